/*
 * sheets: what was measured: a sheet for each time, of a jacket or a wedding cake, kept as
 * it was taken.  Who measures again writes a new one; a mistake is marked and can be put
 * back.
 */
#ifndef SHEETS_H
#define SHEETS_H

#include <stdbool.h>
#include <stdint.h>

#include "measure.h"

struct request;
struct view;

enum {
	SHEET_VALUES = 12, /* of one sheet */
	SHEET_NAME = 40,   /* letters of a value's name, */
	SHEET_SAID = 20    /* and of the value */
};

/* One value of a sheet. */
struct sheet_value {
	const char    *name, *sort_name;
	struct measure measure;
};

/* The values of a sheet, in their order; how many. */
int sheet_values(struct request *, int64_t sheet_id, struct sheet_value[SHEET_VALUES]);

/* The value of this name, or NULL. */
const struct sheet_value *sheet_value_named(const struct sheet_value *, int n, const char *sort_name);

/*
 * Into a view: the day, who took it, how old it is, and with measure_again the tag for one
 * that is older than the shop wants.
 */
void sheet_fill_day(struct request *, struct view *, int64_t day, const char *taker,
    bool measure_again);

/*
 * Rows VALUES of a view with what each is and, where there is a sheet before (else 0), how
 * it has changed; at most so many rows.  How many were left out.
 */
int sheet_fill_values(struct request *, struct view *, int64_t sheet_id, int64_t before_id, int most);

/* That the search finds it: the kind, the remark, and values that are words. */
void sheet_mention(struct request *, int64_t person_id, int64_t sheet_id, const char *kind,
    const char *remark);

/*
 * The card partials/person_sheets.html of the page of rq->id, with what is style.  Shops
 * that measure nobody have it once there is something to show; whether it is shown.
 */
bool sheets_fill(struct request *);

#endif
