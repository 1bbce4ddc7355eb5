/*
 * db_file: the book as a file: opened, made, checked, copied.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db_bits.h"
#include "db_own.h"
#include "rhythm.h"
#include "text.h"

enum {
	BUSY_MS = 10000,      /* how long a writer waits for the others */
	BUSY_SLEEP_MS = 1,
	CACHE_KIB = 4096,     /* private pages; the rest is mapped and shared */
	BACKUP_PAGES = 256,   /* copied at a time, so that writers get in between */
	BACKUP_PAUSE_MS = 5
};
static const char MAP_SIZE[] = "PRAGMA mmap_size = 1073741824";

/* The functions of text.h, for SQL. */
#define X(name)                                                                           \
	static void sql_##name(sqlite3_context *context, int n, sqlite3_value **values)   \
	{                                                                                 \
		struct arena *a = sqlite3_user_data(context);                             \
		const char   *text = (const char *)sqlite3_value_text(values[0]);         \
		(void)n;                                                                  \
		sqlite3_result_text(context, text_##name(a, text ? text : ""), -1,        \
		    SQLITE_TRANSIENT);                                                    \
		arena_reset(a);                                                           \
	}
DB_FUNCTIONS(X)
#undef X

#define X(name, function)                                                                 \
	static void sql_##name(sqlite3_context *context, int n, sqlite3_value **values)   \
	{                                                                                 \
		const char *text = (const char *)sqlite3_value_text(values[0]);           \
		(void)n;                                                                  \
		sqlite3_result_int64(context, function(text ? text : ""));                \
	}
DB_NUMBERS(X)
#undef X

static bool
plain(struct db *db, const char *sql)
{
	return sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static int64_t
number(struct db *db, const char *sql)
{
	sqlite3_stmt *s;
	int64_t       n = -1;

	if (sqlite3_prepare_v2(db->sqlite, sql, -1, &s, NULL) == SQLITE_OK &&
	    sqlite3_step(s) == SQLITE_ROW)
		n = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return n;
}

sqlite3_stmt *
db_keep(struct db *db, const char *sql)
{
	sqlite3_stmt *s = NULL;

	sqlite3_prepare_v3(db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL);
	return s;
}

/* SQLite's own waiting sleeps the longer the longer one waits: under load, whoever waits
 * is overtaken by all who come later. */
static int
wait_a_little(void *unused, int times)
{
	(void)unused;
	sqlite3_sleep(BUSY_SLEEP_MS);
	return times < BUSY_MS / BUSY_SLEEP_MS;
}

void
db_functions(sqlite3 *sqlite, struct arena *a)
{
#define X(name)                                                                           \
	sqlite3_create_function(sqlite, #name, 1,                                         \
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, a, sql_##name, NULL, NULL);
	DB_FUNCTIONS(X)
#undef X
#define X(name, function)                                                                 \
	sqlite3_create_function(sqlite, #name, 1,                                         \
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, sql_##name, NULL, NULL);
	DB_NUMBERS(X)
#undef X
	db_bits(sqlite);
}

/* What every connection is told, before anything is read. */
static void
guard(struct db *db)
{
	sqlite3_busy_handler(db->sqlite, wait_a_little, NULL);
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	db_functions(db->sqlite, db->arena);
}

int
db_version(struct db *db)
{
	return (int)number(db, "PRAGMA user_version");
}

/* Everything that makes the file our book; the sentence says what it is not. */
static const char *
settle(struct db *db, bool create)
{
	static char other[200];
	int64_t     version = db_version(db);

	if (version < 0)
		return "This file is not a book of Regulars";
	if (!plain(db, "PRAGMA journal_mode = WAL") || !plain(db, "PRAGMA synchronous = FULL") ||
	    !plain(db, "PRAGMA foreign_keys = ON") || !plain(db, "PRAGMA temp_store = MEMORY") ||
	    !plain(db, MAP_SIZE))
		return "The folder of the book cannot be written to";
	sqlite3_limit(db->sqlite, SQLITE_LIMIT_ATTACHED, 0);
	if (version == 0 && number(db, "SELECT count(*) FROM sqlite_schema") == 0 && create) {
		if (!plain(db, "BEGIN IMMEDIATE"))
			return "The folder of the book cannot be written to";
		/* Somebody else may have made it while we waited. */
		if (number(db, "PRAGMA user_version") == 0 && !plain(db, sql_schema))
			return "The book could not be made";
		if (!plain(db, "COMMIT"))
			return "The folder of the book cannot be written to";
		version = number(db, "PRAGMA user_version");
	}
	if (version > sql_version) {
		snprintf(other, sizeof other, "This book was written by a newer version of "
		    "Regulars (%lld, this one knows %d): install that version",
		    (long long)version, sql_version);
		return other;
	}
	if (version != sql_version && version > 0) {
		snprintf(other, sizeof other, "This book was written by an older version of "
		    "Regulars (%lld, this is %d): start the shop once, and it is brought up to date",
		    (long long)version, sql_version);
		return other;
	}
	if (version != sql_version)
		return "This file is not a book of Regulars";
	db->begin_read = db_keep(db, "BEGIN");
	db->begin_write = db_keep(db, "BEGIN IMMEDIATE");
	db->commit = db_keep(db, "COMMIT");
	db->rollback = db_keep(db, "ROLLBACK");
	return db->rollback ? NULL : "The book cannot be read";
}

/* The file, opened and guarded; NULL and a sentence when it cannot be. */
static struct db *
open_file(const char *path, int flags, char *why, size_t size)
{
	struct db *db = calloc(1, sizeof *db + (size_t)sql_count * sizeof db->rows[0]);
	char       cache[60];

	if (db == NULL)
		abort();
	db->arena = arena_new();
	if (sqlite3_open_v2(path, &db->sqlite, flags, NULL) != SQLITE_OK) {
		snprintf(why, size, "The book %s cannot be opened: %s", path,
		    sqlite3_errmsg(db->sqlite));
		db_close(db);
		return NULL;
	}
	snprintf(cache, sizeof cache, "PRAGMA cache_size = -%d", CACHE_KIB);
	plain(db, cache);
	guard(db);
	return db;
}

struct db *
db_open_raw(const char *path, char *why, size_t size)
{
	return open_file(path, SQLITE_OPEN_READWRITE, why, size);
}

struct db *
db_open(const char *path, bool create, char *why, size_t size)
{
	struct db  *db = open_file(path, SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0),
	     why, size);
	const char *sentence = db ? settle(db, create) : NULL;

	if (sentence != NULL) {
		snprintf(why, size, "%s (%s).", sentence, path);
		db_close(db);
		return NULL;
	}
	return db;
}

void
db_close(struct db *db)
{
	for (int i = 0; i < sql_count; i++)
		sqlite3_finalize(db->rows[i].stmt);
	sqlite3_finalize(db->begin_read);
	sqlite3_finalize(db->begin_write);
	sqlite3_finalize(db->commit);
	sqlite3_finalize(db->rollback);
	sqlite3_close(db->sqlite);
	arena_free(db->arena);
	free(db);
}

bool
db_check(struct db *db, char *why, size_t size)
{
	for (int i = 0; i < sql_count; i++) {
		struct rows *r = &db->rows[i];

		if (r->stmt == NULL && (r->stmt = db_keep(db, sql_all[i]->text)) == NULL) {
			snprintf(why, size, "%s: %s", sql_all[i]->name,
			    sqlite3_errmsg(db->sqlite));
			return false;
		}
	}
	return true;
}

static const char *
copy(struct db *db, const char *file)
{
	struct db       target = { 0 };
	sqlite3_backup *backup;
	sqlite3_stmt   *s;
	const char     *sentence = NULL;
	int             rc;

	if (sqlite3_open_v2(file, &target.sqlite, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
		sqlite3_close(target.sqlite);
		return "the file cannot be written";
	}
	backup = sqlite3_backup_init(target.sqlite, "main", db->sqlite, "main");
	while ((rc = backup ? sqlite3_backup_step(backup, BACKUP_PAGES) : SQLITE_ERROR) ==
	        SQLITE_OK ||
	    rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
		sqlite3_sleep(BACKUP_PAUSE_MS);
	if (rc != SQLITE_DONE || sqlite3_backup_finish(backup) != SQLITE_OK)
		sentence = "the copy could not be finished";
	/* A plain file, without the two beside it that WAL has. */
	else if (!plain(&target, "PRAGMA journal_mode = DELETE"))
		sentence = "the copy could not be closed";
	else if (sqlite3_prepare_v2(target.sqlite, "PRAGMA integrity_check", -1, &s, NULL) !=
	        SQLITE_OK)
		sentence = "the copy cannot be read";
	else {
		if (sqlite3_step(s) != SQLITE_ROW ||
		    strcmp((const char *)sqlite3_column_text(s, 0), "ok") != 0)
			sentence = "the copy is not whole";
		sqlite3_finalize(s);
		if (db_version(&target) != db_version(db))
			sentence = "the copy is not a book";
	}
	sqlite3_close(target.sqlite);
	return sentence;
}

bool
db_backup(struct db *db, const char *file, char *why, size_t size)
{
	const char *sentence;
	FILE       *f = fopen(file, "wx");

	if (f == NULL) {
		snprintf(why, size, "No copy was made: %s is there already or cannot be written.",
		    file);
		return false;
	}
	fclose(f);
	sentence = copy(db, file);
	if (sentence == NULL)
		return true;
	unlink(file);
	snprintf(why, size, "No copy was made: %s (%s).", sentence, file);
	return false;
}

void
db_explain(struct db *db, void (*put)(const char *line))
{
	for (int i = 0; i < sql_count; i++) {
		char         *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sql_all[i]->text);
		sqlite3_stmt *s;
		char          line[300];

		put(sql_all[i]->name);
		if (sqlite3_prepare_v2(db->sqlite, explain, -1, &s, NULL) == SQLITE_OK)
			while (sqlite3_step(s) == SQLITE_ROW) {
				snprintf(line, sizeof line, "    %s", sqlite3_column_text(s, 3));
				put(line);
			}
		sqlite3_finalize(s);
		sqlite3_free(explain);
	}
}
