/*
 * patterns: before an interview they tend to lose focus; what we could do about it.  A
 * pattern stands beside each coming moment whose title has its word.
 */
#include "mention.h"
#include "moment_pages.h"
#include "pages.h"
#include "shown.h"

static const char *const units[] = { "minutes", "hours", "days", NULL };
static const char *const acts[] = { "remove", "restore", NULL };

static const struct field fields[] = {
	{ "before", "Before what", FORM_TEXT, .max = 60 },
	{ "tends", "What they tend to do", FORM_TEXT, .max = 160 },
	{ "offer", "What we could do", FORM_TEXT, .max = 160 },
	{ "lead_n", "How long before", FORM_INT, .low = 0, .high = 1440 },
	{ "lead_unit", "How long before", FORM_CHOICE, .choices = units },
	{ 0 }
};

static const struct field act_fields[] = {
	{ "act", "What to do", FORM_CHOICE, .choices = acts },
	{ 0 }
};

static const struct field gone_fields[] = { { "gone", "which one", FORM_ID }, { 0 } };

int
patterns_read(struct request *rq, int64_t person_id, struct pattern *patterns)
{
	struct rows *r = db_query(rq->db, pattern_list, .person_id = INT(person_id),
	    .limit = INT(PATTERNS_MAX));
	int          n = 0;

	while (db_next(r))
		patterns[n++] = (struct pattern){ .id = db_int(r, pattern_list_id),
			.before = arena_text(rq->arena, db_text(r, pattern_list_before)),
			.sort_before = arena_text(rq->arena, db_text(r, pattern_list_sort_before)),
			.text = arena_text(rq->arena, db_text(r, pattern_list_text)),
			.offer = arena_text(rq->arena, db_text(r, pattern_list_offer)),
			.author = arena_text(rq->arena, db_text(r, pattern_list_author)),
			.lead = db_is_null(r, pattern_list_lead) ? MOMENT_SHOP
			                                         : db_int(r, pattern_list_lead) };
	return n;
}

/* "an interview" is about every interview. */
static const char *
without_article(const char *folded)
{
	static const char *const articles[] = { "a ", "an ", "the ", "his ", "her ", "their " };

	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		if (strncmp(folded, articles[i], strlen(articles[i])) == 0)
			return folded + strlen(articles[i]);
	return folded;
}

const struct pattern *
pattern_for(struct request *rq, const struct pattern *patterns, int n, const char *title)
{
	const char *words = arena_printf(rq->arena, " %s", text_fold(rq->arena, title));

	/* Its word begins a word of the title: interview is in "Two interviews". */
	for (int i = 0; i < n; i++)
		if (strstr(words, arena_printf(rq->arena, " %s",
		        without_article(patterns[i].sort_before))))
			return &patterns[i];
	return NULL;
}

const char *
pattern_words(struct request *rq, const struct pattern *p)
{
	const char *words = arena_printf(rq->arena, "Before %s they tend to %s.", p->before, p->text);

	if (*p->offer == '\0')
		return words;
	words = arena_printf(rq->arena, "%s We could: %s", words, p->offer);
	return p->lead > 0 ? arena_printf(rq->arena, "%s, %s before.", words,
	                         moment_lead_words(rq->arena, p->lead))
	                   : arena_printf(rq->arena, "%s.", words);
}

static void
mention(struct request *rq, int64_t person_id, int64_t id, const char *before, const char *text,
    const char *offer)
{
	mention_put(rq, person_id, "pattern", id, arena_printf(rq->arena,
	    "Before %s they tend to %s%s%s", before, text, *offer ? ". We could: " : "", offer));
}

/* What was left out just now may be put back. */
static void
fill_gone(struct request *rq)
{
	struct form *f = form_read(rq, gone_fields);
	struct rows *r = strcmp(rq->method, "GET") == 0 && form_ok(f) && form_int(f, "gone")
	    ? db_one(rq->db, pattern_get, .id = INT(form_int(f, "gone"))) : NULL;
	struct view *v;

	if (r == NULL || db_int(r, pattern_get_person_id) != rq->id)
		return;
	v = view_add(rq->view, "GONE");
	view_int(v, "gone_id", form_int(f, "gone"));
	view_text(v, "gone_words", db_text(r, pattern_get_before));
}

static int
show(struct request *rq, const struct form *f, int status)
{
	struct rows   *r = db_one(rq->db, moment_person, .id = INT(rq->id));
	struct pattern patterns[PATTERNS_MAX];
	int            n;

	if (r == NULL)
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "What comes before, for %s",
	    db_text(r, moment_person_name)));
	view_text(rq->view, "name", db_text(r, moment_person_name));
	view_int(rq->view, "id", rq->id);
	form_fill(f, rq->view);
	lead_units(rq->view, f);
	n = patterns_read(rq, rq->id, patterns);
	for (int i = 0; i < n; i++) {
		struct view *v = view_add(rq->view, "PATTERNS");

		view_int(v, "pattern_id", patterns[i].id);
		view_text(v, "pattern_words", pattern_words(rq, &patterns[i]));
		view_text(v, "pattern_author", arena_printf(rq->arena, "Says %s", patterns[i].author));
	}
	view_show(rq->view, "NO_PATTERNS", n == 0);
	fill_gone(rq);
	return status;
}

int
pattern_page(struct request *rq)
{
	struct form *f = form_new(rq, fields);

	form_set(f, "lead_unit", "minutes");
	return show(rq, f, 200);
}

int
pattern_create(struct request *rq)
{
	struct form    *f = form_read(rq, fields);
	struct pattern  patterns[PATTERNS_MAX];
	int64_t         lead = lead_read(f), id;
	int             n;
	struct db_value none = NOTHING, minutes = INT(lead);

	if (db_one(rq->db, moment_person, .id = INT(rq->id)) == NULL)
		return 404;
	n = patterns_read(rq, rq->id, patterns);
	if (*text_fold(rq->arena, form_text(f, "before")) == '\0')
		form_blame(f, "before", "Say before what: interview, exam, first day.");
	if (*text_fold(rq->arena, form_text(f, "tends")) == '\0')
		form_blame(f, "tends", "Say what they tend to do: lose focus, stay up late.");
	for (int i = 0; i < n; i++)
		if (strcmp(patterns[i].sort_before, text_fold(rq->arena, form_text(f, "before"))) == 0)
			form_blame(f, "before", "There is one before %s already.", patterns[i].before);
	if (n == PATTERNS_MAX)
		form_blame(f, "before", "%d are enough. Leave one out first.", PATTERNS_MAX);
	if (!form_ok(f))
		return show(rq, f, 422);
	id = db_run(rq->db, pattern_insert, .person_id = INT(rq->id), .before = TEXT(form_text(f, "before")),
	    .text = TEXT(form_text(f, "tends")), .offer = TEXT(form_text(f, "offer")),
	    .lead = lead < 0 ? none : minutes, .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	mention(rq, rq->id, id, form_text(f, "before"), form_text(f, "tends"), form_text(f, "offer"));
	return redirect(rq, "/people/%lld/patterns", (long long)rq->id);
}

int
pattern_save(struct request *rq)
{
	struct form *f = form_read(rq, act_fields);
	struct rows *r = db_one(rq->db, pattern_get, .id = INT(rq->id));
	const char  *act = form_text(f, "act");
	int64_t      id = rq->id, person = r ? db_int(r, pattern_get_person_id) : 0;

	if (r == NULL)
		return 404;
	if (form_ok(f) && strcmp(act, "remove") == 0) {
		db_run(rq->db, pattern_remove, .id = INT(id), .at = INT(rq->now));
		mention_drop(rq, "pattern", id);
		return redirect(rq, "/people/%lld/patterns?gone=%lld", (long long)person, (long long)id);
	}
	if (form_ok(f) && strcmp(act, "restore") == 0) {
		db_run(rq->db, pattern_restore, .id = INT(id));
		mention(rq, person, id, db_text(r, pattern_get_before), db_text(r, pattern_get_text),
		    db_text(r, pattern_get_offer));
		return redirect(rq, "/people/%lld/patterns", (long long)person);
	}
	form_blame(f, "act", "Say what to do: one of the buttons.");
	rq->id = person;
	form_fill(f, rq->view);
	return show(rq, form_new(rq, fields), 422);
}
