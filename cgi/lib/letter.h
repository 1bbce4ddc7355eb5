/*
 * letter: what one character is and what it folds to.  The ground under text.h; a
 * character is a code point.
 */
#ifndef LETTER_H
#define LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest folding, that of U+FDFA, has 18 characters of at most 4 bytes. */
enum { LETTER_PARTS = 18, LETTER_FOLDED = LETTER_PARTS * 4 };

/*
 * The next character, and the text moved on behind it; 0 at the end.  U+FFFD for a
 * byte that is none, because a search is folded before anybody has looked at it.
 */
int32_t letter_next(const char **text);

/* Letters and digits of any script; marks on the letter before; any white space. */
bool letter_is(int32_t);
bool letter_mark(int32_t);
bool letter_white(int32_t);

/* Whether a reader sees anything of it: white space and format signs are invisible. */
bool letter_visible(int32_t);

/* A letter with which a name may begin: a capital, or of a script that has none. */
bool letter_capital(int32_t);

/* In the case that the first or a later letter of a name has. */
int32_t letter_upper(int32_t);
int32_t letter_lower(int32_t);

/* As UTF-8 in at most 4 bytes, without a NUL; gives how many. */
size_t letter_put(int32_t, char *to);

/*
 * The folding of one character (see text_fold), without a NUL; gives its bytes, at
 * most LETTER_FOLDED.  0 for an accent or an apostrophe, which vanish; a space for
 * what parts two words.
 */
size_t letter_fold(int32_t, char *to);

#endif
