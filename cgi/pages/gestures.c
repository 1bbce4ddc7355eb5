/*
 * gestures: what we plan to do at a moment and what we did: a card, a call, coffee on the
 * house.  Each year has its own, so that none is repeated by accident.
 */
#include "moment_pages.h"
#include "pages.h"
#include "shown.h"

enum {
	GESTURES_SHOWN = 50,
	BELATED_DAYS = 14 /* so long after a moment a card is still for that one */
};

static const char *const ideas[] = { "A card", "A call", "Coffee on the house", NULL };
static const char *const acts[] = { "done", "dropped", "planned", NULL };

static const struct field fields[] = {
	{ "idea", "What we do", FORM_CHOICE, .choices = ideas },
	{ "custom", "the custom of the house", FORM_ID },
	{ "gesture", "What we do", FORM_TEXT, .max = 160 },
	{ "again", "Once more", FORM_FLAG },
	{ 0 }
};

static const struct field act_fields[] = {
	{ "act", "how it went", FORM_CHOICE, .choices = acts },
	{ 0 }
};

int
gesture_year(const struct moment_line *l, int64_t today)
{
	int64_t last = moment_last(&l->moment, today), next = moment_next(&l->moment, today);
	int     year;

	if (last != 0 && (next == 0 || moment_ends(&l->moment, last) + BELATED_DAYS >= today))
		next = last;
	clock_date(next ? next : today, &year, &(int){ 0 }, &(int){ 0 });
	return year;
}

/* "Planned by Ana, last Friday", "Done by Ben, today". */
static const char *
state_words(struct request *rq, struct rows *r)
{
	const char *state = db_text(r, gesture_list_state);
	bool        planned = strcmp(state, "planned") == 0;

	return arena_printf(rq->arena, "%s by %s, %s",
	    planned ? "Planned" : strcmp(state, "done") == 0 ? "Done" : "Dropped",
	    db_text(r, planned ? gesture_list_author : gesture_list_doer),
	    shown_ago_inside(rq, clock_day(db_int(r, planned ? gesture_list_at : gesture_list_done_at))));
}

static void
fill_one(struct request *rq, struct view *v, struct rows *r)
{
	bool planned = strcmp(db_text(r, gesture_list_state), "planned") == 0;

	view_int(v, "gesture_id", db_int(r, gesture_list_id));
	view_int(v, "gesture_year", db_int(r, gesture_list_year));
	view_text(v, "gesture_text", db_text(r, gesture_list_text));
	view_text(v, "gesture_words", state_words(rq, r));
	view_show(v, "GESTURE_PLANNED", planned);
	view_show(v, "GESTURE_ENDED", !planned);
	view_show(v, "GESTURE_DONE", strcmp(db_text(r, gesture_list_state), "done") == 0);
}

/* What the house does anyway: a gesture called as a custom is follows it. */
static void
fill_customs(struct request *rq, const struct form *f)
{
	struct rows *r = db_query(rq->db, custom_list);
	struct view *customs = NULL;

	while (db_next(r)) {
		struct view *v;

		if (customs == NULL)
			customs = view_add(rq->view, "HOUSE_CUSTOMS");
		v = view_add(customs, "OUR_CUSTOMS");
		view_int(v, "our_custom", db_int(r, custom_list_id));
		view_text(v, "our_custom_words", db_text(r, custom_list_title));
		view_show(v, "CHOSEN", form_int(f, "custom") == db_int(r, custom_list_id));
	}
}

/* What is to be done: in words of their own, or a custom, or one of our ideas. */
static const char *
what_to_do(struct request *rq, struct form *f)
{
	struct rows *r = form_int(f, "custom") ? db_one(rq->db, custom_get,
	                     .id = INT(form_int(f, "custom"))) : NULL;

	if (*form_text(f, "gesture"))
		return form_text(f, "gesture");
	if (form_int(f, "custom") == 0)
		return form_text(f, "idea");
	if (r == NULL)
		form_blame(f, "custom", "This is no custom of the house any more.");
	else if (*form_text(f, "idea"))
		form_blame(f, "custom", "Choose one: %s, or the custom.", form_text(f, "idea"));
	return r ? arena_text(rq->arena, db_text(r, custom_get_title)) : "";
}

void
gestures_fill(struct request *rq, const struct form *f, const struct moment_line *l)
{
	int          year = gesture_year(l, rq->today), now = 0, before = 0;
	struct view *v = rq->view;
	struct rows *r;

	if (f == NULL)
		f = form_new(rq, fields);
	form_fill(f, v);
	for (int i = 0; ideas[i]; i++) {
		struct view *idea = view_add(v, "IDEAS");

		view_text(idea, "idea_words", ideas[i]);
		view_show(idea, "CHOSEN", strcmp(form_text(f, "idea"), ideas[i]) == 0);
	}
	fill_customs(rq, f);
	view_int(v, "this_year", year);
	view_text(v, "plan_path", strcmp(l->kind, "birthday") == 0 ? moment_path(rq, l)
	    : arena_printf(rq->arena, "/moments/%lld/gestures", (long long)l->id));
	view_show(v, "ACT_ERROR", false);
	r = db_query(rq->db, gesture_list, .moment_id = INT(l->id), .limit = INT(GESTURES_SHOWN));
	while (db_next(r)) {
		bool this_time = db_int(r, gesture_list_year) >= year;

		fill_one(rq, view_add(v, this_time ? "GESTURES" : "EARLIER"), r);
		now += this_time;
		before += !this_time;
	}
	view_show(v, "NO_GESTURES", now == 0);
	view_show(v, "ANY_EARLIER", before > 0);
}

/* "We did this in 2024 and 2025.", and whether it is planned for this year already. */
static void
check_same(struct request *rq, struct form *f, const struct moment_line *l, const char *text, int year)
{
	struct rows *r = db_query(rq->db, gesture_same, .moment_id = INT(l->id), .text = TEXT(text));
	int64_t      done[20];
	int          n = 0;
	const char  *years = "";

	while (db_next(r))
		if (strcmp(db_text(r, gesture_same_state), "done") == 0)
			done[n++] = db_int(r, gesture_same_year);
		else if (db_int(r, gesture_same_year) == year)
			form_blame(f, "gesture", "This is planned for %d already.", year);
	for (int i = 0; i < n; i++)
		years = arena_printf(rq->arena, "%s%s%lld", years,
		    i == 0 ? "" : i == n - 1 ? " and " : ", ", (long long)done[i]);
	view_show(rq->view, "DONE_BEFORE", n > 0);
	if (n > 0 && !form_flag(f, "again"))
		form_blame(f, "gesture", "We did this in %s. Tick that it is meant, or choose another.",
		    years);
}

/* A birthday has a row from its first gesture on, with the date as the person's page has it. */
static int64_t
birthday_row(struct request *rq, const struct moment_line *l)
{
	const struct moment *m = &l->moment;

	if (l->id != 0)
		return l->id;
	return db_run(rq->db, moment_insert, .person_id = INT(l->person_id), .kind = TEXT("birthday"),
	    .title = TEXT(l->title), .where_at = TEXT(""), .yearly = INT(1),
	    .year = INT_OR_NOTHING(m->year), .month = INT(m->month),
	    .dayofmonth = INT_OR_NOTHING(m->day), .minute = NOTHING, .to_day = NOTHING,
	    .weight = TEXT("major"), .lead = NOTHING, .offer = TEXT(""), .offer_by = NOTHING,
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now), .day = NOTHING, .show_at = NOTHING,
	    .over_at = NOTHING);
}

static int
plan(struct request *rq, const struct moment_line *l)
{
	struct form *f = form_read(rq, fields);
	const char  *text = what_to_do(rq, f);
	int          year = gesture_year(l, rq->today);

	if (form_ok(f) && *text_fold(rq->arena, text) == '\0')
		form_blame(f, "gesture", "Choose one, or say what we do.");
	if (form_ok(f))
		check_same(rq, f, l, text, year);
	else
		view_show(rq->view, "DONE_BEFORE", false);
	if (!form_ok(f))
		return moment_page(rq, f, l, 422);
	db_run(rq->db, gesture_insert, .moment_id = INT(birthday_row(rq, l)),
	    .person_id = INT(l->person_id), .year = INT(year), .text = TEXT(text),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	return redirect(rq, "%s", moment_path(rq, l));
}

int
gesture_create(struct request *rq)
{
	struct rows       *r = db_one(rq->db, moment_get, .id = INT(rq->id));
	struct moment_line l;

	if (r == NULL || !db_is_null(r, moment_get_removed_at) || !moment_line_get(rq, rq->id, &l))
		return 404;
	return plan(rq, &l);
}

int
birthday_plan(struct request *rq)
{
	struct moment_line l;

	return moment_birthday_line(rq, rq->id, &l) ? plan(rq, &l) : 404;
}

int
gesture_save(struct request *rq)
{
	struct form       *f = form_read(rq, act_fields);
	struct rows       *r = db_one(rq->db, gesture_get, .id = INT(rq->id));
	const char        *act = form_text(f, "act");
	bool               done = strcmp(act, "done") == 0, planned = strcmp(act, "planned") == 0;
	struct db_value    none = NOTHING, who = INT(rq->staff_id), when = INT(rq->now);
	struct moment_line l;

	if (r == NULL || !moment_line_get(rq, db_int(r, gesture_get_moment_id), &l))
		return 404;
	if (*act == '\0')
		form_blame(f, "act", "Say how it went: one of the buttons.");
	if (!form_ok(f)) {
		int status = moment_page(rq, NULL, &l, 422);

		form_fill(f, rq->view);
		view_show(rq->view, "DONE_BEFORE", false);
		return status;
	}
	struct db_value visits = INT(db_int(r, gesture_get_visits));

	db_run(rq->db, gesture_state, .id = INT(rq->id), .state = TEXT(act),
	    .done_by = planned ? none : who, .done_at = planned ? none : when,
	    .visits = done ? visits : none);
	return redirect(rq, "%s", moment_path(rq, &l));
}
