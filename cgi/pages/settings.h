/*
 * settings: what the owner has said of the shop.
 */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "shop_kind.h"

struct request;
struct view;

/* The words and blocks of this shop's kind. */
const struct shop_kind *shop_kind_now(struct request *);

/* The rows KINDS of a choice of kinds, one of them chosen. */
void shop_kinds_fill(struct view *, const char *chosen);

#endif
