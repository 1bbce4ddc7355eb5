/*
 * The owner's segments: rules written by choosing, counted at once, kept month by month, with
 * a plain word where they say too little.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { MANY = 40 };

/*
 * Forty people: the first ten like jazz, those of even ids live in BS6, the first fifteen
 * take cortado, and all but the last are over thirty.
 */
static void
put_people(void)
{
	as_owner();
	change("INSERT INTO interest (id, name, sort_name) VALUES (1, 'Jazz', 'jazz')");
	for (int i = 1; i <= MANY; i++) {
		db_begin(book, DB_WRITE);
		put_person(say("Person %02d", i), "");
		db_end(book);
		if (i % 2 == 0)
			change("UPDATE person SET town = 'BS6' WHERE id = %d", i);
		if (i <= 10)
			change("INSERT INTO fact (person_id, kind, text, interest_id, source, staff_id, "
			       "learned_at) VALUES (%d, 'likes', 'Jazz', 1, 'told', 2, 0)", i);
		if (i <= 15)
			change("INSERT INTO usual (person_id, name, place, staff_id, at) VALUES (%d, "
			       "'Cortado', 1, 2, 0)", i);
		if (i < MANY)
			change("UPDATE person SET birth_year = %d WHERE id = %d", THE_YEAR - 40, i);
	}
}

static int
save(const char *name, const char *rows)
{
	return post("/segments/new", say("act=save&name=%s%s", encoded(name), rows));
}

/* One line of the form; several are written one behind the other. */
static const char *
line(const char *what, const char *join, const char *value, const char *to)
{
	return say("&line=%s&join=%s&value=%s&to=%s", encoded(what), join, encoded(value), to);
}

#define LIKES_JAZZ line("0 likes", "and", "1", "")
#define IN_BS6     line("0 town", "and", "bs6", "")
#define OF_FORTY   line("0 age", "and", "30", "45")

static void
an_empty_book_asks_who_they_are(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(get("/segments"), 200);
	assert_non_null(strstr(readable(), "Who are they, really?"));
	assert_int_equal(get("/segments/new"), 200);
	assert_string_equal(shown("COUNTED/segment_share"), "Nobody fits all of these rules.");
	assert_int_equal(get("/segments/7"), 404);
	assert_int_equal(get("/segments/7/people.csv"), 404);
}

static void
a_segment_is_saved_counted_and_listed(void **state)
{
	(void)state;
	put_people();
	assert_int_equal(save("Bean people", say("%s%s", LIKES_JAZZ, line("0 town", "not", "bs6", ""))),
	    303);
	assert_string_equal(location(), "/segments/1?saved=yes");
	assert_string_equal(text_of("SELECT rule FROM segment"), "likes 1\nnot town bs6");
	get("/segments/1?saved=yes");
	assert_string_equal(shown("SEGMENT/segment_name"), "Bean people");
	assert_string_equal(shown("SEGMENT/segment_count"), "5");
	assert_string_equal(shown("SEGMENT/segment_share"), "1 in 8 of everyone you know.");
	assert_string_equal(shown("rule_words"),
	    "People who like Jazz, but not those who live in: BS6");
	assert_string_equal(shown("RULE_LINES.1/line_join"), "but not");
	assert_int_equal(times_shown("MEMBERS"), 5);
	assert_string_equal(shown("MEMBERS.0/member_name"), "Person 01");
	assert_string_equal(shown("MEMBERS.4/member_name"), "Person 09");
	assert_string_equal(shown("SEGMENT/NOTE_GOOD/built_words"),
	    "1 thing they love, 1 about age and place.");
	/* Somebody more, who is no customer, and one who is. */
	change("UPDATE person SET town = '' WHERE id = 2");
	change("UPDATE person SET kind = 'supplier' WHERE id = 1");
	get("/segments");
	assert_string_equal(shown("SEGMENT_ROWS/row_count"), "5");
	assert_string_equal(shown("MEMBERS.0/member_name"), "Person 02");
}

static void
lines_are_added_left_out_and_grouped_without_script(void **state)
{
	(void)state;
	put_people();
	assert_int_equal(post("/segments/new", "act=add+loves&add_loves=likes&name=Either"), 200);
	assert_string_equal(shown("RULE_ROWS.0/row_what"), "likes");
	assert_string_equal(shown("COUNTED/segment_count"), "10");
	/* Nothing is kept yet. */
	assert_int_equal(number("SELECT count(*) FROM segment"), 0);
	assert_string_equal(shown("name"), "Either");
	post("/segments/new", say("act=add+is&add_is=town%s", LIKES_JAZZ));
	assert_int_equal(times_shown("RULE_ROWS"), 2);
	assert_string_equal(shown("COUNTED/segment_count"), "5");
	/* Either of both. */
	post("/segments/new", say("act=in+1%s%s", LIKES_JAZZ, IN_BS6));
	assert_int_equal(times_shown("RULE_ROWS"), 3);
	assert_string_equal(shown("RULE_ROWS.0/row_what"), "group");
	assert_string_equal(shown("RULE_ROWS.2/row_depth"), "1");
	assert_string_equal(shown("RULE_ROWS.2/yes_words"), "or");
	assert_string_equal(shown("COUNTED/segment_count"), "25");
	/* All of both, and out of the group again. */
	post("/segments/new", say("act=count%s%s%s", line("0 group", "and", "all", ""),
	    line("1 likes", "and", "1", ""), line("1 town", "and", "bs6", "")));
	assert_string_equal(shown("COUNTED/segment_count"), "5");
	post("/segments/new", say("act=out+2%s%s%s", line("0 group", "not", "any", ""),
	    line("1 likes", "and", "1", ""), line("1 town", "and", "bs6", "")));
	assert_int_equal(times_shown("RULE_ROWS"), 2);
	assert_string_equal(shown("COUNTED/counted_words"),
	    "People who live in: BS6, but not those who like Jazz");
	post("/segments/new", say("act=drop+0%s%s", LIKES_JAZZ, IN_BS6));
	assert_int_equal(times_shown("RULE_ROWS"), 1);
	assert_string_equal(shown("COUNTED/segment_count"), "20");
	/* And what cannot be is passed over. */
	assert_int_equal(post("/segments/new", say("act=in+0%s", LIKES_JAZZ)), 200);
	assert_int_equal(post("/segments/new", say("act=out+0%s", LIKES_JAZZ)), 200);
	assert_int_equal(post("/segments/new", say("act=drop+77%s", LIKES_JAZZ)), 200);
	assert_int_equal(times_shown("RULE_ROWS"), 1);
}

static void
groups_go_four_deep_and_come_back_as_they_were_saved(void **state)
{
	char rows[2000] = "";

	(void)state;
	put_people();
	for (int i = 0; i < 4; i++) {
		snprintf(rows + strlen(rows), sizeof rows - strlen(rows), "%s%s",
		    line(say("%d group", i), "and", i % 2 ? "all" : "any", ""),
		    line(say("%d town", i + 1), "not", "bs6", ""));
	}
	strcat(rows, line("4 likes", "and", "1", ""));
	assert_int_equal(save("Deep", rows), 303);
	assert_string_equal(text_of("SELECT rule FROM segment"), "any\n not town bs6\n all\n  not town "
	    "bs6\n  any\n   not town bs6\n   all\n    not town bs6\n    likes 1");
	get("/segments/1/change");
	assert_int_equal(times_shown("RULE_ROWS"), 9);
	assert_int_equal(post("/segments/new", say("act=in+8%s", rows)), 422);
	assert_string_equal(shown("line_error"), "A group can be four deep and no deeper.");
	assert_int_equal(times_shown("RULE_ROWS"), 9);
}

static void
bad_rules_are_refused_with_a_sentence_and_nothing_is_lost(void **state)
{
	char many[12000] = "";

	(void)state;
	put_people();
	/* An unknown condition. */
	assert_int_equal(save("Odd", say("%s%s", LIKES_JAZZ, line("0 shoesize", "and", "42", ""))), 422);
	assert_string_equal(shown("line_error"),
	    "There is no condition “shoesize”. It is left out below.");
	assert_string_equal(shown("RULE_ROWS.0/row_what"), "likes");
	assert_string_equal(shown("name"), "Odd");
	/* A number that is none stands there as typed. */
	assert_int_equal(save("Odd", line("0 visits", "and", "many", "")), 422);
	assert_string_equal(shown("RULE_ROWS.0/ROW_ASKS/ASKS_NUMBER/row_value"), "many");
	assert_string_equal(shown("line_error"),
	    "“How often they have come” wants a whole number from 1 to 9999.");
	/* An interest that is not in the book. */
	assert_int_equal(save("Odd", say("%s%s", LIKES_JAZZ, line("0 likes", "and", "99", ""))), 422);
	assert_string_equal(shown("line_error"), "“What they like” asks for something that is no "
	    "longer in the book. Choose again, or leave the line out.");
	assert_int_equal(times_shown("RULE_ROWS"), 2);
	/* A depth of fifty, and more lines than a rule may have. */
	assert_int_equal(save("Odd", line("50 likes", "and", "1", "")), 422);
	assert_string_equal(shown("line_error"), "A group can be four deep and no deeper.");
	for (int i = 0; i < 60; i++)
		strcat(many, "&line=0+regular&join=and&value=&to=");
	assert_int_equal(save("Odd", many), 422);
	assert_string_equal(shown("line_error"), "A rule has at most 40 lines.");
	assert_int_equal(times_shown("RULE_ROWS"), 60);
	/* No name, or one that is taken. */
	assert_int_equal(save("", LIKES_JAZZ), 422);
	assert_string_equal(shown("name_error"), "Give them a name: Bean people, Saturday families.");
	assert_int_equal(save("Jazz", LIKES_JAZZ), 303);
	assert_int_equal(save("JAZZ", LIKES_JAZZ), 422);
	assert_string_equal(shown("name_error"), "There is a segment “JAZZ” already.");
	assert_int_equal(number("SELECT count(*) FROM segment"), 1);
}

static void
what_is_asked_for_may_leave_the_book(void **state)
{
	(void)state;
	put_people();
	save("Jazz", LIKES_JAZZ);
	change("UPDATE fact SET interest_id = NULL");
	change("DELETE FROM interest");
	get("/segments/1");
	assert_string_equal(shown("rule_words"),
	    "People who like something that is no longer in the book");
	assert_string_equal(shown("SEGMENT/segment_count"), "0");
	get("/segments/1/change");
	assert_string_equal(shown("RULE_ROWS/ROW_ASKS/ASKS_CHOICE/VALUES/option_words"),
	    "No longer in the book");
	assert_int_equal(post("/segments/1/change", say("act=save&name=Jazz%s", LIKES_JAZZ)), 422);
	assert_int_equal(post("/segments/1/change", say("act=save&name=Jazz%s", IN_BS6)), 303);
}

static void
age_and_place_only_gets_a_plain_warning_until_one_habit_is_added(void **state)
{
	(void)state;
	put_people();
	save("BS6, 30 to 45", say("%s%s", OF_FORTY, IN_BS6));
	get("/segments/1");
	assert_string_equal(shown("SEGMENT_ROWS/ROW_WARNING/row_warning"), "Age and place only");
	assert_non_null(strstr(readable(), "This only says where they live and how old they are."));
	assert_string_equal(shown("SEGMENT/segment_count"), "19");
	/* Jazz is liked by 5 of these 19 and by 10 of all 40: nothing of their own. */
	assert_int_equal(times_shown("SHARED"), 0);
	for (int i = 2; i <= 20; i += 2)
		change("INSERT INTO fact (person_id, kind, text, source, staff_id, learned_at) VALUES "
		       "(%d, 'habit', 'Reads the paper', 'seen', 2, 0)", i);
	get("/segments/1");
	assert_string_equal(shown("SHARED/SHARED_ROWS/shared_words"),
	    "10 have the habit: Reads the paper");
	assert_string_equal(shown("SHARED/SHARED_ROWS/shared_why"),
	    "10 of 19 here, 10 of 40 of everyone");
	assert_int_equal(post("/segments/1/add", say("rule=%s", encoded(shown("SHARED/SHARED_ROWS/shared_rule")))), 303);
	get("/segments/1");
	assert_string_equal(shown("SEGMENT_ROWS/ROW_WARNING/row_warning"), "(not shown)");
	assert_null(strstr(readable(), "This only says where they live"));
	assert_string_equal(shown("SEGMENT/NOTE_GOOD/built_words"),
	    "1 thing they do, 2 about age and place.");
	assert_string_equal(shown("SEGMENT/segment_count"), "10");
	/* What is no line is not added. */
	assert_int_equal(post("/segments/1/add", "rule=shoesize+4"), 422);
	assert_string_equal(shown("rule_error"), "There is no condition “shoesize”.");
	assert_int_equal(post("/segments/1/add", "rule="), 422);
}

static void
no_condition_or_nearly_everybody_is_anyone(void **state)
{
	(void)state;
	put_people();
	save("All", "");
	get("/segments/1");
	assert_string_equal(shown("SEGMENT_ROWS/ROW_WARNING/row_warning"), "Anyone");
	assert_string_equal(shown("SEGMENT/NOTE_ANYONE/anyone_words"),
	    "Without a rule it is everybody, and whoever is for everybody is for nobody.");
	/* And ready rules by which they differ: what about half of them do. */
	assert_string_equal(shown("SHARED/SHARED_ROWS/shared_words"), "15 have as a usual: Cortado");
	/* 39 of 40 are of that age, 20 of 40 of that town. */
	save("Most", say("%s%s", line("0 group", "and", "any", ""),
	    say("%s%s", line("1 age", "and", "30", "45"), line("1 likes", "and", "1", ""))));
	get("/segments/2");
	assert_string_equal(shown("SEGMENT/NOTE_ANYONE/anyone_words"),
	    "39 of 40 fit it. A rule that nearly everybody fits says nothing of them.");
	save("Half", IN_BS6);
	get("/segments/3");
	assert_int_equal(times_shown("SEGMENT/NOTE_ANYONE"), 0);
}

static void
under_five_are_too_few_to_call_it_a_group(void **state)
{
	(void)state;
	put_people();
	change("UPDATE fact SET removed_at = 1 WHERE person_id > 4");
	save("Few", LIKES_JAZZ);
	get("/segments/1");
	assert_string_equal(shown("SEGMENT_ROWS/ROW_WARNING/row_warning"),
	    "Too few to call it a group");
	assert_int_equal(times_shown("SEGMENT/NOTE_FEW"), 1);
	change("UPDATE fact SET removed_at = NULL WHERE person_id = 5");
	get("/segments/1");
	assert_string_equal(shown("SEGMENT_ROWS/ROW_WARNING/row_warning"), "(not shown)");
}

static void
segments_overlap_and_some_belong_to_one_alone(void **state)
{
	(void)state;
	put_people();
	save("Jazz", LIKES_JAZZ);
	save("BS6", IN_BS6);
	save("Cortado", line("0 usual", "and", "cortado", ""));
	save("Nobody", line("0 regular", "and", "", ""));
	get("/segments/2");
	assert_string_equal(shown("ALSO.0/also_count"), "7");
	assert_string_equal(shown("ALSO.1/also_name"), "Jazz");
	assert_string_equal(shown("ALSO.1/also_count"), "5");
	assert_int_equal(times_shown("ALSO"), 2);
	assert_string_equal(shown("alone_words"), "13 belong to this one alone.");
	get("/segments/1");
	assert_string_equal(shown("alone_words"), "All of them belong to another one too.");
	get("/segments/4");
	assert_string_equal(shown("alone_words"), "Nobody is in it.");
}

static void
each_month_is_kept_at_its_first_visit_with_who_joined_and_who_left(void **state)
{
	enum { MONTH = 31 * 24 * 60 * 60 };

	(void)state;
	put_people();
	save("Jazz", LIKES_JAZZ);
	get("/segments/1");
	assert_string_equal(shown("grown_words"), "Since November nobody has joined and nobody has "
	    "left. From here on each month is kept.");
	assert_int_equal(times_shown("GROWN"), 0);
	log_visit("person=1");
	assert_int_equal(number("SELECT count(*) FROM segment_month"), 1);
	/* In December two have left, and three are new. */
	pass(MONTH);
	as_owner();
	change("UPDATE fact SET removed_at = 1 WHERE person_id < 3");
	change("INSERT INTO fact (person_id, kind, text, interest_id, source, staff_id, learned_at) "
	       "SELECT id, 'likes', 'Jazz', 1, 'told', 2, 0 FROM person WHERE id BETWEEN 21 AND 23");
	log_visit("person=1");
	log_visit("person=2");
	assert_string_equal(text_of("SELECT group_concat(people || '+' || joined || '-' || left, ' ') "
	    "FROM segment_month"), "10+0-0 11+3-2");
	get("/segments/1");
	assert_string_equal(shown("grown_words"), "Since November, 3 joined and 2 left.");
	assert_string_equal(shown("GROWN/GROWN_MONTHS.0/grown_people"), "10");
	assert_string_equal(shown("GROWN/GROWN_MONTHS.2/grown_month"), "Now");
	assert_string_equal(shown("GROWN/grown_now"), "11");
	/* Another name keeps them, another rule begins anew. */
	post("/segments/1/change", say("act=save&name=Jazz+people%s", LIKES_JAZZ));
	assert_int_equal(number("SELECT count(*) FROM segment_month"), 2);
	post("/segments/1/change", say("act=save&name=Jazz+people%s", IN_BS6));
	assert_string_equal(text_of("SELECT group_concat(people || '+' || joined || '-' || left, ' ') "
	    "FROM segment_month"), "20+0-0");
}

static void
who_they_are_is_listed_fifty_a_page(void **state)
{
	(void)state;
	put_people();
	db_begin(book, DB_WRITE);
	for (int i = MANY + 1; i <= 120; i++)
		put_person(say("Person %02d", i), "");
	db_end(book);
	save("All", "");
	get("/segments/1");
	assert_string_equal(shown("all_words"), "All 120");
	get("/segments/1/people");
	assert_string_equal(shown("count_words"), "120 people");
	assert_int_equal(times_shown("MEMBERS"), 50);
	assert_string_equal(shown("GOES_ON/after"), "50");
	get("/segments/1/people?after=100");
	assert_int_equal(times_shown("MEMBERS"), 20);
	assert_string_equal(shown("MEMBERS.0/member_name"), "Person 101");
	assert_int_equal(times_shown("GOES_ON"), 0);
}

static void
they_are_saved_as_a_file_in_which_nothing_is_a_formula(void **state)
{
	static const char *const names[] = { "=1+1", "+44 Club", "-Dash", "@home", "O\"Brien" };
	const char *text;

	(void)state;
	as_owner();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		start_page(names[i]);
	change("UPDATE person SET town = 'Bath, Avon' WHERE id = 5");
	as_owner();
	assert_int_equal(save("All", ""), 303);
	assert_int_equal(get("/segments/1/people.csv"), 200);
	assert_string_equal(answer.type, "text/csv; charset=utf-8");
	assert_string_equal(answer.disposition, "attachment; filename=\"segment-2026-11-17.csv\"");
	text = say("%.*s", (int)answer.size, answer.body);
	assert_int_equal(strncmp(text, "\"Name\",\"Full name\",", 19), 0);
	assert_non_null(strstr(text, "\r\n\"'=1+1\","));
	assert_non_null(strstr(text, "\r\n\"'+44 Club\","));
	assert_non_null(strstr(text, "\r\n\"'-Dash\","));
	assert_non_null(strstr(text, "\r\n\"'@home\","));
	assert_non_null(strstr(text, "\r\n\"O\"\"Brien\",\"\",\"\",\"\",\"Bath, Avon\","));
	assert_string_equal(text + strlen(text) - 9, ",\"2026\"\r\n");
	as_staff();
	assert_int_equal(get("/segments/1/people.csv"), 403);
}

static void
one_is_taken_out_and_put_back(void **state)
{
	(void)state;
	put_people();
	save("Jazz", LIKES_JAZZ);
	assert_int_equal(post("/segments/1/remove", ""), 303);
	assert_string_equal(location(), "/segments?removed=1");
	get("/segments?removed=1");
	assert_string_equal(shown("REMOVED/removed_name"), "Jazz");
	assert_int_equal(times_shown("SEGMENT_ROWS"), 0);
	assert_int_equal(get("/segments/1"), 404);
	/* Its name may be somebody else's by then. */
	save("Jazz", IN_BS6);
	assert_int_equal(post("/segments/1/restore", ""), 422);
	assert_non_null(strstr(readable(), "Another segment has this name by now."));
	post("/segments/2/remove", "");
	assert_int_equal(post("/segments/1/restore", ""), 303);
	get("/segments/1");
	assert_string_equal(shown("SEGMENT/segment_count"), "10");
}

static void
a_form_that_is_sent_twice_makes_one_segment(void **state)
{
	(void)state;
	put_people();
	besides.key = "abcdefghijklmnopqrstuv";
	assert_int_equal(save("Jazz", LIKES_JAZZ), 303);
	besides.key = "abcdefghijklmnopqrstuv";
	assert_int_equal(save("Jazz", LIKES_JAZZ), 303);
	assert_string_equal(location(), "/segments/1?saved=yes");
	assert_int_equal(number("SELECT count(*) FROM segment"), 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_shop, close_book)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_empty_book_asks_who_they_are),
		TEST(a_segment_is_saved_counted_and_listed),
		TEST(lines_are_added_left_out_and_grouped_without_script),
		TEST(groups_go_four_deep_and_come_back_as_they_were_saved),
		TEST(bad_rules_are_refused_with_a_sentence_and_nothing_is_lost),
		TEST(what_is_asked_for_may_leave_the_book),
		TEST(age_and_place_only_gets_a_plain_warning_until_one_habit_is_added),
		TEST(no_condition_or_nearly_everybody_is_anyone),
		TEST(under_five_are_too_few_to_call_it_a_group),
		TEST(segments_overlap_and_some_belong_to_one_alone),
		TEST(each_month_is_kept_at_its_first_visit_with_who_joined_and_who_left),
		TEST(who_they_are_is_listed_fifty_a_page),
		TEST(they_are_saved_as_a_file_in_which_nothing_is_a_formula),
		TEST(one_is_taken_out_and_put_back),
		TEST(a_form_that_is_sent_twice_makes_one_segment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
