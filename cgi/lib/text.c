/* text: each function reads characters from left to right and folds as it goes. */
#include <string.h>
#include <utf8proc.h>

#include "letter.h"
#include "text.h"

enum {
	WORD = 40,
	NEAR_MIN = 4, NEAR_MAX = 24 /* letters of a word that may be mistyped */
};

bool
text_valid(const char *text, size_t n)
{
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text;
	const utf8proc_uint8_t *end = p + n;
	utf8proc_int32_t        c;
	utf8proc_ssize_t        step;

	while (p < end) {
		if (*p >= ' ' && *p < 0x7F) {
			p++;
			continue;
		}
		step = utf8proc_iterate(p, end - p, &c);
		if (step < 1 || c == 0x7F || (c >= 0x80 && c <= 0x9F))
			return false;
		if (c < ' ' && c != '\t' && c != '\n' && c != '\r')
			return false;
		if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
			return false;
		p += step;
	}
	return true;
}

size_t
text_length(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		n += ((unsigned char)*text & 0xC0) != 0x80;
	return n;
}

static char *
trim(struct arena *a, const char *text, bool lines)
{
	char       *out = arena_alloc(a, strlen(text) + 1);
	size_t      n = 0;
	size_t      ends = 0;
	bool        space = false;
	bool        seen = false;
	const char *from = text;
	int32_t     c;

	while ((c = letter_next(&text)) != 0) {
		if (letter_white(c)) {
			space = true;
			if (c == '\r' && *text == '\n')
				text++;
			ends += c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
			from = text;
			continue;
		}
		if (n > 0 && lines && ends > 0) {
			memset(out + n, '\n', ends);
			n += ends;
		} else if (n > 0 && space)
			out[n++] = ' ';
		ends = 0;
		space = false;
		seen = seen || letter_visible(c);
		memcpy(out + n, from, (size_t)(text - from));
		n += (size_t)(text - from);
		from = text;
	}
	out[seen ? n : 0] = '\0';
	return out;
}

char *
text_trim(struct arena *a, const char *text)
{
	return trim(a, text, false);
}

char *
text_trim_lines(struct arena *a, const char *text)
{
	return trim(a, text, true);
}

char *
text_fold(struct arena *a, const char *text)
{
	size_t size = strlen(text) + 3;
	size_t n = 0;
	size_t k;
	bool   apart = false;
	char  *out = arena_alloc(a, size);
	char  *wider;
	char   part[LETTER_FOLDED];

	while (*text != '\0') {
		k = letter_fold(letter_next(&text), part);
		for (size_t i = 0; i < k; i++) {
			if (part[i] == ' ') {
				apart = n > 0;
				continue;
			}
			if (n + 3 > size) {
				size *= 2;
				wider = arena_alloc(a, size);
				out = memcpy(wider, out, n);
			}
			if (apart)
				out[n++] = ' ';
			apart = false;
			out[n++] = part[i];
		}
	}
	out[n] = '\0';
	return out;
}

/* Put a word at the end of the words, unless it is there; gives the new length. */
static size_t
add(char *words, size_t n, const char *word, size_t length)
{
	size_t start = n;

	if (length > WORD) {
		length = WORD;
		while (((unsigned char)word[length] & 0xC0) == 0x80)
			length--;
	}
	if (n == 0)
		words[n++] = ' ';
	memcpy(words + n, word, length);
	n += length;
	words[n++] = ' ';
	words[n] = '\0';
	/* The last " word " is the one just written, if it is the first. */
	if (start == 0 || strstr(words, words + start - 1) == words + start - 1)
		return n;
	words[start] = '\0';
	return start;
}

char *
text_words(struct arena *a, const char *text)
{
	const char *word = text_fold(a, text);
	char       *words = arena_alloc(a, strlen(word) + 3);
	size_t      n = 0;
	size_t      length;

	for (; *word != '\0'; word += length + (word[length] == ' ')) {
		length = strcspn(word, " ");
		n = add(words, n, word, length);
	}
	return words;
}

/* One character as '0' to '9', or 0. */
static char
digit(int32_t c)
{
	char part[LETTER_FOLDED];

	return letter_fold(c, part) == 1 && *part >= '0' && *part <= '9' ? *part : '\0';
}

static const char *
skip_zeros(const char *number)
{
	return number + strspn(number, "0");
}

/* The digits of a text without leading zeros, whatever stands between them. */
static const char *
digits(struct arena *a, const char *text)
{
	char  *out = arena_alloc(a, strlen(text) + 1);
	size_t n = 0;

	while (*text != '\0') {
		out[n] = digit(letter_next(&text));
		n += out[n] != '\0';
	}
	return skip_zeros(out);
}

char *
text_phone_words(struct arena *a, const char *phone)
{
	const char *all = digits(a, phone);
	const char *tail;
	size_t      length = strlen(all);
	size_t      n = 0;
	char       *words = arena_alloc(a, (length + 2) * (length + 2) * 2);

	if (length < 4)
		return words;
	for (size_t last = length; last >= 4; last--) {
		tail = all + length - last;
		n = add(words, n, tail, last);
		/* Who types 0123 is asking for 123: see text_phone_query. */
		if (*tail == '0' && strlen(skip_zeros(tail)) >= 3)
			n = add(words, n, skip_zeros(tail), strlen(skip_zeros(tail)));
	}
	return words;
}

char *
text_phone_query(struct arena *a, const char *typed)
{
	const char *number = digits(a, typed);
	size_t      length = strlen(number);
	bool        abroad = typed[0] == '+' || strncmp(typed, "00", 2) == 0;
	int32_t     c;

	while ((c = letter_next(&typed)) != 0)
		if (!letter_white(c) && (c >= 0x80 || strchr("+-/().", c) == NULL) &&
		    utf8proc_category(c) != UTF8PROC_CATEGORY_PD &&
		    utf8proc_category(c) != UTF8PROC_CATEGORY_CF &&
		    digit(c) == '\0')
			return NULL;
	if (length < 3)
		return NULL;
	return arena_text(a, abroad && length > 7 ? number + length - 7 : number);
}

char *
text_behind(struct arena *a, const char *beginning)
{
	/* U+10FFFF, the last character there is. */
	return arena_printf(a, "%s\xf4\x8f\xbf\xbf", beginning);
}

char *
text_near(struct arena *a, const char *word)
{
	size_t      size = strlen(word), letters = text_length(word), n;
	char       *forms = arena_alloc(a, (letters + 1) * (size + 1) + 2);
	char       *form = arena_alloc(a, size + 1);
	const char *after;

	if (letters < NEAR_MIN || letters > NEAR_MAX || strpbrk(word, " 0123456789") != NULL)
		return forms;
	n = add(forms, 0, word, size);
	for (const char *letter = word; *letter != '\0'; letter = after) {
		after = letter;
		letter_next(&after);
		memcpy(form, word, (size_t)(letter - word));
		memcpy(form + (letter - word), after, strlen(after));
		n = add(forms, n, form, size - (size_t)(after - letter));
	}
	return forms;
}

/* The letters of a word, at most WORD of them; WORD + 1 for more. */
static int
spell(const char *word, int32_t *letters)
{
	int n = 0;

	for (int32_t c; (c = letter_next(&word)) != 0; letters[n++] = c)
		if (n == WORD)
			return WORD + 1;
	return n;
}

static int
least(int a, int b, int c)
{
	a = a < b ? a : b;
	return a < c ? a : c;
}

/* One row for each letter of one, of which three are kept: row[i][j] is the distance
 * between the first i letters of one and the first j of other. */
static int
distance(const char *one, const char *other, int limit, bool begun)
{
	int32_t x[WORD], y[WORD];
	int     n = spell(one, x), m = spell(other, y), rows[3][WORD + 1];
	int    *row = rows[0], *last = rows[1], *before = rows[2], best = 0;

	if (n > WORD || m > WORD || n - m > limit || (!begun && m - n > limit))
		return limit + 1;
	for (int j = 0; j <= m; j++)
		row[j] = j;
	for (int i = 1; i <= n; i++) {
		int *spare = before;

		before = last;
		last = row;
		row = spare;
		row[0] = best = i;
		for (int j = 1; j <= m; j++) {
			row[j] = least(last[j] + 1, row[j - 1] + 1,
			    last[j - 1] + (x[i - 1] != y[j - 1]));
			if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
				row[j] = least(row[j], row[j], before[j - 2] + 1);
			best = least(best, best, row[j]);
		}
		/* No later row is better than the best of this one, or by a swap the one before. */
		if (best > limit + 1)
			return limit + 1;
	}
	best = begun ? best : row[m];
	return best > limit ? limit + 1 : best;
}

int
text_distance(const char *one, const char *other, int limit)
{
	return distance(one, other, limit, false);
}

int
text_distance_begun(const char *begun, const char *word, int limit)
{
	return distance(begun, word, limit, true);
}

/* Where the grapheme ends that begins here: what people see as one letter. */
static const char *
grapheme(const char *text)
{
	utf8proc_int32_t state = 0;
	int32_t          c = letter_next(&text);
	int32_t          after;
	const char      *end = text;

	while ((after = letter_next(&text)) != 0) {
		if (utf8proc_grapheme_break_stateful(c, after, &state))
			break;
		c = after;
		end = text;
	}
	return end;
}

/* The next word that begins with a letter or digit, or NULL. */
static const char *
named(const char *text)
{
	bool inside = false;

	for (const char *p = text; *text != '\0'; p = text) {
		int32_t c = letter_next(&text);

		if (!inside && letter_is(c))
			return p;
		inside = !letter_white(c);
	}
	return NULL;
}

static const char *
word_end(const char *word)
{
	const char *end = word;

	while (*word != '\0' && !letter_white(letter_next(&word)))
		end = word;
	return end;
}

/* A grapheme whose first character was made another one. */
static char *
recase(struct arena *a, const char *text, bool capital)
{
	const char *rest = text;
	int32_t     c = letter_next(&rest);
	char        first[5] = "";

	letter_put(capital ? letter_upper(c) : letter_lower(c), first);
	return arena_printf(a, "%s%.*s", first, (int)(grapheme(text) - rest), rest);
}

char *
text_begin(struct arena *a, const char *text)
{
	return *text ? arena_printf(a, "%s%s", recase(a, text, true), grapheme(text))
	             : arena_text(a, "");
}

char *
text_initials(struct arena *a, const char *name)
{
	const char *first = named(name);
	const char *last = first;
	const char *p;
	const char *end;

	if (first == NULL)
		return arena_text(a, "?");
	while ((p = named(word_end(last))) != NULL)
		last = p;
	if (last != first)
		return arena_printf(a, "%s%s", recase(a, first, true),
		    recase(a, last, true));
	end = word_end(first);
	for (p = first; p < end; p = grapheme(p)) {
		const char *after = p;

		if (letter_is(letter_next(&after)))
			last = p;
	}
	return arena_printf(a, "%s%s", recase(a, first, true),
	    last == first ? "" : recase(a, last, false));
}

bool
text_capital(const char *text)
{
	char    part[LETTER_FOLDED];
	int32_t c;

	/* The apostrophe of ʻAlohilani is a letter to Unicode, but folds to nothing. */
	while ((c = letter_next(&text)) != 0)
		if (letter_is(c) && digit(c) == '\0' && letter_fold(c, part) > 0)
			return letter_capital(c);
	return false;
}

/* How far the word beginning here must be read until it folds to this, or NULL. */
static const char *
reach(const char *text, const char *folded)
{
	char   part[LETTER_FOLDED];
	size_t left = strlen(folded);
	size_t n;

	while (left > 0) {
		if (*text == '\0')
			return NULL;
		n = letter_fold(letter_next(&text), part);
		if (n > left)
			n = left;
		if (memcmp(part, folded, n) != 0)
			return NULL;
		folded += n;
		left -= n;
	}
	/* The marks belong to the letter before them. */
	for (const char *p = text; letter_mark(letter_next(&p)); )
		text = p;
	return text;
}

bool
text_match(const char *text, const char *folded, size_t *from, size_t *to)
{
	const char *p = text;
	const char *after = text;
	const char *end;
	bool        inside = false;
	char        part[LETTER_FOLDED];
	size_t      n;

	for (; *folded != '\0' && *p != '\0'; p = after) {
		n = letter_fold(letter_next(&after), part);
		if (n == 0)
			continue;
		end = inside || *part == ' ' ? NULL : reach(p, folded);
		if (end != NULL) {
			*from = (size_t)(p - text);
			*to = (size_t)(end - text);
			return true;
		}
		inside = part[n - 1] != ' ';
	}
	return false;
}
