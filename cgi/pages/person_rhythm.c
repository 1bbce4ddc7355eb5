/*
 * person_rhythm: see person_rhythm.h.
 */
#include "person_rhythm.h"

#include "pages.h"
#include "person_curve.h"
#include "rhythm.h"
#include "shown.h"

enum {
	VISITS_READ = 400,  /* of the strip: twice a day for half a year */
	LATEST = 24,        /* of the usual gap, as the book's triggers read them */
	TODAY_MOST = 20,    /* visits of one day */
	DAYS_WORDS = 100,   /* an absence is said in days until here */
	LATE_MOST = 730
};

static const char *const choices[] = { "worked", "yes", "no", NULL };

static const struct field fields[] = {
	{ "regular", "Regular", FORM_CHOICE, .choices = choices },
	{ "late_hand", "The number of days", FORM_INT, .low = 1, .high = LATE_MOST },
	{ 0 }
};

static bool
is_customer(struct rows *r)
{
	return r && strcmp(db_text(r, rhythm_person_kind), "customer") == 0;
}

static struct rhythm
rhythm_of(struct rows *r)
{
	return (struct rhythm){ .visits = db_int(r, rhythm_person_visits),
		.gap = db_int(r, rhythm_person_gap_days), .hand = (int)db_int(r, rhythm_person_hand),
		.late_hand = db_int(r, rhythm_person_late_hand) };
}

/* "for 37 days", "since October 2025" */
static const char *
absent_words(struct request *rq, const char *first, const char *word, int64_t last_day)
{
	int64_t days = rq->today - last_day;

	if (days < DAYS_WORDS)
		return arena_printf(rq->arena, "%s %s %s.", first, word, shown_count(rq, days, "day", "days"));
	return arena_printf(rq->arena, "%s since %s.", first, curve_month_words(rq, last_day));
}

/* Of somebody who is here today: as the book stood before today. */
static const char *
first_time(struct request *rq, int64_t person_id, struct rhythm rhythm)
{
	struct rows *r = db_query(rq->db, rhythm_visits, .person_id = INT(person_id), .low = INT(0),
	    .limit = INT(LATEST + TODAY_MOST));
	const char  *days = "";
	int64_t      last_day = 0, late_day;

	for (int n = 0; n < LATEST && db_next(r);) {
		int64_t day = db_int(r, rhythm_visits_day);

		if (day >= rq->today) {
			rhythm.visits--;
			continue;
		}
		last_day = last_day ? last_day : day;
		days = arena_printf(rq->arena, "%s%lld ", days, (long long)day);
		n++;
	}
	db_done(r);
	rhythm.gap = rhythm_usual_gap(days);
	late_day = rhythm_late_day(&rhythm, last_day);
	return late_day > 0 && rq->today >= late_day
	    ? absent_words(rq, "First time", "in", last_day) : "";
}

const char *
rhythm_absence(struct request *rq, int64_t person_id)
{
	struct rows  *r = db_one(rq->db, rhythm_person, .id = INT(person_id));
	struct rhythm rhythm;
	int64_t       last_day, late_day;

	if (!is_customer(r))
		return "";
	rhythm = rhythm_of(r);
	last_day = db_int(r, rhythm_person_last_day);
	late_day = rhythm_late_day(&rhythm, last_day);
	if (last_day >= rq->today)
		return first_time(rq, person_id, rhythm);
	return late_day > 0 && rq->today >= late_day
	    ? absent_words(rq, "Not seen", "for", last_day) : "";
}

/* Their visits of the half year until the last, the latest first. */
static int
read_visits(struct request *rq, int64_t person_id, int64_t last_day, struct rhythm_visit *visits)
{
	struct rows *r = db_query(rq->db, rhythm_visits, .person_id = INT(person_id),
	    .low = INT(clock_day_start(last_day - RHYTHM_SPAN + 1)), .limit = INT(VISITS_READ));
	int          n = 0;

	while (n < VISITS_READ && db_next(r))
		visits[n++] = (struct rhythm_visit){ db_int(r, rhythm_visits_day),
			rhythm_second(db_int(r, rhythm_visits_at)) };
	db_done(r);
	return n;
}

static void
fill_day(struct request *rq, struct view *strip, int day, const struct rhythm_heat *h)
{
	struct view *row = view_add(strip, "HEAT_DAYS");
	const char  *name = clock_weekday_words(day);

	view_text(row, "heat_day", name);
	view_text(row, "heat_day_short", arena_bytes(rq->arena, name, 3));
	for (int hour = h->first; hour <= h->last; hour++) {
		struct view *cell = view_add(row, "HEAT_CELLS");
		int          step = rhythm_step(h->times[day][hour], h->weeks);

		view_show(cell, "HEAT_NOW", day == clock_weekday(rq->today) &&
		    hour == clock_hour(rq->now));
		if (step > 0) {
			struct view *dot = view_add(cell, "HEAT_DOT");

			view_int(dot, "heat_step", step);
			view_text(dot, "heat_words", rhythm_step_words(step));
		}
	}
}

static void
fill_strip(struct request *rq, struct view *v, const struct rhythm_visit *visits, int n)
{
	struct view       *strip = view_add(v, "HEAT");
	struct rhythm_heat h;

	rhythm_heat(visits, n, &h);
	view_text(strip, "heat_when", rhythm_when_words(rq->arena, visits, n));
	for (int hour = h.first; hour <= h.last; hour++) {
		struct view *head = view_add(strip, "HEAT_HOURS");

		view_int(head, "heat_hour", hour);
		/* Every other is seen, so that they stand apart on a telephone too. */
		view_show(head, "HEAT_UNSEEN", (hour - h.first) % 2 != 0);
	}
	for (int day = 0; day < 7; day++)
		fill_day(rq, strip, day, &h);
}

void
rhythm_fill(struct request *rq, int64_t person_id)
{
	struct rows         *r = db_one(rq->db, rhythm_person, .id = INT(person_id));
	struct rhythm_visit *visits = arena_alloc(rq->arena, VISITS_READ * sizeof *visits);
	struct rhythm        rhythm;
	struct view         *v;
	int64_t              last_day;

	if (!is_customer(r))
		return;
	rhythm = rhythm_of(r);
	last_day = db_int(r, rhythm_person_last_day);
	v = view_add(rq->view, "RHYTHM");
	view_text(v, "rhythm_words", rhythm_words(rq->arena, &rhythm));
	view_show(v, "NO_HEAT", rhythm.visits < 2);
	if (rhythm.visits >= 2)
		fill_strip(rq, v, visits, read_visits(rq, person_id, last_day, visits));
	view_part(rq->view, "ABSENT", "absent_words", rhythm_absence(rq, person_id));
}

static int
fill_form(struct request *rq, struct rows *r, const struct form *f)
{
	struct rhythm rhythm = rhythm_of(r);
	const char   *name = arena_text(rq->arena, db_text(r, rhythm_person_name));
	const char   *said = form_text(f, "regular");

	view_text(rq->view, "title", arena_printf(rq->arena, "How often %s comes", name));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", name);
	view_text(rq->view, "rhythm_words", rhythm_words(rq->arena, &rhythm));
	form_fill(f, rq->view);
	view_show(rq->view, "BY_VISITS", strcmp(said, "yes") != 0 && strcmp(said, "no") != 0);
	view_show(rq->view, "BY_HAND_YES", strcmp(said, "yes") == 0);
	view_show(rq->view, "BY_HAND_NO", strcmp(said, "no") == 0);
	return form_ok(f) ? 200 : 422;
}

int
rhythm_show(struct request *rq)
{
	struct rows *r = db_one(rq->db, rhythm_person, .id = INT(rq->id));
	struct form *f = form_new(rq, fields);
	int64_t      hand;

	if (!is_customer(r))
		return 404;
	hand = db_int(r, rhythm_person_hand);
	form_set(f, "regular", hand == RHYTHM_UNSAID ? "worked" : hand ? "yes" : "no");
	if (db_int(r, rhythm_person_late_hand) > 0)
		form_set_int(f, "late_hand", db_int(r, rhythm_person_late_hand));
	return fill_form(rq, r, f);
}

int
rhythm_save(struct request *rq)
{
	struct rows *r = db_one(rq->db, rhythm_person, .id = INT(rq->id));
	struct form *f = form_read(rq, fields);
	const char  *said;

	if (!is_customer(r))
		return 404;
	said = form_text(f, "regular");
	if (!*said)
		form_blame(f, "regular", "Choose one of the three.");
	if (!form_ok(f))
		return fill_form(rq, r, f);
	if (strcmp(said, "worked") == 0)
		db_run(rq->db, rhythm_say, .id = INT(rq->id), .regular_hand = NOTHING,
		    .late_hand = INT_OR_NOTHING(form_int(f, "late_hand")));
	else
		db_run(rq->db, rhythm_say, .id = INT(rq->id), .regular_hand = INT(*said == 'y'),
		    .late_hand = INT_OR_NOTHING(form_int(f, "late_hand")));
	return redirect(rq, "/people/%lld#rhythm", (long long)rq->id);
}
