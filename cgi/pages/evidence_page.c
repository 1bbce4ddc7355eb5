/*
 * evidence_page: an avatar held against the people for whom it speaks: what is our guess and
 * what is seen in whom, what is different, what drifts, and what the owner makes of it.
 */
#include "evidence_page.h"

#include "avatar.h"
#include "pages.h"
#include "segments.h"
#include "shown.h"

static const struct field show_fields[] = {
	{ "claim", "which line", FORM_ID },
	{ "q", "What to look for", FORM_TEXT, .max = 60 },
	{ "saved", "What was saved", FORM_FLAG },
	{ "dropped", "what was taken off", FORM_ID },
	{ 0 }
};

static const char *const acts[] = { "add", "drop", "back", "dismiss", "again", "show", "guess", NULL };

static const struct field fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ "claim", "which line", FORM_ID },
	{ "rule", "What shows it", FORM_TEXT, .max = 200 },
	{ 0 }
};

static const struct field people_fields[] = {
	{ "claim", "which line", FORM_ID },
	{ "after", "where the list goes on", FORM_ID },
	{ 0 }
};

/* What shows a claim: "Seen in those who come on Saturdays.", or why it is a guess. */
static const char *
shown_by(struct request *rq, const struct avatar_claim *claim, bool gone)
{
	struct segment s;

	if (gone)
		return "What showed it is no longer in the book.";
	if (*claim->rule == '\0' || !evidence_rule(rq, claim->rule, &s))
		return "";
	return arena_printf(rq->arena, "Those who %s%s", s.lines[0].not ? "do not: " : "",
	    segment_line_words(rq->arena, &s.lines[0], segments_name, rq));
}

/* A claim, and the form by which it is shown if it is the chosen one. */
static void
fill_claim(struct request *rq, const struct evidence_page *p, int b, int c, struct view *block,
    const struct form *f, const char *q)
{
	const struct avatar_claim *claim = &p->blocks[b].claims[c];
	struct view               *v = view_add(block, "HELD"), *choice;
	int64_t                    fit = p->e->fit[b][c];

	view_text(v, "held_text", claim->text);
	evidence_show(rq, v, claim, fit, p->e->people);
	view_part(v, "SHOWN_BY", "shown_by", shown_by(rq, claim, p->e->gone[b][c]));
	if (fit >= 0 && p->e->people > 0)
		view_int(view_add(v, "HELD_METER"), "held_share", fit * 300 / p->e->people);
	view_show(v, "NOT_CHOSEN", form_int(f, "claim") != claim->id);
	if (form_int(f, "claim") != claim->id)
		return;
	choice = view_add(v, "CHOSEN");
	view_int(choice, "chosen_id", claim->id);
	view_show(choice, "MAY_GUESS", *claim->rule != '\0');
	evidence_options(rq, p, choice, q);
}

static void
fill_claims(struct request *rq, const struct evidence_page *p, const struct form *f,
    const char *q)
{
	for (int b = 0; b < p->n; b++) {
		struct view *v = p->blocks[b].n ? view_add(rq->view, "HELD_BLOCKS") : NULL;

		if (v == NULL)
			continue;
		view_text(v, "held_heading", p->blocks[b].heading);
		view_text(v, "held_icon", p->blocks[b].icon);
		for (int c = 0; c < p->blocks[b].n; c++)
			fill_claim(rq, p, b, c, v, f, q);
	}
	view_show(rq->view, "NO_CLAIM", view_rows(rq->view, "HELD_BLOCKS") == NULL);
}

/* "12 of 20 lines are seen in real people, 8 are our guess." */
static const char *
held_words(struct request *rq, const struct evidence *e)
{
	if (e->seen == 0)
		return e->guessed ? "All of it is our guess so far." : "Nothing is told yet.";
	if (e->guessed == 0)
		return "All of it is held against real people.";
	return arena_printf(rq->arena, "%d of %d lines are held against real people, the others are "
	    "our guess.", e->seen, e->seen + e->guessed);
}

static bool
load(struct request *rq, struct evidence_page *p)
{
	if (!avatar_get(rq, rq->id, &p->line))
		return false;
	p->n = avatar_claims(rq, &p->line, p->blocks);
	p->e = evidence_of(rq, &p->line, p->blocks, p->n);
	return true;
}

/* The whole page, with a claim open if f says which, and what was looked for. */
static int
fill(struct request *rq, struct evidence_page *p, const struct form *f, const char *q)
{
	struct view *v;

	view_text(rq->view, "title", arena_printf(rq->arena, "%s, held against real people",
	    p->line.name));
	avatar_fill(rq, rq->view, &p->line);
	view_text(rq->view, "held_words", held_words(rq, p->e));
	view_text(rq->view, "q", q);
	if (p->e->speaks) {
		v = view_add(rq->view, "SPEAKS");
		view_int(v, "segment_id", p->line.segment_id);
		view_text(v, "segment_name", p->e->segment);
		view_text(v, "speaks_count", shown_count(rq, p->e->people, "person", "people"));
	}
	view_show(rq->view, "SPEAKS_FOR_NOBODY", !p->e->speaks);
	view_part(rq->view, "FEW", "few_words",
	    p->e->speaks ? evidence_few_words(rq->arena, p->e->people) : "");
	fill_claims(rq, p, f, q);
	evidence_drifts(rq, p);
	evidence_differences(rq, p);
	if (p->e->speaks)
		evidence_quotes(rq, &p->e->members, p->e->people);
	else
		view_show(rq->view, "ANY_QUOTE", false);
	form_fill(f, rq->view);
	return form_ok(f) ? 200 : 422;
}

int
evidence_page(struct request *rq)
{
	struct form          *f = form_read(rq, show_fields);
	struct evidence_page *p = arena_alloc(rq->arena, sizeof *p);
	struct rows          *r;

	if (!load(rq, p))
		return 404;
	if (!form_ok(f))
		f = form_new(rq, show_fields);
	view_show(rq->view, "SAVED", form_flag(f, "saved"));
	if (form_int(f, "dropped") && (r = db_one(rq->db, claim_get,
	        .id = INT(form_int(f, "dropped")), .avatar_id = INT(rq->id))) != NULL &&
	    db_int(r, claim_get_removed)) {
		struct view *v = view_add(rq->view, "DROPPED");

		view_int(v, "dropped_id", form_int(f, "dropped"));
		view_text(v, "dropped_text", db_text(r, claim_get_text));
	}
	return fill(rq, p, f, form_text(f, "q"));
}

/* The claim that is meant, if it is one of this avatar that is on its page, or that was. */
static struct rows *
claim_of(struct request *rq, struct form *f, bool removed)
{
	struct rows *r = form_int(f, "claim") ? db_one(rq->db, claim_get,
	    .id = INT(form_int(f, "claim")), .avatar_id = INT(rq->id)) : NULL;

	if (r != NULL && !db_int(r, claim_get_removed) == !removed)
		return r;
	form_blame(f, "claim", "This line is no longer on the page.");
	return NULL;
}

/* The rule that was sent, if it can be asked. */
static bool
rule_of(struct request *rq, struct form *f, struct segment *s)
{
	if (!form_ok(f))
		return false;
	if (!*form_text(f, "rule"))
		form_blame(f, "rule", "Choose what shows it.");
	else if (strlen(form_text(f, "rule")) > RULE_MAX || !evidence_rule(rq, form_text(f, "rule"), s))
		form_blame(f, "rule", "That cannot be asked of the book any more. Choose again.");
	return form_ok(f);
}

/* A claim is shown by another rule from now on: what was kept of it was of the old one. */
static void
put_rule(struct request *rq, int64_t claim_id, const char *rule)
{
	db_run(rq->db, claim_rule, .id = INT(claim_id), .rule = TEXT(rule));
	db_run(rq->db, evidence_forget_claim, .id = INT(claim_id));
	evidence_keep(rq);
}

/* Where there is room for one more line: where it fits best, or else nearby. */
static const struct avatar_block *
block_for(const struct evidence_page *p, const struct segment_line *l)
{
	const int better[] = { evidence_block(l), 10, 11, 4, 0 };

	for (size_t i = 0; i < sizeof better / sizeof *better; i++)
		for (int b = 0; b < p->n; b++)
			if (p->blocks[b].n < AVATAR_LINES && (p->blocks[b].id == better[i] || better[i] == 0))
				return &p->blocks[b];
	return NULL;
}

/* What members share is told from now on: a line that says so already is shown by it. */
static void
add(struct request *rq, struct form *f, const struct evidence_page *p)
{
	const struct avatar_block *block;
	const struct segment_line *l;
	struct segment             s = { .n = 0 };
	const char                *rule = form_text(f, "rule"), *text, *name;

	if (!rule_of(rq, f, &s) || s.lines[0].condition == NULL)
		return;
	l = &s.lines[0];
	name = l->condition->asks == ASKS_KEY ? segments_name(rq, l->condition, l->key) : "";
	text = evidence_text(rq->arena, l, name,
	    segment_line_words(rq->arena, l, segments_name, rq));
	block = block_for(p, l);
	if (l->not)
		form_blame(f, "rule", "What they do not do is no line of its own.");
	else if (block == NULL)
		form_blame(f, "rule", "There is no room for one more line. Take one off first.");
	if (block == NULL || !form_ok(f))
		return;
	db_run(rq->db, difference_put, .avatar_id = INT(rq->id), .rule = TEXT(rule),
	    .answer = TEXT("accepted"), .staff_id = INT(rq->staff_id), .now = INT(rq->now));
	for (int b = 0; b < p->n; b++)
		for (int c = 0; c < p->blocks[b].n; c++) {
			const struct avatar_claim *claim = &p->blocks[b].claims[c];

			if (strcmp(claim->rule, rule) == 0)
				return;
			if (*claim->rule == '\0' && p->blocks[b].id == block->id &&
			    strcmp(text_fold(rq->arena, claim->text), text_fold(rq->arena, text)) == 0) {
				put_rule(rq, claim->id, rule);
				return;
			}
		}
	db_run(rq->db, claim_insert_seen, .avatar_id = INT(rq->id), .block_id = INT(block->id),
	    .text = TEXT(text), .rule = TEXT(rule), .staff_id = INT(rq->staff_id),
	    .now = INT(rq->now));
	evidence_keep(rq);
}

/* What the page says and they do not do is taken off it; and put back. */
static void
drop(struct request *rq, struct form *f)
{
	struct rows *r = claim_of(rq, f, false);

	if (r == NULL)
		return;
	if (*db_text(r, claim_get_rule))
		db_run(rq->db, difference_put, .avatar_id = INT(rq->id), .answer = TEXT("accepted"),
		    .rule = TEXT(evidence_opposite(rq->arena, db_text(r, claim_get_rule))),
		    .staff_id = INT(rq->staff_id), .now = INT(rq->now));
	db_run(rq->db, claim_remove, .id = INT(form_int(f, "claim")), .now = INT(rq->now));
}

static void
put_back(struct request *rq, struct form *f)
{
	struct rows *r = claim_of(rq, f, true);

	if (r == NULL)
		return;
	if (db_int(r, claim_get_lines) >= AVATAR_LINES) {
		form_blame(f, "claim", "There is no room for one more line. Take one off first.");
		return;
	}
	if (*db_text(r, claim_get_rule))
		db_run(rq->db, difference_drop, .avatar_id = INT(rq->id),
		    .rule = TEXT(evidence_opposite(rq->arena, db_text(r, claim_get_rule))));
	db_run(rq->db, claim_restore, .id = INT(form_int(f, "claim")));
}

static void
answer(struct request *rq, struct form *f, const struct evidence_page *p)
{
	const char    *act = form_text(f, "act"), *rule = form_text(f, "rule");
	struct segment s;

	if (strcmp(act, "add") == 0)
		add(rq, f, p);
	else if (strcmp(act, "drop") == 0)
		drop(rq, f);
	else if (strcmp(act, "back") == 0)
		put_back(rq, f);
	else if (strcmp(act, "again") == 0)
		db_run(rq->db, difference_drop, .avatar_id = INT(rq->id), .rule = TEXT(rule));
	else if (strcmp(act, "dismiss") == 0 && rule_of(rq, f, &s))
		db_run(rq->db, difference_put, .avatar_id = INT(rq->id), .rule = TEXT(rule),
		    .answer = TEXT("dismissed"), .staff_id = INT(rq->staff_id), .now = INT(rq->now));
	else if (strcmp(act, "show") == 0 && claim_of(rq, f, false) && rule_of(rq, f, &s))
		put_rule(rq, form_int(f, "claim"), rule);
	else if (strcmp(act, "guess") == 0 && claim_of(rq, f, false))
		put_rule(rq, form_int(f, "claim"), "");
}

int
evidence_answer(struct request *rq)
{
	struct form          *f = form_read(rq, fields);
	struct evidence_page *p = arena_alloc(rq->arena, sizeof *p);
	long long             claim = form_int(f, "claim");

	if (!load(rq, p))
		return 404;
	if (form_ok(f) && !*form_text(f, "act"))
		form_blame(f, "act", "Say what to do with it.");
	if (form_ok(f))
		answer(rq, f, p);
	if (!form_ok(f)) {
		view_show(rq->view, "SAVED", false);
		return fill(rq, p, f, "");
	}
	if (strcmp(form_text(f, "act"), "drop") == 0)
		return redirect(rq, "/avatars/%lld/evidence?dropped=%lld", (long long)rq->id, claim);
	return redirect(rq, "/avatars/%lld/evidence?saved=yes", (long long)rq->id);
}

int
evidence_people_list(struct request *rq)
{
	struct form        *f = form_read(rq, people_fields);
	struct segment_bits bits = segments_bits(rq);
	struct segment      members, rule;
	struct avatar_line  line;
	struct avatar_claim claim = { .id = form_ok(f) ? form_int(f, "claim") : 0 };
	int64_t             ids[PAGE_ROWS + 1], of, fit, after = form_ok(f) ? form_int(f, "after") : 0;
	struct rows        *r = db_one(rq->db, claim_get, .id = INT(claim.id), .avatar_id = INT(rq->id));
	const char         *name;
	int                 n;

	if (r == NULL || db_int(r, claim_get_removed) || !avatar_get(rq, rq->id, &line))
		return 404;
	claim.text = arena_text(rq->arena, db_text(r, claim_get_text));
	claim.rule = arena_text(rq->arena, db_text(r, claim_get_rule));
	if (!evidence_rule(rq, claim.rule, &rule))
		return 404;
	evidence_members(rq, &line, &members, &name);
	fit = evidence_fit(rq, &line, &claim, &of);
	view_text(rq->view, "title", claim.text);
	view_text(rq->view, "avatar_name", line.name);
	view_int(rq->view, "avatar_id", line.id);
	view_int(rq->view, "evidence_claim", claim.id);
	view_text(rq->view, "held_text", claim.text);
	view_text(rq->view, "shown_by", shown_by(rq, &claim, false));
	view_text(rq->view, "evidence_words", arena_printf(rq->arena, "Seen in %lld of %lld %s",
	    (long long)fit, (long long)of, *name ? name : "people"));
	n = evidence_people(&members, &rule, &bits, after, ids, PAGE_ROWS + 1);
	segments_members(rq, ids, n, after);
	return 200;
}
