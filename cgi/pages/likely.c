/*
 * likely: see likely.h.
 */
#include "likely.h"

#include "pages.h"
#include "rhythm.h"

enum {
	HOUR = 3600,
	DAY = 24 * HOUR,
	READ = 400,      /* visits of one day at most, as the statement says too */
	SEEN_MAX = 4096, /* above RHYTHM_WEEKS * READ; a power of two */
	ENOUGH = 1500    /* after so many visits no later hour is looked at */
};

/* Somebody who came: on which of the days, as bits, around this hour and after it. */
struct seen {
	int64_t  id; /* 0: nobody stands here */
	uint8_t  now, next;
	uint16_t n;
	int      seconds; /* of the day, added up */
};

struct search {
	struct request *rq;
	int64_t         days[RHYTHM_WEEKS];
	int             ndays, nread;
	int             low, high, from, to; /* seconds: around this hour, and after it */
	struct seen    *seen;
};

/* A place among those seen: where somebody stands, or may. */
static struct seen *
place_of(struct search *s, int64_t id)
{
	size_t at = (size_t)id * 2654435761u % SEEN_MAX;

	while (s->seen[at].id != 0 && s->seen[at].id != id)
		at = (at + 1) % SEEN_MAX;
	return &s->seen[at];
}

/* The days of this weekday on which somebody came, the latest first. */
static void
find_days(struct search *s, struct likely *l)
{
	int64_t      today = s->rq->today;
	struct rows *r = db_query(s->rq->db, likely_days, .low = INT(today - 7 * RHYTHM_WEEKS),
	    .high = INT(today - 7));

	while (s->ndays < RHYTHM_WEEKS && db_next(r))
		s->days[s->ndays++] = db_int(r, likely_days_day);
	db_done(r);
	if (s->ndays > 0)
		l->weeks = (int)(today - s->days[s->ndays - 1]) / 7;
}

static void
read_day(struct search *s, int day)
{
	int          low = s->low < s->from ? s->low : s->from;
	int          high = s->high > s->to ? s->high : s->to;
	int64_t      begins = rhythm_at(s->days[day], low > 0 ? low : 0);
	int64_t      ends = high < DAY ? rhythm_at(s->days[day], high)
	                               : clock_day_start(s->days[day] + 1);
	struct rows *r = db_query(s->rq->db, likely_visits, .low = INT(begins), .high = INT(ends));

	for (; db_next(r); s->nread++) {
		int64_t      id = db_int(r, likely_visits_person_id);
		int          second = low > 0 ? low : 0;
		struct seen *seen = place_of(s, id);

		second += (int)(db_int(r, likely_visits_at) - begins);
		seen->id = id;
		seen->n++;
		seen->seconds += second;
		if (second >= s->low && second < s->high)
			seen->now |= (uint8_t)(1 << day);
		if (second >= s->from && second < s->to)
			seen->next |= (uint8_t)(1 << day);
	}
}

static int
usually_at(const struct seen *seen)
{
	return seen->seconds / seen->n;
}

static int
days_of(uint8_t bits)
{
	return __builtin_popcount(bits);
}

static int
more_often_first(const void *a, const void *b)
{
	const struct seen *x = *(struct seen *const *)a, *y = *(struct seen *const *)b;
	int                often = days_of(y->now | y->next) - days_of(x->now | x->next);

	return often ? often : usually_at(x) - usually_at(y);
}

static int
earlier_first(const void *a, const void *b)
{
	const struct seen *x = *(struct seen *const *)a, *y = *(struct seen *const *)b;

	return usually_at(x) - usually_at(y);
}

static bool
is_customer(struct search *s, int64_t id)
{
	struct rows *r = db_one(s->rq->db, rhythm_person, .id = INT(id));

	return r && strcmp(db_text(r, rhythm_person_kind), "customer") == 0;
}

/* Everybody who passes around this hour, and then after it: those who come most often. */
static void
choose(struct search *s, struct likely *l)
{
	struct seen **pass = arena_alloc(s->rq->arena, SEEN_MAX * sizeof *pass);
	struct seen  *chosen[LIKELY_MAX] = { 0 }, *more[LIKELY_MORE] = { 0 };
	int           n = 0;

	for (int i = 0; i < SEEN_MAX; i++)
		if (s->seen[i].id && (rhythm_likely(days_of(s->seen[i].now), s->ndays) ||
		        rhythm_likely(days_of(s->seen[i].next), s->ndays)))
			pass[n++] = &s->seen[i];
	qsort(pass, (size_t)n, sizeof(struct seen *), more_often_first);
	for (int i = 0; i < n; i++) {
		bool now = rhythm_likely(days_of(pass[i]->now), s->ndays);
		bool next = rhythm_likely(days_of(pass[i]->next), s->ndays);

		if (l->n < LIKELY_MAX && now && is_customer(s, pass[i]->id))
			chosen[l->n++] = pass[i];
		else if (next && is_customer(s, pass[i]->id)) {
			if (l->nmore < LIKELY_MORE)
				more[l->nmore++] = pass[i];
			l->all_more++;
		}
	}
	qsort(chosen, (size_t)l->n, sizeof(struct seen *), earlier_first);
	qsort(more, (size_t)l->nmore, sizeof(struct seen *), earlier_first);
	for (int i = 0; i < l->n; i++)
		l->ids[i] = chosen[i]->id;
	for (int i = 0; i < l->nmore; i++)
		l->more[i] = more[i]->id;
	if (l->n > 0)
		l->first = rhythm_at(s->rq->today, usually_at(chosen[0]));
}

static void
look(struct search *s, struct likely *l)
{
	memset(s->seen, 0, SEEN_MAX * sizeof *s->seen);
	for (int day = 0; day < s->ndays; day++)
		read_day(s, day);
	choose(s, l);
}

void
likely_find(struct request *rq, struct likely *l)
{
	int           now = rhythm_second(rq->now);
	int           until = (now + HOUR + HOUR / 2) / HOUR * HOUR;
	struct search s = { .rq = rq, .low = now - HOUR, .high = now + HOUR, .from = now,
		.to = until };

	*l = (struct likely){ .until = rhythm_at(rq->today, until < DAY ? until : DAY - 1) };
	find_days(&s, l);
	if (s.ndays == 0)
		return;
	s.seen = arena_alloc(rq->arena, SEEN_MAX * sizeof *s.seen);
	look(&s, l);
	/* Before opening, or in a quiet hour: who comes next on such a day. */
	while (l->n == 0 && s.high < DAY && s.nread < ENOUGH) {
		s.low += HOUR;
		s.high += HOUR;
		s.from = s.to = s.low;
		l->nmore = l->all_more = 0;
		look(&s, l);
		l->later = l->n > 0;
	}
}

bool
likely_may(struct request *rq, int64_t person_id)
{
	struct search s = { .rq = rq };
	struct rows  *r;
	int64_t       last = 0;
	int           n = 0;

	find_days(&s, &(struct likely){ 0 });
	r = db_query(rq->db, rhythm_visits, .person_id = INT(person_id),
	    .low = INT(clock_day_start(rq->today - 7 * RHYTHM_WEEKS)), .limit = INT(READ));
	while (db_next(r)) {
		int64_t day = db_int(r, rhythm_visits_day);

		for (int i = 0; i < s.ndays; i++)
			n += day != last && day == s.days[i];
		last = day;
	}
	db_done(r);
	return s.ndays > 0 && rhythm_likely(n, s.ndays);
}
