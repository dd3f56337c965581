/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes made-up articles as JSON Lines, for measuring on libraries of any size:
 *
 *   nb-make-corpus --articles N --seed S [--reprints SHARE] > corpus.jsonl
 *
 * The same seed gives the same bytes on every machine, and the first N articles of a larger corpus are the smaller one. Each
 * line has the fields that import knows and `cluster`: the number (from 0) of the article that this one is an edited copy of, its
 * own number if it is none. Of every eight copies one is none: it tells of another commune, with other numbers, in the same words.
 * "dân vận" stands in 97 % of the articles, "hệ thống chính trị" in 40 %; corpus-words.c has the rarer ones.
 * Papers and people are made up; the provinces are real. */

#include "corpus-article.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static void
append_member (GString *line,
               const char *name,
               const GString *value)
{
  g_string_append_c (line, line->len ? ',' : '{');
  g_string_append_printf (line, "\"%s\":\"", name);
  for (const char *p = value->str; *p; )
    {
      gsize length = strcspn (p, "\"\\\n");

      g_string_append_len (line, p, length);
      p += length;
      if (*p == '\n')
        g_string_append (line, "\\n");
      else if (*p)
        g_string_append_printf (line, "\\%c", *p);
      p += *p != '\0';
    }
  g_string_append_c (line, '"');
}

static gboolean
write_line (const CorpusArticle *article,
            GString *line)
{
  g_string_truncate (line, 0);
  append_member (line, "url", article->url);
  append_member (line, "title", article->title);
  append_member (line, "text", article->text);
  append_member (line, "published", article->published);
  append_member (line, "source", article->source);
  if (article->byline->len)
    append_member (line, "byline", article->byline);
  g_string_append_printf (line, ",\"cluster\":%" G_GUINT64_FORMAT "}\n", article->cluster);
  return fwrite (line->str, 1, line->len, stdout) == line->len;
}

int
main (int argc,
      char **argv)
{
  gint64 n_articles = 1000, seed = 1;
  double reprints = 0;
  const GOptionEntry entries[] = {
    { "articles", 'n', 0, G_OPTION_ARG_INT64, &n_articles, "How many to write (1000)", "N" },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &seed, "Another number, another corpus (1)", "S" },
    { "reprints", 0, 0, G_OPTION_ARG_DOUBLE, &reprints, "How many of them are edited copies, 0 to 0.9 (0)", "SHARE" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (CorpusArticle) article = corpus_article_new ();
  g_autoptr (GString) line = g_string_sized_new (8192);
  g_autoptr (GError) error = NULL;
  g_autoptr (Corpus) corpus = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc > 1 || n_articles < 0 || !(reprints >= 0 && reprints <= .9))
    {
      g_printerr ("%s\n", error ? error->message : "see --help");
      return 2;
    }
  corpus = corpus_new ((guint64) seed, reprints, &error);
  if (!corpus)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  for (gint64 i = 0; i < n_articles; i++)
    {
      corpus_write (corpus, (guint64) i, article);
      if (!write_line (article, line))
        return 1;   /* whoever reads has seen enough */
    }
  return fflush (stdout) == 0 ? 0 : 1;
}
