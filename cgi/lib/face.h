/*
 * face: the picture of somebody: a photograph, a drawing composed of parts, or else the
 * monogram on the book cloth that is theirs for good.
 *
 * person.picture, and how it is spelt:
 *
 *	""                   the monogram
 *	"photo 7"            a photograph; the number is another one with each new photograph
 *	"drawn 4.1.2.0.3.5"  head, face, beard, glasses, skin, hair: parts of peeps.svg, from 1,
 *	                     0 for no beard and no glasses
 */
#ifndef FACE_H
#define FACE_H

#include <stdbool.h>
#include <stdint.h>

struct view;

/* How many there are of each, as static/peeps.mjs and static/css/faces.css have them. */
enum {
	FACE_HEADS = 16,
	FACE_FACES = 4,
	FACE_BEARDS = 5,
	FACE_GLASSES = 4,
	FACE_SKINS = 6,
	FACE_HAIRS = 6
};

struct drawn {
	int head, face, beard, glasses, skin, hair;
};

/* Read what "drawn …" says; false for everything else. */
bool face_drawn(const char *picture, struct drawn *);

/*
 * What templates/partials/face.html and face_large.html want: one of the sections
 * FACE_PHOTO, FACE_DRAWN and FACE_MONO, with {{face_id}} and {{photo_version}}, the parts
 * drawn, or {{weave}} 1..4 and {{initials}}; and {{cloth}} 1..8.  Cloth and weave come from
 * the id and not from the name, so that they survive a correction.
 */
void face_fill(struct view *, int64_t id, const char *name, const char *picture);

/* The same of a drawing that is not kept yet. */
void face_fill_drawn(struct view *, int64_t id, const struct drawn *);

#endif
