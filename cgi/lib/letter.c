/* letter: Unicode's tables are libutf8proc's; what is forgiven is decided here. */
#include <string.h>
#include <utf8proc.h>

#include "letter.h"

/*
 * Letters that Unicode does not decompose, as people without that keyboard type
 * them.  They are lower case by then.
 */
static const struct {
	int32_t     letter;
	const char *plain;
} plain[] = {
	{ 0x0E6, "ae" }, { 0x0F0, "d" }, { 0x0F8, "o" }, { 0x0FE, "th" }, { 0x111, "d" },
	{ 0x127, "h" }, { 0x131, "i" }, { 0x138, "k" }, { 0x142, "l" }, { 0x14B, "n" },
	{ 0x153, "oe" }, { 0x167, "t" }, { 0x180, "b" }, { 0x188, "c" }, { 0x192, "f" },
	{ 0x199, "k" }, { 0x19A, "l" }, { 0x19E, "n" }, { 0x1A5, "p" }, { 0x1AD, "t" },
	{ 0x1B4, "y" }, { 0x1B6, "z" }, { 0x1DD, "e" }, { 0x23C, "c" }, { 0x247, "e" },
	{ 0x249, "j" }, { 0x24D, "r" }, { 0x24F, "y" }, { 0x253, "b" }, { 0x254, "o" },
	{ 0x256, "d" }, { 0x257, "d" }, { 0x259, "e" }, { 0x25B, "e" }, { 0x260, "g" },
	{ 0x263, "g" }, { 0x268, "i" }, { 0x269, "i" }, { 0x272, "n" }, { 0x275, "o" },
	{ 0x289, "u" }, { 0x28A, "u" }, { 0x28B, "v" }, { 0x649, "ي" }, { 0x6A9, "ك" },
	{ 0x6CC, "ي" }, { 0x2C65, "a" }, { 0x2C66, "t" },
	{ 0, NULL }
};

int32_t
letter_next(const char **text)
{
	utf8proc_int32_t c = (unsigned char)**text;
	utf8proc_ssize_t n = c != 0;

	if (c >= 0x80) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)*text, -1, &c);
		if (n < 1) {
			n = 1;
			c = 0xFFFD;
		}
	}
	*text += n;
	return c;
}

size_t
letter_put(int32_t c, char *to)
{
	return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)to);
}

static bool
within(int32_t c, int32_t low, int32_t high)
{
	return c >= low && c <= high;
}

bool
letter_is(int32_t c)
{
	utf8proc_category_t is = utf8proc_category(c);

	return (is >= UTF8PROC_CATEGORY_LU && is <= UTF8PROC_CATEGORY_LO) ||
	    (is >= UTF8PROC_CATEGORY_ND && is <= UTF8PROC_CATEGORY_NO);
}

bool
letter_mark(int32_t c)
{
	utf8proc_category_t is = utf8proc_category(c);

	return is >= UTF8PROC_CATEGORY_MN && is <= UTF8PROC_CATEGORY_ME;
}

bool
letter_white(int32_t c)
{
	utf8proc_category_t is;

	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	is = utf8proc_category(c);
	return is >= UTF8PROC_CATEGORY_ZS && is <= UTF8PROC_CATEGORY_ZP;
}

/* Which of its forms the character before it takes. */
static bool
selector(int32_t c)
{
	return within(c, 0x180B, 0x180F) || within(c, 0xFE00, 0xFE0F) ||
	    within(c, 0xE0100, 0xE01EF);
}

bool
letter_visible(int32_t c)
{
	utf8proc_category_t is = utf8proc_category(c);

	/* The empty letters of Hangul and Khmer, the blank of Braille. */
	if (within(c, 0x115F, 0x1160) || within(c, 0x17B4, 0x17B5) || c == 0x2800 ||
	    c == 0x34F || c == 0x3164 || c == 0xFFA0 || selector(c))
		return false;
	return is < UTF8PROC_CATEGORY_ZS || is > UTF8PROC_CATEGORY_CF;
}

/* What stands inside a word without parting it: O'Brien, paral·lel, a soft hyphen. */
static bool
silent(int32_t c)
{
	return c == '\'' || c == '`' || c == 0xB4 || c == 0xB7 ||
	    within(c, 0x2B9, 0x2BF) || within(c, 0x5F3, 0x5F4) ||
	    c == 0x640 || within(c, 0x2018, 0x2019) ||
	    c == 0x201B || c == 0x2032 || c == 0xA78C ||
	    (c != 0x200B && utf8proc_category(c) == UTF8PROC_CATEGORY_CF);
}

/*
 * Marks that one leaves out when writing fast: accents, Hebrew and Arabic vowel
 * points.  The vowel signs of India and the voice marks of Japan are none: without
 * them it is another name.
 */
static bool
accent(int32_t c)
{
	return within(c, 0x300, 0x36F) || within(c, 0x483, 0x489) ||
	    within(c, 0x591, 0x5C7) || within(c, 0x610, 0x61A) ||
	    within(c, 0x64B, 0x65F) || c == 0x670 || within(c, 0x6D6, 0x6ED) ||
	    within(c, 0x730, 0x74A) || within(c, 0x1AB0, 0x1AFF) ||
	    within(c, 0x1DC0, 0x1DFF) || within(c, 0x20D0, 0x20FF) ||
	    within(c, 0xFE20, 0xFE2F) || selector(c);
}

/* One character of a decomposition; a space for what is no letter and no digit. */
static size_t
fold_part(int32_t c, char *to)
{
	size_t n;

	if (silent(c) || accent(c))
		return 0;
	if (within(c, 0x660, 0x669) || within(c, 0x6F0, 0x6F9))
		c = '0' + (c & 15);
	for (int i = 0; c <= 0x2C66 && plain[i].plain != NULL; i++)
		if (plain[i].letter == c) {
			n = strlen(plain[i].plain);
			memcpy(to, plain[i].plain, n);
			return n;
		}
	return letter_put(letter_is(c) || letter_mark(c) ? c : ' ', to);
}

size_t
letter_fold(int32_t c, char *to)
{
	utf8proc_int32_t part[LETTER_PARTS];
	utf8proc_ssize_t parts;
	size_t           n = 0;
	int              bound = 0;

	if (c < 0x80) {
		*to = (char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
		if (!(*to >= 'a' && *to <= 'z') && !(c >= '0' && c <= '9'))
			*to = ' ';
		return c != '\'' && c != '`';
	}
	if (silent(c))
		return 0;
	parts = utf8proc_decompose_char(c, part, LETTER_PARTS,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &bound);
	for (utf8proc_ssize_t i = 0; i < parts && i < LETTER_PARTS; i++)
		n += fold_part(part[i], to + n);
	return n;
}

bool
letter_capital(int32_t c)
{
	utf8proc_category_t is = utf8proc_category(c);

	/* Georgian has capitals for headlines only, not for names. */
	return is == UTF8PROC_CATEGORY_LU || is == UTF8PROC_CATEGORY_LT ||
	    is == UTF8PROC_CATEGORY_LO || within(c, 0x10D0, 0x10FF);
}

int32_t
letter_upper(int32_t c)
{
	return utf8proc_totitle(c);
}

int32_t
letter_lower(int32_t c)
{
	return utf8proc_tolower(c);
}
