/*
 * decision_walk: past each of the board in turn: what would they say, and would they stay?
 * Every button keeps what is written and leads on, so that nothing is lost on the way.
 */
#include "decisions.h"
#include "pages.h"
#include "photos.h"

static const char *const verdicts[] = { "me", "fine", "not", "stop", NULL };
static const char *const goes[] = { "next", "out", "in", "list", "all", NULL };

static const struct field at_fields[] = {
	{ "voice", "who is asked", FORM_INT, .low = 1, .high = 99 },
	{ 0 }
};

static const struct field fields[] = {
	{ "voice", "who is asked", FORM_INT, .low = 1, .high = 99 },
	{ "words", "What they would say", FORM_TEXT, .max = 300 },
	{ "verdict", "their verdict", FORM_CHOICE, .choices = verdicts },
	{ "go", "where to go", FORM_CHOICE, .choices = goes },
	{ "to", "whom to ask", FORM_INT, .low = 1, .high = 99 },
	{ 0 }
};

/* What this page needs of the one who is asked, and of the way. */
struct walk {
	int64_t     here, first_open, count;
	const char *words, *verdict, *name, *next;
};
static const struct walk nobody = { .next = "", .name = "", .words = "", .verdict = "" };

/* "You are here", "Fine by me", "Next", "Then": what stands below a name at the top. */
static const char *
step_words(const struct walk *w, int64_t place, const char *verdict)
{
	if (place == w->here)
		return "You are here";
	if (*verdict)
		return verdict_of(verdict)->words;
	return place == w->here + 1 ? "Next" : "Then";
}

static void
fill_step(struct request *rq, const struct walk *w, struct rows *r)
{
	struct view *v = view_add(rq->view, "STEPS_OF_VOICES");
	int64_t      place = db_int(r, voice_list_place);
	const char  *verdict = db_text(r, voice_list_verdict);

	voice_face(rq, v, r);
	view_text(v, "step_words", step_words(w, place, verdict));
	view_show(v, "STEP_HERE", place == w->here);
	view_show(v, "STEP_ELSEWHERE", place != w->here);
	view_show(v, "STEP_OPEN", !*verdict && place != w->here);
}

static void
fill_here(struct request *rq, struct walk *w, struct rows *r)
{
	struct view *v = view_add(rq->view, "ASKED");
	int64_t      people = db_int(r, voice_list_people);

	w->words = arena_text(rq->arena, db_text(r, voice_list_words));
	w->verdict = arena_text(rq->arena, db_text(r, voice_list_verdict));
	w->name = arena_text(rq->arena, db_text(r, voice_list_name));
	voice_face(rq, v, r);
	view_part(v, "VOICE_SAYS", "voice_says", db_text(r, voice_list_says));
	view_part(v, "VOICE_ABOUT", "voice_about",
	    voice_about(rq, people, db_text(r, voice_list_tag)));
	if (*db_text(r, voice_list_page))
		voice_page(rq, view_add(v, "VOICE_PAGE"), db_text(r, voice_list_page));
}

/*
 * Whoever is asked, in w: the one at here, or with here 0 the first without a verdict, else
 * the first of all.  False when there is none such.
 */
static bool
look_round(struct request *rq, struct walk *w)
{
	struct rows *r = db_query(rq->db, voice_list, .decision_id = INT(rq->id));
	bool         found = false;

	while (db_next(r)) {
		int64_t place = db_int(r, voice_list_place);

		if (w->first_open == 0 && !*db_text(r, voice_list_verdict))
			w->first_open = place;
		w->count = place;
	}
	if (w->here == 0)
		w->here = w->first_open ? w->first_open : 1;
	r = db_query(rq->db, voice_list, .decision_id = INT(rq->id));
	while (db_next(r)) {
		if (db_int(r, voice_list_place) == w->here + 1)
			w->next = arena_text(rq->arena, db_text(r, voice_list_name));
		if (db_int(r, voice_list_place) == w->here)
			found = true;
	}
	return found;
}

static int
show(struct request *rq, struct form *f, int64_t here)
{
	struct rows *r = db_one(rq->db, decision_get, .id = INT(rq->id));
	struct walk  w = nobody;
	bool         typed = strcmp(rq->method, "POST") == 0, out;

	w.here = here;
	if (r == NULL || db_int(r, decision_get_removed))
		return 404;
	view_text(rq->view, "asked_question", db_text(r, decision_get_question));
	view_int(rq->view, "decision_id", rq->id);
	if (!look_round(rq, &w)) {
		/* A form that says no good whom it is about is shown again for whom it may be. */
		w = nobody;
		if (!typed || !look_round(rq, &w))
			return 404;
	}
	r = db_query(rq->db, voice_list, .decision_id = INT(rq->id));
	while (db_next(r)) {
		fill_step(rq, &w, r);
		if (db_int(r, voice_list_place) == w.here)
			fill_here(rq, &w, r);
	}
	out = strcmp(w.verdict, "out") == 0;
	if (!typed) {
		form_set(f, "words", w.words);
		if (*w.verdict && !out)
			form_set(f, "verdict", w.verdict);
		form_set_int(f, "voice", w.here);
	}
	form_fill(f, rq->view);
	view_text(rq->view, "title", arena_printf(rq->arena, "What would %s say?", w.name));
	view_text(rq->view, "asked_name", w.name);
	view_int(rq->view, "asked_place", w.here);
	view_part(rq->view, "NEXT_VOICE", "next_name", w.next);
	view_show(rq->view, "LAST_VOICE", !*w.next);
	view_show(rq->view, "IS_OUT", out);
	view_show(rq->view, "NOT_OUT", !out);
	return form_ok(f) ? 200 : 422;
}

int
voice_show(struct request *rq)
{
	struct form *f = form_read(rq, at_fields);

	return form_ok(f) ? show(rq, form_new(rq, fields), form_int(f, "voice")) : 404;
}

/* Where a button leads: to somebody at the top, to the list, to all of them, or onwards. */
static int
go_on(struct request *rq, const struct form *f, const struct walk *w)
{
	const char *go = form_text(f, "go");
	int64_t     to = form_int(f, "to");

	if (strcmp(go, "list") == 0)
		return redirect(rq, "/decisions");
	if (to == 0)
		to = strcmp(go, "in") == 0 ? w->here : w->here + 1;
	if (strcmp(go, "all") == 0 || to > w->count)
		return redirect(rq, "/decisions/%lld", (long long)rq->id);
	return redirect(rq, "/decisions/%lld/voice?voice=%lld", (long long)rq->id, (long long)to);
}

int
voice_say(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct walk  w = nobody;
	struct rows *r = db_one(rq->db, decision_get, .id = INT(rq->id));
	const char  *go = form_text(f, "go"), *verdict = form_text(f, "verdict");

	w.here = form_int(f, "voice");
	if (!form_ok(f))
		return show(rq, f, w.here);
	if (r == NULL || db_int(r, decision_get_removed) || w.here == 0 || !look_round(rq, &w))
		return 404;
	r = db_query(rq->db, voice_list, .decision_id = INT(rq->id));
	while (db_next(r))
		if (db_int(r, voice_list_place) == w.here) {
			w.words = arena_text(rq->arena, db_text(r, voice_list_words));
			w.verdict = arena_text(rq->arena, db_text(r, voice_list_verdict));
		}
	if (strcmp(go, "out") == 0)
		verdict = "out";
	else if (strcmp(go, "in") == 0)
		verdict = "";
	else if (!*verdict)
		verdict = w.verdict;
	if (strcmp(w.words, form_text(f, "words")) != 0 || strcmp(w.verdict, verdict) != 0) {
		decision_unsay(rq, rq->id);
		db_run(rq->db, voice_save, .decision_id = INT(rq->id), .place = INT(w.here),
		    .words = TEXT(form_text(f, "words")), .verdict = TEXT(verdict));
		decision_say(rq, rq->id);
	}
	return go_on(rq, f, &w);
}

/* The small photograph as it was on that day. */
int
voice_photo(struct request *rq)
{
	struct form *f = form_read(rq, at_fields);

	return photo_send(rq, form_ok(f) ? db_one(rq->db, voice_mini, .decision_id = INT(rq->id),
	    .place = INT(form_int(f, "voice"))) : NULL, voice_mini_mini);
}
