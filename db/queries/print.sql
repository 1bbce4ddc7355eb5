-- What stands on paper beside the avatars.

-- name: print_shop :one
SELECT name AS shop_name, paper FROM shop WHERE id = 1;
