/*
 * Interests: one thing however it is written, its page with everybody tied to it, joining
 * two, what the team loves, and what they have in common with somebody.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clock.h"
#include "facts.h"
#include "ground.h"
#include "interests.h"
#include "page.h"
#include "sql.h"

enum { FRED = 1, ALICE, TOM, DAY = 86400, HALLORANS = 1 };

static struct request
as_if(struct arena *arena, int64_t staff)
{
	return (struct request){ .arena = arena, .db = book, .staff_id = staff, .now = the_time(),
		.today = clock_day(the_time()) };
}

/* Fred and Alice, who are the Hallorans, and Tom. */
static int
open_with_people(void **state)
{
	open_shop(state);
	start_page("Fred");
	start_page("Alice");
	start_page("Tom Baker");
	change("INSERT INTO household (id, name, sort_name) VALUES (1, 'The Hallorans', 'the hallorans')");
	change("UPDATE person SET household_id = 1 WHERE id IN (1, 2)");
	return 0;
}

/* Something learned of a person, or of a family; its id. */
static int64_t
learn(struct learned l)
{
	struct arena  *arena = arena_new();
	struct request rq = as_if(arena, ANA);
	int64_t        id;

	assert_true(db_begin(book, DB_WRITE));
	id = fact_learn(&rq, &l);
	assert_true(db_end(book));
	arena_free(arena);
	return id;
}

static int64_t
of_person(int64_t person, const char *kind, const char *text)
{
	return learn((struct learned){ .person_id = person, .kind = kind, .text = text });
}

static int64_t
of_family(const char *kind, const char *text)
{
	return learn((struct learned){ .household_id = HALLORANS, .kind = kind, .text = text });
}

static int64_t
named(const char *name)
{
	struct arena  *arena = arena_new();
	struct request rq = as_if(arena, ANA);
	int64_t        id;

	assert_true(db_begin(book, DB_WRITE));
	id = interest_named(&rq, name, 0);
	assert_true(db_end(book));
	arena_free(arena);
	return id;
}

/* What the brief says to one of the team about somebody. */
static const char *
ground(int64_t staff, int64_t person)
{
	struct arena  *arena = arena_new();
	struct request rq = as_if(arena, staff);
	const char    *words;

	assert_true(db_begin(book, DB_READ));
	words = say("%s", ground_words(&rq, person));
	assert_true(db_end(book));
	arena_free(arena);
	return words;
}

static void
loves(int64_t staff, const char *interests)
{
	as(staff);
	assert_int_equal(post("/me", say("interests=%s", encoded(interests))), 303);
}

/* The counters of each against counting. */
static void
counters_fit(void)
{
	assert_int_equal(number("SELECT count(*) FROM (SELECT id, facts, likes, dislikes FROM interest "
	    "EXCEPT SELECT i.id, count(f.id), coalesce(sum(f.kind IN ('loves', 'likes')), 0), "
	    "coalesce(sum(f.kind IN ('dislikes', 'hates')), 0) FROM interest i LEFT JOIN standing f "
	    "ON f.interest_id = i.id GROUP BY i.id)"), 0);
	assert_string_equal(text_of("PRAGMA foreign_key_check"), "");
}

static void
an_interest_is_one_thing_however_it_is_written(void **state)
{
	int64_t id;

	(void)state;
	id = named("fishing");
	assert_int_equal(named("Fishing"), id);
	assert_int_equal(named("FISHING!"), id);
	assert_int_equal(named("  ?!"), 0);
	assert_int_equal(named("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), 0);
	loves(ANA, "fishing, Fishing,FISHING");
	assert_int_equal(number("SELECT count(*) FROM interest"), 1);
	get("/me");
	assert_int_equal(times_shown("MINE/INTERESTS"), 1);
}

static void
lines_that_named_it_before_belong_to_it(void **state)
{
	(void)state;
	of_person(FRED, "likes", "Loves fishing in the rain");
	of_person(ALICE, "hates", "Fishing, and everything wet");
	of_person(TOM, "likes", "Fishingtackle");
	of_person(TOM, "joke", "Gone fishing");
	change("UPDATE fact SET removed_at = 1 WHERE id = %d", (int)of_person(TOM, "likes", "fishing"));
	named("fishing");
	assert_int_equal(number("SELECT likes FROM interest"), 1);
	assert_int_equal(number("SELECT dislikes FROM interest"), 1);
	assert_int_equal(number("SELECT facts FROM interest"), 2);
	counters_fit();
}

static void
its_page_has_everybody_tied_to_it_with_the_line_and_its_date(void **state)
{
	(void)state;
	named("fishing");
	change("INSERT INTO companion (household_id, name, kind, created_by, created_at) "
	    "VALUES (1, 'Ellie', 'granddaughter', 1, 1)");
	pass(-20 * DAY);
	of_family("loves", "Fishing every August");
	pass(19 * DAY);
	of_person(TOM, "likes", "Ice fishing");
	pass(DAY);
	of_person(ALICE, "dislikes", "Fishing talk");
	of_person(FRED, "habit", "Brings the fishing news");
	loves(BEN, "fishing");
	as_staff();
	assert_int_equal(get("/interests/1"), 200);
	assert_string_equal(shown("title"), "fishing");
	assert_string_equal(shown("interest_words"), "2 likes, 1 dislike, 1 other line, 1 in the team");
	/* Newest first, those who like it apart from those who do not. */
	assert_int_equal(times_shown("LIKED/LINES"), 2);
	assert_string_equal(shown("LIKED/LINES.0/TIED_PERSON/name"), "Tom Baker");
	assert_string_equal(shown("LIKED/LINES.0/text"), "Ice fishing");
	assert_string_equal(shown("LIKED/LINES.0/learned_words"), "yesterday");
	assert_string_equal(shown("LIKED/LINES.1/TIED_FAMILY/household"), "The Hallorans");
	assert_int_equal(times_shown("LIKED/LINES.1/TIED_FAMILY/MEMBERS"), 2);
	assert_int_equal(times_shown("LIKED/LINES.1/LOVES"), 1);
	assert_string_equal(shown("LIKED/LINES.1/TIED_FAMILY/COMPANIONS/name"), "Ellie");
	assert_int_equal(times_shown("DISLIKED/LINES"), 1);
	assert_string_equal(shown("DISLIKED/LINES/TIED_PERSON/name"), "Alice");
	assert_string_equal(shown("BESIDES/LINES/TIED_PERSON/name"), "Fred");
	assert_int_equal(times_shown("TEAM_LOVES/STAFF"), 1);
	assert_string_equal(shown("TEAM_LOVES/STAFF/staff_name"), "Ben");
	/* A line that no longer stands, and somebody who left, do not. */
	change("UPDATE fact SET removed_at = 1 WHERE text = 'Ice fishing'");
	change("UPDATE staff SET left_at = 1 WHERE id = %d", BEN);
	get("/interests/1");
	assert_int_equal(times_shown("LIKED/LINES"), 1);
	assert_int_equal(times_shown("TEAM_LOVES"), 0);
	assert_string_equal(shown("interest_words"), "1 like, 1 dislike, 1 other line");
}

static void
its_lines_are_fifty_a_page_and_each_there_once(void **state)
{
	int64_t seen = 0;
	char    address[60] = "/interests/1";
	int     pages = 0;

	(void)state;
	named("tea");
	assert_true(db_begin(book, DB_WRITE));
	/* Many at the same second, so that only the line itself tells them apart. */
	for (int i = 0; i < 130; i++) {
		if (i % 40 == 0)
			pass(1);
		put_fact(1 + i % 3, i % 5 ? "likes" : "hates", say("Tea %d", i));
	}
	assert_true(db_end(book));
	change("CREATE TABLE walked (text TEXT UNIQUE)");
	for (; *address; pages++) {
		int before;

		assert_int_equal(get(address), 200);
		before = atoi(shown("OLDER/before_id"));
		assert_int_equal(times_shown("NEWEST"), pages > 0);
		for (int group = 0; group < 2; group++) {
			const char *name = group ? "DISLIKED" : "LIKED";
			int         n = times_shown(say("%s/LINES", name));

			seen += n;
			for (int i = 0; i < n; i++)
				change("INSERT INTO walked VALUES ('%s')",
				    shown(say("%s/LINES.%d/text", name, i)));
		}
		strcpy(address, before ? say("/interests/1?before=%d", before) : "");
	}
	assert_int_equal(pages, 3);
	assert_int_equal(seen, 130);
	/* Where a page would begin that is not there, the newest are shown. */
	get("/interests/1?before=99999");
	assert_int_equal(times_shown("NEWEST"), 0);
	assert_int_equal(times_shown("OLDER"), 1);
}

static void
an_interest_of_which_nothing_is_known_says_so(void **state)
{
	(void)state;
	named("fishing");
	assert_int_equal(get("/interests/1"), 200);
	assert_int_equal(times_shown("NO_LINES"), 1);
	assert_string_equal(shown("interest_words"), "Nobody yet");
	assert_int_equal(get("/interests/2"), 404);
}

static void
a_school_says_who_went_there(void **state)
{
	int64_t school;

	(void)state;
	school = named("York High");
	change("UPDATE interest SET area_id = 11");
	learn((struct learned){ .person_id = FRED, .kind = "other", .text = "York High, till 1975",
	    .question_id = 11, .interest_id = school });
	get("/people/1");
	assert_int_equal(times_shown("SAME_SCHOOL"), 0);
	learn((struct learned){ .person_id = TOM, .kind = "other", .text = "York High too",
	    .question_id = 11, .interest_id = school });
	get("/interests/1");
	assert_string_equal(shown("area_name"), "School");
	assert_int_equal(times_shown("IS_SCHOOL"), 1);
	assert_non_null(strstr(readable(), "Who went to school here"));
	assert_int_equal(times_shown("BESIDES/LINES"), 2);
	get("/people/1");
	assert_int_equal(times_shown("SAME_SCHOOL"), 1);
	assert_string_equal(shown("SAME_SCHOOL/interest_name"), "York High");
	assert_int_equal(times_shown("SAME_SCHOOL/MATES"), 1);
	assert_string_equal(shown("SAME_SCHOOL/MATES/name"), "Tom Baker");
}

static void
the_list_is_by_name_and_by_area(void **state)
{
	(void)state;
	get("/interests");
	assert_int_equal(times_shown("NO_INTERESTS"), 1);
	named("tennis");
	named("Fishing");
	named("fish soup");
	change("UPDATE interest SET area_id = 2 WHERE name <> 'fish soup'");
	of_person(FRED, "loves", "Fishing");
	get("/interests");
	assert_int_equal(times_shown("INTERESTS"), 3);
	assert_string_equal(shown("INTERESTS.0/interest_name"), "fish soup");
	assert_string_equal(shown("INTERESTS.0/interest_words"), "Nobody yet");
	assert_string_equal(shown("INTERESTS.1/interest_name"), "Fishing");
	assert_string_equal(shown("INTERESTS.1/interest_words"), "1 like");
	assert_string_equal(shown("ALL_AREAS/count"), "3");
	assert_string_equal(shown("AREAS.1/area_name"), "Sport");
	assert_string_equal(shown("AREAS.1/count"), "2");
	get("/interests?area=2");
	assert_int_equal(times_shown("INTERESTS"), 2);
	assert_int_equal(times_shown("AREAS.1/CURRENT"), 1);
	get("/interests?area=2&q=FISH");
	assert_int_equal(times_shown("INTERESTS"), 1);
	assert_string_equal(shown("AREAS.12/count"), "1");
	get("/interests?q=zz");
	assert_int_equal(times_shown("NONE_LIKE"), 1);
	get("/interests?area=99");
	assert_int_equal(times_shown("INTERESTS"), 3);
	assert_int_equal(times_shown("ALL_AREAS/CURRENT"), 1);
}

static void
the_list_is_fifty_a_page(void **state)
{
	(void)state;
	for (int i = 0; i < 103; i++)
		change("INSERT INTO interest (name, sort_name, area_id) VALUES ('t %03d', 't %03d', %d)", i, i,
		    2 + i % 2);
	get("/interests?page=3");
	assert_int_equal(times_shown("INTERESTS"), 3);
	assert_string_equal(shown("INTERESTS/interest_name"), "t 100");
	get("/interests?q=t&page=2");
	assert_string_equal(shown("PAGER/NEXT/next_path"), "/interests?q=t&page=3");
	get("/interests?area=2&page=2");
	assert_int_equal(times_shown("INTERESTS"), 2);
	assert_string_equal(shown("PAGER/PREVIOUS/previous_path"), "/interests?area=2&q=&page=1");
	get("/interests?page=9999");
	assert_string_equal(shown("PAGER/page"), "3");
}

static void
the_owner_renames_moves_and_adds_areas(void **state)
{
	(void)state;
	named("fish");
	of_person(FRED, "likes", "Angling");
	as_owner();
	get("/interests/1/change");
	assert_string_equal(shown("interest_name"), "fish");
	assert_int_equal(times_shown("AREAS"), 13);
	assert_int_equal(times_shown("AREAS.12/CURRENT"), 1);
	assert_int_equal(post("/interests/1/change", "interest_name=Angling&area_id=2"), 303);
	assert_string_equal(location(), "/interests/1?saved=yes");
	/* What names it by its new name belongs to it. */
	assert_int_equal(number("SELECT likes FROM interest WHERE sort_name = 'angling' AND area_id = 2"), 1);
	assert_int_equal(post("/interests/1/change", "interest_name=ANGLING&area_id=2"), 303);
	assert_string_equal(text_of("SELECT name FROM interest"), "ANGLING");
	assert_int_equal(post("/interests/1/change", "interest_name=%3F%3F&area_id=99"), 422);
	assert_string_equal(shown("interest_name_error"), "A name has a letter at least.");
	assert_string_equal(shown("area_id_error"), "There is no such area. Choose another.");
	assert_int_equal(post("/areas", "area_name=Travel"), 303);
	get("/interests");
	assert_string_equal(shown("AREAS.12/area_name"), "Travel");
	assert_string_equal(shown("AREAS.13/area_name"), "Other");
	assert_int_equal(post("/areas", "area_name=travel"), 422);
	assert_string_equal(shown("area_name_error"), "There is an area travel already.");
	assert_int_equal(times_shown("INTERESTS"), 1);
	assert_int_equal(post("/areas", "area_name=%21"), 422);
	assert_int_equal(post("/interests/9/change", "interest_name=a"), 404);
	assert_int_equal(get("/interests/9/change"), 404);
	as_staff();
	get("/interests/1");
	assert_int_equal(times_shown("MAY_CHANGE"), 0);
	get("/interests");
	assert_int_equal(times_shown("ADD_AREA"), 0);
}

static void
two_that_are_one_thing_are_joined(void **state)
{
	int64_t gone;

	(void)state;
	named("fishing");
	named("angling");
	of_person(FRED, "loves", "Fishing");
	of_person(ALICE, "hates", "Angling");
	of_family("likes", "Angling on Sundays");
	gone = of_person(TOM, "likes", "Angling");
	change("UPDATE fact SET removed_at = 1 WHERE id = %d", (int)gone);
	loves(ANA, "fishing, angling");
	loves(BEN, "angling");
	as_owner();
	assert_int_equal(post("/interests/2/change", "interest_name=Fishing&area_id=12"), 422);
	assert_int_equal(times_shown("JOIN_OFFER"), 1);
	assert_non_null(strstr(shown("interest_name_error"), "There is a page for Fishing already."));
	assert_int_equal(number("SELECT count(*) FROM interest"), 2);
	/* Not with another than was offered. */
	assert_int_equal(post("/interests/2/change", "interest_name=Fishing&area_id=12&join=3"), 422);
	assert_int_equal(post("/interests/2/change", say("interest_name=Fishing&area_id=12&join=%s",
	    shown("JOIN_OFFER/other_id"))), 303);
	assert_string_equal(location(), "/interests/1?joined=yes");
	assert_int_equal(number("SELECT count(*) FROM interest"), 1);
	counters_fit();
	get("/interests/1?joined=yes");
	assert_int_equal(times_shown("JOINED"), 1);
	assert_string_equal(shown("interest_words"), "2 likes, 1 dislike, 2 in the team");
	/* What had been removed comes back to the right one. */
	change("UPDATE fact SET removed_at = NULL WHERE id = %d", (int)gone);
	counters_fit();
	assert_int_equal(number("SELECT likes FROM interest"), 3);
	assert_int_equal(get("/interests/2"), 404);
}

static void
what_is_typed_is_completed(void **state)
{
	(void)state;
	named("Fishing");
	named("ice fishing");
	named("football");
	get("/interests/like?q=FI");
	assert_int_equal(times_shown("LIKE"), 2);
	assert_string_equal(shown("LIKE.0/interest_name"), "Fishing");
	assert_string_equal(shown("LIKE.1/interest_name"), "ice fishing");
	/* Of several with commas between, the last. */
	get("/interests/like?interests=chess,+fo");
	assert_int_equal(times_shown("LIKE"), 1);
	assert_string_equal(shown("LIKE/interest_name"), "chess, football");
	besides.htmx = true;
	get("/interests/like?q=foo");
	assert_non_null(strstr(answer.body, "<option value=\"football\">"));
	assert_null(strstr(answer.body, "<main"));
	get("/interests/like?q=%25");
	assert_int_equal(times_shown("LIKE"), 0);
	get("/interests/like");
	assert_int_equal(times_shown("LIKE"), 0);
	for (int i = 0; i < 12; i++)
		named(say("fish %d", i));
	get("/interests/like?q=fish");
	assert_int_equal(times_shown("LIKE"), 8);
}

static void
each_of_the_team_keeps_a_list_of_their_own(void **state)
{
	(void)state;
	as_staff();
	get("/me");
	assert_int_equal(times_shown("NOTHING_YET"), 1);
	loves(ANA, " Cycling, chess,, old maps ;?! ");
	get("/me");
	assert_int_equal(times_shown("MINE/INTERESTS"), 3);
	assert_string_equal(shown("MINE/INTERESTS.0/interest_name"), "chess");
	as(BEN);
	get("/me");
	assert_int_equal(times_shown("MINE"), 0);
	/* Nobody takes off what is somebody else's. */
	assert_int_equal(post("/me", "drop=1"), 303);
	assert_int_equal(number("SELECT count(*) FROM staff_interest"), 3);
	as_staff();
	assert_int_equal(post("/me", "drop=1"), 303);
	get("/me");
	assert_int_equal(times_shown("MINE/INTERESTS"), 2);
	/* What the people here love most is offered, but for what is theirs already. */
	of_person(FRED, "likes", "Chess");
	of_person(TOM, "likes", "Cycling");
	get("/me");
	assert_int_equal(times_shown("LOVED_HERE/INTERESTS"), 1);
	assert_string_equal(shown("LOVED_HERE/INTERESTS/interest_name"), "Cycling");
	assert_int_equal(post("/me", "interests=+,+;"), 422);
	assert_string_equal(shown("interests_error"), "Write one thing that you love.");
	assert_int_equal(post("/me", say("interests=go,%.61s", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaa")), 422);
	assert_int_equal(number("SELECT count(*) FROM interest WHERE name = 'go'"), 0);
}

static void
what_both_love_is_common_ground(void **state)
{
	(void)state;
	loves(ANA, "cycling, chess, jazz");
	assert_string_equal(ground(ANA, FRED), "");
	get("/people/1");
	assert_int_equal(times_shown("GROUND"), 0);
	of_person(FRED, "likes", "Cycling to work");
	assert_string_equal(ground(ANA, FRED), "You both: cycling.");
	of_family("loves", "Jazz on Sundays");
	assert_string_equal(ground(ANA, FRED), "You both: cycling and jazz.");
	assert_string_equal(ground(ANA, ALICE), "You both: jazz.");
	assert_string_equal(ground(ANA, TOM), "");
	get("/people/1");
	assert_string_equal(shown("GROUND/called"), "Fred");
	assert_int_equal(times_shown("GROUND/BOTH"), 2);
	assert_string_equal(shown("GROUND/BOTH/interest_name"), "cycling");
	assert_string_equal(shown("GROUND/BOTH/learned_words"), "today");
	assert_int_equal(times_shown("GROUND/ASK_OVER"), 0);
	/* Neither what somebody only does, nor what they told us to keep out of it. */
	of_person(TOM, "habit", "Chess every Friday");
	assert_string_equal(ground(ANA, TOM), "");
	change("UPDATE person SET business_only = 1 WHERE id = 1");
	assert_string_equal(ground(ANA, FRED), "");
	get("/people/1");
	assert_int_equal(times_shown("GROUND"), 0);
}

static void
what_somebody_cannot_stand_is_no_common_ground(void **state)
{
	int64_t family, old;

	(void)state;
	loves(ANA, "opera, sailing");
	of_family("loves", "Opera");
	family = of_family("likes", "Sailing");
	assert_string_equal(ground(ANA, ALICE), "You both: opera and sailing.");
	of_person(ALICE, "hates", "Opera, she only goes along");
	assert_string_equal(ground(ANA, ALICE), "You both: sailing.");
	learn((struct learned){ .person_id = ALICE, .kind = "other", .text = "Gets seasick",
	    .instead_of = family });
	assert_string_equal(ground(ANA, ALICE), "");
	assert_string_equal(ground(ANA, FRED), "You both: opera and sailing.");
	/* Nor what they liked once. */
	old = of_person(TOM, "likes", "Opera");
	assert_string_equal(ground(ANA, TOM), "You both: opera.");
	of_person(TOM, "dislikes", "Opera, since the Ring");
	assert_string_equal(ground(ANA, TOM), "");
	change("UPDATE fact SET removed_at = 1 WHERE id > %d AND person_id = %d", (int)old, TOM);
	assert_string_equal(ground(ANA, TOM), "You both: opera.");
	change("UPDATE fact SET removed_at = 1 WHERE id = %d", (int)old);
	assert_string_equal(ground(ANA, TOM), "");
}

static void
whoever_shares_more_is_asked_over(void **state)
{
	(void)state;
	loves(BEN, "chess, cycling");
	of_person(FRED, "loves", "Chess");
	assert_string_equal(ground(ANA, FRED), "Ask Ben over: chess.");
	assert_string_equal(ground(BEN, FRED), "You both: chess.");
	as_staff();
	get("/people/1");
	assert_int_equal(times_shown("GROUND/BOTH"), 0);
	assert_string_equal(shown("GROUND/ASK_OVER/staff_name"), "Ben");
	assert_string_equal(shown("GROUND/ASK_OVER/over_words"), "chess");
	/* Who shares as much stays at the counter. */
	loves(ANA, "chess");
	get("/people/1");
	assert_int_equal(times_shown("GROUND/ASK_OVER"), 0);
	/* With more, what is more is said. */
	of_person(FRED, "likes", "Cycling");
	assert_string_equal(ground(ANA, FRED), "You both: chess.");
	get("/people/1");
	assert_int_equal(times_shown("GROUND/BOTH"), 1);
	assert_string_equal(shown("GROUND/ASK_OVER/over_words"), "cycling");
	/* Somebody who left is not asked. */
	change("UPDATE staff SET left_at = 1 WHERE id = %d", BEN);
	get("/people/1");
	assert_int_equal(times_shown("GROUND/BOTH"), 1);
	assert_int_equal(times_shown("GROUND/ASK_OVER"), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_people, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(an_interest_is_one_thing_however_it_is_written),
		TEST(lines_that_named_it_before_belong_to_it),
		TEST(its_page_has_everybody_tied_to_it_with_the_line_and_its_date),
		TEST(its_lines_are_fifty_a_page_and_each_there_once),
		TEST(an_interest_of_which_nothing_is_known_says_so),
		TEST(a_school_says_who_went_there),
		TEST(the_list_is_by_name_and_by_area),
		TEST(the_list_is_fifty_a_page),
		TEST(the_owner_renames_moves_and_adds_areas),
		TEST(two_that_are_one_thing_are_joined),
		TEST(what_is_typed_is_completed),
		TEST(each_of_the_team_keeps_a_list_of_their_own),
		TEST(what_both_love_is_common_ground),
		TEST(what_somebody_cannot_stand_is_no_common_ground),
		TEST(whoever_shares_more_is_asked_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
