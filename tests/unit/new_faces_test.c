/*
 * The new faces of a month, and who of them came back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400 };

static void
who_came_back_is_told_from_who_did_not_by_name(void **state)
{
	(void)state;
	for (const char *const *name = (const char *const[]){ "Fred", "Alice", "Gurdeep", NULL }; *name;
	     name++)
		start_page(*name);
	log_visit("person=1");
	log_visit("person=2");
	pass(3 * DAY);
	as_staff();
	log_visit("person=1");
	assert_int_equal(get("/new-faces"), 403);
	as_owner();
	assert_int_equal(get("/new-faces"), 200);
	assert_string_equal(shown("month_words"), "November");
	assert_string_equal(shown("back_words"), "1 of 3 came back.");
	assert_int_equal(times_shown("CAME_BACK/NEW_PEOPLE"), 1);
	assert_string_equal(shown("CAME_BACK/NEW_PEOPLE/new_name"), "Fred");
	assert_string_equal(shown("CAME_BACK/NEW_PEOPLE/new_words"), "Was here today");
	assert_int_equal(times_shown("NOT_YET/NEW_PEOPLE"), 2);
	assert_string_equal(shown("NOT_YET/NEW_PEOPLE/new_words"), "Since Tuesday 17 November");
	/* A share would be a mark for somebody; nothing is said of who served them. */
	assert_null(strchr(readable(), '%'));
	assert_null(strstr(readable(), "Ben"));
}

static void
each_month_has_its_own_and_wrong_ones_are_refused(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Alice");
	change("UPDATE person SET created_at = created_at - 30 * 86400, created_day = created_day - 30 "
	       "WHERE id = 1");
	change("UPDATE person SET kind = 'supplier' WHERE id = 2");
	as_owner();
	get("/new-faces");
	assert_string_equal(shown("back_words"), "No new face in this month.");
	assert_int_equal(times_shown("NOT_YET"), 0);
	assert_int_equal(times_shown("MONTH_AFTER"), 0);
	assert_string_equal(shown("MONTH_BEFORE/before"), "2026-10");
	get("/new-faces?month=2026-10");
	assert_string_equal(shown("back_words"), "0 of 1 came back.");
	assert_string_equal(shown("NOT_YET/NEW_PEOPLE/new_name"), "Fred");
	assert_string_equal(shown("MONTH_AFTER/after"), "2026-11");
	assert_int_equal(get("/new-faces?month=2026-13"), 422);
	assert_int_equal(get("/new-faces?month=1999-01"), 422);
	assert_non_null(strstr(shown("month_error"), "There is no month"));
	assert_int_equal(get("/new-faces?month=2030-01"), 200);
	assert_string_equal(shown("month_words"), "November");
}

static void
fifty_stand_on_a_page(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 120; i++) {
		int64_t id = put_person(say("Guest %d", i), "");

		for (int n = 0; n < 2 && i < 20; n++)
			put_visit(ANA, the_time(), id);
	}
	assert_true(db_end(book));
	as_owner();
	get("/new-faces");
	assert_string_equal(shown("back_words"), "20 of 120 came back.");
	assert_int_equal(times_shown("NOT_YET/NEW_PEOPLE"), 50);
	assert_int_equal(times_shown("CAME_BACK/NEW_PEOPLE"), 20);
	get("/new-faces?page=2");
	assert_int_equal(times_shown("NOT_YET/NEW_PEOPLE"), 50);
	assert_int_equal(times_shown("CAME_BACK"), 0);
	get("/new-faces?page=9");
	assert_string_equal(shown("PAGER/page"), "2");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(who_came_back_is_told_from_who_did_not_by_name),
		TEST(each_month_has_its_own_and_wrong_ones_are_refused),
		TEST(fifty_stand_on_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
