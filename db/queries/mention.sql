-- What is written about somebody beside facts, for the search.

-- name: mention_insert :insert
INSERT INTO mention (person_id, what, row_id, text, at)
VALUES (:person_id, :what, :row_id, :text, :at);

-- name: mention_delete :exec
DELETE FROM mention WHERE what = :what AND row_id = :row_id;

-- name: mention_text_insert :exec
INSERT INTO mention_text (rowid, text) SELECT id, fold(text) FROM mention WHERE id = :id;

-- name: mention_text_delete :exec
INSERT INTO mention_text (mention_text, rowid, text)
SELECT 'delete', id, fold(text) FROM mention WHERE what = :what AND row_id = :row_id;

-- What stands in the book beside facts with these words, the latest first.
-- name: find_mentions :many
SELECT m.person_id, m.what, m.text FROM mention_text JOIN mention m ON m.id = mention_text.rowid
WHERE mention_text MATCH :match ORDER BY mention_text.rowid DESC LIMIT :limit;
