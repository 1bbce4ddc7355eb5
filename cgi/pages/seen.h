/*
 * seen: in how many real people each thing that an avatar says is seen, for whoever shows
 * avatars: their pages, paper, the page of the evidence.  The rules are in
 * cgi/rules/evidence.h.
 *
 *	struct avatar_block blocks[AVATAR_BLOCKS];
 *	int                 n = avatar_claims(rq, &line, blocks);
 *	struct evidence    *e = evidence_of(rq, &line, blocks, n);
 *
 *	words = evidence_words(rq, e->fit[b][c], e->people);
 */
#ifndef SEEN_H
#define SEEN_H

#include <stdbool.h>
#include <stdint.h>

#include "avatars.h"
#include "evidence.h"

struct request;
struct view;

/*
 * All claims of an avatar at once.  fit is -1 for our guess, and for what was shown by
 * something that is no longer in the book (gone).  Without a segment it is counted among all
 * customers.
 */
struct evidence {
	bool           speaks;  /* for a segment */
	const char    *segment; /* its name */
	struct segment members;
	int64_t        people;
	int64_t        fit[AVATAR_BLOCKS][AVATAR_LINES];
	bool           gone[AVATAR_BLOCKS][AVATAR_LINES];
	int            seen, guessed; /* claims of either kind */
};
struct evidence *evidence_of(struct request *, const struct avatar_line *,
    const struct avatar_block *, int n);

/* Of one claim: how many, and of how many members; -1 for our guess. */
int64_t evidence_fit(struct request *, const struct avatar_line *, const struct avatar_claim *,
    int64_t *of);

/* "our guess", "seen in 12 of 38". */
const char *evidence_words(struct request *, int64_t fit, int64_t of);

/* The members for whom it speaks.  False, and everybody, when that is no segment. */
bool evidence_members(struct request *, const struct avatar_line *, struct segment *,
    const char **name);

/* Read a claim's rule.  False where it is none, or asks for what is no longer in the book. */
bool evidence_rule(struct request *, const char *rule, struct segment *);

/*
 * {{evidence_words}} of a claim into its view; in SEEN_LINK with {{evidence_claim}} where the
 * owner may open the people, else in SEEN_PLAIN or, of a guess, GUESSED.
 */
void evidence_show(struct request *, struct view *, const struct avatar_claim *, int64_t fit,
    int64_t of);

/*
 * Count the claims that were not counted in this quarter yet: for the first visit of a month,
 * and whenever a claim is given a rule.
 */
void evidence_keep(struct request *);

/* "spring": a quarter by the shop's own season, else its month. */
const char *evidence_season(struct request *, int64_t quarter);

/* Up to three short things that members said, into rows of QUOTES. */
void evidence_quotes(struct request *, const struct segment *members, int64_t people);

#endif
