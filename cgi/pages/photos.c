/*
 * photos: the picture of a person: to take one, to draw one, and to send it.
 */
#include "photos.h"

#include "pages.h"
#include "photo.h"
#include "upload.h"

static const char *const acts[] = { "photo", "drawing", "show", "initials", NULL };

static const struct field fields[] = {
	{ "act", "What to do", FORM_CHOICE, .choices = acts },
	/* It comes as a file; as a field it is here for what is to be said of it. */
	{ "photo", "The photo", FORM_TEXT, .max = 1 },
	{ "head", "Hair", FORM_INT, .low = 1, .high = FACE_HEADS },
	{ "face", "The face", FORM_INT, .low = 1, .high = FACE_FACES },
	{ "skin", "Skin", FORM_INT, .low = 1, .high = FACE_SKINS },
	{ "hair", "The colour of the hair", FORM_INT, .low = 1, .high = FACE_HAIRS },
	{ "glasses", "Glasses", FORM_INT, .low = 0, .high = FACE_GLASSES },
	{ "beard", "The beard", FORM_INT, .low = 0, .high = FACE_BEARDS },
	{ 0 }
};

/* What each part of a drawing is called, for those who do not see it. */
static const char *const heads[] = { "Short", "To the shoulder, with a fringe", "Tied back",
	"A bun", "Bald, hair at the sides", "Short and rough", "A bob", "Long", "Long curls", "Afro",
	"Flat top", "Hijab", "Turban", "A woollen hat", "A hat with a brim", "Hardly any" };
static const char *const faces[] = { "A smile", "Calm", "Eyes closed", "A broad smile" };
static const char *const skins[] = { "Palest", "Pale", "Tan", "Brown", "Dark brown", "Darkest" };
static const char *const hairs[] = { "Black", "Brown", "Chestnut", "Red", "Fair", "Grey" };
static const char *const glasses[] = { "None", "Round, thin", "Small", "Strong frame", "Dark" };
static const char *const beards[] = { "None", "Short beard", "Full beard", "Round the mouth",
	"Moustache", "Dark moustache" };
_Static_assert(sizeof heads / sizeof *heads == FACE_HEADS &&
    sizeof faces / sizeof *faces == FACE_FACES && sizeof skins / sizeof *skins == FACE_SKINS &&
    sizeof hairs / sizeof *hairs == FACE_HAIRS &&
    sizeof glasses / sizeof *glasses == FACE_GLASSES + 1 &&
    sizeof beards / sizeof *beards == FACE_BEARDS + 1, "a word for each part");

/* The rows of the form, each a field of it. */
static const struct part {
	const char        *name, *words;
	const char *const *options;
	size_t             place;  /* in struct drawn */
	int                low, high;
} parts[] = {
	{ "head", "Hair", heads, offsetof(struct drawn, head), 1, FACE_HEADS },
	{ "face", "Face", faces, offsetof(struct drawn, face), 1, FACE_FACES },
	{ "skin", "Skin", skins, offsetof(struct drawn, skin), 1, FACE_SKINS },
	{ "hair", "Colour of the hair", hairs, offsetof(struct drawn, hair), 1, FACE_HAIRS },
	{ "glasses", "Glasses", glasses, offsetof(struct drawn, glasses), 0, FACE_GLASSES },
	{ "beard", "Beard", beards, offsetof(struct drawn, beard), 0, FACE_BEARDS },
};
enum { PARTS = sizeof parts / sizeof *parts };

static int *
place_of(struct drawn *d, const struct part *p)
{
	return (int *)((char *)d + p->place);
}

/* What the form says, and for what it leaves open what is there already. */
static struct drawn
drawn_of(const struct form *f, const char *picture)
{
	struct drawn d;

	if (!face_drawn(picture, &d))
		d = (struct drawn){ .head = 1, .face = 1, .skin = 2, .hair = 2 };
	for (int i = 0; i < PARTS; i++)
		if (*form_text(f, parts[i].name) && form_int(f, parts[i].name) >= parts[i].low &&
		    form_int(f, parts[i].name) <= parts[i].high)
			*place_of(&d, &parts[i]) = (int)form_int(f, parts[i].name);
	return d;
}

/* One row to choose from: each shows the drawing as it would be with this one. */
static void
fill_part(struct request *rq, const struct part *p, const struct drawn *d)
{
	struct view *row = view_add(rq->view, "PARTS");

	view_text(row, "part", p->name);
	view_text(row, "part_words", p->words);
	view_show(row, "PART_IS_HAIR", strcmp(p->name, "hair") == 0);
	for (int i = p->low; i <= p->high; i++) {
		struct view *v = view_add(row, "OPTIONS");
		struct drawn with = *d;

		*place_of(&with, p) = i;
		view_int(v, "option", i);
		view_text(v, "option_words", p->options[i - p->low]);
		view_show(v, "PICKED", *place_of((struct drawn *)d, p) == i);
		/* Most hair is drawn in ink, so its colours are shown by themselves. */
		view_show(v, "SWATCH", strcmp(p->name, "hair") == 0);
		view_show(v, "NO_SUCH_PART", i == 0);
		view_show(v, "SKETCH", i != 0 && strcmp(p->name, "hair") != 0);
		face_fill_drawn(v, rq->id, &with);
	}
}

static void
fill(struct request *rq, const struct form *f, struct rows *r)
{
	const char  *name = arena_text(rq->arena, db_text(r, person_get_name));
	const char  *picture = arena_text(rq->arena, db_text(r, person_get_picture));
	struct drawn d = drawn_of(f, picture), kept;
	bool         knows = db_int(r, person_get_knows_page);

	view_text(rq->view, "title", arena_printf(rq->arena, "A face for %s", name));
	view_int(rq->view, "id", rq->id);
	view_text(rq->view, "name", name);
	view_show(rq->view, "KNOWS_PAGE", knows);
	view_show(rq->view, "NOT_KNOWS_PAGE", !knows);
	view_show(rq->view, "HAS_PHOTO", strncmp(picture, "photo ", 6) == 0);
	view_show(rq->view, "HAS_DRAWING", face_drawn(picture, &kept));
	view_show(rq->view, "HAS_INITIALS", *picture == '\0');
	face_fill(rq->view, rq->id, name, picture);
	face_fill_drawn(view_add(rq->view, "PREVIEW"), rq->id, &d);
	for (int i = 0; i < PARTS; i++)
		fill_part(rq, &parts[i], &d);
	form_fill(f, rq->view);
}

int
photo_show(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	struct rows *r = db_one(rq->db, person_get, .id = INT(rq->id));

	if (r == NULL)
		return 404;
	fill(rq, form_ok(f) ? f : form_new(rq, fields), r);
	return 200;
}

/* Once more with what is wrong; the book is only read. */
static int
again(struct request *rq, const struct form *f)
{
	struct rows *r;

	if (!db_active(rq->db))
		db_begin(rq->db, DB_READ);
	if ((r = db_one(rq->db, person_get, .id = INT(rq->id))) == NULL)
		return 404;
	fill(rq, f, r);
	return 422;
}

/* Whether this person knows of the page, without whose leave there is no photograph. */
static bool
knows(struct request *rq)
{
	struct rows *r = db_one(rq->db, person_get, .id = INT(rq->id));

	return r != NULL && db_int(r, person_get_knows_page);
}

static const char not_without_leave[] =
    "A photo is for those who know we keep a page. Tell them first.";

/* Look at what was sent, before the transaction that writes; NULL with a complaint. */
static const struct photo *
look(struct request *rq, struct form *f)
{
	const struct file *sent = upload_file(rq, "photo");
	struct photo      *photo = arena_alloc(rq->arena, sizeof *photo);
	bool               may = db_begin(rq->db, DB_READ) && knows(rq);

	db_undo(rq->db);
	if (sent == NULL)
		sent = upload_file(rq, "camera");
	if (!may)
		form_blame(f, "photo", "%s", not_without_leave);
	else if (sent == NULL)
		form_blame(f, "photo", "Take a photo, or choose one.");
	else if (sent->size > PHOTO_SENT_MAX)
		form_blame(f, "photo", "This photo is over 8 MB. Take it again a little smaller.");
	else if (!photo_make(rq->arena, sent->bytes, sent->size, photo))
		form_blame(f, "photo", "This picture cannot be read. Take it again, or choose a JPEG, "
		    "PNG or WebP file.");
	return form_ok(f) ? photo : NULL;
}

static int
keep_photo(struct request *rq, struct form *f)
{
	const struct photo *photo = look(rq, f);

	if (photo == NULL)
		return again(rq, f);
	router_write(rq);
	/* The leave may have been taken back meanwhile. */
	if (!knows(rq)) {
		form_blame(f, "photo", "%s", not_without_leave);
		return again(rq, f);
	}
	db_run(rq->db, photo_put, .person_id = INT(rq->id),
	    .face = BLOB(photo->face, photo->face_size), .mini = BLOB(photo->mini, photo->mini_size),
	    .staff_id = INT(rq->staff_id), .at = INT(rq->now));
	db_run(rq->db, person_photographed, .id = INT(rq->id), .changed_by = INT(rq->staff_id));
	return redirect(rq, "/people/%lld", (long long)rq->id);
}

/* A drawing or the initials; whatever photograph there was is not kept in hiding. */
static int
keep_picture(struct request *rq, const char *picture)
{
	router_write(rq);
	if (db_one(rq->db, person_row, .id = INT(rq->id)) == NULL)
		return 404;
	db_run(rq->db, photo_delete, .person_id = INT(rq->id));
	db_run(rq->db, person_pictured, .id = INT(rq->id), .picture = TEXT(picture),
	    .changed_by = INT(rq->staff_id));
	return redirect(rq, "/people/%lld", (long long)rq->id);
}

void
photo_withdraw(struct request *rq, int64_t person_id)
{
	if (db_run(rq->db, photo_delete, .person_id = INT(person_id)) > 0)
		db_run(rq->db, person_pictured, .id = INT(person_id), .picture = TEXT(""),
		    .changed_by = INT(rq->staff_id));
}

int
photo_save(struct request *rq)
{
	struct form *f = form_read(rq, fields);
	const char  *act = form_text(f, "act");
	struct drawn d = drawn_of(f, "");

	if (!*act)
		form_blame(f, "act", "Take a photo, draw a face, or keep the initials.");
	if (!form_ok(f))
		return again(rq, f);
	if (strcmp(act, "photo") == 0)
		return keep_photo(rq, f);
	if (strcmp(act, "initials") == 0)
		return keep_picture(rq, "");
	if (strcmp(act, "show") == 0) {
		/* Kept as an answer like any other, though it only leads to another look. */
		router_write(rq);
		return redirect(rq, "/people/%lld/photo?head=%d&face=%d&skin=%d&hair=%d&glasses=%d"
		    "&beard=%d#drawing", (long long)rq->id, d.head, d.face, d.skin, d.hair, d.glasses,
		    d.beard);
	}
	return keep_picture(rq, arena_printf(rq->arena, "drawn %d.%d.%d.%d.%d.%d", d.head, d.face,
	    d.beard, d.glasses, d.skin, d.hair));
}

int
photo_send(struct request *rq, struct rows *r, int column)
{
	const void *bytes = r ? db_blob(r, column, &rq->size) : NULL;

	if (bytes == NULL)
		return 404;
	rq->bytes = arena_bytes(rq->arena, bytes, rq->size);
	rq->type = "image/jpeg";
	return 200;
}

int
photo_face(struct request *rq)
{
	return photo_send(rq, db_one(rq->db, photo_face, .person_id = INT(rq->id)), photo_face_face);
}

int
photo_mini(struct request *rq)
{
	return photo_send(rq, db_one(rq->db, photo_mini, .person_id = INT(rq->id)), photo_mini_mini);
}
