/*
 * Cards of partner businesses: given to somebody, asked about at the next visit, used or
 * expired; listed by partner.  And the program itself sends nothing to anybody.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { JACK = 1, LUCIA = 2 };

static int
open_with_partner(void **state)
{
	open_shop(state);
	start_page("Jack");
	assert_int_equal(post("/people/new", "call_name=Lucia&kind=partner&different=yes"), 303);
	return 0;
}

static void
without_a_partner_the_form_says_how_to_add_one(void **state)
{
	(void)state;
	change("UPDATE person SET kind = 'supplier' WHERE id = 2");
	get("/people/1/vouchers/new");
	assert_int_equal(times_shown("NO_PARTNERS"), 1);
	assert_int_equal(times_shown("ANY_PARTNER"), 0);
	assert_int_equal(post("/people/1/vouchers/new", "partner_id=2&text=A+free+dessert"), 422);
	get("/vouchers");
	assert_int_equal(times_shown("NO_PARTNERS"), 1);
}

static void
a_card_is_asked_about_at_the_next_visit(void **state)
{
	(void)state;
	get("/people/1/vouchers/new");
	assert_string_equal(shown("PARTNERS/partner"), "Lucia");
	assert_int_equal(post("/people/1/vouchers/new", "partner_id=2&text=A+free+dessert&number=B+17"
	    "&ends=2026-12-01"), 303);
	get("/people/1");
	assert_string_equal(shown("LINES/OPENER/SPOKEN/text"), "How was the free dessert at Lucia?");
	assert_int_equal(times_shown("LINES/OPENER/TO_ASK/OF_VOUCHER"), 1);
	get("/visits/new?person=1");
	assert_string_equal(shown("MAY_BE_DONE/done_words"),
	    "Asked about: How was the free dessert at Lucia?");
	get("/vouchers?partner=2");
	assert_string_equal(shown("OF_PARTNER/VOUCHERS/name"), "Jack");
	assert_string_equal(shown("OF_PARTNER/VOUCHERS/NUMBERED/voucher_number"), "B 17");
	assert_string_equal(shown("OF_PARTNER/VOUCHERS/state_words"), "Given, until Tuesday 1 December");
	/* The answer says whether it was used. */
	assert_int_equal(post("/threads/1/close", "used=yes"), 303);
	get("/vouchers?partner=2");
	assert_string_equal(shown("OF_PARTNER/VOUCHERS/state_words"), "Used");
	post("/threads/1/open", "");
	assert_string_equal(text_of("SELECT state FROM voucher"), "given");
	post("/threads/1/close", "used=no");
	assert_string_equal(text_of("SELECT state FROM voucher"), "given");
	get("/search?q=dessert");
	assert_string_equal(shown("FOUND/name_before"), "Jack");
}

static void
it_expires_by_its_date_and_is_used_from_the_list(void **state)
{
	(void)state;
	post("/people/1/vouchers/new", "partner_id=2&text=Cake&ends=2026-11-17");
	get("/vouchers?partner=2");
	assert_string_equal(shown("OF_PARTNER/VOUCHERS/state_words"), "Given, until Tuesday 17 November");
	/* The list is where one looks for it. */
	for (const char *const *from = (const char *const[]){ "/people/1", "/people/2",
	         "/people?filter=partner", NULL }; *from; from++) {
		get(*from);
		assert_non_null(strstr(answer.body, "href=\"/vouchers\""));
	}
	pass(86400);
	as_staff();
	get("/vouchers?partner=2");
	assert_string_equal(shown("OF_PARTNER/VOUCHERS/state_words"), "Expired on Tuesday 17 November");
	assert_string_equal(text_of("SELECT state FROM voucher"), "given");
	assert_int_equal(post("/vouchers/1", "state=used&back=/vouchers?partner=2"), 303);
	/* Nobody need ask about it any more. */
	assert_int_equal(number("SELECT count(*) FROM thread WHERE closed_at IS NULL"), 0);
	get("/people/1");
	assert_string_equal(shown("LINES/OPENER/SPOKEN/text"), "Good to see you, Jack.");
	assert_int_equal(post("/vouchers/1", "state=given"), 303);
	assert_int_equal(number("SELECT ended_at IS NULL FROM voucher"), 1);
}

static void
what_does_not_fit_is_said_in_a_sentence(void **state)
{
	(void)state;
	assert_int_equal(post("/people/1/vouchers/new", "text=Cake"), 422);
	assert_string_equal(shown("partner_id_error"), "Choose whose card it is.");
	assert_string_equal(shown("text"), "Cake");
	assert_int_equal(post("/people/1/vouchers/new", "partner_id=1&text=Cake"), 422);
	assert_int_equal(post("/people/2/vouchers/new", "partner_id=2&text=Cake"), 422);
	assert_int_equal(post("/people/1/vouchers/new", "partner_id=2&text="), 422);
	assert_int_equal(post("/people/1/vouchers/new", "partner_id=2&text=Cake&ends=2026-11-16"), 422);
	assert_int_equal(post("/people/9/vouchers/new", "partner_id=2&text=Cake"), 404);
	assert_int_equal(get("/people/9/vouchers/new"), 404);
	assert_int_equal(get("/vouchers?partner=9"), 404);
	assert_int_equal(post("/vouchers/9", "state=used"), 404);
	assert_int_equal(number("SELECT count(*) FROM voucher"), 0);
	assert_int_equal(number("SELECT count(*) FROM thread"), 0);
}

/* ---- Nothing is sent by itself ----------------------------------------------------- */

/* Where a text has one of these words, or NULL. */
static const char *
any_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strstr(text, *words))
			return *words;
	return NULL;
}

static const char *
text_in(const char *file)
{
	static char text[200000];
	FILE       *f = fopen(file, "r");

	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	return text;
}

/* No address of ours sends, no package that could is needed, and no page calls out. */
static void
the_book_has_no_means_to_send_anything(void **state)
{
	static const char *const addresses[] = { "mail", "sms", "send", "newsletter", "notify",
		"campaign", NULL };
	static const char *const packages[] = { "curl", "smtp", "sendmail", "postfix", "exim",
		"libesmtp", "gammu", "twilio", NULL };
	static const char *const calls[] = { "connect(", "sendto(", "sendmsg(", "getaddrinfo(",
		"gethostbyname(", "popen(", "system(", "execv", "execl", "posix_spawn", NULL };
	static const char *const folders[] = { "cgi", "cgi/lib", "cgi/rules", "cgi/pages" };
	const char *found = any_of(text_in("deploy/packages.txt"), packages);
	int         files = 0;

	(void)state;
	if (found)
		fail_msg("deploy/packages.txt: %s", found);
	for (const struct route *r = routes; r->method; r++)
		if ((found = any_of(r->path, addresses)) != NULL)
			fail_msg("%s: %s", r->path, found);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		DIR *dir = opendir(folders[i]);

		assert_non_null(dir);
		for (struct dirent *e; (e = readdir(dir)) != NULL;) {
			const char *end = strrchr(e->d_name, '.');

			if (end == NULL || (strcmp(end, ".c") != 0 && strcmp(end, ".cc") != 0))
				continue;
			found = any_of(text_in(say("%s/%s", folders[i], e->d_name)), calls);
			if (found)
				fail_msg("%s/%s: %s", folders[i], e->d_name, found);
			files++;
		}
		closedir(dir);
	}
	assert_true(files > 60);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_partner, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(without_a_partner_the_form_says_how_to_add_one),
		TEST(a_card_is_asked_about_at_the_next_visit),
		TEST(it_expires_by_its_date_and_is_used_from_the_list),
		TEST(what_does_not_fit_is_said_in_a_sentence),
		TEST(the_book_has_no_means_to_send_anything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
