/*
 * first_run: an empty book becomes a shop's, by the code that start-up printed.
 */
#include "log.h"
#include "pages.h"
#include "password.h"
#include "settings.h"
#include "shown.h"

enum { CODE_TRIES = 10, PASSPHRASE_MIN = 12 };

static const struct field fields[] = {
	{ "code", "The code", FORM_TEXT, .max = 80, .required = true },
	{ "shop_name", "The name of the shop", FORM_TEXT, .max = 80, .required = true },
	{ "kind", "the kind of shop", FORM_CHOICE, .choices = shop_kind_names },
	{ "name", "Your name", FORM_TEXT, .max = 40, .required = true },
	{ "secret", "The passphrase", FORM_SECRET, .max = 200, .required = true },
	{ 0 }
};

static void
fill(struct request *rq, struct form *f)
{
	view_text(rq->view, "title", "A new book");
	form_fill(f, rq->view);
	shop_kinds_fill(rq->view, form_text(f, "kind"));
	shown_cover(rq);
}

int
first_run_show(struct request *rq)
{
	struct form *f = form_new(rq, fields);

	if (db_one(rq->db, owner_get) != NULL)
		return redirect(rq, "/sign-in");
	form_set(f, "kind", "cafe");
	fill(rq, f);
	return 200;
}

/* Count the try, then compare: abcd-efgh, with or without the stroke. */
static bool
code_fits(struct request *rq, const char *typed)
{
	char          code[10] = "";
	size_t        n = 0, size;
	unsigned char hash[SESSION_HASH];
	struct rows  *r;
	const void   *kept;
	bool          fits;

	for (const char *c = typed; *c && n < 9; c++) {
		if (*c == '-' || *c == ' ')
			continue;
		if (n == 4)
			code[n++] = '-';
		code[n++] = (char)(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);
	}
	session_hash(hash, code, 9);
	r = db_one(rq->db, first_run_get);
	if (r == NULL || db_int(r, first_run_get_ends_at) < rq->now ||
	    db_int(r, first_run_get_tries) >= CODE_TRIES)
		return false;
	kept = db_blob(r, first_run_get_hash, &size);
	fits = size == sizeof hash && memcmp(hash, kept, size) == 0;
	db_run(rq->db, first_run_miss);
	return fits;
}

int
first_run_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	const char  *hash = "";
	bool         fits;

	if (text_length(form_text(f, "secret")) < PASSPHRASE_MIN)
		form_blame(f, "secret", "A passphrase has twelve letters or more: four words do.");
	if (!*form_text(f, "kind"))
		form_blame(f, "kind", "Choose the kind of shop.");
	router_write(rq);
	if (db_one(rq->db, owner_get) != NULL)
		return redirect(rq, "/sign-in");
	if (form_ok(f)) {
		fits = code_fits(rq, form_text(f, "code"));
		if (!db_end(rq->db))
			return 500;
		hash = fits ? password_hash(rq->arena, form_text(f, "secret")) : "";
		router_write(rq);
		if (!fits)
			form_blame(f, "code", "That code doesn’t match, or its fifteen minutes are over. "
			    "Start the program again for a new one.");
	}
	if (!form_ok(f)) {
		fill(rq, f);
		return 422;
	}
	/* Somebody else may have been quicker while we hashed. */
	if (db_one(rq->db, owner_get) != NULL)
		return redirect(rq, "/sign-in");
	db_run(rq->db, shop_insert, .shop_name = TEXT(form_text(f, "shop_name")),
	    .kind = TEXT(form_text(f, "kind")));
	session_start(rq, db_run(rq->db, staff_insert, .name = TEXT(form_text(f, "name")),
	    .role = TEXT("owner"), .secret = TEXT(hash), .now = INT(rq->now)));
	db_run(rq->db, first_run_done);
	log_event("a new book");
	return redirect(rq, "/");
}
