/*
 * avatar_hang: all who hang today, on paper: as cards, four to a sheet, and as a poster.
 */
#include "avatar_print.h"
#include "pages.h"

enum {
	ON_SHEET = 4,
	DAY = 4, ANNOYS = 18, /* blocks, by their ids in db/schema.sql */
	CARD_FITS = 3, POSTER_FITS = 4,
	/* Millimetres: a card without its edges, and the columns of a poster. */
	CARD_WIDE = 78, CARD_LONG = 111, CARD_GAP = 4,
	POSTER_WIDE = 250, POSTER_LONG = 126, POSTER_GAP = 8
};

/* The largest first; as in static/css/paper_avatars.css. */
struct fit {
	double tag, says, answer;
	int    name, picture;
};
static const struct fit card_fits[CARD_FITS] = {
	{ 11, 14, 10.5, 22, 30 }, { 10, 12, 10, 18, 26 }, { PRINT_SMALL, 10, PRINT_SMALL, 12, 20 },
};
static const struct fit poster_fits[POSTER_FITS] = {
	{ 11, 18, 11, 26, 56 }, { 10.5, 15, 10.5, 20, 46 }, { 10, 12, 10, 15, 36 },
	{ PRINT_SMALL, 10, PRINT_SMALL, 12, 26 },
};
static const int name_sizes[] = { 26, 22, 20, 18, 15, 12, 10, 0 };

static double
texts_long(const struct avatar_line *line, const struct fit *f, int name, double column)
{
	return paper_long(PAPER_BOLD, line->name, name, column, 1.1) + 1 +
	    paper_long(PAPER_TEXT, line->tag, f->tag, column, 1.3);
}

static double
says_long(const struct avatar_line *line, const struct fit *f, double column)
{
	return *line->says == '\0' ? 0
	    : 3 + paper_long(PAPER_ITALIC, line->says, f->says, column - f->says * PAPER_POINT, 1.3);
}

static double
card_head(const struct avatar_line *line, const struct fit *f, int *name)
{
	double column = CARD_WIDE - f->picture - CARD_GAP, high;

	*name = print_name_size(line->name, name_sizes, f->name, column);
	high = texts_long(line, f, *name, column);
	return (high > f->picture ? high : f->picture) + says_long(line, f, CARD_WIDE);
}

/* As many of the answers for the wall as there is room for, each with its first line. */
static void
fill_card(struct request *rq, struct view *v, const struct avatar_line *line)
{
	struct avatar_block blocks[AVATAR_BLOCKS];
	int                 n = avatar_claims(rq, line, blocks), fit = 0, name;
	double              room;

	while (fit < CARD_FITS - 1 && card_head(line, &card_fits[fit], &name) > CARD_LONG * 0.6)
		fit++;
	room = CARD_LONG - card_head(line, &card_fits[fit], &name) - 4 -
	    paper_long(PAPER_TEXT, print_made_up(rq, line), PRINT_SMALL, CARD_WIDE, 1.3);
	avatar_fill(rq, v, line);
	view_int(v, "print_name", name);
	view_int(v, "print_fit", fit);
	view_text(v, "made_up_words", print_made_up(rq, line));
	view_show(v, "PRINT_BLOCKS", false);
	for (int i = 0; i < n; i++)
		if (blocks[i].wall && blocks[i].n > 0) {
			double high = print_block_long(rq, &blocks[i], 1, card_fits[fit].answer, CARD_WIDE);

			if (high > room)
				continue;
			room -= high;
			print_block_fill(rq, view_add(v, "PRINT_BLOCKS"), line, &blocks[i], 1);
		}
}

int
avatar_cards(struct request *rq)
{
	const struct avatar_board *b = avatar_board(rq, rq->today, false);
	struct view               *v = NULL;

	view_text(rq->view, "title", "Cards, to print");
	print_begin(rq);
	for (int i = 0; i < b->nhanging; i++) {
		if (i % ON_SHEET == 0)
			v = view_add(rq->view, "CARD_SHEETS");
		fill_card(rq, view_add(v, "PRINT_CARDS"), &b->hanging[i]);
	}
	view_show(rq->view, "NOBODY", b->nhanging == 0);
	return 200;
}

/* What a poster tells below the words: what annoys them, or else the first that is told. */
static const struct avatar_block *
poster_block(struct request *rq, const struct avatar_line *line)
{
	struct avatar_block *blocks = arena_alloc(rq->arena, AVATAR_BLOCKS * sizeof *blocks);
	struct avatar_block *first = NULL;
	int                  n = avatar_claims(rq, line, blocks);

	for (int i = 0; i < n; i++) {
		if (blocks[i].n > 0 && blocks[i].id == ANNOYS)
			return &blocks[i];
		if (blocks[i].n > 0 && blocks[i].wall && blocks[i].id != DAY && first == NULL)
			first = &blocks[i];
	}
	return first;
}

static double
column_long(struct request *rq, const struct avatar_line *line, const struct fit *f,
    double column, const struct avatar_block *b)
{
	int name = print_name_size(line->name, name_sizes, f->name, column);

	return f->picture + 4 + texts_long(line, f, name, column) + says_long(line, f, column) +
	    (b ? 3 + print_block_long(rq, b, 1, f->answer, column) : 0);
}

/* Their pictures are all of one size on a sheet, so that of the longest counts. */
static void
fill_poster(struct request *rq, const struct avatar_line *lines, int n)
{
	const struct avatar_block *blocks[ON_SHEET];
	struct view               *poster = view_add(rq->view, "POSTERS");
	double                     column = (POSTER_WIDE - (n - 1) * (double)POSTER_GAP) / n;
	int                        fit = 0;

	for (int i = 0; i < n; i++)
		blocks[i] = poster_block(rq, &lines[i]);
	for (int i = 0; i < n; i++)
		while (fit < POSTER_FITS - 1 &&
		    column_long(rq, &lines[i], &poster_fits[fit], column, blocks[i]) > POSTER_LONG)
			fit++;
	view_int(poster, "print_fit", fit);
	view_int(poster, "print_columns", n);
	for (int i = 0; i < n; i++) {
		struct view *v = view_add(poster, "COLUMNS");
		bool         room = column_long(rq, &lines[i], &poster_fits[fit], column,
		    blocks[i]) <= POSTER_LONG;

		avatar_fill(rq, v, &lines[i]);
		view_int(v, "print_name", print_name_size(lines[i].name, name_sizes,
		    poster_fits[fit].name, column));
		view_show(v, "PRINT_BLOCKS", false);
		if (blocks[i] != NULL && room)
			print_block_fill(rq, view_add(v, "PRINT_BLOCKS"), &lines[i], blocks[i], 1);
	}
}

int
avatar_poster(struct request *rq)
{
	const struct avatar_board *b = avatar_board(rq, rq->today, false);
	int                        sheets = (b->nhanging + ON_SHEET - 1) / ON_SHEET, done = 0;

	view_text(rq->view, "title", "Poster, to print");
	print_begin(rq);
	/* Five hang as three and two, rather than as four and one. */
	for (int i = 0; i < sheets; i++) {
		int n = (b->nhanging - done + sheets - i - 1) / (sheets - i);

		fill_poster(rq, &b->hanging[done], n);
		done += n;
	}
	view_show(rq->view, "NOBODY", b->nhanging == 0);
	return 200;
}
