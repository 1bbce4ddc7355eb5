-- Moments of people, what is done at them, and what tends to come before them.

-- name: moment_insert :insert
INSERT INTO moment (person_id, kind, title, sort_title, where_at, yearly, year, month, dayofmonth,
    minute, to_day, weight, lead, offer, offer_by, staff_id, at, day, show_at, over_at)
VALUES (:person_id, :kind, :title, fold(:title), :where_at, :yearly, :year, :month, :dayofmonth,
    :minute, :to_day, :weight, :lead, :offer, :offer_by, :staff_id, :at, :day, :show_at, :over_at);

-- name: moment_update :exec
UPDATE moment SET kind = :kind, title = :title, sort_title = fold(:title), where_at = :where_at,
    yearly = :yearly, year = :year, month = :month, dayofmonth = :dayofmonth, minute = :minute,
    to_day = :to_day, weight = :weight, lead = :lead, offer = :offer, offer_by = :offer_by,
    day = :day, show_at = :show_at, over_at = :over_at
WHERE id = :id;

-- name: moment_get :one
SELECT m.id, m.person_id, m.kind, m.title, m.where_at, m.yearly, m.year, m.month, m.dayofmonth,
    m.minute, m.to_day, m.weight, m.lead, m.offer, coalesce(m.offer_by, 0) AS offer_by, m.at,
    m.removed_at, p.name, p.picture, p.visits, s.name AS author, coalesce(o.name, '') AS offerer
FROM moment m JOIN person p ON p.id = m.person_id JOIN staff s ON s.id = m.staff_id
    LEFT JOIN staff o ON o.id = m.offer_by
WHERE m.id = :id;

-- name: moment_remove :exec
UPDATE moment SET removed_at = :at WHERE id = :id AND removed_at IS NULL;

-- name: moment_restore :exec
UPDATE moment SET removed_at = NULL WHERE id = :id AND removed_at IS NOT NULL;

-- Whose birthday it is, as their page has it.
-- name: moment_person :one
SELECT name, picture, visits, created_at, coalesce(birth_year, 0) AS birth_year,
    coalesce(birth_month, 0) AS birth_month, coalesce(birth_day, 0) AS birth_day,
    iif(call_name <> '', call_name, name) AS called
FROM person WHERE id = :id;

-- name: moment_birthday :one
SELECT id FROM moment WHERE person_id = :person_id AND kind = 'birthday' AND removed_at IS NULL
LIMIT 1;

-- name: moment_shop :one
SELECT moment_days FROM shop WHERE id = 1;

-- name: moment_list :many
SELECT m.id, m.kind, m.title, m.where_at, m.yearly, m.year, m.month, m.dayofmonth, m.minute, m.to_day,
    m.weight, m.lead, m.offer, coalesce(o.name, '') AS offerer
FROM moment m LEFT JOIN staff o ON o.id = m.offer_by
WHERE m.person_id = :person_id AND m.removed_at IS NULL AND m.kind <> 'birthday' LIMIT :limit;

-- name: moment_count :one
SELECT count(*) AS n FROM moment WHERE person_id = :person_id AND removed_at IS NULL;

-- Of one day of a year: moments, then birthdays; also is 229 on a 28 February that is the
-- month's last day.  Without a day of the month, what comes some time in it.
-- name: moment_of_day :many
SELECT m.id, m.person_id, m.kind, m.title, m.where_at, m.yearly, m.year, m.month, m.dayofmonth, m.minute,
    m.to_day, m.weight, p.name
FROM moment m JOIN person p ON p.id = m.person_id
WHERE m.yearly = 1 AND m.removed_at IS NULL AND m.mark IN (:mark, :also) AND m.kind <> 'birthday'
    AND (m.weight = 'major' OR :minors) AND coalesce(m.year, 0) <= :year
UNION ALL
SELECT m.id, m.person_id, m.kind, m.title, m.where_at, m.yearly, m.year, m.month, m.dayofmonth, m.minute,
    m.to_day, m.weight, p.name
FROM moment m JOIN person p ON p.id = m.person_id
WHERE m.yearly = 0 AND m.removed_at IS NULL AND m.day = :day AND m.dayofmonth IS :dayofmonth
    AND (m.weight = 'major' OR :minors)
UNION ALL
SELECT 0, p.id, 'birthday', '', '', 1, p.birth_year, p.birth_month, p.birth_day, NULL, NULL, 'major', p.name
FROM person p WHERE p.birth_month = :month AND p.birth_day IS :dayofmonth
    AND coalesce(p.birth_year, 0) <= :year
UNION ALL
SELECT 0, p.id, 'birthday', '', '', 1, p.birth_year, p.birth_month, p.birth_day, NULL, NULL, 'major', p.name
FROM person p WHERE :also = 229 AND p.birth_month = 2 AND p.birth_day = 29
    AND coalesce(p.birth_year, 0) <= :year
LIMIT :limit OFFSET :offset;

-- How many of these there are, counted no further than the limit.
-- name: moment_of_day_count :one
SELECT count(*) AS n FROM (
    SELECT 1 FROM moment m WHERE m.yearly = 1 AND m.removed_at IS NULL AND m.mark IN (:mark, :also)
        AND m.kind <> 'birthday' AND (m.weight = 'major' OR :minors) AND coalesce(m.year, 0) <= :year
    UNION ALL
    SELECT 1 FROM moment m WHERE m.yearly = 0 AND m.removed_at IS NULL AND m.day = :day
        AND m.dayofmonth IS :dayofmonth AND (m.weight = 'major' OR :minors)
    UNION ALL
    SELECT 1 FROM person p WHERE p.birth_month = :month AND p.birth_day IS :dayofmonth
        AND coalesce(p.birth_year, 0) <= :year
    UNION ALL
    SELECT 1 FROM person p WHERE :also = 229 AND p.birth_month = 2 AND p.birth_day = 29
        AND coalesce(p.birth_year, 0) <= :year
    LIMIT :limit);

-- What we ask about afterwards.
-- name: moment_thread_get :one
SELECT id, closed_at, owner_id FROM thread WHERE person_id = :person_id AND moment_id = :moment_id
ORDER BY at DESC, id DESC LIMIT 1;

-- name: moment_thread_insert :insert
INSERT INTO thread (person_id, kind, text, owner_id, due_day, moment_id, staff_id, at)
VALUES (:person_id, 'ask', :text, :staff_id, :due_day, :moment_id, :staff_id, :at);

-- name: moment_thread_update :exec
UPDATE thread SET text = :text, due_day = :due_day WHERE id = :id;

-- name: moment_thread_delete :exec
DELETE FROM thread WHERE id = :id AND closed_at IS NULL;

-- name: gesture_insert :insert
INSERT INTO gesture (moment_id, person_id, year, text, sort_text, staff_id, at)
VALUES (:moment_id, :person_id, :year, :text, fold(:text), :staff_id, :at);

-- name: gesture_get :one
SELECT g.moment_id, g.person_id, g.state, p.visits, m.kind
FROM gesture g JOIN person p ON p.id = g.person_id JOIN moment m ON m.id = g.moment_id
WHERE g.id = :id;

-- name: gesture_state :exec
UPDATE gesture SET state = :state, done_by = :done_by, done_at = :done_at, visits = :visits
WHERE id = :id;

-- name: gesture_list :many
SELECT g.id, g.year, g.text, g.state, g.at, s.name AS author, coalesce(d.name, '') AS doer, g.done_at
FROM gesture g JOIN staff s ON s.id = g.staff_id LEFT JOIN staff d ON d.id = g.done_by
WHERE g.moment_id = :moment_id ORDER BY g.year DESC, g.id LIMIT :limit;

-- When the same was planned or done before.
-- name: gesture_same :many
SELECT year, state FROM gesture WHERE moment_id = :moment_id AND sort_text = fold(:text)
    AND state <> 'dropped' ORDER BY year LIMIT 20;

-- name: pattern_insert :insert
INSERT INTO pattern (person_id, before, sort_before, text, offer, lead, staff_id, at)
VALUES (:person_id, :before, fold(:before), :text, :offer, :lead, :staff_id, :at);

-- name: pattern_get :one
SELECT person_id, before, text, offer FROM pattern WHERE id = :id;

-- name: pattern_remove :exec
UPDATE pattern SET removed_at = :at WHERE id = :id AND removed_at IS NULL;

-- name: pattern_restore :exec
UPDATE pattern SET removed_at = NULL WHERE id = :id AND removed_at IS NOT NULL;

-- name: pattern_list :many
SELECT p.id, p.before, p.sort_before, p.text, p.offer, p.lead, p.at, s.name AS author
FROM pattern p JOIN staff s ON s.id = p.staff_id
WHERE p.person_id = :person_id AND p.removed_at IS NULL ORDER BY p.id LIMIT :limit;
