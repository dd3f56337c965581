/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

/* Where two things were run together into one line. */

guint32  nb_line_cut_fusion     (const NbTokens *tokens,
                                 const NbLine   *line);
guint    nb_line_cut_title      (const NbTokens *tokens,
                                 const NbLine   *line);
guint    nb_line_cut_stamp      (const NbTokens *tokens,
                                 const NbLine   *line,
                                 guint          *end);
guint    nb_line_cut_caption    (const NbTokens *tokens,
                                 const NbLine   *line);
void     nb_line_halve_doubled  (const char     *text,
                                 NbLine         *line);
gboolean nb_line_opens_text     (const NbTokens *tokens,
                                 guint           i,
                                 guint           last,
                                 gboolean        surely);

G_END_DECLS
