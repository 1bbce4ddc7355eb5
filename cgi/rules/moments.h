/*
 * moments: when somebody's days come: birthdays and what else comes each year, and what
 * comes once.  A date may be no more than a month.  29 February comes each year: in years
 * without one it is kept on 28 February.
 */
#ifndef MOMENTS_H
#define MOMENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

enum {
	MOMENT_SHOP = -1,     /* lead: as the shop says */
	MOMENT_ALL_DAY = -1,  /* minute */
	MOMENT_BACK_DAYS = 35 /* so long a moment that was is still worth a word */
};

/* As the tables moment and person have it. */
struct moment {
	bool    yearly;
	int     year;    /* 0: not known; yearly: of the first time */
	int     month;
	int     day;     /* 0: some time in the month */
	int     minute;  /* of the day, or MOMENT_ALL_DAY */
	int64_t to_day;  /* the last day, or 0; only of what comes once */
	int64_t lead;    /* minutes, or MOMENT_SHOP */
};

/* Whether there is such a date; what comes once needs its year. */
bool moment_possible(const struct moment *);

/*
 * The day on which it falls in a year, the first of the month where the day is not known;
 * 0 when it does not come in that year.  29 February may fall on the 28th.
 */
int64_t moment_in(const struct moment *, int year);

/* Whether it is kept on 28 February in this year because there is no 29th. */
bool moment_moved(const struct moment *, int year);

/* Its last day, when it begins on this one: that of the trip, or of the month. */
int64_t moment_ends(const struct moment *, int64_t day);

/*
 * The day of the next time, which may be under way today, and of the last time that was
 * over before today; 0 when there is none.
 */
int64_t moment_next(const struct moment *, int64_t today);
int64_t moment_last(const struct moment *, int64_t today);

/*
 * Of what comes once: from when on it is shown, and when it is over.  It is shown from its
 * lead on, or from the first minute of the day so many days before it.  Something with a
 * time of the day is over when it begins; else its last day is shown to the end.  Days
 * are the shop's, so a day of 23 hours is a day.
 */
int64_t moment_shows(const struct moment *, int64_t day, int64_t shop_days);
int64_t moment_over(const struct moment *, int64_t day);

/* How many years it is since the first time, in the year of this day; 0 is not known. */
int moment_years(const struct moment *, int64_t day);

/* Whether that many years are a milestone, for a birthday or for anything else. */
bool moment_milestone(int years, bool birthday);

/*
 * "turns 65", "turned 65" of a birthday, "40 years" of others; "" where the year of the
 * first time is not known, and for a birthday "birthday".
 */
const char *moment_years_words(struct arena *, const struct moment *, int64_t day, int64_t today,
    bool birthday);

/*
 * When that is: "today", "tomorrow", "Thursday", "in 12 days"; from 29 days on, and back,
 * "on 12 May", with the year when it is another; "some time in May".  With a time of the
 * day, it follows: "Thursday at 11:30".
 */
const char *moment_when(struct arena *, const struct moment *, int64_t day, int64_t today);

/* "12 May", "12 May 2027", "May 2027", "29 February": the date as it was given. */
const char *moment_date_words(struct arena *, const struct moment *);

/* "March". */
const char *moment_month(int month);

/* "11:30", "9.15" or "9" to a minute of the day; false for anything else. */
bool moment_parse_time(const char *typed, int *minute);

/* "20 minutes", "2 hours", "3 days": so long before. */
const char *moment_lead_words(struct arena *, int64_t minutes);

#endif
