/*
 * What a page shows: names, sections and what lies around them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "view.h"

static struct view *
fresh(void **state)
{
	arena_reset(*state);
	return view_new(*state);
}

static void
a_name_that_was_set_is_found(void **state)
{
	struct view *v = fresh(state);

	view_text(v, "name", "Ada");
	view_text(v, "nickname", "Addie");
	view_int(v, "visits", -12);
	assert_string_equal(view_find(v, "name"), "Ada");
	assert_string_equal(view_find(v, "nickname"), "Addie");
	assert_string_equal(view_find(v, "visits"), "-12");
}

static void
a_name_that_nobody_set_is_not_found(void **state)
{
	struct view *v = fresh(state);

	assert_null(view_find(v, "name"));
	view_text(v, "name", "Ada");
	assert_null(view_find(v, "nam"));
	assert_null(view_find(v, "names"));
	assert_null(view_find(v, ""));
}

static void
a_later_value_replaces_an_earlier_one(void **state)
{
	struct view *v = fresh(state);

	view_text(v, "name", "Ada");
	view_text(v, "name", "Grace");
	assert_string_equal(view_find(v, "name"), "Grace");
}

static void
no_text_is_empty_text(void **state)
{
	struct view *v = fresh(state);

	view_text(v, "name", NULL);
	assert_string_equal(view_find(v, "name"), "");
}

static void
a_value_is_copied(void **state)
{
	struct view *v = fresh(state);
	char         text[] = "Ada";

	view_text(v, "name", text);
	text[0] = 'O';
	assert_string_equal(view_find(v, "name"), "Ada");
}

static void
the_rows_of_a_section_come_in_order(void **state)
{
	struct view       *v = fresh(state);
	const struct view *row;
	int                i;

	for (i = 0; i < 3; i++)
		view_int(view_add(v, "PEOPLE"), "id", i);
	i = 0;
	for (row = view_rows(v, "PEOPLE"); row; row = view_next(row))
		assert_int_equal(view_find(row, "id")[0], '0' + i++);
	assert_int_equal(i, 3);
}

static void
a_row_sees_the_names_around_it(void **state)
{
	struct view *v = fresh(state);
	struct view *visit = view_add(view_add(v, "PEOPLE"), "VISITS");

	view_text(v, "shop", "Halloran's");
	view_text(v, "name", "Ada");
	view_text(visit, "name", "Tuesday");
	assert_string_equal(view_find(visit, "shop"), "Halloran's");
	assert_string_equal(view_find(visit, "name"), "Tuesday");
	assert_string_equal(view_find(v, "name"), "Ada");
}

static void
names_of_a_row_stay_in_the_row(void **state)
{
	struct view *v = fresh(state);

	view_text(view_add(v, "PEOPLE"), "name", "Ada");
	view_add(v, "PEOPLE");
	assert_null(view_find(v, "name"));
	assert_null(view_find(view_next(view_rows(v, "PEOPLE")), "name"));
}

static void
a_section_is_shown_once_if_the_condition_holds(void **state)
{
	struct view *v = fresh(state);

	view_show(v, "LATE", false);
	assert_null(view_rows(v, "LATE"));
	view_show(v, "LATE", true);
	view_show(v, "LATE", true);
	view_show(v, "LATE", false);
	assert_non_null(view_rows(v, "LATE"));
	assert_null(view_next(view_rows(v, "LATE")));
}

static void
a_section_asked_about_is_known_even_if_not_shown(void **state)
{
	struct view *v = fresh(state);
	struct view *row = view_add(v, "PEOPLE");

	assert_false(view_has_section(v, "LATE"));
	view_show(v, "LATE", false);
	assert_true(view_has_section(v, "LATE"));
	assert_true(view_has_section(row, "LATE"));
	assert_true(view_has_section(row, "PEOPLE"));
	assert_false(view_has_section(row, "EARLY"));
}

static void
a_row_may_hide_what_is_shown_around_it(void **state)
{
	struct view *v = fresh(state);
	struct view *first = view_add(v, "PEOPLE");
	struct view *second = view_add(v, "PEOPLE");

	view_show(v, "OWNER", true);
	view_show(second, "OWNER", false);
	assert_non_null(view_rows(first, "OWNER"));
	assert_null(view_rows(second, "OWNER"));
}

static void
a_view_knows_its_arena(void **state)
{
	struct view *v = fresh(state);

	assert_ptr_equal(view_arena(v), *state);
	assert_ptr_equal(view_arena(view_add(v, "PEOPLE")), *state);
}

static int
set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_that_was_set_is_found),
		cmocka_unit_test(a_name_that_nobody_set_is_not_found),
		cmocka_unit_test(a_later_value_replaces_an_earlier_one),
		cmocka_unit_test(no_text_is_empty_text),
		cmocka_unit_test(a_value_is_copied),
		cmocka_unit_test(the_rows_of_a_section_come_in_order),
		cmocka_unit_test(a_row_sees_the_names_around_it),
		cmocka_unit_test(names_of_a_row_stay_in_the_row),
		cmocka_unit_test(a_section_is_shown_once_if_the_condition_holds),
		cmocka_unit_test(a_section_asked_about_is_known_even_if_not_shown),
		cmocka_unit_test(a_row_may_hide_what_is_shown_around_it),
		cmocka_unit_test(a_view_knows_its_arena),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
