/*
 * favourites: by whom of the team somebody likes to be served, who stands in, and who of
 * the team is away.
 */
#ifndef FAVOURITES_H
#define FAVOURITES_H

#include <stdbool.h>
#include <stdint.h>

struct request;
struct rows;

/* Days as staff.away_from and away_to have them, 0 for none: whether that is today ... */
bool away_today(struct request *, int64_t from, int64_t to);

/* ... and until when, to stand behind a name: "away until Friday"; "" when it is not. */
const char *away_words(struct request *, int64_t from, int64_t to);

/* On the greeting card of a person: the section FAVOURITE, from the row of place_get. */
void favourite_fill(struct request *, struct rows *);

/*
 * The rows of a choice of one of the team: those who still work here and, if it is chosen,
 * one who does not, whose name was this.
 */
void favourite_choices(struct request *, const char *section, int64_t chosen, int64_t left,
    const char *left_name);

/* On the page of whoever is signed in: who likes to be served by them. */
void favourites_mine(struct request *);

#endif
