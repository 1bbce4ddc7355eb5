/*
 * likely: see likely.h.
 */
#include "likely.h"

#include "pages.h"

enum { HOUR = 3600, WEEKS_BACK = 4 };

static bool
came_between(struct request *rq, int64_t low, int64_t high, struct likely *l)
{
	struct rows *r = db_query(rq->db, person_between, .low = INT(low), .high = INT(high),
	    .limit = INT(LIKELY_MAX));

	while (db_next(r)) {
		if (l->n == 0)
			l->first = db_int(r, person_between_at);
		l->ids[l->n++] = db_int(r, person_between_id);
	}
	return l->n > 0;
}

void
likely_find(struct request *rq, struct likely *l)
{
	int64_t since_midnight = rq->now - clock_day_start(rq->today);

	*l = (struct likely){ 0 };
	for (l->weeks = 1; l->weeks <= WEEKS_BACK; l->weeks++) {
		int64_t day = rq->today - 7 * l->weeks;
		int64_t then = clock_day_start(day) + since_midnight;

		if (came_between(rq, then - HOUR, then + HOUR, l))
			return;
		l->later = came_between(rq, then + HOUR, clock_day_start(day + 1), l);
		if (l->later)
			return;
	}
}
