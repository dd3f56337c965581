/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article as a line of a bibliography, for the clipboard. Pure function. */

#include "reader/nb-citation.h"

#include "base/nb-format.h"

#include <glib/gi18n.h>

/**
 * nb_citation_text:
 *
 * Returns: (transfer full): "Byline, “Title”, Source, 14.10.2020, address."
 */
char *
nb_citation_text (const NbStoredArticle *stored)
{
  const NbArticle *article = stored->article;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;
  const char *source = article->source_name != NULL ? article->source_name : article->source_domain;

  if (article->byline != NULL)
    g_ptr_array_add (parts, g_strdup (article->byline));
  g_ptr_array_add (parts, g_strdup_printf (_("“%s”"), article->title != NULL ? article->title : _("Without a title")));
  if (source != NULL)
    g_ptr_array_add (parts, g_strdup (source));
  if (article->published.value.is_known)
    g_ptr_array_add (parts, nb_format_edtf (&article->published.value));
  if (stored->url != NULL)
    g_ptr_array_add (parts, g_strdup (stored->url));
  g_ptr_array_add (parts, NULL);
  words = g_strjoinv (", ", (char **) parts->pdata);
  return g_strconcat (words, ".", NULL);
}
