/*
 * brief_input: people in a few lines of text, as the tests of the brief have them.
 *
 *	me Fred                         whose brief it is; a small letter is what one sees
 *	say Fred, never Frederick       also call, greet, usual
 *	tie wife Alice ~a surprise      also: pet dog Shadow, home Luke
 *	loves told Theo 5/2 Old trains #trains @Alice ~she laughs *family
 *	                                (#rugby/Sport: of this area of life)
 *	                                kind, source, who wrote it, days ago / said days ago
 *	open promise Ana 12/2 Two seats by the piano
 *	                                kind, who sees to it, days ago / days late (-3: in three)
 *	try 3 the back table ~The music
 *	here Alice                      who is there too; her lines follow
 */
#ifndef BRIEF_INPUT_H
#define BRIEF_INPUT_H

#include "brief.h"

enum { BRIEF_INPUT_FACTS = 60, BRIEF_INPUT_OTHERS = 30 };

struct brief_input {
	struct brief_person people[8]; /* the first is whose brief it is */
	int                 n;
	const char         *names[80];
	int                 nnames, nfacts;
};

/* It is Tuesday 17 November 2026. */
int64_t brief_today(void);
void    brief_read(struct arena *, const char *text, struct brief_input *);

/* "name: Fred (say Fred, never Frederick)" and so on, a line each. */
const char *brief_words(struct arena *, const struct brief *);
const char *brief_group_words(struct arena *, const struct brief_group *);

#endif
