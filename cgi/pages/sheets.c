/*
 * sheets: see sheets.h.
 */
#include "sheets.h"

#include "mention.h"
#include "pages.h"
#include "photos.h"
#include "shown.h"
#include "style.h"

enum {
	CARD_KINDS = 4,  /* on the page of a person, */
	CARD_VALUES = 6, /* each with so many values, */
	CARD_STYLE = 5   /* and so much of what they wear, and what not */
};

int
sheet_values(struct request *rq, int64_t sheet_id, struct sheet_value values[SHEET_VALUES])
{
	struct rows *r = db_query(rq->db, measure_list, .sheet_id = INT(sheet_id),
	    .limit = INT(SHEET_VALUES));
	int          n = 0;

	for (; n < SHEET_VALUES && db_next(r); n++) {
		values[n].name = arena_text(rq->arena, db_text(r, measure_list_name));
		values[n].sort_name = arena_text(rq->arena, db_text(r, measure_list_sort_name));
		values[n].measure = measure_of(arena_text(rq->arena, db_text(r, measure_list_said)),
		    arena_text(rq->arena, db_text(r, measure_list_unit)));
	}
	db_done(r);
	return n;
}

const struct sheet_value *
sheet_value_named(const struct sheet_value *values, int n, const char *sort_name)
{
	for (int i = 0; i < n; i++)
		if (strcmp(values[i].sort_name, sort_name) == 0)
			return &values[i];
	return NULL;
}

/* "3 weeks ago", "14 months old", "2 years old" */
static const char *
age_words(struct request *rq, int64_t day)
{
	int64_t months = measure_months(day, rq->today);

	if (months < 2)
		return shown_ago_inside(rq, day);
	return months < 24 ? arena_printf(rq->arena, "%lld months old", (long long)months)
	                   : arena_printf(rq->arena, "%lld years old", (long long)months / 12);
}

void
sheet_fill_day(struct request *rq, struct view *v, int64_t day, const char *taker, bool measure_again)
{
	struct rows *r = db_one(rq->db, sheet_months);
	bool         old = r && measure_months(day, rq->today) >= db_int(r, sheet_months_sheet_months);
	const char  *age = age_words(rq, day);

	view_text(v, "sheet_iso", clock_iso_day(rq->arena, day));
	view_text(v, "sheet_day", clock_day_words(rq->arena, day, rq->today));
	view_text(v, "sheet_taker", taker);
	view_part(v, "OLD_SHEET", "sheet_old", old && measure_again ? age : "");
	view_part(v, "SHEET_AGE", "sheet_age", old && measure_again ? "" : age);
}

int
sheet_fill_values(struct request *rq, struct view *v, int64_t sheet_id, int64_t before_id, int most)
{
	struct sheet_value now[SHEET_VALUES], before[SHEET_VALUES];
	int                n = sheet_values(rq, sheet_id, now);
	int                nbefore = before_id ? sheet_values(rq, before_id, before) : 0;

	for (int i = 0; i < n && i < most; i++) {
		struct view              *row = view_add(v, "VALUES");
		const struct sheet_value *was = sheet_value_named(before, nbefore, now[i].sort_name);

		view_text(row, "value_name", now[i].name);
		view_text(row, "value_words", measure_words(rq->arena, &now[i].measure));
		view_part(row, "VALUE_CHANGE", "value_change", was
		    ? measure_change(rq->arena, &was->measure, &now[i].measure) : "");
	}
	return n > most ? n - most : 0;
}

void
sheet_mention(struct request *rq, int64_t person_id, int64_t sheet_id, const char *kind,
    const char *remark)
{
	struct sheet_value values[SHEET_VALUES];
	int                n = sheet_values(rq, sheet_id, values);
	const char        *text = arena_printf(rq->arena, *remark ? "%s: %s" : "%s", kind, remark);

	for (int i = 0; i < n; i++)
		if (!values[i].measure.number)
			text = arena_printf(rq->arena, "%s. %s %s", text, values[i].name,
			    values[i].measure.said);
	mention_put(rq, person_id, "sheet", sheet_id, text);
}

/* Who is asked about, in a view's name and title; false when there is nobody. */
static bool
fill_person(struct request *rq)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(rq->id));

	if (r == NULL)
		return false;
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, person_row_name));
	view_text(rq->view, "title", arena_printf(rq->arena, "The measures of %s",
	    db_text(r, person_row_name)));
	return true;
}

/* One sheet of the list. */
struct listed {
	int64_t     id, day;
	const char *kind, *sort_kind, *remark, *taker;
	bool        photo;
};

static int
read_list(struct request *rq, int64_t page, struct listed *all)
{
	struct rows *r = db_query(rq->db, sheet_list, .person_id = INT(rq->id),
	    .limit = INT(PAGE_ROWS), .skip = INT((page - 1) * PAGE_ROWS));
	int          n = 0;

	for (; n < PAGE_ROWS && db_next(r); n++)
		all[n] = (struct listed){ db_int(r, sheet_list_id), db_int(r, sheet_list_day),
			arena_text(rq->arena, db_text(r, sheet_list_kind)),
			arena_text(rq->arena, db_text(r, sheet_list_sort_kind)),
			arena_text(rq->arena, db_text(r, sheet_list_remark)),
			arena_text(rq->arena, db_text(r, sheet_list_taker)), db_int(r, sheet_list_photo) };
	db_done(r);
	return n;
}

/* The sheet of the same kind that was taken before, or 0. */
static int64_t
before(struct request *rq, int64_t person_id, const char *sort_kind, int64_t day, int64_t id)
{
	struct rows *r = db_one(rq->db, sheet_before, .person_id = INT(person_id),
	    .sort_kind = TEXT(sort_kind), .day = INT(day), .id = INT(id));

	return r ? db_int(r, sheet_before_id) : 0;
}

/* Whether it is the newest of its kind, which is the one to measure anew. */
static bool
is_newest(struct request *rq, int64_t person_id, const char *kind, int64_t id)
{
	struct rows *r = db_one(rq->db, sheet_of_kind, .person_id = INT(person_id), .kind = TEXT(kind));

	return r && db_int(r, sheet_of_kind_id) == id;
}

int
sheet_list(struct request *rq)
{
	struct listed all[PAGE_ROWS];
	int64_t       page = shown_page(rq), count, pages;
	struct rows  *r;
	struct view  *kind = NULL;
	int           n;

	if (!fill_person(rq))
		return 404;
	r = db_one(rq->db, sheet_count, .person_id = INT(rq->id));
	count = r ? db_int(r, sheet_count_n) : 0;
	pages = (count + PAGE_ROWS - 1) / PAGE_ROWS;
	n = read_list(rq, page, all);
	view_show(rq->view, "NO_SHEETS", count == 0);
	for (int i = 0; i < n; i++) {
		struct view *v;
		bool         newest;

		if (i == 0 || strcmp(all[i].sort_kind, all[i - 1].sort_kind) != 0) {
			kind = view_add(rq->view, "SHEET_KINDS");
			view_text(kind, "sheet_kind", all[i].kind);
		}
		newest = is_newest(rq, rq->id, all[i].kind, all[i].id);
		v = view_add(kind, "SHEETS");
		view_int(v, "sheet_id", all[i].id);
		view_show(v, "NEWEST_SHEET", newest);
		view_part(v, "SHEET_REMARK", "sheet_remark", all[i].remark);
		view_show(v, "SHEET_PHOTO", all[i].photo);
		sheet_fill_day(rq, v, all[i].day, all[i].taker, newest);
		sheet_fill_values(rq, v, all[i].id,
		    before(rq, rq->id, all[i].sort_kind, all[i].day, all[i].id), SHEET_VALUES);
	}
	shown_pager(rq, page, pages, arena_printf(rq->arena, "/people/%lld/sheets?page=",
	    (long long)rq->id));
	return 200;
}

int
sheet_show(struct request *rq)
{
	struct rows *r = db_one(rq->db, sheet_get, .id = INT(rq->id)), *earlier;
	struct view *v = rq->view;
	const char  *kind, *sort_kind;
	int64_t      person_id, day, before_id;
	bool         removed;

	if (r == NULL)
		return 404;
	kind = arena_text(rq->arena, db_text(r, sheet_get_kind));
	sort_kind = arena_text(rq->arena, db_text(r, sheet_get_sort_kind));
	person_id = db_int(r, sheet_get_person_id);
	day = db_int(r, sheet_get_day);
	removed = db_int(r, sheet_get_removed);
	view_text(v, "title", arena_printf(rq->arena, "%s: %s", kind, db_text(r, sheet_get_name)));
	view_int(v, "id", person_id);
	view_int(v, "sheet_id", rq->id);
	view_text(v, "name", db_text(r, sheet_get_name));
	view_text(v, "sheet_kind", kind);
	view_part(v, "SHEET_REMARK", "sheet_remark", db_text(r, sheet_get_remark));
	view_text(v, "sheet_writer", db_text(r, sheet_get_writer));
	view_text(v, "written_iso", clock_iso(rq->arena, db_int(r, sheet_get_at)));
	view_text(v, "written_words", shown_ago_inside(rq, clock_day(db_int(r, sheet_get_at))));
	view_show(v, "SHEET_PHOTO", db_int(r, sheet_get_photo));
	view_show(v, "REMOVED", removed);
	view_show(v, "STANDING", !removed);
	view_show(v, "SAVED", !removed && strcmp(request_param(rq, "saved"), "yes") == 0);
	sheet_fill_day(rq, v, day, arena_text(rq->arena, db_text(r, sheet_get_taker)),
	    is_newest(rq, person_id, kind, rq->id));
	before_id = before(rq, person_id, sort_kind, day, rq->id);
	sheet_fill_values(rq, v, rq->id, before_id, SHEET_VALUES);
	earlier = before_id ? db_one(rq->db, sheet_get, .id = INT(before_id)) : NULL;
	view_show(v, "FIRST_SHEET", earlier == NULL);
	if (earlier) {
		struct view *e = view_add(v, "EARLIER_SHEET");

		view_int(e, "earlier_id", before_id);
		view_text(e, "earlier_day", clock_day_words(rq->arena, db_int(earlier, sheet_get_day),
		    rq->today));
	}
	return 200;
}

int
sheet_paper(struct request *rq)
{
	return photo_send(rq, db_one(rq->db, sheet_photo_get, .sheet_id = INT(rq->id)),
	    sheet_photo_get_jpeg);
}

int
sheet_remove(struct request *rq)
{
	if (db_one(rq->db, sheet_get, .id = INT(rq->id)) == NULL)
		return 404;
	db_run(rq->db, sheet_remove, .id = INT(rq->id), .now = INT(rq->now));
	mention_drop(rq, "sheet", rq->id);
	return redirect(rq, "/sheets/%lld", (long long)rq->id);
}

int
sheet_restore(struct request *rq)
{
	struct rows *r = db_one(rq->db, sheet_get, .id = INT(rq->id));

	if (r == NULL)
		return 404;
	db_run(rq->db, sheet_restore, .id = INT(rq->id));
	sheet_mention(rq, db_int(r, sheet_get_person_id), rq->id,
	    arena_text(rq->arena, db_text(r, sheet_get_kind)),
	    arena_text(rq->arena, db_text(r, sheet_get_remark)));
	return redirect(rq, "/sheets/%lld", (long long)rq->id);
}

/* Whether a shop of this kind measures people, so that the card is there from the start. */
static bool
measures_people(struct request *rq)
{
	static const char *const kinds[] = { "tailor", "clothes", "salon", "coach", "other" };
	struct rows             *r = db_one(rq->db, sheet_months);

	for (size_t i = 0; r && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i], db_text(r, sheet_months_kind)) == 0)
			return true;
	return false;
}

static void
fill_card_kind(struct request *rq, struct view *card, const struct listed *s)
{
	struct view *v = view_add(card, "CARD_KINDS");
	int          left;

	view_int(v, "sheet_id", s->id);
	view_text(v, "sheet_kind", s->kind);
	sheet_fill_day(rq, v, s->day, s->taker, true);
	left = sheet_fill_values(rq, v, s->id, 0, CARD_VALUES);
	view_part(v, "MORE_VALUES", "more_values", left
	    ? arena_printf(rq->arena, "and %d more", left) : "");
}

bool
sheets_fill(struct request *rq)
{
	struct rows  *r = db_query(rq->db, sheet_newest, .person_id = INT(rq->id),
	     .limit = INT(CARD_KINDS));
	struct listed newest[CARD_KINDS];
	struct view  *card;
	int           n = 0, style;

	for (; n < CARD_KINDS && db_next(r); n++)
		newest[n] = (struct listed){ .id = db_int(r, sheet_newest_id),
			.day = db_int(r, sheet_newest_day),
			.kind = arena_text(rq->arena, db_text(r, sheet_newest_kind)),
			.taker = arena_text(rq->arena, db_text(r, sheet_newest_taker)) };
	db_done(r);
	style = style_fill(rq, rq->view, rq->id, CARD_STYLE);
	view_show(rq->view, "SHEETS_CARD", false);
	if (n == 0 && style == 0 && !measures_people(rq))
		return false;
	card = view_add(rq->view, "SHEETS_CARD");
	view_show(card, "NO_SHEETS", n == 0);
	view_show(card, "ANY_SHEETS", n > 0);
	view_show(card, "NO_STYLE", style == 0);
	for (int i = 0; i < n; i++)
		fill_card_kind(rq, card, &newest[i]);
	return true;
}
