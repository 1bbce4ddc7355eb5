/*
 * "Who is in front of you?": found by name, nickname, looks, household, pet, telephone and
 * what we know; typing errors are forgiven; and nothing that is typed is an error.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "facts.h"
#include "page.h"
#include "request.h"
#include "words.h"

/* Who is found, by name: "Fred, Alice". */
static const char *
found(const char *typed)
{
	const char *names = "";

	if (get(say("/search?q=%s", encoded(typed))) != 200)
		fail_msg("%s: %d", typed, answer.status);
	for (int i = 0; i < times_shown("FOUND"); i++)
		names = say("%s%s%s%s%s", names, i ? ", " : "", shown(say("FOUND.%d/name_before", i)),
		    shown(say("FOUND.%d/name_match", i)), shown(say("FOUND.%d/name_after", i)));
	assert_int_equal(times_shown("NONE_FOUND"), times_shown("FOUND") == 0);
	return names;
}

/* Why the n-th of them was found. */
static const char *
why(int n)
{
	return say("%s%s%s", shown(say("FOUND.%d/why_before", n)), shown(say("FOUND.%d/why_match", n)),
	    shown(say("FOUND.%d/why_after", n)));
}

/* As who signed in would, behind the forms' back. */
static struct request
ana(void)
{
	static struct arena *a;

	a = a ? a : arena_new();
	arena_reset(a);
	return (struct request){ .arena = a, .db = book, .staff_id = ANA, .now = the_time(),
		.today = the_time() / 86400 };
}

static int64_t
learn(const struct learned *l)
{
	struct request rq = ana();
	int64_t        id;

	assert_true(db_begin(book, DB_WRITE));
	id = fact_learn(&rq, l);
	assert_true(db_end(book));
	return id;
}

static int64_t
home_of(int person)
{
	return number("SELECT household_id FROM person WHERE id = %d", person);
}

/* A pet of the household of a person. */
static void
put_companion(int person, const char *name, const char *kind)
{
	struct request rq = ana();

	change("INSERT INTO companion (household_id, name, kind, created_by, created_at) VALUES "
	       "(%d, '%s', '%s', 2, 1)", (int)home_of(person), name, kind);
	assert_true(db_begin(book, DB_WRITE));
	words_of_household(&rq, home_of(person));
	assert_true(db_end(book));
}

static void
remove_fact(int64_t id)
{
	change("INSERT INTO fact_text (fact_text, rowid, text) SELECT 'delete', id, '%s' FROM fact WHERE "
	       "id = %d", text_of("SELECT lower(trim(text || ' ' || remark)) FROM fact WHERE id = %d",
	    (int)id), (int)id);
	change("UPDATE fact SET removed_at = 1 WHERE id = %d", (int)id);
}

static int
open_with_people(void **state)
{
	static const char *const changes[] = {
		"call_name=Jos%C3%A9&full_name=Jos%C3%A9+%C3%81lvarez&household=%C3%96zt%C3%BCrk",
		"call_name=Fred&full_name=Frederick+Halloran&nicknames=Sparky,+Big+F&household=Halloran"
		"&phone=07700+900123&looks=red+coat,+small+dog",
		"call_name=Alice&full_name=Alice+Halloran&household=Halloran&phone=%2B44+(0)7700+900456",
		"call_name=Bj%C3%B8rn&full_name=Bj%C3%B8rn+O%E2%80%99Brien&looks=umbrella",
		"call_name=%E7%8E%8B%E8%8A%B3&say_name=Wang+Fang",
		"looks=blue+hat,+stick",
	};

	open_shop(state);
	for (int i = 0; i < 6; i++) {
		start_page(say("Person %d", i));
		assert_int_equal(post(say("/people/%d/change", i + 1), say("%s&name_source=told"
		    "&since_year=2020&version=1", changes[i])), 303);
	}
	return 0;
}

static void
each_is_found_by(void **state)
{
	static const char *const rows[][2] = {
		{ "jose", "José Álvarez" }, { "JOSÉ", "José Álvarez" }, { "alvarez", "José Álvarez" },
		{ "Álv", "José Álvarez" }, { "ozturk", "José Álvarez" }, { "ÖZTÜRK", "José Álvarez" },
		{ "sparky", "Fred" }, { "big f", "Fred" }, { "red coat", "Fred" }, { "coat red", "Fred" },
		{ "small dog", "Fred" }, { "frederick", "Fred" }, { "fred hallo", "Fred" },
		{ "hallo fr", "Fred" }, { "dog hallo", "Fred" },
		{ "07700 900123", "Fred" }, { "+44 7700 900123", "Fred" }, { "900123", "Fred" },
		{ "0123", "Fred" }, { "7700-900-123", "Fred" }, { "(07700) 900 123", "Fred" },
		{ "004477009001 23", "Fred" }, { "900456", "Alice Halloran" },
		{ "07700 900456", "Alice Halloran" },
		{ "bjorn", "Bjørn O’Brien" }, { "o'brien", "Bjørn O’Brien" }, { "obrien", "Bjørn O’Brien" },
		{ "BJØRN O'B", "Bjørn O’Brien" }, { "umbrella", "Bjørn O’Brien" },
		{ "王", "王芳" }, { "王芳", "王芳" }, { "blue", "blue hat, stick" }, { "sti", "blue hat, stick" },
		{ "  fred  ", "Fred" }, { "fred,", "Fred" }, { "zzz", "" }, { "fred zzz", "" }, { "red zzz", "" },
		{ "reddy", "" }, { "oat", "" }, { "!!!", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(found(rows[i][0]), rows[i][1]) != 0)
			fail_msg("\"%s\" finds \"%s\" instead of \"%s\"", rows[i][0], found(rows[i][0]),
			    rows[i][1]);
}

static void
a_household_is_found_whole(void **state)
{
	(void)state;
	log_visit("person=3");
	assert_string_equal(found("halloran"), "Alice Halloran, Fred");
	pass(60);
	log_visit("person=2");
	assert_string_equal(found("halloran"), "Fred, Alice Halloran");
}

static void
a_name_that_begins_so_comes_first_then_the_latest_visitor(void **state)
{
	(void)state;
	start_page("Hatty");
	start_page("Hattie Fredericks");
	log_visit("person=6");
	assert_string_equal(found("hat"), "Hatty, Hattie Fredericks, blue hat, stick");
	pass(60);
	log_visit("person=8");
	assert_string_equal(found("hat"), "Hattie Fredericks, Hatty, blue hat, stick");
}

static void
the_match_is_underlined_as_it_was_written(void **state)
{
	(void)state;
	found("alv");
	assert_string_equal(shown("FOUND/name_before"), "José ");
	assert_string_equal(shown("FOUND/name_match"), "Álv");
	assert_string_equal(shown("FOUND/name_after"), "arez");
	found("spark");
	assert_string_equal(shown("FOUND/name_match"), "");
	assert_string_equal(shown("FOUND/why_match"), "Spark");
	assert_string_equal(shown("FOUND/why_after"), "y, Big F");
	found("coat");
	assert_string_equal(shown("FOUND/why_before"), "red ");
	assert_string_equal(shown("FOUND/why_match"), "coat");
}

static void
what_we_know_finds_people_too(void **state)
{
	(void)state;
	log_visit("person=2&learned_new=Collects+Smørrebrød+boards+from+O%E2%80%99Hara%E2%80%99s+caf%C3%A9");
	log_visit("person=6&learned_new=Was+with+Fred+at+the+match");
	assert_string_equal(found("collects"), "Fred");
	assert_string_equal(shown("FOUND/why_match"), "Collects");
	assert_string_equal(found("cafe boards"), "Fred");
	assert_string_equal(found("coll"), "Fred");
	/* As names do: without regard to accents, case and apostrophes. */
	assert_string_equal(found("smorrebrod"), "Fred");
	assert_string_equal(found("Smørrebrød"), "Fred");
	assert_string_equal(found("ohara"), "Fred");
	/* Who is called so comes before those of whom one knows it. */
	assert_string_equal(found("fred"), "Fred, blue hat, stick");
	/* Two letters do not look so deep. */
	assert_string_equal(found("co"), "Fred");
	assert_string_equal(shown("FOUND/why_match"), "co");
}

static void
a_typing_error_is_forgiven(void **state)
{
	static const char *const rows[][2] = {
		{ "frde", "Fred" }, { "rfed", "Fred" }, { "dred", "Fred" }, { "ferd", "Fred" },
		{ "fredd", "Fred" }, { "fraderick", "Fred" }, { "Fredrik", "Fred" },
		{ "haloran", "Fred, Alice Halloran" }, { "hallroan", "Fred, Alice Halloran" },
		{ "xalloran", "Fred, Alice Halloran" }, { "alic", "Alice Halloran" },
		{ "alcie", "Alice Halloran" }, { "álvraez", "José Álvarez" }, { "bjonr", "Bjørn O’Brien" },
		{ "umbrela", "Bjørn O’Brien" }, { "sparyk", "Fred" },
		/* Not yet typed to its end; and two errors in a long word. */
		{ "ubmre", "Bjørn O’Brien" }, { "frederikc", "Fred" }, { "fedrerick", "Fred" },
		/* One of two words, the first or the second; and both. */
		{ "fred haloran", "Fred" }, { "alcie halloran", "Alice Halloran" },
		{ "frde haloran", "Fred" }, { "haloran frde", "Fred" }, { "red caot", "Fred" },
		/* Two errors in a short word are another word; three letters are no word. */
		{ "frxy", "" }, { "dref", "" }, { "rde", "" }, { "frde zzz", "" }, { "frde zzzzz", "" },
		/* A number is none but itself. */
		{ "900124", "" }, { "fred 900124", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(found(rows[i][0]), rows[i][1]) != 0)
			fail_msg("\"%s\" finds \"%s\" instead of \"%s\"", rows[i][0], found(rows[i][0]),
			    rows[i][1]);
}

static void
what_was_meant_is_said(void **state)
{
	(void)state;
	found("frde");
	assert_string_equal(shown("MEANT/meant"), "fred");
	assert_non_null(strstr(readable(), "Did you mean"));
	assert_string_equal(shown("found_words"), "Nobody like frde. 1 person like fred");
	assert_string_equal(shown("FOUND/name_match"), "Fred");
	found("frde haloran");
	assert_string_equal(shown("MEANT/meant"), "fred halloran");
	found("fred");
	assert_int_equal(times_shown("MEANT"), 0);
	found("zzzzz");
	assert_int_equal(times_shown("MEANT"), 0);
	assert_int_equal(times_shown("NONE_FOUND"), 1);
}

static void
the_beginning_of_a_name_is_enough(void **state)
{
	(void)state;
	start_page("Catherine Bell");
	assert_string_equal(found("fre"), "Fred");
	assert_string_equal(found("cath"), "Catherine Bell");
	assert_string_equal(found("cahterine"), "Catherine Bell");
	assert_string_equal(found("cahte"), "Catherine Bell");
	assert_string_equal(found("katherine bell"), "Catherine Bell");
}

static void
whoever_was_asked_for_comes_first(void **state)
{
	(void)state;
	start_page("Freda Lee");
	start_page("Fried Moss");
	start_page("Alfred Moss");
	assert_string_equal(found("fred"), "Fred, Freda Lee, Fried Moss, Alfred Moss");
	assert_string_equal(shown("FOUND.1/NEARLY"), "(not shown)");
	assert_int_equal(times_shown("FOUND.1/NEARLY"), 0);
	assert_int_equal(times_shown("FOUND.2/NEARLY"), 1);
	assert_int_equal(times_shown("FOUND.3/INSIDE"), 1);
	assert_int_equal(times_shown("MEANT"), 0);
	/* Where three are found, nobody else is meant. */
	start_page("Fred Nash");
	assert_string_equal(found("fred"), "Fred, Freda Lee, Fred Nash");
}

static void
the_nearest_and_most_frequent_word_is_meant(void **state)
{
	(void)state;
	start_page("Mario Ray");
	start_page("Maria Hill");
	start_page("Maria Wood");
	assert_string_equal(found("marix"), "Maria Hill, Maria Wood, Mario Ray");
	assert_string_equal(shown("MEANT/meant"), "maria");
	/* One error before two. */
	start_page("Annabelle");
	start_page("Annabella");
	assert_string_equal(found("annabelal"), "Annabella, Annabelle");
}

static void
the_middle_of_a_word_finds_too(void **state)
{
	(void)state;
	assert_string_equal(found("lloran"), "Fred, Alice Halloran");
	assert_string_equal(shown("FOUND.1/name_match"), "Halloran");
	assert_int_equal(times_shown("FOUND/INSIDE"), 1);
	assert_int_equal(times_shown("FOUND.1/INSIDE"), 0);
	assert_string_equal(found("fred lloran"), "Fred");
	log_visit("person=6&learned_new=Sings+in+the+Gewandhauschor");
	assert_string_equal(found("wandhaus"), "blue hat, stick");
	assert_string_equal(why(0), "Sings in the Gewandhauschor");
	assert_string_equal(found("llorann zz"), "");
}

static void
a_pet_is_found_and_named(void **state)
{
	(void)state;
	put_companion(2, "Shadow", "dog");
	put_companion(2, "Mog", "");
	assert_string_equal(found("shadow"), "Fred, Alice Halloran");
	assert_string_equal(why(0), "Shadow, the dog");
	assert_string_equal(shown("FOUND/why_match"), "Shadow");
	assert_string_equal(found("shdaow"), "Fred, Alice Halloran");
	assert_string_equal(why(1), "Shadow, the dog");
	assert_string_equal(found("mog"), "Fred, Alice Halloran");
	assert_string_equal(why(0), "Mog");
	/* Of two words, the name says one and the second line the other. */
	change("UPDATE person SET nicknames = 'Alice B' WHERE id = 3");
	assert_string_equal(found("alice shadow"), "Alice Halloran");
	assert_string_equal(shown("FOUND/name_match"), "Alice");
	assert_string_equal(why(0), "Shadow, the dog");
	/* What is no longer at home is not found by it. */
	change("UPDATE companion SET left_at = 1");
	put_companion(2, "Rex", "dog");
	assert_string_equal(found("shadow"), "");
	assert_string_equal(found("shdaow"), "");
	assert_string_equal(found("hado"), "");
}

static void
what_a_family_shares_finds_its_members(void **state)
{
	int64_t id = learn(&(struct learned){ .household_id = home_of(2), .kind = "habit",
	    .text = "vegetarian at home", .remark = "" });

	(void)state;
	assert_string_equal(found("vegetarian"), "Fred, Alice Halloran");
	assert_string_equal(why(0), "Halloran: vegetarian at home");
	assert_string_equal(shown("FOUND/why_match"), "vegetarian");
	assert_string_equal(found("vegeterian"), "Fred, Alice Halloran");
	/* But not him who differs in it. */
	learn(&(struct learned){ .person_id = 2, .kind = "likes", .text = "Eats sausages",
	    .remark = "when alone", .instead_of = id });
	assert_string_equal(found("vegetarian"), "Alice Halloran");
	remove_fact(id);
	assert_string_equal(found("vegetarian"), "");
	assert_string_equal(found("vegeterian"), "");
}

static void
a_joke_and_a_remark_are_found(void **state)
{
	(void)state;
	learn(&(struct learned){ .person_id = 3, .kind = "joke", .text = "The parrot owes us a penny",
	    .remark = "Then he pays by cheque" });
	assert_string_equal(found("parrot"), "Alice Halloran");
	assert_string_equal(why(0), "The parrot owes us a penny");
	assert_string_equal(found("cheque"), "Alice Halloran");
	assert_string_equal(why(0), "The parrot owes us a penny (Then he pays by cheque)");
	assert_string_equal(shown("FOUND/why_match"), "cheque");
	assert_string_equal(found("parort"), "Alice Halloran");
	assert_string_equal(found("penny cehque"), "Alice Halloran");
}

static void
an_interest_is_found_by_its_name(void **state)
{
	int64_t id;

	(void)state;
	change("INSERT INTO interest (id, name, sort_name) VALUES (1, 'Gardening', 'gardening')");
	change("INSERT INTO interest (id, name, sort_name) VALUES (2, 'Garden gnomes', 'garden gnomes')");
	id = learn(&(struct learned){ .person_id = 2, .kind = "loves", .text = "His allotment",
	    .remark = "", .interest_id = 1 });
	learn(&(struct learned){ .household_id = home_of(1), .kind = "dislikes", .text = "Seven of them",
	    .remark = "", .interest_id = 2 });
	assert_string_equal(found("gardening"), "Fred");
	assert_string_equal(why(0), "Gardening: His allotment");
	assert_string_equal(shown("FOUND/why_match"), "Gardening");
	assert_string_equal(found("garden"), "José Álvarez, Fred");
	assert_string_equal(why(0), "Öztürk: Garden gnomes: Seven of them");
	assert_string_equal(found("garden gno"), "José Álvarez");
	assert_string_equal(found("gardning"), "Fred");
	assert_string_equal(found("allotmnet"), "Fred");
	remove_fact(id);
	assert_string_equal(found("gardening"), "");
	assert_string_equal(found("allotment"), "");
	assert_string_equal(found("allotmnet"), "");
}

/* By the forms in which it is written: events, measures, gifts, usuals, what is open. */
static void
whatever_is_written_about_somebody_finds_them(void **state)
{
	static const struct {
		const char *path, *fields, *right, *wrong;
	} rows[] = {
		{ "moments/new", "kind=life&moment_title=A+fortnight+in+Hawaii&often=once&moment_year=2027"
		  "&moment_month=2&moment_day=3&weight=major", "hawaii", "hawai" },
		{ "sheets/new", "kind=Overcoat&measure=Chest&said=40&measure=Lining&said=Herringbone", "herringbone",
		  "herringbonne" },
		{ "gifts", "way=in&text=Chocolate-covered+macadamia+nuts", "macadamia", "macademia" },
		{ "gifts", "way=out&text=A+jar+of+quince+jelly", "quince", "qunice" },
		{ "threads", "kind=wish&text=A+first+edition+of+Middlemarch&due=next", "middlemarch",
		  "midlemarch" },
		{ "usuals", "usual=Cortado&how=oat", "cortado", "cotrado" },
		{ "patterns", "before=interview&tends=loses+her+patience", "patience", "patiense" },
		{ "addresses", "address_name=Home&lines=14+Chandos+Road", "chandos", "chandoss" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (post(say("/people/4/%s", rows[i].path), rows[i].fields) != 303)
			fail_msg("%s was refused", rows[i].path);
		if (strcmp(found(rows[i].right), "Bj\303\270rn O\342\200\231Brien") != 0)
			fail_msg("%s finds %s", rows[i].right, found(rows[i].right));
		if (strcmp(found(rows[i].wrong), "Bj\303\270rn O\342\200\231Brien") != 0)
			fail_msg("%s finds %s", rows[i].wrong, found(rows[i].wrong));
	}
}

static void
a_removed_fact_is_found_no_more_until_it_is_restored(void **state)
{
	struct request rq;
	int64_t        id = learn(&(struct learned){ .person_id = 6, .kind = "likes",
	    .text = "Old lighthouses", .remark = "" });

	(void)state;
	assert_string_equal(found("lighthouse"), "blue hat, stick");
	remove_fact(id);
	assert_string_equal(found("lighthouse"), "");
	assert_string_equal(found("lihgthouse"), "");
	assert_string_equal(found("ighthous"), "");
	change("INSERT INTO fact_text (fact_text, rank) VALUES ('integrity-check', 1)");
	change("UPDATE fact SET removed_at = NULL WHERE id = %d", (int)id);
	rq = ana();
	assert_true(db_begin(book, DB_WRITE));
	words_of_fact(&rq, id);
	assert_true(db_end(book));
	assert_string_equal(found("lihgthouse"), "blue hat, stick");
	/* Even if its words were left behind. */
	change("UPDATE fact SET removed_at = 1 WHERE id = %d", (int)id);
	assert_string_equal(found("lighthouse"), "");
}

static void
who_is_no_customer_is_told_apart(void **state)
{
	(void)state;
	found("fred");
	assert_string_equal(shown("FOUND/KIND/kind_words"), "(not shown)");
	change("UPDATE person SET kind = 'supplier' WHERE id = 2");
	found("fred");
	assert_string_equal(shown("FOUND/KIND/kind_words"), "supplier");
}

/* Each word of the book that can be guessed stands in the lexicon, once, with its forms. */
static void
the_lexicon_is_as_if_written_anew(void **state)
{
	(void)state;
	log_visit("person=2&learned_new=Was+in+Reykjav%C3%ADk+in+1986+and+1987");
	put_companion(2, "Shadow", "dog");
	assert_int_equal(post("/people/2/change", "call_name=Fred&name_source=told&since_year=2020"
	    "&version=2&looks=green+scarf"), 303);
	assert_int_equal(number("SELECT count(*) FROM word w WHERE length(word) BETWEEN 3 AND 24 AND word "
	    "NOT GLOB '*[0-9]*' AND NOT EXISTS (SELECT 1 FROM lexicon l WHERE l.word = w.word)"), 0);
	assert_int_equal(number("SELECT count(*) FROM lexicon WHERE word IN ('reykjavik', 'shadow', "
	    "'green', 'halloran', 'sparky')"), 5);
	assert_int_equal(number("SELECT count(*) FROM lexicon WHERE word GLOB '*[0-9]*' OR length(word) < 3"), 0);
	assert_string_equal(text_of("SELECT group_concat(form, ' ') FROM (SELECT form FROM misspelt m JOIN "
	    "lexicon l ON l.id = word_id WHERE word = 'fred' ORDER BY form)"), "fed frd fre fred red");
	assert_int_equal(number("SELECT count(*) FROM misspelt m JOIN lexicon l ON l.id = word_id WHERE "
	    "word = 'dog'"), 0);
	assert_int_equal(number("SELECT count(*) FROM (SELECT id FROM lexicon EXCEPT SELECT rowid FROM "
	    "word_part)"), 0);
	change("INSERT INTO word_part (word_part, rank) VALUES ('integrity-check', 1)");
}

static void
a_name_that_is_nearly_another_is_no_likeness(void **state)
{
	(void)state;
	assert_int_equal(post("/people/new", "call_name=Alcie"), 303);
	assert_int_equal(post("/people/new", "call_name=Alice"), 422);
}

static void
a_change_is_found_at_once_and_the_old_word_no_more(void **state)
{
	(void)state;
	assert_int_equal(post("/people/2/change", "call_name=Fred&name_source=told&since_year=2020"
	    "&version=2&looks=green+scarf&phone=555+0199"), 303);
	assert_string_equal(found("green"), "Fred");
	assert_string_equal(found("5550199"), "Fred");
	assert_string_equal(found("sparky"), "");
	assert_string_equal(found("900123"), "");
	assert_string_equal(found("red coat"), "");
	assert_string_equal(found("halloran"), "Alice Halloran");
}

static void
no_sign_of_a_query_language_is_one(void **state)
{
	static const char *const signs[] = { "ann\"*", "NEAR(", "NEAR(fred alice, 5)", "a OR b", "fred OR",
		"fred AND alice", "fred NOT alice", "\"", "\"\"", "'", "''", "fred'", "fred' OR '1'='1", "*",
		"fre*", "^fred", "text:tea", "{text}:tea", "(", ")", "(fred", "-fred", "+fred", "fred;", "--",
		"/*", "%", "_", "fr%d", "\\", "fred\\", "[", "]", "{{name}}", "<b>", "fact_text MATCH 'x'",
		"; DROP TABLE person", "rank", "NULL", "0x41", "fred\t", "\n", "a\"b\"c", "OR OR OR",
		"x\" OR text MATCH \"y" };

	(void)state;
	log_visit("person=2&learned_new=Likes+tea");
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		found(signs[i]);
	assert_string_equal(found("fred\""), "Fred");
	assert_string_equal(found("fred*"), "Fred");
	assert_string_equal(found("%"), "");
	assert_string_equal(found("f_ed"), "");
	assert_string_equal(found("fred OR alice"), "");
	assert_int_equal(number("SELECT count(*) FROM person"), 6);
}

static void
ten_thousand_random_strings_are_no_error(void **state)
{
	static const char usual[] = "abc \"*()^:{}-+'%_\\[]/;";
	char typed[24];

	(void)state;
	log_visit("person=2&learned_new=Likes+tea");
	for (int i = 0; i < 10000; i++) {
		uint32_t n = 1 + dice(20);

		for (uint32_t c = 0; c < n; c++)
			typed[c] = i % 2 ? (char)(1 + dice(255)) : usual[dice(sizeof usual - 1)];
		typed[n] = '\0';
		get(say("/search?q=%s", encoded(typed)));
		if (answer.status != 200 && answer.status != 422)
			fail_msg("%s: %d", encoded(typed), answer.status);
		if (answer.status == 422)
			assert_string_not_equal(shown("q_error"), "(not shown)");
		if (i % 4 == 0)
			assert_true(get(say("/people/likeness?looks=%s", encoded(typed))) < 500);
	}
}

static void
an_empty_search_finds_nobody_and_a_long_one_is_refused(void **state)
{
	const char *longer = "";

	(void)state;
	get("/search");
	assert_int_equal(times_shown("NOT_SEARCHED"), 1);
	get("/search?q=++");
	assert_int_equal(times_shown("FOUND"), 0);
	for (int i = 0; i < 80; i++)
		longer = say("%sé", longer);
	assert_string_equal(found(longer), "");
	assert_int_equal(get(say("/search?q=%sx", encoded(longer))), 422);
	assert_string_equal(shown("q"), say("%sx", longer));
	/* Only the first six words count. */
	assert_string_equal(found("red coat small dog fred halloran zzz"), "Fred");
}

static void
twenty_are_shown(void **state)
{
	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 30; i++)
		put_person(say("Maria %c", 'A' + i), "");
	assert_true(db_end(book));
	found("maria");
	assert_int_equal(times_shown("FOUND"), 20);
	assert_string_equal(shown("found_words"), "20 people");
}

/* More than two thousand with one word: then the latest visitors are looked through. */
static void
where_very_many_fit_the_latest_visitors_come_first(void **state)
{
	int64_t last = 0;

	(void)state;
	assert_true(db_begin(book, DB_WRITE));
	for (int i = 0; i < 2400; i++) {
		int64_t id = i % 2 ? put_person(say("Mark %d", i), "") : put_person(say("Lou Mark %d", i), "");

		put_visit(ANA, the_time() - 1 - (i * 7919) % 2400, id);
	}
	assert_true(db_end(book));
	assert_int_equal(number("SELECT count(*) FROM word WHERE word = 'mark'"), 2400);
	found("mark");
	assert_int_equal(times_shown("FOUND"), 20);
	for (int i = 0; i < 20; i++) {
		int64_t at = number("SELECT last_visit FROM person WHERE id = %s",
		    shown(say("FOUND.%d/id", i)));

		/* Whose name begins so, the latest first. */
		assert_string_equal(shown(say("FOUND.%d/name_match", i)), "Mark");
		assert_string_equal(shown(say("FOUND.%d/name_before", i)), "");
		assert_true(i == 0 || at < last);
		last = at;
	}
	assert_int_equal(number("SELECT count(*) FROM person WHERE name LIKE 'Mark %%' AND last_visit > "
	    "%lld", (long long)last), 19);
	/* One word more, and there are few again. */
	assert_string_equal(found("mark 1201"), "Mark 1201");
	assert_string_equal(found("lou mark 1200"), "Lou Mark 1200");
	found("lou mark");
	assert_int_equal(times_shown("FOUND"), 20);
	assert_string_equal(found("mark zzz"), "");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_with_people, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(each_is_found_by),
		TEST(a_household_is_found_whole),
		TEST(a_name_that_begins_so_comes_first_then_the_latest_visitor),
		TEST(the_match_is_underlined_as_it_was_written),
		TEST(what_we_know_finds_people_too),
		TEST(a_typing_error_is_forgiven),
		TEST(what_was_meant_is_said),
		TEST(the_beginning_of_a_name_is_enough),
		TEST(whoever_was_asked_for_comes_first),
		TEST(the_nearest_and_most_frequent_word_is_meant),
		TEST(the_middle_of_a_word_finds_too),
		TEST(a_pet_is_found_and_named),
		TEST(what_a_family_shares_finds_its_members),
		TEST(a_joke_and_a_remark_are_found),
		TEST(an_interest_is_found_by_its_name),
		TEST(whatever_is_written_about_somebody_finds_them),
		TEST(a_removed_fact_is_found_no_more_until_it_is_restored),
		TEST(who_is_no_customer_is_told_apart),
		TEST(the_lexicon_is_as_if_written_anew),
		TEST(a_name_that_is_nearly_another_is_no_likeness),
		TEST(a_change_is_found_at_once_and_the_old_word_no_more),
		TEST(no_sign_of_a_query_language_is_one),
		TEST(ten_thousand_random_strings_are_no_error),
		TEST(an_empty_search_finds_nobody_and_a_long_one_is_refused),
		TEST(twenty_are_shown),
		TEST(where_very_many_fit_the_latest_visitors_come_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
