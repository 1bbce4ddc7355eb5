/*
 * The quiet screen holds a name and a face, whatever we know of somebody.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

static void
nothing_private_is_on_the_quiet_screen(void **state)
{
	static const char *const planted[] = { "CANARYLOOKS", "CANARYUSUAL", "CANARYFACT", "CANARYBOTHER",
		"CANARYGREETING", "CANARYHOME", "CANARYFULL", "CANARYTOWN", "CANARYTONGUE", "CANARYWANT",
		"CANARYNEED", "CANARYDESIRE", "CANARYTAG" };

	(void)state;
	start_page("Fred");
	assert_int_equal(post("/people/1/change", "call_name=Fred&full_name=CANARYFULL&name_source=told"
	    "&since_year=2019&version=1&looks=CANARYLOOKS&usual=CANARYUSUAL&greeting=CANARYGREETING"
	    "&household=CANARYHOME&town=CANARYTOWN&language=CANARYTONGUE&wants=CANARYWANT"
	    "&needs=CANARYNEED&desires=CANARYDESIRE&tags=CANARYTAG"), 303);
	log_visit("person=1&learned_new=CANARYFACT&bothered_new=CANARYBOTHER");
	/* They are on the page, so the eyes see them. */
	get("/people/1");
	for (size_t i = 0; i < sizeof planted / sizeof *planted; i++)
		if (strstr(answer.body, planted[i]) == NULL)
			fail_msg("the page of Fred does not say %s", planted[i]);
	assert_non_null(strstr(answer.body, "href=\"/quiet?person=1\""));
	assert_int_equal(get("/quiet?person=1"), 200);
	for (size_t i = 0; i < sizeof planted / sizeof *planted; i++)
		if (strstr(answer.body, planted[i]) != NULL)
			fail_msg("the quiet screen says %s", planted[i]);
	assert_string_equal(shown("quiet_name"), "(not shown)");
	assert_string_equal(shown("SOMEBODY/quiet_name"), "Fred");
}

static void
who_has_no_name_is_not_described_to_their_face(void **state)
{
	(void)state;
	assert_int_equal(post("/people/new", "looks=red+coat,+small+dog"), 303);
	get("/quiet?person=1");
	assert_string_equal(shown("SOMEBODY/quiet_name"), "Good morning");
	assert_null(strstr(answer.body, "red coat"));
}

static void
without_somebody_it_is_the_shop(void **state)
{
	(void)state;
	for (const char *const *at = (const char *const[]){ "/quiet", "/quiet?person=99", "/quiet?person=x",
	         NULL }; *at; at++) {
		assert_int_equal(get(*at), 200);
		assert_string_equal(shown("NOBODY/shop_name"), "The Lantern");
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(nothing_private_is_on_the_quiet_screen),
		TEST(who_has_no_name_is_not_described_to_their_face),
		TEST(without_somebody_it_is_the_shop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
