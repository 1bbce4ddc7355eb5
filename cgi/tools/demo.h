/*
 * demo: the people of the demonstration's shop, read from db/demo, and the two years in
 * which they come and go.  See db/demo/README.md for the form of the two files.
 *
 * Everything lies in one arena and lives until the program ends.
 */
#ifndef DEMO_H
#define DEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "invent.h"

enum {
	MOST_COMES = 4,
	MOST_WITH = 4,
	MOST_CONTACTS = 4,
	MOST_FACTS = 24,
	MOST_GUESTS = 600,
	MOST_PARTY = 5,
	MOST_FIELDS = 12,
	DAYS = 730,
	ANY_DAY = -1,
};

/* When somebody comes: bit 0 of days is Monday, minute is of the day. */
struct comes {
	int days, minute, percent, every; /* every so many weeks */
};

/* Something that was learned so many days ago, or on any day. */
struct told {
	const char *kind, *source, *text;
	int         ago;
};

struct contact {
	const char *channel;
	int         ago;
};

struct friend
{
	const char *name;
	int         percent, guest; /* guest: the place in the cast, found later */
};

struct guest {
	const char *call, *full, *name_source, *nick, *say, *greet, *looks, *usual,
	    *phone;
	const char  *home, *age, *by;
	const char  *sort;       /* of regular, from the lists; or NULL */
	int          age_ago;     /* days since the age was said */
	int          since, last; /* with us since, and last seen: days ago */
	bool         knows, composed;
	struct comes comes[MOST_COMES];
	struct friend with[MOST_WITH];
	struct contact contacts[MOST_CONTACTS];
	struct told    facts[MOST_FACTS];
	int            ncomes, nwith, ncontacts, nfacts;

	/* Written by mkdemo. */
	int64_t id;
	int     hand;          /* place of "by" in the team, or -1 */
	int     away;          /* whose holidays they share: a place in the cast */
	int    *calls, ncalls; /* their places in the diary, in order */
};

struct cast {
	struct guest  guests[MOST_GUESTS];
	int           n;
	struct arena *arena;
	int64_t       today;
};

/* A contact of any kind: who served is a place in the team. */
struct call {
	int64_t     at, day;
	int         hand, happened; /* happened: bit n for the n-th of happenings */
	const char *channel;
	int         who[MOST_PARTY], nwho;
};
extern const char *const happenings[8];

struct diary {
	struct call *calls;
	int          n;
};

/*
 * A stanza file: lines of fields parted by tabs.  A line that begins with a tab belongs
 * to the head above it.  Empty lines and those that begin with # are passed over.
 */
struct stanza {
	const char *file;
	char       *rest;
	int         line;
	bool        head;
	char       *field[MOST_FIELDS];
	int         nfields;
};
struct stanza stanza_open(struct arena *, const char *file);
bool          stanza_next(struct stanza *);
void stanza_fail(const struct stanza *, const char *what) __attribute__((noreturn));

/* "any", "9d", "5w", "14m" or "3y" in days; a bad one stops the program. */
int demo_ago(const struct stanza *, const char *text);
/* Mon,Thu as bits. */
int demo_days(const struct stanza *, const char *text);
/* 10:05 as minutes. */
int demo_minute(const struct stanza *, const char *text);
/* {day 4}, {workday 1}, {month -1} and {born -33 65} as they are today. */
char *demo_dates(struct cast *, const char *text);

/* The people written by hand, and then those made up from lists. */
void cast_read(struct cast *, const char *file);
void cast_compose(struct cast *, const char *file);

/* Two years up to now: who came when and was served by whom. */
void diary_write(struct diary *, struct cast *, int64_t now);

/* What the shop has got to know of them: after people and visits are in the book. */
void demo_knowing(struct book *, struct cast *, const char *file);

/* Moments, what is open, gifts and all else of its days, dated around today. */
void demo_everyday(struct book *, struct cast *, const char *file);

/* Who hangs on its board, as the owner has written them down. */
void demo_avatars(struct book *, int64_t owner_id);

/* For whom they speak, and what shows what they say: demo_evidence.c. */
void demo_evidence(struct book *);
/* What the owner decides by: tags and towns of the people made up, and the segments. */
void demo_deciding(struct book *, struct cast *, const char *file);
/* What the owner said of her customers and asked of the board: after all others, as it takes
 * the avatars that are there. */
void demo_decisions(struct book *, const struct cast *, int64_t owner);

#endif
