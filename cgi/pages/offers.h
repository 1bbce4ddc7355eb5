/*
 * offers: what the shop can do for somebody, suggested beside how they buy and what bothers
 * them; tried in one tap, and asked about afterwards like everything else that was tried.
 */
#ifndef OFFERS_H
#define OFFERS_H

#include <stdbool.h>
#include <stdint.h>

enum { OFFERS_MAX = 40 }; /* of one shop */

struct matter;
struct offers;
struct request;
struct view;

/* The offers of the shop as they stand with this person; NULL while there are none. */
struct offers *offers_read(struct request *, int64_t person_id);

/*
 * What would suit a line of theirs, as the section OFFERS of its view, which
 * partials/offer_line.html shows.  NULL for the offers shows nothing.
 */
void offers_fill(struct request *, struct view *, struct offers *, const struct matter *);

/* The same for what bothers them most lately: the section OFFERS_BOTHER of a view. */
void offers_fill_bothers(struct request *, struct view *, struct offers *, int64_t person_id);

/* Whether this one got a no from them, is being tried with them, or is an offer no more. */
bool offers_taken(struct request *, int64_t person_id, int64_t offer_id);

/* Of the latest so many times that it was tried: how often it helped, and how often not. */
void offers_went(struct request *, int64_t offer_id, int limit, int *helped, int *failed);

#endif
