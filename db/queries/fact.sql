-- What is known.

-- name: fact_insert :insert
INSERT INTO fact (person_id, visit_id, staff_id, kind, text, source, learned_at)
VALUES (:person_id, :visit_id, :staff_id, :kind, :text, :source, :learned_at);

-- Goes with every fact_insert.
-- name: fact_text_insert :exec
INSERT INTO fact_text (rowid, text) VALUES (:id, fold(:text));

-- name: fact_list :many
SELECT f.kind, f.text, f.source, f.learned_at, f.visit_id, s.name AS author
FROM fact f JOIN staff s ON s.id = f.staff_id
WHERE f.person_id = :person_id ORDER BY f.learned_at DESC, f.id DESC LIMIT 50 OFFSET :skip;

-- name: fact_kinds :many
SELECT DISTINCT kind FROM fact WHERE person_id = :person_id;

-- name: fact_of_kind :many
SELECT f.text, f.source, f.learned_at, f.visit_id, s.name AS author
FROM fact f JOIN staff s ON s.id = f.staff_id
WHERE f.person_id = :person_id AND f.kind = :kind
ORDER BY f.learned_at DESC, f.id DESC LIMIT :limit;

-- name: fact_bothers :many
SELECT text FROM fact WHERE person_id = :person_id AND kind = 'bothers'
ORDER BY learned_at DESC, id DESC LIMIT 3;
