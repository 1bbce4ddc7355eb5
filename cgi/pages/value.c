/*
 * value: regulars for whom we have done nothing beyond the sale for long, and when it was
 * last something.
 */
#include "pages.h"
#include "shown.h"

static const struct field fields[] = {
	{ "extra_visits", "The number of visits", FORM_INT, .low = 1, .high = 100 },
	{ 0 }
};

/* From where on: behind whoever stood last on the page before. */
static const struct field page_fields[] = {
	{ "from", "where the page begins", FORM_ID },
	{ "after", "whom it begins behind", FORM_ID },
	{ "saved", "What was saved", FORM_FLAG },
	{ 0 }
};

/* "A gift from us, in March": the later of a gift and what was done at a moment. */
static const char *
extra_words(struct request *rq, struct rows *r)
{
	int64_t gift = db_int(r, house_bare_gift_day);
	int64_t done = db_int(r, house_bare_gesture_at);

	done = done ? clock_day(done) : 0;
	if (gift == 0 && done == 0)
		return "Nothing extra yet";
	return arena_printf(rq->arena, "%s, %s", gift >= done ? "A gift from us" : "For a day of theirs",
	    shown_ago_inside(rq, gift >= done ? gift : done));
}

static void
fill_list(struct request *rq, int64_t visits, int64_t from, int64_t after)
{
	struct rows *r = db_query(rq->db, house_bare, .visits = INT(visits),
	    .below = INT(from ? from : INT64_MAX), .id = INT(after ? after : INT64_MAX),
	    .limit = INT(PAGE_ROWS + 1));
	int64_t      id = 0, bare = 0;
	int          n = 0;

	for (; n < PAGE_ROWS && db_next(r); n++) {
		struct view *v = view_add(rq->view, "BARE");
		const char  *name = db_text(r, house_bare_name);

		id = db_int(r, house_bare_id);
		bare = db_int(r, house_bare_bare_visits);
		view_int(v, "bare_id", id);
		view_text(v, "bare_name", name);
		view_text(v, "extra_words", extra_words(rq, r));
		view_text(v, "last_words", shown_ago_inside(rq, db_int(r, house_bare_last_day)));
		face_fill(v, id, name, db_text(r, house_bare_picture));
		shown_remark(v, name, db_text(r, house_bare_looks), db_text(r, house_bare_household),
		    db_text(r, house_bare_say_name));
	}
	if (n == PAGE_ROWS && db_next(r)) {
		struct view *next = view_add(rq->view, "NEXT_FIFTY");

		view_int(next, "next_from", bare);
		view_int(next, "next_after", id);
	}
	db_done(r);
	view_show(rq->view, "NOBODY", n == 0 && from == 0);
	view_show(rq->view, "LATER_PAGE", from != 0);
}

static int
fill(struct request *rq, struct form *f, int64_t from, int64_t after, int status)
{
	struct rows *r = db_one(rq->db, house_extra_visits);
	int64_t      visits = r ? db_int(r, house_extra_visits_extra_visits) : 1;

	view_text(rq->view, "title", "Value given");
	view_text(rq->view, "value_words", arena_printf(rq->arena,
	    "Regulars who came %s since we last did something for them beyond the sale.",
	    visits == 1 ? "once" : arena_printf(rq->arena, "%lld times or more", (long long)visits)));
	if (status == 200)
		form_set_int(f, "extra_visits", visits);
	form_fill(f, rq->view);
	view_show(rq->view, "MAY_CHANGE", rq->owner);
	fill_list(rq, visits, from, after);
	return status;
}

int
value_show(struct request *rq)
{
	struct form *asked = form_read(rq, page_fields);
	bool         ok = form_ok(asked);

	view_show(rq->view, "SAVED", ok && form_flag(asked, "saved"));
	return fill(rq, form_new(rq, fields), ok ? form_int(asked, "from") : 0,
	    ok ? form_int(asked, "after") : 0, 200);
}

int
value_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);

	if (form_int(f, "extra_visits") == 0)
		form_blame(f, "extra_visits", "Write a number from 1 to 100.");
	if (!form_ok(f))
		return fill(rq, f, 0, 0, 422);
	db_run(rq->db, house_extra_save, .extra_visits = INT(form_int(f, "extra_visits")));
	return redirect(rq, "/value?saved=yes");
}
