/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recognised values of an article as one list, for the reader's underlines and facts. Pure functions. */

#include "reader/nb-mark.h"

#include "base/nb-format.h"

#include <glib/gi18n.h>

void
nb_mark_free (NbMark *self)
{
  g_free (self->value);
  g_free (self->filter);
  g_free (self);
}

static NbMark *
add_mark (GPtrArray        *marks,
          NbMarkKind        kind,
          const char       *fact,
          const char       *value,
          const char       *filter,
          const NbEvidence *evidence)
{
  NbMark *mark = g_new0 (NbMark, 1);

  mark->kind = kind;
  mark->fact = fact;
  mark->value = g_strdup (value);
  mark->filter = g_strdup (filter);
  mark->evidence = evidence;
  g_ptr_array_add (marks, mark);
  return mark;
}

static void
add_date (GPtrArray     *marks,
          const char    *fact,
          const NbDated *dated)
{
  g_autofree char *date = nb_format_edtf (&dated->value);
  g_autofree char *words = dated->time != NULL ? g_strdup_printf ("%s, %s", date, dated->time) : g_strdup (date);

  if (!dated->value.is_known)
    return;
  add_mark (marks, NB_MARK_DATE, fact, words, NULL, dated->evidence)->time = dated->value;
}

static void
add_dates (GPtrArray  *marks,
           const char *fact,
           GPtrArray  *dates)
{
  for (guint i = 0; i < dates->len; i++)
    add_date (marks, fact, dates->pdata[i]);
}

static void
add_people (GPtrArray *marks,
            GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const NbPerson *person = people->pdata[i];
      g_autofree char *roles = g_strjoinv (", ", person->roles);
      g_autofree char *words = *roles != '\0' ? g_strdup_printf ("%s, %s", person->name, roles) : g_strdup (person->name);

      add_mark (marks, NB_MARK_PERSON, _("People"), words, person->name, person->evidence);
    }
}

static void
add_places (GPtrArray *marks,
            GPtrArray *mentions,
            NbPlaces  *places)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const NbPlaceMention *mention = mentions->pdata[i];
      const char *fact = mention->role == NB_ROLE_SUBJECT ? _("Place")
                         : mention->role == NB_ROLE_VENUE ? _("Venue") : _("Mentioned");

      add_mark (marks, NB_MARK_PLACE, fact, mention->name, mention->unit, mention->evidence);
    }
}

/**
 * nb_marks_of_article:
 *
 * Returns: (transfer full) (element-type NbMark): the values in the order in which the facts stand; they point
 *   into @article, which must outlive them
 */
GPtrArray *
nb_marks_of_article (const NbArticle *article,
                     NbPlaces        *places)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_mark_free);

  add_date (marks, _("Happened"), &article->happened);
  add_date (marks, _("Published"), &article->published);
  add_dates (marks, _("Looks back on"), article->reviews);
  add_dates (marks, _("Plans for"), article->plans);
  add_places (marks, article->places, places);
  add_people (marks, article->people);
  for (guint i = 0; i < article->documents->len; i++)
    {
      const NbDocument *document = article->documents->pdata[i];

      add_mark (marks, NB_MARK_DOCUMENT, _("Documents"), document->key, document->key, document->evidence);
    }
  for (guint i = 0; i < article->campaigns->len; i++)
    {
      const NbMention *mention = article->campaigns->pdata[i];

      add_mark (marks, NB_MARK_CAMPAIGN, _("Campaigns"), mention->name, mention->name, mention->evidence);
    }
  for (guint i = 0; i < article->organisations->len; i++)
    {
      const NbMention *mention = article->organisations->pdata[i];

      add_mark (marks, NB_MARK_ORGANISATION, _("Organisations"), mention->name, mention->name, mention->evidence);
    }
  return marks;
}

/**
 * nb_mark_kind_get_colour:
 *
 * Returns: the name of the kind's colour in the style sheets
 */
const char *
nb_mark_kind_get_colour (NbMarkKind kind)
{
  static const char *const names[NB_N_MARK_KINDS] = {
    "nb_date", "nb_place", "nb_person", "nb_organisation", "nb_document", "nb_campaign",
  };

  return names[kind];
}

/**
 * nb_mark_kind_get_class:
 *
 * Returns: the style class that gives text the kind's colour
 */
const char *
nb_mark_kind_get_class (NbMarkKind kind)
{
  static const char *const names[NB_N_MARK_KINDS] = {
    "nb-mark-date", "nb-mark-place", "nb-mark-person", "nb-mark-organisation", "nb-mark-document", "nb-mark-campaign",
  };

  return names[kind];
}
