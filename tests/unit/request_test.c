/*
 * What nginx hands over, and a form that is sent twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static struct request rq;

static bool
parse(const char *method, const char *text)
{
	arena_free(rq.arena);
	memset(&rq, 0, sizeof rq);
	rq.arena = arena_new();
	rq.method = method;
	rq.query = strcmp(method, "GET") == 0 ? text : "q=of+the+query";
	rq.body = text;
	rq.body_size = strlen(text);
	return request_parse(&rq);
}

static int
close_all(void **state)
{
	arena_free(rq.arena);
	rq.arena = NULL;
	return close_book(state);
}

static int
open_all(void **state)
{
	rq.arena = arena_new();
	return open_shop(state);
}

static void
values_are_decoded_once(void **state)
{
	(void)state;
	assert_true(parse("GET", "q=a%2Bb+c%20d&e=%253C&f=%C3%A9&g=%zz%4&h=="));
	assert_int_equal(rq.nparams, 5);
	assert_string_equal(request_param(&rq, "q"), "a+b c d");
	assert_string_equal(request_param(&rq, "e"), "%3C");
	assert_string_equal(request_param(&rq, "f"), "é");
	assert_string_equal(request_param(&rq, "g"), "%zz%4");
	assert_string_equal(request_param(&rq, "h"), "=");
	assert_string_equal(request_param(&rq, "none"), "");
}

static void
a_form_is_read_from_the_body_alone(void **state)
{
	(void)state;
	assert_true(parse("POST", "call_name=Ana"));
	assert_string_equal(request_param(&rq, "q"), "");
	assert_string_equal(request_param(&rq, "call_name"), "Ana");
	assert_int_equal(post("/people/new?call_name=Fred", "looks=hat"), 303);
	assert_string_equal(text_of("SELECT call_name || '/' || looks FROM person"), "/hat");
}

static void
a_nul_does_not_hide_what_follows_it(void **state)
{
	(void)state;
	assert_true(parse("POST", "a=x%00y&b%00c=1&=2&d&e=3"));
	assert_int_equal(rq.nparams, 2);
	assert_int_equal(rq.params[0].size, 3);
	assert_memory_equal(rq.params[0].value, "x\0y", 4);
	assert_string_equal(request_param(&rq, "e"), "3");
}

static void
a_name_is_plain(void **state)
{
	(void)state;
	assert_true(parse("POST", "%c3%a9=1&a+b=2&%0d%0a=3"
	    "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=4&ok=5"));
	assert_int_equal(rq.nparams, 1);
}

static void
five_hundred_values_are_enough(void **state)
{
	char many[501 * 4 + 1];

	(void)state;
	for (int i = 0; i < 501; i++)
		memcpy(many + i * 4, "p=1&", 5);
	many[499 * 4 + 3] = '\0';
	assert_true(parse("POST", many));
	assert_int_equal(rq.nparams, 500);
	many[499 * 4 + 3] = '&';
	assert_false(parse("POST", many));
	assert_int_equal(post("/people/new", many), 413);
	assert_int_equal(get(say("/people?%s", many)), 413);
	assert_int_equal(number("SELECT count(*) FROM person"), 0);
}

static void
only_a_form_is_read_as_one(void **state)
{
	static const char *const types[] = { "", "text/plain", "application/json",
		"multipart/form-data; boundary=x" };

	(void)state;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		besides.content_type = types[i];
		assert_int_equal(post("/people/new", "call_name=Fred"), 415);
		assert_int_equal(times_shown("BAD_REQUEST"), 1);
	}
	besides.content_type = "application/x-www-form-urlencoded; charset=UTF-8";
	assert_int_equal(post("/people/new", "call_name=Fred"), 303);
}

static void
no_answer_breaks_a_header(void **state)
{
	static const char *const evil[] = { "%0d%0aSet-Cookie:%20a=b", "%0aX:%20y", "%0d", "%00",
		"\r\nX: y", "\xc3\xa9", "%e5%98%8a%e5%98%8dX:%20y", "a b" };

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof evil / sizeof *evil; i++) {
		const char *e = evil[i];

		/* Asking looks at each header; the program must not stop over any of them. */
		assert_true(get(say("/people?q=%s", e)) < 500);
		assert_true(get(say("/people?filter=%s&page=%s", e, e)) < 500);
		assert_true(get(say("/search?q=%s", e)) < 500);
		assert_true(get(say("/visits?day=%s&person=%s&page=%s", e, e, e)) < 500);
		assert_true(get(say("/visits/new?person=%s", e)) < 500);
		assert_true(get(say("/people/new?call_name=%s", e)) < 500);
		assert_true(get(say("/?saved=%s&undone=%s", e, e)) < 500);
		assert_true(get(say("/people%s", e)) < 500);
		besides.key = e;
		assert_int_equal(post("/people/new", "call_name=Ben"), 400);
		as_stranger();
		assert_true(get(say("/people/1?%s", e)) < 500);
		assert_true(get(say("/sign-in?next=%s", e)) < 500);
		assert_true(post("/sign-in/2", say("secret=1&next=%s", e)) < 500);
		change("UPDATE staff SET tries = 0");
		as_staff();
	}
}

/* Sent twice. */

static const char key[] = "abcdefghijklmnopqrstuv";

static int
post_with_key(const char *address, const char *fields)
{
	besides.key = key;
	return post(address, fields);
}

static void
a_form_without_its_key_is_not_readable(void **state)
{
	static const char *const keys[] = { "", "short", "abcdefghijklmnopqrstuvw",
		"abcdefghijklmnopqrstu%20", "abcdefghijklmnopqrstu'", "%00bcdefghijklmnopqrstuv" };

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		besides.key = keys[i];
		assert_int_equal(post("/people/new", "call_name=Fred"), 400);
	}
	assert_int_equal(number("SELECT count(*) FROM person"), 0);
}

static void
a_visit_that_is_sent_twice_is_logged_once(void **state)
{
	const char *first;

	(void)state;
	start_page("Fred");
	assert_int_equal(post_with_key("/visits/new", "person=1&learned_new=Likes+tea"), 303);
	first = say("%s", location());
	for (int i = 0; i < 3; i++) {
		assert_int_equal(post_with_key("/visits/new", "person=1&learned_new=Likes+tea"), 303);
		assert_string_equal(location(), first);
	}
	assert_int_equal(number("SELECT count(*) FROM visit"), 1);
	assert_int_equal(number("SELECT count(*) FROM fact"), 1);
	assert_int_equal(number("SELECT visits FROM person"), 1);
}

static void
the_same_form_is_known_after_signing_in_again(void **state)
{
	const char *first, *token;

	(void)state;
	start_page("Fred");
	token = token_of(cookie);
	assert_int_equal(post_with_key("/visits/new", "person=1"), 303);
	first = say("%s", location());
	pass(13 * 3600);
	assert_int_equal(post_with_key("/visits/new", "person=1"), 303);
	assert_string_equal(location(), "/sign-in");
	as_staff();
	assert_string_not_equal(token_of(cookie), token);
	assert_int_equal(post_with_key("/visits/new", "person=1"), 303);
	assert_string_equal(location(), first);
	assert_int_equal(number("SELECT count(*) FROM visit"), 1);
	/* But nobody else is given Ana's answer. */
	as(BEN);
	assert_int_equal(post_with_key("/visits/new", "person=1"), 409);
	assert_int_equal(number("SELECT count(*) FROM visit"), 1);
}

static void
the_same_key_with_other_words_is_409_and_keeps_them(void **state)
{
	(void)state;
	assert_int_equal(post_with_key("/people/new", "call_name=Fred&usual=tea"), 303);
	assert_int_equal(post_with_key("/people/new", "call_name=Alice&usual=latte&looks=hat"), 409);
	assert_string_equal(shown("call_name"), "Alice");
	assert_string_equal(shown("usual"), "latte");
	assert_string_equal(shown("looks"), "hat");
	assert_memory_equal(shown("PROBLEM/PROBLEMS/complaint"), "This was saved already", 22);
	assert_int_equal(number("SELECT count(*) FROM person"), 1);
	/* As the page says: save it again, and both stand. */
	assert_int_equal(post("/people/new", "call_name=Alice&usual=latte&looks=hat"), 303);
	assert_int_equal(number("SELECT count(*) FROM person"), 2);
	/* A visit keeps its words too. */
	assert_int_equal(post_with_key("/visits/new", "person=1&person=2&happened=talked"
	    "&learned_new=Plays+chess&channel=street"), 409);
	assert_string_equal(shown("learned_new"), "Plays chess");
	assert_string_equal(shown("channel"), "street");
	assert_int_equal(times_shown("HAPPENED_TALKED"), 1);
	assert_int_equal(times_shown("WHO.0/TICKED") + times_shown("WHO.1/TICKED"), 2);
	assert_int_equal(number("SELECT count(*) FROM visit"), 0);
}

static void
a_key_of_another_form_undoes_nothing(void **state)
{
	int64_t visit;

	(void)state;
	start_page("Fred");
	visit = log_visit("person=1");
	assert_int_equal(post_with_key("/people/new", "call_name=Zoe"), 303);
	assert_int_equal(post_with_key(say("/visits/%d/undo", (int)visit), ""), 409);
	assert_int_equal(times_shown("SENT_BEFORE"), 1);
	assert_int_equal(number("SELECT count(*) FROM visit"), 1);
}

static void
what_was_refused_may_be_sent_with_the_same_key(void **state)
{
	(void)state;
	assert_int_equal(post_with_key("/people/new", "call_name="), 422);
	assert_int_equal(post_with_key("/people/new", "call_name=Fred"), 303);
}

static void
a_fault_of_ours_keeps_what_was_typed_but_no_secret(void **state)
{
	(void)state;
	start_page("Fred");
	change("ALTER TABLE visit RENAME TO gone");
	assert_int_equal(post("/visits/new", "person=1&learned_new=Plays+%3Cchess%3E"), 500);
	assert_int_equal(times_shown("FAULT"), 1);
	assert_string_equal(shown("SEND_AGAIN/again_path"), "/visits/new");
	assert_non_null(strstr(answer.body, "value=\"Plays &lt;chess&gt;\""));
	assert_string_not_equal(shown("REFERENCE/reference"), "(not shown)");
	change("ALTER TABLE staff RENAME TO left");
	as_stranger();
	assert_int_equal(get("/people"), 500);
	assert_int_equal(number("SELECT count(*) FROM fact"), 0);
}

static void
no_secret_comes_back_after_a_fault(void **state)
{
	(void)state;
	as_owner();
	change("CREATE TRIGGER planted BEFORE INSERT ON staff BEGIN SELECT raise(ABORT, 'no'); END");
	assert_int_equal(post("/staff", "name=Cem&secret=987654"), 500);
	assert_non_null(strstr(answer.body, "value=\"Cem\""));
	assert_null(strstr(answer.body, "987654"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_all, close_all)
	static const struct CMUnitTest tests[] = {
		TEST(values_are_decoded_once),
		TEST(a_form_is_read_from_the_body_alone),
		TEST(a_nul_does_not_hide_what_follows_it),
		TEST(a_name_is_plain),
		TEST(five_hundred_values_are_enough),
		TEST(only_a_form_is_read_as_one),
		TEST(no_answer_breaks_a_header),
		TEST(a_form_without_its_key_is_not_readable),
		TEST(a_visit_that_is_sent_twice_is_logged_once),
		TEST(the_same_form_is_known_after_signing_in_again),
		TEST(the_same_key_with_other_words_is_409_and_keeps_them),
		TEST(a_key_of_another_form_undoes_nothing),
		TEST(what_was_refused_may_be_sent_with_the_same_key),
		TEST(a_fault_of_ours_keeps_what_was_typed_but_no_secret),
		TEST(no_secret_comes_back_after_a_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
