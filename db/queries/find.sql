-- Finding people, and the words by which they are found.

-- name: word_clear :exec
DELETE FROM word WHERE person_id = :id;

-- name: word_write :exec
INSERT INTO word (word, person_id, first, last_visit)
SELECT w.value, p.id, p.sort_name = w.value OR p.sort_name LIKE w.value || ' %', p.last_visit
FROM person p, json_each('["' || replace(trim(p.words), ' ', '","') || '"]') w
WHERE p.id = :id AND p.words <> '';

-- name: word_household :many
SELECT id FROM person WHERE household_id = :household_id;

-- Words that stand nowhere else yet; numbers, and what is too short or too long to be
-- guessed at, are left out.
-- name: lexicon_new_of_person :many
SELECT w.value AS word
FROM person p, json_each('["' || replace(trim(p.words), ' ', '","') || '"]') w
WHERE p.id = :id AND p.words <> '' AND length(w.value) BETWEEN 3 AND 24
    AND w.value NOT GLOB '*[0-9]*' AND NOT EXISTS (SELECT 1 FROM lexicon l WHERE l.word = w.value);

-- The interest is found by its name too, whatever the fact says.
-- name: lexicon_new_of_fact :many
SELECT w.value AS word
FROM fact f LEFT JOIN interest i ON i.id = f.interest_id, json_each('["' || replace(trim(words(
    f.text || ' ' || f.remark || ' ' || coalesce(i.name, ''))), ' ', '","') || '"]') w
WHERE f.id = :id AND length(w.value) BETWEEN 3 AND 24
    AND w.value NOT GLOB '*[0-9]*' AND NOT EXISTS (SELECT 1 FROM lexicon l WHERE l.word = w.value);

-- name: lexicon_new_of_mention :many
SELECT w.value AS word
FROM mention m, json_each('["' || replace(trim(words(m.text)), ' ', '","') || '"]') w
WHERE m.id = :id AND length(w.value) BETWEEN 3 AND 24
    AND w.value NOT GLOB '*[0-9]*' AND NOT EXISTS (SELECT 1 FROM lexicon l WHERE l.word = w.value);

-- name: lexicon_insert :insert
INSERT INTO lexicon (word) VALUES (:word);

-- name: misspelt_insert :exec
INSERT INTO misspelt (form, word_id)
SELECT w.value, :id FROM json_each('["' || replace(trim(near(:word)), ' ', '","') || '"]') w
WHERE near(:word) <> '';

-- name: word_part_insert :exec
INSERT INTO word_part (rowid, word) VALUES (:id, :word);

-- All who have a word that begins so, up to a limit; and, where those would be too many,
-- the latest visitors one after the other.
-- name: find_words :many
SELECT person_id, first, last_visit FROM word WHERE word >= :low AND word < :high LIMIT :limit;

-- Whether more have one than so many.
-- name: find_more :one
SELECT 1 AS more FROM word WHERE word >= :low AND word < :high LIMIT 1 OFFSET :skip;

-- name: find_walk :many
-- scan ok: walks an index from its newest end and stops after the limit.
SELECT id, words FROM person INDEXED BY person_recent ORDER BY last_visit DESC LIMIT :limit;

-- Who has a word that begins so, and another that begins so.
-- name: find_both :many
SELECT person_id FROM word WHERE word >= :low AND word < :high
INTERSECT SELECT person_id FROM word WHERE word >= :other_low AND word < :other_high
LIMIT :limit;

-- name: find_check :one
SELECT words FROM person WHERE id = :id;

-- What stands in the book of which we know it, the latest first.
-- name: find_facts :many
SELECT f.id, f.person_id, f.household_id, f.text, f.remark
FROM fact_text JOIN standing f ON f.id = fact_text.rowid
WHERE fact_text MATCH :match ORDER BY fact_text.rowid DESC LIMIT :limit;

-- What is about an interest whose name begins so.
-- name: find_interest_facts :many
SELECT f.id, f.person_id, f.household_id, f.text, f.remark, i.name AS interest
FROM interest i JOIN standing f ON f.interest_id = i.id
WHERE i.sort_name >= :low AND i.sort_name < :high
ORDER BY i.sort_name, f.learned_at DESC LIMIT :limit;

-- Whom a family's fact is about: its members, but for those who differ in it.
-- name: find_members :many
SELECT p.id FROM person p
WHERE p.household_id = :household_id AND NOT EXISTS (SELECT 1 FROM standing o
    WHERE o.instead_of = :fact_id AND o.person_id = p.id)
ORDER BY p.last_visit DESC, p.id LIMIT :limit;

-- Whether any word begins so.
-- name: near_begins :one
SELECT EXISTS (SELECT 1 FROM lexicon WHERE word >= :low AND word < :high)
    OR EXISTS (SELECT 1 FROM word WHERE word >= :low AND word < :high) AS known;

-- Words that are written nearly so; and those that begin nearly so.
-- name: near_alike :many
SELECT DISTINCT l.word
FROM json_each('["' || replace(trim(near(:word)), ' ', '","') || '"]') n
    CROSS JOIN misspelt m ON m.form = n.value CROSS JOIN lexicon l ON l.id = m.word_id
LIMIT :limit;

-- name: near_begun :many
SELECT DISTINCT l.word
FROM json_each('["' || replace(trim(near(:word)), ' ', '","') || '"]') n
    CROSS JOIN misspelt m ON m.form > n.value AND m.form < n.value || char(1114111)
    CROSS JOIN lexicon l ON l.id = m.word_id
WHERE n.value <> ''
LIMIT :limit;

-- name: near_parts :many
SELECT l.word FROM word_part JOIN lexicon l ON l.id = word_part.rowid
WHERE word_part MATCH :match AND instr(l.word, :part) > 1 ORDER BY word_part.rowid LIMIT :limit;

-- How many are called so, as far as it matters.
-- name: near_people :one
SELECT count(*) AS n FROM (SELECT 1 FROM word WHERE word = :word LIMIT 50);

-- name: found_name :one
SELECT full_name FROM person WHERE id = :id;

-- name: found_companions :many
SELECT name, kind FROM companion WHERE household_id = :household_id AND left_at IS NULL
ORDER BY created_at LIMIT 20;

-- name: found_household :one
SELECT name FROM household WHERE id = :id;
