/*
 * db_bits: see db_bits.h.
 */
#include "db_bits.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

#include "bits.h"

/* The page and the number of its bit; false when they are none. */
static bool
given(sqlite3_value **values, const unsigned char **page, int *n)
{
	*page = sqlite3_value_blob(values[0]);
	*n = sqlite3_value_int(values[1]);
	return *page != NULL && sqlite3_value_bytes(values[0]) == BITS_BYTES && *n >= 0 &&
	       *n < BITS_PEOPLE;
}

static void
bit_is(sqlite3_context *context, int count, sqlite3_value **values)
{
	const unsigned char *page;
	int                  n;

	(void)count;
	if (given(values, &page, &n))
		sqlite3_result_int(context, page[n / 8] >> n % 8 & 1);
}

static void
bit_put(sqlite3_context *context, int count, sqlite3_value **values)
{
	const unsigned char *page;
	unsigned char        changed[BITS_BYTES];
	int                  n, bit;

	(void)count;
	if (!given(values, &page, &n))
		return;
	memcpy(changed, page, sizeof changed);
	bit = 1 << n % 8;
	changed[n / 8] = (unsigned char)(sqlite3_value_int(values[2]) ? changed[n / 8] | bit
	                                                              : changed[n / 8] & ~bit);
	sqlite3_result_blob(context, changed, sizeof changed, SQLITE_TRANSIENT);
}

static void
bits_step(sqlite3_context *context, int count, sqlite3_value **values)
{
	unsigned char *page = sqlite3_aggregate_context(context, BITS_BYTES);
	int            n = sqlite3_value_int(values[0]);

	(void)count;
	if (page != NULL && n >= 0 && n < BITS_PEOPLE)
		page[n / 8] |= (unsigned char)(1 << n % 8);
}

static void
bits_final(sqlite3_context *context)
{
	const unsigned char *page = sqlite3_aggregate_context(context, BITS_BYTES);

	if (page != NULL)
		sqlite3_result_blob(context, page, BITS_BYTES, SQLITE_TRANSIENT);
}

void
db_bits(sqlite3 *db)
{
	const int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	sqlite3_create_function(db, "bit_is", 2, how, NULL, bit_is, NULL, NULL);
	sqlite3_create_function(db, "bit_put", 3, how, NULL, bit_put, NULL, NULL);
	sqlite3_create_function(db, "bits_of", 1, how, NULL, NULL, bits_step, bits_final);
}
