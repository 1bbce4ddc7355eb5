/*
 * photos: the picture of a person.
 */
#ifndef PHOTOS_H
#define PHOTOS_H

#include <stdint.h>

struct request;
struct rows;

/*
 * The photograph goes, if there is one, and the monogram is back: for when somebody no
 * longer knows that we keep a page.  A drawing stays.  Needs a writing transaction.
 */
void photo_withdraw(struct request *, int64_t person_id);

/*
 * The photograph in a column of a row as the answer: 200; 404 where there is no row (NULL) or
 * nothing in the column.
 */
int photo_send(struct request *, struct rows *, int column);

#endif
