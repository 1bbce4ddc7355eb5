/*
 * bits: how a page of bits is laid out, in the book and in the rules that count by it.
 *
 * A page holds a bit for each of 32,000 people and is 4,000 bytes, so that it fits into a
 * page of the file.  Bit n is bit n % 8 of byte n / 8; on a machine with the low byte first,
 * the only kind that this is built for, that is bit n % 64 of the word n / 64.
 */
#ifndef BITS_H
#define BITS_H

enum {
	BITS_PEOPLE = 32000,          /* of one page */
	BITS_BYTES = BITS_PEOPLE / 8,
	BITS_WORDS = BITS_PEOPLE / 64,
	BITS_PAGES = 65536            /* of one trait, at most */
};

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "words are read as bytes");

#endif
