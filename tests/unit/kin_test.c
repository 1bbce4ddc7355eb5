/*
 * The word back: what one is to the other, said from the other side.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "kin.h"

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
expect(const char *word, const char *back)
{
	const char *got = kin_back(arena, word);

	if (got == NULL ? back != NULL : back == NULL || strcmp(got, back) != 0)
		fail_msg("\"%s\" gives back \"%s\" instead of \"%s\"", word, got ? got : "(none)",
		    back ? back : "(none)");
}

static void
a_word_has_a_word_back(void **state)
{
	static const char *const pairs[][2] = {
		{ "wife", "husband" }, { "husband", "wife" }, { "partner", "partner" },
		{ "girlfriend", "boyfriend" }, { "boyfriend", "girlfriend" }, { "fiancée", "fiancé" },
		{ "son", "parent" }, { "daughter", "parent" }, { "child", "parent" },
		{ "mother", "child" }, { "father", "child" }, { "parent", "child" }, { "dad", "child" },
		{ "brother", "sibling" }, { "sister", "sibling" }, { "sibling", "sibling" },
		{ "grandmother", "grandchild" }, { "grandfather", "grandchild" },
		{ "granddaughter", "grandparent" }, { "grandson", "grandparent" },
		{ "grandchild", "grandparent" }, { "aunt", "niece or nephew" },
		{ "uncle", "niece or nephew" }, { "niece", "aunt or uncle" },
		{ "nephew", "aunt or uncle" }, { "cousin", "cousin" }, { "friend", "friend" },
		{ "neighbour", "neighbour" }, { "colleague", "colleague" }, { "boss", "employee" },
		{ "godmother", "godchild" }, { "godson", "godparent" }, { "godchild", "godparent" },
		{ "carer", "looks after" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		expect(pairs[i][0], pairs[i][1]);
}

static void
in_laws_steps_and_greats_keep_what_they_are(void **state)
{
	(void)state;
	expect("mother-in-law", "child-in-law");
	expect("Son in law", "parent-in-law");
	expect("sister-in-law", "sibling-in-law");
	expect("stepdaughter", "stepparent");
	expect("step-father", "stepchild");
	expect("half-brother", "half-sibling");
	expect("ex-wife", "ex-husband");
	expect("great-grandmother", "great-grandchild");
	expect("great-great-aunt", "great-great-niece or nephew");
	expect("foster son", "foster-parent");
}

static void
what_goes_both_ways_stands_as_it_was_written(void **state)
{
	(void)state;
	expect("Best friend", "Best friend");
	expect("tennis partner", "tennis partner");
	expect("second cousin", "second cousin");
	expect("ex-partner", "ex-partner");
}

static void
of_several_words_the_last_counts(void **state)
{
	(void)state;
	expect("his Eldest SON", "parent");
	expect("Wife", "husband");
}

static void
no_word_is_made_up(void **state)
{
	static const char *const unknown[] = { "", "accountant", "wives", "sonata", "great",
		"greatest fan", "in-law", "-in-law", "step", "王" };

	(void)state;
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		expect(unknown[i], NULL);
}

/* Somebody's daughter has a parent, and nobody said that it is a father. */
static void
a_gender_is_never_guessed_beyond_a_couple(void **state)
{
	static const char *const words[] = { "son", "daughter", "mother", "father", "brother", "sister",
		"granddaughter", "grandfather", "godson", "godmother" };
	static const char *const gendered[] = { "mother", "father", "son", "daughter", "brother",
		"sister" };

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		for (size_t g = 0; g < sizeof gendered / sizeof *gendered; g++)
			assert_null(strstr(kin_back(arena, words[i]), gendered[g]));
}

static void
a_family_is_named_inside_a_sentence(void **state)
{
	static const char *const names[][2] = { { "The Hallorans", "the Hallorans" },
		{ "Halloran", "the Hallorans" }, { "Hallorans", "the Hallorans" },
		{ "the Hallorans of Mill Lane", "the Hallorans of Mill Lane" },
		{ "Mill Lane 3", "Mill Lane 3" }, { "王", "王" }, { "", "" } };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_string_equal(kin_family(arena, names[i][0]), names[i][1]);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	static const struct CMUnitTest tests[] = {
		TEST(a_word_has_a_word_back),
		TEST(in_laws_steps_and_greats_keep_what_they_are),
		TEST(what_goes_both_ways_stands_as_it_was_written),
		TEST(of_several_words_the_last_counts),
		TEST(no_word_is_made_up),
		TEST(a_gender_is_never_guessed_beyond_a_couple),
		TEST(a_family_is_named_inside_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
