-- What the shop can do for somebody, and how it went.

-- name: offer_list :many
-- scan ok: a shop has some forty offers.
SELECT o.id, o.name, o.sort_name, o.words, o.stage_id, coalesce(s.name, '') AS stage,
    coalesce(s.icon, '') AS icon
FROM offer o LEFT JOIN stage s ON s.id = o.stage_id
WHERE o.removed_at IS NULL ORDER BY o.sort_name;

-- name: offer_count :one
-- scan ok: a shop has some forty offers.
SELECT count(*) AS n FROM offer WHERE removed_at IS NULL;

-- name: offer_get :one
SELECT o.id, o.name AS offer_name, o.words AS offer_words, o.stage_id AS offer_stage,
    coalesce(s.name, '') AS stage
FROM offer o LEFT JOIN stage s ON s.id = o.stage_id
WHERE o.id = :id AND o.removed_at IS NULL;

-- One of this name, which may have been removed.
-- name: offer_named :one
SELECT id, removed_at FROM offer WHERE sort_name = fold(:name);

-- name: offer_insert :insert
INSERT INTO offer (name, sort_name, stage_id, words, staff_id, at)
VALUES (:name, fold(:name), :stage_id, :words, :staff_id, :at);

-- name: offer_update :exec :unique
UPDATE offer SET name = :name, sort_name = fold(:name), stage_id = :stage_id, words = :words,
    removed_at = NULL
WHERE id = :id;

-- name: offer_remove :exec
UPDATE offer SET removed_at = :at WHERE id = :id AND removed_at IS NULL;

-- How an offer went, the latest so many times.
-- name: offer_outcomes :many
SELECT outcome, count(*) AS n FROM (SELECT coalesce(outcome, '') AS outcome FROM attempt
    WHERE offer_id = :offer_id ORDER BY at DESC LIMIT :limit) GROUP BY outcome;

-- name: offer_tries :many
SELECT a.person_id, p.name, coalesce(a.outcome, '') AS outcome, coalesce(a.outcome_at, a.at) AS at
FROM attempt a JOIN person p ON p.id = a.person_id
WHERE a.offer_id = :offer_id ORDER BY a.at DESC LIMIT :limit;

-- What was tried with somebody, the latest first.
-- name: offer_tried :many
SELECT coalesce(offer_id, 0) AS offer_id, sort_text, coalesce(outcome, '') AS outcome FROM attempt
WHERE person_id = :person_id ORDER BY at DESC LIMIT :limit;

-- The line that an offer is to answer, if it stands.
-- name: offer_line :one
SELECT person_id, kind, text, coalesce(stage_id, 0) AS stage_id FROM standing
WHERE id = :id AND person_id IS NOT NULL AND (stage_id IS NOT NULL OR kind = 'bothers');

-- name: offer_try :insert
INSERT INTO attempt (person_id, fact_id, offer_id, text, sort_text, staff_id, at)
VALUES (:person_id, :fact_id, :offer_id, :text, fold(:text), :staff_id, :at);
