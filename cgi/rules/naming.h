/*
 * naming: from the one field "Name, or what you see" to a name, and from what is
 * known of somebody to the one name that lists show.
 */
#ifndef NAMING_H
#define NAMING_H

#include "arena.h"

/*
 * Take apart what was typed.  The text before the first comma is a name if its first
 * letter is a capital or of a script without capitals; the rest is then looks.  If it
 * is no name, all of it is looks: "red coat, small dog".  So are "A man with a stick"
 * (an article before a small letter) and "2 Scottish terriers" (a number).
 *
 * A name of one word is the call name.  Of several words, one that begins with a
 * title (Mr, Dr, Señora, Aunt) is the call name as it stands, and there is no full
 * name; else the first word is the call name and the whole is the full name.
 *
 * None of the three is NULL; what is not there is "".
 */
void naming_split(struct arena *, const char *typed, char **call_name,
                  char **full_name, char **looks);

/*
 * The one name that lists show: the full name if it is the call name and more, or if
 * there is no call name; else the call name; else the looks, as they were typed.
 */
char *naming_shown(struct arena *, const char *call_name, const char *full_name,
                   const char *looks);

#endif
