/*
 * matters: what matters to somebody, as their page shows it: the lines of facts, in
 * groups, and the note after one of them was changed.
 */
#include "facts.h"
#include "pages.h"
#include "shown.h"
#include "tact.h"

enum {
	NEWEST = 60,     /* facts that are looked at */
	LINES_A_GROUP = 6
};

/* The groups in their order; the stronger kind of two stands first. */
static const struct {
	const char *kind, *stronger, *words; /* words NULL: as shown_about says with the name */
} groups[] = {
	{ "likes", "loves", "Likes" },
	{ "dislikes", "hates", "Dislikes" },
	{ "bothers", NULL, "Bothers" },
	{ "must", NULL, "Must know" },
	{ "family", NULL, "Family" },
	{ "opinion", NULL, "Thinks" },
	{ "moves", NULL, NULL },
	{ "joke", NULL, NULL },
	{ "neutral", NULL, "So-so" },
	{ "habit", NULL, "Habits" },
	{ "moment", NULL, "Moments" },
	{ "other", NULL, "Other" },
};
enum { GROUPS = sizeof groups / sizeof *groups };

/* The statements of lines give the same columns. */
_Static_assert((int)fact_list_question_id == (int)fact_habits_question_id &&
                   (int)fact_list_question_id == (int)fact_of_stage_question_id,
    "the lines of facts read the same columns");

void
fact_read(struct request *rq, struct rows *r, struct matter *m)
{
	struct arena *a = rq->arena;

	m->id = db_int(r, fact_list_id);
	m->learned_at = db_int(r, fact_list_learned_at);
	m->visit_id = db_int(r, fact_list_visit_id);
	m->used_at = db_int(r, fact_list_used_at);
	m->stage_id = db_int(r, fact_list_stage_id);
	m->interest_id = db_int(r, fact_list_interest_id);
	m->question_id = db_int(r, fact_list_question_id);
	m->kind = arena_text(a, db_text(r, fact_list_kind));
	m->text = arena_text(a, db_text(r, fact_list_text));
	m->remark = arena_text(a, db_text(r, fact_list_remark));
	m->source = arena_text(a, db_text(r, fact_list_source));
	m->author = arena_text(a, db_text(r, fact_list_author));
	m->interest = arena_text(a, db_text(r, fact_list_interest));
	m->company = arena_text(a, db_text(r, fact_list_company));
}

static bool
is(const struct matter *m, const char *kind)
{
	return kind && strcmp(m->kind, kind) == 0;
}

void
fact_fill(struct request *rq, struct view *v, const struct matter *m)
{
	bool clue = *shown_clue(m->source) != '\0', joke = is(m, "joke");

	shown_fact(rq, v, is(m, "opinion") ? shown_opinion(rq, m->text, m->learned_at) : m->text,
	    m->source, m->author, m->learned_at, m->visit_id);
	view_int(v, "fact_id", m->id);
	view_show(v, "LOVED", is(m, "loves"));
	view_show(v, "HATED", is(m, "hates"));
	view_part(v, "FACT_REMARK", "fact_remark", m->remark);
	view_part(v, "WORKS_WITH", "company_name", m->company);
	if (m->interest_id) {
		struct view *interest = view_add(v, "INTEREST");

		view_int(interest, "interest_id", m->interest_id);
		view_text(interest, "interest_name", m->interest);
	}
	/* What somebody does was seen or it was not: only the rest is asked in the row. */
	view_show(v, "ASK_CLUE", clue && !(is(m, "habit") && strcmp(m->source, "seen") == 0));
	view_show(v, "TELL", joke && !clue);
	view_part(v, "TOLD", "told_words", !joke || clue ? ""
	    : m->used_at == 0 ? "Not told yet"
	                      : arena_printf(rq->arena, "Last told %s",
	                            shown_ago_inside(rq, clock_day(m->used_at))));
}

/* Those of one kind, up to what the group still has room for. */
static int
fill_kind(struct request *rq, struct view *group, const struct matter *all, int n,
    const char *kind, int room)
{
	int shown = 0;

	for (int i = 0; i < n && shown < room; i++)
		if (is(&all[i], kind)) {
			fact_fill(rq, view_add(group, "FACTS"), &all[i]);
			shown++;
		}
	return shown;
}

static int
fill_group(struct request *rq, struct view *known, const struct matter *all, int n, int g,
    const char *called)
{
	const char  *kind = groups[g].kind;
	struct view *v = NULL;
	int          shown = 0;

	for (int i = 0; i < n && v == NULL; i++)
		if (is(&all[i], kind) || is(&all[i], groups[g].stronger))
			v = view_add(known, "GROUPS");
	if (v == NULL)
		return 0;
	view_text(v, "kind", kind);
	view_text(v, "kind_words", groups[g].words ? groups[g].words : shown_about(rq, called, kind));
	view_text(v, "kind_icon", shown_kind_icon(kind));
	shown = fill_kind(rq, v, all, n, groups[g].stronger, LINES_A_GROUP);
	return shown + fill_kind(rq, v, all, n, kind, LINES_A_GROUP - shown);
}

static int
fill_groups(struct request *rq, struct view *v, const struct matter *all, int n, const char *called)
{
	int shown = 0;

	for (int g = 0; g < GROUPS; g++)
		shown += fill_group(rq, v, all, n, g, called);
	return shown;
}

void
matters_fill(struct request *rq, const char *called, int64_t facts, bool business_only)
{
	struct matter *all = arena_alloc(rq->arena, NEWEST * sizeof *all);
	struct matter *folded = arena_alloc(rq->arena, NEWEST * sizeof *folded);
	struct view   *known;
	struct rows   *r;
	int            n = 0, nfolded = 0, shown;

	fact_note(rq, rq->id, 0);
	view_text(rq->view, "called", called);
	view_show(rq->view, "NOTHING_KNOWN", facts == 0);
	if (facts == 0)
		return;
	known = view_add(rq->view, "KNOWN");
	r = db_query(rq->db, fact_list, .person_id = INT(rq->id), .limit = INT(NEWEST),
	    .skip = INT(0));
	while (db_next(r)) {
		struct matter m;

		fact_read(rq, r, &m);
		/* How somebody buys stands in its own card. */
		if (m.stage_id != 0)
			continue;
		if (business_only && tact_personal(m.kind, m.question_id != 0))
			folded[nfolded++] = m;
		else
			all[n++] = m;
	}
	shown = fill_groups(rq, known, all, n, called);
	if (nfolded)
		shown += fill_groups(rq, view_add(known, "FOLDED_MATTERS"), folded, nfolded, called);
	if (shown < facts)
		view_text(view_add(rq->view, "MORE_FACTS"), "more_facts_words",
		    facts == 1 ? "The one thing we know"
		               : arena_printf(rq->arena, "All %lld things", (long long)facts));
}

/* What was done, what is said of it, and what takes it back. */
static const struct {
	const char *did, *words, *undo;
} notes[] = {
	{ "added", "Saved.", "remove" },
	{ "corrected", "Corrected.", "undo" },
	{ "confirmed", "No guess any more.", "undo" },
	{ "undone", "As it was before.", "undo" },
	{ "removed", "Left out.", "restore" },
	{ "rejected", "Not so, and left out.", "restore" },
	{ "restored", "Back in the book.", NULL },
	{ "used", "Noted for today.", "undo" },
	{ "unused", "Undone.", NULL },
	{ "stale", "Somebody was quicker.", NULL },
};
enum { NOTES = sizeof notes / sizeof *notes };

static const char *const dids[] = { "added", "corrected", "confirmed", "undone", "removed",
	"rejected", "restored", "used", "unused", "stale", NULL };

static const struct field fields[] = {
	{ "did", "What was done", FORM_CHOICE, .choices = dids },
	{ "fact", "What it was done to", FORM_ID },
	{ 0 }
};

/* Whether a fact still is as the note would say: the address may be an old one. */
static bool
is_so(struct request *rq, struct rows *r, int64_t id, const char *did)
{
	bool         out = strcmp(did, "removed") == 0 || strcmp(did, "rejected") == 0;
	struct rows *last;

	if (out != !db_is_null(r, fact_get_removed_at))
		return false;
	if (out)
		return fact_may_restore(rq, id);
	if (strcmp(did, "corrected") != 0 && strcmp(did, "confirmed") != 0 &&
	    strcmp(did, "undone") != 0)
		return true;
	last = db_one(rq->db, fact_last_change, .fact_id = INT(id));
	return last && strcmp(db_text(last, fact_last_change_what), did) == 0;
}

/* "You now know 35 things about Fred.", or the line itself. */
static const char *
note_words(struct request *rq, struct rows *r, const char *did)
{
	if (strcmp(did, "stale") == 0)
		return "This is how it stands now.";
	if (strcmp(did, "added") != 0 || db_is_null(r, fact_get_person_id))
		return arena_printf(rq->arena, "“%s”", db_text(r, fact_get_text));
	return arena_printf(rq->arena, "You now know %s about %s.",
	    shown_count(rq, db_int(r, fact_get_facts), "thing", "things"),
	    db_text(r, fact_get_called));
}

void
fact_note(struct request *rq, int64_t person_id, int64_t household_id)
{
	struct form *f = form_read(rq, fields);
	const char  *did = form_text(f, "did");
	int64_t      id = form_int(f, "fact");
	struct rows *r = form_ok(f) && *did && id ? db_one(rq->db, fact_get, .id = INT(id)) : NULL;
	struct view *v, *undo;
	int          n = 0;

	if (r == NULL || db_int(r, fact_get_person_id) != person_id ||
	    db_int(r, fact_get_household_id) != household_id || !is_so(rq, r, id, did))
		return;
	while (n < NOTES - 1 && strcmp(notes[n].did, did) != 0)
		n++;
	v = view_add(rq->view, "DONE");
	view_text(v, "done", notes[n].words);
	view_text(v, "done_words", note_words(rq, r, did));
	if (notes[n].undo == NULL)
		return;
	undo = view_add(v, "DONE_UNDO");
	view_int(undo, "fact_id", id);
	view_text(undo, "undo_path", arena_printf(rq->arena, "/facts/%lld/%s", (long long)id,
	    notes[n].undo));
	view_int(undo, "version", db_int(r, fact_get_version));
	view_text(undo, "undo_act", strcmp(did, "used") == 0 ? "use" : "change");
}
