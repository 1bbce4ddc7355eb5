/*
 * offers: what the shop can do, for the owner to write and for everybody to read and try;
 * and how it went.
 */
#include "offers.h"

#include "pages.h"
#include "shown.h"

enum {
	TOLD = 200, /* of how an offer went, the latest */
	TRIES = 20  /* shown on its page */
};

static const char *const acts[] = { "save", "remove", NULL };

static const struct field fields[] = {
	{ "offer_name", "What we can do", FORM_TEXT, .max = 120 },
	{ "offer_stage", "the stage", FORM_ID },
	{ "offer_words", "Words that it suits", FORM_TEXT, .max = 120 },
	{ 0 }
};

static const struct field change_fields[] = {
	{ "offer_name", "What we can do", FORM_TEXT, .max = 120 },
	{ "offer_stage", "the stage", FORM_ID },
	{ "offer_words", "Words that it suits", FORM_TEXT, .max = 120 },
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ 0 }
};

static const struct field try_fields[] = {
	{ "fact", "what it answers", FORM_ID },
	{ 0 }
};

static const struct field saved_fields[] = { { "saved", "What was saved", FORM_FLAG }, { 0 } };

/* Of which stage and with which words: "Suits how they bargain: cash, coins". */
static const char *
suits_words(struct request *rq, const char *stage, const char *words)
{
	if (*stage && *words)
		return arena_printf(rq->arena, "%s: %s", stage, words);
	return *stage ? stage : words;
}

static void
fill_stages(struct request *rq, int64_t chosen)
{
	struct rows *r = db_query(rq->db, stage_list);

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "STAGE_CHOICES");

		view_int(v, "stage_id", db_int(r, stage_list_id));
		view_text(v, "stage_name", db_text(r, stage_list_name));
		view_show(v, "CHOSEN", db_int(r, stage_list_id) == chosen);
	}
}

static void
fill_list(struct request *rq, const struct form *f)
{
	struct rows *r = db_query(rq->db, offer_list);
	int          n = 0;

	view_text(rq->view, "title", "What we can offer");
	form_fill(f, rq->view);
	for (; db_next(r); n++) {
		struct view *v = view_add(rq->view, "OFFER_ROWS");

		view_int(v, "offer_id", db_int(r, offer_list_id));
		view_text(v, "offer_words_said", db_text(r, offer_list_name));
		view_text(v, "suits_words", suits_words(rq, db_text(r, offer_list_stage),
		    db_text(r, offer_list_words)));
	}
	view_show(rq->view, "NO_OFFER", n == 0);
	view_show(rq->view, "MAY_CHANGE", rq->owner);
	fill_stages(rq, form_int(f, "offer_stage"));
}

int
offer_list(struct request *rq)
{
	struct form *f = form_read(rq, saved_fields);

	view_show(rq->view, "SAVED", form_ok(f) && form_flag(f, "saved"));
	fill_list(rq, form_new(rq, fields));
	return 200;
}

/* An offer that suits everything would be said to everybody. */
static void
check(struct request *rq, struct form *f)
{
	int64_t stage = form_int(f, "offer_stage");

	if (*text_fold(rq->arena, form_text(f, "offer_name")) == '\0')
		form_blame(f, "offer_name", "Write what we can do: A loan jacket for the weekend.");
	if (stage && db_one(rq->db, stage_get, .id = INT(stage)) == NULL)
		form_blame(f, "offer_stage", "There is no such stage. Choose again.");
	if (!stage && *text_fold(rq->arena, form_text(f, "offer_words")) == '\0')
		form_blame(f, "offer_words", "Say when it suits: choose a stage, or write a word or two.");
}

static void
blame_double(struct form *f)
{
	form_blame(f, "offer_name", "This stands here already.");
}

int
offer_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = db_one(rq->db, offer_count);
	int64_t      stage = form_int(f, "offer_stage");

	check(rq, f);
	if (r && db_int(r, offer_count_n) >= OFFERS_MAX)
		form_blame(f, "offer_name", "%d offers are enough to keep in mind. Take one out first.",
		    OFFERS_MAX);
	r = form_ok(f) ? db_one(rq->db, offer_named, .name = TEXT(form_text(f, "offer_name"))) : NULL;
	if (r && db_is_null(r, offer_named_removed_at))
		blame_double(f);
	if (!form_ok(f)) {
		fill_list(rq, f);
		return 422;
	}
	/* One that was taken out comes back with what is known of it. */
	if (r)
		db_run(rq->db, offer_update, .id = INT(db_int(r, offer_named_id)),
		    .name = TEXT(form_text(f, "offer_name")), .stage_id = INT_OR_NOTHING(stage),
		    .words = TEXT(form_text(f, "offer_words")));
	else
		db_run(rq->db, offer_insert, .name = TEXT(form_text(f, "offer_name")),
		    .stage_id = INT_OR_NOTHING(stage), .words = TEXT(form_text(f, "offer_words")),
		    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	return redirect(rq, "/offers?saved=yes");
}

/* "Helped 4 times, not twice.", of the latest two hundred times. */
static const char *
went_words(struct request *rq, int helped, int failed)
{
	static const char *const few[] = { "never", "once", "twice" };
	const char *yes = helped < 3 ? few[helped] : arena_printf(rq->arena, "%d times", helped);
	const char *no = failed < 3 ? few[failed] : arena_printf(rq->arena, "%d times", failed);

	if (helped + failed == 0)
		return "Nobody has said yet how it went.";
	if (helped == 0)
		return arena_printf(rq->arena, "Did not help, %s tried.", no);
	if (failed == 0)
		return arena_printf(rq->arena, "Helped %s.", yes);
	return arena_printf(rq->arena, "Helped %s, not %s.", yes, no);
}

static void
fill_tries(struct request *rq)
{
	static const char *const outcomes[][2] = { { "better", "better" }, { "same", "the same" },
		{ "worse", "worse" }, { "liked", "liked it" }, { "no", "a no" }, { "not yet", "not yet" },
		{ "", "being tried" } };
	struct rows *r = db_query(rq->db, offer_tries, .offer_id = INT(rq->id), .limit = INT(TRIES));

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "TRIES");
		const char  *outcome = db_text(r, offer_tries_outcome);
		size_t       i = 0;

		while (strcmp(outcomes[i][0], outcome) != 0)
			i++;
		view_int(v, "tried_id", db_int(r, offer_tries_person_id));
		view_text(v, "tried_name", db_text(r, offer_tries_name));
		view_text(v, "tried_words", arena_printf(rq->arena, "%s, %s", outcomes[i][1],
		    shown_ago_inside(rq, clock_day(db_int(r, offer_tries_at)))));
	}
}

/* The page of one, with this form for the owner; its name and what it suits as they stand. */
static int
show(struct request *rq, const struct form *f, int status)
{
	struct rows *r = db_one(rq->db, offer_get, .id = INT(rq->id));
	int          helped, failed;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", db_text(r, offer_get_offer_name));
	view_text(rq->view, "name_now", db_text(r, offer_get_offer_name));
	view_text(rq->view, "suits_words", suits_words(rq, db_text(r, offer_get_stage),
	    db_text(r, offer_get_offer_words)));
	view_int(rq->view, "offer_id", rq->id);
	form_fill(f, rq->view);
	offers_went(rq, rq->id, TOLD, &helped, &failed);
	view_text(rq->view, "went_words", went_words(rq, helped, failed));
	fill_tries(rq);
	return status;
}

/* The form that changes one, for the owner. */
static void
may_change(struct request *rq, int64_t stage)
{
	if (rq->owner)
		view_show(rq->view, "MAY_CHANGE", true);
	fill_stages(rq, stage);
}

static struct form *
loaded(struct request *rq)
{
	struct form *f = form_new(rq, change_fields);
	struct rows *r = db_one(rq->db, offer_get, .id = INT(rq->id));

	if (r) {
		form_set(f, "offer_name", db_text(r, offer_get_offer_name));
		form_set(f, "offer_words", db_text(r, offer_get_offer_words));
		if (db_int(r, offer_get_offer_stage))
			form_set_int(f, "offer_stage", db_int(r, offer_get_offer_stage));
	}
	return f;
}

int
offer_show(struct request *rq)
{
	struct form *f = loaded(rq);

	may_change(rq, form_int(f, "offer_stage"));
	return show(rq, f, 200);
}

int
offer_save(struct request *rq)
{
	struct form *f = form_read(rq, change_fields);
	bool         remove = strcmp(form_text(f, "act"), "remove") == 0;
	int64_t      stage = form_int(f, "offer_stage");

	if (db_one(rq->db, offer_get, .id = INT(rq->id)) == NULL)
		return 404;
	if (!remove)
		check(rq, f);
	if (form_ok(f) && remove)
		db_run(rq->db, offer_remove, .id = INT(rq->id), .at = INT(rq->now));
	else if (form_ok(f) && db_run(rq->db, offer_update, .id = INT(rq->id),
	                           .name = TEXT(form_text(f, "offer_name")),
	                           .stage_id = INT_OR_NOTHING(stage),
	                           .words = TEXT(form_text(f, "offer_words"))) == DB_TAKEN)
		blame_double(f);
	if (form_ok(f))
		return redirect(rq, "/offers?saved=yes");
	may_change(rq, stage);
	return show(rq, f, 422);
}

int
offer_try(struct request *rq)
{
	struct form *f = form_read(rq, try_fields), *change;
	int64_t      fact = form_int(f, "fact"), person;
	struct rows *o = db_one(rq->db, offer_get, .id = INT(rq->id));
	struct rows *r = fact ? db_one(rq->db, offer_line, .id = INT(fact)) : NULL;
	bool         bothers;

	if (o == NULL)
		return 404;
	if (r == NULL)
		form_blame(f, "fact", "That line is no longer in the book. Try it from their page.");
	if (!form_ok(f)) {
		change = loaded(rq);
		may_change(rq, form_int(change, "offer_stage"));
		form_fill(change, rq->view);
		return show(rq, f, 422);
	}
	person = db_int(r, offer_line_person_id);
	bothers = strcmp(db_text(r, offer_line_kind), "bothers") == 0;
	if (!offers_taken(rq, person, rq->id))
		db_run(rq->db, offer_try, .person_id = INT(person),
		    .fact_id = INT_OR_NOTHING(bothers ? fact : 0), .offer_id = INT(rq->id),
		    .text = TEXT(db_text(o, offer_get_offer_name)), .staff_id = INT(rq->staff_id),
		    .at = INT(rq->now));
	return redirect(rq, "/people/%lld#tries", (long long)person);
}
