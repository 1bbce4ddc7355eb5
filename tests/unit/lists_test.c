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
	{ "gaps", "person p WHERE kind = 'customer' AND visits >= 5 AND gaps > 0", "p.gap_rank", true },
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
static void two_thousand_people_are_each_there_once(void **state) { (void)state; each_list_is_whole(2003); }

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

/* What triggers and statements keep up, against working it out. */
static void
all_is_as_if_worked_out_anew(int step)
{
	static const char *const truths[] = {
		"SELECT list, bucket, n FROM tally WHERE n <> 0",
		"WITH level (letters) AS (VALUES (1), (3), (6)) "
		"SELECT kind || letters, substr(sort_name, 1, letters), count(*) FROM person, level "
		"GROUP BY 1, 2 UNION ALL SELECT 'little' || letters, substr(sort_name, 1, letters), count(*) "
		"FROM person, level WHERE kind = 'customer' AND facts < 2 GROUP BY 1, 2 UNION ALL "
		"SELECT 'trust' || trust || ' ' || letters, substr(sort_name, 1, letters), count(*) FROM "
		"person, level WHERE kind = 'customer' GROUP BY 1, 2 UNION ALL "
		"SELECT 'new', created_day, count(*) FROM person WHERE kind = 'customer' GROUP BY 2 UNION ALL "
		"SELECT 'seen', last_day, count(*) FROM person WHERE kind = 'customer' AND last_day > 0 "
		"GROUP BY 2 UNION ALL SELECT 'visits', day, count(*) FROM visit GROUP BY 2 UNION ALL "
		"SELECT 'taught', day, count(*) FROM visit v WHERE EXISTS (SELECT 1 FROM standing WHERE "
		"visit_id = v.id) GROUP BY 2 UNION ALL SELECT 'learned', learned_day, count(*) FROM standing "
		"GROUP BY 2 UNION ALL SELECT 'used', learned_day, count(*) FROM standing WHERE used_at > 0 "
		"GROUP BY 2 UNION ALL SELECT * FROM (SELECT 'total', 'regular', count(*) AS n FROM person "
		"WHERE kind = 'customer' AND visits >= 5) WHERE n > 0 UNION ALL SELECT * FROM (SELECT "
		"'total', 'known', count(*) AS n FROM person WHERE kind = 'customer' AND visits >= 5 AND "
		"gaps = 0) WHERE n > 0 UNION ALL "
		"SELECT 'served ' || staff_id, last_day, count(*) FROM served GROUP BY 1, 2 UNION ALL "
		"SELECT 'total', 'served ' || staff_id, count(*) FROM served GROUP BY 2",

		"SELECT id, visits, last_visit, last_day FROM person",
		"SELECT p.id, count(v.id), coalesce(max(v.at), 0), coalesce(max(v.day), 0) FROM person p "
		"LEFT JOIN visit_person x ON x.person_id = p.id LEFT JOIN visit v ON v.id = x.visit_id AND "
		"v.channel = 'shop' GROUP BY p.id",

		"SELECT id, facts, last_fact_at FROM person",
		"SELECT p.id, count(f.id), coalesce(max(f.learned_at), 0) FROM person p LEFT JOIN "
		"standing f ON f.person_id = p.id GROUP BY p.id",

		"SELECT id, trust FROM person",
		"SELECT id, coalesce((SELECT step FROM trust_step t WHERE t.person_id = p.id ORDER BY t.id "
		"DESC LIMIT 1), 1) FROM person p",

		"SELECT id, known, settled FROM person",
		"SELECT p.id, coalesce(sum((k.state = 'known') << (question_id - 1)), 0), coalesce(sum("
		"(k.state <> 'unknown') << (question_id - 1)), 0) FROM person p LEFT JOIN knowledge k ON "
		"k.person_id = p.id GROUP BY p.id",

		"SELECT id, facts, likes, dislikes FROM interest",
		"SELECT i.id, count(f.id), coalesce(sum(f.kind IN ('loves', 'likes')), 0), coalesce(sum("
		"f.kind IN ('dislikes', 'hates')), 0) FROM interest i LEFT JOIN standing f ON "
		"f.interest_id = i.id GROUP BY i.id",

		"SELECT staff_id, person_id, visits, last_at, last_day FROM served",
		"SELECT v.staff_id, x.person_id, count(*), max(v.at), max(v.day) FROM visit v JOIN "
		"visit_person x ON x.visit_id = v.id JOIN person p ON p.id = x.person_id WHERE "
		"v.channel = 'shop' AND p.kind = 'customer' GROUP BY 1, 2",

		/* A question is known as long as anything that answers it stands. */
		"SELECT person_id, question_id FROM knowledge WHERE state = 'known'",
		"SELECT DISTINCT person_id, question_id FROM standing WHERE question_id IS NOT NULL",

		"SELECT id, gaps, regular FROM person",
		"SELECT id, (settled & 1 = 0 OR settled & 2 = 0) + (settled & 16 = 0 OR settled & 32 = 0 OR "
		"settled & 64 = 0) + (settled & 128 = 0 AND settled & 256 = 0) + (settled & 1024 = 0), "
		"kind = 'customer' AND visits >= 5 FROM person",

		"SELECT rowid FROM fact_text",
		"SELECT id FROM standing",

		"SELECT word, person_id, last_visit FROM word",
		"SELECT DISTINCT j.value, p.id, p.last_visit FROM person p, json_each('[\"' || "
		"replace(trim(p.words), ' ', '\",\"') || '\"]') j WHERE p.words <> ''",
	};

	for (size_t i = 0; i < sizeof truths / sizeof *truths; i += 2)
		for (int way = 0; way < 2; way++)
			if (number("SELECT count(*) FROM (%s EXCEPT SELECT * FROM (%s))", truths[i + way],
			        truths[i + 1 - way]) != 0)
				fail_msg("after step %d, \"%.60s\" is not as worked out anew", step, truths[i]);
	assert_int_equal(number("SELECT count(*) FROM tally WHERE n < 0"), 0);
	change("INSERT INTO fact_text (fact_text, rank) VALUES ('integrity-check', 1)");
	assert_string_equal(text_of("PRAGMA integrity_check"), "ok");
	assert_string_equal(text_of("PRAGMA foreign_key_check"), "");
}

/* Mostly customers. */
static const char *
random_kind(void)
{
	static const char *const kinds[] = { "supplier", "partner", "neighbour", "customer", "customer" };

	return dice(2) ? "" : say("&kind=%s", kinds[dice(5)]);
}

static const char *
folded(const char *text)
{
	struct arena *a = arena_new();
	const char   *copy = say("%s", text_fold(a, text));

	arena_free(a);
	return copy;
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

/* A fact no longer stands, or stands again, as the book takes it. */
static void
remove_or_restore_a_fact(void)
{
	int64_t     id = number("SELECT id FROM fact ORDER BY question_id IS NULL LIMIT 1 OFFSET %d",
	    (int)dice((uint32_t)number("SELECT count(*) FROM fact") / 2 + 1));
	bool        stands = number("SELECT removed_at IS NULL FROM fact WHERE id = %d", (int)id);
	const char *text = text_of("SELECT text || ' ' || remark FROM fact WHERE id = %d", (int)id);

	if (stands)
		change("INSERT INTO fact_text (fact_text, rowid, text) VALUES ('delete', %d, '%s')", (int)id,
		    folded(text));
	else
		change("INSERT INTO fact_text (rowid, text) VALUES (%d, '%s')", (int)id, folded(text));
	change("UPDATE fact SET removed_at = %s WHERE id = %d", stands ? "1" : "NULL", (int)id);
}

static void
let_somebody_come(int64_t people)
{
	static const char *const channels[] = { "shop", "shop", "shop", "phone", "street" };
	const char *fields = say("channel=%s", channels[dice(5)]);

	for (uint32_t n = dice(3); n < 3; n++)
		fields = say("%s&person=%d", fields, 1 + (int)dice((uint32_t)people));
	for (uint32_t n = dice(3); n < 2; n++)
		fields = say("%s&learned=Thing+%d&kind=likes&about=all&source=seen", fields, (int)dice(99));
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
	for (int step = 1; step <= 750; step++) {
		uint32_t what = people == 0 ? 0 : dice(15);

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
		else if (number("SELECT count(*) FROM fact") > 0)
			remove_or_restore_a_fact();
		if (step % 20 == 0)
			all_is_as_if_worked_out_anew(step);
	}
	assert_true(number("SELECT count(*) FROM visit") > 50);
	assert_true(number("SELECT count(*) FROM fact WHERE question_id > 0 AND removed_at > 0") > 5);
	assert_true(number("SELECT count(DISTINCT kind) FROM person") == 4);
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
