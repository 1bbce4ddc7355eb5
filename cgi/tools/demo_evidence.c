/*
 * demo_evidence: for whom the avatars of the demonstration's shop speak, what shows some of
 * their lines, and in how many of a hundred each was seen a year, half a year and a season ago.
 */
#include <string.h>

#include "avatars.h"
#include "demo.h"
#include "evidence.h"
#include "seen.h"
#include "sql.h"

static const struct {
	const char *avatar, *segment;
} speaks[] = { { "Bruno", "Bean people" }, { "Margaret", "Quiet corner" },
	{ "Sam", "Saturday families" }, { "Dina", "Desk-aways" }, { "Helen", "Summer walkers" } };

enum { SEASONS = 3 };
static const struct {
	const char *text, *rule;
	int         seen[SEASONS];
} held[] = {
	{ "A new bag to open on Sunday", "tag takes a bag home", { 38, 40, 38 } },
	{ "10:00 first cup, with a question ready", "part morning", { 28, 26, 24 } },
	{ "Markets, and a long walk", "weekday saturday", { 25, 24, 22 } },
	{ "Ana, who drinks tea", "home", { 5, 5, 5 } },
	{ "Detective stories", "tag reads one author through", { 48, 50, 52 } },
	{ "10:30 the corner table, until noon", "part morning", { 30, 28, 29 } },
	{ "Two under five, and a partner on shifts", "home", { 78, 80, 79 } },
	{ "13:00 soup, without getting up", "tag stays past two", { 30, 33, 30 } },
	{ "The coast path", "tag comes with the dog", { 26, 28, 30 } },
};

static void
hold(struct request *rq, const struct avatar_line *line, const struct avatar_claim *claim)
{
	for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
		struct avatar_claim with = *claim;
		int64_t             of, now = evidence_quarter(rq->today);

		if (strcmp(held[i].text, claim->text) != 0)
			continue;
		with.rule = held[i].rule;
		db_run(rq->db, claim_rule, .id = INT(claim->id), .rule = TEXT(held[i].rule));
		evidence_fit(rq, line, &with, &of);
		for (int q = 0; q < SEASONS; q++)
			db_run(rq->db, evidence_season_put, .claim_id = INT(claim->id),
			    .quarter = INT(now - SEASONS + q), .fit = INT(of * held[i].seen[q] / 100),
			    .people = INT(of));
	}
}

void
demo_evidence(struct book *b)
{
	struct request      *rq = book_as(b, 1, b->now);
	struct avatar_line  *all = arena_alloc(rq->arena, AVATARS_MAX * sizeof *all);
	struct avatar_block *blocks = arena_alloc(rq->arena, AVATAR_BLOCKS * sizeof *blocks);
	int                  n = avatar_list(rq, all);

	for (int i = 0; i < n; i++) {
		int nblocks;

		for (size_t k = 0; k < sizeof speaks / sizeof *speaks; k++)
			if (strcmp(speaks[k].avatar, all[i].name) == 0)
				db_run(rq->db, avatar_speaks, .id = INT(all[i].id),
				    .segment = TEXT(speaks[k].segment));
		avatar_get(rq, all[i].id, &all[i]);
		nblocks = avatar_blocks(rq, &all[i], blocks);
		for (int k = 0; k < nblocks; k++)
			for (int c = 0; c < blocks[k].n; c++)
				hold(rq, &all[i], &blocks[k].claims[c]);
	}
	evidence_keep(rq);
}
