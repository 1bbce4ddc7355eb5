/*
 * asked: a question of the board at the counter: whom it suits now, and what they said.
 */
#include "avatar_questions.h"

#include "facts.h"
#include "knowledge.h"
#include "pages.h"
#include "segments.h"
#include "tact.h"

enum { DAY = 86400, LIVES_WITH = 3, SHOPS = 10, LOVES = 11, ANNOYS = 18 }; /* block.id */

static const char *const acts[] = { "told", "later", "never", NULL };

static const struct field fields[] = {
	{ "question", "the question", FORM_ID },
	{ "act", "What came of it", FORM_CHOICE, .choices = acts },
	{ "answer", "What they said", FORM_TEXT, .max = 300 },
	{ 0 }
};

/* Whether somebody is one of those whom a rule means, by the page of their bits. */
static bool
belongs(struct request *rq, const struct segment_bits *bits, const char *rule, int64_t person_id)
{
	uint64_t       fit[BITS_WORDS];
	int64_t        at = person_id % BITS_PEOPLE;
	struct segment s;
	const char    *why;

	if (!segment_read(rq->arena, rule, &s, &why))
		return false;
	segment_page(&s, bits, (int)(person_id / BITS_PEOPLE), fit);
	return fit[at / 64] >> at % 64 & 1;
}

bool
avatar_question_offer(struct request *rq, struct view *v, int64_t person_id, int64_t trust,
    int64_t twelve_at)
{
	struct rows *r = db_query(rq->db, avatar_question_next, .person_id = INT(person_id),
	    .trust = INT(trust), .rested = INT(clock_day_start(rq->today - TACT_REST_DAYS + 1)),
	    .rested_day = INT(rq->today - TACT_REST_DAYS));
	struct segment_bits bits = { 0 };
	int64_t             segment = 0;
	bool                fits = false, found = false;

	while (!found && db_next(r)) {
		struct view *one;

		if (!tact_turn(twelve_at, db_int(r, avatar_question_next_asked_at)))
			break;
		if (bits.page == NULL)
			bits = segments_bits(rq);
		/* Several questions for the same people are looked up once. */
		if (db_int(r, avatar_question_next_segment_id) != segment)
			fits = belongs(rq, &bits, db_text(r, avatar_question_next_rule), person_id);
		segment = db_int(r, avatar_question_next_segment_id);
		if (!fits)
			continue;
		found = true;
		one = view_add(v, "BOARD_QUESTION");
		view_int(one, "board_question", db_int(r, avatar_question_next_id));
		view_text(one, "board_block", db_text(r, avatar_question_next_block));
		view_text(one, "board_words", db_text(r, avatar_question_next_words));
	}
	db_done(r);
	return found;
}

static const char *
kind_of(int64_t block)
{
	return block == LOVES ? "likes" : block == ANNOYS ? "bothers" : block == LIVES_WITH ? "family"
	    : block == SHOPS ? "habit" : "other";
}

/* What was asked with the words of one of the twelve counts there too. */
static void
keep(struct request *rq, const char *act, const char *answer, const char *words, int64_t block)
{
	struct rows *r = db_one(rq->db, question_worded, .words = TEXT(words));
	int64_t      twelve = r ? db_int(r, question_worded_id) : 0;
	bool         told = strcmp(act, "told") == 0;

	if (told && twelve)
		knowledge_answer(rq, rq->id, twelve, answer);
	else if (told)
		fact_learn(rq, &(struct learned){ .person_id = rq->id, .kind = kind_of(block),
		    .text = answer });
	else if (twelve)
		db_run(rq->db, knowledge_put, .person_id = INT(rq->id), .question_id = INT(twelve),
		    .state = TEXT("unknown"), .never = INT(strcmp(act, "never") == 0),
		    .later_day = INT(strcmp(act, "later") == 0 ? rq->today : 0),
		    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
}

int
asked_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *row = db_one(rq->db, person_get, .id = INT(rq->id)), *r;
	const char  *act = form_text(f, "act"), *name, *words = "";
	int64_t      block = 0;

	if (row == NULL)
		return 404;
	name = arena_text(rq->arena, db_text(row, person_get_name));
	r = db_one(rq->db, avatar_question_get, .id = INT(form_int(f, "question")));
	if (r == NULL)
		form_blame(f, "question", "That is not asked any more.");
	else {
		words = arena_text(rq->arena, db_text(r, avatar_question_get_words));
		block = db_int(r, avatar_question_get_block_id);
	}
	if (!*act)
		form_blame(f, "act", "Say what came of it.");
	if (strcmp(act, "told") == 0 && !*form_text(f, "answer"))
		form_blame(f, "answer", "Write down what they said.");
	if (!form_ok(f)) {
		view_text(rq->view, "title", arena_printf(rq->arena, "Asked of %s", name));
		view_int(rq->view, "id", rq->id);
		view_text(rq->view, "name", name);
		if (*words) {
			struct view *v = view_add(rq->view, "STILL_ASKED");

			view_int(v, "board_question", form_int(f, "question"));
			view_text(v, "board_words", words);
		}
		form_fill(f, rq->view);
		return 422;
	}
	keep(rq, act, form_text(f, "answer"), words, block);
	db_run(rq->db, avatar_asked_put, .question_id = INT(form_int(f, "question")),
	    .person_id = INT(rq->id), .answer = TEXT(act), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now));
	/* One question at a visit, whoever it is for. */
	db_run(rq->db, knowledge_asked, .id = INT(rq->id), .today = INT(rq->today));
	return redirect(rq, "/people/%lld#knowledge", (long long)rq->id);
}
