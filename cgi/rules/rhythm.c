/*
 * rhythm: see rhythm.h.
 */
#include "rhythm.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "usual.h"

enum { MINUTE = 60, HOUR = 3600, DAY_HOURS = 24 };

static int
smaller_first(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int64_t
rhythm_usual_gap(const char *days)
{
	int64_t gaps[RHYTHM_GAPS], last = 0;
	int     n = 0;
	char   *end;

	for (const char *at = days; n < RHYTHM_GAPS; at = end) {
		int64_t day = strtoll(at, &end, 10);

		if (end == at)
			break;
		if (last != 0 && day != last)
			gaps[n++] = last > day ? last - day : day - last;
		last = day;
	}
	if (n < RHYTHM_LEAST)
		return 0;
	qsort(gaps, (size_t)n, sizeof *gaps, smaller_first);
	return (gaps[(n - 1) / 2] + gaps[n / 2] + 1) / 2;
}

int64_t
rhythm_came(const char *times)
{
	static const char *const parts[] = { "morning", "midday", "afternoon", "evening" };
	enum { WEEK = RHYTHM_PARTS, PARTS = 4, ENOUGH = 3, OF_WEEK = 5, OF_DAY = 3 };
	int     counts[WEEK + PARTS] = { 0 }, n = 0;
	int64_t came = 0;
	char   *end;

	for (const char *at = times; n < RHYTHM_VISITS; at = end, n++) {
		int64_t time = strtoll(at, &end, 10);

		if (end == at)
			break;
		counts[clock_weekday(clock_day(time))]++;
		for (int i = 0; i < PARTS; i++)
			counts[WEEK + i] += strcmp(usual_part(clock_hour(time)), parts[i]) == 0;
	}
	for (int i = 0; i < WEEK + PARTS; i++)
		if (counts[i] >= ENOUGH && counts[i] * (i < WEEK ? OF_WEEK : OF_DAY) >= n)
			came |= (int64_t)1 << i;
	return came;
}

bool
rhythm_regular(const struct rhythm *r)
{
	return r->hand == RHYTHM_UNSAID ? r->visits >= RHYTHM_REGULAR : r->hand != 0;
}

int64_t
rhythm_late_after(const struct rhythm *r)
{
	if (!rhythm_regular(r))
		return 0;
	if (r->late_hand > 0)
		return r->late_hand;
	if (r->gap <= 0)
		return 0;
	return 2 * r->gap > RHYTHM_PATIENCE ? 2 * r->gap : RHYTHM_PATIENCE;
}

int64_t
rhythm_late_day(const struct rhythm *r, int64_t last_day)
{
	int64_t after = rhythm_late_after(r);

	return after > 0 && last_day > 0 ? last_day + after + 1 : 0;
}

const char *
rhythm_days_words(struct arena *a, int64_t days)
{
	bool    weeks = days % 7 == 0 && days >= 14;
	int64_t n = weeks ? days / 7 : days;

	return arena_printf(a, "%lld %s%s", (long long)n, weeks ? "week" : "day", n == 1 ? "" : "s");
}

const char *
rhythm_gap_words(struct arena *a, const struct rhythm *r)
{
	if (r->gap > 1)
		return arena_printf(a, "Comes about every %lld days.", (long long)r->gap);
	if (r->gap == 1)
		return "Comes nearly every day.";
	return r->visits == 0 ? "" : "How often they come, a few more visits will tell.";
}

/* What makes them a regular, or what is missing. */
static const char *
regular_words(struct arena *a, const struct rhythm *r)
{
	static const char *const nth[] = { "", "first", "second", "third", "fourth" };
	int64_t                  after = rhythm_late_after(r);
	const char              *missed = "";

	if (after > 0)
		missed = arena_printf(a, "Missed after %s%s.", rhythm_days_words(a, after),
		    r->late_hand > 0 ? ", as you said by hand" : "");
	if (r->hand == 0)
		return "No regular: you said so by hand.";
	if (r->hand > 0)
		return arena_printf(a, "A regular: you said so by hand.%s%s", *missed ? " " : "", missed);
	if (r->visits <= 0)
		return "Five visits make a regular: the first is still to come.";
	if (r->visits < RHYTHM_REGULAR)
		return arena_printf(a, "Five visits make a regular: this was the %s.", nth[r->visits]);
	return missed;
}

const char *
rhythm_words(struct arena *a, const struct rhythm *r)
{
	const char *often = rhythm_gap_words(a, r), *regular = regular_words(a, r);

	return arena_printf(a, "%s%s%s", often, *often && *regular ? " " : "", regular);
}

bool
rhythm_likely(int seen, int days)
{
	int half = (days + 1) / 2;

	return seen > 0 && seen >= (half < RHYTHM_OFTEN ? half : RHYTHM_OFTEN);
}

int
rhythm_second(int64_t at)
{
	/* The night on which clocks are changed is a whole hour longer or shorter. */
	return clock_hour(at) * HOUR + (int)((at - clock_day_start(clock_day(at))) % HOUR);
}

int64_t
rhythm_at(int64_t day, int second)
{
	int64_t at = clock_day_start(day) + second;
	int     off = second / HOUR - clock_hour(at);

	/* On the last hours of a short day it is the next one by then. */
	off -= off > DAY_HOURS / 2 ? DAY_HOURS : off < -DAY_HOURS / 2 ? -DAY_HOURS : 0;
	return at + off * HOUR;
}

void
rhythm_heat(const struct rhythm_visit *visits, int n, struct rhythm_heat *h)
{
	int earliest = DAY_HOURS, latest = 0;

	*h = (struct rhythm_heat){ .weeks = 1 };
	for (int i = 0; i < n && visits[i].day > visits[0].day - RHYTHM_SPAN; i++) {
		int  weekday = clock_weekday(visits[i].day), hour = visits[i].second / HOUR;
		bool same_day = i > 0 && visits[i].day == visits[i - 1].day;

		h->weeks = (int)((visits[0].day - visits[i].day) / 7) + 1;
		h->days[weekday] += !same_day;
		h->times[weekday][hour] += !same_day || visits[i - 1].second / HOUR != hour;
		earliest = hour < earliest ? hour : earliest;
		latest = hour > latest ? hour : latest;
	}
	/* Ten hours from eight, where theirs are among these; else ten around theirs. */
	h->first = 8;
	h->last = 17;
	if (earliest >= h->first && latest <= h->last)
		return;
	h->first = earliest < latest ? earliest : latest;
	h->last = latest;
	while (h->last - h->first < 9) {
		if (h->last < DAY_HOURS - 1)
			h->last++;
		if (h->first > 0 && h->last - h->first < 9)
			h->first--;
	}
}

int
rhythm_step(int times, int weeks)
{
	if (times < RHYTHM_OFTEN)
		return times > 1 ? 2 : times;
	if (times * 4 >= weeks * 3)
		return 4;
	return times * RHYTHM_WEEKS >= weeks * RHYTHM_OFTEN ? 3 : 2;
}

const char *
rhythm_step_words(int step)
{
	static const char *const words[] = { "", "Once", "A few times", "Often", "Nearly always" };

	return words[step];
}

/* "Tuesdays and Thursdays", "Weekdays", "Most days", or "" for no day of their own. */
static const char *
days_words(struct arena *a, const bool *usual)
{
	const char *words = "";
	int         n = 0, said = 0;

	for (int day = 0; day < 7; day++)
		n += usual[day];
	if (n > 5)
		return "Most days";
	if (n == 5 && !usual[5] && !usual[6])
		return "Weekdays";
	for (int day = 0; day < 7; day++) {
		if (!usual[day])
			continue;
		words = arena_printf(a, "%s%s%ss", words, said == 0 ? "" : said == n - 1 ? " and " : ", ",
		    clock_weekday_words(day));
		said++;
	}
	return words;
}

static int
earlier_first(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* "ten o’clock" when half of the times are within an hour of the middle one. */
static const char *
time_words(struct arena *a, int *seconds, int n)
{
	static const char *const hours[] = { "twelve", "one", "two", "three", "four", "five", "six",
		"seven", "eight", "nine", "ten", "eleven" };
	int                      middle, near = 0, parts[3] = { 0 };

	qsort(seconds, (size_t)n, sizeof *seconds, earlier_first);
	middle = seconds[n / 2];
	for (int i = 0; i < n; i++) {
		near += abs(seconds[i] - middle) <= HOUR;
		parts[seconds[i] < 12 * HOUR ? 0 : seconds[i] < 18 * HOUR ? 1 : 2]++;
	}
	if (near * 2 >= n)
		return arena_printf(a, "%s o’clock", hours[(middle + 30 * MINUTE) / HOUR % 12]);
	if (parts[0] * 3 >= n * 2)
		return "in the morning";
	if (parts[1] * 3 >= n * 2)
		return "in the afternoon";
	return parts[2] * 3 >= n * 2 ? "in the evening" : "at any hour";
}

const char *
rhythm_when_words(struct arena *a, const struct rhythm_visit *visits, int n)
{
	struct rhythm_heat h;
	bool               usual[7], any = false;
	int               *seconds = arena_alloc(a, (size_t)(n + 1) * sizeof *seconds), times = 0;

	rhythm_heat(visits, n, &h);
	for (int day = 0; day < 7; day++) {
		usual[day] = rhythm_step(h.days[day], h.weeks) >= 3;
		any |= usual[day];
	}
	if (!any)
		return "On no day more than on others";
	for (int i = 0; i < n && visits[i].day > visits[0].day - RHYTHM_SPAN; i++)
		if (usual[clock_weekday(visits[i].day)])
			seconds[times++] = visits[i].second;
	return arena_printf(a, "%s, %s", days_words(a, usual), time_words(a, seconds, times));
}
