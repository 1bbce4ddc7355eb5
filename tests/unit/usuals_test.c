/*
 * What somebody usually has: several, each with its time; which is meant now; and what the
 * one field of other forms says of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "usual.h"

/* It is Tuesday, 9:50. */
static int
open_with_fred(void **state)
{
	open_shop(state);
	return start_page("Fred") == 1 ? 0 : 1;
}

static const struct usual week[] = {
	{ 1, "Tea", "", 127, "" },
	{ 2, "Flat white", "", 127, "morning" },
	{ 3, "Croissant", "", 32, "" },
	{ 4, "Soup", "", 31, "midday" },
	{ 5, "Red wine", "", 16, "evening" },
	{ 6, "Sherry", "", 16, "evening" },
};

static void
what_says_the_fewest_times_of_the_week_is_meant(void **state)
{
	enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };
	static const struct { int weekday, hour; const char *meant; } times[] = {
		{ MONDAY, 4, "Flat white" }, { MONDAY, 10, "Flat white" }, { MONDAY, 11, "Soup" },
		{ MONDAY, 13, "Soup" }, { MONDAY, 14, "Tea" }, { MONDAY, 16, "Tea" },
		{ MONDAY, 17, "Tea" }, { FRIDAY, 17, "Red wine" }, { FRIDAY, 23, "Red wine" },
		{ SATURDAY, 0, "Red wine" }, { SATURDAY, 3, "Red wine" }, { SATURDAY, 4, "Croissant" },
		{ SATURDAY, 12, "Croissant" }, { FRIDAY, 3, "Tea" }, { SUNDAY, 12, "Tea" },
		{ SUNDAY, 9, "Flat white" }, { MONDAY, 0, "Tea" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		int n = usual_choose(week, 6, times[i].weekday, times[i].hour);

		assert_in_range(n, 0, 5);
		if (strcmp(week[n].name, times[i].meant) != 0)
			fail_msg("day %d, %d o'clock: %s", times[i].weekday, times[i].hour, week[n].name);
	}
}

static void
where_none_fits_the_first_is_meant_and_of_none_none(void **state)
{
	(void)state;
	assert_int_equal(usual_choose(week + 3, 3, 6, 9), 0);
	assert_false(usual_fits(&week[3], 6, 9));
	assert_int_equal(usual_choose(week, 0, 0, 9), -1);
}

static void
the_time_is_said_in_words(void **state)
{
	static const struct { int days; const char *part, *words; } times[] = {
		{ 127, "", "Any time" }, { 127, "morning", "In the morning" },
		{ 127, "midday", "At midday" }, { 31, "", "On weekdays" },
		{ 96, "evening", "At the weekend, in the evening" }, { 1, "midday", "On Monday, at midday" },
		{ 17, "", "On Monday and Friday" }, { 19, "afternoon", "On Monday, Tuesday and Friday, in the afternoon" },
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		assert_string_equal(usual_when(a, times[i].days, times[i].part), times[i].words);
	arena_free(a);
}

static void
the_one_that_fits_now_is_first_on_the_page_and_in_the_brief(void **state)
{
	(void)state;
	get("/people/1");
	assert_int_equal(times_shown("NO_USUALS"), 1);
	assert_int_equal(times_shown("USUAL_NOW"), 0);
	assert_int_equal(post("/people/1/usuals", "usual=Peppermint+tea&part=evening"), 303);
	assert_int_equal(post("/people/1/usuals", "usual=Flat+white&how=extra+hot&part=morning"
	    "&day=monday&day=tuesday"), 303);
	get("/people/1");
	assert_string_equal(shown("USUAL_NOW/usual_name"), "Flat white");
	assert_string_equal(shown("USUAL_NOW/usual_how"), "extra hot");
	assert_string_equal(shown("USUAL_NOW/usual_when"), "On Monday and Tuesday, in the morning");
	assert_string_equal(shown("OTHER_USUALS/usual_name"), "Peppermint tea");
	assert_int_equal(times_shown("OTHER_USUALS"), 1);
	assert_non_null(strstr(readable(), "Flat white, extra hot"));
	pass(10 * 3600);
	as_staff();
	get("/people/1");
	assert_string_equal(shown("USUAL_NOW/usual_name"), "Peppermint tea");
	assert_null(strstr(readable(), "Flat white, extra hot"));
	/* Lists show the first. */
	get("/people");
	assert_string_equal(shown("PEOPLE/usual"), "Peppermint tea");
}

static void
one_is_changed_put_first_and_taken_away_and_put_back(void **state)
{
	(void)state;
	post("/people/1/usuals", "usual=Tea");
	post("/people/1/usuals", "usual=Scone&how=warm&day=sunday");
	get("/usuals/2");
	assert_string_equal(shown("usual"), "Scone");
	assert_string_equal(shown("how"), "warm");
	assert_int_equal(times_shown("DAYS.6/CHOSEN"), 1);
	assert_int_equal(times_shown("DAYS.0/CHOSEN"), 0);
	assert_int_equal(times_shown("FIRST_YES"), 0);
	assert_int_equal(post("/usuals/2", "usual=Scone&how=cold&first=yes&part=any"), 303);
	assert_string_equal(location(), "/people/1/usuals");
	assert_string_equal(text_of("SELECT usual FROM person"), "Scone");
	assert_string_equal(text_of("SELECT remark || days || part FROM usual WHERE id = 2"), "cold127");
	get("/usuals/2");
	assert_int_equal(times_shown("FIRST_YES"), 1);
	assert_int_equal(post("/usuals/2/remove", ""), 303);
	get(location());
	assert_string_equal(shown("REMOVED/removed_name"), "Scone");
	assert_string_equal(text_of("SELECT usual FROM person"), "Tea");
	assert_int_equal(get("/usuals/2"), 404);
	assert_int_equal(post("/usuals/2/start", ""), 404);
	assert_int_equal(post("/usuals/2/restore", ""), 303);
	get(location());
	assert_int_equal(times_shown("USUAL_ROWS"), 2);
	assert_int_equal(times_shown("REMOVED"), 0);
	assert_string_equal(text_of("SELECT usual FROM person"), "Scone");
	/* Another's page says nothing of it. */
	start_page("Alice");
	post("/usuals/2/remove", "");
	get("/people/2/usuals?removed=2");
	assert_int_equal(times_shown("REMOVED"), 0);
}

static void
a_usual_without_a_name_is_refused_as_typed_and_so_is_a_thirteenth(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/usuals", "usual=&how=warm&day=monday&part=evening"), 422);
	assert_string_equal(shown("usual_error"), "Write what they have, such as flat white.");
	assert_string_equal(shown("how"), "warm");
	assert_int_equal(times_shown("DAYS.0/CHOSEN"), 1);
	assert_int_equal(post("/people/1/usuals", "usual=Tea&day=someday"), 422);
	assert_int_equal(number("SELECT count(*) FROM usual"), 0);
	for (int i = 0; i < USUAL_MAX; i++)
		assert_int_equal(post("/people/1/usuals", say("usual=Tea+%d", i)), 303);
	assert_int_equal(post("/people/1/usuals", "usual=Cocoa"), 422);
	assert_int_equal(post("/usuals/1", "usual="), 422);
	/* One that is taken away makes room, and does not come back into a full list. */
	post("/usuals/1/remove", "");
	assert_int_equal(post("/people/1/usuals", "usual=Cocoa"), 303);
	post("/usuals/1/restore", "");
	assert_int_equal(number("SELECT count(*) FROM usual WHERE removed_at IS NULL"), USUAL_MAX);
}

static void
the_search_finds_what_they_have_and_how(void **state)
{
	(void)state;
	assert_int_equal(post("/people/new", "call_name=Alice&usual=Flat+white"), 303);
	get("/search?q=flat+white");
	assert_string_equal(shown("FOUND/id"), "2");
	post("/usuals/1", "usual=Cortado&how=oat+milk");
	get("/search?q=oat");
	assert_string_equal(shown("FOUND/id"), "2");
	get("/search?q=flat+white");
	assert_int_equal(times_shown("FOUND"), 0);
	post("/usuals/1/remove", "");
	get("/search?q=cortado");
	assert_int_equal(times_shown("FOUND"), 0);
	post("/usuals/1/restore", "");
	get("/search?q=cortado");
	assert_int_equal(times_shown("FOUND"), 1);
}

#define CHANGE "call_name=Fred&name_source=told&since_year=2019&version="

static void
the_form_of_the_page_says_the_first_and_keeps_how_and_when(void **state)
{
	(void)state;
	post("/people/1/usuals", "usual=Flat+white&how=extra+hot&part=morning");
	post("/people/1/usuals", "usual=Tea&part=evening");
	get("/people/1/change");
	assert_string_equal(shown("usual"), "Flat white");
	assert_int_equal(post("/people/1/change", say(CHANGE "%d&usual=Latte",
	    (int)number("SELECT version FROM person"))), 303);
	assert_string_equal(text_of("SELECT group_concat(name || remark || part) FROM usual"),
	    "Latteextra hotmorning,Teaevening");
	assert_string_equal(text_of("SELECT usual FROM person"), "Latte");
	assert_string_equal(text_of("SELECT text FROM mention WHERE row_id = 1"), "Latte, extra hot");
	/* Emptied, the first is taken away and the next is it. */
	post("/people/1/change", say(CHANGE "%d&usual=", (int)number("SELECT version FROM person")));
	assert_string_equal(text_of("SELECT usual FROM person"), "Tea");
	assert_int_equal(number("SELECT count(*) FROM usual"), 2);
}

static void
a_form_that_was_open_meanwhile_overwrites_no_usual(void **state)
{
	int version;

	(void)state;
	post("/people/1/usuals", "usual=Tea");
	version = (int)number("SELECT version FROM person");
	post("/usuals/1", "usual=Latte");
	assert_int_equal(post("/people/1/change", say(CHANGE "%d&usual=Tea", version)), 409);
	assert_string_equal(shown("usual_now"), "Latte");
	assert_string_equal(text_of("SELECT usual FROM person"), "Latte");
	/* How and when of it are no matter of that form. */
	version = (int)number("SELECT version FROM person");
	post("/usuals/1", "usual=Latte&how=oat+milk");
	assert_int_equal(post("/people/1/change", say(CHANGE "%d&usual=Latte", version)), 303);
	assert_string_equal(text_of("SELECT name || remark FROM usual"), "Latteoat milk");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_fred, close_book)
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_says_the_fewest_times_of_the_week_is_meant),
		cmocka_unit_test(where_none_fits_the_first_is_meant_and_of_none_none),
		cmocka_unit_test(the_time_is_said_in_words),
		TEST(the_one_that_fits_now_is_first_on_the_page_and_in_the_brief),
		TEST(one_is_changed_put_first_and_taken_away_and_put_back),
		TEST(a_usual_without_a_name_is_refused_as_typed_and_so_is_a_thirteenth),
		TEST(the_search_finds_what_they_have_and_how),
		TEST(the_form_of_the_page_says_the_first_and_keeps_how_and_when),
		TEST(a_form_that_was_open_meanwhile_overwrites_no_usual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
