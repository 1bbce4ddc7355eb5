/*
 * Families: a new one on one screen, who joins and who left and when, and their dogs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400 };

/* The rows of the form, as: name, who they are, what they are to the first. */
#define ROW(name, what, word) "&member=" name "&what=" what "&tie_word=" word "&same="
#define HALLORANS                                                                         \
	"household=Halloran" ROW("Fred", "page", "") ROW("Alice", "page", "wife")         \
	ROW("Shadow", "dog", "") ROW("", "page", "")

static int64_t
new_family(const char *fields)
{
	if (post("/households/new", fields) != 303)
		fail_msg("%s is no family: %d", fields, answer.status);
	return strtoll(location() + strlen("/households/"), NULL, 10);
}

static int
open_with_hallorans(void **state)
{
	open_shop(state);
	new_family(HALLORANS);
	return 0;
}

static void
learn(const char *about, const char *kind, const char *text)
{
	assert_int_equal(post(say("/households/%s/facts", about), say("learned_new=%s&kind_new=%s"
	    "&source_new=told", encoded(text), kind)), 303);
}

static void
own_fact(int64_t person_id, const char *kind, const char *text)
{
	assert_true(db_begin(book, DB_WRITE));
	put_fact(person_id, kind, text);
	assert_true(db_end(book));
}

static const char *
found(const char *query)
{
	const char *names = "";

	get(say("/search?q=%s", encoded(query)));
	for (int i = 0; i < times_shown("FOUND"); i++)
		names = say("%s%s%s%s%s", names, i ? ", " : "", shown(say("FOUND.%d/name_before", i)),
		    shown(say("FOUND.%d/name_match", i)), shown(say("FOUND.%d/name_after", i)));
	return names;
}

static void
four_names_are_a_family(void **state)
{
	(void)state;
	assert_int_equal(post("/households/new", "household=Okafor&member=Ngozi&member=Chidi"
	    "&member=Ada&member=Emeka"), 303);
	assert_string_equal(location(), "/households/1?saved=yes");
	get("/households/1?saved=yes");
	assert_int_equal(times_shown("SAVED"), 1);
	assert_string_equal(shown("home_name"), "Okafor");
	assert_int_equal(times_shown("HOME_MEMBERS"), 4);
	assert_string_equal(shown("HOME_MEMBERS.3/member_name"), "Emeka");
	assert_int_equal(number("SELECT count(*) FROM residence WHERE to_day IS NULL"), 4);
	assert_string_equal(found("okafor"), "Ngozi, Chidi, Ada, Emeka");
}

static void
a_family_comes_with_its_words_its_dog_and_how_we_met(void **state)
{
	(void)state;
	new_family("household=Halloran&since=Easter&met=At+the+market" ROW("Fred", "page", "")
	    ROW("Alice", "page", "wife") ROW("Ellie", "child", "granddaughter") ROW("Shadow", "dog", "")
	    ROW("Mr+Brown", "other", ""));
	get("/households/1");
	assert_string_equal(shown("SINCE/since"), "Easter");
	assert_string_equal(shown("MET/met"), "At the market");
	assert_string_equal(shown("HOME_MEMBERS.0/MEMBER_WORDS/member_words"), "Alice’s husband");
	assert_string_equal(shown("HOME_MEMBERS.1/MEMBER_WORDS/member_words"), "Fred’s wife");
	assert_int_equal(times_shown("HOME_MEMBERS"), 2);
	assert_string_equal(shown("HOME_PETS.0/PET_KIND/pet_kind"), "granddaughter");
	assert_string_equal(shown("HOME_PETS.1/PET_KIND/pet_kind"), "dog");
	assert_int_equal(times_shown("HOME_PETS.2/PET_KIND"), 0);
	/* The dog's name leads to both. */
	assert_string_equal(found("shadow"), "Fred, Alice");
	get("/people/1");
	assert_string_equal(shown("HOME/HOME_PETS.1/pet_name"), "Shadow");
}

static void
a_family_needs_a_name_and_somebody_with_a_page(void **state)
{
	static const char *const rows[][3] = {
		{ "household=Okafor", "member_error", "Somebody needs a page of their own. A name is enough." },
		{ "household=Okafor&member=&member=+", "member_error",
		    "Somebody needs a page of their own. A name is enough." },
		{ "household=Okafor" ROW("Rex", "dog", ""), "member_error",
		    "Somebody needs a page of their own. A name is enough." },
		{ "member=Ngozi", "household_error", "The family’s name is needed." },
		{ "household=!!!&member=Ngozi", "household_error", "A name has a letter at least." },
		{ "household=Okafor&member=!!!", "member_error", "“!!!” has no letter to be found by." },
		{ "household=Okafor&member=A&member=B&member=C&member=D&member=E&member=F&member=G",
		    "member_error", "Six fit here. The others can be added on the family’s page." },
	};
	const char *before = counted();

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(post("/households/new", rows[i][0]), 422);
		assert_string_equal(shown(rows[i][1]), rows[i][2]);
	}
	assert_string_equal(counted(), before);
	/* What was typed is still there. */
	post("/households/new", "household=" ROW("Ngozi", "page", "") ROW("Rex", "dog", "puppy"));
	assert_string_equal(shown("MEMBER_ROWS.0/row_member"), "Ngozi");
	assert_string_equal(shown("MEMBER_ROWS.1/row_word"), "puppy");
	assert_int_equal(times_shown("MEMBER_ROWS.1/WHATS.2/CHOSEN"), 1);
}

static void
a_word_is_said_of_the_first(void **state)
{
	(void)state;
	assert_int_equal(post("/households/new", "household=Okafor" ROW("Rex", "dog", "")
	    ROW("Ngozi", "page", "wife")), 422);
	assert_non_null(strstr(shown("tie_word_error"), "is said of the first row"));
	assert_int_equal(post("/households/new", "household=Okafor" ROW("Ngozi", "page", "")
	    ROW("Chidi", "page", "accountant")), 422);
	assert_non_null(strstr(shown("tie_word_error"), "what goes back for “accountant”"));
	assert_int_equal(number("SELECT count(*) FROM person"), 0);
}

static void
a_family_of_that_name_is_shown_and_another_gets_a_longer_one(void **state)
{
	(void)state;
	assert_int_equal(post("/households/new", "household=HALLORAN&member=Sean"), 422);
	assert_non_null(strstr(shown("household_error"), "The Hallorans of Mill Lane"));
	assert_string_equal(shown("NAME_TAKEN/home_id"), "1");
	assert_string_equal(shown("MEMBER_ROWS/row_member"), "Sean");
	assert_int_equal(number("SELECT count(*) FROM person"), 2);
	new_family("household=The+Hallorans+of+Mill+Lane&member=Sean");
	assert_int_equal(number("SELECT household_id FROM person WHERE id = 3"), 2);
	/* The same when one is renamed. */
	assert_int_equal(post("/households/2/change", "household=halloran"), 422);
	assert_non_null(strstr(shown("household_error"), "a family of this name already"));
}

static void
somebody_we_know_is_offered_and_can_be_chosen(void **state)
{
	(void)state;
	start_page("Ngozi");
	start_page("Chidi Okafor");
	assert_int_equal(post("/households/new", "household=Okafor&member=Ngozi&member=Chidi"), 422);
	assert_int_equal(times_shown("ASKS"), 1);
	assert_string_equal(shown("MEMBER_ROWS.0/ALIKE/ALIKE_PAGES/alike_words"), "Ngozi, not seen yet");
	assert_string_equal(shown("MEMBER_ROWS.1/ALIKE/ALIKE_PAGES/alike_words"),
	    "Chidi Okafor, not seen yet");
	assert_int_equal(times_shown("PROBLEM"), 0);
	/* One of them is, the other is somebody else. */
	new_family("household=Okafor&different=yes&member=Ngozi&what=page&tie_word=&same=3"
	    "&member=Chidi&what=page&tie_word=&same=");
	assert_int_equal(number("SELECT count(*) FROM person"), 5);
	assert_string_equal(text_of("SELECT group_concat(id, ' ') FROM person WHERE household_id = 2"), "3 5");
	/* Nobody is two people. */
	assert_int_equal(post("/households/new", "household=Ade&different=yes&member=Ngozi&what=page"
	    "&tie_word=&same=3&member=Ngozi&what=page&tie_word=&same=3"), 422);
	assert_string_equal(shown("member_error"), "Two rows are the same page. Choose again.");
}

static void
a_family_begins_from_somebodys_page(void **state)
{
	(void)state;
	start_page("Ngozi");
	get("/people/3");
	assert_int_equal(times_shown("HOME_NONE"), 1);
	get("/households/new?person=3");
	assert_string_equal(shown("MEMBER_ROWS/row_member"), "Ngozi");
	assert_int_equal(times_shown("MEMBER_ROWS/ALIKE/ALIKE_PAGES/CHOSEN"), 1);
	new_family("household=Okafor&member=Ngozi&what=page&tie_word=&same=3");
	assert_int_equal(number("SELECT household_id FROM person WHERE id = 3"), 2);
	assert_int_equal(number("SELECT version FROM person WHERE id = 3"), 2);
}

static void
a_family_sent_twice_is_one(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		besides.key = "the-same-key-for-both1";
		assert_int_equal(post("/households/new", "household=Okafor&member=Ngozi"), 303);
		assert_string_equal(location(), "/households/2?saved=yes");
	}
	assert_int_equal(number("SELECT count(*) FROM person WHERE name = 'Ngozi'"), 1);
}

static void
who_leaves_keeps_their_own_and_the_family_its(void **state)
{
	(void)state;
	new_family("household=The+Mosses&member=Emma&member=Tom&member=Kit");
	learn("2", "must", "Only vegetarian");
	own_fact(4, "likes", "Chess");
	assert_string_equal(found("mosses"), "Emma, Tom, Kit");
	pass(200 * DAY);
	as_staff();
	get("/households/2/leave?person=4");
	assert_string_equal(shown("LEAVES/member_called"), "Tom");
	assert_int_equal(post("/households/2/leave", "person=4&why=Studies+in+Leeds"), 303);
	get("/people/4");
	assert_int_equal(times_shown("HOME"), 0);
	assert_string_equal(shown("HOME_PAST/home_name"), "the Mosses");
	assert_string_equal(shown("HOME_PAST/past_until"), "until June 2027");
	assert_string_equal(shown("HOME_PAST/PAST_WHY/past_why"), "Studies in Leeds");
	assert_non_null(strstr(answer.body, "Chess"));
	assert_null(strstr(answer.body, "Only vegetarian"));
	get("/households/2");
	assert_int_equal(times_shown("HOME_MEMBERS"), 2);
	assert_string_equal(shown("HOME_FACTS/text"), "Only vegetarian");
	assert_string_equal(shown("HOME_LEFT/member_name"), "Tom");
	assert_string_equal(shown("HOME_LEFT/past_until"), "until June 2027");
	assert_string_equal(found("mosses"), "Emma, Kit");
	/* Nobody leaves twice, or from where they do not live. */
	assert_int_equal(post("/households/2/leave", "person=4"), 404);
	assert_int_equal(post("/households/1/leave", "person=3"), 404);
}

static void
whoever_left_by_mistake_has_never_left(void **state)
{
	const char *before = text_of("SELECT group_concat(from_day || coalesce(to_day, '-'), ' ') "
	    "FROM residence");

	(void)state;
	pass(30 * DAY);
	as_staff();
	post("/households/1/leave", "person=1&why=x");
	assert_int_equal(post("/households/1/add", "act=person&person=1"), 303);
	assert_string_equal(text_of("SELECT group_concat(from_day || coalesce(to_day, '-'), ' ') "
	    "FROM residence"), before);
	get("/people/1");
	assert_int_equal(times_shown("HOME_PAST"), 0);
	/* On another day it is a time away. */
	post("/households/1/leave", "person=1");
	pass(DAY);
	as_staff();
	assert_int_equal(post("/households/1/add", "act=person&person=1"), 303);
	get("/people/1");
	assert_int_equal(times_shown("HOME_PAST"), 1);
	get("/households/1");
	assert_int_equal(times_shown("HOME_LEFT"), 0);
}

static void
moving_is_leaving_one_and_joining_another(void **state)
{
	(void)state;
	new_family("household=Moss&member=Emma");
	pass(DAY);
	as_staff();
	post("/households/2/add", "act=find&find=alice");
	assert_int_equal(answer.status, 200);
	assert_string_equal(shown("CHOICES/choice_name"), "Alice");
	assert_string_equal(shown("CHOICES/CHOICE_HOME/choice_home"), "the Hallorans");
	assert_int_equal(post("/households/2/add", "act=person&find=alice&person=2"), 303);
	get("/people/2");
	assert_string_equal(shown("HOME/home_name"), "Moss");
	assert_string_equal(shown("HOME_PAST/home_name"), "the Hallorans");
	assert_string_equal(found("moss"), "Alice, Emma");
	assert_string_equal(found("shadow"), "Fred");
	/* By the person's own form too. */
	assert_int_equal(post("/people/2/change", "call_name=Alice&name_source=told&since_year=2026"
	    "&version=2&household=Halloran"), 303);
	assert_string_equal(text_of("SELECT version || ' ' || household_id FROM person WHERE id = 2"), "3 1");
	assert_int_equal(number("SELECT count(*) FROM residence WHERE person_id = 2"), 3);
}

static void
an_old_book_knows_no_day_of_moving_in(void **state)
{
	(void)state;
	change("DELETE FROM residence");
	pass(40 * DAY);
	as_staff();
	assert_int_equal(post("/households/1/leave", "person=1"), 303);
	assert_int_equal(number("SELECT from_day - created_day FROM residence JOIN person p ON "
	    "p.id = person_id"), 0);
	get("/people/1");
	assert_string_equal(shown("HOME_PAST/past_until"), "until December 2026");
}

static void
a_form_opened_before_a_move_does_not_undo_it(void **state)
{
	(void)state;
	assert_int_equal(post("/households/1/leave", "person=1"), 303);
	assert_int_equal(post("/people/1/change", "call_name=Fred&name_source=told&since_year=2026"
	    "&version=1&household=Halloran"), 409);
	assert_int_equal(number("SELECT household_id IS NULL FROM person WHERE id = 1"), 1);
}

static void
somebody_more_is_looked_for_and_chosen(void **state)
{
	(void)state;
	start_page("Gurdeep");
	assert_int_equal(post("/households/1/add", "act=person"), 422);
	assert_string_equal(shown("find_error"), "Give a name to look for.");
	assert_int_equal(post("/households/1/add", "act=person&find=gur"), 422);
	assert_string_equal(shown("person_error"), "Choose who it is.");
	assert_string_equal(shown("CHOICES/choice_name"), "Gurdeep");
	get("/households/1/add?find=zzz");
	assert_string_equal(shown("NO_CHOICE/find_typed"), "zzz");
	/* Who lives there already is no choice. */
	get("/households/1/add?find=fred");
	assert_int_equal(times_shown("CHOICES"), 0);
	assert_int_equal(post("/households/1/add", "act=person&person=3"), 303);
	get("/people/3");
	assert_string_equal(shown("HOME/HOME_MEMBERS.1/member_name"), "Alice");
}

static void
twelve_have_a_page_and_twelve_have_none(void **state)
{
	(void)state;
	for (int i = 3; i <= 13; i++) {
		start_page(say("Person %d", i));
		assert_int_equal(post("/households/1/add", say("act=person&person=%d", i)), i < 13 ? 303 : 422);
	}
	assert_string_equal(shown("person_error"), "A family can have 12 people with a page at most.");
	for (int i = 1; i <= 12; i++)
		assert_int_equal(post("/households/1/add", say("act=companion&name=Cat+%d", i)),
		    i < 12 ? 303 : 422);
	assert_string_equal(shown("name_error"), "A family can have 12 without a page at most.");
	assert_int_equal(get("/households/1"), 200);
	assert_int_equal(get("/people/1"), 200);
}

static void
a_dog_comes_goes_and_comes_back(void **state)
{
	(void)state;
	assert_int_equal(post("/households/1/add", "act=companion&name=+&kind=dog"), 422);
	assert_string_equal(shown("name_error"), "Give a name.");
	assert_int_equal(post("/households/1/add", "act=companion&name=Biscuit&kind=cat"
	    "&remark=Might+chime+in"), 303);
	get("/people/2");
	assert_string_equal(shown("HOME/HOME_PETS.1/pet_name"), "Biscuit");
	assert_string_equal(shown("HOME/HOME_PETS.1/PET_REMARK/pet_remark"), "Might chime in");
	assert_string_equal(found("biscuit"), "Fred, Alice");
	get("/companions/2");
	assert_string_equal(shown("name"), "Biscuit");
	assert_int_equal(post("/companions/2", "act=left&name=Biscuit&kind=cat"), 303);
	assert_string_equal(found("biscuit"), "");
	get("/people/2");
	assert_int_equal(times_shown("HOME/HOME_PETS"), 1);
	get("/households/1");
	assert_string_equal(shown("HOME_PETS_LEFT/pet_until"), "until November 2026");
	get("/companions/2");
	assert_int_equal(times_shown("GONE"), 1);
	assert_int_equal(post("/companions/2", "act=back&name=Biscuits&kind=cat"), 303);
	assert_string_equal(found("biscuits"), "Fred, Alice");
}

static void
a_changed_name_is_found_at_once(void **state)
{
	(void)state;
	get("/households/1/change");
	assert_string_equal(shown("household"), "Halloran");
	assert_int_equal(post("/households/1/change", "household=O%27Shea&since=May&met=here"
	    "&remark=Best+after+four"), 303);
	assert_string_equal(found("halloran"), "");
	assert_string_equal(found("oshea"), "Fred, Alice");
	get("/households/1");
	assert_string_equal(shown("home_name"), "O'Shea");
	assert_string_equal(shown("HOME_REMARK/home_remark"), "Best after four");
	get("/households/1/change");
	assert_string_equal(shown("met"), "here");
}

static void
what_a_family_is_called_is_shown_and_never_run(void **state)
{
	static const char evil[] = "<script>alert(1)</script>\"' onload=x {{name}}";
	static const char *const pages[] = { "/households/2", "/households/2/change", "/households/2/add",
		"/households/2/leave?person=3", "/people/3", "/people/3/differs?fact=1", "/companions/2", NULL };

	(void)state;
	new_family(say("household=%s&met=%s&member=Zoe&what=page&tie_word=&same=&member=%s&what=dog"
	    "&tie_word=&same=", encoded(evil), encoded(evil), encoded(evil)));
	learn("2", "likes", evil);
	assert_int_equal(post("/people/3/differs", say("fact=1&instead=%s&instead_why=%s", encoded(evil),
	    encoded(evil))), 303);
	for (const char *const *page = pages; *page; page++) {
		assert_int_equal(get(*page), 200);
		assert_null(strstr(answer.body, "<script>alert"));
		assert_null(strstr(answer.body, "\"' onload"));
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_hallorans, close_book)
#define EMPTY(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		EMPTY(four_names_are_a_family),
		EMPTY(a_family_comes_with_its_words_its_dog_and_how_we_met),
		EMPTY(a_family_needs_a_name_and_somebody_with_a_page),
		EMPTY(a_word_is_said_of_the_first),
		TEST(a_family_of_that_name_is_shown_and_another_gets_a_longer_one),
		TEST(somebody_we_know_is_offered_and_can_be_chosen),
		TEST(a_family_begins_from_somebodys_page),
		TEST(a_family_sent_twice_is_one),
		TEST(who_leaves_keeps_their_own_and_the_family_its),
		TEST(whoever_left_by_mistake_has_never_left),
		TEST(moving_is_leaving_one_and_joining_another),
		TEST(an_old_book_knows_no_day_of_moving_in),
		TEST(a_form_opened_before_a_move_does_not_undo_it),
		TEST(somebody_more_is_looked_for_and_chosen),
		TEST(twelve_have_a_page_and_twelve_have_none),
		TEST(a_dog_comes_goes_and_comes_back),
		TEST(a_changed_name_is_found_at_once),
		TEST(what_a_family_is_called_is_shown_and_never_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
