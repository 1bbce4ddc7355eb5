-- Second tablets and wall screens that show one page.

-- name: display_get :one
SELECT id, page FROM display WHERE hash = :hash AND ended_at IS NULL;

-- name: display_list :many
-- scan ok: a shop has a few displays.
SELECT d.id, d.name, d.page, d.hash IS NOT NULL AS enrolled, d.code_hash IS NOT NULL AND d.code_ends > :now
    AND d.tries < :tries AS waiting, d.code_ends, d.created_at, s.name AS author
FROM display d JOIN staff s ON s.id = d.created_by WHERE d.ended_at IS NULL ORDER BY d.id;

-- name: display_count :one
-- scan ok: a shop has a few displays.
SELECT count(*) AS n FROM display WHERE ended_at IS NULL;

-- name: display_one :one
SELECT name, page, code_hash, code_ends, tries FROM display WHERE id = :id AND ended_at IS NULL;

-- name: display_insert :insert
INSERT INTO display (name, page, created_by, created_at)
VALUES (:name, :page, :staff_id, :now);

-- name: display_code :exec
UPDATE display SET code_hash = :hash, code_ends = :ends, tries = 0
WHERE id = :id AND ended_at IS NULL;

-- Those whose code may be typed now.
-- name: display_waiting :many
-- scan ok: a shop has a few displays.
SELECT id, code_hash FROM display
WHERE code_hash IS NOT NULL AND code_ends > :now AND tries < :tries AND ended_at IS NULL
ORDER BY id;

-- A wrong code may have been meant for any of them.
-- name: display_miss :exec
-- scan ok: a shop has a few displays.
UPDATE display SET tries = tries + 1
WHERE code_hash IS NOT NULL AND code_ends > :now AND ended_at IS NULL;

-- name: display_enrol :exec
UPDATE display SET hash = :hash, code_hash = NULL, code_ends = 0, tries = 0 WHERE id = :id;

-- name: display_end :exec
UPDATE display SET ended_at = :now, hash = NULL, code_hash = NULL
WHERE id = :id AND ended_at IS NULL;
