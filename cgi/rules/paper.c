/*
 * paper: see paper.h.
 */
#include "paper.h"

#include <stddef.h>
#include <stdint.h>

/* Of the letters from space to ~, in hundredths of the size. */
static const unsigned char widths[][95] = {
	[PAPER_TEXT] = {
	    28, 29, 31, 66, 60, 92, 74, 16, 30, 30, 49, 61, 21, 37, 21, 39, 56, 56, 56, 56, 56,
	    56, 56, 56, 56, 56, 21, 21, 56, 63, 56, 48, 78, 63, 62, 65, 67, 57, 56, 70, 70, 40,
	    52, 64, 55, 83, 70, 72, 60, 73, 62, 60, 56, 69, 60, 86, 63, 58, 61, 32, 39, 35, 56,
	    38, 25, 53, 57, 49, 57, 54, 32, 56, 55, 26, 25, 50, 27, 85, 55, 55, 57, 58, 35, 48,
	    33, 54, 47, 69, 49, 45, 46, 35, 24, 35, 56 },
	[PAPER_BOLD] = {
	    32, 42, 39, 77, 61, 97, 77, 22, 34, 34, 49, 60, 28, 42, 28, 44, 61, 56, 56, 56, 61,
	    56, 56, 56, 56, 56, 28, 29, 57, 62, 57, 55, 100, 71, 66, 66, 74, 62, 58, 73, 77, 43,
	    57, 71, 59, 96, 74, 75, 63, 76, 70, 61, 63, 69, 70, 100, 69, 65, 63, 34, 44, 35, 59,
	    55, 30, 56, 60, 51, 60, 57, 38, 60, 64, 34, 30, 59, 33, 94, 64, 58, 61, 60, 46, 51,
	    38, 60, 55, 79, 55, 56, 51, 39, 26, 39, 55 },
	[PAPER_ITALIC] = {
	    18, 42, 34, 60, 46, 75, 71, 20, 30, 30, 46, 55, 19, 38, 19, 29, 62, 38, 49, 49, 53,
	    47, 54, 47, 52, 54, 17, 20, 55, 55, 55, 53, 81, 69, 61, 64, 74, 59, 54, 70, 76, 36,
	    31, 64, 55, 89, 68, 75, 57, 75, 64, 46, 55, 64, 66, 97, 62, 59, 54, 30, 30, 29, 50,
	    55, 30, 48, 45, 37, 49, 37, 30, 45, 50, 25, 24, 47, 25, 77, 52, 46, 47, 46, 38, 37,
	    33, 51, 47, 70, 47, 46, 40, 34, 15, 35, 55 },
};

/* Other letters: the widest of their kind, also in the fonts that a system lends. */
enum {
	ACCENTED = 90,
	LIGATURE = 112, /* and the few that are as wide */
	SIGN = 105,     /* dashes, quotes, dots */
	FOREIGN = 125,  /* Greek, Cyrillic, Arabic and all others up to Han */
	HAN = 105,
	PICTURE = 145
};

/* The next letter; bytes that are none count as one each. */
static uint32_t
next(const char **text)
{
	const unsigned char *p = (const unsigned char *)*text;
	int                  more = *p >= 0xf0 ? 3 : *p >= 0xe0 ? 2 : *p >= 0xc0 ? 1 : 0;
	uint32_t             letter = *p++ & (more ? 0x3f >> more : 0xff);

	for (; more > 0 && (*p & 0xc0) == 0x80; more--)
		letter = letter << 6 | (*p++ & 0x3f);
	*text = (const char *)p;
	return letter;
}

static int
width_of(enum paper_cut cut, uint32_t letter)
{
	static const uint32_t ligatures[] = { 0xbc, 0xbd, 0xbe, 0xc6, 0xe6, 0x126, 0x149, 0x152, 0x153,
		0x174, 0x175 };

	if (letter >= ' ' && letter <= '~')
		return widths[cut][letter - ' '];
	for (size_t i = 0; i < sizeof ligatures / sizeof *ligatures; i++)
		if (letter == ligatures[i])
			return LIGATURE;
	if (letter < 0x180)
		return ACCENTED;
	if (letter >= 0x2000 && letter < 0x2070)
		return SIGN;
	return letter < 0x2e80 ? FOREIGN : letter < 0x1f000 ? HAN : PICTURE;
}

int
paper_width(enum paper_cut cut, const char *text)
{
	int width = 0;

	while (*text)
		width += width_of(cut, next(&text));
	return width;
}

/* A line ends between two words; a word that is longer than a line, anywhere. */
int
paper_lines(enum paper_cut cut, const char *text, double points, double column)
{
	int room = (int)(column / (points * PAPER_POINT) * 100), lines = 1, used = 0;

	while (*text) {
		const char *end = text;
		int         word = 0, blank = 0;

		while (*end && *end != ' ')
			word += width_of(cut, next(&end));
		if (used > 0 && used + word > room) {
			lines++;
			used = 0;
		}
		if (word > room) {
			for (const char *p = text; p < end;) {
				int letter = width_of(cut, next(&p));

				if (used > 0 && used + letter > room) {
					lines++;
					used = 0;
				}
				used += letter;
			}
		} else
			used += word;
		for (; *end == ' '; end++)
			blank = width_of(cut, ' ');
		used += blank;
		text = end;
	}
	return lines;
}

double
paper_long(enum paper_cut cut, const char *text, double points, double column, double line)
{
	return *text == '\0' ? 0 : paper_lines(cut, text, points, column) * points * PAPER_POINT * line;
}

bool
paper_whole(enum paper_cut cut, const char *text, double points, double column)
{
	int room = (int)(column / (points * PAPER_POINT) * 100), word = 0;

	while (*text) {
		uint32_t letter = next(&text);

		word = letter == ' ' ? 0 : word + width_of(cut, letter);
		if (word > room)
			return false;
	}
	return true;
}
