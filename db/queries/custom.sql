-- How we do things here.

-- name: custom_list :many
-- scan ok: a house has some twenty customs.
SELECT c.id, c.title, c.text, c.done_at, s.name AS owner FROM custom c JOIN staff s ON s.id = c.owner_id
WHERE c.removed_at IS NULL ORDER BY c.place, c.id;

-- What was done at moments, of the latest that were planned.
-- name: custom_uses :many
-- scan ok: from the end of the table, so many rows and no more.
SELECT sort_text, done_at, moment_id FROM (SELECT sort_text, state, done_at, moment_id FROM gesture
    ORDER BY id DESC LIMIT :limit) WHERE state = 'done';

-- name: custom_get :one
SELECT c.id, c.title, c.text, c.place, c.owner_id, c.done_at, s.name AS owner
FROM custom c JOIN staff s ON s.id = c.owner_id WHERE c.id = :id AND c.removed_at IS NULL;

-- name: custom_count :one
-- scan ok: a house has some twenty customs.
SELECT count(*) AS n FROM custom WHERE removed_at IS NULL;

-- name: custom_insert :insert
-- scan ok: a house has some twenty customs.
INSERT INTO custom (title, text, place, owner_id, done_at)
SELECT :title, :text, coalesce(max(place), 0) + 1, :owner_id, :done_at FROM custom;

-- name: custom_update :exec
UPDATE custom SET title = :title, text = :text, owner_id = :owner_id, done_at = :done_at WHERE id = :id;

-- name: custom_remove :exec
UPDATE custom SET removed_at = :at WHERE id = :id AND removed_at IS NULL;

-- The one that stands before a place.
-- name: custom_before :one
-- scan ok: a house has some twenty customs.
SELECT id, place FROM custom WHERE removed_at IS NULL AND place < :place
ORDER BY place DESC LIMIT 1;

-- name: custom_place :exec
UPDATE custom SET place = :place WHERE id = :id;

-- name: custom_used :exec
UPDATE custom SET done_at = :done_at WHERE id = :id;
