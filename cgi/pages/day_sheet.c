/*
 * day_sheet: the day on one sheet of paper, for the pinboard behind the counter: names, and
 * what there is to do.  Whoever reads it may be anybody, so nothing that somebody told us,
 * no age and no reason stands on it; and never more than fits the sheet.
 */
#include "likely.h"
#include "pages.h"
#include "today_coming.h"
#include "today_lists.h"

enum { LIKELY_ROWS = 5, PROMISED_ROWS = 6, MOMENT_ROWS = 6, THANKS_ROWS = 4, NAME_MAX = 32,
	WHO_CUT = 14, TEXT_MAX = 60, READ_MAX = 40 };

/* A line that is no longer than its place on the paper, cut between two words. */
static const char *
cut(struct request *rq, const char *text, size_t most)
{
	size_t at = 0, n = 0, space = 0;

	for (; text[at] != '\0'; at++) {
		if ((text[at] & 0xc0) == 0x80)
			continue;
		if (n++ == most)
			break;
		if (text[at] == ' ')
			space = at;
	}
	if (text[at] == '\0')
		return arena_text(rq->arena, text);
	return arena_printf(rq->arena, "%.*s…", (int)(space > 0 ? space : at), text);
}

static void
fill_line(struct request *rq, struct view *v, const char *name, const char *todo,
    const char *who)
{
	view_text(v, "sheet_name", cut(rq, name, NAME_MAX));
	view_part(v, "SHEET_TODO", "sheet_todo", cut(rq, todo, TEXT_MAX));
	view_part(v, "SHEET_WHO", "sheet_who", cut(rq, who, WHO_CUT));
}

static void
fill_likely(struct request *rq)
{
	struct likely l;

	likely_find(rq, &l);
	for (int i = 0; i < l.n && i < LIKELY_ROWS; i++) {
		struct rows *r = db_one(rq->db, person_row, .id = INT(l.ids[i]));

		if (r)
			fill_line(rq, view_add(rq->view, "SHEET_LIKELY"), db_text(r, person_row_name),
			    db_text(r, person_row_usual), "");
	}
	view_show(rq->view, "NO_SHEET_LIKELY", l.n == 0);
}

/* What is to be asked is between the two, and stays off the wall. */
static void
fill_promised(struct request *rq)
{
	struct rows *r = db_query(rq->db, today_promised, .day = INT(rq->today),
	    .limit = INT(READ_MAX), .skip = INT(0));
	int          n = 0;

	while (n < PROMISED_ROWS && db_next(r)) {
		if (strcmp(db_text(r, today_promised_kind), "ask") == 0)
			continue;
		n++;
		fill_line(rq, view_add(rq->view, "SHEET_PROMISED"), db_text(r, today_promised_name),
		    db_text(r, today_promised_text), db_text(r, today_promised_owner));
	}
	db_done(r);
	view_show(rq->view, "NO_SHEET_PROMISED", n == 0);
}

static void
fill_moments(struct request *rq)
{
	struct coming coming[READ_MAX];
	int           n = coming_find(rq, rq->today, rq->today + 1, coming, READ_MAX), shown = 0;

	for (int i = 0; i < n && shown < MOMENT_ROWS; i++) {
		const struct coming *c = &coming[i];
		const char          *plan = coming_plan(rq, c);

		/* Of what is nobody else's business, only what we do. */
		if ((c->personal && *plan == '\0') || c->day > rq->today + 1)
			continue;
		shown++;
		fill_line(rq, view_add(rq->view, "SHEET_MOMENTS"), c->name, c->personal ? plan
		    : *plan ? arena_printf(rq->arena, "%s. %s", c->plain, plan) : c->plain,
		    coming_when(rq, c));
	}
	view_show(rq->view, "NO_SHEET_MOMENTS", shown == 0);
}

static void
fill_thanks(struct request *rq)
{
	struct rows *r = db_query(rq->db, half_hour_thanks, .before = INT(rq->now + 1),
	    .limit = INT(THANKS_ROWS));
	bool         any = false;

	while (db_next(r)) {
		any = true;
		fill_line(rq, view_add(rq->view, "SHEET_THANKS"), db_text(r, half_hour_thanks_name),
		    db_text(r, half_hour_thanks_text), "");
	}
	db_done(r);
	view_show(rq->view, "NO_SHEET_THANKS", !any);
}

int
day_sheet_show(struct request *rq)
{
	struct rows *r = db_one(rq->db, today_shop);

	view_text(rq->view, "title", "Day sheet");
	view_text(rq->view, "sheet_shop", r ? db_text(r, today_shop_shop_name) : "");
	view_text(rq->view, "sheet_day", clock_day_words(rq->arena, rq->today, rq->today));
	view_text(rq->view, "sheet_time", clock_time_words(rq->arena, rq->now));
	fill_likely(rq);
	fill_promised(rq);
	fill_moments(rq);
	fill_thanks(rq);
	return 200;
}
