/*
 * ground: what somebody has in common with whoever is signed in, and with whom of the team
 * they have more.  What they keep to business, what they cannot stand, and whoever no
 * longer works here are left out.
 */
#ifndef GROUND_H
#define GROUND_H

#include <stdint.h>

struct request;

/* The cards of partials/person_ground.html: "You and Fred", and who went to the same school. */
void ground_fill(struct request *, int64_t person_id);

/* "You both: cycling." or "Ask Tom over: chess.", or "" where there is nothing. */
const char *ground_words(struct request *, int64_t person_id);

#endif
