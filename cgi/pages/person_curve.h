/*
 * person_curve: how we got to know somebody, on their page.
 */
#ifndef PERSON_CURVE_H
#define PERSON_CURVE_H

#include <stdint.h>

struct request;

/*
 * What templates/partials/person_curve.html wants: of how many facts and visits, since the
 * page was started at this time.
 */
void curve_fill(struct request *, int64_t person_id, const char *called, int64_t started,
    int64_t facts, int64_t visits);

/* "October", and "October 2025" when that is not this year: the month of a day. */
const char *curve_month_words(struct request *, int64_t day);

#endif
