/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many crawled texts are read a second, on one core, and whether memory stays flat:
 *
 *   bench-extract-text FOLDER… [--documents N]
 *
 * The texts of the folders are read over and over, each made another one by a number behind its last word. Beside the
 * speed stands that of a pass which only decodes and normalises the same texts, taken in turns with it, so that a busy
 * machine slows both. */

#include "extract/nb-decode.h"
#include "extract/nb-extractor.h"

#include "base/nb-text.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define WANTED_PER_SECOND 2000.0
#define ROUND 500

static void
read_folder (GPtrArray *documents,
             const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".txt"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        char *text;

        if (g_file_get_contents (path, &text, NULL, NULL))
          g_ptr_array_add (documents, text);
      }
}

static long
resident_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || !(line = strstr (status, "VmRSS:")))
    return 0;
  return strtol (line + strlen ("VmRSS:"), NULL, 10);
}

static GBytes *
next_document (const GPtrArray *documents,
               guint n)
{
  const char *text = g_ptr_array_index (documents, n % documents->len);
  char *own = g_strdup_printf ("%s %u", text, n);

  return g_bytes_new_take (own, strlen (own));
}

static double
extract_round (const NbExtractor *extractor,
               const GPtrArray *documents,
               guint first)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < ROUND; i++)
    {
      g_autoptr (GBytes) bytes = next_document (documents, first + i);
      g_autoptr (GError) error = NULL;
      g_autoptr (NbArticle) article = nb_extractor_run (extractor, bytes, NULL, NULL, &error);

      if (!article)
        g_error ("%s", error->message);
    }
  return (g_get_monotonic_time () - start) / 1e6;
}

static double
plain_round (const GPtrArray *documents,
             guint first)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < ROUND; i++)
    {
      g_autoptr (GBytes) bytes = next_document (documents, first + i);
      g_autofree char *decoded = nb_decode (bytes, NULL, NULL);
      g_autofree char *text = nb_text_normalise (decoded, -1);

      if (!*text)
        g_error ("a text is empty");
    }
  return (g_get_monotonic_time () - start) / 1e6;
}

int
main (int argc,
      char **argv)
{
  int n_documents = 20000;
  const GOptionEntry entries[] = {
    { "documents", 0, 0, G_OPTION_ARG_INT, &n_documents, "How many to read", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER…");
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = NULL;
  g_autoptr (NbExtractor) extractor = NULL;
  double best = G_MAXDOUBLE, best_plain = G_MAXDOUBLE, bytes = 0;
  long before = 0, after;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return 2;
  for (int i = 1; i < argc; i++)
    read_folder (documents, argv[i]);
  if (documents->len == 0)
    return 2;
  for (guint i = 0; i < documents->len; i++)
    bytes += strlen (g_ptr_array_index (documents, i));
  places = nb_places_new (&error);
  g_assert_no_error (error);
  extractor = nb_extractor_new (places);
  for (int done = 0; done < n_documents; done += ROUND)
    {
      double took = extract_round (extractor, documents, done), plain = plain_round (documents, done);

      best = MIN (best, took);
      best_plain = MIN (best_plain, plain);
      /* what is made once has been made by now */
      if (done == ROUND * 2)
        before = resident_kib ();
    }
  after = resident_kib ();
  printf ("crawled texts of %.1f KB: %.0f articles/s on one core, %.2f times the %.0f wanted; %.1f MB/s\n", bytes / documents->len / 1e3,
          ROUND / best, ROUND / best / WANTED_PER_SECOND, WANTED_PER_SECOND, ROUND / best * bytes / documents->len / 1e6);
  printf ("  only decoding and normalising: %.0f a second, so all the rest takes %.0f times as long\n", ROUND / best_plain, best / best_plain - 1);
  printf ("  memory after %d articles: %ld KiB, after %d: %ld KiB\n", ROUND * 3, before, n_documents, after);
  return after > before + before / 4 ? 1 : 0;
}
