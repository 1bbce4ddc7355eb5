/*
 * today: the page that is open all day.
 */
#include "aloud.h"
#include "decisions.h"
#include "pages.h"
#include "shown.h"
#include "today_likely.h"
#include "today_lists.h"
#include "who.h"
#include "who_are_page.h"

enum {
	VISITS_SHOWN = 6,
	FIRST_PEOPLE = 5
};

/* What was just saved, said once: the redirect names the visit, the words come from it. */
static void
fill_saved(struct request *rq)
{
	static const struct field fields[] = {
		{ "saved", "The visit", FORM_ID }, { "undone", "The visit", FORM_FLAG }, { 0 }
	};
	struct form *f = form_read(rq, fields);
	int64_t      id = form_int(f, "saved");
	struct rows *r;
	struct view *v;
	struct who   who[WHO_MAX];
	int          n;
	const char  *words = "";

	view_show(rq->view, "UNDONE", form_flag(f, "undone"));
	if (!form_ok(f) || id == 0 || (r = db_one(rq->db, visit_get, .id = INT(id))) == NULL ||
	    db_int(r, visit_get_staff_id) != rq->staff_id ||
	    db_int(r, visit_get_at) < rq->now - VISIT_UNDO_SECONDS)
		return;
	v = view_add(rq->view, "SAVED");
	n = who_came(rq, id, who);
	who_tell_apart(rq, who, n);
	for (int i = 0; i < n; i++)
		words = arena_printf(rq->arena, "%s%sYou now know %s about %s.", words,
		    *words ? " " : "", who[i].facts
		        ? shown_count(rq, who[i].facts, "thing", "things") : "nothing yet",
		    who[i].apart);
	view_text(v, "saved", words);
	view_int(view_add(v, "SAVED_UNDO"), "saved_id", id);
	r = db_query(rq->db, visit_facts, .visit_id = INT(id));
	for (const char *topic = NULL; topic == NULL && db_next(r);) {
		topic = aloud_doubt(db_text(r, visit_facts_text));
		view_part(rq->view, "ALOUD", "aloud_topic", topic);
	}
	db_done(r);
}

static void
fill_visits(struct request *rq)
{
	int64_t      low = clock_day_start(rq->today), high = clock_day_start(rq->today + 1);
	struct rows *r = db_one(rq->db, visit_count_between, .low = INT(low), .high = INT(high));
	int64_t      n = r ? db_int(r, visit_count_between_n) : 0;

	view_show(rq->view, "NO_VISITS", n == 0);
	r = db_query(rq->db, visit_between, .low = INT(low), .high = INT(high),
	    .limit = INT(VISITS_SHOWN), .skip = INT(0));
	while (db_next(r))
		shown_visit_of_day(rq, view_add(rq->view, "VISITS"), db_int(r, visit_between_id),
		    db_int(r, visit_between_at), db_text(r, visit_between_channel),
		    db_text(r, visit_between_author));
	if (n > VISITS_SHOWN)
		view_text(view_add(rq->view, "MORE_VISITS"), "more_visits_words",
		    arena_printf(rq->arena, "All %lld visits of today", (long long)n));
}

static void
fill_team(struct request *rq, struct view *steps, int team)
{
	struct rows *r = db_query(rq->db, staff_list);
	struct who   who[WHO_MAX];
	int          n = 0;

	view_show(steps, "NO_TEAM", team == 0);
	while (n < WHO_MAX && db_next(r))
		if (strcmp(db_text(r, staff_list_role), "staff") == 0)
			who[n++].apart = arena_text(rq->arena, db_text(r, staff_list_name));
	db_done(r);
	if (team > 0)
		view_text(view_add(steps, "TEAM"), "team_words",
		    arena_printf(rq->arena, "%s can sign in.", who_words(rq, who, n)));
}

/* The three steps of a young book: the team, the first five people, one visit. */
static void
fill_first_run(struct request *rq, int people)
{
	static const char *const counts[] = { "", "One of the five is in the book.",
		"Two of the five are in the book.", "Three of the five are in the book.",
		"Four of the five are in the book.", "Five people are in the book." };
	struct rows *r = db_one(rq->db, staff_count);
	int          team = r ? (int)db_int(r, staff_count_n) : 0;
	bool         visited = db_one(rq->db, visit_any) != NULL;
	struct view *steps;

	if (people >= FIRST_PEOPLE && visited && (team > 0 || !rq->owner))
		return;
	steps = view_add(rq->view, "FIRST_RUN");
	if (rq->owner)
		fill_team(rq, view_add(steps, "OWNER"), team);
	if (people >= FIRST_PEOPLE)
		view_text(view_add(steps, "FIVE"), "first_five_words",
		    counts[FIRST_PEOPLE]);
	else if (people > 0)
		view_text(view_add(view_add(steps, "NOT_FIVE"), "FIRST_FIVE"), "first_five_words",
		    counts[people]);
	else
		view_show(steps, "NOT_FIVE", true);
	view_show(steps, "VISITED", visited);
	view_show(steps, "NOT_VISITED", !visited);
}

int
today_show(struct request *rq)
{
	struct rows *r = db_one(rq->db, person_any);
	int          people = r ? (int)db_int(r, person_any_n) : 0;

	view_text(rq->view, "title", "Today");
	view_show(rq->view, "EMPTY_BOOK", people == 0);
	view_show(rq->view, "BOOK_OPEN", people > 0);
	fill_first_run(rq, people);
	fill_saved(rq);
	if (people == 0)
		return 200;
	today_started(rq);
	view_text(rq->view, "now_words", arena_printf(rq->arena, "%s, %s",
	    clock_day_words(rq->arena, rq->today, rq->today),
	    clock_time_words(rq->arena, rq->now)));
	view_text(rq->view, "hello", arena_printf(rq->arena, "%s, %s", clock_greeting(rq->now),
	    rq->staff_name));
	view_text(rq->view, "q", "");
	view_show(rq->view, "HALF_HOUR", rq->owner);
	if (rq->owner) {
		decisions_due(rq);
		who_are_ask(rq);
	}
	today_likely(rq);
	fill_visits(rq);
	today_side(rq);
	return 200;
}
