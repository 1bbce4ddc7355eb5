/*
 * avatar_print: what the sheets of the board share: the paper, the day, and how what an avatar
 * says is worded and measured.  A sheet is one page whatever is written, see paper.h of rules.
 */
#ifndef AVATAR_PRINT_H
#define AVATAR_PRINT_H

#include <stdbool.h>

#include "avatars.h"
#include "paper.h"

/* The paper that is asked for or else the shop's, and what all sheets say of the day. */
void print_begin(struct request *);

/* "Bruno is made up. He stands for 38 people." */
const char *print_made_up(struct request *, const struct avatar_line *);

/*
 * The size of a name: the largest of sizes (which end with 0) up to most in which no word of it
 * is broken and it takes two lines at most, or else the smallest.
 */
int print_name_size(const char *name, const int *sizes, int most, double column);

/* How long a claim is with its words behind it, and what is said before, in millimetres. */
double print_claim_long(struct request *, enum paper_cut, const char *before,
    const struct avatar_claim *, double points, double column, double line);

/* A block with its first lines, as it stands in a column of answers. */
double print_block_long(struct request *, const struct avatar_block *, int shown, double points,
    double column);
/* Each line with its words: "our guess", or "seen in 24" of those for whom it speaks. */
void print_block_fill(struct request *, struct view *, const struct avatar_line *,
    const struct avatar_block *, int shown);

/*
 * What the wall sheet has no room for, "A day and How he shops", or "" when all is on it.
 */
const char *print_left_out(struct request *, const struct avatar_line *);

/* So large are its headings, and the smallest there is on paper. */
#define PRINT_HEADING 10.5
#define PRINT_SMALL 9.5

#endif
