/*
 * subject: what a line is about, so that two lines about one thing are known: the words
 * of it that mean something, folded, without an s at their end.
 */
#ifndef SUBJECT_H
#define SUBJECT_H

#include <stdbool.h>

#include "arena.h"

/*
 * The words with a space before and after each, or "".  Those that say nothing of a
 * thing (the, being, asked, Thursdays), those of fewer than three letters and those of
 * these folded names are left out.
 */
const char *subject_words(struct arena *, const char *text, const char *names);

/*
 * The same of something that is not liked.  What to do instead is not part of it: of
 * "“Just like your father.” Ask about film school instead" only the father.
 */
const char *subject_of_dislike(struct arena *, const char *text, const char *names);

/* The words of both. */
const char *subject_join(struct arena *, const char *words, const char *others);

/* The first word of the one that the other has too, or NULL. */
const char *subject_shared(struct arena *, const char *words, const char *others);

/* Whether all words of the one, and there are some, stand in the other. */
bool subject_within(const char *words, const char *others);

/* A text up to the end of its first sentence, without the stop. */
const char *subject_first_sentence(struct arena *, const char *text);

#endif
