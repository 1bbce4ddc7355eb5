/*
 * avatar_form: an invented person is written down, and changed: who it is, when it hangs, and
 * what it tells of, a block after the other with one claim a line.
 *
 * Lines are compared with those in the book: one that is still there is the same claim, with
 * whatever the book knows of it.  A new one may begin with what the people of a segment share;
 * the rules of these lines go through the form and are kept with those that stand as drafted.
 */
#include "avatars.h"

#include "avatar.h"
#include "avatar_print.h"
#include "avatar_start.h"
#include "pages.h"
#include "seen.h"
#include "segments.h"
#include "shown.h"

enum {
	COLOURS = 12,
	THE_DAY = 4, SHOPS = 10 /* blocks that have a hint of their own */
};

static const char *const pronouns[] = { "they", "she", "he", NULL };

static const struct field fields[] = {
	{ "avatar_name", "A name", FORM_TEXT, .max = 40 },
	{ "avatar_tag", "The line below the name", FORM_TEXT, .max = 60 },
	{ "avatar_says", "What they would say", FORM_TEXT, .max = 120 },
	{ "pronoun", "they, she or he", FORM_CHOICE, .choices = pronouns },
	{ "involvement", "How much it matters", FORM_INT, .low = 1, .high = AVATAR_DEEPEST },
	{ "language", "The language", FORM_TEXT, .max = 40 },
	{ "colour", "The colour", FORM_INT, .low = 1, .high = COLOURS },
	{ "segment_id", "for whom they speak", FORM_ID },
	{ "variant_of", "instead of whom they hang", FORM_ID },
	{ "season", "the seasons", FORM_ID, .many = true },
	{ "block", "what is told", FORM_ID, .many = true },
	/* More than eight lines of 90 letters, so that it is said which line is too long. */
	{ "claims", "What is told", FORM_TEXT, .max = 900, .many = true },
	{ "off", "what is left out", FORM_ID, .many = true },
	{ "seen", "what was seen", FORM_TEXT, .max = 200, .many = true },
	{ "drawing", "The portrait", FORM_TEXT, .max = 60 },
	{ "version", "the version", FORM_ID },
	{ 0 }
};

/* What an address may begin a new one with. */
static const struct field from_fields[] = {
	{ "segment", "for whom they speak", FORM_ID },
	{ "variant", "instead of whom they hang", FORM_ID },
	{ 0 }
};

/* A form and the blocks that it is about. */
struct draft {
	struct form        *f;
	struct avatar_line  line;
	struct avatar_block blocks[AVATAR_BLOCKS];
	int                 n;
	bool                sent;                  /* what is not ticked is not meant */
	const char         *typed[AVATAR_BLOCKS];  /* as it was sent; NULL: it was not */
	const char         *wrong[AVATAR_BLOCKS];  /* what is to be said of it */
	struct avatar_typed lines[AVATAR_BLOCKS];
	/* What its people share, and how many of them do. */
	struct avatar_drafted seen[AVATAR_DRAFTED];
	int                   nseen;
	struct segment        members;
	const char           *segment;             /* NULL: it speaks for none */
};

/* What was sent for the value i of claims, with its line ends. */
static const char *
raw(struct request *rq, int i)
{
	for (int p = 0; p < rq->nparams; p++)
		if (strcmp(rq->params[p].name, "claims") == 0 && i-- == 0)
			return text_valid(rq->params[p].value, rq->params[p].size)
			           ? rq->params[p].value
			           : NULL;
	return NULL;
}

static void
read_block(struct request *rq, struct draft *d, int i, const char *text)
{
	struct avatar_typed *t = &d->lines[i];

	d->typed[i] = text;
	avatar_lines(rq->arena, text, AVATAR_LINE, t);
	if (t->too_long != NULL)
		d->wrong[i] = arena_printf(rq->arena, "%s: a line has %d letters at most. This has %zu: "
		    "“%s”.", d->blocks[i].name, AVATAR_LINE, text_length(t->too_long), t->too_long);
	else if (t->n > AVATAR_LINES)
		d->wrong[i] = arena_printf(rq->arena, "%s: %d lines are enough. This has %d.",
		    d->blocks[i].name, AVATAR_LINES, t->n);
	if (d->wrong[i] != NULL)
		form_blame(d->f, "claims", "%s", d->wrong[i]);
}

/* For whom it speaks, and the lines that were drafted of them, as the form sends them back. */
static void
read_seen(struct request *rq, struct draft *d)
{
	int64_t id = form_int(d->f, "segment_id");

	if (id == 0 || !segments_get(rq, id, &d->members, &d->segment))
		d->segment = NULL;
	for (int i = 0; i < form_count(d->f, "seen") && d->nseen < AVATAR_DRAFTED; i++)
		if (avatar_start_line(rq, form_text_at(d->f, "seen", i), &d->seen[d->nseen]))
			d->nseen++;
}

static struct draft *
draft_of(struct request *rq, struct form *f, const struct avatar_line *line)
{
	struct draft *d = arena_alloc(rq->arena, sizeof *d);

	d->f = f;
	d->line = *line;
	d->sent = strcmp(rq->method, "POST") == 0;
	if (*form_text(f, "pronoun"))
		d->line.pronoun = form_text(f, "pronoun");
	d->n = avatar_blocks(rq, &d->line, d->blocks);
	for (int i = 0; i < form_count(f, "block"); i++)
		for (int b = 0; b < d->n; b++)
			if (d->blocks[b].id == form_int_at(f, "block", i) && d->typed[b] == NULL &&
			    raw(rq, i) != NULL)
				read_block(rq, d, b, raw(rq, i));
	read_seen(rq, d);
	return d;
}

/* Into the blocks of a new one goes what many of these people share. */
static void
start(struct request *rq, struct draft *d)
{
	int64_t people;

	d->nseen = avatar_start(rq, &d->members, d->seen, &people);
	for (int b = 0; b < d->n; b++)
		for (int i = 0, n = 0; i < d->nseen; i++)
			if (d->seen[i].block_id == d->blocks[b].id && n++ < AVATAR_LINES)
				d->typed[b] = arena_printf(rq->arena, "%s%s%s", d->typed[b] ? d->typed[b] : "",
				    d->typed[b] ? "\n" : "", d->seen[i].text);
	if (people < AVATAR_FEW)
		view_text(view_add(rq->view, "FEW"), "few_words", people == 0
		    ? "Nobody fits this segment so far. Ten make a picture."
		    : arena_printf(rq->arena, "Only %s so far. Ten make a picture.",
		          shown_count(rq, people, "person", "people")));
	else
		view_show(rq->view, d->nseen ? "STARTED" : "STARTED_EMPTY", true);
}

/* The drafted line that stands here word for word, or NULL. */
static const struct avatar_drafted *
seen_in(struct request *rq, const struct draft *d, const char *text)
{
	for (int i = 0; i < d->nseen; i++)
		if (strcmp(text_fold(rq->arena, d->seen[i].text), text_fold(rq->arena, text)) == 0)
			return &d->seen[i];
	return NULL;
}

static void
check_variant(struct request *rq, struct form *f)
{
	int64_t            of = form_int(f, "variant_of");
	struct avatar_line other;

	if (of == 0)
		return;
	if (of == rq->id || !avatar_get(rq, of, &other) || other.retired || other.variant_of)
		form_blame(f, "variant_of", "Nobody can hang instead of that one. Choose another.");
	else if (rq->id && db_one(rq->db, avatar_varied, .id = INT(rq->id)))
		form_blame(f, "variant_of", "Somebody hangs instead of this one already.");
	if (form_count(f, "season") == 0)
		form_blame(f, "season", "Say in which seasons this one hangs instead of the other.");
}

static void
check(struct request *rq, struct form *f)
{
	const char *name = form_text(f, "avatar_name");

	if (*text_fold(rq->arena, name) == '\0')
		form_blame(f, "avatar_name", *name ? "A name has a letter at least."
		    : "Nobody hangs without a name. Give one.");
	if (avatar_words(form_text(f, "avatar_tag")) > AVATAR_TAG_WORDS)
		form_blame(f, "avatar_tag", "Three or four words say it best; %d at most.",
		    AVATAR_TAG_WORDS);
	if (form_int(f, "segment_id") &&
	    db_one(rq->db, avatar_segment, .id = INT(form_int(f, "segment_id"))) == NULL)
		form_blame(f, "segment_id", "There is no such segment any more. Choose again.");
	check_variant(rq, f);
}

/* A choice of a list.  view sets: SEASONS COLOURS SEGMENTS OTHERS LEAVE_OUT */
static struct view *
option(struct request *rq, const char *section, int64_t id, const char *words, bool chosen)
{
	struct view *v = view_add(rq->view, section);

	view_int(v, "choice_id", id);
	view_text(v, "choice_words", words);
	view_show(v, "CHOSEN", chosen);
	return v;
}

static void
fill_choices(struct request *rq, const struct draft *d)
{
	static const char *const colours[COLOURS] = { "Bottle green", "Madder red", "Indigo", "Plum",
		"Umber", "Teal", "Olive", "Slate", "Rose", "Ochre", "Sky", "Coal" };
	struct avatar_season seasons[AVATAR_SEASONS];
	struct avatar_line  *all = arena_alloc(rq->arena, AVATARS_MAX * sizeof *all);
	const struct form   *f = d->f;
	int                  n = avatar_seasons(rq, seasons);
	struct rows         *r;

	for (int i = 0; i < n; i++)
		option(rq, "SEASONS", seasons[i].id, seasons[i].name, d->sent
		    ? form_has(f, "season", arena_printf(rq->arena, "%lld", (long long)seasons[i].id))
		    : d->line.seasons >> i & 1);
	for (int i = 0; i < COLOURS; i++)
		option(rq, "COLOURS", i + 1, colours[i], form_int(f, "colour") == i + 1);
	r = db_query(rq->db, avatar_segments);
	while (db_next(r))
		option(rq, "SEGMENTS", db_int(r, avatar_segments_id), db_text(r, avatar_segments_name),
		    form_int(f, "segment_id") == db_int(r, avatar_segments_id));
	n = avatar_list(rq, all);
	for (int i = 0; i < n; i++)
		if (all[i].id != rq->id && !all[i].variant_of)
			option(rq, "OTHERS", all[i].id, all[i].name, form_int(f, "variant_of") == all[i].id);
	for (int i = 1; i <= AVATAR_DEEPEST; i++)
		view_show(rq->view, i == 1 ? "LOW" : i == 2 ? "MEDIUM" : "HIGH",
		    form_int(f, "involvement") == i);
}

/* "Looks, compares, asks for a price": the stages of how people buy in this shop. */
static const char *
stages(struct request *rq)
{
	struct rows *r = db_query(rq->db, stage_list);
	const char  *text = "";

	while (db_next(r))
		text = arena_printf(rq->arena, "%s%s%s", text, *text ? ", " : "",
		    db_text(r, stage_list_name));
	return text;
}

/* The lines of a block as the book has them. */
static const char *
kept(struct request *rq, const struct avatar_block *b)
{
	const char *text = "";

	for (int c = 0; c < b->n; c++)
		text = arena_printf(rq->arena, "%s%s%s", text, c ? "\n" : "", b->claims[c].text);
	return text;
}

/* "12 of 19" behind each line of a block that real people show, as the lines are now. */
static void
fill_seen(struct request *rq, struct view *v, const struct draft *d, int i, const char *text)
{
	const struct avatar_block *b = &d->blocks[i];
	struct avatar_typed        t;
	struct view               *list = NULL;

	avatar_lines(rq->arena, text, AVATAR_LINE, &t);
	for (int l = 0; d->segment && l < t.n && l < AVATAR_LINES; l++) {
		const struct avatar_drafted *seen = seen_in(rq, d, t.lines[l]);
		struct avatar_drafted        one = seen ? *seen : (struct avatar_drafted){ .rule = "" };
		struct view                 *row;

		for (int c = 0; c < b->n; c++)
			if (strcmp(b->claims[c].text, t.lines[l]) == 0)
				one.rule = b->claims[c].rule;
		if (*one.rule == '\0' || (one.people == 0 && !avatar_start_count(rq, &d->members, &one)))
			continue;
		list = list ? list : view_add(v, "ROW_SEEN");
		row = view_add(list, "SEEN_LINES");
		view_text(row, "seen_text", t.lines[l]);
		view_text(row, "seen_count", arena_printf(rq->arena, "%lld of %lld", (long long)one.fit,
		    (long long)one.people));
	}
}

static void
fill_block(struct request *rq, const struct draft *d, int i, bool collision)
{
	const struct avatar_block *b = &d->blocks[i];
	const char                *text = d->typed[i] ? d->typed[i] : kept(rq, b);
	struct view               *v = view_add(rq->view, "BLOCK_ROWS");
	struct avatar_typed        now;

	view_int(v, "row_block", b->id);
	view_text(v, "row_heading", b->heading);
	view_text(v, "row_hint", b->id == SHOPS ? stages(rq)
	    : b->id == THE_DAY ? "From waking up to going to bed, hour by hour or not." : b->ask);
	view_text(v, "row_text", text);
	view_show(v, "ROW_WIDE", b->id == THE_DAY);
	view_part(v, "ROW_ERROR", "row_error", d->wrong[i]);
	fill_seen(rq, v, d, i, text);
	/* Somebody else wrote other lines meanwhile. */
	avatar_lines(rq->arena, kept(rq, b), AVATAR_LINE, &now);
	if (collision && d->typed[i]) {
		bool same = now.n == d->lines[i].n;

		for (int l = 0; same && l < now.n; l++)
			same = strcmp(now.lines[l], d->lines[i].lines[l]) == 0;
		if (!same)
			view_part(v, "ROW_NOW", "row_now", *kept(rq, b) ? kept(rq, b) : "nothing");
	}
}

static void
fill(struct request *rq, const struct draft *d, bool collision)
{
	struct avatar_line shown = d->line;

	view_text(rq->view, "title", rq->id
	    ? arena_printf(rq->arena, "Change %s", d->line.name) : "A new avatar");
	view_show(rq->view, "IS_NEW", rq->id == 0);
	view_show(rq->view, "NOT_NEW", rq->id != 0);
	view_int(rq->view, "id", rq->id);
	view_part(rq->view, "LEFT_OUT", "left_out", rq->id ? print_left_out(rq, &d->line) : "");
	view_text(rq->view, "name_now", d->line.name);
	view_text(rq->view, "they", d->line.pronoun);
	view_text(rq->view, "their", avatar_their(d->line.pronoun));
	if (rq->id == 0)
		shown.picture = form_text(d->f, "drawing");
	if (form_int(d->f, "colour"))
		shown.colour = (int)form_int(d->f, "colour");
	avatar_face(rq->view, &shown);
	fill_choices(rq, d);
	for (int i = 0; i < d->n; i++) {
		option(rq, "LEAVE_OUT", d->blocks[i].id, d->blocks[i].name, d->sent
		    ? form_has(d->f, "off", arena_printf(rq->arena, "%lld", (long long)d->blocks[i].id))
		    : d->blocks[i].off);
		if (!d->blocks[i].off)
			fill_block(rq, d, i, collision);
	}
	view_part(rq->view, "DRAFTED_FROM", "drafted_from", d->segment);
	for (int i = 0; i < d->nseen; i++)
		view_text(view_add(rq->view, "SEEN"), "seen_rule", d->seen[i].rule);
	form_fill(d->f, rq->view);
}

int
avatar_new(struct request *rq)
{
	struct form       *from = form_read(rq, from_fields), *f = form_new(rq, fields);
	struct avatar_line line = { .name = "", .pronoun = "they", .picture = "", .colour = 1,
		.involvement = 1 };
	struct rows       *r = db_one(rq->db, avatar_count);
	int64_t            n = r ? db_int(r, avatar_count_n) : 0;
	struct draft      *d;

	if (!avatar_room(rq))
		return redirect(rq, "/avatars?full=yes");
	form_set(f, "pronoun", "they");
	form_set_int(f, "involvement", 1);
	form_set_int(f, "colour", n % COLOURS + 1);
	form_set(f, "drawing", avatar_drawn(rq, (uint64_t)(rq->now + n), "they"));
	if (form_ok(from) && form_int(from, "segment"))
		form_set_int(f, "segment_id", form_int(from, "segment"));
	if (form_ok(from) && form_int(from, "variant"))
		form_set_int(f, "variant_of", form_int(from, "variant"));
	d = draft_of(rq, f, &line);
	if (d->segment)
		start(rq, d);
	fill(rq, d, false);
	return 200;
}

int
avatar_change(struct request *rq)
{
	struct form       *f = form_new(rq, fields);
	struct avatar_line line;

	if (!avatar_get(rq, rq->id, &line))
		return 404;
	form_load(f, db_one(rq->db, avatar_form, .id = INT(rq->id)));
	/* What is a number is one to the form only once it is told so. */
	form_set_int(f, "involvement", line.involvement);
	form_set_int(f, "colour", line.colour);
	form_set_int(f, "segment_id", line.segment_id);
	form_set_int(f, "variant_of", line.variant_of);
	fill(rq, draft_of(rq, f, &line), false);
	return 200;
}

/* A line that was not there before: with its rule, if it stands as it was drafted. */
static void
add_line(struct request *rq, int64_t avatar_id, const struct draft *d, int block, int i)
{
	const char                  *text = d->lines[block].lines[i];
	const struct avatar_drafted *seen = seen_in(rq, d, text);
	int64_t                      id;

	id = db_run(rq->db, claim_insert, .avatar_id = INT(avatar_id),
	    .block_id = INT(d->blocks[block].id), .text = TEXT(text), .place = INT(i + 1),
	    .staff_id = INT(rq->staff_id), .now = INT(rq->now));
	if (seen)
		db_run(rq->db, claim_drafted, .id = INT(id), .rule = TEXT(seen->rule));
}

/* One block: lines that stay keep their row, the others go and come. */
static void
save_block(struct request *rq, int64_t avatar_id, const struct draft *d, int block)
{
	const struct avatar_block *b = &d->blocks[block];
	const struct avatar_typed *t = &d->lines[block];
	bool                       used[AVATAR_LINES] = { false };

	for (int i = 0; i < t->n; i++) {
		int same = -1;

		for (int c = 0; c < b->n && same < 0; c++)
			if (!used[c] && strcmp(b->claims[c].text, t->lines[i]) == 0)
				same = c;
		for (int c = 0; c < b->n && same < 0; c++)
			if (!used[c] && strcmp(text_fold(rq->arena, b->claims[c].text),
			        text_fold(rq->arena, t->lines[i])) == 0)
				same = c;
		if (same >= 0) {
			used[same] = true;
			db_run(rq->db, claim_keep, .id = INT(b->claims[same].id), .text = TEXT(t->lines[i]),
			    .place = INT(i + 1));
		} else
			add_line(rq, avatar_id, d, block, i);
	}
	for (int c = 0; c < b->n; c++)
		if (!used[c])
			db_run(rq->db, claim_remove, .id = INT(b->claims[c].id), .now = INT(rq->now));
}

/* Its seasons, what is left out, and its blocks. */
static void
save_rest(struct request *rq, const struct draft *d, int64_t id)
{
	db_run(rq->db, avatar_no_seasons, .avatar_id = INT(id));
	for (int i = 0; i < form_count(d->f, "season"); i++)
		db_run(rq->db, avatar_in_season, .avatar_id = INT(id),
		    .season_id = INT(form_int_at(d->f, "season", i)));
	db_run(rq->db, avatar_none_off, .avatar_id = INT(id));
	for (int i = 0; i < form_count(d->f, "off"); i++)
		db_run(rq->db, avatar_off, .avatar_id = INT(id),
		    .block_id = INT(form_int_at(d->f, "off", i)));
	for (int i = 0; i < d->n; i++)
		if (d->typed[i] != NULL)
			save_block(rq, id, d, i);
}

static int
choice(const struct form *f, const char *name)
{
	return form_int(f, name) ? (int)form_int(f, name) : 1;
}

int
avatar_create(struct request *rq)
{
	struct avatar_line line = { .name = "", .pronoun = "they", .picture = "", .colour = 1,
		.involvement = 1 };
	struct form  *f = form_read(rq, fields);
	struct draft *d = draft_of(rq, f, &line);
	struct drawn  drawn;
	const char   *picture = form_text(f, "drawing");
	int64_t       id;

	check(rq, f);
	if (!avatar_room(rq))
		form_blame(f, NULL, "%d are enough for any board. Retire one first.", AVATARS_MAX);
	if (!face_drawn(picture, &drawn)) {
		picture = avatar_drawn(rq, (uint64_t)rq->now, d->line.pronoun);
		if (!*form_text(f, "drawing"))
			form_set(f, "drawing", picture);
	}
	if (!form_ok(f)) {
		fill(rq, d, false);
		return 422;
	}
	id = db_run(rq->db, avatar_insert, .name = TEXT(form_text(f, "avatar_name")),
	    .tag = TEXT(form_text(f, "avatar_tag")), .says = TEXT(form_text(f, "avatar_says")),
	    .pronoun = TEXT(d->line.pronoun), .segment_id = INT_OR_NOTHING(form_int(f, "segment_id")),
	    .involvement = INT(choice(f, "involvement")), .language = TEXT(form_text(f, "language")),
	    .colour = INT(choice(f, "colour")), .picture = TEXT(picture),
	    .variant_of = INT_OR_NOTHING(form_int(f, "variant_of")), .staff_id = INT(rq->staff_id),
	    .now = INT(rq->now));
	save_rest(rq, d, id);
	return redirect(rq, "/avatars/%lld?saved=yes", (long long)id);
}

int
avatar_save(struct request *rq)
{
	struct form       *f = form_read(rq, fields);
	struct avatar_line line;
	struct draft      *d;

	if (!avatar_get(rq, rq->id, &line))
		return 404;
	d = draft_of(rq, f, &line);
	check(rq, f);
	if (form_int(f, "version") == 0)
		form_blame(f, NULL, "This form is not whole. Open the page again.");
	if (form_ok(f) && form_int(f, "version") != line.version) {
		struct rows *r = db_one(rq->db, avatar_form, .id = INT(rq->id));

		view_text(view_add(rq->view, "COLLISION"), "changed_by", db_text(r, avatar_form_changer));
		form_compare(f, r, rq->view);
		form_set_int(f, "version", line.version);
		fill(rq, d, true);
		return 409;
	}
	if (!form_ok(f)) {
		fill(rq, d, false);
		return 422;
	}
	db_run(rq->db, avatar_update, .id = INT(rq->id), .version = INT(line.version),
	    .name = TEXT(form_text(f, "avatar_name")), .tag = TEXT(form_text(f, "avatar_tag")),
	    .says = TEXT(form_text(f, "avatar_says")), .pronoun = TEXT(d->line.pronoun),
	    .segment_id = INT_OR_NOTHING(form_int(f, "segment_id")),
	    .involvement = INT(choice(f, "involvement")), .language = TEXT(form_text(f, "language")),
	    .colour = INT(choice(f, "colour")),
	    .variant_of = INT_OR_NOTHING(form_int(f, "variant_of")), .staff_id = INT(rq->staff_id),
	    .now = INT(rq->now));
	save_rest(rq, d, rq->id);
	if (form_int(f, "segment_id") != line.segment_id)
		db_run(rq->db, evidence_forget_avatar, .id = INT(rq->id));
	evidence_keep(rq);
	return redirect(rq, "/avatars/%lld?saved=yes", (long long)rq->id);
}
