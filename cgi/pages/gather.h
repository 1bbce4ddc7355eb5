/*
 * gather: what the book knows of somebody, as the brief wants it.
 */
#ifndef GATHER_H
#define GATHER_H

#include <stdbool.h>
#include <stdint.h>

#include "brief.h"

struct request;

/*
 * Everything that a brief is made of: the newest facts of each kind, those of the family
 * that are theirs too, who belongs to them, and what is open.  It costs the same however
 * much is known.  False when there is no such page.
 */
bool gather_person(struct request *, int64_t id, struct brief_person *);

#endif
