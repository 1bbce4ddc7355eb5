/*
 * avatar_questions: the owner's page of them; see avatar_questions.h.
 */
#include "avatar_questions.h"

#include "avatar.h"
#include "avatars.h"
#include "pages.h"
#include "shown.h"
#include "tact.h"

enum { LIVES_WITH = 3 }; /* block.id */

static const char *const acts[] = { "ask", "end", NULL };

static const struct field fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ "block", "what it is about", FORM_ID },
	{ "question", "the question", FORM_ID },
	{ "words", "The words", FORM_TEXT, .max = 160 },
	{ "opens", "The step of trust", FORM_INT, .low = 1, .high = TACT_STEPS },
	{ 0 }
};

/* What is asked now for an avatar, by its blocks. */
struct asked {
	int64_t     id, block_id, told, asked, day;
	const char *words;
	int         opens;
};

static int
read_asked(struct request *rq, int64_t avatar_id, struct asked *all)
{
	struct rows *r = db_query(rq->db, avatar_question_list, .avatar_id = INT(avatar_id));
	int          n = 0;

	for (; n < AVATAR_QUESTIONS && db_next(r); n++)
		all[n] = (struct asked){ .id = db_int(r, avatar_question_list_id),
			.block_id = db_int(r, avatar_question_list_block_id),
			.told = db_int(r, avatar_question_list_told),
			.asked = db_int(r, avatar_question_list_asked),
			.day = clock_day(db_int(r, avatar_question_list_at)),
			.words = arena_text(rq->arena, db_text(r, avatar_question_list_words)),
			.opens = (int)db_int(r, avatar_question_list_opens) };
	db_done(r);
	return n;
}

/* The first line that nobody has seen in real people, "" where there is none; NULL: all are. */
static const char *
guess_of(const struct avatar_block *b)
{
	for (int c = 0; c < b->n; c++)
		if (*b->claims[c].rule == '\0')
			return b->claims[c].text;
	return b->n ? NULL : "";
}

static void
fill_asked(struct request *rq, struct view *v, const struct asked *a)
{
	struct view *now = view_add(v, "ASKED_NOW");

	view_int(now, "question_id", a->id);
	view_text(now, "question_words", a->words);
	view_text(now, "asked_words", arena_printf(rq->arena, "From “%s” on, begun %s. %s.",
	    tact_step(a->opens), shown_ago_inside(rq, a->day),
	    a->asked == 0 ? "Nobody was asked yet"
	    : arena_printf(rq->arena, "%lld of %s told us", (long long)a->told,
	          shown_count(rq, a->asked, "person asked", "people asked"))));
}

/* The form of one block that is not asked about, as it stands or as it was typed. */
static void
fill_form(struct view *v, const struct avatar_block *b, const struct form *f)
{
	bool         own = form_int(f, "block") == b->id;
	int          opens = b->id == LIVES_WITH ? TACT_STEPS : b->depth;
	struct view *ask = view_add(v, "MAY_ASK");

	if (own)
		opens = (int)form_int(f, "opens");
	view_text(ask, "row_words", own ? form_text(f, "words") : b->ask);
	for (int s = b->id == LIVES_WITH ? 2 : 1; s <= TACT_STEPS; s++) {
		struct view *step = view_add(ask, "STEPS");

		view_int(step, "choice", s);
		view_text(step, "choice_words", tact_step(s));
		view_show(step, "CHOSEN", s == opens);
	}
}

static int
fill(struct request *rq, const struct form *f)
{
	struct avatar_block blocks[AVATAR_BLOCKS];
	struct asked        asked[AVATAR_QUESTIONS];
	struct avatar_line  line;
	int                 n, nasked;

	if (!avatar_get(rq, rq->id, &line))
		return 404;
	n = avatar_claims(rq, &line, blocks);
	nasked = read_asked(rq, rq->id, asked);
	view_text(rq->view, "title", arena_printf(rq->arena, "Find out for %s", line.name));
	view_int(rq->view, "avatar_id", rq->id);
	view_text(rq->view, "avatar_name", line.name);
	view_show(rq->view, "NO_SEGMENT", line.segment_id == 0);
	form_fill(f, rq->view);
	for (int i = 0; i < n; i++) {
		const char         *guess = guess_of(&blocks[i]);
		const struct asked *now = NULL;
		struct view        *v;

		for (int a = 0; a < nasked; a++)
			now = asked[a].block_id == blocks[i].id ? &asked[a] : now;
		if (guess == NULL && now == NULL)
			continue;
		v = view_add(rq->view, "OPEN_BLOCKS");
		view_int(v, "row_block", blocks[i].id);
		view_text(v, "row_heading", blocks[i].heading);
		view_text(v, "row_icon", blocks[i].icon);
		view_show(v, "ROW_EMPTY", guess && !*guess);
		view_part(v, "ROW_GUESS", "row_guess", guess);
		if (now)
			fill_asked(rq, v, now);
		else
			fill_form(v, &blocks[i], f);
	}
	view_show(rq->view, "ALL_SEEN", view_rows(rq->view, "OPEN_BLOCKS") == NULL);
	return form_ok(f) ? 200 : 422;
}

int
avatar_question_list(struct request *rq)
{
	return fill(rq, form_new(rq, fields));
}

static void
check(struct request *rq, struct form *f, const struct avatar_line *line)
{
	struct avatar_block blocks[AVATAR_BLOCKS];
	struct asked        asked[AVATAR_QUESTIONS];
	int64_t             block = form_int(f, "block");
	int                 n = avatar_claims(rq, line, blocks), nasked = read_asked(rq, line->id, asked);
	struct rows        *r = db_one(rq->db, avatar_question_total);
	bool                found = false;

	for (int i = 0; i < n; i++)
		found = found || blocks[i].id == block;
	if (!found)
		form_blame(f, "block", "Choose again what it is about.");
	for (int i = 0; i < nasked; i++)
		if (asked[i].block_id == block)
			form_blame(f, "block", "That is asked already.");
	if (r && db_int(r, avatar_question_total_n) >= AVATAR_QUESTIONS)
		form_blame(f, "block", "%d questions at a time are enough. Stop one first.",
		    AVATAR_QUESTIONS);
	if (*text_fold(rq->arena, form_text(f, "words")) == '\0')
		form_blame(f, "words", "Write the words as one says them across the counter.");
	if (form_int(f, "opens") == 0)
		form_blame(f, "opens", "Choose from which step of trust on it may be asked.");
	else if (block == LIVES_WITH && form_int(f, "opens") < 2)
		form_blame(f, "opens", "A new face is never asked with whom they live.");
}

int
avatar_question_save(struct request *rq)
{
	struct form       *f = form_read(rq, fields);
	struct avatar_line line;

	if (!avatar_get(rq, rq->id, &line))
		return 404;
	if (form_ok(f) && strcmp(form_text(f, "act"), "end") == 0)
		db_run(rq->db, avatar_question_end, .id = INT(form_int(f, "question")),
		    .avatar_id = INT(rq->id), .at = INT(rq->now));
	else {
		if (!*form_text(f, "act"))
			form_blame(f, "act", "Choose one of the buttons.");
		check(rq, f, &line);
		if (!form_ok(f))
			return fill(rq, f);
		db_run(rq->db, avatar_question_insert, .avatar_id = INT(rq->id),
		    .block_id = INT(form_int(f, "block")), .words = TEXT(form_text(f, "words")),
		    .opens = INT(form_int(f, "opens")), .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	}
	return redirect(rq, "/avatars/%lld/questions", (long long)rq->id);
}
