-- What the owner has to decide: the board is asked, and kept as it hung on that day.

-- name: decision_insert :insert
INSERT INTO decision (question, staff_id, at, day) VALUES (:question, :staff_id, :at, :day);

-- Whoever hangs today speaks: in season or all year, and a variant of somebody in its
-- season instead of them, in their place.  Those for whom one speaks are counted with the segment, month by month.
-- name: voice_keep :exec
-- scan ok: a board has some twenty avatars.
INSERT INTO voice (decision_id, place, avatar_id, name, tag, says, picture, colour, mini, people, page)
WITH now AS (SELECT id FROM season WHERE iif(from_mark <= to_mark,
        :mark BETWEEN from_mark AND to_mark, :mark >= from_mark OR :mark <= to_mark)),
    hangs AS (SELECT * FROM avatar a WHERE a.retired_at IS NULL
        AND (NOT EXISTS (SELECT 1 FROM avatar_season s WHERE s.avatar_id = a.id)
            OR EXISTS (SELECT 1 FROM avatar_season s WHERE s.avatar_id = a.id
                AND s.season_id IN (SELECT id FROM now))))
SELECT :decision_id, row_number() OVER (ORDER BY coalesce((SELECT o.place FROM avatar o
        WHERE o.id = a.variant_of AND o.retired_at IS NULL), a.place), a.place, a.id),
    a.id, a.name, a.tag, a.says,
    a.picture, a.colour, p.mini,
    coalesce((SELECT m.people FROM segment_month m WHERE m.segment_id = a.segment_id
        ORDER BY m.month DESC LIMIT 1), 0),
    coalesce((SELECT group_concat(l.line, char(10)) FROM (SELECT b.name || char(9) || c.text AS line
        FROM claim c JOIN block b ON b.id = c.block_id
        WHERE c.avatar_id = a.id AND c.removed_at IS NULL AND b.off = 0
            AND NOT EXISTS (SELECT 1 FROM avatar_off o
                WHERE o.avatar_id = a.id AND o.block_id = b.id)
        ORDER BY b.place, c.place) l), '')
FROM hangs a LEFT JOIN avatar_photo p ON p.avatar_id = a.id
WHERE NOT EXISTS (SELECT 1 FROM hangs v JOIN avatar_season s ON s.avatar_id = v.id
    WHERE v.variant_of = a.id);

-- name: decision_get :one
SELECT question, decided, coalesce(look_day, 0) AS look_day, happened, day,
    coalesce(decided_at, 0) AS decided_at, coalesce(looked_at, 0) AS looked_at,
    removed_at IS NOT NULL AS removed
FROM decision WHERE id = :id;

-- name: decision_open :many
-- scan ok: the owner takes a few decisions in a month; walks their index from its newest end.
SELECT d.id, d.question, d.day FROM decision d
WHERE d.removed_at IS NULL AND d.decided_at IS NULL ORDER BY d.day DESC, d.id DESC LIMIT :limit;

-- name: decision_past :many
-- scan ok: the owner takes a few decisions in a month; walks their index from its newest end.
SELECT d.id, d.question, d.day, d.decided, d.happened FROM decision d
WHERE d.removed_at IS NULL AND d.decided_at IS NOT NULL ORDER BY d.day DESC, d.id DESC
LIMIT :limit OFFSET :skip;

-- name: decision_past_count :one
-- scan ok: the owner takes a few decisions in a month.
SELECT count(*) AS n FROM decision WHERE removed_at IS NULL AND decided_at IS NOT NULL;

-- name: decision_find :many
SELECT d.id, d.question, d.day, d.decided, d.happened
FROM decision_text JOIN decision d ON d.id = decision_text.rowid
WHERE decision_text MATCH :match AND d.removed_at IS NULL
ORDER BY decision_text.rowid DESC LIMIT :limit;

-- The same words go out of the search that were put into it: ask it before each change, and
-- the next one behind.
-- name: decision_text_delete :exec
INSERT INTO decision_text (decision_text, rowid, text)
SELECT 'delete', d.id, fold(d.question || ' ' || d.decided || ' ' || d.happened || ' ' ||
    coalesce((SELECT group_concat(v.said, ' ') FROM (SELECT name || ' ' || words AS said FROM voice
        WHERE decision_id = d.id ORDER BY place) v), ''))
FROM decision d WHERE d.id = :id;

-- name: decision_text_insert :exec
INSERT INTO decision_text (rowid, text)
SELECT d.id, fold(d.question || ' ' || d.decided || ' ' || d.happened || ' ' ||
    coalesce((SELECT group_concat(v.said, ' ') FROM (SELECT name || ' ' || words AS said FROM voice
        WHERE decision_id = d.id ORDER BY place) v), ''))
FROM decision d WHERE d.id = :id;

-- With another day to look again, it has not been looked at yet.
-- name: decision_decide :exec
UPDATE decision SET decided = :decided, decided_at = coalesce(decided_at, :at),
    looked_at = iif(look_day IS :look_day, looked_at, NULL), look_day = :look_day
WHERE id = :id;

-- name: decision_happened :exec
UPDATE decision SET happened = :happened, looked_at = :at WHERE id = :id;

-- name: decision_remove :exec
UPDATE decision SET removed_at = :at WHERE id = :id;

-- name: decision_due :many
SELECT id, question, decided, look_day FROM decision
WHERE look_day IS NOT NULL AND looked_at IS NULL AND removed_at IS NULL AND look_day <= :day
ORDER BY look_day LIMIT :limit;

-- name: voice_list :many
SELECT place, coalesce(avatar_id, 0) AS avatar_id, name, tag, says, picture, colour, people, page,
    words, verdict, mini IS NOT NULL AS photo
FROM voice WHERE decision_id = :decision_id ORDER BY place;

-- name: voice_save :exec
UPDATE voice SET words = :words, verdict = :verdict
WHERE decision_id = :decision_id AND place = :place;

-- name: voice_mini :one
SELECT mini FROM voice WHERE decision_id = :decision_id AND place = :place AND mini IS NOT NULL;
