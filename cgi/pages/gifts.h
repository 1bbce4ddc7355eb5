/*
 * gifts: what they gave us and whether we have thanked them, what we did for them beyond
 * the sale, and ideas for giving back.
 */
#ifndef GIFTS_H
#define GIFTS_H

#include <stdint.h>

struct request;

/*
 * Write one down; way is in, out or idea, to_id for whom of the team (0: for all of us),
 * visit_id 0 for no visit.
 */
int64_t gift_give(struct request *, int64_t person_id, const char *way, const char *text,
    int64_t to_id, int64_t day, int64_t visit_id);

/* "Gifts" on the page of rq->id: partials/person_gifts.html. */
void gifts_fill(struct request *);

/* What waits for a thank-you of whoever is signed in: partials/me_gifts.html. */
void gifts_fill_mine(struct request *);

#endif
