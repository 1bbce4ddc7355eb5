/*
 * tags: see tags.h.
 */
#include "tags.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "text.h"

/* A list is written into the book between quotation marks, so that none stands in a tag. */
static char *
without_marks(struct arena *a, const char *text)
{
	char  *plain = arena_text(a, text);
	size_t n = 0;

	for (; *text; text++)
		if (*text != '"' && *text != '\\')
			plain[n++] = *text;
	plain[n] = '\0';
	return plain;
}

const char *
tags_kept(struct arena *a, const char *typed, const char **why)
{
	char       *rest = without_marks(a, typed), *tag;
	const char *folded[TAGS_MOST], *kept = "";
	int         n = 0;

	*why = "";
	while ((tag = strsep(&rest, ",")) != NULL) {
		const char *fold = text_fold(a, tag);
		bool        again = *fold == '\0';

		for (int i = 0; i < n; i++)
			again = again || strcmp(folded[i], fold) == 0;
		if (again)
			continue;
		tag = text_trim(a, tag);
		if (text_length(tag) > TAG_LETTERS)
			*why = "A tag can have thirty letters. Put commas between them.";
		else if (n == TAGS_MOST)
			*why = "Ten tags are the most.";
		if (**why)
			return NULL;
		folded[n++] = fold;
		kept = arena_printf(a, "%s%s%s", kept, *kept ? ", " : "", tag);
	}
	if (text_length(kept) > TAGS_LETTERS)
		*why = "All tags together can have 160 letters.";
	return **why ? NULL : kept;
}
