/*
 * decisions: see decisions.h.  The list, the summary of one, and what became of it.
 */
#include "decisions.h"

#include "find.h"
#include "pages.h"
#include "shown.h"

enum { OPEN_MAX = 20, DUE_MAX = 3, LOOK_MONTHS = 3, LATEST_LOOK = 366 * 5 };

static const char *const acts[] = { "decide", "happened", "remove", "restore", NULL };

static const struct field new_fields[] = {
	{ "question", "The question", FORM_TEXT, .max = 160 },
	{ 0 }
};

static const struct field list_fields[] = {
	{ "q", "What you look for", FORM_TEXT, .max = 80 },
	{ "removed", "The decision", FORM_ID },
	{ 0 }
};

static const struct field fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ "decided", "What you decided", FORM_TEXT, .max = 400 },
	{ "look", "The day to look again", FORM_DATE },
	{ "happened", "What happened", FORM_TEXT, .max = 400 },
	{ 0 }
};

static const struct field show_fields[] = {
	{ "change", "what to change", FORM_FLAG },
	{ "tell", "what to tell", FORM_FLAG },
	{ 0 }
};

static const struct verdict verdicts[] = {
	{ "me", "That is me", "heart", "good" },
	{ "fine", "Fine by me", "thumbs-up", "good" },
	{ "not", "Not for me", "meh", "think" },
	{ "stop", "I’d stop coming", "door-open", "care" },
	{ "out", "Left out", "minus", "out" },
	{ "", "", "minus", "out" },
};

const struct verdict *
verdict_of(const char *id)
{
	const struct verdict *v = verdicts;

	while (*v->id && strcmp(v->id, id) != 0)
		v++;
	return v;
}

void
decision_unsay(struct request *rq, int64_t id)
{
	db_run(rq->db, decision_text_delete, .id = INT(id));
}

void
decision_say(struct request *rq, int64_t id)
{
	db_run(rq->db, decision_text_insert, .id = INT(id));
}

/* ---- The list ---------------------------------------------------------------------- */

/* "Asked on Tuesday 14 October". */
static const char *
asked_words(struct request *rq, int64_t day)
{
	return day == rq->today ? "Asked today"
	    : arena_printf(rq->arena, "Asked on %s", clock_day_words(rq->arena, day, rq->today));
}

static void
fill_row(struct request *rq, struct view *v, int64_t id, const char *question, int64_t day)
{
	view_int(v, "decision_id", id);
	view_text(v, "asked_question", question);
	view_text(v, "asked_words", asked_words(rq, day));
}

static void
fill_past(struct request *rq)
{
	struct rows *r = db_one(rq->db, decision_past_count);
	int64_t      n = r ? db_int(r, decision_past_count_n) : 0, page = shown_page(rq);

	shown_pager(rq, page, (n + PAGE_ROWS - 1) / PAGE_ROWS, "/decisions?page=");
	r = db_query(rq->db, decision_past, .limit = INT(PAGE_ROWS),
	    .skip = INT((page - 1) * PAGE_ROWS));
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "PAST_DECISIONS");

		fill_row(rq, v, db_int(r, decision_past_id), db_text(r, decision_past_question),
		    db_int(r, decision_past_day));
		view_part(v, "PAST_DECIDED", "past_decided", db_text(r, decision_past_decided));
		view_part(v, "PAST_HAPPENED", "past_happened", db_text(r, decision_past_happened));
	}
	view_show(rq->view, "NOTHING_PAST", n == 0);
}

static int
fill_open(struct request *rq)
{
	struct rows *r = db_query(rq->db, decision_open, .limit = INT(OPEN_MAX));
	int          n = 0;

	for (; db_next(r); n++)
		fill_row(rq, view_add(rq->view, "OPEN_DECISIONS"), db_int(r, decision_open_id),
		    db_text(r, decision_open_question), db_int(r, decision_open_day));
	return n;
}

/* What was asked, decided, said or happened with these words; each is quoted for FTS5. */
static void
fill_found(struct request *rq, const char *q)
{
	const char  *words[FIND_WORDS], *match = "";
	int          nwords = find_cut(rq, q, words), n = 0;
	struct view *found = view_add(rq->view, "DECISIONS_FOUND");
	struct rows *r;

	for (int i = 0; i < nwords; i++)
		match = arena_printf(rq->arena, "%s\"%s\"* ", match, words[i]);
	r = nwords ? db_query(rq->db, decision_find, .match = TEXT(match), .limit = INT(PAGE_ROWS))
	           : NULL;
	for (; r && db_next(r); n++) {
		struct view *v = view_add(found, "PAST_DECISIONS");

		fill_row(rq, v, db_int(r, decision_find_id), db_text(r, decision_find_question),
		    db_int(r, decision_find_day));
		view_part(v, "PAST_DECIDED", "past_decided", db_text(r, decision_find_decided));
		view_part(v, "PAST_HAPPENED", "past_happened", db_text(r, decision_find_happened));
	}
	view_show(found, "NO_DECISION_FOUND", n == 0);
}

static int
fill_list(struct request *rq, const struct form *f, const char *q, int64_t removed)
{
	struct rows *r = removed ? db_one(rq->db, decision_get, .id = INT(removed)) : NULL;
	struct view *v;

	view_text(rq->view, "title", "Decisions");
	form_fill(f, rq->view);
	view_text(rq->view, "q", q);
	if (r && db_int(r, decision_get_removed)) {
		v = view_add(rq->view, "DECISION_GONE");
		view_int(v, "gone_id", removed);
		view_text(v, "gone_question", db_text(r, decision_get_question));
	}
	if (*q)
		fill_found(rq, q);
	else {
		v = view_add(rq->view, "DECISION_LIST");
		view_show(v, "NOTHING_OPEN", fill_open(rq) == 0);
		fill_past(rq);
	}
	return form_ok(f) ? 200 : 422;
}

int
decision_list(struct request *rq)
{
	struct form *f = form_read(rq, list_fields);

	return fill_list(rq, form_new(rq, new_fields), form_ok(f) ? form_text(f, "q") : "",
	    form_ok(f) ? form_int(f, "removed") : 0);
}

/* The question is asked of whoever hangs today. */
int
decision_create(struct request *rq)
{
	struct form *f = form_read(rq, new_fields);
	const char  *question = form_text(f, "question");
	int          month, day;
	int64_t      id;

	if (*text_fold(rq->arena, question) == '\0')
		form_blame(f, "question", "Write what there is to decide, as one question.");
	if (!form_ok(f))
		return fill_list(rq, f, "", 0);
	id = db_run(rq->db, decision_insert, .question = TEXT(question),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now), .day = INT(rq->today));
	clock_date(rq->today, &(int){ 0 }, &month, &day);
	if (db_run(rq->db, voice_keep, .decision_id = INT(id), .mark = INT(month * 100 + day)) == 0) {
		form_blame(f, "question", "Nobody hangs on the board today, so there is nobody to ask. "
		    "Hang somebody there first.");
		return fill_list(rq, f, "", 0);
	}
	decision_say(rq, id);
	return redirect(rq, "/decisions/%lld/voice?voice=1", (long long)id);
}

/* ---- One decision ------------------------------------------------------------------ */

void
voice_face(struct request *rq, struct view *v, struct rows *r)
{
	const char *name = db_text(r, voice_list_name);
	bool        photo = db_int(r, voice_list_photo);

	view_int(v, "voice_decision", rq->id);
	view_int(v, "voice_place", db_int(r, voice_list_place));
	view_text(v, "voice_name", name);
	face_fill(v, db_int(r, voice_list_avatar_id), name,
	    photo ? "photo 1" : db_text(r, voice_list_picture));
	/* The owner chose its colour; that of people comes of their id. */
	view_int(v, "cloth", db_int(r, voice_list_colour));
}

void
voice_page(struct request *rq, struct view *v, const char *page)
{
	char *save = NULL, *lines = arena_text(rq->arena, page);

	for (char *line = strtok_r(lines, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		char        *tab = strchr(line, '\t');
		struct view *of = view_add(v, "VOICE_LINES");

		if (tab)
			*tab = '\0';
		view_text(of, "voice_block", line);
		view_text(of, "voice_line", tab ? tab + 1 : "");
	}
}

const char *
voice_about(struct request *rq, int64_t people, const char *tag)
{
	const char *many = people ? shown_count(rq, people, "person", "people") : "";

	return arena_printf(rq->arena, "%s%s%s%s", many, people ? ". " : "", tag, *tag ? "." : "");
}

static void
fill_voices(struct request *rq)
{
	struct rows *r = db_query(rq->db, voice_list, .decision_id = INT(rq->id));
	int64_t      unasked = 0;

	while (db_next(r)) {
		struct view          *v = view_add(rq->view, "VOICES"), *part;
		const struct verdict *verdict = verdict_of(db_text(r, voice_list_verdict));
		const char           *page = db_text(r, voice_list_page);

		voice_face(rq, v, r);
		view_part(v, "VOICE_SAID", "voice_words", db_text(r, voice_list_words));
		view_show(v, "VOICE_UNASKED", !*verdict->id);
		unasked += !*verdict->id;
		if (*verdict->id) {
			part = view_add(v, "VOICE_VERDICT");
			view_text(part, "verdict_words", verdict->words);
			view_text(part, "verdict_icon", verdict->icon);
			view_text(part, "verdict_tone", verdict->tone);
		}
		part = view_add(v, "VOICE_THEN");
		view_part(part, "VOICE_SAYS", "voice_says", db_text(r, voice_list_says));
		view_part(part, "VOICE_ABOUT", "voice_about", voice_about(rq,
		    db_int(r, voice_list_people), db_text(r, voice_list_tag)));
		voice_page(rq, part, page);
	}
	view_part(rq->view, "UNASKED", "unasked_words", unasked == 0 ? ""
	    : unasked == 1 ? "One of them has not been asked yet."
	    : arena_printf(rq->arena, "%lld of them have not been asked yet.", (long long)unasked));
}

/* "Look again on Thursday 14 January.", "Looked at again on Thursday 14 January." */
static const char *
look_words(struct request *rq, int64_t look, int64_t looked_at)
{
	const char *words = looked_at ? "Looked at again on %s." : look <= rq->today
	    ? "To look at again since %s." : "Look again on %s.";
	int64_t     day = looked_at ? clock_day(looked_at) : look;
	const char *date = day ? clock_day_words(rq->arena, day, rq->today) : "";
	size_t      to = strlen(words) - strlen("%s.");

	return day ? arena_printf(rq->arena, "%.*s%s.", (int)to, words, date) : "";
}

/* Three months on, as the same day of the month if there is one. */
static int64_t
look_then(int64_t today)
{
	int     year, month, day;
	int64_t then = today;

	clock_date(today, &year, &month, &day);
	month += LOOK_MONTHS - 1 + year * 12;
	while (!clock_from_date(month / 12, month % 12 + 1, day, &then))
		day--;
	return then;
}

/*
 * The summary, with the form to decide it (or to decide it otherwise), or the one that tells
 * what happened; f is as typed, or else filled here with what is kept.
 */
static int
show(struct request *rq, struct form *f, bool change, bool tell)
{
	struct rows *r = db_one(rq->db, decision_get, .id = INT(rq->id));
	int64_t      look, looked;
	bool         decided, typed = strcmp(rq->method, "POST") == 0;
	struct view *v;

	if (r == NULL || db_int(r, decision_get_removed))
		return 404;
	look = db_int(r, decision_get_look_day);
	looked = db_int(r, decision_get_looked_at);
	decided = db_int(r, decision_get_decided_at) != 0;
	tell = decided && (tell || (look && look <= rq->today && !looked)) && !change;
	view_text(rq->view, "title", db_text(r, decision_get_question));
	view_int(rq->view, "decision_id", rq->id);
	view_text(rq->view, "asked_words", asked_words(rq, db_int(r, decision_get_day)));
	if (!typed) {
		form_set(f, "decided", db_text(r, decision_get_decided));
		form_set(f, "happened", db_text(r, decision_get_happened));
		if (look || !decided)
			form_set(f, "look", clock_iso_day(rq->arena, look ? look : look_then(rq->today)));
	}
	form_fill(f, rq->view);
	if (change || !decided)
		view_show(view_add(rq->view, "TO_DECIDE"), "DECIDED_BEFORE", decided);
	else {
		v = view_add(rq->view, "IS_DECIDED");
		view_text(v, "decided_words", db_text(r, decision_get_decided));
		view_part(v, "LOOK", "look_words", look_words(rq, look, looked));
		view_show(v, "MAY_TELL", !tell && !looked);
		if (looked && !tell)
			view_text(view_add(v, "HAS_HAPPENED"), "happened_words",
			    db_text(r, decision_get_happened));
	}
	view_show(rq->view, "TO_TELL", tell);
	fill_voices(rq);
	return form_ok(f) ? 200 : 422;
}

int
decision_show(struct request *rq)
{
	struct form *asked = form_read(rq, show_fields);

	return show(rq, form_new(rq, fields), form_ok(asked) && form_flag(asked, "change"),
	    form_ok(asked) && form_flag(asked, "tell"));
}

static int
decide(struct request *rq, struct form *f, int64_t look_before)
{
	int64_t look = form_int(f, "look");

	if (*text_fold(rq->arena, form_text(f, "decided")) == '\0')
		form_blame(f, "decided", "Write what you decided, in a line.");
	if (look && look <= rq->today && look != look_before)
		form_blame(f, "look", "Choose a day that is still to come.");
	else if (look > rq->today + LATEST_LOOK)
		form_blame(f, "look", "That is more than five years ahead.");
	if (!form_ok(f))
		return show(rq, f, true, false);
	decision_unsay(rq, rq->id);
	db_run(rq->db, decision_decide, .id = INT(rq->id), .decided = TEXT(form_text(f, "decided")),
	    .look_day = INT_OR_NOTHING(look), .at = INT(rq->now));
	decision_say(rq, rq->id);
	return redirect(rq, "/decisions/%lld", (long long)rq->id);
}

static int
happened(struct request *rq, struct form *f, bool decided)
{
	if (!decided)
		form_blame(f, "decided", "Write first what you decided.");
	else if (*text_fold(rq->arena, form_text(f, "happened")) == '\0')
		form_blame(f, "happened", "Write what happened, in a line.");
	if (!form_ok(f))
		return show(rq, f, false, true);
	decision_unsay(rq, rq->id);
	db_run(rq->db, decision_happened, .id = INT(rq->id),
	    .happened = TEXT(form_text(f, "happened")), .at = INT(rq->now));
	decision_say(rq, rq->id);
	return redirect(rq, "/decisions/%lld", (long long)rq->id);
}

int
decision_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	const char  *act = form_text(f, "act");
	struct rows *r = db_one(rq->db, decision_get, .id = INT(rq->id));
	bool         restore = form_ok(f) && strcmp(act, "restore") == 0;

	if (r == NULL || (db_int(r, decision_get_removed) && !restore))
		return 404;
	if (restore || (form_ok(f) && strcmp(act, "remove") == 0)) {
		db_run(rq->db, decision_remove, .id = INT(rq->id),
		    .at = INT_OR_NOTHING(restore ? 0 : rq->now));
		return restore ? redirect(rq, "/decisions/%lld", (long long)rq->id)
		               : redirect(rq, "/decisions?removed=%lld", (long long)rq->id);
	}
	if (strcmp(act, "happened") == 0)
		return happened(rq, f, db_int(r, decision_get_decided_at) != 0);
	return decide(rq, f, db_int(r, decision_get_look_day));
}

void
decisions_due(struct request *rq)
{
	struct rows *r = db_query(rq->db, decision_due, .day = INT(rq->today), .limit = INT(DUE_MAX));
	struct view *due = NULL;

	while (db_next(r)) {
		struct view *v;

		if (due == NULL)
			due = view_add(rq->view, "DECISIONS_DUE");
		v = view_add(due, "DUE_ROWS");
		view_int(v, "due_decision", db_int(r, decision_due_id));
		view_text(v, "due_question", db_text(r, decision_due_question));
		view_text(v, "due_decided", db_text(r, decision_due_decided));
	}
}
