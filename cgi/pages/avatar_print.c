/*
 * avatar_print: see avatar_print.h.
 */
#include "avatar_print.h"

#include "avatar.h"
#include "pages.h"
#include "seen.h"
#include "shown.h"

enum { SEASON_MONTHS = 3, MONTHS = 12 };

static const char *const papers[] = { "a4", "letter", NULL };
static const char *const sheets[] = { "wall", "all", NULL };

static const struct field fields[] = {
	{ "paper", "The paper", FORM_CHOICE, .choices = papers },
	{ "sheet", "The sheets", FORM_CHOICE, .choices = sheets },
	{ 0 }
};

static const char *const months[] = { "January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December" };

/* "Autumn 2025"; the month where no season is. */
static const char *
season_words(struct request *rq, int month, int year)
{
	struct avatar_season seasons[AVATAR_SEASONS];
	int                  n = avatar_seasons(rq, seasons), mark = avatar_mark(rq->today);

	for (int i = 0; i < n; i++)
		if (avatar_within(mark, seasons[i].from, seasons[i].to))
			return arena_printf(rq->arena, "%s %d", seasons[i].name, year);
	return arena_printf(rq->arena, "%s %d", months[month - 1], year);
}

void
print_begin(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = db_one(rq->db, print_shop);
	const char  *paper = form_ok(f) ? form_text(f, "paper") : "", *season;
	char        *inside;
	int          year, month, day;

	if (*paper == '\0')
		paper = r ? arena_text(rq->arena, db_text(r, print_shop_paper)) : "a4";
	clock_date(rq->today, &year, &month, &day);
	season = season_words(rq, month, year);
	view_text(rq->view, "print_shop", r ? db_text(r, print_shop_shop_name) : "");
	view_text(rq->view, "print_paper", paper);
	view_text(rq->view, "print_season", season);
	/* In a sentence it is small, but for a month. */
	inside = arena_text(rq->arena, season);
	if (*inside >= 'A' && *inside <= 'Z' && clock_month(arena_printf(rq->arena, "%.*s",
	        (int)strcspn(inside, " "), inside)) == 0)
		*inside = (char)(*inside - 'A' + 'a');
	view_text(rq->view, "print_inside", inside);
	view_show(rq->view, "ON_A4", strcmp(paper, "a4") == 0);
	view_show(rq->view, "ON_LETTER", strcmp(paper, "letter") == 0);
	view_text(rq->view, "printed_words", arena_printf(rq->arena,
	    "Printed %d %s %d. Look again in %s.", day, months[month - 1], year,
	    months[(month - 1 + SEASON_MONTHS) % MONTHS]));
}

const char *
print_made_up(struct request *rq, const struct avatar_line *line)
{
	const char *stands = strcmp(line->pronoun, "she") == 0 ? "She stands"
	    : strcmp(line->pronoun, "he") == 0 ? "He stands" : "They stand";

	if (line->people <= 0)
		return arena_printf(rq->arena, "%s is made up.", line->name);
	return arena_printf(rq->arena, "%s is made up. %s for %s.", line->name, stands,
	    shown_count(rq, line->people, "person", "people"));
}

int
print_name_size(const char *name, const int *sizes, int most, double column)
{
	int size = sizes[0];

	for (; *sizes; sizes++)
		if (*sizes <= most) {
			size = *sizes;
			if (paper_whole(PAPER_BOLD, name, size, column) &&
			    paper_lines(PAPER_BOLD, name, size, column) <= 2)
				break;
		}
	return size;
}

/* Its words do not break, so they stand for one word here; as wide as they may become. */
double
print_claim_long(struct request *rq, enum paper_cut cut, const char *before,
    const struct avatar_claim *claim, double points, double column, double line)
{
	const char *all = arena_printf(rq->arena, "%s%s %s", before, claim->text,
	    *claim->rule ? "seen.in.1000000" : "our.guess");

	return paper_long(cut, all, points, column, line);
}

/* The distances are those of static/css/paper_avatars.css. */
double
print_block_long(struct request *rq, const struct avatar_block *b, int shown, double points,
    double column)
{
	double high = 2.3 + paper_long(PAPER_BOLD, b->heading, PRINT_HEADING, column, 1.3) + 2.6;

	for (int i = 0; i < shown; i++)
		high += 0.5 + print_claim_long(rq, PAPER_TEXT, "", &b->claims[i], points, column, 1.3);
	/* "Nobody has said." */
	return b->n > 0 ? high : high + 0.5 + points * PAPER_POINT * 1.3;
}

void
print_block_fill(struct request *rq, struct view *v, const struct avatar_line *line,
    const struct avatar_block *b, int shown)
{
	const struct evidence *e = evidence_of(rq, line, b, 1);

	view_text(v, "block_heading", b->heading);
	view_show(v, "UNTOLD", b->n == 0);
	view_show(v, "PRINT_HOME", false);
	for (int i = 0; i < shown; i++) {
		struct view *claim = view_add(v, "CLAIMS");
		int64_t      fit = e->fit[0][i];

		view_text(claim, "claim_text", b->claims[i].text);
		view_text(claim, "claim_words", fit <= 0 ? "our guess"
		    : arena_printf(rq->arena, "seen in %lld", (long long)fit));
	}
}
