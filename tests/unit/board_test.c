/*
 * The board: who hangs today and on any other day, who hangs instead of whom, who rests, and
 * the screen on the wall.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { SPRING = 1, SUMMER, AUTUMN, WINTER };

/* It is 17 November: autumn. */
static int64_t
make(const char *name, const char *fields)
{
	as_owner();
	assert_int_equal(post("/avatars/new", say("avatar_name=%s%s", name, fields)), 303);
	return number("SELECT max(id) FROM avatar");
}

/* The names in a section, in order. */
static const char *
names(const char *address, const char *section)
{
	const char *all = "";

	assert_int_equal(get(address), 200);
	for (int i = 0; i < times_shown(section); i++)
		all = say("%s%s%s", all, i ? " " : "", shown(say("%s.%d/avatar_name", section, i)));
	return all;
}

static void
the_board_shows_who_is_in_season_and_who_rests_until_when(void **state)
{
	(void)state;
	make("Bruno", "");
	make("Helen", "&season=2&avatar_tag=Summer+walkers");
	make("Ada", "&season=3&season=4");
	make("Noel", "&season=4");
	assert_string_equal(names("/avatars", "CARDS"), "Bruno Ada");
	assert_string_equal(shown("RESTING/RESTS/rests_words"), "Summer walkers, back in June");
	assert_string_equal(shown("RESTING/RESTS.1/avatar_name"), "Noel");
	assert_string_equal(shown("RESTING/RESTS.1/rests_words"), "back in December");
	assert_int_equal(times_shown("SEASONS.2/CURRENT"), 1);
	assert_int_equal(times_shown("SEASONS.3/CURRENT"), 0);
}

static void
it_can_be_set_to_any_season_and_any_date(void **state)
{
	(void)state;
	make("Bruno", "");
	make("Helen", "&season=2");
	make("Noel", "&season=4");
	assert_string_equal(names("/avatars?season=2", "CARDS"), "Bruno Helen");
	assert_int_equal(times_shown("SEASONS.1/CURRENT"), 1);
	assert_string_equal(names("/avatars?season=4", "CARDS"), "Bruno Noel");
	assert_string_equal(names("/avatars?season=all", "CARDS"), "Bruno Helen Noel");
	assert_int_equal(times_shown("RESTING"), 0);
	assert_int_equal(times_shown("ALL_YEAR"), 1);
	assert_string_equal(names("/avatars?on=2027-02-28", "CARDS"), "Bruno Noel");
	assert_string_equal(names("/avatars?on=2027-03-01", "CARDS"), "Bruno");
	assert_string_equal(names("/avatars?on=2026-06-01", "CARDS"), "Bruno Helen");
	/* What is no day is today. */
	assert_string_equal(names("/avatars?on=2027-02-30", "CARDS"), "Bruno");
	assert_string_equal(names("/avatars?season=99", "CARDS"), "Bruno");
	assert_string_equal(names("/avatars?season=x", "CARDS"), "Bruno");
}

static void
as_the_days_go_by_the_board_changes_by_itself(void **state)
{
	(void)state;
	make("Noel", "&season=4");
	assert_string_equal(names("/avatars", "CARDS"), "");
	assert_int_equal(times_shown("NOBODY"), 1);
	assert_non_null(strstr(readable(), "Nobody on the board for autumn"));
	pass(14 * 86400);
	as_owner();
	assert_string_equal(names("/avatars", "CARDS"), "Noel");
}

static void
a_variant_hangs_instead_of_the_other_in_its_seasons(void **state)
{
	int64_t bruno = make("Bruno", "");

	(void)state;
	make("Dina", "");
	make("Icy", say("&variant_of=%lld&season=4", (long long)bruno));
	assert_string_equal(names("/avatars", "CARDS"), "Bruno Dina");
	assert_string_equal(shown("RESTING/RESTS/avatar_name"), "Icy");
	assert_string_equal(names("/avatars?season=4", "CARDS"), "Icy Dina");
	assert_string_equal(shown("RESTING/RESTS/avatar_name"), "Bruno");
	assert_string_equal(shown("RESTING/RESTS/rests_words"), "Icy hangs instead");
	assert_string_equal(names("/avatars?season=all", "CARDS"), "Bruno Dina Icy");
	/* Retired, it makes room for the other again. */
	post("/avatars/3/retire", "");
	assert_string_equal(names("/avatars?season=4", "CARDS"), "Bruno Dina");
}

static void
a_variant_needs_a_season_and_somebody_who_is_no_variant(void **state)
{
	int64_t bruno = make("Bruno", ""), icy;

	(void)state;
	assert_int_equal(post("/avatars/new", say("avatar_name=Icy&variant_of=%lld", (long long)bruno)), 422);
	assert_string_equal(shown("season_error"),
	    "Say in which seasons this one hangs instead of the other.");
	icy = make("Icy", say("&variant_of=%lld&season=4", (long long)bruno));
	assert_int_equal(post("/avatars/new", say("avatar_name=Third&variant_of=%lld&season=1", (long long)icy)), 422);
	assert_string_equal(shown("variant_of_error"), "Nobody can hang instead of that one. Choose another.");
	assert_int_equal(post(say("/avatars/%lld/change", (long long)bruno),
	    say("avatar_name=Bruno&version=1&season=1&variant_of=%lld", (long long)icy)), 422);
	assert_int_equal(post(say("/avatars/%lld/change", (long long)bruno),
	    say("avatar_name=Bruno&version=1&season=1&variant_of=%lld", (long long)bruno)), 422);
	make("Dina", "");
	assert_int_equal(post(say("/avatars/%lld/change", (long long)bruno),
	    "avatar_name=Bruno&version=1&season=1&variant_of=3"), 422);
	assert_string_equal(shown("variant_of_error"), "Somebody hangs instead of this one already.");
}

static void
they_hang_in_the_order_that_the_owner_gives(void **state)
{
	(void)state;
	make("A", "");
	make("B", "");
	make("C", "");
	assert_int_equal(post("/avatars/3/move", "act=up"), 303);
	assert_string_equal(names("/avatars", "CARDS"), "A C B");
	assert_int_equal(post("/avatars/1/move", "act=down"), 303);
	assert_string_equal(names("/avatars", "CARDS"), "C A B");
	/* The first has nobody before it. */
	assert_int_equal(post("/avatars/3/move", "act=up"), 303);
	assert_string_equal(names("/avatars", "CARDS"), "C A B");
	assert_int_equal(post("/avatars/3/move", "act=sideways"), 422);
}

static void
an_empty_board_says_what_an_avatar_is(void **state)
{
	(void)state;
	as_owner();
	get("/avatars");
	assert_int_equal(times_shown("NOBODY_YET"), 1);
	assert_non_null(strstr(readable(), "Start from a segment"));
	as_staff();
	get("/avatars");
	assert_non_null(strstr(readable(), "one made-up person who stands for many"));
	assert_null(strstr(readable(), "Start from"));
}

static void
staff_see_the_board_and_nothing_to_change_it(void **state)
{
	(void)state;
	make("Bruno", "");
	as_staff();
	get("/avatars");
	assert_int_equal(times_shown("CARDS"), 1);
	assert_null(strstr(readable(), "A new avatar"));
	assert_null(strstr(readable(), "What avatars tell"));
	assert_non_null(strstr(answer.body, "href=\"/avatars/1\""));
}

static void
how_many_it_speaks_for_is_said_where_it_was_counted(void **state)
{
	(void)state;
	change("INSERT INTO segment (id, name, sort_name, rule, staff_id, at) VALUES (1, 'Bean people', 'bean people', '', 1, 0)");
	make("Bruno", "&segment_id=1");
	make("Sam", "");
	get("/avatars");
	assert_int_equal(times_shown("CARDS/PEOPLE"), 0);
	change("INSERT INTO segment_month VALUES (1, 24300, 30, 0, 0), (1, 24310, 38, 8, 0)");
	get("/avatars");
	assert_string_equal(shown("CARDS/PEOPLE/people_words"), "38 people");
	assert_int_equal(times_shown("CARDS.1/PEOPLE"), 0);
	get("/avatars/1");
	assert_string_equal(shown("SPEAKS/segment_name"), "Bean people");
	assert_int_equal(post("/avatars/new", "avatar_name=X&segment_id=9"), 422);
}

/* A screen that the owner has set up for the board. */
static void
as_wall(void)
{
	as_display();
	change("UPDATE display SET page = 'board'");
}

static void
a_screen_on_the_wall_shows_the_board_and_nothing_to_press(void **state)
{
	(void)state;
	make("Bruno", "");
	change("INSERT INTO avatar_photo VALUES (1, x'ffd8', x'ffd8')");
	as_wall();
	assert_int_equal(get("/avatars"), 200);
	assert_int_equal(times_shown("CARDS"), 1);
	assert_null(strstr(strstr(answer.body, "<main"), "<a "));
	assert_null(strstr(strstr(answer.body, "<main"), "<button"));
	assert_non_null(strstr(answer.body, "hx-trigger=\"every 60s\""));
	assert_int_equal(get("/avatars/1/photo"), 200);
	for (size_t i = 0; i < 4; i++) {
		static const char *const others[] = { "/preparation", "/people", "/avatars/1", "/" };

		assert_int_equal(get(others[i]), 303);
		assert_string_equal(location(), "/avatars");
	}
}

static void
a_screen_of_the_preparation_list_does_not_show_the_board(void **state)
{
	(void)state;
	as_display();
	assert_int_equal(get("/avatars"), 303);
	assert_string_equal(location(), "/preparation");
}

static void
a_screen_gets_the_board_again_only_when_it_is_another(void **state)
{
	const char *seen;

	(void)state;
	make("Bruno", "");
	as_wall();
	get("/avatars");
	seen = say("/avatars?seen=%s", shown("ON_WALL/seen"));
	besides.htmx = true;
	assert_int_equal(get(seen), 204);
	change("UPDATE avatar SET says = 'Hello'");
	besides.htmx = true;
	assert_int_equal(get(seen), 200);
}

static void
the_owner_sets_up_a_screen_for_the_board(void **state)
{
	const char *code;

	(void)state;
	as_owner();
	assert_int_equal(post("/displays", "display_name=Office&shows=board"), 303);
	get(location());
	code = say("%s", shown("CODE/code_digits"));
	assert_non_null(strstr(shown("DISPLAYS/state_words"), "The board. Not in use yet"));
	as_stranger();
	assert_int_equal(post("/display", say("code=%s", encoded(code))), 303);
	assert_string_equal(location(), "/avatars");
	assert_int_equal(get("/avatars"), 200);
}

static void
sixty_are_enough_for_any_board(void **state)
{
	(void)state;
	as_owner();
	for (int i = 1; i <= 60; i++)
		change("INSERT INTO avatar (name, place, staff_id, at, changed_at) VALUES ('A%d', %d, 1, 0, 0)", i, i);
	assert_int_equal(post("/avatars/new", "avatar_name=One+more"), 422);
	assert_int_equal(post("/avatars/1/copy", ""), 303);
	get(location());
	assert_string_equal(shown("DONE/done_words"), "60 are enough for any board. Retire one first.");
	assert_int_equal(times_shown("CARDS"), 60);
	assert_int_equal(number("SELECT count(*) FROM avatar"), 60);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_board_shows_who_is_in_season_and_who_rests_until_when),
		TEST(it_can_be_set_to_any_season_and_any_date),
		TEST(as_the_days_go_by_the_board_changes_by_itself),
		TEST(a_variant_hangs_instead_of_the_other_in_its_seasons),
		TEST(a_variant_needs_a_season_and_somebody_who_is_no_variant),
		TEST(they_hang_in_the_order_that_the_owner_gives),
		TEST(an_empty_board_says_what_an_avatar_is),
		TEST(staff_see_the_board_and_nothing_to_change_it),
		TEST(how_many_it_speaks_for_is_said_where_it_was_counted),
		TEST(a_screen_on_the_wall_shows_the_board_and_nothing_to_press),
		TEST(a_screen_of_the_preparation_list_does_not_show_the_board),
		TEST(a_screen_gets_the_board_again_only_when_it_is_another),
		TEST(the_owner_sets_up_a_screen_for_the_board),
		TEST(sixty_are_enough_for_any_board),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
