/*
 * demo_lists: the lists from which regulars are made up: names by place, and what is
 * said of each kind of regular.
 */
#ifndef DEMO_LISTS_H
#define DEMO_LISTS_H

#include "demo.h"

enum { MOST_PLACES = 60, MOST_NAMES = 48, MOST_KINDS = 16, MOST_LINES = 40 };

struct names {
	const char *list[MOST_NAMES];
	int         n;
};

/* Where names come from; weight is how often. */
struct place {
	int          weight;
	struct names women, men, families;
};

/* A line "likes told text", or "looks text". */
struct line {
	const char *key, *source, *text;
};

struct kind {
	const char  *name;
	int          people, youngest, oldest, nlines;
	bool         pairs;
	struct names days, hours, often;
	struct line  lines[MOST_LINES];
};

struct lists {
	struct place places[MOST_PLACES];
	struct kind  kinds[MOST_KINDS];
	int          nplaces, nkinds, weight;
	struct kind *everyone, *pair;
	struct cast *cast;
	struct dice  dice;
	/* Of the person being made. */
	struct place *place;
	const char   *call, *other;
};

/* Fills the places and kinds; bad lines stop the program. */
void lists_read(struct lists *, const char *file);

const char *lists_pick(struct lists *, const struct names *);
/* A line of a kind that has this key, or any fact when the key is NULL; or NULL. */
const struct line *lists_line(struct lists *, const struct kind *, const char *key);
/* A text of the lists with its choices made and its names filled in. */
char *lists_say(struct lists *, const char *text);
/* What a line with this key says, or "". */
const char *lists_some(struct lists *, const struct kind *, const char *key);

#endif
