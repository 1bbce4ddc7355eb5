/*
 * bench_deciding: by what the owner of the book to measure on decides: what its people are
 * known for, twenty segments of about five conditions each, and a board of a dozen avatars
 * that speak for them, with evidence in every line.
 */
#ifndef BENCH_DECIDING_H
#define BENCH_DECIDING_H

#include "invent.h"

enum { BENCH_SEGMENTS = 20 };

/* Tags and towns of the people; the rest, once all else is in the book. */
void bench_deciding(struct book *, int64_t owner_id, int people);

#endif
