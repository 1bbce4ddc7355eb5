/*
 * gifts: see gifts.h.
 */
#include "gifts.h"

#include "mention.h"
#include "pages.h"
#include "shown.h"
#include "threads.h"

enum { SHOWN_ON_CARD = 4, MINE_MAX = 50 };

static const char *const ways[] = { "in", "out", "idea", NULL };

static const struct field fields[] = {
	{ "way", "which way it went", FORM_CHOICE, .choices = ways },
	{ "text", "What it was", FORM_TEXT, .max = 160, .required = true },
	{ "to_id", "for whom it was", FORM_ID },
	{ "day", "The day", FORM_DATE },
	{ 0 }
};

int64_t
gift_give(struct request *rq, int64_t person_id, const char *way, const char *text, int64_t to_id,
    int64_t day, int64_t visit_id)
{
	int64_t id = db_run(rq->db, gift_insert, .person_id = INT(person_id), .way = TEXT(way),
	    .text = TEXT(text), .to_id = INT_OR_NOTHING(to_id), .day = INT(day),
	    .visit_id = INT_OR_NOTHING(visit_id), .staff_id = INT(rq->staff_id), .at = INT(rq->now));

	mention_put(rq, person_id, "gift", id, text);
	return id;
}

/* "For Ana, in March", "From us, says Theo, last Friday": whom it concerns, and when. */
static const char *
about(struct request *rq, struct rows *r, bool in)
{
	const char *receiver = db_text(r, gift_list_receiver);
	const char *ago = shown_ago_inside(rq, db_int(r, gift_list_day));

	if (in)
		return arena_printf(rq->arena, "For %s, %s", *receiver ? receiver : "all of us", ago);
	return arena_printf(rq->arena, "%s, %s", db_text(r, gift_list_author), ago);
}

static void
fill_row(struct request *rq, struct view *v, struct rows *r)
{
	bool    in = strcmp(db_text(r, gift_list_way), "in") == 0;
	int64_t thanked = db_int(r, gift_list_thanked_at);

	view_int(v, "gift_id", db_int(r, gift_list_id));
	view_text(v, "gift_text", db_text(r, gift_list_text));
	view_text(v, "gift_about", about(rq, r, in));
	view_show(v, "WAY_IN", in);
	view_show(v, "WAY_OUT", strcmp(db_text(r, gift_list_way), "out") == 0);
	view_show(v, "WAY_IDEA", strcmp(db_text(r, gift_list_way), "idea") == 0);
	view_show(v, "NOT_THANKED", in && !thanked);
	view_part(v, "IS_THANKED", "thanked_words", in && thanked ? arena_printf(rq->arena,
	    "%s said thank you, %s", db_text(r, gift_list_thanker),
	    shown_ago_inside(rq, clock_day(thanked))) : "");
}

/* What was just done to one of theirs, and how to take it back. */
static void
fill_note(struct request *rq)
{
	static const struct field note_fields[] = {
		{ "thanked", "What was done", FORM_ID }, { "removed", "What was done", FORM_ID }, { 0 }
	};
	struct form *f = form_read(rq, note_fields);
	int64_t      thanked = form_int(f, "thanked"), removed = form_int(f, "removed");
	struct rows *r = form_ok(f) && (thanked || removed)
	    ? db_one(rq->db, gift_get, .id = INT(thanked ? thanked : removed)) : NULL;
	struct view *v;

	if (r == NULL || db_int(r, gift_get_person_id) != rq->id ||
	    !db_int(r, thanked ? gift_get_thanked_at : gift_get_removed_at))
		return;
	v = view_add(rq->view, "GIFT_NOTE");
	view_text(v, "gift_done", thanked ? "Thanked." : "Taken out.");
	view_text(v, "gift_text", db_text(r, gift_get_text));
	view_text(v, "gift_undo", arena_printf(rq->arena, "/gifts/%lld/%s",
	    (long long)db_int(r, gift_get_id), thanked ? "unthank" : "restore"));
}

static int
fill_list(struct request *rq, int limit, int64_t page)
{
	struct rows *r = db_query(rq->db, gift_list, .person_id = INT(rq->id), .limit = INT(limit),
	    .skip = INT((page - 1) * limit));
	int          n = 0;

	for (; db_next(r); n++)
		fill_row(rq, view_add(rq->view, "GIFTS"), r);
	view_show(rq->view, "NO_GIFTS", n == 0);
	return n;
}

void
gifts_fill(struct request *rq)
{
	fill_list(rq, SHOWN_ON_CARD, 1);
	fill_note(rq);
}

void
gifts_fill_mine(struct request *rq)
{
	struct rows *r = db_query(rq->db, gift_unthanked, .staff_id = INT(rq->staff_id),
	    .low = INT(0), .limit = INT(MINE_MAX));
	struct view *list = NULL;

	while (db_next(r)) {
		struct view *v;

		if (list == NULL)
			list = view_add(rq->view, "MY_GIFTS");
		v = view_add(list, "GIFTS");
		view_int(v, "gift_id", db_int(r, gift_unthanked_id));
		view_int(v, "person_id", db_int(r, gift_unthanked_person_id));
		view_text(v, "name", db_text(r, gift_unthanked_name));
		view_text(v, "gift_text", db_text(r, gift_unthanked_text));
		view_text(v, "gift_about", arena_printf(rq->arena, "%s, %s",
		    db_int(r, gift_unthanked_for_all) ? "For all of us" : "For you",
		    shown_ago_inside(rq, db_int(r, gift_unthanked_day))));
	}
}

/* For whom of the team it was. */
static void
fill_team(struct request *rq, const struct form *f)
{
	struct rows *r = db_query(rq->db, staff_list);

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "RECEIVERS");

		view_int(v, "to_id", db_int(r, staff_list_id));
		view_text(v, "receiver", db_text(r, staff_list_name));
		view_show(v, "RECEIVER_THIS", db_int(r, staff_list_id) == form_int(f, "to_id"));
	}
}

static int
fill_page(struct request *rq, struct form *f)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(rq->id));
	int64_t      page = shown_page(rq), n;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "Gifts and thanks, %s",
	    db_text(r, person_row_name)));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, person_row_name));
	if (!*form_text(f, "way"))
		form_set(f, "way", "in");
	form_fill(f, rq->view);
	fill_team(rq, f);
	fill_list(rq, PAGE_ROWS, page);
	fill_note(rq);
	r = db_one(rq->db, gift_count, .person_id = INT(rq->id));
	n = r ? db_int(r, gift_count_n) : 0;
	shown_pager(rq, page, (n + PAGE_ROWS - 1) / PAGE_ROWS,
	    arena_printf(rq->arena, "/people/%lld/gifts?page=", (long long)rq->id));
	return form_ok(f) ? 200 : 422;
}

int
gift_show(struct request *rq)
{
	return fill_page(rq, form_new(rq, fields));
}

int
gift_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	const char  *way = *form_text(f, "way") ? form_text(f, "way") : "in";
	int64_t      day = form_int(f, "day"), to = form_int(f, "to_id");

	if (db_one(rq->db, person_row, .id = INT(rq->id)) == NULL)
		return 404;
	if (day > rq->today)
		form_blame(f, "day", "This day is still to come. A plan is an idea for giving back.");
	if (to && db_one(rq->db, staff_get, .id = INT(to)) == NULL)
		form_blame(f, "to_id", "This one does not work here any more. Choose again.");
	if (!form_ok(f))
		return fill_page(rq, f);
	/* Only what they gave is for one of us. */
	gift_give(rq, rq->id, way, form_text(f, "text"), strcmp(way, "in") == 0 ? to : 0,
	    day ? day : rq->today, 0);
	return redirect(rq, "/people/%lld/gifts", (long long)rq->id);
}

/* Where a button led from, with what was done said there: "/me?thanked=7". */
static int
lead_back(struct request *rq, int64_t person, const char *did)
{
	const char *back = thread_back(rq, person);

	if (*did == '\0')
		return redirect(rq, "%s", back);
	return redirect(rq, "%s%c%s=%lld", back, strchr(back, '?') ? '&' : '?', did,
	    (long long)rq->id);
}

int
gift_thanked(struct request *rq)
{
	struct rows *r = db_one(rq->db, gift_get, .id = INT(rq->id));
	int64_t      person;

	if (r == NULL || strcmp(db_text(r, gift_get_way), "in") != 0)
		return 404;
	person = db_int(r, gift_get_person_id);
	db_run(rq->db, gift_thank, .id = INT(rq->id), .at = INT(rq->now), .staff_id = INT(rq->staff_id));
	return lead_back(rq, person, "thanked");
}

int
gift_unthanked(struct request *rq)
{
	struct rows *r = db_one(rq->db, gift_get, .id = INT(rq->id));
	int64_t      person;

	if (r == NULL)
		return 404;
	person = db_int(r, gift_get_person_id);
	db_run(rq->db, gift_unthank, .id = INT(rq->id));
	return lead_back(rq, person, "");
}

int
gift_removed(struct request *rq)
{
	struct rows *r = db_one(rq->db, gift_get, .id = INT(rq->id));
	int64_t      person;

	if (r == NULL)
		return 404;
	person = db_int(r, gift_get_person_id);
	db_run(rq->db, gift_remove, .id = INT(rq->id), .at = INT(rq->now));
	mention_drop(rq, "gift", rq->id);
	return lead_back(rq, person, "removed");
}

int
gift_restored(struct request *rq)
{
	struct rows *r = db_one(rq->db, gift_get, .id = INT(rq->id));
	int64_t      person;
	const char  *text;

	if (r == NULL)
		return 404;
	person = db_int(r, gift_get_person_id);
	text = arena_text(rq->arena, db_text(r, gift_get_text));
	db_run(rq->db, gift_restore, .id = INT(rq->id));
	mention_put(rq, person, "gift", rq->id, text);
	return lead_back(rq, person, "");
}
