/* clock: the C library knows the zone and the calendar; here are the words. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "clock.h"

enum { DAY = 24 * 60 * 60 };

static const char *const months[] = { "January", "February", "March", "April", "May",
	"June", "July", "August", "September", "October", "November", "December" };

static const char *const weekdays[] = { "Monday", "Tuesday", "Wednesday", "Thursday",
	"Friday", "Saturday", "Sunday" };

/*
 * With TZ unset the C library looks at /etc/localtime again and again, and falls
 * back to UTC once a chroot has hidden it.  A TZ that names the file is read once.
 */
static void
settle(void)
{
	static bool settled;

	if (settled)
		return;
	settled = true;
	setenv("TZ", ":/etc/localtime", 0);
	tzset();
}

static struct tm
local(int64_t at)
{
	struct tm tm = { 0 };
	time_t    t = (time_t)at;

	settle();
	localtime_r(&t, &tm);
	return tm;
}

static struct tm
date(int64_t day)
{
	struct tm tm = { 0 };
	time_t    t = (time_t)(day * DAY);

	gmtime_r(&t, &tm);
	return tm;
}

/* The next n characters as a number, or -1. */
static int
digits(const char *text, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

/* The time that REGULARS_NOW means, or -1. */
static int64_t
wanted(const char *now)
{
	struct tm tm = { .tm_hour = 12, .tm_isdst = -1 };
	char      day[11] = "";
	int64_t   d;

	memcpy(day, now, strnlen(now, 10));
	if (!clock_parse(day, &d))
		return -1;
	if (now[10] != '\0') {
		if (now[10] != 'T' || strlen(now) != 16 || now[13] != ':')
			return -1;
		tm.tm_hour = digits(now + 11, 2);
		tm.tm_min = digits(now + 14, 2);
		if (tm.tm_hour < 0 || tm.tm_hour > 23 || tm.tm_min < 0 || tm.tm_min > 59)
			return -1;
	}
	clock_date(d, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
	tm.tm_year -= 1900;
	tm.tm_mon -= 1;
	return mktime(&tm);
}

int64_t
clock_now(void)
{
	static bool    known;
	static int64_t ahead;
	const char    *now;
	int64_t        at;

	if (!known) {
		known = true;
		settle();
		now = getenv("REGULARS_NOW");
		if (now != NULL && *now != '\0') {
			at = wanted(now);
			if (at < 0) {
				fprintf(stderr, "REGULARS_NOW is \"%s\"; it should be "
				    "like 2026-12-24 or 2026-12-24T16:30.\n", now);
				exit(1);
			}
			ahead = at - (int64_t)time(NULL);
		}
	}
	return (int64_t)time(NULL) + ahead;
}

int64_t
clock_day(int64_t at)
{
	struct tm tm = local(at);

	tm.tm_hour = tm.tm_min = tm.tm_sec = 0;
	return (int64_t)timegm(&tm) / DAY;
}

int64_t
clock_day_start(int64_t day)
{
	struct tm tm = date(day);

	settle();
	/* Where clocks change at midnight, glibc gives the first moment of the day. */
	tm.tm_isdst = -1;
	return (int64_t)mktime(&tm);
}

int64_t
clock_minute(int64_t day, int minute)
{
	struct tm tm = date(day);

	settle();
	tm.tm_hour = minute / 60;
	tm.tm_min = minute % 60;
	tm.tm_isdst = -1;
	return (int64_t)mktime(&tm);
}

int
clock_hour(int64_t at)
{
	return local(at).tm_hour;
}

int
clock_weekday(int64_t day)
{
	/* Day 0 was a Thursday. */
	return (int)(((day + 3) % 7 + 7) % 7);
}

void
clock_date(int64_t day, int *year, int *month, int *dayofmonth)
{
	struct tm tm = date(day);

	*year = tm.tm_year + 1900;
	*month = tm.tm_mon + 1;
	*dayofmonth = tm.tm_mday;
}

bool
clock_from_date(int year, int month, int dayofmonth, int64_t *day)
{
	struct tm tm = { 0 };
	int64_t   d;

	if (year < 1 || year > 9999 || month < 1 || month > 12)
		return false;
	if (dayofmonth < 1 || dayofmonth > 31)
		return false;
	tm.tm_year = year - 1900;
	tm.tm_mon = month - 1;
	tm.tm_mday = dayofmonth;
	d = (int64_t)timegm(&tm) / DAY;
	/* 31 June became 1 July. */
	if (tm.tm_mday != dayofmonth)
		return false;
	*day = d;
	return true;
}

bool
clock_parse(const char *text, int64_t *day)
{
	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	return clock_from_date(digits(text, 4), digits(text + 5, 2),
	    digits(text + 8, 2), day);
}

int
clock_month(const char *name)
{
	size_t n = strlen(name);

	for (int i = 0; i < 12; i++)
		if (strcasecmp(name, months[i]) == 0 ||
		    (n == 3 && strncasecmp(name, months[i], 3) == 0))
			return i + 1;
	return strcasecmp(name, "Sept") == 0 ? 9 : 0;
}

char *
clock_iso_day(struct arena *a, int64_t day)
{
	struct tm tm = date(day);

	return arena_printf(a, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1,
	    tm.tm_mday);
}

char *
clock_iso(struct arena *a, int64_t at)
{
	struct tm tm = local(at);

	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d", tm.tm_year + 1900,
	    tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min);
}

char *
clock_time_words(struct arena *a, int64_t at)
{
	struct tm tm = local(at);

	return arena_printf(a, "%d:%02d", tm.tm_hour, tm.tm_min);
}

char *
clock_day_words(struct arena *a, int64_t day, int64_t today)
{
	struct tm   tm = date(day);
	const char *weekday = weekdays[clock_weekday(day)];

	if (tm.tm_year == date(today).tm_year)
		return arena_printf(a, "%s %d %s", weekday, tm.tm_mday,
		    months[tm.tm_mon]);
	return arena_printf(a, "%s %d %s %d", weekday, tm.tm_mday, months[tm.tm_mon],
	    tm.tm_year + 1900);
}

const char *
clock_weekday_words(int weekday)
{
	return weekdays[(weekday % 7 + 7) % 7];
}

char *
clock_ago_inside(struct arena *a, int64_t day, int64_t today)
{
	struct tm then = date(day);
	struct tm now = date(today);
	int64_t   ago = today - day;

	if (ago < 0)
		return clock_day_words(a, day, today);
	if (ago == 0)
		return arena_text(a, "today");
	if (ago == 1)
		return arena_text(a, "yesterday");
	if (ago < 7)
		return arena_printf(a, "last %s", weekdays[clock_weekday(day)]);
	if (ago < 14)
		return arena_printf(a, "%d days ago", (int)ago);
	if (ago < 9 * 7)
		return arena_printf(a, "%d weeks ago", (int)ago / 7);
	if ((now.tm_year - then.tm_year) * 12 + now.tm_mon - then.tm_mon < 11)
		return arena_printf(a, "in %s", months[then.tm_mon]);
	return arena_printf(a, "in %s %d", months[then.tm_mon], then.tm_year + 1900);
}

char *
clock_ago(struct arena *a, int64_t day, int64_t today)
{
	char *words = clock_ago_inside(a, day, today);

	if (today - day < 7)
		words[0] = (char)toupper((unsigned char)words[0]);
	return words;
}

const char *
clock_greeting(int64_t at)
{
	int hour = clock_hour(at);

	return hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
}
