/*
 * segment: the conditions, and a rule as text and as a sentence.  See segment.h.
 */
#include <stdlib.h>
#include <string.h>

#include "segment.h"
#include "text.h"

static const struct segment_choice weekdays[] = { { "monday", "on Mondays", 0 },
	{ "tuesday", "on Tuesdays", 1 }, { "wednesday", "on Wednesdays", 2 },
	{ "thursday", "on Thursdays", 3 }, { "friday", "on Fridays", 4 },
	{ "saturday", "on Saturdays", 5 }, { "sunday", "on Sundays", 6 }, { 0 } };

/* Behind the weekdays, as cgi/rules/rhythm.h has them. */
static const struct segment_choice parts[] = { { "morning", "in the morning", 7 },
	{ "midday", "around midday", 8 }, { "afternoon", "in the afternoon", 9 },
	{ "evening", "in the evening", 10 }, { 0 } };

static const struct segment_choice moments[] = { { "anniversary", "an anniversary", 0 },
	{ "life", "a change in their life", 0 }, { "key", "a day they are nervous before", 0 },
	{ "other", "some other moment", 0 }, { 0 } };

/* The steps of trust, as cgi/rules/tact.h says them. */
static const struct segment_choice steps[] = { { "familiar", "familiar faces", 2 },
	{ "regular", "regulars", 3 }, { "friend", "friends of the shop", 4 }, { 0 } };

/* The questions, by their bit in what is known of somebody. */
static const struct segment_choice questions[] = { { "partner", "the partner", 0 },
	{ "children", "the children", 1 }, { "home", "others at home", 2 }, { "pets", "the pets", 3 },
	{ "hobby", "the hobby", 4 }, { "sport", "the sport", 5 }, { "collects", "what they collect", 6 },
	{ "community", "the club or the cause", 7 }, { "green", "the green things", 8 },
	{ "town", "the home town", 9 }, { "school", "the school", 10 }, { "work", "the work", 11 },
	{ 0 } };

static const struct segment_choice months[] = { { "january", "January", 1 },
	{ "february", "February", 2 }, { "march", "March", 3 }, { "april", "April", 4 },
	{ "may", "May", 5 }, { "june", "June", 6 }, { "july", "July", 7 }, { "august", "August", 8 },
	{ "september", "September", 9 }, { "october", "October", 10 },
	{ "november", "November", 11 }, { "december", "December", 12 }, { 0 } };

const struct segment_condition segment_conditions[] = {
	{ "visits", "have come %s or more", "How often they have come", SEGMENT_DOES, ASKS_NUMBER,
	    "visits", HOW_LEAST, 1, 9999, "once", "times", NULL },
	{ "within", "came in the last %s", "Came not long ago", SEGMENT_DOES, ASKS_NUMBER, "last",
	    HOW_WITHIN, 1, 3650, "day", "days", NULL },
	{ "away", "have not come for %s", "Have not come for a while", SEGMENT_DOES, ASKS_NUMBER,
	    "last", HOW_AWAY, 1, 3650, "a day", "days", NULL },
	{ "every", "come at least every %s", "How regularly they come", SEGMENT_DOES, ASKS_NUMBER,
	    "gap", HOW_MOST, 1, 365, "day", "days", NULL },
	{ "regular", "are regulars", "Are regulars", SEGMENT_DOES, ASKS_NOTHING, "regular", HOW_BIT,
	    0, 0, NULL, NULL, NULL },
	{ "weekday", "come %s", "On which weekday", SEGMENT_DOES, ASKS_CHOICE, "came", HOW_BIT, 0, 0,
	    NULL, NULL, weekdays },
	{ "part", "come %s", "At what time of the day", SEGMENT_DOES, ASKS_CHOICE, "came", HOW_BIT, 0,
	    0, NULL, NULL, parts },
	{ "usual", "have as a usual: %s", "What they have", SEGMENT_DOES, ASKS_KEY, "usual", HOW_KEY,
	    0, 0, NULL, NULL, NULL },
	{ "habit", "have the habit: %s", "A habit", SEGMENT_DOES, ASKS_KEY, "habit", HOW_KEY, 0, 0,
	    NULL, NULL, NULL },
	{ "stage", "have a habit in how they buy: %s", "How they buy", SEGMENT_DOES, ASKS_KEY,
	    "stage", HOW_KEY, 0, 0, NULL, NULL, NULL },
	{ "place", "sit at: %s", "Where they sit", SEGMENT_DOES, ASKS_KEY, "place", HOW_KEY, 0, 0,
	    NULL, NULL, NULL },
	{ "favourite", "like to be served by %s", "By whom they like to be served", SEGMENT_DOES,
	    ASKS_KEY, "favourite", HOW_KEY, 0, 0, NULL, NULL, NULL },
	{ "moment", "told us of %s", "A moment", SEGMENT_DOES, ASKS_CHOICE, "moment", HOW_KEY, 0, 0,
	    NULL, NULL, moments },
	{ "tag", "have the tag: %s", "A tag", SEGMENT_DOES, ASKS_KEY, "tag", HOW_KEY, 0, 0, NULL,
	    NULL, NULL },
	{ "since", "have been with us since %s or before", "How long they have been with us",
	    SEGMENT_DOES, ASKS_NUMBER, "since", HOW_MOST, 1900, 2200, NULL, NULL, NULL },
	{ "likes", "like %s", "What they like", SEGMENT_LOVES, ASKS_KEY, "likes", HOW_KEY, 0, 0, NULL,
	    NULL, NULL },
	{ "dislikes", "cannot stand %s", "What they cannot stand", SEGMENT_LOVES, ASKS_KEY,
	    "dislikes", HOW_KEY, 0, 0, NULL, NULL, NULL },
	{ "home", "belong to a family here", "Belong to a family", SEGMENT_LOVES, ASKS_NOTHING, "home",
	    HOW_BIT, 0, 0, NULL, NULL, NULL },
	{ "knows", "told us of %s", "Told us of somebody or something", SEGMENT_LOVES, ASKS_CHOICE,
	    "known", HOW_BIT, 0, 0, NULL, NULL, questions },
	{ "facts", "told us %s or more", "How much we know of them", SEGMENT_LOVES, ASKS_NUMBER,
	    "facts", HOW_LEAST, 1, 999, "one thing", "things", NULL },
	{ "trust", "trust us as %s do, or more", "How far they trust us", SEGMENT_LOVES, ASKS_CHOICE,
	    "trust", HOW_LEAST, 0, 0, NULL, NULL, steps },
	{ "age", "are %s years old", "Their age", SEGMENT_IS, ASKS_RANGE, "born", HOW_AGED, 0, 120,
	    NULL, NULL, NULL },
	{ "month", "have their birthday in %s", "Month of birth", SEGMENT_IS, ASKS_CHOICE, "month",
	    HOW_EQUAL, 0, 0, NULL, NULL, months },
	{ "town", "live in: %s", "Where they live", SEGMENT_IS, ASKS_KEY, "town", HOW_KEY, 0, 0, NULL,
	    NULL, NULL },
	{ "language", "like to be written to in: %s", "Their language", SEGMENT_IS, ASKS_KEY,
	    "language", HOW_KEY, 0, 0, NULL, NULL, NULL },
	{ 0 }
};

const struct segment_condition *
segment_condition(const char *id)
{
	for (const struct segment_condition *c = segment_conditions; c->id; c++)
		if (strcmp(c->id, id) == 0)
			return c;
	return NULL;
}

const struct segment_choice *
segment_choice(const struct segment_condition *c, const char *key)
{
	for (const struct segment_choice *x = c->choices; x && x->key; x++)
		if (strcmp(x->key, key) == 0)
			return x;
	return NULL;
}

const char *
segment_line_wrong(struct arena *a, const struct segment_line *line)
{
	const struct segment_condition *c = line->condition;

	if (c == NULL)
		return NULL;
	switch (c->asks) {
	case ASKS_NOTHING:
		return NULL;
	case ASKS_KEY:
		return *line->key == '\0' ? arena_printf(a, "“%s” wants to be told what.", c->offer)
		    : strlen(line->key) > SEGMENT_KEY
		    ? arena_printf(a, "“%s” is too long a text to ask for.", c->offer) : NULL;
	case ASKS_CHOICE:
		return segment_choice(c, line->key) ? NULL
		    : arena_printf(a, "“%s” wants one of its choices.", c->offer);
	case ASKS_NUMBER:
		return line->low >= c->low && line->low <= c->high ? NULL
		    : arena_printf(a, "“%s” wants a whole number from %d to %d.", c->offer, c->low, c->high);
	case ASKS_RANGE:
		if (line->low < c->low || line->high > c->high || line->low > c->high ||
		    line->high < c->low)
			return arena_printf(a, "“%s” wants two whole numbers from %d to %d.", c->offer,
			    c->low, c->high);
		return line->low <= line->high ? NULL
		    : arena_printf(a, "“%s” wants the smaller number first.", c->offer);
	}
	return NULL;
}

/* A whole number of at most six digits, and what stands behind it; -1 for none. */
static int64_t
number(const char **at)
{
	int64_t n = 0;
	size_t  digits = strspn(*at, "0123456789");

	if (digits == 0 || digits > 6)
		return -1;
	for (size_t i = 0; i < digits; i++)
		n = n * 10 + (*(*at)++ - '0');
	return n;
}

/* The line's condition and what it asks.  A sentence if it is none. */
static const char *
read_condition(struct arena *a, char *text, struct segment_line *line)
{
	char       *value = text + strcspn(text, " ");
	const char *at, *wrong;

	if (*value)
		*value++ = '\0';
	line->key = "";
	if ((strcmp(text, "any") == 0 || strcmp(text, "all") == 0) && *value == '\0') {
		line->any = text[1] == 'n';
		return NULL;
	}
	line->condition = segment_condition(text);
	if (line->condition == NULL) {
		if (strlen(text) > 40)
			return "A rule has a line that we cannot read.";
		return arena_printf(a, "There is no condition “%s”.", text);
	}
	at = value;
	if (line->condition->asks == ASKS_KEY || line->condition->asks == ASKS_CHOICE) {
		line->key = value;
		at = "";
	} else if (line->condition->asks != ASKS_NOTHING)
		line->low = number(&at);
	if (line->condition->asks == ASKS_RANGE) {
		at += *at == ' ';
		line->high = number(&at);
	}
	wrong = segment_line_wrong(a, line);
	return wrong || *at == '\0' ? wrong
	    : arena_printf(a, "“%s” says more than can be asked.", line->condition->offer);
}

/* One line of the text, and where it stands. */
static const char *
read_line(struct arena *a, const char *text, size_t n, struct segment *s)
{
	struct segment_line *line = &s->lines[s->n];
	const struct segment_line *last = s->n ? line - 1 : NULL;
	size_t               depth = strspn(text, " ");
	char                *own;

	if (depth > SEGMENT_DEPTH)
		return "A group can be four deep and no deeper.";
	if (s->n == SEGMENT_LINES)
		return arena_printf(a, "A rule has at most %d lines.", SEGMENT_LINES);
	if (n > SEGMENT_KEY + 40)
		return "A line of a rule is too long.";
	own = arena_bytes(a, text + depth, n - depth);
	*line = (struct segment_line){ .depth = (int)depth, .not = strncmp(own, "not ", 4) == 0 };
	if ((int)depth > (last ? last->depth + (last->condition == NULL) : 0))
		return "A line stands deeper than its group.";
	if (last && last->condition == NULL && last->depth >= (int)depth)
		return "A group has no line in it.";
	s->n++;
	return read_condition(a, own + (line->not ? 4 : 0), line);
}

bool
segment_read(struct arena *a, const char *text, struct segment *s, const char **why)
{
	*why = NULL;
	s->n = 0;
	if (!text_valid(text, strlen(text))) {
		*why = "A rule has a sign that cannot be kept.";
		return false;
	}
	for (const char *end; *text && *why == NULL; text = end + (*end == '\n')) {
		end = text + strcspn(text, "\n");
		if (end > text)
			*why = read_line(a, text, (size_t)(end - text), s);
	}
	if (*why == NULL && s->n && s->lines[s->n - 1].condition == NULL)
		*why = s->lines[s->n - 1].depth >= SEGMENT_DEPTH
		    ? "A group can be four deep and no deeper." : "A group has no line in it.";
	return *why == NULL;
}

char *
segment_text(struct arena *a, const struct segment *s)
{
	char *text = arena_text(a, "");

	for (int i = 0; i < s->n; i++) {
		const struct segment_line *l = &s->lines[i];
		const struct segment_condition *c = l->condition;
		const char *value = "";

		if (c && (c->asks == ASKS_KEY || c->asks == ASKS_CHOICE))
			value = arena_printf(a, " %s", l->key);
		else if (c && c->asks == ASKS_NUMBER)
			value = arena_printf(a, " %lld", (long long)l->low);
		else if (c && c->asks == ASKS_RANGE)
			value = arena_printf(a, " %lld %lld", (long long)l->low, (long long)l->high);
		text = arena_printf(a, "%s%s%*s%s%s%s", text, i ? "\n" : "", l->depth, "",
		    l->not ? "not " : "", c ? c->id : l->any ? "any" : "all", value);
	}
	return text;
}

typedef const char *naming(void *book, const struct segment_condition *, const char *key);

static const char *
asked_words(struct arena *a, const struct segment_line *l, naming *name, void *book)
{
	const struct segment_condition *c = l->condition;
	const struct segment_choice    *choice = segment_choice(c, l->key);
	const char                     *words;

	switch (c->asks) {
	case ASKS_CHOICE:
	case ASKS_KEY:
		words = choice ? choice->words : name ? name(book, c, l->key) : l->key;
		return words ? words : "something that is no longer in the book";
	case ASKS_RANGE:
		return l->low == l->high ? arena_printf(a, "%lld", (long long)l->low)
		    : arena_printf(a, "%lld to %lld", (long long)l->low, (long long)l->high);
	case ASKS_NUMBER:
		if (l->low == 1 && c->one)
			return c->one;
		return l->low == 2 && c->many && strcmp(c->many, "times") == 0 ? "twice"
		    : arena_printf(a, "%lld%s%s", (long long)l->low, c->many ? " " : "",
		          c->many ? c->many : "");
	case ASKS_NOTHING:
		break;
	}
	return "";
}

char *
segment_line_words(struct arena *a, const struct segment_line *l, naming *name, void *book)
{
	const char *place = strstr(l->condition->words, "%s");

	if (place == NULL)
		return arena_text(a, l->condition->words);
	return arena_printf(a, "%.*s%s%s", (int)(place - l->condition->words), l->condition->words,
	    asked_words(a, l, name, book), place + 2);
}

/* The lines of one group as one part of a sentence, and the first line behind it in *at. */
static char *
group_words(struct arena *a, const struct segment *s, int *at, int depth, bool any, naming *name,
    void *book)
{
	char *yes = arena_text(a, ""), *no = arena_text(a, "");
	int   nyes = 0, nno = 0;

	while (*at < s->n && s->lines[*at].depth == depth) {
		const struct segment_line *l = &s->lines[(*at)++];
		char                      *words;

		if (l->condition)
			words = segment_line_words(a, l, name, book);
		else
			words = arena_printf(a, l->any ? "either %s" : depth ? "(%s)" : "%s",
			    group_words(a, s, at, depth + 1, l->any, name, book));
		if (!l->not)
			yes = arena_printf(a, "%s%s%s", yes, nyes++ == 0 ? "" : any ? " or " : " and ", words);
		else if (any)
			yes = arena_printf(a, "%s%sare none of those who %s", yes,
			    nyes++ == 0 ? "" : " or ", words);
		else
			no = arena_printf(a, "%s%s %s", no, nno++ == 0 ? "but not those who" : ", nor those who",
			    words);
	}
	return nno == 0 ? yes : nyes == 0 ? arena_printf(a, "come here, %s", no)
	                                  : arena_printf(a, "%s, %s", yes, no);
}

char *
segment_words(struct arena *a, const struct segment *s, naming *name, void *book)
{
	int at = 0;

	if (s->n == 0)
		return arena_text(a, "Anyone");
	return arena_printf(a, "People who %s", group_words(a, s, &at, 0, false, name, book));
}
