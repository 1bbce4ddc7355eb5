/*
 * avatar: see avatar.h.
 */
#include "avatar.h"

#include <ctype.h>
#include <string.h>

#include "clock.h"
#include "text.h"

int
avatar_mark(int64_t day)
{
	int year, month, dayofmonth;

	clock_date(day, &year, &month, &dayofmonth);
	return month * 100 + dayofmonth;
}

bool
avatar_within(int mark, int from, int to)
{
	return from <= to ? mark >= from && mark <= to : mark >= from || mark <= to;
}

/* The day of that mark in a year. */
static int64_t
day_of(int year, int mark)
{
	int64_t day;

	if (!clock_from_date(year, mark / 100, mark % 100, &day))
		clock_from_date(year, mark / 100 + 1, 1, &day);
	return day;
}

int64_t
avatar_begins(int64_t day, int from)
{
	int     year;
	int64_t begins;

	clock_date(day, &year, &(int){ 0 }, &(int){ 0 });
	begins = day_of(year, from);
	return begins >= day ? begins : day_of(year + 1, from);
}

char *
avatar_back_words(struct arena *a, int64_t day)
{
	static const char *const months[] = { "January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December" };

	return arena_printf(a, "back in %s", months[avatar_mark(day) / 100 - 1]);
}

struct avatar_depth
avatar_depth(const struct avatar_told *blocks, int n, int involvement)
{
	struct avatar_depth d = { false, 0, 0 };
	int                 any = 0;

	for (int i = 0; i < n; i++) {
		bool asked = blocks[i].depth <= involvement;

		any += blocks[i].told;
		d.asked += asked;
		d.told += asked && blocks[i].told;
	}
	d.enough = any > 0 && d.told == d.asked;
	return d;
}

/* A block's name inside a sentence. */
static const char *
inside(struct arena *a, const char *name)
{
	char *text = arena_text(a, name);

	/* Names of more than one capital are the owner's own matter. */
	if (isupper((unsigned char)text[0]) && !isupper((unsigned char)text[1]))
		text[0] = (char)tolower((unsigned char)text[0]);
	return text;
}

char *
avatar_depth_words(struct arena *a, const struct avatar_told *blocks, int n, int involvement)
{
	enum { NAMED = 3 };
	struct avatar_depth d = avatar_depth(blocks, n, involvement);
	int                 missing = d.asked - d.told, said = 0, name;
	char               *text;

	if (d.enough)
		return arena_text(a, "Deep enough.");
	if (missing == 0)
		return arena_text(a, "Not yet: nothing is written.");
	/* "And 1 more" is no shorter than the name itself. */
	name = missing <= NAMED + 1 ? missing : NAMED;
	text = arena_text(a, "Not yet: ask about ");
	for (int i = 0; i < n && said < name; i++)
		if (blocks[i].depth <= involvement && !blocks[i].told) {
			said++;
			text = arena_printf(a, "%s%s%s", text, said == 1 ? ""
			    : said == missing ? " and " : ", ", inside(a, blocks[i].name));
		}
	if (missing > name)
		return arena_printf(a, "%s and %d more.", text, missing - name);
	return arena_printf(a, "%s.", text);
}

int
avatar_words(const char *text)
{
	int  n = 0;
	bool in = false;

	for (; *text; text++) {
		n += *text != ' ' && !in;
		in = *text != ' ';
	}
	return n;
}

/* Which word of three: they, she, he. */
static int
which(const char *pronoun)
{
	return strcmp(pronoun, "she") == 0 ? 1 : strcmp(pronoun, "he") == 0 ? 2 : 0;
}

const char *
avatar_them(const char *pronoun)
{
	static const char *const words[] = { "them", "her", "him" };

	return words[which(pronoun)];
}

const char *
avatar_their(const char *pronoun)
{
	static const char *const words[] = { "their", "her", "his" };

	return words[which(pronoun)];
}

const char *
avatar_heading(struct arena *a, int64_t block_id, const char *name, const char *pronoun)
{
	/* By the ids of db/schema.sql; a block that is not here goes by its name. */
	static const struct {
		int64_t     id;
		const char *words[3];
	} headings[] = {
		{ 1, { "Their work", "Her work", "His work" } },
		{ 3, { "Who they live with", "Who she lives with", "Who he lives with" } },
		{ 8, { "How they dress", "How she dresses", "How he dresses" } },
		{ 9, { "What they eat", "What she eats", "What he eats" } },
		{ 10, { "How they shop", "How she shops", "How he shops" } },
		{ 11, { "They love", "She loves", "He loves" } },
		{ 12, { "They care about", "She cares about", "He cares about" } },
		{ 13, { "Their goals", "Her goals", "His goals" } },
		{ 14, { "Their ambitions", "Her ambitions", "His ambitions" } },
		{ 15, { "What they want", "What she wants", "What he wants" } },
		{ 16, { "What they need", "What she needs", "What he needs" } },
		{ 17, { "What they desire", "What she desires", "What he desires" } },
		{ 18, { "What annoys them", "What annoys her", "What annoys him" } },
	};

	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		if (headings[i].id == block_id)
			return headings[i].words[which(pronoun)];
	return arena_text(a, name);
}

/* Whether it was said in a line before, however it was spelt. */
static bool
said_before(struct arena *a, const struct avatar_typed *t, const char *line)
{
	const char *folded = text_fold(a, line);

	for (int i = 0; i < t->n; i++)
		if (strcmp(t->lines[i], line) == 0 ||
		    (*folded && strcmp(text_fold(a, t->lines[i]), folded) == 0))
			return true;
	return false;
}

void
avatar_lines(struct arena *a, const char *text, int max, struct avatar_typed *t)
{
	char *rest = text_trim_lines(a, text);

	*t = (struct avatar_typed){ .n = 0 };
	while (rest != NULL && *rest) {
		char *end = strchr(rest, '\n');
		char *line;

		if (end != NULL)
			*end++ = '\0';
		line = text_trim(a, rest);
		rest = end;
		if (*line == '\0' || said_before(a, t, line))
			continue;
		if (t->too_long == NULL && text_length(line) > (size_t)max)
			t->too_long = line;
		if (t->n < (int)(sizeof t->lines / sizeof *t->lines))
			t->lines[t->n++] = line;
	}
}
