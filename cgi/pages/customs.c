/*
 * customs: how we do things here, for everybody to read; the owner writes them, puts them
 * in order, and takes out what is no custom any more.
 */
#include "pages.h"
#include "shown.h"

enum { CUSTOMS_MAX = 20, /* more nobody keeps in mind, and one printed page holds them */
	PAPER_LETTERS = 2400 }; /* more than so many stand in two columns on it */

static const char *const acts[] = { "save", "up", "remove", NULL };

static const struct field fields[] = {
	{ "custom_title", "Its name", FORM_TEXT, .max = 80 },
	{ "custom_text", "What we do", FORM_TEXT, .max = 400 },
	{ 0 }
};

static const struct field change_fields[] = {
	{ "custom_title", "Its name", FORM_TEXT, .max = 80 },
	{ "custom_text", "What we do", FORM_TEXT, .max = 400 },
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ 0 }
};

static const struct field saved_fields[] = { { "saved", "What was saved", FORM_FLAG }, { 0 } };

static void
fill_list(struct request *rq, const struct form *f)
{
	struct rows *r = db_query(rq->db, custom_list);
	size_t       letters = 0;
	int          n = 0;

	view_text(rq->view, "title", "How we do things here");
	form_fill(f, rq->view);
	view_show(rq->view, "MAY_CHANGE", rq->owner);
	for (; db_next(r); n++) {
		struct view *v = view_add(rq->view, "CUSTOMS"), *change;

		view_text(v, "title_words", db_text(r, custom_list_title));
		view_text(v, "text_words", db_text(r, custom_list_text));
		letters += text_length(db_text(r, custom_list_title)) +
		    text_length(db_text(r, custom_list_text));
		if (!rq->owner)
			continue;
		change = view_add(v, "CHANGE");
		view_int(change, "custom_id", db_int(r, custom_list_id));
		view_show(change, "MAY_RISE", n > 0);
	}
	view_show(rq->view, "NO_CUSTOM", n == 0);
	view_show(rq->view, "MANY_WORDS", letters > PAPER_LETTERS);
}

int
custom_list(struct request *rq)
{
	struct form *f = form_read(rq, saved_fields);

	view_show(rq->view, "SAVED", form_ok(f) && form_flag(f, "saved"));
	fill_list(rq, form_new(rq, fields));
	return 200;
}

static void
check(struct form *f)
{
	if (!*form_text(f, "custom_title"))
		form_blame(f, "custom_title", "Give it a name: The welcome card.");
	if (!*form_text(f, "custom_text"))
		form_blame(f, "custom_text", "Write what we do, in a sentence or two.");
}

int
custom_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = db_one(rq->db, custom_count);

	check(f);
	if (r && db_int(r, custom_count_n) >= CUSTOMS_MAX)
		form_blame(f, "custom_title",
		    "%d customs are enough for one page on the wall. Take one out first.", CUSTOMS_MAX);
	if (!form_ok(f)) {
		fill_list(rq, f);
		return 422;
	}
	db_run(rq->db, custom_insert, .title = TEXT(form_text(f, "custom_title")),
	    .text = TEXT(form_text(f, "custom_text")), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now));
	return redirect(rq, "/customs?saved=yes");
}

/* The page that changes one. */
static int
show(struct request *rq, const struct form *f, const char *title, int status)
{
	view_text(rq->view, "title", "A custom of the house");
	view_text(rq->view, "title_now", title);
	view_int(rq->view, "custom_id", rq->id);
	form_fill(f, rq->view);
	return status;
}

int
custom_show(struct request *rq)
{
	struct rows *r = db_one(rq->db, custom_get, .id = INT(rq->id));
	struct form *f = form_new(rq, change_fields);

	if (r == NULL)
		return 404;
	form_set(f, "custom_title", db_text(r, custom_get_title));
	form_set(f, "custom_text", db_text(r, custom_get_text));
	return show(rq, f, db_text(r, custom_get_title), 200);
}

/* It changes places with the one above it; the first stays where it is. */
static void
rise(struct request *rq, int64_t place)
{
	struct rows *r = db_one(rq->db, custom_before, .place = INT(place));
	int64_t      other, to;

	if (r == NULL)
		return;
	other = db_int(r, custom_before_id);
	to = db_int(r, custom_before_place);
	db_run(rq->db, custom_place, .id = INT(rq->id), .place = INT(to));
	db_run(rq->db, custom_place, .id = INT(other), .place = INT(place));
}

int
custom_save(struct request *rq)
{
	struct form *f = form_read(rq, change_fields);
	struct rows *r = db_one(rq->db, custom_get, .id = INT(rq->id));
	const char  *act = form_text(f, "act");
	bool         save = strcmp(act, "up") != 0 && strcmp(act, "remove") != 0;

	if (r == NULL)
		return 404;
	if (save)
		check(f);
	if (!form_ok(f))
		return show(rq, f, db_text(r, custom_get_title), 422);
	if (strcmp(act, "up") == 0)
		rise(rq, db_int(r, custom_get_place));
	else if (strcmp(act, "remove") == 0)
		db_run(rq->db, custom_remove, .id = INT(rq->id), .at = INT(rq->now));
	else
		db_run(rq->db, custom_update, .id = INT(rq->id),
		    .title = TEXT(form_text(f, "custom_title")),
		    .text = TEXT(form_text(f, "custom_text")), .staff_id = INT(rq->staff_id),
		    .at = INT(rq->now));
	return redirect(rq, "/customs?saved=yes");
}
