/*
 * Where somebody lives, what they like to speak, what they want, need and desire, and the tags
 * that we gave them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "recount.h"

#define FRED "call_name=Fred&name_source=told&since_year=2026"

static int
change_fred(int version, const char *fields)
{
	return post("/people/1/change", say(FRED "&version=%d%s", version, fields));
}

/* How many fit one condition, as the owner's form of a segment counts them; what nobody has
 * yet is no choice of it. */
static int64_t
fit(const char *condition, const char *key)
{
	int status;

	as_owner();
	status = post("/segments/new", say("act=count&line=0+%s&join=and&value=%s&to=", condition,
	    encoded(key)));
	as_staff();
	return status == 200 ? number("SELECT %s", shown("COUNTED/segment_count")) : 0;
}

static void
what_they_said_is_kept_loaded_and_shown(void **state)
{
	static const char *const names[][2] = { { "town", "BS6" }, { "language", "Basque" },
		{ "wants", "A quiet seat" }, { "needs", "Something without nuts" },
		{ "desires", "To see Bilbao again" }, { "tags", "Own cup, To go" }, { "version", "2" } };

	(void)state;
	as_staff();
	start_page("Fred");
	get("/people/1");
	assert_int_equal(times_shown("LIVES_IN") + times_shown("TAGGED") + times_shown("HELLO") +
	    times_shown("WISHES"), 0);
	assert_int_equal(change_fred(1, "&town=BS6&language=Basque&wants=A+quiet+seat"
	    "&needs=Something+without+nuts&desires=To+see+Bilbao+again&tags=Own+cup,to+go"), 303);
	assert_string_equal(text_of("SELECT tags FROM person"), "Own cup, to go");
	assert_int_equal(change_fred(2, "&town=BS6&language=Basque&wants=A+quiet+seat&needs=Something"
	    "+without+nuts&desires=To+see+Bilbao+again&tags=+Own+cup+,own+CUP,,To+go"), 303);
	get("/people/1/change");
	for (size_t i = 0; i < sizeof names / sizeof *names - 1; i++)
		assert_string_equal(shown(names[i][0]), names[i][1]);
	assert_string_equal(shown("version"), "3");
	get("/people/1");
	assert_string_equal(shown("LIVES_IN/lives_in"), "BS6");
	assert_int_equal(times_shown("TAGGED/TAGS_GIVEN"), 2);
	assert_string_equal(shown("TAGGED/TAGS_GIVEN.0/tag_given"), "Own cup");
	assert_string_equal(shown("TAGGED/TAGS_GIVEN.1/tag_given"), "To go");
	/* What is emptied is gone. */
	assert_int_equal(change_fred(3, ""), 303);
	get("/people/1");
	assert_int_equal(times_shown("LIVES_IN") + times_shown("TAGGED") + times_shown("HELLO") +
	    times_shown("WISHES"), 0);
	assert_string_equal(text_of("SELECT town || language || wants || needs || desires || tags "
	    "FROM person"), "");
	recount("what they said");
}

static void
want_need_and_desire_are_three_lines(void **state)
{
	(void)state;
	start_page("Fred");
	change_fred(1, "&needs=Somewhere+to+sit");
	get("/people/1");
	assert_int_equal(times_shown("WISHES/WISH_WANTS") + times_shown("WISHES/WISH_DESIRES"), 0);
	assert_string_equal(shown("WISHES/WISH_NEEDS/wish_needs"), "Somewhere to sit");
	change_fred(2, "&wants=Coffee&needs=Somewhere+to+sit&desires=A+boat");
	assert_string_equal(text_of("SELECT wants || '/' || needs || '/' || desires FROM person"),
	    "Coffee/Somewhere to sit/A boat");
	get("/people/1");
	assert_string_equal(shown("WISHES/WISH_WANTS/wish_wants"), "Coffee");
	assert_string_equal(shown("WISHES/WISH_NEEDS/wish_needs"), "Somewhere to sit");
	assert_string_equal(shown("WISHES/WISH_DESIRES/wish_desires"), "A boat");
	/* With whom we keep it to business, none of the three is our concern. */
	change("UPDATE person SET business_only = 1");
	get("/people/1");
	assert_int_equal(times_shown("WISHES"), 0);
	get("/people/1/change");
	assert_string_equal(shown("desires"), "A boat");
}

static void
hello_is_said_in_the_language_they_like(void **state)
{
	static const struct {
		const char *language, *lang, *spoken, *hello;
	} rows[] = {
		{ "Spanish", "es", "Spanish", "Buenos días, Fred" },
		{ "español", "es", "Spanish", "Buenos días, Fred" },
		{ "DE", "de", "German", "Guten Morgen, Fred" },
		{ "العربية", "ar", "Arabic", "صباح الخير، Fred" },
		{ "Japanese", "ja", "Japanese", "おはようございます、Fredさん" },
		{ "Basque", "en", "Basque", "Good morning, Fred" },
	};

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		change_fred((int)i + 1, say("&language=%s", encoded(rows[i].language)));
		get("/people/1");
		assert_string_equal(shown("HELLO/spoken"), rows[i].spoken);
		assert_string_equal(shown("HELLO/hello_lang"), rows[i].lang);
		assert_string_equal(shown("HELLO/hello"), rows[i].hello);
		/* So that it is read aloud as what it is, and written from its own side. */
		assert_non_null(strstr(answer.body, say("lang=\"%s\" dir=\"auto\">%s</", rows[i].lang,
		    rows[i].hello)));
	}
	/* English is what we speak anyway, and where nothing is known, nothing is said. */
	change_fred(7, "&language=English");
	get("/people/1");
	assert_int_equal(times_shown("HELLO"), 0);
	/* By the hour. */
	change_fred(8, "&language=fr");
	pass(10 * 60 * 60);
	as_staff();
	get("/people/1");
	assert_string_equal(shown("HELLO/hello"), "Bonsoir, Fred");
}

static void
who_has_no_name_is_greeted_without_one(void **state)
{
	(void)state;
	assert_int_equal(post("/people/new", "looks=red+coat"), 303);
	assert_int_equal(post("/people/1/change", "looks=red+coat&name_source=told&since_year=2026"
	    "&version=1&language=Polish"), 303);
	get("/people/1");
	assert_string_equal(shown("HELLO/hello"), "Dzień dobry");
}

static void
tags_that_are_too_many_or_too_long_come_back_as_typed(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(change_fred(1, "&town=BS6&wants=Tea&tags=a,b,c,d,e,f,g,h,i,j,k"), 422);
	assert_string_equal(shown("tags"), "a,b,c,d,e,f,g,h,i,j,k");
	assert_string_equal(shown("tags_error"), "Ten tags are the most.");
	assert_string_equal(shown("town"), "BS6");
	assert_string_equal(shown("wants"), "Tea");
	assert_int_equal(change_fred(1, "&tags=Own+cup,This+tag+says+far+more+than+a+tag+should"), 422);
	assert_string_equal(shown("tags_error"),
	    "A tag can have thirty letters. Put commas between them.");
	assert_string_equal(text_of("SELECT town || wants || tags || version FROM person"), "1");
	/* Ten are ten, however often one of them is written. */
	assert_int_equal(change_fred(1, "&tags=a,b,c,d,e,f,g,h,i,j,A,B"), 303);
	assert_string_equal(text_of("SELECT tags FROM person"), "a, b, c, d, e, f, g, h, i, j");
	/* Signs that would break a list stay out of it. */
	assert_int_equal(change_fred(2, "&tags=%22Own%22+cup\\,+%F0%9F%90%95,To+go"), 303);
	assert_string_equal(text_of("SELECT tags FROM person"), "Own cup, To go");
	recount("odd tags");
}

static void
sent_twice_or_beside_somebody_else_nothing_is_lost(void **state)
{
	(void)state;
	start_page("Fred");
	as(BEN);
	assert_int_equal(change_fred(1, "&town=BS6&language=fr&wants=Tea&needs=A&desires=B&tags=Own+cup"),
	    303);
	as_staff();
	assert_int_equal(change_fred(1, "&town=BS7&language=fr&wants=Cake&needs=A&desires=B&tags=To+go"),
	    409);
	assert_string_equal(shown("town"), "BS7");
	assert_string_equal(shown("town_now"), "BS6");
	assert_string_equal(shown("wants_now"), "Tea");
	assert_string_equal(shown("tags_now"), "Own cup");
	assert_int_equal(times_shown("LANGUAGE_NOW") + times_shown("NEEDS_NOW") +
	    times_shown("DESIRES_NOW"), 0);
	assert_string_equal(text_of("SELECT town || wants || tags FROM person"), "BS6TeaOwn cup");
	assert_int_equal(change_fred(2, "&town=BS7&tags=To+go"), 303);
	besides.key = "aaaaaaaaaaaaaaaaaaaaaa";
	assert_int_equal(change_fred(3, "&town=Leeds&tags=To+go"), 303);
	besides.key = "aaaaaaaaaaaaaaaaaaaaaa";
	assert_int_equal(change_fred(3, "&town=Leeds&tags=To+go"), 303);
	assert_int_equal(number("SELECT version FROM person"), 4);
	assert_int_equal(number("SELECT people FROM trait WHERE kind = 'tag' AND key = 'to go'"), 1);
}

static void
segments_count_them_as_soon_as_they_are_saved(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Alice");
	assert_int_equal(fit("town", "bs6") + fit("language", "spanish") + fit("tag", "own cup"), 0);
	assert_int_equal(change_fred(1, "&town=BS6&language=Spanish&tags=To+go,Own+Cup"), 303);
	assert_int_equal(post("/people/2/change", "call_name=Alice&name_source=told&since_year=2026"
	    "&version=1&town=bs6&tags=OWN+CUP"), 303);
	assert_int_equal(fit("town", "bs6"), 2);
	assert_int_equal(fit("language", "spanish"), 1);
	assert_int_equal(fit("tag", "own cup"), 2);
	assert_int_equal(fit("tag", "to go"), 1);
	assert_int_equal(change_fred(2, "&town=Leeds&tags=To+go"), 303);
	assert_int_equal(fit("town", "bs6"), 1);
	assert_int_equal(fit("language", "spanish"), 0);
	assert_int_equal(fit("tag", "own cup"), 1);
	recount("changed tags");
}

static void
what_others_have_is_offered_in_the_form(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people/1/change");
	assert_int_equal(times_shown("TOWNS_OFFERED") + times_shown("TAGS_OFFERED"), 0);
	assert_true(times_shown("LANGUAGES_OFFERED") >= 13);
	for (int i = 2; i <= 60; i++) {
		start_page(say("Person %d", i));
		change("UPDATE person SET town = 'Town %d', tags = 'Own cup, Tag %d' WHERE id = %d", i, i, i);
	}
	get("/people/1/change");
	assert_int_equal(times_shown("TOWNS_OFFERED"), 50);
	assert_int_equal(times_shown("TAGS_OFFERED"), 50);
	assert_string_equal(shown("TAGS_OFFERED/tag_offered"), "Own cup");
	/* A form that comes back offers them too. */
	assert_int_equal(change_fred(1, "&age_said=old"), 422);
	assert_int_equal(times_shown("TAGS_OFFERED"), 50);
}

static void
a_town_and_a_tag_find_people(void **state)
{
	(void)state;
	start_page("Fred");
	change_fred(1, "&town=Kirkstall&tags=Own+cup,Works+in+coffee");
	get("/search?q=kirks");
	assert_string_equal(shown("FOUND/name_before"), "Fred");
	assert_string_equal(shown("FOUND/why_match"), "Kirks");
	get("/search?q=works+coffee");
	assert_string_equal(shown("FOUND/name_before"), "Fred");
	assert_string_equal(shown("FOUND/why_match"), "Works");
	change_fred(2, "");
	get("/search?q=kirkstall");
	assert_int_equal(times_shown("FOUND"), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(what_they_said_is_kept_loaded_and_shown),
		TEST(want_need_and_desire_are_three_lines),
		TEST(hello_is_said_in_the_language_they_like),
		TEST(who_has_no_name_is_greeted_without_one),
		TEST(tags_that_are_too_many_or_too_long_come_back_as_typed),
		TEST(sent_twice_or_beside_somebody_else_nothing_is_lost),
		TEST(segments_count_them_as_soon_as_they_are_saved),
		TEST(what_others_have_is_offered_in_the_form),
		TEST(a_town_and_a_tag_find_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
