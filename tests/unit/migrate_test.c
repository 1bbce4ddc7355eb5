/*
 * A book that an older version wrote becomes one of this version: nothing is lost, the file
 * is as if this version had made it, and a copy of what it was stays beside it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "page.h"
#include "recount.h"

/* What a shop had written with version 1. */
static const char old_content[] =
	"INSERT INTO shop VALUES (1, 'Larkspur', 'cafe');"
	"INSERT INTO staff VALUES (1, 'Theo', 'theo', 'owner', 'x', 0, 0, 1700000000, NULL);"
	"INSERT INTO household VALUES (1, 'The Hallorans', 'the hallorans');"
	"INSERT INTO person (id, call_name, full_name, looks, household_id, since_year, created_by, "
	"created_at, created_day, name, sort_name, words) VALUES (1, 'Fred', 'Fred Halloran', 'tweed', 1, "
	"2019, 1, 1700000000, 19675, 'Fred Halloran', 'fred halloran', ' fred halloran tweed the '),"
	"(2, 'Alice', '', '', 1, 2020, 1, 1700000000, 19675, 'Alice', 'alice', ' alice the hallorans ');"
	"INSERT INTO word SELECT j.value, p.id, 0, 0 FROM person p, json_each('[\"' || "
	"replace(trim(p.words), ' ', '\",\"') || '\"]') j;"
	"INSERT INTO visit VALUES (1, 1, 'shop', 1700000000, 19675), (2, 1, 'shop', 1700086400, 19676), "
	"(3, 1, 'phone', 1700172800, 19677), (4, 1, 'shop', 1700259200, 19678), "
	"(5, 1, 'shop', 1700345600, 19679), (6, 1, 'shop', 1700432000, 19680);"
	"INSERT INTO visit_person SELECT id, 1, at, 0 FROM visit;"
	"INSERT INTO visit_person VALUES (2, 2, 1700086400, 1);"
	"INSERT INTO fact VALUES (1, 1, 2, 1, 'likes', 'Model railways', 'told', 1700086400), "
	"(2, 1, NULL, 1, 'bothers', 'Cups that are not hot', 'seen', 1700090000), "
	"(3, 2, 2, 1, 'likes', 'Show tunes', 'told', 1700086400);"
	"INSERT INTO fact_text (rowid, text) SELECT id, lower(text) FROM fact;";

/* And with version 2, whose triggers keep what is derived. */
static const char old_content_2[] =
	"INSERT INTO shop VALUES (1, 'Larkspur', 'cafe');"
	"INSERT INTO staff VALUES (1, 'Theo', 'theo', 'owner', 'x', 0, 0, 1700000000, NULL);"
	"INSERT INTO area (id, name, sort_name, place) VALUES (20, 'Travel', 'travel', 13);"
	"INSERT INTO interest (id, name, sort_name, area_id) VALUES (1, 'Show tunes', 'show tunes', 5);"
	"INSERT INTO person (id, call_name, usual, since_year, created_by, created_at, created_day, name, "
	"sort_name, words) VALUES (1, 'Jack', 'Macchiato, short', 2020, 1, 1700000000, 19675, 'Jack', 'jack', "
	"' jack macchiato short '), (2, 'Nadia', '', 2023, 1, 1700000000, 19675, 'Nadia', 'nadia', ' nadia ');"
	"INSERT INTO word SELECT j.value, p.id, 1, 0 FROM person p, json_each('[\"' || "
	"replace(trim(p.words), ' ', '\",\"') || '\"]') j;"
	"INSERT INTO visit (id, staff_id, channel, at, day) SELECT value, 1, 'shop', 1700000000 + value * 604800, "
	"19675 + 7 * value FROM json_each('[1,2,3,4,5,6]');"
	"INSERT INTO visit_person SELECT id, 1, at, 0 FROM visit;"
	"INSERT INTO fact (id, person_id, visit_id, staff_id, kind, text, source, interest_id, learned_at, "
	"learned_day) VALUES (1, 1, 2, 1, 'loves', 'Show tunes', 'told', 1, 1701209600, 19689), "
	"(2, 2, NULL, 1, 'bothers', 'Being called Miss', 'seen', NULL, 1700000000, 19675);"
	"INSERT INTO fact_text (rowid, text) SELECT id, lower(text) FROM fact;";

static char path[300];

/* Functions of the program that the old schema's statements do not need, but its file may. */
static void
make_old(int version, const char *more)
{
	static char text[100000];
	FILE       *f = fopen(say("tests/books/%d.sql", version), "r");
	sqlite3    *db;
	char       *why = NULL;

	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	snprintf(path, sizeof path, "%s/regulars.db", book_folder);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, text, NULL, NULL, &why) != SQLITE_OK ||
	    sqlite3_exec(db, version == 1 ? old_content : old_content_2, NULL, NULL, &why) != SQLITE_OK ||
	    sqlite3_exec(db, more, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("the old book: %s", why);
	sqlite3_close(db);
}

/* Instead of the book that the test began with. */
static void
begin_old(int version, const char *more)
{
	put_away_book();
	make_old(version, more);
}

static void
open_now(void)
{
	char       why[500] = "";
	struct db *db = db_open(path, false, why, sizeof why);

	if (db == NULL)
		fail_msg("%s", why);
	take_up_book(db);
}

static void
migrate(void)
{
	char why[500] = "";

	if (!db_migrate(path, why, sizeof why))
		fail_msg("%s", why);
	open_now();
}

static void
an_old_book_is_as_if_made_anew(void **state)
{
	static const char shape[] = "SELECT group_concat(type || ' ' || name || ' ' || coalesce(sql, ''), "
	    "char(10)) FROM (SELECT * FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%%' ORDER BY type, name)";
	static const char areas_in_order[] = "SELECT group_concat(name) FROM (SELECT name FROM area "
	    "ORDER BY place)";
	const char *fresh = text_of(shape), *areas = text_of(areas_in_order);
	const char *questions = text_of("SELECT group_concat(words) FROM question");

	(void)state;
	for (int version = 1; version <= 2; version++) {
		begin_old(version, version == 1 ? "" : "DELETE FROM area WHERE id = 20");
		migrate();
		assert_string_equal(text_of(shape), fresh);
		assert_string_equal(text_of(areas_in_order), areas);
		assert_string_equal(text_of("SELECT group_concat(words) FROM question"), questions);
		assert_string_equal(text_of("PRAGMA integrity_check"), "ok");
		assert_string_equal(text_of("PRAGMA foreign_key_check"), "");
	}
}

static void
nothing_that_was_written_is_lost(void **state)
{
	(void)state;
	begin_old(1, "");
	migrate();
	assert_string_equal(text_of("SELECT group_concat(name || since_year || visits || facts || last_day) "
	    "FROM person"), "Fred Halloran20195219680,Alice20201119676");
	assert_string_equal(text_of("SELECT group_concat(text || source || learned_day) FROM fact"),
	    "Model railwaystold19676,Cups that are not hotseen19676,Show tunestold19676");
	assert_string_equal(text_of("SELECT group_concat(id || channel || facts) FROM visit"),
	    "1shop0,2shop2,3phone0,4shop0,5shop0,6shop0");
	assert_string_equal(text_of("SELECT group_concat(person_id || '/' || household_id || '/' || from_day) "
	    "FROM residence"), "1/1/19675,2/1/19675");
	assert_int_equal(number("SELECT n FROM tally WHERE list = 'customer1' AND bucket = 'f'"), 1);
	assert_int_equal(number("SELECT n FROM tally WHERE list = 'trust1 6' AND bucket = 'alice'"), 1);
	assert_int_equal(number("SELECT n FROM tally WHERE list = 'learned' AND bucket = 19676"), 3);
	assert_int_equal(number("SELECT n FROM tally WHERE list = 'total' AND bucket = 'regular'"), 1);
	assert_int_equal(number("SELECT count(*) FROM tally WHERE list GLOB 'name*'"), 0);
	assert_int_equal(number("SELECT sum(n) FROM tally WHERE list = 'gaps'"), 1);
}

static void
what_version_two_wrote_is_there_and_worked_out(void **state)
{
	(void)state;
	begin_old(2, "");
	migrate();
	recount("the book was brought up to date");
	assert_string_equal(text_of("SELECT group_concat(name || visits || facts || usual || gap_days) FROM "
	    "person"), "Jack61Macchiato, short7,Nadia01" "0");
	assert_string_equal(text_of("SELECT group_concat(person_id || name) FROM usual"), "1Macchiato, short");
	assert_string_equal(text_of("SELECT group_concat(name) FROM (SELECT name FROM area ORDER BY place DESC "
	    "LIMIT 3)"), "Travel,Other,Style");
	assert_int_equal(number("SELECT extra_visits FROM person WHERE id = 1"), 6);
	as_owner();
	assert_int_equal(get("/people/1"), 200);
	get("/people?filter=gaps");
	assert_int_equal(times_shown("PEOPLE"), 1);
	for (const char *const *q = (const char *const[]){ "macchiato", "tunes", NULL }; *q; q++) {
		get(say("/search?q=%s", *q));
		assert_int_equal(times_shown("FOUND"), 1);
	}
	log_visit("person=1&learned_new=Likes+tea");
	recount("a visit");
}

static void
the_shop_goes_on_with_it(void **state)
{
	(void)state;
	begin_old(1, "");
	migrate();
	as_owner();
	assert_int_equal(get("/people/1"), 200);
	assert_string_equal(shown("title"), "Fred Halloran");
	assert_int_equal(get("/people"), 200);
	assert_int_equal(times_shown("PEOPLE"), 2);
	get("/search?q=tweed");
	assert_int_equal(times_shown("FOUND"), 1);
	for (const char *const *q = (const char *const[]){ "railways", "raiwlays", "hallroan", "ilwa",
	         NULL }; *q; q++) {
		get(say("/search?q=%s", *q));
		if (times_shown("FOUND") < 1)
			fail_msg("nobody is found by %s", *q);
	}
	log_visit("person=1&learned_new=Likes+tea");
	assert_int_equal(number("SELECT facts FROM person WHERE id = 1"), 3);
}

static void
a_copy_of_the_old_book_stays_beside_it(void **state)
{
	sqlite3      *copy;
	sqlite3_stmt *s;

	(void)state;
	begin_old(1, "");
	migrate();
	assert_int_equal(sqlite3_open(say("%s/regulars-version-1.db", book_folder), &copy), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(copy, "SELECT (SELECT user_version FROM pragma_user_version) || "
	    "count(*) FROM fact", -1, &s, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(s, 0), "13");
	sqlite3_finalize(s);
	sqlite3_close(copy);
}

static void
a_book_that_cannot_be_brought_up_is_as_it_was(void **state)
{
	char why[500];

	(void)state;
	/* A fact of somebody who is not there: SQLite would find it only at the end. */
	begin_old(1, "PRAGMA foreign_keys = OFF; INSERT INTO fact VALUES (9, 999, NULL, 1, 'likes', 'Nobody', "
	    "'told', 1700000000)");
	assert_false(db_migrate(path, why, sizeof why));
	assert_non_null(strstr(why, "it is as it was"));
	take_up_book(db_open(":memory:", true, why, sizeof why));
	assert_int_equal(number("SELECT user_version FROM pragma_user_version"), 1);
	assert_int_equal(number("SELECT count(*) FROM sqlite_schema WHERE name = 'interest'"), 0);
	assert_int_equal(number("SELECT count(*) FROM fact"), 4);
}

static void
an_old_book_is_not_opened_as_it_is(void **state)
{
	char why[500];

	(void)state;
	begin_old(1, "");
	assert_null(db_open(path, false, why, sizeof why));
	assert_non_null(strstr(why, "older version"));
	take_up_book(db_open(":memory:", true, why, sizeof why));
}

static void
a_book_of_this_version_is_left_alone(void **state)
{
	char why[500];

	(void)state;
	snprintf(path, sizeof path, "%s/regulars.db", book_folder);
	assert_true(db_migrate(path, why, sizeof why));
	assert_int_equal(access(say("%s/regulars-version-3.db", book_folder), F_OK), -1);
	assert_true(db_migrate(say("%s/nothing.db", book_folder), why, sizeof why));
	assert_int_equal(access(say("%s/nothing.db", book_folder), F_OK), -1);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(an_old_book_is_as_if_made_anew),
		TEST(nothing_that_was_written_is_lost),
		TEST(what_version_two_wrote_is_there_and_worked_out),
		TEST(the_shop_goes_on_with_it),
		TEST(a_copy_of_the_old_book_stays_beside_it),
		TEST(a_book_that_cannot_be_brought_up_is_as_it_was),
		TEST(an_old_book_is_not_opened_as_it_is),
		TEST(a_book_of_this_version_is_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
