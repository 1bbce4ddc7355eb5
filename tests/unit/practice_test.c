/* Whose turn it is in a round, and how a round is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "practice.h"

static struct arena *arena;

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

static void
past(struct practice_round *r, int64_t about, bool missed)
{
	r->past[r->asked++] = (struct practice_past){ 0, about, about, missed };
}

static void
a_round_is_read_as_it_was_written(void **state)
{
	struct practice_round a = { .seed = UINT64_MAX, .turn = { .kind = 3, .about = 77,
	    .choices = { 5, INT64_MAX, 0, -4 }, .right = 2, .chosen = -1 } }, b;
	const char *text;

	(void)state;
	for (int i = 0; i <= PRACTICE_QUESTIONS; i++) {
		text = practice_write(arena, &a);
		assert_true(practice_read(text, &b));
		assert_string_equal(practice_write(arena, &b), text);
		assert_int_equal(b.asked, i);
		assert_int_equal(b.turn.choices[1], INT64_MAX);
		assert_true(b.seed == UINT64_MAX);
		if (i < PRACTICE_QUESTIONS)
			past(&a, 100 + i, i % 2);
	}
	assert_true(b.past[1].missed);
	assert_false(b.past[2].missed);
}

static void
what_is_no_round_is_not_read(void **state)
{
	static const char *const texts[] = { "", " ", "x", "1", "1 2 3", "1 0 7 1 2 3 4 4 -1",
		"1 0 7 1 2 3 4 -1 0", "1 0 7 1 2 3 4 0 4", "1 0 7 1 2 3 4 0 -2", "1 0 7 1 2 3 4 0",
		"1 0 7 1 2 3 4 0 0 5", "1 0 7 1 2 3 4 0 0 5 5 5", "1 0 7 1 2 3 4 0 0 5 5 5 x",
		"1,0,7,1,2,3,4,0,0" };
	struct practice_round r;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (practice_read(texts[i], &r))
			fail_msg("[%s] is read", texts[i]);
	assert_true(practice_read("1 0 7 1 2 3 4 0 -1", &r));
}

static void
chance_is_the_same_for_the_same_seed_and_fair(void **state)
{
	uint64_t a = 7, b = 7;
	int      seen[PRACTICE_CHOICES] = { 0 };

	(void)state;
	for (int i = 0; i < 4000; i++) {
		int64_t n = practice_dice(&a, PRACTICE_CHOICES);

		assert_int_equal(n, practice_dice(&b, PRACTICE_CHOICES));
		assert_in_range(n, 0, PRACTICE_CHOICES - 1);
		seen[n]++;
	}
	for (int i = 0; i < PRACTICE_CHOICES; i++)
		assert_in_range(seen[i], 900, 1100);
	assert_int_equal(practice_dice(&a, 0), 0);
	assert_int_equal(practice_dice(&a, 1), 0);
}

static void
the_right_one_stands_anywhere_among_the_others(void **state)
{
	static const int64_t others[] = { 11, 12, 13 };
	uint64_t             seed = 1;
	int                  places[PRACTICE_CHOICES] = { 0 };

	(void)state;
	for (int i = 0; i < 400; i++) {
		struct practice_turn t = { 0 };
		int64_t              all = 0;

		practice_mix(&seed, &t, 10, others);
		assert_int_equal(t.choices[t.right], 10);
		assert_int_equal(t.chosen, -1);
		for (int c = 0; c < PRACTICE_CHOICES; c++)
			all += t.choices[c];
		assert_int_equal(all, 10 + 11 + 12 + 13);
		places[t.right]++;
	}
	for (int i = 0; i < PRACTICE_CHOICES; i++)
		assert_in_range(places[i], 60, 140);
}

static void
nobody_is_nobody(void **state)
{
	struct practice_round r = { .seed = 1 };

	(void)state;
	assert_int_equal(practice_next(&r, NULL, 0), -1);
}

static void
whoever_was_missed_comes_again_after_three_others(void **state)
{
	struct practice_card cards[20];

	(void)state;
	for (int i = 0; i < 20; i++)
		cards[i] = (struct practice_card){ i + 1, 0, 0 };
	for (uint64_t seed = 0; seed < 200; seed++) {
		struct practice_round r = { .seed = seed };
		int                   before = 0;

		past(&r, 5, true);
		for (;;) {
			int64_t id = cards[practice_next(&r, cards, 20)].id;

			if (id == 5)
				break;
			past(&r, id, false);
			before++;
			assert_in_range(before, 1, PRACTICE_AGAIN);
		}
		assert_in_range(before, PRACTICE_REST, PRACTICE_AGAIN);
	}
}

static void
the_one_missed_longest_ago_comes_first(void **state)
{
	static const struct practice_card cards[] = { { 1, 0, 1 }, { 2, 0, 1 }, { 3, 9, 0 } };
	struct practice_round             r = { .seed = 3 };

	(void)state;
	past(&r, 2, true);
	past(&r, 1, true);
	for (int i = 0; i < 4; i++)
		past(&r, 50 + i, false);
	assert_int_equal(practice_next(&r, cards, 3), 1);
	/* And when that one was right this time, it is the other's turn. */
	past(&r, 2, false);
	assert_int_equal(practice_next(&r, cards, 3), 0);
}

static void
those_missed_last_time_come_more_often_than_those_who_are_known(void **state)
{
	static const struct practice_card cards[] = { { 1, 0, 2 }, { 2, 0, 0 }, { 3, 1, 2 },
		{ 4, 5, 0 } };
	int seen[4] = { 0 };

	(void)state;
	for (uint64_t seed = 0; seed < 3000; seed++) {
		struct practice_round r = { .seed = seed * 7919 };

		seen[practice_next(&r, cards, 4)]++;
	}
	/* Eight, four, two and one of fifteen. */
	assert_in_range(seen[0], 1500, 1700);
	assert_in_range(seen[1], 700, 900);
	assert_in_range(seen[2], 330, 470);
	assert_in_range(seen[3], 140, 260);
}

static void
nobody_comes_twice_while_there_are_others(void **state)
{
	struct practice_card cards[PRACTICE_QUESTIONS];

	(void)state;
	for (int i = 0; i < PRACTICE_QUESTIONS; i++)
		cards[i] = (struct practice_card){ i + 1, 0, i % 2 };
	for (uint64_t seed = 0; seed < 100; seed++) {
		struct practice_round r = { .seed = seed };

		for (int i = 0; i < PRACTICE_QUESTIONS; i++) {
			int next = practice_next(&r, cards, PRACTICE_QUESTIONS);

			assert_false(practice_was_about(&r, cards[next].id));
			past(&r, cards[next].id, false);
		}
		assert_true(practice_was_asked(&r, 0, 1));
		assert_false(practice_was_asked(&r, 1, 1));
	}
}

static void
four_people_fill_a_round_without_coming_twice_in_a_row(void **state)
{
	static const struct practice_card cards[] = { { 1, 0, 0 }, { 2, 0, 0 }, { 3, 0, 0 },
		{ 4, 0, 0 } };
	struct practice_round r = { .seed = 12 };
	int64_t               last = 0;

	(void)state;
	for (int i = 0; i < PRACTICE_QUESTIONS; i++) {
		int next = practice_next(&r, cards, 4);

		assert_in_range(next, 0, 3);
		assert_int_not_equal(cards[next].id, last);
		last = cards[next].id;
		past(&r, last, i % 3 == 0);
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	static const struct CMUnitTest tests[] = {
		TEST(a_round_is_read_as_it_was_written),
		TEST(what_is_no_round_is_not_read),
		TEST(chance_is_the_same_for_the_same_seed_and_fair),
		TEST(the_right_one_stands_anywhere_among_the_others),
		TEST(nobody_is_nobody),
		TEST(whoever_was_missed_comes_again_after_three_others),
		TEST(the_one_missed_longest_ago_comes_first),
		TEST(those_missed_last_time_come_more_often_than_those_who_are_known),
		TEST(nobody_comes_twice_while_there_are_others),
		TEST(four_people_fill_a_round_without_coming_twice_in_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
