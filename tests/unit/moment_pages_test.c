/*
 * The moments of people: written down with as much of a date as is known, ahead and back, in
 * a month of everybody; what tends to come before them; what we ask afterwards.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { FRED = 1, ALICE = 2, DAY = 86400 };

/* It is Tuesday 17 November 2026, 9:50. */
static int
open_with_two(void **state)
{
	open_shop(state);
	start_page("Fred");
	start_page("Alice");
	as_staff();
	return 0;
}

static void
born(int person, int year, int month, int day)
{
	change("UPDATE person SET birth_year = nullif(%d, 0), birth_month = %d, birth_day = nullif(%d, 0) "
	       "WHERE id = %d", year, month, day, person);
}

static int64_t
add(int person, const char *fields)
{
	int status = post(say("/people/%d/moments/new", person), fields);

	if (status != 303)
		fail_msg("%s: %d", fields, status);
	return number("SELECT max(id) FROM moment");
}

static void
a_day_that_was_is_looked_back_on(void **state)
{
	(void)state;
	/* 29 days ago, as 12 May is on 10 June. */
	born(FRED, 1961, 10, 19);
	get("/people/1");
	assert_string_equal(shown("MOMENTS_BACK/line_words"), "Turned 65 on 19 October");
	assert_int_equal(times_shown("MOMENTS_BACK/LINE_MILESTONE"), 1);
	get("/moments");
	assert_string_equal(shown("BACK/line_words"), "Turned 65 on 19 October");
	assert_string_equal(shown("BACK/LINE_WHOSE/line_name"), "Fred");
	/* Where the year is not known, just the day. */
	born(FRED, 0, 10, 19);
	get("/people/1");
	assert_string_equal(shown("MOMENTS_BACK/line_words"), "Birthday on 19 October");
	assert_int_equal(times_shown("MOMENTS_BACK/LINE_MILESTONE"), 0);
	/* Where the day is not known, the month. */
	born(FRED, 1961, 10, 0);
	get("/people/1");
	assert_string_equal(shown("MOMENTS_BACK/line_words"), "Turned 65 some time in October");
	born(FRED, 1961, 11, 19);
	get("/people/1");
	assert_string_equal(shown("MOMENTS_AHEAD/line_words"), "Turns 65 on Thursday");
	assert_int_equal(times_shown("MOMENTS_BACK"), 0);
}

static void
the_next_three_stand_on_the_page_the_soonest_first(void **state)
{
	(void)state;
	get("/people/1");
	assert_int_equal(times_shown("NO_MOMENTS"), 1);
	born(FRED, 1961, 3, 12);
	add(FRED, "kind=anniversary&moment_title=With+Alice&often=yearly&moment_day=24&moment_month=11"
	    "&moment_year=1986&weight=major");
	add(FRED, "kind=other&moment_title=The+fair&often=once&moment_day=18&moment_month=11"
	    "&moment_year=2026&weight=minor&time_of_day=11:30&where_at=Leeds");
	add(FRED, "kind=life&moment_title=Moves&often=once&moment_month=1&moment_year=2027");
	get("/people/1");
	assert_int_equal(times_shown("MOMENTS_AHEAD"), 3);
	assert_string_equal(shown("MOMENTS_AHEAD/line_words"), "The fair, tomorrow at 11:30");
	assert_string_equal(shown("MOMENTS_AHEAD/LINE_PLACE/line_place"), "Leeds");
	assert_string_equal(shown("MOMENTS_AHEAD.1/line_words"), "With Alice, 40 years, in 7 days");
	assert_string_equal(shown("MOMENTS_AHEAD.2/line_words"), "Moves, some time in January 2027");
	get("/people/1/moments");
	assert_int_equal(times_shown("AHEAD"), 4);
	assert_string_equal(shown("AHEAD.3/line_words"), "Turns 66 on 12 March 2027");
	/* What has a time is over when it begins. */
	pass(DAY + 100 * 60);
	as_staff();
	get("/people/1/moments");
	assert_string_equal(shown("BACK/line_words"), "The fair, today at 11:30");
	assert_string_equal(shown("AHEAD/line_words"), "With Alice, 40 years, Tuesday");
}

static void
a_date_that_does_not_exist_comes_back_as_typed(void **state)
{
	static const struct { const char *fields, *at, *says; } rows[] = {
		{ "moment_title=X&often=yearly&moment_day=31&moment_month=2", "moment_day",
		    "There is no 31 February." },
		{ "moment_title=X&often=once&moment_day=29&moment_month=2&moment_year=2027", "moment_day",
		    "There is no 29 February 2027." },
		{ "moment_title=X&often=yearly&moment_day=12", "moment_month", "Choose a month" },
		{ "moment_title=X&often=once&moment_day=12&moment_month=5", "moment_year", "in which year" },
		{ "moment_title=&often=yearly&moment_month=5", "moment_title", "Say what it is" },
		{ "moment_title=X&often=yearly&moment_month=5&time_of_day=11:30", "time_of_day", "needs a day" },
		{ "moment_title=X&often=yearly&moment_month=5&moment_day=1&time_of_day=noon", "time_of_day",
		    "11:30" },
		{ "moment_title=X&often=yearly&moment_month=5&moment_day=1&last_day=2026-05-03", "last_day",
		    "comes once" },
		{ "moment_title=X&often=once&moment_month=5&moment_day=4&moment_year=2027&last_day=2027-05-03",
		    "last_day", "before the first" },
		{ "moment_title=X&often=once&moment_month=5&moment_day=4&moment_year=2027&last_day=2072-05-03",
		    "last_day", "three years" },
		{ "moment_title=X&often=yearly&moment_month=5&lead_n=61&lead_unit=days", "lead_n", "60 days" },
		{ "moment_title=X&often=yearly&moment_month=5&offer_by=99", "offer_by", "not work here" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(post("/people/1/moments/new", rows[i].fields), 422);
		if (strstr(shown(say("%s_error", rows[i].at)), rows[i].says) == NULL)
			fail_msg("%s: %s", rows[i].fields, shown(say("%s_error", rows[i].at)));
	}
	post("/people/1/moments/new", rows[0].fields);
	assert_string_equal(shown("moment_day"), "31");
	assert_int_equal(times_shown("MONTHS.1/CHOSEN"), 1);
	assert_int_equal(number("SELECT count(*) FROM moment"), 0);
	assert_int_equal(post("/people/9/moments/new", "moment_title=X&often=yearly&moment_month=5"), 404);
}

static void
a_29th_of_february_is_kept_on_the_28th_and_says_so(void **state)
{
	(void)state;
	born(FRED, 1960, 2, 29);
	pass((int64_t)100 * DAY); /* 25 February 2027 */
	as_staff();
	get("/people/1");
	assert_string_equal(shown("MOMENTS_AHEAD/line_words"),
	    "Turns 67 on Sunday, kept on 28 February: 2027 has no 29th");
	get("/moments?day=2027-02-28");
	assert_string_equal(shown("OF_DAY/LINE_WHOSE/line_name"), "Fred");
	get("/moments?day=2028-02-28");
	assert_int_equal(times_shown("OF_DAY"), 0);
	get("/moments?day=2028-02-29");
	assert_int_equal(times_shown("OF_DAY"), 1);
}

static void
a_trip_is_asked_about_after_its_last_day(void **state)
{
	int64_t id;

	(void)state;
	id = add(FRED, "kind=life&moment_title=Trip+to+Hawaii&often=once&moment_day=20&moment_month=11"
	    "&moment_year=2026&last_day=2026-12-04&where_at=Hawaii");
	assert_string_equal(text_of("SELECT kind || '|' || text || '|' || owner_id || '|' || "
	    "date(due_day * 86400, 'unixepoch') FROM thread"),
	    "ask|Ask how it was: Trip to Hawaii|2|2026-12-05");
	assert_int_equal(number("SELECT moment_id FROM thread"), id);
	/* It moves with the trip, and stays one. */
	as(BEN);
	assert_int_equal(post(say("/moments/%lld/change", (long long)id), "kind=life&moment_title=Trip+to+Maui"
	    "&often=once&moment_day=20&moment_month=11&moment_year=2026&last_day=2026-12-06"), 303);
	assert_string_equal(text_of("SELECT group_concat(text || owner_id || date(due_day * 86400, "
	    "'unixepoch')) FROM thread"), "Ask how it was: Trip to Maui22026-12-07");
	assert_int_equal(number("SELECT count(*) FROM mention WHERE what = 'thread'"), 1);
	/* Left out, nobody asks; put back, somebody does. */
	post(say("/moments/%lld/remove", (long long)id), "");
	assert_int_equal(number("SELECT count(*) FROM thread"), 0);
	assert_int_equal(number("SELECT count(*) FROM mention"), 0);
	post(say("/moments/%lld/restore", (long long)id), "");
	assert_int_equal(number("SELECT count(*) FROM thread"), 1);
	/* What was asked is not asked again. */
	change("UPDATE thread SET closed_at = 1, closed_by = 2");
	post(say("/moments/%lld/change", (long long)id), "kind=life&moment_title=Trip&often=once&moment_day=20"
	    "&moment_month=11&moment_year=2026");
	assert_int_equal(number("SELECT count(*) FROM thread"), 1);
}

static void
a_loss_and_what_was_long_ago_are_not_asked_about(void **state)
{
	int64_t id;

	(void)state;
	id = add(FRED, "kind=life&moment_title=Lost+his+father&often=once&moment_month=11&moment_day=10"
	    "&moment_year=2026&no_ask=yes");
	add(FRED, "kind=life&moment_title=Moved+here&often=once&moment_month=5&moment_year=2019");
	add(FRED, "kind=key&moment_title=Interview&often=once&moment_month=12&moment_day=1&moment_year=2026");
	add(FRED, "kind=life&moment_title=Moved&often=yearly&moment_month=12&moment_day=1");
	assert_int_equal(number("SELECT count(*) FROM thread"), 0);
	/* The tick stands there when it is changed. */
	get(say("/moments/%lld/change", (long long)id));
	assert_int_equal(times_shown("NO_ASK_YES"), 1);
	get("/people/1/moments");
	assert_int_equal(times_shown("BACK"), 2);
}

static void
what_is_written_down_may_be_changed_left_out_and_put_back(void **state)
{
	int64_t id;

	(void)state;
	id = add(FRED, "kind=key&moment_title=Job+interview&often=once&moment_day=20&moment_month=11"
	    "&moment_year=2026&time_of_day=11:30&lead_n=20&lead_unit=minutes&offer=Five+minutes+of+talk"
	    "&offer_by=3&where_at=Leeds");
	assert_string_equal(text_of("SELECT text FROM mention"), "Job interview, Leeds. Five minutes of talk");
	/* 20 minutes before 11:30 of that day, and over at 11:30. */
	assert_string_equal(text_of("SELECT datetime(show_at, 'unixepoch') || ' ' || datetime(over_at, "
	    "'unixepoch') FROM moment"), "2026-11-20 11:10:00 2026-11-20 11:30:00");
	get(say("/moments/%lld", (long long)id));
	assert_string_equal(shown("OFFER/offer_words"), "Five minutes of talk, 20 minutes before, by Ben");
	assert_string_equal(shown("when_words"), "Job interview, Friday at 11:30");
	get(say("/moments/%lld/change", (long long)id));
	assert_string_equal(shown("lead_n"), "20");
	assert_string_equal(shown("UNITS/CHOSEN/unit"), "minutes");
	assert_string_equal(shown("time_of_day"), "11:30");
	assert_int_equal(post(say("/moments/%lld/change", (long long)id), "kind=key&moment_title=&often=once"
	    "&moment_day=20&moment_month=11&moment_year=2026"), 422);
	assert_int_equal(post(say("/moments/%lld/change", (long long)id), "kind=key&moment_title=Talk&often=once"
	    "&moment_day=20&moment_month=11&moment_year=2026"), 303);
	/* Without a lead it is shown from the shop's 14 days before, for the whole day. */
	assert_string_equal(text_of("SELECT datetime(show_at, 'unixepoch') || ' ' || datetime(over_at, "
	    "'unixepoch') FROM moment"), "2026-11-06 00:00:00 2026-11-21 00:00:00");
	assert_string_equal(text_of("SELECT text FROM mention"), "Talk");
	post(say("/moments/%lld/remove", (long long)id), "");
	get("/people/1");
	assert_int_equal(times_shown("NO_MOMENTS"), 1);
	get(say("/moments/%lld", (long long)id));
	assert_int_equal(times_shown("REMOVED"), 1);
	assert_int_equal(get(say("/moments/%lld/change", (long long)id)), 404);
	post(say("/moments/%lld/restore", (long long)id), "");
	get("/people/1");
	assert_int_equal(times_shown("MOMENTS_AHEAD"), 1);
	assert_int_equal(get("/moments/99"), 404);
	assert_int_equal(post("/moments/99/remove", ""), 404);
	assert_int_equal(post("/moments/99/restore", ""), 404);
	assert_int_equal(post("/moments/99/change", "moment_title=X"), 404);
}

static void
the_month_shows_majors_and_minors_on_request(void **state)
{
	(void)state;
	born(ALICE, 0, 11, 9);
	add(FRED, "kind=other&moment_title=The+fair&often=yearly&moment_day=9&moment_month=11&weight=minor");
	add(FRED, "kind=anniversary&moment_title=Wedding&often=yearly&moment_month=11&weight=major");
	get("/moments?month=2026-11");
	assert_string_equal(shown("month_words"), "November 2026");
	assert_int_equal(times_shown("WEEKS"), 6);
	assert_string_equal(shown("WEEKS.2/CELLS/ENTRIES/entry_words"), "Alice: birthday");
	assert_int_equal(times_shown("WEEKS.2/CELLS/ENTRIES"), 1);
	assert_string_equal(shown("SOME_TIME/line_words"), "Wedding, some time in November");
	get("/moments?month=2026-11&minors=yes");
	assert_int_equal(times_shown("WEEKS.2/CELLS/ENTRIES"), 2);
	/* Across the turn of the year. */
	get("/moments?month=2026-12");
	assert_string_equal(shown("NEXT_MONTH/next_words"), "January 2027");
	get("/moments?month=2027-01&minors=yes");
	assert_string_equal(shown("PREV_MONTH/prev_path"), "/moments?month=2026-12&minors=yes");
	/* What is no month is this one. */
	assert_int_equal(get("/moments?month=never"), 200);
	assert_string_equal(shown("month_words"), "November 2026");
	assert_int_equal(get("/moments?month=9999-01"), 404);
	assert_int_equal(get("/moments?day=2026-02-31"), 200);
}

static void
a_day_with_very_many_shows_three_and_pages_the_rest(void **state)
{
	(void)state;
	db_begin(book, DB_WRITE);
	for (int i = 0; i < 274; i++)
		put_person(say("Guest %03d", i), "");
	db_end(book);
	change("UPDATE person SET birth_month = 11, birth_day = 9 WHERE id > 2");
	get("/moments?month=2026-11");
	assert_int_equal(times_shown("WEEKS.2/CELLS/ENTRIES"), 3);
	assert_string_equal(shown("WEEKS.2/CELLS/CELL_MORE/more_words"), "More than 50");
	get("/moments?day=2026-11-09");
	assert_int_equal(times_shown("OF_DAY"), 50);
	assert_string_equal(shown("PAGER/pages"), "6");
	get("/moments?day=2026-11-09&page=6");
	assert_int_equal(times_shown("OF_DAY"), 24);
	change("UPDATE person SET birth_day = 10 WHERE id > 12");
	get("/moments?month=2026-11");
	assert_string_equal(shown("WEEKS.2/CELLS/CELL_MORE/more_words"), "7 more");
}

static void
what_comes_before_is_said_once_and_stands_beside_each(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/patterns", "before=an+interview&tends=lose+focus"
	    "&offer=Five+minutes+of+talk&lead_n=15&lead_unit=minutes"), 303);
	assert_string_equal(text_of("SELECT text FROM mention"),
	    "Before an interview they tend to lose focus. We could: Five minutes of talk");
	/* It fills what is left open. */
	add(FRED, "kind=key&moment_title=Job+Interviews&often=once&moment_day=20&moment_month=11"
	    "&moment_year=2026&time_of_day=11:30");
	assert_string_equal(text_of("SELECT offer || lead FROM moment"), "Five minutes of talk15");
	add(FRED, "kind=key&moment_title=Another+interview&often=once&moment_day=21&moment_month=11"
	    "&moment_year=2026&offer=A+walk&lead_n=1&lead_unit=hours");
	assert_string_equal(text_of("SELECT offer || lead FROM moment WHERE id = 2"), "A walk60");
	add(FRED, "kind=key&moment_title=First+day&often=once&moment_day=22&moment_month=11&moment_year=2026");
	get("/people/1");
	for (int i = 0; i < 2; i++)
		assert_string_equal(shown(say("MOMENTS_AHEAD.%d/LINE_PATTERN/line_pattern", i)),
		    "Before an interview they tend to lose focus. We could: Five minutes of talk, "
		    "15 minutes before.");
	assert_int_equal(times_shown("MOMENTS_AHEAD.2/LINE_PATTERN"), 0);
	get("/moments/1");
	assert_int_equal(times_shown("PATTERN"), 1);
	/* Once is enough; it is left out and put back. */
	assert_int_equal(post("/people/1/patterns", "before=An+INTERVIEW&tends=sleep+badly"), 422);
	assert_string_equal(shown("before_error"), "There is one before an interview already.");
	assert_string_equal(shown("tends"), "sleep badly");
	assert_int_equal(post("/people/1/patterns", "before=&tends="), 422);
	assert_int_equal(post("/patterns/1", "act=remove"), 303);
	get(location());
	assert_string_equal(shown("GONE/gone_words"), "an interview");
	get("/people/1");
	assert_int_equal(times_shown("MOMENTS_AHEAD/LINE_PATTERN"), 0);
	assert_int_equal(post("/patterns/1", "act=restore"), 303);
	get("/people/1/patterns");
	assert_int_equal(times_shown("PATTERNS"), 1);
	assert_int_equal(post("/patterns/1", "act="), 422);
	assert_int_equal(post("/patterns/9", "act=remove"), 404);
	assert_int_equal(post("/people/9/patterns", "before=x&tends=y"), 404);
	get("/people/2/patterns?gone=1");
	assert_int_equal(times_shown("GONE"), 0);
}

static void
one_person_has_so_many_moments_and_no_more(void **state)
{
	(void)state;
	change("INSERT INTO moment (person_id, kind, title, sort_title, yearly, month, staff_id, at) "
	       "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
	       "SELECT 1, 'other', 'Day', 'day', 1, 5, 1, 0 FROM n");
	assert_int_equal(post("/people/1/moments/new", "moment_title=X&often=yearly&moment_month=5"), 422);
	assert_non_null(strstr(readable(), "200 moments stand here already"));
	get("/people/1/moments");
	assert_int_equal(times_shown("AHEAD"), 50);
	assert_string_equal(shown("PAGER/pages"), "4");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_two, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_day_that_was_is_looked_back_on),
		TEST(the_next_three_stand_on_the_page_the_soonest_first),
		TEST(a_date_that_does_not_exist_comes_back_as_typed),
		TEST(a_29th_of_february_is_kept_on_the_28th_and_says_so),
		TEST(a_trip_is_asked_about_after_its_last_day),
		TEST(a_loss_and_what_was_long_ago_are_not_asked_about),
		TEST(what_is_written_down_may_be_changed_left_out_and_put_back),
		TEST(the_month_shows_majors_and_minors_on_request),
		TEST(a_day_with_very_many_shows_three_and_pages_the_rest),
		TEST(what_comes_before_is_said_once_and_stands_beside_each),
		TEST(one_person_has_so_many_moments_and_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
