/*
 * trust: see trust.h.
 */
#include "trust.h"

#include "pages.h"
#include "shown.h"
#include "tact.h"

enum { STEPS_SHOWN = 50 };

static const char *const steps[] = { "1", "2", "3", "4", NULL };

static const struct field fields[] = {
	{ "step", "The step", FORM_CHOICE, .choices = steps },
	{ "reason", "The reason", FORM_TEXT, .max = 160 },
	{ 0 }
};

/* Whoever is no customer: what they are to us, as their page says it. */
static const char *
kind_words(const char *kind)
{
	static const char *const words[][2] = { { "supplier", "A supplier of ours" },
		{ "partner", "A partner business" }, { "neighbour", "A neighbour of the shop" } };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], kind) == 0)
			return words[i][1];
	return "";
}

static void
fill_step(struct request *rq, struct view *v, struct rows *r)
{
	int64_t at = db_int(r, trust_list_at);

	view_text(v, "step_words", tact_step(db_int(r, trust_list_step)));
	view_text(v, "step_reason", db_text(r, trust_list_reason));
	view_text(v, "step_by", db_text(r, trust_list_author));
	view_text(v, "step_iso", clock_iso(rq->arena, at));
	view_text(v, "step_ago", shown_ago_inside(rq, clock_day(at)));
}

void
trust_fill(struct request *rq, struct rows *row)
{
	struct view *v = view_add(rq->view, "TRUST");
	struct rows *r = db_query(rq->db, trust_list, .person_id = INT(rq->id), .limit = INT(1));
	bool         said = db_next(r);

	view_text(v, "trust_words", tact_step(db_int(row, person_get_trust)));
	view_part(v, "NO_CUSTOMER", "contact_words", kind_words(db_text(row, person_get_kind)));
	view_show(v, "NOBODY_SAID", !said);
	if (said)
		fill_step(rq, view_add(v, "STEP"), r);
	db_done(r);
}

/* The page: the step, the others to choose from, and how it came to be. */
static int
fill_page(struct request *rq, struct rows *row, const struct form *f)
{
	const char  *name = arena_text(rq->arena, db_text(row, person_get_name));
	int64_t      trust = db_int(row, person_get_trust);
	struct rows *r;

	view_text(rq->view, "title", arena_printf(rq->arena, "How far %s trusts us", name));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", name);
	form_fill(f, rq->view);
	trust_fill(rq, row);
	for (int step = 1; step <= TACT_STEPS; step++) {
		struct view *v;

		if (step == trust)
			continue;
		v = view_add(rq->view, "CHOICES");
		view_int(v, "choice", step);
		view_text(v, "choice_words", tact_step(step));
		view_show(v, "CHOSEN", form_text(f, "step")[0] == '0' + step);
	}
	r = db_query(rq->db, trust_list, .person_id = INT(rq->id), .limit = INT(STEPS_SHOWN));
	while (db_next(r))
		fill_step(rq, view_add(rq->view, "STEPS"), r);
	return form_ok(f) ? 200 : 422;
}

int
trust_show(struct request *rq)
{
	struct rows *row = db_one(rq->db, person_get, .id = INT(rq->id));

	return row ? fill_page(rq, row, form_new(rq, fields)) : 404;
}

int
trust_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *row = db_one(rq->db, person_get, .id = INT(rq->id));
	int64_t      step;

	if (row == NULL)
		return 404;
	step = atoi(form_text(f, "step"));
	if (step == 0)
		form_blame(f, "step", "Choose a step.");
	if (step == db_int(row, person_get_trust))
		form_blame(f, "step", "That is how it stands already. Only a change is written down.");
	if (!*form_text(f, "reason"))
		form_blame(f, "reason", "Say why, in a few words.");
	if (!form_ok(f))
		return fill_page(rq, row, f);
	db_run(rq->db, trust_insert, .person_id = INT(rq->id), .step = INT(step),
	    .reason = TEXT(form_text(f, "reason")), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now));
	return redirect(rq, "/people/%lld#trust", (long long)rq->id);
}
