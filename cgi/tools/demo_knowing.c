/*
 * demo_knowing: what the demonstration's shop has got to know: trust, ties, families with
 * their pets, answers, tastes, jokes, how people buy, what was tried, what the team loves.
 * It is read from db/demo/knowing.txt once the people and their visits are in the book, and
 * written by the functions that forms use.
 */
#include <stdlib.h>
#include <string.h>

#include "attempts.h"
#include "clock.h"
#include "demo.h"
#include "facts.h"
#include "interests.h"
#include "kin.h"
#include "sql.h"
#include "text.h"

/* Whom the lines under a head are about: one of the people, a family, or one of the team. */
struct about {
	struct book *book;
	struct cast *cast;
	struct stanza *s;
	struct guest *guest;
	int64_t      home, staff;
};

static struct guest *
guest_called(const struct about *a, const char *full)
{
	for (int i = 0; i < a->cast->n; i++) {
		struct guest *g = &a->cast->guests[i];

		if (strcmp(*g->full ? g->full : g->call, full) == 0)
			return g;
	}
	stanza_fail(a->s, "nobody of the demonstration is called so");
}

/* As whoever knows the person best, so many days ago. */
static struct request *
then(const struct about *a, int ago)
{
	int64_t at = a->book->now - (int64_t)(ago == ANY_DAY ? 90 : ago) * 86400;

	if (ago != 0)
		at = clock_day_start(clock_day(at)) + 15 * 3600;
	return book_as(a->book, a->staff, at);
}

/* The text of field i, or "". */
static const char *
field(const struct about *a, int i)
{
	return i < a->s->nfields ? a->s->field[i] : "";
}

/* The id of a row of a small list by its name, from 1; names are in order of ids. */
static int64_t
numbered(const struct about *a, const char *const *names, const char *name)
{
	for (int i = 0; names[i]; i++)
		if (strcmp(names[i], name) == 0)
			return i + 1;
	stanza_fail(a->s, "there is no such name in the list");
}

static const char *const questions[] = { "Partner", "Children", "Others", "Pets", "Hobby", "Sport",
	"Collects", "Community", "Green things", "Home town", "School", "Work", NULL };
static const char *const stages[] = { "Looks", "Compares", "Bargains", "Buys", "Pays", NULL };
static const char *const areas[] = { "Work", "Sport", "Community", "Family", "Music", "Film", "Books",
	"Food", "Hobbies", "Nature", "School", "Other", NULL };

/* As db/schema.sql has them. */
static const int64_t area_of_question[] = { 4, 4, 4, 4, 9, 2, 9, 3, 10, 12, 11, 1 };

/* key  source  when  text  …: a fact of the person, or of the family. */
static struct learned
fact(const struct about *a, const char *kind, int text)
{
	return (struct learned){ .person_id = a->guest ? a->guest->id : 0, .household_id = a->home,
		.kind = kind, .source = field(a, 1), .text = demo_dates(a->cast, field(a, text)) };
}

static bool
learn(const struct about *a)
{
	const char    *key = field(a, 0);
	struct learned l = fact(a, key, 3);

	if (strcmp(key, "answer") == 0) {
		l.question_id = numbered(a, questions, field(a, 4));
		l.kind = l.question_id <= 4 ? "family" : l.question_id <= 9 ? "likes" : "other";
		if (*field(a, 5))
			l.interest_id = interest_named(then(a, 0), field(a, 5), *field(a, 6)
			    ? numbered(a, areas, field(a, 6)) : area_of_question[l.question_id - 1]);
	} else if (strcmp(key, "buys") == 0) {
		l.stage_id = numbered(a, stages, field(a, 4));
		l.kind = "habit";
	} else if (strcmp(key, "joke") == 0) {
		l.remark = field(a, 4);
		l.company_id = *field(a, 5) ? guest_called(a, field(a, 5))->id : 0;
	} else if (strcmp(key, "loves") == 0 || strcmp(key, "hates") == 0 || strcmp(key, "likes") == 0 ||
	    strcmp(key, "dislikes") == 0) {
		l.interest_id = interest_named(then(a, 0), field(a, 4), numbered(a, areas, field(a, 5)));
	} else if (strcmp(key, "must") != 0 && strcmp(key, "opinion") != 0 && strcmp(key, "moves") != 0 &&
	    strcmp(key, "shares") != 0)
		return false;
	if (strcmp(key, "shares") == 0)
		l.kind = "other";
	fact_learn(then(a, demo_ago(a->s, field(a, 2))), &l);
	return true;
}

/* tie  word  full name  remark */
static void
tie(const struct about *a)
{
	struct request *rq = then(a, 60);
	const char     *back = kin_back(rq->arena, field(a, 1));

	db_run(rq->db, tie_insert, .person_id = INT(a->guest->id),
	    .other_id = INT(guest_called(a, field(a, 2))->id), .word = TEXT(field(a, 1)),
	    .back_word = TEXT(back ? back : field(a, 1)), .remark = TEXT(field(a, 3)),
	    .on_paper = INT(0), .staff_id = INT(rq->staff_id), .at = INT(rq->now));
}

/* state  question  declined | not | never */
static void
state(const struct about *a)
{
	struct request *rq = then(a, 40);
	bool            never = strcmp(field(a, 2), "never") == 0;

	db_run(rq->db, knowledge_put, .person_id = INT(a->guest->id),
	    .question_id = INT(numbered(a, questions, field(a, 1))),
	    .state = TEXT(never ? "unknown" : field(a, 2)), .never = INT(never), .later_day = INT(0),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
}

/* try  when  text  outcome; against  when  beginning of what bothers  text  outcome */
static void
attempt(const struct about *a, bool against)
{
	struct request *rq = then(a, demo_ago(a->s, field(a, 1)));
	const char     *outcome = field(a, against ? 4 : 3);
	int64_t         bother = 0, id;
	struct rows    *r;

	if (against) {
		r = db_query(rq->db, fact_bothers, .person_id = INT(a->guest->id), .limit = INT(10));
		while (bother == 0 && db_next(r))
			if (strncmp(db_text(r, fact_bothers_text), field(a, 2), strlen(field(a, 2))) == 0)
				bother = db_int(r, fact_bothers_id);
		db_done(r);
		if (bother == 0)
			stanza_fail(a->s, "nothing that bothers them begins so");
	}
	id = attempt_begin(rq, a->guest->id, bother, field(a, against ? 3 : 2));
	if (*outcome)
		attempt_end(then(a, 5), id, outcome);
}

static bool
of_person(const struct about *a)
{
	const char     *key = field(a, 0);
	struct request *rq = then(a, 0);

	if (a->guest == NULL)
		return false;
	if (strcmp(key, "trust") == 0) {
		rq = then(a, demo_ago(a->s, field(a, 2)));
		db_run(rq->db, trust_insert, .person_id = INT(a->guest->id), .step = INT(atoi(field(a, 1))),
		    .reason = TEXT(field(a, 3)), .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	} else if (strcmp(key, "tie") == 0)
		tie(a);
	else if (strcmp(key, "state") == 0)
		state(a);
	else if (strcmp(key, "try") == 0 || strcmp(key, "against") == 0)
		attempt(a, *key == 'a');
	else if (strcmp(key, "business") == 0)
		db_run(rq->db, knowledge_business, .id = INT(a->guest->id), .business_only = INT(1),
		    .business_why = TEXT(field(a, 1)));
	else if (strcmp(key, "picture") == 0)
		db_run(rq->db, person_pictured, .id = INT(a->guest->id), .picture = TEXT(field(a, 1)),
		    .changed_by = INT(rq->staff_id));
	else
		return false;
	return true;
}

static bool
of_family(const struct about *a)
{
	const char     *key = field(a, 0);
	struct request *rq = then(a, 0);

	if (a->home == 0)
		return false;
	if (strcmp(key, "pet") == 0)
		db_run(rq->db, companion_insert, .household_id = INT(a->home), .name = TEXT(field(a, 1)),
		    .kind = TEXT(field(a, 2)), .remark = TEXT(field(a, 3)), .created_by = INT(rq->staff_id),
		    .created_at = INT(rq->now));
	else if (strcmp(key, "family") == 0)
		db_run(rq->db, household_update, .id = INT(a->home), .household = TEXT(field(a, 1)),
		    .since = TEXT(field(a, 2)), .met = TEXT(field(a, 3)), .remark = TEXT(field(a, 4)));
	else
		return false;
	return true;
}

/* team  Ines  Cycling, chess */
static void
of_team(struct about *a)
{
	struct rows    *r = db_query(a->book->db, staff_list);
	struct request *rq;
	char           *list = arena_text(a->cast->arena, field(a, 1)), *save = NULL;
	int64_t         id = 0;

	while (db_next(r))
		if (strcmp(db_text(r, staff_list_name), a->s->field[0]) == 0)
			id = db_int(r, staff_list_id);
	if (id == 0)
		stanza_fail(a->s, "nobody of the team is called so");
	rq = book_as(a->book, id, a->book->now);
	for (char *one = strtok_r(list, ",", &save); one; one = strtok_r(NULL, ",", &save))
		db_run(rq->db, staff_interest_insert, .staff_id = INT(id),
		    .interest_id = INT(interest_named(rq, text_trim(rq->arena, one), 0)));
}

static void
head(struct about *a)
{
	const char  *name = a->s->field[0];
	struct rows *r;

	a->guest = NULL;
	a->home = 0;
	a->staff = 1;
	if (strncmp(name, "The ", 4) == 0) {
		r = db_one(a->book->db, household_named, .name = TEXT(name));
		if (r == NULL)
			stanza_fail(a->s, "there is no such family");
		a->home = db_int(r, household_named_id);
	} else if (strcmp(name, "team") != 0) {
		a->guest = guest_called(a, name);
		a->staff = a->guest->hand >= 0 ? a->guest->hand + 1 : 1;
	}
}

void
demo_knowing(struct book *b, struct cast *cast, const char *file)
{
	struct stanza s = stanza_open(cast->arena, file);
	struct about  a = { .book = b, .cast = cast, .s = &s };

	while (stanza_next(&s))
		if (s.head)
			head(&a);
		else if (a.guest == NULL && a.home == 0)
			of_team(&a);
		else if (!of_person(&a) && !of_family(&a) && !learn(&a))
			stanza_fail(&s, "nobody knows what this line means");
}
