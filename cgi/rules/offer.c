/*
 * offer: see offer.h.
 */
#include "offer.h"

#include <string.h>

#include "text.h"

enum { WHOLE_WORD = 3 }; /* a word of so many letters or fewer is no beginning of another */

/* Whether a folded text has these folded words, one after the other. */
static bool
has_words(const char *text, const char *words)
{
	size_t n = strlen(words);
	size_t last = text_length(strrchr(words, ' ') ? strrchr(words, ' ') + 1 : words);

	for (const char *at = text; (at = strstr(at, words)) != NULL; at++)
		if ((at == text || at[-1] == ' ') &&
		    (at[n] == '\0' || at[n] == ' ' || last > WHOLE_WORD))
			return true;
	return false;
}

bool
offer_suits(struct arena *a, const struct offer *o, int64_t stage_id, const char *text)
{
	char       *rest = arena_text(a, o->words), *part;
	const char *folded = text_fold(a, text);
	bool        any = false;

	if (o->stage_id != 0 && o->stage_id != stage_id)
		return false;
	while ((part = strsep(&rest, ",;")) != NULL) {
		const char *words = text_fold(a, part);

		if (*words == '\0')
			continue;
		if (has_words(folded, words))
			return true;
		any = true;
	}
	return !any;
}

static bool
is_better(const struct offer *one, const struct offer *other)
{
	if (one->helped != other->helped)
		return one->helped > other->helped;
	if (one->failed != other->failed)
		return one->failed < other->failed;
	return *one->words && *other->words == '\0';
}

int
offer_choose(struct arena *a, const struct offer *offers, int n, int64_t stage_id,
    const char *text, int *places, int max)
{
	int found = 0;

	for (int i = 0; i < n; i++) {
		int at;

		if (offers[i].refused || offers[i].open ||
		    !offer_suits(a, &offers[i], stage_id, text))
			continue;
		for (at = found; at > 0 && is_better(&offers[i], &offers[places[at - 1]]); at--)
			if (at < max)
				places[at] = places[at - 1];
		if (at < max)
			places[at] = i;
		found += found < max;
	}
	return found;
}
