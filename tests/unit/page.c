/*
 * page: see page.h.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sodium.h>
#include <sqlite3.h>

#include "clock.h"
#include "db_own.h"
#include "facts.h"
#include "naming.h"
#include "page.h"
#include "session.h"
#include "sql.h"
#include "tpl.h"
#include "words.h"

struct db     *book;
const char    *book_folder;
char           cookie[200];
struct besides besides;
struct answer  answer;

static struct arena  *kept;    /* for a test */
static struct arena  *folding; /* for the functions of SQL, which empty it each time */
static struct arena  *arena;   /* for a request, as a worker has it */
static struct request rq;
static sqlite3       *behind;
static int64_t        fixed_time;
static uint32_t       dice_state;
static int            keys;

/* The C library's, so that a test's time passes for the whole program. */
time_t
time(time_t *to)
{
	struct timespec now;
	time_t          t = (time_t)fixed_time;

	if (t == 0) {
		clock_gettime(CLOCK_REALTIME, &now);
		t = now.tv_sec;
	}
	if (to != NULL)
		*to = t;
	return t;
}

int64_t
the_time(void)
{
	return fixed_time;
}

void
pass(int64_t seconds)
{
	fixed_time += seconds;
}

uint32_t
dice(uint32_t sides)
{
	dice_state = dice_state * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(dice_state >> 4) * sides) >> 28);
}

const char *
say(const char *format, ...)
{
	char    text[8192];
	va_list ap;
	int     n;

	va_start(ap, format);
	n = vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	assert_in_range(n, 0, sizeof text - 1);
	return arena_text(kept, text);
}

const char *
encoded(const char *text)
{
	char *all = arena_alloc(kept, strlen(text) * 3 + 1), *to = all;

	for (; *text; text++)
		to += sprintf(to, "%%%02x", (unsigned char)*text);
	return all;
}

/* One SQL text behind the program's back: its first value, or NULL when it fails. */
static const char *
value(const char *sql)
{
	sqlite3_stmt *s;
	const char   *text = "";
	int           rc;

	if (sqlite3_prepare_v2(behind, sql, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(behind));
	rc = sqlite3_step(s);
	if (rc == SQLITE_ROW && sqlite3_column_text(s, 0) != NULL)
		text = arena_text(kept, (const char *)sqlite3_column_text(s, 0));
	while (rc == SQLITE_ROW)
		rc = sqlite3_step(s);
	sqlite3_finalize(s);
	return rc == SQLITE_DONE ? text : NULL;
}

#define SPELL(sql, format)                                                                \
	char    sql[8192];                                                                \
	va_list ap;                                                                       \
	va_start(ap, format);                                                             \
	vsnprintf(sql, sizeof sql, format, ap);                                           \
	va_end(ap)

const char *
text_of(const char *format, ...)
{
	const char *text;

	SPELL(sql, format);
	text = value(sql);
	if (text == NULL)
		fail_msg("%s: %s", sql, sqlite3_errmsg(behind));
	return text;
}

int64_t
number(const char *format, ...)
{
	SPELL(sql, format);
	return strtoll(text_of("%s", sql), NULL, 10);
}

void
change(const char *format, ...)
{
	SPELL(sql, format);
	text_of("%s", sql);
}

bool
refused(const char *format, ...)
{
	SPELL(sql, format);
	return value(sql) == NULL;
}

const char *
counted(void)
{
	return text_of("SELECT group_concat(name || ' ' || n, ', ') FROM (%s)", text_of("SELECT "
	    "group_concat('SELECT ''' || name || ''' AS name, count(*) AS n FROM ' || name, ' UNION ALL ') "
	    "FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name <> 'sqlite_schema'"));
}

static void
begin(void)
{
	static bool begun;

	if (begun)
		return;
	begun = true;
	unsetenv("REGULARS_NOW");
	setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);
	assert_true(sodium_init() >= 0);
	assert_true(tpl_open("templates"));
	atexit(tpl_close);
}

int
open_empty_book(void **state)
{
	const char *tmp = getenv("TMPDIR");
	char        why[300] = "", folder[200], path[300];

	(void)state;
	begin();
	fixed_time = 1794909000; /* 2026-11-17 09:50 */
	dice_state = 1;
	keys = 0;
	kept = arena_new();
	arena = arena_new();
	snprintf(folder, sizeof folder, "%s/regulars.XXXXXX", tmp && *tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(folder));
	book_folder = arena_text(kept, folder);
	snprintf(path, sizeof path, "%s/regulars.db", folder);
	book = db_open(path, true, why, sizeof why);
	assert_string_equal(why, "");
	assert_non_null(book);
	assert_int_equal(sqlite3_open(path, &behind), SQLITE_OK);
	sqlite3_busy_timeout(behind, 1000);
	folding = arena_new();
	db_functions(behind, folding);
	as_stranger();
	return 0;
}

int
open_shop(void **state)
{
	open_empty_book(state);
	change("INSERT INTO shop (id, name, kind) VALUES (1, 'The Lantern', 'cafe')");
	change("INSERT INTO staff (id, name, sort_name, role, secret, created_at) VALUES "
	       "(1, 'Theo', 'theo', 'owner', '', %lld), (2, 'Ana', 'ana', 'staff', '', %lld), "
	       "(3, 'Ben', 'ben', 'staff', '', %lld)", (long long)fixed_time,
	    (long long)fixed_time, (long long)fixed_time);
	as_staff();
	return 0;
}

void
put_away_book(void)
{
	static const char *const files[] = { "regulars.db", "regulars.db-wal", "regulars.db-shm",
		"regulars-version-1.db", "copy.db", "other.db" };
	char path[400];

	db_close(book);
	sqlite3_close(behind);
	arena_free(folding);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		snprintf(path, sizeof path, "%s/%s", book_folder, files[i]);
		remove(path);
	}
}

void
take_up_book(struct db *other)
{
	book = other;
	assert_int_equal(sqlite3_open(say("%s/regulars.db", book_folder), &behind), SQLITE_OK);
	sqlite3_busy_timeout(behind, 1000);
	folding = arena_new();
	db_functions(behind, folding);
}

int
close_book(void **state)
{
	(void)state;
	put_away_book();
	remove(book_folder);
	arena_free(arena);
	arena_free(kept);
	fixed_time = 0;
	return 0;
}

void
as_stranger(void)
{
	cookie[0] = '\0';
}

/* A session as after the right PIN. */
void
as(int64_t staff_id)
{
	struct request signing = { .arena = arena, .db = book, .cookie = "", .now = fixed_time };

	assert_true(db_begin(book, DB_WRITE));
	session_start(&signing, staff_id);
	assert_true(db_end(book));
	snprintf(cookie, sizeof cookie, "regulars=%s", signing.token);
}

void
as_display(void)
{
	struct request enrolling = { .arena = arena, .db = book, .cookie = "", .now = fixed_time };

	if (number("SELECT count(*) FROM display") == 0)
		change("INSERT INTO display (name, page, created_by, created_at) VALUES "
		       "('The machine', 'preparation', 1, %lld)", (long long)fixed_time);
	assert_true(db_begin(book, DB_WRITE));
	session_enrol(&enrolling, 1);
	assert_true(db_end(book));
	snprintf(cookie, sizeof cookie, "regulars-display=%s", enrolling.token);
}

void
as_staff(void)
{
	as(ANA);
}

void
as_owner(void)
{
	as(THEO);
}

const char *
token_of(const char *of)
{
	struct request asking = { .arena = kept, .token = strchr(of, '=') };

	assert_non_null(asking.token);
	asking.token++;
	return session_token(&asking);
}

/* No header may become two. */
static void
check_header(const char *text)
{
	if (text != NULL && strpbrk(text, "\r\n") != NULL)
		fail_msg("a header breaks its line: %s", text);
}

/* As a browser does with Set-Cookie. */
static void
keep_cookie(void)
{
	if (answer.set_cookie == NULL)
		return;
	assert_true(strcspn(answer.set_cookie, ";") < sizeof cookie);
	snprintf(cookie, sizeof cookie, "%.*s", (int)strcspn(answer.set_cookie, ";"),
	    answer.set_cookie);
}

int
ask(const char *method, const char *address, const char *body)
{
	size_t path = strcspn(address, "?");
	bool   form = strcmp(method, "POST") == 0;

#define OR(said, usual) ((said) != NULL ? (said) : (usual))
	/* What was said may stand in the last answer. */
	address = arena_text(kept, address);
	body = besides.body_size ? arena_bytes(kept, body, besides.body_size) : arena_text(kept, body);
	arena_reset(arena);
	memset(&rq, 0, sizeof rq);
	rq.arena = arena;
	rq.db = book;
	rq.method = method;
	rq.path = arena_bytes(kept, address, path);
	rq.query = address[path] ? address + path + 1 : "";
	rq.body = body;
	rq.body_size = besides.body_size ? besides.body_size : strlen(body);
	rq.content_type = OR(besides.content_type, form ? "application/x-www-form-urlencoded" : "");
	rq.host = OR(besides.host, "regulars.test");
	rq.origin = OR(besides.origin, form ? "http://regulars.test" : "");
	rq.fetch_site = OR(besides.fetch_site, form ? "same-origin" : "");
	rq.cookie = OR(besides.cookie, cookie);
	rq.tls = besides.tls;
	rq.htmx = besides.htmx;
#undef OR
	memset(&besides, 0, sizeof besides);
	router_answer(&rq, &answer);
	assert_false(db_active(book));
	if (*answer.missing)
		fail_msg("%s %s (%d): %s", method, address, answer.status, answer.missing);
	check_header(answer.location);
	check_header(answer.hx_redirect);
	check_header(answer.set_cookie);
	keep_cookie();
	return answer.status;
}

int
get(const char *address)
{
	return ask("GET", address, "");
}

int
post(const char *address, const char *fields)
{
	const char    *token = besides.token, *key = besides.key;
	struct besides others = besides;

	/* Somebody without a cookie has seen a page first, and got one there. */
	if (token == NULL && *cookie == '\0') {
		memset(&besides, 0, sizeof besides);
		get("/no-such-page");
		besides = others;
	}
	if (token == NULL)
		token = token_of(besides.cookie ? besides.cookie : cookie);
	if (key == NULL)
		key = say("key-%018d", ++keys);
	return ask("POST", address, arena_printf(kept, "%s%s%s%s%s%s%s", *token ? "token=" : "", token,
	    *token ? "&" : "", *key ? "key=" : "", key, *key ? "&" : "", fields));
}

const char *
location(void)
{
	return answer.location ? answer.location : "";
}

/* The view that a path leads to, and its last word in name; NULL where nothing is shown. */
static const struct view *
walk(const char *path, char *name, size_t size)
{
	const struct view *v = rq.view;
	const char        *end;

	for (; v != NULL && (end = strchr(path, '/')) != NULL; path = end + 1) {
		int skip = 0;

		snprintf(name, size, "%.*s", (int)(end - path), path);
		if (strchr(name, '.') != NULL) {
			skip = atoi(strchr(name, '.') + 1);
			*strchr(name, '.') = '\0';
		}
		v = view_rows(v, name);
		while (v != NULL && skip-- > 0)
			v = view_next(v);
	}
	snprintf(name, size, "%s", path);
	return v;
}

const char *
shown(const char *path)
{
	char               name[80], section[80];
	const struct view *v = walk(path, name, sizeof name);
	const char        *text = NULL;
	size_t             i = 0;

	for (; name[i]; i++)
		section[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 'a' + 'A') : name[i];
	section[i] = '\0';
	if (v != NULL)
		text = view_find(v, name);
	if (v != NULL && text == NULL && (v = view_rows(v, section)) != NULL)
		text = view_find(v, name);
	return text ? text : "(not shown)";
}

int
times_shown(const char *path)
{
	char               name[80];
	const struct view *v = walk(path, name, sizeof name);
	int                n = 0;

	for (v = v ? view_rows(v, name) : NULL; v != NULL; v = view_next(v))
		n++;
	return n;
}

const char *
readable(void)
{
	char *text = arena_alloc(kept, answer.size + 1), *to = text;
	bool  tag = false;

	for (size_t i = 0; i < answer.size; i++) {
		tag = answer.body[i] == '<' || (tag && answer.body[i] != '>');
		if (!tag)
			*to++ = answer.body[i] == '>' ? ' ' : answer.body[i];
	}
	return text;
}

static struct request
as_ana(void)
{
	return (struct request){ .arena = kept, .db = book, .staff_id = ANA, .now = fixed_time,
		.today = clock_day(fixed_time) };
}

int64_t
put_person(const char *name, const char *looks)
{
	struct request as = as_ana();
	int64_t        day = clock_day(fixed_time), id;
	int            year;

	clock_date(day, &year, &(int){ 0 }, &(int){ 0 });
	id = db_run(book, person_insert, .call_name = TEXT(name), .full_name = TEXT(""),
	    .name_source = TEXT("told"), .nicknames = TEXT(""), .say_name = TEXT(""),
	    .greeting = TEXT(""), .looks = TEXT(looks), .phone = TEXT(""),
	    .household_id = NOTHING, .age_said = TEXT(""), .birth_year = NOTHING,
	    .birth_month = NOTHING, .birth_day = NOTHING, .age_low = NOTHING, .age_high = NOTHING,
	    .age_day = NOTHING, .since_year = INT(year), .knows_page = INT(0), .kind = TEXT("customer"),
	    .created_by = INT(ANA), .created_at = INT(fixed_time), .created_day = INT(day),
	    .name = TEXT(naming_shown(kept, name, "", looks)));
	words_of_person(&as, id);
	assert_string_equal(db_error(book), "");
	return id;
}

int64_t
put_visit(int64_t staff_id, int64_t at, int64_t person_id)
{
	int64_t id = db_run(book, visit_insert, .staff_id = INT(staff_id), .channel = TEXT("shop"),
	    .at = INT(at), .day = INT(clock_day(at)));

	db_run(book, visit_person_insert, .visit_id = INT(id), .person_id = INT(person_id),
	    .at = INT(at), .place = INT(0));
	assert_string_equal(db_error(book), "");
	return id;
}

int64_t
put_fact(int64_t person_id, const char *kind, const char *text)
{
	struct request as = as_ana();
	int64_t        id = fact_learn(&as, &(struct learned){ .person_id = person_id,
	    .kind = kind, .text = text });

	assert_string_equal(db_error(book), "");
	return id;
}

int64_t
start_page(const char *call_name)
{
	if (post("/people/new", say("call_name=%s&different=yes", encoded(call_name))) != 303)
		fail_msg("%s has no page: %d", call_name, answer.status);
	return strtoll(location() + strlen("/people/"), NULL, 10);
}

int64_t
log_visit(const char *fields)
{
	if (post("/visits/new", fields) != 303)
		fail_msg("%s is no visit: %d", fields, answer.status);
	return strtoll(location() + strlen("/?saved="), NULL, 10);
}
