/*
 * segment_people: who belongs to a segment, as a list of fifty a page and as a file.
 */
#include "pages.h"
#include "segments.h"
#include "shown.h"

static const struct field fields[] = { { "after", "where the list goes on", FORM_ID }, { 0 } };

void
segments_members(struct request *rq, const int64_t *ids, int n, int64_t after)
{
	for (int i = 0; i < n && i < PAGE_ROWS; i++) {
		struct rows *r = db_one(rq->db, segment_person, .id = INT(ids[i]));
		struct view *v;
		const char  *who;

		if (r == NULL)
			continue;
		v = view_add(rq->view, "MEMBERS");
		who = db_text(r, segment_person_name);
		view_int(v, "member_id", ids[i]);
		view_text(v, "member_name", who);
		view_text(v, "member_usual", db_text(r, segment_person_usual));
		view_text(v, "member_last", shown_ago(rq, db_int(r, segment_person_last_day)));
		face_fill(v, ids[i], who, db_text(r, segment_person_picture));
		shown_remark(v, who, db_text(r, segment_person_looks),
		    db_text(r, segment_person_household), db_text(r, segment_person_say_name));
	}
	view_show(rq->view, "NOBODY", n == 0);
	view_show(rq->view, "NOT_FIRST", after > 0);
	if (n > PAGE_ROWS)
		view_int(view_add(rq->view, "GOES_ON"), "after", ids[PAGE_ROWS - 1]);
}

int
segment_people_list(struct request *rq)
{
	struct form        *f = form_read(rq, fields);
	struct segment_bits bits = segments_bits(rq);
	struct segment      s;
	const char         *name;
	int64_t             ids[PAGE_ROWS + 1], count, after = form_ok(f) ? form_int(f, "after") : 0;
	int                 n;

	if (!segments_get(rq, rq->id, &s, &name))
		return 404;
	count = segment_count(&s, &bits, NULL);
	view_text(rq->view, "title", arena_printf(rq->arena, "%s: who they are", name));
	view_text(rq->view, "segment_name", name);
	view_int(rq->view, "segment_id", rq->id);
	view_text(rq->view, "rule_words", segments_words(rq, &s));
	view_text(rq->view, "count_words", shown_count(rq, count, "person", "people"));
	n = segment_people(&s, &bits, after, ids, PAGE_ROWS + 1);
	segments_members(rq, ids, n, after);
	return 200;
}

/* A text that grows. */
struct sheet {
	struct arena *arena;
	char         *text;
	size_t        size, room;
};

static void
put(struct sheet *t, const char *text, size_t n)
{
	if (t->size + n > t->room) {
		char *old = t->text;

		t->room = (t->size + n) * 2 + 4096;
		t->text = arena_alloc(t->arena, t->room);
		memcpy(t->text, old ? old : "", t->size);
	}
	memcpy(t->text + t->size, text, n);
	t->size += n;
}

/*
 * A cell, quoted as RFC 4180 has it.  What a spreadsheet would take for a formula gets an
 * apostrophe before it, so that nobody's name is worked out.
 */
static void
put_cell(struct sheet *t, const char *text, bool last)
{
	put(t, "\"", 1);
	if (*text && strchr("=+-@\t\r", *text))
		put(t, "'", 1);
	for (; *text; text++) {
		if (*text == '"')
			put(t, "\"", 1);
		put(t, text, 1);
	}
	put(t, last ? "\"\r\n" : "\",", last ? 3 : 2);
}

static void
put_person(struct request *rq, struct sheet *t, struct rows *r)
{
	static const int columns[] = { segment_person_name, segment_person_full_name,
		segment_person_household, segment_person_phone, segment_person_town,
		segment_person_language, segment_person_tags, segment_person_usual };
	int64_t last = db_int(r, segment_person_last_day);

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		put_cell(t, db_text(r, columns[i]), false);
	put_cell(t, last ? clock_iso_day(rq->arena, last) : "", false);
	put_cell(t, arena_printf(rq->arena, "%lld", (long long)db_int(r, segment_person_since_year)),
	    true);
}

int
segment_csv(struct request *rq)
{
	static const char *const heads[] = { "Name", "Full name", "Family", "Telephone", "Lives in",
		"Language", "Tags", "Usual", "Last visit", "With us since" };
	const int           last = sizeof heads / sizeof *heads - 1;
	struct segment_bits bits = segments_bits(rq);
	struct sheet        t = { .arena = rq->arena };
	struct segment      s;
	const char         *name;
	int64_t             ids[PAGE_ROWS], after = 0;
	int                 n;

	if (!segments_get(rq, rq->id, &s, &name))
		return 404;
	for (int i = 0; i <= last; i++)
		put_cell(&t, heads[i], i == last);
	do {
		n = segment_people(&s, &bits, after, ids, PAGE_ROWS);
		for (int i = 0; i < n; i++) {
			struct rows *r = db_one(rq->db, segment_person, .id = INT(after = ids[i]));

			if (r)
				put_person(rq, &t, r);
		}
	} while (n == PAGE_ROWS);
	rq->bytes = t.text;
	rq->size = t.size;
	rq->type = "text/csv; charset=utf-8";
	rq->file_name = arena_printf(rq->arena, "segment-%s.csv", clock_iso_day(rq->arena, rq->today));
	return 200;
}
