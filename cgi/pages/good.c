/*
 * good: laughs, thanks, a gift, a kind word, for the team to read: one tap here, one on the
 * way here.  Whoever wrote one may take it back.
 */
#include "pages.h"
#include "shown.h"

enum { WEEK = 7, SHOWN = 300 };

static const char *const kinds[] = { "laugh", "thanks", "gift", "kind word", NULL };
static const char *const icons[] = { "laugh", "hand-heart", "gift", "message-circle-heart" };
static const char *const kind_words[] = { "Laugh", "Thanks", "Gift", "Kind word" };

static const struct field fields[] = {
	{ "kind", "what it was", FORM_CHOICE, .choices = kinds },
	{ "person", "whose it was", FORM_ID },
	{ "moment_text", "What happened", FORM_TEXT, .max = 200 },
	{ 0 }
};

static const struct field week_fields[] = {
	{ "week", "The week", FORM_DATE },
	{ "person", "whose it was", FORM_ID },
	{ 0 }
};

static const char *
kind_is(const char *const *what, const char *kind)
{
	int i = 0;

	while (strcmp(kinds[i], kind) != 0)
		i++;
	return what[i];
}

static void
add_who(struct view *all, int64_t id, const char *name, int64_t chosen)
{
	struct view *v = view_add(all, "WHO");

	view_int(v, "who_id", id);
	view_text(v, "who_name", name);
	view_show(v, "CHOSEN", id == chosen);
}

/* Who was it with?  Whoever came last today, and whom the address names before them. */
static void
fill_who(struct request *rq, int64_t chosen)
{
	struct rows *r = chosen ? db_one(rq->db, person_row, .id = INT(chosen)) : NULL;
	struct view *all = r ? view_add(rq->view, "SOMEBODY") : NULL;

	if (r)
		add_who(all, chosen, db_text(r, person_row_name), chosen);
	r = db_query(rq->db, good_who, .low = INT(clock_day_start(rq->today)));
	while (db_next(r)) {
		if (all == NULL)
			all = view_add(rq->view, "SOMEBODY");
		if (db_int(r, good_who_id) != chosen)
			add_who(all, db_int(r, good_who_id), db_text(r, good_who_name), chosen);
	}
}

/* The moments of the week of a day, the latest first, day by day. */
static void
fill_week(struct request *rq, int64_t monday)
{
	struct rows *r = db_query(rq->db, good_week, .low = INT(clock_day_start(monday)),
	    .high = INT(clock_day_start(monday + WEEK)), .limit = INT(SHOWN));
	struct view *group = NULL;
	int64_t      last = 0;
	int          n = 0;

	for (; db_next(r); n++) {
		int64_t      day = clock_day(db_int(r, good_week_at));
		const char  *kind = db_text(r, good_week_kind);
		struct view *v;

		if (group == NULL || day != last) {
			group = view_add(rq->view, "DAYS");
			view_text(group, "day_words", clock_day_words(rq->arena, day, rq->today));
		}
		last = day;
		v = view_add(group, "MOMENTS");
		view_text(v, "moment_icon", kind_is(icons, kind));
		view_text(v, "moment_kind", kind_is(kind_words, kind));
		view_part(v, "MOMENT_TEXT", "moment_said", db_text(r, good_week_text));
		view_text(v, "moment_words", arena_printf(rq->arena, "%s, %s",
		    db_text(r, good_week_author), clock_time_words(rq->arena, db_int(r, good_week_at))));
		if (*db_text(r, good_week_name)) {
			struct view *with = view_add(v, "MOMENT_WITH");

			view_int(with, "with_id", db_int(r, good_week_person_id));
			view_text(with, "with_name", db_text(r, good_week_name));
		}
		if (db_int(r, good_week_staff_id) == rq->staff_id)
			view_int(view_add(v, "MOMENT_MINE"), "moment_id", db_int(r, good_week_id));
	}
	view_show(rq->view, "NO_MOMENT", n == 0);
}

static void
fill(struct request *rq, const struct form *f, int64_t day)
{
	int64_t monday = day - clock_weekday(day), now = rq->today - clock_weekday(rq->today);

	if (monday > now)
		monday = now;
	view_text(rq->view, "title", "Good moments");
	view_text(rq->view, "week_words", monday == now ? "This week"
	    : monday == now - WEEK ? "Last week"
	                           : arena_printf(rq->arena, "The week of %s",
	                                 clock_day_words(rq->arena, monday, rq->today)));
	for (int i = 0; kinds[i]; i++) {
		struct view *v = view_add(rq->view, "KINDS");

		view_text(v, "kind_value", kinds[i]);
		view_text(v, "kind_icon", icons[i]);
		view_text(v, "kind_words", kind_words[i]);
	}
	form_fill(f, rq->view);
	fill_who(rq, form_int(f, "person"));
	fill_week(rq, monday);
	view_text(rq->view, "week_before", clock_iso_day(rq->arena, monday - WEEK));
	if (monday < now)
		view_text(view_add(rq->view, "WEEK_AFTER"), "week_after",
		    clock_iso_day(rq->arena, monday + WEEK));
}

int
good_show(struct request *rq)
{
	struct form *asked = form_read(rq, week_fields), *f = form_new(rq, fields);
	bool         ok = form_ok(asked);

	if (ok && form_int(asked, "person"))
		form_set_int(f, "person", form_int(asked, "person"));
	fill(rq, f, ok && form_int(asked, "week") ? form_int(asked, "week") : rq->today);
	return 200;
}

int
good_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	int64_t      person = form_int(f, "person");

	if (!*form_text(f, "kind"))
		form_blame(f, "kind", "Tap what it was: a laugh, thanks, a gift or a kind word.");
	if (person && db_one(rq->db, person_row, .id = INT(person)) == NULL)
		form_blame(f, "person", "There is no such page. Choose again, or leave it open.");
	if (!form_ok(f)) {
		fill(rq, f, rq->today);
		return 422;
	}
	db_run(rq->db, good_insert, .kind = TEXT(form_text(f, "kind")),
	    .person_id = INT_OR_NOTHING(person), .text = TEXT(form_text(f, "moment_text")),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	return redirect(rq, "/good");
}

int
good_remove(struct request *rq)
{
	db_run(rq->db, good_delete, .id = INT(rq->id), .staff_id = INT(rq->staff_id));
	return redirect(rq, "/good");
}
