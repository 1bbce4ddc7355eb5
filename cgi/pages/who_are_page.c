/*
 * who_are_page: see who_are_page.h.
 */
#include "who_are_page.h"

#include "pages.h"
#include "shown.h"
#include "who_are.h"

enum { YEAR = 365, LEFT_SECONDS = 60 * 86400, AVATARS = 60 };

/* Left for now is only known to the browser that was asked: it is no answer. */
#define LEFT "who_are"

static const struct field fields[] = {
	{ "who_text", "Your answer", FORM_TEXT, .max = 600 },
	{ 0 }
};

static const struct field saved_fields[] = { { "saved", "What was saved", FORM_FLAG }, { 0 } };

void
who_are_ask(struct request *rq)
{
	struct rows *r = db_one(rq->db, who_answer_latest);
	struct view *v;

	if (request_cookie(rq, LEFT) != NULL ||
	    (r && db_int(r, who_answer_latest_day) > rq->today - YEAR))
		return;
	v = view_add(rq->view, "WHO_ASK");
	view_show(v, "WHO_FIRST", r == NULL);
	view_part(v, "WHO_AGAIN", "who_before", r ? db_text(r, who_answer_latest_text) : "");
}

/* What the check says of the latest answer. */
static void
fill_check(struct request *rq)
{
	struct rows *r = db_one(rq->db, who_answer_latest);
	enum who_are said = r ? who_are_judge(rq->arena, db_text(r, who_answer_latest_text))
	                      : WHO_ARE_TOLD;

	view_show(rq->view, "WHO_IS_ANYONE", said == WHO_ARE_ANYONE);
	view_show(rq->view, "WHO_ONLY_IS", said == WHO_ARE_ONLY_IS);
}

static void
fill_avatars(struct request *rq)
{
	struct rows *r = db_query(rq->db, who_avatars, .limit = INT(AVATARS));
	bool         any = false;

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "WHO_AVATARS");

		view_int(v, "avatar_id", db_int(r, who_avatars_id));
		view_text(v, "avatar_name", db_text(r, who_avatars_name));
		view_part(v, "AVATAR_TAG", "avatar_tag", db_text(r, who_avatars_tag));
		view_part(v, "AVATAR_SAYS", "avatar_says", db_text(r, who_avatars_says));
		any = true;
	}
	view_show(rq->view, "NO_AVATARS", !any);
}

static int
fill_page(struct request *rq, const struct form *f)
{
	struct rows *r = db_one(rq->db, who_answer_count);
	int64_t      n = r ? db_int(r, who_answer_count_n) : 0, page = shown_page(rq);

	view_text(rq->view, "title", "Who are your customers?");
	form_fill(f, rq->view);
	fill_check(rq);
	fill_avatars(rq);
	shown_pager(rq, page, (n + PAGE_ROWS - 1) / PAGE_ROWS, "/who-are-your-customers?page=");
	r = db_query(rq->db, who_answer_list, .limit = INT(PAGE_ROWS),
	    .skip = INT((page - 1) * PAGE_ROWS));
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "WHO_ANSWERS");
		int64_t      day = db_int(r, who_answer_list_day);

		view_text(v, "who_said", db_text(r, who_answer_list_text));
		view_text(v, "who_day", clock_day_words(rq->arena, day, rq->today));
		view_text(v, "who_iso", clock_iso_day(rq->arena, day));
		view_text(v, "who_author", db_text(r, who_answer_list_author));
	}
	view_show(rq->view, "WHO_ANSWERED", n > 0);
	view_show(rq->view, "WHO_UNANSWERED", n == 0);
	return form_ok(f) ? 200 : 422;
}

int
who_are_show(struct request *rq)
{
	struct form *f = form_read(rq, saved_fields);

	view_show(rq->view, "SAVED", form_ok(f) && form_flag(f, "saved"));
	return fill_page(rq, form_new(rq, fields));
}

int
who_are_answer(struct request *rq)
{
	struct form *f = form_read(rq, fields);

	if (*text_fold(rq->arena, form_text(f, "who_text")) == '\0')
		form_blame(f, "who_text", "Write it in your own words.");
	if (!form_ok(f)) {
		view_show(rq->view, "SAVED", false);
		return fill_page(rq, f);
	}
	db_run(rq->db, who_answer_insert, .text = TEXT(form_text(f, "who_text")),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now), .day = INT(rq->today));
	return redirect(rq, "/who-are-your-customers?saved=yes");
}

int
who_are_leave(struct request *rq)
{
	rq->set_cookie = arena_printf(rq->arena,
	    LEFT "=later; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s", LEFT_SECONDS,
	    rq->tls ? "; Secure" : "");
	return redirect(rq, "/");
}
