/*
 * Promises that no single family of pages keeps alone: what is folded with whom we keep it
 * to business, who is counted among customers, and what a list tells over a shoulder.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400, WEEK = 7 * DAY };

static void
add(const char *fields)
{
	assert_int_equal(post("/people/1/facts", fields), 303);
}

static void
keep_to_business(void)
{
	assert_int_equal(post("/people/1/business", "business_only=yes&business_why=Reads+in+peace"), 303);
}

static void
the_personal_side_of_the_whole_page_is_folded(void **state)
{
	static const char *const personal[] = { "opinion", "moves", "joke", "other" };

	(void)state;
	start_page("Fred");
	log_visit("person=1&learned_new=Two+boys&kind_new=family&learned=Moved+in+May&kind=moment&about=1"
	    "&source=told");
	for (size_t i = 0; i < sizeof personal / sizeof *personal; i++)
		add(say("kind=%s&text=About+%s", personal[i], personal[i]));
	add("kind=bothers&text=The+radio");
	add("kind=likes&text=Flat+white");
	assert_int_equal(post("/people/1/knowledge", "question_id=5&act=answer&answer=Chess"), 303);
	get("/people/1");
	assert_int_equal(times_shown("KNOWN/GROUPS"), 8);
	assert_int_equal(times_shown("KNOWN/FOLDED_MATTERS"), 0);
	assert_int_equal(times_shown("FOLDED"), 0);
	keep_to_business();
	get("/people/1");
	assert_int_equal(times_shown("FOLDED"), 1);
	assert_int_equal(times_shown("KNOWN/GROUPS"), 2);
	assert_string_equal(shown("KNOWN/GROUPS.0/FACTS/text"), "Flat white");
	assert_string_equal(shown("KNOWN/GROUPS.1/FACTS/text"), "The radio");
	/* Six kinds, and the hobby, which answers one of the twelve. */
	assert_int_equal(times_shown("KNOWN/FOLDED_MATTERS/GROUPS"), 7);
	assert_string_equal(shown("KNOWN/FOLDED_MATTERS/GROUPS.0/FACTS/text"), "Chess");
	/* Nothing is lost by it. */
	assert_int_equal(post("/people/1/business", "business_why="), 303);
	get("/people/1");
	assert_int_equal(times_shown("KNOWN/GROUPS"), 8);
}

static void
nothing_personal_is_suggested_anywhere(void **state)
{
	(void)state;
	start_page("Fred");
	add("kind=opinion&text=The+tram+is+late");
	log_visit("person=1&learned_new=Back+from+Hawaii&kind_new=moment");
	assert_int_equal(post("/people/1/knowledge", "question_id=5&act=answer&answer=Chess"), 303);
	get("/people/1");
	assert_int_equal(times_shown("LINES/OPENER/ABOUT"), 1);
	keep_to_business();
	change("UPDATE person SET visits = 9");
	get("/people/1");
	assert_int_equal(times_shown("LINES/OPENER/ABOUT"), 0);
	assert_string_equal(shown("LINES/OPENER/SPOKEN/text"), "Good to see you, Fred.");
	get("/people/1/knowledge");
	assert_int_equal(times_shown("ASKS"), 0);
	assert_null(strstr(readable(), "May be asked"));
	assert_null(strstr(readable(), "come up by themselves"));
	get("/people?filter=gaps");
	assert_int_equal(times_shown("PEOPLE"), 1);
	assert_int_equal(times_shown("PEOPLE/OPEN"), 0);
}

static void
who_belongs_to_them_stands_on_the_page(void **state)
{
	(void)state;
	start_page("Fred");
	log_visit("person=1&learned_new=His+wife+is+called+Alice");
	get("/people/1");
	assert_string_equal(shown("KNOWN/GROUPS/kind_words"), "Family");
	assert_string_equal(shown("KNOWN/GROUPS/FACTS/text"), "His wife is called Alice");
	assert_string_equal(shown("KNOWN/GROUPS/FACTS/AT_VISIT/visit_id"), "1");
}

static void
who_is_no_customer_is_not_expected_at_the_counter(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(post("/people/new", "call_name=Mill+Lane+Flour&kind=supplier"), 303);
	log_visit("person=1&person=2");
	pass(WEEK);
	as_staff();
	get("/");
	assert_int_equal(times_shown("LIKELY"), 1);
	assert_string_equal(shown("LIKELY/name"), "Fred");
	/* Their visits are in the book all the same. */
	get("/people/2");
	assert_int_equal(times_shown("VISITS"), 1);
}

static void
gaps_come_by_visits_times_gaps(void **state)
{
	static const struct { const char *name; int visits, settled; } people[] = {
		{ "Thirty visits and one gap", 30, 3 + 112 + 128 }, { "Nine visits and four gaps", 9, 0 },
		{ "Twenty visits and two gaps", 20, 3 + 112 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		int id = (int)start_page(people[i].name);

		for (int q = 1; q <= 12; q++)
			if (people[i].settled >> (q - 1) & 1)
				change("INSERT INTO knowledge (person_id, question_id, state, staff_id, at) "
				       "VALUES (%d, %d, 'declined', 1, 0)", id, q);
		change("UPDATE person SET visits = %d WHERE id = %d", people[i].visits, id);
	}
	get("/people?filter=gaps");
	assert_int_equal(times_shown("PEOPLE"), 3);
	assert_string_equal(shown("PEOPLE.0/name"), "Twenty visits and two gaps");
	assert_string_equal(shown("PEOPLE.1/name"), "Nine visits and four gaps");
	assert_string_equal(shown("PEOPLE.2/name"), "Thirty visits and one gap");
}

static void
no_fact_is_in_a_title_or_in_a_row_of_people(void **state)
{
	static const char *const lists[] = { "/people", "/people?filter=week", "/people?filter=mine",
		"/people?filter=little", "/visits/new", "/rounds", "/me", "/quiet?person=1" };
	static const char *const pages[] = { "/people/1", "/people/1/facts", "/people/1/knowledge",
		"/people/1/trust", "/people/1/habits", "/people/1/attempts", "/facts/1", "/visits/1" };

	(void)state;
	start_page("Fred");
	log_visit("person=1&learned_new=CANARY+bothers+him&kind_new=bothers");
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		assert_int_equal(get(lists[i]), 200);
		if (strstr(answer.body, "CANARY") != NULL)
			fail_msg("%s says what we know of Fred", lists[i]);
	}
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_int_equal(get(pages[i]), 200);
		if (strstr(shown("title"), "CANARY") != NULL)
			fail_msg("the title of %s says what we know of Fred", pages[i]);
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(the_personal_side_of_the_whole_page_is_folded),
		TEST(nothing_personal_is_suggested_anywhere),
		TEST(who_belongs_to_them_stands_on_the_page),
		TEST(who_is_no_customer_is_not_expected_at_the_counter),
		TEST(gaps_come_by_visits_times_gaps),
		TEST(no_fact_is_in_a_title_or_in_a_row_of_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
