/*
 * moments: see moments.h.
 */
#include "moments.h"

#include <stdio.h>
#include <string.h>

#include "clock.h"

enum {
	MINUTES_A_DAY = 24 * 60,
	DAYS_SAID = 28 /* so far ahead days are counted, then it is a date */
};

static const char *const months[] = { "January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December" };

const char *
moment_month(int month)
{
	return months[month - 1];
}

static int
year_of(int64_t day)
{
	int year, month, dayofmonth;

	clock_date(day, &year, &month, &dayofmonth);
	return year;
}

static int
days_in(int year, int month)
{
	int64_t first, next;

	if (!clock_from_date(year, month, 1, &first) ||
	    !clock_from_date(year + month / 12, month % 12 + 1, 1, &next))
		return 0;
	return (int)(next - first);
}

bool
moment_possible(const struct moment *m)
{
	int64_t first;

	if (m->month < 1 || m->month > 12 || (!m->yearly && m->year == 0))
		return false;
	if (m->day == 0)
		return true;
	/* Without its year any day will do that some year has. */
	return clock_from_date(m->year ? m->year : 2000, m->month, m->day, &first);
}

bool
moment_moved(const struct moment *m, int year)
{
	return m->month == 2 && m->day == 29 && days_in(year, 2) == 28;
}

int64_t
moment_in(const struct moment *m, int year)
{
	int64_t day;

	if (m->yearly ? m->year > year : m->year != year)
		return 0;
	if (!clock_from_date(year, m->month, m->day == 0 ? 1 : m->day - moment_moved(m, year), &day))
		return 0;
	return day;
}

int64_t
moment_ends(const struct moment *m, int64_t day)
{
	if (m->to_day > day)
		return m->to_day;
	if (m->day == 0)
		return day + days_in(year_of(day), m->month) - 1;
	return day;
}

int64_t
moment_next(const struct moment *m, int64_t today)
{
	int first = m->year > year_of(today) ? m->year : year_of(today);

	/* A trip over the turn of the year began in the last one. */
	for (int year = m->yearly ? first : m->year; year <= first + 1; year++) {
		int64_t day = moment_in(m, year);

		if (day != 0 && moment_ends(m, day) >= today)
			return day;
		if (!m->yearly)
			break;
	}
	return 0;
}

int64_t
moment_last(const struct moment *m, int64_t today)
{
	int year = m->yearly ? year_of(today) : m->year;

	for (int back = 0; back < (m->yearly ? 2 : 1); back++) {
		int64_t day = moment_in(m, year - back);

		if (day != 0 && moment_ends(m, day) < today)
			return day;
	}
	return 0;
}

int64_t
moment_shows(const struct moment *m, int64_t day, int64_t shop_days)
{
	int64_t days = m->lead / MINUTES_A_DAY;

	if (m->lead == MOMENT_SHOP)
		return clock_day_start(day - shop_days);
	/* So many whole days before, at the same time of the day; the rest by the clock. */
	if (m->minute != MOMENT_ALL_DAY)
		return clock_minute(day - days, m->minute) - m->lead % MINUTES_A_DAY * 60;
	return clock_day_start(day - days) - m->lead % MINUTES_A_DAY * 60;
}

int64_t
moment_over(const struct moment *m, int64_t day)
{
	int64_t last = moment_ends(m, day);

	if (m->minute != MOMENT_ALL_DAY && last == day)
		return clock_minute(day, m->minute);
	return clock_day_start(last + 1);
}

int
moment_years(const struct moment *m, int64_t day)
{
	return m->yearly && m->year ? year_of(day) - m->year : 0;
}

bool
moment_milestone(int years, bool birthday)
{
	static const int ages[] = { 18, 21, 30, 40, 50, 60, 65, 70, 80, 90, 100, 0 };
	static const int anniversaries[] = { 1, 5, 10, 25, 40, 50, 0 };

	for (const int *n = birthday ? ages : anniversaries; *n; n++)
		if (*n == years)
			return true;
	return false;
}

const char *
moment_years_words(struct arena *a, const struct moment *m, int64_t day, int64_t today,
    bool birthday)
{
	int years = moment_years(m, day);

	if (years <= 0)
		return birthday ? "birthday" : "";
	if (birthday)
		return arena_printf(a, "%s %d", moment_ends(m, day) < today ? "turned" : "turns", years);
	return arena_printf(a, years == 1 ? "%d year" : "%d years", years);
}

const char *
moment_date_words(struct arena *a, const struct moment *m)
{
	const char *date = moment_month(m->month);

	if (m->day)
		date = arena_printf(a, "%d %s", m->day, date);
	return m->year ? arena_printf(a, "%s %d", date, m->year) : date;
}

/* "on 12 May", "on 12 May 2027". */
static const char *
on_words(struct arena *a, int64_t day, int64_t today)
{
	int year, month, dayofmonth;

	clock_date(day, &year, &month, &dayofmonth);
	if (year != year_of(today))
		return arena_printf(a, "on %d %s %d", dayofmonth, moment_month(month), year);
	return arena_printf(a, "on %d %s", dayofmonth, moment_month(month));
}

static const char *
day_words(struct arena *a, const struct moment *m, int64_t day, int64_t today)
{
	int64_t ahead = day - today, last = moment_ends(m, day);

	if (m->day == 0 && year_of(day) != year_of(today))
		return arena_printf(a, "some time in %s %d", moment_month(m->month), year_of(day));
	if (m->day == 0)
		return arena_printf(a, "some time in %s", moment_month(m->month));
	if (ahead < 0 && last >= today)
		return arena_printf(a, "under way, until %s", on_words(a, last, today) + 3);
	if (ahead == 0)
		return "today";
	if (ahead == 1)
		return "tomorrow";
	if (ahead == -1)
		return "yesterday";
	if (ahead > 1 && ahead < 7)
		return clock_weekday_words(clock_weekday(day));
	if (ahead > 1 && ahead <= DAYS_SAID)
		return arena_printf(a, "in %lld days", (long long)ahead);
	return on_words(a, day, today);
}

const char *
moment_when(struct arena *a, const struct moment *m, int64_t day, int64_t today)
{
	const char *words = day_words(a, m, day, today);

	if (m->minute == MOMENT_ALL_DAY || m->day == 0)
		return words;
	return arena_printf(a, "%s at %d:%02d", words, m->minute / 60, m->minute % 60);
}

bool
moment_parse_time(const char *typed, int *minute)
{
	int  hour, past = 0, end = 0;
	char between = ':';

	if (strspn(typed, "0123456789.:") != strlen(typed) || *typed == '\0')
		return false;
	if (sscanf(typed, "%2d%n%c%2d%n", &hour, &end, &between, &past, &end) < 1 ||
	    typed[end] != '\0' || hour > 23 || past > 59)
		return false;
	/* Minutes are two digits. */
	if (strpbrk(typed, ".:") && strlen(strpbrk(typed, ".:")) != 3)
		return false;
	*minute = hour * 60 + past;
	return between == ':' || between == '.';
}

const char *
moment_lead_words(struct arena *a, int64_t minutes)
{
	int64_t     n = minutes;
	const char *unit = "minute";

	if (n >= MINUTES_A_DAY && n % MINUTES_A_DAY == 0) {
		n /= MINUTES_A_DAY;
		unit = "day";
	} else if (n >= 60 && n % 60 == 0) {
		n /= 60;
		unit = "hour";
	}
	return arena_printf(a, "%lld %s%s", (long long)n, unit, n == 1 ? "" : "s");
}
