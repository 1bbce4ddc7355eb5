/*
 * health: whether the book is open.
 */
#include "pages.h"

int
health_show(struct request *rq)
{
	rq->text = db_one(rq->db, staff_count) ? "ok\n" : "closed\n";
	return 200;
}
