/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front door of extraction: runs the rules in their order over one document.
 * Immutable after creation and reference counted atomically; usable from any thread. */

#include "extract/nb-extractor.h"

#include "base/nb-text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (nb-extract-error-quark, nb_extract_error)

struct _NbExtractor
{
  gatomicrefcount ref_count;
  NbPlaces *places;
};

NbExtractor *
nb_extractor_new (NbPlaces *places)
{
  NbExtractor *self = g_new0 (NbExtractor, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->places = nb_places_ref (places);
  return self;
}

NbExtractor *
nb_extractor_ref (NbExtractor *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_extractor_unref (NbExtractor *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  nb_places_unref (self->places);
  g_free (self);
}

NbArticle *
nb_extractor_run (const NbExtractor *self,
                  GBytes *document,
                  const NbOrigin *origin,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (NbArticle) article = NULL;
  gsize size;
  const char *data = g_bytes_get_data (document, &size);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (size == 0 || !g_utf8_validate (data, size, NULL))
    {
      g_set_error (error, NB_EXTRACT_ERROR, NB_EXTRACT_ERROR_EMPTY, _("The file is empty"));
      return NULL;
    }
  article = nb_article_new ();
  article->text = nb_text_normalise (data, size);
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, article->text));
  return g_steal_pointer (&article);
}
