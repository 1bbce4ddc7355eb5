/*
 * What the shop can do: suggested beside the lines that it suits, tried in one tap, asked
 * about like everything that was tried.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "offer.h"

enum { LOOKS = 1, BARGAINS = 3, PAYS = 5 };

static const struct suits {
	int64_t     offer_stage;
	const char *words;
	int64_t     stage;
	const char *text;
	bool        suits;
} cases[] = {
	{ PAYS, "", PAYS, "Counts her coins", true },
	{ PAYS, "", LOOKS, "Counts her coins", false },
	{ PAYS, "", 0, "The queue", false },
	{ PAYS, "card", PAYS, "Counts her coins", false },
	{ PAYS, "cash, coins", PAYS, "Counts her COINS", true },
	{ PAYS, "coins", LOOKS, "Counts her coins", false },
	{ 0, "queue", 0, "Standing in the queue", true },
	{ 0, "queue", LOOKS, "Looks at the queue first", true },
	{ 0, "quiet", 0, "The queue", false },
	/* Four letters and more are a beginning, fewer are the whole word. */
	{ 0, "wait", 0, "Waiting at the door", true },
	{ 0, "tea", 0, "The team talks", false },
	{ 0, "tea", 0, "Cold tea.", true },
	{ 0, "tea", 0, "Steamed milk, tea", true },
	/* Several words follow each other; accents and signs do not matter. */
	{ 0, "has to wait", 0, "She has to wait", true },
	{ 0, "has to wait", 0, "Has time to wait", false },
	{ 0, "café", 0, "Another cafe", true },
	{ 0, ";, cold ;", 0, "Cold cups", true },
	{ PAYS, " , ", PAYS, "Anything", true },
};

static void
an_offer_suits_a_line_by_stage_and_words(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct offer o = { .stage_id = cases[i].offer_stage, .words = cases[i].words };

		if (offer_suits(a, &o, cases[i].stage, cases[i].text) != cases[i].suits)
			fail_msg("\"%s\" and \"%s\"", cases[i].words, cases[i].text);
	}
	arena_free(a);
}

static void
what_helped_more_often_comes_first_and_a_no_never(void **state)
{
	struct arena *a = arena_new();
	struct offer  o[] = {
		{ .words = "", .stage_id = PAYS },
		{ .words = "coins" },
		{ .words = "coins", .helped = 2, .failed = 1 },
		{ .words = "coins", .helped = 9, .refused = true },
		{ .words = "coins", .helped = 9, .open = true },
		{ .words = "coins", .helped = 2 },
		{ .words = "cards", .helped = 9 },
		{ .words = "coins", .helped = 3, .failed = 7 },
	};
	static const int best[] = { 7, 5, 2, 1, 0 };
	int              places[8];

	(void)state;
	assert_int_equal(offer_choose(a, o, 8, PAYS, "Counts coins", places, 8), 5);
	assert_memory_equal(places, best, sizeof best);
	/* Fewer are the first of these. */
	for (int max = 1; max < 5; max++) {
		assert_int_equal(offer_choose(a, o, 8, PAYS, "Counts coins", places, max), max);
		assert_memory_equal(places, best, (size_t)max * sizeof *best);
	}
	assert_int_equal(offer_choose(a, o, 0, PAYS, "Counts coins", places, 8), 0);
	arena_free(a);
}

static void
put_offer(const char *fields)
{
	as_owner();
	assert_int_equal(post("/offers", fields), 303);
	as_staff();
}

static void
a_habit_is_met_with_an_offer_and_its_outcome_is_kept(void **state)
{
	(void)state;
	put_offer("offer_name=Round+it+down&offer_stage=5&offer_words=coins");
	start_page("Fred");
	post("/people/1/habits", "stage=5&text=Counts+his+coins&source=seen");
	for (int i = 0; i < 2; i++) {
		get(i == 0 ? "/people/1" : "/people/1/habits");
		assert_string_equal(shown(i == 0 ? "BUYS/STAGES.4/LINE/OFFERS/offer_name"
		                                 : "STAGES.4/LINES/OFFERS/offer_name"), "Round it down");
		assert_non_null(strstr(answer.body, "formaction=\"/offers/1/try\" name=\"fact\" value=\"1\""));
	}
	/* One tap; it is asked about like every attempt, and not offered meanwhile. */
	assert_int_equal(post("/offers/1/try", "fact=1"), 303);
	assert_string_equal(location(), "/people/1#tries");
	assert_int_equal(post("/offers/1/try", "fact=1"), 303);
	assert_int_equal(number("SELECT count(*) FROM attempt WHERE offer_id = 1 AND fact_id IS NULL"), 1);
	get("/people/1");
	assert_string_equal(shown("ATTEMPTS/text"), "Round it down");
	assert_int_equal(times_shown("ATTEMPTS/OPEN_WORTH"), 1);
	assert_null(strstr(readable(), "You could"));
	get("/offers/1");
	assert_string_equal(shown("went_words"), "Nobody has said yet how it went.");
	assert_string_equal(shown("TRIES/tried_words"), "being tried, today");
	assert_int_equal(post("/attempts/1", "outcome=liked"), 303);
	get("/offers/1");
	assert_string_equal(shown("went_words"), "Helped once.");
	assert_string_equal(shown("TRIES/tried_name"), "Fred");
	assert_string_equal(shown("TRIES/tried_words"), "liked it, today");
	get("/people/1");
	assert_string_equal(shown("BUYS/STAGES.4/LINE/OFFERS/offer_name"), "Round it down");
}

static void
what_bothers_is_met_with_an_offer_too(void **state)
{
	(void)state;
	put_offer("offer_name=Call+when+it+is+ready&offer_words=queue,+wait");
	start_page("Fred");
	log_visit("person=1&bothered_new=Waiting+in+line");
	get("/people/1");
	assert_string_equal(shown("BUYS/OFFERS_BOTHER/bother_words"), "Waiting in line");
	assert_string_equal(shown("BUYS/OFFERS_BOTHER/OFFERS/offer_name"), "Call when it is ready");
	get("/people/1/habits");
	assert_string_equal(shown("OFFERS_BOTHER/OFFERS/offer_name"), "Call when it is ready");
	assert_int_equal(post("/offers/1/try", "fact=1"), 303);
	get("/people/1");
	assert_string_equal(shown("ATTEMPTS/AGAINST/attempt_bother"), "Waiting in line");
	assert_int_equal(times_shown("BUYS/OFFERS_BOTHER"), 0);
	/* At the next visit it is asked how it went. */
	get("/visits/new?person=1");
	assert_non_null(strstr(readable(), "Call when it is ready"));
	assert_int_equal(post("/attempts/1", "outcome=worse"), 303);
	get("/people/1");
	assert_int_equal(times_shown("BUYS/OFFERS_BOTHER"), 0);
	get("/offers/1");
	assert_string_equal(shown("went_words"), "Did not help, once tried.");
}

static void
a_no_is_theirs_alone_and_what_helped_others_is_first(void **state)
{
	(void)state;
	put_offer("offer_name=A+receipt&offer_stage=5");
	put_offer("offer_name=Round+it+down&offer_stage=5");
	for (int i = 1; i <= 3; i++) {
		start_page(say("Fred %d", i));
		post(say("/people/%d/habits", i), "stage=5&text=Counts+his+coins&source=seen");
	}
	get("/people/3");
	assert_string_equal(shown("BUYS/STAGES.4/LINE/OFFERS/offer_name"), "A receipt");
	post("/offers/2/try", "fact=1");
	post("/attempts/1", "outcome=liked");
	get("/people/3");
	assert_string_equal(shown("BUYS/STAGES.4/LINE/OFFERS/offer_name"), "Round it down");
	/* No count of it is said. */
	assert_null(strstr(readable(), "Helped"));
	post("/offers/2/try", "fact=2");
	post("/attempts/2", "outcome=no");
	get("/people/2");
	assert_string_equal(shown("BUYS/STAGES.4/LINE/OFFERS/offer_name"), "A receipt");
	/* A no to the same words, tried without the list, is a no as well. */
	post("/people/3/attempts", "text=round+IT+down");
	post("/attempts/3", "outcome=no");
	get("/people/3");
	assert_string_equal(shown("BUYS/STAGES.4/LINE/OFFERS/offer_name"), "A receipt");
	for (int i = 0; i < 3; i++)
		change("INSERT INTO attempt SELECT NULL, person_id, NULL, 2, text, sort_text, staff_id, at, "
		       "'liked', 1, 0 FROM attempt WHERE id = 1");
	change("INSERT INTO attempt SELECT NULL, person_id, NULL, 2, text, sort_text, staff_id, at, "
	       "'same', 1, 0 FROM attempt WHERE id = 1");
	get("/offers/2");
	assert_string_equal(shown("went_words"), "Helped 4 times, not twice.");
}

static void
the_owner_keeps_the_list(void **state)
{
	(void)state;
	get("/offers");
	assert_int_equal(times_shown("NO_OFFER"), 1);
	assert_int_equal(post("/offers", "offer_name=Chair&offer_words=wait"), 403);
	as_owner();
	assert_int_equal(post("/offers", "offer_name=Chair"), 422);
	assert_string_equal(shown("offer_words_error"),
	    "Say when it suits: choose a stage, or write a word or two.");
	assert_string_equal(shown("offer_name"), "Chair");
	assert_int_equal(post("/offers", "offer_name=%21&offer_words=wait"), 422);
	assert_int_equal(post("/offers", "offer_name=Chair&offer_stage=99"), 422);
	assert_int_equal(post("/offers", "offer_name=Chair&offer_stage=1&offer_words=wait"), 303);
	assert_int_equal(post("/offers", "offer_name=CHAIR&offer_stage=1"), 422);
	assert_int_equal(post("/offers", "offer_name=A+stool&offer_stage=1"), 303);
	get("/offers");
	assert_string_equal(shown("OFFER_ROWS.1/suits_words"), "Looks: wait");
	assert_int_equal(post("/offers/2", "act=save&offer_name=Chair&offer_stage=1"), 422);
	assert_string_equal(shown("offer_name_error"), "This stands here already.");
	assert_int_equal(post("/offers/2", "act=save&offer_name=Stool&offer_words=tired"), 303);
	get("/offers/2");
	assert_string_equal(shown("offer_name"), "Stool");
	assert_string_equal(shown("suits_words"), "tired");
	assert_int_equal(post("/offers/1", "act=remove"), 303);
	assert_int_equal(get("/offers/1"), 404);
	assert_int_equal(post("/offers/1/try", "fact=1"), 404);
	/* What was taken out comes back with how it went. */
	assert_int_equal(post("/offers", "offer_name=chair&offer_stage=2"), 303);
	assert_int_equal(get("/offers/1"), 200);
	assert_int_equal(number("SELECT count(*) FROM offer"), 2);
	as_staff();
	get("/offers/1");
	assert_int_equal(times_shown("MAY_CHANGE"), 0);
	for (int i = 0; i < 38; i++)
		put_offer(say("offer_name=Thing+%d&offer_stage=1", i));
	as_owner();
	assert_int_equal(post("/offers", "offer_name=One+more&offer_stage=1"), 422);
}

static void
only_a_line_that_stands_can_be_answered(void **state)
{
	(void)state;
	put_offer("offer_name=Chair&offer_stage=1");
	start_page("Fred");
	log_visit("person=1&learned_new=Likes+tea");
	assert_int_equal(post("/offers/1/try", "fact=1"), 422);
	assert_int_equal(post("/offers/1/try", ""), 422);
	assert_int_equal(post("/offers/1/try", "fact=99"), 422);
	assert_non_null(strstr(shown("fact_error"), "no longer in the book"));
	post("/people/1/habits", "stage=1&text=Looks+long");
	post("/facts/2/remove", "");
	assert_int_equal(post("/offers/1/try", "fact=2"), 422);
	assert_int_equal(number("SELECT count(*) FROM attempt"), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(an_offer_suits_a_line_by_stage_and_words),
		TEST(what_helped_more_often_comes_first_and_a_no_never),
		TEST(a_habit_is_met_with_an_offer_and_its_outcome_is_kept),
		TEST(what_bothers_is_met_with_an_offer_too),
		TEST(a_no_is_theirs_alone_and_what_helped_others_is_first),
		TEST(the_owner_keeps_the_list),
		TEST(only_a_line_that_stands_can_be_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
