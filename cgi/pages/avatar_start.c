/*
 * avatar_start: see avatar_start.h.
 */
#include "avatar_start.h"

#include "avatars.h"
#include "pages.h"
#include "seen.h"
#include "segments.h"
#include "settings.h"

/* block.id of those that ship with the program. */
enum { LIVES_WITH = 3, WANTS = 15 };

/* When a family is theirs: as segments.c has it for all that is shared. */
enum { LEAST = 3, FIFTH = 5, LIFT = 150 };

/* What tells with whom they live. */
static const char *const families[] = { "home", "knows partner", "knows children", "knows home",
	"knows pets" };
enum { FAMILIES = sizeof families / sizeof *families };

/* In which block something that is taken stands. */
static int
usual_block(struct request *rq, int eaten)
{
	const char *kind = shop_kind_now(rq)->kind;

	return strcmp(kind, "cafe") == 0 || strcmp(kind, "restaurant") == 0 ? eaten : WANTS;
}

/* Of numbers, ages and towns no avatar would speak. */
static bool
is_said(const struct segment_line *l)
{
	static const char *const said[] = { "likes", "dislikes", "habit", "tag", "usual", "place",
		"weekday", "part" };

	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (strcmp(l->condition->id, said[i]) == 0)
			return !l->not;
	return !l->not && evidence_block(l) == LIVES_WITH;
}

bool
avatar_start_line(struct request *rq, const char *rule, struct avatar_drafted *d)
{
	struct segment             s;
	const struct segment_line *l = &s.lines[0];

	*d = (struct avatar_drafted){ .rule = rule };
	if (text_length(rule) > AVATAR_RULE || !evidence_rule(rq, rule, &s) || !is_said(l))
		return false;
	d->block_id = evidence_block(l);
	if (strcmp(l->condition->id, "usual") == 0)
		d->block_id = usual_block(rq, (int)d->block_id);
	d->text = evidence_text(rq->arena, l,
	    l->condition->asks == ASKS_KEY ? segments_name(rq, l->condition, l->key) : "",
	    segment_line_words(rq->arena, l, segments_name, rq));
	return *d->text != '\0';
}

bool
avatar_start_count(struct request *rq, const struct segment *members, struct avatar_drafted *d)
{
	struct segment_bits bits = segments_bits(rq);
	struct segment      line;
	const char         *why;

	d->fit = d->people = 0;
	if (!segment_read(rq->arena, d->rule, &line, &why) || line.n != 1)
		return false;
	d->people = segment_count(members, &bits, &(int64_t){ 0 });
	d->fit = segment_both(members, &line, &bits);
	return true;
}

static bool
is_there(const struct avatar_drafted *lines, int n, const char *rule)
{
	for (int i = 0; i < n; i++)
		if (strcmp(lines[i].rule, rule) == 0)
			return true;
	return false;
}

/* Whether so many of the members are telling, against all customers. */
static bool
telling(int64_t fit, int64_t people, int64_t all, int64_t of)
{
	if (fit < LEAST || fit * FIFTH < people)
		return false;
	return people * 100 > of * SEGMENT_NEARLY ? fit * 2 > people
	                                          : fit * of * 100 >= all * people * LIFT;
}

static int
add_families(struct request *rq, const struct segment *members, struct avatar_drafted *lines, int n)
{
	struct segment_bits bits = segments_bits(rq);

	for (int i = 0; i < FAMILIES && n < AVATAR_DRAFTED; i++) {
		struct segment line;
		int64_t        of, all;
		const char    *why;

		if (is_there(lines, n, families[i]) ||
		    !segment_read(rq->arena, families[i], &line, &why) ||
		    !avatar_start_line(rq, families[i], &lines[n]))
			continue;
		avatar_start_count(rq, members, &lines[n]);
		all = segment_count(&line, &bits, &of);
		n += telling(lines[n].fit, lines[n].people, all, of);
	}
	return n;
}

/* What the segment itself says of many of them. */
static int
add_own(struct request *rq, const struct segment *members, struct avatar_drafted *lines)
{
	int n = 0;

	for (int i = 0; i < members->n && n < AVATAR_DRAFTED; i++) {
		struct segment line = { .n = 1 };
		const char    *rule;

		if (members->lines[i].condition == NULL || members->lines[i].not)
			continue;
		line.lines[0] = members->lines[i];
		line.lines[0].depth = 0;
		rule = segment_text(rq->arena, &line);
		rule = arena_bytes(rq->arena, rule, strcspn(rule, "\n"));
		if (is_there(lines, n, rule) || !avatar_start_line(rq, rule, &lines[n]))
			continue;
		avatar_start_count(rq, members, &lines[n]);
		n += lines[n].fit > 0 && lines[n].fit * FIFTH >= lines[n].people;
	}
	return n;
}

int
avatar_start(struct request *rq, const struct segment *members, struct avatar_drafted *lines,
    int64_t *people)
{
	struct segments_shared shared[AVATAR_DRAFTED];
	struct segment_bits    bits = segments_bits(rq);
	int                    found = segments_shared(rq, members, shared, AVATAR_DRAFTED);
	int                    n = add_own(rq, members, lines);

	*people = segment_count(members, &bits, &(int64_t){ 0 });
	for (int i = 0; i < found && n < AVATAR_DRAFTED; i++)
		/* What divides everybody is not what they share. */
		if (shared[i].fit * FIFTH >= shared[i].people &&
		    avatar_start_line(rq, shared[i].rule, &lines[n])) {
			lines[n].fit = shared[i].fit;
			lines[n++].people = shared[i].people;
		}
	return *people ? add_families(rq, members, lines, n) : n;
}
