-- From version 1: what could not be known before, worked out from what is there.

-- The calendar day of what was learned: its visit's, else the shop's day of that time.
UPDATE fact SET learned_day = coalesce((SELECT v.day FROM visit v WHERE v.id = fact.visit_id),
    CAST(julianday(date(learned_at, 'unixepoch', 'localtime')) - 2440587.5 AS INTEGER));
UPDATE visit SET facts = t.n FROM (SELECT visit_id, count(*) AS n FROM fact
    WHERE visit_id IS NOT NULL GROUP BY visit_id) t WHERE t.visit_id = visit.id;

-- All were customers and new faces to the book; the lists by name are called after both.
UPDATE tally SET list = 'customer' || substr(list, 5) WHERE list IN ('name1', 'name3', 'name6');
INSERT INTO tally SELECT 'trust1 ' || substr(list, 9), bucket, n FROM tally
    WHERE list IN ('customer1', 'customer3', 'customer6');
INSERT INTO tally SELECT 'visits', day, count(*) FROM visit GROUP BY day;
INSERT INTO tally SELECT 'taught', day, count(*) FROM visit WHERE facts > 0 GROUP BY day;
INSERT INTO tally SELECT 'learned', learned_day, count(*) FROM fact GROUP BY learned_day;
INSERT INTO tally SELECT 'total', 'regular', count(*) FROM person WHERE visits >= 5;

INSERT INTO residence (person_id, household_id, from_day)
SELECT id, household_id, created_day FROM person WHERE household_id IS NOT NULL;

-- Every word of the book, for the words that are mistyped: see db/queries/find.sql.
INSERT INTO lexicon (word) SELECT DISTINCT word FROM word
WHERE length(word) BETWEEN 3 AND 24 AND word NOT GLOB '*[0-9]*';
INSERT OR IGNORE INTO lexicon (word) SELECT w.value
FROM fact f, json_each('["' || replace(trim(words(f.text)), ' ', '","') || '"]') w
WHERE length(w.value) BETWEEN 3 AND 24 AND w.value NOT GLOB '*[0-9]*';
INSERT INTO misspelt (form, word_id) SELECT w.value, l.id
FROM lexicon l, json_each('["' || replace(trim(near(l.word)), ' ', '","') || '"]') w
WHERE near(l.word) <> '';
INSERT INTO word_part (rowid, word) SELECT id, word FROM lexicon;
