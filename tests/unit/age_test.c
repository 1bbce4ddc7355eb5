/* An age is never more certain than whoever gave it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "age.h"
#include "clock.h"

struct row {
	const char *said;
	struct age  age;
};

static void
each(const struct row *rows, size_t n)
{
	struct age        got;
	const struct age *want;

	for (size_t i = 0; i < n; i++) {
		want = &rows[i].age;
		if (!age_parse(rows[i].said, &got))
			fail_msg("[%s] was not understood", rows[i].said);
		if (got.year != want->year || got.month != want->month ||
		    got.day != want->day || got.low != want->low ||
		    got.high != want->high)
			fail_msg("[%s] gave %d-%d-%d, %d to %d", rows[i].said, got.year,
			    got.month, got.day, got.low, got.high);
	}
}

#define EACH(rows) each(rows, sizeof rows / sizeof *rows)
#define AGE(low, high) { 0, 0, 0, low, high }
#define BORN(year, month, day) { year, month, day, -1, -1 }

static void
an_exact_age_is_exact(void **state)
{
	static const struct row rows[] = {
		{ "34", AGE(34, 34) }, { " 34 ", AGE(34, 34) }, { "0", AGE(0, 0) },
		{ "7", AGE(7, 7) }, { "120", AGE(120, 120) },
		{ "34 years old", AGE(34, 34) },
		{ "1 year old", AGE(1, 1) }, { "aged 34", AGE(34, 34) },
		{ "Age 34", AGE(34, 34) },
		{ "34\u00A0years", AGE(34, 34) },
	};

	(void)state;
	EACH(rows);
}

static void
about_20_is_never_exactly_20(void **state)
{
	static const struct row rows[] = {
		{ "about 20", AGE(18, 22) }, { "around 20", AGE(18, 22) },
		{ "circa 20", AGE(18, 22) },
		{ "~20", AGE(18, 22) }, { "~ 20", AGE(18, 22) },
		{ "ca. 20", AGE(18, 22) },
		{ "c. 20", AGE(18, 22) }, { "ABOUT 20", AGE(18, 22) },
		{ "about 20 years old", AGE(18, 22) }, { "aged about 20", AGE(18, 22) },
		{ "roughly 34", AGE(31, 37) }, { "approximately 50", AGE(45, 55) },
		{ "about 5", AGE(3, 7) }, { "about 1", AGE(0, 3) },
		{ "about 0", AGE(0, 2) },
		{ "about 100", AGE(90, 110) }, { "about 119", AGE(108, 120) },
	};

	(void)state;
	EACH(rows);
}

static void
a_range_stays_a_range(void **state)
{
	static const struct row rows[] = {
		{ "18-24", AGE(18, 24) }, { "18–24", AGE(18, 24) },
		{ "18 — 24", AGE(18, 24) },
		{ "18‑24", AGE(18, 24) }, { "18 to 24", AGE(18, 24) },
		{ "18TO24", AGE(18, 24) },
		{ "0-1", AGE(0, 1) }, { "18-24 years old", AGE(18, 24) },
		{ "aged 18 to 24", AGE(18, 24) }, { "30-30", AGE(30, 30) },
	};

	(void)state;
	EACH(rows);
}

static void
a_decade_is_ten_years(void **state)
{
	static const struct row rows[] = {
		{ "in her fifties", AGE(50, 59) }, { "fifties", AGE(50, 59) },
		{ "50s", AGE(50, 59) },
		{ "50's", AGE(50, 59) }, { "50’s", AGE(50, 59) },
		{ "in his 50s", AGE(50, 59) },
		{ "Fifties", AGE(50, 59) }, { "in their twenties", AGE(20, 29) },
		{ "her nineties", AGE(90, 99) }, { "forties", AGE(40, 49) },
		{ "20s", AGE(20, 29) },
		{ "in her late forties", AGE(40, 49) }, { "mid-50s", AGE(50, 59) },
		{ "early thirties", AGE(30, 39) }, { "teens", AGE(13, 19) },
		{ "in his teens", AGE(13, 19) },
	};

	(void)state;
	EACH(rows);
}

static void
a_birthday_needs_no_year(void **state)
{
	static const struct row rows[] = {
		{ "14 March", BORN(0, 3, 14) }, { "March 14", BORN(0, 3, 14) },
		{ "14 mar", BORN(0, 3, 14) }, { "MAR 14", BORN(0, 3, 14) },
		{ "14march", BORN(0, 3, 14) }, { "14th March", BORN(0, 3, 14) },
		{ "1st of May", BORN(0, 5, 1) }, { "March 3rd", BORN(0, 3, 3) },
		{ "14.3.", BORN(0, 3, 14) }, { "4. 12.", BORN(0, 12, 4) },
		{ "14 March, year unknown", BORN(0, 3, 14) },
		{ "14 March year unknown", BORN(0, 3, 14) },
		{ "March 14, year unknown", BORN(0, 3, 14) },
		{ "14.3., year unknown", BORN(0, 3, 14) },
		{ "29 February", BORN(0, 2, 29) }, { "Feb 29", BORN(0, 2, 29) },
		{ "29.2.", BORN(0, 2, 29) }, { "31 Dec", BORN(0, 12, 31) },
		{ "born on 14 March", BORN(0, 3, 14) }, { "2 Sept.", BORN(0, 9, 2) },
	};

	(void)state;
	EACH(rows);
}

static void
a_birthday_may_have_a_year(void **state)
{
	static const struct row rows[] = {
		{ "14 March 1960", BORN(1960, 3, 14) },
		{ "14 March, 1960", BORN(1960, 3, 14) },
		{ "March 14, 1960", BORN(1960, 3, 14) },
		{ "March 14th 1960", BORN(1960, 3, 14) },
		{ "14th of March 1960", BORN(1960, 3, 14) },
		{ "14.3.1960", BORN(1960, 3, 14) },
		{ "14.03.1960", BORN(1960, 3, 14) }, { "1960-03-14", BORN(1960, 3, 14) },
		{ "4.12.1960", BORN(1960, 12, 4) },
		{ "29 February 1960", BORN(1960, 2, 29) },
		{ "29.2.2000", BORN(2000, 2, 29) },
		{ "Born 14 Mar. 1960", BORN(1960, 3, 14) },
	};

	(void)state;
	EACH(rows);
}

static void
a_year_may_stand_alone_or_with_its_month(void **state)
{
	static const struct row rows[] = {
		{ "1960", BORN(1960, 0, 0) }, { "born 1960", BORN(1960, 0, 0) },
		{ "born in 1960", BORN(1960, 0, 0) }, { "1880", BORN(1880, 0, 0) },
		{ "March 1960", BORN(1960, 3, 0) },
		{ "born in March 1960", BORN(1960, 3, 0) },
	};

	(void)state;
	EACH(rows);
}

static void
what_is_neither_age_nor_birthday_is_refused(void **state)
{
	static const char *const wrong[] = { "", " ", "old", "young", "121", "999",
		"1879", "2201",
		"12345", "034", "00", "-5", "3.5", "34 35", "34 and 35", "24-18", "18-",
		"-24",
		"18-121", "18--24", "about", "about fifty", "about 1960", "about 18-24",
		"almost 20",
		"over 60", "60+", "twenty", "10s", "55s", "100s", "1950s", "050s",
		"born 34",
		"born about 1960", "born in the fifties", "30 February", "31 April",
		"29 February 1961", "29.2.1900", "31.4.", "0 March", "32 March",
		"March 60",
		"14 March 60", "14.3", "14.3.60", "14.13.1960", "14/3/1960", "1960-13-01",
		"1960-02-30", "60-03-14", "14 Marsh", "14 Marc", "March", "March April",
		"14 March May",
		"1960 March", "14 March 1960 1961", "14 March, year", "year unknown",
		"34é", "34\xFF",
		"\xE2\x80", "三十四", "٣٤", "unknownunknownunknownunknown",
		"1 2 3 4 5 6 7 8 9 1 2 3 4",
		"......................", "~~~~~~~~~~~~~~~~~~~~", "34th",
		"14 March, not sure" };
	struct age age;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		if (age_parse(wrong[i], &age))
			fail_msg("[%s] gave %d-%d-%d, %d to %d", wrong[i], age.year,
			    age.month,
			    age.day, age.low, age.high);
		assert_true(age.year == 0 && age.month == 0 && age.day == 0);
		assert_true(age.low == -1 && age.high == -1);
	}
}

static void
nobody_is_born_tomorrow(void **state)
{
	static const struct {
		const char *said;
		bool        possible;
	} rows[] = {
		{ "2026-11-22", true }, { "2026-11-23", false }, { "2026", true },
		{ "2027", false },
		{ "November 2026", true }, { "December 2026", false }, { "1896", true },
		{ "1895", false }, { "14 March", true }, { "34", true },
		{ "29 February", true },
	};
	struct age age;
	int64_t    today;

	(void)state;
	clock_parse("2026-11-22", &today);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(age_parse(rows[i].said, &age));
		if (age_possible(&age, today) != rows[i].possible)
			fail_msg("%s", rows[i].said);
	}
}

static void
an_old_age_says_when_it_was_said_and_a_birthday_never(void **state)
{
	static const struct {
		const char *said, *on, *shown;
	} rows[] = {
		{ "about 20", "2026-11-22", "about 20" },
		{ "about 20", "2026-05-26", "about 20" },              /* 180 days */
		{ "about 20", "2026-05-25", "about 20 (in May)" },
		{ "about 20", "2026-03-10", "about 20 (in March)" },
		{ "About 20", "2024-03-10", "About 20 (in March 2024)" },
		{ "18–24", "2025-11-22", "18–24 (in November 2025)" },
		{ "34", "2026-01-02", "34 (in January)" },
		{ "in her fifties", "2020-02-29", "in her fifties (in February 2020)" },
		{ "14 March, year unknown", "2020-02-29", "14 March, year unknown" },
		{ "14 March 1960", "2020-02-29", "14 March 1960" },
		{ "born 1960", "2020-02-29", "born 1960" },
		{ "29 February", "2020-02-29", "29 February" },
		{ "34", "2027-11-22", "34" },
	};
	struct arena *a = arena_new();
	struct age    age;
	int64_t       today, on;

	(void)state;
	clock_parse("2026-11-22", &today);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(age_parse(rows[i].said, &age));
		clock_parse(rows[i].on, &on);
		assert_string_equal(age_words(a, rows[i].said, &age, on, today),
		    rows[i].shown);
	}
	assert_false(age_parse("", &age));
	assert_string_equal(age_words(a, "", &age, 0, today), "");
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_exact_age_is_exact),
		cmocka_unit_test(about_20_is_never_exactly_20),
		cmocka_unit_test(a_range_stays_a_range),
		cmocka_unit_test(a_decade_is_ten_years),
		cmocka_unit_test(a_birthday_needs_no_year),
		cmocka_unit_test(a_birthday_may_have_a_year),
		cmocka_unit_test(a_year_may_stand_alone_or_with_its_month),
		cmocka_unit_test(what_is_neither_age_nor_birthday_is_refused),
		cmocka_unit_test(nobody_is_born_tomorrow),
		cmocka_unit_test(an_old_age_says_when_it_was_said_and_a_birthday_never),
	};

	setenv("TZ", "Europe/London", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
