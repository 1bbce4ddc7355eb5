/*
 * routes: routes.def as a table.
 */
#include "pages.h"

const struct route routes[] = {
#define ROUTE(method, path, answer, page, tab, who) { method, path, answer, page, tab, who },
#include "routes.def"
#undef ROUTE
	{ 0 }
};
