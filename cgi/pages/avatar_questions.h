/*
 * avatar_questions: what the owner wants to hear from real customers, out of the blocks of an
 * avatar that are empty or our guess; asked at the counter, one at a visit.
 */
#ifndef AVATAR_QUESTIONS_H
#define AVATAR_QUESTIONS_H

#include <stdbool.h>
#include <stdint.h>

struct request;
struct view;

enum { AVATAR_QUESTIONS = 40 }; /* that are asked at the same time, of a shop */

/*
 * Into a view the section BOARD_QUESTION (see partials/knowledge_ring.html), if there is one
 * that this person may be asked now: they belong to the avatar's segment and trust us that
 * far, have not been asked it, and it is the board's turn, see tact_turn.  twelve_at is when
 * one of the twelve was asked last, or INT64_MAX where none of them may be asked now.
 *
 * Not for those with whom we keep it to business, nor on a day on which something was asked.
 * Where nothing is asked for the board this is one read.
 */
bool avatar_question_offer(struct request *, struct view *, int64_t person_id, int64_t trust,
    int64_t twelve_at);

#endif
