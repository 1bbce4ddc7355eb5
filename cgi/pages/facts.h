/*
 * facts: what is known of somebody, or of a family.
 */
#ifndef FACTS_H
#define FACTS_H

#include <stdbool.h>
#include <stdint.h>

struct request;
struct rows;
struct view;

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

/* A fact as lines show it, copied out of its row. */
struct matter {
	int64_t     id, learned_at, visit_id, used_at, stage_id, interest_id, question_id;
	const char *kind, *text, *remark, *source, *author, *interest, *company;
};

/* From a row of fact_list, or of a statement with the same columns. */
void fact_read(struct request *, struct rows *, struct matter *);

/* The row of partials/fact_line.html, with what can be answered in one tap. */
void fact_fill(struct request *, struct view *, const struct matter *);

/*
 * What partials/fact_note.html says of what has just been done to a fact of this person
 * or of this household (the other 0), as the address tells: ?did=removed&fact=7.
 */
void fact_note(struct request *, int64_t person_id, int64_t household_id);

/* On the page of the person rq->id: what matters to them, of so many facts in all, their
 * personal side folded where it is kept to business ... */
void matters_fill(struct request *, const char *called, int64_t facts, bool business_only);

/* ... and how they buy, stage by stage. */
void buys_fill(struct request *, const char *called);

/* For the pages of one fact. */

/* Whether whoever is signed in may put back this fact, which was left out. */
bool fact_may_restore(struct request *, int64_t fact_id);

/* Whether this is something loved, liked, so-so, disliked or hated. */
bool fact_is_taste(const char *kind);

/* Write down what a fact is now, why it changes and what is done to it. */
void fact_changes_now(struct request *, int64_t fact_id, const char *what, const char *why);

/* A fact that stands does so no longer, nor in the search; what it was is kept. */
void fact_take_out(struct request *, int64_t fact_id, const char *what);

/*
 * What a fact is about once its text is another: the thing that the new text names, or
 * its new name where the text was the name.  Asked with its row of fact_get.
 */
int64_t fact_interest_after(struct request *, struct rows *, const char *text);

/* Give a fact these words, in the search too. */
void fact_rewrite(struct request *, int64_t fact_id, const char *kind, const char *text,
    const char *remark, const char *source, int64_t interest_id);

/* Back to the page of whom a row of fact_get is about, which then says what was done. */
int fact_back(struct request *, struct rows *, const char *did);

#endif
