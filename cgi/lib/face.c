/*
 * face: see face.h.
 */
#include "face.h"

#include "text.h"
#include "view.h"

void
face_fill(struct view *v, int64_t id, const char *name, const char *picture)
{
	/* Fibonacci hashing: neighbours get different cloths. */
	(void)picture;
	uint64_t hash = (uint64_t)id * UINT64_C(0x9E3779B97F4A7C15);

	view_int(v, "cloth", 1 + (long long)(hash >> 61));
	view_int(v, "weave", 1 + (long long)(hash >> 59 & 3));
	view_text(v, "initials", text_initials(view_arena(v), name));
}
