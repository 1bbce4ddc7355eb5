-- The parts of the shop's year, by which avatars hang.  A shop has a few, thirty at most.

-- name: season_rows :many
-- scan ok: a shop has a few seasons.
SELECT s.id, s.name, s.from_mark, s.to_mark,
    (SELECT count(*) FROM avatar_season a WHERE a.season_id = s.id) AS used
FROM season s ORDER BY s.from_mark, s.id LIMIT 30;

-- name: season_get :one
SELECT id, name, from_mark, to_mark FROM season WHERE id = :id;

-- name: season_count :one
-- scan ok: a shop has a few seasons.
SELECT count(*) AS n FROM season;

-- name: season_insert :insert :unique
INSERT INTO season (name, sort_name, from_mark, to_mark) VALUES (:name, fold(:name), :from, :to);

-- name: season_update :exec :unique
UPDATE season SET name = :name, sort_name = fold(:name), from_mark = :from, to_mark = :to
WHERE id = :id;

-- Somebody who hangs in it, also if retired: they may come back.
-- name: season_used :one
SELECT v.name FROM avatar_season a JOIN avatar v ON v.id = a.avatar_id WHERE a.season_id = :id
ORDER BY a.avatar_id LIMIT 1;

-- name: season_delete :exec
DELETE FROM season WHERE id = :id;
