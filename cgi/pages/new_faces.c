/*
 * new_faces: who was new in a month, and who of them came back, for the owner: by name, so
 * that one knows whom to invite again.  Of the shop, never by who served them.
 */
#include "pages.h"
#include "person_curve.h"
#include "shown.h"

enum { FIRST_YEAR = 2000, COUNTED = 2000 }; /* of one month, the latest */

static const struct field fields[] = {
	{ "month", "The month", FORM_TEXT, .max = 7 },
	{ 0 }
};

struct month {
	int64_t     low, high;  /* its first day, and the first behind it */
	const char *name;       /* 2026-10, as addresses have it */
};

/* The month so many months after that of a day. */
static struct month
month_of(struct request *rq, int64_t day, int after)
{
	struct month m = { 0 };
	int          year, month;

	clock_date(day, &year, &month, &(int){ 0 });
	month += year * 12 - 1 + after;
	if (clock_from_date(month / 12, month % 12 + 1, 1, &m.low) &&
	    clock_from_date((month + 1) / 12, (month + 1) % 12 + 1, 1, &m.high))
		m.name = arena_printf(rq->arena, "%04d-%02d", month / 12, month % 12 + 1);
	return m;
}

/* The month asked for, this one when none is or it is yet to come; false for no month. */
static bool
month_asked(struct request *rq, const char *asked, struct month *m)
{
	int64_t day = rq->today;

	if (*asked && (!clock_parse(arena_printf(rq->arena, "%s-01", asked), &day) ||
	        atoi(asked) < FIRST_YEAR))
		return false;
	*m = month_of(rq, day < rq->today ? day : rq->today, 0);
	return true;
}

/* One of the two lists: who came back, or who did not yet. */
static void
fill_list(struct request *rq, const struct month *m, bool back, int64_t page)
{
	struct rows *r = db_query(rq->db, house_new, .low = INT(clock_day_start(m->low)),
	    .high = INT(clock_day_start(m->high)), .back = INT(back),
	    .skip = INT((page - 1) * PAGE_ROWS));
	struct view *list = NULL;

	while (db_next(r)) {
		struct view *v;
		const char  *name = db_text(r, house_new_name);
		int64_t      id = db_int(r, house_new_id);

		if (list == NULL)
			list = back ? view_add(rq->view, "CAME_BACK") : view_add(rq->view, "NOT_YET");
		v = view_add(list, "NEW_PEOPLE");
		view_int(v, "new_id", id);
		view_text(v, "new_name", name);
		view_text(v, "new_words", back
		    ? arena_printf(rq->arena, "Was here %s",
		          shown_ago_inside(rq, db_int(r, house_new_last_day)))
		    : arena_printf(rq->arena, "Since %s",
		          clock_day_words(rq->arena, db_int(r, house_new_created_day), rq->today)));
		face_fill(v, id, name, db_text(r, house_new_picture));
		shown_remark(v, name, db_text(r, house_new_looks), db_text(r, house_new_household),
		    db_text(r, house_new_say_name));
	}
}

static void
fill(struct request *rq, const struct month *m)
{
	struct rows *r = db_one(rq->db, house_new_count, .low = INT(clock_day_start(m->low)),
	    .high = INT(clock_day_start(m->high)));
	int64_t      n = r ? db_int(r, house_new_count_n) : 0;
	int64_t      back = r ? db_int(r, house_new_count_back) : 0;
	int64_t      most = back > n - back ? back : n - back;
	int64_t      pages = most ? (most + PAGE_ROWS - 1) / PAGE_ROWS : 1;
	int64_t      page = shown_page(rq) > pages ? pages : shown_page(rq);

	view_text(rq->view, "back_words", n == 0 ? "No new face in this month."
	    : arena_printf(rq->arena, "%s%lld of %lld came back.",
	          n == COUNTED ? "Of the latest: " : "", (long long)back, (long long)n));
	fill_list(rq, m, true, page);
	fill_list(rq, m, false, page);
	shown_pager(rq, page, pages, arena_printf(rq->arena, "/new-faces?month=%s&page=", m->name));
}

int
new_faces_show(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct month m = month_of(rq, rq->today, 0), before, after;
	struct view *v;

	if (form_ok(f) && !month_asked(rq, form_text(f, "month"), &m))
		form_blame(f, "month", "There is no month “%s”. One is written like %s.",
		    form_text(f, "month"), m.name);
	view_text(rq->view, "title", "New faces");
	view_text(rq->view, "month_words", curve_month_words(rq, m.low));
	form_fill(f, rq->view);
	fill(rq, &m);
	before = month_of(rq, m.low, -1);
	after = month_of(rq, m.low, 1);
	if (month_asked(rq, before.name, &before)) {
		v = view_add(rq->view, "MONTH_BEFORE");
		view_text(v, "before", before.name);
		view_text(v, "before_words", curve_month_words(rq, before.low));
	}
	if (after.low <= rq->today) {
		v = view_add(rq->view, "MONTH_AFTER");
		view_text(v, "after", after.name);
		view_text(v, "after_words", curve_month_words(rq, after.low));
	}
	return form_ok(f) ? 200 : 422;
}
