/*
 * brief: see brief.h.
 */
#include <stdlib.h>
#include <string.h>

#include "brief_own.h"
#include "clock.h"
#include "text.h"

/* With whom: so many ties and so many companions go before members of the household. */
enum { WITH_OF_A_BOND = 4, WITH_MAX = 8 };

bool
fact_is(const struct brief_fact *f, const char *kind)
{
	return strcmp(f->kind, kind) == 0;
}

bool
fact_guessed(const struct brief_fact *f)
{
	return strcmp(f->source, "guess") == 0;
}

int
fact_newest(const struct brief_fact *a, const struct brief_fact *b)
{
	if (a->learned_day != b->learned_day)
		return a->learned_day < b->learned_day ? 1 : -1;
	return (a->id < b->id) - (a->id > b->id);
}

/* What was said longest ago first. */
int
fact_rested(const struct brief_fact *a, const struct brief_fact *b)
{
	if (a->used_day != b->used_day)
		return a->used_day < b->used_day ? -1 : 1;
	return fact_newest(a, b);
}

const char *
brief_source(struct arena *a, const struct brief_fact *f, int64_t today)
{
	const char *ago = clock_ago_inside(a, f->learned_day, today);
	const char *family = f->family ? "family, " : "";

	if (strcmp(f->source, "told") == 0)
		return arena_printf(a, "%stold %s %s", family, f->author, ago);
	if (fact_guessed(f))
		return arena_printf(a, "%sa guess of %s’s, %s", family, f->author, ago);
	return arena_printf(a, "%s%s %s it %s", family, f->author,
	    strcmp(f->source, "seen") == 0 ? "saw" : "heard", ago);
}

const char *
brief_told(struct arena *a, const struct brief_fact *f, int64_t today)
{
	if (f->used_day == 0)
		return "not told yet";
	return arena_printf(a, "last told %s", clock_ago_inside(a, f->used_day, today));
}

/* Joined with this between them. */
const char *
brief_join(struct arena *a, const char *one, const char *between, const char *other)
{
	if (*one == '\0' || *other == '\0')
		return *one ? one : other;
	return arena_printf(a, "%s%s%s", one, between, other);
}

/* In a row of several, a sentence does without its full stop. */
const char *
brief_without_stop(struct arena *a, const char *text)
{
	size_t n = strlen(text);

	return n > 0 && text[n - 1] == '.' ? arena_bytes(a, text, n - 1) : text;
}

static struct brief_line *
add_line(struct making *m, enum brief_kind kind, const char *text, const char *reason)
{
	struct brief_line *l = &m->out->lines[m->out->nlines++];

	*l = (struct brief_line){ .kind = kind, .text = text, .reason = reason };
	return l;
}

const char *
brief_called(const struct brief_person *p)
{
	return *p->called ? p->called : p->name;
}

const char *
brief_names(struct arena *a, const struct brief_person *p)
{
	return *p->called ? text_fold(a, arena_printf(a, "%s %s", p->called, p->name)) : "";
}

/* ---- What is better not ---------------------------------------------------------- */

static int
order_nots(const void *one, const void *other)
{
	const struct brief_line *a = one, *b = other;

	return a->must != b->must ? b->must - a->must : fact_newest(a->fact, b->fact);
}

int
brief_nots(struct arena *a, const struct brief_person *p, int64_t today,
    struct brief_line **nots)
{
	int n = 0;

	*nots = arena_alloc(a, (size_t)(p->nfacts + 1) * sizeof **nots);
	for (int i = 0; i < p->nfacts; i++) {
		const struct brief_fact *f = &p->facts[i];

		if (fact_is(f, "must") || fact_is(f, "bothers"))
			(*nots)[n++] = (struct brief_line){ .kind = BRIEF_BETTER_NOT,
				.text = brief_without_stop(a, f->text), .must = fact_is(f, "must"),
				.reason = brief_source(a, f, today), .guess = fact_guessed(f), .fact = f };
	}
	qsort(*nots, (size_t)n, sizeof **nots, order_nots);
	return n;
}

static void
better_not(struct making *m)
{
	struct brief *b = m->out;
	const char   *text = "", *reason = "";

	if (b->nnots == 0)
		return;
	for (int i = 0; i < b->nnots; i++) {
		text = brief_join(m->a, text, "; ", b->nots[i].text);
		reason = brief_join(m->a, reason, "; ", b->nots[i].reason);
	}
	add_line(m, BRIEF_BETTER_NOT, text, reason);
}

/* ---- The name, and with whom ----------------------------------------------------- */

static bool
is_present(const struct making *m, int64_t id)
{
	for (int i = 0; i < m->npresent; i++)
		if (m->present[i].id == id)
			return true;
	return false;
}

static bool
is_here(const struct making *m, const struct brief_other *o)
{
	return o->bond != BRIEF_COMPANION && is_present(m, o->id);
}

static int
order_others(const void *one, const void *other)
{
	const struct brief_other *a = *(const struct brief_other *const *)one;
	const struct brief_other *b = *(const struct brief_other *const *)other;

	if (a->bond != b->bond)
		return (int)a->bond - (int)b->bond;
	return (a->id > b->id) - (a->id < b->id);
}

static const char *
other_words(struct arena *a, const struct brief_other *o)
{
	return *o->word ? arena_printf(a, "%s (%s)", o->name, o->word) : o->name;
}

/* Somebody may be tied to them and of their household too. */
static bool
is_named_before(const struct brief_other *const *o, int i)
{
	for (int j = 0; j < i; j++)
		if (o[j]->id == o[i]->id && (o[j]->bond == BRIEF_COMPANION) ==
		    (o[i]->bond == BRIEF_COMPANION))
			return true;
	return false;
}

/* Those who are here and belong to nobody in the book are named all the same. */
static const char *
strangers(struct making *m)
{
	const char *text = "";

	for (int i = 0; i < m->npresent; i++) {
		bool tied = m->present[i].id == m->who->id;

		for (int j = 0; j < m->who->nothers && !tied; j++)
			tied = m->who->others[j].bond != BRIEF_COMPANION &&
			       m->who->others[j].id == m->present[i].id;
		if (!tied)
			text = brief_join(m->a, text, ", ", brief_called(&m->present[i]));
	}
	return text;
}

/* Who is here; as long as that is nobody, who may be: ties, companions, the household. */
static void
find_company(struct making *m)
{
	int                        n = m->who->nothers, named = 0;
	const struct brief_other **o = arena_alloc(m->a, (size_t)(n + 1) * sizeof *o);
	const char                *text = "", *here = "", *remarks = "";

	for (int i = 0; i < n; i++)
		o[i] = &m->who->others[i];
	qsort(o, (size_t)n, sizeof *o, order_others);
	for (int round = 0; round < 2 && *here == '\0'; round++) {
		int of_a_bond[3] = { 0 };

		for (int i = 0; i < n && named < WITH_MAX; i++) {
			if (is_here(m, o[i]) != (round == 0) || is_named_before(o, i) ||
			    (round == 1 && o[i]->bond != BRIEF_MEMBER &&
			        of_a_bond[o[i]->bond]++ >= WITH_OF_A_BOND))
				continue;
			text = brief_join(m->a, text, ", ", other_words(m->a, o[i]));
			if (round == 0)
				here = brief_join(m->a, here, " and ", o[i]->name);
			if (*o[i]->remark && (round == 0 || o[i]->bond == BRIEF_COMPANION))
				remarks = brief_join(m->a, remarks, "; ", arena_printf(m->a, "%s: %s",
				    o[i]->name, brief_without_stop(m->a, o[i]->remark)));
			named++;
		}
		if (round == 0) {
			const char *others = strangers(m);

			text = brief_join(m->a, text, ", ", others);
			here = brief_join(m->a, here, " and ", others);
		}
	}
	if (*text == '\0')
		return;
	if (*here)
		here = arena_printf(m->a, strstr(here, " and ") || strstr(here, ", ") ? "%s are here"
		    : "%s is here", here);
	else
		here = "may be along";
	m->out->with_remarks = remarks;
	m->out->with = (struct brief_line){ .kind = BRIEF_WITH, .text = text,
		.reason = brief_join(m->a, here, "; ", remarks) };
}

/* ---- The joke -------------------------------------------------------------------- */

/* 0 when the company that it wants is here, 1 when it wants none, else 2. */
static int
company(const struct making *m, const struct brief_fact *f)
{
	return f->company_id == 0 ? 1 : is_present(m, f->company_id) ? 0 : 2;
}

static const struct brief_fact *
find_joke(const struct making *m)
{
	const struct brief_fact *best = NULL;

	for (int i = 0; i < m->who->nfacts; i++) {
		const struct brief_fact *f = &m->who->facts[i];

		if (fact_is(f, "joke") && (best == NULL || company(m, f) < company(m, best) ||
		    (company(m, f) == company(m, best) && fact_rested(f, best) < 0)) &&
		    brief_welcome(m, f))
			best = f;
	}
	return best;
}

static void
add_joke(struct making *m, const struct brief_fact *f)
{
	const char *reason = brief_told(m->a, f, m->today);
	struct brief_line *l;

	if (company(m, f) != 1)
		reason = brief_join(m->a, arena_printf(m->a, company(m, f) == 0 ? "%s is here"
		    : "best when %s is there", f->company), "; ", reason);
	l = add_line(m, BRIEF_JOKE, f->text, brief_join(m->a, reason, "; ", brief_without_stop(m->a, f->remark)));
	l->fact = f;
	l->guess = fact_guessed(f);
}

/* ---- All of it ------------------------------------------------------------------- */

static const struct brief_attempt *
find_attempt(const struct brief_person *p)
{
	const struct brief_attempt *best = NULL;

	for (int i = 0; i < p->nattempts; i++) {
		const struct brief_attempt *t = &p->attempts[i];

		if (best == NULL || t->day > best->day || (t->day == best->day && t->id > best->id))
			best = t;
	}
	return best;
}

static void
add_name(struct making *m, bool folded)
{
	const struct brief_person *p = m->who;
	const char *text = brief_called(p);
	const char *reason = !*p->called    ? "what you see; we do not know the name yet"
	                     : *p->say_name ? arena_printf(m->a, "say %s", p->say_name)
	                                    : "what to call them";

	if (folded) {
		text = arena_printf(m->a, "%s, with %s", text, m->out->with.text);
		reason = brief_join(m->a, reason, "; ", m->out->with.reason);
	}
	add_line(m, BRIEF_NAME, text, reason);
}

/* All that is open is one line: what was promised, and then what we try. */
static void
add_open(struct making *m, const struct brief_attempt *attempt)
{
	struct brief      *b = m->out;
	const char        *text = "", *reason = "";
	struct brief_line *l;

	if (attempt)
		b->opens[b->nopens++] = (struct brief_line){ .kind = BRIEF_OPEN, .attempt = attempt,
			.text = arena_printf(m->a, "Next time try: %s. How did it go?",
			    brief_without_stop(m->a, attempt->text)),
			.reason = arena_printf(m->a, "against “%s”, %s %s",
			    brief_without_stop(m->a, attempt->bothers), attempt->author,
			    clock_ago_inside(m->a, attempt->day, m->today)) };
	for (int i = 0; i < b->nopens; i++) {
		text = brief_join(m->a, text, "; ", b->opens[i].text);
		reason = brief_join(m->a, reason, "; ", b->opens[i].reason);
	}
	l = add_line(m, BRIEF_OPEN, text, reason);
	l->attempt = attempt;
	l->thread = b->opens[0].thread;
}

static void
add_lines(struct making *m, const struct brief_fact *joke, const struct brief_attempt *attempt)
{
	struct brief *b = m->out;
	bool          wants = joke && company(m, joke) == 2;
	bool          open = attempt || b->nopens > 0;
	bool          folded = b->nnots > 0 && *m->who->usual && joke && open && b->with.text;

	b->joke_first = joke && company(m, joke) == 0;
	add_name(m, folded);
	if (b->joke_first)
		add_joke(m, joke);
	if (b->with.text && !folded)
		b->lines[b->nlines++] = b->with;
	better_not(m);
	b->lines[b->nlines++] = b->openers[0];
	if (wants)
		add_joke(m, joke);
	if (*m->who->usual)
		add_line(m, BRIEF_USUAL, m->who->usual, "what they nearly always have");
	if (open)
		add_open(m, attempt);
	if (joke && !b->joke_first && !wants)
		add_joke(m, joke);
}

void
brief_make(struct arena *a, const struct brief_person *who, const struct brief_person *present,
    int npresent, int64_t today, struct brief *out)
{
	struct making m = { .a = a, .who = who, .present = present, .npresent = npresent,
		.today = today, .out = out };
	int           facts = who->nfacts;

	*out = (struct brief){ .with = { .text = NULL } };
	for (int i = 0; i < npresent; i++)
		facts += present[i].nfacts;
	m.names = brief_names(a, who);
	m.dislikes = arena_alloc(a, (size_t)(facts + 1) * sizeof *m.dislikes);
	brief_dislikes(&m, who, m.names);
	for (int i = 0; i < npresent; i++)
		if (present[i].id != who->id)
			brief_dislikes(&m, &present[i], brief_names(a, &present[i]));
	out->nnots = brief_nots(a, who, today, &out->nots);
	out->nopens = brief_opens(a, who, today, false, &out->opens);
	brief_openers(&m);
	find_company(&m);
	add_lines(&m, find_joke(&m), find_attempt(who));
}
