/*
 * me_tests: "That is me": a text written for an avatar, held against real customers by the
 * team: would they say so of themselves?
 */
#include "choose.h"
#include "pages.h"
#include "shown.h"

static const char *const acts[] = { "find", "yes", "no", "end", "open", NULL };

static const struct field new_fields[] = {
	{ "test_text", "The text", FORM_TEXT, .max = 400 },
	{ 0 }
};

static const struct field fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ "find", "A name", FORM_TEXT, .max = 80 },
	{ "person", "who it is", FORM_ID },
	{ 0 }
};

/* "7 would say so, 2 would not.", "Nobody was held against it yet." */
static const char *
count_words(struct request *rq, int64_t asked, int64_t yes)
{
	if (asked == 0)
		return "Held against nobody yet.";
	return arena_printf(rq->arena, "%lld would say so, %lld would not.", (long long)yes,
	    (long long)(asked - yes));
}

static int
fill_list(struct request *rq, const struct form *f)
{
	struct rows *r = db_one(rq->db, idea_avatar, .id = INT(rq->id));
	int64_t      page = shown_page(rq), n;

	if (r == NULL)
		return 404;
	view_int(rq->view, "avatar_id", rq->id);
	view_text(rq->view, "avatar_name", db_text(r, idea_avatar_name));
	view_text(rq->view, "title", arena_printf(rq->arena, "“That is me”, for %s",
	    db_text(r, idea_avatar_name)));
	form_fill(f, rq->view);
	view_show(rq->view, "MAY_WRITE", rq->owner);
	r = db_one(rq->db, me_test_count, .avatar_id = INT(rq->id));
	n = r ? db_int(r, me_test_count_n) : 0;
	view_show(rq->view, "NO_TEST", n == 0);
	shown_pager(rq, page, (n + PAGE_ROWS - 1) / PAGE_ROWS,
	    arena_printf(rq->arena, "/avatars/%lld/tests?page=", (long long)rq->id));
	r = db_query(rq->db, me_test_list, .avatar_id = INT(rq->id), .limit = INT(PAGE_ROWS),
	    .skip = INT((page - 1) * PAGE_ROWS));
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "TESTS");

		view_int(v, "test_id", db_int(r, me_test_list_id));
		view_text(v, "test_words", db_text(r, me_test_list_text));
		view_text(v, "count_words", count_words(rq, db_int(r, me_test_list_asked),
		    db_int(r, me_test_list_yes)));
		view_text(v, "test_about", arena_printf(rq->arena, "%s, %s%s",
		    db_text(r, me_test_list_author),
		    shown_ago_inside(rq, clock_day(db_int(r, me_test_list_at))),
		    db_int(r, me_test_list_ended) ? ". Closed" : ""));
	}
	return form_ok(f) ? 200 : 422;
}

int
me_test_list(struct request *rq)
{
	return fill_list(rq, form_new(rq, new_fields));
}

int
me_test_create(struct request *rq)
{
	struct form *f = form_read(rq, new_fields);
	int64_t      id;

	if (db_one(rq->db, idea_avatar, .id = INT(rq->id)) == NULL)
		return 404;
	if (*text_fold(rq->arena, form_text(f, "test_text")) == '\0')
		form_blame(f, "test_text", "Write the text that they are to know themselves in.");
	if (!form_ok(f))
		return fill_list(rq, f);
	id = db_run(rq->db, me_test_insert, .avatar_id = INT(rq->id),
	    .text = TEXT(form_text(f, "test_text")), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now));
	return redirect(rq, "/me-tests/%lld", (long long)id);
}

/* Who was held against it, and by whom. */
static void
fill_answers(struct request *rq, int64_t n)
{
	int64_t      page = shown_page(rq);
	struct rows *r = db_query(rq->db, me_answers, .test_id = INT(rq->id),
	    .limit = INT(PAGE_ROWS), .skip = INT((page - 1) * PAGE_ROWS));

	shown_pager(rq, page, (n + PAGE_ROWS - 1) / PAGE_ROWS,
	    arena_printf(rq->arena, "/me-tests/%lld?page=", (long long)rq->id));
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "ANSWERS");
		int64_t      id = db_int(r, me_answers_person_id);
		bool         would = db_int(r, me_answers_would);

		view_int(v, "asked_id", id);
		view_text(v, "asked_name", db_text(r, me_answers_name));
		view_text(v, "asked_by", db_text(r, me_answers_author));
		view_show(v, "WOULD", would);
		view_show(v, "WOULD_NOT", !would);
		face_fill(v, id, db_text(r, me_answers_name), db_text(r, me_answers_picture));
	}
}

static int
fill_page(struct request *rq, const struct form *f)
{
	struct rows *r = db_one(rq->db, me_test_get, .id = INT(rq->id));
	int64_t      asked;

	if (r == NULL)
		return 404;
	asked = db_int(r, me_test_get_asked);
	view_text(rq->view, "title", arena_printf(rq->arena, "Would they say “That is me”?"));
	view_int(rq->view, "test_id", rq->id);
	view_int(rq->view, "avatar_id", db_int(r, me_test_get_avatar_id));
	view_text(rq->view, "avatar_name", db_text(r, me_test_get_avatar));
	view_text(rq->view, "test_words", db_text(r, me_test_get_text));
	view_text(rq->view, "count_words", count_words(rq, asked, db_int(r, me_test_get_yes)));
	view_show(rq->view, "TEST_OPEN", !db_int(r, me_test_get_ended));
	view_show(rq->view, "TEST_ENDED", db_int(r, me_test_get_ended));
	view_show(rq->view, "MAY_END", rq->owner && !db_int(r, me_test_get_ended));
	view_show(rq->view, "MAY_OPEN", rq->owner && db_int(r, me_test_get_ended));
	fill_answers(rq, asked);
	choose_fill(rq, f);
	form_fill(f, rq->view);
	return form_ok(f) ? 200 : 422;
}

int
me_test_show(struct request *rq)
{
	return fill_page(rq, form_new(rq, fields));
}

int
me_test_answer(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = db_one(rq->db, me_test_get, .id = INT(rq->id));
	const char  *act = form_text(f, "act");
	bool         open = strcmp(act, "open") == 0;
	int64_t      person;

	if (r == NULL)
		return 404;
	if (!form_ok(f) || strcmp(act, "find") == 0)
		return fill_page(rq, f);
	if (open || strcmp(act, "end") == 0) {
		if (!rq->owner)
			return 403;
		db_run(rq->db, me_test_end, .id = INT(rq->id), .at = INT_OR_NOTHING(open ? 0 : rq->now));
		return redirect(rq, "/me-tests/%lld", (long long)rq->id);
	}
	person = choose_person(rq, f);
	if (!*act)
		form_blame(f, "act", "Say whether they would: one of the buttons.");
	if (db_int(r, me_test_get_ended))
		form_blame(f, "act", "This text is closed. The owner can open it again.");
	if (!form_ok(f))
		return fill_page(rq, f);
	db_run(rq->db, me_answer_put, .test_id = INT(rq->id), .person_id = INT(person),
	    .would = INT(strcmp(act, "yes") == 0), .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	return redirect(rq, "/me-tests/%lld", (long long)rq->id);
}
