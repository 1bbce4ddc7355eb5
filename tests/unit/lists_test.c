/*
 * The lists of people, fifty a page, against a slow count; and what is derived from
 * visits and facts against working it out anew, after some hundred random steps.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clock.h"
#include "page.h"
#include "recount.h"
#include "sql.h"
#include "text.h"

enum { DAY = 86400 };

static const char *
random_name(void)
{
	static const char *const parts[] = { "An", "Be", "Chi", "Do", "É", "fa", "Gu", "Ha", "Ibn ",
		"Jo", "Ø", "Ka", "li", "Ma", "Ño", "o'", "Ph", "Zz", "王", "7", "Σο", "ß", "ба", "q-" };
	static const char *const ends[] = { "", "a", "na", "ria", " Lima", "n", "-Lou", " 2", "…" };

	return say("%s%s%s", parts[dice(24)], ends[dice(9)], dice(3) ? "" : ends[dice(9)]);
}

/* People whose pages began, and who came, at random in the last two months. */
static void
fill_book(int people)
{
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < people; i++) {
		int64_t back = dice(60) * DAY + dice(DAY), id;

		pass(-back);
		id = i % 40 == 7 ? put_person("", "???") : put_person(random_name(), "");
		pass(back);
		for (uint32_t v = dice(4); v > 0; v--)
			put_visit(1 + dice(3), the_time() - dice(12) * DAY - dice(9 * 3600), id);
		for (uint32_t f = dice(4); f > 0; f--)
			put_fact(id, "likes", "Tea");
		for (int v = dice(8) == 0 ? 5 : 0; v > 0; v--)
			put_visit(1 + dice(3), the_time() - dice(40) * DAY - dice(9 * 3600), id);
		/* Regulars who did not come for some weeks, or for very long. */
		for (int64_t v = dice(8) == 0 ? 5 : 0, since = 20 + dice(200); v > 0; v--)
			put_visit(ANA, the_time() - (since + v * (1 + i % 9)) * DAY, id);
	}
	assert_true(db_end(book));
	/* Every third is trusted further, every eleventh is no customer. */
	change("INSERT INTO trust_step (person_id, step, reason, staff_id, at) "
	    "SELECT id, 2 + id / 3 %% 3, 'x', 1, 0 FROM person WHERE id %% 3 = 0");
	change("UPDATE person SET since_year = %d - id %% 7", THE_YEAR);
	change("UPDATE person SET kind = CASE id / 11 %% 3 WHEN 0 THEN 'supplier' WHEN 1 THEN 'partner' "
	    "ELSE 'neighbour' END WHERE id %% 11 = 5");
}

/* The same lists, the slow way; key is what they are sorted by. */
static const struct list {
	const char *filter, *from, *key;
	bool        down;
} lists[] = {
	{ "everyone", "person p WHERE kind = 'customer'", "p.sort_name", false },
	{ "little", "person p WHERE kind = 'customer' AND facts < 2", "p.sort_name", false },
	{ "week", "person p WHERE kind = 'customer' AND last_day > %d - 7", "p.last_visit", true },
	{ "new", "person p WHERE kind = 'customer' AND created_day > %d - 30", "p.created_at", true },
	{ "mine", "served s JOIN person p ON p.id = s.person_id WHERE s.staff_id = 2", "s.last_at", true },
	{ "gaps", "person p WHERE gap_rank > 0", "p.gap_rank", true },
	{ "missed", "person p WHERE late_day > 0 AND %d - late_day BETWEEN 0 AND 180", "p.late_day", true },
	{ "trust1", "person p WHERE kind = 'customer' AND trust = 1", "p.sort_name", false },
	{ "trust2", "person p WHERE kind = 'customer' AND trust = 2", "p.sort_name", false },
	{ "trust3", "person p WHERE kind = 'customer' AND trust = 3", "p.sort_name", false },
	{ "trust4", "person p WHERE kind = 'customer' AND trust = 4", "p.sort_name", false },
	{ "suppliers", "person p WHERE kind = 'supplier'", "p.sort_name", false },
	{ "partners", "person p WHERE kind = 'partner'", "p.sort_name", false },
	{ "neighbours", "person p WHERE kind = 'neighbour'", "p.sort_name", false },
};
enum { LISTS = sizeof lists / sizeof *lists };

static const char *
slowly(const struct list *l, const char *what)
{
	int         today = (int)clock_day(the_time());
	const char *mark = strstr(l->from, "%d");

	return mark ? say("SELECT %s FROM %.*s%d%s", what, (int)(mark - l->from), l->from, today, mark + 2)
	            : say("SELECT %s FROM %s", what, l->from);
}

static int64_t
said_count(const char *filter)
{
	static const char *const rows[] = { "FILTERS", "MORE/STEPS", "MORE/OTHERS/OTHER" };

	for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
		for (int i = 0; i < times_shown(rows[r]); i++)
			if (strcmp(shown(say("%s.%d/filter", rows[r], i)), filter) == 0)
				return atoll(shown(say("%s.%d/count", rows[r], i)));
	fail_msg("there is no filter %s", filter);
	return -1;
}

/* Every page of a list: all of the list, each once, in order. */
static void
walk(const struct list *l, int64_t n)
{
	const char *sort = l->down ? "DESC" : "ASC", *ids = "";
	int64_t     pages = n ? (n + 49) / 50 : 1, seen = 0;

	change("CREATE TABLE walked (place INTEGER PRIMARY KEY, id INTEGER UNIQUE)");
	for (int64_t page = 1; page <= pages; page++) {
		assert_int_equal(get(say("/people?filter=%s&page=%d", l->filter, (int)page)), 200);
		assert_int_equal(said_count(l->filter), n);
		assert_int_equal(times_shown("PEOPLE"), page < pages ? 50 : n - (pages - 1) * 50);
		ids = "";
		for (int i = 0; i < times_shown("PEOPLE"); i++, seen++)
			ids = say("%s%s(%d, %s)", ids, *ids ? ", " : "", (int)seen,
			    shown(say("PEOPLE.%d/id", i)));
		/* Somebody who stands there twice is refused here. */
		if (*ids)
			change("INSERT INTO walked VALUES %s", ids);
		assert_string_equal(shown("PAGER/page"), pages > 1 ? say("%d", (int)page) : "(not shown)");
		assert_int_equal(times_shown("PAGER/NEXT"), page < pages);
		assert_int_equal(times_shown("PAGER/PREVIOUS"), page > 1);
	}
	assert_int_equal(seen, n);
	assert_int_equal(number("SELECT count(*) FROM walked WHERE id NOT IN (%s)", slowly(l, "p.id")), 0);
	/* In order: no two beside each other stand the wrong way round. */
	change("CREATE TABLE keyed AS SELECT w.place, q.key FROM walked w JOIN (%s) q ON q.id = w.id",
	    slowly(l, say("p.id, %s AS key", l->key)));
	assert_int_equal(number("SELECT count(*) FROM keyed a JOIN keyed b ON b.place = a.place + 1 "
	    "WHERE a.key %s b.key", strcmp(sort, "ASC") == 0 ? ">" : "<"), 0);
	change("DROP TABLE walked");
	change("DROP TABLE keyed");
}

static void
each_list_is_whole(int people)
{
	fill_book(people);
	for (int i = 0; i < LISTS; i++)
		walk(&lists[i], number("%s", slowly(&lists[i], "count(*)")));
}

static void
an_empty_book_says_so(void **state)
{
	(void)state;
	for (int i = 0; i < LISTS; i++) {
		assert_int_equal(get(say("/people?filter=%s", lists[i].filter)), 200);
		assert_int_equal(times_shown("PEOPLE"), 0);
		assert_int_equal(times_shown("EMPTY_BOOK") + times_shown("NOBODY"), 1);
	}
	assert_int_equal(get("/"), 200);
	assert_int_equal(times_shown("EMPTY_BOOK"), 1);
}

static void one_person_is_a_list(void **state) { (void)state; each_list_is_whole(1); }
static void fifty_people_are_one_page(void **state) { (void)state; each_list_is_whole(50); }
static void fifty_one_people_are_two_pages(void **state) { (void)state; each_list_is_whole(51); }
static void many_people_are_each_there_once(void **state) { (void)state; each_list_is_whole(173); }

static void
two_thousand_people_are_each_there_once(void **state)
{
	(void)state;
	each_list_is_whole(2003);
	/* Some have been missed for a while, and some for so long that nobody waits any more. */
	get("/people?filter=missed");
	assert_true(said_count("missed") > 30);
	assert_true(said_count("missed") < number("SELECT count(*) FROM person WHERE late_day > 0 AND "
	    "late_day <= %d", (int)clock_day(the_time())));
}

static void
people_who_came_together_are_each_there_once(void **state)
{
	(void)state;
	/* All at the same second: only the order among them is open. */
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 120; i++)
		put_visit(ANA, the_time(), put_person(i % 3 ? "Maria" : "Mario", ""));
	assert_true(db_end(book));
	for (int i = 0; i < LISTS; i++)
		walk(&lists[i], number("%s", slowly(&lists[i], "count(*)")));
	assert_int_equal(number("SELECT count(*) FROM person"), 120);
}

static void
each_letter_leads_to_its_page(void **state)
{
	int letters;

	(void)state;
	fill_book(400);
	get("/people");
	letters = times_shown("INDEX/LETTERS");
	assert_true(letters > 15);
	for (int i = 0; i < letters; i++) {
		const char *letter = say("%s", shown(say("INDEX/LETTERS.%d/letter", i)));
		int         page = atoi(shown(say("INDEX/LETTERS.%d/letter_page", i))), found = 0;

		get(say("/people?page=%d", page));
		for (int p = 0; p < times_shown("PEOPLE"); p++)
			found += strcmp(shown(say("PEOPLE.%d/LETTER/letter", p)), letter) == 0;
		assert_int_equal(found, 1);
		if (page > 1)
			get(say("/people?page=%d", page - 1));
		for (int p = 0; page > 1 && p < times_shown("PEOPLE"); p++)
			assert_string_not_equal(shown(say("PEOPLE.%d/LETTER/letter", p)), letter);
		get("/people");
	}
}

static void
an_odd_page_or_filter_is_the_nearest_that_there_is(void **state)
{
	static const struct { const char *asked, *page; } odd[] = { { "0", "1" }, { "-1", "1" },
		{ "x", "1" }, { "", "1" }, { "2", "2" }, { "3", "2" }, { "999999999", "2" },
		{ "99999999999999999999", "1" }, { "1.5", "1" }, { "02", "2" } };

	(void)state;
	fill_book(60);
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		assert_int_equal(get(say("/people?page=%s", odd[i].asked)), 200);
		assert_string_equal(shown("PAGER/page"), odd[i].page);
	}
	assert_int_equal(get("/people?filter=zzz"), 200);
	assert_string_equal(shown("filter"), "everyone");
	assert_int_equal(get("/people?q=an&filter=week"), 303);
	assert_memory_equal(location(), "/search?q=an", 12);
}

/* Mostly customers. */
static const char *
random_kind(void)
{
	static const char *const kinds[] = { "supplier", "partner", "neighbour", "customer", "customer" };

	return dice(2) ? "" : say("&kind=%s", kinds[dice(5)]);
}

static void
rename_somebody(int64_t id)
{
	const char *version = text_of("SELECT version FROM person WHERE id = %d", (int)id);

	assert_int_equal(post(say("/people/%d/change", (int)id), say("call_name=%s&name_source=told"
	    "&since_year=2026&version=%s%s%s", encoded(random_name()), version,
	    dice(3) ? "" : "&household=Halloran", random_kind())), 303);
}

static void
trust_somebody(int64_t id)
{
	int step = 1 + (int)dice(4);
	int now = (int)number("SELECT trust FROM person WHERE id = %d", (int)id);

	/* Only a change is written down. */
	assert_int_equal(post(say("/people/%d/trust", (int)id), say("step=%d&reason=Talks", step)),
	    step == now ? 422 : 303);
}

/* A regular or none, and when they are missed, by hand or as worked out. */
static void
say_by_hand(int64_t id)
{
	static const char *const said[] = { "worked", "yes", "no" };
	int customer = (int)number("SELECT kind = 'customer' FROM person WHERE id = %d", (int)id);

	assert_int_equal(post(say("/people/%d/rhythm", (int)id), say("regular=%s&late_hand=%s",
	    said[dice(3)], dice(2) ? "" : say("%d", 1 + (int)dice(60)))), customer ? 303 : 404);
}

/* An answer, or that there is none to be had. */
static void
ask_somebody(int64_t id)
{
	static const char *const acts[] = { "answer&answer=Chess", "answer&answer=Tea,+green",
		"answer&answer=York", "answer&answer=Alice", "later", "never", "may", "declined", "not",
		"unknown" };
	int status = post(say("/people/%d/knowledge", (int)id), say("question_id=%d&act=%s",
	    1 + (int)dice(12), acts[dice(10)]));

	/* What we know is not set aside by a word. */
	assert_true(status == 303 || (status == 422 && times_shown("ACT_ERROR") == 1));
}

/* One of the rows that a SELECT gives, or 0. */
static int64_t
any_of(const char *select)
{
	int64_t n = number("SELECT count(*) FROM (%s)", select);

	return n ? number("SELECT id FROM (%s) LIMIT 1 OFFSET %d", select, (int)dice((uint32_t)n)) : 0;
}

/* A fact is left out, or put back by whoever may. */
static void
remove_or_restore_a_fact(void)
{
	int64_t id = any_of(dice(2) ? "SELECT id FROM fact WHERE question_id > 0" : "SELECT id FROM fact");

	if (id == 0)
		return;
	as_owner();
	assert_int_equal(post(say("/facts/%d/%s", (int)id, number("SELECT removed_at IS NULL FROM fact "
	    "WHERE id = %d", (int)id) ? "remove" : "restore"), ""), 303);
}

/* It did good, or that is taken back; or it is another than was thought. */
static void
use_or_correct_a_fact(void)
{
	static const char *const now[] = { "loves", "hates", "neutral", "bothers", "opinion", "joke" };
	int         id = (int)any_of("SELECT id FROM standing");
	const char *address = say("/facts/%d", id);

	if (id == 0)
		return;
	if (dice(2)) {
		assert_int_equal(post(say("%s/%s", address, dice(3) ? "used" : "undo"), "act=use"), 303);
		return;
	}
	assert_int_equal(post(address, say("kind=%s&text=%s&source=told&interest=%s&version=%d",
	    now[dice(6)], dice(2) ? "Chess" : say("Thing+%d", (int)dice(99)),
	    dice(3) ? "" : say("Interest+%d", (int)dice(9)),
	    1 + (int)number("SELECT count(*) FROM fact_change WHERE fact_id = %d", id))), 303);
	/* Now and then at once not. */
	if (dice(3) == 0)
		assert_int_equal(post(say("%s/undo", address), say("version=%d",
		    1 + (int)number("SELECT count(*) FROM fact_change WHERE fact_id = %d", id))), 303);
}

/* What a family shares, what is so no longer, and what is not so for one of them. */
static void
share_at_home(void)
{
	int home = (int)any_of("SELECT id FROM household"), shared, who;

	if (home == 0)
		return;
	shared = (int)any_of(say("SELECT id FROM standing WHERE household_id = %d", home));
	who = (int)any_of(say("SELECT id FROM person WHERE household_id = %d", home));
	if (shared && who && dice(3) == 0)
		/* Something may be written already, or not yet. */
		assert_true(post(say("/people/%d/differs", who), say("fact=%d&instead=Thing+%d&act=%s",
		    shared, (int)dice(99), dice(3) ? "save" : "back")) != 500);
	else
		assert_true(post(say("/households/%d/facts", home), shared && dice(3) == 0
		    ? say("gone=%d", shared)
		    : say("learned_new=Thing+%d&kind_new=%s", (int)dice(99), dice(2) ? "loves" : "hates")) != 500);
	assert_true(answer.status == 303 || answer.status == 422);
}

/* Two interests are one. */
static void
join_interests(void)
{
	int one = (int)any_of("SELECT id FROM interest");
	int other = (int)any_of(say("SELECT id FROM interest WHERE id <> %d", one));

	if (other == 0)
		return;
	as_owner();
	assert_int_equal(post(say("/interests/%d/change", one), say("interest_name=%s&join=%d",
	    encoded(text_of("SELECT name FROM interest WHERE id = %d", other)), other)), 303);
}

/* What worked, what bothered them and what to try, of those who are here. */
static const char *
side_of_a_visit(int person)
{
	int worked = (int)any_of(say("SELECT id FROM standing WHERE person_id = %d", person));
	int bothered = (int)any_of(say("SELECT id FROM standing WHERE person_id = %d AND kind = 'bothers'",
	    person));
	const char *fields = "";

	if (worked && dice(2))
		fields = say("&worked=%d%s", worked, dice(3) ? "" : say("&worked=%d", worked));
	if (bothered && dice(2))
		fields = say("%s&bothered=%d", fields, bothered);
	return fields;
}

static void
let_somebody_come(int64_t people)
{
	static const char *const channels[] = { "shop", "shop", "shop", "phone", "street" };
	static const char *const kinds[] = { "loves", "likes", "hates", "bothers", "habit", "moment" };
	const char *fields = say("channel=%s", channels[dice(5)]);
	bool        home = false;

	for (uint32_t n = dice(3); n < 3; n++) {
		int who = 1 + (int)dice((uint32_t)people);

		fields = say("%s&person=%d%s", fields, who, side_of_a_visit(who));
		home |= number("SELECT count(household_id) FROM person WHERE id = %d", who);
	}
	for (uint32_t n = dice(3); n < 2; n++)
		fields = say("%s&learned=Thing+%d&kind=%s&about=%s&source=seen", fields, (int)dice(99),
		    kinds[dice(6)], home && dice(3) == 0 ? "family" : "all");
	if (dice(4) == 0)
		fields = say("%s&worked_new=Thing+%d", fields, (int)dice(99));
	if (dice(4) == 0)
		fields = say("%s&bothered_new=Thing+%d%s", fields, (int)dice(99),
		    strstr(fields, "bothered=") || dice(2) ? "" : "&try_next=Something+else");
	log_visit(fields);
}

static void
take_a_visit_back(void)
{
	const char *id = text_of("SELECT coalesce(max(v.id), 0) FROM visit v WHERE at > %lld",
	    (long long)the_time() - 900);
	int64_t     staff = number("SELECT coalesce(max(staff_id), 0) FROM visit WHERE id = %s", id);

	if (strcmp(id, "0") == 0)
		return;
	as(staff);
	assert_int_equal(post(say("/visits/%s/undo", id), ""), 303);
}

static void
counts_are_right_after_whatever_happens(void **state)
{
	int64_t people = 0;

	(void)state;
	for (int step = 1; step <= 900; step++) {
		uint32_t what = people == 0 ? 0 : dice(22);

		if (dice(12) == 0)
			pass(dice(4) * DAY);
		pass(dice(600));
		as(1 + dice(3));
		if (what < 2)
			people += start_page(random_name()) > 0;
		else if (what < 4)
			rename_somebody(1 + dice((uint32_t)people));
		else if (what < 8)
			let_somebody_come(people);
		else if (what < 10)
			take_a_visit_back();
		else if (what < 11)
			trust_somebody(1 + dice((uint32_t)people));
		else if (what < 13)
			ask_somebody(1 + dice((uint32_t)people));
		else if (what < 15)
			remove_or_restore_a_fact();
		else if (what < 18)
			use_or_correct_a_fact();
		else if (what < 20)
			share_at_home();
		else if (what < 21)
			say_by_hand(1 + dice((uint32_t)people));
		else if (dice(3) == 0)
			join_interests();
		if (step % 20 == 0)
			recount(say("step %d", step));
	}
	assert_true(number("SELECT count(*) FROM visit") > 50);
	assert_true(number("SELECT count(*) FROM fact WHERE question_id > 0 AND removed_at > 0") > 5);
	assert_true(number("SELECT count(DISTINCT kind) FROM person") == 4);
	assert_true(number("SELECT count(*) FROM fact WHERE household_id > 0 AND removed_at IS NULL") > 5);
	assert_true(number("SELECT count(*) FROM fact WHERE used_at > 0 AND removed_at IS NULL") > 20);
	assert_true(number("SELECT count(*) FROM visit_bothered") > 3);
	for (int i = 0; i < LISTS; i++) {
		as_staff();
		walk(&lists[i], number("%s", slowly(&lists[i], "count(*)")));
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(an_empty_book_says_so),
		TEST(one_person_is_a_list),
		TEST(fifty_people_are_one_page),
		TEST(fifty_one_people_are_two_pages),
		TEST(many_people_are_each_there_once),
		TEST(two_thousand_people_are_each_there_once),
		TEST(people_who_came_together_are_each_there_once),
		TEST(each_letter_leads_to_its_page),
		TEST(an_odd_page_or_filter_is_the_nearest_that_there_is),
		TEST(counts_are_right_after_whatever_happens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
