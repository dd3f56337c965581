/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles and tables to be read on a terminal.
 * Pure functions; main thread. */

#include "nb-cli-text.h"

#include "base/nb-format.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- articles -------------------------------------------------------------------------------------------------- */

static void
add_fact (GString *out,
          const char *label,
          const char *value)
{
  if (value && *value)
    g_string_append_printf (out, "%s: %s\n", label, value);
}

static void
add_dated (GString *out,
           const char *label,
           const NbDated *dated)
{
  g_autofree char *value = NULL;
  g_autofree char *with_time = NULL;

  if (!dated->value.is_known)
    return;
  value = nb_format_edtf (&dated->value);
  with_time = dated->time ? g_strdup_printf ("%s, %s", value, dated->time) : g_strdup (value);
  add_fact (out, label, with_time);
}

typedef const char *(*NameFunc) (gconstpointer element);

static const char *person_name (gconstpointer p) { return ((const NbPerson *) p)->name; }
static const char *mention_name (gconstpointer m) { return ((const NbMention *) m)->name; }
static const char *place_name (gconstpointer p) { return ((const NbPlaceMention *) p)->name; }
static const char *document_name (gconstpointer d) { return ((const NbDocument *) d)->key; }

static void
add_names (GString *out,
           const char *label,
           const GPtrArray *elements,
           NameFunc name)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < elements->len; i++)
    g_string_append_printf (joined, "%s%s", i ? "; " : "", name (g_ptr_array_index (elements, i)));
  add_fact (out, label, joined->str);
}

/**
 * nb_cli_article_to_text:
 * @path: (nullable):
 * @url: (nullable):
 *
 * Returns: (transfer full): title, facts and paragraphs
 */
char *
nb_cli_article_to_text (const NbArticle *article,
                        const char *path,
                        const char *url)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n\n", article->title ? article->title : _("Untitled"));
  add_dated (out, _("Happened"), &article->happened);
  add_dated (out, _("Published"), &article->published);
  add_fact (out, _("Source"), article->source_name ? article->source_name : article->source_domain);
  add_fact (out, _("Byline"), article->byline);
  add_names (out, _("Places"), article->places, place_name);
  add_names (out, _("People"), article->people, person_name);
  add_names (out, _("Organisations"), article->organisations, mention_name);
  add_names (out, _("Documents"), article->documents, document_name);
  add_names (out, _("Campaigns"), article->campaigns, mention_name);
  add_fact (out, _("File"), path);
  add_fact (out, _("Address"), url);
  for (guint i = 0; i < article->body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (article->body, i);

      if (block->kind == NB_BLOCK_CAPTION)
        g_string_append_printf (out, "\n[%s]\n", block->text);
      else
        g_string_append_printf (out, "\n%s\n", block->text);
    }
  if (out->len && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/**
 * nb_cli_article_to_html:
 * @url: (nullable):
 *
 * Returns: (transfer full): a page of plain HTML, everything in it escaped
 */
char *
nb_cli_article_to_html (const NbArticle *article,
                        const char *url)
{
  static const char *const tags[] = { "p class=\"lead\"", "p", "h2", "figcaption", "blockquote" };
  static const char *const ends[] = { "p", "p", "h2", "figcaption", "blockquote" };
  GString *out = g_string_new ("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n");
  g_autofree char *title = g_markup_escape_text (article->title ? article->title : _("Untitled"), -1);
  g_autofree char *happened = nb_edtf_to_string (&article->happened.value);

  g_string_append_printf (out, "<title>%s</title>\n", title);
  if (url && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    {
      g_autofree char *escaped = g_markup_escape_text (url, -1);

      g_string_append_printf (out, "<link rel=\"canonical\" href=\"%s\">\n", escaped);
    }
  g_string_append_printf (out, "</head>\n<body>\n<h1>%s</h1>\n", title);
  if (article->happened.value.is_known && happened)
    g_string_append_printf (out, "<p class=\"happened\">%s</p>\n", happened);
  if (article->byline)
    {
      g_autofree char *byline = g_markup_escape_text (article->byline, -1);

      g_string_append_printf (out, "<p class=\"byline\">%s</p>\n", byline);
    }
  for (guint i = 0; i < article->body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (article->body, i);
      g_autofree char *text = g_markup_escape_text (block->text, -1);

      g_string_append_printf (out, "<%s>%s</%s>\n", tags[block->kind], text, ends[block->kind]);
    }
  g_string_append (out, "</body>\n</html>");
  return g_string_free (out, FALSE);
}

/* --- tables ---------------------------------------------------------------------------------------------------- */

/* Columns of a terminal that a text takes. */
static guint
display_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
append_cell (GString *line,
             const char *text,
             guint width,
             gboolean right,
             gboolean last)
{
  guint pad = width - MIN (width, display_width (text));

  if (right)
    g_string_append_printf (line, "%*s", (int) pad, "");
  g_string_append (line, text);
  if (!right && !last)
    g_string_append_printf (line, "%*s", (int) pad, "");
  if (!last)
    g_string_append (line, "  ");
}

static void
print_row (const char *const *cells,
           const guint *widths,
           guint n,
           guint right_aligned)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    append_cell (line, cells[i], widths[i], right_aligned & (1u << i), i == n - 1);
  g_print ("%s\n", line->str);
}

/**
 * nb_cli_print_table:
 * @headers: (array zero-terminated=1): at most 16
 * @rows: (element-type GStrv): as many cells each
 * @right_aligned: a bit for each column that is set to the right
 *
 * Prints a table whose columns stand under one another.
 */
void
nb_cli_print_table (const char *const *headers,
                    GPtrArray *rows,
                    guint right_aligned)
{
  guint widths[16] = { 0 };
  guint n = g_strv_length ((char **) headers);

  g_return_if_fail (n <= G_N_ELEMENTS (widths));
  for (guint i = 0; i < n; i++)
    widths[i] = display_width (headers[i]);
  for (guint r = 0; r < rows->len; r++)
    for (guint i = 0; i < n; i++)
      widths[i] = MAX (widths[i], display_width (((char **) g_ptr_array_index (rows, r))[i]));

  print_row (headers, widths, n, right_aligned);
  for (guint r = 0; r < rows->len; r++)
    print_row (g_ptr_array_index (rows, r), widths, n, right_aligned);
}
