/*
 * photo: from what a camera or a browser sent to the pictures that the book keeps: two of
 * a face, square, or one of a sheet of paper, whole; upright, small, and with nothing in
 * them but the picture.
 *
 * JPEG, PNG and WebP only, known by their first bytes and not by what anybody calls them,
 * of at most 25 megapixels, which is read before anything is decoded.  All of it happens
 * in a sandbox; a picture that is cut off is refused and not half shown.
 */
#ifndef PHOTO_H
#define PHOTO_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

enum {
	PHOTO_SENT_MAX = 8 << 20,   /* bytes that a sent picture may have */
	PHOTO_PIXELS_MAX = 25000000,
	PHOTO_FACE = 512,           /* pixels of a side, */
	PHOTO_FACE_MAX = 60 << 10,  /* and at most so many bytes */
	PHOTO_MINI = 96,
	PHOTO_MINI_MAX = 4 << 10,
	PHOTO_PAPER = 1400,         /* of the longer side, at most: handwriting is read in it */
	PHOTO_PAPER_MAX = 300 << 10
};

/* Both JPEG. */
struct photo {
	const void *face, *mini;
	size_t      face_size, mini_size;
};

/* Takes up to SANDBOX_WAIT, so never inside a transaction that writes. */
bool photo_make(struct arena *, const void *bytes, size_t size, struct photo *);

/* The same for a sheet of paper, a JPEG too: its bytes, or NULL. */
const void *photo_paper(struct arena *, const void *bytes, size_t size, size_t *paper_size);

#endif
