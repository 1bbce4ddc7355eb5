/*
 * Decisions: a question is asked of the board as it hangs today, each says something, it is
 * decided, and looked at again on its day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400 };

/* Bruno with a page of two blocks, Margaret for the 54 of a segment, and Sam of summer. */
static int
open_with_board(void **state)
{
	open_shop(state);
	change("INSERT INTO segment (id, name, sort_name, rule, staff_id, at) "
	       "VALUES (1, 'Readers', 'readers', '', 1, 0)");
	change("INSERT INTO segment_month VALUES (1, 24316, 50, 0, 0), (1, 24322, 54, 4, 0)");
	change("INSERT INTO avatar (id, name, tag, says, segment_id, colour, picture, place, staff_id, at,"
	       " changed_at) VALUES (1, 'Bruno', 'Asks about beans', 'Where is it from?', NULL, 2,"
	       " 'drawn 4.1.2.0.3.5', 2, 1, 0, 0), (2, 'Margaret', 'Comes for the corner', '', 1, 3,"
	       " 'photo 1', 1, 1, 0, 0), (3, 'Sam', '', '', NULL, 1, '', 3, 1, 0, 0)");
	change("INSERT INTO avatar_photo VALUES (2, x'ffd8ff', x'ffd8')");
	change("INSERT INTO avatar_season VALUES (3, 2)");
	change("INSERT INTO claim (avatar_id, block_id, text, place, staff_id, at) VALUES "
	       "(1, 1, 'Roasts at home', 1, 1, 0), (1, 11, 'Mountains', 1, 1, 0), "
	       "(1, 8, 'A hat', 1, 1, 0)");
	change("INSERT INTO avatar_off VALUES (1, 8)");
	as_owner();
	return 0;
}

static void
ask_them(const char *question)
{
	assert_int_equal(post("/decisions", say("question=%s", encoded(question))), 303);
	assert_string_equal(location(), say("/decisions/%lld/voice?voice=1",
	    (long long)number("SELECT max(id) FROM decision")));
}

static void
whoever_hangs_today_is_asked(void **state)
{
	(void)state;
	ask_them("Replace the paper card with an app?");
	get("/decisions/1/voice?voice=1");
	assert_string_equal(shown("title"), "What would Margaret say?");
	assert_int_equal(times_shown("STEPS_OF_VOICES"), 2);
	assert_string_equal(shown("STEPS_OF_VOICES.0/step_words"), "You are here");
	assert_string_equal(shown("STEPS_OF_VOICES.1/voice_name"), "Bruno");
	assert_string_equal(shown("STEPS_OF_VOICES.1/step_words"), "Next");
	assert_string_equal(shown("ASKED/VOICE_ABOUT/voice_about"), "54 people. Comes for the corner.");
	assert_string_equal(shown("NEXT_VOICE/next_name"), "Bruno");
	get("/decisions/1/voice?voice=2");
	assert_string_equal(shown("ASKED/VOICE_ABOUT/voice_about"), "Asks about beans.");
	/* The block that is turned off for him is not told. */
	assert_int_equal(times_shown("ASKED/VOICE_PAGE/VOICE_LINES"), 2);
	assert_string_equal(shown("ASKED/VOICE_PAGE/VOICE_LINES.0/voice_block"), "Work");
	assert_string_equal(shown("ASKED/VOICE_PAGE/VOICE_LINES.0/voice_line"), "Roasts at home");
	assert_int_equal(times_shown("LAST_VOICE"), 1);
	assert_int_equal(get("/decisions/1/voice?voice=3"), 404);
	/* Her photograph is kept with it. */
	assert_int_equal(get("/decisions/1/mini?voice=1"), 200);
	assert_int_equal(get("/decisions/1/mini?voice=2"), 404);
}

static void
seasons_and_variants_hang_as_on_the_board(void **state)
{
	(void)state;
	change("UPDATE season SET from_mark = 1101, to_mark = 229 WHERE id = 2");
	change("INSERT INTO avatar (id, name, variant_of, place, staff_id, at, changed_at) "
	       "VALUES (4, 'Margaret in winter', 2, 4, 1, 0, 0)");
	change("UPDATE avatar SET retired_at = 1 WHERE id = 1");
	change("INSERT INTO avatar_season VALUES (4, 2)");
	ask_them("Close at five?");
	assert_string_equal(text_of("SELECT group_concat(name) FROM voice"), "Margaret in winter,Sam");
}

static void
what_they_say_is_kept_and_leads_to_the_next(void **state)
{
	(void)state;
	ask_them("An app?");
	assert_int_equal(post("/decisions/1/voice",
	    "voice=1&words=I+put+my+phone+away.&verdict=stop&go=next"), 303);
	assert_string_equal(location(), "/decisions/1/voice?voice=2");
	/* Back: what was written is there. */
	get("/decisions/1/voice?voice=1");
	assert_string_equal(shown("words"), "I put my phone away.");
	assert_int_equal(times_shown("VERDICT_STOP"), 1);
	/* Whichever button is pressed keeps it. */
	assert_int_equal(post("/decisions/1/voice", "voice=2&words=Fine&to=1"), 303);
	assert_string_equal(location(), "/decisions/1/voice?voice=1");
	assert_int_equal(post("/decisions/1/voice", "voice=2&words=Fine+then&verdict=fine&go=list"), 303);
	assert_string_equal(location(), "/decisions");
	get("/decisions/1/voice?voice=1");
	assert_string_equal(shown("STEPS_OF_VOICES.1/step_words"), "Fine by me");
	assert_int_equal(post("/decisions/1/voice", "voice=2&words=Fine+then&go=next"), 303);
	assert_string_equal(location(), "/decisions/1");
	get("/decisions/1");
	assert_string_equal(shown("VOICES.0/VOICE_SAID/voice_words"), "I put my phone away.");
	assert_string_equal(shown("VOICES.0/VOICE_VERDICT/verdict_words"), "I’d stop coming");
	assert_string_equal(shown("VOICES.1/VOICE_VERDICT/verdict_words"), "Fine by me");
	assert_int_equal(times_shown("UNASKED"), 0);
}

static void
somebody_may_be_left_out_and_it_is_shown(void **state)
{
	(void)state;
	ask_them("An app?");
	assert_int_equal(post("/decisions/1/voice", "voice=1&words=Well&go=out"), 303);
	assert_string_equal(location(), "/decisions/1/voice?voice=2");
	get("/decisions/1");
	assert_string_equal(shown("VOICES.0/VOICE_VERDICT/verdict_words"), "Left out");
	assert_string_equal(shown("UNASKED/unasked_words"), "One of them has not been asked yet.");
	get("/decisions/1/voice?voice=1");
	assert_int_equal(times_shown("IS_OUT"), 1);
	assert_string_equal(shown("words"), "Well");
	/* Passing by changes nothing; asked after all, she is in again. */
	assert_int_equal(post("/decisions/1/voice", "voice=1&words=Well&go=next"), 303);
	assert_string_equal(text_of("SELECT verdict FROM voice WHERE place = 1"), "out");
	assert_int_equal(post("/decisions/1/voice", "voice=1&words=Well&go=in"), 303);
	assert_string_equal(location(), "/decisions/1/voice?voice=1");
	assert_string_equal(text_of("SELECT verdict FROM voice WHERE place = 1"), "");
	/* Without saying whom, it goes on where somebody is still to be asked. */
	post("/decisions/1/voice", "voice=1&verdict=me&go=next");
	get("/decisions/1/voice");
	assert_string_equal(shown("title"), "What would Bruno say?");
}

static void
a_decision_shows_the_board_as_it_was(void **state)
{
	(void)state;
	ask_them("An app?");
	change("UPDATE avatar SET name = 'Maggie', tag = 'Gone', picture = '', retired_at = 9 WHERE id = 2");
	change("DELETE FROM claim");
	change("UPDATE segment_month SET people = 3");
	change("DELETE FROM avatar WHERE id = 1");
	get("/decisions/1");
	assert_int_equal(times_shown("VOICES"), 2);
	assert_string_equal(shown("VOICES.0/voice_name"), "Margaret");
	assert_string_equal(shown("VOICES.0/VOICE_THEN/VOICE_ABOUT/voice_about"),
	    "54 people. Comes for the corner.");
	assert_string_equal(shown("VOICES.1/VOICE_THEN/VOICE_SAYS/voice_says"), "Where is it from?");
	assert_string_equal(shown("VOICES.1/VOICE_THEN/VOICE_LINES.1/voice_line"), "Mountains");
	assert_int_equal(get("/decisions/1/mini?voice=1"), 200);
}

static void
it_is_decided_and_looked_at_again_on_its_day(void **state)
{
	(void)state;
	start_page("Fred");
	ask_them("An app?");
	get("/decisions/1");
	assert_string_equal(shown("look"), "2027-02-17");
	assert_int_equal(post("/decisions/1", "act=decide&decided=Keep+the+card.&look=2026-11-19"), 303);
	get("/decisions/1");
	assert_string_equal(shown("IS_DECIDED/decided_words"), "Keep the card.");
	assert_string_equal(shown("IS_DECIDED/LOOK/look_words"), "Look again on Thursday 19 November.");
	assert_int_equal(times_shown("TO_TELL"), 0);
	get("/");
	assert_int_equal(times_shown("DECISIONS_DUE"), 0);
	pass(2 * DAY);
	as_staff();
	get("/");
	assert_int_equal(times_shown("DECISIONS_DUE"), 0);
	as_owner();
	get("/");
	assert_string_equal(shown("DECISIONS_DUE/DUE_ROWS/due_question"), "An app?");
	assert_string_equal(shown("DECISIONS_DUE/DUE_ROWS/due_decided"), "Keep the card.");
	get("/decisions/1");
	assert_int_equal(times_shown("TO_TELL"), 1);
	assert_int_equal(post("/decisions/1", "act=happened&happened=Nobody+missed+the+app."), 303);
	/* Both stand side by side, and Today asks no more. */
	get("/decisions/1");
	assert_string_equal(shown("IS_DECIDED/decided_words"), "Keep the card.");
	assert_string_equal(shown("IS_DECIDED/HAS_HAPPENED/happened_words"), "Nobody missed the app.");
	assert_string_equal(shown("IS_DECIDED/LOOK/look_words"),
	    "Looked at again on Thursday 19 November.");
	get("/");
	assert_int_equal(times_shown("DECISIONS_DUE"), 0);
	/* Decided otherwise, to be looked at on another day: then it is asked again. */
	assert_int_equal(post("/decisions/1", "act=decide&decided=An+app+too.&look=2026-11-20"), 303);
	pass(DAY);
	as_owner();
	get("/");
	assert_int_equal(times_shown("DECISIONS_DUE/DUE_ROWS"), 1);
}

static void
past_decisions_are_found_by_their_words(void **state)
{
	(void)state;
	ask_them("Replace the paper card with an app?");
	ask_them("Oat milk without a charge?");
	get("/decisions");
	assert_int_equal(times_shown("DECISION_LIST/NOTHING_OPEN"), 0);
	assert_int_equal(times_shown("OPEN_DECISIONS"), 2);
	post("/decisions/1", "act=decide&decided=Keep+it.");
	post("/decisions/1/voice", "voice=1&words=My+telephone+stays+away&verdict=not&go=next");
	get("/decisions");
	assert_int_equal(times_shown("OPEN_DECISIONS"), 1);
	assert_string_equal(shown("PAST_DECISIONS/PAST_DECIDED/past_decided"), "Keep it.");
	for (const char *const *q = (const char *const[]){ "paper", "KEEP", "telephone Margaret",
	         "pap car", NULL }; *q; q++) {
		get(say("/decisions?q=%s", encoded(*q)));
		assert_int_equal(times_shown("DECISIONS_FOUND/PAST_DECISIONS"), 1);
		assert_string_equal(shown("DECISIONS_FOUND/PAST_DECISIONS/asked_question"),
		    "Replace the paper card with an app?");
	}
	/* What it does not say any more does not find it. */
	post("/decisions/1", "act=decide&decided=Drop+the+whole+thing.");
	get("/decisions?q=keep");
	assert_int_equal(times_shown("DECISIONS_FOUND/NO_DECISION_FOUND"), 1);
	get("/decisions?q=%22%20OR%20*%20-");
	assert_int_equal(answer.status, 200);
	assert_int_equal(times_shown("DECISIONS_FOUND/NO_DECISION_FOUND"), 1);
}

static void
a_question_is_taken_out_and_put_back(void **state)
{
	(void)state;
	ask_them("Oat milk?");
	assert_int_equal(post("/decisions/1", "act=remove"), 303);
	assert_string_equal(location(), "/decisions?removed=1");
	get("/decisions?removed=1");
	assert_string_equal(shown("DECISION_GONE/gone_question"), "Oat milk?");
	assert_int_equal(times_shown("OPEN_DECISIONS"), 0);
	assert_int_equal(get("/decisions/1"), 404);
	assert_int_equal(get("/decisions/1/voice?voice=1"), 404);
	assert_int_equal(post("/decisions/1", "act=decide&decided=Yes"), 404);
	get("/decisions?q=oat");
	assert_int_equal(times_shown("DECISIONS_FOUND/NO_DECISION_FOUND"), 1);
	assert_int_equal(post("/decisions/1", "act=restore"), 303);
	assert_int_equal(get("/decisions/1"), 200);
}

static void
what_does_not_fit_is_said_in_a_sentence(void **state)
{
	(void)state;
	assert_int_equal(post("/decisions", "question=%3f"), 422);
	assert_string_equal(shown("question_error"), "Write what there is to decide, as one question.");
	assert_string_equal(shown("question"), "?");
	ask_them("An app?");
	assert_int_equal(post("/decisions/1", "act=decide&decided=&look=2026-12-01"), 422);
	assert_string_equal(shown("decided_error"), "Write what you decided, in a line.");
	assert_string_equal(shown("look"), "2026-12-01");
	assert_int_equal(post("/decisions/1", "act=decide&decided=Yes&look=2026-11-17"), 422);
	assert_string_equal(shown("look_error"), "Choose a day that is still to come.");
	assert_int_equal(post("/decisions/1", "act=decide&decided=Yes&look=2036-11-17"), 422);
	assert_int_equal(post("/decisions/1", "act=happened&happened=Well"), 422);
	assert_int_equal(post("/decisions/1/voice", "voice=1&words=Well&verdict=maybe&go=next"), 422);
	assert_string_equal(shown("words"), "Well");
	assert_int_equal(post("/decisions/1/voice", "voice=9&words=Well&go=next"), 404);
	assert_int_equal(post("/decisions/9/voice", "voice=1&go=next"), 404);
	assert_int_equal(get("/decisions/9"), 404);
	assert_int_equal(get("/decisions/1/voice?voice=x"), 404);
	assert_int_equal(number("SELECT count(*) FROM voice WHERE words <> '' OR verdict <> ''"), 0);
	assert_int_equal(number("SELECT count(*) FROM decision WHERE decided_at IS NOT NULL"), 0);
	/* With nobody on the board there is nobody to ask, and nothing is begun. */
	change("UPDATE avatar SET retired_at = 1");
	assert_int_equal(post("/decisions", "question=And+now%3f"), 422);
	assert_string_equal(shown("question"), "And now?");
	assert_int_equal(number("SELECT count(*) FROM decision"), 1);
}

static void
sent_twice_it_is_asked_once(void **state)
{
	const char *key;

	(void)state;
	get("/decisions");
	key = say("%s", shown("key"));
	besides.key = key;
	assert_int_equal(post("/decisions", "question=Once%3f"), 303);
	besides.key = key;
	assert_int_equal(post("/decisions", "question=Once%3f"), 303);
	assert_int_equal(number("SELECT count(*) FROM decision"), 1);
}

static void
many_past_decisions_are_paged(void **state)
{
	(void)state;
	for (int i = 1; i <= 60; i++)
		change("INSERT INTO decision (question, decided, staff_id, at, day, decided_at) "
		       "VALUES ('Question %d?', 'Yes', 1, 0, %d, 1)", i, 20000 + i);
	get("/decisions");
	assert_int_equal(times_shown("PAST_DECISIONS"), 50);
	assert_string_equal(shown("PAST_DECISIONS/asked_question"), "Question 60?");
	get("/decisions?page=2");
	assert_int_equal(times_shown("PAST_DECISIONS"), 10);
	assert_string_equal(shown("PAST_DECISIONS/asked_question"), "Question 10?");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_board, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(whoever_hangs_today_is_asked),
		TEST(seasons_and_variants_hang_as_on_the_board),
		TEST(what_they_say_is_kept_and_leads_to_the_next),
		TEST(somebody_may_be_left_out_and_it_is_shown),
		TEST(a_decision_shows_the_board_as_it_was),
		TEST(it_is_decided_and_looked_at_again_on_its_day),
		TEST(past_decisions_are_found_by_their_words),
		TEST(a_question_is_taken_out_and_put_back),
		TEST(what_does_not_fit_is_said_in_a_sentence),
		TEST(sent_twice_it_is_asked_once),
		TEST(many_past_decisions_are_paged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
