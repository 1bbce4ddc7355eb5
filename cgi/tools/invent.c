/*
 * invent: dice, and a book made aside.
 */
#include "invent.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"
#include "password.h"
#include "sql.h"
#include "words.h"

void
fail(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

struct dice
dice_of(uint64_t seed)
{
	struct dice d = { (seed + 1) * 0x9e3779b97f4a7c15u };

	/* Neighbouring seeds begin alike; a few throws part them. */
	for (int i = 0; i < 4; i++)
		dice_roll(&d, 2);
	return d;
}

int
dice_roll(struct dice *d, int sides)
{
	d->state ^= d->state >> 12;
	d->state ^= d->state << 25;
	d->state ^= d->state >> 27;
	if (sides < 1)
		return 0;
	return (int)((d->state * 0x2545f4914f6cdd1du >> 33) % (uint64_t)sides);
}

bool
dice_chance(struct dice *d, int percent)
{
	return dice_roll(d, 100) < percent;
}

int
dice_around(struct dice *d, int reach)
{
	return dice_roll(d, reach + 1) + dice_roll(d, reach + 1) - reach;
}

static void
check(struct book *b)
{
	if (db_failed(b->db))
		fail("The book could not be made: %s", db_error(b->db));
}

static void
sweep(struct book *b)
{
	unlink(b->aside);
	unlink(arena_printf(b->arena, "%s-wal", b->aside));
	unlink(arena_printf(b->arena, "%s-shm", b->aside));
}

void
book_start(struct book *b, const char *dir, const char *shop, struct hand *hands,
    int count, int64_t since)
{
	char   why[300];
	char **hashes;

	b->arena = arena_new();
	b->rq = (struct request){ .arena = arena_new(), .staff_name = "" };
	b->dir = dir;
	b->now = clock_now();
	b->today = clock_day(b->now);
	b->place = arena_printf(b->arena, "%s/regulars.db", dir);
	b->aside = arena_printf(b->arena, "%s/regulars.db.making", dir);
	if (mkdir(dir, 0700) < 0 && errno != EEXIST)
		fail("The folder %s cannot be made: %s.", dir, strerror(errno));
	if (access(b->place, F_OK) == 0)
		fail("There is a book in %s already. Choose another folder.", dir);
	sweep(b);
	b->db = db_open(b->aside, true, why, sizeof why);
	if (b->db == NULL)
		fail("%s", why);

	hashes = arena_alloc(b->arena, (size_t)count * sizeof *hashes);
	for (int i = 0; i < count; i++)
		hashes[i] = password_hash(b->arena, hands[i].secret);
	if (!db_begin(b->db, DB_WRITE))
		fail("The book in %s cannot be written.", dir);
	db_run(b->db, shop_insert, .shop_name = TEXT(shop), .kind = TEXT("cafe"));
	for (int i = 0; i < count; i++)
		hands[i].id = db_run(b->db, staff_insert, .name = TEXT(hands[i].name),
		    .role = TEXT(hands[i].role), .secret = TEXT(hashes[i]),
		    .now = INT(since));
	check(b);
}

struct request *
book_as(struct book *b, int64_t staff_id, int64_t at)
{
	b->rq.db = b->db;
	b->rq.staff_id = staff_id;
	b->rq.now = at;
	b->rq.today = clock_day(at);
	return &b->rq;
}

void
book_turn(struct book *b)
{
	arena_reset(b->rq.arena);
	check(b);
	if (!db_end(b->db) || !db_begin(b->db, DB_WRITE))
		fail("The book in %s cannot be written.", b->dir);
}

void
book_words(struct book *b, int64_t last)
{
	for (int64_t id = 1; id <= last; id++) {
		words_of_person(book_as(b, 0, b->now), id);
		if (id % 20000 == 0)
			book_turn(b);
	}
	check(b);
}

static void
write_sign_in(struct book *b, const struct hand *hands, int count)
{
	char *path = arena_printf(b->arena, "%s/sign-in.txt", b->dir);
	int   fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");

	if (f == NULL)
		fail("%s cannot be written: %s.", path, strerror(errno));
	for (int i = 0; i < count; i++)
		if (strcmp(hands[i].role, "owner") == 0)
			fprintf(f, "%s (owner): passphrase %s\n", hands[i].name,
			    hands[i].secret);
		else
			fprintf(f, "%s: PIN %s\n", hands[i].name, hands[i].secret);
	if (fclose(f) != 0)
		fail("%s cannot be written: %s.", path, strerror(errno));
}

void
book_finish(struct book *b, const struct hand *hands, int count)
{
	check(b);
	if (!db_end(b->db))
		fail("The book in %s cannot be written.", b->dir);
	db_close(b->db);
	write_sign_in(b, hands, count);
	if (rename(b->aside, b->place) < 0)
		fail("%s cannot be put in place: %s.", b->place, strerror(errno));
	arena_free(b->rq.arena);
	arena_free(b->arena);
}
