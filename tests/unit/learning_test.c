/* Which kind is proposed for a line, in the words that a shop would write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "learning.h"

static void
each(const char *kind, const char *const *lines)
{
	for (; *lines != NULL; lines++)
		if (strcmp(learning_kind(*lines), kind) != 0)
			fail_msg("[%s] is %s and not %s", *lines, learning_kind(*lines),
			    kind);
}

#define EACH(kind, ...) each(kind, (const char *const[]){ __VA_ARGS__, NULL })

static void
what_annoys_somebody_bothers_them(void **state)
{
	(void)state;
	EACH("bothers", "Noise bothers him", "Was annoyed about the queue",
	    "Upset by the new chairs",
	    "Minds being hurried at the till", "Don't ask about the knee",
	    "Don’t mention Leeds",
	    "Better not call him Frederick", "Hates being kept waiting",
	    "Allergic to nuts",
	    "DOESN'T LIKE BEING RUSHED", "Angry when the paper is gone");
}

static void
what_somebody_does_not_want_they_dislike(void **state)
{
	(void)state;
	EACH("dislikes", "Dislikes loud music", "Doesn't like cinnamon",
	    "doesn’t like cinnamon", "Does not like cinnamon", "No sugar",
	    "no milk in her tea", "Not a fan of football", "Never liked football",
	    "Flat white with no foam");
	EACH("hates", "Hates coriander", "Can't stand jazz", "Cannot stand jazz",
	    "They hate olives");
}

static void
what_has_a_day_is_a_moment(void **state)
{
	(void)state;
	EACH("moment", "Alice sings at the town hall on 8 November", "Birthday in spring",
	    "Their 40th anniversary", "Daughter’s wedding", "Maths exam",
	    "Has an interview",
	    "Off on holiday", "A trip to Hawaii", "Sees the doctor next week",
	    "Flies to Spain in May",
	    "Moves on the 3rd of August", "Opens March 14", "Back on 2026-11-08",
	    "Turns 65", "Sings on Friday", "Visitors from Leeds tomorrow",
	    "Leaves 1st of Sept");
}

static void
who_belongs_to_them_is_family(void **state)
{
	(void)state;
	EACH("family", "The dog is called Pickle", "His wife is Alice",
	    "Wife’s name is Alice",
	    "Two daughters at school", "Son studies in York", "Married for 40 years",
	    "Has a cat, Shadow", "Grandchildren live in Leeds", "Mother of three",
	    "Kids are 18 to 24",
	    "New partner called Sam", "Her mother-in-law lives upstairs",
	    "The dog loves ham", "No children");
}

static void
what_is_done_again_and_again_is_a_habit(void **state)
{
	(void)state;
	EACH("habit", "Always by the window", "Usually with Tomasz",
	    "Every Friday with a friend",
	    "Never pays by card", "Sits facing the street", "Comes before work",
	    "Plays chess here every Friday", "Mocha on Fridays only", "Pays in coins",
	    "Counts his coins", "Comes in alone", "Never bothers anybody");
}

static void
what_somebody_enjoys_they_like(void **state)
{
	(void)state;
	EACH("likes", "Likes to count coins", "Enjoys a chat",
	    "Fan of Leeds United",
	    "Collects stamps", "Plays the piano", "Is into model railways",
	    "Into gardening",
	    "Likes hot dogs", "Likes a hot dog", "Fond of rhubarb");
	EACH("loves", "Loves show tunes", "Loves dogs", "They love jazz", "Mad about trains");
	EACH("opinion", "Thinks the new cycle lane is a mess", "Reckons it will rain");
}

static void
anything_else_is_something_else(void **state)
{
	(void)state;
	EACH("other", "", "?!", "Works at the post office", "From York",
	    "Building a station",
	    "Bumped into Hana", "Not bothered by noise", "Isn’t upset",
	    "No longer at the bank",
	    "Lives in Marchmont", "May be late", "March of the penguins",
	    "Catalogue of trains", "Wifely", "Unlikely", "Sonata in D", "Room 8 of 31",
	    "爱喝茶", "\xFF\xFE", "8");
}

static void
what_goes_wrong_if_unread_comes_first(void **state)
{
	(void)state;
	EACH("bothers", "Always annoyed on his birthday",
	    "Hates jazz and noise bothers her",
	    "Don't ask about his wife");
	EACH("hates", "His wife hates coriander", "Hates his birthday",
	    "Likes tea, hates coffee");
	EACH("moment", "Her son's wedding on 8 May", "Loves her birthday",
	    "Always here on 8 May");
	EACH("family", "His wife always sits by the window", "Her dog loves ham");
	EACH("habit", "Loves a bun every Thursday");
}

static void
accents_and_case_do_not_matter(void **state)
{
	(void)state;
	EACH("family", "HIS FIANCÉE IS ANA", "his fiance\u0301e is Ana");
	EACH("likes", "LIKES CAFÉ CRÈME");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_annoys_somebody_bothers_them),
		cmocka_unit_test(what_somebody_does_not_want_they_dislike),
		cmocka_unit_test(what_has_a_day_is_a_moment),
		cmocka_unit_test(who_belongs_to_them_is_family),
		cmocka_unit_test(what_is_done_again_and_again_is_a_habit),
		cmocka_unit_test(what_somebody_enjoys_they_like),
		cmocka_unit_test(anything_else_is_something_else),
		cmocka_unit_test(what_goes_wrong_if_unread_comes_first),
		cmocka_unit_test(accents_and_case_do_not_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
