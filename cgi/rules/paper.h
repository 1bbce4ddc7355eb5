/*
 * paper: how much room text takes on a sheet, told before it is printed.  A sheet of the board
 * is one page whatever is written, so its sizes are chosen, and its lines counted, here; and
 * rather a line too many than one too few.
 */
#ifndef PAPER_H
#define PAPER_H

#include <stdbool.h>

/* A point in millimetres. */
#define PAPER_POINT 0.35278

/* What fits both A4 and Letter, in millimetres, with a little less for rounding. */
enum { PAPER_WIDE = 180, PAPER_LONG = 249 };

/* How letters are cut: facts, names and headings, what somebody says. */
enum paper_cut { PAPER_TEXT, PAPER_BOLD, PAPER_ITALIC };

/* How wide a text is, in hundredths of its size. */
int paper_width(enum paper_cut, const char *text);

/* How many lines it takes, set in so many points, in a column of so many millimetres. */
int paper_lines(enum paper_cut, const char *text, double points, double column);

/* How long those are, when a line is so many times its size. */
double paper_long(enum paper_cut, const char *text, double points, double column, double line);

/* Whether each of its words fits into a line. */
bool paper_whole(enum paper_cut, const char *text, double points, double column);

#endif
