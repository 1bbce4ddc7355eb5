/*
 * segment: a kind of customer as a sentence: people who … and … but not ….
 *
 * A rule is a tree.  Its leaves are conditions out of a fixed list, each over one kind of
 * trait (see the tables trait and bits in db/schema.sql); its branches are groups: all of
 * these, or any of these.  Each line may be turned round by "not".  As text, which is what
 * the book keeps, a rule has a line for each node, in the order in which one reads it, with a
 * space before it for each depth:
 *
 *	visits 5
 *	not likes 3
 *	any
 *	 likes 17
 *	 habit asks where the beans come from
 *
 * The lines of the outermost depth are all asked for.  The empty rule is anyone.
 *
 * Whatever is counted is counted among customers, by their bits, a page of 32,000 people at a
 * time; a number is compared by its bit slices (O'Neil and Quass, Improved Query Performance
 * with Variant Indexes, SIGMOD 1997).  No text becomes SQL: the pages come from a function
 * that the caller gives, which asks for them by the trait's kind and key.
 */
#ifndef SEGMENT_H
#define SEGMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "bits.h"

enum {
	SEGMENT_DEPTH = 4,     /* groups within groups */
	SEGMENT_LINES = 40,    /* of a rule, groups included */
	SEGMENT_KEY = 180,     /* bytes of a condition's key, folded */
	SEGMENT_FEW = 5,       /* fewer people than these are no group */
	SEGMENT_NEARLY = 90    /* a rule that more than so many in a hundred fit is "anyone" */
};

/* What a condition is about.  A rule that is only about age and place gets a warning. */
enum segment_about { SEGMENT_DOES, SEGMENT_LOVES, SEGMENT_IS };

/* How it is asked: by a key, by one of some words, by a number, by two numbers, or by nothing. */
enum segment_asks { ASKS_NOTHING, ASKS_KEY, ASKS_CHOICE, ASKS_NUMBER, ASKS_RANGE };

/* How the bits of its kind answer. */
enum segment_how {
	HOW_KEY,      /* the trait of that key */
	HOW_BIT,      /* one bit: number 0, or the choice's */
	HOW_LEAST,    /* the number is at least so much */
	HOW_MOST,     /* at most, and known */
	HOW_EQUAL,    /* it is the choice's number */
	HOW_WITHIN,   /* a day not longer ago */
	HOW_AWAY,     /* a day so long ago; who never came is not away */
	HOW_AGED      /* a year of birth, by age; who has told none is not of any age */
};

/* One of the words: as a rule's text has it, in a sentence, and its bit or number. */
struct segment_choice {
	const char *key, *words;
	int         number;
};

struct segment_condition {
	const char        *id;      /* as in the text of a rule */
	const char        *words;   /* "have come %s or more": %s is what was asked */
	const char        *offer;   /* as it is offered: "How often they came" */
	enum segment_about about;
	enum segment_asks  asks;
	const char        *kind;    /* of the trait */
	enum segment_how   how;
	int                low, high; /* of a number */
	const char        *one, *many; /* "once" for 1, and "times" behind others */
	const struct segment_choice *choices; /* of ASKS_CHOICE, if they are the same in each shop */
};

/* All conditions, in the order in which they are offered; ends with one without an id. */
extern const struct segment_condition segment_conditions[];

/* The condition of that id, or NULL. */
const struct segment_condition *segment_condition(const char *id);

/*
 * A node of a rule.  A group has no condition and the nodes behind it that are deeper than it;
 * it asks for all of them, or for any.
 */
struct segment_line {
	int                             depth;     /* 0 .. SEGMENT_DEPTH, groups less */
	bool                            not;
	bool                            any;       /* of a group */
	const struct segment_condition *condition; /* NULL is a group */
	const char                     *key;       /* of ASKS_KEY (folded) and ASKS_CHOICE, else "" */
	int64_t                         low, high; /* of ASKS_NUMBER (low) and ASKS_RANGE */
};

struct segment {
	struct segment_line lines[SEGMENT_LINES];
	int                 n;
};

/*
 * Read a rule.  False and a sentence in why ("A group can be four deep and no deeper.") for
 * what is none: an unknown condition, a number that cannot be, too deep, too long.  Keys stay
 * in the text, which must be kept as long as the segment.
 */
bool segment_read(struct arena *, const char *text, struct segment *, const char **why);

/* The words of a choice, or NULL for none of them. */
const struct segment_choice *segment_choice(const struct segment_condition *, const char *key);

/*
 * Why a line of a rule cannot be asked ("“visits” is a number from 1 to 999."), or NULL.  What
 * its key means is for the book to know.
 */
const char *segment_line_wrong(struct arena *, const struct segment_line *);

/* The text of a rule, as segment_read reads it. */
char *segment_text(struct arena *, const struct segment *);

/*
 * Where the bits come from: 4,000 bytes of that trait's page, where words may lie, or NULL where
 * it has none.  They need to stay good until the next call only.
 */
struct segment_bits {
	const void *(*page)(void *book, const char *kind, const char *key, int page);
	void       *book;
	int         pages;  /* so many pages of people there are */
	int64_t     today;  /* for "in the last 30 days" */
	int         year;   /* for ages */
};

/* The people of one page who fit, of BITS_WORDS words. */
void segment_page(const struct segment *, const struct segment_bits *, int page, uint64_t *fit);

/* How many fit, and of how many customers. */
int64_t segment_count(const struct segment *, const struct segment_bits *, int64_t *of);

/*
 * Their ids in order, from the first that is larger than after: at most n into ids.  Returns
 * how many.
 */
int segment_people(const struct segment *, const struct segment_bits *, int64_t after, int64_t *ids,
    int n);

/* How many fit both; and so for each pair of many, see overlap in cgi/pages/segments.h. */
int64_t segment_both(const struct segment *, const struct segment *, const struct segment_bits *);

/* How many bits are set in both of these pages. */
int64_t segment_bits_both(const uint64_t *, const uint64_t *);

/* What there is to say of a rule whatever its count: it has lines that say what people do or love. */
struct segment_verdict {
	bool anyone;       /* no line, or nearly everybody */
	bool only_is;      /* age and place only */
	bool few;          /* under SEGMENT_FEW people */
	int  does, loves, is; /* lines about each */
};
struct segment_verdict segment_judge(const struct segment *, int64_t count, int64_t of);

/*
 * A rule as a sentence: "People who have come 5 times or more and like jazz, but not those who
 * live in BS6".  name gives the words for a condition's key ("jazz" for likes 17); it may give
 * NULL for what is not there any more, which is then said.  It is not asked for the choices
 * above.
 */
char *segment_words(struct arena *, const struct segment *,
    const char *(*name)(void *book, const struct segment_condition *, const char *key), void *book);

/* One line as it stands in such a sentence: "like jazz". */
char *segment_line_words(struct arena *, const struct segment_line *,
    const char *(*name)(void *book, const struct segment_condition *, const char *key), void *book);

#endif
