/*
 * asking_words: how a question of a round reads, and what the file says; see asking.h.
 */
#include "asking.h"
#include "pages.h"
#include "shown.h"
#include "who.h"

/* "wife" of a tie between two, or NULL when there is none any more. */
static const char *
tie_word(struct request *rq, int64_t about, int64_t other)
{
	struct rows *r = db_query(rq->db, round_ties, .person_id = INT(about));
	const char  *word = NULL;

	while (word == NULL && db_next(r))
		if (db_int(r, round_ties_id) == other)
			word = arena_text(rq->arena, db_text(r, round_ties_word));
	db_done(r);
	return word;
}

static const char *
question(struct request *rq, const struct practice_turn *t, const char *called)
{
	static const char *const questions[ASKS] = { [ASK_USUAL] = "What does %s usually have?",
		[ASK_LOVES] = "What does %s love?", [ASK_LIKES] = "What does %s like?",
		[ASK_DISLIKES] = "What does %s not like?", [ASK_HATES] = "What can %s not stand?",
		[ASK_BOTHERS] = "What bothers %s?" };
	const char *word, *form, *at;

	if (t->kind == ASK_NAME)
		return "Who is this?";
	if (t->kind == ASK_TIE) {
		word = tie_word(rq, t->about, t->choices[t->right]);
		if (word && (strcmp(word, "wife") == 0 || strcmp(word, "husband") == 0))
			return arena_printf(rq->arena, "Who is married to %s?", called);
		return word ? arena_printf(rq->arena, "Who is %s’s %s?", called, word) : NULL;
	}
	form = questions[t->kind];
	at = strstr(form, "%s");
	return arena_printf(rq->arena, "%.*s%s%s", (int)(at - form), form, called, at + 2);
}

/* What a choice says, or NULL when it is gone. */
static const char *
choice(struct request *rq, const struct practice_turn *t, int i)
{
	struct rows *r;

	if (t->kind <= ASK_TIE) {
		r = db_one(rq->db, round_person, .id = INT(t->choices[i]));
		if (r == NULL)
			return NULL;
		if (t->kind != ASK_USUAL)
			return arena_text(rq->arena, db_text(r, round_person_name));
		return *db_text(r, round_person_usual)
		    ? arena_text(rq->arena, db_text(r, round_person_usual)) : NULL;
	}
	r = db_one(rq->db, round_fact, .id = INT(t->choices[i]));
	return r ? arena_text(rq->arena, db_text(r, round_fact_text)) : NULL;
}

/* What the file says, with who learned it and when. */
static void
fill_answer(struct request *rq, struct view *v, const struct practice_turn *t, const char *called)
{
	struct view *file = view_add(v, "ANSWERED"), *fact;
	struct rows *r;

	view_show(file, "RIGHT", t->chosen == t->right);
	view_show(file, "WRONG", t->chosen != t->right);
	view_int(file, "about_id", t->about);
	view_text(file, "about_name", called);
	r = t->kind > ASK_TIE ? db_one(rq->db, round_fact, .id = INT(t->choices[t->right])) : NULL;
	if (r == NULL)
		return;
	fact = view_add(file, "ROUND_FACT");
	shown_fact(rq, fact, db_text(r, round_fact_text), db_text(r, round_fact_source),
	    db_text(r, round_fact_author), db_int(r, round_fact_learned_at),
	    db_int(r, round_fact_visit_id));
}

/* A face alone when its name is what is asked: a household's name would tell it. */
static void
fill_person(struct request *rq, struct view *v, const struct practice_turn *t,
    const struct who *who)
{
	struct rows *r = db_one(rq->db, round_person, .id = INT(t->about));
	struct view *named;

	face_fill(v, who->id, who->name, who->picture);
	if (t->kind == ASK_NAME) {
		view_part(view_add(v, "ONLY_FACE"), "LOOKS", "looks",
		    r ? db_text(r, round_person_looks) : "");
		return;
	}
	named = view_add(v, "FACE_AND_NAME");
	view_text(named, "about_name", who->name);
	view_part(named, "REMARK", "remark", t->kind == ASK_TIE ? "" : who->remark);
}

bool
asking_fill(struct request *rq, struct view *v, const struct practice_turn *t)
{
	struct who  who;
	const char *words[PRACTICE_CHOICES], *asked;
	bool        answered = t->chosen >= 0;

	if (t->kind < 0 || t->kind >= ASKS || !who_get(rq, t->about, &who) ||
	    (asked = question(rq, t, who.called)) == NULL)
		return false;
	for (int i = 0; i < PRACTICE_CHOICES; i++)
		if ((words[i] = choice(rq, t, i)) == NULL)
			return false;
	view_text(v, "question", asked);
	fill_person(rq, v, t, &who);
	for (int i = 0; i < PRACTICE_CHOICES; i++) {
		struct view *row = view_add(v, answered ? "CHOSEN" : "CHOICES");

		view_int(row, "choice_value", i + 1);
		view_text(row, "choice_words", words[i]);
		view_show(row, "CHOICE_RIGHT", answered && i == t->right);
		view_show(row, "CHOICE_WRONG", answered && i == t->chosen && i != t->right);
	}
	if (answered)
		fill_answer(rq, v, t, who.called);
	return true;
}
