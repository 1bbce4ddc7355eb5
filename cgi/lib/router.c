/*
 * router: see router.h.
 */
#include "router.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "clock.h"
#include "db.h"
#include "face.h"
#include "log.h"
#include "session.h"
#include "sql.h"
#include "text.h"
#include "tpl.h"
#include "upload.h"
#include "view.h"

enum {
	ANSWER_SECONDS = 30 * 86400, /* how long a form may be sent again */
	NEXT_MAX = 250               /* letters of a query that are worth a way back */
};

/* The path fits the pattern; :id takes digits, at most eighteen of them. */
static bool
fits(const char *pattern, const char *path, int64_t *id)
{
	for (; *pattern; pattern++) {
		if (strncmp(pattern, ":id", 3) == 0) {
			size_t n = strspn(path, "0123456789");

			if (n == 0 || n > 18)
				return false;
			*id = strtoll(path, NULL, 10);
			path += n;
			pattern += 2;
		} else if (*pattern != *path++)
			return false;
	}
	return *path == '\0';
}

/* The route, or NULL with 404 or, if only the method is wrong, 405 in status. */
static const struct route *
find(struct request *rq, struct answer *an)
{
	const struct route *found = NULL;

	an->status = 404;
	for (const struct route *r = routes; r->method && !found; r++) {
		int64_t id = 0;

		if (!fits(r->path, rq->path, &id))
			continue;
		if (strcmp(r->method, rq->method) == 0) {
			rq->id = id;
			found = r;
		}
		an->status = 405;
		an->allow = an->allow ? "GET, POST" : r->method;
	}
	if (found || an->status == 404)
		an->allow = NULL;
	return found;
}

size_t
router_body_max(const struct request *rq)
{
	struct request      asking = { .method = rq->method, .path = rq->path };
	const struct route *r = find(&asking, &(struct answer){ 0 });

	return r && r->who & UPLOAD ? UPLOAD_BODY_MAX : REQUEST_BODY_MAX;
}

/* 0, or the status with which what was sent is refused. */
static int
parse(struct request *rq, const struct route *r)
{
	bool post = strcmp(rq->method, "POST") == 0;

	if (post && r->who & UPLOAD && upload_is(rq))
		return upload_parse(rq) ? 0 : 400;
	if (post && strncmp(rq->content_type, "application/x-www-form-urlencoded", 33) != 0)
		return 415;
	return request_parse(rq) ? 0 : 413;
}

/* Was it our own page that sent this form?  Any of the three says no alone. */
static bool
from_our_page(struct request *rq)
{
	const char *host = strstr(rq->origin, "://");

	if (*rq->fetch_site && strcmp(rq->fetch_site, "same-origin") != 0)
		return false;
	if (*rq->origin && (host == NULL || strcmp(host + 3, rq->host) != 0 ||
	                       (strncmp(rq->origin, "https:", 6) == 0) != rq->tls))
		return false;
	return session_token_fits(rq, request_param(rq, "token"));
}

static bool
is_secret(const char *name)
{
	return strcmp(name, "secret") == 0 || strcmp(name, "code") == 0;
}

/*
 * Who sent what to where.  The token is left out, as a new sign-in changes it; a PIN
 * goes in sealed, or a copy of the book would give it away to whoever tries them all.
 */
static void
content_of(struct request *rq, unsigned char *hash)
{
	char  *text;
	size_t n = 0, size = strlen(rq->path) + 64;

	for (int i = 0; i < rq->nparams; i++)
		size += strlen(rq->params[i].name) + rq->params[i].size + SESSION_HASH + 2;
	for (int i = 0; i < rq->nfiles; i++)
		size += strlen(rq->files[i].name) + SESSION_HASH + 1;
	text = arena_alloc(rq->arena, size);
	n = (size_t)sprintf(text, "%lld %s", (long long)(rq->staff_id ? rq->staff_id : -rq->display_id), rq->path) + 1;
	for (int i = 0; i < rq->nparams; i++) {
		const struct param *p = &rq->params[i];

		if (strcmp(p->name, "token") == 0)
			continue;
		n += (size_t)sprintf(text + n, "%s", p->name) + 1;
		if (is_secret(p->name)) {
			session_seal(rq, (unsigned char *)text + n, p->value, p->size);
			n += SESSION_HASH;
			continue;
		}
		memcpy(text + n, p->value, p->size);
		n += p->size + 1;
	}
	for (int i = 0; i < rq->nfiles; i++) {
		n += (size_t)sprintf(text + n, "%s", rq->files[i].name) + 1;
		session_hash((unsigned char *)text + n, rq->files[i].bytes, rq->files[i].size);
		n += SESSION_HASH;
	}
	session_hash(hash, text, n);
}

/* Has this form been answered before?  Then the first answer again, or a conflict. */
static bool
answered(struct request *rq, const char *key, const unsigned char *content)
{
	struct rows *r = db_one(rq->db, answer_get, .key = TEXT(key));
	size_t       n;
	const void  *first;

	if (r == NULL)
		return false;
	first = db_blob(r, answer_get_content, &n);
	if (n == SESSION_HASH && memcmp(first, content, n) == 0) {
		rq->location = arena_text(rq->arena, db_text(r, answer_get_location));
		return true;
	}
	rq->conflict = true;
	return false;
}

void
router_write(struct request *rq)
{
	if (!db_active(rq->db))
		db_begin(rq->db, DB_WRITE);
}

/* Keep the answer under the form's key; false when its twin has kept one already. */
static bool
keep_answer(struct request *rq, const char *key, const unsigned char *content)
{
	if (db_run(rq->db, answer_insert, .key = TEXT(key), .content = BLOB(content, SESSION_HASH),
	        .location = TEXT(rq->location), .at = INT(rq->now)) == DB_TAKEN)
		return false;
	db_run(rq->db, answer_sweep, .before = INT(rq->now - ANSWER_SECONDS));
	return true;
}

/* A form: its handler, and its answer kept under its key, in one transaction. */
static int
post(struct request *rq, const struct route *r)
{
	const char   *key = request_param(rq, "key");
	unsigned char content[SESSION_HASH];
	int           status;

	if (strlen(key) != SESSION_KEY || strspn(key, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkl"
	                                      "mnopqrstuvwxyz0123456789-_") != SESSION_KEY)
		return 400;
	content_of(rq, content);
	if (!db_begin(rq->db, r->who & SLOW ? DB_READ : DB_WRITE))
		return 500;
	if (answered(rq, key, content)) {
		db_undo(rq->db);
		return 303;
	}
	if (r->who & SLOW)
		db_undo(rq->db);
	status = r->answer(rq);
	/* A sign-in is not remembered: sent twice, it signs in twice. */
	if (status == 303 && !rq->signed_in && !keep_answer(rq, key, content)) {
		/* Its twin was quicker while we were hashing: what that one did counts. */
		db_undo(rq->db);
		if (!db_begin(rq->db, DB_READ))
			return 500;
		status = answered(rq, key, content) ? 303 : 409;
		db_undo(rq->db);
		return status;
	}
	if (db_failed(rq->db) || (status < 400 && db_active(rq->db) && !db_end(rq->db)))
		status = 500;
	db_undo(rq->db);
	return status == 422 && rq->conflict ? 409 : status;
}

static int
get(struct request *rq, const struct route *r)
{
	int status = r->answer(rq);

	return db_failed(rq->db) ? 500 : status;
}

/* Where a stranger wanted to go, to be led there once signed in. */
static int
to_sign_in(struct request *rq)
{
	const char *wanted = rq->path;

	if (db_one(rq->db, owner_get) == NULL)
		return redirect(rq, "/first-run");
	if (strcmp(rq->method, "GET") != 0 || strcmp(rq->path, "/") == 0 || rq->htmx)
		return redirect(rq, "/sign-in");
	if (*rq->query && strlen(rq->query) < NEXT_MAX)
		wanted = arena_printf(rq->arena, "%s?%s", rq->path, rq->query);
	return redirect(rq, "/sign-in?next=%s", request_encode(rq->arena, wanted));
}

/* A display is led to the one page that it shows. */
static int
to_its_page(struct request *rq)
{
	return redirect(rq, rq->board ? BOARD_HOME : DISPLAY_HOME);
}

static int
serve(struct request *rq, const struct route *r)
{
	int status = 0;

	if (!db_begin(rq->db, DB_READ))
		return 500;
	session_find(rq);
	if (rq->display_id != 0 && !(r->who & (rq->board ? BOARD : DISPLAY)))
		status = to_its_page(rq);
	else if ((r->who & WHO_MASK) != ANYONE && rq->staff_id == 0 && rq->display_id == 0)
		status = to_sign_in(rq);
	else if ((r->who & WHO_MASK) == OWNER && !rq->owner)
		status = 403;
	else if ((status = parse(rq, r)) != 0)
		;
	else if (strcmp(rq->method, "POST") != 0)
		status = get(rq, r);
	else if (!from_our_page(rq)) {
		rq->forged = true;
		status = 403;
	}
	if (!db_end(rq->db))
		return 500;
	return status ? status : post(rq, r);
}

/* What the layout and every form want. */
static void
fill_layout(struct request *rq, const struct route *r)
{
	struct view *v = rq->view;

	view_text(v, "token", session_token(rq));
	view_text(v, "key", session_key(rq));
	view_show(v, "OWNER", rq->owner);
	view_show(v, "DISPLAY", rq->display_id != 0);
	if (r && r->tab)
		view_show(v, r->tab, true);
	if (rq->staff_id != 0) {
		struct view *own = view_add(v, "SIGNED_IN");

		view_text(own, "own_name", rq->staff_name);
		face_fill(own, rq->staff_id, rq->staff_name, "");
	}
}

/* What was typed, to be sent once more; but no PIN goes back over the wire. */
static void
fill_retry(struct request *rq, struct view *v)
{
	struct view *again = view_add(v, "SEND_AGAIN");

	view_text(again, "again_path", rq->path);
	/* The same key: should the first sending have been kept after all, it counts. */
	view_text(again, "key", request_param(rq, "key"));
	for (int i = 0; i < rq->nparams; i++) {
		const struct param *p = &rq->params[i];
		struct view        *row;

		if (strcmp(p->name, "token") == 0 || strcmp(p->name, "key") == 0 ||
		    is_secret(p->name) || !text_valid(p->value, p->size))
			continue;
		row = view_add(again, "FIELDS");
		view_text(row, "field_name", p->name);
		view_text(row, "field_value", p->value);
	}
}

/* What the error page says of a status, and its title. */
static const struct {
	int         status;
	const char *section, *title;
} errors[] = {
	{ 400, "BAD_REQUEST", "Not readable" },
	{ 403, "NOT_ALLOWED", "Not your page" },
	{ 404, "NOT_FOUND", "No such page" },
	{ 405, "NOT_THIS_WAY", "Not this way" },
	{ 409, "SENT_BEFORE", "Sent before" },
	{ 413, "BAD_REQUEST", "Too long" },
	{ 415, "BAD_REQUEST", "Not readable" },
	{ 500, "FAULT", "This page won’t open" },
};
enum { ERRORS = sizeof errors / sizeof *errors };

/* view sets: BAD_REQUEST NOT_ALLOWED NOT_FOUND NOT_THIS_WAY SENT_BEFORE FAULT */
static void
fill_error(struct request *rq, int status, const char *reference)
{
	struct view *v = rq->view = view_new(rq->arena);
	int          i = 0;
	struct rows *owner;

	while (i < ERRORS - 1 && errors[i].status != status)
		i++;
	view_text(v, "title", errors[i].title);
	view_show(v, status == 403 && rq->forged ? "REFUSED" : errors[i].section, true);
	view_text(v, "owner_name", "the owner");
	if (!db_active(rq->db) && db_begin(rq->db, DB_READ)) {
		if ((owner = db_one(rq->db, owner_get)) != NULL)
			view_text(v, "owner_name", db_text(owner, owner_get_name));
		db_undo(rq->db);
	}
	if (status < 500)
		return;
	view_text(view_add(v, "REFERENCE"), "reference", arena_printf(rq->arena, "%s, %s, page %s",
	    clock_day_words(rq->arena, rq->today, rq->today),
	    clock_time_words(rq->arena, rq->now), reference));
	if (strcmp(rq->method, "POST") == 0 && rq->staff_id != 0)
		fill_retry(rq, v);
	else
		view_text(view_add(v, "AGAIN"), "again_path", rq->path);
}

struct buffer {
	struct arena *arena;
	char         *text;
	size_t        size, room;
};

static void
collect(void *to, const char *text, size_t n)
{
	struct buffer *b = to;

	if (b->size + n > b->room) {
		char *old = b->text;

		b->room = (b->size + n) * 2 + 16384;
		b->text = arena_alloc(b->arena, b->room);
		if (b->size)
			memcpy(b->text, old, b->size);
	}
	memcpy(b->text + b->size, text, n);
	b->size += n;
}

static bool
render(struct request *rq, const struct route *r, const char *page, struct answer *an)
{
	struct buffer b = { .arena = rq->arena };
	char         *missing = arena_alloc(rq->arena, 200);
	bool          ok;

	fill_layout(rq, r);
	ok = tpl_fill(rq->htmx ? "fragment.html" : "layout.html", page, rq->view, collect, &b,
	    missing, 200);
	if (*missing) {
		log_error("%s", missing);
		an->missing = missing;
	}
	an->type = "text/html; charset=utf-8";
	an->body = b.text;
	an->size = b.size;
	return ok;
}

static void
plain(struct answer *an, const char *text)
{
	an->type = "text/plain; charset=utf-8";
	an->body = text;
	an->size = strlen(text);
}

static int64_t
since(const struct timespec *began)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - began->tv_sec) * 1000000 + (now.tv_nsec - began->tv_nsec) / 1000;
}

static void
finish(struct request *rq, const struct route *r, struct answer *an)
{
	char reference[8];
	bool ok = true;

	snprintf(reference, sizeof reference, "%.4s", session_key(rq));
	if (an->status == 303 && rq->htmx) {
		an->status = 200;
		an->hx_redirect = rq->location;
		plain(an, "");
	} else if (an->status == 303)
		an->location = rq->location;
	else if (an->status == 204)
		plain(an, "");
	else if (rq->text && an->status == 200)
		plain(an, rq->text);
	else if (rq->bytes && an->status == 200) {
		an->type = rq->type;
		an->disposition = rq->file_name ? arena_printf(rq->arena, "attachment; filename=\"%s\"",
		    rq->file_name) : "inline";
		an->body = rq->bytes;
		an->size = rq->size;
	}
	else if (r && r->page && (an->status == 200 || an->status == 422 ||
	                             (an->status == 409 && view_find(rq->view, "title"))))
		ok = render(rq, r, r->page, an);
	else {
		fill_error(rq, an->status, reference);
		ok = render(rq, NULL, "error.html", an);
	}
	if (!ok) {
		an->status = 500;
		fill_error(rq, 500, reference);
		if (!render(rq, NULL, "error.html", an))
			plain(an, "This page won’t open. Something went wrong on our side.\n");
	}
	an->set_cookie = rq->set_cookie;
	log_request(rq->method, r ? r->path : "-", an->status, since(&rq->began),
	    db_steps(rq->db), reference);
}

static void
prepare(struct request *rq, struct answer *an)
{
	memset(an, 0, sizeof *an);
	clock_gettime(CLOCK_MONOTONIC, &rq->began);
	an->missing = "";
	rq->view = view_new(rq->arena);
	rq->now = clock_now();
	rq->today = clock_day(rq->now);
	rq->staff_name = "";
}

/* Also who is refused without a handler stays signed in. */
static void
look_who_asks(struct request *rq)
{
	if (db_begin(rq->db, DB_READ))
		session_find(rq);
	db_undo(rq->db);
}

void
router_answer(struct request *rq, struct answer *an)
{
	const struct route *r;

	prepare(rq, an);
	r = find(rq, an);
	if (r != NULL)
		an->status = serve(rq, r);
	else
		look_who_asks(rq);
	/* A display knows no page that is not there, either. */
	if (r == NULL && rq->display_id != 0) {
		an->status = to_its_page(rq);
		an->allow = NULL;
	}
	if (db_active(rq->db))
		db_undo(rq->db);
	finish(rq, r, an);
}

void
router_refuse(struct request *rq, struct answer *an, int status)
{
	prepare(rq, an);
	an->status = status;
	look_who_asks(rq);
	finish(rq, NULL, an);
}
