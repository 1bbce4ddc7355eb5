/*
 * sandbox: work on what a stranger may have made, in a child that can compute, ask for
 * memory and answer, and nothing else.  It has no descriptor but its end of a pipe, opens
 * nothing, starts nothing, and is ended by the kernel when it takes too much.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

enum {
	SANDBOX_MEMORY = 256 << 20, /* bytes of data */
	SANDBOX_CPU = 5,            /* seconds of processor */
	SANDBOX_WAIT = 8000         /* milliseconds until its answer must be there */
};

/*
 * Do work(input, size, out) in such a child, which writes its answer into the descriptor
 * out.  True when it ended well (true from work) in time and its answer fits: then *got
 * bytes are in answer.
 */
typedef bool sandbox_work(const void *input, size_t size, int out);
bool sandbox_run(sandbox_work *work, const void *input, size_t size, char *answer, size_t room,
    size_t *got, int milliseconds);

/* Lock this process in, for good; out is then the only descriptor.  For sandbox_run
 * and its test.  False when the kernel does not let us. */
bool sandbox_enter(int out);

/* Write all of it. */
bool sandbox_write(int out, const void *bytes, size_t size);

#endif
