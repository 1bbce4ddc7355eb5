/*
 * taste: what the members of a family have in common, and what only one of them has.
 */
#ifndef TASTE_H
#define TASTE_H

#include <stdint.h>

#include "arena.h"

enum {
	TASTE_MEMBERS = 12, /* at most */
	TASTE_ALL = -1,     /* every member has it, and alike */
	TASTE_SOME = -2,    /* several have it, or not all of them alike */
	TASTE_FAMILY = -1
};

/* One thing that is known of one member, or of them all. */
struct taste_note {
	int         member;      /* from 0, or TASTE_FAMILY */
	unsigned    except;      /* of a family's: a bit for each member for whom it is not so */
	const char *kind;        /* loves, likes, neutral, dislikes, hates; a family's may be any */
	const char *thing;       /* in words */
	int64_t     interest_id; /* what makes two things one; 0: their words, folded */
};

struct taste_row {
	const char *thing;
	const char *kinds[TASTE_MEMBERS]; /* NULL: not known of this member */
	unsigned    except;               /* those for whom the family's is not so */
	int         who;                  /* TASTE_ALL, TASTE_SOME, or the only member */
	const struct taste_note *family;  /* the note of the family, or NULL */
};

/*
 * Make rows (room for n) of n notes: what all share first, then what some do, then what
 * is only one member's; in each of these in the order of the notes.  Of two notes of one
 * member about one thing the first counts, and a member's own before the family's.
 * "Alike" is liking, or disliking, or neither.  Gives how many.
 */
int taste_rows(struct arena *, const struct taste_note *, int n, int members,
    struct taste_row *rows);

#endif
