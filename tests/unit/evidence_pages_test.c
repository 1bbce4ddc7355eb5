/*
 * The owner holds an avatar against real people: what is our guess and what is seen in whom,
 * what is different and what was answered, what drifts, and what may be quoted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { MANY = 40, MEMBERS = 20, DAY = 24 * 60 * 60, QUARTER = 92 * DAY };

/* What is in the book: two interests and the claims of Bruno. */
enum { JAZZ = 1, CHESS = 2, GUESSED = 1, LIKES_JAZZ = 2, LIKES_CHESS = 3 };

static void
likes(int person, int interest)
{
	change("INSERT INTO fact (person_id, kind, text, interest_id, source, staff_id, learned_at) "
	       "VALUES (%d, 'likes', '%s', %d, 'told', 2, 0)", person,
	    interest == JAZZ ? "Jazz" : "Chess", interest);
}

/*
 * Forty people, the first so many of whom take cortado: those are the segment.  Of these the
 * first twelve like jazz, two like chess, and all but two have the habit of asking.
 */
static void
put_people(int members)
{
	as_owner();
	change("INSERT INTO interest (id, name, sort_name) VALUES (1, 'Jazz', 'jazz'), (2, 'Chess', 'chess')");
	for (int i = 1; i <= MANY; i++) {
		db_begin(book, DB_WRITE);
		put_person(say("Person %02d", i), "");
		if (i <= members - 2)
			put_fact(i, "habit", "Asks where it grew");
		db_end(book);
		if (i <= members)
			change("INSERT INTO usual (person_id, name, place, staff_id, at) "
			       "VALUES (%d, 'Cortado', 1, 2, 0)", i);
		if (i <= 12)
			likes(i, JAZZ);
		if (i <= 2)
			likes(i, CHESS);
	}
}

/* Bruno speaks for the cortado people and says three things; one is a guess. */
static void
put_bruno(int members)
{
	put_people(members);
	change("INSERT INTO segment VALUES (1, 'Cortado people', 'cortado people', 'usual cortado', 1, 1, 0, NULL)");
	assert_int_equal(post("/avatars/new", "avatar_name=Bruno&pronoun=he&segment_id=1&block=1"
	    "&claims=Sound+engineer&block=11&claims=Old+records%0AA+game+of+chess"), 303);
	change("UPDATE claim SET rule = 'likes 1' WHERE id = 2");
	change("UPDATE claim SET rule = 'likes 2' WHERE id = 3");
}

static int
tell(const char *fields)
{
	return post("/avatars/1/evidence", fields);
}

static const char *
claims(void)
{
	return text_of("SELECT group_concat(block_id || ' ' || text || ' [' || rule || ']', ', ') FROM "
	    "(SELECT * FROM claim WHERE removed_at IS NULL ORDER BY block_id, place)");
}

static void
each_line_is_our_guess_or_seen_in_so_many(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	assert_int_equal(get("/avatars/1/evidence"), 200);
	assert_string_equal(shown("title"), "Bruno, held against real people");
	assert_string_equal(shown("SPEAKS/speaks_count"), "20 people");
	assert_string_equal(shown("held_words"),
	    "2 of 3 lines are held against real people, the others are our guess.");
	assert_string_equal(shown("HELD_BLOCKS.0/HELD/evidence_words"), "our guess");
	assert_string_equal(shown("HELD_BLOCKS.1/HELD.0/evidence_words"), "seen in 12 of 20");
	assert_string_equal(shown("HELD_BLOCKS.1/HELD.0/SHOWN_BY/shown_by"), "Those who like Jazz");
	assert_string_equal(shown("HELD_BLOCKS.1/HELD.0/HELD_METER/held_share"), "180");
	assert_string_equal(shown("HELD_BLOCKS.1/HELD.1/evidence_words"), "seen in 2 of 20");
	/* And so on its own page, where who serves reads it too. */
	get("/avatars/1");
	assert_int_equal(times_shown("BLOCKS.0/CLAIMS/GUESSED"), 1);
	assert_non_null(strstr(readable(), "seen in 12 of 20"));
	as_staff();
	get("/avatars/1");
	assert_non_null(strstr(readable(), "seen in 12 of 20"));
	/* Somebody learns more, and it is counted at once. */
	likes(13, JAZZ);
	get("/avatars/1");
	assert_non_null(strstr(readable(), "seen in 13 of 20"));
}

static void
the_number_opens_exactly_those_people(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	likes(33, JAZZ);
	assert_int_equal(get("/avatars/1/evidence/people?claim=2"), 200);
	assert_string_equal(shown("evidence_words"), "Seen in 12 of 20 Cortado people");
	assert_string_equal(shown("shown_by"), "Those who like Jazz");
	assert_int_equal(times_shown("MEMBERS"), 12);
	assert_string_equal(shown("MEMBERS.0/member_name"), "Person 01");
	assert_string_equal(shown("MEMBERS.11/member_name"), "Person 12");
	assert_int_equal(get("/avatars/1/evidence/people?claim=2&after=11"), 200);
	assert_int_equal(times_shown("MEMBERS"), 1);
	assert_int_equal(times_shown("NOT_FIRST"), 1);
	/* A guess has no people, nor has what is another's or was taken off. */
	assert_int_equal(get("/avatars/1/evidence/people?claim=1"), 404);
	assert_int_equal(get("/avatars/1/evidence/people"), 404);
	assert_int_equal(get("/avatars/2/evidence/people?claim=2"), 404);
	change("UPDATE claim SET removed_at = 1 WHERE id = 2");
	assert_int_equal(get("/avatars/1/evidence/people?claim=2"), 404);
}

static void
a_long_list_goes_on_after_fifty(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	db_begin(book, DB_WRITE);
	for (int i = MANY + 1; i <= MANY + 60; i++)
		put_person(say("Person %02d", i), "");
	db_end(book);
	for (int i = MANY + 1; i <= MANY + 60; i++) {
		likes(i, JAZZ);
		change("INSERT INTO usual (person_id, name, place, staff_id, at) "
		       "VALUES (%d, 'Cortado', 1, 2, 0)", i);
	}
	get("/avatars/1/evidence/people?claim=2");
	assert_string_equal(shown("evidence_words"), "Seen in 72 of 80 Cortado people");
	assert_int_equal(times_shown("MEMBERS"), 50);
	get(say("/avatars/1/evidence/people?claim=2&after=%s", shown("GOES_ON/after")));
	assert_int_equal(times_shown("MEMBERS"), 22);
	assert_int_equal(times_shown("GOES_ON"), 0);
}

static void
the_owner_says_what_shows_a_guess_and_takes_it_back(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	assert_int_equal(get("/avatars/1/evidence?claim=1"), 200);
	assert_string_equal(shown("HELD_BLOCKS.0/HELD/CHOSEN/SHARED_OPTIONS.0/option_rule"), "habit asks where it grew");
	assert_string_equal(shown("HELD_BLOCKS.0/HELD/CHOSEN/SHARED_OPTIONS.0/option_words"),
	    "have the habit: Asks where it grew (18 of 20)");
	assert_int_equal(times_shown("HELD_BLOCKS.0/HELD/CHOSEN/FOUND_OPTIONS"), 0);
	/* And what is looked for: an interest, or a word of a habit. */
	get("/avatars/1/evidence?claim=1&q=che");
	assert_string_equal(shown("HELD_BLOCKS.0/HELD/CHOSEN/FOUND_OPTIONS/found_rule"), "likes 2");
	assert_string_equal(shown("HELD_BLOCKS.0/HELD/CHOSEN/FOUND_OPTIONS/found_words"), "like Chess (2 of 20)");
	get("/avatars/1/evidence?claim=1&q=grew");
	assert_string_equal(shown("HELD_BLOCKS.0/HELD/CHOSEN/FOUND_OPTIONS/found_rule"), "habit asks where it grew");
	get("/avatars/1/evidence?claim=1&q=cort");
	assert_string_equal(shown("HELD_BLOCKS.0/HELD/CHOSEN/FOUND_OPTIONS/found_rule"), "usual cortado");
	get("/avatars/1/evidence?claim=1&q=%22%28%27");
	assert_int_equal(times_shown("HELD_BLOCKS.0/HELD/CHOSEN/FOUND_NOTHING"), 1);
	assert_int_equal(tell("act=show&claim=1&rule=habit+asks+where+it+grew"), 303);
	assert_string_equal(location(), "/avatars/1/evidence?saved=yes");
	get(location());
	assert_string_equal(shown("HELD_BLOCKS.0/HELD/evidence_words"), "seen in 18 of 20");
	assert_int_equal(tell("act=guess&claim=1"), 303);
	get("/avatars/1/evidence");
	assert_string_equal(shown("HELD_BLOCKS.0/HELD/evidence_words"), "our guess");
	assert_int_equal(number("SELECT count(*) FROM claim_season WHERE claim_id = 1"), 0);
}

static void
a_line_keeps_what_shows_it_while_its_text_stays(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	assert_int_equal(post("/avatars/1/change", "avatar_name=Bruno&version=1&segment_id=1&block=11"
	    "&claims=Old+records%0AA+game+of+cards"), 303);
	assert_string_equal(claims(), "1 Sound engineer [], 11 Old records [likes 1], 11 A game of cards []");
}

static void
what_they_share_and_the_page_does_not_say_is_accepted(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("THEY_DO"), 1);
	assert_string_equal(shown("THEY_DO/do_words"), "18 have the habit: Asks where it grew");
	assert_string_equal(shown("THEY_DO/do_why"), "18 of 20 here, 18 of 40 of everyone");
	assert_int_equal(tell("act=add&rule=habit+asks+where+it+grew"), 303);
	assert_string_equal(claims(), "1 Sound engineer [], 10 Asks where it grew "
	    "[habit asks where it grew], 11 Old records [likes 1], 11 A game of chess [likes 2]");
	/* Sent twice it is one line, and the answer has its day. */
	assert_int_equal(tell("act=add&rule=habit+asks+where+it+grew"), 303);
	assert_int_equal(number("SELECT count(*) FROM claim"), 4);
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("THEY_DO"), 0);
	assert_string_equal(shown("ANSWERED/answered_words"), "They have the habit: Asks where it grew");
	assert_string_equal(shown("ANSWERED/answered_about"), "Accepted by Theo, Tuesday 17 November");
	assert_int_equal(times_shown("ANSWERED/LOOK_AGAIN"), 0);
}

static void
a_guess_that_says_so_already_is_shown_by_it(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	post("/avatars/1/change", "avatar_name=Bruno&version=1&segment_id=1&block=10"
	    "&claims=asks+where+it+GREW");
	assert_int_equal(tell("act=add&rule=habit+asks+where+it+grew"), 303);
	assert_non_null(strstr(claims(), "10 asks where it GREW [habit asks where it grew]"));
	assert_int_equal(number("SELECT count(*) FROM claim"), 4);
}

static void
a_full_block_leads_to_the_next_and_no_room_is_said(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	for (int i = 0; i < 8; i++)
		change("INSERT INTO claim (avatar_id, block_id, text, place, staff_id, at) "
		       "SELECT 1, id, 'Line %d', %d, 1, 0 FROM block WHERE id <> 11", i, i);
	assert_int_equal(tell("act=add&rule=habit+asks+where+it+grew"), 303);
	assert_non_null(strstr(claims(), "11 Asks where it grew [habit asks where it grew]"));
	for (int i = 0; i < 5; i++)
		change("INSERT INTO claim (avatar_id, block_id, text, place, staff_id, at) "
		       "VALUES (1, 11, 'More %d', %d, 1, 0)", i, 10 + i);
	assert_int_equal(tell("act=add&rule=usual+cortado"), 422);
	assert_string_equal(shown("PROBLEM/PROBLEMS/complaint"),
	    "There is no room for one more line. Take one off first.");
}

static void
what_is_dismissed_stays_away_until_it_is_looked_at_again(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	assert_int_equal(tell("act=dismiss&rule=habit+asks+where+it+grew"), 303);
	assert_int_equal(tell("act=dismiss&rule=habit+asks+where+it+grew"), 303);
	assert_int_equal(number("SELECT count(*) FROM difference"), 1);
	pass(40 * DAY);
	as_owner();
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("THEY_DO"), 0);
	assert_string_equal(shown("ANSWERED/answered_about"), "Dismissed by Theo, Tuesday 17 November");
	assert_int_equal(times_shown("ANSWERED/LOOK_AGAIN"), 1);
	assert_int_equal(tell("act=again&rule=habit+asks+where+it+grew"), 303);
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("THEY_DO"), 1);
	assert_int_equal(times_shown("ANSWERED"), 0);
}

static void
what_the_page_says_and_they_do_not_is_taken_off_and_put_back(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("THEY_DO_NOT"), 1);
	assert_string_equal(shown("THEY_DO_NOT/not_text"), "A game of chess");
	assert_string_equal(shown("THEY_DO_NOT/not_why"), "He loves, seen in 2 of 20");
	assert_int_equal(tell("act=drop&claim=3&rule=not+likes+2"), 303);
	assert_string_equal(location(), "/avatars/1/evidence?dropped=3");
	get(location());
	assert_string_equal(shown("DROPPED/dropped_text"), "A game of chess");
	assert_int_equal(times_shown("THEY_DO_NOT"), 0);
	assert_string_equal(shown("ANSWERED/answered_words"), "They do not: like Chess");
	assert_int_equal(tell("act=drop&claim=3"), 422);
	assert_string_equal(shown("PROBLEM/PROBLEMS/complaint"), "This line is no longer on the page.");
	assert_int_equal(tell("act=back&claim=3"), 303);
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("THEY_DO_NOT"), 1);
	assert_int_equal(times_shown("ANSWERED"), 0);
	/* Or it stays, and is not asked again. */
	assert_int_equal(tell("act=dismiss&claim=3&rule=not+likes+2"), 303);
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("THEY_DO_NOT"), 0);
	assert_string_equal(text_of("SELECT text FROM claim WHERE id = 3 AND removed_at IS NULL"),
	    "A game of chess");
}

static void
it_drifts_when_fewer_do_it_than_a_season_ago(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	/* In autumn the first visit of the month keeps how it stands. */
	log_visit("person=1");
	assert_string_equal(text_of("SELECT quarter || ' ' || fit || ' of ' || people FROM claim_season "
	    "WHERE claim_id = 2"), say("%d 12 of 20", THE_YEAR * 4 + 3));
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("NO_DRIFT"), 1);
	pass(QUARTER);
	as_owner();
	change("UPDATE fact SET removed_at = 1 WHERE interest_id = 1 AND person_id <= 5");
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("DRIFTS"), 2);
	assert_string_equal(shown("DRIFTS.0/drift_text"), "Old records");
	assert_string_equal(shown("DRIFTS.0/drift_words"), "Down from 12 to 7 of 20 since autumn.");
	assert_int_equal(times_shown("DRIFTS.0/DRIFTING"), 1);
	assert_string_equal(shown("CHANGING/changing_words"), "Down from 12 to 7 of 20 since autumn.");
	assert_string_equal(shown("DRIFTS.1/drift_words"), "2 of 20, as in autumn.");
	assert_int_equal(times_shown("DRIFTS.1/STILL_TRUE"), 1);
	assert_string_equal(shown("DRIFTS.0/drift_line"), "M0 24L300 39");
	assert_string_equal(shown("DRIFTS.0/DRIFT_QUARTERS.0/drift_when"), "autumn");
	/* The winter is kept too, and the spring is held against it. */
	log_visit("person=1");
	pass(QUARTER);
	as_owner();
	for (int i = 1; i <= 5; i++)
		likes(i, JAZZ);
	get("/avatars/1/evidence");
	assert_string_equal(shown("DRIFTS.0/drift_words"), "Up from 7 to 12 of 20 since winter.");
	assert_int_equal(times_shown("DRIFTS.0/DRIFT_QUARTERS"), 3);
	assert_string_equal(shown("DRIFTS.0/drift_line"), "M0 24L150 39L300 24");
}

static void
what_was_kept_of_other_people_or_another_rule_is_forgotten(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	change("INSERT INTO segment VALUES (2, 'All', 'all', '', 1, 1, 0, NULL)");
	for (int claim = 2; claim <= 3; claim++)
		change("INSERT INTO claim_season VALUES (%d, %d, 1, 20)", claim, THE_YEAR * 4 + 2);
	tell("act=show&claim=2&rule=likes+2");
	assert_int_equal(number("SELECT count(*) FROM claim_season WHERE quarter < %d", THE_YEAR * 4 + 3), 1);
	/* From now on it is kept of the new one. */
	assert_int_equal(number("SELECT fit FROM claim_season WHERE claim_id = 2"), 2);
	post("/avatars/1/change", "avatar_name=Bruno&version=1&segment_id=2");
	assert_int_equal(number("SELECT count(*) FROM claim_season WHERE people <> 40"), 0);
	post("/segments/2/add", "rule=likes+1");
	assert_int_equal(number("SELECT count(*) FROM claim_season WHERE people <> 12"), 0);
}

static void
too_few_people_make_no_picture(void **state)
{
	(void)state;
	put_bruno(3);
	get("/avatars/1/evidence");
	assert_string_equal(shown("FEW/few_words"), "Only 3 people so far. Ten make a picture.");
	assert_int_equal(times_shown("THEY_DO") + times_shown("THEY_DO_NOT"), 0);
	assert_int_equal(times_shown("NO_DIFFERENCE"), 0);
	change("DELETE FROM usual");
	assert_int_equal(get("/avatars/1/evidence"), 200);
	assert_string_equal(shown("FEW/few_words"), "Nobody so far. Ten make a picture.");
	assert_string_equal(shown("HELD_BLOCKS.1/HELD/evidence_words"), "nobody to see it in yet");
}

static void
who_speaks_for_nobody_is_held_against_everybody(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	change("UPDATE avatar SET segment_id = NULL");
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("SPEAKS_FOR_NOBODY"), 1);
	assert_string_equal(shown("HELD_BLOCKS.1/HELD.0/evidence_words"), "seen in 12 of 40");
	assert_int_equal(times_shown("THEY_DO") + times_shown("THEY_DO_NOT"), 0);
	/* So it is when the segment was taken out. */
	change("UPDATE avatar SET segment_id = 1");
	change("UPDATE segment SET removed_at = 1");
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("SPEAKS_FOR_NOBODY"), 1);
	get("/avatars/1/evidence/people?claim=2");
	assert_string_equal(shown("evidence_words"), "Seen in 12 of 40 people");
}

static void
what_showed_it_and_is_gone_leaves_a_guess(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	change("UPDATE fact SET interest_id = NULL WHERE interest_id = 1");
	change("DELETE FROM interest WHERE id = 1");
	get("/avatars/1/evidence");
	assert_string_equal(shown("HELD_BLOCKS.1/HELD.0/evidence_words"), "our guess");
	assert_string_equal(shown("HELD_BLOCKS.1/HELD.0/SHOWN_BY/shown_by"),
	    "What showed it is no longer in the book.");
	assert_int_equal(get("/avatars/1/evidence/people?claim=2"), 404);
	assert_int_equal(get("/avatars/1"), 200);
	assert_int_equal(tell("act=show&claim=1&rule=likes+1"), 422);
	assert_string_equal(shown("PROBLEM/PROBLEMS/complaint"),
	    "That cannot be asked of the book any more. Choose again.");
	log_visit("person=1");
	assert_int_equal(number("SELECT count(*) FROM claim_season WHERE claim_id = 2"), 0);
}

static void
what_is_no_rule_of_one_line_is_refused_and_nothing_is_lost(void **state)
{
	static const char *const wrong[] = { "", "nonsense", "any", "likes+1%0Alikes+2", "visits+x",
		"likes+77", "usual+nothing+known" };
	const char *before;

	(void)state;
	put_bruno(MEMBERS);
	before = claims();
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_int_equal(tell(say("act=show&claim=1&rule=%s", wrong[i])), 422);
		assert_int_equal(tell(say("act=add&rule=%s", wrong[i])), 422);
		assert_int_equal(tell(say("act=dismiss&rule=%s", wrong[i])), 422);
	}
	assert_int_equal(tell("act=add&rule=not+likes+1"), 422);
	assert_int_equal(tell("act=show&claim=77&rule=likes+1"), 422);
	assert_int_equal(tell("act=guess"), 422);
	assert_int_equal(tell("claim=1"), 422);
	assert_int_equal(tell("act=burn"), 422);
	assert_string_equal(claims(), before);
	assert_int_equal(number("SELECT count(*) FROM difference"), 0);
	assert_int_equal(get("/avatars/9/evidence"), 404);
	assert_int_equal(post("/avatars/9/evidence", "act=guess&claim=1"), 404);
}

static void
opinion(int person, const char *text, const char *source)
{
	change("INSERT INTO fact (person_id, kind, text, source, staff_id, learned_at) "
	       "VALUES (%d, 'opinion', '%s', '%s', 2, %d)", person, text, source, person);
}

static void
quotes_hold_no_name_and_nothing_that_is_not_for_everybody(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	opinion(1, "The new cycle lane is a mess", "told");
	opinion(2, "Nobody bakes like you do", "told");
	opinion(3, "Smaller cups would do", "told");
	opinion(4, "The window seat is the best one", "told");
	/* None of these: a name, another’s, the team’s, heard, private, business, no member. */
	opinion(5, "Person makes the best tea", "told");
	opinion(6, "The cake of Margaret is dry", "told");
	opinion(7, "It is theo who makes it warm", "told");
	opinion(8, "The music is too loud", "heard");
	opinion(9, "His divorce and the debts weigh on him", "told");
	opinion(10, "The shop should open at seven", "told");
	change("UPDATE person SET business_only = 1 WHERE id = 10");
	opinion(30, "The chairs are too hard", "told");
	change("INSERT INTO fact (person_id, kind, text, source, staff_id, learned_at) "
	       "VALUES (11, 'bothers', 'Being called by the first name', 'told', 2, 99)");
	change("UPDATE person SET came = 2, regular_hand = 1 WHERE id = 4");
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("QUOTES"), 3);
	assert_string_equal(shown("QUOTES.0/quote_text"), "The window seat is the best one");
	assert_string_equal(shown("QUOTES.0/quote_who"), "a Tuesday regular");
	assert_string_equal(shown("QUOTES.1/quote_text"), "Smaller cups would do");
	assert_string_equal(shown("QUOTES.2/quote_text"), "Nobody bakes like you do");
	change("UPDATE fact SET removed_at = 1 WHERE kind = 'opinion' AND person_id < 5");
	get("/avatars/1/evidence");
	assert_int_equal(times_shown("QUOTES"), 0);
}

static void
only_the_owner_holds_it_against_people(void **state)
{
	(void)state;
	put_bruno(MEMBERS);
	as_staff();
	assert_int_equal(get("/avatars/1/evidence"), 403);
	assert_int_equal(get("/avatars/1/evidence/people?claim=2"), 403);
	assert_int_equal(tell("act=guess&claim=2"), 403);
	/* Who serves reads the number, and is not led to the people. */
	get("/avatars/1");
	assert_int_equal(times_shown("BLOCKS.3/CLAIMS.0/SEEN_LINK"), 0);
	assert_int_equal(times_shown("BLOCKS.3/CLAIMS.0/SEEN_PLAIN"), 1);
	as_owner();
	get("/avatars/1");
	assert_int_equal(times_shown("BLOCKS.3/CLAIMS.0/SEEN_LINK"), 1);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(each_line_is_our_guess_or_seen_in_so_many),
		TEST(the_number_opens_exactly_those_people),
		TEST(a_long_list_goes_on_after_fifty),
		TEST(the_owner_says_what_shows_a_guess_and_takes_it_back),
		TEST(a_line_keeps_what_shows_it_while_its_text_stays),
		TEST(what_they_share_and_the_page_does_not_say_is_accepted),
		TEST(a_guess_that_says_so_already_is_shown_by_it),
		TEST(a_full_block_leads_to_the_next_and_no_room_is_said),
		TEST(what_is_dismissed_stays_away_until_it_is_looked_at_again),
		TEST(what_the_page_says_and_they_do_not_is_taken_off_and_put_back),
		TEST(it_drifts_when_fewer_do_it_than_a_season_ago),
		TEST(what_was_kept_of_other_people_or_another_rule_is_forgotten),
		TEST(too_few_people_make_no_picture),
		TEST(who_speaks_for_nobody_is_held_against_everybody),
		TEST(what_showed_it_and_is_gone_leaves_a_guess),
		TEST(what_is_no_rule_of_one_line_is_refused_and_nothing_is_lost),
		TEST(quotes_hold_no_name_and_nothing_that_is_not_for_everybody),
		TEST(only_the_owner_holds_it_against_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
