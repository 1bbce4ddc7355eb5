/*
 * evidence_drift: whether more or fewer members do what an avatar says than a season ago.
 */
#include "evidence_page.h"
#include "pages.h"
#include "segments.h"

enum {
	QUARTERS = 8,             /* are drawn, and now */
	WIDTH = 300, HEIGHT = 60,
	DRAWN = 6                 /* claims; those that drift come first */
};

/* A claim and its quarters. */
struct past {
	const struct avatar_claim *claim;
	int64_t quarter[QUARTERS + 1], fit[QUARTERS + 1], of[QUARTERS + 1];
	int     n, drift;
	const char *words;
};

/* All of its claims that are seen somewhere, with what was kept of each before this quarter. */
static int
read_pasts(struct request *rq, const struct evidence_page *p, struct past *pasts)
{
	int64_t      now = evidence_quarter(rq->today), last = 0;
	struct rows *r = db_query(rq->db, evidence_seasons, .avatar_id = INT(p->line.id),
	    .low = INT(now - QUARTERS));
	int          n = 0;
	struct past *past = NULL;

	while (db_next(r)) {
		int64_t id = db_int(r, evidence_seasons_claim_id);

		if (db_int(r, evidence_seasons_quarter) >= now)
			continue;
		if (id != last) {
			past = NULL;
			for (int b = 0; b < p->n; b++)
				for (int c = 0; c < p->blocks[b].n; c++)
					if (p->blocks[b].claims[c].id == id && p->e->fit[b][c] >= 0) {
						past = &pasts[n++];
						past->claim = &p->blocks[b].claims[c];
						past->fit[QUARTERS] = p->e->fit[b][c];
					}
		}
		last = id;
		if (past == NULL || past->n == QUARTERS)
			continue;
		past->quarter[past->n] = db_int(r, evidence_seasons_quarter);
		past->fit[past->n] = db_int(r, evidence_seasons_fit);
		past->of[past->n++] = db_int(r, evidence_seasons_people);
	}
	db_done(r);
	return n;
}

/* The share of the members, from one quarter to the next, and now. */
static void
draw(struct request *rq, struct view *v, struct past *p)
{
	int64_t     first = p->quarter[0], now = evidence_quarter(rq->today);
	const char *line = "";

	for (int i = 0; i < p->n; i++) {
		struct view *row = view_add(v, "DRIFT_QUARTERS");
		long long    x = (p->quarter[i] - first) * WIDTH / (now - first);
		long long    y = p->of[i] ? HEIGHT - p->fit[i] * HEIGHT / p->of[i] : HEIGHT;

		if (i == p->n - 1) {
			x = WIDTH;
			view_int(v, "drift_y", y);
		}
		line = arena_printf(rq->arena, "%s%s%lld %lld", line, i ? "L" : "M", x, y);
		view_text(row, "drift_when", i == p->n - 1 ? "now"
		    : evidence_season(rq, p->quarter[i]));
		view_int(row, "drift_fit", p->fit[i]);
		view_int(row, "drift_of", p->of[i]);
	}
	view_text(v, "drift_line", line);
	view_text(v, "drift_area", arena_printf(rq->arena, "%sL%d %dL0 %dZ", line, WIDTH, HEIGHT,
	    HEIGHT));
	view_text(v, "drift_from", evidence_season(rq, first));
}

/* Those that drift first, the others in the order of the page. */
static int
by_drift(const void *one, const void *other)
{
	const struct past *a = one, *b = other;

	if ((a->drift != 0) != (b->drift != 0))
		return a->drift ? -1 : 1;
	return a->claim < b->claim ? -1 : 1;
}

void
evidence_drifts(struct request *rq, const struct evidence_page *page)
{
	struct past *pasts = arena_alloc(rq->arena, AVATAR_BLOCKS * AVATAR_LINES * sizeof *pasts);
	int          n = read_pasts(rq, page, pasts), drifting = 0;

	for (int i = 0; i < n; i++) {
		struct past *p = &pasts[i];

		p->drift = evidence_drift(p->fit[p->n - 1], p->of[p->n - 1], p->fit[QUARTERS],
		    page->e->people);
		p->words = evidence_drift_words(rq->arena, p->fit[p->n - 1], p->of[p->n - 1],
		    p->fit[QUARTERS], page->e->people, evidence_season(rq, p->quarter[p->n - 1]));
		p->quarter[p->n] = evidence_quarter(rq->today);
		p->fit[p->n] = p->fit[QUARTERS];
		p->of[p->n++] = page->e->people;
		drifting += p->drift != 0;
	}
	qsort(pasts, (size_t)n, sizeof *pasts, by_drift);
	for (int i = 0; i < n && i < DRAWN; i++) {
		struct view *v = view_add(rq->view, "DRIFTS");

		view_text(v, "drift_text", pasts[i].claim->text);
		view_text(v, "drift_words", pasts[i].words);
		view_show(v, "DRIFTING", pasts[i].drift != 0);
		view_show(v, "STILL_TRUE", pasts[i].drift == 0);
		draw(rq, v, &pasts[i]);
	}
	view_show(rq->view, "NO_DRIFT", n == 0);
	if (drifting > 0) {
		struct view *v = view_add(rq->view, "CHANGING");

		view_text(v, "changing_text", pasts[0].claim->text);
		view_text(v, "changing_words", pasts[0].words);
	}
}
