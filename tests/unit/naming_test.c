/* "Name, or what you see": what becomes of one line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "naming.h"

struct row {
	const char *typed, *call_name, *full_name, *looks;
};

static struct arena *a;

static void
each(const struct row *rows, size_t n)
{
	char *call, *full, *looks;

	for (size_t i = 0; i < n; i++) {
		naming_split(a, rows[i].typed, &call, &full, &looks);
		if (strcmp(call, rows[i].call_name) != 0 ||
		    strcmp(full, rows[i].full_name) != 0 ||
		    strcmp(looks, rows[i].looks) != 0)
			fail_msg("[%s] gave [%s] [%s] [%s]", rows[i].typed, call, full,
			    looks);
	}
}

#define EACH(rows) each(rows, sizeof rows / sizeof *rows)

static void
what_you_see_is_looks(void **state)
{
	static const struct row rows[] = {
		{ "red coat, small dog", "", "", "red coat, small dog" },
		{ "  red  coat ", "", "", "red coat" },
		{ ", red coat", "", "", "red coat" },
		{ "élégante, hat", "", "", "élégante, hat" },
		{ "123, tall", "", "", "123, tall" },
		{ "2 Scottish terriers", "", "", "2 Scottish terriers" },
		{ "A tall man, limp", "", "", "A tall man, limp" },
		{ "The lady with the hat", "", "", "The lady with the hat" },
		{ "", "", "", "" }, { " , ,", "", "", "," },
	};

	(void)state;
	EACH(rows);
}

static void
one_word_is_the_call_name(void **state)
{
	static const struct row rows[] = {
		{ "Bex", "Bex", "", "" },
		{ "Bex, red coat, small dog", "Bex", "", "red coat, small dog" },
		{ "Bex,", "Bex", "", "" },
		{ " Bex ,  red   coat ", "Bex", "", "red coat" },
		{ "Élodie", "Élodie", "", "" },
		{ "Jean-Luc", "Jean-Luc", "", "" },
		{ "Mrs", "Mrs", "", "" },
		{ "O’Brien, glasses", "O’Brien", "", "glasses" },
	};

	(void)state;
	EACH(rows);
}

static void
several_words_are_a_full_name(void **state)
{
	static const struct row rows[] = {
		{ "Fred Halloran", "Fred", "Fred Halloran", "" },
		{ "Fred\u00A0Halloran", "Fred", "Fred Halloran", "" },
		{ "Maria da Conceição Vasconcelos-Fitzgerald, blue scarf", "Maria",
		  "Maria da Conceição Vasconcelos-Fitzgerald", "blue scarf" },
		{ "An Nguyen", "An", "An Nguyen", "" },
		{ "A Smith", "A", "A Smith", "" },
		{ "Don Camillo", "Don", "Don Camillo", "" },
		{ "Missy Elliott", "Missy", "Missy Elliott", "" },
	};

	(void)state;
	EACH(rows);
}

static void
a_title_belongs_to_the_call_name(void **state)
{
	static const struct row rows[] = {
		{ "Mrs Ogunleye", "Mrs Ogunleye", "", "" },
		{ "Mrs. Ogunleye, walking stick", "Mrs. Ogunleye", "", "walking stick" },
		{ "Mr Arthur Penhale", "Mr Arthur Penhale", "", "" },
		{ "MISS Marple", "MISS Marple", "", "" },
		{ "Dr Amara Nwosu", "Dr Amara Nwosu", "", "" },
		{ "Prof. Dr. Weber", "Prof. Dr. Weber", "", "" },
		{ "Sir Alec", "Sir Alec", "", "" }, { "Lady Ann", "Lady Ann", "", "" },
		{ "Herr Kohl", "Herr Kohl", "", "" },
		{ "Frau Kohl", "Frau Kohl", "", "" },
		{ "Señor Ruiz", "Señor Ruiz", "", "" },
		{ "Sen\u0303ora Ruiz", "Sen\u0303ora Ruiz", "", "" },
		{ "Monsieur Hulot", "Monsieur Hulot", "", "" },
		{ "Madame Hulot", "Madame Hulot", "", "" }, { "Ms Li", "Ms Li", "", "" },
		{ "Uncle Bob", "Uncle Bob", "", "" }, { "Aunt May", "Aunt May", "", "" },
	};

	(void)state;
	EACH(rows);
}

static void
a_script_without_capitals_has_names_too(void **state)
{
	static const struct row rows[] = {
		{ "محمد علي، معطف أحمر", "محمد", "محمد علي", "معطف أحمر" },
		{ "山田 太郎，眼鏡", "山田", "山田 太郎", "眼鏡" },
		{ "山田、赤いコート", "山田", "", "赤いコート" },
		{ "山田、赤い, コート", "山田", "", "赤い, コート" },
		{ "გიორგი", "გიორგი", "", "" },
		{ "राम शर्मा", "राम", "राम शर्मा", "" },
		{ "Ελένη Παππά", "Ελένη", "Ελένη Παππά", "" },
		{ "ελένη", "", "", "ελένη" },
	};

	(void)state;
	EACH(rows);
}

static void
lists_show_one_name(void **state)
{
	static const struct {
		const char *call_name, *full_name, *looks, *shown;
	} rows[] = {
		{ "Fred", "Fred Halloran", "moustache", "Fred Halloran" },
		{ "Fred", "Frederick Halloran", "", "Fred" },
		{ "Fred", "Fredson", "", "Fred" },
		{ "Fred", "Fred", "", "Fred" },
		{ "Fred", "", "moustache", "Fred" },
		{ "Mrs Ogunleye", "Folasade Ogunleye", "", "Mrs Ogunleye" },
		{ "", "Fred Halloran", "moustache", "Fred Halloran" },
		{ "", "", "red coat, small dog", "red coat, small dog" },
		{ "", "", "Red coat", "Red coat" },
		{ "", "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(naming_shown(a, rows[i].call_name, rows[i].full_name,
		    rows[i].looks), rows[i].shown);
}

static int
open_arena(void **state)
{
	(void)state;
	a = arena_new();
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_you_see_is_looks),
		cmocka_unit_test(one_word_is_the_call_name),
		cmocka_unit_test(several_words_are_a_full_name),
		cmocka_unit_test(a_title_belongs_to_the_call_name),
		cmocka_unit_test(a_script_without_capitals_has_names_too),
		cmocka_unit_test(lists_show_one_name),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
