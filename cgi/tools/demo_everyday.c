/*
 * demo_everyday: the days of the demonstration's shop: moments, what is open, gifts,
 * measures, addresses, offers and customs of the house.  It is read from
 * db/demo/everyday.txt once the people are in the book, and its dates are always around
 * today: see db/demo/README.md.
 */
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "demo.h"
#include "gifts.h"
#include "measure.h"
#include "mention.h"
#include "moments.h"
#include "person_start.h"
#include "sql.h"
#include "text.h"
#include "threads.h"

enum { PARTNERS = 8 };

struct partner {
	const char *name;
	int64_t     id;
};

struct about {
	struct book   *book;
	struct cast   *cast;
	struct stanza *s;
	int64_t        person, staff;
	int64_t        moment, moment_day; /* the latest of this person */
	struct partner partners[PARTNERS];
	int            npartners;
};

/* The text of field i, or "". */
static const char *
field(const struct about *a, int i)
{
	return i < a->s->nfields ? a->s->field[i] : "";
}

static struct request *
now(const struct about *a)
{
	return book_as(a->book, a->staff, a->book->now);
}

/* "-9", "0", "12": that many days from today; "" is none, which is 0. */
static int64_t
day(const struct about *a, const char *days)
{
	return *days ? a->cast->today + atoi(days) : 0;
}

static int64_t
noon(int64_t day)
{
	return clock_minute(day, 12 * 60);
}

static int64_t
staff_called(const struct about *a, const char *name)
{
	struct rows *r = db_query(a->book->db, staff_list);
	int64_t      id = 0;

	while (db_next(r))
		if (strcmp(db_text(r, staff_list_name), name) == 0)
			id = db_int(r, staff_list_id);
	if (id == 0)
		stanza_fail(a->s, "nobody of the team is called so");
	return id;
}

static int64_t
person_called(const struct about *a, const char *full)
{
	for (int i = 0; i < a->cast->n; i++) {
		const struct guest *g = &a->cast->guests[i];

		if (strcmp(*g->full ? g->full : g->call, full) == 0)
			return g->id;
	}
	stanza_fail(a->s, "nobody of the demonstration is called so");
}

/* moment  kind  days  title  once | years  minute  lead  offer */
static void
moment(struct about *a)
{
	struct request *rq = now(a);
	int64_t         on = day(a, field(a, 2)), id;
	struct moment   m = { .minute = *field(a, 5) ? demo_minute(a->s, field(a, 5)) : MOMENT_ALL_DAY,
		        .lead = *field(a, 6) ? atoi(field(a, 6)) : MOMENT_SHOP };
	bool            major = strcmp(field(a, 1), "other") != 0;

	clock_date(on, &m.year, &m.month, &m.day);
	m.yearly = strcmp(field(a, 4), "once") != 0;
	if (m.yearly)
		m.year -= atoi(field(a, 4));
	id = db_run(rq->db, moment_insert, .person_id = INT(a->person), .kind = TEXT(field(a, 1)),
	    .title = TEXT(field(a, 3)), .where_at = TEXT(""), .yearly = INT(m.yearly),
	    .year = INT(m.year), .month = INT(m.month), .dayofmonth = INT(m.day),
	    .minute = { m.minute < 0 ? DB_NULL : DB_INT, .number = m.minute }, .to_day = NOTHING,
	    .weight = TEXT(major ? "major" : "minor"),
	    .lead = { m.lead < 0 ? DB_NULL : DB_INT, .number = m.lead }, .offer = TEXT(field(a, 7)),
	    .offer_by = NOTHING, .staff_id = INT(rq->staff_id), .at = INT(rq->now),
	    .day = { m.yearly ? DB_NULL : DB_INT, .number = on },
	    .show_at = { m.yearly ? DB_NULL : DB_INT, .number = moment_shows(&m, on, 14) },
	    .over_at = { m.yearly ? DB_NULL : DB_INT, .number = moment_over(&m, on) });
	mention_put(rq, a->person, "moment", id, field(a, 3));
	a->moment = id;
	a->moment_day = on;
}

/* gesture  text  days: planned for the moment above, or done on that day */
static void
gesture(const struct about *a)
{
	struct request *rq = now(a);
	int             year, month, dayofmonth;
	int64_t         id;
	struct rows    *r;

	if (a->moment == 0)
		stanza_fail(a->s, "no moment stands above");
	clock_date(a->moment_day, &year, &month, &dayofmonth);
	id = db_run(rq->db, gesture_insert, .moment_id = INT(a->moment),
	    .person_id = INT(a->person), .year = INT(year), .text = TEXT(field(a, 1)),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	if (*field(a, 2) == '\0' || (r = db_one(rq->db, gesture_get, .id = INT(id))) == NULL)
		return;
	db_run(rq->db, gesture_state, .id = INT(id), .state = TEXT("done"), .done_by = INT(rq->staff_id),
	    .done_at = INT(noon(day(a, field(a, 2)))), .visits = INT(db_int(r, gesture_get_visits)));
}

/* voucher  partner  days  text  number  last day  used | expired | what is asked about it */
static void
voucher(const struct about *a)
{
	struct request *rq = now(a);
	const char     *state = field(a, 6);
	bool            over = strcmp(state, "used") == 0 || strcmp(state, "expired") == 0;
	int64_t         partner = 0, id;

	for (int i = 0; i < a->npartners; i++)
		if (strcmp(a->partners[i].name, field(a, 1)) == 0)
			partner = a->partners[i].id;
	if (partner == 0)
		stanza_fail(a->s, "no partner is called so");
	id = db_run(rq->db, voucher_insert, .person_id = INT(a->person), .partner_id = INT(partner),
	    .text = TEXT(field(a, 3)), .number = TEXT(field(a, 4)), .day = INT(day(a, field(a, 2))),
	    .ends_day = INT_OR_NOTHING(day(a, field(a, 5))), .staff_id = INT(rq->staff_id),
	    .at = INT(noon(day(a, field(a, 2)))));
	mention_put(rq, a->person, "voucher", id, arena_printf(rq->arena, "%s, %s", field(a, 3),
	    field(a, 1)));
	if (over)
		db_run(rq->db, voucher_state, .id = INT(id), .state = TEXT(state),
		    .ended_at = INT(rq->now));
	else
		thread_begin(rq, &(struct thread_start){ .person_id = a->person, .kind = "ask",
		    .text = state, .voucher_id = id });
}

/* sheet  kind  days  remark  Chest:40  Sleeve:24 1/2 … */
static void
sheet(const struct about *a)
{
	struct request *rq = now(a);
	int64_t         id = db_run(rq->db, sheet_insert, .person_id = INT(a->person),
	            .kind = TEXT(field(a, 1)), .day = INT(day(a, field(a, 2))),
	            .taken_by = INT(rq->staff_id), .remark = TEXT(field(a, 3)),
	            .staff_id = INT(rq->staff_id), .at = INT(rq->now));

	for (int i = 4; i < a->s->nfields; i++) {
		char          *name = arena_text(rq->arena, a->s->field[i]);
		char          *said = strchr(name, ':');
		struct measure m;

		if (said == NULL)
			stanza_fail(a->s, "a measure is its name, a colon and what was measured");
		*said++ = '\0';
		m = measure_of(said, "in");
		db_run(rq->db, measure_insert, .sheet_id = INT(id), .place = INT(i - 4), .name = TEXT(name),
		    .said = TEXT(m.said), .parts = { m.number ? DB_INT : DB_NULL, .number = m.parts },
		    .unit = TEXT(m.unit));
	}
	mention_put(rq, a->person, "sheet", id, field(a, 1));
}

/* "14 Chandos Road{2nd floor}" on two lines. */
static const char *
lines(struct arena *arena, const char *text)
{
	char *all = arena_text(arena, text);

	for (char *c = all; *c; c++)
		if (*c == '{')
			*c = '\n';
		else if (*c == '}')
			*c = ' ';
	return text_trim(arena, all);
}

static bool
of_person(struct about *a)
{
	const char     *key = field(a, 0);
	struct request *rq = now(a);

	if (strcmp(key, "moment") == 0)
		moment(a);
	else if (strcmp(key, "gesture") == 0)
		gesture(a);
	else if (strcmp(key, "sheet") == 0)
		sheet(a);
	else if (strcmp(key, "voucher") == 0)
		voucher(a);
	/* thread  kind  days  text  who of the team */
	else if (strcmp(key, "thread") == 0)
		thread_begin(rq, &(struct thread_start){ .person_id = a->person, .kind = field(a, 1),
		    .due_day = day(a, field(a, 2)), .text = field(a, 3),
		    .owner_id = staff_called(a, field(a, 4)) });
	/* gift  in | out | idea  days  text  for whom */
	else if (strcmp(key, "gift") == 0)
		gift_give(rq, a->person, field(a, 1), field(a, 3),
		    *field(a, 4) ? staff_called(a, field(a, 4)) : 0, day(a, field(a, 2)), 0);
	/* pattern  before  text  offer  lead */
	else if (strcmp(key, "pattern") == 0)
		db_run(rq->db, pattern_insert, .person_id = INT(a->person), .before = TEXT(field(a, 1)),
		    .text = TEXT(field(a, 2)), .offer = TEXT(field(a, 3)), .lead = INT(atoi(field(a, 4))),
		    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	/* usual  text  how  days  part */
	else if (strcmp(key, "usual") == 0)
		db_run(rq->db, usual_insert, .person_id = INT(a->person), .name = TEXT(field(a, 1)),
		    .remark = TEXT(field(a, 2)), .days = INT(demo_days(a->s, field(a, 3))),
		    .part = TEXT(field(a, 4)), .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	/* address  name  lines  from  to */
	else if (strcmp(key, "address") == 0)
		db_run(rq->db, address_insert, .person_id = INT(a->person), .name = TEXT(field(a, 1)),
		    .lines = TEXT(lines(rq->arena, field(a, 2))), .from_day = INT_OR_NOTHING(day(a, field(a, 3))),
		    .to_day = INT_OR_NOTHING(day(a, field(a, 4))), .staff_id = INT(rq->staff_id),
		    .at = INT(rq->now));
	else
		return false;
	return true;
}

/* partner  name  what one sees and whom to ask for */
static void
partner(struct about *a)
{
	struct request *rq = now(a);
	char           *name = arena_text(rq->arena, field(a, 1));
	struct start    start = { .kind = "partner", .say_name = "", .names = { .name = name,
		   .call_name = name, .full_name = arena_text(rq->arena, ""),
		   .looks = arena_text(rq->arena, field(a, 2)) } };

	if (a->npartners == PARTNERS)
		stanza_fail(a->s, "that many partners do not fit");
	a->partners[a->npartners++] = (struct partner){ arena_text(a->cast->arena, name),
		person_start(rq, &start) };
}

/* custom  title  text  who sees to it  days; offer  name  stage, from 1, or 0  words */
static bool
of_house(struct about *a)
{
	const char     *key = field(a, 0);
	struct request *rq = now(a);

	if (strcmp(key, "custom") == 0)
		db_run(rq->db, custom_insert, .title = TEXT(field(a, 1)), .text = TEXT(field(a, 2)),
		    .owner_id = INT(*field(a, 3) ? staff_called(a, field(a, 3)) : 1),
		    .done_at = INT(*field(a, 4) ? noon(day(a, field(a, 4))) : 0));
	else if (strcmp(key, "partner") == 0)
		partner(a);
	else if (strcmp(key, "offer") == 0)
		db_run(rq->db, offer_insert, .name = TEXT(field(a, 1)),
		    .stage_id = INT_OR_NOTHING(atoi(field(a, 2))), .words = TEXT(field(a, 3)),
		    .staff_id = INT(1), .at = INT(rq->now));
	else
		return false;
	return true;
}

void
demo_everyday(struct book *b, struct cast *cast, const char *file)
{
	struct stanza s = stanza_open(cast->arena, file);
	struct about  a = { .book = b, .cast = cast, .s = &s, .staff = 1 };

	while (stanza_next(&s)) {
		if (s.head) {
			a.moment = 0;
			a.person = strcmp(field(&a, 0), "house") == 0 ? 0 : person_called(&a, field(&a, 0));
			a.staff = *field(&a, 1) ? staff_called(&a, field(&a, 1)) : 1;
		} else if (a.person ? !of_person(&a) : !of_house(&a))
			stanza_fail(&s, "nobody knows what this line means");
	}
}
