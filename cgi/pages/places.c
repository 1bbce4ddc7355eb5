/*
 * places: see places.h.
 */
#include "places.h"

#include "favourites.h"
#include "likely.h"
#include "pages.h"
#include "settings.h"
#include "who.h"

enum { PLACES_MAX = 50 }; /* offered while one types */

static const struct field fields[] = {
	{ "seat", "Where they sit", FORM_TEXT, .max = 60 },
	{ "seat_else", "The second choice", FORM_TEXT, .max = 60 },
	{ "favourite_id", "by whom they like to be served", FORM_ID },
	{ "stand_in_id", "who stands in", FORM_ID },
	{ "stand_in_words", "What to tell them", FORM_TEXT, .max = 160 },
	{ "version", "this form", FORM_ID },
	{ 0 }
};

const char *
place_clash(struct request *rq, int64_t person_id)
{
	struct rows  *r = db_one(rq->db, place_row, .id = INT(person_id));
	struct who    there[LIKELY_MAX];
	struct likely likely;
	const char   *place, *second;
	int           n = 0;

	if (r == NULL || *db_text(r, place_row_place) == '\0')
		return "";
	place = text_fold(rq->arena, db_text(r, place_row_place));
	second = arena_text(rq->arena, db_text(r, place_row_place_else));
	/* Most do not come at such a time, and for these nobody else is looked for. */
	if (!likely_may(rq, person_id))
		return "";
	likely_find(rq, &likely);
	if (!who_among(likely.ids, likely.n, person_id))
		return "";
	for (int i = 0; i < likely.n; i++) {
		r = db_one(rq->db, place_row, .id = INT(likely.ids[i]));
		if (likely.ids[i] != person_id && r != NULL &&
		    strcmp(text_fold(rq->arena, db_text(r, place_row_place)), place) == 0)
			n += who_get(rq, likely.ids[i], &there[n]);
	}
	if (n == 0)
		return "";
	who_tell_apart(rq, there, n);
	return arena_printf(rq->arena, "%s %s likely in %s too, and %s there.%s%s%s",
	    who_words(rq, there, n), n == 1 ? "is" : "are", likely.later ? "later" : "now",
	    n == 1 ? "sits" : "sit", *second ? " Second choice: " : "", second, *second ? "." : "");
}

void
place_fill(struct request *rq)
{
	const struct shop_kind *kind = shop_kind_now(rq);
	struct rows            *r = db_one(rq->db, place_get, .id = INT(rq->id));

	if (r == NULL)
		return;
	view_show(rq->view, "PLACES_ON", kind->places || *db_text(r, place_get_seat));
	view_text(rq->view, "place_label", kind->place_label);
	if (*db_text(r, place_get_seat)) {
		struct view *v = view_add(rq->view, "SITS");

		view_text(v, "seat", db_text(r, place_get_seat));
		view_part(v, "ELSE", "seat_else", db_text(r, place_get_seat_else));
		view_part(v, "CLASH", "clash_words", place_clash(rq, rq->id));
	}
	favourite_fill(rq, r);
}

static bool
is_among(const char *const *folded, int n, const char *place)
{
	for (int i = 0; i < n; i++)
		if (strcmp(folded[i], place) == 0)
			return true;
	return false;
}

/* The places that somebody sits at already, each once however it is written. */
static void
fill_known(struct request *rq)
{
	const char  *known[PLACES_MAX];
	struct rows *r = db_one(rq->db, place_next, .place = TEXT(""));
	int          n = 0;

	for (int i = 0; r != NULL && i < PLACES_MAX; i++) {
		const char *place = arena_text(rq->arena, db_text(r, place_next_place));
		const char *folded = text_fold(rq->arena, place);

		if (!is_among(known, n, folded)) {
			view_text(view_add(rq->view, "PLACES_KNOWN"), "known_place", place);
			known[n++] = folded;
		}
		r = db_one(rq->db, place_next, .place = TEXT(place));
	}
}

/* The form, as it stands; r is the row of place_get. */
static void
fill(struct request *rq, const struct form *f, struct rows *r)
{
	const struct shop_kind *kind = shop_kind_now(rq);
	struct view            *v = rq->view;
	bool                    places = kind->places || *db_text(r, place_get_seat) ||
	    *db_text(r, place_get_seat_else) || *form_text(f, "seat") || *form_text(f, "seat_else");

	view_text(v, "title", arena_printf(rq->arena, "Where %s sits, who serves",
	    *db_text(r, place_get_call_name) ? db_text(r, place_get_call_name)
	                                     : db_text(r, place_get_name)));
	view_int(v, "id", rq->id);
	view_text(v, "name", db_text(r, place_get_name));
	form_fill(f, v);
	if (places) {
		struct view *p = view_add(v, "PLACES_ON");

		view_text(p, "place_label", kind->place_label);
		view_text(p, "place_example", kind->place_example);
		fill_known(rq);
	}
	favourite_choices(rq, "FAVOURITES", form_int(f, "favourite_id"),
	    db_int(r, place_get_favourite), db_text(r, place_get_favourite_name));
	favourite_choices(rq, "STAND_INS", form_int(f, "stand_in_id"),
	    db_int(r, place_get_stand_in), db_text(r, place_get_stand_in_name));
}

int
place_show(struct request *rq)
{
	struct form *f = form_new(rq, fields);
	struct rows *r = db_one(rq->db, place_get, .id = INT(rq->id));

	if (r == NULL)
		return 404;
	form_load(f, r);
	if (db_int(r, place_get_favourite))
		form_set_int(f, "favourite_id", db_int(r, place_get_favourite));
	if (db_int(r, place_get_stand_in))
		form_set_int(f, "stand_in_id", db_int(r, place_get_stand_in));
	fill(rq, f, r);
	return 200;
}

/* Whoever is chosen works here; one who has left stays where they were chosen before. */
static void
check_staff(struct request *rq, struct form *f, const char *field, int64_t before)
{
	int64_t id = form_int(f, field);

	if (id != 0 && id != before && db_one(rq->db, staff_away_get, .id = INT(id)) == NULL)
		form_blame(f, field, "Choose one of those who work here.");
}

static void
check(struct request *rq, struct form *f, struct rows *r)
{
	check_staff(rq, f, "favourite_id", db_int(r, place_get_favourite));
	check_staff(rq, f, "stand_in_id", db_int(r, place_get_stand_in));
	if (form_int(f, "stand_in_id") && !form_int(f, "favourite_id"))
		form_blame(f, "favourite_id", "Choose first by whom they like to be served.");
	if (form_int(f, "stand_in_id") && form_int(f, "stand_in_id") == form_int(f, "favourite_id"))
		form_blame(f, "stand_in_id", "Choose somebody else to stand in.");
	if (*form_text(f, "stand_in_words") && !form_int(f, "stand_in_id"))
		form_blame(f, "stand_in_id", "Choose who stands in and is to know this.");
	if (form_int(f, "version") == 0)
		form_blame(f, NULL, "This form is not whole. Open the page again.");
}

/* Somebody else was quicker: what stands in the book now, beside what was typed. */
static int
collide(struct request *rq, struct form *f, struct rows *r)
{
	struct view *v = rq->view;

	view_text(view_add(v, "COLLISION"), "changed_by", db_text(r, place_get_changer));
	form_compare(f, r, v);
	if (form_int(f, "favourite_id") != db_int(r, place_get_favourite))
		view_text(view_add(v, "FAVOURITE_NOW"), "favourite_now",
		    db_int(r, place_get_favourite) ? db_text(r, place_get_favourite_name) : "nobody");
	if (form_int(f, "stand_in_id") != db_int(r, place_get_stand_in))
		view_text(view_add(v, "STAND_IN_NOW"), "stand_in_now",
		    db_int(r, place_get_stand_in) ? db_text(r, place_get_stand_in_name) : "nobody");
	form_set_int(f, "version", db_int(r, place_get_version));
	fill(rq, f, r);
	return 409;
}

int
place_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = db_one(rq->db, place_get, .id = INT(rq->id));
	const char  *first = form_text(f, "seat"), *second = form_text(f, "seat_else");

	if (r == NULL)
		return 404;
	check(rq, f, r);
	if (!form_ok(f)) {
		fill(rq, f, r);
		return 422;
	}
	if (form_int(f, "version") != db_int(r, place_get_version))
		return collide(rq, f, r);
	/* A second choice without a first is the first. */
	if (*first == '\0') {
		first = second;
		second = "";
	}
	db_run(rq->db, place_save, .id = INT(rq->id), .version = INT(form_int(f, "version")),
	    .seat = TEXT(first), .seat_else = TEXT(second),
	    .favourite_id = INT_OR_NOTHING(form_int(f, "favourite_id")),
	    .stand_in_id = INT_OR_NOTHING(form_int(f, "stand_in_id")),
	    .stand_in_words = TEXT(form_text(f, "stand_in_words")), .changed_by = INT(rq->staff_id));
	return redirect(rq, "/people/%lld", (long long)rq->id);
}
