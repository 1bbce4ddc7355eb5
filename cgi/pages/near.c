/*
 * near: see near.h.
 *
 * Two words with one error between them are alike without one letter of each.  So the
 * book keeps all its words without each one letter, and a mistyped word, without each one
 * of its own, is looked up there: a dozen look-ups, however many words there are.
 */
#include "near.h"

#include "letter.h"
#include "pages.h"

enum {
	CANDIDATES = 24,   /* words compared by how many people are called so */
	ALIKE_MAX = 300,   /* words looked through */
	BEGUN_MAX = 400,
	BEGUN_LETTERS = 5, /* shorter words begin too many */
	LONG_LETTERS = 8,  /* from here on, two errors are forgiven */
	LONG_BEGUN = 7,    /* and from here on in what words begin with: Fredrik, Frederick */
	PART_LETTERS = 3,  /* the trigrams of word_part */
	LETTERS_MAX = 24   /* of a word of the lexicon */
};

struct candidate {
	const char *word;
	int         errors;
	int64_t     people;
};

bool
near_known(struct request *rq, const char *word)
{
	struct rows *r = db_one(rq->db, near_begins, .low = TEXT(word),
	    .high = TEXT(text_behind(rq->arena, word)));

	return r && db_int(r, near_begins_known) != 0;
}

static bool
begins(const char *word, const char *beginning)
{
	return strncmp(word, beginning, strlen(beginning)) == 0;
}

static int
better(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->errors != y->errors)
		return x->errors < y->errors ? -1 : 1;
	if (x->people != y->people)
		return x->people > y->people ? -1 : 1;
	return strcmp(x->word, y->word);
}

/* Keep one more; of too many, the one with the most errors goes. */
static void
keep(struct candidate *c, int *n, struct candidate one)
{
	int worst = 0;

	if (*n < CANDIDATES) {
		c[(*n)++] = one;
		return;
	}
	for (int i = 1; i < *n; i++)
		if (c[i].errors > c[worst].errors)
			worst = i;
	if (c[worst].errors > one.errors)
		c[worst] = one;
}

/* The best of them in order. */
static int
choose(struct request *rq, struct candidate *c, int n, const char *words[NEAR_WORDS])
{
	for (int i = 0; i < n; i++) {
		struct rows *r = db_one(rq->db, near_people, .word = TEXT(c[i].word));

		c[i].people = r ? db_int(r, near_people_n) : 0;
	}
	qsort(c, (size_t)n, sizeof *c, better);
	n = n < NEAR_WORDS ? n : NEAR_WORDS;
	for (int i = 0; i < n; i++)
		words[i] = c[i].word;
	return n;
}

int
near_words(struct request *rq, const char *word, const char *words[NEAR_WORDS])
{
	struct candidate c[CANDIDATES] = { 0 };
	size_t           letters = text_length(word);
	int              n = 0, limit = letters < LONG_LETTERS ? 1 : 2, errors;
	struct rows     *r = db_query(rq->db, near_alike, .word = TEXT(word), .limit = INT(ALIKE_MAX));

	while (db_next(r)) {
		const char *other = db_text(r, near_alike_word);

		if (!begins(other, word) && (errors = text_distance(word, other, limit)) <= limit)
			keep(c, &n, (struct candidate){ arena_text(rq->arena, other), errors, 0 });
	}
	if (n > 0 || letters < BEGUN_LETTERS)
		return choose(rq, c, n, words);
	limit = letters < LONG_BEGUN ? 1 : 2;
	r = db_query(rq->db, near_begun, .word = TEXT(word), .limit = INT(BEGUN_MAX));
	while (db_next(r)) {
		const char *other = db_text(r, near_begun_word);

		if (!begins(other, word) && (errors = text_distance_begun(word, other, limit)) <= limit)
			keep(c, &n, (struct candidate){ arena_text(rq->arena, other), errors, 0 });
	}
	return choose(rq, c, n, words);
}

/* At most three of its trigrams, each in quotes for FTS5: its beginning, middle and end.  All
 * of them would say no more, as the words found are looked at, and would be slower. */
static const char *
trigrams(struct request *rq, const char *part)
{
	size_t      at[LETTERS_MAX + 2], n = 0, last;
	const char *match = "";

	for (const char *p = part; n <= LETTERS_MAX && *p != '\0'; letter_next(&p))
		at[n++] = (size_t)(p - part);
	if (n < PART_LETTERS || n > LETTERS_MAX)
		return match;
	at[n] = strlen(part);
	last = n - PART_LETTERS;
	for (size_t i = 0; i <= 2; i++)
		if (i == 0 || last * i / 2 != last * (i - 1) / 2)
			match = arena_printf(rq->arena, "%s\"%s\" ", match, arena_bytes(rq->arena,
			    part + at[last * i / 2], at[last * i / 2 + PART_LETTERS] - at[last * i / 2]));
	return match;
}

int
near_inside(struct request *rq, const char *part, const char *words[NEAR_WORDS])
{
	struct candidate c[CANDIDATES] = { 0 };
	const char      *match = trigrams(rq, part);
	int              n = 0;
	struct rows     *r;

	if (*match == '\0')
		return 0;
	r = db_query(rq->db, near_parts, .match = TEXT(match), .part = TEXT(part),
	    .limit = INT(CANDIDATES));
	while (db_next(r))
		c[n++] = (struct candidate){ arena_text(rq->arena, db_text(r, near_parts_word)), 0, 0 };
	return choose(rq, c, n, words);
}
