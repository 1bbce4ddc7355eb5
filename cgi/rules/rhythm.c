/*
 * rhythm: see rhythm.h.
 */
#include "rhythm.h"

#include <stdlib.h>

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
