/*
 * sheet_form: a new measurement sheet.  The names and units of the last one of its kind
 * stand there already, and what was measured then beside them, to be measured and not
 * copied.
 */
#include "pages.h"
#include "photo.h"
#include "sheets.h"
#include "upload.h"

enum { KINDS_OFFERED = 8 };

static const struct field fields[] = {
	{ "kind", "What was measured", FORM_TEXT, .max = 60 },
	{ "measure", "The name of a measure", FORM_TEXT, .max = 40, .many = true },
	{ "said", "A measure", FORM_TEXT, .max = 20, .many = true },
	{ "unit", "The unit", FORM_CHOICE, .choices = measure_units, .many = true },
	{ "taken_on", "The day", FORM_DATE },
	{ "taken_by", "who measured", FORM_ID },
	{ "remark", "The remark", FORM_TEXT, .max = 300 },
	/* It comes as a file; as a field it is here for what is to be said of it. */
	{ "photo", "The photo", FORM_TEXT, .max = 1 },
	{ 0 }
};

/* The rows of the form as typed; how many say anything. */
struct typed {
	const char *name, *said, *unit;
};

static int
read_typed(const struct form *f, struct typed typed[SHEET_VALUES])
{
	int rows = form_count(f, "measure"), n = 0;

	if (form_count(f, "said") > rows)
		rows = form_count(f, "said");
	for (int i = 0; i < rows && n < SHEET_VALUES; i++) {
		struct typed t = { form_text_at(f, "measure", i), form_text_at(f, "said", i),
			form_text_at(f, "unit", i) };

		if (*t.name || *t.said)
			typed[n++] = t;
	}
	return n;
}

/* What is wrong with the rows, which only make sense together. */
static void
check_typed(struct request *rq, struct form *f, const struct typed *typed, int n)
{
	int given = 0;

	if (form_count(f, "measure") > SHEET_VALUES || form_count(f, "said") > SHEET_VALUES)
		form_blame(f, "measure", "A sheet has %d measures at most. Begin a second one.",
		    SHEET_VALUES);
	for (int i = 0; i < n; i++) {
		given += *typed[i].said != '\0';
		if (*typed[i].said && !*typed[i].name)
			form_blame(f, "measure", "Say what %s is the measure of.", typed[i].said);
		for (int j = 0; j < i; j++)
			if (*typed[i].said && *typed[j].said && strcmp(text_fold(rq->arena, typed[i].name),
			        text_fold(rq->arena, typed[j].name)) == 0)
				form_blame(f, "measure", "%s stands there twice.", typed[i].name);
	}
	if (given == 0)
		form_blame(f, "said", "Write one measure at least.");
}

/* The newest sheet of this kind: its values, and how they are called. */
static int
last_of_kind(struct request *rq, const char *kind, struct sheet_value last[SHEET_VALUES])
{
	struct rows *r = *kind ? db_one(rq->db, sheet_of_kind, .person_id = INT(rq->id),
	    .kind = TEXT(kind)) : NULL;

	return r ? sheet_values(rq, db_int(r, sheet_of_kind_id), last) : 0;
}

static void
fill_row(struct request *rq, int place, const struct typed *t, const struct sheet_value *last, int nlast)
{
	struct view              *v = view_add(rq->view, "MEASURE_ROWS");
	const struct sheet_value *was = *t->name
	    ? sheet_value_named(last, nlast, text_fold(rq->arena, t->name)) : NULL;

	/* What is complained of leads to the first of them. */
	view_text(v, "row_tail", place ? arena_printf(rq->arena, "-%d", place + 1) : "");
	view_int(v, "row_place", place + 1);
	view_text(v, "row_name", t->name);
	view_text(v, "row_said", t->said);
	view_part(v, "ROW_LAST", "row_last", was ? measure_words(rq->arena, &was->measure) : "");
	view_show(v, "NO_UNIT", !*t->unit);
	for (int i = 0; i < MEASURE_UNITS; i++) {
		struct view *unit = view_add(v, "ROW_UNITS");

		view_text(unit, "row_unit", measure_units[i]);
		view_show(unit, "UNIT_CHOSEN", strcmp(measure_units[i], t->unit) == 0);
	}
}

/* The rows as typed, or as the last sheet names them, and empty ones up to twelve. */
static void
fill_rows(struct request *rq, const struct form *f, bool typed_only)
{
	static const struct typed nothing = { "", "", "" };
	struct sheet_value        last[SHEET_VALUES];
	struct typed              typed[SHEET_VALUES];
	int nlast = last_of_kind(rq, form_text(f, "kind"), last), n = read_typed(f, typed);

	if (n == 0 && !typed_only)
		for (; n < nlast; n++)
			typed[n] = (struct typed){ last[n].name, "", last[n].measure.unit };
	for (int i = 0; i < SHEET_VALUES; i++) {
		/* A new row is mostly of the unit of the one above. */
		struct typed empty = n && i >= n ? (struct typed){ "", "", typed[n - 1].unit } : nothing;

		fill_row(rq, i, i < n ? &typed[i] : &empty, last, nlast);
	}
	view_show(rq->view, "LAST_KNOWN", nlast > 0);
}

static void
fill_choices(struct request *rq, const struct form *f)
{
	struct rows *r = db_query(rq->db, sheet_newest, .person_id = INT(rq->id),
	    .limit = INT(KINDS_OFFERED));
	const char  *kind = text_fold(rq->arena, form_text(f, "kind"));

	view_show(rq->view, "AGAIN", false);
	while (db_next(r)) {
		const char  *name = db_text(r, sheet_newest_kind);
		struct view *v = view_add(rq->view, "AGAIN");

		view_text(v, "again_kind", name);
		view_show(v, "AGAIN_CHOSEN", strcmp(text_fold(rq->arena, name), kind) == 0);
	}
	r = db_query(rq->db, sheet_kinds);
	while (db_next(r))
		view_text(view_add(rq->view, "KINDS"), "kind_known", db_text(r, sheet_kinds_kind));
	r = db_query(rq->db, staff_list);
	while (db_next(r)) {
		struct view *v = view_add(rq->view, "TAKERS");

		view_int(v, "taker_id", db_int(r, staff_list_id));
		view_text(v, "taker_name", db_text(r, staff_list_name));
		view_show(v, "TAKER_CHOSEN", db_int(r, staff_list_id) == form_int(f, "taken_by"));
	}
}

/* The page with this form; false when there is nobody of this id. */
static bool
fill(struct request *rq, const struct form *f, bool typed_only)
{
	struct rows *r = db_one(rq->db, person_row, .id = INT(rq->id));

	if (r == NULL)
		return false;
	view_text(rq->view, "title", arena_printf(rq->arena, "Measure %s", db_text(r, person_row_name)));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, person_row_name));
	view_text(rq->view, "today_iso", clock_iso_day(rq->arena, rq->today));
	view_show(rq->view, "PHOTO_AGAIN", rq->nfiles > 0 && (upload_file(rq, "photo") ||
	    upload_file(rq, "camera")));
	form_fill(f, rq->view);
	fill_rows(rq, f, typed_only);
	fill_choices(rq, f);
	return true;
}

/* What is not said is assumed: measured by whoever writes, and today.  The day. */
static int64_t
assume(struct request *rq, struct form *f)
{
	int64_t day = *form_text(f, "taken_on") ? form_int(f, "taken_on") : rq->today;

	if (!*form_text(f, "taken_on"))
		form_set(f, "taken_on", clock_iso_day(rq->arena, rq->today));
	if (!*form_text(f, "taken_by"))
		form_set_int(f, "taken_by", rq->staff_id);
	return day;
}

int
sheet_new(struct request *rq)
{
	struct form *f = form_read(rq, fields);

	assume(rq, f);
	if (!fill(rq, f, false))
		return 404;
	return form_ok(f) ? 200 : 422;
}

/* Once more with what is wrong; the book is only read. */
static int
again(struct request *rq, const struct form *f)
{
	if (!db_active(rq->db))
		db_begin(rq->db, DB_READ);
	return fill(rq, f, true) ? 422 : 404;
}

/* The photo of the old page, made small, before the transaction that writes; or nothing. */
static const void *
look(struct request *rq, struct form *f, size_t *size)
{
	const struct file *sent = upload_file(rq, "photo");
	const void        *jpeg;

	*size = 0;
	if (sent == NULL && (sent = upload_file(rq, "camera")) == NULL)
		return NULL;
	if (sent->size > PHOTO_SENT_MAX) {
		form_blame(f, "photo", "This photo is over 8 MB. Take it again a little smaller.");
		return NULL;
	}
	jpeg = photo_paper(rq->arena, sent->bytes, sent->size, size);
	if (jpeg == NULL)
		form_blame(f, "photo", "This picture cannot be read. Take it again, or choose a JPEG, "
		    "PNG or WebP file.");
	return jpeg;
}

static void
write_values(struct request *rq, int64_t sheet_id, const struct typed *typed, int n)
{
	for (int i = 0, place = 0; i < n; i++) {
		struct measure m = measure_of(typed[i].said, typed[i].unit);

		if (!*typed[i].said)
			continue;
		db_run(rq->db, measure_insert, .sheet_id = INT(sheet_id), .place = INT(++place),
		    .name = TEXT(typed[i].name), .said = TEXT(m.said),
		    .parts = { m.number ? DB_INT : DB_NULL, .number = m.parts }, .unit = TEXT(m.unit));
	}
}

int
sheet_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct typed typed[SHEET_VALUES];
	int          n = read_typed(f, typed);
	const void  *jpeg = NULL;
	size_t       size = 0;
	int64_t      day, id;

	day = assume(rq, f);
	if (!*form_text(f, "kind"))
		form_blame(f, "kind", "Say what was measured: a jacket, a shirt, a cake.");
	check_typed(rq, f, typed, n);
	if (day > rq->today)
		form_blame(f, "taken_on", "This day is still to come.");
	if (form_ok(f))
		jpeg = look(rq, f, &size);
	if (!form_ok(f))
		return again(rq, f);
	router_write(rq);
	if (db_one(rq->db, person_row, .id = INT(rq->id)) == NULL)
		return 404;
	if (db_one(rq->db, staff_get, .id = INT(form_int(f, "taken_by"))) == NULL) {
		form_blame(f, "taken_by", "Choose who measured again.");
		return again(rq, f);
	}
	id = db_run(rq->db, sheet_insert, .person_id = INT(rq->id), .kind = TEXT(form_text(f, "kind")),
	    .day = INT(day), .taken_by = INT(form_int(f, "taken_by")),
	    .remark = TEXT(form_text(f, "remark")), .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	write_values(rq, id, typed, n);
	if (jpeg)
		db_run(rq->db, sheet_photo_insert, .sheet_id = INT(id), .jpeg = BLOB(jpeg, size));
	sheet_mention(rq, rq->id, id, form_text(f, "kind"), form_text(f, "remark"));
	return redirect(rq, "/sheets/%lld?saved=yes", (long long)id);
}
