/*
 * Who is asking: the cookie, its hash in the book, its end, and the tokens and keys of
 * forms.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "session.h"

static void
a_cookie_is_256_bits_and_never_the_same(void **state)
{
	char first[200];

	(void)state;
	strcpy(first, cookie);
	assert_int_equal(strlen(strchr(cookie, '=') + 1), 43);
	as_staff();
	assert_string_not_equal(cookie, first);
	assert_int_equal(number("SELECT count(DISTINCT hash) FROM session"), 2);
}

static void
the_book_holds_no_usable_cookie(void **state)
{
	unsigned char hash[SESSION_HASH];
	const char   *token = strchr(cookie, '=') + 1, *hex = "";

	(void)state;
	session_hash(hash, token, strlen(token));
	for (int i = 0; i < SESSION_HASH; i++)
		hex = say("%s%02X", hex, hash[i]);
	assert_string_equal(text_of("SELECT hex(hash) FROM session"), hex);
	/* Neither the token nor the hash itself, in any spelling, opens the book. */
	besides.cookie = say("regulars=%s", hex);
	assert_int_equal(get("/people"), 303);
	besides.cookie = say("regulars=%.43s", hex);
	assert_int_equal(get("/people"), 303);
	assert_int_equal(number("SELECT count(*) FROM session WHERE instr(hash, '%s')", token), 0);
}

static void
a_cookie_that_nobody_was_given_opens_nothing(void **state)
{
	static const char *const cookies[] = { "", "regulars=", "regulars",
		"regulars=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"regulars=' OR 1=1 --                               ", "other=1; regulars=2",
		"regulars=%00", ";;;;= ; =", "xregulars=1; =; regulars" };

	(void)state;
	for (size_t i = 0; i < sizeof cookies / sizeof *cookies; i++) {
		besides.cookie = cookies[i];
		assert_int_equal(get("/people"), 303);
	}
}

static void
the_cookie_is_found_among_others(void **state)
{
	const char *own = say("%s", cookie);

	(void)state;
	besides.cookie = say("theme=dark; %s; x=y", own);
	assert_int_equal(get("/people"), 200);
	besides.cookie = say("notregulars=1;%s", own);
	assert_int_equal(get("/people"), 200);
	/* With TLS only the name counts that no other site can set. */
	besides.cookie = own;
	besides.tls = true;
	assert_int_equal(get("/people"), 303);
	besides.cookie = say("__Host-%s", own);
	besides.tls = true;
	assert_int_equal(get("/people"), 200);
}

static void
the_book_closes_itself_after_twelve_hours(void **state)
{
	const char *own = say("%s", cookie);

	(void)state;
	pass(12 * 3600 - 1);
	assert_int_equal(get("/people"), 200);
	pass(1);
	assert_int_equal(get("/people"), 303);
	assert_int_equal(post("/people/new", "call_name=Fred"), 303);
	assert_memory_equal(location(), "/sign-in", 8);
	assert_int_equal(number("SELECT count(*) FROM person"), 0);
	/* Old ones are swept away when the next one begins. */
	as_owner();
	assert_int_equal(number("SELECT count(*) FROM session"), 1);
	besides.cookie = own;
	assert_int_equal(get("/people"), 303);
}

static void
closing_the_book_ends_this_session_and_no_other(void **state)
{
	const char *ana = say("%s", cookie), *theo;

	(void)state;
	as_owner();
	theo = say("%s", cookie);
	assert_int_equal(post("/sign-out", ""), 303);
	assert_string_equal(location(), "/sign-in");
	assert_int_equal(get("/"), 303);
	besides.cookie = theo;
	assert_int_equal(get("/"), 303);
	besides.cookie = ana;
	assert_int_equal(get("/"), 200);
	/* Twice does no harm. */
	assert_int_equal(post("/sign-out", ""), 303);
}

static void
a_token_belongs_to_its_cookie(void **state)
{
	struct request one = { 0 }, none = { 0 };
	const char    *first = token_of(cookie);

	(void)state;
	one.token = strchr(cookie, '=') + 1;
	one.arena = none.arena = arena_new();
	assert_true(session_token_fits(&one, first));
	assert_false(session_token_fits(&one, ""));
	assert_false(session_token_fits(&one, say("%.42s", first)));
	assert_false(session_token_fits(&one, say("%sA", first)));
	assert_false(session_token_fits(&none, first));
	as(BEN);
	assert_string_not_equal(token_of(cookie), first);
	assert_null(strstr(first, strchr(cookie, '=') + 1));
	arena_free(one.arena);
}

static void
every_page_comes_with_a_fresh_key(void **state)
{
	const char *key;

	(void)state;
	get("/people/new");
	key = say("%s", shown("key"));
	assert_int_equal(strlen(key), SESSION_KEY);
	assert_string_equal(shown("token"), token_of(cookie));
	get("/people/new");
	assert_string_not_equal(shown("key"), key);
	post("/people/new", "call_name=");
	assert_string_not_equal(shown("key"), key);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_cookie_is_256_bits_and_never_the_same),
		TEST(the_book_holds_no_usable_cookie),
		TEST(a_cookie_that_nobody_was_given_opens_nothing),
		TEST(the_cookie_is_found_among_others),
		TEST(the_book_closes_itself_after_twelve_hours),
		TEST(closing_the_book_ends_this_session_and_no_other),
		TEST(a_token_belongs_to_its_cookie),
		TEST(every_page_comes_with_a_fresh_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
