/*
 * bench_everyday: see bench_everyday.h.  Everything has dice of its own, so that more of the
 * one does not move the other.
 */
#include "bench_everyday.h"

#include <string.h>

#include "clock.h"
#include "gifts.h"
#include "mention.h"
#include "moments.h"
#include "session.h"
#include "sql.h"
#include "threads.h"
#include "usual.h"
#include "usuals.h"

enum {
	HOUR = 60,            /* in minutes */
	DAY = 24 * HOUR,
	SECONDS = 86400,      /* of a day */
	SHOP_DAYS = 14,       /* ahead, as a new shop says */
	TURN = 20000,
	TODAY_MOMENTS = 12,   /* with a time of this afternoon */
	TO_PREPARE = 50,
	LATELY_PREPARED = 20, /* and ended within the hour */
	OFFERS = 20,
	GOOD_THIS_WEEK = 20
};

static const char *const anniversaries[] = { "Wedding anniversary", "Anniversary of the choir",
	"First came in with the pram", "The shop next door opened", "Name day", "Moved to town" };
static const char *const lives[] = { "Trip to Lisbon", "Moving house", "The baby is due",
	"Knee operation", "A week by the sea", "Visit of the sister" };
static const char *const keys[] = { "Interview", "First day at work", "Driving test",
	"Concert of the choir", "Exam", "Opening of the exhibition" };
static const char *const places[] = { "", "", "", "at the town hall", "in Leeds", "at St Anne's" };
static const char *const offers_before[] = { "", "", "Five minutes of talk",
	"A table by the window", "Coffee on the house" };
static const char *const gestures[] = { "A card from all of us", "Coffee on the house", "Flowers",
	"Their cake, with a candle" };
static const char *const promises[] = { "Order the beans from Kenya", "Find the recipe",
	"Ask the roaster for decaf", "Write down the address of the potter", "Lend the book on birds" };
static const char *const wishes[] = { "A blue teapot", "Tickets for the choir", "Gluten-free cake",
	"A second-hand bicycle" };
static const char *const asks[] = { "How the trip was", "How the garden does",
	"Whether the knee is well", "How the new job is" };
static const char *const asides[] = { "The last jar of honey", "Saturday's newspaper", "Two scones" };
static const char *const presents[] = { "A jar of plum jam", "Postcard from Lisbon", "Eggs",
	"A drawing by the children", "Lavender from the garden" };
static const char *const returns[] = { "Coffee on the house", "A card for the birthday",
	"The old coffee sacks", "A cutting of the fig tree" };
static const char *const others[] = { "Pot of tea", "Cheese scone", "Soup of the day", "Croissant",
	"Cup of cocoa", "Bag of beans" };
static const char *const hows[] = { "", "", "warm", "to share", "with two spoons", "to take away" };
static const char *const parts[] = { "", "", "morning", "midday", "afternoon", "evening" };
static const char *const seats[] = { "Window seat", "Long table", "Corner by the stove", "Bar",
	"Terrace", "Table two", "Table five", "Sofa", "By the bookcase", "Balcony" };
static const char *const befores[] = { "interview", "test", "concert", "exam", "trip" };
static const char *const tends[] = { "go quiet", "talk very fast", "forget the change", "lose focus" };
static const char *const services[] = { "A tasting on Thursday", "Beans ground for home",
	"The table by the window", "A standing order", "Half portions", "A thermos to borrow",
	"The newspaper kept", "Delivery on Fridays", "A card of ten coffees", "Oat milk at no charge" };
static const char *const laughs[] = { "Laughed at the parrot joke", "Thanked us for the umbrella",
	"Said the soup was like at home", "Told the next one how kind Ines is" };

/* What is being written, and with which dice. */
struct days {
	struct book       *book;
	const struct hand *team;
	int                hands, people, done;
	struct dice        dice;
};

struct born
bench_born(struct dice *d)
{
	static const int lengths[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	struct born      b = { 0 };
	int              month = 1 + dice_roll(d, 12), day = 1 + dice_roll(d, lengths[month - 1]);
	int              year = 1940 + 4 * dice_roll(d, 16); /* has a 29 February */

	if (!dice_chance(d, 85))
		return b;
	b.month = month;
	b.day = day;
	if (dice_chance(d, 66))
		b.year = year;
	return b;
}

static int64_t
any_person(struct days *d)
{
	return 1 + dice_roll(&d->dice, d->people);
}

static int64_t
any_hand(struct days *d)
{
	return d->team[dice_roll(&d->dice, d->hands)].id;
}

static struct request *
as_any(struct days *d, int64_t at)
{
	if (++d->done % TURN == 0)
		book_turn(d->book);
	return book_as(d->book, any_hand(d), at);
}

/* Some time of the last so many days. */
static int64_t
lately(struct days *d, int days)
{
	return d->book->now - dice_roll(&d->dice, days) * (int64_t)SECONDS - dice_roll(&d->dice, SECONDS);
}

/* As the shop says, or some minutes, hours or days before. */
static int64_t
any_lead(struct dice *d)
{
	int kind = dice_roll(d, 100);

	if (kind < 50)
		return MOMENT_SHOP;
	if (kind < 65)
		return 10 + 10 * dice_roll(d, 5);
	return kind < 80 ? HOUR * (1 + dice_roll(d, 8)) : DAY * (1 + dice_roll(d, 60));
}

struct words {
	const char *kind, *title, *where, *offer;
	bool        major;
};

static int64_t
write_moment(struct request *rq, int64_t person, const struct moment *m, int64_t day,
    const struct words *w)
{
	bool    once = !m->yearly;
	int64_t id = db_run(rq->db, moment_insert, .person_id = INT(person), .kind = TEXT(w->kind),
	    .title = TEXT(w->title), .where_at = TEXT(w->where), .yearly = INT(m->yearly),
	    .year = INT_OR_NOTHING(m->year), .month = INT(m->month), .dayofmonth = INT_OR_NOTHING(m->day),
	    .minute = { m->minute < 0 ? DB_NULL : DB_INT, .number = m->minute },
	    .to_day = INT_OR_NOTHING(m->to_day), .weight = TEXT(w->major ? "major" : "minor"),
	    .lead = { m->lead < 0 ? DB_NULL : DB_INT, .number = m->lead }, .offer = TEXT(w->offer),
	    .offer_by = INT_OR_NOTHING(*w->offer ? rq->staff_id : 0), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now), .day = { once ? DB_INT : DB_NULL, .number = day },
	    .show_at = { once ? DB_INT : DB_NULL, .number = moment_shows(m, day, SHOP_DAYS) },
	    .over_at = { once ? DB_INT : DB_NULL, .number = moment_over(m, day) });

	mention_put(rq, person, "moment", id, w->title);
	return id;
}

/* Six in ten come each year; the others came in the last three years or come in two. */
static void
write_any_moment(struct days *d)
{
	struct dice    *dice = &d->dice;
	struct moment   m = { .yearly = dice_chance(dice, 60), .minute = MOMENT_ALL_DAY };
	struct words    w = { .kind = "anniversary", .title = ANY(dice, anniversaries),
		   .where = ANY(dice, places), .offer = ANY(dice, offers_before), .major = dice_chance(dice, 75) };
	const char     *life = ANY(dice, lives), *key = ANY(dice, keys);
	bool            is_key = dice_chance(dice, 60);
	int64_t         day = d->book->today - 3 * 365 + dice_roll(dice, 5 * 365), id;
	int64_t         person = any_person(d);
	struct request *rq = as_any(d, lately(d, 365));

	clock_date(day, &m.year, &m.month, &m.day);
	m.lead = any_lead(dice);
	if (m.yearly)
		m.year = dice_chance(dice, 70) ? m.year - 4 * (1 + dice_roll(dice, 8)) : 0;
	else {
		w.kind = is_key ? "key" : "life";
		w.title = is_key ? key : life;
	}
	if (m.yearly ? dice_chance(dice, 20) : is_key)
		m.minute = 9 * HOUR + 15 * dice_roll(dice, 36);
	else if (!m.yearly && dice_chance(dice, 50))
		m.to_day = day + 1 + dice_roll(dice, 20);
	else if (dice_chance(dice, 5))
		m.day = 0;
	if (m.day == 0 && !m.yearly)
		clock_from_date(m.year, m.month, 1, &day);
	id = write_moment(rq, person, &m, day, &w);
	if (!m.yearly || !dice_chance(dice, 20))
		return;
	clock_date(d->book->today, &m.year, &(int){ 0 }, &(int){ 0 });
	id = db_run(rq->db, gesture_insert, .moment_id = INT(id), .person_id = INT(person),
	    .year = INT(m.year), .text = TEXT(ANY(dice, gestures)), .staff_id = INT(rq->staff_id),
	    .at = INT(rq->now));
	if (dice_chance(dice, 50))
		db_run(rq->db, gesture_state, .id = INT(id), .state = TEXT("done"),
		    .done_by = INT(rq->staff_id), .done_at = INT(rq->now),
		    .visits = INT(dice_roll(dice, 5)));
}

/* This afternoon, an hour and less from now on, and told of before. */
static void
write_moment_of_today(struct days *d, int i)
{
	struct moment   m = { .lead = 20 + 60 * i, .minute = 15 * HOUR + 10 * i };
	struct words    w = { "key", keys[i % COUNT(keys)], "", "Five minutes of talk", true };
	int64_t         person = any_person(d);
	struct request *rq = as_any(d, lately(d, 30));

	clock_date(d->book->today, &m.year, &m.month, &m.day);
	write_moment(rq, person, &m, d->book->today, &w);
}

/* One in two with everybody; four in ten are done, and of the others two in three have a day. */
static void
write_thread(struct days *d)
{
	struct dice        *dice = &d->dice;
	struct thread_start t = { .person_id = any_person(d), .owner_id = any_hand(d) };
	const char         *promise = ANY(dice, promises), *wish = ANY(dice, wishes);
	const char         *ask = ANY(dice, asks), *aside = ANY(dice, asides);
	int                 kind = dice_roll(dice, 10);
	struct request     *rq = as_any(d, lately(d, 90));
	int64_t             id;

	t.kind = kind < 4 ? "promise" : kind < 6 ? "wish" : kind < 9 ? "ask" : "aside";
	t.text = kind < 4 ? promise : kind < 6 ? wish : kind < 9 ? ask : aside;
	if (dice_chance(dice, 66))
		t.due_day = d->book->today - 20 + dice_roll(dice, 60);
	id = thread_begin(rq, &t);
	if (dice_chance(dice, 40))
		thread_end(book_as(d->book, any_hand(d), d->book->now - dice_roll(dice, SECONDS * 30)), id,
		    dice_chance(dice, 30) ? "It went well" : "");
}

/* One in two with everybody; for three in ten of theirs nobody has said thank you. */
static void
write_gift(struct days *d)
{
	struct dice    *dice = &d->dice;
	int64_t         person = any_person(d), at = lately(d, 365), id;
	int             way = dice_roll(dice, 10);
	const char     *present = ANY(dice, presents), *back = ANY(dice, returns);
	int64_t         to = dice_chance(dice, 50) ? any_hand(d) : 0;
	struct request *rq = as_any(d, at);

	if (way >= 4) {
		gift_give(rq, person, way < 8 ? "out" : "idea", back, 0, clock_day(at), 0);
		return;
	}
	id = gift_give(rq, person, "in", present, to, clock_day(at), 0);
	if (dice_chance(dice, 70))
		db_run(rq->db, gift_thank, .id = INT(id), .at = INT(at + HOUR),
		    .staff_id = INT(rq->staff_id));
}

/* Two in five have more than the one usual, each at its time of the week. */
static void
write_usuals(struct days *d, int64_t person)
{
	struct dice *dice = &d->dice;

	if (!dice_chance(dice, 40))
		return;
	for (int more = 1 + dice_roll(dice, 3); more > 0; more--) {
		const char     *name = ANY(dice, others), *how = ANY(dice, hows), *part = ANY(dice, parts);
		int             days = dice_chance(dice, 50) ? USUAL_EVERY_DAY : 1 + dice_roll(dice, 126);
		struct request *rq = as_any(d, lately(d, 365));
		int64_t         id = db_run(rq->db, usual_insert, .person_id = INT(person), .name = TEXT(name),
		            .remark = TEXT(how), .days = INT(days), .part = TEXT(part),
		            .staff_id = INT(rq->staff_id), .at = INT(rq->now));

		mention_put(rq, person, "usual", id, usual_words(rq->arena, name, how));
	}
}

/* Where they sit, whom they like, and of one in fifty what was said by hand of when they come. */
static void
write_ways(struct days *d, int64_t person)
{
	struct dice *dice = &d->dice;
	const char  *seat = ANY(dice, seats), *other = ANY(dice, seats);
	int64_t      favourite = any_hand(d), stand_in = any_hand(d);
	bool         likes = dice_chance(dice, 30);

	if (dice_chance(dice, 50))
		db_run(d->book->db, place_save, .id = INT(person), .seat = TEXT(seat),
		    .seat_else = TEXT(other), .favourite_id = INT_OR_NOTHING(likes ? favourite : 0),
		    .stand_in_id = INT_OR_NOTHING(likes && stand_in != favourite ? stand_in : 0),
		    .stand_in_words = TEXT(""), .changed_by = INT(favourite), .version = INT(1));
	if (dice_chance(dice, 2))
		db_run(d->book->db, rhythm_say, .id = INT(person),
		    .regular_hand = { dice_chance(dice, 50) ? DB_INT : DB_NULL, .number = 1 },
		    .late_hand = INT(10 + dice_roll(dice, 50)));
	if (dice_chance(dice, 5))
		db_run(d->book->db, pattern_insert, .person_id = INT(person),
		    .before = TEXT(ANY(dice, befores)), .text = TEXT(ANY(dice, tends)),
		    .offer = TEXT(ANY(dice, offers_before)), .lead = INT(HOUR), .staff_id = INT(any_hand(d)),
		    .at = INT(d->book->now));
}

/* What was prepared in the last hundred days, and last what waits now. */
static void
write_preparations(struct days *d)
{
	struct dice *dice = &d->dice;
	int          past = d->people;

	for (int i = 0; i < past + LATELY_PREPARED + TO_PREPARE; i++) {
		bool            open = i >= past + LATELY_PREPARED;
		int64_t         person = any_person(d);
		const char     *what = ANY(dice, others), *how = ANY(dice, hows);
		int64_t         at = i < past ? lately(d, 100) - 2 * HOUR * HOUR
		                              : d->book->now - (open ? 8 : 40) * HOUR + i - past;
		struct request *rq = as_any(d, at);
		int64_t         id = preparation_start(rq, person, what, how, &(bool){ false });

		if (open ? i % 4 == 0 : dice_chance(dice, 80))
			db_run(rq->db, preparation_ready, .id = INT(id), .now = INT(at + 2 * HOUR));
		if (!open)
			db_run(rq->db, preparation_end, .id = INT(id), .now = INT(at + 4 * HOUR),
			    .state = TEXT(dice_chance(dice, 95) ? "taken" : "undone"));
	}
}

/* So many offers, each tried with some, and how it went of seven in ten. */
static void
write_offers(struct days *d)
{
	static const char *const outcomes[] = { "liked", "liked", "no", "not yet" };
	static const char *const words[] = { "", "choir", "gardening", "birds", "cycling" };
	struct dice             *dice = &d->dice;
	struct request          *rq = book_as(d->book, d->team[0].id, d->book->now);
	int64_t                  offers[OFFERS];
	const char              *names[OFFERS];

	for (int i = 0; i < OFFERS; i++) {
		names[i] = arena_printf(d->book->arena, i < COUNT(services) ? "%s" : "%s, for two",
		    services[i % COUNT(services)]);
		offers[i] = db_run(rq->db, offer_insert, .name = TEXT(names[i]),
		    .stage_id = INT_OR_NOTHING(i % 6), .words = TEXT(words[i % 5]), .staff_id = INT(rq->staff_id),
		    .at = INT(rq->now));
	}
	for (int i = 0; i < d->people / 10; i++) {
		int     offer = dice_roll(dice, OFFERS);
		int64_t person = any_person(d), id;

		rq = as_any(d, lately(d, 365));
		id = db_run(rq->db, offer_try, .person_id = INT(person), .fact_id = NOTHING,
		    .offer_id = INT(offers[offer]), .text = TEXT(names[offer]),
		    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
		if (dice_chance(dice, 70))
			db_run(rq->db, attempt_outcome, .id = INT(id), .outcome = TEXT(ANY(dice, outcomes)),
			    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	}
}

/* What was good, most of it long ago; how we do things here; one of us who is away. */
static void
write_house(struct days *d)
{
	static const char *const kinds[] = { "laugh", "thanks", "gift", "kind word" };
	struct dice             *dice = &d->dice;
	int                      good = d->people / 20;

	for (int i = 0; i < good + GOOD_THIS_WEEK; i++) {
		int64_t         person = any_person(d);
		int64_t         at = i < good ? lately(d, 365) - 7 * SECONDS : lately(d, 2);
		struct request *rq = as_any(d, at);

		db_run(rq->db, good_insert, .kind = TEXT(ANY(dice, kinds)), .person_id = INT(person),
		    .text = TEXT(ANY(dice, laughs)), .staff_id = INT(rq->staff_id), .at = INT(at));
	}
	for (int i = 0; i < COUNT(laughs); i++)
		db_run(d->book->db, custom_insert, .title = TEXT(laughs[i]), .text = TEXT(promises[i]),
		    .owner_id = INT(d->team[0].id), .done_at = INT(d->book->now));
	db_run(d->book->db, staff_away_set, .id = INT(d->team[d->hands - 1].id),
	    .away_from = INT(d->book->today - 2), .away_to = INT(d->book->today + 5));
}

static void
write_calendar(struct days *d)
{
	unsigned char hash[SESSION_HASH];

	_Static_assert(sizeof BENCH_CALENDAR - 1 == 43, "as long as a link's secret");
	session_hash(hash, BENCH_CALENDAR, strlen(BENCH_CALENDAR));
	db_run(d->book->db, feed_insert, .name = TEXT("Tablet"), .hash = BLOB(hash, sizeof hash),
	    .minors = INT(0), .staff_id = INT(d->team[0].id), .at = INT(d->book->now));
}

void
bench_everyday(struct book *b, const struct hand *team, int hands, int people)
{
	struct days d = { b, team, hands, people, 0, dice_of(1832) };

	for (int64_t person = 1; person <= people; person++) {
		write_usuals(&d, person);
		write_ways(&d, person);
	}
	d.dice = dice_of(1833);
	for (int i = 0; i < people; i++)
		write_any_moment(&d);
	for (int i = 0; i < TODAY_MOMENTS; i++)
		write_moment_of_today(&d, i);
	d.dice = dice_of(1834);
	for (int i = 0; i < people / 2; i++)
		write_thread(&d);
	d.dice = dice_of(1835);
	for (int i = 0; i < people / 2; i++)
		write_gift(&d);
	d.dice = dice_of(1836);
	write_preparations(&d);
	write_offers(&d);
	write_house(&d);
	write_calendar(&d);
	book_turn(b);
}
