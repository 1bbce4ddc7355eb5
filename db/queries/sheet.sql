-- Measurement sheets, what is style, and the rush sheet.

-- name: sheet_insert :insert
INSERT INTO sheet (person_id, kind, sort_kind, day, taken_by, remark, staff_id, at)
VALUES (:person_id, :kind, fold(:kind), :day, :taken_by, :remark, :staff_id, :at);

-- name: measure_insert :exec
INSERT INTO measure (sheet_id, place, name, sort_name, said, parts, unit)
VALUES (:sheet_id, :place, :name, fold(:name), :said, :parts, :unit);

-- name: sheet_photo_insert :exec
INSERT INTO sheet_photo (sheet_id, jpeg) VALUES (:sheet_id, :jpeg);

-- name: sheet_photo_get :one
SELECT jpeg FROM sheet_photo WHERE sheet_id = :sheet_id;

-- name: sheet_get :one
SELECT s.id, s.person_id, s.kind, s.sort_kind, s.day, s.remark, s.at, t.name AS taker,
    w.name AS writer, p.name, s.removed_at IS NOT NULL AS removed,
    EXISTS (SELECT 1 FROM sheet_photo x WHERE x.sheet_id = s.id) AS photo
FROM sheet s JOIN staff t ON t.id = s.taken_by JOIN staff w ON w.id = s.staff_id
    JOIN person p ON p.id = s.person_id
WHERE s.id = :id;

-- Of one person, kind by kind, the newest of each first.
-- name: sheet_list :many
SELECT s.id, s.kind, s.sort_kind, s.day, s.remark, t.name AS taker,
    EXISTS (SELECT 1 FROM sheet_photo x WHERE x.sheet_id = s.id) AS photo
FROM sheet s JOIN staff t ON t.id = s.taken_by
WHERE s.person_id = :person_id AND s.removed_at IS NULL
ORDER BY s.sort_kind, s.day DESC, s.id DESC LIMIT :limit OFFSET :skip;

-- name: sheet_count :one
SELECT count(*) AS n FROM sheet WHERE person_id = :person_id AND removed_at IS NULL;

-- The newest of each kind, the newest kind first.
-- name: sheet_newest :many
SELECT s.id, s.kind, s.day, s.remark, t.name AS taker
FROM sheet s JOIN staff t ON t.id = s.taken_by
WHERE s.person_id = :person_id AND s.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM sheet o
    WHERE o.person_id = s.person_id AND o.sort_kind = s.sort_kind AND o.removed_at IS NULL
        AND (o.day > s.day OR (o.day = s.day AND o.id > s.id)))
ORDER BY s.day DESC, s.id DESC LIMIT :limit;

-- The newest of one kind, and the one before a sheet.
-- name: sheet_of_kind :one
SELECT id, kind FROM sheet WHERE person_id = :person_id AND sort_kind = fold(:kind)
    AND removed_at IS NULL ORDER BY day DESC, id DESC LIMIT 1;

-- name: sheet_before :one
SELECT id, day FROM sheet WHERE person_id = :person_id AND sort_kind = :sort_kind
    AND removed_at IS NULL AND day <= :day AND (day < :day OR id < :id)
ORDER BY day DESC, id DESC LIMIT 1;

-- name: measure_list :many
SELECT name, sort_name, said, unit FROM measure WHERE sheet_id = :sheet_id ORDER BY place LIMIT :limit;

-- name: sheet_remove :exec
UPDATE sheet SET removed_at = :now WHERE id = :id AND removed_at IS NULL;

-- name: sheet_restore :exec
UPDATE sheet SET removed_at = NULL WHERE id = :id AND removed_at IS NOT NULL;

-- What was measured lately, to complete a kind by.
-- name: sheet_kinds :many
SELECT max(kind) AS kind FROM sheet
WHERE id > coalesce((SELECT max(id) FROM sheet), 0) - 200 AND removed_at IS NULL
GROUP BY sort_kind ORDER BY sort_kind LIMIT 40;

-- name: sheet_months :one
SELECT kind, sheet_months FROM shop WHERE id = 1;

-- What somebody wears, and what not: the newest first.
-- name: style_list :many
SELECT f.text, f.source, f.kind IN ('loves', 'likes') AS wears
FROM standing f JOIN interest i ON i.id = f.interest_id JOIN area a ON a.id = i.area_id
WHERE f.person_id = :person_id AND a.sort_name = 'style'
    AND f.kind IN ('loves', 'likes', 'dislikes', 'hates', 'bothers')
ORDER BY f.learned_at DESC, f.id DESC LIMIT :limit;

-- name: rush_usuals :many
SELECT name, remark FROM usual WHERE person_id = :person_id AND removed_at IS NULL
ORDER BY place, id LIMIT :limit;

-- name: rush_remark :one
SELECT kind, remark, day FROM sheet WHERE person_id = :person_id AND removed_at IS NULL
    AND remark <> '' ORDER BY day DESC, id DESC LIMIT 1;
