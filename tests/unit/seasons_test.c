/*
 * The shop's seasons, by which avatars hang: named, moved, added and taken out by the owner.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static const char advent[] = "act=save&season_name=Advent&from_day=27&from_month=11&to_day=24&to_month=12";

static const char *
season(const char *name)
{
	return text_of("SELECT coalesce((SELECT from_mark || '-' || to_mark FROM season WHERE name = '%s'), "
	    "'none')", name);
}

static void
the_shop_begins_with_four(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(get("/avatars/seasons"), 200);
	assert_int_equal(times_shown("SEASON_ROWS"), 4);
	assert_string_equal(shown("SEASON_ROWS.0/row_name"), "Spring");
	assert_string_equal(shown("SEASON_ROWS.3/row_when"), "1 December to 29 February. Nobody hangs in it");
	assert_int_equal(times_shown("OF_NONE"), 1);
	get("/avatars");
	assert_non_null(strstr(readable(), "Seasons"));
}

static void
one_is_added_and_somebody_hangs_in_it_on_its_days(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(post("/avatars/seasons", advent), 303);
	assert_string_equal(season("Advent"), "1127-1224");
	get(location());
	assert_int_equal(times_shown("SAVED"), 1);
	assert_int_equal(post("/avatars/new", "avatar_name=Noel&season=5"), 303);
	get("/avatars?on=2026-12-01");
	assert_string_equal(shown("CARDS/avatar_name"), "Noel");
	get("/avatars?on=2026-12-25");
	assert_int_equal(times_shown("CARDS"), 0);
	assert_string_equal(shown("RESTING/RESTS/rests_words"), "back in November");
}

static void
its_days_are_changed_and_the_board_goes_by_them(void **state)
{
	(void)state;
	as_owner();
	post("/avatars/new", "avatar_name=Helen&season=2");
	get("/avatars?on=2026-09-10");
	assert_int_equal(times_shown("CARDS"), 0);
	assert_int_equal(get("/avatars/seasons?season=2"), 200);
	assert_string_equal(shown("OF_ONE/name_now"), "Summer");
	assert_string_equal(shown("season_name"), "Summer");
	assert_string_equal(shown("from_day"), "1");
	assert_int_equal(times_shown("FROM_MONTHS.5/CHOSEN"), 1);
	assert_string_equal(shown("to_day"), "31");
	assert_int_equal(post("/avatars/seasons", "act=save&season=2&season_name=Long+summer&from_day=15"
	    "&from_month=5&to_day=20&to_month=9"), 303);
	assert_string_equal(season("Long summer"), "515-920");
	assert_int_equal(number("SELECT count(*) FROM season"), 4);
	get("/avatars?on=2026-09-10");
	assert_string_equal(shown("CARDS/avatar_name"), "Helen");
}

static void
one_in_which_nobody_hangs_is_taken_out_and_no_other(void **state)
{
	(void)state;
	as_owner();
	post("/avatars/new", "avatar_name=Helen&season=2");
	post("/avatars/1/retire", "");
	get("/avatars/seasons");
	assert_string_equal(shown("SEASON_ROWS.1/row_when"), "1 June to 31 August. 1 avatar hangs in it");
	assert_int_equal(times_shown("SEASON_ROWS.1/MAY_REMOVE"), 0);
	assert_int_equal(times_shown("SEASON_ROWS.2/MAY_REMOVE"), 1);
	assert_int_equal(post("/avatars/seasons", "act=remove&season=2"), 422);
	assert_string_equal(shown("season_error"),
	    "Helen hangs in it. Let that one hang at another time first.");
	assert_int_equal(post("/avatars/seasons", "act=remove&season=3"), 303);
	assert_string_equal(season("Autumn"), "none");
	assert_int_equal(post("/avatars/seasons", "act=remove&season=3"), 422);
	assert_string_equal(shown("season_error"), "That season is not there any more.");
	/* Without any at all, everybody hangs all year. */
	post("/avatars/1/restore", "");
	post("/avatars/1/change", "avatar_name=Helen&version=1");
	for (int i = 1; i <= 4; i++)
		post("/avatars/seasons", say("act=remove&season=%d", i));
	get("/avatars/seasons");
	assert_int_equal(times_shown("NO_SEASON"), 1);
	get("/avatars");
	assert_int_equal(times_shown("CARDS"), 1);
	assert_int_equal(get("/avatars/new"), 200);
}

static void
a_day_that_no_year_has_is_refused_as_typed(void **state)
{
	static const char *const wrong[][3] = {
		{ "from_day=31&from_month=11&to_day=1&to_month=12", "from_day_error", "There is no 31 November." },
		{ "from_day=1&from_month=11&to_day=30&to_month=2", "to_day_error", "There is no 30 February." },
		{ "from_month=11&to_day=3&to_month=2", "from_day_error", "Say on which day it begins." },
		{ "from_day=1&from_month=11&to_day=3", "to_month_error", "Say in which month it ends." },
	};

	(void)state;
	as_owner();
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_int_equal(post("/avatars/seasons", say("act=save&season_name=Fair&%s", wrong[i][0])), 422);
		assert_string_equal(shown(wrong[i][1]), wrong[i][2]);
		assert_string_equal(shown("season_name"), "Fair");
	}
	/* 29 February is a day, and a season may go over the new year, or last a day. */
	assert_int_equal(post("/avatars/seasons", "act=save&season_name=Leap&from_day=29&from_month=2"
	    "&to_day=29&to_month=2"), 303);
	assert_int_equal(post("/avatars/seasons", "act=save&season_name=Cold&from_day=1&from_month=11"
	    "&to_day=29&to_month=2"), 303);
}

static void
without_a_name_or_with_one_that_is_there_it_is_no_season(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(post("/avatars/seasons", "act=save&from_day=1&from_month=11&to_day=3&to_month=12"), 422);
	assert_string_equal(shown("season_name_error"), "Give it a name: Summer, Weeks before Christmas.");
	assert_int_equal(post("/avatars/seasons", "act=save&season_name=SPRING&from_day=1&from_month=3"
	    "&to_day=3&to_month=4"), 422);
	assert_string_equal(shown("season_name_error"), "There is SPRING already.");
	assert_int_equal(post("/avatars/seasons", "act=save&season=2&season_name=spring&from_day=1"
	    "&from_month=6&to_day=3&to_month=7"), 422);
	assert_string_equal(shown("OF_ONE/name_now"), "Summer");
	assert_int_equal(post("/avatars/seasons", "act=save&season=77&season_name=Fair&from_day=1"
	    "&from_month=6&to_day=3&to_month=7"), 422);
	assert_int_equal(post("/avatars/seasons", "act=remove"), 422);
	assert_int_equal(post("/avatars/seasons", ""), 422);
	assert_int_equal(number("SELECT count(*) FROM season"), 4);
}

static void
thirty_are_enough(void **state)
{
	(void)state;
	as_owner();
	for (int i = 5; i <= 30; i++)
		assert_int_equal(post("/avatars/seasons", say("act=save&season_name=Week+%d&from_day=1"
		    "&from_month=6&to_day=7&to_month=6", i)), 303);
	assert_int_equal(post("/avatars/seasons", advent), 422);
	assert_string_equal(shown("season_name_error"),
	    "30 seasons are enough for any year. Take one out first.");
	assert_int_equal(times_shown("SEASON_ROWS"), 30);
	assert_int_equal(post("/avatars/new", "avatar_name=Last&season=30"), 303);
	get("/avatars?on=2026-06-03");
	assert_string_equal(shown("CARDS/avatar_name"), "Last");
	/* One that is there may still be changed. */
	assert_int_equal(post("/avatars/seasons", "act=save&season=30&season_name=Week+x&from_day=1"
	    "&from_month=7&to_day=7&to_month=7"), 303);
}

static void
staff_do_not_change_the_year(void **state)
{
	(void)state;
	as_staff();
	assert_int_equal(get("/avatars/seasons"), 403);
	assert_int_equal(post("/avatars/seasons", advent), 403);
	get("/avatars");
	assert_null(strstr(readable(), "What avatars tell"));
	assert_string_equal(season("Advent"), "none");
}

static void
sent_twice_it_is_one(void **state)
{
	(void)state;
	as_owner();
	for (int i = 0; i < 2; i++) {
		besides.key = "aaaaaaaaaaaaaaaaaaaaaa";
		assert_int_equal(post("/avatars/seasons", advent), 303);
	}
	assert_int_equal(number("SELECT count(*) FROM season WHERE name = 'Advent'"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_shop_begins_with_four),
		TEST(one_is_added_and_somebody_hangs_in_it_on_its_days),
		TEST(its_days_are_changed_and_the_board_goes_by_them),
		TEST(one_in_which_nobody_hangs_is_taken_out_and_no_other),
		TEST(a_day_that_no_year_has_is_refused_as_typed),
		TEST(without_a_name_or_with_one_that_is_there_it_is_no_season),
		TEST(thirty_are_enough),
		TEST(staff_do_not_change_the_year),
		TEST(sent_twice_it_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
