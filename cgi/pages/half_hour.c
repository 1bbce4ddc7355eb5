/*
 * half_hour: the owner's half hour: a few people worth a thought this week, and why.
 */
#include "half_hour.h"

#include "pages.h"
#include "shown.h"
#include "today_coming.h"
#include "today_lists.h"

enum { POOL = 40, MOMENTS_AHEAD = 14, CANDIDATES = POOL * (HALF_HOUR_REASONS + 1) };

struct pool {
	struct request  *rq;
	struct half_hour all[CANDIDATES];
	int              n;
	int64_t          week; /* its Monday */
};

static void
add(struct pool *p, int64_t person_id, enum half_hour_reason reason, const char *name,
    const char *words)
{
	if (p->n < CANDIDATES)
		p->all[p->n++] = (struct half_hour){ person_id, reason,
			arena_text(p->rq->arena, name), arena_text(p->rq->arena, words) };
}

/* Each reading stands as the week began, so that the list is the same until Sunday. */
static void
find_open(struct pool *p)
{
	struct request *rq = p->rq;
	struct rows    *r = db_query(rq->db, today_promised, .day = INT(p->week - 1),
	       .limit = INT(POOL), .skip = INT(0));

	while (db_next(r))
		add(p, db_int(r, today_promised_person_id), HALF_HOUR_PROMISE,
		    db_text(r, today_promised_name), arena_printf(rq->arena, "%s: %s",
		        today_late(rq, db_int(r, today_promised_due_day)),
		        db_text(r, today_promised_text)));
	db_done(r);
	r = db_query(rq->db, half_hour_thanks, .before = INT(clock_day_start(p->week)),
	    .limit = INT(POOL));
	while (db_next(r))
		add(p, db_int(r, half_hour_thanks_person_id), HALF_HOUR_THANKS,
		    db_text(r, half_hour_thanks_name), arena_printf(rq->arena,
		        "Nobody has said thank you yet: %s", db_text(r, half_hour_thanks_text)));
	db_done(r);
}

/* Regulars' birthdays and major moments of the next fourteen days of which nothing is planned. */
static void
find_moments(struct pool *p)
{
	struct request *rq = p->rq;
	struct coming   coming[COMING_MAX];
	int             n = coming_find(rq, p->week, p->week + MOMENTS_AHEAD, coming, COMING_MAX);

	for (int i = 0; i < n; i++) {
		const struct coming *c = &coming[i];
		const char          *when = coming_when(rq, c);

		if (!c->major || (c->moment_id == 0 && !c->regular) || c->day < rq->today ||
		    *coming_plan(rq, c))
			continue;
		add(p, c->person_id, HALF_HOUR_MOMENT, c->name, arena_printf(rq->arena,
		    "%s: %s. Nothing is planned yet", when, c->what));
	}
}

static void
find_regulars(struct pool *p, int64_t extra_visits)
{
	struct request *rq = p->rq;
	struct rows    *r = db_query(rq->db, today_missed, .low = INT(p->week - MISSED_DAYS),
	       .high = INT(p->week), .limit = INT(POOL), .skip = INT(0));

	while (db_next(r))
		add(p, db_int(r, today_missed_id), HALF_HOUR_LATE, db_text(r, today_missed_name),
		    arena_printf(rq->arena, "Not seen for a while. %s", today_rhythm(rq,
		        db_int(r, today_missed_gap_days), db_int(r, today_missed_last_day))));
	db_done(r);
	r = db_query(rq->db, half_hour_bare, .least = INT(extra_visits), .limit = INT(POOL));
	while (db_next(r))
		add(p, db_int(r, half_hour_bare_id), HALF_HOUR_BARE, db_text(r, half_hour_bare_name),
		    "Comes again and again, and we have done nothing extra for long");
	db_done(r);
	r = db_query(rq->db, half_hour_unknown, .limit = INT(POOL));
	while (db_next(r))
		add(p, db_int(r, half_hour_unknown_id), HALF_HOUR_UNKNOWN,
		    db_text(r, half_hour_unknown_name), "A regular of whom we know little");
	db_done(r);
}

/* Where one goes on from a reason. */
static const char *
path_of(struct request *rq, const struct half_hour *h)
{
	static const char *const behind[] = { [HALF_HOUR_PROMISE] = "/threads",
		[HALF_HOUR_THANKS] = "/gifts", [HALF_HOUR_MOMENT] = "/moments",
		[HALF_HOUR_LATE] = "", [HALF_HOUR_BARE] = "/gifts", [HALF_HOUR_UNKNOWN] = "/knowledge" };

	return arena_printf(rq->arena, "/people/%lld%s", (long long)h->person_id,
	    behind[h->reason]);
}

int
half_hour_show(struct request *rq)
{
	struct pool     *p = arena_alloc(rq->arena, sizeof *p);
	struct half_hour chosen[HALF_HOUR_MAX];
	struct rows     *r = db_one(rq->db, today_shop);
	int64_t          extra_visits = r ? db_int(r, today_shop_extra_visits) : 0;
	int              n;

	p->rq = rq;
	p->week = rq->today - clock_weekday(rq->today);
	find_open(p);
	find_moments(p);
	find_regulars(p, extra_visits);
	n = half_hour_choose(p->all, p->n, p->week, chosen);
	view_text(rq->view, "title", "Your half hour");
	view_text(rq->view, "week_words", arena_printf(rq->arena, "The week from %s",
	    clock_day_words(rq->arena, p->week, rq->today)));
	view_show(rq->view, "NO_THOUGHT", n == 0);
	for (int i = 0; i < n; i++) {
		struct view *v = view_add(rq->view, "THOUGHTS");
		struct rows *person = db_one(rq->db, person_row, .id = INT(chosen[i].person_id));

		view_text(v, "thought_path", path_of(rq, &chosen[i]));
		view_text(v, "thought_name", today_name(rq, chosen[i].person_id, chosen[i].name));
		view_text(v, "thought_words", chosen[i].words);
		face_fill(v, chosen[i].person_id, chosen[i].name,
		    person ? db_text(person, person_row_picture) : "");
	}
	return 200;
}
