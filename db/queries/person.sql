-- People: their pages, their lists, and the words by which they are found.

-- name: person_get :one
SELECT p.*, coalesce(h.name, '') AS household, a.name AS author,
    coalesce(c.name, a.name) AS changer
FROM person p LEFT JOIN household h ON h.id = p.household_id JOIN staff a ON a.id = p.created_by
    LEFT JOIN staff c ON c.id = p.changed_by
WHERE p.id = :id;

-- name: person_insert :insert
INSERT INTO person (call_name, full_name, name_source, nicknames, say_name, greeting, looks,
    phone, household_id, age_said, birth_year, birth_month, birth_day, age_low, age_high,
    age_day, since_year, knows_page, kind, created_by, created_at, created_day, name, sort_name)
VALUES (:call_name, :full_name, :name_source, :nicknames, :say_name, :greeting, :looks,
    :phone, :household_id, :age_said, :birth_year, :birth_month, :birth_day, :age_low,
    :age_high, :age_day, :since_year, :knows_page, :kind, :created_by, :created_at, :created_day, :name,
    fold(:name));

-- name: person_update :exec
UPDATE person SET call_name = :call_name, full_name = :full_name, name_source = :name_source,
    nicknames = :nicknames, say_name = :say_name, greeting = :greeting, looks = :looks,
    phone = :phone, town = :town, language = :language, wants = :wants, needs = :needs,
    desires = :desires, tags = :tags, age_said = :age_said,
    birth_year = :birth_year, birth_month = :birth_month, birth_day = :birth_day,
    age_low = :age_low, age_high = :age_high, age_day = :age_day, since_year = :since_year,
    knows_page = :knows_page, kind = :kind, name = :name, sort_name = fold(:name), changed_by = :changed_by,
    version = version + 1
WHERE id = :id AND version = :version;

-- What somebody of a demonstration has said of themselves.
-- name: person_says :exec
UPDATE person SET town = :town, language = :language, wants = :wants, needs = :needs,
    desires = :desires, tags = :tags WHERE id = :id;

-- The words of a person: first those of the shown name.
-- name: person_words :exec
UPDATE person SET words = words(name || ' ' || call_name || ' ' || full_name || ' ' || nicknames
    || ' ' || looks || ' '
    || coalesce((SELECT h.name FROM household h WHERE h.id = household_id), '') || ' '
    || coalesce((SELECT group_concat(c.name || ' ' || c.kind, ' ') FROM companion c
        WHERE c.household_id = person.household_id AND c.left_at IS NULL), '') || ' '
    || town || ' ' || tags || ' ' || phone_words(phone))
WHERE id = :id;

-- name: household_members :many
SELECT id, name, call_name, looks, say_name, picture FROM person WHERE household_id = :household_id AND id <> :id
ORDER BY name LIMIT 12;

-- name: household_named :one
SELECT id FROM household WHERE sort_name = fold(:name);

-- name: household_insert :insert
INSERT INTO household (name, sort_name) VALUES (:name, fold(:name));

-- name: person_any :one
-- scan ok: stops at the fifth row.
SELECT count(*) AS n FROM (SELECT 1 FROM person LIMIT 5);

-- name: person_row :one
SELECT id, name, call_name, nicknames, say_name, looks, usual, greeting, facts, last_day, kind,
    town, tags, picture, household_id, business_only, coalesce((SELECT h.name FROM household h WHERE h.id = household_id), '') AS household
FROM person WHERE id = :id;

-- Somebody else of the same name.
-- name: person_namesake :one
SELECT o.id FROM person p JOIN person o ON o.sort_name = p.sort_name
WHERE p.id = :id AND o.id <> p.id LIMIT 1;

-- The lists: where a page begins is known from the tally, so each reads from there.
-- name: tally_up :many
SELECT bucket, n FROM tally WHERE list = :list AND bucket >= :low AND bucket < :high AND n > 0
ORDER BY bucket;

-- name: tally_down :many
SELECT bucket, n FROM tally WHERE list = :list AND bucket >= :low AND bucket < :high AND n > 0
ORDER BY bucket DESC;

-- name: tally_total :one
SELECT n FROM tally WHERE list = 'total' AND bucket = :list;

-- name: tally_sum :one
SELECT coalesce(sum(n), 0) AS n FROM tally WHERE list = :list AND bucket >= :low;

-- name: tally_between :one
SELECT coalesce(sum(n), 0) AS n FROM tally
WHERE list = :list AND bucket >= :low AND bucket < :high;

-- name: list_by_name :many
SELECT id, name, say_name, looks, usual, facts, last_day, created_day, sort_name, household, picture,
    known
FROM person_line WHERE kind = 'customer' AND sort_name >= :low ORDER BY sort_name
LIMIT 50 OFFSET :skip;

-- Suppliers, partners or neighbours.
-- name: list_others :many
SELECT id, name, say_name, looks, usual, facts, last_day, created_day, sort_name, household, picture,
    known
FROM person_line WHERE kind = :kind AND kind <> 'customer' AND sort_name >= :low ORDER BY sort_name
LIMIT 50 OFFSET :skip;

-- name: list_little :many
SELECT id, name, say_name, looks, usual, facts, last_day, created_day, sort_name, household, picture,
    known
FROM person_line WHERE kind = 'customer' AND facts < 2 AND sort_name >= :low ORDER BY sort_name
LIMIT 50 OFFSET :skip;

-- name: list_seen :many
SELECT id, name, say_name, looks, usual, facts, last_day, created_day, sort_name, household, picture,
    known
FROM person_line WHERE kind = 'customer' AND last_visit >= :low AND last_visit < :high
ORDER BY last_visit DESC LIMIT 50 OFFSET :skip;

-- name: list_new :many
SELECT id, name, say_name, looks, usual, facts, last_day, created_day, sort_name, household, picture,
    known
FROM person_line WHERE kind = 'customer' AND created_at >= :low AND created_at < :high
ORDER BY created_at DESC LIMIT 50 OFFSET :skip;

-- name: list_served :many
SELECT p.id, p.name, p.say_name, p.looks, p.usual, p.facts, p.last_day, p.created_day, p.sort_name,
    p.household, p.picture, p.known
FROM served s JOIN person_line p ON p.id = s.person_id
WHERE s.staff_id = :staff_id AND s.last_at < :high ORDER BY s.last_at DESC LIMIT 50 OFFSET :skip;
