/*
 * segment_form: a rule as a sentence that one writes by choosing, a line for each condition.
 *
 * Adding a line, leaving one out and grouping them are buttons of the one form, which is then
 * shown again as it was typed and counted; only Save keeps it.
 */
#include "pages.h"
#include "segment_draft.h"

enum { CHOICES = 100 }; /* of a condition's keys, those of most people first */

static void
put_option(struct view *v, const char *value, const char *words, bool chosen)
{
	struct view *o = view_add(v, "VALUES");

	view_text(o, "option_value", value);
	view_text(o, "option_words", words);
	view_show(o, "CHOSEN", chosen);
}

/* The keys of a condition: those of most people, and the chosen one. */
static void
fill_keys(struct request *rq, struct view *v, const struct row *row)
{
	struct rows *r = db_query(rq->db, trait_most, .kind = TEXT(row->condition->kind),
	    .limit = INT(CHOICES));
	bool         found = false;
	const char  *words;

	while (db_next(r)) {
		const char *key = arena_text(rq->arena, db_text(r, trait_most_key));
		bool        chosen = strcmp(key, row->value) == 0;

		found = found || chosen;
		words = *db_text(r, trait_most_name) ? arena_text(rq->arena, db_text(r, trait_most_name))
		                                     : segments_name(rq, row->condition, key);
		if (words)
			put_option(v, key, words, chosen);
	}
	if (found)
		return;
	words = *row->value ? segments_name(rq, row->condition, row->value) : "Choose one";
	put_option(v, row->value, words ? words : "No longer in the book", true);
}

/* The words of a condition around what it asks: "have come", "times or more". */
static void
fill_asks(struct request *rq, struct view *v, const struct row *row)
{
	const struct segment_condition *c = row->condition;
	const char                     *place = strstr(c->words, "%s");
	const char                     *lead = place ? arena_bytes(rq->arena, c->words,
	    (size_t)(place - c->words)) : c->words;
	struct view                    *asks;

	view_text(v, "lead_words", lead);
	view_text(v, "tail_words", place == NULL ? "" : c->asks == ASKS_NUMBER && c->many
	    ? arena_printf(rq->arena, "%s%s", c->many, place + 2) : place + 2);
	switch (c->asks) {
	case ASKS_NOTHING:
		view_add(v, "ASKS_NOTHING");
		break;
	case ASKS_CHOICE:
	case ASKS_KEY:
		asks = view_add(v, "ASKS_CHOICE");
		for (const struct segment_choice *x = c->choices; x && x->key; x++)
			put_option(asks, x->key, x->words, strcmp(x->key, row->value) == 0);
		if (c->choices == NULL)
			fill_keys(rq, asks, row);
		else if (segment_choice(c, row->value) == NULL)
			put_option(asks, row->value, "Choose one", true);
		break;
	case ASKS_NUMBER:
		asks = view_add(v, "ASKS_NUMBER");
		view_text(asks, "row_value", row->value);
		break;
	case ASKS_RANGE:
		asks = view_add(v, "ASKS_RANGE");
		view_text(asks, "row_value", row->value);
		view_text(asks, "row_to", row->to);
		break;
	}
}

static void
fill_row(struct request *rq, const struct draft *d, int i)
{
	const struct row *row = &d->rows[i];
	struct view      *v = view_add(rq->view, "RULE_ROWS");
	int               k = draft_before(d, i), parent = i;
	bool              either;

	while (parent >= 0 && d->rows[parent].depth >= row->depth)
		parent--;
	either = parent >= 0 && d->rows[parent].any;
	view_int(v, "row_index", i);
	view_int(v, "row_number", i + 1);
	view_int(v, "row_depth", row->depth);
	view_text(v, "row_what", row->condition ? row->condition->id : "group");
	view_text(v, "yes_words", k < 0 ? row->depth ? "who" : "People who" : either ? "or" : "and");
	view_text(v, "not_words", k < 0 ? row->depth ? "who do not" : "Not those who"
	    : either ? "or not" : "but not");
	view_show(v, "ROW_NOT", row->not);
	view_show(v, "MAY_IN", k >= 0 && row->depth < SEGMENT_DEPTH);
	view_text(v, "in_words", k >= 0 && d->rows[k].condition ? "Or: group with the line above"
	                                                        : "Put into the group above");
	view_show(v, "MAY_OUT", row->depth > 0);
	if (row->condition)
		fill_asks(rq, view_add(v, "ROW_ASKS"), row);
	else
		view_show(view_add(v, "ROW_GROUP"), "GROUP_ALL", !row->any);
}

/* view sets: OFFER_DOES OFFER_LOVES OFFER_IS */
static void
fill_offers(struct request *rq)
{
	static const char *const sections[] = { "OFFER_DOES", "OFFER_LOVES", "OFFER_IS" };

	for (const struct segment_condition *c = segment_conditions; c->id; c++) {
		struct view *v = view_add(rq->view, sections[c->about]);

		view_text(v, "offer_id", c->id);
		view_text(v, "offer_words", c->offer);
	}
}

static int
show(struct request *rq, const struct draft *d, int64_t id, int status)
{
	struct segment_bits bits = segments_bits(rq);
	int64_t             of, n = segment_count(&d->rule, &bits, &of);
	struct view        *v;

	view_text(rq->view, "title", id ? "Change a segment" : "A new segment");
	view_text(rq->view, "save_path", id
	    ? arena_printf(rq->arena, "/segments/%lld/change", (long long)id) : "/segments/new");
	view_text(rq->view, "back_path", id
	    ? arena_printf(rq->arena, "/segments/%lld", (long long)id) : "/segments");
	if (id)
		view_int(view_add(rq->view, "MAY_REMOVE"), "segment_id", id);
	form_fill(d->f, rq->view);
	for (int i = 0; i < d->n; i++)
		fill_row(rq, d, i);
	view_show(rq->view, "NO_ROWS", d->n == 0);
	fill_offers(rq);
	/* Of a rule that cannot be read there is nothing to count. */
	view_show(rq->view, "NOT_COUNTED", d->n > 0 && d->rule.n == 0);
	if (d->n == 0 || d->rule.n > 0) {
		v = view_add(rq->view, "COUNTED");
		view_text(v, "counted_words", segments_words(rq, &d->rule));
		segment_judged(rq, v, &d->rule, n, of);
	}
	return status;
}

int
segment_new(struct request *rq)
{
	return show(rq, draft_load(rq, &(struct segment){ 0 }, ""), 0, 200);
}

int
segment_change(struct request *rq)
{
	struct segment s;
	const char    *name;

	if (!segments_get(rq, rq->id, &s, &name))
		return 404;
	return show(rq, draft_load(rq, &s, name), rq->id, 200);
}

static void
blame_double(struct draft *d)
{
	form_blame(d->f, "name", "There is a segment “%s” already.", form_text(d->f, "name"));
}

/* Keep the draft: as a new one when id is 0. */
static int
keep(struct request *rq, struct draft *d, int64_t id, const char *was)
{
	struct rows *r = db_one(rq->db, segment_total);
	int64_t      done;

	if (*text_fold(rq->arena, form_text(d->f, "name")) == '\0')
		form_blame(d->f, "name", "Give them a name: Bean people, Saturday families.");
	if (!id && r && db_int(r, segment_total_n) >= SEGMENTS_MAX)
		form_blame(d->f, "name", "%d segments are enough to think of. Take one out first.",
		    SEGMENTS_MAX);
	if (!form_ok(d->f))
		return show(rq, d, id, 422);
	done = id ? db_run(rq->db, segment_update, .id = INT(id), .name = TEXT(form_text(d->f, "name")),
	              .rule = TEXT(d->text))
	          : db_run(rq->db, segment_insert, .name = TEXT(form_text(d->f, "name")),
	                .rule = TEXT(d->text), .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	if (done == DB_TAKEN) {
		blame_double(d);
		return show(rq, d, id, 422);
	}
	id = id ? id : done;
	if (was == NULL || strcmp(was, d->text) != 0)
		segments_begin(rq, id, &d->rule);
	return redirect(rq, "/segments/%lld?saved=yes", (long long)id);
}

int
segment_create(struct request *rq)
{
	struct draft *d = draft_read(rq);
	bool          again = draft_act(rq, d);

	draft_check(rq, d);
	return again ? show(rq, d, 0, form_ok(d->f) ? 200 : 422) : keep(rq, d, 0, NULL);
}

int
segment_save(struct request *rq)
{
	struct draft  *d = draft_read(rq);
	struct segment s;
	const char    *name;
	bool           again;

	if (!segments_get(rq, rq->id, &s, &name))
		return 404;
	again = draft_act(rq, d);
	draft_check(rq, d);
	return again ? show(rq, d, rq->id, form_ok(d->f) ? 200 : 422)
	             : keep(rq, d, rq->id, segment_text(rq->arena, &s));
}
