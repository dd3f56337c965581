/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbContextBands: which marks of the time around them articles are shown with.
 * Values, owned by whoever holds a reference; read in any thread. */

#include "base/nb-context-bands.h"

#include "base/nb-format.h"
#include "base/nb-text.h"

#include <string.h>

/**
 * nb_context_mark_clear:
 * @mark: a #NbContextMark
 *
 * Frees what it holds: for arrays of marks.
 */
void
nb_context_mark_clear (gpointer mark)
{
  g_free (((NbContextMark *) mark)->name);
  g_free (((NbContextMark *) mark)->short_name);
  g_free (((NbContextMark *) mark)->tip);
}

/**
 * nb_context_name_clean:
 * @text: (nullable): from anywhere
 *
 * Returns: (transfer full) (nullable): it on one line, and no longer than anybody would read; %NULL if nothing is left
 */
char *
nb_context_name_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autofree char *normal = nb_text_normalise (valid, -1);
  g_autofree char *squeezed = nb_text_squeeze (normal, -1);

  if (!squeezed || !*squeezed)
    return NULL;
  if (g_utf8_strlen (squeezed, -1) <= NB_CONTEXT_MAX_NAME)
    return g_steal_pointer (&squeezed);
  return g_utf8_substring (squeezed, 0, NB_CONTEXT_MAX_NAME);
}

/**
 * nb_context_band_new:
 * @name: what it is called
 *
 * Returns: (transfer full): a band without marks, to be shown
 */
NbContextBand *
nb_context_band_new (const char *name)
{
  NbContextBand *self = g_new0 (NbContextBand, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = nb_context_name_clean (name);
  if (!self->name)
    self->name = g_strdup ("–");
  self->shown = TRUE;
  self->marks = g_array_new (FALSE, TRUE, sizeof (NbContextMark));
  g_array_set_clear_func (self->marks, nb_context_mark_clear);
  return self;
}

NbContextBand *
nb_context_band_ref (NbContextBand *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_context_band_unref (NbContextBand *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->marks);
  g_free (self->name);
  g_free (self);
}

/**
 * nb_context_band_add:
 * @short_name: (nullable): where there is little room
 *
 * Returns: whether it was added: it has a name and a time, and the band is not full
 */
gboolean
nb_context_band_add (NbContextBand *self,
                     NbDay first,
                     NbDay last,
                     const char *name,
                     const char *short_name)
{
  NbContextMark mark = { NB_CONTEXT_OWN, first, last, NULL, NULL, NULL };
  g_autofree char *span = NULL;

  if (self->marks->len >= NB_CONTEXT_MAX_MARKS || first == NB_DAY_NONE || last == NB_DAY_NONE || last < first)
    return FALSE;
  mark.name = nb_context_name_clean (name);
  if (!mark.name)
    return FALSE;
  mark.short_name = nb_context_name_clean (short_name);
  if (!mark.short_name)
    mark.short_name = g_strdup (mark.name);
  /* once here, not for each frame */
  span = nb_format_span (first, last);
  mark.tip = g_strdup_printf ("%s · %s", mark.name, span);
  g_array_append_val (self->marks, mark);
  return TRUE;
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const NbContextMark *ma = a, *mb = b;

  if (ma->first != mb->first)
    return ma->first < mb->first ? -1 : 1;
  if (ma->last != mb->last)
    return ma->last < mb->last ? -1 : 1;
  return strcmp (ma->name, mb->name);
}

/**
 * nb_context_band_sort:
 *
 * Puts the marks in the order of time; to be called when all are added.
 */
void
nb_context_band_sort (NbContextBand *self)
{
  g_array_sort (self->marks, compare_marks);
}

/**
 * nb_context_bands_new:
 * @off: a bit for each #NbContextKind that is not shown
 * @own: (nullable) (element-type NbContextBand): the user's bands, from top to bottom
 *
 * Returns: (transfer full): the value
 */
NbContextBands *
nb_context_bands_new (guint off,
                      GPtrArray *own)
{
  NbContextBands *self = g_new0 (NbContextBands, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->off = off;
  self->own = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_context_band_unref);
  for (guint i = 0; own && i < own->len; i++)
    g_ptr_array_add (self->own, nb_context_band_ref (g_ptr_array_index (own, i)));
  return self;
}

NbContextBands *
nb_context_bands_ref (NbContextBands *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_context_bands_unref (NbContextBands *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->own);
  g_free (self);
}

/**
 * nb_context_bands_shows:
 * @self: (nullable): %NULL shows all that comes with the program
 */
gboolean
nb_context_bands_shows (const NbContextBands *self,
                        NbContextKind kind)
{
  return !self || !(self->off & (1u << kind));
}

/**
 * nb_context_kind_to_string:
 *
 * Returns: its name in settings and actions
 */
const char *
nb_context_kind_to_string (NbContextKind kind)
{
  static const char *const names[] = { "themes", "congresses", "elections", "day", "tet" };

  return kind < G_N_ELEMENTS (names) ? names[kind] : "own";
}
