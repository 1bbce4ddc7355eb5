/*
 * person_home: "At home" on a person's page, and what is not so for one of a family.
 */
#include "facts.h"
#include "households.h"
#include "kin.h"
#include "pages.h"
#include "shown.h"

enum {
	COLUMN_LINES = 6, /* of each of the three columns; the family's page has all */
	PAIR_FACTS = 20   /* read of each of two for these */
};

static const char *const acts[] = { "save", "back", NULL };
static const char *const kinds[] = { "loves", "likes", "dislikes", "hates", "bothers", "must",
	"habit", "family", "other", NULL };

static const struct field differ_fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ "fact", "what the family shares", FORM_ID, .required = true },
	{ "instead", "What is so instead", FORM_TEXT, .max = 300 },
	{ "instead_kind", "the kind", FORM_CHOICE, .choices = kinds },
	{ "instead_why", "Why", FORM_TEXT, .max = 200 },
	{ 0 }
};

/* "Lived with the Hallorans until May 2026" */
static void
fill_past(struct request *rq)
{
	struct rows *r = db_query(rq->db, residence_past, .person_id = INT(rq->id));

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "HOME_PAST");

		view_int(v, "home_id", db_int(r, residence_past_household_id));
		view_text(v, "home_name",
		    kin_family(rq->arena, db_text(r, residence_past_household)));
		view_text(v, "past_until", home_until(rq, db_int(r, residence_past_to_day)));
		view_part(v, "PAST_WHY", "past_why", db_text(r, residence_past_why));
	}
}

static struct view *
add_column(struct view *pair, const struct home_member *m)
{
	struct view *v = view_add(pair, "HOME_COLUMNS");

	if (m == NULL)
		view_show(v, "COLUMN_BOTH", true);
	else {
		struct view *only = view_add(v, "COLUMN_ONLY");

		view_text(only, "member_called", m->called);
		view_int(only, "member_id", m->id);
		face_fill(only, m->id, m->name, m->picture);
	}
	return v;
}

static void
add_line(struct view *v, const char *thing, const char *kind, bool family)
{
	struct view *line = view_add(v, "COLUMN_LINES");
	bool         not = strcmp(kind, "dislikes") == 0 || strcmp(kind, "hates") == 0;

	view_text(line, "thing", thing);
	view_show(line, "THING_NOT", not);
	view_show(line, "OF_FAMILY", family);
}

/* Three columns for two people: only the one, both, only the other. */
static void
fill_pair(struct request *rq, const struct home *h, struct view *home)
{
	const struct taste_note *notes;
	struct taste_row        *rows;
	int                      n = home_tastes(rq, h, PAIR_FACTS, &notes, &rows), lines[3] = { 0 };
	int                      own = h->members[1].id == rq->id;
	struct view             *pair = view_add(home, "HOME_PAIR"), *columns[3];
	const int                member[] = { own, -1, !own };

	for (int c = 0; c < 3; c++)
		columns[c] = add_column(pair, member[c] < 0 ? NULL : &h->members[member[c]]);
	for (int i = 0; i < n; i++)
		for (int c = 0; c < 3; c++) {
			const char *kind = rows[i].kinds[member[c] < 0 ? 0 : member[c]];

			if (kind == NULL || (rows[i].who == TASTE_ALL) != (member[c] < 0))
				continue;
			if (lines[c]++ < COLUMN_LINES)
				add_line(columns[c], rows[i].thing, kind, rows[i].family != NULL);
		}
	for (int c = 0; c < 3; c++) {
		view_show(columns[c], "COLUMN_EMPTY", lines[c] == 0);
		view_show(columns[c], "COLUMN_MORE", lines[c] > COLUMN_LINES);
	}
}

static void
fill_members(struct request *rq, const struct home *h, struct view *home)
{
	for (int i = 0; i < h->nmembers; i++) {
		struct view *v;

		if (h->members[i].id == rq->id)
			continue;
		v = view_add(home, "HOME_MEMBERS");
		view_int(v, "member_id", h->members[i].id);
		view_text(v, "member_name", h->members[i].name);
		view_part(v, "MEMBER_WORDS", "member_words", h->members[i].remark);
		face_fill(v, h->members[i].id, h->members[i].name, h->members[i].picture);
	}
}

/* What the family shares, marked as its own, and what is so for this one instead. */
static void
fill_shared(struct request *rq, const struct home *h, struct view *home, const char *called)
{
	for (int i = 0; i < h->nfacts; i++) {
		const struct home_fact *f = &h->facts[i];
		struct view            *v = view_add(home, "HOME_FACTS");
		bool                    differs = false;

		view_int(v, "fact_id", f->id);
		shown_fact(rq, v, f->text, f->source, f->author, f->learned_at, f->visit_id);
		for (int d = 0; d < h->ndiffers; d++) {
			const struct home_differ *o = &h->differs[d];
			struct view              *not;

			if (o->fact_id != f->id || o->person_id != rq->id || differs)
				continue;
			not = view_add(v, "NOT_SO");
			view_text(not, "instead", o->text);
			view_part(not, "NOT_SO_WHY", "not_so_why", o->why);
			view_text(not, "not_so_by", o->author);
			view_text(not, "not_so_words", shown_ago_inside(rq, clock_day(o->learned_at)));
			view_text(not, "not_so_iso", clock_iso(rq->arena, o->learned_at));
			differs = true;
		}
		view_show(v, "MAY_DIFFER", !differs);
		view_text(v, "member_called", called);
	}
}

void
home_fill(struct request *rq, int64_t household_id, const char *called)
{
	struct home *h = household_id ? home_read(rq, household_id) : NULL;
	struct view *home;

	view_show(rq->view, "HOME_NONE", h == NULL);
	fill_past(rq);
	if (h == NULL)
		return;
	home = view_add(rq->view, "HOME");
	view_int(home, "home_id", h->id);
	view_text(home, "home_name", h->name);
	if (h->nmembers == 2 && !h->more_members)
		fill_pair(rq, h, home);
	else
		fill_members(rq, h, home);
	fill_shared(rq, h, home, called);
	view_show(home, "HOME_ALONE", !home_companions(rq, home, h->id, false) && h->nmembers < 2);
}

/* The page of what is not so; false when the fact is none of this one's family. */
static bool
fill_differ(struct request *rq, struct form *f)
{
	struct rows *p = db_one(rq->db, person_row, .id = INT(rq->id)), *r;
	int64_t      home = p ? db_int(p, person_row_household_id) : 0;
	const char  *called;
	struct view *v;

	if (home == 0)
		return false;
	called = *db_text(p, person_row_call_name) ? db_text(p, person_row_call_name)
	                                           : db_text(p, person_row_name);
	view_text(rq->view, "title", arena_printf(rq->arena, "Not so for %s", called));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(p, person_row_name));
	view_text(rq->view, "member_called", called);
	/* Without the fact there is only the complaint that it is not said which. */
	if (form_int(f, "fact") == 0)
		return true;
	r = db_one(rq->db, home_fact, .id = INT(form_int(f, "fact")));
	if (r == NULL || db_int(r, home_fact_household_id) != home)
		return false;
	v = view_add(rq->view, "SHARED");
	view_text(v, "household", kin_family(rq->arena, db_text(p, person_row_household)));
	view_text(v, "shared", db_text(r, home_fact_text));
	view_text(v, "shared_by", db_text(r, home_fact_author));
	view_text(v, "shared_words",
	    shown_ago_inside(rq, clock_day(db_int(r, home_fact_learned_at))));
	if (!*form_text(f, "instead_kind"))
		for (int i = 0; kinds[i]; i++)
			if (strcmp(kinds[i], db_text(r, home_fact_kind)) == 0)
				form_set(f, "instead_kind", kinds[i]);
	return true;
}

/* What is written already, so that it is not written twice; its id, or 0. */
static int64_t
fill_written(struct request *rq, int64_t fact_id)
{
	struct rows *r = db_one(rq->db, differ_get, .instead_of = INT(fact_id),
	    .person_id = INT(rq->id));
	struct view *v;

	view_show(rq->view, "NOT_WRITTEN", r == NULL);
	if (r == NULL)
		return 0;
	v = view_add(rq->view, "NOT_SO");
	view_text(v, "not_so", db_text(r, differ_get_text));
	view_part(v, "NOT_SO_WHY", "not_so_why", db_text(r, differ_get_remark));
	return db_int(r, differ_get_id);
}

int
differ_show(struct request *rq)
{
	struct form *f = form_read(rq, differ_fields);

	if (!form_ok(f) || !fill_differ(rq, f))
		return 404;
	fill_written(rq, form_int(f, "fact"));
	form_fill(f, rq->view);
	return 200;
}

int
differ_save(struct request *rq)
{
	struct form *f = form_read(rq, differ_fields);
	int64_t      written;

	if (!fill_differ(rq, f))
		return 404;
	written = fill_written(rq, form_int(f, "fact"));
	if (form_ok(f) && strcmp(form_text(f, "act"), "back") == 0) {
		if (written)
			fact_take_out(rq, written, "removed");
		return redirect(rq, "/people/%lld", (long long)rq->id);
	}
	if (!*text_fold(rq->arena, form_text(f, "instead")))
		form_blame(f, "instead", "Say what is so instead.");
	if (written)
		form_blame(f, "instead", "Something is written already. Take it back first.");
	form_fill(f, rq->view);
	if (!form_ok(f))
		return 422;
	fact_learn(rq, &(struct learned){ .person_id = rq->id, .text = form_text(f, "instead"),
	    .kind = *form_text(f, "instead_kind") ? form_text(f, "instead_kind") : "other",
	    .remark = form_text(f, "instead_why"), .instead_of = form_int(f, "fact") });
	return redirect(rq, "/people/%lld", (long long)rq->id);
}
