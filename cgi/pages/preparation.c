/*
 * preparation: what is to be prepared now, for whoever stands at the machine: signed in, or
 * at a display, which asks for it again every two seconds.
 */
#include <stdio.h>

#include "pages.h"
#include "shown.h"
#include "usuals.h"
#include "usual.h"

enum {
	OPEN_MAX = 50,
	ENDED_MAX = 20,
	ROWS_MAX = OPEN_MAX + ENDED_MAX,
	ROW_BYTES = 64,          /* a number, a state, and how long somebody has waited */
	SAME_SECONDS = 10 * 60,  /* within these a second press is the same order */
	ENDED_SECONDS = 60 * 60, /* how long what was ended may be put back */
	SEEN = 22                /* letters that stand for all that is shown */
};

int64_t
preparation_start(struct request *rq, int64_t person_id, const char *text, const char *remark,
    bool *again)
{
	struct rows *r = db_one(rq->db, preparation_same, .person_id = INT(person_id),
	    .after = INT(rq->now - SAME_SECONDS), .text = TEXT(text), .remark = TEXT(remark));

	*again = r != NULL;
	if (r != NULL)
		return db_int(r, preparation_same_id);
	return db_run(rq->db, preparation_insert, .person_id = INT(person_id), .text = TEXT(text),
	    .remark = TEXT(remark), .staff_id = INT(rq->staff_id), .at = INT(rq->now));
}

const char *
preparation_back(const char *address)
{
	if (address[0] != '/' || address[1] == '/' || strlen(address) > 300 ||
	    address[strspn(address, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	                            "/?=&_-")] != '\0')
		return NULL;
	return address;
}

void
preparation_note(struct request *rq)
{
	static const struct field started[] = {
		{ "started", "What was started", FORM_ID },
		{ "again", "That it was before", FORM_FLAG },
		{ 0 }
	};
	struct form *f = form_read(rq, started);
	struct rows *r;
	struct view *v;
	bool         again = form_flag(f, "again");

	if (!form_ok(f) || form_int(f, "started") == 0)
		return;
	r = db_one(rq->db, preparation_get, .id = INT(form_int(f, "started")));
	if (r == NULL || db_int(r, preparation_get_person_id) != rq->id ||
	    db_int(r, preparation_get_ended_at) != 0)
		return;
	v = view_add(rq->view, "DONE");
	view_text(v, "done", again ? "It is being prepared already." : "On the preparation list.");
	view_text(v, "done_words", arena_printf(rq->arena, "%s, started by %s at %s.",
	    usual_words(rq->arena, db_text(r, preparation_get_text),
	        db_text(r, preparation_get_remark)),
	    db_text(r, preparation_get_author),
	    clock_time_words(rq->arena, db_int(r, preparation_get_at))));
	if (again)
		return;
	v = view_add(v, "DONE_UNDO");
	view_text(v, "undo_path", arena_printf(rq->arena, "/preparation/%lld/undo",
	    (long long)form_int(f, "started")));
	view_int(v, "version", 1);
	view_text(v, "undo_act", "page");
}

/* "Just now", "4 minutes", "2 hours": how long somebody has waited. */
static const char *
waited(struct request *rq, int64_t at)
{
	int64_t minutes = (rq->now - at) / 60;

	if (minutes < 1)
		return "Just now";
	return minutes < 120 ? shown_count(rq, minutes, "minute", "minutes")
	                     : shown_count(rq, minutes / 60, "hour", "hours");
}

/* All that is shown, a line each: while it is the same, a display needs nothing new. */
struct shown_rows {
	char   text[ROWS_MAX * ROW_BYTES];
	size_t size;
};

static void
note_row(struct shown_rows *seen, int64_t id, const char *state, const char *words)
{
	seen->size += (size_t)snprintf(seen->text + seen->size, ROW_BYTES, "%lld %s %s\n",
	    (long long)id, state, words);
}

static void
fill_open(struct request *rq, struct shown_rows *seen)
{
	struct rows *r = db_query(rq->db, preparation_open, .limit = INT(OPEN_MAX + 1));
	int          n = 0;

	for (; n < OPEN_MAX && db_next(r); n++) {
		struct view *v = view_add(rq->view, "WAITING");
		const char  *state = db_text(r, preparation_open_state);
		int64_t      at = db_int(r, preparation_open_at);
		bool         ready = strcmp(state, "ready") == 0;

		view_int(v, "order_id", db_int(r, preparation_open_id));
		view_text(v, "name", db_text(r, preparation_open_name));
		view_text(v, "order", db_text(r, preparation_open_text));
		view_part(v, "ORDER_HOW", "order_how", db_text(r, preparation_open_remark));
		view_text(v, "waited_words", waited(rq, at));
		view_text(v, "at_iso", clock_iso(rq->arena, at));
		view_text(v, "at_words", clock_time_words(rq->arena, at));
		view_text(v, "started_by", db_text(r, preparation_open_author));
		view_show(v, "ASKED", !ready);
		view_show(v, "READY", ready);
		note_row(seen, db_int(r, preparation_open_id), state, waited(rq, at));
	}
	view_show(rq->view, "MORE_WAIT", n == OPEN_MAX && db_next(r));
	db_done(r);
	view_show(rq->view, "NOTHING_WAITS", n == 0);
}

static void
fill_ended(struct request *rq, struct shown_rows *seen)
{
	struct rows *r = db_query(rq->db, preparation_ended, .after = INT(rq->now - ENDED_SECONDS),
	    .limit = INT(ENDED_MAX));
	struct view *ended = NULL;

	while (db_next(r)) {
		const char  *state = db_text(r, preparation_ended_state);
		struct view *v;

		if (ended == NULL)
			ended = view_add(rq->view, "ENDED");
		v = view_add(ended, "ENDED_ROWS");
		view_int(v, "order_id", db_int(r, preparation_ended_id));
		view_text(v, "name", db_text(r, preparation_ended_name));
		view_text(v, "order_words", usual_words(rq->arena, db_text(r, preparation_ended_text),
		    db_text(r, preparation_ended_remark)));
		view_text(v, "ended_words", arena_printf(rq->arena, "%s at %s",
		    strcmp(state, "taken") == 0 ? "taken" : "not wanted",
		    clock_time_words(rq->arena, db_int(r, preparation_ended_ended_at))));
		note_row(seen, db_int(r, preparation_ended_id), state, "");
	}
}

int
preparation_show(struct request *rq)
{
	unsigned char      hash[SESSION_HASH];
	struct shown_rows *seen = arena_alloc(rq->arena, sizeof *seen);
	char              *letters = arena_text(rq->arena, "                        ");

	view_text(rq->view, "title", "To prepare");
	fill_open(rq, seen);
	fill_ended(rq, seen);
	session_hash(hash, seen->text, seen->size);
	for (int i = 0; i < SEEN; i++)
		letters[i] = (char)('a' + hash[i] % 26);
	letters[SEEN] = '\0';
	view_show(rq->view, "BY_HAND", rq->display_id == 0);
	if (rq->display_id != 0)
		view_text(view_add(rq->view, "ON_DISPLAY"), "seen", letters);
	/* Nothing is another than what stands there: nobody loses the button under the finger. */
	if (rq->htmx && rq->display_id != 0 && strcmp(request_param(rq, "seen"), letters) == 0)
		return 204;
	return 200;
}

/* Back to the list, or to the page whose note it was. */
static int
go_back(struct request *rq, struct rows *r)
{
	const char *back = preparation_back(request_param(rq, "back"));

	if (rq->staff_id != 0 && back != NULL)
		return redirect(rq, "%s", back);
	if (rq->staff_id != 0 && strcmp(request_param(rq, "act"), "page") == 0)
		return redirect(rq, "/people/%lld", (long long)db_int(r, preparation_get_person_id));
	return redirect(rq, "/preparation");
}

static struct rows *
get(struct request *rq)
{
	return db_one(rq->db, preparation_get, .id = INT(rq->id));
}

int
preparation_ready(struct request *rq)
{
	struct rows *r = get(rq);

	if (r == NULL)
		return 404;
	db_run(rq->db, preparation_ready, .id = INT(rq->id), .now = INT(rq->now));
	return go_back(rq, r);
}

static int
end(struct request *rq, const char *state)
{
	struct rows *r = get(rq);

	if (r == NULL)
		return 404;
	db_run(rq->db, preparation_end, .id = INT(rq->id), .state = TEXT(state), .now = INT(rq->now));
	return go_back(rq, r);
}

int
preparation_taken(struct request *rq)
{
	return end(rq, "taken");
}

int
preparation_undo(struct request *rq)
{
	return end(rq, "undone");
}

int
preparation_again(struct request *rq)
{
	struct rows *r = get(rq);

	if (r == NULL)
		return 404;
	if (db_int(r, preparation_get_ended_at) == 0)
		db_run(rq->db, preparation_unready, .id = INT(rq->id));
	else
		db_run(rq->db, preparation_reopen, .id = INT(rq->id),
		    .after = INT(rq->now - ENDED_SECONDS));
	return go_back(rq, r);
}
