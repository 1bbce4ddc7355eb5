/*
 * request: see request.h.
 */
#include "request.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decodes in place, once: %253C stays %3C. */
static size_t
decode(char *text, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		char c = text[i];

		if (c == '+')
			c = ' ';
		else if (c == '%' && i + 2 < n && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
			c = (char)(hex(text[i + 1]) * 16 + hex(text[i + 2]));
			i += 2;
		}
		text[to++] = c;
	}
	text[to] = '\0';
	return to;
}

bool
request_plain(const char *name, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (name[i] <= ' ' || name[i] > '~')
			return false;
	return size > 0 && size <= 40;
}

bool
request_parse(struct request *rq)
{
	bool   post = strcmp(rq->method, "POST") == 0;
	size_t size = post ? rq->body_size : strlen(rq->query);
	char  *text = arena_bytes(rq->arena, post ? rq->body : rq->query, size);
	char  *end = text + size;
	int    n = 1;

	for (char *at = text; at < end; at++)
		n += *at == '&';
	if (n > REQUEST_PARAMS_MAX)
		return false;
	rq->params = arena_alloc(rq->arena, (size_t)n * sizeof rq->params[0]);
	for (char *at = text, *next; at < end; at = next + 1) {
		char *equals;

		next = memchr(at, '&', (size_t)(end - at));
		if (next == NULL)
			next = end;
		equals = memchr(at, '=', (size_t)(next - at));
		if (equals == NULL)
			continue;
		/* The sign behind a piece becomes its NUL; at the end one stands already. */
		struct param *p = &rq->params[rq->nparams];
		size_t        length = decode(at, (size_t)(equals - at));

		p->name = at;
		p->size = decode(equals + 1, (size_t)(next - equals - 1));
		p->value = equals + 1;
		if (request_plain(at, length))
			rq->nparams++;
	}
	return true;
}

const char *
request_param(const struct request *rq, const char *name)
{
	for (int i = 0; i < rq->nparams; i++)
		if (strcmp(rq->params[i].name, name) == 0)
			return rq->params[i].value;
	return "";
}

const char *
request_cookie(const struct request *rq, const char *name)
{
	size_t      n = strlen(name);
	const char *at = rq->cookie;

	while (*at) {
		at += strspn(at, "; ");
		if (strncmp(at, name, n) == 0 && at[n] == '=')
			return arena_bytes(rq->arena, at + n + 1, strcspn(at + n + 1, "; "));
		at += strcspn(at, ";");
	}
	return NULL;
}

char *
request_encode(struct arena *a, const char *text)
{
	char *encoded = arena_alloc(a, strlen(text) * 3 + 1), *to = encoded;

	for (; *text; text++)
		if (isalnum((unsigned char)*text) || strchr("-_.~/", *text))
			*to++ = *text;
		else
			to += sprintf(to, "%%%02X", (unsigned char)*text);
	return encoded;
}

int
redirect(struct request *rq, const char *format, ...)
{
	char    path[1200];
	va_list ap;

	va_start(ap, format);
	vsnprintf(path, sizeof path, format, ap);
	va_end(ap);
	for (const char *c = path; *c; c++)
		if (*c <= ' ' || *c > '~')
			abort();
	if (path[0] != '/' || path[1] == '/' || path[1] == '\\')
		abort();
	rq->location = arena_text(rq->arena, path);
	return 303;
}
