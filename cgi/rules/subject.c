/* subject: words that say nothing of a thing are passed over. */
#include <stdbool.h>
#include <string.h>

#include "subject.h"
#include "text.h"

/* As they are when an s at their end is gone; all of three letters and more. */
static const char empty[] =
    " the and with for from about being are wa has have had not never alway ever too very much"
    " more most all any some who whom what when where how why which that thi these those their"
    " there them they hi her him she you your our out over under after before again still only"
    " just than then also say said talk talking talked ask asked asking tell told telling speak"
    " like liked love loved loving enjoy enjoyed hate hated dislike disliked bother bothered"
    " stand cannot cant dont doesnt isnt wont doe did done doing can could would should will must"
    " may might get getting got make made making goe going went come coming came take taking took"
    " keep kept put want wanted know known think thing anything something nothing everything"
    " people person somebody anybody nobody everybody everyone way lot bit little big good bad"
    " nice well best better worst worse really often sometime usually every each other another"
    " one two three four first last next time day week month year today tomorrow yesterday morning"
    " afternoon evening night hello man woman lady called call calling name but off near it ha did"
    " while whether subject topic kind sort once twice off into onto upon through without because"
    " instead rather around between against always was his this says does goes its"
    " monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december here now yet both few many own same such"
    " were been done whose shop said saying saw see seen look looking looked ";

enum { SHORTEST = 3, LONGEST = 60 };

static bool
stands_in(const char *words, const char *word, size_t n)
{
	char spaced[LONGEST + 3] = " ";

	memcpy(spaced + 1, word, n);
	spaced[n + 1] = ' ';
	spaced[n + 2] = '\0';
	return strstr(words, spaced) != NULL;
}

/* Without the s of several: knees, hobbies, Fred's. */
static size_t
singular(char *word, size_t n)
{
	if (n > 4 && memcmp(word + n - 3, "ies", 3) == 0) {
		word[n - 3] = 'y';
		return n - 2;
	}
	return n > SHORTEST && word[n - 1] == 's' && word[n - 2] != 's' ? n - 1 : n;
}

const char *
subject_words(struct arena *a, const char *text, const char *names)
{
	char  *folded = text_fold(a, text);
	char  *out = arena_alloc(a, strlen(folded) + 3), *end = out;
	size_t n;

	names = arena_printf(a, " %s ", names);
	*end++ = ' ';
	for (char *word = folded; *word; word += n + (word[n] == ' ')) {
		size_t length;
		char   copy[LONGEST];

		n = strcspn(word, " ");
		if (n < SHORTEST || n > LONGEST || stands_in(names, word, n))
			continue;
		memcpy(copy, word, n);
		length = singular(copy, n);
		if (stands_in(empty, copy, length) || stands_in(names, copy, length))
			continue;
		memcpy(end, copy, length);
		end += length;
		*end++ = ' ';
	}
	*end = '\0';
	return end == out + 1 ? "" : out;
}

/* What a sentence or a part of one is: up to a full stop, a semicolon or "but". */
static size_t
part(const char *text)
{
	size_t      n = strcspn(text, ".!?;");
	const char *but = strstr(text, " but ");

	return but != NULL && but < text + n ? (size_t)(but - text) + 1 : n + (text[n] != '\0');
}

static bool
is_advice(struct arena *a, const char *text)
{
	static const char *const signs[] = { " instead ", " fine ", " ok ", " okay ", " rather " };
	const char *folded = arena_printf(a, " %s ", text_fold(a, text));

	if (strncmp(folded, " ask ", 5) == 0 || strncmp(folded, " but ", 5) == 0)
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strstr(folded, signs[i]))
			return true;
	return false;
}

const char *
subject_of_dislike(struct arena *a, const char *text, const char *names)
{
	const char *kept = "";

	if (text[strcspn(text, ".!?;")] == '\0' && strstr(text, " but ") == NULL)
		return subject_words(a, text, names);
	for (size_t n; *text; text += n) {
		const char *sentence;

		n = part(text);
		sentence = arena_bytes(a, text, n);
		if (!is_advice(a, sentence))
			kept = arena_printf(a, "%s %s", kept, sentence);
	}
	return subject_words(a, kept, names);
}

const char *
subject_join(struct arena *a, const char *words, const char *others)
{
	if (*words == '\0' || *others == '\0')
		return *words ? words : others;
	return arena_printf(a, "%s%s", words, others + 1);
}

const char *
subject_shared(struct arena *a, const char *words, const char *others)
{
	size_t n;

	for (const char *word = words + (*words == ' '); *word; word += n + 1) {
		n = strcspn(word, " ");
		if (stands_in(others, word, n))
			return arena_bytes(a, word, n);
	}
	return NULL;
}

bool
subject_within(const char *words, const char *others)
{
	size_t n;

	for (const char *word = words + (*words == ' '); *word; word += n + 1) {
		n = strcspn(word, " ");
		if (!stands_in(others, word, n))
			return false;
	}
	return *words != '\0';
}

const char *
subject_first_sentence(struct arena *a, const char *text)
{
	size_t n = 0;

	while (text[n] != '\0' && !(strchr(".!?", text[n]) && (text[n + 1] == ' ' ||
	    text[n + 1] == '\0')))
		n++;
	return arena_bytes(a, text, n + (text[n] == '!' || text[n] == '?'));
}
