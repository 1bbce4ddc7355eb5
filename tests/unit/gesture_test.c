/* What we plan to do at a moment, and did: each year its own, and none twice by accident. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

/* It is 17 November 2026; Fred turns 65 in a week. */
static int
open_with_fred(void **state)
{
	open_shop(state);
	start_page("Fred");
	change("UPDATE person SET birth_year = 1961, birth_month = 11, birth_day = 24 WHERE id = 1");
	as_staff();
	return 0;
}

static void
a_birthday_gesture_is_planned_ticked_off_and_kept(void **state)
{
	(void)state;
	log_visit("person=1");
	get("/people/1/birthday");
	assert_string_equal(shown("this_year"), "2026");
	assert_int_equal(times_shown("NO_GESTURES"), 1);
	assert_int_equal(post("/people/1/birthday", "idea=A+card"), 303);
	assert_string_equal(location(), "/people/1/birthday");
	assert_string_equal(text_of("SELECT kind || yearly || month || dayofmonth || year FROM moment"),
	    "birthday111241961");
	get("/people/1/birthday");
	assert_string_equal(shown("GESTURES/gesture_text"), "A card");
	assert_string_equal(shown("GESTURES/gesture_words"), "Planned by Ana, today");
	as(BEN);
	assert_int_equal(post("/gestures/1", "act=done"), 303);
	assert_string_equal(text_of("SELECT state || done_by || visits FROM gesture"), "done31");
	assert_int_equal(number("SELECT extra_visits FROM person"), 1);
	get("/people/1/birthday");
	assert_string_equal(shown("GESTURES/gesture_words"), "Done by Ben, today");
	/* The birthday stands once in every list, whether it has a row or not. */
	get("/people/1/moments");
	assert_int_equal(times_shown("AHEAD"), 1);
	get("/moments?day=2026-11-24");
	assert_int_equal(times_shown("OF_DAY"), 1);
	assert_int_equal(get("/moments/1"), 303);
	assert_string_equal(location(), "/people/1/birthday");
	/* It belongs to the person: it is neither changed nor left out here. */
	assert_int_equal(get("/moments/1/change"), 404);
	assert_int_equal(post("/moments/1/remove", ""), 404);
}

static void
what_was_done_before_is_said_and_asked_about(void **state)
{
	(void)state;
	post("/people/1/birthday", "idea=A+card");
	change("INSERT INTO gesture (moment_id, person_id, year, text, sort_text, state, staff_id, at, "
	       "done_by, done_at) SELECT 1, 1, y, 'A card', 'a card', 'done', 2, 0, 2, 0 "
	       "FROM (SELECT 2024 AS y UNION ALL SELECT 2025)");
	assert_int_equal(post("/gestures/1", "act=dropped"), 303);
	assert_int_equal(post("/people/1/birthday", "gesture=a+CARD"), 422);
	assert_string_equal(shown("gesture_error"),
	    "We did this in 2024 and 2025. Tick that it is meant, or choose another.");
	assert_string_equal(shown("gesture"), "a CARD");
	assert_int_equal(times_shown("DONE_BEFORE"), 1);
	assert_int_equal(number("SELECT count(*) FROM gesture"), 3);
	assert_int_equal(post("/people/1/birthday", "gesture=a+CARD&again=yes"), 303);
	/* What is planned is not planned twice, meant or not. */
	assert_int_equal(post("/people/1/birthday", "gesture=A+card&again=yes"), 422);
	assert_string_equal(shown("gesture_error"), "This is planned for 2026 already.");
	/* Another thing asks nothing. */
	assert_int_equal(post("/people/1/birthday", "idea=A+call"), 303);
	get("/people/1/birthday");
	assert_int_equal(times_shown("EARLIER"), 2);
	assert_string_equal(shown("EARLIER/gesture_year"), "2025");
}

static void
one_sent_twice_is_one(void **state)
{
	(void)state;
	besides.key = "abcdefghijklmnopqrstuv";
	assert_int_equal(post("/people/1/birthday", "idea=A+card"), 303);
	besides.key = "abcdefghijklmnopqrstuv";
	assert_int_equal(post("/people/1/birthday", "idea=A+card"), 303);
	assert_int_equal(number("SELECT count(*) FROM gesture"), 1);
}

static void
a_card_that_is_late_is_still_for_that_birthday(void **state)
{
	(void)state;
	pass((int64_t)(7 + 14) * 86400); /* 14 days after it */
	as_staff();
	get("/people/1/birthday");
	assert_string_equal(shown("this_year"), "2026");
	pass(86400);
	as_staff();
	get("/people/1/birthday");
	assert_string_equal(shown("this_year"), "2027");
}

static void
it_hangs_on_any_moment(void **state)
{
	(void)state;
	post("/people/1/moments/new", "kind=key&moment_title=Interview&often=once&moment_day=1&moment_month=12"
	    "&moment_year=2026");
	assert_int_equal(post("/moments/1/gestures", "gesture=Walk+round+the+block"), 303);
	assert_string_equal(location(), "/moments/1");
	get("/moments/1");
	assert_string_equal(shown("GESTURES/gesture_text"), "Walk round the block");
	assert_int_equal(post("/gestures/1", "act=done"), 303);
	assert_int_equal(post("/gestures/1", "act=planned"), 303);
	assert_string_equal(text_of("SELECT state || coalesce(done_by, '-') || coalesce(visits, '-') "
	    "FROM gesture"), "planned--");
	assert_int_equal(post("/moments/1/gestures", "gesture="), 422);
	assert_string_equal(shown("gesture_error"), "Choose one, or say what we do.");
	assert_int_equal(post("/gestures/1", "act="), 422);
	assert_string_equal(shown("act_error"), "Say how it went: one of the buttons.");
	assert_int_equal(post("/gestures/9", "act=done"), 404);
	assert_int_equal(post("/moments/9/gestures", "idea=A+card"), 404);
	/* Nobody plans anything for what was left out, or for a birthday that nobody knows. */
	post("/moments/1/remove", "");
	assert_int_equal(post("/moments/1/gestures", "idea=A+card"), 404);
	change("UPDATE person SET birth_month = NULL, birth_day = NULL");
	assert_int_equal(get("/people/1/birthday"), 404);
	assert_int_equal(post("/people/1/birthday", "idea=A+card"), 404);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_fred, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_birthday_gesture_is_planned_ticked_off_and_kept),
		TEST(what_was_done_before_is_said_and_asked_about),
		TEST(one_sent_twice_is_one),
		TEST(a_card_that_is_late_is_still_for_that_birthday),
		TEST(it_hangs_on_any_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
