-- Laughs, thanks, a kind word.

-- name: good_week :many
SELECT g.id, g.kind, g.text, g.at, g.staff_id, s.name AS author, g.person_id,
    coalesce(p.name, '') AS name
FROM good g JOIN staff s ON s.id = g.staff_id LEFT JOIN person p ON p.id = g.person_id
WHERE g.at >= :low AND g.at < :high ORDER BY g.at DESC LIMIT :limit;

-- name: good_insert :insert
INSERT INTO good (kind, person_id, text, staff_id, at)
VALUES (:kind, :person_id, :text, :staff_id, :at);

-- Whoever wrote it may take it back.
-- name: good_delete :exec
DELETE FROM good WHERE id = :id AND staff_id = :staff_id;

-- Who may have made the moment: the latest who came today.
-- name: good_who :many
SELECT id, name FROM person WHERE kind = 'customer' AND last_visit >= :low
ORDER BY last_visit DESC LIMIT 6;
