/*
 * An avatar begun from a segment: what its people share stands in the fitting blocks with how
 * many of them it is true of, and stays seen in them while it stands as it was drafted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { MANY = 40, LIVES_WITH = 3, THE_DAY, EATS = 9, SHOPS, LOVES, WANTS = 15, ANNOYS = 18 };

static void
put_habit(int person, const char *kind, const char *text, const char *interest)
{
	change("INSERT INTO fact (person_id, kind, text, interest_id, source, staff_id, learned_at) "
	       "VALUES (%d, '%s', '%s', %s, 'told', 2, 0)", person, kind, text, interest);
}

/*
 * Forty people: the first twelve like jazz, and of these ten ask for the origin, eight take a
 * cortado, six cannot stand noise and five told us of children.
 */
static void
put_people(void)
{
	as_owner();
	change("INSERT INTO interest (id, name, sort_name) VALUES (1, 'Jazz', 'jazz'), "
	       "(2, 'noise', 'noise')");
	for (int i = 1; i <= MANY; i++) {
		db_begin(book, DB_WRITE);
		put_person(say("Person %02d", i), "");
		db_end(book);
		if (i <= 12)
			put_habit(i, "likes", "Jazz", "1");
		if (i <= 10)
			put_habit(i, "habit", "asks where the beans come from", "NULL");
		if (i <= 8)
			change("INSERT INTO usual (person_id, name, place, staff_id, at) VALUES (%d, "
			       "'cortado', 1, 2, 0)", i);
		if (i <= 6)
			put_habit(i, "hates", "noise", "2");
		if (i <= 5)
			change("INSERT INTO knowledge (person_id, question_id, state, staff_id, at) "
			       "VALUES (%d, 2, 'known', 2, 0)", i);
	}
	change("INSERT INTO segment VALUES (1, 'Jazz people', 'jazz people', 'likes 1', 1, 1, 0, NULL), "
	       "(2, 'Nobody', 'nobody', 'visits 99', 1, 1, 0, NULL), "
	       "(3, 'The loud', 'the loud', 'dislikes 2\nusual cortado', 1, 1, 0, NULL)");
}

/* What stands in a block of the form. */
static const char *
block(int id, const char *what)
{
	for (int i = 0; i < times_shown("BLOCK_ROWS"); i++)
		if (strcmp(shown(say("BLOCK_ROWS.%d/row_block", i)), say("%d", id)) == 0)
			return shown(say("BLOCK_ROWS.%d/%s", i, what));
	return "(no block)";
}

/* All that was drafted, as the form sends it back. */
static const char *
seen(void)
{
	const char *fields = "";

	for (int i = 0; i < times_shown("SEEN"); i++)
		fields = say("%s&seen=%s", fields, encoded(shown(say("SEEN.%d/seen_rule", i))));
	return fields;
}

static const char *
rule_of(const char *text)
{
	return text_of("SELECT coalesce((SELECT rule FROM claim WHERE text = '%s' AND removed_at IS NULL), "
	    "'(no line)')", text);
}

static void
what_its_people_share_is_drafted_with_how_many_they_are(void **state)
{
	(void)state;
	put_people();
	assert_int_equal(get("/segments/1"), 200);
	assert_non_null(strstr(readable(), "Start an avatar from these people"));
	assert_int_equal(get("/avatars/new?segment=1"), 200);
	assert_string_equal(shown("DRAFTED_FROM/drafted_from"), "Jazz people");
	assert_string_equal(block(SHOPS, "row_text"), "Asks where the beans come from");
	assert_string_equal(block(SHOPS, "ROW_SEEN/SEEN_LINES/seen_count"), "10 of 12");
	assert_string_equal(block(EATS, "row_text"), "Cortado");
	assert_string_equal(block(EATS, "ROW_SEEN/SEEN_LINES/seen_count"), "8 of 12");
	assert_string_equal(block(ANNOYS, "row_text"), "Noise");
	assert_string_equal(block(LIVES_WITH, "row_text"), "Tells us of children");
	assert_string_equal(block(LIVES_WITH, "ROW_SEEN/SEEN_LINES/seen_count"), "5 of 12");
	/* And what the segment says of them all. */
	assert_string_equal(block(LOVES, "row_text"), "Jazz");
	assert_string_equal(block(LOVES, "ROW_SEEN/SEEN_LINES/seen_count"), "12 of 12");
	assert_int_equal(times_shown("STARTED"), 1);
	assert_int_equal(times_shown("FEW"), 0);
	/* And to whom it speaks is chosen. */
	assert_int_equal(times_shown("SEGMENTS/CHOSEN"), 1);
}

static void
of_everybody_too_what_few_do_is_not_what_they_share(void **state)
{
	(void)state;
	put_people();
	change("UPDATE segment SET rule = '' WHERE id = 1");
	assert_int_equal(get("/avatars/new?segment=1"), 200);
	/* Twelve of forty like jazz, eight have a cortado; six cannot stand noise. */
	assert_string_equal(block(LOVES, "row_text"), "Jazz");
	assert_string_equal(block(EATS, "row_text"), "Cortado");
	assert_string_equal(block(ANNOYS, "row_text"), "");
}

static void
a_line_that_stays_is_seen_and_one_in_other_words_is_our_guess(void **state)
{
	const char *drafted;

	(void)state;
	put_people();
	get("/avatars/new?segment=1");
	drafted = say("%s", seen());
	assert_int_equal(post("/avatars/new", say("avatar_name=Bruno&segment_id=1%s&block=10&claims="
	    "asks+where+the+beans+come+from%%0ANever+bargains&block=9&claims=A+cortado&block=18&claims=Noise",
	    drafted)), 303);
	assert_string_equal(rule_of("asks where the beans come from"),
	    "habit asks where the beans come from");
	assert_string_equal(rule_of("Never bargains"), "");
	assert_string_equal(rule_of("A cortado"), "");
	assert_string_equal(rule_of("Noise"), "dislikes 2");
	assert_int_equal(number("SELECT segment_id FROM avatar"), 1);
	/* Changed later it is a guess again, and the others stay. */
	get("/avatars/1/change");
	assert_string_equal(block(ANNOYS, "ROW_SEEN/SEEN_LINES/seen_count"), "6 of 12");
	assert_string_equal(block(EATS, "ROW_SEEN/SEEN_LINES/seen_count"), "(not shown)");
	assert_int_equal(post("/avatars/1/change", "avatar_name=Bruno&segment_id=1&version=1&block=10"
	    "&claims=Asks+where+the+beans+come+from&block=18&claims=Noise+of+all+kinds"), 303);
	assert_string_equal(rule_of("Asks where the beans come from"),
	    "habit asks where the beans come from");
	assert_string_equal(rule_of("Noise of all kinds"), "");
	assert_string_equal(rule_of("Noise"), "(no line)");
}

static void
in_another_block_it_is_the_same_line(void **state)
{
	(void)state;
	put_people();
	assert_int_equal(post("/avatars/new", "avatar_name=Bruno&segment_id=1&seen=usual+cortado&block=15"
	    "&claims=Cortado"), 303);
	assert_string_equal(rule_of("Cortado"), "usual cortado");
	assert_int_equal(number("SELECT block_id FROM claim"), WANTS);
}

static void
a_refused_draft_keeps_its_numbers(void **state)
{
	(void)state;
	put_people();
	get("/avatars/new?segment=1");
	assert_int_equal(post("/avatars/new", say("avatar_name=&segment_id=1%s&block=10&claims="
	    "Asks+where+the+beans+come+from%%0AHums", say("%s", seen()))), 422);
	assert_string_equal(block(SHOPS, "row_text"), "Asks where the beans come from\nHums");
	assert_string_equal(block(SHOPS, "ROW_SEEN/SEEN_LINES/seen_count"), "10 of 12");
	assert_string_equal(block(SHOPS, "ROW_SEEN/SEEN_LINES.1/seen_count"), "(not shown)");
	assert_true(times_shown("SEEN") >= 4);
	assert_int_equal(number("SELECT count(*) FROM avatar"), 0);
}

static void
few_people_make_no_picture(void **state)
{
	(void)state;
	put_people();
	assert_int_equal(get("/avatars/new?segment=3"), 200);
	assert_string_equal(shown("FEW/few_words"), "Only 6 people so far. Ten make a picture.");
	assert_string_equal(block(LOVES, "row_text"), "Jazz");
	assert_string_equal(block(ANNOYS, "ROW_SEEN/SEEN_LINES/seen_count"), "6 of 6");
	assert_int_equal(get("/avatars/new?segment=2"), 200);
	assert_string_equal(shown("FEW/few_words"),
	    "Nobody fits this segment so far. Ten make a picture.");
	assert_int_equal(times_shown("SEEN"), 0);
	assert_int_equal(times_shown("BLOCK_ROWS/ROW_SEEN"), 0);
}

static void
whoever_shares_nothing_begins_with_a_blank_page(void **state)
{
	(void)state;
	put_people();
	change("DELETE FROM fact");
	change("DELETE FROM usual");
	change("DELETE FROM knowledge");
	change("INSERT INTO segment VALUES (4, 'All', 'all', '', 1, 1, 0, NULL)");
	assert_int_equal(get("/avatars/new?segment=4"), 200);
	assert_int_equal(times_shown("STARTED_EMPTY"), 1);
	assert_int_equal(times_shown("SEEN"), 0);
}

static void
a_segment_that_is_gone_begins_nothing(void **state)
{
	(void)state;
	put_people();
	change("UPDATE segment SET removed_at = 1 WHERE id = 1");
	assert_int_equal(get("/avatars/new?segment=1"), 200);
	assert_int_equal(times_shown("SEEN"), 0);
	assert_string_equal(shown("DRAFTED_FROM/drafted_from"), "(not shown)");
	assert_int_equal(get("/avatars/new?segment=99"), 200);
	assert_int_equal(get("/avatars/new?segment=x"), 200);
	assert_int_equal(times_shown("SEEN"), 0);
}

static void
what_no_avatar_would_say_is_kept_with_no_line(void **state)
{
	static const char *const rules[] = { "age 30 40", "any", "likes 1%0Alikes 2", "not likes 1",
		"likes 77", "town bs6", "nonsense", "weekday someday" };

	(void)state;
	put_people();
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		assert_int_equal(post("/avatars/new", say("avatar_name=Al&segment_id=1&seen=%s&block=11"
		    "&claims=Jazz", rules[i])), 303);
	assert_int_equal(number("SELECT count(*) FROM claim WHERE rule <> ''"), 0);
	assert_int_equal(post("/avatars/new", say("avatar_name=Al&seen=%0201d&block=11&claims=Jazz", 1)), 422);
}

static void
a_very_long_habit_is_cut_to_a_line(void **state)
{
	const char *habit = "";

	(void)state;
	put_people();
	for (int i = 0; i < 24; i++)
		habit = say("%sé%d ", habit, i % 10 + 10);
	for (int i = 1; i <= 12; i++)
		put_habit(i, "habit", habit, "NULL");
	get("/avatars/new?segment=1");
	assert_non_null(strstr(block(SHOPS, "row_text"), "É10 é11 é12"));
	assert_non_null(strstr(block(SHOPS, "row_text"), "…"));
	assert_int_equal(post("/avatars/new", say("avatar_name=Al&segment_id=1%s&block=10&claims=%s",
	    say("%s", seen()), encoded(say("%s", block(SHOPS, "row_text"))))), 303);
	assert_int_equal(number("SELECT count(*) FROM claim WHERE rule <> ''"), 2);
	assert_true(number("SELECT max(length(text)) FROM claim") <= 90);
}

static void
in_a_shop_that_serves_nothing_what_they_take_is_what_they_want(void **state)
{
	(void)state;
	put_people();
	change("UPDATE shop SET kind = 'bookshop'");
	get("/avatars/new?segment=1");
	assert_string_equal(block(WANTS, "row_text"), "Cortado");
	assert_string_equal(block(EATS, "row_text"), "");
	/* A block that the shop leaves out is left out here too. */
	change("UPDATE block SET off = 1 WHERE id = 15");
	get("/avatars/new?segment=1");
	assert_string_equal(block(WANTS, "row_text"), "(no block)");
}

static void
staff_start_none(void **state)
{
	(void)state;
	put_people();
	as_staff();
	assert_int_equal(get("/avatars/new?segment=1"), 403);
	assert_int_equal(post("/avatars/new", "avatar_name=Al&segment_id=1&seen=likes+1&block=11&claims=Jazz"),
	    403);
	assert_int_equal(number("SELECT count(*) FROM claim"), 0);
}

static void
sent_twice_it_is_one(void **state)
{
	const char *form = "avatar_name=Al&segment_id=1&seen=likes+1&block=11&claims=Jazz";

	(void)state;
	put_people();
	for (int i = 0; i < 2; i++) {
		besides.key = "aaaaaaaaaaaaaaaaaaaaaa";
		assert_int_equal(post("/avatars/new", form), 303);
	}
	assert_int_equal(number("SELECT count(*) FROM claim WHERE rule = 'likes 1'"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_its_people_share_is_drafted_with_how_many_they_are),
		TEST(of_everybody_too_what_few_do_is_not_what_they_share),
		TEST(a_line_that_stays_is_seen_and_one_in_other_words_is_our_guess),
		TEST(in_another_block_it_is_the_same_line),
		TEST(a_refused_draft_keeps_its_numbers),
		TEST(few_people_make_no_picture),
		TEST(whoever_shares_nothing_begins_with_a_blank_page),
		TEST(a_segment_that_is_gone_begins_nothing),
		TEST(what_no_avatar_would_say_is_kept_with_no_line),
		TEST(a_very_long_habit_is_cut_to_a_line),
		TEST(in_a_shop_that_serves_nothing_what_they_take_is_what_they_want),
		TEST(staff_start_none),
		TEST(sent_twice_it_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
