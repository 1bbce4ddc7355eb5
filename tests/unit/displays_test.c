/*
 * Displays: the owner makes a code, it is typed on the other tablet, and that tablet shows
 * the preparation list until the owner ends it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

/* A code of a new display, as the owner sees it: "123 456". */
static const char *
make_code(const char *name)
{
	as_owner();
	assert_int_equal(post("/displays", say("display_name=%s", encoded(name))), 303);
	assert_int_equal(get(location()), 200);
	assert_string_equal(shown("CODE/code_name"), name);
	assert_int_equal(strlen(shown("CODE/code_digits")), 7);
	return say("%s", shown("CODE/code_digits"));
}

static int
type(const char *code)
{
	return post("/display", say("code=%s", encoded(code)));
}

/* A code that is not this one. */
static const char *
wrong(const char *code, int n)
{
	return say("%s%d", "00000", (code[6] - '0' + n) % 10);
}

static void
a_code_makes_a_tablet_a_display_that_stays_one(void **state)
{
	const char *code = make_code("The machine");

	(void)state;
	as_stranger();
	assert_int_equal(get("/display"), 200);
	assert_int_equal(type(code), 303);
	assert_string_equal(location(), "/preparation");
	assert_memory_equal(cookie, "regulars-display=", 17);
	assert_non_null(strstr(answer.set_cookie, "; HttpOnly"));
	assert_non_null(strstr(answer.set_cookie, "; SameSite=Strict"));
	assert_non_null(strstr(answer.set_cookie, "; Max-Age=34560000"));
	assert_int_equal(get("/preparation"), 200);
	/* Each answer lets the cookie live on. */
	assert_non_null(strstr(answer.set_cookie, "; Max-Age=34560000"));
	pass(3 * 365 * 86400);
	assert_int_equal(get("/preparation"), 200);
	assert_int_equal(get("/people"), 303);
	assert_string_equal(location(), "/preparation");
	/* The book has only the hash. */
	assert_int_equal(number("SELECT count(*) FROM display WHERE instr(hash, '%s')",
	    strchr(cookie, '=') + 1), 0);
}

static void
behind_tls_its_cookie_is_bound_to_it(void **state)
{
	const char *code = make_code("The machine");

	(void)state;
	as_stranger();
	besides.tls = true;
	get("/display");
	besides.tls = true;
	besides.origin = "https://regulars.test";
	assert_int_equal(type(code), 303);
	assert_memory_equal(answer.set_cookie, "__Host-regulars-display=", 24);
	assert_non_null(strstr(answer.set_cookie, "; Secure"));
	assert_int_equal(get("/preparation"), 303);
	besides.tls = true;
	assert_int_equal(get("/preparation"), 200);
}

static void
a_code_opens_once(void **state)
{
	const char *code = make_code("The machine");

	(void)state;
	as_stranger();
	assert_int_equal(type(code), 303);
	as_stranger();
	assert_int_equal(type(code), 422);
	assert_string_equal(shown("code_error"), "That code opens nothing. The owner can make a new one.");
}

static void
a_wrong_code_and_one_that_is_void_are_answered_alike(void **state)
{
	static const char never[] = "That code opens nothing. The owner can make a new one.";
	const char *code;

	(void)state;
	/* None waits at all. */
	as_stranger();
	assert_int_equal(type("123456"), 422);
	assert_string_equal(shown("code_error"), never);
	code = make_code("The machine");
	as_stranger();
	for (int i = 1; i <= 4; i++) {
		assert_int_equal(type(wrong(code, i)), 422);
		assert_string_equal(shown("code_error"), never);
	}
	/* Nothing typed is no try. */
	assert_int_equal(type(""), 422);
	/* The fifth try is a try; after it even the right one is void. */
	assert_int_equal(type("abcdef"), 422);
	assert_int_equal(type(code), 422);
	assert_string_equal(shown("code_error"), never);
	/* A new one opens. */
	as_owner();
	assert_int_equal(post("/displays/1", "act=code"), 303);
	get(location());
	code = say("%s", shown("CODE/code_digits"));
	as_stranger();
	assert_int_equal(type(wrong(code, 1)), 422);
	assert_int_equal(type(code), 303);
}

static void
a_code_is_void_after_fifteen_minutes(void **state)
{
	const char *code = make_code("The machine");

	(void)state;
	pass(15 * 60);
	as_stranger();
	assert_int_equal(type(code), 422);
	as_owner();
	get("/displays?code_for=1");
	assert_int_equal(times_shown("CODE"), 0);
	assert_string_equal(shown("DISPLAYS/state_words"), "Not in use yet, added by Theo, today");
}

static void
a_code_is_kept_nowhere_and_shown_only_to_who_made_it(void **state)
{
	const char *code = make_code("The machine");

	(void)state;
	assert_int_equal(number("SELECT count(*) FROM display WHERE instr(code_hash, '%s')",
	    say("%.3s%s", code, code + 4)), 0);
	as_owner(); /* signed in anew */
	get("/displays?code_for=1");
	assert_int_equal(times_shown("CODE"), 0);
	assert_non_null(strstr(readable(), "a code waits until 10:05"));
	assert_string_not_equal(make_code("The kitchen"), code);
}

static void
a_display_that_was_ended_is_out_with_its_next_request(void **state)
{
	char own[200];

	(void)state;
	as_display();
	strcpy(own, cookie);
	assert_int_equal(get("/preparation"), 200);
	as_owner();
	assert_int_equal(post("/displays/1", "act=end"), 303);
	get("/displays");
	assert_int_equal(times_shown("NO_DISPLAYS"), 1);
	assert_int_equal(post("/displays/1", "act=code"), 404);
	strcpy(cookie, own);
	besides.htmx = true;
	assert_int_equal(get("/preparation"), 200);
	assert_memory_equal(answer.hx_redirect, "/sign-in", 8);
	assert_int_equal(get("/preparation"), 303);
	assert_int_equal(post("/preparation/1/ready", ""), 303);
	assert_memory_equal(location(), "/sign-in", 8);
}

static void
a_new_code_ends_the_tablet_that_was_it_before_only_once_it_is_typed(void **state)
{
	char        own[200];
	const char *code;

	(void)state;
	as_display();
	strcpy(own, cookie);
	as_owner();
	post("/displays/1", "act=code");
	get(location());
	code = say("%s", shown("CODE/code_digits"));
	strcpy(cookie, own);
	assert_int_equal(get("/preparation"), 200);
	as_stranger();
	assert_int_equal(type(code), 303);
	assert_int_equal(get("/preparation"), 200);
	strcpy(cookie, own);
	assert_int_equal(get("/preparation"), 303);
}

static void
a_display_presses_its_buttons_and_nobody_in_its_name(void **state)
{
	const char *foreign;

	(void)state;
	start_page("Fred");
	post("/people/1/usuals", "usual=Tea");
	post("/people/1/start", "");
	foreign = say("%s", token_of(cookie));
	as_display();
	assert_int_equal(post("/preparation/1/ready", ""), 303);
	assert_string_equal(location(), "/preparation");
	besides.token = "";
	assert_int_equal(post("/preparation/1/taken", ""), 403);
	besides.token = foreign;
	assert_int_equal(post("/preparation/1/taken", ""), 403);
	besides.origin = "https://elsewhere.test";
	assert_int_equal(post("/preparation/1/taken", ""), 403);
	assert_string_equal(text_of("SELECT state FROM preparation"), "ready");
	/* Undone there, it stays there. */
	assert_int_equal(post("/preparation/1/undo", "act=page"), 303);
	assert_string_equal(location(), "/preparation");
}

static void
somebody_who_signs_in_at_a_display_is_no_display(void **state)
{
	char display[200], both[420];

	(void)state;
	as_display();
	strcpy(display, cookie);
	as_staff();
	snprintf(both, sizeof both, "%s; %s", display, cookie);
	besides.cookie = both;
	assert_int_equal(get("/people"), 200);
	assert_null(answer.set_cookie);
	/* The book closed, it is a display again. */
	change("DELETE FROM session");
	besides.cookie = both;
	assert_int_equal(get("/people"), 303);
	assert_string_equal(location(), "/preparation");
}

static void
a_display_needs_a_name_and_there_is_an_end_of_them(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(post("/displays", "display_name=+"), 422);
	assert_string_equal(shown("display_name_error"), "Say where it stands, such as the kitchen.");
	assert_int_equal(post("/displays", "display_name=%21"), 422);
	assert_int_equal(post("/displays/1", "act=code"), 404);
	for (int i = 0; i < 20; i++)
		assert_int_equal(post("/displays", say("display_name=Shelf+%d", i)), 303);
	assert_int_equal(post("/displays", "display_name=Cellar"), 422);
	assert_int_equal(post("/displays/1", "act=burn"), 422);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_code_makes_a_tablet_a_display_that_stays_one),
		TEST(behind_tls_its_cookie_is_bound_to_it),
		TEST(a_code_opens_once),
		TEST(a_wrong_code_and_one_that_is_void_are_answered_alike),
		TEST(a_code_is_void_after_fifteen_minutes),
		TEST(a_code_is_kept_nowhere_and_shown_only_to_who_made_it),
		TEST(a_display_that_was_ended_is_out_with_its_next_request),
		TEST(a_new_code_ends_the_tablet_that_was_it_before_only_once_it_is_typed),
		TEST(a_display_presses_its_buttons_and_nobody_in_its_name),
		TEST(somebody_who_signs_in_at_a_display_is_no_display),
		TEST(a_display_needs_a_name_and_there_is_an_end_of_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
