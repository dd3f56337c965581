/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a correctable field is called, says and was read from. Pure functions. */

#include "reader/nb-field-words.h"

#include "base/nb-format.h"
#include "reader/nb-mark.h"

#include <glib/gi18n.h>

/**
 * nb_field_name:
 *
 * Returns: what the field is called in the list of facts
 */
const char *
nb_field_name (NbField field)
{
  static const char *const names[NB_N_FIELDS] = {
    N_("Title"), N_("Byline"), N_("Source"), N_("Published"), N_("Happened"), N_("Place"),
  };

  g_return_val_if_fail ((guint) field < NB_N_FIELDS, "");
  return _(names[field]);
}

/**
 * nb_field_correct_name:
 *
 * Returns: what correcting it is called: the dialog's title, the button's name
 */
const char *
nb_field_correct_name (NbField field)
{
  static const char *const names[NB_N_FIELDS] = {
    N_("Correct the Title"), N_("Correct the Byline"), N_("Correct the Source"),
    N_("Correct the Date of Publication"), N_("Correct the Date of the Event"), N_("Correct the Place"),
  };

  g_return_val_if_fail ((guint) field < NB_N_FIELDS, "");
  return _(names[field]);
}

/**
 * nb_field_value:
 *
 * Returns: (transfer full) (nullable): the value in words; %NULL if it is not known
 */
char *
nb_field_value (const NbArticle *article,
                NbField          field)
{
  const NbDated *dated = field == NB_FIELD_HAPPENED ? &article->happened : &article->published;
  const NbPlaceMention *place = nb_article_primary_place (article);
  g_autofree char *date = NULL;

  if (field == NB_FIELD_PLACE)
    return place != NULL ? g_strdup (place->name)
                         : article->scope == NB_SCOPE_NATIONAL ? g_strdup (_("Nationwide")) : NULL;
  if (field != NB_FIELD_HAPPENED && field != NB_FIELD_PUBLISHED)
    return nb_article_dup_value (article, field);
  if (!dated->value.is_known)
    return NULL;
  date = nb_format_edtf (&dated->value);
  return dated->time != NULL ? g_strdup_printf ("%s, %s", date, dated->time) : g_steal_pointer (&date);
}

/**
 * nb_field_evidence:
 *
 * Returns: (nullable): where the value was read
 */
const NbEvidence *
nb_field_evidence (const NbArticle *article,
                   NbField          field)
{
  const NbPlaceMention *place;

  switch (field)
    {
    case NB_FIELD_TITLE:
      return article->title_evidence;
    case NB_FIELD_BYLINE:
      return article->byline_evidence;
    case NB_FIELD_SOURCE:
      return article->source_evidence;
    case NB_FIELD_PUBLISHED:
      return article->published.evidence;
    case NB_FIELD_HAPPENED:
      return article->happened.evidence;
    case NB_FIELD_PLACE:
      place = nb_article_primary_place (article);
      return place != NULL ? place->evidence : NULL;
    case NB_N_FIELDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * nb_field_colour:
 *
 * Returns: the name of the colour by which the text underlines such values
 */
const char *
nb_field_colour (NbField field)
{
  if (field == NB_FIELD_PLACE)
    return nb_mark_kind_get_colour (NB_MARK_PLACE);
  if (field == NB_FIELD_PUBLISHED || field == NB_FIELD_HAPPENED)
    return nb_mark_kind_get_colour (NB_MARK_DATE);
  return nb_mark_kind_get_colour (NB_MARK_PERSON);
}
