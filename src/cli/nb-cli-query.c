/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QUERY of the command line: its options, and what it finds.
 * Main thread. */

#include "nb-cli.h"

#include "base/nb-text.h"

#include <glib/gi18n.h>

/**
 * nb_cli_query_init:
 *
 * Makes the options of a query; pass `self->options` to nb_cli_parse().
 */
void
nb_cli_query_init (NbCliQuery *self)
{
  GPtrArray **const lists[] = { &self->provinces, &self->sources, &self->campaigns, &self->people, &self->documents, &self->tags };
  const NbCliOption options[] = {
    { "from", 0, NB_OPTION_TEXT, &self->from, "EDTF", N_("not before: 2020, 2020-07, 2020-07-13") },
    { "to", 0, NB_OPTION_TEXT, &self->to, "EDTF", N_("not after") },
    { "province", 0, NB_OPTION_LIST, &self->provinces, N_("NAME|CODE"), N_("of this province or city; may be repeated") },
    { "source", 0, NB_OPTION_LIST, &self->sources, N_("NAME"), N_("from this source") },
    { "campaign", 0, NB_OPTION_LIST, &self->campaigns, N_("NAME"), N_("about this campaign") },
    { "person", 0, NB_OPTION_LIST, &self->people, N_("NAME"), N_("naming this person") },
    { "document", 0, NB_OPTION_LIST, &self->documents, N_("KEY"), N_("citing this document") },
    { "tag", 0, NB_OPTION_LIST, &self->tags, N_("TAG"), N_("with this tag") },
    { "undated", 0, NB_OPTION_FLAG, &self->undated, NULL, N_("only articles whose time is unknown") },
    { "placeless", 0, NB_OPTION_FLAG, &self->placeless, NULL, N_("only articles whose place is unknown") },
    { "search", 0, NB_OPTION_CHOICE, &self->mode, "exact|marks|folded", N_("how words are compared: as they are, by the marks typed, without marks") },
    { NULL },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (options) == G_N_ELEMENTS (self->options));
  self->from = self->to = NULL;
  self->undated = self->placeless = FALSE;
  self->mode = 1;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    self->options[i] = options[i];
}

/**
 * nb_cli_query_clear:
 */
void
nb_cli_query_clear (NbCliQuery *self)
{
  g_free (self->from);
  g_free (self->to);
  g_ptr_array_unref (self->provinces);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->campaigns);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->tags);
}

/**
 * nb_cli_result_clear:
 */
void
nb_cli_result_clear (NbCliResult *result)
{
  g_clear_pointer (&result->rows, nb_row_set_unref);
  g_clear_pointer (&result->query, nb_query_unref);
  g_clear_object (&result->catalog);
  g_clear_object (&result->library);
}

static gboolean
parse_time (const char *subcommand,
            const char *option,
            const char *text,
            NbEdtf *value,
            int *status)
{
  if (!text)
    return TRUE;
  if (nb_edtf_parse (text, value, NULL) && nb_edtf_is_dated (value))
    return TRUE;
  *status = nb_cli_usage_error (subcommand, _("--%s takes a time such as 2020, 2020-07 or 2020-07-13, not “%s”"), option, text);
  return FALSE;
}

/* A code, a name with its marks, or a name without marks. */
static NbUnit
find_unit (NbPlaces *places,
           const char *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_autofree char *folded = nb_text_fold (text, -1);
  NbUnit unit = nb_places_find_code (places, upper);

  if (unit == NB_UNIT_NONE)
    unit = nb_places_find_name (places, text, NB_PLACE_MODE_PUBLISHED);
  for (NbUnit i = 0; unit == NB_UNIT_NONE && i < NB_N_UNITS; i++)
    {
      g_autofree char *name = nb_text_fold (nb_places_get_unit (places, i)->name, -1);

      if (g_str_equal (name, folded))
        unit = i;
    }
  return unit;
}

static gboolean
resolve_provinces (NbCliQuery *self,
                   NbCli *cli,
                   const char *subcommand,
                   NbQuery *query,
                   int *status)
{
  NbPlaces *places = nb_cli_get_places (cli);

  for (guint i = 0; i < self->provinces->len; i++)
    {
      const char *text = g_ptr_array_index (self->provinces, i);
      g_autofree char *normal = nb_text_normalise (text, -1);
      NbUnit unit = find_unit (places, normal);
      const char *code;

      if (unit == NB_UNIT_NONE)
        {
          *status = nb_cli_usage_error (subcommand, _("There is no province “%s”"), text);
          return FALSE;
        }
      code = nb_places_get_unit (places, unit)->code;
      if (!g_strv_contains ((const char *const *) query->provinces, code))
        nb_strv_toggle (&query->provinces, code);
    }
  return TRUE;
}

/* Sources are named as they stand in the library; a name typed otherwise finds those that fold to it. */
static void
resolve_sources (NbCliQuery *self,
                 NbCatalog *catalog,
                 NbQuery *query)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const char *typed = g_ptr_array_index (self->sources, i);
      g_autofree char *normal = nb_text_normalise (typed, -1);
      g_autofree char *folded = nb_text_fold (normal, -1);
      gboolean found = FALSE;

      for (guint s = 0; s < nb_catalog_get_n_sources (catalog); s++)
        {
          const char *name = nb_catalog_get_source (catalog, s);
          g_autofree char *folded_name = nb_text_fold (name, -1);

          if (!g_str_equal (folded, folded_name))
            continue;
          found = TRUE;
          if (!g_strv_contains ((const char *const *) query->sources, name))
            nb_strv_toggle (&query->sources, name);
        }
      if (!found && !g_strv_contains ((const char *const *) query->sources, normal))
        nb_strv_toggle (&query->sources, normal);
    }
}

static void
copy_list (GPtrArray *from,
           GStrv *to)
{
  for (guint i = 0; i < from->len; i++)
    if (!g_strv_contains ((const char *const *) *to, g_ptr_array_index (from, i)))
      nb_strv_toggle (to, g_ptr_array_index (from, i));
}

static NbQuery *
build (NbCliQuery *self,
       NbCli *cli,
       const char *subcommand,
       GPtrArray *words,
       int *status)
{
  static const NbSearchMode modes[] = { NB_SEARCH_EXACT, NB_SEARCH_MARKS, NB_SEARCH_FOLDED };
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (!g_utf8_validate (word, -1, NULL))
        {
          *status = nb_cli_usage_error (subcommand, _("The words are not UTF-8"));
          return NULL;
        }
      g_string_append_printf (joined, "%s%s", i ? " " : "", word);
    }
  if (joined->len)
    query->words = g_strdup (joined->str);
  query->mode = modes[self->mode];
  query->undated = self->undated;
  query->placeless = self->placeless;
  copy_list (self->campaigns, &query->campaigns);
  copy_list (self->people, &query->people);
  copy_list (self->documents, &query->documents);
  copy_list (self->tags, &query->tags);
  if (!parse_time (subcommand, "from", self->from, &query->from, status)
      || !parse_time (subcommand, "to", self->to, &query->to, status)
      || !resolve_provinces (self, cli, subcommand, query, status))
    return NULL;
  return g_steal_pointer (&query);
}

/**
 * nb_cli_query_run:
 * @words: what nb_cli_parse() left
 * @result: (out caller-allocates): to be cleared with nb_cli_result_clear() in any case
 * @status: (out): the exit status after a failure, which has been said
 *
 * Opens the library and finds what the query asks for.
 */
gboolean
nb_cli_query_run (NbCliQuery *self,
                  NbCli *cli,
                  const char *subcommand,
                  GPtrArray *words,
                  NbCliResult *result,
                  int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbMatch) match = NULL;

  *result = (NbCliResult) { 0 };
  *status = NB_CLI_FAILED;
  result->query = build (self, cli, subcommand, words, status);
  if (!result->query)
    return FALSE;
  result->library = nb_cli_open_library (cli, TRUE);
  if (!result->library)
    return FALSE;
  result->catalog = nb_catalog_load (result->library, nb_cli_get_places (cli), NULL, G_MAXUINT, cli->cancellable, &error);
  if (!result->catalog)
    {
      *status = nb_cli_fail_error (cli->library_path, error);
      return FALSE;
    }
  resolve_sources (self, result->catalog, result->query);
  match = nb_match_new (result->library, result->query, cli->cancellable, &error);
  if (!match)
    {
      *status = nb_cli_fail_error (cli->library_path, error);
      return FALSE;
    }
  result->rows = nb_catalog_filter (result->catalog, result->query, match);
  *status = NB_CLI_OK;
  return TRUE;
}
