/*
 * What worked and what bothered somebody at a visit; what to try next time, which stays open
 * until somebody says how it went; what is worth trying outside the usual.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { FRED = 1, ALICE = 2 };

static int
open_with_two(void **state)
{
	open_shop(state);
	start_page("Fred");
	start_page("Alice");
	log_visit("person=1&learned=The+tunnel&kind=loves&about=1&source=told"
	    "&learned=Cups+that+are+not+hot&kind=bothers&about=1&source=seen");
	pass(7 * 86400);
	as_staff();
	return 0;
}
enum { TUNNEL = 1, CUPS = 2 };

static void
what_may_have_worked_is_offered_for_who_is_ticked(void **state)
{
	(void)state;
	get("/visits/new");
	assert_int_equal(times_shown("WORKED"), 0);
	get("/visits/new?person=1");
	assert_string_equal(shown("WORKED/chip_words"), "The tunnel");
	assert_string_equal(shown("BOTHERED/chip_words"), "Cups that are not hot");
	/* Of several, whose it is stands before it. */
	get("/visits/new?person=1&person=2");
	assert_string_equal(shown("WORKED/chip_words"), "Fred: The tunnel");
	/* Ticking somebody asks again, and saves nothing. */
	assert_int_equal(post("/visits/new", "person=1&act=look&learned_new=Half+typed"), 200);
	assert_string_equal(shown("learned_new"), "Half typed");
	assert_int_equal(times_shown("LEARNED"), 0);
	assert_int_equal(number("SELECT count(*) FROM visit"), 1);
}

static void
what_worked_is_kept_with_the_visit(void **state)
{
	(void)state;
	log_visit("person=1&worked=1&worked_new=Asked+about+Leeds");
	assert_int_equal(number("SELECT count(*) FROM fact_use WHERE visit_id = 2"), 2);
	assert_int_equal(number("SELECT used_at FROM fact WHERE id = 1"), the_time());
	assert_string_equal(text_of("SELECT kind || text || source FROM fact WHERE id = 3"),
	    "likesAsked about Leedsseen");
	/* Not of those who came: a sentence, and nothing is saved. */
	assert_int_equal(post("/visits/new", "person=2&worked=1&act=save"), 422);
	assert_string_not_equal(shown("worked_error"), "(not shown)");
	assert_int_equal(post("/visits/new", "person=1&worked=99&act=save"), 422);
	assert_int_equal(number("SELECT count(*) FROM visit"), 2);
}

static void
what_bothers_again_is_noted_and_a_new_bother_learned(void **state)
{
	(void)state;
	log_visit("person=1&person=2&bothered=2&bothered_new=The+radio&side_about=2");
	assert_string_equal(text_of("SELECT group_concat(visit_id || fact_id) FROM visit_bothered"), "22");
	assert_string_equal(text_of("SELECT person_id || kind || text FROM fact WHERE id = 3"),
	    "2bothersThe radio");
	get("/visits/new?person=2");
	assert_string_equal(shown("BOTHERED/chip_words"), "The radio");
	assert_int_equal(post("/visits/new", "person=1&bothered_new=The+radio&side_about=2&act=save"), 422);
	assert_string_not_equal(shown("side_about_error"), "(not shown)");
	assert_string_equal(shown("bothered_new"), "The radio");
}

static void
the_next_try_is_asked_about_until_somebody_says_how_it_went(void **state)
{
	(void)state;
	log_visit("person=1&bothered=2&try_next=Warm+the+cup+first");
	pass(7 * 86400);
	as(BEN);
	for (int visit = 0; visit < 2; visit++) {
		get("/visits/new?person=1");
		assert_string_equal(shown("OPEN_ATTEMPT/attempt_text"), "Warm the cup first");
		assert_string_equal(shown("OPEN_ATTEMPT/attempt_bother"), "Cups that are not hot");
		get("/people/1");
		assert_int_equal(times_shown("ATTEMPTS/OPEN_AGAINST"), 1);
		log_visit("person=1&outcome=");
	}
	assert_int_equal(post("/visits/new", "person=1&act=save&outcome=1+liked"), 422);
	assert_string_not_equal(shown("outcome_error"), "(not shown)");
	assert_int_equal(post("/visits/new", "person=2&act=save&outcome=1+better"), 422);
	log_visit("person=1&outcome=1+better");
	get("/visits/new?person=1");
	assert_int_equal(times_shown("OPEN_ATTEMPT"), 0);
	get("/people/1/attempts");
	assert_string_equal(shown("ATTEMPTS/ENDED/ended_words"), "Better, says Ben, today");
}

static void
a_try_belongs_to_one_thing_that_bothered_them(void **state)
{
	(void)state;
	assert_int_equal(post("/visits/new", "person=1&try_next=A+quiet+table&act=save"), 422);
	assert_non_null(strstr(shown("try_next_error"), "Say what bothered them"));
	assert_int_equal(post("/visits/new", "person=1&bothered=2&bothered_new=Noise&try_next=A+quiet+table"
	    "&act=save"), 422);
	assert_string_equal(shown("try_next"), "A quiet table");
	log_visit("person=1&bothered_new=Noise&try_next=A+quiet+table");
	assert_string_equal(text_of("SELECT fact_id || text FROM attempt"), "3A quiet table");
}

static void
a_visit_taken_back_takes_its_right_column_with_it(void **state)
{
	const char *before;

	(void)state;
	log_visit("person=1&bothered=2&try_next=Warm+the+cup+first");
	pass(7 * 86400);
	as_staff();
	before = text_of("SELECT (SELECT group_concat(coalesce(outcome, '-')) FROM attempt) || (SELECT "
	    "group_concat(text || used_at) FROM fact) || (SELECT count(*) FROM visit_bothered)");
	log_visit("person=1&worked=1&bothered=2&bothered_new=Noise&outcome=1+worse&worked_new=Leeds");
	post("/visits/3/undo", "");
	assert_string_equal(text_of("SELECT (SELECT group_concat(coalesce(outcome, '-')) FROM attempt) || "
	    "(SELECT group_concat(text || used_at) FROM fact) || (SELECT count(*) FROM visit_bothered)"),
	    before);
	assert_int_equal(number("SELECT count(*) FROM fact_use"), 0);
}

static void
something_outside_the_usual_is_liked_or_not_or_not_yet(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/attempts", "text="), 422);
	assert_int_equal(post("/people/1/attempts", "text=A+filter"), 303);
	get("/people/1");
	assert_string_equal(shown("ATTEMPTS/text"), "A filter");
	assert_int_equal(times_shown("ATTEMPTS/OPEN_WORTH"), 1);
	assert_int_equal(post("/people/1/attempts", "text=a+FILTER"), 422);
	assert_non_null(strstr(shown("text_error"), "stands here already"));
	assert_int_equal(post("/attempts/1", "outcome=better"), 422);
	assert_int_equal(post("/attempts/1", "outcome=not+yet"), 303);
	get("/people/1");
	assert_int_equal(times_shown("ATTEMPTS"), 1);
	assert_int_equal(post("/attempts/1", "outcome=no"), 303);
	get("/people/1");
	assert_int_equal(times_shown("ATTEMPTS"), 0);
	/* What got a no is not offered again. */
	assert_int_equal(post("/people/1/attempts", "text=A+Filter"), 422);
	assert_string_equal(shown("text_error"), "We tried this today, and it was a no.");
	assert_int_equal(post("/people/2/attempts", "text=A+Filter"), 303);
	assert_int_equal(post("/people/1/attempts", "text=Tea&fact=99"), 422);
	assert_int_equal(post("/people/2/attempts", "text=Tea&fact=2"), 422);
	assert_int_equal(post("/people/9/attempts", "text=Tea"), 404);
	assert_int_equal(post("/attempts/99", "outcome=no"), 404);
}

static void
what_all_at_home_share_is_said_of_the_family(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/change", "call_name=Fred&name_source=told&since_year=2026&version=1"
	    "&household=The+Hallorans"), 303);
	get("/visits/new?person=1");
	assert_string_equal(shown("ABOUT_FAMILY/family"), "The Hallorans");
	get("/visits/new?person=2");
	assert_int_equal(times_shown("ABOUT_FAMILY"), 0);
	assert_int_equal(post("/visits/new", "person=2&learned_new=Vegetarian&about_new=family&act=save"), 422);
	log_visit("person=1&learned_new=Vegetarian+at+home&about_new=family&kind_new=other");
	assert_string_equal(text_of("SELECT household_id || coalesce(person_id, '-') || text FROM fact "
	    "ORDER BY id DESC LIMIT 1"), "1-Vegetarian at home");
}

static void
what_one_would_not_read_aloud_is_asked_about_and_kept(void **state)
{
	(void)state;
	post("/visits/new", "person=1&act=add&learned_new=Has+diabetes");
	assert_string_equal(shown("LEARNED/ALOUD/aloud_topic"), "health");
	post("/visits/new", "person=1&act=look&learned_new=Votes+Labour");
	assert_string_equal(shown("ALOUD_NEW/aloud_topic"), "politics");
	log_visit("person=1&learned_new=Has+diabetes");
	get("/?saved=2");
	assert_string_equal(shown("ALOUD/aloud_topic"), "health");
	log_visit("person=1&learned_new=Likes+tea");
	get("/?saved=3");
	assert_int_equal(times_shown("ALOUD"), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_two, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(what_may_have_worked_is_offered_for_who_is_ticked),
		TEST(what_worked_is_kept_with_the_visit),
		TEST(what_bothers_again_is_noted_and_a_new_bother_learned),
		TEST(the_next_try_is_asked_about_until_somebody_says_how_it_went),
		TEST(a_try_belongs_to_one_thing_that_bothered_them),
		TEST(a_visit_taken_back_takes_its_right_column_with_it),
		TEST(something_outside_the_usual_is_liked_or_not_or_not_yet),
		TEST(what_all_at_home_share_is_said_of_the_family),
		TEST(what_one_would_not_read_aloud_is_asked_about_and_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
