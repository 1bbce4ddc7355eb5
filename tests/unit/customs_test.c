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

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(the_owner_writes_and_all_read),
		TEST(the_owner_changes_orders_and_removes),
		TEST(what_is_wrong_is_kept_as_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
