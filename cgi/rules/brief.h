/*
 * brief: what to know, say and leave when somebody comes in.
 *
 * One person's brief has at most six lines, always in this order: their name and how it
 * is said; with whom they may be; better not; what to say first; the usual; what is
 * open; the joke.  When there are all seven, the first two are one.  A joke that wants
 * company stands directly under the name when that company is there, and directly after
 * what to say first when it is not.
 *
 * Something to ask about, whose day has come, is an opener until somebody says that it was
 * asked.  What is open holds every promise, wish and thing put aside, what is late first, and
 * then what we try next time.
 *
 * Nothing here is learned or weighed: the same input gives the same lines, in whatever
 * order it is handed over.  What is alike goes by the newest, then by the higher id.
 */
#ifndef BRIEF_H
#define BRIEF_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

enum {
	BRIEF_LINES = 6,
	BRIEF_OPENERS = 3,
	BRIEF_RESTS = 5,        /* days before a thing that was said is said again */
	BRIEF_FRESH = 90,       /* days in which a moment nobody asked about is still news */
	BRIEF_TOPICS = 8        /* of a group, that suit everybody */
};

/* A fact, as the book has it; see the columns of fact.  Texts may be "", not NULL. */
struct brief_fact {
	int64_t     id;
	const char *kind, *text, *remark, *source;
	const char *author;     /* who wrote it down */
	int64_t     learned_day, used_day; /* used_day 0: never */
	int64_t     interest_id;           /* 0: none */
	const char *interest, *area;       /* its name, and that of its area of life */
	int64_t     company_id;            /* who is wanted beside them, or 0 */
	const char *company;               /* what that person is called */
	bool        family;                /* true of their whole family */
};

/* Who belongs to somebody. */
struct brief_other {
	enum { BRIEF_TIE, BRIEF_COMPANION, BRIEF_MEMBER } bond;
	int64_t     id;         /* of a person; of a companion, who has no page, its own */
	const char *name;
	const char *word;       /* wife; dog; "" for a member of the household */
	const char *remark;
};

/* What we want to try against something that bothers, and have not heard of yet. */
struct brief_attempt {
	int64_t     id, day;
	const char *text, *bothers, *author;
};

/* What is open until one of us says that it is done; see the columns of thread. */
struct brief_thread {
	int64_t     id, day;    /* when it was written down */
	int64_t     due_day;    /* 0: at the next visit */
	const char *kind, *text;
	const char *owner, *author; /* who sees to it, who wrote it down */
	bool        voucher;    /* how a voucher served them */
};

struct brief_person {
	int64_t     id;
	const char *name;       /* as lists show it: what one sees, where there is no name */
	const char *called;     /* what to call them; "" when nobody knows */
	const char *say_name, *greeting, *usual;

	const struct brief_fact    *facts;
	const struct brief_other   *others;
	const struct brief_attempt *attempts;
	const struct brief_thread  *threads;
	int                         nfacts, nothers, nattempts, nthreads;
};

enum brief_kind { BRIEF_NAME, BRIEF_WITH, BRIEF_BETTER_NOT, BRIEF_OPENER, BRIEF_USUAL,
	BRIEF_OPEN, BRIEF_JOKE };

struct brief_line {
	enum brief_kind kind;
	const char     *text;
	const char     *reason; /* "loves it, told Theo last Friday" */
	bool            speech; /* the text is a sentence to say */
	bool            guess;  /* nobody is sure of it */
	bool            must;   /* of what is better not done: must be known */

	/* What it was made of, or NULL. */
	const struct brief_fact    *fact;
	const struct brief_attempt *attempt;
	const struct brief_thread  *thread;
};

struct brief {
	struct brief_line lines[BRIEF_LINES];
	int               nlines;

	/* The line of the opener again, and those beside it. */
	struct brief_line openers[BRIEF_OPENERS];
	int               nopeners;

	/* Each thing of the line better not: what must be known first.  None falls away. */
	struct brief_line *nots;
	int                nnots;

	/* Each thing of the line of what is open; none falls away. */
	struct brief_line *opens;
	int                nopens;

	struct brief_line with; /* text NULL when there is nobody; also when it was folded */
	const char       *with_remarks; /* of its reason, what is remarked on them; or "" */
	bool              joke_first; /* the company that it wants is there */
};

/*
 * The brief of one person, while these others are there.  What those do not like is
 * not offered as an opener.
 */
void brief_make(struct arena *, const struct brief_person *,
    const struct brief_person *present, int npresent, int64_t today, struct brief *);

/* "told Theo last Friday", "a guess of Theo’s, yesterday", "family, told Ana in March". */
const char *brief_source(struct arena *, const struct brief_fact *, int64_t today);

/* "last told 2 weeks ago", "not told yet". */
const char *brief_told(struct arena *, const struct brief_fact *, int64_t today);

/* What must be known of somebody and what bothers them: all of it, as brief.nots. */
int brief_nots(struct arena *, const struct brief_person *, int64_t today,
    struct brief_line **);

/*
 * What is open with somebody, as brief.opens: what is late first, then by its day, then what
 * waits for the next visit.  What is to be asked about is left out, or else comes last.
 */
int brief_opens(struct arena *, const struct brief_person *, int64_t today, bool asks,
    struct brief_line **);

/* "due today", "2 days late", "at the next visit" (due_day 0), "by Sunday 8 November". */
const char *brief_due(struct arena *, int64_t due_day, int64_t today);

/* ---- Several people together: brief_group.c ------------------------------------- */

/* Something to talk about, or to leave. */
struct brief_topic {
	const char *text;
	const char *reason;     /* "Luke and Ryan like it" */
	const char *not_for;    /* "Emma", or "" when it suits everybody */
	bool        shared;     /* several of them like it */
};

/* A joke or what two of them are to each other, whose it is. */
struct brief_between {
	int64_t     person_id;
	const char *text, *reason, *remark;
	int64_t     fact_id;
};

/* What must be known of these, and bothers them: what several share first. */
struct brief_care {
	const char        *names;
	struct brief_line *nots;
	int                nnots;
	uint32_t           who; /* bits of the people */
};

struct brief_group {
	struct brief_topic   *suits, *leave; /* what several like comes first */
	struct brief_between *jokes, *ties;
	struct brief_care    *cares;
	int                   nsuits, nleave, njokes, nties, ncares;
};

/* The people, at most 32, are named by called, or else by name; they keep their order. */
void brief_group_make(struct arena *, const struct brief_person *, int n, int64_t today,
    struct brief_group *);

#endif
