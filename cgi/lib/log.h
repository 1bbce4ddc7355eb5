/*
 * log: one line of JSON per event on standard error, for journald or a file.
 * Control characters are escaped, so an event is always one line.  What people
 * typed, their names and their cookies are never logged.
 */
#ifndef LOG_H
#define LOG_H

#include <stdint.h>

/* Something went wrong on our side. */
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Something worth knowing: a sign-in, a wrong PIN, a start. */
void log_event(const char *format, ...) __attribute__((format(printf, 1, 2)));

/*
 * One answered request: its line of routes.def, its status, how long it took, and how many
 * steps the book took for it (see db_steps), which no busy machine changes.  Written only
 * when the environment says REGULARS_LOG=requests, and always for 500.
 */
void log_request(const char *method, const char *route, int status, int64_t microseconds,
    int64_t steps, const char *reference);

#endif
