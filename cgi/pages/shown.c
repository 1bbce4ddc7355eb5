/*
 * shown: see shown.h.
 */
#include "shown.h"

#include "pages.h"
#include "settings.h"
#include "who.h"

/* What stands before and behind a name: "Fred likes", "What moves Fred". */
static const struct {
	const char *kind, *words, *icon, *before, *behind;
} kinds[] = {
	{ "loves", "Loves", "heart", "", " loves" },
	{ "likes", "Likes", "heart", "", " likes" },
	{ "neutral", "So-so", "meh", "", " can take or leave" },
	{ "dislikes", "Dislikes", "thumbs-down", "", " dislikes" },
	{ "hates", "Hates", "thumbs-down", "", " hates" },
	{ "bothers", "Bothers", "hand", "", " is bothered by" },
	{ "must", "Must know", "info", "To know about ", "" },
	{ "opinion", "Thinks", "quote", "", " thinks" },
	{ "moves", "What moves them", "compass", "What moves ", "" },
	{ "joke", "The joke", "laugh", "The joke with ", "" },
	{ "family", "Family", "house", "", ": family" },
	{ "moment", "Moments", "cake", "", ": moment" },
	{ "habit", "Habits", "repeat", "", ": habit" },
	{ "other", "Other", "sprout", "", "" },
};

static const struct {
	const char *source, *by, *words;
} sources[] = {
	{ "told", "", "they told us" },
	{ "seen", " saw it", "we saw it" },
	{ "heard", " heard it", "we heard it" },
	{ "guess", " guessed", "a guess" },
};

static const struct {
	const char *channel, *words;
} channels[] = {
	{ "shop", "in the shop" },
	{ "phone", "by phone" },
	{ "message", "by message" },
	{ "market", "at the market stall" },
	{ "street", "in the street" },
	{ "delivery", "by delivery" },
};

enum {
	KINDS = sizeof kinds / sizeof *kinds,
	SOURCES = sizeof sources / sizeof *sources,
	CHANNELS = sizeof channels / sizeof *channels,
	LEARNED_OF_DAY = 2, /* facts shown of a visit in a day's list */
	FACES_OF_DAY = 3
};

void
shown_remark(struct view *v, const char *name, const char *looks, const char *household,
    const char *say_name)
{
	const char *remark = *looks && strcmp(looks, name) != 0 ? looks
	                     : *household                       ? household
	                                                        : say_name;

	view_part(v, "REMARK", "remark", remark);
}

bool
shown_namesake(struct request *rq, int64_t id)
{
	return db_one(rq->db, person_namesake, .id = INT(id)) != NULL;
}

const char *
shown_ago(struct request *rq, int64_t day)
{
	char *words;

	if (day == 0)
		return "Not yet";
	words = clock_ago(rq->arena, day, rq->today);
	/* "in March" stands alone here. */
	if (*words == 'i')
		*words = 'I';
	return words;
}

const char *
shown_ago_inside(struct request *rq, int64_t day)
{
	return day == 0 ? "not yet" : clock_ago_inside(rq->arena, day, rq->today);
}

const char *
shown_count(struct request *rq, int64_t n, const char *one, const char *many)
{
	return arena_printf(rq->arena, "%lld %s", (long long)n, n == 1 ? one : many);
}

const char *
shown_times(struct request *rq, int64_t n)
{
	return n == 1 ? "Once" : arena_printf(rq->arena, "%lld times", (long long)n);
}

const char *
shown_kind(const char *kind)
{
	for (int i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return kinds[i].words;
	return "Other";
}

const char *
shown_kind_icon(const char *kind)
{
	for (int i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return kinds[i].icon;
	return "sprout";
}

const char *
shown_about(struct request *rq, const char *name, const char *kind)
{
	for (int i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return arena_printf(rq->arena, "%s%s%s", kinds[i].before, name,
			    kinds[i].behind);
	return name;
}

const char *
shown_channel(const char *channel)
{
	for (int i = 0; i < CHANNELS; i++)
		if (strcmp(channels[i].channel, channel) == 0)
			return channels[i].words;
	return "";
}

/* "They told Theo", "Theo saw it" */
static const char *
source_words(struct request *rq, const char *source, const char *author)
{
	for (int i = 1; i < SOURCES; i++)
		if (strcmp(sources[i].source, source) == 0)
			return arena_printf(rq->arena, "%s%s", author, sources[i].by);
	return arena_printf(rq->arena, "They told %s", author);
}

const char *
shown_source(const char *source)
{
	for (int i = 0; i < SOURCES; i++)
		if (strcmp(sources[i].source, source) == 0)
			return sources[i].words;
	return "";
}

const char *
shown_clue(const char *source)
{
	return strcmp(source, "seen") == 0    ? "A clue"
	       : strcmp(source, "guess") == 0 ? "A guess"
	                                      : "";
}

/* Words that have a capital only because they begin a line. */
static bool
is_small_word(const char *word, size_t n)
{
	static const char small[] = " The A An It It’s It's This That These Those There They We You"
	    " He She His Her My Our Their Your All Every Nobody Nothing ";

	for (const char *at = small; (at = strstr(at, " ")) != NULL && at[1] != '\0'; at++)
		if (strncmp(at + 1, word, n) == 0 && at[n + 1] == ' ')
			return true;
	return false;
}

const char *
shown_opinion(struct request *rq, const char *text, int64_t learned_at)
{
	const char *when = shown_ago_inside(rq, clock_day(learned_at));
	char       *words = arena_text(rq->arena, text);
	size_t      n = strlen(words);

	/* A month needs no "in" in brackets. */
	if (strncmp(when, "in ", 3) == 0)
		when += 3;
	if (n > 1 && words[n - 1] == '.')
		words[n - 1] = '\0';
	if (strncasecmp(words, "thinks ", 7) == 0) {
		*words = 'T';
		return arena_printf(rq->arena, "%s (%s)", words, when);
	}
	if (is_small_word(words, strcspn(words, " ")))
		*words = (char)(*words + ('a' - 'A'));
	return arena_printf(rq->arena, "Thinks %s (%s)", words, when);
}

const char *
shown_happened(struct request *rq, int64_t visit_id)
{
	const struct shop_kind *kind = shop_kind_now(rq);
	struct rows *r = db_query(rq->db, visit_happenings, .visit_id = INT(visit_id));
	bool         happened[SHOP_CHIPS] = { false };
	const char  *words = "";

	while (db_next(r))
		for (int i = 0; i < SHOP_CHIPS; i++)
			if (strcmp(kind->chips[i].happened, db_text(r, visit_happenings_happened)) == 0)
				happened[i] = true;
	for (int i = 0; i < SHOP_CHIPS; i++)
		if (happened[i])
			words = arena_printf(rq->arena, "%s%s%s.", words, *words ? " " : "",
			    kind->chips[i].words);
	return words;
}

void
shown_fact(struct request *rq, struct view *v, const char *text, const char *source,
    const char *author, int64_t learned_at, int64_t visit_id)
{
	view_text(v, "text", text);
	view_text(v, "source", source);
	view_text(v, "source_words", source_words(rq, source, author));
	view_text(v, "learned_words", shown_ago_inside(rq, clock_day(learned_at)));
	view_text(v, "learned_iso", clock_iso(rq->arena, learned_at));
	view_part(v, "CLUE", "clue_words", shown_clue(source));
	if (visit_id)
		view_int(view_add(v, "AT_VISIT"), "visit_id", visit_id);
	else
		view_show(v, "NO_VISIT", true);
}

/* What all rows of visits have. */
static void
fill_visit(struct request *rq, struct view *v, int64_t visit_id, int64_t at,
    const char *channel, const char *author)
{
	view_int(v, "visit_id", visit_id);
	view_text(v, "visit_iso", clock_iso(rq->arena, at));
	view_text(v, "served_by", author);
	if (strcmp(channel, "shop") != 0)
		view_text(view_add(v, "CHANNEL"), "channel_words", shown_channel(channel));
}

void
shown_visit(struct request *rq, struct view *v, int64_t visit_id, int64_t at,
    const char *channel, const char *author, int64_t person_id)
{
	struct who   who[WHO_MAX], with[WHO_MAX];
	int          n = who_came(rq, visit_id, who), others = 0;
	struct rows *r;

	fill_visit(rq, v, visit_id, at, channel, author);
	who_tell_apart(rq, who, n);
	for (int i = 0; i < n; i++)
		if (who[i].id != person_id)
			with[others++] = who[i];
	view_part(v, "WITH", "with", who_words(rq, with, others));
	view_part(v, "HAPPENED", "happened_words", shown_happened(rq, visit_id));
	view_text(v, "visit_words", arena_printf(rq->arena, "%s, %s",
	    clock_day_words(rq->arena, clock_day(at), rq->today),
	    clock_time_words(rq->arena, at)));
	r = db_query(rq->db, visit_learned, .visit_id = INT(visit_id), .person_id = INT(person_id));
	while (db_next(r))
		view_text(view_add(v, "LEARNED"), "text", db_text(r, visit_learned_text));
}

void
shown_visit_of_day(struct request *rq, struct view *v, int64_t visit_id, int64_t at,
    const char *channel, const char *author)
{
	struct who   who[WHO_MAX];
	int          n = who_came(rq, visit_id, who), learned = 0;
	struct rows *r;

	fill_visit(rq, v, visit_id, at, channel, author);
	for (int i = 0; i < n; i++) {
		if (i < FACES_OF_DAY)
			face_fill(view_add(v, "WHO"), who[i].id, who[i].name, who[i].picture);
		who[i].apart = *who[i].remark && shown_namesake(rq, who[i].id)
		                    ? arena_printf(rq->arena, "%s (%s)", who[i].name, who[i].remark)
		                    : who[i].name;
	}
	view_text(v, "names", who_words(rq, who, n));
	view_text(v, "time_words", clock_time_words(rq->arena, at));
	r = db_query(rq->db, visit_facts, .visit_id = INT(visit_id));
	while (learned++ < LEARNED_OF_DAY && db_next(r))
		view_text(view_add(v, "LEARNED"), "text", db_text(r, visit_facts_text));
	db_done(r);
}

void
shown_pager(struct request *rq, int64_t page, int64_t pages, const char *path)
{
	struct view *pager, *v;

	if (pages < 2)
		return;
	pager = view_add(rq->view, "PAGER");
	view_int(pager, "page", page);
	view_int(pager, "pages", pages);
	if (page > 1) {
		v = view_add(pager, "PREVIOUS");
		view_int(v, "previous", page - 1);
		view_text(v, "previous_path", arena_printf(rq->arena, "%s%lld", path,
		    (long long)page - 1));
	}
	if (page < pages) {
		v = view_add(pager, "NEXT");
		view_int(v, "next", page + 1);
		view_text(v, "next_path", arena_printf(rq->arena, "%s%lld", path,
		    (long long)page + 1));
	}
}

int64_t
shown_page(struct request *rq)
{
	const char *page = request_param(rq, "page");

	if (strlen(page) > 9 || page[strspn(page, "0123456789")] != '\0' || atoi(page) < 1)
		return 1;
	return atoi(page);
}

void
shown_cover(struct request *rq)
{
	struct view *v = view_add(rq->view, "COVER");
	struct rows *r = db_one(rq->db, shop_get);

	view_text(v, "cover_title", r ? db_text(r, shop_get_shop_name) : "Regulars");
	view_show(v, "CLOSED", r != NULL);
	view_text(v, "cover_when", arena_printf(rq->arena, "%s, %s",
	    clock_day_words(rq->arena, rq->today, rq->today),
	    clock_time_words(rq->arena, rq->now)));
}
