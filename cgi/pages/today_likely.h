/*
 * today_likely: who is likely in, on Today: at most five rows, each with what to say, the
 * usual of this hour and the way to start it; whose places clash; and who comes after them.
 */
#ifndef TODAY_LIKELY_H
#define TODAY_LIKELY_H

struct request;

void today_likely(struct request *);

/* The note "On the preparation list. Undo" of what was just started from a row. */
void today_started(struct request *);

#endif
