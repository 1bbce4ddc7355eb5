/*
 * shop_kind: what differs from one kind of shop to the next: the words of a few things, and
 * which blocks are offered.  Changing the kind changes words and offers, and never what is
 * in the book: a block that is off is not offered, but shows what was written in it.
 */
#ifndef SHOP_KIND_H
#define SHOP_KIND_H

#include <stdbool.h>

enum {
	SHOP_KINDS = 8,
	SHOP_CHIPS = 8,  /* what may have happened at a visit */
	SHOP_STAGES = 5  /* stage.id 1 to 5: how somebody looks, compares, bargains, buys, pays */
};

/* One chip of Log a visit. */
struct shop_chip {
	const char *happened; /* as visit_happened says it */
	const char *words, *icon;
};

struct shop_kind {
	const char *kind;   /* as shop.kind says it */
	const char *words;  /* A café */
	const char *icon;

	/* What a page says first of what they buy, and what to write there. */
	const char *usual;      /* The usual */
	const char *usual_hint; /* What they mostly have. */

	/* Where somebody likes to be: "table", "Favourite table", "by the window". */
	const char *place, *place_label, *place_example;

	bool measures;    /* sheets of measures or formulas */
	bool preparation; /* what is made ready before they come */
	bool places;      /* a favourite place */

	struct shop_chip chips[SHOP_CHIPS];  /* in the order of the form */
	const char      *could[SHOP_STAGES]; /* behind "You could", about each stage */
};

/* Their names, as a form's choices: ended by NULL. */
extern const char *const shop_kind_names[];

/* The kind of this name; "other" for one that is not known. */
const struct shop_kind *shop_kind(const char *kind);

/* The i-th of all, in the order in which they are offered. */
const struct shop_kind *shop_kind_at(int i);

/* The words of a chip, or "" for what is none. */
const char *shop_kind_happened(const struct shop_kind *, const char *happened);

/* What one could do about a stage, or "" for one that the owner added. */
const char *shop_kind_could(const struct shop_kind *, int stage);

#endif
