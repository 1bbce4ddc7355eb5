/*
 * password: see password.h.
 */
#include "password.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

static const unsigned long long PASSES = 3;
static const size_t             MEMORY = 64 << 20;

char *
password_hash(struct arena *a, const char *secret)
{
	char hash[crypto_pwhash_STRBYTES];

	if (crypto_pwhash_str_alg(hash, secret, strlen(secret), PASSES, MEMORY,
	        crypto_pwhash_ALG_ARGON2ID13) != 0)
		abort();
	return arena_text(a, hash);
}

bool
password_fits(const char *hash, const char *secret)
{
	/* Of a random word that nobody knows; so that a name that does not exist takes
	 * as long as one that does. */
	static const char nobody[] = "$argon2id$v=19$m=65536,t=3,p=1$"
	                             "NRCkLD2dC7rDZkhyqiRi2Q$"
	                             "f4Wn6SY2HZ2Yx5tvCTKAzXxLwQ/qOHzIVJn7s7WQ2rs";
	bool              fits;

	fits = crypto_pwhash_str_verify(*hash ? hash : nobody, secret, strlen(secret)) == 0;
	return fits && *hash;
}
