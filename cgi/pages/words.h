/*
 * words: what the search looks in: the words of people and of what we know, kept up with
 * them, and every word of the book once, so that one that was mistyped can be guessed.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdint.h>

struct request;

/*
 * After anything has changed by which somebody is found: names, looks, telephone, the
 * household they belong to.
 */
void words_of_person(struct request *, int64_t id);

/* The same for all who belong to a household: its name has changed, or a pet. */
void words_of_household(struct request *, int64_t household_id);

/*
 * With each new fact, each that is restored, and after a change of text, remark or
 * interest.  Before such a change and before a removal, its old text must have been taken
 * out of fact_text.
 */
void words_of_fact(struct request *, int64_t fact_id);

/* With each row of mention; see mention.h. */
void words_of_mention(struct request *, int64_t mention_id);

#endif
