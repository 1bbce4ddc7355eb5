/*
 * moment_pages: the moments of one person, and the page of one moment.
 */
#include "moment_pages.h"

#include "mention.h"
#include "moment_form.h"
#include "pages.h"
#include "shown.h"

enum { ON_CARD = 3 };

/* A column that a statement may not have. */
static int64_t
int_of(struct rows *r, const char *column, int64_t otherwise)
{
	int c = db_column(r, column);

	return c < 0 || db_is_null(r, c) ? otherwise : db_int(r, c);
}

static const char *
text_of(struct request *rq, struct rows *r, const char *column)
{
	int c = db_column(r, column);

	return c < 0 ? "" : arena_text(rq->arena, db_text(r, c));
}

struct moment
moment_read(struct rows *r)
{
	return (struct moment){ .yearly = int_of(r, "yearly", 0), .year = (int)int_of(r, "year", 0),
		.month = (int)int_of(r, "month", 1), .day = (int)int_of(r, "dayofmonth", 0),
		.minute = (int)int_of(r, "minute", MOMENT_ALL_DAY), .to_day = int_of(r, "to_day", 0),
		.lead = int_of(r, "lead", MOMENT_SHOP) };
}

struct moment_line
moment_line_read(struct request *rq, struct rows *r)
{
	return (struct moment_line){ .id = int_of(r, "id", 0), .person_id = int_of(r, "person_id", 0),
		.kind = text_of(rq, r, "kind"), .title = text_of(rq, r, "title"),
		.place = text_of(rq, r, "where_at"), .name = text_of(rq, r, "name"),
		.offer = text_of(rq, r, "offer"), .offerer = text_of(rq, r, "offerer"),
		.minor = strcmp(text_of(rq, r, "weight"), "minor") == 0, .moment = moment_read(r) };
}

static bool
is_birthday(const struct moment_line *l)
{
	return strcmp(l->kind, "birthday") == 0;
}

/* "Turns 65", "Birthday", "Wedding, 40 years". */
static const char *
what_words(struct request *rq, const struct moment_line *l)
{
	const char *years = moment_years_words(rq->arena, &l->moment, l->day, rq->today, is_birthday(l));

	if (is_birthday(l))
		return arena_printf(rq->arena, "%c%s", *years - 'a' + 'A', years + 1);
	return *years ? arena_printf(rq->arena, "%s, %s", l->title, years) : l->title;
}

/* The same with when it is: "Turned 65 on 12 May". */
static const char *
whole_words(struct request *rq, const struct moment_line *l)
{
	int         year;
	bool        weekday = l->day > rq->today + 1 && l->day < rq->today + 7;
	const char *words;

	clock_date(l->day, &year, &(int){ 0 }, &(int){ 0 });
	words = arena_printf(rq->arena, !is_birthday(l) ? "%s, %s" : weekday ? "%s on %s" : "%s %s",
	    what_words(rq, l),
	    moment_when(rq->arena, &l->moment, l->day, rq->today));
	if (l->moment.to_day > l->day && l->day > rq->today)
		words = arena_printf(rq->arena, "%s, until %s", words,
		    clock_day_words(rq->arena, l->moment.to_day, rq->today));
	if (moment_moved(&l->moment, year))
		return arena_printf(rq->arena, "%s, kept on 28 February: %d has no 29th", words, year);
	return words;
}

const char *
moment_words(struct request *rq, const struct moment_line *l, bool whose)
{
	const char *what = what_words(rq, l);

	if (!whose)
		return what;
	if (!is_birthday(l))
		return arena_printf(rq->arena, "%s: %s", l->name, what);
	return arena_printf(rq->arena, moment_years(&l->moment, l->day) > 0 ? "%s %c%s" : "%s: %c%s",
	    l->name, *what - 'A' + 'a', what + 1);
}

const char *
moment_path(struct request *rq, const struct moment_line *l)
{
	if (is_birthday(l))
		return arena_printf(rq->arena, "/people/%lld/birthday", (long long)l->person_id);
	return arena_printf(rq->arena, "/moments/%lld", (long long)l->id);
}

static const char *
icon_of(const char *kind)
{
	static const char *const icons[][2] = { { "birthday", "cake" }, { "anniversary", "calendar-heart" },
		{ "life", "luggage" }, { "key", "star" } };

	for (size_t i = 0; i < sizeof icons / sizeof *icons; i++)
		if (strcmp(icons[i][0], kind) == 0)
			return icons[i][1];
	return "calendar";
}

/* "We could: five minutes of talk, 20 minutes before, by Ana." */
static const char *
offer_words(struct request *rq, const struct moment_line *l)
{
	const char *words = l->offer;

	if (*words == '\0')
		return "";
	if (l->moment.lead > 0)
		words = arena_printf(rq->arena, "%s, %s before", words,
		    moment_lead_words(rq->arena, l->moment.lead));
	return *l->offerer ? arena_printf(rq->arena, "%s, by %s", words, l->offerer) : words;
}

void
moment_line_fill(struct request *rq, struct view *v, const struct moment_line *l, bool whose)
{
	view_text(v, "line_path", moment_path(rq, l));
	view_text(v, "line_icon", icon_of(l->kind));
	view_text(v, "line_words", whole_words(rq, l));
	view_part(v, "LINE_WHOSE", "line_name", whose ? l->name : "");
	view_part(v, "LINE_PLACE", "line_place", l->place);
	view_part(v, "LINE_OFFER", "line_offer", l->day >= rq->today ? offer_words(rq, l) : "");
	view_show(v, "LINE_MILESTONE",
	    moment_milestone(moment_years(&l->moment, l->day), is_birthday(l)));
	view_show(v, "LINE_MINOR", l->minor);
}

bool
moment_birthday_line(struct request *rq, int64_t person_id, struct moment_line *l)
{
	struct rows *r = db_one(rq->db, moment_person, .id = INT(person_id));

	if (r == NULL || db_int(r, moment_person_birth_month) == 0)
		return false;
	*l = (struct moment_line){ .person_id = person_id, .kind = "birthday", .title = "Birthday",
		.place = "", .name = arena_text(rq->arena, db_text(r, moment_person_name)), .offer = "",
		.offerer = "",
		.moment = { .yearly = true, .year = (int)db_int(r, moment_person_birth_year),
			.month = (int)db_int(r, moment_person_birth_month),
			.day = (int)db_int(r, moment_person_birth_day), .minute = MOMENT_ALL_DAY,
			.lead = MOMENT_SHOP } };
	if ((r = db_one(rq->db, moment_birthday, .person_id = INT(person_id))) != NULL)
		l->id = db_int(r, moment_birthday_id);
	return true;
}

static int
sooner(const void *a, const void *b)
{
	const struct moment_line *one = a, *other = b;

	if (one->day != other->day)
		return one->day < other->day ? -1 : 1;
	if (one->moment.minute != other->moment.minute)
		return one->moment.minute - other->moment.minute;
	return (one->id > other->id) - (one->id < other->id);
}

static int
later(const void *a, const void *b)
{
	return sooner(b, a);
}

/* What is ahead of somebody, the next first, and what was, the last first. */
struct lines {
	struct moment_line ahead[MOMENTS_MAX + 1], back[MOMENTS_MAX + 1];
	int                nahead, nback;
};

static void
sort_in(struct request *rq, struct lines *all, struct moment_line l)
{
	const struct moment *m = &l.moment;
	int64_t              next = moment_next(m, rq->today), last = moment_last(m, rq->today);

	if (!m->yearly) {
		l.day = moment_in(m, m->year);
		if (next != 0 && moment_over(m, l.day) > rq->now)
			all->ahead[all->nahead++] = l;
		else
			all->back[all->nback++] = l;
		return;
	}
	l.day = next;
	if (next != 0)
		all->ahead[all->nahead++] = l;
	l.day = last;
	if (last != 0 && moment_ends(m, last) + MOMENT_BACK_DAYS >= rq->today)
		all->back[all->nback++] = l;
}

static struct lines *
lines_read(struct request *rq, int64_t person_id)
{
	struct lines      *all = arena_alloc(rq->arena, sizeof *all);
	struct moment_line l;
	struct rows       *r;

	if (moment_birthday_line(rq, person_id, &l))
		sort_in(rq, all, l);
	r = db_query(rq->db, moment_list, .person_id = INT(person_id), .limit = INT(MOMENTS_MAX));
	while (db_next(r))
		sort_in(rq, all, moment_line_read(rq, r));
	qsort(all->ahead, (size_t)all->nahead, sizeof *all->ahead, sooner);
	qsort(all->back, (size_t)all->nback, sizeof *all->back, later);
	return all;
}

static void
fill_ahead(struct request *rq, struct view *v, const struct moment_line *l,
    const struct pattern *patterns, int n)
{
	const struct pattern *p = pattern_for(rq, patterns, n, l->title);

	moment_line_fill(rq, v, l, false);
	view_part(v, "LINE_PATTERN", "line_pattern", p ? pattern_words(rq, p) : "");
}

void
moments_fill(struct request *rq)
{
	struct lines  *all = lines_read(rq, rq->id);
	struct pattern patterns[PATTERNS_MAX];
	int            n = patterns_read(rq, rq->id, patterns);

	for (int i = 0; i < all->nahead && i < ON_CARD; i++)
		fill_ahead(rq, view_add(rq->view, "MOMENTS_AHEAD"), &all->ahead[i], patterns, n);
	if (all->nback && moment_ends(&all->back[0].moment, all->back[0].day) + MOMENT_BACK_DAYS >= rq->today) {
		struct view *v = view_add(rq->view, "MOMENTS_BACK");

		moment_line_fill(rq, v, &all->back[0], false);
		view_show(v, "LINE_PATTERN", false);
	}
	view_show(rq->view, "NO_MOMENTS", all->nahead == 0 && all->nback == 0);
}

/* All of a person: what is ahead, then what was. */
int
moment_list(struct request *rq)
{
	struct rows   *r = db_one(rq->db, moment_person, .id = INT(rq->id));
	struct pattern patterns[PATTERNS_MAX];
	struct lines  *all;
	int64_t        page = shown_page(rq), low = (page - 1) * PAGE_ROWS;
	int            n, ahead = 0, back = 0;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "Moments of %s",
	    db_text(r, moment_person_name)));
	view_text(rq->view, "name", db_text(r, moment_person_name));
	view_int(rq->view, "id", rq->id);
	view_show(rq->view, "NO_BIRTHDAY", db_int(r, moment_person_birth_month) == 0);
	all = lines_read(rq, rq->id);
	n = patterns_read(rq, rq->id, patterns);
	for (int64_t i = low; i < low + PAGE_ROWS && i < all->nahead + all->nback; i++) {
		if (i < all->nahead) {
			fill_ahead(rq, view_add(rq->view, "AHEAD"), &all->ahead[i], patterns, n);
			ahead++;
			continue;
		}
		struct view *v = view_add(rq->view, "BACK");

		moment_line_fill(rq, v, &all->back[i - all->nahead], false);
		view_show(v, "LINE_PATTERN", false);
		back++;
	}
	view_show(rq->view, "NOTHING_AHEAD", page == 1 && all->nahead == 0);
	view_show(rq->view, "ANY_AHEAD", ahead > 0);
	view_show(rq->view, "ANY_BACK", back > 0);
	shown_pager(rq, page, (all->nahead + all->nback + PAGE_ROWS - 1) / PAGE_ROWS,
	    arena_printf(rq->arena, "/people/%lld/moments?page=", (long long)rq->id));
	return 200;
}

bool
moment_line_get(struct request *rq, int64_t id, struct moment_line *l)
{
	struct rows *r = db_one(rq->db, moment_get, .id = INT(id));

	if (r == NULL)
		return false;
	*l = moment_line_read(rq, r);
	if (is_birthday(l))
		return moment_birthday_line(rq, l->person_id, l);
	return true;
}

/* "Each year, 12 May 1984", "12 May 2027 at 11:30". */
static const char *
date_words(struct request *rq, const struct moment *m)
{
	const char *date = moment_date_words(rq->arena, m);

	if (m->minute != MOMENT_ALL_DAY)
		date = arena_printf(rq->arena, "%s at %d:%02d", date, m->minute / 60, m->minute % 60);
	if (m->to_day)
		date = arena_printf(rq->arena, "%s, until %s", date,
		    clock_day_words(rq->arena, m->to_day, rq->today));
	return m->yearly ? arena_printf(rq->arena, "Each year: %s", date) : date;
}

/* Who wrote it down, and whether it was left out since. */
static void
fill_own(struct request *rq, const struct moment_line *l)
{
	struct rows *r = is_birthday(l) ? NULL : db_one(rq->db, moment_get, .id = INT(l->id));
	bool         removed = r && !db_is_null(r, moment_get_removed_at);
	struct view *v;

	view_show(rq->view, "IS_BIRTHDAY", r == NULL);
	view_show(rq->view, "REMOVED", removed);
	view_show(rq->view, "STANDS", !removed);
	if (r == NULL)
		return;
	v = view_add(rq->view, "OWN_MOMENT");
	view_int(v, "moment_id", l->id);
	view_show(v, "MAY_CHANGE", !removed);
	view_text(v, "author_words", arena_printf(rq->arena, "Written down by %s, %s",
	    db_text(r, moment_get_author),
	    shown_ago_inside(rq, clock_day(db_int(r, moment_get_at)))));
	if (removed)
		view_int(view_add(v, "PUT_BACK"), "moment_id", l->id);
}

int
moment_page(struct request *rq, const struct form *gesture, const struct moment_line *asked, int status)
{
	struct moment_line    l = *asked;
	struct pattern        patterns[PATTERNS_MAX];
	int                   n = patterns_read(rq, l.person_id, patterns);
	const struct pattern *p = pattern_for(rq, patterns, n, l.title);
	int64_t               next = moment_next(&l.moment, rq->today);

	l.day = next ? next : l.moment.yearly ? moment_last(&l.moment, rq->today)
	                                      : moment_in(&l.moment, l.moment.year);
	view_text(rq->view, "title", arena_printf(rq->arena, "%s: %s", l.name, l.title));
	view_int(rq->view, "person_id", l.person_id);
	view_text(rq->view, "name", l.name);
	view_text(rq->view, "moment_title", l.title);
	view_text(rq->view, "when_words", whole_words(rq, &l));
	view_text(rq->view, "date_words", date_words(rq, &l.moment));
	view_show(rq->view, "MILESTONE", moment_milestone(moment_years(&l.moment, l.day), is_birthday(&l)));
	view_show(rq->view, "MINOR", l.minor);
	view_part(rq->view, "PLACE", "place_words", l.place);
	view_part(rq->view, "OFFER", "offer_words", offer_words(rq, &l));
	view_part(rq->view, "LEAD", "lead_words", *l.offer || l.moment.lead < 0 ? ""
	    : arena_printf(rq->arena, "%s before", moment_lead_words(rq->arena, l.moment.lead)));
	view_part(rq->view, "PATTERN", "pattern_words", p ? pattern_words(rq, p) : "");
	fill_own(rq, &l);
	gestures_fill(rq, gesture, &l);
	return status;
}

int
moment_show(struct request *rq)
{
	struct moment_line l;

	if (!moment_line_get(rq, rq->id, &l))
		return 404;
	if (is_birthday(&l))
		return redirect(rq, "/people/%lld/birthday", (long long)l.person_id);
	return moment_page(rq, NULL, &l, 200);
}

int
birthday_show(struct request *rq)
{
	struct moment_line l;

	if (!moment_birthday_line(rq, rq->id, &l))
		return 404;
	return moment_page(rq, NULL, &l, 200);
}

int
moment_leave_out(struct request *rq)
{
	struct moment_line l;

	if (!moment_line_get(rq, rq->id, &l) || is_birthday(&l))
		return 404;
	if (db_run(rq->db, moment_remove, .id = INT(l.id), .at = INT(rq->now)) > 0) {
		mention_drop(rq, "moment", l.id);
		moment_ask_drop(rq, l.person_id, l.id);
	}
	return redirect(rq, "/moments/%lld", (long long)l.id);
}

int
moment_put_back(struct request *rq)
{
	struct moment_line l;

	if (!moment_line_get(rq, rq->id, &l) || is_birthday(&l))
		return 404;
	if (db_run(rq->db, moment_restore, .id = INT(l.id)) > 0) {
		moment_mention(rq, &l);
		moment_ask(rq, &l);
	}
	return redirect(rq, "/moments/%lld", (long long)l.id);
}
