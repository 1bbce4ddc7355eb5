/*
 * How we do things here: all read it, the owner writes it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static void
the_owner_writes_and_all_read(void **state)
{
	(void)state;
	get("/customs");
	assert_int_equal(times_shown("NO_CUSTOM"), 1);
	assert_int_equal(times_shown("MAY_CHANGE"), 0);
	assert_int_equal(post("/customs", "custom_title=Birthdays&custom_text=Coffee"), 403);
	as_owner();
	assert_int_equal(post("/customs", "custom_title=Birthdays&custom_text=Coffee+on+the+house."), 303);
	get(say("%s", location()));
	assert_int_equal(times_shown("SAVED"), 1);
	as_staff();
	get("/customs");
	assert_string_equal(shown("CUSTOMS/title_words"), "Birthdays");
	assert_string_equal(shown("CUSTOMS/text_words"), "Coffee on the house.");
	assert_int_equal(times_shown("CUSTOMS/CHANGE"), 0);
	get("/me");
	assert_non_null(strstr(answer.body, "href=\"/customs\""));
}

static void
the_owner_changes_orders_and_removes(void **state)
{
	(void)state;
	as_owner();
	for (const char *const *c = (const char *const[]){ "Cards", "Birthdays", "Door", NULL }; *c; c++)
		post("/customs", say("custom_title=%s&custom_text=Yes", *c));
	assert_int_equal(post("/customs/3", "act=up"), 303);
	assert_int_equal(post("/customs/3", "act=up"), 303);
	/* The first has nowhere to go. */
	assert_int_equal(post("/customs/3", "act=up"), 303);
	assert_int_equal(post("/customs/2", "act=save&custom_title=Days&custom_text=Cake"), 303);
	assert_int_equal(post("/customs/1", "act=remove"), 303);
	get("/customs");
	assert_int_equal(times_shown("CUSTOMS"), 2);
	assert_string_equal(shown("CUSTOMS.0/title_words"), "Door");
	assert_string_equal(shown("CUSTOMS.1/title_words"), "Days");
	assert_int_equal(times_shown("CUSTOMS.0/CHANGE/MAY_RISE"), 0);
	assert_int_equal(times_shown("CUSTOMS.1/CHANGE/MAY_RISE"), 1);
	assert_int_equal(get("/customs/1"), 404);
	assert_int_equal(post("/customs/1", "act=remove"), 404);
	assert_int_equal(get("/customs/2"), 200);
	assert_string_equal(shown("custom_text"), "Cake");
}

static void
what_is_wrong_is_kept_as_typed(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(post("/customs", "custom_title=&custom_text=Coffee"), 422);
	assert_string_equal(shown("custom_title_error"), "Give it a name: The welcome card.");
	assert_string_equal(shown("custom_text"), "Coffee");
	post("/customs", "custom_title=Cards&custom_text=Yes");
	assert_int_equal(post("/customs/1", "act=save&custom_title=Card&custom_text="), 422);
	assert_string_equal(shown("custom_title"), "Card");
	assert_string_equal(shown("title_now"), "Cards");
	for (int i = 1; i < 20; i++)
		assert_int_equal(post("/customs", say("custom_title=C%d&custom_text=Yes", i)), 303);
	assert_int_equal(post("/customs", "custom_title=One+more&custom_text=Yes"), 422);
	assert_int_equal(number("SELECT count(*) FROM custom"), 20);
}

static void
done_today_is_one_tap_and_so_is_undo(void **state)
{
	(void)state;
	as_owner();
	post("/customs", "custom_title=Birthdays&custom_text=Coffee&custom_owner=2");
	post("/customs", "custom_title=Closing&custom_text=Bread");
	as_staff();
	get("/customs");
	assert_string_equal(shown("CUSTOMS.0/owner_words"), "Ana");
	assert_string_equal(shown("CUSTOMS.1/owner_words"), "Theo");
	assert_string_equal(shown("CUSTOMS.0/use_words"), "Not done yet");
	assert_int_equal(post("/customs/1/done", ""), 303);
	assert_string_equal(location(), "/customs?done=1");
	get("/customs?done=1");
	assert_string_equal(shown("CUSTOM_DONE/done_title"), "Birthdays");
	assert_string_equal(shown("CUSTOMS.0/use_words"), "Last done today");
	assert_int_equal(times_shown("CUSTOMS.0/NOT_TODAY"), 0);
	assert_string_equal(shown("CUSTOMS.1/use_words"), "Not done yet");
	pass(7 * 86400);
	as_staff();
	get("/customs?done=1");
	assert_int_equal(times_shown("CUSTOM_DONE"), 0);
	assert_string_equal(shown("CUSTOMS.0/use_words"), "Last done 7 days ago");
	/* Undone, it was last done when it was before. */
	post("/customs/1/done", "");
	get(say("%s", location()));
	assert_string_equal(shown("CUSTOMS.0/use_words"), "Last done today");
	assert_int_equal(post("/customs/1/done", say("undo=yes&before=%s",
	    shown("CUSTOM_DONE/DONE_BEFORE/done_before"))), 303);
	get("/customs");
	assert_string_equal(shown("CUSTOMS.0/use_words"), "Last done 7 days ago");
	post("/customs/1/done", "undo=yes");
	get("/customs");
	assert_string_equal(shown("CUSTOMS.0/use_words"), "Not done yet");
	assert_int_equal(post("/customs/1/done", "undo=yes&before=99999999999"), 422);
	assert_int_equal(post("/customs/9/done", ""), 404);
}

static void
what_is_done_at_a_moment_is_the_last_use_of_its_custom(void **state)
{
	(void)state;
	as_owner();
	post("/customs", "custom_title=The+birthday+bun&custom_text=A+candle+in+it.");
	as_staff();
	start_page("Fred");
	change("UPDATE person SET birth_month = 11, birth_day = 18 WHERE id = 1");
	get("/people/1/birthday");
	assert_string_equal(shown("HOUSE_CUSTOMS/OUR_CUSTOMS/our_custom_words"), "The birthday bun");
	assert_int_equal(post("/people/1/birthday", "custom=1&idea=A+card"), 422);
	assert_string_equal(shown("custom_error"), "Choose one: A card, or the custom.");
	assert_int_equal(post("/people/1/birthday", "custom=9"), 422);
	assert_string_equal(shown("custom_error"), "This is no custom of the house any more.");
	assert_int_equal(post("/people/1/birthday", "custom=1"), 303);
	get("/people/1/birthday");
	assert_string_equal(shown("GESTURES/gesture_text"), "The birthday bun");
	/* What is planned is not done. */
	get("/customs");
	assert_string_equal(shown("CUSTOMS/use_words"), "Not done yet");
	post("/gestures/1", "act=done");
	get("/customs");
	assert_string_equal(shown("CUSTOMS/use_words"), "Last done today");
	assert_string_equal(shown("CUSTOMS/USED_AT/use_moment"), "Fred: Birthday");
	assert_string_equal(shown("CUSTOMS/USED_AT/use_path"), "/people/1/birthday");
	pass(2 * 86400);
	as_owner();
	get("/customs");
	assert_string_equal(shown("CUSTOMS/use_words"), "Last done last Tuesday");
	/* Under another name it was done all the same; the latest of both counts. */
	post("/customs/1", "act=save&custom_title=The+bun&custom_text=A+candle+in+it.");
	get("/customs");
	assert_string_equal(shown("CUSTOMS/title_words"), "The bun");
	assert_string_equal(shown("CUSTOMS/use_words"), "Last done last Tuesday");
	post("/customs/1", "act=save&custom_title=The+birthday+bun&custom_text=A+candle+in+it.");
	post("/customs/1/done", "");
	get("/customs");
	assert_string_equal(shown("CUSTOMS/use_words"), "Last done today");
	assert_int_equal(times_shown("CUSTOMS/USED_AT"), 0);
}

static void
whoever_sees_to_it_works_here_or_did(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(post("/customs", "custom_title=Cards&custom_text=Yes&custom_owner=99"), 422);
	assert_string_equal(shown("custom_owner_error"), "Choose one of those who work here.");
	post("/customs", "custom_title=Cards&custom_text=Yes&custom_owner=3");
	change("UPDATE staff SET left_at = 1 WHERE id = 3");
	get("/customs/1");
	assert_string_equal(shown("CUSTOM_OWNERS.2/staff_name"), "Ben");
	assert_int_equal(times_shown("CUSTOM_OWNERS.2/STAFF_CHOSEN"), 1);
	assert_int_equal(post("/customs/1", "act=save&custom_title=Card&custom_text=Yes&custom_owner=3"), 303);
	get("/customs");
	assert_string_equal(shown("CUSTOMS/owner_words"), "Ben");
	assert_int_equal(post("/customs", "custom_title=Door&custom_text=Yes&custom_owner=3"), 422);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(the_owner_writes_and_all_read),
		TEST(the_owner_changes_orders_and_removes),
		TEST(what_is_wrong_is_kept_as_typed),
		TEST(done_today_is_one_tap_and_so_is_undo),
		TEST(what_is_done_at_a_moment_is_the_last_use_of_its_custom),
		TEST(whoever_sees_to_it_works_here_or_did),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
