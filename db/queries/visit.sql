-- Visits.

-- name: visit_insert :insert
INSERT INTO visit (staff_id, channel, at, day) VALUES (:staff_id, :channel, :at, :day);

-- name: visit_person_insert :exec
INSERT INTO visit_person (visit_id, person_id, at, place)
VALUES (:visit_id, :person_id, :at, :place);

-- name: visit_happened_insert :exec
INSERT INTO visit_happened (visit_id, happened) VALUES (:visit_id, :happened);

-- name: visit_get :one
SELECT v.id, v.channel, v.at, v.day, v.staff_id, s.name AS author
FROM visit v JOIN staff s ON s.id = v.staff_id WHERE v.id = :id;

-- name: visit_people :many
SELECT person_id FROM visit_person WHERE visit_id = :visit_id ORDER BY place, person_id;

-- name: visit_happenings :many
SELECT happened FROM visit_happened WHERE visit_id = :visit_id;

-- What was learned, each thing once, however many people it is about.
-- name: visit_facts :many
SELECT kind, text, source, ' ' || coalesce(group_concat(person_id, ' '), '') || ' ' AS people,
    household_id
FROM standing WHERE visit_id = :visit_id GROUP BY kind, text, source ORDER BY min(id);

-- name: visit_learned :many
SELECT text FROM standing WHERE visit_id = :visit_id AND person_id = :person_id ORDER BY id;

-- The visits of some hours, newest first.
-- name: visit_between :many
SELECT v.id, v.channel, v.at, v.day, s.name AS author
FROM visit v JOIN staff s ON s.id = v.staff_id
WHERE v.at >= :low AND v.at < :high ORDER BY v.at DESC, v.id DESC LIMIT :limit OFFSET :skip;

-- name: visit_count_between :one
SELECT count(*) AS n FROM visit WHERE at >= :low AND at < :high;

-- name: person_visits :many
SELECT v.id, v.channel, v.at, v.day, s.name AS author
FROM visit_person x JOIN visit v ON v.id = x.visit_id JOIN staff s ON s.id = v.staff_id
WHERE x.person_id = :person_id ORDER BY x.at DESC, x.visit_id DESC LIMIT :limit OFFSET :skip;

-- name: person_visit_count :one
SELECT count(*) AS n FROM visit_person WHERE person_id = :person_id;

-- Taking a visit back, while its note is still on the screen.
-- name: visit_fact_text_delete :exec
INSERT INTO fact_text (fact_text, rowid, text)
SELECT 'delete', id, fold(text || ' ' || remark) FROM standing WHERE visit_id = :id;

-- name: visit_fact_delete :exec
DELETE FROM fact WHERE visit_id = :id;

-- name: visit_delete :exec
DELETE FROM visit WHERE id = :id;

-- What is derived from somebody's visits, worked out anew.
-- name: person_seen :one
SELECT count(*) AS visits, coalesce(max(v.at), 0) AS last_visit, coalesce(max(v.day), 0) AS last_day
FROM visit_person x JOIN visit v ON v.id = x.visit_id
WHERE x.person_id = :person_id AND v.channel = 'shop';

-- name: person_seen_update :exec
UPDATE person SET visits = :visits, last_visit = :last_visit, last_day = :last_day
WHERE id = :id;

-- name: served_seen :one
SELECT count(*) AS visits, coalesce(max(v.at), 0) AS last_at, coalesce(max(v.day), 0) AS last_day
FROM visit_person x JOIN visit v ON v.id = x.visit_id
WHERE x.person_id = :person_id AND v.staff_id = :staff_id AND v.channel = 'shop';

-- name: served_update :exec
UPDATE served SET visits = :visits, last_at = :last_at, last_day = :last_day
WHERE staff_id = :staff_id AND person_id = :person_id;

-- name: served_sweep :exec
DELETE FROM served WHERE staff_id = :staff_id AND person_id = :person_id AND visits = 0;

-- The latest visit of somebody since a time.
-- name: visit_latest :one
SELECT visit_id FROM visit_person WHERE person_id = :person_id AND at >= :low
ORDER BY at DESC LIMIT 1;

-- name: visit_any :one
-- scan ok: stops at the first row.
SELECT 1 AS n FROM visit LIMIT 1;

-- Who was in last, to be offered when a visit is logged.
-- name: person_latest :many
-- scan ok: reads the newest few from an index.
SELECT id FROM person INDEXED BY person_recent WHERE last_visit > 0
ORDER BY last_visit DESC LIMIT :limit;
