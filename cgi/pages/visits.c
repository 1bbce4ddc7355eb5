/*
 * visits: the day's list, one person's visits, one visit, and taking one back.
 */
#include "pages.h"
#include "shown.h"
#include "visit_open.h"
#include "who.h"

static const struct field fields[] = {
	{ "day", "The day", FORM_DATE },
	{ "person", "The person", FORM_ID },
	{ 0 }
};

static int64_t
pages_of(int64_t n)
{
	return n ? (n + PAGE_ROWS - 1) / PAGE_ROWS : 1;
}

static int
list_day(struct request *rq, int64_t day)
{
	int64_t      low = clock_day_start(day), high = clock_day_start(day + 1), n, page;
	struct rows *r = db_one(rq->db, visit_count_between, .low = INT(low), .high = INT(high));
	struct view *v = view_add(rq->view, "OF_DAY"), *list = view_add(rq->view, "DAY_LIST");
	const char  *words = clock_day_words(rq->arena, day, rq->today);

	n = r ? db_int(r, visit_count_between_n) : 0;
	page = shown_page(rq) > pages_of(n) ? pages_of(n) : shown_page(rq);
	words = day == rq->today ? arena_printf(rq->arena, "Today, %s", words) : words;
	view_text(rq->view, "title", words);
	view_text(v, "day_words", words);
	view_text(v, "visits_words", shown_count(rq, n, "visit", "visits"));
	view_text(v, "previous_day", clock_iso_day(rq->arena, day - 1));
	view_text(v, "previous_day_words", clock_day_words(rq->arena, day - 1, rq->today));
	if (day < rq->today) {
		struct view *next = view_add(v, "NEXT_DAY");

		view_text(next, "next_day", clock_iso_day(rq->arena, day + 1));
		view_text(next, "next_day_words", clock_day_words(rq->arena, day + 1, rq->today));
	}
	if (n == 0)
		view_text(view_add(rq->view, "NO_VISITS"), "no_visits_words",
		    day == rq->today ? "Nobody yet. The first visit of the day will stand here."
		                     : "Nobody came in that day, or nobody wrote it down.");
	r = db_query(rq->db, visit_between, .low = INT(low), .high = INT(high),
	    .limit = INT(PAGE_ROWS), .skip = INT((page - 1) * PAGE_ROWS));
	while (db_next(r))
		shown_visit_of_day(rq, view_add(list, "VISITS"), db_int(r, visit_between_id),
		    db_int(r, visit_between_at), db_text(r, visit_between_channel),
		    db_text(r, visit_between_author));
	shown_pager(rq, page, pages_of(n), arena_printf(rq->arena, "/visits?day=%s&page=",
	    clock_iso_day(rq->arena, day)));
	return 200;
}

static int
list_person(struct request *rq, int64_t id)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(id));
	struct view *v = view_add(rq->view, "OF_PERSON"), *list = view_add(rq->view, "PERSON_LIST");
	int64_t      n, page;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "Every visit of %s",
	    db_text(r, person_row_name)));
	view_int(v, "id", id);
	view_text(v, "name", db_text(r, person_row_name));
	r = db_one(rq->db, person_visit_count, .person_id = INT(id));
	n = r ? db_int(r, person_visit_count_n) : 0;
	page = shown_page(rq) > pages_of(n) ? pages_of(n) : shown_page(rq);
	view_text(v, "visits_words", shown_times(rq, n));
	if (n == 0)
		view_text(view_add(rq->view, "NO_VISITS"), "no_visits_words",
		    "No visit in the book yet.");
	r = db_query(rq->db, person_visits, .person_id = INT(id), .limit = INT(PAGE_ROWS),
	    .skip = INT((page - 1) * PAGE_ROWS));
	while (db_next(r))
		shown_visit(rq, view_add(list, "VISITS"), db_int(r, person_visits_id),
		    db_int(r, person_visits_at), db_text(r, person_visits_channel),
		    db_text(r, person_visits_author), id);
	shown_pager(rq, page, pages_of(n), arena_printf(rq->arena, "/visits?person=%lld&page=",
	    (long long)id));
	return 200;
}

int
visit_list(struct request *rq)
{
	struct form *f = form_read(rq, fields);

	if (!form_ok(f))
		return 404;
	if (form_int(f, "person"))
		return list_person(rq, form_int(f, "person"));
	return list_day(rq, *form_text(f, "day") ? form_int(f, "day") : rq->today);
}

static void
fill_people(struct request *rq, const struct who *who, int n)
{
	for (int i = 0; i < n; i++) {
		struct view *v = view_add(rq->view, "WHO");

		view_int(v, "id", who[i].id);
		view_text(v, "name", who[i].name);
		face_fill(v, who[i].id, who[i].name, who[i].picture);
		view_part(v, "REMARK", "remark", who[i].remark);
	}
}

/* "Fred likes", "Everyone: moment": whom a line is about, and of what kind it is. */
static const char *
about(struct request *rq, const struct who *who, int n, struct rows *r)
{
	const char *people = db_text(r, visit_facts_people);
	struct who  meant[WHO_MAX];
	int         m = 0;

	for (int i = 0; i < n; i++)
		if (strstr(people, arena_printf(rq->arena, " %lld ", (long long)who[i].id)))
			meant[m++] = who[i];
	return shown_about(rq, m == n && n > 1 ? "Everyone" : who_words(rq, meant, m),
	    db_text(r, visit_facts_kind));
}

static void
fill_facts(struct request *rq, const struct who *who, int n, const char *author, int64_t at)
{
	struct rows *r = db_query(rq->db, visit_facts, .visit_id = INT(rq->id));
	bool         any = false;

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "FACTS");
		const char  *kind = db_text(r, visit_facts_kind);

		view_text(v, "kind", kind);
		view_text(v, "kind_icon", shown_kind_icon(kind));
		view_text(v, "about_words", about(rq, who, n, r));
		shown_fact(rq, v, db_text(r, visit_facts_text), db_text(r, visit_facts_source), author,
		    at, 0);
		any = true;
	}
	view_show(rq->view, "NOTHING_LEARNED", !any);
}

/* Only who wrote it, and only for a while: afterwards it is history. */
static bool
may_undo(const struct request *rq, struct rows *r)
{
	return db_int(r, visit_get_staff_id) == rq->staff_id &&
	       db_int(r, visit_get_at) > rq->now - VISIT_UNDO_SECONDS;
}

int
visit_show(struct request *rq)
{
	struct rows *r = db_one(rq->db, visit_get, .id = INT(rq->id));
	struct view *v = rq->view;
	struct who   who[WHO_MAX];
	int          n;
	int64_t      at, day;
	const char  *words, *author;

	if (r == NULL)
		return 404;
	at = db_int(r, visit_get_at);
	day = db_int(r, visit_get_day);
	author = arena_text(rq->arena, db_text(r, visit_get_author));
	words = arena_printf(rq->arena, "%s, %s", clock_day_words(rq->arena, day, rq->today),
	    clock_time_words(rq->arena, at));
	view_text(v, "title", words);
	view_int(v, "visit_id", rq->id);
	view_text(v, "visit_iso", clock_iso(rq->arena, at));
	view_text(v, "visit_words", words);
	view_text(v, "day", clock_iso_day(rq->arena, day));
	view_text(v, "day_words", day == rq->today ? "Today"
	                                           : clock_day_words(rq->arena, day, rq->today));
	view_text(v, "served_by", author);
	view_text(v, "channel_words", shown_channel(db_text(r, visit_get_channel)));
	view_show(v, "UNDO", may_undo(rq, r));
	view_part(v, "HAPPENED", "happened_words", shown_happened(rq, rq->id));
	n = who_came(rq, rq->id, who);
	who_tell_apart(rq, who, n);
	fill_people(rq, who, n);
	fill_facts(rq, who, n, author, at);
	return 200;
}

/* What is derived from somebody's visits is worked out anew, now that one is gone. */
static void
see_again(struct request *rq, int64_t person_id, int64_t staff_id)
{
	struct rows *r = db_one(rq->db, person_seen, .person_id = INT(person_id));

	if (r)
		db_run(rq->db, person_seen_update, .id = INT(person_id),
		    .visits = INT(db_int(r, person_seen_visits)),
		    .last_visit = INT(db_int(r, person_seen_last_visit)),
		    .last_day = INT(db_int(r, person_seen_last_day)));
	r = db_one(rq->db, served_seen, .person_id = INT(person_id), .staff_id = INT(staff_id));
	if (r)
		db_run(rq->db, served_update, .person_id = INT(person_id),
		    .staff_id = INT(staff_id), .visits = INT(db_int(r, served_seen_visits)),
		    .last_at = INT(db_int(r, served_seen_last_at)),
		    .last_day = INT(db_int(r, served_seen_last_day)));
	db_run(rq->db, served_sweep, .person_id = INT(person_id), .staff_id = INT(staff_id));
}

int
visit_undo(struct request *rq)
{
	struct rows *r = db_one(rq->db, visit_get, .id = INT(rq->id));
	struct who   who[WHO_MAX];
	int64_t      staff_id;
	int          n;

	if (r == NULL)
		return 404;
	if (!may_undo(rq, r))
		return 403;
	staff_id = db_int(r, visit_get_staff_id);
	n = who_came(rq, rq->id, who);
	db_run(rq->db, visit_fact_text_delete, .id = INT(rq->id));
	db_run(rq->db, visit_attempt_delete, .id = INT(rq->id));
	db_run(rq->db, visit_outcome_undo, .id = INT(rq->id));
	visit_open_undo(rq, rq->id);
	db_run(rq->db, visit_fact_delete, .id = INT(rq->id));
	db_run(rq->db, visit_delete, .id = INT(rq->id));
	for (int i = 0; i < n; i++)
		see_again(rq, who[i].id, staff_id);
	return redirect(rq, "/?undone=yes");
}
