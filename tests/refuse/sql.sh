#!/bin/sh
# SQL that must not build, and the sentence that each mistake gets.
# Run from the top of the tree, after a build: it asks build/mksql.

tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
mksql=${MKSQL:-$PWD/build/mksql}
top=$PWD
passed=0
failed=0

# The real schema and the real statements, to be spoilt.
fresh() {
	rm -rf "${tree:?}"/*
	mkdir -p "$tree/db" && cp -r "$top/db/schema.sql" "$top/db/queries" "$tree/db" || exit 1
}

ask() {
	(cd "$tree" && "$mksql" sql.h sql.c columns.txt statements.txt db/schema.sql db/queries/*.sql) 2>&1
}

tell() { # name, why not
	if [ -z "$2" ]; then
		passed=$((passed + 1))
		echo "ok $1"
	else
		failed=$((failed + 1))
		echo "not ok $1: $2"
	fi
}

# The answer must be the sentence, alone, and the build must stop.
expect() { # name, sentence
	answer=$(ask) && status=0 || status=$?
	if [ "$answer" != "$2" ]; then
		tell "$1" "wanted '$2', got '$answer'"
	elif [ "$status" -eq 0 ]; then
		tell "$1" "said so, but did not stop"
	else
		tell "$1" ""
	fi
}

# One statement more at the end of shop.sql.
plant() { # name, marks and SQL, words
	fresh
	line=$(($(wc -l < "$tree/db/queries/shop.sql") + 2))
	printf '\n-- name: planted %s\n' "$2" >> "$tree/db/queries/shop.sql"
	expect "$1" "db/queries/shop.sql:$line: planted: $3"
}

fresh
answer=$(ask) && status=0 || status=$?
[ "$status" -eq 0 ] && [ -z "$answer" ] && answer= || answer="got '$answer'"
tell "the real statements are taken" "$answer"

# A column that is gone from the schema stops the first statement that wants it.
fresh
sed '/^	greeting  *TEXT/d' "$top/db/schema.sql" > "$tree/db/schema.sql"
line=$(grep -n '^-- name: person_insert ' "$tree/db/queries/person.sql" | cut -d: -f1)
expect "a column gone from the schema" \
    "db/queries/person.sql:$line: person_insert: table person has no column named greeting"

plant "a column that is not there" ':one
SELECT mail FROM person WHERE id = :id;' 'no such column: mail'
plant "a table that is not there" ':one
SELECT id FROM customer WHERE id = :id;' 'no such table: customer'
plant "a function that is not there" ':one
SELECT lower_case(name) FROM person WHERE id = :id;' 'no such function: lower_case'
plant "no SQL at all" ':one
SELEKT 1;' 'near "SELEKT": syntax error'
plant "two statements in one" ':one
SELECT id FROM person WHERE id = :id; DELETE FROM person WHERE id = :id;' \
    "text after the statement's end"
plant "a question mark instead of a name" ':one
SELECT id FROM person WHERE id = ?;' 'parameter 1 is not a :name'
plant "a numbered question mark" ':one
SELECT id FROM person WHERE id = :id AND name = ?2;' 'parameter 2 is not a :name'
plant "another sign before a name" ':one
SELECT id FROM person WHERE id = @id;' 'parameter 1 is not a :name'
plant "a scan of a whole table" ':many
SELECT id FROM person WHERE greeting = :greeting;' 'reads the whole table (SCAN person)'
plant "a scan by an index that does not help" ':many
SELECT name FROM household ORDER BY sort_name;' \
    'reads the whole table (SCAN household USING INDEX sqlite_autoindex_household_1)'
plant "a search that finds most of a table" ':many
SELECT id FROM person WHERE kind = :kind AND kind <> '"'customer'"' AND looks = :looks;' \
    'reads the whole table (SEARCH person USING INDEX person_other (kind=?))'
plant "a scan in a write" ':exec
DELETE FROM visit WHERE channel = :channel;' 'reads the whole table (SCAN visit)'
plant "a scan beside a search" ':many
SELECT p.id FROM visit v JOIN person p ON p.id = :id WHERE v.channel = :channel;' \
    'reads the whole table (SCAN v)'
plant "a scan of all words of all facts" ':many
SELECT rowid FROM fact_text;' 'reads the whole table (SCAN fact_text VIRTUAL TABLE INDEX 0:)'
plant "rows from what is marked :exec" ':exec
SELECT id FROM person WHERE id = :id;' 'gives rows, but is marked :exec'
plant "rows from what is marked :insert" ':insert
INSERT INTO household (name, sort_name) VALUES (:name, fold(:name)) RETURNING id;' \
    'gives rows, but is marked :exec'
plant "no rows from what is marked :one" ':one
DELETE FROM person WHERE id = :id;' 'gives no rows; mark it :exec or :insert'
plant "no rows from what is marked :many" ':many
UPDATE person SET usual = :usual WHERE id = :id;' 'gives no rows; mark it :exec or :insert'
plant "a statement without a mark" ':quick
SELECT id FROM person WHERE id = :id;' 'say :one, :many, :exec or :insert'
plant "a name without a statement" ':one
-- later' 'there is no statement'

# Marks may be forgotten altogether.
fresh
printf '\n-- name: planted\nSELECT 1;\n' >> "$tree/db/queries/shop.sql"
case $(ask) in
'db/queries/shop.sql:'*': a statement without marks: -- name: planted'*) answer= ;;
'db/queries/shop.sql:'*': planted: say :one, :many, :exec or :insert') answer= ;;
*) answer="got '$(ask)'" ;;
esac
tell "a name without marks" "$answer"

# The same name twice would be two of one thing: mksql or the compiler stops.
fresh
printf '\n-- name: shop_get :one\nSELECT name FROM shop WHERE id = 1;\n' >> "$tree/db/queries/shop.sql"
answer=
if ask > /dev/null; then
	LC_ALL=C ${CC:-cc} -I"$top/cgi/lib" -fsyntax-only "$tree/sql.c" 2>&1 |
	    grep -q "redefinition of .*shop_get" || answer="it was taken"
fi
tell "a name that is given twice" "$answer"

# A scan that has its reason is taken.
fresh
printf '\n-- name: planted :many\n-- scan ok: a handful of rows.\nSELECT id FROM household;\n' \
    >> "$tree/db/queries/shop.sql"
answer=$(ask) && answer=
tell "a scan with its reason" "$answer"

# A schema that SQLite does not take.
fresh
printf 'CREATE TABLE broken (id INTEGER PRIMARY KEY, name) STRICT;\n' >> "$tree/db/schema.sql"
expect "a schema that is none" 'db/schema.sql:0: missing datatype for broken.name'

# A statement that nobody asks.
for awk in gawk mawk; do
	command -v $awk > /dev/null || continue
	fresh
	printf '\n-- name: planted :one\nSELECT id FROM person WHERE id = :id;\n' \
	    >> "$tree/db/queries/shop.sql"
	ask
	answer=$($awk -f cgi/tools/unasked.awk "$tree/statements.txt" $(find cgi -name '*.c') 2>&1) &&
	    answer="it was taken"
	[ "$answer" = 'planted: no program asks this statement' ] && answer=
	tell "$awk: a statement that nobody asks" "$answer"
done

# There is no way to hand SQL as text to db.
answer=$(grep -n 'db_[a-z]*(.*"[ ]*\(SELECT\|INSERT\|UPDATE\|DELETE\) ' $(find cgi -name '*.c' ! -name db.c ! -name 'mk*.c'))
tell "no C file holds SQL" "$answer"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
