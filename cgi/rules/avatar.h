/*
 * avatar: what holds for an invented person of the board, whatever it is kept in: whether it
 * is thought out deeply enough for what it buys, when it hangs, and how its page is worded.
 */
#ifndef AVATAR_H
#define AVATAR_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

enum { AVATAR_TAG_WORDS = 8, AVATAR_DEEPEST = 3 };

/* A day as its season sees it: 901 is 1 September, of any year. */
int avatar_mark(int64_t day);

/* Whether that mark lies from one to another, both included; over the new year if from > to. */
bool avatar_within(int mark, int from, int to);

/*
 * The next day on which a season begins, the day itself included.  29 February is 1 March in
 * a year without one.
 */
int64_t avatar_begins(int64_t day, int from);

/* "back in June", by the day on which it hangs again. */
char *avatar_back_words(struct arena *, int64_t day);

/*
 * What an avatar tells of in a block: whether it has anything, and from which involvement
 * (1 low, 2 medium, 3 high) on it should.  The more they are involved in what they buy, the
 * more one needs to know of them.
 */
struct avatar_told {
	const char *name;
	int         depth;
	bool        told;
};

/*
 * Whether it is deep enough: all that is asked for at that involvement has something, and
 * there is something at all.  asked and told count those that are asked for.
 */
struct avatar_depth {
	bool enough;
	int  asked, told;
};
struct avatar_depth avatar_depth(const struct avatar_told *, int n, int involvement);

/* "Deep enough.", or "Not yet: ask about weekends, goals and 2 more." */
char *avatar_depth_words(struct arena *, const struct avatar_told *, int n, int involvement);

/* How many words a text has. */
int avatar_words(const char *text);

/* "they", "them", "their" of a pronoun; and "How he shops" for a block that ships with it. */
const char *avatar_them(const char *pronoun);
const char *avatar_their(const char *pronoun);
const char *avatar_heading(struct arena *, int64_t block_id, const char *name, const char *pronoun);

/* The text of a block with one claim a line: empty lines and lines said before left out. */
struct avatar_typed {
	const char *lines[40];
	int         n;         /* of lines that are kept */
	const char *too_long;  /* the first of more than max letters, or NULL */
};
void avatar_lines(struct arena *, const char *text, int max, struct avatar_typed *);

#endif
