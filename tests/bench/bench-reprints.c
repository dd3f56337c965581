/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which articles print the same text: how long finding them takes in a library, and how right it is. Beside it, in the same
 * run, the plain method: every two articles whose fingerprints differ in few bits.
 *
 *   bench-reprints
 *
 * NIENBIEU_BENCH_ARTICLES: how many made-up articles, 20,000 if it is not set; 15 in 100 are reprints with edits.
 * NIENBIEU_BENCH_LIBRARY: where to make the library, a file that is overwritten; otherwise one that is taken away again. */

#include "extract/nb-fingerprint.h"
#include "import/nb-reprint-job.h"
#include "store/nb-library-reprints.h"

#include "corpus-article.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SHARE 0.15
#define BATCH 500
#define PLAIN_SECONDS 20      /* all pairs take longer than that: then so many rows of them, and the rest is reckoned */

typedef struct
{
  guint    n;
  guint32 *truth;             /* by article: the true cluster, as a number below n */
  guint64 *fingerprints;
} Corpora;

/* --- how right ------------------------------------------------------------------------------------------------- */

static int
compare_uint64 (gconstpointer a,
                gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

/* The pairs within the same group, if @labels says to which one each belongs. */
static double
count_pairs (guint64 *labels,
             guint n)
{
  double pairs = 0;

  qsort (labels, n, sizeof *labels, compare_uint64);
  for (guint i = 0, size; i < n; i += size)
    {
      for (size = 1; i + size < n && labels[i + size] == labels[i]; size++)
        ;
      pairs += size * (size - 1.0) / 2;
    }
  return pairs;
}

/* The adjusted Rand index (Hubert and Arabie 1985, "Comparing partitions"): 1 if both partitions are the same, 0 if they
 * agree as much as by chance. Articles alone count as clusters of one. */
static void
print_quality (const char *name,
               const guint32 *truth,
               const guint32 *found,
               guint n)
{
  g_autofree guint64 *labels = g_new (guint64, n);
  double all = n * (n - 1.0) / 2, in_truth, in_found, in_both, expected;

  for (guint i = 0; i < n; i++)
    labels[i] = truth[i];
  in_truth = count_pairs (labels, n);
  for (guint i = 0; i < n; i++)
    labels[i] = found[i];
  in_found = count_pairs (labels, n);
  for (guint i = 0; i < n; i++)
    labels[i] = (guint64) truth[i] << 32 | found[i];
  in_both = count_pairs (labels, n);
  expected = in_truth * in_found / all;
  printf ("  %-34s ARI %.4f   precision %.4f   recall %.4f   (%.0f pairs of %.0f)\n", name,
          (in_both - expected) / ((in_truth + in_found) / 2 - expected), in_found > 0 ? in_both / in_found : 1,
          in_truth > 0 ? in_both / in_truth : 1, in_both, in_truth);
}

/* --- the library ----------------------------------------------------------------------------------------------- */

static NbArticle *
make_article (const CorpusArticle *made)
{
  NbArticle *article = nb_article_new ();
  g_auto (GStrv) paragraphs = g_strsplit (made->text->str, "\n", -1);
  g_autofree char *day = g_strndup (made->published->str, 10);
  guint start = 0;

  article->title = g_strdup (made->title->str);
  article->source_name = g_strdup (made->source->str);
  article->text = g_strdup (made->text->str);
  nb_edtf_parse (day, &article->published.value, NULL);
  for (guint i = 0; paragraphs[i]; i++)
    {
      g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, start, paragraphs[i]));
      start += (guint) g_utf8_strlen (paragraphs[i], -1) + 1;
    }
  article->fingerprint = nb_fingerprint_of_article (article);
  return article;
}

static void
add_articles (NbLibrary *library,
              const Corpus *corpus,
              Corpora *corpora)
{
  g_autoptr (CorpusArticle) made = corpus_article_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < corpora->n; i += BATCH)
    {
      guint n = MIN (BATCH, corpora->n - i);
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_article_unref);
      g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      NbLibraryItem items[BATCH];

      memset (items, 0, sizeof items);
      for (guint k = 0; k < n; k++)
        {
          corpus_write (corpus, i + k, made);
          corpora->truth[i + k] = (guint32) made->cluster;
          items[k].article = make_article (made);
          /* one that is the same to the byte is not added twice: these have the address to differ by */
          items[k].original = g_bytes_new (made->url->str, made->url->len);
          g_ptr_array_add (addresses, items[k].original);
          corpora->fingerprints[i + k] = items[k].article->fingerprint;
          g_ptr_array_add (articles, items[k].article);
        }
      if (!nb_library_add (library, items, n, NULL, NULL, &error))
        g_error ("%s", error->message);
    }
}

static void
note_found (gint64 id,
            guint32 *found,
            guint n,
            NbLibrary *library)
{
  g_autoptr (GPtrArray) reprints = nb_library_list_reprints (library, id, NULL, NULL);

  for (guint i = 0; i < reprints->len; i++)
    {
      const NbReprint *reprint = g_ptr_array_index (reprints, i);

      if (reprint->id >= 1 && reprint->id <= n)
        found[reprint->id - 1] = (guint32) id - 1;
    }
}

static double
get_peak_mebibytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || !(line = strstr (status, "VmHWM:")))
    return 0;
  return g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024;
}

static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (!file)
    return;
  fputs ("5", file);
  fclose (file);
}

static double
run_job (NbLibrary *library)
{
  g_autoptr (NbReprintJob) job = nb_reprint_job_new (library);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!nb_reprint_job_run (job, NULL, &error))
    g_error ("%s", error->message);
  return (g_get_monotonic_time () - start) / 1e6;
}

static void
bench_library (const Corpus *corpus,
               Corpora *corpora,
               const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (path, NB_LIBRARY_CREATE, NULL, &error);
  g_autofree guint32 *found = g_new (guint32, corpora->n);
  guint n_last = MIN (200, corpora->n / 10);
  Corpora most = *corpora;
  double before, seconds;

  if (!library)
    g_error ("%s", error->message);
  add_articles (library, corpus, corpora);
  before = get_peak_mebibytes ();
  forget_peak ();
  seconds = run_job (library);
  printf ("  all at once                        %.2f s   %.0f articles/s   peak %.0f MiB (adding them: %.0f)\n", seconds,
          corpora->n / seconds, get_peak_mebibytes (), before);
  for (guint i = 0; i < corpora->n; i++)
    found[i] = i;
  for (guint i = 0; i < corpora->n; i++)
    if (found[i] == i)
      note_found (i + 1, found, corpora->n, library);
  print_quality ("", corpora->truth, found, corpora->n);

  /* some more, later: reprints of what is there */
  most.n = n_last;
  most.truth = g_new (guint32, n_last);
  most.fingerprints = g_new (guint64, n_last);
  {
    g_autoptr (Corpus) later = corpus_new (2, SHARE, NULL);

    add_articles (library, later, &most);
  }
  printf ("  %u more                           %.2f s\n", n_last, run_job (library));
  g_free (most.truth);
  g_free (most.fingerprints);
}

/* --- the plain method ------------------------------------------------------------------------------------------ */

static guint32
find_root (guint32 *parents,
           guint32 at)
{
  while (parents[at] != at)
    at = parents[at] = parents[parents[at]];
  return at;
}

/* Every two articles; those whose fingerprints are near are one. */
static void
bench_plain (const Corpora *corpora,
             guint distance)
{
  g_autofree guint32 *parents = g_new (guint32, corpora->n);
  g_autofree char *name = g_strdup_printf ("every two fingerprints, ≤ %u bits", distance);
  gint64 start = g_get_monotonic_time ();
  double seconds, done = 0, all = corpora->n * (corpora->n - 1.0) / 2;
  guint i;

  for (i = 0; i < corpora->n; i++)
    parents[i] = i;
  for (i = 0; i < corpora->n; i++)
    {
      for (guint j = i + 1; j < corpora->n; j++)
        if (nb_fingerprint_distance (corpora->fingerprints[i], corpora->fingerprints[j]) <= distance)
          {
            guint32 a = find_root (parents, i), b = find_root (parents, j);

            parents[MAX (a, b)] = MIN (a, b);
          }
      done += corpora->n - i - 1;
      if (i % 64 == 0 && g_get_monotonic_time () - start > PLAIN_SECONDS * G_USEC_PER_SEC)
        break;
    }
  seconds = (g_get_monotonic_time () - start) / 1e6;
  if (i < corpora->n)
    {
      printf ("  %-34s %.1f s for all pairs, reckoned from %.0f %% of them\n", name, seconds * all / done, done * 100 / all);
      return;
    }
  for (guint k = 0; k < corpora->n; k++)
    parents[k] = find_root (parents, k);
  printf ("  %-34s %.2f s\n", name, seconds);
  print_quality ("", corpora->truth, parents, corpora->n);
}

int
main (int argc,
      char **argv)
{
  const char *wanted = g_getenv ("NIENBIEU_BENCH_ARTICLES"), *library = g_getenv ("NIENBIEU_BENCH_LIBRARY");
  g_autofree char *folder = g_dir_make_tmp ("nb-bench-XXXXXX", NULL);
  g_autofree char *path = library ? g_strdup (library) : g_build_filename (folder, "bench.nienbieu", NULL);
  static const char *const parts[] = { "", "-wal", "-shm" };
  g_autoptr (GError) error = NULL;
  g_autoptr (Corpus) corpus = NULL;
  Corpora corpora = { wanted ? (guint) strtoul (wanted, NULL, 10) : 20000, NULL, NULL };

  setlocale (LC_ALL, "");
  corpus = corpus_new (1, SHARE, &error);
  if (!corpus)
    g_error ("%s", error->message);
  corpora.n = MAX (corpora.n, 100);
  corpora.truth = g_new (guint32, corpora.n);
  corpora.fingerprints = g_new (guint64, corpora.n);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = g_strconcat (path, parts[i], NULL);

      g_unlink (part);
    }
  printf ("reprints among %u articles\n", corpora.n);
  bench_library (corpus, &corpora, path);
  bench_plain (&corpora, 3);
  bench_plain (&corpora, NB_FINGERPRINT_NEAR);
  for (guint i = 0; !library && i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = g_strconcat (path, parts[i], NULL);

      g_unlink (part);
    }
  g_rmdir (folder);
  g_free (corpora.truth);
  g_free (corpora.fingerprints);
  return 0;
}
