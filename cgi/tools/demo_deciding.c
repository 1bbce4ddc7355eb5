/*
 * demo_deciding: by what the owner of the demonstration's shop decides: what the people made
 * up from lists are known for, and the kinds of customers that are found by it.  It is read
 * from db/demo/deciding.txt, once all the others are in the book.
 */
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "demo.h"
#include "segments.h"
#include "sql.h"

enum { SEED = 1983, MONTHS = 12 };
enum { TOWN, LANGUAGE, WANTS, NEEDS, DESIRES, TAGS, SAYS };
static const char *const says[SAYS] = { "town", "language", "wants", "needs", "desires", "tags" };

struct deciding {
	struct book   *book;
	struct cast   *cast;
	struct stanza *s;
	struct dice    dice;
	const char    *tags[MOST_GUESTS], *towns[MOST_GUESTS];
	const char    *sort;    /* the lines are about these of the people; "" is all */
	int64_t        person;  /* or about this one, */
	const char    *said[SAYS]; /* who has said so much, */
	const char    *segment; /* or about this one, */
	const char    *rule;    /* whose lines these are so far */
};

/* tag  percent  words; town  percent  name: the first that falls to somebody */
static void
mark(struct deciding *d, bool tag, int percent, const char *words)
{
	for (int i = 0; i < d->cast->n; i++) {
		const struct guest *g = &d->cast->guests[i];
		const char        **had = tag ? &d->tags[i] : &d->towns[i];

		if (g->sort == NULL || (*d->sort && strcmp(g->sort, d->sort) != 0) ||
		    !dice_chance(&d->dice, percent) || (*had && (!tag || strstr(*had, words))))
			continue;
		*had = *had == NULL ? arena_text(d->cast->arena, words)
		    : arena_printf(d->cast->arena, "%s, %s", *had, words);
	}
}

static void
keep_marks(struct deciding *d)
{
	for (int i = 0; i < d->cast->n; i++)
		if (d->tags[i] || d->towns[i])
			db_run(d->book->db, person_mark, .id = INT(d->cast->guests[i].id),
			    .tags = TEXT(d->tags[i] ? d->tags[i] : ""),
			    .town = TEXT(d->towns[i] ? d->towns[i] : ""));
}

/* How many of these were with us already, so many days ago. */
static int
with_us(const struct deciding *d, const int64_t *ids, int n, int64_t ago)
{
	int with = 0;

	for (int i = 0; i < d->cast->n; i++)
		for (int k = 0; k < n; k++)
			with += d->cast->guests[i].id == ids[k] && d->cast->guests[i].since >= ago;
	return with;
}

/* The months before this one, as they would have been kept: by who was with us. */
static void
keep_months(struct request *rq, const struct deciding *d, int64_t id, const struct segment *s)
{
	struct segment_bits bits = segments_bits(rq);
	int64_t             ids[MOST_GUESTS], this_month = segments_month(rq), day = rq->today;
	int                 n = segment_people(s, &bits, 0, ids, MOST_GUESTS), before = -1;

	for (int64_t month = this_month - MONTHS + 1; month <= this_month; month++) {
		int now;

		if (month < this_month)
			clock_from_date((int)(month / 12), (int)(month % 12) + 1, 1, &day);
		else
			day = rq->today;
		now = with_us(d, ids, n, rq->today - day);
		db_run(rq->db, segment_month_put, .segment_id = INT(id), .month = INT(month),
		    .people = INT(now), .joined = INT(before < 0 ? 0 : now - before), .left = INT(0));
		before = now;
	}
}

static void
keep_segment(struct deciding *d)
{
	struct request *rq = book_as(d->book, 1, d->book->now);
	struct segment  s;
	const char     *why;
	int64_t         id;

	if (d->segment == NULL)
		return;
	if (!segment_read(d->cast->arena, d->rule, &s, &why))
		stanza_fail(d->s, why);
	id = db_run(rq->db, segment_insert, .name = TEXT(d->segment), .rule = TEXT(d->rule),
	    .staff_id = INT(1), .at = INT(rq->now));
	segments_begin(rq, id, &s);
	keep_months(rq, d, id, &s);
	d->segment = NULL;
}

/* The next one who says something of themselves. */
static void
begin_person(struct deciding *d, const char *full)
{
	for (int i = 0; i < d->cast->n && d->person == 0; i++)
		if (strcmp(d->cast->guests[i].full, full) == 0)
			d->person = d->cast->guests[i].id;
	if (d->person == 0)
		stanza_fail(d->s, "nobody has this full name");
	for (int k = 0; k < SAYS; k++)
		d->said[k] = "";
}

/* wants  words: whether this is a line of somebody. */
static bool
read_said(struct deciding *d)
{
	for (int k = 0; d->person && d->s->nfields == 2 && k < SAYS; k++)
		if (strcmp(d->s->field[0], says[k]) == 0) {
			d->said[k] = arena_text(d->cast->arena, d->s->field[1]);
			return true;
		}
	return false;
}

static void
keep_person(struct deciding *d)
{
	if (d->person)
		db_run(d->book->db, person_says, .id = INT(d->person), .town = TEXT(d->said[TOWN]),
		    .language = TEXT(d->said[LANGUAGE]), .wants = TEXT(d->said[WANTS]),
		    .needs = TEXT(d->said[NEEDS]), .desires = TEXT(d->said[DESIRES]),
		    .tags = TEXT(d->said[TAGS]));
	d->person = 0;
}

void
demo_deciding(struct book *b, struct cast *cast, const char *file)
{
	struct stanza    s = stanza_open(cast->arena, file);
	struct deciding *d = arena_alloc(cast->arena, sizeof *d);
	bool             marked = false;

	*d = (struct deciding){ .book = b, .cast = cast, .s = &s, .dice = dice_of(SEED), .sort = "" };
	while (stanza_next(&s)) {
		const char *key = s.field[0];

		if (s.head) {
			keep_segment(d);
			keep_person(d);
			if (strcmp(key, "person") == 0 && s.nfields == 2)
				begin_person(d, s.field[1]);
			d->sort = strcmp(key, "sort") == 0 && s.nfields == 2 ? s.field[1] : "";
			d->rule = "";
			if (strcmp(key, "segment") == 0 && s.nfields == 2) {
				if (!marked)
					keep_marks(d);
				marked = true;
				d->segment = s.field[1];
			}
		} else if (d->segment && strcmp(key, "rule") == 0 && s.nfields == 2)
			d->rule = arena_printf(cast->arena, "%s%s%s", d->rule, *d->rule ? "\n" : "",
			    s.field[1]);
		else if (read_said(d))
			continue;
		else if (!d->segment && s.nfields == 3 &&
		    (strcmp(key, "tag") == 0 || strcmp(key, "town") == 0))
			mark(d, key[1] == 'a', atoi(s.field[1]), s.field[2]);
		else
			stanza_fail(&s, "nobody knows what this line means");
	}
	keep_person(d);
	keep_segment(d);
}
