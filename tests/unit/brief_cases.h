/*
 * brief_cases: people as they are known, and the lines of their brief.  The words of the
 * inputs are explained in brief_input.h.
 */
#ifndef BRIEF_CASES_H
#define BRIEF_CASES_H

struct row {
	const char *name, *in, *lines;
};

static const struct row rows[] = {
	{ "fred_alone_has_his_joke_second",
	    "me Fred\n"
	    "say Fred, never Frederick\n"
	    "greet Morning, young man. Did the tunnel arrive?\n"
	    "usual Flat white, extra hot\n"
	    "tie wife Alice\n"
	    "loves told Theo 400 Model railways #railways\n"
	    "loves told Ana 9 A tunnel kit is on its way from Leeds\n"
	    "bothers seen Theo 480 Being hurried at the till. He likes to count his coins.\n"
	    "joke told Theo 60/14 You are too old to date any more @Alice ~Alice giggles and tells him he is in big trouble now",

	    "name: Fred (say Fred, never Frederick)\n"
	    "with: Alice (wife) (may be along)\n"
	    "better not: Being hurried at the till. He likes to count his coins (Theo saw it in July 2025)\n"
	    "say: Morning, young man. Did the tunnel arrive? (our words for them)\n"
	    "or ask: A tunnel kit is on its way from Leeds (loves it, told Ana 9 days ago)\n"
	    "or ask: Model railways (loves it, told Theo in October 2025)\n"
	    "joke: You are too old to date any more (best when Alice is there; last told 2 weeks ago; Alice giggles and tells him he is in big trouble now)\n"
	    "usual: Flat white, extra hot (what they nearly always have)" },
	{ "fred_with_alice_has_it_first",
	    "me Fred\n"
	    "say Fred, never Frederick\n"
	    "greet Morning, young man. Did the tunnel arrive?\n"
	    "usual Flat white, extra hot\n"
	    "tie wife Alice\n"
	    "loves told Theo 400 Model railways #railways\n"
	    "bothers seen Theo 480 Being hurried at the till. He likes to count his coins.\n"
	    "joke told Theo 60/14 You are too old to date any more @Alice ~Alice giggles and tells him he is in big trouble now\n"
	    "here Alice\n"
	    "dislikes told Ana 90 Trains as a subject. Her eyes glaze over at the second carriage.",

	    "name: Fred (say Fred, never Frederick)\n"
	    "joke: You are too old to date any more (Alice is here; last told 2 weeks ago; Alice giggles and tells him he is in big trouble now)\n"
	    "with: Alice (wife) (Alice is here)\n"
	    "better not: Being hurried at the till. He likes to count his coins (Theo saw it in July 2025)\n"
	    "say: Morning, young man. Did the tunnel arrive? (our words for them)\n"
	    "or ask: Model railways (loves it, told Theo in October 2025)\n"
	    "usual: Flat white, extra hot (what they nearly always have)" },
	{ "alice_beside_fred",
	    "me Alice\n"
	    "tie husband Fred\n"
	    "usual Earl Grey, splash of milk\n"
	    "loves told Ana 30 Show tunes #show tunes\n"
	    "bothers told Ana 150 Being asked what Fred wants. Ask Fred.\n"
	    "moment told Ana 5 Forty years on Saturday\n"
	    "here Fred",

	    "name: Alice (what to call them)\n"
	    "with: Fred (husband) (Fred is here)\n"
	    "better not: Being asked what Fred wants. Ask Fred (told Ana in June)\n"
	    "ask: Forty years on Saturday (not asked about yet, told Ana last Thursday)\n"
	    "or ask: Show tunes (loves it, told Ana 4 weeks ago)\n"
	    "usual: Earl Grey, splash of milk (what they nearly always have)" },
	{ "jack_is_back_from_hawaii",
	    "me Jack\n"
	    "say muh-ROH. Jack will do\n"
	    "usual Large cappuccino\n"
	    "moment told Ana 40 Two weeks in Hawaii, he will bring pictures\n"
	    "likes told Ana 300 Photography",

	    "name: Jack (say muh-ROH. Jack will do)\n"
	    "ask: Two weeks in Hawaii, he will bring pictures (not asked about yet, told Ana 5 weeks ago)\n"
	    "or ask: Photography (likes it, told Ana in January)\n"
	    "usual: Large cappuccino (what they nearly always have)" },
	{ "a_promise_is_on_the_brief_until_it_is_kept",
	    "me Jack\n"
	    "usual Large cappuccino\n"
	    "likes told Ana 300 Photography\n"
	    "open promise Ben 9/2 Two seats by the piano.",

	    "name: Jack (what to call them)\n"
	    "ask: Photography (likes it, told Ana in January)\n"
	    "usual: Large cappuccino (what they nearly always have)\n"
	    "open: Promised: Two seats by the piano (2 days late; Ben sees to it)" },
	{ "what_is_late_comes_before_what_is_due_and_what_can_wait",
	    "me Jack\n"
	    "likes told Ana 300 Photography\n"
	    "open wish Ana 3 A red scarf\n"
	    "open promise Ana 9/-3 A table for six\n"
	    "open aside Ben 2/0 The last Kenyan beans\n"
	    "open promise Ben 9/1 The recipe\n"
	    "bothers seen Ana 60 Cups that are not hot\n"
	    "try 7 Warm the cup first. ~Cups that are not hot",

	    "name: Jack (what to call them)\n"
	    "better not: Cups that are not hot (Ana saw it 8 weeks ago)\n"
	    "ask: Photography (likes it, told Ana in January)\n"
	    "open: Promised: The recipe; Put aside: The last Kenyan beans; Looking for: A red scarf; Promised: A table for six; Next time try: Warm the cup first. How did it go? (1 day late; Ben sees to it; due today; Ben sees to it; at the next visit; Ana sees to it; by Friday 20 November; Ana sees to it; against “Cups that are not hot”, Theo 7 days ago)" },
	{ "what_we_said_we_would_ask_is_an_opener_from_its_day_on",
	    "me Jack\n"
	    "likes told Ana 300 Photography\n"
	    "loves told Ana 300 Old maps\n"
	    "open ask Ana 40/3 How was Hawaii?\n"
	    "open ask Ana 40/-3 The new job\n"
	    "open ask Ana 2 His mother’s move",

	    "name: Jack (what to call them)\n"
	    "say: How was Hawaii? (to ask about, says Theo 5 weeks ago)\n"
	    "or ask: His mother’s move (to ask about, says Theo last Sunday)\n"
	    "or ask: Old maps (loves it, told Ana in January)" },
	{ "our_words_for_them_come_before_what_is_to_be_asked",
	    "me Jack\n"
	    "greet Hello, captain.\n"
	    "open ask Ana 40 The boat",

	    "name: Jack (what to call them)\n"
	    "say: Hello, captain. (our words for them)\n"
	    "or ask: The boat (to ask about, says Theo 5 weeks ago)" },
	{ "what_somebody_here_does_not_like_is_not_asked_now",
	    "me Jack\n"
	    "open ask Ana 40 The roses in the park\n"
	    "here Alice\n"
	    "dislikes told Ana 3 Talk of roses",

	    "name: Jack (what to call them)\n"
	    "with: Alice (Alice is here)\n"
	    "say: Good to see you, Jack. (everything is still to learn)" },
	{ "once_asked_the_holiday_is_no_news",
	    "me Jack\n"
	    "moment told Ana 40/2 Two weeks in Hawaii, he will bring pictures\n"
	    "likes told Ana 300 Photography",

	    "name: Jack (what to call them)\n"
	    "ask: Photography (likes it, told Ana in January)" },
	{ "an_old_moment_is_no_news",
	    "me Jack\n"
	    "moment told Ana 91 Two weeks in Hawaii\n"
	    "family told Ana 91 A brother in Lyon\n"
	    "habit seen Ana 91 Sits by the door",

	    "name: Jack (what to call them)\n"
	    "say: Good to see you, Jack. (nothing to ask about that is sure to please)" },
	{ "the_daughter_whose_eyes_glaze_over",
	    "me Emma\n"
	    "tie brother Luke\n"
	    "tie brother Ryan\n"
	    "pet dog Shadow ~Joins in when everybody talks at once\n"
	    "dislikes seen Ana 100 Sport as a subject. Her eyes glaze over; her brothers lean in. #sport\n"
	    "likes told Ana 20 Films with a great deal of weather in them #films\n"
	    "likes told Ana 10 Sports films #sport\n"
	    "bothers told Theo 180 “You’re just like your father.” Ask about film school instead.",

	    "name: Emma (what to call them)\n"
	    "with: Luke (brother), Ryan (brother), Shadow (dog) (may be along; Shadow: Joins in when everybody talks at once)\n"
	    "better not: “You’re just like your father.” Ask about film school instead (told Theo in May)\n"
	    "ask: Films with a great deal of weather in them (likes it, told Ana 2 weeks ago)" },
	{ "a_son_leans_in",
	    "me Luke\n"
	    "likes told Ana 50 Running, cricket, the league table on Monday mornings #sport\n"
	    "likes told Ana 200 Books about people who walked very far\n"
	    "dislikes told Ana 300 A straw he did not ask for.",

	    "name: Luke (what to call them)\n"
	    "ask: Running, cricket, the league table on Monday mornings (likes it, told Ana 7 weeks ago)\n"
	    "or ask: Books about people who walked very far (likes it, told Ana in May)" },
	{ "a_son_beside_his_sister",
	    "me Luke\n"
	    "tie sister Emma\n"
	    "likes told Ana 50 Running, cricket, the league table #sport\n"
	    "likes told Ana 200 Books about people who walked very far\n"
	    "here Emma\n"
	    "dislikes seen Ana 100 Sport as a subject #sport",

	    "name: Luke (what to call them)\n"
	    "with: Emma (sister) (Emma is here)\n"
	    "ask: Books about people who walked very far (likes it, told Ana in May)" },
	{ "emma_and_show_tunes",
	    "me Emma\n"
	    "greet Emma. What are we watching?\n"
	    "loves told Theo 5 Show tunes from before the war #show tunes",

	    "name: Emma (what to call them)\n"
	    "say: Emma. What are we watching? (our words for them)\n"
	    "or ask: Show tunes from before the war (loves it, told Theo last Thursday)" },
	{ "nadia_before_her_interview",
	    "me Nadia\n"
	    "must told Ana 3 Before an interview she loses focus: five quiet minutes help\n"
	    "moment told Ana 3 Interview on Thursday at ten\n"
	    "dislikes told Ana 240 “You’ll be fine.” She would rather have a question.\n"
	    "loves told Ana 100 Pots and how they were mended",

	    "name: Nadia (what to call them)\n"
	    "better not: Before an interview she loses focus: five quiet minutes help (told Ana last Saturday)\n"
	    "ask: Interview on Thursday at ten (not asked about yet, told Ana last Saturday)\n"
	    "or ask: Pots and how they were mended (loves it, told Ana in August)" },
	{ "the_customer_of_the_tailor",
	    "me Daniel\n"
	    "say oh-SAY\n"
	    "greet Good to see you, Daniel. Did Accra like the navy?\n"
	    "usual Two-button, soft shoulder. Navy or mid-grey\n"
	    "bothers told Kofi 200 Being talked into a waistcoat\n"
	    "moment told Kofi 76 New job in Accra\n"
	    "habit told Kofi 76 Make it from his file and send it to where he is",

	    "name: Daniel (say oh-SAY)\n"
	    "better not: Being talked into a waistcoat (told Kofi in May)\n"
	    "say: Good to see you, Daniel. Did Accra like the navy? (our words for them)\n"
	    "or ask: New job in Accra (not asked about yet, told Kofi in September)\n"
	    "usual: Two-button, soft shoulder. Navy or mid-grey (what they nearly always have)" },
	{ "a_new_face",
	    "me Bex",

	    "name: Bex (what to call them)\n"
	    "say: Good to see you, Bex. (everything is still to learn)" },
	{ "a_red_coat",
	    "me red coat, small dog",

	    "name: red coat, small dog (what you see; we do not know the name yet)\n"
	    "say: Good to see you. What may I call you? (we do not know the name yet)" },
	{ "a_red_coat_who_likes_red_coats",
	    "me red coat\n"
	    "likes seen Ana 2 Red coats\n"
	    "dislikes told Ana 1 Being waved at",

	    "name: red coat (what you see; we do not know the name yet)\n"
	    "ask: Red coats (likes it, Ana saw it last Sunday)" },
	{ "only_what_bothers",
	    "me Sam\n"
	    "bothers told Ana 5 Loud music.\n"
	    "bothers told Ana 3 Perfume\n"
	    "bothers guess Theo 8 Being touched",

	    "name: Sam (what to call them)\n"
	    "better not: Perfume; Loud music; Being touched (told Ana last Saturday; told Ana last Thursday; a guess of Theo’s, 8 days ago)\n"
	    "say: Good to see you, Sam. (nothing to ask about that is sure to please)" },
	{ "what_must_be_known_comes_first",
	    "me Sam\n"
	    "bothers told Ana 1 Perfume\n"
	    "must told Theo 300 Speak to his right side\n"
	    "must told Ana 2 Nuts make him ill",

	    "name: Sam (what to call them)\n"
	    "better not: Nuts make him ill; Speak to his right side; Perfume (told Ana last Sunday; told Theo in January; told Ana yesterday)\n"
	    "say: Good to see you, Sam. (nothing to ask about that is sure to please)" },
	{ "nine_things_bother_and_none_falls_away",
	    "me Sam\n"
	    "bothers told Ana 9 Nine\n"
	    "bothers told Ana 8 Eight\n"
	    "bothers told Ana 7 Seven\n"
	    "bothers told Ana 6 Six\n"
	    "bothers told Ana 5 Five\n"
	    "bothers told Ana 4 Four\n"
	    "bothers told Ana 3 Three\n"
	    "bothers told Ana 2 Two\n"
	    "must told Ana 1 One",

	    "name: Sam (what to call them)\n"
	    "better not: One; Two; Three; Four; Five; Six; Seven; Eight; Nine (told Ana yesterday; told Ana last Sunday; told Ana last Saturday; told Ana last Friday; told Ana last Thursday; told Ana last Wednesday; told Ana 7 days ago; told Ana 8 days ago; told Ana 9 days ago)\n"
	    "say: Good to see you, Sam. (nothing to ask about that is sure to please)" },
	{ "shadow_the_dog",
	    "me Pat\n"
	    "pet dog Shadow ~joins in when everybody talks at once\n"
	    "home Emma\n"
	    "home Luke\n"
	    "home Ryan",

	    "name: Pat (what to call them)\n"
	    "with: Shadow (dog), Emma, Luke, Ryan (may be along; Shadow: joins in when everybody talks at once)\n"
	    "say: Good to see you, Pat. (everything is still to learn)" },
	{ "with_somebody_here_nobody_else_is_said_to_be",
	    "me Fred\n"
	    "tie wife Alice\n"
	    "tie friend Gurdeep ~neighbours\n"
	    "pet dog Bess ~sits by the door\n"
	    "here Alice",

	    "name: Fred (what to call them)\n"
	    "with: Alice (wife) (Alice is here)\n"
	    "say: Good to see you, Fred. (everything is still to learn)" },
	{ "one_who_is_tied_and_at_home_is_named_once",
	    "me Fred\n"
	    "tie wife Alice\n"
	    "home Alice",

	    "name: Fred (what to call them)\n"
	    "with: Alice (wife) (may be along)\n"
	    "say: Good to see you, Fred. (everything is still to learn)" },
	{ "all_seven_are_six_lines",
	    "me Fred\n"
	    "say Fred, never Frederick\n"
	    "greet Did the tunnel arrive?\n"
	    "usual Flat white\n"
	    "tie wife Alice\n"
	    "pet cat Tender\n"
	    "bothers seen Theo 16 Being hurried\n"
	    "try 6 Let him count first ~Being hurried\n"
	    "joke told Theo 60 Seven times",

	    "name: Fred, with Alice (wife), Tender (cat) (say Fred, never Frederick; may be along)\n"
	    "better not: Being hurried (Theo saw it 2 weeks ago)\n"
	    "say: Did the tunnel arrive? (our words for them)\n"
	    "usual: Flat white (what they nearly always have)\n"
	    "open: Next time try: Let him count first. How did it go? (against “Being hurried”, Theo last Wednesday)\n"
	    "joke: Seven times (not told yet)" },
	{ "all_seven_with_the_joke_under_the_name",
	    "me Fred\n"
	    "greet Did the tunnel arrive?\n"
	    "usual Flat white\n"
	    "tie wife Alice ~a surprise for her, do not mention it\n"
	    "bothers seen Theo 16 Being hurried\n"
	    "try 6 Let him count first. ~Being hurried.\n"
	    "joke told Theo 60/1 Seven times @Alice\n"
	    "here Alice",

	    "name: Fred, with Alice (wife) (what to call them; Alice is here; Alice: a surprise for her, do not mention it)\n"
	    "joke: Seven times (Alice is here; last told yesterday)\n"
	    "better not: Being hurried (Theo saw it 2 weeks ago)\n"
	    "say: Did the tunnel arrive? (our words for them)\n"
	    "usual: Flat white (what they nearly always have)\n"
	    "open: Next time try: Let him count first. How did it go? (against “Being hurried”, Theo last Wednesday)" },
	{ "the_tie_is_remarked_on_when_both_are_there",
	    "me Fred\n"
	    "tie wife Alice ~keep bills apart\n"
	    "here Alice",

	    "name: Fred (what to call them)\n"
	    "with: Alice (wife) (Alice is here; Alice: keep bills apart)\n"
	    "say: Good to see you, Fred. (everything is still to learn)" },
	{ "without_her_the_remark_rests",
	    "me Fred\n"
	    "tie wife Alice ~keep bills apart",

	    "name: Fred (what to call them)\n"
	    "with: Alice (wife) (may be along)\n"
	    "say: Good to see you, Fred. (everything is still to learn)" },
	{ "somebody_is_there_who_is_no_kin",
	    "me Fred\n"
	    "here Bob",

	    "name: Fred (what to call them)\n"
	    "with: Bob (Bob is here)\n"
	    "say: Good to see you, Fred. (everything is still to learn)" },
	{ "what_was_said_yesterday_rests",
	    "me Ada\n"
	    "loves told Ana 10/1 Chess\n"
	    "likes told Ana 90 Pickles",

	    "name: Ada (what to call them)\n"
	    "ask: Pickles (likes it, told Ana in August)" },
	{ "what_was_said_yesterday_is_better_than_nothing",
	    "me Ada\n"
	    "loves told Ana 10/1 Chess",

	    "name: Ada (what to call them)\n"
	    "ask: Chess (loves it, told Ana 10 days ago; last used yesterday)" },
	{ "what_was_said_six_days_ago_may_be_said_again",
	    "me Ada\n"
	    "loves told Ana 10/6 Chess",

	    "name: Ada (what to call them)\n"
	    "ask: Chess (loves it, told Ana 10 days ago; last used last Wednesday)" },
	{ "what_was_said_longest_ago_comes_first",
	    "me Ada\n"
	    "loves told Ana 10/20 Chess\n"
	    "loves told Ana 90/60 Roses\n"
	    "loves told Ana 5/12 Boats\n"
	    "loves told Ana 300 Radio plays",

	    "name: Ada (what to call them)\n"
	    "ask: Radio plays (loves it, told Ana in January)\n"
	    "or ask: Roses (loves it, told Ana in August; last used 8 weeks ago)\n"
	    "or ask: Chess (loves it, told Ana 10 days ago; last used 2 weeks ago)" },
	{ "three_openers_of_three_kinds",
	    "me Ada\n"
	    "loves told Ana 10 Chess\n"
	    "loves told Ana 9 Roses\n"
	    "moment told Ana 8 Moved to Mill Lane\n"
	    "opinion told Theo 170 Thinks the new cycle lane is a mess #cycle lane\n"
	    "likes told Ana 1 Boats",

	    "name: Ada (what to call them)\n"
	    "ask: Moved to Mill Lane (not asked about yet, told Ana 8 days ago)\n"
	    "or ask: Thinks the new cycle lane is a mess (thinks so, told Theo in May)\n"
	    "or ask: Roses (loves it, told Ana 9 days ago)" },
	{ "the_newest_of_a_kind_then_the_latest_written",
	    "me Ada\n"
	    "loves told Ana 10 Chess\n"
	    "loves told Ana 10 Roses\n"
	    "loves told Ana 10 Boats\n"
	    "loves told Ana 10 Kites",

	    "name: Ada (what to call them)\n"
	    "ask: Kites (loves it, told Ana 10 days ago)\n"
	    "or ask: Boats (loves it, told Ana 10 days ago)\n"
	    "or ask: Roses (loves it, told Ana 10 days ago)" },
	{ "an_opinion_on_what_bothers_is_left",
	    "me Ada\n"
	    "opinion told Ana 4 Thinks the new cycle lane is a mess\n"
	    "bothers told Ana 2 The cycle lane\n"
	    "likes told Ana 9 Boats",

	    "name: Ada (what to call them)\n"
	    "better not: The cycle lane (told Ana last Sunday)\n"
	    "ask: Boats (likes it, told Ana 9 days ago)" },
	{ "a_guess_comes_last_and_is_called_one",
	    "me Ada\n"
	    "loves guess Theo 1 Jazz\n"
	    "likes told Ana 400 Boats",

	    "name: Ada (what to call them)\n"
	    "ask: Boats (likes it, told Ana in October 2025)\n"
	    "or ask: Jazz (a guess of Theo’s, yesterday)" },
	{ "a_guess_alone_is_still_a_guess",
	    "me Ada\n"
	    "loves guess Theo 1 Jazz",

	    "name: Ada (what to call them)\n"
	    "ask: Jazz (a guess of Theo’s, yesterday)" },
	{ "the_same_interest_is_not_raised",
	    "me Ada\n"
	    "loves told Ana 10 Match days #football\n"
	    "hates told Ana 5 Losing #football",

	    "name: Ada (what to call them)\n"
	    "say: Good to see you, Ada. (nothing to ask about that is sure to please)" },
	{ "the_same_words_are_not_raised",
	    "me Ada\n"
	    "loves told Ana 10 Her three dogs\n"
	    "bothers told Ana 5 Talk of the dog that died\n"
	    "likes told Ana 3 Gardening",

	    "name: Ada (what to call them)\n"
	    "better not: Talk of the dog that died (told Ana last Thursday)\n"
	    "ask: Gardening (likes it, told Ana last Saturday)" },
	{ "the_greeting_is_left_when_it_touches_what_bothers",
	    "me Ada\n"
	    "greet How is the knee, Ada?\n"
	    "bothers told Ana 5 Questions about her knee\n"
	    "likes told Ana 3 Gardening",

	    "name: Ada (what to call them)\n"
	    "better not: Questions about her knee (told Ana last Thursday)\n"
	    "ask: Gardening (likes it, told Ana last Saturday)" },
	{ "one_thing_is_offered_once",
	    "me Ada\n"
	    "loves told Ana 10 Chess on Fridays #chess\n"
	    "likes told Ana 3 Old chess clocks #chess\n"
	    "likes told Ana 90 Roses",

	    "name: Ada (what to call them)\n"
	    "ask: Chess on Fridays (loves it, told Ana 10 days ago)\n"
	    "or ask: Roses (likes it, told Ana in August)" },
	{ "what_the_family_shares_is_said_so",
	    "me Ada\n"
	    "loves told Ana 10 Sunday films *family\n"
	    "bothers told Ana 300 Being rushed at the door *family",

	    "name: Ada (what to call them)\n"
	    "better not: Being rushed at the door (family, told Ana in January)\n"
	    "ask: Sunday films (family: loves it, told Ana 10 days ago)" },
	{ "a_joke_for_anybody_comes_last",
	    "me Ada\n"
	    "usual Mint tea\n"
	    "joke told Ana 80 The biscuit tin, again",

	    "name: Ada (what to call them)\n"
	    "say: Good to see you, Ada. (nothing to ask about that is sure to please)\n"
	    "usual: Mint tea (what they nearly always have)\n"
	    "joke: The biscuit tin, again (not told yet)" },
	{ "the_joke_that_was_told_longest_ago",
	    "me Ada\n"
	    "joke told Ana 80/3 The biscuit tin, again\n"
	    "joke told Ana 80/30 The lost umbrella",

	    "name: Ada (what to call them)\n"
	    "say: Good to see you, Ada. (nothing to ask about that is sure to please)\n"
	    "joke: The lost umbrella (last told 4 weeks ago)" },
	{ "a_joke_whose_company_is_there_beats_another",
	    "me Ada\n"
	    "joke told Ana 80 The biscuit tin, again\n"
	    "joke told Ana 90/1 The lost umbrella @Tom\n"
	    "here Tom",

	    "name: Ada (what to call them)\n"
	    "joke: The lost umbrella (Tom is here; last told yesterday)\n"
	    "with: Tom (Tom is here)\n"
	    "say: Good to see you, Ada. (nothing to ask about that is sure to please)" },
	{ "a_joke_for_anybody_beats_one_whose_company_is_away",
	    "me Ada\n"
	    "joke told Ana 80/40 The biscuit tin, again\n"
	    "joke told Ana 90 The lost umbrella @Tom",

	    "name: Ada (what to call them)\n"
	    "say: Good to see you, Ada. (nothing to ask about that is sure to please)\n"
	    "joke: The biscuit tin, again (last told 5 weeks ago)" },
	{ "a_joke_on_what_bothers_is_not_told",
	    "me Ada\n"
	    "joke told Ana 80 The lost umbrella\n"
	    "bothers told Ana 3 The umbrella, since the storm",

	    "name: Ada (what to call them)\n"
	    "better not: The umbrella, since the storm (told Ana last Saturday)\n"
	    "say: Good to see you, Ada. (nothing to ask about that is sure to please)" },
	{ "the_latest_attempt_is_the_one_that_is_open",
	    "me Ada\n"
	    "bothers told Ana 30 The draught\n"
	    "try 20 The corner seat ~The draught\n"
	    "try 2 A blanket ~The draught",

	    "name: Ada (what to call them)\n"
	    "better not: The draught (told Ana 4 weeks ago)\n"
	    "say: Good to see you, Ada. (nothing to ask about that is sure to please)\n"
	    "open: Next time try: A blanket. How did it go? (against “The draught”, Theo last Sunday)" },
	{ "three_facts_that_open_nothing",
	    "me Ada\n"
	    "family told Ana 3 Two sons in York\n"
	    "habit seen Ana 3 Pays in coins\n"
	    "other told Ana 3 Came by train",

	    "name: Ada (what to call them)\n"
	    "say: Good to see you, Ada. (nothing to ask about that is sure to please)" },
	{ "a_title_is_what_they_are_called",
	    "me Mrs Ogunleye\n"
	    "say oh-GOON-leh-yeh\n"
	    "greet Good morning, Mrs Ogunleye. How was church?",

	    "name: Mrs Ogunleye (say oh-GOON-leh-yeh)\n"
	    "say: Good morning, Mrs Ogunleye. How was church? (our words for them)" },
	{ "another_script",
	    "me Ελένη\n"
	    "likes told Ana 3 Ο καφές χωρίς ζάχαρη\n"
	    "bothers told Ana 3 Η ζάχαρη",

	    "name: Ελένη (what to call them)\n"
	    "better not: Η ζάχαρη (told Ana last Saturday)\n"
	    "say: Good to see you, Ελένη. (nothing to ask about that is sure to please)" },
	{ "what_is_fine_is_no_dislike",
	    "me Fred\n"
	    "likes told Ana 40 Cricket on the radio\n"
	    "dislikes told Ana 200 Football talk. Cricket is fine.",

	    "name: Fred (what to call them)\n"
	    "ask: Cricket on the radio (likes it, told Ana 5 weeks ago)" },
};

#endif
