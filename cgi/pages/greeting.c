/*
 * greeting: see greeting.h.
 */
#include "greeting.h"

#include "gather.h"
#include "pages.h"
#include "settings.h"
#include "shown.h"
#include "who.h"

const char *
greeting_reason(struct arena *a, const char *reason)
{
	char *copy = arena_text(a, reason);

	if (*copy >= 'a' && *copy <= 'z')
		*copy = (char)(*copy - 'a' + 'A');
	return copy;
}

static void
fill_line(struct view *v, const struct brief_line *l)
{
	view_text(v, "text", l->text);
	view_text(v, "reason", greeting_reason(view_arena(v), l->reason));
	view_show(v, "GUESS", l->guess);
}

void
greeting_nots(struct view *v, const struct brief_line *nots, int n)
{
	struct view *must = NULL, *bothers = NULL;

	for (int i = 0; i < n; i++) {
		struct view **group = nots[i].must ? &must : &bothers;

		if (*group == NULL)
			*group = view_add(v, nots[i].must ? "MUST" : "BOTHERS");
		fill_line(view_add(*group, "NOTS"), &nots[i]);
	}
}

void
greeting_opens(struct view *v, const struct brief_line *opens, int n, const char *back)
{
	for (int i = 0; i < n; i++) {
		const struct brief_line *l = &opens[i];
		struct view *one = view_add(v, l->thread ? "PROMISES" : "TRIES");

		fill_line(one, l);
		if (l->thread == NULL) {
			view_int(one, "attempt_id", l->attempt->id);
			continue;
		}
		view_int(one, "thread_id", l->thread->id);
		view_text(one, "back", back);
		view_show(one, "OF_VOUCHER", l->thread->voucher);
		view_show(one, "PLAIN", !l->thread->voucher);
	}
}

/* What was asked about is said so in one tap.  Any other line says that it has no such
 * button, or it would show that of the line around it. */
static void
fill_asked(struct view *v, const struct brief_line *l)
{
	struct view *asked;

	if (l->thread == NULL) {
		view_show(v, "TO_ASK", false);
		return;
	}
	asked = view_add(v, "TO_ASK");
	view_int(asked, "thread_id", l->thread->id);
	view_show(asked, "OF_VOUCHER", l->thread->voucher);
	view_show(asked, "PLAIN", !l->thread->voucher);
}

static void
fill_openers(struct view *v, const struct brief *b)
{
	struct view *also = NULL, *line;

	fill_line(view_add(v, b->openers[0].speech ? "SPOKEN" : "ABOUT"), &b->openers[0]);
	fill_asked(v, &b->openers[0]);
	for (int i = 1; i < b->nopeners; i++) {
		if (also == NULL)
			also = view_add(v, "ALSO");
		line = view_add(also, "OPENERS");
		fill_line(line, &b->openers[i]);
		fill_asked(line, &b->openers[i]);
	}
}

static void
fill_one(struct request *rq, const struct brief *b, const struct brief_line *l)
{
	struct view *line = view_add(rq->view, "LINES"), *v;

	switch (l->kind) {
	case BRIEF_NAME:
	case BRIEF_WITH:
		break;
	case BRIEF_BETTER_NOT:
		greeting_nots(view_add(line, "BETTER_NOT"), b->nots, b->nnots);
		break;
	case BRIEF_OPENER:
		fill_openers(view_add(line, "OPENER"), b);
		break;
	case BRIEF_USUAL:
		v = view_add(line, "USUAL");
		view_text(v, "usual", l->text);
		view_text(v, "usual_icon", shop_kind_now(rq)->icon);
		view_text(v, "usual_label", shop_kind_now(rq)->usual);
		break;
	case BRIEF_OPEN:
		greeting_opens(view_add(line, "OPEN"), b->opens, b->nopens,
		    arena_printf(rq->arena, "/people/%lld", (long long)rq->id));
		break;
	case BRIEF_JOKE:
		v = view_add(line, "JOKE");
		fill_line(v, l);
		view_int(v, "fact_id", l->fact->id);
		break;
	}
}

/* Who may be here too: ties first, then the household. */
static void
fill_ticks(struct request *rq, const struct brief_person *p, const int64_t *with, int nwith)
{
	int64_t      offered[GREETING_TICKS];
	int          n = 0;
	struct view *ticks = NULL;

	for (int i = 0; i < p->nothers && n < GREETING_TICKS; i++) {
		const struct brief_other *o = &p->others[i];
		bool                      known = o->bond == BRIEF_COMPANION, ticked = false;
		struct view              *v;

		for (int k = 0; k < n; k++)
			known |= offered[k] == o->id;
		if (known)
			continue;
		offered[n++] = o->id;
		for (int k = 0; k < nwith; k++)
			ticked |= with[k] == o->id;
		if (ticks == NULL)
			ticks = view_add(rq->view, "HERE_TOO");
		v = view_add(ticks, "TICKS");
		view_int(v, "other_id", o->id);
		view_text(v, "called", o->name);
		view_show(v, "TICKED", ticked);
	}
}

void
greeting_fill(struct request *rq, int64_t id, const int64_t *with, int nwith)
{
	struct brief_person who, *present = arena_alloc(rq->arena, WHO_MAX * sizeof *present);
	struct brief        b;
	int                 n = 0;

	if (!gather_person(rq, id, &who))
		return;
	for (int i = 0; i < nwith && n < WHO_MAX; i++)
		n += with[i] != id && gather_person(rq, with[i], &present[n]);
	brief_make(rq->arena, &who, present, n, rq->today, &b);
	if (b.with.text) {
		struct view *v = view_add(rq->view, "COMPANY");

		view_text(v, "with", b.with.text);
		view_part(v, "REMARKS", "remarks", b.with_remarks);
		view_show(v, "HERE_NOW", n > 0);
		view_show(v, "NOT_NOW", n == 0);
	}
	for (int i = 0; i < b.nlines; i++)
		if (b.lines[i].kind != BRIEF_NAME && b.lines[i].kind != BRIEF_WITH)
			fill_one(rq, &b, &b.lines[i]);
	fill_ticks(rq, &who, with, nwith);
}
