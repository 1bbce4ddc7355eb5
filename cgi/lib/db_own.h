/*
 * db_own: what db.c and db_file.c share, and nobody else sees.
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
	char                 error[300];
	struct rows          rows[];  /* one for each named statement, made when first asked */
};

/* Prepare a statement that is kept; NULL if it does not fit. */
struct sqlite3_stmt *db_keep(struct db *, const char *sql);

#endif
