/*
 * What is open with somebody: to ask about, promised, looked for, put aside.  It stands on
 * their page and on the brief until one of us says it is done, and can be taken back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "recount.h"

enum { JACK = 1, ALICE = 2 };

static int
open_with_two(void **state)
{
	open_shop(state);
	start_page("Jack");
	start_page("Alice");
	return 0;
}

static void
a_promise_has_an_owner_and_a_day_and_stands_on_the_page(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/threads", "kind=promise&text=Two+seats+by+the+piano&owner_id=3"
	    "&due=date&due_date=2026-11-20"), 303);
	assert_string_equal(text_of("SELECT kind || owner_id || staff_id || due_day FROM thread"),
	    say("promise32%lld", (long long)number("SELECT unixepoch('2026-11-20') / 86400")));
	get("/people/1");
	assert_string_equal(shown("OPEN_THREADS/thread_text"), "Two seats by the piano");
	assert_string_equal(shown("OPEN_THREADS/thread_owner"), "Ben");
	assert_string_equal(shown("OPEN_THREADS/NOT_LATE/thread_due"), "By Friday 20 November");
	assert_non_null(strstr(readable(), "Promised: Two seats by the piano"));
	pass(3 * 86400);
	as_staff();
	get("/people/1");
	assert_string_equal(shown("OPEN_THREADS/NOT_LATE/thread_due"), "Due today");
	pass(2 * 86400);
	as_staff();
	get("/people/1");
	assert_string_equal(shown("OPEN_THREADS/LATE/thread_due"), "2 days late");
	assert_non_null(strstr(readable(), "2 days late; Ben sees to it"));
}

static void
when_and_by_whom_need_not_be_said(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/threads", "text=A+red+scarf&kind=wish"), 303);
	assert_string_equal(text_of("SELECT owner_id || coalesce(due_day, '-') FROM thread"), "2-");
	get("/people/1");
	assert_string_equal(shown("OPEN_THREADS/NOT_LATE/thread_due"), "At the next visit");
	assert_int_equal(post("/people/1/threads", "text=Call+her&due=today"), 303);
	assert_int_equal(post("/people/1/threads", "text=The+recipe&due=week"), 303);
	/* It is Tuesday: the week ends on Sunday. */
	assert_int_equal(number("SELECT group_concat(due_day - %lld, '') FROM thread WHERE due_day > 0",
	    (long long)number("SELECT unixepoch('2026-11-17') / 86400")), 5);
}

static void
what_does_not_fit_is_said_in_a_sentence(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/threads", "text="), 422);
	assert_int_equal(post("/people/1/threads", "text=A&due=date"), 422);
	assert_string_equal(shown("due_date_error"), "Say which day.");
	assert_int_equal(post("/people/1/threads", "text=A&due=date&due_date=2026-11-16"), 422);
	assert_non_null(strstr(shown("due_date_error"), "has passed"));
	assert_string_equal(shown("text"), "A");
	assert_int_equal(post("/people/1/threads", "text=A&due=date&due_date=2066-11-16"), 422);
	assert_int_equal(post("/people/1/threads", "text=A&owner_id=99"), 422);
	assert_int_equal(post("/people/9/threads", "text=A"), 404);
	assert_int_equal(get("/people/9/threads"), 404);
	assert_int_equal(get("/threads/9"), 404);
	assert_int_equal(post("/threads/9", "text=A"), 404);
	assert_int_equal(post("/threads/9/close", ""), 404);
	assert_int_equal(post("/threads/9/open", ""), 404);
	assert_int_equal(number("SELECT count(*) FROM thread"), 0);
}

static void
done_is_one_tap_and_so_is_undo(void **state)
{
	(void)state;
	post("/people/1/threads", "text=The+recipe&kind=promise");
	assert_int_equal(post("/threads/1/close", "back=/"), 303);
	assert_string_equal(location(), "/?closed=1");
	get("/people/1?closed=1");
	assert_string_equal(shown("THREAD_NOTE/thread_done"), "Kept: The recipe");
	assert_int_equal(times_shown("OPEN_THREADS"), 0);
	assert_null(strstr(readable(), "Promised: The recipe"));
	/* A second tap, by somebody else, does not change who did it. */
	as_owner();
	assert_int_equal(post("/threads/1/close", ""), 303);
	assert_string_equal(location(), "/people/1?closed=1");
	assert_int_equal(number("SELECT closed_by FROM thread"), ANA);
	get("/people/1/threads");
	assert_string_equal(shown("CLOSED_THREADS/thread_by"), "Ana, today");
	assert_int_equal(post("/threads/1/open", "back=/people/1/threads"), 303);
	assert_string_equal(location(), "/people/1/threads");
	get("/people/1");
	assert_string_equal(shown("OPEN_THREADS/thread_text"), "The recipe");
	/* On the page of somebody else nothing is said of it. */
	post("/threads/1/close", "");
	get("/people/2?closed=1");
	assert_int_equal(times_shown("THREAD_NOTE"), 0);
}

static void
a_button_leads_only_to_our_own_pages(void **state)
{
	static const char *const others[] = { "//evil.example", "https://evil.example", "/people//evil",
		"/sign-out", "/today/%5C%5Cevil", "/people/1%0d%0aX:1", "evil", "/staff", "/visits" };
	static const char *const ours[] = { "/", "/people/2", "/today/week", "/together?person=1",
		"/me" };

	(void)state;
	post("/people/1/threads", "text=The+recipe");
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		assert_int_equal(post("/threads/1/open", say("back=%s", others[i])), 303);
		assert_string_equal(location(), "/people/1");
	}
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
		post("/threads/1/open", say("back=%s", encoded(ours[i])));
		assert_string_equal(location(), ours[i]);
	}
}

static void
how_it_went_is_kept_and_a_thread_can_be_changed(void **state)
{
	(void)state;
	post("/people/1/threads", "text=The+recipe");
	get("/threads/1");
	assert_string_equal(shown("text"), "The recipe");
	assert_int_equal(post("/threads/1", "kind=aside&text=The+last+beans&due=date&due_date=2026-12-01"), 303);
	get("/people/1");
	assert_string_equal(shown("OPEN_THREADS/thread_kind"), "Put aside");
	/* What was due on a day that has passed may keep it. */
	pass(20 * 86400);
	as_staff();
	assert_int_equal(post("/threads/1", "kind=aside&text=Beans&due=date&due_date=2026-12-01"), 303);
	assert_int_equal(post("/threads/1", "kind=aside&text=Beans&due=date&due_date=2026-12-02"), 422);
	assert_int_equal(post("/threads/1/close", say("outcome=%s", encoded("She was glad"))), 303);
	get("/people/1/threads");
	assert_string_equal(shown("CLOSED_THREADS/HOW/outcome_words"), "She was glad");
	get("/threads/1");
	assert_int_equal(times_shown("IS_CLOSED"), 1);
	/* After a year it is history. */
	pass(366 * 86400);
	as_staff();
	get("/people/1/threads");
	assert_int_equal(times_shown("CLOSED_THREADS"), 0);
}

static void
hawaii_is_an_opener_from_its_day_on_until_it_was_asked(void **state)
{
	int buttons = 0;

	(void)state;
	log_visit("person=1&learned=Photography&kind=likes&about=1&source=told");
	post("/people/1/threads", "kind=ask&text=How+was+Hawaii%3F&due=date&due_date=2026-11-27");
	get("/people/1");
	assert_null(strstr(shown("LINES/OPENER/SPOKEN/text"), "Hawaii"));
	pass(10 * 86400);
	as(BEN);
	get("/people/1");
	assert_string_equal(shown("LINES/OPENER/SPOKEN/text"), "How was Hawaii?");
	assert_string_equal(shown("LINES/OPENER/SPOKEN/reason"), "To ask about, says Ana 10 days ago");
	assert_string_equal(shown("LINES/OPENER/TO_ASK/thread_id"), "1");
	/* Photography beside it has no such button: one is here, one on the card of what is open. */
	assert_string_equal(shown("LINES/OPENER/ALSO/OPENERS/text"), "Photography");
	for (const char *at = answer.body; (at = strstr(at, "/threads/1/close")) != NULL; at++)
		buttons++;
	assert_int_equal(buttons, 2);
	/* A visit alone does not close it. */
	log_visit("person=1");
	get("/people/1");
	assert_string_equal(shown("LINES/OPENER/SPOKEN/text"), "How was Hawaii?");
	post("/threads/1/close", "");
	get("/people/1");
	assert_string_equal(shown("LINES/OPENER/ABOUT/text"), "Photography");
}

static void
with_whom_we_keep_it_to_business_nothing_personal_is_asked(void **state)
{
	(void)state;
	post("/people/1/threads", "kind=ask&text=How+was+Hawaii%3F");
	post("/people/1/threads", "kind=promise&text=The+recipe");
	assert_int_equal(post("/people/1/business", "business_only=yes&business_why=Reads"), 303);
	get("/people/1");
	assert_string_equal(shown("LINES/OPENER/SPOKEN/text"), "Good to see you, Jack.");
	assert_non_null(strstr(readable(), "Promised: The recipe"));
}

static void
together_each_has_what_is_open_with_them(void **state)
{
	(void)state;
	post("/people/2/threads", "kind=promise&text=The+recipe");
	post("/people/2/threads", "kind=ask&text=The+choir");
	get("/together?person=1&person=2");
	assert_int_equal(times_shown("OPEN_WITH"), 1);
	assert_string_equal(shown("OPEN_WITH/called"), "Alice");
	assert_string_equal(shown("OPEN_WITH/PROMISES/text"), "Promised: The recipe");
	assert_string_equal(shown("OPEN_WITH/PROMISES.1/text"), "Ask about: The choir");
	assert_string_equal(shown("OPEN_WITH/PROMISES/back"), "/together?person=1&person=2");
}

static void
at_a_visit_something_is_promised_and_something_done(void **state)
{
	(void)state;
	post("/people/1/threads", "kind=ask&text=Hawaii");
	get("/visits/new?person=1");
	assert_string_equal(shown("MAY_BE_DONE/done_words"), "Asked about: Hawaii");
	assert_string_equal(shown("week_words"), "By Sunday 22 November");
	get("/visits/new?person=1&person=2");
	assert_string_equal(shown("MAY_BE_DONE/done_words"), "Jack: Asked about: Hawaii");
	log_visit("person=1&done=1&done=1&promised=The+piano&promised_due=week&gift_way=in&gift=Nuts&knew=met");
	assert_int_equal(number("SELECT count(*) FROM thread WHERE id = 1 AND closed_at = %lld",
	    (long long)the_time()), 1);
	assert_string_equal(text_of("SELECT kind || text || visit_id || owner_id FROM thread WHERE id = 2"),
	    "promiseThe piano12");
	assert_string_equal(text_of("SELECT way || text || visit_id FROM gift"), "inNuts1");
	assert_string_equal(text_of("SELECT knew FROM visit"), "met");
	recount("a visit of somebody met");
	post("/visits/1/undo", "");
	recount("its undo");
	log_visit("person=1&done=1&promised=The+piano&promised_due=week&gift_way=in&gift=Nuts&knew=met");
	/* Two came: it is each one's, or the one's who is chosen. */
	log_visit("person=1&person=2&promised=A+song&gift_way=out&gift=Cake&side_about=2");
	assert_string_equal(text_of("SELECT group_concat(person_id) FROM thread WHERE text = 'A song'"), "2");
	log_visit("person=1&person=2&promised=Tea");
	assert_int_equal(number("SELECT count(*) FROM thread WHERE text = 'Tea'"), 2);
	assert_string_equal(text_of("SELECT knew FROM visit WHERE id = 3"), "");
}

static void
what_does_not_fit_a_visit_is_said_and_nothing_is_kept(void **state)
{
	const char *before;

	(void)state;
	post("/people/1/threads", "kind=ask&text=Hawaii");
	before = counted();
	assert_int_equal(post("/visits/new", "person=2&done=1&act=save"), 422);
	assert_string_not_equal(shown("done_error"), "(not shown)");
	assert_int_equal(post("/visits/new", "person=1&promised=A&promised_due=date&act=save"), 422);
	assert_string_equal(shown("promised_day_error"), "Say until which day.");
	assert_string_equal(shown("promised"), "A");
	assert_int_equal(post("/visits/new", "person=1&promised=A&promised_due=date"
	    "&promised_day=2026-11-01&act=save"), 422);
	assert_int_equal(post("/visits/new", "person=1&gift=Nuts&act=save"), 422);
	assert_non_null(strstr(shown("gift_way_error"), "from us or from them"));
	assert_int_equal(post("/visits/new", "person=1&gift_way=in&act=save"), 422);
	assert_int_equal(post("/visits/new", "person=1&knew=perhaps&act=save"), 422);
	assert_string_equal(counted(), before);
}

static void
a_visit_taken_back_takes_its_promise_and_gift_and_opens_what_it_closed(void **state)
{
	const char *before;

	(void)state;
	post("/people/1/threads", "kind=ask&text=Hawaii");
	pass(86400);
	as_staff();
	before = text_of("SELECT (SELECT group_concat(text || coalesce(closed_at, '-')) FROM thread) || "
	    "(SELECT group_concat(text) FROM mention) || (SELECT extra_visits FROM person WHERE id = 1)");
	log_visit("person=1&done=1&promised=The+piano&gift_way=out&gift=Cake");
	assert_int_equal(number("SELECT extra_visits FROM person WHERE id = 1"), 1);
	assert_int_equal(post("/visits/1/undo", ""), 303);
	assert_string_equal(text_of("SELECT (SELECT group_concat(text || coalesce(closed_at, '-')) FROM "
	    "thread) || (SELECT group_concat(text) FROM mention) || (SELECT extra_visits FROM person "
	    "WHERE id = 1)"), before);
	assert_int_equal(number("SELECT count(*) FROM gift"), 0);
	get("/search?q=piano");
	assert_int_equal(times_shown("FOUND"), 0);
}

static void
what_is_open_is_found(void **state)
{
	(void)state;
	post("/people/1/threads", "kind=wish&text=A+vermilion+scarf");
	get("/search?q=vermilion");
	assert_string_equal(shown("FOUND/name_before"), "Jack");
	post("/threads/1", "kind=wish&text=A+turquoise+scarf");
	get("/search?q=turquoise");
	assert_int_equal(times_shown("FOUND"), 1);
	get("/search?q=vermilion");
	assert_int_equal(times_shown("FOUND"), 0);
}

static void
fifty_are_open_with_one_person_and_no_more(void **state)
{
	(void)state;
	for (int i = 0; i < 50; i++)
		assert_int_equal(post("/people/1/threads", say("text=Thing+%d", i)), 303);
	assert_int_equal(post("/people/1/threads", "text=One+more"), 422);
	assert_non_null(strstr(shown("text_error"), "50 are open"));
	get("/people/1/threads");
	assert_int_equal(times_shown("OPEN_THREADS"), 50);
	post("/threads/1/close", "");
	assert_int_equal(post("/people/1/threads", "text=One+more"), 303);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_two, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_promise_has_an_owner_and_a_day_and_stands_on_the_page),
		TEST(when_and_by_whom_need_not_be_said),
		TEST(what_does_not_fit_is_said_in_a_sentence),
		TEST(done_is_one_tap_and_so_is_undo),
		TEST(a_button_leads_only_to_our_own_pages),
		TEST(how_it_went_is_kept_and_a_thread_can_be_changed),
		TEST(hawaii_is_an_opener_from_its_day_on_until_it_was_asked),
		TEST(with_whom_we_keep_it_to_business_nothing_personal_is_asked),
		TEST(together_each_has_what_is_open_with_them),
		TEST(at_a_visit_something_is_promised_and_something_done),
		TEST(what_does_not_fit_a_visit_is_said_and_nothing_is_kept),
		TEST(a_visit_taken_back_takes_its_promise_and_gift_and_opens_what_it_closed),
		TEST(what_is_open_is_found),
		TEST(fifty_are_open_with_one_person_and_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
