/*
 * form: see form.h.
 */
#include "form.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "db.h"
#include "request.h"
#include "text.h"
#include "view.h"

enum {
	CARD_DIGITS = 14, /* the shortest number of a card; a book's has 13 */
	PHONE_DIGITS = 15 /* the longest of a telephone (E.164) */
};

struct value {
	const char  *text;
	int64_t      number;
	struct value *next;
};

struct slot {
	struct value *first, *last;
	int           count;
	const char   *complaint;
};

struct form {
	struct request     *rq;
	const struct field *fields;
	struct slot        *slots;
	const char         *complaint; /* of the whole form */
	bool                ok;
};

static struct slot *
slot(const struct form *f, const char *name)
{
	for (int i = 0; f->fields[i].name; i++)
		if (strcmp(f->fields[i].name, name) == 0)
			return &f->slots[i];
	fprintf(stderr, "no form field is called %s\n", name);
	abort();
}

static void
blame(struct form *f, struct slot *s, const char *complaint)
{
	f->ok = false;
	if (s->complaint == NULL)
		s->complaint = complaint;
}

static struct value *
add(struct form *f, struct slot *s, const char *text)
{
	struct value *v = arena_alloc(f->rq->arena, sizeof *v);

	v->text = text;
	if (s->last)
		s->last->next = v;
	else
		s->first = v;
	s->last = v;
	s->count++;
	return v;
}

/* A whole number without anything before or behind it. */
static bool
whole(const char *text, int64_t *number)
{
	char *end;

	if (!isdigit((unsigned char)text[0]) || strlen(text) > 18)
		return false;
	*number = strtoll(text, &end, 10);
	return *end == '\0';
}

static bool
chosen(const struct field *d, const char *text)
{
	for (int i = 0; d->choices[i]; i++)
		if (strcmp(d->choices[i], text) == 0)
			return true;
	return false;
}

/*
 * Whether the text holds the number of a payment card: so many digits in a row, with single
 * spaces or hyphens between them at most, whose check digit is right (Luhn, ISO/IEC 7812).
 */
static bool
card(const char *text, int least)
{
	for (; *text; text++) {
		const char *at = text;
		int         digits = 0, sums[2] = { 0, 0 };

		/* From a digit that begins a run; sums[n & 1] doubles every second digit. */
		while (isdigit((unsigned char)*at) && digits < 19) {
			int d = *at - '0', twice = 2 * d > 9 ? 2 * d - 9 : 2 * d;

			sums[digits & 1] += d;
			sums[~digits & 1] += twice;
			digits++;
			at += (at[1] == ' ' || at[1] == '-') && isdigit((unsigned char)at[2]) ? 2 : 1;
		}
		if (digits >= least && !isdigit((unsigned char)*at) && sums[~digits & 1] % 10 == 0)
			return true;
		if (digits > 0)
			text = at - 1;
	}
	return false;
}

/* What is wrong with a value, as a sentence, or NULL. */
static const char *
check(struct arena *a, const struct field *d, struct value *v)
{
	const char *t = v->text;

	if ((d->kind == FORM_TEXT || d->kind == FORM_PHONE || d->kind == FORM_SECRET) &&
	    text_length(t) > (size_t)d->max)
		return arena_printf(a, "%s can have %d letters at most; this has %zu.", d->label,
		    d->max, text_length(t));
	if ((d->kind == FORM_TEXT && card(t, CARD_DIGITS)) ||
	    (d->kind == FORM_PHONE && card(t, PHONE_DIGITS + 1)))
		return arena_printf(a, "%s looks like the number of a payment card. The book has no "
		    "place for cards.", d->label);
	switch (d->kind) {
	case FORM_TEXT:
	case FORM_SECRET:
		return NULL;
	case FORM_PHONE:
		if (t[strspn(t, "0123456789+-/(). ")] != '\0')
			return arena_printf(a, "%s can have digits, spaces and + - / ( ) .", d->label);
		return strlen(text_phone_words(a, t)) == 0
		           ? arena_printf(a, "%s needs four digits or more.", d->label)
		           : NULL;
	case FORM_INT:
		if (!whole(t, &v->number))
			return arena_printf(a, "%s is a number from %lld to %lld.", d->label,
			    (long long)d->low, (long long)d->high);
		if (v->number < d->low || v->number > d->high)
			return arena_printf(a, "%s is from %lld to %lld.", d->label,
			    (long long)d->low, (long long)d->high);
		return NULL;
	case FORM_ID:
		return whole(t, &v->number) && v->number > 0
		           ? NULL
		           : arena_printf(a, "Choose %s again.", d->label);
	case FORM_DATE:
		return clock_parse(t, &v->number)
		           ? NULL
		           : arena_printf(a, "%s is a day, such as 2026-11-22.", d->label);
	case FORM_CHOICE:
		return chosen(d, t) ? NULL : arena_printf(a, "Choose %s from what is offered.", d->label);
	case FORM_FLAG:
		v->number = strcmp(t, "yes") == 0;
		return v->number ? NULL
		                 : arena_printf(a, "%s is ticked or not.", d->label);
	}
	return NULL;
}

static void
take(struct form *f, const struct field *d, struct slot *s, const struct param *p)
{
	struct arena *a = f->rq->arena;
	struct value *v;

	if (!text_valid(p->value, p->size)) {
		/* Shown again without what cannot be shown. */
		char *clean = arena_text(a, p->value);

		for (char *c = clean; *c; c++)
			if ((unsigned char)*c < ' ' || (unsigned char)*c > '~')
				*c = '?';
		add(f, s, d->kind == FORM_SECRET ? "" : clean);
		blame(f, s, arena_printf(a, "%s has a sign that cannot be kept.", d->label));
		return;
	}
	v = add(f, s, d->kind == FORM_SECRET ? p->value : text_trim(a, p->value));
	if (s->count > 1 && !d->many) {
		blame(f, s, arena_printf(a, "%s was given twice.", d->label));
		return;
	}
	if (v->text[0] != '\0') {
		const char *complaint = check(a, d, v);

		if (complaint)
			blame(f, s, complaint);
	}
}

struct form *
form_new(struct request *rq, const struct field *fields)
{
	struct form *f = arena_alloc(rq->arena, sizeof *f);
	int          n = 0;

	while (fields[n].name)
		n++;
	f->rq = rq;
	f->fields = fields;
	f->slots = arena_alloc(rq->arena, (size_t)(n + 1) * sizeof f->slots[0]);
	f->ok = true;
	return f;
}

struct form *
form_read(struct request *rq, const struct field *fields)
{
	struct form *f = form_new(rq, fields);

	for (int i = 0; i < rq->nparams; i++)
		for (int d = 0; fields[d].name; d++)
			if (strcmp(fields[d].name, rq->params[i].name) == 0)
				take(f, &fields[d], &f->slots[d], &rq->params[i]);
	for (int d = 0; fields[d].name; d++)
		if (fields[d].required && (f->slots[d].first == NULL ||
		        f->slots[d].first->text[0] == '\0'))
			blame(f, &f->slots[d], arena_printf(rq->arena, "%s is needed.", fields[d].label));
	if (rq->conflict)
		form_blame(f, NULL, "This was saved already, with other words. What you wrote now "
		    "is below: save it again if it should stand beside the first.");
	return f;
}

bool
form_ok(const struct form *f)
{
	return f->ok;
}

const char *
form_text(const struct form *f, const char *name)
{
	return form_text_at(f, name, 0);
}

int64_t
form_int(const struct form *f, const char *name)
{
	return form_int_at(f, name, 0);
}

bool
form_flag(const struct form *f, const char *name)
{
	return form_int_at(f, name, 0) == 1;
}

int
form_count(const struct form *f, const char *name)
{
	return slot(f, name)->count;
}

static const struct value *
value(const struct form *f, const char *name, int i)
{
	const struct value *v = slot(f, name)->first;

	while (v && i-- > 0)
		v = v->next;
	return v;
}

const char *
form_text_at(const struct form *f, const char *name, int i)
{
	const struct value *v = value(f, name, i);

	return v ? v->text : "";
}

int64_t
form_int_at(const struct form *f, const char *name, int i)
{
	const struct value *v = value(f, name, i);

	return v ? v->number : 0;
}

bool
form_has(const struct form *f, const char *name, const char *text)
{
	for (const struct value *v = slot(f, name)->first; v; v = v->next)
		if (strcmp(v->text, text) == 0)
			return true;
	return false;
}

void
form_clear(struct form *f, const char *name)
{
	struct slot *s = slot(f, name);

	s->first = s->last = NULL;
	s->count = 0;
}

void
form_set(struct form *f, const char *name, const char *text)
{
	form_clear(f, name);
	add(f, slot(f, name), arena_text(f->rq->arena, text));
}

void
form_set_int(struct form *f, const char *name, int64_t number)
{
	const char *text = arena_printf(f->rq->arena, "%lld", (long long)number);

	form_clear(f, name);
	add(f, slot(f, name), text)->number = number;
}

/* A column as its field would have sent it: a flag is yes or nothing. */
static const char *
stored(const struct field *d, struct rows *r, int column)
{
	if (d->kind == FORM_FLAG)
		return db_int(r, column) ? "yes" : "";
	return db_text(r, column);
}

void
form_load(struct form *f, struct rows *r)
{
	for (int i = 0; f->fields[i].name; i++) {
		int column = db_column(r, f->fields[i].name);

		if (column >= 0 && !db_is_null(r, column))
			form_set(f, f->fields[i].name, stored(&f->fields[i], r, column));
	}
}

void
form_blame(struct form *f, const char *name, const char *format, ...)
{
	char   *text;
	int     n;
	va_list ap;

	/* Whole, however long: cut anywhere, it could end inside a letter. */
	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	text = arena_alloc(f->rq->arena, (size_t)n + 1);
	va_start(ap, format);
	vsnprintf(text, (size_t)n + 1, format, ap);
	va_end(ap);
	if (name != NULL)
		blame(f, slot(f, name), text);
	else if (f->complaint == NULL)
		f->complaint = text;
	f->ok = false;
}

/* CALL_NAME_ERROR from call_name and ERROR. */
static const char *
upper(struct arena *a, const char *name, const char *tail)
{
	char *text = arena_printf(a, "%s_%s", name, tail);

	for (char *c = text; *c; c++)
		*c = *c == '-' ? '_' : (char)toupper((unsigned char)*c);
	return text;
}

static void
fill_field(struct arena *a, const struct field *d, const struct slot *s, struct view *v)
{
	const char *text = s->first && d->kind != FORM_SECRET ? s->first->text : "";

	if (!d->many)
		view_text(v, d->name, text);
	if (d->kind == FORM_CHOICE)
		for (const struct value *one = s->first; one; one = one->next)
			if (chosen(d, one->text))
				view_show(v, upper(a, d->name, one->text), true);
	if (d->kind == FORM_FLAG)
		view_show(v, upper(a, d->name, "YES"), strcmp(text, "yes") == 0);
	if (s->complaint)
		view_text(view_add(v, upper(a, d->name, "ERROR")),
		    arena_printf(a, "%s_error", d->name), s->complaint);
}

static void
problem(struct view *v, const char *field, const char *complaint)
{
	struct view *row = view_add(v, "PROBLEMS");

	view_text(row, "field", field);
	view_text(row, "complaint", complaint);
}

void
form_fill(const struct form *f, struct view *v)
{
	struct view *summary;

	for (int i = 0; f->fields[i].name; i++)
		fill_field(f->rq->arena, &f->fields[i], &f->slots[i], v);
	if (f->ok)
		return;
	summary = view_add(v, "PROBLEM");
	if (f->complaint)
		problem(summary, "", f->complaint);
	for (int i = 0; f->fields[i].name; i++)
		if (f->slots[i].complaint)
			problem(summary, f->fields[i].name, f->slots[i].complaint);
}

void
form_compare(const struct form *f, struct rows *r, struct view *v)
{
	struct arena *a = f->rq->arena;

	for (int i = 0; f->fields[i].name; i++) {
		const struct field *d = &f->fields[i];
		int                 column = db_column(r, d->name);
		const char         *now = column >= 0 ? stored(d, r, column) : "";

		if (column < 0 || strcmp(now, form_text(f, d->name)) == 0)
			continue;
		if (*now == '\0')
			now = d->kind == FORM_FLAG ? "no" : "nothing";
		view_text(view_add(v, upper(a, d->name, "NOW")), arena_printf(a, "%s_now", d->name), now);
	}
}
