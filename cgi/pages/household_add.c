/*
 * household_add: somebody more in a family, with a page or without one; and those
 * without one, who may leave and come back.
 */
#include "find.h"
#include "households.h"
#include "kin.h"
#include "pages.h"
#include "shown.h"
#include "words.h"

enum { FOUND_MAX = 6 };

static const char *const acts[] = { "find", "person", "companion", NULL };
static const char *const companion_acts[] = { "save", "left", "back", NULL };

static const struct field fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ "find", "A name", FORM_TEXT, .max = 80 },
	{ "person", "who it is", FORM_ID },
	{ "name", "Name", FORM_TEXT, .max = 80 },
	{ "kind", "Who they are", FORM_TEXT, .max = 40 },
	{ "remark", "The remark", FORM_TEXT, .max = 200 },
	{ 0 }
};

static const struct field companion_fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = companion_acts },
	{ "name", "Name", FORM_TEXT, .max = 80, .required = true },
	{ "kind", "Who they are", FORM_TEXT, .max = 40 },
	{ "remark", "The remark", FORM_TEXT, .max = 200 },
	{ 0 }
};

/* Those who are meant by the name, but for who lives here already. */
static void
fill_found(struct request *rq, const struct form *f)
{
	struct found found[FOUND_MAX];
	const char  *typed = form_text(f, "find");
	int          n = find_people(rq, typed, found, FOUND_MAX), shown = 0;

	for (int i = 0; i < n; i++) {
		struct rows *r = db_one(rq->db, person_row, .id = INT(found[i].id));
		struct view *v;

		if (r == NULL || found[i].fact || db_int(r, person_row_household_id) == rq->id)
			continue;
		v = view_add(rq->view, "CHOICES");
		view_int(v, "choice_id", found[i].id);
		view_text(v, "choice_name", db_text(r, person_row_name));
		view_part(v, "CHOICE_HOME", "choice_home",
		    kin_family(rq->arena, db_text(r, person_row_household)));
		view_show(v, "CHOSEN", found[i].id == form_int(f, "person"));
		view_part(v, "CHOICE_LOOKS", "choice_looks",
		    strcmp(db_text(r, person_row_looks), db_text(r, person_row_name)) == 0
		        ? "" : db_text(r, person_row_looks));
		face_fill(v, found[i].id, db_text(r, person_row_name), db_text(r, person_row_picture));
		shown++;
	}
	view_show(rq->view, "ANY_CHOICE", shown > 0);
	view_part(rq->view, "NO_CHOICE", "find_typed", shown == 0 ? typed : "");
}

static struct home *
fill_add(struct request *rq)
{
	struct home *h = home_read(rq, rq->id);

	if (h == NULL)
		return NULL;
	view_text(rq->view, "title", arena_printf(rq->arena, "Somebody more of %s",
	    kin_family(rq->arena, h->name)));
	view_int(rq->view, "home_id", rq->id);
	view_text(rq->view, "home_name", h->name);
	view_text(rq->view, "household", kin_family(rq->arena, h->name));
	return h;
}

int
household_add(struct request *rq)
{
	struct form *f = form_read(rq, fields);

	if (fill_add(rq) == NULL)
		return 404;
	fill_found(rq, f);
	form_fill(f, rq->view);
	return form_ok(f) ? 200 : 422;
}

/* With a page: a move, wherever they lived before. */
static void
check_person(struct request *rq, struct form *f, const struct home *h)
{
	int64_t      id = form_int(f, "person");
	struct rows *r = id ? db_one(rq->db, person_row, .id = INT(id)) : NULL;

	if (r == NULL)
		form_blame(f, *form_text(f, "find") ? "person" : "find",
		    *form_text(f, "find") ? "Choose who it is." : "Give a name to look for.");
	else if (db_int(r, person_row_household_id) != rq->id &&
	         (h->nmembers == HOME_MEMBERS || h->more_members))
		form_blame(f, "person", "A family can have %d people with a page at most.",
		    HOME_MEMBERS);
}

static void
check_companion(struct request *rq, struct form *f)
{
	struct rows *r = db_query(rq->db, companion_list, .household_id = INT(rq->id));
	int          n = 0;

	while (db_next(r))
		n += db_is_null(r, companion_list_left_at);
	if (!*text_fold(rq->arena, form_text(f, "name")))
		form_blame(f, "name", "Give a name.");
	else if (n >= HOME_COMPANIONS)
		form_blame(f, "name", "A family can have %d without a page at most.", HOME_COMPANIONS);
}

int
household_join(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct home *h = fill_add(rq);
	const char  *act = form_text(f, "act");

	if (h == NULL)
		return 404;
	if (strcmp(act, "find") == 0 && form_ok(f)) {
		fill_found(rq, f);
		form_fill(f, rq->view);
		return 200;
	}
	if (strcmp(act, "companion") == 0)
		check_companion(rq, f);
	else
		check_person(rq, f, h);
	if (!form_ok(f)) {
		fill_found(rq, f);
		form_fill(f, rq->view);
		return 422;
	}
	if (strcmp(act, "companion") == 0) {
		db_run(rq->db, companion_insert, .household_id = INT(rq->id),
		    .name = TEXT(form_text(f, "name")), .kind = TEXT(form_text(f, "kind")),
		    .remark = TEXT(form_text(f, "remark")), .created_by = INT(rq->staff_id),
		    .created_at = INT(rq->now));
		words_of_household(rq, rq->id);
	} else
		household_settle(rq, form_int(f, "person"), rq->id, "");
	return redirect(rq, "/households/%lld?saved=yes", (long long)rq->id);
}

static void
fill_companion(struct request *rq, struct rows *r)
{
	view_text(rq->view, "title", db_text(r, companion_get_name));
	view_int(rq->view, "pet_id", rq->id);
	view_text(rq->view, "pet_name", db_text(r, companion_get_name));
	view_int(rq->view, "home_id", db_int(r, companion_get_household_id));
	view_text(rq->view, "home_name", db_text(r, companion_get_household));
	view_show(rq->view, "AT_HOME", db_is_null(r, companion_get_left_at));
	view_show(rq->view, "GONE", !db_is_null(r, companion_get_left_at));
}

int
companion_show(struct request *rq)
{
	struct form *f = form_new(rq, companion_fields);
	struct rows *r = db_one(rq->db, companion_get, .id = INT(rq->id));

	if (r == NULL)
		return 404;
	form_load(f, r);
	fill_companion(rq, r);
	form_fill(f, rq->view);
	return 200;
}

int
companion_save(struct request *rq)
{
	struct form *f = form_read(rq, companion_fields);
	struct rows *r = db_one(rq->db, companion_get, .id = INT(rq->id));
	const char  *act = form_text(f, "act");
	int64_t      home, left;

	if (r == NULL)
		return 404;
	fill_companion(rq, r);
	if (form_ok(f) && !*text_fold(rq->arena, form_text(f, "name")))
		form_blame(f, "name", "A name has a letter at least.");
	form_fill(f, rq->view);
	if (!form_ok(f))
		return 422;
	home = db_int(r, companion_get_household_id);
	left = db_int(r, companion_get_left_at);
	left = strcmp(act, "left") == 0 ? (left ? left : rq->now) : strcmp(act, "back") == 0 ? 0 : left;
	db_run(rq->db, companion_update, .id = INT(rq->id), .name = TEXT(form_text(f, "name")),
	    .kind = TEXT(form_text(f, "kind")), .remark = TEXT(form_text(f, "remark")),
	    .left_at = INT_OR_NOTHING(left));
	words_of_household(rq, home);
	return redirect(rq, "/households/%lld?saved=yes", (long long)home);
}
