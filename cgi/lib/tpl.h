/*
 * tpl: the whole of ctemplate (Google's, Debian's libctemplate), as C sees it.
 *
 * A layout holds {{>PAGE}}, which stands for the page's own template; any other
 * {{>PERSON_ROW}} stands for partials/person_row.html and sees the names of the
 * place where it stands.
 */
#ifndef TPL_H
#define TPL_H

#include <stdbool.h>
#include <stddef.h>

struct view;
typedef void tpl_write(void *to, const char *text, size_t n);

/*
 * Load and parse every *.html below dir, so that a bad one stops the start and not
 * a customer.  False names the culprit on standard error.  Call it before forking:
 * the parsed trees are then shared.
 */
bool tpl_open(const char *dir);
void tpl_close(void);

/* Re-read what has changed on disk.  For development: costs a stat per file. */
void tpl_reload(void);

/* Whether the page was loaded. */
bool tpl_has(const char *page);

/*
 * Fill the layout, with the page where it says {{>PAGE}}, from a view.  The first
 * variable that the view lacks is named in missing ("people.html wants {{nope}}"),
 * which is "" when there was none, and shows as nothing.  A section that the view
 * lacks is simply not shown.  False when nothing could be made (an unknown page);
 * some text may have been written by then, so write into a buffer, not to a socket.
 */
bool tpl_fill(const char *layout, const char *page, const struct view *,
              tpl_write *, void *to, char *missing, size_t n);

#endif
