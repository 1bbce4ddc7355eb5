/*
 * How somebody buys: the five stages on every page, the shop's own beside them, and
 * what was seen of each, with who saw it and when.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400, STAGES_MAX = 20 };

static void
all_five_stages_are_offered_on_every_page(void **state)
{
	static const char *const names[] = { "Looks", "Compares", "Bargains", "Buys", "Pays" };

	(void)state;
	start_page("Fred");
	get("/people/1");
	assert_int_equal(times_shown("BUYS/STAGES"), 5);
	for (int i = 0; i < 5; i++) {
		assert_string_equal(shown(say("BUYS/STAGES.%d/stage_name", i)), names[i]);
		assert_int_equal(times_shown(say("BUYS/STAGES.%d/NO_LINE", i)), 1);
		assert_int_equal(get(say("/people/1/habits?stage=%s",
		    shown(say("BUYS/STAGES.%d/stage_id", i)))), 200);
		assert_int_equal(times_shown(say("STAGES.%d/CHOSEN", i)), 1);
		get("/people/1");
	}
}

static void
a_line_says_when_it_was_seen_and_how_sure_we_are(void **state)
{
	static const char *const sources[][3] = { { "told", "They told Ana", "(not shown)" },
		{ "seen", "Ana saw it", "A clue" }, { "heard", "Ana heard it", "(not shown)" },
		{ "guess", "Ana guessed", "A guess" } };

	(void)state;
	start_page("Fred");
	for (int i = 0; i < 4; i++) {
		assert_int_equal(post("/people/1/habits", say("stage=%d&text=Line+%d&source=%s&remark=x", i + 1,
		    i, sources[i][0])), 303);
		assert_int_equal(get(say("%s", location())), 200);
		assert_string_equal(shown("DONE/done"), "Saved.");
		assert_string_equal(shown(say("BUYS/STAGES.%d/LINE/text", i)), say("Line %d", i));
		assert_string_equal(shown(say("BUYS/STAGES.%d/LINE/source_words", i)), sources[i][1]);
		assert_string_equal(shown(say("BUYS/STAGES.%d/LINE/learned_words", i)), "today");
		assert_string_equal(shown(say("BUYS/STAGES.%d/LINE/CLUE/clue_words", i)), sources[i][2]);
	}
	assert_int_equal(number("SELECT count(*) FROM fact WHERE kind = 'habit' AND stage_id = id"), 4);
	/* They stand with how one buys, not once more with what matters. */
	assert_int_equal(times_shown("KNOWN/GROUPS"), 0);
	log_visit("person=1&learned_new=Sits+by+the+door&kind_new=habit");
	get("/people/1");
	assert_int_equal(times_shown("KNOWN/GROUPS/FACTS"), 1);
	assert_string_equal(shown("KNOWN/GROUPS/FACTS/text"), "Sits by the door");
	/* What is not said is what we saw. */
	assert_int_equal(post("/people/1/habits", "stage=5&text=Cash"), 303);
	assert_string_equal(text_of("SELECT source FROM fact WHERE stage_id = 5"), "seen");
}

static void
a_new_line_keeps_the_older_ones_readable(void **state)
{
	(void)state;
	start_page("Fred");
	post("/people/1/habits", "stage=5&text=Pays+by+card&source=told");
	pass(40 * DAY);
	as(BEN);
	post("/people/1/habits", "stage=5&text=Counts+his+coins&source=told");
	get("/people/1");
	assert_string_equal(shown("BUYS/STAGES.4/LINE/text"), "Counts his coins");
	get("/people/1/habits");
	assert_int_equal(times_shown("STAGES.4/LINES"), 2);
	assert_string_equal(shown("STAGES.4/LINES.1/text"), "Pays by card");
	assert_string_equal(shown("STAGES.4/LINES.1/learned_words"), "5 weeks ago");
	assert_int_equal(times_shown("STAGES.4/LINES.1/EARLIER"), 1);
	assert_int_equal(times_shown("STAGES.4/LINES.0/EARLIER"), 0);
	/* The newest left out, the one before stands again. */
	assert_int_equal(post("/facts/2/remove", ""), 303);
	get("/people/1");
	assert_string_equal(shown("BUYS/STAGES.4/LINE/text"), "Pays by card");
	get("/facts/1");
	assert_string_equal(shown("FACT/STAGE/stage_name"), "Pays");
}

static void
a_line_that_is_wrong_is_kept_as_typed(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(post("/people/1/habits", "stage=3&text=&source=told&remark=rarely"), 422);
	assert_string_equal(shown("text_error"), "Write what they do, in one line.");
	assert_string_equal(shown("remark"), "rarely");
	assert_int_equal(times_shown("STAGES.2/CHOSEN"), 1);
	assert_int_equal(times_shown("SOURCE_TOLD"), 1);
	for (const char *const *stage = (const char *const[]){ "", "stage=99&", "stage=x&", NULL }; *stage;
	     stage++)
		assert_int_equal(post("/people/1/habits", say("%stext=Reads", *stage)), 422);
	assert_string_equal(shown("text"), "Reads");
	assert_int_equal(number("SELECT count(*) FROM fact"), 0);
	assert_int_equal(post("/people/9/habits", "stage=1&text=Reads"), 404);
	assert_int_equal(post("/people/9/habits", ""), 404);
	assert_int_equal(get("/people/9/habits"), 404);
}

static void
an_added_stage_works_like_the_rest(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(post("/stages", "stage_name=Tries+on"), 403);
	as_owner();
	assert_int_equal(post("/stages", "stage_name=Tries+on"), 303);
	get("/stages?saved=yes");
	assert_int_equal(times_shown("SAVED"), 1);
	assert_int_equal(times_shown("STAGES"), 6);
	assert_string_equal(shown("STAGES.5/stage_name"), "Tries on");
	as_staff();
	assert_int_equal(post("/people/1/habits", "stage=6&text=Everything,+twice&source=told"), 303);
	get("/people/1");
	assert_string_equal(shown("BUYS/STAGES.5/stage_name"), "Tries on");
	assert_string_equal(shown("BUYS/STAGES.5/LINE/text"), "Everything, twice");
	as_owner();
	assert_int_equal(get("/stages/6"), 200);
	assert_string_equal(shown("stage_name"), "Tries on");
	assert_int_equal(post("/stages/6", "stage_name=Fits"), 303);
	get("/people/1");
	assert_string_equal(shown("BUYS/STAGES.5/stage_name"), "Fits");
	assert_string_equal(shown("BUYS/STAGES.5/LINE/text"), "Everything, twice");
}

static void
no_two_stages_have_one_name(void **state)
{
	(void)state;
	as_owner();
	for (const char *const *name = (const char *const[]){ "Pays", "pays", "+PAYS+", "P%C3%A0ys", NULL };
	     *name; name++) {
		assert_int_equal(post("/stages", say("stage_name=%s", *name)), 422);
		assert_non_null(strstr(shown("stage_name_error"), "There is a stage called"));
		assert_int_equal(times_shown("STAGES"), 5);
		assert_int_equal(post("/stages/1", say("stage_name=%s", *name)), 422);
		assert_string_equal(shown("name_now"), "Looks");
	}
	/* Its own name in other letters is no other's. */
	assert_int_equal(post("/stages/1", "stage_name=LOOKS"), 303);
	for (const char *const *name = (const char *const[]){ "", "+", "%21", NULL }; *name; name++)
		assert_int_equal(post("/stages", say("stage_name=%s", *name)), 422);
	assert_int_equal(get("/stages/99"), 404);
	assert_int_equal(post("/stages/99", "stage_name=Waits"), 404);
	assert_int_equal(post("/stages/99", "stage_name="), 404);
	assert_int_equal(number("SELECT count(*) FROM stage"), 5);
	for (int i = 5; i < STAGES_MAX; i++)
		assert_int_equal(post("/stages", say("stage_name=Stage+%d", i)), 303);
	assert_int_equal(post("/stages", "stage_name=One+more"), 422);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(all_five_stages_are_offered_on_every_page),
		TEST(a_line_says_when_it_was_seen_and_how_sure_we_are),
		TEST(a_new_line_keeps_the_older_ones_readable),
		TEST(a_line_that_is_wrong_is_kept_as_typed),
		TEST(an_added_stage_works_like_the_rest),
		TEST(no_two_stages_have_one_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
