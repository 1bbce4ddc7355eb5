-- Links by which a calendar program reads the moments.

-- name: feed_insert :insert
INSERT INTO feed (name, hash, minors, staff_id, at) VALUES (:name, :hash, :minors, :staff_id, :at);

-- name: feed_list :many
-- scan ok: links are a handful, and made by hand.
SELECT f.id, f.name, f.minors, f.at, s.name AS author FROM feed f JOIN staff s ON s.id = f.staff_id
WHERE f.ended_at IS NULL ORDER BY f.id LIMIT 50;

-- name: feed_get :one
SELECT name, hash, at FROM feed WHERE id = :id AND ended_at IS NULL;

-- name: feed_by_hash :one
SELECT minors FROM feed WHERE hash = :hash AND ended_at IS NULL;

-- name: feed_end :exec
UPDATE feed SET ended_at = :at WHERE id = :id AND ended_at IS NULL;

-- What comes each year, in the order of the year.
-- name: feed_yearly :many
SELECT m.id, m.kind, m.title, m.where_at, m.yearly, m.year, m.month, m.dayofmonth, m.minute, m.to_day,
    m.lead, m.offer, m.at, p.name
FROM moment m JOIN person p ON p.id = m.person_id
WHERE m.yearly = 1 AND m.removed_at IS NULL AND m.mark BETWEEN :low AND :high
    AND m.kind <> 'birthday' AND (m.weight = 'major' OR :minors)
ORDER BY m.mark LIMIT :limit;

-- What comes once; of the days before today only what is still under way.
-- name: feed_once :many
SELECT m.id, m.kind, m.title, m.where_at, m.yearly, m.year, m.month, m.dayofmonth, m.minute, m.to_day,
    m.lead, m.offer, m.at, p.name
FROM moment m JOIN person p ON p.id = m.person_id
WHERE m.yearly = 0 AND m.removed_at IS NULL AND m.day BETWEEN :low AND :high
    AND (m.day >= :today OR m.to_day >= :today OR m.dayofmonth IS NULL)
    AND (m.weight = 'major' OR :minors)
ORDER BY m.day LIMIT :limit;

-- Of one month, from a day of it to another.
-- name: feed_birthdays :many
SELECT p.id, 'birthday' AS kind, '' AS title, '' AS where_at, 1 AS yearly, p.birth_year AS year,
    p.birth_month AS month, p.birth_day AS dayofmonth, NULL AS minute, NULL AS to_day, NULL AS lead,
    '' AS offer, p.created_at AS at, p.name
FROM person p WHERE p.birth_month = :month AND p.birth_day BETWEEN :low AND :high
ORDER BY p.birth_day LIMIT :limit;
