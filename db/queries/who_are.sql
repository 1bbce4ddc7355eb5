-- "Who are your customers?", in the owner's words.

-- name: who_answer_insert :insert
INSERT INTO who_answer (text, staff_id, at, day) VALUES (:text, :staff_id, :at, :day);

-- name: who_answer_latest :one
-- scan ok: reads the newest of an index.
SELECT text, day FROM who_answer ORDER BY day DESC, id DESC LIMIT 1;

-- name: who_answer_list :many
-- scan ok: the owner answers once in a year or so; walks an index from its newest end.
SELECT a.text, a.day, s.name AS author FROM who_answer a JOIN staff s ON s.id = a.staff_id
ORDER BY a.day DESC, a.id DESC LIMIT :limit OFFSET :skip;

-- name: who_answer_count :one
-- scan ok: the owner answers once in a year or so.
SELECT count(*) AS n FROM who_answer;

-- name: who_avatars :many
-- scan ok: a board has some twenty avatars.
SELECT id, name, tag, says FROM avatar WHERE retired_at IS NULL ORDER BY place LIMIT :limit;
