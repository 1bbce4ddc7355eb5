/*
 * board: who hangs on the wall today, or on any other day: for the owner, for the team, who
 * only look, and for a display, where there is nothing to press.
 */
#include "avatars.h"

#include "avatar.h"
#include "pages.h"
#include "shown.h"

enum { SEEN = 22 }; /* letters that stand for all that is shown */

static const struct field fields[] = {
	{ "season", "The season", FORM_TEXT, .max = 20 },
	{ "on", "The day", FORM_DATE },
	{ "retired", "Who was retired", FORM_ID },
	{ "back", "Who is back", FORM_ID },
	{ "full", "That the board is full", FORM_FLAG },
	{ 0 }
};

/* Which day of the board is asked for, and what it is called: "autumn", "1 May". */
struct asked {
	int64_t     day;
	bool        everybody;
	const char *words;
};

static const char *
lower(struct request *rq, const char *name)
{
	char *text = arena_text(rq->arena, name);

	if (*text >= 'A' && *text <= 'Z')
		*text = (char)(*text - 'A' + 'a');
	return text;
}

/* A chip for each season; tells which day it is about, that of a season being its first. */
static struct asked
fill_seasons(struct request *rq, const struct form *f)
{
	struct avatar_season seasons[AVATAR_SEASONS];
	int                  n = avatar_seasons(rq, seasons);
	bool                 ok = form_ok(f), dated = ok && form_int(f, "on") != 0;
	const char          *season = ok && !dated ? form_text(f, "season") : "";
	struct asked         asked = { dated ? form_int(f, "on") : rq->today,
		strcmp(season, "all") == 0, "" };

	view_show(rq->view, "ALL_YEAR", asked.everybody);
	for (int i = 0; i < n; i++)
		if (*season && strtoll(season, NULL, 10) == seasons[i].id &&
		    !avatar_within(avatar_mark(rq->today), seasons[i].from, seasons[i].to))
			asked.day = avatar_begins(rq->today, seasons[i].from);
	if (dated)
		asked.words = clock_day_words(rq->arena, asked.day, rq->today);
	for (int i = 0; i < n; i++) {
		struct view *v = view_add(rq->view, "SEASONS");
		bool         is = !asked.everybody &&
		    avatar_within(avatar_mark(asked.day), seasons[i].from, seasons[i].to);

		view_int(v, "season_id", seasons[i].id);
		view_text(v, "season_name", seasons[i].name);
		view_show(v, "CURRENT", is);
		if (is && *asked.words == '\0')
			asked.words = lower(rq, seasons[i].name);
	}
	if (*asked.words == '\0')
		asked.words = asked.everybody ? "any season" : "today";
	return asked;
}

/* All that is shown, as letters: while it is the same, a display needs nothing new. */
static const char *
letters_of(struct request *rq, const char *seen)
{
	unsigned char hash[SESSION_HASH];
	char         *letters = arena_alloc(rq->arena, SEEN + 1);

	session_hash(hash, seen, strlen(seen));
	for (int i = 0; i < SEEN; i++)
		letters[i] = (char)('a' + hash[i] % 26);
	return letters;
}

static const char *
fill_board(struct request *rq, const struct avatar_board *b)
{
	const char *seen = "";

	for (int i = 0; i < b->nhanging; i++) {
		const struct avatar_line *line = &b->hanging[i];
		struct view              *v = view_add(rq->view, "CARDS");

		avatar_fill(rq, v, line);
		view_show(v, "PRESSED", rq->display_id == 0);
		view_show(v, "HUNG", rq->display_id != 0);
		seen = arena_printf(rq->arena, "%s%lld %s %s %s %s %d %lld\n", seen, (long long)line->id,
		    line->name, line->tag, line->says, line->picture, line->colour,
		    (long long)line->people);
	}
	if (b->nresting > 0) {
		struct view *resting = view_add(rq->view, "RESTING");

		for (int i = 0; i < b->nresting; i++) {
			struct view *v = view_add(resting, "RESTS");

			avatar_fill(rq, v, &b->resting[i]);
			view_text(v, "rests_words", arena_printf(rq->arena, "%s%s%s", b->resting[i].tag,
			    *b->resting[i].tag ? ", " : "", b->resting[i].back));
		}
	}
	return seen;
}

static void
fill_retired(struct request *rq)
{
	struct rows *r = db_query(rq->db, avatar_retired);
	struct view *retired = NULL;

	while (db_next(r)) {
		struct view *v;

		if (retired == NULL)
			retired = view_add(rq->view, "RETIRED");
		v = view_add(retired, "RETIRED_ROWS");
		view_int(v, "retired_id", db_int(r, avatar_retired_id));
		view_text(v, "retired_name", db_text(r, avatar_retired_name));
		view_text(v, "retired_words", arena_printf(rq->arena, "retired %s",
		    shown_ago_inside(rq, clock_day(db_int(r, avatar_retired_retired_at)))));
	}
}

/* Somebody was taken down or is back, which is said once. */
static void
fill_done(struct request *rq, const struct form *f)
{
	struct avatar_line line;
	int64_t            retired = form_ok(f) ? form_int(f, "retired") : 0;
	int64_t            id = form_ok(f) && !retired ? form_int(f, "back") : retired;
	struct view       *v;

	if (form_ok(f) && form_flag(f, "full") && !avatar_room(rq))
		view_text(view_add(rq->view, "DONE"), "done_words", arena_printf(rq->arena,
		    "%d are enough for any board. Retire one first.", AVATARS_MAX));
	if (id == 0 || !avatar_get(rq, id, &line) || line.retired != (retired != 0))
		return;
	v = view_add(rq->view, "DONE");
	view_text(v, "done_words", arena_printf(rq->arena, retired
	    ? "%s is retired and hangs no more. All that was written is kept."
	    : "%s is back on the board.", line.name));
	if (retired)
		view_int(view_add(v, "DONE_UNDO"), "done_id", id);
}

int
board_show(struct request *rq)
{
	struct form               *f = form_read(rq, fields);
	struct asked               asked = fill_seasons(rq, f);
	const struct avatar_board *b = avatar_board(rq, asked.day, asked.everybody);
	const char                *seen = letters_of(rq, fill_board(rq, b));
	bool                       wall = rq->display_id != 0;

	view_text(rq->view, "title", "The board");
	view_text(rq->view, "on_day", clock_iso_day(rq->arena, asked.day));
	view_text(rq->view, "asked_words", asked.words);
	view_show(rq->view, "HANGS", b->nhanging > 0);
	view_show(rq->view, "NOBODY", b->nhanging == 0 && b->nresting > 0);
	view_show(rq->view, "NOBODY_YET", b->nhanging == 0 && b->nresting == 0);
	view_show(rq->view, "EMPTY", b->nhanging == 0);
	view_show(rq->view, "BY_HAND", !wall);
	if (wall)
		view_text(view_add(rq->view, "ON_WALL"), "seen", seen);
	if (rq->owner) {
		fill_done(rq, f);
		fill_retired(rq);
	}
	return wall && rq->htmx && strcmp(request_param(rq, "seen"), seen) == 0 ? 204 : 200;
}
