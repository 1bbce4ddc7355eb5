/*
 * avatars: see avatars.h.
 *
 * view sets: TAB_SEGMENTS TAB_DECISIONS
 */
#include "avatars.h"

#include "avatar.h"
#include "pages.h"
#include "segments.h"
#include "shown.h"

int
avatar_seasons(struct request *rq, struct avatar_season *seasons)
{
	struct rows *r = db_query(rq->db, season_list);
	int          n = 0;

	for (; n < AVATAR_SEASONS && db_next(r); n++)
		seasons[n] = (struct avatar_season){ db_int(r, season_list_id),
			arena_text(rq->arena, db_text(r, season_list_name)),
			(int)db_int(r, season_list_from_mark), (int)db_int(r, season_list_to_mark) };
	db_done(r);
	return n;
}

/* "1,4" as bits of the places at which these seasons stand. */
static unsigned
bits_of(const char *ids, const struct avatar_season *seasons, int n)
{
	unsigned bits = 0;

	while (*ids) {
		char   *end;
		int64_t id = strtoll(ids, &end, 10);

		for (int i = 0; i < n; i++)
			if (seasons[i].id == id)
				bits |= 1u << i;
		ids = *end == ',' ? end + 1 : end;
	}
	return bits;
}

int64_t
avatar_people(struct request *rq, int64_t segment_id)
{
	struct segment_bits bits = segments_bits(rq);
	struct segment      s;
	const char         *name;

	return segment_id && segments_get(rq, segment_id, &s, &name)
	    ? segment_count(&s, &bits, NULL) : -1;
}

/* As they were last counted: a dozen counts are more than a board may cost. */
static int64_t
people_kept(struct request *rq, int64_t segment_id)
{
	struct rows *r = segment_id
	    ? db_one(rq->db, avatar_people, .segment_id = INT(segment_id)) : NULL;

	return r ? db_int(r, avatar_people_people) : -1;
}

/* Both statements read the same columns. */
_Static_assert((int)avatar_get_id == (int)avatar_list_id &&
    (int)avatar_get_seasons == (int)avatar_list_seasons, "one order of columns");

static struct avatar_line
line_of(struct request *rq, struct rows *r, const struct avatar_season *seasons, int n)
{
	struct arena *a = rq->arena;

	return (struct avatar_line){ .id = db_int(r, avatar_list_id),
		.segment_id = db_int(r, avatar_list_segment_id),
		.variant_of = db_int(r, avatar_list_variant_of),
		.version = db_int(r, avatar_list_version),
		.name = arena_text(a, db_text(r, avatar_list_name)),
		.tag = arena_text(a, db_text(r, avatar_list_tag)),
		.says = arena_text(a, db_text(r, avatar_list_says)),
		.pronoun = arena_text(a, db_text(r, avatar_list_pronoun)),
		.language = arena_text(a, db_text(r, avatar_list_language)),
		.picture = arena_text(a, db_text(r, avatar_list_picture)),
		.involvement = (int)db_int(r, avatar_list_involvement),
		.colour = (int)db_int(r, avatar_list_colour), .place = (int)db_int(r, avatar_list_place),
		.people = people_kept(rq, db_int(r, avatar_list_segment_id)),
		.retired = !db_is_null(r, avatar_list_retired_at),
		.seasons = bits_of(db_text(r, avatar_list_seasons), seasons, n), .back = "" };
}

bool
avatar_get(struct request *rq, int64_t id, struct avatar_line *line)
{
	struct avatar_season seasons[AVATAR_SEASONS];
	int                  n = avatar_seasons(rq, seasons);
	struct rows         *r = db_one(rq->db, avatar_get, .id = INT(id));

	if (r == NULL)
		return false;
	*line = line_of(rq, r, seasons, n);
	line->people = avatar_people(rq, line->segment_id);
	return true;
}

static int
list(struct request *rq, struct avatar_line *lines, const struct avatar_season *seasons, int n)
{
	struct rows *r = db_query(rq->db, avatar_list);
	int          all = 0;

	while (all < AVATARS_MAX && db_next(r))
		lines[all++] = line_of(rq, r, seasons, n);
	db_done(r);
	return all;
}

int
avatar_list(struct request *rq, struct avatar_line *lines)
{
	struct avatar_season seasons[AVATAR_SEASONS];

	return list(rq, lines, seasons, avatar_seasons(rq, seasons));
}

/* "back in June": when the first of its seasons begins. */
static const char *
back(struct request *rq, const struct avatar_line *line, const struct avatar_season *seasons,
    int n, int64_t day)
{
	int64_t first = 0;

	for (int i = 0; i < n; i++)
		if (line->seasons >> i & 1) {
			int64_t begins = avatar_begins(day, seasons[i].from);

			if (first == 0 || begins < first)
				first = begins;
		}
	return first ? avatar_back_words(rq->arena, first) : "";
}

/* Put it where its place is, behind those of the same. */
static void
hang(struct avatar_board *b, const struct avatar_line *line)
{
	int at = b->nhanging++;

	for (; at > 0 && b->hanging[at - 1].place > line->place; at--)
		b->hanging[at] = b->hanging[at - 1];
	b->hanging[at] = *line;
}

/* Who hangs instead of this one today, or NULL. */
static const struct avatar_line *
instead(const struct avatar_line *line, const struct avatar_line *all, int n, unsigned now)
{
	for (int i = 0; i < n; i++)
		if (all[i].variant_of == line->id && (all[i].seasons & now))
			return &all[i];
	return NULL;
}

struct avatar_board *
avatar_board(struct request *rq, int64_t day, bool everybody)
{
	struct avatar_season seasons[AVATAR_SEASONS];
	struct avatar_board *b = arena_alloc(rq->arena, sizeof *b);
	struct avatar_line  *all = arena_alloc(rq->arena, AVATARS_MAX * sizeof *all);
	int                  nseasons = avatar_seasons(rq, seasons), mark = avatar_mark(day), n;
	unsigned             now = 0;

	b->hanging = arena_alloc(rq->arena, AVATARS_MAX * sizeof *all);
	b->resting = arena_alloc(rq->arena, AVATARS_MAX * sizeof *all);
	for (int i = 0; i < nseasons; i++)
		if (avatar_within(mark, seasons[i].from, seasons[i].to))
			now |= 1u << i;
	n = list(rq, all, seasons, nseasons);
	for (int i = 0; i < n; i++) {
		struct avatar_line        line = all[i];
		const struct avatar_line *other = everybody ? NULL : instead(&line, all, n, now);

		if (!everybody && line.seasons != 0 && !(line.seasons & now)) {
			line.back = back(rq, &line, seasons, nseasons, day);
			b->resting[b->nresting++] = line;
		} else if (other != NULL) {
			line.back = arena_printf(rq->arena, "%s hangs instead", other->name);
			b->resting[b->nresting++] = line;
		} else {
			for (int o = 0; o < n && !everybody; o++)
				if (all[o].id == line.variant_of)
					line.place = all[o].place;
			hang(b, &line);
		}
	}
	return b;
}

int
avatar_blocks(struct request *rq, const struct avatar_line *line, struct avatar_block *blocks)
{
	struct rows *r = db_query(rq->db, avatar_blocks, .avatar_id = INT(line->id));
	int          n = 0;

	for (; n < AVATAR_BLOCKS && db_next(r); n++) {
		int64_t     id = db_int(r, avatar_blocks_id);
		const char *name = arena_text(rq->arena, db_text(r, avatar_blocks_name));

		blocks[n] = (struct avatar_block){ .id = id, .name = name,
			.ask = arena_text(rq->arena, db_text(r, avatar_blocks_ask)),
			.icon = arena_text(rq->arena, db_text(r, avatar_blocks_icon)),
			.heading = avatar_heading(rq->arena, id, name, line->pronoun),
			.depth = (int)db_int(r, avatar_blocks_depth), .own = db_int(r, avatar_blocks_own),
			.wall = db_int(r, avatar_blocks_wall), .off = db_int(r, avatar_blocks_off) };
	}
	db_done(r);
	r = db_query(rq->db, avatar_claims, .avatar_id = INT(line->id));
	while (db_next(r))
		for (int i = 0; i < n; i++)
			if (blocks[i].id == db_int(r, avatar_claims_block_id) && blocks[i].n < AVATAR_LINES)
				blocks[i].claims[blocks[i].n++] = (struct avatar_claim){
					db_int(r, avatar_claims_id),
					arena_text(rq->arena, db_text(r, avatar_claims_text)),
					arena_text(rq->arena, db_text(r, avatar_claims_rule)) };
	return n;
}

int
avatar_claims(struct request *rq, const struct avatar_line *line, struct avatar_block *blocks)
{
	int n = avatar_blocks(rq, line, blocks), on = 0;

	for (int i = 0; i < n; i++)
		if (!blocks[i].off)
			blocks[on++] = blocks[i];
	return on;
}

const char *
avatar_seasons_words(struct request *rq, const struct avatar_line *line)
{
	struct avatar_season seasons[AVATAR_SEASONS];
	int                  n = avatar_seasons(rq, seasons), said = 0, of = 0;
	const char          *text = "";

	for (int i = 0; i < n; i++)
		of += line->seasons >> i & 1;
	for (int i = 0; i < n; i++)
		if (line->seasons >> i & 1) {
			said++;
			text = arena_printf(rq->arena, "%s%s%s", text, said == 1 ? ""
			    : said == of ? " and " : ", ", seasons[i].name);
		}
	return of ? text : "All year";
}

void
avatar_face(struct view *v, const struct avatar_line *line)
{
	face_fill(v, line->id, line->name, line->picture);
	/* The owner chose its colour; that of people comes of their id. */
	view_int(v, "cloth", line->colour);
}

void
avatar_fill(struct request *rq, struct view *v, const struct avatar_line *line)
{
	avatar_face(v, line);
	view_int(v, "avatar_id", line->id);
	view_text(v, "avatar_name", line->name);
	view_show(v, "TAG", *line->tag);
	view_text(v, "avatar_tag", line->tag);
	view_show(v, "SAYS", *line->says);
	view_text(v, "avatar_says", line->says);
	view_part(v, "PEOPLE", "people_words",
	    line->people < 0 ? "" : shown_count(rq, line->people, "person", "people"));
}

bool
avatar_room(struct request *rq)
{
	struct rows *r = db_one(rq->db, avatar_count);

	return r != NULL && db_int(r, avatar_count_n) < AVATARS_MAX;
}
