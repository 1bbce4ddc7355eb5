/*
 * ideas: offers that are thought out against an avatar, the real customers whom each suits,
 * and how it is made theirs.
 */
#include "choose.h"
#include "idea_people.h"
#include "pages.h"
#include "shown.h"

static const char *const acts[] = { "find", "save", "remove", "end", NULL };

static const struct field new_fields[] = {
	{ "idea_text", "The idea", FORM_TEXT, .max = 200 },
	{ 0 }
};

static const struct field fields[] = {
	{ "act", "what to do", FORM_CHOICE, .choices = acts },
	{ "find", "A name", FORM_TEXT, .max = 80 },
	{ "person", "who it is", FORM_ID },
	{ "theirs", "How it is made theirs", FORM_TEXT, .max = 160 },
	{ 0 }
};

static int
fill_list(struct request *rq, const struct form *f)
{
	struct rows *r = db_one(rq->db, idea_avatar, .id = INT(rq->id));
	int64_t      page = shown_page(rq), n;

	if (r == NULL)
		return 404;
	view_int(rq->view, "avatar_id", rq->id);
	view_text(rq->view, "avatar_name", db_text(r, idea_avatar_name));
	view_text(rq->view, "title", arena_printf(rq->arena, "Ideas for %s",
	    db_text(r, idea_avatar_name)));
	form_fill(f, rq->view);
	view_show(rq->view, "MAY_WRITE", rq->owner);
	r = db_one(rq->db, idea_count, .avatar_id = INT(rq->id));
	n = r ? db_int(r, idea_count_n) : 0;
	view_show(rq->view, "NO_IDEA", n == 0);
	shown_pager(rq, page, (n + PAGE_ROWS - 1) / PAGE_ROWS,
	    arena_printf(rq->arena, "/avatars/%lld/ideas?page=", (long long)rq->id));
	r = db_query(rq->db, idea_list, .avatar_id = INT(rq->id), .limit = INT(PAGE_ROWS),
	    .skip = INT((page - 1) * PAGE_ROWS));
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "IDEAS");
		int64_t      people = db_int(r, idea_list_people);

		view_int(v, "idea_id", db_int(r, idea_list_id));
		view_text(v, "idea_words", db_text(r, idea_list_text));
		view_text(v, "idea_about", arena_printf(rq->arena, "%s. %s, %s",
		    people ? shown_count(rq, people, "person it suits", "people it suits")
		           : "Nobody chosen yet", db_text(r, idea_list_author),
		    shown_ago_inside(rq, clock_day(db_int(r, idea_list_at)))));
	}
	return form_ok(f) ? 200 : 422;
}

int
idea_list(struct request *rq)
{
	return fill_list(rq, form_new(rq, new_fields));
}

int
idea_create(struct request *rq)
{
	struct form *f = form_read(rq, new_fields);
	int64_t      id;

	if (db_one(rq->db, idea_avatar, .id = INT(rq->id)) == NULL)
		return 404;
	if (*text_fold(rq->arena, form_text(f, "idea_text")) == '\0')
		form_blame(f, "idea_text", "Write what you could offer, in a line.");
	if (!form_ok(f))
		return fill_list(rq, f);
	id = db_run(rq->db, idea_insert, .avatar_id = INT(rq->id),
	    .text = TEXT(form_text(f, "idea_text")), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now));
	return redirect(rq, "/ideas/%lld", (long long)id);
}

/* The people whom it suits, each with how it is made theirs. */
static void
fill_people(struct request *rq, int64_t n)
{
	int64_t      page = shown_page(rq);
	struct rows *r = db_query(rq->db, idea_people, .idea_id = INT(rq->id),
	    .limit = INT(PAGE_ROWS), .skip = INT((page - 1) * PAGE_ROWS));

	view_show(rq->view, "SUITS_NOBODY", n == 0);
	shown_pager(rq, page, (n + PAGE_ROWS - 1) / PAGE_ROWS,
	    arena_printf(rq->arena, "/ideas/%lld?page=", (long long)rq->id));
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "SUITS");
		int64_t      id = db_int(r, idea_people_person_id);

		view_int(v, "suits_id", id);
		view_text(v, "suits_name", db_text(r, idea_people_name));
		view_text(v, "suits_words", db_text(r, idea_people_words));
		view_text(v, "suits_author", db_text(r, idea_people_author));
		face_fill(v, id, db_text(r, idea_people_name), db_text(r, idea_people_picture));
	}
}

static int
fill_page(struct request *rq, const struct form *f)
{
	struct rows *r = db_one(rq->db, idea_get, .id = INT(rq->id));

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", db_text(r, idea_get_text));
	view_int(rq->view, "idea_id", rq->id);
	view_int(rq->view, "avatar_id", db_int(r, idea_get_avatar_id));
	view_text(rq->view, "avatar_name", db_text(r, idea_get_avatar));
	view_show(rq->view, "MAY_END", rq->owner);
	idea_people_fill(rq, rq->id, db_int(r, idea_get_avatar_id));
	fill_people(rq, db_int(r, idea_get_people));
	choose_fill(rq, f);
	form_fill(f, rq->view);
	return form_ok(f) ? 200 : 422;
}

int
idea_show(struct request *rq)
{
	return fill_page(rq, form_new(rq, fields));
}

static int
save(struct request *rq, struct form *f)
{
	int64_t person = choose_person(rq, f);

	if (*text_fold(rq->arena, form_text(f, "theirs")) == '\0')
		form_blame(f, "theirs", "Say why it suits them, and how you make it theirs.");
	if (!form_ok(f))
		return fill_page(rq, f);
	db_run(rq->db, idea_person_put, .idea_id = INT(rq->id), .person_id = INT(person),
	    .words = TEXT(form_text(f, "theirs")), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now));
	return redirect(rq, "/ideas/%lld", (long long)rq->id);
}

int
idea_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = db_one(rq->db, idea_get, .id = INT(rq->id));
	const char  *act = form_text(f, "act");
	int64_t      person = form_int(f, "person");

	if (r == NULL)
		return 404;
	if (!form_ok(f) || strcmp(act, "find") == 0)
		return fill_page(rq, f);
	if (strcmp(act, "end") == 0) {
		if (!rq->owner)
			return 403;
		db_run(rq->db, idea_end, .id = INT(rq->id), .at = INT(rq->now));
		return redirect(rq, "/avatars/%lld/ideas", (long long)db_int(r, idea_get_avatar_id));
	}
	if (strcmp(act, "remove") == 0 && person) {
		db_run(rq->db, idea_person_drop, .idea_id = INT(rq->id), .person_id = INT(person));
		return redirect(rq, "/ideas/%lld", (long long)rq->id);
	}
	return save(rq, f);
}
