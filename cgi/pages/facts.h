/*
 * facts: what is known of somebody.
 */
#ifndef FACTS_H
#define FACTS_H

#include <stdint.h>

struct request;

/* Write one thing down, in the words and with the name of whoever is signed in; visit_id
 * is 0 for what was not learned at a visit. */
void fact_learn(struct request *, int64_t person_id, int64_t visit_id, const char *kind,
    const char *text, const char *source);

#endif
