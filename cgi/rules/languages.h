/*
 * languages: how to say hello to somebody in the language that they like to speak.
 *
 * The field of a person is free text.  A language is known by its English name, its own
 * name or its tag: "Spanish", "español" and "ES" are one.  What stands behind a comma, a
 * bracket, a stroke, "and" or "or" is of no matter: "Spanish (and a little English)" is
 * Spanish.  Whatever else was written stays what it is, and is greeted in English.
 */
#ifndef LANGUAGES_H
#define LANGUAGES_H

#include <stdbool.h>

#include "arena.h"

enum { LANGUAGE_NAMES = 4 };

struct language {
	const char *tag;   /* for the attribute lang: "es" */
	const char *name;  /* in English: "Spanish" */
	const char *names[LANGUAGE_NAMES];  /* as its speakers write it; the rest is NULL */
	const char *morning, *day, *evening; /* before noon, before six, and then */
	const char *before_name, *after_name; /* ", " and "": "Buenos días, Fred" */
};

/* The language that was meant, or NULL. */
const struct language *language_of(struct arena *, const char *text);

/* All of them, by their English names; NULL behind the last. */
const struct language *language_at(int i);

/*
 * "Buenos días, Fred" at this hour of the day; the greeting alone for a called of "".
 * Language NULL is English.
 */
const char *language_hello(struct arena *, const struct language *, int hour, const char *called);

#endif
