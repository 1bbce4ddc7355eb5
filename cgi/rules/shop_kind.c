/*
 * shop_kind: see shop_kind.h.
 */
#include "shop_kind.h"

#include <stddef.h>
#include <string.h>

static const struct shop_kind kinds[SHOP_KINDS] = {
	{
	    "cafe", "A café", "coffee",
	    .usual = "The usual", .usual_hint = "What they mostly have.",
	    .place = "table", .place_label = "Favourite table", .place_example = "by the window",
	    .preparation = true, .places = true,
	    .chips = {
	        { "usual", "The usual", "coffee" },
	        { "new", "Something new", "sparkles" },
	        { "talked", "Stayed and talked", "message-circle" },
	        { "hurry", "In a hurry", "timer" },
	        { "brought", "Brought someone", "user-plus" },
	        { "took", "Took some home", "shopping-bag" },
	        { "looked", "Only looked", "eye" },
	        { "returned", "Sent something back", "undo-2" },
	    },
	    .could = { "put what is new today where they look first.",
	        "let them taste both.",
	        "tell them what a card of ten costs.",
	        "offer a bag of it for home.",
	        "have the bill ready when they stand up." },
	},
	{
	    "restaurant", "A restaurant", "utensils",
	    .usual = "The usual", .usual_hint = "What they mostly have.",
	    .place = "table", .place_label = "Favourite table", .place_example = "the corner by the stove",
	    .preparation = true, .places = true,
	    .chips = {
	        { "usual", "The usual", "utensils" },
	        { "new", "Something new", "sparkles" },
	        { "talked", "Stayed and talked", "message-circle" },
	        { "brought", "Brought someone", "user-plus" },
	        { "hurry", "In a hurry", "timer" },
	        { "took", "Took some home", "shopping-bag" },
	        { "looked", "Only read the menu", "eye" },
	        { "returned", "Sent something back", "undo-2" },
	    },
	    .could = { "say what is good today before they open the menu.",
	        "tell them how the two dishes differ.",
	        "tell them of the menu at noon.",
	        "keep one of it for them on the day they come.",
	        "bring the bill without being asked twice." },
	},
	{
	    "tailor", "A tailor", "ruler",
	    .usual = "Last order", .usual_hint = "What we made for them last.",
	    .place = "fitting room", .place_label = "Favourite fitting room",
	    .place_example = "the one with the long mirror",
	    .measures = true, .places = true,
	    .chips = {
	        { "new", "Ordered something new", "sparkles" },
	        { "usual", "The same again", "ruler" },
	        { "took", "Fetched an order", "shopping-bag" },
	        { "returned", "Brought something to alter", "undo-2" },
	        { "talked", "Stayed and talked", "message-circle" },
	        { "brought", "Brought someone", "user-plus" },
	        { "looked", "Only looked at cloth", "eye" },
	        { "hurry", "In a hurry", "timer" },
	    },
	    .could = { "lay out two cloths before they come.",
	        "give them samples to take home.",
	        "tell them what the plainer lining saves.",
	        "write down the day of the first fitting at once.",
	        "say what is due now and what at the end." },
	},
	{
	    "salon", "A salon", "scissors",
	    .usual = "As always", .usual_hint = "What they mostly have done.",
	    .place = "chair", .place_label = "Favourite chair", .place_example = "the last one on the left",
	    .measures = true, .preparation = true, .places = true,
	    .chips = {
	        { "usual", "As always", "scissors" },
	        { "new", "Something new", "sparkles" },
	        { "talked", "Talked", "message-circle" },
	        { "hurry", "In a hurry", "timer" },
	        { "took", "Took something home", "shopping-bag" },
	        { "brought", "Brought someone", "user-plus" },
	        { "looked", "Only asked", "eye" },
	        { "returned", "Had it put right", "undo-2" },
	    },
	    .could = { "show them a picture of it.",
	        "tell them how long each one lasts.",
	        "tell them which hours cost less.",
	        "book the next time before they leave.",
	        "say the price before you begin." },
	},
	{
	    "bookshop", "A bookshop", "book-open",
	    .usual = "Reading now", .usual_hint = "The book or the author they are with.",
	    .place = "seat", .place_label = "Favourite seat", .place_example = "the armchair by the maps",
	    .places = true,
	    .chips = {
	        { "talked", "Talked about books", "message-circle" },
	        { "took", "Took a book home", "shopping-bag" },
	        { "usual", "More of the same", "book-open" },
	        { "new", "Something new", "sparkles" },
	        { "looked", "Only browsed", "eye" },
	        { "brought", "Brought someone", "user-plus" },
	        { "hurry", "In a hurry", "timer" },
	        { "returned", "Brought a book back", "undo-2" },
	    },
	    .could = { "lay one book aside that they have not seen.",
	        "tell them whom each of the two is for.",
	        "tell them when the paperback comes.",
	        "order the next of the row for them.",
	        "ask whether it is a present, and wrap it." },
	},
	{
	    "clothes", "A clothes shop", "shirt",
	    .usual = "What they wear", .usual_hint = "The cut, the size, the colours.",
	    .place = "fitting room", .place_label = "Favourite fitting room",
	    .place_example = "the large one at the back",
	    .measures = true, .places = true,
	    .chips = {
	        { "took", "Took something home", "shopping-bag" },
	        { "new", "Tried something new", "sparkles" },
	        { "usual", "What they always wear", "shirt" },
	        { "looked", "Only looked", "eye" },
	        { "talked", "Stayed and talked", "message-circle" },
	        { "brought", "Brought someone", "user-plus" },
	        { "hurry", "In a hurry", "timer" },
	        { "returned", "Brought something back", "undo-2" },
	    },
	    .could = { "hang two things in their size into the fitting room.",
	        "let them wear both to the door, in daylight.",
	        "tell them when the sale begins.",
	        "show what goes with it.",
	        "say how long they may bring it back." },
	},
	{
	    "coach", "A coach or a studio", "dumbbell",
	    .usual = "Working on", .usual_hint = "What they want to get better at.",
	    .place = "spot", .place_label = "Favourite spot", .place_example = "near the door",
	    .measures = true, .preparation = true,
	    .chips = {
	        { "usual", "As planned", "check" },
	        { "new", "Something new", "sparkles" },
	        { "talked", "Stayed and talked", "message-circle" },
	        { "took", "Took an exercise home", "shopping-bag" },
	        { "hurry", "In a hurry", "timer" },
	        { "brought", "Brought someone", "user-plus" },
	        { "looked", "Only watched", "eye" },
	        { "returned", "Called it off", "undo-2" },
	    },
	    .could = { "invite them to watch an hour.",
	        "tell them for whom each course is.",
	        "tell them what ten hours cost together.",
	        "agree on the next time before they leave.",
	        "send the bill on the same day." },
	},
	{
	    "other", "Something else", "heart",
	    .usual = "The usual", .usual_hint = "What they mostly come for.",
	    .place = "place", .place_label = "Favourite place", .place_example = "by the window",
	    .measures = true, .preparation = true, .places = true,
	    .chips = {
	        { "usual", "The usual", "heart" },
	        { "new", "Something new", "sparkles" },
	        { "talked", "Stayed and talked", "message-circle" },
	        { "hurry", "In a hurry", "timer" },
	        { "brought", "Brought someone", "user-plus" },
	        { "took", "Took something home", "shopping-bag" },
	        { "looked", "Only looked", "eye" },
	        { "returned", "Brought something back", "undo-2" },
	    },
	    .could = { "show them one thing that they have not seen.",
	        "tell them how the two differ.",
	        "tell them when it costs less.",
	        "keep one of it for them.",
	        "let them pay as they like best." },
	},
};

const char *const shop_kind_names[] = { "cafe", "restaurant", "tailor", "salon", "bookshop",
	"clothes", "coach", "other", NULL };

const struct shop_kind *
shop_kind(const char *kind)
{
	for (int i = 0; i < SHOP_KINDS; i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return &kinds[i];
	return &kinds[SHOP_KINDS - 1];
}

const struct shop_kind *
shop_kind_at(int i)
{
	return &kinds[i];
}

const char *
shop_kind_happened(const struct shop_kind *k, const char *happened)
{
	for (int i = 0; i < SHOP_CHIPS; i++)
		if (strcmp(k->chips[i].happened, happened) == 0)
			return k->chips[i].words;
	return "";
}

const char *
shop_kind_could(const struct shop_kind *k, int stage)
{
	return stage >= 1 && stage <= SHOP_STAGES ? k->could[stage - 1] : "";
}
