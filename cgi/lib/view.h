/*
 * view: what a page wants to show, as plain C data.  Handlers fill a view, tpl.cc
 * lets ctemplate read it, tests look inside it.
 *
 * Variables have lower-case names, sections upper-case ones.  A name that a view
 * does not have is looked up in the view around it.
 *
 * A view and all below it live in the arena that view_new() was given.  Names are
 * not copied (they are constants or outlive the arena), values are.
 */
#ifndef VIEW_H
#define VIEW_H

#include <stdbool.h>

#include "arena.h"

struct view;

struct view *view_new(struct arena *);

/* Set a variable; a later value replaces an earlier one. */
void view_text(struct view *, const char *name, const char *value);
void view_int(struct view *, const char *name, long long value);

/* Show a section once more, with names of its own, and return that view. */
struct view *view_add(struct view *, const char *section);

/* Show a section with one variable, if there is anything to show: "" and NULL are not. */
void view_part(struct view *, const char *section, const char *name, const char *value);

/* Show a section once, if the condition holds. */
void view_show(struct view *, const char *section, bool when);

/*
 * For tpl.cc and tests.  view_find gives NULL for a name set neither here nor in a
 * view around; view_rows gives the first of a section's views (NULL: not shown),
 * view_next the one after it.  view_has_section tells whether a section of this
 * name was ever added or asked about by view_show, here or around.
 */
const char        *view_find(const struct view *, const char *name);
const struct view *view_rows(const struct view *, const char *section);
const struct view *view_next(const struct view *);
bool               view_has_section(const struct view *, const char *section);

/* Where a page and its values live, for code that computes a value to show. */
struct arena *view_arena(const struct view *);

#endif
