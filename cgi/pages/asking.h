/*
 * asking: the questions of a round: whom to ask about, what may be chosen, and the words.
 * Nobody is asked about with whom we keep it business.
 */
#ifndef ASKING_H
#define ASKING_H

#include <stdbool.h>

#include "practice.h"

struct request;
struct view;

/* practice_turn.kind. */
enum {
	ASK_NAME,     /* who is this? */
	ASK_USUAL,    /* what they usually have */
	ASK_TIE,      /* who is their wife, their sister */
	ASK_LOVES,
	ASK_LIKES,
	ASK_DISLIKES,
	ASK_HATES,
	ASK_BOTHERS,
	ASKS
};

enum { ASKING_FACES = PRACTICE_CHOICES }; /* so many need a picture */

/* How many people have a picture; it stops counting at ASKING_FACES. */
int asking_pictures(struct request *);

/* The next question of a round, as its turn; false when the book has not enough for one. */
bool asking_face(struct request *, struct practice_round *);
bool asking_knowing(struct request *, struct practice_round *);

/*
 * Into a view what templates/round.html wants of a turn: {{question}}, the rows CHOICES and,
 * once it was answered, what the file says.  False when any of it is no longer in the book.
 */
bool asking_fill(struct request *, struct view *, const struct practice_turn *);

#endif
