/*
 * db_migrate: a book of an older version becomes one of this version.
 *
 * db/schema.sql is the only description of a book.  So nothing here says what has changed:
 * each table whose text is not the book's own is made anew and filled from the columns that
 * both have; indexes, views and triggers are all made anew, after the data.  What cannot be
 * copied but must be worked out stands in db/migrations, one file for each version: run with
 * the indexes and views of this version, and before any trigger is there.
 * All of it is one transaction: whoever is killed in it leaves the old book.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db_own.h"
#include "log.h"

/* A statement of the schema: what it makes, its name, and its text without the semicolon. */
struct piece {
	char *text, *what;
	char  name[64];
};

/* Runs one text, made by printf's rules; tells whether it succeeded. */
static bool __attribute__((format(printf, 2, 3)))
run(sqlite3 *db, const char *format, ...)
{
	va_list ap;
	char   *sql;
	bool    ok;

	va_start(ap, format);
	sql = sqlite3_vmprintf(format, ap);
	va_end(ap);
	ok = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
	sqlite3_free(sql);
	return ok;
}

/* The first value of a query with one text parameter, to be freed by sqlite3_free; or NULL. */
static char *
ask(sqlite3 *db, const char *sql, const char *value)
{
	sqlite3_stmt *s;
	char         *text = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK) {
		if (value)
			sqlite3_bind_text(s, 1, value, -1, SQLITE_STATIC);
		if (sqlite3_step(s) == SQLITE_ROW && sqlite3_column_type(s, 0) != SQLITE_NULL)
			text = sqlite3_mprintf("%s", sqlite3_column_text(s, 0));
		sqlite3_finalize(s);
	}
	return text;
}

/* What follows comments and white space. */
static const char *
skip(const char *at)
{
	for (;;) {
		at += strspn(at, " \t\r\n");
		if (strncmp(at, "--", 2) != 0)
			return at;
		at += strcspn(at, "\n");
	}
}

/* The next statement of the schema; false at its end.  Free its text. */
static bool
next(const char **at, struct piece *p)
{
	static const char *const kinds[] = { "CREATE TABLE ", "CREATE VIRTUAL TABLE ",
		"CREATE INDEX ", "CREATE UNIQUE INDEX ", "CREATE VIEW ", "CREATE TRIGGER ",
		"INSERT INTO ", "PRAGMA " };
	const char *begin = skip(*at), *end = begin;

	if (*begin == '\0')
		return false;
	/* A semicolon inside a trigger does not end it. */
	do {
		end = strchr(end, ';') + 1;
		p->text = sqlite3_mprintf("%.*s", (int)(end - begin), begin);
		if (sqlite3_complete(p->text))
			break;
		sqlite3_free(p->text);
	} while (true);
	p->text[end - begin - 1] = '\0';
	p->what = "";
	p->name[0] = '\0';
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strncmp(begin, kinds[i], strlen(kinds[i])) == 0) {
			p->what = (char *)kinds[i];
			sscanf(begin + strlen(kinds[i]), "%63[A-Za-z0-9_]", p->name);
		}
	*at = end;
	return true;
}

static bool
is(const struct piece *p, const char *what)
{
	return strncmp(p->what, what, strlen(what)) == 0;
}

/* Indexes, views and triggers go: they are made anew at the end. */
static bool
drop_around(sqlite3 *db)
{
	static const char some[] = "SELECT printf('DROP %s \"%w\"', type, name) FROM sqlite_schema "
	    "WHERE type IN ('trigger', 'view', 'index') AND sql IS NOT NULL LIMIT 1";
	char *drop;
	bool  ok = true;

	while (ok && (drop = ask(db, some, NULL)) != NULL) {
		ok = run(db, "%s", drop);
		sqlite3_free(drop);
	}
	return ok;
}

/* A table of another text: made anew, and filled from the columns that both have. */
static bool
remake(sqlite3 *db, const struct piece *p)
{
	static const char both[] = "SELECT group_concat('\"' || n.name || '\"') "
	    "FROM pragma_table_xinfo(?1) n JOIN pragma_table_xinfo('before') o ON o.name = n.name "
	    "WHERE n.hidden = 0 AND o.hidden = 0";
	char *columns;
	bool  ok = run(db, "ALTER TABLE \"%s\" RENAME TO before", p->name) && run(db, "%s", p->text);

	columns = ask(db, both, p->name);
	ok = ok && columns && run(db, "INSERT INTO \"%s\" (%s) SELECT %s FROM before", p->name,
	                          columns, columns) && run(db, "DROP TABLE before");
	sqlite3_free(columns);
	return ok;
}

/* The tables as the schema has them; what it fills them with goes only into new ones. */
static bool
make_tables(sqlite3 *db)
{
	const char  *at = sql_schema;
	struct piece p;
	char         made[4000] = " ", word[70];
	bool         ok = true;

	while (ok && next(&at, &p)) {
		char *old = ask(db, "SELECT sql FROM sqlite_schema WHERE name = ?", p.name);

		snprintf(word, sizeof word, " %s ", p.name);
		if (is(&p, "CREATE TABLE") || is(&p, "CREATE VIRTUAL TABLE")) {
			if (old == NULL) {
				ok = run(db, "%s", p.text);
				strncat(made, word + 1, sizeof made - strlen(made) - 1);
			} else if (strcmp(old, p.text) != 0)
				ok = remake(db, &p);
		} else if (is(&p, "INSERT") && strstr(made, word))
			ok = run(db, "%s", p.text);
		sqlite3_free(old);
		sqlite3_free(p.text);
	}
	return ok;
}

/* Makes either the triggers or all else that is no table. */
static bool
make_around(sqlite3 *db, bool triggers)
{
	const char  *at = sql_schema;
	struct piece p;
	bool         ok = true;

	while (ok && next(&at, &p)) {
		if (triggers ? is(&p, "CREATE TRIGGER")
		             : is(&p, "CREATE INDEX") || is(&p, "CREATE UNIQUE") ||
		                   is(&p, "CREATE VIEW") || is(&p, "PRAGMA"))
			ok = run(db, "%s", p.text);
		sqlite3_free(p.text);
	}
	return ok;
}

static bool
work_out(sqlite3 *db, int version)
{
	for (int i = 0; i < sql_migration_count; i++)
		if (sql_migrations[i].version > version && !run(db, "%s", sql_migrations[i].text))
			return false;
	return true;
}

static bool
whole(sqlite3 *db)
{
	char *broken = ask(db, "SELECT \"table\" FROM pragma_foreign_key_check", NULL);

	if (broken)
		log_error("migration: a row of %s belongs to one that is not there", broken);
	sqlite3_free(broken);
	return broken == NULL;
}

/* The work itself; false, with nothing changed, when any of it does not succeed. */
static bool
migrate(sqlite3 *db, int version)
{
	bool ok = run(db, "BEGIN IMMEDIATE") && drop_around(db) && make_tables(db) &&
	          make_around(db, false) && work_out(db, version) && make_around(db, true) &&
	          whole(db) && run(db, "COMMIT");

	if (!ok) {
		log_error("migration: %s", sqlite3_errmsg(db));
		run(db, "ROLLBACK");
	}
	return ok;
}

bool
db_migrate(const char *path, char *why, size_t size)
{
	struct db *db;
	char       copy[4200];
	int        version;
	bool       ok = true;

	if (access(path, F_OK) != 0)
		return true;
	db = db_open_raw(path, why, size);
	if (db == NULL)
		return false;
	version = db_version(db);
	/* Of what is no book, or a newer one, db_open says so. */
	if (version > 0 && version < sql_version) {
		snprintf(copy, sizeof copy, "%.*s-version-%d.db", (int)(strlen(path) - strlen(".db")),
		    path, version);
		unlink(copy);
		/* Names of tables in other tables' text stay as they are. */
		ok = db_backup(db, copy, why, size);
		run(db->sqlite, "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON");
		if (ok && !migrate(db->sqlite, version)) {
			snprintf(why, size, "The book of version %d could not be brought to version %d; it "
			    "is as it was (%s).", version, sql_version, path);
			ok = false;
		}
		if (ok) {
			run(db->sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
			log_event("the book was brought from version %d to %d; the old one is %s",
			    version, sql_version, copy);
		}
	}
	db_close(db);
	return ok;
}
