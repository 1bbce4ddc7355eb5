/* When the days of people come: 29 February, the turn of the year, the clocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "clock.h"
#include "moments.h"

static struct arena *a;

static int64_t
day(const char *date)
{
	int64_t d = 0;

	if (*date && !clock_parse(date, &d))
		fail_msg("%s is no date", date);
	return d;
}

/* Of a birthday, or of what comes each year. */
static struct moment
yearly(int year, int month, int dayofmonth)
{
	return (struct moment){ .yearly = true, .year = year, .month = month, .day = dayofmonth,
		.minute = MOMENT_ALL_DAY, .lead = MOMENT_SHOP };
}

static struct moment
once(const char *date, int minute, int64_t lead)
{
	struct moment m = { .minute = minute, .lead = lead };

	clock_date(day(date), &m.year, &m.month, &m.day);
	return m;
}

static void
in_zone(const char *zone)
{
	setenv("TZ", zone, 1);
	tzset();
}

static void
a_date_may_be_a_month_and_must_exist(void **state)
{
	static const struct {
		bool yearly;
		int  year, month, day;
		bool possible;
	} rows[] = {
		{ true, 0, 5, 0, true }, { true, 0, 5, 12, true }, { true, 1960, 2, 29, true },
		{ true, 0, 2, 29, true }, { true, 1961, 2, 29, false }, { true, 0, 2, 30, false },
		{ true, 0, 2, 31, false }, { true, 0, 4, 31, false }, { true, 0, 0, 12, false },
		{ true, 0, 13, 1, false }, { false, 2027, 5, 0, true }, { false, 2027, 5, 12, true },
		{ false, 0, 5, 12, false }, { false, 2027, 2, 29, false }, { false, 2028, 2, 29, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct moment m = yearly(rows[i].year, rows[i].month, rows[i].day);

		m.yearly = rows[i].yearly;
		if (moment_possible(&m) != rows[i].possible)
			fail_msg("row %zu", i);
	}
}

static void
each_year_has_a_next_and_a_last_time(void **state)
{
	static const struct {
		int         year, month, day;
		const char *today, *next, *last;
	} rows[] = {
		{ 1961, 5, 12, "2026-06-10", "2027-05-12", "2026-05-12" },
		{ 1961, 5, 12, "2026-05-12", "2026-05-12", "2025-05-12" },
		{ 1961, 5, 12, "2026-05-13", "2027-05-12", "2026-05-12" },
		{ 0, 12, 31, "2027-01-01", "2027-12-31", "2026-12-31" },
		{ 0, 1, 1, "2026-12-31", "2027-01-01", "2026-01-01" },
		{ 0, 2, 29, "2026-02-27", "2026-02-28", "2025-02-28" },
		{ 0, 2, 29, "2026-02-28", "2026-02-28", "2025-02-28" },
		{ 0, 2, 29, "2028-02-28", "2028-02-29", "2027-02-28" },
		{ 0, 2, 29, "2028-02-29", "2028-02-29", "2027-02-28" },
		{ 0, 2, 29, "2028-03-01", "2029-02-28", "2028-02-29" },
		/* Some time in May is under way all May. */
		{ 0, 5, 0, "2026-05-31", "2026-05-01", "2025-05-01" },
		{ 0, 5, 0, "2026-06-01", "2027-05-01", "2026-05-01" },
		{ 0, 12, 0, "2027-01-01", "2027-12-01", "2026-12-01" },
		/* Not before the first time. */
		{ 2026, 5, 12, "2026-05-13", "2027-05-12", "2026-05-12" },
		{ 2026, 5, 12, "2026-05-12", "2026-05-12", "" },
		{ 2030, 5, 12, "2026-05-13", "2030-05-12", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct moment m = yearly(rows[i].year, rows[i].month, rows[i].day);

		if (moment_next(&m, day(rows[i].today)) != day(rows[i].next) ||
		    moment_last(&m, day(rows[i].today)) != day(rows[i].last))
			fail_msg("row %zu: %s", i, rows[i].today);
	}
}

static void
once_is_once(void **state)
{
	struct moment trip = once("2026-12-28", MOMENT_ALL_DAY, MOMENT_SHOP);

	(void)state;
	trip.to_day = day("2027-01-05");
	assert_int_equal(moment_next(&trip, day("2026-12-01")), day("2026-12-28"));
	/* A trip over the turn of the year is under way in the next one. */
	assert_int_equal(moment_next(&trip, day("2027-01-05")), day("2026-12-28"));
	assert_int_equal(moment_last(&trip, day("2027-01-05")), 0);
	assert_int_equal(moment_next(&trip, day("2027-01-06")), 0);
	assert_int_equal(moment_last(&trip, day("2027-01-06")), day("2026-12-28"));
	assert_string_equal(moment_when(a, &trip, day("2026-12-28"), day("2027-01-02")),
	    "under way, until 5 January");
}

static void
on_28_february_it_says_where_the_29th_is(void **state)
{
	struct moment m = yearly(1960, 2, 29);

	(void)state;
	assert_true(moment_moved(&m, 2026));
	assert_false(moment_moved(&m, 2028));
	assert_true(moment_moved(&m, 2100));
	assert_int_equal(moment_years(&m, day("2026-02-28")), 66);
	assert_string_equal(moment_date_words(a, &m), "29 February 1960");
}

/* When it is shown and when it is over, in seconds since 1970. */
static void
it_is_shown_from_its_lead_on_until_it_is_over(void **state)
{
	enum { AT_11_30 = 11 * 60 + 30, DAYS = 1440 };
	static const struct {
		const char *zone, *date;
		int         minute;
		int64_t     lead;
		int64_t     shows, over;
	} rows[] = {
		/* 20 minutes before 11:30 in London, in winter and in summer. */
		{ "Europe/London", "2026-12-01", AT_11_30, 20, 1796123400, 1796124600 },
		{ "Europe/London", "2026-07-01", AT_11_30, 20, 1782900600, 1782901800 },
		/* On the day when clocks go forward at 1:00, and back at 2:00. */
		{ "Europe/London", "2026-03-29", AT_11_30, 120, 1774773000, 1774780200 },
		{ "Europe/London", "2026-10-25", AT_11_30, 120, 1792920600, 1792927800 },
		/* One day before is 11:30 of the day before, however long that night was. */
		{ "Europe/London", "2026-03-29", AT_11_30, DAYS, 1774697400, 1774780200 },
		{ "Europe/London", "2026-10-25", AT_11_30, DAYS, 1792837800, 1792927800 },
		/* All day: from the first minute of the day before to the end of the day. */
		{ "Europe/London", "2026-03-29", MOMENT_ALL_DAY, DAYS, 1774656000, 1774825200 },
		{ "Europe/London", "2026-10-25", MOMENT_ALL_DAY, DAYS, 1792796400, 1792972800 },
		{ "Europe/London", "2026-12-01", MOMENT_ALL_DAY, 0, 1796083200, 1796169600 },
		/* As the shop says: 14 days, whole ones. */
		{ "Europe/London", "2026-12-01", AT_11_30, MOMENT_SHOP, 1794873600, 1796124600 },
		/* A shop elsewhere. */
		{ "Pacific/Auckland", "2026-12-01", AT_11_30, 20, 1796076600, 1796077800 },
		{ "America/New_York", "2026-12-01", MOMENT_ALL_DAY, 0, 1796101200, 1796187600 },
		/* Clocks that go forward by half an hour. */
		{ "Australia/Lord_Howe", "2026-10-04", AT_11_30, 20, 1791072600, 1791073800 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct moment m = once(rows[i].date, rows[i].minute, rows[i].lead);
		int64_t       shows, over;

		in_zone(rows[i].zone);
		shows = moment_shows(&m, day(rows[i].date), 14);
		over = moment_over(&m, day(rows[i].date));
		in_zone("Europe/London");
		if (shows != rows[i].shows || over != rows[i].over)
			fail_msg("row %zu: %lld to %lld", i, (long long)shows, (long long)over);
	}
}

static void
what_has_no_time_lasts_to_the_end_of_its_last_day(void **state)
{
	struct moment trip = once("2026-12-28", 9 * 60, MOMENT_SHOP), some_time = trip;

	(void)state;
	trip.to_day = day("2027-01-05");
	assert_int_equal(moment_over(&trip, day("2026-12-28")), clock_day_start(day("2027-01-06")));
	some_time.day = 0;
	some_time.minute = MOMENT_ALL_DAY;
	assert_int_equal(moment_over(&some_time, day("2026-12-01")), clock_day_start(day("2027-01-01")));
}

static void
round_years_are_marked(void **state)
{
	(void)state;
	assert_true(moment_milestone(65, true));
	assert_true(moment_milestone(18, true));
	assert_false(moment_milestone(66, true));
	assert_false(moment_milestone(25, true));
	assert_true(moment_milestone(25, false));
	assert_true(moment_milestone(1, false));
	assert_false(moment_milestone(0, false));
	assert_false(moment_milestone(65, false));
}

static void
years_are_said_only_when_the_year_is_known(void **state)
{
	struct moment fred = yearly(1961, 5, 12), unknown = yearly(0, 5, 12), alice = yearly(1986, 5, 12);

	(void)state;
	assert_string_equal(moment_years_words(a, &fred, day("2026-05-12"), day("2026-06-10"), true),
	    "turned 65");
	assert_string_equal(moment_years_words(a, &fred, day("2026-05-12"), day("2026-05-12"), true),
	    "turns 65");
	assert_string_equal(moment_years_words(a, &unknown, day("2026-05-12"), day("2026-06-10"), true),
	    "birthday");
	assert_string_equal(moment_years_words(a, &alice, day("2026-05-12"), day("2026-05-01"), false),
	    "40 years");
	assert_string_equal(moment_years_words(a, &alice, day("1987-05-12"), day("1987-05-01"), false),
	    "1 year");
	assert_string_equal(moment_years_words(a, &alice, day("1986-05-12"), day("1986-05-01"), false), "");
}

static void
when_it_is_is_said_as_people_say_it(void **state)
{
	static const struct { const char *date, *words; } rows[] = {
		{ "2026-05-10", "today" }, { "2026-05-11", "tomorrow" }, { "2026-05-09", "yesterday" },
		{ "2026-05-14", "Thursday" }, { "2026-05-16", "Saturday" }, { "2026-05-17", "in 7 days" },
		{ "2026-05-22", "in 12 days" }, { "2026-06-07", "in 28 days" }, { "2026-06-08", "on 8 June" },
		{ "2026-04-20", "on 20 April" }, { "2027-01-03", "on 3 January 2027" },
		{ "2025-12-31", "on 31 December 2025" },
	};
	struct moment m = once("2026-05-14", 11 * 60 + 5, 20), some_time = yearly(0, 5, 0);

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct moment all_day = once(rows[i].date, MOMENT_ALL_DAY, MOMENT_SHOP);

		assert_string_equal(moment_when(a, &all_day, day(rows[i].date), day("2026-05-10")),
		    rows[i].words);
	}
	assert_string_equal(moment_when(a, &m, day("2026-05-14"), day("2026-05-10")), "Thursday at 11:05");
	assert_string_equal(moment_when(a, &some_time, day("2026-05-01"), day("2026-05-10")),
	    "some time in May");
	assert_string_equal(moment_when(a, &some_time, day("2027-05-01"), day("2026-06-10")),
	    "some time in May 2027");
	assert_string_equal(moment_date_words(a, &some_time), "May");
	assert_string_equal(moment_date_words(a, &m), "14 May 2026");
	assert_string_equal(moment_lead_words(a, 20), "20 minutes");
	assert_string_equal(moment_lead_words(a, 60), "1 hour");
	assert_string_equal(moment_lead_words(a, 90), "90 minutes");
	assert_string_equal(moment_lead_words(a, 2880), "2 days");
}

static void
a_time_is_taken_as_typed_at_a_counter(void **state)
{
	static const char *const bad[] = { "", "24:00", "11:60", "11:5", "1130", "11:300", ":30", "11:",
		"-1:30", "noon", "11:30 ", "9..5", "9.", "111:30" };
	int minute;

	(void)state;
	assert_true(moment_parse_time("11:30", &minute) && minute == 690);
	assert_true(moment_parse_time("9.05", &minute) && minute == 545);
	assert_true(moment_parse_time("9", &minute) && minute == 540);
	assert_true(moment_parse_time("00:00", &minute) && minute == 0);
	assert_true(moment_parse_time("23:59", &minute) && minute == 1439);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (moment_parse_time(bad[i], &minute))
			fail_msg("[%s] is no time", bad[i]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_may_be_a_month_and_must_exist),
		cmocka_unit_test(each_year_has_a_next_and_a_last_time),
		cmocka_unit_test(once_is_once),
		cmocka_unit_test(on_28_february_it_says_where_the_29th_is),
		cmocka_unit_test(it_is_shown_from_its_lead_on_until_it_is_over),
		cmocka_unit_test(what_has_no_time_lasts_to_the_end_of_its_last_day),
		cmocka_unit_test(round_years_are_marked),
		cmocka_unit_test(years_are_said_only_when_the_year_is_known),
		cmocka_unit_test(when_it_is_is_said_as_people_say_it),
		cmocka_unit_test(a_time_is_taken_as_typed_at_a_counter),
	};
	int failed;

	in_zone("Europe/London");
	a = arena_new();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(a);
	return failed;
}
