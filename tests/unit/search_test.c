/*
 * "Who is in front of you?": found by name, nickname, looks, household, telephone and
 * what we know; and nothing that is typed is an error.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

/* Who is found, by name: "Fred, Alice". */
static const char *
found(const char *typed)
{
	const char *names = "";

	if (get(say("/search?q=%s", encoded(typed))) != 200)
		fail_msg("%s: %d", typed, answer.status);
	for (int i = 0; i < times_shown("FOUND"); i++)
		names = say("%s%s%s%s%s", names, i ? ", " : "", shown(say("FOUND.%d/name_before", i)),
		    shown(say("FOUND.%d/name_match", i)), shown(say("FOUND.%d/name_after", i)));
	assert_int_equal(times_shown("NONE_FOUND"), times_shown("FOUND") == 0);
	return names;
}

static int
open_with_people(void **state)
{
	static const char *const changes[] = {
		"call_name=Jos%C3%A9&full_name=Jos%C3%A9+%C3%81lvarez&household=%C3%96zt%C3%BCrk",
		"call_name=Fred&full_name=Frederick+Halloran&nicknames=Sparky,+Big+F&household=Halloran"
		"&phone=07700+900123&looks=red+coat,+small+dog",
		"call_name=Alice&full_name=Alice+Halloran&household=Halloran&phone=%2B44+(0)7700+900456",
		"call_name=Bj%C3%B8rn&full_name=Bj%C3%B8rn+O%E2%80%99Brien&looks=umbrella",
		"call_name=%E7%8E%8B%E8%8A%B3&say_name=Wang+Fang",
		"looks=blue+hat,+stick",
	};

	open_shop(state);
	for (int i = 0; i < 6; i++) {
		start_page(say("Person %d", i));
		assert_int_equal(post(say("/people/%d/change", i + 1), say("%s&name_source=told"
		    "&since_year=2020&version=1", changes[i])), 303);
	}
	return 0;
}

static void
each_is_found_by(void **state)
{
	static const char *const rows[][2] = {
		{ "jose", "José Álvarez" }, { "JOSÉ", "José Álvarez" }, { "alvarez", "José Álvarez" },
		{ "Álv", "José Álvarez" }, { "ozturk", "José Álvarez" }, { "ÖZTÜRK", "José Álvarez" },
		{ "sparky", "Fred" }, { "big f", "Fred" }, { "red coat", "Fred" }, { "coat red", "Fred" },
		{ "small dog", "Fred" }, { "frederick", "Fred" }, { "fred hallo", "Fred" },
		{ "hallo fr", "Fred" }, { "dog hallo", "Fred" },
		{ "07700 900123", "Fred" }, { "+44 7700 900123", "Fred" }, { "900123", "Fred" },
		{ "0123", "Fred" }, { "7700-900-123", "Fred" }, { "(07700) 900 123", "Fred" },
		{ "004477009001 23", "Fred" }, { "900456", "Alice Halloran" },
		{ "07700 900456", "Alice Halloran" },
		{ "bjorn", "Bjørn O’Brien" }, { "o'brien", "Bjørn O’Brien" }, { "obrien", "Bjørn O’Brien" },
		{ "BJØRN O'B", "Bjørn O’Brien" }, { "umbrella", "Bjørn O’Brien" },
		{ "王", "王芳" }, { "王芳", "王芳" }, { "blue", "blue hat, stick" }, { "sti", "blue hat, stick" },
		{ "  fred  ", "Fred" }, { "fred,", "Fred" }, { "zzz", "" }, { "fred zzz", "" }, { "red zzz", "" },
		{ "reddy", "" }, { "oat", "" }, { "!!!", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(found(rows[i][0]), rows[i][1]) != 0)
			fail_msg("\"%s\" finds \"%s\" instead of \"%s\"", rows[i][0], found(rows[i][0]),
			    rows[i][1]);
}

static void
a_household_is_found_whole(void **state)
{
	(void)state;
	log_visit("person=3");
	assert_string_equal(found("halloran"), "Alice Halloran, Fred");
	pass(60);
	log_visit("person=2");
	assert_string_equal(found("halloran"), "Fred, Alice Halloran");
}

static void
a_name_that_begins_so_comes_first_then_the_latest_visitor(void **state)
{
	(void)state;
	start_page("Hatty");
	start_page("Hattie Fredericks");
	log_visit("person=6");
	assert_string_equal(found("hat"), "Hatty, Hattie Fredericks, blue hat, stick");
	pass(60);
	log_visit("person=8");
	assert_string_equal(found("hat"), "Hattie Fredericks, Hatty, blue hat, stick");
}

static void
the_match_is_underlined_as_it_was_written(void **state)
{
	(void)state;
	found("alv");
	assert_string_equal(shown("FOUND/name_before"), "José ");
	assert_string_equal(shown("FOUND/name_match"), "Álv");
	assert_string_equal(shown("FOUND/name_after"), "arez");
	found("spark");
	assert_string_equal(shown("FOUND/name_match"), "");
	assert_string_equal(shown("FOUND/why_match"), "Spark");
	assert_string_equal(shown("FOUND/why_after"), "y, Big F");
	found("coat");
	assert_string_equal(shown("FOUND/why_before"), "red ");
	assert_string_equal(shown("FOUND/why_match"), "coat");
}

static void
what_we_know_finds_people_too(void **state)
{
	(void)state;
	log_visit("person=2&learned_new=Collects+Smørrebrød+boards+from+O%E2%80%99Hara%E2%80%99s+caf%C3%A9");
	log_visit("person=6&learned_new=Was+with+Fred+at+the+match");
	assert_string_equal(found("collects"), "Fred");
	assert_string_equal(shown("FOUND/why_match"), "Collects");
	assert_string_equal(found("cafe boards"), "Fred");
	assert_string_equal(found("coll"), "Fred");
	/* As names do: without regard to accents, case and apostrophes. */
	assert_string_equal(found("smorrebrod"), "Fred");
	assert_string_equal(found("Smørrebrød"), "Fred");
	assert_string_equal(found("ohara"), "Fred");
	/* Who is called so comes before those of whom one knows it. */
	assert_string_equal(found("fred"), "Fred, blue hat, stick");
	/* Two letters do not look so deep. */
	assert_string_equal(found("co"), "Fred");
	assert_string_equal(shown("FOUND/why_match"), "co");
}

static void
a_change_is_found_at_once_and_the_old_word_no_more(void **state)
{
	(void)state;
	assert_int_equal(post("/people/2/change", "call_name=Fred&name_source=told&since_year=2020"
	    "&version=2&looks=green+scarf&phone=555+0199"), 303);
	assert_string_equal(found("green"), "Fred");
	assert_string_equal(found("5550199"), "Fred");
	assert_string_equal(found("sparky"), "");
	assert_string_equal(found("900123"), "");
	assert_string_equal(found("red coat"), "");
	assert_string_equal(found("halloran"), "Alice Halloran");
}

static void
no_sign_of_a_query_language_is_one(void **state)
{
	static const char *const signs[] = { "ann\"*", "NEAR(", "NEAR(fred alice, 5)", "a OR b", "fred OR",
		"fred AND alice", "fred NOT alice", "\"", "\"\"", "'", "''", "fred'", "fred' OR '1'='1", "*",
		"fre*", "^fred", "text:tea", "{text}:tea", "(", ")", "(fred", "-fred", "+fred", "fred;", "--",
		"/*", "%", "_", "fr%d", "\\", "fred\\", "[", "]", "{{name}}", "<b>", "fact_text MATCH 'x'",
		"; DROP TABLE person", "rank", "NULL", "0x41", "fred\t", "\n", "a\"b\"c", "OR OR OR",
		"x\" OR text MATCH \"y" };

	(void)state;
	log_visit("person=2&learned_new=Likes+tea");
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		found(signs[i]);
	assert_string_equal(found("fred\""), "Fred");
	assert_string_equal(found("fred*"), "Fred");
	assert_string_equal(found("%"), "");
	assert_string_equal(found("f_ed"), "");
	assert_string_equal(found("fred OR alice"), "");
	assert_int_equal(number("SELECT count(*) FROM person"), 6);
}

static void
ten_thousand_random_strings_are_no_error(void **state)
{
	static const char usual[] = "abc \"*()^:{}-+'%_\\[]/;";
	char typed[24];

	(void)state;
	log_visit("person=2&learned_new=Likes+tea");
	for (int i = 0; i < 10000; i++) {
		uint32_t n = 1 + dice(20);

		for (uint32_t c = 0; c < n; c++)
			typed[c] = i % 2 ? (char)(1 + dice(255)) : usual[dice(sizeof usual - 1)];
		typed[n] = '\0';
		get(say("/search?q=%s", encoded(typed)));
		if (answer.status != 200 && answer.status != 422)
			fail_msg("%s: %d", encoded(typed), answer.status);
		if (answer.status == 422)
			assert_string_not_equal(shown("q_error"), "(not shown)");
		if (i % 4 == 0)
			assert_true(get(say("/people/likeness?looks=%s", encoded(typed))) < 500);
	}
}

static void
an_empty_search_finds_nobody_and_a_long_one_is_refused(void **state)
{
	const char *longer = "";

	(void)state;
	get("/search");
	assert_int_equal(times_shown("NOT_SEARCHED"), 1);
	get("/search?q=++");
	assert_int_equal(times_shown("FOUND"), 0);
	for (int i = 0; i < 80; i++)
		longer = say("%sé", longer);
	assert_string_equal(found(longer), "");
	assert_int_equal(get(say("/search?q=%sx", encoded(longer))), 422);
	assert_string_equal(shown("q"), say("%sx", longer));
	/* Only the first six words count. */
	assert_string_equal(found("red coat small dog fred halloran zzz"), "Fred");
}

static void
twenty_are_shown(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 30; i++)
		put_person(say("Maria %c", 'A' + i), "");
	assert_true(db_end(book));
	found("maria");
	assert_int_equal(times_shown("FOUND"), 20);
	assert_string_equal(shown("found_words"), "20 people");
}

/* More than two thousand with one word: then the latest visitors are looked through. */
static void
where_very_many_fit_the_latest_visitors_come_first(void **state)
{
	int64_t last = 0;

	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 2400; i++) {
		int64_t id = i % 2 ? put_person(say("Mark %d", i), "") : put_person(say("Lou Mark %d", i), "");

		put_visit(ANA, the_time() - 1 - (i * 7919) % 2400, id);
	}
	assert_true(db_end(book));
	assert_int_equal(number("SELECT count(*) FROM word WHERE word = 'mark'"), 2400);
	found("mark");
	assert_int_equal(times_shown("FOUND"), 20);
	for (int i = 0; i < 20; i++) {
		int64_t at = number("SELECT last_visit FROM person WHERE id = %s",
		    shown(say("FOUND.%d/id", i)));

		/* Whose name begins so, the latest first. */
		assert_string_equal(shown(say("FOUND.%d/name_match", i)), "Mark");
		assert_string_equal(shown(say("FOUND.%d/name_before", i)), "");
		assert_true(i == 0 || at < last);
		last = at;
	}
	assert_int_equal(number("SELECT count(*) FROM person WHERE name LIKE 'Mark %%' AND last_visit > "
	    "%lld", (long long)last), 19);
	/* One word more, and there are few again. */
	assert_string_equal(found("mark 1201"), "Mark 1201");
	assert_string_equal(found("lou mark 1200"), "Lou Mark 1200");
	found("lou mark");
	assert_int_equal(times_shown("FOUND"), 20);
	assert_string_equal(found("mark zzz"), "");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_people, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(each_is_found_by),
		TEST(a_household_is_found_whole),
		TEST(a_name_that_begins_so_comes_first_then_the_latest_visitor),
		TEST(the_match_is_underlined_as_it_was_written),
		TEST(what_we_know_finds_people_too),
		TEST(a_change_is_found_at_once_and_the_old_word_no_more),
		TEST(no_sign_of_a_query_language_is_one),
		TEST(ten_thousand_random_strings_are_no_error),
		TEST(an_empty_search_finds_nobody_and_a_long_one_is_refused),
		TEST(twenty_are_shown),
		TEST(where_very_many_fit_the_latest_visitors_come_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
