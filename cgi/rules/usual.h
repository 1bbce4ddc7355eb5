/*
 * usual: which of the things that somebody usually has is meant now.
 *
 * The one that says the fewest times of the week wins: a croissant on Saturdays over a
 * flat white every morning, and that over a tea at any time.  Of two that say as many, the
 * one that stands first.
 */
#ifndef USUAL_H
#define USUAL_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

enum {
	USUAL_EVERY_DAY = 127,
	USUAL_MAX = 12 /* of one person */
};

struct usual {
	int64_t     id;
	const char *name, *remark;
	int         days;  /* bit 0 is Monday */
	const char *part;  /* "", "morning", "midday", "afternoon" or "evening" */
};

/*
 * "morning" before eleven, "midday" before two, "afternoon" before five, then "evening",
 * which lasts until four at night.
 */
const char *usual_part(int hour);

/* Whether it is the time of this one; weekday 0 is Monday, and at night still the one before. */
bool usual_fits(const struct usual *, int weekday, int hour);

/* Which of n, in their order, is meant now; where none fits the first; -1 when n is 0. */
int usual_choose(const struct usual *, int n, int weekday, int hour);

/* "Flat white, extra hot". */
const char *usual_words(struct arena *, const char *name, const char *remark);

/* "Any time", "In the morning", "On weekdays", "On Monday and Friday, at midday". */
const char *usual_when(struct arena *, int days, const char *part);

#endif
