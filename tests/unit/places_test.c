/*
 * Where somebody likes to sit: on the card, with a second choice, and what is said when two
 * who are expected sit at the same place.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400, WEEK = 7 * DAY, PLACES = 70, PLACES_MAX = 50 };

static void
came_last_week(int64_t person_id, int64_t later)
{
	assert_true(db_begin(book, DB_WRITE));
	put_visit(ANA, the_time() - WEEK + later, person_id);
	assert_true(db_end(book));
}

static int
seat(int64_t id, const char *fields)
{
	return post(say("/people/%d/place", (int)id), say("version=%d&%s",
	    (int)number("SELECT version FROM person WHERE id = %d", (int)id), fields));
}

static void
the_place_and_the_second_choice_stand_on_the_card(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people/1");
	assert_int_equal(times_shown("SITS"), 0);
	assert_non_null(strstr(answer.body, "href=\"/people/1/place\""));
	assert_int_equal(get("/people/1/place"), 200);
	assert_int_equal(seat(1, "seat=By+the+window&seat_else=the+bar"), 303);
	assert_string_equal(location(), "/people/1");
	get("/people/1");
	assert_string_equal(shown("place_label"), "Favourite table");
	assert_string_equal(shown("SITS/seat"), "By the window");
	assert_string_equal(shown("SITS/ELSE/seat_else"), "the bar");
	assert_int_equal(times_shown("SITS/CLASH"), 0);
	get("/people/1/place");
	assert_string_equal(shown("seat"), "By the window");
	assert_string_equal(shown("seat_else"), "the bar");
	/* A second choice alone is the first; and both can be taken away again. */
	seat(1, "seat=&seat_else=the+bar");
	get("/people/1");
	assert_string_equal(shown("SITS/seat"), "the bar");
	assert_int_equal(times_shown("SITS/ELSE"), 0);
	seat(1, "seat=&seat_else=");
	get("/people/1");
	assert_int_equal(times_shown("SITS"), 0);
}

static void
what_cannot_be_kept_comes_back_as_typed(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(seat(1, say("seat=%060d0&seat_else=the+bar", 0)), 422);
	assert_string_not_equal(shown("seat_error"), "(not shown)");
	assert_string_equal(shown("seat_else"), "the bar");
	assert_int_equal(post("/people/1/place", "seat=Table+4"), 422);
	assert_int_equal(times_shown("PROBLEM"), 1);
	assert_int_equal(number("SELECT count(*) FROM person WHERE place <> ''"), 0);
	assert_int_equal(get("/people/9/place"), 404);
	assert_int_equal(post("/people/9/place", "seat=Table+4&version=1"), 404);
}

static void
who_changed_it_meanwhile_is_said_and_nothing_is_lost(void **state)
{
	(void)state;
	start_page("Fred");
	as(BEN);
	assert_int_equal(post("/people/1/place", "seat=Table+4&favourite_id=3&version=1"), 303);
	as_staff();
	assert_int_equal(post("/people/1/place", "seat=The+bar&version=1"), 409);
	assert_string_equal(shown("COLLISION/changed_by"), "Ben");
	assert_string_equal(shown("seat"), "The bar");
	assert_string_equal(shown("SEAT_NOW/seat_now"), "Table 4");
	assert_string_equal(shown("FAVOURITE_NOW/favourite_now"), "Ben");
	assert_string_equal(text_of("SELECT place FROM person"), "Table 4");
	assert_int_equal(post("/people/1/place", say("seat=The+bar&version=%s", shown("version"))), 303);
	assert_string_equal(text_of("SELECT place FROM person"), "The bar");
	/* The other form of the page sees it too. */
	assert_int_equal(post("/people/1/change",
	    "call_name=Fred&name_source=told&since_year=2019&version=1"), 409);
}

static void
two_who_are_expected_at_one_place_are_pointed_out(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Tomasz");
	start_page("Gurdeep");
	came_last_week(1, 0);
	came_last_week(2, 600);
	seat(1, "seat=By+the+w%C3%ADndow&seat_else=by+the+plug");
	seat(2, "seat=by+THE+window");
	seat(3, "seat=By+the+window&seat_else=the+bar");
	get("/people/1");
	assert_string_equal(shown("SITS/CLASH/clash_words"),
	    "Tomasz is likely in now too, and sits there. Second choice: by the plug.");
	get("/people/2");
	assert_string_equal(shown("SITS/CLASH/clash_words"), "Fred is likely in now too, and sits there.");
	/* Gurdeep is not expected, so nobody is in his way. */
	get("/people/3");
	assert_int_equal(times_shown("SITS/CLASH"), 0);
	came_last_week(3, 1200);
	get("/people/3");
	assert_string_equal(shown("SITS/CLASH/clash_words"),
	    "Fred and Tomasz are likely in now too, and sit there. Second choice: the bar.");
	/* With a place of his own each has it for himself. */
	seat(2, "seat=Table+4");
	seat(3, "seat=Table+5");
	for (int id = 1; id <= 3; id++) {
		get(say("/people/%d", id));
		assert_int_equal(times_shown("SITS"), 1);
		assert_int_equal(times_shown("SITS/CLASH"), 0);
	}
}

static void
before_opening_a_clash_is_said_of_later(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Tomasz");
	came_last_week(1, 3 * 3600);
	came_last_week(2, 3 * 3600);
	seat(1, "seat=Table+4");
	seat(2, "seat=Table+4");
	get("/people/1");
	assert_string_equal(shown("SITS/CLASH/clash_words"),
	    "Tomasz is likely in later too, and sits there.");
}

static void
the_places_of_the_shop_are_offered_once_each_and_at_most_fifty(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people/1/place");
	assert_int_equal(times_shown("PLACES_KNOWN"), 0);
	change("UPDATE person SET place = 'The bar'");
	for (int i = 0; i < 4; i++)
		start_page(say("Nora %c", 'A' + i));
	change("UPDATE person SET place = 'the bar' WHERE id = 3");
	change("UPDATE person SET place = 'Upstairs' WHERE id IN (4, 5)");
	get("/people/1/place");
	assert_int_equal(times_shown("PLACES_KNOWN"), 2);
	assert_string_equal(shown("PLACES_KNOWN.0/known_place"), "The bar");
	assert_string_equal(shown("PLACES_KNOWN.1/known_place"), "Upstairs");
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < PLACES; i++)
		put_person(say("Person %d", i), "");
	assert_true(db_end(book));
	change("UPDATE person SET place = 'Seat ' || id WHERE id > 5");
	get("/people/1/place");
	assert_int_equal(times_shown("PLACES_KNOWN"), PLACES_MAX);
}

static void
where_nobody_sits_it_is_not_asked_and_what_was_written_stays(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Alice");
	seat(1, "seat=By+the+stove");
	change("UPDATE shop SET kind = 'coach'");
	get("/people/2");
	assert_int_equal(times_shown("PLACES_ON"), 0);
	get("/people/2/place");
	assert_int_equal(times_shown("PLACES_ON"), 0);
	assert_int_equal(seat(2, "favourite_id=3"), 303);
	get("/people/1");
	assert_string_equal(shown("SITS/seat"), "By the stove");
	get("/people/1/place");
	assert_string_equal(shown("seat"), "By the stove");
	change("UPDATE shop SET kind = 'salon'");
	get("/people/1");
	assert_string_equal(shown("place_label"), "Favourite chair");
	assert_string_equal(shown("SITS/seat"), "By the stove");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(the_place_and_the_second_choice_stand_on_the_card),
		TEST(what_cannot_be_kept_comes_back_as_typed),
		TEST(who_changed_it_meanwhile_is_said_and_nothing_is_lost),
		TEST(two_who_are_expected_at_one_place_are_pointed_out),
		TEST(before_opening_a_clash_is_said_of_later),
		TEST(the_places_of_the_shop_are_offered_once_each_and_at_most_fifty),
		TEST(where_nobody_sits_it_is_not_asked_and_what_was_written_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
