/*
 * avatar_sheet: one of the invented people on paper.  The wall sheet is a single page always:
 * its sizes are the largest in which each answer that the owner chose for the wall is there with
 * its first line, and then as many lines more as there is room for.  The second sheet has all;
 * it goes on over several pages where it must, and never within a block.
 */
#include "avatar_print.h"
#include "pages.h"

enum {
	DAY = 4, HOME = 2,  /* blocks, by their ids in db/schema.sql */
	FITS = 5,
	FULL_SIZES = 4, FULL_NAME = 30,
	FULL_PICTURE = 24,  /* all that follows is in millimetres: the picture of a second sheet */
	HOME_PICTURE = 46,
	GAP = 6, GUTTER = 8,
	TOP = 9             /* the line at the top, with its double rule */
};
#define COLUMN ((PAPER_WIDE - GUTTER) / 2.0)

/* How a wall sheet is set, the largest first; as in static/css/paper_avatars.css. */
static const struct fit {
	int    name;        /* points, at most */
	double tag, says, day, answer;
	int    picture;     /* millimetres */
	bool   asks;        /* room for the questions at the foot */
} fits[FITS] = {
	{ 54, 15, 25, 15, 13, 66, true },
	{ 38, 13, 20, 13, 12, 58, true },
	{ 30, 12, 16, 12, 11, 46, true },
	{ 24, 11, 13, 11, 10, 36, true },
	{ 18, 10, 11, 10, PRINT_SMALL, 30, false },
};
static const int    name_sizes[] = { 54, 46, 38, 30, 24, 18, 0 };
static const double full_sizes[FULL_SIZES] = { 12, 11, 10, PRINT_SMALL };

/* What stands on a wall sheet, and of each block how many lines. */
struct wall {
	struct avatar_block blocks[AVATAR_WALL];
	int                 shown[AVATAR_WALL];
	int                 n, told; /* that stand there, and that would */
	int                 fit, name;
};

static double
head_long(struct request *rq, const struct avatar_line *line, const struct fit *f, int name)
{
	double column = PAPER_WIDE - f->picture - GUTTER;
	double text = paper_long(PAPER_BOLD, line->name, name, column, 1.1) + 1.5 +
	    paper_long(PAPER_TEXT, line->tag, f->tag, column, 1.3);

	if (*line->language)
		text += paper_long(PAPER_TEXT, arena_printf(rq->arena, "Speaks %s", line->language), f->tag,
		    column, 1.3);
	if (*line->says)
		text += 3 + paper_long(PAPER_ITALIC, line->says, f->says,
		    column - f->says * PAPER_POINT, 1.3);
	return text > f->picture ? text : f->picture;
}

/* A day goes over the whole width: as a sentence, or hour by hour in a strip. */
static int
strip_columns(int n)
{
	return n == 5 || n == 6 ? 3 : n > 4 ? 4 : n;
}

static double
day_long(struct request *rq, const struct avatar_block *b, int shown, const struct fit *f)
{
	int    columns = strip_columns(shown);
	double column = (PAPER_WIDE - (columns - 1) * 5.0) / columns, high;

	if (shown == 1)
		return print_claim_long(rq, PAPER_BOLD, arena_printf(rq->arena, "%s. ", b->heading),
		    &b->claims[0], f->day, PAPER_WIDE, 1.35) + 4;
	high = paper_long(PAPER_BOLD, b->heading, f->day, PAPER_WIDE, 1.3) + 5.5;
	for (int row = 0; row < shown; row += columns) {
		double most = 0;

		for (int i = row; i < shown && i < row + columns; i++) {
			double cell = 6 + print_claim_long(rq, PAPER_BOLD, "", &b->claims[i], f->answer,
			    column, 1.3);

			most = cell > most ? cell : most;
		}
		high += most;
	}
	return high;
}

/* Blocks two and two beside each other, from the first on; gives the height of one such row. */
static double
row_long(struct request *rq, const struct avatar_block *const *two, const int *shown, int n,
    double points, bool home)
{
	double most = 0;

	for (int i = 0; i < n; i++) {
		double high = print_block_long(rq, two[i], shown[i], points, COLUMN) +
		    (home && two[i]->id == HOME ? HOME_PICTURE + 2 : 0);

		most = high > most ? high : most;
	}
	return most;
}

static double
foot_long(struct request *rq, const struct avatar_line *line)
{
	return 3 + paper_long(PAPER_TEXT, print_made_up(rq, line), PRINT_SMALL, COLUMN, 1.35);
}

static bool
wall_fits(struct request *rq, const struct avatar_line *line, const struct wall *w)
{
	const struct fit          *f = &fits[w->fit];
	double                     high = TOP + GAP + head_long(rq, line, f, w->name) + GAP;
	const struct avatar_block *two[2];
	int                        shown[2], n = 0;

	for (int i = 0; i < w->n; i++)
		if (w->blocks[i].id == DAY)
			high += day_long(rq, &w->blocks[i], w->shown[i], f);
		else {
			two[n] = &w->blocks[i];
			shown[n++] = w->shown[i];
			if (n == 2) {
				high += row_long(rq, two, shown, n, f->answer, false);
				n = 0;
			}
		}
	if (n > 0)
		high += row_long(rq, two, shown, n, f->answer, false);
	if (f->asks)
		high += 4 + 22.5 + paper_long(PAPER_BOLD, line->name, 14, PAPER_WIDE - 60, 1.3);
	return high + foot_long(rq, line) <= PAPER_LONG;
}

static void
wall_choose(struct request *rq, const struct avatar_line *line, struct wall *w)
{
	struct avatar_block blocks[AVATAR_BLOCKS];
	int                 n = avatar_claims(rq, line, blocks);

	w->n = 0;
	for (int i = 0; i < n && w->n < AVATAR_WALL; i++)
		if (blocks[i].wall && blocks[i].n > 0) {
			w->blocks[w->n] = blocks[i];
			w->shown[w->n++] = 1;
		}
	w->told = w->n;
	for (w->fit = 0;; w->fit++) {
		w->name = print_name_size(line->name, name_sizes, fits[w->fit].name,
		    PAPER_WIDE - fits[w->fit].picture - GUTTER);
		if (wall_fits(rq, line, w) || w->fit == FITS - 1)
			break;
	}
	while (w->n > 0 && !wall_fits(rq, line, w))
		w->shown[--w->n] = 0;
	for (int more = 2; more <= AVATAR_LINES; more++)
		for (int i = 0; i < w->n; i++)
			if (w->blocks[i].n >= more && w->shown[i] == more - 1) {
				w->shown[i]++;
				if (!wall_fits(rq, line, w))
					w->shown[i]--;
			}
}

const char *
print_left_out(struct request *rq, const struct avatar_line *line)
{
	struct wall *w = arena_alloc(rq->arena, sizeof *w);
	const char  *text = "";
	int          out = 0, said = 0;

	wall_choose(rq, line, w);
	for (int i = 0; i < w->told; i++)
		out += w->shown[i] < w->blocks[i].n;
	for (int i = 0; i < w->told; i++)
		if (w->shown[i] < w->blocks[i].n) {
			said++;
			text = arena_printf(rq->arena, "%s%s%s", text, said == 1 ? ""
			    : said == out ? " and " : ", ", w->blocks[i].heading);
		}
	return text;
}

static void
fill_wall(struct request *rq, const struct avatar_line *line)
{
	struct wall *w = arena_alloc(rq->arena, sizeof *w);

	wall_choose(rq, line, w);
	view_int(rq->view, "print_fit", w->fit);
	view_int(rq->view, "print_name", w->name);
	for (int i = 0; i < w->n; i++) {
		bool         day = w->blocks[i].id == DAY;
		struct view *v = view_add(rq->view, day ? "PRINT_DAY" : "PRINT_BLOCKS");

		print_block_fill(rq, v, line, &w->blocks[i], w->shown[i]);
		if (day) {
			view_show(v, "DAY_TOLD", w->shown[i] == 1);
			view_show(v, "DAY_STRIP", w->shown[i] > 1);
			view_int(v, "strip", strip_columns(w->shown[i]));
		}
	}
	view_show(rq->view, "PRINT_BLOCKS", view_rows(rq->view, "PRINT_BLOCKS") != NULL);
	view_show(rq->view, "NOTHING_TOLD", w->n == 0);
	view_show(rq->view, "PRINT_ASKS", fits[w->fit].asks);
}

/* A second sheet: from one block to before another. */
struct full {
	struct avatar_block *blocks;
	int                  n, size, name;
	bool                 home;
};

static double
full_row(struct request *rq, const struct full *f, int from)
{
	const struct avatar_block *two[2] = { &f->blocks[from] };
	int                        shown[2] = { f->blocks[from].n }, n = 1;

	if (from + 1 < f->n) {
		two[1] = &f->blocks[from + 1];
		shown[1] = two[1]->n;
		n = 2;
	}
	return row_long(rq, two, shown, n, full_sizes[f->size], f->home);
}

/* The room for blocks on a second sheet. */
static double
full_room(struct request *rq, const struct avatar_line *line, const struct full *f)
{
	double column = PAPER_WIDE - FULL_PICTURE - GUTTER;
	double text = paper_long(PAPER_BOLD, line->name, f->name, column, 1.1) +
	    paper_long(PAPER_TEXT, line->tag, 12, column, 1.3);

	return PAPER_LONG - TOP - GAP - (text > FULL_PICTURE ? text : FULL_PICTURE) - GAP -
	    foot_long(rq, line);
}

/* Those that are told of, or should be; in the largest letters in which each fits a sheet. */
static struct full *
full_choose(struct request *rq, const struct avatar_line *line)
{
	struct full        *f = arena_alloc(rq->arena, sizeof *f);
	struct avatar_block blocks[AVATAR_BLOCKS];
	int                 n = avatar_claims(rq, line, blocks);

	*f = (struct full){ .blocks = arena_alloc(rq->arena, AVATAR_BLOCKS * sizeof *blocks),
		.name = print_name_size(line->name, name_sizes, FULL_NAME,
		    PAPER_WIDE - FULL_PICTURE - GUTTER),
		.home = db_one(rq->db, avatar_home, .avatar_id = INT(line->id)) != NULL };
	for (int i = 0; i < n; i++)
		if (blocks[i].n > 0 || blocks[i].depth <= line->involvement ||
		    (f->home && blocks[i].id == HOME))
			f->blocks[f->n++] = blocks[i];
	for (bool fit = false; !fit && f->size < FULL_SIZES - 1; f->size += !fit) {
		fit = true;
		for (int i = 0; i < f->n; i += 2)
			fit = fit && full_row(rq, f, i) <= full_room(rq, line, f);
	}
	return f;
}

static void
fill_full(struct request *rq, const struct avatar_line *line)
{
	const struct full *f = full_choose(rq, line);
	double             room = full_room(rq, line, f), left = 0;
	struct view       *sheets[AVATAR_BLOCKS], *v = NULL, *block;
	int                n = 0;

	view_int(rq->view, "full_size", f->size);
	view_int(rq->view, "full_name", f->name);
	for (int i = 0; i < f->n; i++) {
		if (i % 2 == 0) {
			double high = full_row(rq, f, i);

			if (v == NULL || high > left) {
				v = sheets[n++] = view_add(rq->view, "FULL_SHEETS");
				left = room;
			}
			left -= high;
		}
		block = view_add(v, "PRINT_BLOCKS");
		print_block_fill(rq, block, line, &f->blocks[i], f->blocks[i].n);
		view_show(block, "PRINT_HOME", f->home && f->blocks[i].id == HOME);
	}
	for (int i = 0; i < n; i++)
		view_text(sheets[i], "full_words", n == 1 ? "All that we think"
		    : arena_printf(rq->arena, "All that we think, %d of %d", i + 1, n));
}

int
avatar_print(struct request *rq)
{
	struct avatar_line line;
	const char        *left;
	bool               all = strcmp(request_param(rq, "sheet"), "all") == 0;

	if (!avatar_get(rq, rq->id, &line))
		return 404;
	view_text(rq->view, "title", arena_printf(rq->arena, "%s, to print", line.name));
	print_begin(rq);
	avatar_fill(rq, rq->view, &line);
	view_part(rq->view, "LANGUAGE", "avatar_language", line.language);
	view_text(rq->view, "made_up_words", print_made_up(rq, &line));
	fill_wall(rq, &line);
	left = print_left_out(rq, &line);
	view_part(rq->view, "LEFT_OUT", "left_out", left);
	view_show(rq->view, "WALL_ALONE", !all);
	view_show(rq->view, "WITH_ALL", all);
	if (all)
		fill_full(rq, &line);
	return 200;
}
