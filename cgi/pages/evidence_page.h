/*
 * evidence_page: the parts of an avatar's evidence that are in files of their own.
 */
#ifndef EVIDENCE_PAGE_H
#define EVIDENCE_PAGE_H

#include "seen.h"

struct view;

enum { RULE_MAX = 200 /* bytes of a claim's rule */ };

/* An avatar with all that its page is about. */
struct evidence_page {
	struct avatar_line  line;
	struct avatar_block blocks[AVATAR_BLOCKS];
	int                 n;
	struct evidence    *e;
};

/* How each claim stood in the quarters before, drawn where it was kept. */
void evidence_drifts(struct request *, const struct evidence_page *);

/* What members share and the page does not say, the reverse, and what was answered before. */
void evidence_differences(struct request *, const struct evidence_page *);

/*
 * What may show a claim, into its view: rows of SHARED_OPTIONS, and of FOUND_OPTIONS for what
 * was looked for.
 */
void evidence_options(struct request *, const struct evidence_page *, struct view *,
    const char *looked_for);

#endif
