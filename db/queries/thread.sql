-- What is open with somebody: to ask about, promised, looked for, put aside.

-- name: thread_insert :insert
INSERT INTO thread (person_id, kind, text, owner_id, due_day, voucher_id, visit_id, staff_id, at)
VALUES (:person_id, :kind, :text, :owner_id, :due_day, :voucher_id, :visit_id, :staff_id, :at);

-- name: thread_get :one
SELECT t.id, t.person_id, t.kind, t.text, t.owner_id, coalesce(t.due_day, 0) AS due_day, t.at,
    coalesce(t.voucher_id, 0) AS voucher_id, coalesce(t.closed_at, 0) AS closed_at, t.outcome,
    p.name, a.name AS author, coalesce(c.name, '') AS closer
FROM thread t JOIN person p ON p.id = t.person_id JOIN staff a ON a.id = t.staff_id
    LEFT JOIN staff c ON c.id = t.closed_by
WHERE t.id = :id;

-- What is late first, then what is due, then what waits for the next visit.
-- name: thread_open_list :many
SELECT t.id, t.kind, t.text, coalesce(t.due_day, 0) AS due_day, t.at, o.name AS owner,
    a.name AS author, coalesce(t.voucher_id, 0) AS voucher_id
FROM thread t JOIN staff o ON o.id = t.owner_id JOIN staff a ON a.id = t.staff_id
WHERE t.person_id = :person_id AND t.closed_at IS NULL
ORDER BY t.due_day IS NULL, t.due_day, t.id DESC LIMIT :limit;

-- name: thread_open_count :one
SELECT count(*) AS n FROM thread WHERE person_id = :person_id AND closed_at IS NULL;

-- name: thread_closed_list :many
SELECT t.id, t.kind, t.text, t.closed_at, t.outcome, c.name AS closer
FROM thread t JOIN staff c ON c.id = t.closed_by
WHERE t.person_id = :person_id AND t.closed_at > :low
ORDER BY t.closed_at DESC, t.id DESC LIMIT :limit;

-- name: thread_update :exec
UPDATE thread SET kind = :kind, text = :text, owner_id = :owner_id, due_day = :due_day
WHERE id = :id;

-- name: thread_close :exec
UPDATE thread SET closed_at = :at, closed_by = :staff_id, outcome = :outcome
WHERE id = :id AND closed_at IS NULL;

-- name: thread_reopen :exec
UPDATE thread SET closed_at = NULL, closed_by = NULL, outcome = '' WHERE id = :id;

-- What asks how a voucher served them.
-- name: thread_of_voucher :many
SELECT id FROM thread WHERE person_id = :person_id AND voucher_id = :voucher_id
    AND closed_at IS NULL;

-- What a brief makes use of: what was promised and put aside goes before wishes.
-- name: brief_threads :many
SELECT t.id, t.kind, t.text, coalesce(t.due_day, 0) AS due_day, t.at, o.name AS owner,
    a.name AS author, coalesce(t.voucher_id, 0) AS voucher_id
FROM thread t JOIN staff o ON o.id = t.owner_id JOIN staff a ON a.id = t.staff_id
WHERE t.person_id = :person_id AND t.closed_at IS NULL
    AND (t.kind <> 'ask' OR t.due_day IS NULL OR t.due_day <= :today)
ORDER BY t.kind = 'wish', t.due_day IS NULL, t.due_day, t.id DESC LIMIT :limit;

-- Whether whoever served knew them.
-- name: visit_knew :exec
UPDATE visit SET knew = :knew WHERE id = :id;

-- And their count by the day, which nobody else keeps up when it is said after the visit.
-- name: visit_knew_count :exec
INSERT INTO tally SELECT knew, day, 1 FROM visit WHERE id = :id AND knew <> ''
ON CONFLICT DO UPDATE SET n = n + 1;

-- With a visit that is taken back goes what began at it, and what was done at it is open again.
-- name: visit_threads :many
SELECT id FROM thread WHERE visit_id = :visit_id;

-- name: visit_gifts :many
SELECT id FROM gift WHERE visit_id = :visit_id;

-- name: visit_threads_reopen :exec
UPDATE thread SET closed_at = NULL, closed_by = NULL, outcome = ''
WHERE person_id IN (SELECT person_id FROM visit_person WHERE visit_id = :id)
    AND closed_at = (SELECT at FROM visit WHERE id = :id)
    AND closed_by = (SELECT staff_id FROM visit WHERE id = :id);
