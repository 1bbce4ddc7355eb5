/*
 * measure: what somebody who measures writes down: 38, 38.5, 38,5, 15 1/2, 15½, 15-1/2,
 * 3/8, 102 cm, 40".  It is kept as written; as a number it is only compared.
 *
 * Fractions are those of a tape: halves to sixteenths, and below one.  So 32/34 is a size
 * and no number, as is 40R; such is a text, which is as good as a number but for the
 * difference.
 */
#ifndef MEASURE_H
#define MEASURE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

enum { MEASURE_UNITS = 5 };
extern const char *const measure_units[MEASURE_UNITS + 1]; /* cm, mm, …; ended by NULL */

/*
 * What is said as thousandths.  The unit is "" or one of measure_units, if one is written
 * behind the number.  False for what is no number; the unit is then "".
 */
bool measure_parse(const char *said, int64_t *parts, const char **unit);

/* One value as the book has it; the unit is said behind it where it does not say it itself. */
struct measure {
	const char *said, *unit;
	int64_t     parts;
	bool        number;
};

/* From what was written and the unit chosen beside it; what is written counts. */
struct measure measure_of(const char *said, const char *unit);

/* "15½ in", "40"", "40R". */
const char *measure_words(struct arena *, const struct measure *);

/*
 * What has changed since the one before: "1.5 cm more", "½ in less", "was 40R" where there
 * is nothing to reckon (a text, another unit), "" where nothing changed.  Fractions where
 * the newer one is written with one, or the older one and the newer one is whole; a comma
 * where the newer one has one.
 */
const char *measure_change(struct arena *, const struct measure *before, const struct measure *now);

/* How many whole months lie between two days. */
int64_t measure_months(int64_t day, int64_t today);

#endif
