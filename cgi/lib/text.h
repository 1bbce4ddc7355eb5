/*
 * text: words as people write them, made comparable.  Everything is UTF-8.
 * Unicode's own tables come from libutf8proc.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

/*
 * Whether n bytes are valid UTF-8 without NUL and without control characters other
 * than tab, line feed and carriage return (also none of the invisible U+0080–009F,
 * and no bidirectional overrides U+202A–202E, U+2066–2069, which turn lines round).
 */
bool text_valid(const char *text, size_t n);

/* The number of characters (code points) of valid UTF-8. */
size_t text_length(const char *text);

/*
 * Without white space around it, and with inner runs of spaces, tabs and line ends
 * made one space.  text_trim_lines keeps line ends (as \n) and trims each line.
 * A text in which nothing can be seen gives "".
 */
char *text_trim(struct arena *, const char *text);
char *text_trim_lines(struct arena *, const char *text);

/*
 * Folded for comparing and sorting: compatibility decomposed, accents removed, case
 * folded, ø đ ł æ œ þ ı and the like spelt with plain letters, everything that is
 * no letter and no digit made one space, no space around.  "Øster-Ângström" gives
 * "oster angstrom".  Apostrophes vanish: "O'Brien" and "O’Brien" give "obrien".
 */
char *text_fold(struct arena *, const char *text);

/*
 * All the words under which a text is found: the words of text_fold, each once, in
 * order, with one space before and after each (" fred halloran "), or "" for none.
 * A word is at most 40 bytes long; longer ones are cut at a character.
 */
char *text_words(struct arena *, const char *text);

/*
 * The words under which a telephone number is found: its digits without leading zeros,
 * and every ending of them down to the last four, so that it is found by any part; same
 * form as text_words.  Fewer than four digits give no words.
 */
char *text_phone_words(struct arena *, const char *phone);

/*
 * What a typed number is looked up by: its digits without leading zeros.  With + or 00
 * in front, of eight or more only the last seven: +44 7700 900123 finds 07700 900123.
 * NULL when the text holds anything but digits and the signs + - / ( ) . and spaces, or
 * has fewer than three digits.
 */
char *text_phone_query(struct arena *, const char *typed);

/* The end of the range of all words that begin so: behind each of them. */
char *text_behind(struct arena *, const char *beginning);

/*
 * The forms under which a mistyped word meets the one that was meant: a folded word as
 * it stands and without each of its letters, each form once, in the form of text_words.
 * "fred" gives " fred red fed frd fre ".  Two words that share a form are at most two
 * errors apart, and all that are one error apart share one.  "" for a word of fewer than
 * 4 or more than 24 letters or with a digit, where guessing helps nobody.
 */
char *text_near(struct arena *, const char *word);

/*
 * How many errors lie between two folded words: letters that are missing, too many,
 * others, or two neighbours changed about (optimal string alignment).  One more than
 * limit when they are more, or a word is longer than 40 letters.  text_distance_begun
 * asks how well a word may begin so: between begun and the nearest beginning of word.
 */
int text_distance(const char *one, const char *other, int limit);
int text_distance_begun(const char *begun, const char *word, int limit);

/*
 * One or two letters for a monogram: the first grapheme of the first and of the last
 * word that begins with a letter or digit, as capitals; a single word gives its first
 * and its last, that one in lower case (Bex is "Bx").  "?" when there is none.
 */
char *text_initials(struct arena *, const char *name);

/*
 * Whether the first letter is a capital, or of a script that has none (Arabic, Han,
 * Georgian): a name may begin so.  False when there is no letter.
 */
bool text_capital(const char *text);

/* The text with a capital at its beginning: "écoute la radio" is "Écoute la radio". */
char *text_begin(struct arena *, const char *text);

/*
 * Where a folded query matches in a name as written: sets *from and *to (bytes) to
 * the first word beginning of text whose folding begins with the folded query word,
 * and returns true.  For underlining a match.
 */
bool text_match(const char *text, const char *folded, size_t *from, size_t *to);

#endif
