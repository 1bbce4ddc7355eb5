/*
 * measure: see measure.h.
 */
#include "measure.h"

#include <string.h>

#include "clock.h"

enum {
	WHOLE = 1000,        /* thousandths */
	DIGITS = 6,          /* of a number; more is a telephone's */
	SIXTEENTHS = 16
};

const char *const measure_units[MEASURE_UNITS + 1] = { "cm", "mm", "in", "kg", "g", NULL };

/* The signs of one letter that are fractions, in sixteenths. */
static const struct sign {
	const char *sign;
	int         sixteenths;
} signs[] = { { "½", 8 }, { "¼", 4 }, { "¾", 12 }, { "⅛", 2 }, { "⅜", 6 }, { "⅝", 10 }, { "⅞", 14 } };
enum { SIGNS = sizeof signs / sizeof *signs };

/* What else a unit may be called. */
static const struct { const char *said, *unit; } called[] = {
	{ "cm", "cm" }, { "mm", "mm" }, { "in", "in" }, { "in.", "in" }, { "inch", "in" },
	{ "inches", "in" }, { "\"", "in" }, { "”", "in" }, { "″", "in" }, { "''", "in" }, { "kg", "kg" },
	{ "g", "g" },
};

static const char *
skip(const char *at)
{
	while (*at == ' ')
		at++;
	return at;
}

/* Digits, at most so many; NULL when there are more.  None leave it where it is. */
static const char *
digits(const char *at, int64_t *number)
{
	int n = 0;

	*number = 0;
	for (; *at >= '0' && *at <= '9'; at++) {
		if (++n > DIGITS)
			return NULL;
		*number = *number * 10 + (*at - '0');
	}
	return at;
}

/* Behind the point: thousandths, of which what is finer is left out. */
static const char *
decimals(const char *at, int64_t *parts)
{
	int64_t worth = WHOLE / 10;

	if (*at < '0' || *at > '9')
		return NULL;
	for (int n = 0; *at >= '0' && *at <= '9'; at++, worth /= 10) {
		if (++n > DIGITS)
			return NULL;
		*parts += worth * (*at - '0');
	}
	return at;
}

static int64_t
of_sixteenths(int64_t n)
{
	return (n * WHOLE + SIXTEENTHS / 2) / SIXTEENTHS;
}

static const char *
fraction_sign(const char *at, int64_t *parts)
{
	for (int i = 0; i < SIGNS; i++) {
		size_t n = strlen(signs[i].sign);

		if (strncmp(at, signs[i].sign, n) == 0) {
			*parts += of_sixteenths(signs[i].sixteenths);
			return at + n;
		}
	}
	return NULL;
}

/* 3/8, as a tape has it. */
static const char *
fraction(const char *at, int64_t *parts)
{
	int64_t     over, under;
	const char *slash = digits(at, &over), *end;

	if (slash == NULL || slash == at || *slash != '/')
		return NULL;
	end = digits(slash + 1, &under);
	if (end == NULL || (under != 2 && under != 4 && under != 8 && under != SIXTEENTHS) ||
	    over == 0 || over >= under)
		return NULL;
	*parts += of_sixteenths(over * SIXTEENTHS / under);
	return end;
}

/* The number at the beginning; behind it, or NULL. */
static const char *
number(const char *at, int64_t *parts)
{
	int64_t     whole;
	const char *end = fraction(at, parts), *more;

	if (end || (end = fraction_sign(at, parts)))
		return end;
	end = digits(at, &whole);
	if (end == NULL || end == at)
		return NULL;
	*parts += whole * WHOLE;
	if (*end == '.' || *end == ',')
		return decimals(end + 1, parts);
	if ((more = fraction_sign(skip(end), parts)))
		return more;
	if ((*end == ' ' || *end == '-') && (more = fraction(skip(end + 1), parts)))
		return more;
	return end;
}

bool
measure_parse(const char *said, int64_t *parts, const char **unit)
{
	const char *at = skip(said);
	bool        minus = *at == '-' || strncmp(at, "−", 3) == 0;
	int64_t     found = 0;

	*parts = 0;
	*unit = "";
	if (minus)
		at += *at == '-' ? 1 : 3;
	else if (*at == '+')
		at++;
	if ((at = number(skip(at), &found)) == NULL)
		return false;
	at = skip(at);
	for (size_t i = 0; *at && i < sizeof called / sizeof *called; i++)
		if (strcmp(at, called[i].said) == 0) {
			*unit = called[i].unit;
			at = "";
		}
	*parts = minus ? -found : found;
	return *at == '\0';
}

struct measure
measure_of(const char *said, const char *unit)
{
	struct measure m = { said, unit, 0, false };
	const char    *written;

	m.number = measure_parse(said, &m.parts, &written);
	if (m.number && *written)
		m.unit = written;
	else if (!m.number)
		m.parts = 0;
	return m;
}

const char *
measure_words(struct arena *a, const struct measure *m)
{
	const char *written;
	int64_t     parts;

	if (*m->unit == '\0' || (measure_parse(m->said, &parts, &written) && *written))
		return m->said;
	return arena_printf(a, "%s %s", m->said, m->unit);
}

static bool
has_fraction(const char *said)
{
	for (int i = 0; i < SIGNS; i++)
		if (strstr(said, signs[i].sign))
			return true;
	return strchr(said, '/') != NULL;
}

static bool
is_whole(const char *said)
{
	return strpbrk(said, ".,/") == NULL && !has_fraction(said);
}

/* 1½, ⅜, 3/16; NULL for what is no sixteenth. */
static const char *
as_fraction(struct arena *a, int64_t parts)
{
	int64_t     whole = parts / WHOLE, rest = parts % WHOLE;
	int64_t     sixteenths = (rest * SIXTEENTHS + WHOLE / 2) / WHOLE, under = SIXTEENTHS;
	const char *before;

	/* Each of both is rounded, so that the difference may be one off. */
	if (rest < of_sixteenths(sixteenths) - 1 || rest > of_sixteenths(sixteenths) + 1)
		return NULL;
	whole += sixteenths / SIXTEENTHS;
	sixteenths %= SIXTEENTHS;
	before = whole ? arena_printf(a, "%lld", (long long)whole) : "";
	if (sixteenths == 0)
		return before;
	for (int i = 0; i < SIGNS; i++)
		if (signs[i].sixteenths == sixteenths)
			return arena_printf(a, "%s%s", before, signs[i].sign);
	for (; sixteenths % 2 == 0; under /= 2)
		sixteenths /= 2;
	return arena_printf(a, "%s%s%lld/%lld", before, whole ? " " : "", (long long)sixteenths,
	    (long long)under);
}

static const char *
as_decimal(struct arena *a, int64_t parts, char point)
{
	char *text = arena_printf(a, "%lld%c%03lld", (long long)(parts / WHOLE), point,
	    (long long)(parts % WHOLE));
	size_t n = strlen(text);

	while (text[n - 1] == '0')
		text[--n] = '\0';
	if (text[n - 1] == point)
		text[n - 1] = '\0';
	return text;
}

const char *
measure_change(struct arena *a, const struct measure *before, const struct measure *now)
{
	int64_t     more = now->parts - before->parts;
	const char *words = NULL;

	if (!before->number || !now->number || strcmp(before->unit, now->unit) != 0)
		return strcmp(before->said, now->said) == 0 && strcmp(before->unit, now->unit) == 0
		           ? "" : arena_printf(a, "was %s", measure_words(a, before));
	if (more == 0)
		return "";
	if (has_fraction(now->said) || (is_whole(now->said) && has_fraction(before->said)))
		words = as_fraction(a, more < 0 ? -more : more);
	if (words == NULL || *words == '\0')
		words = as_decimal(a, more < 0 ? -more : more, strchr(now->said, ',') ? ',' : '.');
	return arena_printf(a, "%s%s%s %s", words, *now->unit ? " " : "", now->unit,
	    more < 0 ? "less" : "more");
}

int64_t
measure_months(int64_t day, int64_t today)
{
	int y1, m1, d1, y2, m2, d2;

	clock_date(day, &y1, &m1, &d1);
	clock_date(today, &y2, &m2, &d2);
	return (y2 - y1) * 12 + m2 - m1 - (d2 < d1);
}
