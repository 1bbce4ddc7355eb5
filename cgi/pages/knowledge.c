/*
 * knowledge: the card on a person's page, its ring, and writing down an answer.
 */
#include "knowledge.h"

#include <math.h>
#include <stdio.h>

#include "avatar_questions.h"
#include "facts.h"
#include "interests.h"
#include "pages.h"
#include "shown.h"
#include "tact.h"
#include "trust.h"

enum {
	BUSINESS_SIDE = 7,   /* a name they gave, the usual, and five stages of buying */
	HOME_TOWN = 10,      /* question.id */
	WORDS_OF_A_THING = 6 /* a longer answer tells a story, and names no interest */
};

static const char *const parts[TACT_GROUPS] = { "family", "loves", "cares", "roots" };

static const struct {
	const char *name, *open;
} groups[TACT_GROUPS] = {
	{ "Family", "family" },
	{ "Loves", "what they love" },
	{ "Cares", "what they care for" },
	{ "Roots", "school" },
};

/* The twelve as they stand with somebody, in the order of their ids. */
struct twelve {
	struct tact_question of[TACT_QUESTIONS];
	const char          *names[TACT_QUESTIONS], *words[TACT_QUESTIONS];
	int                  group[TACT_QUESTIONS];
	bool                 asked_today;
	int64_t              asked_at; /* when one of them was asked last, or 0 */
};

static int
group_of(const char *part)
{
	int g = 0;

	while (g < TACT_GROUPS - 1 && strcmp(parts[g], part) != 0)
		g++;
	return g;
}

static int
read_twelve(struct request *rq, int64_t person_id, struct twelve *t)
{
	struct rows *r = db_query(rq->db, knowledge_list, .person_id = INT(person_id));
	int          n = 0;

	t->asked_today = false;
	t->asked_at = 0;
	for (; n < TACT_QUESTIONS && db_next(r); n++) {
		t->of[n] = (struct tact_question){ .id = (int)db_int(r, knowledge_list_id),
			.opens = (int)db_int(r, knowledge_list_opens),
			.place = (int)db_int(r, knowledge_list_place),
			.state = arena_text(rq->arena, db_text(r, knowledge_list_state)),
			.never = db_int(r, knowledge_list_never),
			.later_day = db_int(r, knowledge_list_later_day) };
		t->names[n] = arena_text(rq->arena, db_text(r, knowledge_list_name));
		t->words[n] = arena_text(rq->arena, db_text(r, knowledge_list_words));
		t->group[n] = group_of(db_text(r, knowledge_list_part));
		/* What was answered at a visit was asked there. */
		if (db_int(r, knowledge_list_at) >= clock_day_start(rq->today))
			t->asked_today = true;
		if (db_int(r, knowledge_list_at) > t->asked_at)
			t->asked_at = db_int(r, knowledge_list_at);
	}
	db_done(r);
	return n;
}

static int
count_bits(int64_t bits)
{
	return __builtin_popcountll((unsigned long long)bits);
}

/* A piece of the ring: from one angle to another, in degrees clockwise from the top. */
static const char *
arc(struct arena *a, double from, double to, double half)
{
	double inner = 84 - half, outer = 84 + half, f = from * M_PI / 180, t = to * M_PI / 180;

	return arena_printf(a, "M%.1f %.1fA%.1f %.1f 0 0 1 %.1f %.1fL%.1f %.1fA%.1f %.1f 0 0 0 %.1f %.1fZ",
	    125 + outer * sin(f), 125 - outer * cos(f), outer, outer, 125 + outer * sin(t),
	    125 - outer * cos(t), 125 + inner * sin(t), 125 - inner * cos(t), inner, inner,
	    125 + inner * sin(f), 125 - inner * cos(f));
}

/* Four quarters with 4.5 degrees free at both ends, and 2.8 between two pieces. */
static void
fill_ring(struct request *rq, struct view *v, const struct twelve *t, int n, const char *name)
{
	int         of[TACT_GROUPS] = { 0 }, known[TACT_GROUPS] = { 0 }, place[TACT_GROUPS] = { 0 };
	int         all = 0;
	const char *words = "";

	for (int i = 0; i < n; i++) {
		of[t->group[i]]++;
		known[t->group[i]] += strcmp(t->of[i].state, "known") == 0;
	}
	for (int i = 0; i < n; i++) {
		int          g = t->group[i];
		bool         is_known = strcmp(t->of[i].state, "known") == 0;
		double       length = (81 - 2.8 * (of[g] - 1)) / of[g];
		double       from = 90 * g + 4.5 + place[g]++ * (length + 2.8);
		struct view *piece = view_add(v, "PIECES");

		view_text(piece, "piece_state", t->of[i].state);
		/* A hollow piece has its line inside. */
		view_text(piece, "piece_path",
		    arc(rq->arena, from, from + length, is_known ? 8.5 : 7.6));
	}
	for (int g = 0; g < TACT_GROUPS; g++) {
		all += known[g];
		words = arena_printf(rq->arena, "%s%s %s %d of %d", words, g ? "," : "",
		    groups[g].name, known[g], of[g]);
	}
	view_int(v, "known_count", all);
	view_text(v, "ring_words", arena_printf(rq->arena, "We know %d of %d things about %s.%s.",
	    all, n, name, words));
}

static void
fill_marks(struct view *v, int64_t settled)
{
	for (int g = 0; g < TACT_GROUPS; g++) {
		struct view *mark = view_add(v, "MARKS");

		view_text(mark, "mark", groups[g].name);
		view_show(mark, "SETTLED", tact_group_settled(settled, g));
		view_show(mark, "UNSETTLED", !tact_group_settled(settled, g));
	}
	view_show(v, "REALLY_KNOWN", tact_groups_settled(settled) == TACT_GROUPS);
}

/* The two sides of a page.  Neither says anything about the other. */
static void
fill_sides(struct request *rq, struct view *v, struct rows *row)
{
	int          personal = count_bits(db_int(row, person_get_known)), business = 0;
	struct rows *r = db_one(rq->db, knowledge_stages, .person_id = INT(rq->id));

	business += strcmp(db_text(row, person_get_name_source), "told") == 0 &&
	            (*db_text(row, person_get_call_name) || *db_text(row, person_get_full_name));
	business += *db_text(row, person_get_usual) != '\0';
	business += r ? (int)db_int(r, knowledge_stages_n) : 0;
	view_int(v, "personal_count", personal);
	view_int(v, "personal_width", personal * 120 / TACT_QUESTIONS);
	view_int(v, "business_count", business);
	view_int(v, "business_width", business * 120 / BUSINESS_SIDE);
}

static void
fill_suggestion(struct request *rq, struct view *v, const struct twelve *t, int n,
    struct rows *row)
{
	struct tact_person p = { .trust = (int)db_int(row, person_get_trust),
		.business_only = db_int(row, person_get_business_only),
		.asked_day = t->asked_today ? rq->today : db_int(row, person_get_asked_day) };
	const char  *why;
	int          i = tact_suggest(&p, t->of, n, rq->today, &why);
	struct view *one;

	if (!p.business_only && p.asked_day != rq->today &&
	    avatar_question_offer(rq, v, rq->id, p.trust, i < 0 ? INT64_MAX : t->asked_at))
		return;
	if (i < 0) {
		if (!p.business_only)
			view_text(view_add(v, "NO_SUGGESTION"), "tact_words", why);
		return;
	}
	one = view_add(v, "SUGGESTION");
	view_int(one, "question_id", t->of[i].id);
	view_text(one, "question_name", t->names[i]);
	view_text(one, "words", t->words[i]);
}

void
knowledge_fill(struct request *rq, struct rows *row)
{
	const char   *call_name = db_text(row, person_get_call_name);
	struct view  *v = view_add(rq->view, "KNOWLEDGE");
	struct twelve t;
	int           n = read_twelve(rq, rq->id, &t);

	fill_ring(rq, v, &t, n, *call_name ? call_name : db_text(row, person_get_name));
	fill_marks(v, db_int(row, person_get_settled));
	fill_sides(rq, v, row);
	view_show(v, "PERSONAL", !db_int(row, person_get_business_only));
	if (db_int(row, person_get_business_only))
		view_text(view_add(v, "BUSINESS"), "business_why",
		    db_text(row, person_get_business_why));
	fill_suggestion(rq, v, &t, n, row);
	trust_fill(rq, row);
}

void
knowledge_ring(struct view *v, int64_t known)
{
	char   dashes[TACT_QUESTIONS * 12] = "0";
	size_t at = 1;
	int    open = 0;

	/* A circle of 120 in twelve dashes of 7; what is not known widens the gap before it. */
	for (int i = 0; i < TACT_QUESTIONS; i++) {
		if (known >> i & 1) {
			at += (size_t)snprintf(dashes + at, sizeof dashes - at, " %d 7", open);
			open = 3;
		} else
			open += 10;
	}
	snprintf(dashes + at, sizeof dashes - at, " %d", open);
	view_text(v, "ring_dashes", dashes);
	view_int(v, "ring_count", count_bits(known));
}

const char *
knowledge_open(struct request *rq, int64_t settled)
{
	const char *words = "";

	for (int g = 0; g < TACT_GROUPS; g++)
		if (!tact_group_settled(settled, g))
			words = arena_printf(rq->arena, "%s%s%s", words, *words ? ", " : "",
			    groups[g].open);
	return words;
}

/* "Fishing, for carp" is about Fishing, "St Mary's (York), 1980" about St Mary's. */
static int64_t
thing_of(struct request *rq, const char *text, int64_t area_id)
{
	const char *name = text_trim(rq->arena,
	    arena_bytes(rq->arena, text, strcspn(text, ",;(")));
	int         words = 1;

	for (const char *c = name; *c; c++)
		words += *c == ' ';
	if (words > WORDS_OF_A_THING || text_length(name) > 60)
		return 0;
	return interest_named(rq, name, area_id);
}

void
knowledge_answer(struct request *rq, int64_t person_id, int64_t question_id, const char *text)
{
	struct rows *r = db_one(rq->db, question_get, .id = INT(question_id));
	const char  *kind;
	int64_t      area_id;
	bool         loves, family;

	if (r == NULL)
		return;
	area_id = db_int(r, question_get_area_id);
	loves = strcmp(db_text(r, question_get_part), "loves") == 0;
	family = strcmp(db_text(r, question_get_part), "family") == 0;
	kind = family ? "family" : loves ? "likes" : "other";
	fact_learn(rq, &(struct learned){ .person_id = person_id, .question_id = question_id,
	    .kind = kind, .text = text,
	    .interest_id = family || question_id == HOME_TOWN ? 0 : thing_of(rq, text, area_id) });
	db_run(rq->db, knowledge_asked, .id = INT(person_id), .today = INT(rq->today));
}
