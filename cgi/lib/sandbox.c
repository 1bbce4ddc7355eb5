/*
 * sandbox: see sandbox.h.
 */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if defined __SANITIZE_ADDRESS__
enum { MEMORY_LIMITED = false }; /* its shadow alone is terabytes */
#else
enum { MEMORY_LIMITED = true };
#endif

static bool
limit(int what, rlim_t most)
{
	return setrlimit(what, &(struct rlimit){ most, most }) == 0;
}

/*
 * Data and not address space: the libraries that every worker shares would count there,
 * and differ from machine to machine.  What decoding takes is data.  No core either: it
 * would hold what the worker knew of people.
 */
static bool
set_limits(void)
{
	return limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, SANDBOX_CPU) && limit(RLIMIT_FSIZE, 0) &&
	       limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 0) &&
	       (!MEMORY_LIMITED || limit(RLIMIT_DATA, SANDBOX_MEMORY));
}

/*
 * Everything but this list answers EPERM.  Not the end of the process: a library of
 * another version that only asks for the time or for a random number does without, while
 * whoever has taken the child over gains nothing by being told no.
 */
static bool
set_filter(int out)
{
	static const int free_to_call[] = { SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap),
		SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(rt_sigreturn), SCMP_SYS(exit),
		SCMP_SYS(exit_group), SCMP_SYS(clock_gettime),
		SCMP_SYS(sigaltstack) /* without which ASan does not let its own child end */ };
	scmp_filter_ctx  f = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	bool             ok = f != NULL;

	for (size_t i = 0; ok && i < sizeof free_to_call / sizeof *free_to_call; i++)
		ok = seccomp_rule_add(f, SCMP_ACT_ALLOW, free_to_call[i], 0) == 0;
	/* Memory that is nobody else's and never runs; and the one pipe. */
	ok = ok &&
	     seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
	         SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
	         SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_TYPE | MAP_ANONYMOUS,
	             MAP_PRIVATE | MAP_ANONYMOUS)) == 0 &&
	     seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
	         SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
	     seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
	         SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)out)) == 0 &&
	     seccomp_load(f) == 0;
	if (f != NULL)
		seccomp_release(f);
	return ok;
}

/* All descriptors but one. */
static bool
close_others(int out)
{
	return (out == 0 || close_range(0, (unsigned)out - 1, 0) == 0) &&
	       close_range((unsigned)out + 1, ~0U, 0) == 0;
}

bool
sandbox_enter(int out)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && close_others(out) && set_limits() &&
	       set_filter(out);
}

bool
sandbox_write(int out, const void *bytes, size_t size)
{
	const char *at = bytes;

	while (size > 0) {
		ssize_t n = write(out, at, size);

		if (n <= 0)
			return false;
		at += n;
		size -= (size_t)n;
	}
	return true;
}

/* The child, which only ever ends here; and with the worker, should that be killed. */
static void __attribute__((noreturn))
become(sandbox_work *work, const void *input, size_t size, int out, pid_t parent)
{
	bool ok = prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid() == parent &&
	          sandbox_enter(out) && work(input, size, out);

	_exit(ok ? 0 : 1);
}

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Read to the end of the pipe; false when there is no end in time, or too much. */
static bool
collect(int in, char *answer, size_t room, size_t *got, int milliseconds)
{
	int64_t until = now() + milliseconds, left;

	for (*got = 0; (left = until - now()) > 0;) {
		char    more;
		ssize_t n;

		n = poll(&(struct pollfd){ in, POLLIN, 0 }, 1, (int)left);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		n = *got < room ? read(in, answer + *got, room - *got) : read(in, &more, 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		if (*got == room)
			return false;
		*got += (size_t)n;
	}
	return false;
}

bool
sandbox_run(sandbox_work *work, const void *input, size_t size, char *answer, size_t room,
    size_t *got, int milliseconds)
{
	pid_t parent = getpid(), child;
	int   pipes[2], status;
	bool  whole;

	if (pipe2(pipes, O_CLOEXEC) != 0)
		return false;
	child = fork();
	if (child == 0)
		become(work, input, size, pipes[1], parent);
	close(pipes[1]);
	whole = child > 0 && collect(pipes[0], answer, room, got, milliseconds);
	close(pipes[0]);
	if (child < 0)
		return false;
	/* It may have closed its pipe and run on. */
	if (!whole)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return whole && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
