/*
 * The picture of a person: a photo, a drawing or the initials; exactly one of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <gd.h>

#include "page.h"
#include "photo.h"
#include "photos.h"

static struct arena *a;

/* A picture as sent. */
struct sent {
	char  *bytes;
	size_t size;
};

/* A square of one colour, as a JPEG. */
static struct sent
square(int colour)
{
	gdImagePtr  image = gdImageCreateTrueColor(120, 120);
	int         size;
	void       *bytes;
	struct sent s;

	gdImageFilledRectangle(image, 0, 0, 119, 119, colour);
	bytes = gdImageJpegPtr(image, &size, 90);
	s = (struct sent){ arena_bytes(a, bytes, (size_t)size), (size_t)size };
	gdFree(bytes);
	gdImageDestroy(image);
	return s;
}

/* Whether the last answer is a JPEG so many pixels wide. */
static bool
is_picture(int side)
{
	gdImagePtr image = gdImageCreateFromJpegPtr((int)answer.size, (void *)answer.body);
	bool       ok = image && gdImageSX(image) == side && gdImageSY(image) == side;

	if (image)
		gdImageDestroy(image);
	return ok && strcmp(answer.type, "image/jpeg") == 0 &&
	       strcmp(answer.disposition, "inline") == 0;
}

static int keys;

/* A form with a file, as a browser sends it; key NULL for one of its own. */
static int
send_photo(int64_t id, struct sent s, const char *key)
{
	const char *head = say("--xYz\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n%s\r\n"
	    "--xYz\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n%s\r\n"
	    "--xYz\r\nContent-Disposition: form-data; name=\"camera\"; filename=\"\"\r\n\r\n\r\n"
	    "--xYz\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nphoto\r\n"
	    "--xYz\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"../../x.php\"\r\n"
	    "Content-Type: text/html\r\n\r\n", token_of(cookie), key ? key : say("pic-%018d", ++keys));
	static const char end[] = "\r\n--xYz--\r\n";
	size_t            n = strlen(head);
	char             *body = arena_alloc(a, n + s.size + sizeof end);

	memcpy(body, head, n);
	memcpy(body + n, s.bytes, s.size);
	memcpy(body + n + s.size, end, sizeof end - 1);
	besides.content_type = "multipart/form-data; boundary=xYz";
	besides.body_size = n + s.size + sizeof end - 1;
	return ask("POST", say("/people/%lld/photo", (long long)id), body);
}

static int64_t
start_who_knows(const char *name)
{
	assert_int_equal(post("/people/new", say("call_name=%s&knows_page=yes", name)), 303);
	return strtoll(location() + strlen("/people/"), NULL, 10);
}

static const char *
picture(void)
{
	return text_of("SELECT picture FROM person WHERE id = 1");
}

static void
a_photo_is_shown_small_in_rows_and_large_on_the_page(void **state)
{
	(void)state;
	start_who_knows("Fred");
	assert_int_equal(get("/people/1/mini"), 404);
	assert_int_equal(send_photo(1, square(0x2040e0), NULL), 303);
	assert_string_equal(location(), "/people/1");
	assert_string_equal(picture(), "photo 2");
	get("/people/1");
	assert_non_null(strstr(answer.body, "src=\"/people/1/face?v=2\" alt=\"\""));
	get("/people");
	assert_non_null(strstr(answer.body, "src=\"/people/1/mini?v=2\" alt=\"\" loading=\"lazy\""));
	assert_int_equal(times_shown("PEOPLE/FACE_MONO"), 0);
	assert_int_equal(get("/people/1/mini"), 200);
	assert_true(is_picture(PHOTO_MINI));
	assert_int_equal(get("/people/1/face"), 200);
	assert_true(is_picture(PHOTO_FACE));
	/* A new one has another address. */
	assert_int_equal(send_photo(1, square(0x2040e0), NULL), 303);
	assert_string_equal(picture(), "photo 3");
	assert_int_equal(number("SELECT count(*) FROM photo"), 1);
	assert_int_equal(number("SELECT staff_id FROM photo"), ANA);
}

static void
no_photo_of_somebody_who_does_not_know_of_the_page(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people/1/photo");
	assert_int_equal(times_shown("NOT_KNOWS_PAGE"), 1);
	assert_null(strstr(answer.body, "type=\"file\""));
	assert_int_equal(send_photo(1, square(0x2040e0), NULL), 422);
	assert_string_equal(shown("photo_error"),
	    "A photo is for those who know we keep a page. Tell them first.");
	assert_int_equal(number("SELECT count(*) FROM photo"), 0);
	assert_string_equal(picture(), "");
}

static void
what_is_wrong_with_a_photo_is_said(void **state)
{
	struct sent none = { (char *)"", 0 }, cut_off = square(0x2040e0);
	struct sent large = { arena_alloc(a, PHOTO_SENT_MAX + 1), PHOTO_SENT_MAX + 1 };

	(void)state;
	start_who_knows("Fred");
	assert_int_equal(send_photo(1, none, NULL), 422);
	assert_string_equal(shown("photo_error"), "Take a photo, or choose one.");
	assert_int_equal(times_shown("PROBLEM"), 1);
	assert_int_equal(send_photo(1, large, NULL), 422);
	assert_string_equal(shown("photo_error"),
	    "This photo is over 8 MB. Take it again a little smaller.");
	cut_off.size -= 100;
	assert_int_equal(send_photo(1, cut_off, NULL), 422);
	assert_string_equal(shown("photo_error"), "This picture cannot be read. Take it again, or "
	    "choose a JPEG, PNG or WebP file.");
	assert_int_equal(number("SELECT count(*) FROM photo"), 0);
	assert_int_equal(send_photo(99, square(0x2040e0), NULL), 404);
	assert_int_equal(post("/people/1/photo", ""), 422);
	assert_string_equal(shown("PROBLEM/PROBLEMS/complaint"),
	    "Take a photo, draw a face, or keep the initials.");
}

static void
a_photo_sent_twice_is_one(void **state)
{
	struct sent one = square(0xff0000), other = square(0x00ff00);
	const char *key = "aaaaaaaaaaaaaaaaaaaaaa";

	(void)state;
	start_who_knows("Fred");
	assert_int_equal(send_photo(1, one, key), 303);
	assert_int_equal(send_photo(1, one, key), 303);
	assert_string_equal(picture(), "photo 2");
	/* The same form with another file in it is not the same. */
	assert_int_equal(send_photo(1, other, key), 409);
	assert_string_equal(picture(), "photo 2");
}

static void
a_drawing_is_kept_as_its_parts(void **state)
{
	(void)state;
	start_page("Fred");
	get("/people/1");
	assert_int_equal(times_shown("FACE_MONO"), 1);
	assert_int_equal(post("/people/1/photo",
	    "act=drawing&head=4&face=2&beard=1&glasses=0&skin=3&hair=5"), 303);
	assert_string_equal(picture(), "drawn 4.2.1.0.3.5");
	get("/people/1");
	assert_int_equal(times_shown("FACE_DRAWN"), 1);
	assert_int_equal(times_shown("FACE_MONO"), 0);
	assert_non_null(strstr(answer.body, "peeps.svg#head-4\""));
	assert_non_null(strstr(answer.body, "peeps.svg#beard-1\""));
	assert_null(strstr(answer.body, "peeps.svg#glasses"));
	assert_non_null(strstr(answer.body, "skin-3 hair-5 cloth-"));
	/* Nobody else has it: the one beside keeps the initials. */
	start_page("Ben");
	get("/people");
	assert_int_equal(times_shown("PEOPLE.0/FACE_MONO"), 1);
	assert_int_equal(times_shown("PEOPLE.0/FACE_DRAWN"), 0);
	assert_int_equal(times_shown("PEOPLE.1/FACE_DRAWN"), 1);
	change("INSERT INTO household (id, name, sort_name) VALUES (1, 'Home', 'home')");
	change("UPDATE person SET household_id = 1");
	get("/people/1");
	/* Two at home: a column each, with whose it is above it. */
	assert_non_null(strstr(answer.body, "drawn skin-"));
	assert_non_null(strstr(answer.body, "face mono cloth-"));
	assert_int_equal(post("/people/1/photo", "act=drawing&head=99"), 422);
	assert_string_equal(picture(), "drawn 4.2.1.0.3.5");
}

static void
a_drawing_can_be_looked_at_before_it_is_kept(void **state)
{
	const char *there;

	(void)state;
	start_page("Fred");
	assert_int_equal(post("/people/1/photo", "act=show&head=4&glasses=2&skin=6"), 303);
	there = say("%.*s", (int)strcspn(location(), "#"), location());
	assert_string_equal(picture(), "");
	assert_int_equal(get(there), 200);
	assert_string_equal(shown("PREVIEW/FACE_DRAWN/head"), "4");
	assert_string_equal(shown("PREVIEW/FACE_DRAWN/skin"), "6");
	assert_string_equal(shown("PREVIEW/FACE_DRAWN/glasses"), "2");
	assert_string_equal(shown("PARTS/OPTIONS.3/FACE_DRAWN/head"), "4");
	assert_int_equal(times_shown("PARTS/OPTIONS.3/PICKED"), 1);
	assert_int_equal(times_shown("PARTS/OPTIONS.2/PICKED"), 0);
	assert_int_equal(get("/people/1/photo?head=x&skin=99"), 200);
	assert_string_equal(shown("PREVIEW/FACE_DRAWN/head"), "1");
}

static void
a_photo_that_is_taken_away_is_gone(void **state)
{
	(void)state;
	start_who_knows("Fred");
	send_photo(1, square(0x2040e0), NULL);
	assert_int_equal(post("/people/1/photo", "act=initials"), 303);
	assert_string_equal(picture(), "");
	assert_int_equal(number("SELECT count(*) FROM photo"), 0);
	assert_int_equal(get("/people/1/face"), 404);
	get("/people/1");
	assert_int_equal(times_shown("FACE_MONO"), 1);
	/* A drawing in its place keeps none in hiding either. */
	send_photo(1, square(0x2040e0), NULL);
	assert_int_equal(post("/people/1/photo", "act=drawing&head=4"), 303);
	assert_int_equal(number("SELECT count(*) FROM photo"), 0);
}

static void
a_photo_is_withdrawn_with_the_leave_and_a_drawing_stays(void **state)
{
	struct request rq = { .arena = a, .db = book, .staff_id = ANA };

	(void)state;
	start_who_knows("Fred");
	send_photo(1, square(0x2040e0), NULL);
	assert_true(db_begin(book, DB_WRITE));
	photo_withdraw(&rq, 1);
	assert_true(db_end(book));
	assert_string_equal(picture(), "");
	assert_int_equal(number("SELECT count(*) FROM photo"), 0);
	post("/people/1/photo", "act=drawing&head=4");
	assert_true(db_begin(book, DB_WRITE));
	photo_withdraw(&rq, 1);
	assert_true(db_end(book));
	assert_string_equal(picture(), "drawn 4.1.0.0.2.2");
}

static void
what_no_picture_is_spelt_like_is_the_monogram(void **state)
{
	static const char *const odd[] = { "drawn", "drawn 1.1.1.1.1", "drawn 1.1.1.1.1.1.1",
		"drawn 17.1.0.0.1.1", "drawn 1.1.0.0.7.1", "drawn 0.1.0.0.1.1", "drawn 1.1.-1.0.1.1",
		"photo", "drawn 1.1.0.0.1.1 ", "else" };

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		change("UPDATE person SET picture = '%s'", odd[i]);
		assert_int_equal(get("/people/1"), 200);
		if (times_shown("FACE_MONO") != 1 || times_shown("FACE_DRAWN") + times_shown("FACE_PHOTO"))
			fail_msg("\"%s\" is not the monogram", odd[i]);
	}
}

static int
open_all(void **state)
{
	keys = 0;
	a = arena_new();
	return open_shop(state);
}

static int
close_all(void **state)
{
	arena_free(a);
	return close_book(state);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_all, close_all)
	static const struct CMUnitTest tests[] = {
		TEST(a_photo_is_shown_small_in_rows_and_large_on_the_page),
		TEST(no_photo_of_somebody_who_does_not_know_of_the_page),
		TEST(what_is_wrong_with_a_photo_is_said),
		TEST(a_photo_sent_twice_is_one),
		TEST(a_drawing_is_kept_as_its_parts),
		TEST(a_drawing_can_be_looked_at_before_it_is_kept),
		TEST(a_photo_that_is_taken_away_is_gone),
		TEST(a_photo_is_withdrawn_with_the_leave_and_a_drawing_stays),
		TEST(what_no_picture_is_spelt_like_is_the_monogram),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
