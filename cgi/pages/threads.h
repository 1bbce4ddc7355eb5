/*
 * threads: what is open with somebody until one of us says it is done: something to ask
 * about, a promise, a wish, what was put aside for them.
 */
#ifndef THREADS_H
#define THREADS_H

#include <stdbool.h>
#include <stdint.h>

struct request;

enum { THREADS_OPEN_MAX = 50 }; /* with one person at a time */

/* A thread to begin; what is left out is unknown or does not apply. */
struct thread_start {
	int64_t     person_id;
	const char *kind;       /* ask, promise, wish or aside */
	const char *text;
	int64_t     owner_id;   /* who sees to it; 0: whoever is signed in */
	int64_t     due_day;    /* 0: at the next visit */
	int64_t     voucher_id, visit_id;
};

/* Begin it; gives its id. */
int64_t thread_begin(struct request *, const struct thread_start *);

/* It is done, with some words on how it went or "". */
void thread_end(struct request *, int64_t id, const char *outcome);

/* "Asked about: …", "Kept: …", "Handed over: …", "Found: …": to be ticked when it is done. */
const char *thread_done_words(struct request *, const char *kind, const char *text);

/*
 * Where a button of one tap leads back to: the field back, if that is an address of our own
 * from where such buttons are pressed; else the page of this person.
 */
const char *thread_back(struct request *, int64_t person_id);

/* "Promised" on the page of rq->id: partials/person_threads.html. */
void threads_fill(struct request *);

#endif
