/*
 * households: the page of a family: who lives there, what they share, and what each of
 * them likes.
 */
#include "households.h"

#include "facts.h"
#include "kin.h"
#include "pages.h"
#include "shown.h"
#include "words.h"

enum { GRID_ROWS = 100 };

static const char *const kinds[] = { "loves", "likes", "dislikes", "hates", "bothers", "must",
	"habit", "family", "other", NULL };
static const char *const sources[] = { "told", "seen", "heard", "guess", NULL };

static const struct field learn_fields[] = {
	{ "gone", "what is no longer so", FORM_ID },
	{ "learned_new", "What they share", FORM_TEXT, .max = 300 },
	{ "kind_new", "the kind", FORM_CHOICE, .choices = kinds },
	{ "source_new", "how we know", FORM_CHOICE, .choices = sources },
	{ 0 }
};

static const struct field change_fields[] = {
	{ "household", "The family’s name", FORM_TEXT, .max = 80, .required = true },
	{ "since", "In the area since", FORM_TEXT, .max = 60 },
	{ "met", "How we met", FORM_TEXT, .max = 160 },
	{ "remark", "The remark", FORM_TEXT, .max = 200 },
	{ 0 }
};

static const struct field leave_fields[] = {
	{ "person", "who it is", FORM_ID, .required = true },
	{ "why", "Why", FORM_TEXT, .max = 160 },
	{ 0 }
};

/* "Fred’s wife, Tom’s mother": what one member is to the others, as far as it is known. */
static void
fill_kin(struct request *rq, const struct home *h, const char *words[])
{
	struct rows *r = db_query(rq->db, home_ties, .household_id = INT(h->id));

	while (db_next(r)) {
		int one = -1, other = -1;

		for (int m = 0; m < h->nmembers; m++) {
			if (h->members[m].id == db_int(r, home_ties_person_id))
				one = m;
			if (h->members[m].id == db_int(r, home_ties_other_id))
				other = m;
		}
		if (one < 0 || other < 0)
			continue;
		words[other] = arena_printf(rq->arena, "%s%s%s’s %s", words[other],
		    *words[other] ? ", " : "", h->members[one].called, db_text(r, home_ties_word));
		words[one] = arena_printf(rq->arena, "%s%s%s’s %s", words[one],
		    *words[one] ? ", " : "", h->members[other].called,
		    db_text(r, home_ties_back_word));
	}
}

static void
fill_members(struct request *rq, const struct home *h)
{
	const char *words[HOME_MEMBERS];

	for (int m = 0; m < h->nmembers; m++)
		words[m] = "";
	fill_kin(rq, h, words);
	for (int m = 0; m < h->nmembers; m++) {
		struct view *v = view_add(rq->view, "HOME_MEMBERS");

		view_int(v, "member_id", h->members[m].id);
		view_text(v, "member_name", h->members[m].name);
		view_text(v, "member_called", h->members[m].called);
		view_part(v, "MEMBER_WORDS", "member_words",
		    *words[m] ? words[m] : h->members[m].remark);
		face_fill(v, h->members[m].id, h->members[m].name, h->members[m].picture);
	}
	view_show(rq->view, "HOME_EMPTY", h->nmembers == 0);
	view_show(rq->view, "MORE_MEMBERS", h->more_members);
}

static void
fill_left(struct request *rq, const struct home *h)
{
	struct rows *r = db_query(rq->db, residence_left, .household_id = INT(h->id));
	bool         any = home_companions(rq, rq->view, h->id, true);

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "HOME_LEFT");

		view_int(v, "member_id", db_int(r, residence_left_id));
		view_text(v, "member_name", db_text(r, residence_left_name));
		view_text(v, "past_until", home_until(rq, db_int(r, residence_left_to_day)));
		view_part(v, "PAST_WHY", "past_why", db_text(r, residence_left_why));
		face_fill(v, db_int(r, residence_left_id), db_text(r, residence_left_name),
		    db_text(r, residence_left_picture));
		any = true;
	}
	view_show(rq->view, "ANY_LEFT", any);
}

static void
fill_facts(struct request *rq, const struct home *h)
{
	for (int i = 0; i < h->nfacts; i++) {
		const struct home_fact *f = &h->facts[i];
		struct view            *v = view_add(rq->view, "HOME_FACTS");

		view_int(v, "fact_id", f->id);
		view_text(v, "kind_words", shown_kind(f->kind));
		shown_fact(rq, v, f->text, f->source, f->author, f->learned_at, f->visit_id);
		for (int d = 0; d < h->ndiffers; d++) {
			const struct home_differ *o = &h->differs[d];
			struct view              *not;

			if (o->fact_id != f->id)
				continue;
			not = view_add(v, "NOT_SO");
			view_text(not, "member_called", o->called);
			view_int(not, "member_id", o->person_id);
			view_text(not, "not_so", o->text);
			view_part(not, "NOT_SO_WHY", "not_so_why", o->why);
		}
	}
	view_show(rq->view, "NOTHING_SHARED", h->nfacts == 0);
}

/* How one member stands to a thing, as words and an icon. */
static void
fill_cell(struct view *v, const char *kind, bool except)
{
	static const char *const cells[][3] = {
		{ "loves", "loves it", "heart" }, { "likes", "likes it", "heart" },
		{ "neutral", "neither", "meh" }, { "dislikes", "dislikes it", "thumbs-down" },
		{ "hates", "hates it", "thumbs-down" },
	};
	struct view *known;
	size_t       i = 0, n = sizeof cells / sizeof *cells;

	view_show(v, "CELL_NOT_SO", kind == NULL && except);
	view_show(v, "CELL_EMPTY", kind == NULL && !except);
	if (kind == NULL)
		return;
	while (i < n && strcmp(cells[i][0], kind) != 0)
		i++;
	known = view_add(v, "CELL");
	view_text(known, "cell_words", i < n ? cells[i][1] : "yes");
	view_text(known, "cell_icon", i < n ? cells[i][2] : "check");
	view_show(known, "CELL_NO", i == 3 || i == 4);
	view_show(known, "CELL_STRONG", i == 0 || i == 4);
}

/* Things down, members across: what all share, what some do, what only one does. */
static void
fill_grid(struct request *rq, const struct home *h)
{
	const struct taste_note *notes;
	struct taste_row        *rows;
	struct view             *grid, *group = NULL;
	int                      n, last = 0;

	if (h->nmembers < 2)
		return;
	n = home_tastes(rq, h, HOME_FACTS, &notes, &rows);
	view_show(rq->view, "GRID_EMPTY", n == 0);
	if (n == 0)
		return;
	grid = view_add(rq->view, "GRID");
	view_int(grid, "grid_columns", h->nmembers + 1);
	for (int m = 0; m < h->nmembers; m++) {
		struct view *v = view_add(grid, "GRID_MEMBERS");

		view_text(v, "member_called", h->members[m].called);
		face_fill(v, h->members[m].id, h->members[m].name, h->members[m].picture);
	}
	for (int i = 0; i < n && i < GRID_ROWS; i++) {
		struct view *v;

		if (group == NULL || rows[i].who != last) {
			group = view_add(grid, "GRID_GROUPS");
			last = rows[i].who;
			view_text(group, "group_words", last == TASTE_ALL ? "All share"
			    : last == TASTE_SOME ? "Some of them"
			    : arena_printf(rq->arena, "Only %s", h->members[last].called));
			view_show(group, "GROUP_ALL", last == TASTE_ALL);
		}
		v = view_add(group, "GRID_ROWS");
		view_text(v, "thing", rows[i].thing);
		view_show(v, "OF_FAMILY", rows[i].family != NULL);
		for (int m = 0; m < h->nmembers; m++)
			fill_cell(view_add(v, "CELLS"), rows[i].kinds[m], rows[i].except >> m & 1);
	}
}

/* The whole page; NULL when there is no such family. */
static struct home *
fill_home(struct request *rq, struct form *f)
{
	struct home *h = home_read(rq, rq->id);

	if (h == NULL)
		return NULL;
	view_text(rq->view, "title", h->name);
	view_int(rq->view, "home_id", h->id);
	view_text(rq->view, "home_name", h->name);
	view_part(rq->view, "SINCE", "since", h->since);
	view_part(rq->view, "MET", "met", h->met);
	view_part(rq->view, "HOME_REMARK", "home_remark", h->remark);
	view_show(rq->view, "NOT_MET", !*h->since && !*h->met && !*h->remark);
	fill_members(rq, h);
	home_companions(rq, rq->view, h->id, false);
	fill_left(rq, h);
	fill_facts(rq, h);
	fill_grid(rq, h);
	if (!*form_text(f, "kind_new"))
		form_set(f, "kind_new", "likes");
	if (!*form_text(f, "source_new"))
		form_set(f, "source_new", "told");
	return h;
}

int
household_show(struct request *rq)
{
	static const struct field saved[] = { { "saved", "What was saved", FORM_FLAG }, { 0 } };
	struct form *f = form_read(rq, saved), *learn = form_new(rq, learn_fields);

	if (fill_home(rq, learn) == NULL)
		return 404;
	view_show(rq->view, "SAVED", form_ok(f) && form_flag(f, "saved"));
	form_fill(learn, rq->view);
	return 200;
}

int
household_learn(struct request *rq)
{
	struct form *f = form_read(rq, learn_fields);
	struct home *h = fill_home(rq, f);
	int64_t      gone = form_int(f, "gone");
	struct rows *r;

	if (h == NULL)
		return 404;
	if (form_ok(f) && gone != 0) {
		r = db_one(rq->db, home_fact, .id = INT(gone));
		if (r == NULL || db_int(r, home_fact_household_id) != rq->id)
			return 404;
		fact_take_out(rq, gone, "removed");
		return redirect(rq, "/households/%lld?saved=yes", (long long)rq->id);
	}
	if (!*text_fold(rq->arena, form_text(f, "learned_new")))
		form_blame(f, "learned_new", "Say what they share.");
	if (h->nfacts == HOME_FACTS)
		form_blame(f, "learned_new", "Forty things stand here already. Take one off first.");
	form_fill(f, rq->view);
	if (!form_ok(f))
		return 422;
	fact_learn(rq, &(struct learned){ .household_id = rq->id,
	    .kind = form_text(f, "kind_new"), .text = form_text(f, "learned_new"),
	    .source = form_text(f, "source_new") });
	return redirect(rq, "/households/%lld?saved=yes", (long long)rq->id);
}

int
household_change(struct request *rq)
{
	struct form *f = form_new(rq, change_fields);
	struct rows *r = db_one(rq->db, household_get, .id = INT(rq->id));

	if (r == NULL)
		return 404;
	form_load(f, r);
	view_text(rq->view, "title", arena_printf(rq->arena, "Change %s",
	    kin_family(rq->arena, db_text(r, household_get_household))));
	view_int(rq->view, "home_id", rq->id);
	view_text(rq->view, "home_name", db_text(r, household_get_household));
	form_fill(f, rq->view);
	return 200;
}

int
household_save(struct request *rq)
{
	struct form *f = form_read(rq, change_fields);
	struct rows *r = db_one(rq->db, household_get, .id = INT(rq->id));
	bool         renamed;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "Change %s",
	    kin_family(rq->arena, db_text(r, household_get_household))));
	view_int(rq->view, "home_id", rq->id);
	view_text(rq->view, "home_name", db_text(r, household_get_household));
	renamed = strcmp(form_text(f, "household"), db_text(r, household_get_household)) != 0;
	if (form_ok(f) && !*text_fold(rq->arena, form_text(f, "household")))
		form_blame(f, "household", "A name has a letter at least.");
	if (form_ok(f) && db_run(rq->db, household_update, .id = INT(rq->id),
	        .household = TEXT(form_text(f, "household")), .since = TEXT(form_text(f, "since")),
	        .met = TEXT(form_text(f, "met")), .remark = TEXT(form_text(f, "remark"))) == DB_TAKEN)
		form_blame(f, "household", "There is a family of this name already. Say which one, "
		    "such as “The Hallorans of Mill Lane”.");
	form_fill(f, rq->view);
	if (!form_ok(f))
		return 422;
	if (renamed)
		words_of_household(rq, rq->id);
	return redirect(rq, "/households/%lld?saved=yes", (long long)rq->id);
}

/* The page of leaving; 404 for somebody who does not live there. */
static int
fill_leave(struct request *rq, struct form *f)
{
	struct rows *r = db_one(rq->db, household_get, .id = INT(rq->id)), *p;
	struct view *v;
	const char  *called;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", "No longer lives here");
	view_int(rq->view, "home_id", rq->id);
	view_text(rq->view, "home_name", db_text(r, household_get_household));
	if (form_int(f, "person") == 0)
		return 422;
	p = db_one(rq->db, person_row, .id = INT(form_int(f, "person")));
	if (p == NULL || db_int(p, person_row_household_id) != rq->id)
		return 404;
	called = *db_text(p, person_row_call_name) ? db_text(p, person_row_call_name)
	                                           : db_text(p, person_row_name);
	v = view_add(rq->view, "LEAVES");
	view_text(v, "member_called", called);
	view_text(v, "household", kin_family(rq->arena, db_text(r, household_get_household)));
	return form_ok(f) ? 200 : 422;
}

int
household_leaving(struct request *rq)
{
	struct form *f = form_read(rq, leave_fields);
	int          status = fill_leave(rq, f);

	form_fill(f, rq->view);
	return status == 422 ? 404 : status;
}

int
household_leave(struct request *rq)
{
	struct form *f = form_read(rq, leave_fields);
	int          status = fill_leave(rq, f);

	form_fill(f, rq->view);
	if (status != 200)
		return status;
	household_settle(rq, form_int(f, "person"), 0, form_text(f, "why"));
	return redirect(rq, "/households/%lld?saved=yes", (long long)rq->id);
}
