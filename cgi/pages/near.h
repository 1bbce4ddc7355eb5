/*
 * near: what else may be meant by a word that was typed: words of the book that are
 * written nearly so, and words that have it inside.
 */
#ifndef NEAR_H
#define NEAR_H

#include <stdbool.h>

struct request;

enum {
	NEAR_WORDS = 4,  /* how many are worth trying */
	NEAR_LETTERS = 4 /* shorter words are not guessed at */
};

/* Whether any word of the book begins so. */
bool near_known(struct request *, const char *word);

/*
 * Words that are one error apart; of words with eight letters and more also two, if a
 * letter less in each makes them alike.  Best first: the fewest errors, then the most
 * people.  Where there are none, words that begin nearly so.  Words are folded; gives how
 * many.
 */
int near_words(struct request *, const char *word, const char *words[NEAR_WORDS]);

/* Words that have this inside and do not begin with it; it needs three letters. */
int near_inside(struct request *, const char *part, const char *words[NEAR_WORDS]);

#endif
