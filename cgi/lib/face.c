/*
 * face: see face.h.
 */
#include "face.h"

#include <stdio.h>
#include <string.h>

#include "text.h"
#include "view.h"

static bool
within(int n, int low, int high)
{
	return n >= low && n <= high;
}

bool
face_drawn(const char *picture, struct drawn *d)
{
	int end = 0;

	return sscanf(picture, "drawn %2d.%2d.%2d.%2d.%2d.%2d%n", &d->head, &d->face, &d->beard,
	           &d->glasses, &d->skin, &d->hair, &end) == 6 && picture[end] == '\0' &&
	       within(d->head, 1, FACE_HEADS) && within(d->face, 1, FACE_FACES) &&
	       within(d->beard, 0, FACE_BEARDS) && within(d->glasses, 0, FACE_GLASSES) &&
	       within(d->skin, 1, FACE_SKINS) && within(d->hair, 1, FACE_HAIRS);
}

/* Fibonacci hashing: neighbours get different cloths. */
static uint64_t
hash_of(int64_t id)
{
	return (uint64_t)id * UINT64_C(0x9E3779B97F4A7C15);
}

/*
 * Each of the three sections is settled here, as a name that a row lacks would be looked
 * for in the page around it.
 */
static struct view *
settle(struct view *v, int64_t id, const char *section)
{
	view_int(v, "cloth", 1 + (long long)(hash_of(id) >> 61));
	view_show(v, "FACE_PHOTO", false);
	view_show(v, "FACE_DRAWN", false);
	view_show(v, "FACE_MONO", false);
	return view_add(v, section);
}

void
face_fill_drawn(struct view *v, int64_t id, const struct drawn *d)
{
	struct view *drawn = settle(v, id, "FACE_DRAWN");

	view_int(drawn, "head", d->head);
	view_int(drawn, "face", d->face);
	view_int(drawn, "skin", d->skin);
	view_int(drawn, "hair", d->hair);
	view_show(drawn, "BEARDED", d->beard != 0);
	view_int(drawn, "beard", d->beard);
	view_show(drawn, "GLASSED", d->glasses != 0);
	view_int(drawn, "glasses", d->glasses);
}

void
face_fill(struct view *v, int64_t id, const char *name, const char *picture)
{
	struct view *one;
	struct drawn d;

	if (strncmp(picture, "photo ", 6) == 0) {
		one = settle(v, id, "FACE_PHOTO");
		view_int(one, "face_id", id);
		view_text(one, "photo_version", picture + 6);
	} else if (face_drawn(picture, &d))
		face_fill_drawn(v, id, &d);
	else {
		one = settle(v, id, "FACE_MONO");
		view_int(one, "weave", 1 + (long long)(hash_of(id) >> 59 & 3));
		view_text(one, "initials", text_initials(view_arena(v), name));
	}
}
