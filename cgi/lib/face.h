/*
 * face: the monogram of somebody, on the book cloth that is theirs for good.
 */
#ifndef FACE_H
#define FACE_H

#include <stdint.h>

struct view;

/*
 * {{cloth}} 1..8, {{weave}} 1..4 and {{initials}}.  Cloth and weave come from the id and
 * not from the name, so that they survive a correction.
 */
void face_fill(struct view *, int64_t id, const char *name);

#endif
