/*
 * What is known of somebody: added in three taps, corrected, left out and put back, with
 * all that it was before; and the person's page, which shows it in groups.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { MINUTE = 60, DAY = 86400 };

static int64_t
add(const char *fields)
{
	long long id;

	if (post("/people/1/facts", fields) != 303)
		fail_msg("%s is %d", fields, answer.status);
	assert_int_equal(sscanf(location(), "/people/1?did=added&fact=%lld", &id), 1);
	return id;
}

/* Press what stands on a page, and follow where it leads. */
static void
press(const char *address, const char *fields)
{
	if (post(address, fields) != 303)
		fail_msg("%s is %d", address, answer.status);
	assert_int_equal(get(say("%s", location())), 200);
}

/* How many people the search finds by something we know of them. */
static int
finds(const char *words)
{
	assert_int_equal(get(say("/search?q=%s", words)), 200);
	return times_shown("FOUND");
}

/* Of which place a kind's group is on the person's page, or -1. */
static int
group(const char *kind)
{
	for (int i = 0; i < times_shown("KNOWN/GROUPS"); i++)
		if (strcmp(shown(say("KNOWN/GROUPS.%d/kind", i)), kind) == 0)
			return i;
	return -1;
}

static const char *
in_group(const char *kind, const char *what)
{
	assert_true(group(kind) >= 0);
	return shown(say("KNOWN/GROUPS.%d/%s", group(kind), what));
}

static void
a_taste_is_three_taps_and_is_found(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(get("/people/1/facts"), 200);
	assert_int_equal(times_shown("AREAS"), 13);
	assert_int_equal(times_shown("KINDS"), 11);
	assert_string_equal(shown("source"), "told");
	assert_int_equal(post("/people/1/facts", "area=5&kind=loves&text=Jazz"), 303);
	assert_int_equal(get(say("%s", location())), 200);
	assert_string_equal(shown("DONE/done"), "Saved.");
	assert_string_equal(shown("DONE/done_words"), "You now know 1 thing about Fred.");
	assert_string_equal(in_group("likes", "FACTS/text"), "Jazz");
	assert_int_equal(times_shown(say("KNOWN/GROUPS.%d/FACTS/LOVED", group("likes"))), 1);
	assert_string_equal(in_group("likes", "FACTS/INTEREST/interest_name"), "Jazz");
	assert_string_equal(text_of("SELECT name || area_id || facts || likes || dislikes FROM interest"),
	    "Jazz5110");
	assert_int_equal(finds("jazz"), 1);
	/* Each direction, and none: then the words say which. */
	for (const char *const *kind = (const char *const[]){ "likes", "neutral", "dislikes", "hates",
	         "bothers", "must", "opinion", "moves", "joke", "other", NULL }; *kind; kind++) {
		add(say("kind=%s&text=About+%s", *kind, *kind));
		assert_int_equal(number("SELECT count(*) FROM fact WHERE kind = '%s'", *kind), 1);
	}
	add("text=Cannot+stand+oat+milk");
	assert_string_equal(text_of("SELECT kind FROM fact ORDER BY id DESC LIMIT 1"), "hates");
	assert_int_equal(get("/people/1"), 200);
	assert_string_equal(in_group("moves", "kind_words"), "What moves Fred");
	assert_string_equal(in_group("joke", "kind_words"), "The joke with Fred");
}

static void
the_same_word_is_one_interest(void **state)
{
	(void)state;
	start_page("Fred");
	add("area=5&kind=loves&text=Jazz");
	add("area=9&kind=dislikes&text=jAZZ");
	assert_int_equal(number("SELECT count(*) FROM interest"), 1);
	assert_string_equal(text_of("SELECT area_id || '-' || facts || likes || dislikes FROM interest"),
	    "5-211");
	/* A sentence is no thing's name. */
	add("area=5&kind=likes&text=Everything+that+was+ever+played+on+a+Hammond+organ+in+the+north+of+England");
	assert_int_equal(number("SELECT count(*) FROM interest"), 1);
	/* What is no taste belongs to a thing only if one says so. */
	add("area=3&kind=opinion&text=The+new+cycle+lane+is+a+mess&interest=Cycle+lane");
	assert_string_equal(text_of("SELECT name || area_id FROM interest WHERE id = 2"), "Cycle lane3");
	add("area=4&kind=bothers&text=Noise");
	assert_int_equal(number("SELECT count(*) FROM interest"), 2);
}

static void
a_form_that_is_wrong_keeps_all_as_typed(void **state)
{
	const char *before;

	(void)state;
	start_page("Fred");
	start_page("Stranger");
	before = counted();
	assert_int_equal(post("/people/1/facts", "area=5&kind=hates&text=+&source=seen&remark=a+badge"), 422);
	assert_string_equal(shown("text_error"), "Write what it is, in a word or a few.");
	assert_string_equal(shown("kind"), "hates");
	assert_string_equal(shown("remark"), "a badge");
	assert_int_equal(times_shown("SOURCE_SEEN"), 1);
	assert_int_equal(times_shown("AREAS.4/CHOSEN"), 1);
	assert_int_equal(post("/people/1/facts", "area=999&text=Tea"), 422);
	assert_string_equal(shown("area_error"), "Choose one of the subjects.");
	assert_int_equal(post("/people/1/facts", "text=Tea&interest=%21%21"), 422);
	assert_string_equal(shown("interest_error"), "A thing has a letter or a digit at least.");
	assert_int_equal(post("/people/1/facts", "text=Tea&kind=joke&company=2"), 422);
	assert_string_equal(shown("company_error"), "Choose one of those who are offered.");
	assert_int_equal(post("/people/99/facts", "text=Tea"), 404);
	assert_int_equal(post("/people/99/facts", "text="), 404);
	assert_string_equal(counted(), before);
}

static void
the_same_form_sent_twice_adds_one_thing(void **state)
{
	static const char key[] = "AAAAAAAAAAAAAAAAAAAAAA";

	(void)state;
	start_page("Fred");
	for (int i = 0; i < 2; i++) {
		besides.key = key;
		assert_int_equal(post("/people/1/facts", "text=Likes+tea"), 303);
		assert_string_equal(location(), "/people/1?did=added&fact=1");
	}
	assert_int_equal(number("SELECT count(*) FROM fact"), 1);
	for (int i = 0; i < 2; i++) {
		besides.key = "BBBBBBBBBBBBBBBBBBBBBB";
		assert_int_equal(post("/facts/1/used", ""), 303);
	}
	assert_int_equal(number("SELECT count(*) FROM fact_use"), 1);
}

static void
a_school_has_its_place_and_years_and_answers_its_question(void **state)
{
	(void)state;
	start_page("Fred");
	add("area=11&text=Leeds+Grammar&remark=Leeds,+1970+to+1977");
	assert_string_equal(text_of("SELECT kind || question_id || interest_id FROM fact"), "other111");
	assert_string_equal(text_of("SELECT name || area_id FROM interest"), "Leeds Grammar11");
	assert_int_equal(number("SELECT known >> 10 & 1 FROM person"), 1);
	get("/people/1");
	assert_string_equal(in_group("other", "FACTS/FACT_REMARK/fact_remark"), "Leeds, 1970 to 1977");
	/* Who loathed it went there, but that is another question. */
	add("area=11&kind=hates&text=St+Bees");
	assert_int_equal(number("SELECT count(question_id) FROM fact"), 1);
}

static void
a_correction_keeps_the_old_value_who_changed_it_and_why(void **state)
{
	(void)state;
	start_page("Fred");
	log_visit("person=1&learned_new=Likes+tea");
	pass(DAY);
	as(BEN);
	assert_int_equal(get("/facts/1"), 200);
	assert_string_equal(shown("FACT/about_words"), "Fred likes");
	assert_string_equal(shown("text"), "Likes tea");
	assert_int_equal(times_shown("FACT/SOURCE_TOLD") + times_shown("SOURCE_TOLD"), 2);
	press("/facts/1", "kind=loves&text=Green+tea&source=heard&remark=from+Uji&why=misheard&version=1");
	assert_string_equal(shown("DONE/done"), "Corrected.");
	assert_string_equal(in_group("likes", "FACTS/text"), "Green tea");
	get("/facts/1");
	assert_string_equal(shown("FACT/text"), "Green tea");
	assert_string_equal(shown("FACT/about_words"), "Fred loves");
	assert_string_equal(shown("CHANGES/change_words"), "Ben corrected it");
	assert_string_equal(shown("CHANGES/change_when"), "today");
	assert_string_equal(shown("CHANGES/WHY/why_words"), "misheard");
	assert_string_equal(shown("CHANGES/BEFORE/before_about"), "Fred likes");
	assert_string_equal(shown("CHANGES/BEFORE/before_text"), "Likes tea");
	assert_string_equal(shown("CHANGES/BEFORE/before_source"), "they told us");
	assert_string_equal(shown("writer"), "Ana");
	assert_string_equal(shown("FACT/AT_VISIT/visit_id"), "1");
	/* The search follows. */
	assert_int_equal(finds("green+tea"), 1);
	assert_int_equal(finds("uji"), 1);
	assert_int_equal(finds("likes+tea"), 0);
	/* Nothing changed is no change. */
	assert_int_equal(post("/facts/1", "kind=loves&text=Green+tea&source=heard&remark=from+Uji&version=2"), 303);
	assert_string_equal(location(), "/facts/1");
	assert_int_equal(number("SELECT count(*) FROM fact_change"), 1);
	assert_int_equal(post("/facts/1", "kind=loves&text=&source=heard&version=2&why=x"), 422);
	assert_string_equal(shown("text_error"), "Write what it is, in a word or a few.");
	assert_string_equal(shown("why"), "x");
	assert_string_equal(shown("FACT/text"), "Green tea");
}

static void
two_corrections_at_once_collide_and_nothing_is_lost(void **state)
{
	(void)state;
	start_page("Fred");
	add("kind=likes&text=Tea");
	as(BEN);
	assert_int_equal(post("/facts/1", "kind=likes&text=Green+tea&source=told&version=1"), 303);
	as_staff();
	assert_int_equal(post("/facts/1", "kind=likes&text=Black+tea&source=told&version=1&why=I+asked"), 409);
	assert_string_equal(shown("COLLISION/changed_by"), "Ben");
	assert_string_equal(shown("FACT/text"), "Green tea");
	assert_string_equal(shown("text"), "Black tea");
	assert_string_equal(shown("why"), "I asked");
	assert_string_equal(shown("version"), "2");
	assert_string_equal(text_of("SELECT text FROM fact"), "Green tea");
	assert_int_equal(post("/facts/1", "kind=likes&text=Black+tea&source=told&version=2&why=I+asked"), 303);
	assert_string_equal(text_of("SELECT text FROM fact"), "Black tea");
	assert_int_equal(post("/facts/1", "kind=likes&text=Black+tea&source=told"), 422);
}

static void
a_correction_is_taken_back_in_one_tap(void **state)
{
	(void)state;
	start_page("Fred");
	add("area=5&kind=loves&text=Jazz&remark=live");
	press("/facts/1", "kind=hates&text=Brass+bands&source=told&remark=&interest=Jazz&version=1");
	/* The word was the thing's name, so the new word is another thing, in the same area. */
	assert_string_equal(text_of("SELECT group_concat(name || area_id || facts || likes || dislikes, ' ')"
	    " FROM interest"), "Jazz5000 Brass bands5101");
	assert_string_equal(shown("DONE/DONE_UNDO/undo_path"), "/facts/1/undo");
	press(shown("DONE/DONE_UNDO/undo_path"), say("version=%s", shown("DONE/DONE_UNDO/version")));
	assert_string_equal(shown("DONE/done"), "As it was before.");
	assert_string_equal(text_of("SELECT kind || text || remark FROM fact"), "lovesJazzlive");
	assert_string_equal(text_of("SELECT group_concat(name || area_id || facts || likes || dislikes, ' ')"
	    " FROM interest"), "Jazz5110 Brass bands5000");
	assert_int_equal(finds("jazz+live"), 1);
	assert_int_equal(finds("brass"), 0);
	get("/facts/1");
	assert_string_equal(shown("CHANGES.0/change_words"), "Ana took the change back");
	assert_string_equal(shown("CHANGES.0/BEFORE/before_text"), "Brass bands");
	assert_string_equal(shown("CHANGES.1/BEFORE/before_text"), "Jazz");
	/* An old page takes nothing back. */
	press("/facts/1/undo", "version=2");
	assert_string_equal(shown("DONE/done"), "Somebody was quicker.");
	assert_string_equal(text_of("SELECT text FROM fact"), "Jazz");
}

static void
a_clue_is_told_apart_and_answered_in_one_tap(void **state)
{
	(void)state;
	start_page("Fred");
	add("kind=likes&text=Cricket&source=seen&remark=wears+the+badge");
	add("kind=likes&text=Opera&source=guess");
	add("kind=likes&text=Tea&source=told");
	get("/people/1");
	assert_string_equal(in_group("likes", "FACTS.2/CLUE/clue_words"), "A clue");
	assert_string_equal(in_group("likes", "FACTS.1/CLUE/clue_words"), "A guess");
	assert_int_equal(times_shown(say("KNOWN/GROUPS.%d/FACTS.2/ASK_CLUE", group("likes"))), 1);
	assert_int_equal(times_shown(say("KNOWN/GROUPS.%d/FACTS.0/ASK_CLUE", group("likes"))), 0);
	as(BEN);
	press("/facts/1/confirm", "");
	assert_string_equal(shown("DONE/done"), "No guess any more.");
	assert_string_equal(in_group("likes", "FACTS.2/source_words"), "They told Ben");
	assert_string_equal(in_group("likes", "FACTS.2/CLUE/clue_words"), "(not shown)");
	get("/facts/1");
	assert_string_equal(shown("CHANGES/change_words"), "Ben asked, and it is so");
	assert_string_equal(shown("CHANGES/BEFORE/before_source"), "we saw it");
	assert_string_equal(shown("writer"), "Ana");
	press("/facts/2/reject", "");
	assert_string_equal(shown("DONE/done"), "Not so, and left out.");
	assert_int_equal(number("SELECT facts FROM person"), 2);
	assert_int_equal(finds("opera"), 0);
	assert_string_equal(text_of("SELECT what || source FROM fact_change WHERE fact_id = 2"),
	    "rejectedguess");
	/* Whoever taps late changes nothing. */
	press("/facts/1/reject", "");
	assert_string_equal(shown("DONE/done"), "Somebody was quicker.");
	press("/facts/1/confirm", "");
	assert_int_equal(number("SELECT count(*) FROM fact_change"), 2);
	/* And both can be taken back. */
	press("/facts/2/restore", "");
	assert_string_equal(shown("DONE/done"), "Back in the book.");
	press("/facts/1/undo", "version=2");
	assert_string_equal(text_of("SELECT source FROM fact WHERE id = 1"), "seen");
}

static void
what_is_left_out_is_nowhere(void **state)
{
	static const char *const pages[] = { "/", "/people", "/people/1", "/people/1/facts", "/visits",
		"/visits/1", "/search?q=pickle", "/people/1/habits" };

	(void)state;
	start_page("Fred");
	log_visit("person=1&learned_new=The+dog+is+called+Pickle");
	assert_int_equal(finds("pickle"), 1);
	press("/facts/1/remove", "");
	assert_string_equal(shown("DONE/done"), "Left out.");
	as(BEN);
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_int_equal(get(pages[i]), 200);
		assert_null(strstr(readable(), "dog is called"));
	}
	get("/people/1?did=removed&fact=1");
	assert_null(strstr(readable(), "Pickle"));
	assert_int_equal(times_shown("DONE"), 0);
	assert_int_equal(finds("pickle"), 0);
	assert_int_equal(get("/facts/1"), 404);
	for (const char *const *act = (const char *const[]){ "", "/confirm", "/reject", "/remove", "/undo",
	         "/used", NULL }; *act; act++)
		assert_int_equal(post(say("/facts/1%s", *act), "kind=likes&text=x&source=told&version=1"), 404);
	assert_int_equal(number("SELECT facts FROM person"), 0);
}

static void
what_was_left_out_is_put_back_by_the_owner_or_soon(void **state)
{
	(void)state;
	start_page("Fred");
	add("area=5&kind=loves&text=Jazz");
	/* Who left it out, at once. */
	press("/facts/1/remove", "");
	assert_string_equal(shown("DONE/DONE_UNDO/undo_path"), "/facts/1/restore");
	press("/facts/1/restore", "");
	assert_int_equal(finds("jazz"), 1);
	assert_int_equal(number("SELECT likes FROM interest"), 1);
	/* Nobody else. */
	press("/facts/1/remove", "");
	as(BEN);
	assert_int_equal(post("/facts/1/restore", ""), 403);
	get("/people/1/facts");
	assert_int_equal(times_shown("LEFT_OUT"), 0);
	/* Nor the same one later. */
	as_staff();
	pass(16 * MINUTE);
	assert_int_equal(post("/facts/1/restore", ""), 403);
	assert_int_equal(get("/facts/1"), 404);
	get("/people/1?did=removed&fact=1");
	assert_int_equal(times_shown("DONE"), 0);
	assert_int_equal(number("SELECT likes FROM interest"), 0);
	/* But the owner, at any time. */
	pass(400 * DAY);
	as_owner();
	assert_int_equal(get("/people/1/facts"), 200);
	assert_string_equal(shown("LEFT_OUT/OUT/text"), "Jazz");
	assert_string_equal(shown("LEFT_OUT/OUT/out_words"), "Ana left it out, in November 2026");
	assert_int_equal(get("/facts/1"), 200);
	assert_int_equal(times_shown("STANDS_NOT"), 1);
	press("/facts/1/restore", "");
	assert_string_equal(in_group("likes", "FACTS/text"), "Jazz");
	assert_int_equal(finds("jazz"), 1);
	assert_int_equal(number("SELECT likes FROM interest"), 1);
	assert_string_equal(text_of("SELECT group_concat(what, ' ') FROM fact_change"),
	    "removed restored removed restored");
	/* What stands is not put back. */
	press("/facts/1/restore", "");
	assert_string_equal(shown("DONE/done"), "Somebody was quicker.");
}

static void
a_joke_says_with_whom_and_when_it_was_last_told(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Alice");
	change("INSERT INTO household (id, name, sort_name) VALUES (1, 'H', 'h')");
	change("UPDATE person SET household_id = 1");
	get("/people/1/facts");
	assert_string_equal(shown("COMPANIES/OTHERS/other_name"), "Alice");
	assert_int_equal(times_shown("COMPANIES/OTHERS"), 1);
	add("kind=joke&text=Too+old+to+date+anymore&remark=Laughs+every+time&company=2");
	get("/people/1");
	assert_string_equal(in_group("joke", "FACTS/WORKS_WITH/company_name"), "Alice");
	assert_string_equal(in_group("joke", "FACTS/FACT_REMARK/fact_remark"), "Laughs every time");
	assert_string_equal(in_group("joke", "FACTS/TOLD/told_words"), "Not told yet");
	press("/facts/1/used", "");
	assert_string_equal(in_group("joke", "FACTS/TOLD/told_words"), "Last told today");
	/* A tap too many is taken back. */
	pass(MINUTE);
	press("/facts/1/used", "");
	assert_string_equal(shown("DONE/DONE_UNDO/undo_act"), "use");
	press("/facts/1/undo", "act=use");
	assert_int_equal(number("SELECT count(*) FROM fact_use"), 1);
	pass(14 * DAY);
	as_staff();
	get("/people/1");
	assert_string_equal(in_group("joke", "FACTS/TOLD/told_words"), "Last told 2 weeks ago");
	get("/facts/1");
	assert_string_equal(shown("FACT/USED/used_words"), "Told once, last 2 weeks ago.");
	/* Later it was so, and nothing takes it back. */
	assert_int_equal(post("/facts/1/undo", "act=use"), 303);
	assert_int_equal(number("SELECT count(*) FROM fact_use"), 1);
	/* Only a joke asks for company. */
	add("kind=likes&text=Tea&company=2");
	assert_int_equal(number("SELECT count(company_id) FROM fact"), 1);
}

static void
an_opinion_stands_in_their_words_with_its_month(void **state)
{
	static const char *const said[][2] = {
		{ "The new cycle lane is a mess.", "Thinks the new cycle lane is a mess" },
		{ "thinks the tram is late", "Thinks the tram is late" },
		{ "Leeds will win", "Thinks Leeds will win" },
		{ "A", "Thinks a" }, { ".", "Thinks ." },
	};

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		add(say("kind=opinion&text=%s", encoded(said[i][0])));
		get("/people/1");
		assert_string_equal(in_group("opinion", "FACTS/text"), say("%s (today)", said[i][1]));
	}
	pass(120 * DAY);
	as_staff();
	get("/people/1");
	assert_string_equal(in_group("opinion", "FACTS.4/text"), say("%s (November)", said[0][1]));
	get("/facts/1");
	assert_string_equal(shown("text"), said[0][0]);
}

static void
the_page_groups_what_matters_and_shows_six_of_each(void **state)
{
	static const char *const order[] = { "likes", "dislikes", "bothers", "must", "family", "opinion",
		"moves", "joke", "neutral", "habit", "moment", "other" };

	(void)state;
	start_page("Fred");
	for (int i = 11; i >= 0; i--) {
		add(say("text=%s&kind=other", order[i]));
		change("UPDATE fact SET kind = '%s' WHERE text = '%s'", order[i], order[i]);
	}
	for (int i = 0; i < 8; i++)
		add(say("kind=likes&text=Like+%d", i));
	add("kind=hates&text=Mint");
	pass(MINUTE);
	add("kind=loves&text=Jazz");
	pass(MINUTE);
	add("kind=likes&text=Newest");
	get("/people/1");
	assert_int_equal(times_shown("KNOWN/GROUPS"), 12);
	for (int i = 0; i < 12; i++)
		assert_string_equal(shown(say("KNOWN/GROUPS.%d/kind", i)), order[i]);
	assert_int_equal(times_shown("KNOWN/GROUPS.0/FACTS"), 6);
	assert_string_equal(shown("KNOWN/GROUPS.0/FACTS.0/text"), "Jazz");
	assert_string_equal(shown("KNOWN/GROUPS.0/FACTS.1/text"), "Newest");
	assert_string_equal(shown("KNOWN/GROUPS.1/FACTS.0/text"), "Mint");
	assert_string_equal(shown("MORE_FACTS/more_facts_words"), "All 23 things");
}

static void
what_a_family_shares_leads_back_to_the_family(void **state)
{
	(void)state;
	start_page("Fred");
	change("INSERT INTO household (id, name, sort_name) VALUES (7, 'The Hallorans', 'the hallorans')");
	change("INSERT INTO fact (household_id, staff_id, kind, text, source, learned_at) "
	       "VALUES (7, 2, 'likes', 'Camping', 'guess', 5)");
	change("INSERT INTO fact_text (rowid, text) VALUES (1, 'camping')");
	assert_int_equal(get("/facts/1"), 200);
	assert_string_equal(shown("back_path"), "/households/7");
	assert_string_equal(shown("FACT/about_words"), "The Hallorans likes");
	assert_int_equal(post("/facts/1/confirm", ""), 303);
	assert_string_equal(location(), "/households/7?did=confirmed&fact=1");
	assert_int_equal(post("/facts/1", "kind=loves&text=Tents&source=told&version=2"), 303);
	assert_int_equal(post("/facts/1/remove", ""), 303);
	assert_string_equal(location(), "/households/7?did=removed&fact=1");
	assert_int_equal(post("/facts/1/restore", ""), 303);
	assert_string_equal(text_of("SELECT text FROM standing"), "Tents");
}

static void
a_note_says_only_what_is_so_and_of_this_person(void **state)
{
	static const char *const lies[] = { "did=removed&fact=1", "did=added&fact=99", "did=added",
		"fact=1", "did=corrected&fact=1", "did=sold&fact=1", "did=added&fact=x", "did=undone&fact=1" };

	(void)state;
	start_page("Fred");
	start_page("Alice");
	add("text=Likes+tea");
	for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
		assert_int_equal(get(say("/people/1?%s", lies[i])), 200);
		assert_int_equal(times_shown("DONE"), 0);
	}
	get("/people/2?did=added&fact=1");
	assert_int_equal(times_shown("DONE"), 0);
	get("/people/1?did=added&fact=1");
	assert_int_equal(times_shown("DONE/DONE_UNDO"), 1);
}

static void
a_fact_that_is_not_there_is_404(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(get("/facts/9999"), 404);
	for (const char *const *act = (const char *const[]){ "", "/confirm", "/reject", "/remove", "/restore",
	         "/undo", "/used", NULL }; *act; act++)
		assert_int_equal(post(say("/facts/9999%s", *act), "kind=likes&text=x&source=told&version=1"), 404);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_taste_is_three_taps_and_is_found),
		TEST(the_same_word_is_one_interest),
		TEST(a_form_that_is_wrong_keeps_all_as_typed),
		TEST(the_same_form_sent_twice_adds_one_thing),
		TEST(a_school_has_its_place_and_years_and_answers_its_question),
		TEST(a_correction_keeps_the_old_value_who_changed_it_and_why),
		TEST(two_corrections_at_once_collide_and_nothing_is_lost),
		TEST(a_correction_is_taken_back_in_one_tap),
		TEST(a_clue_is_told_apart_and_answered_in_one_tap),
		TEST(what_is_left_out_is_nowhere),
		TEST(what_was_left_out_is_put_back_by_the_owner_or_soon),
		TEST(a_joke_says_with_whom_and_when_it_was_last_told),
		TEST(an_opinion_stands_in_their_words_with_its_month),
		TEST(the_page_groups_what_matters_and_shows_six_of_each),
		TEST(what_a_family_shares_leads_back_to_the_family),
		TEST(a_note_says_only_what_is_so_and_of_this_person),
		TEST(a_fact_that_is_not_there_is_404),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
