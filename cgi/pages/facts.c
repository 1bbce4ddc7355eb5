/*
 * facts: what is known of somebody: to learn one thing more, and all of it.
 */
#include "facts.h"

#include "interests.h"
#include "pages.h"
#include "shown.h"
#include "words.h"

/* What somebody loves or thinks, or does, may be about a thing with a page of its own. */
static bool
is_about_a_thing(const char *kind)
{
	static const char *const kinds[] = { "loves", "likes", "neutral", "dislikes", "hates",
		"opinion", "habit" };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i], kind) == 0)
			return true;
	return false;
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

int
fact_list(struct request *rq)
{
	struct rows *r = db_one(rq->db, person_get, .id = INT(rq->id));
	int64_t      page = shown_page(rq), n, pages;

	if (r == NULL)
		return 404;
	n = db_int(r, person_get_facts);
	pages = n ? (n + PAGE_ROWS - 1) / PAGE_ROWS : 1;
	if (page > pages)
		page = pages;
	view_text(rq->view, "title", arena_printf(rq->arena, "All we know of %s",
	    db_text(r, person_get_name)));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, person_get_name));
	view_text(rq->view, "facts_words", shown_count(rq, n, "thing", "things"));
	view_show(rq->view, "NO_FACTS", n == 0);
	r = db_query(rq->db, fact_list, .person_id = INT(rq->id), .skip = INT((page - 1) * PAGE_ROWS));
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "FACTS");
		const char  *kind = db_text(r, fact_list_kind);

		view_text(v, "kind", kind);
		view_text(v, "kind_words", shown_kind(kind));
		view_text(v, "kind_icon", shown_kind_icon(kind));
		shown_fact(rq, v, db_text(r, fact_list_text), db_text(r, fact_list_source),
		    db_text(r, fact_list_author), db_int(r, fact_list_learned_at),
		    db_int(r, fact_list_visit_id));
	}
	shown_pager(rq, page, pages,
	    arena_printf(rq->arena, "/people/%lld/facts?page=", (long long)rq->id));
	return 200;
}
