/*
 * mkdemo: makes the book of an invented café and bookshop, to play with.
 *
 *	mkdemo [--data DIR] BOOK
 *
 * BOOK is the folder of the book.  The people come from db/demo, found beside the
 * program's own folder unless --data says where.  All is told back from the clock,
 * so the same day always gives the same book.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "age.h"
#include "clock.h"
#include "demo.h"
#include "facts.h"
#include "naming.h"
#include "sql.h"
#include "usuals.h"

enum { TEAM = 5, SEED = 1907, SOON = 10 };

static struct hand team[TEAM] = {
	{ "Ines", "staff", "2580", 0 },
	{ "Theo", "staff", "7391", 0 },
	{ "Kofi", "staff", "4826", 0 },
	{ "Mila", "staff", "6174", 0 },
	{ "Rosalind", "owner", "saucer lantern seagull tuesday", 0 },
};

/* A fact of somebody, and the place in the diary of the visit that taught it. */
struct lesson {
	int                call;
	struct guest      *guest;
	const struct told *told;
};

static char *
data_folder(struct arena *a)
{
	char    self[4000];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	char   *slash;

	if (n < 0)
		return arena_text(a, "db/demo");
	self[n] = '\0';
	slash = strrchr(self, '/');
	return arena_printf(a, "%.*s/../db/demo", (int)(slash - self), self);
}

static int64_t
write_household(struct book *b, const char *home)
{
	struct rows *r;

	if (*home == '\0')
		return 0;
	r = db_one(b->db, household_named, .name = TEXT(home));
	if (r != NULL)
		return db_int(r, household_named_id);
	return db_run(b->db, household_insert, .name = TEXT(home));
}

/* The page of somebody is started at their first visit in the diary. */
static void
write_person(struct book *b, const struct diary *diary, struct guest *g)
{
	const struct call *first = g->ncalls > 0 ? &diary->calls[g->calls[0]] : NULL;
	int64_t    at = first != NULL ? first->at : clock_day_start(b->today - g->since);
	struct age age = { .low = -1, .high = -1 };
	int        year, month, day;

	if (*g->age != '\0' && !age_parse(g->age, &age))
		fail("The age of %s cannot be understood: %s", g->call, g->age);
	clock_date(b->today - g->since, &year, &month, &day);
	g->id = db_run(b->db, person_insert, .call_name = TEXT(g->call),
	    .full_name = TEXT(g->full), .name_source = TEXT(g->name_source),
	    .nicknames = TEXT(g->nick), .say_name = TEXT(g->say),
	    .greeting = TEXT(g->greet), .looks = TEXT(g->looks),
	    .phone = TEXT(g->phone),
	    .household_id = INT_OR_NOTHING(write_household(b, g->home)),
	    .age_said = TEXT(g->age), .birth_year = INT_OR_NOTHING(age.year),
	    .birth_month = INT_OR_NOTHING(age.month),
	    .birth_day = INT_OR_NOTHING(age.day),
	    .age_low = { age.low < 0 ? DB_NULL : DB_INT, .number = age.low },
	    .age_high = { age.high < 0 ? DB_NULL : DB_INT, .number = age.high },
	    .age_day = INT_OR_NOTHING(*g->age == '\0' ? 0 : b->today - g->age_ago),
	    .since_year = INT(year), .knows_page = INT(g->knows), .kind = TEXT("customer"),
	    .created_by = INT(team[first != NULL ? first->hand : TEAM - 1].id),
	    .created_at = INT(at), .created_day = INT(clock_day(at)),
	    .name = TEXT(naming_shown(b->arena, g->call, g->full, g->looks)));
	usual_say(book_as(b, team[first != NULL ? first->hand : TEAM - 1].id, at), g->id, g->usual);
}

/* The visit at which something was learned: soon after its day, or the last before. */
static int
visit_of(const struct diary *diary, const struct guest *g, int64_t day)
{
	int before = g->calls[0];

	for (int i = 0; i < g->ncalls; i++) {
		int64_t came = diary->calls[g->calls[i]].day;

		if (came >= day && came <= day + SOON)
			return g->calls[i];
		if (came < day)
			before = g->calls[i];
	}
	return before;
}

static int
by_call(const void *a, const void *b)
{
	const struct lesson *x = a, *y = b;

	if (x->call != y->call)
		return x->call - y->call;
	if (x->guest != y->guest)
		return x->guest < y->guest ? -1 : 1;
	return x->told < y->told ? -1 : 1;
}

static int
gather(struct book *b, struct cast *cast, const struct diary *diary,
    struct lesson *lessons)
{
	struct dice dice = dice_of(SEED);
	int         n = 0;

	for (int i = 0; i < cast->n; i++) {
		struct guest *g = &cast->guests[i];

		for (int f = 0; f < g->nfacts && g->ncalls > 0; f++) {
			const struct told *told = &g->facts[f];
			int                call = g->calls[dice_roll(&dice, g->ncalls)];

			if (told->ago != ANY_DAY)
				call = visit_of(diary, g, b->today - told->ago);
			lessons[n++] = (struct lesson){ call, g, told };
		}
	}
	qsort(lessons, (size_t)n, sizeof *lessons, by_call);
	return n;
}

static int64_t
write_call(struct book *b, struct cast *cast, const struct call *c)
{
	int64_t id = db_run(b->db, visit_insert, .staff_id = INT(team[c->hand].id),
	    .channel = TEXT(c->channel), .at = INT(c->at), .day = INT(c->day));

	for (int i = 0; i < c->nwho; i++)
		db_run(b->db, visit_person_insert, .visit_id = INT(id),
		    .person_id = INT(cast->guests[c->who[i]].id), .at = INT(c->at),
		    .place = INT(i));
	for (int i = 0; i < 8; i++)
		if ((c->happened >> i & 1) != 0)
			db_run(b->db, visit_happened_insert, .visit_id = INT(id),
			    .happened = TEXT(happenings[i]));
	return id;
}

static void
write_diary(struct book *b, struct cast *cast, const struct diary *diary)
{
	size_t         size = sizeof(struct lesson) * MOST_GUESTS * MOST_FACTS;
	struct lesson *lessons = arena_alloc(b->arena, size), *l = lessons;
	struct lesson *end = lessons + gather(b, cast, diary, lessons);

	for (int i = 0; i < diary->n; i++) {
		const struct call *c = &diary->calls[i];
		int64_t            visit = write_call(b, cast, c);

		for (; l < end && l->call == i; l++)
			fact_learn(book_as(b, team[c->hand].id, c->at),
			    &(struct learned){ .person_id = l->guest->id, .visit_id = visit,
			    .kind = l->told->kind, .text = l->told->text,
			    .source = l->told->source });
	}
}

/* Who asks for whom of the team. */
static void
find_hands(struct cast *cast)
{
	for (int i = 0; i < cast->n; i++)
		for (int h = 0; h < TEAM; h++)
			if (strcmp(cast->guests[i].by, team[h].name) == 0)
				cast->guests[i].hand = h;
}

static void
make(const char *dir, const char *data)
{
	struct book  b;
	struct cast *cast;
	struct diary diary = { .n = 0 };

	book_start(&b, dir, "Larkspur Coffee & Books", team, TEAM,
	    clock_now() - (int64_t)DAYS * 86400);
	if (data == NULL)
		data = data_folder(b.arena);
	cast = arena_alloc(b.arena, sizeof *cast);
	cast->arena = b.arena;
	cast->today = b.today;
	cast_read(cast, arena_printf(b.arena, "%s/people.txt", data));
	cast_compose(cast, arena_printf(b.arena, "%s/lists.txt", data));
	find_hands(cast);
	diary_write(&diary, cast, b.now);
	for (int i = 0; i < cast->n; i++)
		write_person(&b, &diary, &cast->guests[i]);
	write_diary(&b, cast, &diary);
	demo_knowing(&b, cast, arena_printf(b.arena, "%s/knowing.txt", data));
	demo_everyday(&b, cast, arena_printf(b.arena, "%s/everyday.txt", data));
	demo_deciding(&b, cast, arena_printf(b.arena, "%s/deciding.txt", data));
	demo_avatars(&b, team[TEAM - 1].id);
	demo_evidence(&b);
	book_words(&b, cast->n);
	demo_decisions(&b, cast, team[TEAM - 1].id);
	printf("Made the book of Larkspur Coffee & Books: %d people, %d visits.\n",
	    cast->n, diary.n);
	book_finish(&b, team, TEAM);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "data", required_argument, NULL, 'd' },
		{ 0 },
	};
	const char *data = NULL;
	int         c;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
		if (c == 'd')
			data = optarg;
		else
			return 2;
	if (argc != optind + 1)
		fail("Say in which folder to make the book: mkdemo [--data DIR] BOOK");
	make(argv[optind], data);
	return 0;
}
