/*
 * form: what somebody typed, read by a table of the fields that a page knows.
 *
 *	static const struct field fields[] = {
 *		{ "call_name", "Name", FORM_TEXT, .max = 80, .required = true },
 *		{ 0 }
 *	};
 *
 * Nothing but the fields of the table is taken.  Each value is trimmed and checked
 * for UTF-8, kind, range, length and being given once; each field has at most one
 * complaint, a whole sentence.  A refused form is shown as it was typed.  The number of a
 * payment card is refused in every text.
 */
#ifndef FORM_H
#define FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct request;
struct rows;
struct view;
struct form;

enum form_kind {
	FORM_TEXT,   /* one line, at most max characters */
	FORM_PHONE,  /* a telephone number: digits, + - / ( ) . and spaces */
	FORM_INT,    /* a whole number from low to high */
	FORM_ID,     /* a whole number above zero, never shown as text */
	FORM_DATE,   /* 2026-11-22 */
	FORM_CHOICE, /* one of choices */
	FORM_FLAG,   /* yes, or not sent */
	FORM_SECRET  /* as typed, not trimmed, and never sent back */
};

struct field {
	const char        *name;   /* also the column, the parameter and the variable */
	const char        *label;  /* as in "Name is needed." */
	enum form_kind     kind;
	int                max;    /* characters */
	bool               required;
	bool               many;   /* may be given more than once */
	int64_t            low, high;
	const char *const *choices; /* ended by NULL */
};

/* The form as sent.  The second is an empty one, to be filled and shown. */
struct form *form_read(struct request *, const struct field *);
struct form *form_new(struct request *, const struct field *);

/* Whether nothing is to be complained of. */
bool form_ok(const struct form *);

/*
 * A field's value; it aborts if the table has no such field (a mistake of ours).
 * Nothing given is "", 0 or false.  form_int is for INT, ID and DATE (a day).
 */
const char *form_text(const struct form *, const char *name);
int64_t     form_int(const struct form *, const char *name);
bool        form_flag(const struct form *, const char *name);

/* For fields marked many: how many values, and each (from 0). */
int         form_count(const struct form *, const char *name);
const char *form_text_at(const struct form *, const char *name, int i);
int64_t     form_int_at(const struct form *, const char *name, int i);
bool        form_has(const struct form *, const char *name, const char *value);

/* Give a field a value, before the form is shown. */
void form_set(struct form *, const char *name, const char *value);
void form_set_int(struct form *, const char *name, int64_t value);
void form_clear(struct form *, const char *name);

/* First values from a row's columns of the same names. */
void form_load(struct form *, struct rows *);

/* Complain of a field; the first complaint stays.  Name NULL: of the whole form. */
void form_blame(struct form *, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * Into a view, for a field x: {{x}} as typed (not for many), the section X_ERROR with
 * {{x_error}}, for a choice the section X_VALUE, for a flag X_YES.  If there is any
 * complaint, the section PROBLEM with rows PROBLEMS ({{field}}, {{complaint}}).
 */
void form_fill(const struct form *, struct view *);

/*
 * When somebody else has changed the row meanwhile: for each field whose value differs
 * from the row's, the section X_NOW with {{x_now}}.
 */
void form_compare(const struct form *, struct rows *, struct view *);

#endif
