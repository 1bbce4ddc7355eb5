/*
 * find: who is meant by a few letters: a name, a nickname, what one sees, a household,
 * a pet, a telephone number, something we know of them or of their family.
 */
#ifndef FIND_H
#define FIND_H

#include <stdint.h>

struct request;
struct view;

enum { FIND_MAX = 20 };

struct found {
	int64_t     id;
	const char *fact;  /* what we know that matched, as it is told, or NULL: a word did */
	const char *words; /* what found them: as typed, or with other words instead */
	enum { FOUND_AS_TYPED, FOUND_NEAR, FOUND_INSIDE } how;
};

/*
 * Fill found with at most limit (<= FIND_MAX) people, best first: those whose name begins
 * so, then the latest visitors, then those of whom we know such a thing.  Gives how many.
 */
int find_exactly(struct request *, const char *typed, struct found *found, int limit);

/*
 * The same; and where those are fewer than three, behind them whoever is found when typing
 * errors are forgiven (FOUND_NEAR), and by the middle of a word (FOUND_INSIDE).
 */
int find_people(struct request *, const char *typed, struct found *found, int limit);

/* The row of partials/found.html for one of them, which says why they were found. */
void found_fill(struct request *, struct view *, const struct found *);

/* The words of a query, folded: what is looked for, at most FIND_WORDS of them. */
enum { FIND_WORDS = 6 };
int find_cut(struct request *, const char *typed, const char *words[FIND_WORDS]);

#endif
