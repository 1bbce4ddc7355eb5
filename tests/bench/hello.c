/*
 * hello: the least that a FastCGI program can do, to compare with.
 *
 *	hello SOCKET
 *
 * Two processes, libfcgi, and a connection that is closed at once, as ours does it.
 */
#include <fcgiapp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BACKLOG = 512 };

int
main(int argc, char **argv)
{
	FCGX_Request f;
	int          listener;
	pid_t        second;

	if (argc != 2 || FCGX_Init() != 0 || (listener = FCGX_OpenSocket(argv[1], BACKLOG)) < 0)
		return 1;
	chmod(argv[1], 0666);
	second = fork();
	if (second < 0 || (second == 0 && prctl(PR_SET_PDEATHSIG, SIGTERM) < 0))
		return 1;
	FCGX_InitRequest(&f, listener, 0);
	while (FCGX_Accept_r(&f) == 0) {
		FCGX_PutS("Content-Type: text/plain\r\nContent-Length: 6\r\n\r\nhello\n", f.out);
		FCGX_Detach(&f);
		FCGX_Finish_r(&f);
	}
	return 0;
}
