/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What articles are told apart by, as a word and as a facet.
 * Pure functions; any thread. */

#include "model/nb-group-by.h"

static const char *const words[NB_N_GROUP_BY] = {
  "none", "region", "province", "source", "campaign", "person", "organisation", "document", "tag",
};

/**
 * nb_group_by_to_string:
 *
 * Returns: (transfer none): the word of the command line and the settings
 */
const char *
nb_group_by_to_string (NbGroupBy by)
{
  g_return_val_if_fail ((guint) by < NB_N_GROUP_BY, NULL);
  return words[by];
}

/**
 * nb_group_by_from_string:
 *
 * Returns: %FALSE if @text is none of the words
 */
gboolean
nb_group_by_from_string (const char *text,
                         NbGroupBy *by)
{
  for (guint i = 0; i < NB_N_GROUP_BY; i++)
    if (g_str_equal (text, words[i]))
      {
        *by = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * nb_group_by_is_named:
 *
 * Returns: whether an article can have several values, so that groups need NbGroupNames; such a kind has no lanes
 */
gboolean
nb_group_by_is_named (NbGroupBy by)
{
  return by >= NB_GROUP_BY_PERSON;
}

/**
 * nb_group_by_facet:
 * @by: one that nb_group_by_is_named()
 *
 * Returns: whose names they are
 */
NbFacet
nb_group_by_facet (NbGroupBy by)
{
  g_return_val_if_fail (nb_group_by_is_named (by), NB_FACET_PERSON);
  return NB_FACET_PERSON + (by - NB_GROUP_BY_PERSON);
}
