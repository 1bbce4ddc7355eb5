/*
 * What somebody who measures writes, as a number and back as words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "clock.h"
#include "measure.h"

static struct arena *a;

static int
begin(void **state)
{
	(void)state;
	a = arena_new();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void
what_a_tape_says_is_a_number(void **state)
{
	static const struct { const char *said; int64_t parts; const char *unit; } rows[] = {
		{ "38", 38000, "" }, { "38.5", 38500, "" }, { "38,5", 38500, "" }, { "0", 0, "" },
		{ "15 1/2", 15500, "" }, { "15-1/2", 15500, "" }, { "15½", 15500, "" }, { "15 ½", 15500, "" },
		{ "3/8", 375, "" }, { "½", 500, "" }, { "15/16", 938, "" }, { "1/16", 63, "" },
		{ "7⅞", 7875, "" }, { "102 cm", 102000, "cm" }, { "102cm", 102000, "cm" },
		{ "40\"", 40000, "in" }, { "40 ″", 40000, "in" }, { "40 in.", 40000, "in" },
		{ "15½ inches", 15500, "in" }, { "2.25 kg", 2250, "kg" }, { "250 g", 250000, "g" },
		{ "985 mm", 985000, "mm" }, { "-1/2", -500, "" }, { "−1.5", -1500, "" }, { "+1/4", 250, "" },
		{ "0.001", 1, "" }, { "1.2345", 1234, "" }, { "999999", 999999000, "" }, { "007", 7000, "" },
		{ " 38 ", 38000, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t     parts;
		const char *unit;

		if (!measure_parse(rows[i].said, &parts, &unit))
			fail_msg("%s is no number", rows[i].said);
		if (parts != rows[i].parts || strcmp(unit, rows[i].unit) != 0)
			fail_msg("%s is %lld %s", rows[i].said, (long long)parts, unit);
	}
}

static void
what_is_no_number_stays_a_text(void **state)
{
	static const char *const rows[] = { "", " ", "40R", "M", "32/34", "1/0", "0/0", "0/2", "8/8", "1/3",
		"1/", "/2", "15 1/0", "15 8/2", "1234567", "99999999999999999999", "1/99999999999999999999",
		"99999999999999999999/2", "38.", "38,", ".5", "3.8.5", "38 5", "--1", "- -1", "1e9", "0x10",
		"38 ells", "cm", "½½", "15½½", "15 1/2 1/2", "1.99999999", "٣٨", "38cm x", "\xc2", "15-", "+" };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t        parts;
		const char    *unit;
		struct measure m = measure_of(rows[i], "cm");

		if (measure_parse(rows[i], &parts, &unit))
			fail_msg("%s is %lld", rows[i], (long long)parts);
		assert_false(m.number);
		assert_int_equal(m.parts, 0);
		assert_string_equal(m.said, rows[i]);
	}
}

static const char *
words(const char *said, const char *unit)
{
	struct measure m = measure_of(said, unit);

	return measure_words(a, &m);
}

static void
it_is_said_back_as_it_was_written(void **state)
{
	(void)state;
	assert_string_equal(words("15 1/2", "in"), "15 1/2 in");
	assert_string_equal(words("15½", ""), "15½");
	assert_string_equal(words("38,5", "cm"), "38,5 cm");
	assert_string_equal(words("40\"", "in"), "40\"");
	/* What is written beside the number counts, and is not said twice. */
	assert_string_equal(words("102 cm", "in"), "102 cm");
	assert_string_equal(measure_of("102 cm", "in").unit, "cm");
	assert_string_equal(words("40R", ""), "40R");
}

static void
a_change_is_said_in_the_style_of_the_newer_one(void **state)
{
	static const struct { const char *before, *before_unit, *now, *now_unit, *words; } rows[] = {
		{ "38", "cm", "39.5", "cm", "1.5 cm more" }, { "39,5", "cm", "38", "cm", "1.5 cm less" },
		{ "38", "cm", "39,5", "cm", "1,5 cm more" }, { "38", "cm", "40", "cm", "2 cm more" },
		{ "15 1/2", "in", "15", "in", "½ in less" }, { "15", "in", "15 1/2", "in", "½ in more" },
		{ "15½", "in", "17¼", "in", "1¾ in more" }, { "15", "in", "15 1/16", "in", "1/16 in more" },
		{ "15 3/16", "in", "16 3/8", "in", "1 3/16 in more" }, { "3/8", "", "7/8", "", "½ more" },
		{ "15½", "in", "16½", "in", "1 in more" }, { "15.3", "in", "15½", "in", "0.2 in more" },
		{ "15 7/16", "in", "15 9/16", "in", "⅛ in more" }, { "-1/2", "in", "½", "in", "1 in more" },
		{ "40", "in", "40\"", "", "" }, { "38", "cm", "38.0", "cm", "" }, { "15.5", "in", "15½", "in", "" },
		{ "38", "cm", "38", "in", "was 38 cm" }, { "38", "", "38", "cm", "was 38" },
		{ "40R", "", "42R", "", "was 40R" }, { "40R", "", "40R", "", "" }, { "40R", "", "42", "", "was 40R" },
		{ "1/0", "in", "1/2", "in", "was 1/0 in" }, { "0", "kg", "999999", "kg", "999999 kg more" },
		{ "0.001", "g", "0", "g", "0.001 g less" }, { "1/16", "", "15/16", "", "⅞ more" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct measure before = measure_of(rows[i].before, rows[i].before_unit);
		struct measure now = measure_of(rows[i].now, rows[i].now_unit);
		const char    *change = measure_change(a, &before, &now);

		if (strcmp(change, rows[i].words) != 0)
			fail_msg("%s to %s: %s", rows[i].before, rows[i].now, change);
	}
}

static void
every_sixteenth_is_reckoned_exactly(void **state)
{
	(void)state;
	for (int from = 0; from < 16; from++)
		for (int to = 0; to < 16; to++) {
			struct measure before = measure_of(from ? arena_printf(a, "15 %d/16", from) : "15", "");
			struct measure now = measure_of(to ? arena_printf(a, "16 %d/16", to) : "16", "");
			struct measure change;
			int64_t        more;
			const char    *said = measure_change(a, &before, &now), *unit;

			assert_string_equal(strrchr(said, ' '), " more");
			change = measure_of(arena_bytes(a, said, strlen(said) - 5), "");
			if (!change.number || !measure_parse(arena_printf(a, "%d", 16 + to - from), &more, &unit))
				fail_msg("%d to %d: %s", from, to, said);
			/* In sixteenths, to the thousandth that rounding may move. */
			assert_in_range(change.parts * 16 - more + 16, 0, 32);
		}
}

static int64_t
day(const char *date)
{
	int64_t d;

	assert_true(clock_parse(date, &d));
	return d;
}

static void
months_are_those_of_the_calendar(void **state)
{
	(void)state;
	assert_int_equal(measure_months(day("2025-11-17"), day("2026-11-17")), 12);
	assert_int_equal(measure_months(day("2025-11-18"), day("2026-11-17")), 11);
	assert_int_equal(measure_months(day("2026-01-31"), day("2026-02-28")), 0);
	assert_int_equal(measure_months(day("2026-01-31"), day("2026-03-01")), 1);
	assert_int_equal(measure_months(day("2026-11-17"), day("2026-11-17")), 0);
	assert_int_equal(measure_months(day("1990-01-01"), day("2026-01-01")), 432);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	static const struct CMUnitTest tests[] = {
		TEST(what_a_tape_says_is_a_number),
		TEST(what_is_no_number_stays_a_text),
		TEST(it_is_said_back_as_it_was_written),
		TEST(a_change_is_said_in_the_style_of_the_newer_one),
		TEST(every_sixteenth_is_reckoned_exactly),
		TEST(months_are_those_of_the_calendar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
