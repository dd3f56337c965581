/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-query.h"

G_BEGIN_DECLS

/* The views that one has been at: where "back" and "forward" lead. Lives in the main thread. */

/* What a view is: a query and a visible span, in days. */
typedef struct
{
  NbQuery *query;
  double   from;
  double   to;
} NbView;

void       nb_view_clear             (NbView          *view);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NbView, nb_view_clear)

typedef struct _NbHistory NbHistory;

NbHistory *nb_history_new            (void);
void       nb_history_free           (NbHistory       *self);
gboolean   nb_history_remember       (NbHistory       *self,
                                      const NbView    *present);
gboolean   nb_history_can_go_back    (const NbHistory *self);
gboolean   nb_history_can_go_forward (const NbHistory *self);
gboolean   nb_history_go_back        (NbHistory       *self,
                                      const NbView    *present,
                                      NbView          *view);
gboolean   nb_history_go_forward     (NbHistory       *self,
                                      const NbView    *present,
                                      NbView          *view);

G_END_DECLS
