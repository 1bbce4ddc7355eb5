-- What is known.

-- name: fact_insert :insert
INSERT INTO fact (person_id, household_id, visit_id, staff_id, kind, text, remark, source,
    interest_id, question_id, stage_id, company_id, instead_of, learned_at, learned_day)
VALUES (:person_id, :household_id, :visit_id, :staff_id, :kind, :text, :remark, :source,
    :interest_id, :question_id, :stage_id, :company_id, :instead_of, :learned_at, :learned_day);

-- Goes with every fact_insert, and before and after what changes text or remark.
-- name: fact_text_insert :exec
INSERT INTO fact_text (rowid, text) SELECT id, fold(text || ' ' || remark) FROM fact WHERE id = :id;

-- What a fact's line shows.  Whom they told is who made it a told fact, which need not be
-- who wrote it.
-- name: fact_list :many
SELECT f.id, f.kind, f.text, f.remark, f.source, f.learned_at, f.visit_id, f.used_at, f.stage_id,
    f.interest_id, coalesce(i.name, '') AS interest, coalesce(c.name, '') AS company,
    CASE WHEN f.source = 'told' THEN coalesce((SELECT o.name FROM fact_change x
        JOIN staff o ON o.id = x.staff_id WHERE x.fact_id = f.id AND x.source <> 'told'
        ORDER BY x.id DESC LIMIT 1), s.name) ELSE s.name END AS author,
    coalesce(f.question_id, 0) AS question_id
FROM standing f JOIN staff s ON s.id = f.staff_id LEFT JOIN interest i ON i.id = f.interest_id
    LEFT JOIN person c ON c.id = f.company_id
WHERE f.person_id = :person_id ORDER BY f.learned_at DESC, f.id DESC LIMIT :limit OFFSET :skip;

-- The lines of how somebody buys, the newest of each stage first.
-- name: fact_habits :many
SELECT f.id, f.kind, f.text, f.remark, f.source, f.learned_at, f.visit_id, f.used_at, f.stage_id,
    f.interest_id, coalesce(i.name, '') AS interest, coalesce(c.name, '') AS company,
    CASE WHEN f.source = 'told' THEN coalesce((SELECT o.name FROM fact_change x
        JOIN staff o ON o.id = x.staff_id WHERE x.fact_id = f.id AND x.source <> 'told'
        ORDER BY x.id DESC LIMIT 1), s.name) ELSE s.name END AS author,
    coalesce(f.question_id, 0) AS question_id
FROM standing f JOIN staff s ON s.id = f.staff_id LEFT JOIN interest i ON i.id = f.interest_id
    LEFT JOIN person c ON c.id = f.company_id
WHERE f.person_id = :person_id AND f.stage_id IS NOT NULL
ORDER BY f.stage_id, f.learned_at DESC, f.id DESC LIMIT :limit;

-- The newest line of one stage.
-- name: fact_of_stage :one
SELECT f.id, f.kind, f.text, f.remark, f.source, f.learned_at, f.visit_id, f.used_at, f.stage_id,
    f.interest_id, coalesce(i.name, '') AS interest, coalesce(c.name, '') AS company,
    CASE WHEN f.source = 'told' THEN coalesce((SELECT o.name FROM fact_change x
        JOIN staff o ON o.id = x.staff_id WHERE x.fact_id = f.id AND x.source <> 'told'
        ORDER BY x.id DESC LIMIT 1), s.name) ELSE s.name END AS author,
    coalesce(f.question_id, 0) AS question_id
FROM standing f JOIN staff s ON s.id = f.staff_id LEFT JOIN interest i ON i.id = f.interest_id
    LEFT JOIN person c ON c.id = f.company_id
WHERE f.person_id = :person_id AND f.stage_id = :stage_id
ORDER BY f.learned_at DESC, f.id DESC LIMIT 1;

-- Everything about one fact, whether it stands or not; version grows with every change.
-- name: fact_get :one
SELECT f.*, s.name AS writer, coalesce(p.name, h.name) AS name,
    coalesce(nullif(p.call_name, ''), p.name, h.name) AS called, coalesce(p.facts, 0) AS facts,
    coalesce(i.name, '') AS interest, coalesce(i.area_id, 0) AS area_id,
    coalesce(c.name, '') AS company, coalesce(g.name, '') AS stage,
    1 + (SELECT count(*) FROM fact_change x WHERE x.fact_id = f.id) AS version,
    (SELECT count(*) FROM fact_use u WHERE u.fact_id = f.id) AS uses,
    CASE WHEN f.source = 'told' THEN coalesce((SELECT o.name FROM fact_change x
        JOIN staff o ON o.id = x.staff_id WHERE x.fact_id = f.id AND x.source <> 'told'
        ORDER BY x.id DESC LIMIT 1), s.name) ELSE s.name END AS author
FROM fact f JOIN staff s ON s.id = f.staff_id LEFT JOIN person p ON p.id = f.person_id
    LEFT JOIN household h ON h.id = f.household_id LEFT JOIN interest i ON i.id = f.interest_id
    LEFT JOIN person c ON c.id = f.company_id LEFT JOIN stage g ON g.id = f.stage_id
WHERE f.id = :id;

-- What no longer stands, newest first.
-- name: fact_left_out :many
SELECT f.id, f.kind, f.text, f.removed_at, coalesce((SELECT o.name FROM fact_change x
    JOIN staff o ON o.id = x.staff_id WHERE x.fact_id = f.id AND x.what IN ('removed', 'rejected')
    ORDER BY x.id DESC LIMIT 1), '') AS remover
FROM fact f WHERE f.person_id = :person_id AND f.removed_at IS NOT NULL
ORDER BY f.removed_at DESC, f.id DESC LIMIT 50;

-- Changes.  What a fact is now is written down first; then it may be changed.
-- name: fact_change_insert :exec
INSERT INTO fact_change (fact_id, staff_id, at, what, why, kind, text, remark, source)
SELECT id, :staff_id, :at, :what, :why, kind, text, remark, source FROM fact WHERE id = :id;

-- name: fact_changes :many
SELECT c.what, c.why, c.kind, c.text, c.remark, c.source, c.at, s.name AS changer
FROM fact_change c JOIN staff s ON s.id = c.staff_id
WHERE c.fact_id = :fact_id ORDER BY c.id DESC LIMIT 50;

-- name: fact_last_change :one
SELECT c.what, c.kind, c.text, c.remark, c.source, c.at, c.staff_id, s.name AS changer
FROM fact_change c JOIN staff s ON s.id = c.staff_id
WHERE c.fact_id = :fact_id ORDER BY c.id DESC LIMIT 1;

-- name: fact_text_delete :exec
INSERT INTO fact_text (fact_text, rowid, text)
SELECT 'delete', id, fold(text || ' ' || remark) FROM fact WHERE id = :id;

-- name: fact_update :exec
UPDATE fact SET kind = :kind, text = :text, remark = :remark, source = :source,
    interest_id = :interest_id WHERE id = :id;

-- name: fact_remove :exec
UPDATE fact SET removed_at = :at WHERE id = :id;

-- name: fact_restore :exec
UPDATE fact SET removed_at = NULL WHERE id = :id;

-- The subjects of the form.
-- name: fact_areas :many
-- scan ok: a shop has some twenty areas.
SELECT id, name FROM area ORDER BY place, id;

-- name: fact_area :one
SELECT id FROM area WHERE id = :id;

-- With whom a joke may work: who lives with somebody, and to whom they have a tie.
-- name: fact_company :many
SELECT id, name FROM person WHERE id IN (
    SELECT o.id FROM person p JOIN person o ON o.household_id = p.household_id WHERE p.id = :id
    UNION SELECT other_id FROM tie WHERE person_id = :id
    UNION SELECT person_id FROM tie WHERE other_id = :id) AND id <> :id
ORDER BY sort_name LIMIT 12;

-- name: fact_use_insert :exec
INSERT INTO fact_use (fact_id, visit_id, staff_id, at)
VALUES (:fact_id, :visit_id, :staff_id, :at);

-- The latest use by somebody, while it may be taken back; those of a visit go with the visit.
-- name: fact_use_delete :exec
DELETE FROM fact_use WHERE id = (SELECT max(id) FROM fact_use WHERE fact_id = :fact_id
    AND staff_id = :staff_id AND at > :since AND visit_id IS NULL);
