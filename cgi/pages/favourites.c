/*
 * favourites: see favourites.h.
 */
#include "favourites.h"

#include "pages.h"
#include "shown.h"

enum { WEEK = 7 };

bool
away_today(struct request *rq, int64_t from, int64_t to)
{
	return from != 0 && from <= rq->today && (to == 0 || to >= rq->today);
}

const char *
away_words(struct request *rq, int64_t from, int64_t to)
{
	if (!away_today(rq, from, to))
		return "";
	if (to == 0)
		return "away";
	if (to == rq->today)
		return "away today";
	if (to == rq->today + 1)
		return "away until tomorrow";
	return arena_printf(rq->arena, "away until %s", to < rq->today + WEEK
	    ? clock_weekday_words(clock_weekday(to))
	    : clock_day_words(rq->arena, to, rq->today));
}

/* Who stands in, and what to tell them; "" where nobody was named who still works here. */
static const char *
stand_in(struct request *rq, struct rows *r)
{
	const char *name = db_text(r, place_get_stand_in_name);
	const char *words = db_text(r, place_get_stand_in_words);
	const char *away = away_words(rq, db_int(r, place_get_stand_in_from),
	    db_int(r, place_get_stand_in_to));

	if (*name == '\0' || db_int(r, place_get_stand_in_left))
		return "";
	if (*away)
		return arena_printf(rq->arena, " %s, who would stand in, is %s too.", name, away);
	return *words ? arena_printf(rq->arena, " %s stands in: %s", name, words)
	              : arena_printf(rq->arena, " %s stands in.", name);
}

void
favourite_fill(struct request *rq, struct rows *r)
{
	const char  *name = db_text(r, place_get_favourite_name);
	const char  *away = away_words(rq, db_int(r, place_get_favourite_from),
	     db_int(r, place_get_favourite_to));
	struct view *v;

	if (*name == '\0')
		return;
	v = view_add(rq->view, "FAVOURITE");
	view_text(v, "favourite_name", name);
	if (db_int(r, place_get_favourite_left))
		away = "no longer here";
	view_show(v, "NOT_IN", *away);
	if (*away)
		view_text(view_add(v, "INSTEAD"), "instead_words",
		    arena_printf(rq->arena, "%s is %s.%s", name, away, stand_in(rq, r)));
}

/* view sets: FAVOURITES STAND_INS */
void
favourite_choices(struct request *rq, const char *section, int64_t chosen, int64_t left,
    const char *left_name)
{
	struct rows *r = db_query(rq->db, staff_list);
	bool         found = false;
	struct view *v;

	while (db_next(r)) {
		v = view_add(rq->view, section);
		view_int(v, "staff_id", db_int(r, staff_list_id));
		view_text(v, "staff_name", db_text(r, staff_list_name));
		view_part(v, "STAFF_AWAY", "away_words", away_words(rq,
		    db_int(r, staff_list_away_from), db_int(r, staff_list_away_to)));
		view_show(v, "STAFF_CHOSEN", db_int(r, staff_list_id) == chosen);
		found |= db_int(r, staff_list_id) == left;
	}
	if (left == 0 || found)
		return;
	v = view_add(rq->view, section);
	view_int(v, "staff_id", left);
	view_text(v, "staff_name", left_name);
	view_part(v, "STAFF_AWAY", "away_words", "no longer here");
	view_show(v, "STAFF_CHOSEN", left == chosen);
}

void
favourites_mine(struct request *rq)
{
	struct rows *r = db_query(rq->db, favourite_people, .staff_id = INT(rq->staff_id));
	struct view *mine = NULL, *v;

	while (db_next(r)) {
		int64_t id = db_int(r, favourite_people_id);

		if (mine == NULL)
			mine = view_add(rq->view, "SERVED_BY_ME");
		v = view_add(mine, "FAVOURITE_OF");
		view_int(v, "person_id", id);
		view_text(v, "person_name", db_text(r, favourite_people_name));
		view_text(v, "last_words", shown_ago(rq, db_int(r, favourite_people_last_day)));
		face_fill(v, id, db_text(r, favourite_people_name),
		    db_text(r, favourite_people_picture));
	}
}
