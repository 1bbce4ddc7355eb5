/*
 * recount: see recount.h.
 */
#include "recount.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page.h"
#include "rhythm.h"

/* How often each comes, by the rule itself over their latest visits to the shop. */
static void
recount_rhythms(const char *after)
{
	int64_t people = number("SELECT coalesce(max(id), 0) FROM person");

	for (int id = 1; id <= people; id++) {
		const char *days = text_of("SELECT group_concat(day, ' ') FROM (SELECT v.day FROM "
		    "visit_person x JOIN visit v ON v.id = x.visit_id WHERE x.person_id = %d AND "
		    "v.channel = 'shop' ORDER BY x.at DESC LIMIT 24)", id);

		if (number("SELECT coalesce(max(gap_days), 0) FROM person WHERE id = %d", id) !=
		    rhythm_usual_gap(days))
			fail_msg("after %s, person %d does not come as often as their visits say", after, id);
	}
}

void
recount(const char *after)
{
	static const char *const truths[] = {
		"SELECT list, bucket, n FROM tally WHERE n <> 0",
		"WITH level (letters) AS (VALUES (1), (3), (6)) "
		"SELECT kind || letters, substr(sort_name, 1, letters), count(*) FROM person, level "
		"GROUP BY 1, 2 UNION ALL SELECT 'little' || letters, substr(sort_name, 1, letters), count(*) "
		"FROM person, level WHERE kind = 'customer' AND facts < 2 GROUP BY 1, 2 UNION ALL "
		"SELECT 'trust' || trust || ' ' || letters, substr(sort_name, 1, letters), count(*) FROM "
		"person, level WHERE kind = 'customer' GROUP BY 1, 2 UNION ALL "
		"SELECT 'new', created_day, count(*) FROM person WHERE kind = 'customer' GROUP BY 2 UNION ALL "
		"SELECT 'seen', last_day, count(*) FROM person WHERE kind = 'customer' AND last_day > 0 "
		"GROUP BY 2 UNION ALL SELECT 'visits', day, count(*) FROM visit GROUP BY 2 UNION ALL "
		"SELECT knew, day, count(*) FROM visit WHERE knew <> '' GROUP BY 1, 2 UNION ALL "
		"SELECT 'taught', day, count(*) FROM visit v WHERE EXISTS (SELECT 1 FROM standing WHERE "
		"visit_id = v.id) GROUP BY 2 UNION ALL SELECT 'learned', learned_day, count(*) FROM standing "
		"GROUP BY 2 UNION ALL SELECT 'used', learned_day, count(*) FROM standing WHERE used_at > 0 "
		"GROUP BY 2 UNION ALL SELECT 'gaps', gap_rank, count(*) FROM person WHERE gap_rank > 0 "
		"GROUP BY 2 UNION ALL SELECT 'late', late_day, count(*) FROM person WHERE late_day > 0 "
		"GROUP BY 2 UNION ALL SELECT * FROM (SELECT 'total', 'regular', count(*) AS n FROM person "
		"WHERE kind = 'customer' AND coalesce(regular_hand, visits >= 5)) WHERE n > 0 UNION ALL "
		"SELECT * FROM (SELECT 'total', 'known', count(*) AS n FROM person WHERE kind = 'customer' "
		"AND coalesce(regular_hand, visits >= 5) AND gaps = 0) WHERE n > 0 UNION ALL "
		"SELECT 'served ' || staff_id, last_day, count(*) FROM served GROUP BY 1, 2 UNION ALL "
		"SELECT 'total', 'served ' || staff_id, count(*) FROM served GROUP BY 2",

		"SELECT id, visits, last_visit, last_day FROM person",
		"SELECT p.id, count(v.id), coalesce(max(v.at), 0), coalesce(max(v.day), 0) FROM person p "
		"LEFT JOIN visit_person x ON x.person_id = p.id LEFT JOIN visit v ON v.id = x.visit_id AND "
		"v.channel = 'shop' GROUP BY p.id",

		"SELECT id, facts, last_fact_at FROM person",
		"SELECT p.id, count(f.id), coalesce(max(f.learned_at), 0) FROM person p LEFT JOIN "
		"standing f ON f.person_id = p.id GROUP BY p.id",

		"SELECT id, trust FROM person",
		"SELECT id, coalesce((SELECT step FROM trust_step t WHERE t.person_id = p.id ORDER BY t.id "
		"DESC LIMIT 1), 1) FROM person p",

		"SELECT id, known, settled FROM person",
		"SELECT p.id, coalesce(sum((k.state = 'known') << (question_id - 1)), 0), coalesce(sum("
		"(k.state <> 'unknown') << (question_id - 1)), 0) FROM person p LEFT JOIN knowledge k ON "
		"k.person_id = p.id GROUP BY p.id",

		"SELECT id, facts, likes, dislikes FROM interest",
		"SELECT i.id, count(f.id), coalesce(sum(f.kind IN ('loves', 'likes')), 0), coalesce(sum("
		"f.kind IN ('dislikes', 'hates')), 0) FROM interest i LEFT JOIN standing f ON "
		"f.interest_id = i.id GROUP BY i.id",

		"SELECT staff_id, person_id, visits, last_at, last_day FROM served",
		"SELECT v.staff_id, x.person_id, count(*), max(v.at), max(v.day) FROM visit v JOIN "
		"visit_person x ON x.visit_id = v.id JOIN person p ON p.id = x.person_id WHERE "
		"v.channel = 'shop' AND p.kind = 'customer' GROUP BY 1, 2",

		/* A question is known as long as anything that answers it stands. */
		"SELECT person_id, question_id FROM knowledge WHERE state = 'known'",
		"SELECT DISTINCT person_id, question_id FROM standing WHERE question_id IS NOT NULL",

		"SELECT id, gaps, regular FROM person",
		"SELECT id, (settled & 1 = 0 OR settled & 2 = 0) + (settled & 16 = 0 OR settled & 32 = 0 OR "
		"settled & 64 = 0) + (settled & 128 = 0 AND settled & 256 = 0) + (settled & 1024 = 0), "
		"kind = 'customer' AND CASE WHEN regular_hand IS NULL THEN visits >= 5 ELSE regular_hand END "
		"FROM person",

		/* When a regular is missed: by hand, or over twice the gap and over 14 days. */
		"SELECT id, late_day FROM person WHERE late_day > 0",
		"SELECT id, last_day + 1 + CASE WHEN late_hand > 0 THEN late_hand WHEN gap_days > 7 THEN "
		"2 * gap_days ELSE 14 END FROM person WHERE regular = 1 AND last_day > 0 AND "
		"(gap_days > 0 OR late_hand > 0)",

		/* What people do and love, as bits; and how many of each. */
		"SELECT t.kind, t.key, p.id FROM trait t, bits b, person p WHERE b.place = t.id * 65536 + "
		"p.id / 32000 AND bit_is(b.page, p.id % 32000)",
		"SELECT kind, key, person_id FROM person_trait UNION SELECT n.kind, CAST(s.value AS TEXT), "
		"n.person_id FROM person_number n, json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]') s "
		"WHERE n.n >> s.value & 1",

		"SELECT kind, key, people FROM trait WHERE people > 0",
		"SELECT kind, key, count(DISTINCT person_id) FROM person_trait GROUP BY 1, 2 UNION ALL "
		"SELECT n.kind, CAST(s.value AS TEXT), count(*) FROM person_number n, "
		"json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]') s WHERE n.n >> s.value & 1 GROUP BY 1, 2",

		"SELECT rowid FROM fact_text",
		"SELECT id FROM standing",

		"SELECT word, person_id, last_visit FROM word",
		"SELECT DISTINCT j.value, p.id, p.last_visit FROM person p, json_each('[\"' || "
		"replace(trim(p.words), ' ', '\",\"') || '\"]') j WHERE p.words <> ''",
	};

	for (size_t i = 0; i < sizeof truths / sizeof *truths; i += 2)
		for (int way = 0; way < 2; way++)
			if (number("SELECT count(*) FROM (%s EXCEPT SELECT * FROM (%s))", truths[i + way],
			        truths[i + 1 - way]) != 0)
				fail_msg("after %s, \"%.60s\" is not as worked out anew", after, truths[i]);
	recount_rhythms(after);
	assert_int_equal(number("SELECT count(*) FROM tally WHERE n < 0"), 0);
	change("INSERT INTO fact_text (fact_text, rank) VALUES ('integrity-check', 1)");
	change("INSERT INTO word_part (word_part, rank) VALUES ('integrity-check', 1)");
	assert_string_equal(text_of("PRAGMA integrity_check"), "ok");
	assert_string_equal(text_of("PRAGMA foreign_key_check"), "");
}
