/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/*
 * How wide lines of text are, by the widths of their words, which recur: a headline is fitted to its place without being
 * shaped as a whole. Not shared: it belongs to one font of one typesetter.
 */
typedef struct _NbWordWidths NbWordWidths;

NbWordWidths *nb_word_widths_new          (PangoContext               *context,
                                           const PangoFontDescription *font,
                                           PangoAttrList              *attributes);
void          nb_word_widths_free         (NbWordWidths               *self);
gboolean      nb_word_widths_can_measure  (const char                 *text);
double        nb_word_widths_measure      (NbWordWidths               *self,
                                           const char                 *text,
                                           gsize                       length);
gsize         nb_word_widths_break_at     (NbWordWidths               *self,
                                           const char                 *text,
                                           double                      width);
guint         nb_word_widths_get_n_shaped (NbWordWidths               *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbWordWidths, nb_word_widths_free)

G_END_DECLS
