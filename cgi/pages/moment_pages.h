/*
 * moment_pages: the days of people: birthdays, what else comes each year or once, what we do at
 * them, and what tends to come before them.  A birthday stands on the person's page; it has
 * a row of moment once something was planned for it.
 */
#ifndef MOMENT_PAGES_H
#define MOMENT_PAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "moments.h"

struct form;
struct request;
struct rows;
struct view;

enum {
	MOMENTS_MAX = 200, /* of one person */
	PATTERNS_MAX = 20
};

/* The card of the page of rq->id: partials/person_moments.html. */
void moments_fill(struct request *);

/* For the pages of moments. */

/* What a list shows of a moment or a birthday, and what it is worked out from. */
struct moment_line {
	int64_t       id, person_id;  /* id 0: a birthday */
	const char   *kind, *title, *place, *name, *offer, *offerer;
	bool          minor;
	struct moment moment;
	int64_t       day;            /* of the time that is meant */
};

/*
 * From a row with the columns yearly year month dayofmonth minute to_day, and where it has
 * them lead id person_id kind title where_at name offer offerer weight.
 */
struct moment       moment_read(struct rows *);
struct moment_line  moment_line_read(struct request *, struct rows *);

/* "Fred turns 65", "Wedding anniversary, 40 years": what it is, with or without whose. */
const char *moment_words(struct request *, const struct moment_line *, bool whose);

/* "/moments/7", or the page of a birthday. */
const char *moment_path(struct request *, const struct moment_line *);

/* The row of partials/moment_line.html. */
void moment_line_fill(struct request *, struct view *, const struct moment_line *, bool whose);

/* The birthday of a person as a line; false when it is not known. */
bool moment_birthday_line(struct request *, int64_t person_id, struct moment_line *);

/* What moment.html says below the moment: what we do this time, and what we did. */
void gestures_fill(struct request *, const struct form *, const struct moment_line *);

/* The year of the time for which something is planned now: the next, or one just over. */
int gesture_year(const struct moment_line *, int64_t today);

/* moment.html of a moment or, with a form of its own, after a gesture was refused. */
int moment_page(struct request *, const struct form *gesture, const struct moment_line *, int status);

/* The moment of rq->id as a line; false when there is none. */
bool moment_line_get(struct request *, int64_t id, struct moment_line *);

struct pattern {
	int64_t     id;
	const char *before, *sort_before, *text, *offer, *author;
	int64_t     lead;    /* MOMENT_SHOP: none */
};

/* The patterns of a person, at most PATTERNS_MAX. */
int patterns_read(struct request *, int64_t person_id, struct pattern *);

/* The first of these that is about something of this title, or NULL. */
const struct pattern *pattern_for(struct request *, const struct pattern *, int n, const char *title);

/* "Before an interview they tend to lose focus. We could: five minutes of talk." */
const char *pattern_words(struct request *, const struct pattern *);

/* A lead as two fields, lead_n and lead_unit, from and to minutes; MOMENT_SHOP is empty. */
void    lead_set(struct form *, int64_t minutes);
int64_t lead_read(struct form *);
void    lead_units(struct view *, const struct form *);

#endif
