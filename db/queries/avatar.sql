-- Avatars: the invented people of the board, their blocks and what is said in these.
-- A shop has a few dozen avatars and blocks, and four seasons or a few more.

-- name: season_list :many
-- scan ok: a shop has a few seasons.
SELECT id, name, from_mark, to_mark FROM season ORDER BY id LIMIT 30;

-- name: avatar_list :many
-- scan ok: a shop has a few dozen avatars.
SELECT id, name, tag, says, pronoun, segment_id, involvement, language, colour, picture, variant_of,
    place, version, retired_at,
    (SELECT group_concat(s.season_id) FROM avatar_season s WHERE s.avatar_id = avatar.id) AS seasons
FROM avatar WHERE retired_at IS NULL ORDER BY place, id LIMIT 60;

-- name: avatar_get :one
SELECT id, name, tag, says, pronoun, segment_id, involvement, language, colour, picture, variant_of,
    place, version, retired_at,
    (SELECT group_concat(s.season_id) FROM avatar_season s WHERE s.avatar_id = avatar.id) AS seasons
FROM avatar WHERE id = :id;

-- name: avatar_retired :many
-- scan ok: a shop has a few dozen avatars.
SELECT id, name, tag, retired_at FROM avatar WHERE retired_at IS NOT NULL
ORDER BY retired_at DESC, id LIMIT 50;

-- name: avatar_count :one
-- scan ok: a shop has a few dozen avatars.
SELECT count(*) AS n FROM avatar WHERE retired_at IS NULL;

-- name: avatar_varied :one
SELECT 1 AS yes FROM avatar WHERE variant_of = :id AND retired_at IS NULL LIMIT 1;

-- name: avatar_insert :insert
-- scan ok: a shop has a few dozen avatars.
INSERT INTO avatar (name, tag, says, pronoun, segment_id, involvement, language, colour, picture,
    variant_of, place, staff_id, at, changed_at)
SELECT :name, :tag, :says, :pronoun, :segment_id, :involvement, :language, :colour, :picture,
    :variant_of, coalesce(max(place), 0) + 1, :staff_id, :now, :now FROM avatar;

-- name: avatar_update :exec
UPDATE avatar SET name = :name, tag = :tag, says = :says, pronoun = :pronoun,
    segment_id = :segment_id, involvement = :involvement, language = :language, colour = :colour,
    variant_of = :variant_of, staff_id = :staff_id, changed_at = :now, version = version + 1
WHERE id = :id AND version = :version;

-- As its form has them, and who changed it last.
-- name: avatar_form :one
SELECT a.name AS avatar_name, a.tag AS avatar_tag, a.says AS avatar_says, a.pronoun, a.involvement,
    a.language, a.colour, a.segment_id, a.variant_of, a.version, s.name AS changer
FROM avatar a JOIN staff s ON s.id = a.staff_id WHERE a.id = :id;

-- name: avatar_pictured :exec
UPDATE avatar SET picture = :picture, changed_at = :now WHERE id = :id;

-- name: avatar_retire :exec
UPDATE avatar SET retired_at = :now WHERE id = :id AND retired_at IS NULL;

-- Back at the end of the board.
-- name: avatar_restore :exec
-- scan ok: a shop has a few dozen avatars.
UPDATE avatar SET retired_at = NULL, place = (SELECT max(place) + 1 FROM avatar)
WHERE id = :id AND retired_at IS NOT NULL;

-- name: avatar_place :exec
UPDATE avatar SET place = :place WHERE id = :id;

-- name: avatar_copy :insert
-- scan ok: a shop has a few dozen avatars.
INSERT INTO avatar (name, tag, says, pronoun, segment_id, involvement, language, colour, picture,
    variant_of, place, staff_id, at, changed_at)
SELECT :name, o.tag, o.says, o.pronoun, o.segment_id, o.involvement, o.language, o.colour, o.picture,
    o.variant_of, (SELECT max(place) + 1 FROM avatar), :staff_id, :now, :now
FROM avatar o WHERE o.id = :id;

-- name: avatar_copy_claims :exec
INSERT INTO claim (avatar_id, block_id, text, rule, place, staff_id, at)
SELECT :copy_id, block_id, text, rule, place, :staff_id, :now FROM claim
WHERE avatar_id = :id AND removed_at IS NULL;

-- name: avatar_copy_seasons :exec
INSERT INTO avatar_season (avatar_id, season_id)
SELECT :copy_id, season_id FROM avatar_season WHERE avatar_id = :id;

-- name: avatar_copy_off :exec
INSERT INTO avatar_off (avatar_id, block_id)
SELECT :copy_id, block_id FROM avatar_off WHERE avatar_id = :id;

-- name: avatar_copy_photo :exec
INSERT INTO avatar_photo (avatar_id, face, mini)
SELECT :copy_id, face, mini FROM avatar_photo WHERE avatar_id = :id;

-- name: avatar_copy_home :exec
INSERT INTO avatar_home (avatar_id, jpeg)
SELECT :copy_id, jpeg FROM avatar_home WHERE avatar_id = :id;

-- name: avatar_no_seasons :exec
DELETE FROM avatar_season WHERE avatar_id = :avatar_id;

-- name: avatar_in_season :exec
INSERT INTO avatar_season (avatar_id, season_id)
SELECT :avatar_id, id FROM season WHERE id = :season_id ON CONFLICT DO NOTHING;

-- name: avatar_none_off :exec
-- scan ok: a shop has a few dozen blocks.
DELETE FROM avatar_off WHERE avatar_id = :avatar_id
    AND block_id IN (SELECT id FROM block WHERE off = 0);

-- name: avatar_off :exec
INSERT INTO avatar_off (avatar_id, block_id)
SELECT :avatar_id, id FROM block WHERE id = :block_id AND off = 0 ON CONFLICT DO NOTHING;

-- How many there are in a segment, as it was last counted.
-- name: avatar_people :one
SELECT people FROM segment_month WHERE segment_id = :segment_id ORDER BY month DESC LIMIT 1;

-- name: avatar_segments :many
-- scan ok: a shop has some twenty segments.
SELECT id, name FROM segment WHERE removed_at IS NULL ORDER BY sort_name LIMIT 100;

-- name: avatar_segment :one
SELECT name FROM segment WHERE id = :id AND removed_at IS NULL;

-- Its blocks, those of the shop that are turned off left out.
-- name: avatar_blocks :many
-- scan ok: a shop has a few dozen blocks.
SELECT b.id, b.name, b.ask, b.icon, b.depth, b.own, b.wall, EXISTS (SELECT 1 FROM avatar_off o
    WHERE o.avatar_id = :avatar_id AND o.block_id = b.id) AS off
FROM block b WHERE b.off = 0 ORDER BY b.place, b.id LIMIT 40;

-- name: avatar_claims :many
SELECT id, block_id, text, rule FROM claim WHERE avatar_id = :avatar_id AND removed_at IS NULL
ORDER BY block_id, place, id;

-- name: claim_insert :insert
INSERT INTO claim (avatar_id, block_id, text, place, staff_id, at)
VALUES (:avatar_id, :block_id, :text, :place, :staff_id, :now);

-- A line that stays is the same claim, wherever it stands now and however it is spelt.
-- name: claim_keep :exec
UPDATE claim SET text = :text, place = :place WHERE id = :id;

-- name: claim_remove :exec
UPDATE claim SET removed_at = :now WHERE id = :id;

-- name: avatar_face :one
SELECT face FROM avatar_photo WHERE avatar_id = :avatar_id;

-- name: avatar_home :one
SELECT jpeg FROM avatar_home WHERE avatar_id = :avatar_id;

-- name: avatar_photo_put :exec
INSERT INTO avatar_photo (avatar_id, face, mini) VALUES (:avatar_id, :face, :mini)
ON CONFLICT (avatar_id) DO UPDATE SET face = excluded.face, mini = excluded.mini;

-- name: avatar_photo_delete :exec
DELETE FROM avatar_photo WHERE avatar_id = :avatar_id;

-- name: avatar_home_put :exec
INSERT INTO avatar_home (avatar_id, jpeg) VALUES (:avatar_id, :jpeg)
ON CONFLICT (avatar_id) DO UPDATE SET jpeg = excluded.jpeg;

-- name: avatar_home_delete :exec
DELETE FROM avatar_home WHERE avatar_id = :avatar_id;

-- name: block_list :many
-- scan ok: a shop has a few dozen blocks.
SELECT b.id, b.name, b.ask, b.icon, b.own, b.off, b.wall, b.place, b.depth,
    b.own = 1 AND EXISTS (SELECT 1 FROM claim c WHERE c.block_id = b.id AND c.removed_at IS NULL) AS used
FROM block b ORDER BY b.place, b.id LIMIT 60;

-- name: block_get :one
SELECT id, name AS block_name, ask AS block_ask, depth AS block_depth, own, off, wall, place
FROM block WHERE id = :id;

-- name: block_count :one
-- scan ok: a shop has a few dozen blocks.
SELECT count(*) AS n FROM block;

-- name: block_walls :one
-- scan ok: a shop has a few dozen blocks.
SELECT count(*) AS n FROM block WHERE wall = 1 AND off = 0;

-- name: block_insert :insert :unique
-- scan ok: a shop has a few dozen blocks.
INSERT INTO block (name, sort_name, ask, place, own, depth)
SELECT :name, fold(:name), :ask, max(place) + 1, 1, :depth FROM block;

-- name: block_change :exec :unique
UPDATE block SET name = :name, sort_name = fold(:name), ask = :ask, depth = :depth
WHERE id = :id AND own = 1;

-- What ships with the program keeps its name.
-- name: block_ask :exec
UPDATE block SET ask = :ask, depth = :depth WHERE id = :id AND own = 0;

-- name: block_place :exec
UPDATE block SET place = :place WHERE id = :id;

-- name: block_off :exec
UPDATE block SET off = :off WHERE id = :id;

-- name: block_wall :exec
UPDATE block SET wall = :wall WHERE id = :id;

-- name: block_used :one
-- scan ok: a shop has a few dozen avatars, and its own blocks are seldom removed.
SELECT 1 AS yes FROM claim WHERE block_id = :id AND removed_at IS NULL LIMIT 1;

-- Before an own block goes: nothing that still stands is in any of these.
-- name: block_forget_off :exec
-- scan ok: a shop has a few dozen avatars.
DELETE FROM avatar_off WHERE block_id = :id;

-- name: block_forget_claims :exec
-- scan ok: a shop has a few dozen avatars.
DELETE FROM claim WHERE block_id = :id AND removed_at IS NOT NULL;

-- name: block_forget_questions :exec
-- scan ok: a shop has a few dozen avatars.
DELETE FROM avatar_question WHERE block_id = :id;

-- name: block_delete :exec
DELETE FROM block WHERE id = :id AND own = 1;
