/*
 * What the owner says of the shop: its kind changes words and what is offered, and never
 * what stands in the book.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "shop_kind.h"

static const char *
form(const char *kind)
{
	return say("shop_name=The+Copper+Kettle&kind=%s&moment_days=14&sheet_months=12&extra_visits=10",
	    kind);
}

static void
become(const char *kind)
{
	as_owner();
	assert_int_equal(post("/settings", form(kind)), 303);
	as_staff();
}

static void
the_owner_changes_what_the_shop_is(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(get("/staff"), 200);
	assert_non_null(strstr(answer.body, "href=\"/settings\""));
	assert_int_equal(get("/settings"), 200);
	assert_string_equal(shown("moment_days"), "14");
	assert_string_equal(shown("sheet_months"), "12");
	assert_string_equal(shown("extra_visits"), "10");
	assert_int_equal(times_shown("KINDS"), SHOP_KINDS);
	assert_int_equal(times_shown("SAVED"), 0);
	assert_int_equal(post("/settings", "shop_name=Needle+%26+Thread&kind=tailor&moment_days=30"
	    "&sheet_months=18&extra_visits=4"), 303);
	assert_int_equal(get(location()), 200);
	assert_int_equal(times_shown("SAVED"), 1);
	assert_string_equal(shown("shop_name"), "Needle & Thread");
	assert_int_equal(times_shown("KINDS.2/KIND_CHOSEN"), 1);
	assert_int_equal(times_shown("KINDS.0/KIND_CHOSEN"), 0);
	assert_string_equal(shown("KIND_NOW/usual_label"), "Last order");
	assert_string_equal(text_of("SELECT name || '/' || kind || '/' || moment_days || '/' || "
	    "sheet_months || '/' || extra_visits FROM shop"), "Needle & Thread/tailor/30/18/4");
}

static void
what_cannot_be_is_kept_as_typed(void **state)
{
	static const char *const bad[][2] = {
		{ "shop_name=&kind=cafe&moment_days=14&sheet_months=12&extra_visits=10", "shop_name_error" },
		{ "shop_name=Loaf&moment_days=14&sheet_months=12&extra_visits=10", "kind_error" },
		{ "shop_name=Loaf&kind=zoo&moment_days=14&sheet_months=12&extra_visits=10", "kind_error" },
		{ "shop_name=Loaf&kind=cafe&moment_days=0&sheet_months=12&extra_visits=10",
		    "moment_days_error" },
		{ "shop_name=Loaf&kind=cafe&moment_days=61&sheet_months=12&extra_visits=10",
		    "moment_days_error" },
		{ "shop_name=Loaf&kind=cafe&moment_days=14&sheet_months=121&extra_visits=10",
		    "sheet_months_error" },
		{ "shop_name=Loaf&kind=cafe&moment_days=14&sheet_months=12&extra_visits=", "extra_visits_error" },
	};
	const char *before = text_of("SELECT name || kind || moment_days FROM shop");

	(void)state;
	as_owner();
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(post("/settings", bad[i][0]), 422);
		assert_string_not_equal(shown(bad[i][1]), "(not shown)");
		assert_int_equal(times_shown("PROBLEM"), 1);
	}
	assert_string_equal(shown("shop_name"), "Loaf");
	assert_string_equal(text_of("SELECT name || kind || moment_days FROM shop"), before);
}

static void
a_kind_has_words_of_its_own_on_every_page(void **state)
{
	(void)state;
	become("cafe");
	start_page("Fred");
	change("INSERT INTO usual (person_id, name, staff_id, at) VALUES (1, 'Flat white', 2, 0)");
	log_visit("person=1&happened=took&happened=usual");
	get("/people/1");
	assert_non_null(strstr(readable(), "The usual"));
	assert_string_equal(shown("VISITS/HAPPENED/happened_words"), "The usual. Took some home.");
	become("bookshop");
	get("/people/1");
	assert_non_null(strstr(readable(), "Reading now"));
	assert_null(strstr(readable(), "The usual"));
	assert_string_equal(shown("VISITS/HAPPENED/happened_words"), "Took a book home. More of the same.");
	get("/people/new");
	assert_string_equal(shown("usual_label"), "Reading now");
	get("/people/1/change");
	assert_non_null(strstr(readable(), "Reading now"));
	get("/visits/new?person=1");
	assert_int_equal(times_shown("HAPPENED_CHIPS"), SHOP_CHIPS);
	assert_string_equal(shown("HAPPENED_CHIPS.0/chip_words"), "Talked about books");
	assert_null(strstr(readable(), "The usual"));
	/* What was ticked stays ticked while the form is not whole. */
	assert_int_equal(post("/visits/new", "act=add&person=1&happened=took&learned_new=Reads"), 200);
	assert_int_equal(times_shown("HAPPENED_CHIPS.1/CHIP_TICKED"), 1);
	assert_int_equal(times_shown("HAPPENED_CHIPS.0/CHIP_TICKED"), 0);
}

static void
a_kind_says_what_one_could_do(void **state)
{
	(void)state;
	start_page("Fred");
	post("/people/1/habits", "stage=5&text=Counts+his+coins");
	become("cafe");
	get("/people/1");
	assert_string_equal(shown("BUYS/STAGES.4/LINE/COULD/could_words"),
	    "have the bill ready when they stand up.");
	become("tailor");
	get("/people/1");
	assert_string_equal(shown("BUYS/STAGES.4/LINE/COULD/could_words"),
	    "say what is due now and what at the end.");
	/* Of a stage of the shop's own nothing is said, and nothing where nothing was seen. */
	assert_int_equal(times_shown("BUYS/STAGES.0/LINE"), 0);
	as_owner();
	post("/stages", "stage_name=Tries+on");
	post("/people/1/habits", "stage=6&text=Everything");
	get("/people/1");
	assert_int_equal(times_shown("BUYS/STAGES.5/LINE"), 1);
	assert_int_equal(times_shown("BUYS/STAGES.5/LINE/COULD"), 0);
}

/* Every row of a table, as one text. */
static const char *
all_of(const char *table)
{
	return text_of("SELECT coalesce(group_concat(line, char(10)), '') FROM (SELECT %s AS line FROM %s)",
	    text_of("SELECT group_concat('quote(\"' || name || '\")', ' || ''|'' || ') "
	            "FROM pragma_table_info('%s')", table), table);
}

enum { TABLES = 120 };

static void
put_into_every_block(void)
{
	start_page("Fred");
	start_page("Alice");
	log_visit("person=1&person=2&happened=usual&happened=returned&learned_new=Likes+tea"
	    "&bothered_new=Noise&try_next=Quietly");
	post("/people/1/habits", "stage=5&text=Counts+his+coins");
	change("UPDATE person SET usual = 'Flat white', place = 'Table 4', place_else = 'the bar', "
	       "favourite_id = 3, stand_in_id = 1, stand_in_words = 'Two sugars' WHERE id = 1");
	change("UPDATE staff SET away_from = 1, away_to = 2 WHERE id = 3");
	change("INSERT INTO mention (person_id, what, row_id, text, at) VALUES (1, 'usual', 1, 'Tea', 0)");
	change("INSERT INTO usual (person_id, name, staff_id, at) VALUES (1, 'Flat white', 2, 0)");
	change("INSERT INTO preparation (person_id, text, staff_id, at) VALUES (1, 'Flat white', 2, 0)");
	change("INSERT INTO sheet (person_id, kind, sort_kind, day, taken_by, staff_id, at) "
	       "VALUES (1, 'Jacket', 'jacket', 1, 2, 2, 0)");
	change("INSERT INTO measure VALUES (1, 1, 'Chest', 'chest', '102', 102000, 'cm')");
	change("INSERT INTO address (person_id, lines, staff_id, at) VALUES (1, 'Mill Street', 2, 0)");
	change("INSERT INTO moment (person_id, kind, title, sort_title, yearly, month, staff_id, at) "
	       "VALUES (1, 'other', 'Regatta', 'regatta', 1, 6, 2, 0)");
	change("INSERT INTO gesture (moment_id, person_id, year, text, sort_text, staff_id, at) "
	       "VALUES (1, 1, 2026, 'A card', 'a card', 2, 0)");
	change("INSERT INTO thread (person_id, kind, text, owner_id, staff_id, at) "
	       "VALUES (1, 'wish', 'Oat milk', 2, 2, 0)");
	change("INSERT INTO gift (person_id, way, text, day, staff_id, at) VALUES (1, 'in', 'Plums', 1, 2, 0)");
}

static void
changing_the_kind_loses_nothing(void **state)
{
	const char *tables[TABLES], *before[TABLES];
	int  n = (int)number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT IN "
	                     "('shop', 'session', 'answer') AND sql NOT LIKE 'CREATE VIRTUAL%%'");

	(void)state;
	assert_true(n > 20 && n <= TABLES);
	put_into_every_block();
	for (int i = 0; i < n; i++) {
		tables[i] = text_of("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN "
		                    "('shop', 'session', 'answer') AND sql NOT LIKE 'CREATE VIRTUAL%%' "
		                    "ORDER BY name LIMIT 1 OFFSET %d", i);
		before[i] = all_of(tables[i]);
	}
	for (int kind = 0; kind <= SHOP_KINDS; kind++) {
		become(shop_kind_at(kind % SHOP_KINDS)->kind);
		assert_int_equal(get("/people/1"), 200);
		/* Where a block is not offered, what was written in it still stands. */
		assert_non_null(strstr(readable(), "Table 4"));
		assert_non_null(strstr(readable(), "Flat white"));
		assert_int_equal(get("/visits/new?person=1"), 200);
		for (int i = 0; i < n; i++)
			assert_string_equal(all_of(tables[i]), before[i]);
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(the_owner_changes_what_the_shop_is),
		TEST(what_cannot_be_is_kept_as_typed),
		TEST(a_kind_has_words_of_its_own_on_every_page),
		TEST(a_kind_says_what_one_could_do),
		TEST(changing_the_kind_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
