/*
 * search: "Who is in front of you?", as one types and as a page.
 */
#include "find.h"
#include "pages.h"
#include "shown.h"

static const struct field fields[] = {
	{ "q", "What you look for", FORM_TEXT, .max = 80 },
	{ 0 }
};

int
search_show(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	const char  *q = form_text(f, "q");
	struct found found[FIND_MAX];
	int          n = 0;

	view_text(rq->view, "title", *q ? arena_printf(rq->arena, "Find “%s”", q) : "Find");
	form_fill(f, rq->view);
	view_show(rq->view, "SEARCHED", form_ok(f) && *q);
	view_show(rq->view, "NOT_SEARCHED", !form_ok(f) || !*q);
	if (!form_ok(f))
		return 422;
	if (*q)
		n = find_people(rq, q, found, FIND_MAX);
	for (int i = 0; i < n; i++)
		find_fill(rq, view_add(rq->view, "FOUND"), &found[i], q);
	view_show(rq->view, "NONE_FOUND", n == 0);
	view_text(rq->view, "found_words",
	    n == 0 ? "Nobody" : shown_count(rq, n, "person", "people"));
	return 200;
}
