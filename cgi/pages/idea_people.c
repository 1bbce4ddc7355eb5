/*
 * idea_people: see idea_people.h.
 */
#include "idea_people.h"

#include "avatars.h"
#include "pages.h"
#include "segments.h"

enum {
	LOOKED_AT = 60, /* members, the first ones who are not among those of the idea */
	READ = 200,
	PROPOSED = 7,
	SAID = 2,       /* lines of each */
	WHY = 160       /* letters, as the idea keeps it */
};

struct proposed {
	int64_t     id;
	int         true_of; /* so many lines */
	const char *why;
};

/* Each of the people of whom a line is true hears it; ids rise. */
static void
say_line(struct request *rq, const struct segment_bits *bits, const struct avatar_claim *c,
    struct proposed *p, int n)
{
	uint64_t       fit[BITS_WORDS];
	struct segment line;
	const char    *why;
	int64_t        page = -1;

	if (*c->rule == '\0' || !segment_read(rq->arena, c->rule, &line, &why))
		return;
	for (int i = 0; i < n; i++) {
		int64_t at = p[i].id % BITS_PEOPLE;

		if (p[i].id / BITS_PEOPLE != page) {
			page = p[i].id / BITS_PEOPLE;
			segment_page(&line, bits, (int)page, fit);
		}
		if (!(fit[at / 64] >> at % 64 & 1))
			continue;
		why = arena_printf(rq->arena, "%s%s%s", p[i].why, *p[i].why ? "; " : "", c->text);
		if (p[i].true_of++ < SAID && text_length(why) <= WHY)
			p[i].why = why;
	}
}

static int
members_of(struct request *rq, const struct segment *s, const struct segment_bits *bits,
    int64_t idea_id, struct proposed *p)
{
	int64_t ids[READ];
	int     found = segment_people(s, bits, 0, ids, READ), n = 0;

	for (int i = 0; i < found && n < LOOKED_AT; i++)
		if (db_one(rq->db, idea_suits, .idea_id = INT(idea_id), .person_id = INT(ids[i])) == NULL)
			p[n++] = (struct proposed){ .id = ids[i], .why = "" };
	return n;
}

static void
fill_one(struct request *rq, struct view *list, const struct proposed *p, const char *segment)
{
	struct rows *r = db_one(rq->db, segment_person, .id = INT(p->id));
	struct view *v;

	if (r == NULL)
		return;
	v = view_add(list, "PROPOSED_ROWS");
	view_int(v, "proposed_id", p->id);
	view_text(v, "proposed_name", db_text(r, segment_person_name));
	view_text(v, "proposed_why", *p->why ? p->why
	    : arena_printf(rq->arena, "One of “%s”", segment));
	face_fill(v, p->id, db_text(r, segment_person_name), db_text(r, segment_person_picture));
}

void
idea_people_fill(struct request *rq, int64_t idea_id, int64_t avatar_id)
{
	struct avatar_block blocks[AVATAR_BLOCKS];
	struct segment_bits bits = segments_bits(rq);
	struct proposed     p[LOOKED_AT];
	struct avatar_line  line;
	struct segment      s;
	const char         *segment;
	struct view        *list;
	int                 n, nblocks;

	if (!avatar_get(rq, avatar_id, &line) || line.segment_id == 0 ||
	    !segments_get(rq, line.segment_id, &s, &segment))
		return;
	n = members_of(rq, &s, &bits, idea_id, p);
	nblocks = avatar_claims(rq, &line, blocks);
	for (int b = 0; b < nblocks; b++)
		for (int c = 0; c < blocks[b].n; c++)
			say_line(rq, &bits, &blocks[b].claims[c], p, n);
	if (n == 0)
		return;
	list = view_add(rq->view, "PROPOSED");
	view_text(list, "proposed_from", segment);
	for (int i = 0; i < PROPOSED; i++) {
		int best = -1;

		for (int m = 0; m < n; m++)
			if (p[m].id && (best < 0 || p[m].true_of > p[best].true_of))
				best = m;
		if (best < 0)
			return;
		fill_one(rq, list, &p[best], segment);
		p[best].id = 0;
	}
}
