/*
 * tags: the few words by which a shop calls somebody to mind, written with commas between.
 */
#ifndef TAGS_H
#define TAGS_H

#include "arena.h"

enum { TAGS_MOST = 10, TAG_LETTERS = 30, TAGS_LETTERS = 160 };

/*
 * As the book keeps them: "Comes with the dog, Own cup".  Each is trimmed and stands once,
 * as it was first written, whatever its case and accents; the signs " and \ are left out.
 * What has neither a letter nor a digit is no tag.  NULL for too many or too long, with the
 * complaint.
 */
const char *tags_kept(struct arena *, const char *typed, const char **why);

#endif
