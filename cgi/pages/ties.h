/*
 * ties: what two people are to each other, one row that is read from both sides.
 */
#ifndef TIES_H
#define TIES_H

struct request;

enum { TIES_MAX = 12 }; /* shown of one person */

/* "Knows" on the page of rq->id: partials/person_ties.html. */
void ties_fill(struct request *);

#endif
