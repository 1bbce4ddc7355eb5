/*
 * brief_input: see brief_input.h.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "brief_input.h"
#include "clock.h"

int64_t
brief_today(void)
{
	int64_t day;

	clock_from_date(2026, 11, 17, &day);
	return day;
}

/* Everybody who is named in an input, by the place at which they are first named. */
static int64_t
id_of(struct brief_input *in, const char *name)
{
	for (int i = 0; i < in->nnames; i++)
		if (strcmp(in->names[i], name) == 0)
			return i + 1;
	in->names[in->nnames++] = name;
	return in->nnames;
}

/* What stands behind a sign, as " ~she giggles" or " #jazz"; cut off from the text. */
static const char *
behind(struct arena *a, char *text, const char *sign)
{
	char *at = strstr(text, sign), *value, *end = NULL;

	if (at == NULL)
		return "";
	value = arena_text(a, at + strlen(sign));
	for (const char *const *s = (const char *const[]){ " ~", " #", " @", " *", NULL }; *s; s++)
		if (strstr(value, *s) && (end == NULL || strstr(value, *s) < end))
			end = strstr(value, *s);
	memmove(at, at + strlen(sign) + (end ? (size_t)(end - value) : strlen(value)),
	    strlen(at + strlen(sign) + (end ? (size_t)(end - value) : strlen(value))) + 1);
	if (end)
		*end = '\0';
	return value;
}

static void
read_fact(struct arena *a, struct brief_input *in, struct brief_person *p, char *line)
{
	struct brief_fact *f = (struct brief_fact *)&p->facts[p->nfacts++];
	char               kind[20], source[20], author[20], days[20];
	int                n = 0;
	const char        *company, *interest;

	if (sscanf(line, "%19s %19s %19s %19s %n", kind, source, author, days, &n) != 4)
		abort();
	line += n;
	*f = (struct brief_fact){ .kind = arena_text(a, kind), .source = arena_text(a, source),
		.author = arena_text(a, author), .interest = "", .area = "", .company = "" };
	f->id = ++in->nfacts;
	f->learned_day = brief_today() - atoi(days);
	f->used_day = strchr(days, '/') ? brief_today() - atoi(strchr(days, '/') + 1) : 0;
	f->family = strcmp(behind(a, line, " *"), "family") == 0;
	f->remark = behind(a, line, " ~");
	interest = behind(a, line, " #");
	company = behind(a, line, " @");
	if (*interest) {
		/* "rugby/Sport": the thing, and its area of life. */
		f->area = strchr(interest, '/') ? strchr(interest, '/') + 1 : "";
		f->interest = interest = arena_bytes(a, interest, strcspn(interest, "/"));
		f->interest_id = id_of(in, arena_printf(a, "#%s", interest));
	}
	if (*company) {
		f->company = company;
		f->company_id = id_of(in, company);
	}
	f->text = line;
}

static void
read_line(struct arena *a, struct brief_input *in, struct brief_person *p, char *line)
{
	char               *rest = strchr(line, ' ');
	struct brief_other *o = (struct brief_other *)&p->others[p->nothers];
	char               *name;

	*rest++ = '\0';
	if (strcmp(line, "call") == 0)
		p->called = rest;
	else if (strcmp(line, "say") == 0)
		p->say_name = rest;
	else if (strcmp(line, "greet") == 0)
		p->greeting = rest;
	else if (strcmp(line, "usual") == 0)
		p->usual = rest;
	else if (strcmp(line, "tie") == 0 || strcmp(line, "pet") == 0 ||
	         strcmp(line, "home") == 0) {
		*o = (struct brief_other){ *line == 't' ? BRIEF_TIE : *line == 'p' ? BRIEF_COMPANION
		    : BRIEF_MEMBER, .word = "", .remark = behind(a, rest, " ~") };
		name = rest;
		if (*line != 'h') {
			o->word = rest;
			name = strchr(rest, ' ');
			*name++ = '\0';
		}
		o->name = name;
		o->id = o->bond == BRIEF_COMPANION ? p->nothers + 1 : id_of(in, name);
		p->nothers++;
	} else if (strcmp(line, "try") == 0) {
		struct brief_attempt *t = (struct brief_attempt *)&p->attempts[p->nattempts++];

		t->id = p->nattempts;
		t->author = "Theo";
		t->bothers = behind(a, rest, " ~");
		t->day = brief_today() - strtol(rest, &rest, 10);
		t->text = rest + 1;
	} else if (strcmp(line, "open") == 0) {
		struct brief_thread *t = (struct brief_thread *)&p->threads[p->nthreads++];
		char                 kind[20], owner[20], days[20];
		int                  n = 0;

		if (sscanf(rest, "%19s %19s %19s %n", kind, owner, days, &n) != 3)
			abort();
		*t = (struct brief_thread){ .id = p->nthreads, .kind = arena_text(a, kind),
			.owner = arena_text(a, owner), .author = "Theo", .text = rest + n,
			.day = brief_today() - atoi(days) };
		if (strchr(days, '/'))
			t->due_day = brief_today() - atoi(strchr(days, '/') + 1);
	} else {
		rest[-1] = ' ';
		read_fact(a, in, p, line);
	}
}

void
brief_read(struct arena *a, const char *text, struct brief_input *in)
{
	char *save = NULL, *copy = arena_text(a, text);

	*in = (struct brief_input){ .n = 0 };
	for (char *line = strtok_r(copy, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		struct brief_person *p;

		if (strncmp(line, "me ", 3) != 0 && strncmp(line, "here ", 5) != 0) {
			read_line(a, in, &in->people[in->n - 1], line);
			continue;
		}
		p = &in->people[in->n++];
		p->name = p->called = strchr(line, ' ') + 1;
		p->id = id_of(in, p->name);
		p->say_name = p->greeting = p->usual = "";
		p->facts = arena_alloc(a, BRIEF_INPUT_FACTS * sizeof *p->facts);
		p->others = arena_alloc(a, BRIEF_INPUT_OTHERS * sizeof *p->others);
		p->attempts = arena_alloc(a, 8 * sizeof *p->attempts);
		p->threads = arena_alloc(a, 16 * sizeof *p->threads);
		/* What one sees is no name. */
		if (*p->name >= 'a' && *p->name <= 'z')
			p->called = "";
	}
}

const char *
brief_words(struct arena *a, const struct brief *b)
{
	static const char *const kinds[] = { "name", "with", "better not", "say", "usual", "open",
		"joke" };
	const char *words = "";

	for (int i = 0; i < b->nlines; i++) {
		const struct brief_line *l = &b->lines[i];

		words = arena_printf(a, "%s%s%s: %s (%s)", words, i ? "\n" : "",
		    l->kind == BRIEF_OPENER && !l->speech ? "ask" : kinds[l->kind], l->text, l->reason);
		for (int k = 1; l->kind == BRIEF_OPENER && k < b->nopeners; k++)
			words = arena_printf(a, "%s\nor ask: %s (%s)", words, b->openers[k].text,
			    b->openers[k].reason);
	}
	return words;
}

const char *
brief_group_words(struct arena *a, const struct brief_group *g)
{
	const char *words = "";

	for (int i = 0; i < g->njokes; i++)
		words = arena_printf(a, "%sjoke: %s (%s)\n", words, g->jokes[i].text, g->jokes[i].reason);
	for (int i = 0; i < g->nsuits; i++)
		words = arena_printf(a, "%s%s: %s (%s)\n", words, g->suits[i].shared ? "both" : "suits",
		    g->suits[i].text, g->suits[i].reason);
	for (int i = 0; i < g->nleave; i++)
		words = arena_printf(a, "%s%s: not for %s (%s)\n", words, g->leave[i].text,
		    g->leave[i].not_for, g->leave[i].reason);
	for (int i = 0; i < g->nties; i++)
		words = arena_printf(a, "%stie: %s (%s)\n", words, g->ties[i].text, g->ties[i].remark);
	return words;
}
