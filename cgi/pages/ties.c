/*
 * ties: see ties.h.  A tie is said once, from one side, and gives the word back.
 */
#include "ties.h"

#include "find.h"
#include "households.h"
#include "kin.h"
#include "pages.h"
#include "shown.h"

enum { FOUND_MAX = 6 };

static const char *const acts[] = { "save", "find", NULL };
static const char *const change_acts[] = { "save", "remove", NULL };

static const struct field fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ "find", "A name", FORM_TEXT, .max = 80 },
	{ "other", "who it is", FORM_ID },
	{ "word", "What they are", FORM_TEXT, .max = 40 },
	{ "back_word", "The word back", FORM_TEXT, .max = 40 },
	{ "remark", "The remark", FORM_TEXT, .max = 200 },
	{ "on_paper", "That it may be printed", FORM_FLAG },
	{ 0 }
};

static const struct field change_fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = change_acts },
	{ "from", "whose page it was", FORM_ID },
	{ "word", "What they are", FORM_TEXT, .max = 40 },
	{ "back_word", "The word back", FORM_TEXT, .max = 40 },
	{ "remark", "The remark", FORM_TEXT, .max = 200 },
	{ "on_paper", "That it may be printed", FORM_FLAG },
	{ 0 }
};

/* A word at the beginning of a line. */
static const char *
capital(struct request *rq, const char *word)
{
	char *text = arena_text(rq->arena, word);

	if (*text >= 'a' && *text <= 'z')
		*text = (char)(*text - 'a' + 'A');
	return text;
}

void
ties_fill(struct request *rq)
{
	struct rows *r = db_query(rq->db, tie_list, .person_id = INT(rq->id),
	    .limit = INT(TIES_MAX + 1));
	bool         any = false;

	for (int n = 0; n < TIES_MAX && db_next(r); n++) {
		struct view *v = view_add(rq->view, "TIES");
		int64_t      id = db_int(r, tie_list_with_id);

		view_int(v, "tie_id", db_int(r, tie_list_id));
		view_int(v, "with_id", id);
		view_text(v, "with_name", db_text(r, tie_list_name));
		view_text(v, "tie_word", capital(rq, db_text(r, tie_list_word)));
		view_part(v, "TIE_REMARK", "tie_remark", db_text(r, tie_list_remark));
		face_fill(v, id, db_text(r, tie_list_name), db_text(r, tie_list_picture));
		any = true;
	}
	db_done(r);
	view_show(rq->view, "NO_TIES", !any);
	view_show(rq->view, "ANY_TIE", any);
}

static void
add_choice(struct request *rq, const struct form *f, int64_t id)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(id));
	struct view *v;

	if (r == NULL || id == rq->id ||
	    db_one(rq->db, tie_between, .one = INT(rq->id), .other = INT(id)) != NULL)
		return;
	v = view_add(rq->view, "CHOICES");
	view_int(v, "choice_id", id);
	view_text(v, "choice_name", db_text(r, person_row_name));
	view_part(v, "CHOICE_LOOKS", "choice_looks",
	    strcmp(db_text(r, person_row_looks), db_text(r, person_row_name)) == 0
	        ? "" : db_text(r, person_row_looks));
	view_show(v, "CHOSEN", id == form_int(f, "other"));
	face_fill(v, id, db_text(r, person_row_name), db_text(r, person_row_picture));
}

/* Who may be meant: those found, or else those who live there, without a tie yet. */
static void
fill_choices(struct request *rq, const struct form *f, int64_t household_id)
{
	struct found found[FOUND_MAX];
	const char  *typed = form_text(f, "find");
	int          n = find_people(rq, typed, found, FOUND_MAX);
	struct home *h = !*typed && household_id ? home_read(rq, household_id) : NULL;
	bool         chosen = false;

	for (int i = 0; i < n; i++)
		if (found[i].fact == NULL) {
			add_choice(rq, f, found[i].id);
			chosen = chosen || found[i].id == form_int(f, "other");
		}
	for (int i = 0; h && i < h->nmembers; i++) {
		add_choice(rq, f, h->members[i].id);
		chosen = chosen || h->members[i].id == form_int(f, "other");
	}
	/* Whoever is chosen stays, whatever is looked for next. */
	if (form_int(f, "other") && !chosen)
		add_choice(rq, f, form_int(f, "other"));
	view_show(rq->view, "ANY_CHOICE", view_rows(rq->view, "CHOICES") != NULL);
	view_part(rq->view, "NO_CHOICE", "find_typed",
	    view_rows(rq->view, "CHOICES") == NULL ? typed : "");
}

/* The page with its form; false when there is no such person. */
static bool
fill_page(struct request *rq, const struct form *f)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(rq->id));
	int64_t      home;
	const char  *name, *called;

	if (r == NULL)
		return false;
	home = db_int(r, person_row_household_id);
	name = arena_text(rq->arena, db_text(r, person_row_name));
	called = *db_text(r, person_row_call_name)
	             ? arena_text(rq->arena, db_text(r, person_row_call_name)) : name;
	view_text(rq->view, "title", arena_printf(rq->arena, "Who %s knows", called));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", name);
	view_text(rq->view, "person_called", called);
	ties_fill(rq);
	fill_choices(rq, f, home);
	return true;
}

int
tie_show(struct request *rq)
{
	struct form *f = form_read(rq, fields);

	if (!fill_page(rq, f))
		return 404;
	form_fill(f, rq->view);
	return form_ok(f) ? 200 : 422;
}

/* The word back: as it was given, else as it follows; complains when it does not. */
static const char *
back_word(struct request *rq, struct form *f, const char *called)
{
	const char *word = form_text(f, "word"), *back = form_text(f, "back_word");

	if (!*text_fold(rq->arena, word))
		form_blame(f, "word", "Say what they are, such as wife or neighbour.");
	else if (!*text_fold(rq->arena, back)) {
		back = kin_back(rq->arena, word);
		if (back == NULL)
			form_blame(f, "back_word", "We do not know what goes back for “%s”. Say what %s is "
			    "to them.", word, called);
	}
	return back;
}

static void
check_other(struct request *rq, struct form *f)
{
	int64_t      other = form_int(f, "other");
	struct rows *r = other ? db_one(rq->db, person_row, .id = INT(other)) : NULL, *tie;
	const char  *name;
	bool         first;

	if (r == NULL) {
		form_blame(f, *form_text(f, "find") ? "other" : "find",
		    *form_text(f, "find") ? "Choose who it is." : "Give a name to look for.");
		return;
	}
	if (other == rq->id) {
		form_blame(f, "other", "Nobody has a tie to themselves. Choose somebody else.");
		return;
	}
	name = arena_text(rq->arena, db_text(r, person_row_name));
	tie = db_one(rq->db, tie_between, .one = INT(rq->id), .other = INT(other));
	if (tie == NULL)
		return;
	first = db_int(tie, tie_between_person_id) == rq->id;
	form_blame(f, "other", "There is a tie with %s already: %s. Change it instead.", name,
	    db_text(tie, first ? tie_between_word : tie_between_back_word));
	view_int(view_add(rq->view, "TIE_THERE"), "tie_id", db_int(tie, tie_between_id));
}

int
tie_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	const char  *back;

	if (!fill_page(rq, f))
		return 404;
	if (form_ok(f) && strcmp(form_text(f, "act"), "find") == 0) {
		form_fill(f, rq->view);
		return 200;
	}
	check_other(rq, f);
	back = back_word(rq, f, view_find(rq->view, "person_called"));
	form_fill(f, rq->view);
	if (!form_ok(f))
		return 422;
	db_run(rq->db, tie_insert, .person_id = INT(rq->id), .other_id = INT(form_int(f, "other")),
	    .word = TEXT(form_text(f, "word")), .back_word = TEXT(back),
	    .remark = TEXT(form_text(f, "remark")), .on_paper = INT(form_flag(f, "on_paper")),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	return redirect(rq, "/people/%lld/ties", (long long)rq->id);
}

/* One tie, from the side of the page that it was opened from; gives that person. */
static int64_t
fill_tie(struct request *rq, const struct form *f, struct rows *r, bool *turned)
{
	*turned = form_int(f, "from") == db_int(r, tie_get_other_id);
	view_text(rq->view, "title", "What they are to each other");
	view_int(rq->view, "tie_id", rq->id);
	view_int(rq->view, "from_id", db_int(r, *turned ? tie_get_other_id : tie_get_person_id));
	view_text(rq->view, "name", db_text(r, *turned ? tie_get_other_name : tie_get_person_name));
	view_text(rq->view, "with_name",
	    db_text(r, *turned ? tie_get_person_name : tie_get_other_name));
	return db_int(r, *turned ? tie_get_other_id : tie_get_person_id);
}

int
tie_change(struct request *rq)
{
	struct form *asked = form_read(rq, change_fields), *f = form_new(rq, change_fields);
	struct rows *r = db_one(rq->db, tie_get, .id = INT(rq->id));
	bool         turned;

	if (r == NULL)
		return 404;
	fill_tie(rq, asked, r, &turned);
	form_load(f, r);
	if (turned) {
		form_set(f, "word", db_text(r, tie_get_back_word));
		form_set(f, "back_word", db_text(r, tie_get_word));
	}
	form_fill(f, rq->view);
	return 200;
}

int
tie_save(struct request *rq)
{
	struct form *f = form_read(rq, change_fields);
	struct rows *r = db_one(rq->db, tie_get, .id = INT(rq->id));
	int64_t      from;
	bool         turned;
	const char  *word = form_text(f, "word"), *back;

	if (r == NULL)
		return 404;
	from = fill_tie(rq, f, r, &turned);
	if (form_ok(f) && strcmp(form_text(f, "act"), "remove") == 0) {
		db_run(rq->db, tie_delete, .id = INT(rq->id));
		return redirect(rq, "/people/%lld/ties", (long long)from);
	}
	back = back_word(rq, f, view_find(rq->view, "name"));
	form_fill(f, rq->view);
	if (!form_ok(f))
		return 422;
	db_run(rq->db, tie_update, .id = INT(rq->id), .word = TEXT(turned ? back : word),
	    .back_word = TEXT(turned ? word : back), .remark = TEXT(form_text(f, "remark")),
	    .on_paper = INT(form_flag(f, "on_paper")), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now));
	return redirect(rq, "/people/%lld/ties", (long long)from);
}
