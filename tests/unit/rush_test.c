/*
 * The rush sheet: from the file to the parcel, on one page and with nothing to type.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static void
all_that_a_parcel_needs_is_on_it(void **state)
{
	(void)state;
	post("/people/new", "call_name=Daniel&say_name=oh-SAY&usual=Navy+suit");
	change("UPDATE person SET phone = '5550100'");
	post("/people/1/sheets/new", "kind=Jacket&measure=Chest&said=38&unit=in&taken_on=2025-01-02");
	post("/people/1/sheets/new", "kind=Jacket&measure=Chest&said=40&unit=in&remark=Left+sleeve+longer");
	post("/people/1/facts", "area=13&kind=loves&text=Linen&interest=Linen&source=told");
	post("/people/1/facts", "area=13&kind=bothers&text=Waistcoats&interest=Waistcoats&source=told");
	post("/people/1/addresses", "address_name=Home&lines=1+Mill+Street");
	post("/people/1/addresses", "address_name=Hotel&lines=Room+12%0aAccra&to_day=2026-11-20");
	/* One tap from the page. */
	get("/people/1");
	assert_non_null(strstr(answer.body, "href=\"/people/1/rush\""));
	assert_int_equal(get("/people/1/rush"), 200);
	assert_string_equal(shown("name"), "Daniel");
	assert_string_equal(shown("SAY/say_name"), "oh-SAY");
	assert_string_equal(shown("PHONE/phone"), "5550100");
	assert_int_equal(times_shown("RUSH_KINDS"), 1);
	assert_string_equal(shown("RUSH_KINDS/VALUES/value_words"), "40 in");
	assert_string_equal(shown("STYLE/WEARS/style_text"), "Linen");
	assert_string_equal(shown("STYLE/AVOIDS/style_text"), "Waistcoats");
	assert_string_equal(shown("RUSH_USUALS/rush_usual"), "Navy suit");
	assert_string_equal(shown("RUSH_REMARK/rush_remark"), "Left sleeve longer");
	assert_string_equal(shown("ADDRESS/address_lines"), "Room 12\nAccra");
	assert_string_equal(shown("ADDRESS/ADDRESS_WHEN/address_when"), "Until Friday 20 November");
	assert_null(strstr(readable(), "Mill Street"));
	assert_null(strstr(strstr(answer.body, "class=\"rush\""), "<input"));
}

static void
with_nothing_in_the_file_it_says_what_to_ask(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(get("/people/1/rush"), 200);
	for (const char *const *part = (const char *const[]){ "NO_SHEETS", "NO_STYLE", "NOTHING_TO_SEND",
	         "NO_ADDRESS", "NO_PHONE", NULL }; *part; part++)
		assert_int_equal(times_shown(*part), 1);
	assert_int_equal(get("/people/9/rush"), 404);
}

static void
however_much_is_known_it_has_its_bounds(void **state)
{
	(void)state;
	start_page("Fred");
	for (int i = 0; i < 6; i++) {
		const char *form = say("kind=Kind+%d", i);

		for (int m = 0; m < 12; m++)
			form = say("%s&measure=Measure+%d&said=%d", form, m, m);
		assert_int_equal(post("/people/1/sheets/new", form), 303);
	}
	for (int i = 0; i < 9; i++) {
		post("/people/1/facts", say("area=13&kind=loves&text=Wears+%d&interest=W%d&source=told", i, i));
		post("/people/1/facts", say("area=13&kind=hates&text=Not+%d&interest=N%d&source=told", i, i));
		change("INSERT INTO usual (person_id, name, remark, staff_id, at) VALUES (1, 'Usual %d', "
		    "'warm', 1, 0)", i);
	}
	get("/people/1/rush");
	assert_int_equal(times_shown("RUSH_KINDS"), 4);
	assert_int_equal(times_shown("RUSH_KINDS/VALUES"), 12);
	assert_int_equal(times_shown("STYLE/WEARS"), 5);
	assert_int_equal(times_shown("STYLE/AVOIDS"), 5);
	assert_int_equal(times_shown("RUSH_USUALS"), 4);
	assert_string_equal(shown("RUSH_USUALS/RUSH_HOW/rush_how"), "warm");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(all_that_a_parcel_needs_is_on_it),
		TEST(with_nothing_in_the_file_it_says_what_to_ask),
		TEST(however_much_is_known_it_has_its_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
