/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of a query as a list, and how to put one on and take it off. Pure functions over the session's query. */

#include "widgets/nb-filter.h"

#include "base/nb-format.h"
#include "widgets/nb-row-words.h"

#include <glib/gi18n.h>

void
nb_filter_free (NbFilter *self)
{
  g_free (self->value);
  g_free (self->label);
  g_free (self);
}

static void
add (GPtrArray    *filters,
     NbFilterKind  kind,
     const char   *value,
     char         *label)
{
  NbFilter *filter = g_new0 (NbFilter, 1);

  filter->kind = kind;
  filter->value = g_strdup (value);
  filter->label = label;
  g_ptr_array_add (filters, filter);
}

static char *
label_of (NbFilterKind  kind,
          const char   *value,
          NbPlaces     *places)
{
  if (kind == NB_FILTER_PROVINCE)
    {
      NbUnit unit = nb_places_find_code (places, value);

      return g_strdup (unit != NB_UNIT_NONE ? nb_unit_short_name (nb_places_get_unit (places, unit)) : value);
    }
  if (kind == NB_FILTER_CAMPAIGN)
    return g_strdup_printf (_("Campaign: %s"), value);
  if (kind == NB_FILTER_TAG)
    return g_strdup_printf (_("Tag: %s"), value);
  return g_strdup (value);
}

/* "5 – 25.10.2020", "from 5.10.2020", "until 25.10.2020" */
static char *
time_label (const NbQuery *query)
{
  NbDay first, last, ignored;
  gboolean has_from = nb_edtf_days (&query->from, &first, &ignored);
  gboolean has_to = nb_edtf_days (&query->to, &ignored, &last);

  if (has_from && has_to)
    return nb_format_span (first, last);
  if (has_from)
    {
      g_autofree char *words = nb_format_edtf (&query->from);

      return g_strdup_printf (_("from %s"), words);
    }
  else
    {
      g_autofree char *words = nb_format_edtf (&query->to);

      return g_strdup_printf (_("until %s"), words);
    }
}

/**
 * nb_filters_list:
 *
 * Returns: (transfer full) (element-type NbFilter): everything that narrows @query but its words
 */
GPtrArray *
nb_filters_list (const NbQuery *query,
                 NbPlaces      *places)
{
  GPtrArray *filters = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_filter_free);

  if (nb_edtf_is_dated (&query->from) || nb_edtf_is_dated (&query->to))
    add (filters, NB_FILTER_TIME, NULL, time_label (query));
  for (NbFilterKind kind = NB_FILTER_PROVINCE; kind <= NB_FILTER_TAG; kind++)
    {
      char **list = *nb_query_get_list ((NbQuery *) query, kind);

      for (guint i = 0; list[i] != NULL; i++)
        add (filters, kind, list[i], label_of (kind, list[i], places));
    }
  if (query->undated)
    add (filters, NB_FILTER_UNDATED, NULL, g_strdup (_("Date unknown")));
  if (query->placeless)
    add (filters, NB_FILTER_PLACELESS, NULL, g_strdup (_("Province unknown")));
  return filters;
}

/**
 * nb_filter_is_on:
 * @value: (nullable): of kinds that are lists
 */
gboolean
nb_filter_is_on (const NbQuery *query,
                 NbFilterKind   kind,
                 const char    *value)
{
  GStrv *list = nb_query_get_list ((NbQuery *) query, kind);

  if (list != NULL)
    return value != NULL && g_strv_contains ((const char *const *) *list, value);
  if (kind == NB_FILTER_UNDATED)
    return query->undated;
  if (kind == NB_FILTER_PLACELESS)
    return query->placeless;
  return nb_edtf_is_dated (&query->from) || nb_edtf_is_dated (&query->to);
}

static void
clear_list (GStrv *list)
{
  g_strfreev (*list);
  *list = g_new0 (char *, 1);
}

/**
 * nb_filter_toggle:
 * @value: (nullable): of kinds that are lists
 *
 * Puts a filter on or takes it off; a span is only ever taken off. What nothing can match together takes the other off:
 * no article has a province and none, or a date and none.
 */
void
nb_filter_toggle (NbSession    *session,
                  NbFilterKind  kind,
                  const char   *value)
{
  g_autoptr (NbQuery) query = nb_query_copy (nb_session_get_query (session));
  GStrv *list = nb_query_get_list (query, kind);

  if (list != NULL)
    {
      nb_strv_toggle (list, value);
      query->placeless = query->placeless && kind != NB_FILTER_PROVINCE;
    }
  else if (kind == NB_FILTER_UNDATED)
    {
      query->undated = !query->undated;
      if (query->undated)
        query->from = query->to = NB_EDTF_UNKNOWN;
    }
  else if (kind == NB_FILTER_PLACELESS)
    {
      query->placeless = !query->placeless;
      if (query->placeless)
        clear_list (&query->provinces);
    }
  else
    query->from = query->to = NB_EDTF_UNKNOWN;
  nb_session_set_query (session, query);
}

/**
 * nb_filters_clear:
 *
 * Takes everything off, the words too.
 */
void
nb_filters_clear (NbSession *session)
{
  g_autoptr (NbQuery) query = nb_query_new ();

  query->mode = nb_session_get_query (session)->mode;
  query->merge_reprints = nb_session_get_query (session)->merge_reprints;
  nb_session_set_query (session, query);
}
