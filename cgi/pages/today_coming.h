/*
 * today_coming: the birthdays and moments that Today, the day sheet and the half hour look
 * ahead to.  However many people have one on each day, only so many rows are read.
 */
#ifndef TODAY_COMING_H
#define TODAY_COMING_H

#include <stdbool.h>
#include <stdint.h>

struct request;

enum { COMING_MAX = 60 };

struct coming {
	int64_t     person_id;
	int64_t     moment_id; /* 0 for a birthday: see coming_plan */
	int64_t     day;       /* on which it comes, or the first of the month */
	int64_t     to_day;    /* the last day of a trip, or 0 */
	int         year;      /* in which it falls: gestures are of a year */
	int         minute;    /* of the day, -1: all day */
	bool        now;       /* its time to tell has come, at a time of this day */
	bool        month;     /* some time in the month */
	bool        major, regular;
	bool        personal;  /* its words are theirs, and nothing to hang on a wall */
	const char *name, *picture;
	const char *what;      /* "Turns 65", "Interview, at the town hall" */
	const char *plain;     /* the same for a wall: "Birthday" */
	const char *title;     /* of a moment, by itself: "Interview"; "" of a birthday */
	const char *offer;     /* what we offer before it, or "" */
};

/*
 * What comes from one day to another, at most n, in this order: what has a time and is to
 * be told of now; then day by day, major ones first; and what is some time in this month.
 *
 *   - A birthday of 29 February comes on the 28th in other years.
 *   - A moment with a lead of its own is there from its lead on, until it is over, and
 *     never before; so one at 11:30 with a lead of twenty minutes comes at 11:10.
 *   - Nothing of those with whom we keep it business.
 */
int coming_find(struct request *, int64_t from, int64_t to, struct coming *, int n);

/* "11:30", "Today", "Tomorrow", "Thursday", "3 December", "Until Friday", "This month". */
const char *coming_when(struct request *, const struct coming *);

/* What is planned: "We offer: five minutes. Planned: a card", or "". */
const char *coming_plan(struct request *, const struct coming *);

/* What they tend to do before such a moment, where somebody has seen it, or "". */
const char *coming_pattern(struct request *, const struct coming *);

/*
 * A stretch of days as it stands in the calendar, of each year: two where a year turns.
 * Its end holds 29 February where that comes on the 28th.
 */
struct stretch {
	int year, low_month, low_day, high_month, high_day;
};
int coming_stretches(int64_t from, int64_t to, struct stretch[2]);

/* On which day of a year a date falls. */
int64_t coming_day(int year, int month, int dayofmonth);

/* "65, one to mark": the age turned, or "" when the year is not known. */
const char *coming_age(struct request *, int64_t birth_year, int year);

/* "3 December", with the year when it is not this one. */
const char *coming_date(struct request *, int64_t day);

#endif
