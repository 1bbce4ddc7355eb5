/*
 * demo_visits: two years of coming and going.
 *
 * The dice of a day are thrown anew from the day itself, so a book made tomorrow
 * tells the same story of yesterday.
 */
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "demo.h"

enum { MOST_CALLS = 80000, MOST_A_DAY = 400 };

/* In the order of happenings. */
enum { USUAL, NEW, TALKED, HURRY, BROUGHT, TOOK, LOOKED, RETURNED };

const char *const happenings[8] = { "usual", "new", "talked", "hurry", "brought", "took",
	"looked", "returned" };

/* Who is in, before one o'clock and after: places in the team, Monday first. */
static const char *const shifts[7][2] = { { "01", "23" }, { "01", "34" }, { "31", "20" },
	{ "01", "24" }, { "02", "31" }, { "012", "342" }, { "34", "23" } };

struct day {
	int64_t      day;
	int          open, close; /* minutes */
	struct call  calls[MOST_A_DAY];
	int          n;
	bool         came[MOST_GUESTS];
	struct cast *cast;
	struct dice  dice;
};

static bool
hours(struct day *d)
{
	int  year, month, dayofmonth;
	bool sunday = clock_weekday(d->day) == 6;

	clock_date(d->day, &year, &month, &dayofmonth);
	d->open = (sunday ? 9 : 7) * 60;
	d->close = (sunday ? 15 : 18) * 60;
	return !(month == 12 && (dayofmonth == 25 || dayofmonth == 26)) &&
	    !(month == 1 && dayofmonth == 1);
}

/* Whether somebody is one of ours on the day, and not away on holiday. */
static bool
around(const struct day *d, int guest)
{
	const struct guest *g = &d->cast->guests[guest];
	int                 ago = (int)(d->cast->today - d->day);
	int64_t             week = (d->day + 3) / 7;

	if (ago > g->since || ago < g->last)
		return false;
	return ago < 35 || (week + g->away * 7) % 26 >= 2;
}

/* A time of the day as the clock on the wall shows it, also when it was put forward. */
static int64_t
wall(const struct day *d, int minute)
{
	int64_t at = clock_day_start(d->day) + minute * 60;

	return at + (minute / 60 - clock_hour(at)) * 3600;
}

static int
serve(struct day *d, const struct guest *g, int minute)
{
	const char *shift = shifts[clock_weekday(d->day)][minute >= 13 * 60];
	char        wanted = (char)('0' + g->hand);

	if (g->hand >= 0 && strchr(shift, wanted) != NULL && dice_chance(&d->dice, 75))
		return g->hand;
	return shift[dice_roll(&d->dice, (int)strlen(shift))] - '0';
}

/* The chips: what is likely for this person at this hour. */
static int
happen(struct day *d, const struct guest *g, int minute, int people)
{
	bool rush = minute < 9 * 60 && clock_weekday(d->day) < 5;
	int  happened = 0;

	if (*g->usual != '\0' && dice_chance(&d->dice, 66))
		happened |= 1 << USUAL;
	else if (dice_chance(&d->dice, 30))
		happened |= 1 << NEW;
	if (dice_chance(&d->dice, rush ? 38 : 6))
		happened |= 1 << HURRY;
	else if (dice_chance(&d->dice, 30))
		happened |= 1 << TALKED;
	if (people > 1 && dice_chance(&d->dice, 9))
		happened |= 1 << BROUGHT;
	if (dice_chance(&d->dice, 13))
		happened |= 1 << TOOK;
	if (happened == 0 && dice_chance(&d->dice, 25))
		happened |= 1 << LOOKED;
	if (dice_chance(&d->dice, 1))
		happened |= 1 << RETURNED;
	return happened;
}

static void
come(struct day *d, int guest, int minute)
{
	struct guest *g = &d->cast->guests[guest];
	struct call  *c = &d->calls[d->n];

	if (d->came[guest] || d->n == MOST_A_DAY)
		return;
	if (minute < d->open + 2)
		minute = d->open + 2 + dice_roll(&d->dice, 20);
	if (minute > d->close - 8)
		minute = d->close - 8 - dice_roll(&d->dice, 40);
	*c = (struct call){ .at = wall(d, minute) + dice_roll(&d->dice, 60),
		.day = d->day, .channel = "shop" };
	c->hand = serve(d, g, minute);
	d->came[guest] = true;
	c->who[c->nwho++] = guest;
	for (int i = 0; i < g->nwith && c->nwho < MOST_PARTY; i++) {
		int friend = g->with[i].guest;

		if (!d->came[friend] && around(d, friend) &&
		    dice_chance(&d->dice, g->with[i].percent)) {
			d->came[friend] = true;
			c->who[c->nwho++] = friend;
		}
	}
	c->happened = happen(d, g, minute, c->nwho);
	d->n++;
}

/* Besides, the first day of a new face is a visit, or there would be no page. */
static void
come_as_usual(struct day *d, int guest)
{
	const struct guest *g = &d->cast->guests[guest];
	int64_t             week = (d->day + 3) / 7;

	for (int i = 0; i < g->ncomes; i++) {
		const struct comes *c = &g->comes[i];
		int                 minute = c->minute + dice_around(&d->dice, 14);

		if ((c->days >> clock_weekday(d->day) & 1) != 0 &&
		    (week + guest) % c->every == 0 && dice_chance(&d->dice, c->percent))
			come(d, guest, minute);
	}
	if (d->cast->today - d->day == g->since && g->ncomes > 0)
		come(d, guest, g->comes[0].minute);
}

/* No hour is ever quite empty: somebody who has been before looks in. */
static void
fill(struct day *d)
{
	bool busy[24] = { false };

	for (int i = 0; i < d->n; i++)
		busy[clock_hour(d->calls[i].at)] = true;
	for (int hour = d->open / 60; hour < d->close / 60; hour++)
		for (int tries = 0; !busy[hour] && tries < 60; tries++) {
			int guest = dice_roll(&d->dice, d->cast->n);

			if (d->cast->guests[guest].composed && around(d, guest) &&
			    d->cast->guests[guest].since > 90 && !d->came[guest]) {
				come(d, guest, hour * 60 + 10 + dice_roll(&d->dice, 40));
				busy[hour] = true;
			}
		}
}

static void
call(struct day *d, int guest, const char *channel)
{
	struct call *c = &d->calls[d->n];
	int minute = d->open + 60 + dice_roll(&d->dice, d->close - d->open - 120);

	if (d->n == MOST_A_DAY)
		return;
	*c = (struct call){ .at = wall(d, minute), .day = d->day, .channel = channel,
		.nwho = 1, .who = { guest } };
	c->hand = serve(d, &d->cast->guests[guest], minute);
	c->happened = dice_chance(&d->dice, 50) ? 1 << TALKED : 0;
	d->n++;
}

/* Telephone, messages, the Sunday market, a word in the street, a bag taken round. */
static void
calls(struct day *d)
{
	static const char *const channels[] = { "street", "message", "phone", "delivery",
		"phone" };
	int guest = dice_roll(&d->dice, d->cast->n), way;

	for (int g = 0; g < d->cast->n; g++)
		for (int i = 0; i < d->cast->guests[g].ncontacts; i++)
			if (d->cast->guests[g].contacts[i].ago == d->cast->today - d->day)
				call(d, g, d->cast->guests[g].contacts[i].channel);
	if (!d->cast->guests[guest].composed || !around(d, guest) ||
	    !dice_chance(&d->dice, 55))
		return;
	/* Only who gave a number is rung up. */
	way = dice_roll(&d->dice, *d->cast->guests[guest].phone == '\0' ? 2 : 5);
	call(d, guest, clock_weekday(d->day) == 6 ? "market" : channels[way]);
}

static int
by_time(const void *a, const void *b)
{
	const struct call *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->who[0] - y->who[0];
}

/* Those who come along, as places in the cast; they go on holiday together. */
static void
find_friends(struct cast *cast)
{
	for (int g = 0; g < cast->n; g++)
		cast->guests[g].away = g;
	for (int g = 0; g < cast->n; g++)
		for (int i = 0; i < cast->guests[g].nwith; i++) {
			struct friend *friend = &cast->guests[g].with[i];

			for (int o = 0; o < cast->n; o++)
				if (strcmp(cast->guests[o].full, friend->name) == 0)
					friend->guest = o;
			if (friend->guest < 0)
				fail("Nobody is called %s.", friend->name);
			cast->guests[friend->guest].away = g;
		}
}

/* Give everybody the list of their own visits. */
static void
hand_out(struct diary *diary, struct cast *cast)
{
	for (int c = 0; c < diary->n; c++)
		for (int i = 0; i < diary->calls[c].nwho; i++)
			cast->guests[diary->calls[c].who[i]].ncalls++;
	for (int g = 0; g < cast->n; g++) {
		cast->guests[g].calls = arena_alloc(cast->arena,
		    (size_t)cast->guests[g].ncalls * sizeof(int) + 1);
		cast->guests[g].ncalls = 0;
	}
	for (int c = 0; c < diary->n; c++)
		for (int i = 0; i < diary->calls[c].nwho; i++) {
			struct guest *g = &cast->guests[diary->calls[c].who[i]];

			g->calls[g->ncalls++] = c;
		}
}

void
diary_write(struct diary *diary, struct cast *cast, int64_t now)
{
	struct day *d = arena_alloc(cast->arena, sizeof *d);

	find_friends(cast);
	diary->calls = arena_alloc(cast->arena, MOST_CALLS * sizeof *diary->calls);
	d->cast = cast;
	for (d->day = cast->today - DAYS; d->day <= cast->today; d->day++) {
		d->n = 0;
		d->dice = dice_of((uint64_t)d->day);
		memset(d->came, 0, sizeof d->came);
		if (!hours(d))
			continue;
		for (int g = 0; g < cast->n; g++)
			if (around(d, g))
				come_as_usual(d, g);
		fill(d);
		calls(d);
		qsort(d->calls, (size_t)d->n, sizeof *d->calls, by_time);
		for (int i = 0; i < d->n && diary->n < MOST_CALLS; i++)
			if (d->calls[i].at <= now)
				diary->calls[diary->n++] = d->calls[i];
	}
	hand_out(diary, cast);
}
