/*
 * staff: the team, for the owner.
 */
#include "favourites.h"
#include "log.h"
#include "pages.h"
#include "password.h"
#include "shown.h"

enum { PASSPHRASE_MIN = 12 };

static const struct field new_fields[] = {
	{ "name", "The name", FORM_TEXT, .max = 40, .required = true },
	{ "secret", "The PIN", FORM_SECRET, .max = 6, .required = true },
	{ 0 }
};

static const struct field change_fields[] = {
	{ "act", "What to do", FORM_TEXT, .max = 20 },
	{ "secret", "The PIN or passphrase", FORM_SECRET, .max = 200 },
	{ 0 }
};

static const struct field away_fields[] = {
	{ "away_from", "The first day", FORM_DATE },
	{ "away_to", "The last day", FORM_DATE },
	{ 0 }
};

static bool
is_pin(const char *secret)
{
	size_t n = strlen(secret);

	return n >= 4 && n <= 6 && strspn(secret, "0123456789") == n;
}

static void
fill_team(struct request *rq)
{
	struct rows *r = db_query(rq->db, staff_list);
	int64_t      n = 0;

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "STAFF");
		int64_t      id = db_int(r, staff_list_id);
		const char  *away = away_words(rq, db_int(r, staff_list_away_from),
		     db_int(r, staff_list_away_to));

		view_int(v, "id", id);
		view_text(v, "staff_name", db_text(r, staff_list_name));
		view_text(v, "role_words", arena_printf(rq->arena, "%s%s%s",
		    strcmp(db_text(r, staff_list_role), "owner") == 0 ? "Owner" : "Serves",
		    *away ? ", " : "", away));
		view_text(v, "since_words", arena_printf(rq->arena, "joined %s",
		    shown_ago_inside(rq, clock_day(db_int(r, staff_list_created_at)))));
		face_fill(v, id, db_text(r, staff_list_name), "");
		n++;
	}
	view_text(rq->view, "team_words", arena_printf(rq->arena, "%s can sign in.",
	    shown_count(rq, n, "person", "people")));
	r = db_query(rq->db, staff_left);
	for (struct view *left = NULL; db_next(r);) {
		struct view *v;

		if (left == NULL)
			left = view_add(rq->view, "LEFT");
		v = view_add(left, "STAFF_LEFT");
		view_text(v, "staff_name", db_text(r, staff_left_name));
		view_text(v, "left_words", arena_printf(rq->arena, "left %s",
		    shown_ago_inside(rq, clock_day(db_int(r, staff_left_left_at)))));
	}
}

static void
fill_list(struct request *rq, struct form *f)
{
	view_text(rq->view, "title", "Team");
	form_fill(f, rq->view);
	fill_team(rq);
}

int
staff_list(struct request *rq)
{
	static const struct field saved[] = { { "saved", "What was saved", FORM_FLAG }, { 0 } };
	struct form *f = form_read(rq, saved);

	if (form_ok(f) && form_flag(f, "saved"))
		view_text(view_add(rq->view, "SAVED"), "saved", "This is the team now.");
	fill_list(rq, form_new(rq, new_fields));
	return 200;
}

int
staff_create(struct request *rq)
{
	struct form *f = form_read(rq, new_fields);
	const char  *hash = "";

	if (*form_text(f, "secret") && !is_pin(form_text(f, "secret")))
		form_blame(f, "secret", "A PIN has four to six digits.");
	if (*form_text(f, "name") && *text_fold(rq->arena, form_text(f, "name")) == '\0')
		form_blame(f, "name", "A name has a letter at least.");
	if (form_ok(f))
		hash = password_hash(rq->arena, form_text(f, "secret"));
	router_write(rq);
	if (form_ok(f) && db_run(rq->db, staff_insert, .name = TEXT(form_text(f, "name")),
	        .role = TEXT("staff"), .secret = TEXT(hash), .now = INT(rq->now)) == DB_TAKEN)
		form_blame(f, "name", "There is a %s in the team already.", form_text(f, "name"));
	if (!form_ok(f)) {
		fill_list(rq, f);
		return 422;
	}
	return redirect(rq, "/staff?saved=yes");
}

/* The days on which they are away: as sent, or (NULL) as they stand in the book. */
static void
fill_away(struct request *rq, struct form *f)
{
	struct rows *r = db_one(rq->db, staff_away_get, .id = INT(rq->id));

	if (r == NULL)
		return;
	view_part(rq->view, "AWAY_NOW", "away_words", away_words(rq,
	    db_int(r, staff_away_get_away_from), db_int(r, staff_away_get_away_to)));
	if (f == NULL) {
		f = form_new(rq, away_fields);
		if (!db_is_null(r, staff_away_get_away_from))
			form_set(f, "away_from", clock_iso_day(rq->arena,
			    db_int(r, staff_away_get_away_from)));
		if (!db_is_null(r, staff_away_get_away_to))
			form_set(f, "away_to", clock_iso_day(rq->arena,
			    db_int(r, staff_away_get_away_to)));
	}
	form_fill(f, rq->view);
}

/* The page of one of the team; false when there is none. */
static bool
fill_one(struct request *rq, struct form *f, bool *owner)
{
	struct rows *r = db_one(rq->db, staff_get, .id = INT(rq->id));

	if (r == NULL)
		return false;
	*owner = strcmp(db_text(r, staff_get_role), "owner") == 0;
	view_text(rq->view, "title", db_text(r, staff_get_name));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "staff_name", db_text(r, staff_get_name));
	view_text(rq->view, "role_words", *owner ? "Owner" : "Serves");
	view_text(rq->view, "since_words", arena_printf(rq->arena, "joined %s",
	    shown_ago_inside(rq, clock_day(db_int(r, staff_get_created_at)))));
	view_show(rq->view, "STAFF_PIN", !*owner);
	view_show(rq->view, "STAFF_PASSPHRASE", *owner);
	view_show(rq->view, "MAY_LEAVE", !*owner);
	face_fill(rq->view, rq->id, db_text(r, staff_get_name), "");
	form_fill(f, rq->view);
	return true;
}

int
staff_show(struct request *rq)
{
	bool owner;

	if (!fill_one(rq, form_new(rq, change_fields), &owner))
		return 404;
	fill_away(rq, NULL);
	return 200;
}

int
staff_away(struct request *rq)
{
	struct form *f = form_read(rq, away_fields);
	int64_t      from = form_int(f, "away_from"), to = form_int(f, "away_to");
	bool         owner;

	if (from == 0 && to != 0)
		from = to < rq->today ? to : rq->today;
	if (to != 0 && to < from)
		form_blame(f, "away_to", "The last day is before the first one.");
	if (!form_ok(f)) {
		if (!fill_one(rq, form_new(rq, change_fields), &owner))
			return 404;
		fill_away(rq, f);
		return 422;
	}
	if (db_run(rq->db, staff_away_set, .id = INT(rq->id), .away_from = INT_OR_NOTHING(from),
	        .away_to = INT_OR_NOTHING(to)) != 1)
		return 404;
	return redirect(rq, "/staff?saved=yes");
}

static int
leave(struct request *rq)
{
	router_write(rq);
	if (db_run(rq->db, staff_leave, .id = INT(rq->id), .now = INT(rq->now)) != 1)
		return 404;
	db_run(rq->db, session_end_all, .staff_id = INT(rq->id));
	log_event("no longer works here (staff %lld)", (long long)rq->id);
	return redirect(rq, "/staff?saved=yes");
}

/* Whether the one asked for is an owner, in a transaction of its own. */
static bool
is_owner(struct request *rq)
{
	struct rows *r;
	bool         owner = false;

	if (db_begin(rq->db, DB_READ)) {
		r = db_one(rq->db, staff_get, .id = INT(rq->id));
		owner = r && strcmp(db_text(r, staff_get_role), "owner") == 0;
	}
	db_undo(rq->db);
	return owner;
}

int
staff_save(struct request *rq)
{
	struct form *f = form_read(rq, change_fields);
	const char  *secret = form_text(f, "secret"), *hash = "";
	bool         owner = is_owner(rq);

	if (form_ok(f) && strcmp(form_text(f, "act"), "left") == 0)
		return leave(rq);
	if (owner && text_length(secret) < PASSPHRASE_MIN)
		form_blame(f, "secret", "A passphrase has twelve letters or more: four words do.");
	else if (!owner && !is_pin(secret))
		form_blame(f, "secret", "A PIN has four to six digits.");
	if (form_ok(f))
		hash = password_hash(rq->arena, secret);
	router_write(rq);
	if (!form_ok(f)) {
		if (!fill_one(rq, f, &owner))
			return 404;
		fill_away(rq, NULL);
		return 422;
	}
	if (db_run(rq->db, staff_secret, .id = INT(rq->id), .secret = TEXT(hash)) != 1)
		return 404;
	/* Whoever was signed in with the old one is not any more, except oneself. */
	db_run(rq->db, session_end_all, .staff_id = INT(rq->id));
	if (rq->id == rq->staff_id)
		session_start(rq, rq->id);
	return redirect(rq, "/staff?saved=yes");
}
