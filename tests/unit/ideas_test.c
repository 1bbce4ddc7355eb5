/*
 * What is thought out against an avatar: offers with the real customers whom they suit, and
 * texts held against real customers by the team.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static int
open_with_avatar(void **state)
{
	open_shop(state);
	start_page("Fred");
	start_page("Alice");
	assert_int_equal(post("/people/new", "call_name=Lucia&kind=partner&different=yes"), 303);
	change("INSERT INTO avatar (id, name, place, staff_id, at, changed_at) "
	       "VALUES (1, 'Margaret', 1, 1, 0, 0)");
	as_owner();
	return 0;
}

static void
an_idea_lists_the_people_it_suits_and_why(void **state)
{
	(void)state;
	get("/avatars/1/ideas");
	assert_int_equal(times_shown("NO_IDEA"), 1);
	assert_int_equal(post("/avatars/1/ideas", "idea_text=The+corner+kept+free"), 303);
	assert_string_equal(location(), "/ideas/1");
	/* Somebody is looked for, chosen, and told of. */
	assert_int_equal(post("/ideas/1", "act=find&find=fre&theirs=Reads"), 200);
	assert_string_equal(shown("CHOICES/choice_name"), "Fred");
	assert_string_equal(shown("theirs"), "Reads");
	assert_int_equal(post("/ideas/1", "act=save&find=fre&person=1&theirs=Reads+on+Tuesdays"), 303);
	assert_int_equal(post("/ideas/1", "act=save&person=2&theirs=Hates+the+door"), 303);
	get("/ideas/1");
	assert_string_equal(shown("title"), "The corner kept free");
	assert_string_equal(shown("SUITS.0/suits_name"), "Fred");
	assert_string_equal(shown("SUITS.0/suits_words"), "Reads on Tuesdays");
	assert_string_equal(shown("SUITS.1/suits_name"), "Alice");
	get("/avatars/1/ideas");
	assert_string_equal(shown("IDEAS/idea_about"), "2 people it suits. Theo, today");
}

static void
those_for_whom_the_avatar_speaks_are_proposed_with_why(void **state)
{
	(void)state;
	post("/avatars/1/ideas", "idea_text=The+corner+kept+free");
	get("/ideas/1");
	assert_int_equal(times_shown("PROPOSED"), 0);
	change("INSERT INTO segment VALUES (1, 'All', 'all', '', 1, 1, 0, NULL)");
	change("UPDATE avatar SET segment_id = 1");
	change("INSERT INTO fact (person_id, kind, text, source, staff_id, learned_at) "
	       "VALUES (2, 'habit', 'reads', 'told', 2, 0)");
	change("INSERT INTO claim (avatar_id, block_id, text, rule, place, staff_id, at) VALUES "
	       "(1, 10, 'Reads', 'habit reads', 1, 1, 0), (1, 10, 'Hums', '', 2, 1, 0)");
	db_begin(book, DB_WRITE);
	for (int i = 0; i < 9; i++)
		put_person(say("Guest %d", i), "");
	db_end(book);
	/* Of whom a line is true stands first; a partner is no customer. */
	get("/ideas/1");
	assert_int_equal(times_shown("PROPOSED/PROPOSED_ROWS"), 7);
	assert_string_equal(shown("PROPOSED/PROPOSED_ROWS.0/proposed_name"), "Alice");
	assert_string_equal(shown("PROPOSED/PROPOSED_ROWS.0/proposed_why"), "Reads");
	assert_string_equal(shown("PROPOSED/PROPOSED_ROWS.1/proposed_name"), "Fred");
	assert_string_equal(shown("PROPOSED/PROPOSED_ROWS.1/proposed_why"), "One of “All”");
	assert_string_equal(shown("PROPOSED/PROPOSED_ROWS.2/proposed_name"), "Guest 0");
	assert_int_equal(post("/ideas/1", "act=save&person=2&theirs=Reads"), 303);
	get("/ideas/1");
	assert_string_equal(shown("SUITS/suits_words"), "Reads");
	assert_string_equal(shown("PROPOSED/PROPOSED_ROWS.0/proposed_name"), "Fred");
}

static void
it_is_made_theirs_without_changing_the_idea(void **state)
{
	(void)state;
	post("/avatars/1/ideas", "idea_text=The+corner+kept+free");
	post("/ideas/1", "act=save&person=1&theirs=Reads");
	as_staff();
	assert_int_equal(post("/ideas/1", "act=save&person=1&theirs=With+the+Highsmith+on+it"), 303);
	get("/ideas/1");
	assert_int_equal(times_shown("SUITS"), 1);
	assert_string_equal(shown("SUITS/suits_words"), "With the Highsmith on it");
	assert_string_equal(shown("SUITS/suits_author"), "Ana");
	assert_string_equal(text_of("SELECT text FROM idea"), "The corner kept free");
	assert_int_equal(post("/ideas/1", "act=remove&person=1"), 303);
	get("/ideas/1");
	assert_int_equal(times_shown("SUITS_NOBODY"), 1);
	/* Only the owner drops it. */
	assert_int_equal(post("/ideas/1", "act=end"), 403);
	as_owner();
	assert_int_equal(post("/ideas/1", "act=end"), 303);
	assert_int_equal(get("/ideas/1"), 404);
	get("/avatars/1/ideas");
	assert_int_equal(times_shown("NO_IDEA"), 1);
}

static void
a_text_is_held_against_real_customers(void **state)
{
	(void)state;
	assert_int_equal(post("/avatars/1/tests", "test_text=For+those+with+a+book"), 303);
	assert_string_equal(location(), "/me-tests/1");
	get("/me-tests/1");
	assert_string_equal(shown("count_words"), "Held against nobody yet.");
	as_staff();
	assert_int_equal(post("/me-tests/1", "act=find&find=ali"), 200);
	assert_string_equal(shown("CHOICES/choice_name"), "Alice");
	assert_int_equal(post("/me-tests/1", "act=yes&find=ali&person=2"), 303);
	assert_int_equal(post("/me-tests/1", "act=no&person=1"), 303);
	get("/me-tests/1");
	assert_string_equal(shown("test_words"), "For those with a book");
	assert_string_equal(shown("avatar_name"), "Margaret");
	assert_string_equal(shown("count_words"), "1 would say so, 1 would not.");
	assert_string_equal(shown("ANSWERS.0/asked_name"), "Fred");
	assert_int_equal(times_shown("ANSWERS.0/WOULD_NOT"), 1);
	assert_int_equal(times_shown("ANSWERS.1/WOULD"), 1);
	assert_string_equal(shown("ANSWERS.1/asked_by"), "Ana");
	/* Whoever is asked again has one answer, the latest. */
	assert_int_equal(post("/me-tests/1", "act=yes&person=1"), 303);
	get("/avatars/1/tests");
	assert_string_equal(shown("TESTS/count_words"), "2 would say so, 0 would not.");
}

static void
a_closed_text_keeps_what_was_said(void **state)
{
	(void)state;
	post("/avatars/1/tests", "test_text=With+a+book");
	post("/me-tests/1", "act=yes&person=1");
	as_staff();
	assert_int_equal(post("/me-tests/1", "act=end"), 403);
	as_owner();
	assert_int_equal(post("/me-tests/1", "act=end"), 303);
	assert_int_equal(post("/me-tests/1", "act=no&person=2"), 422);
	assert_string_equal(shown("act_error"), "This text is closed. The owner can open it again.");
	get("/me-tests/1");
	assert_int_equal(times_shown("TEST_OPEN"), 0);
	assert_string_equal(shown("count_words"), "1 would say so, 0 would not.");
	assert_int_equal(post("/me-tests/1", "act=open"), 303);
	assert_int_equal(post("/me-tests/1", "act=no&person=2"), 303);
}

static void
what_does_not_fit_is_said_in_a_sentence(void **state)
{
	(void)state;
	assert_int_equal(post("/avatars/1/ideas", "idea_text=%2e"), 422);
	assert_string_equal(shown("idea_text"), ".");
	assert_int_equal(post("/avatars/1/tests", "test_text="), 422);
	assert_int_equal(post("/avatars/9/ideas", "idea_text=Cake"), 404);
	assert_int_equal(post("/avatars/9/tests", "test_text=Cake"), 404);
	assert_int_equal(get("/avatars/9/ideas"), 404);
	assert_int_equal(get("/avatars/9/tests"), 404);
	post("/avatars/1/ideas", "idea_text=Cake");
	post("/avatars/1/tests", "test_text=Cake");
	assert_int_equal(post("/ideas/1", "act=save&theirs=x"), 422);
	assert_string_equal(shown("find_error"), "Give a name to look for.");
	assert_int_equal(post("/ideas/1", "act=save&find=fred&theirs=Warm"), 422);
	assert_string_equal(shown("person_error"), "Choose who it is.");
	assert_string_equal(shown("theirs"), "Warm");
	assert_int_equal(post("/ideas/1", "act=save&person=1&theirs="), 422);
	assert_int_equal(post("/ideas/1", "act=save&person=3&theirs=x"), 422);
	assert_string_equal(shown("person_error"),
	    "An avatar speaks for customers. Choose one of them.");
	assert_int_equal(post("/me-tests/1", "act=yes&person=3"), 422);
	assert_int_equal(post("/me-tests/1", "act=yes&person=99"), 422);
	assert_int_equal(post("/me-tests/1", "person=1"), 422);
	assert_int_equal(post("/me-tests/9", "act=yes&person=1"), 404);
	assert_int_equal(post("/ideas/9", "act=save&person=1&theirs=x"), 404);
	assert_int_equal(number("SELECT count(*) FROM idea_person"), 0);
	assert_int_equal(number("SELECT count(*) FROM me_answer"), 0);
	/* Only the owner writes them. */
	as_staff();
	assert_int_equal(post("/avatars/1/ideas", "idea_text=Cake"), 403);
	assert_int_equal(post("/avatars/1/tests", "test_text=Cake"), 403);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_avatar, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(an_idea_lists_the_people_it_suits_and_why),
		TEST(those_for_whom_the_avatar_speaks_are_proposed_with_why),
		TEST(it_is_made_theirs_without_changing_the_idea),
		TEST(a_text_is_held_against_real_customers),
		TEST(a_closed_text_keeps_what_was_said),
		TEST(what_does_not_fit_is_said_in_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
