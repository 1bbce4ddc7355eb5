# unasked: every named statement is asked by some C file.
#	awk -f unasked.awk build/statements.txt cgi/**/*.c

FNR == NR { wanted[$1] = 1; next }
{
	line = $0
	while (match(line, /[a-z][a-z0-9_]*/)) {
		delete wanted[substr(line, RSTART, RLENGTH)]
		line = substr(line, RSTART + RLENGTH)
	}
}
END {
	for (name in wanted) {
		printf "%s: no program asks this statement\n", name > "/dev/stderr"
		bad = 1
	}
	exit bad
}
