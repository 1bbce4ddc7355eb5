/* naming: what is before the comma, and whether it is a name. */
#include <stdbool.h>
#include <string.h>

#include "naming.h"
#include "text.h"

/* As text_fold spells them.  Titles that are also given names (Don, Nan) are left out. */
static const char titles[] = " mr mrs ms miss mx dr doctor prof professor rev reverend"
    " sir lady lord dame madam father sister brother rabbi imam sheikh captain capt"
    " colonel sergeant herr frau fraulein meneer mevrouw senor senora senorita sr sra"
    " dona dom monsieur madame mademoiselle mme mlle signor signora signorina uncle aunt"
    " auntie aunty grandma grandpa granny grandad onkel tante oncle ";

static bool
titled(struct arena *a, const char *name)
{
	const char *first = arena_bytes(a, name, strcspn(name, " "));

	return strstr(titles, arena_printf(a, " %s ", text_fold(a, first))) != NULL;
}

static bool
is_name(struct arena *a, const char *text)
{
	static const char *const articles[] = { "a ", "an ", "the " };
	const char *folded = text_fold(a, text);

	if ((*text >= '0' && *text <= '9') || !text_capital(text))
		return false;
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		if (strncmp(folded, articles[i], strlen(articles[i])) == 0)
			return text_capital(text + strcspn(text, " "));
	return true;
}

/* The first comma of any script, and where it ends; NULL when there is none. */
static const char *
comma(const char *text, const char **end)
{
	static const char *const commas[] = { ",", "،", "，", "、" };
	const char *first = NULL;
	const char *p;

	for (size_t i = 0; i < sizeof commas / sizeof *commas; i++) {
		p = strstr(text, commas[i]);
		if (p != NULL && (first == NULL || p < first)) {
			first = p;
			*end = p + strlen(commas[i]);
		}
	}
	return first;
}

void
naming_split(struct arena *a, const char *typed, char **call_name, char **full_name,
    char **looks)
{
	char       *whole = text_trim(a, typed);
	const char *rest = "";
	const char *end = comma(whole, &rest);
	char       *name = whole;

	if (end != NULL)
		name = text_trim(a, arena_bytes(a, whole, (size_t)(end - whole)));
	*call_name = *full_name = arena_text(a, "");
	if (!is_name(a, name)) {
		*looks = *name == '\0' ? text_trim(a, rest) : whole;
		return;
	}
	*looks = text_trim(a, rest);
	*call_name = name;
	if (strchr(name, ' ') == NULL || titled(a, name))
		return;
	*full_name = name;
	*call_name = arena_bytes(a, name, strcspn(name, " "));
}

char *
naming_shown(struct arena *a, const char *call_name, const char *full_name,
    const char *looks)
{
	size_t n = strlen(call_name);

	if (*full_name != '\0' && (n == 0 ||
	    (strncmp(full_name, call_name, n) == 0 && full_name[n] == ' ')))
		return arena_text(a, full_name);
	return arena_text(a, n > 0 ? call_name : looks);
}
