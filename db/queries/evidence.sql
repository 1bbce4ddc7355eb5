-- What an avatar says, held against real people: how it stood a season ago, and what the owner
-- said to the differences.

-- name: claim_get :one
SELECT c.id, c.block_id, c.text, c.rule, c.removed_at IS NOT NULL AS removed,
    (SELECT count(*) FROM claim o WHERE o.avatar_id = c.avatar_id AND o.block_id = c.block_id
        AND o.removed_at IS NULL) AS lines
FROM claim c WHERE c.id = :id AND c.avatar_id = :avatar_id;

-- name: claim_rule :exec
UPDATE claim SET rule = :rule WHERE id = :id;

-- name: claim_insert_seen :insert
INSERT INTO claim (avatar_id, block_id, text, rule, place, staff_id, at)
SELECT :avatar_id, :block_id, :text, :rule, coalesce(max(place), 0) + 1, :staff_id, :now
FROM claim WHERE avatar_id = :avatar_id AND block_id = :block_id AND removed_at IS NULL;

-- name: claim_restore :exec
UPDATE claim SET removed_at = NULL WHERE id = :id AND removed_at IS NOT NULL;

-- Claims with a rule that were not counted in this quarter yet, an avatar after the other.
-- name: evidence_unkept :many
-- scan ok: a shop has a few dozen avatars.
SELECT c.id, c.rule, a.id AS avatar_id, a.segment_id FROM avatar a JOIN claim c ON c.avatar_id = a.id
WHERE a.retired_at IS NULL AND a.segment_id IS NOT NULL AND c.removed_at IS NULL AND c.rule <> ''
    AND NOT EXISTS (SELECT 1 FROM claim_season s WHERE s.claim_id = c.id AND s.quarter = :quarter)
ORDER BY a.id LIMIT :limit;

-- name: evidence_season_put :exec
INSERT INTO claim_season (claim_id, quarter, fit, people)
VALUES (:claim_id, :quarter, :fit, :people) ON CONFLICT DO NOTHING;

-- name: evidence_seasons :many
SELECT s.claim_id, s.quarter, s.fit, s.people
FROM claim c JOIN claim_season s ON s.claim_id = c.id
WHERE c.avatar_id = :avatar_id AND c.removed_at IS NULL AND s.quarter >= :low
ORDER BY s.claim_id, s.quarter;

-- Another rule, another segment, or a segment of another rule counts others: what was kept
-- begins anew.
-- name: evidence_forget_claim :exec
DELETE FROM claim_season WHERE claim_id = :id;

-- name: evidence_forget_avatar :exec
DELETE FROM claim_season
WHERE claim_id IN (SELECT id FROM claim WHERE avatar_id = :id AND removed_at IS NULL);

-- name: evidence_forget_segment :exec
DELETE FROM claim_season WHERE claim_id IN (SELECT c.id FROM avatar a JOIN claim c
    ON c.avatar_id = a.id WHERE a.segment_id = :id AND c.removed_at IS NULL);

-- name: difference_get :one
SELECT answer, at FROM difference WHERE avatar_id = :avatar_id AND rule = :rule;

-- name: difference_list :many
SELECT d.rule, d.answer, d.at, s.name AS author FROM difference d JOIN staff s ON s.id = d.staff_id
WHERE d.avatar_id = :avatar_id ORDER BY d.at DESC, d.rule LIMIT 50;

-- name: difference_put :exec
INSERT INTO difference (avatar_id, rule, answer, staff_id, at)
VALUES (:avatar_id, :rule, :answer, :staff_id, :now)
ON CONFLICT DO UPDATE SET answer = excluded.answer, staff_id = excluded.staff_id, at = excluded.at;

-- name: difference_drop :exec
DELETE FROM difference WHERE avatar_id = :avatar_id AND rule = :rule;

-- What might show a claim: interests whose name begins so, and habits that have such words.
-- name: evidence_interests :many
SELECT id, name, likes, dislikes FROM interest WHERE sort_name >= :low AND sort_name < :high
ORDER BY sort_name LIMIT 10;

-- name: evidence_habits :many
SELECT DISTINCT t.key FROM standing f JOIN trait t ON t.kind = 'habit' AND t.key = fold(f.text)
WHERE f.id IN (SELECT rowid FROM fact_text WHERE fact_text MATCH :match ORDER BY rowid DESC LIMIT 500)
    AND f.kind = 'habit' AND t.people > 0 LIMIT 10;

-- name: evidence_traits :many
SELECT key FROM trait WHERE kind = :kind AND key >= :low AND key < :high AND people > 0
ORDER BY key LIMIT 10;

-- What somebody thinks, in their words, the newest first; not of whom we keep it to business.
-- name: evidence_said :many
SELECT f.text, f.learned_at FROM standing f
WHERE f.person_id = :person_id AND f.kind = 'opinion' AND f.source = 'told'
ORDER BY f.learned_at DESC LIMIT 3;

-- name: evidence_speaker :one
SELECT p.call_name, p.full_name, p.nicknames, p.came, p.regular, p.business_only,
    coalesce((SELECT h.name FROM household h WHERE h.id = p.household_id), '') AS household
FROM person p WHERE p.id = :id;

-- Whether a word is how somebody's name begins, or one of the team's.
-- name: evidence_named :one
-- scan ok: a team has a few dozen people.
SELECT EXISTS (SELECT 1 FROM person WHERE sort_name >= :word || ' ' AND sort_name < :word || '!')
    OR EXISTS (SELECT 1 FROM person WHERE sort_name = :word)
    OR EXISTS (SELECT 1 FROM staff WHERE fold(name) = :word) AS named;

-- For a demonstration's avatars: by the name of the segment.
-- name: avatar_speaks :exec
UPDATE avatar SET segment_id = (SELECT id FROM segment WHERE sort_name = fold(:segment)
    AND removed_at IS NULL) WHERE id = :id;
