/*
 * How much room text takes on paper: never less than it will.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paper.h"

static void
a_line_ends_between_words_and_a_long_word_anywhere(void **state)
{
	(void)state;
	assert_int_equal(paper_lines(PAPER_BOLD, "", 10, 100), 1);
	assert_int_equal(paper_lines(PAPER_BOLD, "Markets", 10, 100), 1);
	/* Ten points are 3.5 mm, and W is as wide as it is high. */
	assert_int_equal(paper_lines(PAPER_BOLD, "WWWWWWWWWW", 10, 36), 1);
	assert_int_equal(paper_lines(PAPER_BOLD, "WWWWWWWWWW", 10, 35), 2);
	assert_int_equal(paper_lines(PAPER_BOLD, "WWWWWWWWWW WWWWWWWWWW", 10, 36), 2);
	assert_int_equal(paper_lines(PAPER_BOLD, "WWWWW WWWWW", 10, 36), 2);
	assert_int_equal(paper_lines(PAPER_BOLD, "W WWWWWWWWWWWWWWWWWWWW", 10, 36), 3);
}

static void
larger_letters_and_narrower_columns_take_more_lines(void **state)
{
	const char *text = "Looks at everything, compares two, asks one good question.";
	int         before = 1;

	(void)state;
	for (int points = 6; points < 60; points++) {
		int lines = paper_lines(PAPER_BOLD, text, points, 85);

		assert_true(lines >= before);
		assert_true(paper_lines(PAPER_BOLD, text, points, 60) >= lines);
		before = lines;
	}
	assert_true(before > 10);
}

static void
letters_of_other_scripts_are_taken_for_wide_ones(void **state)
{
	(void)state;
	assert_true(paper_width(PAPER_BOLD, "é") >= 56);
	assert_true(paper_width(PAPER_BOLD, "Œ") >= 103);
	assert_true(paper_width(PAPER_BOLD, "Щ") >= 110);
	assert_true(paper_width(PAPER_BOLD, "漢") >= 100);
	assert_true(paper_width(PAPER_BOLD, "🙂") >= 130);
	assert_int_equal(paper_width(PAPER_BOLD, "漢漢漢漢"), 4 * paper_width(PAPER_BOLD, "漢"));
	assert_true(paper_width(PAPER_BOLD, "\xff\xfe") > 0);
}

static void
a_name_is_whole_when_each_of_its_words_fits(void **state)
{
	(void)state;
	assert_true(paper_whole(PAPER_BOLD, "Bruno", 54, 105));
	assert_false(paper_whole(PAPER_BOLD, "Bartholomew-Maximilian", 54, 105));
	assert_true(paper_whole(PAPER_BOLD, "Anna Maria Luise Charlotte", 40, 105));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_ends_between_words_and_a_long_word_anywhere),
		cmocka_unit_test(larger_letters_and_narrower_columns_take_more_lines),
		cmocka_unit_test(letters_of_other_scripts_are_taken_for_wide_ones),
		cmocka_unit_test(a_name_is_whole_when_each_of_its_words_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
