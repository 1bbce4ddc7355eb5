-- Questions for real customers, out of what an avatar does not tell or only guesses.

-- What may be asked of somebody at this step of trust, and was not.  Words of the twelve whose
-- answer we know, or that they were not to be asked, are not asked again.
-- name: avatar_question_next :many
-- scan ok: a shop asks at most forty questions for its board, and the twelve are twelve.
SELECT q.id, q.words, b.name AS block, s.id AS segment_id, s.rule,
    (SELECT coalesce(max(o.at), 0) FROM avatar_asked o WHERE o.person_id = :person_id) AS asked_at
FROM avatar_question q JOIN avatar a ON a.id = q.avatar_id AND a.retired_at IS NULL
    JOIN segment s ON s.id = a.segment_id AND s.removed_at IS NULL
    JOIN block b ON b.id = q.block_id
    LEFT JOIN avatar_asked k ON k.question_id = q.id AND k.person_id = :person_id
WHERE q.ended_at IS NULL AND q.opens <= :trust
    AND (k.answer IS NULL OR (k.answer = 'later' AND k.at < :rested))
    AND NOT EXISTS (SELECT 1 FROM question t JOIN knowledge w ON w.question_id = t.id
        AND w.person_id = :person_id WHERE t.words = q.words
        AND (w.state <> 'unknown' OR w.never = 1 OR w.later_day > :rested_day))
ORDER BY q.id LIMIT 40;

-- name: avatar_question_get :one
SELECT q.words, q.block_id, q.avatar_id, b.name AS block FROM avatar_question q
    JOIN block b ON b.id = q.block_id WHERE q.id = :id AND q.ended_at IS NULL;

-- Those of an avatar that are asked now, and what came of them.
-- name: avatar_question_list :many
SELECT q.id, q.block_id, q.words, q.opens, q.at,
    (SELECT count(*) FROM avatar_asked k WHERE k.question_id = q.id AND k.answer = 'told') AS told,
    (SELECT count(*) FROM avatar_asked k WHERE k.question_id = q.id) AS asked
FROM avatar_question q WHERE q.avatar_id = :avatar_id AND q.ended_at IS NULL ORDER BY q.id LIMIT 40;

-- name: avatar_question_total :one
-- scan ok: a shop asks at most forty questions for its board.
SELECT count(*) AS n FROM avatar_question WHERE ended_at IS NULL;

-- name: avatar_question_insert :insert
INSERT INTO avatar_question (avatar_id, block_id, words, opens, staff_id, at)
VALUES (:avatar_id, :block_id, :words, :opens, :staff_id, :at);

-- name: avatar_question_end :exec
UPDATE avatar_question SET ended_at = :at WHERE id = :id AND avatar_id = :avatar_id;

-- name: avatar_asked_put :exec
INSERT INTO avatar_asked (question_id, person_id, answer, staff_id, at)
VALUES (:question_id, :person_id, :answer, :staff_id, :at)
ON CONFLICT DO UPDATE SET answer = excluded.answer, staff_id = excluded.staff_id, at = excluded.at;

-- The one of the twelve that asks the same.
-- name: question_worded :one
-- scan ok: there are twelve questions.
SELECT id FROM question WHERE words = :words;
