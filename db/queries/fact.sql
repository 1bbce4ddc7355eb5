-- What is known.

-- name: fact_insert :insert
INSERT INTO fact (person_id, household_id, visit_id, staff_id, kind, text, remark, source,
    interest_id, question_id, stage_id, company_id, instead_of, learned_at, learned_day)
VALUES (:person_id, :household_id, :visit_id, :staff_id, :kind, :text, :remark, :source,
    :interest_id, :question_id, :stage_id, :company_id, :instead_of, :learned_at, :learned_day);

-- Goes with every fact_insert, and before and after what changes text or remark.
-- name: fact_text_insert :exec
INSERT INTO fact_text (rowid, text) SELECT id, fold(text || ' ' || remark) FROM fact WHERE id = :id;

-- name: fact_list :many
SELECT f.id, f.kind, f.text, f.remark, f.source, f.learned_at, f.visit_id, s.name AS author
FROM standing f JOIN staff s ON s.id = f.staff_id
WHERE f.person_id = :person_id ORDER BY f.learned_at DESC, f.id DESC LIMIT 50 OFFSET :skip;

-- name: fact_kinds :many
SELECT DISTINCT kind FROM standing WHERE person_id = :person_id;

-- name: fact_of_kind :many
SELECT f.id, f.text, f.remark, f.source, f.learned_at, f.visit_id, s.name AS author
FROM standing f JOIN staff s ON s.id = f.staff_id
WHERE f.person_id = :person_id AND f.kind = :kind
ORDER BY f.learned_at DESC, f.id DESC LIMIT :limit;

-- name: fact_use_insert :exec
INSERT INTO fact_use (fact_id, visit_id, staff_id, at)
VALUES (:fact_id, :visit_id, :staff_id, :at);
