-- The team and who is signed in.

-- name: staff_list :many
-- scan ok: a team is a handful of people.
SELECT id, name, role, created_at, away_from, away_to FROM staff WHERE left_at IS NULL ORDER BY id;

-- name: staff_left :many
-- scan ok: a team is a handful of people.
SELECT name, left_at FROM staff WHERE left_at IS NOT NULL ORDER BY left_at DESC LIMIT 20;

-- name: staff_get :one
SELECT id, name, role, secret, tries, wait_until, created_at FROM staff WHERE id = :id AND left_at IS NULL;

-- name: owner_get :one
-- scan ok: a team is a handful of people.
SELECT id, name FROM staff WHERE role = 'owner' AND left_at IS NULL ORDER BY id LIMIT 1;

-- name: staff_insert :insert :unique
INSERT INTO staff (name, sort_name, role, secret, created_at)
VALUES (:name, fold(:name), :role, :secret, :now);

-- name: staff_secret :exec
UPDATE staff SET secret = :secret, tries = 0, wait_until = 0
WHERE id = :id AND left_at IS NULL;

-- name: staff_leave :exec
UPDATE staff SET left_at = :now WHERE id = :id AND role <> 'owner'
    AND left_at IS NULL;

-- name: staff_miss :exec
UPDATE staff SET tries = :tries, wait_until = :wait_until WHERE id = :id;

-- name: session_get :one
SELECT s.staff_id, t.name, t.role
FROM session s JOIN staff t ON t.id = s.staff_id
WHERE s.hash = :hash AND s.ends_at > :now AND t.left_at IS NULL;

-- name: session_insert :exec
INSERT INTO session (hash, staff_id, ends_at) VALUES (:hash, :staff_id, :ends_at);

-- name: session_delete :exec
DELETE FROM session WHERE hash = :hash;

-- name: session_end_all :exec
DELETE FROM session WHERE staff_id = :staff_id;

-- name: session_sweep :exec
DELETE FROM session WHERE ends_at <= :now;

-- name: answer_get :one
SELECT content, location FROM answer WHERE key = :key;

-- name: answer_insert :exec :unique
INSERT INTO answer (key, content, location, at) VALUES (:key, :content, :location, :at);

-- name: answer_sweep :exec
DELETE FROM answer WHERE at < :before;

-- name: staff_count :one
-- scan ok: a team is a handful of people.
SELECT count(*) AS n FROM staff WHERE left_at IS NULL AND role = 'staff';
