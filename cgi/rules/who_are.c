/*
 * who_are: see who_are.h.  Words are compared as text_words gives them: folded, a space on
 * each side; several words are looked for in the folded text.
 */
#include "who_are.h"

#include <stdbool.h>
#include <string.h>

#include "text.h"

/* Nobody in particular. */
static const char *const anyone[] = { "anyone", "anybody", "everyone", "everybody", "all people",
	"all kinds", "all sorts", "all types", "all ages", "the general public", "the public",
	"whoever", "people in general", "every kind", "any kind", NULL };

/* What somebody is: age, sex, place, money. */
static const char *const is[] = { "age", "aged", "ages", "year", "years", "old", "older", "young",
	"younger", "elderly", "senior", "seniors", "teenagers", "teens", "adults", "men", "women",
	"man", "woman", "male", "female", "luxury", "rich", "wealthy", "poor", "income", "class",
	"local", "locals", "tourists", "foreigners", "residents", "neighbourhood", "town", "city",
	"village", "suburb", "centre", "live", "lives", "living", "from", "twenties", "thirties",
	"forties", "fifties", "sixties", NULL };

/* What they do, love, want or cannot stand. */
static const char *const does[] = { "love", "loves", "loving", "like", "likes", "enjoy", "enjoys",
	"want", "wants", "need", "needs", "wish", "hope", "hate", "dislike", "avoid", "care", "cares",
	"read", "reads", "reading", "readers", "buy", "buys", "bargain", "compare", "ask", "asks",
	"come", "comes", "coming", "visit", "bring", "meet", "talk", "chat", "work", "works", "working",
	"study", "cook", "walk", "run", "cycle", "play", "collect", "knit", "sew", "travel", "garden",
	"paint", "write", "sing", "dance", "listen", "watch", "learn", "believe", "value", "prefer",
	"choose", "stay", "sit", "hobby", "hobbies", "fans", "lovers", "hurry", "quiet", "because",
	"regulars", "commute", "after", "before", "parents", "families", "dog", "dogs", NULL };

static int
count(const char *words, const char *const *list)
{
	int n = 0;

	for (; *list; list++) {
		size_t      length = strlen(*list);
		const char *at = words;

		while ((at = strstr(at, *list)) != NULL) {
			if (at > words && at[-1] == ' ' && at[length] == ' ')
				n++;
			at += length;
		}
	}
	return n;
}

static bool
has_number(const char *words)
{
	return strpbrk(words, "0123456789") != NULL;
}

enum who_are
who_are_judge(struct arena *a, const char *text)
{
	const char *words = arena_printf(a, " %s ", text_fold(a, text));

	if (count(words, does) > 0)
		return WHO_ARE_TOLD;
	if (count(words, anyone) > 0)
		return WHO_ARE_ANYONE;
	return count(words, is) > 0 || has_number(words) ? WHO_ARE_ONLY_IS : WHO_ARE_TOLD;
}
