/*
 * avatar_start: an avatar drafted from a segment: what many of its people share, each a line
 * of the block where it belongs, with how many of them it is true of.
 *
 * Such a line is kept with its rule while it stands as it was drafted.  Put into other words
 * it is our guess again.
 */
#ifndef AVATAR_START_H
#define AVATAR_START_H

#include <stdbool.h>
#include <stdint.h>

struct request;
struct segment;

enum {
	AVATAR_DRAFTED = 24, /* lines */
	AVATAR_FEW = 10,     /* fewer people than these make no picture */
	AVATAR_RULE = 200    /* letters of a line's rule, as the book keeps it */
};

struct avatar_drafted {
	int64_t     block_id;
	const char *text;        /* "Asks where the beans come from" */
	const char *rule;        /* of one line, see segment.h of rules */
	int64_t     fit, people; /* true of so many of the members */
};

/*
 * The lines for these people: what the segment says of them, then what they share beside it,
 * the most telling first, at most AVATAR_DRAFTED; returns how
 * many.  people tells how many they are.
 */
int avatar_start(struct request *, const struct segment *, struct avatar_drafted *, int64_t *people);

/* The line of one rule.  False for a rule of which no avatar would speak, or that is none. */
bool avatar_start_line(struct request *, const char *rule, struct avatar_drafted *);

/*
 * Of how many members a rule of one line is true: fit and people of the line.  False, and 0 of
 * 0, for what is no rule of one line.
 */
bool avatar_start_count(struct request *, const struct segment *, struct avatar_drafted *);

#endif
