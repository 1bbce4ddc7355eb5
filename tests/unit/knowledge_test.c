/*
 * What we know of somebody and do not know yet: the twelve questions, the one that may be
 * asked now, the four groups, and the owner's words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { DAY = 86400, PARTNER = 1, CHILDREN, OTHERS, PETS, HOBBY, SPORT, COLLECTS, COMMUNITY, GREEN,
	TOWN, SCHOOL, WORK };

static int
put(int person, int question, const char *act)
{
	return post(say("/people/%d/knowledge", person), say("question_id=%d&act=%s", question, act));
}

static void
answer_one(int person, int question, const char *text)
{
	assert_int_equal(post(say("/people/%d/knowledge", person), say("question_id=%d&act=answer"
	    "&answer=%s", question, encoded(text))), 303);
}

static void
trust(int person, int step)
{
	assert_int_equal(post(say("/people/%d/trust", person), say("step=%d&reason=Talks", step)), 303);
}

/* How a question stands on the page of all twelve. */
static const char *
standing(int person, int question, const char *what)
{
	static const int part[] = { 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3 }, first[] = { 1, 5, 8, 10 };
	int              p = part[question];

	assert_int_equal(get(say("/people/%d/knowledge", person)), 200);
	return shown(say("GROUPS.%d/QUESTIONS.%d/%s", p, question - first[p], what));
}

static const char *
suggested(int person)
{
	assert_int_equal(get(say("/people/%d", person)), 200);
	assert_true(times_shown("KNOWLEDGE/SUGGESTION") <= 1);
	return shown("KNOWLEDGE/SUGGESTION/question_name");
}

static void
tomorrow(void)
{
	pass(DAY);
	as_staff();
}

static void
a_new_face_is_asked_one_easy_thing(void **state)
{
	(void)state;
	start_page("Fred");
	assert_string_equal(suggested(1), "Hobby");
	assert_string_equal(shown("KNOWLEDGE/SUGGESTION/words"),
	    "What do you do when nobody wants anything of you?");
	assert_string_equal(shown("KNOWLEDGE/ring_words"), "We know 0 of 12 things about Fred. "
	    "Family 0 of 4, Loves 0 of 3, Cares 0 of 2, Roots 0 of 3.");
	assert_int_equal(times_shown("KNOWLEDGE/PIECES"), 12);
	assert_int_equal(times_shown("KNOWLEDGE/MARKS"), 4);
	assert_int_equal(times_shown("KNOWLEDGE/REALLY_KNOWN"), 0);
}

static void
an_answer_is_kept_with_its_kind_and_its_interest(void **state)
{
	static const struct { int question; const char *text, *kind, *interest; int area; } answers[] = {
		{ PARTNER, "Alice", "family", "", 0 },
		{ CHILDREN, "Two, in Leeds", "family", "", 0 },
		{ PETS, "A cat called Pickle", "family", "", 0 },
		{ HOBBY, "Chess, on Fridays", "likes", "Chess", 9 },
		{ SPORT, "Cricket", "likes", "Cricket", 2 },
		{ COLLECTS, "Stamps (Ceylon)", "likes", "Stamps", 9 },
		{ COMMUNITY, "Parish choir", "other", "Parish choir", 3 },
		{ GREEN, "Tomatoes", "other", "Tomatoes", 10 },
		{ TOWN, "York", "other", "", 0 },
		{ SCHOOL, "St Mary’s, York, 1968 to 1974", "other", "St Mary’s", 11 },
		{ WORK, "Postman", "other", "Postman", 1 },
		{ HOBBY, "He told me at length how he once rode a horse to Carlisle", "likes", "", 0 },
	};

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		answer_one(1, answers[i].question, answers[i].text);
		assert_string_equal(text_of("SELECT f.kind || '|' || coalesce(i.name, '') || '|' || "
		    "coalesce(i.area_id, 0) || '|' || f.question_id || '|' || f.text FROM fact f "
		    "LEFT JOIN interest i ON i.id = f.interest_id ORDER BY f.id DESC LIMIT 1"),
		    say("%s|%s|%d|%d|%s", answers[i].kind, answers[i].interest, answers[i].area,
		        answers[i].question, answers[i].text));
		assert_string_equal(standing(1, answers[i].question, "state_words"), "Known");
	}
	/* Several values of one question stand together. */
	standing(1, HOBBY, "question_name");
	assert_int_equal(times_shown("GROUPS.1/QUESTIONS.0/ANSWERS"), 2);
	get("/people/1");
	assert_string_equal(shown("KNOWLEDGE/known_count"), "11");
	assert_int_equal(number("SELECT known FROM person"), 4095 - (1 << (OTHERS - 1)));
}

static void
two_questions_are_never_shown_at_one_visit(void **state)
{
	static const char *const acts[] = { "answer&answer=Chess", "later", "never", "declined", "not" };

	(void)state;
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		int id = (int)start_page("Fred");

		assert_string_equal(suggested(id), "Hobby");
		assert_int_equal(put(id, HOBBY, say("%s&from=person", acts[i])), 303);
		assert_string_equal(location(), say("/people/%d#knowledge", id));
		assert_string_equal(suggested(id), "(not shown)");
		assert_non_null(strstr(shown("KNOWLEDGE/NO_SUGGESTION/tact_words"), "one is enough"));
		/* Nor to a colleague, until the next day. */
		as(BEN);
		assert_string_equal(suggested(id), "(not shown)");
		tomorrow();
		assert_string_equal(suggested(id), "Sport");
	}
}

static void
what_was_answered_elsewhere_counts_as_asked(void **state)
{
	(void)state;
	start_page("Fred");
	tomorrow();
	change("INSERT INTO fact (person_id, staff_id, kind, text, source, question_id, learned_at) "
	    "VALUES (1, 1, 'likes', 'Chess', 'told', 5, %d)", (int)the_time());
	assert_string_equal(suggested(1), "(not shown)");
	tomorrow();
	assert_string_equal(suggested(1), "Sport");
}

static void
not_now_rests_for_sixty_days(void **state)
{
	(void)state;
	start_page("Fred");
	put(1, HOBBY, "later");
	assert_string_equal(standing(1, HOBBY, "RESTING/until_words"), "Saturday 16 January 2027");
	tomorrow();
	assert_string_equal(suggested(1), "Sport");
	pass(58 * DAY);
	as_staff();
	assert_string_equal(suggested(1), "Sport");
	tomorrow();
	assert_string_equal(suggested(1), "Hobby");
	assert_string_equal(standing(1, HOBBY, "RESTING/until_words"), "(not shown)");
}

static void
never_ask_is_for_good_and_seen(void **state)
{
	(void)state;
	start_page("Fred");
	put(1, HOBBY, "never");
	pass(400 * DAY);
	as_staff();
	assert_string_equal(suggested(1), "Sport");
	standing(1, HOBBY, "question_name");
	assert_int_equal(times_shown("GROUPS.1/QUESTIONS.0/NEVER"), 1);
	assert_non_null(strstr(readable(), "Never ask"));
	/* It can be put right by hand, and here alone. */
	assert_int_equal(put(1, HOBBY, "may"), 303);
	tomorrow();
	assert_string_equal(suggested(1), "Hobby");
}

static void
questions_open_by_trust(void **state)
{
	(void)state;
	start_page("Fred");
	assert_string_equal(standing(1, PARTNER, "LOCKED/opens_words"), "Regular");
	assert_string_equal(standing(1, OTHERS, "LOCKED/opens_words"), "Friend of the shop");
	assert_string_equal(standing(1, HOBBY, "LOCKED/opens_words"), "(not shown)");
	put(1, HOBBY, "not"), put(1, SPORT, "not"), put(1, GREEN, "not");
	tomorrow();
	assert_string_equal(suggested(1), "(not shown)");
	assert_non_null(strstr(shown("KNOWLEDGE/NO_SUGGESTION/tact_words"), "trust us"));
	trust(1, 2);
	assert_string_equal(suggested(1), "Pets");
	assert_string_equal(standing(1, PETS, "LOCKED/opens_words"), "(not shown)");
}

static void
a_new_face_is_never_asked_about_a_partner_or_children(void **state)
{
	(void)state;
	start_page("Fred");
	change("UPDATE question SET opens = 1, place = iif(id < 3, id, id + 20)");
	assert_string_equal(suggested(1), "Others at home");
	put(1, OTHERS, "not");
	tomorrow();
	for (int day = 0; day < 12; day++, tomorrow()) {
		const char *name = say("%s", suggested(1));

		assert_string_not_equal(name, "Partner");
		assert_string_not_equal(name, "Children");
		if (strcmp(name, "(not shown)") != 0)
			put(1, atoi(shown("KNOWLEDGE/SUGGESTION/question_id")), "later");
	}
	trust(1, 2);
	assert_string_equal(suggested(1), "Partner");
}

static void
each_state_is_said_by_hand_and_taken_back(void **state)
{
	(void)state;
	start_page("Fred");
	assert_string_equal(standing(1, PARTNER, "state_words"), "Not known yet");
	put(1, PARTNER, "declined");
	assert_string_equal(standing(1, PARTNER, "state_words"), "They would rather not say");
	assert_string_equal(standing(1, PARTNER, "SAID_BY/said_by"), "Ana, today");
	put(1, PARTNER, "not");
	assert_string_equal(standing(1, PARTNER, "state_words"), "Does not apply");
	put(1, PARTNER, "unknown");
	assert_string_equal(standing(1, PARTNER, "state_words"), "Not known yet");
	assert_int_equal(number("SELECT settled FROM person"), 0);
	/* An answer after all is an answer. */
	put(1, PARTNER, "declined");
	answer_one(1, PARTNER, "Alice");
	assert_string_equal(standing(1, PARTNER, "state_words"), "Known");
	/* What we know is not set aside by a word. */
	assert_int_equal(put(1, PARTNER, "not"), 422);
	assert_string_equal(shown("act_error"), "We know an answer. Take that out first, if it is not so.");
	change("UPDATE fact SET removed_at = 1");
	assert_string_equal(standing(1, PARTNER, "state_words"), "Not known yet");
}

static void
what_is_not_right_is_refused(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(put(1, HOBBY, "answer&answer="), 422);
	assert_string_equal(shown("answer_error"), "Write down what they said.");
	assert_int_equal(times_shown("GROUPS.1/QUESTIONS.0/REFUSED"), 1);
	assert_int_equal(times_shown("GROUPS.1/QUESTIONS.1/REFUSED"), 0);
	assert_int_equal(put(1, 13, "never"), 422);
	assert_int_equal(post("/people/1/knowledge", "act=never"), 422);
	assert_int_equal(put(1, HOBBY, ""), 422);
	assert_int_equal(put(1, HOBBY, say("answer&answer=%0301d", 7)), 422);
	assert_int_equal(strlen(shown("GROUPS.1/QUESTIONS.0/answer")), 301);
	assert_string_equal(shown("GROUPS.1/QUESTIONS.1/answer"), "");
	assert_int_equal(number("SELECT count(*) FROM knowledge") + number("SELECT asked_day FROM person")
	    + number("SELECT count(*) FROM fact"), 0);
}

static void
an_answer_sent_twice_is_one(void **state)
{
	(void)state;
	start_page("Fred");
	for (int i = 0; i < 2; i++) {
		besides.key = "AAAAAAAAAAAAAAAAAAAAAA";
		answer_one(1, HOBBY, "Chess");
	}
	assert_int_equal(number("SELECT count(*) FROM fact"), 1);
}

static void
really_known_is_earned_at_four_of_four(void **state)
{
	static const struct { int question; const char *act; } steps[] = { { PARTNER, "declined" },
		{ CHILDREN, "answer&answer=Two" }, { HOBBY, "answer&answer=Chess" }, { SPORT, "not" },
		{ COLLECTS, "declined" }, { GREEN, "answer&answer=Tomatoes" },
		{ SCHOOL, "answer&answer=St+Mary" } };
	static const int settled[] = { 0, 1, 1, 1, 2, 3, 4 };

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		int marks = 0;

		assert_int_equal(put(1, steps[i].question, steps[i].act), 303);
		get("/people/1");
		for (int m = 0; m < 4; m++)
			marks += times_shown(say("KNOWLEDGE/MARKS.%d/SETTLED", m));
		assert_int_equal(marks, settled[i]);
		assert_int_equal(times_shown("KNOWLEDGE/REALLY_KNOWN"), marks == 4);
	}
	/* Known and settled are two things: the ring tells what we know. */
	assert_string_equal(shown("KNOWLEDGE/known_count"), "4");
	/* And it is lost again with what it stood on. */
	change("UPDATE fact SET removed_at = 1 WHERE question_id = 11");
	get("/people/1");
	assert_int_equal(times_shown("KNOWLEDGE/REALLY_KNOWN"), 0);
}

static void
the_two_sides_do_not_raise_each_other(void **state)
{
	(void)state;
	post("/people/new", "looks=red+coat");
	get("/people/1");
	assert_string_equal(shown("KNOWLEDGE/business_count"), "0");
	assert_string_equal(shown("KNOWLEDGE/personal_count"), "0");
	assert_int_equal(post("/people/1/change", "call_name=Fred&usual=tea&name_source=told"
	    "&since_year=2026&version=1"), 303);
	for (int stage = 1; stage <= 6; stage++)
		change("INSERT INTO fact (person_id, staff_id, kind, text, source, stage_id, learned_at) "
		    "VALUES (1, 1, 'habit', 'x', 'told', %d, 0)", stage == 6 ? 1 : stage);
	get("/people/1");
	assert_string_equal(shown("KNOWLEDGE/business_count"), "7");
	assert_string_equal(shown("KNOWLEDGE/personal_count"), "0");
	change("UPDATE fact SET removed_at = 1 WHERE stage_id = 2");
	answer_one(1, HOBBY, "Chess");
	get("/people/1");
	assert_string_equal(shown("KNOWLEDGE/business_count"), "6");
	assert_string_equal(shown("KNOWLEDGE/personal_count"), "1");
	/* A name that was heard is none they gave. */
	change("UPDATE person SET name_source = 'heard'");
	get("/people/1");
	assert_string_equal(shown("KNOWLEDGE/business_count"), "5");
}

static void
keep_it_to_business_asks_nothing_and_folds_the_personal_side(void **state)
{
	(void)state;
	start_page("Fred");
	trust(1, 3);
	assert_int_equal(post("/people/1/business", "business_only=yes"), 422);
	assert_string_equal(shown("business_why_error"), "Say why, in words you would say to them.");
	assert_int_equal(times_shown("BUSINESS_ONLY_YES"), 1);
	assert_int_equal(post("/people/1/business",
	    "business_only=yes&business_why=Reads+in+peace+before+work"), 303);
	for (int day = 0; day < 5; day++, tomorrow()) {
		assert_string_equal(suggested(1), "(not shown)");
		assert_int_equal(times_shown("KNOWLEDGE/NO_SUGGESTION"), 0);
	}
	get("/people/1");
	assert_string_equal(shown("KNOWLEDGE/BUSINESS/business_why"), "Reads in peace before work");
	assert_non_null(strstr(readable(), "Keep it to business:"));
	assert_non_null(strstr(answer.body, "<details class=\"folded\">"));
	assert_int_equal(times_shown("KNOWLEDGE/PERSONAL"), 0);
	assert_string_equal(standing(1, OTHERS, "LOCKED/opens_words"), "(not shown)");
	/* And back. */
	assert_int_equal(post("/people/1/business", "business_why=Reads"), 303);
	assert_string_equal(text_of("SELECT business_only || business_why FROM person"), "0");
	assert_string_not_equal(suggested(1), "(not shown)");
}

static void
others_of_the_same_school_are_listed(void **state)
{
	(void)state;
	for (int i = 1; i <= 4; i++)
		start_page(i == 1 ? "Fred" : say("Alice%d", i));
	answer_one(1, SCHOOL, "St Mary's, York, 1968");
	assert_string_equal(standing(1, SCHOOL, "OTHERS/OTHER/other_name"), "(not shown)");
	answer_one(2, SCHOOL, "st marys");
	answer_one(2, SCHOOL, "St Mary’s, until 1970");
	answer_one(3, SCHOOL, "St Peter's");
	answer_one(4, SCHOOL, "St Mary's");
	change("UPDATE person SET kind = 'supplier' WHERE id = 4");
	assert_string_equal(standing(1, SCHOOL, "OTHERS/OTHER/other_name"), "Alice2");
	assert_int_equal(times_shown("GROUPS.3/QUESTIONS.1/OTHERS/OTHER"), 1);
	assert_string_equal(standing(2, SCHOOL, "OTHERS/OTHER/other_name"), "Fred");
}

static const char *
questions(const char *besides_this)
{
	const char *fields = besides_this;

	for (int i = 1; i <= 12; i++) {
		fields = say("%s&words=%s", fields, i == 5 ? "What+do+you+love%3F" : say("Words+%d", i));
		fields = say("%s&opens=%d", fields, (int)number("SELECT opens FROM question WHERE id = %d", i));
		fields = say("%s&place=%d", fields, i == WORK ? 1
		    : (int)number("SELECT place FROM question WHERE id = %d", i));
	}
	return fields;
}

static void
the_owner_changes_words_steps_and_order(void **state)
{
	(void)state;
	start_page("Fred");
	as_owner();
	assert_int_equal(get("/questions"), 200);
	assert_int_equal(times_shown("GROUPS"), 4);
	assert_string_equal(shown("GROUPS.1/QUESTIONS.0/words"),
	    "What do you do when nobody wants anything of you?");
	/* A partner is never offered from the first step on. */
	assert_int_equal(times_shown("GROUPS.0/QUESTIONS.0/STEPS"), 3);
	assert_int_equal(times_shown("GROUPS.1/QUESTIONS.0/STEPS"), 4);
	assert_int_equal(post("/questions", questions("")), 303);
	/* Work was put first, and the others made room. */
	assert_string_equal(text_of("SELECT group_concat(id, ' ') FROM (SELECT id FROM question ORDER BY place)"),
	    "12 5 6 9 4 7 8 10 11 1 2 3");
	assert_int_equal(number("SELECT count(DISTINCT place) FROM question WHERE place BETWEEN 1 AND 12"), 12);
	as_staff();
	get("/people/1");
	assert_string_equal(shown("KNOWLEDGE/SUGGESTION/words"), "What do you love?");
}

static void
wrong_questions_are_refused(void **state)
{
	static const struct { const char *id, *from, *to, *field; } wrong[] = {
		{ "words", "words=Words+3&", "words=&", "words" },
		{ "whole", "words=Words+3&", "", "words" },
		{ "step", "&words=Words+4&opens=2", "&words=Words+4&opens=5", "opens" },
		{ "no step", "&words=Words+4&opens=2", "&words=Words+4&opens=", "opens" },
		{ "partner", "words=Words+1&opens=3", "words=Words+1&opens=1", "opens" },
		{ "place", "place=11", "place=13", "place" },
		{ "no place", "place=11", "place=", "place" },
		{ "word place", "place=11", "place=last", "place" },
	};
	const char *before;

	(void)state;
	as_owner();
	before = text_of("SELECT group_concat(words || opens || place) FROM question");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const char *right = questions("x=1"), *at = strstr(right, wrong[i].from);

		assert_non_null(at);
		if (post("/questions", say("%.*s%s%s", (int)(at - right), right, wrong[i].to,
		    at + strlen(wrong[i].from))) != 422)
			fail_msg("%s is taken", wrong[i].id);
		assert_string_not_equal(shown(say("%s_error", wrong[i].field)), "(not shown)");
		assert_int_equal(times_shown("GROUPS"), 4);
	}
	/* What was typed is still there. */
	assert_string_equal(shown("GROUPS.1/QUESTIONS.0/words"), "What do you love?");
	assert_string_equal(text_of("SELECT group_concat(words || opens || place) FROM question"), before);
	as_staff();
	assert_int_equal(post("/questions", questions("")), 403);
	assert_int_equal(get("/questions"), 403);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_new_face_is_asked_one_easy_thing),
		TEST(an_answer_is_kept_with_its_kind_and_its_interest),
		TEST(two_questions_are_never_shown_at_one_visit),
		TEST(what_was_answered_elsewhere_counts_as_asked),
		TEST(not_now_rests_for_sixty_days),
		TEST(never_ask_is_for_good_and_seen),
		TEST(questions_open_by_trust),
		TEST(a_new_face_is_never_asked_about_a_partner_or_children),
		TEST(each_state_is_said_by_hand_and_taken_back),
		TEST(what_is_not_right_is_refused),
		TEST(an_answer_sent_twice_is_one),
		TEST(really_known_is_earned_at_four_of_four),
		TEST(the_two_sides_do_not_raise_each_other),
		TEST(keep_it_to_business_asks_nothing_and_folds_the_personal_side),
		TEST(others_of_the_same_school_are_listed),
		TEST(the_owner_changes_words_steps_and_order),
		TEST(wrong_questions_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
