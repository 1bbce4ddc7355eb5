/*
 * brief_own: what brief, brief_openers and brief_group share, and nobody else sees.
 */
#ifndef BRIEF_OWN_H
#define BRIEF_OWN_H

#include "brief.h"

/* What somebody here does not like. */
struct dislike {
	const char *words;
	int64_t     interest_id;
};

/* What is worked with while a brief is made. */
struct making {
	struct arena              *a;
	const struct brief_person *who, *present;
	int                        npresent;
	int64_t                    today;
	const char                *names; /* of who: see brief_names */
	struct dislike            *dislikes;
	int                        ndislikes;
	struct brief              *out;
};

bool fact_is(const struct brief_fact *, const char *kind);
bool fact_guessed(const struct brief_fact *);

/* Bothers, disliked or hated. */
bool fact_unliked(const struct brief_fact *);

/* What it is about, in words as subject.h has them. */
const char *fact_subject(struct arena *, const struct brief_fact *, const char *names);

/*
 * Whether a fact of these words is about what somebody does not like: the same thing, a word
 * in common, or all of its area of life, as rugby is of "sport".
 */
bool fact_against(struct arena *, const struct brief_fact *, const char *words,
    int64_t disliked_id, const char *disliked);

/* For sorting: the newest first; what was said longest ago first, then the newest. */
int fact_newest(const struct brief_fact *, const struct brief_fact *);
int fact_rested(const struct brief_fact *, const struct brief_fact *);

/* Two texts with this between them, if there are both. */
const char *brief_join(struct arena *, const char *one, const char *between, const char *other);

/* In a row of several, a sentence does without its full stop. */
const char *brief_without_stop(struct arena *, const char *text);

/* What to call somebody here; and their names, folded: they are no topic of their own. */
const char *brief_called(const struct brief_person *);
const char *brief_names(struct arena *, const struct brief_person *);

/* Add what this person does not like to making.dislikes, which has room for all. */
void brief_dislikes(struct making *, const struct brief_person *, const char *names);

/* Whether nobody here dislikes what this is about, as far as we know. */
bool brief_welcome(const struct making *, const struct brief_fact *);

/* What is to be asked about now: the earliest day first, then the newest. */
const struct brief_thread **brief_asks(struct arena *, const struct brief_person *, int64_t today,
    int *n);

/* Its line: a question is said as it stands. */
struct brief_line brief_ask_line(struct arena *, const struct brief_thread *, int64_t today);

/* Fills out->openers: at least one. */
void brief_openers(struct making *);

#endif
