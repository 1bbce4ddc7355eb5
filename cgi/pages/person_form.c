/*
 * person_form: to start a page, and to change one.
 */
#include "age.h"
#include "facts.h"
#include "find.h"
#include "households.h"
#include "learning.h"
#include "naming.h"
#include "pages.h"
#include "person_start.h"
#include "photos.h"
#include "said.h"
#include "settings.h"
#include "shown.h"
#include "usuals.h"
#include "words.h"

enum { DOUBLES_MAX = 3 };

static const char *const name_sources[] = { "told", "heard", "written", NULL };

static const char *const person_kinds[] = { "customer", "supplier", "partner", "neighbour", NULL };

static const struct field new_fields[] = {
	{ "call_name", "Name", FORM_TEXT, .max = 80 },
	{ "looks", "What you see", FORM_TEXT, .max = 120 },
	{ "say_name", "Say it like", FORM_TEXT, .max = 120 },
	{ "usual", "The usual", FORM_TEXT, .max = 120 },
	{ "kind", "Who they are to us", FORM_CHOICE, .choices = person_kinds },
	{ "learned_new", "What we learned", FORM_TEXT, .max = 300 },
	{ "name_source", "How we have the name", FORM_CHOICE, .choices = name_sources },
	{ "knows_page", "That they know", FORM_FLAG },
	{ "different", "That it is somebody else", FORM_FLAG },
	{ 0 }
};

static const struct field change_fields[] = {
	{ "call_name", "Name", FORM_TEXT, .max = 80 },
	{ "full_name", "Full name", FORM_TEXT, .max = 120 },
	{ "name_source", "How we have the name", FORM_CHOICE, .choices = name_sources },
	{ "say_name", "Say it like", FORM_TEXT, .max = 120 },
	{ "nicknames", "Also called", FORM_TEXT, .max = 120 },
	{ "greeting", "A first sentence", FORM_TEXT, .max = 160 },
	{ "looks", "What you see", FORM_TEXT, .max = 120 },
	{ "usual", "The usual", FORM_TEXT, .max = 120 },
	{ "household", "Household", FORM_TEXT, .max = 80 },
	{ "phone", "Telephone", FORM_PHONE, .max = 40 },
	{ "town", "Where they live", FORM_TEXT, .max = 60 },
	{ "language", "The language they like to speak", FORM_TEXT, .max = 40 },
	{ "wants", "What they want", FORM_TEXT, .max = 160 },
	{ "needs", "What they need", FORM_TEXT, .max = 160 },
	{ "desires", "What they desire", FORM_TEXT, .max = 160 },
	{ "tags", "Tags", FORM_TEXT, .max = 160 },
	{ "kind", "Who they are to us", FORM_CHOICE, .choices = person_kinds },
	{ "age_said", "Age or birthday", FORM_TEXT, .max = 60 },
	{ "since_year", "The year since when they come", FORM_INT, .low = 1900, .high = 2200, .max = 4 },
	{ "knows_page", "That they know", FORM_FLAG },
	{ "version", "This form", FORM_ID },
	{ 0 }
};

/* Whoever is not said to be something else is a customer. */
static const char *
kind_of(const struct form *f)
{
	return *form_text(f, "kind") ? form_text(f, "kind") : "customer";
}

/* Rows of those who are perhaps meant; tells whether there is anybody. */
static bool
fill_doubles(struct request *rq, const char *call_name, const char *looks)
{
	struct found found[DOUBLES_MAX];
	struct view *doubles = NULL;
	int          n = find_exactly(rq, *call_name ? call_name : looks, found, DOUBLES_MAX);

	for (int i = 0; i < n; i++) {
		struct rows *r = db_one(rq->db, person_row, .id = INT(found[i].id));
		struct view *v;
		int64_t      day;

		/* What we know of somebody is no likeness. */
		if (r == NULL || found[i].fact)
			continue;
		if (doubles == NULL)
			doubles = view_add(rq->view, "DOUBLES");
		v = view_add(doubles, "DOUBLE");
		day = db_int(r, person_row_last_day);
		view_int(v, "id", found[i].id);
		view_text(v, "name", db_text(r, person_row_name));
		view_text(v, "seen_words", day ? arena_printf(rq->arena, "seen %s",
		                                     shown_ago_inside(rq, day))
		                               : "not seen yet");
		face_fill(v, found[i].id, db_text(r, person_row_name),
		    db_text(r, person_row_picture));
		shown_remark(v, db_text(r, person_row_name), db_text(r, person_row_looks),
		    db_text(r, person_row_household), db_text(r, person_row_say_name));
	}
	return doubles != NULL;
}

/* What the usual is called in this kind of shop. */
static void
fill_usual_words(struct request *rq)
{
	const struct shop_kind *kind = shop_kind_now(rq);

	view_text(rq->view, "usual_label", kind->usual);
	view_text(rq->view, "usual_hint", kind->usual_hint);
}

int
person_new(struct request *rq)
{
	struct form *f = form_read(rq, new_fields);

	view_text(rq->view, "title", "A new face");
	fill_usual_words(rq);
	if (!*form_text(f, "name_source"))
		form_set(f, "name_source", "told");
	form_fill(f, rq->view);
	if (!form_ok(f))
		return 422;
	if (*form_text(f, "call_name"))
		fill_doubles(rq, form_text(f, "call_name"), "");
	return 200;
}

int
person_likeness(struct request *rq)
{
	struct form *f = form_read(rq, new_fields);

	view_text(rq->view, "title", "A new face");
	if (form_ok(f))
		fill_doubles(rq, form_text(f, "call_name"), form_text(f, "looks"));
	return form_ok(f) ? 200 : 422;
}

static int64_t
start_page(struct request *rq, const struct form *f, const struct names *n)
{
	int64_t id = person_start(rq, &(struct start){ .names = *n,
	    .name_source = form_text(f, "name_source"), .say_name = form_text(f, "say_name"),
	    .usual = form_text(f, "usual"), .kind = kind_of(f),
	    .knows_page = form_flag(f, "knows_page") });

	if (*form_text(f, "learned_new"))
		fact_learn(rq, &(struct learned){ .person_id = id,
		    .kind = learning_kind(form_text(f, "learned_new")),
		    .text = form_text(f, "learned_new") });
	return id;
}

int
person_create(struct request *rq)
{
	struct form *f = form_read(rq, new_fields);
	struct names n = person_names(rq, form_text(f, "call_name"), form_text(f, "looks"));

	if (!*form_text(f, "name_source"))
		form_set(f, "name_source", "told");
	if (!person_findable(rq, n.name))
		form_blame(f, "call_name", "Give a name, or what you see.");
	if (text_length(n.looks) > 120)
		form_blame(f, "looks", "What you see can have 120 letters at most.");
	view_text(rq->view, "title", "A new face");
	fill_usual_words(rq);
	form_fill(f, rq->view);
	if (!form_ok(f))
		return 422;
	if (!form_flag(f, "different") && fill_doubles(rq, n.call_name, n.looks))
		return 422;
	return redirect(rq, "/people/%lld?saved=yes", (long long)start_page(rq, f, &n));
}

int
person_change(struct request *rq)
{
	struct form *f = form_new(rq, change_fields);
	struct rows *r = db_one(rq->db, person_get, .id = INT(rq->id));

	if (r == NULL)
		return 404;
	form_load(f, r);
	view_text(rq->view, "title", arena_printf(rq->arena, "Change %s",
	    db_text(r, person_get_name)));
	view_int(rq->view, "id", rq->id);
	fill_usual_words(rq);
	said_offer(rq);
	view_text(rq->view, "name", db_text(r, person_get_name));
	form_fill(f, rq->view);
	return 200;
}

/* The household of these words, made if there is none yet; 0 for no words. */
static int64_t
household(struct request *rq, const char *name)
{
	struct rows *r;

	if (*text_fold(rq->arena, name) == '\0')
		return 0;
	r = db_one(rq->db, household_named, .name = TEXT(name));
	return r ? db_int(r, household_named_id)
	         : db_run(rq->db, household_insert, .name = TEXT(name));
}

/* Keep the page; false when somebody else has changed it meanwhile. */
static bool
save(struct request *rq, const struct form *f, const struct age *age, int64_t age_day)
{
	const char *call_name = form_text(f, "call_name"), *full_name = form_text(f, "full_name");
	const char *looks = form_text(f, "looks");
	int64_t     n = db_run(rq->db, person_update, .id = INT(rq->id),
		.version = INT(form_int(f, "version")), .call_name = TEXT(call_name),
		.full_name = TEXT(full_name), .name_source = TEXT(form_text(f, "name_source")),
		.nicknames = TEXT(form_text(f, "nicknames")),
		.say_name = TEXT(form_text(f, "say_name")),
		.greeting = TEXT(form_text(f, "greeting")), .looks = TEXT(looks),
		.phone = TEXT(form_text(f, "phone")), .town = TEXT(form_text(f, "town")),
		.language = TEXT(form_text(f, "language")), .wants = TEXT(form_text(f, "wants")),
		.needs = TEXT(form_text(f, "needs")), .desires = TEXT(form_text(f, "desires")),
		.tags = TEXT(said_tags(rq, f)),
		.age_said = TEXT(form_text(f, "age_said")),
		.birth_year = INT_OR_NOTHING(age->year), .birth_month = INT_OR_NOTHING(age->month),
		.birth_day = INT_OR_NOTHING(age->day),
		.age_low = { age->low < 0 ? DB_NULL : DB_INT, .number = age->low },
		.age_high = { age->high < 0 ? DB_NULL : DB_INT, .number = age->high },
		.age_day = INT_OR_NOTHING(age_day), .since_year = INT(form_int(f, "since_year")),
		.knows_page = INT(form_flag(f, "knows_page")), .kind = TEXT(kind_of(f)),
		.changed_by = INT(rq->staff_id),
		.name = TEXT(naming_shown(rq->arena, call_name, full_name, looks)));

	household_move(rq, rq->id, household(rq, form_text(f, "household")), "");
	if (n == 1)
		usual_say(rq, rq->id, form_text(f, "usual"));
	words_of_person(rq, rq->id);
	/* A photograph is only of somebody who knows that we keep it. */
	if (!form_flag(f, "knows_page"))
		photo_withdraw(rq, rq->id);
	return n == 1;
}

static void
check_change(struct request *rq, struct form *f, struct age *age)
{
	const char *said = form_text(f, "age_said");
	int         year;

	*age = (struct age){ .low = -1, .high = -1 };
	if (!person_findable(rq, naming_shown(rq->arena, form_text(f, "call_name"),
	        form_text(f, "full_name"), form_text(f, "looks"))))
		form_blame(f, "call_name", "Give a name, or what you see.");
	if (*said && !age_parse(said, age))
		form_blame(f, "age_said", "Write an age as 34, about 20 or 18–24, or a birthday as "
		    "14 March or 14 March 1960.");
	else if (*said && !age_possible(age, rq->today))
		form_blame(f, "age_said", "Nobody who comes in can have this age or birthday.");
	if (!*form_text(f, "name_source"))
		form_blame(f, "name_source", "Say how we have the name.");
	clock_date(rq->today, &year, &(int){ 0 }, &(int){ 0 });
	if (form_int(f, "since_year") > year)
		form_blame(f, "since_year", "The year since when they come is not yet there.");
	else if (form_int(f, "since_year") == 0)
		form_blame(f, "since_year", "Give the year since when they come, such as 2019.");
	said_check(rq, f);
	if (form_int(f, "version") == 0)
		form_blame(f, NULL, "This form is not whole. Open the page again.");
}

int
person_save(struct request *rq)
{
	struct form *f = form_read(rq, change_fields);
	struct rows *r = db_one(rq->db, person_get, .id = INT(rq->id));
	struct age   age;
	int64_t      age_day;
	const char  *name;

	if (r == NULL)
		return 404;
	name = arena_text(rq->arena, db_text(r, person_get_name));
	view_text(rq->view, "title", arena_printf(rq->arena, "Change %s", name));
	view_int(rq->view, "id", rq->id);
	fill_usual_words(rq);
	said_offer(rq);
	view_text(rq->view, "name", name);
	check_change(rq, f, &age);
	if (form_ok(f) && form_int(f, "version") != db_int(r, person_get_version)) {
		view_text(view_add(rq->view, "COLLISION"), "changed_by",
		    db_text(r, person_get_changer));
		form_compare(f, r, rq->view);
		form_set_int(f, "version", db_int(r, person_get_version));
		form_fill(f, rq->view);
		return 409;
	}
	form_fill(f, rq->view);
	if (!form_ok(f))
		return 422;
	/* The day on which an age was said stays, unless another is said. */
	age_day = strcmp(form_text(f, "age_said"), db_text(r, person_get_age_said)) == 0
	              ? db_int(r, person_get_age_day)
	              : rq->today;
	return save(rq, f, &age, age_day) ? redirect(rq, "/people/%lld?saved=yes", (long long)rq->id)
	                                  : 409;
}
