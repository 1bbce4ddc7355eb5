/*
 * photos: the picture of a person.
 */
#ifndef PHOTOS_H
#define PHOTOS_H

#include <stdint.h>

struct request;

/*
 * The photograph goes, if there is one, and the monogram is back: for when somebody no
 * longer knows that we keep a page.  A drawing stays.  Needs a writing transaction.
 */
void photo_withdraw(struct request *, int64_t person_id);

#endif
