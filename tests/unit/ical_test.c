/* A calendar as RFC 5545 wants it: the ends of lines, their length, what is escaped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "clock.h"
#include "ical.h"
#include "text.h"

static struct arena *a;

static int64_t
day(const char *date)
{
	int64_t d = 0;

	assert_true(clock_parse(date, &d));
	return d;
}

/* One event, written. */
static const char *
written(const struct ical_event *e)
{
	struct ical *c = ical_new(a, "Corner", 0);
	size_t       size;
	const char  *text;

	ical_add(c, e);
	text = ical_end(c, &size);
	assert_int_equal(size, strlen(text));
	return text;
}

static struct ical_event
event(const char *title)
{
	return (struct ical_event){ .uid = "abc", .title = title, .place = "", .note = "", .stamp = 0,
		.day = day("2026-05-12"), .last_day = day("2026-05-12"), .lead = -1 };
}

static void
has(const char *text, const char *line)
{
	if (strstr(text, line) == NULL)
		fail_msg("[%s] is not in:\n%s", line, text);
}

static void
a_day_is_a_date_and_a_year_a_rule(void **state)
{
	struct ical_event e = event("Fred: birthday");
	const char       *text;

	(void)state;
	e.yearly = true;
	text = written(&e);
	assert_memory_equal(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", 37);
	has(text, "\r\nDTSTART;VALUE=DATE:20260512\r\nDTEND;VALUE=DATE:20260513\r\nRRULE:FREQ=YEARLY\r\n");
	has(text, "\r\nUID:abc\r\nDTSTAMP:19700101T000000Z\r\n");
	has(text, "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
	assert_null(strstr(text, "LOCATION"));
	assert_null(strstr(text, "VALARM"));
	e.leap = true;
	has(written(&e), "\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n");
	e.yearly = e.leap = false;
	e.last_day = day("2026-05-31");
	has(written(&e), "\r\nDTEND;VALUE=DATE:20260601\r\n");
	assert_null(strstr(written(&e), "RRULE"));
}

static void
a_time_is_in_utc_and_an_alarm_before_it(void **state)
{
	struct ical_event e = event("Interview");

	(void)state;
	e.at = 1782901800; /* 11:30 in London in summer */
	e.lead = 20;
	has(written(&e), "\r\nDTSTART:20260701T103000Z\r\n");
	has(written(&e), "\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Interview\r\nTRIGGER:-PT20M\r\n"
	                 "END:VALARM\r\nEND:VEVENT");
	e.lead = 3 * 1440;
	has(written(&e), "TRIGGER:-P3D\r\n");
	e.lead = 0;
	has(written(&e), "TRIGGER:-PT0M\r\n");
}

static void
what_people_write_is_escaped(void **state)
{
	struct ical_event e = event("Coffee, cake; a back\\slash\nand more\r");

	(void)state;
	e.place = "Leeds, upstairs";
	e.note = "END:VCALENDAR\r\nBEGIN:VEVENT";
	has(written(&e), "\r\nSUMMARY:Coffee\\, cake\\; a back\\\\slash\\nand more\r\n");
	has(written(&e), "\r\nLOCATION:Leeds\\, upstairs\r\n");
	has(written(&e), "\r\nDESCRIPTION:END:VCALENDAR\\nBEGIN:VEVENT\r\n");
}

/* Each line has at most 75 bytes, is whole letters, and together they say the same. */
static void
long_lines_are_folded_between_letters(void **state)
{
	static const char *const pieces[] = { "x", "é", "ठ", "😀", ",", "\\" };

	(void)state;
	for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++)
		for (int n = 60; n < 160; n++) {
			char              title[800] = "", back[4000] = "";
			struct ical_event e;
			const char       *line;

			for (int i = 0; i < n; i++)
				strcat(title, pieces[i % 7 ? p : 0]);
			e = event(title);
			for (line = strstr(written(&e), "SUMMARY:"); ; line = strstr(line, "\r\n") + 2) {
				size_t bytes = strcspn(line, "\r");

				assert_true(bytes <= 75);
				assert_true(text_valid(line, bytes));
				if (*line != ' ' && *line != 'S')
					break;
				strncat(back, line + (*line == ' '), bytes - (*line == ' '));
			}
			assert_true(strlen(back) >= strlen(title) + 8);
			if (p < 4)
				assert_string_equal(back + 8, title);
		}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_is_a_date_and_a_year_a_rule),
		cmocka_unit_test(a_time_is_in_utc_and_an_alarm_before_it),
		cmocka_unit_test(what_people_write_is_escaped),
		cmocka_unit_test(long_lines_are_folded_between_letters),
	};
	int failed;

	setenv("TZ", "Europe/London", 1);
	tzset();
	a = arena_new();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(a);
	return failed;
}
