/*
 * ical: a calendar as calendar programs read it (RFC 5545): lines that end in CR and LF,
 * none of more than 75 bytes, and no letter cut in two.
 */
#ifndef ICAL_H
#define ICAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

struct ical;

struct ical_event {
	const char *uid;      /* the same in every reading */
	const char *title;
	const char *place;    /* "" is none, as with the next */
	const char *note;
	int64_t     stamp;    /* when it was written down */
	int64_t     day;      /* its first day, and its last */
	int64_t     last_day;
	int64_t     at;       /* its time where it has one, or 0: all day */
	bool        yearly;   /* comes again each year */
	bool        leap;     /* and that on the last of February */
	int64_t     lead;     /* minutes before, -1: nobody is to be told */
};

/* Begin one that is called so; about so many events will be in it. */
struct ical *ical_new(struct arena *, const char *name, int events);

void ical_add(struct ical *, const struct ical_event *);

/* End it: its text, and how many bytes. */
const char *ical_end(struct ical *, size_t *size);

#endif
