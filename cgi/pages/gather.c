/*
 * gather: see gather.h.
 */
#include "gather.h"

#include "pages.h"
#include "tact.h"
#include "usuals.h"

enum {
	HOME_FACTS = 20,
	OTHERS_MAX = 48,   /* as many as the three statements give at most */
	ATTEMPTS_MAX = 6,
	THREADS_MAX = 16
};

/* What a brief makes use of, and how much of each. */
static const struct {
	const char *kind;
	int         most;
} kinds[] = {
	{ "must", 20 }, { "bothers", 20 }, { "dislikes", 20 }, { "hates", 20 }, { "joke", 10 },
	{ "moment", 10 }, { "opinion", 10 }, { "loves", 20 }, { "likes", 20 },
};
enum { KINDS = sizeof kinds / sizeof *kinds, FACTS_MAX = 150 + HOME_FACTS };

/* The two statements have the same columns in the same order.  With whom we keep it to
 * business nothing of their personal side is said. */
static void
add_fact(struct request *rq, struct brief_person *p, struct brief_fact *facts, struct rows *r,
    bool family, bool business_only)
{
	int64_t            used = db_int(r, brief_of_kind_used_at);
	struct brief_fact *f = &facts[p->nfacts];

	if (business_only && tact_personal(db_text(r, brief_of_kind_kind),
	        db_int(r, brief_of_kind_question_id) != 0))
		return;
	p->nfacts++;
	f->id = db_int(r, brief_of_kind_id);
	f->kind = arena_text(rq->arena, db_text(r, brief_of_kind_kind));
	f->text = arena_text(rq->arena, db_text(r, brief_of_kind_text));
	f->remark = arena_text(rq->arena, db_text(r, brief_of_kind_remark));
	f->source = arena_text(rq->arena, db_text(r, brief_of_kind_source));
	f->author = arena_text(rq->arena, db_text(r, brief_of_kind_author));
	f->learned_day = db_int(r, brief_of_kind_learned_day);
	f->used_day = used ? clock_day(used) : 0;
	f->interest_id = db_int(r, brief_of_kind_interest_id);
	f->interest = arena_text(rq->arena, db_text(r, brief_of_kind_interest));
	f->area = arena_text(rq->arena, db_text(r, brief_of_kind_area));
	f->company_id = db_int(r, brief_of_kind_company_id);
	f->company = arena_text(rq->arena, db_text(r, brief_of_kind_company));
	f->family = family;
}
_Static_assert((int)brief_of_kind_kind == (int)brief_of_home_kind &&
    (int)brief_of_kind_company == (int)brief_of_home_company &&
    (int)brief_of_kind_question_id == (int)brief_of_home_question_id, "columns in the same order");

static void
gather_facts(struct request *rq, struct brief_person *p, int64_t household_id, bool business_only)
{
	struct brief_fact *facts = arena_alloc(rq->arena, FACTS_MAX * sizeof *facts);
	struct rows       *r;

	for (int i = 0; i < KINDS; i++) {
		r = db_query(rq->db, brief_of_kind, .person_id = INT(p->id),
		    .kind = TEXT(kinds[i].kind), .limit = INT(kinds[i].most));
		while (db_next(r))
			add_fact(rq, p, facts, r, false, business_only);
	}
	if (household_id) {
		r = db_query(rq->db, brief_of_home, .household_id = INT(household_id),
		    .person_id = INT(p->id), .limit = INT(HOME_FACTS));
		while (db_next(r))
			add_fact(rq, p, facts, r, true, business_only);
	}
	p->facts = facts;
}

static void
gather_others(struct request *rq, struct brief_person *p, int64_t household_id)
{
	struct brief_other *others = arena_alloc(rq->arena, OTHERS_MAX * sizeof *others);
	struct rows        *r = db_query(rq->db, brief_ties, .person_id = INT(p->id));

	while (db_next(r))
		others[p->nothers++] = (struct brief_other){ BRIEF_TIE,
			db_int(r, brief_ties_other_id),
			arena_text(rq->arena, db_text(r, brief_ties_called)),
			arena_text(rq->arena, db_text(r, brief_ties_word)),
			arena_text(rq->arena, db_text(r, brief_ties_remark)) };
	p->others = others;
	if (household_id == 0)
		return;
	r = db_query(rq->db, brief_companions, .household_id = INT(household_id));
	while (db_next(r))
		others[p->nothers++] = (struct brief_other){ BRIEF_COMPANION,
			db_int(r, brief_companions_id),
			arena_text(rq->arena, db_text(r, brief_companions_name)),
			arena_text(rq->arena, db_text(r, brief_companions_kind)),
			arena_text(rq->arena, db_text(r, brief_companions_remark)) };
	r = db_query(rq->db, brief_members, .household_id = INT(household_id),
	    .person_id = INT(p->id));
	while (db_next(r))
		others[p->nothers++] = (struct brief_other){ BRIEF_MEMBER,
			db_int(r, brief_members_id),
			arena_text(rq->arena, db_text(r, brief_members_called)), "", "" };
}

static void
gather_attempts(struct request *rq, struct brief_person *p)
{
	struct brief_attempt *attempts = arena_alloc(rq->arena, ATTEMPTS_MAX * sizeof *attempts);
	struct rows          *r = db_query(rq->db, brief_attempts, .person_id = INT(p->id));

	while (db_next(r))
		attempts[p->nattempts++] = (struct brief_attempt){ db_int(r, brief_attempts_id),
			clock_day(db_int(r, brief_attempts_at)),
			arena_text(rq->arena, db_text(r, brief_attempts_text)),
			arena_text(rq->arena, db_text(r, brief_attempts_bothers)),
			arena_text(rq->arena, db_text(r, brief_attempts_author)) };
	p->attempts = attempts;
}

/* With whom we keep it to business only a voucher is asked about. */
static void
gather_threads(struct request *rq, struct brief_person *p, bool business_only)
{
	struct brief_thread *threads = arena_alloc(rq->arena, THREADS_MAX * sizeof *threads);
	struct rows         *r = db_query(rq->db, brief_threads, .person_id = INT(p->id),
	            .today = INT(rq->today), .limit = INT(THREADS_MAX));

	while (db_next(r)) {
		bool voucher = db_int(r, brief_threads_voucher_id) != 0;

		if (business_only && !voucher && strcmp(db_text(r, brief_threads_kind), "ask") == 0)
			continue;
		threads[p->nthreads++] = (struct brief_thread){ .id = db_int(r, brief_threads_id),
			.day = clock_day(db_int(r, brief_threads_at)),
			.due_day = db_int(r, brief_threads_due_day), .voucher = voucher,
			.kind = arena_text(rq->arena, db_text(r, brief_threads_kind)),
			.text = arena_text(rq->arena, db_text(r, brief_threads_text)),
			.owner = arena_text(rq->arena, db_text(r, brief_threads_owner)),
			.author = arena_text(rq->arena, db_text(r, brief_threads_author)) };
	}
	p->threads = threads;
}

bool
gather_person(struct request *rq, int64_t id, struct brief_person *p)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(id));
	int64_t      household_id;
	bool         business_only;

	if (r == NULL)
		return false;
	*p = (struct brief_person){ .id = id };
	p->name = arena_text(rq->arena, db_text(r, person_row_name));
	p->called = arena_text(rq->arena, db_text(r, person_row_call_name));
	/* Where only a full name is known, that is what lists show. */
	if (*p->called == '\0' && strcmp(p->name, db_text(r, person_row_looks)) != 0)
		p->called = p->name;
	p->say_name = arena_text(rq->arena, db_text(r, person_row_say_name));
	p->greeting = arena_text(rq->arena, db_text(r, person_row_greeting));
	p->usual = usual_of(rq, id);
	household_id = db_int(r, person_row_household_id);
	business_only = db_int(r, person_row_business_only);
	gather_facts(rq, p, household_id, business_only);
	gather_others(rq, p, household_id);
	gather_attempts(rq, p);
	gather_threads(rq, p, business_only);
	return true;
}
