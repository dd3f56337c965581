/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * One line of JSON Lines, cut into the members of its object without building a tree: an import reads millions of them.
 * Strict: what is not JSON to the letter (RFC 8259) is left to whoever is more forgiving.
 */

#define NB_JSON_MAX_NESTING 100

/* @name: without its escapes. @value: as it stands there; it is a string if it begins with a quotation mark. */
typedef void (*NbJsonMemberFunc) (const char *name, const char *value, gsize length, gpointer user_data);

gboolean nb_json_foreach_member (const char       *text,
                                 gsize             length,
                                 NbJsonMemberFunc  func,
                                 gpointer          user_data);
char    *nb_json_unescape       (const char       *value,
                                 gsize             length);
void     nb_json_append_string  (GString          *out,
                                 const char       *text);

G_END_DECLS
