/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* One line of shaped text. Made by the typesetter, immutable, reference counted (not atomically: one thread). */

typedef struct
{
  guint        ref_count;
  PangoLayout *layout;
  char        *text;
  const char  *family;       /* the typesetter's, interned */
  double       size;         /* of the font, in the canvas's units */
  int          weight;       /* 400, 500, 600, 700 */
  double       width;
  double       height;
  double       baseline;     /* from the top of the layout */
} NbText;

NbText *nb_text_ref   (NbText *self);
void    nb_text_unref (NbText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbText, nb_text_unref)

G_END_DECLS
