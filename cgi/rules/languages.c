/*
 * languages: see languages.h.
 */
#include "languages.h"

#include <stddef.h>
#include <string.h>

#include "text.h"

enum { NOON = 12, EVENING = 18, ENGLISH = 6 /* of the table */ };

static const struct language languages[] = {
	{ "ar", "Arabic", { "العربية", "عربي" }, "صباح الخير", "مساء الخير", "مساء الخير", "، ", "" },
	{ "ca", "Catalan", { "català" }, "Bon dia", "Bona tarda", "Bon vespre", ", ", "" },
	{ "zh", "Chinese", { "中文", "汉语", "普通话", "Mandarin" }, "早上好", "下午好", "晚上好", "，", "" },
	{ "cs", "Czech", { "čeština", "česky" }, "Dobré ráno", "Dobrý den", "Dobrý večer", ", ", "" },
	{ "da", "Danish", { "dansk" }, "Godmorgen", "Goddag", "Godaften", ", ", "" },
	{ "nl", "Dutch", { "Nederlands", "Flemish", "Vlaams" }, "Goedemorgen", "Goedemiddag",
	    "Goedenavond", ", ", "" },
	[ENGLISH] = { "en", "English", { "English" }, "Good morning", "Good afternoon", "Good evening", ", ", "" },
	{ "fi", "Finnish", { "suomi" }, "Hyvää huomenta", "Hyvää päivää", "Hyvää iltaa", ", ", "" },
	{ "fr", "French", { "français" }, "Bonjour", "Bonjour", "Bonsoir", ", ", "" },
	{ "de", "German", { "Deutsch" }, "Guten Morgen", "Guten Tag", "Guten Abend", ", ", "" },
	{ "el", "Greek", { "Ελληνικά" }, "Καλημέρα", "Καλησπέρα", "Καλησπέρα", ", ", "" },
	{ "he", "Hebrew", { "עברית" }, "בוקר טוב", "צהריים טובים", "ערב טוב", ", ", "" },
	{ "hi", "Hindi", { "हिन्दी", "हिंदी" }, "सुप्रभात", "नमस्ते", "नमस्ते", ", ", "" },
	{ "hu", "Hungarian", { "magyar" }, "Jó reggelt", "Jó napot", "Jó estét", ", ", "" },
	{ "it", "Italian", { "italiano" }, "Buongiorno", "Buongiorno", "Buonasera", ", ", "" },
	{ "ja", "Japanese", { "日本語" }, "おはようございます", "こんにちは", "こんばんは", "、", "さん" },
	{ "ko", "Korean", { "한국어" }, "안녕하세요", "안녕하세요", "안녕하세요", ", ", " 님" },
	{ "no", "Norwegian", { "norsk" }, "God morgen", "God dag", "God kveld", ", ", "" },
	{ "fa", "Persian", { "فارسی", "Farsi" }, "صبح بخیر", "روز بخیر", "عصر بخیر", "، ", "" },
	{ "pl", "Polish", { "polski" }, "Dzień dobry", "Dzień dobry", "Dobry wieczór", ", ", "" },
	{ "pt", "Portuguese", { "português" }, "Bom dia", "Boa tarde", "Boa noite", ", ", "" },
	{ "ro", "Romanian", { "română" }, "Bună dimineața", "Bună ziua", "Bună seara", ", ", "" },
	{ "ru", "Russian", { "русский", "по-русски" }, "Доброе утро", "Добрый день", "Добрый вечер",
	    ", ", "" },
	{ "es", "Spanish", { "español", "castellano", "Castilian" }, "Buenos días", "Buenas tardes",
	    "Buenas noches", ", ", "" },
	{ "sv", "Swedish", { "svenska" }, "God morgon", "God dag", "God kväll", ", ", "" },
	{ "tr", "Turkish", { "Türkçe" }, "Günaydın", "İyi günler", "İyi akşamlar", ", ", "" },
	{ "uk", "Ukrainian", { "українська" }, "Доброго ранку", "Добрий день", "Добрий вечір", ", ",
	    "" },
	{ "cy", "Welsh", { "Cymraeg" }, "Bore da", "Prynhawn da", "Noswaith dda", ", ", "" },
};
enum { LANGUAGES = sizeof languages / sizeof *languages };

/* The first of those that were named, folded: "spanish" of "Spanish (and some English)". */
static const char *
first_named(struct arena *a, const char *text)
{
	static const char *const joins[] = { " and ", " or ", " und ", " et ", " y " };
	char                    *folded = text_fold(a, arena_bytes(a, text, strcspn(text, ",;/(+&")));

	for (size_t i = 0; i < sizeof joins / sizeof *joins; i++) {
		char *at = strstr(folded, joins[i]);

		if (at != NULL)
			*at = '\0';
	}
	return folded;
}

static bool
is_called(struct arena *a, const struct language *l, const char *folded)
{
	bool is = strcmp(folded, l->tag) == 0 || strcmp(folded, text_fold(a, l->name)) == 0;

	for (int i = 0; i < LANGUAGE_NAMES && l->names[i] != NULL; i++)
		is = is || strcmp(folded, text_fold(a, l->names[i])) == 0;
	return is;
}

const struct language *
language_of(struct arena *a, const char *text)
{
	const char *folded = first_named(a, text);

	for (int i = 0; i < LANGUAGES && *folded; i++)
		if (is_called(a, &languages[i], folded))
			return &languages[i];
	return NULL;
}

const struct language *
language_at(int i)
{
	return i >= 0 && i < LANGUAGES ? &languages[i] : NULL;
}

const char *
language_hello(struct arena *a, const struct language *language, int hour, const char *called)
{
	const struct language *l = language != NULL ? language : &languages[ENGLISH];
	const char            *hello = hour < NOON ? l->morning : hour < EVENING ? l->day : l->evening;

	return *called ? arena_printf(a, "%s%s%s%s", hello, l->before_name, called, l->after_name)
	               : hello;
}
