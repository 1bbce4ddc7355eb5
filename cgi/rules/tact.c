/*
 * tact: see tact.h.
 */
#include "tact.h"

#include <stddef.h>
#include <string.h>

enum { PARTNER = 1, CHILDREN = 2 }; /* question.id */

int
tact_opens(int id, int opens)
{
	return (id == PARTNER || id == CHILDREN) && opens < 2 ? 2 : opens;
}

static bool
is_open(const struct tact_question *q)
{
	return strcmp(q->state, "unknown") == 0;
}

int
tact_suggest(const struct tact_person *p, const struct tact_question *q, int n, int64_t today,
    const char **why)
{
	int  best = -1;
	bool locked = false, resting = false, open = false;

	for (int i = 0; i < n; i++) {
		if (!is_open(&q[i]))
			continue;
		open = true;
		if (q[i].never)
			continue;
		if (p->trust < tact_opens(q[i].id, q[i].opens))
			locked = true;
		else if (q[i].later_day > 0 && today < q[i].later_day + TACT_REST_DAYS)
			resting = true;
		else if (best < 0 || q[i].place < q[best].place)
			best = i;
	}
	*why = "";
	if (p->business_only)
		*why = "They come for good service, and that is what they get. We ask nothing else.";
	else if (p->asked_day > 0 && p->asked_day == today)
		*why = "That was one question, and one is enough. The next can wait for another visit.";
	else if (best >= 0)
		return best;
	else if (resting)
		*why = "Not now, we said. It comes up again by itself.";
	else if (locked)
		*why = "The next questions open when they trust us a little more.";
	else
		*why = open ? "What is left is not ours to ask." : "There is nothing left to ask.";
	return -1;
}

bool
tact_group_settled(int64_t settled, int group)
{
	/* All of these bits, or one of them: the same are counted by person.gaps. */
	static const struct { int64_t bits; bool one_is_enough; } essential[TACT_GROUPS] = {
		{ 1 << 0 | 1 << 1, false },
		{ 1 << 4 | 1 << 5 | 1 << 6, false },
		{ 1 << 7 | 1 << 8, true },
		{ 1 << 10, false },
	};
	int64_t has = settled & essential[group].bits;

	return essential[group].one_is_enough ? has != 0 : has == essential[group].bits;
}

int
tact_groups_settled(int64_t settled)
{
	int n = 0;

	for (int i = 0; i < TACT_GROUPS; i++)
		n += tact_group_settled(settled, i);
	return n;
}

bool
tact_turn(int64_t twelve_at, int64_t board_at)
{
	return twelve_at > board_at;
}

const char *
tact_step(int64_t trust)
{
	static const char *const steps[TACT_STEPS] = { "New face", "Familiar", "Regular",
		"Friend of the shop" };

	return steps[trust < 1 || trust > TACT_STEPS ? 0 : trust - 1];
}

bool
tact_personal(const char *kind, bool answers_a_question)
{
	static const char *const personal[] = { "family", "moment", "opinion", "moves", "joke", "other" };
	static const char *const tastes[] = { "loves", "likes" };

	for (size_t i = 0; i < sizeof personal / sizeof *personal; i++)
		if (strcmp(kind, personal[i]) == 0)
			return true;
	for (size_t i = 0; i < sizeof tastes / sizeof *tastes; i++)
		if (strcmp(kind, tastes[i]) == 0)
			return answers_a_question;
	return false;
}
