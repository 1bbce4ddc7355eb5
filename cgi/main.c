/*
 * main: the command line, the master that keeps the workers alive, and a worker's
 * loop: accept, answer, forget.
 */
#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <getopt.h>
#include <grp.h>
#include <malloc.h>
#include <pwd.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "log.h"
#include "pages.h"
#include "tpl.h"

enum {
	WORKERS_MAX = 16,
	BACKLOG = 512,
	FIRST_RUN_SECONDS = 15 * 60,
	FAILED_START = 3,            /* a worker's exit that a new one would repeat */
	KEEP_BYTES = 2 * 1024 * 1024 /* of memory, from one request to the next */
};

static const char usage[] =
    "usage: regulars.fcgi --book FOLDER --socket PATH [--workers N] [--user NAME]\n"
    "       regulars.fcgi --book FOLDER --check | --migrate | --backup FILE | --first-run-code\n"
    "       regulars.fcgi --book FOLDER --ask METHOD ADDRESS [name=value ...]\n"
    "       regulars.fcgi --routes | --sql\n"
    "       and --templates FOLDER where they are not in ./templates\n";

struct options {
	const char *book, *socket, *templates, *user, *backup;
	int         workers;
	enum { SERVE, CHECK, MIGRATE, BACKUP, FIRST_RUN_CODE, ASK, ROUTES, SQL } what;
};

static volatile sig_atomic_t stopping;

static void
stop(int sig)
{
	(void)sig;
	stopping = 1;
}

static int
complain(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fputc('\n', stderr);
	return 1;
}

static struct db *
open_book(const char *folder, bool create)
{
	char       path[4096], why[500];
	struct db *db;

	snprintf(path, sizeof path, "%s/regulars.db", folder);
	if (access(folder, W_OK | X_OK) != 0)
		complain("The folder of the book, %s, cannot be written to (%s): make it, or "
		    "choose another with BOOK=.", folder, strerror(errno));
	else if ((db = db_open(path, create, why, sizeof why)) != NULL)
		return db;
	else
		complain("%s", why);
	return NULL;
}

/* A book of an older version becomes one of this, with a copy of what it was. */
static bool
bring_up_to_date(const char *folder)
{
	char path[4096], why[4600];

	snprintf(path, sizeof path, "%s/regulars.db", folder);
	if (!db_migrate(path, why, sizeof why)) {
		complain("%s", why);
		return false;
	}
	return true;
}

/* The work of one request, from nginx's words to nginx's answer. */

static const char *
given(FCGX_Request *f, const char *name)
{
	const char *value = FCGX_GetParam(name, f->envp);

	return value ? value : "";
}

/* The whole body, before a byte of the answer; false if it is too long or cut off. */
static bool
read_body(FCGX_Request *f, struct request *rq)
{
	long  size = strtol(given(f, "CONTENT_LENGTH"), NULL, 10);
	char *body;
	int   n, got = 0;

	if (size < 0 || (size_t)size > router_body_max(rq))
		return false;
	body = arena_alloc(rq->arena, (size_t)size + 1);
	while (got < size && (n = FCGX_GetStr(body + got, (int)size - got, f->in)) > 0)
		got += n;
	/* Read on to the end, so that the connection may simply be closed afterwards. */
	if (got == size)
		while (FCGX_GetStr((char[64]){ 0 }, 64, f->in) > 0)
			;
	rq->body = body;
	rq->body_size = (size_t)got;
	return got == size && FCGX_GetError(f->in) == 0;
}

/* A header, if there is anything to say. */
static void
put_header(FCGX_Request *f, const char *name, const char *value)
{
	if (value == NULL)
		return;
	FCGX_PutS(name, f->out);
	FCGX_PutS(value, f->out);
	FCGX_PutS("\r\n", f->out);
}

static const char *
reason(int status)
{
	switch (status) {
	case 200: return "OK";
	case 204: return "No Content";
	case 303: return "See Other";
	case 403: return "Forbidden";
	case 404: return "Not Found";
	case 405: return "Method Not Allowed";
	case 409: return "Conflict";
	case 413: return "Content Too Large";
	case 415: return "Unsupported Media Type";
	case 422: return "Unprocessable Content";
	case 500: return "Internal Server Error";
	default:  return "Bad Request";
	}
}

/* The one place that writes headers; the router has seen that no value breaks a line. */
static void
send_answer(FCGX_Request *f, struct arena *a, const struct answer *an)
{
	put_header(f, "Status: ", arena_printf(a, "%d %s", an->status, reason(an->status)));
	put_header(f, "Cache-Control: ", "no-store");
	put_header(f, "Content-Type: ", an->type);
	put_header(f, "Content-Disposition: ", an->disposition);
	put_header(f, "Location: ", an->location);
	put_header(f, "HX-Redirect: ", an->hx_redirect);
	put_header(f, "Set-Cookie: ", an->set_cookie);
	put_header(f, "Allow: ", an->allow);
	put_header(f, "Content-Length: ", arena_printf(a, "%zu", an->size));
	FCGX_PutS("\r\n", f->out);
	if (an->size)
		FCGX_PutStr(an->body, (int)an->size, f->out);
}

static void
serve_request(FCGX_Request *f, struct arena *a, struct db *db)
{
	struct request rq = { .arena = a, .db = db };
	struct answer  an;
	bool           whole;

	rq.method = given(f, "REQUEST_METHOD");
	if (strcmp(rq.method, "HEAD") == 0)
		rq.method = "GET";
	rq.path = given(f, "DOCUMENT_URI");
	rq.query = given(f, "QUERY_STRING");
	rq.content_type = given(f, "CONTENT_TYPE");
	rq.host = given(f, "HTTP_HOST");
	rq.origin = given(f, "HTTP_ORIGIN");
	rq.fetch_site = given(f, "HTTP_SEC_FETCH_SITE");
	rq.cookie = given(f, "HTTP_COOKIE");
	rq.tls = strcmp(given(f, "HTTPS"), "on") == 0;
	rq.htmx = strcmp(given(f, "HTTP_HX_REQUEST"), "true") == 0;
	whole = read_body(f, &rq);
	if (whole)
		router_answer(&rq, &an);
	else
		router_refuse(&rq, &an, 413);
	send_answer(f, a, &an);
	/* Detached, the connection is closed at once instead of after nginx; but only
	 * when the body was read to its end. */
	if (whole)
		FCGX_Detach(f);
	FCGX_Finish_r(f);
}

/* To wait for a connection so that it wakes one worker and not all of them. */
static int
wake_alone(int listener)
{
	struct epoll_event e = { .events = EPOLLIN | EPOLLEXCLUSIVE };
	int                poll = epoll_create1(EPOLL_CLOEXEC);

	if (poll < 0 || epoll_ctl(poll, EPOLL_CTL_ADD, listener, &e) != 0) {
		perror("epoll");
		_exit(FAILED_START);
	}
	return poll;
}

static int
work(int listener, const struct options *o, const char *folder)
{
	struct sigaction sa = { .sa_handler = stop };
	struct db       *db = open_book(folder, true);
	struct arena    *a = arena_new();
	FCGX_Request     f;
	sigset_t         open;
	int              poll;
	/* A worker that has locked itself in cannot see the templates any more. */
	bool             developing = getenv("REGULARS_DEV") && access(o->templates, R_OK) == 0;

	if (db == NULL)
		return FAILED_START;
	if (geteuid() == 0)
		return complain("A worker does not run as root."), FAILED_START;
	/* What one large photo took goes back at once; what a page takes is kept for the next. */
	mallopt(M_MMAP_THRESHOLD, KEEP_BYTES);
	mallopt(M_TRIM_THRESHOLD, KEEP_BYTES);
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGINT, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL);
	sigprocmask(SIG_SETMASK, NULL, &open);
	sigdelset(&open, SIGTERM);
	FCGX_Init();
	FCGX_InitRequest(&f, listener, FCGI_FAIL_ACCEPT_ON_INTR);
	poll = wake_alone(listener);
	/* SIGTERM is blocked but for the wait, so it never cuts a request in two. */
	while (!stopping) {
		if (epoll_pwait(poll, &(struct epoll_event){ 0 }, 1, -1, &open) <= 0)
			continue;
		if (FCGX_Accept_r(&f) < 0)
			continue;
		if (developing)
			tpl_reload();
		serve_request(&f, a, db);
		arena_reset(a);
	}
	FCGX_Finish_r(&f);
	db_close(db);
	arena_free(a);
	return 0;
}

/* Started by root, a worker locks itself into the book's folder and becomes user. */
static const char *
give_up_root(const char *folder, const struct passwd *user)
{
	if (user == NULL)
		return folder;
	if (chdir(folder) != 0 || chroot(".") != 0 || setgroups(0, NULL) != 0 ||
	    setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0) {
		perror("giving up root");
		_exit(FAILED_START);
	}
	return "/";
}

static int
listen_at(const char *path, const struct passwd *user)
{
	struct sockaddr_un sa = { .sun_family = AF_UNIX };
	int                fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	mode_t             mask = umask(0117);

	if (strlen(path) >= sizeof sa.sun_path)
		return complain("The socket's path is too long: %s.", path), -1;
	strcpy(sa.sun_path, path);
	unlink(path);
	if (fd < 0 || bind(fd, (struct sockaddr *)&sa, sizeof sa) != 0 || listen(fd, BACKLOG) != 0)
		return complain("The socket %s cannot be made: %s.", path, strerror(errno)), -1;
	umask(mask);
	if (user && chown(path, user->pw_uid, user->pw_gid) != 0)
		return complain("The socket %s cannot be given to %s.", path, user->pw_name), -1;
	return fd;
}

/* The files of the book, made by root, become the user's. */
static bool
give_book(const char *folder, const struct passwd *user)
{
	static const char *const names[] = { "", "/regulars.db", "/regulars.db-wal",
		"/regulars.db-shm" };
	char path[4096];

	for (size_t i = 0; user && i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s%s", folder, names[i]);
		if (lchown(path, user->pw_uid, user->pw_gid) != 0 && errno != ENOENT)
			return false;
	}
	return true;
}

static pid_t
spawn(int listener, const struct options *o, const struct passwd *user)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(work(listener, o, give_up_root(o->book, user)));
	return pid;
}

static int
serve(const struct options *o)
{
	const struct passwd *user = geteuid() == 0 ? getpwnam(o->user) : NULL;
	struct db           *db;
	pid_t                workers[WORKERS_MAX];
	sigset_t             blocked, open;
	int                  listener, status, result = 0;

	if (geteuid() == 0 && user == NULL)
		return complain("There is no user %s: name one with --user.", o->user);
	umask(0077);
	if (!bring_up_to_date(o->book) || (db = open_book(o->book, true)) == NULL || !tpl_open(o->templates))
		return 1;
	db_close(db);
	if (!give_book(o->book, user))
		return complain("The book in %s cannot be given to %s.", o->book, o->user);
	/* The time zone is read before the workers lock themselves in. */
	tzset();
	clock_day(clock_now());
	if ((listener = listen_at(o->socket, user)) < 0)
		return 1;
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGTERM);
	sigaddset(&blocked, SIGINT);
	sigaddset(&blocked, SIGHUP);
	sigaddset(&blocked, SIGCHLD);
	sigprocmask(SIG_BLOCK, &blocked, &open);
	for (int i = 0; i < o->workers; i++)
		workers[i] = spawn(listener, o, user);
	while (!stopping) {
		int   sig;
		pid_t dead;

		sigwait(&blocked, &sig);
		stopping = sig != SIGCHLD;
		while ((dead = waitpid(-1, &status, WNOHANG)) > 0)
			for (int i = 0; i < o->workers; i++)
				if (workers[i] == dead && WIFEXITED(status) &&
				    WEXITSTATUS(status) == FAILED_START) {
					workers[i] = 0;
					stopping = result = 1;
				} else if (workers[i] == dead) {
					log_event("a worker ended (status %d): starting another", status);
					workers[i] = spawn(listener, o, user);
				}
	}
	for (int i = 0; i < o->workers; i++)
		if (workers[i] > 0)
			kill(workers[i], SIGTERM);
	while (wait(NULL) > 0)
		;
	unlink(o->socket);
	return result;
}

static int
check(const struct options *o)
{
	struct db *db = open_book(o->book, false);
	char       why[500];
	bool       ok = db != NULL && tpl_open(o->templates);

	for (const struct route *r = routes; ok && r->method; r++)
		if (r->page && !tpl_has(r->page))
			ok = !complain("The page %s of %s is not there.", r->page, r->path);
	if (ok && !db_check(db, why, sizeof why))
		ok = !complain("%s", why);
	if (ok)
		puts("ok");
	return ok ? 0 : 1;
}

static int
backup(const struct options *o)
{
	struct db *db = open_book(o->book, false);
	char       why[500];

	if (db == NULL)
		return 1;
	umask(0077);
	if (!db_backup(db, o->backup, why, sizeof why))
		return complain("%s", why);
	db_close(db);
	return 0;
}

/* Eight letters that are hard to misread, shown as abcd-efgh. */
static int
first_run_code(const struct options *o)
{
	static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
	struct db        *db = open_book(o->book, true);
	unsigned char     hash[SESSION_HASH];
	char              code[10] = "";
	int               result = 1;

	if (db == NULL || !db_begin(db, DB_WRITE))
		return 1;
	for (int i = 0; i < 9; i++)
		code[i] = i == 4 ? '-' : letters[randombytes_uniform(sizeof letters - 1)];
	session_hash(hash, code, 9);
	if (db_one(db, owner_get) != NULL)
		result = 3;
	else
		db_run(db, first_run_put, .hash = BLOB(hash, sizeof hash),
		    .ends_at = INT(clock_now() + FIRST_RUN_SECONDS));
	if (result != 3 && db_end(db)) {
		puts(code);
		result = 0;
	} else
		db_undo(db);
	db_close(db);
	return result;
}

/* A form's text from name=value words. */
static const char *
encode(struct arena *a, int n, char **words)
{
	const char *text = "";

	for (int i = 0; i < n; i++) {
		const char *equals = strchr(words[i], '=');

		if (equals)
			text = arena_printf(a, "%s%s%.*s=%s", text, *text ? "&" : "",
			    (int)(equals - words[i]), words[i], request_encode(a, equals + 1));
	}
	return text;
}

/* One request without a server, as the owner: for debuggers and the curious. */
static int
ask(const struct options *o, int n, char **words)
{
	struct arena  *a = arena_new();
	struct db     *db = open_book(o->book, false);
	struct request rq = { .arena = a, .db = db, .host = "localhost", .origin = "",
		.fetch_site = "", .cookie = "", .now = clock_now(),
		.content_type = "application/x-www-form-urlencoded" };
	struct answer  an;
	struct rows   *owner;
	const char    *values;

	if (db == NULL || !tpl_open(o->templates) || n < 2)
		return n < 2 ? complain("%s", usage) : 1;
	if (db_begin(db, DB_WRITE) && (owner = db_one(db, owner_get)) != NULL) {
		session_start(&rq, db_int(owner, owner_get_id));
		db_end(db);
	}
	db_undo(db);
	session_token(&rq);
	rq.cookie = arena_printf(a, "regulars=%s", rq.token);
	values = encode(a, n - 2, words + 2);
	rq.method = words[0];
	rq.path = words[1];
	rq.query = values;
	rq.body = arena_printf(a, "token=%s&key=%s&%s", session_token(&rq), session_key(&rq),
	    values);
	rq.body_size = strlen(rq.body);
	rq.set_cookie = NULL;
	router_answer(&rq, &an);
	printf("%d %s\n", an.status, an.location ? an.location : "");
	fwrite(an.body ? an.body : "", 1, an.size, stdout);
	if (db_begin(db, DB_WRITE)) {
		session_end(&rq);
		db_end(db);
	}
	db_close(db);
	return 0;
}

static int
list_routes(void)
{
	static const char *const who[] = { "anyone", "signed in", "owner" };

	for (const struct route *r = routes; r->method; r++)
		printf("%-5s %-22s %-10s %s\n", r->method, r->path, who[r->who & WHO_MASK],
		    r->page ? r->page : "-");
	return 0;
}

static void
put_line(const char *line)
{
	puts(line);
}

static int
list_sql(void)
{
	char       why[500];
	struct db *db = db_open(":memory:", true, why, sizeof why);

	if (db == NULL)
		return complain("%s", why);
	db_explain(db, put_line);
	db_close(db);
	return 0;
}

static bool
read_options(int argc, char **argv, struct options *o)
{
	static const struct option known[] = {
		{ "book", required_argument, NULL, 'b' }, { "socket", required_argument, NULL, 's' },
		{ "workers", required_argument, NULL, 'w' }, { "user", required_argument, NULL, 'u' },
		{ "templates", required_argument, NULL, 't' }, { "check", no_argument, NULL, 'c' },
		{ "migrate", no_argument, NULL, 'm' }, { "backup", required_argument, NULL, 'B' },
		{ "first-run-code", no_argument, NULL, 'f' }, { "ask", no_argument, NULL, 'a' },
		{ "routes", no_argument, NULL, 'r' }, { "sql", no_argument, NULL, 'q' }, { 0 }
	};
	int c;

	while ((c = getopt_long(argc, argv, "+", known, NULL)) != -1)
		switch (c) {
		case 'b': o->book = optarg; break;
		case 's': o->socket = optarg; break;
		case 'w': o->workers = atoi(optarg); break;
		case 'u': o->user = optarg; break;
		case 't': o->templates = optarg; break;
		case 'c': o->what = CHECK; break;
		case 'm': o->what = MIGRATE; break;
		case 'B': o->what = BACKUP; o->backup = optarg; break;
		case 'f': o->what = FIRST_RUN_CODE; break;
		case 'a': o->what = ASK; break;
		case 'r': o->what = ROUTES; break;
		case 'q': o->what = SQL; break;
		default: return false;
		}
	return (o->book || o->what >= ROUTES) && (o->what != SERVE || o->socket) &&
	       o->workers > 0 && o->workers <= WORKERS_MAX;
}

int
main(int argc, char **argv)
{
	long           cores = sysconf(_SC_NPROCESSORS_ONLN);
	struct options o = { .templates = "templates", .user = "www-data",
		.workers = cores < 2 ? 2 : cores > 4 ? 4 : (int)cores };

	if (!read_options(argc, argv, &o))
		return fputs(usage, stderr), 2;
	if (sodium_init() < 0)
		return complain("libsodium does not start.");
	switch (o.what) {
	case SERVE: return serve(&o);
	case CHECK: return check(&o);
	case MIGRATE: umask(0077); return bring_up_to_date(o.book) ? 0 : 1;
	case BACKUP: return backup(&o);
	case FIRST_RUN_CODE: return first_run_code(&o);
	case ASK: return ask(&o, argc - optind, argv + optind);
	case ROUTES: return list_routes();
	case SQL: return list_sql();
	}
	return 2;
}
