/*
 * curve: see curve.h.
 */
#include "curve.h"

struct point {
	int x, y;
};

static int64_t
between(int64_t low, int64_t n, int64_t high)
{
	return n < low ? low : n > high ? high : n;
}

static int
x_of(const struct curve *c, int64_t at)
{
	if (c->to <= c->from)
		return c->width;
	return (int)((between(c->from, at, c->to) - c->from) * c->width / (c->to - c->from));
}

/* The top of the box is zero. */
static int
y_of(const struct curve *c, int64_t known)
{
	int64_t all = c->steps[c->n - 1].known;

	return all <= 0 ? c->height : (int)(c->height - between(0, known, all) * c->height / all);
}

/* The corners of the line: nothing, the steps, and level until the right edge. */
static int
corners(const struct curve *c, struct point *points)
{
	int steps = c->n < CURVE_POINTS - 2 ? c->n : CURVE_POINTS - 2, n = 0;

	points[n++] = (struct point){ 0, c->height };
	for (int i = 0; i < steps; i++) {
		const struct curve_step *s =
		    &c->steps[steps < 2 ? 0 : (int64_t)i * (c->n - 1) / (steps - 1)];

		points[n++] = (struct point){ x_of(c, s->at), y_of(c, s->known) };
	}
	if (points[n - 1].x == c->width)
		return n;
	points[n] = (struct point){ c->width, points[n - 1].y };
	return n + 1;
}

const char *
curve_line(struct arena *a, const struct curve *c)
{
	struct point points[CURVE_POINTS];
	const char  *d = "";
	int          n;

	if (c->n == 0)
		return "";
	n = corners(c, points);
	for (int i = 0; i < n; i++)
		d = arena_printf(a, "%s%c%d %d", d, i ? 'L' : 'M', points[i].x, points[i].y);
	return d;
}

const char *
curve_area(struct arena *a, const struct curve *c)
{
	if (c->n == 0)
		return "";
	return arena_printf(a, "%sL%d %dZ", curve_line(a, c), c->width, c->height);
}

int64_t
curve_known(const struct curve *c, int64_t at)
{
	int64_t known = 0;

	for (int i = 0; i < c->n && c->steps[i].at <= at; i++)
		known = c->steps[i].known;
	return known;
}

/* On the straight line between the corner before and the one after. */
void
curve_place(const struct curve *c, int64_t at, int *x, int *y)
{
	struct point points[CURVE_POINTS];
	int          n = c->n ? corners(c, points) : 0;

	*x = x_of(c, at);
	*y = c->height;
	for (int i = 1; i < n; i++) {
		struct point a = points[i - 1], b = points[i];

		if (*x > b.x && i < n - 1)
			continue;
		/* Of several corners above each other, the highest. */
		while (i + 1 < n && points[i + 1].x == *x)
			b = points[++i];
		*y = b.x == *x || b.x == a.x ? b.y : a.y + (b.y - a.y) * (*x - a.x) / (b.x - a.x);
		return;
	}
}
