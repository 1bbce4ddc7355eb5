/*
 * evidence: what an avatar says, held against the people for whom it speaks.
 *
 * A claim is our guess, or it has a rule of one line and is seen in so many of the members of
 * the avatar's segment.  From both come the differences: what many members share and the page
 * does not say, and what the page says and hardly any member does; and the drift: whether more
 * or fewer of them do it than a season ago.
 */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "segment.h"

enum {
	EVIDENCE_PICTURE = 10, /* fewer members than these make no picture */
	EVIDENCE_SHARED = 3,   /* one in so many of the members do it: they do */
	EVIDENCE_HARDLY = 5,   /* fewer than one in so many: they do not */
	EVIDENCE_MOVED = 15,   /* of a hundred, to drift */
	EVIDENCE_TEXT = 90,    /* letters of a claim */
	EVIDENCE_QUOTE = 120   /* and of a quote */
};

/* How many members fit each of n rules; returns how many members there are. */
struct evidence_tally {
	const struct segment *rule;
	int64_t               fit;
};
int64_t evidence_count(const struct segment *members, struct evidence_tally *, int n,
    const struct segment_bits *);

/* Those members who fit, as segment_people has them. */
int evidence_people(const struct segment *members, const struct segment *rule,
    const struct segment_bits *, int64_t after, int64_t *ids, int n);

/* "seen in 12 of 38"; "our guess" where fit is below 0. */
char *evidence_seen_words(struct arena *, int64_t fit, int64_t of);

/* "Only 3 people so far. Ten make a picture."; "" where there are enough. */
char *evidence_few_words(struct arena *, int64_t of);

/* Whether so many members, and so many of all customers, are a trait that the page should say. */
bool evidence_they_do(int64_t fit, int64_t people, int64_t all, int64_t of);

/* Whether so few do what the page says that it should not. */
bool evidence_they_do_not(int64_t fit, int64_t people);

/* The rule that says the opposite of a rule of one line: "not likes 3" and "likes 3". */
char *evidence_opposite(struct arena *, const char *rule);

/* The quarter of a year that a day lies in, year * 4 + 0 .. 3, and the day in its middle. */
int64_t evidence_quarter(int64_t day);
int64_t evidence_quarter_day(int64_t quarter);

/* "spring", or "spring 2025" from a year on; season is the shop's name for it. */
char *evidence_when(struct arena *, const char *season, int64_t quarter, int64_t now);

/* Whether it drifts: more do it (1), fewer (-1), or neither, or too few to tell (0). */
int evidence_drift(int64_t was, int64_t was_of, int64_t fit, int64_t of);

/* "Up from 12 to 19 of 38 since spring." */
char *evidence_drift_words(struct arena *, int64_t was, int64_t was_of, int64_t fit, int64_t of,
    const char *when);

/*
 * A line of a rule as the avatar would have it on its page ("Comes on Saturdays", "Jazz"), and
 * the block (see block in db/schema.sql) in which it stands best.  name is the name of its
 * key, words are those of segment_line_words.
 */
char *evidence_text(struct arena *, const struct segment_line *, const char *name,
    const char *words);
int evidence_block(const struct segment_line *);

/*
 * Whether what somebody said may be read without knowing whose it is: short, nothing that one
 * would not read aloud, no number, and nothing written as a name is.
 */
bool evidence_sayable(struct arena *, const char *text);

/* Who said it, without a name: "a Tuesday regular"; came is as in cgi/rules/rhythm.h. */
char *evidence_who(struct arena *, int64_t came, bool regular);

#endif
