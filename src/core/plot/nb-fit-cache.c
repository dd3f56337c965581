/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headlines fitted to their rooms. Owned by the layouts that follow one another; in their one thread. */

#include "plot/nb-fit-cache.h"

#include <math.h>
#include <string.h>

/* A power of two. When half of them are taken the older half of the cache goes: more headlines than a screen shows. */
#define N_SLOTS 8192

typedef struct
{
  const char *title;        /* the catalog's own, which outlives the layouts; NULL: free */
  gint role;
  gint room;
  NbFit fit;
} Slot;

struct _NbFitCache
{
  gatomicrefcount ref_count;
  NbTextRuler ruler;        /* what the widths were measured with */
  guint n_recent;
  Slot *recent, *older;
};

static void
empty (Slot *slots)
{
  for (guint i = 0; i < N_SLOTS; i++)
    g_free ((char *) slots[i].fit.text);
  memset (slots, 0, N_SLOTS * sizeof (Slot));
}

static void
turn_over (NbFitCache *self)
{
  Slot *oldest = self->older;

  empty (oldest);
  self->older = self->recent;
  self->recent = oldest;
  self->n_recent = 0;
}

/**
 * nb_fit_cache_new:
 *
 * Returns: (transfer full): an empty cache
 */
NbFitCache *
nb_fit_cache_new (void)
{
  NbFitCache *self = g_new0 (NbFitCache, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->recent = g_new0 (Slot, N_SLOTS);
  self->older = g_new0 (Slot, N_SLOTS);
  return self;
}

NbFitCache *
nb_fit_cache_ref (NbFitCache *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_fit_cache_unref (NbFitCache *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  empty (self->recent);
  empty (self->older);
  g_free (self->recent);
  g_free (self->older);
  g_free (self);
}

static Slot *
find (Slot *slots,
      NbTextRole role,
      const char *title,
      int room)
{
  gsize hash = (gsize) title * 2654435761u ^ (gsize) room * 40503u ^ role;

  for (gsize i = hash ^ hash >> 16;; i++)
    {
      Slot *slot = &slots[i % N_SLOTS];

      if (!slot->title || (slot->title == title && slot->role == (int) role && slot->room == room))
        return slot;
    }
}

/**
 * nb_fit_cache_get:
 * @title: a string that stays where it is as long as the cache is used, such as a catalog's
 * @room: rounded down to whole units, so that a pan asks for the same again
 *
 * Returns: the title as nb_text_fit() shortens it
 */
NbFit
nb_fit_cache_get (NbFitCache *self,
                  const NbTextRuler *ruler,
                  NbTextRole role,
                  const char *title,
                  double room)
{
  int whole = (int) CLAMP (floor (room), 0, 100000);
  Slot *slot, *old;
  double width = 0;
  char *text;

  if (self->ruler.measure != ruler->measure || self->ruler.user_data != ruler->user_data)
    {
      turn_over (self);
      turn_over (self);
      self->ruler = *ruler;
    }
  slot = find (self->recent, role, title, whole);
  if (slot->title)
    return slot->fit;
  if (self->n_recent > N_SLOTS / 2)
    {
      turn_over (self);
      slot = find (self->recent, role, title, whole);
    }
  self->n_recent++;
  old = find (self->older, role, title, whole);
  if (old->title)
    {
      /* its place stays taken, so that what was put after it is found */
      *slot = *old;
      old->fit.text = g_strdup (old->fit.text);
      return slot->fit;
    }
  text = nb_text_fit (ruler, role, title, whole, &width);
  *slot = (Slot){ title, role, whole, { text, width, text && g_str_has_suffix (text, "…") } };
  return slot->fit;
}
