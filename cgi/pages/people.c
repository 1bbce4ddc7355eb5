/*
 * people: the lists of people, fifty a page.
 *
 * Where a page begins is told by the tally: how many names begin with each letter, each
 * three and each six letters, or how many people stand on each day.  So page 1,900 costs
 * what page 1 does, and every count is exact.
 */
#include "knowledge.h"
#include "pages.h"
#include "rhythm.h"
#include "shown.h"

enum { WEEK = 7, NEW_DAYS = 30, MISSED_DAYS = 180 };

struct list {
	const char *filter, *words, *nobody;
	const char *tally; /* the list in the tally; served has one for each of the team */
	bool        by_name;
	int         days;  /* how far it goes back, 0: for ever */
	int         trust; /* the step of trust, or 0 */
};

enum { EVERYONE, THIS_WEEK, NEW_FACES, LITTLE_KNOWN, SERVED, GAPS, MISSED, /* and under More */
	TRUST, SUPPLIERS = TRUST + 4, PARTNERS, NEIGHBOURS, LISTS };

static const struct list lists[LISTS] = {
	[EVERYONE] = { "everyone", "Everyone", "No customer yet.", "customer", true },
	[THIS_WEEK] = { "week", "In this week", "Nobody in the last seven days.", "seen", false,
	    WEEK },
	[NEW_FACES] = { "new", "New faces", "No new face in the last thirty days.", "new", false,
	    NEW_DAYS },
	[LITTLE_KNOWN] = { "little", "Little known", "We know two things or more about everyone.",
	    "little", true },
	[SERVED] = { "mine", "I have served", "Nobody yet. The next visit you log will stand here.",
	    "served" },
	[GAPS] = { "gaps", "Regulars with gaps", "All our regulars are really known.", "gaps" },
	[MISSED] = { "missed", "Not seen for a while", "Everyone you expect has been in.", "late",
	    false, MISSED_DAYS },
	[TRUST] = { "trust1", "New face", "Nobody at this step.", "trust1 ", true, 0, 1 },
	{ "trust2", "Familiar", "Nobody at this step.", "trust2 ", true, 0, 2 },
	{ "trust3", "Regular", "Nobody at this step.", "trust3 ", true, 0, 3 },
	{ "trust4", "Friend of the shop", "Nobody at this step.", "trust4 ", true, 0, 4 },
	[SUPPLIERS] = { "suppliers", "Suppliers", "No supplier in the book.", "supplier", true },
	[PARTNERS] = { "partners", "Partners", "No partner business in the book.", "partner", true },
	[NEIGHBOURS] = { "neighbours", "Neighbours", "No neighbour in the book.", "neighbour", true },
};

/* The statements of all lists read the same view, so their columns have one order. */
_Static_assert((int)list_by_name_household == (int)list_seen_household &&
                   (int)list_by_name_household == (int)list_new_household &&
                   (int)list_by_name_household == (int)list_little_household &&
                   (int)list_by_name_household == (int)list_served_household &&
                   (int)list_by_name_known == (int)list_others_known &&
                   (int)list_by_name_known == (int)list_trust_known &&
                   (int)list_by_name_known == (int)list_gaps_known &&
                   (int)list_by_name_known == (int)list_missed_known &&
                   (int)tally_sum_n == (int)tally_between_n,
    "the lists read the same columns");

/* The list's name in the tally: with the number of letters, or with who has served. */
static const char *
tally_of(struct request *rq, const struct list *l, int letters)
{
	if (l->by_name)
		return arena_printf(rq->arena, "%s%d", l->tally, letters);
	if (strcmp(l->tally, "served") == 0)
		return arena_printf(rq->arena, "served %lld", (long long)rq->staff_id);
	return l->tally;
}

static int64_t
total(struct request *rq, const char *list)
{
	struct rows *r = db_one(rq->db, tally_total, .list = TEXT(list));

	return r ? db_int(r, tally_total_n) : 0;
}

static int64_t
count(struct request *rq, const struct list *l)
{
	const char  *list = tally_of(rq, l, 1);
	struct rows *r;

	if (l->by_name)
		r = db_one(rq->db, tally_sum, .list = TEXT(list), .low = TEXT(""));
	else if (l == &lists[GAPS]) /* a regular by hand who never came has no rank yet */
		r = db_one(rq->db, tally_sum, .list = TEXT(list), .low = INT(1));
	else if (l->days > 0)
		r = db_one(rq->db, tally_between, .list = TEXT(list),
		    .low = INT(rq->today - l->days + 1), .high = INT(rq->today + 1));
	else
		return total(rq, list);
	return r ? db_int(r, tally_sum_n) : 0;
}

/* The letter under which a name stands: its first character, as a capital. */
static const char *
letter_of(struct arena *a, const char *sort_name)
{
	size_t n = 1;

	if (*sort_name == '\0' || (*sort_name >= '0' && *sort_name <= '9'))
		return "0–9";
	while ((sort_name[n] & 0xc0) == 0x80)
		n++;
	/* As a capital, in any script. */
	return text_initials(a, arena_bytes(a, sort_name, n));
}

/* Where a page begins: at these letters, or at this day or rank, after so many of them. */
struct place {
	const char *letters;
	int64_t     number, skip;
};

/* One letter at the side. */
static struct view *
add_letter(struct view *index, const char *letter, int64_t page)
{
	struct view *v = view_add(index, "LETTERS");

	view_text(v, "letter", letter);
	view_int(v, "letter_page", page);
	return v;
}

/* From one letter to six: each time among the names that begin with what was found. */
static struct place
find_by_name(struct request *rq, const struct list *l, int64_t offset, int64_t all)
{
	static const int levels[] = { 1, 3, 6 };
	struct place     p = { "", 0, offset };
	/* One page needs no letters at its side. */
	struct view     *index = all > PAGE_ROWS ? view_add(rq->view, "INDEX") : NULL, *v = NULL;
	const char      *last = "";

	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
		struct rows *r = db_query(rq->db, tally_up, .list = TEXT(tally_of(rq, l, levels[i])),
		    .low = TEXT(p.letters),
		    .high = TEXT(text_behind(rq->arena, p.letters)));
		int64_t      before = 0, skip = p.skip;

		while (db_next(r)) {
			const char *bucket = db_text(r, tally_up_bucket);
			int64_t     n = db_int(r, tally_up_n);
			bool        here = before <= skip && skip < before + n;

			if (i == 0 && index && strcmp(letter_of(rq->arena, bucket), last) != 0) {
				last = letter_of(rq->arena, bucket);
				v = add_letter(index, last, before / PAGE_ROWS + 1);
			}
			if (here) {
				p.letters = arena_text(rq->arena, bucket);
				p.skip = skip - before;
				if (v)
					view_show(v, "CURRENT", i == 0);
			}
			before += n;
			if (i > 0 && before > skip)
				break;
		}
		db_done(r);
	}
	return p;
}

/* By the days of a list, or the ranks of those with gaps: the highest first. */
static struct place
find_by_number(struct request *rq, const struct list *l, int64_t offset)
{
	struct place p = { "", rq->today, offset };
	int64_t      before = 0;
	struct rows *r = db_query(rq->db, tally_down, .list = TEXT(tally_of(rq, l, 0)),
	    .low = INT(l->days ? rq->today - l->days + 1 : 1),
	    .high = INT(l == &lists[GAPS] ? INT64_MAX : rq->today + 1));

	while (before <= offset && db_next(r)) {
		p.number = db_int(r, tally_down_bucket);
		p.skip = offset - before;
		before += db_int(r, tally_down_n);
	}
	db_done(r);
	return p;
}

static struct place
place_of(struct request *rq, const struct list *l, int64_t offset, int64_t all)
{
	return l->by_name ? find_by_name(rq, l, offset, all) : find_by_number(rq, l, offset);
}

static struct rows *
read_list(struct request *rq, const struct list *l, struct place p)
{
	int64_t low = clock_day_start(rq->today - l->days + 1);
	int64_t high = clock_day_start(p.number + 1);

	switch (l - lists) {
	case THIS_WEEK:
		return db_query(rq->db, list_seen, .low = INT(low), .high = INT(high),
		    .skip = INT(p.skip));
	case NEW_FACES:
		return db_query(rq->db, list_new, .low = INT(low), .high = INT(high),
		    .skip = INT(p.skip));
	case LITTLE_KNOWN:
		return db_query(rq->db, list_little, .low = TEXT(p.letters), .skip = INT(p.skip));
	case SERVED:
		return db_query(rq->db, list_served, .staff_id = INT(rq->staff_id),
		    .high = INT(high), .skip = INT(p.skip));
	case GAPS:
		return db_query(rq->db, list_gaps, .high = INT(p.number), .skip = INT(p.skip));
	case MISSED:
		return db_query(rq->db, list_missed, .low = INT(rq->today - MISSED_DAYS + 1),
		    .high = INT(p.number), .skip = INT(p.skip));
	default:
		if (l->trust)
			return db_query(rq->db, list_trust, .trust = INT(l->trust),
			    .low = TEXT(p.letters), .skip = INT(p.skip));
		if (strcmp(l->tally, "customer") != 0)
			return db_query(rq->db, list_others, .kind = TEXT(l->tally),
			    .low = TEXT(p.letters), .skip = INT(p.skip));
		return db_query(rq->db, list_by_name, .low = TEXT(p.letters), .skip = INT(p.skip));
	}
}

static void
fill_people(struct request *rq, const struct list *l, struct rows *r)
{
	const char *last = "";

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "PEOPLE");
		const char  *name = db_text(r, list_by_name_name);
		int64_t      id = db_int(r, list_by_name_id);

		view_int(v, "id", id);
		view_text(v, "name", name);
		view_text(v, "usual", db_text(r, list_by_name_usual));
		knowledge_ring(v, db_int(r, list_by_name_known));
		if (l == &lists[GAPS])
			view_part(v, "OPEN", "open_words", db_int(r, list_gaps_business_only) ? ""
			    : knowledge_open(rq, db_int(r, list_gaps_settled)));
		if (l == &lists[MISSED])
			view_part(v, "EVERY", "every_words", rhythm_gap_words(rq->arena,
			    &(struct rhythm){ 1, db_int(r, list_missed_gap_days), RHYTHM_UNSAID, 0 }));
		view_text(v, "last_words", shown_ago(rq, db_int(r, list_by_name_last_day)));
		face_fill(v, id, name, db_text(r, list_by_name_picture));
		shown_remark(v, name, db_text(r, list_by_name_looks),
		    db_text(r, list_by_name_household), db_text(r, list_by_name_say_name));
		view_show(v, "NEW_FACE", db_int(r, list_by_name_created_day) > rq->today - NEW_DAYS);
		if (l->by_name) {
			const char *letter = letter_of(rq->arena, db_text(r, list_by_name_sort_name));

			if (strcmp(letter, last) != 0)
				view_text(view_add(v, "LETTER"), "letter", letter);
			last = letter;
		}
	}
}

static const struct list *
chosen(struct request *rq)
{
	for (int i = 0; i < LISTS; i++)
		if (strcmp(lists[i].filter, request_param(rq, "filter")) == 0)
			return &lists[i];
	return &lists[EVERYONE];
}

static void
fill_filter(struct view *v, const struct list *l, bool current, int64_t n)
{
	view_text(v, "filter", l->filter);
	view_text(v, "filter_words", l->words);
	view_int(v, "count", n);
	view_show(v, "CURRENT", current);
}

/* The filters; those under More are the steps of trust and, if there are any, who is no customer. */
static void
fill_filters(struct request *rq, const struct list *now, const int64_t *n)
{
	struct view *more, *others = NULL;

	for (int i = 0; i < TRUST; i++)
		fill_filter(view_add(rq->view, "FILTERS"), &lists[i], &lists[i] == now, n[i]);
	more = view_add(rq->view, "MORE");
	view_show(more, "MORE_OPEN", now >= &lists[TRUST]);
	for (int i = TRUST; i < SUPPLIERS; i++)
		fill_filter(view_add(more, "STEPS"), &lists[i], &lists[i] == now, n[i]);
	for (int i = SUPPLIERS; i < LISTS; i++) {
		if (n[i] == 0 && &lists[i] != now)
			continue;
		if (others == NULL)
			others = view_add(more, "OTHERS");
		fill_filter(view_add(others, "OTHER"), &lists[i], &lists[i] == now, n[i]);
	}
}

/* For the owner, above the regulars with gaps. */
static void
fill_really_known(struct request *rq)
{
	int64_t regulars = total(rq, "regular"), known = total(rq, "known");

	if (rq->owner && regulars > 0)
		view_text(view_add(rq->view, "REALLY"), "really_words", arena_printf(rq->arena,
		    "%lld of %s really known.", (long long)known,
		    shown_count(rq, regulars, "regular is", "regulars are")));
}

int
person_list(struct request *rq)
{
	static const struct field fields[] = { { "q", "What you look for", FORM_TEXT, .max = 80 },
		{ 0 } };
	struct form       *f = form_read(rq, fields);
	const struct list *l = chosen(rq);
	int64_t            page = shown_page(rq), counts[LISTS], n = 0, pages;

	if (form_ok(f) && *form_text(f, "q"))
		return redirect(rq, "/search?q=%s", request_encode(rq->arena, form_text(f, "q")));
	view_text(rq->view, "title", "People");
	for (int i = 0; i < LISTS; i++)
		counts[i] = count(rq, &lists[i]);
	for (int i = SUPPLIERS; i < LISTS; i++)
		n += counts[i];
	if (l == &lists[EVERYONE] && counts[EVERYONE] + n == 0) {
		view_show(rq->view, "EMPTY_BOOK", true);
		return 200;
	}
	n = counts[l - lists];
	pages = n ? (n + PAGE_ROWS - 1) / PAGE_ROWS : 1;
	if (page > pages)
		page = pages;
	view_show(rq->view, "FILTERED", true);
	view_text(rq->view, "filter", l->filter);
	fill_filters(rq, l, counts);
	if (l == &lists[GAPS])
		fill_really_known(rq);
	if (n == 0)
		view_text(view_add(rq->view, "NOBODY"), "nobody_words", l->nobody);
	else
		fill_people(rq, l, read_list(rq, l, place_of(rq, l, (page - 1) * PAGE_ROWS, n)));
	shown_pager(rq, page, pages,
	    arena_printf(rq->arena, "/people?filter=%s&page=", l->filter));
	return 200;
}
