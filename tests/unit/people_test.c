/*
 * The page of a person: what is needed to start one, what it shows, and changing it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

#define CHANGE "call_name=Fred&name_source=told&since_year=2026&version=1"

static void
a_person_needs_only_a_name(void **state)
{
	(void)state;
	assert_int_equal(post("/people/new", "call_name=Fred"), 303);
	assert_string_equal(location(), "/people/1?saved=yes");
	assert_int_equal(get("/people/1?saved=yes"), 200);
	assert_string_equal(shown("name"), "Fred");
	assert_string_equal(shown("SAVED/saved"), "This is the page of Fred now.");
	assert_int_equal(times_shown("NOTHING_KNOWN"), 1);
	assert_int_equal(times_shown("NAMED"), 1);
	assert_int_equal(times_shown("NOT_KNOWS_PAGE"), 1);
	assert_string_equal(shown("created_by"), "Ana");
}

static void
a_person_needs_only_what_you_see(void **state)
{
	(void)state;
	assert_int_equal(post("/people/new", "looks=red+coat,+small+dog"), 303);
	get("/people/1");
	assert_string_equal(shown("name"), "red coat, small dog");
	assert_int_equal(times_shown("NAME_UNKNOWN"), 1);
	assert_int_equal(times_shown("UNNAMED"), 1);
	/* The one field takes both. */
	assert_int_equal(post("/people/new", "call_name=Osei,+tall,+umbrella&different=yes"), 303);
	assert_string_equal(text_of("SELECT call_name || '|' || looks FROM person WHERE id = 2"),
	    "Osei|tall, umbrella");
}

static void
nobody_at_all_has_no_page(void **state)
{
	static const char *const nobody[] = { "", "call_name=", "call_name=+++", "call_name=,",
		"call_name=+%2c+%2c+", "usual=tea&learned_new=Likes+tea", "call_name=%e2%80%8b" };

	(void)state;
	for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++) {
		if (post("/people/new", nobody[i]) != 422)
			fail_msg("%s has the page \"%s\"", nobody[i], text_of("SELECT name FROM person"));
		assert_string_equal(shown("call_name_error"), "Give a name, or what you see.");
	}
	start_page("Fred");
	assert_int_equal(post("/people/1/change", "name_source=told&since_year=2026&version=1"), 422);
	assert_string_equal(shown("call_name_error"), "Give a name, or what you see.");
	assert_int_equal(number("SELECT count(*) FROM person"), 1);
}

static void
a_first_page_may_say_all_it_knows(void **state)
{
	(void)state;
	assert_int_equal(post("/people/new", "call_name=Fred+Halloran&say_name=HAL-oran&usual=Flat+white"
	    "&learned_new=Hates+coriander&name_source=heard&knows_page=yes"), 303);
	get("/people/1");
	assert_string_equal(shown("name"), "Fred Halloran");
	assert_string_equal(shown("SAY/say_name"), "HAL-oran");
	assert_string_equal(shown("LINES.1/USUAL/usual"), "Flat white");
	assert_int_equal(times_shown("NAME_HEARD"), 1);
	assert_int_equal(times_shown("KNOWS_PAGE"), 1);
	assert_string_equal(shown("KNOWN/GROUPS/kind"), "dislikes");
	assert_string_equal(shown("KNOWN/GROUPS/FACTS/text"), "Hates coriander");
	assert_int_equal(times_shown("KNOWN/GROUPS/FACTS/NO_VISIT"), 1);
}

static void
likely_doubles_are_offered_first(void **state)
{
	(void)state;
	assert_int_equal(post("/people/new", "call_name=Maria&looks=red+coat"), 303);
	get("/people/likeness?call_name=mar");
	assert_string_equal(shown("DOUBLES/DOUBLE/name"), "Maria");
	assert_string_equal(shown("DOUBLES/DOUBLE/REMARK/remark"), "red coat");
	assert_string_equal(shown("DOUBLES/DOUBLE/seen_words"), "not seen yet");
	get("/people/likeness?looks=red+coat");
	assert_int_equal(times_shown("DOUBLES/DOUBLE"), 1);
	get("/people/likeness?call_name=Zoe");
	assert_int_equal(times_shown("DOUBLES"), 0);
	assert_int_equal(post("/people/new", "call_name=Mar%C3%ADa&looks=blue+hat&usual=tea"), 422);
	assert_string_equal(shown("DOUBLES/DOUBLE/name"), "Maria");
	assert_string_equal(shown("usual"), "tea");
	assert_int_equal(number("SELECT count(*) FROM person"), 1);
	assert_int_equal(post("/people/new", "call_name=Mar%C3%ADa&looks=blue+hat&different=yes"), 303);
	assert_int_equal(number("SELECT count(*) FROM person"), 2);
}

static void
two_marias_are_told_apart_in_every_list(void **state)
{
	static const char *const lists[] = { "/people", "/people?filter=new", "/people?filter=week",
		"/people?filter=little", "/people?filter=mine" };
	const char *coat, *hat;

	(void)state;
	post("/people/new", "call_name=Maria&looks=red+coat&different=yes");
	post("/people/new", "call_name=Maria&looks=blue+hat&different=yes");
	log_visit("person=1");
	pass(60);
	log_visit("person=2");
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		get(lists[i]);
		assert_int_equal(times_shown("PEOPLE"), 2);
		assert_string_equal(shown("PEOPLE.0/name"), shown("PEOPLE.1/name"));
		coat = shown("PEOPLE.0/REMARK/remark");
		hat = shown("PEOPLE.1/REMARK/remark");
		assert_string_not_equal(coat, hat);
		assert_string_not_equal(coat, "(not shown)");
		assert_string_equal(shown("PEOPLE.0/last_words"), "Today");
	}
	get("/search?q=maria");
	assert_string_equal(shown("FOUND.0/why_before"), "blue hat");
	assert_string_equal(shown("FOUND.1/why_before"), "red coat");
	/* A household or a way of saying it tells them apart where nothing is seen. */
	assert_int_equal(post("/people/1/change", "call_name=Maria&name_source=told&since_year=2026"
	    "&version=1&household=Okafor"), 303);
	get("/people");
	assert_string_equal(shown("PEOPLE.0/REMARK/remark"), "Okafor");
	get("/search?q=maria");
	assert_string_equal(shown("FOUND.1/why_before"), "Okafor");
}

static void
an_age_is_shown_as_it_was_said(void **state)
{
	static const char *const said[] = { "about 20", "18–24", "14 March", "14 March 1960", "fifties",
		"34", "born in March 1960" };

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		assert_int_equal(post("/people/1/change", say("call_name=Fred&name_source=told"
		    "&since_year=2026&version=%d&age_said=%s", (int)i + 1, encoded(said[i]))), 303);
		get("/people/1");
		assert_string_equal(shown("AGE/age_words"), said[i]);
		get("/people/1/change");
		assert_string_equal(shown("age_said"), said[i]);
		/* Nothing that was not said is worked out. */
		if (i < 2)
			assert_int_equal(number("SELECT count(birth_year) FROM person"), 0);
		if (i == 0)
			assert_int_equal(number("SELECT age_low = age_high FROM person"), 0);
		if (i == 2)
			assert_string_equal(text_of("SELECT birth_day || '.' || birth_month || '.' ||"
			    "coalesce(birth_year, '?') || coalesce(age_low, '?') FROM person"), "14.3.??");
	}
}

static void
an_age_keeps_the_day_on_which_it_was_said(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(post("/people/1/change", CHANGE "&age_said=about+20"), 303);
	pass(200 * 86400);
	as_staff();
	assert_int_equal(post("/people/1/change", "call_name=Freddy&name_source=told&since_year=2026"
	    "&version=2&age_said=about+20"), 303);
	get("/people/1");
	assert_string_equal(shown("AGE/age_words"), "about 20 (in November)");
	assert_int_equal(post("/people/1/change", "call_name=Freddy&name_source=told&since_year=2026"
	    "&version=3&age_said=21"), 303);
	get("/people/1");
	assert_string_equal(shown("AGE/age_words"), "21");
	assert_int_equal(post("/people/1/change", CHANGE "&age_said=very+old"), 422);
	assert_string_equal(shown("age_said"), "very old");
	assert_int_equal(post("/people/1/change", CHANGE "&age_said=14+March+2099"), 422);
}

static void
what_one_learns_the_next_can_read(void **state)
{
	(void)state;
	start_page("Fred");
	log_visit("person=1&learned_new=Cannot+stand+the+radio&kind_new=bothers&source_new=seen");
	as(BEN);
	get("/people/1");
	assert_string_equal(shown("LINES/BETTER_NOT/BOTHERS/NOTS/text"), "Cannot stand the radio");
	assert_string_equal(shown("KNOWN/GROUPS/FACTS/source_words"), "Ana saw it");
	assert_string_equal(shown("LAST/last_served_by"), "Ana");
	assert_string_equal(shown("LAST/LAST_LEARNED/text"), "Cannot stand the radio");
}

static void
the_card_says_since_when_how_often_and_how_fresh(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people/1");
	assert_string_equal(shown("since_words"),
	    "With us since 2026, no visit yet, nothing learned yet");
	assert_int_equal(post("/people/1/change", "call_name=Fred&name_source=told&since_year=2019"
	    "&version=1"), 303);
	log_visit("person=1&learned_new=Likes+tea");
	pass(21 * 86400);
	as_staff();
	log_visit("person=1");
	get("/people/1");
	assert_string_equal(shown("since_words"),
	    "With us since 2019, 2 visits, last new thing learned 3 weeks ago");
}

static void
the_name_they_gave_comes_with_its_source(void **state)
{
	static const char *const sources[][2] = { { "told", "NAMED" }, { "heard", "NAME_HEARD" },
		{ "written", "NAME_WRITTEN" } };

	(void)state;
	start_page("Fred");
	for (int i = 0; i < 3; i++) {
		assert_int_equal(post("/people/1/change", say("call_name=Fred&full_name=Frederick+Halloran"
		    "&say_name=Fred,+never+Frederick&greeting=Morning,+Fred!&since_year=2026"
		    "&name_source=%s&version=%d", sources[i][0], i + 1)), 303);
		get("/people/1");
		assert_string_equal(shown("name"), "Fred");
		assert_string_equal(shown("FULL/full_name"), "Frederick Halloran");
		assert_string_equal(shown("SAY/say_name"), "Fred, never Frederick");
		assert_string_equal(shown("LINES/OPENER/SPOKEN/text"), "Morning, Fred!");
		assert_int_equal(times_shown(sources[i][1]), 1);
	}
	/* Never from a card: there is no place for one, and the page says so. */
	assert_int_equal(number("SELECT count(*) FROM sqlite_schema s, pragma_table_info(s.name) c "
	    "WHERE c.name LIKE '%%card%%' OR c.name LIKE '%%pay%%'"), 0);
	get("/people/1/change");
	assert_non_null(strstr(readable(), "the book has no place for cards"));
	get("/people/new");
	assert_non_null(strstr(readable(), "the book has no place for cards"));
}

static void
no_number_of_ours_is_read_on_any_page(void **state)
{
	static const char *const pages[] = { "/", "/people", "/people?filter=new",
		"/people?filter=week", "/people?filter=little", "/people?filter=mine",
		"/people/48151?saved=yes", "/people/48151/change", "/people/48151/facts", "/search?q=fr",
		"/search?q=chess", "/search?q=halloran", "/people/likeness?call_name=fr",
		"/people/new?call_name=Fred", "/visits", "/visits?person=48151", "/visits/71623",
		"/visits/new", "/visits/new?person=48151", "/?saved=71623", "/staff", "/staff/92817",
		"/people/48159", "/visits/99999", "/people/48151/habits",
		"/facts/61515", "/stages", "/stages/3",
		"/households/52717", "/households/52717/add?find=ann",
		"/households/52717/change", "/households/52717/leave?person=48151", "/companions/41234",
		"/people/48151/differs?fact=61516", "/people/48151/ties", "/people/48152/ties?find=an",
		"/ties/31519?from=48152", "/households/new", "/households/new?person=48151" };

	(void)state;
	/* The next ones get numbers that nobody writes by chance. */
	change("INSERT INTO staff (id, name, sort_name, role, secret, created_at) VALUES (92816, 'Dee', 'dee', 'staff', '', 0)");
	as_owner();
	post("/staff", "name=Cem&secret=4711");
	change("INSERT INTO person (id, looks, since_year, created_by, created_at, created_day, name,"
	       "sort_name) VALUES (48150, 'hat', 2020, 1, 0, 0, 'hat', 'hat')");
	change("INSERT INTO visit (id, staff_id, channel, at, day) VALUES (71622, 1, 'shop', 0, 0)");
	change("INSERT INTO fact (id, person_id, staff_id, kind, text, source, "
	       "learned_at) VALUES (61514, 48150, 1, 'other', 'x', 'told', 0)");
	change("INSERT INTO household (id, name, sort_name) VALUES (52716, 'Others', "
	       "'others')");
	change("INSERT INTO companion (id, household_id, name, created_by, created_at) VALUES "
	       "(41233, 52716, 'x', 1, 0)");
	change("UPDATE staff SET role = 'owner' WHERE id = 92817");
	as(92817);
	start_page("Fred");
	start_page("Frieda");
	assert_int_equal(post("/people/48151/change", CHANGE "&household=Halloran&phone=5550100"), 303);
	assert_int_equal(post("/people/48152/change", CHANGE "&household=Halloran&full_name=Fr+Ed"), 303);
	assert_int_equal(log_visit("person=48151&person=48152&learned_new=Plays+chess"), 71623);
	assert_int_equal(post("/households/52717/add", "act=companion&name=Shadow&kind=dog"), 303);
	assert_int_equal(post("/households/52717/facts", "learned_new=Eat+late&kind_new=habit"), 303);
	assert_int_equal(post("/people/48151/ties", "other=48152&word=sister"), 303);
	change("UPDATE tie SET id = 31519");
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		const char *text;

		get(pages[i]);
		text = readable();
		if (strstr(text, "48151") || strstr(text, "48152") || strstr(text, "71623") ||
		    strstr(text, "92817") || strstr(text, "61515") || strstr(text, "52717") ||
		    strstr(text, "41234") || strstr(text, "61516") || strstr(text, "61517") ||
		    strstr(text, "31519"))
			fail_msg("%s shows a number of ours", pages[i]);
	}
	as_stranger();
	get("/sign-in/92817");
	assert_null(strstr(readable(), "92817"));
}

static void
a_change_is_loaded_kept_and_shown(void **state)
{
	const char *fields = "call_name=Fred&full_name=Fred+Halloran&name_source=written&say_name=S"
	    "&nicknames=Freddo,+Red&greeting=Hello&looks=tall&usual=tea&household=Halloran"
	    "&phone=%2B44+7700+900123&age_said=about+60&since_year=2019&knows_page=yes&version=1";
	static const char *const names[][2] = { { "full_name", "Fred Halloran" }, { "say_name", "S" },
		{ "nicknames", "Freddo, Red" }, { "greeting", "Hello" }, { "looks", "tall" },
		{ "usual", "tea" }, { "household", "Halloran" }, { "phone", "+44 7700 900123" },
		{ "age_said", "about 60" }, { "since_year", "2019" }, { "version", "2" },
		{ "knows_page", "yes" } };

	(void)state;
	start_page("Fred");
	assert_int_equal(post("/people/1/change", fields), 303);
	get("/people/1/change");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_string_equal(shown(names[i][0]), names[i][1]);
	assert_int_equal(times_shown("NAME_SOURCE_WRITTEN"), 1);
	assert_int_equal(times_shown("KNOWS_PAGE_YES"), 1);
	get("/people/1");
	assert_string_equal(shown("HOME/home_name"), "Halloran");
	assert_int_equal(times_shown("HOME/HOME_ALONE"), 1);
	assert_string_equal(shown("PHONE/phone"), "+44 7700 900123");
	assert_string_equal(shown("NICKNAMED/nicknames"), "Freddo, Red");
	/* What is emptied is gone. */
	assert_int_equal(post("/people/1/change", "call_name=Fred&name_source=told&since_year=2019"
	    "&version=2"), 303);
	get("/people/1");
	assert_int_equal(times_shown("HOME") + times_shown("PHONE") + times_shown("AGE") +
	    times_shown("LINES.1/USUAL") + times_shown("KNOWS_PAGE"), 0);
}

static void
a_household_has_its_members(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Alice");
	assert_int_equal(post("/people/1/change", CHANGE "&household=O'Brien"), 303);
	assert_int_equal(post("/people/2/change", "call_name=Alice&name_source=told&since_year=2026"
	    "&version=1&household=obrien"), 303);
	assert_int_equal(number("SELECT count(*) FROM household"), 1);
	get("/people/1");
	assert_string_equal(shown("HOME/HOME_PAIR/HOME_COLUMNS.2/COLUMN_ONLY/member_called"), "Alice");
	get("/people/2");
	assert_string_equal(shown("HOME/HOME_PAIR/HOME_COLUMNS.2/COLUMN_ONLY/member_called"), "Fred");
}

static void
two_changes_of_one_page_collide_and_nothing_is_lost(void **state)
{
	(void)state;
	start_page("Fred");
	as(BEN);
	assert_int_equal(post("/people/1/change", CHANGE "&usual=latte&looks=hat"), 303);
	as_staff();
	assert_int_equal(post("/people/1/change", CHANGE "&usual=tea&greeting=Hello&looks=hat"), 409);
	assert_int_equal(times_shown("COLLISION"), 1);
	assert_string_equal(shown("usual"), "tea");
	assert_string_equal(shown("usual_now"), "latte");
	assert_string_equal(shown("greeting"), "Hello");
	assert_string_equal(shown("greeting_now"), "nothing");
	assert_int_equal(times_shown("LOOKS_NOW"), 0);
	assert_string_equal(shown("version"), "2");
	assert_string_equal(text_of("SELECT usual || version FROM person"), "latte2");
	/* What is left in the fields then stands. */
	assert_int_equal(post("/people/1/change", "call_name=Fred&name_source=told&since_year=2026"
	    "&version=2&usual=tea&greeting=Hello&looks=hat"), 303);
	assert_string_equal(text_of("SELECT usual || greeting FROM person"), "teaHello");
	/* A visit meanwhile is no change of the page. */
	log_visit("person=1&learned_new=Likes+tea");
	assert_int_equal(post("/people/1/change", "call_name=Fred&name_source=told&since_year=2026"
	    "&version=3"), 303);
}

static void
fields_that_a_form_does_not_have_change_nothing(void **state)
{
	static const char more[] = "&id=77&name=Boss&sort_name=z&visits=99&facts=99&created_by=1"
	    "&last_visit=5&household_id=1&role=owner&staff_id=1&words=x&created_at=1&birth_year=1900";

	(void)state;
	assert_int_equal(post("/people/new", say("call_name=Fred%s&phone=5550100&greeting=x", more)), 303);
	assert_int_equal(post("/people/1/change", say(CHANGE "%s", more)), 303);
	assert_string_equal(text_of("SELECT id || name || visits || facts || created_by || last_visit"
	    "|| coalesce(household_id, '') || phone || coalesce(birth_year, '') FROM person"),
	    "1Fred0020");
	assert_string_equal(text_of("SELECT role FROM staff WHERE id = 2"), "staff");
}

static void
what_people_write_is_shown_and_never_run(void **state)
{
	static const char evil[] = "<script>alert(1)</script>\"' onload=x {{name}} %s";

	(void)state;
	assert_int_equal(post("/people/new", say("call_name=%s&usual=%s&looks=%s&learned_new=%s",
	    encoded(evil), encoded(evil), encoded(evil), encoded(evil))), 303);
	log_visit(say("person=1&learned_new=%s", encoded(evil)));
	for (const char *const *page = (const char *const[]){ "/", "/people", "/people/1",
	         "/people/1/change", "/people/1/facts", "/facts/1", "/people/1/habits", "/visits", "/visits/1", "/search?q=script",
	         "/visits/new?person=1", "/?saved=1", NULL }; *page; page++) {
		assert_int_equal(get(*page), 200);
		assert_null(strstr(answer.body, "<script>alert"));
		assert_null(strstr(answer.body, "\"' onload"));
	}
	get("/people/1/change");
	assert_string_equal(shown("usual"), evil);
}

static void
facts_are_fifty_a_page(void **state)
{
	(void)state;
	start_page("Fred");
	for (int i = 0; i < 10; i++) {
		const char *lines = "person=1";

		for (int l = 0; l < 12; l++)
			lines = say("%s&learned=Thing+%d&kind=likes&about=all&source=told", lines,
			    i * 12 + l);
		pass(60);
		log_visit(lines);
	}
	get("/people/1");
	assert_string_equal(shown("MORE_FACTS/more_facts_words"), "All 120 things");
	assert_string_equal(shown("KNOWN/GROUPS/FACTS/text"), "Thing 119");
	get("/people/1/facts");
	assert_string_equal(shown("facts_words"), "120 things");
	assert_int_equal(times_shown("FACTS"), 50);
	assert_string_equal(shown("FACTS/text"), "Thing 119");
	get("/people/1/facts?page=3");
	assert_int_equal(times_shown("FACTS"), 20);
	assert_string_equal(shown("FACTS.19/text"), "Thing 0");
	get("/people/1/facts?page=99");
	assert_int_equal(times_shown("FACTS"), 20);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_person_needs_only_a_name),
		TEST(a_person_needs_only_what_you_see),
		TEST(nobody_at_all_has_no_page),
		TEST(a_first_page_may_say_all_it_knows),
		TEST(likely_doubles_are_offered_first),
		TEST(two_marias_are_told_apart_in_every_list),
		TEST(an_age_is_shown_as_it_was_said),
		TEST(an_age_keeps_the_day_on_which_it_was_said),
		TEST(what_one_learns_the_next_can_read),
		TEST(the_card_says_since_when_how_often_and_how_fresh),
		TEST(the_name_they_gave_comes_with_its_source),
		TEST(no_number_of_ours_is_read_on_any_page),
		TEST(a_change_is_loaded_kept_and_shown),
		TEST(a_household_has_its_members),
		TEST(two_changes_of_one_page_collide_and_nothing_is_lost),
		TEST(fields_that_a_form_does_not_have_change_nothing),
		TEST(what_people_write_is_shown_and_never_run),
		TEST(facts_are_fifty_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
