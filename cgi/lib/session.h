/*
 * session: who is asking.  The cookie holds 256 random bits; the book holds their
 * BLAKE2b hash, so a copy of the book lets nobody in.  A visitor who is not signed in
 * has such a cookie too, so that the sign-in form can carry a token.
 */
#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct request;

enum {
	SESSION_SECONDS = 12 * 3600, /* the longest that a book stays open */
	SESSION_HASH = 32,
	SESSION_KEY = 22             /* letters of a form's key */
};

/*
 * Look who asks: sets staff_id, staff_name and owner; where nobody is signed in, and this is
 * a display that was set up here, display_id.  Needs a transaction.
 */
void session_find(struct request *);

/* Sign in with a new token; the old one, if any, is worth nothing from now on.
 * Needs a writing transaction. */
void session_start(struct request *, int64_t staff_id);

/* Sign out. */
void session_end(struct request *);

/*
 * This browser is that display from now on, and the one that was it before is not.  Its
 * cookie has a name of its own and lasts, renewed by each answer, until the owner ends it.
 * Needs a writing transaction.
 */
void session_enrol(struct request *, int64_t display_id);

/* The token for forms: derived from the cookie, so nobody without it can make one. */
const char *session_token(struct request *);
bool        session_token_fits(struct request *, const char *token);

/* A fresh random key for a form. */
const char *session_key(struct request *);

/* The same of a secret, keyed by the cookie, so that nobody without that can guess it. */
void session_seal(struct request *, unsigned char *hash, const void *bytes, size_t size);

/* BLAKE2b-256 of anything, into SESSION_HASH bytes. */
void session_hash(unsigned char *hash, const void *bytes, size_t size);

#endif
