#!/bin/sh
# Templates that must not build, and the sentence that each of them gets.
# Run from the top of the tree.

tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
check=$PWD/cgi/tools/chktpl.awk
first='{{%AUTOESCAPE context="HTML"}}'
passed=0
failed=0

# A tree without a fault.
fresh() {
	rm -rf "${tree:?}"/*
	mkdir -p "$tree/cgi" "$tree/templates/partials" || exit 1
	printf 'id\ncall_name\n' > "$tree/columns.txt"
	printf 'ROUTE("GET", "/", today_show, "today.html", "TAB_TODAY", SIGNED_IN)\n' \
	    > "$tree/cgi/routes.def"
	cat > "$tree/cgi/people.c" <<'END'
/* view_text(v, "commented", "out"); view sets: composed */
static const char *const sources[] = { "told", "by-post", NULL };
static const struct field fields[] = {
	{ "email", "E-mail", FORM_TEXT, .max = 120, .required = true },
	{ "note", "Note", FORM_TEXT,
	    .max = 300 },
	{ "source", "Source", FORM_CHOICE, .choices = sources },
	{ "knows", "Knows", FORM_FLAG },
	{ 0 }
};
void show(struct view *v)
{
	view_text(view_add(v, "PEOPLE"), "looks",
	    text("never \" view_text(v, \"quoted\""));
	view_show(v, owner(v, 1) ? "OWNER" : "OTHERS", true);
	view_int(v, "count", 3);
}
END
	cat > "$tree/templates/people.html" <<END
$first
<h1 title="{{count}} of {{composed}}">{{count}}</h1>
{{! a comment may say {{anything} }}
{{#PEOPLE}}{{>PERSON_ROW}}{{/PEOPLE}}
{{#OWNER}}{{#TAB_TODAY}}o{{/TAB_TODAY}}{{/OWNER}}{{#OTHERS}}x{{/OTHERS}}
<form method="post" action="/people/{{id}}">
	{{>FORM_KEYS}}
	{{#EMAIL_ERROR}}{{email_error}}{{/EMAIL_ERROR}}
	<input name="email" maxlength="120" value="{{email}}">
	<input type="checkbox" name="source" value="told" {{#SOURCE_BY_POST}}checked{{/SOURCE_BY_POST}}>
	<input type="checkbox" name="knows" value="yes" {{#KNOWS_YES}}checked{{/KNOWS_YES}}>
	<textarea name="note"
	    maxlength="300">{{note:pre_escape}}</textarea>
</form>
<a href="/visits/new?person={{id}}&amp;q={{email:url_query_escape}}">x</a>
<script src="/static/app.js" defer></script>
<svg xmlns="http://www.w3.org/2000/svg"><use href="/static/icons.svg#i-{{count}}"></use></svg>
END
	printf '%s\n<p>{{call_name}} {{looks}}</p>\n' "$first" \
	    > "$tree/templates/partials/person_row.html"
	printf '%s\n<input type="hidden" name="key">\n' "$first" \
	    > "$tree/templates/partials/form_keys.html"
}

ask() {
	(cd "$tree" && $awk -f "$check" columns.txt cgi/routes.def cgi/people.c \
	    templates/*.html templates/partials/*.html) 2>&1
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

# The answer must hold the sentence, alone, and the check must fail.
expect() { # name, sentence
	answer=$(ask) && status=0 || status=$?
	if [ "$answer" != "$2" ]; then
		tell "$1" "wanted '$2', got '$answer'"
	elif [ "$status" -eq 0 ]; then
		tell "$1" "said so, but did not fail"
	else
		tell "$1" ""
	fi
}

plant() { # file, line to add
	fresh
	printf '%s\n' "$2" >> "$tree/$1"
}

# A line more in people.html is its line 18.
html() { # name, line, words
	plant templates/people.html "$2"
	expect "$1" "templates/people.html:18: $3"
}

every_rule() {
	fresh
	answer=$(ask) && status=0 || status=$?
	[ "$status" -eq 0 ] && [ -z "$answer" ] && answer= || answer="got '$answer'"
	tell "a good tree passes" "$answer"

	html "a name that nobody sets" '<p>{{emial}}</p>' '{{emial}} is set nowhere'
	html "a name in a comment of C is not set" '{{commented}}' '{{commented}} is set nowhere'
	html "a name in a string of C is not set" '{{quoted}}' '{{quoted}} is set nowhere'
	html "a section that nobody sets" '{{#PERSONS}}x{{/PERSONS}}' '{{#PERSONS}} is set nowhere'
	html "a partial without a file" '{{>PERSON}}' '{{>PERSON}} has no file partials/person.html'
	html "a way round escaping" '{{email:none}}' '{{email:none}} would not be escaped'
	html "an unquoted attribute" '<p title={{email}}>x</p>' \
	    '{{email}} in a tag must stand in quotes'
	html "a variable as an attribute" '<p {{email}}>x</p>' \
	    '{{email}} in a tag must stand in quotes'
	html "a text area that loses its lines" '<textarea>{{email}}</textarea>' \
	    '{{email}} in a <textarea> loses its lines without :pre_escape'
	html "a style attribute" '<p style="color: red">x</p>' 'style belongs into static/css'
	html "a style element" '<style>p { color: red }</style>' 'style belongs into static/css'
	html "an event attribute" '<p class="a" onclick="go()">x</p>' \
	    'script belongs into app.js: onclick='
	html "an event attribute of htmx" '<p hx-on:click="go()">x</p>' \
	    'script belongs into app.js: hx-on:click='
	html "a script with content" '<script>go()</script>' 'a <script> may only name a file'
	html "a script as an address" '<a href="javascript:go()">x</a>' \
	    'script belongs into app.js: href="javascript:"'
	html "another host" '<img src="https://example.org/a.png">' \
	    'src may not lead to another host'
	html "another host without a scheme" '<a href="//example.org/">x</a>' \
	    'href may not lead to another host'
	html "a word in formaction" '<button formaction="/facts/{{email}}/confirm">x</button>' \
	    'no variable may stand in formaction: it is not checked as an address'
	html "a variable in formaction" '<button formaction="{{email}}">x</button>' \
	    'no variable may stand in formaction: it is not checked as an address'
	html "a variable in srcset" '<img srcset="/a/{{id}}">' \
	    'no variable may stand in srcset: it is not checked as an address'
	html "a variable in poster" '<video poster="{{id}}">' \
	    'no variable may stand in poster: it is not checked as an address'
	html "a variable in xlink:href" '<use xlink:href="#{{id}}"/>' \
	    'no variable may stand in xlink:href: it is not checked as an address'
	html "a variable that splits a query" '<a href="/search?q={{email}}">x</a>' \
	    'a variable in a query must say :url_query_escape'
	html "a form that posts without keys" '<form method="post"><button>x</button></form>' \
	    'a form that posts needs {{>FORM_KEYS}}'
	html "another maxlength than the form's" '<input name="email" maxlength="100">' \
	    'maxlength of email must be 120, as in the form'
	html "no maxlength" '<input name="email">' 'maxlength of email must be 120, as in the form'
	html "a text area with another maxlength" '<textarea name="note" maxlength="30"></textarea>' \
	    'maxlength of note must be 300, as in the form'
	html "another value than the form's choices" '<input type="radio" name="source" value="seen">' \
	    'the value of source must be one of: told by-post'
	html "another value than a flag's" '<input type="checkbox" name="knows" value="1">' \
	    'the value of knows must be one of: yes'
	html "an include that would be indented" '	{{>PERSON_ROW}}<p>x</p>' \
	    'an include that begins an indented line must be alone on it'

	plant cgi/people.c 'void f(struct view *v) { view_text(v, "unseen", ""); }'
	expect "a name that no template shows" 'cgi/people.c:18: "unseen" is shown in no template'
	plant cgi/people.c 'void f(struct view *v) { view_show(v, "UNSEEN", true); }'
	expect "a section that no template shows" 'cgi/people.c:18: "UNSEEN" is shown in no template'
	plant cgi/people.c 'struct field g = { "age", "Age", FORM_TEXT, .max = LONG };'
	expect "a limit that cannot be compared" 'cgi/people.c:18: .max of age must be a number'

	fresh
	printf '<p></p>\n' > "$tree/templates/today.html"
	expect "a template without its first line" \
	    "templates/today.html:1: the first line must be $first"
	fresh
	printf '<p>{{call_name}}</p>\n%s\n{{looks}}' "$first" \
	    > "$tree/templates/partials/person_row.html"
	expect "a partial with its first line second" \
	    "templates/partials/person_row.html:1: the first line must be $first"
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
