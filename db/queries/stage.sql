-- The stages of how somebody buys.

-- name: stage_list :many
-- scan ok: a shop has some ten stages.
SELECT id, name, icon FROM stage ORDER BY place, id;

-- name: stage_get :one
SELECT id, name, icon FROM stage WHERE id = :id;

-- name: stage_count :one
-- scan ok: a shop has some ten stages.
SELECT count(*) AS n FROM stage;

-- name: stage_insert :insert :unique
-- scan ok: a shop has some ten stages.
INSERT INTO stage (name, sort_name, place)
SELECT :name, fold(:name), coalesce(max(place), 0) + 1 FROM stage;

-- name: stage_rename :exec :unique
UPDATE stage SET name = :name, sort_name = fold(:name) WHERE id = :id;
