/*
 * evidence_quotes: what real members said, so that nobody can tell who.
 *
 * Only what they told us of what they think is read; whatever has a name in it, or what one
 * would not read aloud, is left out, and rather too much is left out than too little.
 */
#include "pages.h"
#include "seen.h"
#include "segments.h"

enum {
	QUOTES = 3,
	ASKED = 200 /* members; some of them have said something */
};

struct quote {
	int64_t     at;
	const char *text, *who;
};

/* Whether a folded word is one of the folded words of a text. */
static bool
has_word(struct request *rq, const char *text, const char *word)
{
	return strstr(arena_printf(rq->arena, " %s ", text_fold(rq->arena, text)),
	    arena_printf(rq->arena, " %s ", word)) != NULL;
}

/* Whether somebody's name is in it: their own, their family's, or how anybody's begins. */
static bool
names_somebody(struct request *rq, const char *text, struct rows *speaker)
{
	static const int own[] = { evidence_speaker_call_name, evidence_speaker_full_name,
		evidence_speaker_nicknames, evidence_speaker_household };
	char *words = text_fold(rq->arena, text);

	for (char *word = strtok(words, " "); word; word = strtok(NULL, " ")) {
		struct rows *r;

		if (strlen(word) < 3)
			continue;
		for (size_t i = 0; i < sizeof own / sizeof *own; i++)
			if (has_word(rq, db_text(speaker, own[i]), word))
				return true;
		r = db_one(rq->db, evidence_named, .word = TEXT(word));
		if (r == NULL || db_int(r, evidence_named_named))
			return true;
	}
	return false;
}

/* The newest thing of theirs that may be read; false for none. */
static bool
said(struct request *rq, int64_t person_id, struct quote *q)
{
	struct rows *r = db_query(rq->db, evidence_said, .person_id = INT(person_id));
	const char  *texts[3];
	int64_t      at[3];
	int          n = 0;

	while (n < 3 && db_next(r)) {
		at[n] = db_int(r, evidence_said_learned_at);
		texts[n++] = arena_text(rq->arena, db_text(r, evidence_said_text));
	}
	db_done(r);
	r = n ? db_one(rq->db, evidence_speaker, .id = INT(person_id)) : NULL;
	if (r == NULL || db_int(r, evidence_speaker_business_only))
		return false;
	for (int i = 0; i < n; i++)
		if (evidence_sayable(rq->arena, texts[i]) && !names_somebody(rq, texts[i], r)) {
			*q = (struct quote){ at[i], texts[i], evidence_who(rq->arena,
			    db_int(r, evidence_speaker_came), db_int(r, evidence_speaker_regular)) };
			return true;
		}
	return false;
}

void
evidence_quotes(struct request *rq, const struct segment *members, int64_t people)
{
	struct segment_bits bits = segments_bits(rq);
	struct quote        newest[QUOTES + 1], q;
	int64_t             ids[ASKED];
	int                 n = people < EVIDENCE_PICTURE ? 0
	    : segment_people(members, &bits, 0, ids, ASKED), found = 0;

	for (int i = 0; i < n; i++) {
		int at = found;

		if (!said(rq, ids[i], &q))
			continue;
		for (; at > 0 && newest[at - 1].at < q.at; at--)
			newest[at] = newest[at - 1];
		newest[at] = q;
		found = found < QUOTES ? found + 1 : QUOTES;
	}
	for (int i = 0; i < found; i++) {
		struct view *v = view_add(rq->view, "QUOTES");

		view_text(v, "quote_text", newest[i].text);
		view_text(v, "quote_who", newest[i].who);
	}
	view_show(rq->view, "ANY_QUOTE", found > 0);
}
