/*
 * likely: who is likely in now: whoever came within an hour of this one on the last
 * such weekday; where nobody did, as before opening, who came next on that day.  A week
 * on which the shop was closed is passed over, up to four of them.
 */
#ifndef LIKELY_H
#define LIKELY_H

#include <stdbool.h>
#include <stdint.h>

struct request;

enum { LIKELY_MAX = 5 };

struct likely {
	int64_t ids[LIKELY_MAX]; /* in the order in which they came */
	int     n;
	int     weeks;           /* how many weeks ago that was */
	bool    later;           /* they came later than at this hour */
	int64_t first;           /* when the first of them came */
};

void likely_find(struct request *, struct likely *);

#endif
