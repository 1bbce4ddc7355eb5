-- How we do things here.

-- name: custom_list :many
-- scan ok: a house has some twenty customs.
SELECT id, title, text FROM custom WHERE removed_at IS NULL ORDER BY place, id;

-- name: custom_get :one
SELECT id, title, text, place FROM custom WHERE id = :id AND removed_at IS NULL;

-- name: custom_count :one
-- scan ok: a house has some twenty customs.
SELECT count(*) AS n FROM custom WHERE removed_at IS NULL;

-- name: custom_insert :insert
-- scan ok: a house has some twenty customs.
INSERT INTO custom (title, text, place, staff_id, at)
SELECT :title, :text, coalesce(max(place), 0) + 1, :staff_id, :at FROM custom;

-- name: custom_update :exec
UPDATE custom SET title = :title, text = :text, staff_id = :staff_id, at = :at WHERE id = :id;

-- name: custom_remove :exec
UPDATE custom SET removed_at = :at WHERE id = :id AND removed_at IS NULL;

-- The one that stands before a place.
-- name: custom_before :one
-- scan ok: a house has some twenty customs.
SELECT id, place FROM custom WHERE removed_at IS NULL AND place < :place
ORDER BY place DESC LIMIT 1;

-- name: custom_place :exec
UPDATE custom SET place = :place WHERE id = :id;
