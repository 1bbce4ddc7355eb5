/*
 * avatar_start: see avatar_start.h.
 */
#include "avatar_start.h"

#include "avatars.h"
#include "letter.h"
#include "pages.h"
#include "segments.h"
#include "settings.h"

/* block.id of those that ship with the program. */
enum { LIVES_WITH = 3, THE_DAY = 4, WEEKENDS = 6, EATS = 9, SHOPS = 10, LOVES = 11, WANTS = 15,
	ANNOYS = 18 };

/* When a family is theirs: as segments.c has it for all that is shared. */
enum { LEAST = 3, FIFTH = 5, LIFT = 150 };

/* What tells with whom they live: no family's name and nobody's hangs on a wall. */
static const struct {
	const char *rule, *text;
} families[] = {
	{ "home", "Belongs to a family that we know" },
	{ "knows partner", "Tells us of a partner" },
	{ "knows children", "Tells us of children" },
	{ "knows home", "Tells us of others at home" },
	{ "knows pets", "Tells us of a pet" },
};
enum { FAMILIES = sizeof families / sizeof *families };

/* Begins with a capital, and is no longer than a line may be. */
static const char *
as_line(struct request *rq, const char *text)
{
	size_t      length = text_length(text);
	const char *rest = text, *end;
	char        capital[5] = "";
	int32_t     first = letter_next(&rest);

	if (first == 0)
		return "";
	letter_put(letter_upper(first), capital);
	end = rest + strlen(rest);
	if (length > AVATAR_LINE) {
		end = rest;
		for (int letters = 2; letters < AVATAR_LINE; letters++)
			letter_next(&end);
	}
	return text_trim(rq->arena, arena_printf(rq->arena, "%s%.*s%s", capital, (int)(end - rest), rest,
	    length > AVATAR_LINE ? "…" : ""));
}

/* In which block something that is taken stands. */
static int
usual_block(struct request *rq)
{
	const char *kind = shop_kind_now(rq)->kind;

	return strcmp(kind, "cafe") == 0 || strcmp(kind, "restaurant") == 0 ? EATS : WANTS;
}

/* The block and the words of a line; 0 where no avatar would speak of it. */
static int
block_of(struct request *rq, const struct segment_line *l, const char **text)
{
	const char *id = l->condition->id;
	const char *name = l->condition->asks == ASKS_KEY ? segments_name(rq, l->condition, l->key)
	    : l->condition->asks == ASKS_CHOICE ? segment_choice(l->condition, l->key)->words : "";
	bool        weekend;

	if (name == NULL)
		return 0;
	*text = name;
	if (strcmp(id, "likes") == 0 || strcmp(id, "dislikes") == 0)
		return l->key[strspn(l->key, "0123456789")] ? 0 : *id == 'l' ? LOVES : ANNOYS;
	if (strcmp(id, "habit") == 0 || strcmp(id, "tag") == 0)
		return SHOPS;
	if (strcmp(id, "usual") == 0)
		return usual_block(rq);
	if (strcmp(id, "place") == 0) {
		*text = arena_printf(rq->arena, "The place here: %s", name);
		return THE_DAY;
	}
	if (strcmp(id, "weekday") != 0 && strcmp(id, "part") != 0)
		return 0;
	weekend = strcmp(l->key, "saturday") == 0 || strcmp(l->key, "sunday") == 0;
	*text = arena_printf(rq->arena, "Comes %s", name);
	return weekend ? WEEKENDS : THE_DAY;
}

bool
avatar_start_line(struct request *rq, const char *rule, struct avatar_drafted *d)
{
	struct segment s;
	const char    *why, *text = "";

	*d = (struct avatar_drafted){ .rule = rule };
	if (text_length(rule) > AVATAR_RULE || !segment_read(rq->arena, rule, &s, &why) || s.n != 1 ||
	    s.lines[0].condition == NULL || s.lines[0].not)
		return false;
	for (int i = 0; i < FAMILIES && d->block_id == 0; i++)
		if (strcmp(families[i].rule, rule) == 0) {
			d->block_id = LIVES_WITH;
			text = families[i].text;
		}
	if (d->block_id == 0)
		d->block_id = block_of(rq, &s.lines[0], &text);
	d->text = as_line(rq, text);
	return d->block_id != 0 && *d->text;
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

		if (is_there(lines, n, families[i].rule) ||
		    !segment_read(rq->arena, families[i].rule, &line, &why) ||
		    !avatar_start_line(rq, families[i].rule, &lines[n]))
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
		if (avatar_start_line(rq, shared[i].rule, &lines[n])) {
			lines[n].fit = shared[i].fit;
			lines[n++].people = shared[i].people;
		}
	return *people ? add_families(rq, members, lines, n) : n;
}
