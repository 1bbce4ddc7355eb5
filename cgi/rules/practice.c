/*
 * practice: see practice.h.
 */
#include "practice.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MISSED = 8, NEW = 4, ONCE = 2, KNOWN = 1 };

const char *
practice_write(struct arena *a, const struct practice_round *r)
{
	const char *text = arena_printf(a, "%" PRIu64 " %" PRId64 " %" PRId64, r->seed, r->turn.kind,
	    r->turn.about);

	for (int i = 0; i < PRACTICE_CHOICES; i++)
		text = arena_printf(a, "%s %" PRId64, text, r->turn.choices[i]);
	text = arena_printf(a, "%s %d %d", text, r->turn.right, r->turn.chosen);
	for (int i = 0; i < r->asked; i++)
		text = arena_printf(a, "%s %" PRId64 " %" PRId64 " %" PRId64 " %d", text,
		    r->past[i].kind, r->past[i].about, r->past[i].answer, r->past[i].missed);
	return text;
}

/* The next number of the text, which moves on; false when there is none. */
static bool
number(const char **text, int64_t *n)
{
	char *end;

	*n = strtoll(*text, &end, 10);
	if (end == *text || (*end != ' ' && *end != '\0'))
		return false;
	*text = end;
	return true;
}

bool
practice_read(const char *text, struct practice_round *r)
{
	char   *end;
	int64_t right, chosen, missed;
	bool    whole;

	memset(r, 0, sizeof *r);
	r->seed = strtoull(text, &end, 10);
	whole = end != text && *end == ' ';
	text = end;
	whole = whole && number(&text, &r->turn.kind) && number(&text, &r->turn.about);
	for (int i = 0; whole && i < PRACTICE_CHOICES; i++)
		whole = number(&text, &r->turn.choices[i]);
	whole = whole && number(&text, &right) && number(&text, &chosen) && right >= 0 &&
	        right < PRACTICE_CHOICES && chosen >= -1 && chosen < PRACTICE_CHOICES;
	if (!whole)
		return false;
	r->turn.right = (int)right;
	r->turn.chosen = (int)chosen;
	while (*text && r->asked < PRACTICE_QUESTIONS) {
		struct practice_past *p = &r->past[r->asked++];

		if (!number(&text, &p->kind) || !number(&text, &p->about) ||
		    !number(&text, &p->answer) || !number(&text, &missed))
			return false;
		p->missed = missed != 0;
	}
	return *text == '\0';
}

/* A linear congruence with Knuth's numbers, of which the upper half is good. */
int64_t
practice_dice(uint64_t *seed, int64_t below)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return below <= 1 ? 0 : (int64_t)((*seed >> 33) % (uint64_t)below);
}

void
practice_mix(uint64_t *seed, struct practice_turn *t, int64_t right, const int64_t *others)
{
	t->right = (int)practice_dice(seed, PRACTICE_CHOICES);
	t->chosen = -1;
	for (int i = 0; i < PRACTICE_CHOICES; i++)
		t->choices[i] = i == t->right ? right : *others++;
}

/* How many questions ago somebody was asked last, 1 for the last one; 0: not in this round. */
static int
ago(const struct practice_round *r, int64_t id, bool *missed)
{
	for (int i = r->asked; i-- > 0;)
		if (r->past[i].about == id) {
			*missed = r->past[i].missed;
			return r->asked - i;
		}
	*missed = false;
	return 0;
}

static int
weight(const struct practice_round *r, const struct practice_card *card)
{
	bool missed;
	int  when = ago(r, card->id, &missed);

	if (when > 0)
		return when > PRACTICE_REST && missed ? MISSED : 0;
	if (card->right == 0)
		return card->missed > 0 ? MISSED : NEW;
	return card->right == 1 ? ONCE : KNOWN;
}

/* Who has waited longest, of those who were missed or of all. */
static int
longest(const struct practice_round *r, const struct practice_card *cards, int n, bool of_missed)
{
	int  found = -1, most = of_missed ? PRACTICE_AGAIN : 0;
	bool missed;

	for (int i = 0; i < n; i++) {
		int when = ago(r, cards[i].id, &missed);

		if (when > most && (missed || !of_missed)) {
			found = i;
			most = when;
		}
	}
	return found;
}

int
practice_next(struct practice_round *r, const struct practice_card *cards, int n)
{
	int64_t all = 0, lot;
	int     again = longest(r, cards, n, true);

	if (again >= 0)
		return again;
	for (int i = 0; i < n; i++)
		all += weight(r, &cards[i]);
	if (all == 0)
		return longest(r, cards, n, false);
	lot = practice_dice(&r->seed, all);
	for (int i = 0; i < n; i++) {
		lot -= weight(r, &cards[i]);
		if (lot < 0)
			return i;
	}
	return -1;
}

bool
practice_was_asked(const struct practice_round *r, int64_t kind, int64_t answer)
{
	for (int i = 0; i < r->asked; i++)
		if (r->past[i].kind == kind && r->past[i].answer == answer)
			return true;
	return false;
}

bool
practice_was_about(const struct practice_round *r, int64_t about)
{
	for (int i = 0; i < r->asked; i++)
		if (r->past[i].about == about)
			return true;
	return false;
}
