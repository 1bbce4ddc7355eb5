/*
 * said: see said.h.
 */
#include "said.h"

#include "languages.h"
#include "pages.h"
#include "tags.h"

enum { OFFERED = 50 };

/* view sets: TOWNS_OFFERED town_offered TAGS_OFFERED tag_offered
 * What most people have of a kind. */
static void
offer(struct request *rq, const char *kind, const char *rows, const char *name)
{
	struct rows *r = db_query(rq->db, trait_most, .kind = TEXT(kind), .limit = INT(OFFERED));

	while (db_next(r))
		view_text(view_add(rq->view, rows), name, db_text(r, trait_most_name));
}

void
said_offer(struct request *rq)
{
	const struct language *l;

	offer(rq, "town", "TOWNS_OFFERED", "town_offered");
	offer(rq, "tag", "TAGS_OFFERED", "tag_offered");
	for (int i = 0; (l = language_at(i)) != NULL; i++)
		view_text(view_add(rq->view, "LANGUAGES_OFFERED"), "language_offered", l->name);
}

void
said_check(struct request *rq, struct form *f)
{
	const char *why;

	if (tags_kept(rq->arena, form_text(f, "tags"), &why) == NULL)
		form_blame(f, "tags", "%s", why);
}

const char *
said_tags(struct request *rq, const struct form *f)
{
	const char *why, *kept = tags_kept(rq->arena, form_text(f, "tags"), &why);

	return kept != NULL ? kept : "";
}

/* Hello in the language of theirs; one that we do not know is named, and English said. */
static void
fill_hello(struct request *rq, struct rows *r)
{
	const char            *spoken = db_text(r, person_get_language), *called;
	const struct language *l = language_of(rq->arena, spoken);
	struct view           *v;

	if (*spoken == '\0' || (l != NULL && strcmp(l->tag, "en") == 0))
		return;
	called = *db_text(r, person_get_call_name) ? db_text(r, person_get_call_name)
	                                           : db_text(r, person_get_full_name);
	v = view_add(rq->view, "HELLO");
	view_text(v, "spoken", l != NULL ? l->name : spoken);
	view_text(v, "hello_lang", l != NULL ? l->tag : "en");
	view_text(v, "hello", language_hello(rq->arena, l, clock_hour(rq->now), called));
}

/* With whom we keep it to business, what they hope for is not ours to say. */
static void
fill_wishes(struct request *rq, struct rows *r)
{
	const char  *wants = db_text(r, person_get_wants), *needs = db_text(r, person_get_needs);
	const char  *desires = db_text(r, person_get_desires);
	struct view *v;

	if (db_int(r, person_get_business_only) || (!*wants && !*needs && !*desires))
		return;
	v = view_add(rq->view, "WISHES");
	view_part(v, "WISH_WANTS", "wish_wants", wants);
	view_part(v, "WISH_NEEDS", "wish_needs", needs);
	view_part(v, "WISH_DESIRES", "wish_desires", desires);
}

void
said_fill(struct request *rq, struct rows *r)
{
	char *rest = arena_text(rq->arena, db_text(r, person_get_tags)), *tag;

	view_part(rq->view, "LIVES_IN", "lives_in", db_text(r, person_get_town));
	if (*rest) {
		struct view *list = view_add(rq->view, "TAGGED");

		while ((tag = strsep(&rest, ",")) != NULL)
			view_text(view_add(list, "TAGS_GIVEN"), "tag_given", text_trim(rq->arena, tag));
	}
	fill_hello(rq, r);
	fill_wishes(rq, r);
}
