/*
 * photo: see photo.h.  Everything but photo_make, photo_paper and is_ours runs in the sandbox.
 */
#include "photo.h"

#include <gd.h>
#include <libexif/exif-data.h>
#include <stdint.h>
#include <string.h>

#include "sandbox.h"

enum kind { NONE, JPEG, PNG, WEBP };

static uint32_t
big(const unsigned char *at, int bytes)
{
	uint32_t n = 0;

	while (bytes-- > 0)
		n = n << 8 | *at++;
	return n;
}

static uint32_t
little(const unsigned char *at, int bytes)
{
	uint32_t n = 0;

	while (bytes-- > 0)
		n = n << 8 | at[bytes];
	return n;
}

static enum kind
kind_of(const unsigned char *at, size_t size)
{
	if (size < 32)
		return NONE;
	if (memcmp(at, "\xff\xd8\xff", 3) == 0)
		return JPEG;
	if (memcmp(at, "\x89PNG\r\n\x1a\n", 8) == 0)
		return PNG;
	return memcmp(at, "RIFF", 4) == 0 && memcmp(at + 8, "WEBP", 4) == 0 ? WEBP : NONE;
}

/* The frame header, behind segments that each say how long they are. */
static bool
jpeg_size(const unsigned char *at, size_t size, uint32_t *width, uint32_t *height)
{
	for (size_t i = 2; i + 9 < size && at[i] == 0xff;) {
		unsigned char marker = at[i + 1];

		if (marker == 0xff) {
			i++;
			continue;
		}
		if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
		    marker != 0xcc) {
			*height = big(at + i + 5, 2);
			*width = big(at + i + 7, 2);
			return true;
		}
		if (marker == 0xd9 || marker == 0xda)
			return false;
		i += marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + big(at + i + 2, 2);
	}
	return false;
}

static bool
webp_size(const unsigned char *at, uint32_t *width, uint32_t *height)
{
	if (memcmp(at + 12, "VP8X", 4) == 0) {
		*width = little(at + 24, 3) + 1;
		*height = little(at + 27, 3) + 1;
	} else if (memcmp(at + 12, "VP8L", 4) == 0) {
		*width = (little(at + 21, 4) & 0x3fff) + 1;
		*height = (little(at + 21, 4) >> 14 & 0x3fff) + 1;
	} else if (memcmp(at + 12, "VP8 ", 4) == 0) {
		*width = little(at + 26, 2) & 0x3fff;
		*height = little(at + 28, 2) & 0x3fff;
	} else
		return false;
	return true;
}

static bool
is_small_enough(enum kind kind, const unsigned char *at, size_t size)
{
	uint32_t width = 0, height = 0;

	if (kind == PNG) {
		width = big(at + 16, 4);
		height = big(at + 20, 4);
	} else if (!(kind == JPEG ? jpeg_size(at, size, &width, &height)
	                          : webp_size(at, &width, &height)))
		return false;
	return width > 0 && height > 0 && (uint64_t)width * height <= PHOTO_PIXELS_MAX;
}

/* What the decoder was not happy with: for a JPEG, that is mostly its missing end. */
static bool complained;

static void
note(int priority, const char *format, va_list ap)
{
	(void)priority;
	(void)format;
	(void)ap;
	complained = true;
}

static gdImagePtr
decode(enum kind kind, const void *bytes, int size)
{
	gdImagePtr image;

	gdSetErrorMethod(note);
	if (kind == PNG)
		return gdImageCreateFromPngPtr(size, (void *)bytes);
	if (kind == WEBP)
		return gdImageCreateFromWebpPtr(size, (void *)bytes);
	image = gdImageCreateFromJpegPtrEx(size, (void *)bytes, 0);
	return complained ? NULL : image;
}

/* How the camera was held, 1 to 8, as EXIF counts it. */
static int
orientation(const void *bytes, unsigned size)
{
	ExifData  *data = exif_data_new_from_data(bytes, size);
	ExifEntry *e = data ? exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION)
	                    : NULL;
	int        n = e && e->format == EXIF_FORMAT_SHORT && e->size >= 2
	        ? exif_get_short(e->data, exif_data_get_byte_order(data)) : 1;

	return n >= 1 && n <= 8 ? n : 1;
}

/* What lies in a rectangle, in another size. */
static gdImagePtr
resized(gdImagePtr from, int x, int y, int w, int h, int to_w, int to_h)
{
	gdImagePtr to = gdImageCreateTrueColor(to_w, to_h);

	if (to == NULL)
		return NULL;
	/* What lets the ground show through, on paper. */
	gdImageFilledRectangle(to, 0, 0, to_w - 1, to_h - 1, gdTrueColor(255, 255, 255));
	gdImageCopyResampled(to, from, 0, 0, x, y, to_w, to_h, w, h);
	return to;
}

/* The square in the middle, smaller. */
static gdImagePtr
shrink(gdImagePtr from, int side)
{
	int w = gdImageSX(from), h = gdImageSY(from), square = w < h ? w : h;

	return resized(from, (w - square) / 2, (h - square) / 2, square, square, side, side);
}

/* All of it, no side longer than that. */
static gdImagePtr
fit(gdImagePtr from, int longest)
{
	int w = gdImageSX(from), h = gdImageSY(from), long_side = w > h ? w : h;
	int to_w = w, to_h = h;

	if (long_side > longest) {
		to_w = (int)((int64_t)w * longest / long_side);
		to_h = (int)((int64_t)h * longest / long_side);
	}
	return resized(from, 0, 0, w, h, to_w > 0 ? to_w : 1, to_h > 0 ? to_h : 1);
}

/* Upright: where each pixel of what is shown lies in what the camera wrote. */
static gdImagePtr
turn(gdImagePtr from, int held)
{
	int        right = gdImageSX(from) - 1, bottom = gdImageSY(from) - 1;
	bool       lying = held >= 5;
	gdImagePtr to = gdImageCreateTrueColor((lying ? bottom : right) + 1,
	     (lying ? right : bottom) + 1);

	for (int y = 0; to && y < gdImageSY(to); y++)
		for (int x = 0; x < gdImageSX(to); x++) {
			int across = lying ? y : x, down = lying ? x : y;

			if (held == 2 || held == 3 || held == 7 || held == 8)
				across = right - across;
			if (held == 3 || held == 4 || held == 6 || held == 7)
				down = bottom - down;
			gdImageSetPixel(to, x, y, gdImageGetTrueColorPixel(from, across, down));
		}
	return to;
}

struct jpeg {
	void *bytes;
	int   size;
};

/* As good as it can be and still fit. */
static bool
encode(gdImagePtr image, int most, struct jpeg *out)
{
	for (int quality = 85; quality >= 5; quality -= 10) {
		out->bytes = gdImageJpegPtr(image, &out->size, quality);
		if (out->bytes != NULL && out->size <= most)
			return true;
		gdFree(out->bytes);
	}
	return false;
}

/* What was sent, if it is a picture that we take, and how it was held. */
static gdImagePtr
open_sent(const void *bytes, size_t size, int *held)
{
	enum kind kind = kind_of(bytes, size);

	if (kind == NONE || !is_small_enough(kind, bytes, size))
		return NULL;
	*held = kind == JPEG ? orientation(bytes, (unsigned)size) : 1;
	return decode(kind, bytes, (int)size);
}

/* The child's work: the sizes of both pictures, then both. */
static bool
make(const void *bytes, size_t size, int out)
{
	gdImagePtr  sent, square, face, mini;
	struct jpeg large, small;
	uint32_t    sizes[2];
	int         held;

	if ((sent = open_sent(bytes, size, &held)) == NULL ||
	    (square = shrink(sent, PHOTO_FACE)) == NULL || (face = turn(square, held)) == NULL ||
	    (mini = shrink(face, PHOTO_MINI)) == NULL || !encode(face, PHOTO_FACE_MAX, &large) ||
	    !encode(mini, PHOTO_MINI_MAX, &small))
		return false;
	sizes[0] = (uint32_t)large.size;
	sizes[1] = (uint32_t)small.size;
	return sandbox_write(out, sizes, sizeof sizes) &&
	       sandbox_write(out, large.bytes, sizes[0]) && sandbox_write(out, small.bytes, sizes[1]);
}

/* And of a sheet of paper: the one picture. */
static bool
make_paper(const void *bytes, size_t size, int out)
{
	gdImagePtr  sent, smaller, paper;
	struct jpeg jpeg;
	int         held;

	return (sent = open_sent(bytes, size, &held)) != NULL &&
	       (smaller = fit(sent, PHOTO_PAPER)) != NULL && (paper = turn(smaller, held)) != NULL &&
	       encode(paper, PHOTO_PAPER_MAX, &jpeg) &&
	       sandbox_write(out, jpeg.bytes, (size_t)jpeg.size);
}

/* What came out of the sandbox is looked at as what went in. */
static bool
is_ours(const char *at, size_t size, size_t most)
{
	return size > 4 && size <= most && memcmp(at, "\xff\xd8\xff", 3) == 0 &&
	       memcmp(at + size - 2, "\xff\xd9", 2) == 0;
}

bool
photo_make(struct arena *a, const void *bytes, size_t size, struct photo *p)
{
	const size_t room = 2 * sizeof(uint32_t) + PHOTO_FACE_MAX + PHOTO_MINI_MAX;
	char        *answer = arena_alloc(a, room);
	uint32_t     sizes[2];
	size_t       got;

	if (size > PHOTO_SENT_MAX ||
	    !sandbox_run(make, bytes, size, answer, room, &got, SANDBOX_WAIT) ||
	    got < sizeof sizes)
		return false;
	memcpy(sizes, answer, sizeof sizes);
	p->face = answer + sizeof sizes;
	p->face_size = sizes[0];
	p->mini_size = sizes[1];
	if (got != sizeof sizes + p->face_size + p->mini_size)
		return false;
	p->mini = answer + sizeof sizes + p->face_size;
	return is_ours(p->face, p->face_size, PHOTO_FACE_MAX) &&
	       is_ours(p->mini, p->mini_size, PHOTO_MINI_MAX);
}

const void *
photo_paper(struct arena *a, const void *bytes, size_t size, size_t *paper_size)
{
	char *answer = arena_alloc(a, PHOTO_PAPER_MAX);

	if (size > PHOTO_SENT_MAX || !sandbox_run(make_paper, bytes, size, answer, PHOTO_PAPER_MAX,
	        paper_size, SANDBOX_WAIT) || !is_ours(answer, *paper_size, PHOTO_PAPER_MAX))
		return NULL;
	return answer;
}
