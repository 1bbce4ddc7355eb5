/*
 * together: several people who are here at once, on one screen.
 */
#include "brief.h"
#include "gather.h"
#include "greeting.h"
#include "pages.h"
#include "shown.h"
#include "who.h"

enum { NAMED_ON_BUTTON = 4 };

/* Those who are here, and those who may be. */
struct party {
	struct brief_person people[WHO_MAX];
	struct who          who[WHO_MAX];
	int                 n;
	bool                missing, many;
};

static void
read_party(struct request *rq, struct form *f, struct party *p)
{
	int n = form_count(f, "person");

	for (int i = 0; i < n; i++) {
		int64_t id = form_int_at(f, "person", i);
		bool    twice = false;

		for (int k = 0; k < p->n; k++)
			twice |= p->who[k].id == id;
		if (twice)
			continue;
		if (p->n == WHO_MAX)
			p->many = true;
		else if (!who_get(rq, id, &p->who[p->n]) || !gather_person(rq, id, &p->people[p->n]))
			p->missing = true;
		else
			p->n++;
	}
	/* They are called here by what tells them apart. */
	who_tell_apart(rq, p->who, p->n);
	for (int i = 0; i < p->n; i++)
		p->people[i].called = p->who[i].apart;
}

/* "?person=1&person=2", "?with=2&with=3": all of them, or all but one. */
static const char *
query_of(struct request *rq, const struct party *p, const char *name, int but)
{
	const char *query = "";

	for (int i = 0; i < p->n; i++)
		if (i != but)
			query = arena_printf(rq->arena, "%s%c%s=%lld", query, *query ? '&' : '?', name,
			    (long long)p->who[i].id);
	return query;
}

static void
fill_people(struct request *rq, const struct party *p)
{
	for (int i = 0; i < p->n; i++) {
		struct view *v = view_add(rq->view, "WHO");

		view_text(v, "person_path", arena_printf(rq->arena, "/people/%lld%s",
		    (long long)p->who[i].id, query_of(rq, p, "with", i)));
		view_text(v, "called", p->who[i].apart);
		face_fill(v, p->who[i].id, p->who[i].name, p->who[i].picture);
		view_part(v, "SAY", "say_name", p->people[i].say_name);
		view_part(v, "USUAL", "usual", p->people[i].usual);
	}
}

static void
fill_topics(struct request *rq, const struct brief_group *g)
{
	struct view *list = g->nleave ? view_add(rq->view, "LEAVE") : NULL;

	for (int i = 0; i < g->ncares; i++) {
		struct view *v = view_add(rq->view, "CARE");

		view_text(v, "called", g->cares[i].names);
		greeting_nots(v, g->cares[i].nots, g->cares[i].nnots);
	}
	view_show(rq->view, "NO_SUITS", g->nsuits == 0);
	for (int i = 0; i < g->nsuits; i++) {
		struct view *v = view_add(rq->view, "SUITS");

		view_text(v, "text", g->suits[i].text);
		view_text(v, "reason", greeting_reason(rq->arena, g->suits[i].reason));
		view_show(v, "SHARED", g->suits[i].shared);
	}
	for (int i = 0; i < g->nleave; i++) {
		struct view *v = view_add(list, "TOPICS");

		view_text(v, "text", g->leave[i].text);
		view_text(v, "not_for", g->leave[i].not_for);
		view_text(v, "reason", greeting_reason(rq->arena, g->leave[i].reason));
	}
}

static void
fill_between(struct request *rq, const struct brief_group *g)
{
	struct view *ties = g->nties ? view_add(rq->view, "TIES") : NULL;

	for (int i = 0; i < g->njokes; i++) {
		struct view *v = view_add(rq->view, "JOKES");

		view_text(v, "text", g->jokes[i].text);
		view_text(v, "reason", greeting_reason(rq->arena, g->jokes[i].reason));
		view_part(v, "ANSWER", "answer", g->jokes[i].remark);
		view_int(v, "fact_id", g->jokes[i].fact_id);
	}
	for (int i = 0; i < g->nties; i++) {
		struct view *v = view_add(ties, "PAIRS");

		view_text(v, "text", g->ties[i].text);
		view_part(v, "PAIR_REMARK", "tie_remark", g->ties[i].remark);
	}
}

/* What is open with each of them, under their name. */
static void
fill_opens(struct request *rq, const struct party *p)
{
	const char *back = arena_printf(rq->arena, "/together%s", query_of(rq, p, "person", -1));

	for (int i = 0; i < p->n; i++) {
		struct brief_line *opens;
		int                n = brief_opens(rq->arena, &p->people[i], rq->today, true, &opens);
		struct view       *v = n ? view_add(rq->view, "OPEN_WITH") : NULL;

		if (n == 0)
			continue;
		view_text(v, "called", p->who[i].apart);
		greeting_opens(v, opens, n, back);
	}
}

static bool
is_offered(const struct party *p, const int64_t *offered, int n, int64_t id)
{
	for (int i = 0; i < p->n; i++)
		if (p->who[i].id == id)
			return true;
	for (int i = 0; i < n; i++)
		if (offered[i] == id)
			return true;
	return false;
}

/* Who is here, to be unticked; and who belongs to them, to be ticked. */
static void
fill_ticks(struct request *rq, const struct party *p)
{
	int64_t offered[GREETING_TICKS];
	int     n = 0;

	for (int i = 0; i < p->n; i++) {
		struct view *v = view_add(rq->view, "TICKS");

		view_int(v, "other_id", p->who[i].id);
		view_text(v, "called", p->who[i].apart);
		view_show(v, "TICKED", true);
	}
	for (int i = 0; i < p->n; i++)
		for (int k = 0; k < p->people[i].nothers && n < GREETING_TICKS; k++) {
			const struct brief_other *o = &p->people[i].others[k];
			struct view              *v;

			if (o->bond == BRIEF_COMPANION || is_offered(p, offered, n, o->id))
				continue;
			offered[n++] = o->id;
			v = view_add(rq->view, "TICKS");
			view_int(v, "other_id", o->id);
			view_text(v, "called", o->name);
			view_show(v, "TICKED", false);
		}
}

int
together_show(struct request *rq)
{
	static const struct field fields[] = {
		{ "person", "who is here", FORM_ID, .many = true }, { 0 }
	};
	struct form       *f = form_read(rq, fields);
	struct party      *p = arena_alloc(rq->arena, sizeof *p);
	struct brief_group g;
	const char        *names;

	if (!form_ok(f))
		return 404;
	read_party(rq, f, p);
	if (p->n == 0)
		return p->missing ? 404 : redirect(rq, "/people");
	if (p->n == 1 && !p->missing)
		return redirect(rq, "/people/%lld", (long long)p->who[0].id);
	brief_group_make(rq->arena, p->people, p->n, rq->today, &g);
	names = who_words(rq, p->who, p->n);
	view_text(rq->view, "title", names);
	view_text(rq->view, "names", names);
	view_text(rq->view, "log_for", p->n > NAMED_ON_BUTTON ? "all of them" : names);
	view_text(rq->view, "visit_path", arena_printf(rq->arena, "/visits/new%s",
	    query_of(rq, p, "person", -1)));
	view_show(rq->view, "MISSING", p->missing);
	view_show(rq->view, "TOO_MANY", p->many);
	fill_people(rq, p);
	fill_opens(rq, p);
	fill_topics(rq, &g);
	fill_between(rq, &g);
	fill_ticks(rq, p);
	return 200;
}
