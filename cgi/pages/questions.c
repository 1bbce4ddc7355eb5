/*
 * questions: the twelve things worth knowing, for the owner: how they are asked, from
 * which step of trust on, and in what order.
 */
#include "pages.h"
#include "tact.h"

static const char *const steps[] = { "1", "2", "3", "4", NULL };

/* Each is sent twelve times, in the order of the questions. */
static const struct field fields[] = {
	{ "words", "The words", FORM_TEXT, .max = 160, .many = true },
	{ "opens", "The step", FORM_CHOICE, .many = true, .choices = steps },
	{ "place", "The place", FORM_INT, .many = true, .low = 1, .high = TACT_QUESTIONS },
	{ 0 }
};

static const char *
typed(const struct form *f, const char *name, int i, const char *otherwise)
{
	return f && form_count(f, name) > i ? form_text_at(f, name, i) : otherwise;
}

/* All twelve, as they stand or as they were typed. */
static void
fill_page(struct request *rq, const struct form *f)
{
	static const char *const groups[][2] = { { "family", "Family" }, { "loves", "Loves" },
		{ "cares", "Cares" }, { "roots", "Roots" } };
	struct rows *r = db_query(rq->db, question_list);
	struct view *group = NULL;
	const char  *part = "";

	view_text(rq->view, "title", "Questions");
	for (int i = 0; db_next(r); i++) {
		struct view *v;
		const char  *opens;

		if (strcmp(part, db_text(r, question_list_part)) != 0) {
			part = arena_text(rq->arena, db_text(r, question_list_part));
			group = view_add(rq->view, "GROUPS");
			for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
				if (strcmp(groups[g][0], part) == 0)
					view_text(group, "part_words", groups[g][1]);
		}
		v = view_add(group, "QUESTIONS");
		view_int(v, "question_id", db_int(r, question_list_id));
		view_text(v, "question_name", db_text(r, question_list_name));
		view_text(v, "words", typed(f, "words", i, db_text(r, question_list_words)));
		view_text(v, "place", typed(f, "place", i, db_text(r, question_list_place)));
		opens = typed(f, "opens", i, db_text(r, question_list_opens));
		for (int s = 1; s <= TACT_STEPS; s++) {
			struct view *step;

			/* A new face is never asked about a partner or children. */
			if (tact_opens((int)db_int(r, question_list_id), s) != s)
				continue;
			step = view_add(v, "STEPS");
			view_int(step, "choice", s);
			view_text(step, "choice_words", tact_step(s));
			view_show(step, "CHOSEN", opens[0] == '0' + s);
		}
	}
}

int
question_list(struct request *rq)
{
	static const struct field saved[] = { { "saved", "What was saved", FORM_FLAG }, { 0 } };
	struct form *f = form_read(rq, saved);

	view_show(rq->view, "SAVED", form_ok(f) && form_flag(f, "saved"));
	fill_page(rq, NULL);
	return 200;
}

static void
check(struct request *rq, struct form *f)
{
	struct rows *r;

	if (form_count(f, "words") != TACT_QUESTIONS)
		form_blame(f, "words", "This form is not whole. Open the page again.");
	if (form_count(f, "opens") != TACT_QUESTIONS)
		form_blame(f, "opens", "This form is not whole. Open the page again.");
	if (form_count(f, "place") != TACT_QUESTIONS)
		form_blame(f, "place", "This form is not whole. Open the page again.");
	if (!form_ok(f))
		return;
	r = db_query(rq->db, question_list);
	for (int i = 0; db_next(r); i++) {
		const char *name = db_text(r, question_list_name);
		int         id = (int)db_int(r, question_list_id);
		int         opens = atoi(form_text_at(f, "opens", i));

		if (!*form_text_at(f, "words", i))
			form_blame(f, "words", "%s needs words to ask with.", name);
		if (opens == 0)
			form_blame(f, "opens", "Choose from which step on %s may be asked.", name);
		else if (tact_opens(id, opens) != opens)
			form_blame(f, "opens", "A new face is never asked about a partner or children.");
		if (form_int_at(f, "place", i) == 0)
			form_blame(f, "place", "%s needs a place from 1 to %d.", name, TACT_QUESTIONS);
	}
}

/*
 * The order from what was typed: a question that was given a new place goes exactly there,
 * and the others make room in the order that they had.
 */
static void
put_in_order(const int64_t *was, const int64_t *typed_place, int64_t *place)
{
	for (int i = 0; i < TACT_QUESTIONS; i++) {
		place[i] = 1;
		for (int o = 0; o < TACT_QUESTIONS; o++) {
			int64_t mine = typed_place[i] * 4 + 1, other = typed_place[o] * 4 + 1;

			/* Moved up it comes before whoever stood there, moved down behind. */
			mine += typed_place[i] < was[i] ? -1 : typed_place[i] > was[i];
			other += typed_place[o] < was[o] ? -1 : typed_place[o] > was[o];
			place[i] += other < mine || (other == mine && was[o] < was[i]);
		}
	}
}

int
question_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	int64_t      ids[TACT_QUESTIONS] = { 0 }, was[TACT_QUESTIONS] = { 0 };
	int64_t      places[TACT_QUESTIONS] = { 0 }, place[TACT_QUESTIONS];
	struct rows *r;

	check(rq, f);
	if (!form_ok(f)) {
		form_fill(f, rq->view);
		fill_page(rq, f);
		return 422;
	}
	r = db_query(rq->db, question_list);
	for (int i = 0; i < TACT_QUESTIONS && db_next(r); i++) {
		ids[i] = db_int(r, question_list_id);
		was[i] = db_int(r, question_list_place);
		places[i] = form_int_at(f, "place", i);
	}
	db_done(r);
	put_in_order(was, places, place);
	for (int i = 0; i < TACT_QUESTIONS; i++)
		db_run(rq->db, question_update, .id = INT(ids[i]),
		    .words = TEXT(form_text_at(f, "words", i)),
		    .opens = INT(atoi(form_text_at(f, "opens", i))), .place = INT(place[i]));
	return redirect(rq, "/questions?saved=yes");
}
