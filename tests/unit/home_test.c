/*
 * What a family shares stands on each one's page, but for whom it is not so; and what they
 * have in common is worked out.
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

static int64_t
new_family(const char *fields)
{
	if (post("/households/new", fields) != 303)
		fail_msg("%s is no family: %d", fields, answer.status);
	return strtoll(location() + strlen("/households/"), NULL, 10);
}

static int
open_with_hallorans(void **state)
{
	open_shop(state);
	new_family("household=Halloran&member=Fred&member=Alice");
	return 0;
}

static void
learn(const char *about, const char *kind, const char *text)
{
	assert_int_equal(post(say("/households/%s/facts", about), say("learned_new=%s&kind_new=%s"
	    "&source_new=told", encoded(text), kind)), 303);
}

static void
own_fact(int64_t person_id, const char *kind, const char *text)
{
	assert_true(db_begin(book, DB_WRITE));
	put_fact(person_id, kind, text);
	assert_true(db_end(book));
}

static void
what_the_family_shares_stands_on_each_page(void **state)
{
	(void)state;
	learn("1", "must", "Only vegetarian");
	for (int i = 1; i <= 2; i++) {
		get(say("/people/%d", i));
		assert_string_equal(shown("HOME/HOME_FACTS/text"), "Only vegetarian");
		assert_string_equal(shown("HOME/HOME_FACTS/source_words"), "They told Ana");
		assert_non_null(strstr(readable(), "Family"));
		assert_int_equal(times_shown("HOME/HOME_FACTS/MAY_DIFFER"), 1);
	}
	get("/households/1");
	assert_string_equal(shown("HOME_FACTS/text"), "Only vegetarian");
	assert_int_equal(post("/households/1/facts", "learned_new=+"), 422);
	assert_string_equal(shown("learned_new_error"), "Say what they share.");
	assert_int_equal(post("/households/1/facts", "gone=1"), 303);
	get("/people/1");
	assert_int_equal(times_shown("HOME/HOME_FACTS"), 0);
	assert_string_equal(text_of("SELECT what || text FROM fact_change"), "removedOnly vegetarian");
	assert_int_equal(number("SELECT count(*) FROM fact_text"), 0);
	/* Another family's fact is not theirs to take off. */
	own_fact(1, "likes", "Tea");
	assert_int_equal(post("/households/1/facts", "gone=2"), 404);
}

static void
forty_things_are_enough(void **state)
{
	(void)state;
	for (int i = 0; i < 40; i++)
		learn("1", "habit", say("Thing %d", i));
	assert_int_equal(post("/households/1/facts", "learned_new=One+more"), 422);
	assert_non_null(strstr(shown("learned_new_error"), "Forty things"));
}

static void
a_member_may_differ_and_the_others_keep_it(void **state)
{
	(void)state;
	new_family("household=Moss&member=Emma&member=Tom&member=Kit");
	learn("2", "must", "Only vegetarian");
	get("/people/3/differs?fact=1");
	assert_string_equal(shown("SHARED/shared"), "Only vegetarian");
	assert_string_equal(shown("instead_kind"), "must");
	assert_int_equal(post("/people/3/differs", "fact=1&instead=+"), 422);
	assert_string_equal(shown("instead_error"), "Say what is so instead.");
	assert_int_equal(post("/people/3/differs", "fact=1&instead=Eats+fish&instead_kind=likes"
	    "&instead_why=Her+doctor+said+so"), 303);
	get("/people/3");
	assert_string_equal(shown("HOME/HOME_FACTS/text"), "Only vegetarian");
	assert_string_equal(shown("HOME/HOME_FACTS/NOT_SO/instead"), "Eats fish");
	assert_string_equal(shown("HOME/HOME_FACTS/NOT_SO/NOT_SO_WHY/not_so_why"), "Her doctor said so");
	assert_string_equal(shown("KNOWN/GROUPS/FACTS/text"), "Eats fish");
	for (int i = 4; i <= 5; i++) {
		get(say("/people/%d", i));
		assert_string_equal(shown("HOME/HOME_FACTS/text"), "Only vegetarian");
		assert_int_equal(times_shown("HOME/HOME_FACTS/NOT_SO"), 0);
		assert_null(strstr(readable(), "Eats fish"));
	}
	get("/households/2");
	assert_string_equal(shown("HOME_FACTS/NOT_SO/member_called"), "Emma");
	assert_string_equal(shown("GRID/GRID_GROUPS.0/group_words"), "Some of them");
	assert_int_equal(times_shown("GRID/GRID_GROUPS.0/GRID_ROWS/CELLS.0/CELL_NOT_SO"), 1);
	assert_string_equal(shown("GRID/GRID_GROUPS.1/group_words"), "Only Emma");
	/* Twice is said, and it can be taken back. */
	assert_int_equal(post("/people/3/differs", "fact=1&instead=Eats+ham"), 422);
	assert_int_equal(post("/people/3/differs", "fact=1&act=back"), 303);
	get("/people/3");
	assert_int_equal(times_shown("HOME/HOME_FACTS/NOT_SO"), 0);
	assert_int_equal(times_shown("NOTHING_KNOWN"), 1);
	assert_int_equal(number("SELECT facts FROM person WHERE id = 3"), 0);
}

static void
only_a_fact_of_the_own_family_may_differ(void **state)
{
	(void)state;
	new_family("household=Moss&member=Emma");
	learn("2", "must", "Only vegetarian");
	own_fact(1, "likes", "Tea");
	assert_int_equal(get("/people/1/differs?fact=1"), 404);
	assert_int_equal(get("/people/1/differs?fact=2"), 404);
	assert_int_equal(post("/people/1/differs", "fact=1&instead=x"), 404);
	assert_int_equal(number("SELECT count(*) FROM fact"), 2);
}

/* The things of a group of the grid. */
static const char *
group(int g)
{
	const char *all = shown(say("GRID/GRID_GROUPS.%d/group_words", g));

	for (int i = 0; i < times_shown(say("GRID/GRID_GROUPS.%d/GRID_ROWS", g)); i++)
		all = say("%s%s %s", all, i ? "," : ":",
		    shown(say("GRID/GRID_GROUPS.%d/GRID_ROWS.%d/thing", g, i)));
	return all;
}

static void
the_grid_shows_what_all_share_and_what_is_only_ones(void **state)
{
	static const struct { int who; const char *kind, *text; } facts[] = {
		{ 3, "likes", "Films on Sunday" }, { 4, "loves", "films on sunday" },
		{ 5, "likes", "Films on Sunday." }, { 3, "likes", "Chess" }, { 3, "hates", "Oat milk" },
		{ 4, "likes", "Knitting" }, { 4, "dislikes", "Chess" }, { 5, "loves", "Fishing" },
		{ 5, "likes", "Jazz" }, { 3, "habit", "Comes on Fridays" },
	};

	(void)state;
	new_family("household=Moss&member=Emma&member=Tom&member=Kit");
	get("/households/2");
	assert_int_equal(times_shown("GRID_EMPTY"), 1);
	learn("2", "likes", "Picnics");
	learn("2", "habit", "One bun, two forks");
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		own_fact(facts[i].who, facts[i].kind, facts[i].text);
	get("/households/2");
	assert_int_equal(times_shown("GRID/GRID_MEMBERS"), 3);
	assert_string_equal(group(0), "All share: One bun, two forks, Picnics, Films on Sunday");
	assert_string_equal(group(1), "Some of them: Chess");
	assert_string_equal(group(2), "Only Emma: Oat milk");
	assert_string_equal(group(3), "Only Tom: Knitting");
	assert_string_equal(group(4), "Only Kit: Jazz, Fishing");
	assert_int_equal(times_shown("GRID/GRID_GROUPS"), 5);
	assert_string_equal(shown("GRID/GRID_GROUPS.1/GRID_ROWS/CELLS.0/CELL/cell_words"), "likes it");
	assert_string_equal(shown("GRID/GRID_GROUPS.1/GRID_ROWS/CELLS.1/CELL/cell_words"), "dislikes it");
	assert_int_equal(times_shown("GRID/GRID_GROUPS.1/GRID_ROWS/CELLS.2/CELL_EMPTY"), 1);
}

static void
two_people_have_three_columns(void **state)
{
	(void)state;
	own_fact(1, "likes", "Railways");
	own_fact(2, "loves", "Show tunes");
	own_fact(2, "dislikes", "Railways");
	learn("1", "habit", "The window table");
	get("/people/2");
	assert_string_equal(shown("HOME/HOME_PAIR/HOME_COLUMNS.0/COLUMN_ONLY/member_called"), "Alice");
	assert_int_equal(times_shown("HOME/HOME_PAIR/HOME_COLUMNS.0/COLUMN_LINES"), 2);
	assert_string_equal(shown("HOME/HOME_PAIR/HOME_COLUMNS.0/COLUMN_LINES.0/thing"), "Railways");
	assert_int_equal(times_shown("HOME/HOME_PAIR/HOME_COLUMNS.0/COLUMN_LINES.0/THING_NOT"), 1);
	assert_string_equal(shown("HOME/HOME_PAIR/HOME_COLUMNS.1/COLUMN_LINES/thing"), "The window table");
	assert_int_equal(times_shown("HOME/HOME_PAIR/HOME_COLUMNS.1/COLUMN_LINES/OF_FAMILY"), 1);
	assert_string_equal(shown("HOME/HOME_PAIR/HOME_COLUMNS.2/COLUMN_ONLY/member_called"), "Fred");
	assert_string_equal(shown("HOME/HOME_PAIR/HOME_COLUMNS.2/COLUMN_LINES.0/thing"), "Railways");
	for (int i = 0; i < 9; i++)
		own_fact(1, "likes", say("Thing %d", i));
	get("/people/1");
	assert_int_equal(times_shown("HOME/HOME_PAIR/HOME_COLUMNS.0/COLUMN_LINES"), 6);
	assert_int_equal(times_shown("HOME/HOME_PAIR/HOME_COLUMNS.0/COLUMN_MORE"), 1);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_hallorans, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(what_the_family_shares_stands_on_each_page),
		TEST(forty_things_are_enough),
		TEST(a_member_may_differ_and_the_others_keep_it),
		TEST(only_a_fact_of_the_own_family_may_differ),
		TEST(the_grid_shows_what_all_share_and_what_is_only_ones),
		TEST(two_people_have_three_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
