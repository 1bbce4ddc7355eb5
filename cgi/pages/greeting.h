/*
 * greeting: the brief on the card that opens a person's page.
 */
#ifndef GREETING_H
#define GREETING_H

#include <stdint.h>

#include "brief.h"

struct request;
struct view;

enum {
	GREETING_TICKS = 8 /* offered as here too */
};

/* Fill the greeting card of this person while these others are there too. */
void greeting_fill(struct request *, int64_t id, const int64_t *with, int nwith);

/* A reason, to stand alone on the screen: "Told Theo in March". */
const char *greeting_reason(struct arena *, const char *reason);

/* The rows of partials/brief_not.html: what must be known, and what bothers. */
void greeting_nots(struct view *, const struct brief_line *nots, int n);

/* The lines of partials/brief_open.html: what is open, and where its buttons lead back to. */
void greeting_opens(struct view *, const struct brief_line *opens, int n, const char *back);

#endif
