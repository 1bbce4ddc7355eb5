/*
 * fact_pages: all we know of somebody, with the form that adds to it; and one fact with
 * everything that ever happened to it.
 */
#include "facts.h"
#include "interests.h"
#include "learning.h"
#include "pages.h"
#include "shown.h"

enum {
	INTEREST_LETTERS = 60, /* a longer line is a sentence and no thing's name */
	QUESTION_SCHOOL = 11   /* question.id; see db/schema.sql */
};

static const char *const sources[] = { "told", "seen", "heard", "guess", NULL };

/* What the form offers, and what a fact may be corrected to. */
static const char *const add_kinds[] = { "loves", "likes", "neutral", "dislikes", "hates",
	"bothers", "must", "opinion", "moves", "joke", "other", NULL };
static const char *const kinds[] = { "loves", "likes", "neutral", "dislikes", "hates", "bothers",
	"must", "opinion", "moves", "joke", "family", "moment", "habit", "other", NULL };

static const struct field add_fields[] = {
	{ "area", "the subject", FORM_ID },
	{ "kind", "the kind", FORM_CHOICE, .choices = add_kinds },
	{ "text", "What it is", FORM_TEXT, .max = 300 },
	{ "interest", "The thing it is about", FORM_TEXT, .max = 60 },
	{ "source", "how we know", FORM_CHOICE, .choices = sources },
	{ "remark", "What else there is to say", FORM_TEXT, .max = 200 },
	{ "company", "with whom", FORM_ID },
	{ 0 }
};

static const struct field change_fields[] = {
	{ "kind", "the kind", FORM_CHOICE, .choices = kinds },
	{ "text", "What it is", FORM_TEXT, .max = 300 },
	{ "interest", "The thing it is about", FORM_TEXT, .max = 60 },
	{ "source", "how we know", FORM_CHOICE, .choices = sources },
	{ "remark", "What else there is to say", FORM_TEXT, .max = 200 },
	{ "why", "Why it changes", FORM_TEXT, .max = 200 },
	{ "version", "This form", FORM_ID },
	{ 0 }
};

static void
fill_kinds(struct request *rq, const char *const *offered, const char *chosen)
{
	for (int i = 0; offered[i]; i++) {
		struct view *v = view_add(rq->view, "KINDS");

		view_text(v, "kind", offered[i]);
		view_text(v, "kind_words", shown_kind(offered[i]));
		view_text(v, "kind_icon", shown_kind_icon(offered[i]));
		view_show(v, "CHOSEN", strcmp(offered[i], chosen) == 0);
	}
}

static void
fill_choices(struct request *rq, const struct form *f)
{
	struct rows *r = db_query(rq->db, fact_areas);
	struct view *company = NULL;

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "AREAS");
		int64_t      id = db_int(r, fact_areas_id);

		view_int(v, "area_id", id);
		view_text(v, "area_name", db_text(r, fact_areas_name));
		view_show(v, "CHOSEN", id == form_int(f, "area"));
		view_show(v, "SCHOOL", id == AREA_SCHOOL);
	}
	fill_kinds(rq, add_kinds, form_text(f, "kind"));
	r = db_query(rq->db, fact_company, .id = INT(rq->id));
	while (db_next(r)) {
		struct view *v;

		if (company == NULL)
			company = view_add(rq->view, "COMPANIES");
		v = view_add(company, "OTHERS");
		view_int(v, "other_id", db_int(r, fact_company_id));
		view_text(v, "other_name", db_text(r, fact_company_name));
		view_show(v, "CHOSEN", db_int(r, fact_company_id) == form_int(f, "company"));
	}
}

static void
fill_left_out(struct request *rq)
{
	struct rows *r = db_query(rq->db, fact_left_out, .person_id = INT(rq->id));
	struct view *left = NULL;

	while (db_next(r)) {
		struct view *v;

		if (left == NULL)
			left = view_add(rq->view, "LEFT_OUT");
		v = view_add(left, "OUT");
		view_int(v, "fact_id", db_int(r, fact_left_out_id));
		view_text(v, "text", db_text(r, fact_left_out_text));
		view_text(v, "kind_words", shown_kind(db_text(r, fact_left_out_kind)));
		view_text(v, "out_words", arena_printf(rq->arena, "%s left it out, %s",
		    db_text(r, fact_left_out_remover),
		    shown_ago_inside(rq, clock_day(db_int(r, fact_left_out_removed_at)))));
	}
}

/* The page with this form; false when there is nobody of this id. */
static bool
fill_list(struct request *rq, const struct form *f)
{
	struct rows  *r = db_one(rq->db, person_get, .id = INT(rq->id));
	int64_t       page = shown_page(rq), n, pages;
	struct matter m;

	if (r == NULL)
		return false;
	n = db_int(r, person_get_facts);
	pages = n ? (n + PAGE_ROWS - 1) / PAGE_ROWS : 1;
	if (page > pages)
		page = pages;
	view_text(rq->view, "title", arena_printf(rq->arena, "All we know of %s",
	    db_text(r, person_get_name)));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, person_get_name));
	view_text(rq->view, "facts_words", shown_count(rq, n, "thing", "things"));
	view_show(rq->view, "NO_FACTS", n == 0);
	form_fill(f, rq->view);
	fill_choices(rq, f);
	r = db_query(rq->db, fact_list, .person_id = INT(rq->id), .limit = INT(PAGE_ROWS),
	    .skip = INT((page - 1) * PAGE_ROWS));
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "FACTS");

		fact_read(rq, r, &m);
		view_text(v, "kind", m.kind);
		view_text(v, "kind_words", shown_kind(m.kind));
		view_text(v, "kind_icon", shown_kind_icon(m.kind));
		fact_fill(rq, v, &m);
	}
	if (rq->owner)
		fill_left_out(rq);
	shown_pager(rq, page, pages,
	    arena_printf(rq->arena, "/people/%lld/facts?page=", (long long)rq->id));
	return true;
}

int
fact_list(struct request *rq)
{
	struct form *f = form_new(rq, add_fields);

	form_set(f, "source", "told");
	return fill_list(rq, f) ? 200 : 404;
}

/* Only whoever is offered can be the company; it is asked for a joke alone. */
static int64_t
company(struct request *rq, struct form *f)
{
	int64_t      id = form_int(f, "company"), found = 0;
	struct rows *r = id ? db_query(rq->db, fact_company, .id = INT(rq->id)) : NULL;

	while (r && db_next(r))
		if (db_int(r, fact_company_id) == id)
			found = id;
	if (id && !found)
		form_blame(f, "company", "Choose one of those who are offered.");
	return strcmp(form_text(f, "kind"), "joke") == 0 ? found : 0;
}

static void
check_interest(struct request *rq, struct form *f)
{
	const char *name = form_text(f, "interest");

	if (*name && *text_fold(rq->arena, name) == '\0')
		form_blame(f, "interest", "A thing has a letter or a digit at least.");
}

/* A tapped taste is about the thing of that name, a school is one; or what was said. */
static int64_t
interest(struct request *rq, const struct form *f, bool school)
{
	const char *text = form_text(f, "text");
	int64_t     area = form_int(f, "area");

	if (*form_text(f, "interest"))
		return interest_named(rq, form_text(f, "interest"), area);
	if (area && (school || fact_is_taste(form_text(f, "kind"))) &&
	    text_length(text) <= INTEREST_LETTERS)
		return interest_named(rq, text, area);
	return 0;
}

int
fact_create(struct request *rq)
{
	struct form *f = form_read(rq, add_fields);
	int64_t      area = form_int(f, "area"), with = company(rq, f), id;
	bool         school;

	if (!*form_text(f, "source"))
		form_set(f, "source", "told");
	if (!*form_text(f, "text"))
		form_blame(f, "text", "Write what it is, in a word or a few.");
	if (area && db_one(rq->db, fact_area, .id = INT(area)) == NULL)
		form_blame(f, "area", "Choose one of the subjects.");
	check_interest(rq, f);
	if (!form_ok(f))
		return fill_list(rq, f) ? 422 : 404;
	if (db_one(rq->db, person_row, .id = INT(rq->id)) == NULL)
		return 404;
	if (!*form_text(f, "kind"))
		form_set(f, "kind", area == AREA_SCHOOL ? "other" : learning_kind(form_text(f, "text")));
	school = area == AREA_SCHOOL && strcmp(form_text(f, "kind"), "other") == 0;
	id = fact_learn(rq, &(struct learned){ .person_id = rq->id, .kind = form_text(f, "kind"),
	    .text = form_text(f, "text"), .source = form_text(f, "source"),
	    .remark = form_text(f, "remark"), .interest_id = interest(rq, f, school),
	    .question_id = school ? QUESTION_SCHOOL : 0, .company_id = with });
	return redirect(rq, "/people/%lld?did=added&fact=%lld", (long long)rq->id, (long long)id);
}

/* What was done to a fact, and what it was before. */
static const struct {
	const char *what, *words;
	bool        rewords;
} acts[] = {
	{ "corrected", "corrected it", true },
	{ "confirmed", "asked, and it is so", true },
	{ "undone", "took the change back", true },
	{ "rejected", "found that it is not so", false },
	{ "removed", "left it out", false },
	{ "restored", "put it back", false },
};
enum { ACTS = sizeof acts / sizeof *acts };

static int
act_of(const char *what)
{
	int i = 0;

	while (i < ACTS - 1 && strcmp(acts[i].what, what) != 0)
		i++;
	return i;
}

static void
fill_history(struct request *rq, const char *called)
{
	struct rows *r = db_query(rq->db, fact_changes, .fact_id = INT(rq->id));
	bool         first = true;

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "CHANGES"), *before;
		int          act = act_of(db_text(r, fact_changes_what));
		int64_t      at = db_int(r, fact_changes_at);

		view_text(v, "change_words", arena_printf(rq->arena, "%s %s",
		    db_text(r, fact_changes_changer), acts[act].words));
		view_text(v, "change_iso", clock_iso(rq->arena, at));
		view_text(v, "change_when", shown_ago_inside(rq, clock_day(at)));
		view_part(v, "WHY", "why_words", db_text(r, fact_changes_why));
		/* What stands now takes back only the newest change. */
		if (first)
			view_show(rq->view, "UNDO_LAST", acts[act].rewords);
		first = false;
		if (!acts[act].rewords)
			continue;
		before = view_add(v, "BEFORE");
		view_text(before, "before_about", shown_about(rq, called,
		    db_text(r, fact_changes_kind)));
		view_text(before, "before_text", db_text(r, fact_changes_text));
		view_text(before, "before_source", shown_source(db_text(r, fact_changes_source)));
		view_part(before, "BEFORE_REMARK", "before_remark", db_text(r, fact_changes_remark));
	}
	if (first)
		view_show(rq->view, "UNDO_LAST", false);
}

/* "Told 9 times, last 2 weeks ago" */
static const char *
used_words(struct request *rq, int64_t uses, int64_t used_at, bool joke)
{
	if (uses == 0)
		return joke ? "Not told yet." : "";
	return arena_printf(rq->arena, "%s %s, last %s.", joke ? "Told" : "Did good",
	    uses == 1 ? "once" : arena_printf(rq->arena, "%lld times", (long long)uses),
	    shown_ago_inside(rq, clock_day(used_at)));
}

static void
fill_fact(struct request *rq, struct rows *r)
{
	struct view  *v = view_add(rq->view, "FACT");
	bool          stands = db_is_null(r, fact_get_removed_at);
	struct matter m = { .id = rq->id, .learned_at = db_int(r, fact_get_learned_at),
		.visit_id = db_int(r, fact_get_visit_id), .used_at = db_int(r, fact_get_used_at),
		.interest_id = db_int(r, fact_get_interest_id), .kind = db_text(r, fact_get_kind),
		.text = db_text(r, fact_get_text), .remark = db_text(r, fact_get_remark),
		.source = db_text(r, fact_get_source), .author = db_text(r, fact_get_author),
		.interest = db_text(r, fact_get_interest), .company = db_text(r, fact_get_company) };
	bool          clue = *shown_clue(m.source) != '\0', joke = strcmp(m.kind, "joke") == 0;

	fact_fill(rq, v, &m);
	view_text(v, "kind", m.kind);
	view_text(v, "kind_icon", shown_kind_icon(m.kind));
	view_text(v, "about_words", shown_about(rq, db_text(r, fact_get_called), m.kind));
	view_part(v, "STAGE", "stage_name", db_text(r, fact_get_stage));
	view_part(v, "USED", "used_words", clue ? "" : used_words(rq,
	    db_int(r, fact_get_uses), m.used_at, joke));
	view_show(rq->view, "STANDS", stands);
	view_show(rq->view, "STANDS_NOT", !stands);
	view_show(rq->view, "STANDS_CLUE", stands && clue);
	view_show(rq->view, "STANDS_SURE", stands && !clue);
	view_text(rq->view, "use_words", joke ? "Told again" : "It did good today");
	view_text(rq->view, "writer", db_text(r, fact_get_writer));
}

/* The page of a fact, around its form. */
static void
fill_page(struct request *rq, struct rows *r, const struct form *f)
{
	bool        person = !db_is_null(r, fact_get_person_id);
	const char *called = arena_text(rq->arena, db_text(r, fact_get_called));

	/* What we know stands on the page; a tab that others see says only whose it is. */
	view_text(rq->view, "title", arena_printf(rq->arena, "One thing about %s", called));
	view_int(rq->view, "fact_id", rq->id);
	view_text(rq->view, "name", db_text(r, fact_get_name));
	view_text(rq->view, "back_path", arena_printf(rq->arena, "/%s/%lld",
	    person ? "people" : "households", (long long)db_int(r,
	        person ? fact_get_person_id : fact_get_household_id)));
	view_int(rq->view, "version", db_int(r, fact_get_version));
	form_fill(f, rq->view);
	fill_kinds(rq, kinds, form_text(f, "kind"));
	fill_fact(rq, r);
	fill_history(rq, called);
}

int
fact_show(struct request *rq)
{
	struct form *f = form_new(rq, change_fields);
	struct rows *r = db_one(rq->db, fact_get, .id = INT(rq->id));

	if (r == NULL || (!db_is_null(r, fact_get_removed_at) && !fact_may_restore(rq, rq->id)))
		return 404;
	fact_note(rq, db_int(r, fact_get_person_id), db_int(r, fact_get_household_id));
	r = db_one(rq->db, fact_get, .id = INT(rq->id));
	form_load(f, r);
	fill_page(rq, r, f);
	return 200;
}

/* Somebody else has changed it meanwhile: theirs stands above, this one in the form. */
static void
fill_collision(struct request *rq, struct rows *r, struct form *f)
{
	struct rows *last = db_one(rq->db, fact_last_change, .fact_id = INT(rq->id));

	view_text(view_add(rq->view, "COLLISION"), "changed_by",
	    last ? db_text(last, fact_last_change_changer) : "Somebody");
	form_set_int(f, "version", db_int(r, fact_get_version));
}

static void
check_change(struct request *rq, struct form *f)
{
	if (!*form_text(f, "text"))
		form_blame(f, "text", "Write what it is, in a word or a few.");
	if (!*form_text(f, "kind"))
		form_blame(f, "kind", "Say what kind of thing it is.");
	if (!*form_text(f, "source"))
		form_blame(f, "source", "Say how we know it.");
	check_interest(rq, f);
	if (form_int(f, "version") == 0)
		form_blame(f, NULL, "This form is not whole. Open the page again.");
}

static bool
is_changed(const struct form *f, struct rows *r)
{
	return strcmp(form_text(f, "kind"), db_text(r, fact_get_kind)) != 0 ||
	       strcmp(form_text(f, "text"), db_text(r, fact_get_text)) != 0 ||
	       strcmp(form_text(f, "remark"), db_text(r, fact_get_remark)) != 0 ||
	       strcmp(form_text(f, "source"), db_text(r, fact_get_source)) != 0 ||
	       strcmp(form_text(f, "interest"), db_text(r, fact_get_interest)) != 0;
}

int
fact_correct(struct request *rq)
{
	struct form *f = form_read(rq, change_fields);
	struct rows *r = db_one(rq->db, fact_get, .id = INT(rq->id));
	const char  *name = form_text(f, "interest");
	int64_t      thing;

	if (r == NULL || !db_is_null(r, fact_get_removed_at))
		return 404;
	check_change(rq, f);
	if (form_ok(f) && form_int(f, "version") != db_int(r, fact_get_version)) {
		fill_collision(rq, r, f);
		fill_page(rq, r, f);
		return 409;
	}
	if (!form_ok(f)) {
		fill_page(rq, r, f);
		return 422;
	}
	if (!is_changed(f, r))
		return redirect(rq, "/facts/%lld", (long long)rq->id);
	thing = strcmp(name, db_text(r, fact_get_interest)) == 0
	            ? fact_interest_after(rq, r, form_text(f, "text"))
	            : interest_named(rq, name, 0);
	fact_changes_now(rq, rq->id, "corrected", form_text(f, "why"));
	fact_rewrite(rq, rq->id, form_text(f, "kind"), form_text(f, "text"),
	    form_text(f, "remark"), form_text(f, "source"), thing);
	return fact_back(rq, r, "corrected");
}
