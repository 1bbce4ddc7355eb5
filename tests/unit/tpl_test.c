/*
 * Templates: what is filled in, how it is escaped, and what is refused at the start.
 * Each test writes its own few templates into a folder of its own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "tpl.h"
#include "view.h"

#define FIRST_LINE "{{%AUTOESCAPE context=\"HTML\"}}\n"

static struct arena *arena;
static char          dir[64];
static char          missing[100];
static char          said[2000];

static const char *
path(const char *file)
{
	return arena_printf(arena, "%s/%s", dir, file);
}

static void
put_raw(const char *file, const char *text)
{
	FILE *f = fopen(path(file), "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
put(const char *file, const char *text)
{
	put_raw(file, arena_printf(arena, "%s%s", FIRST_LINE, text));
}

/* tpl_open, with what it writes to standard error kept in said. */
static bool
open_dir(void)
{
	FILE *f = tmpfile();
	int   before = dup(2);
	bool  fine;

	fflush(stderr);
	dup2(fileno(f), 2);
	fine = tpl_open(dir);
	fflush(stderr);
	dup2(before, 2);
	close(before);
	rewind(f);
	said[fread(said, 1, sizeof(said) - 1, f)] = '\0';
	fclose(f);
	return fine;
}

static void
append(void *to, const char *text, size_t n)
{
	char **page = to;

	*page = arena_printf(arena, "%s%.*s", *page, (int)n, text);
}

static const char *
filled(const char *page, const struct view *v)
{
	char *html = arena_text(arena, "");

	assert_true(tpl_fill("layout.html", page, v, append, &html, missing, sizeof(missing)));
	return html;
}

/* What the one page "page.html" with this text makes of a view. */
static const char *
shown(const char *text, const struct view *v)
{
	put("page.html", text);
	assert_true(open_dir());
	return filled("page.html", v);
}

static void
the_page_stands_in_the_layout(void **state)
{
	struct view *v = view_new(arena);

	(void)state;
	view_text(v, "title", "People");
	put("layout.html", "<title>{{title}}</title>\n<main>\n\t{{>PAGE}}\n</main>\n");
	assert_string_equal(shown("<h1>{{title}}</h1>\n", v),
	    "<title>People</title>\n<main>\n<h1>People</h1>\n</main>\n");
	assert_string_equal(missing, "");
}

static void
a_section_is_shown_once_for_each_row(void **state)
{
	struct view *v = view_new(arena);

	(void)state;
	view_text(v, "shop", "Tea");
	view_text(view_add(v, "PEOPLE"), "name", "Ada");
	view_text(view_add(v, "PEOPLE"), "name", "Grace");
	assert_string_equal(shown("{{#PEOPLE}}[{{name}} {{shop}}]{{/PEOPLE}}", v),
	    "[Ada Tea][Grace Tea]");
}

static void
a_section_that_the_view_lacks_is_not_shown(void **state)
{
	struct view *v = view_new(arena);

	(void)state;
	view_show(v, "LATE", false);
	view_show(v, "EARLY", true);
	assert_string_equal(shown("{{#LATE}}late {{nope}}{{/LATE}}"
	    "{{#EARLY}}early{{/EARLY}}{{#NEVER}}x{{/NEVER}}", v), "early");
	assert_string_equal(missing, "");
}

static void
a_partial_sees_the_names_around_it(void **state)
{
	struct view *v = view_new(arena);

	(void)state;
	view_text(v, "shop", "Tea");
	view_text(view_add(v, "PEOPLE"), "name", "Ada");
	put("partials/person_row.html", "({{name}} {{shop}}{{>DOT}})");
	put("partials/dot.html", ".");
	assert_string_equal(shown("{{#PEOPLE}}{{>PERSON_ROW}}{{/PEOPLE}}", v), "(Ada Tea.)");
}

static void
the_first_missing_name_is_told_with_its_file(void **state)
{
	struct view *v = view_new(arena);

	(void)state;
	put("partials/person_row.html", "{{emial}}");
	view_add(v, "PEOPLE");
	assert_string_equal(shown("a{{nope}}b{{never}}", v), "ab");
	assert_string_equal(missing, "page.html wants {{nope}}");

	shown("{{#PEOPLE}}{{>PERSON_ROW}}{{/PEOPLE}}{{nope}}", v);
	assert_string_equal(missing, "partials/person_row.html wants {{emial}}");

	put("partials/person_row.html", "x");
	shown("{{>PERSON_ROW}}{{nope}}", v);
	assert_string_equal(missing, "page.html wants {{nope}}");

	put("layout.html", "{{title}}{{>PAGE}}");
	shown("{{nope}}", v);
	assert_string_equal(missing, "layout.html wants {{title}}");
}

static void
values_are_escaped_for_the_place_where_they_stand(void **state)
{
	struct view *v = view_new(arena);

	(void)state;
	view_text(v, "name", "<b>\"O'Hara\" & co</b>");
	view_text(v, "bad", "javascript:alert(1)");
	assert_string_equal(shown("<p title=\"{{name}}\">{{name}}</p>", v),
	    "<p title=\"&lt;b&gt;&quot;O&#39;Hara&quot; &amp; co&lt;/b&gt;\">"
	    "&lt;b&gt;&quot;O&#39;Hara&quot; &amp; co&lt;/b&gt;</p>");
	assert_string_equal(shown("<a href=\"{{bad}}\">x</a>", v), "<a href=\"#\">x</a>");
	assert_string_equal(shown("<a href=\"/search?q={{name:url_query_escape}}\">x</a>", v),
	    "<a href=\"/search?q=%3Cb%3E%22O%27Hara%22+%26+co%3C/b%3E\">x</a>");
	assert_string_equal(said, "");
}

static void
partials_escape_too(void **state)
{
	struct view *v = view_new(arena);

	(void)state;
	view_text(v, "name", "<b>");
	put("partials/person_row.html", "{{name}}");
	assert_string_equal(shown("{{>PERSON_ROW}}", v), "&lt;b&gt;");
}

static void
a_text_area_keeps_its_lines(void **state)
{
	struct view *v = view_new(arena);

	(void)state;
	view_text(v, "note", "one\n\ttwo <b>\n\nthree");
	put("layout.html", "<main>\n\t\t{{>PAGE}}\n</main>\n");
	assert_string_equal(shown("<textarea>{{note:pre_escape}}</textarea>\n", v),
	    "<main>\n<textarea>one\n\ttwo &lt;b&gt;\n\nthree</textarea>\n"
	    "</main>\n");
}

static void
a_template_without_its_first_line_is_refused(void **state)
{
	(void)state;
	put_raw("page.html", "<p>{{name}}</p>\n");
	assert_false(open_dir());
	assert_non_null(strstr(said, "/page.html: does not begin with {{%AUTOESCAPE"));

	put("page.html", "<p></p>\n");
	put_raw("partials/row.html", "\n" FIRST_LINE "{{name}}");
	assert_false(open_dir());
	assert_non_null(strstr(said, "/partials/row.html: does not begin with"));
}

static void
a_template_that_does_not_parse_is_refused(void **state)
{
	static const char *const bad[] = { "{{#PEOPLE}}<p>", "<p>{{name</p>",
		"{{name:nonsense}}", "<a href={{url}}>x</a>", "{{/PEOPLE}}" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		put("page.html", bad[i]);
		assert_false(open_dir());
		assert_non_null(strstr(said, "/page.html: does not parse"));
	}
}

static void
an_include_without_a_template_is_refused(void **state)
{
	(void)state;
	put("page.html", "{{>PERSON_ROW}}");
	assert_false(open_dir());
	assert_non_null(strstr(said, "/page.html: there is no template for {{>PERSON_ROW}}"));
}

static void
a_folder_that_is_not_there_is_refused(void **state)
{
	(void)state;
	rmdir(path("partials"));
	unlink(path("layout.html"));
	rmdir(dir);
	assert_false(open_dir());
	assert_non_null(strstr(said, dir));
}

static void
an_unknown_page_is_not_filled(void **state)
{
	struct view *v = view_new(arena);
	char        *html = arena_text(arena, "");

	(void)state;
	shown("x", v);
	assert_true(tpl_has("page.html"));
	assert_false(tpl_has("other.html"));
	assert_false(
	    tpl_fill("layout.html", "other.html", v, append, &html, missing, sizeof(missing)));
	assert_false(
	    tpl_fill("other.html", "page.html", v, append, &html, missing, sizeof(missing)));
	assert_string_equal(html, "");
	tpl_close();
	assert_false(tpl_has("page.html"));
}

static void
a_page_may_not_hold_itself(void **state)
{
	(void)state;
	assert_string_equal(shown("a{{>PAGE}}b", view_new(arena)), "ab");
}

static void
a_page_in_a_folder_is_known_by_its_path(void **state)
{
	(void)state;
	mkdir(path("print"), 0700);
	put("print/card.html", "card");
	assert_true(open_dir());
	assert_true(tpl_has("print/card.html"));
	assert_string_equal(filled("print/card.html", view_new(arena)), "card");
	unlink(path("print/card.html"));
	rmdir(path("print"));
}

/* The workers live in another root folder, where there are no templates. */
static void
once_open_no_file_is_needed(void **state)
{
	struct view *v = view_new(arena);

	(void)state;
	put("partials/person_row.html", "row");
	shown("{{>PERSON_ROW}}", v);
	unlink(path("page.html"));
	unlink(path("layout.html"));
	unlink(path("partials/person_row.html"));
	assert_string_equal(filled("page.html", v), "row");
}

static void
reloading_reads_what_has_changed(void **state)
{
	struct view    *v = view_new(arena);
	struct timespec later[2] = { { .tv_sec = 2000000000 }, { .tv_sec = 2000000000 } };

	(void)state;
	assert_string_equal(shown("before", v), "before");
	put("page.html", "after");
	utimensat(0, path("page.html"), later, 0);
	assert_string_equal(filled("page.html", v), "before");
	tpl_reload();
	assert_string_equal(filled("page.html", v), "after");

	put("partials/new.html", "new");
	put("page.html", "{{>NEW}}");
	tpl_reload();
	assert_string_equal(filled("page.html", v), "new");
}

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	strcpy(dir, "/tmp/tpl-test-XXXXXX");
	if (!mkdtemp(dir) || mkdir(path("partials"), 0700) != 0)
		return -1;
	put("layout.html", "{{>PAGE}}");
	return 0;
}

static int
tear_down(void **state)
{
	static const char *const made[] = { "layout.html", "page.html", "partials/row.html",
		"partials/person_row.html", "partials/dot.html", "partials/new.html" };
	size_t i;

	(void)state;
	tpl_close();
	for (i = 0; i < sizeof(made) / sizeof(made[0]); i++)
		unlink(path(made[i]));
	rmdir(path("partials"));
	rmdir(dir);
	arena_free(arena);
	return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_page_stands_in_the_layout),
		TEST(a_section_is_shown_once_for_each_row),
		TEST(a_section_that_the_view_lacks_is_not_shown),
		TEST(a_partial_sees_the_names_around_it),
		TEST(the_first_missing_name_is_told_with_its_file),
		TEST(values_are_escaped_for_the_place_where_they_stand),
		TEST(partials_escape_too),
		TEST(a_text_area_keeps_its_lines),
		TEST(a_template_without_its_first_line_is_refused),
		TEST(a_template_that_does_not_parse_is_refused),
		TEST(an_include_without_a_template_is_refused),
		TEST(a_folder_that_is_not_there_is_refused),
		TEST(an_unknown_page_is_not_filled),
		TEST(a_page_may_not_hold_itself),
		TEST(a_page_in_a_folder_is_known_by_its_path),
		TEST(once_open_no_file_is_needed),
		TEST(reloading_reads_what_has_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
