/*
 * db: the only file that knows SQLite.
 */
#include "db.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "log.h"
#include "text.h"
#include "view.h"

enum {
	BUSY_MS = 10000,      /* how long a writer waits for the others */
	BUSY_SLEEP_MS = 1,
	CACHE_KIB = 4096,     /* private pages; the rest is mapped and shared */
	BACKUP_PAGES = 256,   /* copied at a time, so that writers get in between */
	BACKUP_PAUSE_MS = 5
};
static const char MAP_SIZE[] = "PRAGMA mmap_size = 1073741824";

struct rows {
	struct db        *db;
	const struct sql *sql;
	sqlite3_stmt     *stmt;
	bool              reading;
	bool              ahead;   /* db_one has stepped already */
};

struct db {
	sqlite3      *sqlite;
	sqlite3_stmt *begin_read, *begin_write, *commit, *rollback;
	struct arena *arena;       /* for the functions that fold */
	bool          active, writing;
	char          error[300];
	struct rows   rows[];      /* one for each named statement, made when first asked */
};

static void
fail(struct db *db, const char *name, const char *why)
{
	if (db->error[0] != '\0')
		return;
	snprintf(db->error, sizeof db->error, "%s: %s", name, why);
	log_error("%s", db->error);
}

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

static sqlite3_stmt *
keep(struct db *db, const char *sql)
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

/* Everything that makes the file our book; the sentence says what it is not. */
static const char *
settle(struct db *db, bool create)
{
	static char newer[160];
	int64_t     version;

	sqlite3_busy_handler(db->sqlite, wait_a_little, NULL);
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
#define X(name)                                                                           \
	sqlite3_create_function(db->sqlite, #name, 1,                                     \
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, db->arena, sql_##name, \
	    NULL, NULL);
	DB_FUNCTIONS(X)
#undef X
	version = number(db, "PRAGMA user_version");
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
		snprintf(newer, sizeof newer, "This book was written by a newer version of "
		    "Regulars (%lld, this one knows %d): install that version",
		    (long long)version, sql_version);
		return newer;
	}
	if (version != sql_version)
		return "This file is not a book of Regulars";
	db->begin_read = keep(db, "BEGIN");
	db->begin_write = keep(db, "BEGIN IMMEDIATE");
	db->commit = keep(db, "COMMIT");
	db->rollback = keep(db, "ROLLBACK");
	return db->rollback ? NULL : "The book cannot be read";
}

struct db *
db_open(const char *path, bool create, char *why, size_t size)
{
	struct db  *db = calloc(1, sizeof *db + (size_t)sql_count * sizeof db->rows[0]);
	int         flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
	char        cache[60];
	const char *sentence;

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
	sentence = settle(db, create);
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

static bool
step(struct db *db, sqlite3_stmt *s, const char *name)
{
	bool ok = sqlite3_step(s) == SQLITE_DONE;

	if (!ok)
		fail(db, name, sqlite3_errmsg(db->sqlite));
	sqlite3_reset(s);
	return ok;
}

bool
db_begin(struct db *db, enum db_how how)
{
	db->error[0] = '\0';
	db->writing = how == DB_WRITE;
	db->active = step(db, how == DB_WRITE ? db->begin_write : db->begin_read, "begin");
	return db->active;
}

static void
stop_reading(struct db *db)
{
	for (int i = 0; i < sql_count; i++)
		if (db->rows[i].reading)
			db_done(&db->rows[i]);
}

void
db_undo(struct db *db)
{
	stop_reading(db);
	/* SQLite has rolled back already after some errors, such as a full disk. */
	if (db->active && !sqlite3_get_autocommit(db->sqlite))
		step(db, db->rollback, "rollback");
	db->active = false;
	db->error[0] = '\0';
}

bool
db_end(struct db *db)
{
	bool ok = db->active && db->error[0] == '\0';

	stop_reading(db);
	if (ok && step(db, db->commit, "commit")) {
		db->active = false;
		return true;
	}
	db_undo(db);
	return false;
}

bool
db_active(const struct db *db)
{
	return db->active;
}

bool
db_failed(const struct db *db)
{
	return db->error[0] != '\0';
}

const char *
db_error(const struct db *db)
{
	return db->error;
}

static bool
bind(struct rows *r, const struct db_value *values)
{
	for (int i = 0; i < r->sql->nparams; i++) {
		const struct db_value *v = &values[i];
		int                    rc = SQLITE_MISUSE;

		switch (v->kind) {
		case DB_INT:
			rc = sqlite3_bind_int64(r->stmt, i + 1, v->number);
			break;
		case DB_TEXT:
			rc = sqlite3_bind_text(r->stmt, i + 1, v->bytes ? v->bytes : "", -1,
			    SQLITE_TRANSIENT);
			break;
		case DB_BLOB:
			rc = sqlite3_bind_blob64(r->stmt, i + 1, v->bytes, v->size,
			    SQLITE_TRANSIENT);
			break;
		case DB_NULL:
			rc = sqlite3_bind_null(r->stmt, i + 1);
			break;
		case DB_MISSING:
			break;
		}
		if (rc != SQLITE_OK) {
			char why[100];

			snprintf(why, sizeof why, ":%s is missing", r->sql->params[i]);
			fail(r->db, r->sql->name, why);
			return false;
		}
	}
	return true;
}

/* The statement, prepared and bound; reading is false if anything forbids it. */
static struct rows *
ask(struct db *db, const struct sql *sql, const struct db_value *values)
{
	struct rows *r = &db->rows[sql->number];

	r->db = db;
	r->sql = sql;
	if (r->reading && sql->one)
		db_done(r);
	if (db->error[0] != '\0')
		return r;
	if (r->reading)
		fail(db, sql->name, "is still being read");
	else if (!db->active)
		fail(db, sql->name, "asked outside a transaction");
	else if (sql->writes && !db->writing)
		fail(db, sql->name, "this request may only read");
	else if (r->stmt == NULL && (r->stmt = keep(db, sql->text)) == NULL)
		fail(db, sql->name, sqlite3_errmsg(db->sqlite));
	else
		r->reading = bind(r, values);
	return r;
}

struct rows *
db_query_values(struct db *db, const struct sql *sql, const struct db_value *values)
{
	return ask(db, sql, values);
}

struct rows *
db_one_values(struct db *db, const struct sql *sql, const struct db_value *values)
{
	struct rows *r = ask(db, sql, values);

	if (!sql->one)
		fail(db, sql->name, "is not marked :one");
	return db_next(r) ? r : NULL;
}

int64_t
db_run_values(struct db *db, const struct sql *sql, const struct db_value *values)
{
	struct rows *r = ask(db, sql, values);
	int64_t      result = 0;
	int          rc;

	if (!r->reading)
		return 0;
	rc = sqlite3_step(r->stmt);
	if (rc == SQLITE_CONSTRAINT && sql->unique &&
	    (sqlite3_extended_errcode(db->sqlite) == SQLITE_CONSTRAINT_UNIQUE ||
	        sqlite3_extended_errcode(db->sqlite) == SQLITE_CONSTRAINT_PRIMARYKEY))
		result = DB_TAKEN;
	else if (rc != SQLITE_DONE)
		fail(db, sql->name, sqlite3_errmsg(db->sqlite));
	else
		result = sql->insert ? sqlite3_last_insert_rowid(db->sqlite)
		                     : sqlite3_changes64(db->sqlite);
	db_done(r);
	return result;
}

bool
db_next(struct rows *r)
{
	int rc;

	if (!r->reading || r->db->error[0] != '\0')
		return false;
	rc = sqlite3_step(r->stmt);
	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE)
		fail(r->db, r->sql->name, sqlite3_errmsg(r->db->sqlite));
	db_done(r);
	return false;
}

void
db_done(struct rows *r)
{
	if (r->stmt != NULL)
		sqlite3_reset(r->stmt);
	r->reading = false;
}

const char *
db_text(struct rows *r, int column)
{
	const char *text = r->reading ? (const char *)sqlite3_column_text(r->stmt, column) : NULL;

	return text ? text : "";
}

int64_t
db_int(struct rows *r, int column)
{
	return r->reading ? sqlite3_column_int64(r->stmt, column) : 0;
}

const void *
db_blob(struct rows *r, int column, size_t *size)
{
	const void *bytes = r->reading ? sqlite3_column_blob(r->stmt, column) : NULL;

	*size = bytes ? (size_t)sqlite3_column_bytes(r->stmt, column) : 0;
	return bytes;
}

bool
db_is_null(struct rows *r, int column)
{
	return !r->reading || sqlite3_column_type(r->stmt, column) == SQLITE_NULL;
}

void
db_fill(struct rows *r, struct view *v)
{
	for (int i = 0; i < r->sql->ncolumns; i++)
		view_text(v, r->sql->columns[i], db_text(r, i));
}

int
db_column(const struct rows *r, const char *name)
{
	for (int i = 0; i < r->sql->ncolumns; i++)
		if (strcmp(r->sql->columns[i], name) == 0)
			return i;
	return -1;
}

bool
db_check(struct db *db, char *why, size_t size)
{
	for (int i = 0; i < sql_count; i++) {
		struct rows *r = &db->rows[i];

		if (r->stmt == NULL && (r->stmt = keep(db, sql_all[i]->text)) == NULL) {
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
		if (number(&target, "PRAGMA user_version") != sql_version)
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
