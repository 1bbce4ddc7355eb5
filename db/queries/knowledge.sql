-- The twelve questions, how they stand with somebody, and trust.

-- name: question_list :many
-- scan ok: there are twelve questions.
SELECT id, part, name, words, opens, place FROM question ORDER BY id;

-- name: question_get :one
SELECT id, part, name, area_id FROM question WHERE id = :id;

-- name: question_update :exec
UPDATE question SET words = :words, opens = :opens, place = :place WHERE id = :id;

-- name: knowledge_list :many
-- scan ok: there are twelve questions.
SELECT q.id, q.part, q.name, q.words, q.opens, q.place, coalesce(k.state, 'unknown') AS state,
    coalesce(k.never, 0) AS never, coalesce(k.later_day, 0) AS later_day,
    coalesce(k.at, 0) AS at, coalesce(s.name, '') AS author
FROM question q LEFT JOIN knowledge k ON k.question_id = q.id AND k.person_id = :person_id
    LEFT JOIN staff s ON s.id = k.staff_id
ORDER BY q.id;

-- name: knowledge_get :one
SELECT state, never, later_day FROM knowledge
WHERE person_id = :person_id AND question_id = :question_id;

-- name: knowledge_put :exec
INSERT INTO knowledge (person_id, question_id, state, never, later_day, staff_id, at)
VALUES (:person_id, :question_id, :state, :never, :later_day, :staff_id, :at)
ON CONFLICT DO UPDATE SET state = excluded.state, never = excluded.never,
    later_day = excluded.later_day, staff_id = excluded.staff_id, at = excluded.at;

-- name: knowledge_asked :exec
UPDATE person SET asked_day = :today WHERE id = :id;

-- name: knowledge_business :exec
UPDATE person SET business_only = :business_only, business_why = :business_why WHERE id = :id;

-- What we know in answer to a question, several things if there are.
-- name: knowledge_answers :many
SELECT f.text, f.source, f.learned_at, f.visit_id, f.interest_id, s.name AS author
FROM standing f JOIN staff s ON s.id = f.staff_id
WHERE f.person_id = :person_id AND f.question_id = :question_id ORDER BY f.id LIMIT 20;

-- Of the five stages in which everybody buys, how many we know something about.
-- name: knowledge_stages :one
SELECT count(DISTINCT stage_id) AS n FROM standing
WHERE person_id = :person_id AND stage_id BETWEEN 1 AND 5;

-- Who else gave this answer: went to this school.
-- name: knowledge_others :many
SELECT p.id, p.name FROM standing f JOIN person p ON p.id = f.person_id
WHERE f.interest_id = :interest_id AND f.question_id = :question_id AND f.person_id <> :person_id
    AND p.kind = 'customer'
ORDER BY f.learned_at DESC LIMIT 20;

-- name: trust_insert :exec
INSERT INTO trust_step (person_id, step, reason, staff_id, at)
VALUES (:person_id, :step, :reason, :staff_id, :at);

-- name: trust_list :many
SELECT t.step, t.reason, t.at, s.name AS author
FROM trust_step t JOIN staff s ON s.id = t.staff_id
WHERE t.person_id = :person_id ORDER BY t.id DESC LIMIT :limit;

-- The lists of people that belong here; their columns begin as those of list_by_name.
-- name: list_trust :many
SELECT id, name, say_name, looks, usual, facts, last_day, created_day, sort_name, household, picture,
    known
FROM person_line WHERE kind = 'customer' AND trust = :trust AND sort_name >= :low
ORDER BY sort_name LIMIT 50 OFFSET :skip;

-- name: list_gaps :many
SELECT id, name, say_name, looks, usual, facts, last_day, created_day, sort_name,
    coalesce((SELECT h.name FROM household h WHERE h.id = household_id), '') AS household, picture,
    known, settled, business_only
FROM person WHERE gap_rank > 0 AND gap_rank <= :high ORDER BY gap_rank DESC LIMIT 50 OFFSET :skip;
