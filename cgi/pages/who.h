/*
 * who: several people at once, called by the names that tell them apart.
 */
#ifndef WHO_H
#define WHO_H

#include <stdbool.h>
#include <stdint.h>

struct request;

enum { WHO_MAX = 20 }; /* how many may come together */

struct who {
	int64_t     id, facts;
	const char *name;   /* as lists show it */
	const char *called; /* "Fred"; where another is called so too, the whole name */
	const char *apart;  /* the same; where that is not enough, "Maria (red coat)" */
	const char *remark; /* what one sees, or the household; or "" */
	const char *seen;   /* "last Friday" */
	const char *picture; /* person.picture */
};

/* Whether this is one of these people. */
bool who_among(const int64_t *ids, int n, int64_t id);

/* One person; false when there is no such page. */
bool who_get(struct request *, int64_t id, struct who *);

/* Who came to a visit, in the order in which they were ticked; how many. */
int who_came(struct request *, int64_t visit_id, struct who *);

/* Sets called and apart, among these n. */
void who_tell_apart(struct request *, struct who *, int n);

/* "Fred", "Fred and Alice", "Fred, Alice and Tom": by apart. */
const char *who_words(struct request *, const struct who *, int n);

#endif
