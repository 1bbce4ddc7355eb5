/*
 * person_start: see person_start.h.
 */
#include "person_start.h"

#include "naming.h"
#include "pages.h"
#include "usuals.h"
#include "words.h"

struct names
person_names(struct request *rq, const char *typed, const char *looks)
{
	struct names n;

	naming_split(rq->arena, typed, &n.call_name, &n.full_name, &n.looks);
	/* "anna", typed in a hurry, is a name all the same. */
	if (!*n.call_name && !*n.full_name && strpbrk(n.looks, " ,") == NULL) {
		n.call_name = n.looks;
		n.looks = arena_text(rq->arena, "");
	}
	if (*looks)
		n.looks = *n.looks ? arena_printf(rq->arena, "%s, %s", n.looks, looks)
		                   : arena_text(rq->arena, looks);
	n.name = naming_shown(rq->arena, n.call_name, n.full_name, n.looks);
	return n;
}

bool
person_findable(struct request *rq, const char *name)
{
	return *text_fold(rq->arena, name) != '\0';
}

int64_t
person_start(struct request *rq, const struct start *s)
{
	int     year;
	int64_t id;

	clock_date(rq->today, &year, &(int){ 0 }, &(int){ 0 });
	id = db_run(rq->db, person_insert, .call_name = TEXT(s->names.call_name),
	    .full_name = TEXT(s->names.full_name),
	    .name_source = TEXT(s->name_source ? s->name_source : "told"),
	    .nicknames = TEXT(""), .say_name = TEXT(s->say_name), .greeting = TEXT(""),
	    .looks = TEXT(s->names.looks), .phone = TEXT(""),
	    .household_id = NOTHING, .age_said = TEXT(""), .birth_year = NOTHING,
	    .birth_month = NOTHING, .birth_day = NOTHING, .age_low = NOTHING, .age_high = NOTHING,
	    .age_day = NOTHING, .since_year = INT(year), .knows_page = INT(s->knows_page),
	    .kind = TEXT(s->kind ? s->kind : "customer"), .created_by = INT(rq->staff_id),
	    .created_at = INT(rq->now), .created_day = INT(rq->today), .name = TEXT(s->names.name));
	if (s->usual)
		usual_say(rq, id, s->usual);
	words_of_person(rq, id);
	return id;
}
