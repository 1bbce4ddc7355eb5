/*
 * password: PINs and passphrases, kept as Argon2id hashes by libsodium (64 MiB, three
 * passes: about a tenth of a second, on purpose).  Never call these while the book is
 * locked for writing.
 */
#ifndef PASSWORD_H
#define PASSWORD_H

#include <stdbool.h>

#include "arena.h"

/* The hash as text, with its salt and costs. */
char *password_hash(struct arena *, const char *secret);

/* Whether the secret fits.  An empty hash costs the same time and never fits. */
bool password_fits(const char *hash, const char *secret);

#endif
