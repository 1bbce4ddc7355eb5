/*
 * seasons: the parts of the shop's year, by which avatars hang and rest: for the owner to name,
 * to move, to add and to take out.  A season in which somebody hangs stays.
 */
#include "avatars.h"

#include "moments.h"
#include "pages.h"
#include "shown.h"

static const char *const acts[] = { "save", "remove", NULL };

static const struct field fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ "season", "the season", FORM_ID },
	{ "season_name", "The name", FORM_TEXT, .max = 40 },
	{ "from_day", "The first day", FORM_INT, .low = 1, .high = 31 },
	{ "from_month", "The first month", FORM_INT, .low = 1, .high = 12 },
	{ "to_day", "The last day", FORM_INT, .low = 1, .high = 31 },
	{ "to_month", "The last month", FORM_INT, .low = 1, .high = 12 },
	{ 0 }
};

static const struct field show_fields[] = {
	{ "season", "the season", FORM_ID },
	{ "saved", "What was saved", FORM_FLAG },
	{ 0 }
};

/* "1 June". */
static const char *
mark_words(struct request *rq, int64_t mark)
{
	return arena_printf(rq->arena, "%lld %s", (long long)(mark % 100),
	    moment_month((int)(mark / 100)));
}

/* view sets: FROM_MONTHS TO_MONTHS */
static void
fill_months(struct request *rq, const char *section, int64_t chosen)
{
	for (int m = 1; m <= 12; m++) {
		struct view *v = view_add(rq->view, section);

		view_int(v, "month", m);
		view_text(v, "month_name", moment_month(m));
		view_show(v, "CHOSEN", m == chosen);
	}
}

/* All of them, and the form: for a new one, or for the one that it names. */
static int
fill(struct request *rq, const struct form *f)
{
	struct rows *r = db_query(rq->db, season_rows);
	int          n = 0;

	view_text(rq->view, "title", "Seasons");
	for (; db_next(r); n++) {
		struct view *v = view_add(rq->view, "SEASON_ROWS");
		int64_t      used = db_int(r, season_rows_used);
		bool         own = db_int(r, season_rows_id) == form_int(f, "season");

		view_int(v, "row_season", db_int(r, season_rows_id));
		view_text(v, "row_name", db_text(r, season_rows_name));
		view_text(v, "row_when", arena_printf(rq->arena, "%s to %s. %s",
		    mark_words(rq, db_int(r, season_rows_from_mark)),
		    mark_words(rq, db_int(r, season_rows_to_mark)),
		    used ? shown_count(rq, used, "avatar hangs in it", "avatars hang in it")
		         : "Nobody hangs in it"));
		view_show(v, "MAY_REMOVE", used == 0);
		if (own)
			view_text(view_add(rq->view, "OF_ONE"), "name_now", db_text(r, season_rows_name));
	}
	view_show(rq->view, "NO_SEASON", n == 0);
	view_show(rq->view, "OF_NONE", form_int(f, "season") == 0);
	view_int(rq->view, "season_id", form_int(f, "season"));
	fill_months(rq, "FROM_MONTHS", form_int(f, "from_month"));
	fill_months(rq, "TO_MONTHS", form_int(f, "to_month"));
	form_fill(f, rq->view);
	return form_ok(f) ? 200 : 422;
}

int
season_list(struct request *rq)
{
	struct form *show = form_read(rq, show_fields), *f = form_new(rq, fields);
	struct rows *r = form_ok(show) && form_int(show, "season")
	    ? db_one(rq->db, season_get, .id = INT(form_int(show, "season"))) : NULL;

	view_show(rq->view, "SAVED", form_ok(show) && form_flag(show, "saved"));
	if (r) {
		form_set(f, "season_name", db_text(r, season_get_name));
		form_set_int(f, "season", db_int(r, season_get_id));
		form_set_int(f, "from_day", db_int(r, season_get_from_mark) % 100);
		form_set_int(f, "from_month", db_int(r, season_get_from_mark) / 100);
		form_set_int(f, "to_day", db_int(r, season_get_to_mark) % 100);
		form_set_int(f, "to_month", db_int(r, season_get_to_mark) / 100);
	}
	return fill(rq, f);
}

/* A day of any year as its mark, 29 February too; or a complaint of it. */
static int64_t
mark_of(struct form *f, const char *day_name, const char *month_name, const char *which)
{
	int64_t day = form_int(f, day_name), month = form_int(f, month_name), is;

	if (day == 0)
		form_blame(f, day_name, "Say on which day it %s.", which);
	if (month == 0)
		form_blame(f, month_name, "Say in which month it %s.", which);
	if (form_ok(f) && !clock_from_date(2024, (int)month, (int)day, &is))
		form_blame(f, day_name, "There is no %lld %s.", (long long)day,
		    moment_month((int)month));
	return month * 100 + day;
}

static int
remove_one(struct request *rq, struct form *f)
{
	struct rows *r = db_one(rq->db, season_used, .id = INT(form_int(f, "season")));

	if (r)
		form_blame(f, "season", "%s hangs in it. Let that one hang at another time first.",
		    db_text(r, season_used_name));
	if (!form_ok(f))
		return fill(rq, f);
	db_run(rq->db, season_delete, .id = INT(form_int(f, "season")));
	return redirect(rq, "/avatars/seasons?saved=yes");
}

int
season_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	int64_t      id = form_int(f, "season"), from, to, done;
	struct rows *r = db_one(rq->db, season_count);

	if (id && db_one(rq->db, season_get, .id = INT(id)) == NULL)
		form_blame(f, "season", "That season is not there any more.");
	if (id && form_ok(f) && strcmp(form_text(f, "act"), "remove") == 0)
		return remove_one(rq, f);
	if (!*form_text(f, "act") || (!id && strcmp(form_text(f, "act"), "remove") == 0))
		form_blame(f, "act", "Choose one of the buttons.");
	if (*text_fold(rq->arena, form_text(f, "season_name")) == '\0')
		form_blame(f, "season_name", "Give it a name: Summer, Weeks before Christmas.");
	from = mark_of(f, "from_day", "from_month", "begins");
	to = mark_of(f, "to_day", "to_month", "ends");
	if (id == 0 && r && db_int(r, season_count_n) >= AVATAR_SEASONS)
		form_blame(f, "season_name", "%d seasons are enough for any year. Take one out first.",
		    AVATAR_SEASONS);
	if (!form_ok(f))
		return fill(rq, f);
	done = id ? db_run(rq->db, season_update, .id = INT(id), .name = TEXT(form_text(f, "season_name")),
	                .from = INT(from), .to = INT(to))
	          : db_run(rq->db, season_insert, .name = TEXT(form_text(f, "season_name")),
	                .from = INT(from), .to = INT(to));
	if (done == DB_TAKEN) {
		form_blame(f, "season_name", "There is %s already.", form_text(f, "season_name"));
		return fill(rq, f);
	}
	return redirect(rq, "/avatars/seasons?saved=yes");
}
