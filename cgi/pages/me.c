/*
 * me: what one of the team loves, for themselves: so that the book finds what they have in
 * common with whoever comes in.
 */
#include "favourites.h"
#include "gifts.h"
#include "interests.h"
#include "pages.h"

static const struct field fields[] = {
	{ "interests", "What you love", FORM_TEXT, .max = 300 },
	{ "drop", "What to take off", FORM_ID },
	{ 0 }
};

static void
fill_page(struct request *rq, struct form *f)
{
	struct rows *r = db_query(rq->db, staff_interest_list, .staff_id = INT(rq->staff_id));
	struct view *list = NULL, *loved = NULL;

	view_text(rq->view, "title", "You");
	form_fill(f, rq->view);
	gifts_fill_mine(rq);
	while (db_next(r)) {
		if (list == NULL)
			list = view_add(rq->view, "MINE");
		db_fill(r, view_add(list, "INTERESTS"));
	}
	view_show(rq->view, "NOTHING_YET", list == NULL);
	favourites_mine(rq);
	r = db_query(rq->db, interest_loved, .staff_id = INT(rq->staff_id));
	while (db_next(r)) {
		if (loved == NULL)
			loved = view_add(rq->view, "LOVED_HERE");
		db_fill(r, view_add(loved, "INTERESTS"));
	}
}

int
me_show(struct request *rq)
{
	fill_page(rq, form_new(rq, fields));
	return 200;
}

/* The names between the commas; each is one interest. */
static void
add_each(struct request *rq, struct form *f)
{
	char *rest = arena_text(rq->arena, form_text(f, "interests")), *name;
	int   n = 0;

	while ((name = strsep(&rest, ",;")) != NULL) {
		name = text_trim(rq->arena, name);
		if (*text_fold(rq->arena, name) == '\0')
			continue;
		if (text_length(name) > INTEREST_MAX) {
			form_blame(f, "interests",
			    "One of them is longer than sixty letters. Put commas between them.");
			return;
		}
		db_run(rq->db, staff_interest_insert, .staff_id = INT(rq->staff_id),
		    .interest_id = INT(interest_named(rq, name, 0)));
		n++;
	}
	if (n == 0)
		form_blame(f, "interests", "Write one thing that you love.");
}

int
me_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);

	if (form_ok(f) && form_int(f, "drop"))
		db_run(rq->db, staff_interest_delete, .staff_id = INT(rq->staff_id),
		    .interest_id = INT(form_int(f, "drop")));
	else if (form_ok(f))
		add_each(rq, f);
	if (!form_ok(f)) {
		fill_page(rq, f);
		return 422;
	}
	return redirect(rq, "/me");
}
