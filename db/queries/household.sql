-- Families: who lives with whom and did, what they share, and who is what to whom.

-- name: household_get :one
SELECT id, name AS household, since, met, remark FROM household WHERE id = :id;

-- name: household_start :insert :unique
INSERT INTO household (name, sort_name, since, met)
VALUES (:household, fold(:household), :since, :met);

-- name: household_update :exec :unique
UPDATE household SET name = :household, sort_name = fold(:household), since = :since,
    met = :met, remark = :remark WHERE id = :id;

-- name: home_members :many
SELECT id, name, call_name, looks, say_name, picture FROM person
WHERE household_id = :household_id ORDER BY id LIMIT 13;

-- The one statement by which somebody changes their household: see household_move.
-- name: person_home :exec
UPDATE person SET household_id = :household_id WHERE id = :id;

-- A page was changed otherwise than by its form, which must notice.
-- name: person_touched :exec
UPDATE person SET changed_by = :staff_id, version = version + 1 WHERE id = :id;

-- name: person_same_name :many
SELECT id FROM person WHERE sort_name = fold(:name) ORDER BY last_visit DESC LIMIT :limit;

-- name: residence_begin :exec
INSERT INTO residence (person_id, household_id, from_day)
VALUES (:person_id, :household_id, :day);

-- Somebody who comes back on the day on which they left has never left.
-- name: residence_resume :exec
UPDATE residence SET to_day = NULL, why = '' WHERE to_day = :day AND household_id = :household_id
    AND id = (SELECT max(id) FROM residence WHERE person_id = :person_id);

-- name: residence_end :exec
UPDATE residence SET to_day = :day, why = :why
WHERE person_id = :person_id AND household_id = :household_id AND to_day IS NULL;

-- Where nobody wrote down since when they lived there: since we know them.
-- name: residence_ended :exec
INSERT INTO residence (person_id, household_id, from_day, to_day, why)
SELECT id, :household_id, min(created_day, :day), :day, :why FROM person WHERE id = :person_id;

-- name: residence_past :many
SELECT r.household_id, h.name AS household, r.to_day, r.why
FROM residence r JOIN household h ON h.id = r.household_id
WHERE r.person_id = :person_id AND r.to_day IS NOT NULL
ORDER BY r.to_day DESC, r.id DESC LIMIT 3;

-- name: residence_left :many
SELECT p.id, p.name, p.picture, max(r.to_day) AS to_day, r.why
FROM residence r JOIN person p ON p.id = r.person_id
WHERE r.household_id = :household_id AND r.to_day IS NOT NULL
    AND p.household_id IS NOT :household_id
GROUP BY p.id ORDER BY to_day DESC LIMIT 12;

-- name: companion_list :many
SELECT id, name, kind, remark, left_at FROM companion
WHERE household_id = :household_id ORDER BY created_at, id LIMIT 40;

-- name: companion_get :one
SELECT c.id, c.household_id, c.name, c.kind, c.remark, c.left_at, h.name AS household
FROM companion c JOIN household h ON h.id = c.household_id WHERE c.id = :id;

-- name: companion_insert :insert
INSERT INTO companion (household_id, name, kind, remark, created_by, created_at)
VALUES (:household_id, :name, :kind, :remark, :created_by, :created_at);

-- name: companion_update :exec
UPDATE companion SET name = :name, kind = :kind, remark = :remark, left_at = :left_at
WHERE id = :id;

-- What the whole family shares, newest first.
-- name: home_facts :many
SELECT f.id, f.kind, f.text, f.source, f.learned_at, f.visit_id, f.interest_id,
    i.name AS interest, s.name AS author
FROM standing f JOIN staff s ON s.id = f.staff_id LEFT JOIN interest i ON i.id = f.interest_id
WHERE f.household_id = :household_id ORDER BY f.learned_at DESC, f.id DESC LIMIT 40;

-- What is so instead for one of those who live there.
-- name: home_differs :many
SELECT o.id, o.instead_of, o.person_id, p.name, p.call_name, o.text, o.remark, o.learned_at,
    s.name AS author
FROM standing f JOIN standing o ON o.instead_of = f.id JOIN person p ON p.id = o.person_id
    JOIN staff s ON s.id = o.staff_id
WHERE f.household_id = :household_id AND p.household_id = :household_id ORDER BY o.id LIMIT 100;

-- name: home_fact :one
SELECT f.id, f.kind, f.text, f.household_id, f.learned_at, s.name AS author
FROM standing f JOIN staff s ON s.id = f.staff_id
WHERE f.id = :id AND f.household_id IS NOT NULL;

-- name: differ_get :one
SELECT f.id, f.text, f.remark FROM standing f
WHERE f.instead_of = :instead_of AND f.person_id = :person_id ORDER BY f.id LIMIT 1;

-- What one of them loves to hates, for the family's grid.
-- name: home_tastes :many
SELECT f.kind, f.text, f.interest_id, i.name AS interest
FROM standing f LEFT JOIN interest i ON i.id = f.interest_id
WHERE f.person_id = :person_id AND f.kind IN ('loves', 'likes', 'neutral', 'dislikes', 'hates')
ORDER BY f.learned_at DESC, f.id DESC LIMIT :limit;

-- A fact is taken back: it stands no longer, and what it was is kept.
-- Ties: one row, read from either side.
-- name: tie_list :many
SELECT t.id, t.other_id AS with_id, t.word, t.back_word, t.remark, t.on_paper, p.name,
    p.call_name, p.picture
FROM tie t JOIN person p ON p.id = t.other_id WHERE t.person_id = :person_id
UNION ALL
SELECT t.id, t.person_id, t.back_word, t.word, t.remark, t.on_paper, p.name, p.call_name,
    p.picture
FROM tie t JOIN person p ON p.id = t.person_id WHERE t.other_id = :person_id
ORDER BY 1 LIMIT :limit;

-- name: tie_get :one
SELECT t.id, t.person_id, t.other_id, t.word, t.back_word, t.remark, t.on_paper,
    p.name AS person_name, o.name AS other_name
FROM tie t JOIN person p ON p.id = t.person_id JOIN person o ON o.id = t.other_id
WHERE t.id = :id;

-- name: tie_between :one
SELECT id, person_id, word, back_word, remark FROM tie
WHERE person_id = :one AND other_id = :other OR person_id = :other AND other_id = :one;

-- name: tie_insert :insert
INSERT INTO tie (person_id, other_id, word, back_word, remark, on_paper, staff_id, at)
VALUES (:person_id, :other_id, :word, :back_word, :remark, :on_paper, :staff_id, :at);

-- name: tie_update :exec
UPDATE tie SET word = :word, back_word = :back_word, remark = :remark, on_paper = :on_paper,
    staff_id = :staff_id, at = :at WHERE id = :id;

-- name: tie_delete :exec
DELETE FROM tie WHERE id = :id;

-- Who is what to whom within one family.
-- name: home_ties :many
SELECT t.person_id, t.other_id, t.word, t.back_word
FROM person p JOIN tie t ON t.person_id = p.id JOIN person o ON o.id = t.other_id
WHERE p.household_id = :household_id AND o.household_id = :household_id LIMIT 66;
