/*
 * Today's side, its pages and its paper, with nothing but the clock to tell what is due.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clock.h"
#include "page.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

static int64_t
day_of(const char *date)
{
	int64_t day = 0;

	assert_true(clock_parse(date, &day));
	return day;
}

/* It is this minute from now on, and Ana reads. */
static void
let_it_be(const char *date, int hour, int minute)
{
	pass(clock_day_start(day_of(date)) + hour * HOUR + minute * MINUTE - the_time());
	as_staff();
}

/* A promise, or what else is open; due -1 is at the next visit. */
static void
put_thread(int64_t person_id, const char *kind, const char *text, int64_t due)
{
	change("INSERT INTO thread (person_id, kind, text, owner_id, due_day, staff_id, at) "
	       "VALUES (%lld, '%s', '%s', 3, nullif(%lld, -1), 2, 1)", (long long)person_id, kind, text,
	    (long long)due);
}

static void
put_birthday(int64_t person_id, int year, int month, int day)
{
	change("UPDATE person SET birth_year = nullif(%d, 0), birth_month = %d, birth_day = %d WHERE "
	       "id = %lld", year, month, day, (long long)person_id);
}

/* One that comes once at a minute of a day, told of so many minutes before. */
static void
put_timed(int64_t person_id, const char *title, int64_t day, int minute, int lead)
{
	int64_t start = clock_day_start(day) + minute * MINUTE;

	change("INSERT INTO moment (person_id, kind, title, sort_title, year, month, dayofmonth, minute, "
	       "lead, offer, day, show_at, over_at, staff_id, at) VALUES (%lld, 'key', '%s', '%s', 2026, "
	       "11, 17, %d, %d, 'Five minutes', %lld, %lld, %lld, 2, 1)", (long long)person_id, title,
	    title, minute, lead, (long long)day, (long long)(start - lead * MINUTE), (long long)start);
}

static void
put_yearly(int64_t person_id, const char *title, int year, int month, int day)
{
	change("INSERT INTO moment (person_id, kind, title, sort_title, yearly, year, month, dayofmonth, "
	       "staff_id, at) VALUES (%lld, 'anniversary', '%s', '%s', 1, %d, %d, nullif(%d, 0), 2, 1)",
	    (long long)person_id, title, title, year, month, day);
}

static void
put_gift(int64_t person_id, const char *text, const char *to, int64_t day)
{
	change("INSERT INTO gift (person_id, way, text, to_id, day, staff_id, at) "
	       "VALUES (%lld, 'in', '%s', %s, %lld, 2, %lld)", (long long)person_id, text, to,
	    (long long)day, (long long)(day * DAY));
}

/* The rows of a section as "name: words (tag)", parted by bars. */
static const char *
rows_of(const char *section, const char *name, const char *words, const char *tag)
{
	const char *said = "";

	for (int i = 0; i < times_shown(section); i++)
		said = say("%s%s%s: %s (%s)", said, i ? " | " : "",
		    shown(say("%s.%d/%s", section, i, name)), shown(say("%s.%d/%s", section, i, words)),
		    shown(say("%s.%d/%s", section, i, tag)));
	return said;
}

static const char *
coming(void)
{
	get("/");
	return rows_of("COMING", "moment_name", "moment_what", "moment_when");
}

static const char *
gone(void)
{
	get("/today/birthdays");
	return rows_of("BORN", "born_name", "born_words", "title");
}

static void
a_quiet_day_says_so(void **state)
{
	(void)state;
	as_staff();
	start_page("Fred");
	assert_int_equal(get("/"), 200);
	assert_int_equal(times_shown("NO_PROMISED"), 1);
	assert_string_equal(shown("NO_COMING/ahead_words"), "No moments in the next two weeks.");
	assert_int_equal(times_shown("NO_MISSED"), 1);
	assert_int_equal(times_shown("ANY_THANKS"), 0);
	assert_int_equal(times_shown("NO_VISITS"), 1);
	assert_non_null(strstr(readable(), "Nothing promised."));
	assert_non_null(strstr(readable(), "Everyone you expect has been in."));
	change("UPDATE shop SET moment_days = 30");
	get("/");
	assert_string_equal(shown("NO_COMING/ahead_words"), "No moments in the next 30 days.");
	for (const char *const *at = (const char *const[]){ "/today/promised", "/today/missed",
	         "/today/thanks", "/today/birthdays", "/today/sheet", NULL }; *at; at++) {
		assert_int_equal(get(*at), 200);
		assert_int_equal(times_shown("PAGER"), 0);
	}
}

static void
what_is_due_is_there_the_latest_first_and_is_ticked(void **state)
{
	int64_t today = the_time() / DAY, fred, tomasz;

	(void)state;
	as_staff();
	fred = start_page("Fred");
	tomasz = start_page("Tomasz");
	put_thread(tomasz, "promise", "Keep the Kenya", today);
	put_thread(fred, "aside", "The tunnel book", today - 2);
	put_thread(fred, "promise", "Next week", today + 1);
	put_thread(fred, "wish", "At the next visit", -1);
	get("/");
	assert_string_equal(rows_of("PROMISED", "thread_text", "thread_words", "thread_owner"),
	    "The tunnel book: Put aside for Fred (Ben sees to it) | "
	    "Keep the Kenya: For Tomasz (Ben sees to it)");
	assert_string_equal(shown("PROMISED/THREAD_LATE/thread_late"), "2 days late");
	assert_string_equal(shown("PROMISED.1/THREAD_TODAY/thread_late"), "Today");
	assert_int_equal(times_shown("MORE_PROMISED"), 0);
	assert_non_null(strstr(answer.body, "method=\"post\" action=\"/threads/1/close\""));
	/* The third is behind "All"; what is closed, and not yet due, is nowhere. */
	put_thread(fred, "ask", "How the choir was", today - 1);
	put_thread(fred, "wish", "A second-hand lathe", today - 20);
	change("UPDATE thread SET closed_at = 1 WHERE text = 'The tunnel book'");
	get("/");
	assert_int_equal(times_shown("PROMISED"), 2);
	assert_int_equal(times_shown("MORE_PROMISED"), 1);
	as(BEN);
	assert_int_equal(get("/today/promised"), 200);
	assert_string_equal(rows_of("PROMISED", "thread_text", "thread_words", "thread_owner"),
	    "A second-hand lathe: Fred looks for it (You see to it) | "
	    "How the choir was: To ask Fred (You see to it) | "
	    "Keep the Kenya: For Tomasz (You see to it)");
	assert_string_equal(shown("PROMISED/THREAD_LATE/thread_late"), "2 weeks late");
	/* Tomorrow one more is due. */
	pass(DAY);
	as_staff();
	get("/today/promised");
	assert_int_equal(times_shown("PROMISED"), 4);
}

static void
what_was_just_ticked_is_said_and_can_be_undone(void **state)
{
	int64_t today = the_time() / DAY, fred;

	(void)state;
	as_staff();
	fred = start_page("Fred");
	put_thread(fred, "promise", "Keep the Kenya", today);
	put_gift(fred, "Macadamia nuts", "NULL", today);
	get("/?closed=1&thanked=1");
	assert_int_equal(times_shown("TICKED"), 0);
	change("UPDATE thread SET closed_at = %lld, closed_by = 2", (long long)the_time());
	change("UPDATE gift SET thanked_at = %lld, thanked_by = 2", (long long)the_time());
	get("/?closed=1");
	assert_string_equal(shown("TICKED/ticked_text"), "Keep the Kenya. For Fred.");
	assert_non_null(strstr(answer.body, "action=\"/threads/1/open\""));
	get("/today/thanks?thanked=1");
	assert_string_equal(shown("TICKED/ticked_text"), "Macadamia nuts, from Fred.");
	assert_non_null(strstr(answer.body, "action=\"/gifts/1/unthank\""));
	assert_non_null(strstr(answer.body, "name=\"back\" value=\"/today/thanks\""));
	as_owner();
	get("/?closed=1");
	assert_int_equal(times_shown("TICKED"), 0);
	as_staff();
	pass(HOUR);
	get("/?closed=1");
	assert_int_equal(times_shown("TICKED"), 0);
	assert_int_equal(get("/?closed=x&thanked=99999"), 200);
}

static void
a_moment_is_told_of_from_its_lead_until_it_begins(void **state)
{
	int64_t nadia;

	(void)state;
	as_staff();
	nadia = start_page("Nadia");
	start_page("Fred");
	put_birthday(2, 1961, 11, 17);
	put_timed(nadia, "Interview at noon", day_of("2026-11-17"), 11 * 60 + 30, 20);
	let_it_be("2026-11-17", 11, 9);
	assert_string_equal(coming(), "Fred: Turns 65 (Today)");
	let_it_be("2026-11-17", 11, 10);
	assert_string_equal(coming(), "Nadia: Interview at noon (11:30) | Fred: Turns 65 (Today)");
	assert_string_equal(shown("COMING/MOMENT_PLAN/plan_words"), "We offer: Five minutes");
	let_it_be("2026-11-17", 11, 29);
	assert_string_equal(coming(), "Nadia: Interview at noon (11:30) | Fred: Turns 65 (Today)");
	let_it_be("2026-11-17", 11, 30);
	assert_string_equal(coming(), "Fred: Turns 65 (Today)");
	let_it_be("2026-11-18", 11, 10);
	assert_string_equal(coming(), "");
	/* One of each year comes again with the same lead. */
	change("DELETE FROM moment");
	put_yearly(nadia, "The first day", 2020, 11, 19);
	change("UPDATE moment SET minute = 690, lead = 20");
	let_it_be("2026-11-19", 11, 9);
	assert_string_equal(coming(), "");
	let_it_be("2026-11-19", 11, 10);
	assert_string_equal(coming(), "Nadia: The first day, 6 years (11:30)");
	let_it_be("2026-11-19", 11, 30);
	assert_string_equal(coming(), "");
	let_it_be("2027-11-19", 11, 10);
	assert_string_equal(coming(), "Nadia: The first day, 7 years (11:30)");
}

static void
what_they_tend_to_do_before_it_stands_beside_it(void **state)
{
	int64_t nadia;

	(void)state;
	as_staff();
	nadia = start_page("Nadia");
	start_page("Fred");
	put_birthday(2, 1961, 11, 17);
	put_timed(nadia, "second interview", day_of("2026-11-17"), 11 * 60 + 30, 20);
	let_it_be("2026-11-17", 11, 10);
	get("/");
	assert_int_equal(times_shown("COMING/MOMENT_TENDS"), 0);
	change("INSERT INTO pattern (person_id, before, sort_before, text, staff_id, at) VALUES "
	       "(%lld, 'an interview', 'an interview', 'lose focus', 2, 1), "
	       "(2, 'a birthday', 'a birthday', 'stay at home', 2, 1)", (long long)nadia);
	get("/");
	assert_string_equal(shown("COMING/MOMENT_TENDS/tends_words"),
	    "Before an interview they tend to lose focus.");
	assert_int_equal(times_shown("COMING"), 2);
	assert_int_equal(times_shown("COMING/MOMENT_TENDS"), 1);
	change("UPDATE pattern SET removed_at = 2");
	get("/");
	assert_int_equal(times_shown("COMING/MOMENT_TENDS"), 0);
}

static void
a_long_lead_tells_earlier_and_a_trip_is_there_until_its_end(void **state)
{
	int64_t day = day_of("2026-12-20");

	(void)state;
	as_staff();
	start_page("Hana");
	change("INSERT INTO moment (person_id, kind, title, sort_title, where_at, month, dayofmonth, day, "
	       "to_day, lead, show_at, over_at, staff_id, at) VALUES (1, 'life', 'Trip', 'trip', 'Kyoto', "
	       "12, 20, %lld, %lld, 43200, %lld, %lld, 2, 1)", (long long)day, (long long)day + 4,
	    (long long)clock_day_start(day - 30), (long long)clock_day_start(day + 5));
	let_it_be("2026-11-19", 23, 59);
	assert_string_equal(coming(), "");
	let_it_be("2026-11-20", 0, 0);
	assert_string_equal(coming(), "Hana: Trip, Kyoto (20 December)");
	let_it_be("2026-12-20", 12, 0);
	assert_string_equal(coming(), "Hana: Trip, Kyoto (Today)");
	let_it_be("2026-12-22", 12, 0);
	assert_string_equal(coming(), "Hana: Trip, Kyoto (Until Thursday)");
	let_it_be("2026-12-24", 23, 59);
	assert_string_equal(coming(), "Hana: Trip, Kyoto (Until today)");
	let_it_be("2026-12-25", 0, 0);
	assert_string_equal(coming(), "");
	change("UPDATE moment SET removed_at = 1");
	let_it_be("2026-12-25", 1, 0);
	assert_string_equal(coming(), "");
}

static void
who_was_born_on_29_february_has_a_birthday_each_year(void **state)
{
	(void)state;
	as_staff();
	start_page("Lea");
	put_birthday(1, 2004, 2, 29);
	let_it_be("2027-02-13", 12, 0);
	assert_string_equal(coming(), "");
	let_it_be("2027-02-14", 12, 0);
	assert_string_equal(coming(),
	    "Lea: Turns 23, on the 29th of February, so the day before (28 February)");
	let_it_be("2027-02-28", 9, 0);
	assert_string_equal(coming(), "Lea: Turns 23, on the 29th of February, so today (Today)");
	assert_string_equal(gone(), "");
	let_it_be("2027-03-01", 9, 0);
	assert_string_equal(coming(), "");
	assert_string_equal(gone(), "Lea: Turned 23 on 28 February (Birthdays just gone)");
	let_it_be("2028-02-28", 9, 0);
	assert_string_equal(coming(), "Lea: Turns 24 (Tomorrow)");
	let_it_be("2028-02-29", 9, 0);
	assert_string_equal(coming(), "Lea: Turns 24 (Today)");
	let_it_be("2028-03-01", 9, 0);
	assert_string_equal(coming(), "");
	/* Other moments of that day as well. */
	put_birthday(1, 0, 6, 1);
	put_yearly(1, "Their wedding", 2024, 2, 29);
	let_it_be("2029-02-28", 9, 0);
	assert_string_equal(coming(), "Lea: Their wedding, 5 years (Today)");
	let_it_be("2029-03-01", 9, 0);
	assert_string_equal(coming(), "");
}

static void
the_year_turns_and_nobody_is_left_out(void **state)
{
	static const struct {
		const char *name;
		int         year, month, day;
	} born[] = { { "New", 2000, 1, 1 }, { "Old", 2000, 12, 31 }, { "Far", 0, 1, 11 },
		{ "Out", 2000, 1, 12 }, { "Now", 1996, 12, 28 }, { "Gone", 1990, 12, 27 } };

	(void)state;
	as_staff();
	change("UPDATE shop SET moment_days = 14");
	for (size_t i = 0; i < sizeof born / sizeof *born; i++)
		put_birthday(start_page(born[i].name), born[i].year, born[i].month, born[i].day);
	put_yearly(1, "Moved in", 2016, 1, 2);
	let_it_be("2026-12-28", 12, 0);
	assert_string_equal(coming(), "Now: Turns 30, one to mark (Today) | Old: Turns 26 (Thursday)");
	assert_int_equal(times_shown("MORE_COMING"), 1);
	assert_int_equal(times_shown("MORE_BORN"), 1);
	assert_string_equal(gone(), "Gone: Turned 36 on 27 December (Birthdays just gone)");
	let_it_be("2026-12-31", 12, 0);
	assert_string_equal(coming(), "Old: Turns 26 (Today) | New: Turns 27 (Tomorrow)");
	let_it_be("2027-01-01", 12, 0);
	assert_string_equal(coming(),
	    "New: Turns 27 (Today) | New: Moved in, 11 years (Tomorrow)");
	let_it_be("2027-01-03", 12, 0);
	assert_string_equal(coming(), "Far: Birthday (11 January) | Out: Turns 27 (12 January)");
	assert_string_equal(gone(), "New: Turned 27 on 1 January (Birthdays just gone) | "
	    "Old: Turned 26 on 31 December 2026 (Birthdays just gone) | "
	    "Now: Turned 30 on 28 December 2026 (Birthdays just gone) | "
	    "Gone: Turned 36 on 27 December 2026 (Birthdays just gone)");
}

static void
what_is_some_time_in_a_month_stands_last(void **state)
{
	(void)state;
	as_staff();
	start_page("Alice");
	start_page("Bo");
	put_yearly(1, "The shop opened", 2021, 12, 0);
	put_birthday(2, 0, 12, 3);
	let_it_be("2026-11-25", 9, 0);
	assert_string_equal(coming(),
	    "Alice: The shop opened, 5 years (In December) | Bo: Birthday (3 December)");
	let_it_be("2026-12-02", 9, 0);
	assert_string_equal(coming(),
	    "Bo: Birthday (Tomorrow) | Alice: The shop opened, 5 years (This month)");
	let_it_be("2026-12-31", 9, 0);
	assert_string_equal(coming(), "Alice: The shop opened, 5 years (This month)");
	let_it_be("2027-01-01", 9, 0);
	assert_string_equal(coming(), "");
}

static void
what_is_planned_is_named_and_business_stays_business(void **state)
{
	(void)state;
	as_staff();
	start_page("Fred");
	put_birthday(1, 1961, 11, 20);
	change("INSERT INTO moment (id, person_id, kind, title, sort_title, yearly, month, dayofmonth, "
	       "staff_id, at) VALUES (1, 1, 'birthday', 'Birthday', 'birthday', 1, 11, 20, 2, 1)");
	change("INSERT INTO gesture (moment_id, person_id, year, text, sort_text, state, staff_id, at) "
	       "VALUES (1, 1, 2026, 'A card', '', 'done', 2, 1), (1, 1, 2026, 'Cake', '', 'planned', 2, 1), "
	       "(1, 1, 2026, 'A song', '', 'dropped', 2, 1), (1, 1, 2025, 'A book', '', 'done', 2, 1)");
	assert_string_equal(coming(), "Fred: Turns 65 (Friday)");
	assert_string_equal(shown("COMING/MOMENT_PLAN/plan_words"), "Done: A card. Planned: Cake");
	put_yearly(1, "Their wedding", 1986, 11, 21);
	assert_string_equal(coming(),
	    "Fred: Turns 65 (Friday) | Fred: Their wedding, 40 years (Saturday)");
	change("UPDATE person SET business_only = 1");
	assert_string_equal(coming(), "");
}

static void
who_is_missed_is_there_until_they_come(void **state)
{
	int64_t today = the_time() / DAY;

	(void)state;
	as_staff();
	start_page("Jack");
	start_page("Lou");
	change("UPDATE person SET regular_hand = 1, gap_days = 7, visits = 9, last_visit = 1, "
	       "last_day = %lld WHERE id = 1", (long long)today - 14);
	change("UPDATE person SET regular_hand = 1, gap_days = 2, visits = 9, last_visit = 1, "
	       "last_day = %lld WHERE id = 2", (long long)today - 63);
	get("/");
	assert_string_equal(rows_of("MISSED", "missed_name", "missed_rhythm", "missed_since"),
	    "Lou: Every few days until September (2 months)");
	pass(DAY);
	as_staff();
	get("/");
	assert_string_equal(rows_of("MISSED", "missed_name", "missed_rhythm", "missed_since"),
	    "Jack: Every week or so until 3 November (2 weeks) | "
	    "Lou: Every few days until September (2 months)");
	log_visit("person=1");
	get("/");
	assert_string_equal(rows_of("MISSED", "missed_name", "missed_rhythm", "missed_since"),
	    "Lou: Every few days until September (2 months)");
	change("UPDATE person SET last_day = %lld WHERE id = 2", (long long)today - 250);
	get("/");
	assert_int_equal(times_shown("NO_MISSED"), 1);
}

static void
whom_to_thank_is_told_to_whom_it_was_for(void **state)
{
	int64_t today = the_time() / DAY;

	(void)state;
	as_staff();
	start_page("Fred");
	put_gift(1, "Macadamia nuts", "2", today - 3);
	put_gift(1, "A photograph", "NULL", today);
	put_gift(1, "Seeds", "3", today - 1);
	get("/");
	assert_string_equal(rows_of("THANKS", "gift_text", "gift_from", "GIFT_OWN/gift_to"),
	    "Macadamia nuts: From Fred, last Saturday (For you) | "
	    "A photograph: From Fred, today ((not shown))");
	assert_non_null(strstr(answer.body, "method=\"post\" action=\"/gifts/1/thank\""));
	assert_int_equal(times_shown("MORE_THANKS"), 0);
	as(BEN);
	get("/today/thanks");
	assert_string_equal(rows_of("THANKS", "gift_text", "gift_from", "GIFT_OWN/gift_to"),
	    "Seeds: From Fred, yesterday (For you) | A photograph: From Fred, today ((not shown))");
	change("UPDATE gift SET thanked_at = 1 WHERE id = 3");
	change("UPDATE gift SET removed_at = 1 WHERE id = 2");
	get("/today/thanks");
	assert_int_equal(times_shown("NO_THANKS"), 1);
	as_staff();
	get("/");
	assert_int_equal(times_shown("THANKS"), 1);
}

static void
namesakes_are_told_apart(void **state)
{
	int64_t today = the_time() / DAY;

	(void)state;
	as_staff();
	assert_int_equal(post("/people/new", "call_name=Maria&looks=red+coat"), 303);
	assert_int_equal(post("/people/new", "call_name=Maria&looks=green+hat&different=yes"), 303);
	assert_int_equal(number("SELECT count(*) FROM person"), 2);
	put_thread(1, "promise", "The corner table", today);
	put_birthday(2, 0, 11, 17);
	get("/");
	assert_string_equal(shown("PROMISED/thread_words"), "For Maria (red coat)");
	assert_string_equal(shown("COMING/moment_name"), "Maria (green hat)");
}

static void
each_list_is_fifty_a_page_and_ends_at_a_thousand(void **state)
{
	int64_t today = the_time() / DAY;

	(void)state;
	as_staff();
	start_page("Fred");
	for (int i = 0; i < 120; i++)
		put_thread(1, "promise", say("Thing %d", i), today - i % 7);
	get("/today/promised");
	assert_int_equal(times_shown("PROMISED"), 50);
	assert_string_equal(shown("PAGER/pages"), "3");
	get("/today/promised?page=3");
	assert_int_equal(times_shown("PROMISED"), 20);
	get("/today/promised?page=99");
	assert_int_equal(times_shown("PROMISED"), 20);
	assert_int_equal(times_shown("TOO_MANY"), 0);
	db_begin(book, DB_WRITE);
	for (int i = 0; i < 1100; i++)
		put_person(say("Guest %d", i), "");
	assert_true(db_end(book));
	change("UPDATE person SET regular_hand = 1, gap_days = 7, visits = 9, last_visit = 1, "
	       "last_day = %lld, birth_month = 11, birth_day = 1 + id %% 3", (long long)today - 40);
	get("/today/missed?page=20");
	assert_string_equal(shown("PAGER/pages"), "20");
	assert_int_equal(times_shown("MISSED"), 50);
	assert_int_equal(times_shown("TOO_MANY"), 1);
	get("/today/birthdays?page=20");
	assert_int_equal(times_shown("BORN"), 50);
	get("/");
	assert_int_equal(times_shown("MISSED"), 2);
	assert_int_equal(times_shown("MORE_MISSED"), 1);
}

static void
birthdays_just_gone_go_on_over_the_years_turn(void **state)
{
	(void)state;
	let_it_be("2027-01-05", 9, 0);
	db_begin(book, DB_WRITE);
	for (int i = 0; i < 130; i++)
		put_person(say("Guest %d", i), "");
	assert_true(db_end(book));
	change("UPDATE person SET birth_month = iif(id <= 70, 1, 12), birth_day = iif(id <= 70, 2, 30)");
	get("/today/birthdays");
	assert_string_equal(shown("PAGER/pages"), "3");
	assert_string_equal(shown("BORN.49/born_words"), "Birthday on 2 January");
	get("/today/birthdays?page=2");
	assert_int_equal(times_shown("BORN"), 50);
	assert_string_equal(shown("BORN.19/born_words"), "Birthday on 2 January");
	assert_string_equal(shown("BORN.20/born_words"), "Birthday on 30 December 2026");
	get("/today/birthdays?page=3");
	assert_int_equal(times_shown("BORN"), 30);
	assert_string_equal(shown("BORN.29/born_name"), "Guest 70");
}

static void
the_day_sheet_has_names_and_what_to_do_and_nothing_private(void **state)
{
	static const char *const private[] = { "CANARYLOOKS", "CANARYFACT", "CANARYBOTHER",
		"CANARYTITLE", "CANARYASK", "65", "1961", "CANARYPLACE" };
	int64_t today = the_time() / DAY;

	(void)state;
	as_staff();
	assert_int_equal(post("/people/new", "call_name=Fred&looks=CANARYLOOKS"), 303);
	log_visit("person=1&learned_new=CANARYFACT&bothered_new=CANARYBOTHER");
	put_birthday(1, 1961, 11, 18);
	put_thread(1, "promise", "Keep the Kenya", today);
	put_thread(1, "ask", "CANARYASK", today);
	put_gift(1, "Macadamia nuts", "2", today);
	put_timed(1, "CANARYTITLE", today, 12 * 60, 300);
	change("UPDATE moment SET where_at = 'CANARYPLACE'");
	start_page("Alice");
	put_yearly(2, "CANARYTITLE", 1961, 11, 17);
	as(BEN);
	assert_int_equal(get("/today/sheet"), 200);
	for (size_t i = 0; i < sizeof private / sizeof *private; i++)
		if (strstr(readable(), private[i]) != NULL)
			fail_msg("the sheet says %s", private[i]);
	assert_string_equal(shown("sheet_day"), "Tuesday 17 November");
	assert_int_equal(times_shown("SHEET_PROMISED"), 1);
	assert_string_equal(shown("SHEET_PROMISED/SHEET_TODO/sheet_todo"), "Keep the Kenya");
	assert_string_equal(shown("SHEET_PROMISED/SHEET_WHO/sheet_who"), "Ben");
	assert_int_equal(times_shown("SHEET_MOMENTS"), 3);
	assert_string_equal(shown("SHEET_MOMENTS/SHEET_TODO/sheet_todo"), "We offer: Five minutes");
	assert_string_equal(shown("SHEET_MOMENTS/SHEET_WHO/sheet_who"), "12:00");
	assert_string_equal(shown("SHEET_MOMENTS.1/SHEET_TODO/sheet_todo"), "Anniversary");
	assert_string_equal(shown("SHEET_MOMENTS.2/SHEET_TODO/sheet_todo"), "Birthday");
	assert_string_equal(shown("SHEET_MOMENTS.2/SHEET_WHO/sheet_who"), "Tomorrow");
	assert_string_equal(shown("SHEET_THANKS/SHEET_TODO/sheet_todo"), "Macadamia nuts");
}

static void
a_full_day_is_still_one_sheet(void **state)
{
	static const char long_text[] = "The very long promise that somebody wrote down in all its "
	                                "parts, so that nobody would ever have to ask what it was";
	int64_t today = the_time() / DAY;

	(void)state;
	as_staff();
	start_page("Maria da Conceicao Vasconcelos-Fitzgerald of Anywhere");
	for (int i = 0; i < 20; i++) {
		put_thread(1, "promise", long_text, today);
		put_gift(1, long_text, "NULL", today);
		put_birthday(start_page(say("Guest %d", i)), 0, 11, 17);
	}
	get("/today/sheet");
	assert_int_equal(times_shown("SHEET_PROMISED"), 6);
	assert_int_equal(times_shown("SHEET_MOMENTS"), 6);
	assert_int_equal(times_shown("SHEET_THANKS"), 4);
	assert_string_equal(shown("SHEET_PROMISED/SHEET_TODO/sheet_todo"),
	    "The very long promise that somebody wrote down in all its…");
	assert_string_equal(shown("SHEET_PROMISED/sheet_name"), "Maria da Conceicao…");
}

/* They came a week ago, so many seconds after this time of the day. */
static void
came_last_week(int64_t person_id, int64_t later)
{
	assert_true(db_begin(book, DB_WRITE));
	put_visit(ANA, the_time() - 7 * DAY + later, person_id);
	assert_true(db_end(book));
}

static void
the_usual_of_this_hour_is_started_from_the_row(void **state)
{
	(void)state;
	as_staff();
	start_page("Fred");
	start_page("Tomasz");
	came_last_week(1, 0);
	came_last_week(2, 600);
	post("/people/1/usuals", "usual=Flat+white&how=extra+hot");
	post("/people/1/usuals", "usual=Chai&part=evening");
	get("/");
	assert_int_equal(times_shown("LIKELY"), 2);
	assert_string_equal(shown("LIKELY.0/usual"), "Flat white, extra hot");
	assert_int_equal(times_shown("LIKELY.0/MAY_START"), 1);
	assert_int_equal(times_shown("LIKELY.1/MAY_START"), 0);
	assert_int_equal(times_shown("STARTED"), 0);
	assert_int_equal(post("/people/1/start", "back=/"), 303);
	assert_string_equal(location(), "/?started=1");
	get("/?started=1");
	assert_string_equal(shown("STARTED/started_words"), "On the preparation list.");
	assert_string_equal(shown("STARTED/started_text"), "Flat white, extra hot for Fred.");
	assert_int_equal(times_shown("LIKELY.0/MAY_START"), 0);
	assert_int_equal(times_shown("LIKELY.0/IS_STARTED"), 1);
	/* Pressed by somebody else as well, it is said and not made twice. */
	as(BEN);
	post("/people/1/start", "back=/");
	get(say("%s", location()));
	assert_string_equal(shown("STARTED/started_words"), "It is being prepared already.");
	assert_int_equal(times_shown("STARTED/STARTED_UNDO"), 0);
	assert_int_equal(number("SELECT count(*) FROM preparation"), 1);
	/* Undo takes it off the list and leads back to Today. */
	assert_int_equal(post("/preparation/1/undo", "back=/"), 303);
	assert_string_equal(location(), "/");
	get("/?started=1");
	assert_int_equal(times_shown("STARTED"), 0);
	assert_int_equal(times_shown("LIKELY.0/MAY_START"), 1);
	/* Where nothing is made ready, nothing is started. */
	change("UPDATE shop SET kind = 'bookshop'");
	get("/");
	assert_string_equal(shown("LIKELY.0/usual"), "Flat white, extra hot");
	assert_int_equal(times_shown("LIKELY.0/MAY_START"), 0);
	assert_null(strstr(answer.body, "href=\"/preparation\""));
}

static void
two_who_are_expected_at_one_place_are_pointed_out(void **state)
{
	(void)state;
	as_staff();
	for (const char *const *p = (const char *const[]){ "Fred", "Tomasz", "Gurdeep", NULL }; *p; p++)
		start_page(*p);
	change("UPDATE person SET place = 'By the w\303\255ndow', place_else = 'the bar' WHERE id = 1");
	change("UPDATE person SET place = 'by THE window' WHERE id IN (2, 3)");
	came_last_week(1, 0);
	get("/");
	assert_int_equal(times_shown("PLACE_CLASH"), 0);
	came_last_week(2, 600);
	get("/");
	assert_int_equal(times_shown("PLACE_CLASH"), 1);
	assert_string_equal(shown("PLACE_CLASH/clash_place"), "By the w\303\255ndow");
	assert_string_equal(shown("PLACE_CLASH/clash_words"),
	    "Fred and Tomasz are likely in now, and both sit there. Second choice: Fred, the bar.");
	came_last_week(3, 700);
	get("/");
	assert_int_equal(times_shown("PLACE_CLASH"), 1);
	assert_string_equal(shown("PLACE_CLASH/clash_words"), "Fred, Tomasz and Gurdeep are likely in "
	    "now, and all sit there. Second choice: Fred, the bar.");
	change("UPDATE person SET place = 'Table ' || id");
	get("/");
	assert_int_equal(times_shown("PLACE_CLASH"), 0);
}

static void
those_who_come_within_the_next_hour_are_seen_below(void **state)
{
	(void)state;
	as_staff();
	for (int i = 1; i <= 5; i++)
		came_last_week(start_page(say("Guest %d", i)), i);
	came_last_week(start_page("Later"), HOUR);
	get("/");
	assert_int_equal(times_shown("LIKELY"), 5);
	assert_string_equal(shown("MORE_LIKELY/more_likely_words"), "One more often comes by eleven");
	assert_string_equal(shown("MORE_LIKELY/ALSO/also_name"), "Later");
	for (int i = 2; i <= 7; i++)
		came_last_week(start_page(say("Later %d", i)), HOUR + i);
	get("/");
	assert_string_equal(shown("MORE_LIKELY/more_likely_words"), "Seven more often come by eleven");
	assert_int_equal(times_shown("MORE_LIKELY/ALSO"), 4);
	assert_non_null(strstr(answer.body, "href=\"/people/6\""));
}

static void
from_today_all_moments_and_the_good_ones_are_one_tap_away(void **state)
{
	(void)state;
	as_staff();
	start_page("Fred");
	get("/");
	for (const char *const *p = (const char *const[]){ "/moments", "/good", "/customs",
	         "/preparation", "/today/sheet", NULL }; *p; p++)
		assert_non_null(strstr(answer.body, say("href=\"%s\"", *p)));
}

/* By the form as somebody types it: at 11:30 on a day, told of twenty minutes before. */
static void
write_interview(const char *date)
{
	int64_t day = day_of(date);
	int     year, month, dayofmonth;

	clock_date(day, &year, &month, &dayofmonth);
	assert_int_equal(post("/people/1/moments/new", say("kind=key&moment_title=Interview&often=once"
	    "&moment_year=%d&moment_month=%d&moment_day=%d&time_of_day=11:30&weight=major&lead_n=20"
	    "&lead_unit=minutes&offer=Five+minutes", year, month, dayofmonth)), 303);
}

static void
on_days_of_23_and_25_hours_and_far_from_here_it_is_the_shops_clock(void **state)
{
	static const char *const zones[][3] = {
		{ "Europe/Berlin", "2027-03-28", "2027-10-31" },
		{ "America/New_York", "2027-03-14", "2027-11-07" },
		{ "Pacific/Auckland", "2027-04-04", "2027-09-26" },
	};

	(void)state;
	as_staff();
	start_page("Nadia");
	for (int i = 0; i < 6; i++) {
		const char *date = zones[i / 2][1 + i % 2];

		setenv("TZ", zones[i / 2][0], 1);
		tzset();
		let_it_be(date, 0, 0);
		change("DELETE FROM moment");
		write_interview(date);
		for (int yearly = 0; yearly <= 1; yearly++) {
			if (yearly)
				change("UPDATE moment SET yearly = 1, day = NULL, show_at = NULL, over_at = NULL");
			static const struct {
				int minute, shown;
			} looks[] = { { 11 * 60 + 9, 0 }, { 11 * 60 + 10, 1 }, { 11 * 60 + 29, 1 },
				{ 11 * 60 + 30, 0 } };

			for (int k = 0; k < 4; k++) {
				pass(clock_minute(day_of(date), looks[k].minute) - the_time());
				as_staff();
				get("/");
				assert_int_equal(times_shown("COMING"), looks[k].shown);
				if (looks[k].shown)
					assert_string_equal(shown("COMING/moment_when"), "11:30");
			}
			pass(clock_minute(day_of(date) + 1, 11 * 60 + 10) - the_time());
			as_staff();
			get("/");
			assert_int_equal(times_shown("COMING"), 0);
		}
	}
	/* As every other test has it. */
	setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);
	tzset();
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_quiet_day_says_so),
		TEST(what_is_due_is_there_the_latest_first_and_is_ticked),
		TEST(what_was_just_ticked_is_said_and_can_be_undone),
		TEST(a_moment_is_told_of_from_its_lead_until_it_begins),
		TEST(what_they_tend_to_do_before_it_stands_beside_it),
		TEST(a_long_lead_tells_earlier_and_a_trip_is_there_until_its_end),
		TEST(who_was_born_on_29_february_has_a_birthday_each_year),
		TEST(the_year_turns_and_nobody_is_left_out),
		TEST(what_is_some_time_in_a_month_stands_last),
		TEST(what_is_planned_is_named_and_business_stays_business),
		TEST(who_is_missed_is_there_until_they_come),
		TEST(whom_to_thank_is_told_to_whom_it_was_for),
		TEST(namesakes_are_told_apart),
		TEST(each_list_is_fifty_a_page_and_ends_at_a_thousand),
		TEST(birthdays_just_gone_go_on_over_the_years_turn),
		TEST(the_day_sheet_has_names_and_what_to_do_and_nothing_private),
		TEST(a_full_day_is_still_one_sheet),
		TEST(the_usual_of_this_hour_is_started_from_the_row),
		TEST(two_who_are_expected_at_one_place_are_pointed_out),
		TEST(those_who_come_within_the_next_hour_are_seen_below),
		TEST(from_today_all_moments_and_the_good_ones_are_one_tap_away),
		TEST(on_days_of_23_and_25_hours_and_far_from_here_it_is_the_shops_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
