/*
 * control: the fault that the storm must find.  Loaded into the program before the
 * libraries (LD_PRELOAD), it lets a request be answered first and committed later.
 *
 * In a request COMMIT is only noted, and is done a moment after the answer has gone
 * out, or before the next transaction begins.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>
#include <time.h>

struct sqlite3_stmt;
struct FCGX_Request;

typedef int         step(struct sqlite3_stmt *);
typedef const char *text(struct sqlite3_stmt *);
typedef int         receive(struct FCGX_Request *);
typedef void        finish(struct FCGX_Request *);

step    sqlite3_step, sqlite3_reset;
text    sqlite3_sql;
receive FCGX_Accept_r;
finish  FCGX_Finish_r;

enum { DONE = 101, PAUSE_NS = 5 * 1000 * 1000 };

static struct sqlite3_stmt *noted;
static int                  asked;

static int
really(struct sqlite3_stmt *s)
{
	return ((step *)dlsym(RTLD_NEXT, "sqlite3_step"))(s);
}

static void
commit(void)
{
	if (noted == NULL)
		return;
	really(noted);
	sqlite3_reset(noted);
	noted = NULL;
}

int
sqlite3_step(struct sqlite3_stmt *s)
{
	const char *sql = sqlite3_sql(s);

	if (asked && sql && strcmp(sql, "COMMIT") == 0) {
		noted = s;
		return DONE;
	}
	if (sql && strncmp(sql, "BEGIN", 5) == 0)
		commit();
	return really(s);
}

int
FCGX_Accept_r(struct FCGX_Request *f)
{
	asked = 1;
	return ((receive *)dlsym(RTLD_NEXT, "FCGX_Accept_r"))(f);
}

void
FCGX_Finish_r(struct FCGX_Request *f)
{
	((finish *)dlsym(RTLD_NEXT, "FCGX_Finish_r"))(f);
	if (noted)
		nanosleep(&(struct timespec){ .tv_nsec = PAUSE_NS }, NULL);
	commit();
}
