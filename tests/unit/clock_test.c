/* The shop's calendar, in a place where clocks change twice a year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "clock.h"

static struct arena *a;

static int64_t
day(const char *date)
{
	int64_t d;

	if (!clock_parse(date, &d))
		fail_msg("%s is no date", date);
	return d;
}

/* This process's clock was set before its first use; see main. */
static void
the_clock_starts_where_it_was_set_and_goes_on(void **state)
{
	int64_t at = clock_now();

	(void)state;
	assert_in_range(at - clock_day_start(day("2026-12-24")), (16 * 60 + 30) * 60,
	    (16 * 60 + 30) * 60 + 30);
	setenv("REGULARS_NOW", "2001-01-01", 1);
	assert_in_range(clock_now() - at, 0, 30);
	sleep(1);
	assert_in_range(clock_now() - at, 1, 30);
}

/* The time of a program whose clock was never asked before; -1 when it refused. */
static int64_t
child_now(const char *regulars_now)
{
	int     ends[2];
	int64_t at = -1;
	char   *program[] = { (char *)"/proc/self/exe", (char *)"now", NULL };

	assert_int_equal(pipe(ends), 0);
	if (fork() == 0) {
		dup2(ends[1], 1);
		if (regulars_now != NULL)
			setenv("REGULARS_NOW", regulars_now, 1);
		else
			unsetenv("REGULARS_NOW");
		close(2);
		execv(program[0], program);
		_exit(9);
	}
	close(ends[1]);
	if (read(ends[0], &at, sizeof at) != sizeof at)
		at = -1;
	close(ends[0]);
	wait(NULL);
	return at;
}

static void
a_day_alone_is_its_noon_and_nonsense_is_refused(void **state)
{
	static const char *const nonsense[] = { "tomorrow", "2026-02-30", "2026-12-24T",
		"1",
		"2026-12-24T24:00", "2026-12-24T16:60", "2026-12-24 16:30",
		"2026-12-24T16:30:00",
		"2026-12-24T1x:30", "2026-12-24T16-30", "2026-12-2" };
	int64_t start = clock_day_start(day("2026-07-01")), before;

	(void)state;
	assert_in_range(child_now("2026-07-01") - start, 12 * 3600, 12 * 3600 + 30);
	assert_in_range(child_now("2026-07-01T00:05") - start, 300, 330);
	before = (int64_t)time(NULL);
	assert_in_range(child_now(NULL) - before, 0, 30);
	assert_in_range(child_now("") - before, 0, 30);
	for (size_t i = 0; i < sizeof nonsense / sizeof *nonsense; i++)
		if (child_now(nonsense[i]) != -1)
			fail_msg("%s was taken", nonsense[i]);
}

static void
only_a_real_date_is_a_date(void **state)
{
	static const char *const wrong[] = { "", "2026", "2026-11-2", "2026-11-222",
		"26-11-22",
		"2026/11/22", "2026-13-01", "2026-00-10", "2026-11-00", "2026-11-31",
		"2026-02-29", "2100-02-29", "2026-1a-01", "-026-11-22", "2026-11- 1",
		" 2026-11-22",
		"2026-11-22 ", "0000-01-01", "+026-11-22" };
	int64_t d = 7;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (clock_parse(wrong[i], &d))
			fail_msg("%s was taken", wrong[i]);
	assert_false(clock_from_date(0, 1, 1, &d));
	assert_false(clock_from_date(10000, 1, 1, &d));
	assert_false(clock_from_date(2026, -1, 1, &d));
	assert_int_equal(d, 7);
	assert_int_equal(day("1970-01-01"), 0);
	assert_int_equal(day("1969-12-31"), -1);
	assert_int_equal(day("2000-02-29"), 11016);
	assert_int_equal(day("2028-02-29") + 1, day("2028-03-01"));
}

static void
a_day_and_its_parts_are_the_same_for_three_centuries(void **state)
{
	int64_t again;
	int     y, m, d;

	(void)state;
	for (int64_t i = day("1880-01-01"); i <= day("2200-12-31"); i += 3) {
		clock_date(i, &y, &m, &d);
		assert_true(clock_from_date(y, m, d, &again));
		assert_int_equal(again, i);
	}
}

static void
every_day_begins_where_the_one_before_ends(void **state)
{
	(void)state;
	for (int64_t i = day("2025-12-30"); i <= day("2028-03-02"); i++) {
		int64_t start = clock_day_start(i);

		assert_int_equal(clock_day(start), i);
		assert_int_equal(clock_day(start - 1), i - 1);
		assert_int_equal(clock_hour(start), 0);
		assert_int_equal(clock_hour(start - 1), 23);
	}
}

static void
a_day_on_which_clocks_change_is_23_or_25_hours_long(void **state)
{
	int64_t spring = day("2026-03-29");
	int64_t autumn = day("2026-10-25");

	(void)state;
	assert_int_equal(clock_day_start(spring + 1) - clock_day_start(spring),
	    23 * 3600);
	assert_int_equal(clock_day_start(autumn + 1) - clock_day_start(autumn),
	    25 * 3600);
	assert_int_equal(clock_hour(clock_day_start(spring) + 3600), 2);
	assert_int_equal(clock_hour(clock_day_start(autumn) + 3600), 1);
	assert_int_equal(clock_hour(clock_day_start(autumn) + 2 * 3600), 1);
	/* Half past midnight in summer is still the day before in UTC. */
	assert_int_equal(clock_day(day("2026-07-01") * 86400 - 1800), day("2026-07-01"));
	assert_int_equal(clock_day(day("2026-12-01") * 86400 - 1800), day("2026-11-30"));
}

static void
a_day_without_a_midnight_begins_after_it(void **state)
{
	static const struct {
		const char *zone, *date;
		int         hour;
	} rows[] = {
		{ "America/Sao_Paulo", "2018-11-04", 1 },  /* 0:00 to 1:00 left out */
		{ "Asia/Beirut", "2022-03-27", 1 },
		{ "America/Havana", "2022-11-06", 0 },     /* 0:00 to 1:00 twice */
		{ "Australia/Lord_Howe", "2026-10-04", 0 },
		{ "Pacific/Kiritimati", "2026-01-01", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t start;

		setenv("TZ", rows[i].zone, 1);
		tzset();
		start = clock_day_start(day(rows[i].date));
		if (clock_day(start) != day(rows[i].date) ||
		    clock_day(start - 1) != day(rows[i].date) - 1 ||
		    clock_hour(start) != rows[i].hour)
			fail_msg("%s in %s", rows[i].date, rows[i].zone);
	}
	setenv("TZ", "Europe/London", 1);
	tzset();
}

static void
the_week_begins_on_monday(void **state)
{
	(void)state;
	assert_int_equal(clock_weekday(day("1970-01-01")), 3);
	assert_int_equal(clock_weekday(day("1969-12-31")), 2);
	assert_int_equal(clock_weekday(day("2026-11-22")), 6);
	assert_int_equal(clock_weekday(day("2026-11-23")), 0);
	assert_int_equal(clock_weekday(day("1880-01-01")), 3);
	assert_string_equal(clock_weekday_words(0), "Monday");
	assert_string_equal(clock_weekday_words(6), "Sunday");
}

static void
times_are_written_for_machines_and_for_people(void **state)
{
	int64_t start = clock_day_start(day("2026-07-01"));

	(void)state;
	assert_string_equal(clock_iso_day(a, day("2026-07-01")), "2026-07-01");
	assert_string_equal(clock_iso_day(a, day("0987-02-03")), "0987-02-03");
	assert_string_equal(clock_iso(a, start + 9 * 3600 + 50 * 60), "2026-07-01T09:50");
	assert_string_equal(clock_time_words(a, start + 9 * 3600 + 50 * 60), "9:50");
	assert_string_equal(clock_time_words(a, start + 5 * 60), "0:05");
	assert_string_equal(clock_time_words(a, start + 86399), "23:59");
}

static void
a_day_is_named_with_its_year_when_it_is_another(void **state)
{
	(void)state;
	assert_string_equal(clock_day_words(a, day("2025-10-14"), day("2025-12-31")),
	    "Tuesday 14 October");
	assert_string_equal(clock_day_words(a, day("2025-10-14"), day("2026-01-01")),
	    "Tuesday 14 October 2025");
	assert_string_equal(clock_day_words(a, day("2028-02-29"), day("2027-12-31")),
	    "Tuesday 29 February 2028");
}

static void
how_long_ago_is_said_as_people_say_it(void **state)
{
	static const struct {
		const char *then, *today, *alone, *inside;
	} rows[] = {
		{ "2026-11-22", "2026-11-22", "Today", "today" },
		{ "2026-11-21", "2026-11-22", "Yesterday", "yesterday" },
		{ "2025-12-31", "2026-01-01", "Yesterday", "yesterday" },
		{ "2028-02-29", "2028-03-01", "Yesterday", "yesterday" },
		{ "2026-11-20", "2026-11-22", "Last Friday", "last Friday" },
		{ "2026-11-16", "2026-11-22", "Last Monday", "last Monday" },
		{ "2026-11-15", "2026-11-22", "7 days ago", "7 days ago" },
		{ "2026-11-09", "2026-11-22", "13 days ago", "13 days ago" },
		{ "2026-11-08", "2026-11-22", "2 weeks ago", "2 weeks ago" },
		{ "2026-11-02", "2026-11-22", "2 weeks ago", "2 weeks ago" },
		{ "2026-11-01", "2026-11-22", "3 weeks ago", "3 weeks ago" },
		{ "2026-09-21", "2026-11-22", "8 weeks ago", "8 weeks ago" },
		{ "2026-09-20", "2026-11-22", "in September", "in September" },
		{ "2025-12-31", "2026-11-22", "in December 2025", "in December 2025" },
		{ "2026-01-01", "2026-11-22", "in January", "in January" },
		{ "2026-01-31", "2026-12-01", "in January 2026", "in January 2026" },
		{ "2024-03-10", "2026-11-22", "in March 2024", "in March 2024" },
		{ "2025-10-25", "2026-03-29", "in October", "in October" },
		{ "2026-11-23", "2026-11-22", "Monday 23 November",
		"Monday 23 November" },
		{ "2027-01-01", "2026-11-22", "Friday 1 January 2027",
		"Friday 1 January 2027" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_string_equal(clock_ago(a, day(rows[i].then), day(rows[i].today)),
		    rows[i].alone);
		assert_string_equal(clock_ago_inside(a, day(rows[i].then),
		    day(rows[i].today)),
		    rows[i].inside);
	}
}

static void
a_month_is_known_by_its_name(void **state)
{
	(void)state;
	assert_int_equal(clock_month("January"), 1);
	assert_int_equal(clock_month("mar"), 3);
	assert_int_equal(clock_month("MAY"), 5);
	assert_int_equal(clock_month("Sept"), 9);
	assert_int_equal(clock_month("december"), 12);
	assert_int_equal(clock_month("Ma"), 0);
	assert_int_equal(clock_month("Marc"), 0);
	assert_int_equal(clock_month("Marchs"), 0);
	assert_int_equal(clock_month(""), 0);
}

static void
the_greeting_goes_with_the_hour(void **state)
{
	int64_t start = clock_day_start(day("2026-11-22"));

	(void)state;
	assert_string_equal(clock_greeting(start), "Good morning");
	assert_string_equal(clock_greeting(start + 12 * 3600 - 1), "Good morning");
	assert_string_equal(clock_greeting(start + 12 * 3600), "Good afternoon");
	assert_string_equal(clock_greeting(start + 18 * 3600 - 1), "Good afternoon");
	assert_string_equal(clock_greeting(start + 18 * 3600), "Good evening");
}

static int
open_arena(void **state)
{
	(void)state;
	a = arena_new();
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_clock_starts_where_it_was_set_and_goes_on),
		cmocka_unit_test(a_day_alone_is_its_noon_and_nonsense_is_refused),
		cmocka_unit_test(only_a_real_date_is_a_date),
		cmocka_unit_test(a_day_and_its_parts_are_the_same_for_three_centuries),
		cmocka_unit_test(every_day_begins_where_the_one_before_ends),
		cmocka_unit_test(a_day_on_which_clocks_change_is_23_or_25_hours_long),
		cmocka_unit_test(a_day_without_a_midnight_begins_after_it),
		cmocka_unit_test(the_week_begins_on_monday),
		cmocka_unit_test(times_are_written_for_machines_and_for_people),
		cmocka_unit_test(a_day_is_named_with_its_year_when_it_is_another),
		cmocka_unit_test(how_long_ago_is_said_as_people_say_it),
		cmocka_unit_test(a_month_is_known_by_its_name),
		cmocka_unit_test(the_greeting_goes_with_the_hour),
	};
	int64_t at;

	setenv("TZ", "Europe/London", 1);
	if (argc == 2 && strcmp(argv[1], "now") == 0) {
		at = clock_now();
		return write(1, &at, sizeof at) != sizeof at;
	}
	setenv("REGULARS_NOW", "2026-12-24T16:30", 1);
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
