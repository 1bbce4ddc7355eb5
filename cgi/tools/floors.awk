# floors: who may include whom, and words that do not occur in pages.
#
#	awk -f cgi/tools/floors.awk -v floors="arena text clock log|view tpl|..." cgi/*/*.[ch]
#
# The floors are named from the bottom up.  A file may include what stands on its own
# floor and below.  A file is named by itself (router), one of cgi/rules or cgi/pages by
# its folder.  cgi/tools stands outside the house.
# A mistake is said as file:line: words, and the exit status is then 1.

BEGIN {
	n = split(floors, floor, "|")
	for (i = 1; i <= n; i++) {
		m = split(floor[i], names, " ")
		for (j = 1; j <= m; j++) height[names[j]] = i
	}
	for (i = 1; i < ARGC; i++)
		if (ARGV[i] ~ /\.h$/) group[base(ARGV[i])] = place(ARGV[i])

	only["sqlite3.h"] = "db db_bits db_file db_migrate"
	only["fcgiapp.h"] = only["fcgi_stdio.h"] = "main"
	only["ctemplate"] = "tpl"
}

FNR == 1 {
	me = place(FILENAME)
	my = base(FILENAME)
	tool = FILENAME ~ /(^|\/)tools\//
	page = FILENAME ~ /(^|\/)pages\//
	comment = 0
	if (!tool && !(me in height)) say(me " stands on no floor")
}

/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
	header = $0
	sub(/^[^<"]*[<"]/, "", header)
	sub(/[>"].*/, "", header)
	if (!library(header) && !tool && (me in height) && $0 ~ /"[^"]*\.h"/)
		house(header)
}

page { words(code($0)) }

END { exit wrong }

function base(path) {
	sub(/.*\//, "", path)
	sub(/\.[a-z]+$/, "", path)
	return path
}

function place(path) {
	if (path ~ /(^|\/)rules\//) return "rules"
	if (path ~ /(^|\/)pages\//) return "pages"
	return base(path)
}

function say(sentence) {
	print FILENAME ":" FNR ": " sentence
	wrong = 1
}

# Whether the header is a library's that has one owner.
function library(header,  owner) {
	sub(/^ctemplate\/.*/, "ctemplate", header)
	if (!(header in only)) return 0
	owner = only[header]
	if (FILENAME ~ /\.h$/ ||
	    index(" " owner " ", " " my " ") == 0 &&
	    !(tool && header == "sqlite3.h"))
		say("only " owner " may know " header)
	return 1
}

function house(header,  other, it) {
	other = base(header)
	it = (other in group) ? group[other] : place(header)
	if (!(it in height))
		say(other " stands on no floor")
	else if (height[it] > height[me])
		say(my " may not know " other)
	else if (me == "rules" && it !~ /^(rules|text|clock|arena|bits)$/)
		say(my " may not know " other)
}

# A line without comments and without what stands in quotes.
function code(s,  out, at) {
	out = ""
	while (s != "") {
		if (comment) {
			if (!(at = index(s, "*/"))) return out
			s = substr(s, at + 2)
			comment = 0
		} else if (match(s, /"([^"\\]|\\.)*"|'([^'\\]|\\.)*'|\/[*]|\/\//)) {
			at = substr(s, RSTART, 2)
			out = out substr(s, 1, RSTART - 1)
			if (at == "//") return out
			if (at == "/*") comment = 1
			s = substr(s, RSTART + RLENGTH)
		} else
			return out s
	}
	return out
}

function words(s,  word) {
	while (match(s, /[A-Za-z0-9_]+[ \t]*\(?/)) {
		word = substr(s, RSTART, RLENGTH)
		s = substr(s, RSTART + RLENGTH)
		if (word ~ /^(free|malloc|calloc|realloc|[fs]?printf)[ \t]*\($|^goto[ \t]/) {
			sub(/[ \t]*\(?$/, "", word)
			say("a page does without " word)
		}
	}
}
