/*
 * Bad input on every field of every form.  The fields are read from the tables in
 * cgi/pages, so a form or a field that is added is walked too, or named as forgotten.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "session.h"
#include "sql.h"

enum { FIELDS = 500 };

static struct known {
	char    file[40], table[40], name[40], kind[20];
	int     max;
	int64_t low, high;
	bool    required, many;
} known[FIELDS];
static int nknown;

/* Where a table's fields are sent, and a form that is right. */
static const struct form_of {
	const char *file, *table, *address, *right;
	int         status; /* of a refused one */
} forms[] = {
	{ "first_run", "fields", "/first-run", "code=abcd-efgh&shop_name=Lantern&kind=tailor&name=Theo"
	    "&secret=four+words+of+mine", 422 },
	{ "sign_in", "fields", "/sign-in/2", "secret=4711&next=/people", 422 },
	{ "staff", "new_fields", "/staff", "name=Cem&secret=4711", 422 },
	{ "staff", "change_fields", "/staff/2", "act=secret&secret=8642", 422 },
	{ "person_form", "new_fields", "/people/new", "call_name=Zoe&looks=hat&say_name=Zo-ee&usual=tea"
	    "&learned_new=reads&name_source=heard&kind=supplier&knows_page=yes&different=yes", 422 },
	{ "person_form", "change_fields", "/people/1/change", "call_name=Fred&full_name=Frederick"
	    "&name_source=written&say_name=Fredd&nicknames=Red&greeting=Hello&looks=hat&usual=tea"
	    "&household=Halloran&kind=neighbour&phone=5550100&age_said=34&since_year=2019&knows_page=yes&version=1"
	    "&town=Leeds&language=Spanish&wants=bread&needs=quiet&desires=paris&tags=own,takeaway",
	    422 },
	{ "photos", "fields", "/people/1/photo", "act=drawing&photo=x&head=2&face=3&skin=4&hair=5"
	    "&glasses=1&beard=2", 422 },
	{ "visit_form", "fields", "/visits/new", "act=save&person=1&find=ann&happened=usual&learned=jazz"
	    "&kind=likes&about=all&source=told&learned_new=reads&kind_new=habit&about_new=1"
	    "&source_new=seen&channel=shop&worked=1&worked_new=trains&bothered=1&bothered_new=noise"
	    "&side_about=1&try_next=quietly&outcome=1+better&done=1&promised=piano&promised_due=date"
	    "&promised_day=2026-12-01&gift_way=in&gift=nuts&knew=met", 422 },
	{ "threads", "fields", "/people/1/threads", "kind=wish&text=scarf&owner_id=1&due=date"
	    "&due_date=2026-12-01", 422 },
	{ "threads", "close_fields", "/threads/1/close", "outcome=glad&used=no", 422 },
	{ "threads", "note_fields", "?/people/1/threads", "closed=1", 200 },
	{ "gifts", "fields", "/people/1/gifts", "way=in&text=nuts&to_id=2&day=2026-11-01", 422 },
	{ "gifts", "note_fields", "?/people/1/gifts", "thanked=1&removed=1", 200 },
	{ "vouchers", "fields", "/people/1/vouchers/new", "partner_id=2&text=dessert&number=7"
	    "&ends=2026-12-01", 422 },
	{ "vouchers", "state_fields", "/vouchers/1", "state=used", 422 },
	{ "vouchers", "list_fields", "?/vouchers", "partner=2", 404 },
	{ "usuals", "fields", "/people/1/usuals", "usual=tea&how=hot&day=monday&part=evening&first=yes", 422 },
	{ "displays", "new_fields", "/displays", "display_name=Kitchen&shows=board", 422 },
	{ "board", "fields", "?/avatars", "season=2&on=2026-12-01&retired=1&back=1&full=yes", 200 },
	{ "avatar_print", "fields", "?/avatars/1/print", "paper=letter&sheet=all", 200 },
	{ "avatar_page", "note_fields", "?/avatars/1", "saved=yes&copied=yes", 200 },
	{ "avatar_page", "move_fields", "/avatars/1/move", "act=up", 422 },
	{ "avatar_form", "fields", "/avatars/new", "avatar_name=Bruno&avatar_tag=Farms"
	    "&avatar_says=Hello&pronoun=he&involvement=2&language=Spanish&colour=3&segment_id=1"
	    "&variant_of=1&season=1&block=1&claims=Engineer&off=2&seen=likes 1&drawing=drawn 1.1.0.0.1.1&version=1", 422 },
	{ "evidence_page", "show_fields", "?/avatars/1/evidence", "claim=1&q=te&saved=yes&dropped=1", 200 },
	{ "evidence_page", "fields", "/avatars/1/evidence", "act=show&claim=1&rule=regular", 422 },
	{ "evidence_page", "people_fields", "?/avatars/1/evidence/people", "claim=1&after=1", 404 },
	{ "avatar_form", "from_fields", "?/avatars/new", "segment=1&variant=1", 200 },
	{ "avatar_pictures", "fields", "/avatars/1/picture", "act=drawing&drawing=drawn 1.1.0.0.1.1"
	    "&photo=x&home=x", 422 },
	{ "avatar_pictures", "show_fields", "?/avatars/1/picture", "more=8", 200 },
	{ "seasons", "fields", "/avatars/seasons", "act=save&season=2&season_name=Advent&from_day=27"
	    "&from_month=11&to_day=24&to_month=12", 422 },
	{ "seasons", "show_fields", "?/avatars/seasons", "season=2&saved=yes", 200 },
	{ "avatar_questions", "fields", "/avatars/1/questions", "act=ask&block=1&question=1&words=What"
	    "&opens=2", 422 },
	{ "asked", "fields", "/people/1/asked", "question=1&act=told&answer=Bread", 422 },
	{ "blocks", "new_fields", "/avatars/blocks", "block_name=Music&block_ask=What&block_depth=2", 422 },
	{ "blocks", "fields", "/avatars/blocks/19", "act=change&block_name=Music&block_ask=What"
	    "&block_depth=2", 422 },
	{ "blocks", "note_fields", "?/avatars/blocks", "saved=yes", 200 },
	{ "displays", "change_fields", "/displays/1", "act=code", 422 },
	{ "displays", "code_fields", "/display", "code=123456", 422 },
	{ "attempts", "fields", "/people/1/attempts", "text=filter&fact=1", 422 },
	{ "attempts", "outcome_fields", "/attempts/1", "outcome=better", 422 },
	{ "moment_form", "fields", "/people/1/moments/new", "kind=life&moment_title=Trip&often=once"
	    "&moment_day=1&moment_month=12&moment_year=2026&time_of_day=11:30&last_day=2026-12-05"
	    "&where_at=Leeds&weight=major&lead_n=2&lead_unit=days&offer=call&offer_by=2&no_ask=yes", 422 },
	{ "gestures", "fields", "/moments/1/gestures", "idea=A card&custom=1&gesture=cake&again=yes", 422 },
	{ "gestures", "act_fields", "/gestures/1", "act=done", 422 },
	{ "patterns", "fields", "/people/1/patterns", "before=exams&tends=sleep&offer=call&lead_n=2"
	    "&lead_unit=days", 422 },
	{ "patterns", "act_fields", "/patterns/1", "act=remove", 422 },
	{ "feeds", "fields", "/feeds", "feed_name=Ana&minors=yes", 422 },
	{ "fact_pages", "add_fields", "/people/1/facts", "area=5&kind=loves&text=jazz&interest=Jazz"
	    "&source=heard&remark=since&company=2", 422 },
	{ "fact_pages", "change_fields", "/facts/1", "kind=loves&text=jazz&interest=Jazz&source=heard"
	    "&remark=since&why=misheard&version=1", 422 },
	{ "habits", "fields", "/people/1/habits", "stage=5&text=Counts&source=told&remark=x", 422 },
	{ "places", "fields", "/people/1/place", "seat=window&seat_else=bar&favourite_id=2&stand_in_id=3"
	    "&stand_in_words=early&version=1", 422 },
	{ "staff", "away_fields", "/staff/2/away", "away_from=2026-11-20&away_to=2026-11-24", 422 },
	{ "settings", "fields", "/settings", "shop_name=Loaf&kind=tailor&moment_days=7&sheet_months=6"
	    "&extra_visits=5&paper=letter", 422 },
	{ "stages", "fields", "/stages", "stage_name=Fits", 422 },
	{ "interest_form", "change_fields", "/interests/1/change", "interest_name=Angling&area_id=2&join=1",
	    422 },
	{ "interest_form", "area_fields", "/areas", "area_name=Travel", 422 },
	{ "me", "fields", "/me", "interests=chess&drop=1", 422 },
	{ "knowledge_page", "fields", "/people/1/knowledge",
	    "question_id=5&act=answer&answer=chess&from=person", 422 },
	{ "knowledge_page", "business_fields", "/people/1/business",
	    "business_only=yes&business_why=reads", 422 },
	{ "person_rhythm", "fields", "/people/1/rhythm", "regular=worked&late_hand=20", 422 },
	{ "sheet_form", "fields", "/people/1/sheets/new", "kind=Jacket&measure=Chest&said=40&unit=in"
	    "&taken_on=2026-11-16&taken_by=2&remark=Loose&photo=x", 422 },
	{ "addresses", "fields", "/people/1/addresses", "address_name=Home&lines=Millstreet"
	    "&from_day=2026-11-01&to_day=2026-12-01", 422 },
	{ "addresses", "change_fields", "/addresses/1", "act=save&address_name=Home&lines=Millstreet"
	    "&from_day=2026-11-01&to_day=2026-12-01", 422 },
	{ "trust", "fields", "/people/1/trust", "step=2&reason=talks", 422 },
	{ "questions", "fields", "/questions", "words=A&words=B&words=C&words=D&words=E&words=F&words=G"
	    "&words=H&words=I&words=J&words=K&words=L&opens=3&opens=3&opens=4&opens=2&opens=1&opens=1"
	    "&opens=2&opens=2&opens=1&opens=2&opens=3&opens=2&place=9&place=10&place=11&place=4&place=1"
	    "&place=2&place=5&place=6&place=3&place=7&place=8&place=12", 422 },
	{ "household_form", "fields", "/households/new", "household=Okafor&since=Easter&met=market"
	    "&member=Ngozi&what=page&tie_word=&same=&different=yes", 422 },
	{ "households", "learn_fields", "/households/1/facts", "gone=2&learned_new=tea&kind_new=loves"
	    "&source_new=seen", 422 },
	{ "households", "change_fields", "/households/1/change", "household=Hall&since=May&met=here"
	    "&remark=late", 422 },
	{ "households", "leave_fields", "/households/1/leave", "person=2&why=Leeds", 422 },
	{ "household_add", "fields", "/households/1/add", "act=person&find=gur&person=3&name=Tom&kind=cat"
	    "&remark=old", 422 },
	{ "household_add", "companion_fields", "/companions/1", "act=save&name=Tom&kind=cat&remark=old",
	    422 },
	{ "person_home", "differ_fields", "/people/1/differs", "act=save&fact=1&instead=early"
	    "&instead_kind=habit&instead_why=work", 422 },
	{ "ties", "fields", "/people/1/ties", "act=save&find=gur&other=3&word=friend&back_word=mate"
	    "&remark=chess&on_paper=yes", 422 },
	{ "ties", "change_fields", "/ties/1", "act=save&from=1&word=partner&back_word=partner"
	    "&remark=chess&on_paper=yes", 422 },
	{ "customs", "fields", "/customs", "custom_title=Birthdays&custom_text=Coffee&custom_owner=1", 422 },
	{ "customs", "change_fields", "/customs/1",
	    "custom_title=Birthdays&custom_text=Coffee&custom_owner=1&act=save", 422 },
	{ "customs", "done_fields", "/customs/1/done", "undo=yes&before=1", 422 },
	{ "offers", "fields", "/offers", "offer_name=Chair&offer_stage=1&offer_words=wait", 422 },
	{ "offers", "change_fields", "/offers/1",
	    "offer_name=Chair&offer_stage=1&offer_words=wait&act=save", 422 },
	{ "offers", "try_fields", "/offers/1/try", "fact=1", 422 },
	{ "segment_draft", "fields", "/segments/new", "name=Jazz&line=0+likes&join=and&value=1&to=1"
	    "&add_does=visits&add_loves=likes&add_is=age&act=save", 422 },
	{ "segment_page", "add_fields", "/segments/1/add", "rule=regular", 422 },
	{ "value", "fields", "/value", "extra_visits=12", 422 },
	{ "good", "fields", "/good", "kind=gift&person=1&moment_text=Honey", 422 },
	{ "new_faces", "fields", "?/new-faces", "month=2026-10", 422 },
	{ "rounds", "begin_fields", "/rounds", "game=faces", 422 },
	{ "rounds", "fields", "/rounds/1", "nth=1&choice=1", 422 },
	{ "decisions", "new_fields", "/decisions", "question=Paint", 422 },
	{ "decisions", "fields", "/decisions/1",
	    "act=decide&decided=Keep&look=2027-01-14&happened=Rain", 422 },
	{ "decision_walk", "fields", "/decisions/1/voice", "voice=1&words=Well&verdict=me&go=next&to=1",
	    422 },
	{ "ideas", "new_fields", "/avatars/1/ideas", "idea_text=Cake", 422 },
	{ "ideas", "fields", "/ideas/1", "act=save&find=fred&person=1&theirs=Reads", 422 },
	{ "me_tests", "new_fields", "/avatars/1/tests", "test_text=Readers", 422 },
	{ "me_tests", "fields", "/me-tests/1", "act=yes&find=fred&person=1", 422 },
	{ "who_are_page", "fields", "/who-are-your-customers", "who_text=Readers", 422 },
	{ "who_are_page", "saved_fields", "?/who-are-your-customers", "saved=yes", 200 },
	{ "decision_walk", "at_fields", "?/decisions/1/voice", "voice=1", 404 },
	{ "insights", "fields", "?/insights", "month=2026-10", 422 },
	{ "insights", "list_fields", "?/insights/visits", "month=2026-10&of=used", 404 },
	{ "search", "fields", "?/search", "q=fred", 422 },
	{ "visits", "fields", "?/visits", "day=2026-11-01&person=1", 404 },
	{ "together", "fields", "?/together", "person=1", 404 },
	/* What an address may say besides is passed over when it is not understood. */
	{ "people", "fields", "?/people", "q=fred", 200 },
	{ "quiet", "fields", "?/quiet", "person=1", 200 },
	{ "matters", "fields", "?/people/1", "did=removed&fact=1", 200 },
	{ "stages", "saved_fields", "?/stages", "saved=yes", 200 },
	{ "interests", "fields", "?/interests", "q=fish&area=2&saved=yes", 200 },
	{ "interests", "like_fields", "?/interests/like", "q=fi&interest=fi&interests=fi", 200 },
	{ "interest", "fields", "?/interests/1", "before=1&saved=yes&joined=yes", 200 },
	{ "person", "fields", "?/people/1", "saved=yes&with=1", 200 },
	{ "decisions", "list_fields", "?/decisions", "q=card&removed=1", 200 },
	{ "decisions", "show_fields", "?/decisions/1", "change=yes&tell=yes", 200 },
	{ "customs", "saved_fields", "?/customs", "saved=yes&done=1&before=1", 200 },
	{ "offers", "saved_fields", "?/offers", "saved=yes", 200 },
	{ "segment_page", "show_fields", "?/segments", "saved=yes&removed=1", 200 },
	{ "segment_people", "fields", "?/segments/1/people", "after=1", 200 },
	{ "value", "page_fields", "?/value", "from=12&after=1&saved=yes", 200 },
	{ "good", "week_fields", "?/good", "week=2026-11-16&person=1", 200 },
	{ "wall", "fields", "?/wall", "from=a&skip=0", 200 },
	{ "staff", "saved", "?/staff", "saved=yes", 200 },
	{ "knowledge_page", "saved", "?/people/1/knowledge", "saved=yes", 200 },
	{ "settings", "saved", "?/settings", "saved=yes", 200 },
	{ "questions", "saved", "?/questions", "saved=yes", 200 },
	{ "household_form", "from_page", "?/households/new", "person=1", 404 },
	{ "households", "saved", "?/households/1", "saved=yes", 200 },
	{ "usuals", "removed", "?/people/1/usuals", "removed=1", 200 },
	{ "preparation", "started", "?/people/1", "started=1&again=yes", 200 },
	{ "displays", "made", "?/displays", "code_for=1", 200 },
	{ "patterns", "gone_fields", "?/people/1/patterns", "gone=1", 200 },
	{ "month", "fields", "?/moments", "month=2026-11&day=2026-11-09&minors=yes&page=1", 200 },
	{ "feeds", "made_fields", "?/feeds", "made=1&ended=yes", 200 },
	{ "today", "fields", "?/", "saved=1&undone=yes", 200 },
	{ "today_likely", "started", "?/", "started=1&again=yes", 200 },
	{ "today_lists", "fields", "?/", "closed=1&thanked=1", 200 },
};
enum { FORMS = sizeof forms / sizeof *forms };

static int64_t
after(const char *row, const char *what)
{
	const char *at = strstr(row, what);

	return at ? strtoll(at + strlen(what), NULL, 10) : 0;
}

/* One row of a table, as { "call_name", "Name", FORM_TEXT, .max = 80 }. */
static void
read_row(const char *file, const char *table, const char *row)
{
	struct known *k = &known[nknown++];

	assert_true(nknown < FIELDS);
	snprintf(k->file, sizeof k->file, "%s", file);
	snprintf(k->table, sizeof k->table, "%s", table);
	assert_int_equal(sscanf(row, "{ \"%39[^\"]\"", k->name), 1);
	assert_non_null(strstr(row, "FORM_"));
	assert_int_equal(sscanf(strstr(row, "FORM_"), "FORM_%19[A-Z]", k->kind), 1);
	k->max = (int)after(row, ".max = ");
	k->low = after(row, ".low = ");
	k->high = after(row, ".high = ");
	k->required = strstr(row, ".required = true") != NULL;
	k->many = strstr(row, ".many = true") != NULL;
}

static void
read_file(const char *file)
{
	static char text[100000];
	char        table[40], row[400];
	FILE       *f = fopen(say("cgi/pages/%s.c", file), "r");
	char       *at = text;

	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	while ((at = strstr(at, "static const struct field ")) != NULL) {
		char *end = strstr(at, "{ 0 }");

		assert_int_equal(sscanf(at, "static const struct field %39[a-z_]", table), 1);
		for (at = strstr(at, "{ \""); at && at < end; at = strstr(at + 1, "{ \"")) {
			snprintf(row, sizeof row, "%.*s", (int)(strchr(at, '}') - at), at);
			read_row(file, table, row);
		}
		at = end;
	}
}

static int
read_fields(void **state)
{
	char  line[200], name[40];
	FILE *list = popen("grep -l 'struct field ' cgi/pages/*.c", "r");

	open_shop(state);
	while (fgets(line, sizeof line, list))
		if (sscanf(line, "cgi/pages/%39[a-z_]", name) == 1)
			read_file(name);
	pclose(list);
	return close_book(state);
}

static const struct form_of *
form_of(const struct known *k)
{
	for (int i = 0; i < FORMS; i++)
		if (strcmp(forms[i].file, k->file) == 0 && strcmp(forms[i].table, k->table) == 0)
			return &forms[i];
	fail_msg("cgi/pages/%s.c: %s: say in this test where it is sent", k->file, k->table);
	return NULL;
}

/* The family 1 of Fred and Alice with the dog 1, the fact 1 and the tie 1; and Gurdeep. */
static void
put_family(void)
{
	assert_int_equal(post("/households/new", "household=Halloran&member=Fred&what=page&tie_word="
	    "&same=1&member=Alice&what=page&tie_word=wife&same=&member=Shadow&what=dog&tie_word="
	    "&same="), 303);
	assert_int_equal(post("/households/1/facts", "learned_new=Eat+late&kind_new=habit"), 303);
	start_page("Gurdeep");
}

static void
open_for(const struct form_of *w)
{
	unsigned char hash[SESSION_HASH];

	close_book(NULL);
	if (strcmp(w->file, "first_run") == 0) {
		open_empty_book(NULL);
		session_hash(hash, "abcd-efgh", 9);
		assert_true(db_begin(book, DB_WRITE));
		db_run(book, first_run_put, .hash = BLOB(hash, sizeof hash),
		    .ends_at = INT(the_time() + 900));
		assert_true(db_end(book));
		return;
	}
	open_shop(NULL);
	start_page("Fred");
	if (strstr(" household_form households household_add person_home ties ", w->file))
		put_family();
	else /* Something that bothers him, and what we try against it. */
		log_visit("person=1&bothered_new=Noise&try_next=Quietly");
	if (strcmp(w->file, "fact_pages") == 0) {
		start_page("Alice");
		change("INSERT INTO tie (person_id, other_id, word, back_word, staff_id, at) "
		       "VALUES (1, 2, 'wife', 'husband', 1, 0)");
		log_visit("person=1&learned_new=Likes+tea");
	}
	if (strcmp(w->file, "addresses") == 0)
		post("/people/1/addresses", "lines=2+Mill+Street");
	if (strstr(" threads gifts vouchers visit_form ", say(" %s ", w->file))) {
		assert_int_equal(post("/people/new", "call_name=Lucia&kind=partner&different=yes"), 303);
		assert_int_equal(post("/people/1/vouchers/new", "partner_id=2&text=dessert"), 303);
		assert_int_equal(post("/people/1/gifts", "way=in&text=nuts"), 303);
	}
	if (strcmp(w->file, "rounds") == 0)
		change("INSERT INTO practice_round (staff_id, game, at) VALUES (2, 'faces', 0)");
	if (strstr(" gestures patterns ", w->file)) {
		post("/people/1/moments/new", "moment_title=Fair&often=yearly&moment_month=5");
		post("/moments/1/gestures", "idea=A+call");
		post("/people/1/patterns", "before=trips&tends=worry");
	}
	post("/me", "interests=fishing");
	if (strcmp(w->file, "customs") == 0)
		change("INSERT INTO custom VALUES (1, 'Cards', 'We write one.', 1, 1, 0, NULL)");
	if (strstr(" segment_page segment_people ", w->file))
		change("INSERT INTO segment VALUES (1, 'All', 'all', '', 1, 1, 0, NULL)");
	if (strcmp(w->file, "segment_draft") == 0)
		log_visit("person=1&learned_new=Jazz&kind_new=likes");
	if (strcmp(w->file, "offers") == 0)
		change("INSERT INTO offer VALUES (1, 'Quiet', 'quiet', NULL, 'noise', 1, 0, NULL)");
	if (strstr(" decisions decision_walk ideas me_tests who_are_page ", say(" %s ", w->file))) {
		change("INSERT INTO avatar (id, name, place, staff_id, at, changed_at) "
		       "VALUES (1, 'Margaret', 1, 1, 0, 0)");
		as_owner();
		post("/decisions", "question=Paper+or+app");
		post("/avatars/1/ideas", "idea_text=Cake");
		post("/avatars/1/tests", "test_text=Readers");
	}
	if (strstr(" feeds displays staff settings stages interest_form questions insights customs offers value new_faces segment_draft segment_page segment_people ", say(" %s ", w->file)) != NULL)
		as_owner();
	if (strstr(" board avatar_page avatar_form avatar_pictures avatar_print blocks seasons evidence_page avatar_questions asked ", say(" %s ", w->file))) {
		as_owner();
		post("/avatars/new", "avatar_name=Helen");
		post("/avatars/blocks", "block_name=Phones");
		if (strcmp(w->file, "asked") == 0)
			post("/avatars/1/questions", "act=ask&block=1&words=What&opens=2");
		change("INSERT INTO segment (name, sort_name, rule, staff_id, at) "
		       "VALUES ('Talkers', 'talkers', '', 1, 0)");
		change("INSERT INTO claim (id, avatar_id, block_id, text, rule, place, staff_id, at) "
		       "VALUES (1, 1, 1, 'Regular', 'regular', 1, 1, 0)");
	}
	if (strcmp(w->file, "displays") == 0)
		post("/displays", "display_name=Door");
	if (strcmp(w->file, "sign_in") == 0)
		as_stranger();
}

/* The right form, but for one field; value NULL leaves it out. */
static const char *
with(const char *right, const char *name, const char *value)
{
	const char *all = "";

	for (const char *at = right; *at; at += strcspn(at, "&"), at += *at == '&') {
		size_t n = strlen(name);

		if (strncmp(at, name, n) != 0 || at[n] != '=')
			all = say("%s%s%.*s", all, *all ? "&" : "", (int)strcspn(at, "&"), at);
	}
	return value ? say("%s%s%s=%s", all, *all ? "&" : "", name, value) : all;
}

/* What stands in the right form for a field. */
static const char *
right_value(const char *right, const char *name)
{
	const char *at = right;
	size_t      n = strlen(name);

	while (strncmp(at, name, n) != 0 || at[n] != '=') {
		at += strcspn(at, "&");
		if (*at++ == '\0')
			fail_msg("the right form has no %s", name);
	}
	return say("%.*s", (int)strcspn(at + n + 1, "&"), at + n + 1);
}

static bool
is(const struct known *k, const char *kind)
{
	return strcmp(k->kind, kind) == 0;
}

static int
send_to(const struct form_of *w, const char *fields)
{
	return *w->address == '?' ? get(say("%s?%s", w->address + 1, fields))
	                          : post(w->address, fields);
}

/* Whatever else was typed is still there. */
static void
others_are_kept(const struct form_of *w, const struct known *but)
{
	for (int i = 0; i < nknown; i++) {
		const struct known *k = &known[i];

		if (k == but || form_of(k) != w || k->many || is(k, "SECRET") || is(k, "ID") ||
		    (strcmp(k->name, "next") == 0 && strcmp(but->name, "next") == 0))
			continue;
		assert_string_equal(shown(k->name), right_value(w->right, k->name));
	}
}

/* Send a form with one bad value; typed is how it must come back, or NULL. */
static void
refuse(const struct known *k, const char *fields, const char *typed)
{
	const struct form_of *w = form_of(k);
	const char           *before = counted();
	int64_t               version = number("PRAGMA data_version");
	int                   status = send_to(w, fields);

	if (status != w->status)
		fail_msg("%s: %s: %d instead of %d", w->address, fields, status, w->status);
	assert_string_equal(counted(), before);
	/* Not a byte was written; only that a PIN was tried is. */
	if (strcmp(w->file, "sign_in") != 0)
		assert_int_equal(number("PRAGMA data_version"), version);
	if (status != 422)
		return;
	if (strcmp(shown(say("%s_error", k->name)), "(not shown)") == 0)
		fail_msg("%s: %s: nothing is said of %s", w->address, fields, k->name);
	if (times_shown("PROBLEM") < 1)
		fail_msg("%s: %s: no summary", w->address, fields);
	others_are_kept(w, k);
	if (is(k, "SECRET"))
		assert_true(*shown(k->name) == '\0' || *shown(k->name) == '(');
	else if (typed && !k->many && strcmp(k->name, "next") != 0)
		assert_string_equal(shown(k->name), typed);
}

static void
refuse_value(const struct known *k, const char *value)
{
	const struct form_of *w = form_of(k);

	refuse(k, with(w->right, k->name, encoded(value)), value);
}

static void
what_is_no_text_is_refused_everywhere(void **state)
{
	static const char *const bad[] = { "%00", "a%00b", "%ff", "a%c3", "%c0%af", "%ed%a0%80",
		"%e2%80%ae", "a%e2%81%a6b", "%1b[2J", "%c2%85", "%f4%90%80%80" };
	(void)state;
	for (int i = 0; i < nknown; i++) {
		const struct form_of *w = form_of(&known[i]);

		open_for(w);
		for (size_t b = 0; b < sizeof bad / sizeof *bad; b++)
			refuse(&known[i], with(w->right, known[i].name, bad[b]), NULL);
	}
}

static void
what_is_too_long_is_refused_everywhere(void **state)
{
	(void)state;
	for (int i = 0; i < nknown; i++) {
		struct known *k = &known[i];
		const char   *longer = "";

		if (!is(k, "TEXT") && !is(k, "PHONE") && !is(k, "SECRET"))
			continue;
		open_for(form_of(k));
		if (k->max == 0)
			fail_msg("%s.c: %s has no .max", k->file, k->name);
		for (int n = 0; n <= k->max; n++)
			longer = say("%s%s", longer, is(k, "TEXT") ? "é" : "5");
		refuse_value(k, longer);
		/* And it says how many there may be. */
		if (form_of(k)->status == 422)
			assert_non_null(strstr(shown(say("%s_error", k->name)),
			    say("can have %d letters at most", k->max)));
	}
}

static void
the_number_of_a_card_is_refused_everywhere(void **state)
{
	static const char *const cards[] = { "4111 1111 1111 1111", "5500005555555559",
		"3782-822463-10005", "6011000990139424" };

	(void)state;
	for (int i = 0; i < nknown; i++) {
		struct known *k = &known[i];

		if (!is(k, "TEXT") || k->max < 20)
			continue;
		open_for(form_of(k));
		refuse_value(k, cards[dice(4)]);
		if (form_of(k)->status == 422)
			assert_non_null(strstr(shown(say("%s_error", k->name)), "no place for cards"));
	}
}

static void
other_long_numbers_are_taken(void **state)
{
	static const char *const others[] = { "ISBN 9780141439518", "4111 1111 1111 1112",
		"Since 1999, twice in 2004", "0033 1 42 68 53 00 and 07700 900123", "4111 1111 1111" };

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(post("/people/new", say("call_name=Zoe+%c&different=yes&learned_new=%s",
		    'A' + (int)i, encoded(others[i]))), 303);
}

static void
what_is_needed_is_asked_for(void **state)
{
	int n = 0;

	(void)state;
	for (int i = 0; i < nknown; i++) {
		const struct form_of *w = form_of(&known[i]);

		if (!known[i].required)
			continue;
		open_for(w);
		refuse(&known[i], with(w->right, known[i].name, NULL), "");
		refuse(&known[i], with(w->right, known[i].name, ""), "");
		if (!is(&known[i], "SECRET"))
			refuse(&known[i], with(w->right, known[i].name, "+%e2%80%8b%09"), "");
		n++;
	}
	assert_int_equal(n, 21);
}

static void
what_is_given_twice_is_refused(void **state)
{
	(void)state;
	for (int i = 0; i < nknown; i++) {
		const struct form_of *w = form_of(&known[i]);
		const char           *one;

		if (known[i].many)
			continue;
		open_for(w);
		one = right_value(w->right, known[i].name);
		refuse(&known[i], say("%s&%s=%s", with(w->right, known[i].name, one), known[i].name,
		    one), NULL);
		if (w->status == 422)
			assert_non_null(strstr(shown(say("%s_error", known[i].name)), "given twice"));
	}
}

static void
what_is_of_another_kind_is_refused(void **state)
{
	static const char *const values[][8] = {
		{ "INT", "x", "1.5", "-1", "1e3", "0x7e3", "99999999999999999999", "2019 or so" },
		{ "ID", "0", "-1", "x", "1x", "1.0", "99999999999999999999", "0x1" },
		{ "DATE", "2026-02-30", "yesterday", "2026-13-01", "26-11-01", "01.11.2026", "0",
		    "2026-11-01T10:00" },
		{ "CHOICE", "zzz", "TOLD", "shop phone", "0", "shop,phone", "'", "null" },
		{ "FLAG", "1", "no", "true", "YES", "on", "0", "yes yes" },
		{ "PHONE", "call me", "12", "555-CALL", "5550100#1", "+", "٠١٢٣٤٥", "()" },
	};

	(void)state;
	for (int i = 0; i < nknown; i++)
		for (size_t kind = 0; kind < sizeof values / sizeof *values; kind++) {
			if (!is(&known[i], values[kind][0]))
				continue;
			open_for(form_of(&known[i]));
			for (int v = 1; v < 8; v++)
				refuse_value(&known[i], values[kind][v]);
			if (known[i].high == 0)
				continue;
			refuse_value(&known[i], say("%lld", (long long)known[i].low - 1));
			refuse_value(&known[i], say("%lld", (long long)known[i].high + 1));
		}
}

/* Columns that hold what a field takes; the others are not kept as typed. */
static const struct stored {
	const char *file, *name, *table, *column;
} stored[] = {
	{ "person_form", "call_name", "person", "call_name" },
	{ "person_form", "full_name", "person", "full_name" },
	{ "person_form", "say_name", "person", "say_name" },
	{ "person_form", "nicknames", "person", "nicknames" },
	{ "person_form", "greeting", "person", "greeting" },
	{ "person_form", "looks", "person", "looks" },
	{ "person_form", "usual", "person", "usual" },
	{ "person_form", "phone", "person", "phone" },
	{ "person_form", "age_said", "person", "age_said" },
	{ "person_form", "household", "household", "name" },
	{ "person_form", "learned_new", "fact", "text" },
	{ "person_form", "town", "person", "town" },
	{ "person_form", "language", "person", "language" },
	{ "person_form", "wants", "person", "wants" },
	{ "person_form", "needs", "person", "needs" },
	{ "person_form", "desires", "person", "desires" },
	{ "person_form", "tags", "person", "tags" },
	{ "visit_form", "learned_new", "fact", "text" },
	{ "visit_form", "learned", "fact", "text" },
	{ "visit_form", "worked_new", "fact", "text" },
	{ "visit_form", "bothered_new", "fact", "text" },
	{ "visit_form", "try_next", "attempt", "text" },
	{ "usuals", "usual", "usual", "name" },
	{ "usuals", "how", "usual", "remark" },
	{ "displays", "display_name", "display", "name" },
	{ "visit_form", "promised", "thread", "text" },
	{ "visit_form", "gift", "gift", "text" },
	{ "threads", "text", "thread", "text" },
	{ "threads", "outcome", "thread", "outcome" },
	{ "gifts", "text", "gift", "text" },
	{ "vouchers", "text", "voucher", "text" },
	{ "vouchers", "number", "voucher", "number" },
	{ "attempts", "text", "attempt", "text" },
	{ "fact_pages", "text", "fact", "text" },
	{ "fact_pages", "remark", "fact", "remark" },
	{ "fact_pages", "interest", "interest", "name" },
	{ "fact_pages", "why", "fact_change", "why" },
	{ "habits", "text", "fact", "text" },
	{ "habits", "remark", "fact", "remark" },
	{ "stages", "stage_name", "stage", "name" },
	{ "places", "seat", "person", "place" },
	{ "places", "seat_else", "person", "place_else" },
	{ "places", "stand_in_words", "person", "stand_in_words" },
	{ "settings", "shop_name", "shop", "name" },
	{ "household_form", "household", "household", "name" },
	{ "household_form", "since", "household", "since" },
	{ "household_form", "met", "household", "met" },
	{ "household_form", "member", "companion", "name" },
	{ "household_form", "tie_word", "tie", "word" },
	{ "households", "learned_new", "fact", "text" },
	{ "households", "household", "household", "name" },
	{ "households", "since", "household", "since" },
	{ "households", "met", "household", "met" },
	{ "households", "remark", "household", "remark" },
	{ "households", "why", "residence", "why" },
	{ "household_add", "name", "companion", "name" },
	{ "household_add", "kind", "companion", "kind" },
	{ "household_add", "remark", "companion", "remark" },
	{ "person_home", "instead", "fact", "text" },
	{ "person_home", "instead_why", "fact", "remark" },
	{ "ties", "word", "tie", "word" },
	{ "ties", "back_word", "tie", "back_word" },
	{ "ties", "remark", "tie", "remark" },
	{ "staff", "name", "staff", "name" },
	{ "first_run", "name", "staff", "name" },
	{ "first_run", "shop_name", "shop", "name" },
	{ "interest_form", "interest_name", "interest", "name" },
	{ "interest_form", "area_name", "area", "name" },
	{ "knowledge_page", "answer", "fact", "text" },
	{ "knowledge_page", "business_why", "person", "business_why" },
	{ "trust", "reason", "trust_step", "reason" },
	{ "sheet_form", "kind", "sheet", "kind" },
	{ "sheet_form", "measure", "measure", "name" },
	{ "sheet_form", "said", "measure", "said" },
	{ "sheet_form", "remark", "sheet", "remark" },
	{ "addresses", "address_name", "address", "name" },
	{ "addresses", "lines", "address", "lines" },
	{ "questions", "words", "question", "words" },
	{ "moment_form", "moment_title", "moment", "title" },
	{ "moment_form", "where_at", "moment", "where_at" },
	{ "moment_form", "offer", "moment", "offer" },
	{ "gestures", "gesture", "gesture", "text" },
	{ "patterns", "before", "pattern", "before" },
	{ "patterns", "tends", "pattern", "text" },
	{ "patterns", "offer", "pattern", "offer" },
	{ "feeds", "feed_name", "feed", "name" },
	{ "customs", "custom_title", "custom", "title" },
	{ "customs", "custom_text", "custom", "text" },
	{ "offers", "offer_name", "offer", "name" },
	{ "offers", "offer_words", "offer", "words" },
	{ "good", "moment_text", "good", "text" },
	{ "decisions", "question", "decision", "question" },
	{ "decisions", "decided", "decision", "decided" },
	{ "decisions", "happened", "decision", "happened" },
	{ "decision_walk", "words", "voice", "words" },
	{ "ideas", "idea_text", "idea", "text" },
	{ "ideas", "theirs", "idea_person", "words" },
	{ "me_tests", "test_text", "me_test", "text" },
	{ "who_are_page", "who_text", "who_answer", "text" },
	{ "avatar_form", "avatar_name", "avatar", "name" },
	{ "avatar_form", "avatar_tag", "avatar", "tag" },
	{ "avatar_form", "avatar_says", "avatar", "says" },
	{ "avatar_form", "language", "avatar", "language" },
	{ "avatar_form", "drawing", "avatar", "picture" },
	{ "avatar_form", "seen", "claim", "rule" },
	{ "avatar_pictures", "drawing", "avatar", "picture" },
	{ "blocks", "block_name", "block", "name" },
	{ "blocks", "block_ask", "block", "ask" },
	{ "seasons", "season_name", "season", "name" },
	{ "avatar_questions", "words", "avatar_question", "words" },
	{ "asked", "answer", "fact", "text" },
	{ "segment_draft", "name", "segment", "name" },
};
static const char not_stored[] = " act find about about_new side_about outcome next code secret q "
    "interest interests same photo month time_of_day from claims season home line value to "
    "add_does add_loves add_is rule ";

static int
limit_of(const char *table, const char *column)
{
	const char *at = strstr(sql_schema, say("CREATE TABLE %s (", table));
	const char *check;

	assert_non_null(at);
	at = strstr(at, say("\n\t%s ", column));
	assert_non_null(at);
	check = strstr(at, say("length(%s)", column));
	assert_true(check != NULL && check < strpbrk(at + 2, "\n"));
	check += strcspn(check, "<B");
	return atoi(check + strcspn(check, "0123456789") +
	    (*check == 'B' ? (int)strlen("1 AND ") : 0));
}

static void
a_field_takes_what_its_column_takes(void **state)
{
	(void)state;
	for (int i = 0; i < nknown; i++) {
		const struct known *k = &known[i];
		bool                found = strstr(not_stored, say(" %s ", k->name)) != NULL;

		if (!is(k, "TEXT") && !is(k, "PHONE"))
			continue;
		for (size_t s = 0; s < sizeof stored / sizeof *stored; s++) {
			if (strcmp(stored[s].file, k->file) != 0 || strcmp(stored[s].name, k->name) != 0)
				continue;
			if (limit_of(stored[s].table, stored[s].column) != k->max)
				fail_msg("%s.c: %s has .max = %d, its column %d", k->file, k->name,
				    k->max, limit_of(stored[s].table, stored[s].column));
			found = true;
		}
		if (!found)
			fail_msg("%s.c: say in this test where %s is kept", k->file, k->name);
	}
}

static const char *
letters(int n)
{
	const char *all = "";

	while (n-- > 0)
		all = say("%sé", all);
	return all;
}

static void
the_longest_of_everything_is_kept(void **state)
{
	const char *fields = "name_source=told&since_year=2019&version=1";

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < 10; i++) {
		int n = limit_of(stored[i].table, stored[i].column);

		if (strcmp(stored[i].name, "phone") == 0)
			fields = say("%s&phone=5550100%033d", fields, 7);
		else if (strcmp(stored[i].name, "age_said") != 0)
			fields = say("%s&%s=%s", fields, stored[i].name, encoded(letters(n)));
	}
	assert_int_equal(post("/people/1/change", fields), 303);
	for (size_t i = 0; i < 8; i++)
		assert_int_equal(number("SELECT length(%s) FROM person", stored[i].column),
		    limit_of("person", stored[i].column));
	assert_int_equal(number("SELECT length(name) FROM household"), 80);
	assert_int_equal(get("/people/1"), 200);
	/* One letter more and the book itself says no. */
	for (size_t i = 0; i < 9; i++)
		assert_true(refused("UPDATE person SET %s = '%s'", stored[i].column,
		    letters(limit_of("person", stored[i].column) + 1)));
	assert_true(refused("UPDATE household SET name = '%s'", letters(81)));
	log_visit(say("person=1&learned_new=%s", encoded(letters(300))));
	assert_int_equal(number("SELECT length(text) FROM fact"), 300);
	assert_true(refused("UPDATE fact SET text = '%s'", letters(301)));
	assert_true(refused("UPDATE staff SET name = '%s' WHERE id = 2", letters(41)));
	assert_true(refused("UPDATE shop SET name = '%s'", letters(81)));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(what_is_no_text_is_refused_everywhere),
		TEST(what_is_too_long_is_refused_everywhere),
		TEST(the_number_of_a_card_is_refused_everywhere),
		TEST(other_long_numbers_are_taken),
		TEST(what_is_needed_is_asked_for),
		TEST(what_is_given_twice_is_refused),
		TEST(what_is_of_another_kind_is_refused),
		TEST(a_field_takes_what_its_column_takes),
		TEST(the_longest_of_everything_is_kept),
	};

	return cmocka_run_group_tests(tests, read_fields, NULL);
}
