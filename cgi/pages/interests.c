/*
 * interests: see interests.h.
 */
#include "interests.h"

#include "pages.h"

enum {
	WORDS_OF_A_NAME = 4, /* longer names are not looked for in a text */
	WORDS_OF_A_TEXT = 60
};

int64_t
interest_named(struct request *rq, const char *name, int64_t area_id)
{
	struct rows *r;

	if (*text_fold(rq->arena, name) == '\0')
		return 0;
	r = db_one(rq->db, interest_find, .name = TEXT(name));
	return r ? db_int(r, interest_find_id)
	         : db_run(rq->db, interest_insert, .name = TEXT(name),
	               .area_id = INT(area_id ? area_id : AREA_OTHER));
}

int64_t
interest_spotted(struct request *rq, const char *text)
{
	char  *folded = text_fold(rq->arena, text), *save = NULL;
	char  *words[WORDS_OF_A_TEXT];
	int    n = 0;

	for (char *w = strtok_r(folded, " ", &save); w && n < WORDS_OF_A_TEXT;
	     w = strtok_r(NULL, " ", &save))
		words[n++] = w;
	for (int length = WORDS_OF_A_NAME; length > 0; length--)
		for (int from = 0; from + length <= n; from++) {
			const char  *name = words[from];
			struct rows *r;

			for (int i = 1; i < length; i++)
				name = arena_printf(rq->arena, "%s %s", name, words[from + i]);
			r = db_one(rq->db, interest_folded, .sort_name = TEXT(name));
			if (r)
				return db_int(r, interest_folded_id);
		}
	return 0;
}
