/*
 * find: see find.h.
 *
 * All words of all people stand in one table, folded, with the last visit beside each,
 * so that a prefix is a range of it.  A prefix that very many people share is not read
 * to its end: then the latest visitors are looked through one after the other, and the
 * first that fit are the ones that are wanted.
 */
#include "find.h"

#include "near.h"
#include "pages.h"

enum {
	RANGE_MAX = 2000,   /* people read and sorted; more are too many to sort */
	WALK_MAX = 3000,    /* latest visitors looked through instead */
	FACT_LETTERS = 3,   /* shorter words do not look into what we know */
	FEW = 3,            /* fewer found people than these, and errors are forgiven */
	TRIES = 6,          /* other words that are looked for instead */
	TRIES_OF_MANY = 3   /* the same for several words, where each look costs more */
};

/* One search, as far as it has come. */
struct search {
	struct request *rq;
	const char     *words[FIND_WORDS];
	const char     *after[FIND_WORDS]; /* " word", as it stands in a person's words */
	const char     *text;              /* all of them */
	int             nwords, longest;
	struct found   *found;
	int             n, limit, how;
};

struct candidate {
	int64_t id, last_visit;
	bool    first;
};

int
find_cut(struct request *rq, const char *typed, const char *words[FIND_WORDS])
{
	char *text = text_phone_query(rq->arena, typed), *save = NULL;
	int   n = 0;

	if (text == NULL)
		text = text_fold(rq->arena, typed);
	for (char *w = strtok_r(text, " ", &save); w && n < FIND_WORDS; w = strtok_r(NULL, " ", &save))
		words[n++] = w;
	return n;
}

/* What is looked for from now on. */
static void
seek(struct search *s)
{
	s->longest = 0;
	s->text = "";
	for (int i = 0; i < s->nwords; i++) {
		s->after[i] = arena_printf(s->rq->arena, " %s", s->words[i]);
		s->text = i == 0 ? s->words[0] : arena_printf(s->rq->arena, "%s%s", s->text, s->after[i]);
		if (strlen(s->words[i]) > strlen(s->words[s->longest]))
			s->longest = i;
	}
}

static bool
fits(const struct search *s, const char *words)
{
	for (int i = 0; i < s->nwords; i++)
		if (strstr(words, s->after[i]) == NULL)
			return false;
	return true;
}

/* Add one who is not among them yet; tells whether there is room for more. */
static bool
take(struct search *s, int64_t id, const char *fact)
{
	for (int i = 0; i < s->n; i++)
		if (s->found[i].id == id)
			return true;
	if (s->n < s->limit)
		s->found[s->n++] = (struct found){ id, fact, s->text, s->how };
	return s->n < s->limit;
}

static int
better(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->first != y->first)
		return x->first ? -1 : 1;
	if (x->last_visit != y->last_visit)
		return x->last_visit > y->last_visit ? -1 : 1;
	return x->id < y->id ? -1 : 1;
}

/* All in the range of the longest word, best first; false when those are too many. */
static bool
few(struct search *s)
{
	struct request   *rq = s->rq;
	const char       *low = s->words[s->longest], *high = text_behind(rq->arena, low);
	struct candidate *c;
	struct rows      *r;
	int               count = 0;

	if (db_one(rq->db, find_more, .low = TEXT(low), .high = TEXT(high), .skip = INT(RANGE_MAX)))
		return false;
	c = arena_alloc(rq->arena, RANGE_MAX * sizeof *c);
	r = db_query(rq->db, find_words, .low = TEXT(low), .high = TEXT(high), .limit = INT(RANGE_MAX));
	while (db_next(r)) {
		c[count].id = db_int(r, find_words_person_id);
		c[count].first = db_int(r, find_words_first) == 1;
		c[count++].last_visit = db_int(r, find_words_last_visit);
	}
	qsort(c, (size_t)count, sizeof *c, better);
	for (int i = 0; i < count; i++) {
		if (s->nwords > 1) {
			r = db_one(rq->db, find_check, .id = INT(c[i].id));
			if (r == NULL || !fits(s, db_text(r, find_check_words)))
				continue;
		}
		if (!take(s, c[i].id, NULL))
			break;
	}
	return true;
}

static void
many(struct search *s)
{
	struct rows *r = db_query(s->rq->db, find_walk, .limit = INT(WALK_MAX));
	int64_t      others[FIND_MAX];
	int          n = 0;
	size_t       length = strlen(s->after[0]);

	while (db_next(r)) {
		const char *words = db_text(r, find_walk_words);
		int64_t     id = db_int(r, find_walk_id);

		if (!fits(s, words))
			continue;
		if (strncmp(words, s->after[0], length) == 0) {
			if (!take(s, id, NULL))
				break;
		} else if (n < s->limit)
			others[n++] = id;
	}
	db_done(r);
	for (int i = 0; i < n; i++)
		take(s, others[i], NULL);
}

/* Two words that very many have: those few who have both, if they came long ago. */
static void
both(struct search *s)
{
	struct request *rq = s->rq;
	const char     *word = s->words[s->longest], *other = s->words[s->longest == 0];
	struct rows    *r = db_query(rq->db, find_both, .low = TEXT(word),
	       .high = TEXT(text_behind(rq->arena, word)), .other_low = TEXT(other),
	       .other_high = TEXT(text_behind(rq->arena, other)), .limit = INT(RANGE_MAX));

	while (s->n < s->limit && db_next(r)) {
		int64_t      id = db_int(r, find_both_person_id);
		struct rows *p = db_one(rq->db, find_check, .id = INT(id));

		if (p && fits(s, db_text(p, find_check_words)))
			take(s, id, NULL);
	}
	db_done(r);
}

/* Whoever a fact is about: somebody, or all of a family who do not differ in it. */
static bool
take_known(struct search *s, int64_t fact_id, int64_t person_id, int64_t household_id,
    const char *told)
{
	struct request *rq = s->rq;
	struct rows    *r;
	bool            room = true;

	if (person_id != 0)
		return take(s, person_id, arena_text(rq->arena, told));
	r = db_one(rq->db, found_household, .id = INT(household_id));
	told = arena_printf(rq->arena, "%s: %s", r ? db_text(r, found_household_name) : "", told);
	r = db_query(rq->db, find_members, .household_id = INT(household_id), .fact_id = INT(fact_id),
	    .limit = INT(s->limit));
	while (room && db_next(r))
		room = take(s, db_int(r, find_members_id), told);
	db_done(r);
	return room;
}

/* A fact's text; with its remark, where only that says what was looked for. */
static const char *
told(const struct search *s, const char *text, const char *remark)
{
	size_t from, to;
	bool   text_says = *remark == '\0';

	for (int i = 0; i < s->nwords && !text_says; i++)
		text_says = text_match(text, s->words[i], &from, &to);
	return text_says ? text : arena_printf(s->rq->arena, "%s (%s)", text, remark);
}

/* People of whom we know a thing with these words; each word is quoted for FTS5. */
static void
known(struct search *s)
{
	struct request *rq = s->rq;
	const char     *match = "";
	struct rows    *r;
	bool            room = true;

	for (int i = 0; i < s->nwords; i++) {
		if (strlen(s->words[i]) < FACT_LETTERS)
			return;
		match = arena_printf(rq->arena, "%s\"%s\"* ", match, s->words[i]);
	}
	r = db_query(rq->db, find_facts, .match = TEXT(match), .limit = INT(s->limit));
	while (room && db_next(r))
		room = take_known(s, db_int(r, find_facts_id), db_int(r, find_facts_person_id),
		    db_int(r, find_facts_household_id),
		    told(s, db_text(r, find_facts_text), db_text(r, find_facts_remark)));
	db_done(r);
	if (!room)
		return;
	r = db_query(rq->db, find_mentions, .match = TEXT(match), .limit = INT(s->limit));
	while (room && db_next(r))
		room = take(s, db_int(r, find_mentions_person_id),
		    arena_text(rq->arena, db_text(r, find_mentions_text)));
	db_done(r);
	if (!room)
		return;
	r = db_query(rq->db, find_interest_facts, .low = TEXT(s->text),
	    .high = TEXT(text_behind(rq->arena, s->text)), .limit = INT(s->limit));
	while (room && db_next(r))
		room = take_known(s, db_int(r, find_interest_facts_id),
		    db_int(r, find_interest_facts_person_id),
		    db_int(r, find_interest_facts_household_id),
		    arena_printf(rq->arena, "%s: %s", db_text(r, find_interest_facts_interest),
		        db_text(r, find_interest_facts_text)));
	db_done(r);
}

static void
look(struct search *s)
{
	seek(s);
	if (s->nwords == 0)
		return;
	if (!few(s)) {
		many(s);
		if (s->n < s->limit && s->nwords > 1)
			both(s);
	}
	if (s->n < s->limit)
		known(s);
}

/* What each word of a query may be meant to be. */
struct guess {
	const char *typed[FIND_WORDS];
	const char *words[FIND_WORDS][NEAR_WORDS];
	int         n[FIND_WORDS];
	bool        known[FIND_WORDS];
	bool        all_known;
	int         tries;
};

/* False when one of the words is neither known nor to be guessed: then nobody has all. */
static bool
guess(struct search *s, struct guess *g)
{
	for (int i = 0; i < s->nwords; i++) {
		g->n[i] = s->how == FOUND_INSIDE ? near_inside(s->rq, g->typed[i], g->words[i])
		                                 : near_words(s->rq, g->typed[i], g->words[i]);
		if (!g->known[i] && g->n[i] == 0)
			return false;
	}
	return true;
}

/* Look once more with some of the words replaced: choice[i] < 0 is the word as typed. */
static bool
look_again(struct search *s, struct guess *g, const int choice[FIND_WORDS])
{
	for (int i = 0; i < s->nwords; i++)
		s->words[i] = choice[i] < 0 ? g->typed[i] : g->words[i][choice[i]];
	look(s);
	if (s->nwords > 1)
		return s->n < FEW && ++g->tries < TRIES_OF_MANY;
	return s->n < s->limit && ++g->tries < TRIES;
}

/*
 * Words that nobody has are replaced, all of them; then each in turn by what is the next
 * best.  Where each word is known, but not of one person, any one of them may be wrong.
 */
static void
look_near(struct search *s, struct guess *g, int how)
{
	int choice[FIND_WORDS] = { 0 };

	s->how = how;
	g->tries = 0;
	if (s->n == s->limit || !guess(s, g))
		return;
	for (int i = 0; i < s->nwords; i++)
		choice[i] = g->known[i] ? -1 : 0;
	if (!g->all_known && !look_again(s, g, choice))
		return;
	for (int i = 0; i < s->nwords; i++) {
		int best = choice[i];

		if (g->known[i] && !g->all_known)
			continue;
		while (++choice[i] < g->n[i])
			if (!look_again(s, g, choice))
				return;
		choice[i] = best;
	}
}

static bool
may_be_mistyped(const struct search *s)
{
	for (int i = 0; i < s->nwords; i++)
		if (text_length(s->words[i]) >= NEAR_LETTERS && strpbrk(s->words[i], "0123456789") == NULL)
			return true;
	return false;
}

static void
forgive(struct search *s)
{
	struct guess g = { .all_known = true };

	for (int i = 0; i < s->nwords; i++) {
		g.typed[i] = s->words[i];
		g.known[i] = near_known(s->rq, g.typed[i]);
		g.all_known = g.all_known && g.known[i];
	}
	look_near(s, &g, FOUND_NEAR);
	look_near(s, &g, FOUND_INSIDE);
}

int
find_exactly(struct request *rq, const char *typed, struct found *found, int limit)
{
	struct search s = { .rq = rq, .found = found, .limit = limit, .how = FOUND_AS_TYPED };

	s.nwords = find_cut(rq, typed, s.words);
	look(&s);
	return s.n;
}

int
find_people(struct request *rq, const char *typed, struct found *found, int limit)
{
	struct search s = { .rq = rq, .found = found, .limit = limit, .how = FOUND_AS_TYPED };

	s.nwords = find_cut(rq, typed, s.words);
	look(&s);
	if (s.n < FEW && s.n < limit && may_be_mistyped(&s))
		forgive(&s);
	return s.n;
}
