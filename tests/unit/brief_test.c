/*
 * The brief of one person: people as they are known, and the lines that come of it.  The
 * words of an input are explained in brief_input.h.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "brief_cases.h"
#include "brief_input.h"

static struct arena *a;

static void
each_is_greeted_as_the_table_says(void **state)
{
	(void)state;
	assert_true(sizeof rows / sizeof *rows >= 40);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct brief_input in;
		struct brief       b;
		const char        *words;

		brief_read(a, rows[i].in, &in);
		brief_make(a, &in.people[0], &in.people[1], in.n - 1, brief_today(), &b);
		words = brief_words(a, &b);
		if (strcmp(words, rows[i].lines) != 0)
			fail_msg("%s:\n%s\ninstead of\n%s", rows[i].name, words, rows[i].lines);
	}
}

/* ---- What is so of anybody ------------------------------------------------------- */

static uint32_t seed;

static int
dice(int sides)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)sides);
}

static const char *
any(const char *const *of, int n)
{
	return of[dice(n)];
}
#define ANY(of) any(of, sizeof of / sizeof *of)

/* Somebody of whom anything may be known, and who is here with whoever. */
static const char *
anybody(void)
{
	static const char *const kinds[] = { "loves", "likes", "opinion", "moment", "joke", "bothers",
		"must", "dislikes", "hates", "family", "habit", "neutral" };
	static const char *const sources[] = { "told", "seen", "heard", "guess" };
	static const char *const texts[] = { "The old dog", "Dogs", "Chess on Fridays", "Roses",
		"Talk of roses", "Loud music. Ask about chess instead.", "Trains", "Music", "His knee",
		"Boats and trains", "Her garden", "The sea" };
	static const char *const signs[] = { "", "", "", " #chess", " #roses", " @Alice", " @Tom",
		" *family", " ~she laughs" };
	static const char *const threads[] = { "ask", "promise", "wish", "aside" };
	const char *text = dice(8) ? "me Fred\ngreet How are the dogs?\n" : "me red coat\n";

	if (dice(3) == 0)
		text = "me Fred\n";
	if (dice(2))
		text = arena_printf(a, "%susual Tea\n", text);
	if (dice(2))
		text = arena_printf(a, "%stie wife Alice ~a surprise\npet dog Shadow\nhome Tom\n", text);
	for (int i = dice(12); i > 0; i--)
		text = arena_printf(a, "%s%s %s Ana %d%s %s%s\n", text, ANY(kinds), ANY(sources),
		    dice(200), dice(3) ? "" : arena_printf(a, "/%d", dice(20)), ANY(texts), ANY(signs));
	if (dice(3) == 0)
		text = arena_printf(a, "%stry %d Something else ~The music\n", text, dice(20));
	for (int i = dice(3) ? 0 : dice(6); i > 0; i--)
		text = arena_printf(a, "%sopen %s Ana %d%s %s\n", text, ANY(threads), dice(9),
		    dice(2) ? "" : arena_printf(a, "/%d", dice(9) - 4), ANY(texts));
	if (dice(3) == 0)
		text = arena_printf(a, "%shere Alice\ndislikes told Ana 3 %s\n", text, ANY(texts));
	return text;
}

static bool
is(const struct brief_fact *f, const char *kind)
{
	return f && strcmp(f->kind, kind) == 0;
}

static bool
names(const char *text, const char *word)
{
	return strstr(text, word) != NULL;
}

static void
check_openers(const struct brief_input *in, const struct brief *b)
{
	assert_in_range(b->nopeners, 1, BRIEF_OPENERS);
	for (int i = 0; i < b->nopeners; i++) {
		const struct brief_line *l = &b->openers[i];

		assert_false(is(l->fact, "bothers") || is(l->fact, "must") || is(l->fact, "hates") ||
		    is(l->fact, "dislikes"));
		assert_int_equal(l->guess, l->fact && strcmp(l->fact->source, "guess") == 0);
		assert_int_equal(l->guess, names(l->reason, "a guess of"));
		assert_string_not_equal(l->reason, "");
		for (int p = 0; p < in->n; p++)
			for (int k = 0; l->fact && k < in->people[p].nfacts; k++) {
				const struct brief_fact *f = &in->people[p].facts[k];

				if (!is(f, "bothers") && !is(f, "dislikes") && !is(f, "hates"))
					continue;
				assert_false(f->interest_id && f->interest_id == l->fact->interest_id);
				assert_false(names(f->text, "oses") && names(l->text, "oses"));
				assert_false(names(f->text, "rains") && names(l->text, "rains"));
				assert_false(names(f->text, "og") && names(l->text, "ogs"));
			}
	}
}

/* Whatever was promised, looked for or put aside is on the line of what is open. */
static void
check_open(const struct brief_input *in, const struct brief *b)
{
	const struct brief_person *p = &in->people[0];
	int                        open = p->nattempts > 0, late = 1;

	for (int i = 0; i < p->nthreads; i++)
		open += strcmp(p->threads[i].kind, "ask") != 0;
	assert_int_equal(b->nopens, open);
	for (int i = 0; i < b->nopens; i++) {
		const struct brief_thread *t = b->opens[i].thread;

		assert_true(t != NULL || i == b->nopens - 1);
		if (t == NULL)
			continue;
		assert_true(late || t->due_day == 0 || t->due_day >= brief_today());
		late = t->due_day && t->due_day < brief_today();
		for (int l = 0; l < b->nlines; l++)
			if (b->lines[l].kind == BRIEF_OPEN)
				assert_true(names(b->lines[l].text, b->opens[i].text));
	}
	/* What is to be asked on a later day is no opener yet. */
	for (int i = 0; i < b->nopeners; i++)
		if (b->openers[i].thread)
			assert_true(strcmp(b->openers[i].thread->kind, "ask") == 0 &&
			    b->openers[i].thread->due_day <= brief_today());
}

static void
check_lines(const struct brief_input *in, const struct brief *b)
{
	int seen = 0, nots = 0, place = -1, joke = -1;

	assert_in_range(b->nlines, 2, BRIEF_LINES);
	assert_int_equal(b->lines[0].kind, BRIEF_NAME);
	for (int i = 0; i < b->nlines; i++) {
		assert_false(seen >> b->lines[i].kind & 1);
		seen |= 1 << b->lines[i].kind;
		assert_string_not_equal(b->lines[i].text, "");
		assert_string_not_equal(b->lines[i].reason, "");
		if (b->lines[i].kind == BRIEF_JOKE) {
			joke = i;
			continue;
		}
		assert_true((int)b->lines[i].kind > place);
		place = (int)b->lines[i].kind;
	}
	assert_true(seen >> BRIEF_OPENER & 1);
	if (joke >= 0 && b->joke_first)
		assert_int_equal(joke, 1);
	else if (joke >= 0 && b->lines[joke].fact->company_id)
		assert_int_equal(b->lines[joke - 1].kind, BRIEF_OPENER);
	else if (joke >= 0)
		assert_int_equal(joke, b->nlines - 1);
	for (int i = 0; i < in->people[0].nfacts; i++)
		nots += is(&in->people[0].facts[i], "bothers") || is(&in->people[0].facts[i], "must");
	assert_int_equal(b->nnots, nots);
	for (int i = 0; i < b->nnots; i++)
		for (int l = 0; l < b->nlines; l++)
			if (b->lines[l].kind == BRIEF_BETTER_NOT)
				assert_true(names(b->lines[l].text, b->nots[i].text));
	assert_int_equal(seen >> BRIEF_BETTER_NOT & 1, nots > 0);
	assert_int_equal(seen >> BRIEF_OPEN & 1, b->nopens > 0);
}

/* The same facts, handed over in another order. */
static void
shuffle(const struct brief_person *p)
{
	struct brief_fact  *f = (struct brief_fact *)p->facts, spare;
	struct brief_other *o = (struct brief_other *)p->others, kept;
	struct brief_thread *t = (struct brief_thread *)p->threads, held;

	for (int i = p->nfacts - 1; i > 0; i--) {
		int k = dice(i + 1);

		spare = f[i], f[i] = f[k], f[k] = spare;
	}
	for (int i = p->nthreads - 1; i > 0; i--) {
		int k = dice(i + 1);

		held = t[i], t[i] = t[k], t[k] = held;
	}
	for (int i = p->nothers - 1; i > 0; i--) {
		int k = dice(i + 1);

		kept = o[i], o[i] = o[k], o[k] = kept;
	}
}

static void
whoever_comes_the_brief_keeps_its_promises(void **state)
{
	(void)state;
	for (seed = 1; seed < 4000u * 1000; seed = seed / 1000 * 1000 + 1001) {
		uint32_t           round = seed;
		struct brief_input in;
		struct brief       b, other;
		const char        *words;

		arena_reset(a);
		brief_read(a, anybody(), &in);
		brief_make(a, &in.people[0], &in.people[1], in.n - 1, brief_today(), &b);
		check_lines(&in, &b);
		check_openers(&in, &b);
		check_open(&in, &b);
		words = brief_words(a, &b);
		for (int i = 0; i < in.n; i++)
			shuffle(&in.people[i]);
		brief_make(a, &in.people[0], &in.people[1], in.n - 1, brief_today(), &other);
		assert_string_equal(brief_words(a, &other), words);
		seed = round;
	}
}

/* What was said in the last days is offered only when there is nothing else. */
static void
what_was_just_said_rests(void **state)
{
	(void)state;
	for (seed = 7; seed < 2000u * 1000; seed = seed / 1000 * 1000 + 1007) {
		uint32_t           round = seed;
		struct brief_input in;
		struct brief       b;
		int                lately = 0;

		arena_reset(a);
		brief_read(a, anybody(), &in);
		brief_make(a, &in.people[0], NULL, 0, brief_today(), &b);
		for (int i = 0; i < b.nopeners; i++)
			lately += b.openers[i].fact && b.openers[i].fact->used_day > 0 &&
			          brief_today() - b.openers[i].fact->used_day <= BRIEF_RESTS;
		assert_true(lately == 0 || lately == b.nopeners);
		seed = round;
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
		cmocka_unit_test(each_is_greeted_as_the_table_says),
		cmocka_unit_test(whoever_comes_the_brief_keeps_its_promises),
		cmocka_unit_test(what_was_just_said_rests),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
