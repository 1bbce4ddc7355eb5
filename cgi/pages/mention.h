/*
 * mention: whatever is written about somebody beside facts, so that the search finds it:
 * usuals, sheets, addresses, moments, patterns, threads, gifts and vouchers.
 */
#ifndef MENTION_H
#define MENTION_H

#include <stdint.h>

struct request;

/*
 * The row row_id of the table what ("gift", …) is about this person and says this text now;
 * an empty text is as mention_drop.  Call it after each change of such a row.
 */
void mention_put(struct request *, int64_t person_id, const char *what, int64_t row_id,
    const char *text);

/* It says nothing any more. */
void mention_drop(struct request *, const char *what, int64_t row_id);

#endif
