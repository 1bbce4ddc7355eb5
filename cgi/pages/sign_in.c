/*
 * sign_in: pick your face, type the PIN; close the book.
 *
 * A try is counted before it is checked, so that many at once are no more than five.
 * The check itself takes a tenth of a second and holds no lock.
 */
#include "log.h"
#include "pages.h"
#include "password.h"
#include "shown.h"

enum { TRIES = 5, WAIT_SECONDS = 5 * 60 };

static const struct field fields[] = {
	{ "secret", "The PIN or passphrase", FORM_SECRET, .max = 200 },
	{ "next", "Where to go on", FORM_TEXT, .max = 300 },
	{ 0 }
};

/* Where to go on once signed in: one of our own addresses, or Today. */
static const char *
next_path(const char *next)
{
	if (next[0] != '/' || next[1] == '/' || strlen(next) > 300 ||
	    next[strspn(next, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	               "/?=&_-")] != '\0')
		return "/";
	return next;
}

int
sign_in_list(struct request *rq)
{
	struct rows *r;
	bool         any = false;

	if (rq->staff_id)
		return redirect(rq, "/");
	view_text(rq->view, "title", "Who is serving?");
	view_text(rq->view, "next", next_path(request_param(rq, "next")));
	shown_cover(rq);
	r = db_query(rq->db, staff_list);
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "STAFF");
		int64_t      id = db_int(r, staff_list_id);

		view_int(v, "id", id);
		view_text(v, "name", db_text(r, staff_list_name));
		face_fill(v, id, db_text(r, staff_list_name), "");
		any = true;
	}
	return any ? 200 : redirect(rq, "/first-run");
}

/* The page of one face; false when nobody has it. */
static bool
fill(struct request *rq, struct form *f)
{
	struct rows *r = db_one(rq->db, staff_get, .id = INT(rq->id));
	bool         owner;

	if (r == NULL)
		return false;
	owner = strcmp(db_text(r, staff_get_role), "owner") == 0;
	form_set(f, "next", next_path(form_text(f, "next")));
	form_fill(f, rq->view);
	view_text(rq->view, "title", arena_printf(rq->arena, "Hello, %s",
	    db_text(r, staff_get_name)));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, staff_get_name));
	view_show(rq->view, "PIN", !owner);
	view_show(rq->view, "PASSPHRASE", owner);
	face_fill(rq->view, rq->id, db_text(r, staff_get_name), "");
	shown_cover(rq);
	return true;
}

int
sign_in_show(struct request *rq)
{
	struct form *f = form_new(rq, fields);

	form_set(f, "next", request_param(rq, "next"));
	return fill(rq, f) ? 200 : 404;
}

/* Count this try; the hash to check it by, or NULL when there is to be none now. */
static const char *
take_try(struct request *rq, int64_t *tries)
{
	struct rows *r;
	const char  *hash = NULL;

	router_write(rq);
	r = db_one(rq->db, staff_get, .id = INT(rq->id));
	if (r && db_int(r, staff_get_wait_until) <= rq->now) {
		hash = arena_text(rq->arena, db_text(r, staff_get_secret));
		*tries = db_int(r, staff_get_tries) + 1;
		db_run(rq->db, staff_miss, .id = INT(rq->id),
		    .tries = INT(*tries < TRIES ? *tries : 0),
		    .wait_until = INT(*tries < TRIES ? 0 : rq->now + WAIT_SECONDS));
	}
	return db_end(rq->db) ? hash : NULL;
}

static int
refuse(struct request *rq, struct form *f, const char *hash, int64_t tries)
{
	static const char *const left[] = { "No try", "One try", "Two tries", "Three tries",
		"Four tries" };
	struct rows *r;
	bool         owner;

	router_write(rq);
	r = db_one(rq->db, staff_get, .id = INT(rq->id));
	if (r == NULL)
		return 404;
	owner = strcmp(db_text(r, staff_get_role), "owner") == 0;
	log_event("a wrong %s (staff %lld)", owner ? "passphrase" : "PIN", (long long)rq->id);
	if (hash && tries < TRIES)
		form_blame(f, "secret", "That %s doesn’t match. %s left.",
		    owner ? "passphrase" : "PIN", left[TRIES - tries]);
	else
		form_blame(f, "secret", owner ? "Wait five minutes, then try again."
		                              : "Wait five minutes, or ask the owner.");
	fill(rq, f);
	return 422;
}

int
sign_in_try(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	const char  *hash;
	int64_t      tries = TRIES;

	if (!form_ok(f)) {
		router_write(rq);
		return fill(rq, f) ? 422 : 404;
	}
	hash = take_try(rq, &tries);
	if (hash == NULL || !password_fits(hash, form_text(f, "secret")))
		return refuse(rq, f, hash, tries);
	router_write(rq);
	db_run(rq->db, staff_miss, .id = INT(rq->id), .tries = INT(0), .wait_until = INT(0));
	session_start(rq, rq->id);
	log_event("signed in (staff %lld)", (long long)rq->id);
	return redirect(rq, "%s", next_path(form_text(f, "next")));
}

int
sign_out(struct request *rq)
{
	session_end(rq);
	return redirect(rq, "/sign-in");
}
