-- Where somebody likes to sit, and by whom they like to be served.

-- name: place_get :one
SELECT p.id, p.name, p.call_name, p.place AS seat, p.place_else AS seat_else, p.stand_in_words, p.version,
    coalesce(c.name, a.name) AS changer,
    coalesce(p.favourite_id, 0) AS favourite, coalesce(f.name, '') AS favourite_name,
    f.left_at IS NOT NULL AS favourite_left, f.away_from AS favourite_from, f.away_to AS favourite_to,
    coalesce(p.stand_in_id, 0) AS stand_in, coalesce(s.name, '') AS stand_in_name,
    s.left_at IS NOT NULL AS stand_in_left, s.away_from AS stand_in_from, s.away_to AS stand_in_to
FROM person p JOIN staff a ON a.id = p.created_by LEFT JOIN staff c ON c.id = p.changed_by
    LEFT JOIN staff f ON f.id = p.favourite_id LEFT JOIN staff s ON s.id = p.stand_in_id
WHERE p.id = :id;

-- name: place_save :exec
UPDATE person SET place = :seat, place_else = :seat_else, favourite_id = :favourite_id,
    stand_in_id = :stand_in_id, stand_in_words = :stand_in_words, changed_by = :changed_by,
    version = version + 1
WHERE id = :id AND version = :version;

-- The places that are somebody's, each once: from one to the next by the index.
-- name: place_next :one
SELECT place FROM person WHERE place <> '' AND place > :place ORDER BY place LIMIT 1;

-- name: place_row :one
SELECT place, place_else FROM person WHERE id = :id;

-- name: favourite_people :many
SELECT id, name, picture, last_day FROM person WHERE favourite_id = :staff_id
ORDER BY last_visit DESC LIMIT 20;

-- name: staff_away_get :one
SELECT away_from, away_to FROM staff WHERE id = :id AND left_at IS NULL;

-- name: staff_away_set :exec
UPDATE staff SET away_from = :away_from, away_to = :away_to WHERE id = :id AND left_at IS NULL;
