/*
 * Who is likely in now: by the last eight days of this weekday, within an hour.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "clock.h"
#include "likely.h"
#include "page.h"
#include "request.h"
#include "rhythm.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

static struct arena *arena;

/* Whoever came on those of the last eight Tuesdays: "1" is a week ago, at this minute off. */
static void
came(int64_t id, const char *weeks, int minutes)
{
	assert_true(db_begin(book, DB_WRITE));
	for (; *weeks; weeks++)
		put_visit(ANA, rhythm_at(clock_day(the_time()) - 7 * (*weeks - '0'),
		    rhythm_second(the_time()) + minutes * MINUTE), id);
	assert_true(db_end(book));
}

static int64_t
somebody(const char *name, const char *weeks, int minutes)
{
	int64_t id = start_page(name);

	came(id, weeks, minutes);
	return id;
}

static struct likely
find(void)
{
	struct request rq = { .arena = arena, .db = book, .now = the_time(),
		.today = clock_day(the_time()) };
	struct likely  l;

	assert_true(db_begin(book, DB_READ));
	likely_find(&rq, &l);
	assert_string_equal(db_error(book), "");
	db_end(book);
	return l;
}

static void
three_of_the_last_eight_tuesdays_are_enough_and_two_are_not(void **state)
{
	struct likely l;

	(void)state;
	somebody("Always", "12345678", 20);
	somebody("Thrice", "258", -10);
	somebody("Twice", "12", 0);
	somebody("Long ago", "9", 0);
	l = find();
	assert_int_equal(l.n, 2);
	/* In the order in which they usually come. */
	assert_int_equal(l.ids[0], 2);
	assert_int_equal(l.ids[1], 1);
	assert_int_equal(l.weeks, 8);
	assert_false(l.later);
	assert_int_equal(l.first, the_time() - 10 * MINUTE);
}

static void
whoever_is_found_may_be_asked_about_without_looking_at_the_others(void **state)
{
	struct request rq = { .arena = arena, .db = book, .now = the_time(),
		.today = clock_day(the_time()) };

	(void)state;
	somebody("Always", "12345678", 20);
	somebody("Thrice", "258", 0);
	somebody("At another hour", "258", -300);
	somebody("Twice, twice a day", "12", 0);
	came(4, "12", 30);
	somebody("Long ago", "9", 0);
	start_page("Never");
	assert_true(db_begin(book, DB_READ));
	assert_true(likely_may(&rq, 1));
	assert_true(likely_may(&rq, 2));
	assert_true(likely_may(&rq, 3));
	assert_false(likely_may(&rq, 4));
	assert_false(likely_may(&rq, 5));
	assert_false(likely_may(&rq, 6));
	assert_string_equal(db_error(book), "");
	db_end(book);
}

static void
within_an_hour_and_no_further(void **state)
{
	struct likely l;

	(void)state;
	somebody("Early", "123", -60);
	somebody("Too early", "123", -61);
	somebody("Late", "123", 59);
	somebody("Too late", "123", 60);
	l = find();
	assert_int_equal(l.n, 2);
	assert_int_equal(l.ids[0], 1);
	assert_int_equal(l.ids[1], 3);
}

static void
two_visits_on_one_day_are_one_day(void **state)
{
	(void)state;
	came(somebody("Open", "12345678", 300), "", 0);
	came(somebody("Twice a day", "12", 0), "12", 10);
	assert_int_equal(find().n, 1);
	/* The only one is who comes later. */
	assert_true(find().later);
}

static void
a_young_shop_sees_people_by_half_of_its_days(void **state)
{
	(void)state;
	somebody("Once", "1", 0);
	assert_int_equal(find().n, 1);
	assert_int_equal(find().weeks, 1);
	somebody("Before", "2", 0);
	assert_int_equal(find().n, 2);
	/* Of three days two are half and more; a day without anybody is none. */
	came(somebody("Both", "4", 0), "1", 0);
	assert_int_equal(find().n, 1);
	assert_int_equal(find().ids[0], 3);
	assert_int_equal(find().weeks, 4);
}

static void
only_customers_and_only_the_shop(void **state)
{
	(void)state;
	somebody("Supplier", "12345678", 0);
	change("UPDATE person SET kind = 'supplier'");
	somebody("By phone", "12345678", 0);
	change("UPDATE visit SET channel = 'phone' WHERE id > 8");
	somebody("Fred", "135", 0);
	assert_int_equal(find().n, 1);
	assert_int_equal(find().ids[0], 3);
}

static void
of_many_the_five_who_come_most_often_and_four_more(void **state)
{
	struct likely l;

	(void)state;
	for (int i = 0; i < 14; i++)
		somebody(say("Regular %c", 'A' + i), i % 2 ? "12345678" : "123", i + 1);
	l = find();
	assert_int_equal(l.n, LIKELY_MAX);
	for (int i = 0; i < l.n; i++)
		assert_int_equal(l.ids[i], 2 * i + 2);
	assert_int_equal(l.nmore, LIKELY_MORE);
	assert_int_equal(l.all_more, 9);
	/* It is 9:50: more come by eleven, first those who come most often. */
	assert_int_equal(clock_hour(l.until), 11);
	assert_int_equal(l.until, rhythm_at(clock_day(the_time()), 11 * HOUR));
	assert_int_equal(l.more[LIKELY_MORE - 1], 14);
	for (int i = 0; i < l.nmore; i++)
		for (int j = 0; j < l.n; j++)
			assert_int_not_equal(l.more[i], l.ids[j]);
}

static void
who_comes_after_an_hour_is_among_those_who_come_soon(void **state)
{
	struct likely l;

	(void)state;
	somebody("Now", "123", 0);
	somebody("Soon", "123", 65);
	somebody("Too late", "123", 71);
	somebody("Gone by now", "123", -70);
	l = find();
	assert_int_equal(l.n, 1);
	assert_int_equal(l.nmore, 1);
	assert_int_equal(l.more[0], 2);
}

static void
before_opening_whoever_comes_first_is_said(void **state)
{
	struct likely l;

	(void)state;
	somebody("At noon", "1357", 190);
	somebody("At night", "12345678", 700);
	pass(-3 * HOUR);
	l = find();
	assert_true(l.later);
	assert_int_equal(l.n, 1);
	assert_int_equal(l.ids[0], 1);
	assert_int_equal(l.nmore, 0);
	pass(3 * HOUR);
	assert_int_equal(l.first, the_time() + 190 * MINUTE);
}

static void
at_midnight_no_other_day_is_looked_at(void **state)
{
	(void)state;
	somebody("Fred", "123", 0);
	pass(-(9 * HOUR + 45 * MINUTE));
	assert_int_equal(find().n, 1);
	assert_true(find().later);
	pass(23 * HOUR + 50 * MINUTE);
	assert_int_equal(find().n, 0);
	assert_int_equal(clock_day(find().until), clock_day(the_time()));
}

static void
an_empty_book_has_nobody_and_a_full_hour_all_its_regulars(void **state)
{
	struct likely l = find();

	(void)state;
	assert_int_equal(l.n, 0);
	assert_int_equal(l.weeks, 0);
	/* Four hundred visits of each day in these hours, by as many people. */
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 400; i++) {
		int64_t id = put_person(say("Person %d", i), "");

		for (int week = 1; week <= RHYTHM_WEEKS; week++)
			put_visit(ANA, rhythm_at(clock_day(the_time()) - 7 * week, 9 * HOUR + 10 * i), id);
	}
	assert_true(db_end(book));
	l = find();
	assert_int_equal(l.n, LIKELY_MAX);
	for (int i = 0; i < l.n; i++)
		assert_int_equal(l.ids[i], i + 1);
}

static int
make_arena(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
free_arena(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(three_of_the_last_eight_tuesdays_are_enough_and_two_are_not),
		TEST(whoever_is_found_may_be_asked_about_without_looking_at_the_others),
		TEST(within_an_hour_and_no_further),
		TEST(two_visits_on_one_day_are_one_day),
		TEST(a_young_shop_sees_people_by_half_of_its_days),
		TEST(only_customers_and_only_the_shop),
		TEST(of_many_the_five_who_come_most_often_and_four_more),
		TEST(who_comes_after_an_hour_is_among_those_who_come_soon),
		TEST(before_opening_whoever_comes_first_is_said),
		TEST(at_midnight_no_other_day_is_looked_at),
		TEST(an_empty_book_has_nobody_and_a_full_hour_all_its_regulars),
	};

	return cmocka_run_group_tests(tests, make_arena, free_arena);
}
