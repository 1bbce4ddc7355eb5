/*
 * aloud: whether a line touches what one would not read aloud to whom it is about.  It
 * never forbids anything: whoever writes is asked once more.
 */
#ifndef ALOUD_H
#define ALOUD_H

/*
 * "health", "faith", "politics" or "money", as soon as an English word of the line belongs
 * there, the first of these in this order; NULL for all other lines.  Whole words count,
 * case and accents do not.  What somebody has at the counter (an allergy, no pork) is no
 * business of anybody else's either, but helps to serve them: it is not asked about.
 */
const char *aloud_doubt(const char *text);

#endif
