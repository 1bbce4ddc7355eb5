/*
 * knowledge: what we know of somebody and do not know yet: twelve questions in four
 * groups, and the one that may be asked now.
 */
#ifndef KNOWLEDGE_H
#define KNOWLEDGE_H

#include <stdint.h>

struct request;
struct rows;
struct view;

/*
 * The cards of a person's page: partials/person_knowledge.html and person_trust.html, from
 * the row of person_get.
 */
void knowledge_fill(struct request *, struct rows *);

/* partials/ring_small.html: person.known as twelve dashes, and how many that is. */
void knowledge_ring(struct view *, int64_t known);

/* Of person.settled, the groups still open: "family, what they love"; or "". */
const char *knowledge_open(struct request *, int64_t settled);

/*
 * Write down the answer to one of the twelve, with the interest that it names in the
 * question's area; the question is known from then on, and counts as asked today.
 */
void knowledge_answer(struct request *, int64_t person_id, int64_t question_id, const char *text);

#endif
