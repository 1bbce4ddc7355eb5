/*
 * Hello in the language that somebody likes to speak.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "languages.h"
#include "tags.h"
#include "text.h"

static struct arena *arena;

static int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
expect(const char *text, const char *tag)
{
	const struct language *l = language_of(arena, text);

	if (l == NULL ? tag != NULL : tag == NULL || strcmp(l->tag, tag) != 0)
		fail_msg("\"%s\" is %s", text, l ? l->name : "no language");
}

static void
a_language_is_known_by_any_of_its_names(void **state)
{
	static const char *const names[][2] = {
		{ "Spanish", "es" }, { "español", "es" }, { "ESPANOL", "es" }, { "es", "es" },
		{ " Castellano ", "es" }, { "français", "fr" }, { "Francais", "fr" }, { "deutsch", "de" },
		{ "Italiano", "it" }, { "português", "pt" }, { "Nederlands", "nl" }, { "polski", "pl" },
		{ "ελληνικά", "el" }, { "ΕΛΛΗΝΙΚΑ", "el" }, { "Türkçe", "tr" }, { "turkce", "tr" },
		{ "العربية", "ar" }, { "हिन्दी", "hi" }, { "हिंदी", "hi" }, { "中文", "zh" }, { "Mandarin", "zh" },
		{ "日本語", "ja" }, { "Cymraeg", "cy" }, { "українська", "uk" }, { "English", "en" },
		{ "Spanish and English", "es" }, { "German (and a little English)", "de" },
		{ "French, Arabic", "fr" }, { "Polish/Russian", "pl" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		expect(names[i][0], names[i][1]);
}

static void
what_is_no_language_of_ours_is_none(void **state)
{
	static const char *const names[] = { "", " ", "!?", "Basque", "Spanglish", "no es", "Swiss German",
		"British Sign Language", "e", "ess", "en es", ", Spanish", "'; DROP TABLE person" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		expect(names[i], NULL);
}

static void
every_language_is_whole_and_is_found_by_its_own_names_alone(void **state)
{
	const struct language *l;
	int                    n = 0;

	(void)state;
	for (; (l = language_at(n)) != NULL; n++) {
		expect(l->tag, l->tag);
		expect(l->name, l->tag);
		assert_non_null(l->names[0]);
		for (int i = 0; i < LANGUAGE_NAMES && l->names[i] != NULL; i++)
			expect(l->names[i], l->tag);
		assert_true(*l->morning && *l->day && *l->evening && *l->before_name);
		if (n > 0)
			assert_true(strcmp(language_at(n - 1)->name, l->name) < 0);
	}
	assert_true(n >= 13);
	assert_null(language_at(-1));
}

static void
hello_goes_by_the_hour_and_says_the_name_as_one_does(void **state)
{
	static const struct {
		const char *language;
		int         hour;
		const char *hello;
	} said[] = {
		{ "Spanish", 9, "Buenos días, Fred" }, { "Spanish", 11, "Buenos días, Fred" },
		{ "Spanish", 12, "Buenas tardes, Fred" }, { "Spanish", 17, "Buenas tardes, Fred" },
		{ "Spanish", 18, "Buenas noches, Fred" }, { "German", 9, "Guten Morgen, Fred" },
		{ "Arabic", 9, "صباح الخير، Fred" }, { "Chinese", 9, "早上好，Fred" },
		{ "Japanese", 9, "おはようございます、Fredさん" }, { "Basque", 9, "Good morning, Fred" },
		{ "Basque", 19, "Good evening, Fred" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		assert_string_equal(language_hello(arena, language_of(arena, said[i].language),
		    said[i].hour, "Fred"), said[i].hello);
	assert_string_equal(language_hello(arena, language_of(arena, "ja"), 13, ""), "こんにちは");
}

static void
expect_tags(const char *typed, const char *kept)
{
	const char *why, *got = tags_kept(arena, typed, &why);

	assert_non_null(got);
	assert_string_equal(got, kept);
	assert_string_equal(why, "");
}

static void
tags_stand_once_each_between_commas(void **state)
{
	(void)state;
	expect_tags("", "");
	expect_tags(" , ,,!!, ", "");
	expect_tags("Own cup", "Own cup");
	expect_tags(" Own  cup ,To go,own CUP, Café, cafe", "Own cup, To go, Café");
	expect_tags("a,b,c,d,e,f,g,h,i,j,A,b", "a, b, c, d, e, f, g, h, i, j");
	expect_tags("the \"quiet\" one, back\\slash", "the quiet one, backslash");
	expect_tags("ééééééééééééééééééééééééééééé0", "ééééééééééééééééééééééééééééé0");
}

static void
too_many_or_too_long_tags_are_complained_of(void **state)
{
	const char *why;

	(void)state;
	assert_null(tags_kept(arena, "a,b,c,d,e,f,g,h,i,j,k", &why));
	assert_string_equal(why, "Ten tags are the most.");
	assert_null(tags_kept(arena, "short, ééééééééééééééééééééééééééééé01", &why));
	assert_string_equal(why, "A tag can have thirty letters. Put commas between them.");
	assert_null(tags_kept(arena, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaa2,"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa3,aaaaaaaaaaaaaaaaaaaaaaaaaaaaa4,aaaaaaaaaaaaaaaaaaaaaaaaaaaaa5,"
	    "b", &why));
	assert_string_equal(why, "All tags together can have 160 letters.");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	static const struct CMUnitTest tests[] = {
		TEST(a_language_is_known_by_any_of_its_names),
		TEST(what_is_no_language_of_ours_is_none),
		TEST(every_language_is_whole_and_is_found_by_its_own_names_alone),
		TEST(hello_goes_by_the_hour_and_says_the_name_as_one_does),
		TEST(tags_stand_once_each_between_commas),
		TEST(too_many_or_too_long_tags_are_complained_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
