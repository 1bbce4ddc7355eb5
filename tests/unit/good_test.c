/*
 * Good moments, for the team to read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400 };

static void
a_moment_is_one_tap_and_the_week_is_one_page(void **state)
{
	(void)state;
	start_page("Fred");
	get("/good");
	assert_int_equal(times_shown("NO_MOMENT"), 1);
	assert_int_equal(times_shown("KINDS"), 4);
	/* Each chip sends the form; nothing else is needed. */
	assert_non_null(strstr(answer.body, "name=\"kind\" value=\"thanks\""));
	assert_int_equal(post("/good", "kind=thanks&person=&moment_text="), 303);
	assert_string_equal(location(), "/good");
	pass(DAY);
	as(BEN);
	assert_int_equal(post("/good", "kind=kind+word&person=1&moment_text=Best+coffee+in+town"), 303);
	get("/good");
	assert_string_equal(shown("week_words"), "This week");
	assert_int_equal(times_shown("DAYS"), 2);
	assert_string_equal(shown("DAYS.0/MOMENTS/moment_kind"), "Kind word");
	assert_string_equal(shown("DAYS.0/MOMENTS/MOMENT_WITH/with_name"), "Fred");
	assert_string_equal(shown("DAYS.0/MOMENTS/MOMENT_TEXT/moment_said"), "Best coffee in town");
	assert_string_equal(shown("DAYS.0/MOMENTS/moment_words"), "Ben, 9:50");
	assert_string_equal(shown("DAYS.1/MOMENTS/moment_kind"), "Thanks");
	assert_int_equal(times_shown("DAYS.1/MOMENTS/MOMENT_WITH"), 0);
}

static void
weeks_begin_on_monday_and_stay_readable(void **state)
{
	(void)state;
	post("/good", "kind=laugh");
	pass(5 * DAY); /* Sunday */
	as_staff();
	post("/good", "kind=gift");
	pass(DAY);
	as_staff();
	get("/good");
	assert_int_equal(times_shown("NO_MOMENT"), 1);
	assert_int_equal(times_shown("WEEK_AFTER"), 0);
	assert_string_equal(shown("week_before"), "2026-11-16");
	get("/good?week=2026-11-16");
	assert_string_equal(shown("week_words"), "Last week");
	assert_int_equal(times_shown("DAYS"), 2);
	assert_string_equal(shown("WEEK_AFTER/week_after"), "2026-11-23");
	get("/good?week=2026-11-22");
	assert_int_equal(times_shown("DAYS"), 2);
	get("/good?week=2026-11-15");
	assert_int_equal(times_shown("NO_MOMENT"), 1);
	assert_non_null(strstr(shown("week_words"), "9 November"));
	/* A week that is yet to come is this one. */
	get("/good?week=2027-03-01");
	assert_string_equal(shown("week_words"), "This week");
	assert_int_equal(get("/good?week=nonsense"), 200);
}

static void
who_came_today_can_be_tapped_with_it(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Alice");
	get("/good");
	assert_int_equal(times_shown("SOMEBODY"), 0);
	log_visit("person=1");
	get("/good?person=2");
	assert_int_equal(times_shown("SOMEBODY/WHO"), 2);
	assert_string_equal(shown("SOMEBODY/WHO.0/who_name"), "Alice");
	assert_int_equal(times_shown("SOMEBODY/WHO.0/CHOSEN"), 1);
	assert_string_equal(shown("SOMEBODY/WHO.1/who_name"), "Fred");
	assert_int_equal(times_shown("SOMEBODY/WHO.1/CHOSEN"), 0);
}

static void
what_is_wrong_is_kept_and_what_was_mine_is_taken_back(void **state)
{
	(void)state;
	assert_int_equal(post("/good", "moment_text=Honey"), 422);
	assert_string_equal(shown("moment_text"), "Honey");
	assert_non_null(strstr(shown("kind_error"), "Tap what it was"));
	assert_int_equal(post("/good", "kind=laugh&person=9"), 422);
	assert_int_equal(post("/good", "kind=sneer"), 422);
	assert_int_equal(number("SELECT count(*) FROM good"), 0);
	post("/good", "kind=laugh");
	as(BEN);
	get("/good");
	assert_int_equal(times_shown("DAYS/MOMENTS/MOMENT_MINE"), 0);
	assert_int_equal(post("/good/1/remove", ""), 303);
	assert_int_equal(number("SELECT count(*) FROM good"), 1);
	as_staff();
	get("/good");
	assert_int_equal(times_shown("DAYS/MOMENTS/MOMENT_MINE"), 1);
	assert_int_equal(post("/good/1/remove", ""), 303);
	assert_int_equal(number("SELECT count(*) FROM good"), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_moment_is_one_tap_and_the_week_is_one_page),
		TEST(weeks_begin_on_monday_and_stay_readable),
		TEST(who_came_today_can_be_tapped_with_it),
		TEST(what_is_wrong_is_kept_and_what_was_mine_is_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
