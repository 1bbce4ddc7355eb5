/*
 * trust: how far somebody trusts us, as people see it.  It is never worked out.
 */
#ifndef TRUST_H
#define TRUST_H

struct request;
struct rows;

/* The card partials/person_trust.html, from the row of person_get. */
void trust_fill(struct request *, struct rows *);

#endif
