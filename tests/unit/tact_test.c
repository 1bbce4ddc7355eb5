/*
 * Which question may be suggested, if any: one at a visit, none before its time, and none
 * that somebody would rather not be asked.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "tact.h"

enum { TODAY = 20000 };

/* Three questions as short text: "5:1:unknown" is id 5, from step 1 on; and what is expected. */
static const struct row {
	int         trust;
	bool        business_only;
	int         asked_ago;   /* days, or -1 */
	const char *questions;   /* id:opens:place:state:never:later_ago, later_ago -1 is none */
	int         expected;    /* the id, or 0 */
	const char *why;         /* what the reason says */
} rows[] = {
	/* The lowest place comes first, wherever it stands. */
	{ 1, false, -1, "5:1:1:unknown:0:-1 6:1:2:unknown:0:-1", 5, "" },
	{ 1, false, -1, "5:1:2:unknown:0:-1 6:1:1:unknown:0:-1", 6, "" },
	{ 1, false, -1, "5:1:7:unknown:0:-1", 5, "" },
	{ 1, false, -1, "", 0, "nothing left" },
	/* None before its step. */
	{ 1, false, -1, "5:2:1:unknown:0:-1", 0, "trust us" },
	{ 2, false, -1, "5:2:1:unknown:0:-1", 5, "" },
	{ 2, false, -1, "5:3:1:unknown:0:-1 6:2:9:unknown:0:-1", 6, "" },
	{ 3, false, -1, "5:4:1:unknown:0:-1", 0, "trust us" },
	{ 4, false, -1, "5:4:1:unknown:0:-1", 5, "" },
	/* A new face is never asked about a partner or children, whatever the owner says. */
	{ 1, false, -1, "1:1:1:unknown:0:-1", 0, "trust us" },
	{ 1, false, -1, "2:1:1:unknown:0:-1", 0, "trust us" },
	{ 1, false, -1, "1:1:1:unknown:0:-1 2:1:2:unknown:0:-1 4:1:3:unknown:0:-1", 4, "" },
	{ 2, false, -1, "1:1:1:unknown:0:-1", 1, "" },
	{ 2, false, -1, "2:1:1:unknown:0:-1", 2, "" },
	/* What is known, declined or does not apply is not asked. */
	{ 4, false, -1, "5:1:1:known:0:-1", 0, "nothing left" },
	{ 4, false, -1, "5:1:1:declined:0:-1", 0, "nothing left" },
	{ 4, false, -1, "5:1:1:not:0:-1", 0, "nothing left" },
	{ 4, false, -1, "5:1:1:known:0:-1 6:1:2:declined:0:-1 7:1:3:unknown:0:-1", 7, "" },
	/* Nor what is never to be asked. */
	{ 4, false, -1, "5:1:1:unknown:1:-1", 0, "not ours" },
	{ 4, false, -1, "5:1:1:unknown:1:-1 6:1:2:unknown:0:-1", 6, "" },
	/* "Not now" rests for 60 days, and then comes up again. */
	{ 4, false, -1, "5:1:1:unknown:0:0", 0, "Not now" },
	{ 4, false, -1, "5:1:1:unknown:0:59", 0, "Not now" },
	{ 4, false, -1, "5:1:1:unknown:0:60", 5, "" },
	{ 4, false, -1, "5:1:1:unknown:0:400", 5, "" },
	{ 4, false, -1, "5:1:1:unknown:0:3 6:1:2:unknown:0:-1", 6, "" },
	{ 4, false, -1, "5:1:1:unknown:1:90", 0, "not ours" },
	/* One a visit. */
	{ 4, false, 0, "5:1:1:unknown:0:-1", 0, "one is enough" },
	{ 4, false, 1, "5:1:1:unknown:0:-1", 5, "" },
	{ 1, false, 0, "1:1:1:unknown:0:-1", 0, "one is enough" },
	/* Kept to business: nothing at all. */
	{ 4, true, -1, "5:1:1:unknown:0:-1", 0, "good service" },
	{ 4, true, 0, "5:1:1:unknown:0:-1", 0, "good service" },
	{ 1, true, -1, "", 0, "good service" },
	/* Of those that rest and those that are locked, what rests is said. */
	{ 1, false, -1, "5:4:1:unknown:0:-1 6:1:2:unknown:0:1", 0, "Not now" },
};

static void
what_may_be_asked_is_as_the_table_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row    *w = &rows[i];
		struct tact_question q[TACT_QUESTIONS];
		char                 states[TACT_QUESTIONS][12];
		struct tact_person   p = { w->trust, w->business_only,
			w->asked_ago < 0 ? 0 : TODAY - w->asked_ago };
		const char          *at = w->questions, *why;
		int                  n = 0, length, got;

		for (int never, ago; *at; at += length, n++) {
			assert_int_equal(sscanf(at, "%d:%d:%d:%11[a-z]:%d:%d %n", &q[n].id, &q[n].opens,
			    &q[n].place, states[n], &never, &ago, &length), 6);
			q[n].state = states[n];
			q[n].never = never;
			q[n].later_day = ago < 0 ? 0 : TODAY - ago;
		}
		got = tact_suggest(&p, q, n, TODAY, &why);
		if ((got < 0 ? 0 : q[got].id) != w->expected || !strstr(why, w->why) ||
		    (*why == '\0') != (got >= 0))
			fail_msg("row %zu: %d, \"%s\"", i, got < 0 ? 0 : q[got].id, why);
	}
}

/* Whatever the book says, no question is ever suggested that may not be. */
static void
nothing_is_asked_out_of_turn(void **state)
{
	static const char *const states[] = { "unknown", "unknown", "unknown", "known", "declined",
		"not" };
	int asked = 0;

	(void)state;
	for (int run = 0; run < 20000; run++) {
		struct tact_question q[TACT_QUESTIONS];
		struct tact_person   p = { 1 + (int)dice(4), dice(8) == 0,
			dice(3) ? 0 : TODAY - dice(3) };
		const char          *why;
		int                  got;

		for (int i = 0; i < TACT_QUESTIONS; i++)
			q[i] = (struct tact_question){ i + 1, 1 + (int)dice(4), 1 + (int)dice(12),
				states[dice(6)], dice(5) == 0, dice(2) ? 0 : TODAY - dice(120) };
		got = tact_suggest(&p, q, TACT_QUESTIONS, TODAY, &why);
		for (int i = 0; i < TACT_QUESTIONS; i++) {
			bool may = strcmp(q[i].state, "unknown") == 0 && !q[i].never &&
			           q[i].opens <= p.trust && (p.trust > 1 || q[i].id > 2) &&
			           (q[i].later_day == 0 || TODAY - q[i].later_day >= TACT_REST_DAYS) &&
			           !p.business_only && p.asked_day != TODAY;

			if (i == got)
				assert_true(may);
			else if (may)
				assert_true(got >= 0 && q[got].place <= q[i].place);
		}
		asked += got >= 0;
	}
	assert_in_range(asked, 5000, 19000);
}

static void
a_group_is_settled_by_its_essential_questions(void **state)
{
	static const struct { int64_t settled; const char *groups; } sets[] = {
		{ 0, "----" }, { 1, "----" }, { 2, "----" }, { 3, "F---" }, { 12, "----" },
		{ 15, "F---" }, { 16, "----" }, { 48, "----" }, { 96, "----" }, { 112, "-L--" },
		{ 128, "--C-" }, { 256, "--C-" }, { 384, "--C-" }, { 512, "----" }, { 2048, "----" },
		{ 1024, "---R" }, { 3 + 112 + 128, "FLC-" }, { 3 + 112 + 256 + 1024, "FLCR" },
		{ 4095 - 1024, "FLC-" }, { 4095 - 1, "-LCR" }, { 4095, "FLCR" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		int n = 0;

		for (int g = 0; g < TACT_GROUPS; g++) {
			bool settled = sets[i].groups[g] != '-';

			assert_int_equal(tact_group_settled(sets[i].settled, g), settled);
			n += settled;
		}
		assert_int_equal(tact_groups_settled(sets[i].settled), n);
	}
}

static void
the_book_counts_the_same_gaps(void **state)
{
	int64_t id;

	(void)state;
	id = start_page("Fred");
	for (int settled = 0; settled < 4096; settled += 1 + (int)dice(9)) {
		change("UPDATE person SET settled = %d WHERE id = %d", settled, (int)id);
		assert_int_equal(number("SELECT gaps FROM person WHERE id = %d", (int)id),
		    TACT_GROUPS - tact_groups_settled(settled));
	}
}

static void
each_step_has_its_words(void **state)
{
	(void)state;
	assert_string_equal(tact_step(1), "New face");
	assert_string_equal(tact_step(2), "Familiar");
	assert_string_equal(tact_step(3), "Regular");
	assert_string_equal(tact_step(4), "Friend of the shop");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_may_be_asked_is_as_the_table_says),
		cmocka_unit_test(nothing_is_asked_out_of_turn),
		cmocka_unit_test(a_group_is_settled_by_its_essential_questions),
		cmocka_unit_test_setup_teardown(the_book_counts_the_same_gaps, open_shop, close_book),
		cmocka_unit_test(each_step_has_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
