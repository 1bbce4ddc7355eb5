/* Words as people write them: what is let in, what is forgiven, what stays apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

struct pair {
	const char *given;
	const char *wanted;  /* NULL: the function gives NULL */
};

static struct arena *a;

/* The function gives for each row what the row wants; the first that does not says so. */
static void
each(char *(*ask)(struct arena *, const char *), const struct pair *rows, size_t n)
{
	const char *got;

	for (size_t i = 0; i < n; i++) {
		got = ask(a, rows[i].given);
		if (rows[i].wanted == NULL ? got == NULL :
		    got != NULL && strcmp(got, rows[i].wanted) == 0)
			continue;
		fail_msg("[%s] gave [%s] and not [%s]", rows[i].given,
		    got != NULL ? got : "NULL",
		    rows[i].wanted != NULL ? rows[i].wanted : "NULL");
	}
}

#define EACH(ask, ...) \
	each(ask, (const struct pair[]){ __VA_ARGS__ }, \
	    sizeof (struct pair[]){ __VA_ARGS__ } / sizeof (struct pair))

#define VALID(text) text_valid(text, sizeof text - 1)

static void
all_scripts_are_let_in(void **state)
{
	(void)state;
	assert_true(VALID(""));
	assert_true(VALID("Fred Halloran"));
	assert_true(VALID("two\nlines\r\nand\ta tab"));
	assert_true(VALID("Conceição, Ελένη, Юлия, محمد, שרה, 山田, 김민준, राम"));
	assert_true(VALID("👩‍👩‍👧 e\u0301 \u200C\u200D\u200E\u200F"));
	assert_true(VALID("\xF4\x8F\xBF\xBF"));
}

static void
a_nul_and_other_controls_are_not_let_in(void **state)
{
	(void)state;
	assert_false(VALID("a\0b"));
	assert_false(VALID("\0"));
	assert_false(VALID("bell\a"));
	assert_false(VALID("\x1B[31mred"));
	assert_false(VALID("\x7F"));
	assert_false(VALID("next\xC2\x85line"));
	assert_false(VALID("\xC2\x80"));
	assert_false(VALID("\xC2\x9F"));
	assert_true(VALID("\xC2\xA0"));
}

static void
broken_bytes_are_not_let_in(void **state)
{
	(void)state;
	assert_false(VALID("\x80"));
	assert_false(VALID("\xFF"));
	assert_false(VALID("\xC3"));             /* truncated */
	assert_false(VALID("a\xE2\x82"));
	assert_false(VALID("\xF0\x9F\x98"));
	assert_false(VALID("\xC3(\xA9"));
	assert_false(VALID("\xC0\xAF"));         /* overlong / */
	assert_false(VALID("\xC1\xBF"));
	assert_false(VALID("\xC0\x80"));         /* overlong NUL */
	assert_false(VALID("\xE0\x80\xAF"));
	assert_false(VALID("\xF0\x80\x80\xAF"));
	assert_false(VALID("\xED\xA0\x80"));     /* half a surrogate */
	assert_false(VALID("\xF4\x90\x80\x80")); /* beyond U+10FFFF */
	assert_false(VALID("\xF8\x88\x80\x80\x80"));
	/* The bytes after the end are not read, even where they would fit. */
	assert_false(text_valid("\xC3\xA9", 1));
}

static void
text_that_turns_lines_round_is_not_let_in(void **state)
{
	static const char *const overrides[] = { "\u202A", "\u202B", "\u202C", "\u202D",
		"\u202E", "\u2066", "\u2067", "\u2068", "\u2069" };

	(void)state;
	for (size_t i = 0; i < sizeof overrides / sizeof *overrides; i++)
		assert_false(text_valid(overrides[i], 3));
	assert_true(VALID("\u2029\u202F\u2065\u206A"));
}

static void
characters_are_counted_and_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(text_length(""), 0);
	assert_int_equal(text_length("Fred"), 4);
	assert_int_equal(text_length("Renée"), 5);
	assert_int_equal(text_length("山田"), 2);
	assert_int_equal(text_length("👩‍👧"), 3);
}

static void
white_space_around_and_between_is_tidied(void **state)
{
	(void)state;
	EACH(text_trim,
	    { "", "" }, { "   ", "" }, { "Fred", "Fred" },
	    { "  Fred \t Halloran\r\n", "Fred Halloran" },
	    { "a\n\n\nb", "a b" },
	    { "\u00A0Fred\u3000\u2003Halloran\u2028", "Fred Halloran" },
	    { "میـ\u200Cخواهم ", "میـ\u200Cخواهم" });
}

static void
a_text_of_nothing_visible_is_empty(void **state)
{
	(void)state;
	EACH(text_trim, { "\u200B", "" }, { " \uFEFF ", "" }, { "\u3164", "" },
	    { "\u2800", "" },
	    { "\u00AD\u200D\uFE0F", "" }, { "\u200Bx", "\u200Bx" }, { "❤️", "❤️" });
}

static void
lines_stay_lines(void **state)
{
	(void)state;
	EACH(text_trim_lines,
	    { "", "" }, { "\n \n", "" }, { "one\ntwo", "one\ntwo" },
	    { "\n\n one", "one" },
	    { "  one  more \r\n\ttwo \r", "one more\ntwo" }, { "a\r\n\r\nb", "a\n\nb" },
	    { "a\u2028b\u2029c", "a\nb\nc" });
}

static void
an_accent_is_forgiven(void **state)
{
	(void)state;
	EACH(text_fold,
	    { "Øster-Ângström", "oster angstrom" }, { "Renée", "renee" },
	    { "Rene\u0301e", "renee" },
	    { "Maria da Conceição Vasconcelos-Fitzgerald",
	      "maria da conceicao vasconcelos fitzgerald" },
	    { "Nguyễn Thị Hương", "nguyen thi huong" }, { "Łukasz Żółć", "lukasz zolc" },
	    { "Đorđe", "dorde" }, { "Þórður", "thordur" }, { "Æsa Cœur", "aesa coeur" },
	    { "Straße", "strasse" }, { "GROẞ", "gross" }, { "Ǿ", "o" },
	    { "Łódź", "lodz" },
	    { "Z̵̡̢̛a", "za" }, { "Ħal Ŧ Ŋ Ə Ɛ Ɔ", "hal t n e e o" });
}

static void
case_is_forgiven_in_every_script(void **state)
{
	(void)state;
	EACH(text_fold,
	    { "FRED", "fred" }, { "ΟΔΥΣΣΕΥΣ", "οδυσσευσ" }, { "Ὀδυσσεύς", "οδυσσευσ" },
	    { "Ελένη", "ελενη" }, { "ЮЛИЯ", "юлия" }, { "Ёлкин", "елкин" }, { "Ա", "ա" });
}

static void
turkish_letters_meet_their_plain_ones(void **state)
{
	(void)state;
	EACH(text_fold,
	    { "Ilgın", "ilgin" }, { "ILGIN", "ilgin" }, { "İpek", "ipek" },
	    { "ipek", "ipek" },
	    { "Işık Çağrı Gülşen", "isik cagri gulsen" });
}

static void
an_apostrophe_vanishes_and_other_signs_part_words(void **state)
{
	(void)state;
	EACH(text_fold,
	    { "O'Brien", "obrien" }, { "O’Brien", "obrien" }, { "O`Brien", "obrien" },
	    { "O´Brien", "obrien" }, { "O＇Brien", "obrien" }, { "D‘Arcy", "darcy" },
	    { "ʻAlohilani Kaʻiulani", "alohilani kaiulani" }, { "doesn’t", "doesnt" },
	    { "Gal·la", "galla" }, { "soft\u00ADhyphen", "softhyphen" },
	    { "Vasconcelos-Fitzgerald", "vasconcelos fitzgerald" },
	    { " (red) coat, small/dog… ", "red coat small dog" }, { "a\u200Bb", "a b" },
	    { "a_b&c", "a b c" }, { "?!", "" }, { "'", "" }, { "", "" });
}

static void
look_alikes_are_one(void **state)
{
	(void)state;
	EACH(text_fold,
	    { "ﬁeld", "field" }, { "Ｆｒｅｄ", "fred" }, { "Mª José", "ma jose" },
	    { "№ 5", "no 5" },
	    { "½", "1 2" }, { "Ⅷ", "viii" }, { "①", "1" }, { "٠١٢٣ ۴۵", "0123 45" },
	    { "K", "k" },
	    { "ﷺ", "صلي الله عليه وسلم" });
}

static void
vowel_points_go_and_vowel_letters_stay(void **state)
{
	(void)state;
	EACH(text_fold,
	    { "مُحَمَّد", "محمد" }, { "أحمد", "احمد" }, { "مـحـمـد", "محمد" },
	    { "علی", "علي" },
	    { "שָׂרָה", "שרה" }, { "राम", "राम" }, { "रोमी", "रोमी" }, { "山田太郎", "山田太郎" },
	    { "می\u200Cخواهم", "ميخواهم" });
	/* ga is not ka, and half-width kana are kana. */
	assert_string_not_equal(text_fold(a, "が"), text_fold(a, "か"));
	assert_string_equal(text_fold(a, "ｶﾞ"), text_fold(a, "ガ"));
	/* Precomposed Hangul and its letters are the same; a half-typed syllable fits. */
	assert_string_equal(text_fold(a, "김"), text_fold(a, "\u1100\u1175\u11B7"));
	assert_memory_equal(text_fold(a, "김"), text_fold(a, "기"),
	    strlen(text_fold(a, "기")));
}

static void
a_picture_is_no_word(void **state)
{
	(void)state;
	EACH(text_fold, { "❤️ Fred 👩‍👩‍👧", "fred" }, { "👋🏽", "" }, { "1️⃣", "1" },
	    { "🇬🇧", "" });
}

static void
folding_survives_any_bytes(void **state)
{
	(void)state;
	EACH(text_fold, { "a\xFFz", "a z" }, { "\xC3", "" }, { "x\xE2\x82", "x" },
	    { "\xF0\x9F\x98", "" }, { "\xC0\xAF", "" });
	for (int i = 1; i < 256; i++) {
		char text[] = { (char)i, (char)(i ^ 0x55), 'x', (char)(i * 7), '\0' };

		assert_true(strlen(text_fold(a, text)) < 80);
	}
}

static void
folding_twice_changes_nothing(void **state)
{
	static const char *const texts[] = { "Øster-Ângström", "İpek Ilgın", "Ὀδυσσεύς",
		"ﷺ",
		"김민준", "ガ", "राम", "Þórður Æ", "½ № Ⅷ" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *once = text_fold(a, texts[i]);

		assert_string_equal(text_fold(a, once), once);
	}
}

static void
each_word_is_kept_once(void **state)
{
	(void)state;
	EACH(text_words,
	    { "", "" }, { " - ", "" }, { "Fred", " fred " },
	    { "Fred Halloran", " fred halloran " },
	    { "Fred, fred FRÉD Halloran", " fred halloran " },
	    { "Ann Anna an Ann", " ann anna an " }, { "anna ann", " anna ann " });
}

static void
a_word_ends_at_forty_bytes_and_at_a_character(void **state)
{
	(void)state;
	EACH(text_words,
	    { "1234567890123456789012345678901234567890",
	      " 1234567890123456789012345678901234567890 " },
	    { "1234567890123456789012345678901234567890A",
	      " 1234567890123456789012345678901234567890 " },
	    { "山山山山山山山山山山山山山山", " 山山山山山山山山山山山山山 " },
	    { "1234567890123456789012345678901234567890A "
	      "1234567890123456789012345678901234567890B z",
	      " 1234567890123456789012345678901234567890 z " });
}

static void
a_telephone_is_found_by_all_of_it_and_by_its_end(void **state)
{
	(void)state;
	EACH(text_phone_words,
	    { "", "" }, { "none", "" }, { "123", "" }, { "0001", "" },
	    { "1234", " 1234 " },
	    { "07700 912345", " 7700912345 700912345 00912345 912345 0912345 12345 2345 " },
	    { "+44 (7700) 912-345", " 447700912345 47700912345 7700912345 700912345 00912345 912345 0912345 12345 2345 " },
	    { "0123 45678", " 12345678 2345678 345678 45678 5678 " },
	    { "54321", " 54321 4321 " },
	    { "٠٧٧٠٠٩١٢", " 7700912 700912 00912 912 0912 " });
}

static void
a_typed_number_meets_the_written_one(void **state)
{
	static const struct pair rows[] = {
		{ "07700 900123", "+44 7700 900123" },
		{ "+44 7700 900123", "07700 900123" },
		{ "07700 900123", "07700 9" }, { "07700 900123", "7700" },
		{ "07700 900123", "900123" }, { "07700 900123", "0900123" },
		{ "07700 900123", "0123" }, { "07700 900123", "00123" },
		{ "07700 900123", "0123" }, { "020 7946 0000", "+44 (0)20 7946 0000" },
		{ "0900 0456", "0456" },
	};
	char *query;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		query = text_phone_query(a, rows[i].wanted);
		assert_non_null(query);
		if (strstr(text_phone_words(a, rows[i].given),
		    arena_printf(a, " %s", query)) == NULL)
			fail_msg("%s does not find %s", rows[i].wanted, rows[i].given);
	}
}

static void
only_a_number_is_asked_as_a_number(void **state)
{
	(void)state;
	EACH(text_phone_query,
	    { "", NULL }, { "12", NULL }, { "0012", NULL }, { "Fred", NULL },
	    { "555 Fred", NULL },
	    { "123", "123" }, { "0123", "123" }, { "+44 7700 900123", "0900123" },
	    { "(0123) 45/67-8.9", "123456789" }, { "1234567", "1234567" },
	    { "12345678", "12345678" }, { "0044 7700 900123", "0900123" },
	    { "123#", NULL }, { "12,34", NULL }, { "+ - / ( ) .", NULL },
	    { "٠٧٧٠", "770" },
	    { "07700\u00A0900‑123", "7700900123" }, { "123é", NULL });
}

static void
the_forms_of_a_word_lack_each_letter_once(void **state)
{
	(void)state;
	EACH(text_near, { "fred", " fred red fed frd fre " }, { "anna", " anna nna ana ann " },
	    { "aaaa", " aaaa aaa " }, { "юлия", " юлия лия юия юля юли " });
	assert_int_equal(text_length(text_near(a, "abcdefghijklmnopqrstuvwx")), 1 + 25 + 24 * 24);
}

static void
what_is_too_short_too_long_or_a_number_has_no_forms(void **state)
{
	(void)state;
	EACH(text_near, { "", "" }, { "fre", "" }, { "юля", "" }, { "mark7", "" }, { "1234", "" },
	    { "two words", "" }, { "abcdefghijklmnopqrstuvwxy", "" });
}

static void
errors_are_counted(void **state)
{
	static const struct {
		const char *one, *other;
		int         limit, errors;
	} rows[] = {
		{ "fred", "fred", 2, 0 }, { "fred", "frde", 2, 1 }, { "fred", "red", 2, 1 },
		{ "fred", "freda", 2, 1 }, { "fred", "dred", 2, 1 }, { "fred", "rfed", 2, 1 },
		{ "catherine", "cahterine", 2, 1 }, { "catherine", "katharine", 2, 2 },
		{ "catherine", "kathrin", 2, 3 }, { "catherine", "kathrin", 3, 3 }, { "catherine", "fred", 9, 8 },
		{ "fred", "mary", 1, 2 }, { "fred", "mary", 2, 3 }, { "", "", 1, 0 }, { "", "ab", 1, 2 },
		{ "", "ab", 2, 2 }, { "ab", "", 2, 2 }, { "ca", "abc", 3, 3 }, { "abcd", "badc", 2, 2 },
		{ "юлия", "юлья", 1, 1 }, { "山田", "田山", 1, 1 }, { "\xff\xff", "a", 2, 2 },
	};
	const char *longer = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int n = text_distance(rows[i].one, rows[i].other, rows[i].limit);

		if (n != rows[i].errors || n != text_distance(rows[i].other, rows[i].one, rows[i].limit))
			fail_msg("%s, %s: %d", rows[i].one, rows[i].other, n);
	}
	assert_int_equal(text_distance(longer, longer, 2), 3);
	assert_int_equal(text_distance(longer + 1, longer + 1, 2), 0);
}

static void
a_beginning_is_compared_as_far_as_it_goes(void **state)
{
	static const struct {
		const char *begun, *word;
		int         errors;
	} rows[] = {
		{ "cath", "catherine", 0 }, { "caht", "catherine", 1 }, { "cahter", "catherine", 1 },
		{ "xath", "catherine", 1 }, { "caat", "catherine", 1 }, { "dog", "catherine", 2 },
		{ "catherines", "catherine", 1 }, { "catherinesx", "catherine", 2 }, { "", "catherine", 0 },
		{ "юил", "юлия", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (text_distance_begun(rows[i].begun, rows[i].word, 1) != rows[i].errors)
			fail_msg("%s, %s: %d", rows[i].begun, rows[i].word,
			    text_distance_begun(rows[i].begun, rows[i].word, 1));
}

/* The search relies on this: all that are one error apart share a form, and who shares
 * one is at most two errors apart. */
static void
words_one_error_apart_share_a_form(void **state)
{
	unsigned seed = 7;
	int      apart = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		char  one[10] = "", other[12] = "";
		int   n, errors;
		bool  share = false;
		char *save = NULL;

#define ROLL(sides) ((int)((seed = seed * 1103515245u + 12345u) >> 16) % (sides))
		n = 4 + ROLL(4);
		for (int k = 0; k < n; k++)
			one[k] = (char)('a' + ROLL(3));
		n = 4 + ROLL(4);
		for (int k = 0; k < n; k++)
			other[k] = (char)('a' + ROLL(3));
#undef ROLL
		for (char *w = strtok_r(text_near(a, one), " ", &save); w; w = strtok_r(NULL, " ", &save)) {
			char form[16] = " ";

			strcat(strcat(form, w), " ");
			share = share || strstr(text_near(a, other), form) != NULL;
		}
		errors = text_distance(one, other, 4);
		apart += errors == 1;
		if ((errors <= 1 && !share) || (errors > 2 && share))
			fail_msg("%s, %s: %d", one, other, errors);
		arena_reset(a);
	}
	assert_true(apart > 100);
}

static void
a_monogram_is_two_letters(void **state)
{
	(void)state;
	EACH(text_initials,
	    { "Frieda Kohl", "FK" }, { "Bex", "Bx" }, { "BEX", "Bx" }, { "B", "B" },
	    { "Maria da Conceição Vasconcelos-Fitzgerald", "MV" },
	    { "Anneke de Wit", "AW" },
	    { "red coat", "RC" }, { "Bex (red)", "Bx" }, { "", "?" },
	    { "?!", "?" }, { "O'Brien", "On" }, { "Mr. O’", "MO" }, { "7up", "7p" },
	    { "“Freddie” Halloran", "Hn" }, { "Bo!", "Bo" });
}

static void
a_monogram_keeps_its_marks_and_its_script(void **state)
{
	(void)state;
	EACH(text_initials,
	    { "Élodie Åberg", "ÉÅ" }, { "e\u0301lodie a\u030Aberg", "E\u0301A\u030A" },
	    { "Ελένη Ὀδυσσεύς", "ΕὈ" }, { "山田 太郎", "山太" }, { "山田太郎", "山郎" },
	    { "김 민준", "김민" }, { "محمد علي", "مع" }, { "राम", "राम" },
	    { "क्षमा नीता", "क्नी" }, { "ibrahim ışık", "II" }, { "ǆorđe ǆ", "ǅǅ" });
}

static void
a_monogram_passes_over_pictures(void **state)
{
	(void)state;
	EACH(text_initials,
	    { "👨‍👩‍👧 Smith", "Sh" }, { "Fred 🐕‍🦺 Halloran 🇬🇧", "FH" }, { "👩‍👩‍👧", "?" },
	    { "1️⃣ two", "1️⃣T" },
	    { "A\u200D Z\u0308\u0301o", "A\u200DZ\u0308\u0301" });
}

static void
a_name_may_begin_with_a_capital_or_a_script_without(void **state)
{
	static const char *const names[] = { "Fred", "Élodie", "Ὀδυσσεύς", "محمد", "山田",
		"राम",
		"გიორგი", "“Freddie”", "ʻAlohilani", "007 James", "ǅorđe" };
	static const char *const others[] = { "red coat", "élodie", "юлия", "", "123",
		"?",
		"iPhone", "🐕 dog" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!text_capital(names[i]))
			fail_msg("%s", names[i]);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (text_capital(others[i]))
			fail_msg("%s", others[i]);
}

static void
a_match_is_found_where_it_stands(void **state)
{
	static const struct {
		const char *text, *folded, *found;
	} rows[] = {
		{ "Fred Halloran", "fr", "Fr" }, { "Fred Halloran", "hall", "Hall" },
		{ "Fred Halloran", "fred", "Fred" }, { "Fred Halloran", "red", NULL },
		{ "Fred Halloran", "fredh", NULL }, { "Fred", "", NULL },
		{ "", "f", NULL },
		{ "Alfred Fred", "fred", "Fred" }, { "Élodie", "el", "Él" },
		{ "E\u0301lodie", "e", "E\u0301" },
		{ "Vasconcelos-Fitzgerald", "fitz", "Fitz" },
		{ "O’Brien", "obr", "O’Br" }, { "O’Brien", "o", "O" },
		{ "O’Brien", "brien", NULL },
		{ "‘Fred’", "fred", "Fred" }, { "Æsa", "a", "Æ" }, { "Æsa", "aes", "Æs" },
		{ "Straße", "stras", "Straß" }, { "İpek Ilgın", "ilgin", "Ilgın" },
		{ "Conceição", "conceica", "Conceiçã" }, { "山田太郎", "山田", "山田" },
		{ "🐕 Shadow", "sh", "Sh" }, { "\xFF Fred", "fred", "Fred" },
	};
	size_t from, to;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool found = text_match(rows[i].text, rows[i].folded, &from, &to);

		if (found != (rows[i].found != NULL))
			fail_msg("[%s] in [%s]", rows[i].folded, rows[i].text);
		if (found)
			assert_string_equal(arena_bytes(a, rows[i].text + from,
			    to - from),
			    rows[i].found);
	}
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
		cmocka_unit_test(all_scripts_are_let_in),
		cmocka_unit_test(a_nul_and_other_controls_are_not_let_in),
		cmocka_unit_test(broken_bytes_are_not_let_in),
		cmocka_unit_test(text_that_turns_lines_round_is_not_let_in),
		cmocka_unit_test(characters_are_counted_and_not_bytes),
		cmocka_unit_test(white_space_around_and_between_is_tidied),
		cmocka_unit_test(a_text_of_nothing_visible_is_empty),
		cmocka_unit_test(lines_stay_lines),
		cmocka_unit_test(an_accent_is_forgiven),
		cmocka_unit_test(case_is_forgiven_in_every_script),
		cmocka_unit_test(turkish_letters_meet_their_plain_ones),
		cmocka_unit_test(an_apostrophe_vanishes_and_other_signs_part_words),
		cmocka_unit_test(look_alikes_are_one),
		cmocka_unit_test(vowel_points_go_and_vowel_letters_stay),
		cmocka_unit_test(a_picture_is_no_word),
		cmocka_unit_test(folding_survives_any_bytes),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(each_word_is_kept_once),
		cmocka_unit_test(a_word_ends_at_forty_bytes_and_at_a_character),
		cmocka_unit_test(a_telephone_is_found_by_all_of_it_and_by_its_end),
		cmocka_unit_test(a_typed_number_meets_the_written_one),
		cmocka_unit_test(only_a_number_is_asked_as_a_number),
		cmocka_unit_test(the_forms_of_a_word_lack_each_letter_once),
		cmocka_unit_test(what_is_too_short_too_long_or_a_number_has_no_forms),
		cmocka_unit_test(errors_are_counted),
		cmocka_unit_test(a_beginning_is_compared_as_far_as_it_goes),
		cmocka_unit_test(words_one_error_apart_share_a_form),
		cmocka_unit_test(a_monogram_is_two_letters),
		cmocka_unit_test(a_monogram_keeps_its_marks_and_its_script),
		cmocka_unit_test(a_monogram_passes_over_pictures),
		cmocka_unit_test(a_name_may_begin_with_a_capital_or_a_script_without),
		cmocka_unit_test(a_match_is_found_where_it_stands),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
