/*
 * seen: see seen.h.
 */
#include "seen.h"

#include "avatar.h"
#include "pages.h"
#include "person_curve.h"
#include "segments.h"

enum { KEPT_AT_ONCE = 400 /* claims; the others at the next visit of a new month */ };

bool
evidence_members(struct request *rq, const struct avatar_line *line, struct segment *s,
    const char **name)
{
	if (line->segment_id && segments_get(rq, line->segment_id, s, name))
		return true;
	s->n = 0;
	*name = "";
	return false;
}

bool
evidence_rule(struct request *rq, const char *rule, struct segment *s)
{
	const struct segment_line *l = &s->lines[0];
	const char                *why;

	if (!segment_read(rq->arena, rule, s, &why) || s->n != 1 || l->condition == NULL)
		return false;
	if (l->condition->asks != ASKS_KEY)
		return true;
	/* Keys that are ids are nothing else. */
	if (strstr(" likes dislikes stage favourite ",
	        arena_printf(rq->arena, " %s ", l->condition->id)) != NULL &&
	    l->key[strspn(l->key, "0123456789")] != '\0')
		return false;
	return segments_name(rq, l->condition, l->key) != NULL;
}

struct evidence *
evidence_of(struct request *rq, const struct avatar_line *line, const struct avatar_block *blocks,
    int n)
{
	struct evidence       *e = arena_alloc(rq->arena, sizeof *e);
	struct evidence_tally *tally;
	struct segment_bits    bits = segments_bits(rq);
	int                    all = 0, rules = 0;

	e->speaks = evidence_members(rq, line, &e->members, &e->segment);
	for (int b = 0; b < n; b++)
		all += blocks[b].n;
	tally = arena_alloc(rq->arena, (size_t)(all + 1) * sizeof *tally);
	for (int b = 0; b < n; b++)
		for (int c = 0; c < blocks[b].n; c++) {
			struct segment *s = *blocks[b].claims[c].rule
			    ? arena_alloc(rq->arena, sizeof *s) : NULL;

			e->fit[b][c] = -1;
			if (s == NULL)
				e->guessed++;
			else if (!evidence_rule(rq, blocks[b].claims[c].rule, s)) {
				e->gone[b][c] = true;
				e->guessed++;
			} else {
				e->fit[b][c] = rules;
				tally[rules++].rule = s;
				e->seen++;
			}
		}
	e->people = evidence_count(&e->members, tally, rules, &bits);
	for (int b = 0; b < n; b++)
		for (int c = 0; c < blocks[b].n; c++)
			if (e->fit[b][c] >= 0)
				e->fit[b][c] = tally[e->fit[b][c]].fit;
	return e;
}

int64_t
evidence_fit(struct request *rq, const struct avatar_line *line, const struct avatar_claim *claim,
    int64_t *of)
{
	struct avatar_block block = { .n = 1 };
	struct evidence    *e;

	block.claims[0] = *claim;
	e = evidence_of(rq, line, &block, 1);
	*of = e->people;
	return e->fit[0][0];
}

const char *
evidence_words(struct request *rq, int64_t fit, int64_t of)
{
	return evidence_seen_words(rq->arena, fit, of);
}

void
evidence_show(struct request *rq, struct view *v, const struct avatar_claim *claim, int64_t fit,
    int64_t of)
{
	bool opens = rq->owner && fit > 0;

	view_text(v, "evidence_words", evidence_words(rq, fit, of));
	view_int(v, "evidence_claim", claim->id);
	view_show(v, "SEEN_LINK", opens);
	view_show(v, "SEEN_PLAIN", fit >= 0 && !opens);
	view_show(v, "GUESSED", fit < 0);
}

/* The claims of one avatar out of those that are to be kept. */
static void
keep(struct request *rq, int64_t segment_id, const int64_t *ids, struct evidence_tally *tally, int n)
{
	struct segment_bits bits = segments_bits(rq);
	struct avatar_line  line = { .segment_id = segment_id };
	struct segment      members;
	const char         *name;
	int64_t             people;

	if (n == 0 || !evidence_members(rq, &line, &members, &name))
		return;
	people = evidence_count(&members, tally, n, &bits);
	for (int i = 0; i < n; i++)
		db_run(rq->db, evidence_season_put, .claim_id = INT(ids[i]),
		    .quarter = INT(evidence_quarter(rq->today)), .fit = INT(tally[i].fit),
		    .people = INT(people));
}

void
evidence_keep(struct request *rq)
{
	struct rows *r = db_query(rq->db, evidence_unkept, .limit = INT(KEPT_AT_ONCE),
	    .quarter = INT(evidence_quarter(rq->today)));
	struct evidence_tally tally[KEPT_AT_ONCE];
	int64_t     ids[KEPT_AT_ONCE], segments[KEPT_AT_ONCE] = { 0 };
	const char *rules[KEPT_AT_ONCE];
	int         n = 0, from = 0, kept = 0;

	while (n < KEPT_AT_ONCE && db_next(r)) {
		ids[n] = db_int(r, evidence_unkept_id);
		segments[n] = db_int(r, evidence_unkept_segment_id);
		rules[n++] = arena_text(rq->arena, db_text(r, evidence_unkept_rule));
	}
	db_done(r);
	for (int i = 0; i <= n; i++) {
		struct segment *s;

		if (i == n || segments[i] != segments[from]) {
			keep(rq, n ? segments[from] : 0, ids + from, tally + from, kept - from);
			from = kept = i;
		}
		if (i == n)
			break;
		s = arena_alloc(rq->arena, sizeof *s);
		if (!evidence_rule(rq, rules[i], s))
			continue;
		ids[kept] = ids[i];
		tally[kept++].rule = s;
	}
}

const char *
evidence_season(struct request *rq, int64_t quarter)
{
	struct avatar_season seasons[AVATAR_SEASONS];
	int64_t              day = evidence_quarter_day(quarter);
	int                  n = avatar_seasons(rq, seasons);

	for (int i = 0; i < n; i++)
		if (avatar_within(avatar_mark(day), seasons[i].from, seasons[i].to))
			return evidence_when(rq->arena, seasons[i].name, quarter,
			    evidence_quarter(rq->today));
	return curve_month_words(rq, day);
}
