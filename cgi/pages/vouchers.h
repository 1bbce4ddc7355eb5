/*
 * vouchers: cards of partner businesses that we give to customers, good for something
 * there.  At the next visit the book asks how it was.  That one has expired is read from
 * its date and not written.
 */
#ifndef VOUCHERS_H
#define VOUCHERS_H

#include <stdint.h>

struct request;

/* It was used, or, when that was a mistake, is only given again: used or given. */
void voucher_mark(struct request *, int64_t id, const char *state);

#endif
