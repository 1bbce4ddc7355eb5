/*
 * arena: blocks of memory in a chain.  Under ASan all that is not handed out is
 * poisoned, and so is a strip after each piece, so that the arena hides no bug.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define STRIP 16
#else
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define STRIP 0
#endif

#define ALIGN _Alignof(max_align_t)
#define BLOCK ((size_t)64 * 1024)

struct block {
	struct block *next;
	size_t        size;
	size_t        used;
	_Alignas(max_align_t) char data[];
};

struct arena {
	struct block *first;
	struct block *open;  /* where the next small piece comes from */
};

static _Noreturn void
fail(void)
{
	fputs("arena: out of memory\n", stderr);
	abort();
}

static struct block *
block(size_t size)
{
	struct block *b = malloc(sizeof *b + size);

	if (b == NULL)
		fail();
	b->next = NULL;
	b->size = size;
	b->used = 0;
	ASAN_POISON_MEMORY_REGION(b->data, size);
	return b;
}

static void
release(struct block *b)
{
	struct block *next;

	for (; b != NULL; b = next) {
		next = b->next;
		ASAN_UNPOISON_MEMORY_REGION(b->data, b->size);
		free(b);
	}
}

struct arena *
arena_new(void)
{
	struct arena *a = malloc(sizeof *a);

	if (a == NULL)
		fail();
	a->first = a->open = block(BLOCK);
	return a;
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	release(a->first);
	free(a);
}

void
arena_reset(struct arena *a)
{
	release(a->first->next);
	a->first->next = NULL;
	a->first->used = 0;
	a->open = a->first;
	ASAN_POISON_MEMORY_REGION(a->first->data, a->first->size);
}

void *
arena_alloc(struct arena *a, size_t n)
{
	struct block *b = a->open;
	size_t        room;
	char         *piece;

	if (n > PTRDIFF_MAX - BLOCK)
		fail();
	/* Nothing at all still has an address of its own. */
	room = ((n > 0 ? n : 1) + STRIP + ALIGN - 1) / ALIGN * ALIGN;
	if (room > b->size - b->used) {
		b = block(room > BLOCK / 4 ? room : BLOCK);
		b->next = a->open->next;
		a->open->next = b;
		/* A large piece has its block to itself: the open one is not full. */
		if (b->size > room)
			a->open = b;
	}
	piece = b->data + b->used;
	b->used += room;
	ASAN_UNPOISON_MEMORY_REGION(piece, n);
	return memset(piece, 0, n);
}

char *
arena_bytes(struct arena *a, const void *bytes, size_t n)
{
	char *copy = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(copy, bytes, n);
	return copy;
}

char *
arena_text(struct arena *a, const char *text)
{
	return arena_bytes(a, text, text != NULL ? strlen(text) : 0);
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
	char    small[256];
	char   *text;
	va_list args;
	int     n;

	va_start(args, format);
	n = vsnprintf(small, sizeof small, format, args);
	va_end(args);
	if (n < 0)
		fail();
	if ((size_t)n < sizeof small)
		return arena_bytes(a, small, (size_t)n);
	text = arena_alloc(a, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(text, (size_t)n + 1, format, args);
	va_end(args);
	return text;
}
