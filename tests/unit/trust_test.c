/*
 * Trust, which people say and nothing works out; the lists by it; the regulars with gaps;
 * and those who are no customers.
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

enum { DAY = 86400 };

static int64_t
said_count(const char *filter)
{
	static const char *const rows[] = { "FILTERS", "MORE/STEPS", "MORE/OTHERS/OTHER" };

	get("/people");
	for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
		for (int i = 0; i < times_shown(rows[r]); i++)
			if (strcmp(shown(say("%s.%d/filter", rows[r], i)), filter) == 0)
				return atoll(shown(say("%s.%d/count", rows[r], i)));
	return -1;
}

static void
trust_is_said_with_a_reason_and_remembered(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people/1");
	assert_string_equal(shown("TRUST/trust_words"), "New face");
	assert_int_equal(times_shown("TRUST/NOBODY_SAID"), 1);
	assert_int_equal(post("/people/1/trust", "step=2&reason=Comes+by+name+now"), 303);
	pass(3 * DAY);
	as(BEN);
	assert_int_equal(post("/people/1/trust", "step=4&reason=Asked+after+my+mother"), 303);
	get("/people/1");
	assert_string_equal(shown("TRUST/trust_words"), "Friend of the shop");
	assert_string_equal(shown("TRUST/STEP/step_reason"), "Asked after my mother");
	assert_string_equal(shown("TRUST/STEP/step_by"), "Ben");
	assert_string_equal(shown("TRUST/STEP/step_ago"), "today");
	get("/people/1/trust");
	assert_int_equal(times_shown("STEPS"), 2);
	assert_string_equal(shown("STEPS.0/step_words"), "Friend of the shop");
	assert_string_equal(shown("STEPS.1/step_words"), "Familiar");
	assert_string_equal(shown("STEPS.1/step_reason"), "Comes by name now");
	assert_string_equal(shown("STEPS.1/step_by"), "Ana");
	/* And back down, with a reason too. */
	assert_int_equal(post("/people/1/trust", "step=1&reason=We+had+mistaken+him"), 303);
	get("/people/1");
	assert_string_equal(shown("TRUST/trust_words"), "New face");
}

static void
a_step_without_a_reason_or_a_change_is_refused(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(post("/people/1/trust", "step=2"), 422);
	assert_string_equal(shown("reason_error"), "Say why, in a few words.");
	assert_int_equal(post("/people/1/trust", "reason=Talks"), 422);
	assert_string_equal(shown("step_error"), "Choose a step.");
	assert_string_equal(shown("reason"), "Talks");
	assert_int_equal(post("/people/1/trust", "step=1&reason=Talks"), 422);
	assert_string_equal(shown("step_error"),
	    "That is how it stands already. Only a change is written down.");
	assert_int_equal(post("/people/1/trust", "step=5&reason=Talks"), 422);
	assert_int_equal(post("/people/1/trust", "step=0&reason=Talks"), 422);
	assert_int_equal(number("SELECT count(*) FROM trust_step"), 0);
	/* What is chosen stays chosen. */
	assert_int_equal(post("/people/1/trust", "step=3"), 422);
	assert_int_equal(times_shown("CHOICES"), 3);
	assert_int_equal(times_shown("CHOICES.1/CHOSEN"), 1);
}

static void
no_number_of_visits_makes_a_friend(void **state)
{
	(void)state;
	start_page("Fred");
	for (int i = 0; i < 40; i++) {
		log_visit("person=1&learned_new=Likes+tea");
		pass(DAY);
		as_staff();
	}
	get("/people/1");
	assert_string_equal(shown("TRUST/trust_words"), "New face");
}

static void
people_are_listed_by_trust(void **state)
{
	(void)state;
	start_page("Zoe");
	start_page("Amara");
	start_page("Ben");
	post("/people/1/trust", "step=3&reason=Talks");
	post("/people/2/trust", "step=3&reason=Talks");
	assert_int_equal(said_count("trust1"), 1);
	assert_int_equal(said_count("trust3"), 2);
	get("/people?filter=trust3");
	assert_int_equal(times_shown("PEOPLE"), 2);
	assert_string_equal(shown("PEOPLE.0/name"), "Amara");
	assert_string_equal(shown("PEOPLE.1/name"), "Zoe");
	assert_int_equal(times_shown("MORE/MORE_OPEN"), 1);
	get("/people?filter=trust4");
	assert_int_equal(times_shown("NOBODY"), 1);
}

static void
each_row_has_its_ring(void **state)
{
	static const struct { int known; const char *dashes, *count; } rings[] = {
		{ 0, "0 120", "0" }, { 1, "0 0 7 113", "1" }, { 2, "0 10 7 103", "1" },
		{ 5, "0 0 7 13 7 93", "2" }, { 2048, "0 110 7 3", "1" },
		{ 4095, "0 0 7 3 7 3 7 3 7 3 7 3 7 3 7 3 7 3 7 3 7 3 7 3 7 3", "12" } };

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof rings / sizeof *rings; i++) {
		change("UPDATE person SET known = %d", rings[i].known);
		get("/people");
		assert_string_equal(shown("PEOPLE/ring_dashes"), rings[i].dashes);
		assert_string_equal(shown("PEOPLE/ring_count"), rings[i].count);
	}
	assert_non_null(strstr(answer.body, "aria-label=\"We know 12 of 12 things\""));
}

/* Somebody who came so often, with us since a year, with these questions settled. */
static int64_t
regular(const char *name, int visits, int since, int settled)
{
	int64_t id;

	assert_true(db_begin(book, DB_WRITE));
	id = put_person(name, "");
	for (int i = 0; i < visits; i++)
		put_visit(ANA, the_time() - i * DAY, id);
	assert_true(db_end(book));
	change("UPDATE person SET since_year = %d WHERE id = %d", since, (int)id);
	for (int q = 1; q <= 12; q++)
		if (settled >> (q - 1) & 1)
			change("INSERT INTO knowledge (person_id, question_id, state, staff_id, at) VALUES "
			    "(%d, %d, 'declined', 1, 0)", (int)id, q);
	return id;
}

static void
regulars_with_gaps_come_longest_first(void **state)
{
	(void)state;
	regular("Newcomer, 0 of 4", 30, THE_YEAR, 0);
	regular("Five years, 1 of 4", 6, THE_YEAR - 5, 3);
	regular("Really known", 50, THE_YEAR - 5, 3 + 112 + 128 + 1024);
	regular("Newcomer, 3 of 4", 20, THE_YEAR, 3 + 112 + 128);
	regular("Too few visits", 4, THE_YEAR - 9, 0);
	change("UPDATE person SET kind = 'supplier' WHERE id = %d",
	    (int)regular("A supplier", 99, THE_YEAR - 9, 0));
	as_owner();
	get("/people?filter=gaps");
	assert_int_equal(times_shown("PEOPLE"), 3);
	assert_string_equal(shown("PEOPLE.0/name"), "Five years, 1 of 4");
	assert_string_equal(shown("PEOPLE.1/name"), "Newcomer, 0 of 4");
	assert_string_equal(shown("PEOPLE.2/name"), "Newcomer, 3 of 4");
	assert_string_equal(shown("PEOPLE.0/OPEN/open_words"),
	    "what they love, what they care for, school");
	assert_string_equal(shown("PEOPLE.2/OPEN/open_words"), "school");
	assert_string_equal(shown("REALLY/really_words"), "1 of 4 regulars are really known.");
	assert_int_equal(said_count("gaps"), 3);
	/* What the owner sees is the owner's. */
	as_staff();
	get("/people?filter=gaps");
	assert_int_equal(times_shown("PEOPLE"), 3);
	assert_int_equal(times_shown("REALLY"), 0);
}

static void
without_regulars_there_are_no_gaps(void **state)
{
	(void)state;
	as_owner();
	start_page("Fred");
	get("/people?filter=gaps");
	assert_int_equal(times_shown("NOBODY"), 1);
	assert_int_equal(times_shown("REALLY"), 0);
}

static int
become(int64_t id, const char *kind)
{
	return post(say("/people/%d/change", (int)id), say("call_name=Fred&name_source=told"
	    "&since_year=2026&version=%s&kind=%s", text_of("SELECT version FROM person WHERE id = %d",
	    (int)id), kind));
}

static void
who_is_no_customer_is_never_counted_among_them(void **state)
{
	static const char *const lists[] = { "everyone", "week", "new", "mine", "little", "trust1" };
	static const char *const kinds[][2] = { { "supplier", "suppliers" }, { "partner", "partners" },
		{ "neighbour", "neighbours" } };

	(void)state;
	start_page("Fred");
	start_page("Alice");
	log_visit("person=1&person=2");
	for (size_t k = 0; k < 3; k++) {
		for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
			assert_int_equal(said_count(lists[i]), 2);
		/* Such a list is only offered when there is somebody on it. */
		assert_int_equal(said_count(kinds[k][1]), -1);
		assert_int_equal(become(1, kinds[k][0]), 303);
		for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
			assert_int_equal(said_count(lists[i]), 1);
			get(say("/people?filter=%s", lists[i]));
			assert_int_equal(times_shown("PEOPLE"), 1);
			assert_string_equal(shown("PEOPLE/name"), "Alice");
		}
		assert_int_equal(said_count(kinds[k][1]), 1);
		get(say("/people?filter=%s", kinds[k][1]));
		assert_string_equal(shown("PEOPLE/name"), "Fred");
		/* Coming in again does not make a customer. */
		pass(60);
		log_visit("person=1");
		assert_int_equal(said_count("mine"), 1);
		assert_int_equal(said_count("week"), 1);
		assert_int_equal(become(1, "customer"), 303);
	}
	assert_int_equal(number("SELECT visits FROM served WHERE person_id = 1"), 4);
}

static void
the_page_of_a_supplier_says_so(void **state)
{
	(void)state;
	assert_int_equal(post("/people/new", "call_name=Mill+Lane+Flour&kind=supplier"), 303);
	get("/people/1");
	assert_string_equal(shown("TRUST/NO_CUSTOMER/contact_words"), "A supplier of ours");
	get("/people/1/change");
	assert_int_equal(times_shown("KIND_SUPPLIER"), 1);
	/* A book of suppliers alone is not empty. */
	get("/people");
	assert_int_equal(times_shown("EMPTY_BOOK"), 0);
	assert_int_equal(times_shown("NOBODY"), 1);
	assert_int_equal(said_count("suppliers"), 1);
	assert_int_equal(become(1, "customer"), 303);
	get("/people/1");
	assert_int_equal(times_shown("TRUST/NO_CUSTOMER"), 0);
	assert_int_equal(become(1, "enemy"), 422);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(trust_is_said_with_a_reason_and_remembered),
		TEST(a_step_without_a_reason_or_a_change_is_refused),
		TEST(no_number_of_visits_makes_a_friend),
		TEST(people_are_listed_by_trust),
		TEST(each_row_has_its_ring),
		TEST(regulars_with_gaps_come_longest_first),
		TEST(without_regulars_there_are_no_gaps),
		TEST(who_is_no_customer_is_never_counted_among_them),
		TEST(the_page_of_a_supplier_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
