/*
 * interests: the things that people love or cannot stand, each of which is one thing.
 */
#ifndef INTERESTS_H
#define INTERESTS_H

#include <stdint.h>

struct form;
struct request;
struct rows;

enum {
	AREA_OTHER = 12, AREA_SCHOOL = 11, /* area.id; see db/schema.sql */
	INTEREST_MAX = 60                  /* characters of a name */
};

/*
 * The interest of this name, however it is written, made if there is none yet: then in
 * this area (0: in Other), and the lines that name it already belong to it.  0 for a name
 * without letters and digits, or of more than INTEREST_MAX.
 */
int64_t interest_named(struct request *, const char *name, int64_t area_id);

/* The interest that a text names by whole words, the longest of several, or 0. */
int64_t interest_spotted(struct request *, const char *text);

/* Lines that name it, which belong to nothing yet, belong to it from now on. */
void interest_adopt(struct request *, int64_t id, const char *name);

/* "12 likes, 1 dislike, 2 in the team": what is in the book about one, of so many lines. */
const char *interest_words(struct request *, int64_t facts, int64_t likes, int64_t dislikes,
    int64_t team);

/* The list of all, with the form for one more area below it. */
void interest_fill_list(struct request *, struct form *area);

#endif
