# Regulars.  `make run` starts a shop, `make test` tests it, `make help` lists the rest.

# What it is called and what may be changed from outside.
PROGRAM = regulars.fcgi
PORT   ?= 8080
LISTEN ?= 127.0.0.1
BOOK   ?= book
DEMO   ?= 1
export PORT LISTEN BOOK DEMO CERT KEY

# What it is made of.
B        = build
SQL      = $(sort $(wildcard db/queries/*.sql db/migrations/*.sql))
HTML     = $(sort $(shell find templates -name '*.html'))
RULES    = $(sort $(wildcard cgi/rules/*.c))
LIB      = $(sort $(wildcard cgi/lib/*.c))
PAGES    = $(sort $(wildcard cgi/pages/*.c))
UNIT     = $(sort $(wildcard tests/unit/*_test.c))
SOURCES  = $(LIB) $(RULES) $(PAGES) cgi/routes.c
OBJECTS  = $(SOURCES:%.c=$(B)/%.o) $(B)/sql.o $(B)/cgi/lib/tpl.o
TOOLS    = $(B)/mkdemo $(B)/mkbench

# The floors, from the ground up: a file may include what is on its own and those below.
FLOORS   = arena text letter clock bits log password sandbox photo|view face tpl|rules|db db_bits db_file db_migrate db_own sql|request upload|form session|\
           router|pages|routes|main

# How it is made.
WARN     = -Wall -Wextra -Wshadow -Wformat=2 -Wno-missing-field-initializers -Werror
HARDEN   = -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fPIE \
           -fcf-protection -ftrivial-auto-var-init=zero
CPPFLAGS = -D_GNU_SOURCE -Icgi -Icgi/lib -Icgi/rules -Icgi/pages -Icgi/tools -I$(B)
CFLAGS   = -std=gnu11 -O2 -g $(WARN) -Wstrict-prototypes -Wmissing-prototypes $(HARDEN)
CXXFLAGS = -std=c++17 -O2 -g $(WARN) $(HARDEN)
LDFLAGS  = -pie -Wl,-z,relro,-z,now
LIBS     = -lctemplate_nothreads -lsqlite3 -lsodium -lutf8proc -lexif -lseccomp \
           -Wl,-Bstatic -lgd -Wl,-Bdynamic -ljpeg -lpng16 -lwebp -lm

all: $(B)/$(PROGRAM) $(TOOLS) $(B)/checked static/vendor/built ## build everything, with all checks of SQL, templates and floors

$(B)/$(PROGRAM): $(B)/cgi/main.o $(OBJECTS)
	@echo "  link $@"; $(CXX) $(LDFLAGS) -o $@ $^ -lfcgi $(LIBS)

$(B)/mkdemo: $(patsubst %.c,$(B)/%.o,$(wildcard cgi/tools/demo_*.c))
$(B)/mkbench: $(B)/cgi/tools/bench_everyday.o $(B)/cgi/tools/bench_deciding.o
$(B)/mkdemo $(B)/mkbench: $(B)/%: $(B)/cgi/tools/%.o $(B)/cgi/tools/invent.o $(OBJECTS)
	@echo "  link $@"; $(CXX) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/mksql: cgi/tools/mksql.c cgi/lib/db_bits.c cgi/lib/db.h
	@mkdir -p $(B)
	@echo "  cc $<"; $(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.c,$^) -lsqlite3

# SQL that does not fit the schema does not compile.
$(B)/sql.c: $(B)/mksql db/schema.sql $(SQL)
	@echo "  sql"; $(B)/mksql $(B)/sql.h $@ $(B)/columns.txt $(B)/statements.txt db/schema.sql $(SQL)
$(B)/sql.h: $(B)/sql.c ;

$(B)/%.o: %.c | $(B)/sql.h
	@mkdir -p $(@D)
	@echo "  cc $<"; $(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
$(B)/%.o: %.cc | $(B)/sql.h
	@mkdir -p $(@D)
	@echo "  c++ $<"; $(CXX) $(CPPFLAGS) $(CXXFLAGS) -MMD -MP -c -o $@ $<
$(B)/sql.o: $(B)/sql.c
	@echo "  cc $<"; $(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

-include $(shell find $(B) -name '*.d' 2>/dev/null)

# A template that does not parse, or names what nobody sets, does not build; nor does a
# file that knows a floor above its own, or a statement that nobody asks.
$(B)/checked: $(B)/$(PROGRAM) $(HTML) $(wildcard cgi/tools/*.awk) $(wildcard cgi/*/*.h)
	@for page in $(HTML); do ctemplate-make_tpl_varnames_h -n -q $$page || exit 1; done
	@awk -f cgi/tools/chktpl.awk $(B)/columns.txt cgi/routes.def $(wildcard cgi/*.c cgi/*/*.c) $(HTML)
	@awk -f cgi/tools/floors.awk -v floors="$(FLOORS)" $(shell find cgi -name '*.[ch]' -o -name '*.cc')
	@awk -f cgi/tools/unasked.awk $(B)/statements.txt $(shell find cgi -name '*.c')
	@touch $@

# Type, icons and htmx, from npm's packages as the lock file names them.
static/vendor/built: static/node_modules/built static/build static/peeps.mjs $(wildcard static/css/*.css) $(HTML)
	@echo "  static/vendor"; node static/build
	@touch $@

%/node_modules/built: %/package-lock.json
	@echo "  npm $*"; cd $* && npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

$(B)/tests/%: $(B)/tests/unit/%.o $(patsubst %.c,$(B)/%.o,tests/unit/page.c tests/unit/recount.c \
    tests/unit/brief_input.c) $(OBJECTS)
	@mkdir -p $(@D)
	@echo "  link $@"; $(CXX) $(LDFLAGS) -o $@ $^ -lcmocka $(LIBS)

.PHONY: all run test check unit asan analyse bench backup docs clean help \
        packages-build packages-test packages-check
.SECONDARY:

packages-build packages-test packages-check: packages-%:
	@deploy/install-packages run build $(filter-out build,$*)

run: packages-build ## start the shop: PORT=8080 BOOK=book DEMO=1 LISTEN=127.0.0.1 CERT= KEY=
	@$(MAKE) --no-print-directory -j$$(nproc) -s all
	@exec deploy/run

test: packages-test ## all tests; ends with "N passed, N failed"
	@$(MAKE) --no-print-directory -j$$(nproc) everything
	@tests/run unit refuse http browser faults

everything: all $(UNIT:tests/unit/%.c=$(B)/tests/%) tests/node_modules/built
.PHONY: everything

check: packages-check ## all tests, static analysis, and the unit tests under the sanitizers
	@$(MAKE) --no-print-directory -j$$(nproc) everything
	@$(MAKE) --no-print-directory -j$$(nproc) asan-build
	@$(MAKE) --no-print-directory analyse
	@tests/run unit refuse http browser faults asan

unit: all $(UNIT:tests/unit/%.c=$(B)/tests/%) ## the unit tests alone
	@tests/run unit

# The same objects again, with the sanitizers, in a folder of their own.
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
asan-build:
	@$(MAKE) --no-print-directory B=build/asan HARDEN="$(SANITIZE) -O1 -Wno-format-truncation" \
	    LDFLAGS="$(SANITIZE)" $(UNIT:tests/unit/%.c=build/asan/tests/%)
.PHONY: asan-build

asan: asan-build ## the unit tests under ASan, UBSan and LeakSanitizer
	@tests/run asan

# One core each; what any of them finds fails the whole.
EACH = printf '%s\n' $(SOURCES) cgi/main.c | xargs -P $$(nproc)
analyse: $(B)/sql.h ## cppcheck, gcc -fanalyzer, clang-tidy
	cppcheck -j $$(nproc) --quiet --error-exitcode=1 --std=c11 --enable=warning,portability \
	    --inline-suppr --suppress=missingIncludeSystem --suppress=normalCheckLevelMaxBranches \
	    $(CPPFLAGS) cgi
	@$(EACH) -n 1 $(CC) $(CPPFLAGS) -std=gnu11 -O1 -Wall -Werror -fanalyzer -c -o /dev/null
	@$(EACH) -n 8 sh -c 'clang-tidy --quiet "$$@" -- $(CPPFLAGS) -std=gnu11 2>/dev/null' tidy

bench: packages-test ## measure pages on a book of 100,000 people (some minutes)
	@$(MAKE) --no-print-directory all tests/node_modules/built
	@node tests/bench/bench.mjs

backup: $(B)/$(PROGRAM) ## a checked copy of the book while it is in use: FILE=copy.db
	$(B)/$(PROGRAM) --book "$(BOOK)" --backup "$(FILE)"

docs: ## the data dictionary: the schema with its comments
	@cat db/schema.sql

clean: ## remove what a build makes (never a book)
	rm -rf $(B) static/vendor static/node_modules tests/node_modules

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18
