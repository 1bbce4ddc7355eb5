/*
 * insights: what the shop learns, for the owner: by week, by month, and how many regulars
 * are really known.  Of the shop as a whole, never of one of the team.
 */
#include "pages.h"
#include "person_curve.h"
#include "shown.h"

enum {
	WEEK = 7,
	WEEKS = 26,
	BAR_STEP = 24, /* from one bar to the next, in the units of the drawing */
	BAR_HEIGHT = 150,
	FIRST_YEAR = 2000
};

static const struct field fields[] = {
	{ "month", "The month", FORM_TEXT, .max = 7 },
	{ 0 }
};

static const char *const ofs[] = { "taught", "used", NULL };

static const struct field list_fields[] = {
	{ "month", "The month", FORM_TEXT, .max = 7 },
	{ "of", "What to show", FORM_CHOICE, .choices = ofs },
	{ 0 }
};

/* A month: its first day, and the first day behind it. */
struct month {
	int64_t     low, high;
	const char *name;  /* 2026-10, as addresses have it */
	const char *words; /* October */
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
	    clock_from_date((month + 1) / 12, (month + 1) % 12 + 1, 1, &m.high)) {
		m.name = arena_printf(rq->arena, "%04d-%02d", month / 12, month % 12 + 1);
		m.words = curve_month_words(rq, m.low);
	}
	return m;
}

/*
 * The month that is asked for, this one when none is.  One that has not come yet is this
 * one too; false for what is no month.
 */
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

static int64_t
sum(struct request *rq, const char *list, const struct month *m)
{
	struct rows *r = db_one(rq->db, tally_between, .list = TEXT(list), .low = INT(m->low),
	    .high = INT(m->high));

	return r ? db_int(r, tally_between_n) : 0;
}

static int64_t
total(struct request *rq, const char *list)
{
	struct rows *r = db_one(rq->db, tally_total, .list = TEXT(list));

	return r ? db_int(r, tally_total_n) : 0;
}

/* "Week of 6 October" */
static const char *
week_words(struct request *rq, int64_t day)
{
	return strchr(clock_day_words(rq->arena, day, rq->today), ' ') + 1;
}

static void
fill_weeks(struct request *rq)
{
	int64_t      low = rq->today - clock_weekday(rq->today) - (WEEKS - 1) * WEEK;
	int64_t      learned[WEEKS] = { 0 }, all = 0, most = 0;
	struct view *v = rq->view;
	struct rows *r = db_query(rq->db, tally_weeks, .list = TEXT("learned"), .low = INT(low),
	    .high = INT(low + WEEKS * WEEK));

	while (db_next(r)) {
		int64_t n = db_int(r, tally_weeks_n);

		learned[db_int(r, tally_weeks_week)] = n;
		all += n;
		most = n > most ? n : most;
	}
	view_text(v, "weeks_words", most == 0
	    ? "Nothing was learned in the last 26 weeks."
	    : arena_printf(rq->arena, "%s learned in 26 weeks, at most %lld in one of them, and "
	        "%s in this one so far.", shown_count(rq, all, "thing", "things"), (long long)most,
	        learned[WEEKS - 1] ? arena_printf(rq->arena, "%lld", (long long)learned[WEEKS - 1])
	                           : "none"));
	if (most == 0)
		return;
	v = view_add(v, "WEEKS");
	view_text(v, "weeks_first", week_words(rq, low));
	for (int i = 0; i < WEEKS; i++) {
		struct view *bar = view_add(v, "BARS");
		int64_t      height = learned[i] * BAR_HEIGHT / most;

		/* A week without anything keeps its place as a thin line. */
		height = height < 2 ? 2 : height;
		view_int(bar, "bar_x", i * BAR_STEP);
		view_int(bar, "bar_y", BAR_HEIGHT - height);
		view_int(bar, "bar_height", height);
		view_text(bar, "week_words", week_words(rq, low + i * WEEK));
		view_int(bar, "week_learned", learned[i]);
	}
}

/* In the hundred; a little is not nothing, and nearly all is not all. */
static int64_t
percent(int64_t n, int64_t all)
{
	int64_t share = (n * 100 + all / 2) / all;

	return n > 0 && share == 0 ? 1 : n < all && share == 100 ? 99 : share;
}

static void
fill_share(struct request *rq, const char *of, const char *name, int64_t n, int64_t all,
    const char *words, const char *none, const char *more)
{
	struct view *v = view_add(rq->view, "SHARES"), *some;

	view_text(v, "share_name", name);
	if (all == 0) {
		view_text(view_add(v, "SHARE_NONE"), "share_none", none);
		return;
	}
	some = view_add(v, "SHARE_SOME");
	view_int(some, "share", percent(n, all));
	view_text(some, "share_words", arena_printf(rq->arena, "%lld of %s", (long long)n, words));
	if (n > 0) {
		struct view *link = view_add(some, "SHARE_MORE");

		view_text(link, "of", of);
		view_text(link, "share_more", more);
	}
}

/* Of one of the lists by day, each week's. */
static void
read_weeks(struct request *rq, const char *list, int64_t low, int64_t weeks[WEEKS])
{
	struct rows *r = db_query(rq->db, tally_weeks, .list = TEXT(list), .low = INT(low),
	    .high = INT(low + WEEKS * WEEK));

	while (db_next(r))
		weeks[db_int(r, tally_weeks_week)] += db_int(r, tally_weeks_n);
}

/*
 * Of the visits at which it was said, at how many we knew who came: by week, of the shop.
 * Whoever was met on that day, or not known, is counted with all.
 */
static void
fill_recognised(struct request *rq)
{
	static const char *const others[] = { "met", "not" };
	int64_t      low = rq->today - clock_weekday(rq->today) - (WEEKS - 1) * WEEK;
	int64_t      knew[WEEKS] = { 0 }, all[WEEKS] = { 0 }, said = 0, known = 0;
	struct view *v = rq->view;

	read_weeks(rq, "knew", low, knew);
	for (int i = 0; i < WEEKS; i++)
		all[i] = knew[i];
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		read_weeks(rq, others[i], low, all);
	for (int i = 0; i < WEEKS; i++) {
		said += all[i];
		known += knew[i];
	}
	view_text(v, "recognised_words", said == 0
	    ? "Nothing is said yet: whoever logs a visit may tap whether they knew who came."
	    : arena_printf(rq->arena, "We knew who came at %lld of %s in 26 weeks%s.",
	        (long long)known, shown_count(rq, said, "visit", "visits"), all[WEEKS - 1]
	            ? arena_printf(rq->arena, ", and at %lld of %lld in this one so far",
	                  (long long)knew[WEEKS - 1], (long long)all[WEEKS - 1])
	            : ""));
	if (said == 0)
		return;
	v = view_add(v, "RECOGNISED");
	view_text(v, "recognised_first", week_words(rq, low));
	for (int i = 0; i < WEEKS; i++) {
		struct view *bar = view_add(v, "KNOWN_BARS");
		int64_t      share = all[i] ? percent(knew[i], all[i]) : 0;
		int64_t      height = share * BAR_HEIGHT / 100;

		height = height < 2 ? 2 : height;
		view_int(bar, "known_x", i * BAR_STEP);
		view_int(bar, "known_y", BAR_HEIGHT - height);
		view_int(bar, "known_height", height);
		view_text(bar, "known_week", week_words(rq, low + i * WEEK));
		view_text(bar, "known_share", all[i] == 0 ? "not said"
		    : arena_printf(rq->arena, "%lld%%, %lld of %lld", (long long)share,
		        (long long)knew[i], (long long)all[i]));
	}
}

static void
fill_month(struct request *rq, const struct month *m)
{
	int64_t      visits = sum(rq, "visits", m), taught = sum(rq, "taught", m);
	int64_t      learned = sum(rq, "learned", m), used = sum(rq, "used", m);
	struct month before = month_of(rq, m->low, -1), after = month_of(rq, m->low, 1);
	struct view *v;

	view_text(rq->view, "shown_month", m->name);
	view_text(rq->view, "month_words", m->words);
	fill_share(rq, "taught", "Visits that taught something", taught, visits,
	    shown_count(rq, visits, "visit", "visits"), "No visit is written down in this month.",
	    taught == 1 ? "This visit" : "These visits");
	fill_share(rq, "used", "Learned in this month, and used later", used, learned,
	    shown_count(rq, learned, "thing", "things"), "Nothing was learned in this month.",
	    used == 1 ? "This thing" : "These things");
	if (month_asked(rq, before.name, &before)) {
		v = view_add(rq->view, "MONTH_BEFORE");
		view_text(v, "before", before.name);
		view_text(v, "before_words", before.words);
	}
	if (after.low <= rq->today) {
		v = view_add(rq->view, "MONTH_AFTER");
		view_text(v, "after", after.name);
		view_text(v, "after_words", after.words);
	}
}

static void
fill_known(struct request *rq)
{
	int64_t regulars = total(rq, "regular"), known = total(rq, "known");

	if (regulars == 0)
		view_text(rq->view, "known_words",
		    "No regulars yet: somebody is one from the fifth visit on.");
	else
		view_text(rq->view, "known_words", arena_printf(rq->arena, "%lld of %s really known.",
		    (long long)known, shown_count(rq, regulars, "regular is", "regulars are")));
	view_show(rq->view, "SOME_GAPS", known < regulars);
}

int
insight_show(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct month m = month_of(rq, rq->today, 0);

	if (form_ok(f) && !month_asked(rq, form_text(f, "month"), &m))
		form_blame(f, "month", "There is no month “%s”. One is written like %s.",
		    form_text(f, "month"), m.name);
	view_text(rq->view, "title", "What we learn");
	form_fill(f, rq->view);
	fill_weeks(rq);
	fill_recognised(rq);
	fill_known(rq);
	fill_month(rq, &m);
	return form_ok(f) ? 200 : 422;
}

/* Where a page of a month begins: on this day, after so many of that day. */
struct place {
	int64_t day, skip;
};

/* Told by the tally, so that the last page costs what the first does. */
static struct place
find(struct request *rq, const char *list, const struct month *m, int64_t offset)
{
	struct place p = { m->high - 1, offset };
	int64_t      before = 0;
	struct rows *r = db_query(rq->db, tally_days, .list = TEXT(list), .low = INT(m->low),
	    .high = INT(m->high));

	while (before <= offset && db_next(r)) {
		p = (struct place){ db_int(r, tally_days_day), offset - before };
		before += db_int(r, tally_days_n);
	}
	db_done(r);
	return p;
}

static void
list_taught(struct request *rq, const struct month *m, struct place p)
{
	struct rows *r = db_query(rq->db, taught_visits, .low = INT(m->low), .day = INT(p.day),
	    .skip = INT(p.skip));
	struct view *group = NULL;
	int64_t      last = 0;

	while (db_next(r)) {
		int64_t day = db_int(r, taught_visits_day);

		if (day != last) {
			group = view_add(rq->view, "DAYS");
			view_text(group, "day_words", clock_day_words(rq->arena, day, rq->today));
		}
		last = day;
		shown_visit_of_day(rq, view_add(group, "VISITS"), db_int(r, taught_visits_id),
		    db_int(r, taught_visits_at), db_text(r, taught_visits_channel),
		    db_text(r, taught_visits_author));
	}
}

static void
list_used(struct request *rq, const struct month *m, struct place p)
{
	struct rows *r = db_query(rq->db, used_facts, .low = INT(m->low), .day = INT(p.day),
	    .skip = INT(p.skip));

	view_show(rq->view, "USED_LIST", true);
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "FACTS"), *whose;
		int64_t      person_id = db_int(r, used_facts_person_id);

		whose = view_add(v, person_id ? "OF_PERSON" : "OF_HOUSEHOLD");
		view_text(whose, "name", db_text(r, used_facts_name));
		if (person_id)
			view_int(whose, "id", person_id);
		view_text(v, "used_words",
		    shown_ago_inside(rq, clock_day(db_int(r, used_facts_used_at))));
		shown_fact(rq, v, db_text(r, used_facts_text), db_text(r, used_facts_source),
		    db_text(r, used_facts_author), db_int(r, used_facts_learned_at),
		    db_int(r, used_facts_visit_id));
	}
}

int
insight_list(struct request *rq)
{
	struct form *f = form_read(rq, list_fields);
	struct month m;
	bool         used = form_ok(f) && strcmp(form_text(f, "of"), "used") == 0;
	int64_t      n, pages, page;
	struct place p;
	const char  *words;

	if (!form_ok(f) || !month_asked(rq, form_text(f, "month"), &m))
		return 404;
	n = sum(rq, used ? "used" : "taught", &m);
	pages = n ? (n + PAGE_ROWS - 1) / PAGE_ROWS : 1;
	page = shown_page(rq) > pages ? pages : shown_page(rq);
	p = find(rq, used ? "used" : "taught", &m, (page - 1) * PAGE_ROWS);
	words = arena_printf(rq->arena, "%s, %s", m.words,
	    used ? "what was used later" : "visits that taught something");
	view_text(rq->view, "title", words);
	view_text(rq->view, "list_words", words);
	view_text(rq->view, "count_words", used ? shown_count(rq, n, "thing", "things")
	                                        : shown_count(rq, n, "visit", "visits"));
	view_text(rq->view, "shown_month", m.name);
	view_text(rq->view, "month_words", m.words);
	view_show(rq->view, "NOTHING", n == 0);
	if (used)
		list_used(rq, &m, p);
	else
		list_taught(rq, &m, p);
	shown_pager(rq, page, pages, arena_printf(rq->arena, "/insights/visits?month=%s&of=%s&page=",
	    m.name, used ? "used" : "taught"));
	return 200;
}
