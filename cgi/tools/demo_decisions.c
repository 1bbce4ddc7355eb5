/*
 * demo_decisions: what the owner of the demonstration's shop said of her customers, and
 * where there are avatars on the board, one question that they were asked, an idea for one
 * of them, and a text held against real people.
 */
#include <string.h>

#include "clock.h"
#include "decisions.h"
#include "demo.h"
#include "sql.h"

enum { SAID_AGO = 300, BOARD = 60 };

/* What each of them says to it; whoever else hangs is still to be asked. */
static const struct line {
	const char *name, *words, *verdict;
} lines[] = {
	{ "Bruno", "As long as the app tells me where the beans are from.", "fine" },
	{ "Margaret", "I come here to put my phone away.", "stop" },
	{ "Sam", "One hand on the buggy. Yes. One tap and out.", "me" },
	{ "Dina", "Another app? Just remember me.", "not" },
};
enum { LINES = sizeof lines / sizeof *lines };

static void
ask_board(struct book *b, int64_t owner)
{
	int     month, day;
	int64_t places[LINES] = { 0 };
	int64_t id = db_run(b->db, decision_insert,
	    .question = TEXT("Replace the paper tenth-cup card with an app?"),
	    .staff_id = INT(owner), .at = INT(b->now), .day = INT(b->today));
	struct rows *r;

	clock_date(b->today, &(int){ 0 }, &month, &day);
	db_run(b->db, voice_keep, .decision_id = INT(id), .mark = INT(month * 100 + day));
	r = db_query(b->db, voice_list, .decision_id = INT(id));
	while (db_next(r))
		for (int i = 0; i < LINES; i++)
			if (strcmp(db_text(r, voice_list_name), lines[i].name) == 0)
				places[i] = db_int(r, voice_list_place);
	for (int i = 0; i < LINES; i++)
		if (places[i])
			db_run(b->db, voice_save, .decision_id = INT(id), .place = INT(places[i]),
			    .words = TEXT(lines[i].words), .verdict = TEXT(lines[i].verdict));
	decision_say(book_as(b, owner, b->now), id);
}

/* Margaret, if she is there, or else the first of all; 0 when nobody is. */
static int64_t
find_avatar(struct book *b)
{
	struct rows *r = db_query(b->db, who_avatars, .limit = INT(BOARD));
	int64_t      id = 0;

	while (db_next(r))
		if (id == 0 || strcmp(db_text(r, who_avatars_name), "Margaret") == 0)
			id = db_int(r, who_avatars_id);
	return id;
}

void
demo_decisions(struct book *b, const struct cast *cast, int64_t owner)
{
	int64_t avatar = find_avatar(b), id, first = cast->guests[0].id, second = cast->guests[1].id;

	db_run(b->db, who_answer_insert, .text = TEXT("People who live round the corner, and everybody "
	    "who wants an hour with a book and a good coffee."), .staff_id = INT(owner),
	    .at = INT(clock_day_start(b->today - SAID_AGO)), .day = INT(b->today - SAID_AGO));
	if (avatar == 0)
		return;
	ask_board(b, owner);
	id = db_run(b->db, idea_insert, .avatar_id = INT(avatar), .text = TEXT("The corner kept free on "
	    "Tuesdays, with the week’s new book on it"), .staff_id = INT(owner), .at = INT(b->now));
	db_run(b->db, idea_person_put, .idea_id = INT(id), .person_id = INT(second),
	    .words = TEXT("Reads there anyway. Put the new Highsmith out for her."),
	    .staff_id = INT(owner), .at = INT(b->now));
	id = db_run(b->db, me_test_insert, .avatar_id = INT(avatar), .text = TEXT("For those who come "
	    "with a book and leave the phone in the car."), .staff_id = INT(owner), .at = INT(b->now));
	db_run(b->db, me_answer_put, .test_id = INT(id), .person_id = INT(second), .would = INT(1),
	    .staff_id = INT(owner), .at = INT(b->now));
	db_run(b->db, me_answer_put, .test_id = INT(id), .person_id = INT(first), .would = INT(0),
	    .staff_id = INT(owner), .at = INT(b->now));
}
