/* What was learned over time: on somebody's page, and for the owner of the whole shop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clock.h"
#include "page.h"

enum { DAY = 24 * 3600 };

/* A session lasts no longer than a day. */
static void
days_later(int days)
{
	pass(days * DAY);
	as_staff();
}

static int64_t
count_of(const char *path)
{
	return strcmp(shown(path), "(not shown)") == 0 ? -1 : strtoll(shown(path), NULL, 10);
}

static void
one_thing_is_a_sentence_and_two_are_a_line(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people/1");
	assert_string_equal(shown("CURVE/curve_words"),
	    "A line begins here with the first thing we learn.");
	days_later(1);
	log_visit("person=1&learned_new=Likes+tea");
	get("/people/1");
	assert_string_equal(shown("CURVE/curve_words"),
	    "One thing so far. From the second on, a line shows the way here.");
	assert_int_equal(times_shown("CURVE/CURVE_DRAWN"), 0);
	days_later(1);
	log_visit("person=1&learned_new=Likes+jazz");
	get("/people/1");
	assert_string_equal(shown("CURVE/curve_name"), "Fred");
	assert_string_equal(shown("CURVE/curve_words"), "2 things in 2 visits.");
	assert_memory_equal(shown("CURVE/CURVE_DRAWN/curve_line"), "M0 190L", 7);
	assert_string_equal(shown("CURVE/CURVE_DRAWN/curve_first"), "Last Tuesday");
	assert_string_equal(shown("CURVE/CURVE_DRAWN/curve_last"), "Today");
	assert_int_equal(times_shown("CURVE/CURVE_DRAWN/CURVE_DOTS"), 0);
	assert_non_null(strstr(answer.body, "aria-label=\"2 things in 2 visits.\""));
}

static void
a_page_of_today_begins_today(void **state)
{
	(void)state;
	start_page("Fred");
	log_visit("person=1&learned_new=Likes+tea");
	log_visit("person=1&learned_new=Likes+jazz");
	assert_int_equal(get("/people/1"), 200);
	assert_string_equal(shown("CURVE/CURVE_DRAWN/curve_first"), "Today");
	assert_string_equal(shown("CURVE/CURVE_DRAWN/curve_last"), "Now");
	assert_int_equal(times_shown("CURVE/CURVE_DRAWN/CURVE_ROWS"), 1);
}

static void
a_dot_tells_when_we_got_it_wrong(void **state)
{
	int64_t visit;

	(void)state;
	start_page("Fred");
	days_later(1);
	log_visit("person=1&learned=Being+asked+about+the+knee&kind=bothers&about=1&source=seen");
	days_later(1);
	visit = log_visit("person=1&learned_new=Likes+tea");
	get("/people/1");
	assert_string_equal(shown("CURVE/curve_words"),
	    "2 things in 2 visits. One dot: when we got it wrong, and learned.");
	assert_string_equal(shown("CURVE/CURVE_DRAWN/CURVE_DOTS/dot_words"),
	    "Wednesday 18 November: Being asked about the knee");
	/* It happened again, though we knew. */
	change("INSERT INTO visit_bothered SELECT %lld, id FROM fact WHERE kind = 'bothers'",
	    (long long)visit);
	get("/people/1");
	assert_string_equal(shown("CURVE/curve_words"),
	    "2 things in 2 visits. Two dots: when we got it wrong, and learned.");
	assert_string_equal(shown("CURVE/CURVE_DRAWN/CURVE_DOTS/dot_words"),
	    "Thursday 19 November: Being asked about the knee");
	/* What we knew before any visit was no mistake of ours, and what was removed is gone. */
	change("UPDATE fact SET visit_id = NULL WHERE kind = 'bothers'");
	change("DELETE FROM visit_bothered");
	get("/people/1");
	assert_int_equal(times_shown("CURVE/CURVE_DRAWN/CURVE_DOTS"), 0);
	change("UPDATE fact SET removed_at = 1 WHERE kind = 'bothers'");
	get("/people/1");
	assert_int_equal(times_shown("CURVE/CURVE_DRAWN"), 0);
}

static void
a_long_history_stays_a_small_picture(void **state)
{
	const char *line;
	int         corners = 0;

	(void)state;
	start_page("Fred");
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 300; i++) {
		pass(4 * DAY);
		if (i % 6 == 0)
			put_visit(ANA, the_time(), 1);
		put_fact(1, i % 6 ? "likes" : "bothers", say("Thing %d", i));
	}
	assert_true(db_end(book));
	change("UPDATE fact SET visit_id = (SELECT max(id) FROM visit v WHERE v.at <= learned_at)");
	as_staff();
	assert_int_equal(get("/people/1"), 200);
	line = shown("CURVE/CURVE_DRAWN/curve_line");
	for (; *line; line++)
		corners += *line == 'L' || *line == 'M';
	assert_in_range(corners, 30, 60);
	assert_int_equal(times_shown("CURVE/CURVE_DRAWN/CURVE_DOTS"), 20);
	assert_string_equal(shown("CURVE/curve_words"),
	    "300 things in 50 visits. 20 dots: when we got it wrong, and learned.");
	assert_string_equal(shown("CURVE/CURVE_DRAWN/curve_first"), "November 2026");
	assert_in_range(times_shown("CURVE/CURVE_DRAWN/CURVE_ROWS"), 9, 12);
	assert_int_equal(count_of(say("CURVE/CURVE_DRAWN/CURVE_ROWS.%d/curve_known",
	    times_shown("CURVE/CURVE_DRAWN/CURVE_ROWS") - 1)), 300);
}

static void
an_empty_book_has_nothing_to_count(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(get("/insights"), 200);
	assert_string_equal(shown("weeks_words"), "Nothing was learned in the last 26 weeks.");
	assert_int_equal(times_shown("WEEKS"), 0);
	assert_string_equal(shown("known_words"),
	    "No regulars yet: somebody is one from the fifth visit on.");
	assert_string_equal(shown("month_words"), "November");
	assert_string_equal(shown("SHARES/SHARE_NONE/share_none"),
	    "No visit is written down in this month.");
	assert_string_equal(shown("SHARES.1/SHARE_NONE/share_none"),
	    "Nothing was learned in this month.");
	get("/insights/visits?of=taught");
	assert_int_equal(times_shown("NOTHING"), 1);
	get("/insights/visits?of=used");
	assert_int_equal(times_shown("NOTHING"), 1);
}

static void
what_was_learned_stands_in_its_week(void **state)
{
	(void)state;
	start_page("Fred");
	log_visit("person=1&learned_new=Likes+tea");
	days_later(5); /* from a Tuesday to the Sunday of the same week */
	log_visit("person=1&learned_new=Likes+jazz");
	days_later(1);
	log_visit("person=1&learned_new=Likes+rain");
	log_visit("person=1");
	as_owner();
	get("/insights");
	assert_int_equal(times_shown("WEEKS/BARS"), 26);
	assert_string_equal(shown("weeks_words"),
	    "3 things learned in 26 weeks, at most 2 in one of them, and 1 in this one so far.");
	assert_string_equal(shown("WEEKS/BARS.24/week_words"), "16 November");
	assert_string_equal(shown("WEEKS/BARS.24/week_learned"), "2");
	assert_string_equal(shown("WEEKS/BARS.24/bar_height"), "150");
	assert_string_equal(shown("WEEKS/BARS.25/week_words"), "23 November");
	assert_string_equal(shown("WEEKS/BARS.25/week_learned"), "1");
	assert_string_equal(shown("WEEKS/BARS.23/week_learned"), "0");
	days_later(7);
	as_owner();
	get("/insights");
	assert_string_equal(shown("weeks_words"), "3 things learned in 26 weeks, at most 2 in one of "
	    "them, and none in this one so far.");
	/* Half a year later it is no longer there. */
	pass(26 * 7 * DAY);
	as_owner();
	get("/insights");
	assert_int_equal(times_shown("WEEKS"), 0);
}

static void
a_month_has_both_shares_and_what_is_behind_them(void **state)
{
	(void)state;
	start_page("Fred");
	log_visit("person=1&learned_new=Likes+tea");
	log_visit("person=1&learned=Likes+jazz&learned=Likes+rain&kind=likes&kind=likes&about=1"
	    "&about=1&source=told&source=told");
	log_visit("person=1");
	change("INSERT INTO fact_use (fact_id, staff_id, at) SELECT id, 2, %lld FROM fact "
	       "WHERE text = 'Likes tea'", (long long)the_time());
	as_owner();
	assert_int_equal(get("/insights?month=2026-11"), 200);
	assert_string_equal(shown("SHARES/SHARE_SOME/share_words"), "2 of 3 visits");
	assert_string_equal(shown("SHARES/SHARE_SOME/share"), "67");
	assert_string_equal(shown("SHARES/SHARE_SOME/SHARE_MORE/of"), "taught");
	assert_string_equal(shown("SHARES.1/SHARE_SOME/share_words"), "1 of 3 things");
	assert_string_equal(shown("SHARES.1/SHARE_SOME/SHARE_MORE/share_more"), "This thing");
	get("/insights/visits?month=2026-11&of=taught");
	assert_string_equal(shown("list_words"), "November, visits that taught something");
	assert_string_equal(shown("count_words"), "2 visits");
	assert_int_equal(times_shown("DAYS"), 1);
	assert_int_equal(times_shown("DAYS/VISITS"), 2);
	assert_string_equal(shown("DAYS/day_words"), "Tuesday 17 November");
	assert_non_null(strstr(answer.body, "href=\"/visits/2\""));
	get("/insights/visits?month=2026-11&of=used");
	assert_string_equal(shown("count_words"), "1 thing");
	assert_string_equal(shown("FACTS/text"), "Likes tea");
	assert_string_equal(shown("FACTS/used_words"), "today");
	assert_non_null(strstr(answer.body, "href=\"/people/1\""));
	/* Removed is neither learned nor used. */
	change("UPDATE fact SET removed_at = 1 WHERE text = 'Likes tea'");
	get("/insights?month=2026-11");
	assert_string_equal(shown("SHARES/SHARE_SOME/share_words"), "1 of 3 visits");
	assert_string_equal(shown("SHARES.1/SHARE_SOME/share_words"), "0 of 2 things");
	assert_int_equal(times_shown("SHARES.1/SHARE_SOME/SHARE_MORE"), 0);
	get("/insights/visits?month=2026-11&of=used");
	assert_int_equal(times_shown("FACTS"), 0);
	/* Of the month before there is nothing. */
	get("/insights?month=2026-10");
	assert_int_equal(times_shown("SHARES/SHARE_NONE"), 1);
}

static void
what_a_family_shares_stands_among_what_was_used(void **state)
{
	(void)state;
	start_page("Fred");
	change("INSERT INTO household (id, name, sort_name) VALUES (9, 'Halloran', 'halloran')");
	change("INSERT INTO fact (household_id, staff_id, kind, text, source, learned_at, "
	       "learned_day, used_at) VALUES (9, 2, 'likes', 'The window table', 'told', %lld, %lld, 0)",
	    (long long)the_time(), (long long)clock_day(the_time()));
	change("INSERT INTO fact_use (fact_id, staff_id, at) VALUES (1, 2, %lld)",
	    (long long)the_time());
	as_owner();
	get("/insights/visits?of=used");
	assert_string_equal(shown("FACTS/OF_HOUSEHOLD/name"), "Halloran");
	assert_int_equal(times_shown("FACTS/OF_PERSON"), 0);
}

static void
the_arrows_lead_to_the_months_before_and_after(void **state)
{
	(void)state;
	as_owner();
	get("/insights");
	assert_string_equal(shown("MONTH_BEFORE/before"), "2026-10");
	assert_string_equal(shown("MONTH_BEFORE/before_words"), "October");
	assert_int_equal(times_shown("MONTH_AFTER"), 0);
	get("/insights?month=2026-01");
	assert_string_equal(shown("MONTH_BEFORE/before"), "2025-12");
	assert_string_equal(shown("MONTH_BEFORE/before_words"), "December 2025");
	assert_string_equal(shown("MONTH_AFTER/after"), "2026-02");
	get("/insights?month=2000-01");
	assert_int_equal(times_shown("MONTH_BEFORE"), 0);
}

static void
what_is_no_month_is_refused_and_one_to_come_is_this_one(void **state)
{
	static const char *const wrong[] = { "2026-13", "2026-00", "2026", "26-10", "October",
		"2026-1", "1999-12", "2026%2010", "0000-01", "%3Cb%3E" };

	(void)state;
	as_owner();
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_int_equal(get(say("/insights?month=%s", wrong[i])), 422);
		assert_memory_equal(shown("month_error"), "There is no month “", 18);
		assert_string_equal(shown("month_words"), "November");
		assert_int_equal(get(say("/insights/visits?of=used&month=%s", wrong[i])), 404);
	}
	assert_int_equal(get("/insights?month=2099-05"), 200);
	assert_string_equal(shown("month_words"), "November");
	assert_int_equal(get("/insights/visits?of=nobody"), 404);
}

static void
the_visits_of_a_month_are_fifty_a_page(void **state)
{
	(void)state;
	start_page("Fred");
	assert_true(db_begin(book, DB_WRITE));
	/* Forty of one day and thirty of the next, and one of the month before. */
	put_visit(ANA, the_time() - 30 * DAY, 1);
	for (int i = 0; i < 70; i++)
		put_visit(ANA, the_time() - (i < 40 ? DAY : 0) + i, 1);
	assert_true(db_end(book));
	change("INSERT INTO fact (person_id, visit_id, staff_id, kind, text, source, learned_at, "
	       "learned_day) SELECT 1, id, 2, 'likes', 'Thing ' || id, 'told', at, day FROM visit");
	as_owner();
	get("/insights/visits?month=2026-11&of=taught");
	assert_string_equal(shown("count_words"), "70 visits");
	assert_int_equal(times_shown("DAYS/VISITS"), 30);
	assert_int_equal(times_shown("DAYS.1/VISITS"), 20);
	assert_string_equal(shown("PAGER/NEXT/next_path"),
	    "/insights/visits?month=2026-11&of=taught&page=2");
	get("/insights/visits?month=2026-11&of=taught&page=2");
	assert_int_equal(times_shown("DAYS"), 1);
	assert_int_equal(times_shown("DAYS/VISITS"), 20);
	assert_string_equal(shown("DAYS/VISITS.19/LEARNED/text"), "Thing 2");
	get("/insights/visits?month=2026-11&of=taught&page=99");
	assert_int_equal(times_shown("DAYS/VISITS"), 20);
	/* The same of facts. */
	change("INSERT INTO fact_use (fact_id, staff_id, at) SELECT id, 2, learned_at FROM fact");
	get("/insights/visits?month=2026-11&of=used&page=2");
	assert_int_equal(times_shown("FACTS"), 20);
	assert_string_equal(shown("FACTS/text"), "Thing 21");
	assert_string_equal(shown("FACTS.19/text"), "Thing 2");
}

static void
the_owner_sees_how_many_regulars_are_really_known(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Alice");
	start_page("Tom");
	for (int i = 0; i < 5; i++)
		log_visit("person=1&person=2");
	log_visit("person=3");
	as_owner();
	get("/insights");
	assert_string_equal(shown("known_words"), "0 of 2 regulars are really known.");
	assert_int_equal(times_shown("SOME_GAPS"), 1);
	/* All four of four, one of them declined: known. */
	change("INSERT INTO knowledge (person_id, question_id, state, staff_id, at) SELECT 1, id, "
	       "iif(id = 11, 'declined', 'known'), 2, 0 FROM question WHERE id IN (1, 2, 5, 6, 7, 8)");
	get("/insights");
	assert_string_equal(shown("known_words"), "0 of 2 regulars are really known.");
	change("INSERT INTO knowledge (person_id, question_id, state, staff_id, at) VALUES "
	       "(1, 11, 'declined', 2, 0)");
	get("/insights");
	assert_string_equal(shown("known_words"), "1 of 2 regulars are really known.");
	assert_non_null(strstr(answer.body, "/people?filter=gaps"));
}

static void
no_number_is_of_one_of_the_team(void **state)
{
	(void)state;
	start_page("Fred");
	log_visit("person=1&learned_new=Likes+tea");
	as(BEN);
	log_visit("person=1&learned_new=Likes+jazz");
	as_owner();
	get("/insights");
	assert_null(strstr(readable(), "Ana"));
	assert_null(strstr(readable(), "Ben"));
}

static void
the_owner_is_led_there_and_the_team_is_not(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people");
	assert_null(strstr(answer.body, "/insights"));
	assert_non_null(strstr(answer.body, "/rounds"));
	as_owner();
	get("/people");
	assert_non_null(strstr(answer.body, "/insights"));
	get("/staff");
	assert_non_null(strstr(answer.body, "/insights"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(one_thing_is_a_sentence_and_two_are_a_line),
		TEST(a_page_of_today_begins_today),
		TEST(a_dot_tells_when_we_got_it_wrong),
		TEST(a_long_history_stays_a_small_picture),
		TEST(an_empty_book_has_nothing_to_count),
		TEST(what_was_learned_stands_in_its_week),
		TEST(a_month_has_both_shares_and_what_is_behind_them),
		TEST(what_a_family_shares_stands_among_what_was_used),
		TEST(the_arrows_lead_to_the_months_before_and_after),
		TEST(what_is_no_month_is_refused_and_one_to_come_is_this_one),
		TEST(the_visits_of_a_month_are_fifty_a_page),
		TEST(the_owner_sees_how_many_regulars_are_really_known),
		TEST(no_number_is_of_one_of_the_team),
		TEST(the_owner_is_led_there_and_the_team_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
