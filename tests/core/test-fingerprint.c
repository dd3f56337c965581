/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingerprints: near for reprints with edits, far for different articles on one subject. */

#include "extract/nb-extractor.h"
#include "extract/nb-fingerprint.h"

#include "base/nb-text.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  char *name;
  char *text;
  guint64 fingerprint;
} Sample;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->name);
  g_free (sample->text);
  g_free (sample);
}

static GPtrArray *
read_samples (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("NIENBIEU_DATA"), "sample", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbExtractor) extractor = nb_extractor_new (places);
  GPtrArray *samples = g_ptr_array_new_with_free_func (sample_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *content = NULL;
      g_autoptr (NbArticle) article = NULL;
      g_autoptr (GBytes) bytes = NULL;
      Sample *sample;
      gsize length;

      if (!g_str_has_suffix (name, ".txt") && !g_str_has_suffix (name, ".html"))
        continue;
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      bytes = g_bytes_new_take (g_steal_pointer (&content), length);
      article = nb_extractor_run (extractor, bytes, NULL, NULL, NULL);
      g_assert_nonnull (article);
      sample = g_new0 (Sample, 1);
      sample->name = g_strdup (name);
      sample->text = nb_article_dup_body_text (article);
      sample->fingerprint = article->fingerprint;
      g_ptr_array_add (samples, sample);
    }
  g_assert_cmpuint (samples->len, >=, 60);
  return samples;
}

/* What a second paper does: every @nth word is another one, the last part may be cut off. */
static char *
edit (const char *text,
      guint nth,
      double kept)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words), last = MAX (1, (guint) (n * kept));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < last; i++)
    g_string_append_printf (out, "%s%s", i ? " " : "", nth && i % nth == nth / 2 ? "khác" : words[i]);
  return g_string_free (out, FALSE);
}

static void
test_reprints (void)
{
  g_autoptr (GPtrArray) samples = read_samples ();
  guint worst = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = g_ptr_array_index (samples, i);
      guint64 whole = nb_fingerprint_of_text (sample->text);
      g_autofree char *upper = g_utf8_strup (sample->text, -1), *edited = edit (sample->text, 80, 1), *cut = edit (sample->text, 0, 0.93);
      g_autofree char *folded = nb_text_fold (sample->text, -1);
      guint distances[] = {
        nb_fingerprint_distance (whole, nb_fingerprint_of_text (edited)),
        nb_fingerprint_distance (whole, nb_fingerprint_of_text (cut)),
      };

      /* case and marks are no difference at all */
      g_assert_cmpuint (nb_fingerprint_distance (whole, nb_fingerprint_of_text (upper)), ==, 0);
      g_assert_cmpuint (nb_fingerprint_distance (whole, nb_fingerprint_of_text (folded)), ==, 0);
      for (guint d = 0; d < G_N_ELEMENTS (distances); d++)
        {
          worst = MAX (worst, distances[d]);
          if (distances[d] > NB_FINGERPRINT_NEAR)
            g_error ("%s: %s is %u bits away", sample->name, d == 0 ? "edited" : "cut", distances[d]);
        }
    }
  g_test_message ("a reprint is at most %u bits away", worst);
}

static void
test_strangers (void)
{
  g_autoptr (GPtrArray) samples = read_samples ();
  guint nearest = 64;

  for (guint i = 0; i < samples->len; i++)
    for (guint k = i + 1; k < samples->len; k++)
      {
        const Sample *a = g_ptr_array_index (samples, i), *b = g_ptr_array_index (samples, k);
        guint distance = nb_fingerprint_distance (a->fingerprint, b->fingerprint);

        nearest = MIN (nearest, distance);
        if (distance <= NB_FINGERPRINT_NEAR)
          g_error ("%s and %s are %u bits apart", a->name, b->name, distance);
      }
  g_test_message ("two articles are at least %u bits apart", nearest);
}

static void
test_short (void)
{
  g_assert_cmpuint (nb_fingerprint_of_text (""), ==, 0);
  g_assert_cmpuint (nb_fingerprint_of_text (" … – !"), ==, 0);
  g_assert_cmpuint (nb_fingerprint_of_text ("Xã họp dân bàn việc mở đường."), ==, 0);
  g_assert_cmpuint (nb_fingerprint_distance (0, 0), ==, 64);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fingerprint/reprints", test_reprints);
  g_test_add_func ("/fingerprint/strangers", test_strangers);
  g_test_add_func ("/fingerprint/short", test_short);
  return g_test_run ();
}
