/*
 * who: see who.h.
 */
#include "who.h"

#include "pages.h"
#include "shown.h"

static void
fill(struct request *rq, struct who *w, struct rows *r)
{
	const char *looks = db_text(r, person_row_looks);
	const char *call_name = db_text(r, person_row_call_name);

	w->id = db_int(r, person_row_id);
	w->facts = db_int(r, person_row_facts);
	w->name = arena_text(rq->arena, db_text(r, person_row_name));
	w->called = w->apart = *call_name ? arena_text(rq->arena, call_name) : w->name;
	w->remark = arena_text(rq->arena, *looks && strcmp(looks, w->name) != 0
	    ? looks : db_text(r, person_row_household));
	w->picture = arena_text(rq->arena, db_text(r, person_row_picture));
	w->seen = shown_ago_inside(rq, db_int(r, person_row_last_day));
}

bool
who_among(const int64_t *ids, int n, int64_t id)
{
	for (int i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

bool
who_get(struct request *rq, int64_t id, struct who *w)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(id));

	if (r)
		fill(rq, w, r);
	return r != NULL;
}

int
who_came(struct request *rq, int64_t visit_id, struct who *w)
{
	struct rows *r = db_query(rq->db, visit_people, .visit_id = INT(visit_id));
	int          n = 0;

	while (n < WHO_MAX && db_next(r))
		n += who_get(rq, db_int(r, visit_people_person_id), &w[n]);
	db_done(r);
	return n;
}

static bool
alike(const struct who *w, int n, int i, bool called)
{
	for (int j = 0; j < n; j++)
		if (j != i && (called ? strcmp(w[j].called, w[i].called) == 0
		                      : strcmp(w[j].name, w[i].name) == 0))
			return true;
	return false;
}

void
who_tell_apart(struct request *rq, struct who *w, int n)
{
	for (int i = 0; i < n; i++) {
		w[i].apart = alike(w, n, i, true) ? w[i].name : w[i].called;
		if (alike(w, n, i, false))
			w[i].apart = arena_printf(rq->arena, "%s (%s)", w[i].name,
			    *w[i].remark ? w[i].remark : w[i].seen);
	}
	for (int i = 0; i < n; i++)
		if (w[i].apart != w[i].called)
			w[i].called = w[i].name;
}

const char *
who_words(struct request *rq, const struct who *w, int n)
{
	const char *words = n > 0 ? w[0].apart : "";

	for (int i = 1; i < n; i++)
		words = arena_printf(rq->arena, "%s%s%s", words, i == n - 1 ? " and " : ", ",
		    w[i].apart);
	return words;
}
