/*
 * visit_open: the lower half of the right column of Log a visit: what was promised, a gift,
 * and what of the open things is done now.  Its fields stand in the table of visit_form.c:
 * promised, promised_due, promised_day, gift_way, gift, done.
 */
#ifndef VISIT_OPEN_H
#define VISIT_OPEN_H

#include <stdint.h>

struct form;
struct request;
struct who;

/* Complain of what does not fit these people. */
void visit_open_check(struct request *, struct form *, const int64_t *people, int n);

/* Fill it for these people. */
void visit_open_fill(struct request *, struct form *, const struct who *, int n);

/* Write it down with the visit, about one of these people or (0) all; the form was checked. */
void visit_open_save(struct request *, struct form *, int64_t visit_id, int64_t about,
    const int64_t *people, int n);

/* The visit is about to be taken back: what it says besides goes too. */
void visit_open_undo(struct request *, int64_t visit_id);

#endif
