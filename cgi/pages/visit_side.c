/*
 * visit_side: see visit_side.h.
 */
#include "visit_side.h"

#include "attempts.h"
#include "facts.h"
#include "pages.h"
#include "visit_open.h"
#include "who.h"

enum {
	TOPICS_ALONE = 5,    /* offered of somebody who came alone, */
	TOPICS_TOGETHER = 3, /* and of each who came together */
	BOTHERS_A_PERSON = 4,
	OPEN_A_PERSON = 2,
	CHIP_LETTERS = 30    /* longer lines are cut at a word on their chip */
};

/* Whether every fact ticked is one of these people's, and of this kind if that matters. */
static bool
all_theirs(struct request *rq, const struct form *f, const char *field, const char *kind,
    const int64_t *people, int n)
{
	for (int i = 0; i < form_count(f, field); i++) {
		struct rows *r = db_one(rq->db, fact_owner, .id = INT(form_int_at(f, field, i)));

		if (r == NULL || !who_among(people, n, db_int(r, fact_owner_person_id)) ||
		    (*kind && strcmp(kind, db_text(r, fact_owner_kind)) != 0))
			return false;
	}
	return true;
}

/* Whether a fact stands earlier in the same field: ticked twice is ticked once. */
static bool
ticked_before(const struct form *f, const char *field, int i)
{
	for (int k = 0; k < i; k++)
		if (form_int_at(f, field, k) == form_int_at(f, field, i))
			return true;
	return false;
}

/* Those whom a new line is about: one of the people, or all of them. */
static int64_t
about(const struct form *f)
{
	const char *said = form_text(f, "side_about");

	return *said == '\0' || strcmp(said, "all") == 0 ? 0 : strtoll(said, NULL, 10);
}

/* "12 better": which attempt, and how it went; "" for not asked yet. */
static bool
outcome(const char *said, int64_t *id, const char **how)
{
	char *end;

	*id = strtoll(said, &end, 10);
	*how = end + (*end == ' ');
	return *id > 0 && end > said;
}

void
visit_side_check(struct request *rq, struct form *f, const int64_t *people, int n)
{
	const char *said = form_text(f, "side_about");
	int         bothered = form_count(f, "bothered") + (*form_text(f, "bothered_new") != '\0');

	if (!all_theirs(rq, f, "worked", "", people, n))
		form_blame(f, "worked", "Something that worked is not known of those who came. Choose again.");
	if (!all_theirs(rq, f, "bothered", "bothers", people, n))
		form_blame(f, "bothered", "Something that bothered them is not known of those who came. "
		    "Choose again.");
	if (said[strspn(said, "0123456789")] != '\0' && strcmp(said, "all") != 0)
		form_blame(f, "side_about", "Say about whom this is.");
	else if (about(f) != 0 && !who_among(people, n, about(f)))
		form_blame(f, "side_about", "This is about somebody who is not ticked.");
	if (*form_text(f, "try_next") && bothered == 0)
		form_blame(f, "try_next", "Say what bothered them, so that the next try has a reason.");
	else if (*form_text(f, "try_next") && bothered > 1)
		form_blame(f, "try_next", "One thing that bothered them, and what to try against it.");
	for (int i = 0; i < form_count(f, "outcome"); i++) {
		const char  *text = form_text_at(f, "outcome", i), *how;
		int64_t      id;
		struct rows *r;

		if (*text == '\0')
			continue;
		r = outcome(text, &id, &how) ? db_one(rq->db, attempt_get, .id = INT(id)) : NULL;
		if (r == NULL || !who_among(people, n, db_int(r, attempt_get_person_id)) ||
		    (strcmp(how, "better") != 0 && strcmp(how, "same") != 0 && strcmp(how, "worse") != 0))
			form_blame(f, "outcome", "Say better, the same or worse.");
	}
	visit_open_check(rq, f, people, n);
}

const char *
visit_chip(struct arena *a, const char *text, const char *thing)
{
	size_t n = 0, last = 0;
	int    letters = 0;

	if (*thing)
		return thing;
	if (text_length(text) <= CHIP_LETTERS)
		return text[strlen(text) - (*text != '\0')] == '.'
		           ? arena_bytes(a, text, strlen(text) - 1) : text;
	/* Up to where the next letter begins, not only its first byte. */
	for (; text[n]; n++) {
		letters += ((unsigned char)text[n] & 0xC0) != 0x80;
		if (letters > CHIP_LETTERS)
			break;
		if (text[n] == ' ')
			last = n;
	}
	return arena_printf(a, "%.*s …", (int)(last ? last : n), text);
}

/* With several people, whose it is stands before it. */
static void
fill_chip(struct request *rq, struct view *v, const struct form *f, const char *field, int64_t id,
    const char *words, const char *whose)
{
	bool ticked = false;

	for (int i = 0; i < form_count(f, field); i++)
		ticked = ticked || form_int_at(f, field, i) == id;
	view_int(v, "id", id);
	view_text(v, "chip_words", *whose ? arena_printf(rq->arena, "%s: %s", whose, words) : words);
	view_show(v, "TICKED", ticked);
}

static void
fill_person(struct request *rq, struct form *f, const struct who *w, const char *whose)
{
	struct rows *r = db_query(rq->db, visit_topics, .person_id = INT(w->id),
	    .limit = INT(*whose ? TOPICS_TOGETHER : TOPICS_ALONE));

	while (db_next(r))
		fill_chip(rq, view_add(rq->view, "WORKED"), f, "worked", db_int(r, visit_topics_id),
		    visit_chip(rq->arena, arena_text(rq->arena, db_text(r, visit_topics_text)),
		        arena_text(rq->arena, db_text(r, visit_topics_interest))), whose);
	r = db_query(rq->db, fact_bothers, .person_id = INT(w->id), .limit = INT(BOTHERS_A_PERSON));
	while (db_next(r))
		fill_chip(rq, view_add(rq->view, "BOTHERED"), f, "bothered", db_int(r, fact_bothers_id),
		    visit_chip(rq->arena, arena_text(rq->arena, db_text(r, fact_bothers_text)), ""), whose);
	r = db_query(rq->db, attempt_open, .person_id = INT(w->id), .limit = INT(OPEN_A_PERSON));
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "OPEN_ATTEMPT");
		int64_t      id = db_int(r, attempt_open_id);

		view_int(v, "id", id);
		view_text(v, "attempt_who", w->apart);
		view_text(v, "attempt_text", db_text(r, attempt_open_text));
		view_text(v, "attempt_bother", db_text(r, attempt_open_bother));
		view_show(v, "BETTER", form_has(f, "outcome", arena_printf(rq->arena, "%lld better", (long long)id)));
		view_show(v, "SAME", form_has(f, "outcome", arena_printf(rq->arena, "%lld same", (long long)id)));
		view_show(v, "WORSE", form_has(f, "outcome", arena_printf(rq->arena, "%lld worse", (long long)id)));
	}
}

void
visit_side_fill(struct request *rq, struct form *f, const struct who *who, int n)
{
	view_show(rq->view, "SIDE", n > 0);
	for (int i = 0; i < n; i++)
		fill_person(rq, f, &who[i], n > 1 ? who[i].apart : "");
	visit_open_fill(rq, f, who, n);
	if (n < 2)
		return;
	for (int i = 0; i < n; i++) {
		struct view *v = view_add(rq->view, "SIDE_ABOUT");

		view_int(v, "id", who[i].id);
		view_text(v, "apart", who[i].apart);
		view_show(v, "SIDE_ABOUT_THIS", about(f) == who[i].id);
	}
	view_show(rq->view, "SEVERAL", true);
}

/* A new line, of one or of all who came; gives the last one's id. */
static int64_t
learn(struct request *rq, const struct form *f, const char *kind, const char *text, const char *source,
    int64_t visit_id, const int64_t *people, int n, const char *try_next)
{
	int64_t id = 0;

	for (int i = 0; *text && i < n; i++) {
		if (about(f) != 0 && about(f) != people[i])
			continue;
		id = fact_learn(rq, &(struct learned){ .person_id = people[i], .visit_id = visit_id,
		    .kind = kind, .text = text, .source = source });
		if (*try_next)
			attempt_begin(rq, people[i], id, try_next);
		if (strcmp(kind, "bothers") != 0)
			fact_use(rq, id, visit_id);
	}
	return id;
}

void
visit_side_save(struct request *rq, struct form *f, int64_t visit_id, const int64_t *people, int n)
{
	for (int i = 0; i < form_count(f, "worked"); i++)
		if (!ticked_before(f, "worked", i))
			fact_use(rq, form_int_at(f, "worked", i), visit_id);
	learn(rq, f, "likes", form_text(f, "worked_new"), "seen", visit_id, people, n, "");
	for (int i = 0; i < form_count(f, "bothered"); i++) {
		int64_t      id = form_int_at(f, "bothered", i);
		struct rows *r = db_one(rq->db, fact_owner, .id = INT(id));

		db_run(rq->db, visit_bothered_insert, .visit_id = INT(visit_id), .fact_id = INT(id));
		if (r && *form_text(f, "try_next"))
			attempt_begin(rq, db_int(r, fact_owner_person_id), id, form_text(f, "try_next"));
	}
	learn(rq, f, "bothers", form_text(f, "bothered_new"), "seen", visit_id, people, n,
	    form_count(f, "bothered") == 0 ? form_text(f, "try_next") : "");
	for (int i = 0; i < form_count(f, "outcome"); i++) {
		const char *how;
		int64_t     id;

		if (outcome(form_text_at(f, "outcome", i), &id, &how))
			attempt_end(rq, id, how);
	}
	visit_open_save(rq, f, visit_id, about(f), people, n);
}
