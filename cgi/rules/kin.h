/*
 * kin: what two people are to each other, said from both sides.
 */
#ifndef KIN_H
#define KIN_H

#include "arena.h"

/*
 * The word back: Alice is Fred's "wife", so Fred is her "husband".  It guesses no gender
 * that the word does not give: whose "daughter" somebody is, is a "parent".  A couple's
 * words go in pairs, as most of them do; whoever writes may say another.
 *
 * Case, accents and hyphens do not matter.  "Best friend" and "tennis partner" go both
 * ways as they stand; of "his eldest son" the last word counts.  In-laws, great-, step-,
 * half-, foster- and ex- are understood.  NULL when the word is not known, or what goes
 * back would be longer than a tie's word may be: "great great great great great aunt".
 */
enum { KIN_WORD = 40 };
const char *kin_back(struct arena *, const char *word);

/*
 * A family's name inside a sentence: "The Hallorans" gives "the Hallorans", and so does
 * "Halloran"; a name of several words stands as it is.
 */
const char *kin_family(struct arena *, const char *name);

#endif
