/*
 * person_start: how a page is begun, from whichever form, and the words by which
 * somebody is found.
 */
#ifndef PERSON_START_H
#define PERSON_START_H

#include <stdbool.h>
#include <stdint.h>

struct request;

/* What a page's own words are made of. */
struct names {
	char *call_name, *full_name, *looks, *name;
};

/* One field may hold a name, what one sees, or both (see naming.h); looks may be more. */
struct names person_names(struct request *, const char *typed, const char *looks);

/* A page needs a letter or a digit to be found by. */
bool person_findable(struct request *, const char *name);

/* A page to be begun; what is left out is not known. */
struct start {
	struct names names;
	const char  *name_source;  /* NULL: told */
	const char  *say_name;
	const char  *usual;        /* NULL or "": not known */
	const char  *kind;         /* NULL: customer */
	bool         knows_page;
};

/* Begin it; gives its id. */
int64_t person_start(struct request *, const struct start *);

#endif
