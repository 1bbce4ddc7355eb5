-- How often somebody comes, and when.

-- name: rhythm_person :one
SELECT name, kind, visits, last_day, gap_days, regular, late_day, coalesce(regular_hand, -1) AS hand,
    coalesce(late_hand, 0) AS late_hand
FROM person WHERE id = :id;

-- The latest visits of somebody to the shop, from a time on.
-- name: rhythm_visits :many
SELECT v.day, v.at FROM visit_person x JOIN visit v ON v.id = x.visit_id
WHERE x.person_id = :person_id AND x.at >= :low AND v.channel = 'shop'
ORDER BY x.at DESC LIMIT :limit;

-- What one of the team says by hand; nothing is as worked out.
-- name: rhythm_say :exec
UPDATE person SET regular_hand = :regular_hand, late_hand = :late_hand WHERE id = :id;

-- The days of one weekday on which somebody came, the latest first.
-- name: likely_days :many
SELECT bucket AS day FROM tally WHERE list = 'visits' AND bucket >= :low AND bucket <= :high AND n > 0
    AND (:high - bucket) % 7 = 0 ORDER BY bucket DESC;

-- Who came to the shop in some hours, of a very full shop the first four hundred.
-- name: likely_visits :many
SELECT x.person_id, v.at FROM visit v JOIN visit_person x ON x.visit_id = v.id
WHERE v.at >= :low AND v.at < :high AND v.channel = 'shop' ORDER BY v.at LIMIT 400;

-- Regulars who are missed since these days, the latest first.
-- name: list_missed :many
SELECT id, name, say_name, looks, usual, facts, last_day, created_day, sort_name,
    coalesce((SELECT h.name FROM household h WHERE h.id = household_id), '') AS household, picture,
    known, gap_days
FROM person WHERE late_day > 0 AND late_day >= :low AND late_day <= :high
ORDER BY late_day DESC LIMIT 50 OFFSET :skip;

