-- Gifts: from them, from us, and ideas for giving back.

-- name: gift_insert :insert
INSERT INTO gift (person_id, way, text, to_id, day, visit_id, visits, staff_id, at)
VALUES (:person_id, :way, :text, :to_id, :day, :visit_id, iif(:way = 'out',
    (SELECT visits FROM person WHERE id = :person_id), 0), :staff_id, :at);

-- name: gift_get :one
SELECT g.id, g.person_id, g.way, g.text, coalesce(g.thanked_at, 0) AS thanked_at,
    coalesce(g.removed_at, 0) AS removed_at, p.name
FROM gift g JOIN person p ON p.id = g.person_id WHERE g.id = :id;

-- name: gift_list :many
SELECT g.id, g.way, g.text, g.day, coalesce(t.name, '') AS receiver, s.name AS author,
    coalesce(g.thanked_at, 0) AS thanked_at, coalesce(b.name, '') AS thanker
FROM gift g JOIN staff s ON s.id = g.staff_id LEFT JOIN staff t ON t.id = g.to_id
    LEFT JOIN staff b ON b.id = g.thanked_by
WHERE g.person_id = :person_id AND g.removed_at IS NULL
ORDER BY g.day DESC, g.id DESC LIMIT :limit OFFSET :skip;

-- name: gift_count :one
SELECT count(*) AS n FROM gift WHERE person_id = :person_id AND removed_at IS NULL;

-- What one of the team, or all of us, have not said thank you for.
-- name: gift_unthanked :many
SELECT g.id, g.person_id, g.text, g.day, g.to_id IS NULL AS for_all, p.name
FROM gift g JOIN person p ON p.id = g.person_id
WHERE g.way = 'in' AND g.thanked_at IS NULL AND g.removed_at IS NULL AND g.at > :low
    AND (g.to_id IS NULL OR g.to_id = :staff_id)
ORDER BY g.at DESC LIMIT :limit;

-- name: gift_thank :exec
UPDATE gift SET thanked_at = :at, thanked_by = :staff_id
WHERE id = :id AND way = 'in' AND thanked_at IS NULL;

-- name: gift_unthank :exec
UPDATE gift SET thanked_at = NULL, thanked_by = NULL WHERE id = :id;

-- name: gift_remove :exec
UPDATE gift SET removed_at = :at WHERE id = :id AND removed_at IS NULL;

-- name: gift_restore :exec
UPDATE gift SET removed_at = NULL WHERE id = :id;
