/*
 * tact: what may be asked of somebody, and when.  There are twelve questions in four
 * groups; at most one of them is suggested at a visit, and never before its time.
 */
#ifndef TACT_H
#define TACT_H

#include <stdbool.h>
#include <stdint.h>

enum {
	TACT_QUESTIONS = 12,
	TACT_GROUPS = 4,
	TACT_STEPS = 4,     /* of trust: new face, familiar, regular, friend of the shop */
	TACT_REST_DAYS = 60 /* that a question rests after "not now" */
};

/* As it stands with one person; see the tables question and knowledge. */
struct tact_question {
	int         id, opens, place;
	const char *state;     /* "unknown", "known", "declined", "not" (does not apply) */
	bool        never;     /* never ask */
	int64_t     later_day; /* of the last "not now", or 0 */
};

struct tact_person {
	int     trust;         /* 1 to 4 */
	bool    business_only;
	int64_t asked_day;     /* when anything was last asked or put off, or 0 */
};

/*
 * The place in the array of the one question that may be suggested today, or -1; why then
 * says in a sentence why there is none.  Of several the lowest place comes first.
 */
int tact_suggest(const struct tact_person *, const struct tact_question *, int n, int64_t today,
    const char **why);

/*
 * The step of trust from which a question may be asked: the owner's, but a new face is
 * never asked about a partner or children.
 */
int tact_opens(int id, int opens);

/*
 * Whether a group is settled: family, loves, cares, roots are 0 to 3.  settled has bit
 * id - 1 of each question whose answer we know, that was declined or does not apply; only
 * the essential ones count: partner and children; hobby, sport and what they collect;
 * community or green things; school.  Somebody is really known at four of four.
 */
bool tact_group_settled(int64_t settled, int group);
int  tact_groups_settled(int64_t settled);

/*
 * Whether a question of the board goes before the twelve.  They take turns: after one of the
 * twelve comes one of the board, and then one of the twelve again; of whom we have asked
 * nothing yet, the twelve go first.  The times are when one of each was asked last, or 0;
 * INT64_MAX for the twelve when none of them may be asked now.
 */
bool tact_turn(int64_t twelve_at, int64_t board_at);

/* "New face", "Familiar", "Regular", "Friend of the shop". */
const char *tact_step(int64_t trust);

/*
 * Whether what is known of somebody is of their personal side, which stays folded with whom
 * we keep it to business.  What bothers them, what must be known and how they buy never is.
 */
bool tact_personal(const char *kind, bool answers_a_question);

#endif
