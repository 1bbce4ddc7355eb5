/*
 * today_likely: see today_likely.h.
 */
#include "today_likely.h"

#include "likely.h"
#include "pages.h"
#include "settings.h"
#include "shown.h"
#include "today_lists.h"
#include "usuals.h"
#include "who.h"

enum {
	MINUTE = 60,
	HOUR = 60 * MINUTE,
	STARTED = 10 * MINUTE /* so long it is not started again: see preparation_start */
};

/* Where one of those who are likely sits, as it is compared. */
struct seat {
	int64_t     id;
	const char *place, *folded, *second;
	bool        told;
};

static const char *
hour_name(int64_t at)
{
	static const char *const hours[] = { "twelve", "one", "two", "three", "four", "five", "six",
		"seven", "eight", "nine", "ten", "eleven" };

	return hours[clock_hour(at + HOUR / 2) % 12];
}

/* What they have at this hour, and the one press that has it made ready. */
static void
fill_usual(struct request *rq, struct view *v, int64_t id, bool prepares)
{
	const char  *usual = usual_of(rq, id);
	struct rows *r;

	view_text(v, "usual", usual);
	if (*usual == '\0' || !prepares)
		return;
	r = db_one(rq->db, today_started, .person_id = INT(id), .after = INT(rq->now - STARTED));
	view_show(v, "IS_STARTED", r != NULL);
	view_show(v, "MAY_START", r == NULL);
}

static void
fill_row(struct request *rq, int64_t id, bool prepares)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(id));
	struct view *v;
	struct rows *here;

	if (r == NULL)
		return;
	v = view_add(rq->view, "LIKELY");
	view_int(v, "id", id);
	view_text(v, "name", db_text(r, person_row_name));
	face_fill(v, id, db_text(r, person_row_name), db_text(r, person_row_picture));
	view_part(v, "GREETING", "greeting", db_text(r, person_row_greeting));
	if (!*db_text(r, person_row_greeting) || shown_namesake(rq, id))
		shown_remark(v, db_text(r, person_row_name), db_text(r, person_row_looks),
		    db_text(r, person_row_household), db_text(r, person_row_say_name));
	here = db_one(rq->db, visit_latest, .person_id = INT(id),
	    .low = INT(clock_day_start(rq->today)));
	if (here)
		view_int(view_add(v, "IS_HERE"), "visit_id", db_int(here, visit_latest_visit_id));
	else
		view_show(v, "NOT_HERE", true);
	fill_usual(rq, v, id, prepares);
}

static int
find_seats(struct request *rq, const struct likely *l, struct seat *seats)
{
	int n = 0;

	for (int i = 0; i < l->n; i++) {
		struct rows *r = db_one(rq->db, place_row, .id = INT(l->ids[i]));
		const char  *place = r ? arena_text(rq->arena, db_text(r, place_row_place)) : "";

		if (*place)
			seats[n++] = (struct seat){ l->ids[i], place, text_fold(rq->arena, place),
				arena_text(rq->arena, db_text(r, place_row_place_else)), false };
	}
	return n;
}

/* "Fred and Tomasz are likely in now, and both sit there. Instead: Fred, by the plug." */
static const char *
clash_words(struct request *rq, const struct likely *l, const struct who *who,
    const char *const *second, int n)
{
	const char *words = arena_printf(rq->arena, "%s are likely in %s, and %s sit there.",
	    who_words(rq, who, n), l->later ? "later" : "now", n == 2 ? "both" : "all");
	bool        any = false;

	for (int i = 0; i < n; i++) {
		if (*second[i] == '\0')
			continue;
		words = arena_printf(rq->arena, "%s%s %s, %s", words, any ? ";" : " Second choice:",
		    who[i].apart, second[i]);
		any = true;
	}
	return any ? arena_printf(rq->arena, "%s.", words) : words;
}

/* Two who are expected at one place: each such place once. */
static void
fill_clashes(struct request *rq, const struct likely *l)
{
	struct seat seats[LIKELY_MAX];
	int         n = find_seats(rq, l, seats);

	for (int i = 0; i < n; i++) {
		struct who  who[LIKELY_MAX];
		const char *second[LIKELY_MAX];
		int         there = 0;

		for (int k = i; k < n && !seats[i].told; k++)
			if (strcmp(seats[k].folded, seats[i].folded) == 0 &&
			    who_get(rq, seats[k].id, &who[there])) {
				second[there++] = seats[k].second;
				seats[k].told = k > i;
			}
		if (there < 2)
			continue;
		struct view *v = view_add(rq->view, "PLACE_CLASH");

		who_tell_apart(rq, who, there);
		view_text(v, "clash_place", seats[i].place);
		view_text(v, "clash_words", clash_words(rq, l, who, second, there));
	}
}

/* "Four more often come by eleven", with the first of them. */
static void
fill_more(struct request *rq, const struct likely *l)
{
	static const char *const counts[] = { "", "One", "Two", "Three", "Four", "Five", "Six",
		"Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve" };
	enum { WORDS = sizeof counts / sizeof *counts };
	struct view *more;

	if (l->nmore == 0)
		return;
	more = view_add(rq->view, "MORE_LIKELY");
	view_text(more, "more_likely_words", arena_printf(rq->arena, "%s more often %s by %s",
	    l->all_more < WORDS ? counts[l->all_more]
	                        : arena_printf(rq->arena, "%d", l->all_more),
	    l->all_more == 1 ? "comes" : "come", hour_name(l->until)));
	for (int i = 0; i < l->nmore; i++) {
		struct who   who;
		struct view *v;

		if (!who_get(rq, l->more[i], &who))
			continue;
		v = view_add(more, "ALSO");
		view_int(v, "also_id", who.id);
		view_text(v, "also_name", today_name(rq, who.id, who.name));
		face_fill(v, who.id, who.name, who.picture);
	}
}

void
today_likely(struct request *rq)
{
	const char   *weekday = clock_weekday_words(clock_weekday(rq->today));
	struct likely l;
	bool          prepares = shop_kind_now(rq)->preparation;
	const char   *title;

	likely_find(rq, &l);
	title = l.later ? "Later" : "At this hour";
	view_text(rq->view, "likely_words", l.n == 0 || l.weeks > 1
	    ? arena_printf(rq->arena, "%s on %ss", title, weekday)
	    : arena_printf(rq->arena, "%s last %s", title, weekday));
	view_text(rq->view, "likely_hour_words", arena_printf(rq->arena, "%s %s o’clock",
	    l.later ? "From" : "Around", hour_name(l.later ? l.first : rq->now)));
	view_show(rq->view, "NO_LIKELY", l.n == 0);
	for (int i = 0; i < l.n; i++)
		fill_row(rq, l.ids[i], prepares);
	fill_clashes(rq, &l);
	fill_more(rq, &l);
	view_show(rq->view, "PREPARES", prepares);
}

void
today_started(struct request *rq)
{
	static const struct field started[] = {
		{ "started", "What was started", FORM_ID },
		{ "again", "That it was before", FORM_FLAG },
		{ 0 }
	};
	struct form *f = form_read(rq, started);
	int64_t      id = form_int(f, "started");
	bool         again = form_flag(f, "again");
	struct rows *r;
	struct view *v;
	const char  *usual;

	if (!form_ok(f) || id == 0)
		return;
	r = db_one(rq->db, preparation_get, .id = INT(id));
	if (r == NULL || db_int(r, preparation_get_ended_at) != 0 ||
	    db_int(r, preparation_get_at) <= rq->now - STARTED)
		return;
	usual = db_text(r, preparation_get_text);
	if (*db_text(r, preparation_get_remark))
		usual = arena_printf(rq->arena, "%s, %s", usual, db_text(r, preparation_get_remark));
	else
		usual = arena_text(rq->arena, usual);
	r = db_one(rq->db, person_row, .id = INT(db_int(r, preparation_get_person_id)));
	v = view_add(rq->view, "STARTED");
	view_text(v, "started_words", again ? "It is being prepared already."
	                                    : "On the preparation list.");
	view_text(v, "started_text", arena_printf(rq->arena, "%s for %s.", usual,
	    r ? today_name(rq, db_int(r, person_row_id), db_text(r, person_row_name)) : ""));
	if (!again)
		view_int(view_add(v, "STARTED_UNDO"), "started_id", id);
}
