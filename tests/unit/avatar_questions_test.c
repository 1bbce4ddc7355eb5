/*
 * Questions for real customers, out of what an avatar does not tell or only guesses: asked at
 * the counter of those for whom it speaks, in turn with the twelve.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "tact.h"

enum { DAY = 86400, WORK = 1, LIVES_WITH = 3, SHOPS = 10, LOVES, ANNOYS = 18, SPORT = 6 };

/* So many days later the owner signs in again. */
static void
days(int n)
{
	pass((int64_t)n * DAY);
	as_owner();
}

/* Fred, who likes jazz and was asked one of the twelve yesterday; and Margaret, who speaks for such. */
static void
put_fred(void)
{
	as_staff();
	start_page("Fred");
	start_page("Ida");
	as_owner();
	change("INSERT INTO interest (id, name, sort_name) VALUES (1, 'Jazz', 'jazz')");
	change("INSERT INTO fact (person_id, kind, text, interest_id, source, staff_id, learned_at) "
	       "VALUES (1, 'likes', 'Jazz', 1, 'told', 2, 0)");
	change("INSERT INTO segment VALUES (1, 'Jazz people', 'jazz people', 'likes 1', 1, 1, 0, NULL)");
	assert_int_equal(post("/avatars/new", "avatar_name=Margaret&segment_id=1&block=18&claims=Noise"), 303);
	for (int i = 1; i <= 2; i++)
		assert_int_equal(post(say("/people/%d/knowledge", i), "question_id=5&act=answer&answer=Chess"), 303);
	days(1);
}

static int
ask_about(int block, const char *words, int opens)
{
	return post("/avatars/1/questions", say("act=ask&block=%d&words=%s&opens=%d", block, encoded(words),
	    opens));
}

/* What the counter is to ask for the board. */
static const char *
asked_of(int person)
{
	assert_int_equal(get(say("/people/%d", person)), 200);
	assert_true(times_shown("KNOWLEDGE/SUGGESTION") + times_shown("KNOWLEDGE/BOARD_QUESTION") <= 1);
	return shown("KNOWLEDGE/BOARD_QUESTION/board_words");
}

static const char *
row(int block, const char *what)
{
	for (int i = 0; i < times_shown("OPEN_BLOCKS"); i++)
		if (strcmp(shown(say("OPEN_BLOCKS.%d/row_block", i)), say("%d", block)) == 0)
			return shown(say("OPEN_BLOCKS.%d/%s", i, what));
	return "(no row)";
}

static void
each_block_that_is_empty_or_guessed_has_its_question(void **state)
{
	(void)state;
	put_fred();
	assert_int_equal(get("/avatars/1/questions"), 200);
	assert_string_equal(row(ANNOYS, "ROW_GUESS/row_guess"), "Noise");
	assert_string_equal(row(ANNOYS, "MAY_ASK/row_words"), "What do shops get wrong?");
	assert_string_equal(row(WORK, "MAY_ASK/row_words"), "What do you do all day when you are not here?");
	/* What is seen in real people need not be asked. */
	change("UPDATE claim SET rule = 'likes 1'");
	get("/avatars/1/questions");
	assert_string_equal(row(ANNOYS, "row_heading"), "(no row)");
	get("/avatars/1");
	assert_non_null(strstr(readable(), "Find out from real customers"));
}

static void
a_guessed_block_yields_a_question_for_a_matching_customer_at_its_step(void **state)
{
	(void)state;
	put_fred();
	assert_string_equal(asked_of(1), "(not shown)");
	assert_int_equal(ask_about(ANNOYS, "What do shops get wrong?", 2), 303);
	get(location());
	assert_string_equal(row(ANNOYS, "ASKED_NOW/asked_words"),
	    "From “Familiar” on, begun today. Nobody was asked yet.");
	/* Not yet at Fred's step, and never of Ida, for whom Margaret does not speak. */
	assert_string_equal(asked_of(1), "(not shown)");
	change("UPDATE person SET trust = 2");
	assert_string_equal(asked_of(1), "What do shops get wrong?");
	assert_string_equal(asked_of(2), "(not shown)");
	change("UPDATE fact SET removed_at = 1 WHERE interest_id = 1");
	assert_string_equal(asked_of(1), "(not shown)");
}

static void
what_they_told_is_a_fact_and_is_not_asked_again(void **state)
{
	(void)state;
	put_fred();
	ask_about(ANNOYS, "What do shops get wrong?", 1);
	as_staff();
	assert_int_equal(post("/people/1/asked", "question=1&act=told&answer=Music+too+loud"), 303);
	assert_string_equal(location(), "/people/1#knowledge");
	assert_string_equal(text_of("SELECT kind || ' ' || source || ' ' || person_id FROM fact "
	    "WHERE text = 'Music too loud'"), "bothers told 1");
	assert_string_equal(text_of("SELECT answer FROM avatar_asked"), "told");
	/* One question at a visit, and this one never again. */
	assert_string_equal(asked_of(1), "(not shown)");
	assert_int_equal(times_shown("KNOWLEDGE/SUGGESTION"), 0);
	days(100);
	assert_string_equal(asked_of(1), "(not shown)");
	as_owner();
	get("/avatars/1/questions");
	assert_non_null(strstr(row(ANNOYS, "ASKED_NOW/asked_words"), "1 of 1 person asked told us."));
}

static void
not_now_rests_and_never_is_for_good(void **state)
{
	(void)state;
	put_fred();
	ask_about(ANNOYS, "What do shops get wrong?", 1);
	assert_int_equal(post("/people/1/asked", "question=1&act=later"), 303);
	days(1);
	post("/people/1/knowledge", "question_id=6&act=answer&answer=Tennis");
	days(58);
	assert_string_equal(asked_of(1), "(not shown)");
	days(1);
	assert_string_equal(asked_of(1), "What do shops get wrong?");
	assert_int_equal(post("/people/1/asked", "question=1&act=never"), 303);
	days(1);
	post("/people/1/knowledge", "question_id=9&act=answer&answer=Roses");
	days(100);
	assert_string_equal(asked_of(1), "(not shown)");
	assert_int_equal(number("SELECT count(*) FROM avatar_asked"), 1);
}

static void
the_board_and_the_twelve_take_turns(void **state)
{
	(void)state;
	put_fred();
	ask_about(ANNOYS, "What do shops get wrong?", 1);
	ask_about(SHOPS, "How do you choose?", 1);
	assert_string_equal(asked_of(1), "What do shops get wrong?");
	post("/people/1/asked", "question=1&act=told&answer=Queues");
	days(1);
	assert_string_equal(asked_of(1), "(not shown)");
	assert_int_equal(times_shown("KNOWLEDGE/SUGGESTION"), 1);
	post("/people/1/knowledge", "question_id=6&act=answer&answer=Tennis");
	assert_string_equal(asked_of(1), "(not shown)");
	days(1);
	assert_string_equal(asked_of(1), "How do you choose?");
	/* Of whom we have asked nothing, the twelve go first; where they may not be asked, never. */
	change("DELETE FROM knowledge");
	assert_string_equal(asked_of(1), "(not shown)");
	change("UPDATE question SET opens = 4");
	assert_string_equal(asked_of(1), "How do you choose?");
	change("UPDATE person SET business_only = 1, business_why = 'In a hurry'");
	assert_string_equal(asked_of(1), "(not shown)");
	assert_true(tact_turn(2, 1));
	assert_false(tact_turn(1, 2));
	assert_false(tact_turn(0, 0));
}

static void
what_the_twelve_know_is_not_asked_for_the_board(void **state)
{
	const char *words = "Do you play anything, or watch it?";

	(void)state;
	put_fred();
	ask_about(LOVES, words, 1);
	assert_string_equal(asked_of(1), words);
	post("/people/1/asked", "question=1&act=told&answer=Tennis");
	assert_string_equal(text_of("SELECT state FROM knowledge WHERE person_id = 1 AND question_id = 6"), "known");
	change("DELETE FROM avatar_asked");
	change("UPDATE person SET asked_day = 0");
	days(1);
	assert_string_equal(asked_of(1), "(not shown)");
	/* And "not now" is "not now" for both. */
	change("DELETE FROM knowledge WHERE question_id = 6");
	assert_string_equal(asked_of(1), words);
	post("/people/1/asked", "question=1&act=later");
	assert_int_equal(number("SELECT later_day > 0 FROM knowledge WHERE question_id = 6"), 1);
}

static void
who_is_retired_or_speaks_for_nobody_asks_nothing(void **state)
{
	(void)state;
	put_fred();
	ask_about(ANNOYS, "What do shops get wrong?", 1);
	change("UPDATE avatar SET retired_at = 1");
	assert_string_equal(asked_of(1), "(not shown)");
	change("UPDATE avatar SET retired_at = NULL, segment_id = NULL");
	assert_string_equal(asked_of(1), "(not shown)");
	get("/avatars/1/questions");
	assert_int_equal(times_shown("NO_SEGMENT"), 1);
	change("UPDATE avatar SET segment_id = 1");
	change("UPDATE segment SET removed_at = 1");
	assert_string_equal(asked_of(1), "(not shown)");
	change("UPDATE segment SET removed_at = NULL");
	assert_string_equal(asked_of(1), "What do shops get wrong?");
	assert_int_equal(post("/avatars/1/questions", "act=end&question=1"), 303);
	assert_string_equal(asked_of(1), "(not shown)");
	assert_int_equal(post("/people/1/asked", "question=1&act=told&answer=Dogs"), 422);
	assert_string_equal(shown("question_error"), "That is not asked any more.");
	get("/avatars/1/questions");
	assert_int_equal(times_shown("OPEN_BLOCKS/MAY_ASK"), 1);
}

static void
wrong_input_is_refused_as_typed(void **state)
{
	(void)state;
	put_fred();
	assert_int_equal(post("/avatars/1/questions", "act=ask&block=18&words=&opens=2"), 422);
	assert_string_equal(shown("words_error"), "Write the words as one says them across the counter.");
	assert_int_equal(post("/avatars/1/questions", "act=ask&block=18&words=Hm&opens="), 422);
	assert_string_equal(row(ANNOYS, "MAY_ASK/row_words"), "Hm");
	assert_int_equal(ask_about(LIVES_WITH, "Who is at home?", 1), 422);
	assert_string_equal(shown("opens_error"), "A new face is never asked with whom they live.");
	assert_int_equal(ask_about(77, "Hm?", 1), 422);
	assert_int_equal(post("/avatars/1/questions", "block=18&words=Hm&opens=1"), 422);
	assert_int_equal(ask_about(ANNOYS, "Hm?", 1), 303);
	assert_int_equal(ask_about(ANNOYS, "Hm?", 1), 422);
	assert_string_equal(shown("block_error"), "That is asked already.");
	assert_int_equal(post("/avatars/9/questions", "act=ask&block=18&words=Hm&opens=1"), 404);
	assert_int_equal(get("/avatars/9/questions"), 404);
	assert_int_equal(post("/people/1/asked", "question=1&act=told"), 422);
	assert_string_equal(shown("answer_error"), "Write down what they said.");
	assert_string_equal(shown("STILL_ASKED/board_words"), "Hm?");
	assert_int_equal(post("/people/1/asked", "question=1&answer=Cats"), 422);
	assert_string_equal(shown("answer"), "Cats");
	assert_int_equal(post("/people/99/asked", "question=1&act=later"), 404);
	assert_int_equal(number("SELECT count(*) FROM avatar_question"), 1);
	assert_int_equal(number("SELECT count(*) FROM avatar_asked"), 0);
}

static void
forty_at_a_time_are_enough(void **state)
{
	(void)state;
	put_fred();
	for (int i = 0; i < 40; i++)
		change("INSERT INTO avatar_question (avatar_id, block_id, words, opens, staff_id, at) "
		       "VALUES (1, 1, 'Question %d?', 1, 1, 0)", i);
	assert_int_equal(ask_about(ANNOYS, "Hm?", 1), 422);
	assert_string_equal(shown("block_error"), "40 questions at a time are enough. Stop one first.");
	assert_string_equal(asked_of(1), "Question 0?");
}

static void
only_the_owner_says_what_is_asked(void **state)
{
	(void)state;
	put_fred();
	as_staff();
	assert_int_equal(get("/avatars/1/questions"), 403);
	assert_int_equal(ask_about(ANNOYS, "Hm?", 1), 403);
	get("/avatars/1");
	assert_null(strstr(readable(), "Find out from real customers"));
	assert_int_equal(number("SELECT count(*) FROM avatar_question"), 0);
}

static void
sent_twice_it_is_once(void **state)
{
	(void)state;
	put_fred();
	ask_about(ANNOYS, "Hm?", 1);
	for (int i = 0; i < 2; i++) {
		besides.key = "aaaaaaaaaaaaaaaaaaaaaa";
		assert_int_equal(post("/people/1/asked", "question=1&act=told&answer=Queues"), 303);
	}
	assert_int_equal(number("SELECT count(*) FROM fact WHERE text = 'Queues'"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_block_that_is_empty_or_guessed_has_its_question),
		TEST(a_guessed_block_yields_a_question_for_a_matching_customer_at_its_step),
		TEST(what_they_told_is_a_fact_and_is_not_asked_again),
		TEST(not_now_rests_and_never_is_for_good),
		TEST(the_board_and_the_twelve_take_turns),
		TEST(what_the_twelve_know_is_not_asked_for_the_board),
		TEST(who_is_retired_or_speaks_for_nobody_asks_nothing),
		TEST(wrong_input_is_refused_as_typed),
		TEST(forty_at_a_time_are_enough),
		TEST(only_the_owner_says_what_is_asked),
		TEST(sent_twice_it_is_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
