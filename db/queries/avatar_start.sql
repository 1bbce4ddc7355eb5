-- An avatar that is begun from a segment.

-- A line that stands as it was drafted: seen in those of whom the rule is true.
-- name: claim_drafted :exec
UPDATE claim SET rule = :rule WHERE id = :id;

-- The avatars that speak for a segment.
-- name: segment_speakers :many
SELECT id, name FROM avatar WHERE segment_id = :segment_id AND retired_at IS NULL
ORDER BY place, id LIMIT 20;
