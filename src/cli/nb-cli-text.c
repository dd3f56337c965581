/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles and tables to be read on a terminal.
 * Pure functions; main thread. */

#include "nb-cli-text.h"

#include "base/nb-format.h"
#include "store/nb-library-reprints.h"

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

/* A field's value in words, NULL if it is not known. */
static char *
field_words (const NbArticle *article,
             NbField field)
{
  const NbDated *dated = field == NB_FIELD_HAPPENED ? &article->happened : &article->published;
  const NbPlaceMention *place = nb_article_primary_place (article);
  g_autofree char *date = NULL;

  if (field == NB_FIELD_PLACE)
    return place ? g_strdup (place->name) : article->scope == NB_SCOPE_NATIONAL ? g_strdup (_("Nationwide")) : NULL;
  if (field != NB_FIELD_HAPPENED && field != NB_FIELD_PUBLISHED)
    return nb_article_dup_value (article, field);
  if (!dated->value.is_known)
    return NULL;
  date = nb_format_edtf (&dated->value);
  return dated->time ? g_strdup_printf ("%s, %s", date, dated->time) : g_steal_pointer (&date);
}

/* The value and, where a user corrected it, a mark and what was read. */
static void
add_field (GString *out,
           const char *label,
           const NbStoredArticle *stored,
           NbField field)
{
  g_autofree char *value = field_words (stored->article, field);
  g_autofree char *read = NULL;
  g_autofree char *marked = NULL;

  if (!nb_corrections_find (stored->corrections, field))
    {
      add_fact (out, label, value);
      return;
    }
  read = field_words (stored->read, field);
  /* TRANSLATORS: the value that a user gave, then the one that the program had read */
  marked = g_strdup_printf (_("%s (corrected; read as: %s)"), value ? value : _("unknown"), read ? read : _("unknown"));
  add_fact (out, label, marked);
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

/* The corrected place stands in a line of its own, so that it is not taken for one that the text names. */
static void
add_places (GString *out,
            const NbStoredArticle *stored)
{
  if (nb_corrections_find (stored->corrections, NB_FIELD_PLACE))
    add_field (out, _("Place"), stored, NB_FIELD_PLACE);
  add_names (out, _("Places"), stored->read->places, place_name);
}

static const char *
paper_of (const NbReprint *reprint)
{
  return reprint->source && *reprint->source ? reprint->source : _("an unknown paper");
}

/* How many papers printed it, and which was the first. */
static void
add_reprints (GString *out,
              const GPtrArray *reprints)
{
  g_autoptr (GHashTable) papers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *day = NULL;
  const NbReprint *first;
  guint n;

  if (!reprints || reprints->len == 0)
    return;
  first = g_ptr_array_index (reprints, 0);
  for (guint i = 0; i < reprints->len; i++)
    g_hash_table_add (papers, (gpointer) paper_of (g_ptr_array_index (reprints, i)));
  n = g_hash_table_size (papers);
  day = first->published.is_known ? nb_edtf_to_string (&first->published) : g_strdup (_("date unknown"));
  /* TRANSLATORS: papers that print the same text; the first one's name and day */
  g_string_append_printf (out, ngettext ("Printed by %u paper, first in %s (%s)", "Printed by %u papers, first in %s (%s)", n), n,
                          paper_of (first), day);
  g_string_append_c (out, '\n');
}

/**
 * nb_cli_article_to_text:
 * @reprints: (nullable): of nb_library_list_reprints()
 *
 * Returns: (transfer full): title, facts and paragraphs; what a user corrected is marked
 */
char *
nb_cli_article_to_text (const NbStoredArticle *stored,
                        const GPtrArray *reprints)
{
  const NbArticle *article = stored->article;
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n\n", article->title ? article->title : _("Untitled"));
  if (nb_corrections_find (stored->corrections, NB_FIELD_TITLE))
    add_field (out, _("Title"), stored, NB_FIELD_TITLE);
  add_field (out, _("Happened"), stored, NB_FIELD_HAPPENED);
  add_field (out, _("Published"), stored, NB_FIELD_PUBLISHED);
  add_field (out, _("Source"), stored, NB_FIELD_SOURCE);
  add_field (out, _("Byline"), stored, NB_FIELD_BYLINE);
  add_places (out, stored);
  add_names (out, _("People"), article->people, person_name);
  add_names (out, _("Organisations"), article->organisations, mention_name);
  add_names (out, _("Documents"), article->documents, document_name);
  add_names (out, _("Campaigns"), article->campaigns, mention_name);
  add_fact (out, _("File"), stored->path);
  add_fact (out, _("Address"), stored->url);
  add_reprints (out, reprints);
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

static void
add_string (JsonBuilder *b,
            const char *member,
            const char *value)
{
  json_builder_set_member_name (b, member);
  if (value)
    json_builder_add_string_value (b, value);
  else
    json_builder_add_null_value (b);
}

static JsonNode *
corrections_to_json (const NbStoredArticle *stored)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_array (b);
  for (guint i = 0; stored->corrections && i < stored->corrections->len; i++)
    {
      const NbCorrection *correction = g_ptr_array_index (stored->corrections, i);
      g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (correction->made);
      g_autofree char *made_words = made ? g_date_time_format_iso8601 (made) : NULL;
      g_autofree char *read = nb_article_dup_value (stored->read, correction->field);

      json_builder_begin_object (b);
      add_string (b, "field", nb_field_to_string (correction->field));
      add_string (b, "value", correction->value);
      add_string (b, "read", read);
      add_string (b, "made", made_words);
      add_string (b, "note", correction->note);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  return json_builder_get_root (b);
}

static JsonNode *
reprints_to_json (const GPtrArray *reprints)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_array (b);
  for (guint i = 0; i < reprints->len; i++)
    {
      const NbReprint *reprint = g_ptr_array_index (reprints, i);
      g_autofree char *published = reprint->published.is_known ? nb_edtf_to_string (&reprint->published) : NULL;

      json_builder_begin_object (b);
      json_builder_set_member_name (b, "id");
      json_builder_add_int_value (b, reprint->id);
      add_string (b, "title", reprint->title);
      add_string (b, "published", published);
      add_string (b, "source", reprint->source);
      add_string (b, "url", reprint->url);
      add_string (b, "path", reprint->path);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  return json_builder_get_root (b);
}

/**
 * nb_cli_article_to_json:
 * @reprints: of nb_library_list_reprints()
 *
 * Returns: (transfer full): the record with the corrected values; "corrections": each one's field, its value, what was read,
 *   when it was made and the user's note; "fields": what else stood in the record of JSON Lines or of a table; and
 *   "reprints": all that print the same text, itself too, the first one first
 */
char *
nb_cli_article_to_json (const NbStoredArticle *stored,
                        const GPtrArray *reprints)
{
  g_autoptr (JsonNode) fields = stored->fields ? json_from_string (stored->fields, NULL) : NULL;
  g_autoptr (JsonNode) record = nb_article_to_json (stored->article);
  g_autoptr (JsonNode) whole = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  /* the record is immutable: its members are taken over one by one, in their order */
  json_object_iter_init_ordered (&iter, json_node_get_object (record));
  while (json_object_iter_next_ordered (&iter, &member, &value))
    json_object_set_member (object, member, json_node_ref (value));
  json_object_set_member (object, "corrections", corrections_to_json (stored));
  if (fields && JSON_NODE_HOLDS_OBJECT (fields))
    json_object_set_member (object, "fields", g_steal_pointer (&fields));
  json_object_set_member (object, "reprints", reprints_to_json (reprints));
  json_node_take_object (whole, object);
  return json_to_string (whole, TRUE);
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
