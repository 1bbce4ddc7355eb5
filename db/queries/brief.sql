-- What a brief is made of: each a few rows, the newest first.

-- name: brief_of_kind :many
SELECT f.id, f.kind, f.text, f.remark, f.source, f.learned_day, f.used_at,
    coalesce(f.interest_id, 0) AS interest_id, coalesce(i.name, '') AS interest,
    coalesce((SELECT a.name FROM area a WHERE a.id = i.area_id), '') AS area,
    coalesce(f.company_id, 0) AS company_id,
    coalesce(nullif(c.call_name, ''), c.name, '') AS company, s.name AS author,
    coalesce(f.question_id, 0) AS question_id
FROM standing f JOIN staff s ON s.id = f.staff_id LEFT JOIN interest i ON i.id = f.interest_id
    LEFT JOIN person c ON c.id = f.company_id
WHERE f.person_id = :person_id AND f.kind = :kind
ORDER BY f.learned_at DESC, f.id DESC LIMIT :limit;

-- What is true of the family, and not otherwise for this one.
-- name: brief_of_home :many
SELECT f.id, f.kind, f.text, f.remark, f.source, f.learned_day, f.used_at,
    coalesce(f.interest_id, 0) AS interest_id, coalesce(i.name, '') AS interest,
    coalesce((SELECT a.name FROM area a WHERE a.id = i.area_id), '') AS area,
    coalesce(f.company_id, 0) AS company_id,
    coalesce(nullif(c.call_name, ''), c.name, '') AS company, s.name AS author,
    coalesce(f.question_id, 0) AS question_id
FROM standing f JOIN staff s ON s.id = f.staff_id LEFT JOIN interest i ON i.id = f.interest_id
    LEFT JOIN person c ON c.id = f.company_id
WHERE f.household_id = :household_id AND NOT EXISTS (SELECT 1 FROM standing o
    WHERE o.instead_of = f.id AND o.person_id = :person_id)
ORDER BY f.learned_at DESC, f.id DESC LIMIT :limit;

-- Who they are tied to, from either end.
-- name: brief_ties :many
SELECT t.other_id, t.word, t.remark, coalesce(nullif(p.call_name, ''), p.name) AS called
FROM tie t JOIN person p ON p.id = t.other_id WHERE t.person_id = :person_id
UNION ALL
SELECT t.person_id, t.back_word, t.remark, coalesce(nullif(p.call_name, ''), p.name)
FROM tie t JOIN person p ON p.id = t.person_id WHERE t.other_id = :person_id LIMIT 24;

-- name: brief_members :many
SELECT id, coalesce(nullif(call_name, ''), name) AS called FROM person
WHERE household_id = :household_id AND id <> :person_id ORDER BY id LIMIT 12;

-- name: brief_companions :many
SELECT id, name, kind, remark FROM companion
WHERE household_id = :household_id AND left_at IS NULL ORDER BY created_at LIMIT 12;

-- What was to be tried against something that still bothers, without an answer yet.
-- name: brief_attempts :many
SELECT t.id, t.text, t.at, f.text AS bothers, s.name AS author
FROM attempt t JOIN standing f ON f.id = t.fact_id JOIN staff s ON s.id = t.staff_id
WHERE t.person_id = :person_id AND t.outcome IS NULL
ORDER BY t.at DESC LIMIT 6;
