/*
 * mkbench: makes a large book to measure on.
 *
 *	mkbench BOOK PEOPLE VISITS
 *
 * Names are as unevenly spread as in a town, one person in five is a regular, and the
 * visits fill the last three years; each teaches one thing, mostly about one of the things
 * that people love.  One family in two has a pet and shares something.  What every day
 * brings is in bench_everyday.h, what the owner decides by in bench_deciding.h.  The same
 * numbers on the same day give the same book.  Everything is written through the statements
 * and the functions that the program itself uses.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attempts.h"
#include "bench_deciding.h"
#include "bench_everyday.h"
#include "clock.h"
#include "facts.h"
#include "interests.h"
#include "naming.h"
#include "sql.h"
#include "usuals.h"

enum { TEAM = 4, SEED = 1831, TURN = 20000, YEARS = 3, OPEN = 7, CLOSE = 18 };

static struct hand team[TEAM] = {
	{ "Rosalind", "owner", "kettle harbour feather monday", 0 },
	{ "Ines", "staff", "2580", 0 },
	{ "Theo", "staff", "7391", 0 },
	{ "Kofi", "staff", "4826", 0 },
};

static const char *const first_names[] = { "Maria", "James", "Anna", "David", "Sarah",
	"John", "Emma", "Michael", "Fatima", "Peter", "Sophie", "Daniel", "Olivia",
	"Thomas", "Grace", "Mohammed", "Laura", "Robert", "Emily", "Paul", "Chloé",
	"Mark", "Alice", "Fred", "Hannah", "Adam", "Lucy", "José", "Helen", "George",
	"Zofia", "Ben", "Priya", "Jack", "Ruth", "Samuel", "Leila", "Oscar", "Nina",
	"Arthur", "Clara", "Hugo", "Ingrid", "Łukasz", "Agnes", "Omar", "Freya", "Ivan",
	"Noor", "Henry", "Rosa", "Felix", "Marta", "Joseph", "Aisha", "Frank", "Elena",
	"Simon", "Beth", "Luca", "Siobhán", "Kwame", "Greta", "Tariq", "Julia", "Björn",
	"Amara", "Victor", "Yuki", "Edward", "Naomi", "Pavel", "Irene", "Chidi", "Vera",
	"Stefan", "Keiko", "Rafael", "Edith", "Anton", "Tamsin", "Dmitri", "Wanjiru",
	"Niall", "Bronwen", "Jörg", "Ottoline", "Ravi", "Perpetua", "Søren", "Xanthe",
	"Eoin", "Þóra", "Barnaby", "Ngozi", "Ignatius", "Quentin", "Ulla", "Zebedee",
	"Yorick" };

/* 50 beginnings and 40 endings make 2,000 family names. */
static const char *const beginnings[] = { "Ash", "Beck", "Brad", "Brom", "Car", "Chad",
	"Clay", "Colt", "Crom", "Dal", "Den", "Dun", "Eas", "Ell", "Fair", "Far", "Fen",
	"Gar", "Glad", "Gran", "Hal", "Ham", "Har", "Haz", "Hol", "Kel", "King", "Lang",
	"Lin", "Mal", "Mar", "Mil", "Nor", "Oak", "Pem", "Pen", "Rad", "Red", "Rock",
	"Sand", "Sel", "Shel", "Stan", "Thorn", "Tre", "Wal", "Wes", "Whit", "Win",
	"Wood" };
static const char *const endings[] = { "by", "combe", "cott", "croft", "dale", "den",
	"don", "field", "ford", "gate", "ham", "hart", "hill", "house", "hurst", "ington",
	"land", "lay", "ley", "low", "man", "mere", "mont", "more", "mouth", "over",
	"ridge", "shaw", "side", "smith", "son", "stead", "stock", "ston", "thorpe",
	"ton", "ward", "well", "wick", "worth" };

static const char *const colours[] = { "red", "blue", "grey", "green", "yellow", "black",
	"white", "brown", "purple", "orange" };
static const char *const clothes[] = { "coat", "scarf", "hat", "jacket", "jumper",
	"boots", "umbrella", "rucksack", "glasses", "beret" };
static const char *const besides[] = { "small dog", "silver hair", "bicycle helmet",
	"newspaper", "headphones", "pram", "walking stick", "beard", "freckles",
	"violin case", "laptop", "flowers" };
static const char *const drinks[] = { "Flat white", "Latte", "Espresso", "Filter",
	"Earl Grey", "Chai", "Mocha", "Cortado", "Hot chocolate", "Mint tea" };
static const char *const ways[] = { "extra hot", "oat milk", "one sugar", "to go",
	"large", "with a bun", "no foam", "in the blue cup" };
static const char *const subjects[] = { "Gardening", "Model railways", "Chess",
	"Cold swimming", "Poetry", "Old maps", "Crosswords", "Cycling", "Choir",
	"Pottery", "Detective stories", "Birds", "Cricket", "Baking", "Jazz", "Sailing",
	"Knitting", "Beans from Kenya", "Lighthouses", "Dogs", "Fishing", "Dancing",
	"Mushrooms", "Theatre" };
static const char *const remarks[] = { "since childhood", "on Sundays",
	"with a sister in Leeds", "every winter", "and talks about it gladly",
	"after work", "in the window seat", "with Shadow, the dog", "but not before ten",
	"and asks what is new", "at the town hall", "with the neighbours",
	"in the rain too", "with the children", "until the shop closes",
	"and brings photographs" };
static const char *const kinds[] = { "likes", "likes", "loves", "loves", "neutral", "dislikes",
	"hates", "bothers", "opinion", "joke", "family", "moment", "habit", "habit", "must",
	"other" };
static const char *const pets[] = { "Shadow", "Pickle", "Bella", "Max", "Luna", "Tom", "Daisy",
	"Rex", "Molly", "Biscuit" };
static const char *const reasons[] = { "Talks to us first", "Comes in only to say hello",
	"Tells us what went wrong", "Brought us plums" };
static const char *const sources[] = { "told", "told", "seen", "heard", "guess" };
static const char *const happened[] = { "usual", "usual", "usual", "talked", "hurry",
	"took", "new", "brought", "looked", "returned" };

/* The place in a list of n where the first is met most often, as names are. */
static int
uneven(struct dice *d, int n)
{
	int least = dice_roll(d, n);

	for (int i = 0; i < 2; i++) {
		int another = dice_roll(d, n);

		least = another < least ? another : least;
	}
	return least;
}

static const char *
family_name(struct book *b, struct dice *d)
{
	/* A step that shares no divisor with 2,000 parts alike names. */
	int n = uneven(d, 2000) * 787 % 2000;

	return arena_printf(b->arena, "%s%s", beginnings[n / 40], endings[n % 40]);
}

/* What is written of somebody, each in turn, so that the dice fall in one order. */
struct words {
	const char *call, *full, *looks, *nick, *greeting, *usual, *phone;
};

static struct words
invent(struct arena *a, struct dice *d, const char *family)
{
	struct words w = { .full = "", .looks = "", .nick = "", .greeting = "",
		.usual = "", .phone = "" };
	const char  *first, *second, *third;

	w.call = first_names[uneven(d, COUNT(first_names))];
	if (dice_chance(d, 90))
		w.full = arena_printf(a, "%s %s", w.call, family);
	first = ANY(d, colours);
	second = ANY(d, clothes);
	third = ANY(d, besides);
	if (dice_chance(d, 50))
		w.looks = arena_printf(a, "%s %s, %s", first, second, third);
	if (dice_chance(d, 8))
		w.nick = ANY(d, first_names);
	if (dice_chance(d, 60))
		w.greeting = arena_printf(a, "Hello %s. How is the %s?", w.call, second);
	first = ANY(d, drinks);
	second = ANY(d, ways);
	if (dice_chance(d, 80))
		w.usual = arena_printf(a, "%s, %s", first, second);
	if (dice_chance(d, 40))
		w.phone = arena_printf(a, "07700 %06d", dice_roll(d, 1000000));
	return w;
}

static void
write_person(struct book *b, struct dice *d, const char *family, int64_t household,
    int64_t at)
{
	struct words w = invent(b->arena, d, family);
	int          year = 2010 + dice_roll(d, 10);
	bool         knows = dice_chance(d, 20);
	struct born  born = bench_born(d);
	int64_t      author = team[dice_roll(d, TEAM)].id, id;

	id = db_run(b->db, person_insert, .call_name = TEXT(w.call), .full_name = TEXT(w.full),
	    .name_source = TEXT("told"), .nicknames = TEXT(w.nick), .say_name = TEXT(""),
	    .greeting = TEXT(w.greeting), .looks = TEXT(w.looks),
	    .phone = TEXT(w.phone), .household_id = INT_OR_NOTHING(household),
	    .age_said = TEXT(""), .birth_year = INT_OR_NOTHING(born.year),
	    .birth_month = INT_OR_NOTHING(born.month), .birth_day = INT_OR_NOTHING(born.day), .age_low = NOTHING, .age_high = NOTHING,
	    .age_day = NOTHING, .since_year = INT(year), .knows_page = INT(knows), .kind = TEXT("customer"),
	    .created_by = INT(author), .created_at = INT(at),
	    .created_day = INT(clock_day(at)),
	    .name = TEXT(naming_shown(b->arena, w.call, w.full, w.looks)));
	usual_say(book_as(b, author, at), id, w.usual);
}

/* Half of the pages are as old as the book, the others came one after the other. */
static int64_t
started(const struct book *b, int done, int people)
{
	double part = 2.0 * (people - done) / people;

	return b->now -
	    (int64_t)((part > 1 ? 1 : part) * (YEARS * 365 * 86400 - 86400.0));
}

static int64_t
write_household(struct book *b, struct dice *d, const char *family, int number)
{
	int64_t id;
	char    name[80];

	snprintf(name, sizeof name, "The %s family at %d", family, number);
	id = db_run(b->db, household_insert, .name = TEXT(name));
	if (dice_chance(d, 50))
		db_run(b->db, companion_insert, .household_id = INT(id), .name = TEXT(ANY(d, pets)),
		    .kind = TEXT("dog"), .remark = TEXT(ANY(d, remarks)),
		    .created_by = INT(team[0].id), .created_at = INT(b->now));
	for (int i = dice_roll(d, 4); i > 0; i--)
		fact_learn(book_as(b, team[0].id, b->now - 86400 * 90), &(struct learned){
		    .household_id = id, .kind = dice_chance(d, 50) ? "loves" : "other",
		    .text = arena_printf(b->rq.arena, "%s %s", ANY(d, subjects), ANY(d, remarks)) });
	return id;
}

/* The first two of a family are a couple. */
static void
write_tie(struct book *b, struct dice *d, int64_t person)
{
	db_run(b->db, tie_insert, .person_id = INT(person), .other_id = INT(person + 1),
	    .word = TEXT("wife"), .back_word = TEXT("husband"),
	    .remark = TEXT(dice_chance(d, 20) ? "Keep the bills together" : ""), .on_paper = INT(0),
	    .staff_id = INT(team[0].id), .at = INT(b->now));
}

/* One in seven lives with the next one or two. */
static void
write_people(struct book *b, struct dice *d, int people)
{
	int done = 0;

	while (done < people) {
		const char *family = family_name(b, d);
		int         members = dice_chance(d, 15) ? 2 + dice_roll(d, 2) : 1;
		int64_t     household = 0;

		if (members > 1)
			household = write_household(b, d, family, done);
		for (int i = 0; i < members && done < people; i++, done++)
			write_person(b, d, family, household, started(b, done, people));
		if (members > 1 && done >= members)
			write_tie(b, d, done - members + 1);
		if (household && done % 1000 < members)
			book_turn(b);
	}
	book_turn(b);
}

/* One of the few who come daily, or of the regulars, or anybody. */
static int64_t
somebody(struct dice *d, int people)
{
	int who = dice_roll(d, 100);

	if (who < 8)
		return 1 + dice_roll(d, people / 500 + 1) * (int64_t)500 % people;
	if (who < 60)
		return 1 + dice_roll(d, people / 5 + 1) * (int64_t)5 % people;
	return 1 + dice_roll(d, people);
}

/* One thing in five answers a question, one in eight says how somebody buys. */
static int64_t
write_fact(struct book *b, struct dice *d, int64_t person, int64_t visit, int64_t staff,
    int64_t at)
{
	const char    *subject = ANY(d, subjects), *remark = ANY(d, remarks);
	char           text[120];
	struct learned l = { .person_id = person, .visit_id = visit, .kind = ANY(d, kinds),
		.text = text, .source = ANY(d, sources) };

	snprintf(text, sizeof text, "%s %s", subject, remark);
	if (dice_chance(d, 20)) {
		l.question_id = 1 + dice_roll(d, 12);
		l.kind = l.question_id <= 4 ? "family" : l.question_id <= 9 ? "likes" : "other";
	} else if (dice_chance(d, 12)) {
		l.stage_id = 1 + dice_roll(d, 5);
		l.kind = "habit";
	}
	return fact_learn(book_as(b, staff, at), &l);
}

/* What stands beside some visits: a bother tried against, a topic that did good. */
static void
write_besides(struct book *b, struct dice *d, int64_t person, int64_t fact, int64_t visit,
    int64_t staff, int64_t at)
{
	struct request *rq = book_as(b, staff, at);

	if (dice_chance(d, 15))
		fact_use(rq, fact, visit);
	if (dice_chance(d, 3))
		attempt_begin(rq, person, dice_chance(d, 50) ? fact : 0, ANY(d, remarks));
	if (dice_chance(d, 6))
		db_run(b->db, trust_insert, .person_id = INT(person), .step = INT(1 + dice_roll(d, 4)),
		    .reason = TEXT(ANY(d, reasons)), .staff_id = INT(staff), .at = INT(at));
}

static void
write_visit(struct book *b, struct dice *d, int people, int64_t at)
{
	int64_t     staff = team[dice_roll(d, TEAM)].id, person = somebody(d, people);
	int64_t     other = dice_chance(d, 12) ? somebody(d, people) : person;
	const char *channel = dice_chance(d, 97) ? "shop" : "phone";
	int64_t     visit = db_run(b->db, visit_insert, .staff_id = INT(staff),
	        .channel = TEXT(channel), .at = INT(at), .day = INT(clock_day(at)));

	db_run(b->db, visit_person_insert, .visit_id = INT(visit),
	    .person_id = INT(person), .at = INT(at), .place = INT(0));
	if (other != person)
		db_run(b->db, visit_person_insert, .visit_id = INT(visit),
		    .person_id = INT(other), .at = INT(at), .place = INT(1));
	db_run(b->db, visit_happened_insert, .visit_id = INT(visit),
	    .happened = TEXT(ANY(d, happened)));
	write_besides(b, d, person, write_fact(b, d, person, visit, staff, at), visit, staff, at);
}

/* The visits fill the hours of three years evenly, and of today those that are over. */
static void
write_visits(struct book *b, struct dice *d, int people, int visits)
{
	double hours = CLOSE - OPEN, days = YEARS * 365;
	double begun = (double)(b->now - clock_day_start(b->today)) / 3600 - OPEN;

	days += begun < 0 ? 0 : begun > hours ? 1 : begun / hours;
	for (int i = 0; i < visits; i++) {
		double  x = days * i / visits;
		int64_t day = b->today - YEARS * 365 + (int64_t)x;
		int     known = (int)(people * (0.5 + 0.5 * i / visits));

		write_visit(b, d, known < 1 ? 1 : known,
		    clock_day_start(day) +
		        (int64_t)((OPEN + (x - (double)(int64_t)x) * hours) * 3600));
		if (i % TURN == TURN - 1)
			book_turn(b);
	}
}

int
main(int argc, char **argv)
{
	struct book b;
	struct dice dice = dice_of(SEED);
	int         people = argc == 4 ? atoi(argv[2]) : 0,
	    visits = argc == 4 ? atoi(argv[3]) : 0;

	if (people < 1 || visits < 0)
		fail("Say where, and how many: mkbench BOOK PEOPLE VISITS");
	book_start(&b, argv[1], "The Long Shop", team, TEAM,
	    clock_now() - (int64_t)YEARS * 365 * 86400);
	/* What people love is there first, so that every line finds its thing. */
	for (int i = 0; i < COUNT(subjects); i++)
		interest_named(book_as(&b, team[i % TEAM].id, b.now), subjects[i], 1 + i % 12);
	for (int i = 0; i < 3 * TEAM; i++)
		db_run(b.db, staff_interest_insert, .staff_id = INT(team[i % TEAM].id),
		    .interest_id = INT(1 + i));
	write_people(&b, &dice, people);
	write_visits(&b, &dice, people, visits);
	bench_everyday(&b, team, TEAM, people);
	bench_deciding(&b, team[0].id, people);
	book_words(&b, people);
	printf("Made a book to measure on: %d people, %d visits.\n", people, visits);
	book_finish(&b, team, TEAM);
	return 0;
}
