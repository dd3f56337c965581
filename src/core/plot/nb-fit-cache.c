/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headlines fitted to their rooms. Owned by the layouts that follow one another; in their one thread. */

#include "plot/nb-fit-cache.h"

#include <math.h>

/* More headlines than a screen shows; a power of two, of which half is filled before it is emptied. */
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
  guint ref_count;
  NbTextRuler ruler;        /* what the widths were measured with */
  guint n_used;
  Slot slots[N_SLOTS];
};

static void
empty (NbFitCache *self)
{
  for (guint i = 0; i < N_SLOTS; i++)
    {
      g_free ((char *) self->slots[i].fit.text);
      self->slots[i] = (Slot){ NULL, 0, 0, { NULL, 0, FALSE } };
    }
  self->n_used = 0;
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

  self->ref_count = 1;
  return self;
}

NbFitCache *
nb_fit_cache_ref (NbFitCache *self)
{
  self->ref_count++;
  return self;
}

void
nb_fit_cache_unref (NbFitCache *self)
{
  if (--self->ref_count > 0)
    return;
  empty (self);
  g_free (self);
}

static Slot *
find (NbFitCache *self,
      NbTextRole role,
      const char *title,
      int room)
{
  gsize hash = (gsize) title * 2654435761u ^ (gsize) room * 40503u ^ role;

  for (gsize i = hash ^ hash >> 16;; i++)
    {
      Slot *slot = &self->slots[i % N_SLOTS];

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
  Slot *slot;

  if (self->n_used > N_SLOTS / 2 || self->ruler.measure != ruler->measure || self->ruler.user_data != ruler->user_data)
    {
      empty (self);
      self->ruler = *ruler;
    }
  slot = find (self, role, title, whole);
  if (!slot->title)
    {
      char *text = nb_text_fit (ruler, role, title, whole);

      *slot = (Slot){ title, role, whole, { text, text ? nb_text_width (ruler, role, text) : 0, text && g_str_has_suffix (text, "…") } };
      self->n_used++;
    }
  return slot->fit;
}
