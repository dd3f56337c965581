/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views that one has been at, as a browser keeps them.
 * Owned by the session; lives in the main thread. */

#include "model/nb-history.h"

#define MAX_VIEWS 100

struct _NbHistory
{
  GArray *back;        /* of NbView, the latest last */
  GArray *forward;
};

/**
 * nb_view_clear:
 *
 * Lets go of what @view holds.
 */
void
nb_view_clear (NbView *view)
{
  g_clear_pointer (&view->query, nb_query_unref);
}

static GArray *
new_views (void)
{
  GArray *views = g_array_new (FALSE, FALSE, sizeof (NbView));

  g_array_set_clear_func (views, (GDestroyNotify) nb_view_clear);
  return views;
}

static void
push (GArray *views,
      const NbView *view)
{
  NbView copy = { nb_query_ref (view->query), view->from, view->to };

  g_array_append_val (views, copy);
}

/**
 * nb_history_new:
 *
 * Returns: (transfer full): a history without views
 */
NbHistory *
nb_history_new (void)
{
  NbHistory *self = g_new0 (NbHistory, 1);

  self->back = new_views ();
  self->forward = new_views ();
  return self;
}

/**
 * nb_history_free:
 */
void
nb_history_free (NbHistory *self)
{
  g_array_unref (self->back);
  g_array_unref (self->forward);
  g_free (self);
}

/**
 * nb_history_remember:
 * @present: the view that is about to be left
 *
 * Keeps @present, unless it is the one kept last; what lay forward is forgotten.
 *
 * Returns: whether anything changed
 */
gboolean
nb_history_remember (NbHistory *self,
                     const NbView *present)
{
  const NbView *last = self->back->len ? &g_array_index (self->back, NbView, self->back->len - 1) : NULL;

  if (last && last->from == present->from && last->to == present->to && nb_query_equal (last->query, present->query))
    return FALSE;
  if (self->back->len == MAX_VIEWS)
    g_array_remove_index (self->back, 0);
  push (self->back, present);
  g_array_set_size (self->forward, 0);
  return TRUE;
}

gboolean
nb_history_can_go_back (const NbHistory *self)
{
  return self->back->len > 0;
}

gboolean
nb_history_can_go_forward (const NbHistory *self)
{
  return self->forward->len > 0;
}

static gboolean
travel (GArray *source,
        GArray *target,
        const NbView *present,
        NbView *view)
{
  const NbView *last;

  if (source->len == 0)
    return FALSE;
  last = &g_array_index (source, NbView, source->len - 1);
  *view = (NbView){ nb_query_ref (last->query), last->from, last->to };
  g_array_set_size (source, source->len - 1);
  push (target, present);
  return TRUE;
}

/**
 * nb_history_go_back:
 * @present: the view that is left, to which "forward" will lead
 * @view: (out): the view to be shown; nb_view_clear() when done with
 *
 * Returns: %FALSE if there is nothing to go back to
 */
gboolean
nb_history_go_back (NbHistory *self,
                    const NbView *present,
                    NbView *view)
{
  return travel (self->back, self->forward, present, view);
}

/**
 * nb_history_go_forward:
 *
 * nb_history_go_back() the other way.
 *
 * Returns: %FALSE if there is nothing to go forward to
 */
gboolean
nb_history_go_forward (NbHistory *self,
                       const NbView *present,
                       NbView *view)
{
  return travel (self->forward, self->back, present, view);
}
