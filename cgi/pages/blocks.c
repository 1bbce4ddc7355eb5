/*
 * blocks: what the avatars of this shop tell of, for the owner: in which order, what is left
 * out, what hangs on the wall, and blocks of the shop's own.
 */
#include "avatars.h"

#include "avatar.h"
#include "pages.h"

static const char *const acts[] = { "up", "down", "off", "on", "wall", "no-wall", "change",
	"remove", NULL };

static const struct field new_fields[] = {
	{ "block_name", "The block", FORM_TEXT, .max = 40 },
	{ "block_ask", "The question", FORM_TEXT, .max = 160 },
	{ "block_depth", "From where on it is asked for", FORM_INT, .low = 1, .high = AVATAR_DEEPEST },
	{ 0 }
};

static const struct field fields[] = {
	{ "act", "What to do", FORM_CHOICE, .choices = acts },
	{ "block_name", "The block", FORM_TEXT, .max = 40 },
	{ "block_ask", "The question", FORM_TEXT, .max = 160 },
	{ "block_depth", "From where on it is asked for", FORM_INT, .low = 1, .high = AVATAR_DEEPEST },
	{ 0 }
};

static const struct field note_fields[] = { { "saved", "What was saved", FORM_FLAG }, { 0 } };

static int
walls(struct request *rq)
{
	struct rows *r = db_one(rq->db, block_walls);

	return r ? (int)db_int(r, block_walls_n) : 0;
}

static void
fill_row(struct view *v, struct rows *r, bool room)
{
	bool off = db_int(r, block_list_off), wall = db_int(r, block_list_wall);

	view_int(v, "block_id", db_int(r, block_list_id));
	view_text(v, "row_name", db_text(r, block_list_name));
	view_text(v, "row_icon", db_text(r, block_list_icon));
	view_part(v, "ROW_ASK", "row_ask", db_text(r, block_list_ask));
	view_show(v, "ROW_OFF", off);
	view_show(v, "ROW_ON", !off);
	view_show(v, "ROW_WALL", wall && !off);
	view_show(v, "ROW_MAY_WALL", !wall && !off && room);
	view_show(v, "ROW_EMPTY", db_int(r, block_list_own) && !db_int(r, block_list_used));
}

static void
fill_list(struct request *rq)
{
	int          n = walls(rq);
	struct rows *r = db_query(rq->db, block_list);

	view_text(rq->view, "title", "What avatars tell");
	while (db_next(r))
		fill_row(view_add(rq->view, "BLOCKS"), r, n < AVATAR_WALL);
	view_int(rq->view, "wall_count", n);
	view_int(rq->view, "wall_most", AVATAR_WALL);
}

static void
fill_depth(struct request *rq, const struct form *f)
{
	int64_t depth = form_int(f, "block_depth");

	view_show(rq->view, "LOW", depth == 1);
	view_show(rq->view, "MEDIUM", depth == 0 || depth == 2);
	view_show(rq->view, "HIGH", depth == 3);
}

int
block_list(struct request *rq)
{
	struct form *note = form_read(rq, note_fields), *f = form_new(rq, new_fields);

	if (form_ok(note) && form_flag(note, "saved"))
		view_text(view_add(rq->view, "SAVED"), "saved", "So it is with every avatar now.");
	fill_list(rq);
	fill_depth(rq, f);
	form_fill(f, rq->view);
	return 200;
}

static void
check_name(struct request *rq, struct form *f)
{
	if (*text_fold(rq->arena, form_text(f, "block_name")) == '\0')
		form_blame(f, "block_name", "Give it a name: Music, On the phone.");
}

static void
blame_double(struct form *f)
{
	form_blame(f, "block_name", "There is %s already.", form_text(f, "block_name"));
}

static int64_t
depth_of(const struct form *f)
{
	return form_int(f, "block_depth") ? form_int(f, "block_depth") : 2;
}

int
block_create(struct request *rq)
{
	struct form *f = form_read(rq, new_fields);
	struct rows *r = db_one(rq->db, block_count);

	check_name(rq, f);
	if (r && db_int(r, block_count_n) >= AVATAR_BLOCKS)
		form_blame(f, "block_name", "%d blocks are enough. Leave some out first.", AVATAR_BLOCKS);
	if (form_ok(f) && db_run(rq->db, block_insert, .name = TEXT(form_text(f, "block_name")),
	        .ask = TEXT(form_text(f, "block_ask")), .depth = INT(depth_of(f))) == DB_TAKEN)
		blame_double(f);
	if (form_ok(f))
		return redirect(rq, "/avatars/blocks?saved=yes");
	fill_list(rq);
	fill_depth(rq, f);
	form_fill(f, rq->view);
	return 422;
}

/* The page that changes one; false when there is none. */
static bool
fill_one(struct request *rq, struct form *f, bool load)
{
	struct rows *r = db_one(rq->db, block_get, .id = INT(rq->id));

	if (r == NULL)
		return false;
	if (load) {
		form_load(f, r);
		form_set_int(f, "block_depth", db_int(r, block_get_block_depth));
	}
	view_text(rq->view, "title", arena_printf(rq->arena, "Change %s",
	    db_text(r, block_get_block_name)));
	view_int(rq->view, "block_id", rq->id);
	view_text(rq->view, "name_now", db_text(r, block_get_block_name));
	view_show(rq->view, "OWN", db_int(r, block_get_own));
	view_show(rq->view, "SHIPPED", !db_int(r, block_get_own));
	fill_depth(rq, f);
	form_fill(f, rq->view);
	return true;
}

int
block_show(struct request *rq)
{
	return fill_one(rq, form_new(rq, fields), true) ? 200 : 404;
}

static int
change(struct request *rq, struct form *f, bool own)
{
	int64_t n = 1;

	if (own)
		check_name(rq, f);
	if (form_ok(f) && own)
		n = db_run(rq->db, block_change, .id = INT(rq->id),
		    .name = TEXT(form_text(f, "block_name")), .ask = TEXT(form_text(f, "block_ask")),
		    .depth = INT(depth_of(f)));
	else if (form_ok(f))
		db_run(rq->db, block_ask, .id = INT(rq->id), .ask = TEXT(form_text(f, "block_ask")),
		    .depth = INT(depth_of(f)));
	if (n == DB_TAKEN)
		blame_double(f);
	if (form_ok(f))
		return redirect(rq, "/avatars/blocks?saved=yes");
	return fill_one(rq, f, false) ? 422 : 404;
}

/* One up or down, past its neighbour. */
static void
move(struct request *rq, bool up)
{
	struct rows *r = db_query(rq->db, block_list);
	int64_t      ids[60], places[60];
	int          n = 0, at = 0, to;

	for (; n < 60 && db_next(r); n++) {
		ids[n] = db_int(r, block_list_id);
		places[n] = db_int(r, block_list_place);
	}
	db_done(r);
	while (at < n && ids[at] != rq->id)
		at++;
	to = up ? at - 1 : at + 1;
	if (at == n || to < 0 || to >= n)
		return;
	db_run(rq->db, block_place, .id = INT(ids[at]), .place = INT(places[to]));
	db_run(rq->db, block_place, .id = INT(ids[to]), .place = INT(places[at]));
}

static void
forget(struct request *rq)
{
	db_run(rq->db, block_forget_off, .id = INT(rq->id));
	db_run(rq->db, block_forget_claims, .id = INT(rq->id));
	db_run(rq->db, block_forget_questions, .id = INT(rq->id));
	db_run(rq->db, block_delete, .id = INT(rq->id));
}

int
block_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = db_one(rq->db, block_get, .id = INT(rq->id));
	const char  *act = form_text(f, "act");
	bool         own, wall;

	if (r == NULL)
		return 404;
	own = db_int(r, block_get_own);
	wall = db_int(r, block_get_wall);
	if (!*act)
		form_blame(f, "act", "Choose one of the buttons.");
	else if (strcmp(act, "change") == 0)
		return change(rq, f, own);
	if (strcmp(act, "wall") == 0 && !wall && walls(rq) >= AVATAR_WALL)
		form_blame(f, "act", "%d answers fit on the wall. Take one down first.", AVATAR_WALL);
	if (strcmp(act, "remove") == 0 && (!own || db_one(rq->db, block_used, .id = INT(rq->id))))
		form_blame(f, "act", "Only a block of your own in which nothing stands can be removed. "
		    "Leave it out instead.");
	if (!form_ok(f))
		return fill_one(rq, f, !*form_text(f, "block_name")) ? 422 : 404;
	if (strcmp(act, "up") == 0 || strcmp(act, "down") == 0)
		move(rq, strcmp(act, "up") == 0);
	else if (strcmp(act, "off") == 0 || strcmp(act, "on") == 0) {
		/* Its place on the wall may have been given away meanwhile. */
		if (strcmp(act, "on") == 0 && wall && db_int(r, block_get_off) && walls(rq) >= AVATAR_WALL)
			db_run(rq->db, block_wall, .id = INT(rq->id), .wall = INT(0));
		db_run(rq->db, block_off, .id = INT(rq->id), .off = INT(strcmp(act, "off") == 0));
	}
	else if (strcmp(act, "remove") == 0)
		forget(rq);
	else
		db_run(rq->db, block_wall, .id = INT(rq->id), .wall = INT(strcmp(act, "wall") == 0));
	/* Back to where one was: the list is long. */
	return redirect(rq, "/avatars/blocks?saved=yes#block-%lld", (long long)rq->id);
}
