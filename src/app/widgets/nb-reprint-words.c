/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many papers printed a text and which was the first, for the reader and the timeline's card. Pure functions. */

#include "widgets/nb-reprint-words.h"

#include "base/nb-format.h"

#include <glib/gi18n.h>

/* Different papers; an article without one counts as one of its own. */
static guint
count_papers (GPtrArray *reprints)
{
  g_autoptr (GHashTable) papers = g_hash_table_new (g_str_hash, g_str_equal);
  guint nameless = 0;

  for (guint i = 0; i < reprints->len; i++)
    {
      const NbReprint *reprint = reprints->pdata[i];

      if (reprint->source == NULL)
        nameless++;
      else
        g_hash_table_add (papers, reprint->source);
    }
  return g_hash_table_size (papers) + nameless;
}

/**
 * nb_reprints_summarise:
 * @reprints: (element-type NbReprint): not empty, the first to be published first
 *
 * By the day of publication, which is what "first" means to whoever cites it; where no day is known it says nothing of that.
 * Of one paper twice it tells how often it was printed: nobody is to count a paper that is not there.
 *
 * Returns: (transfer full): "12 papers, first in Báo X, 12.3.2019"
 */
char *
nb_reprints_summarise (GPtrArray *reprints)
{
  const NbReprint *first = reprints->pdata[0];
  guint n = reprints->len, n_papers = count_papers (reprints);
  g_autofree char *count = nb_format_count (n_papers > 1 ? n_papers : n);
  g_autofree char *many = g_strdup_printf (n_papers > 1 ? ngettext ("%s paper", "%s papers", n_papers)
                                                        : ngettext ("printed %s time", "printed %s times", n), count);
  g_autofree char *date = NULL;

  if (!first->published.is_known)
    return g_steal_pointer (&many);
  date = nb_format_edtf (&first->published);
  if (first->source == NULL)
    /* TRANSLATORS: "12 papers, first on 12.3.2019" */
    return g_strdup_printf (_("%s, first on %s"), many, date);
  /* TRANSLATORS: "12 papers, first in Báo X, 12.3.2019" */
  return g_strdup_printf (_("%s, first in %s, %s"), many, first->source, date);
}
