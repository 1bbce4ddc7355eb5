/* A line that climbs, from a list of steps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "curve.h"

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

enum { MANY = 1000 };

static struct curve_step steps[MANY];

/* A box of 100 by 50 for the times 0 to 1000. */
static struct curve
box(int n)
{
	return (struct curve){ .steps = steps, .n = n, .from = 0, .to = 1000, .width = 100,
		.height = 50 };
}

static void
small_histories_are_drawn_as_they_are(void **state)
{
	static const struct {
		int         n;
		struct curve_step steps[3];
		const char *line;
	} rows[] = {
		{ 0, { { 0, 0 } }, "" },
		{ 1, { { 500, 1 } }, "M0 50L50 0L100 0" },
		{ 1, { { 1000, 7 } }, "M0 50L100 0" },
		{ 2, { { 500, 1 }, { 1000, 2 } }, "M0 50L50 25L100 0" },
		{ 3, { { 100, 1 }, { 200, 1 }, { 900, 4 } }, "M0 50L10 38L20 38L90 0L100 0" },
		/* Nothing counts before the beginning or after the end. */
		{ 2, { { -300, 1 }, { 4000, 2 } }, "M0 50L0 25L100 0" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct curve c = box(rows[i].n);

		memcpy(steps, rows[i].steps, sizeof rows[i].steps);
		assert_string_equal(curve_line(arena, &c), rows[i].line);
	}
}

static void
what_is_filled_stands_on_the_floor(void **state)
{
	struct curve c = box(1);

	(void)state;
	steps[0] = (struct curve_step){ 500, 1 };
	assert_string_equal(curve_area(arena, &c), "M0 50L50 0L100 0L100 50Z");
	c.n = 0;
	assert_string_equal(curve_area(arena, &c), "");
}

static void
all_on_one_day_goes_straight_up(void **state)
{
	struct curve c = box(3);
	int          x, y;

	(void)state;
	for (int i = 0; i < 3; i++)
		steps[i] = (struct curve_step){ 1000, i + 1 };
	assert_string_equal(curve_line(arena, &c), "M0 50L100 34L100 17L100 0");
	curve_place(&c, 1000, &x, &y);
	assert_int_equal(x, 100);
	assert_int_equal(y, 0);
	/* Even when the beginning is the end. */
	c.from = c.to = 1000;
	assert_string_equal(curve_line(arena, &c), "M0 50L100 34L100 17L100 0");
	curve_place(&c, 1000, &x, &y);
	assert_int_equal(x, 100);
}

static void
a_long_history_has_sixty_points_and_never_falls(void **state)
{
	struct curve c = box(MANY);
	const char  *line, *at;
	int          points = 0, last_x = 0, last_y = 50, x = 0, y = 0;

	(void)state;
	for (int i = 0; i < MANY; i++)
		steps[i] = (struct curve_step){ i, i / 3 + 1 };
	line = curve_line(arena, &c);
	for (at = line; *at; points++) {
		char *after;

		x = (int)strtol(at + 1, &after, 10);
		y = (int)strtol(after, &after, 10);
		assert_in_range(x, last_x, 100);
		assert_in_range(y, 0, last_y);
		last_x = x;
		last_y = y;
		at = after;
	}
	assert_int_equal(points, CURVE_POINTS);
	assert_memory_equal(line, "M0 50L0 50L", 11);
	assert_int_equal(x, 100);
	assert_int_equal(y, 0);
}

static void
a_dot_stands_on_the_line(void **state)
{
	static const int rows[][3] = { { 0, 0, 50 }, { 250, 25, 38 }, { 500, 50, 25 },
		{ 750, 75, 13 }, { 1000, 100, 0 }, { -9, 0, 50 }, { 9999, 100, 0 } };
	struct curve c = box(2);

	(void)state;
	steps[0] = (struct curve_step){ 500, 1 };
	steps[1] = (struct curve_step){ 1000, 2 };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int x, y;

		curve_place(&c, rows[i][0], &x, &y);
		assert_int_equal(x, rows[i][1]);
		assert_int_equal(y, rows[i][2]);
	}
}

static void
what_was_known_at_a_time_is_that_of_the_last_step(void **state)
{
	struct curve c = box(2);

	(void)state;
	steps[0] = (struct curve_step){ 500, 3 };
	steps[1] = (struct curve_step){ 800, 9 };
	assert_int_equal(curve_known(&c, 499), 0);
	assert_int_equal(curve_known(&c, 500), 3);
	assert_int_equal(curve_known(&c, 799), 3);
	assert_int_equal(curve_known(&c, 5000), 9);
	c.n = 0;
	assert_int_equal(curve_known(&c, 5000), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	static const struct CMUnitTest tests[] = {
		TEST(small_histories_are_drawn_as_they_are),
		TEST(what_is_filled_stands_on_the_floor),
		TEST(all_on_one_day_goes_straight_up),
		TEST(a_long_history_has_sixty_points_and_never_falls),
		TEST(a_dot_stands_on_the_line),
		TEST(what_was_known_at_a_time_is_that_of_the_last_step),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
