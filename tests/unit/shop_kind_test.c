/*
 * The kinds of shop: each has every word, and each names the same things.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "shop_kind.h"

static const char *const happenings[SHOP_CHIPS] = { "usual", "new", "talked", "hurry", "brought",
	"took", "looked", "returned" };

static void
is_said(const char *words)
{
	assert_non_null(words);
	assert_true(*words != '\0' && *words != ' ' && words[strlen(words) - 1] != ' ');
}

static void
every_kind_has_every_word(void **state)
{
	static const char *const names[SHOP_KINDS] = { "cafe", "restaurant", "tailor", "salon",
		"bookshop", "clothes", "coach", "other" };

	(void)state;
	assert_null(shop_kind_names[SHOP_KINDS]);
	for (int i = 0; i < SHOP_KINDS; i++) {
		const struct shop_kind *k = shop_kind(names[i]);

		assert_ptr_equal(k, shop_kind_at(i));
		assert_string_equal(k->kind, names[i]);
		assert_string_equal(shop_kind_names[i], names[i]);
		is_said(k->words);
		is_said(k->icon);
		is_said(k->usual);
		is_said(k->usual_hint);
		is_said(k->place);
		is_said(k->place_label);
		is_said(k->place_example);
		for (int s = 1; s <= SHOP_STAGES; s++) {
			is_said(shop_kind_could(k, s));
			assert_int_equal(k->could[s - 1][strlen(k->could[s - 1]) - 1], '.');
		}
	}
}

static void
each_thing_that_happens_is_one_chip_of_every_kind(void **state)
{
	(void)state;
	for (int i = 0; i < SHOP_KINDS; i++) {
		const struct shop_kind *k = shop_kind_at(i);

		for (int c = 0; c < SHOP_CHIPS; c++) {
			int n = 0;

			is_said(shop_kind_happened(k, happenings[c]));
			is_said(k->chips[c].icon);
			for (int other = 0; other < SHOP_CHIPS; other++) {
				n += strcmp(k->chips[other].happened, happenings[c]) == 0;
				/* No two read the same. */
				assert_true(other == c || strcmp(k->chips[other].words, k->chips[c].words) != 0);
			}
			assert_int_equal(n, 1);
			/* Chips have no full stop of their own. */
			assert_null(strchr(k->chips[c].words, '.'));
		}
	}
}

static void
kinds_differ_in_words_and_blocks(void **state)
{
	(void)state;
	assert_string_equal(shop_kind("cafe")->usual, "The usual");
	assert_string_equal(shop_kind("tailor")->usual, "Last order");
	assert_string_equal(shop_kind("bookshop")->usual, "Reading now");
	assert_string_equal(shop_kind("salon")->place, "chair");
	assert_string_equal(shop_kind("clothes")->place, "fitting room");
	assert_true(shop_kind("cafe")->preparation && !shop_kind("cafe")->measures);
	assert_true(shop_kind("tailor")->measures && !shop_kind("tailor")->preparation);
	assert_true(shop_kind("cafe")->places && !shop_kind("coach")->places);
	assert_string_equal(shop_kind("cafe")->chips[0].happened, "usual");
	assert_string_equal(shop_kind("tailor")->chips[0].happened, "new");
}

static void
what_is_not_known_has_a_place_too(void **state)
{
	(void)state;
	assert_string_equal(shop_kind("")->kind, "other");
	assert_string_equal(shop_kind("zoo")->kind, "other");
	assert_string_equal(shop_kind_happened(shop_kind("cafe"), "zzz"), "");
	assert_string_equal(shop_kind_could(shop_kind("cafe"), 0), "");
	assert_string_equal(shop_kind_could(shop_kind("cafe"), 6), "");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_has_every_word),
		cmocka_unit_test(each_thing_that_happens_is_one_chip_of_every_kind),
		cmocka_unit_test(kinds_differ_in_words_and_blocks),
		cmocka_unit_test(what_is_not_known_has_a_place_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
