/*
 * The brief on the pages: the card that opens a person's page, and the one screen of
 * several who are here together.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { FRED = 1, ALICE, TOM };

static int64_t
put(int64_t person, const char *kind, const char *text)
{
	int64_t id;

	db_begin(book, DB_WRITE);
	id = put_fact(person, kind, text);
	assert_true(db_end(book));
	return id;
}

static void
put_home(void)
{
	change("INSERT INTO household (id, name, sort_name) VALUES (1, 'Halloran', 'halloran')");
	change("UPDATE person SET household_id = 1 WHERE id IN (1, 2)");
}

static void
put_tie(const char *remark)
{
	change("INSERT INTO tie (person_id, other_id, word, back_word, remark, staff_id, at)"
	    " VALUES (1, 2, 'wife', 'husband', '%s', 2, %lld)", remark, (long long)the_time());
}

static int64_t
put_joke(void)
{
	int64_t id = put(FRED, "joke", "Too old to date any more");

	change("UPDATE fact SET company_id = 2, remark = 'She giggles', used_at = %lld WHERE id = %lld",
	    (long long)the_time() - 14 * 86400, (long long)id);
	return id;
}

static int
open_with_people(void **state)
{
	open_shop(state);
	start_page("Fred");
	start_page("Alice");
	start_page("Tom");
	return 0;
}

static void
a_fact_of_one_colleague_is_on_the_brief_of_another(void **state)
{
	(void)state;
	log_visit("person=1&learned_new=Cannot+stand+the+radio&kind_new=bothers&source_new=seen"
	    "&learned=Model+trains&kind=likes&about=1&source=told");
	as(BEN);
	get("/people/1");
	assert_string_equal(shown("LINES/BETTER_NOT/BOTHERS/NOTS/text"), "Cannot stand the radio");
	assert_string_equal(shown("LINES/BETTER_NOT/BOTHERS/NOTS/reason"), "Ana saw it today");
	assert_string_equal(shown("LINES.1/OPENER/ABOUT/text"), "Model trains");
	assert_string_equal(shown("LINES.1/OPENER/ABOUT/reason"), "Likes it, told Ana today");
}

static void
three_facts_always_give_an_opener_and_never_what_bothers(void **state)
{
	static const char *const kinds[] = { "bothers", "must", "hates", "family", "habit", "dislikes" };

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		put(FRED, kinds[i], "Talk of trains");
		get("/people/1");
		assert_int_equal(times_shown("LINES.1/OPENER"), 1);
		assert_string_equal(shown("LINES.1/OPENER/SPOKEN/text"), "Good to see you, Fred.");
	}
}

static void
the_joke_moves_to_the_top_when_she_is_there(void **state)
{
	int64_t joke;

	(void)state;
	put_tie("");
	joke = put_joke();
	get("/people/1");
	assert_int_equal(times_shown("LINES.0/OPENER"), 1);
	assert_string_equal(shown("LINES.1/JOKE/text"), "Too old to date any more");
	assert_string_equal(shown("LINES.1/JOKE/reason"),
	    "Best when Alice is there; last told 2 weeks ago; She giggles");
	assert_string_equal(shown("LINES.1/JOKE/fact_id"), say("%lld", (long long)joke));
	get("/people/1?with=2");
	assert_string_equal(shown("LINES.0/JOKE/reason"),
	    "Alice is here; last told 2 weeks ago; She giggles");
	/* Whoever has no page is not there. */
	assert_int_equal(get("/people/1?with=999"), 200);
	assert_int_equal(times_shown("LINES.0/OPENER"), 1);
	assert_int_equal(get("/people/1?with=x"), 200);
	assert_int_equal(get("/people/1?with=1&with=2&with=2"), 200);
}

static void
the_dog_is_on_the_brief_until_it_is_gone(void **state)
{
	(void)state;
	put_home();
	change("INSERT INTO companion (household_id, name, kind, remark, created_by, created_at)"
	    " VALUES (1, 'Shadow', 'dog', 'Chimes in', 2, 1)");
	get("/people/1");
	assert_string_equal(shown("COMPANY/with"), "Shadow (dog), Alice");
	assert_string_equal(shown("COMPANY/REMARKS/remarks"), "Shadow: Chimes in");
	change("UPDATE companion SET left_at = 2");
	get("/people/1");
	assert_string_equal(shown("COMPANY/with"), "Alice");
}

static void
what_the_family_shares_is_each_members_unless_they_differ(void **state)
{
	int64_t id;

	(void)state;
	put_home();
	change("INSERT INTO fact (household_id, staff_id, kind, text, source, learned_at, learned_day)"
	    " VALUES (1, 2, 'bothers', 'Strong perfume', 'told', %lld, 20774)", (long long)the_time());
	id = number("SELECT max(id) FROM fact");
	get("/people/2");
	assert_string_equal(shown("LINES/BETTER_NOT/BOTHERS/NOTS/text"), "Strong perfume");
	assert_memory_equal(shown("LINES/BETTER_NOT/BOTHERS/NOTS/reason"), "Family, told Ana", 16);
	/* Not so for Alice. */
	put(ALICE, "loves", "Perfume");
	change("UPDATE fact SET instead_of = %lld WHERE kind = 'loves'", (long long)id);
	get("/people/2");
	assert_int_equal(times_shown("LINES/BETTER_NOT"), 0);
	assert_string_equal(shown("LINES/OPENER/ABOUT/text"), "Perfume");
	get("/people/1");
	assert_int_equal(times_shown("LINES/BETTER_NOT"), 1);
	/* Somebody of no household has nothing to do with it. */
	get("/people/3");
	assert_int_equal(times_shown("LINES/BETTER_NOT"), 0);
	/* Together it is said once, of both. */
	change("UPDATE fact SET removed_at = 1 WHERE kind = 'loves'");
	get("/together?person=1&person=2");
	assert_int_equal(times_shown("CARE"), 1);
	assert_string_equal(shown("CARE/called"), "Fred and Alice");
}

static void
an_attempt_is_asked_about_until_it_has_an_outcome(void **state)
{
	int64_t id = put(FRED, "bothers", "The draught");

	(void)state;
	change("INSERT INTO attempt (person_id, fact_id, text, sort_text, staff_id, at)"
	    " VALUES (1, %lld, 'The corner seat', 'the corner seat', 3, %lld)", (long long)id,
	    (long long)the_time() - 86400);
	get("/people/1");
	assert_string_equal(shown("LINES.2/OPEN/TRIES/text"),
	    "Next time try: The corner seat. How did it go?");
	assert_string_equal(shown("LINES.2/OPEN/TRIES/reason"), "Against “The draught”, Ben yesterday");
	assert_string_equal(shown("LINES.2/OPEN/TRIES/attempt_id"), "1");
	change("UPDATE attempt SET outcome = 'better', outcome_by = 2, outcome_at = 1");
	get("/people/1");
	assert_int_equal(times_shown("LINES"), 2);
	/* What no longer bothers needs no other way. */
	change("UPDATE attempt SET outcome = NULL");
	change("UPDATE fact SET removed_at = 1");
	get("/people/1");
	assert_int_equal(times_shown("LINES"), 1);
}

static void
an_opinion_is_on_the_brief_and_dated(void **state)
{
	(void)state;
	put(FRED, "opinion", "Thinks the new cycle lane is a mess");
	put(FRED, "loves", "Trains");
	put(FRED, "loves", "Roses");
	put(FRED, "loves", "Chess");
	change("UPDATE fact SET learned_day = learned_day - 190 WHERE kind = 'opinion'");
	get("/people/1");
	assert_string_equal(shown("LINES/OPENER/ABOUT/text"), "Thinks the new cycle lane is a mess");
	assert_string_equal(shown("LINES/OPENER/ABOUT/reason"), "Thinks so, told Ana in May");
	assert_int_equal(times_shown("LINES/OPENER/ALSO/OPENERS"), 2);
}

static void
who_is_here_too_can_be_ticked(void **state)
{
	(void)state;
	get("/people/1");
	assert_int_equal(times_shown("HERE_TOO"), 0);
	put_tie("");
	put_home();
	get("/people/1");
	assert_int_equal(times_shown("HERE_TOO/TICKS"), 1);
	assert_string_equal(shown("HERE_TOO/TICKS/called"), "Alice");
	get("/people/1?with=2");
	assert_int_equal(times_shown("HERE_TOO/TICKS/TICKED"), 1);
	/* At most eight. */
	for (int i = 0; i < 10; i++)
		change("UPDATE person SET household_id = 1 WHERE id = %lld",
		    (long long)start_page(say("Child %c", 'A' + i)));
	get("/people/1");
	assert_int_equal(times_shown("HERE_TOO/TICKS"), 8);
}

static void
together_they_have_one_screen(void **state)
{
	(void)state;
	put_tie("A surprise for her");
	put_joke();
	put(FRED, "loves", "Walks by the river");
	put(ALICE, "likes", "Walks by the river");
	put(FRED, "likes", "Trains of all kinds");
	put(ALICE, "dislikes", "Trains");
	put(ALICE, "bothers", "Being asked what he wants");
	post("/people/2/usuals", "usual=Earl+Grey");
	assert_int_equal(get("/together?person=1&person=2"), 200);
	assert_string_equal(shown("names"), "Fred and Alice");
	assert_int_equal(times_shown("WHO"), 2);
	assert_string_equal(shown("WHO.0/person_path"), "/people/1?with=2");
	assert_string_equal(shown("WHO.1/USUAL/usual"), "Earl Grey");
	assert_string_equal(shown("visit_path"), "/visits/new?person=1&person=2");
	assert_string_equal(shown("JOKES/text"), "Too old to date any more");
	assert_string_equal(shown("SUITS.0/text"), "Walks by the river");
	assert_string_equal(shown("SUITS.0/reason"), "Fred loves it, Alice likes it");
	assert_string_equal(shown("LEAVE/TOPICS/text"), "Trains");
	assert_string_equal(shown("LEAVE/TOPICS/not_for"), "Alice");
	assert_string_equal(shown("CARE/called"), "Alice");
	assert_string_equal(shown("TIES/PAIRS/text"), "Alice is Fred’s wife");
	assert_string_equal(shown("TIES/PAIRS/PAIR_REMARK/tie_remark"), "A surprise for her");
	/* One saved visit of both is what the button leads to. */
	assert_int_equal(get(shown("visit_path")), 200);
	assert_string_equal(shown("save_words"), "Save for Fred and Alice");
}

static void
sport_is_not_for_emma(void **state)
{
	(void)state;
	change("INSERT INTO interest (id, name, sort_name, area_id) VALUES (1, 'sports', 'sports', 2)");
	put(FRED, "dislikes", "Her eyes glaze over");
	put(ALICE, "loves", "Running");
	put(TOM, "likes", "The league table");
	change("UPDATE fact SET interest_id = 1");
	get("/together?person=1&person=2&person=3");
	assert_string_equal(shown("LEAVE/TOPICS/text"), "Sports");
	assert_string_equal(shown("LEAVE/TOPICS/not_for"), "Fred");
	assert_int_equal(times_shown("SUITS"), 0);
	/* Without Fred nothing stands against it. */
	get("/together?person=2&person=3");
	assert_string_equal(shown("SUITS/text"), "Sports");
	assert_int_equal(times_shown("LEAVE"), 0);
}

static void
together_with_nobody_or_one_leads_on(void **state)
{
	(void)state;
	assert_int_equal(get("/together"), 303);
	assert_string_equal(location(), "/people");
	assert_int_equal(get("/together?person=1"), 303);
	assert_string_equal(location(), "/people/1");
	assert_int_equal(get("/together?person=1&person=1"), 303);
	assert_string_equal(location(), "/people/1");
	assert_int_equal(get("/together?person=999"), 404);
	assert_int_equal(get("/together?person=red"), 404);
	assert_int_equal(get("/together?person=-1&person=2"), 404);
	assert_int_equal(get("/together?person=2&person=999"), 200);
	assert_int_equal(times_shown("MISSING"), 1);
	assert_int_equal(times_shown("WHO"), 1);
	assert_int_equal(get("/together?person=2&person=1&person=2"), 200);
	assert_int_equal(times_shown("WHO"), 2);
	assert_string_equal(shown("names"), "Alice and Fred");
}

static void
twenty_fit_on_the_screen_and_the_next_is_named_as_too_many(void **state)
{
	const char *all = "/together?person=1";

	(void)state;
	for (int i = 4; i <= 21; i++)
		start_page(say("Person %c", 'A' + i));
	for (int i = 2; i <= 20; i++)
		all = say("%s&person=%d", all, i);
	assert_int_equal(get(all), 200);
	assert_int_equal(times_shown("WHO"), 20);
	assert_int_equal(times_shown("TOO_MANY"), 0);
	assert_string_equal(shown("log_for"), "all of them");
	assert_int_equal(get(say("%s&person=21", all)), 200);
	assert_int_equal(times_shown("WHO"), 20);
	assert_int_equal(times_shown("TOO_MANY"), 1);
}

static void
two_of_one_name_are_told_apart(void **state)
{
	(void)state;
	change("UPDATE person SET looks = 'red coat' WHERE id = %lld", (long long)start_page("Fred"));
	put(4, "loves", "Kites");
	get("/together?person=1&person=4");
	assert_string_equal(shown("names"), "Fred (not yet) and Fred (red coat)");
	assert_string_equal(shown("SUITS/reason"), "Fred (red coat) loves it");
}

static void
a_full_page_costs_no_more_than_its_share(void **state)
{
	(void)state;
	db_begin(book, DB_WRITE);
	for (int i = 0; i < 300; i++)
		put_fact(FRED, i % 3 == 0 ? "loves" : i % 3 == 1 ? "bothers" : "joke", say("Thing %d", i));
	assert_true(db_end(book));
	assert_int_equal(get("/people/1"), 200);
	assert_int_equal(times_shown("LINES/BETTER_NOT/BOTHERS/NOTS"), 20);
	assert_string_equal(shown("LINES/BETTER_NOT/BOTHERS/NOTS/text"), "Thing 298");
}

int
main(void)
{
#define WITH_PEOPLE(test) cmocka_unit_test_setup_teardown(test, open_with_people, close_book)
	const struct CMUnitTest tests[] = {
		WITH_PEOPLE(a_fact_of_one_colleague_is_on_the_brief_of_another),
		WITH_PEOPLE(three_facts_always_give_an_opener_and_never_what_bothers),
		WITH_PEOPLE(the_joke_moves_to_the_top_when_she_is_there),
		WITH_PEOPLE(the_dog_is_on_the_brief_until_it_is_gone),
		WITH_PEOPLE(what_the_family_shares_is_each_members_unless_they_differ),
		WITH_PEOPLE(an_attempt_is_asked_about_until_it_has_an_outcome),
		WITH_PEOPLE(an_opinion_is_on_the_brief_and_dated),
		WITH_PEOPLE(who_is_here_too_can_be_ticked),
		WITH_PEOPLE(together_they_have_one_screen),
		WITH_PEOPLE(sport_is_not_for_emma),
		WITH_PEOPLE(together_with_nobody_or_one_leads_on),
		WITH_PEOPLE(twenty_fit_on_the_screen_and_the_next_is_named_as_too_many),
		WITH_PEOPLE(two_of_one_name_are_told_apart),
		WITH_PEOPLE(a_full_page_costs_no_more_than_its_share),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
