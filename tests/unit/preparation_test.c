/*
 * The preparation list: started at the door, read at the machine, ready, taken, undone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static int
open_with_fred(void **state)
{
	open_shop(state);
	start_page("Fred");
	return post("/people/1/usuals", "usual=Flat+white&how=extra+hot") == 303 ? 0 : 1;
}

static void
what_is_started_is_on_the_list_with_name_remark_who_and_when(void **state)
{
	(void)state;
	get("/preparation");
	assert_int_equal(times_shown("NOTHING_WAITS"), 1);
	assert_int_equal(post("/people/1/start", ""), 303);
	get(location());
	assert_string_equal(shown("title"), "Fred");
	assert_string_equal(shown("DONE/done"), "On the preparation list.");
	assert_string_equal(shown("DONE/DONE_UNDO/undo_path"), "/preparation/1/undo");
	pass(4 * 60);
	get("/preparation");
	assert_int_equal(times_shown("WAITING"), 1);
	assert_string_equal(shown("WAITING/name"), "Fred");
	assert_string_equal(shown("WAITING/order"), "Flat white");
	assert_string_equal(shown("WAITING/order_how"), "extra hot");
	assert_string_equal(shown("WAITING/waited_words"), "4 minutes");
	assert_string_equal(shown("WAITING/at_words"), "9:50");
	assert_string_equal(shown("WAITING/started_by"), "Ana");
	assert_int_equal(times_shown("NOTHING_WAITS"), 0);
}

static void
pressed_twice_it_is_prepared_once(void **state)
{
	(void)state;
	post("/people/1/start", "");
	pass(9 * 60);
	as(3);
	assert_int_equal(post("/people/1/start", ""), 303);
	get(location());
	assert_string_equal(shown("DONE/done"), "It is being prepared already.");
	assert_string_equal(shown("DONE/done_words"), "Flat white, extra hot, started by Ana at 9:50.");
	assert_int_equal(times_shown("DONE/DONE_UNDO"), 0);
	assert_int_equal(number("SELECT count(*) FROM preparation"), 1);
	/* Something else for the same person is no double; nor what was taken or undone, */
	post("/people/1/usuals", "usual=Croissant");
	post("/usuals/2/start", "");
	assert_int_equal(number("SELECT count(*) FROM preparation"), 2);
	post("/preparation/1/undo", "");
	post("/people/1/start", "");
	assert_int_equal(number("SELECT count(*) FROM preparation"), 3);
	/* nor what is started later. */
	pass(10 * 60);
	post("/people/1/start", "");
	assert_int_equal(number("SELECT count(*) FROM preparation"), 4);
}

static void
it_is_ready_then_taken_then_put_back_then_undone(void **state)
{
	(void)state;
	post("/people/1/start", "");
	assert_int_equal(post("/preparation/1/ready", ""), 303);
	assert_string_equal(location(), "/preparation");
	get(location());
	assert_int_equal(times_shown("WAITING/READY"), 1);
	assert_int_equal(times_shown("WAITING/ASKED"), 0);
	post("/preparation/1/back", "");
	get("/preparation");
	assert_int_equal(times_shown("WAITING/ASKED"), 1);
	post("/preparation/1/ready", "");
	post("/preparation/1/taken", "");
	get("/preparation");
	assert_int_equal(times_shown("WAITING"), 0);
	assert_string_equal(shown("ENDED/ENDED_ROWS/ended_words"), "taken at 9:50");
	assert_string_equal(shown("ENDED/ENDED_ROWS/order_words"), "Flat white, extra hot");
	/* A second press, from a page that was older, changes nothing. */
	post("/preparation/1/undo", "");
	assert_string_equal(text_of("SELECT state FROM preparation"), "taken");
	post("/preparation/1/back", "");
	get("/preparation");
	assert_int_equal(times_shown("WAITING/READY"), 1);
	post("/preparation/1/undo", "");
	get("/preparation");
	assert_string_equal(shown("ENDED/ENDED_ROWS/ended_words"), "not wanted at 9:50");
	pass(3601);
	as_staff();
	get("/preparation");
	assert_int_equal(times_shown("ENDED"), 0);
	post("/preparation/1/back", "");
	assert_string_equal(text_of("SELECT state FROM preparation"), "undone");
}

static void
undone_from_the_note_leads_back_to_the_page(void **state)
{
	(void)state;
	post("/people/1/start", "");
	assert_int_equal(post("/preparation/1/undo", "act=page&version=1"), 303);
	assert_string_equal(location(), "/people/1");
	get("/people/1?started=1");
	assert_int_equal(times_shown("DONE"), 0);
	/* Nor does another's page speak of it. */
	post("/people/1/start", "");
	start_page("Alice");
	get("/people/2?started=2");
	assert_int_equal(times_shown("DONE"), 0);
}

static void
who_starts_it_elsewhere_stays_there_and_nobody_is_led_astray(void **state)
{
	(void)state;
	post("/people/1/start", "back=/%3Fq%3D1");
	assert_string_equal(location(), "/?q=1&started=1");
	pass(900);
	post("/people/1/start", "back=//elsewhere.test");
	assert_string_equal(location(), "/people/1?started=2");
	pass(900);
	post("/people/1/start", "back=/%0d%0aX");
	assert_string_equal(location(), "/people/1?started=3");
	start_page("Alice");
	assert_int_equal(post("/people/2/start", ""), 303);
	assert_string_equal(location(), "/people/2/usuals");
}

static void
the_oldest_is_first_and_fifty_are_shown(void **state)
{
	(void)state;
	for (int i = 0; i < 51; i++)
		change("INSERT INTO preparation (person_id, text, staff_id, at) VALUES (1, 'Tea %d', 2, %d)",
		    i, 100 - i);
	get("/preparation");
	assert_int_equal(times_shown("WAITING"), 50);
	assert_string_equal(shown("WAITING/order"), "Tea 50");
	assert_int_equal(times_shown("MORE_WAIT"), 1);
	post("/preparation/1/taken", "");
	get("/preparation");
	assert_int_equal(times_shown("MORE_WAIT"), 0);
}

static void
only_a_display_asks_by_itself_and_only_what_changed_is_sent(void **state)
{
	const char *seen;

	(void)state;
	post("/people/1/start", "");
	get("/preparation");
	assert_null(strstr(answer.body, "every 2s"));
	assert_null(strstr(answer.body, "http-equiv=\"refresh\""));
	as_display();
	get("/preparation");
	assert_non_null(strstr(answer.body, "every 2s"));
	assert_non_null(strstr(answer.body, "<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"));
	assert_null(strstr(answer.body, "class=\"spine\""));
	seen = say("/preparation?seen=%s", shown("ON_DISPLAY/seen"));
	besides.htmx = true;
	assert_int_equal(get(seen), 204);
	assert_int_equal(answer.size, 0);
	/* By hand it is always the page. */
	assert_int_equal(get(seen), 200);
	pass(60);
	besides.htmx = true;
	assert_int_equal(get(seen), 200);
	seen = say("/preparation?seen=%s", shown("ON_DISPLAY/seen"));
	post("/preparation/1/ready", "");
	besides.htmx = true;
	assert_int_equal(get(seen), 200);
	assert_null(strstr(answer.body, "<!doctype"));
}

static void
the_list_knows_names_and_orders_and_nothing_else(void **state)
{
	(void)state;
	post("/people/1/change", "call_name=Fred&name_source=told&since_year=2019&looks=SECRETLOOKS"
	    "&greeting=SECRETGREETING&phone=5550100&usual=Flat+white&version=2");
	log_visit("person=1&learned_new=SECRETFACT");
	post("/people/1/start", "");
	as_display();
	get("/preparation");
	assert_non_null(strstr(answer.body, "Fred"));
	assert_null(strstr(answer.body, "SECRET"));
	assert_null(strstr(answer.body, "5550100"));
	assert_null(strstr(answer.body, "/people/"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_fred, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(what_is_started_is_on_the_list_with_name_remark_who_and_when),
		TEST(pressed_twice_it_is_prepared_once),
		TEST(it_is_ready_then_taken_then_put_back_then_undone),
		TEST(undone_from_the_note_leads_back_to_the_page),
		TEST(who_starts_it_elsewhere_stays_there_and_nobody_is_led_astray),
		TEST(the_oldest_is_first_and_fifty_are_shown),
		TEST(only_a_display_asks_by_itself_and_only_what_changed_is_sent),
		TEST(the_list_knows_names_and_orders_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
