/*
 * style: see style.h.
 */
#include "style.h"

#include "pages.h"
#include "shown.h"

enum { LOOKED_AT = 60 };

int
style_fill(struct request *rq, struct view *v, int64_t person_id, int most)
{
	struct rows *r = db_query(rq->db, style_list, .person_id = INT(person_id),
	    .limit = INT(LOOKED_AT));
	struct view *style = NULL;
	int          wears = 0, avoids = 0;

	while (db_next(r)) {
		bool         likes = db_int(r, style_list_wears);
		struct view *row;

		if ((likes ? wears : avoids) == most)
			continue;
		if (style == NULL)
			style = view_add(v, "STYLE");
		row = view_add(style, likes ? "WEARS" : "AVOIDS");
		view_text(row, "style_text", db_text(r, style_list_text));
		view_part(row, "STYLE_CLUE", "style_clue", shown_clue(db_text(r, style_list_source)));
		*(likes ? &wears : &avoids) += 1;
	}
	view_show(v, "STYLE", false);
	if (style) {
		view_show(style, "ANY_WEARS", wears > 0);
		view_show(style, "ANY_AVOIDS", avoids > 0);
	}
	return wears + avoids;
}
