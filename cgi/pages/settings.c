/*
 * settings: see settings.h; and the page on which the owner says it.
 */
#include "settings.h"

#include "pages.h"

static const char *const papers[] = { "a4", "letter", NULL };

static const struct field fields[] = {
	{ "shop_name", "The name of the shop", FORM_TEXT, .max = 80, .required = true },
	{ "kind", "the kind of shop", FORM_CHOICE, .choices = shop_kind_names },
	{ "moment_days", "How far Today looks ahead", FORM_INT, .required = true, .low = 1, .high = 60 },
	{ "sheet_months", "When measures are old", FORM_INT, .required = true, .low = 1, .high = 120 },
	{ "extra_visits", "Visits with nothing extra", FORM_INT, .required = true, .low = 1,
	    .high = 100 },
	{ "paper", "The paper", FORM_CHOICE, .choices = papers },
	{ 0 }
};

const struct shop_kind *
shop_kind_now(struct request *rq)
{
	struct rows *r = db_one(rq->db, settings_kind);

	return shop_kind(r ? db_text(r, settings_kind_kind) : "");
}

/* What the kind that is kept makes of words and blocks. */
static void
fill_kind(struct request *rq)
{
	const struct shop_kind *k = shop_kind_now(rq);
	struct view            *v = view_add(rq->view, "KIND_NOW");

	view_text(v, "kind_words", k->words);
	view_text(v, "kind_icon", k->icon);
	view_text(v, "usual_label", k->usual);
	view_text(v, "place_label", k->place_label);
	view_show(v, "HAS_PLACES", k->places);
	view_show(v, "HAS_MEASURES", k->measures);
	view_show(v, "HAS_PREPARATION", k->preparation);
	for (int i = 0; i < SHOP_CHIPS; i++)
		view_text(view_add(v, "KIND_CHIPS"), "chip_words", k->chips[i].words);
}

void
shop_kinds_fill(struct view *view, const char *chosen)
{
	for (int i = 0; i < SHOP_KINDS; i++) {
		struct view *v = view_add(view, "KINDS");

		view_text(v, "kind_value", shop_kind_at(i)->kind);
		view_text(v, "kind_words", shop_kind_at(i)->words);
		view_show(v, "KIND_CHOSEN", strcmp(shop_kind_at(i)->kind, chosen) == 0);
	}
}

static void
fill(struct request *rq, const struct form *f)
{
	view_text(rq->view, "title", "The shop");
	form_fill(f, rq->view);
	view_show(rq->view, "ON_LETTER", strcmp(form_text(f, "paper"), "letter") == 0);
	view_show(rq->view, "ON_A4", strcmp(form_text(f, "paper"), "letter") != 0);
	shop_kinds_fill(rq->view, form_text(f, "kind"));
	fill_kind(rq);
}

int
settings_show(struct request *rq)
{
	static const struct field saved[] = { { "saved", "What was saved", FORM_FLAG }, { 0 } };
	struct form *note = form_read(rq, saved), *f = form_new(rq, fields);

	view_show(rq->view, "SAVED", form_ok(note) && form_flag(note, "saved"));
	form_load(f, db_one(rq->db, settings_get));
	fill(rq, f);
	return 200;
}

int
settings_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);

	if (!*form_text(f, "kind"))
		form_blame(f, "kind", "Choose the kind of shop.");
	if (!form_ok(f)) {
		fill(rq, f);
		return 422;
	}
	db_run(rq->db, settings_save, .shop_name = TEXT(form_text(f, "shop_name")),
	    .kind = TEXT(form_text(f, "kind")), .moment_days = INT(form_int(f, "moment_days")),
	    .sheet_months = INT(form_int(f, "sheet_months")),
	    .extra_visits = INT(form_int(f, "extra_visits")), .paper = TEXT(form_text(f, "paper")));
	return redirect(rq, "/settings?saved=yes");
}
