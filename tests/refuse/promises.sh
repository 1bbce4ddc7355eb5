#!/bin/sh
# Every promise of tests/PROMISES.md names tests that exist.  A line of its table is
#	| id | promise | `file`: name of the test; `file`: name of another |
# and each name must stand in that file below tests.
table=${1:-tests/PROMISES.md}
planted=$(mktemp) || exit 2
trap 'rm -f "$planted"' EXIT

# Says ok or not ok for each proof of each promise in a table.
check() {
	awk -F' *[|] *' '$2 ~ /^[A-Z0-9][A-Z0-9-]*[0-9]$/ {
		n = split($4, proofs, /; /)
		for (i = 1; i <= n; i++) {
			file = proofs[i]; sub(/^`/, "", file); sub(/`.*/, "", file)
			name = proofs[i]; sub(/^`[^`]*`: */, "", name)
			print $2 "\t" file "\t" name
		}
	}' "$1" | while IFS='	' read -r id file name; do
		if grep -qF -- "$name" "tests/$file" 2>/dev/null; then
			echo "ok promise $id: $name"
		else
			echo "not ok promise $id: tests/$file has no test \"$name\""
		fi
	done
}

echo '| 000-00 | nothing | `unit/text_test.c`: a test that nobody wrote |' >"$planted"
if check "$planted" | grep -q '^not ok'; then
	echo "ok a promise without a test is found"
else
	echo "not ok a promise without a test is found"
fi
check "$table"
