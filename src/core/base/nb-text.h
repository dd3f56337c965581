/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *nb_text_normalise   (const char *text, gssize length);
char     *nb_text_fold        (const char *text, gssize length);
char     *nb_text_key         (const char *text, gssize length);
gunichar  nb_char_fold        (gunichar c);
gboolean  nb_char_is_marked   (gunichar c);
gboolean  nb_text_has_marks   (const char *text);
char     *nb_text_squeeze     (const char *text, gssize length);
char     *nb_text_slice       (const char *text, guint start, guint end);
guint     nb_text_offset_at   (const char *text, const char *at);
char     *nb_text_ellipsize   (const char *text, guint max_chars);

G_END_DECLS
