/*
 * recount: whatever triggers and statements keep up, against working it out anew from what
 * it is derived from; and that the book is whole.
 */
#ifndef RECOUNT_H
#define RECOUNT_H

/* Fails and says after what, "step 20". */
void recount(const char *after);

#endif
