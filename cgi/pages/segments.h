/*
 * segments: the kinds of customers, for whoever counts by them: the owner's pages of segments,
 * the evidence of an avatar, an idea or a decision.
 *
 *	struct segment_bits bits = segments_bits(rq);
 *	n = segment_count(&s, &bits, &of);
 */
#ifndef SEGMENTS_H
#define SEGMENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "segment.h"

struct request;
struct view;

enum {
	SEGMENTS_MAX = 40,   /* of a shop */
	SEGMENTS_RULE = 4000, /* characters of a rule's text */
	SEGMENTS_SHARED = 5  /* ready rules that are offered */
};

/* The book's bits, for this request. */
struct segment_bits segments_bits(struct request *);

/*
 * The name of a condition's key, for segment_words and segment_line_words: an interest's, a
 * stage's, somebody's of the team, or as it was written.  NULL for what is not in the book.
 * The first argument is the request.
 */
const char *segments_name(void *rq, const struct segment_condition *, const char *key);

/* The rule as a sentence: "People who are regulars and like jazz". */
const char *segments_words(struct request *, const struct segment *);

/* One of the shop, and its rule.  False when there is none, or it was removed. */
bool segments_get(struct request *, int64_t id, struct segment *, const char **name);

/* A segment among the others. */
struct segments_one {
	int64_t        id, speaker_id; /* the avatar that speaks for it, or 0 */
	const char    *name, *speaker;
	struct segment rule;
	int64_t        count, both;    /* how many fit; and fit the chosen one too */
};
struct segments {
	struct segments_one *one;
	int                  n;
	int64_t              of;       /* customers */
	int64_t              alone;    /* who fit the chosen one and no other */
};

/* All of them, counted in one pass; chosen is an id, or 0. */
struct segments *segments_all(struct request *, int64_t chosen);

/*
 * What many of those who fit have in common and others less often: lines of a rule, the most
 * telling first, at most max.  With everyone they are what divides the customers best.
 */
struct segments_shared {
	const char *rule;        /* one line, as segment_text writes it */
	const char *words;       /* "come on Saturdays" */
	int64_t     fit, people; /* so many of the members */
	int64_t     all, of;     /* and of all customers */
};
int segments_shared(struct request *, const struct segment *, struct segments_shared *, int max);

/*
 * Keep who belongs to each segment in this month, where that is not kept yet.  For the
 * transaction of a visit: on all days of a month but the first it only looks.
 */
void segments_keep(struct request *);

/* The same for one whose rule is new, or has changed. */
void segments_begin(struct request *, int64_t id, const struct segment *);

/* Growth of one: its card, with the drawing, into the page. */
void segments_growth(struct request *, int64_t id, const struct segment *, int64_t count);

/*
 * What there is to say of a rule and its count, into a view: the count and its share, and one
 * of the notes of templates/partials/segment_notes.html.
 */
void segment_judged(struct request *, struct view *, const struct segment *, int64_t n, int64_t of);

/*
 * A page of people by their ids, of which there may be one more than a page has: the rows of
 * templates/partials/member_rows.html, and NOBODY, NOT_FIRST and GOES_ON with the {{after}} of
 * the next page.
 */
void segments_members(struct request *, const int64_t *ids, int n, int64_t after);

/* The months are counted so. */
int64_t segments_month(const struct request *);

#endif
