-- Interests: things with a page of their own, the areas by which they are sorted, and what
-- the team loves.

-- name: interest_find :one
SELECT id FROM interest WHERE sort_name = fold(:name);

-- name: interest_folded :one
SELECT id FROM interest WHERE sort_name = :sort_name;

-- name: interest_insert :insert
INSERT INTO interest (name, sort_name, area_id) VALUES (:name, fold(:name), :area_id);

-- The newest lines that name it by whole words and belong to nothing yet.
-- name: interest_adopt :exec
UPDATE fact SET interest_id = :id
WHERE id IN (SELECT rowid FROM fact_text WHERE fact_text MATCH :match ORDER BY rowid DESC LIMIT 2000)
    AND interest_id IS NULL AND removed_at IS NULL
    AND kind IN ('loves', 'likes', 'neutral', 'dislikes', 'hates', 'opinion', 'habit')
    AND ' ' || fold(text) || ' ' LIKE '% ' || fold(:name) || ' %';

-- name: interest_get :one
SELECT i.id, i.name AS interest_name, i.area_id, i.facts, i.likes, i.dislikes, a.name AS area_name
FROM interest i JOIN area a ON a.id = i.area_id WHERE i.id = :id;

-- Both lists read the same columns.
-- name: interest_list :many
SELECT i.id, i.name AS interest_name, i.facts, i.likes, i.dislikes,
    (SELECT a.name FROM area a WHERE a.id = i.area_id) AS area_name,
    (SELECT count(*) FROM staff_interest x JOIN staff s ON s.id = x.staff_id
        WHERE x.interest_id = i.id AND s.left_at IS NULL) AS team
FROM interest i WHERE i.sort_name >= :low AND i.sort_name < :high
ORDER BY i.sort_name LIMIT 50 OFFSET :skip;

-- name: interest_of_area :many
SELECT i.id, i.name AS interest_name, i.facts, i.likes, i.dislikes,
    (SELECT a.name FROM area a WHERE a.id = i.area_id) AS area_name,
    (SELECT count(*) FROM staff_interest x JOIN staff s ON s.id = x.staff_id
        WHERE x.interest_id = i.id AND s.left_at IS NULL) AS team
FROM interest i WHERE i.area_id = :area_id AND i.sort_name >= :low AND i.sort_name < :high
ORDER BY i.sort_name LIMIT 50 OFFSET :skip;

-- name: area_list :many
-- scan ok: a dozen areas; the interests of each are counted in their index.
SELECT a.id AS area_id, a.name AS area_name, (SELECT count(*) FROM interest i
    WHERE i.area_id = a.id AND i.sort_name >= :low AND i.sort_name < :high) AS n
FROM area a ORDER BY a.id = 12, a.place;

-- name: area_get :one
SELECT name FROM area WHERE id = :id;

-- name: area_insert :insert :unique
-- scan ok: a dozen areas.
INSERT INTO area (name, sort_name, place) SELECT :name, fold(:name), max(place) + 1 FROM area;

-- What is typed begins a name, or a later word of one.
-- name: interest_like :many
SELECT name FROM interest WHERE sort_name >= :low AND sort_name < :high
ORDER BY sort_name LIMIT :limit;

-- name: interest_like_within :many
-- scan ok: some thousands of names, when few begin as typed.
SELECT name FROM interest WHERE sort_name LIKE '% ' || :low || '%'
    AND (sort_name < :low OR sort_name >= :high) ORDER BY sort_name LIMIT :limit;

-- What is known around one, from a line on, newest first.
-- name: interest_facts :many
SELECT f.id AS fact_id, f.kind, f.text, f.source, f.learned_at, f.visit_id, s.name AS author,
    f.person_id, p.name, p.picture, f.household_id, h.name AS household
FROM standing f JOIN staff s ON s.id = f.staff_id LEFT JOIN person p ON p.id = f.person_id
    LEFT JOIN household h ON h.id = f.household_id
WHERE f.interest_id = :interest_id AND (f.learned_at, f.id) < (:at, :before)
ORDER BY f.learned_at DESC, f.id DESC LIMIT 51;

-- name: interest_fact_at :one
SELECT learned_at FROM fact WHERE id = :id;

-- name: interest_staff :many
SELECT s.id, s.name AS staff_name FROM staff_interest x JOIN staff s ON s.id = x.staff_id
WHERE x.interest_id = :interest_id AND s.left_at IS NULL ORDER BY s.sort_name;

-- name: interest_companions :many
SELECT name, kind FROM companion WHERE household_id = :household_id AND left_at IS NULL
ORDER BY created_at, id LIMIT 6;

-- name: interest_update :exec
UPDATE interest SET name = :name, sort_name = fold(:name), area_id = :area_id WHERE id = :id;

-- Two that are one thing: all of the first goes to the other.
-- name: interest_move_facts :exec
-- scan ok: the owner does so seldom, and a line that was removed stands in no index by its interest.
UPDATE fact SET interest_id = :other_id WHERE interest_id = :id;

-- name: interest_move_staff :exec
INSERT OR IGNORE INTO staff_interest (staff_id, interest_id)
SELECT staff_id, :other_id FROM staff_interest WHERE interest_id = :id;

-- name: interest_leave_staff :exec
DELETE FROM staff_interest WHERE interest_id = :id;

-- name: interest_delete :exec
DELETE FROM interest WHERE id = :id;

-- What one of the team loves.
-- name: staff_interest_list :many
SELECT i.id AS interest_id, i.name AS interest_name FROM staff_interest x
    JOIN interest i ON i.id = x.interest_id
WHERE x.staff_id = :staff_id ORDER BY i.sort_name;

-- name: staff_interest_insert :exec
INSERT OR IGNORE INTO staff_interest (staff_id, interest_id) VALUES (:staff_id, :interest_id);

-- name: staff_interest_delete :exec
DELETE FROM staff_interest WHERE staff_id = :staff_id AND interest_id = :interest_id;

-- name: interest_loved :many
-- scan ok: some thousands of interests, when one of the team looks at their own.
SELECT i.name AS interest_name FROM interest i WHERE i.likes > 0 AND NOT EXISTS (SELECT 1 FROM staff_interest x
    WHERE x.staff_id = :staff_id AND x.interest_id = i.id)
ORDER BY i.likes DESC, i.sort_name LIMIT 12;

-- Common ground: what somebody or their family loves, against what the team does.  What they
-- themselves cannot stand is none, and of the family's only what is so for them too.
-- name: ground_list :many
WITH loved AS (
    SELECT f.interest_id, f.learned_at FROM standing f
    WHERE f.person_id = :person_id AND f.kind IN ('loves', 'likes') AND f.interest_id IS NOT NULL
    UNION ALL
    SELECT f.interest_id, f.learned_at FROM person p JOIN standing f ON f.household_id = p.household_id
    WHERE p.id = :person_id AND f.kind IN ('loves', 'likes') AND f.interest_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM standing o WHERE o.instead_of = f.id
            AND o.person_id = :person_id))
SELECT x.staff_id, s.name AS staff_name, i.id AS interest_id, i.name AS interest_name,
    max(loved.learned_at) AS learned_at
FROM loved JOIN staff_interest x ON x.interest_id = loved.interest_id
    JOIN staff s ON s.id = x.staff_id AND s.left_at IS NULL
    JOIN interest i ON i.id = x.interest_id
WHERE loved.interest_id NOT IN (SELECT d.interest_id FROM standing d WHERE d.person_id = :person_id
    AND d.kind IN ('dislikes', 'hates') AND d.interest_id IS NOT NULL)
GROUP BY x.staff_id, i.id ORDER BY x.staff_id, i.sort_name LIMIT 100;

-- name: ground_person :one
SELECT name, call_name, picture, business_only FROM person WHERE id = :id;

-- The schools that somebody went to, and who else did.
-- name: ground_schools :many
SELECT DISTINCT i.id AS interest_id, i.name AS interest_name FROM standing f
    JOIN interest i ON i.id = f.interest_id
WHERE f.person_id = :person_id AND f.question_id = 11 AND i.area_id = 11 AND i.facts > 1 LIMIT 3;

-- name: ground_schoolmates :many
SELECT p.id, p.name FROM standing f JOIN person p ON p.id = f.person_id
WHERE f.interest_id = :interest_id AND f.person_id <> :person_id
ORDER BY f.learned_at DESC LIMIT 12;
