/*
 * The owner's half hour: whom the rule chooses, and that the page says why.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "half_hour.h"
#include "page.h"

enum { DAY = 86400, MONDAY = 20773 /* 16 November 2026 */ };

/* "p1 t2 m3": the first letter of a reason, and whom it is about. */
static int
read_candidates(const char *said, struct half_hour *h)
{
	static const char reasons[] = "ptmlbu";
	int               n = 0;

	for (const char *at = said; *at; n++) {
		h[n] = (struct half_hour){ strtoll(at + 1, NULL, 10),
			(enum half_hour_reason)(strchr(reasons, *at) - reasons), "", "" };
		at += strcspn(at, " ");
		at += strspn(at, " ");
	}
	return n;
}

static const char *
reasons_of(const struct half_hour *h, int n)
{
	const char *said = "";

	for (int i = 0; i < n; i++)
		said = say("%s%c", said, "ptmlbu"[h[i].reason]);
	return said;
}

static void
the_reasons_take_turns(void **state)
{
	static const struct {
		const char *candidates, *reasons;
	} rows[] = {
		{ "", "" },
		{ "p1", "p" },
		{ "l1 l2 l3", "lll" },
		{ "l1 l2 l3 l4 l5 l6 l7 l8 l9", "lllllll" },
		{ "u1 b2 l3 m4 t5 p6", "ptmlbu" },
		{ "u1 b2 l3 m4 t5 p6 u7 u8 l9", "ptmlbul" },
		{ "p1 p2 p3 p4 p5 p6 p7 p8 u9", "pupppppp" },
		{ "t1 t2 u3 u4", "tutu" },
		/* One person has three reasons, and stands there once. */
		{ "p1 l1 u1", "p" },
		{ "p1 l1 l2 u1", "pl" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct half_hour from[20], out[HALF_HOUR_MAX];
		int              n = half_hour_choose(from, read_candidates(rows[i].candidates, from),
		                 MONDAY, out);

		assert_true(n <= HALF_HOUR_MAX);
		if (strncmp(reasons_of(out, n), rows[i].reasons, HALF_HOUR_MAX) != 0)
			fail_msg("%s: %s and not %s", rows[i].candidates, reasons_of(out, n),
			    rows[i].reasons);
	}
}

static bool
holds(const struct half_hour *h, int n, int64_t id)
{
	for (int i = 0; i < n; i++)
		if (h[i].person_id == id)
			return true;
	return false;
}

static void
a_week_has_its_choice_in_whatever_order_they_come(void **state)
{
	struct half_hour from[60], turned[60], a[HALF_HOUR_MAX], b[HALF_HOUR_MAX];
	int              same = 0;

	(void)state;
	for (int i = 0; i < 60; i++)
		from[i] = (struct half_hour){ 100 + i, (enum half_hour_reason)(i % HALF_HOUR_REASONS), "", "" };
	for (int i = 0; i < 60; i++)
		turned[i] = from[59 - i];
	assert_int_equal(half_hour_choose(from, 60, MONDAY, a), HALF_HOUR_MAX);
	assert_int_equal(half_hour_choose(turned, 60, MONDAY, b), HALF_HOUR_MAX);
	for (int i = 0; i < HALF_HOUR_MAX; i++)
		assert_int_equal(a[i].person_id, b[i].person_id);
	half_hour_choose(from, 60, MONDAY + 7, b);
	for (int i = 0; i < HALF_HOUR_MAX; i++)
		same += holds(b, HALF_HOUR_MAX, a[i].person_id);
	assert_true(same < HALF_HOUR_MAX);
}

static void
who_needs_no_thought_any_more_leaves_and_the_others_stay(void **state)
{
	struct half_hour from[60], left[60], a[HALF_HOUR_MAX], b[HALF_HOUR_MAX];

	(void)state;
	for (int i = 0; i < 60; i++)
		from[i] = (struct half_hour){ 100 + i, (enum half_hour_reason)(i % HALF_HOUR_REASONS), "", "" };
	half_hour_choose(from, 60, MONDAY, a);
	for (int gone = 0; gone < HALF_HOUR_MAX; gone++) {
		int n = 0;

		for (int i = 0; i < 60; i++)
			if (from[i].person_id != a[gone].person_id)
				left[n++] = from[i];
		assert_int_equal(half_hour_choose(left, n, MONDAY, b), HALF_HOUR_MAX);
		for (int i = 0; i < HALF_HOUR_MAX; i++)
			assert_true(i == gone || holds(b, HALF_HOUR_MAX, a[i].person_id));
	}
}

static const char *
reason_for(const char *name)
{
	for (int i = 0; i < times_shown("THOUGHTS"); i++)
		if (strcmp(shown(say("THOUGHTS.%d/thought_name", i)), name) == 0)
			return shown(say("THOUGHTS.%d/thought_words", i));
	return "(not there)";
}

static void
each_stands_there_with_the_reason(void **state)
{
	int64_t today = the_time() / DAY, nadia, fred, jack, alice, hana;

	(void)state;
	as_staff();
	nadia = start_page("Nadia");
	fred = start_page("Fred");
	jack = start_page("Jack");
	alice = start_page("Alice");
	hana = start_page("Hana");
	change("INSERT INTO thread (person_id, kind, text, owner_id, due_day, staff_id, at) "
	       "VALUES (%lld, 'promise', 'Call the roaster', 2, %lld, 2, 1)", (long long)nadia,
	    (long long)today - 5);
	change("INSERT INTO gift (person_id, way, text, day, staff_id, at) "
	       "VALUES (%lld, 'in', 'Macadamia nuts', %lld, 2, %lld)", (long long)fred,
	    (long long)today - 6, (long long)the_time() - 6 * DAY);
	change("UPDATE person SET regular_hand = 1, gap_days = 7, last_day = %lld, last_visit = 1, "
	       "visits = 9, extra_visits = 9, settled = 4095 WHERE id = %lld", (long long)today - 30,
	    (long long)jack);
	change("UPDATE person SET regular_hand = 1, visits = 30, extra_visits = 15, settled = 4095 "
	       "WHERE id = %lld", (long long)alice);
	change("UPDATE person SET regular_hand = 1, visits = 6, extra_visits = 6, birth_year = 1986, "
	       "birth_month = 11, birth_day = 26 WHERE id = %lld", (long long)hana);
	assert_int_equal(get("/half-hour"), 403);
	as_owner();
	assert_int_equal(get("/half-hour"), 200);
	assert_int_equal(times_shown("THOUGHTS"), 5);
	assert_string_equal(reason_for("Nadia"), "5 days late: Call the roaster");
	assert_string_equal(reason_for("Fred"), "Nobody has said thank you yet: Macadamia nuts");
	assert_string_equal(reason_for("Jack"),
	    "Not seen for a while. Every week or so until October");
	assert_string_equal(reason_for("Alice"),
	    "Comes again and again, and we have done nothing extra for long");
	assert_string_equal(reason_for("Hana"),
	    "26 November: Turns 40, one to mark. Nothing is planned yet");
	/* What is planned needs no thought; of Hana we still know little. */
	change("INSERT INTO moment (id, person_id, kind, title, sort_title, yearly, month, dayofmonth, "
	       "staff_id, at) VALUES (1, %lld, 'birthday', 'Birthday', 'birthday', 1, 11, 26, 2, 1)",
	    (long long)hana);
	change("INSERT INTO gesture (moment_id, person_id, year, text, sort_text, staff_id, at) "
	       "VALUES (1, %lld, 2026, 'A card', 'a card', 2, 1)", (long long)hana);
	get("/half-hour");
	assert_string_equal(reason_for("Hana"), "A regular of whom we know little");
	get("/");
	assert_int_equal(times_shown("HALF_HOUR"), 1);
	as_staff();
	get("/");
	assert_int_equal(times_shown("HALF_HOUR"), 0);
}

static void
there_are_never_more_than_seven_and_the_same_until_sunday(void **state)
{
	const char *monday;
	int64_t     today = the_time() / DAY;

	(void)state;
	as_owner();
	get("/half-hour");
	assert_int_equal(times_shown("NO_THOUGHT"), 1);
	as_staff();
	for (int i = 0; i < 20; i++)
		start_page(say("Guest %d", i));
	change("UPDATE person SET regular_hand = 1, gap_days = 7, last_visit = 1, visits = 9, "
	       "last_day = %lld", (long long)today - 40);
	as_owner();
	get("/half-hour");
	assert_int_equal(times_shown("THOUGHTS"), 7);
	monday = say("%s", readable());
	for (int day = 0; day < 5; day++) {
		pass(DAY);
		as_owner();
		get("/half-hour");
		assert_string_equal(readable(), monday);
	}
	pass(DAY);
	as_owner();
	get("/half-hour");
	assert_string_not_equal(readable(), monday);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(the_reasons_take_turns),
		TEST(a_week_has_its_choice_in_whatever_order_they_come),
		TEST(who_needs_no_thought_any_more_leaves_and_the_others_stay),
		TEST(each_stands_there_with_the_reason),
		TEST(there_are_never_more_than_seven_and_the_same_until_sunday),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
