/*
 * quiet: the page for when somebody looks at the tablet from the other side: a name and a
 * face, or nothing at all.  Whatever stood here before is not even sent.
 */
#include "pages.h"
#include "shown.h"

static const struct field fields[] = { { "person", "The person", FORM_ID }, { 0 } };

int
quiet_show(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	int64_t      id = form_ok(f) ? form_int(f, "person") : 0;
	struct rows *r = id ? db_one(rq->db, person_row, .id = INT(id)) : NULL;
	struct view *v;
	const char  *called;

	view_text(rq->view, "title", "Quiet");
	if (r == NULL) {
		r = db_one(rq->db, shop_get);
		view_text(view_add(rq->view, "NOBODY"), "shop_name",
		    r ? db_text(r, shop_get_shop_name) : "Regulars");
		return 200;
	}
	v = view_add(rq->view, "SOMEBODY");
	called = db_text(r, person_row_call_name);
	view_int(v, "id", id);
	face_fill(v, id, db_text(r, person_row_name), db_text(r, person_row_picture));
	/* What one sees of somebody without a name is nothing for their own eyes. */
	view_text(v, "quiet_name", *called ? called
	    : strcmp(db_text(r, person_row_name), db_text(r, person_row_looks)) != 0
	        ? db_text(r, person_row_name) : clock_greeting(rq->now));
	return 200;
}
