/*
 * vouchers: see vouchers.h.
 */
#include "vouchers.h"

#include "mention.h"
#include "pages.h"
#include "shown.h"
#include "threads.h"

enum { PARTNERS_MAX = 200, OF_ONE_PERSON = 50, LATEST_DAY = 366 * 5 };

static const char *const states[] = { "given", "used", NULL };

static const struct field fields[] = {
	{ "partner_id", "The partner", FORM_ID },
	{ "text", "What it is good for", FORM_TEXT, .max = 120, .required = true },
	{ "number", "The number", FORM_TEXT, .max = 40 },
	{ "ends", "The last day", FORM_DATE },
	{ 0 }
};

static const struct field state_fields[] = {
	{ "state", "what became of it", FORM_CHOICE, .choices = states },
	{ 0 }
};

void
voucher_mark(struct request *rq, int64_t id, const char *state)
{
	bool used = strcmp(state, "used") == 0;

	db_run(rq->db, voucher_state, .id = INT(id), .state = TEXT(state),
	    .ended_at = INT_OR_NOTHING(used ? rq->now : 0));
}

/* "Used", "Expired on 3 November", "Given, until 1 December", "Given". */
static const char *
state_words(struct request *rq, const char *state, int64_t ends)
{
	if (strcmp(state, "used") == 0)
		return "Used";
	if (ends && ends < rq->today)
		return arena_printf(rq->arena, "Expired on %s", clock_day_words(rq->arena, ends, rq->today));
	return ends ? arena_printf(rq->arena, "Given, until %s",
	                  clock_day_words(rq->arena, ends, rq->today)) : "Given";
}

/* What is so of one wherever it stands. */
static void
fill_row(struct request *rq, struct view *v, int64_t id, const char *text, const char *number,
    const char *state, int64_t day, int64_t ends)
{
	view_int(v, "voucher_id", id);
	view_text(v, "voucher_text", text);
	view_part(v, "NUMBERED", "voucher_number", number);
	view_text(v, "state_words", state_words(rq, state, ends));
	view_text(v, "given_words", shown_ago_inside(rq, day));
	view_show(v, "NOT_USED", strcmp(state, "used") != 0);
	view_show(v, "WAS_USED", strcmp(state, "used") == 0);
}

/* The partners to choose from; tells how many. */
static int
fill_partners(struct request *rq, int64_t chosen)
{
	struct rows *r = db_query(rq->db, partner_list, .limit = INT(PARTNERS_MAX));
	int          n = 0;

	for (; db_next(r); n++) {
		struct view *v = view_add(rq->view, "PARTNERS");

		view_int(v, "partner_id", db_int(r, partner_list_id));
		view_text(v, "partner", db_text(r, partner_list_name));
		view_show(v, "PARTNER_THIS", db_int(r, partner_list_id) == chosen);
	}
	view_show(rq->view, "NO_PARTNERS", n == 0);
	view_show(rq->view, "ANY_PARTNER", n > 0);
	return n;
}

static int
fill_new(struct request *rq, struct form *f)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(rq->id));
	struct view *given = NULL;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "A card for %s",
	    db_text(r, person_row_name)));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, person_row_name));
	form_fill(f, rq->view);
	fill_partners(rq, form_int(f, "partner_id"));
	r = db_query(rq->db, voucher_of_person, .person_id = INT(rq->id), .limit = INT(OF_ONE_PERSON));
	while (db_next(r)) {
		struct view *v;

		if (given == NULL)
			given = view_add(rq->view, "GIVEN_BEFORE");
		v = view_add(given, "VOUCHERS");
		view_text(v, "partner", db_text(r, voucher_of_person_partner));
		fill_row(rq, v, db_int(r, voucher_of_person_id), db_text(r, voucher_of_person_text),
		    db_text(r, voucher_of_person_number), db_text(r, voucher_of_person_state),
		    db_int(r, voucher_of_person_day), db_int(r, voucher_of_person_ends_day));
	}
	return form_ok(f) ? 200 : 422;
}

int
voucher_new(struct request *rq)
{
	return fill_new(rq, form_new(rq, fields));
}

/* "How was the free dessert at Lucia’s?": what is asked at the next visit. */
static const char *
question(struct request *rq, const char *text, const char *partner)
{
	const char *the = strncasecmp(text, "a ", 2) == 0 ? text + 2
	    : strncasecmp(text, "an ", 3) == 0 ? text + 3
	    : strncasecmp(text, "the ", 4) == 0 ? text + 4 : text;
	char       *words = arena_printf(rq->arena, "How was the %s at %s?", the, partner);
	char       *first = words + strlen("How was the ");

	if (*first >= 'A' && *first <= 'Z' && first[1] >= 'a' && first[1] <= 'z')
		*first = (char)(*first - 'A' + 'a');
	return text_length(words) <= 200 ? words : arena_printf(rq->arena, "How was the %s?", the);
}

int
voucher_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	int64_t      partner = form_int(f, "partner_id"), ends = form_int(f, "ends"), id;
	struct rows *r = partner ? db_one(rq->db, partner_get, .id = INT(partner)) : NULL;
	const char  *text = form_text(f, "text");

	if (db_one(rq->db, person_row, .id = INT(rq->id)) == NULL)
		return 404;
	if (r == NULL || strcmp(db_text(r, partner_get_kind), "partner") != 0)
		form_blame(f, "partner_id", "Choose whose card it is.");
	else if (partner == rq->id)
		form_blame(f, "partner_id", "This is their own card. Choose another partner.");
	if (ends && ends < rq->today)
		form_blame(f, "ends", "This day has passed.");
	else if (ends > rq->today + LATEST_DAY)
		form_blame(f, "ends", "That is more than five years ahead.");
	if (!form_ok(f))
		return fill_new(rq, f);
	id = db_run(rq->db, voucher_insert, .person_id = INT(rq->id), .partner_id = INT(partner),
	    .text = TEXT(text), .number = TEXT(form_text(f, "number")), .day = INT(rq->today),
	    .ends_day = INT_OR_NOTHING(ends), .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	mention_put(rq, rq->id, "voucher", id, arena_printf(rq->arena, "%s, %s", text,
	    db_text(r, partner_get_name)));
	thread_begin(rq, &(struct thread_start){ .person_id = rq->id, .kind = "ask", .voucher_id = id,
	    .text = question(rq, text, db_text(r, partner_get_name)) });
	return redirect(rq, "/people/%lld", (long long)rq->id);
}

/* The cards of the partner that was chosen. */
static void
fill_of_partner(struct request *rq, int64_t partner, const char *name)
{
	int64_t      page = shown_page(rq), n = 0;
	struct rows *r = db_one(rq->db, voucher_count, .partner_id = INT(partner));
	struct view *of = view_add(rq->view, "OF_PARTNER");

	n = r ? db_int(r, voucher_count_n) : 0;
	view_int(of, "partner_id", partner);
	view_text(of, "partner", name);
	view_show(of, "NO_VOUCHERS", n == 0);
	shown_pager(rq, page, (n + PAGE_ROWS - 1) / PAGE_ROWS,
	    arena_printf(rq->arena, "/vouchers?partner=%lld&page=", (long long)partner));
	r = db_query(rq->db, voucher_of_partner, .partner_id = INT(partner), .limit = INT(PAGE_ROWS),
	    .skip = INT((page - 1) * PAGE_ROWS));
	while (db_next(r)) {
		struct view *v = view_add(of, "VOUCHERS");

		view_int(v, "person_id", db_int(r, voucher_of_partner_person_id));
		view_text(v, "name", db_text(r, voucher_of_partner_name));
		view_text(v, "voucher_author", db_text(r, voucher_of_partner_author));
		fill_row(rq, v, db_int(r, voucher_of_partner_id), db_text(r, voucher_of_partner_text),
		    db_text(r, voucher_of_partner_number), db_text(r, voucher_of_partner_state),
		    db_int(r, voucher_of_partner_day), db_int(r, voucher_of_partner_ends_day));
	}
}

static int
fill_list(struct request *rq, struct form *state)
{
	static const struct field list_fields[] = {
		{ "partner", "The partner", FORM_ID }, { 0 }
	};
	struct form *f = form_ok(state) ? form_read(rq, list_fields) : form_new(rq, list_fields);
	int64_t      partner = form_int(f, "partner");
	struct rows *r = partner ? db_one(rq->db, partner_get, .id = INT(partner)) : NULL;
	const char  *name = r ? arena_text(rq->arena, db_text(r, partner_get_name)) : "";

	if (!form_ok(f) || (partner && r == NULL))
		return 404;
	view_text(rq->view, "title", "Cards of partners");
	form_fill(state, rq->view);
	view_show(rq->view, "WHICH_PARTNER", fill_partners(rq, partner) > 0 && partner == 0);
	if (partner)
		fill_of_partner(rq, partner, name);
	return form_ok(state) ? 200 : 422;
}

int
voucher_list(struct request *rq)
{
	return fill_list(rq, form_new(rq, state_fields));
}

/* Used: then nobody need ask about it any more; or not after all. */
int
voucher_save(struct request *rq)
{
	struct form *f = form_read(rq, state_fields);
	struct rows *r = db_one(rq->db, voucher_get, .id = INT(rq->id));
	const char  *state = form_text(f, "state");
	int64_t      person;

	if (r == NULL)
		return 404;
	if (!*state)
		form_blame(f, "state", "Say whether it was used: one of the buttons.");
	if (!form_ok(f))
		return fill_list(rq, f);
	person = db_int(r, voucher_get_person_id);
	voucher_mark(rq, rq->id, state);
	if (strcmp(state, "used") == 0) {
		int64_t ids[OF_ONE_PERSON];
		int     n = 0;

		r = db_query(rq->db, thread_of_voucher, .person_id = INT(person), .voucher_id = INT(rq->id));
		while (n < OF_ONE_PERSON && db_next(r))
			ids[n++] = db_int(r, thread_of_voucher_id);
		db_done(r);
		while (n-- > 0)
			thread_end(rq, ids[n], "Used");
	}
	return redirect(rq, "%s", thread_back(rq, person));
}
