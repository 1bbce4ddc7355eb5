/*
 * choose: see choose.h.
 */
#include "choose.h"

#include "find.h"
#include "pages.h"

enum { FOUND_MAX = 6 };

static void
add(struct request *rq, const struct form *f, int64_t id)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(id));
	const char  *name = r ? db_text(r, person_row_name) : "";
	struct view *v;

	if (r == NULL || strcmp(db_text(r, person_row_kind), "customer") != 0)
		return;
	v = view_add(rq->view, "CHOICES");
	view_int(v, "choice_id", id);
	view_text(v, "choice_name", name);
	view_part(v, "CHOICE_LOOKS", "choice_looks",
	    strcmp(db_text(r, person_row_looks), name) == 0 ? "" : db_text(r, person_row_looks));
	view_show(v, "CHOSEN", id == form_int(f, "person"));
	face_fill(v, id, name, db_text(r, person_row_picture));
}

void
choose_fill(struct request *rq, const struct form *f)
{
	struct found found[FOUND_MAX];
	const char  *typed = form_text(f, "find");
	int64_t      person = form_int(f, "person");
	int          n = *typed ? find_people(rq, typed, found, FOUND_MAX) : 0;
	bool         chosen = false, any;

	for (int i = 0; i < n; i++) {
		add(rq, f, found[i].id);
		chosen = chosen || found[i].id == person;
	}
	if (person && !chosen)
		add(rq, f, person);
	any = view_rows(rq->view, "CHOICES") != NULL;
	view_show(rq->view, "ANY_CHOICE", any);
	view_part(rq->view, "NO_CHOICE", "find_typed", any ? "" : typed);
}

int64_t
choose_person(struct request *rq, struct form *f)
{
	int64_t      id = form_int(f, "person");
	struct rows *r = id ? db_one(rq->db, person_row, .id = INT(id)) : NULL;
	bool         typed = *form_text(f, "find") != '\0';

	if (r && strcmp(db_text(r, person_row_kind), "customer") == 0)
		return id;
	if (r)
		form_blame(f, "person", "An avatar speaks for customers. Choose one of them.");
	else
		form_blame(f, typed ? "person" : "find",
		    typed ? "Choose who it is." : "Give a name to look for.");
	return 0;
}
