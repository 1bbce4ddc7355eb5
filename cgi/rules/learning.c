/* learning: lists of words and phrases, spelt as text_fold spells them. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "learning.h"
#include "text.h"

static const char *const bothers[] = {
	"bothers", "bothered", "bothersome", "annoys", "annoyed", "annoying",
	"irritates", "irritated", "upset", "upsets", "upsetting", "offended", "angry",
	"cross with", "sore point", "touchy", "sensitive", "minds being", "minds when",
	"minds if", "minds it", "minds waiting", "minds the", "hates being",
	"hates it when", "hates when", "hates to be", "doesnt like being",
	"does not like being", "doesnt like to be", "does not like to be",
	"doesnt like it when", "doesnt want to", "does not want to", "dont ask",
	"do not ask", "never ask", "dont mention", "do not mention", "never mention",
	"dont call", "do not call", "dont tell", "do not tell", "dont talk",
	"do not talk", "dont bring up", "dont say", "better not", "best not",
	"rather not talk", "not in front of", "allergic", "allergy", "allergies", NULL
};

static const char *const hates[] = {
	"hates", "hated", "they hate", "both hate", "detests", "loathes", "cant stand",
	"cannot stand", "cant bear", "cannot bear", "cant abide", NULL
};

static const char *const dislikes[] = {
	"dislikes", "dislike", "avoids", "refuses", "doesnt like", "does not like", "dont like",
	"do not like", "didnt like", "did not like", "doesnt enjoy", "does not enjoy",
	"doesnt eat", "does not eat", "doesnt drink", "does not drink",
	"doesnt care for", "does not care for", "doesnt want", "does not want",
	"never likes", "never liked", "never enjoyed", "no longer likes", "no fan of",
	"not a fan", "not fond", "not keen", "not into", "isnt keen", "isnt into",
	"with no", NULL
};

static const char *const moments[] = {
	"birthday", "birthdays", "bday", "anniversary", "wedding", "honeymoon",
	"christening", "baptism", "communion", "bar mitzvah", "bat mitzvah",
	"graduation", "graduates", "exam", "exams", "interview", "holiday", "holidays",
	"trip", "funeral", "surgery", "operation", "retires", "retiring", "retirement",
	"concert", "recital", "mothers day", "fathers day", "moving house",
	"moves house", "new job", "baby due", "is due", "tomorrow", "tonight",
	"next week", "next weekend", "next month", "next year", "next monday",
	"next tuesday", "next wednesday", "next thursday", "next friday",
	"next saturday", "next sunday", "this week", "this weekend", "this month",
	"this summer", "next summer", "in a fortnight", "on monday", "on tuesday",
	"on wednesday", "on thursday", "on friday", "on saturday", "on sunday", "turns",
	"turned", "turning", NULL
};

/* An s may follow: his wife's, two daughters. */
static const char *const family[] = {
	"wife", "husband", "partner", "spouse", "fiance", "fiancee", "girlfriend",
	"boyfriend", "daughter", "son", "child", "kid", "baby", "twin", "toddler",
	"mother", "father", "mum", "mom", "dad", "parent", "sister", "brother",
	"sibling", "grandchild", "grandson", "granddaughter", "grandkid", "grandmother",
	"grandfather", "grandma", "grandpa", "gran", "granny", "grandad", "grandparent",
	"aunt", "auntie", "uncle", "niece", "nephew", "cousin", "stepson",
	"stepdaughter", "godson", "goddaughter", NULL
};

/* No s may follow: who loves dogs need not have one. */
static const char *const household[] = {
	"children", "grandchildren", "wives", "babies", "family", "in laws",
	"mother in law", "father in law", "dog", "cat", "puppy", "kitten", "parrot",
	"rabbit", "hamster", "budgie", "dogs name", "cats name", "dogs called",
	"cats called", "two dogs", "two cats", "three dogs", "three cats", "has dogs",
	"has cats", "his dogs", "her dogs", "his cats", "her cats", "their dogs",
	"their cats", "married", "unmarried", "divorced", "engaged", "widow", "widower",
	"widowed", "pregnant", "expecting", "lives with", NULL
};

static const char *const habits[] = {
	"always", "usually", "normally", "often", "never", "mostly", "regularly",
	"daily", "weekly", "tends to", "most days", "once a week", "twice a week",
	"once a month", "every day", "everyday", "every week", "every month",
	"every year", "every time", "every other", "every morning", "every evening",
	"every night", "every lunchtime", "every afternoon", "every weekend",
	"every second", "every monday", "every tuesday", "every wednesday",
	"every thursday", "every friday", "every saturday", "every sunday", "each day",
	"each week", "each time", "each morning", "each month", "mondays", "tuesdays",
	"wednesdays", "thursdays", "fridays", "saturdays", "sundays", "weekdays",
	"weekends", "in the mornings", "in the evenings", "mornings", "evenings",
	"sits", "stands at", "pays", "tips", "orders", "comes in", "comes on",
	"comes at", "comes before", "comes after", "comes with", "comes by",
	"comes alone", "comes early", "comes late", "before work", "after work",
	"before school", "after school", "after church", "after the gym", "on the way",
	"on his way", "on her way", "on their way", "takes his", "takes her",
	"takes their", "takes it", "takes sugar", "takes milk", "the usual",
	"counts his", "counts her", "brings his", "brings her", NULL
};

static const char *const loves[] = {
	"loves", "loved", "adores", "they love", "both love", "passion", "passionate",
	"mad about", "crazy about", NULL
};

static const char *const opinions[] = {
	"thinks", "says that", "believes", "reckons", "in his opinion", "in her opinion", NULL
};

static const char *const likes[] = {
	"likes", "liked", "enjoys", "enjoyed", "fan of",
	"a fan", "fond of", "keen on", "collects", "plays", "prefers", "favourite",
	"favourites", "favorite", "favorites", "interested in",
	"supports", "sweet tooth", "soft spot", "reads",
	"sings", "paints", "knits", "gardens", "is into", "are into", "really into",
	"very into", "so into", "big into", "both into", "also into", "gets into",
	"got into", "they like", "they enjoy", "both like",
	"both enjoy", "would love", NULL
};

/* What follows a "no" that nobody would call a dislike. */
static const char not_things[] = " longer one more need problem rush hurry idea matter"
    " doubt reason news time children kids family wife husband partner dog cat ";

static const char denials[] = " not never no isnt wasnt arent doesnt dont didnt hardly"
    " without nobody ";

/* Whether a list holds the word that is n bytes long. */
static bool
listed(const char *list, const char *word, size_t n)
{
	for (const char *p = list; (p = strstr(p, " ")) != NULL && p[1] != '\0'; p++)
		if (strncmp(p + 1, word, n) == 0 && p[n + 1] == ' ')
			return true;
	return false;
}

/* Whether the word before this place denies what stands here. */
static bool
denied(const char *line, const char *at)
{
	const char *word = at;

	while (word > line && word[-1] != ' ')
		word--;
	return word < at && listed(denials, word, (size_t)(at - word));
}

/* Whether a phrase stands in the line as whole words, an s more allowed or not. */
static bool
says(const char *line, const char *phrase, bool plural, bool deniable)
{
	size_t      n = strlen(phrase);
	const char *p = line;
	const char *end;

	for (; (p = strstr(p, phrase)) != NULL; p++) {
		end = p + n;
		if (plural && *end == 's')
			end++;
		if (p[-1] == ' ' && *end == ' ' && !(deniable && denied(line, p - 1)))
			return true;
	}
	return false;
}

static bool
any(const char *line, const char *const *phrases, bool plural, bool deniable)
{
	for (; *phrases != NULL; phrases++)
		if (says(line, *phrases, plural, deniable))
			return true;
	return false;
}

/* "No sugar", but not "no longer comes". */
static bool
without(const char *line)
{
	const char *thing = line + strlen(" no ");

	return strncmp(line, " no ", 4) == 0 && *thing != '\0' &&
	    !listed(not_things, thing, strcspn(thing, " "));
}

/* The number of a word such as 8, 8th or 2026; 0 for any other word. */
static long
number(const char *word)
{
	char *end;
	long  n = strtol(word, &end, 10);

	if (end == word || n < 1)
		return 0;
	if (*end == '\0' || strcmp(end, "st") == 0 || strcmp(end, "nd") == 0 ||
	    strcmp(end, "rd") == 0 || strcmp(end, "th") == 0)
		return n;
	return 0;
}

/* A date: 8 November, November 8th, in June, 2026-11-08.  May alone is a verb. */
static bool
dated(char *line)
{
	const char *before = "";
	const char *beforehand = "";
	char       *more;

	for (char *word = strtok_r(line, " ", &more); word != NULL;
	    word = strtok_r(NULL, " ", &more)) {
		long n = number(word);

		if (n > 0 && n <= 31 && clock_month(before) > 0)
			return true;
		if (clock_month(word) > 0 && (strcmp(before, "in") == 0 ||
		    number(strcmp(before, "of") == 0 ? beforehand : before) > 0))
			return true;
		if (number(beforehand) > 1900 && number(before) > 0 && n > 0)
			return true;
		beforehand = before;
		before = word;
	}
	return false;
}

static const char *
kind(struct arena *a, const char *line)
{
	if (any(line, bothers, false, true))
		return "bothers";
	if (any(line, hates, false, true))
		return "hates";
	if (any(line, dislikes, false, true) || without(line))
		return "dislikes";
	if (any(line, moments, false, false) || dated(arena_text(a, line)))
		return "moment";
	if ((any(line, family, true, false) || any(line, household, false, false)) &&
	    !says(line, "hot dog", true, false))
		return "family";
	if (any(line, habits, false, false))
		return "habit";
	if (any(line, opinions, false, true))
		return "opinion";
	if (any(line, loves, false, true))
		return "loves";
	if (any(line, likes, false, true) || strncmp(line, " into ", 6) == 0)
		return "likes";
	return "other";
}

const char *
learning_kind(const char *text)
{
	struct arena *a = arena_new();
	const char   *is = kind(a, arena_printf(a, " %s ", text_fold(a, text)));

	arena_free(a);
	return is;
}
