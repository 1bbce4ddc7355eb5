-- Kinds of customers, the traits by which they are counted, and how they grew.

-- name: segment_list :many
-- scan ok: a shop has at most forty segments.
SELECT s.id, s.name, s.rule, coalesce((SELECT a.name FROM avatar a
    WHERE a.segment_id = s.id AND a.retired_at IS NULL ORDER BY a.place LIMIT 1), '') AS speaker,
    coalesce((SELECT a.id FROM avatar a
    WHERE a.segment_id = s.id AND a.retired_at IS NULL ORDER BY a.place LIMIT 1), 0) AS speaker_id
FROM segment s WHERE s.removed_at IS NULL ORDER BY s.id;

-- name: segment_get :one
SELECT id, name AS segment_name, rule, version, removed_at IS NOT NULL AS removed FROM segment
WHERE id = :id;

-- name: segment_total :one
-- scan ok: a shop has at most forty segments.
SELECT count(*) AS n FROM segment WHERE removed_at IS NULL;

-- name: segment_insert :insert :unique
INSERT INTO segment (name, sort_name, rule, staff_id, at)
VALUES (:name, fold(:name), :rule, :staff_id, :at);

-- name: segment_update :exec :unique
UPDATE segment SET name = :name, sort_name = fold(:name), rule = :rule, version = version + 1
WHERE id = :id AND removed_at IS NULL;

-- name: segment_remove :exec
UPDATE segment SET removed_at = :at WHERE id = :id AND removed_at IS NULL;

-- name: segment_restore :exec :unique
UPDATE segment SET removed_at = NULL WHERE id = :id;

-- The highest id of a page tells how many pages of bits there are.
-- name: segment_last :one
SELECT coalesce(max(id), 0) AS id FROM person;

-- name: trait_get :one
SELECT id, name, people FROM trait WHERE kind = :kind AND key = :key;

-- name: trait_page :one
SELECT page FROM bits WHERE place = :place;

-- The keys of a kind, those of most people first.
-- name: trait_most :many
SELECT key, name, people FROM trait WHERE kind = :kind AND people > 0
ORDER BY people DESC LIMIT :limit;

-- One of a segment, by the bits.
-- name: segment_person :one
SELECT p.id, p.name, p.full_name, p.looks, p.say_name, p.picture, p.phone, p.town, p.language,
    p.tags, p.usual, p.last_day, p.since_year,
    coalesce((SELECT h.name FROM household h WHERE h.id = p.household_id), '') AS household
FROM person p WHERE p.id = :id;

-- Those whose month is not kept yet.
-- name: segment_unkept :many
-- scan ok: a shop has at most forty segments.
SELECT s.id, s.rule FROM segment s WHERE s.removed_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM segment_month m WHERE m.segment_id = s.id AND m.month = :month);

-- name: segment_months :many
SELECT month, people, joined, left FROM segment_month
WHERE segment_id = :segment_id AND month >= :low ORDER BY month;

-- name: segment_any_month :one
SELECT max(month) AS month FROM segment_month WHERE segment_id = :segment_id;

-- name: segment_month_put :exec
INSERT INTO segment_month (segment_id, month, people, joined, left)
VALUES (:segment_id, :month, :people, :joined, :left)
ON CONFLICT DO UPDATE SET people = excluded.people, joined = excluded.joined,
    left = excluded.left;

-- name: segment_page :one
SELECT page FROM segment_bits WHERE place = :place;

-- name: segment_page_put :exec
INSERT INTO segment_bits (place, page) VALUES (:place, :page)
ON CONFLICT DO UPDATE SET page = excluded.page;

-- A rule that has changed counts others: what was kept of it begins anew.
-- name: segment_forget_months :exec
DELETE FROM segment_month WHERE segment_id = :id;

-- name: segment_forget_pages :exec
DELETE FROM segment_bits WHERE place >= :id * 65536 AND place < :id * 65536 + 65536;

-- What of somebody a segment may ask for; for a demonstration's people.
-- name: person_mark :exec
UPDATE person SET tags = :tags, town = iif(:town = '', town, :town) WHERE id = :id;
