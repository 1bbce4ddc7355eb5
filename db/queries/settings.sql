-- What the owner has said of the shop.

-- name: settings_get :one
SELECT name AS shop_name, kind, moment_days, sheet_months, extra_visits, paper FROM shop WHERE id = 1;

-- name: settings_kind :one
SELECT kind FROM shop WHERE id = 1;

-- name: settings_save :exec
UPDATE shop SET name = :shop_name, kind = :kind, moment_days = :moment_days,
    sheet_months = :sheet_months, extra_visits = :extra_visits,
    paper = coalesce(nullif(:paper, ''), paper)
WHERE id = 1;
