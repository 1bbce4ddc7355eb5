/*
 * households: families, as their own page and the pages of their members show them.
 */
#ifndef HOUSEHOLDS_H
#define HOUSEHOLDS_H

#include <stdbool.h>
#include <stdint.h>

#include "taste.h"

struct request;
struct view;

enum {
	HOME_MEMBERS = TASTE_MEMBERS, /* people with a page, at most */
	HOME_COMPANIONS = 12,         /* those without one */
	HOME_FACTS = 40,              /* read of a family, and of each member for the grid */
	HOME_DIFFERS = 100
};

/*
 * Somebody lives with a family from today, or (household_id 0) with none; why they left
 * the one before may be "".  Nothing else changes person.household_id of a page that is
 * there.  What was known of them stays theirs, what the family shares stays with it.
 */
void household_move(struct request *, int64_t person_id, int64_t household_id, const char *why);

/* The same from outside the person's own form, which then sees that they were changed. */
void household_settle(struct request *, int64_t person_id, int64_t household_id,
    const char *why);

struct home_member {
	int64_t     id;
	const char *name, *called, *remark, *picture;
};

struct home_fact {
	int64_t     id, interest_id, learned_at, visit_id;
	const char *kind, *text, *interest, *source, *author;
};

/* What is so for one member instead of a family's fact, and why. */
struct home_differ {
	int64_t     fact_id, person_id;
	const char *called, *text, *why, *author;
	int64_t     learned_at;
};

/* A family, as it is now; of each list as many as fit. */
struct home {
	int64_t            id;
	const char        *name, *since, *met, *remark;
	struct home_member members[HOME_MEMBERS];
	struct home_fact   facts[HOME_FACTS];
	struct home_differ differs[HOME_DIFFERS];
	int                nmembers, nfacts, ndiffers;
	bool               more_members;
};

/* NULL when there is no such family. */
struct home *home_read(struct request *, int64_t household_id);

/*
 * What its members have in common and what not, of at most each facts a member; the
 * rows' family points to notes whose place is that of the fact in home->facts.
 */
int home_tastes(struct request *, const struct home *, int each, const struct taste_note **notes,
    struct taste_row **rows);

/* Into a view: those at home without a page (HOME_PETS); tells whether there is anybody. */
bool home_companions(struct request *, struct view *, int64_t household_id, bool left);

/* "until May 2026": never fewer words, however long ago it was. */
const char *home_until(struct request *, int64_t day);

/* "At home" on the page of rq->id, who is called so: partials/person_home.html. */
void home_fill(struct request *, int64_t household_id, const char *called);

#endif
