/*
 * attempts: see attempts.h.
 */
#include "attempts.h"

#include "pages.h"
#include "shown.h"

enum { SHOWN_ON_CARD = 4, SHOWN_ON_PAGE = 50 };

static const char *const outcomes[] = { "better", "same", "worse", "liked", "no", "not yet", NULL };

static const struct field fields[] = {
	{ "text", "What to try", FORM_TEXT, .max = 200, .required = true },
	{ "fact", "what bothers them", FORM_ID },
	{ 0 }
};

static const struct field outcome_fields[] = {
	{ "outcome", "how it went", FORM_CHOICE, .choices = outcomes },
	{ 0 }
};

int64_t
attempt_begin(struct request *rq, int64_t person_id, int64_t fact_id, const char *text)
{
	return db_run(rq->db, attempt_insert, .person_id = INT(person_id),
	    .fact_id = INT_OR_NOTHING(fact_id), .text = TEXT(text), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now));
}

bool
attempt_end(struct request *rq, int64_t id, const char *outcome)
{
	struct rows *r = db_one(rq->db, attempt_get, .id = INT(id));
	bool         against;

	if (r == NULL)
		return false;
	against = db_int(r, attempt_get_fact_id) != 0;
	for (int i = 0; outcomes[i]; i++)
		if (strcmp(outcomes[i], outcome) == 0 && against == (i < 3)) {
			db_run(rq->db, attempt_outcome, .id = INT(id), .outcome = TEXT(outcome),
			    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
			return true;
		}
	return false;
}

/* How it went, who says so and when: "Better, says Ana, last Friday". */
static const char *
ended(struct request *rq, struct rows *r)
{
	static const char *const words[] = { "Better", "The same", "Worse", "Liked it", "No", "Not yet" };
	const char *outcome = db_text(r, attempt_list_outcome);

	for (int i = 0; outcomes[i]; i++)
		if (strcmp(outcomes[i], outcome) == 0)
			return arena_printf(rq->arena, "%s, says %s, %s", words[i],
			    db_text(r, attempt_list_outcome_author),
			    shown_ago_inside(rq, clock_day(db_int(r, attempt_list_outcome_at))));
	return "";
}

static void
fill_row(struct request *rq, struct view *v, struct rows *r)
{
	const char *outcome = db_text(r, attempt_list_outcome);
	bool        against = db_int(r, attempt_list_fact_id) != 0;
	bool        open = *outcome == '\0' || strcmp(outcome, "not yet") == 0;

	view_int(v, "id", db_int(r, attempt_list_id));
	view_text(v, "text", db_text(r, attempt_list_text));
	view_text(v, "attempt_words", arena_printf(rq->arena, "%s, %s", db_text(r, attempt_list_author),
	    shown_ago_inside(rq, clock_day(db_int(r, attempt_list_at)))));
	view_part(v, "AGAINST", "attempt_bother", db_text(r, attempt_list_bother));
	view_part(v, "ENDED", "ended_words", ended(rq, r));
	view_show(v, "OPEN_AGAINST", open && against);
	view_show(v, "OPEN_WORTH", open && !against);
}

static bool
is_open(struct rows *r)
{
	const char *outcome = db_text(r, attempt_list_outcome);

	return *outcome == '\0' || strcmp(outcome, "not yet") == 0;
}

void
attempts_fill(struct request *rq)
{
	struct rows *r = db_query(rq->db, attempt_list, .person_id = INT(rq->id),
	    .limit = INT(SHOWN_ON_PAGE));
	int          n = 0;

	while (n < SHOWN_ON_CARD && db_next(r))
		if (is_open(r)) {
			fill_row(rq, view_add(rq->view, "ATTEMPTS"), r);
			n++;
		}
	db_done(r);
	view_show(rq->view, "NO_ATTEMPTS", n == 0);
}

/* The page with all of them and the form for one more. */
static int
show(struct request *rq, const struct form *f, int status)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(rq->id));
	int          n = 0;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "Worth trying with %s",
	    db_text(r, person_row_name)));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, person_row_name));
	form_fill(f, rq->view);
	r = db_query(rq->db, fact_bothers, .person_id = INT(rq->id), .limit = INT(20));
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "BOTHERS");

		view_int(v, "id", db_int(r, fact_bothers_id));
		view_text(v, "text", db_text(r, fact_bothers_text));
		view_show(v, "CHOSEN", db_int(r, fact_bothers_id) == form_int(f, "fact"));
	}
	r = db_query(rq->db, attempt_list, .person_id = INT(rq->id), .limit = INT(SHOWN_ON_PAGE));
	for (; db_next(r); n++)
		fill_row(rq, view_add(rq->view, "ATTEMPTS"), r);
	view_show(rq->view, "NO_ATTEMPTS", n == 0);
	return status;
}

int
attempt_page(struct request *rq)
{
	return show(rq, form_new(rq, fields), 200);
}

/* What got a no stays a no; what is still open need not be written twice. */
static void
check_again(struct request *rq, struct form *f)
{
	struct rows *r = db_one(rq->db, attempt_same, .person_id = INT(rq->id),
	    .text = TEXT(form_text(f, "text")));

	if (r == NULL || form_int(f, "fact") != 0)
		return;
	if (strcmp(db_text(r, attempt_same_outcome), "no") == 0)
		form_blame(f, "text", "We tried this %s, and it was a no.",
		    shown_ago_inside(rq, clock_day(db_int(r, attempt_same_outcome_at))));
	else if (strcmp(db_text(r, attempt_same_outcome), "liked") != 0)
		form_blame(f, "text", "This stands here already, from %s.",
		    shown_ago_inside(rq, clock_day(db_int(r, attempt_same_at))));
}

int
attempt_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = form_int(f, "fact")
	    ? db_one(rq->db, fact_owner, .id = INT(form_int(f, "fact"))) : NULL;

	if (db_one(rq->db, person_row, .id = INT(rq->id)) == NULL)
		return 404;
	if (form_int(f, "fact") && (r == NULL || db_int(r, fact_owner_person_id) != rq->id ||
	                               strcmp(db_text(r, fact_owner_kind), "bothers") != 0))
		form_blame(f, "fact", "This does not bother them any more. Choose again.");
	check_again(rq, f);
	if (!form_ok(f))
		return show(rq, f, 422);
	attempt_begin(rq, rq->id, form_int(f, "fact"), form_text(f, "text"));
	return redirect(rq, "/people/%lld", (long long)rq->id);
}

int
attempt_save(struct request *rq)
{
	struct form *f = form_read(rq, outcome_fields);
	struct rows *r = db_one(rq->db, attempt_get, .id = INT(rq->id));
	int64_t      person = r ? db_int(r, attempt_get_person_id) : 0;

	if (r == NULL)
		return 404;
	if (form_ok(f) && attempt_end(rq, rq->id, form_text(f, "outcome")))
		return redirect(rq, "/people/%lld", (long long)person);
	form_blame(f, "outcome", "Say how it went: one of the buttons.");
	rq->id = person;
	form_fill(f, rq->view);
	return show(rq, form_new(rq, fields), 422);
}
