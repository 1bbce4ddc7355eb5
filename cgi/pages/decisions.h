/*
 * decisions: what the owner has to decide, asked of the board before it is decided, and
 * looked at again later.
 *
 * A decision keeps the board as it hung on the day of the question, in the table voice:
 * whatever becomes of the avatars, it shows them as they were.  decision_walk.c is the walk
 * past each of them.
 */
#ifndef DECISIONS_H
#define DECISIONS_H

#include <stdbool.h>
#include <stdint.h>

struct request;
struct rows;
struct view;

/* Of a verdict: what the avatar says, its icon, and how it is coloured (good, think, care). */
struct verdict {
	const char *id, *words, *icon, *tone;
};
/* Any but these, such as of nobody asked yet, is the last: its words are "". */
const struct verdict *verdict_of(const char *id);

/*
 * The words of a decision go out of the search, and back into it as they are then: the first
 * before each change of it or of its voices, the second after.
 */
void decision_unsay(struct request *, int64_t id);
void decision_say(struct request *, int64_t id);

/* The face and name of the voice in a row of voice_list: see partials/voice_face.html. */
void voice_face(struct request *, struct view *, struct rows *);

/* What it told of itself on that day, as voice.page has it. */
void voice_page(struct request *, struct view *, const char *page);

/* "54 people. Comes for the corner.": for how many it speaks, and its tag. */
const char *voice_about(struct request *, int64_t people, const char *tag);

/* What is to be looked at again by today, as sections of Today: for the owner alone. */
void decisions_due(struct request *);

#endif
