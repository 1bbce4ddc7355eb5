/*
 * segment: who belongs to a kind of customer, by bits.  See segment.h.
 */
#include "segment.h"

#include <string.h>

enum { SLICES = 16 };

/* One evaluation: a page of people, and where its bits come from. */
struct look {
	const struct segment      *s;
	const struct segment_bits *bits;
	int                        page;
};

static const uint64_t *
page_of(const struct look *l, const char *kind, const char *key)
{
	return l->bits->page(l->bits->book, kind, key, l->page);
}

static const uint64_t *
slice(const struct look *l, const char *kind, int bit)
{
	char key[3] = { (char)('0' + bit / 10), (char)('0' + bit % 10), '\0' };

	return page_of(l, kind, bit < 10 ? key + 1 : key);
}

static void
copy(uint64_t *to, const uint64_t *from)
{
	if (from)
		memcpy(to, from, BITS_BYTES);
	else
		memset(to, 0, BITS_BYTES);
}

/* How many slices a number of this kind has. */
static int
slices_of(const char *kind)
{
	static const struct { const char *kind; int n; } widths[] = { { "visits", 16 }, { "last", 16 },
		{ "gap", 10 }, { "facts", 10 }, { "trust", 3 }, { "since", 12 }, { "born", 12 },
		{ "month", 4 } };

	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		if (strcmp(widths[i].kind, kind) == 0)
			return widths[i].n;
	return SLICES;
}

/*
 * Whose number is from low to high, both counted.  From the highest slice down: whoever is
 * still equal to a bound so far is decided by the first slice in which they differ.
 */
static void
between(const struct look *l, const char *kind, int64_t low, int64_t high, uint64_t *out)
{
	int      n = slices_of(kind);
	int64_t  most = ((int64_t)1 << n) - 1;
	uint64_t above[BITS_WORDS], as_low[BITS_WORDS], as_high[BITS_WORDS];

	low = low < 0 ? 0 : low;
	high = high > most ? most : high;
	memset(out, 0, BITS_BYTES);
	if (low > high)
		return;
	/* Above low so far, and not above high; equal to either so far. */
	memset(above, 0, sizeof above);
	memset(as_low, 0xff, sizeof as_low);
	memset(as_high, 0xff, sizeof as_high);
	for (int bit = n - 1; bit >= 0; bit--) {
		const uint64_t *s = slice(l, kind, bit);
		uint64_t        in_low = -(uint64_t)(low >> bit & 1);
		uint64_t        in_high = -(uint64_t)(high >> bit & 1);

		for (int w = 0; w < BITS_WORDS; w++) {
			uint64_t x = s ? s[w] : 0;

			above[w] |= as_low[w] & x & ~in_low;
			as_low[w] &= ~(x ^ in_low);
			/* What is below high from here on stays so: kept in out. */
			out[w] |= as_high[w] & ~x & in_high;
			as_high[w] &= ~(x ^ in_high);
		}
	}
	for (int w = 0; w < BITS_WORDS; w++)
		out[w] = (above[w] | as_low[w]) & (out[w] | as_high[w]);
}

static void
leaf(const struct look *l, const struct segment_line *line, uint64_t *out)
{
	const struct segment_condition *c = line->condition;
	const struct segment_choice    *choice = segment_choice(c, line->key);
	int64_t                         today = l->bits->today, year = l->bits->year;
	int64_t                         most = ((int64_t)1 << slices_of(c->kind)) - 1;

	switch (c->how) {
	case HOW_KEY:
		copy(out, page_of(l, c->kind, line->key));
		break;
	case HOW_BIT:
		copy(out, slice(l, c->kind, choice ? choice->number : 0));
		break;
	case HOW_LEAST:
		between(l, c->kind, choice ? choice->number : line->low, most, out);
		break;
	case HOW_MOST:
		between(l, c->kind, 1, line->low, out);
		break;
	case HOW_EQUAL:
		between(l, c->kind, choice ? choice->number : line->low,
		    choice ? choice->number : line->low, out);
		break;
	case HOW_WITHIN:
		between(l, c->kind, today - line->low + 1 < 1 ? 1 : today - line->low + 1, most, out);
		break;
	case HOW_AWAY:
		between(l, c->kind, 1, today - line->low, out);
		break;
	case HOW_AGED:
		between(l, c->kind, year - line->high < 1 ? 1 : year - line->high, year - line->low, out);
		break;
	}
}

/* The first line behind the group that begins at i, or behind the rule. */
static int
behind(const struct segment *s, int i)
{
	int depth = s->lines[i].depth;

	do
		i++;
	while (i < s->n && s->lines[i].depth > depth);
	return i;
}

/*
 * The lines from `from` to before `to` that stand at this depth, all of them or any.  False
 * when there is none: a group without a line asks for nothing.
 */
static bool
group(const struct look *l, int from, int to, int depth, bool any, uint64_t *out)
{
	const struct segment_line *lines = l->s->lines;
	uint64_t                   fit[BITS_WORDS];
	bool                       said = false;

	memset(out, any ? 0 : 0xff, BITS_BYTES);
	for (int i = from; i < to; i = behind(l->s, i)) {
		uint64_t turn = lines[i].not ? UINT64_MAX : 0;

		if (lines[i].condition)
			leaf(l, &lines[i], fit);
		else if (depth >= SEGMENT_DEPTH ||
		         !group(l, i + 1, behind(l->s, i), depth + 1, lines[i].any, fit))
			continue;
		said = true;
		for (int w = 0; w < BITS_WORDS; w++)
			out[w] = any ? out[w] | (fit[w] ^ turn) : out[w] & (fit[w] ^ turn);
	}
	return said;
}

void
segment_page(const struct segment *s, const struct segment_bits *bits, int page, uint64_t *fit)
{
	struct look     l = { s, bits, page };
	const uint64_t *customers;

	if (page_of(&l, "customer", "0") == NULL) {
		memset(fit, 0, BITS_BYTES);
		return;
	}
	group(&l, 0, s->n, 0, false, fit);
	customers = page_of(&l, "customer", "0");
	for (int w = 0; w < BITS_WORDS; w++)
		fit[w] &= customers[w];
}

int64_t
segment_bits_both(const uint64_t *one, const uint64_t *other)
{
	int64_t n = 0;

	for (int w = 0; w < BITS_WORDS; w++)
		n += __builtin_popcountll(one[w] & other[w]);
	return n;
}

int64_t
segment_count(const struct segment *s, const struct segment_bits *bits, int64_t *of)
{
	uint64_t fit[BITS_WORDS];
	int64_t  n = 0, all = 0;

	for (int page = 0; page < bits->pages; page++) {
		const uint64_t *customers;

		segment_page(s, bits, page, fit);
		n += segment_bits_both(fit, fit);
		customers = bits->page(bits->book, "customer", "0", page);
		if (customers)
			all += segment_bits_both(customers, customers);
	}
	if (of)
		*of = all;
	return n;
}

int
segment_people(const struct segment *s, const struct segment_bits *bits, int64_t after,
    int64_t *ids, int n)
{
	uint64_t fit[BITS_WORDS];
	int64_t  first = after < 0 ? 0 : after + 1;
	int      found = 0;

	for (int64_t page = first / BITS_PEOPLE; page < bits->pages && found < n; page++) {
		int64_t from = page == first / BITS_PEOPLE ? first % BITS_PEOPLE : 0;

		segment_page(s, bits, (int)page, fit);
		fit[from / 64] &= UINT64_MAX << from % 64;
		for (int64_t w = from / 64; w < BITS_WORDS && found < n; w++)
			for (uint64_t left = fit[w]; left && found < n; left &= left - 1)
				ids[found++] = page * BITS_PEOPLE + w * 64 + __builtin_ctzll(left);
	}
	return found;
}

int64_t
segment_both(const struct segment *one, const struct segment *other,
    const struct segment_bits *bits)
{
	uint64_t a[BITS_WORDS], b[BITS_WORDS];
	int64_t  n = 0;

	for (int page = 0; page < bits->pages; page++) {
		segment_page(one, bits, page, a);
		segment_page(other, bits, page, b);
		n += segment_bits_both(a, b);
	}
	return n;
}

struct segment_verdict
segment_judge(const struct segment *s, int64_t count, int64_t of)
{
	struct segment_verdict v = { 0 };

	for (int i = 0; i < s->n; i++) {
		const struct segment_condition *c = s->lines[i].condition;

		v.does += c && c->about == SEGMENT_DOES;
		v.loves += c && c->about == SEGMENT_LOVES;
		v.is += c && c->about == SEGMENT_IS;
	}
	v.anyone = v.does + v.loves + v.is == 0 || (of > 0 && count * 100 > of * SEGMENT_NEARLY);
	v.only_is = v.is > 0 && v.does + v.loves == 0;
	v.few = count < SEGMENT_FEW;
	return v;
}
