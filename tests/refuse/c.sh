#!/bin/sh
# Names that C does not know, and what the compiler says to each.
# Run from the top of the tree, after a build: it reads build/sql.h.

tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
build=$(cd "${BUILD:-build}" && pwd) || exit 1
passed=0
failed=0

tell() { # name, why not
	if [ -z "$2" ]; then
		passed=$((passed + 1))
		echo "ok $1"
	else
		failed=$((failed + 1))
		echo "not ok $1: $2"
	fi
}

# What gcc says to a page that holds this line.
ask() {
	printf '#include "pages.h"\nint page(struct request *rq);\nint\npage(struct request *rq)\n{\n%s\n}\n' \
	    "$1" > "$tree/page.c"
	LC_ALL=C gcc -std=gnu11 -D_GNU_SOURCE -Wall -Wextra -Wno-missing-field-initializers -Werror \
	    -Icgi -Icgi/lib -Icgi/rules -I"$build" -fsyntax-only "$tree/page.c" 2>&1
}

# The line must not compile, and these words must be among those of its error.
refuse() { # name, line, words
	answer=$(ask "$2") && status=0 || status=$?
	if [ "$status" -eq 0 ]; then
		tell "$1" "it compiled"
	elif printf '%s\n' "$answer" | tr "‘’" "''" | grep -q -- "error: .*$3"; then
		tell "$1" ""
	else
		tell "$1" "wanted '$3', got '$answer'"
	fi
}

answer=$(ask '	struct rows *r = db_one(rq->db, person_get, .id = INT(rq->id));
	return r ? (int)db_int(r, person_get_visits) : 404;') && answer=
tell "the right names compile" "$answer"

refuse "a statement that is misspelt" \
    '	return db_one(rq->db, person_gte, .id = INT(rq->id)) ? 200 : 404;' \
    "'SQL_person_gte' undeclared.*; did you mean 'SQL_person_get'?"
refuse "a parameter that is misspelt" \
    '	return db_one(rq->db, person_get, .idd = INT(rq->id)) ? 200 : 404;' \
    "no member named 'idd'; did you mean 'id'?"
refuse "a column that is misspelt" \
    '	struct rows *r = db_one(rq->db, person_get, .id = INT(rq->id));
	return db_text(r, person_get_gretting)[0];' \
    "'person_get_gretting' undeclared.*; did you mean 'person_get_greeting'?"
refuse "a column of another statement" \
    '	struct rows *r = db_one(rq->db, person_row, .id = INT(rq->id));
	return db_text(r, person_row_words)[0];' \
    "'person_row_words' undeclared"
refuse "a parameter without INT or TEXT" \
    '	return db_one(rq->db, person_get, .id = rq->id) ? 200 : 404;' \
    "braces around scalar\|incompatible\|invalid\|makes\|enum\|initializer"
refuse "SQL as text" \
    '	return db_query(rq->db, "SELECT 1") != NULL;' \
    "SQL_\|does not give a valid preprocessing token\|expected"
refuse "a handler that is in no route" \
    '	return person_shwo(rq);' \
    "implicit declaration of function 'person_shwo'; did you mean 'person_show'?"

# A handler that is named in routes.def and written nowhere does not link.
mkdir "$tree/cgi" && cp -r cgi/. "$tree/cgi/"
sed 's/person_show,/person_shwo,/' cgi/routes.def > "$tree/cgi/routes.def"
answer=$(cd "$tree" && LC_ALL=C gcc -std=gnu11 -D_GNU_SOURCE -Icgi -Icgi/lib -I"$build" -c \
    -o routes.o cgi/routes.c 2>&1 && LC_ALL=C gcc -shared -Wl,-z,defs -o x.so routes.o 2>&1) &&
    answer="it linked"
case $answer in
*person_shwo*) tell "a handler that nobody wrote" "" ;;
*) tell "a handler that nobody wrote" "$answer" ;;
esac

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
