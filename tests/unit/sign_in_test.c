/*
 * Signing in, the first run, and the team.  One PIN and one passphrase are hashed for
 * all tests, as each takes a tenth of a second.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "password.h"
#include "session.h"
#include "sql.h"

#define PASSPHRASE "four+words+of+mine"

static char pin_hash[200], passphrase_hash[200];

static int
hash_once(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	strcpy(pin_hash, password_hash(a, "4711"));
	strcpy(passphrase_hash, password_hash(a, "four words of mine"));
	arena_free(a);
	return 0;
}

static int
open_team(void **state)
{
	open_shop(state);
	change("UPDATE staff SET secret = iif(id = 1, '%s', '%s')", passphrase_hash, pin_hash);
	change("DELETE FROM session");
	as_stranger();
	return 0;
}

static void
the_right_pin_opens_the_book(void **state)
{
	(void)state;
	assert_int_equal(get("/sign-in"), 200);
	assert_int_equal(times_shown("STAFF"), 3);
	assert_string_equal(shown("STAFF.1/name"), "Ana");
	assert_int_equal(get("/sign-in/2"), 200);
	assert_int_equal(times_shown("PIN"), 1);
	assert_int_equal(times_shown("PASSPHRASE"), 0);
	assert_int_equal(post("/sign-in/2", "secret=4711"), 303);
	assert_string_equal(location(), "/");
	assert_int_equal(get("/"), 200);
	assert_string_equal(shown("SIGNED_IN/own_name"), "Ana");
	assert_int_equal(get("/sign-in"), 303);
}

static void
the_owner_has_a_passphrase(void **state)
{
	(void)state;
	get("/sign-in/1");
	assert_int_equal(times_shown("PASSPHRASE"), 1);
	assert_int_equal(post("/sign-in/1", "secret=" PASSPHRASE), 303);
	assert_int_equal(get("/staff"), 200);
}

static void
secrets_are_kept_as_argon2id_and_never_sent_back(void **state)
{
	(void)state;
	assert_memory_equal(pin_hash, "$argon2id$v=19$m=65536,t=3,p=1$", 31);
	assert_int_equal(post("/sign-in/2", "secret=98765"), 422);
	assert_string_equal(shown("secret"), "");
	assert_null(strstr(answer.body, "98765"));
	assert_string_equal(shown("secret_error"), "That PIN doesn’t match. Four tries left.");
}

static void
one_leads_to_the_page_that_was_asked_for_and_nowhere_else(void **state)
{
	static const char *const elsewhere[] = { "//elsewhere", "//elsewhere.test", "http://elsewhere.test/",
		"/\\elsewhere.test", "people", "/people%0d%0aSet-Cookie:+a=b", "javascript:alert(1)",
		"/%2felsewhere.test", "%20//elsewhere.test" };

	(void)state;
	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++) {
		post("/sign-in/2", say("secret=0000&next=%s", elsewhere[i]));
		assert_int_equal(answer.status, 422);
		assert_string_equal(shown("next"), "/");
		change("UPDATE staff SET tries = 0, wait_until = 0");
	}
	assert_int_equal(post("/sign-in/2", say("secret=4711&next=%s", elsewhere[0])), 303);
	assert_string_equal(location(), "/");
	as_stranger();
	assert_int_equal(get("/sign-in/2?next=/visits/new?person=3"), 200);
	assert_string_equal(shown("next"), "/visits/new?person=3");
	assert_int_equal(post("/sign-in/2", "secret=4711&next=/visits/new%3fperson%3d3"), 303);
	assert_string_equal(location(), "/visits/new?person=3");
}

static void
after_five_wrong_tries_there_is_a_wait(void **state)
{
	static const char *const words[] = { "Four tries left.", "Three tries left.",
		"Two tries left.", "One try left." };

	(void)state;
	for (int i = 0; i < 4; i++) {
		assert_int_equal(post("/sign-in/2", "secret=0000"), 422);
		assert_non_null(strstr(shown("secret_error"), words[i]));
	}
	assert_int_equal(post("/sign-in/2", "secret=0000"), 422);
	assert_string_equal(shown("secret_error"), "Wait five minutes, or ask the owner.");
	/* Now the right one is refused too, whoever types it and from wherever. */
	as_stranger();
	assert_int_equal(post("/sign-in/2", "secret=4711"), 422);
	assert_string_equal(shown("secret_error"), "Wait five minutes, or ask the owner.");
	pass(299);
	assert_int_equal(post("/sign-in/2", "secret=4711"), 422);
	assert_int_equal(number("SELECT count(*) FROM session"), 0);
	pass(1);
	assert_int_equal(post("/sign-in/2", "secret=0000"), 422);
	assert_int_equal(post("/sign-in/2", "secret=4711"), 303);
	assert_int_equal(number("SELECT tries + wait_until FROM staff WHERE id = 2"), 0);
}

static void
a_wait_of_one_is_no_wait_of_another(void **state)
{
	(void)state;
	change("UPDATE staff SET wait_until = %lld WHERE id <> 3", (long long)the_time() + 300);
	assert_int_equal(post("/sign-in/1", "secret=" PASSPHRASE), 422);
	assert_string_equal(shown("secret_error"), "Wait five minutes, then try again.");
	assert_int_equal(post("/sign-in/3", "secret=4711"), 303);
}

static void
signing_in_gives_a_new_cookie(void **state)
{
	char before[200];

	(void)state;
	/* One that somebody else has set. */
	strcpy(cookie, "regulars=EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE");
	strcpy(before, cookie);
	assert_int_equal(post("/sign-in/2", "secret=4711"), 303);
	assert_string_not_equal(cookie, before);
	besides.cookie = before;
	assert_int_equal(get("/people"), 303);
	/* And to sign in again ends the session that was. */
	strcpy(before, cookie);
	assert_int_equal(post("/sign-in/3", "secret=4711"), 303);
	assert_string_not_equal(cookie, before);
	besides.cookie = before;
	assert_int_equal(get("/people"), 303);
	assert_int_equal(number("SELECT count(*) FROM session"), 1);
}

static void
a_copy_of_the_book_does_not_tell_a_pin_by_trying_all_of_them(void **state)
{
	static const char key[] = "abcdefghijklmnopqrstuv";
	unsigned char     hash[SESSION_HASH];
	const char       *hex = "";
	char              content[400];
	int               n;

	(void)state;
	as_owner();
	besides.key = key;
	assert_int_equal(post("/staff", "name=Cem&secret=4711"), 303);
	assert_int_equal(number("SELECT count(*) FROM answer"), 1);
	/* Who sent what to where, as a thief would make it from a guess. */
	n = sprintf(content, "1 /staff%ckey%c%s%cname%cCem%csecret%c4711", 0, 0, key, 0, 0, 0, 0);
	session_hash(hash, content, (size_t)n + 1);
	for (int i = 0; i < SESSION_HASH; i++)
		hex = say("%s%02X", hex, hash[i]);
	assert_string_not_equal(text_of("SELECT hex(content) FROM answer"), hex);
}

static void
a_sign_in_that_is_sent_twice_signs_in_twice(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		besides.key = "abcdefghijklmnopqrstuv";
		assert_int_equal(post("/sign-in/2", "secret=4711"), 303);
		assert_non_null(answer.set_cookie);
		assert_int_equal(get("/people"), 200);
		as_stranger();
	}
	assert_int_equal(number("SELECT count(*) FROM answer"), 0);
}

static void
somebody_who_left_is_out_at_once(void **state)
{
	char ana[200];

	(void)state;
	as_staff();
	strcpy(ana, cookie);
	as_owner();
	assert_int_equal(post("/staff/2", "act=left"), 303);
	strcpy(cookie, ana);
	assert_int_equal(get("/people"), 303);
	as_stranger();
	get("/sign-in");
	assert_int_equal(times_shown("STAFF"), 2);
	assert_int_equal(get("/sign-in/2"), 404);
	assert_int_equal(post("/sign-in/2", "secret=4711"), 404);
	as_owner();
	get("/staff?saved=yes");
	assert_string_equal(shown("LEFT/STAFF_LEFT/staff_name"), "Ana");
	assert_string_equal(shown("SAVED/saved"), "This is the team now.");
	/* The name is free for another, and what was Ana's is not touched again. */
	assert_int_equal(get("/staff/2"), 404);
	assert_int_equal(post("/staff/2", "secret=1212"), 404);
	assert_int_equal(post("/staff/2", "act=left"), 404);
	assert_int_equal(post("/staff", "name=Ana&secret=1212"), 303);
}

static void
a_session_ends_even_if_only_the_book_says_so(void **state)
{
	(void)state;
	as_staff();
	change("UPDATE staff SET left_at = 1 WHERE id = 2");
	assert_int_equal(get("/people"), 303);
}

static void
a_new_pin_ends_the_sessions_of_the_old_one(void **state)
{
	char ana[200], owner[200];

	(void)state;
	as_staff();
	strcpy(ana, cookie);
	change("UPDATE staff SET tries = 3, wait_until = %lld", (long long)the_time() + 300);
	as_owner();
	assert_int_equal(post("/staff/2", "act=secret&secret=8642"), 303);
	strcpy(owner, cookie);
	strcpy(cookie, ana);
	assert_int_equal(get("/people"), 303);
	as_stranger();
	assert_int_equal(post("/sign-in/2", "secret=8642"), 303);
	as_stranger();
	assert_int_equal(post("/sign-in/2", "secret=4711"), 422);
	strcpy(cookie, owner);
	assert_int_equal(get("/staff"), 200);
}

static void
the_owners_own_new_passphrase_keeps_the_owner_in(void **state)
{
	char before[200], other[200];

	(void)state;
	as_owner();
	strcpy(other, cookie);
	as_owner();
	strcpy(before, cookie);
	assert_int_equal(post("/staff/1", "secret=short"), 422);
	assert_non_null(strstr(shown("secret_error"), "twelve letters"));
	assert_int_equal(post("/staff/1", "secret=4711"), 422);
	assert_int_equal(post("/staff/1", "secret=another+four+words"), 303);
	assert_string_not_equal(cookie, before);
	assert_int_equal(get("/staff"), 200);
	strcpy(cookie, other);
	assert_int_equal(get("/staff"), 303);
}

static void
the_owner_cannot_leave(void **state)
{
	(void)state;
	as_owner();
	get("/staff/1");
	assert_int_equal(times_shown("MAY_LEAVE"), 0);
	assert_int_equal(post("/staff/1", "act=left"), 404);
	assert_int_equal(number("SELECT count(*) FROM staff WHERE left_at IS NULL"), 3);
}

static void
nobody_makes_himself_an_owner(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(post("/staff", "name=Cem&secret=4711&role=owner&id=1&staff_id=1"), 303);
	assert_string_equal(text_of("SELECT role FROM staff WHERE name = 'Cem'"), "staff");
	assert_int_equal(post("/staff/2", "act=secret&secret=8642&role=owner&name=Boss&tries=9"), 303);
	assert_string_equal(text_of("SELECT name || role || tries FROM staff WHERE id = 2"),
	    "Anastaff0");
	as_staff();
	assert_int_equal(post("/staff/2", "act=secret&secret=1111"), 403);
	assert_int_equal(times_shown("NOT_ALLOWED"), 1);
	assert_string_equal(shown("owner_name"), "Theo");
}

static void
a_pin_has_four_to_six_digits(void **state)
{
	static const char *const pins[] = { "", "123", "1234567", "12a4", "+1234", "%2b123",
		"%d9%a1%d9%a2%d9%a3%d9%a4", "12.4", "-1234" };

	(void)state;
	as_owner();
	for (size_t i = 0; i < sizeof pins / sizeof *pins; i++) {
		assert_int_equal(post("/staff", say("name=Cem&secret=%s", pins[i])), 422);
		assert_string_equal(shown("name"), "Cem");
		assert_string_not_equal(shown("secret_error"), "(not shown)");
		assert_int_equal(post("/staff/2", say("secret=%s", pins[i])), 422);
	}
	assert_int_equal(number("SELECT count(*) FROM staff"), 3);
	assert_int_equal(post("/staff", "name=%C3%81na&secret=4711"), 422);
	assert_string_equal(shown("name_error"), "There is a Ána in the team already.");
	assert_int_equal(post("/staff", "name=...&secret=4711"), 422);
}

/* The first run. */

static void
give_code(void)
{
	unsigned char hash[SESSION_HASH];

	session_hash(hash, "abcd-efgh", 9);
	assert_true(db_begin(book, DB_WRITE));
	db_run(book, first_run_put, .hash = BLOB(hash, sizeof hash),
	    .ends_at = INT(the_time() + 15 * 60));
	assert_true(db_end(book));
}

static int
open_as(const char *code, const char *kind)
{
	return post("/first-run", say("code=%s&shop_name=The+Lantern&kind=%s&name=Theo&secret="
	    PASSPHRASE, code, kind));
}

static int
try_code(const char *code)
{
	return open_as(code, "cafe");
}

static void
the_code_opens_an_empty_book_once(void **state)
{
	(void)state;
	give_code();
	assert_int_equal(try_code("ABCD+efgh"), 303);
	assert_string_equal(location(), "/");
	assert_int_equal(get("/"), 200);
	assert_int_equal(times_shown("OWNER"), 1);
	assert_string_equal(text_of("SELECT name || role FROM staff"), "Theoowner");
	assert_string_equal(text_of("SELECT name || kind FROM shop"), "The Lanterncafe");
	assert_int_equal(number("SELECT count(*) FROM first_run"), 0);
	/* There is no second owner: not with the code, not with a new one. */
	give_code();
	as_stranger();
	assert_int_equal(get("/first-run"), 303);
	assert_int_equal(try_code("abcd-efgh"), 303);
	assert_string_equal(location(), "/sign-in");
	assert_int_equal(number("SELECT count(*) FROM staff"), 1);
	assert_int_equal(number("SELECT count(*) FROM session"), 1);
}

static void
the_kind_chosen_at_the_first_run_gives_the_words(void **state)
{
	(void)state;
	give_code();
	assert_int_equal(open_as("abcd-efgh", "bookshop"), 303);
	start_page("Fred");
	get("/people/1");
	assert_non_null(strstr(readable(), "Reading now"));
	assert_null(strstr(readable(), "The usual"));
}

static void
ten_wrong_codes_end_it(void **state)
{
	(void)state;
	give_code();
	for (int i = 0; i < 10; i++) {
		assert_int_equal(try_code(say("abcd-efg%d", i)), 422);
		assert_string_equal(shown("shop_name"), "The Lantern");
		assert_string_equal(shown("secret"), "");
	}
	assert_int_equal(try_code("abcd-efgh"), 422);
	assert_memory_equal(shown("code_error"), "That code doesn’t match", 25);
	assert_int_equal(number("SELECT count(*) FROM staff"), 0);
	give_code();
	assert_int_equal(try_code("abcd-efgh"), 303);
}

static void
nine_wrong_codes_do_not(void **state)
{
	(void)state;
	give_code();
	for (int i = 0; i < 9; i++)
		assert_int_equal(try_code(i % 2 ? "abcd-efg" : "abcd"), 422);
	assert_int_equal(try_code("abcd-efgh"), 303);
}

static void
after_fifteen_minutes_the_code_is_over(void **state)
{
	(void)state;
	give_code();
	pass(15 * 60 + 1);
	assert_int_equal(try_code("abcd-efgh"), 422);
	assert_int_equal(number("SELECT count(*) FROM staff"), 0);
}

static void
without_a_code_nobody_opens_an_empty_book(void **state)
{
	(void)state;
	assert_int_equal(try_code("abcd-efgh"), 422);
	assert_int_equal(try_code(""), 422);
	assert_int_equal(number("SELECT count(*) FROM staff"), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_team, close_book)
#define FIRST(name) cmocka_unit_test_setup_teardown(name, open_empty_book, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(the_right_pin_opens_the_book),
		TEST(the_owner_has_a_passphrase),
		TEST(secrets_are_kept_as_argon2id_and_never_sent_back),
		TEST(one_leads_to_the_page_that_was_asked_for_and_nowhere_else),
		TEST(after_five_wrong_tries_there_is_a_wait),
		TEST(a_wait_of_one_is_no_wait_of_another),
		TEST(signing_in_gives_a_new_cookie),
		TEST(a_copy_of_the_book_does_not_tell_a_pin_by_trying_all_of_them),
		TEST(a_sign_in_that_is_sent_twice_signs_in_twice),
		TEST(somebody_who_left_is_out_at_once),
		TEST(a_session_ends_even_if_only_the_book_says_so),
		TEST(a_new_pin_ends_the_sessions_of_the_old_one),
		TEST(the_owners_own_new_passphrase_keeps_the_owner_in),
		TEST(the_owner_cannot_leave),
		TEST(nobody_makes_himself_an_owner),
		TEST(a_pin_has_four_to_six_digits),
		FIRST(the_code_opens_an_empty_book_once),
		FIRST(the_kind_chosen_at_the_first_run_gives_the_words),
		FIRST(ten_wrong_codes_end_it),
		FIRST(nine_wrong_codes_do_not),
		FIRST(after_fifteen_minutes_the_code_is_over),
		FIRST(without_a_code_nobody_opens_an_empty_book),
	};

	return cmocka_run_group_tests(tests, hash_once, NULL);
}
