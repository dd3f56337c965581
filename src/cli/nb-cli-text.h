/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

G_BEGIN_DECLS

/* Articles and tables to be read on a terminal. */

char    *nb_cli_article_to_text (const NbStoredArticle *stored,
                                 const GPtrArray *reprints);
char    *nb_cli_article_to_json (const NbStoredArticle *stored,
                                 const GPtrArray *reprints);
char    *nb_cli_article_to_html (const NbArticle *article,
                                 const char      *url);
void     nb_cli_print_table     (const char *const *headers,
                                 GPtrArray         *rows,
                                 guint              right_aligned);

G_END_DECLS
