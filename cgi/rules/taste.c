/*
 * taste: see taste.h.
 */
#include "taste.h"

#include <stdbool.h>
#include <string.h>

#include "text.h"

struct thing {
	int64_t     interest_id;
	const char *folded;
	bool        own[TASTE_MEMBERS]; /* said of the member and not of the family */
};

static int
leaning(const char *kind)
{
	if (strcmp(kind, "loves") == 0 || strcmp(kind, "likes") == 0)
		return 1;
	return strcmp(kind, "dislikes") == 0 || strcmp(kind, "hates") == 0 ? -1 : 0;
}

static bool
one_thing(const struct thing *a, const struct thing *b)
{
	return a->interest_id || b->interest_id ? a->interest_id == b->interest_id
	                                        : strcmp(a->folded, b->folded) == 0;
}

static void
enter(struct taste_row *row, struct thing *t, const struct taste_note *note, int members)
{
	if (note->member != TASTE_FAMILY) {
		if (!t->own[note->member])
			row->kinds[note->member] = note->kind;
		t->own[note->member] = true;
		return;
	}
	if (row->family == NULL)
		row->family = note;
	row->except |= note->except;
	for (int m = 0; m < members; m++)
		if (row->kinds[m] == NULL && !(note->except >> m & 1))
			row->kinds[m] = note->kind;
}

static int
whose(const struct taste_row *row, int members)
{
	int have = 0, who = TASTE_SOME;
	bool alike = true;

	for (int m = 0; m < members; m++) {
		if (row->kinds[m] == NULL)
			continue;
		if (have > 0)
			alike = alike && leaning(row->kinds[m]) == leaning(row->kinds[who]);
		else
			who = m;
		have++;
	}
	if (have == members)
		return alike ? TASTE_ALL : TASTE_SOME;
	return have == 1 && !row->family ? who : TASTE_SOME;
}

int
taste_rows(struct arena *a, const struct taste_note *notes, int n, int members,
    struct taste_row *rows)
{
	struct taste_row *found = arena_alloc(a, ((size_t)n + 1) * sizeof *found);
	struct thing     *things = arena_alloc(a, ((size_t)n + 1) * sizeof *things);
	int               count = 0, sorted = 0;

	for (int i = 0; i < n; i++) {
		struct thing one = { .interest_id = notes[i].interest_id };
		int          r = 0;

		one.folded = one.interest_id ? "" : text_fold(a, notes[i].thing);
		while (r < count && !one_thing(&things[r], &one))
			r++;
		if (r == count) {
			found[count] = (struct taste_row){ .thing = notes[i].thing };
			things[count++] = one;
		}
		enter(&found[r], &things[r], &notes[i], members);
	}
	for (int r = 0; r < count; r++)
		found[r].who = whose(&found[r], members);
	for (int turn = -2; turn < members; turn++)
		for (int r = 0; r < count; r++)
			if (found[r].who == (turn == -2 ? TASTE_ALL : turn == -1 ? TASTE_SOME : turn))
				rows[sorted++] = found[r];
	return sorted;
}
