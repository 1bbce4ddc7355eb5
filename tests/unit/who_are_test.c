/*
 * "Who are your customers?": asked on Today, kept by its date, and checked by its words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "who_are.h"

static int
open_with_fred(void **state)
{
	open_shop(state);
	start_page("Fred");
	as_owner();
	return 0;
}

static enum who_are
judge(const char *text)
{
	struct arena *a = arena_new();
	enum who_are  said = who_are_judge(a, text);

	arena_free(a);
	return said;
}

static void
anyone_is_nobody(void **state)
{
	(void)state;
	assert_int_equal(judge("Anyone"), WHO_ARE_ANYONE);
	assert_int_equal(judge("Well, everybody really!"), WHO_ARE_ANYONE);
	assert_int_equal(judge("All kinds of people, young and old"), WHO_ARE_ANYONE);
	assert_int_equal(judge("the general public"), WHO_ARE_ANYONE);
	assert_int_equal(judge("Anyone who loves a good book"), WHO_ARE_TOLD);
}

static void
age_and_place_alone_are_not_enough(void **state)
{
	(void)state;
	assert_int_equal(judge("Women of 30 to 50 from Clifton"), WHO_ARE_ONLY_IS);
	assert_int_equal(judge("Middle-class locals"), WHO_ARE_ONLY_IS);
	assert_int_equal(judge("25-40"), WHO_ARE_ONLY_IS);
	assert_int_equal(judge("Women of 30 to 50 who read on their own"), WHO_ARE_TOLD);
	assert_int_equal(judge("Locals. They come before work and are in a hurry."), WHO_ARE_TOLD);
	/* Part of a word is no word. */
	assert_int_equal(judge("Gold diggers and manuscript hunters"), WHO_ARE_TOLD);
	assert_int_equal(judge(""), WHO_ARE_TOLD);
}

static void
the_owner_is_asked_until_it_is_answered(void **state)
{
	(void)state;
	get("/");
	assert_int_equal(times_shown("WHO_ASK/WHO_FIRST"), 1);
	as_staff();
	get("/");
	assert_int_equal(times_shown("WHO_ASK"), 0);
	as_owner();
	assert_int_equal(post("/who-are-your-customers", "who_text=Women+of+30+to+50"), 303);
	get(location());
	assert_int_equal(times_shown("SAVED"), 1);
	assert_int_equal(times_shown("WHO_ONLY_IS"), 1);
	assert_string_equal(shown("WHO_ANSWERS/who_said"), "Women of 30 to 50");
	assert_int_equal(post("/who-are-your-customers", "who_text=Women+of+30+to+50+who+read"), 303);
	get("/who-are-your-customers");
	assert_int_equal(times_shown("WHO_ONLY_IS"), 0);
	assert_int_equal(times_shown("WHO_ANSWERS"), 2);
	assert_string_equal(shown("WHO_ANSWERS.1/who_said"), "Women of 30 to 50");
	get("/");
	assert_int_equal(times_shown("WHO_ASK"), 0);
}

static void
left_for_now_it_is_not_asked_in_this_browser(void **state)
{
	(void)state;
	get("/");
	assert_int_equal(times_shown("WHO_ASK"), 1);
	assert_int_equal(post("/who-are-your-customers/later", ""), 303);
	assert_string_equal(location(), "/");
	assert_non_null(strstr(answer.set_cookie, "who_are=later; Path=/; Max-Age="));
	assert_non_null(strstr(answer.set_cookie, "HttpOnly; SameSite=Strict"));
	as_owner();
	besides.cookie = say("%s; who_are=later", cookie);
	get("/");
	assert_int_equal(times_shown("WHO_ASK"), 0);
	assert_int_equal(number("SELECT count(*) FROM who_answer"), 0);
}

static void
a_year_later_it_stands_beside_the_board(void **state)
{
	(void)state;
	post("/who-are-your-customers", "who_text=Everybody");
	get("/who-are-your-customers");
	assert_int_equal(times_shown("WHO_IS_ANYONE"), 1);
	assert_int_equal(times_shown("NO_AVATARS"), 1);
	change("UPDATE who_answer SET day = day - 365");
	change("INSERT INTO avatar (id, name, tag, place, staff_id, at, changed_at) "
	       "VALUES (1, 'Margaret', 'The corner, a book', 1, 1, 0, 0)");
	get("/");
	assert_string_equal(shown("WHO_ASK/WHO_AGAIN/who_before"), "Everybody");
	get("/who-are-your-customers");
	assert_string_equal(shown("WHO_ANSWERS/who_day"), "Monday 17 November 2025");
	assert_string_equal(shown("WHO_AVATARS/avatar_name"), "Margaret");
	assert_string_equal(shown("WHO_AVATARS/AVATAR_TAG/avatar_tag"), "The corner, a book");
}

static void
nothing_is_no_answer(void **state)
{
	(void)state;
	assert_int_equal(post("/who-are-your-customers", "who_text=+%2e"), 422);
	assert_string_equal(shown("who_text_error"), "Write it in your own words.");
	assert_string_equal(shown("who_text"), ".");
	assert_int_equal(number("SELECT count(*) FROM who_answer"), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_fred, close_book)
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(anyone_is_nobody),
		cmocka_unit_test(age_and_place_alone_are_not_enough),
		TEST(the_owner_is_asked_until_it_is_answered),
		TEST(left_for_now_it_is_not_asked_in_this_browser),
		TEST(a_year_later_it_stands_beside_the_board),
		TEST(nothing_is_no_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
