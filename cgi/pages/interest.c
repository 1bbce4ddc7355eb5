/*
 * interest: the page of an interest, with everybody who is tied to it.
 *
 * Its lines are read newest first from where the last page ended, so that the ten
 * thousandth costs what the first does; each fifty are put apart by who likes it.
 */
#include "interests.h"
#include "pages.h"
#include "shown.h"

static const struct field fields[] = {
	{ "before", "Where the page begins", FORM_ID },
	{ "saved", "What was saved", FORM_FLAG },
	{ "joined", "What was joined", FORM_FLAG },
	{ 0 }
};

static bool
is(const char *kind, const char *one, const char *other)
{
	return strcmp(kind, one) == 0 || strcmp(kind, other) == 0;
}

/* Who is at home: those with a page, and those without. */
static void
fill_family(struct request *rq, struct view *family, int64_t household_id)
{
	struct rows *r = db_query(rq->db, household_members, .household_id = INT(household_id),
	    .id = INT(0));

	while (db_next(r)) {
		struct view *v = view_add(family, "MEMBERS");

		view_int(v, "id", db_int(r, household_members_id));
		view_text(v, "name", db_text(r, household_members_name));
	}
	r = db_query(rq->db, interest_companions, .household_id = INT(household_id));
	while (db_next(r)) {
		struct view *v = view_add(family, "COMPANIONS");

		view_text(v, "name", db_text(r, interest_companions_name));
		view_part(v, "COMPANION_KIND", "companion_kind", db_text(r, interest_companions_kind));
	}
}

static void
fill_line(struct request *rq, struct view *v, struct rows *r)
{
	int64_t      person = db_int(r, interest_facts_person_id);
	struct view *about = view_add(v, person ? "TIED_PERSON" : "TIED_FAMILY");

	shown_fact(rq, v, db_text(r, interest_facts_text), db_text(r, interest_facts_source),
	    db_text(r, interest_facts_author), db_int(r, interest_facts_learned_at),
	    db_int(r, interest_facts_visit_id));
	view_show(v, "LOVES", strcmp(db_text(r, interest_facts_kind), "loves") == 0);
	if (person) {
		view_int(about, "id", person);
		view_text(about, "name", db_text(r, interest_facts_name));
		face_fill(about, person, db_text(r, interest_facts_name),
		    db_text(r, interest_facts_picture));
	} else {
		view_text(about, "household", db_text(r, interest_facts_household));
		fill_family(rq, about, db_int(r, interest_facts_household_id));
	}
}

/* view sets: LIKED DISLIKED BESIDES */
static bool
fill_lines(struct request *rq, int64_t before, int64_t at)
{
	static const char *const sections[] = { "LIKED", "DISLIKED", "BESIDES" };
	struct view *groups[3] = { NULL };
	struct rows *r = db_query(rq->db, interest_facts, .interest_id = INT(rq->id),
	    .at = INT(at), .before = INT(before));
	int64_t      last = 0;
	int          n = 0;
	bool         more;

	while (n < PAGE_ROWS && db_next(r)) {
		const char *kind = db_text(r, interest_facts_kind);
		int         group = is(kind, "loves", "likes") ? 0 : is(kind, "dislikes", "hates") ? 1 : 2;

		if (groups[group] == NULL)
			groups[group] = view_add(rq->view, sections[group]);
		last = db_int(r, interest_facts_fact_id);
		fill_line(rq, view_add(groups[group], "LINES"), r);
		n++;
	}
	more = n == PAGE_ROWS && db_next(r);
	db_done(r);
	if (more)
		view_int(view_add(rq->view, "OLDER"), "before_id", last);
	return more;
}

static int64_t
fill_team(struct request *rq)
{
	struct rows *r = db_query(rq->db, interest_staff, .interest_id = INT(rq->id));
	struct view *team = NULL;
	int64_t      n = 0;

	for (; db_next(r); n++) {
		struct view *v;

		if (team == NULL)
			team = view_add(rq->view, "TEAM_LOVES");
		v = view_add(team, "STAFF");
		view_text(v, "staff_name", db_text(r, interest_staff_staff_name));
		face_fill(v, db_int(r, interest_staff_id), db_text(r, interest_staff_staff_name), "");
	}
	return n;
}

int
interest_show(struct request *rq)
{
	struct rows *r = db_one(rq->db, interest_get, .id = INT(rq->id)), *from;
	struct form *f = form_read(rq, fields);
	int64_t      before = form_ok(f) ? form_int(f, "before") : 0, at = INT64_MAX, team;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", db_text(r, interest_get_interest_name));
	view_text(rq->view, "interest_name", db_text(r, interest_get_interest_name));
	view_int(rq->view, "id", rq->id);
	view_int(rq->view, "area_id", db_int(r, interest_get_area_id));
	view_text(rq->view, "area_name", db_text(r, interest_get_area_name));
	view_show(rq->view, "IS_SCHOOL", db_int(r, interest_get_area_id) == AREA_SCHOOL);
	view_show(rq->view, "NO_SCHOOL", db_int(r, interest_get_area_id) != AREA_SCHOOL);
	view_show(rq->view, "MAY_CHANGE", rq->owner);
	view_show(rq->view, "INTEREST_SAVED", form_ok(f) && form_flag(f, "saved"));
	view_show(rq->view, "JOINED", form_ok(f) && form_flag(f, "joined"));
	from = before ? db_one(rq->db, interest_fact_at, .id = INT(before)) : NULL;
	if (from)
		at = db_int(from, interest_fact_at_learned_at);
	else
		before = INT64_MAX;
	view_show(rq->view, "NEWEST", from != NULL);
	view_show(rq->view, "OTHER_PAGES", fill_lines(rq, before, at) || from != NULL);
	team = fill_team(rq);
	view_show(rq->view, "NO_LINES", db_int(r, interest_get_facts) == 0);
	view_text(rq->view, "interest_words", interest_words(rq, db_int(r, interest_get_facts),
	    db_int(r, interest_get_likes), db_int(r, interest_get_dislikes), team));
	return 200;
}
