/*
 * offer: what the shop could do for somebody, from one line of how they buy or of what
 * bothers them.
 */
#ifndef OFFER_H
#define OFFER_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

/* One of the shop's offers, and how it stands with this person. */
struct offer {
	int64_t     id, stage_id; /* the stage that it suits; 0: any, and what bothers */
	const char *name;
	const char *words;        /* and a line with one of these, between commas; "": with any */
	int         helped, failed; /* how often, of late, with whoever it was */
	bool        refused;      /* it got a no from them, or made it worse */
	bool        open;         /* it is being tried with them */
};

/*
 * Whether an offer suits a line: of its stage, if it has one, and with one of its words.
 * Case and accents do not matter.  A word of four letters and more also finds those that
 * begin so ("wait" finds "waiting"), a shorter one is meant as it stands; several words
 * between two commas must follow each other.  What bothers is a line of the stage 0.
 */
bool offer_suits(struct arena *, const struct offer *, int64_t stage_id, const char *text);

/*
 * The places of at most max offers that suit the line, the best first: none that got a no
 * from this person or is being tried with them; those that helped more often before the
 * others, then those that failed less, then those whose words stand in the line before those
 * of its stage alone, then as they stand.  Gives how many.
 */
int offer_choose(struct arena *, const struct offer *, int n, int64_t stage_id, const char *text,
    int *places, int max);

#endif
