/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections as values, and an article with them applied.
 * Pure functions; any thread. */

#include "store/nb-correction.h"

#include "base/nb-text.h"

#include <string.h>

static const char *const field_names[NB_N_FIELDS] = { "title", "byline", "source", "published", "happened", "place" };

const char *
nb_field_to_string (NbField field)
{
  g_return_val_if_fail ((guint) field < NB_N_FIELDS, NULL);
  return field_names[field];
}

/**
 * nb_field_from_string:
 *
 * Returns: whether @text names a field that this program knows
 */
gboolean
nb_field_from_string (const char *text,
                      NbField *field)
{
  for (guint i = 0; i < NB_N_FIELDS; i++)
    if (g_strcmp0 (text, field_names[i]) == 0)
      {
        *field = (NbField) i;
        return TRUE;
      }
  return FALSE;
}

/* One spelling for one text; nothing but white space is no text. */
static char *
tidy (const char *text)
{
  g_autofree char *normal = text ? nb_text_normalise (text, -1) : NULL;
  g_autofree char *squeezed = normal ? nb_text_squeeze (normal, -1) : NULL;

  return squeezed && *squeezed ? g_steal_pointer (&squeezed) : NULL;
}

/**
 * nb_correction_new:
 * @value: (nullable): see #NbCorrection
 * @name: (nullable): of a unit
 * @note: (nullable):
 *
 * Returns: (transfer full): a correction made now
 */
NbCorrection *
nb_correction_new (NbField field,
                   const char *value,
                   const char *name,
                   const char *note)
{
  NbCorrection *self = g_new0 (NbCorrection, 1);

  self->field = field;
  self->value = tidy (value);
  self->name = tidy (name);
  self->note = tidy (note);
  self->made = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

/**
 * nb_correction_copy:
 * @self: (nullable):
 *
 * Returns: (transfer full) (nullable): a copy
 */
NbCorrection *
nb_correction_copy (const NbCorrection *self)
{
  NbCorrection *copy;

  if (!self)
    return NULL;
  copy = nb_correction_new (self->field, self->value, self->name, self->note);
  copy->made = self->made;
  return copy;
}

/**
 * nb_correction_free:
 * @self: (nullable):
 */
void
nb_correction_free (NbCorrection *self)
{
  if (!self)
    return;
  g_free (self->value);
  g_free (self->name);
  g_free (self->note);
  g_free (self);
}

/**
 * nb_correction_is_valid:
 *
 * Returns: whether the value is one that the field can have: a known date, a place with a name
 */
gboolean
nb_correction_is_valid (const NbCorrection *self)
{
  NbEdtf date;

  if ((guint) self->field >= NB_N_FIELDS)
    return FALSE;
  if (!self->value)
    return TRUE;
  switch (self->field)
    {
    case NB_FIELD_PUBLISHED:
    case NB_FIELD_HAPPENED:
      return nb_edtf_parse (self->value, &date, NULL) && date.is_known;
    case NB_FIELD_PLACE:
      return g_str_equal (self->value, NB_PLACE_NATIONAL) || self->name != NULL;
    case NB_FIELD_TITLE:
    case NB_FIELD_BYLINE:
    case NB_FIELD_SOURCE:
    case NB_N_FIELDS:
    default:
      return TRUE;
    }
}

/**
 * nb_corrections_find:
 * @corrections: (nullable) (element-type NbCorrection):
 *
 * Returns: (transfer none) (nullable): the correction of that field
 */
const NbCorrection *
nb_corrections_find (const GPtrArray *corrections,
                     NbField field)
{
  for (guint i = 0; corrections && i < corrections->len; i++)
    {
      const NbCorrection *correction = g_ptr_array_index (corrections, i);

      if (correction->field == field)
        return correction;
    }
  return NULL;
}

/**
 * nb_article_dup_value:
 *
 * Returns: (transfer full) (nullable): the field's value in the form in which a correction has it
 */
char *
nb_article_dup_value (const NbArticle *article,
                      NbField field)
{
  const NbPlaceMention *place;

  switch (field)
    {
    case NB_FIELD_TITLE:
      return g_strdup (article->title);
    case NB_FIELD_BYLINE:
      return g_strdup (article->byline);
    case NB_FIELD_SOURCE:
      return g_strdup (article->source_name ? article->source_name : article->source_domain);
    case NB_FIELD_PUBLISHED:
      return article->published.value.is_known ? nb_edtf_to_string (&article->published.value) : NULL;
    case NB_FIELD_HAPPENED:
      return article->happened.value.is_known ? nb_edtf_to_string (&article->happened.value) : NULL;
    case NB_FIELD_PLACE:
      place = nb_article_primary_place (article);
      if (place)
        return g_strdup (place->unit);
      return article->scope == NB_SCOPE_NATIONAL ? g_strdup (NB_PLACE_NATIONAL) : NULL;
    case NB_N_FIELDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* --- applying -------------------------------------------------------------------------------------------------- */

/* What a user says has no evidence in the text. */
static void
set_text (char **target,
          NbEvidence **evidence,
          const char *value)
{
  g_free (*target);
  *target = g_strdup (value);
  g_clear_pointer (evidence, nb_evidence_free);
}

static void
set_date (NbDated *dated,
          const char *value)
{
  dated->value = NB_EDTF_UNKNOWN;
  if (value)
    nb_edtf_parse (value, &dated->value, NULL);
  g_clear_pointer (&dated->time, g_free);
  g_clear_pointer (&dated->evidence, nb_evidence_free);
}

/* The places that were read are named in the text and stay, but the article is about none of them. Where the right one is
 * named, too, that is still where it stands. */
static void
set_place (NbArticle *article,
           const NbCorrection *correction)
{
  gboolean national = g_strcmp0 (correction->value, NB_PLACE_NATIONAL) == 0;
  NbEvidence *named = NULL;

  for (guint i = article->places->len; i > 0; i--)
    {
      NbPlaceMention *place = g_ptr_array_index (article->places, i - 1);

      if (g_strcmp0 (place->unit, correction->value) == 0)
        {
          nb_evidence_free (named);
          named = g_steal_pointer (&place->evidence);
          g_ptr_array_remove_index (article->places, i - 1);
        }
      else
        place->role = NB_ROLE_MENTIONED;
    }
  article->scope = national ? NB_SCOPE_NATIONAL : correction->value ? NB_SCOPE_PROVINCE : NB_SCOPE_UNKNOWN;
  if (correction->value && !national)
    g_ptr_array_insert (article->places, 0,
                        nb_place_mention_new (correction->value, correction->name ? correction->name : correction->value,
                                              NB_ROLE_SUBJECT, named));
}

static void
apply (NbArticle *article,
       const NbCorrection *correction)
{
  switch (correction->field)
    {
    case NB_FIELD_TITLE:
      set_text (&article->title, &article->title_evidence, correction->value);
      article->title_derived = FALSE;
      break;
    case NB_FIELD_BYLINE:
      set_text (&article->byline, &article->byline_evidence, correction->value);
      break;
    case NB_FIELD_SOURCE:
      set_text (&article->source_name, &article->source_evidence, correction->value);
      if (!correction->value)
        g_clear_pointer (&article->source_domain, g_free);
      break;
    case NB_FIELD_PUBLISHED:
      set_date (&article->published, correction->value);
      break;
    case NB_FIELD_HAPPENED:
      set_date (&article->happened, correction->value);
      break;
    case NB_FIELD_PLACE:
      set_place (article, correction);
      break;
    case NB_N_FIELDS:
    default:
      g_return_if_reached ();
    }
}

/**
 * nb_article_correct:
 * @article: as it was read
 * @corrections: (nullable) (element-type NbCorrection):
 *
 * Returns: (transfer full): @article itself if there is nothing to correct, otherwise a corrected copy
 */
NbArticle *
nb_article_correct (NbArticle *article,
                    const GPtrArray *corrections)
{
  g_autoptr (JsonNode) record = NULL;
  NbArticle *copy;

  if (!corrections || corrections->len == 0)
    return nb_article_ref (article);
  record = nb_article_to_json (article);
  copy = nb_article_from_json (record, article->text ? article->text : "", NULL);
  g_return_val_if_fail (copy != NULL, nb_article_ref (article));
  copy->fingerprint = article->fingerprint;
  for (guint i = 0; i < corrections->len; i++)
    apply (copy, g_ptr_array_index (corrections, i));
  return copy;
}
