/*
 * mention: see mention.h.
 */
#include "mention.h"

#include "pages.h"
#include "words.h"

void
mention_drop(struct request *rq, const char *what, int64_t row_id)
{
	/* The words go out of the search by the text that put them there. */
	db_run(rq->db, mention_text_delete, .what = TEXT(what), .row_id = INT(row_id));
	db_run(rq->db, mention_delete, .what = TEXT(what), .row_id = INT(row_id));
}

void
mention_put(struct request *rq, int64_t person_id, const char *what, int64_t row_id,
    const char *text)
{
	int64_t id;

	mention_drop(rq, what, row_id);
	if (*text == '\0')
		return;
	id = db_run(rq->db, mention_insert, .person_id = INT(person_id), .what = TEXT(what),
	    .row_id = INT(row_id), .text = TEXT(text), .at = INT(rq->now));
	db_run(rq->db, mention_text_insert, .id = INT(id));
	words_of_mention(rq, id);
}
