/*
 * Of the team: nobody is ranked, what somebody wrote stays theirs when they leave, and how
 * many of those who came we knew is told of the shop.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400, ANA_VISITS = 137, BEN_VISITS = 211, ANA_FACTS = 149, BEN_FACTS = 163 };

static void
put_work(int64_t staff_id, int visits, int facts)
{
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < visits; i++)
		put_visit(staff_id, the_time() - i * 60, i % 40 + 1);
	assert_true(db_end(book));
	for (int i = 0; i < facts; i++)
		change("INSERT INTO fact (person_id, staff_id, kind, text, source, learned_at, learned_day) "
		       "VALUES (%d, %lld, 'likes', 'Tea', 'told', %lld, %lld)", i % 40 + 1,
		    (long long)staff_id, (long long)the_time(), (long long)the_time() / DAY);
}

/* Whether a number stands alone in a text. */
static bool
says_number(const char *text, int n)
{
	const char *word = say("%d", n);
	size_t      size = strlen(word);

	for (const char *at = text; (at = strstr(at, word)) != NULL; at++)
		if ((at == text || at[-1] < '0' || at[-1] > '9') && (at[size] < '0' || at[size] > '9'))
			return true;
	return false;
}

static void
check_page(const char *path)
{
	static const int counts[] = { ANA_VISITS, BEN_VISITS, ANA_FACTS, BEN_FACTS };
	static const char *const speed[] = { "per hour", "fastest", "slowest", "average", "leaderboard",
		"visits served", "minutes each" };

	if (get(path) != 200 || answer.body == NULL)
		return;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		if (says_number(readable(), counts[i]))
			fail_msg("%s says %d, which is what one of the team did", path, counts[i]);
	for (size_t i = 0; i < sizeof speed / sizeof *speed; i++)
		if (strstr(readable(), speed[i]))
			fail_msg("%s says \"%s\"", path, speed[i]);
}

/* An address of a row of the table of routes, with this id. */
static const char *
address_of(const char *path, int id)
{
	const char *at = strstr(path, ":id");

	return at ? say("%.*s%d%s", (int)(at - path), path, id, at + 3) : path;
}

static void
no_screen_ranks_the_team(void **state)
{
	int walked = 0;

	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 40; i++)
		put_person(say("Guest %d", i), "");
	assert_true(db_end(book));
	put_work(ANA, ANA_VISITS, ANA_FACTS);
	put_work(BEN, BEN_VISITS, BEN_FACTS);
	as_owner();
	/* The test can tell: together they stand on the page of the shop. */
	get("/insights");
	assert_true(says_number(readable(), ANA_VISITS + BEN_VISITS));
	for (const struct route *r = routes; r->method; r++)
		if (strcmp(r->method, "GET") == 0)
			for (int id = 1; id <= 3; id++, walked++)
				check_page(address_of(r->path, id));
	assert_true(walked > 100);
	for (const char *const *path = (const char *const[]){ "/people?filter=week", "/people?filter=new",
	     "/people?filter=gaps", "/insights?month=2026-10", "/insights/visits?of=taught",
	     "/insights/visits?of=used", "/good?week=2026-11-09", "/new-faces?month=2026-10",
	     "/search?q=guest", "/together?person=1&person=2", NULL }; *path; path++)
		check_page(*path);
}

static void
whoever_leaves_keeps_their_name_on_all_they_wrote(void **state)
{
	(void)state;
	start_page("Fred");
	log_visit("person=1&learned=Grows+roses&kind=loves&about=1&source=told");
	post("/people/1/habits", "stage=5&text=Pays+by+card&source=told");
	as_owner();
	assert_int_equal(post("/staff/2", "act=left"), 303);
	assert_int_equal(number("SELECT count(*) FROM standing WHERE staff_id = 2"), 2);
	get("/people/1");
	assert_string_equal(shown("KNOWN/GROUPS/FACTS/text"), "Grows roses");
	assert_string_equal(shown("KNOWN/GROUPS/FACTS/source_words"), "They told Ana");
	assert_string_equal(shown("BUYS/STAGES.4/LINE/source_words"), "They told Ana");
	get("/facts/1");
	assert_non_null(strstr(readable(), "They told Ana"));
	/* Another of the same name writes for themselves. */
	change("INSERT INTO staff (name, sort_name, role, secret, created_at) "
	       "VALUES ('Ana', 'ana', 'staff', '!', 0)");
	assert_int_equal(number("SELECT count(*) FROM standing WHERE staff_id = 2"), 2);
}

/* So many visits in the week of so many days ago at which this was said. */
static void
put_known(const char *knew, int n, int days)
{
	for (int i = 0; i < n; i++)
		change("INSERT INTO visit (staff_id, at, day, knew) VALUES (2, %lld, %lld, '%s')",
		    (long long)the_time() - days * DAY, (long long)the_time() / DAY - days, knew);
}

static void
how_many_were_recognised_is_told_of_the_shop_by_week(void **state)
{
	(void)state;
	as_owner();
	put_known("", 3, 1);
	get("/insights");
	assert_int_equal(times_shown("RECOGNISED"), 0);
	assert_string_equal(shown("recognised_words"),
	    "Nothing is said yet: whoever logs a visit may tap whether they knew who came.");
	put_known("knew", 3, 1);
	put_known("met", 1, 0);
	put_known("knew", 1, 8);
	put_known("not", 2, 8);
	put_known("knew", 5, 400);
	get("/insights");
	assert_string_equal(shown("recognised_words"), "We knew who came at 4 of 7 visits in 26 weeks, and "
	    "at 3 of 4 in this one so far.");
	assert_int_equal(times_shown("RECOGNISED/KNOWN_BARS"), 26);
	assert_string_equal(shown("RECOGNISED/KNOWN_BARS.25/known_share"), "75%, 3 of 4");
	assert_string_equal(shown("RECOGNISED/KNOWN_BARS.25/known_height"), "112");
	assert_string_equal(shown("RECOGNISED/KNOWN_BARS.24/known_share"), "33%, 1 of 3");
	assert_string_equal(shown("RECOGNISED/KNOWN_BARS.23/known_share"), "not said");
	assert_string_equal(shown("RECOGNISED/KNOWN_BARS.24/known_week"), "9 November");
	assert_null(strstr(readable(), "Ana"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(no_screen_ranks_the_team),
		TEST(whoever_leaves_keeps_their_name_on_all_they_wrote),
		TEST(how_many_were_recognised_is_told_of_the_shop_by_week),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
