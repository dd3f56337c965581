/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From pairs of articles that print the same text to clusters. */

typedef struct
{
  gint64 longer;         /* the article with the longer text; of two equal ones the one with the lower id */
  gint64 shorter;
  guint  resemblance;    /* in percent */
} NbReprintLink;

typedef struct
{
  gint64 id;
  gint64 cluster;        /* the lowest id in it */
} NbReprintMember;

GArray *nb_reprint_cluster (const NbReprintLink *links,
                            guint                n_links);

G_END_DECLS
