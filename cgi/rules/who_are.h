/*
 * who_are: what there is to say of an answer to "Who are your customers?", by the words in
 * it.  It is the check of segments, for a text: an answer that means anyone, or that tells
 * nothing but age and place, describes nobody whom one could greet.
 */
#ifndef WHO_ARE_H
#define WHO_ARE_H

#include "arena.h"

enum who_are {
	WHO_ARE_TOLD,   /* it says something of what they do, love or want; or nothing we know */
	WHO_ARE_ANYONE, /* anyone, everybody, all kinds of people */
	WHO_ARE_ONLY_IS /* age, place and money alone */
};

enum who_are who_are_judge(struct arena *, const char *text);

#endif
