/*
 * shown: what several pages show alike: facts, visits, and the words of kinds.
 */
#ifndef SHOWN_H
#define SHOWN_H

#include <stdbool.h>
#include <stdint.h>

struct request;
struct rows;
struct view;

enum {
	PAGE_ROWS = 50, /* of every list; the statements say the same */
	VISIT_UNDO_SECONDS = 15 * 60 /* how long a visit may be taken back */
};

/*
 * What tells namesakes apart, in the section REMARK: what one sees, else the household,
 * else how the name is said; but nothing that the shown name says already.
 */
void shown_remark(struct view *, const char *name, const char *looks, const char *household,
    const char *say_name);

/* Whether somebody else has the same name, so that it alone does not tell who it is. */
bool shown_namesake(struct request *, int64_t id);

/* "last Friday", or "not yet" for day 0; with a capital, or inside a sentence. */
const char *shown_ago(struct request *, int64_t day);
const char *shown_ago_inside(struct request *, int64_t day);

/* "1 visit", "84 visits". */
const char *shown_count(struct request *, int64_t n, const char *one, const char *many);

/* "Once", "84 times": visits and calls alike. */
const char *shown_times(struct request *, int64_t n);

/* Of a fact's kind: its heading and its icon. */
const char *shown_kind(const char *kind);
const char *shown_kind_icon(const char *kind);

/* "Fred likes", "What moves Fred", "Everyone: moment". */
const char *shown_about(struct request *, const char *name, const char *kind);

/* "they told us", "we saw it", "we heard it", "a guess". */
const char *shown_source(const char *source);

/* "A clue" for what was only seen, "A guess", or "" for what is sure enough. */
const char *shown_clue(const char *source);

/* "Thinks the new cycle lane is a mess (May)". */
const char *shown_opinion(struct request *, const char *text, int64_t learned_at);

/* "in the shop", "by phone", ... */
const char *shown_channel(const char *channel);

/* "The usual. Stayed and talked.", or "". */
const char *shown_happened(struct request *, int64_t visit_id);

/* The rows of partials/fact_row.html, visit_row.html and visit_of_day.html. */
void shown_fact(struct request *, struct view *, const char *text, const char *source,
    const char *author, int64_t learned_at, int64_t visit_id);
void shown_visit(struct request *, struct view *, int64_t visit_id, int64_t at,
    const char *channel, const char *author, int64_t person_id);
void shown_visit_of_day(struct request *, struct view *, int64_t visit_id, int64_t at,
    const char *channel, const char *author);

/* The pager of a list: page of pages, each at path followed by its number. */
void shown_pager(struct request *, int64_t page, int64_t pages, const char *path);

/* The page asked for: ?page=, at least 1. */
int64_t shown_page(struct request *);

/* What stands on the cover: sign-in, PIN and first-run pages. */
void shown_cover(struct request *);

#endif
