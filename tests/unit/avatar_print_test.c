/*
 * Avatars on paper: what stands on the sheet for the wall, on the second sheet, on cards and on
 * the poster, and what does not.  That it all fits is tests/browser/print.test.mjs's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { WORK = 1, HOME = 2, DAY = 4, WEEKENDS = 6, WANTS = 15, NEEDS, DESIRES, ANNOYS };

static int64_t
make(const char *fields)
{
	as_owner();
	assert_int_equal(post("/avatars/new", fields), 303);
	return number("SELECT max(id) FROM avatar");
}

static void
says(int64_t avatar, int block, const char *text, const char *rule)
{
	change("INSERT INTO claim (avatar_id, block_id, text, rule, place, staff_id, at) "
	    "VALUES (%lld, %d, '%s', '%s', 1, 1, 0)", (long long)avatar, block, text, rule);
}

static void
wall_of(int64_t avatar)
{
	assert_int_equal(get(say("/avatars/%lld/print", (long long)avatar)), 200);
}

static void
all_of(int64_t avatar)
{
	assert_int_equal(get(say("/avatars/%lld/print?sheet=all", (long long)avatar)), 200);
}

static void
has(const char *text)
{
	if (strstr(readable(), text) == NULL)
		fail_msg("%s is not on the sheet", text);
}

static void
has_not(const char *text)
{
	if (strstr(readable(), text) != NULL)
		fail_msg("%s is on the sheet", text);
}

static void
the_wall_sheet_has_what_the_owner_chose_and_the_second_all(void **state)
{
	int64_t bruno = make("avatar_name=Bruno&pronoun=he&avatar_tag=Wants+to+know+the+farm"
	                     "&avatar_says=Tell+me+something&language=Spanish");

	(void)state;
	says(bruno, WORK, "Sound engineer", "");
	says(bruno, HOME, "A flat with plants", "");
	says(bruno, ANNOYS, "The house blend", "");
	as_staff();
	wall_of(bruno);
	assert_string_equal(shown("title"), "Bruno, to print");
	has("Bruno");
	has("Wants to know the farm");
	has("Tell me something");
	has("Spanish");
	has("On our board, autumn 2026");
	has("His work");
	has("Sound engineer");
	has("What annoys him");
	has_not("A flat with plants");
	has("Before we decide, ask");
	has("Bruno is made up.");
	has("Printed 17 November 2026. Look again in February.");
	assert_int_equal(times_shown("FULL_SHEETS"), 0);
	all_of(bruno);
	assert_int_equal(times_shown("FULL_SHEETS"), 1);
	assert_string_equal(shown("FULL_SHEETS/full_words"), "All that we think");
	has("A flat with plants");
}

static void
each_block_prints_and_those_that_are_off_vanish_and_come_back(void **state)
{
	int64_t bruno = make("avatar_name=Bruno");

	(void)state;
	for (int block = 1; block <= ANNOYS; block++)
		says(bruno, block, say("Number %d of all", block), "");
	all_of(bruno);
	for (int block = 1; block <= ANNOYS; block++)
		has(say("Number %d of all", block));
	change("INSERT INTO avatar_off VALUES (%lld, %d)", (long long)bruno, WORK);
	change("UPDATE block SET off = 1 WHERE id = %d", WEEKENDS);
	all_of(bruno);
	has_not("Number 1 of all");
	has_not("Number 6 of all");
	has("Number 4 of all");
	change("DELETE FROM avatar_off");
	change("UPDATE block SET off = 0");
	all_of(bruno);
	has("Number 1 of all");
	has("Number 6 of all");
}

static void
wants_needs_and_desires_are_three_of_their_own(void **state)
{
	int64_t bruno = make("avatar_name=Bruno&pronoun=she");

	(void)state;
	says(bruno, WANTS, "A new bag", "");
	says(bruno, NEEDS, "A quiet hour", "");
	says(bruno, DESIRES, "Her own grinder", "");
	all_of(bruno);
	has("What she wants");
	has("What she needs");
	has("What she desires");
}

static void
a_block_of_the_owners_own_prints_on_the_wall_if_it_is_chosen(void **state)
{
	int64_t bruno = make("avatar_name=Bruno");

	(void)state;
	assert_int_equal(post("/avatars/blocks", "block_name=What+plays&block_depth=1"), 303);
	says(bruno, 19, "Jazz on Sundays", "");
	wall_of(bruno);
	has_not("Jazz on Sundays");
	all_of(bruno);
	has("What plays");
	has("Jazz on Sundays");
	change("UPDATE block SET wall = 1 WHERE id = 19");
	wall_of(bruno);
	has("Jazz on Sundays");
}

static void
a_day_is_a_sentence_or_a_strip_of_hours(void **state)
{
	int64_t bruno = make("avatar_name=Bruno");

	(void)state;
	says(bruno, DAY, "Slow start", "");
	wall_of(bruno);
	assert_int_equal(times_shown("PRINT_DAY/DAY_TOLD"), 1);
	assert_int_equal(times_shown("PRINT_DAY/DAY_STRIP"), 0);
	says(bruno, DAY, "10:00 first cup", "");
	says(bruno, DAY, "19:00 cooks", "");
	wall_of(bruno);
	assert_int_equal(times_shown("PRINT_DAY/DAY_TOLD"), 0);
	assert_string_equal(shown("PRINT_DAY/strip"), "3");
	assert_int_equal(times_shown("PRINT_DAY/CLAIMS"), 3);
}

/* What nobody does is a guess again. */
static void
each_line_is_our_guess_or_was_seen_in_so_many(void **state)
{
	int64_t bruno = make("avatar_name=Bruno"), segment;

	(void)state;
	for (int i = 0; i < 3; i++)
		log_visit(say("person=%lld", (long long)start_page(say("Person+%d", i))));
	as_owner();
	says(bruno, WORK, "Comes now and then", "visits 1");
	says(bruno, WEEKENDS, "Comes every day", "visits 200");
	says(bruno, ANNOYS, "Music", "");
	wall_of(bruno);
	assert_string_equal(shown("PRINT_BLOCKS.0/CLAIMS/claim_words"), "seen in 3");
	assert_string_equal(shown("PRINT_BLOCKS.1/CLAIMS/claim_words"), "our guess");
	assert_string_equal(shown("PRINT_BLOCKS.2/CLAIMS/claim_words"), "our guess");
	has_not("Person 0");
	/* It speaks for some of them: then it is seen in those. */
	change("INSERT INTO segment (name, sort_name, rule, staff_id, at) "
	    "VALUES ('Few', 'few', 'visits 150', 1, 0)");
	segment = number("SELECT max(id) FROM segment");
	change("UPDATE avatar SET segment_id = %lld", (long long)segment);
	wall_of(bruno);
	assert_string_equal(shown("PRINT_BLOCKS.0/CLAIMS/claim_words"), "our guess");
	change("UPDATE claim SET rule = 'unheard of' WHERE rule <> ''");
	wall_of(bruno);
	assert_string_equal(shown("PRINT_BLOCKS.0/CLAIMS/claim_words"), "our guess");
}

static void
it_says_for_how_many_it_stands_and_names_nobody(void **state)
{
	int64_t bruno = make("avatar_name=Bruno&pronoun=he");

	(void)state;
	start_page("Fred+Halloran");
	log_visit("person=1");
	as_owner();
	change("INSERT INTO segment (id, name, sort_name, rule, staff_id, at) "
	    "VALUES (7, 'Those like Fred', 'those like fred', 'visits 1', 1, 0)");
	change("INSERT INTO segment_month VALUES (7, 1, 38, 0, 0)");
	change("UPDATE avatar SET segment_id = 7 WHERE id = %lld", (long long)bruno);
	wall_of(bruno);
	has("Bruno is made up. He stands for 1 person.");
	has_not("Fred");
	assert_int_equal(get("/avatars/cards"), 200);
	has("He stands for 38 people.");
	has_not("Fred");
	assert_int_equal(get("/avatars/poster"), 200);
	has_not("Fred");
}

static void
the_paper_is_the_shops_and_may_be_another(void **state)
{
	int64_t bruno = make("avatar_name=Bruno");

	(void)state;
	wall_of(bruno);
	assert_string_equal(shown("print_paper"), "a4");
	assert_int_equal(post("/settings", "shop_name=Loaf&kind=cafe&moment_days=14&sheet_months=12"
	    "&extra_visits=10&paper=letter"), 303);
	wall_of(bruno);
	assert_string_equal(shown("print_paper"), "letter");
	assert_int_equal(get(say("/avatars/%lld/print?paper=a4", (long long)bruno)), 200);
	assert_string_equal(shown("print_paper"), "a4");
	assert_int_equal(get(say("/avatars/%lld/print?paper=papyrus", (long long)bruno)), 200);
	assert_string_equal(shown("print_paper"), "letter");
	/* A form that does not know of it leaves it as it is. */
	assert_int_equal(post("/settings", "shop_name=Loaf&kind=cafe&moment_days=14&sheet_months=12"
	    "&extra_visits=10"), 303);
	assert_string_equal(text_of("SELECT paper FROM shop"), "letter");
	assert_int_equal(post("/settings", "shop_name=Loaf&kind=cafe&moment_days=14&sheet_months=12"
	    "&extra_visits=10&paper=papyrus"), 422);
}

static void
who_has_told_nothing_has_a_sheet_to_write_on(void **state)
{
	int64_t bruno = make("avatar_name=Bruno");

	(void)state;
	wall_of(bruno);
	has("Nothing is told yet.");
	has("Bruno is made up.");
	all_of(bruno);
	has("Nobody has said.");
	assert_int_equal(get("/avatars/999/print"), 404);
}

static void
what_has_no_room_on_the_wall_is_named_and_is_on_the_second_sheet(void **state)
{
	char    wide[91] = { 0 };
	int64_t bruno = make("avatar_name=Bruno");

	(void)state;
	memset(wide, 'W', sizeof wide - 1);
	wall_of(bruno);
	assert_int_equal(times_shown("LEFT_OUT"), 0);
	for (int line = 0; line < 8; line++) {
		char first = (char)('a' + line);

		says(bruno, WORK, say("%c%s", first, wide + 1), "");
		says(bruno, ANNOYS, say("%c%s", first, wide + 1), "");
		says(bruno, WEEKENDS, say("%c%s", first, wide + 1), "");
	}
	wall_of(bruno);
	has(say("a%s", wide + 1));
	has_not(say("h%s", wide + 1));
	assert_string_equal(shown("LEFT_OUT/left_out"), "Their work, Weekends and What annoys them");
	assert_int_equal(get(say("/avatars/%lld/change", (long long)bruno)), 200);
	assert_string_equal(shown("LEFT_OUT/left_out"), "Their work, Weekends and What annoys them");
	all_of(bruno);
	has(say("h%s", wide + 1));
	assert_true(times_shown("FULL_SHEETS") >= 2);
	assert_string_equal(shown("FULL_SHEETS/full_words"),
	    say("All that we think, 1 of %d", times_shown("FULL_SHEETS")));
}

static void
the_larger_the_type_the_better_as_long_as_each_answer_is_there(void **state)
{
	char    wide[91] = { 0 };
	int64_t bruno = make("avatar_name=Bruno");

	(void)state;
	memset(wide, 'W', sizeof wide - 1);
	says(bruno, WORK, "Short", "");
	wall_of(bruno);
	assert_string_equal(shown("print_fit"), "0");
	assert_string_equal(shown("print_name"), "54");
	for (int block = 1; block <= ANNOYS; block++)
		says(bruno, block, wide, "");
	wall_of(bruno);
	assert_string_not_equal(shown("print_fit"), "0");
	assert_int_equal(times_shown("PRINT_BLOCKS") + times_shown("PRINT_DAY"),
	    number("SELECT count(*) FROM block WHERE wall = 1"));
	change("UPDATE avatar SET name = 'Bartholomew-Maximilian'");
	wall_of(bruno);
	assert_string_not_equal(shown("print_name"), "54");
}

static void
cards_are_four_to_a_sheet_and_a_poster_is_shared_out(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(get("/avatars/cards"), 200);
	has("Nobody hangs today");
	for (int i = 1; i <= 5; i++)
		says(make(say("avatar_name=Avatar+%d", i)), ANNOYS, "Loud music", "");
	make("avatar_name=Helen&season=2");
	assert_int_equal(get("/avatars/cards"), 200);
	assert_int_equal(times_shown("CARD_SHEETS"), 2);
	assert_int_equal(times_shown("CARD_SHEETS/PRINT_CARDS"), 4);
	assert_int_equal(times_shown("CARD_SHEETS.1/PRINT_CARDS"), 1);
	has("Loud music");
	has_not("Helen");
	assert_int_equal(get("/avatars/poster"), 200);
	assert_int_equal(times_shown("POSTERS"), 2);
	assert_int_equal(times_shown("POSTERS/COLUMNS"), 3);
	assert_int_equal(times_shown("POSTERS.1/COLUMNS"), 2);
	has("Who are we doing it for?");
	has("Say the decision out loud.");
	has("What annoys them");
	has("All of them are made up.");
	has_not("Helen");
}

static void
the_board_and_each_avatar_lead_to_paper(void **state)
{
	int64_t bruno = make("avatar_name=Bruno");

	(void)state;
	as_staff();
	assert_int_equal(get("/avatars"), 200);
	assert_non_null(strstr(answer.body, "href=\"/avatars/poster\""));
	assert_int_equal(get(say("/avatars/%lld", (long long)bruno)), 200);
	assert_non_null(strstr(answer.body, say("href=\"/avatars/%lld/print\"", (long long)bruno)));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_wall_sheet_has_what_the_owner_chose_and_the_second_all),
		TEST(each_block_prints_and_those_that_are_off_vanish_and_come_back),
		TEST(wants_needs_and_desires_are_three_of_their_own),
		TEST(a_block_of_the_owners_own_prints_on_the_wall_if_it_is_chosen),
		TEST(a_day_is_a_sentence_or_a_strip_of_hours),
		TEST(each_line_is_our_guess_or_was_seen_in_so_many),
		TEST(it_says_for_how_many_it_stands_and_names_nobody),
		TEST(the_paper_is_the_shops_and_may_be_another),
		TEST(who_has_told_nothing_has_a_sheet_to_write_on),
		TEST(what_has_no_room_on_the_wall_is_named_and_is_on_the_second_sheet),
		TEST(the_larger_the_type_the_better_as_long_as_each_answer_is_there),
		TEST(cards_are_four_to_a_sheet_and_a_poster_is_shared_out),
		TEST(the_board_and_each_avatar_lead_to_paper),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
