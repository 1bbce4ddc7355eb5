/*
 * rhythm: how often somebody comes and when, from their own visits.
 *
 * The usual gap is the median of the days between the latest visits: one long holiday or
 * one week of daily visits does not move it (the median as a robust average: Tukey,
 * Exploratory Data Analysis, 1977).  Two visits on one day are one.  That somebody is
 * missed is measured by their own gap and not by the shop's, as in the models of customers
 * without a contract, where the same silence means more the more often somebody came
 * (Schmittlein, Morrison and Colombo, Counting Your Customers, 1987); of these only the
 * thought is taken, since a rule must be one that can be said aloud.
 *
 * Five visits make a regular.  A regular is late after more than twice the usual gap and
 * more than 14 days.  The columns person.regular and person.late_day say the same in SQL,
 * and a test compares both.
 */
#ifndef RHYTHM_H
#define RHYTHM_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

enum {
	RHYTHM_GAPS = 12,      /* so many of the latest gaps are looked at */
	RHYTHM_LEAST = 2,      /* fewer gaps than these are no rhythm */
	RHYTHM_REGULAR = 5,    /* so many visits make a regular */
	RHYTHM_PATIENCE = 14,  /* nobody is missed within so many days */
	RHYTHM_UNSAID = -1,    /* nobody said by hand whether they are a regular */
	RHYTHM_WEEKS = 8,      /* who is likely: so many of the same weekday are looked at */
	RHYTHM_OFTEN = 3,      /* and so many of them are enough */
	RHYTHM_SPAN = 26 * 7,  /* the days of a heat strip */
	RHYTHM_VISITS = 24,    /* so many of the latest tell when somebody comes */
	RHYTHM_PARTS = 7,      /* the bit of the morning */
	RHYTHM_STEPS = 4       /* once, a few times, often, nearly always */
};

/*
 * The usual gap in days, of days since 1970 from the latest to the earliest, with a space
 * between two ("20370 20363 20356" gives 7); 0 when there are too few to tell.
 */
int64_t rhythm_usual_gap(const char *days);

/*
 * On which days of the week and at what time of the day somebody comes, of the times of their
 * latest visits, with a space between two: bit 0 is Monday, bit RHYTHM_PARTS the morning, then
 * midday, the afternoon and the evening.  A weekday needs three of the latest 24 visits and a
 * fifth of them, a time of the day three and a third.
 */
int64_t rhythm_came(const char *times);

/* What the visits of a customer say, and what was said by hand. */
struct rhythm {
	int64_t visits;    /* in the shop */
	int64_t gap;       /* the usual one; 0 is not known */
	int     hand;      /* 1 a regular, 0 none, RHYTHM_UNSAID */
	int64_t late_hand; /* missed after so many days; 0 was not said */
};

bool rhythm_regular(const struct rhythm *);

/* After how many days a regular is missed; 0 when that is not to be told, or no regular. */
int64_t rhythm_late_after(const struct rhythm *);

/* The first day on which they are missed when last seen on that day, or 0. */
int64_t rhythm_late_day(const struct rhythm *, int64_t last_day);

/* "Comes about every 7 days.", that it is too early to tell, or "" before the first visit. */
const char *rhythm_gap_words(struct arena *, const struct rhythm *);

/* The rule in words: "Comes about every 7 days. Missed after 2 weeks." */
const char *rhythm_words(struct arena *, const struct rhythm *);

/* "2 weeks", "9 days": whole weeks are said as such. */
const char *rhythm_days_words(struct arena *, int64_t days);

/*
 * Whether somebody who was seen in this hour on so many of the last days of this weekday
 * is likely in now: on three of eight; of fewer days on which the shop had visitors, on
 * half of them.
 */
bool rhythm_likely(int seen, int days);

/* The second of the day by the clock on the wall, and the time when it shows that. */
int     rhythm_second(int64_t at);
int64_t rhythm_at(int64_t day, int second);

/* One visit: its day, and its second of the day by the clock. */
struct rhythm_visit {
	int64_t day;
	int     second;
};

/* Weekdays (from Monday) by hours: on how many days they were here then. */
struct rhythm_heat {
	int weeks;              /* from the first to the last visit, at least one */
	int times[7][24];
	int days[7];            /* on how many Mondays, … */
	int first, last;        /* the hours to be drawn: theirs, and ten at least */
};

/* Of visits from the latest to the earliest; those older than RHYTHM_SPAN count nothing. */
void rhythm_heat(const struct rhythm_visit *, int n, struct rhythm_heat *);

/* 0 to RHYTHM_STEPS, and "" or "Once", "A few times", "Often", "Nearly always". */
int         rhythm_step(int times, int weeks);
const char *rhythm_step_words(int step);

/* "Tuesdays and Thursdays, ten o’clock", or "On no day more than on others". */
const char *rhythm_when_words(struct arena *, const struct rhythm_visit *, int n);

#endif
