/*
 * addresses: where somebody's things are sent: home, the office, the hotel of next week.
 */
#ifndef ADDRESSES_H
#define ADDRESSES_H

#include <stdbool.h>
#include <stdint.h>

struct request;
struct view;

/* The days between which an address is good; either end may be open. */
struct address_days {
	bool    from, to;
	int64_t from_day, to_day;
};

/*
 * Which of them is proposed today, of a list with the latest added first; -1 for none.  Of
 * those that are good today one with a last day goes before one that only begins, that one
 * before one without days; and of two alike the later added one.
 */
int address_today(const struct address_days *, int n, int64_t today);

/*
 * Into a view, the address that is proposed today: the section ADDRESS, or NO_ADDRESS.
 * Whether there is one.
 */
bool address_fill_today(struct request *, struct view *, int64_t person_id);

/*
 * The card partials/person_addresses.html of the page of rq->id; other links to what has
 * no card of its own stand there too, when there is none of measures.
 */
void addresses_fill(struct request *, bool measures_shown);

#endif
