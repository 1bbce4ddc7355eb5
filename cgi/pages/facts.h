/*
 * facts: what is known of somebody, or of a family.
 */
#ifndef FACTS_H
#define FACTS_H

#include <stdint.h>

struct request;

/*
 * One thing to be written down.  It is about a person or a household, one of the two; what
 * is left out is unknown or does not apply.  See the columns of fact in db/schema.sql.
 */
struct learned {
	int64_t     person_id, household_id;
	int64_t     visit_id;               /* 0: not learned at a visit */
	const char *kind, *text, *source;   /* source NULL: told */
	const char *remark;                 /* NULL: none */
	int64_t     interest_id;            /* 0: looked for in the text, see interests.h */
	int64_t     question_id, stage_id, company_id, instead_of;
};

/* Write it down, with the name of whoever is signed in; gives its id. */
int64_t fact_learn(struct request *, const struct learned *);

/* It did good just now: a topic was taken up, a joke was told; visit_id 0 for no visit. */
void fact_use(struct request *, int64_t fact_id, int64_t visit_id);

#endif
