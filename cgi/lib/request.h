/*
 * request: what nginx handed over, what the router found out about it, and what is
 * to be answered.  It lives for one request; all its text lives in its arena.
 */
#ifndef REQUEST_H
#define REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "arena.h"

struct db;
struct view;

/* A value as sent, decoded once.  It may hold anything, NULs too: size counts. */
struct param {
	const char *name;
	const char *value; /* and a NUL behind it */
	size_t      size;
};

/* A file as sent: where it lies in the body. */
struct file {
	const char *name; /* of the field */
	const char *bytes;
	size_t      size;
};

enum { REQUEST_PARAMS_MAX = 500, REQUEST_BODY_MAX = 1 << 20 };

struct request {
	/* From nginx; "" for what was not sent. */
	struct arena *arena;
	const char   *method;       /* GET (also for HEAD), POST, ... */
	const char   *path;         /* decoded, without the query */
	const char   *query;
	const char   *body;
	size_t        body_size;
	const char   *content_type;
	const char   *host;
	const char   *origin;
	const char   *fetch_site;   /* Sec-Fetch-Site */
	const char   *cookie;
	bool          tls;
	bool          htmx;         /* wants the page without its layout */

	/* From the router. */
	struct db    *db;
	struct view  *view;
	struct param *params;       /* of the body for a POST, else of the query */
	int           nparams;
	struct file  *files;        /* of a form that may carry some: see upload.h */
	int           nfiles;
	struct timespec began;      /* for the log: how long it took */
	int64_t       now, today;
	int64_t       id;           /* what stood for :id in the path, or 0 */
	int64_t       staff_id;     /* who is signed in, or 0 */
	const char   *staff_name;
	int64_t       display_id;   /* or which display asks, where nobody is signed in; or 0 */
	bool          board;        /* it shows the board, and not what is to be prepared */
	bool          owner;
	const char   *token;        /* the cookie's value, once session has looked */
	bool          forged;       /* the form did not come from one of our pages */
	bool          conflict;     /* this form's key was used for something else */

	/* For the answer. */
	const char   *location;     /* set by redirect() */
	const char   *set_cookie;
	const char   *text;         /* a plain answer instead of a page */
	const void   *bytes;        /* or a picture, */
	size_t        size;
	const char   *type;         /* and of which type */
	const char   *file_name;    /* under which it is to be saved, or NULL */
	bool          signed_in;    /* by this very request */
};

/*
 * Fill params from the query or the body.  False when there are more than
 * REQUEST_PARAMS_MAX; a name that is not plain ASCII is left out.
 */
bool request_parse(struct request *);

/* Whether a field may be called so: plain ASCII, at most forty letters. */
bool request_plain(const char *name, size_t size);

/* The first value of this name as sent, or "": for what is not a form's field. */
const char *request_param(const struct request *, const char *name);

/* A cookie's value, or NULL. */
const char *request_cookie(const struct request *, const char *name);

/* A value as it stands in a query: letters, digits and - _ . ~ /, the rest as %XX. */
char *request_encode(struct arena *, const char *text);

/* Answer 303 to an own path.  A path with a control character is a mistake of ours. */
int redirect(struct request *, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
