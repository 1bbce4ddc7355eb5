/*
 * interest_form: the owner sorts what the team has gathered: changes what an interest is
 * called and its area, joins two that are one thing, adds an area.
 */
#include "interests.h"
#include "pages.h"

static const struct field change_fields[] = {
	{ "interest_name", "The name", FORM_TEXT, .max = 60, .required = true },
	{ "area_id", "The area", FORM_ID },
	{ "join", "That they are one thing", FORM_ID },
	{ 0 }
};

static const struct field area_fields[] = {
	{ "area_name", "The name", FORM_TEXT, .max = 40, .required = true },
	{ 0 }
};

static void
fill_form(struct request *rq, struct form *f, const char *now)
{
	struct rows *r = db_query(rq->db, area_list, .low = TEXT(""), .high = TEXT(""));

	view_text(rq->view, "title", arena_printf(rq->arena, "Change %s", now));
	view_text(rq->view, "name_now", now);
	view_int(rq->view, "id", rq->id);
	form_fill(f, rq->view);
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "AREAS");

		view_int(v, "area_id", db_int(r, area_list_area_id));
		view_text(v, "area_name", db_text(r, area_list_area_name));
		/* As it stands in the form, which may never have been sent. */
		view_show(v, "CURRENT", strcmp(form_text(f, "area_id"), db_text(r, area_list_area_id)) == 0);
	}
}

int
interest_change(struct request *rq)
{
	struct rows *r = db_one(rq->db, interest_get, .id = INT(rq->id));
	struct form *f = form_new(rq, change_fields);

	if (r == NULL)
		return 404;
	form_load(f, r);
	fill_form(rq, f, db_text(r, interest_get_interest_name));
	return 200;
}

/* All that is tied to the one is tied to the other, and the one is gone. */
static int
join(struct request *rq, int64_t other)
{
	db_run(rq->db, interest_move_facts, .id = INT(rq->id), .other_id = INT(other));
	db_run(rq->db, interest_move_staff, .id = INT(rq->id), .other_id = INT(other));
	db_run(rq->db, interest_leave_staff, .id = INT(rq->id));
	db_run(rq->db, interest_delete, .id = INT(rq->id));
	return redirect(rq, "/interests/%lld?joined=yes", (long long)other);
}

int
interest_save(struct request *rq)
{
	struct form *f = form_read(rq, change_fields);
	struct rows *r = db_one(rq->db, interest_get, .id = INT(rq->id));
	const char  *name = form_text(f, "interest_name"), *now;
	int64_t      area, other;

	if (r == NULL)
		return 404;
	now = arena_text(rq->arena, db_text(r, interest_get_interest_name));
	area = form_ok(f) && form_int(f, "area_id") ? form_int(f, "area_id")
	                                            : db_int(r, interest_get_area_id);
	if (*name && *text_fold(rq->arena, name) == '\0')
		form_blame(f, "interest_name", "A name has a letter at least.");
	if (!db_one(rq->db, area_get, .id = INT(area)))
		form_blame(f, "area_id", "There is no such area. Choose another.");
	if (form_ok(f)) {
		r = db_one(rq->db, interest_find, .name = TEXT(name));
		other = r ? db_int(r, interest_find_id) : rq->id;
		/* Only with the one that was offered, whatever the name has become since. */
		if (other != rq->id && form_int(f, "join") == other)
			return join(rq, other);
		if (other != rq->id) {
			struct view *offer = view_add(rq->view, "JOIN_OFFER");

			view_text(offer, "other_name", name);
			view_int(offer, "other_id", other);
			form_blame(f, "interest_name",
			    "There is a page for %s already. Join the two, or give another name.", name);
		}
	}
	if (!form_ok(f)) {
		fill_form(rq, f, now);
		return 422;
	}
	db_run(rq->db, interest_update, .id = INT(rq->id), .name = TEXT(name), .area_id = INT(area));
	interest_adopt(rq, rq->id, name);
	return redirect(rq, "/interests/%lld?saved=yes", (long long)rq->id);
}

int
interest_list(struct request *rq)
{
	interest_fill_list(rq, form_new(rq, area_fields));
	return 200;
}

int
area_create(struct request *rq)
{
	struct form *f = form_read(rq, area_fields);
	const char  *name = form_text(f, "area_name");

	if (*name && *text_fold(rq->arena, name) == '\0')
		form_blame(f, "area_name", "A name has a letter at least.");
	if (form_ok(f) && db_run(rq->db, area_insert, .name = TEXT(name)) == DB_TAKEN)
		form_blame(f, "area_name", "There is an area %s already.", name);
	if (!form_ok(f)) {
		interest_fill_list(rq, f);
		form_fill(f, rq->view);
		return 422;
	}
	return redirect(rq, "/interests?saved=yes");
}
