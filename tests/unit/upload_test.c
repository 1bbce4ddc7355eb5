/*
 * A form that carries files, as it comes over the wire: whole, cut off, and made up.
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
#include "upload.h"

static struct request rq;
static char          *exact; /* so that a byte too far is seen by the sanitizers */

static bool
parse_as(const char *type, const char *body, size_t size)
{
	arena_free(rq.arena);
	free(exact);
	memset(&rq, 0, sizeof rq);
	rq.arena = arena_new();
	rq.method = "POST";
	rq.query = "";
	rq.content_type = type;
	exact = malloc(size ? size : 1);
	memcpy(exact, body, size);
	rq.body = exact;
	rq.body_size = size;
	return upload_is(&rq) && upload_parse(&rq);
}

static bool
parse(const char *body)
{
	return parse_as("multipart/form-data; boundary=xYz", body, strlen(body));
}

static int
open_all(void **state)
{
	rq.arena = NULL;
	return open_shop(state);
}

static int
close_all(void **state)
{
	arena_free(rq.arena);
	rq.arena = NULL;
	free(exact);
	exact = NULL;
	return close_book(state);
}

#define FIELD(name, value)                                                                \
	"--xYz\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"
#define FILE_OF(name, value)                                                              \
	"--xYz\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"a.jpg\"\r\n"  \
	"Content-Type: image/jpeg\r\n\r\n" value "\r\n"
#define END "--xYz--\r\n"

static void
fields_and_files_are_told_apart(void **state)
{
	(void)state;
	assert_true(parse(FIELD("act", "photo") FILE_OF("photo", "\xff\xd8 bytes\r\n--x") FIELD("q",
	    "") END));
	assert_int_equal(rq.nparams, 2);
	assert_string_equal(request_param(&rq, "act"), "photo");
	assert_string_equal(request_param(&rq, "q"), "");
	assert_int_equal(rq.nfiles, 1);
	assert_string_equal(rq.files[0].name, "photo");
	assert_int_equal(rq.files[0].size, 13);
	assert_memory_equal(rq.files[0].bytes, "\xff\xd8 bytes\r\n--x", 13);
	assert_ptr_equal(upload_file(&rq, "photo"), &rq.files[0]);
	assert_null(upload_file(&rq, "act"));
}

static void
a_field_without_a_file_chosen_is_an_empty_file(void **state)
{
	(void)state;
	assert_true(parse("--xYz\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"\"\r\n"
	    "Content-Type: application/octet-stream\r\n\r\n\r\n" FILE_OF("photo", "b") END));
	assert_int_equal(rq.nfiles, 2);
	assert_int_equal(rq.files[0].size, 0);
	assert_int_equal(upload_file(&rq, "photo")->size, 1);
}

static void
bytes_of_any_kind_pass_through(void **state)
{
	char   body[1000], every[256];
	size_t n;

	(void)state;
	for (int i = 0; i < 256; i++)
		every[i] = (char)i;
	n = (size_t)sprintf(body, "--xYz\r\ncontent-disposition:form-data ;NAME=p;FileName=\"\"\r\n\r\n");
	memcpy(body + n, every, 256);
	n += 256;
	n += (size_t)sprintf(body + n, "\r\n--xYz--");
	assert_true(parse_as("Multipart/Form-Data;boundary=\"xYz\"", body, n));
	assert_int_equal(rq.files[0].size, 256);
	assert_memory_equal(rq.files[0].bytes, every, 256);
}

static void
a_form_that_is_cut_off_anywhere_is_refused(void **state)
{
	static const char whole[] = FIELD("act", "photo") FILE_OF("photo", "b\r\n\r\nytes") END;

	(void)state;
	for (size_t n = 0; n < sizeof whole - 1; n++) {
		/* The last line break is the one thing that is not missed. */
		bool ends = n == sizeof whole - 3;

		if (parse_as("multipart/form-data; boundary=xYz", whole, n) != ends)
			fail_msg("cut off after %zu bytes: %s", n, ends ? "refused" : "taken");
	}
	assert_true(parse(whole));
}

static void
any_byte_may_be_another(void **state)
{
	static const char whole[] = FIELD("act", "photo") FILE_OF("photo", "b\r\n\r\nytes") END;
	static const char others[] = { '\0', '\r', '\n', '-', '"', ';', '=', ' ', '\xff', 'x' };
	char              body[sizeof whole];

	(void)state;
	for (size_t at = 0; at < sizeof whole - 1; at++)
		for (size_t i = 0; i < sizeof others; i++) {
			memcpy(body, whole, sizeof whole);
			body[at] = others[i];
			/* Whatever it says to that, it stays inside the body. */
			if (!parse_as("multipart/form-data; boundary=xYz", body, sizeof whole - 1))
				continue;
			for (int k = 0; k < rq.nfiles; k++)
				assert_true(rq.files[k].bytes >= rq.body &&
				    rq.files[k].bytes + rq.files[k].size <= rq.body + rq.body_size);
		}
}

static void
what_no_browser_sends_is_refused(void **state)
{
	static const char *const bad[] = { "", "--xYz", "--xYz--x", "--xYz--\r\n\r\n", "--xYz--\r\n--",
		"\r\n--xYz--\r\n", "preamble\r\n" END, "--other\r\n", "--xYzz--\r\n",
		"--xYz\nContent-Disposition: form-data; name=\"a\"\n\nb\n--xYz--\n",
		"--xYz\r\n\r\nno headers\r\n" END,
		"--xYz\r\nContent-Type: text/plain\r\n\r\nno name\r\n" END,
		"--xYz\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nb\r\n" END,
		"--xYz\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nb\r\n" END,
		"--xYz\r\nContent-Disposition: form-data; name=\"a\r\n\r\nb\r\n" END,
		"--xYz\r\nContent-Disposition: form-data; name=\r\n\r\nb\r\n" END,
		"--xYz\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\nb\r\n" END,
		"--xYz\r\nContent-Disposition: form-data; name=\"a\" b\r\n\r\nb\r\n" END,
		"--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n"
		"Content-Disposition: form-data; name=\"b\"\r\n\r\nb\r\n" END,
		FIELD("a", "b") FIELD("a", "b\r\n--xYzand on") END, FIELD("a", "b\r\n--xYz-\r\n") END };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (parse(bad[i]))
			fail_msg("%s is taken", bad[i]);
	assert_true(parse("--xYz--\r\n"));
	assert_int_equal(rq.nparams, 0);
}

static void
a_nul_among_the_headers_is_refused(void **state)
{
	static const char body[] = "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\nX: \0\r\n\r\n"
	    "b\r\n" END;

	(void)state;
	assert_false(parse_as("multipart/form-data; boundary=xYz", body, sizeof body - 1));
}

static void
a_boundary_is_seventy_plain_letters_at_most(void **state)
{
	static const char *const bad[] = { "", "; boundary", "; boundary=", "; boundary=\"\"",
		"; boundary=\"xYz", "; boundary=x; boundary=y", "; boundary=x\xc3\xa9", "; boundary=x y z",
		"; boundary=\"x\\y\"", ";;", "; boundary=x; y" };
	char letters[80];

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (parse_as(say("multipart/form-data%s", bad[i]), END, strlen(END)))
			fail_msg("multipart/form-data%s is taken", bad[i]);
	memset(letters, 'a', sizeof letters);
	for (int n = 69; n < 73; n++) {
		const char *body = say("--%.*s--\r\n", n, letters);

		assert_int_equal(parse_as(say("multipart/form-data; charset=utf-8; boundary=%.*s", n,
		    letters), body, strlen(body)), n <= UPLOAD_BOUNDARY);
	}
	assert_false(parse_as("multipart/form-database; boundary=xYz", END, strlen(END)));
	assert_false(parse_as("multipart/mixed; boundary=xYz", END, strlen(END)));
}

static void
there_are_thirty_two_parts_at_most(void **state)
{
	(void)state;
	for (int n = 31; n <= 34; n++) {
		const char *body = "";

		for (int i = 0; i < n; i++)
			body = say("%s%s", body, FIELD("a", "b"));
		assert_int_equal(parse(say("%s" END, body)), n <= UPLOAD_PARTS);
	}
}

static void
headers_are_few_and_short(void **state)
{
	char letters[1200];

	(void)state;
	memset(letters, 'a', sizeof letters);
	for (int n = 1015; n < 1030; n++) /* "X: " and n letters */
		assert_int_equal(parse(say("--xYz\r\nX: %.*s\r\nContent-Disposition: form-data; name=\"a\""
		    "\r\n\r\nb\r\n" END, n, letters)), n + 3 <= UPLOAD_LINE);
	for (int n = 6; n < 10; n++) {
		const char *more = "";

		for (int i = 0; i < n; i++)
			more = say("%sX: y\r\n", more);
		assert_int_equal(parse(say("--xYz\r\n%sContent-Disposition: form-data; name=\"a\"\r\n"
		    "\r\nb\r\n" END, more)), n + 1 <= UPLOAD_HEADERS);
	}
}

static void
a_name_that_is_not_plain_is_left_out(void **state)
{
	(void)state;
	assert_true(parse(FIELD("a b", "c") FIELD("", "c") FIELD("\xc3\xa9", "c") FILE_OF("a b", "c")
	    FIELD("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "c") FIELD("good", "c") END));
	assert_int_equal(rq.nparams, 1);
	assert_int_equal(rq.nfiles, 0);
}

/* Through the router. */

static void
only_a_route_that_says_so_takes_files_and_much(void **state)
{
	struct request asking = { .method = "POST", .path = "/people/12/photo" };

	(void)state;
	assert_int_equal(router_body_max(&asking), UPLOAD_BODY_MAX);
	asking.method = "GET";
	assert_int_equal(router_body_max(&asking), REQUEST_BODY_MAX);
	asking.method = "POST";
	asking.path = "/people/new";
	assert_int_equal(router_body_max(&asking), REQUEST_BODY_MAX);
	asking.path = "/nothing";
	assert_int_equal(router_body_max(&asking), REQUEST_BODY_MAX);
	besides.content_type = "multipart/form-data; boundary=xYz";
	assert_int_equal(ask("POST", "/people/new", END), 415);
	start_page("Fred");
	besides.content_type = "text/plain";
	assert_int_equal(post("/people/1/photo", "act=initials"), 415);
	besides.content_type = "multipart/form-data; boundary=xYz";
	assert_int_equal(ask("POST", "/people/1/photo", "--xYz"), 400);
	/* And nobody is signed out by being refused. */
	assert_int_equal(get("/people/1"), 200);
}

static void
a_form_with_files_needs_its_token_and_its_key(void **state)
{
	const char *act = FIELD("act", "initials") END;

	(void)state;
	start_page("Fred");
	besides.content_type = "multipart/form-data; boundary=xYz";
	assert_int_equal(ask("POST", "/people/1/photo", act), 403);
	besides.content_type = "multipart/form-data; boundary=xYz";
	assert_int_equal(ask("POST", "/people/1/photo", say("%s%s\r\n%s",
	    "--xYz\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n", token_of(cookie), act)),
	    400);
	besides.content_type = "multipart/form-data; boundary=xYz";
	assert_int_equal(ask("POST", "/people/1/photo", say("%s%s\r\n%s%s",
	    "--xYz\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n", token_of(cookie),
	    FIELD("key", "aaaaaaaaaaaaaaaaaaaaaa"), act)), 303);
	besides.content_type = "multipart/form-data; boundary=xYz";
	besides.origin = "https://elsewhere.test";
	assert_int_equal(ask("POST", "/people/1/photo", say("%s%s\r\n%s%s",
	    "--xYz\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n", token_of(cookie),
	    FIELD("key", "bbbbbbbbbbbbbbbbbbbbbb"), act)), 403);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_all, close_all)
	static const struct CMUnitTest tests[] = {
		TEST(fields_and_files_are_told_apart),
		TEST(a_field_without_a_file_chosen_is_an_empty_file),
		TEST(bytes_of_any_kind_pass_through),
		TEST(a_form_that_is_cut_off_anywhere_is_refused),
		TEST(any_byte_may_be_another),
		TEST(what_no_browser_sends_is_refused),
		TEST(a_nul_among_the_headers_is_refused),
		TEST(a_boundary_is_seventy_plain_letters_at_most),
		TEST(there_are_thirty_two_parts_at_most),
		TEST(headers_are_few_and_short),
		TEST(a_name_that_is_not_plain_is_left_out),
		TEST(only_a_route_that_says_so_takes_files_and_much),
		TEST(a_form_with_files_needs_its_token_and_its_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
