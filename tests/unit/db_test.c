/*
 * The book: transactions, statements by name, what sticks and what is an outcome, and
 * what SQLite is told so that a strange file can do no harm.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "page.h"
#include "sql.h"

static char why[500];

static int64_t
household(const char *name)
{
	return db_run(book, household_insert, .name = TEXT(name));
}

static const char *
file(const char *name)
{
	return say("%s/%s", book_folder, name);
}

static void
a_reader_that_writes_fails_by_name(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_READ));
	assert_int_equal(household("Halloran"), 0);
	assert_true(db_failed(book));
	assert_string_equal(db_error(book), "household_insert: this request may only read");
	assert_false(db_end(book));
	assert_int_equal(number("SELECT count(*) FROM household"), 0);
}

static void
each_writing_statement_is_refused_to_a_reader(void **state)
{
	static const struct db_value nothing[40];
	int                          n = 0;

	(void)state;
	for (int i = 0; i < sql_count; i++) {
		if (!sql_all[i]->writes)
			continue;
		assert_true(db_begin(book, DB_READ));
		db_run_values(book, sql_all[i], nothing);
		assert_string_equal(db_error(book),
		    say("%s: this request may only read", sql_all[i]->name));
		db_undo(book);
		n++;
	}
	assert_true(n > 20);
}

static void
a_parameter_left_out_fails_by_name(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	assert_int_equal(db_run(book, shop_insert, .kind = TEXT("cafe")), 0);
	assert_string_equal(db_error(book), "shop_insert: :shop_name is missing");
	assert_false(db_end(book));
}

static void
nothing_is_asked_outside_a_transaction(void **state)
{
	(void)state;
	assert_null(db_one(book, shop_get));
	assert_string_equal(db_error(book), "shop_get: asked outside a transaction");
	db_undo(book);
}

static void
a_statement_that_is_being_read_is_not_asked_again(void **state)
{
	struct rows *r;

	(void)state;
	assert_true(db_begin(book, DB_READ));
	r = db_query(book, staff_list);
	assert_true(db_next(r));
	r = db_query(book, staff_list);
	assert_false(db_next(r));
	assert_string_equal(db_error(book), "staff_list: is still being read");
	db_undo(book);
	assert_true(db_begin(book, DB_READ));
	r = db_query(book, staff_list);
	assert_true(db_next(r));
	db_done(r);
	assert_true(db_next(db_query(book, staff_list)));
	assert_true(db_end(book));
}

static void
only_a_statement_marked_so_is_asked_for_one_row(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_READ));
	assert_null(db_one(book, staff_list));
	assert_string_equal(db_error(book), "staff_list: is not marked :one");
	db_undo(book);
}

static void
the_first_error_sticks_and_nothing_is_kept(void **state)
{
	struct rows *r;

	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	assert_true(household("Halloran") > 0);
	db_run(book, shop_insert, .shop_name = TEXT("A second"), .kind = TEXT("cafe"));
	assert_memory_equal(db_error(book), "shop_insert: UNIQUE constraint failed", 37);
	assert_int_equal(household("Okafor"), 0);
	r = db_query(book, staff_list);
	assert_false(db_next(r));
	assert_string_equal(db_text(r, staff_list_name), "");
	assert_int_equal(db_int(r, staff_list_id), 0);
	assert_memory_equal(db_error(book), "shop_insert: ", 13);
	assert_false(db_end(book));
	assert_int_equal(number("SELECT count(*) FROM household"), 0);
	/* The next one begins anew. */
	assert_true(db_begin(book, DB_WRITE));
	assert_false(db_failed(book));
	assert_true(household("Halloran") > 0);
	assert_true(db_end(book));
	assert_int_equal(number("SELECT count(*) FROM household"), 1);
}

static void
a_name_that_is_taken_is_an_outcome(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	assert_int_equal(db_run(book, staff_insert, .name = TEXT("ÁNA"), .role = TEXT("staff"),
	    .secret = TEXT(""), .now = INT(0)), DB_TAKEN);
	assert_false(db_failed(book));
	/* But not every constraint is. */
	assert_int_equal(db_run(book, staff_insert, .name = TEXT("Dee"), .role = TEXT("boss"),
	    .secret = TEXT(""), .now = INT(0)), 0);
	assert_memory_equal(db_error(book), "staff_insert: CHECK constraint failed", 37);
	db_undo(book);
}

static void
what_is_undone_was_never_there(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	assert_true(household("Halloran") > 0);
	db_undo(book);
	assert_false(db_active(book));
	assert_int_equal(number("SELECT count(*) FROM household"), 0);
}

static void
a_reader_sees_one_state_of_the_book(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_READ));
	assert_null(db_one(book, household_named, .name = TEXT("Halloran")));
	change("INSERT INTO household (name, sort_name) VALUES ('Halloran', 'halloran')");
	assert_null(db_one(book, household_named, .name = TEXT("Halloran")));
	assert_true(db_end(book));
	assert_true(db_begin(book, DB_READ));
	assert_non_null(db_one(book, household_named, .name = TEXT("Halloran")));
	assert_true(db_end(book));
}

static void
a_row_must_belong_to_somebody(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	db_run(book, session_insert, .hash = BLOB("x", 1), .staff_id = INT(77), .ends_at = INT(1));
	assert_string_equal(db_error(book), "session_insert: FOREIGN KEY constraint failed");
	db_undo(book);
}

static void
every_statement_fits_the_book(void **state)
{
	(void)state;
	assert_true(db_check(book, why, sizeof why));
	change("ALTER TABLE fact RENAME COLUMN source TO origin");
	/* Those that are prepared already were; the others say it. */
	db_close(book);
	book = db_open(file("regulars.db"), false, why, sizeof why);
	assert_false(db_check(book, why, sizeof why));
	assert_string_equal(why, "brief_of_kind: no such column: f.source");
}

static void
what_stands_in_the_file_is_not_trusted(void **state)
{
	(void)state;
	assert_string_equal(text_of("PRAGMA journal_mode"), "wal");
	/* Whoever can write the file could plant these; the program does not run them. */
	change("CREATE TRIGGER planted AFTER INSERT ON household BEGIN "
	       "INSERT INTO fact_text (rowid, text) VALUES (1, 'x'); END");
	assert_true(db_begin(book, DB_WRITE));
	assert_int_equal(household("Halloran"), 0);
	assert_string_equal(db_error(book),
	    "household_insert: unsafe use of virtual table \"fact_text\"");
	db_undo(book);
	/* Nor may it touch what the index of words is made of. */
	change("DROP TRIGGER planted");
	change("CREATE TRIGGER planted AFTER INSERT ON shop BEGIN "
	       "UPDATE fact_text_config SET v = 1; END");
	change("DELETE FROM shop");
	assert_true(db_begin(book, DB_WRITE));
	db_run(book, shop_insert, .shop_name = TEXT("The Lantern"), .kind = TEXT("cafe"));
	assert_string_equal(db_error(book), "shop_insert: table fact_text_config may not be modified");
	db_undo(book);
}

static void
a_copy_is_whole_and_leaves_what_is_there_alone(void **state)
{
	struct db *copy;

	(void)state;
	start_page("Fred");
	assert_true(db_backup(book, file("copy.db"), why, sizeof why));
	assert_int_not_equal(access(file("copy.db-wal"), F_OK), 0);
	copy = db_open(file("copy.db"), false, why, sizeof why);
	assert_non_null(copy);
	assert_true(db_begin(copy, DB_READ));
	assert_int_equal(db_int(db_one(copy, person_any), person_any_n), 1);
	assert_true(db_end(copy));
	db_close(copy);
	/* A second copy does not write over the first. */
	assert_false(db_backup(book, file("copy.db"), why, sizeof why));
	assert_string_equal(why, say("No copy was made: %s is there already or cannot be written.",
	    file("copy.db")));
	copy = db_open(file("copy.db"), false, why, sizeof why);
	assert_non_null(copy);
	db_close(copy);
	assert_false(db_backup(book, file("no/such/folder.db"), why, sizeof why));
}

static void
a_book_of_a_newer_version_is_left_alone(void **state)
{
	(void)state;
	change("PRAGMA user_version = %d", sql_version + 1);
	assert_null(db_open(file("regulars.db"), true, why, sizeof why));
	assert_memory_equal(why, "This book was written by a newer version of Regulars", 52);
	assert_int_equal(number("PRAGMA user_version"), sql_version + 1);
}

static void
what_is_no_book_is_left_alone(void **state)
{
	FILE       *f = fopen(file("other.db"), "w");
	struct stat st;

	(void)state;
	fputs("A shopping list: milk, bread, and nothing that SQLite wrote.\n", f);
	fclose(f);
	assert_null(db_open(file("other.db"), true, why, sizeof why));
	assert_memory_equal(why, "This file is not a book of Regulars", 35);
	assert_int_equal(stat(file("other.db"), &st), 0);
	assert_int_equal(st.st_size, 61);
	assert_null(db_open(file("no/such/folder.db"), true, why, sizeof why));
	assert_non_null(strstr(why, "cannot be opened"));
	assert_null(db_open(file("nothing.db"), false, why, sizeof why));
	assert_int_not_equal(access(file("nothing.db"), F_OK), 0);
	/* Another program's database. */
	change("PRAGMA user_version = 0");
	assert_null(db_open(file("regulars.db"), true, why, sizeof why));
	assert_memory_equal(why, "This file is not a book of Regulars", 35);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_reader_that_writes_fails_by_name),
		TEST(each_writing_statement_is_refused_to_a_reader),
		TEST(a_parameter_left_out_fails_by_name),
		TEST(nothing_is_asked_outside_a_transaction),
		TEST(a_statement_that_is_being_read_is_not_asked_again),
		TEST(only_a_statement_marked_so_is_asked_for_one_row),
		TEST(the_first_error_sticks_and_nothing_is_kept),
		TEST(a_name_that_is_taken_is_an_outcome),
		TEST(what_is_undone_was_never_there),
		TEST(a_reader_sees_one_state_of_the_book),
		TEST(a_row_must_belong_to_somebody),
		TEST(every_statement_fits_the_book),
		TEST(what_stands_in_the_file_is_not_trusted),
		TEST(a_copy_is_whole_and_leaves_what_is_there_alone),
		TEST(a_book_of_a_newer_version_is_left_alone),
		TEST(what_is_no_book_is_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
