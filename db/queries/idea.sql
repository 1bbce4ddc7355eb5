-- What is thought out against an avatar: offers, and texts in which somebody knows themselves.

-- name: idea_avatar :one
SELECT name FROM avatar WHERE id = :id;

-- name: idea_list :many
SELECT i.id, i.text, i.at, s.name AS author,
    (SELECT count(*) FROM idea_person p WHERE p.idea_id = i.id) AS people
FROM idea i JOIN staff s ON s.id = i.staff_id
WHERE i.avatar_id = :avatar_id AND i.ended_at IS NULL ORDER BY i.id DESC LIMIT :limit OFFSET :skip;

-- name: idea_count :one
SELECT count(*) AS n FROM idea WHERE avatar_id = :avatar_id AND ended_at IS NULL;

-- name: idea_insert :insert
INSERT INTO idea (avatar_id, text, staff_id, at) VALUES (:avatar_id, :text, :staff_id, :at);

-- name: idea_get :one
SELECT i.text, i.avatar_id, a.name AS avatar,
    (SELECT count(*) FROM idea_person p WHERE p.idea_id = i.id) AS people
FROM idea i JOIN avatar a ON a.id = i.avatar_id WHERE i.id = :id AND i.ended_at IS NULL;

-- name: idea_end :exec
UPDATE idea SET ended_at = :at WHERE id = :id;

-- name: idea_people :many
SELECT ip.person_id, ip.words, p.name, p.picture, s.name AS author
FROM idea_person ip JOIN person p ON p.id = ip.person_id JOIN staff s ON s.id = ip.staff_id
WHERE ip.idea_id = :idea_id ORDER BY ip.person_id LIMIT :limit OFFSET :skip;

-- name: idea_person_put :exec
INSERT INTO idea_person (idea_id, person_id, words, staff_id, at)
VALUES (:idea_id, :person_id, :words, :staff_id, :at)
ON CONFLICT DO UPDATE SET words = excluded.words, staff_id = excluded.staff_id, at = excluded.at;

-- name: idea_person_drop :exec
DELETE FROM idea_person WHERE idea_id = :idea_id AND person_id = :person_id;

-- name: me_test_list :many
SELECT t.id, t.text, t.at, t.ended_at IS NOT NULL AS ended, s.name AS author,
    (SELECT count(*) FROM me_answer a WHERE a.test_id = t.id) AS asked,
    (SELECT coalesce(sum(a.would), 0) FROM me_answer a WHERE a.test_id = t.id) AS yes
FROM me_test t JOIN staff s ON s.id = t.staff_id
WHERE t.avatar_id = :avatar_id ORDER BY t.id DESC LIMIT :limit OFFSET :skip;

-- name: me_test_count :one
SELECT count(*) AS n FROM me_test WHERE avatar_id = :avatar_id;

-- name: me_test_insert :insert
INSERT INTO me_test (avatar_id, text, staff_id, at) VALUES (:avatar_id, :text, :staff_id, :at);

-- name: me_test_get :one
SELECT t.text, t.avatar_id, t.at, t.ended_at IS NOT NULL AS ended, a.name AS avatar,
    (SELECT count(*) FROM me_answer o WHERE o.test_id = t.id) AS asked,
    (SELECT coalesce(sum(o.would), 0) FROM me_answer o WHERE o.test_id = t.id) AS yes
FROM me_test t JOIN avatar a ON a.id = t.avatar_id WHERE t.id = :id;

-- name: me_test_end :exec
UPDATE me_test SET ended_at = :at WHERE id = :id;

-- name: me_answers :many
SELECT o.person_id, o.would, p.name, p.picture, s.name AS author
FROM me_answer o JOIN person p ON p.id = o.person_id JOIN staff s ON s.id = o.staff_id
WHERE o.test_id = :test_id ORDER BY o.person_id LIMIT :limit OFFSET :skip;

-- name: me_answer_put :exec
INSERT INTO me_answer (test_id, person_id, would, staff_id, at)
VALUES (:test_id, :person_id, :would, :staff_id, :at)
ON CONFLICT DO UPDATE SET would = excluded.would, staff_id = excluded.staff_id, at = excluded.at;
