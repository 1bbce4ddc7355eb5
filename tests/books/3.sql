-- The book of a shop.  This file is the truth; its comments are the data dictionary.
--
-- Times are seconds since 1970 in UTC (…_at, at).  Days are days since 1970-01-01 as
-- the shop's calendar counts them (day, …_day), so that "today" needs no time zone
-- in a query.  Text that is not known is '' and not NULL.  Limits are in characters.
-- The functions fold() and words() come from cgi/lib/text.h, usual_gap() from
-- cgi/rules/rhythm.h, all through cgi/lib/db.c.

PRAGMA user_version = 3;

-- The shop itself: one row, written at the first run.
CREATE TABLE shop (
	id   INTEGER PRIMARY KEY CHECK (id = 1),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
	kind TEXT NOT NULL CHECK (kind IN ('cafe', 'restaurant', 'tailor', 'salon',
	     'bookshop', 'clothes', 'coach', 'other')),
	moment_days  INTEGER NOT NULL DEFAULT 14 CHECK (moment_days BETWEEN 1 AND 60), -- ahead, on Today
	sheet_months INTEGER NOT NULL DEFAULT 12 CHECK (sheet_months BETWEEN 1 AND 120), -- then a
	             -- measurement sheet is old
	extra_visits INTEGER NOT NULL DEFAULT 10 CHECK (extra_visits BETWEEN 1 AND 100) -- a regular
	             -- with so many visits and nothing extra is listed
) STRICT;

-- The one-time code that opens the first-run page of an empty book.
CREATE TABLE first_run (
	id      INTEGER PRIMARY KEY CHECK (id = 1),
	hash    BLOB NOT NULL,              -- BLAKE2b of the code
	tries   INTEGER NOT NULL DEFAULT 0, -- wrong codes so far
	ends_at INTEGER NOT NULL
) STRICT;

-- Who works here.  Nobody is deleted: facts keep their author's name.
CREATE TABLE staff (
	id         INTEGER PRIMARY KEY,
	name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
	sort_name  TEXT NOT NULL,           -- fold(name)
	role       TEXT NOT NULL CHECK (role IN ('owner', 'staff')),
	secret     TEXT NOT NULL,           -- Argon2id of the PIN (staff) or passphrase (owner)
	tries      INTEGER NOT NULL DEFAULT 0, -- wrong ones since the last right one
	wait_until INTEGER NOT NULL DEFAULT 0, -- no try before this time
	created_at INTEGER NOT NULL,
	left_at    INTEGER,                 -- set when somebody no longer works here
	away_from  INTEGER,                 -- the days of the latest absence; its last day
	away_to    INTEGER CHECK (away_to >= away_from)
) STRICT;
CREATE UNIQUE INDEX staff_name ON staff (sort_name) WHERE left_at IS NULL;

-- Who is signed in.  The cookie holds the token, the book only its hash.
CREATE TABLE session (
	hash     BLOB PRIMARY KEY,          -- BLAKE2b-256 of the 256-bit token
	staff_id INTEGER NOT NULL REFERENCES staff,
	ends_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_staff ON session (staff_id);
CREATE INDEX session_ends ON session (ends_at);

-- A second tablet or a wall screen that shows one page and nothing else.  Its cookie holds
-- the token, the book only its hash; the code is typed there once.
CREATE TABLE display (
	id         INTEGER PRIMARY KEY,
	name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40), -- where it hangs
	page       TEXT NOT NULL CHECK (page IN ('preparation', 'board')),
	hash       BLOB UNIQUE,             -- BLAKE2b-256 of the token; NULL until it is enrolled
	code_hash  BLOB,                    -- of the code that enrols it; NULL once it was used
	code_ends  INTEGER NOT NULL DEFAULT 0,
	tries      INTEGER NOT NULL DEFAULT 0, -- wrong codes so far
	created_by INTEGER NOT NULL REFERENCES staff,
	created_at INTEGER NOT NULL,
	ended_at   INTEGER                  -- taken back by the owner
) STRICT;

-- What each sent form was answered, so that every form can safely be sent twice.
CREATE TABLE answer (
	key      TEXT PRIMARY KEY CHECK (length(key) = 22), -- random, made with the form
	content  BLOB NOT NULL,             -- BLAKE2b of who sent what to where
	location TEXT NOT NULL,             -- where the first answer led
	at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_at ON answer (at);

-- People who belong together.
CREATE TABLE household (
	id        INTEGER PRIMARY KEY,
	name      TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
	sort_name TEXT NOT NULL UNIQUE,     -- fold(name)
	since     TEXT NOT NULL DEFAULT '' CHECK (length(since) <= 60),  -- in the area since, as said
	met       TEXT NOT NULL DEFAULT '' CHECK (length(met) <= 160),   -- how we met
	remark    TEXT NOT NULL DEFAULT '' CHECK (length(remark) <= 200)
) STRICT;

-- Who belongs to a household and has no page: pets, children, others who are no customers.
CREATE TABLE companion (
	id           INTEGER PRIMARY KEY,
	household_id INTEGER NOT NULL REFERENCES household,
	name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
	kind         TEXT NOT NULL DEFAULT '' CHECK (length(kind) <= 40), -- dog, daughter
	remark       TEXT NOT NULL DEFAULT '' CHECK (length(remark) <= 200),
	created_by   INTEGER NOT NULL REFERENCES staff,
	created_at   INTEGER NOT NULL,
	left_at      INTEGER                  -- no longer at home; stays in the book
) STRICT;
CREATE INDEX companion_household ON companion (household_id, created_at);

-- Areas of life, by which interests are sorted.  The owner adds some.
CREATE TABLE area (
	id        INTEGER PRIMARY KEY,
	name      TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
	sort_name TEXT NOT NULL UNIQUE,     -- fold(name)
	place     INTEGER NOT NULL          -- their order on the screen
) STRICT;
INSERT INTO area (id, name, sort_name, place) VALUES
    (1, 'Work', 'work', 1), (2, 'Sport', 'sport', 2), (3, 'Community', 'community', 3),
    (4, 'Family', 'family', 4), (5, 'Music', 'music', 5),
    (6, 'Film and television', 'film and television', 6), (7, 'Books', 'books', 7),
    (8, 'Food and drink', 'food and drink', 8), (9, 'Hobbies', 'hobbies', 9),
    (10, 'Nature', 'nature', 10), (11, 'School', 'school', 11), (12, 'Other', 'other', 13),
    (13, 'Style', 'style', 12);

-- Things that people love or cannot stand, each once, with a page of its own.
CREATE TABLE interest (
	id        INTEGER PRIMARY KEY,
	name      TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
	sort_name TEXT NOT NULL UNIQUE,     -- fold(name): "Fishing" and "fishing" are one
	area_id   INTEGER NOT NULL DEFAULT 12 REFERENCES area,

	-- Derived from facts by the triggers below.
	facts     INTEGER NOT NULL DEFAULT 0,
	likes     INTEGER NOT NULL DEFAULT 0, -- of these, loves and likes
	dislikes  INTEGER NOT NULL DEFAULT 0  -- dislikes and hates
) STRICT;
CREATE INDEX interest_area ON interest (area_id, sort_name);

-- How somebody buys: the stages, of which the owner may add some.
CREATE TABLE stage (
	id        INTEGER PRIMARY KEY,
	name      TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
	sort_name TEXT NOT NULL UNIQUE,     -- fold(name)
	icon      TEXT NOT NULL DEFAULT 'repeat',
	place     INTEGER NOT NULL
) STRICT;
INSERT INTO stage (id, name, sort_name, icon, place) VALUES
    (1, 'Looks', 'looks', 'glasses', 1), (2, 'Compares', 'compares', 'arrow-left-right', 2),
    (3, 'Bargains', 'bargains', 'handshake', 3), (4, 'Buys', 'buys', 'shopping-bag', 4),
    (5, 'Pays', 'pays', 'wallet', 5);

-- The twelve things worth knowing, in four groups.  Bit id - 1 of person.known and
-- person.settled is this question's.  The owner may change words, order and step.
CREATE TABLE question (
	id      INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 12),
	part    TEXT NOT NULL CHECK (part IN ('family', 'loves', 'cares', 'roots')),
	name    TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
	words   TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 160), -- a natural way to ask
	opens   INTEGER NOT NULL CHECK (opens BETWEEN 1 AND 4),  -- from this step of trust on
	place   INTEGER NOT NULL,                                -- what is asked first
	area_id INTEGER NOT NULL REFERENCES area                 -- of the interests in the answer
) STRICT;
INSERT INTO question (id, part, name, words, opens, place, area_id) VALUES
    (1, 'family', 'Partner', 'Is somebody waiting at home for the other half of that?', 3, 9, 4),
    (2, 'family', 'Children', 'Are there little ones at home, or big ones?', 3, 10, 4),
    (3, 'family', 'Others at home', 'Who else is at the table on Sundays?', 4, 11, 4),
    (4, 'family', 'Pets', 'Is there a dog or a cat who is missing you now?', 2, 4, 4),
    (5, 'loves', 'Hobby', 'What do you do when nobody wants anything of you?', 1, 1, 9),
    (6, 'loves', 'Sport', 'Do you play anything, or watch it?', 1, 2, 2),
    (7, 'loves', 'Collects', 'Is there something you cannot help bringing home?', 2, 5, 9),
    (8, 'cares', 'Community', 'Is there a club or a cause that takes your evenings?', 2, 6, 3),
    (9, 'cares', 'Green things', 'Do you grow anything?', 1, 3, 10),
    (10, 'roots', 'Home town', 'Have you always lived round here?', 2, 7, 12),
    (11, 'roots', 'School', 'Did you go to school round here?', 3, 8, 11),
    (12, 'roots', 'Work', 'What do you do all day when you are not here?', 2, 12, 1);

-- The people.  A page needs only a name, or what you see.
CREATE TABLE person (
	id           INTEGER PRIMARY KEY,
	call_name    TEXT NOT NULL DEFAULT '' CHECK (length(call_name) <= 80),   -- what to call them
	full_name    TEXT NOT NULL DEFAULT '' CHECK (length(full_name) <= 120),
	name_source  TEXT NOT NULL DEFAULT 'told'
	             CHECK (name_source IN ('told', 'heard', 'written')), -- never read off a card
	nicknames    TEXT NOT NULL DEFAULT '' CHECK (length(nicknames) <= 120),
	say_name     TEXT NOT NULL DEFAULT '' CHECK (length(say_name) <= 120),   -- how it is said
	greeting     TEXT NOT NULL DEFAULT '' CHECK (length(greeting) <= 160),   -- a first sentence
	looks        TEXT NOT NULL DEFAULT '' CHECK (length(looks) <= 120),      -- red coat, small dog
	place        TEXT NOT NULL DEFAULT '' CHECK (length(place) <= 60),       -- the favourite table
	place_else   TEXT NOT NULL DEFAULT '' CHECK (length(place_else) <= 60),  -- and if it is taken
	favourite_id INTEGER REFERENCES staff,  -- whom of the team they like to be served by
	stand_in_id  INTEGER REFERENCES staff,  -- and when that one is away
	stand_in_words TEXT NOT NULL DEFAULT '' CHECK (length(stand_in_words) <= 160), -- what to tell them
	regular_hand INTEGER CHECK (regular_hand IN (0, 1)), -- a regular or none, whatever the visits say
	late_hand    INTEGER CHECK (late_hand BETWEEN 1 AND 730), -- missed after so many days, by hand
	phone        TEXT NOT NULL DEFAULT '' CHECK (length(phone) <= 40),
	household_id INTEGER REFERENCES household,
	kind         TEXT NOT NULL DEFAULT 'customer'
	             CHECK (kind IN ('customer', 'supplier', 'partner', 'neighbour')),
	business_only INTEGER NOT NULL DEFAULT 0 CHECK (business_only IN (0, 1)), -- keep it business
	business_why TEXT NOT NULL DEFAULT '' CHECK (length(business_why) <= 160),
	asked_day    INTEGER NOT NULL DEFAULT 0, -- when a question was last asked or put off
	picture      TEXT NOT NULL DEFAULT '' CHECK (length(picture) <= 60), -- see face.h

	-- An age or a birthday as it was given, and what it says for certain.
	age_said     TEXT NOT NULL DEFAULT '' CHECK (length(age_said) <= 60),    -- about 20
	birth_year   INTEGER CHECK (birth_year BETWEEN 1880 AND 2200),
	birth_month  INTEGER CHECK (birth_month BETWEEN 1 AND 12),
	birth_day    INTEGER CHECK (birth_day BETWEEN 1 AND 31),
	age_low      INTEGER CHECK (age_low BETWEEN 0 AND 130),
	age_high     INTEGER CHECK (age_high BETWEEN 0 AND 130 AND age_high >= age_low),
	age_day      INTEGER,                  -- the day on which the age was said

	since_year   INTEGER NOT NULL CHECK (since_year BETWEEN 1900 AND 2200), -- with us since
	knows_page   INTEGER NOT NULL DEFAULT 0 CHECK (knows_page IN (0, 1)),   -- knows we keep a page
	created_by   INTEGER NOT NULL REFERENCES staff,
	changed_by   INTEGER REFERENCES staff,   -- who wrote the latest version
	created_at   INTEGER NOT NULL,
	created_day  INTEGER NOT NULL,
	version      INTEGER NOT NULL DEFAULT 1, -- one more with each change of the columns above

	-- Derived from the columns above by the statements that write them.
	name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120), -- as lists show it
	sort_name    TEXT NOT NULL,              -- fold(name)
	words        TEXT NOT NULL DEFAULT '',   -- all findable words, folded: ' fred halloran …'

	-- Derived from visits and facts by the triggers below.
	visits       INTEGER NOT NULL DEFAULT 0, -- in the shop
	facts        INTEGER NOT NULL DEFAULT 0,
	last_visit   INTEGER NOT NULL DEFAULT 0, -- in the shop; 0 is never
	last_day     INTEGER NOT NULL DEFAULT 0,
	gap_days     INTEGER NOT NULL DEFAULT 0, -- how many days usually lie between two visits, as
	             -- cgi/rules/rhythm.h works it out; 0 is not known yet
	extra_visits INTEGER NOT NULL DEFAULT 0, -- their visits when we last did something extra
	usual        TEXT NOT NULL DEFAULT '' CHECK (length(usual) <= 120), -- the first of the usuals
	last_fact_at INTEGER NOT NULL DEFAULT 0,
	trust        INTEGER NOT NULL DEFAULT 1 CHECK (trust BETWEEN 1 AND 4), -- see trust_step
	known        INTEGER NOT NULL DEFAULT 0, -- bits of the questions whose answer we know
	settled      INTEGER NOT NULL DEFAULT 0, -- these, and declined, and does not apply

	-- Of the four groups, how many are open: partner and children; hobby, sport and what
	-- they collect; community or green things; school.
	gaps    INTEGER NOT NULL AS (4 - ((settled & 3) = 3) - ((settled & 112) = 112)
	        - ((settled & 384) <> 0) - ((settled & 1024) <> 0)) VIRTUAL,
	regular INTEGER NOT NULL AS (kind = 'customer' AND coalesce(regular_hand, visits >= 5)) VIRTUAL,
	-- The first day on which a regular is missed: over twice the usual gap and over 14 days.
	late_day INTEGER NOT NULL AS (iif(last_day > 0 AND kind = 'customer'
	        AND coalesce(regular_hand, visits >= 5) AND (late_hand > 0 OR gap_days > 0),
	        last_day + coalesce(late_hand, max(2 * gap_days, 14)) + 1, 0)) VIRTUAL,
	-- How many visits of a regular since we did something extra.
	bare_visits INTEGER NOT NULL AS (iif(kind = 'customer' AND coalesce(regular_hand, visits >= 5),
	        visits - extra_visits, 0)) VIRTUAL,
	-- Whom to learn about first: visits x gaps; but those of two years and more of whom
	-- we know least come before all others.
	gap_rank INTEGER NOT NULL AS (iif(kind = 'customer' AND coalesce(regular_hand, visits >= 5),
	        visits * gaps
	        + iif(gaps >= 2 AND last_day * 10000 / 3652425 + 1970 - since_year >= 2, 1000000, 0),
	        0)) VIRTUAL,
	CHECK (call_name <> '' OR full_name <> '' OR looks <> '')
) STRICT;
CREATE INDEX person_household ON person (household_id) WHERE household_id IS NOT NULL;
-- Holds all that a list by name shows, so that a page of it is read in one stretch.
CREATE INDEX person_name   ON person (sort_name, name, say_name, looks, usual, facts, last_day,
	created_day, household_id, picture, known, kind) WHERE kind = 'customer';
CREATE INDEX person_other  ON person (kind, sort_name) WHERE kind <> 'customer';
CREATE INDEX person_little ON person (sort_name, name, say_name, looks, usual, facts, last_day,
	created_day, household_id, picture, known, kind)
	WHERE kind = 'customer' AND facts < 2;
CREATE INDEX person_trust  ON person (trust, sort_name) WHERE kind = 'customer';
CREATE INDEX person_namesake ON person (sort_name);
CREATE INDEX person_new    ON person (created_at) WHERE kind = 'customer';
CREATE INDEX person_seen   ON person (last_visit) WHERE kind = 'customer';
CREATE INDEX person_gap    ON person (gap_rank) WHERE gap_rank > 0;
CREATE INDEX person_late   ON person (late_day) WHERE late_day > 0;
CREATE INDEX person_bare   ON person (bare_visits) WHERE bare_visits > 0;
CREATE INDEX person_place  ON person (place) WHERE place <> '';
CREATE INDEX person_favourite ON person (favourite_id, last_visit) WHERE favourite_id IS NOT NULL;
CREATE INDEX person_birthday ON person (birth_month, birth_day) WHERE birth_month IS NOT NULL;
CREATE INDEX person_recent ON person (last_visit DESC, words); -- covers the search's walk

-- What a list of people shows of each.
CREATE VIEW person_line AS
SELECT id, name, say_name, looks, usual, facts, last_day, created_day, sort_name, last_visit,
    created_at, kind, trust, picture, known, gaps, gap_rank, visits, since_year,
    coalesce((SELECT h.name FROM household h WHERE h.id = household_id), '') AS household
FROM person;

-- Each word by which somebody can be found, folded.  The last visit stands here
-- so that a search sorts without touching the person's row.
CREATE TABLE word (
	word       TEXT NOT NULL,
	person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	first      INTEGER NOT NULL,           -- 1: the shown name begins with it
	last_visit INTEGER NOT NULL,
	PRIMARY KEY (word, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX word_person ON word (person_id);

-- Every word that stands anywhere in the book, once, so that one that was mistyped is found
-- by the words that are there; and in parts, for the middle of words.
CREATE TABLE lexicon (
	id   INTEGER PRIMARY KEY,
	word TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE misspelt (
	form    TEXT NOT NULL,                -- the word with one letter left out: see text_near
	word_id INTEGER NOT NULL REFERENCES lexicon ON DELETE CASCADE,
	PRIMARY KEY (form, word_id)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE word_part USING fts5 (word, content = '', tokenize = 'trigram');

-- Where somebody lived, with whom, and until when.
CREATE TABLE residence (
	id           INTEGER PRIMARY KEY,
	person_id    INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	household_id INTEGER NOT NULL REFERENCES household,
	from_day     INTEGER NOT NULL,
	to_day       INTEGER,                 -- the day on which they left
	why          TEXT NOT NULL DEFAULT '' CHECK (length(why) <= 160)
) STRICT;
CREATE INDEX residence_person ON residence (person_id);
CREATE INDEX residence_household ON residence (household_id);

-- What two people are to each other: one row, read both ways.
CREATE TABLE tie (
	id        INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	other_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	word      TEXT NOT NULL CHECK (length(word) BETWEEN 1 AND 40), -- the other is the person's wife
	back_word TEXT NOT NULL CHECK (length(back_word) BETWEEN 1 AND 40), -- who is her husband
	remark    TEXT NOT NULL DEFAULT '' CHECK (length(remark) <= 200), -- a surprise for her
	on_paper  INTEGER NOT NULL DEFAULT 0 CHECK (on_paper IN (0, 1)), -- the remark may be printed
	staff_id  INTEGER NOT NULL REFERENCES staff,
	at        INTEGER NOT NULL,
	UNIQUE (person_id, other_id),
	CHECK (person_id <> other_id)
) STRICT;
CREATE INDEX tie_other ON tie (other_id);

-- How far somebody trusts us: 1 new face, 2 familiar, 3 regular, 4 friend of the shop.  Set
-- by people and never worked out; the latest counts.
CREATE TABLE trust_step (
	id        INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	step      INTEGER NOT NULL CHECK (step BETWEEN 1 AND 4),
	reason    TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 160),
	staff_id  INTEGER NOT NULL REFERENCES staff,
	at        INTEGER NOT NULL
) STRICT;
CREATE INDEX trust_step_person ON trust_step (person_id, id);
CREATE TRIGGER trust_step_insert AFTER INSERT ON trust_step BEGIN
	UPDATE person SET trust = NEW.step WHERE id = NEW.person_id;
END;

-- How each question stands with somebody; no row is unknown, and so is 'unknown'.
CREATE TABLE knowledge (
	person_id   INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	question_id INTEGER NOT NULL REFERENCES question,
	state       TEXT NOT NULL DEFAULT 'unknown'
	            CHECK (state IN ('unknown', 'known', 'declined', 'not')), -- not: does not apply
	never       INTEGER NOT NULL DEFAULT 0 CHECK (never IN (0, 1)), -- never ask
	later_day   INTEGER NOT NULL DEFAULT 0, -- the day of the last "not now"
	staff_id    INTEGER NOT NULL REFERENCES staff,
	at          INTEGER NOT NULL,
	PRIMARY KEY (person_id, question_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER knowledge_insert AFTER INSERT ON knowledge WHEN NEW.state <> 'unknown' BEGIN
	UPDATE person SET
	    known = known | ((NEW.state = 'known') << (NEW.question_id - 1)),
	    settled = settled | (1 << (NEW.question_id - 1))
	    WHERE id = NEW.person_id;
END;
CREATE TRIGGER knowledge_update AFTER UPDATE OF state ON knowledge
WHEN NEW.state <> OLD.state BEGIN
	UPDATE person SET
	    known = (known & ~(1 << (NEW.question_id - 1)))
	        | ((NEW.state = 'known') << (NEW.question_id - 1)),
	    settled = (settled & ~(1 << (NEW.question_id - 1)))
	        | ((NEW.state <> 'unknown') << (NEW.question_id - 1))
	    WHERE id = NEW.person_id;
END;

-- A photograph: square, as shown large and in rows, without what the camera had added.
CREATE TABLE photo (
	person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
	face      BLOB NOT NULL CHECK (length(face) <= 61440),
	mini      BLOB NOT NULL CHECK (length(mini) <= 4096),
	staff_id  INTEGER NOT NULL REFERENCES staff,
	at        INTEGER NOT NULL
) STRICT;

-- A contact of any kind.
CREATE TABLE visit (
	id       INTEGER PRIMARY KEY,
	staff_id INTEGER NOT NULL REFERENCES staff,  -- who served
	channel  TEXT NOT NULL DEFAULT 'shop' CHECK (channel IN
	         ('shop', 'phone', 'message', 'market', 'street', 'delivery')),
	at       INTEGER NOT NULL,
	day      INTEGER NOT NULL,
	knew     TEXT NOT NULL DEFAULT '' CHECK (knew IN ('', 'knew', 'met', 'not')), -- whether whoever
	         -- served knew them; '' was not said
	facts    INTEGER NOT NULL DEFAULT 0  -- what it taught; kept by the triggers of fact
) STRICT;
CREATE INDEX visit_at ON visit (at);
CREATE INDEX visit_taught ON visit (day) WHERE facts > 0;

-- Who came: one visit may have several people.
CREATE TABLE visit_person (
	visit_id  INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
	person_id INTEGER NOT NULL REFERENCES person,
	at        INTEGER NOT NULL,            -- the visit's, for the person's timeline
	place     INTEGER NOT NULL DEFAULT 0,  -- 0 for whoever was ticked first
	PRIMARY KEY (visit_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_person_at ON visit_person (person_id, at);

-- What happened: the chips of the form.
CREATE TABLE visit_happened (
	visit_id INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
	happened TEXT NOT NULL CHECK (happened IN ('usual', 'new', 'talked', 'hurry',
	         'brought', 'took', 'looked', 'returned')),
	PRIMARY KEY (visit_id, happened)
) STRICT, WITHOUT ROWID;

-- What is known, in the words of whoever learned it, of a person or of a whole family.
CREATE TABLE fact (
	id           INTEGER PRIMARY KEY,
	person_id    INTEGER REFERENCES person,     -- whom it is about, or else
	household_id INTEGER REFERENCES household,  -- the family that shares it
	visit_id     INTEGER REFERENCES visit,      -- where it was learned, if at a visit
	staff_id     INTEGER NOT NULL REFERENCES staff, -- who wrote it
	kind         TEXT NOT NULL CHECK (kind IN ('loves', 'likes', 'neutral', 'dislikes', 'hates',
	             'bothers', 'must', 'opinion', 'moves', 'joke', 'family', 'moment', 'habit',
	             'other')),
	text         TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
	remark       TEXT NOT NULL DEFAULT '' CHECK (length(remark) <= 200), -- how a joke is
	             -- answered; why somebody differs from the family
	source       TEXT NOT NULL CHECK (source IN ('told', 'seen', 'heard', 'guess')),
	interest_id  INTEGER REFERENCES interest,   -- the thing it is about
	question_id  INTEGER REFERENCES question,   -- the question it answers
	stage_id     INTEGER REFERENCES stage,      -- a habit's stage
	company_id   INTEGER REFERENCES person,     -- it wants this person to be there
	instead_of   INTEGER REFERENCES fact ON DELETE SET NULL, -- the family's, not so for them
	learned_at   INTEGER NOT NULL,
	learned_day  INTEGER NOT NULL DEFAULT 0,
	used_at      INTEGER NOT NULL DEFAULT 0,    -- when it was last said and did good; 0 never
	removed_at   INTEGER,                       -- it no longer stands, but may be restored
	CHECK ((person_id IS NULL) <> (household_id IS NULL))
) STRICT;
CREATE INDEX fact_person ON fact (person_id, learned_at) WHERE removed_at IS NULL;
CREATE INDEX fact_kind   ON fact (person_id, kind, learned_at) WHERE removed_at IS NULL;
CREATE INDEX fact_home   ON fact (household_id, learned_at)
	WHERE household_id IS NOT NULL AND removed_at IS NULL;
CREATE INDEX fact_interest ON fact (interest_id, learned_at)
	WHERE interest_id IS NOT NULL AND removed_at IS NULL;
CREATE INDEX fact_question ON fact (person_id, question_id)
	WHERE question_id IS NOT NULL AND removed_at IS NULL;
CREATE INDEX fact_stage  ON fact (person_id, stage_id, learned_at)
	WHERE stage_id IS NOT NULL AND removed_at IS NULL;
CREATE INDEX fact_visit  ON fact (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX fact_instead ON fact (instead_of) WHERE instead_of IS NOT NULL;
CREATE INDEX fact_used   ON fact (learned_day) WHERE used_at > 0;
CREATE INDEX fact_removed ON fact (person_id, removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX fact_home_removed ON fact (household_id, removed_at)
	WHERE household_id IS NOT NULL AND removed_at IS NOT NULL;

-- What stands: nearly every question about facts is asked of this.
CREATE VIEW standing AS SELECT * FROM fact WHERE removed_at IS NULL;

-- What a fact was before somebody changed it, and why.
CREATE TABLE fact_change (
	id       INTEGER PRIMARY KEY,
	fact_id  INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
	staff_id INTEGER NOT NULL REFERENCES staff,
	at       INTEGER NOT NULL,
	what     TEXT NOT NULL CHECK (what IN ('corrected', 'confirmed', 'rejected', 'removed',
	         'restored', 'undone')),
	why      TEXT NOT NULL DEFAULT '' CHECK (length(why) <= 200),
	kind     TEXT NOT NULL,               -- as they were before
	text     TEXT NOT NULL,
	remark   TEXT NOT NULL,
	source   TEXT NOT NULL
) STRICT;
CREATE INDEX fact_change_fact ON fact_change (fact_id, id);

-- Each time a fact did good: a topic that was taken up, a joke that was told.
CREATE TABLE fact_use (
	id       INTEGER PRIMARY KEY,
	fact_id  INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
	visit_id INTEGER REFERENCES visit ON DELETE CASCADE,
	staff_id INTEGER NOT NULL REFERENCES staff,
	at       INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_use_fact ON fact_use (fact_id, at);
CREATE INDEX fact_use_visit ON fact_use (visit_id) WHERE visit_id IS NOT NULL;

-- What bothered somebody again at a visit, though we knew of it.
CREATE TABLE visit_bothered (
	visit_id INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
	fact_id  INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
	PRIMARY KEY (visit_id, fact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_bothered_fact ON visit_bothered (fact_id);

-- What we want to try with somebody: against what bothers them, or outside their usual.
CREATE TABLE attempt (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	fact_id    INTEGER REFERENCES fact ON DELETE CASCADE, -- what bothers; none: worth trying
	offer_id   INTEGER REFERENCES offer,    -- one of the shop's offers, tried with them
	text       TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
	sort_text  TEXT NOT NULL,               -- fold(text): what got a no is not offered again
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL,
	outcome    TEXT CHECK (outcome IN ('better', 'same', 'worse', 'liked', 'no', 'not yet')),
	outcome_by INTEGER REFERENCES staff,
	outcome_at INTEGER
) STRICT;
CREATE INDEX attempt_person ON attempt (person_id, at);
CREATE INDEX attempt_fact ON attempt (fact_id) WHERE fact_id IS NOT NULL;
CREATE INDEX attempt_offer ON attempt (offer_id, at) WHERE offer_id IS NOT NULL;

-- What the shop can do for somebody, tied to how they buy: "from a habit, an offer".
CREATE TABLE offer (
	id         INTEGER PRIMARY KEY,
	name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
	sort_name  TEXT NOT NULL UNIQUE,    -- fold(name)
	stage_id   INTEGER REFERENCES stage, -- suits a habit of this stage; NULL: of any
	words      TEXT NOT NULL DEFAULT '' CHECK (length(words) <= 120), -- and one with these words
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL,
	removed_at INTEGER
) STRICT;
CREATE INDEX offer_stage ON offer (stage_id) WHERE removed_at IS NULL;

-- What somebody usually has: several, each with its time.  The first is person.usual.
CREATE TABLE usual (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
	remark     TEXT NOT NULL DEFAULT '' CHECK (length(remark) <= 160),  -- how: "extra hot"
	days       INTEGER NOT NULL DEFAULT 127 CHECK (days BETWEEN 1 AND 127), -- bit 0 Monday
	part       TEXT NOT NULL DEFAULT '' CHECK (part IN ('', 'morning', 'midday', 'afternoon',
	           'evening')),
	place      INTEGER NOT NULL DEFAULT 0,  -- their order
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL,
	removed_at INTEGER
) STRICT;
CREATE INDEX usual_person ON usual (person_id, place) WHERE removed_at IS NULL;

-- What is to be prepared now: the usual of somebody who has just walked in.
CREATE TABLE preparation (
	id        INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	text      TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 120),
	remark    TEXT NOT NULL DEFAULT '' CHECK (length(remark) <= 160),
	state     TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'ready', 'taken', 'undone')),
	staff_id  INTEGER NOT NULL REFERENCES staff,  -- who started it
	at        INTEGER NOT NULL,
	ready_at  INTEGER,
	ended_at  INTEGER                             -- when it was taken or undone
) STRICT;
CREATE INDEX preparation_open ON preparation (at) WHERE ended_at IS NULL;
CREATE INDEX preparation_ended ON preparation (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX preparation_person ON preparation (person_id, at);

-- Measures of a garment or a service, as they were on a day.  Never overwritten: whoever
-- measures again makes a new sheet.
CREATE TABLE sheet (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	kind       TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 60), -- jacket, wedding cake
	sort_kind  TEXT NOT NULL,           -- fold(kind): sheets of one kind are compared
	day        INTEGER NOT NULL,        -- when it was taken
	taken_by   INTEGER NOT NULL REFERENCES staff,
	remark     TEXT NOT NULL DEFAULT '' CHECK (length(remark) <= 300),
	staff_id   INTEGER NOT NULL REFERENCES staff, -- who wrote it down
	at         INTEGER NOT NULL,
	removed_at INTEGER                  -- written by mistake
) STRICT;
CREATE INDEX sheet_person ON sheet (person_id, sort_kind, day) WHERE removed_at IS NULL;
CREATE TABLE measure (
	sheet_id  INTEGER NOT NULL REFERENCES sheet ON DELETE CASCADE,
	place     INTEGER NOT NULL,         -- their order
	name      TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40), -- chest
	sort_name TEXT NOT NULL,            -- fold(name)
	said      TEXT NOT NULL CHECK (length(said) BETWEEN 1 AND 20), -- as written: 15 1/2
	parts     INTEGER,                  -- the same in 1/1000; NULL for what is no number
	unit      TEXT NOT NULL DEFAULT '' CHECK (unit IN ('', 'cm', 'mm', 'in', 'kg', 'g')),
	PRIMARY KEY (sheet_id, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE sheet_photo (
	sheet_id INTEGER PRIMARY KEY REFERENCES sheet ON DELETE CASCADE, -- the old page
	jpeg     BLOB NOT NULL
) STRICT;

-- Where things are sent to; some only for a while.
CREATE TABLE address (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	name       TEXT NOT NULL DEFAULT '' CHECK (length(name) <= 60), -- home, the hotel
	lines      TEXT NOT NULL CHECK (length(lines) BETWEEN 1 AND 400),
	from_day   INTEGER,                 -- valid from and to; NULL is open
	to_day     INTEGER CHECK (to_day >= from_day),
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL,
	removed_at INTEGER
) STRICT;
CREATE INDEX address_person ON address (person_id, at) WHERE removed_at IS NULL;

-- Birthdays are the person's own columns; every other date that matters stands here.
CREATE TABLE moment (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	kind       TEXT NOT NULL CHECK (kind IN ('birthday', 'anniversary', 'life', 'key', 'other')),
	           -- birthday: the gestures of person.birth_day hang here; life: a trip, a move, a
	           -- child, a loss; key: an interview, a first day, what one is nervous before
	title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
	sort_title TEXT NOT NULL,           -- fold(title)
	where_at   TEXT NOT NULL DEFAULT '' CHECK (length(where_at) <= 80),
	yearly     INTEGER NOT NULL DEFAULT 0 CHECK (yearly IN (0, 1)),
	year       INTEGER CHECK (year BETWEEN 1880 AND 2200), -- yearly: of the first time, if known
	month      INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
	dayofmonth INTEGER CHECK (dayofmonth BETWEEN 1 AND 31), -- NULL: some time in the month
	minute     INTEGER CHECK (minute BETWEEN 0 AND 1439),  -- of the day; NULL: all day
	to_day     INTEGER,                 -- the last day of a trip
	weight     TEXT NOT NULL DEFAULT 'major' CHECK (weight IN ('major', 'minor')),
	lead       INTEGER CHECK (lead BETWEEN 0 AND 86400), -- minutes before it that we want to
	           -- know; NULL: as the shop says
	offer      TEXT NOT NULL DEFAULT '' CHECK (length(offer) <= 160), -- what we offer before it
	offer_by   INTEGER REFERENCES staff,
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL,
	removed_at INTEGER,

	-- Where it stands in the year, for those that come each year: 229 is 29 February.
	mark       INTEGER NOT NULL AS (month * 100 + coalesce(dayofmonth, 0)) VIRTUAL,
	-- Of those that come once, worked out by cgi/rules/moments.h when they are written:
	day        INTEGER,                 -- the day, the first of the month where that is all
	show_at    INTEGER,                 -- from when on it is shown
	over_at    INTEGER,                 -- and until when
	CHECK (yearly = 1 OR (day IS NOT NULL AND show_at IS NOT NULL AND over_at IS NOT NULL))
) STRICT;
CREATE INDEX moment_person ON moment (person_id, mark) WHERE removed_at IS NULL;
CREATE INDEX moment_yearly ON moment (mark) WHERE yearly = 1 AND removed_at IS NULL;
CREATE INDEX moment_day    ON moment (day) WHERE yearly = 0 AND removed_at IS NULL;
CREATE INDEX moment_over   ON moment (over_at) WHERE yearly = 0 AND removed_at IS NULL;

-- What we plan to do, or did, at a moment: each year's, so that none is repeated by accident.
CREATE TABLE gesture (
	id        INTEGER PRIMARY KEY,
	moment_id INTEGER NOT NULL REFERENCES moment ON DELETE CASCADE,
	person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	year      INTEGER NOT NULL,         -- which time: the year in which the moment falls
	text      TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 160), -- a card, coffee on the house
	sort_text TEXT NOT NULL,            -- fold(text)
	state     TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'done', 'dropped')),
	staff_id  INTEGER NOT NULL REFERENCES staff,
	at        INTEGER NOT NULL,
	done_by   INTEGER REFERENCES staff,
	done_at   INTEGER,
	visits    INTEGER                   -- their visits when it was done
) STRICT;
CREATE INDEX gesture_moment ON gesture (moment_id, year);
CREATE INDEX gesture_person ON gesture (person_id, at);

-- "Before an interview they tend to …": stands beside each coming moment with that word.
CREATE TABLE pattern (
	id          INTEGER PRIMARY KEY,
	person_id   INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	before      TEXT NOT NULL CHECK (length(before) BETWEEN 1 AND 60), -- interview
	sort_before TEXT NOT NULL,          -- fold(before)
	text        TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 160),  -- lose focus
	offer       TEXT NOT NULL DEFAULT '' CHECK (length(offer) <= 160), -- what answers it
	lead        INTEGER CHECK (lead BETWEEN 0 AND 86400), -- minutes before
	staff_id    INTEGER NOT NULL REFERENCES staff,
	at          INTEGER NOT NULL,
	removed_at  INTEGER
) STRICT;
CREATE INDEX pattern_person ON pattern (person_id) WHERE removed_at IS NULL;

-- A link by which a calendar program reads the moments; the link holds the token.
CREATE TABLE feed (
	id         INTEGER PRIMARY KEY,
	name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40), -- whose calendar
	hash       BLOB NOT NULL UNIQUE,    -- BLAKE2b-256 of the token
	minors     INTEGER NOT NULL DEFAULT 0 CHECK (minors IN (0, 1)), -- the minor ones too
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL,
	ended_at   INTEGER
) STRICT;

-- What is open between us and somebody, until it is closed.
CREATE TABLE thread (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	kind       TEXT NOT NULL CHECK (kind IN ('ask', 'promise', 'wish', 'aside')),
	           -- to ask about; we promised; they look for; put aside for them
	text       TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
	owner_id   INTEGER NOT NULL REFERENCES staff, -- who sees to it
	due_day    INTEGER,                 -- NULL: at the next visit
	moment_id  INTEGER REFERENCES moment ON DELETE SET NULL, -- how a trip was, after it
	voucher_id INTEGER REFERENCES voucher ON DELETE SET NULL, -- how a voucher served them
	visit_id   INTEGER REFERENCES visit ON DELETE CASCADE,   -- where it began
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL,
	closed_at  INTEGER,
	closed_by  INTEGER REFERENCES staff,
	outcome    TEXT NOT NULL DEFAULT '' CHECK (length(outcome) <= 200)
) STRICT;
CREATE INDEX thread_person ON thread (person_id, at);
CREATE INDEX thread_open   ON thread (person_id, kind, due_day) WHERE closed_at IS NULL;
CREATE INDEX thread_due    ON thread (due_day) WHERE closed_at IS NULL AND due_day IS NOT NULL;
CREATE INDEX thread_owner  ON thread (owner_id, due_day) WHERE closed_at IS NULL;
CREATE INDEX thread_visit  ON thread (visit_id) WHERE visit_id IS NOT NULL;

-- Gifts, from them and from us, and what we did for them beyond the sale.
CREATE TABLE gift (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	way        TEXT NOT NULL CHECK (way IN ('in', 'out', 'idea')), -- idea: for giving back
	text       TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 160),
	to_id      INTEGER REFERENCES staff, -- for whom of the team; NULL: for all
	day        INTEGER NOT NULL,
	visit_id   INTEGER REFERENCES visit ON DELETE CASCADE,
	visits     INTEGER NOT NULL DEFAULT 0, -- theirs by then, where it is from us
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL,
	thanked_at INTEGER,
	thanked_by INTEGER REFERENCES staff,
	removed_at INTEGER
) STRICT;
CREATE INDEX gift_person ON gift (person_id, day) WHERE removed_at IS NULL;
CREATE INDEX gift_unthanked ON gift (at) WHERE way = 'in' AND thanked_at IS NULL AND removed_at IS NULL;
CREATE INDEX gift_out   ON gift (person_id, visits) WHERE way = 'out' AND removed_at IS NULL;
CREATE INDEX gift_visit ON gift (visit_id) WHERE visit_id IS NOT NULL;

-- A card of a partner business that we gave, good for something: a free dessert next door.
CREATE TABLE voucher (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	partner_id INTEGER NOT NULL REFERENCES person, -- of kind partner
	text       TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 120), -- what it is good for
	number     TEXT NOT NULL DEFAULT '' CHECK (length(number) <= 40),
	state      TEXT NOT NULL DEFAULT 'given' CHECK (state IN ('given', 'used', 'expired')),
	day        INTEGER NOT NULL,
	ends_day   INTEGER,
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL,
	ended_at   INTEGER
) STRICT;
CREATE INDEX voucher_person ON voucher (person_id, day);
CREATE INDEX voucher_partner ON voucher (partner_id, day);

-- How we do things here: customs of the house.
CREATE TABLE custom (
	id         INTEGER PRIMARY KEY,
	title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 80),
	text       TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 400),
	place      INTEGER NOT NULL,
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL,
	removed_at INTEGER
) STRICT;

-- Laughs, thanks, a kind word: for the team to read.
CREATE TABLE good (
	id         INTEGER PRIMARY KEY,
	kind       TEXT NOT NULL CHECK (kind IN ('laugh', 'thanks', 'gift', 'kind word')),
	person_id  INTEGER REFERENCES person ON DELETE SET NULL,
	text       TEXT NOT NULL DEFAULT '' CHECK (length(text) <= 200),
	staff_id   INTEGER NOT NULL REFERENCES staff,
	at         INTEGER NOT NULL
) STRICT;
CREATE INDEX good_at ON good (at);
CREATE INDEX good_person ON good (person_id) WHERE person_id IS NOT NULL;

-- Whatever else is written about somebody, for the search: usuals, sheets, addresses,
-- moments, patterns, threads, gifts and vouchers, each once.  See cgi/pages/mention.h.
CREATE TABLE mention (
	id        INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	what      TEXT NOT NULL CHECK (what IN ('usual', 'sheet', 'address', 'moment', 'pattern',
	          'thread', 'gift', 'voucher')),
	row_id    INTEGER NOT NULL,         -- of that table
	text      TEXT NOT NULL,
	at        INTEGER NOT NULL,
	UNIQUE (what, row_id)
) STRICT;
CREATE INDEX mention_person ON mention (person_id);
CREATE VIRTUAL TABLE mention_text USING fts5 (text, content = '', tokenize = 'unicode61',
	prefix = '2 3');

-- What each of the team loves, to find common ground.
CREATE TABLE staff_interest (
	staff_id    INTEGER NOT NULL REFERENCES staff,
	interest_id INTEGER NOT NULL REFERENCES interest,
	PRIMARY KEY (staff_id, interest_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_interest_interest ON staff_interest (interest_id);

-- Names and faces, practised by one of the team and seen by nobody else.
CREATE TABLE practice (
	staff_id  INTEGER NOT NULL REFERENCES staff,
	person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	right     INTEGER NOT NULL DEFAULT 0, -- in a row, since the last miss
	missed    INTEGER NOT NULL DEFAULT 0, -- in all
	at        INTEGER NOT NULL,
	PRIMARY KEY (staff_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX practice_person ON practice (person_id);
CREATE TABLE practice_round (
	id       INTEGER PRIMARY KEY,
	staff_id INTEGER NOT NULL REFERENCES staff,
	game     TEXT NOT NULL CHECK (game IN ('faces', 'knowing')),
	asked    INTEGER NOT NULL DEFAULT 0,
	right    INTEGER NOT NULL DEFAULT 0,
	state    TEXT NOT NULL DEFAULT '',     -- what is asked next, while it lasts
	at       INTEGER NOT NULL
) STRICT;
CREATE INDEX practice_round_staff ON practice_round (staff_id, at);

-- The words of all facts that stand, folded, for the search.  Kept up by the statements beside
-- those of fact: SQLite lets no trigger write here while the schema is not trusted.
CREATE VIRTUAL TABLE fact_text USING fts5 (text, content = '', tokenize = 'unicode61',
	prefix = '2 3');
-- Whom each of the team has served.
CREATE TABLE served (
	staff_id  INTEGER NOT NULL REFERENCES staff,
	person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
	visits    INTEGER NOT NULL,
	last_at   INTEGER NOT NULL,
	last_day  INTEGER NOT NULL,
	PRIMARY KEY (staff_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX served_recent ON served (staff_id, last_at);
CREATE INDEX served_person ON served (person_id);

-- How many people stand in each list of people, by the first letters of the name or by
-- the day: counts without counting, and page 40 without reading 39.  And what the shop
-- learned, by the day.
CREATE TABLE tally (
	list   TEXT NOT NULL,  -- customer1, customer3, customer6, supplier1 …, little1 …, trust2 1 …:
	                       -- by so many letters; seen, new, served N: by days; visits, taught
	                       -- (those that taught something), knew, met, not (whether those were
	                       -- known who came), learned, used (of what was learned
	                       -- on that day): by days; gaps: by gap_rank; late: by late_day;
	                       -- total: sums
	bucket ANY NOT NULL,
	n      INTEGER NOT NULL,
	PRIMARY KEY (list, bucket)
) STRICT, WITHOUT ROWID;

-- Lists by name: of each kind of contact; of customers little known, and by their trust.
CREATE TRIGGER person_insert AFTER INSERT ON person BEGIN
	INSERT INTO tally SELECT l.list || k.letters, substr(NEW.sort_name, 1, k.letters), 1
	    FROM (SELECT NEW.kind AS list
	        UNION ALL SELECT 'little' WHERE NEW.kind = 'customer' AND NEW.facts < 2
	        UNION ALL SELECT 'trust' || NEW.trust || ' ' WHERE NEW.kind = 'customer') l,
	    (SELECT 1 AS letters UNION ALL SELECT 3 UNION ALL SELECT 6) k WHERE true
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
	INSERT INTO tally SELECT 'new', NEW.created_day, 1 WHERE NEW.kind = 'customer'
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER person_relisted AFTER UPDATE OF sort_name, kind, facts, trust ON person
WHEN substr(NEW.sort_name, 1, 6) <> substr(OLD.sort_name, 1, 6) OR NEW.kind <> OLD.kind
    OR (NEW.facts < 2) <> (OLD.facts < 2) OR NEW.trust <> OLD.trust BEGIN
	INSERT INTO tally SELECT l.list || k.letters, substr(l.name, 1, k.letters), l.n
	    FROM (SELECT OLD.kind AS list, OLD.sort_name AS name, -1 AS n
	        UNION ALL SELECT NEW.kind, NEW.sort_name, 1
	        UNION ALL SELECT 'little', OLD.sort_name, -1
	            WHERE OLD.kind = 'customer' AND OLD.facts < 2
	        UNION ALL SELECT 'little', NEW.sort_name, 1
	            WHERE NEW.kind = 'customer' AND NEW.facts < 2
	        UNION ALL SELECT 'trust' || OLD.trust || ' ', OLD.sort_name, -1
	            WHERE OLD.kind = 'customer'
	        UNION ALL SELECT 'trust' || NEW.trust || ' ', NEW.sort_name, 1
	            WHERE NEW.kind = 'customer') l,
	    (SELECT 1 AS letters UNION ALL SELECT 3 UNION ALL SELECT 6) k WHERE true
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
-- Somebody becomes a customer, or is none any more.
CREATE TRIGGER person_rekind AFTER UPDATE OF kind ON person
WHEN (NEW.kind = 'customer') <> (OLD.kind = 'customer') BEGIN
	INSERT INTO tally SELECT l.list, l.day, iif(NEW.kind = 'customer', 1, -1)
	    FROM (SELECT 'new' AS list, NEW.created_day AS day
	        UNION ALL SELECT 'seen', NEW.last_day) l WHERE l.day > 0
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
	DELETE FROM served WHERE person_id = NEW.id;
	INSERT INTO served SELECT v.staff_id, NEW.id, count(*), max(v.at), max(v.day)
	    FROM visit_person x JOIN visit v ON v.id = x.visit_id
	    WHERE x.person_id = NEW.id AND v.channel = 'shop' AND NEW.kind = 'customer'
	    GROUP BY v.staff_id;
END;
-- How many are regulars, and how many of these are really known.
CREATE TRIGGER person_regular AFTER UPDATE OF visits, settled, kind, regular_hand ON person
WHEN NEW.regular <> OLD.regular OR NEW.regular AND (NEW.gaps = 0) <> (OLD.gaps = 0) BEGIN
	INSERT INTO tally VALUES ('total', 'regular', NEW.regular - OLD.regular),
	    ('total', 'known', (NEW.regular AND NEW.gaps = 0) - (OLD.regular AND OLD.gaps = 0))
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER person_gaps AFTER UPDATE OF visits, settled, kind, last_day, since_year, regular_hand
ON person
WHEN NEW.gap_rank <> OLD.gap_rank BEGIN
	UPDATE tally SET n = n - 1 WHERE list = 'gaps' AND bucket = OLD.gap_rank;
	INSERT INTO tally SELECT 'gaps', NEW.gap_rank, 1 WHERE NEW.gap_rank > 0
	    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER person_late AFTER UPDATE OF visits, kind, last_day, gap_days, late_hand, regular_hand
ON person
WHEN NEW.late_day <> OLD.late_day BEGIN
	UPDATE tally SET n = n - 1 WHERE list = 'late' AND bucket = OLD.late_day;
	INSERT INTO tally SELECT 'late', NEW.late_day, 1 WHERE NEW.late_day > 0
	    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER person_seen AFTER UPDATE OF last_visit ON person
WHEN NEW.last_visit <> OLD.last_visit BEGIN
	UPDATE word SET last_visit = NEW.last_visit WHERE person_id = NEW.id;
END;
CREATE TRIGGER person_seen_day AFTER UPDATE OF last_day ON person
WHEN NEW.last_day <> OLD.last_day AND NEW.kind = 'customer' BEGIN
	UPDATE tally SET n = n - 1 WHERE list = 'seen' AND bucket = OLD.last_day;
	INSERT INTO tally SELECT 'seen', NEW.last_day, 1 WHERE NEW.last_day > 0
	    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER served_insert AFTER INSERT ON served BEGIN
	INSERT INTO tally VALUES ('served ' || NEW.staff_id, NEW.last_day, 1),
	    ('total', 'served ' || NEW.staff_id, 1)
	    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER served_update AFTER UPDATE OF last_day ON served
WHEN NEW.last_day <> OLD.last_day BEGIN
	UPDATE tally SET n = n - 1 WHERE list = 'served ' || OLD.staff_id AND bucket = OLD.last_day;
	INSERT INTO tally VALUES ('served ' || NEW.staff_id, NEW.last_day, 1)
	    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER served_delete AFTER DELETE ON served BEGIN
	UPDATE tally SET n = n - 1 WHERE list = 'served ' || OLD.staff_id AND bucket = OLD.last_day
	    OR list = 'total' AND bucket = 'served ' || OLD.staff_id;
END;

CREATE TRIGGER visit_insert AFTER INSERT ON visit BEGIN
	INSERT INTO tally SELECT l.list, NEW.day, 1 FROM (SELECT 'visits' AS list
	    UNION ALL SELECT NEW.knew WHERE NEW.knew <> '') l WHERE true
	    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER visit_delete AFTER DELETE ON visit BEGIN
	UPDATE tally SET n = n - 1 WHERE list IN ('visits', OLD.knew, iif(OLD.facts > 0, 'taught', ''))
	    AND bucket = OLD.day;
END;
CREATE TRIGGER visit_taught AFTER UPDATE OF facts ON visit
WHEN (NEW.facts > 0) <> (OLD.facts > 0) BEGIN
	INSERT INTO tally VALUES ('taught', NEW.day, iif(NEW.facts > 0, 1, -1))
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;

-- Only visits in the shop count as visits; a phone call is on the timeline.
CREATE TRIGGER visit_person_insert AFTER INSERT ON visit_person
WHEN (SELECT channel FROM visit WHERE id = NEW.visit_id) = 'shop' BEGIN
	UPDATE person SET visits = visits + 1, last_visit = max(last_visit, NEW.at),
	    last_day = max(last_day, (SELECT day FROM visit WHERE id = NEW.visit_id))
	    WHERE id = NEW.person_id;
	INSERT INTO served SELECT v.staff_id, NEW.person_id, 1, v.at, v.day
	    FROM visit v JOIN person p ON p.id = NEW.person_id
	    WHERE v.id = NEW.visit_id AND p.kind = 'customer'
	    ON CONFLICT DO UPDATE SET visits = visits + 1, last_at = max(last_at, excluded.last_at),
	    last_day = max(last_day, excluded.last_day);
END;
-- How often somebody comes, from the days of their latest visits.
CREATE TRIGGER visit_person_rhythm AFTER INSERT ON visit_person
WHEN (SELECT channel FROM visit WHERE id = NEW.visit_id) = 'shop' BEGIN
	UPDATE person SET gap_days = usual_gap((SELECT group_concat(day, ' ') FROM (SELECT v.day
	    FROM visit_person x JOIN visit v ON v.id = x.visit_id
	    WHERE x.person_id = NEW.person_id AND v.channel = 'shop' ORDER BY x.at DESC LIMIT 24)))
	    WHERE id = NEW.person_id;
END;
CREATE TRIGGER visit_person_gone AFTER DELETE ON visit_person BEGIN
	UPDATE person SET gap_days = usual_gap((SELECT group_concat(day, ' ') FROM (SELECT v.day
	    FROM visit_person x JOIN visit v ON v.id = x.visit_id
	    WHERE x.person_id = OLD.person_id AND v.channel = 'shop' ORDER BY x.at DESC LIMIT 24)))
	    WHERE id = OLD.person_id;
END;

-- The first of somebody's usuals is the one that lists show.
CREATE TRIGGER usual_insert AFTER INSERT ON usual BEGIN
	UPDATE person SET usual = coalesce((SELECT name FROM usual WHERE person_id = NEW.person_id
	    AND removed_at IS NULL ORDER BY place, id LIMIT 1), '') WHERE id = NEW.person_id;
END;
CREATE TRIGGER usual_update AFTER UPDATE ON usual BEGIN
	UPDATE person SET usual = coalesce((SELECT name FROM usual WHERE person_id = NEW.person_id
	    AND removed_at IS NULL ORDER BY place, id LIMIT 1), '') WHERE id = NEW.person_id;
END;

-- Something extra: from us, or done at a moment.
CREATE TRIGGER gift_insert AFTER INSERT ON gift WHEN NEW.way = 'out' BEGIN
	UPDATE person SET extra_visits = max(extra_visits, NEW.visits) WHERE id = NEW.person_id;
END;
CREATE TRIGGER gift_gone AFTER UPDATE OF removed_at ON gift WHEN NEW.way = 'out' BEGIN
	UPDATE person SET extra_visits = max(coalesce((SELECT max(visits) FROM gift WHERE person_id =
	    NEW.person_id AND way = 'out' AND removed_at IS NULL), 0), coalesce((SELECT max(visits)
	    FROM gesture WHERE person_id = NEW.person_id AND state = 'done'), 0))
	    WHERE id = NEW.person_id;
END;
CREATE TRIGGER gift_delete AFTER DELETE ON gift WHEN OLD.way = 'out' AND OLD.removed_at IS NULL BEGIN
	UPDATE person SET extra_visits = max(coalesce((SELECT max(visits) FROM gift WHERE person_id =
	    OLD.person_id AND way = 'out' AND removed_at IS NULL), 0), coalesce((SELECT max(visits)
	    FROM gesture WHERE person_id = OLD.person_id AND state = 'done'), 0))
	    WHERE id = OLD.person_id;
END;
CREATE TRIGGER gesture_done AFTER UPDATE OF state ON gesture WHEN NEW.state <> OLD.state BEGIN
	UPDATE person SET extra_visits = max(coalesce((SELECT max(visits) FROM gift WHERE person_id =
	    NEW.person_id AND way = 'out' AND removed_at IS NULL), 0), coalesce((SELECT max(visits)
	    FROM gesture WHERE person_id = NEW.person_id AND state = 'done'), 0))
	    WHERE id = NEW.person_id;
END;

-- A fact that stands counts: with its person, its visit, its interest, its day and the
-- question that it answers.
CREATE TRIGGER fact_insert AFTER INSERT ON fact WHEN NEW.removed_at IS NULL BEGIN
	UPDATE person SET facts = facts + 1, last_fact_at = max(last_fact_at, NEW.learned_at)
	    WHERE id = NEW.person_id;
	UPDATE visit SET facts = facts + 1 WHERE id = NEW.visit_id;
	UPDATE interest SET facts = facts + 1, likes = likes + (NEW.kind IN ('loves', 'likes')),
	    dislikes = dislikes + (NEW.kind IN ('dislikes', 'hates')) WHERE id = NEW.interest_id;
	INSERT INTO tally VALUES ('learned', NEW.learned_day, 1) ON CONFLICT DO UPDATE SET n = n + 1;
	INSERT INTO knowledge (person_id, question_id, state, staff_id, at)
	    SELECT NEW.person_id, NEW.question_id, 'known', NEW.staff_id, NEW.learned_at
	    WHERE NEW.question_id IS NOT NULL AND NEW.person_id IS NOT NULL
	    ON CONFLICT DO UPDATE SET state = 'known', staff_id = excluded.staff_id, at = excluded.at;
END;
CREATE TRIGGER fact_back AFTER UPDATE OF removed_at ON fact
WHEN OLD.removed_at IS NOT NULL AND NEW.removed_at IS NULL BEGIN
	UPDATE person SET facts = facts + 1, last_fact_at = max(last_fact_at, NEW.learned_at)
	    WHERE id = NEW.person_id;
	UPDATE visit SET facts = facts + 1 WHERE id = NEW.visit_id;
	UPDATE interest SET facts = facts + 1, likes = likes + (NEW.kind IN ('loves', 'likes')),
	    dislikes = dislikes + (NEW.kind IN ('dislikes', 'hates')) WHERE id = NEW.interest_id;
	INSERT INTO tally VALUES ('learned', NEW.learned_day, 1), ('used', NEW.learned_day, NEW.used_at > 0)
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
	INSERT INTO knowledge (person_id, question_id, state, staff_id, at)
	    SELECT NEW.person_id, NEW.question_id, 'known', NEW.staff_id, NEW.learned_at
	    WHERE NEW.question_id IS NOT NULL AND NEW.person_id IS NOT NULL
	    ON CONFLICT DO UPDATE SET state = 'known', staff_id = excluded.staff_id, at = excluded.at;
END;
CREATE TRIGGER fact_gone AFTER UPDATE OF removed_at ON fact
WHEN OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL BEGIN
	UPDATE person SET facts = facts - 1, last_fact_at = coalesce((SELECT max(learned_at)
	    FROM fact WHERE person_id = OLD.person_id AND removed_at IS NULL), 0)
	    WHERE id = OLD.person_id;
	UPDATE visit SET facts = facts - 1 WHERE id = OLD.visit_id;
	UPDATE interest SET facts = facts - 1, likes = likes - (OLD.kind IN ('loves', 'likes')),
	    dislikes = dislikes - (OLD.kind IN ('dislikes', 'hates')) WHERE id = OLD.interest_id;
	UPDATE tally SET n = n - 1 WHERE list IN ('learned', iif(OLD.used_at > 0, 'used', ''))
	    AND bucket = OLD.learned_day;
	UPDATE knowledge SET state = 'unknown' WHERE person_id = OLD.person_id
	    AND question_id = OLD.question_id AND state = 'known' AND NOT EXISTS (SELECT 1 FROM fact
	    WHERE person_id = OLD.person_id AND question_id = OLD.question_id AND removed_at IS NULL);
END;
CREATE TRIGGER fact_delete AFTER DELETE ON fact WHEN OLD.removed_at IS NULL BEGIN
	UPDATE person SET facts = facts - 1, last_fact_at = coalesce((SELECT max(learned_at)
	    FROM fact WHERE person_id = OLD.person_id AND removed_at IS NULL), 0)
	    WHERE id = OLD.person_id;
	UPDATE visit SET facts = facts - 1 WHERE id = OLD.visit_id;
	UPDATE interest SET facts = facts - 1, likes = likes - (OLD.kind IN ('loves', 'likes')),
	    dislikes = dislikes - (OLD.kind IN ('dislikes', 'hates')) WHERE id = OLD.interest_id;
	UPDATE tally SET n = n - 1 WHERE list IN ('learned', iif(OLD.used_at > 0, 'used', ''))
	    AND bucket = OLD.learned_day;
	UPDATE knowledge SET state = 'unknown' WHERE person_id = OLD.person_id
	    AND question_id = OLD.question_id AND state = 'known' AND NOT EXISTS (SELECT 1 FROM fact
	    WHERE person_id = OLD.person_id AND question_id = OLD.question_id AND removed_at IS NULL);
END;
CREATE TRIGGER fact_rethought AFTER UPDATE OF kind, interest_id ON fact
WHEN NEW.removed_at IS NULL AND OLD.removed_at IS NULL BEGIN
	UPDATE interest SET facts = facts - 1, likes = likes - (OLD.kind IN ('loves', 'likes')),
	    dislikes = dislikes - (OLD.kind IN ('dislikes', 'hates')) WHERE id = OLD.interest_id;
	UPDATE interest SET facts = facts + 1, likes = likes + (NEW.kind IN ('loves', 'likes')),
	    dislikes = dislikes + (NEW.kind IN ('dislikes', 'hates')) WHERE id = NEW.interest_id;
END;
CREATE TRIGGER fact_first_use AFTER UPDATE OF used_at ON fact
WHEN (OLD.used_at = 0) <> (NEW.used_at = 0) AND NEW.removed_at IS NULL BEGIN
	INSERT INTO tally VALUES ('used', NEW.learned_day, iif(NEW.used_at > 0, 1, -1))
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER fact_use_insert AFTER INSERT ON fact_use BEGIN
	UPDATE fact SET used_at = max(used_at, NEW.at) WHERE id = NEW.fact_id;
END;
CREATE TRIGGER fact_use_delete AFTER DELETE ON fact_use BEGIN
	UPDATE fact SET used_at = coalesce((SELECT max(at) FROM fact_use
	    WHERE fact_id = OLD.fact_id), 0) WHERE id = OLD.fact_id;
END;
