/*
 * words: see words.h.
 */
#include "words.h"

#include "pages.h"

/* A word that was nowhere in the book until now.  It stays in the lexicon for good: one
 * that stands nowhere any more finds nobody. */
static void
learn(struct request *rq, const char *word)
{
	int64_t id = db_run(rq->db, lexicon_insert, .word = TEXT(word));

	db_run(rq->db, misspelt_insert, .id = INT(id), .word = TEXT(word));
	db_run(rq->db, word_part_insert, .id = INT(id), .word = TEXT(word));
}

void
words_of_person(struct request *rq, int64_t id)
{
	struct rows *r;

	db_run(rq->db, word_clear, .id = INT(id));
	db_run(rq->db, person_words, .id = INT(id));
	db_run(rq->db, word_write, .id = INT(id));
	r = db_query(rq->db, lexicon_new_of_person, .id = INT(id));
	while (db_next(r))
		learn(rq, db_text(r, lexicon_new_of_person_word));
}

void
words_of_household(struct request *rq, int64_t household_id)
{
	struct rows *r = db_query(rq->db, word_household, .household_id = INT(household_id));

	/* Read by an index that words are not in, so that it may go on while they change. */
	while (db_next(r))
		words_of_person(rq, db_int(r, word_household_id));
}

void
words_of_fact(struct request *rq, int64_t fact_id)
{
	struct rows *r;

	db_run(rq->db, fact_text_insert, .id = INT(fact_id));
	r = db_query(rq->db, lexicon_new_of_fact, .id = INT(fact_id));
	while (db_next(r))
		learn(rq, db_text(r, lexicon_new_of_fact_word));
}

void
words_of_mention(struct request *rq, int64_t mention_id)
{
	struct rows *r = db_query(rq->db, lexicon_new_of_mention, .id = INT(mention_id));

	while (db_next(r))
		learn(rq, db_text(r, lexicon_new_of_mention_word));
}
