/*
 * pages: the one header that a page needs.  The handlers are declared from routes.def.
 */
#ifndef PAGES_H
#define PAGES_H

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "db.h"
#include "face.h"
#include "form.h"
#include "request.h"
#include "router.h"
#include "session.h"
#include "sql.h"
#include "text.h"
#include "view.h"

#define ROUTE(method, path, answer, page, tab, who) handler answer;
#include "routes.def"
#undef ROUTE

#endif
