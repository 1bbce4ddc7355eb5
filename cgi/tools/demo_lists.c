/*
 * demo_lists: reads the lists, and says their lines.
 */
#include "demo_lists.h"

#include <stdlib.h>
#include <string.h>

static void
split(struct stanza *s, char *text, struct names *names)
{
	for (char *end; *text != '\0'; text = end) {
		end = text + strcspn(text, ",");
		if (*end != '\0')
			*end++ = '\0';
		while (*end == ' ')
			end++;
		if (names->n == MOST_NAMES)
			stanza_fail(s, "this list is too long");
		names->list[names->n++] = text;
	}
}

static void
read_kind(struct stanza *s, struct kind *k)
{
	char        *key = s->field[0];
	struct names ages = { .n = 0 };

	if (strcmp(key, "pairs") == 0)
		k->pairs = true;
	else if (strcmp(key, "days") == 0)
		split(s, s->field[1], &k->days);
	else if (strcmp(key, "hours") == 0)
		split(s, s->field[1], &k->hours);
	else if (strcmp(key, "often") == 0)
		split(s, s->field[1], &k->often);
	else if (strcmp(key, "ages") == 0) {
		split(s, s->field[1], &ages);
		k->youngest = atoi(ages.list[0]);
		k->oldest = atoi(ages.list[1]);
	} else if (k->nlines < MOST_LINES)
		k->lines[k->nlines++] = (struct line){ key,
			s->nfields == 3 ? s->field[1] : "", s->field[s->nfields - 1] };
	else
		stanza_fail(s, "this kind has too many lines");
}

static void
read_names(struct stanza *s, struct place *p)
{
	if (strcmp(s->field[0], "women") == 0)
		split(s, s->field[1], &p->women);
	else if (strcmp(s->field[0], "men") == 0)
		split(s, s->field[1], &p->men);
	else if (strcmp(s->field[0], "families") == 0)
		split(s, s->field[1], &p->families);
	else
		stanza_fail(s, "names are women, men or families");
}

static void
read_head(struct stanza *s, struct lists *l)
{
	int number = s->nfields == 2 ? atoi(s->field[1]) : -1;

	if (number < 0)
		stanza_fail(s, "a head ends with a tab and a number");
	if (strncmp(s->field[0], "names ", 6) == 0 && l->nplaces < MOST_PLACES) {
		l->places[l->nplaces++].weight = number;
		l->weight += number;
	} else if (strncmp(s->field[0], "kind ", 5) == 0 && l->nkinds < MOST_KINDS) {
		struct kind *k = &l->kinds[l->nkinds++];

		k->name = s->field[0] + 5;
		k->people = number;
		if (strcmp(k->name, "Everyone") == 0)
			l->everyone = k;
		if (strcmp(k->name, "Pairs") == 0)
			l->pair = k;
	} else
		stanza_fail(s, "a head is names or kind");
}

void
lists_read(struct lists *l, const char *file)
{
	struct stanza s = stanza_open(l->cast->arena, file);

	while (stanza_next(&s)) {
		if (s.head)
			read_head(&s, l);
		else if (s.nfields < 2)
			stanza_fail(&s, "a key, a tab and a text");
		else if (l->nkinds > 0)
			read_kind(&s, &l->kinds[l->nkinds - 1]);
		else if (l->nplaces > 0)
			read_names(&s, &l->places[l->nplaces - 1]);
		else
			stanza_fail(&s, "this line belongs to nothing");
	}
	if (l->everyone == NULL || l->pair == NULL || l->weight == 0)
		stanza_fail(&s, "names, Everyone and Pairs are wanted");
}

const char *
lists_pick(struct lists *l, const struct names *names)
{
	return names->n == 0 ? "" : names->list[dice_roll(&l->dice, names->n)];
}

/* One of [this|that]; gives how many bytes were read. */
static size_t
choose(struct lists *l, const char *text, char **chosen)
{
	size_t      length = strcspn(text, "]");
	int         sides = 1, side;
	const char *from = text;

	for (size_t i = 0; i < length; i++)
		sides += text[i] == '|';
	side = dice_roll(&l->dice, sides);
	while (side-- > 0)
		from += strcspn(from, "|]") + 1;
	*chosen = arena_bytes(l->cast->arena, from, strcspn(from, "|]"));
	return length + (text[length] == ']');
}

/* A name that neither the person nor whoever lives with them has. */
static const char *
relative(struct lists *l, const struct names *names)
{
	const char *found;

	do
		found = lists_pick(l, names);
	while (names->n > 2 &&
	    (strcmp(found, l->call) == 0 || strcmp(found, l->other) == 0));
	return found;
}

static const char *
who(struct lists *l, const char *text, size_t n)
{
	if (n == 4 && memcmp(text, "call", n) == 0)
		return l->call;
	if (n == 5 && memcmp(text, "other", n) == 0)
		return l->other;
	if (n == 5 && memcmp(text, "woman", n) == 0)
		return relative(l, &l->place->women);
	if (n == 3 && memcmp(text, "man", n) == 0)
		return relative(l, &l->place->men);
	fail("Nobody knows who {%.*s} is.", (int)n, text);
}

char *
lists_say(struct lists *l, const char *text)
{
	char *said = arena_text(l->cast->arena, "");

	while (*text != '\0') {
		size_t      n = strcspn(text, "[{");
		const char *plain = text;
		char       *chosen = "";

		text += n;
		if (*text == '[')
			text += 1 + choose(l, text + 1, &chosen);
		else if (*text == '{') {
			size_t length = strcspn(text + 1, "}");

			chosen = arena_text(l->cast->arena, who(l, text + 1, length));
			text += length + 2;
		}
		if (strpbrk(chosen, "{") != NULL)
			chosen = lists_say(l, chosen);
		said =
		    arena_printf(l->cast->arena, "%s%.*s%s", said, (int)n, plain, chosen);
	}
	return said;
}

const struct line *
lists_line(struct lists *l, const struct kind *k, const char *key)
{
	const struct line *found[MOST_LINES];
	int                n = 0;

	for (int i = 0; i < k->nlines; i++)
		if (key == NULL ? *k->lines[i].source != '\0'
		                : strcmp(k->lines[i].key, key) == 0)
			found[n++] = &k->lines[i];
	return n == 0 ? NULL : found[dice_roll(&l->dice, n)];
}

const char *
lists_some(struct lists *l, const struct kind *k, const char *key)
{
	const struct line *line = lists_line(l, k, key);

	return line == NULL ? "" : lists_say(l, line->text);
}
