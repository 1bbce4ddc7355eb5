/*
 * ical: see ical.h.
 */
#include "ical.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"

enum {
	LINE_BYTES = 75,        /* of a line, without its end */
	FIRST_ROOM = 1024,
	EVENT_BYTES = 320,      /* of most events */
	DAY_MINUTES = 24 * 60,
	DAY_SECONDS = 24 * 60 * 60
};

struct ical {
	struct arena *arena;
	char         *text;
	size_t        size, room;
	size_t        line;     /* bytes in the line that is being written */
};

static void
put_bytes(struct ical *c, const char *bytes, size_t n)
{
	if (c->size + n + 1 > c->room) {
		size_t room = (c->size + n) * 2 + FIRST_ROOM;
		char  *text = arena_alloc(c->arena, room);

		memcpy(text, c->text, c->size);
		c->text = text;
		c->room = room;
	}
	memcpy(c->text + c->size, bytes, n);
	c->size += n;
}

/* How many bytes the letter here has; text is valid UTF-8. */
static size_t
letter_bytes(const char *at)
{
	size_t n = 1;

	while (((unsigned char)at[n] & 0xc0) == 0x80)
		n++;
	return n;
}

/* What stays together on a line: a letter, or an escape with what it escapes. */
static void
put_piece(struct ical *c, const char *bytes, size_t n)
{
	if (c->line + n > LINE_BYTES) {
		put_bytes(c, "\r\n ", 3);
		c->line = 1;
	}
	put_bytes(c, bytes, n);
	c->line += n;
}

static void
put(struct ical *c, const char *text)
{
	size_t all = strlen(text);

	/* Most of it fits the line as it is. */
	if (c->line + all <= LINE_BYTES) {
		put_bytes(c, text, all);
		c->line += all;
		return;
	}
	for (size_t n; *text; text += n) {
		n = letter_bytes(text);
		put_piece(c, text, n);
	}
}

static void
end_line(struct ical *c)
{
	put_bytes(c, "\r\n", 2);
	c->line = 0;
}

/* A whole line that needs no escapes; fixed() when nothing varies in it. */
static void
fixed(struct ical *c, const char *text)
{
	put(c, text);
	end_line(c);
}

static void __attribute__((format(printf, 2, 3)))
line(struct ical *c, const char *format, ...)
{
	char    text[200];
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	put(c, text);
	end_line(c);
}

/* What people wrote: comma, semicolon, backslash and the end of a line are escaped. */
static void
text_line(struct ical *c, const char *name, const char *value)
{
	if (*value == '\0')
		return;
	put(c, name);
	put(c, ":");
	if (value[strcspn(value, ",;\\\r\n")] == '\0') {
		put(c, value);
		end_line(c);
		return;
	}
	for (size_t n; *value; value += n) {
		n = letter_bytes(value);
		if (*value == ',')
			put_piece(c, "\\,", 2);
		else if (*value == ';')
			put_piece(c, "\\;", 2);
		else if (*value == '\\')
			put_piece(c, "\\\\", 2);
		else if (*value == '\n')
			put_piece(c, "\\n", 2);
		else if (*value != '\r')
			put_piece(c, value, n);
	}
	end_line(c);
}

/* In the time of the world: 20261125T090000Z. */
static void
stamp_line(struct ical *c, const char *name, int64_t at)
{
	int64_t seconds = at % DAY_SECONDS;
	int     year, month, day;

	clock_date(at / DAY_SECONDS, &year, &month, &day);
	line(c, "%s:%04d%02d%02dT%02d%02d%02dZ", name, year, month, day, (int)(seconds / 3600),
	    (int)(seconds / 60 % 60), (int)(seconds % 60));
}

static void
day_line(struct ical *c, const char *name, int64_t day)
{
	int year, month, dayofmonth;

	clock_date(day, &year, &month, &dayofmonth);
	line(c, "%s;VALUE=DATE:%04d%02d%02d", name, year, month, dayofmonth);
}

struct ical *
ical_new(struct arena *arena, const char *name, int events)
{
	struct ical *c = arena_alloc(arena, sizeof *c);

	c->arena = arena;
	c->room = FIRST_ROOM + (size_t)events * EVENT_BYTES;
	c->text = arena_alloc(arena, c->room);
	fixed(c, "BEGIN:VCALENDAR");
	fixed(c, "VERSION:2.0");
	fixed(c, "PRODID:-//Regulars//Moments//EN");
	fixed(c, "CALSCALE:GREGORIAN");
	text_line(c, "X-WR-CALNAME", name);
	return c;
}

/* Somebody's calendar says so that long before it begins. */
static void
alarm_lines(struct ical *c, const struct ical_event *e)
{
	if (e->lead < 0)
		return;
	fixed(c, "BEGIN:VALARM");
	fixed(c, "ACTION:DISPLAY");
	text_line(c, "DESCRIPTION", e->title);
	if (e->lead > 0 && e->lead % DAY_MINUTES == 0)
		line(c, "TRIGGER:-P%lldD", (long long)(e->lead / DAY_MINUTES));
	else
		line(c, "TRIGGER:-PT%lldM", (long long)e->lead);
	fixed(c, "END:VALARM");
}

void
ical_add(struct ical *c, const struct ical_event *e)
{
	fixed(c, "BEGIN:VEVENT");
	line(c, "UID:%s", e->uid);
	stamp_line(c, "DTSTAMP", e->stamp);
	if (e->at)
		stamp_line(c, "DTSTART", e->at);
	else {
		day_line(c, "DTSTART", e->day);
		/* The end is the day after the last. */
		day_line(c, "DTEND", (e->last_day > e->day ? e->last_day : e->day) + 1);
	}
	if (e->yearly && e->leap)
		fixed(c, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1");
	else if (e->yearly)
		fixed(c, "RRULE:FREQ=YEARLY");
	text_line(c, "SUMMARY", e->title);
	text_line(c, "LOCATION", e->place);
	text_line(c, "DESCRIPTION", e->note);
	fixed(c, "TRANSP:TRANSPARENT");
	alarm_lines(c, e);
	fixed(c, "END:VEVENT");
}

const char *
ical_end(struct ical *c, size_t *size)
{
	fixed(c, "END:VCALENDAR");
	*size = c->size;
	c->text[c->size] = '\0';
	return c->text;
}
