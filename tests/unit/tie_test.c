/*
 * Ties: "Wife: Alice" on Fred's page is "Husband: Fred" on hers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static int
open_with_three(void **state)
{
	open_shop(state);
	start_page("Fred");
	start_page("Alice");
	start_page("Gurdeep");
	return 0;
}

static void
a_tie_is_said_once_and_read_from_both_sides(void **state)
{
	(void)state;
	get("/people/1");
	assert_int_equal(times_shown("NO_TIES"), 1);
	assert_int_equal(post("/people/1/ties", "other=2&word=wife&remark=Giggles+when+he+is+in+trouble"), 303);
	assert_string_equal(location(), "/people/1/ties");
	get("/people/1");
	assert_string_equal(shown("TIES/tie_word"), "Wife");
	assert_string_equal(shown("TIES/with_name"), "Alice");
	assert_string_equal(shown("TIES/TIE_REMARK/tie_remark"), "Giggles when he is in trouble");
	get("/people/2");
	assert_string_equal(shown("TIES/tie_word"), "Husband");
	assert_string_equal(shown("TIES/with_name"), "Fred");
	assert_string_equal(shown("TIES/TIE_REMARK/tie_remark"), "Giggles when he is in trouble");
	assert_int_equal(number("SELECT count(*) FROM tie"), 1);
	assert_int_equal(number("SELECT on_paper FROM tie"), 0);
}

static void
the_word_back_may_be_given(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/ties", "other=2&word=wife&back_word=wife&on_paper=yes"), 303);
	get("/people/2");
	assert_string_equal(shown("TIES/tie_word"), "Wife");
	assert_int_equal(number("SELECT on_paper FROM tie"), 1);
	assert_int_equal(post("/people/1/ties", "other=3&word=accountant"), 422);
	assert_string_equal(shown("back_word_error"),
	    "We do not know what goes back for “accountant”. Say what Fred is to them.");
	assert_string_equal(shown("word"), "accountant");
	assert_int_equal(times_shown("CHOICES/CHOSEN"), 1);
	assert_int_equal(post("/people/1/ties", "other=3&word=accountant&back_word=client"), 303);
	get("/people/3");
	assert_string_equal(shown("TIES/tie_word"), "Client");
}

static void
a_second_tie_of_the_same_two_is_said(void **state)
{
	(void)state;
	post("/people/1/ties", "other=2&word=wife");
	assert_int_equal(post("/people/2/ties", "other=1&word=boss"), 422);
	assert_string_equal(shown("other_error"),
	    "There is a tie with Fred already: husband. Change it instead.");
	assert_string_equal(shown("TIE_THERE/tie_id"), "1");
	assert_int_equal(post("/people/1/ties", "other=2&word=boss"), 422);
	assert_int_equal(number("SELECT count(*) FROM tie"), 1);
}

static void
nobody_has_a_tie_to_themselves_or_to_nobody(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/ties", "other=1&word=friend"), 422);
	assert_string_equal(shown("other_error"), "Nobody has a tie to themselves. Choose somebody else.");
	assert_int_equal(post("/people/1/ties", "word=friend"), 422);
	assert_string_equal(shown("find_error"), "Give a name to look for.");
	assert_int_equal(post("/people/1/ties", "other=99&word=friend"), 422);
	assert_int_equal(post("/people/1/ties", "other=2&word=+"), 422);
	assert_string_equal(shown("word_error"), "Say what they are, such as wife or neighbour.");
	assert_int_equal(number("SELECT count(*) FROM tie"), 0);
}

static void
whom_they_know_is_looked_for_by_name(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/ties", "act=find&find=gur&word=friend"), 200);
	assert_string_equal(shown("CHOICES/choice_name"), "Gurdeep");
	assert_string_equal(shown("word"), "friend");
	assert_int_equal(post("/people/1/ties", "find=gur&word=friend"), 422);
	assert_string_equal(shown("other_error"), "Choose who it is.");
	get("/people/1/ties?find=zzz");
	assert_string_equal(shown("NO_CHOICE/find_typed"), "zzz");
	/* Oneself is no choice, and neither is somebody with a tie. */
	get("/people/1/ties?find=fred");
	assert_int_equal(times_shown("CHOICES"), 0);
	post("/people/1/ties", "other=3&word=friend");
	get("/people/1/ties?find=gur");
	assert_int_equal(times_shown("CHOICES"), 0);
}

static void
those_at_home_are_offered_without_looking(void **state)
{
	(void)state;
	post("/households/new", "household=Halloran&different=yes&member=Fred&what=page&tie_word=&same=1"
	    "&member=Alice&what=page&tie_word=&same=2");
	get("/people/1/ties");
	assert_int_equal(times_shown("CHOICES"), 1);
	assert_string_equal(shown("CHOICES/choice_name"), "Alice");
}

static void
a_tie_is_changed_and_removed_from_either_side(void **state)
{
	(void)state;
	post("/people/1/ties", "other=2&word=wife");
	get("/ties/1?from=2");
	assert_string_equal(shown("name"), "Alice");
	assert_string_equal(shown("word"), "husband");
	assert_string_equal(shown("back_word"), "wife");
	assert_int_equal(post("/ties/1", "from=2&act=save&word=ex-husband&remark=Keep+bills+apart"), 303);
	assert_string_equal(location(), "/people/2/ties");
	assert_string_equal(text_of("SELECT word || ' ' || back_word || ' ' || remark FROM tie"),
	    "ex-wife ex-husband Keep bills apart");
	assert_int_equal(post("/ties/1", "act=save&word=+"), 422);
	assert_int_equal(post("/ties/1", "from=1&act=remove&word=&back_word="), 303);
	assert_string_equal(location(), "/people/1/ties");
	for (int i = 1; i <= 2; i++) {
		get(say("/people/%d", i));
		assert_int_equal(times_shown("TIES"), 0);
	}
	assert_int_equal(get("/ties/1"), 404);
}

static void
twelve_ties_are_shown(void **state)
{
	(void)state;
	for (int i = 4; i < 18; i++) {
		start_page(say("Person %d", i));
		assert_int_equal(post(say("/people/%d/ties", i % 2 ? 1 : i), say("other=%d&word=friend",
		    i % 2 ? i : 1)), 303);
	}
	get("/people/1");
	assert_int_equal(times_shown("TIES"), 12);
}

static void
what_is_written_of_a_tie_is_shown_and_never_run(void **state)
{
	const char *evil = encoded("<script>alert(1)</script>\"' onload=");

	(void)state;
	assert_int_equal(post("/people/1/ties", say("other=2&word=%s&back_word=%s&remark=%s", evil, evil,
	    evil)), 303);
	for (const char *const *page = (const char *const[]){ "/people/1", "/people/2/ties", "/ties/1",
	         NULL }; *page; page++) {
		assert_int_equal(get(*page), 200);
		assert_null(strstr(answer.body, "<script>alert"));
		assert_null(strstr(answer.body, "\"' onload"));
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_three, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_tie_is_said_once_and_read_from_both_sides),
		TEST(the_word_back_may_be_given),
		TEST(a_second_tie_of_the_same_two_is_said),
		TEST(nobody_has_a_tie_to_themselves_or_to_nobody),
		TEST(whom_they_know_is_looked_for_by_name),
		TEST(those_at_home_are_offered_without_looking),
		TEST(a_tie_is_changed_and_removed_from_either_side),
		TEST(twelve_ties_are_shown),
		TEST(what_is_written_of_a_tie_is_shown_and_never_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
