/*
 * visit_side: the right column of Log a visit: what worked, what bothered them and what to
 * try next time, and how the last try went; below it visit_open.h.  Nothing of it is ever
 * needed.  Its fields stand in the table of visit_form.c: worked, worked_new, bothered,
 * bothered_new, side_about, try_next, outcome.
 */
#ifndef VISIT_SIDE_H
#define VISIT_SIDE_H

#include <stdint.h>

struct arena;
struct request;
struct form;
struct who;

/* A line as it fits on a chip: its thing, or its first words. */
const char *visit_chip(struct arena *, const char *text, const char *thing);

/* Complain of what does not fit these people; sent is what stood on the form. */
void visit_side_check(struct request *, struct form *, const int64_t *people, int n);

/* Fill the column for these people, called as who says. */
void visit_side_fill(struct request *, struct form *, const struct who *, int n);

/* Write it down with the visit; the form was checked. */
void visit_side_save(struct request *, struct form *, int64_t visit_id, const int64_t *people,
    int n);

#endif
