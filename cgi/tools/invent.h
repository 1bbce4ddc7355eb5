/*
 * invent: what the programs share that make up a book: dice that fall the same way
 * each time, and a book that is made aside and put in its place when it is whole.
 *
 * These programs stop at the first thing that goes wrong, with one sentence.
 */
#ifndef INVENT_H
#define INVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "db.h"
#include "request.h"

void fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* Dice: Marsaglia's xorshift, multiplied.  The same seed gives the same falls. */
struct dice {
	uint64_t state;
};
struct dice dice_of(uint64_t seed);
/* 0 .. sides - 1; 0 when there are no sides. */
int  dice_roll(struct dice *, int sides);
bool dice_chance(struct dice *, int percent);
/* -reach .. reach, mostly near 0. */
int dice_around(struct dice *, int reach);

/* One of the team.  The secret is a PIN, for the owner a passphrase. */
struct hand {
	const char *name, *role, *secret;
	int64_t     id;
};

/* A book in the making, for as long as the program runs. */
struct book {
	struct db    *db;
	struct arena *arena;
	const char   *dir;
	char         *aside, *place; /* the file while it is made, and in the end */
	int64_t       now, today;
	struct request rq;           /* see book_as */
};

/*
 * As if one of the team had asked at this time: for the functions of pages that write what
 * forms do, such as fact_learn.  What they leave in its arena is gone with book_turn.
 */
struct request *book_as(struct book *, int64_t staff_id, int64_t at);

/*
 * Start an empty book in dir, which is made if it is not there; refuses if there is a
 * book in it already.  The shop and its team are written, and the hands given their
 * ids, as people who have worked here since a time.  A transaction is then open.
 */
void book_start(struct book *, const char *dir, const char *shop, struct hand *,
    int count, int64_t since);
/* Commit and begin again, for books that are too large for one transaction. */
void book_turn(struct book *);
/* Write the words of all people with an id up to last, so that they are found. */
void book_words(struct book *, int64_t last);
/* Commit, write sign-in.txt, and put the book in its place. */
void book_finish(struct book *, const struct hand *, int count);

#endif
