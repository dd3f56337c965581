/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How figures leave the window: printed (exported as the PDF that a printer would get), copied and dragged out in every kind.
 * Needs a display. */

#include "generate.h"

#include "figure/nb-figure-content.h"
#include "figure/nb-figure-printing.h"
#include "painter/nb-figure-preset.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define MM (72 / 25.4)

typedef struct
{
  NbPlaces *places;
  NbOutlines *outlines;
  NbCatalog *catalog;
  NbRowSet *rows;
  char *folder;
  NbFigureSpec spec;
  GError *error;          /* what the printing told */
  guint n_failures;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->places = nb_places_new (NULL);
  f->outlines = nb_outlines_new (f->places, NULL);
  f->catalog = generate_catalog (f->places, 300, 42);
  f->rows = all_rows (f->catalog);
  f->folder = g_dir_make_tmp ("nb-figure-XXXXXX", NULL);
  nb_figure_spec_init (&f->spec);
  f->spec.font_family = "DejaVu Sans";
  f->spec.library_name = "Thư viện thử";
  f->spec.title = "Dân vận khéo ở Quảng Trị";
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  nb_row_set_unref (f->rows);
  g_object_unref (f->catalog);
  nb_outlines_unref (f->outlines);
  nb_places_unref (f->places);
  g_clear_error (&f->error);
  g_chmod (f->folder, 0700);
  g_rmdir (f->folder);
  g_free (f->folder);
}

static void
failed_cb (const GError *error,
           gpointer data)
{
  Fixture *f = g_object_get_data (data, "fixture");

  f->n_failures++;
  f->error = error ? g_error_copy (error) : NULL;
}

static void
done_cb (gboolean *is_done)
{
  *is_done = TRUE;
}

static void
count_cb (guint *n)
{
  ++*n;
}

static gboolean
tick_cb (gpointer data)
{
  count_cb (data);
  return G_SOURCE_CONTINUE;
}

/* Prints to @path; the main loop turns meanwhile. Returns: how often it could do something else. */
static guint
print_to (Fixture *f,
          const char *path)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GtkPrintOperation) operation = NULL;
  gboolean is_done = FALSE;
  guint n_ticks = 0, source;

  g_object_set_data (owner, "fixture", f);
  operation = nb_figure_print_operation (&f->spec, f->catalog, f->rows, f->outlines, failed_cb, owner);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect_swapped (operation, "done", G_CALLBACK (done_cb), &is_done);
  source = g_timeout_add (1, tick_cb, &n_ticks);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  return n_ticks;
}

static char *
run (const char *const *argv)
{
  g_autofree char *out = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, NULL));
  return g_steal_pointer (&out);
}

/* Where the first letter of the title stands: its left and upper edges, in points from the page's corner. */
static void
find_word (const char *bbox,
           const char *word,
           double *x,
           double *y)
{
  g_autofree char *end = g_strdup_printf (">%s</word>", word);
  const char *at = strstr (bbox, end);

  g_assert_nonnull (at);
  while (strncmp (at, "<word ", 6) != 0)
    at--;
  *x = g_ascii_strtod (strstr (at, "xMin=\"") + 6, NULL);
  *y = g_ascii_strtod (strstr (at, "yMin=\"") + 6, NULL);
}

static void
test_print (Fixture *f,
            gconstpointer data)
{
  static const struct { const char *preset; double shown; } cases[] = { { "column", 84 }, { "columns", 174 }, { "a0", 0 } };
  g_autofree char *path = g_build_filename (f->folder, "f.pdf", NULL), *found = g_find_program_in_path ("pdftotext");
  const char *const words[] = { "pdftotext", "-bbox", path, "-", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bbox = NULL;
      double page_width, page_height, x, y, shown, margin;
      guint n_ticks;

      f->spec.size = nb_figure_preset_find (cases[i].preset)->size;
      n_ticks = print_to (f, path);
      g_assert_cmpuint (f->n_failures, ==, 0);
      g_test_message ("%s: %u other things were done", cases[i].preset, n_ticks);
      g_assert_cmpuint (n_ticks, >, 0);
      if (!found)
        {
          g_test_skip ("poppler’s tools are not here");
          g_remove (path);
          return;
        }
      bbox = run (words);
      g_assert_nonnull (strstr (bbox, "<page "));
      page_width = g_ascii_strtod (strstr (bbox, "<page width=\"") + 13, NULL);
      page_height = g_ascii_strtod (strstr (bbox, " height=\"") + 9, NULL);
      /* upright if the figure is */
      g_assert_cmpint (page_width > page_height, ==, i > 0);
      /* letters with their marks can be found again; one page, nothing beyond it */
      find_word (bbox, "khéo", &x, &y);
      g_assert_true (x > 0 && y > 0 && x < page_width && y < page_height);
      g_assert_null (strstr (strstr (bbox, "<page ") + 1, "<page "));
      /* as wide as it is meant to be, in the middle */
      find_word (bbox, "a", &x, &y);
      if (cases[i].shown == 0)
        continue;
      shown = cases[i].shown * MM;
      margin = (page_width - shown) / 2;
      g_assert_cmpfloat_with_epsilon (x, margin + 6, 2);
    }
  g_remove (path);
}

/* What goes wrong is told in words. */
static void
test_print_fails (Fixture *f,
                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "there is no such folder", "f.pdf", NULL);

  print_to (f, path);
  g_assert_cmpuint (f->n_failures, ==, 1);
  g_assert_nonnull (f->error);
  g_assert_cmpuint (strlen (f->error->message), >, 5);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static GBytes *
take (GdkContentProvider *content,
      const char *type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean is_done = FALSE;

  gdk_content_provider_write_mime_type_async (content, type, stream, 0, NULL, written_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* What is dragged out has the bytes of what would be saved, in each kind, and as a file of the kind that was chosen. */
static void
test_content (Fixture *f,
              gconstpointer data)
{
  static const char *const types[] = { "image/svg+xml", "application/pdf", "image/png" };
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GdkContentFormats) formats = NULL;
  g_autoptr (GBytes) line = NULL, saved = NULL;
  g_auto (GStrv) uris = NULL;
  g_autofree char *text = NULL, *path = NULL, *bytes = NULL;
  gsize length;

  f->spec.format = NB_FIGURE_PDF;
  f->spec.size.dpi = 72;
  content = nb_figure_content_new (&f->spec, f->catalog, f->rows, f->outlines);
  formats = gdk_content_provider_ref_formats (content);
  g_assert_cmpstr (gdk_content_formats_get_mime_types (formats, NULL)[0], ==, "application/pdf");
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/plain"));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      NbFigureSpec spec = f->spec;
      g_autoptr (GBytes) got = NULL, wanted = NULL;

      g_assert_true (gdk_content_formats_contain_mime_type (formats, types[i]));
      spec.format = (NbFigureFormat) i;
      wanted = nb_figure_render (&spec, f->catalog, f->rows, f->outlines, NULL, NULL);
      got = take (content, types[i]);
      g_assert_true (g_bytes_equal (got, wanted));
    }
  line = take (content, "text/uri-list");
  text = g_strndup (g_bytes_get_data (line, NULL), g_bytes_get_size (line));
  uris = g_uri_list_extract_uris (text);
  g_assert_cmpuint (g_strv_length (uris), ==, 1);
  path = g_filename_from_uri (uris[0], NULL, NULL);
  g_assert_true (g_str_has_suffix (path, ".pdf"));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  saved = nb_figure_render (&f->spec, f->catalog, f->rows, f->outlines, NULL, NULL);
  g_assert_cmpmem (bytes, length, g_bytes_get_data (saved, NULL), g_bytes_get_size (saved));
  g_remove (path);
}

int
main (int argc,
      char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/figure-out/print", test_print);
  ADD ("/figure-out/print/fails", test_print_fails);
  ADD ("/figure-out/content", test_content);
  return g_test_run ();
}
