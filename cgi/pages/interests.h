/*
 * interests: the things that people love or cannot stand, each of which is one thing.
 */
#ifndef INTERESTS_H
#define INTERESTS_H

#include <stdint.h>

struct request;

enum { AREA_OTHER = 12, AREA_SCHOOL = 11 }; /* area.id; see db/schema.sql */

/*
 * The interest of this name, however it is written, made if there is none yet: then in
 * this area (0: in Other).  0 for a name without letters and digits.
 */
int64_t interest_named(struct request *, const char *name, int64_t area_id);

/* The interest that a text names by whole words, the longest of several, or 0. */
int64_t interest_spotted(struct request *, const char *text);

#endif
