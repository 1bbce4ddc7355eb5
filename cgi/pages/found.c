/*
 * found: one row of what the search has found, and why.
 */
#include "find.h"
#include "pages.h"
#include "shown.h"

/* What was looked for. */
struct query {
	const char *words[FIND_WORDS];
	int         n;
};

/* How many of the words a text says. */
static int
says(const char *text, const struct query *q)
{
	size_t from, to;
	int    n = 0;

	for (int i = 0; i < q->n; i++)
		n += text_match(text, q->words[i], &from, &to);
	return n;
}

/* The words that a text does not say. */
static struct query
rest(const char *text, const struct query *q)
{
	struct query left = { 0 };

	for (int i = 0; i < q->n; i++)
		if (!says(text, &(struct query){ { q->words[i] }, 1 }))
			left.words[left.n++] = q->words[i];
	return left;
}

/* view sets: name_before name_match name_after why_before why_match why_after
 * A text as what stands before, in and after its match with a word of the query. */
static void
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
}

/* "Shadow, the dog": who at home was looked for, or "". */
static const char *
companion(struct request *rq, int64_t household_id, const struct query *q)
{
	struct rows *r = db_query(rq->db, found_companions, .household_id = INT(household_id));
	const char  *line = "";

	while (!*line && db_next(r)) {
		const char *name = db_text(r, found_companions_name);
		const char *kind = db_text(r, found_companions_kind);

		if (says(name, q) + says(kind, q) > 0)
			line = arena_printf(rq->arena, *kind ? "%s, the %s" : "%s", name, kind);
	}
	db_done(r);
	return line;
}

/* What the second line says: why somebody was found, where the name does not say it. */
static const char *
why(struct request *rq, struct rows *r, const struct query *q)
{
	const char *looks = db_text(r, person_row_looks), *home = db_text(r, person_row_household);
	struct rows *full = db_one(rq->db, found_name, .id = INT(db_int(r, person_row_id)));
	const char *best = strcmp(looks, db_text(r, person_row_name)) == 0 ? "" : looks;
	int64_t     home_id = db_int(r, person_row_household_id);
	const char *lines[] = { db_text(r, person_row_nicknames), looks,
		q->n > 0 && home_id != 0 ? companion(rq, home_id, q) : "", home,
		db_text(r, person_row_call_name), db_text(r, person_row_tags),
		db_text(r, person_row_town), full ? db_text(full, found_name_full_name) : "" };
	int         most = 0;

	if (!*best)
		best = *home ? home : db_text(r, person_row_say_name);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (says(lines[i], q) > most) {
			most = says(lines[i], q);
			best = lines[i];
		}
	return best;
}

void
found_fill(struct request *rq, struct view *v, const struct found *found)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(found->id));
	struct query q, unsaid;
	const char  *kind, *name;

	if (r == NULL)
		return;
	q.n = find_cut(rq, found->words, q.words);
	name = db_text(r, person_row_name);
	kind = db_text(r, person_row_kind);
	view_int(v, "id", found->id);
	face_fill(v, found->id, name, db_text(r, person_row_picture));
	underline(rq, v, "name", name, &q);
	unsaid = rest(name, &q);
	if (found->fact)
		underline(rq, v, "why", found->fact, &q);
	else
		underline(rq, v, "why", why(rq, r, &unsaid), &unsaid);
	view_part(v, "KIND", "kind_words", strcmp(kind, "customer") == 0 ? "" : kind);
	view_text(v, "last_words", shown_ago(rq, db_int(r, person_row_last_day)));
	view_part(v, "GREETING", "greeting", db_text(r, person_row_greeting));
	view_show(v, "NO_GREETING", !*db_text(r, person_row_greeting));
	view_part(v, "USUAL", "usual", db_text(r, person_row_usual));
}
