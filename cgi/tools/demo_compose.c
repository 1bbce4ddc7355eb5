/*
 * demo_compose: the regulars who are made up from lists: a name from one place, and
 * looks, tastes and habits from one kind of regular.
 */
#include <string.h>

#include "demo_lists.h"

enum { SEED = 1871 };

/* Whether two have the text already: a third would read like a machine. */
static bool
said_often(const struct cast *cast, const char *text)
{
	int n = 0;

	for (int i = 0; i < cast->n; i++)
		for (int f = 0; f < cast->guests[i].nfacts; f++)
			n += strcmp(cast->guests[i].facts[f].text, text) == 0;
	return n > 1;
}

/* Two facts that begin alike contradict each other: nobody works in two places. */
static bool
begins_alike(const struct guest *g, const char *kind, const char *text)
{
	size_t n = strcspn(text, " ") + 1;

	for (int f = 0; f < g->nfacts; f++)
		if (strcmp(g->facts[f].kind, kind) == 0 &&
		    strncmp(g->facts[f].text, text, n) == 0)
			return true;
	return false;
}

static bool
add_fact(struct lists *l, struct guest *g, const struct kind *k, const char *key)
{
	for (int attempt = 0; attempt < 40; attempt++) {
		const struct line *line = lists_line(l, k, key);
		const char        *text = line == NULL ? "" : lists_say(l, line->text);

		if (line == NULL)
			return false;
		if (said_often(l->cast, text) || begins_alike(g, line->key, text))
			continue;
		g->facts[g->nfacts++] = (struct told){ line->key,
			dice_chance(&l->dice, 8) ? "heard" : line->source, text,
			ANY_DAY };
		return true;
	}
	return false;
}

static bool
named(const struct cast *cast, const char *full)
{
	for (int i = 0; i < cast->n; i++)
		if (strcmp(cast->guests[i].full, full) == 0)
			return true;
	return false;
}

static bool
called(const struct cast *cast, const char *call)
{
	for (int i = 0; i < cast->n; i++)
		if (*cast->guests[i].full == '\0' &&
		    strcmp(cast->guests[i].call, call) == 0)
			return true;
	return false;
}

static void
name(struct lists *l, struct guest *g, const char *family)
{
	int roll = dice_roll(&l->dice, l->weight);

	if (*family == '\0') {
		l->place = l->places;
		while ((roll -= l->place->weight) >= 0)
			l->place++;
	}
	do {
		bool woman = dice_chance(&l->dice, 53);

		g->call = lists_pick(l, woman ? &l->place->women : &l->place->men);
		g->full = arena_printf(l->cast->arena, "%s %s", g->call,
		    *family != '\0' ? family : lists_pick(l, &l->place->families));
	} while (named(l->cast, g->full));
	l->call = g->call;
}

/* An age in one of the ways in which people give it. */
static char *
age(struct lists *l, const struct kind *k, int *ago)
{
	struct arena *a = l->cast->arena;
	int years = k->youngest + dice_roll(&l->dice, k->oldest - k->youngest + 1);
	int day = dice_roll(&l->dice, 364) - 182;

	*ago = dice_roll(&l->dice, 600);
	switch (dice_roll(&l->dice, 12)) {
	case 0:
		return arena_printf(a, "%d", years);
	case 1:
		return arena_printf(a, "about %d", (years + 2) / 5 * 5);
	case 2:
		return arena_printf(a, "%d to %d", years / 5 * 5, years / 5 * 5 + 5);
	case 3:
	case 4:
		return demo_dates(l->cast, arena_printf(a, "{day %d}", day));
	case 5:
		*ago = 0;
		return demo_dates(l->cast, arena_printf(a, "{born %d %d}", day, years));
	default:
		return "";
	}
}

static void
come(struct lists *l, struct guest *g, const struct kind *k)
{
	static const struct {
		const char *often;
		int         days, percent, every;
	} rhythms[] = { { "daily", 5, 74, 1 }, { "thrice", 3, 82, 1 },
		{ "twice", 2, 82, 1 }, { "weekly", 1, 88, 1 },
		{ "fortnightly", 1, 90, 2 }, { "monthly", 1, 90, 4 },
		{ "rarely", 1, 85, 9 } };
	const char   *often = lists_pick(l, &k->often);
	struct stanza s = { .file = k->name };
	struct comes *c = &g->comes[g->ncomes++];

	c->minute = demo_minute(&s, lists_pick(l, &k->hours));
	c->minute += dice_around(&l->dice, 15);
	for (size_t i = 0; i < sizeof rhythms / sizeof *rhythms; i++)
		if (strcmp(rhythms[i].often, often) == 0) {
			c->percent = rhythms[i].percent - dice_roll(&l->dice, 16);
			c->every = rhythms[i].every;
			while (__builtin_popcount((unsigned)c->days) < rhythms[i].days)
				c->days |= demo_days(&s, lists_pick(l, &k->days));
		}
	/* Once in a while somebody comes when nobody would expect it. */
	g->comes[g->ncomes++] =
	    (struct comes){ 0x3f, 600 + dice_roll(&l->dice, 400), 1, 1 };
}

static void
begin(struct lists *l, struct guest *g)
{
	int when = dice_roll(&l->dice, 100);

	if (when < 3)
		g->since = 2 + dice_roll(&l->dice, 26);
	else if (when < 45)
		g->since = 30 + dice_roll(&l->dice, 700);
	else
		g->since = 730 + dice_roll(&l->dice, 2100);
	if (dice_chance(&l->dice, 9) && g->since > 200)
		g->last = 20 + dice_roll(&l->dice, 160);
}

static void
learn(struct lists *l, struct guest *g, const struct kind *k)
{
	int facts = 2 + dice_roll(&l->dice, 5);

	if (g->since < 200)
		facts = dice_roll(&l->dice, 3) + (g->since >= 30);
	if (dice_chance(&l->dice, 5))
		facts = 0;
	if (*l->other != '\0')
		add_fact(l, g, l->pair, NULL);
	for (int i = 0; i < facts; i++) {
		bool likes = i == 0 || i == 2;

		if (!add_fact(l, g, likes || dice_chance(&l->dice, 40) ? k : l->everyone,
		        likes ? "likes" : NULL))
			add_fact(l, g, l->everyone, NULL);
	}
}

/* Somebody of a kind; in a pair with a family name and somebody else's. */
static struct guest *
compose(struct lists *l, const struct kind *k, const char *family)
{
	struct guest *g = &l->cast->guests[l->cast->n];
	struct arena *a = l->cast->arena;

	if (l->cast->n == MOST_GUESTS)
		fail("These are more people than the demonstration has room for.");
	*g = (struct guest){ .name_source = "told", .nick = "", .say = "", .greet = "",
		.looks = "", .phone = "", .home = "", .age = "", .by = "", .hand = -1,
		.sort = k->name, .composed = true };
	name(l, g, family);
	begin(l, g);
	g->usual = dice_chance(&l->dice, 88) ? lists_some(l, k, "usual") : "";
	if (dice_chance(&l->dice, 70))
		g->looks = lists_some(l, k, "looks");
	if (dice_chance(&l->dice, 78))
		g->greet = lists_some(l, k, "greet");
	if (dice_chance(&l->dice, 30))
		g->phone = arena_printf(a, "07700 900%03d", dice_roll(&l->dice, 1000));
	if (dice_chance(&l->dice, 30))
		g->name_source = dice_chance(&l->dice, 75) ? "heard" : "written";
	g->knows = dice_chance(&l->dice, 22);
	g->age = age(l, k, &g->age_ago);
	if (g->age_ago >= g->since)
		g->age_ago = g->since / 2;
	come(l, g, k);
	/* Some have only a first name so far, but no two of these the same. */
	if (*family == '\0' && dice_chance(&l->dice, 12) && !called(l->cast, g->call))
		g->full = "";
	return g;
}

/* Two who live together: one has the rhythm, the other mostly comes along. */
static void
compose_pair(struct lists *l, const struct kind *k)
{
	struct guest *g = compose(l, k, ""), *other;
	const char   *family = strchr(g->full, ' ');

	if (family == NULL) {
		learn(l, g, k);
		l->cast->n++;
		return;
	}
	family += strspn(family, " ");
	l->cast->n++;
	other = compose(l, k, family);
	l->cast->n++;
	g->home = other->home = arena_printf(l->cast->arena, "The %s family", family);
	other->since = g->since;
	other->last = g->last;
	if (other->age_ago >= other->since)
		other->age_ago = other->since / 2;
	g->with[g->nwith++] = (struct friend){ other->full, 55, -1 };
	l->other = other->call;
	learn(l, g, k);
	l->other = g->call;
	learn(l, other, k);
	l->other = "";
}

static bool
home_taken(const struct cast *cast, const char *home)
{
	int n = 0;

	for (int i = 0; i < cast->n; i++)
		n += strcmp(cast->guests[i].home, home) == 0;
	return *home != '\0' && n > 2;
}

void
cast_compose(struct cast *cast, const char *file)
{
	struct lists *l = arena_alloc(cast->arena, sizeof *l);

	l->cast = cast;
	l->dice = dice_of(SEED);
	l->other = "";
	lists_read(l, file);
	for (int k = 0; k < l->nkinds; k++) {
		int first = cast->n;

		while (cast->n - first < l->kinds[k].people) {
			int before = cast->n;

			if (l->kinds[k].pairs && dice_chance(&l->dice, 60))
				compose_pair(l, &l->kinds[k]);
			else {
				learn(l, compose(l, &l->kinds[k], ""), &l->kinds[k]);
				cast->n++;
			}
			/* Two families of one name would share one household. */
			if (home_taken(cast, cast->guests[cast->n - 1].home))
				cast->n = before;
		}
	}
}
