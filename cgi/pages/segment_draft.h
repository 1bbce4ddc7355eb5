/*
 * segment_draft: a rule while it is written: its lines as typed, and what the buttons of the
 * form do to them.
 */
#ifndef SEGMENT_DRAFT_H
#define SEGMENT_DRAFT_H

#include <stdbool.h>

#include "segments.h"

struct form;

enum { DRAFT_ROWS = 100 }; /* so many are shown again, though a rule may have fewer */

/* A line as typed.  Without a condition it is a group. */
struct row {
	int                             depth;
	bool                            not, any;
	const struct segment_condition *condition;
	const char                     *value, *to;
};

struct draft {
	struct form   *f;
	struct row     rows[DRAFT_ROWS];
	int            n;
	struct segment rule; /* once it was read */
	const char    *text;
};

/* As it was sent; and a kept one. */
struct draft *draft_read(struct request *);
struct draft *draft_load(struct request *, const struct segment *, const char *name);

/* What one of the buttons does.  True when it was one that only shows the form again. */
bool draft_act(struct request *, struct draft *);

/* Read the rule out of the rows, and see whether all it asks about is in the book. */
void draft_check(struct request *, struct draft *);

/* The row that stands before this one in its group, or -1. */
int draft_before(const struct draft *, int i);

#endif
