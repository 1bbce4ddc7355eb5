/*
 * The ledger of thanks: what they gave us and whether we thanked them, what we did for them
 * beyond the sale, ideas for giving back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static int
open_with_jack(void **state)
{
	open_shop(state);
	start_page("Jack");
	return 0;
}

static void
what_they_gave_waits_for_a_thank_you_of_whom_it_was_for(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/gifts", "way=in&text=Macadamia+nuts&to_id=3"), 303);
	get("/me");
	assert_int_equal(times_shown("MY_GIFTS"), 0);
	as(BEN);
	get("/me");
	assert_string_equal(shown("MY_GIFTS/GIFTS/gift_text"), "Macadamia nuts");
	assert_string_equal(shown("MY_GIFTS/GIFTS/name"), "Jack");
	assert_string_equal(shown("MY_GIFTS/GIFTS/gift_about"), "For you, today");
	get("/people/1");
	assert_int_equal(times_shown("GIFTS/NOT_THANKED"), 1);
	assert_int_equal(post("/gifts/1/thank", "back=/me"), 303);
	assert_string_equal(location(), "/me?thanked=1");
	get("/me");
	assert_int_equal(times_shown("MY_GIFTS"), 0);
	get("/people/1");
	assert_string_equal(shown("GIFTS/IS_THANKED/thanked_words"), "Ben said thank you, today");
	/* A second thank-you changes nothing; undo does. */
	as_owner();
	post("/gifts/1/thank", "");
	assert_int_equal(number("SELECT thanked_by FROM gift"), BEN);
	get("/people/1?thanked=1");
	assert_string_equal(shown("GIFT_NOTE/gift_undo"), "/gifts/1/unthank");
	assert_int_equal(post("/gifts/1/unthank", ""), 303);
	as(BEN);
	get("/me");
	assert_int_equal(times_shown("MY_GIFTS/GIFTS"), 1);
}

static void
what_was_for_all_of_us_is_on_the_page_of_each(void **state)
{
	(void)state;
	post("/people/1/gifts", "way=in&text=A+cake&day=2026-11-10");
	for (int64_t who = THEO; who <= BEN; who++) {
		as(who);
		get("/me");
		assert_string_equal(shown("MY_GIFTS/GIFTS/gift_about"), "For all of us, 7 days ago");
	}
	post("/gifts/1/thank", "");
	for (int64_t who = THEO; who <= BEN; who++) {
		as(who);
		get("/me");
		assert_int_equal(times_shown("MY_GIFTS"), 0);
	}
}

static void
something_extra_counts_from_the_visits_they_have_then(void **state)
{
	(void)state;
	for (int i = 0; i < 6; i++) {
		log_visit("person=1");
		pass(86400);
		as_staff();
	}
	assert_int_equal(number("SELECT bare_visits FROM person"), 6);
	assert_int_equal(post("/people/1/gifts", "way=out&text=Coffee+on+the+house&to_id=3"), 303);
	assert_int_equal(number("SELECT visits FROM gift"), 6);
	assert_int_equal(number("SELECT to_id IS NULL FROM gift"), 1);
	assert_int_equal(number("SELECT bare_visits FROM person"), 0);
	/* An idea and a gift of theirs do not count. */
	post("/people/1/gifts", "way=idea&text=A+book+on+boats");
	post("/people/1/gifts", "way=in&text=Nuts");
	log_visit("person=1");
	assert_int_equal(number("SELECT bare_visits FROM person"), 1);
	assert_int_equal(post("/gifts/1/remove", ""), 303);
	assert_string_equal(location(), "/people/1?removed=1");
	assert_int_equal(number("SELECT bare_visits FROM person"), 7);
	assert_int_equal(post("/gifts/1/restore", ""), 303);
	assert_int_equal(number("SELECT bare_visits FROM person"), 1);
	/* From us is nothing to thank for. */
	assert_int_equal(post("/gifts/1/thank", ""), 404);
}

static void
macadamia_finds_jack_also_mistyped(void **state)
{
	(void)state;
	post("/people/1/gifts", "way=in&text=A+bag+of+chocolate-covered+macadamia+nuts");
	get("/search?q=macadamia");
	assert_string_equal(shown("FOUND/name_before"), "Jack");
	get("/search?q=macademia");
	assert_string_equal(shown("FOUND/name_before"), "Jack");
	post("/gifts/1/remove", "");
	get("/search?q=macadamia");
	assert_int_equal(times_shown("FOUND"), 0);
	get("/people/1");
	assert_int_equal(times_shown("GIFTS"), 0);
	get("/people/1?removed=1");
	assert_string_equal(shown("GIFT_NOTE/gift_undo"), "/gifts/1/restore");
	post("/gifts/1/restore", "");
	get("/search?q=macadamia");
	assert_int_equal(times_shown("FOUND"), 1);
}

static void
what_does_not_fit_is_said_in_a_sentence(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/gifts", "way=in&text="), 422);
	assert_int_equal(post("/people/1/gifts", "way=in&text=A&day=2026-11-18"), 422);
	assert_non_null(strstr(shown("day_error"), "still to come"));
	assert_string_equal(shown("text"), "A");
	assert_int_equal(post("/people/1/gifts", "way=in&text=A&to_id=99"), 422);
	assert_int_equal(post("/people/9/gifts", "way=in&text=A"), 404);
	assert_int_equal(get("/people/9/gifts"), 404);
	assert_int_equal(post("/gifts/9/thank", ""), 404);
	assert_int_equal(post("/gifts/9/remove", ""), 404);
	assert_int_equal(post("/gifts/9/restore", ""), 404);
	assert_int_equal(post("/gifts/9/unthank", ""), 404);
	assert_int_equal(number("SELECT count(*) FROM gift"), 0);
}

static void
gifts_come_fifty_to_a_page(void **state)
{
	(void)state;
	for (int i = 0; i < 51; i++)
		post("/people/1/gifts", say("way=in&text=Gift+%d", i));
	get("/people/1/gifts");
	assert_int_equal(times_shown("GIFTS"), 50);
	assert_string_equal(shown("GIFTS/gift_text"), "Gift 50");
	get("/people/1/gifts?page=2");
	assert_int_equal(times_shown("GIFTS"), 1);
	get("/people/1");
	assert_int_equal(times_shown("GIFTS"), 4);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_jack, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(what_they_gave_waits_for_a_thank_you_of_whom_it_was_for),
		TEST(what_was_for_all_of_us_is_on_the_page_of_each),
		TEST(something_extra_counts_from_the_visits_they_have_then),
		TEST(macadamia_finds_jack_also_mistyped),
		TEST(what_does_not_fit_is_said_in_a_sentence),
		TEST(gifts_come_fifty_to_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
