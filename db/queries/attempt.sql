-- What we try with somebody: against what bothers them, or outside their usual.

-- name: attempt_insert :insert
INSERT INTO attempt (person_id, fact_id, text, sort_text, staff_id, at)
VALUES (:person_id, :fact_id, :text, fold(:text), :staff_id, :at);

-- name: attempt_get :one
SELECT a.id, a.person_id, a.fact_id, a.text, a.outcome, p.name
FROM attempt a JOIN person p ON p.id = a.person_id WHERE a.id = :id;

-- name: attempt_list :many
SELECT a.id, a.fact_id, a.text, a.at, coalesce(a.outcome, '') AS outcome, a.outcome_at, s.name AS author,
    coalesce(o.name, '') AS outcome_author, coalesce(f.text, '') AS bother
FROM attempt a JOIN staff s ON s.id = a.staff_id LEFT JOIN staff o ON o.id = a.outcome_by
    LEFT JOIN fact f ON f.id = a.fact_id
WHERE a.person_id = :person_id ORDER BY a.at DESC, a.id DESC LIMIT :limit;

-- What waits for an outcome.
-- name: attempt_open :many
SELECT a.id, a.text, coalesce(f.text, '') AS bother
FROM attempt a JOIN fact f ON f.id = a.fact_id AND f.removed_at IS NULL
WHERE a.person_id = :person_id AND a.outcome IS NULL ORDER BY a.at DESC, a.id DESC LIMIT :limit;

-- name: attempt_same :one
SELECT coalesce(outcome, '') AS outcome, at, outcome_at FROM attempt
WHERE person_id = :person_id AND fact_id IS NULL AND sort_text = fold(:text)
ORDER BY id DESC LIMIT 1;

-- name: attempt_outcome :exec
UPDATE attempt SET outcome = :outcome, outcome_by = :staff_id, outcome_at = :at WHERE id = :id;

-- What one may try to bring up with somebody: newest first.
-- name: visit_topics :many
SELECT f.id, f.kind, f.text, coalesce(i.name, '') AS interest
FROM standing f LEFT JOIN interest i ON i.id = f.interest_id
WHERE f.person_id = :person_id AND f.kind IN ('loves', 'likes', 'joke', 'opinion', 'moment')
ORDER BY f.learned_at DESC, f.id DESC LIMIT :limit;

-- name: visit_bothered_insert :exec
INSERT INTO visit_bothered (visit_id, fact_id) VALUES (:visit_id, :fact_id)
ON CONFLICT DO NOTHING;

-- Whose a fact is and of what kind, if it stands.
-- name: fact_owner :one
SELECT person_id, kind FROM standing WHERE id = :id;

-- With a visit that is taken back goes what was said at it of attempts.
-- name: visit_attempt_delete :exec
DELETE FROM attempt WHERE person_id IN (SELECT person_id FROM visit_person WHERE visit_id = :id)
    AND at = (SELECT at FROM visit WHERE id = :id)
    AND staff_id = (SELECT staff_id FROM visit WHERE id = :id);

-- name: visit_outcome_undo :exec
UPDATE attempt SET outcome = NULL, outcome_by = NULL, outcome_at = NULL
WHERE person_id IN (SELECT person_id FROM visit_person WHERE visit_id = :id)
    AND outcome_at = (SELECT at FROM visit WHERE id = :id)
    AND outcome_by = (SELECT staff_id FROM visit WHERE id = :id);

-- What bothers somebody, newest first.
-- name: fact_bothers :many
SELECT id, text FROM standing WHERE person_id = :person_id AND kind = 'bothers'
ORDER BY learned_at DESC, id DESC LIMIT :limit;
