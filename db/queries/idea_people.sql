-- Whom an idea may suit.

-- name: idea_suits :one
SELECT 1 AS yes FROM idea_person WHERE idea_id = :idea_id AND person_id = :person_id;
