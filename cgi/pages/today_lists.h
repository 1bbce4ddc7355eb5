/*
 * today_lists: what is due beside who is likely in: promises, who is missed, whom to thank,
 * and the birthdays just gone.  Two of each stand on Today, all of them on pages of their own.
 */
#ifndef TODAY_LISTS_H
#define TODAY_LISTS_H

#include <stdint.h>

struct request;

enum {
	TODAY_FEW = 2,        /* of each on Today */
	TODAY_MOST = 1000,    /* no list counts or shows more */
	MISSED_DAYS = 180,    /* whoever is late for longer is not missed at the counter any more */
	BORN_BACK_DAYS = 30   /* so far the birthdays just gone are looked back to */
};

/* The side of Today: all its sections, few of each. */
void today_side(struct request *);

/* A name that tells who it is: "Maria (red coat)" where another has the same. */
const char *today_name(struct request *, int64_t person_id, const char *name);

/* "Today", "1 day late", "3 weeks late". */
const char *today_late(struct request *, int64_t due_day);

/* "Every week or so until September". */
const char *today_rhythm(struct request *, int64_t gap_days, int64_t last_day);

#endif
