/*
 * likely: who is likely in now, by their own habit: those customers who came to the shop
 * within an hour of this one on at least three of the last eight days of this weekday.
 * Days on which nobody came at all do not count, and of fewer than five days half are
 * enough (see rhythm_likely), so that a young shop sees people too.
 *
 * It costs the same in any book: of each day at most 400 visits around this hour are read,
 * by the index of their times, and only who passes is looked at as a person.
 */
#ifndef LIKELY_H
#define LIKELY_H

#include <stdbool.h>
#include <stdint.h>

struct request;

enum { LIKELY_MAX = 5, LIKELY_MORE = 4 };

struct likely {
	int64_t ids[LIKELY_MAX]; /* in the order in which they usually come */
	int     n;
	int     weeks;           /* how far back the days reach that were looked at: 1 is a week */
	bool    later;           /* they come later than at this hour */
	int64_t first;           /* when the first of them usually comes, today */

	/* Who else often comes between now and a full hour about an hour ahead. */
	int64_t more[LIKELY_MORE];
	int     nmore;           /* of those in more; 0 when later */
	int     all_more;        /* how many they are altogether */
	int64_t until;           /* that full hour, today */
};

void likely_find(struct request *, struct likely *);

/* Whether somebody comes often enough on such days to be among them, whatever the hour: cheap. */
bool likely_may(struct request *, int64_t person_id);

#endif
