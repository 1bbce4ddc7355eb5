/*
 * month: a month with the moments of everybody, and a day of it.  However many people have
 * a birthday on one day, a day of the month shows three and says how many more there are.
 */
#include "moment_pages.h"
#include "pages.h"
#include "shown.h"

enum {
	IN_CELL = 3,
	COUNTED = 50,      /* so far a cell counts what it does not show */
	SOME_TIME = 20,    /* of what has no day */
	BESIDE = 12,       /* lines ahead, and back */
	AHEAD_DAYS = 31
};

static const struct field fields[] = {
	{ "month", "The month", FORM_TEXT, .max = 7 },
	{ "day", "The day", FORM_DATE },
	{ "minors", "The minor ones", FORM_FLAG },
	{ "page", "The page", FORM_INT, .low = 1, .high = 100000 },
	{ 0 }
};

/* What is asked of one day; without a day of the month, what comes some time in it. */
struct asked {
	int64_t day;
	int     year, month, dayofmonth, also;
	bool    minors;
};

static struct asked
asked_day(int64_t day, bool minors)
{
	struct asked  a = { .day = day, .minors = minors };
	struct moment leap = { .yearly = true, .month = 2, .day = 29 };

	clock_date(day, &a.year, &a.month, &a.dayofmonth);
	/* Where February has no 29th, who was born on it is found on the 28th. */
	if (a.month == 2 && a.dayofmonth == 28 && moment_moved(&leap, a.year))
		a.also = 229;
	return a;
}

static int
read_day(struct request *rq, const struct asked *a, int limit, int64_t offset, struct moment_line *lines)
{
	struct rows *r = db_query(rq->db, moment_of_day, .mark = INT(a->month * 100 + a->dayofmonth),
	    .also = INT(a->also), .minors = INT(a->minors), .year = INT(a->year), .day = INT(a->day),
	    .month = INT(a->month), .dayofmonth = INT_OR_NOTHING(a->dayofmonth), .limit = INT(limit),
	    .offset = INT(offset));
	int          n = 0;

	for (; db_next(r); n++) {
		lines[n] = moment_line_read(rq, r);
		lines[n].day = a->day;
	}
	return n;
}

static int64_t
count_day(struct request *rq, const struct asked *a, int limit)
{
	struct rows *r = db_one(rq->db, moment_of_day_count, .mark = INT(a->month * 100 + a->dayofmonth),
	    .also = INT(a->also), .minors = INT(a->minors), .year = INT(a->year), .day = INT(a->day),
	    .month = INT(a->month), .dayofmonth = INT_OR_NOTHING(a->dayofmonth), .limit = INT(limit));

	return r ? db_int(r, moment_of_day_count_n) : 0;
}

static const char *
day_path(struct request *rq, int64_t day, bool minors)
{
	return arena_printf(rq->arena, "/moments?day=%s%s", clock_iso_day(rq->arena, day),
	    minors ? "&minors=yes" : "");
}

/* "4 more", "50 and more": what a cell leaves out. */
static void
fill_more(struct request *rq, struct view *cell, const struct asked *a)
{
	int64_t      n = count_day(rq, a, IN_CELL + COUNTED);
	struct view *v = view_add(cell, "CELL_MORE");

	view_text(v, "more_path", day_path(rq, a->day, a->minors));
	view_text(v, "more_words", arena_printf(rq->arena,
	    n < IN_CELL + COUNTED ? "%lld more" : "More than %lld", (long long)n - IN_CELL));
}

static void
fill_cell(struct request *rq, struct view *cell, int64_t day, int month, bool minors)
{
	struct asked       a = asked_day(day, minors);
	struct moment_line lines[IN_CELL + 1];
	int                n;

	view_show(cell, "CELL_INSIDE", a.month == month);
	view_show(cell, "CELL_OUTSIDE", a.month != month);
	if (a.month != month)
		return;
	n = read_day(rq, &a, IN_CELL + 1, 0, lines);
	view_show(cell, "CELL_TODAY", day == rq->today);
	view_show(cell, "CELL_EMPTY", n == 0);
	view_int(cell, "cell_number", a.dayofmonth);
	view_text(cell, "cell_iso", clock_iso_day(rq->arena, day));
	view_text(cell, "cell_path", day_path(rq, day, minors));
	view_text(cell, "cell_words", clock_day_words(rq->arena, day, rq->today));
	for (int i = 0; i < n && i < IN_CELL; i++) {
		struct view *v = view_add(cell, "ENTRIES");
		bool         birthday = strcmp(lines[i].kind, "birthday") == 0;

		view_text(v, "entry_path", moment_path(rq, &lines[i]));
		view_text(v, "entry_words", moment_words(rq, &lines[i], true));
		view_show(v, "ENTRY_MILESTONE",
		    moment_milestone(moment_years(&lines[i].moment, day), birthday));
		view_show(v, "ENTRY_MINOR", lines[i].minor);
	}
	if (n > IN_CELL)
		fill_more(rq, cell, &a);
}

static void
fill_row(struct request *rq, const char *section, struct moment_line *l)
{
	struct view *v = view_add(rq->view, section);

	moment_line_fill(rq, v, l, true);
	view_show(v, "LINE_PATTERN", false);
}

/* view sets: AHEAD BACK SOME_TIME OF_DAY */

/* Beside the month: what is next and what was, day by day, until there is enough. */
static void
fill_beside(struct request *rq, bool minors)
{
	struct moment_line lines[BESIDE];
	int                ahead = 0, back = 0;

	for (int64_t d = rq->today; d <= rq->today + AHEAD_DAYS && ahead < BESIDE; d++) {
		struct asked a = asked_day(d, minors);
		int          n = read_day(rq, &a, BESIDE - ahead, 0, lines);

		for (int i = 0; i < n; i++, ahead++)
			fill_row(rq, "AHEAD", &lines[i]);
	}
	for (int64_t d = rq->today - 1; d >= rq->today - MOMENT_BACK_DAYS && back < BESIDE; d--) {
		struct asked a = asked_day(d, minors);
		int          n = read_day(rq, &a, BESIDE - back, 0, lines);

		for (int i = 0; i < n; i++, back++)
			fill_row(rq, "BACK", &lines[i]);
	}
	view_show(rq->view, "NO_AHEAD", ahead == 0);
	view_show(rq->view, "NO_BACK", back == 0);
}

static void
fill_some_time(struct request *rq, int64_t first, bool minors)
{
	struct asked       a = asked_day(first, minors);
	struct moment_line lines[SOME_TIME];
	int                n;

	a.dayofmonth = 0;
	n = read_day(rq, &a, SOME_TIME, 0, lines);
	for (int i = 0; i < n; i++)
		fill_row(rq, "SOME_TIME", &lines[i]);
	view_show(rq->view, "ANY_SOME_TIME", n > 0);
}

/* view sets: PREV_MONTH NEXT_MONTH prev_path prev_words next_path next_words */
static void
fill_way(struct request *rq, const char *section, const char *path, const char *words, int year,
    int month, bool minors)
{
	struct view *v;

	if (year < 1900 || year > 2199)
		return;
	v = view_add(rq->view, section);
	view_text(v, path, arena_printf(rq->arena, "/moments?month=%04d-%02d%s", year, month,
	    minors ? "&minors=yes" : ""));
	view_text(v, words, arena_printf(rq->arena, "%s %d", moment_month(month), year));
}

static int
show_month(struct request *rq, int64_t first, bool minors)
{
	int     year, month;
	int64_t next;

	clock_date(first, &year, &month, &(int){ 0 });
	clock_from_date(year + month / 12, month % 12 + 1, 1, &next);
	view_text(rq->view, "title", arena_printf(rq->arena, "Moments in %s %d", moment_month(month), year));
	view_text(rq->view, "month_words", arena_printf(rq->arena, "%s %d", moment_month(month), year));
	view_text(rq->view, "month_name", arena_printf(rq->arena, "%04d-%02d", year, month));
	fill_way(rq, "PREV_MONTH", "prev_path", "prev_words", year - (month == 1), month == 1 ? 12 : month - 1,
	    minors);
	fill_way(rq, "NEXT_MONTH", "next_path", "next_words", year + month / 12, month % 12 + 1, minors);
	for (int64_t week = first - clock_weekday(first); week < next; week += 7) {
		struct view *row = view_add(rq->view, "WEEKS");

		for (int64_t day = week; day < week + 7; day++)
			fill_cell(rq, view_add(row, "CELLS"), day, month, minors);
	}
	fill_some_time(rq, first, minors);
	fill_beside(rq, minors);
	return 200;
}

/* All of one day, by pages. */
static int
show_day(struct request *rq, int64_t day, bool minors, int64_t page)
{
	struct asked       a = asked_day(day, minors);
	struct moment_line lines[PAGE_ROWS];
	int                n = read_day(rq, &a, PAGE_ROWS, (page - 1) * PAGE_ROWS, lines);
	int64_t            all = count_day(rq, &a, 1000 * PAGE_ROWS);

	view_text(rq->view, "title", arena_printf(rq->arena, "Moments on %s",
	    clock_day_words(rq->arena, day, rq->today)));
	view_text(rq->view, "day_words", clock_day_words(rq->arena, day, rq->today));
	view_text(rq->view, "day_iso", clock_iso_day(rq->arena, day));
	view_text(rq->view, "month_path", arena_printf(rq->arena, "/moments?month=%04d-%02d%s", a.year,
	    a.month, minors ? "&minors=yes" : ""));
	view_text(rq->view, "month_words", arena_printf(rq->arena, "%s %d", moment_month(a.month), a.year));
	for (int i = 0; i < n; i++)
		fill_row(rq, "OF_DAY", &lines[i]);
	view_show(rq->view, "NOTHING_OF_DAY", n == 0);
	shown_pager(rq, page, (all + PAGE_ROWS - 1) / PAGE_ROWS, arena_printf(rq->arena, "%s&page=",
	    day_path(rq, day, minors)));
	return 200;
}

int
month_show(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	bool         minors = form_ok(f) && form_flag(f, "minors");
	int64_t      first = 0, day = form_ok(f) ? form_int(f, "day") : 0;
	int          year, month;

	/* What cannot be read is this month. */
	if (!form_ok(f) || !clock_parse(arena_printf(rq->arena, "%s-01", form_text(f, "month")), &first)) {
		clock_date(rq->today, &year, &month, &(int){ 0 });
		clock_from_date(year, month, 1, &first);
	}
	clock_date(first, &year, &(int){ 0 }, &(int){ 0 });
	if (year < 1900 || year > 2199)
		return 404;
	view_show(rq->view, "MINORS", minors);
	view_show(rq->view, "MAJORS", !minors);
	view_show(rq->view, "MONTH_VIEW", *form_text(f, "day") == '\0' || !form_ok(f));
	view_show(rq->view, "DAY_VIEW", *form_text(f, "day") && form_ok(f));
	if (*form_text(f, "day") && form_ok(f))
		return show_day(rq, day, minors, *form_text(f, "page") ? form_int(f, "page") : 1);
	return show_month(rq, first, minors);
}
