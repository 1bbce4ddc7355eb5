/*
 * visit_open: see visit_open.h.
 */
#include "visit_open.h"

#include "gifts.h"
#include "mention.h"
#include "pages.h"
#include "threads.h"
#include "who.h"

enum {
	OPEN_A_PERSON = 4,
	OPEN_READ = 12,        /* of which some are to be asked about later */
	LATEST_DAY = 366 * 5,
	ROWS_MAX = 2 * WHO_MAX /* that one visit may have begun */
};

static int64_t
week_end(const struct request *rq)
{
	return rq->today + 6 - clock_weekday(rq->today);
}

void
visit_open_check(struct request *rq, struct form *f, const int64_t *people, int n)
{
	const char *due = form_text(f, "promised_due"), *way = form_text(f, "gift_way");
	int64_t     day = form_int(f, "promised_day");

	for (int i = 0; i < form_count(f, "done"); i++) {
		struct rows *r = db_one(rq->db, thread_get, .id = INT(form_int_at(f, "done", i)));

		if (r == NULL || !who_among(people, n, db_int(r, thread_get_person_id)))
			form_blame(f, "done", "Something that is done is not open with those who came. "
			    "Choose again.");
	}
	if (*form_text(f, "promised") && strcmp(due, "date") == 0) {
		if (day == 0)
			form_blame(f, "promised_day", "Say until which day.");
		else if (day < rq->today)
			form_blame(f, "promised_day", "This day has passed. Choose one to come.");
		else if (day > rq->today + LATEST_DAY)
			form_blame(f, "promised_day", "That is more than five years ahead.");
	}
	if (*form_text(f, "gift") && *way == '\0')
		form_blame(f, "gift_way", "Say whether it was from us or from them.");
	else if (*way && !*form_text(f, "gift"))
		form_blame(f, "gift", "Say what the gift was.");
}

/* What may be done now: all but what is to be asked about on a later day. */
static void
fill_person(struct request *rq, struct form *f, const struct who *w, bool several)
{
	struct rows *r = db_query(rq->db, brief_threads, .person_id = INT(w->id),
	    .today = INT(rq->today), .limit = INT(OPEN_READ));

	for (int n = 0; n < OPEN_A_PERSON && db_next(r); n++) {
		struct view *v = view_add(rq->view, "MAY_BE_DONE");
		int64_t      id = db_int(r, brief_threads_id);
		const char  *words = thread_done_words(rq, db_text(r, brief_threads_kind),
		    db_text(r, brief_threads_text));
		bool         ticked = false;

		for (int i = 0; i < form_count(f, "done"); i++)
			ticked = ticked || form_int_at(f, "done", i) == id;
		view_int(v, "thread_id", id);
		view_text(v, "done_words",
		    several ? arena_printf(rq->arena, "%s: %s", w->apart, words) : words);
		view_show(v, "TICKED", ticked);
	}
	db_done(r);
}

void
visit_open_fill(struct request *rq, struct form *f, const struct who *who, int n)
{
	for (int i = 0; i < n; i++)
		fill_person(rq, f, &who[i], n > 1);
	view_text(rq->view, "week_words", arena_printf(rq->arena, "By %s",
	    clock_day_words(rq->arena, week_end(rq), rq->today)));
}

void
visit_open_save(struct request *rq, struct form *f, int64_t visit_id, int64_t about,
    const int64_t *people, int n)
{
	const char *due = form_text(f, "promised_due");
	int64_t     day = strcmp(due, "date") == 0   ? form_int(f, "promised_day")
	                  : strcmp(due, "week") == 0 ? week_end(rq)
	                                             : 0;

	for (int i = 0; i < form_count(f, "done"); i++)
		thread_end(rq, form_int_at(f, "done", i), "");
	for (int i = 0; i < n; i++) {
		if (about != 0 && about != people[i])
			continue;
		if (*form_text(f, "promised"))
			thread_begin(rq, &(struct thread_start){ .person_id = people[i], .kind = "promise",
			    .text = form_text(f, "promised"), .due_day = day, .visit_id = visit_id });
		if (*form_text(f, "gift"))
			gift_give(rq, people[i], form_text(f, "gift_way"), form_text(f, "gift"), 0,
			    rq->today, visit_id);
	}
	if (*form_text(f, "knew")) {
		db_run(rq->db, visit_knew, .id = INT(visit_id), .knew = TEXT(form_text(f, "knew")));
		db_run(rq->db, visit_knew_count, .id = INT(visit_id));
	}
}

void
visit_open_undo(struct request *rq, int64_t visit_id)
{
	int64_t      ids[ROWS_MAX];
	int          n = 0, threads;
	struct rows *r = db_query(rq->db, visit_threads, .visit_id = INT(visit_id));

	while (n < ROWS_MAX && db_next(r))
		ids[n++] = db_int(r, visit_threads_id);
	db_done(r);
	threads = n;
	r = db_query(rq->db, visit_gifts, .visit_id = INT(visit_id));
	while (n < ROWS_MAX && db_next(r))
		ids[n++] = db_int(r, visit_gifts_id);
	db_done(r);
	for (int i = 0; i < n; i++)
		mention_drop(rq, i < threads ? "thread" : "gift", ids[i]);
	db_run(rq->db, visit_threads_reopen, .id = INT(visit_id));
}
