/*
 * feeds: links by which a calendar program reads the moments, and the calendar itself.
 * The link is a secret: whoever has it reads.  The book holds its hash, and the link is
 * shown once: it is made of the cookie of whoever asked for it, so that the page behind
 * the form can say it, and nobody later.
 */
#include <sodium.h>

#include "ical.h"
#include "moment_pages.h"
#include "pages.h"
#include "shown.h"

enum {
	KEY_BYTES = 32,
	KEY_LETTERS = 43,
	SHOWN_SECONDS = 10 * 60, /* so long the new link can be read */
	FEEDS_MAX = 20,
	ENTRIES_MAX = 2000,
	YEAR_DAYS = 365,
	UNDER_WAY = 60 /* days since a trip began that is still in the calendar */
};

static const struct field fields[] = {
	{ "feed_name", "Whose calendar", FORM_TEXT, .max = 40 },
	{ "minors", "The minor ones", FORM_FLAG },
	{ 0 }
};

static const struct field made_fields[] = {
	{ "made", "which link", FORM_ID }, { "ended", "What ended", FORM_FLAG }, { 0 }
};

/* The link's secret: nobody can make it who has not the cookie. */
static const char *
key_of(struct request *rq, const char *name, int64_t at)
{
	unsigned char bytes[KEY_BYTES];
	const char   *about = arena_printf(rq->arena, "feed %lld %s", (long long)at, name);
	char         *key = arena_alloc(rq->arena, KEY_LETTERS + 1);

	session_seal(rq, bytes, about, strlen(about));
	sodium_bin2base64(key, KEY_LETTERS + 1, bytes, sizeof bytes,
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return key;
}

static void
fill_made(struct request *rq, int64_t id)
{
	struct rows  *r = id ? db_one(rq->db, feed_get, .id = INT(id)) : NULL;
	unsigned char hash[SESSION_HASH];
	const char   *key;
	const void   *kept;
	struct view  *v;
	size_t        n;

	if (r == NULL || db_int(r, feed_get_at) + SHOWN_SECONDS < rq->now)
		return;
	key = key_of(rq, db_text(r, feed_get_name), db_int(r, feed_get_at));
	session_hash(hash, key, strlen(key));
	kept = db_blob(r, feed_get_hash, &n);
	if (n != sizeof hash || sodium_memcmp(kept, hash, n) != 0)
		return;
	v = view_add(rq->view, "MADE");
	view_text(v, "made_name", db_text(r, feed_get_name));
	view_text(v, "made_link", arena_printf(rq->arena, "%s://%s/moments.ics?key=%s",
	    rq->tls ? "https" : "http", rq->host, key));
}

static int
show(struct request *rq, const struct form *f, int status)
{
	struct rows *r = db_query(rq->db, feed_list);
	int          n = 0;

	view_text(rq->view, "title", "Calendar links");
	form_fill(f, rq->view);
	for (; db_next(r); n++) {
		struct view *v = view_add(rq->view, "FEEDS");

		view_int(v, "feed_id", db_int(r, feed_list_id));
		view_text(v, "name", db_text(r, feed_list_name));
		view_text(v, "feed_words", arena_printf(rq->arena, "%s. Made by %s, %s",
		    db_int(r, feed_list_minors) ? "Major and minor moments" : "Major moments",
		    db_text(r, feed_list_author),
		    shown_ago_inside(rq, clock_day(db_int(r, feed_list_at)))));
	}
	view_show(rq->view, "NO_FEEDS", n == 0);
	return status;
}

int
feed_page(struct request *rq)
{
	struct form *f = form_read(rq, made_fields);

	if (form_ok(f))
		fill_made(rq, form_int(f, "made"));
	view_show(rq->view, "ENDED", form_ok(f) && form_flag(f, "ended"));
	return show(rq, form_new(rq, fields), 200);
}

int
feed_create(struct request *rq)
{
	struct form  *f = form_read(rq, fields);
	struct rows  *r = db_query(rq->db, feed_list);
	unsigned char hash[SESSION_HASH];
	const char   *name = form_text(f, "feed_name"), *key;
	int           n = 0;
	int64_t       id;

	for (; db_next(r); n++)
		if (strcmp(text_fold(rq->arena, db_text(r, feed_list_name)), text_fold(rq->arena, name)) == 0)
			form_blame(f, "feed_name", "There is a link for %s already. End that one first.", name);
	if (*text_fold(rq->arena, name) == '\0')
		form_blame(f, "feed_name", "Say whose calendar it is: Ana’s phone.");
	if (n >= FEEDS_MAX)
		form_blame(f, "feed_name", "%d links are enough. End one first.", FEEDS_MAX);
	view_show(rq->view, "ENDED", false);
	if (!form_ok(f))
		return show(rq, f, 422);
	key = key_of(rq, name, rq->now);
	session_hash(hash, key, strlen(key));
	id = db_run(rq->db, feed_insert, .name = TEXT(name), .hash = BLOB(hash, sizeof hash),
	    .minors = INT(form_flag(f, "minors")), .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	return redirect(rq, "/feeds?made=%lld", (long long)id);
}

int
feed_close(struct request *rq)
{
	if (db_run(rq->db, feed_end, .id = INT(rq->id), .at = INT(rq->now)) == 0)
		return 404;
	return redirect(rq, "/feeds?ended=yes");
}

/* What is read for a calendar, in any order. */
struct entries {
	struct moment_line *lines;
	int64_t            *stamps;
	int                *order;
	int                 n;
	int64_t             until; /* the last day that can be among the next 2,000 */
};

enum { ROOM = 4 * ENTRIES_MAX };

/* A text of a row; most are empty, and nothing is copied of those. */
static const char *
text_at(struct request *rq, struct rows *r, int column)
{
	const char *text = db_text(r, column);

	return *text ? arena_text(rq->arena, text) : "";
}

/* The rows of one of the statements of feed.sql: their columns stand in the same order. */
static void
read_rows(struct request *rq, struct rows *r, struct entries *all)
{
	while (db_next(r)) {
		struct moment_line *l = &all->lines[all->n];
		struct moment       m = { .yearly = db_int(r, feed_once_yearly),
			.year = (int)db_int(r, feed_once_year), .month = (int)db_int(r, feed_once_month),
			.day = (int)db_int(r, feed_once_dayofmonth), .to_day = db_int(r, feed_once_to_day),
			.minute = db_is_null(r, feed_once_minute) ? MOMENT_ALL_DAY
			                                          : (int)db_int(r, feed_once_minute),
			.lead = db_is_null(r, feed_once_lead) ? MOMENT_SHOP : db_int(r, feed_once_lead) };
		int64_t             day = moment_next(&m, rq->today);

		if (all->n == ROOM || day == 0 || day > all->until)
			continue;
		all->stamps[all->n] = db_int(r, feed_once_at);
		all->n++;
		*l = (struct moment_line){ .id = db_int(r, feed_once_id), .day = day, .moment = m,
			.kind = strcmp(db_text(r, feed_once_kind), "birthday") == 0 ? "birthday" : "other",
			.title = text_at(rq, r, feed_once_title), .place = text_at(rq, r, feed_once_where_at),
			.offer = text_at(rq, r, feed_once_offer), .name = text_at(rq, r, feed_once_name) };
	}
}

static void
read_yearly(struct request *rq, struct entries *all, bool minors, int low, int high)
{
	read_rows(rq, db_query(rq->db, feed_yearly, .low = INT(low), .high = INT(high),
	    .minors = INT(minors), .limit = INT(ENTRIES_MAX)), all);
}

/* In the order of the year from today; of a shop that knows very many, the first alone. */
static void
read_birthdays(struct request *rq, struct entries *all, int month, int day)
{
	for (int i = 0; i <= 12 && all->n < ENTRIES_MAX; i++)
		read_rows(rq, db_query(rq->db, feed_birthdays, .month = INT((month - 1 + i) % 12 + 1),
		    .low = INT(i == 0 ? day : 1), .high = INT(i == 12 ? day - 1 : 31),
		    .limit = INT(ENTRIES_MAX - all->n)), all);
	if (all->n < ENTRIES_MAX)
		return;
	all->until = rq->today;
	for (int i = 0; i < all->n; i++)
		if (all->lines[i].day > all->until)
			all->until = all->lines[i].day;
}

/*
 * From today on around the year; so many that the next 2,000 are among them.  Birthdays come
 * first, of which there are most: where they are 2,000 in a week, a week is all that is read.
 */
static void
read_all(struct request *rq, struct entries *all, bool minors)
{
	int year, month, day, last_year, mark, last;

	clock_date(rq->today, &year, &month, &day);
	all->until = rq->today + YEAR_DAYS;
	read_birthdays(rq, all, month, day);
	read_rows(rq, db_query(rq->db, feed_once, .low = INT(rq->today - UNDER_WAY),
	    .today = INT(rq->today), .high = INT(all->until), .minors = INT(minors),
	    .limit = INT(ENTRIES_MAX)), all);
	mark = month * 100 + day;
	clock_date(all->until, &last_year, &last, &day);
	/* A 29 February may be kept on the day before. */
	last = last * 100 + day + 1;
	if (last_year == year)
		read_yearly(rq, all, minors, mark, last);
	else {
		read_yearly(rq, all, minors, mark, 1231);
		last = last < mark ? last : mark - 1;
		read_yearly(rq, all, minors, 100, last);
	}
	/* What comes some time in this month stands at its beginning. */
	if (last_year == year || last < month * 100)
		read_yearly(rq, all, minors, month * 100, month * 100);
}

static const struct entries *sorting;

static int
by_day(const void *a, const void *b)
{
	const struct moment_line *one = &sorting->lines[*(const int *)a];
	const struct moment_line *other = &sorting->lines[*(const int *)b];

	if (one->day != other->day)
		return one->day < other->day ? -1 : 1;
	return *(const int *)a - *(const int *)b;
}

/* Always the same of one moment in one calendar, and tells nothing of either. */
static const char *
uid_of(struct request *rq, const unsigned char *hash, const struct moment_line *l, bool birthday)
{
	unsigned char bytes[16];
	char          hex[2 * sizeof bytes + 1];
	const char   *about = arena_printf(rq->arena, "%s %lld", birthday ? "birthday" : "moment",
	    (long long)l->id);

	crypto_generichash(bytes, sizeof bytes, (const unsigned char *)about, strlen(about), hash,
	    SESSION_HASH);
	sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
	return arena_text(rq->arena, hex);
}

/* "Born in 1961. Turns 65 in 2026.", what we offer. */
static const char *
note_of(struct request *rq, const struct moment_line *l, bool birthday)
{
	int         years = moment_years(&l->moment, l->day), year;
	const char *note = "";

	clock_date(l->day, &year, &(int){ 0 }, &(int){ 0 });
	if (years > 0)
		note = arena_printf(rq->arena, birthday ? "Turns %d in %d." : "%d years in %d.", years, year);
	if (l->moment.day == 0)
		note = arena_printf(rq->arena, "%s%sSome time in the month.", note, *note ? "\n" : "");
	if (*l->offer)
		note = arena_printf(rq->arena, "%s%sWe could: %s", note, *note ? "\n" : "", l->offer);
	return note;
}

static void
add_entry(struct request *rq, struct ical *c, const unsigned char *hash, const struct moment_line *l,
    int64_t stamp)
{
	const struct moment *m = &l->moment;
	bool                 birthday = strcmp(l->kind, "birthday") == 0;
	bool                 timed = m->minute != MOMENT_ALL_DAY && m->to_day == 0;
	struct ical_event    e = { .uid = uid_of(rq, hash, l, birthday),
		.title = birthday ? arena_printf(rq->arena, "%s: birthday", l->name)
		                  : arena_printf(rq->arena, "%s: %s", l->name, l->title),
		.place = l->place, .note = note_of(rq, l, birthday), .stamp = stamp, .day = l->day,
		.last_day = m->to_day ? m->to_day : l->day, .at = timed ? clock_minute(l->day, m->minute) : 0,
		/* With a time it would be an hour off once the clocks change: the next time alone. */
		.yearly = m->yearly && !timed, .leap = m->month == 2 && m->day == 29, .lead = m->lead };

	ical_add(c, &e);
}

int
feed_read(struct request *rq)
{
	const char    *key = request_param(rq, "key");
	unsigned char  hash[SESSION_HASH];
	struct entries all = { 0 };
	struct rows   *r;
	struct ical   *c;

	if (strlen(key) != KEY_LETTERS)
		return 404;
	session_hash(hash, key, KEY_LETTERS);
	if ((r = db_one(rq->db, feed_by_hash, .hash = BLOB(hash, sizeof hash))) == NULL)
		return 404;
	all.lines = arena_alloc(rq->arena, ROOM * sizeof *all.lines);
	all.stamps = arena_alloc(rq->arena, ROOM * sizeof *all.stamps);
	all.order = arena_alloc(rq->arena, ROOM * sizeof *all.order);
	read_all(rq, &all, db_int(r, feed_by_hash_minors));
	for (int i = 0; i < all.n; i++)
		all.order[i] = i;
	sorting = &all;
	qsort(all.order, (size_t)all.n, sizeof *all.order, by_day);
	c = ical_new(rq->arena, (r = db_one(rq->db, shop_get)) ? db_text(r, shop_get_shop_name) : "",
	    all.n < ENTRIES_MAX ? all.n : ENTRIES_MAX);
	for (int i = 0; i < all.n && i < ENTRIES_MAX; i++)
		add_entry(rq, c, hash, &all.lines[all.order[i]], all.stamps[all.order[i]]);
	rq->bytes = ical_end(c, &rq->size);
	rq->type = "text/calendar; charset=utf-8";
	return 200;
}
