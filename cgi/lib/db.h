/*
 * db: the book, one SQLite file, asked by statements that have names.
 *
 * A statement lives in db/queries and is asked with named arguments:
 *
 *	struct rows *r = db_query(db, person_list, .limit = INT(50));
 *	while (db_next(r))
 *		db_fill(r, view_add(view, "PEOPLE"));
 *
 * There is no function that takes SQL as text.
 *
 * The first error sticks: it is logged with the statement's name, and until db_end
 * every later call does nothing and reads give 0 or "".  So code carries on, and
 * whoever began the transaction asks once, at its end.
 */
#ifndef DB_H
#define DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

struct view;
struct db;
struct rows;

/* A statement as cgi/tools/mksql.c writes it into build/sql.h and build/sql.c. */
struct sql {
	const char        *name;
	const char        *text;
	const char *const *params;
	const char *const *columns;
	int                nparams;
	int                ncolumns;
	int                number;  /* its place in sql_all */
	bool               writes;
	bool               insert;  /* db_run gives the new row's id */
	bool               unique;  /* a refused UNIQUE is an outcome, not an error */
	bool               one;     /* at most one row */
};
extern const struct sql *const sql_all[];
extern const int               sql_count;
extern const char *const       sql_schema;   /* the text of db/schema.sql */
extern const int               sql_version;  /* its user_version */

/* What a book of an earlier version lacks, by db/migrations, in their order. */
struct sql_migration {
	int         version;
	const char *text;
};
extern const struct sql_migration sql_migrations[];
extern const int                  sql_migration_count;

/* What a parameter is given.  One that is left out fails the statement by name. */
struct db_value {
	enum { DB_MISSING, DB_INT, DB_TEXT, DB_BLOB, DB_NULL } kind;
	int64_t     number;
	const void *bytes;
	size_t      size;
};
#define INT(x)     { DB_INT, .number = (x) }
#define TEXT(x)    { DB_TEXT, .bytes = (x) }
#define BLOB(p, n) { DB_BLOB, .bytes = (p), .size = (n) }
#define NOTHING    { DB_NULL }
/* The number, or nothing for 0: for columns that may be unknown. */
#define INT_OR_NOTHING(x) { (x) ? DB_INT : DB_NULL, .number = (x) }

/* SQL functions that db.c adds; mksql knows them by this list.  See text.h. */
#define DB_FUNCTIONS(X) X(fold) X(words) X(phone_words) X(near)

/* And those that make a number of a text: usual_gap is rhythm_usual_gap. */
#define DB_NUMBERS(X) X(usual_gap, rhythm_usual_gap) X(came, rhythm_came)

/*
 * Open the book at path, or make it (empty, from the schema) if create says so and
 * it is not there.  NULL and a sentence in why when it cannot be opened: no such
 * file, not writable, not a book, or of another version.
 * Not to be carried across fork().
 */
struct db *db_open(const char *path, bool create, char *why, size_t size);
void       db_close(struct db *);

/*
 * Bring the book at path, if there is one and an older version wrote it, to this version,
 * before it is opened.  First a checked copy is made beside it (regulars-version-1.db).
 * True when there was nothing to do, or it was done; else false, a sentence, and the book
 * as it was.  All of it is one transaction.
 */
bool db_migrate(const char *path, char *why, size_t size);

/*
 * A transaction.  DB_READ sees one state of the book and refuses to write, by name.
 * DB_WRITE takes the write lock at once, so it never fails half-way as locked; it
 * waits for other writers for up to ten seconds.
 */
enum db_how { DB_READ, DB_WRITE };
bool db_begin(struct db *, enum db_how);

/* Commit, or roll back if something failed; tells whether all is kept. */
bool db_end(struct db *);
/* Roll back, and forget what failed. */
void db_undo(struct db *);

bool db_active(const struct db *);
bool db_failed(const struct db *);
/* "person_insert: :email is missing", or "". */
const char *db_error(const struct db *);

/*
 * How many steps SQLite's machine has taken since this was last asked: a measure of the
 * work that is the same on any machine, busy or not.  What is still being read is not
 * counted yet.
 */
int64_t db_steps(struct db *);

/*
 * db_query starts reading; db_next steps to the next row and is false after the
 * last.  A statement that is still being read cannot be asked again.
 * db_one is for statements marked :one: the row, or NULL if there is none; its
 * values live until it is asked again or the transaction ends.
 * db_run runs a statement that gives no rows: the new row's id for :insert, the
 * number of changed rows for :exec, DB_TAKEN for a refused :unique.
 */
#define db_query(db, statement, ...)                                                      \
	db_query_values((db), &SQL_##statement,                                           \
	    (const struct db_value *)&(const struct statement##_params){ __VA_ARGS__ })
#define db_one(db, statement, ...)                                                        \
	db_one_values((db), &SQL_##statement,                                             \
	    (const struct db_value *)&(const struct statement##_params){ __VA_ARGS__ })
#define db_run(db, statement, ...)                                                        \
	db_run_values((db), &SQL_##statement,                                             \
	    (const struct db_value *)&(const struct statement##_params){ __VA_ARGS__ })
#define DB_TAKEN (-1)

struct rows *db_query_values(struct db *, const struct sql *, const struct db_value *);
struct rows *db_one_values(struct db *, const struct sql *, const struct db_value *);
int64_t      db_run_values(struct db *, const struct sql *, const struct db_value *);
bool         db_next(struct rows *);
/* Stop reading before the last row. */
void         db_done(struct rows *);

/* Columns are numbers from build/sql.h, such as person_get_name.  Text lives until
 * the next db_next, and is never NULL. */
const char *db_text(struct rows *, int column);
int64_t     db_int(struct rows *, int column);
const void *db_blob(struct rows *, int column, size_t *size);
bool        db_is_null(struct rows *, int column);

/* Put every column of the row into a view under the column's name. */
void db_fill(struct rows *, struct view *);

/* For form_load: the column of this name, or -1. */
int db_column(const struct rows *, const char *name);

/* Prepare every statement; false and a sentence if one does not fit the book. */
bool db_check(struct db *, char *why, size_t size);

/*
 * Copy the book, while it is in use, into a new file: page by page, then opened and
 * checked.  False and a sentence when there is no good copy; the file is then gone.
 */
bool db_backup(struct db *, const char *file, char *why, size_t size);

/* Each statement with its query plan, one line each, through put. */
void db_explain(struct db *, void (*put)(const char *line));

#endif
