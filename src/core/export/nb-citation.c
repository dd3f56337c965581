/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citations, as reference managers read them: CSL-JSON 1.0 (citationstyles.org, schema csl-data).
 * Pure functions; any thread. */

#include "export/nb-citation.h"

#include <string.h>

static void
add_text (JsonBuilder *b,
          const char *name,
          const char *value)
{
  if (!value || !*value)
    return;
  json_builder_set_member_name (b, name);
  json_builder_add_string_value (b, value);
}

static void
add_parts (JsonBuilder *b,
           const NbEdtfPoint *point)
{
  json_builder_begin_array (b);
  json_builder_add_int_value (b, point->year);
  if (point->part >= 1 && point->part <= 12)
    {
      json_builder_add_int_value (b, point->part);
      if (point->day)
        json_builder_add_int_value (b, point->day);
    }
  json_builder_end_array (b);
}

/* As exactly as it is known and no further: a quarter is its year, with its EDTF spelled out. */
static void
add_date (JsonBuilder *b,
          const char *name,
          const NbEdtf *value)
{
  g_autofree char *edtf = NULL;
  gboolean plain;

  if (!value->is_known || value->start.year == 0)
    return;
  edtf = nb_edtf_to_string (value);
  plain = value->start.part <= 12 && (!value->is_interval || value->end.part <= 12);
  json_builder_set_member_name (b, name);
  json_builder_begin_object (b);
  json_builder_set_member_name (b, "date-parts");
  json_builder_begin_array (b);
  add_parts (b, &value->start);
  if (value->is_interval && value->end.year)
    add_parts (b, &value->end);
  json_builder_end_array (b);
  if (value->start.flags || (value->is_interval && value->end.flags))
    {
      json_builder_set_member_name (b, "circa");
      json_builder_add_boolean_value (b, TRUE);
    }
  if (!plain)
    add_text (b, "literal", edtf);
  json_builder_end_object (b);
}

static void
add_accessed (JsonBuilder *b,
              gint64 seconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (seconds);
  NbEdtf day;

  if (!when)
    return;
  day = nb_edtf_day (g_date_time_get_year (when), g_date_time_get_month (when), g_date_time_get_day_of_month (when));
  add_date (b, "accessed", &day);
}

static gboolean
looks_like_newspaper (const char *source)
{
  return source && (g_str_has_prefix (source, "Báo ") || g_str_has_prefix (source, "báo "));
}

/**
 * nb_citation_to_csl:
 *
 * The byline is one literal author: where a Vietnamese name ends and a pen name begins cannot be told. "issued" is the day
 * of publication; where it is unknown there is none, since the day of the event is not it.
 *
 * Returns: (transfer full): one item of CSL-JSON
 */
JsonNode *
nb_citation_to_csl (const NbStoredArticle *stored)
{
  const NbArticle *article = stored->article;
  const char *source = article->source_name ? article->source_name : article->source_domain;
  g_autoptr (JsonBuilder) b = json_builder_new_immutable ();
  g_autofree char *id = g_strdup_printf ("nienbieu-%" G_GINT64_FORMAT, stored->id);
  gboolean is_webpage = stored->url && !looks_like_newspaper (source);

  json_builder_begin_object (b);
  add_text (b, "id", id);
  add_text (b, "type", is_webpage ? "webpage" : "article-newspaper");
  add_text (b, "title", article->title);
  if (article->byline && *article->byline)
    {
      json_builder_set_member_name (b, "author");
      json_builder_begin_array (b);
      json_builder_begin_object (b);
      add_text (b, "literal", article->byline);
      json_builder_end_object (b);
      json_builder_end_array (b);
    }
  add_text (b, "container-title", source);
  add_date (b, "issued", &article->published.value);
  add_text (b, "URL", stored->url);
  if (stored->url)
    add_accessed (b, stored->added);
  add_text (b, "language", "vi");
  json_builder_end_object (b);
  return json_builder_get_root (b);
}
