/*
 * find: see find.h.
 *
 * All words of all people stand in one table, folded, with the last visit beside each,
 * so that a prefix is a range of it.  A prefix that very many people share is not read
 * to its end: then the latest visitors are looked through one after the other, and the
 * first that fit are the ones that are wanted.
 */
#include "find.h"

#include "pages.h"
#include "shown.h"

enum {
	WORDS_MAX = 6,      /* words of a query that count */
	RANGE_MAX = 2000,   /* people read and sorted; more are too many to sort */
	WALK_MAX = 3000,    /* latest visitors looked through instead */
	FACT_LETTERS = 3    /* shorter words do not look into what we know */
};

struct query {
	char *words[WORDS_MAX];
	char *after[WORDS_MAX]; /* " word", as it stands in a person's words */
	int   n, longest;
};

struct candidate {
	int64_t id, last_visit;
	bool    first;
};

static void
cut(struct request *rq, const char *typed, struct query *q)
{
	char *text = text_phone_query(rq->arena, typed), *save = NULL;

	memset(q, 0, sizeof *q);
	if (text == NULL)
		text = text_fold(rq->arena, typed);
	for (char *w = strtok_r(text, " ", &save); w && q->n < WORDS_MAX;
	     w = strtok_r(NULL, " ", &save)) {
		q->words[q->n] = w;
		q->after[q->n] = arena_printf(rq->arena, " %s", w);
		if (strlen(w) > strlen(q->words[q->longest]))
			q->longest = q->n;
		q->n++;
	}
}

static bool
fits(const struct query *q, const char *words)
{
	for (int i = 0; i < q->n; i++)
		if (strstr(words, q->after[i]) == NULL)
			return false;
	return true;
}

/* Add one who is not among them yet; tells whether there is room for more. */
static bool
take(struct found *found, int *n, int limit, int64_t id, const char *fact)
{
	for (int i = 0; i < *n; i++)
		if (found[i].id == id)
			return true;
	if (*n < limit)
		found[(*n)++] = (struct found){ id, fact };
	return *n < limit;
}

static int
better(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->first != y->first)
		return x->first ? -1 : 1;
	if (x->last_visit != y->last_visit)
		return x->last_visit > y->last_visit ? -1 : 1;
	return x->id < y->id ? -1 : 1;
}

/* All in the range of the longest word, best first, into found. */
static bool
few(struct request *rq, const struct query *q, struct found *found, int *n, int limit)
{
	const char       *word = q->words[q->longest];
	struct candidate *c = arena_alloc(rq->arena, (RANGE_MAX + 1) * sizeof *c);
	struct rows      *r;
	int               count = 0;

	r = db_query(rq->db, find_words, .low = TEXT(word), .high = TEXT(text_behind(rq->arena, word)),
	    .limit = INT(RANGE_MAX + 1));
	while (db_next(r)) {
		c[count].id = db_int(r, find_words_person_id);
		c[count].first = db_int(r, find_words_first) == 1;
		c[count++].last_visit = db_int(r, find_words_last_visit);
	}
	if (count > RANGE_MAX)
		return false;
	qsort(c, (size_t)count, sizeof *c, better);
	for (int i = 0; i < count; i++) {
		if (q->n > 1) {
			r = db_one(rq->db, find_check, .id = INT(c[i].id));
			if (r == NULL || !fits(q, db_text(r, find_check_words)))
				continue;
		}
		if (!take(found, n, limit, c[i].id, NULL))
			break;
	}
	return true;
}

static void
many(struct request *rq, const struct query *q, struct found *found, int *n, int limit)
{
	struct rows *r = db_query(rq->db, find_walk, .limit = INT(WALK_MAX));
	struct found others[FIND_MAX];
	int          o = 0;
	size_t       length = strlen(q->after[0]);

	while (db_next(r)) {
		const char *words = db_text(r, find_walk_words);
		int64_t     id = db_int(r, find_walk_id);

		if (!fits(q, words))
			continue;
		if (strncmp(words, q->after[0], length) != 0)
			take(others, &o, limit, id, NULL);
		else if (!take(found, n, limit, id, NULL))
			break;
	}
	db_done(r);
	for (int i = 0; i < o; i++)
		take(found, n, limit, others[i].id, NULL);
}

/* Two words that very many have: those few who have both, if they came long ago. */
static void
both(struct request *rq, const struct query *q, struct found *found, int *n, int limit)
{
	const char  *word = q->words[q->longest], *other = q->words[q->longest == 0];
	struct rows *r = db_query(rq->db, find_both, .low = TEXT(word),
	    .high = TEXT(text_behind(rq->arena, word)), .other_low = TEXT(other),
	    .other_high = TEXT(text_behind(rq->arena, other)), .limit = INT(RANGE_MAX));

	while (*n < limit && db_next(r)) {
		int64_t      id = db_int(r, find_both_person_id);
		struct rows *p = db_one(rq->db, find_check, .id = INT(id));

		if (p && fits(q, db_text(p, find_check_words)))
			take(found, n, limit, id, NULL);
	}
	db_done(r);
}

/* People of whom we know a thing with these words; each word is quoted for FTS5. */
static void
known(struct request *rq, const struct query *q, struct found *found, int *n, int limit)
{
	const char  *match = "";
	struct rows *r;

	for (int i = 0; i < q->n; i++) {
		if (strlen(q->words[i]) < FACT_LETTERS)
			return;
		match = arena_printf(rq->arena, "%s\"%s\"* ", match, q->words[i]);
	}
	r = db_query(rq->db, find_facts, .match = TEXT(match), .limit = INT(limit));
	while (db_next(r) && take(found, n, limit, db_int(r, find_facts_person_id),
	        arena_text(rq->arena, db_text(r, find_facts_text))))
		;
	db_done(r);
}

int
find_people(struct request *rq, const char *typed, struct found *found, int limit)
{
	struct query q;
	int          n = 0;

	cut(rq, typed, &q);
	if (q.n == 0)
		return 0;
	if (!few(rq, &q, found, &n, limit)) {
		many(rq, &q, found, &n, limit);
		if (n < limit && q.n > 1)
			both(rq, &q, found, &n, limit);
	}
	if (n < limit)
		known(rq, &q, found, &n, limit);
	return n;
}

/* view sets: name_before name_match name_after why_before why_match why_after
 * A text as what stands before, in and after its match with a word of the query. */
static bool
underline(struct request *rq, struct view *v, const char *part, const char *text,
    const struct query *q)
{
	size_t from = 0, to = 0;
	bool   hit = false;

	for (int i = 0; i < q->n && !hit; i++)
		hit = text_match(text, q->words[i], &from, &to);
	if (!hit)
		from = to = strlen(text);
	view_text(v, arena_printf(rq->arena, "%s_before", part), arena_bytes(rq->arena, text, from));
	view_text(v, arena_printf(rq->arena, "%s_match", part),
	    arena_bytes(rq->arena, text + from, to - from));
	view_text(v, arena_printf(rq->arena, "%s_after", part), text + to);
	return hit;
}

/* The second line says why somebody was found, where the name does not say it. */
static void
fill_why(struct request *rq, struct view *v, struct rows *r, const struct found *found,
    const struct query *q, bool named)
{
	const char *lines[] = { found->fact ? found->fact : "", db_text(r, person_row_nicknames),
		db_text(r, person_row_looks), db_text(r, person_row_household),
		db_text(r, person_row_call_name) };
	const char *name = db_text(r, person_row_name);
	size_t      from, to;

	for (size_t i = 0; !named && i < sizeof lines / sizeof *lines; i++)
		for (int w = 0; w < q->n; w++)
			if (text_match(lines[i], q->words[w], &from, &to)) {
				underline(rq, v, "why", lines[i], q);
				return;
			}
	underline(rq, v, "why", *lines[2] && strcmp(lines[2], name) != 0 ? lines[2]
	    : *lines[3] ? lines[3] : db_text(r, person_row_say_name), &(struct query){ 0 });
}

void
find_fill(struct request *rq, struct view *v, const struct found *found, const char *typed)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(found->id));
	struct query q;
	bool         named;

	if (r == NULL)
		return;
	cut(rq, typed, &q);
	view_int(v, "id", found->id);
	face_fill(v, found->id, db_text(r, person_row_name), db_text(r, person_row_picture));
	named = underline(rq, v, "name", db_text(r, person_row_name), &q);
	fill_why(rq, v, r, found, &q, named);
	view_text(v, "last_words", shown_ago(rq, db_int(r, person_row_last_day)));
	view_part(v, "GREETING", "greeting", db_text(r, person_row_greeting));
	view_show(v, "NO_GREETING", !*db_text(r, person_row_greeting));
	view_part(v, "USUAL", "usual", db_text(r, person_row_usual));
}
