/*
 * stages: the stages of how somebody buys, for the owner, who adds the shop's own.
 */
#include "pages.h"
#include "shown.h"

enum { STAGES_MAX = 20 };

static const struct field fields[] = {
	{ "stage_name", "The stage", FORM_TEXT, .max = 40 },
	{ 0 }
};

static const struct field saved_fields[] = { { "saved", "What was saved", FORM_FLAG }, { 0 } };

static void
fill_list(struct request *rq, const struct form *f)
{
	struct rows *r = db_query(rq->db, stage_list);

	view_text(rq->view, "title", "How people buy");
	form_fill(f, rq->view);
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "STAGES");

		view_int(v, "stage_id", db_int(r, stage_list_id));
		view_text(v, "stage_name", db_text(r, stage_list_name));
		view_text(v, "stage_icon", db_text(r, stage_list_icon));
	}
}

int
stage_list(struct request *rq)
{
	struct form *f = form_read(rq, saved_fields);

	if (form_ok(f) && form_flag(f, "saved"))
		view_text(view_add(rq->view, "SAVED"), "saved",
		    "Every page offers these stages now.");
	fill_list(rq, form_new(rq, fields));
	return 200;
}

static void
check_name(struct request *rq, struct form *f)
{
	if (*text_fold(rq->arena, form_text(f, "stage_name")) == '\0')
		form_blame(f, "stage_name", "Give the stage a name: Tries on, Comes back.");
}

static void
blame_double(struct form *f)
{
	form_blame(f, "stage_name", "There is a stage called %s already.",
	    form_text(f, "stage_name"));
}

int
stage_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = db_one(rq->db, stage_count);

	check_name(rq, f);
	if (r && db_int(r, stage_count_n) >= STAGES_MAX)
		form_blame(f, "stage_name", "%d stages are enough for anybody at a counter.",
		    STAGES_MAX);
	if (form_ok(f) && db_run(rq->db, stage_insert,
	        .name = TEXT(form_text(f, "stage_name"))) == DB_TAKEN)
		blame_double(f);
	if (form_ok(f))
		return redirect(rq, "/stages?saved=yes");
	fill_list(rq, f);
	return 422;
}

/* The page that renames one; false when there is none. */
static bool
fill_one(struct request *rq, struct form *f, bool load)
{
	struct rows *r = db_one(rq->db, stage_get, .id = INT(rq->id));

	if (r == NULL)
		return false;
	if (load)
		form_set(f, "stage_name", db_text(r, stage_get_name));
	view_text(rq->view, "title", arena_printf(rq->arena, "Rename %s",
	    db_text(r, stage_get_name)));
	view_int(rq->view, "stage_id", rq->id);
	view_text(rq->view, "name_now", db_text(r, stage_get_name));
	form_fill(f, rq->view);
	return true;
}

int
stage_show(struct request *rq)
{
	return fill_one(rq, form_new(rq, fields), true) ? 200 : 404;
}

int
stage_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	int64_t      n = 1;

	check_name(rq, f);
	if (form_ok(f) && (n = db_run(rq->db, stage_rename, .id = INT(rq->id),
	                       .name = TEXT(form_text(f, "stage_name")))) == DB_TAKEN)
		blame_double(f);
	if (n == 0)
		return 404;
	if (form_ok(f))
		return redirect(rq, "/stages?saved=yes");
	return fill_one(rq, f, false) ? 422 : 404;
}
