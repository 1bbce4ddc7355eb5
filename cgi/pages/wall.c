/*
 * wall: faces with their names, for whoever wants to learn them; by name, fifty a page.
 * Nobody hangs there with whom we keep it business.
 *
 * A page begins at a name, behind so many of that name: so the last one costs what the
 * first does.  Each looks at five thousand names at most, and goes on from there.
 */
#include "pages.h"
#include "shown.h"

static const struct field fields[] = {
	{ "from", "The name it begins with", FORM_TEXT, .max = 240 },
	{ "skip", "how many of that name are passed over", FORM_INT, .low = 0, .high = 10000 },
	{ 0 }
};

static void
fill_next(struct request *rq, const char *name, int64_t skip)
{
	struct view *next = view_add(rq->view, "WALL_NEXT");

	view_text(next, "next_from", name);
	view_int(next, "next_skip", skip);
}

int
wall_show(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	const char  *low = form_ok(f) ? form_text(f, "from") : "", *last = low;
	int64_t      skip = form_ok(f) ? form_int(f, "skip") : 0, same = skip;
	struct rows *r = db_query(rq->db, wall_faces, .low = TEXT(low), .skip = INT(skip));
	bool         more = false;
	int          n = 0;

	view_text(rq->view, "title", "Faces and names");
	for (; n < PAGE_ROWS && db_next(r); n++) {
		struct view *v = view_add(rq->view, "FACES");
		int64_t      id = db_int(r, wall_faces_id);

		view_int(v, "wall_id", id);
		view_text(v, "wall_name", db_text(r, wall_faces_name));
		face_fill(v, id, db_text(r, wall_faces_name), db_text(r, wall_faces_picture));
		same = strcmp(last, db_text(r, wall_faces_sort_name)) == 0 ? same + 1 : 1;
		last = arena_text(rq->arena, db_text(r, wall_faces_sort_name));
	}
	more = n == PAGE_ROWS && db_next(r);
	if (more)
		fill_next(rq, db_text(r, wall_faces_sort_name),
		    strcmp(last, db_text(r, wall_faces_sort_name)) == 0 ? same : 0);
	db_done(r);
	r = more ? NULL : db_one(rq->db, wall_on, .low = TEXT(low));
	if (r)
		fill_next(rq, db_text(r, wall_on_sort_name), 0);
	view_show(rq->view, "NO_FACE", n == 0);
	view_show(rq->view, "WALL_LATER", *low != '\0');
	return 200;
}
