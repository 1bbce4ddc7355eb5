/*
 * Evidence: how many of the members do what the avatar says, what is different, what drifts,
 * and what may be quoted of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "clock.h"
#include "evidence.h"

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

/* Two pages of people: all are customers; every second has tea, every third talks. */
static const void *
page_of(void *book, const char *kind, const char *key, int page)
{
	static uint64_t bits[BITS_WORDS];
	int             step = strcmp(kind, "customer") == 0 ? 1 : strcmp(key, "tea") == 0 ? 2
	    : strcmp(key, "talks") == 0 ? 3 : 0;

	(void)book;
	if (step == 0)
		return NULL;
	memset(bits, 0, sizeof bits);
	for (int i = 0; i < BITS_PEOPLE; i++)
		if (((int64_t)page * BITS_PEOPLE + i) % step == 0)
			bits[i / 64] |= (uint64_t)1 << i % 64;
	return bits;
}

static const struct segment_bits two_pages = { .page = page_of, .pages = 2 };

static struct segment
rule(const char *text)
{
	struct segment s;
	const char    *why;

	assert_true(segment_read(a, text, &s, &why));
	return s;
}

static void
members_who_fit_are_counted_and_listed_over_all_pages(void **state)
{
	struct segment        tea = rule("usual tea"), talks = rule("habit talks"), none = rule("tag x");
	struct evidence_tally t[] = { { &talks, 7 }, { &none, 7 }, { &tea, 7 } };
	int64_t               ids[4], after = 0, n = 1;
	int                   found;

	(void)state;
	assert_int_equal(evidence_count(&tea, t, 3, &two_pages), 32000);
	assert_int_equal(t[0].fit, 10667);
	assert_int_equal(t[1].fit, 0);
	assert_int_equal(t[2].fit, 32000);
	assert_int_equal(evidence_people(&tea, &talks, &two_pages, 31988, ids, 4), 4);
	assert_int_equal(ids[0], 31992);
	assert_int_equal(ids[1], 31998);
	assert_int_equal(ids[2], 32004);
	assert_int_equal(ids[3], 32010);
	/* Page after page there are as many as were counted; the 0 is nobody. */
	while ((found = evidence_people(&tea, &talks, &two_pages, after, ids, 4)) > 0) {
		n += found;
		after = ids[found - 1];
	}
	assert_int_equal(n, 10667);
	assert_int_equal(evidence_people(&tea, &none, &two_pages, 0, ids, 4), 0);
}

static void
a_claim_is_our_guess_or_seen_in_so_many(void **state)
{
	(void)state;
	assert_string_equal(evidence_seen_words(a, -1, 38), "our guess");
	assert_string_equal(evidence_seen_words(a, 12, 38), "seen in 12 of 38");
	assert_string_equal(evidence_seen_words(a, 0, 38), "seen in none of 38");
	assert_string_equal(evidence_seen_words(a, 0, 0), "nobody to see it in yet");
	assert_string_equal(evidence_few_words(a, 3), "Only 3 people so far. Ten make a picture.");
	assert_string_equal(evidence_few_words(a, 1), "Only 1 person so far. Ten make a picture.");
	assert_string_equal(evidence_few_words(a, 0), "Nobody so far. Ten make a picture.");
	assert_string_equal(evidence_few_words(a, 10), "");
}

static void
a_third_of_them_and_more_than_others_is_what_they_do(void **state)
{
	(void)state;
	assert_true(evidence_they_do(4, 12, 10, 100));
	assert_false(evidence_they_do(3, 12, 3, 100));
	/* Everybody does it nearly as often. */
	assert_false(evidence_they_do(4, 12, 30, 100));
	/* Nine make no picture. */
	assert_false(evidence_they_do(9, 9, 9, 100));
	assert_true(evidence_they_do_not(1, 10));
	assert_true(evidence_they_do_not(0, 10));
	assert_false(evidence_they_do_not(2, 10));
	assert_false(evidence_they_do_not(0, 9));
	assert_false(evidence_they_do_not(-1, 40));
	assert_string_equal(evidence_opposite(a, "likes 3"), "not likes 3");
	assert_string_equal(evidence_opposite(a, "not likes 3"), "likes 3");
}

static int64_t
the_day(int year, int month, int day)
{
	int64_t d;

	assert_true(clock_from_date(year, month, day, &d));
	return d;
}

static void
a_quarter_is_called_by_its_season(void **state)
{
	int64_t q = evidence_quarter(the_day(2026, 4, 1));

	(void)state;
	assert_int_equal(q, 2026 * 4 + 1);
	assert_int_equal(evidence_quarter(the_day(2026, 3, 31)), q - 1);
	assert_int_equal(evidence_quarter(the_day(2026, 6, 30)), q);
	assert_int_equal(evidence_quarter_day(q), the_day(2026, 5, 15));
	assert_string_equal(evidence_when(a, "Spring", q, q + 3), "spring");
	assert_string_equal(evidence_when(a, "Spring", q, q + 4), "spring 2026");
	assert_string_equal(evidence_when(a, "Christmas weeks", q, q + 1), "Christmas weeks");
}

static void
drift_is_a_share_that_has_moved(void **state)
{
	(void)state;
	assert_int_equal(evidence_drift(34, 38, 25, 38), -1);
	assert_int_equal(evidence_drift(12, 38, 19, 38), 1);
	assert_int_equal(evidence_drift(12, 38, 14, 38), 0);
	/* As many, of twice the people. */
	assert_int_equal(evidence_drift(12, 20, 12, 40), -1);
	assert_int_equal(evidence_drift(1, 9, 8, 9), 0);
	assert_string_equal(evidence_drift_words(a, 12, 38, 19, 38, "spring"),
	    "Up from 12 to 19 of 38 since spring.");
	assert_string_equal(evidence_drift_words(a, 34, 38, 25, 38, "spring"),
	    "Down from 34 to 25 of 38 since spring.");
	assert_string_equal(evidence_drift_words(a, 9, 38, 9, 38, "spring"), "9 of 38, as in spring.");
	assert_string_equal(evidence_drift_words(a, 12, 20, 13, 40, "summer"),
	    "Down from 12 of 20 in summer to 13 of 40 now.");
	assert_string_equal(evidence_drift_words(a, 12, 20, 24, 40, "summer"),
	    "12 of 20 in summer, 24 of 40 now: the same share.");
}

static void
says(const char *line, const char *name, const char *text, int block)
{
	struct segment s = rule(line);
	const char    *words = segment_line_words(a, &s.lines[0], NULL, NULL);

	assert_string_equal(evidence_text(a, &s.lines[0], name, words), text);
	assert_int_equal(evidence_block(&s.lines[0]), block);
}

static void
what_they_share_is_worded_for_one_and_stands_where_it_fits(void **state)
{
	(void)state;
	says("likes 3", "Jazz", "Jazz", 11);
	says("dislikes 3", "Loud music", "Loud music", 18);
	says("habit asks where it grew", "asks where it grew", "Asks where it grew", 10);
	says("usual cortado", "Cortado", "Cortado", 9);
	says("weekday saturday", "on Saturdays", "Comes on Saturdays", 6);
	says("weekday monday", "on Mondays", "Comes on Mondays", 4);
	says("part evening", "in the evening", "Comes in the evening", 4);
	says("place the corner", "the corner", "Sits at: the corner", 10);
	says("knows pets", "the pets", "Tells us of a pet", 3);
	says("habit écoute", "écoute la radio", "Écoute la radio", 10);
	says("regular", "", "Comes again and again", 10);
	says("visits 5", "", "Has come 5 times or more", 10);
	says("home", "", "Belongs to a family here", 3);
}

static void
a_long_text_is_cut_at_a_letter(void **state)
{
	struct segment s = rule("tag x");
	char           name[400] = "";
	const char    *text;

	(void)state;
	for (int i = 0; i < 120; i++)
		strcat(name, "é");
	text = evidence_text(a, &s.lines[0], name, "");
	assert_int_equal(strlen(text), 89 * 2 + strlen("…"));
	assert_string_equal(text + 89 * 2, "…");
}

static void
what_is_quoted_names_nobody_and_could_be_read_aloud(void **state)
{
	(void)state;
	assert_true(evidence_sayable(a, "The new cycle lane is a mess"));
	assert_true(evidence_sayable(a, "The lane is a mess. Nobody uses it, and I’m sure of it"));
	assert_false(evidence_sayable(a, "The cake of Margaret is the best"));
	assert_false(evidence_sayable(a, "Ring me on 5550100 about it"));
	assert_false(evidence_sayable(a, "Worries about cancer and its cost"));
	assert_false(evidence_sayable(a, "Cake"));
	/* No script without capitals shows which word is a name. */
	assert_false(evidence_sayable(a, "قهوة جيدة"));
	assert_string_equal(evidence_who(a, 1 << 1, true), "a Tuesday regular");
	assert_string_equal(evidence_who(a, 1 << 5 | 1 << 7, false), "somebody who comes on Saturdays");
	assert_string_equal(evidence_who(a, 3, true), "a regular");
	assert_string_equal(evidence_who(a, 0, false), "one of them");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	static const struct CMUnitTest tests[] = {
		TEST(members_who_fit_are_counted_and_listed_over_all_pages),
		TEST(a_claim_is_our_guess_or_seen_in_so_many),
		TEST(a_third_of_them_and_more_than_others_is_what_they_do),
		TEST(a_quarter_is_called_by_its_season),
		TEST(drift_is_a_share_that_has_moved),
		TEST(what_they_share_is_worded_for_one_and_stands_where_it_fits),
		TEST(a_long_text_is_cut_at_a_letter),
		TEST(what_is_quoted_names_nobody_and_could_be_read_aloud),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
