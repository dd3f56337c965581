/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

G_BEGIN_DECLS

/* One filter of a query, as a chip shows it and takes it away. */

typedef struct
{
  NbFilterKind kind;
  char        *value;      /* of the lists */
  char        *label;      /* for people */
} NbFilter;

void       nb_filter_free    (NbFilter       *self);
GPtrArray *nb_filters_list   (const NbQuery  *query,
                              NbPlaces       *places);
void       nb_filter_toggle  (NbSession      *session,
                              NbFilterKind    kind,
                              const char     *value);
void       nb_filters_clear  (NbSession      *session);
gboolean   nb_filter_is_on   (const NbQuery  *query,
                              NbFilterKind    kind,
                              const char     *value);

G_END_DECLS
