/*
 * Photos: what is made of one, and what is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <gd.h>

#include "page.h"
#include "photo.h"

enum { RED = 0xe02020, GREEN = 0x20c040, BLUE = 0x2040e0, WHITE = 0xffffff };

static struct arena *a;

/* A picture as sent. */
struct sent {
	char  *bytes;
	size_t size;
};

static struct sent
keep(void *bytes, size_t size)
{
	struct sent s = { arena_bytes(a, bytes, size), size };

	gdFree(bytes);
	return s;
}

/* The colour that the upright picture has at a place, in hundredths. */
static int
colour_at(int x, int y)
{
	return y < 50 ? (x < 50 ? RED : GREEN) : (x < 50 ? BLUE : WHITE);
}

/*
 * As a camera writes it that was held so: by EXIF, row 0 of what is stored is the visual
 * side of the first list, and column 0 that of the second.
 */
static gdImagePtr
quarters(int side, int held)
{
	static const char rows[] = " TTBBLRRL", columns[] = " LRRLTTBB";
	gdImagePtr        image = gdImageCreateTrueColor(side, side);

	for (int row = 0; row < side; row++)
		for (int column = 0; column < side; column++) {
			int along = rows[held] == 'T' || rows[held] == 'L' ? row : side - 1 - row;
			int across = columns[held] == 'L' || columns[held] == 'T' ? column
			                                                       : side - 1 - column;
			bool lying = rows[held] == 'L' || rows[held] == 'R';
			int  x = lying ? along : across, y = lying ? across : along;

			gdImageSetPixel(image, column, row, colour_at(x * 100 / side, y * 100 / side));
		}
	return image;
}

static struct sent
jpeg_of(gdImagePtr image)
{
	int   size;
	void *bytes = gdImageJpegPtr(image, &size, 92);

	gdImageDestroy(image);
	return keep(bytes, (size_t)size);
}

static struct sent
png_of(gdImagePtr image)
{
	int   size;
	void *bytes = gdImagePngPtr(image, &size);

	gdImageDestroy(image);
	return keep(bytes, (size_t)size);
}

static struct sent
webp_of(gdImagePtr image)
{
	int   size;
	void *bytes = gdImageWebpPtrEx(image, &size, 90);

	gdImageDestroy(image);
	return keep(bytes, (size_t)size);
}

static gdImagePtr
noise(int width, int height)
{
	gdImagePtr image = gdImageCreateTrueColor(width, height);

	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++)
			gdImageSetPixel(image, x, y, (int)dice(1 << 24));
	return image;
}

/* The same with what a telephone adds: how it was held, and where. */
static struct sent
with_exif(struct sent s, int held)
{
	unsigned char exif[] = "\xff\xe1\0\x56" "Exif\0\0" "MM\0*\0\0\0\x08" "\0\x02"
	    "\x01\x12\0\x03\0\0\0\x01\0\0\0\0" "\x88\x25\0\x04\0\0\0\x01\0\0\0\x26" "\0\0\0\0"
	    "\0\x02" "\0\x01\0\x02\0\0\0\x02" "N\0\0\0" "\0\x05\0\x01\0\0\0\x01\0\0\0\0" "\0\0\0\0"
	    "Secret";
	size_t        n = 2 + 0x56;
	struct sent   with = { arena_alloc(a, s.size + n), s.size + n };

	exif[29] = (unsigned char)held;
	memcpy(with.bytes, s.bytes, 2);
	memcpy(with.bytes + 2, exif, sizeof exif - 1);
	memcpy(with.bytes + 2 + n, s.bytes + 2, s.size - 2);
	return with;
}

static bool
takes(struct sent s, struct photo *p)
{
	return photo_make(a, s.bytes, s.size, p);
}

static bool
refuses(struct sent s)
{
	struct photo p;

	return !takes(s, &p);
}

static bool
holds(const void *bytes, size_t size, const char *word)
{
	return memmem(bytes, size, word, strlen(word)) != NULL;
}

static int
near(int one, int other)
{
	int far = 0;

	for (int shift = 0; shift <= 16; shift += 8) {
		int d = abs((one >> shift & 255) - (other >> shift & 255));

		far = d > far ? d : far;
	}
	return far < 40;
}

/* Whether a picture of ours is so many pixels wide and has the four colours upright. */
static void
is_upright(const void *bytes, size_t size, int side, const char *what)
{
	gdImagePtr image = gdImageCreateFromJpegPtr((int)size, (void *)bytes);

	assert_non_null(image);
	assert_int_equal(gdImageSX(image), side);
	assert_int_equal(gdImageSY(image), side);
	for (int y = 25; y < 100; y += 50)
		for (int x = 25; x < 100; x += 50)
			if (!near(gdImageGetTrueColorPixel(image, x * side / 100, y * side / 100),
			        colour_at(x, y)))
				fail_msg("%s: %d %d is %06x", what, x, y,
				    gdImageGetTrueColorPixel(image, x * side / 100, y * side / 100));
	gdImageDestroy(image);
}

static void
both_are_upright(const struct photo *p, const char *what)
{
	assert_in_range(p->face_size, 1, PHOTO_FACE_MAX);
	assert_in_range(p->mini_size, 1, PHOTO_MINI_MAX);
	is_upright(p->face, p->face_size, PHOTO_FACE, what);
	is_upright(p->mini, p->mini_size, PHOTO_MINI, what);
}

static void
a_jpeg_a_png_and_a_webp_become_two_small_squares(void **state)
{
	struct photo p;

	(void)state;
	assert_true(takes(jpeg_of(quarters(600, 1)), &p));
	both_are_upright(&p, "JPEG");
	assert_true(takes(png_of(quarters(300, 1)), &p));
	both_are_upright(&p, "PNG");
	assert_true(takes(webp_of(quarters(600, 1)), &p));
	both_are_upright(&p, "WebP");
}

static void
however_the_camera_was_held_it_is_turned_upright(void **state)
{
	struct photo p;

	(void)state;
	for (int held = 1; held <= 8; held++) {
		assert_true(takes(with_exif(jpeg_of(quarters(400, held)), held), &p));
		both_are_upright(&p, say("held %d", held));
	}
	/* What is none of the eight is as if it were not said. */
	for (int held = 0; held < 256; held += held < 9 ? 9 : 123) {
		assert_true(takes(with_exif(jpeg_of(quarters(400, 1)), held), &p));
		both_are_upright(&p, say("held %d", held));
	}
}

static void
what_is_not_square_keeps_its_middle(void **state)
{
	gdImagePtr   wide = gdImageCreateTrueColor(900, 300), square = quarters(300, 1);
	struct photo p;

	(void)state;
	gdImageCopy(wide, square, 300, 0, 0, 0, 300, 300);
	gdImageDestroy(square);
	assert_true(takes(jpeg_of(wide), &p));
	both_are_upright(&p, "wide");
}

static void
nothing_of_where_and_when_is_kept(void **state)
{
	struct sent  s = with_exif(jpeg_of(quarters(400, 6)), 6);
	struct photo p;

	(void)state;
	assert_true(holds(s.bytes, s.size, "Exif") && holds(s.bytes, s.size, "Secret"));
	assert_true(takes(s, &p));
	assert_false(holds(p.face, p.face_size, "Exif") || holds(p.mini, p.mini_size, "Exif"));
	assert_false(holds(p.face, p.face_size, "Secret") || holds(p.mini, p.mini_size, "Secret"));
	assert_false(holds(p.face, p.face_size, "\xff\xe1") && holds(p.face, 40, "\xff\xe1"));
}

static void
what_shows_the_ground_through_stands_on_white(void **state)
{
	gdImagePtr   image = gdImageCreateTrueColor(200, 200), made;
	struct photo p;

	(void)state;
	gdImageSaveAlpha(image, 1);
	gdImageAlphaBlending(image, 0);
	gdImageFilledRectangle(image, 0, 0, 199, 199, gdTrueColorAlpha(0, 0, 0, 127));
	assert_true(takes(png_of(image), &p));
	made = gdImageCreateFromJpegPtr((int)p.face_size, (void *)p.face);
	assert_true(near(gdImageGetTrueColorPixel(made, 256, 256), WHITE));
	gdImageDestroy(made);
}

static void
a_picture_full_of_detail_still_fits(void **state)
{
	struct photo p;

	(void)state;
	assert_true(takes(jpeg_of(noise(700, 700)), &p));
	assert_in_range(p.face_size, 10000, PHOTO_FACE_MAX);
	assert_in_range(p.mini_size, 1000, PHOTO_MINI_MAX);
}

static void
cut(const char *what, struct sent s)
{
	assert_false(refuses(s));
	for (size_t n = 1; n <= 12; n++)
		if (!refuses((struct sent){ s.bytes, s.size * n / 13 }))
			fail_msg("%s cut off after %zu of %zu bytes is taken", what, s.size * n / 13,
			    s.size);
	for (size_t n = 1; n <= 3; n++)
		if (!refuses((struct sent){ s.bytes, s.size - n }))
			fail_msg("%s without its last %zu bytes is taken", what, n);
}

static void
a_file_that_is_cut_off_is_refused(void **state)
{
	gdImagePtr progressive = quarters(300, 1);

	(void)state;
	gdImageInterlace(progressive, 1);
	cut("JPEG", jpeg_of(quarters(300, 1)));
	cut("noisy JPEG", jpeg_of(noise(200, 200)));
	cut("progressive JPEG", jpeg_of(progressive));
	cut("PNG", png_of(noise(100, 100)));
	cut("WebP", webp_of(noise(200, 200)));
}

/* Whether it is refused before anything of it is decoded. */
static void
is_refused_at_once(const char *what, struct sent s)
{
	struct timespec began, ended;

	clock_gettime(CLOCK_MONOTONIC, &began);
	if (!refuses(s))
		fail_msg("%s is taken", what);
	clock_gettime(CLOCK_MONOTONIC, &ended);
	if ((ended.tv_sec - began.tv_sec) * 1000 + (ended.tv_nsec - began.tv_nsec) / 1000000 > 500)
		fail_msg("%s holds a worker up", what);
}

static void
a_picture_that_is_too_large_is_refused_before_it_is_read(void **state)
{
	struct sent png = png_of(quarters(100, 1)), jpeg = jpeg_of(quarters(100, 1));
	struct sent webp = webp_of(quarters(100, 1));
	char       *frame = memmem(jpeg.bytes, jpeg.size, "\xff\xc0", 2);

	(void)state;
	memcpy(png.bytes + 16, "\0\0\x75\x30\0\0\x75\x30", 8); /* 30000 x 30000 */
	is_refused_at_once("a PNG of 900 megapixels", png);
	memcpy(frame + 5, "\xff\xdc\xff\xdc", 4); /* 65500 x 65500 */
	is_refused_at_once("a JPEG of 4000 megapixels", jpeg);
	memcpy(webp.bytes + 26, "\xff\x3f\xff\x3f", 4); /* 16383 x 16383 */
	is_refused_at_once("a WebP of 268 megapixels", webp);
	memcpy(frame + 5, "\0\0\0\x40", 4);
	is_refused_at_once("a JPEG without height", jpeg);
	assert_false(refuses(jpeg_of(gdImageCreateTrueColor(5000, 4999))));
	is_refused_at_once("a JPEG of 25.1 megapixels", jpeg_of(gdImageCreateTrueColor(5010, 5010)));
}

static void
what_is_no_picture_of_the_three_kinds_is_refused(void **state)
{
	static const char *const texts[] = { "", "x",
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><script>1</script></svg>",
		"<!doctype html><html><body onload=\"alert(1)\">me.jpg</body></html>",
		"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n",
		"RIFF\x10\0\0\0WAVEfmt of something that is heard", "\xff\xd8\xff",
		"\x89PNG\r\n\x1a\n, and that is all there is of it",
		"\xff\xd8\xff\xe0 and then something that is no segment at all ........." };
	gdImagePtr image = gdImageCreate(64, 64);
	int        size;
	void      *gif;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!refuses((struct sent){ (char *)texts[i], strlen(texts[i]) }))
			fail_msg("%s is taken", texts[i]);
	gdImageColorAllocate(image, 255, 0, 0);
	gif = gdImageGifPtr(image, &size);
	gdImageDestroy(image);
	assert_true(refuses(keep(gif, (size_t)size)));
	assert_true(refuses((struct sent){ arena_alloc(a, 5000), 5000 }));
	assert_true(refuses((struct sent){ arena_alloc(a, PHOTO_SENT_MAX + 1), PHOTO_SENT_MAX + 1 }));
}

static void
of_what_is_two_things_at_once_only_the_picture_is_kept(void **state)
{
	static const char page[] = "<script>alert(1)</script>";
	struct sent       s = jpeg_of(quarters(200, 1));
	struct sent       both = { arena_alloc(a, s.size + 2 * sizeof page + 8), 0 };
	struct photo      p;

	(void)state;
	/* In a comment of the file, and behind its end. */
	memcpy(both.bytes, s.bytes, 2);
	memcpy(both.bytes + 2, "\xff\xfe\0", 3);
	both.bytes[5] = sizeof page + 2;
	memcpy(both.bytes + 6, page, sizeof page);
	memcpy(both.bytes + 6 + sizeof page, s.bytes + 2, s.size - 2);
	memcpy(both.bytes + 4 + sizeof page + s.size, page, sizeof page);
	both.size = s.size + 4 + 2 * sizeof page;
	assert_true(takes(both, &p));
	both_are_upright(&p, "both");
	assert_false(holds(p.face, p.face_size, "script") || holds(p.mini, p.mini_size, "script"));
	/* The other way round it is no picture. */
	assert_true(refuses((struct sent){ arena_printf(a, "GIF89a%.*s", 3000, s.bytes), 3000 }));
}

static void
a_picture_with_any_byte_changed_ends_no_worker(void **state)
{
	struct sent kinds[] = { with_exif(jpeg_of(quarters(64, 1)), 1), png_of(quarters(64, 1)),
		webp_of(quarters(64, 1)) };

	(void)state;
	for (int i = 0; i < 90; i++) {
		struct sent  s = kinds[i % 3];
		struct photo p;

		s.bytes = arena_bytes(a, s.bytes, s.size);
		for (int n = 0; n < 1 + i % 5; n++)
			s.bytes[dice((uint32_t)s.size)] = (char)dice(256);
		if (takes(s, &p))
			assert_in_range(p.face_size, 1, PHOTO_FACE_MAX);
	}
}

static int
open_all(void **state)
{
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
		TEST(a_jpeg_a_png_and_a_webp_become_two_small_squares),
		TEST(however_the_camera_was_held_it_is_turned_upright),
		TEST(what_is_not_square_keeps_its_middle),
		TEST(nothing_of_where_and_when_is_kept),
		TEST(what_shows_the_ground_through_stands_on_white),
		TEST(a_picture_full_of_detail_still_fits),
		TEST(a_file_that_is_cut_off_is_refused),
		TEST(a_picture_that_is_too_large_is_refused_before_it_is_read),
		TEST(what_is_no_picture_of_the_three_kinds_is_refused),
		TEST(of_what_is_two_things_at_once_only_the_picture_is_kept),
		TEST(a_picture_with_any_byte_changed_ends_no_worker),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
