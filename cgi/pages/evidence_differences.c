/*
 * evidence_differences: what real members do and the avatar does not say, the reverse, and
 * what may show a claim.
 */
#include "evidence_page.h"
#include "pages.h"
#include "segments.h"

enum {
	LOOKED_AT = 24, /* traits that members share */
	TOLD = 6        /* of those, on the page */
};

/* Whether a claim says so already, on the page or in what the owner answered. */
static bool
settled(struct request *rq, const struct evidence_page *p, const char *rule)
{
	struct rows *r = db_one(rq->db, difference_get, .avatar_id = INT(p->line.id),
	    .rule = TEXT(rule));

	if (r != NULL && strcmp(db_text(r, difference_get_answer), "dismissed") == 0)
		return true;
	for (int b = 0; b < p->n; b++)
		for (int c = 0; c < p->blocks[b].n; c++)
			if (strcmp(p->blocks[b].claims[c].rule, rule) == 0)
				return true;
	return false;
}

static void
they_do(struct request *rq, const struct evidence_page *p)
{
	struct segments_shared shared[LOOKED_AT];
	int n = segments_shared(rq, &p->e->members, shared, LOOKED_AT), told = 0;

	for (int i = 0; i < n && told < TOLD; i++) {
		struct view *v;

		if (!evidence_they_do(shared[i].fit, shared[i].people, shared[i].all, shared[i].of) ||
		    strlen(shared[i].rule) > RULE_MAX || settled(rq, p, shared[i].rule))
			continue;
		v = view_add(rq->view, "THEY_DO");
		view_text(v, "do_rule", shared[i].rule);
		view_text(v, "do_words", arena_printf(rq->arena, "%lld %s", (long long)shared[i].fit,
		    shared[i].words));
		view_text(v, "do_why", arena_printf(rq->arena, "%lld of %lld here, %lld of %lld of "
		    "everyone", (long long)shared[i].fit, (long long)shared[i].people,
		    (long long)shared[i].all, (long long)shared[i].of));
		told++;
	}
}

static void
they_do_not(struct request *rq, const struct evidence_page *p)
{
	for (int b = 0; b < p->n; b++)
		for (int c = 0; c < p->blocks[b].n; c++) {
			const struct avatar_claim *claim = &p->blocks[b].claims[c];
			const char  *opposite = evidence_opposite(rq->arena, claim->rule);
			struct view *v;

			if (!evidence_they_do_not(p->e->fit[b][c], p->e->people) ||
			    settled(rq, p, opposite))
				continue;
			v = view_add(rq->view, "THEY_DO_NOT");
			view_int(v, "not_claim", claim->id);
			view_text(v, "not_rule", opposite);
			view_text(v, "not_text", claim->text);
			view_text(v, "not_why", arena_printf(rq->arena, "%s, %s",
			    p->blocks[b].heading, evidence_words(rq, p->e->fit[b][c], p->e->people)));
		}
}

/* A rule of one line in words: "come on Saturdays", "do not: like Jazz". */
static const char *
line_words(struct request *rq, const char *rule)
{
	struct segment s;
	const char    *why;

	if (!segment_read(rq->arena, rule, &s, &why) || s.n != 1 || s.lines[0].condition == NULL)
		return "Something that is no longer in the book";
	return arena_printf(rq->arena, "%s%s", s.lines[0].not ? "do not: " : "",
	    segment_line_words(rq->arena, &s.lines[0], segments_name, rq));
}

static void
answered(struct request *rq, const struct evidence_page *p)
{
	struct rows *r = db_query(rq->db, difference_list, .avatar_id = INT(p->line.id));

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "ANSWERED");
		bool         dismissed = strcmp(db_text(r, difference_list_answer), "dismissed") == 0;

		view_text(v, "answered_rule", db_text(r, difference_list_rule));
		view_text(v, "answered_words", arena_printf(rq->arena, "They %s",
		    line_words(rq, arena_text(rq->arena, db_text(r, difference_list_rule)))));
		view_text(v, "answered_about", arena_printf(rq->arena, "%s by %s, %s",
		    dismissed ? "Dismissed" : "Accepted", db_text(r, difference_list_author),
		    clock_day_words(rq->arena, clock_day(db_int(r, difference_list_at)), rq->today)));
		view_show(v, "LOOK_AGAIN", dismissed);
	}
	view_show(rq->view, "ANY_ANSWERED", view_rows(rq->view, "ANSWERED") != NULL);
}

void
evidence_differences(struct request *rq, const struct evidence_page *p)
{
	if (p->e->speaks && p->e->people >= EVIDENCE_PICTURE) {
		they_do(rq, p);
		they_do_not(rq, p);
	}
	view_show(rq->view, "NO_DIFFERENCE", p->e->speaks && p->e->people >= EVIDENCE_PICTURE &&
	    view_rows(rq->view, "THEY_DO") == NULL && view_rows(rq->view, "THEY_DO_NOT") == NULL);
	view_show(rq->view, "ANY_DO", view_rows(rq->view, "THEY_DO") != NULL);
	view_show(rq->view, "ANY_DO_NOT", view_rows(rq->view, "THEY_DO_NOT") != NULL);
	answered(rq, p);
}

/* One trait that was looked for, with how many members have it. */
static void
option(struct request *rq, const struct evidence_page *p, struct view *into, const char *kind,
    const char *key)
{
	const char           *rule = arena_printf(rq->arena, "%s %s", kind, key);
	struct segment        s;
	struct evidence_tally tally = { &s, 0 };
	struct segment_bits   bits = segments_bits(rq);
	struct view          *v;
	int64_t               people;

	if (strlen(rule) > RULE_MAX || !evidence_rule(rq, rule, &s))
		return;
	people = evidence_count(&p->e->members, &tally, 1, &bits);
	v = view_add(into, "FOUND_OPTIONS");
	view_text(v, "found_rule", rule);
	view_text(v, "found_words", arena_printf(rq->arena, "%s (%lld of %lld)",
	    segment_line_words(rq->arena, &s.lines[0], segments_name, rq), (long long)tally.fit,
	    (long long)people));
}

/* Keys that were found, as a statement about them must be read to its end first. */
enum { FOUND_KEYS = 10 };

static void
looked_up(struct request *rq, const struct evidence_page *p, struct view *into, const char *text)
{
	static const char *const kinds[] = { "usual", "tag", "place", "town" };
	const char  *low = text_fold(rq->arena, text), *high = text_behind(rq->arena, low);
	const char  *keys[FOUND_KEYS], *match = "";
	int64_t      likes[FOUND_KEYS], dislikes[FOUND_KEYS];
	int          n = 0;
	struct rows *r = db_query(rq->db, evidence_interests, .low = TEXT(low), .high = TEXT(high));

	while (n < FOUND_KEYS && db_next(r)) {
		likes[n] = db_int(r, evidence_interests_likes);
		dislikes[n] = db_int(r, evidence_interests_dislikes);
		keys[n++] = arena_printf(rq->arena, "%lld", (long long)db_int(r, evidence_interests_id));
	}
	db_done(r);
	for (int i = 0; i < n; i++) {
		if (likes[i] > 0)
			option(rq, p, into, "likes", keys[i]);
		if (dislikes[i] > 0)
			option(rq, p, into, "dislikes", keys[i]);
	}
	for (char *all = arena_text(rq->arena, low), *w = strtok(all, " "); w; w = strtok(NULL, " "))
		match = arena_printf(rq->arena, "%s%s\"%s\"*", match, *match ? " " : "", w);
	r = db_query(rq->db, evidence_habits, .match = TEXT(match));
	for (n = 0; n < FOUND_KEYS && db_next(r);)
		keys[n++] = arena_text(rq->arena, db_text(r, evidence_habits_key));
	db_done(r);
	for (int i = 0; i < n; i++)
		option(rq, p, into, "habit", keys[i]);
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		r = db_query(rq->db, evidence_traits, .kind = TEXT(kinds[k]), .low = TEXT(low),
		    .high = TEXT(high));
		for (n = 0; n < FOUND_KEYS && db_next(r);)
			keys[n++] = arena_text(rq->arena, db_text(r, evidence_traits_key));
		db_done(r);
		for (int i = 0; i < n; i++)
			option(rq, p, into, kinds[k], keys[i]);
	}
}

void
evidence_options(struct request *rq, const struct evidence_page *p, struct view *into,
    const char *text)
{
	struct segments_shared shared[LOOKED_AT];
	int  n = segments_shared(rq, &p->e->members, shared, LOOKED_AT);
	bool offered, found;

	for (int i = 0; i < n; i++) {
		struct view *v;

		if (strlen(shared[i].rule) > RULE_MAX)
			continue;
		v = view_add(into, "SHARED_OPTIONS");
		view_text(v, "option_rule", shared[i].rule);
		view_text(v, "option_words", arena_printf(rq->arena, "%s (%lld of %lld)",
		    shared[i].words, (long long)shared[i].fit, (long long)shared[i].people));
	}
	if (*text_fold(rq->arena, text))
		looked_up(rq, p, into, text);
	offered = view_rows(into, "SHARED_OPTIONS") != NULL;
	found = view_rows(into, "FOUND_OPTIONS") != NULL;
	view_show(into, "ANY_SHARED", offered);
	view_show(into, "ANY_FOUND", found);
	view_show(into, "ANY_OPTION", offered || found);
	view_show(into, "NO_OPTION", !offered && !found);
	view_show(into, "FOUND_NOTHING", *text && !found);
}
