-- Cards of partner businesses that we gave to customers.

-- name: voucher_insert :insert
INSERT INTO voucher (person_id, partner_id, text, number, day, ends_day, staff_id, at)
VALUES (:person_id, :partner_id, :text, :number, :day, :ends_day, :staff_id, :at);

-- name: voucher_get :one
SELECT v.id, v.person_id, v.text, v.state, coalesce(v.ends_day, 0) AS ends_day
FROM voucher v WHERE v.id = :id;

-- name: voucher_state :exec
UPDATE voucher SET state = :state, ended_at = :ended_at WHERE id = :id;

-- name: partner_list :many
SELECT id, name FROM person WHERE kind = 'partner' AND kind <> 'customer' AND sort_name >= ''
ORDER BY sort_name LIMIT :limit;

-- name: partner_get :one
SELECT name, kind FROM person WHERE id = :id;

-- name: voucher_count :one
SELECT count(*) AS n FROM voucher WHERE partner_id = :partner_id;

-- name: voucher_of_partner :many
SELECT v.id, v.person_id, v.text, v.number, v.state, v.day, coalesce(v.ends_day, 0) AS ends_day,
    p.name, s.name AS author
FROM voucher v JOIN person p ON p.id = v.person_id JOIN staff s ON s.id = v.staff_id
WHERE v.partner_id = :partner_id ORDER BY v.day DESC, v.id DESC LIMIT :limit OFFSET :skip;

-- name: voucher_of_person :many
SELECT v.id, v.text, v.number, v.state, v.day, coalesce(v.ends_day, 0) AS ends_day,
    p.name AS partner
FROM voucher v JOIN person p ON p.id = v.partner_id
WHERE v.person_id = :person_id ORDER BY v.day DESC, v.id DESC LIMIT :limit;
