/*
 * db: transactions, statements, rows.
 */

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "db_own.h"
#include "log.h"
#include "view.h"

static void
fail(struct db *db, const char *name, const char *why)
{
	if (db->error[0] != '\0')
		return;
	snprintf(db->error, sizeof db->error, "%s: %s", name, why);
	log_error("%s", db->error);
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

int64_t
db_steps(struct db *db)
{
	int64_t steps = db->steps;

	db->steps = 0;
	return steps;
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
	else if (r->stmt == NULL && (r->stmt = db_keep(db, sql->text)) == NULL)
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
	if (r->stmt != NULL) {
		sqlite3_reset(r->stmt);
		r->db->steps += sqlite3_stmt_status(r->stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
	}
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
