/*
 * habits: how somebody buys, stage by stage: how they look, compare, bargain, buy and
 * pay, and what else the owner wants to know.
 */
#include "facts.h"
#include "offers.h"
#include "pages.h"
#include "settings.h"
#include "shown.h"

enum { LINES = 200 }; /* of one person, the newest of each stage first */

static const char *const sources[] = { "told", "seen", "heard", "guess", NULL };

static const struct field fields[] = {
	{ "stage", "the stage", FORM_ID },
	{ "text", "What they do", FORM_TEXT, .max = 300 },
	{ "source", "how we know", FORM_CHOICE, .choices = sources },
	{ "remark", "What else there is to say", FORM_TEXT, .max = 200 },
	{ 0 }
};

void
buys_fill(struct request *rq, const char *called)
{
	struct view   *buys = view_add(rq->view, "BUYS");
	struct rows   *r = db_query(rq->db, stage_list);
	struct offers *offers = offers_read(rq, rq->id);

	view_text(buys, "called", called);
	while (db_next(r)) {
		struct view  *v = view_add(buys, "STAGES"), *line;
		int64_t       id = db_int(r, stage_list_id);
		struct rows  *newest = db_one(rq->db, fact_of_stage, .person_id = INT(rq->id),
		     .stage_id = INT(id));
		struct matter m;

		view_int(v, "stage_id", id);
		view_text(v, "stage_name", db_text(r, stage_list_name));
		view_text(v, "stage_icon", db_text(r, stage_list_icon));
		view_show(v, "NO_LINE", newest == NULL);
		if (newest == NULL)
			continue;
		line = view_add(v, "LINE");
		fact_read(rq, newest, &m);
		fact_fill(rq, line, &m);
		/* What the shop offers of its own says it better. */
		if (offers == NULL)
			view_part(line, "COULD", "could_words",
			    shop_kind_could(shop_kind_now(rq), (int)id));
		offers_fill(rq, line, offers, &m);
	}
	offers_fill_bothers(rq, buys, offers, rq->id);
}

/* All stages, and below each all its lines. */
static void
fill_stages(struct request *rq, int64_t chosen)
{
	struct matter *all = arena_alloc(rq->arena, LINES * sizeof *all);
	struct rows   *r = db_query(rq->db, fact_habits, .person_id = INT(rq->id),
	      .limit = INT(LINES));
	struct offers *offers = offers_read(rq, rq->id);
	int            n = 0;

	while (db_next(r))
		fact_read(rq, r, &all[n++]);
	r = db_query(rq->db, stage_list);
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "STAGES");
		int64_t      id = db_int(r, stage_list_id);
		bool         any = false;

		view_int(v, "stage_id", id);
		view_text(v, "stage_name", db_text(r, stage_list_name));
		view_text(v, "stage_icon", db_text(r, stage_list_icon));
		view_show(v, "CHOSEN", id == chosen);
		for (int i = 0; i < n; i++)
			if (all[i].stage_id == id) {
				struct view *line = view_add(v, "LINES");

				fact_fill(rq, line, &all[i]);
				view_show(line, "EARLIER", any);
				if (!any)
					offers_fill(rq, line, offers, &all[i]);
				any = true;
			}
		view_show(v, "NO_LINE", !any);
	}
	offers_fill_bothers(rq, rq->view, offers, rq->id);
}

/* The page with this form; false when there is nobody of this id. */
static bool
fill(struct request *rq, const struct form *f)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(rq->id));
	const char  *called;

	if (r == NULL)
		return false;
	called = *db_text(r, person_row_call_name) ? db_text(r, person_row_call_name)
	                                           : db_text(r, person_row_name);
	view_text(rq->view, "title", arena_printf(rq->arena, "How %s buys", called));
	view_text(rq->view, "called", called);
	view_text(rq->view, "name", db_text(r, person_row_name));
	view_int(rq->view, "id", rq->id);
	form_fill(f, rq->view);
	fill_stages(rq, form_int(f, "stage"));
	return true;
}

int
habit_list(struct request *rq)
{
	struct form *f = form_read(rq, fields);

	if (!*form_text(f, "source"))
		form_set(f, "source", "seen");
	if (!fill(rq, f))
		return 404;
	return form_ok(f) ? 200 : 422;
}

int
habit_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	int64_t      stage = form_int(f, "stage"), id;

	if (!*form_text(f, "source"))
		form_set(f, "source", "seen");
	if (stage == 0 || db_one(rq->db, stage_get, .id = INT(stage)) == NULL)
		form_blame(f, "stage", "Choose what it is about: how they look, compare or pay.");
	if (!*form_text(f, "text"))
		form_blame(f, "text", "Write what they do, in one line.");
	if (!form_ok(f))
		return fill(rq, f) ? 422 : 404;
	if (db_one(rq->db, person_row, .id = INT(rq->id)) == NULL)
		return 404;
	id = fact_learn(rq, &(struct learned){ .person_id = rq->id, .kind = "habit",
	    .text = form_text(f, "text"), .source = form_text(f, "source"),
	    .remark = form_text(f, "remark"), .stage_id = stage });
	return redirect(rq, "/people/%lld?did=added&fact=%lld", (long long)rq->id, (long long)id);
}
