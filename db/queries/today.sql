-- What Today tells beside who is likely in, its papers, and the owner's half hour.

-- How far the shop looks ahead, and after how many visits something extra is due.
-- name: today_shop :one
SELECT name AS shop_name, moment_days, extra_visits FROM shop WHERE id = 1;

-- What was promised, put aside, looked for, or is to be asked, and is due by a day: the
-- one that has waited longest first.
-- name: today_promised :many
SELECT t.id, t.person_id, p.name, p.picture, t.kind, t.text, t.due_day, t.owner_id, s.name AS owner
FROM (SELECT id FROM thread WHERE closed_at IS NULL AND due_day IS NOT NULL AND due_day <= :day
    ORDER BY due_day, id LIMIT :limit OFFSET :skip) AS due
JOIN thread t ON t.id = due.id JOIN person p ON p.id = t.person_id JOIN staff s ON s.id = t.owner_id
ORDER BY t.due_day, t.id;

-- name: today_promised_count :one
SELECT count(*) AS n FROM (SELECT 1 FROM thread
    WHERE closed_at IS NULL AND due_day IS NOT NULL AND due_day <= :day LIMIT :most);

-- Birthdays from one day of the year to another; the year's turn lies between two readings.
-- name: today_born :many
SELECT id, name, picture, birth_year, birth_month, birth_day, regular
FROM person WHERE birth_month IS NOT NULL AND (birth_month, birth_day) >= (:low_month, :low_day)
    AND (birth_month, birth_day) <= (:high_month, :high_day) AND business_only = 0
ORDER BY birth_month, birth_day, id LIMIT :limit;

-- The same backwards.  Where a page begins is read from the index alone, so business is for
-- whoever shows it to leave out.
-- name: today_born_back :many
SELECT id, name, picture, birth_year, birth_month, birth_day, business_only
FROM person WHERE birth_month IS NOT NULL AND (birth_month, birth_day) >= (:low_month, :low_day)
    AND (birth_month, birth_day) <= (:high_month, :high_day)
ORDER BY birth_month DESC, birth_day DESC, id DESC LIMIT :limit OFFSET :skip;

-- name: today_born_count :one
SELECT count(*) AS n FROM (SELECT 1 FROM person WHERE birth_month IS NOT NULL
    AND (birth_month, birth_day) >= (:low_month, :low_day)
    AND (birth_month, birth_day) <= (:high_month, :high_day) LIMIT :most);

-- Moments that come each year, as they stand in it: those that the shop's days tell of; and,
-- among the next ones, those with a lead of their own.  Birthdays are the person's.
-- name: today_yearly :many
SELECT m.id, m.person_id, p.name, p.picture, m.kind, m.title, m.where_at, m.year, m.month,
    m.dayofmonth, m.mark, m.minute, m.weight, m.lead, m.offer
FROM moment m JOIN person p ON p.id = m.person_id
WHERE m.yearly = 1 AND m.removed_at IS NULL AND m.mark >= :low AND m.mark <= :high
    AND m.lead IS NULL AND m.kind <> 'birthday' AND p.business_only = 0
ORDER BY m.mark LIMIT :limit;

-- name: today_leads :many
SELECT m.id, m.person_id, p.name, p.picture, m.kind, m.title, m.where_at, m.year, m.month,
    m.dayofmonth, m.mark, m.minute, m.weight, m.lead, m.offer
FROM (SELECT id, lead FROM moment WHERE yearly = 1 AND removed_at IS NULL AND mark >= :low
    AND mark <= :high ORDER BY mark LIMIT :limit) AS next
JOIN moment m ON m.id = next.id JOIN person p ON p.id = m.person_id
WHERE next.lead IS NOT NULL AND m.kind <> 'birthday' AND p.business_only = 0
ORDER BY m.mark;

-- Moments that come once, by their day; and, among the next that end, those of which the time
-- to tell has come by their own lead or minute, or that have begun.
-- name: today_once :many
SELECT m.id, m.person_id, p.name, p.picture, m.kind, m.title, m.where_at, m.dayofmonth, m.day,
    m.to_day, m.minute, m.weight, m.offer, m.show_at, m.over_at
FROM moment m JOIN person p ON p.id = m.person_id
WHERE m.yearly = 0 AND m.removed_at IS NULL AND m.day >= :low AND m.day <= :high
    AND m.kind <> 'birthday' AND m.lead IS NULL AND m.over_at > :now AND p.business_only = 0
ORDER BY m.day LIMIT :limit;

-- name: today_open :many
SELECT m.id, m.person_id, p.name, p.picture, m.kind, m.title, m.where_at, m.dayofmonth, m.day,
    m.to_day, m.minute, m.weight, m.offer, m.show_at, m.over_at
FROM (SELECT id, show_at, lead, day, minute FROM moment WHERE yearly = 0 AND removed_at IS NULL
    AND over_at > :now ORDER BY over_at LIMIT :limit) AS next
JOIN moment m ON m.id = next.id JOIN person p ON p.id = m.person_id
WHERE next.show_at <= :now
    AND (next.lead IS NOT NULL OR next.minute IS NOT NULL OR next.day < :today)
    AND m.kind <> 'birthday' AND p.business_only = 0
ORDER BY m.over_at;

-- What is planned for a moment of a year, or done; and the same of a birthday.
-- name: today_gestures :many
SELECT text, state FROM gesture
WHERE moment_id = :moment_id AND year = :year AND state <> 'dropped' ORDER BY id;

-- name: today_birthday :one
SELECT id FROM moment WHERE person_id = :person_id AND mark >= 0 AND kind = 'birthday'
    AND removed_at IS NULL LIMIT 1;

-- Who is missed: regulars who have not come for over twice their usual gap, but not those
-- who stayed away so long that they are not missed at this counter any more.
-- name: today_missed :many
SELECT id, name, picture, last_day, late_day, gap_days FROM person
WHERE late_day > 0 AND late_day >= :low AND late_day <= :high
ORDER BY late_day DESC, id DESC LIMIT :limit OFFSET :skip;

-- name: today_missed_count :one
SELECT count(*) AS n FROM (SELECT 1 FROM person
    WHERE late_day > 0 AND late_day >= :low AND late_day <= :high LIMIT :most);

-- Gifts nobody has said thank you for, to one of the team or to all: the oldest first, and no
-- more is read than is shown.
-- name: today_thanks :many
SELECT g.id, g.person_id, p.name, p.picture, g.text, g.to_id, g.day
FROM (SELECT id FROM (SELECT id, to_id, at FROM gift WHERE way = 'in' AND thanked_at IS NULL
        AND removed_at IS NULL AND at > 0 ORDER BY at, id LIMIT :most)
    WHERE to_id = :staff_id OR to_id IS NULL LIMIT :limit OFFSET :skip) AS due
JOIN gift g ON g.id = due.id JOIN person p ON p.id = g.person_id ORDER BY g.at, g.id;

-- name: today_thanks_count :one
SELECT count(*) AS n FROM (SELECT to_id FROM gift WHERE way = 'in' AND thanked_at IS NULL
    AND removed_at IS NULL AND at > 0 ORDER BY at, id LIMIT :most)
WHERE to_id = :staff_id OR to_id IS NULL;

-- The half hour, as it stood when the week began: regulars of whom we know little, and those
-- for whom we have done nothing extra.
-- name: half_hour_unknown :many
SELECT id, name FROM person WHERE gap_rank > 0 AND business_only = 0
ORDER BY gap_rank DESC, id DESC LIMIT :limit;

-- name: half_hour_bare :many
SELECT id, name, bare_visits FROM person WHERE bare_visits > 0 AND bare_visits >= :least
ORDER BY bare_visits DESC, id DESC LIMIT :limit;

-- Gifts to any of the team that were there by a time.
-- name: half_hour_thanks :many
SELECT g.person_id, p.name, g.text FROM gift g JOIN person p ON p.id = g.person_id
WHERE g.way = 'in' AND g.thanked_at IS NULL AND g.removed_at IS NULL AND g.at < :before
ORDER BY g.at, g.id LIMIT :limit;

-- What one of the team has just ticked, to say it and to offer to take it back.
-- name: today_closed :one
SELECT t.id, t.kind, t.text, p.name FROM thread t JOIN person p ON p.id = t.person_id
WHERE t.id = :id AND t.closed_by = :staff_id AND t.closed_at >= :since;

-- name: today_thanked :one
SELECT g.id, g.text, p.name FROM gift g JOIN person p ON p.id = g.person_id
WHERE g.id = :id AND g.thanked_by = :staff_id AND g.thanked_at >= :since AND g.removed_at IS NULL;

-- Whether something of theirs is being made ready since a little while.
-- name: today_started :one
SELECT id FROM preparation WHERE person_id = :person_id AND at > :after AND ended_at IS NULL
ORDER BY at DESC LIMIT 1;
