/*
 * moment_form: a moment is written down or changed; see also moment_form.h.
 */
#include "moment_form.h"

#include "mention.h"
#include "moment_pages.h"
#include "pages.h"

enum {
	ASKED_DAYS = 60, /* so long after a trip one may still ask how it was */
	DAY_MINUTES = 24 * 60,
	LEAD_MAX = 86400 /* minutes: 60 days */
};

static const char *const kinds[] = { "anniversary", "life", "key", "other", NULL };
static const char *const how_often[] = { "once", "yearly", NULL };
static const char *const weights[] = { "major", "minor", NULL };
static const char *const units[] = { "minutes", "hours", "days", NULL };

static const struct field fields[] = {
	{ "kind", "What it is", FORM_CHOICE, .choices = kinds },
	{ "moment_title", "The moment", FORM_TEXT, .max = 120 },
	{ "often", "How often", FORM_CHOICE, .choices = how_often },
	{ "moment_day", "The day", FORM_INT, .low = 1, .high = 31 },
	{ "moment_month", "The month", FORM_INT, .low = 1, .high = 12 },
	{ "moment_year", "The year", FORM_INT, .low = 1880, .high = 2200 },
	{ "time_of_day", "The time", FORM_TEXT, .max = 5 },
	{ "last_day", "The last day", FORM_DATE },
	{ "where_at", "The place", FORM_TEXT, .max = 80 },
	{ "weight", "How much it matters", FORM_CHOICE, .choices = weights },
	{ "lead_n", "How long before", FORM_INT, .low = 0, .high = 1440 },
	{ "lead_unit", "How long before", FORM_CHOICE, .choices = units },
	{ "offer", "What we offer", FORM_TEXT, .max = 160 },
	{ "offer_by", "who of the team", FORM_ID },
	{ "no_ask", "Not to ask", FORM_FLAG },
	{ 0 }
};

static int
unit_minutes(const char *unit)
{
	return strcmp(unit, "minutes") == 0 ? 1 : strcmp(unit, "hours") == 0 ? 60 : DAY_MINUTES;
}

void
lead_set(struct form *f, int64_t minutes)
{
	const char *unit = "days";

	if (minutes >= 0 && minutes % DAY_MINUTES != 0)
		unit = minutes % 60 == 0 ? "hours" : "minutes";
	form_set(f, "lead_unit", unit);
	if (minutes >= 0)
		form_set_int(f, "lead_n", minutes / unit_minutes(unit));
}

int64_t
lead_read(struct form *f)
{
	int64_t minutes = form_int(f, "lead_n") * unit_minutes(form_text(f, "lead_unit"));

	if (*form_text(f, "lead_n") == '\0')
		return MOMENT_SHOP;
	if (minutes > LEAD_MAX)
		form_blame(f, "lead_n", "60 days before is the earliest.");
	return minutes;
}

void
lead_units(struct view *v, const struct form *f)
{
	const char *chosen = form_text(f, "lead_unit");

	for (int i = 0; units[i]; i++) {
		struct view *u = view_add(v, "UNITS");

		view_text(u, "unit", units[i]);
		view_show(u, "CHOSEN", strcmp(*chosen ? chosen : "days", units[i]) == 0);
	}
}

void
moment_mention(struct request *rq, const struct moment_line *l)
{
	mention_put(rq, l->person_id, "moment", l->id, arena_printf(rq->arena, "%s%s%s%s%s", l->title,
	    *l->place ? ", " : "", l->place, *l->offer ? ". " : "", l->offer));
}

void
moment_ask_drop(struct request *rq, int64_t person_id, int64_t moment_id)
{
	struct rows *r = db_one(rq->db, moment_thread_get, .person_id = INT(person_id),
	    .moment_id = INT(moment_id));
	int64_t      id = r ? db_int(r, moment_thread_get_id) : 0;

	if (id == 0 || !db_is_null(r, moment_thread_get_closed_at))
		return;
	mention_drop(rq, "thread", id);
	db_run(rq->db, moment_thread_delete, .id = INT(id));
}

void
moment_ask(struct request *rq, const struct moment_line *l)
{
	struct rows *r = db_one(rq->db, moment_thread_get, .person_id = INT(l->person_id),
	    .moment_id = INT(l->id));
	int64_t      id = r ? db_int(r, moment_thread_get_id) : 0;
	int64_t      last = moment_ends(&l->moment, moment_in(&l->moment, l->moment.year));
	const char  *text = arena_printf(rq->arena, "Ask how it was: %s", l->title);

	if (strcmp(l->kind, "life") != 0 || l->moment.yearly || last + ASKED_DAYS < rq->today) {
		moment_ask_drop(rq, l->person_id, l->id);
		return;
	}
	if (id != 0 && !db_is_null(r, moment_thread_get_closed_at))
		return;
	if (id != 0)
		db_run(rq->db, moment_thread_update, .id = INT(id), .text = TEXT(text),
		    .due_day = INT(last + 1));
	else
		id = db_run(rq->db, moment_thread_insert, .person_id = INT(l->person_id),
		    .text = TEXT(text), .staff_id = INT(rq->staff_id), .due_day = INT(last + 1),
		    .moment_id = INT(l->id), .at = INT(rq->now));
	mention_put(rq, l->person_id, "thread", id, text);
}

/* The rows of months and of the team, and what is chosen. */
static void
fill_choices(struct request *rq, const struct form *f)
{
	struct rows *r;

	for (int month = 1; month <= 12; month++) {
		struct view *v = view_add(rq->view, "MONTHS");

		view_int(v, "month", month);
		view_text(v, "month_name", moment_month(month));
		view_show(v, "CHOSEN", form_int(f, "moment_month") == month);
	}
	r = db_query(rq->db, staff_list);
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "TEAM");

		view_int(v, "staff_id", db_int(r, staff_list_id));
		view_text(v, "staff_name", db_text(r, staff_list_name));
		view_show(v, "CHOSEN", form_int(f, "offer_by") == db_int(r, staff_list_id));
	}
	lead_units(rq->view, f);
}

/* view sets: KIND_ANNIVERSARY KIND_LIFE KIND_KEY KIND_OTHER OFTEN_ONCE OFTEN_YEARLY WEIGHT_MAJOR
 * WEIGHT_MINOR */
static void
fill(struct request *rq, const struct form *f, const char *name, int64_t person_id)
{
	view_int(rq->view, "person_id", person_id);
	view_text(rq->view, "name", name);
	form_fill(f, rq->view);
	fill_choices(rq, f);
}

static int
show_new(struct request *rq, struct form *f, int status)
{
	struct rows *r = db_one(rq->db, moment_person, .id = INT(rq->id));
	const char  *name = r ? arena_text(rq->arena, db_text(r, moment_person_name)) : "";

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "A moment of %s", name));
	view_show(rq->view, "ADDING", true);
	view_show(rq->view, "CHANGING", false);
	view_text(rq->view, "form_path", arena_printf(rq->arena, "/people/%lld/moments/new",
	    (long long)rq->id));
	view_text(rq->view, "back_path", arena_printf(rq->arena, "/people/%lld/moments",
	    (long long)rq->id));
	fill(rq, f, name, rq->id);
	return status;
}

static int
show_change(struct request *rq, struct form *f, const struct moment_line *l, int status)
{
	view_text(rq->view, "title", arena_printf(rq->arena, "Change %s", l->title));
	view_show(rq->view, "ADDING", false);
	view_show(rq->view, "CHANGING", true);
	view_text(rq->view, "form_path", arena_printf(rq->arena, "/moments/%lld/change",
	    (long long)rq->id));
	view_text(rq->view, "back_path", arena_printf(rq->arena, "/moments/%lld", (long long)rq->id));
	fill(rq, f, l->name, l->person_id);
	return status;
}

/* What was typed, and whether there is such a date: "There is no 31 February." */
static struct moment
read_moment(struct request *rq, struct form *f)
{
	struct moment m = { .yearly = strcmp(form_text(f, "often"), "yearly") == 0,
		.year = (int)form_int(f, "moment_year"), .month = (int)form_int(f, "moment_month"),
		.day = (int)form_int(f, "moment_day"), .minute = MOMENT_ALL_DAY,
		.to_day = form_int(f, "last_day"), .lead = lead_read(f) };

	if (!form_ok(f))
		return m;
	if (m.month == 0)
		form_blame(f, "moment_month", "Choose a month. The day may stay open.");
	else if (!m.yearly && m.year == 0)
		form_blame(f, "moment_year", "Say in which year, or that it comes each year.");
	else if (!moment_possible(&m))
		form_blame(f, "moment_day", "There is no %s.", moment_date_words(rq->arena, &m));
	else if (m.to_day && m.yearly)
		form_blame(f, "last_day", "A last day is for what comes once. Leave it open here.");
	else if (m.to_day && m.day == 0)
		form_blame(f, "moment_day", "With a last day it needs a first one.");
	else if (m.to_day && m.to_day < moment_in(&m, m.year))
		form_blame(f, "last_day", "The last day is before the first one.");
	else if (m.to_day && m.to_day > moment_in(&m, m.year) + 3 * 366)
		form_blame(f, "last_day", "That is more than three years long. Look at the year again.");
	if (*form_text(f, "time_of_day") && !moment_parse_time(form_text(f, "time_of_day"), &m.minute))
		form_blame(f, "time_of_day", "Give the time as 11:30, or leave it open.");
	else if (m.minute != MOMENT_ALL_DAY && m.day == 0)
		form_blame(f, "time_of_day", "With a time it needs a day.");
	return m;
}

static void
check(struct request *rq, struct form *f)
{
	int64_t by = form_int(f, "offer_by");

	if (*text_fold(rq->arena, form_text(f, "moment_title")) == '\0')
		form_blame(f, "moment_title", "Say what it is: Wedding anniversary, Job interview.");
	if (by && db_one(rq->db, staff_get, .id = INT(by)) == NULL)
		form_blame(f, "offer_by", "They do not work here any more. Choose again.");
}

/* What the form says, as a line; what a pattern says fills what was left open. */
static struct moment_line
read_line(struct request *rq, struct form *f, int64_t person_id, bool adding)
{
	struct moment_line    l = { .person_id = person_id, .kind = form_text(f, "kind"),
		.title = form_text(f, "moment_title"), .place = form_text(f, "where_at"),
		.offer = form_text(f, "offer"), .offerer = "", .name = "",
		.minor = strcmp(form_text(f, "weight"), "minor") == 0 };
	struct pattern        patterns[PATTERNS_MAX];
	const struct pattern *p;

	l.moment = read_moment(rq, f);
	if (*l.kind == '\0')
		l.kind = "other";
	check(rq, f);
	if (!adding)
		return l;
	p = pattern_for(rq, patterns, patterns_read(rq, person_id, patterns), l.title);
	if (p && *l.offer == '\0')
		l.offer = p->offer;
	if (p && l.moment.lead == MOMENT_SHOP)
		l.moment.lead = p->lead;
	return l;
}

/* Write it; id 0 is a new one. */
static void
keep(struct request *rq, struct form *f, struct moment_line *l)
{
	const struct moment *m = &l->moment;
	struct rows         *r = db_one(rq->db, moment_shop);
	int64_t              shop_days = r ? db_int(r, moment_shop_moment_days) : 14;
	int64_t              day = m->yearly ? 0 : moment_in(m, m->year);
	struct db_value      none = NOTHING;
	struct db_value      show = INT(moment_shows(m, day, shop_days)), over = INT(moment_over(m, day));
	struct db_value      minute = INT(m->minute), lead = INT(m->lead), once = INT(day);

#define COLUMNS .kind = TEXT(l->kind), .title = TEXT(l->title), .where_at = TEXT(l->place),             \
	    .yearly = INT(m->yearly), .year = INT_OR_NOTHING(m->year), .month = INT(m->month),          \
	    .dayofmonth = INT_OR_NOTHING(m->day), .minute = m->minute < 0 ? none : minute,              \
	    .to_day = INT_OR_NOTHING(m->to_day), .weight = TEXT(l->minor ? "minor" : "major"),          \
	    .lead = m->lead < 0 ? none : lead, .offer = TEXT(l->offer),                                 \
	    .offer_by = INT_OR_NOTHING(form_int(f, "offer_by")), .day = m->yearly ? none : once,        \
	    .show_at = m->yearly ? none : show, .over_at = m->yearly ? none : over
	if (l->id == 0)
		l->id = db_run(rq->db, moment_insert, COLUMNS, .person_id = INT(l->person_id),
		    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	else
		db_run(rq->db, moment_update, COLUMNS, .id = INT(l->id));
#undef COLUMNS
	moment_mention(rq, l);
	if (form_flag(f, "no_ask"))
		moment_ask_drop(rq, l->person_id, l->id);
	else
		moment_ask(rq, l);
}

int
moment_new(struct request *rq)
{
	struct form *f = form_new(rq, fields);

	form_set(f, "often", "once");
	form_set(f, "weight", "major");
	form_set(f, "kind", "life");
	return show_new(rq, f, 200);
}

int
moment_create(struct request *rq)
{
	struct form       *f = form_read(rq, fields);
	struct rows       *r = db_one(rq->db, moment_count, .person_id = INT(rq->id));
	struct moment_line l;

	if (r && db_int(r, moment_count_n) >= MOMENTS_MAX)
		form_blame(f, NULL, "%d moments stand here already. Leave out some that do not matter now.",
		    MOMENTS_MAX);
	if (db_one(rq->db, moment_person, .id = INT(rq->id)) == NULL)
		return 404;
	l = read_line(rq, f, rq->id, true);
	if (!form_ok(f))
		return show_new(rq, f, 422);
	keep(rq, f, &l);
	return redirect(rq, "/moments/%lld", (long long)l.id);
}

/* The form as the book has it. */
static struct form *
loaded(struct request *rq, const struct moment_line *l)
{
	struct form         *f = form_new(rq, fields);
	const struct moment *m = &l->moment;
	struct rows         *r = db_one(rq->db, moment_get, .id = INT(l->id));

	form_set(f, "kind", l->kind);
	form_set(f, "moment_title", l->title);
	form_set(f, "often", m->yearly ? "yearly" : "once");
	form_set_int(f, "moment_month", m->month);
	if (m->day)
		form_set_int(f, "moment_day", m->day);
	if (m->year)
		form_set_int(f, "moment_year", m->year);
	if (m->minute >= 0)
		form_set(f, "time_of_day", arena_printf(rq->arena, "%d:%02d", m->minute / 60,
		    m->minute % 60));
	if (m->to_day)
		form_set(f, "last_day", clock_iso_day(rq->arena, m->to_day));
	form_set(f, "where_at", l->place);
	form_set(f, "weight", l->minor ? "minor" : "major");
	lead_set(f, m->lead);
	form_set(f, "offer", l->offer);
	if (r && db_int(r, moment_get_offer_by))
		form_set_int(f, "offer_by", db_int(r, moment_get_offer_by));
	if (strcmp(l->kind, "life") == 0 && db_one(rq->db, moment_thread_get,
	        .person_id = INT(l->person_id), .moment_id = INT(l->id)) == NULL)
		form_set(f, "no_ask", "yes");
	return f;
}

/* What may be changed: it stands, and it is no birthday, which belongs to the person. */
static bool
changeable(struct request *rq, struct moment_line *l)
{
	struct rows *r = db_one(rq->db, moment_get, .id = INT(rq->id));

	if (r == NULL || !db_is_null(r, moment_get_removed_at) ||
	    strcmp(db_text(r, moment_get_kind), "birthday") == 0)
		return false;
	return moment_line_get(rq, rq->id, l);
}

int
moment_change(struct request *rq)
{
	struct moment_line l;

	if (!changeable(rq, &l))
		return 404;
	return show_change(rq, loaded(rq, &l), &l, 200);
}

int
moment_save(struct request *rq)
{
	struct form       *f = form_read(rq, fields);
	struct moment_line was, l;

	if (!changeable(rq, &was))
		return 404;
	l = read_line(rq, f, was.person_id, false);
	l.id = was.id;
	if (!form_ok(f))
		return show_change(rq, f, &was, 422);
	keep(rq, f, &l);
	return redirect(rq, "/moments/%lld", (long long)l.id);
}
