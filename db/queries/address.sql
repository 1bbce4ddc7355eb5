-- Addresses: where things are sent.

-- name: address_insert :insert
INSERT INTO address (person_id, name, lines, from_day, to_day, staff_id, at)
VALUES (:person_id, :name, :lines, :from_day, :to_day, :staff_id, :at);

-- name: address_update :exec
UPDATE address SET name = :name, lines = :lines, from_day = :from_day, to_day = :to_day
WHERE id = :id;

-- name: address_get :one
SELECT d.id, d.person_id, d.name AS address_name, d.lines, d.from_day, d.to_day,
    d.removed_at IS NOT NULL AS removed, p.name
FROM address d JOIN person p ON p.id = d.person_id WHERE d.id = :id;

-- The latest added first.
-- name: address_list :many
SELECT d.id, d.name AS address_name, d.lines, d.from_day, d.to_day, d.at, s.name AS author
FROM address d JOIN staff s ON s.id = d.staff_id
WHERE d.person_id = :person_id AND d.removed_at IS NULL
ORDER BY d.at DESC, d.id DESC LIMIT :limit;

-- name: address_remove :exec
UPDATE address SET removed_at = :now WHERE id = :id AND removed_at IS NULL;

-- name: address_restore :exec
UPDATE address SET removed_at = NULL WHERE id = :id AND removed_at IS NOT NULL;

-- name: address_count :one
SELECT count(*) AS n FROM address WHERE person_id = :person_id AND removed_at IS NULL;
