/*
 * usuals: see usuals.h.
 */
#include "usuals.h"

#include "mention.h"
#include "pages.h"
#include "settings.h"
#include "usual.h"

static const char *const day_choices[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday", NULL };
static const char *const part_choices[] = { "any", "morning", "midday", "afternoon", "evening", NULL };

static const struct field fields[] = {
	{ "usual", "What they have", FORM_TEXT, .max = 120 },
	{ "how", "How they have it", FORM_TEXT, .max = 160 },
	{ "day", "the days", FORM_CHOICE, .choices = day_choices, .many = true },
	{ "part", "the time of the day", FORM_CHOICE, .choices = part_choices },
	{ "first", "That it comes first", FORM_FLAG },
	{ 0 }
};

/* All of one person's, in their order; how many. */
static int
read_all(struct request *rq, int64_t person_id, struct usual *usuals)
{
	struct rows *r = db_query(rq->db, usual_list, .person_id = INT(person_id));
	int          n = 0;

	while (db_next(r))
		usuals[n++] = (struct usual){ db_int(r, usual_list_id),
			arena_text(rq->arena, db_text(r, usual_list_name)),
			arena_text(rq->arena, db_text(r, usual_list_remark)),
			(int)db_int(r, usual_list_days),
			arena_text(rq->arena, db_text(r, usual_list_part)) };
	return n;
}

static int
choose(struct request *rq, const struct usual *usuals, int n)
{
	return usual_choose(usuals, n, clock_weekday(rq->today), clock_hour(rq->now));
}

const char *
usual_of(struct request *rq, int64_t person_id)
{
	struct usual usuals[USUAL_MAX];
	int          now = choose(rq, usuals, read_all(rq, person_id, usuals));

	return now < 0 ? "" : usual_words(rq->arena, usuals[now].name, usuals[now].remark);
}

static int64_t
add(struct request *rq, int64_t person_id, const struct usual *u)
{
	int64_t id = db_run(rq->db, usual_insert, .person_id = INT(person_id), .name = TEXT(u->name),
	    .remark = TEXT(u->remark), .days = INT(u->days), .part = TEXT(u->part),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now));

	mention_put(rq, person_id, "usual", id, usual_words(rq->arena, u->name, u->remark));
	return id;
}

static void
take_away(struct request *rq, int64_t id)
{
	db_run(rq->db, usual_remove, .id = INT(id), .now = INT(rq->now));
	mention_drop(rq, "usual", id);
}

void
usual_say(struct request *rq, int64_t person_id, const char *name)
{
	struct rows *r = db_one(rq->db, usual_first, .person_id = INT(person_id));
	int64_t      id = r ? db_int(r, usual_first_id) : 0;
	const char  *remark;

	if (id == 0) {
		if (*name)
			add(rq, person_id, &(struct usual){ .name = name, .remark = "",
			    .days = USUAL_EVERY_DAY, .part = "" });
		return;
	}
	if (strcmp(db_text(r, usual_first_name), name) == 0)
		return;
	if (*name == '\0') {
		take_away(rq, id);
		return;
	}
	remark = arena_text(rq->arena, db_text(r, usual_first_remark));
	db_run(rq->db, usual_rename, .id = INT(id), .name = TEXT(name));
	mention_put(rq, person_id, "usual", id, usual_words(rq->arena, name, remark));
}

static void
fill_row(struct request *rq, struct view *v, const struct usual *u)
{
	view_int(v, "usual_id", u->id);
	view_text(v, "usual_name", u->name);
	view_part(v, "USUAL_HOW", "usual_how", u->remark);
	view_text(v, "usual_when", usual_when(rq->arena, u->days, u->part));
}

void
usuals_fill(struct request *rq)
{
	struct usual usuals[USUAL_MAX];
	int          n = read_all(rq, rq->id, usuals), now = choose(rq, usuals, n);

	preparation_note(rq);
	view_text(rq->view, "usuals_label", shop_kind_now(rq)->usual);
	view_show(rq->view, "STARTS", shop_kind_now(rq)->preparation);
	view_show(rq->view, "NO_USUALS", n == 0);
	if (now < 0)
		return;
	fill_row(rq, view_add(rq->view, "USUAL_NOW"), &usuals[now]);
	for (int i = 0; i < n; i++)
		if (i != now) {
			struct view *v = view_add(rq->view, "OTHER_USUALS");

			fill_row(rq, v, &usuals[i]);
			view_show(v, "STARTS", shop_kind_now(rq)->preparation);
		}
}

/* No day ticked is every day. */
static int
days_of(const struct form *f)
{
	int days = 0;

	for (int day = 0; day < 7; day++)
		if (form_has(f, "day", day_choices[day]))
			days |= 1 << day;
	return days ? days : USUAL_EVERY_DAY;
}

static void
fill_form(struct request *rq, const struct form *f, int days)
{
	static const char *const part_words[] = { "Any time", "Morning", "Midday", "Afternoon", "Evening" };

	form_fill(f, rq->view);
	for (int day = 0; day < 7; day++) {
		struct view *v = view_add(rq->view, "DAYS");

		view_text(v, "day", day_choices[day]);
		view_text(v, "day_words", clock_weekday_words(day));
		view_show(v, "CHOSEN", days != USUAL_EVERY_DAY && days >> day & 1);
	}
	for (int i = 0; part_choices[i]; i++) {
		struct view *v = view_add(rq->view, "PARTS");

		view_text(v, "part", part_choices[i]);
		view_text(v, "part_words", part_words[i]);
		view_show(v, "CHOSEN", strcmp(*form_text(f, "part") ? form_text(f, "part") : "any",
		    part_choices[i]) == 0);
	}
}

static void
check(struct request *rq, struct form *f)
{
	if (*text_fold(rq->arena, form_text(f, "usual")) == '\0')
		form_blame(f, "usual", "Write what they have, such as flat white.");
}

static struct usual
usual_from(const struct form *f)
{
	return (struct usual){ .name = form_text(f, "usual"), .remark = form_text(f, "how"),
		.days = days_of(f),
		.part = strcmp(form_text(f, "part"), "any") == 0 ? "" : form_text(f, "part") };
}

/* What was just taken away, to be put back. */
static void
fill_removed(struct request *rq)
{
	static const struct field removed[] = { { "removed", "What was taken away", FORM_ID }, { 0 } };
	struct form *f = form_read(rq, removed);
	struct rows *r;
	struct view *v;

	if (!form_ok(f) || form_int(f, "removed") == 0)
		return;
	r = db_one(rq->db, usual_get, .id = INT(form_int(f, "removed")));
	if (r == NULL || db_int(r, usual_get_person_id) != rq->id || !db_int(r, usual_get_removed))
		return;
	v = view_add(rq->view, "REMOVED");
	view_int(v, "removed_id", form_int(f, "removed"));
	view_text(v, "removed_name", db_text(r, usual_get_name));
}

/* The page with all of them and the form for one more; 404 when there is nobody. */
static int
show_all(struct request *rq, const struct form *f, int status)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(rq->id));
	struct usual usuals[USUAL_MAX];
	int          n;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "The usual of %s",
	    db_text(r, person_row_name)));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, person_row_name));
	fill_form(rq, f, days_of(f));
	n = read_all(rq, rq->id, usuals);
	view_show(rq->view, "NO_USUALS", n == 0);
	for (int i = 0; i < n; i++)
		fill_row(rq, view_add(rq->view, "USUAL_ROWS"), &usuals[i]);
	return status;
}

int
usual_page(struct request *rq)
{
	fill_removed(rq);
	return show_all(rq, form_new(rq, fields), 200);
}

/* The page of the person is open somewhere: its form is told when the first is another. */
static void
tell(struct request *rq, int64_t person_id, const char *before)
{
	db_run(rq->db, usual_tell, .id = INT(person_id), .before = TEXT(before),
	    .staff_id = INT(rq->staff_id));
}

int
usual_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *person = db_one(rq->db, person_row, .id = INT(rq->id));
	struct rows *r = db_one(rq->db, usual_count, .person_id = INT(rq->id));
	struct usual u = usual_from(f);
	const char  *before;
	int64_t      id;

	if (person == NULL)
		return 404;
	before = arena_text(rq->arena, db_text(person, person_row_usual));
	check(rq, f);
	if (r && db_int(r, usual_count_n) >= USUAL_MAX)
		form_blame(f, "usual", "%d are enough for one person. Change one of these.", USUAL_MAX);
	if (!form_ok(f))
		return show_all(rq, f, 422);
	id = add(rq, rq->id, &u);
	if (form_flag(f, "first"))
		db_run(rq->db, usual_to_front, .id = INT(id));
	tell(rq, rq->id, before);
	return redirect(rq, "/people/%lld", (long long)rq->id);
}

/* The page that changes one; 404 when there is none. */
static int
show_one(struct request *rq, struct rows *r, const struct form *f, int days, int status)
{
	view_text(rq->view, "title", arena_printf(rq->arena, "Change a usual of %s",
	    db_text(r, usual_get_person)));
	view_int(rq->view, "usual_id", rq->id);
	view_int(rq->view, "person_id", db_int(r, usual_get_person_id));
	view_text(rq->view, "name", db_text(r, usual_get_person));
	fill_form(rq, f, days);
	return status;
}

/* One that stands. */
static struct rows *
get_standing(struct request *rq)
{
	struct rows *r = db_one(rq->db, usual_get, .id = INT(rq->id));

	return r && !db_int(r, usual_get_removed) ? r : NULL;
}

static bool
is_first(struct request *rq, int64_t person_id)
{
	struct rows *r = db_one(rq->db, usual_first, .person_id = INT(person_id));

	return r && db_int(r, usual_first_id) == rq->id;
}

int
usual_show(struct request *rq)
{
	struct rows *r = get_standing(rq);
	struct form *f = form_new(rq, fields);

	if (r == NULL)
		return 404;
	form_set(f, "usual", db_text(r, usual_get_name));
	form_set(f, "how", db_text(r, usual_get_remark));
	form_set(f, "part", db_text(r, usual_get_part));
	if (is_first(rq, db_int(r, usual_get_person_id)))
		form_set(f, "first", "yes");
	return show_one(rq, r, f, (int)db_int(r, usual_get_days), 200);
}

int
usual_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = get_standing(rq);
	struct usual u = usual_from(f);
	int64_t      person;
	const char  *before;

	if (r == NULL)
		return 404;
	check(rq, f);
	if (!form_ok(f))
		return show_one(rq, r, f, u.days, 422);
	person = db_int(r, usual_get_person_id);
	before = arena_text(rq->arena, db_text(r, usual_get_first_name));
	db_run(rq->db, usual_update, .id = INT(rq->id), .name = TEXT(u.name),
	    .remark = TEXT(u.remark), .days = INT(u.days), .part = TEXT(u.part));
	if (form_flag(f, "first") && !is_first(rq, person))
		db_run(rq->db, usual_to_front, .id = INT(rq->id));
	mention_put(rq, person, "usual", rq->id, usual_words(rq->arena, u.name, u.remark));
	tell(rq, person, before);
	return redirect(rq, "/people/%lld/usuals", (long long)person);
}

int
usual_remove(struct request *rq)
{
	struct rows *r = db_one(rq->db, usual_get, .id = INT(rq->id));
	int64_t      person = r ? db_int(r, usual_get_person_id) : 0;
	const char  *before;

	if (r == NULL)
		return 404;
	before = arena_text(rq->arena, db_text(r, usual_get_first_name));
	if (!db_int(r, usual_get_removed)) {
		take_away(rq, rq->id);
		tell(rq, person, before);
	}
	return redirect(rq, "/people/%lld/usuals?removed=%lld", (long long)person,
	    (long long)rq->id);
}

int
usual_restore(struct request *rq)
{
	struct rows *r = db_one(rq->db, usual_get, .id = INT(rq->id));
	struct rows *count;
	int64_t      person = r ? db_int(r, usual_get_person_id) : 0;
	const char  *before, *words;

	if (r == NULL)
		return 404;
	count = db_one(rq->db, usual_count, .person_id = INT(person));
	if (db_int(r, usual_get_removed) && count && db_int(count, usual_count_n) < USUAL_MAX) {
		before = arena_text(rq->arena, db_text(r, usual_get_first_name));
		words = usual_words(rq->arena, db_text(r, usual_get_name),
		    db_text(r, usual_get_remark));
		db_run(rq->db, usual_restore, .id = INT(rq->id));
		mention_put(rq, person, "usual", rq->id, words);
		tell(rq, person, before);
	}
	return redirect(rq, "/people/%lld/usuals", (long long)person);
}

/* Start it, and go back to where it was pressed, where a note says so. */
static int
start(struct request *rq, int64_t person, const struct usual *u)
{
	const char *back = preparation_back(request_param(rq, "back"));
	bool        again;
	int64_t     id = preparation_start(rq, person, u->name, u->remark, &again);

	if (back == NULL)
		back = arena_printf(rq->arena, "/people/%lld", (long long)person);
	return redirect(rq, "%s%cstarted=%lld%s", back, strchr(back, '?') ? '&' : '?',
	    (long long)id, again ? "&again=yes" : "");
}

int
usual_start_now(struct request *rq)
{
	struct usual usuals[USUAL_MAX];
	int          now;

	if (db_one(rq->db, person_row, .id = INT(rq->id)) == NULL)
		return 404;
	now = choose(rq, usuals, read_all(rq, rq->id, usuals));
	/* Nobody knows it yet: there is the place to write it. */
	if (now < 0)
		return redirect(rq, "/people/%lld/usuals", (long long)rq->id);
	return start(rq, rq->id, &usuals[now]);
}

int
usual_start(struct request *rq)
{
	struct rows *r = get_standing(rq);

	if (r == NULL)
		return 404;
	return start(rq, db_int(r, usual_get_person_id), &(struct usual){
	    .name = arena_text(rq->arena, db_text(r, usual_get_name)),
	    .remark = arena_text(rq->arena, db_text(r, usual_get_remark)) });
}
