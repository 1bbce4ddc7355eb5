/*
 * attempts: what we try with somebody next time, and how it went.  An attempt against what
 * bothers them stays open until somebody says better, same or worse; one outside their usual
 * is liked, a no, or not yet, and what got a no is not offered again.
 */
#ifndef ATTEMPTS_H
#define ATTEMPTS_H

#include <stdbool.h>
#include <stdint.h>

struct request;

/* Write an attempt down; fact_id is what bothers, 0 for something worth trying. */
int64_t attempt_begin(struct request *, int64_t person_id, int64_t fact_id, const char *text);

/*
 * Say how it went.  False when there is no such attempt, or the outcome is none of its own:
 * better, same, worse against a bother; liked, no, not yet for the others.
 */
bool attempt_end(struct request *, int64_t id, const char *outcome);

/* The card of the person's page: what is open, what is worth trying. */
void attempts_fill(struct request *);

#endif
