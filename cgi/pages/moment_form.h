/*
 * moment_form: what is written down with a moment: its words for the search, and that we ask
 * how it was.
 */
#ifndef MOMENT_FORM_H
#define MOMENT_FORM_H

#include <stdint.h>

struct moment_line;
struct request;

/* What the search finds of it. */
void moment_mention(struct request *, const struct moment_line *);

/*
 * A life event that comes once, now or within the last two months: from the day after it we
 * ask how it was, until somebody has.  What is asked moves with its date.
 */
void moment_ask(struct request *, const struct moment_line *);

/* It is not asked about any more; what was asked already stays. */
void moment_ask_drop(struct request *, int64_t person_id, int64_t moment_id);

#endif
