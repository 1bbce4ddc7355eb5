/*
 * bench_everyday: what every day brings to the book to measure on: birthdays, moments, what
 * is open, gifts, usuals, what is prepared, places and favourites, offers, a calendar link.
 * Of all that grows with a shop there is as much for each of its people in a small book as in
 * a large one; of what a page shows of today there is as much as it ever shows.
 */
#ifndef BENCH_EVERYDAY_H
#define BENCH_EVERYDAY_H

#include "invent.h"

/* One of a list, as the dice fall. */
#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))
#define ANY(dice, list) ((list)[dice_roll((dice), COUNT(list))])

/* The secret of the calendar link, which tests/bench asks for. */
#define BENCH_CALENDAR "a-calendar-to-measure-on-with-2000-moments_"

/* A birthday; month 0 is not known, and so is year 0. */
struct born {
	int year, month, day;
};

/* Most have said when it is, two in three of these the year too. */
struct born bench_born(struct dice *);

/* All the rest, once the people and their visits are in the book. */
void bench_everyday(struct book *, const struct hand *team, int hands, int people);

#endif
