/*
 * age: an age or a birthday as people give it, and no more certain than they gave it.
 */
#ifndef AGE_H
#define AGE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

/*
 * Either a birthday (year, month, day; 0 is unknown; a day never stands without its
 * month) or an age in years from low to high (-1 is unknown).  An exact age has both
 * alike.  Nothing is ever worked out from a range.
 */
struct age {
	int year;
	int month;
	int day;
	int low;
	int high;
};

/*
 * Understand what was said; false, and an age of which all is unknown, when it is
 * none of these.  Case and white space do not matter; years are 1880 to 2200, ages
 * 0 to 120.
 *
 *   34, aged 34, 34 years old      34 to 34
 *   18-24, 18–24, 18 to 24         18 to 24
 *   about 20, around, circa, ca.,  18 to 22: "about" gives a tenth either way, and two
 *     approximately, roughly, ~20    years at least, so it never becomes an exact age
 *   fifties, 50s, in her fifties   50 to 59, and so from twenties to nineties;
 *     in her late fifties, teens     early, mid and late are too vague to narrow it
 *   14 March, March 14, 14th of March, 14.3., 14 March, year unknown
 *   14 March 1960, March 14, 1960, 14.3.1960 (the day first), 1960-03-14
 *   March 1960, 1960, born 1960, born in March 1960, born on 14 March
 *
 * Months are English, whole or their first three letters.  29 February needs no leap
 * year as long as no year is given.
 */
bool age_parse(const char *said, struct age *);

/*
 * Whether it can be true of somebody alive today: a birthday to come, or one more
 * than 130 years ago, cannot.
 */
bool age_possible(const struct age *, int64_t today);

/*
 * How it is shown: as it was said.  An age that was said on a day more than half a
 * year (180 days) ago says when: "about 20 (in March)".
 */
char *age_words(struct arena *, const char *said, const struct age *, int64_t age_day,
                int64_t today);

#endif
