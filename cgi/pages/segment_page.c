/*
 * segment_page: the owner's page of segments: the list, the rule of one as a sentence, who they
 * are, how it grew, what else they belong to, and what to think of it.
 */
#include "pages.h"
#include "segments.h"
#include "shown.h"

enum { FACES = 10 };

static const struct field show_fields[] = {
	{ "saved", "What was saved", FORM_FLAG },
	{ "removed", "what was taken out", FORM_ID },
	{ 0 }
};

static const struct field add_fields[] = {
	{ "rule", "The line", FORM_TEXT, .max = 260 },
	{ 0 }
};

/* "1 in 11 of everyone you know", "More than 1 in 4", "Nobody". */
static const char *
share_words(struct request *rq, int64_t n, int64_t of)
{
	if (n == 0)
		return "Nobody fits all of these rules.";
	if (n == of)
		return "Everyone you know.";
	if (n * 2 > of)
		return "More than half of everyone you know.";
	return arena_printf(rq->arena, "%s1 in %lld of everyone you know.",
	    of % n ? "About " : "", (long long)((of + n / 2) / n));
}

/* "3 things they do, 1 they love, no ages and no places." */
static const char *
built_words(struct request *rq, const struct segment_verdict *v)
{
	const char *is = v->is == 0 ? "no ages and no places"
	    : arena_printf(rq->arena, "%d about age and place", v->is);

	if (v->loves == 0)
		return arena_printf(rq->arena, "%s they do, %s.",
		    shown_count(rq, v->does, "thing", "things"), is);
	if (v->does == 0)
		return arena_printf(rq->arena, "%s they love, %s.",
		    shown_count(rq, v->loves, "thing", "things"), is);
	return arena_printf(rq->arena, "%s they do, %d they love, %s.",
	    shown_count(rq, v->does, "thing", "things"), v->loves, is);
}

void
segment_judged(struct request *rq, struct view *v, const struct segment *s, int64_t n, int64_t of)
{
	struct segment_verdict j = segment_judge(s, n, of);
	struct view           *note;

	view_int(v, "segment_count", n);
	view_text(v, "segment_people", n == 1 ? "person, right now" : "people, right now");
	view_text(v, "segment_share", share_words(rq, n, of));
	if (j.anyone) {
		note = view_add(v, "NOTE_ANYONE");
		view_text(note, "anyone_words", s->n == 0
		    ? "Without a rule it is everybody, and whoever is for everybody is for nobody."
		    : arena_printf(rq->arena, "%lld of %lld fit it. A rule that nearly everybody fits "
		        "says nothing of them.", (long long)n, (long long)of));
	}
	if (j.only_is) {
		note = view_add(v, "NOTE_ONLY_IS");
		view_text(note, "only_words", n < SEGMENT_FEW
		    ? "It can pick the language for a leaflet, and little more."
		    : arena_printf(rq->arena, "It can pick the language for a leaflet, and little more. "
		        "These %lld people may have nothing else in common.", (long long)n));
	}
	if (j.few && !(j.anyone && s->n == 0))
		view_show(v, "NOTE_FEW", true);
	if (!j.anyone && !j.only_is && !j.few)
		view_text(view_add(v, "NOTE_GOOD"), "built_words", built_words(rq, &j));
}

static void
fill_list(struct request *rq, const struct segments *all, int64_t chosen)
{
	for (int i = 0; i < all->n; i++) {
		const struct segments_one *one = &all->one[i];
		struct segment_verdict     j = segment_judge(&one->rule, one->count, all->of);
		struct view               *v = view_add(rq->view, "SEGMENT_ROWS");

		view_int(v, "row_id", one->id);
		view_text(v, "row_name", one->name);
		view_int(v, "row_count", one->count);
		view_show(v, "ROW_CURRENT", one->id == chosen);
		view_part(v, "ROW_WARNING", "row_warning", j.only_is ? "Age and place only"
		    : j.anyone ? "Anyone" : j.few ? "Too few to call it a group" : "");
		view_text(v, "row_speaker", j.only_is || j.anyone || j.few ? ""
		    : *one->speaker ? arena_printf(rq->arena, "%s speaks for them", one->speaker)
		                    : "Nobody speaks for them yet");
	}
}

/* The lines as one reads them, with the word that joins each to those before. */
static void
fill_rule(struct request *rq, const struct segment *s)
{
	bool any[SEGMENT_DEPTH + 1] = { false };
	bool first[SEGMENT_DEPTH + 2] = { true };

	view_text(rq->view, "rule_words", segments_words(rq, s));
	for (int i = 0; i < s->n; i++) {
		const struct segment_line *l = &s->lines[i];
		struct view               *v = view_add(rq->view, "RULE_LINES");
		const char *join = first[l->depth] ? (l->depth ? "" : "People who")
		    : any[l->depth] ? "or" : "and";

		view_text(v, "line_join", !l->not ? join
		    : *join == '\0' || any[l->depth] ? arena_printf(rq->arena, "%s not", join)
		    : i == 0 ? "All but those who" : "but not");
		view_int(v, "line_depth", l->depth);
		view_text(v, "line_words", l->condition ? segment_line_words(rq->arena, l, segments_name, rq)
		    : l->any ? "any of these:" : "all of these:");
		first[l->depth] = false;
		if (l->condition == NULL) {
			any[l->depth + 1] = l->any;
			first[l->depth + 1] = true;
		}
	}
}

static void
fill_faces(struct request *rq, const struct segment *s, int64_t count)
{
	struct segment_bits bits = segments_bits(rq);
	int64_t             ids[FACES];
	int                 n = segment_people(s, &bits, 0, ids, FACES);

	for (int i = 0; i < n; i++) {
		struct rows *r = db_one(rq->db, segment_person, .id = INT(ids[i]));
		struct view *v;

		if (r == NULL)
			continue;
		v = view_add(rq->view, "MEMBERS");
		view_int(v, "member_id", ids[i]);
		view_text(v, "member_name", db_text(r, segment_person_name));
		face_fill(v, ids[i], db_text(r, segment_person_name), db_text(r, segment_person_picture));
	}
	view_show(rq->view, "ANY_MEMBER", n > 0);
	view_text(rq->view, "all_words", count > FACES
	    ? arena_printf(rq->arena, "All %lld", (long long)count) : "As a list");
}

static int
by_both(const void *one, const void *other)
{
	const struct segments_one *a = *(const struct segments_one *const *)one;
	const struct segments_one *b = *(const struct segments_one *const *)other;

	return a->both != b->both ? (a->both < b->both ? 1 : -1) : a->id < b->id ? -1 : 1;
}

static void
fill_overlap(struct request *rq, const struct segments *all, const struct segments_one *own)
{
	const struct segments_one *others[SEGMENTS_MAX] = { NULL };
	int                        shown = 0, n = 0;

	for (int i = 0; i < all->n; i++)
		if (&all->one[i] != own && all->one[i].both > 0)
			others[n++] = &all->one[i];
	qsort(others, (size_t)n, sizeof *others, by_both);
	for (int i = 0; i < n; i++) {
		const struct segments_one *other = others[i];
		struct view               *v = view_add(rq->view, "ALSO");

		view_int(v, "also_id", other->id);
		view_text(v, "also_name", other->name);
		view_int(v, "also_count", other->both);
		view_int(v, "also_share", other->both * 300 / own->count);
		shown++;
	}
	view_show(rq->view, "ANY_OTHER", all->n > 1);
	view_text(rq->view, "alone_words", own->count == 0 ? "Nobody is in it."
	    : all->alone == 0 && shown ? "All of them belong to another one too."
	    : all->alone == own->count ? "They belong to this one alone."
	    : arena_printf(rq->arena, "%lld belong%s to this one alone.", (long long)all->alone,
	          all->alone == 1 ? "s" : ""));
}

/* Ready rules, where the rule says too little of its people. */
static void
fill_shared(struct request *rq, const struct segments *all, const struct segments_one *own)
{
	struct segments_shared shared[SEGMENTS_SHARED];
	struct segment_verdict j = segment_judge(&own->rule, own->count, all->of);
	struct view           *v;
	int                    n;

	if (!j.only_is && !j.anyone)
		return;
	n = segments_shared(rq, &own->rule, shared, SEGMENTS_SHARED);
	if (n == 0)
		return;
	v = view_add(rq->view, "SHARED");
	view_text(v, "shared_title", j.anyone ? "What some of them do and love"
	                                      : "What many of them share");
	for (int i = 0; i < n; i++) {
		struct view *row = view_add(v, "SHARED_ROWS");

		view_text(row, "shared_rule", shared[i].rule);
		view_text(row, "shared_words", arena_printf(rq->arena, "%lld %s",
		    (long long)shared[i].fit, shared[i].words));
		view_text(row, "shared_why", arena_printf(rq->arena, "%lld of %lld here, %lld of %lld of "
		    "everyone", (long long)shared[i].fit, (long long)shared[i].people,
		    (long long)shared[i].all, (long long)shared[i].of));
	}
}

/* Who else speaks for them. */
static void
fill_also(struct request *rq, struct view *speaks, const struct segments_one *own)
{
	struct rows *r = db_query(rq->db, segment_speakers, .segment_id = INT(own->id));

	while (db_next(r)) {
		struct view *v;

		if (db_int(r, segment_speakers_id) == own->speaker_id)
			continue;
		v = view_add(speaks, "ALSO_SPEAKS");
		view_int(v, "also_speaker_id", db_int(r, segment_speakers_id));
		view_text(v, "also_speaker", db_text(r, segment_speakers_name));
	}
}

/* The page of all, with one open: this one, or the first when id is 0. */
static int
show(struct request *rq, int64_t id, struct form *f, int status)
{
	struct segments     *all = segments_all(rq, id);
	struct segments_one *own = NULL;
	struct view         *v;

	if (id == 0 && all->n > 0)
		all = segments_all(rq, id = all->one[0].id);
	for (int i = 0; i < all->n; i++)
		own = all->one[i].id == id ? &all->one[i] : own;
	if (id && own == NULL)
		return 404;
	view_text(rq->view, "title", own ? own->name : "Segments");
	form_fill(f, rq->view);
	fill_list(rq, all, id);
	view_show(rq->view, "NO_SEGMENT", own == NULL);
	if (own == NULL)
		return status;
	v = view_add(rq->view, "SEGMENT");
	view_int(rq->view, "segment_id", id);
	view_text(v, "segment_name", own->name);
	view_show(v, "NO_RULE", own->rule.n == 0);
	if (own->speaker_id) {
		struct view *speaks = view_add(v, "SPEAKER");

		view_text(speaks, "speaker", own->speaker);
		view_int(speaks, "speaker_id", own->speaker_id);
		fill_also(rq, speaks, own);
	}
	view_show(v, "NO_SPEAKER", own->speaker_id == 0);
	segment_judged(rq, v, &own->rule, own->count, all->of);
	fill_rule(rq, &own->rule);
	fill_faces(rq, &own->rule, own->count);
	fill_shared(rq, all, own);
	segments_growth(rq, id, &own->rule, own->count);
	fill_overlap(rq, all, own);
	return status;
}

/* What was just saved, or taken out. */
static struct form *
told(struct request *rq)
{
	struct form *f = form_read(rq, show_fields);
	struct rows *r = form_ok(f) && form_int(f, "removed")
	    ? db_one(rq->db, segment_get, .id = INT(form_int(f, "removed"))) : NULL;
	struct view *v;

	view_show(rq->view, "SAVED", form_ok(f) && form_flag(f, "saved"));
	if (r && db_int(r, segment_get_removed)) {
		v = view_add(rq->view, "REMOVED");
		view_int(v, "removed_id", form_int(f, "removed"));
		view_text(v, "removed_name", db_text(r, segment_get_segment_name));
	}
	return form_new(rq, add_fields);
}

int
segment_list(struct request *rq)
{
	return show(rq, 0, told(rq), 200);
}

int
segment_show(struct request *rq)
{
	return show(rq, rq->id, told(rq), 200);
}

/* A ready rule is added to the others. */
int
segment_add(struct request *rq)
{
	struct form   *f = form_read(rq, add_fields);
	struct segment s;
	const char    *name = "", *why = "", *rule;

	if (!segments_get(rq, rq->id, &s, &name))
		return 404;
	rule = segment_text(rq->arena, &s);
	rule = arena_printf(rq->arena, "%s%s%s", rule, *rule ? "\n" : "", form_text(f, "rule"));
	if (form_ok(f) && (!*form_text(f, "rule") || !segment_read(rq->arena, rule, &s, &why)))
		form_blame(f, "rule", "%s", *form_text(f, "rule") ? why : "Choose a line to add.");
	if (form_ok(f) && text_length(rule) > SEGMENTS_RULE)
		form_blame(f, "rule", "These rules are too long to keep. Take a line out first.");
	if (!form_ok(f)) {
		view_show(rq->view, "SAVED", false);
		return show(rq, rq->id, f, 422);
	}
	db_run(rq->db, segment_update, .id = INT(rq->id), .name = TEXT(name), .rule = TEXT(rule));
	segments_begin(rq, rq->id, &s);
	return redirect(rq, "/segments/%lld?saved=yes", (long long)rq->id);
}

int
segment_remove(struct request *rq)
{
	if (db_one(rq->db, segment_get, .id = INT(rq->id)) == NULL)
		return 404;
	db_run(rq->db, segment_remove, .id = INT(rq->id), .at = INT(rq->now));
	return redirect(rq, "/segments?removed=%lld", (long long)rq->id);
}

int
segment_restore(struct request *rq)
{
	struct form *f = form_new(rq, add_fields);
	struct rows *r = db_one(rq->db, segment_total);

	if (r && db_int(r, segment_total_n) >= SEGMENTS_MAX)
		form_blame(f, NULL, "There are %d segments already. Take one out first.", SEGMENTS_MAX);
	else if (db_one(rq->db, segment_get, .id = INT(rq->id)) == NULL)
		return 404;
	else if (db_run(rq->db, segment_restore, .id = INT(rq->id)) == DB_TAKEN)
		form_blame(f, NULL, "Another segment has this name by now. Give that one another name first.");
	if (form_ok(f))
		return redirect(rq, "/segments/%lld", (long long)rq->id);
	return show(rq, 0, f, 422);
}
