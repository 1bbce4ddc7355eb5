/*
 * usuals: what somebody usually has, and starting it: the table usual is what counts, and
 * person.usual, which lists show, is the first of it.
 */
#ifndef USUALS_H
#define USUALS_H

#include <stdbool.h>
#include <stdint.h>

struct request;

/*
 * What the one field of a form says of somebody's usual: it is the name of the first from
 * now on, whose how and when stay; "" takes the first away.
 */
void usual_say(struct request *, int64_t person_id, const char *name);

/* What they have at this time of the week, with how: "Flat white, extra hot"; or "". */
const char *usual_of(struct request *, int64_t person_id);

/* The card on the page of rq->id, partials/person_usuals.html, and what was started there. */
void usuals_fill(struct request *);

/*
 * Put something on the preparation list.  What is on it for this person from the last ten
 * minutes is not put there again.  Gives its row, and again whether it stood there.
 */
int64_t preparation_start(struct request *, int64_t person_id, const char *text,
    const char *remark, bool *again);

/* One of our own addresses to go back to, or NULL. */
const char *preparation_back(const char *address);

/* The note "On the preparation list. Undo" on a person's page, as ?started= says. */
void preparation_note(struct request *);

#endif
