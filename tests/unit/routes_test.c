/*
 * The table of routes, row by row: who may reach what, and that no form is taken which
 * our own page did not send.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

/*
 * What each row answers a stranger, Ana (who serves) and Theo (the owner).  In the book
 * are the person 1 and the visit 1, which Ana logged; and the family 1 of the people 2 and
 * 3 with the dog 1 and the fact 2, and the tie 1 between those two; 2 has a photograph. Ana
 * has played the round 1.  1 has the sheet 1, with a photo, and the address 1.
 */
static const struct row {
	const char *method, *path, *address, *fields;
	int         stranger, staff, owner;
} rows[] = {
	{ "GET", "/health", "/health", "", 200, 200, 200 },
	{ "GET", "/first-run", "/first-run", "", 303, 303, 303 },
	{ "POST", "/first-run", "/first-run", "code=abcd-efgh", 303, 303, 303 },
	{ "GET", "/sign-in", "/sign-in", "", 200, 303, 303 },
	{ "GET", "/sign-in/:id", "/sign-in/2", "", 200, 200, 200 },
	{ "POST", "/sign-in/:id", "/sign-in/2", "secret=1234&next=/", 422, 422, 422 },
	{ "POST", "/sign-out", "/sign-out", "", 303, 303, 303 },
	{ "GET", "/", "/", "", 303, 200, 200 },
	{ "GET", "/today/promised", "/today/promised", "", 303, 200, 200 },
	{ "GET", "/today/missed", "/today/missed", "", 303, 200, 200 },
	{ "GET", "/today/thanks", "/today/thanks", "", 303, 200, 200 },
	{ "GET", "/today/birthdays", "/today/birthdays", "", 303, 200, 200 },
	{ "GET", "/today/sheet", "/today/sheet", "", 303, 200, 200 },
	{ "GET", "/half-hour", "/half-hour", "", 303, 403, 200 },
	{ "GET", "/search", "/search?q=fred", "", 303, 200, 200 },
	{ "GET", "/quiet", "/quiet?person=1", "", 303, 200, 200 },
	{ "GET", "/people", "/people", "", 303, 200, 200 },
	{ "GET", "/people/new", "/people/new", "", 303, 200, 200 },
	{ "POST", "/people/new", "/people/new", "call_name=Zadie", 303, 303, 303 },
	{ "GET", "/people/likeness", "/people/likeness?call_name=Fr", "", 303, 200, 200 },
	{ "GET", "/people/:id", "/people/1", "", 303, 200, 200 },
	{ "GET", "/people/:id/change", "/people/1/change", "", 303, 200, 200 },
	{ "POST", "/people/:id/change", "/people/1/change",
	    "call_name=Fred&name_source=told&since_year=2019&version=1", 303, 303, 303 },
	{ "GET", "/people/:id/photo", "/people/1/photo", "", 303, 200, 200 },
	{ "POST", "/people/:id/photo", "/people/1/photo", "act=drawing&head=2", 303, 303, 303 },
	{ "GET", "/people/:id/face", "/people/2/face", "", 303, 200, 200 },
	{ "GET", "/people/:id/mini", "/people/2/mini", "", 303, 200, 200 },
	{ "GET", "/people/:id/facts", "/people/1/facts", "", 303, 200, 200 },
	{ "GET", "/people/:id/attempts", "/people/1/attempts", "", 303, 200, 200 },
	{ "POST", "/people/:id/attempts", "/people/1/attempts", "text=The+window+seat", 303, 303, 303 },
	{ "POST", "/attempts/:id", "/attempts/1", "outcome=liked", 303, 303, 303 },
	{ "GET", "/people/:id/threads", "/people/1/threads", "", 303, 200, 200 },
	{ "POST", "/people/:id/threads", "/people/1/threads", "kind=promise&text=The+piano", 303, 303, 303 },
	{ "GET", "/threads/:id", "/threads/1", "", 303, 200, 200 },
	{ "POST", "/threads/:id", "/threads/1", "kind=ask&text=The+piano", 303, 303, 303 },
	{ "POST", "/threads/:id/close", "/threads/1/close", "used=yes", 303, 303, 303 },
	{ "POST", "/threads/:id/open", "/threads/1/open", "", 303, 303, 303 },
	{ "GET", "/people/:id/gifts", "/people/1/gifts", "", 303, 200, 200 },
	{ "POST", "/people/:id/gifts", "/people/1/gifts", "way=out&text=Cake", 303, 303, 303 },
	{ "POST", "/gifts/:id/thank", "/gifts/1/thank", "", 303, 303, 303 },
	{ "POST", "/gifts/:id/unthank", "/gifts/1/unthank", "", 303, 303, 303 },
	{ "POST", "/gifts/:id/remove", "/gifts/1/remove", "", 303, 303, 303 },
	{ "POST", "/gifts/:id/restore", "/gifts/1/restore", "", 303, 303, 303 },
	{ "GET", "/people/:id/vouchers/new", "/people/1/vouchers/new", "", 303, 200, 200 },
	{ "POST", "/people/:id/vouchers/new", "/people/1/vouchers/new", "partner_id=90&text=Cake", 303, 303, 303 },
	{ "GET", "/vouchers", "/vouchers?partner=90", "", 303, 200, 200 },
	{ "POST", "/vouchers/:id", "/vouchers/1", "state=used", 303, 303, 303 },
	{ "POST", "/people/:id/facts", "/people/1/facts", "text=Jazz", 303, 303, 303 },
	{ "GET", "/people/:id/habits", "/people/1/habits", "", 303, 200, 200 },
	{ "POST", "/people/:id/habits", "/people/1/habits", "stage=1&text=Reads", 303, 303, 303 },
	{ "GET", "/people/:id/usuals", "/people/1/usuals", "", 303, 200, 200 },
	{ "POST", "/people/:id/usuals", "/people/1/usuals", "usual=Latte", 303, 303, 303 },
	{ "POST", "/people/:id/start", "/people/1/start", "", 303, 303, 303 },
	{ "GET", "/usuals/:id", "/usuals/1", "", 303, 200, 200 },
	{ "POST", "/usuals/:id", "/usuals/1", "usual=Latte", 303, 303, 303 },
	{ "POST", "/usuals/:id/remove", "/usuals/1/remove", "", 303, 303, 303 },
	{ "POST", "/usuals/:id/restore", "/usuals/1/restore", "", 303, 303, 303 },
	{ "POST", "/usuals/:id/start", "/usuals/1/start", "", 303, 303, 303 },
	{ "GET", "/preparation", "/preparation", "", 303, 200, 200 },
	{ "POST", "/preparation/:id/ready", "/preparation/1/ready", "", 303, 303, 303 },
	{ "POST", "/preparation/:id/taken", "/preparation/1/taken", "", 303, 303, 303 },
	{ "POST", "/preparation/:id/undo", "/preparation/1/undo", "", 303, 303, 303 },
	{ "POST", "/preparation/:id/back", "/preparation/1/back", "", 303, 303, 303 },
	{ "GET", "/displays", "/displays", "", 303, 403, 200 },
	{ "POST", "/displays", "/displays", "display_name=Kitchen", 303, 403, 303 },
	{ "POST", "/displays/:id", "/displays/1", "act=code", 303, 403, 303 },
	{ "GET", "/display", "/display", "", 200, 200, 200 },
	{ "POST", "/display", "/display", "code=123456", 422, 422, 422 },
	{ "GET", "/people/:id/place", "/people/1/place", "", 303, 200, 200 },
	{ "POST", "/people/:id/place", "/people/1/place", "seat=Table+4&version=1", 303, 303, 303 },
	{ "GET", "/facts/:id", "/facts/1", "", 303, 200, 200 },
	{ "POST", "/facts/:id", "/facts/1", "kind=likes&text=Tea&source=told&version=1", 303, 303, 303 },
	{ "POST", "/facts/:id/confirm", "/facts/1/confirm", "", 303, 303, 303 },
	{ "POST", "/facts/:id/reject", "/facts/1/reject", "", 303, 303, 303 },
	{ "POST", "/facts/:id/remove", "/facts/1/remove", "", 303, 303, 303 },
	{ "POST", "/facts/:id/restore", "/facts/1/restore", "", 303, 303, 303 },
	{ "POST", "/facts/:id/undo", "/facts/1/undo", "", 303, 303, 303 },
	{ "POST", "/facts/:id/used", "/facts/1/used", "", 303, 303, 303 },
	{ "GET", "/interests", "/interests", "", 303, 200, 200 },
	{ "GET", "/interests/like", "/interests/like?q=te", "", 303, 200, 200 },
	{ "GET", "/interests/:id", "/interests/1", "", 303, 200, 200 },
	{ "GET", "/interests/:id/change", "/interests/1/change", "", 303, 403, 200 },
	{ "POST", "/interests/:id/change", "/interests/1/change", "interest_name=Green+tea", 303, 403, 303 },
	{ "POST", "/areas", "/areas", "area_name=Travel", 303, 403, 303 },
	{ "GET", "/me", "/me", "", 303, 200, 200 },
	{ "POST", "/me", "/me", "interests=chess", 303, 303, 303 },
	{ "GET", "/people/:id/knowledge", "/people/1/knowledge", "", 303, 200, 200 },
	{ "POST", "/people/:id/knowledge", "/people/1/knowledge",
	    "question_id=5&act=answer&answer=Chess", 303, 303, 303 },
	{ "POST", "/people/:id/business", "/people/1/business",
	    "business_only=yes&business_why=Reads", 303, 303, 303 },
	{ "GET", "/people/:id/rhythm", "/people/1/rhythm", "", 303, 200, 200 },
	{ "POST", "/people/:id/rhythm", "/people/1/rhythm", "regular=yes&late_hand=20", 303, 303, 303 },
	{ "GET", "/people/:id/trust", "/people/1/trust", "", 303, 200, 200 },
	{ "POST", "/people/:id/trust", "/people/1/trust", "step=2&reason=Talks", 303, 303, 303 },
	{ "GET", "/people/:id/differs", "/people/2/differs?fact=2", "", 303, 200, 200 },
	{ "POST", "/people/:id/differs", "/people/2/differs", "fact=2&instead=Eats+early", 303, 303, 303 },
	{ "GET", "/people/:id/ties", "/people/1/ties", "", 303, 200, 200 },
	{ "POST", "/people/:id/ties", "/people/1/ties", "other=3&word=friend", 303, 303, 303 },
	{ "GET", "/people/:id/sheets", "/people/1/sheets", "", 303, 200, 200 },
	{ "GET", "/people/:id/sheets/new", "/people/1/sheets/new", "", 303, 200, 200 },
	{ "POST", "/people/:id/sheets/new", "/people/1/sheets/new", "kind=Shirt&measure=Collar&said=15½",
	    303, 303, 303 },
	{ "GET", "/people/:id/addresses", "/people/1/addresses", "", 303, 200, 200 },
	{ "POST", "/people/:id/addresses", "/people/1/addresses", "lines=1+Mill+Street", 303, 303, 303 },
	{ "GET", "/people/:id/rush", "/people/1/rush", "", 303, 200, 200 },
	{ "GET", "/sheets/:id", "/sheets/1", "", 303, 200, 200 },
	{ "GET", "/sheets/:id/photo", "/sheets/1/photo", "", 303, 200, 200 },
	{ "POST", "/sheets/:id/remove", "/sheets/1/remove", "", 303, 303, 303 },
	{ "POST", "/sheets/:id/restore", "/sheets/1/restore", "", 303, 303, 303 },
	{ "GET", "/addresses/:id", "/addresses/1", "", 303, 200, 200 },
	{ "POST", "/addresses/:id", "/addresses/1", "act=remove", 303, 303, 303 },
	{ "GET", "/ties/:id", "/ties/1", "", 303, 200, 200 },
	{ "POST", "/ties/:id", "/ties/1", "act=remove", 303, 303, 303 },
	{ "GET", "/households/new", "/households/new", "", 303, 200, 200 },
	{ "POST", "/households/new", "/households/new", "household=Okafor&member=Ngozi", 303, 303, 303 },
	{ "GET", "/households/:id", "/households/1", "", 303, 200, 200 },
	{ "POST", "/households/:id/facts", "/households/1/facts", "learned_new=Walk+a+lot", 303, 303, 303 },
	{ "GET", "/households/:id/change", "/households/1/change", "", 303, 200, 200 },
	{ "POST", "/households/:id/change", "/households/1/change", "household=Halloran", 303, 303, 303 },
	{ "GET", "/households/:id/add", "/households/1/add", "", 303, 200, 200 },
	{ "POST", "/households/:id/add", "/households/1/add", "act=companion&name=Tom", 303, 303, 303 },
	{ "GET", "/households/:id/leave", "/households/1/leave?person=2", "", 303, 200, 200 },
	{ "POST", "/households/:id/leave", "/households/1/leave", "person=2", 303, 303, 303 },
	{ "GET", "/companions/:id", "/companions/1", "", 303, 200, 200 },
	{ "POST", "/companions/:id", "/companions/1", "act=left&name=Shadow", 303, 303, 303 },
	{ "GET", "/together", "/together?person=1&person=9", "", 303, 200, 200 },
	{ "GET", "/visits", "/visits", "", 303, 200, 200 },
	{ "GET", "/visits/new", "/visits/new?person=1", "", 303, 200, 200 },
	{ "POST", "/visits/new", "/visits/new", "person=1", 303, 303, 303 },
	{ "GET", "/visits/:id", "/visits/1", "", 303, 200, 200 },
	{ "POST", "/visits/:id/undo", "/visits/1/undo", "", 303, 303, 403 },
	{ "GET", "/staff", "/staff", "", 303, 403, 200 },
	{ "POST", "/staff", "/staff", "name=Cem&secret=4711", 303, 403, 303 },
	{ "GET", "/staff/:id", "/staff/2", "", 303, 403, 200 },
	{ "POST", "/staff/:id", "/staff/2", "act=left", 303, 403, 303 },
	{ "GET", "/moments", "/moments", "", 303, 200, 200 },
	{ "GET", "/moments.ics", "/moments.ics", "", 404, 404, 404 },
	{ "GET", "/moments/:id", "/moments/1", "", 303, 200, 200 },
	{ "GET", "/moments/:id/change", "/moments/1/change", "", 303, 200, 200 },
	{ "POST", "/moments/:id/change", "/moments/1/change", "moment_title=Fair&often=yearly"
	    "&moment_month=6", 303, 303, 303 },
	{ "POST", "/moments/:id/remove", "/moments/1/remove", "", 303, 303, 303 },
	{ "POST", "/moments/:id/restore", "/moments/1/restore", "", 303, 303, 303 },
	{ "POST", "/moments/:id/gestures", "/moments/1/gestures", "idea=A+card", 303, 303, 303 },
	{ "POST", "/gestures/:id", "/gestures/1", "act=done", 303, 303, 303 },
	{ "GET", "/people/:id/moments", "/people/1/moments", "", 303, 200, 200 },
	{ "GET", "/people/:id/moments/new", "/people/1/moments/new", "", 303, 200, 200 },
	{ "POST", "/people/:id/moments/new", "/people/1/moments/new", "moment_title=Trip&often=yearly"
	    "&moment_month=5", 303, 303, 303 },
	{ "GET", "/people/:id/birthday", "/people/1/birthday", "", 303, 200, 200 },
	{ "POST", "/people/:id/birthday", "/people/1/birthday", "idea=A+card", 303, 303, 303 },
	{ "GET", "/people/:id/patterns", "/people/1/patterns", "", 303, 200, 200 },
	{ "POST", "/people/:id/patterns", "/people/1/patterns", "before=exams&tends=sleep+badly", 303,
	    303, 303 },
	{ "POST", "/patterns/:id", "/patterns/1", "act=remove", 303, 303, 303 },
	{ "GET", "/feeds", "/feeds", "", 303, 403, 200 },
	{ "POST", "/feeds", "/feeds", "feed_name=Ana", 303, 403, 303 },
	{ "POST", "/feeds/:id", "/feeds/1", "", 303, 403, 303 },
	{ "POST", "/staff/:id/away", "/staff/2/away", "away_from=2026-11-20", 303, 403, 303 },
	{ "GET", "/settings", "/settings", "", 303, 403, 200 },
	{ "POST", "/settings", "/settings", "shop_name=Loaf&kind=cafe&moment_days=14&sheet_months=12"
	    "&extra_visits=10", 303, 403, 303 },
	{ "GET", "/stages", "/stages", "", 303, 403, 200 },
	{ "POST", "/stages", "/stages", "stage_name=Tries+on", 303, 403, 303 },
	{ "GET", "/stages/:id", "/stages/1", "", 303, 403, 200 },
	{ "POST", "/stages/:id", "/stages/1", "stage_name=Peers", 303, 403, 303 },
	{ "GET", "/questions", "/questions", "", 303, 403, 200 },
	{ "POST", "/questions", "/questions", "words=A&words=B&words=C&words=D&words=E&words=F&words=G"
	    "&words=H&words=I&words=J&words=K&words=L&opens=3&opens=3&opens=4&opens=2&opens=1&opens=1"
	    "&opens=2&opens=2&opens=1&opens=2&opens=3&opens=2&place=9&place=10&place=11&place=4&place=1"
	    "&place=2&place=5&place=6&place=3&place=7&place=8&place=12", 303, 403, 303 },
	{ "GET", "/insights", "/insights", "", 303, 403, 200 },
	{ "GET", "/insights/visits", "/insights/visits?of=used", "", 303, 403, 200 },
	{ "GET", "/customs", "/customs", "", 303, 200, 200 },
	{ "POST", "/customs", "/customs", "custom_title=Birthdays&custom_text=Coffee", 303, 403, 303 },
	{ "GET", "/customs/:id", "/customs/1", "", 303, 403, 200 },
	{ "POST", "/customs/:id", "/customs/1", "custom_title=Birthdays&custom_text=Coffee", 303, 403, 303 },
	{ "POST", "/customs/:id/done", "/customs/1/done", "", 303, 303, 303 },
	{ "GET", "/offers", "/offers", "", 303, 200, 200 },
	{ "POST", "/offers", "/offers", "offer_name=A+chair&offer_words=wait", 303, 403, 303 },
	{ "GET", "/offers/:id", "/offers/1", "", 303, 200, 200 },
	{ "POST", "/offers/:id", "/offers/1", "offer_name=A+chair&offer_words=wait", 303, 403, 303 },
	{ "POST", "/offers/:id/try", "/offers/1/try", "fact=3", 303, 303, 303 },
	{ "GET", "/segments", "/segments", "", 303, 403, 200 },
	{ "GET", "/segments/new", "/segments/new", "", 303, 403, 200 },
	{ "POST", "/segments/new", "/segments/new", "name=Many&line=0+visits&join=and&value=1&to=", 303, 403, 303 },
	{ "GET", "/segments/:id", "/segments/1", "", 303, 403, 200 },
	{ "GET", "/segments/:id/change", "/segments/1/change", "", 303, 403, 200 },
	{ "POST", "/segments/:id/change", "/segments/1/change", "name=All&line=0+regular&join=and&value=&to=", 303, 403, 303 },
	{ "POST", "/segments/:id/add", "/segments/1/add", "rule=regular", 303, 403, 303 },
	{ "POST", "/segments/:id/remove", "/segments/1/remove", "", 303, 403, 303 },
	{ "POST", "/segments/:id/restore", "/segments/1/restore", "", 303, 403, 303 },
	{ "GET", "/segments/:id/people", "/segments/1/people", "", 303, 403, 200 },
	{ "GET", "/segments/:id/people.csv", "/segments/1/people.csv", "", 303, 403, 200 },
	{ "GET", "/value", "/value", "", 303, 200, 200 },
	{ "POST", "/value", "/value", "extra_visits=12", 303, 403, 303 },
	{ "GET", "/good", "/good", "", 303, 200, 200 },
	{ "POST", "/good", "/good", "kind=laugh", 303, 303, 303 },
	{ "POST", "/good/:id/remove", "/good/1/remove", "", 303, 303, 303 },
	{ "GET", "/new-faces", "/new-faces", "", 303, 403, 200 },
	{ "GET", "/wall", "/wall", "", 303, 200, 200 },
	{ "GET", "/avatars", "/avatars", "", 303, 200, 200 },
	{ "GET", "/avatars/new", "/avatars/new", "", 303, 403, 200 },
	{ "POST", "/avatars/new", "/avatars/new", "avatar_name=Bruno", 303, 403, 303 },
	{ "GET", "/avatars/blocks", "/avatars/blocks", "", 303, 403, 200 },
	{ "POST", "/avatars/blocks", "/avatars/blocks", "block_name=Music", 303, 403, 303 },
	{ "GET", "/avatars/blocks/:id", "/avatars/blocks/1", "", 303, 403, 200 },
	{ "POST", "/avatars/blocks/:id", "/avatars/blocks/1", "act=down", 303, 403, 303 },
	{ "GET", "/avatars/cards", "/avatars/cards", "", 303, 200, 200 },
	{ "GET", "/avatars/poster", "/avatars/poster", "", 303, 200, 200 },
	{ "GET", "/avatars/:id/print", "/avatars/1/print", "", 303, 200, 200 },
	{ "GET", "/avatars/seasons", "/avatars/seasons", "", 303, 403, 200 },
	{ "POST", "/avatars/seasons", "/avatars/seasons", "act=save&season_name=Advent&from_day=27"
	    "&from_month=11&to_day=24&to_month=12", 303, 403, 303 },
	{ "GET", "/avatars/:id", "/avatars/1", "", 303, 200, 200 },
	{ "GET", "/avatars/:id/change", "/avatars/1/change", "", 303, 403, 200 },
	{ "POST", "/avatars/:id/change", "/avatars/1/change", "avatar_name=Bruno&version=1", 303, 403, 303 },
	{ "GET", "/avatars/:id/evidence", "/avatars/1/evidence", "", 303, 403, 200 },
	{ "POST", "/avatars/:id/evidence", "/avatars/1/evidence", "act=dismiss&rule=regular", 303, 403, 303 },
	{ "GET", "/avatars/:id/evidence/people", "/avatars/1/evidence/people?claim=1", "", 303, 403, 200 },
	{ "GET", "/avatars/:id/picture", "/avatars/1/picture", "", 303, 403, 200 },
	{ "GET", "/avatars/:id/photo", "/avatars/1/photo", "", 303, 200, 200 },
	{ "GET", "/avatars/:id/home", "/avatars/1/home", "", 303, 200, 200 },
	{ "POST", "/avatars/:id/picture", "/avatars/1/picture", "act=drawing&drawing=drawn+1.1.0.0.1.1",
	    303, 403, 303 },
	{ "GET", "/avatars/:id/questions", "/avatars/1/questions", "", 303, 403, 200 },
	{ "POST", "/avatars/:id/questions", "/avatars/1/questions", "act=ask&block=1&words=What&opens=2",
	    303, 403, 303 },
	{ "POST", "/people/:id/asked", "/people/1/asked", "question=1&act=later", 303, 303, 303 },
	{ "POST", "/avatars/:id/copy", "/avatars/1/copy", "", 303, 403, 303 },
	{ "POST", "/avatars/:id/move", "/avatars/1/move", "act=up", 303, 403, 303 },
	{ "POST", "/avatars/:id/retire", "/avatars/1/retire", "", 303, 403, 303 },
	{ "POST", "/avatars/:id/restore", "/avatars/1/restore", "", 303, 403, 303 },
	{ "GET", "/rounds", "/rounds", "", 303, 200, 200 },
	{ "POST", "/rounds", "/rounds", "game=knowing", 303, 422, 422 },
	{ "GET", "/rounds/:id", "/rounds/1", "", 303, 200, 404 },
	{ "POST", "/rounds/:id", "/rounds/1", "nth=1&choice=1", 303, 303, 404 },
	{ "GET", "/decisions", "/decisions", "", 303, 403, 200 },
	{ "POST", "/decisions", "/decisions", "question=Paint", 303, 403, 303 },
	{ "GET", "/decisions/:id", "/decisions/1", "", 303, 403, 200 },
	{ "POST", "/decisions/:id", "/decisions/1", "act=decide&decided=Yes", 303, 403, 303 },
	{ "GET", "/decisions/:id/voice", "/decisions/1/voice?voice=1", "", 303, 403, 200 },
	{ "POST", "/decisions/:id/voice", "/decisions/1/voice", "voice=1&words=Well&go=next", 303, 403, 303 },
	{ "GET", "/avatars/:id/ideas", "/avatars/90/ideas", "", 303, 200, 200 },
	{ "POST", "/avatars/:id/ideas", "/avatars/90/ideas", "idea_text=Cake", 303, 403, 303 },
	{ "GET", "/ideas/:id", "/ideas/1", "", 303, 200, 200 },
	{ "POST", "/ideas/:id", "/ideas/1", "act=save&person=1&theirs=Reads", 303, 303, 303 },
	{ "GET", "/avatars/:id/tests", "/avatars/90/tests", "", 303, 200, 200 },
	{ "POST", "/avatars/:id/tests", "/avatars/90/tests", "test_text=Readers", 303, 403, 303 },
	{ "GET", "/me-tests/:id", "/me-tests/1", "", 303, 200, 200 },
	{ "POST", "/me-tests/:id", "/me-tests/1", "act=yes&person=1", 303, 303, 303 },
	{ "GET", "/who-are-your-customers", "/who-are-your-customers", "", 303, 403, 200 },
	{ "POST", "/who-are-your-customers", "/who-are-your-customers", "who_text=Readers", 303, 403, 303 },
	{ "POST", "/who-are-your-customers/later", "/who-are-your-customers/later", "", 303, 403, 303 },
	{ "GET", "/decisions/:id/mini", "/decisions/1/mini?voice=1", "", 303, 403, 200 },
};
enum { ROWS = sizeof rows / sizeof *rows };

static const struct row *
row_of(const struct route *r)
{
	for (size_t i = 0; i < ROWS; i++)
		if (strcmp(rows[i].method, r->method) == 0 && strcmp(rows[i].path, r->path) == 0)
			return &rows[i];
	fail_msg("%s %s: say in this test what it answers whom", r->method, r->path);
	return NULL;
}

static bool
is_post(const struct row *w)
{
	return strcmp(w->method, "POST") == 0;
}

static int
ask_row(const struct row *w)
{
	return is_post(w) ? post(w->address, w->fields) : get(w->address);
}

static void
put_something(void)
{
	as_staff();
	start_page("Fred");
	log_visit("person=1&learned_new=Likes+tea");
	post("/people/1/attempts", "text=A+filter+coffee");
	post("/me", "interests=tea");
	post("/households/new", "household=Hall&member=Alice&same=&what=page&tie_word=&member=Bea"
	    "&same=&what=page&tie_word=wife&member=Shadow&same=&what=dog&tie_word=");
	post("/households/1/facts", "learned_new=Eat+late&kind_new=habit");
	change("INSERT INTO usual (person_id, name, staff_id, at) VALUES (1, 'Tea', 2, 0)");
	post("/people/1/start", "");
	change("INSERT INTO display (name, page, created_by, created_at) VALUES "
	       "('The machine', 'preparation', 1, 0)");
	post("/people/1/moments/new", "moment_title=Fair&often=yearly&moment_month=5");
	post("/moments/1/gestures", "idea=A+call");
	post("/people/1/patterns", "before=trips&tends=worry");
	change("INSERT INTO feed (name, hash, staff_id, at) VALUES ('Shop', x'00', 1, 0)");
	change("UPDATE person SET birth_month = 5, birth_day = 12 WHERE id = 1");
	post("/people/1/habits", "stage=1&text=Reads+the+board");
	change("INSERT INTO custom VALUES (1, 'The welcome card', 'We write one.', 1, 1, 0, NULL)");
	change("INSERT INTO offer VALUES (1, 'Read it out', 'read it out', 1, '', 1, 0, NULL)");
	change("INSERT INTO segment VALUES (1, 'All', 'all', '', 1, 1, 0, NULL)");
	change("INSERT INTO good VALUES (1, 'laugh', 1, '', 2, 0)");
	change("INSERT INTO avatar (id, name, place, staff_id, at, changed_at) VALUES (1, 'Bruno', 1, 1, 0, 0)");
	change("INSERT INTO claim (id, avatar_id, block_id, text, rule, place, staff_id, at) "
	       "VALUES (1, 1, 1, 'Regular', 'regular', 1, 1, 0)");
	change("INSERT INTO avatar_question VALUES (1, 1, 18, 'What', 1, 1, 0, NULL)");
	change("INSERT INTO avatar_photo VALUES (1, x'ffd8', x'ffd8')");
	change("INSERT INTO avatar_home VALUES (1, x'ffd8')");
	change("INSERT INTO photo VALUES (2, x'ffd8', x'ffd8', 2, 0)");
	post("/people/1/sheets/new", "kind=Jacket&measure=Chest&said=40");
	change("INSERT INTO sheet_photo VALUES (1, x'ffd8')");
	post("/people/1/addresses", "lines=1+Mill+Street");
	change("INSERT INTO practice_round (staff_id, game, asked, at) VALUES (2, 'knowing', 10, 0)");
	change("INSERT INTO person (id, call_name, kind, since_year, created_by, created_at, created_day, name, "
	       "sort_name) VALUES (90, 'Lucia', 'partner', 2026, 1, 0, 0, 'Lucia', 'lucia')");
	change("INSERT INTO voucher (id, person_id, partner_id, text, day, staff_id, at) "
	       "VALUES (1, 1, 90, 'A free dessert', 0, 1, 0)");
	change("INSERT INTO thread (id, person_id, kind, text, owner_id, voucher_id, staff_id, at) "
	       "VALUES (1, 1, 'ask', 'How was the dessert?', 2, 1, 1, 0)");
	change("INSERT INTO avatar (id, name, place, staff_id, at, changed_at) "
	       "VALUES (90, 'Margaret', 1, 1, 0, 0)");
	change("INSERT INTO idea (id, avatar_id, text, staff_id, at) VALUES (1, 90, 'Cake', 1, 0)");
	change("INSERT INTO me_test (id, avatar_id, text, staff_id, at) VALUES (1, 90, 'Us', 1, 0)");
	change("INSERT INTO decision (id, question, staff_id, at, day) VALUES (1, 'Paint?', 1, 0, 0)");
	change("INSERT INTO decision_text (rowid, text) VALUES (1, 'paint margaret ')");
	change("INSERT INTO voice VALUES (1, 1, 90, 'Margaret', '', '', '', 1, x'ffd8', 0, '', '', '')");
	change("INSERT INTO gift (id, person_id, way, text, day, staff_id, at) "
	       "VALUES (1, 1, 'in', 'Nuts', 0, 1, 0)");
}

static void
expect(const char *who, const struct row *w, int status)
{
	if (answer.status != status)
		fail_msg("%s asks %s %s: %d instead of %d", who, w->method, w->address,
		    answer.status, status);
}

/* Every row in a book of its own, as most of them change it. */
static void
each_row(const char *who, void (*become)(void), int (*status)(const struct row *))
{
	close_book(NULL);
	for (const struct route *r = routes; r->method; r++) {
		const struct row *w = row_of(r);

		open_shop(NULL);
		put_something();
		become();
		ask_row(w);
		expect(who, w, status(w));
		if (r + 1 < routes + ROWS)
			close_book(NULL);
	}
}

static int to_stranger(const struct row *w) { return w->stranger; }
static int to_staff(const struct row *w) { return w->staff; }
static int to_owner(const struct row *w) { return w->owner; }

/* All that a display reaches; it is led back from everywhere else. */
static const char *const of_display[] = { "GET /preparation", "POST /preparation/:id/ready",
	"POST /preparation/:id/taken", "POST /preparation/:id/undo", "POST /preparation/:id/back" };
enum { OF_DISPLAY = sizeof of_display / sizeof *of_display };

static bool
is_of_display(const struct row *w)
{
	for (int i = 0; i < OF_DISPLAY; i++)
		if (strcmp(say("%s %s", w->method, w->path), of_display[i]) == 0)
			return true;
	return false;
}

static int to_display(const struct row *w) { return is_of_display(w) ? w->staff : 303; }

static void
the_table_and_this_test_name_the_same_rows(void **state)
{
	size_t n = 0;

	(void)state;
	for (const struct route *r = routes; r->method; r++, n++)
		assert_non_null(row_of(r));
	assert_int_equal(n, ROWS);
}

static void
each_row_answers_a_stranger_as_it_should(void **state)
{
	(void)state;
	each_row("a stranger", as_stranger, to_stranger);
}

static void
each_row_answers_the_team_as_it_should(void **state)
{
	(void)state;
	each_row("staff", as_staff, to_staff);
}

static void
each_row_answers_the_owner_as_it_should(void **state)
{
	(void)state;
	each_row("the owner", as_owner, to_owner);
}

static void
each_row_answers_a_display_as_it_should(void **state)
{
	int n = 0;

	(void)state;
	each_row("a display", as_display, to_display);
	for (const struct route *r = routes; r->method; r++) {
		assert_true(is_of_display(row_of(r)) == ((r->who & DISPLAY) != 0));
		n += (r->who & DISPLAY) != 0;
	}
	assert_int_equal(n, OF_DISPLAY);
}

static void
a_display_is_led_back_from_everywhere_and_changes_nothing_there(void **state)
{
	static const char *const addresses[] = { "/nothing", "/people/x", "/sign-in?next=/people", "//" };
	const char *before;

	(void)state;
	put_something();
	as_display();
	before = counted();
	for (size_t i = 0; i < ROWS; i++) {
		if (is_of_display(&rows[i]))
			continue;
		ask_row(&rows[i]);
		assert_string_equal(location(), "/preparation");
		assert_null(answer.body ? strstr(answer.body, "Fred") : NULL);
	}
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
		assert_int_equal(get(addresses[i]), 303);
		assert_string_equal(location(), "/preparation");
	}
	assert_int_equal(ask("DELETE", "/people/1", ""), 303);
	/* That it was led back is kept as an answer, and nothing else is written. */
	change("DELETE FROM answer WHERE location = '/preparation'");
	assert_string_equal(counted(), before);
}

static void
a_stranger_learns_and_changes_nothing(void **state)
{
	const char *before;

	(void)state;
	put_something();
	before = counted();
	as_stranger();
	for (size_t i = 0; i < ROWS; i++) {
		ask_row(&rows[i]);
		assert_null(answer.body ? strstr(answer.body, "Fred") : NULL);
		if (rows[i].stranger == 303)
			assert_memory_equal(location(), "/sign-in", 8);
	}
	/* That a book was closed is kept as an answer, and nothing else is written. */
	change("DELETE FROM answer WHERE location = '/sign-in'");
	assert_string_equal(counted(), before);
}

static void
in_an_empty_book_everything_leads_to_the_first_run(void **state)
{
	(void)state;
	close_book(NULL);
	open_empty_book(NULL);
	for (const struct route *r = routes; r->method; r++) {
		const struct row *w = row_of(r);

		if ((r->who & WHO_MASK) == ANYONE)
			continue;
		as_stranger();
		ask_row(w);
		expect("the first visitor", w, 303);
		assert_string_equal(location(), "/first-run");
	}
	as_stranger();
	assert_int_equal(get("/first-run"), 200);
	assert_int_equal(get("/sign-in"), 303);
	assert_string_equal(location(), "/first-run");
}

static void
somebody_who_asks_for_a_page_is_led_there_after_signing_in(void **state)
{
	(void)state;
	start_page("Fred");
	as_stranger();
	assert_int_equal(get("/people/1"), 303);
	assert_string_equal(location(), "/sign-in?next=/people/1");
	assert_int_equal(get("/"), 303);
	assert_string_equal(location(), "/sign-in");
}

/* A form that is right in all but one thing is refused, and changes nothing. */
static void
each_form_refuses(const char *what, void (*spoil)(void))
{
	const char *before;

	put_something();
	change("DELETE FROM session");
	before = counted();
	for (size_t i = 0; i < ROWS; i++) {
		if (!is_post(&rows[i]))
			continue;
		if (rows[i].staff == 403)
			as_owner();
		else
			as_staff();
		spoil();
		post(rows[i].address, rows[i].fields);
		expect(what, &rows[i], 403);
		assert_int_equal(times_shown("REFUSED"), 1);
	}
	change("DELETE FROM session");
	assert_string_equal(counted(), before);
}

static void no_token(void) { besides.token = ""; }
static void wrong_token(void) { besides.token = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"; }
static void the_cookie_as_token(void) { besides.token = strchr(cookie, '=') + 1; }
static void foreign_origin(void) { besides.origin = "https://elsewhere.test"; }
static void no_origin(void) { besides.origin = "null"; }
static void longer_origin(void) { besides.origin = "http://regulars.test.elsewhere.test"; }
static void other_port(void) { besides.origin = "http://regulars.test:8081"; }
static void other_scheme(void) { besides.origin = "https://regulars.test"; }
static void cross_site(void) { besides.fetch_site = "cross-site"; }
static void same_site(void) { besides.fetch_site = "same-site"; }

static void
token_of_another_session(void)
{
	char own[200];

	strcpy(own, cookie);
	as(BEN);
	besides.token = say("%s", token_of(cookie));
	strcpy(cookie, own);
}

#define A_FORM_IS_REFUSED(spoil)                                                          \
	static void a_form_is_refused_with_##spoil(void **state)                          \
	{                                                                                 \
		(void)state;                                                              \
		each_form_refuses(#spoil, spoil);                                         \
	}
A_FORM_IS_REFUSED(no_token)
A_FORM_IS_REFUSED(wrong_token)
A_FORM_IS_REFUSED(the_cookie_as_token)
A_FORM_IS_REFUSED(token_of_another_session)
A_FORM_IS_REFUSED(foreign_origin)
A_FORM_IS_REFUSED(no_origin)
A_FORM_IS_REFUSED(longer_origin)
A_FORM_IS_REFUSED(other_port)
A_FORM_IS_REFUSED(other_scheme)
A_FORM_IS_REFUSED(cross_site)
A_FORM_IS_REFUSED(same_site)

static void
a_browser_that_says_no_more_than_the_token_is_heard(void **state)
{
	(void)state;
	besides.origin = besides.fetch_site = "";
	assert_int_equal(post("/people/new", "call_name=Fred"), 303);
}

static void
the_cookie_is_for_this_site_and_no_script(void **state)
{
	(void)state;
	as_stranger();
	get("/sign-in");
	assert_memory_equal(answer.set_cookie, "regulars=", 9);
	assert_non_null(strstr(answer.set_cookie, "; HttpOnly"));
	assert_non_null(strstr(answer.set_cookie, "; SameSite=Strict"));
	assert_null(strstr(answer.set_cookie, "Secure"));
	as_stranger();
	besides.tls = true;
	get("/sign-in");
	assert_memory_equal(answer.set_cookie, "__Host-regulars=", 16);
	assert_non_null(strstr(answer.set_cookie, "; Secure"));
	assert_non_null(strstr(answer.set_cookie, "; Path=/;"));
	assert_null(strstr(answer.set_cookie, "Domain"));
}

static void
an_address_that_is_not_there_is_404(void **state)
{
	static const char *const addresses[] = { "/nothing", "/people/", "/people/x", "/people/-1",
		"/people/1x", "/people/9999", "/people/1/", "/people/9999/change",
		"/people/9999/facts", "/people/9999/knowledge", "/people/9999/trust", "/people/1/face", "/people/1/mini", "/people/9999/photo",
		"/people/9999/ties", "/people/9999/usuals", "/usuals/9999", "/people/1/differs", "/people/1/differs?fact=1",
		"/people/9999/differs?fact=1", "/ties/9999", "/households/9999", "/households/9999/change",
		"/households/9999/add", "/households/9999/leave?person=1", "/companions/9999",
		"/households/new?person=9999", "/people/1234567890123456789", "/people/999999999999999999",
		"/visits/9999", "/sign-in/9999", "/health/", "//", "",
		"/../people", "/static/vendor/app.css", "/visits?day=2026-02-30", "/visits?person=9999" };

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
		if (get(addresses[i]) != 404)
			fail_msg("%s is %d", addresses[i], answer.status);
	assert_int_equal(times_shown("NOT_FOUND"), 1);
	as_owner();
	assert_int_equal(get("/staff/9999"), 404);
	assert_int_equal(post("/staff/9999", "act=left"), 404);
	assert_int_equal(post("/staff/9999", "act=secret&secret=4711"), 404);
	assert_int_equal(post("/people/9999/change", "call_name=A&name_source=told&since_year=2020"
	    "&version=1"), 404);
	assert_int_equal(post("/visits/9999/undo", ""), 404);
	assert_int_equal(post("/people/9999/knowledge", "question_id=5&act=never"), 404);
	assert_int_equal(post("/people/9999/business", "business_only=yes&business_why=Reads"), 404);
	assert_int_equal(post("/people/9999/trust", "step=2&reason=Talks"), 404);
	assert_int_equal(post("/people/9999/ties", "other=1&word=wife"), 404);
	assert_int_equal(post("/people/1/differs", "fact=9&instead=x"), 404);
	assert_int_equal(post("/ties/9999", "word=wife"), 404);
	assert_int_equal(post("/households/9999/facts", "learned_new=x"), 404);
	assert_int_equal(post("/households/9999/change", "household=x"), 404);
	assert_int_equal(post("/households/9999/add", "act=companion&name=x"), 404);
	assert_int_equal(post("/households/9999/leave", "person=1"), 404);
	assert_int_equal(post("/companions/9999", "name=x"), 404);
	assert_int_equal(post("/people/9999/photo", "act=drawing&head=2"), 404);
	assert_int_equal(post("/people/9999/usuals", "usual=Tea"), 404);
	assert_int_equal(post("/people/9999/start", ""), 404);
	assert_int_equal(post("/usuals/9999", "usual=Tea"), 404);
	assert_int_equal(post("/usuals/9999/remove", ""), 404);
	assert_int_equal(post("/usuals/9999/restore", ""), 404);
	assert_int_equal(post("/usuals/9999/start", ""), 404);
	assert_int_equal(post("/preparation/9999/ready", ""), 404);
	assert_int_equal(post("/preparation/9999/back", ""), 404);
	assert_int_equal(post("/displays/9999", "act=code"), 404);
	as_stranger();
	assert_int_equal(get("/nothing"), 404);
	assert_int_equal(post("/sign-in/9999", "secret=1234"), 404);
}

static void
another_method_than_those_of_an_address_is_405(void **state)
{
	(void)state;
	assert_int_equal(post("/people", ""), 405);
	assert_string_equal(answer.allow, "GET");
	assert_int_equal(get("/sign-out"), 405);
	assert_string_equal(answer.allow, "POST");
	assert_int_equal(ask("DELETE", "/people/new", ""), 405);
	assert_string_equal(answer.allow, "GET, POST");
	assert_int_equal(ask("TRACE", "/", ""), 405);
}

static void
a_page_asked_for_by_htmx_comes_without_its_layout(void **state)
{
	(void)state;
	get("/people");
	assert_non_null(strstr(answer.body, "<!doctype html>"));
	besides.htmx = true;
	get("/people");
	assert_null(strstr(answer.body, "<!doctype html>"));
	assert_non_null(strstr(answer.body, "<h1>People</h1>"));
	besides.htmx = true;
	assert_int_equal(post("/people/new", "call_name=Fred"), 200);
	assert_string_equal(answer.hx_redirect, "/people/1?saved=yes");
	assert_int_equal(answer.size, 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(the_table_and_this_test_name_the_same_rows),
		TEST(each_row_answers_a_stranger_as_it_should),
		TEST(each_row_answers_the_team_as_it_should),
		TEST(each_row_answers_the_owner_as_it_should),
		TEST(each_row_answers_a_display_as_it_should),
		TEST(a_display_is_led_back_from_everywhere_and_changes_nothing_there),
		TEST(a_stranger_learns_and_changes_nothing),
		TEST(in_an_empty_book_everything_leads_to_the_first_run),
		TEST(somebody_who_asks_for_a_page_is_led_there_after_signing_in),
		TEST(a_form_is_refused_with_no_token),
		TEST(a_form_is_refused_with_wrong_token),
		TEST(a_form_is_refused_with_the_cookie_as_token),
		TEST(a_form_is_refused_with_token_of_another_session),
		TEST(a_form_is_refused_with_foreign_origin),
		TEST(a_form_is_refused_with_no_origin),
		TEST(a_form_is_refused_with_longer_origin),
		TEST(a_form_is_refused_with_other_port),
		TEST(a_form_is_refused_with_other_scheme),
		TEST(a_form_is_refused_with_cross_site),
		TEST(a_form_is_refused_with_same_site),
		TEST(a_browser_that_says_no_more_than_the_token_is_heard),
		TEST(the_cookie_is_for_this_site_and_no_script),
		TEST(an_address_that_is_not_there_is_404),
		TEST(another_method_than_those_of_an_address_is_405),
		TEST(a_page_asked_for_by_htmx_comes_without_its_layout),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
