/*
 * The child that reads what a stranger may have made can answer, and nothing else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "sandbox.h"

/* What somebody would try who has taken the child over: which of it is done. */
static bool
try_everything(const void *input, size_t size, int out)
{
	int  fd = open("/etc/passwd", O_RDONLY), s = socket(AF_INET, SOCK_STREAM, 0);
	int  pipes[2], forked;
	char done[7] = "......";

	(void)size;
	if (fd >= 0)
		done[0] = 'o';
	if (s >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0)
		done[1] = 's';
	if ((forked = fork()) == 0)
		_exit(0);
	if (forked > 0)
		done[2] = 'f';
	if (pipe(pipes) == 0)
		done[3] = 'p';
	if (write(*(const int *)input, "", 0) == 0)
		done[4] = 'w';
	if (kill(getppid(), 0) == 0)
		done[5] = 'k';
	return sandbox_write(out, done, 6);
}

static bool
try_to_run_something(const void *input, size_t size, int out)
{
	(void)input;
	(void)size;
	execl("/bin/true", "true", (char *)NULL);
	return sandbox_write(out, errno == EPERM ? "no" : "??", 2);
}

static bool answer_nothing(const void *input, size_t size, int out)
{
	(void)input, (void)size, (void)out;
	return false;
}

static bool crash(const void *input, size_t size, int out)
{
	(void)input, (void)size;
	sandbox_write(out, "half", 4);
	abort();
}

static bool hang(const void *input, size_t size, int out)
{
	(void)input, (void)size, (void)out;
	for (volatile int on = 1; on;)
		;
	return true;
}

static bool talk(const void *input, size_t size, int out)
{
	(void)input, (void)size;
	while (sandbox_write(out, "more than anybody asked for", 27))
		;
	return true;
}

static bool take_memory(const void *input, size_t size, int out)
{
	(void)input, (void)size;
	return sandbox_write(out, malloc(100 << 20) ? "y" : "n", 1) &&
	       sandbox_write(out, malloc(SANDBOX_MEMORY) ? "y" : "n", 1);
}

static void
a_child_can_answer_and_do_nothing_else(void **state)
{
	char   said[10] = "";
	size_t got;
	int    fd = open("/dev/null", O_WRONLY), pipes[2];

	(void)state;
	assert_true(sandbox_run(try_everything, &fd, sizeof fd, said, 6, &got, 5000));
	assert_string_equal(said, "......");
	assert_true(sandbox_run(try_to_run_something, "", 0, said, 2, &got, 5000));
	assert_memory_equal(said, "no", 2);
	/* The same outside does all of it, so that was no accident. */
	assert_int_equal(pipe(pipes), 0);
	if (fork() == 0)
		_exit(try_everything(&fd, sizeof fd, pipes[1]) ? 0 : 1);
	assert_int_equal(read(pipes[0], said, 6), 6);
	assert_string_equal(said, "osfpwk");
	while (wait(NULL) > 0)
		;
	close(pipes[0]);
	close(pipes[1]);
	close(fd);
}

static void
a_child_that_does_not_answer_well_is_as_good_as_none(void **state)
{
	char            said[30];
	size_t          got;
	struct timespec began, ended;

	(void)state;
	assert_false(sandbox_run(answer_nothing, "", 0, said, sizeof said, &got, 5000));
	assert_false(sandbox_run(crash, "", 0, said, sizeof said, &got, 5000));
	clock_gettime(CLOCK_MONOTONIC, &began);
	assert_false(sandbox_run(hang, "", 0, said, sizeof said, &got, 100));
	clock_gettime(CLOCK_MONOTONIC, &ended);
	assert_in_range(ended.tv_sec - began.tv_sec, 0, 3);
	assert_false(sandbox_run(talk, "", 0, said, sizeof said, &got, 5000));
#ifndef __SANITIZE_ADDRESS__
	assert_true(sandbox_run(take_memory, "", 0, said, sizeof said, &got, 5000));
	assert_memory_equal(said, "yn", 2);
#else
	(void)take_memory;
#endif
	/* None of them is left behind. */
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_child_can_answer_and_do_nothing_else),
		cmocka_unit_test(a_child_that_does_not_answer_well_is_as_good_as_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
