/*
 * upload: the body of a form that carries files (multipart/form-data, RFC 7578).  Its
 * fields become the request's params, as of any other form; its files are read where
 * they lie in the body, and what they were called on the visitor's machine is nobody's
 * business.
 *
 * Strict on purpose, as only browsers send such forms: at most UPLOAD_PARTS parts of
 * UPLOAD_HEADERS lines of UPLOAD_LINE bytes, nothing before the first delimiter, nothing
 * behind the last one.
 */
#ifndef UPLOAD_H
#define UPLOAD_H

#include <stdbool.h>

struct request;

enum {
	UPLOAD_BODY_MAX = 9 << 20, /* a photo of 8 MB, and the fields around it */
	UPLOAD_PARTS = 64,
	UPLOAD_HEADERS = 8,
	UPLOAD_LINE = 1024,
	UPLOAD_BOUNDARY = 70
};

/* Whether the content type says that the body is such a form. */
bool upload_is(const struct request *);

/* Fill params and files from the body; false when it is no such form to its end. */
bool upload_parse(struct request *);

/* The first file of this name that holds anything, or NULL. */
const struct file *upload_file(const struct request *, const char *name);

#endif
