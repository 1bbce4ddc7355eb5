/*
 * addresses: see addresses.h.
 */
#include "addresses.h"

#include "mention.h"
#include "pages.h"
#include "shown.h"

enum {
	ADDRESSES = 50,   /* of one person, */
	ADDRESS_LINES = 8 /* of each: a rush sheet shows all of them */
};

static const char *const acts[] = { "save", "remove", "restore", NULL };

static const struct field fields[] = {
	{ "address_name", "The name", FORM_TEXT, .max = 60 },
	{ "lines", "The address", FORM_TEXT, .max = 400 },
	{ "from_day", "The first day", FORM_DATE },
	{ "to_day", "The last day", FORM_DATE },
	{ 0 }
};

static const struct field change_fields[] = {
	{ "act", "What to do", FORM_CHOICE, .choices = acts },
	{ "address_name", "The name", FORM_TEXT, .max = 60 },
	{ "lines", "The address", FORM_TEXT, .max = 400 },
	{ "from_day", "The first day", FORM_DATE },
	{ "to_day", "The last day", FORM_DATE },
	{ 0 }
};

/* How closely the days are drawn: the closest goes first. */
static int
closeness(const struct address_days *d)
{
	return d->to ? 2 : d->from ? 1 : 0;
}

int
address_today(const struct address_days *days, int n, int64_t today)
{
	int best = -1;

	for (int i = 0; i < n; i++)
		if ((!days[i].from || days[i].from_day <= today) &&
		    (!days[i].to || days[i].to_day >= today) &&
		    (best < 0 || closeness(&days[i]) > closeness(&days[best])))
			best = i;
	return best;
}

/* One of somebody's. */
struct address {
	int64_t             id;
	const char         *name, *lines, *author;
	struct address_days days;
};

static int
read_all(struct request *rq, int64_t person_id, struct address *all, struct address_days *days)
{
	struct rows *r = db_query(rq->db, address_list, .person_id = INT(person_id),
	    .limit = INT(ADDRESSES));
	int          n = 0;

	for (; n < ADDRESSES && db_next(r); n++) {
		days[n] = (struct address_days){ !db_is_null(r, address_list_from_day),
			!db_is_null(r, address_list_to_day), db_int(r, address_list_from_day),
			db_int(r, address_list_to_day) };
		all[n] = (struct address){ db_int(r, address_list_id),
			arena_text(rq->arena, db_text(r, address_list_address_name)),
			arena_text(rq->arena, db_text(r, address_list_lines)),
			arena_text(rq->arena, db_text(r, address_list_author)), days[n] };
	}
	db_done(r);
	return n;
}

/* "until Friday 3 December", "" for one that is always good. */
static const char *
when_words(struct request *rq, const struct address_days *d)
{
	const char *from = d->from ? clock_day_words(rq->arena, d->from_day, rq->today) : "";
	const char *to = d->to ? clock_day_words(rq->arena, d->to_day, rq->today) : "";

	if (d->from && d->to)
		return d->from_day == d->to_day
		           ? arena_printf(rq->arena, "On %s only", from)
		           : arena_printf(rq->arena, "From %s to %s", from, to);
	return d->from ? arena_printf(rq->arena, "From %s on", from)
	     : d->to ? arena_printf(rq->arena, "Until %s", to) : "";
}

static void
fill_address(struct request *rq, struct view *v, const struct address *a)
{
	view_int(v, "address_id", a->id);
	view_part(v, "ADDRESS_NAMED", "address_name", a->name);
	view_text(v, "address_lines", a->lines);
	view_text(v, "address_by", a->author);
	view_part(v, "ADDRESS_WHEN", "address_when", when_words(rq, &a->days));
	view_show(v, "ADDRESS_ALWAYS", !a->days.from && !a->days.to);
	view_show(v, "ADDRESS_PAST", a->days.to && a->days.to_day < rq->today);
	view_show(v, "ADDRESS_LATER", a->days.from && a->days.from_day > rq->today);
}

bool
address_fill_today(struct request *rq, struct view *v, int64_t person_id)
{
	struct address      all[ADDRESSES];
	struct address_days days[ADDRESSES];
	int                 n = read_all(rq, person_id, all, days);
	int                 best = address_today(days, n, rq->today);

	view_show(v, "ADDRESS", false);
	view_show(v, "NO_ADDRESS", best < 0);
	if (best >= 0)
		fill_address(rq, view_add(v, "ADDRESS"), &all[best]);
	return best >= 0;
}

void
addresses_fill(struct request *rq, bool measures_shown)
{
	struct view *v = view_add(rq->view, "ADDRESSES_CARD");
	struct rows *r = db_one(rq->db, address_count, .person_id = INT(rq->id));
	int64_t      n = r ? db_int(r, address_count_n) : 0;
	bool         any = address_fill_today(rq, v, rq->id);

	view_show(v, "SENT_SOMEWHERE", n > 0);
	view_show(v, "NONE_TODAY", n > 0 && !any);
	view_show(v, "SENT_NOWHERE", n == 0);
	view_part(v, "MORE_ADDRESSES", "more_addresses", n > 1
	    ? arena_printf(rq->arena, "All %lld", (long long)n) : "");
	view_show(v, "ONE_ADDRESS", n == 1);
	view_show(v, "NO_MEASURES_CARD", !measures_shown);
}

/* What was typed, with its line ends and without empty lines. */
static const char *
typed_lines(struct request *rq)
{
	const char *typed = request_param(rq, "lines");
	char       *lines, *to;

	if (!text_valid(typed, strlen(typed)))
		return "";
	lines = to = text_trim_lines(rq->arena, typed);
	for (const char *at = lines; *at; at++)
		if (*at != '\n' || (to > lines && to[-1] != '\n'))
			*to++ = *at;
	*to = '\0';
	return lines;
}

static void
check(struct request *rq, struct form *f)
{
	int64_t from = form_int(f, "from_day"), to = form_int(f, "to_day");
	int     lines = 1;

	for (const char *at = typed_lines(rq); *at; at++)
		lines += *at == '\n';
	if (lines > ADDRESS_LINES)
		form_blame(f, "lines", "An address has %d lines at most; this has %d.", ADDRESS_LINES, lines);
	if (!*form_text(f, "lines") || !*typed_lines(rq))
		form_blame(f, "lines", "Write the address as it stands on a parcel.");
	if (*form_text(f, "from_day") && *form_text(f, "to_day") && to < from)
		form_blame(f, "to_day", "The last day is before the first.");
}

static struct db_value
day_of(const struct form *f, const char *name)
{
	return *form_text(f, name) ? (struct db_value)INT(form_int(f, name)) : (struct db_value)NOTHING;
}

static void
mention(struct request *rq, int64_t person_id, int64_t id, const char *name, const char *lines)
{
	mention_put(rq, person_id, "address", id, arena_printf(rq->arena, *name ? "%s: %s" : "%s%s",
	    name, lines));
}

/* All of somebody's addresses with this form; false when there is nobody of this id. */
static bool
fill(struct request *rq, const struct form *f)
{
	struct rows        *r = db_one(rq->db, person_row, .id = INT(rq->id));
	struct address      all[ADDRESSES];
	struct address_days days[ADDRESSES];
	int                 n, best;

	if (r == NULL)
		return false;
	view_text(rq->view, "title", arena_printf(rq->arena, "The addresses of %s",
	    db_text(r, person_row_name)));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", db_text(r, person_row_name));
	form_fill(f, rq->view);
	if (*form_text(f, "lines"))
		view_text(rq->view, "lines", *typed_lines(rq) ? typed_lines(rq) : form_text(f, "lines"));
	n = read_all(rq, rq->id, all, days);
	best = address_today(days, n, rq->today);
	view_show(rq->view, "NO_ADDRESSES", n == 0);
	for (int i = 0; i < n; i++) {
		struct view *v = view_add(rq->view, "ADDRESSES");

		fill_address(rq, v, &all[i]);
		view_show(v, "PROPOSED", i == best);
	}
	return true;
}

int
address_page(struct request *rq)
{
	return fill(rq, form_new(rq, fields)) ? 200 : 404;
}

int
address_create(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = db_one(rq->db, address_count, .person_id = INT(rq->id));
	int64_t      id;

	check(rq, f);
	if (r && db_int(r, address_count_n) >= ADDRESSES)
		form_blame(f, "lines", "There are %d addresses already. Change one, or take one out.",
		    ADDRESSES);
	if (!form_ok(f))
		return fill(rq, f) ? 422 : 404;
	if (db_one(rq->db, person_row, .id = INT(rq->id)) == NULL)
		return 404;
	id = db_run(rq->db, address_insert, .person_id = INT(rq->id),
	    .name = TEXT(form_text(f, "address_name")), .lines = TEXT(typed_lines(rq)),
	    .from_day = day_of(f, "from_day"), .to_day = day_of(f, "to_day"),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	mention(rq, rq->id, id, form_text(f, "address_name"), typed_lines(rq));
	return redirect(rq, "/people/%lld/addresses", (long long)rq->id);
}

/* One address with this form; its lines are none where they cannot be shown. */
static int
fill_change(struct request *rq, struct rows *r, const struct form *f, const char *lines)
{
	bool removed = db_int(r, address_get_removed);

	view_text(rq->view, "title", arena_printf(rq->arena, "An address of %s",
	    db_text(r, address_get_name)));
	view_int(rq->view, "id", db_int(r, address_get_person_id));
	view_int(rq->view, "address_id", rq->id);
	view_text(rq->view, "name", db_text(r, address_get_name));
	view_show(rq->view, "REMOVED", removed);
	view_show(rq->view, "STANDING", !removed);
	form_fill(f, rq->view);
	if (*lines)
		view_text(rq->view, "lines", lines);
	return form_ok(f) ? 200 : 422;
}

int
address_show(struct request *rq)
{
	struct rows *r = db_one(rq->db, address_get, .id = INT(rq->id));
	struct form *f = form_new(rq, change_fields);

	if (r == NULL)
		return 404;
	form_load(f, r);
	if (!db_is_null(r, address_get_from_day))
		form_set(f, "from_day", clock_iso_day(rq->arena, db_int(r, address_get_from_day)));
	if (!db_is_null(r, address_get_to_day))
		form_set(f, "to_day", clock_iso_day(rq->arena, db_int(r, address_get_to_day)));
	return fill_change(rq, r, f, db_text(r, address_get_lines));
}

static void
take_out_or_back(struct request *rq, struct rows *r, const char *act)
{
	int64_t     person_id = db_int(r, address_get_person_id);
	const char *name = arena_text(rq->arena, db_text(r, address_get_address_name));
	const char *lines = arena_text(rq->arena, db_text(r, address_get_lines));

	if (strcmp(act, "remove") == 0) {
		db_run(rq->db, address_remove, .id = INT(rq->id), .now = INT(rq->now));
		mention_drop(rq, "address", rq->id);
	} else {
		db_run(rq->db, address_restore, .id = INT(rq->id));
		mention(rq, person_id, rq->id, name, lines);
	}
}

int
address_save(struct request *rq)
{
	struct form *f = form_read(rq, change_fields);
	struct rows *r = db_one(rq->db, address_get, .id = INT(rq->id));
	const char  *act = form_text(f, "act");
	int64_t      person_id;

	if (r == NULL)
		return 404;
	person_id = db_int(r, address_get_person_id);
	if (form_ok(f) && (strcmp(act, "remove") == 0 || strcmp(act, "restore") == 0)) {
		take_out_or_back(rq, r, act);
		return redirect(rq, "/addresses/%lld", (long long)rq->id);
	}
	if (!*act)
		form_blame(f, "act", "Save it, or take it out.");
	check(rq, f);
	if (!form_ok(f))
		return fill_change(rq, r, f, typed_lines(rq));
	db_run(rq->db, address_update, .id = INT(rq->id), .name = TEXT(form_text(f, "address_name")),
	    .lines = TEXT(typed_lines(rq)), .from_day = day_of(f, "from_day"),
	    .to_day = day_of(f, "to_day"));
	if (!db_int(r, address_get_removed))
		mention(rq, person_id, rq->id, form_text(f, "address_name"), typed_lines(rq));
	return redirect(rq, "/people/%lld/addresses", (long long)person_id);
}
