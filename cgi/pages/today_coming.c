/*
 * today_coming: see today_coming.h.
 */
#include "today_coming.h"

#include "moment_pages.h"
#include "pages.h"
#include "shown.h"

enum {
	MINUTE = 60,
	WEEK = 7,
	LEAD_DAYS = 60,     /* no lead is longer */
	NEXT_READ = 300,    /* so many of those that come next are looked through for what is told */
	SPARE = 10,         /* of those read that are over by now */
	MARK = 100,         /* 229 is 29 February, 200 some time in it: see moment.mark */
	FOUND_MAX = COMING_MAX * 8 + NEXT_READ * 3
};

struct found {
	struct request *rq;
	struct coming  *all;
	int             n;
	int64_t         from, to;
};

int64_t
coming_day(int year, int month, int dayofmonth)
{
	int64_t day = 0;

	while (dayofmonth > 0 && !clock_from_date(year, month, dayofmonth, &day))
		dayofmonth--;
	return day;
}

int
coming_stretches(int64_t from, int64_t to, struct stretch s[2])
{
	int           year;
	struct stretch last = { 0 };

	clock_date(from, &s[0].year, &s[0].low_month, &s[0].low_day);
	clock_date(to, &year, &last.high_month, &last.high_day);
	if (last.high_month == 2 && last.high_day == 28 &&
	    coming_day(year, 2, 29) == coming_day(year, 2, 28))
		last.high_day = 29;
	if (year == s[0].year) {
		s[0].high_month = last.high_month;
		s[0].high_day = last.high_day;
		return 1;
	}
	s[0].high_month = 12;
	s[0].high_day = 31;
	s[1] = (struct stretch){ year, 1, 1, last.high_month, last.high_day };
	return 2;
}

const char *
coming_age(struct request *rq, int64_t birth_year, int year)
{
	int64_t age = birth_year ? year - birth_year : 0;
	bool    mark = age == 18 || age == 21 || (age >= 30 && age % 10 == 0);

	if (age <= 0)
		return "";
	return arena_printf(rq->arena, "%lld%s", (long long)age, mark ? ", one to mark" : "");
}

const char *
coming_date(struct request *rq, int64_t day)
{
	const char *words = clock_day_words(rq->arena, day, rq->today);
	const char *space = strchr(words, ' ');

	return space ? space + 1 : words;
}

static int64_t
low_mark(const struct stretch *s)
{
	return s->low_month * MARK + s->low_day;
}

static int64_t
high_mark(const struct stretch *s)
{
	return s->high_month * MARK + s->high_day;
}

static struct coming *
add(struct found *f, struct rows *r, int person_id, int name, int picture)
{
	struct coming *c;

	if (f->n == FOUND_MAX)
		return NULL;
	c = &f->all[f->n++];
	*c = (struct coming){ .person_id = db_int(r, person_id), .minute = -1, .major = true,
		.name = arena_text(f->rq->arena, db_text(r, name)),
		.picture = arena_text(f->rq->arena, db_text(r, picture)), .title = "", .offer = "" };
	return c;
}

static void
find_born(struct found *f, const struct stretch *s, int n)
{
	struct request *rq = f->rq;
	struct rows    *r = db_query(rq->db, today_born, .low_month = INT(s->low_month),
	       .low_day = INT(s->low_day), .high_month = INT(s->high_month),
	       .high_day = INT(s->high_day), .limit = INT(n));

	while (db_next(r)) {
		struct coming *c = add(f, r, today_born_id, today_born_name, today_born_picture);
		int            month = (int)db_int(r, today_born_birth_month);
		int            day = (int)db_int(r, today_born_birth_day);
		const char    *age = coming_age(rq, db_int(r, today_born_birth_year), s->year);
		const char    *leap = "";
		int64_t        real;

		if (c == NULL)
			break;
		c->year = s->year;
		c->day = coming_day(s->year, month, day);
		c->regular = db_int(r, today_born_regular);
		if (!clock_from_date(s->year, month, day, &real))
			leap = c->day == rq->today ? ", on the 29th of February, so today"
			                           : ", on the 29th of February, so the day before";
		c->what = *age ? arena_printf(rq->arena, "Turns %s%s", age, leap)
		               : arena_printf(rq->arena, "Birthday%s", leap);
		c->plain = "Birthday";
	}
	db_done(r);
}

/* What the rows of all three readings of moments have, wherever it stands in the row. */
struct told {
	const char *kind, *title, *where_at, *offer;
	int64_t     years;
};

static void
tell(struct found *f, struct coming *c, const struct told *t)
{
	struct arena *a = f->rq->arena;
	const char   *title = arena_printf(a, "%s%s%s", t->title, *t->where_at ? ", " : "", t->where_at);

	c->what = t->years <= 0 ? title : arena_printf(a, "%s, %s", title,
	    shown_count(f->rq, t->years, "year", "years"));
	c->title = arena_text(a, t->title);
	c->offer = arena_text(a, t->offer);
	c->personal = strcmp(t->kind, "anniversary") != 0;
	c->plain = c->personal ? "Something coming up" : "Anniversary";
}

/* Whether a moment of each year, with a lead of its own, is to be told of by now. */
static bool
is_time(const struct found *f, struct coming *c, bool leads, int64_t lead)
{
	int64_t start = clock_minute(c->day, c->minute > 0 ? c->minute : 0);
	int64_t over = c->minute >= 0 ? start : clock_day_start(c->day + 1);

	if (c->minute >= 0 && over <= f->rq->now)
		return false;
	if (!leads)
		return c->day <= f->to;
	c->now = c->minute >= 0 && c->day == f->rq->today;
	return start - lead * MINUTE <= f->rq->now;
}

static bool
is_found(const struct found *f, int64_t moment_id)
{
	for (int i = 0; i < f->n; i++)
		if (f->all[i].moment_id == moment_id)
			return true;
	return false;
}

/* Both readings of what comes each year have the same columns. */
_Static_assert((int)today_yearly_offer == (int)today_leads_offer &&
                   (int)today_yearly_title == (int)today_leads_title, "read as one");

static void
find_yearly(struct found *f, int year, struct rows *r)
{
	while (db_next(r)) {
		struct told    t = { db_text(r, today_yearly_kind), db_text(r, today_yearly_title),
			   db_text(r, today_yearly_where_at), db_text(r, today_yearly_offer), 0 };
		struct coming *c = is_found(f, db_int(r, today_yearly_id)) ? NULL
		    : add(f, r, today_yearly_person_id, today_yearly_name, today_yearly_picture);

		if (c == NULL)
			continue;
		c->moment_id = db_int(r, today_yearly_id);
		c->year = year;
		c->month = db_is_null(r, today_yearly_dayofmonth);
		c->day = coming_day(year, (int)db_int(r, today_yearly_month),
		    c->month ? 1 : (int)db_int(r, today_yearly_dayofmonth));
		c->minute = db_is_null(r, today_yearly_minute) ? -1
		                                               : (int)db_int(r, today_yearly_minute);
		c->major = strcmp(db_text(r, today_yearly_weight), "major") == 0;
		if (!db_is_null(r, today_yearly_year))
			t.years = year - db_int(r, today_yearly_year);
		tell(f, c, &t);
		if (!(c->month && c->day <= f->rq->today) &&
		    !is_time(f, c, !db_is_null(r, today_yearly_lead), db_int(r, today_yearly_lead)))
			f->n--;
	}
	db_done(r);
}

/* Both readings of what comes once have the same columns. */
_Static_assert((int)today_once_over_at == (int)today_open_over_at &&
                   (int)today_once_title == (int)today_open_title, "read as one");

static void
find_once(struct found *f, struct rows *r)
{
	while (db_next(r)) {
		struct coming *c;
		struct told    t = { db_text(r, today_once_kind), db_text(r, today_once_title),
			   db_text(r, today_once_where_at), db_text(r, today_once_offer), 0 };
		int64_t        id = db_int(r, today_once_id);

		if (is_found(f, id) ||
		    (c = add(f, r, today_once_person_id, today_once_name, today_once_picture)) == NULL)
			continue;
		c->moment_id = id;
		c->day = db_int(r, today_once_day);
		c->to_day = db_int(r, today_once_to_day);
		c->month = db_is_null(r, today_once_dayofmonth);
		c->minute = db_is_null(r, today_once_minute) ? -1
		                                             : (int)db_int(r, today_once_minute);
		c->major = strcmp(db_text(r, today_once_weight), "major") == 0;
		c->now = c->minute >= 0 && c->day == f->rq->today &&
		    db_int(r, today_once_show_at) <= f->rq->now;
		clock_date(c->day, &c->year, &(int){ 0 }, &(int){ 0 });
		tell(f, c, &t);
	}
	db_done(r);
}

/* Its place: what is for now, day by day, and last what has no day in a month that began. */
static int64_t
place_of(const struct coming *c, int64_t today)
{
	if (c->now)
		return 0;
	if (c->month && c->day <= today)
		return INT64_MAX;
	return c->day > today ? c->day : today;
}

static int
sooner_first(const void *a, const void *b, void *today)
{
	const struct coming *x = a, *y = b;
	int64_t              p = place_of(x, *(int64_t *)today), q = place_of(y, *(int64_t *)today);

	if (p != q)
		return p < q ? -1 : 1;
	if (x->minute != y->minute && x->now)
		return x->minute < y->minute ? -1 : 1;
	if (x->major != y->major)
		return x->major ? -1 : 1;
	if (x->person_id != y->person_id)
		return x->person_id < y->person_id ? -1 : 1;
	return (x->moment_id > y->moment_id) - (x->moment_id < y->moment_id);
}

int
coming_find(struct request *rq, int64_t from, int64_t to, struct coming *out, int max)
{
	struct found   f = { rq, arena_alloc(rq->arena, FOUND_MAX * sizeof(struct coming)), 0, from,
		  to };
	struct stretch s[2];
	int            n = coming_stretches(from, to, s), year, month;

	for (int i = 0; i < n; i++) {
		find_born(&f, &s[i], max);
		find_yearly(&f, s[i].year, db_query(rq->db, today_yearly, .low = INT(low_mark(&s[i])),
		    .high = INT(high_mark(&s[i])), .limit = INT(max + SPARE)));
	}
	n = coming_stretches(from, rq->today + LEAD_DAYS > to ? rq->today + LEAD_DAYS : to, s);
	for (int i = 0; i < n; i++)
		find_yearly(&f, s[i].year, db_query(rq->db, today_leads, .low = INT(low_mark(&s[i])),
		    .high = INT(high_mark(&s[i])), .limit = INT(NEXT_READ)));
	clock_date(rq->today, &year, &month, &(int){ 0 });
	find_yearly(&f, year, db_query(rq->db, today_yearly, .low = INT(month * MARK),
	    .high = INT(month * MARK), .limit = INT(max)));
	find_yearly(&f, year, db_query(rq->db, today_leads, .low = INT(month * MARK),
	    .high = INT(month * MARK), .limit = INT(NEXT_READ)));
	find_once(&f, db_query(rq->db, today_open, .now = INT(rq->now), .today = INT(rq->today),
	    .limit = INT(NEXT_READ)));
	find_once(&f, db_query(rq->db, today_once, .low = INT(from), .high = INT(to),
	    .now = INT(rq->now), .limit = INT(max)));
	qsort_r(f.all, (size_t)f.n, sizeof *f.all, sooner_first, &rq->today);
	if (f.n > max)
		f.n = max;
	memcpy(out, f.all, (size_t)f.n * sizeof *out);
	return f.n;
}

/* "Today", "Tomorrow", "Thursday", "3 December". */
static const char *
day_words(struct request *rq, int64_t day)
{
	if (day == rq->today)
		return "Today";
	if (day == rq->today + 1)
		return "Tomorrow";
	if (day > rq->today && day < rq->today + WEEK)
		return clock_weekday_words(clock_weekday(day));
	return coming_date(rq, day);
}

const char *
coming_when(struct request *rq, const struct coming *c)
{
	const char *words;

	if (c->month && c->day <= rq->today)
		return "This month";
	if (c->month) {
		words = strchr(coming_date(rq, c->day), ' ');
		return arena_printf(rq->arena, "In%s", words ? words : " the month");
	}
	if (c->day < rq->today && c->to_day > rq->today)
		return arena_printf(rq->arena, "Until %s", c->to_day == rq->today + 1 ? "tomorrow"
		                                                                     : day_words(rq, c->to_day));
	if (c->day <= rq->today && c->to_day == rq->today)
		return "Until today";
	if (c->day == rq->today && c->minute >= 0)
		return arena_printf(rq->arena, "%d:%02d", c->minute / 60, c->minute % 60);
	return day_words(rq, c->day);
}

const char *
coming_plan(struct request *rq, const struct coming *c)
{
	const char  *words = "";
	int64_t      id = c->moment_id;
	struct rows *r;

	if (*c->offer)
		words = arena_printf(rq->arena, "We offer: %s", c->offer);
	if (id == 0 && (r = db_one(rq->db, today_birthday, .person_id = INT(c->person_id))) != NULL)
		id = db_int(r, today_birthday_id);
	if (id == 0)
		return words;
	r = db_query(rq->db, today_gestures, .moment_id = INT(id), .year = INT(c->year));
	while (db_next(r))
		words = arena_printf(rq->arena, "%s%s%s: %s", words, *words ? ". " : "",
		    strcmp(db_text(r, today_gestures_state), "done") == 0 ? "Done" : "Planned",
		    db_text(r, today_gestures_text));
	db_done(r);
	return words;
}

const char *
coming_pattern(struct request *rq, const struct coming *c)
{
	struct pattern        patterns[PATTERNS_MAX];
	const struct pattern *p = NULL;

	if (*c->title)
		p = pattern_for(rq, patterns, patterns_read(rq, c->person_id, patterns), c->title);
	return p ? pattern_words(rq, p) : "";
}
