/* Memory that belongs to one request. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"

static struct arena *a;

static void
memory_is_zeroed_aligned_and_apart(void **state)
{
	(void)state;
	for (size_t n = 0; n < 300; n++) {
		char *piece = arena_alloc(a, n);

		assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(piece[i], 0);
		memset(piece, 0xAA, n);
	}
	assert_ptr_not_equal(arena_alloc(a, 0), arena_alloc(a, 0));
}

static void
a_reset_keeps_the_first_block_and_clears_it(void **state)
{
	struct arena *own = arena_new();
	char         *first = arena_alloc(own, 1000);
	char         *again;

	(void)state;
	memset(first, 'x', 1000);
	memset(arena_alloc(own, 1024 * 1024), 'y', 1024 * 1024);
	/* A large piece does not close the block in which small ones are put. */
	assert_in_range((uintptr_t)arena_alloc(own, 8), (uintptr_t)first,
	    (uintptr_t)first + 64 * 1024);
	for (int i = 0; i < 100; i++)
		memset(arena_alloc(own, 5000), 'z', 5000);
	arena_reset(own);
	again = arena_alloc(own, 1000);
	assert_ptr_equal(again, first);
	assert_int_equal(again[0], 0);
	assert_int_equal(again[999], 0);
	arena_free(own);
	arena_free(NULL);
}

static void
copies_are_ended_and_long_texts_are_whole(void **state)
{
	char *text;

	(void)state;
	assert_string_equal(arena_text(a, NULL), "");
	assert_string_equal(arena_text(a, "Fred"), "Fred");
	assert_string_equal(arena_bytes(a, "Frederick", 4), "Fred");
	assert_string_equal(arena_bytes(a, NULL, 0), "");
	assert_string_equal(arena_printf(a, "%s is %d", "Fred", 65), "Fred is 65");
	for (size_t n = 250; n < 262; n++) {
		text = arena_printf(a, "%*d", (int)n, 7);
		assert_int_equal(strlen(text), n);
		assert_int_equal(text[n - 1], '7');
	}
}

static int
open_arena(void **state)
{
	(void)state;
	a = arena_new();
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(a_reset_keeps_the_first_block_and_clears_it),
		cmocka_unit_test(copies_are_ended_and_long_texts_are_whole),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
