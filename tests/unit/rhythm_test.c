/*
 * Who is a regular, when they are missed, and when they come: the rules over histories of
 * visits, the same in the book, and what their page says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "clock.h"
#include "page.h"
#include "rhythm.h"

enum { DAY = 86400, HOUR = 3600 };

/* The days of visits, counted back from the last one; and what they make. */
static const struct history {
	const char *name, *days;
	int         hand, late_hand;
	int64_t     gap, after;
	bool        regular;
	const char *words;
} histories[] = {
	{ "weekly", "0 7 14 21 28 35", -1, 0, 7, 14, true,
	    "Comes about every 7 days. Missed after 2 weeks." },
	{ "quarterly", "0 91 182 273 364", -1, 0, 91, 182, true,
	    "Comes about every 91 days. Missed after 26 weeks." },
	{ "daily", "0 1 2 3 4 5 6", -1, 0, 1, 14, true,
	    "Comes nearly every day. Missed after 2 weeks." },
	{ "every ten days", "0 10 20 30 40", -1, 0, 10, 20, true,
	    "Comes about every 10 days. Missed after 20 days." },
	{ "erratic", "0 2 31 33 80 81 120", -1, 0, 16, 32, true,
	    "Comes about every 16 days. Missed after 32 days." },
	{ "each summer weekly", "0 7 14 21 28 300 307 314 321 328", -1, 0, 7, 14, true,
	    "Comes about every 7 days. Missed after 2 weeks." },
	{ "two visits a day", "0 0 7 7 14 14", -1, 0, 7, 14, true,
	    "Comes about every 7 days. Missed after 2 weeks." },
	{ "five visits on one day", "0 0 0 0 0", -1, 0, 0, 0, true,
	    "How often they come, a few more visits will tell." },
	{ "after one long absence", "0 37 44 51 58 65 72", -1, 0, 7, 14, true,
	    "Comes about every 7 days. Missed after 2 weeks." },
	{ "who comes less often than once", "0 30 60 90 120 150 180 210 240 270 300 330 360 367 374",
	    -1, 0, 30, 60, true, "Comes about every 30 days. Missed after 60 days." },
	{ "the first visit", "0", -1, 0, 0, 0, false, "How often they come, a few more visits "
	    "will tell. Five visits make a regular: this was the first." },
	{ "three visits", "0 7 14", -1, 0, 7, 0, false,
	    "Comes about every 7 days. Five visits make a regular: this was the third." },
	{ "four visits", "0 7 14 21", -1, 0, 7, 0, false,
	    "Comes about every 7 days. Five visits make a regular: this was the fourth." },
	{ "nobody yet", "", -1, 0, 0, 0, false,
	    "Five visits make a regular: the first is still to come." },
	{ "a regular by hand", "0 7 14", 1, 0, 7, 14, true,
	    "Comes about every 7 days. A regular: you said so by hand. Missed after 2 weeks." },
	{ "a regular by hand of one visit", "0", 1, 0, 0, 0, true, "How often they come, a few more "
	    "visits will tell. A regular: you said so by hand." },
	{ "none by hand", "0 7 14 21 28 35", 0, 0, 7, 0, false,
	    "Comes about every 7 days. No regular: you said so by hand." },
	{ "late by hand", "0 7 14 21 28 35", -1, 20, 7, 20, true,
	    "Comes about every 7 days. Missed after 20 days, as you said by hand." },
	{ "both by hand", "0", 1, 1, 0, 1, true, "How often they come, a few more visits will tell. "
	    "A regular: you said so by hand. Missed after 1 day, as you said by hand." },
	{ "late by hand but no regular", "0 7", -1, 20, 0, 0, false, "How often they come, a few more "
	    "visits will tell. Five visits make a regular: this was the second." },
};

/* Somebody came to the shop. */
static void
came(int64_t id, int64_t at)
{
	assert_true(db_begin(book, DB_WRITE));
	put_visit(ANA, at, id);
	assert_true(db_end(book));
}

/* A history into the book, of a new page; its last visit was on the day last. */
static int64_t
put_history(const struct history *h, int64_t last)
{
	int64_t id = start_page(h->name);
	char   *end;

	for (const char *at = h->days;; at = end) {
		int64_t back = strtoll(at, &end, 10);

		if (end == at)
			break;
		came(id, clock_day_start(last - back) + 10 * HOUR);
	}
	if (h->hand >= 0)
		change("UPDATE person SET regular_hand = %d WHERE id = %d", h->hand, (int)id);
	if (h->late_hand > 0)
		change("UPDATE person SET late_hand = %d WHERE id = %d", h->late_hand, (int)id);
	return id;
}

static int64_t
of(int64_t id, const char *column)
{
	return number("SELECT %s FROM person WHERE id = %d", column, (int)id);
}

static void
each_history_has_its_rule_and_the_book_says_the_same(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof histories / sizeof *histories; i++) {
		const struct history *h = &histories[i];
		int64_t               last = clock_day(the_time()) - 3, id = put_history(h, last);
		struct rhythm         r = { of(id, "visits"), of(id, "gap_days"), h->hand, h->late_hand };

		if (r.gap != h->gap || rhythm_late_after(&r) != h->after ||
		    rhythm_regular(&r) != h->regular)
			fail_msg("%s: gap %d, late after %d", h->name, (int)r.gap, (int)rhythm_late_after(&r));
		assert_string_equal(rhythm_words(a, &r), h->words);
		assert_int_equal(of(id, "regular"), h->regular);
		assert_int_equal(of(id, "late_day"), h->after ? last + h->after + 1 : 0);
		assert_int_equal(of(id, "late_day"), rhythm_late_day(&r, of(id, "last_day")));
	}
	arena_free(a);
}

/* Every gap, count, day and word by hand that matters, the rule beside the columns. */
static void
rule_and_columns_never_differ(void **state)
{
	static const int gaps[] = { 0, 1, 6, 7, 8, 14, 91, 400 }, hands[] = { 0, 1, 14, 730 };

	(void)state;
	start_page("Fred");
	for (int i = 0; i < 8 * 4 * 3 * 4 * 2; i++) {
		struct rhythm r = { .gap = gaps[i % 8], .late_hand = hands[i / 8 % 4],
			.hand = i / 32 % 3 - 1, .visits = (int[]){ 0, 4, 5, 90 }[i / 96 % 4] };
		int64_t       last = i / 384 ? 20000 : 0;

		change("UPDATE person SET gap_days = %d, visits = %d, last_day = %d, regular_hand = %s, "
		    "late_hand = %s", (int)r.gap, (int)r.visits, (int)last,
		    r.hand < 0 ? "NULL" : say("%d", r.hand),
		    r.late_hand ? say("%d", (int)r.late_hand) : "NULL");
		assert_int_equal(of(1, "regular"), rhythm_regular(&r));
		assert_int_equal(of(1, "late_day"), rhythm_late_day(&r, last));
	}
}

static void
weekly_is_missed_after_two_weeks_and_quarterly_not_after_five(void **state)
{
	const struct rhythm weekly = { 40, 7, RHYTHM_UNSAID, 0 }, quarterly = { 9, 91, RHYTHM_UNSAID, 0 };

	(void)state;
	assert_int_equal(rhythm_late_day(&weekly, 20000), 20015);
	assert_true(rhythm_late_day(&quarterly, 20000) > 20000 + 35);
	assert_int_equal(rhythm_late_day(&weekly, 0), 0);
}

static void
half_of_a_few_days_and_three_of_eight_are_likely(void **state)
{
	static const int least[] = { 1, 1, 1, 2, 2, 3, 3, 3, 3 };

	(void)state;
	for (int days = 1; days <= RHYTHM_WEEKS; days++)
		for (int seen = 0; seen <= days; seen++)
			assert_int_equal(rhythm_likely(seen, days), seen >= least[days]);
}

static void
a_dot_grows_with_how_often_they_come(void **state)
{
	static const struct { int times, weeks, step; } rows[] = { { 0, 26, 0 }, { 1, 1, 1 },
		{ 1, 26, 1 }, { 2, 2, 2 }, { 2, 26, 2 }, { 3, 3, 4 }, { 3, 4, 4 }, { 3, 5, 3 }, { 3, 8, 3 },
		{ 3, 9, 2 }, { 9, 26, 2 }, { 10, 26, 3 }, { 19, 26, 3 }, { 20, 26, 4 }, { 26, 26, 4 } };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rhythm_step(rows[i].times, rows[i].weeks) != rows[i].step)
			fail_msg("%d of %d weeks is step %d", rows[i].times, rows[i].weeks,
			    rhythm_step(rows[i].times, rows[i].weeks));
	assert_string_equal(rhythm_step_words(1), "Once");
	assert_string_equal(rhythm_step_words(4), "Nearly always");
}

/* Visits as "day:hour.minute", from the latest to the earliest; Monday is 0. */
static int
read_visits(const char *text, struct rhythm_visit *visits)
{
	enum { A_MONDAY = 20003 };
	int n = 0, day, hour, minute, used;

	for (; sscanf(text, "%d:%d.%d %n", &day, &hour, &minute, &used) == 3; text += used)
		visits[n++] = (struct rhythm_visit){ A_MONDAY + day, hour * HOUR + minute * 60 };
	return n;
}

static void
days_and_hours_are_said_in_words(void **state)
{
	static const struct { const char *visits, *words; } rows[] = {
		{ "24:10.05 22:9.50 17:10.10 15:10.00 10:10.20 8:9.45", "Tuesdays and Thursdays, ten o’clock" },
		{ "21:12.10 14:11.50 7:12.00 0:12.20", "Mondays, twelve o’clock" },
		{ "19:18.30 12:20.30 5:22.50", "Saturdays, in the evening" },
		{ "14:8.00 7:11.30 0:10.00 0:8.00", "Mondays, in the morning" },
		{ "16:8.30 9:13.00 2:19.00", "Wednesdays, at any hour" },
		{ "40:9.00 21:10.00 3:11.00", "On no day more than on others" },
		{ "1:9.00 0:9.00", "On no day more than on others" },
		{ "18:9.00 17:9.00 16:9.00 15:9.00 14:9.00 11:9.00 10:9.00 9:9.00 8:9.00 7:9.00 4:9.00 "
		  "3:9.00 2:9.00 1:9.00 0:9.00", "Weekdays, nine o’clock" },
		{ "19:9.00 18:9.00 17:9.00 16:9.00 15:9.00 14:9.00 12:9.00 11:9.00 10:9.00 9:9.00 8:9.00 7:9.00 "
		  "5:9.00 4:9.00 3:9.00 2:9.00 1:9.00 0:9.00", "Most days, nine o’clock" },
		{ "18:9.00 16:9.00 14:9.00 11:9.00 9:9.00 7:9.00 4:9.00 2:9.00 0:9.00",
		    "Mondays, Wednesdays and Fridays, nine o’clock" },
		{ "", "On no day more than on others" },
	};
	struct rhythm_visit visits[64];
	struct arena       *a = arena_new();

	(void)state;
	assert_int_equal(clock_weekday(20003), 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(rhythm_when_words(a, visits, read_visits(rows[i].visits, visits)),
		    rows[i].words);
	arena_free(a);
}

static void
a_strip_counts_each_day_and_hour_once(void **state)
{
	struct rhythm_visit visits[64];
	struct rhythm_heat  h;

	(void)state;
	rhythm_heat(visits, read_visits("22:10.50 22:10.05 22:9.50 15:10.00 8:10.00", visits), &h);
	assert_int_equal(h.weeks, 3);
	assert_int_equal(h.times[1][10], 3);
	assert_int_equal(h.times[1][9], 1);
	assert_int_equal(h.days[1], 3);
	assert_int_equal(h.first, 8);
	assert_int_equal(h.last, 17);
	/* Half a year and a day back counts nothing. */
	rhythm_heat(visits, read_visits("182:10.00 1:10.00 0:6.00", visits), &h);
	assert_int_equal(h.weeks, 26);
	assert_int_equal(h.days[1], 1);
	assert_int_equal(h.days[0], 1);
	assert_int_equal(h.times[0][6], 0);
	/* Other hours than a day's are drawn where they are. */
	rhythm_heat(visits, read_visits("1:23.10 0:18.00", visits), &h);
	assert_int_equal(h.last, 23);
	assert_int_equal(h.first, 14);
	rhythm_heat(visits, read_visits("1:5.10 0:20.00", visits), &h);
	assert_int_equal(h.first, 5);
	assert_int_equal(h.last, 20);
	rhythm_heat(visits, 0, &h);
	assert_int_equal(h.weeks, 1);
}

static void
an_hour_is_the_same_when_clocks_change_and_at_the_turn_of_a_year(void **state)
{
	static const char *const sundays[] = { "2026-03-22", "2026-03-29", "2026-04-05", "2026-10-18",
		"2026-10-25", "2026-11-01", "2026-12-27", "2027-01-03" };

	(void)state;
	setenv("TZ", "Europe/Berlin", 1);
	tzset();
	for (size_t i = 0; i < sizeof sundays / sizeof *sundays; i++) {
		int64_t day, at;

		assert_true(clock_parse(sundays[i], &day));
		at = rhythm_at(day, 10 * HOUR + 15 * 60);
		assert_int_equal(clock_day(at), day);
		assert_int_equal(clock_hour(at), 10);
		assert_int_equal(rhythm_second(at), 10 * HOUR + 15 * 60);
		assert_int_equal(rhythm_second(rhythm_at(day, 23 * HOUR + 59 * 60)), 23 * HOUR + 59 * 60);
		assert_int_equal(clock_day(rhythm_at(day, 23 * HOUR + 59 * 60)), day);
		assert_int_equal(rhythm_at(day, 0), clock_day_start(day));
	}
	setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);
	tzset();
}

/* Fred came on each of the last Tuesdays at this hour until some weeks ago. */
static void
fred_came(int weeks, int until)
{
	start_page("Fred");
	for (int week = until + weeks - 1; week >= until; week--)
		came(1, rhythm_at(clock_day(the_time()) - week * 7, rhythm_second(the_time())));
}

static void
the_page_has_a_strip_and_the_rule_in_words(void **state)
{
	(void)state;
	fred_came(6, 1);
	get("/people/1");
	assert_string_equal(shown("RHYTHM/rhythm_words"), "Comes about every 7 days. Missed after 2 weeks.");
	assert_string_equal(shown("RHYTHM/HEAT/heat_when"), "Tuesdays, ten o’clock");
	assert_int_equal(times_shown("RHYTHM/HEAT/HEAT_HOURS"), 10);
	assert_int_equal(times_shown("RHYTHM/HEAT/HEAT_DAYS"), 7);
	/* Tuesday, from nine: nearly always, and it is that hour now. */
	assert_string_equal(shown("RHYTHM/HEAT/HEAT_DAYS.1/HEAT_CELLS.1/HEAT_DOT/heat_words"),
	    "Nearly always");
	assert_int_equal(times_shown("RHYTHM/HEAT/HEAT_DAYS.1/HEAT_CELLS.1/HEAT_NOW"), 1);
	assert_int_equal(times_shown("RHYTHM/HEAT/HEAT_DAYS.1/HEAT_CELLS.2/HEAT_DOT"), 0);
	assert_string_equal(shown("ABSENT/absent_words"), "(not shown)");
}

static void
before_the_second_visit_there_is_no_strip(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people/1");
	assert_int_equal(times_shown("RHYTHM/NO_HEAT"), 1);
	assert_int_equal(times_shown("RHYTHM/HEAT"), 0);
	assert_string_equal(shown("RHYTHM/rhythm_words"),
	    "Five visits make a regular: the first is still to come.");
	log_visit("person=1&channel=phone");
	log_visit("person=1");
	get("/people/1");
	assert_int_equal(times_shown("RHYTHM/NO_HEAT"), 1);
	log_visit("person=1");
	get("/people/1");
	assert_int_equal(times_shown("RHYTHM/HEAT"), 1);
}

static void
it_is_said_by_hand(void **state)
{
	(void)state;
	fred_came(3, 4);
	get("/people/1/rhythm");
	assert_int_equal(times_shown("BY_VISITS"), 1);
	assert_int_equal(post("/people/1/rhythm", "regular=yes&late_hand=21"), 303);
	assert_string_equal(location(), "/people/1#rhythm");
	assert_int_equal(of(1, "regular"), 1);
	assert_int_equal(of(1, "late_day"), of(1, "last_day") + 22);
	get("/people/1/rhythm");
	assert_int_equal(times_shown("BY_HAND_YES"), 1);
	assert_string_equal(shown("late_hand"), "21");
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "Not seen for 28 days.");
	assert_int_equal(post("/people/1/rhythm", "regular=no"), 303);
	assert_int_equal(of(1, "late_day"), 0);
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "(not shown)");
	assert_int_equal(post("/people/1/rhythm", "regular=worked&late_hand="), 303);
	assert_string_equal(text_of("SELECT coalesce(regular_hand, 'open') || coalesce(late_hand, 'open') "
	    "FROM person"), "openopen");
	/* The count of regulars follows. */
	assert_int_equal(number("SELECT coalesce(sum(n), 0) FROM tally WHERE list = 'total' AND "
	    "bucket = 'regular'"), 0);
}

static void
what_cannot_be_is_refused_as_typed(void **state)
{
	static const struct { const char *fields, *error, *words; } rows[] = {
		{ "regular=yes&late_hand=0", "late_hand_error", "0" },
		{ "regular=yes&late_hand=731", "late_hand_error", "731" },
		{ "regular=yes&late_hand=soon", "late_hand_error", "soon" },
		{ "regular=yes&late_hand=-3", "late_hand_error", "-3" },
		{ "regular=yes&late_hand=1.5", "late_hand_error", "1.5" },
		{ "regular=perhaps&late_hand=20", "regular_error", "20" },
		{ "late_hand=20", "regular_error", "20" },
		{ "regular=&late_hand=20", "regular_error", "20" },
	};

	(void)state;
	fred_came(3, 1);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(post("/people/1/rhythm", rows[i].fields), 422);
		assert_string_not_equal(shown(rows[i].error), "(not shown)");
		assert_string_equal(shown("late_hand"), rows[i].words);
		assert_int_equal(number("SELECT count(*) FROM person WHERE regular_hand IS NOT NULL OR "
		    "late_hand IS NOT NULL"), 0);
	}
	assert_int_equal(post("/people/1/rhythm", "regular=yes&late_hand=0"), 422);
	assert_int_equal(times_shown("BY_HAND_YES"), 1);
	assert_int_equal(get("/people/9/rhythm"), 404);
	assert_int_equal(post("/people/9/rhythm", "regular=yes"), 404);
}

static void
nobody_but_a_customer_is_expected(void **state)
{
	(void)state;
	fred_came(6, 8);
	change("UPDATE person SET kind = 'supplier'");
	get("/people/1");
	assert_int_equal(times_shown("RHYTHM"), 0);
	assert_int_equal(times_shown("ABSENT"), 0);
	assert_int_equal(get("/people/1/rhythm"), 404);
	assert_int_equal(post("/people/1/rhythm", "regular=yes"), 404);
	get("/people?filter=missed");
	assert_int_equal(times_shown("PEOPLE"), 0);
}

static void
somebody_long_awaited_is_seen_and_first_time_in_so_many_days(void **state)
{
	(void)state;
	fred_came(6, 5);
	pass(2 * DAY);
	as_staff();
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "Not seen for 37 days.");
	log_visit("person=1&channel=phone");
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "Not seen for 37 days.");
	log_visit("person=1");
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "First time in 37 days.");
	/* Twice on one day is still the first day. */
	pass(HOUR);
	as_staff();
	log_visit("person=1");
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "First time in 37 days.");
	pass(DAY);
	as_staff();
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "(not shown)");
	log_visit("person=1");
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "(not shown)");
}

static void
a_long_absence_is_said_by_its_month(void **state)
{
	(void)state;
	fred_came(6, 14);
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "Not seen for 98 days.");
	pass(2 * DAY);
	as_staff();
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "Not seen since August.");
	log_visit("person=1");
	get("/people/1");
	assert_string_equal(shown("ABSENT/absent_words"), "First time since August.");
}

/* Four visits make no regular, so the fifth after a long time is nothing to be said. */
static void
of_a_new_face_no_absence_is_said(void **state)
{
	(void)state;
	fred_came(4, 10);
	get("/people/1");
	assert_int_equal(times_shown("ABSENT"), 0);
	log_visit("person=1");
	get("/people/1");
	assert_int_equal(of(1, "regular"), 1);
	assert_int_equal(times_shown("ABSENT"), 0);
}

static void
who_is_missed_is_listed_and_coming_takes_them_off(void **state)
{
	(void)state;
	fred_came(6, 3);
	start_page("Zoe");
	for (int day = 60; day >= 20; day -= 5)
		came(2, the_time() - day * DAY);
	start_page("Max");
	for (int day = 500; day >= 220; day -= 7)
		came(3, the_time() - day * DAY);
	start_page("Lou");
	for (int week = 8; week >= 2; week--)
		came(4, the_time() - week * 7 * DAY);
	get("/people?filter=missed");
	assert_string_equal(shown("FILTERS.6/filter_words"), "Not seen for a while");
	assert_string_equal(shown("FILTERS.6/count"), "2");
	assert_int_equal(times_shown("PEOPLE"), 2);
	assert_string_equal(shown("PEOPLE.0/name"), "Zoe");
	assert_string_equal(shown("PEOPLE.0/EVERY/every_words"), "Comes about every 5 days.");
	assert_string_equal(shown("PEOPLE.1/name"), "Fred");
	assert_string_equal(shown("PEOPLE.1/EVERY/every_words"), "Comes about every 7 days.");
	log_visit("person=2");
	log_visit("person=1&channel=phone");
	get("/people?filter=missed");
	assert_int_equal(times_shown("PEOPLE"), 1);
	assert_string_equal(shown("PEOPLE.0/name"), "Fred");
	log_visit("person=1");
	get("/people?filter=missed");
	assert_string_equal(shown("NOBODY/nobody_words"), "Everyone you expect has been in.");
	/* Lou came two weeks ago: tomorrow is more than that. */
	pass(DAY);
	as_staff();
	get("/people?filter=missed");
	assert_string_equal(shown("PEOPLE.0/name"), "Lou");
}

static void
of_very_many_each_is_counted_and_listed(void **state)
{
	(void)state;
	start_page("Fred");
	change("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1040) "
	    "INSERT INTO person (call_name, name, sort_name, since_year, created_by, created_at, "
	    "created_day, visits) SELECT 'P', 'P', 'p', 2026, 1, 0, 0, 9 FROM n");
	change("UPDATE person SET gap_days = 7, last_day = %d - id %% 100 WHERE visits = 9",
	    (int)clock_day(the_time()) - 15);
	get("/people?filter=missed&page=21");
	assert_string_equal(shown("FILTERS.6/count"), "1040");
	assert_int_equal(times_shown("PEOPLE"), 40);
	assert_int_equal(times_shown("PAGER/NEXT"), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(each_history_has_its_rule_and_the_book_says_the_same),
		TEST(rule_and_columns_never_differ),
		TEST(weekly_is_missed_after_two_weeks_and_quarterly_not_after_five),
		TEST(half_of_a_few_days_and_three_of_eight_are_likely),
		TEST(a_dot_grows_with_how_often_they_come),
		TEST(days_and_hours_are_said_in_words),
		TEST(a_strip_counts_each_day_and_hour_once),
		TEST(an_hour_is_the_same_when_clocks_change_and_at_the_turn_of_a_year),
		TEST(the_page_has_a_strip_and_the_rule_in_words),
		TEST(before_the_second_visit_there_is_no_strip),
		TEST(it_is_said_by_hand),
		TEST(what_cannot_be_is_refused_as_typed),
		TEST(nobody_but_a_customer_is_expected),
		TEST(somebody_long_awaited_is_seen_and_first_time_in_so_many_days),
		TEST(a_long_absence_is_said_by_its_month),
		TEST(of_a_new_face_no_absence_is_said),
		TEST(who_is_missed_is_listed_and_coming_takes_them_off),
		TEST(of_very_many_each_is_counted_and_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
