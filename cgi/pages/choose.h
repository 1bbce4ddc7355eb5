/*
 * choose: one customer out of the book, for a form with the fields "find", as typed, and
 * "person", who was chosen: see partials/choose_person.html.
 */
#ifndef CHOOSE_H
#define CHOOSE_H

#include <stdint.h>

struct form;
struct request;

/* Those who may be meant, each with a face and what one sees; whoever is chosen stays. */
void choose_fill(struct request *, const struct form *);

/*
 * Whom the form means, or 0 with a complaint: choose somebody, or give a name to look for.
 * Only customers will do, as an avatar speaks for them.
 */
int64_t choose_person(struct request *, struct form *);

#endif
