/*
 * session: see session.h.
 */
#include "session.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "db.h"
#include "request.h"
#include "sql.h"

enum {
	TOKEN = 43,                    /* letters of 32 bytes in base64url */
	DISPLAY_SECONDS = 400 * 86400  /* the longest that browsers keep a cookie */
};

static const char *
cookie_name(const struct request *rq)
{
	return rq->tls ? "__Host-regulars" : "regulars";
}

static const char *
display_cookie(const struct request *rq)
{
	return rq->tls ? "__Host-regulars-display" : "regulars-display";
}

static const char *
letters(struct arena *a, const unsigned char *bytes, size_t size)
{
	char text[64];

	sodium_bin2base64(text, sizeof text, bytes, size,
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return arena_text(a, text);
}

void
session_hash(unsigned char *hash, const void *bytes, size_t size)
{
	crypto_generichash(hash, SESSION_HASH, bytes, size, NULL, 0);
}

void
session_seal(struct request *rq, unsigned char *hash, const void *bytes, size_t size)
{
	crypto_generichash(hash, SESSION_HASH, bytes, size, (const unsigned char *)rq->token,
	    TOKEN);
}

static const char *
random_letters(struct request *rq)
{
	unsigned char bytes[32];

	randombytes_buf(bytes, sizeof bytes);
	return letters(rq->arena, bytes, sizeof bytes);
}

static void
new_token(struct request *rq)
{
	rq->token = random_letters(rq);
	rq->set_cookie = arena_printf(rq->arena, "%s=%s; Path=/; HttpOnly; SameSite=Strict%s",
	    cookie_name(rq), rq->token, rq->tls ? "; Secure" : "");
}

static void
keep_display(struct request *rq)
{
	rq->set_cookie = arena_printf(rq->arena, "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s",
	    display_cookie(rq), rq->token, DISPLAY_SECONDS, rq->tls ? "; Secure" : "");
}

void
session_enrol(struct request *rq, int64_t display_id)
{
	unsigned char hash[SESSION_HASH];

	rq->token = random_letters(rq);
	rq->signed_in = true;
	session_hash(hash, rq->token, TOKEN);
	db_run(rq->db, display_enrol, .id = INT(display_id), .hash = BLOB(hash, sizeof hash));
	keep_display(rq);
}

static void
find_display(struct request *rq)
{
	const char   *token = request_cookie(rq, display_cookie(rq));
	unsigned char hash[SESSION_HASH];
	struct rows  *r;

	if (token == NULL || strlen(token) != TOKEN)
		return;
	session_hash(hash, token, TOKEN);
	r = db_one(rq->db, display_get, .hash = BLOB(hash, sizeof hash));
	if (r == NULL)
		return;
	rq->display_id = db_int(r, display_get_id);
	rq->board = strcmp(db_text(r, display_get_page), "board") == 0;
	rq->token = token;
	keep_display(rq);
}

static void
find_staff(struct request *rq)
{
	unsigned char hash[SESSION_HASH];
	struct rows  *r;

	rq->token = request_cookie(rq, cookie_name(rq));
	if (rq->token == NULL)
		return;
	if (strlen(rq->token) != TOKEN) {
		rq->token = NULL;
		return;
	}
	session_hash(hash, rq->token, TOKEN);
	r = db_one(rq->db, session_get, .hash = BLOB(hash, sizeof hash), .now = INT(rq->now));
	if (r == NULL)
		return;
	rq->staff_id = db_int(r, session_get_staff_id);
	rq->staff_name = arena_text(rq->arena, db_text(r, session_get_name));
	rq->owner = strcmp(db_text(r, session_get_role), "owner") == 0;
}

void
session_find(struct request *rq)
{
	find_staff(rq);
	if (rq->staff_id == 0)
		find_display(rq);
}

void
session_start(struct request *rq, int64_t staff_id)
{
	unsigned char hash[SESSION_HASH];

	session_end(rq);
	new_token(rq);
	rq->signed_in = true;
	session_hash(hash, rq->token, TOKEN);
	db_run(rq->db, session_insert, .hash = BLOB(hash, sizeof hash), .staff_id = INT(staff_id),
	    .ends_at = INT(rq->now + SESSION_SECONDS));
	db_run(rq->db, session_sweep, .now = INT(rq->now));
}

void
session_end(struct request *rq)
{
	unsigned char hash[SESSION_HASH];

	if (rq->token == NULL)
		return;
	session_hash(hash, rq->token, TOKEN);
	db_run(rq->db, session_delete, .hash = BLOB(hash, sizeof hash));
}

const char *
session_token(struct request *rq)
{
	unsigned char mac[crypto_generichash_BYTES];

	if (rq->token == NULL)
		new_token(rq);
	crypto_generichash(mac, sizeof mac, (const unsigned char *)"form", 4,
	    (const unsigned char *)rq->token, TOKEN);
	return letters(rq->arena, mac, sizeof mac);
}

bool
session_token_fits(struct request *rq, const char *token)
{
	return rq->token != NULL && strlen(token) == TOKEN &&
	       sodium_memcmp(session_token(rq), token, TOKEN) == 0;
}

const char *
session_key(struct request *rq)
{
	unsigned char bytes[16];

	randombytes_buf(bytes, sizeof bytes);
	return letters(rq->arena, bytes, sizeof bytes);
}
