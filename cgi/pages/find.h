/*
 * find: who is meant by a few letters: a name, a nickname, what one sees, a household,
 * a telephone number, something we know.
 */
#ifndef FIND_H
#define FIND_H

#include <stdint.h>

struct request;
struct view;

enum { FIND_MAX = 20 };

struct found {
	int64_t     id;
	const char *fact; /* what we know that matched, or NULL: name or looks did */
};

/*
 * Fill found with at most limit (<= FIND_MAX) people, best first: those whose name begins
 * so, then the latest visitors, then those of whom we know such a thing.  Gives how many.
 */
int find_people(struct request *, const char *typed, struct found *found, int limit);

/* The row of partials/found.html for one of them. */
void find_fill(struct request *, struct view *, const struct found *, const char *typed);

#endif
