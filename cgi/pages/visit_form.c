/*
 * visit_form: log a visit, on one screen.
 *
 * Nothing is kept before Save.  Until then each press (Add, Find, an x) posts the whole
 * form and gets it back changed, with script or without.
 */
#include "aloud.h"
#include "facts.h"
#include "find.h"
#include "learning.h"
#include "likely.h"
#include "pages.h"
#include "segments.h"
#include "settings.h"
#include "shown.h"
#include "visit_side.h"
#include "who.h"

enum {
	FACES_MAX = 6,     /* offered; those who are ticked always are */
	LINES_MAX = 12,    /* learned at one visit */
	FOUND_FACES = 6
};

static const char *const happenings[] = { "usual", "new", "talked", "hurry", "brought", "took",
	"looked", "returned", NULL };
static const char *const kinds[] = { "loves", "likes", "dislikes", "hates", "bothers", "must",
	"opinion", "moves", "joke", "family", "moment", "habit", "other", NULL };
static const char *const sources[] = { "told", "seen", "heard", "guess", NULL };
static const char *const channels[] = { "shop", "phone", "message", "market", "street",
	"delivery", NULL };
static const char *const dues[] = { "next", "week", "date", NULL };
static const char *const gift_ways[] = { "out", "in", NULL };
static const char *const knew[] = { "knew", "met", "not", NULL };

static const struct field fields[] = {
	{ "act", "What to do", FORM_TEXT, .max = 20 },
	{ "person", "who it was", FORM_ID, .many = true },
	{ "find", "Somebody else", FORM_TEXT, .max = 80 },
	{ "happened", "what happened", FORM_CHOICE, .many = true, .choices = happenings },
	{ "learned", "What we learned", FORM_TEXT, .max = 300, .many = true },
	{ "kind", "the kind", FORM_CHOICE, .many = true, .choices = kinds },
	{ "about", "About whom", FORM_TEXT, .max = 20, .many = true },
	{ "source", "how we know", FORM_CHOICE, .many = true, .choices = sources },
	{ "learned_new", "What we learned", FORM_TEXT, .max = 300 },
	{ "kind_new", "the kind", FORM_CHOICE, .choices = kinds },
	{ "about_new", "About whom", FORM_TEXT, .max = 20 },
	{ "source_new", "how we know", FORM_CHOICE, .choices = sources },
	{ "channel", "where", FORM_CHOICE, .choices = channels },
	{ "worked", "what worked", FORM_ID, .many = true },
	{ "worked_new", "What worked", FORM_TEXT, .max = 300 },
	{ "bothered", "what bothered them", FORM_ID, .many = true },
	{ "bothered_new", "What bothered them", FORM_TEXT, .max = 300 },
	{ "side_about", "About whom", FORM_TEXT, .max = 20 },
	{ "try_next", "What to try next time", FORM_TEXT, .max = 200 },
	{ "outcome", "how it went", FORM_TEXT, .max = 30, .many = true },
	{ "done", "what is done", FORM_ID, .many = true },
	{ "promised", "What we promised", FORM_TEXT, .max = 200 },
	{ "promised_due", "until when", FORM_CHOICE, .choices = dues },
	{ "promised_day", "The day", FORM_DATE },
	{ "gift_way", "from whom it was", FORM_CHOICE, .choices = gift_ways },
	{ "gift", "The gift", FORM_TEXT, .max = 160 },
	{ "knew", "whether you knew them", FORM_CHOICE, .choices = knew },
	{ 0 }
};

/* A line of what was learned. */
struct line {
	const char *text, *kind, *source;
	int64_t     about; /* a person, 0 for everybody who came, or THE_FAMILY */
};
enum { THE_FAMILY = -1 };

struct faces {
	int64_t ids[WHO_MAX + FACES_MAX];
	int     n;
};

/* The visit as typed. */
struct draft {
	struct form *f;
	struct line  lines[LINES_MAX];
	int          nlines;
	int64_t      people[WHO_MAX];
	int          npeople;
	int64_t      household_id; /* of the first who came and has one; else 0 */
	struct faces faces;
	struct faces found;
};

static void
add_face(struct faces *faces, int64_t id, int max)
{
	if (faces->n < max && !who_among(faces->ids, faces->n, id))
		faces->ids[faces->n++] = id;
}

static void
read_people(struct request *rq, struct draft *d)
{
	int n = form_count(d->f, "person");

	if (n > WHO_MAX)
		form_blame(d->f, "person", "At most %d people fit in one visit.", WHO_MAX);
	for (int i = 0; i < n && d->npeople < WHO_MAX; i++) {
		int64_t id = form_int_at(d->f, "person", i);

		if (who_among(d->people, d->npeople, id))
			continue;
		if (id == 0 || db_one(rq->db, person_row, .id = INT(id)) == NULL) {
			form_blame(d->f, "person", "One of them has no page any more. Choose again.");
			continue;
		}
		d->people[d->npeople++] = id;
	}
	for (int i = 0; i < d->npeople && d->household_id == 0; i++) {
		struct rows *r = db_one(rq->db, person_row, .id = INT(d->people[i]));

		d->household_id = r ? db_int(r, person_row_household_id) : 0;
	}
}

/* Whom a line is about: "all", "family", or one of those who are offered. */
static int64_t
read_about(struct draft *d, const char *about)
{
	int64_t id = strtoll(about, NULL, 10);

	if (*about == '\0' || strcmp(about, "all") == 0)
		return 0;
	if (strcmp(about, "family") == 0) {
		if (d->household_id == 0)
			form_blame(d->f, "learned_new", "Nobody who is ticked has a family in the book.");
		return THE_FAMILY;
	}
	if (about[strspn(about, "0123456789")] != '\0' || id <= 0)
		form_blame(d->f, "learned_new", "Say about whom this is: everyone, or one of those here.");
	return id;
}

static const char not_whole[] = "This form is not whole. Nothing was saved.";

static void
read_lines(struct draft *d)
{
	int n = form_count(d->f, "learned");

	if (n > LINES_MAX)
		form_blame(d->f, "learned_new", "At most %d things are learned at one visit.", LINES_MAX);
	if (form_count(d->f, "kind") != n || form_count(d->f, "about") != n ||
	    form_count(d->f, "source") != n)
		form_blame(d->f, NULL, "%s", not_whole);
	for (int i = 0; i < n && d->nlines < LINES_MAX; i++) {
		struct line *l = &d->lines[d->nlines];

		l->text = form_text_at(d->f, "learned", i);
		l->kind = form_text_at(d->f, "kind", i);
		l->source = form_text_at(d->f, "source", i);
		l->about = read_about(d, form_text_at(d->f, "about", i));
		if (*l->text && (!*l->kind || !*l->source))
			form_blame(d->f, NULL, "%s", not_whole);
		else if (*l->text)
			d->nlines++;
	}
}

/* The line that is being typed becomes one of the lines. */
static void
add_line(struct draft *d)
{
	const char  *text = form_text(d->f, "learned_new"), *kind = form_text(d->f, "kind_new");
	struct line *l = &d->lines[d->nlines];

	if (*text == '\0')
		return;
	if (d->nlines == LINES_MAX) {
		form_blame(d->f, "learned_new", "At most %d things are learned at one visit.", LINES_MAX);
		return;
	}
	l->text = text;
	l->kind = *kind ? kind : learning_kind(text);
	l->source = form_text(d->f, "source_new");
	l->about = read_about(d, form_text(d->f, "about_new"));
	if (!form_ok(d->f))
		return;
	d->nlines++;
	form_set(d->f, "learned_new", "");
	form_clear(d->f, "kind_new");
	form_set(d->f, "about_new", "all");
	form_set(d->f, "source_new", "told");
}

static void
drop_line(struct draft *d, int line)
{
	if (line < 0 || line >= d->nlines)
		return;
	memmove(&d->lines[line], &d->lines[line + 1],
	    (size_t)(d->nlines - line - 1) * sizeof d->lines[0]);
	d->nlines--;
}

/* Whom to offer: those ticked, their households, who is likely in, who was here last,
 * whose page was started last. */
static void
offer_faces(struct request *rq, struct draft *d)
{
	struct faces *faces = &d->faces;
	struct likely likely;
	struct rows  *r;

	for (int i = 0; i < d->npeople; i++)
		add_face(faces, d->people[i], WHO_MAX);
	for (int i = 0; i < d->npeople; i++) {
		int64_t home;

		r = db_one(rq->db, person_get, .id = INT(d->people[i]));
		home = r ? db_int(r, person_get_household_id) : 0;
		r = db_query(rq->db, household_members, .household_id = INT_OR_NOTHING(home),
		    .id = INT(d->people[i]));
		while (db_next(r))
			add_face(faces, db_int(r, household_members_id), FACES_MAX);
	}
	likely_find(rq, &likely);
	for (int i = 0; i < likely.n; i++)
		add_face(faces, likely.ids[i], FACES_MAX);
	r = db_query(rq->db, person_latest, .limit = INT(FACES_MAX));
	while (db_next(r))
		add_face(faces, db_int(r, person_latest_id), FACES_MAX);
	r = db_query(rq->db, list_new, .low = INT(0), .high = INT(rq->now + 1), .skip = INT(0));
	while (faces->n < FACES_MAX && db_next(r))
		add_face(faces, db_int(r, list_new_id), FACES_MAX);
	db_done(r);
}

static void
look_for(struct request *rq, struct draft *d)
{
	struct found found[FOUND_FACES];
	const char  *typed = form_text(d->f, "find");
	int          n = *typed ? find_people(rq, typed, found, FOUND_FACES) : 0;

	for (int i = 0; i < n; i++)
		if (!who_among(d->people, d->npeople, found[i].id))
			add_face(&d->found, found[i].id, FOUND_FACES);
	if (d->found.n > 0)
		view_text(view_add(rq->view, "FOUND"), "found_words",
		    shown_count(rq, d->found.n, "person", "people"));
	else if (*typed && n == 0)
		view_text(view_add(rq->view, "NONE_FOUND"), "find_typed", typed);
}

static void
fill_face(struct request *rq, const struct draft *d, struct view *v, const struct who *w,
    const char *remark)
{
	struct view *about = view_add(rq->view, "ABOUT");

	view_int(v, "id", w->id);
	view_text(v, "short_name", w->called);
	view_text(v, "apart", w->apart);
	face_fill(v, w->id, w->name, w->picture);
	view_show(v, "TICKED", who_among(d->people, d->npeople, w->id));
	view_part(v, "REMARK", "remark", remark);
	view_int(about, "id", w->id);
	view_text(about, "apart", w->apart);
	view_show(about, "ABOUT_THIS", w->id == strtoll(form_text(d->f, "about_new"), NULL, 10));
}

/* "red coat, last Friday" */
static const char *
remark(struct request *rq, const struct who *w)
{
	return arena_printf(rq->arena, "%s%s%s", w->remark, *w->remark ? ", " : "", w->seen);
}

/* All who are offered, called by what tells them apart. */
static int
fill_faces(struct request *rq, const struct draft *d, struct who *who)
{
	int n = 0, offered;

	for (int i = 0; i < d->faces.n; i++)
		n += who_get(rq, d->faces.ids[i], &who[n]);
	offered = n;
	for (int i = 0; i < d->found.n; i++)
		if (!who_among(d->faces.ids, d->faces.n, d->found.ids[i]))
			n += who_get(rq, d->found.ids[i], &who[n]);
	who_tell_apart(rq, who, n);
	for (int i = 0; i < offered; i++)
		fill_face(rq, d, view_add(rq->view, "WHO"), &who[i],
		    who[i].apart == who[i].called ? "" : remark(rq, &who[i]));
	for (int i = offered; i < n; i++)
		fill_face(rq, d, view_add(rq->view, "FOUND_WHO"), &who[i], remark(rq, &who[i]));
	return n;
}

/* What somebody is called on this page. */
static const char *
called(const struct who *who, int n, int64_t id)
{
	for (int i = 0; i < n; i++)
		if (who[i].id == id)
			return who[i].apart;
	return id == THE_FAMILY ? "The family" : "Everyone";
}

static void
fill_lines(struct request *rq, const struct draft *d, const struct who *who, int n)
{
	for (int i = 0; i < d->nlines; i++) {
		const struct line *l = &d->lines[i];
		struct view       *v = view_add(rq->view, "LEARNED");

		view_text(v, "learned", l->text);
		view_text(v, "kind", l->kind);
		view_text(v, "source", l->source);
		view_text(v, "about", l->about == THE_FAMILY ? "family"
		    : l->about ? arena_printf(rq->arena, "%lld", (long long)l->about) : "all");
		view_text(v, "kind_icon", shown_kind_icon(l->kind));
		view_text(v, "about_words", shown_about(rq, called(who, n,
		    l->about == 0 && d->npeople == 1 ? d->people[0] : l->about), l->kind));
		view_int(v, "line", i);
		if (strcmp(l->source, "told") != 0)
			view_text(view_add(v, "NOT_TOLD"), "source_words",
			    strcmp(l->source, "seen") == 0    ? "we saw it"
			    : strcmp(l->source, "heard") == 0 ? "we heard it"
			                                      : "a guess");
		view_part(v, "ALOUD", "aloud_topic", aloud_doubt(l->text));
	}
}

/* What all at home share may be said of the family, whoever of it came. */
static void
fill_family(struct request *rq, const struct draft *d)
{
	struct rows *r = d->household_id ? db_one(rq->db, person_row, .id = INT(d->people[0])) : NULL;
	struct view *v;

	for (int i = 0; r && i < d->npeople && !*db_text(r, person_row_household); i++)
		r = db_one(rq->db, person_row, .id = INT(d->people[i]));
	if (r == NULL)
		return;
	v = view_add(rq->view, "ABOUT_FAMILY");
	view_text(v, "family", db_text(r, person_row_household));
	view_show(v, "ABOUT_THIS", strcmp(form_text(d->f, "about_new"), "family") == 0);
}

/* What may have happened, in the words of this kind of shop. */
static void
fill_happened(struct request *rq, const struct draft *d)
{
	const struct shop_kind *kind = shop_kind_now(rq);

	for (int i = 0; i < SHOP_CHIPS; i++) {
		struct view *v = view_add(rq->view, "HAPPENED_CHIPS");

		view_text(v, "chip_happened", kind->chips[i].happened);
		view_text(v, "chip_words", kind->chips[i].words);
		view_text(v, "chip_icon", kind->chips[i].icon);
		view_show(v, "CHIP_TICKED", form_has(d->f, "happened", kind->chips[i].happened));
	}
}

static void
fill(struct request *rq, struct draft *d)
{
	struct view *v = rq->view;
	struct who   who[WHO_MAX + FACES_MAX + FOUND_FACES], came[WHO_MAX];
	int          n;

	offer_faces(rq, d);
	form_fill(d->f, v);
	view_text(v, "title", "Log a visit");
	view_text(v, "now_words", arena_printf(rq->arena, "Today, %s",
	    clock_time_words(rq->arena, rq->now)));
	view_text(v, "now_iso", clock_iso(rq->arena, rq->now));
	view_text(v, "served_by", rq->staff_name);
	n = fill_faces(rq, d, who);
	fill_happened(rq, d);
	view_show(v, "ABOUT_NEW_ALL", strcmp(form_text(d->f, "about_new"), "all") == 0);
	fill_family(rq, d);
	view_part(v, "ALOUD_NEW", "aloud_topic", aloud_doubt(form_text(d->f, "learned_new")));
	fill_lines(rq, d, who, n);
	for (int i = 0; i < d->npeople; i++) {
		came[i].id = d->people[i];
		came[i].apart = called(who, n, d->people[i]);
	}
	visit_side_fill(rq, d->f, came, d->npeople);
	view_text(v, "save_words", d->npeople ? arena_printf(rq->arena, "Save for %s",
	                                            who_words(rq, came, d->npeople))
	                                      : "Save this visit");
}

/* What stands in the form before anybody has chosen. */
static void
defaults(struct form *f)
{
	if (!*form_text(f, "channel"))
		form_set(f, "channel", "shop");
	if (!*form_text(f, "about_new"))
		form_set(f, "about_new", "all");
	if (!*form_text(f, "side_about"))
		form_set(f, "side_about", "all");
	if (!*form_text(f, "source_new"))
		form_set(f, "source_new", "told");
	if (!*form_text(f, "promised_due"))
		form_set(f, "promised_due", "next");
}

int
visit_new(struct request *rq)
{
	struct draft d = { .f = form_read(rq, fields) };

	defaults(d.f);
	read_people(rq, &d);
	fill(rq, &d);
	return form_ok(d.f) ? 200 : 422;
}

/* Once for the family, or for each whom it is about. */
static void
save_line(struct request *rq, const struct draft *d, const struct line *l, int64_t visit_id)
{
	struct learned one = { .visit_id = visit_id, .kind = l->kind, .text = l->text,
		.source = l->source };

	if (l->about == THE_FAMILY) {
		one.household_id = d->household_id;
		fact_learn(rq, &one);
		return;
	}
	for (int i = 0; i < d->npeople; i++) {
		one.person_id = d->people[i];
		if (l->about == 0 || l->about == d->people[i])
			fact_learn(rq, &one);
	}
}

static int64_t
save(struct request *rq, const struct draft *d)
{
	int64_t id = db_run(rq->db, visit_insert, .staff_id = INT(rq->staff_id),
	    .channel = TEXT(form_text(d->f, "channel")), .at = INT(rq->now),
	    .day = INT(rq->today));

	for (int i = 0; i < d->npeople; i++)
		db_run(rq->db, visit_person_insert, .visit_id = INT(id),
		    .person_id = INT(d->people[i]), .at = INT(rq->now), .place = INT(i));
	for (int i = 0; happenings[i]; i++)
		if (form_has(d->f, "happened", happenings[i]))
			db_run(rq->db, visit_happened_insert, .visit_id = INT(id),
			    .happened = TEXT(happenings[i]));
	for (int l = 0; l < d->nlines; l++)
		save_line(rq, d, &d->lines[l], id);
	visit_side_save(rq, d->f, id, d->people, d->npeople);
	segments_keep(rq);
	return id;
}

/* A line about somebody who is not among those who came belongs to nobody. */
static void
check_save(struct request *rq, struct draft *d)
{
	if (d->npeople == 0)
		form_blame(d->f, "person", "Choose who it was.");
	for (int i = 0; i < d->nlines; i++)
		if (d->lines[i].about > 0 && !who_among(d->people, d->npeople, d->lines[i].about))
			form_blame(d->f, "learned_new", "“%s” is about somebody who is not ticked above.",
			    visit_chip(rq->arena, d->lines[i].text, ""));
	visit_side_check(rq, d->f, d->people, d->npeople);
}

int
visit_create(struct request *rq)
{
	struct draft d = { .f = form_read(rq, fields) };
	const char  *act = form_text(d.f, "act");

	defaults(d.f);
	read_people(rq, &d);
	read_lines(&d);
	/* Enter without script presses Add, wherever the cursor stands. */
	if (strcmp(act, "find") == 0 ||
	    (strcmp(act, "add") == 0 && !*form_text(d.f, "learned_new"))) {
		look_for(rq, &d);
		form_set(d.f, "find", "");
	} else if (strncmp(act, "drop ", 5) == 0)
		drop_line(&d, atoi(act + 5));
	else if (strcmp(act, "look") != 0)
		add_line(&d);
	if (*act == '\0' || strcmp(act, "save") == 0) {
		check_save(rq, &d);
		if (form_ok(d.f))
			return redirect(rq, "/?saved=%lld", (long long)save(rq, &d));
	}
	fill(rq, &d);
	return form_ok(d.f) ? 200 : 422;
}
