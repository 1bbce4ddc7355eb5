/*
 * usual: see usual.h.
 */
#include "usual.h"

#include <string.h>

enum { WEEKDAYS = 31, WEEKEND = 96, NIGHT_ENDS = 4, PARTS = 4 };

static const char *const day_names[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
	"Saturday", "Sunday" };

const char *
usual_part(int hour)
{
	if (hour < NIGHT_ENDS || hour >= 17)
		return "evening";
	return hour < 11 ? "morning" : hour < 14 ? "midday" : "afternoon";
}

bool
usual_fits(const struct usual *u, int weekday, int hour)
{
	if (hour < NIGHT_ENDS)
		weekday = (weekday + 6) % 7;
	return (u->days >> weekday & 1) &&
	       (*u->part == '\0' || strcmp(u->part, usual_part(hour)) == 0);
}

static int
count_days(int days)
{
	int n = 0;

	for (int day = 0; day < 7; day++)
		n += days >> day & 1;
	return n;
}

/* How many of the week's parts of a day it says. */
static int
width(const struct usual *u)
{
	return count_days(u->days) * (*u->part ? 1 : PARTS);
}

int
usual_choose(const struct usual *usuals, int n, int weekday, int hour)
{
	int best = -1;

	for (int i = 0; i < n; i++)
		if (usual_fits(&usuals[i], weekday, hour) &&
		    (best < 0 || width(&usuals[i]) < width(&usuals[best])))
			best = i;
	return best < 0 && n > 0 ? 0 : best;
}

const char *
usual_words(struct arena *a, const char *name, const char *remark)
{
	return *remark ? arena_printf(a, "%s, %s", name, remark) : arena_text(a, name);
}

/* "Monday, Tuesday and Friday". */
static const char *
days_words(struct arena *a, int days)
{
	int         left = count_days(days);
	const char *words = "";

	for (int day = 0; day < 7; day++) {
		if (!(days >> day & 1))
			continue;
		left--;
		words = arena_printf(a, "%s%s%s", words, day_names[day],
		    left > 1 ? ", " : left == 1 ? " and " : "");
	}
	return words;
}

const char *
usual_when(struct arena *a, int days, const char *part)
{
	const char *time = *part == '\0' ? "" : strcmp(part, "midday") == 0
	    ? "at midday" : arena_printf(a, "in the %s", part);
	const char *day = days == USUAL_EVERY_DAY ? "" : days == WEEKDAYS ? "On weekdays"
	    : days == WEEKEND ? "At the weekend"
	    : arena_printf(a, "On %s", days_words(a, days));

	if (*day)
		return *time ? arena_printf(a, "%s, %s", day, time) : day;
	if (*time == '\0')
		return "Any time";
	return strcmp(part, "midday") == 0 ? "At midday" : arena_printf(a, "In the %s", part);
}
