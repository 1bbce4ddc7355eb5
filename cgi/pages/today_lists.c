/*
 * today_lists: see today_lists.h.
 */
#include "today_lists.h"

#include "pages.h"
#include "shown.h"
#include "today_coming.h"
#include "who.h"

enum { WEEK = 7, YEAR = 365, MONTH = 30, TWO_WEEKS = 2 * WEEK, TWO_MONTHS = 60 };

const char *
today_name(struct request *rq, int64_t person_id, const char *name)
{
	struct who w;

	name = arena_text(rq->arena, name);
	if (!shown_namesake(rq, person_id) || !who_get(rq, person_id, &w))
		return name;
	return arena_printf(rq->arena, "%s (%s)", name, *w.remark ? w.remark : w.seen);
}

/* "3 days", "5 weeks", "4 months": as one says how long something has been. */
static const char *
long_words(struct request *rq, int64_t days)
{
	if (days < TWO_WEEKS)
		return shown_count(rq, days, "day", "days");
	if (days < TWO_MONTHS)
		return shown_count(rq, days / WEEK, "week", "weeks");
	if (days < YEAR)
		return shown_count(rq, days / MONTH, "month", "months");
	return shown_count(rq, days / YEAR, "year", "years");
}

const char *
today_late(struct request *rq, int64_t due_day)
{
	return due_day >= rq->today ? "Today"
	    : arena_printf(rq->arena, "%s late", long_words(rq, rq->today - due_day));
}

const char *
today_rhythm(struct request *rq, int64_t gap_days, int64_t last_day)
{
	static const struct {
		int64_t     most;
		const char *words;
	} rhythms[] = { { 1, "Most days" }, { 4, "Every few days" }, { 9, "Every week or so" },
		{ 17, "Every two weeks or so" }, { 24, "Every three weeks or so" },
		{ 45, "Every month or so" }, { 75, "Every two months or so" },
		{ INT64_MAX, "Every few months" } };
	const char *until = coming_date(rq, last_day), *space = strchr(until, ' ');
	size_t      i = 0;

	/* A day is as near as one remembers it; what is longer ago was in a month. */
	if (last_day <= rq->today - MONTH && space)
		until = space + 1;
	if (gap_days <= 0)
		return arena_printf(rq->arena, "Here until %s", until);
	while (gap_days > rhythms[i].most)
		i++;
	return arena_printf(rq->arena, "%s until %s", rhythms[i].words, until);
}

/* "For Tomasz", "Tomasz looks for it": the name stands where the words say. */
static const char *
thread_words(struct request *rq, const char *kind, const char *name)
{
	if (strcmp(kind, "aside") == 0)
		return arena_printf(rq->arena, "Put aside for %s", name);
	if (strcmp(kind, "wish") == 0)
		return arena_printf(rq->arena, "%s looks for it", name);
	if (strcmp(kind, "ask") == 0)
		return arena_printf(rq->arena, "To ask %s", name);
	return arena_printf(rq->arena, "For %s", name);
}

static int
fill_promised(struct request *rq, int limit, int64_t skip)
{
	struct rows *r = db_query(rq->db, today_promised, .day = INT(rq->today),
	    .limit = INT(limit + 1), .skip = INT(skip));
	int          n = 0;

	while (db_next(r) && n++ < limit) {
		struct view *v = view_add(rq->view, "PROMISED");
		int64_t      person_id = db_int(r, today_promised_person_id);
		int64_t      due = db_int(r, today_promised_due_day);
		const char  *name = today_name(rq, person_id, db_text(r, today_promised_name));
		bool         own = db_int(r, today_promised_owner_id) == rq->staff_id;

		view_int(v, "thread_id", db_int(r, today_promised_id));
		view_int(v, "thread_person", person_id);
		view_text(v, "thread_text", db_text(r, today_promised_text));
		view_text(v, "thread_words", thread_words(rq, db_text(r, today_promised_kind), name));
		view_text(v, "thread_owner", own ? "You see to it" : arena_printf(rq->arena,
		    "%s sees to it", db_text(r, today_promised_owner)));
		view_part(v, "THREAD_TODAY", "thread_late", due < rq->today ? "" : "Today");
		view_part(v, "THREAD_LATE", "thread_late", due < rq->today ? today_late(rq, due) : "");
	}
	db_done(r);
	view_show(rq->view, "NO_PROMISED", n == 0);
	return n;
}

static int
fill_coming(struct request *rq, int limit, int64_t days)
{
	struct coming coming[COMING_MAX];
	int           n = coming_find(rq, rq->today, rq->today + days, coming, limit + 1);

	for (int i = 0; i < n && i < limit; i++) {
		struct view *v = view_add(rq->view, "COMING");

		view_int(v, "moment_person", coming[i].person_id);
		view_text(v, "moment_name", today_name(rq, coming[i].person_id, coming[i].name));
		view_text(v, "moment_what", coming[i].what);
		view_text(v, "moment_when", coming_when(rq, &coming[i]));
		view_part(v, "MOMENT_PLAN", "plan_words", coming_plan(rq, &coming[i]));
		view_part(v, "MOMENT_TENDS", "tends_words", coming_pattern(rq, &coming[i]));
		face_fill(v, coming[i].person_id, coming[i].name, coming[i].picture);
	}
	view_part(rq->view, "NO_COMING", "ahead_words", n > 0 ? ""
	    : days == TWO_WEEKS ? "No moments in the next two weeks."
	    : days == 1 ? "No moments today or tomorrow."
	    : arena_printf(rq->arena, "No moments in the next %lld days.", (long long)days));
	return n;
}

static int
fill_missed(struct request *rq, int limit, int64_t skip)
{
	struct rows *r = db_query(rq->db, today_missed, .low = INT(rq->today - MISSED_DAYS + 1),
	    .high = INT(rq->today), .limit = INT(limit + 1), .skip = INT(skip));
	int          n = 0;

	while (db_next(r) && n++ < limit) {
		struct view *v = view_add(rq->view, "MISSED");
		int64_t      id = db_int(r, today_missed_id), last = db_int(r, today_missed_last_day);
		const char  *name = db_text(r, today_missed_name);

		view_int(v, "missed_person", id);
		view_text(v, "missed_name", today_name(rq, id, name));
		view_text(v, "missed_rhythm", today_rhythm(rq, db_int(r, today_missed_gap_days), last));
		view_text(v, "missed_since", long_words(rq, rq->today - last));
		face_fill(v, id, name, db_text(r, today_missed_picture));
	}
	db_done(r);
	view_show(rq->view, "NO_MISSED", n == 0);
	return n;
}

static int
fill_thanks(struct request *rq, int limit, int64_t skip)
{
	struct rows *r = db_query(rq->db, today_thanks, .staff_id = INT(rq->staff_id),
	    .most = INT(TODAY_MOST), .limit = INT(limit + 1), .skip = INT(skip));
	int          n = 0;

	while (db_next(r) && n++ < limit) {
		struct view *v = view_add(rq->view, "THANKS");
		int64_t      person_id = db_int(r, today_thanks_person_id);

		view_int(v, "gift_id", db_int(r, today_thanks_id));
		view_int(v, "gift_person", person_id);
		view_text(v, "gift_text", db_text(r, today_thanks_text));
		view_text(v, "gift_from", arena_printf(rq->arena, "From %s, %s",
		    today_name(rq, person_id, db_text(r, today_thanks_name)),
		    clock_ago_inside(rq->arena, db_int(r, today_thanks_day), rq->today)));
		view_part(v, "GIFT_OWN", "gift_to", db_is_null(r, today_thanks_to_id) ? "" : "For you");
	}
	db_done(r);
	return n;
}

/* The birthdays of a stretch, the latest first; how many were read. */
static int
fill_born(struct request *rq, const struct stretch *s, int limit, int64_t skip)
{
	struct rows *r = db_query(rq->db, today_born_back, .low_month = INT(s->low_month),
	    .low_day = INT(s->low_day), .high_month = INT(s->high_month),
	    .high_day = INT(s->high_day), .limit = INT(limit), .skip = INT(skip));
	int          n = 0;

	while (db_next(r)) {
		struct view *v;
		int64_t      id = db_int(r, today_born_back_id);
		const char  *name = db_text(r, today_born_back_name);
		const char  *age = coming_age(rq, db_int(r, today_born_back_birth_year), s->year);
		const char  *day = coming_date(rq, coming_day(s->year,
		    (int)db_int(r, today_born_back_birth_month),
		    (int)db_int(r, today_born_back_birth_day)));

		n++;
		if (db_int(r, today_born_back_business_only))
			continue;
		v = view_add(rq->view, "BORN");
		view_int(v, "born_person", id);
		view_text(v, "born_name", today_name(rq, id, name));
		view_text(v, "born_words", *age
		    ? arena_printf(rq->arena, "Turned %s on %s", arena_bytes(rq->arena, age,
		        strcspn(age, ",")), day)
		    : arena_printf(rq->arena, "Birthday on %s", day));
		face_fill(v, id, name, db_text(r, today_born_back_picture));
	}
	db_done(r);
	return n;
}

static int64_t
count_born(struct request *rq, const struct stretch *s, int64_t most)
{
	struct rows *r = db_one(rq->db, today_born_count, .low_month = INT(s->low_month),
	    .low_day = INT(s->low_day), .high_month = INT(s->high_month),
	    .high_day = INT(s->high_day), .most = INT(most));

	return r ? db_int(r, today_born_count_n) : 0;
}

static int
gone_stretches(struct request *rq, struct stretch s[2])
{
	return coming_stretches(rq->today - BORN_BACK_DAYS, rq->today - 1, s);
}

/* What was just ticked here, with a way back: ?closed=7 of a promise, ?thanked=7 of a gift. */
static void
fill_ticked(struct request *rq, const char *path)
{
	static const struct field fields[] = {
		{ "closed", "The promise", FORM_ID }, { "thanked", "The gift", FORM_ID }, { 0 }
	};
	struct form *f = form_read(rq, fields);
	int64_t      closed = form_int(f, "closed"), thanked = form_int(f, "thanked");
	int64_t      since = rq->now - VISIT_UNDO_SECONDS;
	struct rows *r;
	struct view *v;

	view_text(rq->view, "back_path", path);
	if (!form_ok(f))
		return;
	if (closed && (r = db_one(rq->db, today_closed, .id = INT(closed),
	                   .staff_id = INT(rq->staff_id), .since = INT(since))) != NULL) {
		v = view_add(rq->view, "TICKED");
		view_text(v, "ticked_words", "Done.");
		view_text(v, "ticked_text", arena_printf(rq->arena, "%s. %s.",
		    db_text(r, today_closed_text), thread_words(rq, db_text(r, today_closed_kind),
		        db_text(r, today_closed_name))));
		view_int(v, "ticked_id", closed);
		view_show(v, "TICKED_THREAD", true);
	}
	if (thanked && (r = db_one(rq->db, today_thanked, .id = INT(thanked),
	                    .staff_id = INT(rq->staff_id), .since = INT(since))) != NULL) {
		v = view_add(rq->view, "TICKED");
		view_text(v, "ticked_words", "Thanked.");
		view_text(v, "ticked_text", arena_printf(rq->arena, "%s, from %s.",
		    db_text(r, today_thanked_text), db_text(r, today_thanked_name)));
		view_int(v, "ticked_id", thanked);
		view_show(v, "TICKED_GIFT", true);
	}
}

void
today_side(struct request *rq)
{
	struct rows   *r = db_one(rq->db, today_shop);
	int64_t        days = r ? db_int(r, today_shop_moment_days) : TWO_WEEKS, gone = 0;
	struct stretch s[2];
	int            thanks;

	fill_ticked(rq, "/");
	view_show(rq->view, "MORE_PROMISED", fill_promised(rq, TODAY_FEW, 0) > TODAY_FEW);
	view_show(rq->view, "MORE_COMING", fill_coming(rq, TODAY_FEW, days) > TODAY_FEW);
	view_show(rq->view, "MORE_MISSED", fill_missed(rq, TODAY_FEW, 0) > TODAY_FEW);
	thanks = fill_thanks(rq, TODAY_FEW, 0);
	view_show(rq->view, "ANY_THANKS", thanks > 0);
	view_show(rq->view, "MORE_THANKS", thanks > TODAY_FEW);
	for (int i = gone_stretches(rq, s) - 1; i >= 0 && gone == 0; i--)
		gone = count_born(rq, &s[i], 1);
	view_show(rq->view, "MORE_BORN", gone > 0);
}

/* The page asked for of n rows, and the pager; how many rows stand before it. */
static int64_t
page_of(struct request *rq, int64_t n, const char *path)
{
	int64_t pages = n ? (n + PAGE_ROWS - 1) / PAGE_ROWS : 1, page = shown_page(rq);

	if (page > pages)
		page = pages;
	view_show(rq->view, "TOO_MANY", n >= TODAY_MOST);
	shown_pager(rq, page, pages, arena_printf(rq->arena, "%s?page=", path));
	return (page - 1) * PAGE_ROWS;
}

static int64_t
counted(struct rows *r)
{
	return r ? db_int(r, 0) : 0;
}

int
today_promised_list(struct request *rq)
{
	int64_t n = counted(db_one(rq->db, today_promised_count, .day = INT(rq->today),
	    .most = INT(TODAY_MOST)));

	view_text(rq->view, "title", "Promised");
	fill_ticked(rq, "/today/promised");
	fill_promised(rq, PAGE_ROWS, page_of(rq, n, "/today/promised"));
	return 200;
}

int
today_missed_list(struct request *rq)
{
	int64_t n = counted(db_one(rq->db, today_missed_count, .low = INT(rq->today - MISSED_DAYS + 1),
	    .high = INT(rq->today), .most = INT(TODAY_MOST)));

	view_text(rq->view, "title", "Not seen for a while");
	fill_missed(rq, PAGE_ROWS, page_of(rq, n, "/today/missed"));
	return 200;
}

int
today_thanks_list(struct request *rq)
{
	int64_t n = counted(db_one(rq->db, today_thanks_count, .staff_id = INT(rq->staff_id),
	    .most = INT(TODAY_MOST)));

	view_text(rq->view, "title", "To thank");
	fill_ticked(rq, "/today/thanks");
	view_show(rq->view, "NO_THANKS", n == 0);
	fill_thanks(rq, PAGE_ROWS, page_of(rq, n, "/today/thanks"));
	return 200;
}

int
today_birthdays_list(struct request *rq)
{
	struct stretch s[2];
	int64_t        counts[2] = { 0 }, n = 0, skip;
	int            stretches = gone_stretches(rq, s), shown = 0;

	for (int i = 0; i < stretches; i++)
		n += counts[i] = count_born(rq, &s[i], TODAY_MOST);
	if (n > TODAY_MOST)
		n = TODAY_MOST;
	view_text(rq->view, "title", "Birthdays just gone");
	view_show(rq->view, "NO_BORN", n == 0);
	skip = page_of(rq, n, "/today/birthdays");
	for (int i = stretches - 1; i >= 0 && shown < PAGE_ROWS; i--) {
		shown += fill_born(rq, &s[i], PAGE_ROWS - shown, skip);
		skip = skip > counts[i] ? skip - counts[i] : 0;
	}
	return 200;
}
