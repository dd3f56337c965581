/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of strange libraries is painted: texts as they are shaped, on a canvas that only remembers where they came. With
 * NB_TEST_PICTURES=FOLDER each is drawn there, too, to be looked at. */

#include "generate.h"
#include "timeline-checks.h"

#include "canvas/nb-cairo-canvas.h"
#include "canvas/nb-typesetter.h"
#include "painter/nb-timeline-painter.h"

#include <string.h>

/* --- a canvas that remembers --- */

typedef struct
{
  NbRect rect;
  char *text;
} Painted;

#define TYPE_RECORD (record_get_type ())
G_DECLARE_FINAL_TYPE (Record, record, TEST, RECORD, GObject)

struct _Record
{
  GObject parent_instance;
  GArray *texts;            /* of Painted */
  GArray *clips;            /* of NbRect */
};

static void no_rect (NbCanvas *c, const NbRect *r, double radius, const NbColour *colour) {}
static void no_stroke (NbCanvas *c, const NbRect *r, double radius, double width, NbDash dash, const NbColour *colour) {}
static void no_line (NbCanvas *c, double x0, double y0, double x1, double y1, double width, NbDash dash, const NbColour *colour) {}
static void no_polyline (NbCanvas *c, const NbPoint *p, guint n, double width, const NbColour *colour) {}
static void no_polygon (NbCanvas *c, const NbPolygon *p, const NbColour *fill, double width, const NbColour *stroke) {}
static void no_circle (NbCanvas *c, double x, double y, double r, const NbColour *fill, double width, const NbColour *stroke) {}
static void no_fade (NbCanvas *c, const NbRect *r, double from, double to, const NbColour *colour) {}

/* Of a line of text the band that its small letters take, so that lines may stand close. */
static void
record_text (NbCanvas *canvas,
             NbText *text,
             double x,
             double baseline,
             const NbColour *colour)
{
  Record *self = TEST_RECORD (canvas);
  Painted painted = { { x, baseline - text->size * 0.6, text->width, text->size * 0.65 }, g_strdup (text->text) };

  if (self->clips->len > 0)
    {
      const NbRect *clip = &g_array_index (self->clips, NbRect, self->clips->len - 1);

      if (painted.rect.y + painted.rect.height <= clip->y || painted.rect.y >= clip->y + clip->height)
        {
          g_free (painted.text);
          return;
        }
    }
  g_array_append_val (self->texts, painted);
}

static void
push_clip (NbCanvas *canvas,
           const NbRect *rect,
           double radius)
{
  g_array_append_val (TEST_RECORD (canvas)->clips, *rect);
}

static void
pop_clip (NbCanvas *canvas)
{
  GArray *clips = TEST_RECORD (canvas)->clips;

  g_array_set_size (clips, clips->len - 1);
}

static void
canvas_iface_init (NbCanvasInterface *iface)
{
  iface->fill_rect = no_rect;
  iface->stroke_rect = no_stroke;
  iface->line = no_line;
  iface->polyline = no_polyline;
  iface->polygon = no_polygon;
  iface->circle = no_circle;
  iface->fade_rect = no_fade;
  iface->text = record_text;
  iface->push_clip = push_clip;
  iface->pop_clip = pop_clip;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (Record, record, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (NB_TYPE_CANVAS, canvas_iface_init))

static void
painted_clear (gpointer data)
{
  g_free (((Painted *) data)->text);
}

static void
record_finalize (GObject *object)
{
  g_array_unref (TEST_RECORD (object)->texts);
  g_array_unref (TEST_RECORD (object)->clips);
  G_OBJECT_CLASS (record_parent_class)->finalize (object);
}

static void
record_class_init (RecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = record_finalize;
}

static void
record_init (Record *self)
{
  self->texts = g_array_new (FALSE, FALSE, sizeof (Painted));
  g_array_set_clear_func (self->texts, painted_clear);
  self->clips = g_array_new (FALSE, FALSE, sizeof (NbRect));
}

/* --- what is asked --- */

static void
assert_legible (const Record *record,
                const NbTimelineLayout *layout)
{
  for (guint i = 0; i < record->texts->len; i++)
    {
      const Painted *a = &g_array_index (record->texts, Painted, i);

      g_assert_true (g_utf8_validate (a->text, -1, NULL));
      for (const char *p = a->text; *p; p++)
        g_assert_false (g_ascii_iscntrl (*p));
      if (a->rect.x < -0.5 || a->rect.x + a->rect.width > layout->width + 0.5)
        g_error ("“%s” (%g to %g) leaves the view, which is %g wide", a->text, a->rect.x, a->rect.x + a->rect.width, layout->width);
      for (guint j = 0; j < i; j++)
        {
          const Painted *b = &g_array_index (record->texts, Painted, j);

          /* what is selected is painted once more over itself */
          if (strcmp (a->text, b->text) == 0 && a->rect.x == b->rect.x && a->rect.y == b->rect.y)
            continue;
          if (a->rect.x < b->rect.x + b->rect.width - 0.5 && b->rect.x < a->rect.x + a->rect.width - 0.5
              && a->rect.y < b->rect.y + b->rect.height && b->rect.y < a->rect.y + a->rect.height)
            g_error ("“%s” (%g %g, %g wide) lies on “%s” (%g %g, %g wide)", a->text, a->rect.x, a->rect.y, a->rect.width, b->text, b->rect.x, b->rect.y,
                     b->rect.width);
        }
    }
}

static void
draw_picture (const NbTimelineLayout *layout,
              NbTypesetter *typesetter,
              const char *name)
{
  const char *folder = g_getenv ("NB_TEST_PICTURES");
  g_autofree char *path = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!folder)
    return;
  path = g_strdup_printf ("%s/%s.png", folder, name);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) layout->width, (int) layout->height);
  cr = cairo_create (surface);
  {
    g_autoptr (NbCanvas) canvas = nb_cairo_canvas_new (cr);

    nb_paint_timeline (canvas, layout, nb_theme_get (NB_THEME_LIGHT), typesetter, NULL);
  }
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
look (const char *name,
      const NbLibraryRow *rows,
      guint n_rows)
{
  static const struct { const char *name; double from, to; } views[] = {
    { "all", -14610, 47482 }, { "decade", 16000, 20000 }, { "year", 18262, 18628 }, { "days", 18542, 18563 }, { "three", 18548, 18551 },
  };
  static const NbGroupBy lanes[] = { NB_GROUP_BY_NONE, NB_GROUP_BY_SOURCE };
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbCatalog) catalog = rows ? nb_catalog_new_from_rows (places, rows, n_rows) : nb_catalog_new_empty (places);
  g_autoptr (NbTypesetter) typesetter = nb_typesetter_new_plain ("DejaVu Sans", 1);
  NbRowSet *set = all_rows (catalog);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    for (guint j = 0; j < G_N_ELEMENTS (lanes); j++)
      for (guint narrow = 0; narrow < 2; narrow++)
        {
          g_autoptr (Record) record = g_object_new (TYPE_RECORD, NULL);
          g_autofree char *picture = g_strdup_printf ("%s-%s-%s%s", name, views[i].name, lanes[j] ? "lanes" : "plain", narrow ? "-narrow" : "");
          NbTimelineInput input = {
            .catalog = catalog, .rows = set, .lanes = lanes[j], .colour = lanes[j] ? NB_GROUP_BY_NONE : NB_GROUP_BY_REGION, .place_mode = NB_PLACE_MODE_63,
            .from = views[i].from, .to = views[i].to, .width = narrow ? 560 : 1280, .height = narrow ? 420 : 720, .text_scale = 1,
            .today = nb_day_from_ymd (2020, 10, 14), .selected = narrow ? 2 : 0, .features = narrow ? NB_TIMELINE_NARROW : 0,
            .ruler = nb_typesetter_get_ruler (typesetter),
          };
          g_autoptr (NbTimelineLayout) layout = nb_timeline_layout_new (&input, NULL);

          assert_sound (layout, &input.ruler);
          nb_paint_timeline (NB_CANVAS (record), layout, nb_theme_get (NB_THEME_LIGHT), typesetter, NULL);
          draw_picture (layout, typesetter, picture);
          assert_legible (record, layout);
          g_assert_cmpuint (record->texts->len, >, 3);
        }
  nb_row_set_unref (set);
}

static void
test_none (void)
{
  look ("none", NULL, 0);
}

static void
test_one (void)
{
  NbLibraryRow row = { .id = 1, .title = "Một bài duy nhất về công tác dân vận ở xã", .happened = nb_edtf_day (2020, 10, 14) };

  look ("one", &row, 1);
}

static void
test_crowd (void)
{
  const guint n = 50000;
  g_autofree NbLibraryRow *rows = g_new0 (NbLibraryRow, n);

  for (guint i = 0; i < n; i++)
    rows[i] = (NbLibraryRow){ .id = i + 1, .title = "Ngày hội đại đoàn kết toàn dân tộc ở khu dân cư", .happened = nb_edtf_day (2020, 10, 14),
                              .source = i % 3 ? "Báo A" : NULL };
  look ("crowd", rows, n);
}

static void
test_long_times (void)
{
  static const char *const times[] = { "1930", "1930-02-03", "2100-12-31", "2100", "2020-10", "2020-34", "2020-40", "2020/2021", "2020-09-28/2020-10-20",
                                       "2020-10-10~", "2020-10?", "2020-09", "2020-33", "2020-10~", "1975-04-30", "2045" };
  NbLibraryRow rows[3 * G_N_ELEMENTS (times)];

  memset (rows, 0, sizeof rows);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i].id = i + 1;
      rows[i].title = i % 2 ? "Quảng Bình: cán bộ dân vận theo thuyền cứu trợ ở xã rốn lũ" : "Tổng kết";
      rows[i].source = i % 3 ? "Báo A" : "Báo B";
      g_assert_true (nb_edtf_parse (times[i % G_N_ELEMENTS (times)], &rows[i].happened, NULL));
    }
  look ("times", rows, G_N_ELEMENTS (rows));
}

static void
test_strange_titles (void)
{
  static const char *const titles[] = {
    "", "   ", "\n\t", "…", "x", "مرحبا بالعالم هذا عنوان طويل جدا في صحيفة يومية تصدر في المدينة", "שלום עולם, כותרת ארוכה מאוד בעיתון יומי שיוצא לאור בעיר",
    "a\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86 chồng dấu", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 gia đình",
    "Hà\u00a0Nội\u200b\u200d", "\u202eđảo ngược\u202c rồi thôi", "Nhiều\ndòng\r\ntrong một\ttiêu đề của bài đăng trên báo tỉnh nhà hôm qua",
    "<b>đậm</b> & \"ngoặc\" \x01\x1b[31mđỏ", "Mộttừdàikhôngcókhoảngtrắngnàocảmàvẫncứtiếptụcmãikhôngdừnglạiởđâuhếtchotớikhihếtchỗ", "和平与发展是时代的主题和平与发展是时代的主题和平与发展是时代的主题",
  };
  const guint n = 400;
  g_autofree NbLibraryRow *rows = g_new0 (NbLibraryRow, n);
  g_autofree char *endless = g_strnfill (2000, 'n');

  for (guint i = 0; i < n; i++)
    rows[i] = (NbLibraryRow){ .id = i + 1, .title = i % 16 == 15 ? endless : titles[i % 16], .happened = nb_edtf_day (2020, 1 + i % 12, 1 + i * 7 % 28),
                              .source = i % 3 ? "Báo A" : "صحيفة يومية تصدر في المدينة" };
  look ("titles", rows, n);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-painting/none", test_none);
  g_test_add_func ("/timeline-painting/one", test_one);
  g_test_add_func ("/timeline-painting/crowd", test_crowd);
  g_test_add_func ("/timeline-painting/long-times", test_long_times);
  g_test_add_func ("/timeline-painting/strange-titles", test_strange_titles);
  return g_test_run ();
}
