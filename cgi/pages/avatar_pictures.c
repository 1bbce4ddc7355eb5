/*
 * avatar_pictures: what an invented person looks like: a portrait drawn by chance, another
 * one with each tap, or a photograph; and a picture of their home.
 *
 * A photograph is of nobody who comes here, so no leave is asked for; it is looked at in the
 * same sandbox as those of people.
 */
#include "avatars.h"

#include "avatar.h"
#include "pages.h"
#include "photo.h"
#include "photos.h"
#include "upload.h"

enum { PROPOSED = 8 };

static const char *const acts[] = { "drawing", "photo", "home", "no-home", NULL };

static const struct field fields[] = {
	{ "act", "What to do", FORM_CHOICE, .choices = acts },
	{ "drawing", "The portrait", FORM_TEXT, .max = 60 },
	/* They come as files; as fields they are here for what is to be said of them. */
	{ "photo", "The photo", FORM_TEXT, .max = 1 },
	{ "home", "The picture", FORM_TEXT, .max = 1 },
	{ 0 }
};

static const struct field show_fields[] = {
	{ "more", "how many were shown", FORM_INT, .low = 0, .high = 1000000 },
	{ 0 }
};

/* A number below n, and another one each time (Steele, Lea and Flood, SplitMix). */
static int
chance(uint64_t *seed, int n)
{
	uint64_t z = *seed += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return (int)((z ^ z >> 31) % (uint64_t)n);
}

const char *
avatar_drawn(struct request *rq, uint64_t seed, const char *pronoun)
{
	/* Heads as photos.c names them; hats, hijab and turban are for whoever chooses them. */
	static const int hers[] = { 2, 3, 4, 7, 8, 9, 10 }, his[] = { 1, 5, 6, 10, 11, 14, 15, 16 },
	    theirs[] = { 1, 2, 3, 6, 7, 8, 9, 10, 11, 14, 15 };
	bool she = strcmp(pronoun, "she") == 0, he = strcmp(pronoun, "he") == 0;
	int  head = she ? hers[chance(&seed, 7)] : he ? his[chance(&seed, 8)]
	                                              : theirs[chance(&seed, 11)];
	int  face = 1 + chance(&seed, FACE_FACES);
	int  beard = he && chance(&seed, 2) ? 1 + chance(&seed, FACE_BEARDS) : 0;
	int  glasses = chance(&seed, 3) == 0 ? 1 + chance(&seed, 3) : 0;
	int  skin = 1 + chance(&seed, FACE_SKINS);
	int  hair = 1 + chance(&seed, FACE_HAIRS);

	return arena_printf(rq->arena, "drawn %d.%d.%d.%d.%d.%d", head, face, beard, glasses, skin, hair);
}

static void
fill(struct request *rq, const struct form *f, const struct avatar_line *line, int64_t more)
{
	view_text(rq->view, "title", arena_printf(rq->arena, "A picture for %s", line->name));
	avatar_fill(rq, rq->view, line);
	view_text(rq->view, "their", avatar_their(line->pronoun));
	view_show(rq->view, "HAS_PHOTO", strncmp(line->picture, "photo ", 6) == 0);
	view_show(rq->view, "HAS_HOME", db_one(rq->db, avatar_home, .avatar_id = INT(line->id)) != NULL);
	view_int(rq->view, "more", more + PROPOSED);
	for (int i = 0; i < PROPOSED; i++) {
		struct view       *v = view_add(rq->view, "PROPOSED");
		struct avatar_line other = *line;

		other.picture = avatar_drawn(rq, (uint64_t)(line->id * 1000003 + more + i), line->pronoun);
		avatar_face(v, &other);
		view_text(v, "drawing", other.picture);
		view_int(v, "number", i + 1);
	}
	form_fill(f, rq->view);
}

int
avatar_picture(struct request *rq)
{
	struct form       *f = form_read(rq, show_fields);
	struct avatar_line line;

	if (!avatar_get(rq, rq->id, &line))
		return 404;
	fill(rq, form_new(rq, fields), &line, form_ok(f) ? form_int(f, "more") : 0);
	return 200;
}

/* Once more with what is wrong; the book is only read. */
static int
again(struct request *rq, const struct form *f)
{
	struct avatar_line line;

	if (!db_active(rq->db))
		db_begin(rq->db, DB_READ);
	if (!avatar_get(rq, rq->id, &line))
		return 404;
	fill(rq, f, &line, 0);
	return 422;
}

/* What was sent under this name, or NULL with a complaint. */
static const struct file *
sent(struct request *rq, struct form *f, const char *name)
{
	const struct file *file = upload_file(rq, name);

	if (file == NULL)
		form_blame(f, name, "Choose a picture first.");
	else if (file->size > PHOTO_SENT_MAX)
		form_blame(f, name, "This picture is over 8 MB. Choose a smaller one.");
	else
		return file;
	return NULL;
}

static const char unreadable[] =
    "This picture cannot be read. Choose a JPEG, PNG or WebP file.";

static int
done(struct request *rq)
{
	return redirect(rq, "/avatars/%lld/picture", (long long)rq->id);
}

static int
keep_photo(struct request *rq, struct form *f)
{
	const struct file *file = sent(rq, f, "photo");
	struct photo       photo;

	if (file != NULL && !photo_make(rq->arena, file->bytes, file->size, &photo))
		form_blame(f, "photo", unreadable);
	if (!form_ok(f))
		return again(rq, f);
	router_write(rq);
	if (db_one(rq->db, avatar_get, .id = INT(rq->id)) == NULL)
		return 404;
	db_run(rq->db, avatar_photo_put, .avatar_id = INT(rq->id),
	    .face = BLOB(photo.face, photo.face_size), .mini = BLOB(photo.mini, photo.mini_size));
	/* The number is another one with each photo, so that a browser asks for it. */
	db_run(rq->db, avatar_pictured, .id = INT(rq->id), .now = INT(rq->now),
	    .picture = TEXT(arena_printf(rq->arena, "photo %lld", (long long)rq->now)));
	return done(rq);
}

static int
keep_home(struct request *rq, struct form *f)
{
	const struct file *file = sent(rq, f, "home");
	const void        *paper = NULL;
	size_t             size = 0;

	if (file != NULL && (paper = photo_paper(rq->arena, file->bytes, file->size, &size)) == NULL)
		form_blame(f, "home", unreadable);
	if (!form_ok(f))
		return again(rq, f);
	router_write(rq);
	if (db_one(rq->db, avatar_get, .id = INT(rq->id)) == NULL)
		return 404;
	db_run(rq->db, avatar_home_put, .avatar_id = INT(rq->id), .jpeg = BLOB(paper, size));
	return done(rq);
}

static int
keep_drawing(struct request *rq, struct form *f)
{
	struct drawn drawn;

	if (!face_drawn(form_text(f, "drawing"), &drawn)) {
		form_blame(f, "drawing", "Choose one of these portraits.");
		return again(rq, f);
	}
	router_write(rq);
	if (db_one(rq->db, avatar_get, .id = INT(rq->id)) == NULL)
		return 404;
	db_run(rq->db, avatar_photo_delete, .avatar_id = INT(rq->id));
	db_run(rq->db, avatar_pictured, .id = INT(rq->id), .now = INT(rq->now),
	    .picture = TEXT(form_text(f, "drawing")));
	return done(rq);
}

int
avatar_picture_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	const char  *act = form_text(f, "act");

	if (!*act)
		form_blame(f, "act", "Choose a portrait or a picture.");
	if (!form_ok(f))
		return again(rq, f);
	if (strcmp(act, "photo") == 0)
		return keep_photo(rq, f);
	if (strcmp(act, "home") == 0)
		return keep_home(rq, f);
	if (strcmp(act, "drawing") == 0)
		return keep_drawing(rq, f);
	router_write(rq);
	db_run(rq->db, avatar_home_delete, .avatar_id = INT(rq->id));
	return done(rq);
}

int
avatar_photo(struct request *rq)
{
	return photo_send(rq, db_one(rq->db, avatar_face, .avatar_id = INT(rq->id)), avatar_face_face);
}

int
avatar_home_photo(struct request *rq)
{
	return photo_send(rq, db_one(rq->db, avatar_home, .avatar_id = INT(rq->id)), avatar_home_jpeg);
}
