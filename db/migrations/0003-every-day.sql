-- From version 2: regulars with gaps, counted by their place in that list.
INSERT INTO tally SELECT 'gaps', gap_rank, count(*) FROM person WHERE gap_rank > 0 GROUP BY gap_rank;
