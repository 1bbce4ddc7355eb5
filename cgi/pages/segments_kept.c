/*
 * segments_kept: who belonged to a segment, month by month, and the drawing of how it grew.
 *
 * Of the latest month the members are kept as bits, so that the next one knows who joined and
 * who left, and not only how many more there are.
 */
#include "pages.h"
#include "person_curve.h"
#include "seen.h"
#include "segments.h"
#include "shown.h"

enum {
	MONTHS = 12,
	WIDTH = 300, HEIGHT = 100 /* of the drawing */
};

int64_t
segments_month(const struct request *rq)
{
	int year, month;

	clock_date(rq->today, &year, &month, &(int){ 0 });
	return year * 12 + month - 1;
}

/* Who fits now, against the pages that are kept; these become what they are now if said so. */
static int64_t
compare(struct request *rq, int64_t id, const struct segment *s, int64_t *joined, int64_t *left,
    bool keep)
{
	struct segment_bits bits = segments_bits(rq);
	uint64_t            fit[BITS_WORDS], old[BITS_WORDS];
	int64_t             people = 0;

	*joined = *left = 0;
	for (int page = 0; page < bits.pages; page++) {
		int64_t      place = id * BITS_PAGES + page, n, stay = 0, were = 0;
		struct rows *r;

		segment_page(s, &bits, page, fit);
		n = segment_bits_both(fit, fit);
		if ((r = db_one(rq->db, segment_page, .place = INT(place))) != NULL) {
			size_t      size;
			const void *kept = db_blob(r, segment_page_page, &size);

			memset(old, 0, sizeof old);
			if (kept && size == sizeof old)
				memcpy(old, kept, sizeof old);
			were = segment_bits_both(old, old);
			stay = segment_bits_both(old, fit);
		}
		people += n;
		*joined += n - stay;
		*left += were - stay;
		if (keep && (n > 0 || were > 0))
			db_run(rq->db, segment_page_put, .place = INT(place),
			    .page = BLOB(fit, sizeof fit));
	}
	return people;
}

static void
keep(struct request *rq, int64_t id, const struct segment *s)
{
	struct rows *r = db_one(rq->db, segment_any_month, .segment_id = INT(id));
	bool         first = r == NULL || db_is_null(r, segment_any_month_month);
	int64_t      joined, left, people = compare(rq, id, s, &joined, &left, true);

	db_run(rq->db, segment_month_put, .segment_id = INT(id), .month = INT(segments_month(rq)),
	    .people = INT(people), .joined = INT(first ? 0 : joined), .left = INT(first ? 0 : left));
}

void
segments_begin(struct request *rq, int64_t id, const struct segment *s)
{
	db_run(rq->db, segment_forget_months, .id = INT(id));
	db_run(rq->db, segment_forget_pages, .id = INT(id));
	db_run(rq->db, evidence_forget_segment, .id = INT(id));
	keep(rq, id, s);
	evidence_keep(rq);
}

void
segments_keep(struct request *rq)
{
	struct rows    *r = db_query(rq->db, segment_unkept, .month = INT(segments_month(rq)));
	struct segment *rules = NULL;
	int64_t         ids[SEGMENTS_MAX];
	int             n = 0;
	const char     *why;

	while (n < SEGMENTS_MAX && db_next(r)) {
		if (rules == NULL)
			rules = arena_alloc(rq->arena, SEGMENTS_MAX * sizeof *rules);
		ids[n] = db_int(r, segment_unkept_id);
		if (segment_read(rq->arena, db_text(r, segment_unkept_rule), &rules[n], &why))
			n++;
	}
	db_done(r);
	for (int i = 0; i < n; i++)
		keep(rq, ids[i], &rules[i]);
	if (n > 0)
		evidence_keep(rq);
}

/* The first day of a month. */
static int64_t
first_day(int64_t month)
{
	int64_t day = 0;

	clock_from_date((int)(month / 12), (int)(month % 12) + 1, 1, &day);
	return day;
}

/* A number on a day of the drawing. */
struct point {
	int64_t day, people;
};

static void
draw(struct request *rq, struct view *v, const struct point *p, int n)
{
	int64_t     most = 1, days = p[n - 1].day - p[0].day;
	const char *line = "";

	for (int i = 0; i < n; i++)
		most = p[i].people > most ? p[i].people : most;
	days = days < 1 ? 1 : days;
	for (int i = 0; i < n; i++) {
		struct view *row = view_add(v, "GROWN_MONTHS");
		long long    x = (p[i].day - p[0].day) * WIDTH / days;
		long long    y = HEIGHT - p[i].people * HEIGHT / most;

		line = arena_printf(rq->arena, "%s%s%lld %lld", line, i ? "L" : "M", x, y);
		view_text(row, "grown_month", i == n - 1 ? "Now" : curve_month_words(rq, p[i].day));
		view_int(row, "grown_people", p[i].people);
		if (i == n - 1) {
			view_int(v, "grown_x", x);
			view_int(v, "grown_y", y);
		}
	}
	view_text(v, "grown_line", line);
	view_text(v, "grown_area", arena_printf(rq->arena, "%sL%d %dL0 %dZ", line, WIDTH, HEIGHT,
	    HEIGHT));
	view_text(v, "grown_from", curve_month_words(rq, p[0].day));
}

/* "Since March, 5 joined and 1 left." */
static const char *
moved_words(struct request *rq, int64_t since, int64_t joined, int64_t left)
{
	const char *month = curve_month_words(rq, since);

	if (joined == 0 && left == 0)
		return arena_printf(rq->arena, "Since %s nobody has joined and nobody has left.", month);
	if (left == 0)
		return arena_printf(rq->arena, "Since %s, %lld joined and nobody left.", month,
		    (long long)joined);
	if (joined == 0)
		return arena_printf(rq->arena, "Since %s nobody has joined, and %lld left.", month,
		    (long long)left);
	return arena_printf(rq->arena, "Since %s, %lld joined and %lld left.", month,
	    (long long)joined, (long long)left);
}

void
segments_growth(struct request *rq, int64_t id, const struct segment *s, int64_t count)
{
	struct point p[MONTHS + 1];
	int64_t      joined = 0, left = 0, more, fewer;
	int          n = 0;
	struct rows *r = db_query(rq->db, segment_months, .segment_id = INT(id),
	    .low = INT(segments_month(rq) - MONTHS + 1));
	const char  *words;
	struct view *v;

	while (n < MONTHS && db_next(r)) {
		p[n] = (struct point){ first_day(db_int(r, segment_months_month)),
			db_int(r, segment_months_people) };
		joined += n ? db_int(r, segment_months_joined) : 0;
		left += n ? db_int(r, segment_months_left) : 0;
		n++;
	}
	db_done(r);
	if (n == 0) {
		view_text(rq->view, "grown_words", "It is counted from the next visit on.");
		return;
	}
	compare(rq, id, s, &more, &fewer, false);
	words = moved_words(rq, p[0].day, joined + more, left + fewer);
	view_text(rq->view, "grown_words", n > 1 ? words
	    : arena_printf(rq->arena, "%s From here on each month is kept.", words));
	if (n == 1 && p[0].people == count)
		return;
	p[n++] = (struct point){ rq->today, count };
	v = view_add(rq->view, "GROWN");
	view_int(v, "grown_first", p[0].people);
	view_int(v, "grown_now", count);
	draw(rq, v, p, n);
}
