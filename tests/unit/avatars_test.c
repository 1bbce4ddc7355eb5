/*
 * The invented people: written down, changed, copied, retired; their blocks with a claim a
 * line, and what is turned off and comes back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"

enum { WORK = 1, THE_DAY = 4, SHOPS = 10, LOVES = 11, CARES = 12, ANNOYS = 18 };

static const char bruno[] = "avatar_name=Bruno&avatar_tag=Wants+to+know+the+farm&pronoun=he"
    "&avatar_says=Tell+me+something&involvement=1&colour=5";

/* Writes one down as the owner; its id. */
static int64_t
make(const char *fields)
{
	as_owner();
	assert_int_equal(post("/avatars/new", fields), 303);
	return number("SELECT max(id) FROM avatar");
}

static const char *
claims_of(int64_t id)
{
	return text_of("SELECT coalesce(group_concat(block_id || ' ' || text || ' ' || rule, '|'), '') FROM "
	    "(SELECT * FROM claim WHERE avatar_id = %lld AND removed_at IS NULL ORDER BY block_id, place)",
	    (long long)id);
}

static void
an_avatar_is_made_with_a_name_and_hangs_with_a_portrait(void **state)
{
	int64_t id = make(say("%s&block=1&claims=Sound+engineer%%0D%%0ACareful+ears&block=4&claims=Slow+start",
	    bruno));

	(void)state;
	assert_string_equal(location(), say("/avatars/%lld?saved=yes", (long long)id));
	assert_string_equal(claims_of(id), "1 Sound engineer |1 Careful ears |4 Slow start ");
	get(say("/avatars/%lld", (long long)id));
	assert_string_equal(shown("title"), "Bruno");
	assert_string_equal(shown("BLOCKS/block_heading"), "His work");
	assert_string_equal(shown("BLOCKS/CLAIMS.1/claim_text"), "Careful ears");
	/* Nothing was uploaded, and still there is a picture on page and board. */
	assert_int_equal(times_shown("FACE_DRAWN"), 1);
	get("/avatars");
	assert_string_equal(shown("CARDS/avatar_name"), "Bruno");
	assert_int_equal(times_shown("CARDS/FACE_DRAWN"), 1);
}

static void
without_a_name_nobody_is_on_the_board(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(post("/avatars/new", "avatar_tag=Somebody&block=1&claims=Baker"), 422);
	assert_string_equal(shown("avatar_name_error"), "Nobody hangs without a name. Give one.");
	assert_string_equal(shown("avatar_tag"), "Somebody");
	assert_string_equal(shown("BLOCK_ROWS/row_text"), "Baker");
	assert_int_equal(post("/avatars/new", "avatar_name=%21%21"), 422);
	assert_string_equal(shown("avatar_name_error"), "A name has a letter at least.");
	assert_int_equal(number("SELECT count(*) FROM avatar"), 0);
	assert_true(refused("INSERT INTO avatar (name, place, staff_id, at, changed_at) VALUES ('', 1, 1, 0, 0)"));
}

static void
its_tag_is_a_few_words(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(post("/avatars/new", "avatar_name=Al&avatar_tag=a+b+c+d+e+f+g+h+i"), 422);
	assert_string_equal(shown("avatar_tag_error"), "Three or four words say it best; 8 at most.");
}

static void
a_line_that_stays_is_the_same_claim_with_its_rule(void **state)
{
	int64_t id = make(say("%s&block=11&claims=Origins%%0ASmall+makers", bruno));
	int64_t origins = number("SELECT id FROM claim WHERE text = 'Origins'");

	(void)state;
	change("UPDATE claim SET rule = 'likes 3' WHERE id = %lld", (long long)origins);
	assert_int_equal(post(say("/avatars/%lld/change", (long long)id),
	    say("%s&version=1&block=11&claims=Being+taught%%0Aorigins", bruno)), 303);
	assert_string_equal(claims_of(id), "11 Being taught |11 origins likes 3");
	assert_int_equal(number("SELECT id FROM claim WHERE text = 'origins'"), origins);
	assert_int_equal(number("SELECT count(*) FROM claim WHERE text = 'Small makers' AND removed_at > 0"), 1);
	/* A block that was not sent is not touched. */
	assert_int_equal(post(say("/avatars/%lld/change", (long long)id), say("%s&version=2", bruno)), 303);
	assert_string_equal(claims_of(id), "11 Being taught |11 origins likes 3");
}

static void
a_line_is_said_once_and_what_is_too_much_is_refused_as_typed(void **state)
{
	const char *eleven = "a%0Ab%0Ac%0Ad%0Ae%0Af%0Ag%0Ah%0Ai";
	const char *line = "";

	(void)state;
	assert_string_equal(claims_of(make(say("%s&block=1&claims=Baker%%0A%%0Abaker", bruno))), "1 Baker ");
	for (int i = 0; i < 91; i++)
		line = say("%sx", line);
	assert_int_equal(post("/avatars/new", say("%s&block=10&claims=%s&block=1&claims=Cook", bruno, eleven)), 422);
	assert_string_equal(shown("claims_error"), "Shops: 8 lines are enough. This has 9.");
	assert_string_equal(shown("BLOCK_ROWS/row_text"), "Cook");
	assert_int_equal(post("/avatars/new", say("%s&block=1&claims=%s", bruno, line)), 422);
	assert_non_null(strstr(shown("claims_error"), "a line has 90 letters at most. This has 91"));
	assert_non_null(strstr(shown("BLOCK_ROWS/ROW_ERROR/row_error"), "90 letters"));
	assert_int_equal(post("/avatars/new", say("%s&block=1&claims=%s", bruno, line + 1)), 303);
}

static void
what_is_left_out_for_one_keeps_its_text_and_comes_back(void **state)
{
	int64_t     id = make(say("%s&block=1&claims=Baker&block=4&claims=Up+at+three", bruno));
	const char *path = say("/avatars/%lld", (long long)id), *kept = claims_of(id);

	(void)state;
	assert_int_equal(post(say("%s/change", path), say("%s&version=1&block=1&claims=Baker&block=4"
	    "&claims=Up+at+three&off=4", bruno)), 303);
	get(path);
	assert_null(strstr(readable(), "Up at three"));
	get(say("%s/change", path));
	for (int i = 0; i < times_shown("BLOCK_ROWS"); i++)
		assert_string_not_equal(shown(say("BLOCK_ROWS.%d/row_heading", i)), "A day");
	assert_int_equal(times_shown("LEAVE_OUT.3/CHOSEN"), 1);
	assert_string_equal(claims_of(id), kept);
	assert_int_equal(post(say("%s/change", path), say("%s&version=2&block=1&claims=Baker", bruno)), 303);
	get(path);
	assert_non_null(strstr(readable(), "Up at three"));
	assert_string_equal(claims_of(id), kept);
}

static void
what_the_shop_leaves_out_keeps_its_text_and_comes_back(void **state)
{
	int64_t     id = make(say("%s&block=1&claims=Baker&block=4&claims=Up+at+three", bruno));
	const char *path = say("/avatars/%lld", (long long)id);

	(void)state;
	assert_int_equal(post("/avatars/blocks/4", "act=off"), 303);
	get(path);
	assert_null(strstr(readable(), "Up at three"));
	assert_null(strstr(readable(), "A day"));
	get(say("%s/change", path));
	assert_null(strstr(readable(), "A day"));
	assert_int_equal(post(say("%s/change", path), say("%s&version=1&block=4&claims=Other", bruno)), 303);
	assert_int_equal(post("/avatars/blocks/4", "act=on"), 303);
	get(path);
	assert_non_null(strstr(readable(), "Up at three"));
}

static void
the_four_blocks_of_the_heart_and_all_others_are_on_a_new_avatar(void **state)
{
	static const char *const all[] = { "Their work", "At home", "Who they live with", "A day",
		"After work", "Weekends", "Holidays", "How they dress", "What they eat", "How they shop",
		"They love", "They care about", "Their goals", "Their ambitions", "What they want",
		"What they need", "What they desire", "What annoys them" };

	(void)state;
	as_owner();
	get("/avatars/new");
	assert_int_equal(times_shown("BLOCK_ROWS"), 18);
	for (size_t i = 0; i < 18; i++)
		assert_string_equal(shown(say("BLOCK_ROWS.%d/row_heading", (int)i)), all[i]);
	/* How people buy is offered where it is about that. */
	assert_non_null(strstr(shown("BLOCK_ROWS.9/row_hint"), text_of("SELECT name FROM stage ORDER BY place")));
}

static void
an_own_block_is_on_every_avatar_and_goes_when_it_is_empty(void **state)
{
	int64_t id, block;

	(void)state;
	as_owner();
	assert_int_equal(post("/avatars/blocks", "block_name=Music&block_ask=What+do+you+hum&block_depth=1"), 303);
	block = number("SELECT id FROM block WHERE own = 1");
	assert_int_equal(post("/avatars/blocks", "block_name=music"), 422);
	assert_string_equal(shown("block_name_error"), "There is music already.");
	id = make(say("%s&block=%lld&claims=Bach", bruno, (long long)block));
	get(say("/avatars/%lld", (long long)id));
	assert_non_null(strstr(readable(), "Bach"));
	assert_int_equal(post(say("/avatars/blocks/%lld", (long long)block), "act=remove"), 422);
	assert_int_equal(post(say("/avatars/blocks/%lld", (long long)block), "act=change&block_name=Tunes"), 303);
	get(say("/avatars/%lld", (long long)id));
	assert_non_null(strstr(readable(), "Tunes"));
	assert_int_equal(post(say("/avatars/%lld/change", (long long)id),
	    say("%s&version=1&off=%lld&block=%lld&claims=", bruno, (long long)block, (long long)block)), 303);
	assert_int_equal(post(say("/avatars/blocks/%lld", (long long)block), "act=remove"), 303);
	assert_int_equal(number("SELECT count(*) FROM block"), 18);
	/* What ships with the book is never removed, and keeps its name. */
	assert_int_equal(post("/avatars/blocks/7", "act=remove"), 422);
	assert_int_equal(post("/avatars/blocks/7", "act=change&block_name=Trips&block_ask=Where+to"), 303);
	assert_string_equal(text_of("SELECT name || ' ' || ask FROM block WHERE id = 7"), "Holidays Where to");
}

static void
eight_answers_fit_on_the_wall(void **state)
{
	(void)state;
	as_owner();
	assert_int_equal(number("SELECT count(*) FROM block WHERE wall = 1"), 8);
	assert_int_equal(post("/avatars/blocks/2", "act=wall"), 422);
	assert_string_equal(shown("act_error"), "8 answers fit on the wall. Take one down first.");
	assert_int_equal(post("/avatars/blocks/1", "act=off"), 303);
	assert_int_equal(post("/avatars/blocks/2", "act=wall"), 303);
	assert_int_equal(post("/avatars/blocks/1", "act=on"), 303);
	assert_int_equal(number("SELECT count(*) FROM block WHERE wall = 1 AND off = 0"), 8);
	assert_int_equal(post("/avatars/blocks/1", "act=down"), 303);
	get("/avatars/blocks");
	assert_string_equal(shown("BLOCKS/row_name"), "At home");
	assert_string_equal(shown("BLOCKS.1/row_name"), "Work");
}

static void
the_same_avatar_is_deep_enough_at_low_and_not_yet_at_high(void **state)
{
	const char *all = "&block=1&claims=a&block=4&claims=b&block=10&claims=c&block=11&claims=d&block=18&claims=e";
	int64_t     id = make(say("%s%s", bruno, all));

	(void)state;
	get(say("/avatars/%lld", (long long)id));
	assert_int_equal(times_shown("DEEP"), 1);
	assert_string_equal(shown("depth_words"), "Deep enough.");
	assert_int_equal(post(say("/avatars/%lld/change", (long long)id),
	    "avatar_name=Bruno&involvement=3&version=1"), 303);
	get(say("/avatars/%lld", (long long)id));
	assert_int_equal(times_shown("DEEP"), 0);
	assert_int_equal(times_shown("NOT_DEEP"), 1);
	assert_non_null(strstr(shown("depth_words"), "Not yet: ask about at home, lives with, after work and "));
}

static void
somebody_else_changed_it_meanwhile_and_both_are_shown(void **state)
{
	int64_t     id = make(say("%s&block=1&claims=Baker", bruno));
	const char *path = say("/avatars/%lld/change", (long long)id);

	(void)state;
	assert_int_equal(post(path, "avatar_name=Bruno+B&version=1&block=1&claims=Cook"), 303);
	assert_int_equal(post(path, "avatar_name=Brunello&version=1&block=1&claims=Smith"), 409);
	assert_string_equal(shown("avatar_name"), "Brunello");
	assert_string_equal(shown("AVATAR_NAME_NOW/avatar_name_now"), "Bruno B");
	assert_string_equal(shown("BLOCK_ROWS/row_text"), "Smith");
	assert_string_equal(shown("BLOCK_ROWS/ROW_NOW/row_now"), "Cook");
	assert_string_equal(claims_of(id), "1 Cook ");
	assert_int_equal(post(path, say("avatar_name=Brunello&version=%s&block=1&claims=Smith", shown("version"))), 303);
	assert_string_equal(claims_of(id), "1 Smith ");
}

static void
a_copy_says_the_same_and_is_its_own(void **state)
{
	int64_t id = make(say("%s&season=2&off=7&block=1&claims=Baker", bruno)), copy;

	(void)state;
	change("UPDATE claim SET rule = 'likes 3'");
	change("INSERT INTO avatar_home VALUES (%lld, x'ffd8')", (long long)id);
	assert_int_equal(post(say("/avatars/%lld/copy", (long long)id), ""), 303);
	copy = number("SELECT max(id) FROM avatar");
	assert_string_equal(location(), say("/avatars/%lld?copied=yes", (long long)copy));
	assert_string_equal(claims_of(copy), "1 Baker likes 3");
	assert_string_equal(text_of("SELECT name FROM avatar WHERE id = %lld", (long long)copy), "Another Bruno");
	assert_int_equal(number("SELECT count(*) FROM avatar_season"), 2);
	assert_int_equal(number("SELECT count(*) FROM avatar_off"), 2);
	assert_int_equal(number("SELECT count(*) FROM avatar_home"), 2);
	assert_int_equal(post(say("/avatars/%lld/change", (long long)copy),
	    "avatar_name=Carla&version=1&block=1&claims=Cook"), 303);
	assert_string_equal(claims_of(id), "1 Baker likes 3");
}

static void
who_is_retired_hangs_no_more_and_comes_back_with_all(void **state)
{
	int64_t     id = make(say("%s&block=1&claims=Baker", bruno));
	const char *path = say("/avatars/%lld", (long long)id);

	(void)state;
	assert_int_equal(post(say("%s/retire", path), ""), 303);
	get(location());
	assert_int_equal(times_shown("CARDS"), 0);
	assert_string_equal(shown("DONE/done_words"),
	    "Bruno is retired and hangs no more. All that was written is kept.");
	assert_string_equal(shown("RETIRED/RETIRED_ROWS/retired_name"), "Bruno");
	assert_int_equal(get(path), 200);
	assert_string_equal(shown("hangs_words"), "Retired.");
	as_staff();
	get("/avatars");
	assert_int_equal(times_shown("RETIRED"), 0);
	as_owner();
	assert_int_equal(post(say("%s/restore", path), ""), 303);
	get("/avatars");
	assert_int_equal(times_shown("CARDS"), 1);
	assert_string_equal(claims_of(id), "1 Baker ");
}

static void
customers_are_not_touched_by_any_of_it(void **state)
{
	int64_t     before, id;

	(void)state;
	start_page("Fred");
	before = number("SELECT sum(version) + count(*) FROM person");
	id = make(bruno);
	post(say("/avatars/%lld/copy", (long long)id), "");
	post(say("/avatars/%lld/retire", (long long)id), "");
	assert_int_equal(number("SELECT sum(version) + count(*) FROM person"), before);
}

static void
staff_read_and_change_nothing(void **state)
{
	int64_t     id = make(say("%s&block=1&claims=Baker", bruno));
	const char *path = say("/avatars/%lld", (long long)id), *before;

	(void)state;
	as_staff();
	assert_int_equal(get(path), 200);
	assert_null(strstr(readable(), "Retire"));
	assert_null(strstr(readable(), "Another picture"));
	before = counted();
	assert_int_equal(post(say("%s/change", path), "avatar_name=X&version=1"), 403);
	assert_int_equal(post(say("%s/retire", path), ""), 403);
	assert_int_equal(post("/avatars/new", "avatar_name=X"), 403);
	assert_string_equal(counted(), before);
}

static void
draw_again_proposes_others_and_one_is_taken(void **state)
{
	int64_t     id = make(bruno);
	const char *path = say("/avatars/%lld/picture", (long long)id), *first, *second;

	(void)state;
	assert_int_equal(get(path), 200);
	assert_int_equal(times_shown("PROPOSED"), 8);
	first = say("%s", shown("PROPOSED/drawing"));
	get(say("%s?more=8", path));
	second = say("%s", shown("PROPOSED/drawing"));
	assert_string_not_equal(first, second);
	assert_int_equal(post(path, say("act=drawing&drawing=%s", encoded(second))), 303);
	assert_string_equal(text_of("SELECT picture FROM avatar WHERE id = %lld", (long long)id), second);
	assert_int_equal(post(path, "act=drawing&drawing=drawn+99.1.1.1.1.1"), 422);
	assert_int_equal(post(path, "act=photo"), 422);
	assert_string_equal(shown("photo_error"), "Choose a picture first.");
	assert_int_equal(post(path, "act=home"), 422);
}

static void
who_is_not_there_is_no_page(void **state)
{
	static const char *const addresses[] = { "/avatars/7", "/avatars/7/change", "/avatars/7/picture",
		"/avatars/7/photo", "/avatars/7/home", "/avatars/blocks/77" };

	(void)state;
	as_owner();
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
		assert_int_equal(get(addresses[i]), 404);
	assert_int_equal(post("/avatars/7/copy", ""), 404);
	assert_int_equal(post("/avatars/7/change", "avatar_name=X&version=1"), 404);
	assert_int_equal(post("/avatars/7/picture", "act=drawing&drawing=drawn+1.1.0.0.1.1"), 404);
}

static void
a_form_sent_twice_makes_one(void **state)
{
	(void)state;
	as_owner();
	besides.key = "aaaaaaaaaaaaaaaaaaaaaa";
	assert_int_equal(post("/avatars/new", bruno), 303);
	besides.key = "aaaaaaaaaaaaaaaaaaaaaa";
	assert_int_equal(post("/avatars/new", bruno), 303);
	assert_int_equal(number("SELECT count(*) FROM avatar"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_avatar_is_made_with_a_name_and_hangs_with_a_portrait),
		TEST(without_a_name_nobody_is_on_the_board),
		TEST(its_tag_is_a_few_words),
		TEST(a_line_that_stays_is_the_same_claim_with_its_rule),
		TEST(a_line_is_said_once_and_what_is_too_much_is_refused_as_typed),
		TEST(what_is_left_out_for_one_keeps_its_text_and_comes_back),
		TEST(what_the_shop_leaves_out_keeps_its_text_and_comes_back),
		TEST(the_four_blocks_of_the_heart_and_all_others_are_on_a_new_avatar),
		TEST(an_own_block_is_on_every_avatar_and_goes_when_it_is_empty),
		TEST(eight_answers_fit_on_the_wall),
		TEST(the_same_avatar_is_deep_enough_at_low_and_not_yet_at_high),
		TEST(somebody_else_changed_it_meanwhile_and_both_are_shown),
		TEST(a_copy_says_the_same_and_is_its_own),
		TEST(who_is_retired_hangs_no_more_and_comes_back_with_all),
		TEST(customers_are_not_touched_by_any_of_it),
		TEST(staff_read_and_change_nothing),
		TEST(draw_again_proposes_others_and_one_is_taken),
		TEST(who_is_not_there_is_no_page),
		TEST(a_form_sent_twice_makes_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
