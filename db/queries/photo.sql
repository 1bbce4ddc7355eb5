-- Pictures of people: photographs, and which picture a person has.

-- name: photo_face :one
SELECT face FROM photo WHERE person_id = :person_id;

-- name: photo_mini :one
SELECT mini FROM photo WHERE person_id = :person_id;

-- name: photo_put :exec
INSERT INTO photo (person_id, face, mini, staff_id, at)
VALUES (:person_id, :face, :mini, :staff_id, :at)
ON CONFLICT (person_id) DO UPDATE SET face = excluded.face, mini = excluded.mini,
    staff_id = excluded.staff_id, at = excluded.at;

-- name: photo_delete :exec
DELETE FROM photo WHERE person_id = :person_id;

-- What a person is shown by; a photograph has another number with each new one.
-- name: person_photographed :exec
UPDATE person SET picture = 'photo ' || (version + 1), changed_by = :changed_by,
    version = version + 1
WHERE id = :id;

-- name: person_pictured :exec
UPDATE person SET picture = :picture, changed_by = :changed_by, version = version + 1
WHERE id = :id AND picture <> :picture;
