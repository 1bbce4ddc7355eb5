/*
 * person: the page of a person.
 */
#include "addresses.h"
#include "age.h"
#include "attempts.h"
#include "facts.h"
#include "gifts.h"
#include "ground.h"
#include "knowledge.h"
#include "households.h"
#include "greeting.h"
#include "moment_pages.h"
#include "pages.h"
#include "person_curve.h"
#include "person_rhythm.h"
#include "said.h"
#include "sheets.h"
#include "places.h"
#include "shown.h"
#include "threads.h"
#include "ties.h"
#include "usuals.h"
#include "who.h"

enum {
	VISITS_SHOWN = 10,
	LAST_LEARNED = 2
};

static bool
begins_with(const char *name, const char *call_name)
{
	size_t n = strlen(call_name);

	return strncmp(name, call_name, n) == 0 && (name[n] == '\0' || name[n] == ' ');
}

/* "With us since 2019, 84 visits, last new thing learned 3 weeks ago" */
static const char *
since(struct request *rq, struct rows *r)
{
	int64_t     learned = db_int(r, person_get_last_fact_at);
	const char *words = arena_printf(rq->arena, "With us since %lld, %s",
	    (long long)db_int(r, person_get_since_year), db_int(r, person_get_visits) == 0
	        ? "no visit yet"
	        : shown_count(rq, db_int(r, person_get_visits), "visit", "visits"));

	if (learned == 0)
		return arena_printf(rq->arena, "%s, nothing learned yet", words);
	return arena_printf(rq->arena, "%s, last new thing learned %s", words,
	    shown_ago_inside(rq, clock_day(learned)));
}

static void
fill_name(struct view *v, struct rows *r)
{
	const char *name = db_text(r, person_get_name);
	const char *call_name = db_text(r, person_get_call_name);
	const char *full_name = db_text(r, person_get_full_name);
	const char *source = db_text(r, person_get_name_source);
	bool        named = *call_name || *full_name;

	view_part(v, "CALL", "call_name", begins_with(name, call_name) ? "" : call_name);
	view_part(v, "SAY", "say_name", db_text(r, person_get_say_name));
	view_part(v, "FULL", "full_name", strcmp(name, full_name) == 0 ? "" : full_name);
	view_show(v, "NAME_HEARD", named && strcmp(source, "heard") == 0);
	view_show(v, "NAME_WRITTEN", named && strcmp(source, "written") == 0);
	view_show(v, "NAME_UNKNOWN", !named);
	view_show(v, "NAMED", named);
	view_show(v, "UNNAMED", !named);
}

static void
fill_age(struct request *rq, struct rows *r)
{
	const char *said = db_text(r, person_get_age_said);
	struct age  age;

	if (*said && age_parse(said, &age))
		view_part(rq->view, "AGE", "age_words", age_words(rq->arena, said, &age,
		    db_int(r, person_get_age_day), rq->today));
}

static void
fill_page(struct request *rq, struct rows *r)
{
	struct view *v = rq->view;
	int64_t      created = db_int(r, person_get_created_at);

	fill_name(v, r);
	view_text(v, "since_words", since(rq, r));
	/* Where nobody knows a name, what one sees is the heading already. */
	if (strcmp(db_text(r, person_get_looks), db_text(r, person_get_name)) != 0)
		view_part(v, "LOOKS", "looks", db_text(r, person_get_looks));
	view_part(v, "NICKNAMED", "nicknames", db_text(r, person_get_nicknames));
	fill_age(rq, r);
	view_part(v, "PHONE", "phone", db_text(r, person_get_phone));
	view_show(v, "KNOWS_PAGE", db_int(r, person_get_knows_page));
	view_show(v, "NOT_KNOWS_PAGE", !db_int(r, person_get_knows_page));
	view_text(v, "created_by", db_text(r, person_get_author));
	view_text(v, "created_iso", clock_iso(rq->arena, created));
	view_text(v, "created_words", shown_ago_inside(rq, clock_day(created)));
}

/* What the card says of the last time: what was learned then, or what happened. */
static void
fill_last(struct request *rq, struct view *v, int64_t visit_id)
{
	struct rows *r = db_query(rq->db, visit_learned, .visit_id = INT(visit_id),
	    .person_id = INT(rq->id));
	int          n = 0;
	const char  *happened;

	for (; n < LAST_LEARNED && db_next(r); n++)
		view_text(view_add(v, "LAST_LEARNED"), "text", db_text(r, visit_learned_text));
	db_done(r);
	happened = shown_happened(rq, visit_id);
	if (n == 0)
		view_part(v, "LAST_HAPPENED", "last_happened", *happened ? happened : "Nothing was written down.");
}

static void
fill_visits(struct request *rq)
{
	struct rows *r = db_one(rq->db, person_visit_count, .person_id = INT(rq->id));
	int64_t      n = r ? db_int(r, person_visit_count_n) : 0;
	bool         first = true;

	view_show(rq->view, "NOT_VISITED", n == 0);
	if (n == 0)
		return;
	view_text(view_add(rq->view, "VISITED"), "visits_words",
	    shown_times(rq, n));
	r = db_query(rq->db, person_visits, .person_id = INT(rq->id), .limit = INT(VISITS_SHOWN),
	    .skip = INT(0));
	while (db_next(r)) {
		int64_t id = db_int(r, person_visits_id), at = db_int(r, person_visits_at);

		if (first) {
			struct view *v = view_add(rq->view, "LAST");

			view_text(v, "last_words", shown_ago_inside(rq, clock_day(at)));
			view_text(v, "last_iso", clock_iso(rq->arena, at));
			view_text(v, "last_served_by", db_text(r, person_visits_author));
			fill_last(rq, v, id);
			first = false;
		}
		shown_visit(rq, view_add(rq->view, "VISITS"), id, at,
		    db_text(r, person_visits_channel), db_text(r, person_visits_author), rq->id);
	}
	view_part(rq->view, "MORE_VISITS", "more_visits_words", n > VISITS_SHOWN
	    ? arena_printf(rq->arena, "All %lld", (long long)n) : "");
}

/* Who else is here, as the address says; whoever has no page is passed over. */
static void
fill_greeting(struct request *rq, struct form *f)
{
	int64_t with[WHO_MAX];
	int     n = 0;

	for (int i = 0; form_ok(f) && i < form_count(f, "with") && n < WHO_MAX; i++)
		with[n++] = form_int_at(f, "with", i);
	greeting_fill(rq, rq->id, with, n);
}

int
person_show(struct request *rq)
{
	static const struct field fields[] = {
		{ "saved", "What was saved", FORM_FLAG },
		{ "with", "who is here", FORM_ID, .many = true }, { 0 }
	};
	struct rows *r = db_one(rq->db, person_get, .id = INT(rq->id));
	struct form *f = form_read(rq, fields);
	const char  *name, *called;

	if (r == NULL)
		return 404;
	name = arena_text(rq->arena, db_text(r, person_get_name));
	view_text(rq->view, "title", name);
	view_int(rq->view, "id", rq->id);
	view_int(view_add(rq->view, "QUIET"), "quiet_id", rq->id);
	view_text(rq->view, "name", name);
	face_fill(rq->view, rq->id, name, db_text(r, person_get_picture));
	if (form_ok(f) && form_flag(f, "saved"))
		view_text(view_add(rq->view, "SAVED"), "saved", arena_printf(rq->arena,
		    "This is the page of %s now.", name));
	fill_page(rq, r);
	said_fill(rq, r);
	called = *db_text(r, person_get_call_name) ? db_text(r, person_get_call_name) : name;
	view_show(rq->view, "FOLDED", db_int(r, person_get_business_only));
	matters_fill(rq, called, db_int(r, person_get_facts), db_int(r, person_get_business_only));
	buys_fill(rq, called);
	knowledge_fill(rq, r);
	home_fill(rq, db_int(r, person_get_household_id), called);
	ties_fill(rq);
	fill_greeting(rq, f);
	place_fill(rq);
	fill_visits(rq);
	attempts_fill(rq);
	usuals_fill(rq);
	moments_fill(rq);
	addresses_fill(rq, sheets_fill(rq));
	threads_fill(rq);
	gifts_fill(rq);
	ground_fill(rq, rq->id);
	rhythm_fill(rq, rq->id);
	curve_fill(rq, rq->id, called,
	    db_int(r, person_get_created_at), db_int(r, person_get_facts), db_int(r, person_get_visits));
	return 200;
}
