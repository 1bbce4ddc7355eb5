-- The book of a shop.  This file is the truth; its comments are the data dictionary.
--
-- Times are seconds since 1970 in UTC (…_at, at).  Days are days since 1970-01-01 as
-- the shop's calendar counts them (day, …_day), so that "today" needs no time zone
-- in a query.  Text that is not known is '' and not NULL.  Limits are in characters.
-- The functions fold() and words() come from cgi/lib/text.h through cgi/lib/db.c.

PRAGMA user_version = 1;

-- The shop itself: one row, written at the first run.
CREATE TABLE shop (
	id   INTEGER PRIMARY KEY CHECK (id = 1),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
	kind TEXT NOT NULL CHECK (kind IN ('cafe', 'restaurant', 'tailor', 'salon',
	     'bookshop', 'clothes', 'coach', 'other'))
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
	left_at    INTEGER                  -- set when somebody no longer works here
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
	sort_name TEXT NOT NULL UNIQUE      -- fold(name)
) STRICT;

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
	usual        TEXT NOT NULL DEFAULT '' CHECK (length(usual) <= 120),
	phone        TEXT NOT NULL DEFAULT '' CHECK (length(phone) <= 40),
	household_id INTEGER REFERENCES household,

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
	last_fact_at INTEGER NOT NULL DEFAULT 0,
	CHECK (call_name <> '' OR full_name <> '' OR looks <> '')
) STRICT;
CREATE INDEX person_household ON person (household_id) WHERE household_id IS NOT NULL;
-- Holds all that a list by name shows, so that a page of it is read in one stretch.
CREATE INDEX person_name   ON person (sort_name, name, say_name, looks, usual, facts, last_day,
	created_day, household_id);
CREATE INDEX person_little ON person (sort_name, name, say_name, looks, usual, facts, last_day,
	created_day, household_id) WHERE facts < 2;
CREATE INDEX person_new    ON person (created_at);
CREATE INDEX person_recent ON person (last_visit DESC, words); -- covers the search's walk

-- What a list of people shows of each.
CREATE VIEW person_line AS
SELECT id, name, say_name, looks, usual, facts, last_day, created_day, sort_name, last_visit,
    created_at,
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

-- A contact of any kind.
CREATE TABLE visit (
	id       INTEGER PRIMARY KEY,
	staff_id INTEGER NOT NULL REFERENCES staff,  -- who served
	channel  TEXT NOT NULL DEFAULT 'shop' CHECK (channel IN
	         ('shop', 'phone', 'message', 'market', 'street', 'delivery')),
	at       INTEGER NOT NULL,
	day      INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_at ON visit (at);

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

-- What was learned, in the words of whoever learned it.
CREATE TABLE fact (
	id         INTEGER PRIMARY KEY,
	person_id  INTEGER NOT NULL REFERENCES person,
	visit_id   INTEGER REFERENCES visit,    -- where it was learned, if at a visit
	staff_id   INTEGER NOT NULL REFERENCES staff, -- who wrote it
	kind       TEXT NOT NULL CHECK (kind IN ('likes', 'dislikes', 'bothers', 'family',
	           'moment', 'habit', 'other')),
	text       TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
	source     TEXT NOT NULL CHECK (source IN ('told', 'seen', 'heard', 'guess')),
	learned_at INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_person ON fact (person_id, learned_at);
CREATE INDEX fact_kind   ON fact (person_id, kind, learned_at);
CREATE INDEX fact_visit  ON fact (visit_id) WHERE visit_id IS NOT NULL;

-- The words of all facts, folded, for the search.  Kept up by the statements beside those of
-- fact: SQLite lets no trigger write here while the schema is not trusted.
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
-- the day: counts without counting, and page 40 without reading 39.
CREATE TABLE tally (
	list   TEXT NOT NULL,  -- name1, name3, name6, little1 …: by so many letters; seen,
	                       -- new, served N: by days; total: sums of the last kind
	bucket ANY NOT NULL,
	n      INTEGER NOT NULL,
	PRIMARY KEY (list, bucket)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER person_insert AFTER INSERT ON person BEGIN
	INSERT INTO tally VALUES
	    ('name1', substr(NEW.sort_name, 1, 1), 1), ('little1', substr(NEW.sort_name, 1, 1), 1),
	    ('name3', substr(NEW.sort_name, 1, 3), 1), ('little3', substr(NEW.sort_name, 1, 3), 1),
	    ('name6', substr(NEW.sort_name, 1, 6), 1), ('little6', substr(NEW.sort_name, 1, 6), 1),
	    ('new', NEW.created_day, 1)
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER person_rename AFTER UPDATE OF sort_name ON person
WHEN substr(NEW.sort_name, 1, 6) <> substr(OLD.sort_name, 1, 6) BEGIN
	INSERT INTO tally VALUES
	    ('name1', substr(OLD.sort_name, 1, 1), -1), ('name1', substr(NEW.sort_name, 1, 1), 1),
	    ('name3', substr(OLD.sort_name, 1, 3), -1), ('name3', substr(NEW.sort_name, 1, 3), 1),
	    ('name6', substr(OLD.sort_name, 1, 6), -1), ('name6', substr(NEW.sort_name, 1, 6), 1)
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
	INSERT INTO tally SELECT * FROM (VALUES
	    ('little1', substr(OLD.sort_name, 1, 1), -1), ('little1', substr(NEW.sort_name, 1, 1), 1),
	    ('little3', substr(OLD.sort_name, 1, 3), -1), ('little3', substr(NEW.sort_name, 1, 3), 1),
	    ('little6', substr(OLD.sort_name, 1, 6), -1), ('little6', substr(NEW.sort_name, 1, 6), 1))
	    WHERE OLD.facts < 2 ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER person_known AFTER UPDATE OF facts ON person
WHEN (NEW.facts < 2) <> (OLD.facts < 2) BEGIN
	INSERT INTO tally VALUES
	    ('little1', substr(NEW.sort_name, 1, 1), iif(NEW.facts < 2, 1, -1)),
	    ('little3', substr(NEW.sort_name, 1, 3), iif(NEW.facts < 2, 1, -1)),
	    ('little6', substr(NEW.sort_name, 1, 6), iif(NEW.facts < 2, 1, -1))
	    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER person_seen AFTER UPDATE OF last_visit ON person
WHEN NEW.last_visit <> OLD.last_visit BEGIN
	UPDATE word SET last_visit = NEW.last_visit WHERE person_id = NEW.id;
END;
CREATE TRIGGER person_seen_day AFTER UPDATE OF last_day ON person
WHEN NEW.last_day <> OLD.last_day BEGIN
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

-- Only visits in the shop count as visits; a phone call is on the timeline.
CREATE TRIGGER visit_person_insert AFTER INSERT ON visit_person
WHEN (SELECT channel FROM visit WHERE id = NEW.visit_id) = 'shop' BEGIN
	UPDATE person SET visits = visits + 1, last_visit = max(last_visit, NEW.at),
	    last_day = max(last_day, (SELECT day FROM visit WHERE id = NEW.visit_id))
	    WHERE id = NEW.person_id;
	INSERT INTO served SELECT staff_id, NEW.person_id, 1, at, day FROM visit
	    WHERE id = NEW.visit_id
	    ON CONFLICT DO UPDATE SET visits = visits + 1, last_at = max(last_at, excluded.last_at),
	    last_day = max(last_day, excluded.last_day);
END;
CREATE TRIGGER fact_insert AFTER INSERT ON fact BEGIN
	UPDATE person SET facts = facts + 1, last_fact_at = max(last_fact_at, NEW.learned_at)
	    WHERE id = NEW.person_id;
END;
CREATE TRIGGER fact_delete AFTER DELETE ON fact BEGIN
	UPDATE person SET facts = facts - 1, last_fact_at = coalesce((SELECT max(learned_at)
	    FROM fact WHERE person_id = OLD.person_id), 0)
	    WHERE id = OLD.person_id;
END;
