/*
 * asking: whom a round asks about, and what may be chosen; see asking.h.  Chance falls on
 * a number, and people are read from there on, so that a large book costs what a small one
 * does.
 */
#include "asking.h"

#include "pages.h"

enum {
	OPTIONS = 120, /* that may be chosen from, before three of them are */
	CARDS = 100,
	PEOPLE = 120,
	TRIES = 6,     /* people looked at, before the next sort of people is */
	OWN = 90       /* facts of whoever is asked about */
};

static const char *const kinds[ASKS] = { [ASK_LOVES] = "loves", [ASK_LIKES] = "likes",
	[ASK_DISLIKES] = "dislikes", [ASK_HATES] = "hates", [ASK_BOTHERS] = "bothers" };

/* Something that may be chosen: its words, folded, and the thing that it is about, or 0. */
struct option {
	int64_t     id, person_id, interest_id;
	const char *words;
};

/* Those that are offered beside the right one. */
struct options {
	struct option all[OPTIONS];
	int           n;
};

/* A number up to which there are people, by lot. */
static int64_t
lot(struct request *rq, uint64_t *seed)
{
	struct rows *r = db_one(rq->db, round_last_person);

	return 1 + practice_dice(seed, r ? db_int(r, round_last_person_id) : 1);
}

static bool
same(const struct option *a, const struct option *b)
{
	return strcmp(a->words, b->words) == 0 ||
	       (a->interest_id != 0 && a->interest_id == b->interest_id);
}

static void
offer(struct options *o, struct option option)
{
	if (o->n < OPTIONS)
		o->all[o->n++] = option;
}

/* Three of the options by lot, each other than the right one and than each other. */
static bool
choose(struct practice_round *round, struct options *o, const struct option *right)
{
	struct option chosen[PRACTICE_CHOICES];
	int64_t       ids[PRACTICE_CHOICES];
	int           n = 0;

	chosen[n++] = *right;
	while (n < PRACTICE_CHOICES && o->n > 0) {
		int  i = (int)practice_dice(&round->seed, o->n);
		bool other = true;

		for (int j = 0; j < n; j++)
			other = other && !same(&o->all[i], &chosen[j]) && o->all[i].id != chosen[j].id;
		if (other) {
			ids[n - 1] = o->all[i].id;
			chosen[n++] = o->all[i];
		}
		o->all[i] = o->all[--o->n];
	}
	if (n < PRACTICE_CHOICES)
		return false;
	practice_mix(&round->seed, &round->turn, right->id, ids);
	return true;
}

/* Names from a number on, then from the first; but no one whom wrong tells. */
static void
offer_names(struct request *rq, struct practice_round *round, struct options *o,
    const struct option *wrong, int n)
{
	int64_t from = lot(rq, &round->seed);

	for (int turn = 0; turn < 2; turn++, from = 0) {
		struct rows *r = db_query(rq->db, round_names, .id = INT(from));

		while (db_next(r)) {
			struct option option = { .id = db_int(r, round_names_id),
				.words = arena_text(rq->arena, db_text(r, round_names_sort_name)) };
			bool          fits = true;

			for (int i = 0; i < n; i++)
				fits = fits && option.id != wrong[i].id && !same(&option, &wrong[i]);
			if (fits)
				offer(o, option);
		}
	}
}

/* Names and faces. */

static int
add_card(struct practice_card *cards, int n, int64_t id, int64_t right, int64_t missed)
{
	for (int i = 0; i < n; i++)
		if (cards[i].id == id)
			return n;
	if (n == CARDS)
		return n;
	cards[n] = (struct practice_card){ id, right, missed };
	return n + 1;
}

static int
add_faces(struct request *rq, struct practice_card *cards, int n, const char *letters)
{
	struct rows *r = db_query(rq->db, practice_faces, .low = TEXT(letters),
	    .staff_id = INT(rq->staff_id));

	while (db_next(r))
		n = add_card(cards, n, db_int(r, practice_faces_id),
		    db_int(r, practice_faces_right), db_int(r, practice_faces_missed));
	return n;
}

static int
add_photos(struct request *rq, struct practice_card *cards, int n, int64_t from)
{
	struct rows *r = db_query(rq->db, practice_photos, .id = INT(from),
	    .staff_id = INT(rq->staff_id));

	while (db_next(r))
		n = add_card(cards, n, db_int(r, practice_photos_id),
		    db_int(r, practice_photos_right), db_int(r, practice_photos_missed));
	return n;
}

static int
add_missed(struct request *rq, struct practice_card *cards, int n, int64_t from)
{
	struct rows *r = db_query(rq->db, practice_missed, .id = INT(from),
	    .staff_id = INT(rq->staff_id));

	while (db_next(r))
		n = add_card(cards, n, db_int(r, practice_missed_id),
		    db_int(r, practice_missed_right), db_int(r, practice_missed_missed));
	return n;
}

int
asking_pictures(struct request *rq)
{
	struct practice_card cards[CARDS];
	int                  n = add_faces(rq, cards, 0, "");

	if (n < ASKING_FACES)
		n = add_photos(rq, cards, n, 0);
	return n < ASKING_FACES ? n : ASKING_FACES;
}

/* Those who were missed, in this round and before, and others from a chance place on. */
static int
read_cards(struct request *rq, struct practice_round *round, struct practice_card *cards)
{
	int64_t      from = lot(rq, &round->seed);
	const char  *letters;
	struct rows *r;
	int          n = 0;

	for (int i = 0; i < round->asked; i++) {
		r = round->past[i].missed
		    ? db_one(rq->db, round_person, .id = INT(round->past[i].about)) : NULL;
		if (r && *db_text(r, round_person_picture))
			n = add_card(cards, n, round->past[i].about, 0, 1);
	}
	n = add_missed(rq, cards, n, from);
	n = add_missed(rq, cards, n, 0);
	r = db_one(rq->db, round_person, .id = INT(from));
	letters = r ? arena_text(rq->arena, db_text(r, round_person_sort_name)) : "";
	n = add_photos(rq, cards, n, from);
	n = add_faces(rq, cards, n, letters);
	n = add_photos(rq, cards, n, 0);
	return add_faces(rq, cards, n, "");
}

bool
asking_face(struct request *rq, struct practice_round *round)
{
	struct practice_card cards[CARDS];
	struct options       o = { .n = 0 };
	struct option        right = { 0 };
	struct rows         *r;
	int                  n = read_cards(rq, round, cards), next = practice_next(round, cards, n);

	if (next < 0 || (r = db_one(rq->db, round_person, .id = INT(cards[next].id))) == NULL)
		return false;
	right.id = cards[next].id;
	right.words = arena_text(rq->arena, db_text(r, round_person_sort_name));
	round->turn.kind = ASK_NAME;
	round->turn.about = right.id;
	offer_names(rq, round, &o, &right, 1);
	return choose(round, &o, &right);
}

/* How well do you know them? */

struct asked {
	int64_t     id, household_id;
	const char *sort_name, *call_name, *usual;
};

static bool
ask_usual(struct request *rq, struct practice_round *round, const struct asked *p)
{
	struct option  right = { .id = p->id, .words = text_fold(rq->arena, p->usual) };
	struct options o = { .n = 0 };
	int64_t        from = lot(rq, &round->seed);

	if (*right.words == '\0' || practice_was_asked(round, ASK_USUAL, p->id))
		return false;
	for (int turn = 0; turn < 2; turn++, from = 0) {
		struct rows *r = db_query(rq->db, round_usuals, .id = INT(from));

		while (db_next(r))
			offer(&o, (struct option){ .id = db_int(r, round_usuals_id),
			    .words = text_fold(rq->arena, db_text(r, round_usuals_usual)) });
	}
	return choose(round, &o, &right);
}

/* Nobody who is anything to them may be offered as the wrong one. */
static bool
ask_tie(struct request *rq, struct practice_round *round, const struct asked *p)
{
	struct option  wrong[OPTIONS], right = { 0 };
	struct options o = { .n = 0 };
	struct rows   *r = db_query(rq->db, round_ties, .person_id = INT(p->id));
	int            n = 0, pick;

	wrong[n++] = (struct option){ .id = p->id, .words = p->sort_name };
	while (n < OPTIONS && db_next(r))
		wrong[n++] = (struct option){ .id = db_int(r, round_ties_id), .words = "" };
	db_done(r);
	if (n == 1)
		return false;
	pick = 1 + (int)practice_dice(&round->seed, n - 1);
	right.id = wrong[pick].id;
	r = db_one(rq->db, round_person, .id = INT(right.id));
	if (r == NULL || practice_was_asked(round, ASK_TIE, right.id))
		return false;
	right.words = wrong[pick].words = arena_text(rq->arena, db_text(r, round_person_sort_name));
	if (p->household_id) {
		r = db_query(rq->db, household_members, .household_id = INT(p->household_id),
		    .id = INT(p->id));
		while (db_next(r))
			if (n < OPTIONS)
				wrong[n++] = (struct option){
				    .id = db_int(r, household_members_id), .words = "" };
	}
	offer_names(rq, round, &o, wrong, n);
	return choose(round, &o, &right);
}

/* A line that says whom it is about would give itself away. */
static bool
names(struct request *rq, const char *text, const char *call_name)
{
	size_t from, to;

	return *call_name && text_match(text, text_fold(rq->arena, call_name), &from, &to);
}

/* What somebody loves they like too, and nothing of it may be offered as wrong. */
static int
read_own(struct request *rq, struct practice_round *round, const struct asked *p, int kind,
    struct option *own, int *candidates)
{
	static const int stances[][3] = { { ASK_LOVES, ASK_LIKES }, { ASK_BOTHERS, ASK_DISLIKES,
	    ASK_HATES } };
	const int *stance = stances[kind != ASK_LOVES && kind != ASK_LIKES];
	int        n = 0;

	*candidates = 0;
	/* Those of the kind itself stand first. */
	for (int turn = -1; turn < 3; turn++) {
		int          asks = turn < 0 ? kind : stance[turn];
		struct rows *r;

		if (asks == 0 || (turn >= 0 && asks == kind))
			continue;
		r = db_query(rq->db, round_facts_of, .person_id = INT(p->id), .kind = TEXT(kinds[asks]));
		while (db_next(r)) {
			const char *text = db_text(r, round_facts_of_text);
			int64_t     id = db_int(r, round_facts_of_id);

			if (n == OWN)
				continue;
			own[n] = (struct option){ .id = id, .person_id = p->id,
				.interest_id = db_int(r, round_facts_of_interest_id),
				.words = text_fold(rq->arena, text) };
			n++;
			if (turn < 0 && !names(rq, text, p->call_name) &&
			    !practice_was_asked(round, kind, id)) {
				struct option last = own[n - 1];

				own[n - 1] = own[*candidates];
				own[(*candidates)++] = last;
			}
		}
	}
	return n;
}

static bool
ask_fact(struct request *rq, struct practice_round *round, const struct asked *p, int kind)
{
	struct option  own[OWN], right;
	struct options o = { .n = 0 };
	int64_t        from;
	int            candidates, n = read_own(rq, round, p, kind, own, &candidates);

	if (candidates == 0)
		return false;
	right = own[practice_dice(&round->seed, candidates)];
	from = lot(rq, &round->seed);
	for (int turn = 0; turn < 2; turn++, from = 0) {
		struct rows *r = db_query(rq->db, round_facts, .id = INT(from),
		    .kind = TEXT(kinds[kind]));

		while (db_next(r)) {
			const char   *text = db_text(r, round_facts_text);
			struct option option = { .id = db_int(r, round_facts_id),
				.person_id = db_int(r, round_facts_person_id),
				.interest_id = db_int(r, round_facts_interest_id),
				.words = text_fold(rq->arena, text) };
			bool          wrong = option.person_id != p->id &&
			                      !names(rq, text, db_text(r, round_facts_call_name));

			for (int i = 0; i < n; i++)
				wrong = wrong && !same(&option, &own[i]);
			if (wrong)
				offer(&o, option);
		}
	}
	return choose(round, &o, &right);
}

/* Anything about one person, beginning with a kind by lot. */
static bool
ask_about(struct request *rq, struct practice_round *round, int64_t id)
{
	struct rows *r = db_one(rq->db, round_person, .id = INT(id));
	struct asked p = { .id = id };
	int          first = (int)practice_dice(&round->seed, ASKS - 1);

	if (r == NULL)
		return false;
	p.household_id = db_int(r, round_person_household_id);
	p.sort_name = arena_text(rq->arena, db_text(r, round_person_sort_name));
	p.call_name = arena_text(rq->arena, db_text(r, round_person_call_name));
	p.usual = arena_text(rq->arena, db_text(r, round_person_usual));
	for (int i = 0; i < ASKS - 1; i++) {
		int kind = ASK_USUAL + (first + i) % (ASKS - 1);

		if (kind == ASK_USUAL   ? ask_usual(rq, round, &p)
		    : kind == ASK_TIE ? ask_tie(rq, round, &p)
		                      : ask_fact(rq, round, &p, kind)) {
			round->turn.kind = kind;
			round->turn.about = id;
			return true;
		}
	}
	return false;
}

/* People of whom we know something, from a chance number on; regulars first. */
static int
read_people(struct request *rq, struct practice_round *round, int64_t *people, int *regulars)
{
	int64_t from = lot(rq, &round->seed);
	int     n = 0;

	*regulars = 0;
	for (int turn = 0; turn < 2; turn++, from = 0) {
		struct rows *r = db_query(rq->db, round_people, .id = INT(from));

		while (db_next(r)) {
			bool known = db_int(r, round_people_facts) > 0 || db_int(r, round_people_usual);

			if (!known || n == PEOPLE)
				continue;
			people[n++] = db_int(r, round_people_id);
			if (db_int(r, round_people_regular)) {
				int64_t last = people[n - 1];

				people[n - 1] = people[*regulars];
				people[(*regulars)++] = last;
			}
		}
	}
	return n;
}

/* Regulars of whom this round has not asked, then others of whom it has not, then all. */
bool
asking_knowing(struct request *rq, struct practice_round *round)
{
	int64_t people[PEOPLE];
	int     regulars, n = read_people(rq, round, people, &regulars);

	for (int turn = 0; turn < 3; turn++) {
		int below = turn == 0 ? regulars : n, tries = TRIES;
		int first = (int)practice_dice(&round->seed, below);

		for (int i = 0; i < below && tries > 0; i++) {
			int64_t id = people[(first + i) % below];

			if (turn < 2 && practice_was_about(round, id))
				continue;
			if (ask_about(rq, round, id))
				return true;
			tries--;
		}
	}
	return false;
}
