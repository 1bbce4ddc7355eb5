/*
 * A kind of customer as a rule: its text, its sentence, and that whoever is counted by bits is
 * whoever a slow look at each of them would count.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "segment.h"

static struct arena  *arena;
static struct segment rule;

static int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static const char *
name(void *from, const struct segment_condition *c, const char *key)
{
	(void)from;
	if (strcmp(c->id, "likes") == 0)
		return strcmp(key, "17") == 0 ? "jazz" : strcmp(key, "18") == 0 ? "filter coffee" : NULL;
	return key;
}

static void
a_rule_is_read_and_said_as_a_sentence(void **state)
{
	static const struct {
		const char *text, *words;
	} rows[] = {
		{ "", "Anyone" },
		{ "visits 1", "People who have come once or more" },
		{ "visits 2", "People who have come twice or more" },
		{ "visits 5\nlikes 17\nnot town bs6",
		    "People who have come 5 times or more and like jazz, but not those who live in: bs6" },
		{ "not likes 17\nnot home", "People who come here, but not those who like jazz, nor those "
		    "who belong to a family here" },
		{ "any\n likes 17\n likes 18\nregular",
		    "People who either like jazz or like filter coffee and are regulars" },
		{ "regular\nnot any\n likes 17\n not home", "People who are regulars, but not those who "
		    "either like jazz or are none of those who belong to a family here" },
		{ "any\n all\n  weekday saturday\n  part morning\n habit asks where the beans come from",
		    "People who either (come on Saturdays and come in the morning) or have the habit: "
		    "asks where the beans come from" },
		{ "any\n all\n  any\n   all\n    home\n    regular\n   trust friend\n  within 30\n away 1",
		    "People who either (either (belong to a family here and are regulars) or trust us as "
		    "friends of the shop do, or more and came in the last 30 days) or have not come for "
		    "a day" },
		{ "age 30 45\nmonth march", "People who are 30 to 45 years old and have their birthday in "
		    "March" },
		{ "age 40 40", "People who are 40 years old" },
		{ "likes 99", "People who like something that is no longer in the book" },
		{ "every 7\nsince 2019\nfacts 1\nknows pets\nmoment key", "People who come at least every "
		    "7 days and have been with us since 2019 or before and told us one thing or more and "
		    "told us of the pets and told us of a day they are nervous before" },
	};
	const char *why;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!segment_read(arena, rows[i].text, &rule, &why))
			fail_msg("%s: %s", rows[i].text, why);
		assert_null(why);
		assert_string_equal(segment_text(arena, &rule), rows[i].text);
		assert_string_equal(segment_words(arena, &rule, name, NULL), rows[i].words);
	}
}

/* So many lines, each a step deeper than the one before. */
static const char *
deep(int n)
{
	char *text = arena_text(arena, "");

	for (int i = 0; i < n; i++)
		text = arena_printf(arena, "%s%*sany\n", text, i, "");
	return arena_printf(arena, "%s%*shome", text, n, "");
}

static const char *
often(const char *line, int n)
{
	size_t size = strlen(line);
	char  *text = arena_alloc(arena, size * (size_t)n + 1);

	for (int i = 0; i < n; i++)
		memcpy(text + (size_t)i * size, line, size);
	return text;
}

static void
what_is_no_rule_is_refused_with_a_sentence(void **state)
{
	static const char too_deep[] = "A group can be four deep and no deeper.";
	static const char too_many[] = "A rule has at most 40 lines.";
	static const char too_long[] = "A line of a rule is too long.";
	const struct {
		const char *text, *why;
	} rows[] = {
		{ deep(4), NULL },
		{ deep(5), too_deep },
		{ deep(50), too_deep },
		{ "any\n any\n  any\n   any\n    any", too_deep },
		{ often("home\n", 40), NULL },
		{ often("home\n", 41), too_many },
		{ often("home\n", 500), too_many },
		{ often("any\n home\n", 250), too_many },
		{ "shoe size 42", "There is no condition “shoe”." },
		{ "x'; DROP TABLE person; --", "There is no condition “x';”." },
		{ "not", "There is no condition “not”." },
		{ often("endless", 100000), too_long },
		{ arena_printf(arena, "habit %s", often("endless", 100000)), too_long },
		{ arena_printf(arena, "%s", often(" ", 100000)), too_deep },
		{ often("x", 100), "A rule has a line that we cannot read." },
		{ "visits", "“How often they have come” wants a whole number from 1 to 9999." },
		{ "visits 0", "“How often they have come” wants a whole number from 1 to 9999." },
		{ "visits -1", "“How often they have come” wants a whole number from 1 to 9999." },
		{ "visits 99999999999999999999", "“How often they have come” wants a whole number from 1 to 9999." },
		{ "visits 5 6", "“How often they have come” says more than can be asked." },
		{ "age 45 30", "“Their age” wants the smaller number first." },
		{ "age 30", "“Their age” wants two whole numbers from 0 to 120." },
		{ "age 30 121", "“Their age” wants two whole numbers from 0 to 120." },
		{ "likes", "“What they like” wants to be told what." },
		{ "likes ", "“What they like” wants to be told what." },
		{ "weekday Saturn", "“On which weekday” wants one of its choices." },
		{ "home 5", "“Belong to a family” says more than can be asked." },
		{ "any", "A group has no line in it." },
		{ "any\nhome", "A group has no line in it." },
		{ "home\n regular", "A line stands deeper than its group." },
		{ " home", "A line stands deeper than its group." },
		{ "any\n  home", "A line stands deeper than its group." },
		{ "habit a\001b", "A rule has a sign that cannot be kept." },
		{ "habit \xff", "A rule has a sign that cannot be kept." },
	};
	const char *why;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool good = segment_read(arena, rows[i].text, &rule, &why);

		if (good != (rows[i].why == NULL) || (why == NULL) != (rows[i].why == NULL) ||
		    (why && strcmp(why, rows[i].why) != 0))
			fail_msg("%.60s: %s", rows[i].text, why ? why : "(read)");
	}
}

/* The people of the property: plain, as one would write them down. */
enum {
	PEOPLE = 300,
	FIRST = BITS_PEOPLE - 150, /* they lie on both sides of a page's end */
	PAGES = 2,
	TODAY = 20774,
	YEAR = 2026,
	KEYS = 4,
	RULES = 10000
};

static struct person {
	bool     customer, regular, home;
	int      numbers[16]; /* see kinds */
	unsigned came, known, has[10]; /* a bit for each key, see keyed */
} people[PEOPLE];

/* The kinds that are numbers, and those that have keys. */
static const char *const kinds[] = { "visits", "last", "gap", "facts", "trust", "since", "born",
	"month" };
static const char *const keyed[] = { "usual", "habit", "stage", "place", "favourite", "moment",
	"tag", "likes", "dislikes", "town" };
static const char *const moments[] = { "anniversary", "life", "key", "other" };
enum { NKINDS = 8, NKEYED = 10, SLICES = 16 };

static struct pages {
	uint64_t number[NKINDS][SLICES][PAGES][BITS_WORDS];
	uint64_t has[NKEYED][KEYS][PAGES][BITS_WORDS];
	uint64_t came[11][PAGES][BITS_WORDS], known[12][PAGES][BITS_WORDS];
	uint64_t customer[PAGES][BITS_WORDS], regular[PAGES][BITS_WORDS], home[PAGES][BITS_WORDS];
} *pages;

static uint32_t
dice(uint32_t sides)
{
	static uint64_t x = 88172645463325252u;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return (uint32_t)(x >> 33) % sides;
}

static void
set(uint64_t page[PAGES][BITS_WORDS], int i, bool on)
{
	int id = FIRST + i;

	if (on)
		page[id / BITS_PEOPLE][id % BITS_PEOPLE / 64] |= 1ull << id % 64;
}

static void
invent(void)
{
	static const int most[NKINDS] = { 40, 0, 30, 20, 5, 0, 0, 13 };

	pages = calloc(1, sizeof *pages);
	for (int i = 0; i < PEOPLE; i++) {
		struct person *p = &people[i];

		*p = (struct person){ .customer = dice(8) > 0, .regular = dice(2), .home = dice(3) == 0,
			.came = dice(2048), .known = dice(4096) };
		for (int k = 0; k < NKINDS; k++)
			p->numbers[k] = (int)dice((uint32_t)most[k] + 1);
		p->numbers[1] = dice(5) ? TODAY - (int)dice(200) : 0;
		p->numbers[5] = YEAR - (int)dice(30);
		p->numbers[6] = dice(3) ? YEAR - (int)dice(90) : 0;
		for (int k = 0; k < NKINDS; k++)
			for (int bit = 0; bit < SLICES; bit++)
				set(pages->number[k][bit], i, p->numbers[k] >> bit & 1);
		for (int k = 0; k < NKEYED; k++) {
			p->has[k] = dice(1 << KEYS) & dice(1 << KEYS);
			for (int key = 0; key < KEYS; key++)
				set(pages->has[k][key], i, p->has[k] >> key & 1);
		}
		for (int bit = 0; bit < 11; bit++)
			set(pages->came[bit], i, p->came >> bit & 1);
		for (int bit = 0; bit < 12; bit++)
			set(pages->known[bit], i, p->known >> bit & 1);
		set(pages->customer, i, p->customer);
		set(pages->regular, i, p->regular);
		set(pages->home, i, p->home);
	}
}

static int
place(const char *const *list, int n, const char *word)
{
	for (int i = 0; i < n; i++)
		if (strcmp(list[i], word) == 0)
			return i;
	return -1;
}

/* As the book gives them: valid until the next is asked for, nothing where there is none. */
static const void *
page(void *from, const char *kind, const char *key, int n)
{
	static uint64_t lent[BITS_WORDS];
	const uint64_t *found = NULL;
	int             k, bit = atoi(key);

	(void)from;
	if (strcmp(kind, "moment") == 0)
		bit = place(moments, KEYS, key);
	if ((k = place(kinds, NKINDS, kind)) >= 0)
		found = pages->number[k][bit][n];
	else if ((k = place(keyed, NKEYED, kind)) >= 0)
		found = bit < KEYS ? pages->has[k][bit][n] : NULL;
	else if (strcmp(kind, "came") == 0)
		found = pages->came[bit][n];
	else if (strcmp(kind, "known") == 0)
		found = pages->known[bit][n];
	else if (strcmp(kind, "customer") == 0)
		found = pages->customer[n];
	else if (strcmp(kind, "regular") == 0)
		found = pages->regular[n];
	else if (strcmp(kind, "home") == 0)
		found = pages->home[n];
	else if (strcmp(kind, "language") != 0)
		fail_msg("no kind %s", kind);
	if (found == NULL)
		return NULL;
	memcpy(lent, found, sizeof lent);
	return lent;
}

static const struct segment_bits bits = { .page = page, .pages = PAGES, .today = TODAY,
	.year = YEAR };

/* Whether a line holds for somebody, in plain words. */
static bool
holds(const struct person *p, const struct segment_line *l)
{
	const char *id = l->condition->id;
	const struct segment_choice *choice = segment_choice(l->condition, l->key);
	int n = (int)l->low, k;

	if (strcmp(id, "visits") == 0)
		return p->numbers[0] >= n;
	if (strcmp(id, "within") == 0)
		return p->numbers[1] > 0 && TODAY - p->numbers[1] < n;
	if (strcmp(id, "away") == 0)
		return p->numbers[1] > 0 && TODAY - p->numbers[1] >= n;
	if (strcmp(id, "every") == 0)
		return p->numbers[2] > 0 && p->numbers[2] <= n;
	if (strcmp(id, "facts") == 0)
		return p->numbers[3] >= n;
	if (strcmp(id, "trust") == 0)
		return p->numbers[4] >= choice->number;
	if (strcmp(id, "since") == 0)
		return p->numbers[5] > 0 && p->numbers[5] <= n;
	if (strcmp(id, "age") == 0)
		return p->numbers[6] > 0 && YEAR - p->numbers[6] >= l->low &&
		       YEAR - p->numbers[6] <= l->high;
	if (strcmp(id, "month") == 0)
		return p->numbers[7] == choice->number;
	if (strcmp(id, "weekday") == 0 || strcmp(id, "part") == 0)
		return p->came >> choice->number & 1;
	if (strcmp(id, "knows") == 0)
		return p->known >> choice->number & 1;
	if (strcmp(id, "regular") == 0)
		return p->regular;
	if (strcmp(id, "home") == 0)
		return p->home;
	k = place(keyed, NKEYED, l->condition->kind);
	n = choice ? place(moments, KEYS, l->key) : atoi(l->key);
	return k >= 0 && n < KEYS && (p->has[k] >> n & 1);
}

/* The rule from line *at on, for somebody: the lines of one depth. */
static bool
fits(const struct person *p, const struct segment *s, int *at, int depth, bool any)
{
	bool one = false, every = true;

	while (*at < s->n && s->lines[*at].depth == depth) {
		const struct segment_line *l = &s->lines[(*at)++];
		bool yes = l->condition ? holds(p, l) : fits(p, s, at, depth + 1, l->any);

		yes = yes != l->not;
		one = one || yes;
		every = every && yes;
	}
	return any ? one : every;
}

static void
put_condition(struct segment_line *l)
{
	int n = 0;

	while (segment_conditions[n].id)
		n++;
	l->condition = &segment_conditions[dice((uint32_t)n)];
	l->key = "";
	switch (l->condition->asks) {
	case ASKS_KEY:
		/* One key of five is in no book. */
		l->key = arena_printf(arena, "%u", dice(KEYS + 1));
		break;
	case ASKS_CHOICE:
		for (n = 0; l->condition->choices[n].key; n++)
			;
		l->key = l->condition->choices[dice((uint32_t)n)].key;
		break;
	case ASKS_NUMBER:
		l->low = strcmp(l->condition->id, "since") == 0 ? YEAR - (int)dice(32) : 1 + (int)dice(40);
		if (dice(10) == 0)
			l->low = dice(2) ? l->condition->low : l->condition->high;
		break;
	case ASKS_RANGE:
		l->low = dice(90);
		l->high = l->low + dice(30);
		break;
	case ASKS_NOTHING:
		break;
	}
}

static void
put_lines(int depth, int n)
{
	for (int i = 0; i < n && rule.n < SEGMENT_LINES - SEGMENT_DEPTH; i++) {
		struct segment_line *l = &rule.lines[rule.n++];

		*l = (struct segment_line){ .depth = depth, .not = dice(3) == 0, .key = "" };
		if (depth < SEGMENT_DEPTH && dice(3) == 0) {
			l->any = dice(2);
			put_lines(depth + 1, 1 + (int)dice(3));
			if (&rule.lines[rule.n - 1] == l)
				put_condition(l);
		} else
			put_condition(l);
	}
}

static void
who_is_counted_by_bits_is_who_fits_one_by_one(void **state)
{
	int64_t ids[PEOPLE + 1], seen = 0;

	(void)state;
	invent();
	for (int round = 0; round < RULES; round++) {
		int64_t     of, count, n = 0, all = 0, after = -1;
		const char *why, *text;
		int         got = 0;

		rule.n = 0;
		put_lines(0, (int)dice(5));
		/* As the book would keep it. */
		text = segment_text(arena, &rule);
		if (!segment_read(arena, text, &rule, &why))
			fail_msg("%s\n%s", text, why);
		count = segment_count(&rule, &bits, &of);
		/* In lists of forty. */
		for (int some = 40; some == 40; got += some) {
			some = segment_people(&rule, &bits, after, ids + got, 40 < PEOPLE + 1 - got
			    ? 40 : PEOPLE + 1 - got);
			after = some ? ids[got + some - 1] : after;
		}
		for (int i = 0; i < PEOPLE; i++) {
			all += people[i].customer;
			if (!people[i].customer || !fits(&people[i], &rule, &(int){ 0 }, 0, false))
				continue;
			if (n >= got || ids[n] != FIRST + i)
				fail_msg("%s\nwants %d", text, FIRST + i);
			n++;
		}
		if (count != n || got != n || of != all)
			fail_msg("%s\n%d counted, %d listed, %d fit; of %d, %d", text, (int)count, got,
			    (int)n, (int)of, (int)all);
		seen += n;
		arena_reset(arena);
	}
	/* Neither all nor none of them would prove little. */
	assert_in_range(seen, RULES * 20, RULES * 250);
	free(pages);
}

static void
both_are_who_fit_the_one_and_the_other(void **state)
{
	struct segment one, other, together;
	const char    *why;

	(void)state;
	invent();
	segment_read(arena, "regular\nany\n home\n likes 1", &one, &why);
	segment_read(arena, "not likes 2\nvisits 9", &other, &why);
	segment_read(arena, "regular\nany\n home\n likes 1\nnot likes 2\nvisits 9", &together, &why);
	assert_int_equal(segment_both(&one, &other, &bits), segment_count(&together, &bits, NULL));
	assert_true(segment_both(&one, &other, &bits) > 0);
	free(pages);
}

static void
a_rule_is_judged_by_what_it_says_and_whom_it_fits(void **state)
{
	static const struct {
		const char *text;
		int         count;
		bool        anyone, only_is, few;
	} rows[] = {
		{ "", 100, true, false, false },
		{ "age 30 45\ntown bs6", 40, false, true, false },
		{ "age 30 45\ntown bs6\nhabit reads", 40, false, false, false },
		{ "age 30 45\ntown bs6\nlikes 17", 40, false, false, false },
		{ "any\n age 30 45\n any\n  likes 17", 5, false, false, false },
		{ "language spanish", 4, false, true, true },
		{ "visits 1", 91, true, false, false },
		{ "visits 1", 90, false, false, false },
		{ "age 0 120", 100, true, true, false },
		{ "likes 17", 0, false, false, true },
	};
	const char *why;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct segment_verdict v;

		assert_true(segment_read(arena, rows[i].text, &rule, &why));
		v = segment_judge(&rule, rows[i].count, 100);
		if (v.anyone != rows[i].anyone || v.only_is != rows[i].only_is || v.few != rows[i].few)
			fail_msg("%s of %d", rows[i].text, rows[i].count);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_rule_is_read_and_said_as_a_sentence, begin, end),
		cmocka_unit_test_setup_teardown(what_is_no_rule_is_refused_with_a_sentence, begin, end),
		cmocka_unit_test_setup_teardown(who_is_counted_by_bits_is_who_fits_one_by_one, begin, end),
		cmocka_unit_test_setup_teardown(both_are_who_fit_the_one_and_the_other, begin, end),
		cmocka_unit_test_setup_teardown(a_rule_is_judged_by_what_it_says_and_whom_it_fits, begin,
		    end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
