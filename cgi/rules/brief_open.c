/*
 * brief_open: what is open with somebody, and what we said we would ask about.
 */
#include <stdlib.h>
#include <string.h>

#include "brief_own.h"
#include "clock.h"

static bool
thread_is(const struct brief_thread *t, const char *kind)
{
	return strcmp(t->kind, kind) == 0;
}

const char *
brief_due(struct arena *a, int64_t due_day, int64_t today)
{
	if (due_day == 0)
		return "at the next visit";
	if (due_day == today)
		return "due today";
	if (due_day < today)
		return arena_printf(a, "%lld %s late", (long long)(today - due_day),
		    today - due_day == 1 ? "day" : "days");
	return arena_printf(a, "by %s", clock_day_words(a, due_day, today));
}

/* What is due goes first, the longest overdue before all; then what waits for a visit, and
 * then what still has time. */
static int
order_threads(const void *one, const void *other, int64_t today)
{
	const struct brief_thread *a = *(const struct brief_thread *const *)one;
	const struct brief_thread *b = *(const struct brief_thread *const *)other;
	int64_t                    x = a->due_day ? a->due_day : today + 1;
	int64_t                    y = b->due_day ? b->due_day : today + 1;

	/* Of the next day and the next visit, the visit comes first: it is now. */
	if (x != y)
		return x < y ? -1 : 1;
	if ((a->due_day == 0) != (b->due_day == 0))
		return a->due_day == 0 ? -1 : 1;
	if (a->day != b->day)
		return a->day < b->day ? 1 : -1;
	return (a->id < b->id) - (a->id > b->id);
}

/* A brief has a handful of these: each is put in its place among those before it. */
static int
sort_threads(const struct brief_thread **sorted, const struct brief_person *p, int64_t today,
    bool asks)
{
	int n = 0;

	for (int i = 0; i < p->nthreads; i++) {
		const struct brief_thread *t = &p->threads[i];
		int                        at = n;

		if (thread_is(t, "ask") != asks || (asks && t->due_day > today))
			continue;
		for (; at > 0 && order_threads(&sorted[at - 1], &t, today) > 0; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = t;
		n++;
	}
	return n;
}

const struct brief_thread **
brief_asks(struct arena *a, const struct brief_person *p, int64_t today, int *n)
{
	const struct brief_thread **asks = arena_alloc(a, (size_t)(p->nthreads + 1) * sizeof *asks);

	*n = sort_threads(asks, p, today, true);
	return asks;
}

struct brief_line
brief_ask_line(struct arena *a, const struct brief_thread *t, int64_t today)
{
	size_t n = strlen(t->text);

	return (struct brief_line){ .kind = BRIEF_OPENER, .text = t->text, .thread = t,
		.speech = n > 0 && t->text[n - 1] == '?',
		.reason = arena_printf(a, "to ask about, says %s %s", t->author,
		    clock_ago_inside(a, t->day, today)) };
}

int
brief_opens(struct arena *a, const struct brief_person *p, int64_t today, bool asks,
    struct brief_line **lines)
{
	const struct brief_thread **t = arena_alloc(a, (size_t)(p->nthreads + 1) * sizeof *t);
	int                         n = sort_threads(t, p, today, false), more = 0;

	*lines = arena_alloc(a, (size_t)(p->nthreads + 1) * sizeof **lines);
	for (int i = 0; i < n; i++)
		(*lines)[i] = (struct brief_line){ .kind = BRIEF_OPEN, .thread = t[i],
			.text = arena_printf(a, "%s: %s", thread_is(t[i], "promise") ? "Promised"
			    : thread_is(t[i], "aside") ? "Put aside" : "Looking for",
			    brief_without_stop(a, t[i]->text)),
			.reason = arena_printf(a, "%s; %s sees to it", brief_due(a, t[i]->due_day, today),
			    t[i]->owner) };
	if (asks)
		t = brief_asks(a, p, today, &more);
	for (int i = 0; i < more; i++) {
		(*lines)[n + i] = brief_ask_line(a, t[i], today);
		(*lines)[n + i].kind = BRIEF_OPEN;
		(*lines)[n + i].text = arena_printf(a, "Ask about: %s", t[i]->text);
	}
	return n + more;
}
