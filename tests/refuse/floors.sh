#!/bin/sh
# Includes and words that must not build, and the sentence that each of them gets.
# Run from the top of the tree.

tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
check=$PWD/cgi/tools/floors.awk
floors="arena text clock log|view tpl|rules|db sql|request|form session|router|pages|routes|main"
passed=0
failed=0

# A tree without a fault, every file with an include or two.
fresh() {
	rm -rf "${tree:?}"/*
	mkdir -p "$tree/cgi/lib" "$tree/cgi/rules" "$tree/cgi/pages" "$tree/cgi/tools" || exit 1
	for h in arena text clock log view tpl db request form session router; do
		printf '#include <stddef.h>\n' > "$tree/cgi/lib/$h.h"
	done
	printf '#include "text.h"\n' > "$tree/cgi/rules/rhythm.h"
	printf '#include "rhythm.h"\n#include "clock.h"\n' > "$tree/cgi/rules/brief.c"
	printf '#include "view.h"\n#include "arena.h"\n' > "$tree/cgi/lib/view.c"
	printf '#include "tpl.h"\n#include <ctemplate/template_cache.h>\n' > "$tree/cgi/lib/tpl.cc"
	printf '#include "db.h"\n#include "sql.h"\n#include <sqlite3.h>\n' > "$tree/cgi/lib/db.c"
	printf '#include "form.h"\n#include "session.h"\n#include "db.h"\n' > "$tree/cgi/lib/form.c"
	printf '#include "router.h"\n#include "routes.def"\n' > "$tree/cgi/pages.h"
	printf '#include "pages.h"\n#include "rhythm.h"\n' > "$tree/cgi/pages/people.c"
	cat >> "$tree/cgi/pages/people.c" <<'END'
/* free( and goto are words
 * for malloc( comments */
const char *s = "printf(", *t = "a \" goto b"; // goto
int carefree(void), arena_printf(void), freely, gotos;
END
	printf '#include "pages.h"\n' > "$tree/cgi/routes.c"
	printf '#include "router.h"\n#include <fcgiapp.h>\n' > "$tree/cgi/main.c"
	printf '#include <sqlite3.h>\n#include "anything.h"\n' > "$tree/cgi/tools/mksql.c"
}

ask() {
	(cd "$tree" && $awk -f "$check" -v floors="$floors" cgi/*.[ch] cgi/*/*.[ch] cgi/*/*.cc) 2>&1
}

tell() { # name, why not
	if [ -z "$2" ]; then
		passed=$((passed + 1))
		echo "ok $awk: $1"
	else
		failed=$((failed + 1))
		echo "not ok $awk: $1: $2"
	fi
}

# One line more in one file: the answer must be the sentence, alone, for that line.
expect() { # name, file, line, words
	fresh
	printf '%s\n' "$3" >> "$tree/$2"
	wanted="$2:$(wc -l < "$tree/$2" | tr -d ' '): $4"
	answer=$(ask) && status=0 || status=$?
	if [ "$answer" != "$wanted" ]; then
		tell "$1" "wanted '$wanted', got '$answer'"
	elif [ "$status" -eq 0 ]; then
		tell "$1" "said so, but did not fail"
	else
		tell "$1" ""
	fi
}

every_rule() {
	fresh
	answer=$(ask) && status=0 || status=$?
	[ "$status" -eq 0 ] && [ -z "$answer" ] && answer= || answer="got '$answer'"
	tell "a good tree passes" "$answer"

	expect "a floor above" cgi/lib/form.c '#include "router.h"' 'form may not know router'
	expect "a floor above, with spaces" cgi/lib/view.c '# include "db.h"' 'view may not know db'
	expect "a header that knows a floor above" cgi/lib/db.h '#include "session.h"' \
	    'db may not know session'
	expect "a module that knows a page" cgi/lib/router.c '#include "pages.h"' \
	    'router may not know pages'
	expect "a module that knows a rule above it" cgi/lib/view.c '#include "../rules/rhythm.h"' \
	    'view may not know rhythm'
	expect "a rule that knows the database" cgi/rules/brief.c '#include "db.h"' \
	    'brief may not know db'
	expect "a rule that knows a view" cgi/rules/rhythm.h '#include "view.h"' \
	    'rhythm may not know view'
	expect "a rule that writes a log" cgi/rules/brief.c '#include "log.h"' \
	    'brief may not know log'
	expect "a header that nobody knows" cgi/lib/form.c '#include "magic.h"' \
	    'magic stands on no floor'
	expect "SQLite outside db" cgi/lib/form.c '#include <sqlite3.h>' \
	    'only db db_bits db_file db_migrate may know sqlite3.h'
	expect "SQLite in the header of db" cgi/lib/db.h '#include <sqlite3.h>' \
	    'only db db_bits db_file db_migrate may know sqlite3.h'
	expect "FastCGI outside main" cgi/lib/request.h '#include "fcgiapp.h"' \
	    'only main may know fcgiapp.h'
	expect "ctemplate outside tpl" cgi/tools/mksql.c '#include <ctemplate/template.h>' \
	    'only tpl may know ctemplate'

	for word in free malloc printf; do
		expect "$word in a page" cgi/pages/people.c "	$word(x);" "a page does without $word"
	done
	expect "goto in a page" cgi/pages/people.c '	goto out;' 'a page does without goto'

	fresh
	printf 'int x;\n' > "$tree/cgi/lib/magic.c"
	answer=$(ask)
	[ "$answer" = "cgi/lib/magic.c:1: magic stands on no floor" ] && answer=
	tell "a file that nobody placed" "$answer"
}

for awk in gawk mawk; do
	command -v $awk > /dev/null && every_rule
done
if [ $((passed + failed)) -eq 0 ]; then
	awk="awk"
	every_rule
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
