/*
 * demo_avatars: who hangs on the board of the demonstration's shop: four all year round, one
 * for the summer and one for the weeks before Christmas.
 */
#include "demo.h"
#include "sql.h"

enum { AVATARS = 6, TELLS = 22 };

/* Lines of a block, one a line; blocks and seasons by their ids in db/schema.sql. */
static const struct invented {
	const char *name, *tag, *says, *pronoun, *picture;
	int         colour, involvement, season;
	struct {
		int         block;
		const char *text;
	} tells[TELLS];
} invented[AVATARS] = {
	{ "Bruno", "Wants to know the farm", "Tell me something about this coffee I didn’t know yesterday.",
	    "he", "drawn 15.3.1.0.3.1", 1, 2, 0, {
	    { 1, "Sound engineer, self-employed" }, { 1, "Careful ears, odd hours" },
	    { 2, "A flat with plants and one good grinder" }, { 3, "Ana, who drinks tea" },
	    { 4, "10:00 first cup, with a question ready" }, { 4, "11:00 studio, until six" },
	    { 4, "19:00 cooks properly" }, { 5, "Reads the back of every packet" },
	    { 6, "Markets, and a long walk" }, { 6, "A new bag to open on Sunday" },
	    { 10, "Looks at everything and compares two" }, { 10, "Asks one good question" },
	    { 10, "Never bargains" }, { 11, "Origins and small makers" }, { 11, "Being taught something" },
	    { 12, "The farmer’s share" }, { 12, "Less waste" },
	    { 13, "A cup at home as good as ours" }, { 15, "Something he has not had before" },
	    { 18, "“It’s just the house blend”" } } },
	{ "Margaret", "Comes for the corner and a book", "I like that nobody hurries me, and that somebody "
	    "notices me.", "she", "drawn 3.2.0.3.1.6", 11, 1, 0, {
	    { 1, "Taught chemistry for thirty years" }, { 3, "A cat called Avogadro" },
	    { 4, "8:00 the garden" }, { 4, "10:30 the corner table, until noon" },
	    { 4, "15:00 letters, and the radio" }, { 6, "Her sister telephones" },
	    { 10, "The same table and the same pot" }, { 10, "Pays at the end, in coins" },
	    { 11, "Detective stories" }, { 11, "Being asked how the book ends" },
	    { 12, "That the bookshop stays" }, { 18, "Music that is too loud to read" } } },
	{ "Sam", "Buggy, scooter, ten minutes", "If I can get in and out without saying sorry, I’ll be back "
	    "tomorrow.", "they", "drawn 8.2.0.0.4.1", 10, 1, 0, {
	    { 1, "Two days at the council" }, { 1, "The other five at home" },
	    { 3, "Two under five, and a partner on shifts" }, { 4, "6:00 up, not by choice" },
	    { 4, "9:10 after nursery, ten minutes here" }, { 5, "There is no after work" },
	    { 6, "The playground, whatever the weather" }, { 10, "Knows before the door what it will be" },
	    { 10, "Pays by telephone, one hand on the buggy" }, { 11, "A hot cup that is still hot" },
	    { 12, "A door that opens wide" }, { 18, "A step, and a queue beside it" } } },
	{ "Dina", "Works from the long table", "A plug, a window, and a face that knows I’m on a deadline.",
	    "she", "drawn 2.2.0.1.5.1", 4, 2, 0, {
	    { 1, "Translates manuals from German" }, { 3, "A flatmate who is out all day" },
	    { 4, "9:30 the window seat" }, { 4, "13:00 soup, without getting up" }, { 4, "17:00 packs up" },
	    { 5, "Climbs indoors" }, { 6, "Sleeps, and the market on Sunday" },
	    { 10, "Orders something every two hours, to be fair" }, { 11, "Quiet company" },
	    { 12, "To be left alone without being ignored" }, { 13, "A novel of her own to translate" },
	    { 18, "Having to ask for the password again" } } },
	{ "Helen", "Summer walkers", "Is there something cold that is not from a machine?", "she",
	    "drawn 8.1.0.4.2.2", 9, 1, 2, {
	    { 1, "Nurse in another town" }, { 4, "11:00 off the train, boots on" },
	    { 10, "Asks what is from here" }, { 11, "The coast path" }, { 18, "Closed at four" } } },
	{ "Noel", "Gifts in a panic", "Just tell me which of the two she would like.", "he",
	    "drawn 6.2.0.0.3.1", 8, 1, 4, {
	    { 1, "Drives for a builder’s yard" }, { 4, "17:20 ten minutes before we close" },
	    { 10, "Buys what is put into his hand" }, { 11, "His wife’s face when it is right" },
	    { 18, "Having to choose between more than two" } } },
};

void
demo_avatars(struct book *b, int64_t owner_id)
{
	for (int i = 0; i < AVATARS; i++) {
		const struct invented *a = &invented[i];
		int64_t                id = db_run(b->db, avatar_insert, .name = TEXT(a->name),
		    .tag = TEXT(a->tag), .says = TEXT(a->says), .pronoun = TEXT(a->pronoun),
		    .segment_id = NOTHING, .involvement = INT(a->involvement), .language = TEXT(""),
		    .colour = INT(a->colour), .picture = TEXT(a->picture), .variant_of = NOTHING,
		    .staff_id = INT(owner_id), .now = INT(b->now));

		if (a->season)
			db_run(b->db, avatar_in_season, .avatar_id = INT(id), .season_id = INT(a->season));
		for (int t = 0; t < TELLS && a->tells[t].text; t++)
			db_run(b->db, claim_insert, .avatar_id = INT(id), .block_id = INT(a->tells[t].block),
			    .text = TEXT(a->tells[t].text), .place = INT(t + 1), .staff_id = INT(owner_id),
			    .now = INT(b->now));
	}
}
