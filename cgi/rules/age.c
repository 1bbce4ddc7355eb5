/*
 * age: each word, number or sign becomes one letter of a shape, and a table says what
 * each shape means.  "14th of March 1960" has the shape "ntomn".
 */
#include <ctype.h>
#include <string.h>

#include "age.h"
#include "clock.h"

enum { PIECES = 12, WORD = 16, FIRST_YEAR = 1880, LAST_YEAR = 2200, OLDEST = 120,
       HALF_A_YEAR = 180 };

struct said {
	char shape[PIECES + 1];
	int  pieces;
	int  number[PIECES];
	int  digits[PIECES];
	int  numbers;
	int  month;
	int  decade;
};

/* Each word's letter in a shape; n is a number, m a month, d a decade by its name. */
static const struct {
	char        letter;
	const char *words;
} letters[] = {
	{ '~', " about around circa ca c approximately approx roughly ~ " },
	{ '-', " - – — ‐ ‑ − to " },
	{ '.', " . " },
	{ ',', " , " },
	{ 'a', " aged age " },
	{ 'b', " born " },
	{ 'e', " early mid late " },
	{ 'h', " her his their " },
	{ 'i', " in on " },
	{ 'l', " old " },
	{ 'o', " of " },
	{ 's', " s " },
	{ 't', " st nd rd th " },
	{ 'u', " unknown " },
	{ 'y', " year years " },
};

static const char *const decades[] = { "teens", "twenties", "thirties", "forties",
	"fifties", "sixties", "seventies", "eighties", "nineties" };

/* A question mark makes the letter before it optional.  The first that holds counts. */
static const struct {
	const char *shape;
	enum { EXACT, ABOUT, RANGE, DECADE, YEAR, DAY_MONTH, MONTH_DAY, MONTH_YEAR,
	       DAY_MONTH_YEAR, MONTH_DAY_YEAR, NUMBERS, NUMBERS_YEAR, ISO } is;
} shapes[] = {
	{ "a?ny?l?", EXACT },
	{ "a?~.?ny?l?", ABOUT },
	{ "a?n-ny?l?", RANGE },
	{ "i?h?e?-?d", DECADE },
	{ "i?h?e?-?ns", DECADE },
	{ "b?i?n", YEAR },
	{ "b?i?nt?o?m.?", DAY_MONTH },
	{ "b?i?nt?o?m.?,?yu", DAY_MONTH },
	{ "b?i?m.?nt?", MONTH_DAY },
	{ "b?i?m.?nt?,?yu", MONTH_DAY },
	{ "b?i?m.?n", MONTH_YEAR },
	{ "b?i?nt?o?m.?,?n", DAY_MONTH_YEAR },
	{ "b?i?m.?nt?,?n", MONTH_DAY_YEAR },
	{ "b?i?n.n.", NUMBERS },
	{ "b?i?n.n.,?yu", NUMBERS },
	{ "b?i?n.n.n", NUMBERS_YEAR },
	{ "b?i?n-n-n", ISO },
};

static bool
fits(const char *shape, const char *letter)
{
	for (; *shape != '\0'; shape++, letter++) {
		if (shape[1] == '?') {
			if (*letter == *shape && fits(shape + 2, letter + 1))
				return true;
			return fits(shape + 2, letter);
		}
		if (*letter != *shape)
			return false;
	}
	return *letter == '\0';
}

/* The letter for a word or sign, or NUL. */
static char
name(struct said *s, const char *word)
{
	char between[WORD + 2] = " ";

	strcat(strcat(between, word), " ");
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (strstr(letters[i].words, between) != NULL)
			return letters[i].letter;
	for (int i = 0; i < 9; i++)
		if (strcmp(word, decades[i]) == 0) {
			s->decade = 10 * (i + 1);
			return 'd';
		}
	if (s->month > 0)
		return '\0';
	s->month = clock_month(word);
	return s->month > 0 ? 'm' : '\0';
}

/* Take a number, a word or a sign; how many bytes it had, 0 when it means nothing. */
static size_t
piece(struct said *s, const char *said)
{
	static const char figures[] = "0123456789";
	char   word[WORD] = "";
	size_t n = strspn(said, figures);
	int    value = 0;

	if (n > 4 || s->pieces == PIECES)
		return 0;
	if (n > 0) {
		for (size_t i = 0; i < n; i++)
			value = value * 10 + (said[i] - '0');
		s->number[s->numbers] = value;
		s->digits[s->numbers++] = (int)n;
		s->shape[s->pieces++] = 'n';
		return n;
	}
	do {
		word[n] = (char)tolower((unsigned char)said[n]);
		n++;
	} while (n < WORD - 1 && ((isalpha((unsigned char)*said) &&
	    isalpha((unsigned char)said[n])) || ((unsigned char)said[n] & 0xC0) == 0x80));
	s->shape[s->pieces] = name(s, word);
	return s->shape[s->pieces++] == '\0' ? 0 : n;
}

/* White space, and the apostrophe of 50's. */
static size_t
gap(const char *said)
{
	static const char *const gaps[] = { " ", "\t", "'", "’", "\u00A0", "\u202F" };

	for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
		if (strncmp(said, gaps[i], strlen(gaps[i])) == 0)
			return strlen(gaps[i]);
	return 0;
}

/* An age from its numbers; false when they are none. */
static bool
years(const struct said *s, int is, struct age *age)
{
	int low = s->number[0];
	int high = s->number[s->numbers > 1];
	int about = low / 10 > 2 ? low / 10 : 2;

	if (is == DECADE) {
		low = s->decade > 0 ? s->decade : low;
		if (s->digits[0] > 2 || low % 10 != 0 || (low < 20 && s->decade == 0))
			return false;
		age->low = low == 10 ? 13 : low;
		age->high = low + 9;
		return true;
	}
	for (int i = 0; i < s->numbers; i++)
		if (s->number[i] > OLDEST || (s->digits[i] > 1 && s->number[i] < 10) ||
		    s->digits[i] > 3 || (s->digits[i] == 3 && s->number[i] < 100))
			return false;
	if (low > high)
		return false;
	age->low = is == ABOUT ? low - about : low;
	age->high = is == ABOUT ? low + about : high;
	age->low = age->low < 0 ? 0 : age->low;
	age->high = age->high > OLDEST ? OLDEST : age->high;
	return true;
}

/* A birthday from its numbers, given their places; -1 for a part that was not said. */
static bool
birthday(const struct said *s, int year, int month, int day, struct age *age)
{
	int64_t there;

	if ((month >= 0 && s->digits[month] > 2) || (day >= 0 && s->digits[day] > 2))
		return false;
	age->year = year >= 0 ? s->number[year] : 0;
	age->month = month >= 0 ? s->number[month] : s->month;
	age->day = day >= 0 ? s->number[day] : 0;
	if (year >= 0 && (age->year < FIRST_YEAR || age->year > LAST_YEAR))
		return false;
	/* Without a year, any 29 February will do. */
	return clock_from_date(year >= 0 ? age->year : 2000, month >= 0 || s->month > 0 ?
	    age->month : 1, day >= 0 ? age->day : 1, &there);
}

static bool
understand(const struct said *s, int is, struct age *age)
{
	switch (is) {
	case YEAR:
	case MONTH_YEAR:
		return birthday(s, 0, -1, -1, age);
	case DAY_MONTH:
	case MONTH_DAY:
		return birthday(s, -1, -1, 0, age);
	case DAY_MONTH_YEAR:
	case MONTH_DAY_YEAR:
		return birthday(s, 1, -1, 0, age);
	case NUMBERS:
		return birthday(s, -1, 1, 0, age);
	case NUMBERS_YEAR:
		return birthday(s, 2, 1, 0, age);
	case ISO:
		return birthday(s, 0, 1, 2, age);
	default:
		return years(s, is, age);
	}
}

bool
age_parse(const char *said, struct age *age)
{
	static const struct age unknown = { .low = -1, .high = -1 };
	struct said s = { 0 };
	size_t      n;

	*age = unknown;
	while (*said != '\0') {
		n = gap(said);
		if (n == 0)
			n = piece(&s, said);
		if (n == 0)
			return false;
		said += n;
	}
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		if (fits(shapes[i].shape, s.shape) && understand(&s, shapes[i].is, age))
			return true;
		*age = unknown;
	}
	return false;
}

bool
age_possible(const struct age *age, int64_t today)
{
	int     year, month, day;
	int64_t born;

	if (age->year == 0)
		return true;
	clock_date(today, &year, &month, &day);
	return age->year >= year - 130 &&
	    clock_from_date(age->year, age->month > 0 ? age->month : 1,
	    age->day > 0 ? age->day : 1, &born) && born <= today;
}

char *
age_words(struct arena *a, const char *said, const struct age *age, int64_t age_day,
    int64_t today)
{
	if (age->low < 0 || today - age_day <= HALF_A_YEAR)
		return arena_text(a, said);
	return arena_printf(a, "%s (%s)", said, clock_ago_inside(a, age_day, today));
}
