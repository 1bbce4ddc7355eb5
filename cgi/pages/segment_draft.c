/*
 * segment_draft: see segment_draft.h.
 */
#include "segment_draft.h"

#include "pages.h"

static const char *const joins[] = { "and", "not", NULL };

static const struct field fields[] = {
	{ "name", "A name", FORM_TEXT, .max = 60 },
	{ "line", "A line", FORM_TEXT, .max = 40, .many = true },
	{ "join", "how a line is joined", FORM_CHOICE, .many = true, .choices = joins },
	{ "value", "What is asked", FORM_TEXT, .max = 180, .many = true },
	{ "to", "The second number", FORM_TEXT, .max = 20, .many = true },
	{ "add_does", "what they do", FORM_TEXT, .max = 20 },
	{ "add_loves", "what they love", FORM_TEXT, .max = 20 },
	{ "add_is", "age and place", FORM_TEXT, .max = 20 },
	{ "act", "What to do", FORM_TEXT, .max = 20 },
	{ 0 }
};

/* The first row behind the one at i and all that belongs to it. */
static int
behind(const struct draft *d, int i)
{
	int depth = d->rows[i].depth;

	do
		i++;
	while (i < d->n && d->rows[i].depth > depth);
	return i;
}

static void
leave_out(struct draft *d, int i)
{
	d->n--;
	memmove(&d->rows[i], &d->rows[i + 1], (size_t)(d->n - i) * sizeof d->rows[0]);
}

static void
put_in(struct draft *d, int i, struct row row)
{
	if (d->n == DRAFT_ROWS)
		return;
	memmove(&d->rows[i + 1], &d->rows[i], (size_t)(d->n - i) * sizeof d->rows[0]);
	d->rows[i] = row;
	d->n++;
}

/* A group is left without its lines standing less deep. */
static void
open_group(struct draft *d, int i)
{
	for (int k = i + 1, end = behind(d, i); k < end; k++)
		d->rows[k].depth--;
	leave_out(d, i);
}

/* A group of nothing goes; one of a single line is that line. */
static void
tidy(struct draft *d)
{
	for (int i = d->n - 1; i >= 0; i--) {
		int end = behind(d, i);

		if (d->rows[i].condition)
			continue;
		if (end == i + 1)
			leave_out(d, i);
		else if (behind(d, i + 1) == end) {
			d->rows[i + 1].not = d->rows[i + 1].not != d->rows[i].not;
			open_group(d, i);
		}
	}
}

int
draft_before(const struct draft *d, int i)
{
	int k = i - 1;

	while (k >= 0 && d->rows[k].depth > d->rows[i].depth)
		k--;
	return k >= 0 && d->rows[k].depth == d->rows[i].depth ? k : -1;
}

/* Either of both: with the row before, or into the group before. */
static void
group_in(struct draft *d, int i)
{
	int k = i < d->n && i > 0 ? draft_before(d, i) : -1, from, deepest = 0;
	struct row group;

	if (k < 0)
		return;
	from = d->rows[k].condition ? k : i;
	for (int r = from; r < behind(d, i); r++)
		deepest = d->rows[r].depth > deepest ? d->rows[r].depth : deepest;
	if (deepest >= SEGMENT_DEPTH) {
		form_blame(d->f, "line", "A group can be four deep and no deeper.");
		return;
	}
	group = (struct row){ .depth = d->rows[k].depth, .any = true, .value = "", .to = "" };
	for (int r = from, end = behind(d, i); r < end; r++)
		d->rows[r].depth++;
	if (from == k)
		put_in(d, k, group);
}

/* Out of its group, behind it. */
static void
group_out(struct draft *d, int i)
{
	struct row moved[DRAFT_ROWS];
	int        parent = i, own, end;

	if (i >= d->n || d->rows[i].depth == 0)
		return;
	while (d->rows[parent].depth >= d->rows[i].depth)
		parent--;
	own = behind(d, i);
	end = behind(d, parent);
	for (int r = i; r < own; r++)
		d->rows[r].depth--;
	memcpy(moved, &d->rows[i], (size_t)(own - i) * sizeof moved[0]);
	memmove(&d->rows[i], &d->rows[own], (size_t)(end - own) * sizeof moved[0]);
	memcpy(&d->rows[i + end - own], moved, (size_t)(own - i) * sizeof moved[0]);
}

/* A row out of what was sent: "1 likes" is a line of depth 1. */
static void
read_row(struct draft *d, int i)
{
	const char *line = form_text_at(d->f, "line", i), *what = strchr(line, ' ');
	struct row  row = { .depth = atoi(line), .value = form_text_at(d->f, "value", i),
		.to = form_text_at(d->f, "to", i),
		.not = strcmp(form_text_at(d->f, "join", i), "not") == 0 };
	int         most = d->n == 0 ? 0 : d->rows[d->n - 1].depth + !d->rows[d->n - 1].condition;

	what = what ? what + 1 : "";
	if (strcmp(what, "group") == 0)
		row.any = strcmp(row.value, "all") != 0;
	else if ((row.condition = segment_condition(what)) == NULL) {
		form_blame(d->f, "line", "There is no condition “%s”. It is left out below.", what);
		return;
	}
	if (row.depth > SEGMENT_DEPTH)
		form_blame(d->f, "line", "A group can be four deep and no deeper.");
	row.depth = row.depth < 0 ? 0 : row.depth > most ? most : row.depth;
	if (d->n < DRAFT_ROWS)
		d->rows[d->n++] = row;
}

/* One more line at the end, with something to begin from. */
static void
add(struct request *rq, struct draft *d, const char *id)
{
	const struct segment_condition *c = segment_condition(id);
	struct row                      row = { .condition = c, .value = "", .to = "" };

	if (c == NULL)
		form_blame(d->f, "line", "Choose what the line is about.");
	else if (d->n >= SEGMENT_LINES)
		form_blame(d->f, "line", "A rule has at most %d lines.", SEGMENT_LINES);
	if (c == NULL || d->n >= SEGMENT_LINES)
		return;
	if (strcmp(id, "since") == 0)
		row.value = arena_printf(rq->arena, "%d", segments_bits(rq).year - 1);
	else if (c->asks == ASKS_NUMBER)
		row.value = strcmp(id, "visits") == 0 || strcmp(id, "facts") == 0 ? "5"
		    : strcmp(id, "every") == 0 ? "7" : "30";
	else if (c->asks == ASKS_RANGE) {
		row.value = "30";
		row.to = "45";
	} else if (c->asks == ASKS_CHOICE)
		row.value = c->choices[0].key;
	else if (c->asks == ASKS_KEY) {
		struct rows *r = db_query(rq->db, trait_most, .kind = TEXT(c->kind), .limit = INT(1));

		row.value = db_next(r) ? arena_text(rq->arena, db_text(r, trait_most_key)) : "";
		db_done(r);
		if (*row.value == '\0') {
			form_blame(d->f, "line", "“%s”: nobody has told us anything of it yet.", c->offer);
			return;
		}
	}
	d->rows[d->n++] = row;
}

bool
draft_act(struct request *rq, struct draft *d)
{
	const char *what = form_text(d->f, "act");
	int         i = atoi(what + strcspn(what, " "));

	if (*what == '\0' || strcmp(what, "save") == 0)
		return false;
	if (strcmp(what, "add does") == 0 || strcmp(what, "add loves") == 0 ||
	    strcmp(what, "add is") == 0)
		add(rq, d, form_text(d->f, arena_printf(rq->arena, "add_%s", what + 4)));
	else if (i < 0 || i >= d->n)
		;
	else if (strncmp(what, "drop ", 5) == 0 && d->rows[i].condition)
		leave_out(d, i);
	else if (strncmp(what, "drop ", 5) == 0)
		open_group(d, i);
	else if (strncmp(what, "in ", 3) == 0)
		group_in(d, i);
	else if (strncmp(what, "out ", 4) == 0)
		group_out(d, i);
	tidy(d);
	return true;
}

/* As the book keeps it. */
static const char *
text_of(struct request *rq, const struct draft *d)
{
	const char *text = "";

	for (int i = 0; i < d->n; i++) {
		const struct row *r = &d->rows[i];
		bool range = r->condition && r->condition->asks == ASKS_RANGE;
		bool value = r->condition && r->condition->asks != ASKS_NOTHING;

		text = arena_printf(rq->arena, "%s%s%*s%s%s%s%s%s%s", text, i ? "\n" : "", r->depth, "",
		    r->not ? "not " : "", r->condition ? r->condition->id : r->any ? "any" : "all",
		    value ? " " : "", value ? r->value : "", range ? " " : "", range ? r->to : "");
	}
	return text;
}

void
draft_check(struct request *rq, struct draft *d)
{
	const char *why;

	d->text = text_of(rq, d);
	if (!segment_read(rq->arena, d->text, &d->rule, &why)) {
		form_blame(d->f, "line", "%s", why);
		/* What can be read of it is no rule. */
		d->rule.n = 0;
		return;
	}
	for (int i = 0; i < d->rule.n; i++) {
		const struct segment_condition *c = d->rule.lines[i].condition;

		if (c && c->asks == ASKS_KEY && segments_name(rq, c, d->rule.lines[i].key) == NULL)
			form_blame(d->f, "line", "“%s” asks for something that is no longer in the book. "
			    "Choose again, or leave the line out.", c->offer);
	}
	if (text_length(d->text) > SEGMENTS_RULE)
		form_blame(d->f, "line", "These rules are too long to keep. Take a line out first.");
}

struct draft *
draft_read(struct request *rq)
{
	struct draft *d = arena_alloc(rq->arena, sizeof *d);
	int           n;

	d->f = form_read(rq, fields);
	n = form_count(d->f, "line");
	if (n > SEGMENT_LINES)
		form_blame(d->f, "line", "A rule has at most %d lines.", SEGMENT_LINES);
	for (int i = 0; i < n; i++)
		read_row(d, i);
	tidy(d);
	return d;
}

struct draft *
draft_load(struct request *rq, const struct segment *s, const char *name)
{
	struct draft *d = arena_alloc(rq->arena, sizeof *d);

	d->f = form_new(rq, fields);
	form_set(d->f, "name", name);
	for (int i = 0; i < s->n; i++) {
		const struct segment_line *l = &s->lines[i];
		struct row *r = &d->rows[d->n++];

		*r = (struct row){ l->depth, l->not, l->any, l->condition, l->key, "" };
		if (l->condition && (l->condition->asks == ASKS_NUMBER || l->condition->asks == ASKS_RANGE))
			r->value = arena_printf(rq->arena, "%lld", (long long)l->low);
		if (l->condition && l->condition->asks == ASKS_RANGE)
			r->to = arena_printf(rq->arena, "%lld", (long long)l->high);
	}
	draft_check(rq, d);
	return d;
}
