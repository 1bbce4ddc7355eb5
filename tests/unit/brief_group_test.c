/*
 * Several people together: what suits them all, what to leave for whom, and the words by
 * which two lines are known to be about one thing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "brief_input.h"
#include "subject.h"

struct row {
	const char *name, *in, *lines;
};

static const struct row groups[] = {
	{ "sport_is_not_for_emma",
	    "me Emma\n"
	    "dislikes seen Ana 100 Sport as a subject. Her eyes glaze over. #sport\n"
	    "likes told Ana 20 Films with a great deal of weather in them #films\n"
	    "me Luke\n"
	    "likes told Ana 50 Running, cricket, the league table #sport\n"
	    "likes told Ana 30 Sunday films #films\n"
	    "me Ryan\n"
	    "loves told Ana 50 Rugby #sport",

	    "both: Films (Emma and Luke like it)\n"
	    "Sport: not for Emma (Ryan loves it, Luke likes it)\n" },
	{ "who_dislikes_sport_as_such_dislikes_all_of_it",
	    "me Emma\n"
	    "hates seen Ana 100 Sport as a subject\n"
	    "loves told Ana 20 Show tunes #show tunes/Music\n"
	    "me Pat\n"
	    "loves told Ana 50 The Delaney match on the wall #rugby/Sport\n"
	    "dislikes told Ana 50 Background music with the words taken out",

	    "suits: Show tunes (Emma loves it)\n"
	    "Rugby: not for Emma (Pat loves it)\n"
	    "Background music with the words taken out: not for Pat (told Ana 7 weeks ago)\n" },
	{ "what_suits_both_comes_first",
	    "me Fred\n"
	    "loves told Theo 1 Model railways\n"
	    "likes told Theo 300 Sunday walks by the river\n"
	    "me Alice\n"
	    "loves told Theo 2 Show tunes\n"
	    "likes told Ana 400 Walks by the river",

	    "both: Sunday walks by the river (Fred and Alice like it)\n"
	    "suits: Model railways (Fred loves it)\n"
	    "suits: Show tunes (Alice loves it)\n" },
	{ "with_a_third_who_dislikes_it_it_is_left",
	    "me Fred\n"
	    "likes told Theo 300 Walks by the river\n"
	    "me Alice\n"
	    "likes told Ana 400 Walks by the river\n"
	    "me Tom\n"
	    "hates told Ana 3 The river",

	    "The river: not for Tom (Fred and Alice like it)\n" },
	{ "the_joke_whose_company_is_complete",
	    "me Fred\n"
	    "joke told Theo 60/14 Too old to date @Alice ~she giggles\n"
	    "joke told Theo 60 The one with the duck @Zoe\n"
	    "joke told Theo 60 The biscuit tin\n"
	    "tie wife Alice ~a surprise for her, do not mention it\n"
	    "me Alice\n"
	    "tie husband Fred ~a surprise for her, do not mention it",

	    "joke: Too old to date (with Fred, now that Alice is here; last told 2 weeks ago)\n"
	    "joke: The biscuit tin (with Fred, not told yet)\n"
	    "tie: Alice is Fred’s wife (a surprise for her, do not mention it)\n" },
	{ "a_joke_that_bothers_one_of_them_is_not_told",
	    "me Fred\n"
	    "joke told Theo 60 The duck\n"
	    "me Alice\n"
	    "bothers told Ana 3 Ducks",

	    "" },
	{ "what_nobody_would_speak_of_is_left_all_the_same",
	    "me Fred\n"
	    "dislikes told Ana 10 Football talk. Cricket is fine.\n"
	    "me Alice\n"
	    "bothers told Ana 3 Cinnamon in the air",

	    "Football talk: not for Fred (told Ana 10 days ago)\n" },
	{ "a_family_topic_is_everybodys",
	    "me Luke\n"
	    "likes told Ana 9 Burnt toast #toast *family\n"
	    "me Ryan\n"
	    "likes told Ana 9 Burnt toast #toast",

	    "both: Toast (Luke and Ryan like it)\n" },
	{ "who_is_here_is_no_topic",
	    "me Fred\n"
	    "likes told Ana 5 Teasing Alice\n"
	    "me Alice\n"
	    "moment told Ana 5 Forty years with Fred\n"
	    "bothers told Ana 150 Being asked what Fred wants",

	    "suits: Forty years with Fred (new with Alice)\n"
	    "suits: Teasing Alice (Fred likes it)\n" },
	{ "what_one_likes_and_dislikes_is_left_to_them",
	    "me Fred\n"
	    "likes told Ana 5 Football\n"
	    "dislikes told Ana 9 Football on television\n"
	    "me Alice",

	    "Football on television: not for Fred (told Ana 9 days ago)\n" },
	{ "news_is_of_one",
	    "me Jack\n"
	    "moment told Ana 5 Back from Hawaii\n"
	    "opinion told Ana 7 Thinks trains are better\n"
	    "me Fred\n"
	    "loves guess Ana 5 Jazz",

	    "suits: Back from Hawaii (new with Jack)\n"
	    "suits: Thinks trains are better (Jack thinks so)\n" },
	{ "nobody_knows_anything",
	    "me Bex\n"
	    "me red coat",

	    "" },
};

static struct arena *a;

static void
each_group_is_greeted_as_the_table_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		struct brief_input in;
		struct brief_group g;
		const char        *words;

		brief_read(a, groups[i].in, &in);
		brief_group_make(a, in.people, in.n, brief_today(), &g);
		words = brief_group_words(a, &g);
		if (strcmp(words, groups[i].lines) != 0)
			fail_msg("%s:\n%s\ninstead of\n%s", groups[i].name, words, groups[i].lines);
	}
}

static void
what_is_known_in_another_order_gives_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		struct brief_input in;
		struct brief_group g;

		brief_read(a, groups[i].in, &in);
		for (int p = 0; p < in.n; p++)
			for (int k = 0; k < in.people[p].nfacts / 2; k++) {
				struct brief_fact *f = (struct brief_fact *)in.people[p].facts;
				struct brief_fact  spare = f[k];

				f[k] = f[in.people[p].nfacts - 1 - k];
				f[in.people[p].nfacts - 1 - k] = spare;
			}
		brief_group_make(a, in.people, in.n, brief_today(), &g);
		assert_string_equal(brief_group_words(a, &g), groups[i].lines);
	}
}

static void
twenty_people_who_love_everything_fit(void **state)
{
	struct brief_person people[20];
	struct brief_fact   facts[20][100];
	struct brief_group  g;

	(void)state;
	for (int p = 0; p < 20; p++) {
		people[p] = (struct brief_person){ .id = p + 1, .called = "Ada", .name = "Ada",
			.say_name = "", .greeting = "", .usual = "", .facts = facts[p], .nfacts = 100 };
		for (int i = 0; i < 100; i++)
			facts[p][i] = (struct brief_fact){ .id = p * 100 + i + 1, .interest = "",
				.kind = i % 7 ? "loves" : "joke", .source = "told", .author = "Ana",
				.remark = "", .company = "", .learned_day = brief_today() - i,
				.text = arena_printf(a, "Thing number%d", i) };
	}
	brief_group_make(a, people, 20, brief_today(), &g);
	assert_int_equal(g.nsuits, BRIEF_TOPICS);
	assert_true(g.suits[0].shared);
	assert_true(g.njokes > 0);
}

static void
words_that_say_nothing_are_no_subject(void **state)
{
	static const char *const rows[][2] = {
		{ "Being asked about his knees", " knee " }, { "The hobbies of others", " hobby " },
		{ "Thursdays", "" }, { "Her dog’s basket", " dog basket " }, { "", "" },
		{ "Fred’s trains, Fred", " train " }, { "A glass of it", " glass " },
		{ "Ο καφές", " καφεσ " }, { "It is on at 5", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(subject_words(a, rows[i][0], "fred"), rows[i][1]);
}

static void
what_to_do_instead_is_not_disliked(void **state)
{
	static const char *const rows[][2] = {
		{ "“Just like your father.” Ask about film school instead.", " father " },
		{ "Football talk. Cricket is fine.", " football " },
		{ "Noise. And perfume.", " noise perfume " },
		{ "Dogs, but cats are fine", " dog " },
		{ "Ask Fred.", "" }, { "Cold cups", " cold cup " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(subject_of_dislike(a, rows[i][0], ""), rows[i][1]);
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
		cmocka_unit_test(each_group_is_greeted_as_the_table_says),
		cmocka_unit_test(what_is_known_in_another_order_gives_the_same),
		cmocka_unit_test(twenty_people_who_love_everything_fit),
		cmocka_unit_test(words_that_say_nothing_are_no_subject),
		cmocka_unit_test(what_to_do_instead_is_not_disliked),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
