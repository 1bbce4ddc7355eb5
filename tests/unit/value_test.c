/*
 * Regulars for whom we have done nothing extra for long.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400 };

/* Somebody with so many visits. */
static int64_t
put_regular(const char *name, int visits)
{
	int64_t id;

	assert_true(db_begin(book, DB_WRITE));
	id = put_person(name, "");
	for (int i = 0; i < visits; i++)
		put_visit(ANA, the_time() - i * DAY, id);
	assert_true(db_end(book));
	return id;
}

static void
give(int64_t id, int visits)
{
	change("INSERT INTO gift (person_id, way, text, day, visits, staff_id, at) VALUES (%lld, 'out', "
	       "'A cake', %lld, %d, 2, 0)", (long long)id, (long long)the_time() / DAY - 14, visits);
}

static void
regulars_with_nothing_extra_are_listed_and_the_last_is_dated(void **state)
{
	(void)state;
	put_regular("Fred", 12);
	put_regular("Alice", 30);
	put_regular("Gurdeep", 9); /* not yet */
	give(put_regular("Bex", 25), 12);
	give(put_regular("Tom", 25), 20); /* of late */
	assert_int_equal(get("/value"), 200);
	assert_string_equal(shown("value_words"), "Regulars who came 10 times or more since we last did "
	    "something for them beyond the sale.");
	assert_int_equal(times_shown("BARE"), 3);
	assert_string_equal(shown("BARE.0/bare_name"), "Alice");
	assert_string_equal(shown("BARE.0/extra_words"), "Nothing extra yet");
	assert_string_equal(shown("BARE.1/bare_name"), "Bex");
	assert_string_equal(shown("BARE.1/extra_words"), "A gift from us, 2 weeks ago");
	assert_string_equal(shown("BARE.2/bare_name"), "Fred");
	assert_non_null(strstr(answer.body, "href=\"/people/2/gifts\""));
	/* How often somebody came is no mark of theirs. */
	assert_null(strstr(readable(), "30"));
	assert_int_equal(times_shown("MAY_CHANGE"), 0);
	/* What was done at a moment counts too. */
	change("INSERT INTO moment (id, person_id, kind, title, sort_title, yearly, month, dayofmonth, "
	       "staff_id, at) VALUES (1, 2, 'birthday', 'Birthday', 'birthday', 1, 11, 16, 2, 0)");
	change("INSERT INTO gesture (moment_id, person_id, year, text, sort_text, staff_id, at) "
	       "VALUES (1, 2, 2026, 'Card', 'card', 2, 0)");
	change("UPDATE gesture SET state = 'done', done_at = %lld, visits = 15", (long long)the_time() - DAY);
	get("/value");
	assert_string_equal(shown("BARE.0/bare_name"), "Alice");
	assert_string_equal(shown("BARE.0/extra_words"), "For a day of theirs, yesterday");
	change("UPDATE gift SET removed_at = 1 WHERE person_id = 4");
	get("/value");
	assert_string_equal(shown("BARE.0/bare_name"), "Bex");
	assert_string_equal(shown("BARE.0/extra_words"), "Nothing extra yet");
}

static void
the_owner_says_from_how_many_visits_on(void **state)
{
	(void)state;
	put_regular("Fred", 12);
	assert_int_equal(post("/value", "extra_visits=13"), 403);
	as_owner();
	get("/value");
	assert_string_equal(shown("extra_visits"), "10");
	assert_int_equal(times_shown("MAY_CHANGE"), 1);
	assert_int_equal(post("/value", "extra_visits=13"), 303);
	get(say("%s", location()));
	assert_int_equal(times_shown("SAVED"), 1);
	assert_int_equal(times_shown("NOBODY"), 1);
	for (const char *const *n = (const char *const[]){ "", "0", "101", "ten", NULL }; *n; n++) {
		assert_int_equal(post("/value", say("extra_visits=%s", *n)), 422);
		assert_string_equal(shown("extra_visits"), *n);
	}
	assert_int_equal(number("SELECT extra_visits FROM shop"), 13);
}

static void
a_long_list_goes_on_and_names_each_once(void **state)
{
	int64_t n = 0;

	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 120; i++) {
		int64_t id = put_person(say("Guest %d", i), "");

		for (int v = 0; v < 12; v++)
			put_visit(ANA, the_time() - v * DAY, id);
	}
	assert_true(db_end(book));
	get("/value");
	assert_int_equal(times_shown("BARE"), 50);
	assert_int_equal(times_shown("LATER_PAGE"), 0);
	for (n = 50; strcmp(shown("NEXT_FIFTY/next_from"), "(not shown)") != 0; n += times_shown("BARE")) {
		get(say("/value?from=%s&after=%s", shown("NEXT_FIFTY/next_from"),
		    shown("NEXT_FIFTY/next_after")));
		assert_int_equal(times_shown("LATER_PAGE"), 1);
	}
	assert_int_equal(n, 120);
	assert_string_equal(shown("BARE.19/bare_name"), "Guest 0");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(regulars_with_nothing_extra_are_listed_and_the_last_is_dated),
		TEST(the_owner_says_from_how_many_visits_on),
		TEST(a_long_list_goes_on_and_names_each_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
