-- What somebody usually has, and what is being prepared.

-- name: usual_list :many
SELECT id, name, remark, days, part FROM usual
WHERE person_id = :person_id AND removed_at IS NULL ORDER BY place, id LIMIT 12;

-- name: usual_count :one
SELECT count(*) AS n FROM usual WHERE person_id = :person_id AND removed_at IS NULL;

-- name: usual_get :one
SELECT u.id, u.person_id, u.name, u.remark, u.days, u.part, u.removed_at IS NOT NULL AS removed,
    p.name AS person, p.usual AS first_name
FROM usual u JOIN person p ON p.id = u.person_id WHERE u.id = :id;

-- name: usual_first :one
SELECT id, name, remark FROM usual
WHERE person_id = :person_id AND removed_at IS NULL ORDER BY place, id LIMIT 1;

-- The new one stands last.
-- name: usual_insert :insert
INSERT INTO usual (person_id, name, remark, days, part, place, staff_id, at)
SELECT :person_id, :name, :remark, :days, :part, coalesce(max(place), 0) + 1, :staff_id, :at
FROM usual WHERE person_id = :person_id AND removed_at IS NULL;

-- name: usual_update :exec
UPDATE usual SET name = :name, remark = :remark, days = :days, part = :part WHERE id = :id;

-- name: usual_rename :exec
UPDATE usual SET name = :name WHERE id = :id;

-- name: usual_to_front :exec
UPDATE usual SET place = (SELECT min(u.place) - 1 FROM usual u
    WHERE u.person_id = usual.person_id AND u.removed_at IS NULL) WHERE id = :id;

-- name: usual_remove :exec
UPDATE usual SET removed_at = :now WHERE id = :id;

-- name: usual_restore :exec
UPDATE usual SET removed_at = NULL WHERE id = :id;

-- Whoever has the page of somebody open for a change is told that the usual is another now.
-- name: usual_tell :exec
UPDATE person SET version = version + 1, changed_by = :staff_id
WHERE id = :id AND usual <> :before;

-- name: preparation_insert :insert
INSERT INTO preparation (person_id, text, remark, staff_id, at)
VALUES (:person_id, :text, :remark, :staff_id, :at);

-- The same for the same person, not long ago, and still on the list.
-- name: preparation_same :one
SELECT id FROM preparation WHERE person_id = :person_id AND at > :after AND text = :text
    AND remark = :remark AND ended_at IS NULL ORDER BY at DESC LIMIT 1;

-- name: preparation_get :one
SELECT r.id, r.person_id, r.text, r.remark, r.state, r.at, r.ended_at, s.name AS author
FROM preparation r JOIN staff s ON s.id = r.staff_id WHERE r.id = :id;

-- name: preparation_open :many
-- scan ok: its index holds what waits and nothing else.
SELECT r.id, r.text, r.remark, r.state, r.at, p.name, s.name AS author
FROM preparation r JOIN person p ON p.id = r.person_id JOIN staff s ON s.id = r.staff_id
WHERE r.ended_at IS NULL ORDER BY r.at, r.id LIMIT :limit;

-- name: preparation_ended :many
SELECT r.id, r.text, r.remark, r.state, r.ended_at, p.name
FROM preparation r JOIN person p ON p.id = r.person_id
WHERE r.ended_at > :after AND r.ended_at IS NOT NULL ORDER BY r.ended_at DESC, r.id DESC
LIMIT :limit;

-- name: preparation_ready :exec
UPDATE preparation SET state = 'ready', ready_at = :now WHERE id = :id AND state = 'asked';

-- name: preparation_end :exec
UPDATE preparation SET state = :state, ended_at = :now WHERE id = :id AND ended_at IS NULL;

-- What is ready is not ready any more; what was ended is as it was before.
-- name: preparation_unready :exec
UPDATE preparation SET state = 'asked', ready_at = NULL WHERE id = :id AND state = 'ready';

-- name: preparation_reopen :exec
UPDATE preparation SET state = iif(ready_at IS NULL, 'asked', 'ready'), ended_at = NULL
WHERE id = :id AND ended_at > :after;
