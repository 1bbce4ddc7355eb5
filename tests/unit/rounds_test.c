/* Rounds: ten questions for oneself, names and faces or how well one knows the regulars. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "practice.h"

static const char *const called[] = { "Fred", "Alice", "Tom", "Ida", "Noor", "Pat" };
static const char *const have[] = { "Flat white", "Earl Grey", "Cocoa", "Espresso", "Chai",
	"Lemonade" };
static const char *const love[] = { "Model railways", "Show tunes", "Old maps", "Cycling",
	"Swimming", "Chess" };
enum { PEOPLE = 6 };

/* Six people of whom we know what they usually have and what they love. */
static void
put_people(void)
{
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < PEOPLE; i++) {
		put_person(called[i], "");
		put_fact(i + 1, "loves", love[i]);
	}
	assert_true(db_end(book));
	for (int i = 0; i < PEOPLE; i++)
		change("UPDATE person SET usual = '%s' WHERE id = %d", have[i], i + 1);
}

static void
draw(int n)
{
	change("UPDATE person SET picture = 'drawn' WHERE id <= %d", n);
}

/* The round that goes on, as the book keeps it. */
static struct practice_round
kept(int64_t id)
{
	struct practice_round r;

	assert_true(practice_read(text_of("SELECT state FROM practice_round WHERE id = %lld",
	    (long long)id), &r));
	return r;
}

static int64_t
start(const char *game)
{
	if (post("/rounds", say("game=%s", game)) != 303)
		fail_msg("%s does not begin: %d %s", game, answer.status, shown("game_error"));
	return strtoll(location() + strlen("/rounds/"), NULL, 10);
}

static void
reply(int64_t id, int nth, int choice)
{
	assert_int_equal(post(say("/rounds/%lld", (long long)id),
	    choice ? say("nth=%d&choice=%d", nth, choice) : say("nth=%d", nth)), 303);
	assert_string_equal(location(), say("/rounds/%lld", (long long)id));
}

/* One of four that is right, or the next one, which is not. */
static int
pick(const struct practice_round *r, bool right)
{
	return (r->turn.right + !right) % PRACTICE_CHOICES + 1;
}

/* Answer and go on, nth from 1. */
static void
play(int64_t id, int nth, bool right)
{
	struct practice_round r = kept(id);

	reply(id, nth, pick(&r, right));
	reply(id, nth, 0);
}

static int64_t
right_of(int64_t id)
{
	return number("SELECT right FROM practice_round WHERE id = %lld", (long long)id);
}

static int64_t
asked_of(int64_t id)
{
	return number("SELECT asked FROM practice_round WHERE id = %lld", (long long)id);
}

static void
without_pictures_the_other_game_is_offered(void **state)
{
	(void)state;
	put_people();
	draw(3);
	assert_int_equal(get("/rounds"), 200);
	assert_string_equal(shown("GAMES/TOO_FEW/too_few"),
	    "Four people need a picture first. Until then, try how well you know them.");
	assert_int_equal(times_shown("GAMES/BEGIN"), 0);
	assert_int_equal(times_shown("GAMES.1/BEGIN"), 1);
	assert_int_equal(post("/rounds", "game=faces"), 422);
	assert_int_equal(times_shown("PROBLEM"), 1);
	assert_int_equal(number("SELECT count(*) FROM practice_round"), 0);
	draw(4);
	get("/rounds");
	assert_int_equal(times_shown("GAMES/BEGIN"), 1);
	/* Whoever is asked nothing about does not count. */
	change("UPDATE person SET business_only = 1 WHERE id = 4");
	get("/rounds");
	assert_int_equal(times_shown("GAMES/BEGIN"), 0);
}

static void
an_empty_book_has_no_questions(void **state)
{
	(void)state;
	assert_int_equal(get("/rounds"), 200);
	assert_int_equal(post("/rounds", "game=knowing"), 422);
	assert_memory_equal(shown("game_error"), "The book has too little", 23);
	assert_int_equal(post("/rounds", ""), 422);
	assert_string_equal(shown("game_error"), "Choose what to play.");
	assert_int_equal(number("SELECT count(*) FROM practice_round"), 0);
	put_people();
	change("DELETE FROM fact");
	change("UPDATE person SET usual = '' WHERE id > 3");
	assert_int_equal(post("/rounds", "game=knowing"), 422);
}

static void
a_face_has_four_names_and_one_is_right(void **state)
{
	struct practice_round r;
	int64_t               id;

	(void)state;
	put_people();
	draw(6);
	id = start("faces");
	r = kept(id);
	assert_int_equal(get("/rounds/1"), 200);
	assert_string_equal(shown("ASKED/question"), "Who is this?");
	assert_string_equal(shown("place_words"), "Question 1 of 10");
	assert_int_equal(times_shown("ASKED/CHOICES"), 4);
	assert_string_equal(shown(say("ASKED/CHOICES.%d/choice_words", r.turn.right)),
	    called[r.turn.about - 1]);
	for (int i = 0; i < 4; i++)
		for (int j = 0; j < i; j++)
			assert_string_not_equal(shown(say("ASKED/CHOICES.%d/choice_words", i)),
			    shown(say("ASKED/CHOICES.%d/choice_words", j)));
	/* Before it is answered, no page tells. */
	assert_null(strstr(answer.body, "/people/"));
	reply(id, 1, pick(&r, true));
	get("/rounds/1");
	assert_int_equal(times_shown("ASKED/ANSWERED/RIGHT"), 1);
	assert_int_equal(times_shown("ASKED/CHOICES"), 0);
	assert_string_equal(shown("ASKED/ANSWERED/about_name"), called[r.turn.about - 1]);
	assert_non_null(strstr(answer.body, say("/people/%lld", (long long)r.turn.about)));
	assert_int_equal(number("SELECT right FROM practice WHERE person_id = %lld",
	    (long long)r.turn.about), 1);
	reply(id, 1, 0);
	r = kept(id);
	reply(id, 2, pick(&r, false));
	get("/rounds/1");
	assert_int_equal(times_shown("ASKED/ANSWERED/WRONG"), 1);
	assert_int_equal(times_shown(say("ASKED/CHOSEN.%d/CHOICE_RIGHT", r.turn.right)), 1);
	assert_int_equal(times_shown(say("ASKED/CHOSEN.%d/CHOICE_WRONG", pick(&r, false) - 1)), 1);
	assert_int_equal(number("SELECT right * 10 + missed FROM practice WHERE person_id = %lld",
	    (long long)r.turn.about), 1);
	assert_int_equal(right_of(id), 1);
	assert_int_equal(asked_of(id), 2);
}

static void
whoever_was_missed_comes_again_in_the_same_round(void **state)
{
	int64_t id, missed;
	bool    again = false;

	(void)state;
	put_people();
	draw(6);
	id = start("faces");
	missed = kept(id).turn.about;
	play(id, 1, false);
	for (int nth = 2; nth <= 5; nth++) {
		again = again || kept(id).turn.about == missed;
		play(id, nth, true);
	}
	assert_true(again);
}

static void
a_round_has_ten_questions_and_then_its_score(void **state)
{
	int64_t id;

	(void)state;
	put_people();
	id = start("knowing");
	for (int nth = 1; nth <= 10; nth++) {
		get("/rounds/1");
		assert_string_equal(shown("place_words"), say("Question %d of 10", nth));
		play(id, nth, nth != 4);
	}
	get("/rounds/1");
	assert_string_equal(shown("OVER/round_score"), "9 of 10");
	assert_int_equal(times_shown("ASKED"), 0);
	get("/rounds");
	assert_int_equal(times_shown("PLAYED/ROUNDS"), 1);
	assert_string_equal(shown("PLAYED/ROUNDS/round_score"), "9 of 10");
	assert_string_equal(shown("PLAYED/ROUNDS/round_name"), "How well do you know them?");
	assert_string_equal(shown("PLAYED/ROUNDS/round_words"), "Today");
	/* An answer that comes late changes nothing. */
	reply(id, 10, 1);
	assert_int_equal(asked_of(id), 10);
}

static void
nobody_else_sees_a_round_not_even_the_owner(void **state)
{
	const char *before;
	int64_t     id;

	(void)state;
	put_people();
	id = start("knowing");
	for (int nth = 1; nth <= 10; nth++)
		play(id, nth, true);
	start("knowing");
	before = text_of("SELECT group_concat(id || state || asked) FROM practice_round");
	for (int who = 0; who < 2; who++) {
		as(who ? BEN : THEO);
		assert_int_equal(get("/rounds/1"), 404);
		assert_int_equal(get("/rounds/2"), 404);
		assert_int_equal(post("/rounds/2", "nth=1&choice=1"), 404);
		get("/rounds");
		assert_int_equal(times_shown("PLAYED"), 0);
		assert_int_equal(times_shown("GAMES.1/GO_ON"), 0);
	}
	assert_string_equal(text_of("SELECT group_concat(id || state || asked) FROM practice_round"),
	    before);
	/* Two play at the same time, each their own. */
	assert_int_equal(start("knowing"), 3);
}

static void
sent_twice_counts_once(void **state)
{
	struct practice_round r;
	int64_t               id;

	(void)state;
	put_people();
	id = start("knowing");
	r = kept(id);
	besides.key = "key-000000000000000777";
	reply(id, 1, pick(&r, true));
	besides.key = "key-000000000000000777";
	reply(id, 1, pick(&r, true));
	assert_int_equal(asked_of(id), 1);
	/* From another page that shows the same question still: the first answer stands. */
	reply(id, 1, pick(&r, false));
	assert_int_equal(asked_of(id), 1);
	assert_int_equal(right_of(id), 1);
	reply(id, 1, 0);
	assert_int_equal(kept(id).asked, 1);
	/* Going on twice does not pass over a question. */
	reply(id, 1, 0);
	reply(id, 1, 2);
	assert_int_equal(kept(id).asked, 1);
	assert_int_equal(asked_of(id), 1);
	assert_int_equal(kept(id).turn.chosen, -1);
}

static void
leaving_in_the_middle_loses_nothing(void **state)
{
	int64_t id;

	(void)state;
	put_people();
	id = start("knowing");
	play(id, 1, true);
	play(id, 2, true);
	get("/");
	pass(24 * 3600);
	as_staff();
	get("/rounds");
	assert_string_equal(shown("GAMES.1/GO_ON/round_id"), say("%lld", (long long)id));
	assert_int_equal(times_shown("PLAYED"), 0);
	/* Beginning again is going on. */
	assert_int_equal(start("knowing"), id);
	get("/rounds/1");
	assert_string_equal(shown("place_words"), "Question 3 of 10");
	assert_int_equal(right_of(id), 2);
}

static void
an_answer_must_be_one_of_the_four(void **state)
{
	static const char *const wrong[] = { "nth=1", "nth=1&choice=0", "nth=1&choice=5",
		"nth=1&choice=x", "nth=0&choice=1", "nth=11&choice=1", "nth=1&choice=1&choice=2" };

	(void)state;
	put_people();
	start("knowing");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_int_equal(post("/rounds/1", wrong[i]), 422);
		assert_int_equal(times_shown("PROBLEM"), 1);
		assert_int_equal(times_shown("ASKED/CHOICES"), 4);
	}
	assert_int_equal(asked_of(1), 0);
	assert_int_equal(get("/rounds/99"), 404);
	assert_int_equal(post("/rounds", "game=chess"), 422);
}

/* Every question of a round, by the words of its kind. */
static bool
asks(const char *words, const char *right)
{
	for (int round = 0; round < 12; round++) {
		int64_t id = start("knowing");

		for (int nth = 1; nth <= 10; nth++) {
			struct practice_round r = kept(id);

			get(say("/rounds/%lld", (long long)id));
			if (strcmp(shown("ASKED/question"), words) == 0) {
				assert_string_equal(shown(say("ASKED/CHOICES.%d/choice_words",
				    r.turn.right)), right);
				return true;
			}
			play(id, nth, true);
		}
		pass(61);
	}
	return false;
}

static void
the_book_is_asked_in_many_ways(void **state)
{
	static const char *const kinds[] = { "likes", "dislikes", "hates", "bothers" };

	(void)state;
	put_people();
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < PEOPLE; i++)
		for (int k = 0; k < 4; k++)
			put_fact(i + 1, kinds[k], say("%s thing %c", kinds[k], 'A' + i));
	assert_true(db_end(book));
	change("INSERT INTO tie (person_id, other_id, word, back_word, staff_id, at) VALUES "
	       "(1, 2, 'wife', 'husband', 2, 0), (3, 4, 'sister', 'brother', 2, 0)");
	assert_true(asks("What does Tom usually have?", "Cocoa"));
	change("UPDATE practice_round SET state = ''");
	assert_true(asks("What does Ida love?", "Cycling"));
	change("UPDATE practice_round SET state = ''");
	assert_true(asks("What does Noor like?", "likes thing E"));
	change("UPDATE practice_round SET state = ''");
	assert_true(asks("What bothers Alice?", "bothers thing B"));
	change("UPDATE practice_round SET state = ''");
	assert_true(asks("What can Pat not stand?", "hates thing F"));
	change("UPDATE practice_round SET state = ''");
	assert_true(asks("What does Fred not like?", "dislikes thing A"));
	change("UPDATE practice_round SET state = ''");
	assert_true(asks("Who is married to Fred?", "Alice"));
	change("UPDATE practice_round SET state = ''");
	assert_true(asks("Who is Ida’s brother?", "Tom"));
}

static void
an_answer_shows_what_the_file_says(void **state)
{
	struct practice_round r;
	int64_t               id;

	(void)state;
	put_people();
	change("UPDATE person SET usual = ''");
	id = start("knowing");
	r = kept(id);
	reply(id, 1, pick(&r, false));
	get("/rounds/1");
	assert_string_equal(shown("ASKED/ANSWERED/ROUND_FACT/text"), love[r.turn.about - 1]);
	assert_string_equal(shown("ASKED/ANSWERED/ROUND_FACT/source_words"), "They told Ana");
	assert_non_null(strstr(answer.body, say("/people/%lld", (long long)r.turn.about)));
	/* How well one knows them is no practice of names. */
	assert_int_equal(number("SELECT count(*) FROM practice"), 0);
}

static void
what_is_true_of_them_is_never_a_wrong_answer(void **state)
{
	(void)state;
	put_people();
	change("UPDATE person SET usual = ''");
	/* Fred also likes what Alice and Tom love, and Ida says it in other words. */
	assert_true(db_begin(book, DB_WRITE));
	put_fact(1, "likes", "Show tunes");
	put_fact(1, "likes", "old MAPS");
	assert_true(db_end(book));
	for (int64_t round = 1; round <= 20; round++) {
		int64_t id = start("knowing");

		/* Six things are known, so a round ends with the sixth. */
		for (int nth = 1; nth <= 6; nth++) {
			struct practice_round r = kept(id);

			if (r.turn.about == 1)
				for (int i = 0; i < 4; i++)
					assert_false(r.turn.choices[i] == 2 || r.turn.choices[i] == 3);
			play(id, nth, true);
		}
		pass(7);
	}
}

static void
a_line_that_names_them_gives_nothing_away(void **state)
{
	int64_t id;

	(void)state;
	put_people();
	change("UPDATE person SET usual = ''");
	change("UPDATE fact SET text = 'Fred loves trains' WHERE person_id = 1");
	id = start("knowing");
	for (int nth = 1; nth <= 5; nth++) {
		struct practice_round r = kept(id);

		/* Neither as the right answer nor as a wrong one. */
		for (int i = 0; i < PRACTICE_CHOICES; i++)
			assert_int_not_equal(r.turn.choices[i], 1);
		play(id, nth, true);
	}
	assert_string_equal(text_of("SELECT state FROM practice_round"), "");
}

static void
nobody_is_asked_about_with_whom_we_keep_it_business(void **state)
{
	(void)state;
	put_people();
	draw(6);
	change("UPDATE person SET business_only = 1 WHERE id = 1");
	change("INSERT INTO tie (person_id, other_id, word, back_word, staff_id, at) VALUES "
	       "(1, 2, 'wife', 'husband', 2, 0)");
	for (int round = 0; round < 12; round++) {
		int64_t id = start(round % 2 ? "knowing" : "faces");

		for (int nth = 1; nth <= 10; nth++) {
			struct practice_round r = kept(id);

			assert_int_not_equal(r.turn.about, 1);
			get(say("/rounds/%lld", (long long)id));
			assert_null(strstr(readable(), "Fred"));
			assert_null(strstr(readable(), "Flat white"));
			assert_null(strstr(readable(), "Model railways"));
			play(id, nth, nth % 3);
		}
		pass(11);
	}
}

static void
regulars_are_asked_about_before_others(void **state)
{
	int64_t id;

	(void)state;
	put_people();
	change("UPDATE person SET visits = 5 WHERE id IN (3, 5)");
	id = start("knowing");
	assert_true(kept(id).turn.about == 3 || kept(id).turn.about == 5);
	play(id, 1, true);
	assert_true(kept(id).turn.about == 3 || kept(id).turn.about == 5);
	assert_int_not_equal(kept(id).turn.about, kept(id).past[0].about);
}

static void
what_is_no_longer_in_the_book_does_not_count(void **state)
{
	int64_t id;

	(void)state;
	put_people();
	change("UPDATE person SET usual = ''");
	id = start("knowing");
	change("UPDATE fact SET removed_at = 1 WHERE id = %lld",
	    (long long)kept(id).turn.choices[kept(id).turn.right]);
	assert_int_equal(get("/rounds/1"), 200);
	assert_int_equal(times_shown("GONE"), 1);
	assert_int_equal(times_shown("ASKED"), 0);
	reply(id, 1, 1);
	assert_int_equal(asked_of(id), 0);
	get("/rounds/1");
	assert_int_equal(times_shown("ASKED"), 1);
	assert_string_equal(shown("place_words"), "Question 1 of 10");
	/* Somebody's page was torn out, and there is not enough left: the round ends. */
	change("UPDATE fact SET removed_at = 1");
	get("/rounds/1");
	assert_int_equal(times_shown("GONE"), 1);
	reply(id, 1, 0);
	get("/rounds/1");
	assert_int_equal(times_shown("OVER"), 1);
}

static void
the_same_book_asks_the_same_at_the_same_time(void **state)
{
	char first[1000];

	(void)state;
	put_people();
	start("knowing");
	snprintf(first, sizeof first, "%s", text_of("SELECT state FROM practice_round"));
	close_book(NULL);
	open_shop(NULL);
	put_people();
	start("knowing");
	assert_true(strcmp(first, "") != 0);
	assert_string_equal(text_of("SELECT state FROM practice_round"), first);
	/* Numbers, and nobody's name. */
	assert_int_equal(strspn(first, "0123456789 -"), strlen(first));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(without_pictures_the_other_game_is_offered),
		TEST(an_empty_book_has_no_questions),
		TEST(a_face_has_four_names_and_one_is_right),
		TEST(whoever_was_missed_comes_again_in_the_same_round),
		TEST(a_round_has_ten_questions_and_then_its_score),
		TEST(nobody_else_sees_a_round_not_even_the_owner),
		TEST(sent_twice_counts_once),
		TEST(leaving_in_the_middle_loses_nothing),
		TEST(an_answer_must_be_one_of_the_four),
		TEST(the_book_is_asked_in_many_ways),
		TEST(an_answer_shows_what_the_file_says),
		TEST(what_is_true_of_them_is_never_a_wrong_answer),
		TEST(a_line_that_names_them_gives_nothing_away),
		TEST(nobody_is_asked_about_with_whom_we_keep_it_business),
		TEST(regulars_are_asked_about_before_others),
		TEST(what_is_no_longer_in_the_book_does_not_count),
		TEST(the_same_book_asks_the_same_at_the_same_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
