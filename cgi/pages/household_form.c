/*
 * household_form: a new family on one screen: names are enough.
 *
 * Each row is a page that is started, a page that is there already, or somebody without
 * one.  Everything is written in the transaction of the one form.
 */
#include "find.h"
#include "households.h"
#include "kin.h"
#include "pages.h"
#include "person_start.h"
#include "shown.h"

enum {
	ROWS = 6,
	ALIKE_MAX = 3 /* pages offered for a name */
};

static const char *const whats[] = { "page", "child", "dog", "cat", "other", NULL };

static const struct field fields[] = {
	{ "household", "The family’s name", FORM_TEXT, .max = 80, .required = true },
	{ "since", "In the area since", FORM_TEXT, .max = 60 },
	{ "met", "How we met", FORM_TEXT, .max = 160 },
	{ "member", "A name", FORM_TEXT, .max = 80, .many = true },
	{ "what", "who they are", FORM_CHOICE, .many = true, .choices = whats },
	{ "tie_word", "The word", FORM_TEXT, .max = 40, .many = true },
	{ "same", "who it is", FORM_TEXT, .max = 20, .many = true },
	{ "different", "That they are somebody else", FORM_FLAG },
	{ 0 }
};

/* A row as typed; those without a name are left out. */
struct row {
	const char  *member, *what, *word;
	int64_t      same;             /* the page that is there already, or 0 */
	struct names names;
	int64_t      alike[ALIKE_MAX]; /* pages that are perhaps meant */
	int          nalike;
};

struct family {
	struct form *f;
	struct row   rows[ROWS];
	int          n, pages;
};

/* Whom ?person= means, as the first row. */
static const struct field from_page[] = { { "person", "who it is", FORM_ID }, { 0 } };

static bool
has_page(const struct row *row)
{
	return strcmp(row->what, "page") == 0;
}

static void
add_alike(struct row *row, int64_t id)
{
	for (int i = 0; i < row->nalike; i++)
		if (row->alike[i] == id)
			return;
	if (row->nalike < ALIKE_MAX)
		row->alike[row->nalike++] = id;
}

/* Pages of exactly this name, and those found by it and the family's name together. */
static void
find_alike(struct request *rq, struct family *y, struct row *row)
{
	struct found found[ALIKE_MAX];
	struct rows *r;
	int          n;

	if (row->same)
		add_alike(row, row->same);
	if (!has_page(row))
		return;
	r = db_query(rq->db, person_same_name, .name = TEXT(row->names.name),
	    .limit = INT(ALIKE_MAX));
	while (db_next(r))
		add_alike(row, db_int(r, person_same_name_id));
	n = find_people(rq, arena_printf(rq->arena, "%s %s", row->names.name,
	    form_text(y->f, "household")), found, ALIKE_MAX);
	for (int i = 0; i < n; i++)
		if (found[i].fact == NULL)
			add_alike(row, found[i].id);
}

static void
read_row(struct request *rq, struct family *y, int i)
{
	struct row *row = &y->rows[y->n];
	const char *same = form_text_at(y->f, "same", i);

	*row = (struct row){ .member = form_text_at(y->f, "member", i),
		.what = form_text_at(y->f, "what", i), .word = form_text_at(y->f, "tie_word", i) };
	if (!*row->member)
		return;
	if (!*row->what)
		row->what = "page";
	y->n++;
	row->names = person_names(rq, row->member, "");
	if (!person_findable(rq, row->member))
		form_blame(y->f, "member", "“%s” has no letter to be found by.", row->member);
	if (*same && same[strspn(same, "0123456789")] == '\0')
		row->same = strtoll(same, NULL, 10);
	if (row->same && (!has_page(row) || db_one(rq->db, person_row, .id = INT(row->same)) == NULL))
		row->same = 0;
	for (struct row *other = y->rows; row->same && other < row; other++)
		if (other->same == row->same)
			form_blame(y->f, "member", "Two rows are the same page. Choose again.");
	y->pages += has_page(row);
	find_alike(rq, y, row);
}

static struct family *
read_family(struct request *rq)
{
	struct family *y = arena_alloc(rq->arena, sizeof *y);
	int            n;

	y->f = form_read(rq, fields);
	n = form_count(y->f, "member");
	if (n > ROWS)
		form_blame(y->f, "member", "Six fit here. The others can be added on the family’s page.");
	for (int i = 0; i < n && i < ROWS; i++)
		read_row(rq, y, i);
	return y;
}

/* The pages that a row may be, as choices. */
static void
fill_alike(struct request *rq, const struct row *row, struct view *v)
{
	struct view *alike;

	if (row->nalike == 0)
		return;
	alike = view_add(v, "ALIKE");
	for (int i = 0; i < row->nalike; i++) {
		struct rows *r = db_one(rq->db, person_row, .id = INT(row->alike[i]));
		struct view *one;
		const char  *looks, *home;

		if (r == NULL)
			continue;
		one = view_add(alike, "ALIKE_PAGES");
		looks = db_text(r, person_row_looks);
		home = db_text(r, person_row_household);
		view_int(one, "alike_id", row->alike[i]);
		view_text(one, "alike_words", arena_printf(rq->arena, "%s%s%s%s%s, %s",
		    db_text(r, person_row_name), *looks ? ", " : "", looks,
		    *home ? ", lives with " : "", kin_family(rq->arena, home),
		    db_int(r, person_row_last_day)
		        ? arena_printf(rq->arena, "seen %s",
		              shown_ago_inside(rq, db_int(r, person_row_last_day)))
		        : "not seen yet"));
		view_show(one, "CHOSEN", row->same == row->alike[i]);
	}
}

static void
fill_family(struct request *rq, const struct family *y)
{
	bool asks = false;

	view_text(rq->view, "title", "A new family");
	for (int i = 0; i < ROWS; i++) {
		const struct row *row = &y->rows[i];
		bool              used = i < y->n;
		struct view      *v = view_add(rq->view, "MEMBER_ROWS");

		view_int(v, "row_number", i + 1);
		view_text(v, "row_member", used ? row->member : "");
		view_text(v, "row_word", used ? row->word : "");
		for (int w = 0; whats[w]; w++) {
			static const char *const words[] = { "A page of their own", "Child, no page", "Dog",
				"Cat", "Somebody else, no page" };
			struct view *choice = view_add(v, "WHATS");

			view_text(choice, "what_value", whats[w]);
			view_text(choice, "what_words", words[w]);
			view_show(choice, "CHOSEN", used && strcmp(row->what, whats[w]) == 0);
		}
		view_show(v, "FIRST_ROW", i == 0);
		view_show(v, "NEXT_ROW", i > 0);
		view_show(v, "NO_ALIKE", !used || row->nalike == 0);
		if (used) {
			fill_alike(rq, row, v);
			asks = asks || row->nalike > 0;
		}
	}
	view_show(rq->view, "ASKS", asks);
	form_fill(y->f, rq->view);
}

int
household_new(struct request *rq)
{
	struct form   *from = form_read(rq, from_page);
	struct rows   *r;
	struct family *y = arena_alloc(rq->arena, sizeof *y);

	if (!form_ok(from))
		return 404;
	y->f = form_new(rq, fields);
	if (form_int(from, "person")) {
		struct row *row = &y->rows[y->n++];

		r = db_one(rq->db, person_row, .id = INT(form_int(from, "person")));
		if (r == NULL)
			return 404;
		*row = (struct row){ .member = arena_text(rq->arena, db_text(r, person_row_name)),
			.what = "page", .word = "", .same = form_int(from, "person") };
		add_alike(row, row->same);
	}
	fill_family(rq, y);
	return 200;
}

/* What a word is said of: the first row, which must then have a page. */
static void
check_words(struct request *rq, struct family *y)
{
	for (int i = 1; i < y->n && has_page(&y->rows[0]); i++) {
		const struct row *row = &y->rows[i];

		if (has_page(row) && *row->word && kin_back(rq->arena, row->word) == NULL)
			form_blame(y->f, "tie_word", "We do not know what goes back for “%s”. Leave it "
			    "out here, and write it under “Knows” on their page.", row->word);
	}
	for (int i = 1; i < y->n && !has_page(&y->rows[0]); i++)
		if (has_page(&y->rows[i]) && *y->rows[i].word)
			form_blame(y->f, "tie_word", "A word such as “%s” is said of the first row: write "
			    "somebody with a page of their own there.", y->rows[i].word);
}

static void
check_family(struct request *rq, struct family *y)
{
	struct rows *r;

	if (form_ok(y->f) && !*text_fold(rq->arena, form_text(y->f, "household")))
		form_blame(y->f, "household", "A name has a letter at least.");
	if (y->pages == 0)
		form_blame(y->f, "member", "Somebody needs a page of their own. A name is enough.");
	check_words(rq, y);
	r = db_one(rq->db, household_named, .name = TEXT(form_text(y->f, "household")));
	if (r == NULL || !*text_fold(rq->arena, form_text(y->f, "household")))
		return;
	view_int(view_add(rq->view, "NAME_TAKEN"), "home_id", db_int(r, household_named_id));
	form_blame(y->f, "household", "There is a family of this name already. If these are others, "
	    "say which ones, such as “The Hallorans of Mill Lane”.");
}

static int64_t
write_member(struct request *rq, const struct row *row, int64_t home)
{
	int64_t id = row->same;

	if (id == 0)
		id = person_start(rq, &(struct start){ .names = row->names });
	/* A page that was there already notices that it was changed. */
	if (row->same)
		household_settle(rq, id, home, "");
	else
		household_move(rq, id, home, "");
	return id;
}

static void
write_companion(struct request *rq, const struct row *row, int64_t home)
{
	const char *kind = *row->word                       ? row->word
	                   : strcmp(row->what, "other") == 0 ? ""
	                                                     : row->what;

	db_run(rq->db, companion_insert, .household_id = INT(home), .name = TEXT(row->member),
	    .kind = TEXT(kind), .remark = TEXT(""), .created_by = INT(rq->staff_id),
	    .created_at = INT(rq->now));
}

/* What somebody is to the first, unless it is written already. */
static void
write_tie(struct request *rq, int64_t first, int64_t other, const char *word)
{
	const char *back = kin_back(rq->arena, word);

	if (back == NULL || first == other ||
	    db_one(rq->db, tie_between, .one = INT(first), .other = INT(other)) != NULL)
		return;
	db_run(rq->db, tie_insert, .person_id = INT(first), .other_id = INT(other),
	    .word = TEXT(word), .back_word = TEXT(back), .remark = TEXT(""), .on_paper = INT(0),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
}

static int64_t
write_family(struct request *rq, const struct family *y)
{
	int64_t first = 0, home = db_run(rq->db, household_start,
	    .household = TEXT(form_text(y->f, "household")), .since = TEXT(form_text(y->f, "since")),
	    .met = TEXT(form_text(y->f, "met")));

	/* Companions first, so that the words of each member have their names. */
	for (int i = 0; i < y->n; i++)
		if (!has_page(&y->rows[i]))
			write_companion(rq, &y->rows[i], home);
	for (int i = 0; i < y->n; i++) {
		int64_t id;

		if (!has_page(&y->rows[i]))
			continue;
		id = write_member(rq, &y->rows[i], home);
		if (first == 0)
			first = id;
		else if (*y->rows[i].word)
			write_tie(rq, first, id, y->rows[i].word);
	}
	return home;
}

int
household_create(struct request *rq)
{
	struct family *y = read_family(rq);
	bool           asked = form_flag(y->f, "different"), asks = false;

	check_family(rq, y);
	for (int i = 0; i < y->n; i++)
		asks = asks || (y->rows[i].nalike > 0 && y->rows[i].same == 0);
	fill_family(rq, y);
	if (!form_ok(y->f) || (asks && !asked))
		return 422;
	return redirect(rq, "/households/%lld?saved=yes", (long long)write_family(rq, y));
}
