/*
 * brief_group: several people together: what suits them all, and what to leave for whom.
 */
#include <stdlib.h>
#include <string.h>

#include "brief_own.h"
#include "clock.h"
#include "subject.h"
#include "text.h"

enum { JOKES_MAX = 4, LEAVE_MAX = 12 };

/* A thing that somebody here likes, or that somebody does not. */
struct thing {
	const struct brief_fact *fact; /* the best of those about it */
	const char              *words;
	int64_t                  interest_id; /* of any of those, or 0 */
	const char              *shared; /* what those say who do not like it */
	uint32_t                 love, like, dislike; /* bits of the people */
	bool                     lately;
};

struct grouping {
	struct arena              *a;
	const struct brief_person *people;
	int                        n;
	int64_t                    today;
	const char                *names; /* of all: nobody here is a topic */
	struct thing              *liked, *disliked;
	int                        nliked, ndisliked;
};

static int
count(uint32_t bits)
{
	return __builtin_popcount(bits);
}

/* "Fred", "Fred and Alice", "Luke, Ryan and Tom". */
static const char *
names_of(const struct grouping *g, uint32_t bits)
{
	const char *words = "";
	int         left = count(bits);

	for (int i = 0; i < g->n; i++)
		if (bits >> i & 1) {
			left--;
			words = arena_printf(g->a, "%s%s%s", words,
			    *words == '\0' ? "" : left == 0 ? " and " : ", ",
			    brief_called(&g->people[i]));
		}
	return words;
}

static bool
likes(const struct grouping *g, const struct brief_fact *f)
{
	if (fact_guessed(f))
		return false;
	return fact_is(f, "loves") || fact_is(f, "likes") || fact_is(f, "opinion") ||
	       (fact_is(f, "moment") && f->used_day == 0 &&
	           g->today - f->learned_day <= BRIEF_FRESH);
}

/* A moment is a thing of its own, and so is what bothers. */
static bool
is_same(const struct thing *t, const struct brief_fact *f, const char *words)
{
	if (t->fact->id == f->id)
		return true;
	if (fact_is(f, "moment") || fact_is(t->fact, "moment") ||
	    fact_is(f, "bothers") != fact_is(t->fact, "bothers"))
		return false;
	return (t->interest_id && t->interest_id == f->interest_id) ||
	       subject_within(t->words, words) || subject_within(words, t->words);
}

/* The thing that this fact is about, made if it is the first. */
static struct thing *
thing_of(struct thing *things, int *n, const struct brief_fact *f, const char *words)
{
	for (int i = 0; i < *n; i++)
		if (is_same(&things[i], f, words)) {
			if (things[i].interest_id == 0)
				things[i].interest_id = f->interest_id;
			return &things[i];
		}
	things[*n] = (struct thing){ .fact = f, .words = words, .interest_id = f->interest_id };
	return &things[(*n)++];
}

static int
order_facts(const void *one, const void *other)
{
	return fact_newest(*(const struct brief_fact *const *)one,
	    *(const struct brief_fact *const *)other);
}

/* Newest first, so that the order in which they came does not matter. */
static void
collect(struct grouping *g, int person)
{
	const struct brief_person *p = &g->people[person];
	const struct brief_fact  **f = arena_alloc(g->a, (size_t)(p->nfacts + 1) * sizeof *f);

	for (int i = 0; i < p->nfacts; i++)
		f[i] = &p->facts[i];
	qsort(f, (size_t)p->nfacts, sizeof *f, order_facts);
	for (int i = 0; i < p->nfacts; i++) {
		struct thing *t;

		if (likes(g, f[i])) {
			t = thing_of(g->liked, &g->nliked, f[i],
			    fact_subject(g->a, f[i], g->names));
			t->like |= 1u << person;
			if (fact_is(f[i], "loves"))
				t->love |= 1u << person;
			t->lately |= f[i]->used_day > 0 && g->today - f[i]->used_day <= BRIEF_RESTS;
		} else if (fact_unliked(f[i])) {
			t = thing_of(g->disliked, &g->ndisliked, f[i],
			    fact_subject(g->a, f[i], g->names));
			t->dislike |= 1u << person;
		}
	}
}

/* Each disliked thing is told to the liked ones that it is about. */
static void
compare(struct grouping *g)
{
	for (int d = 0; d < g->ndisliked; d++)
		for (int i = 0; i < g->nliked; i++) {
			struct thing *bad = &g->disliked[d], *good = &g->liked[i];

			if (!fact_against(g->a, good->fact, good->words, bad->interest_id, bad->words))
				continue;
			good->dislike |= bad->dislike;
			if (good->shared == NULL)
				good->shared = brief_without_stop(g->a,
				    subject_first_sentence(g->a, bad->fact->text));
			bad->like |= good->like & ~bad->dislike;
		}
}

/* What several like first, then what is loved, what was not said lately, the newest. */
static int
order_things(const void *one, const void *other)
{
	const struct thing *a = one, *b = other;

	if (count(a->like) != count(b->like))
		return count(b->like) - count(a->like);
	if (count(a->love) != count(b->love))
		return count(b->love) - count(a->love);
	if (a->lately != b->lately)
		return a->lately - b->lately;
	return fact_newest(a->fact, b->fact);
}

/* "Sport", of "sport": it begins a line. */
static const char *
capital(struct arena *a, const char *word)
{
	char *copy = arena_text(a, word);

	if (*copy >= 'a' && *copy <= 'z')
		*copy = (char)(*copy - 'a' + 'A');
	return copy;
}

static const char *
verb(uint32_t bits, const char *one, const char *many)
{
	return count(bits) == 1 ? one : many;
}

/* "Fred loves it, Alice likes it" */
static const char *
who_likes(const struct grouping *g, const struct thing *t)
{
	uint32_t    like = t->like & ~t->love;
	const char *love = t->love ? arena_printf(g->a, "%s %s it", names_of(g, t->love),
	    verb(t->love, "loves", "love")) : "";

	if (fact_is(t->fact, "moment"))
		return arena_printf(g->a, "new with %s", names_of(g, like));
	if (like && fact_is(t->fact, "opinion"))
		return arena_printf(g->a, "%s %s so", names_of(g, like), verb(like, "thinks", "think"));
	return brief_join(g->a, love, ", ", like ? arena_printf(g->a, "%s %s it",
	    names_of(g, like), verb(like, "likes", "like")) : "");
}

static void
fill_suits(struct grouping *g, struct brief_group *out)
{
	out->suits = arena_alloc(g->a, BRIEF_TOPICS * sizeof *out->suits);
	for (int i = 0; i < g->nliked && out->nsuits < BRIEF_TOPICS; i++) {
		const struct thing *t = &g->liked[i];
		bool                shared = count(t->like) > 1;

		if (t->dislike)
			continue;
		out->suits[out->nsuits++] = (struct brief_topic){ .not_for = "", .shared = shared,
			.text = shared && *t->fact->interest ? capital(g->a, t->fact->interest)
			        : brief_without_stop(g->a, t->fact->text),
			.reason = who_likes(g, t) };
	}
}

static void
add_leave(struct grouping *g, struct brief_group *out, const struct thing *t, const char *text,
    const char *reason)
{
	if (out->nleave < LEAVE_MAX)
		out->leave[out->nleave++] = (struct brief_topic){ .text = capital(g->a, text),
			.not_for = names_of(g, t->dislike), .reason = reason };
}

/*
 * First what some like and others do not; then what is disliked though nobody here likes
 * it.  What bothers stands with what is better not, unless somebody would speak of it.
 */
static void
fill_leave(struct grouping *g, struct brief_group *out)
{
	out->leave = arena_alloc(g->a, LEAVE_MAX * sizeof *out->leave);
	for (int i = 0; i < g->nliked; i++) {
		const struct thing *t = &g->liked[i];

		if (t->dislike && (t->like & ~t->dislike))
			add_leave(g, out, t, *t->fact->interest ? t->fact->interest : t->shared,
			    who_likes(g, t));
	}
	for (int i = 0; i < g->ndisliked; i++) {
		const struct thing *t = &g->disliked[i];

		if (t->like == 0 && !fact_is(t->fact, "bothers"))
			add_leave(g, out, t, *t->fact->interest ? t->fact->interest
			    : brief_without_stop(g->a, subject_first_sentence(g->a, t->fact->text)),
			    brief_source(g->a, t->fact, g->today));
	}
}

/* ---- Jokes and ties --------------------------------------------------------------- */

static int
place_of(const struct grouping *g, int64_t id)
{
	for (int i = 0; i < g->n; i++)
		if (g->people[i].id == id)
			return i;
	return -1;
}

struct told_by {
	const struct brief_fact *fact;
	int                      person;
};

static int
order_jokes(const void *one, const void *other)
{
	const struct brief_fact *a = ((const struct told_by *)one)->fact;
	const struct brief_fact *b = ((const struct told_by *)other)->fact;

	if ((a->company_id == 0) != (b->company_id == 0))
		return a->company_id == 0 ? 1 : -1;
	return a->id == b->id ? ((const struct told_by *)one)->person -
	    ((const struct told_by *)other)->person : fact_rested(a, b);
}

static bool
is_welcome_to_all(const struct grouping *g, const struct brief_fact *f)
{
	const char *words = fact_subject(g->a, f, g->names);

	for (int d = 0; d < g->ndisliked; d++)
		if (fact_against(g->a, f, words, g->disliked[d].interest_id, g->disliked[d].words))
			return false;
	return true;
}

static void
fill_jokes(struct grouping *g, struct brief_group *out, int facts)
{
	struct told_by *jokes = arena_alloc(g->a, (size_t)(facts + 1) * sizeof *jokes);
	int             n = 0;

	for (int i = 0; i < g->n; i++)
		for (int k = 0; k < g->people[i].nfacts; k++) {
			const struct brief_fact *f = &g->people[i].facts[k];

			if (fact_is(f, "joke") &&
			    (f->company_id == 0 || place_of(g, f->company_id) >= 0) &&
			    is_welcome_to_all(g, f))
				jokes[n++] = (struct told_by){ f, i };
		}
	qsort(jokes, (size_t)n, sizeof *jokes, order_jokes);
	out->jokes = arena_alloc(g->a, JOKES_MAX * sizeof *out->jokes);
	for (int i = 0; i < n && out->njokes < JOKES_MAX; i++) {
		const struct brief_fact *f = jokes[i].fact;
		const char *told = brief_told(g->a, f, g->today);

		/* A family's joke is each member's, and stands here once. */
		if (i > 0 && jokes[i - 1].fact->id == f->id)
			continue;
		out->jokes[out->njokes++] = (struct brief_between){
			.person_id = g->people[jokes[i].person].id, .text = f->text,
			.remark = f->remark, .fact_id = f->id,
			.reason = f->company_id == 0 ? arena_printf(g->a, "with %s, %s",
			    brief_called(&g->people[jokes[i].person]), told)
			    : arena_printf(g->a, "with %s, now that %s is here; %s",
			        brief_called(&g->people[jokes[i].person]), f->company, told) };
	}
}

/* What two of them are to each other, told from the one who stands first. */
static void
fill_ties(struct grouping *g, struct brief_group *out, int others)
{
	out->ties = arena_alloc(g->a, (size_t)(others + 1) * sizeof *out->ties);
	for (int i = 0; i < g->n; i++)
		for (int k = 0; k < g->people[i].nothers; k++) {
			const struct brief_other *o = &g->people[i].others[k];

			if (o->bond == BRIEF_TIE && place_of(g, o->id) > i)
				out->ties[out->nties++] = (struct brief_between){
					.person_id = g->people[i].id, .remark = o->remark, .reason = "",
					.text = arena_printf(g->a, "%s is %s’s %s", o->name,
					        brief_called(&g->people[i]), o->word) };
		}
}

/* ---- Better not ------------------------------------------------------------------ */

static int
order_cares(const void *one, const void *other)
{
	const struct brief_care *a = one, *b = other;

	if (count(a->who) != count(b->who))
		return count(b->who) - count(a->who);
	return __builtin_ctz(a->who) - __builtin_ctz(b->who);
}

/* Those whom this fact is about: of a family's, all of the family who are here. */
static uint32_t
concerned(const struct grouping *g, const struct brief_fact *f)
{
	uint32_t who = 0;

	for (int i = 0; i < g->n; i++)
		for (int k = 0; k < g->people[i].nfacts; k++)
			if (g->people[i].facts[k].id == f->id)
				who |= 1u << i;
	return who;
}

static void
fill_cares(struct grouping *g, struct brief_group *out, int facts)
{
	out->cares = arena_alloc(g->a, (size_t)(facts + 1) * sizeof *out->cares);
	for (int i = 0; i < g->n; i++) {
		struct brief_line *nots;
		int                n = brief_nots(g->a, &g->people[i], g->today, &nots);

		for (int k = 0; k < n; k++) {
			uint32_t           who = nots[k].fact->family ? concerned(g, nots[k].fact) : 1u << i;
			struct brief_care *c = out->cares;

			if (__builtin_ctz(who) != i)
				continue;
			while (c < out->cares + out->ncares && c->who != who)
				c++;
			if (c == out->cares + out->ncares)
				*c = (struct brief_care){ names_of(g, who),
					arena_alloc(g->a, (size_t)n * sizeof *nots), 0, who };
			out->ncares += c == out->cares + out->ncares;
			c->nots[c->nnots++] = nots[k];
		}
	}
	qsort(out->cares, (size_t)out->ncares, sizeof *out->cares, order_cares);
}

void
brief_group_make(struct arena *a, const struct brief_person *people, int n, int64_t today,
    struct brief_group *out)
{
	struct grouping g = { .a = a, .people = people, .n = n, .today = today };
	int             facts = 0, others = 0;

	*out = (struct brief_group){ .nsuits = 0 };
	g.names = "";
	for (int i = 0; i < n; i++) {
		facts += people[i].nfacts;
		others += people[i].nothers;
		g.names = brief_join(a, g.names, " ", brief_names(a, &people[i]));
	}
	g.liked = arena_alloc(a, (size_t)(facts + 1) * sizeof *g.liked);
	g.disliked = arena_alloc(a, (size_t)(facts + 1) * sizeof *g.disliked);
	for (int i = 0; i < n; i++)
		collect(&g, i);
	compare(&g);
	qsort(g.liked, (size_t)g.nliked, sizeof *g.liked, order_things);
	qsort(g.disliked, (size_t)g.ndisliked, sizeof *g.disliked, order_things);
	fill_suits(&g, out);
	fill_leave(&g, out);
	fill_jokes(&g, out, facts);
	fill_cares(&g, out, facts);
	fill_ties(&g, out, others);
}
