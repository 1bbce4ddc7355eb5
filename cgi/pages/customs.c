/*
 * customs: how we do things here, for everybody to read, with who sees to it and when it
 * was last done; the owner writes them, puts them in order, and takes out what is no custom
 * any more.
 *
 * What is done at somebody's moment follows a custom when it is called as the custom is, so
 * the last use is the later of two: the latest such gesture, and the last tap on Done today,
 * which custom.at keeps (0: never).
 */
#include "favourites.h"
#include "moment_pages.h"
#include "pages.h"
#include "shown.h"

enum { CUSTOMS_MAX = 20, /* more nobody keeps in mind, and one printed page holds them */
	ROW_LETTERS = 160,    /* as much room as the rest of a row takes on paper */
	PAPER_LETTERS = 2700, /* more than so many stand in two columns on it */
	SMALL_LETTERS = 6000, /* and more than so many in small type */
	GESTURES_READ = 1000 }; /* a last use is looked for among so many, the latest */

static const char *const acts[] = { "save", "up", "remove", NULL };

static const struct field fields[] = {
	{ "custom_title", "Its name", FORM_TEXT, .max = 80 },
	{ "custom_text", "What we do", FORM_TEXT, .max = 400 },
	{ "custom_owner", "who sees to it", FORM_ID },
	{ 0 }
};

static const struct field change_fields[] = {
	{ "custom_title", "Its name", FORM_TEXT, .max = 80 },
	{ "custom_text", "What we do", FORM_TEXT, .max = 400 },
	{ "custom_owner", "who sees to it", FORM_ID },
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ 0 }
};

static const struct field saved_fields[] = {
	{ "saved", "What was saved", FORM_FLAG },
	{ "done", "What was done", FORM_ID },
	{ "before", "When it was done before", FORM_ID },
	{ 0 }
};

/* Done today, or not after all: then it was last done when it was before. */
static const struct field done_fields[] = {
	{ "undo", "That it was not done", FORM_FLAG },
	{ "before", "When it was done before", FORM_ID },
	{ 0 }
};

struct custom {
	int64_t     id, at;      /* when it was last done by a tap; 0: never */
	int64_t     done_at, moment_id; /* when it was last done at a moment, and at which */
	const char *title, *folded, *text, *owner;
};

/* All of them, each with its last use. */
static int
read_all(struct request *rq, struct custom *all)
{
	struct rows *r = db_query(rq->db, custom_list);
	int          n = 0;

	while (n < CUSTOMS_MAX && db_next(r)) {
		const char *title = arena_text(rq->arena, db_text(r, custom_list_title));

		all[n++] = (struct custom){ .id = db_int(r, custom_list_id),
			.at = db_int(r, custom_list_done_at), .title = title,
			.folded = text_fold(rq->arena, title),
			.text = arena_text(rq->arena, db_text(r, custom_list_text)),
			.owner = arena_text(rq->arena, db_text(r, custom_list_owner)) };
	}
	db_done(r);
	if (n == 0)
		return 0;
	r = db_query(rq->db, custom_uses, .limit = INT(GESTURES_READ));
	while (db_next(r))
		for (int i = 0; i < n; i++)
			if (db_int(r, custom_uses_done_at) > all[i].done_at &&
			    strcmp(db_text(r, custom_uses_sort_text), all[i].folded) == 0) {
				all[i].done_at = db_int(r, custom_uses_done_at);
				all[i].moment_id = db_int(r, custom_uses_moment_id);
			}
	return n;
}

/* "Last done yesterday", and at whose moment that was. */
static void
fill_use(struct request *rq, struct view *v, const struct custom *c)
{
	int64_t            at = c->done_at > c->at ? c->done_at : c->at;
	bool               today = at > 0 && clock_day(at) == rq->today;
	struct moment_line l;

	view_text(v, "use_words", at == 0 ? "Not done yet" : arena_printf(rq->arena, "Last done %s",
	    shown_ago_inside(rq, clock_day(at))));
	view_show(v, "NOT_TODAY", !today);
	view_show(v, "TODAY_DONE", today);
	if (at == 0 || c->done_at < at || !moment_line_get(rq, c->moment_id, &l))
		return;
	v = view_add(v, "USED_AT");
	view_text(v, "use_path", moment_path(rq, &l));
	view_text(v, "use_moment", arena_printf(rq->arena, "%s: %s", l.name, l.title));
}

/* view sets: CUSTOM_OWNERS */
static void
fill_owner(struct request *rq, const struct form *f, int64_t left, const char *left_name)
{
	int64_t owner = form_int(f, "custom_owner");

	favourite_choices(rq, "CUSTOM_OWNERS", owner ? owner : rq->staff_id, left, left_name);
}

static void
fill_list(struct request *rq, const struct form *f)
{
	struct custom all[CUSTOMS_MAX];
	size_t        letters = 0;
	int           n = read_all(rq, all);

	view_text(rq->view, "title", "How we do things here");
	form_fill(f, rq->view);
	view_show(rq->view, "MAY_CHANGE", rq->owner);
	if (rq->owner)
		fill_owner(rq, f, 0, "");
	for (int i = 0; i < n; i++) {
		struct view *v = view_add(rq->view, "CUSTOMS"), *change;

		view_int(v, "custom_id", all[i].id);
		view_text(v, "title_words", all[i].title);
		view_text(v, "text_words", all[i].text);
		view_text(v, "owner_words", all[i].owner);
		fill_use(rq, v, &all[i]);
		letters += text_length(all[i].title) + text_length(all[i].text) +
		    ROW_LETTERS;
		if (!rq->owner)
			continue;
		change = view_add(v, "CHANGE");
		view_show(change, "MAY_RISE", i > 0);
	}
	view_show(rq->view, "NO_CUSTOM", n == 0);
	view_show(rq->view, "MANY_WORDS", letters > PAPER_LETTERS);
	view_show(rq->view, "VERY_MANY", letters > SMALL_LETTERS);
}

/* What was just done, with the way to take it back. */
static void
fill_done(struct request *rq, const struct form *f)
{
	struct rows *r = form_int(f, "done") ? db_one(rq->db, custom_get, .id = INT(form_int(f, "done")))
	                                     : NULL;
	struct view *v;

	if (r == NULL || db_int(r, custom_get_done_at) == 0 ||
	    clock_day(db_int(r, custom_get_done_at)) != rq->today)
		return;
	v = view_add(rq->view, "CUSTOM_DONE");
	view_text(v, "done_title", db_text(r, custom_get_title));
	view_int(v, "done_id", form_int(f, "done"));
	view_part(v, "DONE_BEFORE", "done_before", form_int(f, "before")
	    ? arena_printf(rq->arena, "%lld", (long long)form_int(f, "before")) : "");
}

int
custom_list(struct request *rq)
{
	struct form *f = form_read(rq, saved_fields);

	view_show(rq->view, "SAVED", form_ok(f) && form_flag(f, "saved"));
	if (form_ok(f))
		fill_done(rq, f);
	fill_list(rq, form_new(rq, fields));
	return 200;
}

static void
check(struct request *rq, struct form *f, int64_t owner_before)
{
	int64_t owner = form_int(f, "custom_owner");

	if (owner && owner != owner_before && db_one(rq->db, staff_away_get, .id = INT(owner)) == NULL)
		form_blame(f, "custom_owner", "Choose one of those who work here.");
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
	int64_t      owner = form_int(f, "custom_owner") ? form_int(f, "custom_owner") : rq->staff_id;

	check(rq, f, 0);
	if (r && db_int(r, custom_count_n) >= CUSTOMS_MAX)
		form_blame(f, "custom_title",
		    "%d customs are enough for one page on the wall. Take one out first.", CUSTOMS_MAX);
	if (!form_ok(f)) {
		fill_list(rq, f);
		return 422;
	}
	db_run(rq->db, custom_insert, .title = TEXT(form_text(f, "custom_title")),
	    .text = TEXT(form_text(f, "custom_text")), .owner_id = INT(owner), .done_at = INT(0));
	return redirect(rq, "/customs?saved=yes");
}

/* The page that changes one. */
static int
show(struct request *rq, const struct form *f, struct rows *r, int status)
{
	view_text(rq->view, "title", "A custom of the house");
	view_text(rq->view, "title_now", db_text(r, custom_get_title));
	view_int(rq->view, "custom_id", rq->id);
	fill_owner(rq, f, db_int(r, custom_get_owner_id),
	    arena_text(rq->arena, db_text(r, custom_get_owner)));
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
	form_set_int(f, "custom_owner", db_int(r, custom_get_owner_id));
	return show(rq, f, r, 200);
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

/* Under another name it keeps what was done under the first. */
static void
update(struct request *rq, struct form *f, int64_t at, int64_t owner)
{
	struct custom all[CUSTOMS_MAX];
	int           n = read_all(rq, all);

	for (int i = 0; i < n; i++)
		if (all[i].id == rq->id && all[i].done_at > at &&
		    strcmp(all[i].folded, text_fold(rq->arena, form_text(f, "custom_title"))) != 0)
			at = all[i].done_at;
	db_run(rq->db, custom_update, .id = INT(rq->id),
	    .title = TEXT(form_text(f, "custom_title")), .text = TEXT(form_text(f, "custom_text")),
	    .owner_id = INT(form_int(f, "custom_owner") ? form_int(f, "custom_owner") : owner),
	    .done_at = INT(at));
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
		check(rq, f, db_int(r, custom_get_owner_id));
	if (!form_ok(f))
		return show(rq, f, r, 422);
	if (strcmp(act, "up") == 0)
		rise(rq, db_int(r, custom_get_place));
	else if (strcmp(act, "remove") == 0)
		db_run(rq->db, custom_remove, .id = INT(rq->id), .at = INT(rq->now));
	else
		update(rq, f, db_int(r, custom_get_done_at), db_int(r, custom_get_owner_id));
	return redirect(rq, "/customs?saved=yes");
}

int
custom_done(struct request *rq)
{
	struct form *f = form_read(rq, done_fields);
	struct rows *r = db_one(rq->db, custom_get, .id = INT(rq->id));
	int64_t      before = form_int(f, "before");

	if (r == NULL)
		return 404;
	if (before > rq->now)
		form_blame(f, NULL, "That is still to come. Open the page again.");
	if (!form_ok(f)) {
		fill_list(rq, form_new(rq, fields));
		form_fill(f, rq->view);
		return 422;
	}
	if (form_flag(f, "undo")) {
		db_run(rq->db, custom_used, .id = INT(rq->id), .done_at = INT(before));
		return redirect(rq, "/customs");
	}
	before = db_int(r, custom_get_done_at);
	db_run(rq->db, custom_used, .id = INT(rq->id), .done_at = INT(rq->now));
	return before ? redirect(rq, "/customs?done=%lld&before=%lld", (long long)rq->id, (long long)before)
	              : redirect(rq, "/customs?done=%lld", (long long)rq->id);
}
