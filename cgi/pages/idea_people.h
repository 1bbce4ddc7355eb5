/*
 * idea_people: whom an idea may suit, out of those for whom its avatar speaks.
 */
#ifndef IDEA_PEOPLE_H
#define IDEA_PEOPLE_H

#include <stdint.h>

struct request;

/*
 * The section PROPOSED with up to seven people of the avatar's segment who are not among those
 * of the idea yet, those of whom most of its lines are true first, each with these lines.
 */
void idea_people_fill(struct request *, int64_t idea_id, int64_t avatar_id);

#endif
