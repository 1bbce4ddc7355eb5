/*
 * What a family has in common, and what only one of them has.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "taste.h"

static struct arena    *arena;
static struct taste_row rows[200];
static int              nrows;

static int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* The things of one group, in order. */
static const char *
things(int who)
{
	const char *all = "";

	for (int i = 0; i < nrows; i++)
		if (rows[i].who == who)
			all = arena_printf(arena, "%s%s%s", all, *all ? ", " : "", rows[i].thing);
	return all;
}

#define SORT(members, ...)                                                                	do {                                                                              		static const struct taste_note notes[] = { __VA_ARGS__ };                 		nrows = taste_rows(arena, notes, sizeof notes / sizeof *notes, (members), rows); 	} while (0)

static void
three_people_and_twelve_facts_are_sorted_by_whose_they_are(void **state)
{
	(void)state;
	SORT(3, { .member = TASTE_FAMILY, .kind = "habit", .thing = "The window table" },
	    { .member = TASTE_FAMILY, .kind = "likes", .thing = "Picnics" },
	    { .member = 0, .kind = "loves", .thing = "Fishing" },
	    { .member = 0, .kind = "likes", .thing = "Films", .interest_id = 7 },
	    { .member = 0, .kind = "likes", .thing = "Jazz" },
	    { .member = 1, .kind = "likes", .thing = "Films", .interest_id = 7 },
	    { .member = 1, .kind = "dislikes", .thing = "jazz." },
	    { .member = 1, .kind = "likes", .thing = "Knitting" },
	    { .member = 1, .kind = "hates", .thing = "Oat milk" },
	    { .member = 2, .kind = "loves", .thing = "Films", .interest_id = 7 },
	    { .member = 2, .kind = "likes", .thing = "Chess" },
	    { .member = 2, .kind = "neutral", .thing = "Picnics" });
	assert_string_equal(things(TASTE_ALL), "The window table, Films");
	assert_string_equal(things(TASTE_SOME), "Picnics, Jazz");
	assert_string_equal(things(0), "Fishing");
	assert_string_equal(things(1), "Knitting, Oat milk");
	assert_string_equal(things(2), "Chess");
	assert_int_equal(nrows, 8);
	assert_int_equal(rows[0].who, TASTE_ALL);
	assert_int_equal(rows[nrows - 1].who, 2);
}

static void
disliking_something_together_is_sharing_it(void **state)
{
	(void)state;
	SORT(2, { .member = 0, .kind = "hates", .thing = "Cinnamon" },
	    { .member = 1, .kind = "dislikes", .thing = "CINNAMON" });
	assert_string_equal(things(TASTE_ALL), "Cinnamon");
	assert_string_equal(rows[0].kinds[1], "dislikes");
}

static void
what_is_not_so_for_one_is_not_shared(void **state)
{
	(void)state;
	SORT(3, { .member = TASTE_FAMILY, .except = 1u << 1, .kind = "must", .thing = "No meat" },
	    { .member = 1, .kind = "likes", .thing = "Fish" });
	assert_string_equal(things(TASTE_ALL), "");
	assert_string_equal(things(TASTE_SOME), "No meat");
	assert_string_equal(things(1), "Fish");
	assert_null(rows[0].kinds[1]);
	assert_int_equal(rows[0].except, 2);
	assert_non_null(rows[0].family);
	assert_null(rows[1].family);
}

static void
ones_own_word_counts_before_the_familys_in_any_order(void **state)
{
	(void)state;
	SORT(2, { .member = TASTE_FAMILY, .kind = "likes", .thing = "Tea" },
	    { .member = 1, .kind = "hates", .thing = "Tea" }, { .member = 1, .kind = "loves", .thing = "Tea" });
	assert_string_equal(rows[0].kinds[1], "hates");
	assert_int_equal(rows[0].who, TASTE_SOME);
	SORT(2, { .member = 1, .kind = "hates", .thing = "Tea" },
	    { .member = TASTE_FAMILY, .kind = "likes", .thing = "Tea" });
	assert_string_equal(rows[0].kinds[1], "hates");
	assert_string_equal(rows[0].kinds[0], "likes");
}

static void
an_interest_is_one_thing_and_words_without_one_are_another(void **state)
{
	(void)state;
	SORT(2, { .member = 0, .kind = "likes", .thing = "Films", .interest_id = 7 },
	    { .member = 1, .kind = "likes", .thing = "Films", .interest_id = 8 },
	    { .member = 1, .kind = "likes", .thing = "films" });
	assert_int_equal(nrows, 3);
}

static void
nothing_known_is_an_empty_grid(void **state)
{
	(void)state;
	assert_int_equal(taste_rows(arena, NULL, 0, 12, rows), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	static const struct CMUnitTest tests[] = {
		TEST(three_people_and_twelve_facts_are_sorted_by_whose_they_are),
		TEST(disliking_something_together_is_sharing_it),
		TEST(what_is_not_so_for_one_is_not_shared),
		TEST(ones_own_word_counts_before_the_familys_in_any_order),
		TEST(an_interest_is_one_thing_and_words_without_one_are_another),
		TEST(nothing_known_is_an_empty_grid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
