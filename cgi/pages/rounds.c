/*
 * rounds: ten questions for whoever likes them: names and faces, and how well one knows
 * the regulars.  How it went is seen by whoever plays and by nobody else.
 */
#include "asking.h"
#include "pages.h"
#include "shown.h"

enum { FACES, KNOWING, GAMES };

static const struct game {
	const char *game, *name, *words, *too_few;
	bool (*ask)(struct request *, struct practice_round *);
} games[GAMES] = {
	[FACES] = { "faces", "Names and faces",
	    "A face and four names. Those you miss come back more often.",
	    "Four people need a picture first. Until then, try how well you know them.",
	    asking_face },
	[KNOWING] = { "knowing", "How well do you know them?",
	    "What somebody usually has, what they love: four answers, one of them right.",
	    "The book has too little for ten questions yet. A few visits more, and it will do.",
	    asking_knowing },
};

static const char *const game_names[] = { "faces", "knowing", NULL };

static const struct field begin_fields[] = {
	{ "game", "The game", FORM_CHOICE, .choices = game_names },
	{ 0 }
};

static const struct field fields[] = {
	{ "nth", "The question", FORM_INT, .low = 1, .high = PRACTICE_QUESTIONS },
	{ "choice", "The answer", FORM_INT, .low = 1, .high = PRACTICE_CHOICES },
	{ 0 }
};

static const struct game *
game_of(const char *name)
{
	return strcmp(name, games[FACES].game) == 0 ? &games[FACES] : &games[KNOWING];
}

/* "8 of 10" */
static const char *
score(struct request *rq, int64_t right, int64_t asked)
{
	return arena_printf(rq->arena, "%lld of %lld", (long long)right, (long long)asked);
}

/* The last round of a game while it still goes on, or 0. */
static int64_t
going_on(struct request *rq, const struct game *g)
{
	struct rows *r = db_one(rq->db, round_latest, .staff_id = INT(rq->staff_id),
	    .game = TEXT(g->game));

	return r && *db_text(r, round_latest_state) ? db_int(r, round_latest_id) : 0;
}

static void
fill_games(struct request *rq)
{
	for (int i = 0; i < GAMES; i++) {
		const struct game *g = &games[i];
		struct view       *v = view_add(rq->view, "GAMES");
		int64_t            id = going_on(rq, g);

		view_text(v, "game", g->game);
		view_text(v, "game_name", g->name);
		view_text(v, "game_words", g->words);
		if (id)
			view_int(view_add(v, "GO_ON"), "round_id", id);
		else if (i == FACES && asking_pictures(rq) < ASKING_FACES)
			view_text(view_add(v, "TOO_FEW"), "too_few", g->too_few);
		else
			view_show(v, "BEGIN", true);
	}
}

static void
fill_list(struct request *rq, struct form *f)
{
	struct rows *r = db_query(rq->db, round_list, .staff_id = INT(rq->staff_id));
	struct view *list = NULL, *v;

	view_text(rq->view, "title", "Rounds");
	form_fill(f, rq->view);
	while (db_next(r)) {
		/* What has only just begun stands above. */
		if (*db_text(r, round_list_state) || db_int(r, round_list_asked) == 0)
			continue;
		if (list == NULL)
			list = view_add(rq->view, "PLAYED");
		v = view_add(list, "ROUNDS");
		view_text(v, "round_name", game_of(db_text(r, round_list_game))->name);
		view_text(v, "round_score", score(rq, db_int(r, round_list_right),
		    db_int(r, round_list_asked)));
		view_text(v, "round_words", shown_ago(rq, clock_day(db_int(r, round_list_at))));
	}
	fill_games(rq);
}

int
round_list(struct request *rq)
{
	fill_list(rq, form_new(rq, begin_fields));
	return 200;
}

/* One that goes on is gone on with, so that leaving in the middle loses nothing. */
int
round_begin(struct request *rq)
{
	struct form          *f = form_read(rq, begin_fields);
	const struct game    *g = game_of(form_text(f, "game"));
	struct practice_round round = { 0 };
	int64_t               id;

	if (form_ok(f) && *form_text(f, "game") == '\0')
		form_blame(f, "game", "Choose what to play.");
	if (form_ok(f) && (id = going_on(rq, g)) != 0)
		return redirect(rq, "/rounds/%lld", (long long)id);
	if (form_ok(f) && g == &games[FACES] && asking_pictures(rq) < ASKING_FACES)
		form_blame(f, "game", "%s", g->too_few);
	if (form_ok(f)) {
		id = db_run(rq->db, round_insert, .staff_id = INT(rq->staff_id),
		    .game = TEXT(g->game), .at = INT(rq->now));
		round.seed = (uint64_t)rq->now * 1000003 + (uint64_t)id;
		if (g->ask(rq, &round)) {
			db_run(rq->db, round_update, .id = INT(id), .staff_id = INT(rq->staff_id),
			    .asked = INT(0), .right = INT(0),
			    .state = TEXT(practice_write(rq->arena, &round)), .at = INT(rq->now));
			return redirect(rq, "/rounds/%lld", (long long)id);
		}
		form_blame(f, "game", "%s", g->too_few);
	}
	fill_list(rq, f);
	return 422;
}

/* A round as the book has it. */
struct played {
	const struct game    *game;
	int64_t               asked, right;
	bool                  over;
	struct practice_round round;
};

static bool
read_round(struct request *rq, struct played *p)
{
	struct rows *r = db_one(rq->db, round_get, .id = INT(rq->id), .staff_id = INT(rq->staff_id));

	if (r == NULL)
		return false;
	p->game = game_of(db_text(r, round_get_game));
	p->asked = db_int(r, round_get_asked);
	p->right = db_int(r, round_get_right);
	p->over = !practice_read(db_text(r, round_get_state), &p->round);
	return true;
}

static void
write_round(struct request *rq, const struct played *p)
{
	db_run(rq->db, round_update, .id = INT(rq->id), .staff_id = INT(rq->staff_id),
	    .asked = INT(p->asked), .right = INT(p->right),
	    .state = TEXT(p->over ? "" : practice_write(rq->arena, &p->round)), .at = INT(rq->now));
}

static void
fill_round(struct request *rq, struct form *f, const struct played *p)
{
	struct view *v;
	bool         last = p->round.asked + 1 == PRACTICE_QUESTIONS;

	form_fill(f, rq->view);
	view_int(rq->view, "round_id", rq->id);
	view_text(rq->view, "game", p->game->game);
	view_text(rq->view, "game_name", p->game->name);
	view_text(rq->view, "title", p->game->name);
	view_text(rq->view, "place_words", p->over ? "That was it"
	    : arena_printf(rq->arena, "Question %d of %d", p->round.asked + 1, PRACTICE_QUESTIONS));
	if (p->over) {
		v = view_add(rq->view, "OVER");
		view_text(v, "round_score", score(rq, p->right, p->asked));
		return;
	}
	view_int(rq->view, "question_nth", p->round.asked + 1);
	view_text(rq->view, "next_words", last ? "See how it went" : "Next question");
	v = view_new(rq->arena);
	/* What is gone leaves no half of a question on the page. */
	if (asking_fill(rq, v, &p->round.turn))
		asking_fill(rq, view_add(rq->view, "ASKED"), &p->round.turn);
	else
		view_show(rq->view, "GONE", true);
}

int
round_show(struct request *rq)
{
	struct played p;

	if (!read_round(rq, &p))
		return 404;
	fill_round(rq, form_new(rq, fields), &p);
	return 200;
}

static void
answer(struct request *rq, struct played *p, int chosen)
{
	struct practice_turn *t = &p->round.turn;
	bool                  right = chosen == t->right;

	t->chosen = chosen;
	p->asked++;
	p->right += right;
	if (t->kind == ASK_NAME)
		db_run(rq->db, practice_answer, .staff_id = INT(rq->staff_id),
		    .person_id = INT(t->about), .right = INT(right), .at = INT(rq->now));
}

/* What was asked is past; one that nobody could answer was not asked. */
static void
move_on(struct request *rq, struct played *p)
{
	struct practice_round *round = &p->round;
	struct practice_turn  *t = &round->turn;

	if (t->chosen >= 0)
		round->past[round->asked++] = (struct practice_past){ t->kind, t->about,
			t->choices[t->right], t->chosen != t->right };
	p->over = round->asked == PRACTICE_QUESTIONS || !p->game->ask(rq, round);
}

int
round_answer(struct request *rq)
{
	struct form  *f = form_read(rq, fields);
	struct played p;
	int           chosen;
	bool          gone;

	if (!read_round(rq, &p))
		return 404;
	if (!form_ok(f)) {
		fill_round(rq, f, &p);
		return 422;
	}
	/* An answer to another question than this one: it was sent before, from another page. */
	if (p.over || form_int(f, "nth") != p.round.asked + 1)
		return redirect(rq, "/rounds/%lld", (long long)rq->id);
	chosen = (int)form_int(f, "choice");
	gone = !asking_fill(rq, view_new(rq->arena), &p.round.turn);
	if (p.round.turn.chosen < 0 && chosen == 0 && !gone) {
		form_blame(f, "choice", "Choose one of the four.");
		fill_round(rq, f, &p);
		return 422;
	}
	if (p.round.turn.chosen < 0 && !gone)
		answer(rq, &p, chosen - 1);
	else if (chosen == 0 || gone)
		move_on(rq, &p);
	write_round(rq, &p);
	return redirect(rq, "/rounds/%lld", (long long)rq->id);
}
