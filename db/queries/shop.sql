-- The shop and its first run.

-- name: shop_get :one
SELECT name AS shop_name, kind FROM shop WHERE id = 1;

-- name: shop_insert :exec
INSERT INTO shop (id, name, kind) VALUES (1, :shop_name, :kind);

-- name: first_run_put :exec
INSERT INTO first_run (id, hash, ends_at) VALUES (1, :hash, :ends_at)
ON CONFLICT DO UPDATE SET hash = excluded.hash, ends_at = excluded.ends_at, tries = 0;

-- name: first_run_get :one
SELECT hash, tries, ends_at FROM first_run WHERE id = 1;

-- name: first_run_miss :exec
UPDATE first_run SET tries = tries + 1 WHERE id = 1;

-- name: first_run_done :exec
DELETE FROM first_run WHERE id = 1;
