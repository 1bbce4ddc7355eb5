/*
 * home: a family as it is read, and how somebody moves from one to another.  See
 * households.h.
 */
#include "households.h"
#include "pages.h"
#include "words.h"

void
household_move(struct request *rq, int64_t person_id, int64_t household_id, const char *why)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(person_id));
	int64_t      before = r ? db_int(r, person_row_household_id) : 0;

	if (r == NULL || before == household_id)
		return;
	if (before != 0 && db_run(rq->db, residence_end, .person_id = INT(person_id),
	        .household_id = INT(before), .day = INT(rq->today), .why = TEXT(why)) == 0)
		db_run(rq->db, residence_ended, .person_id = INT(person_id),
		    .household_id = INT(before), .day = INT(rq->today), .why = TEXT(why));
	db_run(rq->db, person_home, .id = INT(person_id),
	    .household_id = INT_OR_NOTHING(household_id));
	if (household_id != 0 && db_run(rq->db, residence_resume, .person_id = INT(person_id),
	        .household_id = INT(household_id), .day = INT(rq->today)) == 0)
		db_run(rq->db, residence_begin, .person_id = INT(person_id),
		    .household_id = INT(household_id), .day = INT(rq->today));
	words_of_person(rq, person_id);
}

void
household_settle(struct request *rq, int64_t person_id, int64_t household_id, const char *why)
{
	household_move(rq, person_id, household_id, why);
	db_run(rq->db, person_touched, .id = INT(person_id), .staff_id = INT(rq->staff_id));
}

static void
read_members(struct request *rq, struct home *h)
{
	struct rows *r = db_query(rq->db, home_members, .household_id = INT(h->id));

	while (db_next(r)) {
		struct home_member *m = &h->members[h->nmembers];
		const char         *looks = db_text(r, home_members_looks);

		if (h->nmembers == HOME_MEMBERS) {
			h->more_members = true;
			break;
		}
		m->id = db_int(r, home_members_id);
		m->name = arena_text(rq->arena, db_text(r, home_members_name));
		m->called = *db_text(r, home_members_call_name)
		                ? arena_text(rq->arena, db_text(r, home_members_call_name))
		                : m->name;
		m->remark = arena_text(rq->arena, strcmp(looks, m->name) == 0
		                ? db_text(r, home_members_say_name) : looks);
		m->picture = arena_text(rq->arena, db_text(r, home_members_picture));
		h->nmembers++;
	}
	db_done(r);
}

static void
read_facts(struct request *rq, struct home *h)
{
	struct rows *r = db_query(rq->db, home_facts, .household_id = INT(h->id));

	while (h->nfacts < HOME_FACTS && db_next(r))
		h->facts[h->nfacts++] = (struct home_fact){ .id = db_int(r, home_facts_id),
			.interest_id = db_int(r, home_facts_interest_id),
			.learned_at = db_int(r, home_facts_learned_at),
			.visit_id = db_int(r, home_facts_visit_id),
			.kind = arena_text(rq->arena, db_text(r, home_facts_kind)),
			.text = arena_text(rq->arena, db_text(r, home_facts_text)),
			.interest = arena_text(rq->arena, db_text(r, home_facts_interest)),
			.source = arena_text(rq->arena, db_text(r, home_facts_source)),
			.author = arena_text(rq->arena, db_text(r, home_facts_author)) };
	db_done(r);
}

static void
read_differs(struct request *rq, struct home *h)
{
	struct rows *r = db_query(rq->db, home_differs, .household_id = INT(h->id));

	while (h->ndiffers < HOME_DIFFERS && db_next(r)) {
		const char *called = db_text(r, home_differs_call_name);

		h->differs[h->ndiffers++] = (struct home_differ){
			.fact_id = db_int(r, home_differs_instead_of),
			.person_id = db_int(r, home_differs_person_id),
			.called = arena_text(rq->arena, *called ? called
			                                        : db_text(r, home_differs_name)),
			.text = arena_text(rq->arena, db_text(r, home_differs_text)),
			.why = arena_text(rq->arena, db_text(r, home_differs_remark)),
			.author = arena_text(rq->arena, db_text(r, home_differs_author)),
			.learned_at = db_int(r, home_differs_learned_at) };
	}
	db_done(r);
}

struct home *
home_read(struct request *rq, int64_t household_id)
{
	struct rows *r = db_one(rq->db, household_get, .id = INT(household_id));
	struct home *h;

	if (r == NULL)
		return NULL;
	h = arena_alloc(rq->arena, sizeof *h);
	h->id = household_id;
	h->name = arena_text(rq->arena, db_text(r, household_get_household));
	h->since = arena_text(rq->arena, db_text(r, household_get_since));
	h->met = arena_text(rq->arena, db_text(r, household_get_met));
	h->remark = arena_text(rq->arena, db_text(r, household_get_remark));
	read_members(rq, h);
	read_facts(rq, h);
	if (h->nfacts > 0)
		read_differs(rq, h);
	return h;
}

/* Those for whom a family's fact is not so: a bit for each. */
static unsigned
excepted(const struct home *h, int64_t fact_id)
{
	unsigned bits = 0;

	for (int d = 0; d < h->ndiffers; d++)
		for (int m = 0; h->differs[d].fact_id == fact_id && m < h->nmembers; m++)
			if (h->members[m].id == h->differs[d].person_id)
				bits |= 1u << m;
	return bits;
}

int
home_tastes(struct request *rq, const struct home *h, int each, const struct taste_note **notes,
    struct taste_row **rows)
{
	size_t             room = (size_t)(h->nfacts + h->nmembers * each + 1);
	struct taste_note *all = arena_alloc(rq->arena, room * sizeof *all);
	int                n = 0;

	for (; n < h->nfacts; n++)
		all[n] = (struct taste_note){ .member = TASTE_FAMILY,
			.except = excepted(h, h->facts[n].id), .kind = h->facts[n].kind,
			.thing = *h->facts[n].interest ? h->facts[n].interest : h->facts[n].text,
			.interest_id = h->facts[n].interest_id };
	for (int m = 0; m < h->nmembers; m++) {
		struct rows *r = db_query(rq->db, home_tastes, .person_id = INT(h->members[m].id),
		    .limit = INT(each));

		while (db_next(r))
			all[n++] = (struct taste_note){ .member = m,
				.kind = arena_text(rq->arena, db_text(r, home_tastes_kind)),
				.thing = arena_text(rq->arena, *db_text(r, home_tastes_interest)
				        ? db_text(r, home_tastes_interest)
				        : db_text(r, home_tastes_text)),
				.interest_id = db_int(r, home_tastes_interest_id) };
	}
	*notes = all;
	*rows = arena_alloc(rq->arena, room * sizeof **rows);
	return taste_rows(rq->arena, all, n, h->nmembers, *rows);
}

bool
home_companions(struct request *rq, struct view *v, int64_t household_id, bool left)
{
	struct rows *r = db_query(rq->db, companion_list, .household_id = INT(household_id));
	bool         any = false;

	while (db_next(r)) {
		struct view *pet;
		const char  *kind = db_text(r, companion_list_kind);

		if (db_is_null(r, companion_list_left_at) == left)
			continue;
		pet = view_add(v, left ? "HOME_PETS_LEFT" : "HOME_PETS");
		view_int(pet, "pet_id", db_int(r, companion_list_id));
		view_text(pet, "pet_name", db_text(r, companion_list_name));
		view_part(pet, "PET_KIND", "pet_kind", kind);
		view_part(pet, "PET_REMARK", "pet_remark", db_text(r, companion_list_remark));
		if (left)
			view_text(pet, "pet_until",
			    home_until(rq, clock_day(db_int(r, companion_list_left_at))));
		any = true;
	}
	return any;
}

const char *
home_until(struct request *rq, int64_t day)
{
	enum { LONG_AGO = 400 }; /* days after which a time is told by month and year */
	char *words = clock_ago_inside(rq->arena, day, day + LONG_AGO);

	return arena_printf(rq->arena, "until %s", strncmp(words, "in ", 3) == 0 ? words + 3 : words);
}
