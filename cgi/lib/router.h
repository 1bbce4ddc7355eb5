/*
 * router: from a request to its answer.  Here, once for every page: who may reach it,
 * whether a form was really sent by our own page, the transaction around the handler,
 * sending the same form twice, and what goes wrong.
 *
 * A handler reads its input, asks the book, fills rq->view and returns an HTTP status:
 *
 *	200  show the route's page             303  redirect(rq, "/people/%lld", id)
 *	422  show it again with complaints     403, 404, 409 …  say why not
 *	204  what htmx shows already is still so
 *
 * Below 400 what it wrote is kept, from 400 on it is undone.
 */
#ifndef ROUTER_H
#define ROUTER_H

#include <stdbool.h>
#include <stddef.h>

#include "request.h"

typedef int handler(struct request *);

enum {
	ANYONE,
	SIGNED_IN,
	OWNER,
	WHO_MASK = 3,
	/* The handler begins its writing transaction itself, by router_write(), after work
	 * that must not hold the others up, such as hashing a PIN. */
	SLOW = 4,
	/* Its form may carry files, and be as large as they need: see upload.h. */
	UPLOAD = 8,
	/* Also a display that the owner has set up; it reaches nothing else, and is led back to
	 * its own page from everywhere: DISPLAY is that of what is to be prepared, */
	DISPLAY = 16,
	/* and BOARD is the board. */
	BOARD = 32
};

#define DISPLAY_HOME "/preparation"
#define BOARD_HOME   "/avatars"

struct route {
	const char *method;
	const char *path;  /* :id stands for digits */
	handler    *answer;
	const char *page;  /* the template, or NULL for a plain answer */
	const char *tab;   /* the section of the layout that is shown: which tab is open */
	int         who;
};

/* The table of routes.def, ended by a row without a method. */
extern const struct route routes[];

struct answer {
	int         status;
	const char *type;       /* of the body */
	const char *location;   /* or NULL, as the next ones */
	const char *hx_redirect; /* the same for htmx, which would follow the other unseen */
	const char *set_cookie;
	const char *allow;
	const char *disposition; /* of what is not a page */
	const char *body;
	size_t      size;
	const char *missing;    /* a name that the page wanted and nobody set, or "" */
};

/* Answer a request whose first part and db are set.  All lives in the request's arena. */
void router_answer(struct request *, struct answer *);

/* Begin to write, in a handler marked SLOW. */
void router_write(struct request *);

/* How many bytes the body of this request may have: known from its method and path. */
size_t router_body_max(const struct request *);

/* The size and type are refused before the body is read: answer without a handler. */
void router_refuse(struct request *, struct answer *, int status);

#endif
