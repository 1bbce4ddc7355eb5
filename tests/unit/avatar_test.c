/*
 * What holds for an invented person of the board: seasons over the new year, depth by
 * involvement, and how its lines are read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "avatar.h"
#include "clock.h"

static struct arena *arena;

static int
open_arena(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static int64_t
day(const char *date)
{
	int64_t d;

	assert_true(clock_parse(date, &d));
	return d;
}

static void
a_season_goes_over_the_new_year_and_includes_both_its_ends(void **state)
{
	(void)state;
	assert_true(avatar_within(avatar_mark(day("2026-12-01")), 1201, 229));
	assert_true(avatar_within(avatar_mark(day("2026-12-31")), 1201, 229));
	assert_true(avatar_within(avatar_mark(day("2027-01-01")), 1201, 229));
	assert_true(avatar_within(avatar_mark(day("2028-02-29")), 1201, 229));
	assert_true(avatar_within(avatar_mark(day("2027-02-28")), 1201, 229));
	assert_false(avatar_within(avatar_mark(day("2027-03-01")), 1201, 229));
	assert_false(avatar_within(avatar_mark(day("2026-11-30")), 1201, 229));
	assert_true(avatar_within(avatar_mark(day("2026-06-01")), 601, 831));
	assert_true(avatar_within(avatar_mark(day("2026-08-31")), 601, 831));
	assert_false(avatar_within(avatar_mark(day("2026-09-01")), 601, 831));
	assert_true(avatar_within(501, 501, 501));
}

static void
every_day_of_four_years_is_in_exactly_one_of_the_four_seasons(void **state)
{
	static const int seasons[4][2] = { { 301, 531 }, { 601, 831 }, { 901, 1130 }, { 1201, 229 } };

	(void)state;
	for (int64_t d = day("2026-01-01"); d < day("2030-01-01"); d++) {
		int n = 0;

		for (int s = 0; s < 4; s++)
			n += avatar_within(avatar_mark(d), seasons[s][0], seasons[s][1]);
		assert_int_equal(n, 1);
	}
}

static void
it_is_back_when_the_season_next_begins(void **state)
{
	(void)state;
	assert_int_equal(avatar_begins(day("2026-11-17"), 601), day("2027-06-01"));
	assert_int_equal(avatar_begins(day("2026-05-31"), 601), day("2026-06-01"));
	assert_int_equal(avatar_begins(day("2026-06-01"), 601), day("2026-06-01"));
	/* There is no 29 February in 2027, and one in 2028. */
	assert_int_equal(avatar_begins(day("2026-11-17"), 229), day("2027-03-01"));
	assert_int_equal(avatar_begins(day("2027-11-17"), 229), day("2028-02-29"));
	assert_string_equal(avatar_back_words(arena, day("2027-06-01")), "back in June");
	assert_string_equal(avatar_back_words(arena, day("2026-12-01")), "back in December");
}

static void
the_more_they_are_involved_the_more_is_asked_for(void **state)
{
	struct avatar_told blocks[] = { { "Work", 1, true }, { "A day", 1, true },
		{ "Weekends", 2, false }, { "Goals", 2, false }, { "Holidays", 3, false },
		{ "Eats", 3, false }, { "Dresses", 3, true } };
	struct avatar_depth low = avatar_depth(blocks, 7, 1), high = avatar_depth(blocks, 7, 3);

	(void)state;
	assert_true(low.enough);
	assert_int_equal(low.asked, 2);
	assert_false(high.enough);
	assert_int_equal(high.asked, 7);
	assert_int_equal(high.told, 3);
	assert_string_equal(avatar_depth_words(arena, blocks, 7, 1), "Deep enough.");
	assert_string_equal(avatar_depth_words(arena, blocks, 7, 2),
	    "Not yet: ask about weekends and goals.");
	assert_string_equal(avatar_depth_words(arena, blocks, 7, 3),
	    "Not yet: ask about weekends, goals, holidays and eats.");
	blocks[0].told = false;
	assert_string_equal(avatar_depth_words(arena, blocks, 7, 3),
	    "Not yet: ask about work, weekends, goals and 2 more.");
}

static void
an_avatar_of_whom_nothing_is_told_is_never_deep_enough(void **state)
{
	struct avatar_told one[] = { { "Goals", 2, false } };

	(void)state;
	assert_false(avatar_depth(one, 1, 1).enough);
	assert_string_equal(avatar_depth_words(arena, one, 1, 1), "Not yet: nothing is written.");
	assert_false(avatar_depth(NULL, 0, 3).enough);
}

static void
a_name_of_capitals_stays_so_within_a_sentence(void **state)
{
	struct avatar_told blocks[] = { { "Work", 1, true }, { "TV", 1, false } };

	(void)state;
	assert_string_equal(avatar_depth_words(arena, blocks, 2, 1), "Not yet: ask about TV.");
}

static void
what_is_said_goes_by_the_pronoun(void **state)
{
	(void)state;
	assert_string_equal(avatar_heading(arena, 10, "Shops", "he"), "How he shops");
	assert_string_equal(avatar_heading(arena, 10, "Shops", "they"), "How they shop");
	assert_string_equal(avatar_heading(arena, 18, "What annoys", "she"), "What annoys her");
	assert_string_equal(avatar_heading(arena, 6, "Weekends", "she"), "Weekends");
	assert_string_equal(avatar_heading(arena, 40, "Music", "he"), "Music");
	assert_string_equal(avatar_them("he"), "him");
	assert_string_equal(avatar_their("they"), "their");
}

static void
words_are_counted_as_one_says_them(void **state)
{
	(void)state;
	assert_int_equal(avatar_words(""), 0);
	assert_int_equal(avatar_words("Wants to know the farm"), 5);
	assert_int_equal(avatar_words("  Buggy, scooter,  ten minutes "), 4);
}

static void
a_block_is_read_a_line_at_a_time(void **state)
{
	struct avatar_typed t;

	(void)state;
	avatar_lines(arena, "  Sound engineer \r\n\r\n Odd   hours\n\nsound ENGINEER\n", 90, &t);
	assert_int_equal(t.n, 2);
	assert_string_equal(t.lines[0], "Sound engineer");
	assert_string_equal(t.lines[1], "Odd hours");
	assert_null(t.too_long);
	avatar_lines(arena, "", 90, &t);
	assert_int_equal(t.n, 0);
	avatar_lines(arena, "éé\nééé", 2, &t);
	assert_string_equal(t.too_long, "ééé");
	/* What has no letter at all is still a line of its own. */
	avatar_lines(arena, "!\n?\n!", 90, &t);
	assert_int_equal(t.n, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_season_goes_over_the_new_year_and_includes_both_its_ends),
		cmocka_unit_test(every_day_of_four_years_is_in_exactly_one_of_the_four_seasons),
		cmocka_unit_test(it_is_back_when_the_season_next_begins),
		cmocka_unit_test(the_more_they_are_involved_the_more_is_asked_for),
		cmocka_unit_test(an_avatar_of_whom_nothing_is_told_is_never_deep_enough),
		cmocka_unit_test(a_name_of_capitals_stays_so_within_a_sentence),
		cmocka_unit_test(what_is_said_goes_by_the_pronoun),
		cmocka_unit_test(words_are_counted_as_one_says_them),
		cmocka_unit_test(a_block_is_read_a_line_at_a_time),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
