/*
 * style: what somebody wears and what not: what we know of interests in the area Style.
 */
#ifndef STYLE_H
#define STYLE_H

#include <stdint.h>

struct request;
struct view;

/*
 * The section STYLE of a view, with at most so many rows WEARS and AVOIDS, the newest
 * first; not shown when there is neither.  How many rows.
 */
int style_fill(struct request *, struct view *, int64_t person_id, int most);

#endif
