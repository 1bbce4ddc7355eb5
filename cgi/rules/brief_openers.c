/*
 * brief_openers: what to say first, and what not to speak of.
 */
#include <stdlib.h>
#include <string.h>

#include "brief_own.h"
#include "clock.h"
#include "subject.h"

/* What may be an opener, the best first; a guess comes after all that is sure. */
enum opener { NEWS, OPINION, LOVES, LIKES, GUESS, NO_OPENER };

struct candidate {
	const struct brief_fact *fact;
	enum opener              tier;
};

bool
fact_unliked(const struct brief_fact *f)
{
	return fact_is(f, "bothers") || fact_is(f, "dislikes") || fact_is(f, "hates");
}

const char *
fact_subject(struct arena *a, const struct brief_fact *f, const char *names)
{
	const char *text = f->text;

	if (!fact_unliked(f))
		return subject_words(a, arena_printf(a, "%s %s", text, f->interest), names);
	/* What bothers may take some sentences; what is disliked is said in the first. */
	if (!fact_is(f, "bothers"))
		text = subject_first_sentence(a, text);
	return subject_join(a, subject_of_dislike(a, text, names),
	    subject_words(a, f->interest, names));
}

bool
fact_against(struct arena *a, const struct brief_fact *f, const char *words, int64_t disliked_id,
    const char *disliked)
{
	return (f->interest_id && f->interest_id == disliked_id) ||
	       subject_shared(a, words, disliked) ||
	       subject_within(disliked, subject_words(a, f->area, ""));
}

void
brief_dislikes(struct making *m, const struct brief_person *p, const char *names)
{
	for (int i = 0; i < p->nfacts; i++)
		if (fact_unliked(&p->facts[i]))
			m->dislikes[m->ndislikes++] = (struct dislike){
				.interest_id = p->facts[i].interest_id,
				.words = fact_subject(m->a, &p->facts[i], names) };
}

bool
brief_welcome(const struct making *m, const struct brief_fact *f)
{
	const char *words = m->ndislikes ? fact_subject(m->a, f, m->names) : "";

	for (int i = 0; i < m->ndislikes; i++)
		if (fact_against(m->a, f, words, m->dislikes[i].interest_id, m->dislikes[i].words))
			return false;
	return true;
}

/* ---- What to say first ----------------------------------------------------------- */

static enum opener
tier_of(const struct brief_fact *f, int64_t today)
{
	enum opener tier = fact_is(f, "opinion") ? OPINION
	                   : fact_is(f, "loves") ? LOVES
	                   : fact_is(f, "likes") ? LIKES
	                                    : NO_OPENER;

	/* A moment is news until somebody has asked about it. */
	if (fact_is(f, "moment") && f->used_day == 0 && today - f->learned_day <= BRIEF_FRESH)
		tier = NEWS;
	return tier != NO_OPENER && fact_guessed(f) ? GUESS : tier;
}

static int
order_candidates(const void *one, const void *other)
{
	const struct candidate *a = one, *b = other;

	return a->tier != b->tier ? (int)a->tier - (int)b->tier : fact_rested(a->fact, b->fact);
}

static const char *
opener_reason(struct making *m, const struct candidate *c)
{
	static const char *const because[] = { "not asked about yet", "thinks so", "loves it", "likes it" };
	struct brief_fact f = *c->fact;
	const char *source;

	f.family &= c->tier == GUESS;
	source = brief_source(m->a, &f, m->today);
	if (c->tier < GUESS)
		source = arena_printf(m->a, "%s%s, %s", c->fact->family ? "family: " : "",
		    because[c->tier], source);
	return c->fact->used_day == 0 ? source : brief_join(m->a, source, "; last used ",
	    clock_ago_inside(m->a, c->fact->used_day, m->today));
}

static bool
is_repeated(const struct brief *b, const struct brief_fact *f)
{
	for (int i = 0; i < b->nopeners; i++)
		if (b->openers[i].fact == f || (b->openers[i].fact && f->interest_id &&
		    b->openers[i].fact->interest_id == f->interest_id))
			return true;
	return false;
}

static void
add_opener(struct making *m, const struct candidate *c)
{
	m->out->openers[m->out->nopeners++] = (struct brief_line){ .kind = BRIEF_OPENER,
		.text = c->fact->text, .reason = opener_reason(m, c), .guess = c->tier == GUESS,
		.fact = c->fact };
}

static bool
is_said_lately(const struct making *m, const struct brief_fact *f)
{
	return f->used_day > 0 && m->today - f->used_day <= BRIEF_RESTS;
}

/* First the best of each kind, then what is left; a guess only where nothing else is. */
static void
choose_openers(struct making *m, struct candidate *c, int n, bool lately)
{
	for (int round = 0; round < 2; round++) {
		enum opener last = NO_OPENER;

		for (int i = 0; i < n && m->out->nopeners < BRIEF_OPENERS; i++) {
			if (is_said_lately(m, c[i].fact) != lately || is_repeated(m->out, c[i].fact) ||
			    (round == 0 && (c[i].tier == last || c[i].tier == GUESS)) ||
			    !brief_welcome(m, c[i].fact))
				continue;
			last = c[i].tier;
			add_opener(m, &c[i]);
		}
	}
}

/* Where there is nothing to ask about: just be glad to see them. */
static void
plain_hello(struct making *m)
{
	struct brief_line *l = &m->out->openers[m->out->nopeners++];

	*l = (struct brief_line){ .kind = BRIEF_OPENER, .speech = true };
	l->text = *m->who->called
	    ? arena_printf(m->a, "Good to see you, %s.", m->who->called)
	    : "Good to see you. What may I call you?";
	l->reason = !*m->who->called       ? "we do not know the name yet"
	            : m->who->nfacts == 0 ? "everything is still to learn"
	                                   : "nothing to ask about that is sure to please";
}

/* What we said we would ask about, unless somebody here does not like it. */
static void
add_asks(struct making *m)
{
	int                         n;
	const struct brief_thread **asks = brief_asks(m->a, m->who, m->today, &n);

	for (int i = 0; i < n && m->out->nopeners < BRIEF_OPENERS; i++) {
		struct brief_fact about = { .kind = "", .text = asks[i]->text, .interest = "", .area = "" };

		if (brief_welcome(m, &about))
			m->out->openers[m->out->nopeners++] = brief_ask_line(m->a, asks[i], m->today);
	}
}

void
brief_openers(struct making *m)
{
	const struct brief_person *p = m->who;
	struct candidate *c = arena_alloc(m->a, (size_t)(p->nfacts + 1) * sizeof *c);
	struct brief_fact hello = { .kind = "", .text = p->greeting, .interest = "", .area = "" };
	int               n = 0;

	if (*p->greeting && brief_welcome(m, &hello))
		m->out->openers[m->out->nopeners++] = (struct brief_line){ .kind = BRIEF_OPENER,
			.text = p->greeting, .reason = "our words for them", .speech = true };
	add_asks(m);
	for (int i = 0; i < p->nfacts; i++) {
		c[n] = (struct candidate){ &p->facts[i], tier_of(&p->facts[i], m->today) };
		n += c[n].tier != NO_OPENER;
	}
	qsort(c, (size_t)n, sizeof *c, order_candidates);
	choose_openers(m, c, n, false);
	if (m->out->nopeners == 0)
		choose_openers(m, c, n, true);
	if (m->out->nopeners == 0)
		plain_hello(m);
}

