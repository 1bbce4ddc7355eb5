/*
 * db_bits: what SQL may do with pages of bits (see bits.h).
 */
#ifndef DB_BITS_H
#define DB_BITS_H

struct sqlite3;

/*
 * Add to a connection: bit_is(page, n), which is 0 or 1; bit_put(page, n, is), the page with
 * that bit set or not; and the aggregate bits_of(n), a page with the bits of all its rows.
 * Whatever is no page gives NULL.
 */
void db_bits(struct sqlite3 *);

#endif
