/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Canvases, type, themes and figures: golden SVG, the same bytes twice, every theme and format.
 * To renew the golden files after looking at them: NB_TEST_RENEW=1 */

#include "generate.h"

#include "canvas/nb-cairo-canvas.h"
#include "canvas/nb-svg-canvas.h"
#include "painter/nb-figure.h"
#include "painter/nb-map-painter.h"
#include "painter/nb-sparkline.h"
#include "painter/nb-timeline-painter.h"

#include <glib/gstdio.h>
#include <string.h>

#define FONT "DejaVu Sans"

/* --- golden files --- */

static char *
golden_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "draw", "golden", name, NULL);
}

static void
show_difference (const char *path,
                 const char *got)
{
  g_autofree char *actual = g_build_filename (g_get_tmp_dir (), "nb-draw-actual.svg", NULL);
  const char *argv[] = { "diff", "-u", path, actual, NULL };
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_set_contents (actual, got, -1, NULL);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, NULL))
    return;
  lines = g_strsplit (out, "\n", 40);
  for (guint i = 0; lines[i] && i < 39; i++)
    g_test_message ("%.200s", lines[i]);
}

static void
assert_golden (const char *name,
               const char *got)
{
  g_autofree char *path = golden_path (name);
  g_autofree char *expected = NULL;

  if (g_getenv ("NB_TEST_RENEW"))
    g_assert_true (g_file_set_contents (path, got, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  if (strcmp (got, expected) != 0)
    {
      show_difference (path, got);
      g_test_fail_printf ("%s differs from what was drawn", name);
    }
}

/* --- the SVG canvas --- */

/* Every primitive once, without text: no font has a say in it. */
static void
draw_primitives (NbCanvas *canvas)
{
  static const NbColour ink = { 0.2f, 0.4f, 0.6f, 1 }, soft = { 1, 0, 0, 0.25f };
  static const NbPoint points[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 }, { 2, 2 }, { 8, 2 }, { 5, 8 } };
  static const guint ends[] = { 4, 7 };
  const NbPolygon polygon = { points, ends, 2 };

  nb_canvas_push_group (canvas, "Forms & <marks>", "one \"each\"");
  nb_canvas_fill_rect (canvas, &(NbRect){ 1, 2, 30, 40 }, 0, &ink);
  nb_canvas_fill_rect (canvas, &(NbRect){ 1, 2, 30, 4 }, 4, &soft);
  nb_canvas_fill_rect (canvas, &(NbRect){ 1, 2, 0, 4 }, 4, &soft);
  nb_canvas_stroke_rect (canvas, &(NbRect){ 0.5, 0.5, 9, 9 }, 2, 1.5, NB_DASH_PILL, &ink);
  nb_canvas_line (canvas, 0, -0.001, 1.005, 100.5, 0.4, NB_DASH_FINE, &ink);
  nb_canvas_polyline (canvas, points, 3, 2, &soft);
  nb_canvas_push_transform (canvas, 10, 20, 0.1600001);
  nb_canvas_polygon (canvas, &polygon, &ink, 0.7, &soft);
  nb_canvas_polygon (canvas, &polygon, NULL, 0.7, &soft);
  nb_canvas_pop_transform (canvas);
  nb_canvas_circle (canvas, 5, 5, 3, &ink, 1.5, &soft);
  nb_canvas_fade_rect (canvas, &(NbRect){ 0, 50, 100, 4 }, 0.3, 0, &ink);
  nb_canvas_push_clip (canvas, &(NbRect){ 0, 0, 50, 50 }, 0);
  nb_canvas_push_opacity (canvas, 0.5);
  nb_canvas_fill_rect (canvas, &(NbRect){ -10, -10, 30, 30 }, 0, &ink);
  nb_canvas_pop_opacity (canvas);
  nb_canvas_pop_clip (canvas);
  nb_canvas_pop_group (canvas);
}

static void
test_svg (void)
{
  g_autoptr (NbCanvas) canvas = nb_svg_canvas_new (100, 60, "174mm", "104.4mm", "Title <1>", "What & why", "made of", "vi");
  g_autofree char *text = NULL;

  draw_primitives (canvas);
  text = nb_svg_canvas_finish (NB_SVG_CANVAS (canvas), NULL);
  assert_golden ("primitives.svg", text);
}

static void
test_svg_text (void)
{
  g_autoptr (NbCanvas) canvas = nb_svg_canvas_new (100, 60, "100px", "60px", NULL, NULL, NULL, NULL);
  g_autoptr (NbTypesetter) typesetter = nb_typesetter_new_plain (FONT, 1);
  static const NbColour black = { 0, 0, 0, 1 };
  g_autofree char *text = NULL;

  nb_canvas_text (canvas, nb_typesetter_get (typesetter, NB_TEXT_BOLD, "a < b & \"c\" \x01 Đắk Lắk"), 1, 12, &black);
  text = nb_svg_canvas_finish (NB_SVG_CANVAS (canvas), NULL);
  g_assert_nonnull (strstr (text, "font-family=\"DejaVu Sans\""));
  g_assert_nonnull (strstr (text, "<text x=\"1\" y=\"12\" font-size=\"12\" font-weight=\"700\" fill=\"#000000\">a &lt; b &amp; &quot;c&quot;  Đắk Lắk</text>"));
}

/* The same calls draw on cairo: each leaves something, and the stack of clips and groups is empty at the end. */
static void
test_cairo (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 60);
  cairo_t *cr = cairo_create (surface);
  NbCanvas *canvas = nb_cairo_canvas_new (cr);
  double x0, y0, x1, y1;
  guint n_painted = 0;

  draw_primitives (canvas);
  g_object_unref (canvas);
  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  g_assert_cmpfloat (x1 - x0, ==, 100);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  for (int y = 0; y < 60; y++)
    for (int x = 0; x < 100; x++)
      n_painted += ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x] != 0;
  g_assert_cmpuint (n_painted, >, 1200);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* --- type and themes --- */

static void
test_typesetter (void)
{
  g_autoptr (NbTypesetter) typesetter = nb_typesetter_new_plain (FONT, 2);
  NbText *text = nb_typesetter_get (typesetter, NB_TEXT_CAPTION, "Hà Nội");
  NbTextRuler ruler = nb_typesetter_get_ruler (typesetter);
  double width;

  g_assert_true (nb_typesetter_get (typesetter, NB_TEXT_CAPTION, "Hà Nội") == text);
  g_assert_true (nb_typesetter_get (typesetter, NB_TEXT_BOLD, "Hà Nội") != text);
  g_assert_cmpfloat (text->size, ==, 24);
  g_assert_cmpfloat (text->baseline, >, 10);
  g_assert_cmpfloat (text->baseline, <, text->height);
  g_assert_cmpfloat_with_epsilon (ruler.measure (NB_TEXT_CAPTION, "Hà Nội và hơn nữa", strlen ("Hà Nội"), ruler.user_data), text->width, 0.01);
  width = nb_text_width (&ruler, NB_TEXT_CAPTION, "0");
  for (guint i = 1; i < 10; i++)
    {
      char digit[] = { '0' + i, '\0' };

      g_assert_cmpfloat_with_epsilon (nb_text_width (&ruler, NB_TEXT_CAPTION, digit), width, 0.01);
    }
  /* a cache that turns over keeps working */
  for (guint i = 0; i < 9000; i++)
    {
      char number[16];

      g_snprintf (number, sizeof number, "%u", i);
      g_assert_cmpstr (nb_typesetter_get (typesetter, NB_TEXT_CAPTION, number)->text, ==, number);
    }
  g_assert_cmpstr (nb_typesetter_get (typesetter, NB_TEXT_CAPTION, "Hà Nội")->text, ==, "Hà Nội");
}

/* By the widths of words a text is as wide as it is drawn, and ends where a search by drawing ends; what they can't measure
 * is shaped. */
static void
test_word_widths (void)
{
  static const char *const texts[] = {
    "Đồng Tháp: lớp chọn sân Hội quán nông dân trong công tác dân vận, 1.204 đại biểu", "  hai  khoảng trắng ", "Công tác “dân vận khéo” – 2019…",
    "o\xcc\x80 u\xcc\x9b tổ hợp a\xcc\x81\xcc\x82", "Σίσυφος и другие", "một\u00a0chữ dính", "nghiêngnghiêngnghiêngnghiêng", "x", "مرحبا بالعالم هذا عنوان", "和平与发展 hai", "",
  };
  g_autoptr (NbTypesetter) typesetter = nb_typesetter_new_plain (FONT, 1);
  NbTextRuler ruler = nb_typesetter_get_ruler (typesetter);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (NbTextRole role = NB_TEXT_CAPTION; role <= NB_TEXT_BOLD; role++)
      {
        double whole = nb_typesetter_get (typesetter, role, texts[i])->width;

        /* DejaVu has kerning pairs with a blank */
        g_assert_cmpfloat_with_epsilon (ruler.measure (role, texts[i], strlen (texts[i]), ruler.user_data), whole, 1.5);
        for (double width = 5; width < whole; width += 7.3)
          {
            gssize end = ruler.break_at (role, texts[i], width, ruler.user_data);

            if (end < 0)
              continue;
            g_assert_cmpint (end, <=, strlen (texts[i]));
            g_assert_true (g_utf8_validate (texts[i], end, NULL));
            g_assert_cmpfloat (ruler.measure (role, texts[i], end, ruler.user_data), <=, width + 0.01);
            if (texts[i][end])
              g_assert_cmpfloat (ruler.measure (role, texts[i], g_utf8_next_char (texts[i] + end) - texts[i], ruler.user_data), >=, width - 0.01);
          }
      }
}

static double
luminance (const NbColour *c)
{
  return 0.2126 * c->red + 0.7152 * c->green + 0.0722 * c->blue;
}

/* Few → many stays in order where colours are not seen; dark has many = light. */
static void
test_themes (void)
{
  for (NbThemeKind kind = 0; kind < NB_N_THEMES; kind++)
    {
      const NbTheme *theme = nb_theme_get (kind);
      gboolean is_dark = kind == NB_THEME_DARK || kind == NB_THEME_DARK_CONTRAST;
      NbThemeKind parsed;

      g_assert_cmpint (theme->kind, ==, kind);
      g_assert_true (nb_theme_from_string (nb_theme_to_string (kind), &parsed));
      g_assert_cmpint (parsed, ==, kind);
      for (guint i = 1; i < 5; i++)
        g_assert_true ((luminance (&theme->sequential[i]) > luminance (&theme->sequential[i - 1])) == is_dark);
      g_assert_true (nb_theme_slot (theme, 3) == &theme->categorical[3]);
      g_assert_true (nb_theme_slot (theme, NB_SLOT_PALE) == &theme->pale);
      g_assert_true (nb_theme_slot (theme, 99) == &theme->other);
      if (kind == NB_THEME_PRINT)
        for (guint i = 0; i < 5; i++)
          g_assert_true (theme->sequential[i].red == theme->sequential[i].green && theme->sequential[i].green == theme->sequential[i].blue);
    }
}

/* --- figures --- */

typedef struct
{
  NbPlaces *places;
  NbOutlines *outlines;
  NbCatalog *catalog;
  NbRowSet *rows;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  f->places = nb_places_new (NULL);
  f->outlines = nb_outlines_new (f->places, NULL);
  f->catalog = n ? generate_catalog (f->places, n, 42) : nb_catalog_new_empty (f->places);
  f->rows = all_rows (f->catalog);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  nb_row_set_unref (f->rows);
  g_object_unref (f->catalog);
  nb_outlines_unref (f->outlines);
  nb_places_unref (f->places);
}

static void
spec_init (NbFigureSpec *spec)
{
  nb_figure_spec_init (spec);
  spec->font_family = FONT;
  spec->fingerprint = "7c1e·04a9·d2f6";
  spec->library_name = "Thư viện thử";
  spec->language = "en";
}

static GBytes *
render (Fixture *f,
        const NbFigureSpec *spec)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = nb_figure_render (spec, f->catalog, f->rows, f->outlines, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static char *
render_text (Fixture *f,
             const NbFigureSpec *spec)
{
  g_autoptr (GBytes) bytes = render (f, spec);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The timeline of a small library; the map is left out, it is long and its numbers are its own test. */
static void
test_golden_print (Fixture *f,
                   gconstpointer data)
{
  NbFigureSpec spec;
  g_autofree char *text = NULL;

  spec_init (&spec);
  spec.view = NB_FIGURE_TIMELINE;
  text = render_text (f, &spec);
  assert_golden ("print.svg", text);
}

static void
test_golden_months (Fixture *f,
                    gconstpointer data)
{
  NbFigureSpec spec;
  g_autofree char *text = NULL;

  spec_init (&spec);
  spec.view = NB_FIGURE_TIMELINE;
  spec.theme = NB_THEME_LIGHT;
  spec.from = nb_day_from_ymd (2019, 9, 1);
  spec.to = nb_day_from_ymd (2020, 11, 1);
  spec.size = (NbFigureSize){ NB_LENGTH_PX, 1128, 900, 300, 1 };
  text = render_text (f, &spec);
  assert_golden ("months.svg", text);
}

static GPtrArray *
make_bands (void)
{
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_context_band_unref);
  NbContextBand *band = nb_context_band_new ("Thiên <tai>");

  nb_context_band_add (band, nb_day_from_ymd (2020, 10, 14), nb_day_from_ymd (2020, 10, 14), "Lũ & lụt", NULL);
  nb_context_band_add (band, nb_day_from_ymd (2020, 3, 1), nb_day_from_ymd (2020, 5, 31), "Hạn mặn", NULL);
  nb_context_band_sort (band);
  g_ptr_array_add (own, band);
  return own;
}

/* The context as the figure's spec has it: own bands with a title for each mark, kinds that are off nowhere. */
static void
test_context (Fixture *f,
              gconstpointer data)
{
  static const NbThemeKind themes[] = { NB_THEME_LIGHT, NB_THEME_PRINT };
  g_autoptr (GPtrArray) own = make_bands ();
  const struct { guint off; GPtrArray *own; } cases[] = { { 0, NULL }, { 0, own }, { ~0u, own }, { ~0u, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        g_autoptr (NbContextBands) bands = nb_context_bands_new (cases[j].off, cases[j].own);
        g_autofree char *text = NULL;
        NbFigureSpec spec;

        spec_init (&spec);
        spec.view = NB_FIGURE_TIMELINE;
        spec.theme = themes[i];
        spec.context = bands;
        spec.from = nb_day_from_ymd (2019, 9, 1);
        spec.to = nb_day_from_ymd (2021, 11, 1);
        text = render_text (f, &spec);
        g_assert_cmpint (strstr (text, "XIII") != NULL, ==, cases[j].off == 0);
        g_assert_cmpint (strstr (text, "<title>Hạn mặn") != NULL, ==, cases[j].own != NULL);
        g_assert_cmpint (strstr (text, ">Lũ &amp; lụt</text>") != NULL, ==, cases[j].own != NULL);
        g_assert_cmpint (strstr (text, ">Thiên &lt;tai&gt;</text>") != NULL, ==, cases[j].own != NULL);
        g_assert_cmpint (strstr (text, "Mar 2020 – May 2020") != NULL, ==, cases[j].own != NULL);
      }
}

static void
test_svg_figure (Fixture *f,
                 gconstpointer data)
{
  NbFigureSpec spec;
  g_autofree char *text = NULL;

  spec_init (&spec);
  text = render_text (f, &spec);
  g_assert_nonnull (strstr (text, " width=\"174mm\" height=\"110mm\" viewBox=\"0 0 493.23 311.81\""));
  g_assert_nonnull (strstr (text, "<title>Articles on mass mobilisation work"));
  g_assert_nonnull (strstr (text, ">Hoàng Sa</text>"));
  g_assert_nonnull (strstr (text, ">Trường Sa</text>"));
  g_assert_nonnull (strstr (text, "7c1e·04a9·d2f6"));
  g_assert_null (strstr (text, "nan"));
  g_assert_null (strstr (text, "inf\""));
}

/* The same input, the same bytes; every view, theme and format. */
static void
test_every_kind (Fixture *f,
                 gconstpointer data)
{
  static const char *const magic[] = { "<?xml", "%PDF-", "\x89PNG" };

  for (NbFigureFormat format = 0; format <= NB_FIGURE_PNG; format++)
    for (NbThemeKind theme = 0; theme <= NB_THEME_PRINT; theme++)
      for (NbFigureView view = 0; view <= NB_FIGURE_BOTH; view++)
        {
          NbFigureSpec spec;
          g_autoptr (GBytes) once = NULL, again = NULL;

          spec_init (&spec);
          spec.format = format;
          spec.theme = theme;
          spec.view = view;
          spec.colour = NB_GROUP_BY_REGION;
          spec.lanes = theme == NB_THEME_DARK ? NB_GROUP_BY_NONE : NB_GROUP_BY_REGION;
          spec.size = view == NB_FIGURE_MAP ? (NbFigureSize){ NB_LENGTH_PX, 300, 440, 300, 1 } : (NbFigureSize){ NB_LENGTH_MM, 174, 0, 72, 1 };
          once = render (f, &spec);
          again = render (f, &spec);
          g_assert_true (g_bytes_equal (once, again));
          g_assert_cmpmem (g_bytes_get_data (once, NULL), strlen (magic[format]), magic[format], strlen (magic[format]));
        }
}

static void
test_png (Fixture *f,
          gconstpointer data)
{
  NbFigureSpec spec;
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *png;

  spec_init (&spec);
  spec.format = NB_FIGURE_PNG;
  bytes = render (f, &spec);
  png = g_bytes_get_data (bytes, NULL);
  /* IHDR: 2055 × 1299; then pHYs: 11,811 pixels a metre both ways */
  g_assert_cmpmem (png + 16, 8, "\0\0\x08\x07\0\0\x05\x13", 8);
  g_assert_cmpmem (png + 37, 13, "pHYs\0\0\x2e\x23\0\0\x2e\x23\x01", 13);
}

static void
test_sizes (Fixture *f,
            gconstpointer data)
{
  static const double widths[] = { 20, 84, 297, 1189 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (NbFigureView view = 0; view <= NB_FIGURE_BOTH; view++)
      {
        NbFigureSpec spec;
        g_autofree char *text = NULL;

        spec_init (&spec);
        spec.view = view;
        spec.lanes = i % 2 ? NB_GROUP_BY_PROVINCE : NB_GROUP_BY_REGION;
        spec.size.width = widths[i];
        text = render_text (f, &spec);
        g_assert_null (strstr (text, "width=\"-"));
      }
}

static void
test_bad_size (Fixture *f,
               gconstpointer data)
{
  NbFigureSpec spec;
  g_autoptr (GError) error = NULL;

  spec_init (&spec);
  spec.size.width = 1;
  g_assert_null (nb_figure_render (&spec, f->catalog, f->rows, f->outlines, NULL, &error));
  g_assert_error (error, NB_FIGURE_ERROR, NB_FIGURE_ERROR_SIZE);
}

static void
written (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nb_figure_write_finish (result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (user_data);
}

static void
test_write (Fixture *f,
            gconstpointer data)
{
  g_autofree char *dir = g_dir_make_tmp ("nb-draw-XXXXXX", NULL), *path = g_build_filename (dir, "f.svg", NULL);
  g_autofree char *missing = g_build_filename (dir, "no", "f.svg", NULL), *text = NULL, *expected = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path), nowhere = g_file_new_for_path (missing);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  NbFigureSpec spec;

  spec_init (&spec);
  expected = render_text (f, &spec);
  nb_figure_write_async (&spec, f->catalog, f->rows, f->outlines, file, NULL, written, loop);
  memset (&spec, 0xff, sizeof spec);
  g_main_loop_run (loop);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);

  spec_init (&spec);
  g_assert_false (nb_figure_write (&spec, f->catalog, f->rows, f->outlines, nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_false (nb_figure_write (&spec, f->catalog, f->rows, f->outlines, file, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_remove (path);
  g_rmdir (dir);
}

/* --- states --- */

static char *
paint_state (Fixture *f,
             NbTimelineLayout *layout,
             NbTypesetter *typesetter,
             const NbTimelineState *state)
{
  g_autoptr (NbCanvas) canvas = nb_svg_canvas_new (layout->width, layout->height, "1px", "1px", NULL, NULL, NULL, NULL);

  nb_paint_timeline (canvas, layout, nb_theme_get (NB_THEME_LIGHT), typesetter, state);
  return nb_svg_canvas_finish (NB_SVG_CANVAS (canvas), NULL);
}

/* Hover, focus, rows from another view and a bracket each change the picture; no state changes the layout. */
static void
test_states (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbTypesetter) typesetter = nb_typesetter_new_plain (FONT, 1);
  NbTimelineInput input = { .catalog = f->catalog, .rows = f->rows, .lanes = NB_GROUP_BY_REGION, .place_mode = NB_PLACE_MODE_63,
                            .from = nb_day_from_ymd (2019, 9, 1), .to = nb_day_from_ymd (2020, 11, 1),
                            .width = 1128, .height = 805, .text_scale = 1, .today = 18549,
                            .ruler = nb_typesetter_get_ruler (typesetter) };
  g_autoptr (NbTimelineLayout) layout = nb_timeline_layout_new (&input, NULL);
  NbTimelineState states[6] = { 0 };
  const NbDay bracket[] = { nb_day_from_ymd (2020, 1, 1), nb_day_from_ymd (2020, 9, 30) };
  char *pictures[G_N_ELEMENTS (states)];
  guint32 row;

  states[1].hover = nb_timeline_layout_step (layout, NULL, NB_MOVE_FIRST);
  g_assert_nonnull (states[1].hover);
  g_assert_true (nb_timeline_layout_item_lead (layout, states[1].hover, &row));
  states[2].focus = states[1].hover;
  states[2].focus_visible = TRUE;
  states[3].hover_rows = &row;
  states[3].n_hover_rows = 1;
  states[4].bracket = bracket;
  states[4].bracket_label = "x";
  states[5].scroll = 40;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      pictures[i] = paint_state (f, layout, typesetter, &states[i]);
      for (guint j = 0; j < i; j++)
        if (i != 3 || j != 1)
          g_assert_cmpstr (pictures[i], !=, pictures[j]);
    }
  /* a row hovered in the map looks as if it were hovered here */
  g_assert_cmpstr (pictures[3], ==, pictures[1]);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_free (pictures[i]);
}

static guint
count_rects (const char *svg)
{
  guint n = 0;

  for (const char *p = strstr (svg, "<rect"); p; p = strstr (p + 1, "<rect"))
    n++;
  return n;
}

/* A name of the legend: all that is not of it becomes pale, whether the pointer or the keyboard is on it. What is of a place that
 * is pointed at in the map rises from the foot of its column. */
static void
test_legend (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbTypesetter) typesetter = nb_typesetter_new_plain (FONT, 1);
  NbTimelineInput input = { .catalog = f->catalog, .rows = f->rows, .colour = NB_GROUP_BY_REGION, .place_mode = NB_PLACE_MODE_63,
                            .from = nb_day_from_ymd (2000, 1, 1), .to = nb_day_from_ymd (2026, 1, 1),
                            .width = 1128, .height = 805, .text_scale = 1, .today = 18549,
                            .ruler = nb_typesetter_get_ruler (typesetter) };
  g_autoptr (NbTimelineLayout) layout = nb_timeline_layout_new (&input, NULL);
  g_autofree char *still = paint_state (f, layout, typesetter, NULL), *over = NULL, *on = NULL, *shared = NULL;
  g_autofree guint *shares = g_new0 (guint, layout->items->len);
  NbTimelineState hover = { 0 }, focus = { .focus_visible = TRUE }, place = { .shares = shares };
  guint n_others = 0, n_columns = 0;

  g_assert_cmpuint (layout->strata->len, >, 3);
  hover.hover = focus.focus = &g_array_index (layout->items, NbTimelineItem, g_array_index (layout->strata, NbStratumName, 1).item);
  for (guint i = 0; i < layout->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);

      if (item->kind != NB_ITEM_COLUMN)
        continue;
      for (guint j = 0; j < item->n_parts; j++)
        n_others += g_array_index (layout->segments, NbSegment, item->part + j).group != hover.hover->lane;
      /* all of the first, nothing of the second, more than there can be of the third */
      shares[i] = n_columns == 0 ? item->n_rows : n_columns == 2 ? item->n_rows + 1 : 0;
      n_columns++;
    }
  g_assert_cmpuint (n_others, >, 10);
  over = paint_state (f, layout, typesetter, &hover);
  g_assert_cmpuint (count_rects (over), ==, count_rects (still) + n_others + layout->strata->len - 1);
  on = paint_state (f, layout, typesetter, &focus);
  /* and the ring */
  g_assert_cmpuint (count_rects (on), ==, count_rects (over) + 1);
  shared = paint_state (f, layout, typesetter, &place);
  g_assert_cmpuint (count_rects (shared), ==, count_rects (still) + 2);
  /* what is under the pointer here goes before */
  place.hover = hover.hover;
  g_free (shared);
  shared = paint_state (f, layout, typesetter, &place);
  g_assert_cmpstr (shared, ==, over);
}

static void
test_sparkline (void)
{
  static const guint values[] = { 0, 1, 3, 0, 2 };
  g_autoptr (NbCanvas) canvas = nb_svg_canvas_new (84, 16, "84px", "16px", NULL, NULL, NULL, NULL);
  g_autofree char *text = NULL;

  nb_paint_sparkline (canvas, &(NbRect){ 0, 0, 84, 16 }, values, G_N_ELEMENTS (values), nb_theme_get (NB_THEME_LIGHT));
  text = nb_svg_canvas_finish (NB_SVG_CANVAS (canvas), NULL);
  assert_golden ("sparkline.svg", text);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/svg", test_svg);
  g_test_add_func ("/draw/svg/text", test_svg_text);
  g_test_add_func ("/draw/cairo", test_cairo);
  g_test_add_func ("/draw/typesetter", test_typesetter);
  g_test_add_func ("/draw/word-widths", test_word_widths);
  g_test_add_func ("/draw/themes", test_themes);
  g_test_add_func ("/draw/sparkline", test_sparkline);
#define ADD(path, n, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  ADD ("/figure/golden/print", 60, test_golden_print);
  ADD ("/figure/golden/months", 300, test_golden_months);
  ADD ("/figure/context", 300, test_context);
  ADD ("/figure/svg", 500, test_svg_figure);
  ADD ("/figure/every-kind", 300, test_every_kind);
  ADD ("/figure/every-kind/empty", 0, test_every_kind);
  ADD ("/figure/every-kind/one", 1, test_every_kind);
  ADD ("/figure/png", 100, test_png);
  ADD ("/figure/sizes", 300, test_sizes);
  ADD ("/figure/sizes/bad", 1, test_bad_size);
  ADD ("/figure/write", 100, test_write);
  ADD ("/timeline/states", 2000, test_states);
  ADD ("/timeline/legend", 2000, test_legend);
  return g_test_run ();
}
