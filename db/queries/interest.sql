-- Interests: things with a page of their own.

-- name: interest_find :one
SELECT id FROM interest WHERE sort_name = fold(:name);

-- name: interest_folded :one
SELECT id FROM interest WHERE sort_name = :sort_name;

-- name: interest_insert :insert
INSERT INTO interest (name, sort_name, area_id) VALUES (:name, fold(:name), :area_id);
