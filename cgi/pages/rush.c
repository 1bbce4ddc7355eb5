/*
 * rush: all that is needed to make something from the file and to send it, on one sheet of
 * paper.  So everything on it has its bound.
 */
#include "addresses.h"
#include "pages.h"
#include "sheets.h"
#include "shown.h"
#include "style.h"

enum {
	RUSH_KINDS = 4,
	RUSH_STYLE = 5,  /* of what they wear, and of what not */
	RUSH_USUALS = 4
};

struct taken {
	int64_t     id, day;
	const char *kind, *taker;
};

static void
fill_sizes(struct request *rq)
{
	struct taken taken[RUSH_KINDS];
	struct rows *r = db_query(rq->db, sheet_newest, .person_id = INT(rq->id),
	    .limit = INT(RUSH_KINDS));
	int          n = 0;

	for (; n < RUSH_KINDS && db_next(r); n++)
		taken[n] = (struct taken){ db_int(r, sheet_newest_id), db_int(r, sheet_newest_day),
			arena_text(rq->arena, db_text(r, sheet_newest_kind)),
			arena_text(rq->arena, db_text(r, sheet_newest_taker)) };
	db_done(r);
	view_show(rq->view, "NO_SHEETS", n == 0);
	view_show(rq->view, "RUSH_KINDS", false);
	for (int i = 0; i < n; i++) {
		struct view *v = view_add(rq->view, "RUSH_KINDS");

		view_text(v, "sheet_kind", taken[i].kind);
		sheet_fill_day(rq, v, taken[i].day, taken[i].taker, true);
		sheet_fill_values(rq, v, taken[i].id, 0, SHEET_VALUES);
	}
}

/* The usuals, and what was last remarked when somebody measured. */
static void
fill_send(struct request *rq, const char *usual)
{
	struct rows *r = db_query(rq->db, rush_usuals, .person_id = INT(rq->id),
	    .limit = INT(RUSH_USUALS));
	bool         any = false;
	struct view *remark;

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "RUSH_USUALS");

		view_text(v, "rush_usual", db_text(r, rush_usuals_name));
		view_part(v, "RUSH_HOW", "rush_how", db_text(r, rush_usuals_remark));
		any = true;
	}
	if (!any && *usual) {
		struct view *v = view_add(rq->view, "RUSH_USUALS");

		view_text(v, "rush_usual", usual);
		view_part(v, "RUSH_HOW", "rush_how", "");
		any = true;
	}
	view_show(rq->view, "RUSH_USUALS", false);
	r = db_one(rq->db, rush_remark, .person_id = INT(rq->id));
	view_show(rq->view, "RUSH_REMARK", false);
	view_show(rq->view, "NOTHING_TO_SEND", !any && r == NULL);
	if (r == NULL)
		return;
	remark = view_add(rq->view, "RUSH_REMARK");
	view_text(remark, "rush_kind", db_text(r, rush_remark_kind));
	view_text(remark, "rush_remark", db_text(r, rush_remark_remark));
	view_text(remark, "rush_when", clock_day_words(rq->arena, db_int(r, rush_remark_day), rq->today));
}

int
rush_show(struct request *rq)
{
	struct rows *r = db_one(rq->db, person_get, .id = INT(rq->id));
	struct view *v = rq->view;
	const char  *name, *full, *usual;

	if (r == NULL)
		return 404;
	name = arena_text(rq->arena, db_text(r, person_get_name));
	full = db_text(r, person_get_full_name);
	usual = arena_text(rq->arena, db_text(r, person_get_usual));
	view_text(v, "title", arena_printf(rq->arena, "Rush sheet for %s", name));
	view_int(v, "id", rq->id);
	view_text(v, "name", name);
	view_part(v, "SAY", "say_name", db_text(r, person_get_say_name));
	view_part(v, "FULL", "full_name", strcmp(full, name) == 0 ? "" : full);
	view_part(v, "PHONE", "phone", db_text(r, person_get_phone));
	view_show(v, "NO_PHONE", !*db_text(r, person_get_phone));
	view_text(v, "rush_day", clock_day_words(rq->arena, rq->today, rq->today));
	view_text(v, "rush_iso", clock_iso_day(rq->arena, rq->today));
	fill_sizes(rq);
	view_show(v, "NO_STYLE", style_fill(rq, v, rq->id, RUSH_STYLE) == 0);
	fill_send(rq, usual);
	address_fill_today(rq, v, rq->id);
	return 200;
}
