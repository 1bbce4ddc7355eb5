/*
 * Measurement sheets: each time one of its own, compared with the one before, with a photo
 * of the old page; and what is style.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <gd.h>

#include "page.h"
#include "photo.h"

enum { DAY = 86400 };

#define JACKET "kind=Jacket&measure=Chest&said=40&unit=in&measure=Collar&said=15+1/2&unit=in" \
	"&measure=Cut&said=Slim&unit="

static void
a_sheet_is_kept_as_it_was_written(void **state)
{
	(void)state;
	start_page("Fred");
	assert_int_equal(post("/people/1/sheets/new", JACKET "&remark=Left+sleeve+longer&taken_by=3"
	    "&taken_on=2026-11-10"), 303);
	assert_string_equal(location(), "/sheets/1?saved=yes");
	assert_int_equal(get(location()), 200);
	assert_int_equal(times_shown("SAVED"), 1);
	assert_string_equal(shown("sheet_kind"), "Jacket");
	assert_string_equal(shown("sheet_day"), "Tuesday 10 November");
	assert_string_equal(shown("sheet_taker"), "Ben");
	assert_string_equal(shown("sheet_writer"), "Ana");
	assert_string_equal(shown("sheet_remark"), "Left sleeve longer");
	assert_int_equal(times_shown("VALUES"), 3);
	assert_string_equal(shown("VALUES.1/value_name"), "Collar");
	assert_string_equal(shown("VALUES.1/value_words"), "15 1/2 in");
	assert_string_equal(shown("VALUES.2/value_words"), "Slim");
	assert_int_equal(number("SELECT parts FROM measure WHERE name = 'Collar'"), 15500);
	assert_int_equal(number("SELECT parts IS NULL FROM measure WHERE name = 'Cut'"), 1);
	assert_int_equal(times_shown("FIRST_SHEET"), 1);
}

static void
a_new_sheet_keeps_the_old_and_says_what_changed(void **state)
{
	(void)state;
	start_page("Fred");
	post("/people/1/sheets/new", JACKET);
	pass(40 * DAY);
	as_staff();
	/* Another kind, and then the same in other letters. */
	post("/people/1/sheets/new", "kind=Shirt&measure=Chest&said=12");
	assert_int_equal(post("/people/1/sheets/new", "kind=JACKET&measure=collar&said=15&unit=in"
	    "&measure=Cut&said=Loose&measure=Chest&said=40&unit=in&measure=Back&said=29&unit=in"), 303);
	get("/sheets/3");
	assert_string_equal(shown("VALUES.0/value_change"), "½ in less");
	assert_string_equal(shown("VALUES.1/value_change"), "was Slim");
	assert_int_equal(times_shown("VALUES.2/VALUE_CHANGE"), 0);
	assert_int_equal(times_shown("VALUES.3/VALUE_CHANGE"), 0);
	assert_string_equal(shown("EARLIER_SHEET/earlier_day"), "Tuesday 17 November");
	get("/people/1/sheets");
	assert_int_equal(times_shown("SHEET_KINDS"), 2);
	assert_int_equal(times_shown("SHEET_KINDS.0/SHEETS"), 2);
	assert_string_equal(shown("SHEET_KINDS.0/SHEETS.0/VALUES.0/value_change"), "½ in less");
	assert_string_equal(shown("SHEET_KINDS.0/SHEETS.1/VALUES.1/value_words"), "15 1/2 in");
	assert_string_equal(shown("SHEET_KINDS.1/sheet_kind"), "Shirt");
	assert_int_equal(number("SELECT count(*) FROM sheet"), 3);
	/* One that was taken before, but is written later, is compared with what was before it. */
	post("/people/1/sheets/new", "kind=Jacket&measure=Chest&said=38&unit=in&taken_on=2026-01-02");
	get("/sheets/1");
	assert_string_equal(shown("VALUES.0/value_change"), "2 in more");
}

static void
an_old_sheet_is_to_be_measured_again(void **state)
{
	(void)state;
	start_page("Fred");
	post("/people/1/sheets/new", "kind=Jacket&measure=Chest&said=38&taken_on=2025-09-16");
	post("/people/1/sheets/new", "kind=Shirt&measure=Chest&said=38&taken_on=2025-11-18");
	get("/people/1/sheets");
	assert_string_equal(shown("SHEET_KINDS.0/SHEETS/OLD_SHEET/sheet_old"), "14 months old");
	assert_non_null(strstr(readable(), "14 months old: measure again"));
	/* A day less than twelve months is not old yet, a day later it is. */
	assert_string_equal(shown("SHEET_KINDS.1/SHEETS/SHEET_AGE/sheet_age"), "11 months old");
	pass(DAY);
	as_staff();
	get("/people/1/sheets");
	assert_string_equal(shown("SHEET_KINDS.1/SHEETS/OLD_SHEET/sheet_old"), "12 months old");
	/* The shop says when, and only the newest is measured again. */
	change("UPDATE shop SET sheet_months = 24");
	get("/people/1/sheets");
	assert_int_equal(times_shown("SHEET_KINDS.0/SHEETS/OLD_SHEET"), 0);
	change("UPDATE shop SET sheet_months = 12");
	post("/people/1/sheets/new", "kind=Jacket&measure=Chest&said=38");
	get("/people/1/sheets");
	assert_int_equal(times_shown("SHEET_KINDS.0/SHEETS.1/OLD_SHEET"), 0);
	assert_string_equal(shown("SHEET_KINDS.0/SHEETS.1/SHEET_AGE/sheet_age"), "14 months old");
}

static void
the_next_sheet_has_the_names_of_the_last_and_not_its_values(void **state)
{
	(void)state;
	start_page("Fred");
	post("/people/1/sheets/new", JACKET);
	assert_int_equal(get("/people/1/sheets/new?kind=jacket"), 200);
	assert_int_equal(times_shown("MEASURE_ROWS"), 12);
	assert_string_equal(shown("MEASURE_ROWS.1/row_name"), "Collar");
	assert_string_equal(shown("MEASURE_ROWS.1/row_said"), "");
	assert_string_equal(shown("MEASURE_ROWS.1/ROW_LAST/row_last"), "15 1/2 in");
	assert_int_equal(times_shown("MEASURE_ROWS.1/ROW_UNITS.2/UNIT_CHOSEN"), 1);
	assert_string_equal(shown("MEASURE_ROWS.3/row_name"), "");
	assert_string_equal(shown("taken_on"), "2026-11-17");
	assert_int_equal(times_shown("TAKERS.1/TAKER_CHOSEN"), 1);
	assert_string_equal(shown("AGAIN/again_kind"), "Jacket");
	assert_int_equal(times_shown("AGAIN/AGAIN_CHOSEN"), 1);
	/* Somebody else's page offers the kind, but none of the names. */
	start_page("Gus");
	get("/people/2/sheets/new?kind=Jacket");
	assert_string_equal(shown("KINDS/kind_known"), "Jacket");
	assert_string_equal(shown("MEASURE_ROWS.0/row_name"), "");
	assert_int_equal(times_shown("AGAIN"), 0);
	/* A name whose value stayed empty is left out. */
	post("/people/1/sheets/new", "kind=Jacket&measure=Chest&said=&measure=Collar&said=15");
	assert_int_equal(number("SELECT count(*) FROM measure WHERE sheet_id = 2"), 1);
}

static void
a_sheet_that_is_wrong_is_shown_as_typed(void **state)
{
	static const struct { const char *sent, *field, *says; } rows[] = {
		{ "measure=Chest&said=40", "kind", "Say what was measured: a jacket, a shirt, a cake." },
		{ "kind=Jacket", "said", "Write one measure at least." },
		{ "kind=Jacket&measure=Chest&said=", "said", "Write one measure at least." },
		{ "kind=Jacket&measure=&said=40", "measure", "Say what 40 is the measure of." },
		{ "kind=Jacket&said=40", "measure", "Say what 40 is the measure of." },
		{ "kind=Jacket&measure=Chest&said=4&measure=CHEST&said=5", "measure",
		    "CHEST stands there twice." },
		{ JACKET "&taken_on=2026-11-18", "taken_on", "This day is still to come." },
		{ JACKET "&taken_by=9", "taken_by", "Choose who measured again." },
		{ JACKET "&measure=1&measure=2&measure=3&measure=4&measure=5&measure=6&measure=7&measure=8"
		    "&measure=9&measure=10", "measure", "A sheet has 12 measures at most. Begin a second one." },
	};

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(post("/people/1/sheets/new", rows[i].sent), 422);
		assert_string_equal(shown(say("%s_error", rows[i].field)), rows[i].says);
	}
	assert_int_equal(post("/people/1/sheets/new", "kind=Jacket&measure=Chest&said=40&unit=ell"), 422);
	assert_string_equal(shown("MEASURE_ROWS.0/row_name"), "Chest");
	assert_string_equal(shown("MEASURE_ROWS.0/row_said"), "40");
	assert_int_equal(number("SELECT count(*) FROM sheet"), 0);
	assert_int_equal(number("SELECT count(*) FROM mention WHERE what = 'sheet'"), 0);
	assert_int_equal(post("/people/9/sheets/new", JACKET), 404);
	for (const char *const *at = (const char *const[]){ "/people/9/sheets", "/people/9/sheets/new",
	         "/sheets/9", "/sheets/9/photo", NULL }; *at; at++)
		assert_int_equal(get(*at), 404);
	assert_int_equal(post("/sheets/9/remove", ""), 404);
	assert_int_equal(post("/sheets/9/restore", ""), 404);
}

static void
the_same_sheet_sent_twice_is_one(void **state)
{
	(void)state;
	start_page("Fred");
	for (int i = 0; i < 2; i++) {
		besides.key = "sheet-0000000000000001";
		assert_int_equal(post("/people/1/sheets/new", JACKET), 303);
		assert_string_equal(location(), "/sheets/1?saved=yes");
	}
	assert_int_equal(number("SELECT count(*) FROM sheet"), 1);
}

static void
a_mistake_is_marked_and_put_back(void **state)
{
	(void)state;
	start_page("Fred");
	post("/people/1/sheets/new", "kind=Waistcoat&measure=Chest&said=40&remark=Pocket+for+a+watch");
	get("/search?q=watch");
	assert_string_equal(shown("FOUND/name_before"), "Fred");
	assert_int_equal(post("/sheets/1/remove", ""), 303);
	assert_int_equal(get(location()), 200);
	assert_int_equal(times_shown("REMOVED"), 1);
	assert_int_equal(times_shown("VALUES"), 1);
	get("/people/1/sheets");
	assert_int_equal(times_shown("NO_SHEETS"), 1);
	get("/search?q=watch");
	assert_int_equal(times_shown("FOUND"), 0);
	assert_int_equal(post("/sheets/1/restore", ""), 303);
	get("/people/1/sheets");
	assert_int_equal(times_shown("SHEET_KINDS/SHEETS"), 1);
	get("/search?q=waistcoat");
	assert_string_equal(shown("FOUND/name_before"), "Fred");
	/* There is no way to write over one. */
	assert_int_equal(post("/sheets/1", "kind=Cake"), 405);
}

static void
words_on_a_sheet_are_found(void **state)
{
	(void)state;
	start_page("Fred");
	post("/people/1/sheets/new", "kind=Wedding+cake&measure=Tiers&said=4&measure=Icing&said=Marzipan");
	for (const char *const *word = (const char *const[]){ "wedding", "marzipan", "icing", NULL }; *word;
	     word++) {
		get(say("/search?q=%s", *word));
		assert_int_equal(times_shown("FOUND"), 1);
	}
}

static const char *
photograph(int width, int height, size_t *size)
{
	gdImagePtr  image = gdImageCreateTrueColor(width, height);
	int         n;
	void       *bytes;
	static char kept[1 << 20];

	for (int y = 0; y < height; y += 100)
		gdImageLine(image, 0, y, width - 1, y / 2, (int)dice(1 << 24));
	bytes = gdImageJpegPtr(image, &n, 90);
	assert_true((size_t)n <= sizeof kept / 2);
	memcpy(kept, bytes, (size_t)n);
	*size = (size_t)n;
	gdFree(bytes);
	gdImageDestroy(image);
	return kept;
}

/* The form with a file, as a browser sends it. */
static int
send_sheet(const char *bytes, size_t size, const char *said)
{
	static char       body[1 << 20];
	static int        keys;
	static const char end[] = "\r\n--xYz--\r\n", part[] = "--xYz\r\nContent-Disposition: form-data; ";
	int               n = snprintf(body, sizeof body, "%sname=\"token\"\r\n\r\n%s\r\n%sname=\"key\"\r\n\r\n"
	                  "sht-%018d\r\n%sname=\"kind\"\r\n\r\nJacket\r\n%sname=\"measure\"\r\n\r\nChest\r\n"
	                  "%sname=\"said\"\r\n\r\n%s\r\n", part, token_of(cookie), part, ++keys, part, part, part,
	                  said);

	/* As many rows as the page has. */
	for (int i = 0; i < 11; i++)
		n += snprintf(body + n, sizeof body - (size_t)n, "%sname=\"measure\"\r\n\r\n\r\n%sname=\"said\"\r\n"
		    "\r\n\r\n%sname=\"unit\"\r\n\r\n\r\n", part, part, part);
	n += snprintf(body + n, sizeof body - (size_t)n, "%sname=\"photo\"; filename=\"p.jpg\"\r\n"
	    "Content-Type: image/jpeg\r\n\r\n", part);
	memcpy(body + n, bytes, size);
	memcpy(body + n + size, end, sizeof end - 1);
	besides.content_type = "multipart/form-data; boundary=xYz";
	besides.body_size = (size_t)n + size + sizeof end - 1;
	return ask("POST", "/people/1/sheets/new", body);
}

static void
the_old_page_is_kept_as_a_photo(void **state)
{
	size_t      size;
	const char *bytes = photograph(2000, 1000, &size);
	gdImagePtr  image;

	(void)state;
	start_page("Fred");
	assert_int_equal(send_sheet(bytes, size, "40"), 303);
	get("/sheets/1");
	assert_int_equal(times_shown("SHEET_PHOTO"), 1);
	assert_int_equal(get("/sheets/1/photo"), 200);
	assert_string_equal(answer.type, "image/jpeg");
	assert_in_range(answer.size, 1, PHOTO_PAPER_MAX);
	image = gdImageCreateFromJpegPtr((int)answer.size, (void *)answer.body);
	assert_non_null(image);
	/* Whole, and not a square of it. */
	assert_int_equal(gdImageSX(image), PHOTO_PAPER);
	assert_int_equal(gdImageSY(image), PHOTO_PAPER / 2);
	gdImageDestroy(image);
	/* Half a picture is refused, and so is a sheet without its measures. */
	assert_int_equal(send_sheet(bytes, size / 2, "40"), 422);
	assert_non_null(strstr(shown("photo_error"), "cannot be read"));
	assert_int_equal(send_sheet(bytes, size, ""), 422);
	assert_int_equal(times_shown("PHOTO_AGAIN"), 1);
	assert_int_equal(number("SELECT count(*) FROM sheet_photo"), 1);
	post("/people/1/sheets/new", JACKET);
	assert_int_equal(get("/sheets/2/photo"), 404);
}

static void
style_is_found_and_stands_with_the_measures(void **state)
{
	(void)state;
	start_page("Fred");
	start_page("Gus");
	get("/people/1");
	assert_int_equal(times_shown("SHEETS_CARD"), 0);
	assert_int_equal(post("/people/1/facts", "area=13&kind=loves&text=Linen,+and+nothing+else"
	    "&interest=Linen&source=told"), 303);
	post("/people/1/facts", "area=13&kind=hates&text=Pleats&interest=Pleats&source=guess");
	post("/people/1/facts", "area=5&kind=loves&text=Jazz&interest=Jazz&source=told");
	post("/people/2/facts", "area=13&kind=dislikes&text=Too+warm+for+tweed&interest=Tweed&source=told");
	get("/people/1");
	assert_int_equal(times_shown("SHEETS_CARD"), 1);
	assert_int_equal(times_shown("STYLE/WEARS"), 1);
	assert_string_equal(shown("STYLE/WEARS/style_text"), "Linen, and nothing else");
	assert_string_equal(shown("STYLE/AVOIDS/style_text"), "Pleats");
	assert_string_equal(shown("STYLE/AVOIDS/STYLE_CLUE/style_clue"), "A guess");
	/* Who wears linen? */
	get("/search?q=linen");
	assert_int_equal(times_shown("FOUND"), 1);
	assert_string_equal(shown("FOUND/name_before"), "Fred");
	assert_int_equal(post("/facts/1/remove", ""), 303);
	get("/people/1");
	assert_int_equal(times_shown("STYLE/WEARS"), 0);
}

static void
a_cafe_is_not_asked_for_measures_and_a_tailor_is(void **state)
{
	static const struct { const char *kind; int cards; } kinds[] = { { "cafe", 0 }, { "restaurant", 0 },
		{ "bookshop", 0 }, { "tailor", 1 }, { "clothes", 1 }, { "salon", 1 }, { "coach", 1 },
		{ "other", 1 } };

	(void)state;
	start_page("Fred");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		change("UPDATE shop SET kind = '%s'", kinds[i].kind);
		get("/people/1");
		assert_int_equal(times_shown("SHEETS_CARD"), kinds[i].cards);
		/* But there is always a way to write some. */
		assert_non_null(strstr(answer.body, "/people/1/sheets/new"));
	}
	change("UPDATE shop SET kind = 'cafe'");
	post("/people/1/sheets/new", JACKET);
	get("/people/1");
	assert_string_equal(shown("SHEETS_CARD/CARD_KINDS/sheet_kind"), "Jacket");
	assert_int_equal(times_shown("SHEETS_CARD/CARD_KINDS/VALUES"), 3);
}

static void
the_card_shows_the_newest_of_each_kind(void **state)
{
	(void)state;
	start_page("Fred");
	post("/people/1/sheets/new", "kind=Jacket&measure=Chest&said=38&taken_on=2025-01-02");
	assert_int_equal(post("/people/1/sheets/new", "kind=Jacket&measure=Chest&said=40&measure=B&said=1&measure=C&said=1"
	    "&measure=D&said=1&measure=E&said=1&measure=F&said=1&measure=G&said=1&measure=H&said=1"), 303);
	for (int i = 0; i < 5; i++)
		post("/people/1/sheets/new", say("kind=Shirt+%d&measure=Chest&said=40&taken_on=2026-01-0%d", i,
		    i + 1));
	get("/people/1");
	assert_int_equal(times_shown("SHEETS_CARD/CARD_KINDS"), 4);
	assert_string_equal(shown("SHEETS_CARD/CARD_KINDS.0/VALUES.0/value_words"), "40");
	assert_int_equal(times_shown("SHEETS_CARD/CARD_KINDS.0/VALUES"), 6);
	assert_string_equal(shown("SHEETS_CARD/CARD_KINDS.0/MORE_VALUES/more_values"), "and 2 more");
	assert_string_equal(shown("SHEETS_CARD/CARD_KINDS.1/sheet_kind"), "Shirt 4");
}

static void
fifty_sheets_are_a_page(void **state)
{
	(void)state;
	start_page("Fred");
	for (int i = 0; i < 53; i++)
		change("INSERT INTO sheet (person_id, kind, sort_kind, day, taken_by, staff_id, at) "
		    "VALUES (1, 'Jacket', 'jacket', %d, 1, 1, 0)", 20000 + i);
	get("/people/1/sheets");
	assert_int_equal(times_shown("SHEET_KINDS/SHEETS"), 50);
	assert_int_equal(get("/people/1/sheets?page=2"), 200);
	assert_int_equal(times_shown("SHEET_KINDS/SHEETS"), 3);
	assert_int_equal(times_shown("SHEET_KINDS/SHEETS/NEWEST_SHEET"), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_book)
	static const struct CMUnitTest tests[] = {
		TEST(a_sheet_is_kept_as_it_was_written),
		TEST(a_new_sheet_keeps_the_old_and_says_what_changed),
		TEST(an_old_sheet_is_to_be_measured_again),
		TEST(the_next_sheet_has_the_names_of_the_last_and_not_its_values),
		TEST(a_sheet_that_is_wrong_is_shown_as_typed),
		TEST(the_same_sheet_sent_twice_is_one),
		TEST(a_mistake_is_marked_and_put_back),
		TEST(words_on_a_sheet_are_found),
		TEST(the_old_page_is_kept_as_a_photo),
		TEST(style_is_found_and_stands_with_the_measures),
		TEST(a_cafe_is_not_asked_for_measures_and_a_tailor_is),
		TEST(the_card_shows_the_newest_of_each_kind),
		TEST(fifty_sheets_are_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
