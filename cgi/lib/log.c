/*
 * log: see log.h.
 */
#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void
put(const char *kind, const char *text)
{
	char      line[1200], when[40];
	size_t    n;
	time_t    now = time(NULL);
	struct tm tm;

	strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &tm));
	n = (size_t)snprintf(line, sizeof line, "{\"at\":\"%s\",\"pid\":%d,\"%s\":\"", when,
	    (int)getpid(), kind);
	for (; *text && n < sizeof line - 16; text++) {
		unsigned char c = (unsigned char)*text;

		/* Nothing but plain ASCII, so that no sign can turn or break a line. */
		if (c < 0x20 || c == 0x7f || c == '"' || c == '\\' || c >= 0x80)
			n += (size_t)sprintf(line + n, "\\u%04x", c);
		else
			line[n++] = (char)c;
	}
	n += (size_t)sprintf(line + n, "\"}\n");
	/* One write, so that lines of several workers do not mix. */
	if (write(STDERR_FILENO, line, n) < 0)
		return;
}

static void __attribute__((format(printf, 2, 0)))
put_format(const char *kind, const char *format, va_list ap)
{
	char text[900];

	vsnprintf(text, sizeof text, format, ap);
	put(kind, text);
}

void
log_error(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	put_format("error", format, ap);
	va_end(ap);
}

void
log_event(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	put_format("event", format, ap);
	va_end(ap);
}

void
log_request(const char *method, const char *route, int status, int64_t microseconds,
    int64_t steps, const char *reference)
{
	static int all = -1;
	char       text[300];

	if (all < 0) {
		const char *wish = getenv("REGULARS_LOG");

		all = wish != NULL && strcmp(wish, "requests") == 0;
	}
	if (!all && status < 500)
		return;
	snprintf(text, sizeof text, "%s %s %d %lldus %lld %s", method, route, status,
	    (long long)microseconds, (long long)steps, reference);
	put("request", text);
}
