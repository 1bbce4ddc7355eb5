/*
 * ground: see ground.h.
 */
#include "ground.h"

#include "pages.h"
#include "shown.h"

enum {
	SHARED_MAX = 100,
	BOTH_SHOWN = 4, /* lines of the card */
	NAMED = 3       /* in one sentence */
};

/* One thing that somebody of the team loves too. */
struct shared {
	int64_t     staff_id, interest_id, learned_at;
	const char *staff_name, *name;
};

struct ground {
	struct shared all[SHARED_MAX]; /* those of one of the team beside each other */
	int           n;
	int           mine, nmine;     /* where those of whoever is signed in begin, how many */
	int           best, nbest;     /* of whoever else shares most, and more; nbest 0: nobody */
};

static void
count_each(struct ground *g, int64_t me)
{
	for (int from = 0, to; from < g->n; from = to) {
		for (to = from; to < g->n && g->all[to].staff_id == g->all[from].staff_id;)
			to++;
		if (g->all[from].staff_id == me) {
			g->mine = from;
			g->nmine = to - from;
		} else if (to - from > g->nbest) {
			g->best = from;
			g->nbest = to - from;
		}
	}
	if (g->nbest <= g->nmine)
		g->nbest = 0;
}

static void
find(struct request *rq, int64_t person_id, struct ground *g)
{
	struct rows *r = db_query(rq->db, ground_list, .person_id = INT(person_id));

	memset(g, 0, sizeof *g);
	while (g->n < SHARED_MAX && db_next(r))
		g->all[g->n++] = (struct shared){
			.staff_id = db_int(r, ground_list_staff_id),
			.staff_name = arena_text(rq->arena, db_text(r, ground_list_staff_name)),
			.interest_id = db_int(r, ground_list_interest_id),
			.name = arena_text(rq->arena, db_text(r, ground_list_interest_name)),
			.learned_at = db_int(r, ground_list_learned_at),
		};
	db_done(r);
	count_each(g, rq->staff_id);
}

static bool
is_mine(const struct ground *g, int64_t interest_id)
{
	for (int i = g->mine; i < g->mine + g->nmine; i++)
		if (g->all[i].interest_id == interest_id)
			return true;
	return false;
}

/* "chess, jazz and old maps", but nothing that is mine too when others says so. */
static const char *
names(struct request *rq, const struct ground *g, int from, int n, bool others)
{
	const char *list[NAMED], *words = "";
	int         named = 0;

	for (int i = from; i < from + n && named < NAMED; i++)
		if (!others || !is_mine(g, g->all[i].interest_id))
			list[named++] = g->all[i].name;
	for (int i = 0; i < named; i++)
		words = arena_printf(rq->arena, "%s%s%s", words,
		    i == 0 ? "" : i == named - 1 ? " and " : ", ", list[i]);
	return words;
}

/* Who went to the same school as they did. */
static void
fill_schools(struct request *rq, int64_t person_id)
{
	struct rows *schools = db_query(rq->db, ground_schools, .person_id = INT(person_id)), *r;

	while (db_next(schools)) {
		struct view *v = NULL;
		int64_t      seen[NAMED] = { 0 };
		int          n = 0;

		r = db_query(rq->db, ground_schoolmates, .person_id = INT(person_id),
		    .interest_id = INT(db_int(schools, ground_schools_interest_id)));
		while (n < NAMED && db_next(r)) {
			int64_t      id = db_int(r, ground_schoolmates_id);
			struct view *mate;

			if (id == seen[0] || id == seen[1])
				continue;
			seen[n++] = id;
			if (v == NULL) {
				v = view_add(rq->view, "SAME_SCHOOL");
				db_fill(schools, v);
			}
			mate = view_add(v, "MATES");
			view_int(mate, "id", id);
			view_text(mate, "name", db_text(r, ground_schoolmates_name));
		}
		db_done(r);
	}
}

static void
fill_card(struct request *rq, const struct ground *g, const char *called)
{
	struct view *card = view_add(rq->view, "GROUND"), *v;

	view_text(card, "called", called);
	face_fill(view_add(card, "OWN_FACE"), rq->staff_id, rq->staff_name, "");
	for (int i = g->mine; i < g->mine + g->nmine && i < g->mine + BOTH_SHOWN; i++) {
		v = view_add(card, "BOTH");
		view_int(v, "interest_id", g->all[i].interest_id);
		view_text(v, "interest_name", g->all[i].name);
		view_text(v, "learned_words",
		    shown_ago_inside(rq, clock_day(g->all[i].learned_at)));
		view_text(v, "learned_iso", clock_iso(rq->arena, g->all[i].learned_at));
	}
	if (g->nbest) {
		v = view_add(card, "ASK_OVER");
		view_text(v, "staff_name", g->all[g->best].staff_name);
		view_text(v, "over_words", names(rq, g, g->best, g->nbest, true));
	}
}

void
ground_fill(struct request *rq, int64_t person_id)
{
	struct rows  *r = db_one(rq->db, ground_person, .id = INT(person_id));
	struct ground g;

	if (r == NULL || db_int(r, ground_person_business_only))
		return;
	find(rq, person_id, &g);
	if (g.nmine || g.nbest)
		fill_card(rq, &g, *db_text(r, ground_person_call_name)
		    ? db_text(r, ground_person_call_name) : db_text(r, ground_person_name));
	fill_schools(rq, person_id);
}

const char *
ground_words(struct request *rq, int64_t person_id)
{
	struct rows  *r = db_one(rq->db, ground_person, .id = INT(person_id));
	struct ground g;

	if (r == NULL || db_int(r, ground_person_business_only))
		return "";
	find(rq, person_id, &g);
	if (g.nmine)
		return arena_printf(rq->arena, "You both: %s.", names(rq, &g, g.mine, g.nmine, false));
	if (g.nbest)
		return arena_printf(rq->arena, "Ask %s over: %s.", g.all[g.best].staff_name,
		    names(rq, &g, g.best, g.nbest, true));
	return "";
}
