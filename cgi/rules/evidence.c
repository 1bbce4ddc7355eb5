/*
 * evidence: see evidence.h.
 */
#include <ctype.h>
#include <string.h>

#include "aloud.h"
#include "clock.h"
#include "evidence.h"
#include "text.h"

int64_t
evidence_count(const struct segment *members, struct evidence_tally *tally, int n,
    const struct segment_bits *bits)
{
	uint64_t in[BITS_WORDS], fit[BITS_WORDS];
	int64_t  people = 0;

	for (int i = 0; i < n; i++)
		tally[i].fit = 0;
	for (int page = 0; page < bits->pages; page++) {
		int64_t here;

		segment_page(members, bits, page, in);
		people += here = segment_bits_both(in, in);
		for (int i = 0; i < n && here > 0; i++) {
			segment_page(tally[i].rule, bits, page, fit);
			tally[i].fit += segment_bits_both(in, fit);
		}
	}
	return people;
}

int
evidence_people(const struct segment *members, const struct segment *rule,
    const struct segment_bits *bits, int64_t after, int64_t *ids, int n)
{
	uint64_t in[BITS_WORDS], fit[BITS_WORDS];
	int      found = 0;

	for (int page = (int)((after + 1) / BITS_PEOPLE); page < bits->pages && found < n; page++) {
		segment_page(members, bits, page, in);
		segment_page(rule, bits, page, fit);
		for (int w = 0; w < BITS_WORDS && found < n; w++)
			for (uint64_t both = in[w] & fit[w]; both && found < n; both &= both - 1) {
				int64_t id = (int64_t)page * BITS_PEOPLE + w * 64 + __builtin_ctzll(both);

				if (id > after)
					ids[found++] = id;
			}
	}
	return found;
}

char *
evidence_seen_words(struct arena *a, int64_t fit, int64_t of)
{
	if (fit < 0)
		return arena_text(a, "our guess");
	if (of == 0)
		return arena_text(a, "nobody to see it in yet");
	if (fit == 0)
		return arena_printf(a, "seen in none of %lld", (long long)of);
	return arena_printf(a, "seen in %lld of %lld", (long long)fit, (long long)of);
}

char *
evidence_few_words(struct arena *a, int64_t of)
{
	if (of >= EVIDENCE_PICTURE)
		return arena_text(a, "");
	if (of == 0)
		return arena_text(a, "Nobody so far. Ten make a picture.");
	return arena_printf(a, "Only %lld %s so far. Ten make a picture.", (long long)of,
	    of == 1 ? "person" : "people");
}

bool
evidence_they_do(int64_t fit, int64_t people, int64_t all, int64_t of)
{
	/* A third of them, and half as often again as everybody does. */
	return people >= EVIDENCE_PICTURE && fit * EVIDENCE_SHARED >= people &&
	    fit * of * 2 >= all * people * 3;
}

bool
evidence_they_do_not(int64_t fit, int64_t people)
{
	return people >= EVIDENCE_PICTURE && fit >= 0 && fit * EVIDENCE_HARDLY < people;
}

char *
evidence_opposite(struct arena *a, const char *rule)
{
	return strncmp(rule, "not ", 4) == 0 ? arena_text(a, rule + 4)
	                                     : arena_printf(a, "not %s", rule);
}

int64_t
evidence_quarter(int64_t day)
{
	int year, month;

	clock_date(day, &year, &month, &(int){ 0 });
	return year * 4 + (month - 1) / 3;
}

int64_t
evidence_quarter_day(int64_t quarter)
{
	int64_t day = 0;

	clock_from_date((int)(quarter / 4), (int)(quarter % 4) * 3 + 2, 15, &day);
	return day;
}

char *
evidence_when(struct arena *a, const char *season, int64_t quarter, int64_t now)
{
	static const char *const plain[] = { "spring", "summer", "autumn", "winter" };
	const char *folded = text_fold(a, season);

	for (int i = 0; i < 4; i++)
		if (strcmp(folded, plain[i]) == 0)
			season = plain[i];
	return now - quarter < 4 ? arena_text(a, season)
	    : arena_printf(a, "%s %lld", season, (long long)(quarter / 4));
}

int
evidence_drift(int64_t was, int64_t was_of, int64_t fit, int64_t of)
{
	if (was_of < EVIDENCE_PICTURE || of < EVIDENCE_PICTURE)
		return 0;
	if ((fit * was_of - was * of) * 100 >= EVIDENCE_MOVED * of * was_of)
		return 1;
	return (was * of - fit * was_of) * 100 >= EVIDENCE_MOVED * of * was_of ? -1 : 0;
}

char *
evidence_drift_words(struct arena *a, int64_t was, int64_t was_of, int64_t fit, int64_t of,
    const char *when)
{
	int64_t     more = fit * was_of - was * of;
	const char *way = more > 0 ? "Up" : "Down";

	if (was_of == of && was == fit)
		return arena_printf(a, "%lld of %lld, as in %s.", (long long)fit, (long long)of, when);
	if (was_of == of)
		return arena_printf(a, "%s from %lld to %lld of %lld since %s.", way, (long long)was,
		    (long long)fit, (long long)of, when);
	if (more == 0)
		return arena_printf(a, "%lld of %lld in %s, %lld of %lld now: the same share.",
		    (long long)was, (long long)was_of, when, (long long)fit, (long long)of);
	return arena_printf(a, "%s from %lld of %lld in %s to %lld of %lld now.", way, (long long)was,
	    (long long)was_of, when, (long long)fit, (long long)of);
}

/* Blocks of db/schema.sql. */
enum { WORK = 1, AT_HOME = 2, LIVES_WITH = 3, A_DAY = 4, WEEKENDS = 6, EATS = 9, SHOPS = 10,
	LOVES = 11, CARES = 12, ANNOYS = 18 };

/*
 * Where a condition, or one of its choices, is told; by name: its name says it all.  A family's
 * name and anybody's hang on no wall.
 */
static const struct home {
	const char *id, *key;
	int         block;
	bool        by_name;
	const char *text;    /* how it is put, or NULL: in the words of the rule */
} homes[] = {
	{ "likes", NULL, LOVES, true, NULL }, { "dislikes", NULL, ANNOYS, true, NULL },
	{ "habit", NULL, SHOPS, true, NULL }, { "stage", NULL, SHOPS, true, NULL },
	{ "tag", NULL, SHOPS, true, NULL }, { "usual", NULL, EATS, true, NULL },
	{ "weekday", "saturday", WEEKENDS, false, NULL }, { "weekday", "sunday", WEEKENDS, false, NULL },
	{ "weekday", NULL, A_DAY, false, NULL }, { "part", NULL, A_DAY, false, NULL },
	{ "home", NULL, LIVES_WITH, false, NULL },
	{ "knows", "partner", LIVES_WITH, false, "Tells us of a partner" },
	{ "knows", "children", LIVES_WITH, false, "Tells us of children" },
	{ "knows", "home", LIVES_WITH, false, "Tells us of others at home" },
	{ "knows", "pets", LIVES_WITH, false, "Tells us of a pet" },
	{ "knows", "work", WORK, false, NULL }, { "knows", "town", AT_HOME, false, NULL },
	{ "knows", "school", AT_HOME, false, NULL }, { "knows", "community", CARES, false, NULL },
	{ "knows", "green", CARES, false, NULL }, { "knows", NULL, LOVES, false, NULL },
	{ "moment", NULL, CARES, false, NULL }, { "town", NULL, AT_HOME, false, NULL }, { 0 }
};

static const struct home *
home_of(const struct segment_line *l)
{
	const struct home *h = homes;

	while (h->id && (strcmp(h->id, l->condition->id) != 0 ||
	           (h->key && strcmp(h->key, l->key) != 0)))
		h++;
	return h->id ? h : NULL;
}

int
evidence_block(const struct segment_line *l)
{
	const struct home *h = home_of(l);

	return h ? h->block : SHOPS;
}

/* As it is said of one: "come on Saturdays" becomes "Comes on Saturdays". */
static char *
of_one(struct arena *a, const char *words)
{
	static const char *const verbs[][2] = { { "are regulars", "Comes again and again" },
		{ "have ", "Has " }, { "are ", "Is " }, { "come ", "Comes " }, { "like ", "Likes " },
		{ "sit ", "Sits " }, { "live ", "Lives " }, { "belong ", "Belongs " },
		{ "trust ", "Trusts " } };

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strncmp(words, verbs[i][0], strlen(verbs[i][0])) == 0)
			return arena_printf(a, "%s%s", verbs[i][1], words + strlen(verbs[i][0]));
	return arena_text(a, words);
}

char *
evidence_text(struct arena *a, const struct segment_line *l, const char *name, const char *words)
{
	const struct home *h = home_of(l);
	char              *text = text_begin(a, h && h->text ? h->text
	    : h && h->by_name ? name : of_one(a, words));
	size_t             at = 0;

	if (text_length(text) <= EVIDENCE_TEXT)
		return text;
	for (int n = 0; n < EVIDENCE_TEXT - 1; n++)
		for (at++; (text[at] & 0xc0) == 0x80; at++)
			;
	text[at] = '\0';
	return arena_printf(a, "%s…", text);
}

/* "I", "I’m", "I'd": the one capital that is nobody's name. */
static bool
is_me(const char *word, size_t n)
{
	return word[0] == 'I' && (n == 1 || ispunct((unsigned char)word[1]) ||
	                             strncmp(word + 1, "’", strlen("’")) == 0);
}

bool
evidence_sayable(struct arena *a, const char *text)
{
	bool begins = true;

	if (text_length(text) > EVIDENCE_QUOTE || strpbrk(text, "0123456789@") || aloud_doubt(text) ||
	    strchr(text, ' ') == NULL)
		return false;
	for (const char *at = text; *at;) {
		size_t      n = strcspn(at, " ");
		const char *word = arena_bytes(a, at, n);

		/* What begins a sentence has a capital in any case; the book is asked for that. */
		if (!begins && !is_me(word, n) && text_capital(word))
			return false;
		begins = n > 0 && strchr(".?!", at[n - 1]) != NULL;
		at += n + strspn(at + n, " ");
	}
	return true;
}

char *
evidence_who(struct arena *a, int64_t came, bool regular)
{
	int day = -1, days = 0;

	for (int i = 6; i >= 0; i--)
		if (came >> i & 1) {
			day = i;
			days++;
		}
	if (days == 1 && regular)
		return arena_printf(a, "a %s regular", clock_weekday_words(day));
	if (days == 1)
		return arena_printf(a, "somebody who comes on %ss", clock_weekday_words(day));
	return arena_text(a, regular ? "a regular" : "one of them");
}
