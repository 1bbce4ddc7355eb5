/*
 * avatars: the invented people of the board, as the board, their pages, paper and decisions
 * show them.
 *
 *	struct avatar_board *board = avatar_board(rq, rq->today);
 *	for (int i = 0; i < board->nhanging; i++) {
 *		struct view *v = view_add(rq->view, "CARDS");
 *
 *		avatar_fill(v, &board->hanging[i]);
 *	}
 *
 * All text lives in the request's arena.
 */
#ifndef AVATARS_H
#define AVATARS_H

#include <stdbool.h>
#include <stdint.h>

struct request;
struct view;

enum {
	AVATARS_MAX = 60,     /* that are not retired */
	AVATAR_BLOCKS = 40,   /* of a shop, its own ones included */
	AVATAR_LINES = 8,     /* of a block */
	AVATAR_LINE = 90,     /* letters of a line */
	AVATAR_WALL = 8,      /* blocks on the wall */
	AVATAR_SEASONS = 30
};

/* The parts of the year by which they hang; from and to are marks as in avatar.h of rules. */
struct avatar_season {
	int64_t     id;
	const char *name;
	int         from, to;
};
int avatar_seasons(struct request *, struct avatar_season *);

/* An avatar as it hangs. */
struct avatar_line {
	int64_t     id, segment_id, variant_of, version; /* 0: speaks for no segment, is no variant */
	const char *name, *tag, *says, *pronoun, *language, *picture; /* picture: see face.h */
	int         involvement, colour, place;
	int64_t     people;   /* in its segment, on a list as last counted; -1 where there is none */
	bool        retired;
	unsigned    seasons;  /* bit n: the season n of avatar_seasons; 0 is all year */
	const char *back;     /* of one that rests: "back in June" */
};

/* All that are not retired, in the order of the board; at most AVATARS_MAX. */
int avatar_list(struct request *, struct avatar_line *);

/* One avatar, retired or not; false when there is none. */
bool avatar_get(struct request *, int64_t id, struct avatar_line *);

/*
 * The board of a day: who hangs, in order, and who rests.  A variant in its season hangs
 * instead of the one it varies, in its place.  everybody is for "All year": nobody rests and
 * nobody hangs instead of anybody.
 */
struct avatar_board {
	struct avatar_line *hanging, *resting;
	int                 nhanging, nresting;
};
struct avatar_board *avatar_board(struct request *, int64_t day, bool everybody);

/* How many people there are in a segment, counted now; -1 where there is none. */
int64_t avatar_people(struct request *, int64_t segment_id);

struct avatar_claim {
	int64_t     id;
	const char *text, *rule; /* rule "" is our guess */
};

/* A block with what an avatar says in it. */
struct avatar_block {
	int64_t             id;
	const char         *name, *ask, *icon;
	const char         *heading; /* "How he shops", "Their work" */
	int                 depth;   /* 1 .. 3: asked for from this involvement on */
	bool                own, wall, off; /* off: for this avatar */
	struct avatar_claim claims[AVATAR_LINES];
	int                 n;
};

/*
 * The blocks of an avatar in the shop's order: those that the shop uses and that are not
 * turned off for it, also empty ones.  At most AVATAR_BLOCKS; returns how many.
 */
int avatar_claims(struct request *, const struct avatar_line *, struct avatar_block *);

/* The same with those that are turned off for this avatar (off is true). */
int avatar_blocks(struct request *, const struct avatar_line *, struct avatar_block *);

/* "Autumn and winter", "All year". */
const char *avatar_seasons_words(struct request *, const struct avatar_line *);

/*
 * What templates/partials/avatar_face.html wants (as face_fill, in the avatar's colour), and
 * {{avatar_id}}, {{avatar_name}}, {{avatar_tag}}, the section SAYS with {{avatar_says}}, and
 * PEOPLE with {{people_words}} where it speaks for somebody.
 */
void avatar_fill(struct request *, struct view *, const struct avatar_line *);
void avatar_face(struct view *, const struct avatar_line *);

/* Whether there is room for one more on the board. */
bool avatar_room(struct request *);

/* A portrait composed by chance, another one for each seed: "drawn …", see face.h. */
const char *avatar_drawn(struct request *, uint64_t seed, const char *pronoun);

#endif
