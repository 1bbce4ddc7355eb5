/*
 * Odd things that forms and addresses may say: what is not there, what belongs to somebody
 * else, what is far too long, the same twice, what somebody else has just changed.  None of
 * it may be a fault, and the book stays whole.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "recount.h"
#include "text.h"

enum { MINUTE = 60, FRED = 1, ALICE = 2, GURDEEP = 3, TUNNEL = 1, CUPS = 2, CHESS = 3, HOME_FACT = 4 };

/* Fred and Alice Halloran, who have something to say each, and Gurdeep, who plays chess. */
static int
open_with_three(void **state)
{
	open_shop(state);
	start_page("Fred");
	start_page("Alice");
	start_page("Gurdeep");
	assert_int_equal(post("/households/new", "household=Halloran&member=Fred&what=page&same=1"
	    "&member=Alice&what=page&same=2&member=Shadow&what=dog"), 303);
	log_visit("person=1&learned=The+tunnel&kind=loves&about=1&source=told"
	    "&learned=Cold+cups&kind=bothers&about=1&source=guess");
	assert_int_equal(post("/people/3/facts", "area=9&kind=loves&text=Chess"), 303);
	assert_int_equal(post("/households/1/facts", "learned_new=Early+nights&kind_new=likes"), 303);
	assert_int_equal(post("/people/1/ties", "other=3&word=neighbour"), 303);
	assert_int_equal(number("SELECT household_id FROM fact WHERE id = %d", HOME_FACT), 1);
	pass(20 * MINUTE);
	as_owner();
	return 0;
}

/* An answer, whatever it is; gives its status. */
static int
sent(const char *address, const char *fields)
{
	int status = post(address, fields);

	if (status == 500)
		fail_msg("%s %s is a fault", address, fields);
	if (answer.body && !text_valid(answer.body, answer.size))
		fail_msg("%s %s is answered with half a letter", address, fields);
	return status;
}

/* As sent, and nothing was written by it. */
static void
refuses(int status, const char *address, const char *fields)
{
	const char *before = counted();

	if (sent(address, fields) != status)
		fail_msg("%s %.200s is %d and not %d", address, fields, answer.status, status);
	assert_string_equal(counted(), before);
}

static const char *
many(const char *letter, int n)
{
	const char *text = "";

	while (n-- > 0)
		text = say("%s%s", text, letter);
	return encoded(text);
}

/* Forms with an address of nobody, and each with an id that is not there. */
static void
what_is_not_there_is_said_and_is_no_fault(void **state)
{
	static const struct { int status; const char *address, *fields; } odd[] = {
		{ 404, "/people/99/facts", "text=x" }, { 404, "/people/99/facts", "" },
		{ 422, "/people/1/facts", "text=x&area=99" }, { 422, "/people/1/facts", "text=x&company=99" },
		{ 422, "/people/1/facts", "text=x&kind=joke&company=1" },
		{ 404, "/people/99/habits", "stage=1&text=x" }, { 422, "/people/1/habits", "stage=99&text=x" },
		{ 404, "/people/99/knowledge", "question_id=1&act=not" },
		{ 422, "/people/1/knowledge", "question_id=13&act=answer&answer=x" },
		{ 422, "/people/1/knowledge", "act=answer&answer=x" },
		{ 404, "/people/99/business", "business_only=yes&business_why=x" },
		{ 404, "/people/99/trust", "step=2&reason=x" },
		{ 404, "/people/99/differs", "act=save&fact=4&instead=x" },
		{ 404, "/people/1/differs", "act=save&fact=1&instead=x" },
		{ 404, "/people/1/differs", "act=back&fact=99" },
		{ 404, "/people/3/differs", "act=save&fact=4&instead=x" },
		{ 404, "/people/99/ties", "other=1&word=wife" }, { 422, "/people/1/ties", "other=99&word=wife" },
		{ 422, "/people/1/ties", "other=1&word=twin" }, { 422, "/people/3/ties", "other=1&word=mate" },
		{ 404, "/ties/99", "act=remove" }, { 404, "/people/99/attempts", "text=x" },
		{ 422, "/people/1/attempts", "text=x&fact=3" }, { 422, "/people/1/attempts", "text=x&fact=1" },
		{ 422, "/people/1/attempts", "text=x&fact=99" }, { 404, "/attempts/99", "outcome=better" },
		{ 404, "/people/99/photo", "act=initials" }, { 404, "/people/99/photo", "act=drawing&head=2" },
		{ 404, "/people/99/change", "call_name=x&version=1" },
		{ 404, "/facts/99", "kind=loves&text=x&source=told&version=1" },
		{ 404, "/facts/99/confirm", "" }, { 404, "/facts/99/reject", "" },
		{ 404, "/facts/99/remove", "" }, { 404, "/facts/99/restore", "" },
		{ 404, "/facts/99/undo", "act=use" }, { 404, "/facts/99/used", "" },
		{ 404, "/interests/99/change", "interest_name=x" },
		{ 422, "/interests/1/change", "interest_name=Chess&area_id=99" },
		{ 404, "/households/99/facts", "learned_new=x" }, { 404, "/households/1/facts", "gone=1" },
		{ 404, "/households/1/facts", "gone=99" }, { 404, "/households/99/change", "household=x" },
		{ 404, "/households/99/add", "act=companion&name=x" },
		{ 422, "/households/1/add", "act=person&person=99" },
		{ 422, "/households/1/add", "act=person" }, { 404, "/households/99/leave", "person=1" },
		{ 404, "/households/1/leave", "person=3" }, { 404, "/households/1/leave", "person=99" },
		{ 404, "/companions/99", "act=save&name=x" }, { 404, "/stages/99", "stage_name=x" },
		{ 404, "/staff/99", "act=leave" }, { 404, "/visits/99/undo", "" }, { 403, "/visits/1/undo", "" },
		{ 404, "/rounds/99", "nth=1&choice=1" },
		{ 422, "/visits/new", "person=99" }, { 422, "/visits/new", "act=save" },
		/* What is of somebody else than those who came. */
		{ 422, "/visits/new", "person=2&worked=1" }, { 422, "/visits/new", "person=1&worked=4" },
		{ 422, "/visits/new", "person=1&worked=99" }, { 422, "/visits/new", "person=2&bothered=2" },
		{ 422, "/visits/new", "person=1&bothered=1" }, { 422, "/visits/new", "person=1&outcome=99+better" },
		{ 422, "/visits/new", "person=3&learned=x&kind=likes&about=family&source=told" },
		{ 422, "/visits/new", "person=1&learned=x&kind=likes&about=3&source=told" },
		{ 422, "/visits/new", "person=1&learned=x&kind=likes&about=99999999999999999999&source=told" },
		{ 422, "/visits/new", "person=1&bothered_new=x&side_about=3" },
		{ 422, "/visits/new", "person=1&bothered_new=x&side_about=99999999999999999999" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		refuses(odd[i].status, odd[i].address, odd[i].fields);
	recount("what is not there");
}

/* Each with its field last. */
static const struct text_field {
	const char *form;
	int         max;
	bool        needs_letter; /* signs alone say nothing there */
	bool        may_be_empty;
} texts[] = {
	{ "/people/1/facts?kind=loves&area=5&text=", 300, false, false },
	{ "/people/1/facts?text=x&remark=", 200, false, true },
	{ "/people/1/facts?text=x&kind=opinion&interest=", 60, true, true },
	{ "/people/1/habits?stage=1&text=", 300, false, false },
	{ "/people/1/knowledge?question_id=5&act=answer&answer=", 300, false, false },
	{ "/people/1/knowledge?question_id=11&act=answer&answer=", 300, false, false },
	{ "/people/1/business?business_only=yes&business_why=", 160, false, false },
	{ "/people/1/differs?act=save&fact=4&instead=", 300, true, false },
	{ "/people/2/ties?other=3&back_word=mate&word=", 40, true, false },
	{ "/people/1/attempts?text=", 200, false, false },
	{ "/households/1/facts?learned_new=", 300, true, false },
	{ "/households/1/change?household=", 80, true, false },
	{ "/households/1/add?act=companion&name=", 80, true, false },
	{ "/households/1/add?act=companion&name=Tom&kind=", 40, false, true },
	{ "/households/1/leave?person=2&why=", 160, false, true },
	{ "/households/new?member=Zoe&different=yes&household=", 80, true, false },
	{ "/households/new?household=Okafor&different=yes&member=", 80, true, false },
	{ "/companions/1?act=save&name=", 80, true, false },
	{ "/interests/1/change?interest_name=", 60, true, false },
	{ "/areas?area_name=", 40, true, false },
	{ "/stages?stage_name=", 40, true, false },
	{ "/me?interests=", 60, true, false },
	{ "/visits/new?person=1&learned_new=", 300, false, true },
	{ "/visits/new?person=1&worked_new=", 300, false, true },
	{ "/visits/new?person=1&bothered_new=x&try_next=", 200, false, true },
};

static void
texts_of_any_length_and_sign_are_kept_or_refused(void **state)
{
	static const char *const letters[] = { "a", "é", "王", "👵🏽", "a ", "tea ", "9-" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct text_field *t = &texts[i];
		size_t                   path = strcspn(t->form, "?");
		const char *address = say("%.*s", (int)path, t->form), *fields = t->form + path + 1;

		/* Spaces of every kind say nothing. */
		if (!t->may_be_empty)
			refuses(422, address, say("%s+++", fields));
		sent(address, say("%s%s", fields, encoded("   　")));
		if (t->needs_letter)
			refuses(422, address, say("%s%s", fields, encoded("?!…")));
		sent(address, say("%s%s", fields, encoded("‍​")));
		for (size_t l = 0; l < sizeof letters / sizeof *letters; l++) {
			/* Whoever left has come back. */
			sent("/households/1/add", "act=person&person=2");
			refuses(422, address, say("%s%s", fields, many(letters[l], t->max + 1)));
			sent(address, say("%s%s", fields, many(letters[l], t->max / (int)text_length(letters[l]))));
		}
	}
	recount("long texts");
}

static void
a_word_back_that_is_too_long_is_asked_for(void **state)
{
	(void)state;
	refuses(422, "/people/2/ties", "other=3&word=great+great+great+great+great+great+aunt");
	assert_int_equal(times_shown("BACK_WORD_ERROR"), 1);
	refuses(422, "/households/new", "household=Okafor&different=yes&member=Zoe&what=page&member=Max"
	    "&what=page&tie_word=&tie_word=great+great+great+great+great+great+aunt");
	assert_int_equal(sent("/people/2/ties", "other=3&word=great+great+great+great+great+great+aunt"
	    "&back_word=great+niece"), 303);
	recount("a long word");
}

static void
the_same_twice_in_one_form_is_once_or_refused(void **state)
{
	(void)state;
	log_visit("person=1&person=1&worked=1&worked=1&bothered=2&bothered=2&happened=talked&happened=talked"
	    "&learned=Tea&kind=likes&about=1&source=told&learned=Tea&kind=likes&about=1&source=told");
	assert_int_equal(number("SELECT count(*) FROM fact_use WHERE visit_id = 2"), 1);
	assert_int_equal(number("SELECT count(*) FROM visit_bothered WHERE visit_id = 2"), 1);
	assert_int_equal(number("SELECT count(*) FROM visit_person WHERE visit_id = 2"), 1);
	refuses(422, "/households/new", "household=Okafor&different=yes&member=Fred&what=page&same=3"
	    "&member=Fred&what=page&same=3");
	assert_int_equal(sent("/me", "interests=Jazz,jazz,JAZZ,Jazz"), 303);
	assert_int_equal(number("SELECT count(*) FROM staff_interest"), 1);
	refuses(422, "/areas", "area_name=sport");
	refuses(422, "/stages", "stage_name=PAYS");
	refuses(422, "/households/new", "household=halloran&member=Zoe&different=yes");
	refuses(422, "/people/1/facts", "text=x&text=y");
	assert_int_equal(sent("/people/1/facts", "text=tea+Tea+tea+newword+newword+Newword"), 303);
	/* Two that say how it went in one form. */
	assert_int_equal(sent("/people/1/attempts", "text=A+hot+cup&fact=2"), 303);
	log_visit("person=1&outcome=1+better&outcome=1+worse");
	assert_string_equal(text_of("SELECT outcome FROM attempt"), "worse");
	recount("the same twice");
}

static void
what_was_done_already_is_not_done_again(void **state)
{
	(void)state;
	assert_int_equal(sent("/facts/3/remove", ""), 303);
	refuses(404, "/facts/3/remove", "");
	refuses(404, "/facts/3/used", "");
	refuses(404, "/facts/3/confirm", "");
	refuses(404, "/facts/3/undo", "act=use");
	refuses(404, "/facts/3", "kind=likes&text=x&source=told&version=2");
	/* Removed in another tab while it was ticked here. */
	refuses(422, "/visits/new", "person=3&worked=3");
	assert_int_equal(sent("/facts/3/restore", ""), 303);
	assert_int_equal(sent("/facts/3/restore", ""), 303);
	assert_memory_equal(location(), "/facts/3?did=stale", 18);
	assert_int_equal(sent("/facts/2/confirm", ""), 303);
	assert_int_equal(sent("/facts/2/confirm", ""), 303);
	assert_int_equal(number("SELECT count(*) FROM fact_change WHERE fact_id = 2"), 1);
	assert_int_equal(sent("/facts/2/reject", ""), 303);
	assert_int_equal(number("SELECT count(*) FROM standing WHERE id = 2"), 1);
	/* What no longer bothers cannot bother again. */
	assert_int_equal(sent("/facts/2", "kind=likes&text=Cold+cups&source=told&version=2"), 303);
	refuses(422, "/visits/new", "person=1&bothered=2");
	refuses(422, "/people/1/attempts", "text=x&fact=2");
	refuses(409, "/facts/2", "kind=hates&text=Cold+cups&source=told&version=2");
	/* A family's, with what is not so for one. */
	assert_int_equal(sent("/people/1/differs", "act=save&fact=4&instead=Late+nights"), 303);
	refuses(422, "/people/1/differs", "act=save&fact=4&instead=Late+nights");
	assert_int_equal(sent("/households/1/facts", "gone=4"), 303);
	refuses(404, "/households/1/facts", "gone=4");
	refuses(404, "/people/1/differs", "act=back&fact=4");
	assert_int_equal(sent("/households/1/leave", "person=2"), 303);
	refuses(404, "/households/1/leave", "person=2");
	assert_int_equal(sent("/households/1/add", "act=person&person=2"), 303);
	assert_int_equal(sent("/households/1/add", "act=person&person=2"), 303);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(sent("/companions/1", "act=left&name=Shadow"), 303);
		assert_int_equal(sent("/companions/1", "act=back&name=Shadow"), 303);
	}
	assert_int_equal(sent("/ties/1", "act=remove"), 303);
	refuses(404, "/ties/1", "act=remove");
	recount("what was done already");
}

/* A visit that taught something about which much was said since. */
static void
a_visit_is_undone_whatever_came_of_it(void **state)
{
	const char *id;
	int64_t     visit, tea, cold, family;

	(void)state;
	for (int way = 0; way < 2; way++) {
		as_staff();
		visit = log_visit("person=1&person=2&learned=Green+tea&kind=loves&about=all&source=guess"
		    "&learned=Loud+music&kind=bothers&about=1&source=seen&learned=Long+walks&kind=likes&about=family"
		    "&source=told&worked=1&bothered=2&worked_new=Leeds&side_about=1");
		tea = number("SELECT min(id) FROM fact WHERE visit_id = %d", (int)visit);
		cold = number("SELECT id FROM fact WHERE visit_id = %d AND kind = 'bothers'", (int)visit);
		family = number("SELECT id FROM fact WHERE visit_id = %d AND household_id = 1", (int)visit);
		id = say("%d", (int)tea);
		/* Used, confirmed, corrected, removed and put back, joined to an interest, by others. */
		as_owner();
		assert_int_equal(sent(say("/facts/%s/confirm", id), ""), 303);
		assert_int_equal(sent(say("/facts/%s/used", id), ""), 303);
		assert_int_equal(sent(say("/facts/%s", id), say("kind=hates&text=Green+tea+indeed&source=told"
		    "&interest=Tea+%d&version=2", way)), 303);
		assert_int_equal(sent("/me", "interests=Green+tea"), 303);
		assert_int_equal(sent(say("/interests/%d/change",
		    (int)number("SELECT interest_id FROM fact WHERE id = %s", id)), say("interest_name=Green+tea&join=%d",
		    (int)number("SELECT id FROM interest WHERE sort_name = 'green tea'"))), 303);
		assert_int_equal(sent(say("/facts/%s/remove", id), ""), 303);
		if (way)
			assert_int_equal(sent(say("/facts/%s/restore", id), ""), 303);
		assert_int_equal(sent("/people/1/attempts", say("text=Softer&fact=%d", (int)cold)), 303);
		assert_int_equal(sent("/people/2/differs", say("act=save&fact=%d&instead=Short+walks", (int)family)), 303);
		as(BEN);
		log_visit(say("person=1&bothered=%d&worked=%d&outcome=%d+better", (int)cold,
		    (int)number("SELECT id FROM fact WHERE visit_id = %d AND text = 'Leeds'", (int)visit),
		    (int)number("SELECT max(id) FROM attempt")));
		recount("a visit that taught much");
		as_staff();
		assert_int_equal(sent(say("/visits/%d/undo", (int)visit), ""), 303);
		refuses(404, say("/visits/%d/undo", (int)visit), "");
		recount("its undoing");
		assert_int_equal(get("/people/1"), 200);
		assert_int_equal(get("/people/2"), 200);
		assert_int_equal(get("/households/1"), 200);
		assert_int_equal(get("/people/1/attempts"), 200);
		refuses(404, say("/facts/%s/undo", id), "version=4");
		refuses(404, say("/facts/%s/restore", id), "");
	}
}

static void
odd_addresses_are_no_fault(void **state)
{
	static const char *const addresses[] = { "/?saved=", "/?undone=", "/people/1?with=",
		"/people/1?saved=", "/people/1?did=added&fact=", "/people?page=", "/people?filter=", "/people?q=",
		"/people/1/facts?page=", "/people/1/habits?stage=", "/people/1/photo?head=",
		"/people/1/differs?fact=", "/people/1/ties?find=", "/people/1/ties?other=", "/people/1/ties?word=",
		"/ties/1?from=", "/facts/1?did=", "/facts/1?did=stale&fact=", "/interests?area=", "/interests?q=",
		"/interests?page=", "/interests/1?before=", "/interests/like?q=", "/households/1/add?find=",
		"/households/1/leave?person=", "/households/new?person=", "/together?person=", "/visits?day=",
		"/visits?page=", "/visits?person=", "/visits?person=1&page=", "/visits/new?person=",
		"/visits/new?learned_new=", "/insights?month=", "/insights/visits?month=",
		"/insights/visits?month=2026-11&page=", "/insights/visits?of=", "/search?q=", "/quiet?person=",
		"/people/new?call_name=", "/people/likeness?call_name=", "/sign-in?next=", "/" };
	static const char *const odd[] = { "", "%ff", "%c3", "%c3%28", "%ed%a0%80", "%00", "a%00b", "%", "%zz",
		"-1", "0", "99", "2147483648", "999999999999999999", "9223372036854775807",
		"99999999999999999999999999", "1e9", "0x10", "+", "%0d%0a", "%e2%80%8b", "\"'><", "2026-13",
		"0000-01", "0001-01", "9999-12", "2026-02-30", "0001-01-01", "1900-01-01", "9999-12-31",
		"1970-01-01", "everyone", "trust9", "used", "' OR 1=1 --", "{{x}}" };
	const char *with = "";

	(void)state;
	for (size_t a = 0; a < sizeof addresses / sizeof *addresses; a++)
		for (size_t o = 0; o < sizeof odd / sizeof *odd; o++) {
			const char *address = say("%s%s", addresses[a], odd[o]);

			if (get(address) == 500)
				fail_msg("%s is a fault", address);
			if (answer.body && !text_valid(answer.body, answer.size) &&
			    strncmp(answer.type, "text/html", 9) == 0)
				fail_msg("%s is answered with half a letter", address);
		}
	/* Far more of one than there may be. */
	for (int i = 0; i < 120; i++)
		with = say("%s&with=%d&person=%d&worked=%d&page=%d&before=%d", with, i, i, i, i, i);
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
		assert_int_not_equal(get(say("%.*s?%s", (int)strcspn(addresses[i], "?"), addresses[i], with + 1)), 500);
	with = "";
	for (int i = 0; i < 60; i++)
		with = say("%s&with=%d&person=%d", with, i % 3 + 1, i % 3 + 1);
	assert_int_equal(get(say("/people/1?%s", with + 1)), 200);
	assert_int_equal(get(say("/together?%s", with + 1)), 200);
	recount("odd addresses");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_three, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(what_is_not_there_is_said_and_is_no_fault),
		TEST(texts_of_any_length_and_sign_are_kept_or_refused),
		TEST(a_word_back_that_is_too_long_is_asked_for),
		TEST(the_same_twice_in_one_form_is_once_or_refused),
		TEST(what_was_done_already_is_not_done_again),
		TEST(a_visit_is_undone_whatever_came_of_it),
		TEST(odd_addresses_are_no_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
