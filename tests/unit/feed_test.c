/* Links for calendar programs: made and ended by the owner, shown once, and what they read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "page.h"

static int
open_with_two(void **state)
{
	open_shop(state);
	start_page("Fred");
	start_page("Alice");
	change("UPDATE person SET birth_year = 1961, birth_month = 5, birth_day = 12 WHERE id = 1");
	as_owner();
	return 0;
}

/* Make a link; gives its address. */
static const char *
make(const char *fields)
{
	const char *link;

	as_owner();
	assert_int_equal(post("/feeds", fields), 303);
	get(location());
	link = strstr(shown("MADE/made_link"), "/moments.ics?key=");
	assert_non_null(link);
	return say("%s", link);
}

static void
a_link_is_shown_once_to_who_made_it(void **state)
{
	const char *link, *page;

	(void)state;
	assert_int_equal(post("/feeds", "feed_name="), 422);
	link = make("feed_name=Ana's+phone");
	page = "/feeds?made=1";
	/* The book does not hold it, nor does any answer that is kept. */
	assert_int_equal(number("SELECT count(*) FROM answer WHERE instr(location, '%s')",
	    strchr(link, '=') + 1), 0);
	assert_int_equal(number("SELECT length(hash) FROM feed"), 32);
	get("/feeds");
	assert_int_equal(times_shown("MADE"), 0);
	assert_string_equal(shown("FEEDS/name"), "Ana's phone");
	/* For ten minutes, and only where it was made. */
	get(page);
	assert_int_equal(times_shown("MADE"), 1);
	as(THEO);
	get(page);
	assert_int_equal(times_shown("MADE"), 0);
	link = make("feed_name=Tablet");
	pass(601);
	get("/feeds?made=2");
	assert_int_equal(times_shown("FEEDS"), 2);
	assert_int_equal(times_shown("MADE"), 0);
	assert_int_equal(post("/feeds", "feed_name=ANA’S+phone"), 422);
	assert_non_null(strstr(shown("feed_name_error"), "End that one first"));
}

static void
only_the_owner_makes_and_ends_them(void **state)
{
	(void)state;
	make("feed_name=Shop");
	as_staff();
	assert_int_equal(get("/feeds"), 403);
	assert_int_equal(post("/feeds", "feed_name=Mine"), 403);
	assert_int_equal(post("/feeds/1", ""), 403);
}

static void
whoever_has_the_link_reads_until_it_ends(void **state)
{
	const char *link = make("feed_name=Shop");

	(void)state;
	as_stranger();
	assert_int_equal(get(link), 200);
	assert_string_equal(answer.type, "text/calendar; charset=utf-8");
	assert_non_null(strstr(answer.body, "SUMMARY:Fred: birthday\r\n"));
	assert_non_null(strstr(answer.body, "DTSTART;VALUE=DATE:20270512\r\n"));
	assert_non_null(strstr(answer.body, "DESCRIPTION:Turns 66 in 2027.\r\n"));
	assert_int_equal(get("/moments.ics"), 404);
	assert_int_equal(get("/moments.ics?key="), 404);
	assert_int_equal(get("/moments.ics?key=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), 404);
	assert_int_equal(get(say("%sx", link)), 404);
	as_owner();
	assert_int_equal(post("/feeds/1", ""), 303);
	get(location());
	assert_int_equal(times_shown("ENDED"), 1);
	assert_int_equal(times_shown("FEEDS"), 0);
	as_stranger();
	assert_int_equal(get(link), 404);
	as_owner();
	assert_int_equal(post("/feeds/1", ""), 404);
}

static void
minor_moments_are_read_by_the_links_that_say_so(void **state)
{
	const char *majors = make("feed_name=Shop"), *all = make("feed_name=Ana&minors=yes");

	(void)state;
	as_staff();
	post("/people/1/moments/new", "kind=other&moment_title=The+fair&often=once&moment_day=18"
	    "&moment_month=11&moment_year=2026&weight=minor");
	as_stranger();
	get(majors);
	assert_null(strstr(answer.body, "The fair"));
	get(all);
	assert_non_null(strstr(answer.body, "SUMMARY:Fred: The fair\r\n"));
}

static void
it_reads_a_year_ahead_in_order_and_nothing_left_out(void **state)
{
	const char *link = make("feed_name=Shop"), *first, *second;

	(void)state;
	as_staff();
	post("/people/2/moments/new", "kind=key&moment_title=Interview&often=once&moment_day=20"
	    "&moment_month=11&moment_year=2026&time_of_day=11:30&lead_n=20&lead_unit=minutes");
	post("/people/2/moments/new", "kind=other&moment_title=Gone&often=once&moment_day=21"
	    "&moment_month=11&moment_year=2026");
	post("/moments/2/remove", "");
	post("/people/2/moments/new", "kind=other&moment_title=Far&often=once&moment_day=21&moment_month=11"
	    "&moment_year=2027");
	post("/people/2/moments/new", "kind=other&moment_title=Leap&often=yearly&moment_day=29"
	    "&moment_month=2");
	post("/people/1/birthday", "idea=A+card");
	as_stranger();
	get(link);
	assert_null(strstr(answer.body, "Gone"));
	assert_null(strstr(answer.body, "Far"));
	assert_non_null(strstr(answer.body, "DTSTART:20261120T113000Z\r\n"));
	assert_non_null(strstr(answer.body, "TRIGGER:-PT20M\r\n"));
	assert_non_null(strstr(answer.body, "DTSTART;VALUE=DATE:20270228\r\n"));
	assert_non_null(strstr(answer.body, "BYMONTHDAY=-1\r\n"));
	first = strstr(answer.body, "Interview");
	second = strstr(answer.body, "Fred: birthday");
	assert_true(first && second && first < second);
	/* A birthday with something planned is there once. */
	assert_null(strstr(second + 1, "Fred: birthday"));
}

static void
two_thousand_are_read_quickly(void **state)
{
	const char     *link = make("feed_name=Shop");
	struct timespec began, ended;
	int             n = 0;
	double          best = 1000;

	(void)state;
	change("INSERT INTO person (call_name, name, sort_name, since_year, created_by, created_at, "
	       "created_day, birth_year, birth_month, birth_day) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
	       "SELECT i + 1 FROM n WHERE i < 3000) SELECT 'Guest ' || i, 'Guest ' || i, 'guest ' || i, 2020, 1, "
	       "0, 0, 1980, i %% 12 + 1, i %% 28 + 1 FROM n");
	change("INSERT INTO moment (person_id, kind, title, sort_title, yearly, month, dayofmonth, staff_id, "
	       "at) SELECT id, 'other', 'Wedding', 'wedding', 1, birth_day %% 12 + 1, birth_day, 1, 0 "
	       "FROM person WHERE id > 2 AND id <= 1002");
	as_stranger();
	for (int turn = 0; turn < 9; turn++) {
		double ms;

		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &began);
		assert_int_equal(get(link), 200);
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
		ms = (double)(ended.tv_sec - began.tv_sec) * 1e3 + (double)(ended.tv_nsec - began.tv_nsec) / 1e6;
		best = ms < best ? ms : best;
	}
	for (const char *at = answer.body; (at = strstr(at, "BEGIN:VEVENT")) != NULL; at++)
		n++;
	assert_int_equal(n, 2000);
	print_message("2,000 entries in %.1f ms\n", best);
	assert_true(best < 50);
}

static void
what_comes_next_is_there_however_many_went_before(void **state)
{
	const char *link = make("feed_name=Shop"), *choir, *fair;

	(void)state;
	change("INSERT INTO moment (person_id, kind, title, sort_title, yearly, month, dayofmonth, staff_id, "
	       "at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100) "
	       "SELECT 2, 'other', 'Past ' || i, 'past', 1, 11, 1, 1, 0 FROM n");
	change("INSERT INTO moment (person_id, kind, title, sort_title, yearly, month, dayofmonth, staff_id, "
	       "at) VALUES (2, 'other', 'Choir', 'choir', 1, 11, 29, 1, 0), (2, 'other', 'Fair', 'fair', 1, 11, "
	       "NULL, 1, 0), (2, 'other', 'Ball', 'ball', 1, 2, 29, 1, 0)");
	as_staff();
	assert_int_equal(303, post("/people/1/moments/new", "kind=life&moment_title=Hawaii&often=once&moment_day=2"
	    "&moment_month=11&moment_year=2026&last_day=2026-11-30"));
	as_stranger();
	get(link);
	assert_non_null(choir = strstr(answer.body, "Alice: Choir\r\n"));
	assert_non_null(fair = strstr(answer.body, "Alice: Fair\r\n"));
	assert_true(fair < choir);
	assert_null(strstr(choir + 1, "Alice: Choir\r\n"));
	assert_null(strstr(fair + 1, "Alice: Fair\r\n"));
	assert_non_null(strstr(answer.body, "Alice: Ball\r\n"));
	assert_non_null(strstr(answer.body, "Fred: Hawaii\r\n"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_two, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_link_is_shown_once_to_who_made_it),
		TEST(only_the_owner_makes_and_ends_them),
		TEST(whoever_has_the_link_reads_until_it_ends),
		TEST(minor_moments_are_read_by_the_links_that_say_so),
		TEST(it_reads_a_year_ahead_in_order_and_nothing_left_out),
		TEST(two_thousand_are_read_quickly),
		TEST(what_comes_next_is_there_however_many_went_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
