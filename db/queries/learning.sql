-- What was learned over time, of one person and by the shop; and rounds to practise.

-- What is known of somebody over time: each thing while there are few of them.
-- name: curve_each :many
SELECT learned_at AS at FROM standing WHERE person_id = :person_id ORDER BY learned_at LIMIT 60;

-- Of many, in sixty stretches, each counted in the index: nothing
-- is sorted.  What is older than the first of them belongs to it.
-- name: curve_steps :many
WITH RECURSIVE stretch (i, low, high) AS (
    SELECT 0, 0, :low + :width
    UNION ALL SELECT i + 1, high, high + :width FROM stretch WHERE i < 59)
SELECT (SELECT max(learned_at) FROM standing
        WHERE person_id = :person_id AND learned_at >= low AND learned_at < high) AS at,
    (SELECT count(*) FROM standing
        WHERE person_id = :person_id AND learned_at >= low AND learned_at < high) AS n
FROM stretch;

-- When we learned at a visit that something bothers them, and when it did so again.
-- name: curve_bothers :many
SELECT learned_at AS at, text FROM standing
WHERE person_id = :person_id AND kind = 'bothers' AND visit_id IS NOT NULL
UNION
SELECT v.at, f.text FROM standing f JOIN visit_bothered b ON b.fact_id = f.id
    JOIN visit v ON v.id = b.visit_id
WHERE f.person_id = :person_id AND f.kind = 'bothers'
ORDER BY at DESC LIMIT :limit;

-- name: tally_weeks :many
SELECT (bucket - :low) / 7 AS week, sum(n) AS n FROM tally
WHERE list = :list AND bucket >= :low AND bucket < :high GROUP BY 1;

-- The days of a month on which there is something, the latest first.
-- name: tally_days :many
SELECT bucket AS day, n FROM tally
WHERE list = :list AND bucket >= :low AND bucket < :high AND n > 0 ORDER BY bucket DESC;

-- Visits that taught something, and facts that were used later: from a day backwards.
-- name: taught_visits :many
SELECT v.id, v.at, v.day, v.channel, s.name AS author
FROM visit v JOIN staff s ON s.id = v.staff_id
WHERE v.facts > 0 AND v.day >= :low AND v.day <= :day
ORDER BY v.day DESC, v.id DESC LIMIT 50 OFFSET :skip;

-- name: used_facts :many
SELECT f.kind, f.text, f.source, f.learned_at, f.learned_day, f.used_at, f.visit_id, s.name AS author,
    f.person_id, coalesce(p.name, h.name, '') AS name
FROM fact f JOIN staff s ON s.id = f.staff_id LEFT JOIN person p ON p.id = f.person_id
    LEFT JOIN household h ON h.id = f.household_id
WHERE f.used_at > 0 AND f.removed_at IS NULL AND f.learned_day >= :low AND f.learned_day <= :day
ORDER BY f.learned_day DESC, f.id DESC LIMIT 50 OFFSET :skip;

-- Rounds: whoever plays sees their own and nobody else's.
-- name: round_get :one
SELECT id, game, asked, right, state, at FROM practice_round WHERE id = :id AND staff_id = :staff_id;

-- name: round_insert :insert
INSERT INTO practice_round (staff_id, game, at) VALUES (:staff_id, :game, :at);

-- name: round_update :exec
UPDATE practice_round SET asked = :asked, right = :right, state = :state, at = :at
WHERE id = :id AND staff_id = :staff_id;

-- name: round_list :many
SELECT id, game, asked, right, state, at FROM practice_round
WHERE staff_id = :staff_id ORDER BY at DESC, id DESC LIMIT 12;

-- The last one of a game, which may still go on.
-- name: round_latest :one
SELECT id, asked, state FROM practice_round WHERE staff_id = :staff_id AND game = :game
ORDER BY at DESC, id DESC LIMIT 1;

-- Chance falls on a number, and the next person from there on is taken; nobody is asked
-- about with whom we keep it business.
-- name: round_last_person :one
SELECT coalesce(max(id), 0) AS id FROM person;

-- name: round_people :many
SELECT id, facts, regular, usual <> '' AS usual
FROM (SELECT id, facts, regular, usual, kind, business_only, call_name, full_name FROM person
    WHERE id >= :id ORDER BY id LIMIT 60)
WHERE kind = 'customer' AND business_only = 0 AND (call_name <> '' OR full_name <> '');

-- name: round_names :many
SELECT id, name, sort_name
FROM (SELECT id, name, sort_name, kind, business_only, call_name, full_name FROM person
    WHERE id >= :id ORDER BY id LIMIT 60)
WHERE kind = 'customer' AND business_only = 0 AND (call_name <> '' OR full_name <> '');

-- name: round_usuals :many
SELECT id, usual
FROM (SELECT id, usual, kind, business_only FROM person WHERE id >= :id ORDER BY id LIMIT 60)
WHERE kind = 'customer' AND business_only = 0 AND usual <> '';

-- name: round_facts :many
SELECT f.id, f.person_id, f.text, coalesce(f.interest_id, 0) AS interest_id, p.call_name
FROM (SELECT id, kind, business_only, call_name FROM person WHERE id >= :id ORDER BY id LIMIT 60) p
    JOIN standing f ON f.person_id = p.id AND f.kind = :kind
WHERE p.kind = 'customer' AND p.business_only = 0 LIMIT 60;

-- What somebody is asked about, as far as it stands.
-- name: round_person :one
SELECT id, name, sort_name, call_name, looks, usual, picture, household_id FROM person WHERE id = :id;

-- name: round_facts_of :many
SELECT id, kind, text, coalesce(interest_id, 0) AS interest_id FROM standing
WHERE person_id = :person_id AND kind = :kind ORDER BY learned_at DESC LIMIT 30;

-- name: round_fact :one
SELECT f.text, f.source, f.learned_at, f.visit_id, s.name AS author
FROM standing f JOIN staff s ON s.id = f.staff_id WHERE f.id = :id;

-- name: round_ties :many
SELECT t.other_id AS id, t.word FROM tie t JOIN person p ON p.id = t.other_id
WHERE t.person_id = :person_id AND p.business_only = 0 AND (p.call_name <> '' OR p.full_name <> '')
UNION ALL
SELECT t.person_id, t.back_word FROM tie t JOIN person p ON p.id = t.person_id
WHERE t.other_id = :person_id AND p.business_only = 0 AND (p.call_name <> '' OR p.full_name <> '')
LIMIT 30;

-- Who has a picture: some from a letter on, and those who were missed last time.
-- name: practice_faces :many
SELECT p.id, coalesce(r.right, 0) AS right, coalesce(r.missed, 0) AS missed
FROM (SELECT id, picture FROM person WHERE kind = 'customer' AND sort_name >= :low
    ORDER BY sort_name LIMIT 1000) w
    JOIN person p ON p.id = w.id
    LEFT JOIN practice r ON r.staff_id = :staff_id AND r.person_id = p.id
WHERE w.picture <> '' AND p.business_only = 0 AND (p.call_name <> '' OR p.full_name <> '')
LIMIT 30;

-- name: practice_photos :many
SELECT p.id, coalesce(r.right, 0) AS right, coalesce(r.missed, 0) AS missed
FROM (SELECT person_id FROM photo WHERE person_id >= :id ORDER BY person_id LIMIT 30) w
    JOIN person p ON p.id = w.person_id
    LEFT JOIN practice r ON r.staff_id = :staff_id AND r.person_id = p.id
WHERE p.kind = 'customer' AND p.picture <> '' AND p.business_only = 0
    AND (p.call_name <> '' OR p.full_name <> '');

-- name: practice_missed :many
SELECT p.id, w.right, w.missed
FROM (SELECT person_id, right, missed FROM practice WHERE staff_id = :staff_id AND person_id >= :id
    ORDER BY person_id LIMIT 300) w
    JOIN person p ON p.id = w.person_id
WHERE w.right = 0 AND w.missed > 0 AND p.kind = 'customer' AND p.picture <> ''
    AND p.business_only = 0 AND (p.call_name <> '' OR p.full_name <> '')
LIMIT 8;

-- name: practice_answer :exec
INSERT INTO practice (staff_id, person_id, right, missed, at)
VALUES (:staff_id, :person_id, :right, 1 - :right, :at)
ON CONFLICT DO UPDATE SET right = iif(:right, right + 1, 0), missed = missed + (1 - :right), at = :at;
