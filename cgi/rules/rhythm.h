/*
 * rhythm: how often somebody comes, from their own visits.
 *
 * The usual gap is the median of the days between the latest visits: one long holiday or
 * one week of daily visits does not move it (the median as a robust average: Tukey,
 * Exploratory Data Analysis, 1977).  Two visits on one day are one.
 */
#ifndef RHYTHM_H
#define RHYTHM_H

#include <stdint.h>

enum {
	RHYTHM_GAPS = 12,    /* so many of the latest gaps are looked at */
	RHYTHM_LEAST = 2     /* fewer gaps than these are no rhythm */
};

/*
 * The usual gap in days, of days since 1970 from the latest to the earliest, with a space
 * between two ("20370 20363 20356" gives 7); 0 when there are too few to tell.
 */
int64_t rhythm_usual_gap(const char *days);

#endif
