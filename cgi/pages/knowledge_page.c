/*
 * knowledge_page: all twelve questions as they stand with somebody, how that is changed,
 * and keeping it to business.
 */
#include "knowledge.h"
#include "pages.h"
#include "shown.h"
#include "tact.h"

enum { SCHOOL = 11 }; /* question.id */

static const char *const acts[] = { "answer", "later", "never", "may", "declined", "not",
	"unknown", NULL };

/* The page from which a form was sent, and to which it leads back. */
static const char *const pages[] = { "person", "knowledge", NULL };

static const struct field fields[] = {
	{ "question_id", "the question", FORM_ID },
	{ "act", "What to do", FORM_CHOICE, .choices = acts },
	{ "answer", "The answer", FORM_TEXT, .max = 300 },
	{ "from", "Where to go on", FORM_CHOICE, .choices = pages },
	{ 0 }
};

static const struct field business_fields[] = {
	{ "business_only", "Keep it to business", FORM_FLAG },
	{ "business_why", "The reason", FORM_TEXT, .max = 160 },
	{ 0 }
};

/* How a question stands, in words. */
static const char *
state_words(const char *state)
{
	static const char *const words[][2] = { { "known", "Known" },
		{ "declined", "They would rather not say" }, { "not", "Does not apply" } };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], state) == 0)
			return words[i][1];
	return "Not known yet";
}

/* Others who gave the same answer, each once. */
static void
fill_others(struct request *rq, struct view *v, int64_t interest_id)
{
	struct view *others = NULL;
	int64_t      seen[20];
	int          n = 0;
	struct rows *r = db_query(rq->db, knowledge_others, .interest_id = INT(interest_id),
	    .question_id = INT(SCHOOL), .person_id = INT(rq->id));

	while (db_next(r) && n < 20) {
		struct view *one;
		int64_t      id = db_int(r, knowledge_others_id);
		int          i = 0;

		while (i < n && seen[i] != id)
			i++;
		if (i < n)
			continue;
		seen[n++] = id;
		if (others == NULL)
			others = view_add(v, "OTHERS");
		one = view_add(others, "OTHER");
		view_int(one, "other_id", id);
		view_text(one, "other_name", db_text(r, knowledge_others_name));
	}
	db_done(r);
}

static void
fill_answers(struct request *rq, struct view *v, int64_t question_id)
{
	int64_t      school = 0;
	struct rows *r = db_query(rq->db, knowledge_answers, .person_id = INT(rq->id),
	    .question_id = INT(question_id));

	while (db_next(r)) {
		shown_fact(rq, view_add(v, "ANSWERS"), db_text(r, knowledge_answers_text),
		    db_text(r, knowledge_answers_source), db_text(r, knowledge_answers_author),
		    db_int(r, knowledge_answers_learned_at),
		    db_int(r, knowledge_answers_visit_id));
		if (question_id == SCHOOL && db_int(r, knowledge_answers_interest_id))
			school = db_int(r, knowledge_answers_interest_id);
	}
	if (school)
		fill_others(rq, v, school);
}

/* Until when a question rests after "not now". */
static void
fill_rest(struct request *rq, struct view *v, int64_t later_day)
{
	int64_t until = later_day + TACT_REST_DAYS;

	if (later_day > 0 && rq->today < until)
		view_text(view_add(v, "RESTING"), "until_words",
		    clock_day_words(rq->arena, until, rq->today));
}

/* One of the twelve, from the row r of knowledge_list; f is the form that was refused, or NULL. */
static void
fill_question(struct request *rq, struct view *v, struct rows *r, int64_t trust,
    const struct form *f)
{
	int64_t     id = db_int(r, knowledge_list_id);
	const char *state = db_text(r, knowledge_list_state);
	bool        unknown = strcmp(state, "unknown") == 0, known = strcmp(state, "known") == 0;
	bool        never = db_int(r, knowledge_list_never);
	bool        refused = f && !form_ok(f) && form_int(f, "question_id") == id;
	int         opens = tact_opens((int)id, (int)db_int(r, knowledge_list_opens));

	view_int(v, "question_id", id);
	view_text(v, "question_name", db_text(r, knowledge_list_name));
	view_text(v, "question_state", state);
	view_text(v, "state_words", state_words(state));
	view_text(v, "answer", refused ? form_text(f, "answer") : "");
	view_show(v, "NEVER", never);
	if (!unknown && !known)
		view_text(view_add(v, "SAID_BY"), "said_by", arena_printf(rq->arena, "%s, %s",
		    db_text(r, knowledge_list_author),
		    shown_ago_inside(rq, clock_day(db_int(r, knowledge_list_at)))));
	if (unknown && !never && trust < opens)
		view_text(view_add(v, "LOCKED"), "opens_words", tact_step(opens));
	if (unknown && !never)
		fill_rest(rq, v, db_int(r, knowledge_list_later_day));
	view_show(v, "ASKABLE", unknown);
	view_show(v, "MAY_SETTLE", !known);
	view_show(v, "MAY_NEVER", unknown && !never);
	view_show(v, "MAY_AGAIN", never);
	view_show(v, "MAY_REOPEN", !unknown && !known);
	view_show(v, "REFUSED", refused);
	view_show(v, "NOT_REFUSED", !refused);
}

/* The page; f is the form of one question that was refused, or NULL. */
static int
fill_page(struct request *rq, struct rows *row, const struct form *f)
{
	static const char *const groups[][2] = { { "family", "Family" }, { "loves", "Loves" },
		{ "cares", "Cares" }, { "roots", "Roots" } };
	const char  *name = arena_text(rq->arena, db_text(row, person_get_name));
	int64_t      trust = db_int(row, person_get_trust);
	bool         business_only = db_int(row, person_get_business_only);
	struct rows *r = db_query(rq->db, knowledge_list, .person_id = INT(rq->id));
	struct view *group = NULL;
	const char  *part = "";

	view_text(rq->view, "title", arena_printf(rq->arena, "What we know of %s", name));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", name);
	view_text(rq->view, "trust_words", tact_step(trust));
	view_show(rq->view, "ASKS", !business_only);
	view_show(rq->view, "ASKS_NOTHING", business_only);
	/* Where nothing is asked, nothing is said of when it may be. */
	if (business_only)
		trust = TACT_STEPS;
	while (db_next(r)) {
		if (strcmp(part, db_text(r, knowledge_list_part)) != 0) {
			part = arena_text(rq->arena, db_text(r, knowledge_list_part));
			group = view_add(rq->view, "GROUPS");
			view_text(group, "part", part);
			for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
				if (strcmp(groups[i][0], part) == 0)
					view_text(group, "part_words", groups[i][1]);
		}
		struct view *v = view_add(group, "QUESTIONS");

		fill_question(rq, v, r, trust, f);
		fill_answers(rq, v, db_int(r, knowledge_list_id));
	}
	return f ? 422 : 200;
}

/* What is shown of keeping it to business: as it stands, or as it was typed. */
static struct form *
business_form(struct request *rq, struct rows *row)
{
	struct form *f = form_new(rq, business_fields);

	form_load(f, row);
	return f;
}

int
knowledge_show(struct request *rq)
{
	static const struct field saved[] = { { "saved", "What was saved", FORM_FLAG }, { 0 } };
	struct rows *row = db_one(rq->db, person_get, .id = INT(rq->id));
	struct form *f = form_read(rq, saved);

	if (row == NULL)
		return 404;
	view_show(rq->view, "SAVED", form_ok(f) && form_flag(f, "saved"));
	form_fill(business_form(rq, row), rq->view);
	return fill_page(rq, row, NULL);
}

static void
check(struct request *rq, struct form *f, const char **state)
{
	struct rows *r = db_one(rq->db, question_get, .id = INT(form_int(f, "question_id")));
	const char  *act = form_text(f, "act");
	bool         settles = strcmp(act, "declined") == 0 || strcmp(act, "not") == 0 ||
	                       strcmp(act, "unknown") == 0;

	if (r == NULL)
		form_blame(f, "question_id", "Choose the question again.");
	if (!*act)
		form_blame(f, "act", "Say what to do with the question.");
	if (strcmp(act, "answer") == 0 && !*form_text(f, "answer"))
		form_blame(f, "answer", "Write down what they said.");
	r = db_one(rq->db, knowledge_get, .person_id = INT(rq->id),
	    .question_id = INT(form_int(f, "question_id")));
	*state = r ? arena_text(rq->arena, db_text(r, knowledge_get_state)) : "unknown";
	if (settles && strcmp(*state, "known") == 0)
		form_blame(f, "act", "We know an answer. Take that out first, if it is not so.");
}

/* Keep how a question stands from now on. */
static void
put(struct request *rq, int64_t question_id, const char *act, const char *state)
{
	struct rows *r = db_one(rq->db, knowledge_get, .person_id = INT(rq->id),
	    .question_id = INT(question_id));
	int64_t      never = r ? db_int(r, knowledge_get_never) : 0;
	int64_t      later = r ? db_int(r, knowledge_get_later_day) : 0;

	if (strcmp(act, "later") == 0)
		later = rq->today;
	else if (strcmp(act, "never") == 0)
		never = 1;
	else if (strcmp(act, "may") == 0)
		never = later = 0;
	else
		state = act; /* declined, not, unknown */
	db_run(rq->db, knowledge_put, .person_id = INT(rq->id), .question_id = INT(question_id),
	    .state = TEXT(state), .never = INT(never), .later_day = INT(later),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	db_run(rq->db, knowledge_asked, .id = INT(rq->id), .today = INT(rq->today));
}

int
knowledge_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *row = db_one(rq->db, person_get, .id = INT(rq->id));
	const char  *state;

	if (row == NULL)
		return 404;
	check(rq, f, &state);
	if (!form_ok(f)) {
		form_fill(business_form(rq, row), rq->view);
		form_fill(f, rq->view);
		return fill_page(rq, row, f);
	}
	if (strcmp(form_text(f, "act"), "answer") == 0)
		knowledge_answer(rq, rq->id, form_int(f, "question_id"), form_text(f, "answer"));
	else
		put(rq, form_int(f, "question_id"), form_text(f, "act"), state);
	if (strcmp(form_text(f, "from"), "person") == 0)
		return redirect(rq, "/people/%lld#knowledge", (long long)rq->id);
	return redirect(rq, "/people/%lld/knowledge?saved=yes", (long long)rq->id);
}

int
business_save(struct request *rq)
{
	struct form *f = form_read(rq, business_fields);
	struct rows *row = db_one(rq->db, person_get, .id = INT(rq->id));
	bool         only = form_flag(f, "business_only");

	if (row == NULL)
		return 404;
	if (only && !*form_text(f, "business_why"))
		form_blame(f, "business_why", "Say why, in words you would say to them.");
	if (!form_ok(f)) {
		form_fill(f, rq->view);
		fill_page(rq, row, NULL);
		return 422;
	}
	db_run(rq->db, knowledge_business, .id = INT(rq->id), .business_only = INT(only),
	    .business_why = TEXT(only ? form_text(f, "business_why") : ""));
	return redirect(rq, "/people/%lld/knowledge?saved=yes", (long long)rq->id);
}
