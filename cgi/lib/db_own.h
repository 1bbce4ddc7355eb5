/*
 * db_own: what db.c, db_file.c and db_migrate.c share, and nobody else sees.
 */
#ifndef DB_OWN_H
#define DB_OWN_H

#include <stdbool.h>

#include "db.h"

struct sqlite3;
struct sqlite3_stmt;

struct rows {
	struct db           *db;
	const struct sql    *sql;
	struct sqlite3_stmt *stmt;
	bool                 reading;
};

struct db {
	struct sqlite3      *sqlite;
	struct sqlite3_stmt *begin_read, *begin_write, *commit, *rollback;
	struct arena        *arena;   /* for the functions that fold */
	bool                 active, writing;
	int64_t              steps;   /* see db_steps */
	char                 error[300];
	struct rows          rows[];  /* one for each named statement, made when first asked */
};

/* Prepare a statement that is kept; NULL if it does not fit. */
struct sqlite3_stmt *db_keep(struct db *, const char *sql);

/* Add the functions that the schema and the statements ask for; they fold in that arena. */
void db_functions(struct sqlite3 *, struct arena *);

/* Open a book of whatever version, without asking more of it; close it by db_close. */
struct db *db_open_raw(const char *path, char *why, size_t size);

/* The book's user_version, or -1 for a file that is none. */
int db_version(struct db *);

#endif
