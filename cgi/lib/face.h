/*
 * face: the picture of somebody: a photograph, a drawing composed of parts, or else the
 * monogram on the book cloth that is theirs for good.
 */
#ifndef FACE_H
#define FACE_H

#include <stdint.h>

struct view;

/*
 * What templates/partials/face.html wants: {{cloth}} 1..8, {{weave}} 1..4 and {{initials}}.
 * Cloth and weave come from the id and not from the name, so that they survive a correction.
 * picture is person.picture: "" for the monogram.
 */
void face_fill(struct view *, int64_t id, const char *name, const char *picture);

#endif
