/*
 * practice: a round of ten questions, by oneself: whose turn it is, and how the round is
 * kept between two pages.  Everything is decided by the seed, so that a test can tell.
 */
#ifndef PRACTICE_H
#define PRACTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

enum {
	PRACTICE_QUESTIONS = 10, /* in a round */
	PRACTICE_CHOICES = 4,
	PRACTICE_AGAIN = 3,      /* so many others, and then whoever was missed comes again */
	PRACTICE_REST = 2        /* whoever was asked now is not asked for so many questions */
};

/* One question: what is asked of whom, what may be chosen, and what was. */
struct practice_turn {
	int64_t kind;   /* what the game asks for; the games number their own */
	int64_t about;  /* the person */
	int64_t choices[PRACTICE_CHOICES]; /* ids of what may be chosen, as they are shown */
	int     right;  /* which of them is right, from 0 */
	int     chosen; /* from 0, or -1: not answered yet */
};

struct practice_past {
	int64_t kind, about, answer; /* the id that was right */
	bool    missed;
};

/* A round, as practice_round.state keeps it: the seed, the question, those before it. */
struct practice_round {
	uint64_t             seed;
	struct practice_turn turn;
	struct practice_past past[PRACTICE_QUESTIONS];
	int                  asked; /* how many of past there are */
};

/* As text: numbers and nothing else; and back.  False for what is no such text. */
const char *practice_write(struct arena *, const struct practice_round *);
bool        practice_read(const char *text, struct practice_round *);

/* The next number of the seed, 0 to below - 1. */
int64_t practice_dice(uint64_t *seed, int64_t below);

/* Puts the right one among the others, which are three. */
void practice_mix(uint64_t *seed, struct practice_turn *, int64_t right, const int64_t *others);

/* Somebody who could be asked, and how it went in all rounds until now. */
struct practice_card {
	int64_t id;
	int64_t right;  /* in a row, since the last miss */
	int64_t missed; /* in all */
};

/*
 * Whose turn it is among n, or -1 when there is nobody:
 *
 *   - whoever was missed in this round PRACTICE_AGAIN questions ago or longer, the one who
 *     has waited longest first;
 *   - else by lot, those who were missed last time eight times as often as those who are
 *     known, those who are new four times, those who were right once twice; nobody who was
 *     asked in the last PRACTICE_REST questions, and whoever was right in this round only
 *     when there is nobody else.
 *
 * With so few people that all of them rest, the one asked longest ago comes.
 */
int practice_next(struct practice_round *, const struct practice_card *, int n);

/* Whether this was asked in the round already. */
bool practice_was_asked(const struct practice_round *, int64_t kind, int64_t answer);
bool practice_was_about(const struct practice_round *, int64_t about);

#endif
