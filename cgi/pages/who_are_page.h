/*
 * who_are_page: "Who are your customers?", asked of the owner once the book is begun, and
 * again a year later.
 */
#ifndef WHO_ARE_PAGE_H
#define WHO_ARE_PAGE_H

struct request;

/* The card on Today that asks, unless it was answered within a year or left for now. */
void who_are_ask(struct request *);

#endif
