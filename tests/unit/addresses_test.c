/*
 * Where it goes: several addresses, some of them for a while, and the one of today.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "addresses.h"
#include "page.h"

enum { DAY = 86400 };

/* The latest added first; what is drawn closest around today goes before the rest. */
static void
the_closest_of_those_that_are_good_today_is_proposed(void **state)
{
	enum { TODAY = 100, N = 3 };
	static const struct { struct address_days days[N]; int n, best; } rows[] = {
		{ { { 0 } }, 0, -1 },
		{ { { 0 } }, 1, 0 },
		{ { { 0 }, { 0 } }, 2, 0 },
		/* A temporary one before an open one, whichever was added first. */
		{ { { 0 }, { true, true, 90, 110 } }, 2, 1 },
		{ { { true, true, 90, 110 }, { 0 } }, 2, 0 },
		{ { { 0 }, { false, true, 0, 100 } }, 2, 1 },
		{ { { 0 }, { true, false, 100, 0 } }, 2, 1 },
		{ { { true, false, 50, 0 }, { true, true, 100, 100 }, { 0 } }, 3, 1 },
		/* Of two alike the later added one. */
		{ { { true, true, 90, 110 }, { true, true, 99, 101 } }, 2, 0 },
		{ { { true, false, 10, 0 }, { true, false, 90, 0 } }, 2, 0 },
		/* What is over or to come is not meant. */
		{ { { true, true, 90, 99 }, { 0 } }, 2, 1 },
		{ { { true, true, 101, 110 }, { 0 } }, 2, 1 },
		{ { { false, true, 0, 99 }, { true, false, 101, 0 } }, 2, -1 },
		{ { { true, true, 90, 100 } }, 1, 0 },
		{ { { true, true, 100, 110 } }, 1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (address_today(rows[i].days, rows[i].n, TODAY) != rows[i].best)
			fail_msg("row %zu: %d", i, address_today(rows[i].days, rows[i].n, TODAY));
}

static void
an_address_keeps_its_lines(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people/1/addresses");
	assert_int_equal(times_shown("NO_ADDRESSES"), 1);
	assert_int_equal(post("/people/1/addresses", "address_name=Home&lines=+1+Mill++Street%0d%0a%0d%0a"
	    "Little+Bray%0d%0a"), 303);
	assert_string_equal(location(), "/people/1/addresses");
	get(location());
	assert_string_equal(shown("ADDRESSES/address_lines"), "1 Mill Street\nLittle Bray");
	assert_non_null(strstr(answer.body, "1 Mill Street\nLittle Bray"));
	assert_int_equal(times_shown("ADDRESSES/PROPOSED"), 1);
	assert_int_equal(times_shown("ADDRESSES/ADDRESS_ALWAYS"), 1);
	assert_string_equal(shown("ADDRESSES/address_by"), "Ana");
	get("/addresses/1");
	assert_string_equal(shown("lines"), "1 Mill Street\nLittle Bray");
	assert_string_equal(shown("address_name"), "Home");
	get("/people/1");
	assert_string_equal(shown("ADDRESSES_CARD/ADDRESS/address_lines"), "1 Mill Street\nLittle Bray");
}

static void
a_hotel_is_proposed_while_they_are_there(void **state)
{
	(void)state;
	start_page("Fred");
	post("/people/1/addresses", "address_name=Hotel&lines=Room+12&from_day=2026-11-18&to_day=2026-11-19");
	post("/people/1/addresses", "address_name=Home&lines=1+Mill+Street");
	get("/people/1");
	assert_string_equal(shown("ADDRESSES_CARD/ADDRESS/ADDRESS_NAMED/address_name"), "Home");
	assert_string_equal(shown("ADDRESSES_CARD/MORE_ADDRESSES/more_addresses"), "All 2");
	get("/people/1/addresses");
	assert_int_equal(times_shown("ADDRESSES.1/ADDRESS_LATER"), 1);
	pass(2 * DAY);
	as_staff();
	get("/people/1");
	assert_string_equal(shown("ADDRESSES_CARD/ADDRESS/ADDRESS_NAMED/address_name"), "Hotel");
	assert_string_equal(shown("ADDRESSES_CARD/ADDRESS/ADDRESS_WHEN/address_when"),
	    "From Wednesday 18 November to Thursday 19 November");
	pass(DAY);
	as_staff();
	get("/people/1");
	assert_string_equal(shown("ADDRESSES_CARD/ADDRESS/ADDRESS_NAMED/address_name"), "Home");
	get("/people/1/addresses");
	assert_int_equal(times_shown("ADDRESSES.1/ADDRESS_PAST"), 1);
	assert_int_equal(times_shown("ADDRESSES.0/PROPOSED"), 1);
}

static void
an_address_is_changed_taken_out_and_put_back(void **state)
{
	(void)state;
	start_page("Fred");
	post("/people/1/addresses", "lines=1+Mill+Street&from_day=2026-11-01");
	get("/addresses/1");
	assert_string_equal(shown("from_day"), "2026-11-01");
	assert_string_equal(shown("to_day"), "");
	assert_int_equal(post("/addresses/1", "act=save&address_name=Boat&lines=The+Heron&to_day=2026-12-01"),
	    303);
	assert_int_equal(number("SELECT from_day IS NULL AND to_day IS NOT NULL FROM address"), 1);
	get("/search?q=heron");
	assert_string_equal(shown("FOUND/name_before"), "Fred");
	get("/search?q=mill");
	assert_int_equal(times_shown("FOUND"), 0);
	assert_int_equal(post("/addresses/1", "act=remove"), 303);
	get(location());
	assert_int_equal(times_shown("REMOVED"), 1);
	get("/people/1/addresses");
	assert_int_equal(times_shown("NO_ADDRESSES"), 1);
	get("/search?q=heron");
	assert_int_equal(times_shown("FOUND"), 0);
	/* A change of one that is taken out does not bring it back. */
	assert_int_equal(post("/addresses/1", "act=save&address_name=Boat&lines=The+Heron"), 303);
	get("/search?q=heron");
	assert_int_equal(times_shown("FOUND"), 0);
	assert_int_equal(post("/addresses/1", "act=restore"), 303);
	get("/people/1/addresses");
	assert_int_equal(times_shown("ADDRESSES"), 1);
	get("/search?q=boat");
	assert_int_equal(times_shown("FOUND"), 1);
}

static void
an_address_that_is_wrong_is_shown_as_typed(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(post("/people/1/addresses", "address_name=Home&lines=+%0a+"), 422);
	assert_string_equal(shown("lines_error"), "Write the address as it stands on a parcel.");
	assert_string_equal(shown("address_name"), "Home");
	assert_int_equal(post("/people/1/addresses", "lines=a%0ab&from_day=2026-11-20&to_day=2026-11-19"), 422);
	assert_string_equal(shown("to_day_error"), "The last day is before the first.");
	assert_string_equal(shown("lines"), "a\nb");
	assert_int_equal(post("/people/1/addresses", "lines=1%0a2%0a3%0a4%0a%0a5%0a6%0a7%0a8%0a9"), 422);
	assert_string_equal(shown("lines_error"), "An address has 8 lines at most; this has 9.");
	assert_int_equal(post("/people/1/addresses", "lines=x&from_day=2026-11-20&to_day=2026-11-20"), 303);
	assert_int_equal(post("/addresses/1", "act=save&lines=&to_day=2026-11-19"), 422);
	assert_int_equal(post("/addresses/1", "lines=x"), 422);
	assert_string_equal(shown("act_error"), "Save it, or take it out.");
	assert_string_equal(text_of("SELECT lines FROM address"), "x");
	assert_int_equal(post("/people/9/addresses", "lines=x"), 404);
	assert_int_equal(get("/people/9/addresses"), 404);
	assert_int_equal(get("/addresses/9"), 404);
	assert_int_equal(post("/addresses/9", "act=remove"), 404);
	for (int i = 1; i < 50; i++)
		change("INSERT INTO address (person_id, lines, staff_id, at) VALUES (1, 'x', 1, 0)");
	assert_int_equal(post("/people/1/addresses", "lines=x"), 422);
	assert_non_null(strstr(shown("lines_error"), "There are 50 addresses already."));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_closest_of_those_that_are_good_today_is_proposed),
		TEST(an_address_keeps_its_lines),
		TEST(a_hotel_is_proposed_while_they_are_there),
		TEST(an_address_is_changed_taken_out_and_put_back),
		TEST(an_address_that_is_wrong_is_shown_as_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
