/*
 * displays: a second tablet or a wall screen that shows the preparation list, or the board,
 * and nothing else.  The owner gives it a code of six digits, which is typed there once.
 *
 * The code is worked out of the owner's own cookie and is kept nowhere, so it can be shown
 * after the form was answered, and only to who made it.  A wrong one counts against every
 * code that waits, as nobody can tell which was meant; after five all of these are void.
 */
#include <stdio.h>

#include "log.h"
#include "pages.h"
#include "shown.h"

enum {
	CODE_SECONDS = 15 * 60,
	CODE_TRIES = 5,
	CODE_DIGITS = 6,
	DISPLAYS_MAX = 20
};

static const char *const shows[] = { "preparation", "board", NULL };

static const struct field new_fields[] = {
	{ "display_name", "The name of the display", FORM_TEXT, .max = 40 },
	{ "shows", "what it shows", FORM_CHOICE, .choices = shows },
	{ 0 }
};

static const struct field change_fields[] = {
	{ "act", "What to do", FORM_TEXT, .max = 20 },
	{ 0 }
};

static const struct field code_fields[] = {
	{ "code", "The code", FORM_TEXT, .max = 20 },
	{ 0 }
};

/* The code of a display that ends then, as this owner's cookie makes it. */
static const char *
code_of(struct request *rq, int64_t id, int64_t ends)
{
	unsigned char hash[SESSION_HASH];
	const char   *text = arena_printf(rq->arena, "display %lld %lld", (long long)id,
	    (long long)ends);
	unsigned long n = 0;

	session_seal(rq, hash, text, strlen(text));
	for (int i = 0; i < 7; i++)
		n = n << 8 | hash[i];
	return arena_printf(rq->arena, "%06lu", n % 1000000);
}

static void
hash_code(struct request *rq, unsigned char *hash, int64_t id, const char *code)
{
	const char *text = arena_printf(rq->arena, "%lld %s", (long long)id, code);

	session_hash(hash, text, strlen(text));
}

static bool
code_is(struct request *rq, int64_t id, const char *code, struct rows *r, int column)
{
	unsigned char hash[SESSION_HASH];
	size_t        size;
	const void   *kept = db_blob(r, column, &size);

	hash_code(rq, hash, id, code);
	return size == sizeof hash && memcmp(hash, kept, size) == 0;
}

static void
give_code(struct request *rq, int64_t id)
{
	unsigned char hash[SESSION_HASH];
	int64_t       ends = rq->now + CODE_SECONDS;

	hash_code(rq, hash, id, code_of(rq, id, ends));
	db_run(rq->db, display_code, .id = INT(id), .hash = BLOB(hash, sizeof hash),
	    .ends = INT(ends));
}

static const char *
where(struct request *rq)
{
	return arena_printf(rq->arena, "%s://%s/display", rq->tls ? "https" : "http", rq->host);
}

/* The code that was just made, while it can be used. */
static void
fill_code(struct request *rq)
{
	static const struct field made[] = { { "code_for", "The display", FORM_ID }, { 0 } };
	struct form *f = form_read(rq, made);
	int64_t      id = form_ok(f) ? form_int(f, "code_for") : 0;
	struct rows *r = id ? db_one(rq->db, display_one, .id = INT(id)) : NULL;
	const char  *code;
	struct view *v;

	if (r == NULL || db_int(r, display_one_code_ends) <= rq->now ||
	    db_int(r, display_one_tries) >= CODE_TRIES)
		return;
	code = code_of(rq, id, db_int(r, display_one_code_ends));
	if (!code_is(rq, id, code, r, display_one_code_hash))
		return;
	v = view_add(rq->view, "CODE");
	view_text(v, "code_digits", arena_printf(rq->arena, "%.3s %s", code, code + 3));
	view_text(v, "code_name", db_text(r, display_one_name));
	view_text(v, "code_until", clock_time_words(rq->arena, db_int(r, display_one_code_ends)));
}

static void
fill_list(struct request *rq, const struct form *f)
{
	struct rows *r = db_query(rq->db, display_list, .now = INT(rq->now), .tries = INT(CODE_TRIES));
	int          n = 0;

	view_text(rq->view, "title", "Displays");
	view_text(rq->view, "display_address", where(rq));
	form_fill(f, rq->view);
	view_show(rq->view, "PREPARING", strcmp(form_text(f, "shows"), "board") != 0);
	for (; db_next(r); n++) {
		struct view *v = view_add(rq->view, "DISPLAYS");
		bool         waiting = db_int(r, display_list_waiting);

		view_int(v, "display_id", db_int(r, display_list_id));
		view_text(v, "shown_name", db_text(r, display_list_name));
		view_text(v, "state_words", arena_printf(rq->arena, "%s%s%s, added by %s, %s",
		    strcmp(db_text(r, display_list_page), "board") == 0 ? "The board. " : "",
		    db_int(r, display_list_enrolled) ? "In use" : "Not in use yet",
		    waiting ? arena_printf(rq->arena, ", a code waits until %s",
		                  clock_time_words(rq->arena, db_int(r, display_list_code_ends))) : "",
		    db_text(r, display_list_author),
		    shown_ago_inside(rq, clock_day(db_int(r, display_list_created_at)))));
	}
	view_show(rq->view, "NO_DISPLAYS", n == 0);
}

int
display_page(struct request *rq)
{
	fill_code(rq);
	fill_list(rq, form_new(rq, new_fields));
	return 200;
}

int
display_create(struct request *rq)
{
	struct form *f = form_read(rq, new_fields);
	struct rows *r = db_one(rq->db, display_count);
	int64_t      id;

	if (*text_fold(rq->arena, form_text(f, "display_name")) == '\0')
		form_blame(f, "display_name", "Say where it stands, such as the kitchen.");
	if (r && db_int(r, display_count_n) >= DISPLAYS_MAX)
		form_blame(f, "display_name", "%d displays are enough. End one of these first.",
		    DISPLAYS_MAX);
	if (!form_ok(f)) {
		fill_list(rq, f);
		return 422;
	}
	id = db_run(rq->db, display_insert, .name = TEXT(form_text(f, "display_name")),
	    .page = TEXT(*form_text(f, "shows") ? form_text(f, "shows") : shows[0]),
	    .staff_id = INT(rq->staff_id), .now = INT(rq->now));
	give_code(rq, id);
	return redirect(rq, "/displays?code_for=%lld", (long long)id);
}

int
display_save(struct request *rq)
{
	struct form *f = form_read(rq, change_fields);

	if (db_one(rq->db, display_one, .id = INT(rq->id)) == NULL)
		return 404;
	if (form_ok(f) && strcmp(form_text(f, "act"), "end") == 0) {
		db_run(rq->db, display_end, .id = INT(rq->id), .now = INT(rq->now));
		log_event("a display was ended (display %lld)", (long long)rq->id);
		return redirect(rq, "/displays");
	}
	if (form_ok(f) && strcmp(form_text(f, "act"), "code") == 0) {
		give_code(rq, rq->id);
		return redirect(rq, "/displays?code_for=%lld", (long long)rq->id);
	}
	form_blame(f, NULL, "Choose one of the buttons.");
	form_fill(f, rq->view);
	fill_list(rq, form_new(rq, new_fields));
	return 422;
}

static void
fill_enrol(struct request *rq, const struct form *f)
{
	view_text(rq->view, "title", "A display");
	form_fill(f, rq->view);
	shown_cover(rq);
}

int
display_enrol(struct request *rq)
{
	if (db_one(rq->db, owner_get) == NULL)
		return redirect(rq, "/first-run");
	fill_enrol(rq, form_new(rq, code_fields));
	return 200;
}

/* The display whose code this is, or 0. */
static int64_t
waits_for(struct request *rq, const char *typed)
{
	char         code[CODE_DIGITS + 2] = "";
	int          n = 0;
	int64_t      found = 0;
	struct rows *r;

	for (; *typed && n <= CODE_DIGITS; typed++)
		if (*typed != ' ' && *typed != '-')
			code[n++] = *typed;
	r = db_query(rq->db, display_waiting, .now = INT(rq->now), .tries = INT(CODE_TRIES));
	while (db_next(r))
		if (found == 0 && code_is(rq, db_int(r, display_waiting_id), code, r,
		                      display_waiting_code_hash))
			found = db_int(r, display_waiting_id);
	return found;
}

static const char *
page_of(struct request *rq, int64_t id)
{
	struct rows *r = db_one(rq->db, display_one, .id = INT(id));

	return r ? db_text(r, display_one_page) : "";
}

/* Compared and counted under one lock, so that many at once are no more than five. */
int
display_try(struct request *rq)
{
	struct form *f = form_read(rq, code_fields);
	int64_t      id = 0;

	if (*form_text(f, "code") == '\0')
		form_blame(f, "code", "Type the six digits that the owner sees.");
	router_write(rq);
	if (form_ok(f) && (id = waits_for(rq, form_text(f, "code"))) == 0) {
		db_run(rq->db, display_miss, .now = INT(rq->now));
		if (!db_end(rq->db))
			return 500;
		log_event("a wrong code for a display");
		form_blame(f, "code", "That code opens nothing. The owner can make a new one.");
		router_write(rq);
	}
	if (!form_ok(f)) {
		fill_enrol(rq, f);
		return 422;
	}
	session_enrol(rq, id);
	log_event("a display was set up (display %lld)", (long long)id);
	/* Where it is led from there is its own page. */
	return redirect(rq, strcmp(page_of(rq, id), "board") == 0 ? BOARD_HOME : DISPLAY_HOME);
}
