/*
 * interests: what an interest is called and where it is named; the list of all.
 */
#include "interests.h"

#include "pages.h"
#include "shown.h"

enum {
	WORDS_OF_A_NAME = 4, /* longer names are not looked for in a text */
	WORDS_OF_A_TEXT = 60,
	LIKE_MAX = 8
};

static const struct field fields[] = {
	{ "q", "What you look for", FORM_TEXT, .max = 60 },
	{ "area", "The area", FORM_ID },
	{ "saved", "What was saved", FORM_FLAG },
	{ 0 }
};

/* Any field in which interests are written can ask what they are called. */
static const struct field like_fields[] = {
	{ "q", "What you look for", FORM_TEXT, .max = 300 },
	{ "interest", "The interest", FORM_TEXT, .max = 300 },
	{ "interests", "The interests", FORM_TEXT, .max = 300 },
	{ 0 }
};

_Static_assert((int)interest_list_team == (int)interest_of_area_team &&
                   (int)interest_list_area_name == (int)interest_of_area_area_name,
    "both lists read the same columns");

void
interest_adopt(struct request *rq, int64_t id, const char *name)
{
	const char *match = arena_printf(rq->arena, "\"%s\"", text_fold(rq->arena, name));

	db_run(rq->db, interest_adopt, .id = INT(id), .name = TEXT(name), .match = TEXT(match));
}

int64_t
interest_named(struct request *rq, const char *name, int64_t area_id)
{
	struct rows *r;
	int64_t      id;

	if (*text_fold(rq->arena, name) == '\0' || text_length(name) > INTEREST_MAX)
		return 0;
	r = db_one(rq->db, interest_find, .name = TEXT(name));
	if (r)
		return db_int(r, interest_find_id);
	id = db_run(rq->db, interest_insert, .name = TEXT(name),
	    .area_id = INT(area_id ? area_id : AREA_OTHER));
	interest_adopt(rq, id, name);
	return id;
}

int64_t
interest_spotted(struct request *rq, const char *text)
{
	char  *folded = text_fold(rq->arena, text), *save = NULL;
	char  *words[WORDS_OF_A_TEXT];
	int    n = 0;

	for (char *w = strtok_r(folded, " ", &save); w && n < WORDS_OF_A_TEXT;
	     w = strtok_r(NULL, " ", &save))
		words[n++] = w;
	for (int length = WORDS_OF_A_NAME; length > 0; length--)
		for (int from = 0; from + length <= n; from++) {
			const char  *name = words[from];
			struct rows *r;

			for (int i = 1; i < length; i++)
				name = arena_printf(rq->arena, "%s %s", name, words[from + i]);
			r = db_one(rq->db, interest_folded, .sort_name = TEXT(name));
			if (r)
				return db_int(r, interest_folded_id);
		}
	return 0;
}

static const char *
join(struct request *rq, const char *words, const char *more)
{
	return *words ? arena_printf(rq->arena, "%s, %s", words, more) : more;
}

const char *
interest_words(struct request *rq, int64_t facts, int64_t likes, int64_t dislikes, int64_t team)
{
	int64_t     besides = facts - likes - dislikes;
	const char *words = "";

	if (likes)
		words = join(rq, words, shown_count(rq, likes, "like", "likes"));
	if (dislikes)
		words = join(rq, words, shown_count(rq, dislikes, "dislike", "dislikes"));
	if (besides)
		words = join(rq, words, shown_count(rq, besides,
		    likes + dislikes ? "other line" : "line", likes + dislikes ? "other lines" : "lines"));
	if (team)
		words = join(rq, words, arena_printf(rq->arena, "%lld in the team", (long long)team));
	return *words ? words : "Nobody yet";
}

/* The areas, with how many there are in each of what is looked for; gives how many in all. */
static int64_t
fill_areas(struct request *rq, const char *low, int64_t area, int64_t *of_area)
{
	struct rows *r = db_query(rq->db, area_list, .low = TEXT(low),
	    .high = TEXT(text_behind(rq->arena, low)));
	int64_t      all = 0;

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "AREAS");
		int64_t      id = db_int(r, area_list_area_id), n = db_int(r, area_list_n);

		view_int(v, "area_id", id);
		view_text(v, "area_name", db_text(r, area_list_area_name));
		view_int(v, "count", n);
		view_show(v, "CURRENT", id == area);
		all += n;
		if (id == area)
			*of_area = n;
	}
	return all;
}

static void
fill_interests(struct request *rq, const char *low, int64_t area, int64_t skip)
{
	const char  *high = text_behind(rq->arena, low);
	struct rows *r = area ? db_query(rq->db, interest_of_area, .area_id = INT(area),
	    .low = TEXT(low), .high = TEXT(high), .skip = INT(skip))
	                      : db_query(rq->db, interest_list, .low = TEXT(low), .high = TEXT(high),
	    .skip = INT(skip));

	while (db_next(r)) {
		struct view *v = view_add(rq->view, "INTERESTS");

		view_int(v, "id", db_int(r, interest_list_id));
		view_text(v, "interest_name", db_text(r, interest_list_interest_name));
		view_text(v, "area_name", db_text(r, interest_list_area_name));
		view_text(v, "interest_words", interest_words(rq, db_int(r, interest_list_facts),
		    db_int(r, interest_list_likes), db_int(r, interest_list_dislikes),
		    db_int(r, interest_list_team)));
	}
}

void
interest_fill_list(struct request *rq, struct form *new_area)
{
	struct form *f = form_read(rq, fields);
	bool         fits = form_ok(f);
	const char  *q = fits ? form_text(f, "q") : "", *low = text_fold(rq->arena, q);
	int64_t      area = fits ? form_int(f, "area") : 0, of_area = -1, n, all, pages;
	int64_t      page = shown_page(rq);
	struct view *v;

	view_text(rq->view, "title", "Interests");
	view_text(rq->view, "q", q);
	all = fill_areas(rq, low, area, &of_area);
	if (of_area < 0)
		area = 0; /* there is no such area */
	n = area ? of_area : all;
	v = view_add(rq->view, "ALL_AREAS");
	view_int(v, "count", all);
	view_show(v, "CURRENT", area == 0);
	if (area)
		view_int(view_add(rq->view, "OF_AREA"), "area_id", area);
	pages = n ? (n + PAGE_ROWS - 1) / PAGE_ROWS : 1;
	if (page > pages)
		page = pages;
	view_show(rq->view, "NO_INTERESTS", n == 0 && *low == '\0');
	view_show(rq->view, "NONE_LIKE", n == 0 && *low != '\0');
	fill_interests(rq, low, area, (page - 1) * PAGE_ROWS);
	shown_pager(rq, page, pages, area
	    ? arena_printf(rq->arena, "/interests?area=%lld&q=%s&page=", (long long)area,
	        request_encode(rq->arena, q))
	    : arena_printf(rq->arena, "/interests?q=%s&page=", request_encode(rq->arena, q)));
	view_show(rq->view, "AREA_ADDED", fits && form_flag(f, "saved"));
	if (rq->owner)
		form_fill(new_area, view_add(rq->view, "ADD_AREA"));
}

/* One of what may be meant; before is what stands before it in the field. */
static void
add_likeness(struct request *rq, const char *before, const char *name)
{
	view_text(view_add(rq->view, "LIKE"), "interest_name",
	    arena_printf(rq->arena, "%s%s", before, name));
}

/*
 * The rows of a <datalist>.  Of several with commas between, the last is completed; a
 * browser shows what begins as the whole field does, so the others stand before it.
 */
int
interest_like(struct request *rq)
{
	struct form *f = form_read(rq, like_fields);
	const char  *q = "", *before = "", *comma, *low, *high;
	struct rows *r;
	int          n = 0;

	view_text(rq->view, "title", "Interests");
	for (const struct field *field = like_fields; form_ok(f) && field->name && !*q; field++)
		q = form_text(f, field->name);
	comma = strrchr(q, ',');
	if (comma) {
		before = arena_printf(rq->arena, "%.*s, ", (int)(comma - q), q);
		q = comma + 1;
	}
	low = text_fold(rq->arena, q);
	if (*low == '\0')
		return 200;
	high = text_behind(rq->arena, low);
	r = db_query(rq->db, interest_like, .low = TEXT(low), .high = TEXT(high),
	    .limit = INT(LIKE_MAX));
	for (; db_next(r); n++)
		add_likeness(rq, before, db_text(r, interest_like_name));
	if (n == LIKE_MAX)
		return 200;
	r = db_query(rq->db, interest_like_within, .low = TEXT(low), .high = TEXT(high),
	    .limit = INT(LIKE_MAX - n));
	while (db_next(r))
		add_likeness(rq, before, db_text(r, interest_like_within_name));
	return 200;
}
