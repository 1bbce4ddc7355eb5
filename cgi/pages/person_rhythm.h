/*
 * person_rhythm: when somebody comes, on their page, and what is said of it by hand.
 */
#ifndef PERSON_RHYTHM_H
#define PERSON_RHYTHM_H

#include <stdint.h>

struct request;

/* The card partials/person_rhythm.html, and what the greeting card says of an absence. */
void rhythm_fill(struct request *, int64_t person_id);

/*
 * "Not seen for 37 days." of a regular who is past their day and was not here today, "First
 * time in 37 days." of one whose visit of today came after such a gap, else "".  From a
 * hundred days on the month is said.
 */
const char *rhythm_absence(struct request *, int64_t person_id);

#endif
