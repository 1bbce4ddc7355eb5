/*
 * By whom somebody likes to be served, who of the team is away, and who stands in.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400, MANY = 25, SHOWN_OF_ME = 20 };

/* It is Tuesday 17 November 2026. */
static void
ben_is_away(const char *fields)
{
	as_owner();
	assert_int_equal(post("/staff/3/away", fields), 303);
	as_staff();
}

static void
fred_likes(const char *fields)
{
	assert_int_equal(post("/people/1/place", say("version=%d&%s",
	    (int)number("SELECT version FROM person WHERE id = 1"), fields)), 303);
	assert_int_equal(get("/people/1"), 200);
}

static void
the_favourite_stands_on_the_card_and_on_their_own_page(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Alice");
	get("/people/1");
	assert_int_equal(times_shown("FAVOURITE"), 0);
	fred_likes("favourite_id=3");
	assert_string_equal(shown("FAVOURITE/favourite_name"), "Ben");
	assert_int_equal(times_shown("FAVOURITE/NOT_IN"), 0);
	assert_int_equal(times_shown("FAVOURITE/INSTEAD"), 0);
	get("/people/1/place");
	assert_int_equal(times_shown("FAVOURITES"), 3);
	assert_int_equal(times_shown("FAVOURITES.2/STAFF_CHOSEN"), 1);
	get("/me");
	assert_int_equal(times_shown("SERVED_BY_ME"), 0);
	as(BEN);
	get("/me");
	assert_int_equal(times_shown("SERVED_BY_ME/FAVOURITE_OF"), 1);
	assert_string_equal(shown("SERVED_BY_ME/FAVOURITE_OF/person_name"), "Fred");
	assert_non_null(strstr(answer.body, "href=\"/people/1\""));
	fred_likes("favourite_id=");
	assert_int_equal(times_shown("FAVOURITE"), 0);
	get("/me");
	assert_int_equal(times_shown("SERVED_BY_ME"), 0);
}

static void
ones_own_page_shows_the_latest_twenty(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < MANY; i++)
		put_visit(ANA, the_time() - i * DAY, put_person(say("Person %d", i), ""));
	assert_true(db_end(book));
	change("UPDATE person SET favourite_id = %d", ANA);
	get("/me");
	assert_int_equal(times_shown("SERVED_BY_ME/FAVOURITE_OF"), SHOWN_OF_ME);
	assert_string_equal(shown("SERVED_BY_ME/FAVOURITE_OF.0/person_name"), "Person 0");
	assert_string_equal(shown("SERVED_BY_ME/FAVOURITE_OF.19/person_name"), "Person 19");
	assert_string_equal(shown("SERVED_BY_ME/FAVOURITE_OF.1/last_words"), "Yesterday");
}

static void
when_the_favourite_is_away_the_stand_in_is_named_and_what_to_tell_them(void **state)
{
	(void)state;
	start_page("Fred");
	fred_likes("favourite_id=3&stand_in_id=1&stand_in_words=Two+sugars,+and+the+paper.");
	assert_int_equal(times_shown("FAVOURITE/INSTEAD"), 0);
	ben_is_away("away_from=2026-11-16&away_to=2026-11-20");
	get("/people/1");
	assert_int_equal(times_shown("FAVOURITE/NOT_IN"), 1);
	assert_non_null(strstr(readable(), "not in today"));
	assert_string_equal(shown("FAVOURITE/INSTEAD/instead_words"),
	    "Ben is away until Friday. Theo stands in: Two sugars, and the paper.");
	fred_likes("favourite_id=3&stand_in_id=1");
	assert_string_equal(shown("FAVOURITE/INSTEAD/instead_words"),
	    "Ben is away until Friday. Theo stands in.");
	fred_likes("favourite_id=3");
	assert_string_equal(shown("FAVOURITE/INSTEAD/instead_words"), "Ben is away until Friday.");
	/* With the last day over, nothing is said any more. */
	fred_likes("favourite_id=3&stand_in_id=1&stand_in_words=Two+sugars");
	pass(3 * DAY);
	as_staff();
	get("/people/1");
	assert_int_equal(times_shown("FAVOURITE/INSTEAD"), 1);
	pass(DAY);
	as_staff();
	get("/people/1");
	assert_int_equal(times_shown("FAVOURITE/INSTEAD"), 0);
}

static void
until_when_is_said_as_one_says_it(void **state)
{
	static const char *const days[][2] = {
		{ "away_from=2026-11-17&away_to=2026-11-17", "Ben is away today." },
		{ "away_from=2026-11-17&away_to=2026-11-18", "Ben is away until tomorrow." },
		{ "away_from=2026-11-01&away_to=2026-11-23", "Ben is away until Monday." },
		{ "away_from=2026-11-01&away_to=2026-11-24", "Ben is away until Tuesday 24 November." },
		{ "away_from=2026-11-17&away_to=2027-01-02", "Ben is away until Saturday 2 January 2027." },
		{ "away_from=2026-11-17&away_to=", "Ben is away." },
		{ "away_from=&away_to=2026-11-18", "Ben is away until tomorrow." },
		{ "away_from=2026-11-18&away_to=2026-11-20", "(not shown)" },
		{ "away_from=2026-11-10&away_to=2026-11-16", "(not shown)" },
		{ "away_from=&away_to=2026-11-02", "(not shown)" },
		{ "away_from=&away_to=", "(not shown)" },
	};

	(void)state;
	start_page("Fred");
	fred_likes("favourite_id=3");
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		ben_is_away(days[i][0]);
		get("/people/1");
		assert_string_equal(shown("FAVOURITE/INSTEAD/instead_words"), days[i][1]);
	}
	assert_int_equal(number("SELECT away_from IS NULL AND away_to IS NULL FROM staff WHERE id = 3"), 1);
}

static void
a_stand_in_who_is_away_or_gone_is_no_help(void **state)
{
	(void)state;
	start_page("Fred");
	fred_likes("favourite_id=3&stand_in_id=2&stand_in_words=Two+sugars");
	ben_is_away("away_from=2026-11-16&away_to=2026-11-20");
	change("UPDATE staff SET away_from = (SELECT away_from FROM staff WHERE id = 3) WHERE id = 2");
	get("/people/1");
	assert_string_equal(shown("FAVOURITE/INSTEAD/instead_words"),
	    "Ben is away until Friday. Ana, who would stand in, is away too.");
	as_owner();
	post("/staff/2", "act=left");
	get("/people/1");
	assert_string_equal(shown("FAVOURITE/INSTEAD/instead_words"), "Ben is away until Friday.");
	/* A favourite who no longer works here is offered to nobody else, and stays where they were. */
	post("/staff/3", "act=left");
	get("/people/1");
	assert_string_equal(shown("FAVOURITE/INSTEAD/instead_words"), "Ben is no longer here.");
	get("/people/1/place");
	assert_int_equal(times_shown("FAVOURITES"), 2);
	assert_string_equal(shown("FAVOURITES.1/staff_name"), "Ben");
	assert_int_equal(times_shown("FAVOURITES.1/STAFF_CHOSEN"), 1);
	fred_likes("favourite_id=3&stand_in_id=1&stand_in_words=Two+sugars");
	assert_string_equal(shown("FAVOURITE/INSTEAD/instead_words"),
	    "Ben is no longer here. Theo stands in: Two sugars");
	start_page("Alice");
	get("/people/2/place");
	assert_int_equal(times_shown("FAVOURITES"), 1);
	assert_int_equal(post("/people/2/place", "favourite_id=3&version=1"), 422);
}

static void
a_choice_that_makes_no_sense_is_refused(void **state)
{
	static const char *const bad[][2] = {
		{ "favourite_id=9", "favourite_id_error" },
		{ "favourite_id=x", "favourite_id_error" },
		{ "stand_in_id=2", "favourite_id_error" },
		{ "favourite_id=2&stand_in_id=2", "stand_in_id_error" },
		{ "favourite_id=2&stand_in_id=9", "stand_in_id_error" },
		{ "favourite_id=2&stand_in_words=Two+sugars", "stand_in_id_error" },
	};

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(post("/people/1/place", say("version=1&seat=Table+4&%s", bad[i][0])), 422);
		assert_string_not_equal(shown(bad[i][1]), "(not shown)");
		assert_string_equal(shown("seat"), "Table 4");
	}
	assert_int_equal(number("SELECT version FROM person"), 1);
}

static void
the_owner_says_who_is_away(void **state)
{
	(void)state;
	assert_int_equal(post("/staff/3/away", "away_from=2026-11-17"), 403);
	ben_is_away("away_from=2026-11-16&away_to=2026-11-20");
	as_owner();
	get("/staff");
	assert_string_equal(shown("STAFF.2/role_words"), "Serves, away until Friday");
	assert_string_equal(shown("STAFF.1/role_words"), "Serves");
	get("/staff/3");
	assert_string_equal(shown("AWAY_NOW/away_words"), "away until Friday");
	assert_string_equal(shown("away_from"), "2026-11-16");
	assert_string_equal(shown("away_to"), "2026-11-20");
	for (const char *const *bad = (const char *const[]){ "away_from=2026-11-20&away_to=2026-11-19",
	         "away_from=2026-11-20&away_to=soon", "away_from=2026-11-20&away_to=2026-02-30", NULL }; *bad;
	     bad++) {
		assert_int_equal(post("/staff/3/away", *bad), 422);
		assert_string_not_equal(shown("away_to_error"), "(not shown)");
		assert_string_equal(shown("away_from"), "2026-11-20");
	}
	assert_int_equal(number("SELECT away_to - away_from FROM staff WHERE id = 3"), 4);
	assert_int_equal(post("/staff/9/away", "away_from=2026-11-20"), 404);
	assert_int_equal(post("/staff/9/away", "away_from=x"), 404);
	/* A PIN that is refused leaves the days where they are. */
	assert_int_equal(post("/staff/3", "act=secret&secret=1"), 422);
	assert_string_equal(shown("away_to"), "2026-11-20");
	assert_int_equal(post("/staff/3/away", "away_from=&away_to="), 303);
	get("/staff");
	assert_string_equal(shown("STAFF.2/role_words"), "Serves");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(the_favourite_stands_on_the_card_and_on_their_own_page),
		TEST(ones_own_page_shows_the_latest_twenty),
		TEST(when_the_favourite_is_away_the_stand_in_is_named_and_what_to_tell_them),
		TEST(until_when_is_said_as_one_says_it),
		TEST(a_stand_in_who_is_away_or_gone_is_no_help),
		TEST(a_choice_that_makes_no_sense_is_refused),
		TEST(the_owner_says_who_is_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
