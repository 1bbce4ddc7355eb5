/*
 * mksql: turns db/schema.sql and the named statements in db/queries into C.
 *
 *	mksql sql.h sql.c columns.txt statements.txt schema.sql query.sql ... 0002-what.sql ...
 *
 * Each statement begins with a line  -- name: person_get :one  and is prepared
 * against the schema in an empty database, so that SQL which does not fit the
 * schema does not compile.  What it refuses, it names by file, line and statement.
 * A file whose name begins with a number is what a book of an earlier version lacks: it is
 * run once, on an empty book.
 */
#include <sqlite3.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "db_bits.h"

static sqlite3 *db;
static int      count;
static FILE    *header, *code, *columns, *statements;

static void __attribute__((noreturn, format(printf, 3, 4)))
refuse(const char *file, int line, const char *format, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: ", file, line);
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static char *
slurp(const char *file)
{
	FILE  *f = fopen(file, "r");
	char  *text = malloc(1 << 20);
	size_t n;

	if (f == NULL || text == NULL) {
		perror(file);
		exit(1);
	}
	n = fread(text, 1, (1 << 20) - 1, f);
	text[n] = '\0';
	fclose(f);
	return text;
}

static FILE *
make(const char *file)
{
	FILE *f = fopen(file, "w");

	if (f == NULL) {
		perror(file);
		exit(1);
	}
	return f;
}

static void
write_text(const char *text)
{
	fputc('"', code);
	for (; *text; text++) {
		if (*text == '\n')
			fputs("\\n\"\n\t\"", code);
		else if (*text == '"' || *text == '\\')
			fprintf(code, "\\%c", *text);
		else if (*text == '\t')
			fputs("\\t", code);
		else
			fputc(*text, code);
	}
	fputc('"', code);
}

/* The plan is made only to be compiled: what the functions do is text.c's. */
static void
nothing(sqlite3_context *context, int n, sqlite3_value **values)
{
	(void)n;
	sqlite3_result_value(context, values[0]);
}

/* A search by nothing but one of a few choices: it finds half of a table, or all. */
static bool
finds_half(const char *step)
{
	static const char *const choices[] = { "(kind=?)", "(channel=?)", "(source=?)", "(role=?)",
		"(known=?)", "(trust=?)", "(regular=?)", NULL };

	for (int i = 0; choices[i]; i++)
		if (strncmp(step, "SEARCH ", 7) == 0 && strstr(step, choices[i]))
			return true;
	return false;
}

/* A step of the plan that reads a whole table, or as good as that: anything that says SCAN,
 * but for virtual tables with an index, and for what the statement itself has made on the
 * way. */
static bool
scans(const char *step, const char *made)
{
	char        name[80];
	const char *index = strstr(step, "VIRTUAL TABLE INDEX ");

	if (finds_half(step))
		return true;
	/* A virtual table's index 0 with nothing behind it is none. */
	if (strncmp(step, "SCAN ", 5) != 0 ||
	    (index != NULL && strcmp(index, "VIRTUAL TABLE INDEX 0:") != 0) ||
	    strncmp(step + 5, "CONSTANT", 8) == 0 || step[5] == '(')
		return false;
	snprintf(name, sizeof name, " %.*s\n", (int)strcspn(step + 5, " "), step + 5);
	return strstr(made, name) == NULL;
}

static void
check_plan(const char *file, int line, const char *name, const char *text)
{
	sqlite3_stmt *s;
	char         *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", text);
	char          made[2000] = "\n";

	if (strstr(text, "scan ok:") == NULL &&
	    sqlite3_prepare_v2(db, explain, -1, &s, NULL) == SQLITE_OK) {
		while (sqlite3_step(s) == SQLITE_ROW) {
			const char *step = (const char *)sqlite3_column_text(s, 3);

			if (strncmp(step, "MATERIALIZE ", 12) == 0 ||
			    strncmp(step, "CO-ROUTINE ", 11) == 0)
				snprintf(made + strlen(made), sizeof made - strlen(made),
				    " %s\n", strchr(step, ' ') + 1);
			if (scans(step, made))
				refuse(file, line, "%s: reads the whole table (%s)", name, step);
		}
		sqlite3_finalize(s);
	}
	sqlite3_free(explain);
}

static void
write_names(const char *name, const char *what, sqlite3_stmt *s, int n,
    const char *(*get)(sqlite3_stmt *, int), int from)
{
	int i;

	fprintf(code, "static const char *const %s_%s[] = { ", name, what);
	for (i = 0; i < n; i++)
		fprintf(code, "\"%s\", ", get(s, i + from) + from);
	fputs("NULL };\n", code);
}

static void
statement(const char *file, int line, const char *name, const char *marks, const char *text)
{
	sqlite3_stmt *s;
	const char   *rest;
	int           i, nparams, ncolumns;
	bool          exec = strstr(marks, ":exec") || strstr(marks, ":insert");

	if (sqlite3_prepare_v2(db, text, -1, &s, &rest) != SQLITE_OK)
		refuse(file, line, "%s: %s", name, sqlite3_errmsg(db));
	if (s == NULL)
		refuse(file, line, "%s: there is no statement", name);
	/* Only the next statement's comment may follow. */
	while (rest += strspn(rest, " \t\r\n"), strncmp(rest, "--", 2) == 0)
		rest += strcspn(rest, "\n");
	if (*rest != '\0')
		refuse(file, line, "%s: text after the statement's end", name);
	nparams = sqlite3_bind_parameter_count(s);
	ncolumns = sqlite3_column_count(s);
	for (i = 1; i <= nparams; i++) {
		const char *p = sqlite3_bind_parameter_name(s, i);

		if (p == NULL || *p != ':')
			refuse(file, line, "%s: parameter %d is not a :name", name, i);
	}
	if (!exec && !strstr(marks, ":one") && !strstr(marks, ":many"))
		refuse(file, line, "%s: say :one, :many, :exec or :insert", name);
	if (exec && ncolumns > 0)
		refuse(file, line, "%s: gives rows, but is marked :exec", name);
	if (!exec && ncolumns == 0)
		refuse(file, line, "%s: gives no rows; mark it :exec or :insert", name);
	check_plan(file, line, name, text);

	fprintf(header, "\n/* %s:%d */\nextern const struct sql SQL_%s;\nstruct %s_params {\n",
	    file, line, name, name);
	for (i = 1; i <= nparams; i++)
		fprintf(header, "\tstruct db_value %s;\n", sqlite3_bind_parameter_name(s, i) + 1);
	fputs("};\n", header);
	if (ncolumns > 0)
		fputs("enum {", header);
	for (i = 0; i < ncolumns; i++) {
		fprintf(header, "%s %s_%s", i ? "," : "", name, sqlite3_column_name(s, i));
		fprintf(columns, "%s\n", sqlite3_column_name(s, i));
	}
	if (ncolumns > 0)
		fputs(" };\n", header);

	fputc('\n', code);
	write_names(name, "param_names", s, nparams, sqlite3_bind_parameter_name, 1);
	write_names(name, "column_names", s, ncolumns, sqlite3_column_name, 0);
	fprintf(code, "const struct sql SQL_%s = { \"%s\",\n\t", name, name);
	write_text(text);
	fprintf(code, ",\n\t%s_param_names, %s_column_names, %d, %d, %d, %d, %d, %d, %d };\n", name,
	    name, nparams, ncolumns, count, !sqlite3_stmt_readonly(s),
	    strstr(marks, ":insert") != NULL, strstr(marks, ":unique") != NULL,
	    strstr(marks, ":one") != NULL);
	fprintf(statements, "%s\n", name);
	sqlite3_finalize(s);
	count++;
}

/* Cut a file at its "-- name:" lines; what stands before the first is its title. */
static void
queries(const char *file)
{
	char *text = slurp(file), *at = text, *next, *end;
	char  name[80], marks[80];
	int   line;

	while ((at = strstr(at, "-- name: ")) != NULL) {
		if (sscanf(at, "-- name: %79s %79[^\n]", name, marks) != 2)
			refuse(file, 0, "a statement without marks: %.40s", at);
		for (line = 1, end = text; end < at; end++)
			line += *end == '\n';
		at += strcspn(at, "\n");
		next = strstr(at, "\n-- name: ");
		end = next ? next : at + strlen(at);
		while (end > at && strchr(" \t\n", end[-1]))
			end--;
		char *one = strndup(at + 1, (size_t)(end - at - 1));
		statement(file, line, name, marks, one);
		free(one);
		if (next == NULL)
			break;
		at = next + 1;
	}
	free(text);
}

/* The version of a migration by its file's name, 0 for a file of statements. */
static int
migration(const char *file)
{
	const char *slash = strrchr(file, '/');

	return atoi(slash ? slash + 1 : file);
}

static void
migrations(int n, char **files)
{
	int   written = 0;
	char *error;

	fputs("const struct sql_migration sql_migrations[] = {\n", code);
	for (int i = 0; i < n; i++) {
		char *text;

		if (migration(files[i]) == 0)
			continue;
		text = slurp(files[i]);
		if (sqlite3_exec(db, text, NULL, NULL, &error) != SQLITE_OK)
			refuse(files[i], 0, "%s", error);
		fprintf(code, "\t{ %d,\n\t", migration(files[i]));
		write_text(text);
		fputs(" },\n", code);
		free(text);
		written++;
	}
	fprintf(code, "\t{ 0, NULL }\n};\nconst int sql_migration_count = %d;\n", written);
}

int
main(int argc, char **argv)
{
	char         *schema, *error;
	sqlite3_stmt *s;
	int           i;

	if (argc < 6) {
		fputs("usage: mksql sql.h sql.c columns.txt statements.txt schema.sql query.sql ...\n",
		    stderr);
		return 2;
	}
	schema = slurp(argv[5]);
	sqlite3_open(":memory:", &db);
	/* As db.c opens the book: what it would refuse does not build. */
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
#define X(name)                                                                           \
	sqlite3_create_function(db, #name, 1,                                             \
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, nothing, NULL, NULL);
	DB_FUNCTIONS(X)
#undef X
#define X(name, function)                                                                 \
	sqlite3_create_function(db, #name, 1,                                             \
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, nothing, NULL, NULL);
	DB_NUMBERS(X)
#undef X
	db_bits(db);
	if (sqlite3_exec(db, schema, NULL, NULL, &error) != SQLITE_OK)
		refuse(argv[5], 0, "%s", error);
	header = make(argv[1]);
	code = make(argv[2]);
	columns = make(argv[3]);
	statements = make(argv[4]);
	fputs("/* Made by mksql from db/queries: do not edit. */\n#include \"db.h\"\n", header);
	fputs("/* Made by mksql from db: do not edit. */\n#include \"sql.h\"\n", code);
	for (i = 6; i < argc; i++)
		if (migration(argv[i]) == 0)
			queries(argv[i]);

	fputs("\nconst struct sql *const sql_all[] = {\n", code);
	rewind(statements);
	fclose(statements);
	statements = fopen(argv[4], "r");
	for (char line[100]; fgets(line, sizeof line, statements);)
		fprintf(code, "\t&SQL_%.*s,\n", (int)strcspn(line, "\n"), line);
	fprintf(code, "};\nconst int sql_count = %d;\nconst char *const sql_schema =\n\t", count);
	write_text(schema);
	sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &s, NULL);
	sqlite3_step(s);
	fprintf(code, ";\nconst int sql_version = %d;\n", sqlite3_column_int(s, 0));
	sqlite3_finalize(s);
	migrations(argc - 6, argv + 6);
	sqlite3_close(db);
	free(schema);
	return fclose(header) || fclose(code) || fclose(columns) ? 1 : 0;
}
