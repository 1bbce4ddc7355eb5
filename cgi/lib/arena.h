/*
 * arena: memory that belongs to one request.  Nothing taken from it is freed by
 * hand; arena_reset() takes everything back at once and keeps the first block, so
 * an ordinary request asks the system for nothing.
 *
 * Running out of memory ends the process: the one request is answered 502 or by
 * the next worker, and the master starts another.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void          arena_free(struct arena *);
void          arena_reset(struct arena *);

/* Zeroed and aligned for any type. */
void *arena_alloc(struct arena *, size_t n);

/* Copies; the text is ended by a NUL.  A NULL text is copied as "". */
char *arena_text(struct arena *, const char *text);
char *arena_bytes(struct arena *, const void *bytes, size_t n);

char *arena_printf(struct arena *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
