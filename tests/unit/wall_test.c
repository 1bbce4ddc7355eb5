/*
 * The wall of faces and names.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static void
faces_hang_by_name_and_lead_to_their_pages(void **state)
{
	(void)state;
	get("/wall");
	assert_int_equal(times_shown("NO_FACE"), 1);
	for (const char *const *name = (const char *const[]){ "Fred", "Alice", "Gurdeep", "Tom", "Kim", "Sue",
	     NULL }; *name; name++)
		start_page(*name);
	assert_int_equal(post("/people/1/photo", "act=drawing&head=2"), 303);
	assert_int_equal(post("/people/2/photo", "act=drawing&head=3"), 303);
	/* No picture; kept to business; no customer; a photograph. */
	change("UPDATE person SET picture = 'drawn 4.1.2.0.3.5', business_only = 1 WHERE id = 4");
	change("UPDATE person SET picture = 'drawn 4.1.2.0.3.5', kind = 'supplier' WHERE id = 5");
	change("UPDATE person SET picture = 'photo 7' WHERE id = 6");
	get("/wall");
	assert_int_equal(times_shown("FACES"), 3);
	assert_string_equal(shown("FACES.0/wall_name"), "Alice");
	assert_string_equal(shown("FACES.1/wall_name"), "Fred");
	assert_string_equal(shown("FACES.2/wall_name"), "Sue");
	assert_int_equal(times_shown("FACES.2/FACE_PHOTO"), 1);
	assert_non_null(strstr(answer.body, "href=\"/rounds\""));
	assert_int_equal(times_shown("WALL_NEXT"), 0);
	/* Who has no name here but what one sees is not described on a wall. */
	change("UPDATE person SET call_name = '', looks = 'Red coat' WHERE id = 2");
	get("/wall");
	assert_int_equal(times_shown("FACES"), 2);
}

/* Go on to the end; how many faces there were. */
static int
walk(void)
{
	int n = 0;

	for (get("/wall");; get(say("/wall?from=%s&skip=%s", encoded(shown("WALL_NEXT/next_from")),
	                         shown("WALL_NEXT/next_skip")))) {
		assert_true(times_shown("FACES") <= 50);
		n += times_shown("FACES");
		if (times_shown("WALL_NEXT") == 0)
			return n;
	}
}

static void
a_long_wall_goes_on_and_shows_each_once(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 60; i++)
		put_person("Maria", "");
	for (int i = 0; i < 75; i++)
		put_person(say("Guest %02d", i), "");
	assert_true(db_end(book));
	change("UPDATE person SET picture = 'drawn 4.1.2.0.3.5' WHERE id %% 5 > 0");
	assert_int_equal(walk(), 108);
	get("/wall");
	assert_int_equal(times_shown("FACES"), 50);
	/* A page looks at five thousand names at most, and goes on behind them. */
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 5200; i++)
		put_person(say("Abel %04d", i), "");
	assert_true(db_end(book));
	get("/wall");
	assert_int_equal(times_shown("FACES"), 0);
	assert_string_equal(shown("WALL_NEXT/next_from"), "abel 5000");
	assert_int_equal(walk(), 108);
	assert_int_equal(get("/wall?from=%ff&skip=x"), 200);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(faces_hang_by_name_and_lead_to_their_pages),
		TEST(a_long_wall_goes_on_and_shows_each_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
