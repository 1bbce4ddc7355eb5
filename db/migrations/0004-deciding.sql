-- From version 3: on which weekdays and at what time of the day each comes.
UPDATE person SET came = (SELECT came(group_concat(at, ' ')) FROM (SELECT x.at
    FROM visit_person x JOIN visit v ON v.id = x.visit_id
    WHERE x.person_id = person.id AND v.channel = 'shop' ORDER BY x.at DESC LIMIT 24))
WHERE visits > 0;

-- What people do and love, as bits.
INSERT INTO trait (kind, key, name, people)
SELECT kind, key, max(name), count(DISTINCT person_id) FROM person_trait GROUP BY kind, key;
INSERT INTO bits SELECT t.id * 65536 + x.person_id / 32000, bits_of(x.person_id % 32000)
FROM person_trait x JOIN trait t ON t.kind = x.kind AND t.key = x.key GROUP BY 1;

-- And their numbers, a trait for each bit.
CREATE TEMP TABLE slice AS SELECT n.person_id, n.kind, CAST(s.column1 AS TEXT) AS key
FROM person_number n, (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12),
    (13), (14), (15)) s WHERE n.n >> s.column1 & 1;
INSERT INTO trait (kind, key, people) SELECT kind, key, count(*) FROM slice GROUP BY kind, key;
INSERT INTO bits SELECT t.id * 65536 + x.person_id / 32000, bits_of(x.person_id % 32000)
FROM slice x JOIN trait t ON t.kind = x.kind AND t.key = x.key GROUP BY 1;
DROP TABLE slice;
