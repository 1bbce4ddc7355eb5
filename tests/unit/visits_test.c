/*
 * Logging a visit, what is learned at it, taking it back, and the lists of visits.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static int
open_with_people(void **state)
{
	open_shop(state);
	start_page("Fred");
	start_page("Alice");
	start_page("Tom Baker");
	return 0;
}

static void
a_visit_needs_only_who_it_was(void **state)
{
	(void)state;
	assert_int_equal(get("/visits/new?person=1"), 200);
	assert_string_equal(shown("WHO.0/short_name"), "Fred");
	assert_int_equal(times_shown("WHO.0/TICKED"), 1);
	assert_string_equal(shown("save_words"), "Save for Fred");
	assert_string_equal(shown("served_by"), "Ana");
	assert_int_equal(times_shown("CHANNEL_SHOP"), 1);
	assert_int_equal(post("/visits/new", "person=1&act=save"), 303);
	assert_string_equal(location(), "/?saved=1");
	get("/?saved=1");
	assert_string_equal(shown("SAVED/saved"), "You now know nothing yet about Fred.");
	assert_string_equal(shown("SAVED/SAVED_UNDO/saved_id"), "1");
	assert_string_equal(shown("VISITS/names"), "Fred");
	assert_string_equal(text_of("SELECT staff_id || channel || at FROM visit"),
	    say("2shop%lld", (long long)the_time()));
	/* Only whoever saved it is told so. */
	as(BEN);
	get("/?saved=1");
	assert_int_equal(times_shown("SAVED"), 0);
}

static void
a_visit_without_anybody_is_none(void **state)
{
	static const char *const nobody[] = { "", "act=save", "person=9999", "person=",
		"person=1&person=9999", "person=0", "happened=usual&learned_new=Likes+tea" };

	(void)state;
	for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++) {
		if (post("/visits/new", nobody[i]) != 422)
			fail_msg("%s: %d", nobody[i], answer.status);
		assert_string_not_equal(shown("person_error"), "(not shown)");
	}
	assert_string_equal(shown("LEARNED/learned"), "Likes tea");
	assert_int_equal(times_shown("HAPPENED_USUAL"), 1);
	assert_int_equal(get("/visits/new?person=9999"), 422);
	assert_int_equal(number("SELECT count(*) FROM visit"), 0);
}

static void
several_come_together(void **state)
{
	(void)state;
	log_visit("person=1&person=2&person=3&person=1&happened=talked&happened=usual&happened=talked");
	assert_int_equal(number("SELECT count(*) FROM visit_person"), 3);
	assert_int_equal(number("SELECT sum(visits) FROM person"), 3);
	get("/visits/1");
	assert_int_equal(times_shown("WHO"), 3);
	assert_string_equal(shown("HAPPENED/happened_words"), "The usual. Stayed and talked.");
	for (int i = 1; i <= 3; i++) {
		get(say("/people/%d", i));
		assert_int_equal(times_shown("VISITS"), 1);
	}
	assert_string_equal(shown("VISITS/WITH/with"), "Fred and Alice");
	get("/");
	assert_string_equal(shown("VISITS/names"), "Fred, Alice and Tom Baker");
}

static void
twenty_people_fit_into_a_visit(void **state)
{
	const char *all = "person=1";

	(void)state;
	for (int i = 4; i <= 21; i++)
		start_page(say("Person %c", 'A' + i));
	for (int i = 2; i <= 20; i++)
		all = say("%s&person=%d", all, i);
	assert_int_equal(post("/visits/new", say("%s&person=21", all)), 422);
	assert_string_equal(shown("person_error"), "At most 20 people fit in one visit.");
	log_visit(all);
	get("/visits/1");
	assert_int_equal(times_shown("WHO"), 20);
	assert_int_equal(get("/"), 200);
	assert_int_equal(get("/visits"), 200);
	assert_int_equal(get("/visits/new"), 200);
}

static void
each_line_becomes_a_fact_with_author_visit_and_source(void **state)
{
	(void)state;
	log_visit("person=1&person=2&learned=Hates+coriander&kind=dislikes&about=1&source=seen"
	    "&learned=Married+in+May&kind=moment&about=all&source=told&learned_new=Plays+chess+every+Friday"
	    "&about_new=2&source_new=heard");
	/* The visit lists its facts … */
	get("/visits/1");
	assert_int_equal(times_shown("FACTS"), 3);
	assert_string_equal(shown("FACTS.0/text"), "Hates coriander");
	assert_string_equal(shown("FACTS.0/about_words"), "Fred dislikes");
	assert_string_equal(shown("FACTS.1/about_words"), "Everyone: moment");
	assert_string_equal(shown("FACTS.2/text"), "Plays chess every Friday");
	assert_string_equal(shown("FACTS.2/about_words"), "Alice: habit");
	assert_int_equal(number("SELECT count(*) FROM fact"), 4);
	/* … and each fact its author, visit and source. */
	pass(86400);
	as(BEN);
	get("/people/1");
	assert_int_equal(times_shown("KNOWN/GROUPS"), 2);
	assert_string_equal(shown("KNOWN/GROUPS.0/FACTS/text"), "Hates coriander");
	assert_string_equal(shown("KNOWN/GROUPS.0/FACTS/source_words"), "Ana saw it");
	assert_string_equal(shown("KNOWN/GROUPS.0/FACTS/learned_words"), "yesterday");
	assert_string_equal(shown("KNOWN/GROUPS.0/FACTS/AT_VISIT/visit_id"), "1");
	assert_string_equal(shown("KNOWN/GROUPS.1/FACTS/source_words"), "They told Ana");
	get("/people/2/facts");
	assert_string_equal(shown("FACTS.0/source_words"), "Ana heard it");
	assert_string_equal(shown("FACTS.0/AT_VISIT/visit_id"), "1");
	assert_int_equal(times_shown("FACTS"), 2);
	get("/visits");
	assert_int_equal(times_shown("NO_VISITS"), 1);
}

static bool
is_offered(const char *section, const char *name)
{
	for (int i = 0; i < times_shown(section); i++)
		if (strcmp(shown(say("%s.%d/short_name", section, i)), name) == 0)
			return true;
	return false;
}

static void
a_press_gives_the_form_back_and_saves_nothing(void **state)
{
	(void)state;
	assert_int_equal(post("/visits/new", "act=add&person=1&happened=hurry&channel=street"
	    "&learned_new=Is+allergic+to+nuts&about_new=1&source_new=guess"), 200);
	assert_int_equal(times_shown("LEARNED"), 1);
	assert_string_equal(shown("LEARNED/learned"), "Is allergic to nuts");
	assert_string_equal(shown("LEARNED/kind"), "bothers");
	assert_string_equal(shown("LEARNED/about"), "1");
	assert_string_equal(shown("LEARNED/NOT_TOLD/source_words"), "a guess");
	assert_string_equal(shown("learned_new"), "");
	assert_string_equal(shown("channel"), "street");
	assert_int_equal(times_shown("HAPPENED_HURRY") + times_shown("WHO.0/TICKED"), 2);
	assert_int_equal(post("/visits/new", "act=drop+0&person=1&learned=A&kind=likes&about=all"
	    "&source=told&learned=B&kind=habit&about=1&source=seen"), 200);
	assert_int_equal(times_shown("LEARNED"), 1);
	assert_string_equal(shown("LEARNED/learned"), "B");
	assert_string_equal(shown("LEARNED/kind"), "habit");
	for (const char *const *act = (const char *const[]){ "drop+9", "drop+-1", "drop+x", "zzz",
	         NULL }; *act; act++) {
		assert_int_equal(post("/visits/new", say("act=%s&person=1&learned=A&kind=likes&about=all"
		    "&source=told", *act)), 200);
		assert_string_not_equal(shown("LEARNED/learned"), "B");
	}
	assert_int_equal(post("/visits/new", "act=find&find=bak&person=1"), 200);
	assert_int_equal(times_shown("FOUND"), 1);
	assert_true(is_offered("FOUND_WHO", "Tom") || is_offered("WHO", "Tom"));
	assert_string_equal(shown("find"), "");
	assert_int_equal(post("/visits/new", "act=find&find=zzz&person=1"), 200);
	assert_string_equal(shown("NONE_FOUND/find_typed"), "zzz");
	assert_int_equal(number("SELECT count(*) FROM visit"), 0);
}

static void
a_line_that_is_not_whole_is_refused(void **state)
{
	static const char *const bad[] = { "person=1&learned=Tea", "person=1&learned=Tea&kind=likes",
		"person=1&learned=Tea&kind=&about=all&source=told",
		"person=1&learned=Tea&kind=likes&about=all&source=",
		"person=1&learned=Tea&kind=zzz&about=all&source=told",
		"person=1&learned=Tea&kind=likes&about=2&source=told",
		"person=1&learned=Tea&kind=likes&about=x&source=told",
		"person=1&learned=Tea&kind=likes&about=-1&source=told",
		"person=1&learned_new=Tea&about_new=2", "person=1&learned_new=Tea&about_new=x",
		"person=1&learned_new=Tea&kind_new=zzz", "person=1&happened=zzz", "person=1&channel=zzz" };
	const char *many = "person=1";

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (post("/visits/new", bad[i]) != 422)
			fail_msg("%s: %d", bad[i], answer.status);
	for (int i = 0; i < 13; i++)
		many = say("%s&learned=Thing&kind=likes&about=all&source=told", many);
	assert_int_equal(post("/visits/new", many), 422);
	assert_int_equal(number("SELECT count(*) FROM visit"), 0);
	assert_int_equal(number("SELECT count(*) FROM fact"), 0);
	/* An empty line is simply left out. */
	log_visit("person=1&learned=&kind=&about=&source=&learned=Tea&kind=likes&about=all&source=told");
	assert_int_equal(number("SELECT count(*) FROM fact"), 1);
}

static void
a_call_is_on_the_timeline_but_counts_as_no_visit(void **state)
{
	static const char *const words[][2] = { { "phone", "by phone" }, { "message", "by message" },
		{ "market", "at the market stall" }, { "street", "in the street" },
		{ "delivery", "by delivery" } };

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		log_visit(say("person=1&channel=%s", words[i][0]));
		get("/people/1");
		assert_string_equal(shown("VISITS/CHANNEL/channel_words"), words[i][1]);
		pass(60);
	}
	assert_int_equal(times_shown("VISITS"), 5);
	assert_string_equal(shown("VISITED/visits_words"), "5 times");
	assert_non_null(strstr(shown("since_words"), ", no visit yet, "));
	assert_string_equal(text_of("SELECT visits || last_visit || last_day FROM person WHERE id = 1"),
	    "000");
	assert_int_equal(number("SELECT count(*) FROM served"), 0);
	log_visit("person=1");
	get("/people/1");
	assert_non_null(strstr(shown("since_words"), ", 1 visit, "));
	assert_int_equal(times_shown("VISITS.0/CHANNEL"), 0);
	get("/people?filter=week");
	assert_int_equal(times_shown("PEOPLE"), 1);
}

static void
fields_that_a_visit_does_not_have_change_nothing(void **state)
{
	(void)state;
	log_visit("person=1&staff_id=1&at=5&day=5&id=77&visit_id=77&learned_new=Tea&learned_at=5&author=1");
	assert_string_equal(text_of("SELECT id || staff_id || (at = %lld) FROM visit",
	    (long long)the_time()), "121");
	assert_string_equal(text_of("SELECT visit_id || staff_id || (learned_at = %lld) FROM fact",
	    (long long)the_time()), "121");
}

/* All that a visit changes, as one text. */
static const char *
state_of_the_book(void)
{
	return text_of("SELECT (SELECT group_concat(id || '/' || visits || '/' || facts || '/' || "
	    "last_visit || '/' || last_day || '/' || last_fact_at) FROM person) || (SELECT "
	    "coalesce(group_concat(staff_id || '/' || person_id || '/' || visits || '/' || last_at || "
	    "'/' || last_day), '') FROM served) || (SELECT group_concat(list || '/' || bucket || '/' || "
	    "n) FROM tally WHERE n <> 0) || (SELECT group_concat(word || '/' || person_id || '/' || "
	    "last_visit) FROM word) || (SELECT count(*) FROM fact) || '/' || (SELECT count(*) FROM "
	    "visit_person) || '/' || (SELECT count(*) FROM visit_happened)");
}

static void
a_visit_taken_back_was_never_there(void **state)
{
	const char *before;
	int         id;

	(void)state;
	log_visit("person=1&learned_new=Likes+tea");
	as(BEN);
	log_visit("person=2&channel=phone");
	as_staff();
	pass(2 * 86400);
	as_staff();
	before = state_of_the_book();
	id = (int)log_visit("person=1&person=2&person=3&happened=talked&learned_new=Plays+zither");
	assert_string_not_equal(state_of_the_book(), before);
	get("/search?q=zither");
	assert_int_equal(times_shown("FOUND"), 3);
	get(say("/visits/%d", id));
	assert_int_equal(times_shown("UNDO"), 1);
	assert_int_equal(post(say("/visits/%d/undo", id), ""), 303);
	assert_string_equal(location(), "/?undone=yes");
	assert_string_equal(state_of_the_book(), before);
	change("INSERT INTO fact_text (fact_text, rank) VALUES ('integrity-check', 1)");
	get("/?undone=yes");
	assert_int_equal(times_shown("UNDONE"), 1);
	assert_int_equal(number("SELECT count(*) FROM fact_text WHERE fact_text MATCH 'zither'"), 0);
	get("/search?q=zither");
	assert_int_equal(times_shown("FOUND"), 0);
	get(say("/visits/%d", id));
	assert_int_equal(answer.status, 404);
	assert_int_equal(post(say("/visits/%d/undo", id), ""), 404);
	/* What was there before is still found. */
	get("/search?q=likes+tea");
	assert_int_equal(times_shown("FOUND"), 1);
}

static void
a_visit_is_taken_back_only_by_who_wrote_it_and_soon(void **state)
{
	int id = (int)log_visit("person=1");

	(void)state;
	as(BEN);
	get(say("/visits/%d", id));
	assert_int_equal(times_shown("UNDO"), 0);
	assert_int_equal(post(say("/visits/%d/undo", id), ""), 403);
	as_owner();
	assert_int_equal(post(say("/visits/%d/undo", id), ""), 403);
	as_staff();
	pass(15 * 60);
	get(say("/visits/%d", id));
	assert_int_equal(times_shown("UNDO"), 0);
	assert_int_equal(post(say("/visits/%d/undo", id), ""), 403);
	assert_int_equal(number("SELECT count(*) FROM visit"), 1);
	id = (int)log_visit("person=1");
	pass(15 * 60 - 1);
	assert_int_equal(post(say("/visits/%d/undo", id), ""), 303);
	assert_int_equal(number("SELECT visits FROM person WHERE id = 1"), 1);
}

static void
a_day_has_its_list(void **state)
{
	(void)state;
	for (int i = 0; i < 53; i++) {
		log_visit(say("person=%d", 1 + i % 3));
		pass(60);
	}
	get("/visits");
	assert_string_equal(shown("OF_DAY/visits_words"), "53 visits");
	assert_int_equal(times_shown("DAY_LIST/VISITS"), 50);
	assert_string_equal(shown("DAY_LIST/VISITS/names"), "Alice");
	get("/visits?page=2");
	assert_int_equal(times_shown("DAY_LIST/VISITS"), 3);
	assert_string_equal(shown("DAY_LIST/VISITS.2/names"), "Fred");
	assert_int_equal(times_shown("OF_DAY/NEXT_DAY"), 0);
	get("/");
	assert_int_equal(times_shown("VISITS"), 6);
	assert_string_equal(shown("MORE_VISITS/more_visits_words"), "All 53 visits of today");
	get("/visits?day=2026-11-16");
	assert_int_equal(times_shown("NO_VISITS"), 1);
	assert_string_equal(shown("OF_DAY/NEXT_DAY/next_day"), "2026-11-17");
	assert_string_equal(shown("OF_DAY/previous_day"), "2026-11-15");
	get("/visits?person=1");
	assert_int_equal(times_shown("PERSON_LIST/VISITS"), 18);
	assert_int_equal(get("/visits?day=1900-01-01"), 200);
	assert_int_equal(get("/visits?day=9999-12-31") / 100 == 5, 0);
	assert_int_equal(get("/visits?day=0001-01-01") / 100 == 5, 0);
}

static void
a_visit_at_midnight_belongs_to_its_day(void **state)
{
	(void)state;
	pass(14 * 3600 + 9 * 60 + 59); /* 23:59:59 */
	as_staff();
	log_visit("person=1");
	pass(1);
	as_staff();
	log_visit("person=2");
	get("/visits");
	assert_string_equal(shown("DAY_LIST/VISITS/names"), "Alice");
	assert_int_equal(times_shown("DAY_LIST/VISITS"), 1);
	get("/visits?day=2026-11-17");
	assert_string_equal(shown("DAY_LIST/VISITS/names"), "Fred");
	assert_int_equal(times_shown("DAY_LIST/VISITS"), 1);
	assert_int_equal(number("SELECT count(DISTINCT day) FROM visit"), 2);
}

static void
today_knows_who_came_at_this_hour_a_week_ago(void **state)
{
	(void)state;
	log_visit("person=1");
	pass(50 * 60);
	log_visit("person=2&channel=phone");
	pass(30 * 60);
	log_visit("person=3");
	pass(7 * 86400 - 70 * 60);
	as_staff();
	get("/");
	assert_int_equal(times_shown("LIKELY"), 1);
	assert_string_equal(shown("LIKELY/name"), "Fred");
	assert_string_equal(shown("likely_words"), "At this hour last Tuesday");
	assert_int_equal(times_shown("LIKELY/NOT_HERE"), 1);
	log_visit("person=1");
	get("/");
	assert_string_equal(shown("LIKELY/IS_HERE/visit_id"), "4");
	/* They are also offered first when a visit is logged. */
	get("/visits/new");
	assert_string_equal(shown("WHO.0/short_name"), "Fred");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_people, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_visit_needs_only_who_it_was),
		TEST(a_visit_without_anybody_is_none),
		TEST(several_come_together),
		TEST(twenty_people_fit_into_a_visit),
		TEST(each_line_becomes_a_fact_with_author_visit_and_source),
		TEST(a_press_gives_the_form_back_and_saves_nothing),
		TEST(a_line_that_is_not_whole_is_refused),
		TEST(a_call_is_on_the_timeline_but_counts_as_no_visit),
		TEST(fields_that_a_visit_does_not_have_change_nothing),
		TEST(a_visit_taken_back_was_never_there),
		TEST(a_visit_is_taken_back_only_by_who_wrote_it_and_soon),
		TEST(a_day_has_its_list),
		TEST(a_visit_at_midnight_belongs_to_its_day),
		TEST(today_knows_who_came_at_this_hour_a_week_ago),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
