/*
 * places: where somebody likes to sit, on one form with by whom they like to be served.
 */
#ifndef PLACES_H
#define PLACES_H

#include <stdint.h>

struct request;

/* On the page of rq->id: partials/person_place.html, and the way to the form. */
void place_fill(struct request *);

/*
 * Of somebody who is likely in now: who else is, and likes to sit there too, and where this
 * one might sit instead: "Tomasz is likely in now too, and sits there. Second choice: the
 * bar."  "" where there is no such clash.
 */
const char *place_clash(struct request *, int64_t person_id);

#endif
