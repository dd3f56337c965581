/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user asks for.
 * Made by the command line or by a view, shared by reference; immutable once made, any thread. */

#include "base/nb-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char **
empty_list (void)
{
  return g_new0 (char *, 1);
}

/**
 * nb_query_new:
 *
 * Returns: (transfer full): the query that everything matches
 */
NbQuery *
nb_query_new (void)
{
  NbQuery *self = g_new0 (NbQuery, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->from = NB_EDTF_UNKNOWN;
  self->to = NB_EDTF_UNKNOWN;
  self->provinces = empty_list ();
  self->sources = empty_list ();
  self->campaigns = empty_list ();
  self->people = empty_list ();
  self->organisations = empty_list ();
  self->documents = empty_list ();
  self->tags = empty_list ();
  return self;
}

/**
 * nb_query_copy:
 *
 * Returns: (transfer full): a query of one's own to change
 */
NbQuery *
nb_query_copy (const NbQuery *self)
{
  NbQuery *copy = g_new0 (NbQuery, 1);

  *copy = *self;
  g_atomic_ref_count_init (&copy->ref_count);
  copy->words = g_strdup (self->words);
  copy->provinces = g_strdupv (self->provinces);
  copy->sources = g_strdupv (self->sources);
  copy->campaigns = g_strdupv (self->campaigns);
  copy->people = g_strdupv (self->people);
  copy->organisations = g_strdupv (self->organisations);
  copy->documents = g_strdupv (self->documents);
  copy->tags = g_strdupv (self->tags);
  return copy;
}

/**
 * nb_query_ref:
 *
 * Returns: (transfer full): @self
 */
NbQuery *
nb_query_ref (NbQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_query_unref:
 */
void
nb_query_unref (NbQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->words);
  g_strfreev (self->provinces);
  g_strfreev (self->sources);
  g_strfreev (self->campaigns);
  g_strfreev (self->people);
  g_strfreev (self->organisations);
  g_strfreev (self->documents);
  g_strfreev (self->tags);
  g_free (self);
}

static gboolean
has_words (const NbQuery *self)
{
  return self->words && *self->words;
}

/**
 * nb_query_equal:
 *
 * Returns: whether both ask the same
 */
gboolean
nb_query_equal (const NbQuery *a,
                const NbQuery *b)
{
  return g_strcmp0 (has_words (a) ? a->words : NULL, has_words (b) ? b->words : NULL) == 0
         && a->mode == b->mode && nb_edtf_equal (&a->from, &b->from) && nb_edtf_equal (&a->to, &b->to)
         && g_strv_equal ((const char *const *) a->provinces, (const char *const *) b->provinces)
         && g_strv_equal ((const char *const *) a->sources, (const char *const *) b->sources)
         && g_strv_equal ((const char *const *) a->campaigns, (const char *const *) b->campaigns)
         && g_strv_equal ((const char *const *) a->people, (const char *const *) b->people)
         && g_strv_equal ((const char *const *) a->organisations, (const char *const *) b->organisations)
         && g_strv_equal ((const char *const *) a->documents, (const char *const *) b->documents)
         && g_strv_equal ((const char *const *) a->tags, (const char *const *) b->tags)
         && a->undated == b->undated && a->placeless == b->placeless && a->merge_reprints == b->merge_reprints;
}

/**
 * nb_query_is_empty:
 *
 * Returns: whether everything matches
 */
gboolean
nb_query_is_empty (const NbQuery *self)
{
  g_autoptr (NbQuery) nothing = nb_query_new ();

  nothing->mode = self->mode;
  nothing->merge_reprints = self->merge_reprints;
  return nb_query_equal (self, nothing);
}

/**
 * nb_query_get_list:
 *
 * Returns: (transfer none) (nullable): the values of @kind, to read or, while the query is being made, to change; %NULL if
 *   @kind is no list
 */
GStrv *
nb_query_get_list (NbQuery *self,
                   NbFilterKind kind)
{
  switch (kind)
    {
    case NB_FILTER_PROVINCE:
      return &self->provinces;
    case NB_FILTER_SOURCE:
      return &self->sources;
    case NB_FILTER_CAMPAIGN:
      return &self->campaigns;
    case NB_FILTER_PERSON:
      return &self->people;
    case NB_FILTER_ORGANISATION:
      return &self->organisations;
    case NB_FILTER_DOCUMENT:
      return &self->documents;
    case NB_FILTER_TAG:
      return &self->tags;
    case NB_FILTER_UNDATED:
    case NB_FILTER_PLACELESS:
    case NB_FILTER_TIME:
    default:
      return NULL;
    }
}

/**
 * nb_strv_toggle:
 * @list: (inout): a list of a query that is being made
 *
 * Adds @value at the end of @list, or takes it out if it is there.
 */
void
nb_strv_toggle (GStrv *list,
                const char *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean found = FALSE;

  for (char **s = *list; *s; s++)
    {
      if (g_str_equal (*s, value))
        found = TRUE;
      else
        g_strv_builder_add (builder, *s);
    }
  if (!found)
    g_strv_builder_add (builder, value);
  g_strfreev (*list);
  *list = g_strv_builder_end (builder);
}

static void
describe_list (GString *out,
               const char *label,
               GStrv list)
{
  g_autofree char *joined = NULL;

  if (!*list)
    return;
  joined = g_strjoinv (", ", list);
  g_string_append_printf (out, "%s%s: %s", out->len ? "; " : "", label, joined);
}

/**
 * nb_query_describe:
 *
 * Returns: (transfer full): the query in words, for the source line of a figure
 */
char *
nb_query_describe (const NbQuery *self)
{
  GString *out = g_string_new (NULL);
  g_autofree char *from = nb_edtf_to_string (&self->from);
  g_autofree char *to = nb_edtf_to_string (&self->to);

  if (has_words (self))
    g_string_append_printf (out, "“%s”", self->words);
  if (from || to)
    g_string_append_printf (out, "%s%s – %s", out->len ? "; " : "", from ? from : "…", to ? to : "…");
  describe_list (out, _("places"), self->provinces);
  describe_list (out, _("sources"), self->sources);
  describe_list (out, _("campaigns"), self->campaigns);
  describe_list (out, _("people"), self->people);
  describe_list (out, _("organisations"), self->organisations);
  describe_list (out, _("documents"), self->documents);
  describe_list (out, _("tags"), self->tags);
  if (self->undated)
    g_string_append_printf (out, "%s%s", out->len ? "; " : "", _("without a date"));
  if (self->placeless)
    g_string_append_printf (out, "%s%s", out->len ? "; " : "", _("without a place"));
  if (out->len == 0)
    g_string_append (out, _("everything"));
  if (self->merge_reprints)
    g_string_append_printf (out, "; %s", _("reprints counted once"));
  return g_string_free (out, FALSE);
}
