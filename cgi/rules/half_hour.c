/*
 * half_hour: see half_hour.h.
 */
#include "half_hour.h"

#include <stdbool.h>
#include <stddef.h>

/* A number that is the person's in this week, and says nothing about the person. */
static uint64_t
lot_of(int64_t person_id, int64_t week)
{
	uint64_t x = (uint64_t)person_id * 0x9e3779b97f4a7c15u ^ (uint64_t)week * 0xbf58476d1ce4e5b9u;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

static bool
is_chosen(const struct half_hour *chosen, int n, int64_t person_id)
{
	for (int i = 0; i < n; i++)
		if (chosen[i].person_id == person_id)
			return true;
	return false;
}

/* The next of a reason, or NULL. */
static const struct half_hour *
next_of(const struct half_hour *from, int n, enum half_hour_reason reason, int64_t week,
    const struct half_hour *chosen, int nchosen)
{
	const struct half_hour *best = NULL;

	for (int i = 0; i < n; i++) {
		uint64_t lot = lot_of(from[i].person_id, week), least;

		if (from[i].reason != reason || is_chosen(chosen, nchosen, from[i].person_id))
			continue;
		least = best ? lot_of(best->person_id, week) : 0;
		if (best == NULL || lot < least ||
		    (lot == least && from[i].person_id < best->person_id))
			best = &from[i];
	}
	return best;
}

int
half_hour_choose(const struct half_hour *from, int n, int64_t week,
    struct half_hour out[HALF_HOUR_MAX])
{
	int chosen = 0, before = -1;

	while (chosen < HALF_HOUR_MAX && chosen != before) {
		before = chosen;
		for (int reason = 0; reason < HALF_HOUR_REASONS && chosen < HALF_HOUR_MAX; reason++) {
			const struct half_hour *next = next_of(from, n, (enum half_hour_reason)reason, week,
			    out, chosen);

			if (next)
				out[chosen++] = *next;
		}
	}
	return chosen;
}
