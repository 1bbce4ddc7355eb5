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

/* Where others begin than those who were asked for, a line says what they are.  Who is
 * meant instead of anybody has said so above. */
static void
fill(struct request *rq, const char *q, const struct found *found, int n)
{
	int how = n > 0 && found[0].how == FOUND_NEAR ? FOUND_NEAR : FOUND_AS_TYPED;

	for (int i = 0; i < n; i++) {
		struct view *v = view_add(rq->view, "FOUND");

		found_fill(rq, v, &found[i]);
		view_show(v, "NEARLY", found[i].how == FOUND_NEAR && how != FOUND_NEAR);
		view_show(v, "INSIDE", found[i].how == FOUND_INSIDE && how != FOUND_INSIDE);
		how = found[i].how;
	}
	view_show(rq->view, "NONE_FOUND", n == 0);
	view_part(rq->view, "MEANT", "meant", n > 0 && found[0].how == FOUND_NEAR ? found[0].words : "");
	view_text(rq->view, "found_words", n == 0 ? "Nobody" : shown_count(rq, n, "person", "people"));
	if (n > 0 && found[0].how != FOUND_AS_TYPED)
		view_text(rq->view, "found_words", arena_printf(rq->arena, "Nobody like %s. %s like %s", q,
		    shown_count(rq, n, "person", "people"), found[0].words));
}

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
	fill(rq, q, found, n);
	return 200;
}
