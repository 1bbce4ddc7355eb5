/*
 * facts: what is known of somebody: to learn one thing more, to change it, to leave it
 * out.  Whatever happens to a fact, what it was before stays readable.
 */
#include "facts.h"

#include "interests.h"
#include "pages.h"
#include "shown.h"
#include "words.h"

enum { FACT_UNDO_SECONDS = 15 * 60 }; /* how long one may take back what one did oneself */

static bool
among(const char *const *kinds, const char *kind)
{
	while (*kinds && strcmp(*kinds, kind) != 0)
		kinds++;
	return *kinds != NULL;
}

bool
fact_is_taste(const char *kind)
{
	static const char *const kinds[] = { "loves", "likes", "neutral", "dislikes", "hates", NULL };

	return among(kinds, kind);
}

/* What somebody loves or thinks, or does, may be about a thing with a page of its own. */
static bool
is_about_a_thing(const char *kind)
{
	static const char *const kinds[] = { "opinion", "habit", NULL };

	return fact_is_taste(kind) || among(kinds, kind);
}

int64_t
fact_learn(struct request *rq, const struct learned *l)
{
	int64_t interest = l->interest_id == 0 && is_about_a_thing(l->kind)
	                       ? interest_spotted(rq, l->text)
	                       : l->interest_id;
	int64_t id = db_run(rq->db, fact_insert, .person_id = INT_OR_NOTHING(l->person_id),
	    .household_id = INT_OR_NOTHING(l->household_id),
	    .visit_id = INT_OR_NOTHING(l->visit_id), .staff_id = INT(rq->staff_id),
	    .kind = TEXT(l->kind), .text = TEXT(l->text), .remark = TEXT(l->remark),
	    .source = TEXT(l->source ? l->source : "told"),
	    .interest_id = INT_OR_NOTHING(interest),
	    .question_id = INT_OR_NOTHING(l->question_id),
	    .stage_id = INT_OR_NOTHING(l->stage_id),
	    .company_id = INT_OR_NOTHING(l->company_id),
	    .instead_of = INT_OR_NOTHING(l->instead_of), .learned_at = INT(rq->now),
	    .learned_day = INT(rq->today));

	words_of_fact(rq, id);
	return id;
}

void
fact_use(struct request *rq, int64_t fact_id, int64_t visit_id)
{
	db_run(rq->db, fact_use_insert, .fact_id = INT(fact_id),
	    .visit_id = INT_OR_NOTHING(visit_id), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now));
}

void
fact_changes_now(struct request *rq, int64_t fact_id, const char *what, const char *why)
{
	db_run(rq->db, fact_change_insert, .id = INT(fact_id), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now), .what = TEXT(what), .why = TEXT(why));
}

void
fact_take_out(struct request *rq, int64_t fact_id, const char *what)
{
	fact_changes_now(rq, fact_id, what, "");
	db_run(rq->db, fact_text_delete, .id = INT(fact_id));
	db_run(rq->db, fact_remove, .id = INT(fact_id), .at = INT(rq->now));
}

void
fact_rewrite(struct request *rq, int64_t fact_id, const char *kind, const char *text,
    const char *remark, const char *source, int64_t interest_id)
{
	db_run(rq->db, fact_text_delete, .id = INT(fact_id));
	db_run(rq->db, fact_update, .id = INT(fact_id), .kind = TEXT(kind), .text = TEXT(text),
	    .remark = TEXT(remark), .source = TEXT(source),
	    .interest_id = INT_OR_NOTHING(interest_id));
	words_of_fact(rq, fact_id);
}

int64_t
fact_interest_after(struct request *rq, struct rows *r, const char *text)
{
	struct arena *a = rq->arena;
	const char   *before = db_text(r, fact_get_text), *name = db_text(r, fact_get_interest);
	int64_t       interest = db_int(r, fact_get_interest_id), spotted;

	if (strcmp(before, text) == 0)
		return interest;
	if (interest && strcmp(text_fold(a, before), text_fold(a, name)) == 0)
		return interest_named(rq, text, db_int(r, fact_get_area_id));
	spotted = is_about_a_thing(db_text(r, fact_get_kind)) ? interest_spotted(rq, text) : 0;
	return spotted ? spotted : interest;
}

bool
fact_may_restore(struct request *rq, int64_t fact_id)
{
	struct rows *last;

	if (rq->owner)
		return true;
	last = db_one(rq->db, fact_last_change, .fact_id = INT(fact_id));
	return last && db_int(last, fact_last_change_staff_id) == rq->staff_id &&
	       db_int(last, fact_last_change_at) > rq->now - FACT_UNDO_SECONDS;
}

int
fact_back(struct request *rq, struct rows *r, const char *did)
{
	bool    person = db_int(r, fact_get_person_id) != 0;
	int64_t whose = person ? db_int(r, fact_get_person_id) : db_int(r, fact_get_household_id);

	return redirect(rq, "/%s/%lld?did=%s&fact=%lld", person ? "people" : "households",
	    (long long)whose, did, (long long)rq->id);
}

/* The fact asked for, if it stands. */
static struct rows *
standing(struct request *rq)
{
	struct rows *r = db_one(rq->db, fact_get, .id = INT(rq->id));

	return r && db_is_null(r, fact_get_removed_at) ? r : NULL;
}

/* Somebody was quicker: the fact's page says how it stands now. */
static int
too_late(struct request *rq)
{
	return redirect(rq, "/facts/%lld?did=stale&fact=%lld", (long long)rq->id, (long long)rq->id);
}

static int
take_out(struct request *rq, struct rows *r, const char *what)
{
	fact_take_out(rq, rq->id, what);
	return fact_back(rq, r, what);
}

int
fact_confirm(struct request *rq)
{
	struct rows *r = standing(rq);

	if (r == NULL)
		return 404;
	if (!*shown_clue(db_text(r, fact_get_source)))
		return too_late(rq);
	fact_changes_now(rq, rq->id, "confirmed", "");
	fact_rewrite(rq, rq->id, db_text(r, fact_get_kind), db_text(r, fact_get_text),
	    db_text(r, fact_get_remark), "told", db_int(r, fact_get_interest_id));
	return fact_back(rq, r, "confirmed");
}

int
fact_reject(struct request *rq)
{
	struct rows *r = standing(rq);

	if (r == NULL)
		return 404;
	return *shown_clue(db_text(r, fact_get_source)) ? take_out(rq, r, "rejected") : too_late(rq);
}

int
fact_remove(struct request *rq)
{
	struct rows *r = standing(rq);

	return r ? take_out(rq, r, "removed") : 404;
}

int
fact_restore(struct request *rq)
{
	struct rows *r = db_one(rq->db, fact_get, .id = INT(rq->id));

	if (r == NULL)
		return 404;
	if (db_is_null(r, fact_get_removed_at))
		return too_late(rq);
	if (!fact_may_restore(rq, rq->id))
		return 403;
	fact_changes_now(rq, rq->id, "restored", "");
	db_run(rq->db, fact_restore, .id = INT(rq->id));
	words_of_fact(rq, rq->id);
	return fact_back(rq, r, "restored");
}

/* Words that were changed become what they were, which is a change again. */
static int
undo_change(struct request *rq, struct rows *r)
{
	struct rows *last = db_one(rq->db, fact_last_change, .fact_id = INT(rq->id));
	const char  *version = arena_printf(rq->arena, "%lld",
	    (long long)db_int(r, fact_get_version));
	const char  *kind, *text, *remark, *source;

	if (last == NULL || strcmp(db_text(last, fact_last_change_what), "restored") == 0 ||
	    strcmp(request_param(rq, "version"), version) != 0)
		return too_late(rq);
	kind = arena_text(rq->arena, db_text(last, fact_last_change_kind));
	text = arena_text(rq->arena, db_text(last, fact_last_change_text));
	remark = arena_text(rq->arena, db_text(last, fact_last_change_remark));
	source = arena_text(rq->arena, db_text(last, fact_last_change_source));
	fact_changes_now(rq, rq->id, "undone", "");
	fact_rewrite(rq, rq->id, kind, text, remark, source, fact_interest_after(rq, r, text));
	return fact_back(rq, r, "undone");
}

int
fact_undo(struct request *rq)
{
	struct rows *r = standing(rq);

	if (r == NULL)
		return 404;
	if (strcmp(request_param(rq, "act"), "use") != 0)
		return undo_change(rq, r);
	db_run(rq->db, fact_use_delete, .fact_id = INT(rq->id), .staff_id = INT(rq->staff_id),
	    .since = INT(rq->now - FACT_UNDO_SECONDS));
	return fact_back(rq, r, "unused");
}

int
fact_used(struct request *rq)
{
	struct rows *r = standing(rq);

	if (r == NULL)
		return 404;
	fact_use(rq, rq->id, 0);
	return fact_back(rq, r, "used");
}
