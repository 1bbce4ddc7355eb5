/*
 * kin: see kin.h.
 */
#include "kin.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "text.h"

/* The words as text_fold gives them, with what goes back; NULL: the same word. */
static const struct {
	const char *word, *back;
} words[] = {
	{ "wife", "husband" }, { "husband", "wife" },
	{ "girlfriend", "boyfriend" }, { "boyfriend", "girlfriend" },
	{ "fiancee", "fiancé" }, { "fiance", "fiancée" },
	{ "partner", NULL }, { "spouse", NULL }, { "widow", "late husband" },
	{ "widower", "late wife" },
	{ "son", "parent" }, { "daughter", "parent" }, { "child", "parent" },
	{ "mother", "child" }, { "father", "child" }, { "parent", "child" },
	{ "mum", "child" }, { "mom", "child" }, { "mam", "child" }, { "dad", "child" },
	{ "brother", "sibling" }, { "sister", "sibling" }, { "sibling", NULL }, { "twin", NULL },
	{ "grandmother", "grandchild" }, { "grandfather", "grandchild" },
	{ "grandparent", "grandchild" }, { "gran", "grandchild" }, { "granny", "grandchild" },
	{ "grandma", "grandchild" }, { "grandpa", "grandchild" }, { "grandad", "grandchild" },
	{ "granddaughter", "grandparent" }, { "grandson", "grandparent" },
	{ "grandchild", "grandparent" },
	{ "aunt", "niece or nephew" }, { "auntie", "niece or nephew" },
	{ "uncle", "niece or nephew" }, { "niece", "aunt or uncle" },
	{ "nephew", "aunt or uncle" }, { "cousin", NULL },
	{ "godmother", "godchild" }, { "godfather", "godchild" }, { "godparent", "godchild" },
	{ "godson", "godparent" }, { "goddaughter", "godparent" }, { "godchild", "godparent" },
	{ "friend", NULL }, { "mate", NULL }, { "neighbour", NULL }, { "neighbor", NULL },
	{ "colleague", NULL }, { "workmate", NULL }, { "flatmate", NULL }, { "housemate", NULL },
	{ "classmate", NULL }, { "teammate", NULL },
	{ "boss", "employee" }, { "employee", "boss" }, { "teacher", "pupil" },
	{ "pupil", "teacher" }, { "landlord", "tenant" }, { "landlady", "tenant" },
	{ "tenant", "landlord" }, { "carer", "looks after" }, { "looks after", "carer" },
};

/* What may stand before a word, and before its answer too. */
static const char *const before[] = { "ex", "step", "half", "foster", "great" };

enum { WORDS = sizeof words / sizeof *words, BEFORE = sizeof before / sizeof *before };

static bool
ends(const char *text, const char *end)
{
	size_t n = strlen(text), e = strlen(end);

	return n >= e && strcmp(text + n - e, end) == 0;
}

static const char *
last_word(const char *folded)
{
	const char *space = strrchr(folded, ' ');

	return space ? space + 1 : folded;
}

/* The answer to one folded word; *same when it is the word itself. */
static const char *
back_of(const char *word, bool *same)
{
	for (int i = 0; i < WORDS; i++)
		if (strcmp(words[i].word, word) == 0) {
			*same = words[i].back == NULL;
			return *same ? words[i].word : words[i].back;
		}
	return NULL;
}

/* "stepmother", "ex wife", "great aunt": the answer has the same before it. */
static const char *
prefixed(struct arena *a, const char *folded, bool *same)
{
	for (int i = 0; i < BEFORE; i++) {
		size_t      n = strlen(before[i]);
		const char *rest = folded + n, *back;

		if (strncmp(folded, before[i], n) != 0)
			continue;
		rest += *rest == ' ';
		back = strncmp(rest, "great ", 6) == 0 ? prefixed(a, rest, same) : back_of(rest, same);
		if (back)
			return arena_printf(a, strcmp(before[i], "step") == 0 ? "%s%s" : "%s-%s", before[i],
			    back);
	}
	return NULL;
}

const char *
kin_back(struct arena *a, const char *word)
{
	char       *folded = text_fold(a, word);
	bool        same = false, in_law = ends(folded, " in law");
	const char *back;

	if (in_law)
		folded[strlen(folded) - strlen(" in law")] = '\0';
	back = back_of(folded, &same);
	if (back == NULL)
		back = prefixed(a, folded, &same);
	if (back == NULL)
		back = back_of(last_word(folded), &same);
	if (back == NULL)
		return NULL;
	if (same)
		return arena_text(a, word);
	back = in_law ? arena_printf(a, "%s-in-law", back) : back;
	return text_length(back) <= KIN_WORD ? back : NULL;
}

const char *
kin_family(struct arena *a, const char *name)
{
	size_t n = strlen(name);

	if (strncasecmp(name, "the ", 4) == 0)
		return arena_printf(a, "the %s", name + 4);
	if (n == 0 || strchr(name, ' ') != NULL || (name[n - 1] & 0x80) != 0)
		return name;
	return arena_printf(a, name[n - 1] == 's' ? "the %s" : "the %ss", name);
}
