-- From version 2: regulars with gaps, counted by their place in that list.
INSERT INTO tally SELECT 'gaps', gap_rank, count(*) FROM person WHERE gap_rank > 0 GROUP BY gap_rank;

-- How often each comes.
UPDATE person SET gap_days = usual_gap((SELECT group_concat(day, ' ') FROM (SELECT v.day
    FROM visit_person x JOIN visit v ON v.id = x.visit_id
    WHERE x.person_id = person.id AND v.channel = 'shop' ORDER BY x.at DESC LIMIT 24)))
WHERE visits > 1;
INSERT INTO tally SELECT 'late', late_day, count(*) FROM person WHERE late_day > 0 GROUP BY late_day;

-- Nothing extra was written down before, and nobody is blamed for it.
UPDATE person SET extra_visits = visits;

-- What each usually has, in a row of its own.
INSERT INTO usual (person_id, name, staff_id, at)
SELECT id, usual, created_by, created_at FROM person WHERE usual <> '';
INSERT INTO mention (person_id, what, row_id, text, at)
SELECT person_id, 'usual', id, name, at FROM usual;
INSERT INTO mention_text (rowid, text) SELECT id, fold(text) FROM mention;

-- How they dress is an area of its own, before whatever the shop has put behind Nature.
UPDATE area SET place = place + 1 WHERE place >= 12;
INSERT OR IGNORE INTO area (name, sort_name, place) VALUES ('Style', 'style', 12);
