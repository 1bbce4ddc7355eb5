/*
 * bench_deciding: see bench_deciding.h.
 */
#include "bench_deciding.h"

#include "avatars.h"
#include "bench_everyday.h"
#include "segments.h"
#include "sql.h"

enum { SEED = 1837, AVATARS = 12, CLAIMS = 4, TURN = 20000 };

static const char *const tags[] = { "Reads", "Comes with the dog", "Own cup", "To go",
	"Long table", "Takes a bag home", "Asks about the beans", "Student", "Night shift",
	"Sings" };
static const char *const towns[] = { "BS3", "BS6", "BS7", "Clifton", "Redland", "Bath" };

/* Each has a line of its own behind these, so that no two are alike. */
static const char *const rules[] = {
	"visits 5\nany\n likes 3\n tag own cup\nnot weekday saturday\n",
	"every 31\nlikes 7\nany\n part morning\n part midday\n",
	"tag reads\nany\n likes 11\n likes 12\n all\n  weekday monday\n  not tag student\n",
	"within 90\nany\n tag to go\n part evening\nnot town bath\n",
	"regular\nany\n likes 1\n dislikes 2\nage 30 60\n",
	"facts 5\nany\n tag sings\n tag night shift\n likes 5\n",
};

static void
mark_people(struct book *b, struct dice *dice, int people)
{
	for (int id = 1; id <= people; id++) {
		const char *one = ANY(dice, tags), *other = ANY(dice, tags);

		db_run(b->db, person_mark, .id = INT(id), .town = TEXT(ANY(dice, towns)),
		    .tags = TEXT(one == other ? one : arena_printf(b->arena, "%s, %s", one, other)));
		if (id % TURN == 0)
			book_turn(b);
	}
}

static void
write_segments(struct book *b, int64_t owner_id)
{
	for (int i = 0; i < BENCH_SEGMENTS; i++) {
		struct request *rq = book_as(b, owner_id, b->now);
		const char     *rule = arena_printf(b->arena, "%slikes %d", rules[i % COUNT(rules)], i + 1);
		struct segment  s;
		const char     *why;
		int64_t         id;

		if (!segment_read(b->arena, rule, &s, &why))
			fail("%s", why);
		id = db_run(b->db, segment_insert, .name = TEXT(arena_printf(b->arena, "Kind %d", i + 1)),
		    .rule = TEXT(rule), .staff_id = INT(owner_id), .at = INT(b->now));
		segments_begin(rq, id, &s);
	}
}

static void
write_avatar(struct book *b, int64_t owner_id, int n)
{
	int64_t id = db_run(b->db, avatar_insert,
	    .name = TEXT(arena_printf(b->arena, "Avatar %d", n + 1)), .tag = TEXT("Wants to know the farm"),
	    .says = TEXT("Tell me something about this coffee I did not know yesterday."),
	    .pronoun = TEXT("they"), .segment_id = INT(n + 1), .involvement = INT(2), .language = TEXT(""),
	    .colour = INT(n + 1), .picture = TEXT(arena_printf(b->arena, "drawn %d.2.0.1.%d.1", n + 1, n % 6)),
	    .variant_of = NOTHING, .staff_id = INT(owner_id), .now = INT(b->now));

	for (int i = 0; i < AVATAR_WALL * CLAIMS; i++)
		db_run(b->db, claim_insert, .avatar_id = INT(id), .block_id = INT(1 + i / CLAIMS),
		    .text = TEXT(arena_printf(b->arena, "What they say of it, line %d", i)),
		    .place = INT(i % CLAIMS), .staff_id = INT(owner_id), .now = INT(b->now));
}

void
bench_deciding(struct book *b, int64_t owner_id, int people)
{
	struct dice dice = dice_of(SEED);

	mark_people(b, &dice, people);
	write_segments(b, owner_id);
	for (int n = 0; n < AVATARS; n++)
		write_avatar(b, owner_id, n);
	book_turn(b);
}
