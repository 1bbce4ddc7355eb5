/*
 * demo_people: reads the people who were written by hand.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "demo.h"
#include "text.h"

struct stanza
stanza_open(struct arena *a, const char *file)
{
	struct stanza s = { .file = file };
	FILE         *f = fopen(file, "r");
	long          size;

	if (f == NULL || fseek(f, 0, SEEK_END) < 0 || (size = ftell(f)) < 0)
		fail("%s cannot be read.", file);
	rewind(f);
	s.rest = arena_alloc(a, (size_t)size + 1);
	if (fread(s.rest, 1, (size_t)size, f) != (size_t)size)
		fail("%s cannot be read.", file);
	fclose(f);
	if (!text_valid(s.rest, (size_t)size))
		fail("%s is not plain UTF-8 text.", file);
	return s;
}

void
stanza_fail(const struct stanza *s, const char *what)
{
	fail("%s:%d: %s", s->file, s->line, what);
}

bool
stanza_next(struct stanza *s)
{
	char *line;

	do {
		if (*s->rest == '\0')
			return false;
		line = s->rest;
		s->rest += strcspn(line, "\n");
		if (*s->rest != '\0')
			*s->rest++ = '\0';
		s->line++;
	} while (*line == '\0' || *line == '#');
	s->head = *line != '\t';
	if (!s->head)
		line++;
	for (s->nfields = 0; s->nfields < MOST_FIELDS;) {
		s->field[s->nfields++] = line;
		line += strcspn(line, "\t");
		if (*line == '\0')
			break;
		*line++ = '\0';
	}
	return true;
}

int
demo_ago(const struct stanza *s, const char *text)
{
	char *unit;
	long  n;

	if (strcmp(text, "any") == 0)
		return ANY_DAY;
	n = strtol(text, &unit, 10);
	if (strcmp(unit, "d") == 0)
		return (int)n;
	if (strcmp(unit, "w") == 0)
		return (int)n * 7;
	if (strcmp(unit, "m") == 0)
		return (int)(n * 304 / 10);
	if (strcmp(unit, "y") == 0)
		return (int)(n * 365);
	stanza_fail(s, "a time is any, 9d, 5w, 14m or 3y");
}

int
demo_days(const struct stanza *s, const char *text)
{
	int days = 0;

	for (int i = 0; i < 7; i++) {
		char name[4] = { 0 };

		memcpy(name, clock_weekday_words(i), 3);
		if (strstr(text, name) != NULL)
			days |= 1 << i;
	}
	if (days == 0)
		stanza_fail(s, "days are Mon,Tue,Wed,Thu,Fri,Sat,Sun");
	return days;
}

int
demo_minute(const struct stanza *s, const char *text)
{
	int hour, minute;

	if (sscanf(text, "%d:%d", &hour, &minute) != 2 || hour > 23 || minute > 59)
		stanza_fail(s, "a time of day is 10:05");
	return hour * 60 + minute;
}

/* One pair of braces: what stands in it, as words. */
static char *
date_words(struct cast *cast, const char *inside)
{
	static const char *const months[] = { "January", "February", "March", "April",
		"May", "June", "July", "August", "September", "October", "November",
		"December" };
	int                      away, age, year, month, day;
	int64_t                  when;

	if (sscanf(inside, "workday %d", &away) == 1) {
		for (when = cast->today + away; clock_weekday(when) > 4;)
			when++;
		return clock_day_words(cast->arena, when, cast->today);
	}
	if (sscanf(inside, "month %d", &away) == 1) {
		clock_date(cast->today, &year, &month, &day);
		return arena_text(cast->arena, months[(month + 11 + away) % 12]);
	}
	if (sscanf(inside, "day %d", &away) == 1) {
		clock_date(cast->today + away, &year, &month, &day);
		return arena_printf(cast->arena, "%d %s", day, months[month - 1]);
	}
	if (sscanf(inside, "born %d %d", &away, &age) == 2) {
		clock_date(cast->today + away, &year, &month, &day);
		/* Nobody of these is born on a 29 February. */
		if (month == 2 && day == 29)
			day = 28;
		return arena_printf(cast->arena, "%d %s %d", day, months[month - 1],
		    year - age);
	}
	return NULL;
}

char *
demo_dates(struct cast *cast, const char *text)
{
	const char *open = strchr(text, '{');
	const char *close = open == NULL ? NULL : strchr(open, '}');
	char       *inside, *words;

	if (close == NULL)
		return arena_text(cast->arena, text);
	inside = arena_bytes(cast->arena, open + 1, (size_t)(close - open - 1));
	words = date_words(cast, inside);
	if (words == NULL)
		fail("Nobody knows what {%s} means.", inside);
	return arena_printf(cast->arena, "%.*s%s%s", (int)(open - text), text, words,
	    demo_dates(cast, close + 1));
}

/* The columns that are only text, with their limits in the book. */
static const struct {
	const char *key;
	size_t      offset, most;
} keys[] = {
	{ "source", offsetof(struct guest, name_source), 10 },
	{ "nick", offsetof(struct guest, nick), 120 },
	{ "say", offsetof(struct guest, say), 120 },
	{ "greet", offsetof(struct guest, greet), 160 },
	{ "looks", offsetof(struct guest, looks), 120 },
	{ "usual", offsetof(struct guest, usual), 120 },
	{ "phone", offsetof(struct guest, phone), 40 },
	{ "home", offsetof(struct guest, home), 80 },
	{ "by", offsetof(struct guest, by), 40 },
};

static bool
read_text(const struct stanza *s, struct guest *g)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strcmp(s->field[0], keys[i].key) == 0) {
			if (s->nfields != 2 || text_length(s->field[1]) > keys[i].most)
				stanza_fail(s, "this wants one text, and a shorter one");
			*(const char **)(void *)((char *)g + keys[i].offset) =
			    s->field[1];
			return true;
		}
	return false;
}

static bool
read_when(const struct stanza *s, struct cast *cast, struct guest *g)
{
	const char *key = s->field[0];

	if (strcmp(key, "since") == 0)
		g->since = demo_ago(s, s->field[1]);
	else if (strcmp(key, "last") == 0)
		g->last = demo_ago(s, s->field[1]);
	else if (strcmp(key, "knows") == 0)
		g->knows = strcmp(s->field[1], "yes") == 0;
	else if (strcmp(key, "age") == 0) {
		g->age = demo_dates(cast, s->field[1]);
		g->age_ago = s->nfields > 2 ? demo_ago(s, s->field[2]) : 0;
	} else
		return false;
	return true;
}

static bool
read_habit(const struct stanza *s, struct guest *g)
{
	const char *key = s->field[0];

	if (strcmp(key, "comes") == 0 && s->nfields >= 4 && g->ncomes < MOST_COMES)
		g->comes[g->ncomes++] = (struct comes){ demo_days(s, s->field[1]),
			demo_minute(s, s->field[2]), atoi(s->field[3]),
			s->nfields > 4 ? atoi(s->field[4]) : 1 };
	else if (strcmp(key, "with") == 0 && s->nfields == 3 && g->nwith < MOST_WITH)
		g->with[g->nwith++] =
		    (struct friend){ s->field[1], atoi(s->field[2]), -1 };
	else if (strcmp(key, "contact") == 0 && s->nfields == 3 &&
	    g->ncontacts < MOST_CONTACTS)
		g->contacts[g->ncontacts++] =
		    (struct contact){ s->field[1], demo_ago(s, s->field[2]) };
	else
		return false;
	return true;
}

static void
read_line(const struct stanza *s, struct cast *cast, struct guest *g)
{
	struct told *told = &g->facts[g->nfacts];

	if (s->nfields < 2)
		stanza_fail(s, "a key, a tab and a text");
	if (read_text(s, g) || read_when(s, cast, g) || read_habit(s, g))
		return;
	if (s->nfields != 4 || g->nfacts == MOST_FACTS)
		stanza_fail(s, "a fact is kind, source, when and text; 24 are enough");
	*told = (struct told){ s->field[0], s->field[1], demo_dates(cast, s->field[3]),
		demo_ago(s, s->field[2]) };
	if (text_length(told->text) > 300)
		stanza_fail(s, "a fact has at most 300 characters");
	g->nfacts++;
}

static void
read_head(const struct stanza *s, struct cast *cast, struct guest *g)
{
	const char *full = strstr(s->field[0], " = ");

	*g = (struct guest){ .call = "", .full = "", .name_source = "told", .nick = "",
		.say = "", .greet = "", .looks = "", .usual = "", .phone = "", .home = "",
		.age = "", .by = "", .hand = -1 };
	if (full != NULL) {
		g->call = arena_bytes(cast->arena, s->field[0],
		    (size_t)(full - s->field[0]));
		g->full = full + 3;
	} else if (strcmp(s->field[0], "?") != 0)
		g->call = s->field[0];
}

void
cast_read(struct cast *cast, const char *file)
{
	struct stanza s = stanza_open(cast->arena, file);
	struct guest *g = NULL;

	while (stanza_next(&s))
		if (!s.head && g != NULL)
			read_line(&s, cast, g);
		else if (s.head && cast->n < MOST_GUESTS)
			read_head(&s, cast, g = &cast->guests[cast->n++]);
		else
			stanza_fail(&s, "too many people, or a line of nobody’s");
}
