# chktpl: what a template must not do, and names that C, SQL and HTML spell differently.
#
#	awk -f cgi/tools/chktpl.awk build/columns.txt cgi/routes.def cgi/*/*.c templates/*.html
#
# A .html file is a template; a .c or .def file sets names (view_text, view_int,
# view_add, view_part, view_show, rows of form fields, the tabs of routes); any other file is a
# list of names that are set.  The order of the files does not matter.
# Names that C puts together at run time are told by a comment in that .c file:
# "view sets: ..." for names that are set, "view shows: ..." for names that are read.
# A mistake is said as file:line: words, and the exit status is then 1.

FNR == 1 {
	if (file != "") end_of_file()
	file = FILENAME
	text = ""
	comment = 0
}

{ sub(/\r$/, "") }

FILENAME ~ /\.html$/ { text = text $0 "\n"; next }
FILENAME ~ /\.c$/    { text = text code($0) "\n"; next }
FILENAME ~ /\.def$/  { tabs(code($0)); next }
NF                   { set[$1] = 1 }

END {
	if (file != "") end_of_file()
	compare()
	exit wrong
}

function end_of_file() {
	if (file ~ /\.html$/) template(text)
	else if (file ~ /\.c$/) source(text)
}

function say(where, words) {
	print where ": " words
	wrong = 1
}

# The number of the line on which text[at] stands.
function line(at,  before) {
	before = substr(text, 1, at)
	return file ":" 1 + gsub(/\n/, "", before)
}

# ---- C ----------------------------------------------------------------------------

# A line without its comments; what stands in quotes is no comment.
function code(s,  out, at) {
	marks(s)
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
			else out = out substr(s, RSTART, RLENGTH)
			s = substr(s, RSTART + RLENGTH)
		} else
			return out s
	}
	return out
}

function marks(s,  i, n, word) {
	if (!match(s, /view (sets|shows): [A-Za-z0-9_ ]+/)) return
	n = split(substr(s, RSTART, RLENGTH), word, " ")
	for (i = 3; i <= n; i++)
		if (word[2] == "sets:") set[word[i]] = 1
		else shown[word[i]] = 1
}

function tabs(s) {
	while (match(s, /"[A-Z][A-Z0-9_]*"/)) {
		set[substr(s, RSTART + 1, RLENGTH - 2)] = 1
		s = substr(s, RSTART + RLENGTH)
	}
}

function source(s,  rest, at, call) {
	rest = s
	split("", choices)
	while (match(rest, /[a-z_]+\[\][ \t\n]*=[ \t\n]*[{][ \t\n]*"[^}]*[}]/)) {
		call = substr(rest, RSTART, RLENGTH)
		rest = substr(rest, RSTART + RLENGTH)
		choices[substr(call, 1, index(call, "[") - 1)] = call
	}
	rest = s
	at = 0
	while (match(rest, /view_(text|int|add|part|show|find|rows)[ \t\n]*\(/)) {
		call = substr(rest, RSTART, RLENGTH)
		at += RSTART + RLENGTH - 1
		rest = substr(rest, RSTART + RLENGTH)
		literals(rest, call ~ /find|rows/, line(at), call ~ /part/ ? 3 : 2)
	}
	rest = s
	at = 0
	while (match(rest, /[{][ \t\n]*"[a-z0-9_]+",[ \t\n]*("[^"]*"|NULL),[ \t\n]*FORM_[A-Z]+/)) {
		call = substr(rest, RSTART, RLENGTH)
		at += RSTART + RLENGTH - 1
		rest = substr(rest, RSTART + RLENGTH)
		field(call, rest, line(at))
	}
}

# The names in the second to the last argument of a call, of which s begins with the first.
function literals(s, reads, where, last,  c, depth, argument) {
	argument = 1
	depth = 0
	while (match(s, /"([^"\\]|\\.)*"|[(),;]/)) {
		c = substr(s, RSTART, RLENGTH)
		s = substr(s, RSTART + RLENGTH)
		if (c == "(") depth++
		else if (c == ")" && --depth < 0) return
		else if (c == ";") return
		else if (c == "," && !depth && ++argument > last) return
		else if (c ~ /^"[A-Za-z0-9_]+"$/ && !depth && argument >= 2)
			name(substr(c, 2, length(c) - 2), reads, where)
	}
}

function name(n, reads, where) {
	if (reads) {
		shown[n] = 1
		return
	}
	set[n] = 1
	if (!(n in by_c)) {
		by_c[n] = where
		c_names[++c_count] = n
	}
}

# A row of form fields, as form_fill and form_compare put it into a view; rest is what
# follows its kind.
function field(row, rest, where,  f, kind, list, at) {
	f = row
	sub(/^[^"]*"/, "", f)
	sub(/".*/, "", f)
	kind = row
	sub(/.*FORM_/, "", kind)
	if (match(rest, /;|[{][ \t\n]*("[a-z][a-z0-9_]*",[ \t\n]*("|NULL)|0)/))
		rest = substr(rest, 1, RSTART - 1)

	set[f] = set[f "_error"] = set[f "_now"] = 1
	set[toupper(f) "_ERROR"] = set[toupper(f) "_NOW"] = 1
	if (kind == "FLAG") {
		set[toupper(f) "_YES"] = 1
		values[f] = values[f] " yes"
	} else if (kind != "CHOICE")
		any_value[f] = 1
	else {
		list = rest
		if (match(list, /[.]choices[ \t]*=[ \t]*[a-z_]+/)) {
			list = substr(list, RSTART, RLENGTH)
			sub(/.*[ \t=]/, "", list)
			list = choices[list]
		}
		for (; match(list, /"[^"]*"/); list = substr(list, RSTART + RLENGTH)) {
			at = substr(list, RSTART + 1, RLENGTH - 2)
			values[f] = values[f] " " at
			gsub(/-/, "_", at)
			set[toupper(f "_" at)] = 1
		}
	}
	if (!match(rest, /[.]max[ \t]*=[ \t]*/)) return
	rest = substr(rest, RSTART + RLENGTH)
	if (match(rest, /^[0-9]+/))
		limits[f] = limits[f] " " substr(rest, 1, RLENGTH)
	else
		say(where, ".max of " f " must be a number")
}

# ---- templates --------------------------------------------------------------------

function template(s,  short) {
	short = file
	sub(/.*\//, "", short)
	if (file ~ /(^|\/)partials\/[^\/]*$/)
		partials[toupper(substr(short, 1, length(short) - 5))] = 1
	if (substr(s, 1, 31) != "{{%AUTOESCAPE context=\"HTML\"}}\n")
		say(file ":1", "the first line must be {{%AUTOESCAPE context=\"HTML\"}}")
	s = text = without_comments(s)
	markers(s)
	indents(s)
	form = area = 0
	tags(s)
	if (form) say(form_where, "this form has no end")
}

# Without {{! ... }}, but with as many lines.
function without_comments(s,  out, gone) {
	while (match(s, /[{][{]!([^}]|[}][^}])*[}][}]/)) {
		gone = substr(s, RSTART, RLENGTH)
		gsub(/[^\n]/, "", gone)
		out = out substr(s, 1, RSTART - 1) gone
		s = substr(s, RSTART + RLENGTH)
	}
	return out s
}

# Every {{name}}, {{#SECTION}} and {{>PARTIAL}}.
function markers(s,  at, m, n) {
	at = 0
	while (match(s, /[{][{][^%}\/][^}]*[}][}]/)) {
		m = substr(s, RSTART, RLENGTH)
		at += RSTART
		if (m ~ /:none/) say(line(at), m " would not be escaped")
		n = m
		gsub(/[{}#>]|:.*/, "", n)
		if (!((file, m) in asked)) {
			asked[file, m] = 1
			asks[++ask_count] = line(at)
			ask_marker[ask_count] = m
			ask_name[ask_count] = n
		}
		if (m !~ /^[{][{]>/) shown[n] = 1
		s = substr(s, RSTART + RLENGTH)
		at += RLENGTH - 1
	}
}

# ctemplate indents every line of an include that begins an indented line, also those
# of a <textarea>, unless it stands alone on its line.
function indents(s,  at) {
	at = 0
	while (match(s, /\n[ \t]+[{][{]>[A-Z0-9_]+[}][}][ \t]*[^ \t\n]/)) {
		at += RSTART
		say(line(at), "an include that begins an indented line must be alone on it")
		s = substr(s, RSTART + 1)
	}
}

function tags(s,  at, start, tag, where) {
	at = 0
	while (match(s, /<\/?[A-Za-z]([^>"']|"[^"]*"|'[^']*')*>/)) {
		start = RSTART
		tag = substr(s, RSTART, RLENGTH)
		between(substr(s, 1, start - 1), at)
		where = line(at + start)
		at += start + length(tag) - 1
		s = substr(s, start + length(tag))
		one_tag(tag, where)
		if (tolower(tag) ~ /^<script[ \t\n>]/ && s !~ /^[ \t\n]*<\/script>/)
			say(where, "a <script> may only name a file")
	}
	between(s, at)
}

# What stands between two tags, from text[at + 1].
function between(s, at,  m) {
	if (form && index(s, "{{>FORM_KEYS}}")) form = 2
	while (area && match(s, /[{][{][^}]*[}][}]/)) {
		m = substr(s, RSTART, RLENGTH)
		if (m ~ /^[{][{][a-z]/ && m !~ /:pre_escape/)
			say(line(at + RSTART), m " in a <textarea> loses its lines without :pre_escape")
		at += RSTART + RLENGTH - 1
		s = substr(s, RSTART + RLENGTH)
	}
}

function one_tag(tag, where,  kind, bare, m) {
	kind = tolower(tag)
	sub(/^</, "", kind)
	sub(/[^a-z0-9\/].*/, "", kind)

	bare = tag
	gsub(/"[^"]*"|'[^']*'/, "\"\"", bare)
	if (match(bare, /[{][{][a-z][^}]*[}][}]/))
		say(where, substr(bare, RSTART, RLENGTH) " in a tag must stand in quotes")
	bare = tolower(bare)
	gsub(/[}]/, " ", bare)
	if (kind == "style" || bare ~ /[ \t\n"]style[ \t\n]*=/)
		say(where, "style belongs into static/css")
	if (match(bare, /[ \t\n"](hx-)?on[a-z:-]*[ \t\n]*=/))
		say(where, "script belongs into app.js: " substr(bare, RSTART + 1, RLENGTH - 1))
	attributes(tag, where)

	if (kind == "/textarea") area = 0
	if (kind == "textarea") area = 1
	if (kind == "form") {
		form = tolower(value_of(tag, "method")) == "post" ? 1 : 3
		form_where = where
	}
	if (kind == "/form") {
		if (form == 1) say(form_where, "a form that posts needs {{>FORM_KEYS}}")
		form = 0
	}
	if (kind == "input" || kind == "textarea") {
		m = tolower(value_of(tag, "type"))
		if (m !~ /^(hidden|checkbox|radio|submit|file|date|number)$/) {
			inputs[++input_count] = where
			input_name[input_count] = value_of(tag, "name")
			input_limit[input_count] = value_of(tag, "maxlength")
		} else if (m ~ /^(checkbox|radio)$/) {
			ticks[++tick_count] = where
			tick_name[tick_count] = value_of(tag, "name")
			tick_value[tick_count] = value_of(tag, "value")
		}
	}
}

# The value of an attribute, "" if there is none.
function value_of(tag, attribute) {
	attribute = "[ \t\n\"'}]" attribute "[ \t\n]*=[ \t\n]*"
	if (!match(tolower(tag), attribute "(\"[^\"]*\"|'[^']*'|[^ \t\n>]*)"))
		return ""
	tag = substr(tag, RSTART + 1, RLENGTH - 1)
	sub(/^[^=]*=[ \t\n]*/, "", tag)
	gsub(/^["']|["']$/, "", tag)
	return tag
}

function attributes(tag, where,  key, value) {
	while (match(tag, /[A-Za-z:-]+[ \t\n]*=[ \t\n]*("[^"]*"|'[^']*'|[^ \t\n"'>]+)/)) {
		key = tolower(substr(tag, RSTART, RLENGTH))
		tag = substr(tag, RSTART + RLENGTH)
		value = key
		sub(/[ \t\n]*=.*/, "", key)
		sub(/^[^=]*=[ \t\n]*["']?/, "", value)
		sub(/["']$/, "", value)
		if (value ~ /^[ \t\n]*javascript:/)
			say(where, "script belongs into app.js: " key "=\"javascript:\"")
		if (key ~ /^(xlink:|form)?(src|href|action)$|^(poster|srcset|hx-[a-z]+)$/) {
			if (value ~ /^[ \t\n]*([a-z]+:)?\/\//)
				say(where, key " may not lead to another host")
			if (value ~ /[?&;][^"]*=[{][{][^}]*[}][}]/ && !queries_fit(value))
				say(where, "a variable in a query must say :url_query_escape")
		}
		# A number within an address of our own is harmless anywhere.
		if (key == "formaction" && value ~ /^\/[a-z\/]+[{][{]([a-z_]+_)?id[}][}][a-z\/]*$/)
			continue
		if (key ~ /^(formaction|poster|srcset|xlink:href)$/ && index(value, "{{"))
			say(where, "no variable may stand in " key ": it is not checked as an address")
	}
}

# Numbers and dates need no escape: an id, a page of a list, a day.
function queries_fit(value,  m) {
	while (match(value, /=[{][{][^}]*[}][}]/)) {
		m = substr(value, RSTART, RLENGTH)
		if (m !~ /:url_query_escape/ && m !~ /[{_](id|page|day|iso)[}]/) return 0
		value = substr(value, RSTART + RLENGTH)
	}
	return 1
}

# ---- all together -----------------------------------------------------------------

function compare(  i, n, m) {
	for (i = 1; i <= ask_count; i++) {
		n = ask_name[i]
		m = ask_marker[i]
		if (m ~ /^[{][{]>/) {
			if (n != "PAGE" && !(n in partials))
				say(asks[i], m " has no file partials/" tolower(n) ".html")
		} else if (!(n in set))
			say(asks[i], m " is set nowhere")
	}
	for (i = 1; i <= c_count; i++)
		if (!(c_names[i] in shown))
			say(by_c[c_names[i]], "\"" c_names[i] "\" is shown in no template")
	for (i = 1; i <= input_count; i++) {
		n = input_name[i]
		if ((n in limits) && index(limits[n] " ", " " input_limit[i] " ") == 0)
			say(inputs[i], "maxlength of " n " must be" limits[n] ", as in the form")
	}
	for (i = 1; i <= tick_count; i++) {
		n = tick_name[i]
		m = tick_value[i]
		if ((n in values) && !(n in any_value) && m !~ /[{]/ && !index(values[n] " ", " " m " "))
			say(ticks[i], "the value of " n " must be one of:" values[n])
	}
}
