/*
 * half_hour: the few people worth a thought of the owner in a week, each for a reason.
 */
#ifndef HALF_HOUR_H
#define HALF_HOUR_H

#include <stdint.h>

enum { HALF_HOUR_MAX = 7 };

enum half_hour_reason {
	HALF_HOUR_PROMISE, /* promised, and late */
	HALF_HOUR_THANKS,  /* brought something, and nobody has said thank you */
	HALF_HOUR_MOMENT,  /* something major comes, and nothing is planned */
	HALF_HOUR_LATE,    /* a regular who is missed */
	HALF_HOUR_BARE,    /* a regular for whom we have done nothing extra for long */
	HALF_HOUR_UNKNOWN, /* a regular of whom we know little */
	HALF_HOUR_REASONS
};

struct half_hour {
	int64_t               person_id;
	enum half_hour_reason reason;
	const char           *name, *words;
};

/*
 * Chooses among n candidates; how many, at most HALF_HOUR_MAX.
 *
 *   - Each person once.
 *   - The reasons take turns in their order, so that none fills the list while another waits.
 *   - Within a reason the week decides: another week, others.  In the same week it is always
 *     the same choice, in whatever order the candidates come; whoever needs no thought any
 *     more leaves a place, and all others stay.
 *
 * The week is any number that is one week's own, as the day of its Monday.
 */
int half_hour_choose(const struct half_hour *, int n, int64_t week, struct half_hour[HALF_HOUR_MAX]);

#endif
