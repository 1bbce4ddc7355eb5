/*
 * upload: see upload.h.
 */
#include "upload.h"

#include <string.h>
#include <strings.h>

#include "request.h"

/* A stretch of the body. */
struct span {
	const char *at;
	size_t      size;
};

static const char multipart[] = "multipart/form-data";

bool
upload_is(const struct request *rq)
{
	size_t n = sizeof multipart - 1;

	return strncasecmp(rq->content_type, multipart, n) == 0 &&
	       (rq->content_type[n] == '\0' || strchr("; \t", rq->content_type[n]) != NULL);
}

/* Letters of a token and of a boundary, as RFC 2045 and 2046 have them. */
static bool
is_letter(char c, const char *others)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c != '\0' && strchr(others, c) != NULL);
}

/*
 * The next "; name=value" of a header's value, which moves on behind it.  A value may
 * stand in quotes; browsers write a quote inside as %22, so there is no way to escape.
 * False at the end and for what is none, when something is left.
 */
static bool
next_parameter(struct span *text, struct span *name, struct span *value)
{
	const char *at = text->at, *end = at + text->size;
	const char *close;

	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	if (at == end || *at != ';')
		return false;
	do
		at++;
	while (at < end && (*at == ' ' || *at == '\t'));
	name->at = at;
	while (at < end && is_letter(*at, "!#$%&'*+-.^_`|~"))
		at++;
	name->size = (size_t)(at - name->at);
	if (name->size == 0 || at == end || *at++ != '=')
		return false;
	if (at < end && *at == '"') {
		close = memchr(at + 1, '"', (size_t)(end - at - 1));
		if (close == NULL)
			return false;
		*value = (struct span){ at + 1, (size_t)(close - at - 1) };
		at = close + 1;
	} else {
		value->at = at;
		while (at < end && is_letter(*at, "!#$%&'*+-.^_`|~"))
			at++;
		value->size = (size_t)(at - value->at);
		if (value->size == 0)
			return false;
	}
	*text = (struct span){ at, (size_t)(end - at) };
	return true;
}

static bool
is(const struct span *s, const char *word)
{
	return s->size == strlen(word) && strncasecmp(s->at, word, s->size) == 0;
}

static bool
is_blank(const struct span *s)
{
	for (size_t i = 0; i < s->size; i++)
		if (s->at[i] != ' ' && s->at[i] != '\t')
			return false;
	return true;
}

/* What stands between the parts, "\r\n--" and the boundary; NULL if there is none. */
static char *
delimiter_of(struct request *rq)
{
	const char *type = rq->content_type + sizeof multipart - 1;
	struct span text = { type, strlen(type) }, name, value, boundary = { NULL, 0 };

	while (next_parameter(&text, &name, &value))
		if (is(&name, "boundary")) {
			if (boundary.at != NULL)
				return NULL;
			boundary = value;
		}
	if (!is_blank(&text) || boundary.size == 0 || boundary.size > UPLOAD_BOUNDARY)
		return NULL;
	for (size_t i = 0; i < boundary.size; i++)
		if (!is_letter(boundary.at[i], "'()+_,-./:=? "))
			return NULL;
	return arena_printf(rq->arena, "\r\n--%.*s", (int)boundary.size, boundary.at);
}

/* What a part says of itself. */
struct part {
	struct span name;
	bool        named, file;
};

/* form-data; name="photo"; filename="IMG 1.jpg" */
static bool
read_disposition(struct span text, struct part *p)
{
	struct span name, value;

	while (text.size > 0 && (*text.at == ' ' || *text.at == '\t'))
		text = (struct span){ text.at + 1, text.size - 1 };
	if (text.size < 9 || strncasecmp(text.at, "form-data", 9) != 0)
		return false;
	text = (struct span){ text.at + 9, text.size - 9 };
	while (next_parameter(&text, &name, &value))
		if (is(&name, "name")) {
			if (p->named)
				return false;
			p->named = true;
			p->name = value;
		} else if (is(&name, "filename") || is(&name, "filename*"))
			p->file = true;
	return is_blank(&text) && p->named;
}

/* The lines up to an empty one; gives what follows it, or NULL. */
static const char *
read_headers(const char *at, const char *end, struct part *p)
{
	static const char disposition[] = "Content-Disposition:";
	const size_t      n = sizeof disposition - 1;
	const char       *line_end;

	for (int lines = 0; lines <= UPLOAD_HEADERS; lines++, at = line_end + 2) {
		size_t room = (size_t)(end - at);

		/* Not further than a line may be long. */
		line_end = memmem(at, room < UPLOAD_LINE + 2 ? room : UPLOAD_LINE + 2, "\r\n", 2);
		if (line_end == NULL || memchr(at, '\0', (size_t)(line_end - at)) != NULL)
			return NULL;
		if (line_end == at)
			return p->named ? at + 2 : NULL;
		if ((size_t)(line_end - at) < n || strncasecmp(at, disposition, n) != 0)
			continue;
		if (p->named || !read_disposition((struct span){ at + n, (size_t)(line_end - at) - n }, p))
			return NULL;
	}
	return NULL;
}

static void
keep(struct request *rq, const struct part *p, struct span content)
{
	const char *name;

	if (!request_plain(p->name.at, p->name.size))
		return;
	name = arena_bytes(rq->arena, p->name.at, p->name.size);
	if (p->file)
		rq->files[rq->nfiles++] = (struct file){ name, content.at, content.size };
	else
		rq->params[rq->nparams++] = (struct param){ name,
			arena_bytes(rq->arena, content.at, content.size), content.size };
}

bool
upload_parse(struct request *rq)
{
	const char *at = rq->body, *end = rq->body + rq->body_size, *next;
	char       *delimiter = delimiter_of(rq);
	size_t      n = delimiter ? strlen(delimiter) : 0;

	rq->params = arena_alloc(rq->arena, UPLOAD_PARTS * sizeof rq->params[0]);
	rq->files = arena_alloc(rq->arena, UPLOAD_PARTS * sizeof rq->files[0]);
	/* The first delimiter begins the body, without the break before it. */
	if (n == 0 || rq->body_size < n - 2 || memcmp(at, delimiter + 2, n - 2) != 0)
		return false;
	at += n - 2;
	for (int parts = 0;; parts++) {
		struct part p = { 0 };

		if (end - at >= 2 && memcmp(at, "--", 2) == 0)
			return at + 2 == end || (end - at == 4 && memcmp(at + 2, "\r\n", 2) == 0);
		if (parts == UPLOAD_PARTS || end - at < 2 || memcmp(at, "\r\n", 2) != 0 ||
		    (at = read_headers(at + 2, end, &p)) == NULL)
			return false;
		next = memmem(at, (size_t)(end - at), delimiter, n);
		if (next == NULL)
			return false;
		keep(rq, &p, (struct span){ at, (size_t)(next - at) });
		at = next + n;
	}
}

const struct file *
upload_file(const struct request *rq, const char *name)
{
	for (int i = 0; i < rq->nfiles; i++)
		if (rq->files[i].size > 0 && strcmp(rq->files[i].name, name) == 0)
			return &rq->files[i];
	return NULL;
}
