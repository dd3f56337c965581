/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of figures: the same bytes in every process, what is noted in them, posters in bands, failing writes, other eyes.
 * With NB_FIGURE_CHILD=FORMAT:FILE it is the other process: it writes that figure and ends. */

#include "generate.h"

#include "canvas/nb-vision.h"
#include "painter/nb-figure-preset.h"
#include "painter/nb-figure.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define FONT "DejaVu Sans"
#define CODE "7c1e·04a9·d2f6"

typedef struct
{
  NbPlaces *places;
  NbOutlines *outlines;
  NbCatalog *catalog;
  NbRowSet *rows;
} Fixture;

static const char *program;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  guint n = data ? GPOINTER_TO_UINT (data) : 300;

  f->places = nb_places_new (NULL);
  f->outlines = nb_outlines_new (f->places, NULL);
  f->catalog = generate_catalog (f->places, n, 42);
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
spec_init (NbFigureSpec *spec,
           NbFigureFormat format)
{
  nb_figure_spec_init (spec);
  spec->format = format;
  spec->font_family = FONT;
  spec->fingerprint = CODE;
  spec->library_name = "Thư viện thử";
  spec->query = "nguồn: Báo Một";
  spec->language = "vi";
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

static gboolean
contains (GBytes *bytes,
          const char *text,
          gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, text, length) != NULL;
}

/* The output of a tool, or NULL and the test is skipped. */
static char *
run_tool (const char *tool,
          const char *option,
          const char *path)
{
  g_autofree char *found = g_find_program_in_path (tool);
  const char *argv[] = { tool, option ? option : path, option ? path : "-", option ? "-" : NULL, NULL };
  char *out = NULL;

  if (!found)
    {
      g_test_skip ("poppler’s tools are not here");
      return NULL;
    }
  if (g_str_equal (tool, "pdffonts") || g_str_equal (tool, "pdfinfo"))
    argv[1] = path, argv[2] = NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, NULL));
  return out;
}

/* --- the same bytes --- */

static int
child (const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what, ":", 2);
  Fixture f;
  NbFigureSpec spec;
  g_autoptr (GBytes) bytes = NULL;
  struct rusage usage;
  gboolean is_poster = g_str_equal (parts[0], "poster");

  set_up (&f, NULL);
  spec_init (&spec, is_poster ? NB_FIGURE_PNG : (NbFigureFormat) atoi (parts[0]));
  if (is_poster)
    spec.size = nb_figure_preset_find ("a0")->size;
  bytes = render (&f, &spec);
  g_assert_true (g_file_set_contents (parts[1], g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  tear_down (&f, NULL);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%ld\n", usage.ru_maxrss);
  return 0;
}

/* Returns what the child printed. */
static char *
run_child (const char *what,
           const char *path)
{
  g_autofree char *value = g_strdup_printf ("%s:%s", what, path);
  g_auto (GStrv) env = g_environ_setenv (g_get_environ (), "NB_FIGURE_CHILD", value, TRUE);
  const char *argv[] = { program, NULL };
  char *out = NULL;
  int status;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, env, 0, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static char *
temporary_path (const char *name)
{
  g_autofree char *dir = g_dir_make_tmp ("nb-figure-XXXXXX", NULL);

  return g_build_filename (dir, name, NULL);
}

static void
remove_path (const char *path)
{
  g_autofree char *dir = g_path_get_dirname (path);

  g_remove (path);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

static void
test_same_bytes (Fixture *f,
                 gconstpointer data)
{
  for (NbFigureFormat format = NB_FIGURE_SVG; format <= NB_FIGURE_PNG; format++)
    {
      g_autofree char *path = temporary_path ("f"), *text = NULL, *number = g_strdup_printf ("%d", format), *out = NULL;
      g_autoptr (GBytes) once = NULL, again = NULL;
      NbFigureSpec spec;
      gsize length;

      spec_init (&spec, format);
      once = render (f, &spec);
      again = render (f, &spec);
      g_assert_true (g_bytes_equal (once, again));
      out = run_child (number, path);
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_cmpmem (text, length, g_bytes_get_data (once, NULL), g_bytes_get_size (once));
      remove_path (path);
    }
}

/* --- what is noted --- */

/* The text of a PNG's iTXt chunk. */
static char *
png_text (GBytes *png,
          const char *keyword)
{
  gsize size, at = 8;
  const guint8 *data = g_bytes_get_data (png, &size);

  while (at + 12 <= size)
    {
      gsize length = (gsize) data[at] << 24 | (gsize) data[at + 1] << 16 | (gsize) data[at + 2] << 8 | data[at + 3];
      const char *body = (const char *) data + at + 8;

      g_assert_cmpuint (at + 12 + length, <=, size);
      if (memcmp (data + at + 4, "iTXt", 4) == 0 && strcmp (body, keyword) == 0)
        return g_strndup (body + strlen (keyword) + 5, length - strlen (keyword) - 5);
      at += 12 + length;
    }
  return NULL;
}

static void
test_noted (Fixture *f,
            gconstpointer data)
{
  const char *const expected = "Niên Biểu; library " CODE "; query nguồn: Báo Một";
  NbFigureSpec spec;
  g_autoptr (GBytes) svg = NULL, png = NULL, pdf = NULL;
  g_autofree char *text = NULL, *path = temporary_path ("f.pdf"), *info = NULL;

  /* also if the figure itself does not say it */
  spec_init (&spec, NB_FIGURE_SVG);
  spec.no_source_line = TRUE;
  svg = render (f, &spec);
  g_assert_true (contains (svg, expected, strlen (expected)));
  g_assert_true (contains (svg, "</text>", 7));
  spec.format = NB_FIGURE_PNG;
  png = render (f, &spec);
  text = png_text (png, "Source");
  g_assert_cmpstr (text, ==, expected);
  spec.format = NB_FIGURE_PDF;
  pdf = render (f, &spec);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  info = run_tool ("pdfinfo", NULL, path);
  if (info)
    g_assert_nonnull (strstr (info, expected));
  remove_path (path);
}

static void
test_pdf_text (Fixture *f,
               gconstpointer data)
{
  NbFigureSpec spec;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *path = temporary_path ("f.pdf"), *text = NULL, *fonts = NULL;
  g_auto (GStrv) lines = NULL;

  spec_init (&spec, NB_FIGURE_PDF);
  pdf = render (f, &spec);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  text = run_tool ("pdftotext", NULL, path);
  fonts = run_tool ("pdffonts", NULL, path);
  remove_path (path);
  if (!text || !fonts)
    return;
  g_assert_nonnull (strstr (text, "Hoàng Sa"));
  g_assert_nonnull (strstr (text, "Trường Sa"));
  g_assert_nonnull (strstr (text, "Natural Earth"));
  lines = g_strsplit (g_strchomp (fonts), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i]; i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_nonnull (strstr (lines[i], " yes yes yes "));
    }
}

/* --- posters --- */

static cairo_status_t
read_bytes (void *closure,
            unsigned char *data,
            unsigned int length)
{
  return g_input_stream_read_all (closure, data, length, NULL, NULL, NULL) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR;
}

static cairo_surface_t *
read_png (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, stream);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

/* How many pixels differ, and by how much at most in a colour. */
static guint
compare (cairo_surface_t *a,
         cairo_surface_t *b,
         guint *most)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  *most = 0;
  for (int y = 0; y < height; y++)
    {
      const guint8 *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guint8 *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width; x++)
        {
          guint worst = 0;

          for (guint i = 0; i < 3; i++)
            worst = MAX (worst, (guint) ABS (p[4 * x + i] - q[4 * x + i]));
          n += worst > 0;
          *most = MAX (*most, worst);
        }
    }
  return n;
}

/* In bands or at once: the same picture, and what the preview shows. Cairo rounds co-ordinates to 1/256 of a pixel, which now and
 * then falls out the other way when they are moved: next to nothing of an edge's shade. */
static void
test_bands (Fixture *f,
            gconstpointer data)
{
  for (NbThemeKind theme = NB_THEME_LIGHT; theme <= NB_THEME_PRINT; theme++)
    {
      NbFigureSpec spec;
      g_autoptr (GBytes) once = NULL, bands = NULL;
      cairo_surface_t *a, *b, *drawn;
      double width, height;
      guint most, n;

      spec_init (&spec, NB_FIGURE_PNG);
      spec.size = (NbFigureSize){ NB_LENGTH_PX, 640, 400, 96, 2 };
      spec.theme = theme;
      once = render (f, &spec);
      spec.band_pixels = 1280 * 37;
      bands = render (f, &spec);
      a = read_png (once);
      b = read_png (bands);
      g_assert_cmpint (cairo_image_surface_get_width (a), ==, 1280);
      g_assert_cmpint (cairo_image_surface_get_height (a), ==, 800);
      n = compare (a, b, &most);
      g_test_message ("theme %d: %u pixels differ, by %u at most", theme, n, most);
      g_assert_cmpuint (most, <=, 8);
      g_assert_cmpuint (n, <, 1280 * 800 / 200);

      nb_figure_page_size (&spec, &width, &height);
      drawn = nb_figure_picture (&spec, f->catalog, f->rows, f->outlines, 1280 / width, NULL, NULL);
      g_assert_cmpuint (compare (a, drawn, &most), ==, 0);
      for (int y = 0; y < 800; y++)
        g_assert_cmphex (cairo_image_surface_get_data (drawn)[y * cairo_image_surface_get_stride (drawn) + 3], ==, 0xff);
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
      cairo_surface_destroy (drawn);
    }
}

/* A0 at 300 dpi is 140 million pixels, 558 MB if they were all there at once. */
static void
test_poster_memory (Fixture *f,
                    gconstpointer data)
{
  g_autofree char *path = temporary_path ("f.png"), *kilobytes = run_child ("poster", path);

  remove_path (path);
  g_test_message ("%s", kilobytes);
  g_assert_cmpint (atoi (kilobytes), <, 400 * 1024);
}

/* A poster is the sheet of A4 with larger letters; one column stands its panels one above the other. */
static void
test_presets (void)
{
  NbFigureLayout a4, a0, column;
  guint n;
  const NbFigurePreset *presets = nb_figure_presets (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (nb_figure_size_is_valid (&presets[i].size, NULL));
      g_assert_true (nb_figure_preset_find (presets[i].id) == &presets[i]);
    }
  g_assert_null (nb_figure_preset_find ("a9"));
  nb_figure_layout (&nb_figure_preset_find ("a4")->size, NB_FIGURE_BOTH, TRUE, 2, &a4);
  nb_figure_layout (&nb_figure_preset_find ("a0")->size, NB_FIGURE_BOTH, TRUE, 2, &a0);
  nb_figure_layout (&nb_figure_preset_find ("column")->size, NB_FIGURE_BOTH, TRUE, 2, &column);
  g_assert_cmpfloat (column.magnify, ==, 1);
  g_assert_cmpfloat_with_epsilon (a0.magnify, 4 * a4.magnify, 0.02);
  g_assert_cmpfloat_with_epsilon (a0.width, a4.width, 0.01);
  g_assert_cmpfloat (column.map.y, >, column.timeline.y + column.timeline.height);
  g_assert_cmpfloat (column.timeline.width, ==, column.map.width);
  g_assert_cmpfloat (column.map.y + column.map.height, <=, column.source.y);
}

/* --- writing --- */

/* A full disk: what was there stays whole, and nothing is left beside it. */
static void
test_full_disk (Fixture *f,
                gconstpointer data)
{
  g_autofree char *path = temporary_path ("f.svg"), *text = NULL, *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  struct rlimit limit, small;
  NbFigureSpec spec;
  guint n_files = 0;
  gboolean ok;

  spec_init (&spec, NB_FIGURE_SVG);
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  small = limit;
  small.rlim_cur = 4096;
  setrlimit (RLIMIT_FSIZE, &small);
  ok = nb_figure_write (&spec, f->catalog, f->rows, f->outlines, file, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_false (ok);
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir))
    n_files++;
  g_assert_cmpuint (n_files, ==, 1);
  remove_path (path);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
rendered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nb_figure_render_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_main_loop_quit (data);
}

/* Stopped while it is drawn: the caller learns of it, not of a figure. */
static void
test_cancel (Fixture *f,
             gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  NbFigureSpec spec;

  spec_init (&spec, NB_FIGURE_PNG);
  spec.size = nb_figure_preset_find ("a0")->size;
  nb_figure_render_async (&spec, f->catalog, f->rows, f->outlines, cancellable, rendered_cb, loop);
  memset (&spec, 0xff, sizeof spec);
  g_usleep (20000);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (loop);

  /* the drawing itself ends, not only the waiting for it */
  g_cancellable_reset (cancellable);
  spec_init (&spec, NB_FIGURE_PNG);
  spec.size = nb_figure_preset_find ("a0")->size;
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (nb_figure_render (&spec, f->catalog, f->rows, f->outlines, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

/* --- other eyes --- */

static void
test_vision (void)
{
  /* red, green, blue as Machado's matrices have them; then that greys stay what they are, for everybody */
  static const struct { NbVision vision; guint8 from[3], to[3]; } cases[] = {
    { NB_VISION_USUAL, { 1, 2, 3 }, { 1, 2, 3 } },
    { NB_VISION_DEUTAN, { 255, 0, 0 }, { 163, 144, 0 } },
    { NB_VISION_DEUTAN, { 0, 255, 0 }, { 239, 214, 58 } },
    { NB_VISION_PROTAN, { 255, 0, 0 }, { 109, 95, 0 } },
    { NB_VISION_TRITAN, { 0, 0, 255 }, { 0, 107, 150 } },
    { NB_VISION_GREY, { 255, 0, 0 }, { 127, 127, 127 } },
    { NB_VISION_GREY, { 255, 255, 255 }, { 255, 255, 255 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 rgb[3];

      memcpy (rgb, cases[i].from, 3);
      nb_vision_apply_rgb (cases[i].vision, rgb);
      for (guint j = 0; j < 3; j++)
        g_assert_cmpint (ABS (rgb[j] - cases[i].to[j]), <=, 1);
    }
  for (NbVision vision = NB_VISION_USUAL; vision <= NB_VISION_GREY; vision++)
    for (guint grey = 0; grey < 256; grey += 15)
      {
        guint8 rgb[3] = { (guint8) grey, (guint8) grey, (guint8) grey };

        nb_vision_apply_rgb (vision, rgb);
        for (guint j = 0; j < 3; j++)
          g_assert_cmpint (ABS (rgb[j] - (int) grey), <=, 1);
      }
}

static void
test_vision_surface (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 3, 2);
  guint32 *row = (guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + cairo_image_surface_get_stride (surface));

  cairo_surface_flush (surface);
  row[0] = row[1] = 0xff0000;
  row[2] = 0x0000ff;
  cairo_surface_mark_dirty (surface);
  nb_vision_apply_surface (NB_VISION_GREY, surface);
  g_assert_cmphex (row[0], ==, 0xff7f7f7f);
  g_assert_cmphex (row[1], ==, 0xff7f7f7f);
  g_assert_cmphex (row[2], ==, 0xff4c4c4c);
  row -= cairo_image_surface_get_stride (surface) / 4;
  g_assert_cmphex (row[0], ==, 0xff000000);
  cairo_surface_destroy (surface);
}

static guint
count_of (GBytes *bytes,
          const char *text)
{
  g_autofree char *whole = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (whole, text, -1);

  return g_strv_length (parts) - 1;
}

/* Each mark, column and province of an SVG says what it is; a mark with a title of its own also when it was. */
static void
test_titles (Fixture *f,
             gconstpointer data)
{
  NbFigureSpec spec;
  g_autoptr (GBytes) print = NULL, months = NULL;

  spec_init (&spec, NB_FIGURE_SVG);
  print = render (f, &spec);
  g_assert_true (contains (print, "<title>Hà Nội: ", strlen ("<title>Hà Nội: ")));
  g_assert_cmpuint (count_of (print, "<title>"), >, 63 + 20);
  spec.theme = NB_THEME_LIGHT;
  spec.from = nb_day_from_ymd (2019, 9, 1);
  spec.to = nb_day_from_ymd (2020, 11, 1);
  spec.size = (NbFigureSize){ NB_LENGTH_PX, 1128, 900, 96, 1 };
  months = render (f, &spec);
  g_assert_cmpuint (count_of (months, "<desc>"), >, 10);
  g_assert_true (contains (months, " 2020: 1 article</desc>", strlen (" 2020: 1 article</desc>")));
}

/* Without legend there is less text, and everything else is the same. */
static void
test_no_legend (Fixture *f,
                gconstpointer data)
{
  NbFigureSpec spec;
  g_autoptr (GBytes) with = NULL, without = NULL;

  spec_init (&spec, NB_FIGURE_SVG);
  with = render (f, &spec);
  spec.no_legend = TRUE;
  without = render (f, &spec);
  g_assert_true (contains (with, ">number of provinces<", 21));
  g_assert_true (contains (with, ">congress<", 10));
  g_assert_false (contains (without, ">number of provinces<", 21));
  g_assert_false (contains (without, ">congress<", 10));
  g_assert_true (contains (without, ">Hoàng Sa<", strlen (">Hoàng Sa<")));
}

/* Of a few weeks a page that is wide enough shows the headlines, also in greys; a column shows columns, or why there are
 * none. */
static void
test_weeks (Fixture *f,
            gconstpointer data)
{
  static const struct { double mm; const char *from; const char *title, *other; } cases[] = {
    { 174, "2020-03-02", ">Articles on mass mobilisation work, 2 Mar – 12 Apr 2020<", ">week 10<" },
    { 84, "2020-03-02", " by ", "articles a " },
    { 84, "2050-03-02", " by ", ">No articles in this span<" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) svg = NULL;
      NbFigureSpec spec;
      NbEdtf from;
      NbDay first = 0, last = 0;

      spec_init (&spec, NB_FIGURE_SVG);
      g_assert_true (nb_edtf_parse (cases[i].from, &from, NULL) && nb_edtf_days (&from, &first, &last));
      spec.view = NB_FIGURE_TIMELINE;
      spec.lanes = NB_GROUP_BY_NONE;
      spec.size = (NbFigureSize){ NB_LENGTH_MM, cases[i].mm, 84, 300, 1 };
      spec.from = first;
      spec.to = first + 42;
      svg = render (f, &spec);
      g_assert_true (contains (svg, cases[i].title, strlen (cases[i].title)));
      g_assert_true (contains (svg, cases[i].other, strlen (cases[i].other)));
    }
}

int
main (int argc,
      char **argv)
{
  program = argv[0];
  if (g_getenv ("NB_FIGURE_CHILD"))
    return child (g_getenv ("NB_FIGURE_CHILD"));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/vision", test_vision);
  g_test_add_func ("/figure/vision/surface", test_vision_surface);
  g_test_add_func ("/figure/presets", test_presets);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/figure/same-bytes", test_same_bytes);
  ADD ("/figure/noted", test_noted);
  ADD ("/figure/pdf-text", test_pdf_text);
  ADD ("/figure/bands", test_bands);
  ADD ("/figure/poster-memory", test_poster_memory);
  ADD ("/figure/full-disk", test_full_disk);
  ADD ("/figure/cancel", test_cancel);
  ADD ("/figure/titles", test_titles);
  ADD ("/figure/no-legend", test_no_legend);
  ADD ("/figure/weeks", test_weeks);
  return g_test_run ();
}
