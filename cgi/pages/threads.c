/*
 * threads: see threads.h.
 */
#include "threads.h"

#include "brief.h"
#include "greeting.h"
#include "mention.h"
#include "pages.h"
#include "shown.h"
#include "vouchers.h"

enum { SHOWN_ON_CARD = 6, A_YEAR = 365 * 86400, LATEST_DAY = 366 * 5 };

static const char *const kinds[] = { "ask", "promise", "wish", "aside", NULL };
static const char *const dues[] = { "next", "today", "week", "date", NULL };
static const char *const used[] = { "yes", "no", NULL };

static const struct field fields[] = {
	{ "kind", "what it is", FORM_CHOICE, .choices = kinds },
	{ "text", "The words", FORM_TEXT, .max = 200, .required = true },
	{ "owner_id", "who sees to it", FORM_ID },
	{ "due", "until when", FORM_CHOICE, .choices = dues },
	{ "due_date", "The day", FORM_DATE },
	{ 0 }
};

static const struct field close_fields[] = {
	{ "outcome", "How it went", FORM_TEXT, .max = 200 },
	{ "used", "whether it was used", FORM_CHOICE, .choices = used },
	{ 0 }
};

int64_t
thread_begin(struct request *rq, const struct thread_start *t)
{
	int64_t id = db_run(rq->db, thread_insert, .person_id = INT(t->person_id),
	    .kind = TEXT(t->kind), .text = TEXT(t->text),
	    .owner_id = INT(t->owner_id ? t->owner_id : rq->staff_id),
	    .due_day = INT_OR_NOTHING(t->due_day), .voucher_id = INT_OR_NOTHING(t->voucher_id),
	    .visit_id = INT_OR_NOTHING(t->visit_id), .staff_id = INT(rq->staff_id), .at = INT(rq->now));

	mention_put(rq, t->person_id, "thread", id, t->text);
	return id;
}

void
thread_end(struct request *rq, int64_t id, const char *outcome)
{
	db_run(rq->db, thread_close, .id = INT(id), .at = INT(rq->now),
	    .staff_id = INT(rq->staff_id), .outcome = TEXT(outcome));
}

const char *
thread_done_words(struct request *rq, const char *kind, const char *text)
{
	return arena_printf(rq->arena, "%s: %s", strcmp(kind, "ask") == 0 ? "Asked about"
	    : strcmp(kind, "promise") == 0 ? "Kept" : strcmp(kind, "aside") == 0 ? "Handed over"
	    : "Found", text);
}

const char *
thread_back(struct request *rq, int64_t person_id)
{
	static const char *const ours[] = { "/people/", "/today/", "/together?", "/me", "/vouchers",
		NULL };
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789/?=&-";
	const char *back = request_param(rq, "back");
	bool        known = strcmp(back, "/") == 0;

	for (int i = 0; ours[i]; i++)
		known = known || strncmp(back, ours[i], strlen(ours[i])) == 0;
	if (known && strlen(back) < 200 && back[strspn(back, letters)] == '\0' && !strstr(back, "//"))
		return back;
	return arena_printf(rq->arena, "/people/%lld", (long long)person_id);
}

static const char *
kind_words(const char *kind)
{
	return strcmp(kind, "ask") == 0       ? "Ask about"
	       : strcmp(kind, "promise") == 0 ? "Promised"
	       : strcmp(kind, "aside") == 0   ? "Put aside"
	                                      : "Looking for";
}

static void
fill_open(struct request *rq, struct view *v, struct rows *r)
{
	int64_t     due = db_int(r, thread_open_list_due_day);
	const char *words = greeting_reason(rq->arena, brief_due(rq->arena, due, rq->today));

	view_int(v, "thread_id", db_int(r, thread_open_list_id));
	view_text(v, "thread_kind", kind_words(db_text(r, thread_open_list_kind)));
	view_text(v, "thread_text", db_text(r, thread_open_list_text));
	view_text(v, "thread_owner", db_text(r, thread_open_list_owner));
	view_text(v, "thread_by", arena_printf(rq->arena, "%s %s", db_text(r, thread_open_list_author),
	    shown_ago_inside(rq, clock_day(db_int(r, thread_open_list_at)))));
	view_part(v, "LATE", "thread_due", due && due < rq->today ? words : "");
	view_part(v, "NOT_LATE", "thread_due", due && due < rq->today ? "" : words);
	view_show(v, "OF_VOUCHER", db_int(r, thread_open_list_voucher_id) != 0);
	view_show(v, "PLAIN", db_int(r, thread_open_list_voucher_id) == 0);
}

/* What was just done, and how to take it back: ?closed=7 of this person. */
static void
fill_note(struct request *rq)
{
	static const struct field note_fields[] = { { "closed", "What was done", FORM_ID }, { 0 } };
	struct form *f = form_read(rq, note_fields);
	struct rows *r = form_ok(f) && form_int(f, "closed")
	    ? db_one(rq->db, thread_get, .id = INT(form_int(f, "closed"))) : NULL;
	struct view *v;

	if (r == NULL || db_int(r, thread_get_person_id) != rq->id || !db_int(r, thread_get_closed_at))
		return;
	v = view_add(rq->view, "THREAD_NOTE");
	view_int(v, "thread_id", db_int(r, thread_get_id));
	view_text(v, "thread_done", thread_done_words(rq, db_text(r, thread_get_kind),
	    arena_text(rq->arena, db_text(r, thread_get_text))));
}

static int
fill_list(struct request *rq, int limit)
{
	struct rows *r = db_query(rq->db, thread_open_list, .person_id = INT(rq->id),
	    .limit = INT(limit));
	int          n = 0;

	for (; db_next(r); n++)
		fill_open(rq, view_add(rq->view, "OPEN_THREADS"), r);
	view_show(rq->view, "NO_THREADS", n == 0);
	return n;
}

void
threads_fill(struct request *rq)
{
	fill_list(rq, SHOWN_ON_CARD);
	fill_note(rq);
}

/* Who may see to it: all of the team. */
static void
fill_team(struct request *rq, const struct form *f)
{
	struct rows *r = db_query(rq->db, staff_list);
	int64_t      chosen = form_int(f, "owner_id") ? form_int(f, "owner_id") : rq->staff_id;

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "OWNERS");

		view_int(v, "owner_id", db_int(r, staff_list_id));
		view_text(v, "owner_name", db_int(r, staff_list_id) == rq->staff_id
		    ? arena_printf(rq->arena, "%s, you", db_text(r, staff_list_name))
		    : db_text(r, staff_list_name));
		view_show(v, "OWNER_THIS", db_int(r, staff_list_id) == chosen);
	}
}

static void
defaults(struct form *f)
{
	if (!*form_text(f, "kind"))
		form_set(f, "kind", "promise");
	if (!*form_text(f, "due"))
		form_set(f, "due", "next");
}

/* All that is open with somebody, what was done in a year, and the form for one more. */
static int
fill_page(struct request *rq, struct form *f)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(rq->id));
	int          n = 0;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "What is open with %s",
	    db_text(r, person_row_name)));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, person_row_name));
	defaults(f);
	form_fill(f, rq->view);
	fill_team(rq, f);
	fill_list(rq, THREADS_OPEN_MAX);
	fill_note(rq);
	r = db_query(rq->db, thread_closed_list, .person_id = INT(rq->id),
	    .low = INT(rq->now - A_YEAR), .limit = INT(PAGE_ROWS));
	for (; db_next(r); n++) {
		struct view *v = view_add(rq->view, "CLOSED_THREADS");

		view_int(v, "thread_id", db_int(r, thread_closed_list_id));
		view_text(v, "thread_done", thread_done_words(rq, db_text(r, thread_closed_list_kind),
		    db_text(r, thread_closed_list_text)));
		view_text(v, "thread_by", arena_printf(rq->arena, "%s, %s",
		    db_text(r, thread_closed_list_closer),
		    shown_ago_inside(rq, clock_day(db_int(r, thread_closed_list_closed_at)))));
		view_part(v, "HOW", "outcome_words", db_text(r, thread_closed_list_outcome));
	}
	view_show(rq->view, "NO_CLOSED", n == 0);
	return form_ok(f) ? 200 : 422;
}

int
thread_list(struct request *rq)
{
	return fill_page(rq, form_new(rq, fields));
}

/* The day until which, 0 at the next visit; was is the day that it had, which may be past. */
static int64_t
read_due(struct request *rq, struct form *f, int64_t was)
{
	const char *due = form_text(f, "due");
	int64_t     day = form_int(f, "due_date");

	if (strcmp(due, "today") == 0)
		return rq->today;
	if (strcmp(due, "week") == 0)
		return rq->today + 6 - clock_weekday(rq->today);
	if (strcmp(due, "date") != 0)
		return 0;
	if (day == 0)
		form_blame(f, "due_date", "Say which day.");
	else if (day < rq->today && day != was)
		form_blame(f, "due_date", "This day has passed. Choose one to come.");
	else if (day > rq->today + LATEST_DAY)
		form_blame(f, "due_date", "That is more than five years ahead.");
	return day;
}

static int64_t
read_owner(struct request *rq, struct form *f, int64_t was)
{
	int64_t owner = form_int(f, "owner_id");

	if (owner && owner != was && db_one(rq->db, staff_get, .id = INT(owner)) == NULL)
		form_blame(f, "owner_id", "This one does not work here any more. Choose again.");
	return owner ? owner : rq->staff_id;
}

int
thread_create(struct request *rq)
{
	struct form        *f = form_read(rq, fields);
	struct rows        *r = db_one(rq->db, thread_open_count, .person_id = INT(rq->id));
	struct thread_start t = { .person_id = rq->id };

	if (db_one(rq->db, person_row, .id = INT(rq->id)) == NULL)
		return 404;
	defaults(f);
	if (r && db_int(r, thread_open_count_n) >= THREADS_OPEN_MAX)
		form_blame(f, "text", "%d are open with them. Say of one that it is done first.",
		    THREADS_OPEN_MAX);
	t.due_day = read_due(rq, f, 0);
	t.owner_id = read_owner(rq, f, 0);
	if (!form_ok(f))
		return fill_page(rq, f);
	t.kind = form_text(f, "kind");
	t.text = form_text(f, "text");
	thread_begin(rq, &t);
	return redirect(rq, "/people/%lld/threads", (long long)rq->id);
}

/* The page of one thread: its form, and the one by which it is closed. */
static int
fill_one(struct request *rq, struct rows *r, struct form *f, struct form *close)
{
	struct view *v;

	view_text(rq->view, "title", arena_printf(rq->arena, "%s, with %s",
	    kind_words(db_text(r, thread_get_kind)), db_text(r, thread_get_name)));
	view_int(rq->view, "thread_id", rq->id);
	view_int(rq->view, "person_id", db_int(r, thread_get_person_id));
	view_text(rq->view, "name", db_text(r, thread_get_name));
	view_text(rq->view, "thread_by", arena_printf(rq->arena, "%s, %s", db_text(r, thread_get_author),
	    shown_ago_inside(rq, clock_day(db_int(r, thread_get_at)))));
	form_fill(f, rq->view);
	fill_team(rq, f);
	if (db_int(r, thread_get_closed_at)) {
		v = view_add(rq->view, "IS_CLOSED");
		view_text(v, "closed_words", arena_printf(rq->arena, "Done, says %s, %s",
		    db_text(r, thread_get_closer),
		    shown_ago_inside(rq, clock_day(db_int(r, thread_get_closed_at)))));
		view_part(v, "HOW", "outcome_words", db_text(r, thread_get_outcome));
	} else {
		v = view_add(rq->view, "IS_OPEN");
		form_fill(close, v);
		view_show(v, "OF_VOUCHER", db_int(r, thread_get_voucher_id) != 0);
		view_show(v, "PLAIN", db_int(r, thread_get_voucher_id) == 0);
	}
	if (!form_ok(close))
		form_fill(close, rq->view);
	return form_ok(f) && form_ok(close) ? 200 : 422;
}

/* Its form as it stands in the book. */
static struct form *
load(struct request *rq, struct rows *r)
{
	struct form *f = form_new(rq, fields);
	int64_t      due = db_int(r, thread_get_due_day);

	form_set(f, "kind", db_text(r, thread_get_kind));
	form_set(f, "text", db_text(r, thread_get_text));
	form_set_int(f, "owner_id", db_int(r, thread_get_owner_id));
	form_set(f, "due", due == 0 ? "next" : due == rq->today ? "today" : "date");
	if (due)
		form_set(f, "due_date", clock_iso_day(rq->arena, due));
	return f;
}

int
thread_show(struct request *rq)
{
	struct rows *r = db_one(rq->db, thread_get, .id = INT(rq->id));

	return r ? fill_one(rq, r, load(rq, r), form_new(rq, close_fields)) : 404;
}

int
thread_save(struct request *rq)
{
	struct rows *r = db_one(rq->db, thread_get, .id = INT(rq->id));
	struct form *f = form_read(rq, fields);
	int64_t      due, owner, person;

	if (r == NULL)
		return 404;
	defaults(f);
	due = read_due(rq, f, db_int(r, thread_get_due_day));
	owner = read_owner(rq, f, db_int(r, thread_get_owner_id));
	if (!form_ok(f))
		return fill_one(rq, r, f, form_new(rq, close_fields));
	person = db_int(r, thread_get_person_id);
	db_run(rq->db, thread_update, .id = INT(rq->id), .kind = TEXT(form_text(f, "kind")),
	    .text = TEXT(form_text(f, "text")), .owner_id = INT(owner), .due_day = INT_OR_NOTHING(due));
	mention_put(rq, person, "thread", rq->id, form_text(f, "text"));
	return redirect(rq, "/people/%lld/threads", (long long)person);
}

int
thread_done(struct request *rq)
{
	struct rows *r = db_one(rq->db, thread_get, .id = INT(rq->id));
	struct form *f = form_read(rq, close_fields);
	const char  *back;
	int64_t      voucher;

	if (r == NULL)
		return 404;
	if (!form_ok(f))
		return fill_one(rq, r, load(rq, r), f);
	back = thread_back(rq, db_int(r, thread_get_person_id));
	voucher = db_int(r, thread_get_voucher_id);
	thread_end(rq, rq->id, form_text(f, "outcome"));
	if (voucher && strcmp(form_text(f, "used"), "yes") == 0)
		voucher_mark(rq, voucher, "used");
	return redirect(rq, "%s%cclosed=%lld", back, strchr(back, '?') ? '&' : '?', (long long)rq->id);
}

int
thread_open(struct request *rq)
{
	struct rows *r = db_one(rq->db, thread_get, .id = INT(rq->id));
	int64_t      person, voucher;

	if (r == NULL)
		return 404;
	person = db_int(r, thread_get_person_id);
	voucher = db_int(r, thread_get_voucher_id);
	if (voucher && db_int(r, thread_get_closed_at))
		voucher_mark(rq, voucher, "given");
	db_run(rq->db, thread_reopen, .id = INT(rq->id));
	return redirect(rq, "%s", thread_back(rq, person));
}
