/*
 * learning: which kind of knowledge a line is, guessed from its English words.  It
 * proposes, whoever writes decides.
 */
#ifndef LEARNING_H
#define LEARNING_H

/*
 * One of "bothers", "hates", "dislikes", "moment", "family", "habit", "opinion", "loves",
 * "likes", "other".  When a
 * line holds words of several kinds, the first in this order counts:
 *
 *   bothers, hates, dislikes  what goes wrong at once if nobody reads it: "his wife hates
 *                       coriander".  An allergy bothers: that is shown on arrival
 *   moment              what is too late afterwards: "her son's wedding on 8 May"
 *   family              who it is about, rather than what they do: "the dog loves ham"
 *   habit               when or how something is done, rather than that it is liked:
 *                       "plays chess here every Friday"
 *   opinion             what they think of something: "thinks the new lane is a mess"
 *   loves, likes        everything else that somebody enjoys
 *
 * Case, accents and apostrophes do not matter; whole words count, never parts of
 * them.  "Not bothered by noise" does not bother.
 */
const char *learning_kind(const char *text);

#endif
