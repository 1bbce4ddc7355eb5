/*
 * clock: the time, the shop's calendar, and how people say both.
 *
 * A time is seconds since 1970 (UTC).  A day is days since 1970-01-01 in the shop's
 * calendar: the machine's time zone.  REGULARS_NOW (2026-12-24T16:30, or 2026-12-24
 * for its noon) sets the clock, for tests and demonstrations; it then goes on from
 * there.  It is read when the time is first asked for, so ask once before forking
 * and before a chroot: the workers then share the clock and keep the time zone.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

int64_t clock_now(void);

/* The calendar day of a time, the time at which a day begins, the hour 0..23. */
int64_t clock_day(int64_t at);
int64_t clock_day_start(int64_t day);
int     clock_hour(int64_t at);

/* When the shop's clock shows this minute of a day; where it leaps over it, an hour later. */
int64_t clock_minute(int64_t day, int minute);

/* 0 Monday .. 6 Sunday. */
int clock_weekday(int64_t day);

/* The parts of a day, and a day from its parts (false: there is no such date). */
void clock_date(int64_t day, int *year, int *month, int *dayofmonth);
bool clock_from_date(int year, int month, int dayofmonth, int64_t *day);

/* "2026-11-22" to a day; anything else is false. */
bool clock_parse(const char *date, int64_t *day);

/*
 * March, mar or MARCH is 3: an English month, whole or its first three letters (and
 * Sept, as everybody writes); else 0.
 */
int clock_month(const char *name);

/* For <time datetime>: "2026-11-22" and "2026-11-22T09:50". */
char *clock_iso_day(struct arena *, int64_t day);
char *clock_iso(struct arena *, int64_t at);

/* "9:50", "Tuesday 14 October" (with the year when it is not this one), "Tuesday". */
char       *clock_time_words(struct arena *, int64_t at);
char       *clock_day_words(struct arena *, int64_t day, int64_t today);
const char *clock_weekday_words(int weekday);

/*
 * How long ago, as one says it: "Today", "Yesterday", "Last Friday" (2 to 6 days),
 * "7 days ago" to "13 days ago", "2 weeks ago" to "8 weeks ago", then "in March" and,
 * from eleven months on, "in March 2024".  A day to come is its date.
 */
char *clock_ago(struct arena *, int64_t day, int64_t today);

/* The same in the middle of a sentence: "today", "last Friday", "5 weeks ago". */
char *clock_ago_inside(struct arena *, int64_t day, int64_t today);

/* "Good morning" before noon, "Good afternoon" before six, then "Good evening". */
const char *clock_greeting(int64_t at);

#endif
