/*
 * person_curve: see person_curve.h.
 */
#include "person_curve.h"

#include "curve.h"
#include "pages.h"
#include "shown.h"

enum {
	WIDTH = 600,
	HEIGHT = 190,
	DOTS = 20,
	ROWS = 12,
	LEAST = 2 /* facts, before there is a line to draw */
};

const char *
curve_month_words(struct request *rq, int64_t day)
{
	/* As a day is said, "Tuesday 14 October", without its weekday and its number. */
	const char *words = clock_day_words(rq->arena, day, rq->today);

	words = strchr(words, ' ') + 1;
	return strchr(words, ' ') + 1;
}

/* "Two dots", "14 dots" */
static const char *
dots_words(struct request *rq, int n)
{
	static const char *const numbers[] = { "", "One", "Two", "Three", "Four", "Five", "Six",
		"Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve" };

	if (n < (int)(sizeof numbers / sizeof *numbers))
		return arena_printf(rq->arena, "%s %s", numbers[n], n == 1 ? "dot" : "dots");
	return arena_printf(rq->arena, "%d dots", n);
}

/* "March", "3 weeks ago": the left end of the line. */
static const char *
first_words(struct request *rq, int64_t at)
{
	const char *words = shown_ago(rq, clock_day(at));

	return strncmp(words, "In ", 3) == 0 ? words + 3 : words;
}

/* The steps: each thing while there are few, else what was learned in each stretch. */
static int
read_steps(struct request *rq, int64_t person_id, int64_t facts, const struct curve *c,
    struct curve_step *steps)
{
	struct rows *r;
	int64_t      known = 0;
	int          n = 0;

	if (facts <= CURVE_POINTS) {
		r = db_query(rq->db, curve_each, .person_id = INT(person_id));
		while (db_next(r)) {
			steps[n] = (struct curve_step){ db_int(r, curve_each_at), n + 1 };
			n++;
		}
		return n;
	}
	r = db_query(rq->db, curve_steps, .person_id = INT(person_id), .low = INT(c->from),
	    .width = INT((c->to - c->from) / CURVE_POINTS + 1));
	while (db_next(r)) {
		if (db_int(r, curve_steps_n) == 0 || n == CURVE_POINTS)
			continue;
		known += db_int(r, curve_steps_n);
		steps[n++] = (struct curve_step){ db_int(r, curve_steps_at), known };
	}
	return n;
}

static int
fill_dots(struct request *rq, struct view *v, int64_t person_id, const struct curve *c)
{
	struct rows *r = db_query(rq->db, curve_bothers, .person_id = INT(person_id),
	    .limit = INT(DOTS));
	int          n = 0, x, y;

	for (; db_next(r); n++) {
		struct view *dot = view_add(v, "CURVE_DOTS");
		int64_t      at = db_int(r, curve_bothers_at);

		curve_place(c, at, &x, &y);
		view_int(dot, "dot_x", x);
		view_int(dot, "dot_y", y);
		view_text(dot, "dot_words", arena_printf(rq->arena, "%s: %s",
		    clock_day_words(rq->arena, clock_day(at), rq->today),
		    db_text(r, curve_bothers_text)));
	}
	return n;
}

/* The line in numbers, for whoever does not see it: by month, or by every so many months. */
static void
fill_rows(struct request *rq, struct view *v, const struct curve *c)
{
	int     year, month, last_year, last_month, months, step;
	int64_t first, behind;

	clock_date(clock_day(c->from), &year, &month, &(int){ 0 });
	clock_date(rq->today, &last_year, &last_month, &(int){ 0 });
	months = (last_year - year) * 12 + last_month - month + 1;
	step = (months + ROWS - 1) / ROWS;
	for (int i = step > 0 ? (months - 1) % step : 0; i < months; i += step) {
		int          m = month - 1 + i;
		struct view *row;

		if (!clock_from_date(year + m / 12, m % 12 + 1, 1, &first) ||
		    !clock_from_date(year + (m + 1) / 12, (m + 1) % 12 + 1, 1, &behind))
			return;
		row = view_add(v, "CURVE_ROWS");
		view_text(row, "curve_when", curve_month_words(rq, first));
		view_int(row, "curve_known", curve_known(c, clock_day_start(behind) - 1));
	}
}

static void
fill_line(struct request *rq, struct view *v, int64_t person_id, int64_t started, int64_t facts,
    const char *sentence)
{
	struct curve_step steps[CURVE_POINTS];
	struct curve c = { .steps = steps, .from = started, .to = rq->now, .width = WIDTH,
		.height = HEIGHT };
	struct view *drawn = view_add(v, "CURVE_DRAWN");
	int          dots;

	c.n = read_steps(rq, person_id, facts, &c, steps);
	view_text(drawn, "curve_line", curve_line(rq->arena, &c));
	view_text(drawn, "curve_area", curve_area(rq->arena, &c));
	view_text(drawn, "curve_first", first_words(rq, started));
	view_text(drawn, "curve_last", clock_day(started) < rq->today ? "Today" : "Now");
	dots = fill_dots(rq, drawn, person_id, &c);
	fill_rows(rq, drawn, &c);
	view_text(v, "curve_words", dots == 0 ? sentence
	    : arena_printf(rq->arena, "%s %s: when we got it wrong, and learned.", sentence,
	        dots_words(rq, dots)));
}

void
curve_fill(struct request *rq, int64_t person_id, const char *called, int64_t started,
    int64_t facts, int64_t visits)
{
	struct view *v = view_add(rq->view, "CURVE");
	const char  *things = shown_count(rq, facts, "thing", "things");

	view_text(v, "curve_name", called);
	if (facts < LEAST)
		view_text(v, "curve_words", facts == 0
		    ? "A line begins here with the first thing we learn."
		    : "One thing so far. From the second on, a line shows the way here.");
	else
		fill_line(rq, v, person_id, started, facts, visits == 0
		    ? arena_printf(rq->arena, "%s so far.", things)
		    : arena_printf(rq->arena, "%s in %s.", things,
		        shown_count(rq, visits, "visit", "visits")));
}
