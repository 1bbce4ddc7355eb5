/*
 * offers_beside: what suits somebody's lines, for offers.h.
 */
#include "offers.h"

#include "facts.h"
#include "offer.h"
#include "pages.h"

enum {
	TRIED = 200,   /* of what was tried with somebody, the latest */
	OUTCOMES = 20, /* of how an offer went of late */
	BESIDE = 1,    /* suggested beside one line */
	BOTHERS = 3    /* lines of what bothers */
};

struct offers {
	struct offer each[OFFERS_MAX];
	bool         counted[OFFERS_MAX];
	int          n;
};

void
offers_went(struct request *rq, int64_t id, int limit, int *helped, int *failed)
{
	struct rows *r = db_query(rq->db, offer_outcomes, .offer_id = INT(id), .limit = INT(limit));

	*helped = *failed = 0;
	while (db_next(r)) {
		const char *outcome = db_text(r, offer_outcomes_outcome);
		int         n = (int)db_int(r, offer_outcomes_n);

		if (strcmp(outcome, "liked") == 0 || strcmp(outcome, "better") == 0)
			*helped += n;
		else if (strcmp(outcome, "no") == 0 || strcmp(outcome, "worse") == 0 ||
		         strcmp(outcome, "same") == 0)
			*failed += n;
	}
}

/* What got a no from them is not offered again, nor what is being tried. */
static void
read_tried(struct request *rq, struct offers *all, const char *const *sort_names, int n,
    int64_t person_id)
{
	struct rows *r = db_query(rq->db, offer_tried, .person_id = INT(person_id),
	    .limit = INT(TRIED));

	while (db_next(r)) {
		const char *outcome = db_text(r, offer_tried_outcome);
		bool        no = strcmp(outcome, "no") == 0 || strcmp(outcome, "worse") == 0;
		bool        open = *outcome == '\0' || strcmp(outcome, "not yet") == 0;

		for (int i = 0; i < n; i++)
			if (db_int(r, offer_tried_offer_id) == all->each[i].id ||
			    strcmp(db_text(r, offer_tried_sort_text), sort_names[i]) == 0) {
				all->each[i].refused |= no;
				all->each[i].open |= open;
			}
	}
}

struct offers *
offers_read(struct request *rq, int64_t person_id)
{
	struct rows   *r = db_query(rq->db, offer_list);
	struct offers *all = NULL;
	const char    *sort_names[OFFERS_MAX];
	int            n = 0;

	for (; n < OFFERS_MAX && db_next(r); n++) {
		struct offer *o;

		if (all == NULL)
			all = arena_alloc(rq->arena, sizeof *all);
		sort_names[n] = arena_text(rq->arena, db_text(r, offer_list_sort_name));
		o = &all->each[n];
		o->id = db_int(r, offer_list_id);
		o->stage_id = db_int(r, offer_list_stage_id);
		o->name = arena_text(rq->arena, db_text(r, offer_list_name));
		o->words = arena_text(rq->arena, db_text(r, offer_list_words));
	}
	db_done(r);
	if (all == NULL)
		return NULL;
	all->n = n;
	read_tried(rq, all, sort_names, n, person_id);
	return all;
}

/* The places of those that suit a line, and how many. */
static int
choose(struct request *rq, struct offers *all, const struct matter *m, int places[BESIDE])
{
	/* How those went that may be suggested, each asked once. */
	for (int i = 0; i < all->n; i++) {
		struct offer *o = &all->each[i];

		if (all->counted[i] || o->refused || o->open ||
		    !offer_suits(rq->arena, o, m->stage_id, m->text))
			continue;
		offers_went(rq, o->id, OUTCOMES, &o->helped, &o->failed);
		all->counted[i] = true;
	}
	return offer_choose(rq->arena, all->each, all->n, m->stage_id, m->text, places, BESIDE);
}

static void
fill_chosen(struct view *v, const struct offers *all, const int *places, int n, int64_t fact_id)
{
	for (int i = 0; i < n; i++) {
		struct view *row = view_add(v, "OFFERS");

		view_int(row, "offer_id", all->each[places[i]].id);
		view_text(row, "offer_name", all->each[places[i]].name);
		view_int(row, "offer_fact", fact_id);
	}
}

void
offers_fill(struct request *rq, struct view *v, struct offers *all, const struct matter *m)
{
	int places[BESIDE];

	if (all)
		fill_chosen(v, all, places, choose(rq, all, m, places), m->id);
}

void
offers_fill_bothers(struct request *rq, struct view *v, struct offers *all, int64_t person_id)
{
	struct matter bothers[BOTHERS];
	struct rows  *r;
	int           n = 0, places[BESIDE];

	if (all == NULL)
		return;
	r = db_query(rq->db, fact_bothers, .person_id = INT(person_id), .limit = INT(BOTHERS));
	while (db_next(r))
		bothers[n++] = (struct matter){ .id = db_int(r, fact_bothers_id),
			.text = arena_text(rq->arena, db_text(r, fact_bothers_text)) };
	for (int i = 0; i < n; i++) {
		int          found = choose(rq, all, &bothers[i], places);
		struct view *row = found ? view_add(v, "OFFERS_BOTHER") : NULL;

		if (row == NULL)
			continue;
		view_text(row, "bother_words", bothers[i].text);
		fill_chosen(row, all, places, found, bothers[i].id);
	}
}

bool
offers_taken(struct request *rq, int64_t person_id, int64_t offer_id)
{
	struct offers *all = offers_read(rq, person_id);

	for (int i = 0; all && i < all->n; i++)
		if (all->each[i].id == offer_id)
			return all->each[i].refused || all->each[i].open;
	return true;
}
