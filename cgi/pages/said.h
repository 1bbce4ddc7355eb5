/*
 * said: what somebody has said of themselves, beside their name: where they live, the language
 * they like to speak, what they want, need and desire, and the tags that we gave them.
 */
#ifndef SAID_H
#define SAID_H

struct form;
struct request;
struct rows;

/* Into the view, for the form: what is offered for a town, a language and the tags. */
void said_offer(struct request *);

/* Complain of tags that are too many or too long; and the tags as the book keeps them. */
void        said_check(struct request *, struct form *);
const char *said_tags(struct request *, const struct form *);

/*
 * What templates/partials/person_said.html and person_wishes.html want, and the greeting in
 * their language, of a row of person_get.
 */
void said_fill(struct request *, struct rows *);

#endif
