/*
 * What a line touches that one would not read aloud.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aloud.h"

static void
check(const char *topic, const char *const *lines)
{
	for (; *lines; lines++) {
		const char *is = aloud_doubt(*lines);

		if (strcmp(is ? is : "nothing", topic) != 0)
			fail_msg("“%s” touches %s, not %s", *lines, is ? is : "nothing", topic);
	}
}

static void
health_faith_politics_and_money_are_asked_about(void **state)
{
	(void)state;
	check("health", (const char *const[]){ "His wife has cancer", "Is DIABETIC, no sugar",
	    "Goes to therapy on Mondays", "Dépressed since March", "In hospital again", NULL });
	check("faith", (const char *const[]){ "She is Muslim", "Goes to church on Sundays",
	    "Keeps kosher at home", NULL });
	check("politics", (const char *const[]){ "Votes Labour", "Was for Brexit", NULL });
	check("money", (const char *const[]){ "Was made redundant", "Deep in debt",
	    "Earns well, I think", NULL });
}

static void
what_helps_to_serve_is_not(void **state)
{
	(void)state;
	check("nothing", (const char *const[]){ "Model railways, 00 gauge", "Allergic to nuts",
	    "Speak to his right side", "Loves a birthday party", "Sings in the church choir",
	    "A labour of love", "Drinks tea without milk", "Sick of football talk", "Stroked the cat",
	    "Illustrated books", "Goddess of small things", "", "…", NULL });
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(health_faith_politics_and_money_are_asked_about),
		cmocka_unit_test(what_helps_to_serve_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
