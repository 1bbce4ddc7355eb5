-- An avatar that is begun from a segment.

-- A line that stands as it was drafted: seen in those of whom the rule is true.
-- name: claim_drafted :exec
UPDATE claim SET rule = :rule WHERE id = :id;
