/*
 * segments: see segments.h.
 */
#include "segments.h"

#include "pages.h"

enum {
	CANDIDATES = 30,    /* of each kind, the most frequent ones are looked at */
	SHARED_LEAST = 3,   /* so many members share it, */
	SHARED_FIFTH = 5,   /* and one in so many of them */
	LIFT = 150          /* and they do more often than all: in the hundred */
};

/* The traits that were asked for in this request, by kind and key. */
struct known_trait {
	const char         *kind, *key;
	int64_t             id; /* 0: there is none */
	struct known_trait *next;
};

enum { BUCKETS = 256 };

struct source {
	struct request     *rq;
	struct known_trait *traits[BUCKETS];
	uint64_t            lent[BITS_WORDS]; /* the page that was asked for last, where words may lie */
};

static int64_t
trait_id(struct source *s, const char *kind, const char *key)
{
	unsigned            hash = 5381;
	struct known_trait *t;
	struct rows        *r;

	for (const char *c = kind; *c; c++)
		hash = hash * 33 + (unsigned char)*c;
	for (const char *c = key; *c; c++)
		hash = hash * 33 + (unsigned char)*c;
	for (t = s->traits[hash % BUCKETS]; t; t = t->next)
		if (strcmp(t->kind, kind) == 0 && strcmp(t->key, key) == 0)
			return t->id;
	t = arena_alloc(s->rq->arena, sizeof *t);
	t->kind = kind;
	t->key = arena_text(s->rq->arena, key);
	r = db_one(s->rq->db, trait_get, .kind = TEXT(kind), .key = TEXT(key));
	t->id = r && db_int(r, trait_get_people) > 0 ? db_int(r, trait_get_id) : 0;
	t->next = s->traits[hash % BUCKETS];
	s->traits[hash % BUCKETS] = t;
	return t->id;
}

static const void *
page_of(void *book, const char *kind, const char *key, int page)
{
	struct source *s = book;
	int64_t        id = trait_id(s, kind, key);
	struct rows   *r = id ? db_one(s->rq->db, trait_page, .place = INT(id * BITS_PAGES + page))
	                      : NULL;
	size_t         size;
	const void    *bits = r ? db_blob(r, trait_page_page, &size) : NULL;

	if (bits == NULL || size != BITS_BYTES)
		return NULL;
	return memcpy(s->lent, bits, BITS_BYTES);
}

struct segment_bits
segments_bits(struct request *rq)
{
	struct segment_bits bits = { .page = page_of, .today = rq->today };
	struct source      *s = arena_alloc(rq->arena, sizeof *s);
	struct rows        *r = db_one(rq->db, segment_last);

	s->rq = rq;
	bits.book = s;
	bits.pages = r ? (int)(db_int(r, segment_last_id) / BITS_PEOPLE) + 1 : 0;
	clock_date(rq->today, &bits.year, &(int){ 0 }, &(int){ 0 });
	return bits;
}

const char *
segments_name(void *book, const struct segment_condition *c, const char *key)
{
	struct request *rq = book;
	int64_t         id = strtoll(key, NULL, 10);
	struct rows    *r;

	if (strcmp(c->kind, "likes") == 0 || strcmp(c->kind, "dislikes") == 0)
		return (r = db_one(rq->db, interest_get, .id = INT(id)))
		    ? arena_text(rq->arena, db_text(r, interest_get_interest_name)) : NULL;
	if (strcmp(c->kind, "stage") == 0)
		return (r = db_one(rq->db, stage_get, .id = INT(id)))
		    ? arena_text(rq->arena, db_text(r, stage_get_name)) : NULL;
	if (strcmp(c->kind, "favourite") == 0)
		return (r = db_one(rq->db, staff_get, .id = INT(id)))
		    ? arena_text(rq->arena, db_text(r, staff_get_name)) : NULL;
	r = db_one(rq->db, trait_get, .kind = TEXT(c->kind), .key = TEXT(key));
	if (r == NULL)
		return NULL;
	return arena_text(rq->arena, *db_text(r, trait_get_name) ? db_text(r, trait_get_name) : key);
}

const char *
segments_words(struct request *rq, const struct segment *s)
{
	return segment_words(rq->arena, s, segments_name, rq);
}

bool
segments_get(struct request *rq, int64_t id, struct segment *s, const char **name)
{
	struct rows *r = db_one(rq->db, segment_get, .id = INT(id));
	const char  *why;

	if (r == NULL || db_int(r, segment_get_removed))
		return false;
	*name = arena_text(rq->arena, db_text(r, segment_get_segment_name));
	/* Nothing is kept that cannot be read; a later program might keep more. */
	if (!segment_read(rq->arena, db_text(r, segment_get_rule), s, &why))
		s->n = 0;
	return true;
}

struct segments *
segments_all(struct request *rq, int64_t chosen)
{
	struct segments    *all = arena_alloc(rq->arena, sizeof *all);
	struct segment_bits bits = segments_bits(rq);
	struct rows        *r = db_query(rq->db, segment_list);
	uint64_t           *fits;
	int                 own = -1;

	all->one = arena_alloc(rq->arena, SEGMENTS_MAX * sizeof *all->one);
	while (all->n < SEGMENTS_MAX && db_next(r)) {
		struct segments_one *one = &all->one[all->n];
		const char          *why;

		one->id = db_int(r, segment_list_id);
		one->name = arena_text(rq->arena, db_text(r, segment_list_name));
		one->speaker = arena_text(rq->arena, db_text(r, segment_list_speaker));
		one->speaker_id = db_int(r, segment_list_speaker_id);
		if (!segment_read(rq->arena, db_text(r, segment_list_rule), &one->rule, &why))
			one->rule.n = 0;
		own = one->id == chosen ? all->n : own;
		all->n++;
	}
	db_done(r);
	fits = arena_alloc(rq->arena, (size_t)(all->n + 1) * BITS_BYTES);
	for (int page = 0; page < bits.pages; page++) {
		const uint64_t *mine = own >= 0 ? fits + own * BITS_WORDS : NULL, *customers;
		uint64_t       *others = fits + all->n * BITS_WORDS;

		memset(others, 0, BITS_BYTES);
		for (int i = 0; i < all->n; i++)
			segment_page(&all->one[i].rule, &bits, page, fits + i * BITS_WORDS);
		for (int i = 0; i < all->n; i++) {
			const uint64_t *fit = fits + i * BITS_WORDS;

			all->one[i].count += segment_bits_both(fit, fit);
			all->one[i].both += mine ? segment_bits_both(fit, mine) : 0;
			for (int w = 0; i != own && w < BITS_WORDS; w++)
				others[w] |= fit[w];
		}
		if (mine)
			all->alone += segment_bits_both(mine, mine) - segment_bits_both(mine, others);
		if ((customers = bits.page(bits.book, "customer", "0", page)) != NULL)
			all->of += segment_bits_both(customers, customers);
	}
	return all;
}

/* What may be shared: lines of a rule, with the trait they ask. */
struct candidate {
	struct segment_line line;
	const char         *key;
	int64_t             fit, all;
};

/* Whether the rule says it already. */
static bool
says(const struct segment *s, const struct segment_line *l)
{
	for (int i = 0; i < s->n; i++)
		if (s->lines[i].condition == l->condition && strcmp(s->lines[i].key, l->key) == 0)
			return true;
	return false;
}

static struct candidate *
candidates(struct request *rq, const struct segment *s, int *n)
{
	static const char *const keyed[] = { "likes", "dislikes", "habit", "usual", "place", "tag" };
	static const char *const chosen[] = { "weekday", "part" };
	struct candidate        *c = arena_alloc(rq->arena, (6 * CANDIDATES + 11) * sizeof *c);

	*n = 0;
	for (size_t k = 0; k < sizeof keyed / sizeof *keyed; k++) {
		struct rows *r = db_query(rq->db, trait_most, .kind = TEXT(keyed[k]),
		    .limit = INT(CANDIDATES));

		while (db_next(r)) {
			const char         *key = arena_text(rq->arena, db_text(r, trait_most_key));
			struct segment_line l = { .condition = segment_condition(keyed[k]), .key = key };

			if (!says(s, &l) && segment_line_wrong(rq->arena, &l) == NULL)
				c[(*n)++] = (struct candidate){ .line = l, .key = key };
		}
	}
	for (size_t k = 0; k < sizeof chosen / sizeof *chosen; k++) {
		const struct segment_condition *when = segment_condition(chosen[k]);

		for (const struct segment_choice *x = when->choices; x->key; x++) {
			struct segment_line l = { .condition = when, .key = x->key };

			if (!says(s, &l))
				c[(*n)++] = (struct candidate){ .line = l,
					.key = arena_printf(rq->arena, "%d", x->number) };
		}
	}
	return c;
}

/*
 * How telling it is: by how much the share among the members is above that among all, in the
 * hundred thousand; so what is rare and what is everybody's stand behind what is theirs
 * (leverage: Piatetsky-Shapiro, Discovery, Analysis, and Presentation of Strong Rules, 1991).
 * Of everyone, what half of them do tells most.  0 is not at all.
 */
static int64_t
telling(const struct candidate *c, int64_t people, int64_t of, bool anyone)
{
	if (c->fit < SHARED_LEAST || people == 0 || of == 0)
		return 0;
	if (anyone)
		return c->fit * 2 > people ? people - c->fit : c->fit;
	if (c->fit * SHARED_FIFTH < people || c->fit * of * 100 < c->all * people * LIFT)
		return 0;
	return c->fit * 100000 / people - c->all * 100000 / of;
}

int
segments_shared(struct request *rq, const struct segment *s, struct segments_shared *out, int max)
{
	struct segment_bits bits = segments_bits(rq);
	uint64_t            fit[BITS_WORDS], customers[BITS_WORDS];
	int64_t             people = 0, of = 0;
	int                 n, found = 0;
	struct candidate   *c = candidates(rq, s, &n);
	bool                anyone;

	for (int page = 0; page < bits.pages; page++) {
		const void *all = bits.page(bits.book, "customer", "0", page);

		if (all == NULL)
			continue;
		memcpy(customers, all, sizeof customers);
		segment_page(s, &bits, page, fit);
		people += segment_bits_both(fit, fit);
		of += segment_bits_both(customers, customers);
		for (int i = 0; i < n; i++) {
			const uint64_t *has = bits.page(bits.book, c[i].line.condition->kind, c[i].key, page);

			c[i].fit += has ? segment_bits_both(has, fit) : 0;
			c[i].all += has ? segment_bits_both(has, customers) : 0;
		}
	}
	anyone = people * 100 > of * SEGMENT_NEARLY;
	while (found < max) {
		struct candidate *best = NULL;
		int64_t           most = 0;
		struct segment    line = { .n = 1 };

		for (int i = 0; i < n; i++) {
			int64_t how = c[i].line.condition ? telling(&c[i], people, of, anyone) : 0;

			if (how > most) {
				most = how;
				best = &c[i];
			}
		}
		if (best == NULL)
			break;
		line.lines[0] = best->line;
		out[found++] = (struct segments_shared){ segment_text(rq->arena, &line),
			segment_line_words(rq->arena, &best->line, segments_name, rq), best->fit, people,
			best->all, of };
		best->line.condition = NULL;
	}
	return found;
}
