/*
 * curve: a line that climbs, as a drawing: what was known when.
 */
#ifndef CURVE_H
#define CURVE_H

#include <stdint.h>

#include "arena.h"

/* So much was known at a time.  Steps are in the order of time, and none goes down. */
struct curve_step {
	int64_t at, known;
};

enum { CURVE_POINTS = 60 }; /* the most that a line has, however long the history */

struct curve {
	const struct curve_step *steps;
	int                      n;
	int64_t                  from, to;      /* what the left and the right edge stand for */
	int                      width, height; /* of the box, in the units of the drawing */
};

/*
 * The line as the "d" of an SVG path: from nothing at the left edge to all of it at the
 * right one, whose top the last step touches.  Of more steps than there may be points some
 * are left out evenly, never the first or the last.  Where left and right are the same
 * time, all stands at the right.  "" when there is no step.
 */
const char *curve_line(struct arena *, const struct curve *);

/* The same, with the floor of the box: what is to be filled. */
const char *curve_area(struct arena *, const struct curve *);

/* Where a time stands on the line. */
void curve_place(const struct curve *, int64_t at, int *x, int *y);

/* How much was known at a time: of the last step before or at it, or 0. */
int64_t curve_known(const struct curve *, int64_t at);

#endif
