-- Of the whole house: who came back, who had nothing extra for long, and the wall of faces.

-- The new faces of a month, of the latest two thousand of them, and who of them came back.
-- name: house_new_count :one
SELECT count(*) AS n, coalesce(sum(visits >= 2), 0) AS back FROM (SELECT visits FROM person
    WHERE kind = 'customer' AND created_at >= :low AND created_at < :high
    ORDER BY created_at DESC LIMIT 2000);

-- name: house_new :many
SELECT id, name, looks, say_name, last_day, created_day, picture,
    coalesce((SELECT h.name FROM household h WHERE h.id = household_id), '') AS household
FROM (SELECT id, name, looks, say_name, last_day, created_day, picture, household_id, visits
    FROM person WHERE kind = 'customer' AND created_at >= :low AND created_at < :high
    ORDER BY created_at DESC LIMIT 2000)
WHERE (visits >= 2) = :back LIMIT 50 OFFSET :skip;

-- name: house_extra_visits :one
SELECT extra_visits FROM shop WHERE id = 1;

-- name: house_extra_save :exec
UPDATE shop SET extra_visits = :extra_visits WHERE id = 1;

-- Regulars for whom nothing extra was done for so many visits; from one on, who is not shown
-- again.
-- name: house_bare :many
SELECT p.id, p.name, p.looks, p.say_name, p.last_day, p.picture, p.bare_visits,
    coalesce((SELECT h.name FROM household h WHERE h.id = p.household_id), '') AS household,
    coalesce((SELECT max(g.day) FROM gift g WHERE g.person_id = p.id AND g.way = 'out'
        AND g.removed_at IS NULL), 0) AS gift_day,
    coalesce((SELECT max(d.done_at) FROM gesture d WHERE d.person_id = p.id
        AND d.state = 'done'), 0) AS gesture_at
FROM person p WHERE p.bare_visits > 0 AND p.bare_visits >= :visits
    AND (p.bare_visits, p.id) < (:below, :id)
ORDER BY p.bare_visits DESC, p.id DESC LIMIT :limit;

-- Faces by name, from a name on: of five thousand names those with a picture.
-- name: wall_faces :many
SELECT p.id, p.name, p.call_name, w.picture, w.sort_name
FROM (SELECT id, picture, sort_name FROM person WHERE kind = 'customer' AND sort_name >= :low
    ORDER BY sort_name LIMIT 5000) w
    JOIN person p ON p.id = w.id
WHERE w.picture <> '' AND p.business_only = 0 AND (p.call_name <> '' OR p.full_name <> '')
LIMIT 51 OFFSET :skip;

-- The name behind these five thousand.
-- name: wall_on :one
SELECT sort_name FROM person WHERE kind = 'customer' AND sort_name >= :low
ORDER BY sort_name LIMIT 1 OFFSET 5000;
