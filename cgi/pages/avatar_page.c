/*
 * avatar_page: one of the invented people, for whoever is signed in; and what the owner does
 * with all of it at once: to copy, to move, to retire and to bring back.
 */
#include "avatars.h"

#include "avatar.h"
#include "pages.h"
#include "seen.h"
#include "shown.h"

static const struct field note_fields[] = {
	{ "saved", "What was saved", FORM_FLAG },
	{ "copied", "What was copied", FORM_FLAG },
	{ 0 }
};

static const char *const ways[] = { "up", "down", NULL };

static const struct field move_fields[] = {
	{ "act", "Where to", FORM_CHOICE, .choices = ways },
	{ 0 }
};

/* What it says in its blocks; what is asked for and empty is told with whom to ask what. */
static void
fill_blocks(struct request *rq, const struct avatar_line *line)
{
	struct avatar_block blocks[AVATAR_BLOCKS];
	struct avatar_told  told[AVATAR_BLOCKS];
	struct avatar_depth d;
	int                 n = avatar_claims(rq, line, blocks);
	struct evidence    *e = evidence_of(rq, line, blocks, n);

	for (int i = 0; i < n; i++) {
		struct view *v;

		told[i] = (struct avatar_told){ blocks[i].name, blocks[i].depth, blocks[i].n > 0 };
		if (blocks[i].n == 0 && blocks[i].depth > line->involvement)
			continue;
		v = view_add(rq->view, "BLOCKS");
		view_text(v, "block_heading", blocks[i].heading);
		view_text(v, "block_icon", blocks[i].icon);
		/* A day and what is told at length go over both columns. */
		view_show(v, "BROAD", blocks[i].id == 4 || blocks[i].n > 3);
		for (int c = 0; c < blocks[i].n; c++) {
			struct view *claim = view_add(v, "CLAIMS");

			view_text(claim, "claim_text", blocks[i].claims[c].text);
			evidence_show(rq, claim, &blocks[i].claims[c], e->fit[i][c], e->people);
		}
		view_show(v, "UNTOLD", blocks[i].n == 0);
		view_part(v, "ASK", "block_ask", blocks[i].n == 0 ? blocks[i].ask : "");
	}
	view_show(rq->view, "NO_BLOCKS", view_rows(rq->view, "BLOCKS") == NULL);
	d = avatar_depth(told, n, line->involvement);
	view_show(rq->view, "DEEP", d.enough);
	view_show(rq->view, "NOT_DEEP", !d.enough);
	view_int(rq->view, "depth_told", d.told);
	view_int(rq->view, "depth_asked", d.asked);
	view_text(rq->view, "depth_words", avatar_depth_words(rq->arena, told, n, line->involvement));
}

/* For whom it speaks, when it hangs, and instead of whom. */
static void
fill_about(struct request *rq, const struct avatar_line *line)
{
	static const char *const bought[] = { "What they buy is bought without much thought.",
		"What they buy is thought about before.",
		"What they buy costs much, or matters much to them." };
	struct rows *r = line->segment_id
	    ? db_one(rq->db, avatar_segment, .id = INT(line->segment_id)) : NULL;
	struct avatar_line other;
	const char        *when = avatar_seasons_words(rq, line);

	view_text(rq->view, "bought_words", bought[line->involvement - 1]);
	if (r != NULL) {
		struct view *v = view_add(rq->view, "SPEAKS");

		view_int(v, "segment_id", line->segment_id);
		view_text(v, "segment_name", db_text(r, avatar_segment_name));
		view_show(v, "SEGMENT_LINK", rq->owner);
		view_show(v, "SEGMENT_PLAIN", !rq->owner);
		view_part(v, "SPEAKS_COUNT", "speaks_count",
		    line->people < 0 ? "" : shown_count(rq, line->people, "person", "people"));
	}
	view_text(rq->view, "hangs_words", line->retired ? "Retired."
	    : line->seasons == 0 ? "Hangs all year." : arena_printf(rq->arena, "Hangs in %s.", when));
	if (line->variant_of && avatar_get(rq, line->variant_of, &other)) {
		struct view *v = view_add(rq->view, "VARIES");

		view_int(v, "varied_id", other.id);
		view_text(v, "varied_name", other.name);
	}
	view_part(rq->view, "LANGUAGE", "avatar_language", line->language);
}

/* The whole page; false when there is none. */
static bool
fill(struct request *rq)
{
	struct avatar_line line;

	if (!avatar_get(rq, rq->id, &line))
		return false;
	view_text(rq->view, "title", line.name);
	view_text(rq->view, "them", avatar_them(line.pronoun));
	view_text(rq->view, "home_words", arena_printf(rq->arena, "In %s home",
	    avatar_their(line.pronoun)));
	avatar_fill(rq, rq->view, &line);
	fill_about(rq, &line);
	fill_blocks(rq, &line);
	view_show(rq->view, "HAS_HOME", db_one(rq->db, avatar_home, .avatar_id = INT(line.id)) != NULL);
	view_show(rq->view, "IS_RETIRED", line.retired);
	view_show(rq->view, "LIVING", !line.retired);
	return true;
}

int
avatar_show(struct request *rq)
{
	struct form *f = form_read(rq, note_fields);

	if (!fill(rq))
		return 404;
	view_show(rq->view, "SAVED", form_ok(f) && form_flag(f, "saved"));
	view_show(rq->view, "COPIED", form_ok(f) && form_flag(f, "copied"));
	return 200;
}

int
avatar_copy(struct request *rq)
{
	struct avatar_line line;
	int64_t            copy;

	if (!avatar_get(rq, rq->id, &line))
		return 404;
	if (!avatar_room(rq))
		return redirect(rq, "/avatars?full=yes");
	copy = db_run(rq->db, avatar_copy, .id = INT(rq->id), .staff_id = INT(rq->staff_id),
	    .now = INT(rq->now), .name = TEXT(text_length(line.name) <= 32
	        ? arena_printf(rq->arena, "Another %s", line.name) : line.name));
	db_run(rq->db, avatar_copy_claims, .id = INT(rq->id), .copy_id = INT(copy),
	    .staff_id = INT(rq->staff_id), .now = INT(rq->now));
	db_run(rq->db, avatar_copy_seasons, .id = INT(rq->id), .copy_id = INT(copy));
	db_run(rq->db, avatar_copy_off, .id = INT(rq->id), .copy_id = INT(copy));
	db_run(rq->db, avatar_copy_photo, .id = INT(rq->id), .copy_id = INT(copy));
	db_run(rq->db, avatar_copy_home, .id = INT(rq->id), .copy_id = INT(copy));
	return redirect(rq, "/avatars/%lld?copied=yes", (long long)copy);
}

int
avatar_move(struct request *rq)
{
	struct form        *f = form_read(rq, move_fields);
	struct avatar_line *all = arena_alloc(rq->arena, AVATARS_MAX * sizeof *all);
	int                 n = avatar_list(rq, all), at = 0, to;

	while (at < n && all[at].id != rq->id)
		at++;
	if (at == n)
		return 404;
	if (!*form_text(f, "act"))
		form_blame(f, "act", "Say whether it hangs earlier or later.");
	if (!form_ok(f)) {
		form_fill(f, rq->view);
		return fill(rq) ? 422 : 404;
	}
	to = strcmp(form_text(f, "act"), "up") == 0 ? at - 1 : at + 1;
	if (to >= 0 && to < n && to != at) {
		db_run(rq->db, avatar_place, .id = INT(all[at].id), .place = INT(all[to].place));
		db_run(rq->db, avatar_place, .id = INT(all[to].id), .place = INT(all[at].place));
	}
	return redirect(rq, "/avatars/%lld", (long long)rq->id);
}

int
avatar_retire(struct request *rq)
{
	if (db_one(rq->db, avatar_get, .id = INT(rq->id)) == NULL)
		return 404;
	db_run(rq->db, avatar_retire, .id = INT(rq->id), .now = INT(rq->now));
	return redirect(rq, "/avatars?retired=%lld", (long long)rq->id);
}

int
avatar_restore(struct request *rq)
{
	if (db_one(rq->db, avatar_get, .id = INT(rq->id)) == NULL)
		return 404;
	if (!avatar_room(rq))
		return redirect(rq, "/avatars?full=yes");
	db_run(rq->db, avatar_restore, .id = INT(rq->id));
	return redirect(rq, "/avatars?back=%lld", (long long)rq->id);
}
