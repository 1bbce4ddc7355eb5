/*
 * page: how a unit test uses the program: a book of its own, in a folder of its own,
 * asked through the router as nginx would ask, with the cookie that a browser would
 * keep.  Every page that is made must find all the names it wants: asking fails else.
 *
 *	as_staff();
 *	assert_int_equal(post("/people/new", "call_name="), 422);
 *	assert_string_equal(shown("call_name_error"), "Give a name, or what you see.");
 */
#ifndef PAGE_H
#define PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "db.h"
#include "router.h"
#include "view.h"

/*
 * For cmocka: before and after each test.  A shop has Theo, its owner, and Ana and Ben,
 * who serve; nobody can sign in with a PIN, as hashing one takes its time.
 */
int open_empty_book(void **state);
int open_shop(void **state);
int close_book(void **state);
enum { THEO = 1, ANA = 2, BEN = 3 };

extern struct db  *book;
extern const char *book_folder;

/* Close the book and remove its files; and go on with another that is there by now. */
void put_away_book(void);
void take_up_book(struct db *);

/* Who asks from now on; a stranger has no cookie. */
void as_stranger(void);
void as_staff(void); /* Ana */
void as_owner(void); /* Theo */
void as(int64_t staff_id);
void as_display(void); /* the first of the shop, which is set up for it */

/* The cookie as the browser sends it back, "regulars=…", or "". */
extern char cookie[200];

/* The form token that belongs to a cookie. */
const char *token_of(const char *cookie);

/*
 * What the next request says otherwise than a browser on our own page would; forgotten
 * with its answer.  NULL is as usual; a token or key of "" is left out.
 */
struct besides {
	const char *token, *key, *host, *origin, *fetch_site, *content_type, *cookie;
	bool        htmx, tls;
	size_t      body_size; /* of a body that may hold NULs */
};
extern struct besides besides;

/* Ask, and give the status.  Fields are as on the wire: call_name=Ana+Lima&looks=… */
int get(const char *address);
int post(const char *address, const char *fields);
int ask(const char *method, const char *address, const char *body);

/* The last answer, until the next. */
extern struct answer answer;
const char          *location(void); /* "" if it leads nowhere */

/*
 * What the last page shows: "title", or of the first FOUND "FOUND/why_match", or of the
 * third "FOUND.2/name".  A name alone is also looked for in the section of its name, as
 * call_name_error in CALL_NAME_ERROR.  What is not shown is "(not shown)".
 */
const char *shown(const char *path);

/* How often a section is shown: "FOUND", "KNOWN/GROUPS". */
int times_shown(const char *path);

/* The page's text as a reader sees it: no tags, no attributes. */
const char *readable(void);

/* Text for the length of a test; and a text as a form sends it. */
const char *say(const char *format, ...) __attribute__((format(printf, 1, 2)));
const char *encoded(const char *text);

/* The book behind the program's back. */
int64_t     number(const char *sql, ...) __attribute__((format(printf, 1, 2)));
const char *text_of(const char *sql, ...) __attribute__((format(printf, 1, 2)));
void        change(const char *sql, ...) __attribute__((format(printf, 1, 2)));
bool        refused(const char *sql, ...) __attribute__((format(printf, 1, 2)));

/* How many rows each table has, as one line. */
const char *counted(void);

/* The people behind the forms' back, for many; inside db_begin and db_end. */
int64_t put_person(const char *name, const char *looks);
int64_t put_visit(int64_t staff_id, int64_t at, int64_t person_id);
int64_t put_fact(int64_t person_id, const char *kind, const char *text);

/* One person by the form, one visit by the form; their ids. */
int64_t start_page(const char *call_name);
int64_t log_visit(const char *fields);

/* It is Tuesday 17 November 2026, 9:50, until a test lets time pass. */
enum { THE_YEAR = 2026 };
int64_t the_time(void);
void    pass(int64_t seconds);

/* The same numbers in every run. */
uint32_t dice(uint32_t sides);

#endif
