/*
 * view: names and sections in lists, newest name first.  A view has some twenty
 * names, so walking a list is as quick as anything cleverer.
 */
#include "view.h"

#include <string.h>

struct value {
	const char   *name;
	const char   *text;
	struct value *next;
};

struct section {
	const char     *name;
	struct view    *first;
	struct view    *last;
	struct section *next;
};

struct view {
	struct arena      *arena;
	const struct view *around;
	struct value      *values;
	struct section    *sections;
	const struct view *next;
};

/* Most names differ in the first letter: the call is saved for those. */
static bool
same(const char *a, const char *b)
{
	return a[0] == b[0] && strcmp(a, b) == 0;
}

static struct section *
own_section(const struct view *v, const char *name)
{
	struct section *s = v->sections;

	while (s && !same(s->name, name))
		s = s->next;
	return s;
}

static const struct section *
find_section(const struct view *v, const char *name)
{
	const struct section *s = NULL;

	for (; v && !s; v = v->around)
		s = own_section(v, name);
	return s;
}

static struct section *
make_section(struct view *v, const char *name)
{
	struct section *s = own_section(v, name);

	if (!s) {
		s = arena_alloc(v->arena, sizeof(*s));
		s->name = name;
		s->next = v->sections;
		v->sections = s;
	}
	return s;
}

struct view *
view_new(struct arena *arena)
{
	struct view *v = arena_alloc(arena, sizeof(*v));

	v->arena = arena;
	return v;
}

/* The newest stands first, so a later value hides an earlier one. */
static void
set(struct view *v, const char *name, const char *text)
{
	struct value *value = arena_alloc(v->arena, sizeof(*value));

	value->name = name;
	value->text = text;
	value->next = v->values;
	v->values = value;
}

void
view_text(struct view *v, const char *name, const char *value)
{
	set(v, name, arena_text(v->arena, value));
}

void
view_int(struct view *v, const char *name, long long value)
{
	set(v, name, arena_printf(v->arena, "%lld", value));
}

struct view *
view_add(struct view *v, const char *section)
{
	struct section *s = make_section(v, section);
	struct view    *row = view_new(v->arena);

	row->around = v;
	if (s->last)
		s->last->next = row;
	else
		s->first = row;
	s->last = row;
	return row;
}

void
view_part(struct view *v, const char *section, const char *name, const char *value)
{
	if (value && *value)
		view_text(view_add(v, section), name, value);
}

void
view_show(struct view *v, const char *section, bool when)
{
	if (!make_section(v, section)->first && when)
		view_add(v, section);
}

const char *
view_find(const struct view *v, const char *name)
{
	const struct value *value;

	for (; v; v = v->around)
		for (value = v->values; value; value = value->next)
			if (same(value->name, name))
				return value->text;
	return NULL;
}

const struct view *
view_rows(const struct view *v, const char *section)
{
	const struct section *s = find_section(v, section);

	return s ? s->first : NULL;
}

const struct view *
view_next(const struct view *v)
{
	return v->next;
}

bool
view_has_section(const struct view *v, const char *section)
{
	return find_section(v, section) != NULL;
}

struct arena *
view_arena(const struct view *v)
{
	return v->arena;
}
